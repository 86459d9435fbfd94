package week

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// doneForm is the dialog for what was done of a session, filled in with what was
// planned or was said before.
type doneForm struct {
	page    *Page
	session model.Session
	op      planner.Complete // as it was filled in
	dialog  *kit.Dialog
	fields  map[string]*kit.Field

	minutes, distance, ascent, descent *kit.Entry
	effort                             *kit.Stepper
	further                            *kit.Check
	sets                               []*doneRow
	wrote                              map[*kit.Entry]string
}

// doneRow is what was done of one exercise.
type doneRow struct{ reps, weight *kit.Entry }

// DoneWithDetails asks what was done of the session under the cursor.
func (p *Page) DoneWithDetails() {
	under, ok := p.chosen()
	if !ok {
		return
	}
	whole, err := p.Plan.Sessions(under.ID)
	if err != nil {
		p.Fail(err)
		return
	}
	f := &doneForm{page: p, session: whole[0], fields: map[string]*kit.Field{}, wrote: map[*kit.Entry]string{}}
	if f.op, err = p.Plan.Prefill(under.ID); err != nil {
		p.Fail(err)
		return
	}
	f.dialog = &kit.Dialog{
		Heading: p.say("done.heading", "Title", f.session.Title), Sentence: p.say("done.sentence"), Width: formWidth,
		Content: f.content(), Confirm: p.say("command.done"), Cancel: p.say("dialog.cancel"), OnConfirm: f.confirm,
	}
	f.dialog.Show(p.Canvas)
}

func (f *doneForm) content() fyne.CanvasObject {
	p := f.page
	family := p.family(f.session.Activity)
	actual := f.op.Actual
	f.minutes = f.entry(optionalWords(actual.Duration > 0, func() string { return p.Format.Duration(actual.Duration) }))
	f.effort = kit.NewStepper(actual.RPE, 0, 10, 1, p.effortWords, nil)
	all := column(row(f.field("duration", f.minutes), f.field("rpe", f.effort)))
	if f.session.Kind == model.Cardio {
		climb := func(d model.Distance) string {
			return optionalWords(d > 0, func() string { return p.Format.Climb(d) })
		}
		f.distance = f.entry(optionalWords(actual.Distance > 0, func() string { return p.Format.Distance(actual.Distance, family) }))
		f.ascent, f.descent = f.entry(climb(actual.Ascent)), f.entry(climb(actual.Descent))
		all.Add(f.field("distance", f.distance))
		if a, _ := p.Plan.Library().Activity(f.session.Activity); a.Pace {
			all.Add(row(f.field("ascent", f.ascent), f.field("descent", f.descent)))
		}
	}
	for i, prescription := range f.session.Prescriptions {
		all.Add(f.exercise(i, prescription.Exercise))
	}
	if len(f.session.Prescriptions) > 0 {
		all.Add(kit.NewParagraph(p.say("done.sets"), theme.TextSmall, theme.ColorTextMuted, formWidth-80, 2))
	}
	f.further = kit.NewCheck(p.say("done.further"), f.op.Further, nil)
	all.Add(f.further)
	return all
}

// optionalWords are words, or none.
func optionalWords(there bool, words func() string) string {
	if !there {
		return ""
	}
	return words()
}

// effortWords writes a rating of effort.
func (p *Page) effortWords(n int) string {
	if n == 0 {
		return p.say("form.effort.unknown")
	}
	return strconv.Itoa(n)
}

func (f *doneForm) field(name string, control fyne.CanvasObject) *kit.Field {
	field := kit.NewField(f.page.Format.Field(name), control)
	f.fields[name] = field
	return field
}

func (f *doneForm) entry(words string) *kit.Entry {
	e := kit.NewEntry("")
	f.wrote[e] = words
	e.SetText(words)
	return e
}

// exercise is the row of one exercise: the repetitions, or seconds, of each set,
// and the weights.
func (f *doneForm) exercise(i int, id model.ID) fyne.CanvasObject {
	p := f.page
	x, _ := p.Plan.Library().Exercise(id)
	var reps, weights []string
	for _, set := range f.op.Done[i] {
		if set.Reps > 0 {
			reps = append(reps, strconv.Itoa(set.Reps))
		} else {
			reps = append(reps, p.Format.Duration(set.Hold))
		}
		if set.Weight > 0 {
			weights = append(weights, p.Format.Weight(set.Weight))
		}
	}
	r := &doneRow{reps: f.entry(strings.Join(reps, ", ")), weight: f.entry(strings.Join(sameOnce(weights), ", "))}
	f.sets = append(f.sets, r)
	name := x.Name
	if name == "" {
		name = string(id)
	}
	repsField, weightField := kit.NewField(name, r.reps), kit.NewField(p.say("done.weight"), r.weight)
	f.fields[donePath(i, "reps")], f.fields[donePath(i, "hold")], f.fields[donePath(i, "weight")] = repsField, repsField, weightField
	return row(repsField, weightField)
}

func donePath(i int, name string) string { return fmt.Sprintf("prescriptions[%d].%s", i, name) }

// sameOnce writes equal words once.
func sameOnce(words []string) []string {
	for _, w := range words {
		if w != words[0] {
			return words
		}
	}
	return words[:min(len(words), 1)]
}

