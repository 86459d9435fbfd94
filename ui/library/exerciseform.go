package library

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
)

// notes are the fields of what a person notes on any exercise: the step between
// its weights, and how far it goes comfortably on each side.
type notes struct {
	page        *Page
	step        *kit.Entry
	flexion     [2]*kit.Entry
	comfortable [2]*kit.Entry
}

func (f *form) newNotes(e *model.Exercise) (*notes, []fyne.CanvasObject) {
	p := f.page
	n := &notes{page: p, step: kit.NewEntry(p.say("library.step.usual"))}
	if e.Step > 0 {
		n.step.SetText(p.Format.Weight(e.Step))
	}
	parts := []fyne.CanvasObject{f.field("step", n.step)}
	for i, side := range []struct {
		name string
		of   *model.Comfort
		side model.Side
	}{{"left", &e.Left, model.Left}, {"right", &e.Right, model.Right}} {
		n.flexion[i], n.comfortable[i] = kit.NewEntry(p.say("library.flexion.hint")), written(side.of.Note)
		if side.of.Flexion > 0 {
			n.flexion[i].SetText(strconv.Itoa(side.of.Flexion))
		}
		degrees := kit.NewField(p.say("library.flexion", "Side", p.Format.Side(side.side)), n.flexion[i])
		note := kit.NewField(p.say("library.range-note", "Side", p.Format.Side(side.side)), n.comfortable[i])
		f.fields[side.name+".flexion"], f.fields[side.name+".note"] = degrees, note
		parts = append(parts, kit.NewShares(degrees, note))
	}
	return n, parts
}

// read puts what was entered into an exercise.
func (n *notes) read(e *model.Exercise) error {
	e.Step = 0
	if text := trimmed(n.step); text != "" {
		step, err := n.page.Format.ParseWeight("step", text)
		if err != nil {
			return err
		}
		e.Step = step
	}
	for i, side := range []struct {
		name string
		of   *model.Comfort
	}{{"left", &e.Left}, {"right", &e.Right}} {
		side.of.Flexion, side.of.Note = 0, trimmed(n.comfortable[i])
		if text := trimmed(n.flexion[i]); text != "" {
			degrees, err := strconv.Atoi(text)
			if err != nil {
				return &model.Invalid{Field: side.name + ".flexion", Code: format.CodeSyntax}
			}
			side.of.Flexion = degrees
			if degrees < 1 {
				return &model.Invalid{Field: side.name + ".flexion", Code: model.CodeTooSmall, Least: 1}
			}
		}
	}
	return nil
}

// noteExercise asks for the notes on an exercise that came with the program.
func (p *Page) noteExercise(e model.Exercise) {
	f := p.newForm(e.Name, p.say("library.note.sentence"))
	n, parts := f.newNotes(&e)
	f.show(kit.NewColumn(8, parts...), func() (planner.Op, error) {
		err := n.read(&e)
		return planner.SaveExercise{Exercise: e}, err
	}, func(planner.Outcome) {})
}

// exerciseForm are the fields of an exercise of the person's own.
type exerciseForm struct {
	name, cues                    *kit.Entry
	regions, tags                 []*kit.Check
	equipment, substitute, figure *kit.Select
	counted                       *kit.Segments
	sides                         *kit.Check
	others                        []model.Exercise
	figures                       []model.ID
}

// The ways an exercise is counted, in the order of the choice.
const (
	byWeight = iota
	byReps
	bySeconds
)

// editExercise asks for an exercise of the person's own.
func (p *Page) editExercise(e model.Exercise, heading string) {
	f := p.newForm(heading, p.say("library.exercise.sentence"))
	f.dialog.Width = kit.PreviewWidth
	x := p.newExerciseForm(&e)
	n, noted := f.newNotes(&e)
	counted := kit.NewField(p.say("library.counted"), x.counted)
	f.fields["timed"], f.fields["bodyWeight"] = counted, counted
	parts := []fyne.CanvasObject{
		f.field("name", x.name),
		kit.NewField(p.Format.Field("regions"), checks(x.regions)), kit.NewField(p.Format.Field("tags"), checks(x.tags)),
		counted,
		kit.NewShares(f.field("equipment", x.equipment), f.field("unilateral", x.sides)),
		kit.NewShares(f.field("substitute", x.substitute), f.field("figure", x.figure)),
		f.field("cues", x.cues),
	}
	parts = append(parts, noted...)
	f.show(kit.NewColumn(6, parts...), func() (planner.Op, error) {
		x.read(&e)
		err := n.read(&e)
		return planner.SaveExercise{Exercise: e}, err
	}, func(out planner.Outcome) {
		for _, d := range out.Change.Exercises {
			if d.After != nil {
				p.chosen[exercises] = d.After.ID
			}
		}
	})
}

