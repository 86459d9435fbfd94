package logbook

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/ask"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// doneForm is the dialog for what was done of a session, filled in with what was
// planned or was said before.
type doneForm struct {
	book    *Book
	session model.Session
	op      planner.Complete // as it was filled in
	dialog  *kit.Dialog
	fields  kit.Fields

	effort  *effortFields
	further *kit.Check
	sets    []*setFields
}

// Done asks what was done of a session. Of one that is still to come it says so.
func (b *Book) Done(id model.ID) {
	whole, err := b.Plan.Sessions(id)
	if err != nil {
		b.Fail(err)
		return
	}
	if b.Ahead(&whole[0]) {
		b.early(whole)
		return
	}
	f := &doneForm{book: b, session: whole[0], fields: kit.Fields{}}
	if f.op, err = b.Plan.Prefill(id); err != nil {
		b.Fail(err)
		return
	}
	f.dialog = &kit.Dialog{
		Heading: b.say("done.heading", "Title", f.session.Title), Sentence: b.say("done.sentence"), Width: formWidth,
		Content: f.content(), Confirm: b.say("command.done"), Cancel: b.say("dialog.cancel"), OnConfirm: f.confirm,
	}
	f.dialog.Show(b.Canvas)
}

func (f *doneForm) content() fyne.CanvasObject {
	b := f.book
	f.effort = b.newEffortFields(f.fields)
	f.effort.fill(*f.op.Actual, f.session.Activity)
	f.effort.show(f.session.Activity)
	all := kit.FormColumn(f.effort.rows[0], f.effort.rows[1], f.effort.rows[2])
	for i, prescription := range f.session.Prescriptions {
		all.Add(f.exercise(i, prescription.Exercise))
	}
	if len(f.session.Prescriptions) > 0 {
		all.Add(kit.NewParagraph(b.say("done.sets"), theme.TextSmall, theme.ColorTextMuted, formWidth-80, 2))
	}
	f.further = kit.NewCheck(b.say("done.further"), f.op.Further, nil)
	all.Add(f.further)
	return all
}

// exercise is the row of one exercise.
func (f *doneForm) exercise(i int, id model.ID) fyne.CanvasObject {
	b := f.book
	sets := b.newSetFields(f.op.Done[i])
	f.sets = append(f.sets, sets)
	x, _ := b.Plan.Library().Exercise(id)
	name := x.Name
	if name == "" {
		name = string(id)
	}
	reps, weight := kit.NewField(name, sets.reps), kit.NewField(b.say("done.weight"), sets.weight)
	f.fields[exercisePath(i, "reps")], f.fields[exercisePath(i, "hold")], f.fields[exercisePath(i, "weight")] = reps, reps, weight
	return kit.FormRow(reps, weight)
}

func (f *doneForm) confirm() bool {
	b := f.book
	op, err := f.read()
	if err == nil {
		_, err = b.Plan.Check(op)
	}
	if len(model.InvalidFields(err)) > 0 {
		return ask.Complain(b.Format, f.dialog, f.fields, err)
	}
	f.dialog.OnClosed = func(bool) { b.Do(op) }
	return true
}

// read is what the form says was done.
func (f *doneForm) read() (planner.Complete, error) {
	op := f.op
	actual, err := f.effort.read(f.session.Activity)
	if err != nil {
		return op, err
	}
	op.Actual, op.Further, op.Done = &actual, f.further.Checked(), nil
	for i, sets := range f.sets {
		done, err := sets.read(i, f.session.Prescriptions[i].Sets)
		if err != nil {
			return op, err
		}
		op.Done = append(op.Done, done)
	}
	return op, nil
}
