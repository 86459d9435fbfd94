package firstrun

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// showLevel asks what the person does already: a week of each activity, and the
// weights of the exercises that the plan would begin with. All of it may stay
// empty: then the plan begins gently.
func (p *Page) showLevel() []fyne.CanvasObject {
	p.fields = map[string]*kit.Field{}
	var amounts []fyne.CanvasObject
	for _, aim := range p.answers.profile.Aims.Activities {
		activity, ok := p.Plan.Library().Activity(aim.Activity)
		if !ok || aim.Sessions == 0 {
			continue
		}
		hint := p.say("welcome.level.minutes")
		if activity.Pace {
			hint = p.say("welcome.level.distance", "Unit", p.unitOf(activity.ID))
		}
		amounts = append(amounts, p.question("declared."+string(activity.ID), p.say("welcome.level.week", "Activity", activity.Name), hint, p.answers.levels, activity.ID))
	}
	var parts []fyne.CanvasObject
	if len(amounts) > 0 {
		parts = append(parts, kit.NewLine(p.say("welcome.level.cardio"), theme.TextBody, true, theme.ColorText))
		parts = append(parts, pairs(amounts...)...)
	}
	var weights []fyne.CanvasObject
	for _, e := range p.weighted() {
		weights = append(weights, p.question("weights."+string(e.ID), e.Name, p.say("welcome.level.weight"), p.answers.weights, e.ID))
	}
	if len(weights) > 0 {
		parts = append(parts, kit.NewLine(p.say("welcome.level.strength"), theme.TextBody, true, theme.ColorText))
		parts = append(parts, pairs(weights...)...)
	}
	return parts
}

// unitOf is the unit that a distance of an activity is typed in.
func (p *Page) unitOf(family model.ID) string {
	words := strings.Fields(p.format.Distance(model.Mile, family))
	return words[len(words)-1]
}

// question is a field to type one answer into, which may stay empty.
func (p *Page) question(path, name, hint string, into map[model.ID]string, id model.ID) fyne.CanvasObject {
	e := kit.NewEntry(hint)
	e.SetText(into[id])
	e.OnChanged = func(text string) { into[id] = text }
	e.OnSubmitted = func(string) { p.forward(false) }
	f := kit.NewField(name, e)
	p.fields[path] = f
	return f
}

// weighted are the exercises of the first week that are done with a weight, in
// the order of the plan.
func (p *Page) weighted() []model.Exercise {
	out, err := p.Plan.Check(p.plan(nil, nil))
	if err != nil && !errors.Is(err, planner.ErrNothingToDo) {
		return nil // the last step says what is wrong
	}
	var all []model.Exercise
	for _, d := range out.Change.ByDay() {
		if d.After == nil {
			continue
		}
		for _, prescribed := range d.After.Prescriptions {
			e, ok := p.Plan.Library().Exercise(prescribed.Exercise)
			known := slices.ContainsFunc(all, func(other model.Exercise) bool { return other.ID == e.ID })
			if ok && !known && !e.BodyWeight && !e.Timed {
				all = append(all, e)
			}
		}
	}
	return all
}

// leaveLevel reads what was typed. Nothing of it is lost by skipping; it only
// does not count.
func (p *Page) leaveLevel(skip bool) string {
	for _, f := range p.fields {
		f.SetError("")
	}
	if skip {
		p.answers.skippedLevel = true
		return ""
	}
	p.answers.skippedLevel = false
	_, _, err := p.levels()
	wrong := model.InvalidFields(err)
	if len(wrong) == 0 {
		return ""
	}
	first := wrong[0]
	words := p.format.Invalid(&model.Invalid{Field: lastName(first.Field), Code: first.Code, Least: first.Least, Most: first.Most})
	if f := p.fields[first.Field]; f != nil {
		f.SetError(words)
		f.Focus()
	}
	return words
}

// lastName is what a field is called by its kind: a distance or a weight.
func lastName(path string) string {
	if strings.HasPrefix(path, "weights.") {
		return "weight"
	}
	return "distance"
}

// levels reads what is done in a week, and the weights. An error names the field
// by its path.
func (p *Page) levels() ([]model.Declared, map[model.ID]model.Mass, error) {
	a := &p.answers
	if a.skippedLevel {
		return nil, nil, nil
	}
	today, err := p.Plan.Today()
	if err != nil {
		return nil, nil, err
	}
	week := a.planWeek(today).Plus(-1).First
	var declared []model.Declared
	for _, aim := range a.profile.Aims.Activities {
		text := strings.TrimSpace(a.levels[aim.Activity])
		if text == "" || aim.Sessions == 0 {
			continue
		}
		d := model.Declared{Activity: aim.Activity, Week: week}
		if d.Distance, d.Duration, err = p.amount("declared."+string(aim.Activity), text, aim.Activity); err != nil {
			return nil, nil, err
		}
		if d.Distance > 0 || d.Duration > 0 {
			declared = append(declared, d)
		}
	}
	weights := map[model.ID]model.Mass{}
	for _, id := range slices.Sorted(maps.Keys(a.weights)) {
		text := strings.TrimSpace(a.weights[id])
		if text == "" {
			continue
		}
		if weights[id], err = p.format.ParseWeight("weights."+string(id), text); err != nil {
			return nil, nil, err
		}
	}
	return declared, weights, nil
}

// amount reads a distance, or a time where one is typed or the activity has no
// distance.
func (p *Page) amount(field, text string, activity model.ID) (model.Distance, model.Seconds, error) {
	known, _ := p.Plan.Library().Activity(activity)
	if !known.Pace {
		duration, err := p.format.ParseMinutes(field, text)
		return 0, duration, err
	}
	distance, err := p.format.ParseDistance(field, text, activity)
	var invalid *model.Invalid
	if errors.As(err, &invalid) && invalid.Code == format.CodeSyntax {
		if duration, wrong := p.format.ParseMinutes(field, text); wrong == nil {
			return 0, duration, nil
		}
	}
	return distance, 0, err
}
