package library

import (
	"slices"
	"strings"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// kind is what an entry is: one tab of the page.
type kind int

const (
	exercises kind = iota
	activities
	templates
	routines
)

// kindNames are the ends of the keys of the kinds.
var kindNames = []string{"exercises", "activities", "templates", "routines"}

// entry is one row of the list.
type entry struct {
	id           model.ID
	name, detail string
	figure       model.ID // of its drawing; empty: none
	look         mark.Look
	archived     bool
	exercise     *model.Exercise // of an exercise
}

// filter is what is looked for.
type filter struct {
	text      string
	region    model.Regions // of an exercise; zero: any
	tag       model.Tag     // empty: any
	equipment int           // index in model.EquipmentKinds; -1: any
	archived  bool          // those that are not offered, too
}

// keeps says whether an entry is what is looked for: every word of the text is
// in its name or its details.
func (f *filter) keeps(e *entry) bool {
	if e.archived && !f.archived {
		return false
	}
	hay := strings.ToLower(e.name + " " + e.detail)
	for _, word := range strings.Fields(strings.ToLower(f.text)) {
		if !strings.Contains(hay, word) {
			return false
		}
	}
	x := e.exercise
	if x == nil {
		return true
	}
	return (f.region == 0 || x.Regions&f.region != 0) &&
		(f.tag == "" || slices.Contains(x.Tags, f.tag)) &&
		(f.equipment < 0 || x.Equipment == model.EquipmentKinds[f.equipment])
}

// entries are those of a kind, by name.
func (p *Page) entries(k kind) []entry {
	library := p.Plan.Library()
	var all []entry
	add := func(archived bool, l *model.Library) {
		switch k {
		case exercises:
			for i := range l.Exercises {
				all = append(all, p.exerciseEntry(&l.Exercises[i], archived))
			}
		case activities:
			for i := range l.Activities {
				all = append(all, p.activityEntry(&l.Activities[i], archived))
			}
		case templates:
			for i := range l.Templates {
				all = append(all, p.templateEntry(&l.Templates[i], archived))
			}
		}
	}
	add(false, library)
	if library.Archived != nil {
		add(true, library.Archived)
	}
	if k == routines {
		all = p.routineEntries()
	}
	slices.SortStableFunc(all, func(a, b entry) int { return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name)) })
	return all
}

func (p *Page) exerciseEntry(e *model.Exercise, archived bool) entry {
	words := append([]string{p.regions(e.Regions)}, p.tags(e.Tags)...)
	if e.Equipment != model.AnyEquipment {
		words = append(words, p.say("equipment."+string(e.Equipment)))
	}
	return entry{
		id: e.ID, name: e.Name, detail: p.joined(words), figure: e.Figure, archived: archived, exercise: e,
		look: mark.Kind(regionKind(e.Regions), ""),
	}
}

// regionKind is the kind of session that an exercise belongs to.
func regionKind(r model.Regions) model.Kind {
	switch lower, upper := r&model.RegionLower != 0, r&model.RegionUpper != 0; {
	case r == 0:
		return model.Mobility
	case lower == upper: // both, or the core alone
		return model.Full
	case lower:
		return model.Lower
	default:
		return model.Upper
	}
}

func (p *Page) activityEntry(a *model.Activity, archived bool) entry {
	words := []string{p.say("impact." + string(a.Impact))}
	if family, ok := p.Plan.Library().Activity(a.Family); a.Family != "" && ok && family.ID != a.ID {
		words = append(words, p.say("library.counts-as", "Activity", family.Name))
	}
	return entry{id: a.ID, name: a.Name, detail: p.joined(words), figure: a.Figure, archived: archived, look: mark.Kind(model.Cardio, a.Mark)}
}

func (p *Page) templateEntry(t *model.Template, archived bool) entry {
	activity, _ := p.Plan.Library().Activity(t.Activity)
	s := drawn(t)
	family, _ := p.Plan.Library().Family(t.Activity)
	return entry{
		id: t.ID, name: t.Title, detail: p.joined([]string{p.Format.Kind(t.Kind), p.Format.CardLoad(&s, family)}), archived: archived,
		look: mark.Kind(t.Kind, activity.Mark),
	}
}

// drawn is the session that a template makes.
func drawn(t *model.Template) model.Session {
	return model.Session{Kind: t.Kind, Activity: t.Activity, Title: t.Title, Plan: t.Plan, Prescriptions: t.Prescriptions}
}

func (p *Page) routineEntries() []entry {
	view, err := p.Plan.WarmUps()
	if err != nil {
		p.Fail(err)
		return nil
	}
	var all []entry
	for _, r := range p.routines(view.Routines) {
		e := entry{
			id: r.ID, name: p.Format.WarmUp(&r), detail: p.say("library.routine", "Count", len(r.Drills), "Length", p.Format.Minutes(r.Length())),
			look: mark.Look{Icon: theme.IconWarmUp, Ink: theme.ColorAccent},
		}
		if len(r.Drills) > 0 {
			e.figure = r.Drills[0].Exercise
		}
		all = append(all, e)
	}
	return all
}

func (p *Page) joined(words []string) string {
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	return strings.Join(words, p.say("separator"))
}

// regions are the words for a set of muscle groups.
func (p *Page) regions(r model.Regions) string {
	var words []string
	for _, region := range regionChoices {
		if r&region.of != 0 {
			words = append(words, p.say("library.region."+region.name))
		}
	}
	return p.joined(words)
}

// regionChoices are the muscle groups in the order people see them.
var regionChoices = []struct {
	of   model.Regions
	name string // the end of its key
}{
	{model.RegionLower, "lower"}, {model.RegionPush, "push"}, {model.RegionPull, "pull"}, {model.RegionCore, "core"},
}

func (p *Page) tags(tags []model.Tag) []string {
	var words []string
	for _, tag := range tags {
		words = append(words, p.say("tag."+string(tag)))
	}
	return words
}
