package library

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

func heading(words string) *kit.Line {
	return kit.NewLine(words, theme.TextHeading, true, theme.ColorText)
}

func text(words string) *kit.Paragraph {
	return kit.NewParagraph(words, theme.TextBody, theme.ColorText, 0, 8)
}

func muted(words string) *kit.Paragraph {
	return kit.NewParagraph(words, theme.TextSmall, theme.ColorTextMuted, 0, 4)
}

func space() *kit.Line { return kit.NewLine("", theme.TextBody, false, theme.ColorText) }

// factWidth is the column of what a fact is about.
const factWidth float32 = 150

func (p *Page) fact(name, words string) fyne.CanvasObject {
	if words == "" {
		words = p.say("library.nothing")
	}
	return kit.NewRow(12, 1, p.factName(name), text(words))
}

func (p *Page) factName(name string) fyne.CanvasObject {
	return kit.NewFixed(factWidth, kit.NewParagraph(name, theme.TextSmall, theme.ColorTextMuted, factWidth, 2))
}

// parts are the sheets that show an entry.
func (p *Page) parts(e *entry) []fyne.CanvasObject {
	head := p.headSheet(e)
	switch p.kind {
	case exercises:
		return append([]fyne.CanvasObject{head}, p.exerciseParts(e.exercise)...)
	case activities:
		return append([]fyne.CanvasObject{head}, p.activityParts(e.id)...)
	case templates:
		return append([]fyne.CanvasObject{head}, p.templateParts(e.id)...)
	default:
		return append([]fyne.CanvasObject{head}, p.routineParts(e.id)...)
	}
}

// headLeast is the room that the name and the buttons need beside the drawing.
const headLeast float32 = 200

// headSheet is the drawing with the name and what can be done.
func (p *Page) headSheet(e *entry) fyne.CanvasObject {
	words := []fyne.CanvasObject{
		kit.NewRow(8, 1, kit.NewSign(e.look.Icon, e.look.Ink, 20), kit.NewParagraph(e.name, theme.TextHeading, theme.ColorText, 0, 2).Bold()),
		muted(e.detail),
	}
	if e.archived {
		words = append(words, kit.NewLine(p.say("library.is-archived"), theme.TextSmall, true, theme.ColorTextMuted))
	}
	words = append(words, p.buttons(e)...)
	column := kit.NewColumn(10, words...)
	drawing, drawn := p.still(e.figure, true)
	if !drawn {
		return kit.NewSheet(10, column)
	}
	drawing.Name = e.name
	p.figure.Draw(drawing)
	return kit.NewSheet(10, kit.NewRow(16, 1, p.figure, column).Folding(headLeast))
}

// buttons are what can be done with an entry, one below the other.
func (p *Page) buttons(e *entry) []fyne.CanvasObject {
	var row []fyne.CanvasObject
	if p.kind == routines {
		row = append(row, kit.Plain(p.say("library.open-warm-ups"), p.ShowWarmUps).Small())
	} else {
		if p.CanEdit() {
			row = append(row, kit.Plain(p.editWords(e), p.Edit).Small())
		}
		words := p.say("library.archive")
		if e.archived {
			words = p.say("library.restore")
		}
		row = append(row, kit.Plain(words, p.Archive).Small())
		if p.own(e.id) {
			row = append(row, kit.Plain(p.say("library.delete"), p.Delete).Small())
		}
	}
	all := []fyne.CanvasObject{kit.NewRow(8, len(row), append(row, space())...)}
	if p.CanPlay() {
		p.moving.button = kit.Plain("", p.Play).Small()
		p.sayPlay()
		all = append(all, kit.NewRow(8, 1, p.moving.button, space()))
	}
	return all
}

// editWords say what can be edited: of what came with the program only notes.
func (p *Page) editWords(e *entry) string {
	if p.own(e.id) {
		return p.say("library.edit")
	}
	return p.say("library.note")
}

// own says whether an entry is the person's.
func (p *Page) own(id model.ID) bool {
	built := p.Plan.BuiltIn()
	switch p.kind {
	case exercises:
		_, ok := built.Exercise(id)
		return !ok
	case activities:
		_, ok := built.Activity(id)
		return !ok
	case templates:
		_, ok := built.Template(id)
		return !ok
	default:
		return false
	}
}

// exerciseParts are how an exercise is done, what it is, and how far it goes.
func (p *Page) exerciseParts(e *model.Exercise) []fyne.CanvasObject {
	cues := []fyne.CanvasObject{heading(p.say("library.how"))}
	for i, cue := range p.Format.Cues(e) {
		cues = append(cues, kit.NewRow(10, 1, kit.NewLabel(strconv.Itoa(i+1), theme.TextBody, true, theme.ColorAccent), text(cue)))
	}
	if len(cues) == 1 {
		cues = append(cues, muted(p.say("library.no-cues")))
	}
	return []fyne.CanvasObject{kit.NewSheet(8, cues...), kit.NewSheet(6, p.exerciseFacts(e)...), kit.NewSheet(6, p.comfort(e)...)}
}

