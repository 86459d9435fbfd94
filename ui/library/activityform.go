package library

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
)

// impacts are the classes from the gentlest on.
var impacts = []model.Impact{model.LowImpact, model.MediumImpact, model.HighImpact}

// editActivity asks for an activity of the person's own.
func (p *Page) editActivity(a model.Activity, heading string) {
	f := p.newForm(heading, p.say("library.activity.sentence"))
	name := written(a.Name)
	families, at := p.families(&a)
	names := []string{p.say("library.itself")}
	for i := range families {
		names = append(names, families[i].Name)
	}
	family := kit.NewSelect(names, at, nil)
	var classes []string
	for _, impact := range impacts {
		classes = append(classes, p.say("impact."+string(impact)))
	}
	impact := kit.NewSegments(classes, max(0, slices.Index(impacts, a.Impact)), nil)
	pace := kit.NewCheck(p.say("library.measure.distance"), a.Pace, nil)
	content := kit.NewColumn(6, f.field("name", name), f.field("impact", impact), f.field("family", family), f.field("measure", pace))
	f.show(content, func() (planner.Op, error) {
		a.Name, a.Impact, a.Pace, a.Family = trimmed(name), impacts[impact.Chosen()], pace.Checked(), ""
		if i := family.Chosen(); i > 0 {
			// What counts in a stream has its impact and its mark.
			a.Family, a.Mark = families[i-1].ID, families[i-1].Mark
		}
		return planner.SaveActivity{Activity: a}, nil
	}, func(out planner.Outcome) {
		for _, d := range out.Change.Activities {
			if d.After != nil {
				p.chosen[activities] = d.After.ID
			}
		}
	})
}

// families are the activities that others count as, and where the one that a
// counts as is among the choices.
func (p *Page) families(a *model.Activity) (all []model.Activity, at int) {
	for _, other := range p.Plan.Library().Activities {
		if other.Family != "" && other.Family != other.ID || other.ID == a.ID {
			continue
		}
		all = append(all, other)
		if other.ID == a.Family {
			at = len(all)
		}
	}
	return all, at
}

// editTemplate asks for what a template of the person's own asks for. Its
// exercises are those of the session it was made of.
func (p *Page) editTemplate(t model.Template) {
	f := p.newForm(t.Title, p.say("library.template.sentence"))
	title, minutes, effort := written(t.Title), written(p.Format.Duration(t.Plan.Duration)), kit.NewStepper(t.Plan.RPE, 1, 10, 1, strconv.Itoa, nil)
	parts := []fyne.CanvasObject{f.field("title", title), kit.NewShares(f.field("duration", minutes), f.field("rpe", effort))}
	family, _ := p.Plan.Library().Family(t.Activity)
	activity, _ := p.Plan.Library().Activity(t.Activity)
	distance := written("")
	if activity.Pace {
		if t.Plan.Distance > 0 {
			distance.SetText(p.Format.Distance(t.Plan.Distance, family))
		}
		parts = append(parts, f.field("distance", distance))
	}
	f.show(kit.NewColumn(6, parts...), func() (planner.Op, error) {
		var err error
		t.Title, t.Plan.RPE = trimmed(title), effort.Value()
		if t.Plan.Duration, err = p.Format.ParseMinutes("duration", trimmed(minutes)); err != nil {
			return nil, err
		}
		t.Plan.Distance = 0
		if text := trimmed(distance); text != "" {
			if t.Plan.Distance, err = p.Format.ParseDistance("distance", text, family); err != nil {
				return nil, err
			}
		}
		return planner.SaveTemplate{Template: t}, nil
	}, func(planner.Outcome) {})
}
