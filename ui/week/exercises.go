package week

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// exerciseRows is the list of exercises of a session: which, how many sets,
// repetitions or seconds, and the weight.
type exerciseRows struct {
	box       *fyne.Container
	page      *Page
	exercises []model.Exercise
	rows      []*exerciseRow
	add       *kit.Button
	onResize  func()
}

// exerciseRow is one exercise. Sets that differ among themselves cannot be
// shown in one row; such an exercise keeps its sets as they are.
type exerciseRow struct {
	choice             *kit.Select
	sets, reps, weight *kit.Entry
	remove             *kit.Button
	was                model.Prescription
	wrote              [3]string // what the entries said for was
	box                *fyne.Container
}

func newExerciseRows(p *Page, onResize func()) *exerciseRows {
	e := &exerciseRows{page: p, exercises: p.Plan.Library().Exercises, onResize: onResize}
	e.add = kit.Flat(p.say("form.exercise.add"), func() {
		e.append(model.Prescription{Exercise: e.exercises[0].ID, Sets: usualSets()})
		e.onResize()
	}).Small()
	e.box = container.New(layout.NewCustomPaddedVBoxLayout(6))
	e.show(nil)
	return e
}

// usualSets is a careful beginning: two sets of ten (RULES.md 2.3.9).
func usualSets() []model.Set { return []model.Set{{Reps: 10}, {Reps: 10}} }

func (e *exerciseRows) show(all []model.Prescription) {
	e.rows = nil
	e.box.Objects = []fyne.CanvasObject{container.NewHBox(e.add)}
	for _, p := range all {
		e.append(p)
	}
}

func (e *exerciseRows) append(p model.Prescription) {
	say := e.page.say
	names := make([]string, len(e.exercises))
	chosen := -1
	for i, x := range e.exercises {
		names[i] = x.Name
		if x.ID == p.Exercise {
			chosen = i
		}
	}
	r := &exerciseRow{
		choice: kit.NewSelect(names, chosen, nil), was: p,
		sets: kit.NewEntry(say("form.sets")), reps: kit.NewEntry(say("form.reps")), weight: kit.NewEntry(say("form.weight")),
	}
	r.wrote = e.words(p)
	r.sets.SetText(r.wrote[0])
	r.reps.SetText(r.wrote[1])
	r.weight.SetText(r.wrote[2])
	r.remove = kit.IconButton(theme.IconClose, say("form.exercise.remove"), func() { e.drop(r) })
	r.box = container.New(exerciseLayout{}, r.choice, r.sets, r.reps, r.weight, r.remove)
	e.rows = append(e.rows, r)
	e.box.Objects = slices.Insert(e.box.Objects, len(e.box.Objects)-1, fyne.CanvasObject(r.box))
	e.box.Refresh()
}

func (e *exerciseRows) drop(gone *exerciseRow) {
	e.rows = slices.DeleteFunc(e.rows, func(r *exerciseRow) bool { return r == gone })
	e.box.Remove(gone.box)
	e.onResize()
}

// words writes sets, repetitions (or seconds) and weight.
func (e *exerciseRows) words(p model.Prescription) [3]string {
	words := [3]string{strconv.Itoa(len(p.Sets)), "", ""}
	if len(p.Sets) == 0 {
		return words
	}
	first := p.Sets[0]
	words[1] = strconv.Itoa(first.Reps)
	if first.Reps == 0 {
		words[1] = e.page.Format.Duration(first.Hold)
	}
	if first.Weight > 0 {
		words[2] = e.page.Format.Weight(first.Weight)
	}
	return words
}

// exercisePath is how an error names an amount of the i-th exercise.
func exercisePath(i int, name string) string { return fmt.Sprintf("prescriptions[%d].%s", i, name) }