func (f *doneForm) confirm() bool {
	p := f.page
	op, err := f.read()
	if err == nil {
		_, err = p.Plan.Check(op)
	}
	if len(model.InvalidFields(err)) > 0 {
		return complain(p, f.dialog, f.fields, err)
	}
	f.dialog.OnClosed = func(bool) { p.apply(op) }
	return true
}

// read is what the form says was done. What nobody touched stays exact.
func (f *doneForm) read() (planner.Complete, error) {
	p := f.page
	op := f.op
	actual := *f.op.Actual
	op.Actual, op.Further = &actual, f.further.Checked()
	actual.RPE = f.effort.Value()
	var err error
	if f.touched(f.minutes) {
		if actual.Duration, err = p.Format.ParseMinutes("duration", f.minutes.Text); err != nil {
			return op, err
		}
	}
	for _, way := range []struct {
		entry *kit.Entry
		into  *model.Distance
		parse func(string) (model.Distance, error)
	}{
		{f.distance, &actual.Distance, func(text string) (model.Distance, error) {
			return p.Format.ParseDistance("distance", text, p.family(f.session.Activity))
		}},
		{f.ascent, &actual.Ascent, func(text string) (model.Distance, error) { return p.Format.ParseClimb("ascent", text) }},
		{f.descent, &actual.Descent, func(text string) (model.Distance, error) { return p.Format.ParseClimb("descent", text) }},
	} {
		if way.entry == nil || !f.touched(way.entry) {
			continue
		}
		*way.into = 0
		if text := strings.TrimSpace(way.entry.Text); text != "" {
			if *way.into, err = way.parse(text); err != nil {
				return op, err
			}
		}
	}
	op.Done = make([][]model.Set, len(f.sets))
	for i, r := range f.sets {
		if op.Done[i], err = f.readSets(i, r); err != nil {
			return op, err
		}
	}
	if len(f.sets) == 0 {
		op.Done = nil
	}
	return op, nil
}

func (f *doneForm) touched(e *kit.Entry) bool { return e.Text != f.wrote[e] }

// readSets reads the sets of one exercise: the weight is that of all sets, or
// there is one for each.
func (f *doneForm) readSets(i int, r *doneRow) ([]model.Set, error) {
	if !f.touched(r.reps) && !f.touched(r.weight) {
		return f.op.Done[i], nil
	}
	reps, weights := listed(r.reps.Text), listed(r.weight.Text)
	if len(reps) > model.MaxSets {
		return nil, &model.Invalid{Field: donePath(i, "reps"), Code: model.CodeTooLarge, Most: model.MaxSets}
	}
	if len(weights) > 1 && len(weights) != len(reps) {
		return nil, &model.Invalid{Field: donePath(i, "weight"), Code: model.CodeMismatch}
	}
	field := func(name string) string { return donePath(i, name) }
	sets := make([]model.Set, len(reps))
	for k, text := range reps {
		if planned := f.session.Prescriptions[i].Sets; k < len(planned) {
			sets[k].Side, sets[k].WarmUp = planned[k].Side, planned[k].WarmUp
		}
		var err error
		if sets[k].Reps, sets[k].Hold, err = f.page.readReps(field, text); err != nil {
			return nil, err
		}
		if len(weights) == 0 {
			continue
		}
		if sets[k].Weight, err = f.readWeight(i, k, r, weights[min(k, len(weights)-1)]); err != nil {
			return nil, err
		}
	}
	return sets, nil
}

// readWeight reads the weight of a set; one that was not touched stays exact.
func (f *doneForm) readWeight(i, k int, r *doneRow, text string) (model.Mass, error) {
	if was := f.op.Done[i]; !f.touched(r.weight) && k < len(was) {
		return was[k].Weight, nil
	}
	return f.page.Format.ParseWeight(donePath(i, "weight"), text)
}

// listed are the words between commas. A comma that a digit follows at once, as in
// 22,5 kg, is one of a number.
func listed(text string) []string {
	var all []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(text, ", ", ";"), func(r rune) bool { return r == ';' }) {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// SkipWithReason asks why the selected sessions are left out, and skips them.
func (p *Page) SkipWithReason() {
	sessions := with(p.Selected(), model.Planned)
	if len(sessions) == 0 {
		return
	}
	reason := kit.NewEntry(p.say("skip.hint"))
	field := kit.NewField(p.Format.Field("reason"), reason)
	heading := p.say("skip.heading", "Title", sessions[0].Title)
	if len(sessions) > 1 {
		heading = p.say("skip.several", "Count", len(sessions))
	}
	d := &kit.Dialog{
		Heading: heading, Sentence: p.say("skip.sentence"), Content: field,
		Confirm: p.say("command.skip"), Cancel: p.say("dialog.cancel"),
	}
	fields := map[string]*kit.Field{"reason": field}
	d.OnConfirm = func() bool {
		why := strings.TrimSpace(reason.Text)
		if _, err := p.Plan.Check(planner.Skip{Session: sessions[0].ID, Reason: why}); len(model.InvalidFields(err)) > 0 {
			return complain(p, d, fields, err)
		}
		d.OnClosed = func(bool) {
			p.each(sessions, func(s *model.Session) planner.Op { return planner.Skip{Session: s.ID, Reason: why} })
		}
		return true
	}
	d.Show(p.Canvas)
}
