package week

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// repeatMost is how many weeks can lie between two repeats in the form.
const repeatMost = 4

// repeatFields are the part of a form that says how a session repeats.
type repeatFields struct {
	page     *Page
	box      *fyne.Container
	every    *kit.Select // not, every week, every two and so on
	days     [7]*kit.Check
	weekdays [7]time.Weekday // of days
	ends     *kit.Segments
	until    *kit.Entry
	count    *kit.Stepper
	fields   kit.Fields
	more     []*fyne.Container // seen when it repeats
	untilRow *kit.Field
	countRow *kit.Field
	onResize func()
	onBegin  func() // it is to repeat now
}

func newRepeatFields(p *Page, onResize func()) *repeatFields {
	r := &repeatFields{page: p, fields: kit.Fields{}, onResize: onResize}
	choices := []string{p.say("repeat.never")}
	for n := 1; n <= repeatMost; n++ {
		choices = append(choices, p.say("repeat.every", "Count", n))
	}
	r.every = kit.NewSelect(choices, 0, func(int) {
		if r.on() && len(r.ticked()) == 0 {
			r.onBegin()
		}
		r.arrange()
	})
	var boxes []fyne.CanvasObject
	for i, d := range p.view.Week.Days() {
		r.weekdays[i] = model.Weekday(d)
		r.days[i] = kit.NewCheck(p.Format.WeekdayShort(r.weekdays[i]), false, nil)
		boxes = append(boxes, r.days[i])
	}
	r.ends = kit.NewSegments([]string{p.say("repeat.until"), p.say("repeat.times")}, 1, func(int) { r.arrange() })
	r.until = kit.NewEntry(p.say("date.hint"))
	r.count = kit.NewStepper(4, 2, 7*planner.MaxRepeatWeeks, 1, strconv.Itoa, nil)
	field := func(path string, control fyne.CanvasObject) *kit.Field {
		f := kit.NewField(p.Format.Field(path), control)
		r.fields[path] = f
		return f
	}
	r.untilRow, r.countRow = field("until", p.withCalendar(r.until)), field("count", r.count)
	r.more = []*fyne.Container{
		kit.FormColumn(field("on", kit.FormRow(boxes...))),
		kit.FormRow(kit.NewField(p.say("repeat.ends"), r.ends), r.untilRow, r.countRow),
	}
	r.box = kit.FormColumn(field("every", r.every), r.more[0], r.more[1])
	r.arrange()
	return r
}

// on says whether the session is to repeat.
func (r *repeatFields) on() bool { return r.every.Chosen() > 0 }

// begin ticks the weekday of a session that repeats on no other yet.
func (r *repeatFields) begin(d time.Weekday) {
	for i, weekday := range r.weekdays {
		r.days[i].SetChecked(weekday == d)
	}
}

func (r *repeatFields) arrange() {
	for _, part := range r.more {
		part.Hidden = !r.on()
	}
	r.untilRow.Hidden, r.countRow.Hidden = r.ends.Chosen() != 0, r.ends.Chosen() == 0
	r.onResize()
}

// read is how the session repeats. The errors name fields by path.
func (r *repeatFields) read() (planner.Repeat, error) {
	repeat := planner.Repeat{Every: r.every.Chosen(), Weekdays: r.ticked()}
	if len(repeat.Weekdays) == 0 {
		return repeat, &model.Invalid{Field: "on", Code: model.CodeEmpty}
	}
	if r.ends.Chosen() == 1 {
		repeat.Count = r.count.Value()
		return repeat, nil
	}
	text := strings.TrimSpace(r.until.Text)
	if text == "" {
		return repeat, &model.Invalid{Field: "until", Code: model.CodeEmpty}
	}
	var err error
	repeat.Until, err = r.page.Format.ParseDate("until", text)
	return repeat, err
}

// ticked are the weekdays it is to repeat on.
func (r *repeatFields) ticked() []time.Weekday {
	var all []time.Weekday
	for i, check := range r.days {
		if check.Checked() {
			all = append(all, r.weekdays[i])
		}
	}
	return all
}

// seriesLine says of a repeating session how long it goes on, and ends that.
func (f *form) seriesLine() fyne.CanvasObject {
	p := f.page
	series, err := p.Plan.Series(f.was.ID)
	if err != nil {
		p.Fail(err)
		return container.NewWithoutLayout()
	}
	words := kit.NewParagraph(p.say("repeat.is", "Count", series.All, "Day", p.Format.Date(series.Last)), theme.TextBody, theme.ColorText, formWidth-80, 2)
	stop := kit.Flat(p.say("repeat.stop"), func() {
		f.dialog.OnClosed = func(bool) { p.apply(planner.StopRepeating{Session: f.was.ID}) }
		f.dialog.Close()
	}).Small()
	return kit.FormColumn(words, container.NewHBox(stop))
}

// weekdayOf is the weekday of the date that a form says, that of the week's
// first day where it says none.
func (f *form) weekdayOf() time.Weekday {
	d, err := f.page.Format.ParseDate("date", strings.TrimSpace(f.date.Text))
	if err != nil {
		d = f.page.view.Week.First
	}
	return model.Weekday(d)
}
