package today

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// duringParts ask for the worst pain so far and say what it asks for: to go on,
// to ease off or to stop, with the ways to do so (RULES.md 2.5).
func (p *Page) duringParts(t *planner.TodaySession) []fyne.CanvasObject {
	prompt := kit.NewColumn(8)
	show := func() {
		prompt.SetParts(p.promptParts(t)...)
		p.Refresh()
	}
	prompt.SetParts(p.promptParts(t)...)
	parts := []fyne.CanvasObject{kit.NewLine(p.say("today.during"), theme.TextCardTitle, true, theme.ColorText)}
	parts = append(parts, p.scoreRows(&p.workout.During, show)...)
	return append(parts, prompt)
}

// promptLooks are the marks of the prompts.
var promptLooks = map[adapt.Prompt]mark.Look{adapt.CarryOn: mark.Fine, adapt.EaseOff: mark.Caution, adapt.StopToday: mark.Stop}

// promptKeys name the prompts in the catalogue.
var promptKeys = map[adapt.Prompt]string{adapt.CarryOn: "carry-on", adapt.EaseOff: "ease-off", adapt.StopToday: "stop"}

func (p *Page) promptParts(t *planner.TodaySession) []fyne.CanvasObject {
	d, err := p.Plan.During(p.workout)
	if err != nil {
		p.Fail(err)
		return nil
	}
	var parts []fyne.CanvasObject
	if d.Given {
		parts = append(parts, p.said(promptLooks[d.Prompt], p.say("today.pain", "Score", d.Score), p.say("today.prompt."+promptKeys[d.Prompt])))
	}
	if len(d.Ways) > 0 {
		parts = append(parts, p.wayButtons(t, &d))
	}
	if p.workout.Ended {
		return append(parts, p.endedParts()...)
	}
	if p.workout.Was != nil {
		parts = append(parts, p.takenBack(p.say("today.eased"), "today.uneased"))
	}
	return parts
}

// wayButtons are the ways to go on, the default first.
func (p *Page) wayButtons(t *planner.TodaySession, d *planner.During) fyne.CanvasObject {
	buttons := []fyne.CanvasObject{space()}
	for i, way := range d.Ways {
		make := kit.Plain
		if i == 0 {
			make = kit.Primary
		}
		buttons = append(buttons, make(p.wayWords(t, way), func() { p.goThisWay(t, way, d) }).Small())
	}
	return kit.NewRow(8, 0, buttons...)
}

// wayWords say what a way does to the work of a session.
func (p *Page) wayWords(t *planner.TodaySession, way planner.Way) string {
	switch {
	case way != planner.WayFewer || len(t.Session.Prescriptions) > 0:
		return p.say("today.way." + string(way))
	case p.workout.Actual.Distance > 0:
		return p.say("today.way.slower")
	default:
		return p.say("today.way.shorter")
	}
}

func (p *Page) goThisWay(t *planner.TodaySession, way planner.Way, d *planner.During) {
	switch way {
	case planner.WayEnd:
		p.end(t)
	case planner.WayLowImpact:
		p.askInstead(t, d)
	default:
		p.altered(p.Plan.EaseWorkout(p.workout, way))
	}
}

// altered shows the work anew after a change of it.
func (p *Page) altered(err error) {
	if err != nil {
		p.Fail(err)
		return
	}
	p.shown = stage{}
	p.show()
	p.Focus()
}

// end ends the work early: how far it was has to be entered, else the pain check
// is next.
func (p *Page) end(t *planner.TodaySession) {
	err := p.Plan.EndWorkout(p.workout)
	p.endRestNow()
	if err == nil && !p.measured(t) {
		p.goOn(planner.StageAfter)
		return
	}
	p.altered(err)
}

// measured says whether a session's distance can be known.
func (p *Page) measured(t *planner.TodaySession) bool {
	activity, _ := p.Plan.Library().Activity(t.Session.Activity)
	return activity.Pace
}