// checks are boxes beside each other.
func checks(all []*kit.Check) fyne.CanvasObject {
	parts := make([]fyne.CanvasObject, len(all))
	for i, c := range all {
		parts[i] = c
	}
	return kit.NewFlow(16, parts...)
}

func (p *Page) newExerciseForm(e *model.Exercise) *exerciseForm {
	x := &exerciseForm{name: written(e.Name), cues: kit.NewNote(p.say("library.cues.hint"), 3)}
	x.cues.SetText(e.Cues)
	for _, r := range regionChoices {
		x.regions = append(x.regions, kit.NewCheck(p.say("library.region."+r.name), e.Regions&r.of != 0, nil))
	}
	for _, tag := range model.Tags {
		x.tags = append(x.tags, kit.NewCheck(p.say("tag."+string(tag)), slices.Contains(e.Tags, tag), nil))
	}
	var with []string
	for _, kind := range model.EquipmentKinds {
		with = append(with, p.equipment(kind))
	}
	x.equipment = kit.NewSelect(with, slices.Index(model.EquipmentKinds, e.Equipment), nil)
	counted := byWeight
	switch {
	case e.Timed:
		counted = bySeconds
	case e.BodyWeight:
		counted = byReps
	}
	x.counted = kit.NewSegments([]string{p.say("library.counted.weight"), p.say("library.counted.reps"), p.say("library.counted.seconds")}, counted, nil).Tight()
	x.sides = kit.NewCheck(p.say("library.counted.sides"), e.Unilateral, nil)
	p.offerOthers(x, e)
	return x
}

// offerOthers offers the other exercises to do instead, and the drawings there
// are.
func (p *Page) offerOthers(x *exerciseForm, e *model.Exercise) {
	instead, drawing := []string{p.say("library.nothing")}, []string{p.say("library.nothing")}
	instead1, drawing1 := 0, 0
	for _, other := range p.entries(exercises) {
		if other.archived && other.id != e.Substitute {
			continue
		}
		if other.id != e.ID {
			x.others = append(x.others, *other.exercise)
			instead = append(instead, other.name)
			if other.id == e.Substitute {
				instead1 = len(instead) - 1
			}
		}
		if other.figure != "" && !slices.Contains(x.figures, other.figure) && p.Figures[string(other.figure)] != nil {
			x.figures = append(x.figures, other.figure)
			drawing = append(drawing, other.name)
			if other.figure == e.Figure {
				drawing1 = len(drawing) - 1
			}
		}
	}
	x.substitute = kit.NewSelect(instead, instead1, nil)
	x.figure = kit.NewSelect(drawing, drawing1, nil)
}

// read puts what was entered into an exercise.
func (x *exerciseForm) read(e *model.Exercise) {
	e.Name, e.Cues = trimmed(x.name), trimmed(x.cues)
	e.Regions, e.Tags = 0, nil
	for i, c := range x.regions {
		if c.Checked() {
			e.Regions |= regionChoices[i].of
		}
	}
	for i, c := range x.tags {
		if c.Checked() {
			e.Tags = append(e.Tags, model.Tags[i])
		}
	}
	e.Equipment = model.EquipmentKinds[x.equipment.Chosen()]
	e.Timed, e.BodyWeight = x.counted.Chosen() == bySeconds, x.counted.Chosen() == byReps
	e.Unilateral = x.sides.Checked()
	e.Substitute, e.Figure = "", ""
	if i := x.substitute.Chosen(); i > 0 {
		e.Substitute = x.others[i-1].ID
	}
	if i := x.figure.Chosen(); i > 0 {
		e.Figure = x.figures[i-1]
	}
}
