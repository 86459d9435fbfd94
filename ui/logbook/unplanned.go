package logbook

import (
	"errors"
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/ask"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// unplannedForm is the dialog for a session that was done without having been
// planned.
type unplannedForm struct {
	book     *Book
	dialog   *kit.Dialog
	fields   kit.Fields
	template model.ID

	templates, activity *kit.Select
	kind                *kit.Segments
	title, date, start  *kit.Entry
	effort              *effortFields
	exercises           *exerciseList
	left, right         *kit.Scores
	further             *kit.Check
	note                *kit.Entry

	activityRow, exerciseBox *fyne.Container
	all                      *fyne.Container
}

// Unplanned asks what was done on a day that nobody had planned.
func (b *Book) Unplanned(on civil.Date) {
	calendar, err := ask.Calendar(b.Plan, b.Format)
	if err != nil {
		b.Fail(err)
		return
	}
	f := &unplannedForm{book: b, fields: kit.Fields{}}
	f.build(calendar)
	f.date.SetText(lastDay(on, calendar.Today).String())
	f.dialog = &kit.Dialog{
		Heading: b.say("unplanned.heading"), Sentence: b.say("unplanned.sentence"), Width: formWidth,
		Content: f.all, Confirm: b.say("unplanned.confirm"), Cancel: b.say("dialog.cancel"), OnConfirm: f.confirm,
	}
	f.arrange()
	f.dialog.Show(b.Canvas)
}

func (f *unplannedForm) build(calendar kit.Calendar) {
	b := f.book
	library := b.Plan.Library()
	var kinds, activities []string
	for _, k := range model.Kinds {
		kinds = append(kinds, b.Format.KindShort(k, ""))
	}
	for _, a := range library.Activities {
		activities = append(activities, a.Name)
	}
	templates := []string{b.say("unplanned.template.none")}
	for _, t := range library.Templates {
		templates = append(templates, t.Title)
	}
	f.templates = kit.NewSelect(templates, 0, func(i int) { f.useTemplate(i - 1) })
	f.kind = kit.NewSegments(kinds, slices.Index(model.Kinds, model.Cardio), func(int) { f.arrange() }).Tight()
	f.activity = kit.NewSelect(activities, 0, func(int) { f.arrange() })
	f.title, f.date, f.start = kit.NewEntry(b.say("form.title.hint")), kit.NewEntry(b.say("date.hint")), kit.NewEntry(b.say("form.optional"))
	f.effort = b.newEffortFields(f.fields)
	f.exercises = b.newExerciseList(f.resize)
	f.left, f.right = kit.NewScores(b.Format.Side(model.Left), func(int) {}), kit.NewScores(b.Format.Side(model.Right), func(int) {})
	f.further = kit.NewCheck(b.say("done.further"), false, nil)
	f.note = kit.NewNote("", 2)
	field := func(name string, control fyne.CanvasObject) *kit.Field {
		of := kit.NewField(b.Format.Field(name), control)
		f.fields[name] = of
		return of
	}
	f.activityRow = kit.FormRow(field("activity", f.activity), f.effort.rows[1])
	f.exerciseBox = kit.FormColumn(kit.NewField(b.say("unplanned.exercises"), f.exercises.box))
	f.all = kit.FormColumn(
		kit.FormRow(field("date", kit.WithCalendar(f.date, calendar)), field("start", f.start)),
		kit.NewField(b.say("form.template"), f.templates),
		field("kind", f.kind),
		f.activityRow,
		f.effort.rows[0],
		f.effort.rows[2],
		f.exerciseBox,
		field("title", f.title),
		kit.NewField(b.say("unplanned.pain", "Side", b.Format.Side(model.Left)), f.left),
		kit.NewField(b.say("unplanned.pain", "Side", b.Format.Side(model.Right)), f.right),
		f.further,
		field("note", f.note),
	)
}

// useTemplate fills the form from a template; day, time, pain and note stay.
func (f *unplannedForm) useTemplate(i int) {
	f.template = ""
	if i < 0 {
		return
	}
	b := f.book
	library := b.Plan.Library()
	t := library.Templates[i]
	f.template = t.ID
	f.kind.SetChosen(slices.Index(model.Kinds, t.Kind))
	var names []string
	chosen := 0
	for i, a := range library.Activities {
		names = append(names, a.Name)
		if a.ID == t.Activity {
			chosen = i
		}
	}
	f.activity.SetOptions(names, chosen)
	f.title.Write(t.Title)
	f.effort.fill(t.Plan, t.Activity)
	f.exercises.show(t.Prescriptions)
	f.arrange()
}

func (f *unplannedForm) chosenKind() model.Kind { return model.Kinds[f.kind.Chosen()] }

// chosenActivity is the activity of cardio, empty of any other kind.
func (f *unplannedForm) chosenActivity() model.ID {
	if f.chosenKind() != model.Cardio {
		return ""
	}
	return f.book.Plan.Library().Activities[max(f.activity.Chosen(), 0)].ID
}

// arrange shows the fields that the kind has.
func (f *unplannedForm) arrange() {
	f.effort.show(f.chosenActivity())
	f.activityRow.Hidden = f.chosenKind() != model.Cardio
	f.exerciseBox.Hidden = f.chosenKind() == model.Cardio
	f.resize()
}

func (f *unplannedForm) resize() {
	if f.dialog != nil {
		f.all.Refresh() // what is in a scroll is not laid out again by itself
		f.dialog.Refresh()
	}
}

// confirm logs the session, or names the first field that keeps it from that.
func (f *unplannedForm) confirm() bool {
	b := f.book
	op, err := f.read()
	if err == nil {
		_, err = b.Plan.Check(op)
	}
	if len(model.InvalidFields(err)) > 0 {
		fields := f.exercises.fields()
		for name, field := range f.fields {
			fields[name] = field
		}
		return ask.Complain(b.Format, f.dialog, fields, err)
	}
	f.dialog.OnClosed = func(bool) { b.Do(op) }
	return true
}

// read is what the form says was done; every field that is wrong is named.
func (f *unplannedForm) read() (planner.LogDone, error) {
	b := f.book
	s := model.Session{
		Kind: f.chosenKind(), Activity: f.chosenActivity(), Template: f.template, Further: f.further.Checked(),
		Title: strings.TrimSpace(f.title.Text), Note: strings.TrimSpace(f.note.Text),
	}
	if s.Title == "" {
		s.Title = b.usualTitle(s.Kind, s.Activity)
	}
	effort, effortErr := f.effort.read(s.Activity)
	s.Actual = &effort
	timeErr := f.readTime(&s)
	var setsErr error
	if s.Kind != model.Cardio {
		s.Prescriptions, setsErr = f.exercises.read()
	}
	op := planner.LogDone{Session: s, Index: planner.AtEnd}
	for _, knee := range []struct {
		row  *kit.Scores
		into **int
	}{{f.left, &op.During.Left}, {f.right, &op.During.Right}} {
		if score := knee.row.Chosen(); score >= 0 {
			*knee.into = &score
		}
	}
	return op, errors.Join(timeErr, effortErr, setsErr)
}

// usualTitle names a session that has no title: its activity or kind.
func (b *Book) usualTitle(kind model.Kind, activity model.ID) string {
	if a, ok := b.Plan.Library().Activity(activity); ok {
		return a.Name
	}
	return b.Format.Kind(kind)
}

// readTime reads the day, and the time of day if there is one.
func (f *unplannedForm) readTime(s *model.Session) error {
	b := f.book
	var err error
	if s.Date, err = b.Format.ParseDate("date", f.date.Text); err != nil {
		return err
	}
	if strings.TrimSpace(f.start.Text) == "" {
		return nil
	}
	clock, err := b.Format.ParseClock("start", f.start.Text)
	if err != nil {
		return err
	}
	if s.Zone, err = b.Plan.Zone(); err != nil {
		return err
	}
	s.Start = model.At(s.Date, clock, s.Zone)
	return nil
}

// exerciseList is the exercises that were done: which, and its sets.
type exerciseList struct {
	book     *Book
	box      *fyne.Container
	rows     []*exerciseRow
	onResize func()
}

type exerciseRow struct {
	exercise *kit.Select
	sets     *setFields
	was      model.Prescription
	box      *fyne.Container
}

func (b *Book) newExerciseList(onResize func()) *exerciseList {
	l := &exerciseList{book: b, box: container.New(layout.NewCustomPaddedVBoxLayout(6)), onResize: onResize}
	l.show(nil)
	return l
}

// show replaces the rows.
func (l *exerciseList) show(all []model.Prescription) {
	add := kit.Flat(l.book.say("form.exercise.add"), func() {
		l.append(model.Prescription{Exercise: l.book.Plan.Library().Exercises[0].ID})
		l.onResize()
	}).Small()
	l.rows, l.box.Objects = nil, []fyne.CanvasObject{container.NewHBox(add)}
	for _, p := range all {
		l.append(p)
	}
}

func (l *exerciseList) append(p model.Prescription) {
	b := l.book
	all := b.Plan.Library().Exercises
	names := make([]string, len(all))
	for i, x := range all {
		names[i] = x.Name
	}
	r := &exerciseRow{was: p, sets: b.newSetFields(p.Sets)}
	r.exercise = kit.NewSelect(names, slices.IndexFunc(all, func(x model.Exercise) bool { return x.ID == p.Exercise }), nil)
	remove := kit.IconButton(theme.IconClose, b.say("form.exercise.remove"), func() { l.drop(r) })
	r.box = container.New(exerciseLayout{}, r.exercise, r.sets.reps, r.sets.weight, remove)
	l.rows = append(l.rows, r)
	l.box.Objects = slices.Insert(l.box.Objects, len(l.box.Objects)-1, fyne.CanvasObject(r.box))
	l.box.Refresh()
}

func (l *exerciseList) drop(gone *exerciseRow) {
	l.rows = slices.DeleteFunc(l.rows, func(r *exerciseRow) bool { return r == gone })
	l.box.Remove(gone.box)
	l.onResize()
}

// fields are the entries by the paths that errors name.
func (l *exerciseList) fields() kit.Fields {
	fields := kit.Fields{}
	for i, r := range l.rows {
		fields[exercisePath(i, "reps")], fields[exercisePath(i, "hold")], fields[exercisePath(i, "weight")] = r.sets.reps, r.sets.reps, r.sets.weight
	}
	return fields
}

// read makes prescriptions of the rows: what was done, and with it what counts as
// planned.
func (l *exerciseList) read() ([]model.Prescription, error) {
	var all []model.Prescription
	for i, r := range l.rows {
		p := r.was
		p.Exercise = l.book.Plan.Library().Exercises[max(r.exercise.Chosen(), 0)].ID
		sets, err := r.sets.read(i, p.Sets)
		if err == nil && len(sets) == 0 {
			err = &model.Invalid{Field: exercisePath(i, "reps"), Code: model.CodeEmpty}
		}
		if err != nil {
			return nil, err
		}
		p.Sets, p.Done = sets, sets
		all = append(all, p)
	}
	return all, nil
}

// exerciseLayout gives the exercise what the sets and the weight leave.
type exerciseLayout struct{}

const (
	repsWidth   float32 = 150
	weightWidth float32 = 110
	exerciseGap float32 = 6
)

func (exerciseLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := []float32{0, repsWidth, weightWidth, kit.ControlHeight()}
	widths[0] = size.Width - repsWidth - weightWidth - kit.ControlHeight() - 3*exerciseGap
	x := float32(0)
	for i, o := range objects {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(widths[i], size.Height))
		x += widths[i] + exerciseGap
	}
}

func (exerciseLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(420, kit.ControlHeight())
}