// fields are the entries by the paths that errors name.
func (e *exerciseRows) fields() kit.Fields {
	fields := kit.Fields{}
	for i, r := range e.rows {
		for name, entry := range map[string]*kit.Entry{"sets": r.sets, "reps": r.reps, "hold": r.reps, "weight": r.weight} {
			fields[exercisePath(i, name)] = entry
		}
	}
	return fields
}

// read makes prescriptions of the rows. An untouched row stays as it was.
func (e *exerciseRows) read() ([]model.Prescription, error) {
	var all []model.Prescription
	for i, r := range e.rows {
		p := r.was
		if j := r.choice.Chosen(); j >= 0 {
			p.Exercise = e.exercises[j].ID
		}
		if now := [3]string{r.sets.Text, r.reps.Text, r.weight.Text}; now != r.wrote {
			sets, err := e.readSets(i, r)
			if err != nil {
				return nil, err
			}
			p.Sets = sets
		}
		all = append(all, p)
	}
	return all, nil
}

func (e *exerciseRows) readSets(i int, r *exerciseRow) ([]model.Set, error) {
	field := func(name string) string { return exercisePath(i, name) }
	n, err := e.page.Format.ParseCount(field("sets"), r.sets.Text, model.MaxSets)
	if err != nil {
		return nil, err
	}
	set := model.Set{}
	if set.Reps, set.Hold, err = e.page.Format.ParseReps(field, r.reps.Text); err != nil {
		return nil, err
	}
	switch text := strings.TrimSpace(r.weight.Text); {
	case text == "":
	case r.weight.Text == r.wrote[2]:
		set.Weight = r.was.Sets[0].Weight // which the words may have rounded
	default:
		if set.Weight, err = e.page.Format.ParseWeight(field("weight"), text); err != nil {
			return nil, err
		}
	}
	sets := make([]model.Set, n)
	for k := range sets {
		sets[k] = set
		if k < len(r.was.Sets) {
			sets[k].Side, sets[k].WarmUp = r.was.Sets[k].Side, r.was.Sets[k].WarmUp
		}
	}
	return sets, nil
}

// exerciseLayout gives the exercise what sets, repetitions and weight leave.
type exerciseLayout struct{}

const (
	setsWidth   float32 = 56
	repsWidth   float32 = 76
	weightWidth float32 = 92
)

func (exerciseLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := []float32{0, setsWidth, repsWidth, weightWidth, kit.ControlHeight()}
	widths[0] = size.Width - setsWidth - repsWidth - weightWidth - kit.ControlHeight() - 4*6
	x := float32(0)
	for i, o := range objects {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(widths[i], size.Height))
		x += widths[i] + 6
	}
}

func (exerciseLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(420, kit.ControlHeight())
}

// markView is a verdict's icon in a form.
type markView struct {
	widget.BaseWidget
	look mark.Look
	icon *canvas.Image
}

func newMarkView() *markView {
	m := &markView{icon: canvas.NewImageFromResource(nil)}
	m.ExtendBaseWidget(m)
	return m
}

func (m *markView) show(l mark.Look) {
	m.look = l
	m.Refresh()
}

// CreateRenderer is for Fyne.
func (m *markView) CreateRenderer() fyne.WidgetRenderer {
	r := &markRenderer{m}
	r.Refresh()
	return r
}

type markRenderer struct{ m *markView }

func (r *markRenderer) Destroy()                     {}
func (r *markRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.m.icon} }
func (r *markRenderer) MinSize() fyne.Size           { return fyne.NewSize(18, 26) } // with room to the field below
func (r *markRenderer) Layout(fyne.Size) {
	r.m.icon.Move(fyne.NewPos(0, 0))
	r.m.icon.Resize(fyne.NewSquareSize(16))
}

func (r *markRenderer) Refresh() {
	r.m.icon.Hidden = r.m.look.Icon == ""
	if !r.m.icon.Hidden {
		kit.ShowIcon(r.m.icon, r.m.look.Icon, r.m.look.Ink, 16)
	}
	r.Layout(r.m.Size())
}
