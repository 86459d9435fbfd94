package logbook

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
)

// effortFields ask how long something took, how far it went and how hard it was.
type effortFields struct {
	book  *Book
	was   model.Effort          // what they were filled from
	wrote map[*kit.Entry]string // what the entries said then

	minutes, distance, ascent, descent *kit.Entry
	effort                             *kit.Stepper
	rows                               [3]*fyne.Container // time, way, climb
}

// newEffortFields adds the fields to those of a form, by their last names.
func (b *Book) newEffortFields(fields kit.Fields) *effortFields {
	e := &effortFields{book: b, wrote: map[*kit.Entry]string{}, effort: kit.NewStepper(0, 0, 10, 1, b.Format.Effort, nil)}
	field := func(name string, control fyne.CanvasObject) *kit.Field {
		f := kit.NewField(b.Format.Field(name), control)
		fields[name] = f
		return f
	}
	entry := func(hint string) *kit.Entry { return kit.NewEntry(hint) }
	e.minutes = entry(b.Format.Duration(45 * model.Minute))
	e.distance, e.ascent, e.descent = entry(b.say("form.optional")), entry(b.say("form.optional")), entry(b.say("form.optional"))
	e.rows = [3]*fyne.Container{
		kit.FormRow(field("duration", e.minutes), field("rpe", e.effort)),
		kit.FormRow(field("distance", e.distance)),
		kit.FormRow(field("ascent", e.ascent), field("descent", e.descent)),
	}
	return e
}

// show has the fields that an activity has; the empty one is none.
func (e *effortFields) show(activity model.ID) {
	a, _ := e.book.Plan.Library().Activity(activity)
	e.rows[1].Hidden, e.rows[2].Hidden = activity == "", !a.Pace
}

// fill writes an effort into the fields.
func (e *effortFields) fill(was model.Effort, activity model.ID) {
	f := e.book.Format
	e.was = was
	e.effort.SetValue(was.RPE)
	write := func(entry *kit.Entry, there bool, words string) {
		if !there {
			words = ""
		}
		e.wrote[entry] = words
		entry.SetText(words)
	}
	write(e.minutes, was.Duration > 0, f.Duration(was.Duration))
	write(e.distance, was.Distance > 0, f.Distance(was.Distance, e.book.family(activity)))
	write(e.ascent, was.Ascent > 0, f.Climb(was.Ascent))
	write(e.descent, was.Descent > 0, f.Climb(was.Descent))
}

// read is the effort that the fields say, of an activity that may be empty. What
// nobody touched stays exact; every field that is wrong is named.
func (e *effortFields) read(activity model.ID) (model.Effort, error) {
	f := e.book.Format
	effort := e.was
	effort.RPE = e.effort.Value()
	var wrong []error
	if e.touched(e.minutes) || e.was.Duration == 0 {
		var err error
		effort.Duration, err = f.ParseMinutes("duration", e.minutes.Text)
		wrong = append(wrong, err)
	}
	for _, way := range []struct {
		row   *fyne.Container
		entry *kit.Entry
		into  *model.Distance
		parse func(string) (model.Distance, error)
	}{
		{e.rows[1], e.distance, &effort.Distance, func(text string) (model.Distance, error) {
			return f.ParseDistance("distance", text, e.book.family(activity))
		}},
		{e.rows[2], e.ascent, &effort.Ascent, func(text string) (model.Distance, error) { return f.ParseClimb("ascent", text) }},
		{e.rows[2], e.descent, &effort.Descent, func(text string) (model.Distance, error) { return f.ParseClimb("descent", text) }},
	} {
		if !way.row.Hidden && !e.touched(way.entry) {
			continue
		}
		*way.into = 0
		if text := strings.TrimSpace(way.entry.Text); text != "" && !way.row.Hidden {
			var err error
			*way.into, err = way.parse(text)
			wrong = append(wrong, err)
		}
	}
	return effort, errors.Join(wrong...)
}

func (e *effortFields) touched(entry *kit.Entry) bool { return entry.Text != e.wrote[entry] }