func (p *Page) exerciseFacts(e *model.Exercise) []fyne.CanvasObject {
	facts := []fyne.CanvasObject{
		heading(p.say("library.facts")),
		p.fact(p.Format.Field("regions"), p.regions(e.Regions)),
		p.fact(p.Format.Field("tags"), p.joined(p.tags(e.Tags))),
		p.fact(p.Format.Field("equipment"), p.equipment(e.Equipment)),
		p.fact(p.say("library.counted"), p.counted(e)),
	}
	if !e.BodyWeight && !e.Timed {
		facts = append(facts, p.fact(p.Format.Field("step"), p.smallestStep(e)))
	}
	if other, ok := p.Plan.Library().Exercise(e.Substitute); ok {
		facts = append(facts, kit.NewRow(12, 2, p.factName(p.say("library.sore")),
			kit.Flat(other.Name, func() { p.goTo(other.ID) }).Small(), space()))
	}
	return facts
}

// counted says what a set of an exercise counts in.
func (p *Page) counted(e *model.Exercise) string {
	words := []string{p.say("library.counted.weight")}
	switch {
	case e.Timed:
		words[0] = p.say("library.counted.seconds")
	case e.BodyWeight:
		words[0] = p.say("library.counted.reps")
	}
	if e.Unilateral {
		words = append(words, p.say("library.counted.sides"))
	}
	return p.joined(words)
}

// smallestStep is how far it is from one weight to the next.
func (p *Page) smallestStep(e *model.Exercise) string {
	if e.Step > 0 {
		return p.Format.Weight(e.Step)
	}
	return p.say("library.step.usual")
}

// comfort is how far an exercise goes comfortably on each side.
func (p *Page) comfort(e *model.Exercise) []fyne.CanvasObject {
	parts := []fyne.CanvasObject{heading(p.say("library.comfort"))}
	noted := false
	for _, side := range []struct {
		side model.Side
		of   model.Comfort
	}{{model.Left, e.Left}, {model.Right, e.Right}} {
		var words []string
		if side.of.Flexion > 0 {
			words = append(words, p.say("library.degrees", "Degrees", side.of.Flexion))
		}
		words = append(words, side.of.Note)
		if said := p.joined(words); said != "" {
			noted = true
			parts = append(parts, p.fact(p.Format.Side(side.side), said))
		}
	}
	if !noted {
		parts = append(parts, muted(p.say("library.comfort.none")))
	}
	return parts
}

func (p *Page) activityParts(id model.ID) []fyne.CanvasObject {
	a, ok := p.Plan.Library().Activity(id)
	if !ok {
		return nil
	}
	counts := a.Name
	if family, ok := p.Plan.Library().Activity(a.Family); ok && a.Family != "" {
		counts = family.Name
	}
	measure := p.say("library.measure.minutes")
	if a.Pace {
		measure = p.say("library.measure.distance")
	}
	return []fyne.CanvasObject{kit.NewSheet(6,
		heading(p.say("library.facts")),
		p.fact(p.Format.Field("impact"), p.say("impact."+string(a.Impact))),
		p.fact(p.Format.Field("family"), counts),
		p.fact(p.Format.Field("measure"), measure),
		muted(p.say("library.impact."+string(a.Impact))),
	)}
}

func (p *Page) templateParts(id model.ID) []fyne.CanvasObject {
	t, ok := p.Plan.Library().Template(id)
	if !ok {
		return nil
	}
	s := drawn(&t)
	family, _ := p.Plan.Library().Family(t.Activity)
	facts := []fyne.CanvasObject{
		heading(p.say("library.facts")),
		p.fact(p.Format.Field("kind"), p.Format.Kind(t.Kind)),
	}
	if load := p.Format.Load(&s, family); load != "" {
		facts = append(facts, p.fact(p.say("library.asks"), load))
	}
	facts = append(facts, p.fact(p.Format.Field("duration"), p.Format.Minutes(t.Plan.Duration)))
	parts := []fyne.CanvasObject{kit.NewSheet(6, facts...)}
	if len(t.Prescriptions) > 0 {
		sets := []fyne.CanvasObject{heading(p.Format.Field("exercises"))}
		for i := range t.Prescriptions {
			if e, ok := p.Plan.Library().Exercise(t.Prescriptions[i].Exercise); ok {
				sets = append(sets, p.fact(e.Name, p.Format.Prescribed(t.Prescriptions[i].Sets, &e)))
			}
		}
		parts = append(parts, kit.NewSheet(6, sets...))
	}
	if !p.own(id) {
		return parts
	}
	return append(parts, muted(p.say("library.template.drawn")))
}

func (p *Page) routineParts(id model.ID) []fyne.CanvasObject {
	view, err := p.Plan.WarmUps()
	if err != nil {
		p.Fail(err)
		return nil
	}
	all := p.routines(view.Routines)
	i := slices.IndexFunc(all, func(r model.Routine) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	drills := []fyne.CanvasObject{heading(p.Format.Field("drills"))}
	for _, d := range all[i].Drills {
		drills = append(drills, p.fact(p.Format.Duration(d.Work), p.Format.Drill(d.Exercise, p.Plan.Library())))
	}
	return []fyne.CanvasObject{kit.NewSheet(6, drills...)}
}

// goTo shows an exercise, whatever is looked for.
func (p *Page) goTo(id model.ID) {
	p.chosen[exercises] = id
	if !slices.ContainsFunc(p.found, func(e entry) bool { return e.id == id }) {
		p.clearFilter()
		return
	}
	p.find()
	p.Focus()
}
