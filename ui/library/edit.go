package library

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
)

// CanAdd says whether an entry of the kind that is shown can be made here.
func (p *Page) CanAdd() bool { return p.kind == exercises || p.kind == activities }

// Add asks for a new entry of the kind that is shown.
func (p *Page) Add() {
	switch p.kind {
	case exercises:
		p.editExercise(model.Exercise{Regions: model.RegionLower}, p.say("library.add.exercises"))
	case activities:
		p.editActivity(model.Activity{Impact: model.LowImpact}, p.say("library.add.activities"))
	case routines:
		p.ShowWarmUps()
	}
}

// CanEdit says whether anything of the chosen entry can be changed: of what came
// with the program, the notes on an exercise.
func (p *Page) CanEdit() bool {
	e, ok := p.now()
	return ok && p.kind != routines && (p.kind == exercises || p.own(e.id))
}

// Edit asks for the changes to the chosen entry.
func (p *Page) Edit() {
	e, ok := p.now()
	switch {
	case !ok || !p.CanEdit():
	case p.kind == exercises && p.own(e.id):
		p.editExercise(*e.exercise, e.name)
	case p.kind == exercises:
		p.noteExercise(*e.exercise)
	case p.kind == activities:
		if a, ok := p.Plan.Library().Activity(e.id); ok {
			p.editActivity(a, e.name)
		}
	case p.kind == templates:
		if t, ok := p.Plan.Library().Template(e.id); ok {
			p.editTemplate(t)
		}
	}
}

// CanArchive says whether the chosen entry can be archived.
func (p *Page) CanArchive() bool {
	_, ok := p.now()
	return ok && p.kind != routines
}

// Archive offers the chosen entry no longer, or again. Nothing that refers to it
// changes.
func (p *Page) Archive() {
	e, ok := p.now()
	if !ok || !p.CanArchive() {
		return
	}
	archived := !e.archived
	var op planner.Op
	switch p.kind {
	case exercises:
		op = planner.ArchiveExercise{Exercise: e.id, Archived: archived}
	case activities:
		op = planner.ArchiveActivity{Activity: e.id, Archived: archived}
	case templates:
		op = planner.ArchiveTemplate{Template: e.id, Archived: archived}
	}
	p.apply(op)
}

// CanDelete says whether the chosen entry is the person's own.
func (p *Page) CanDelete() bool {
	e, ok := p.now()
	return ok && p.own(e.id)
}

// Delete takes an entry of the person's own away; where something refers to it,
// it offers to archive it instead.
func (p *Page) Delete() {
	e, ok := p.now()
	if !ok || !p.own(e.id) {
		return
	}
	var op planner.Op
	switch p.kind {
	case exercises:
		op = planner.DeleteExercise{Exercise: e.id}
	case activities:
		op = planner.DeleteActivity{Activity: e.id}
	case templates:
		op = planner.DeleteTemplate{Template: e.id}
	default:
		return
	}
	var invalid *model.Invalid
	if _, err := p.Plan.Check(op); errors.As(err, &invalid) && invalid.Code == model.CodeInUse {
		p.offerToArchive(&e)
		return
	}
	p.apply(op)
}

// offerToArchive says why an entry stays, and what can be done instead.
func (p *Page) offerToArchive(e *entry) {
	d := &kit.Dialog{
		Heading: p.say("library.in-use", "Name", e.name), Sentence: p.say("library.in-use.sentence"),
		Confirm: p.say("library.archive"), Cancel: p.say("dialog.cancel"),
	}
	if e.archived {
		d.Confirm = ""
	}
	d.OnConfirm = func() bool {
		d.OnClosed = func(bool) { p.Archive() }
		return true
	}
	d.Show(p.Canvas)
}

func (p *Page) apply(op planner.Op) {
	out, err := p.Plan.Apply(op, "")
	switch {
	case errors.Is(err, planner.ErrNothingToDo):
	case err != nil:
		p.Fail(err)
	default:
		p.Done(out.Label)
	}
}

// form is a dialog for one entry: its fields by the name that an error has.
type form struct {
	page   *Page
	dialog *kit.Dialog
	fields map[string]*kit.Field
}

func (p *Page) newForm(heading, sentence string) *form {
	return &form{page: p, fields: map[string]*kit.Field{}, dialog: &kit.Dialog{
		Heading: heading, Sentence: sentence, Confirm: p.say("library.save"), Cancel: p.say("dialog.cancel"),
	}}
}

// field names a control as errors do.
func (f *form) field(name string, control fyne.CanvasObject) *kit.Field {
	f.fields[name] = kit.NewField(f.page.Format.Field(name), control)
	return f.fields[name]
}

// show shows the dialog; read makes the change of what was entered.
func (f *form) show(content fyne.CanvasObject, read func() (planner.Op, error), saved func(planner.Outcome)) {
	p := f.page
	f.dialog.Content = content
	f.dialog.OnConfirm = func() bool {
		op, err := read()
		if err == nil {
			_, err = p.Plan.Check(op)
		}
		if errors.Is(err, planner.ErrNothingToDo) {
			return true
		}
		if err != nil {
			return f.complain(err)
		}
		f.dialog.OnClosed = func(bool) {
			out, err := p.Plan.Apply(op, "")
			if err != nil {
				p.Fail(err)
				return
			}
			saved(out)
			p.find()
			p.Done(out.Label)
		}
		return true
	}
	f.dialog.Show(p.Canvas)
}

// complain says at its field what is wrong and goes to the first; nothing that
// was entered changes.
func (f *form) complain(err error) bool {
	for _, field := range f.fields {
		field.SetError("")
	}
	all := model.InvalidFields(err)
	if len(all) == 0 {
		f.dialog.SetError(f.page.Format.Explain(err))
		return false
	}
	first := true
	for _, invalid := range all {
		words := f.page.Format.Invalid(invalid)
		field := f.fields[invalid.Field]
		if field != nil {
			field.SetError(words)
		}
		if first {
			f.dialog.SetError(words)
			if field != nil {
				field.Focus()
			}
		}
		first = false
	}
	return false
}

// entry returns an entry with a text.
func written(text string) *kit.Entry {
	e := kit.NewEntry("")
	e.SetText(text)
	return e
}

func trimmed(e *kit.Entry) string { return strings.TrimSpace(e.Text) }