// endedParts say that the work was ended early, and lead back.
func (p *Page) endedParts() []fyne.CanvasObject {
	if !p.workout.Ended {
		return nil
	}
	words := p.say("today.ended")
	if t := p.session(); t != nil && p.measured(t) && p.workout.Stage == planner.StageWork {
		words = p.say("today.ended.distance")
	}
	return []fyne.CanvasObject{p.takenBack(words, "today.unended")}
}

// takenBack says what was changed, with a button that takes it back.
func (p *Page) takenBack(words, key string) fyne.CanvasObject {
	back := kit.Plain(p.say(key), func() {
		err := p.Plan.UneaseWorkout(p.workout)
		if err == nil && p.workout.Stage == planner.StageAfter {
			p.goOn(planner.StageWork)
			return
		}
		p.altered(err)
	}).Small()
	return kit.NewRow(8, 0, paragraph(words, theme.TextSmall, theme.ColorText), back)
}

// askInstead asks for the activity of low impact that the rest of the time goes
// on with, and how far it was until now.
func (p *Page) askInstead(t *planner.TodaySession, d *planner.During) {
	var names []string
	for _, id := range d.Activities {
		a, _ := p.Plan.Library().Activity(id)
		names = append(names, a.Name)
	}
	choice := kit.NewSelect(names, 0, nil)
	minutes := kit.NewEntry("")
	minutes.SetText(p.Format.Minutes(d.Left))
	minutesField := kit.NewField(p.Format.Field("duration"), minutes)
	distance := kit.NewEntry("")
	distanceField := kit.NewField(p.say("today.instead.so-far"), distance)
	parts := []fyne.CanvasObject{kit.NewShares(kit.NewField(p.Format.Field("activity"), choice), minutesField)}
	if p.measured(t) {
		parts = append(parts, distanceField)
	}
	dialog := &kit.Dialog{
		Heading: p.say("today.swap.heading"), Sentence: p.say("today.instead.sentence"),
		Content: kit.NewColumn(2, parts...), Confirm: p.say("today.swap"), Cancel: p.say("dialog.cancel"),
	}
	dialog.OnConfirm = func() bool {
		minutesField.SetError("")
		distanceField.SetError("")
		duration, err := p.Format.ParseMinutes("duration", minutes.Text)
		if err == nil && duration == 0 {
			err = &model.Invalid{Field: "duration", Code: model.CodeEmpty}
		}
		if err != nil {
			minutesField.SetError(p.Format.Explain(err))
			minutesField.Focus()
			return false
		}
		var far model.Distance
		if strings.TrimSpace(distance.Text) != "" {
			if far, err = p.Format.ParseDistance("distance", distance.Text, p.family(&t.Session)); err != nil {
				distanceField.SetError(p.Format.Explain(err))
				distanceField.Focus()
				return false
			}
		}
		dialog.OnClosed = func(bool) {
			p.goOnWith(planner.Instead{Activity: d.Activities[choice.Chosen()], Duration: duration}, far)
		}
		return true
	}
	dialog.Show(p.Canvas)
}

// goOnWith finishes the workout with what was done, and begins something else.
func (p *Page) goOnWith(instead planner.Instead, far model.Distance) {
	if err := p.Plan.EndWorkout(p.workout); err != nil {
		p.Fail(err)
		return
	}
	workout := *p.workout
	workout.Rest, workout.Actual.Distance = nil, far
	out, done := p.apply(planner.FinishWorkout{Workout: &workout, Instead: &instead})
	if !done {
		return
	}
	for _, change := range out.Change.Sessions {
		if change.Before == nil {
			p.begin(change.After.ID)
		}
	}
}

// afterAdvice is what follows from the worst score, once the work is over.
func (p *Page) afterAdvice() []fyne.CanvasObject {
	worst, given := p.workout.During.Worst()
	prompt := adapt.During(worst)
	if !given || prompt == adapt.CarryOn {
		return nil
	}
	return []fyne.CanvasObject{p.said(promptLooks[prompt], p.say("today.pain", "Score", worst), p.say("today.follows."+promptKeys[prompt]))}
}

// space takes the room before what stands on the right.
func space() fyne.CanvasObject { return kit.NewLine("", theme.TextBody, false, theme.ColorText) }
