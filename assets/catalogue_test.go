package assets_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
)

func library(t *testing.T) model.Library {
	t.Helper()
	l, err := model.DecodeLibrary(assets.Activities, assets.Exercises, assets.Templates)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// The classes and families are those of RULES.md 2.9.
func TestActivitiesHaveTheImpactOfTheRules(t *testing.T) {
	l := library(t)
	classes := map[model.Impact][]model.ID{
		model.HighImpact: {
			"run", "treadmill", "trail-run", "jump-rope", "plyometrics", "hiit", "tennis",
			"pickleball", "squash", "basketball", "football", "volleyball",
		},
		model.MediumImpact: {
			"walk", "brisk-walk", "hike", "stairs", "stair-climber", "elliptical", "dance", "golf",
		},
		model.LowImpact: {"cycle", "spin", "swim", "water-aerobics", "aqua-jog", "row", "arm-ergometer"},
	}
	known := 0
	for impact, ids := range classes {
		known += len(ids)
		for _, id := range ids {
			if _, got := l.Family(id); got != impact {
				t.Errorf("%s: impact %s, want %s", id, got, impact)
			}
		}
	}
	if known != len(l.Activities) {
		t.Errorf("%d activities, %d of them known to the rules", len(l.Activities), known)
	}

	families := map[model.ID]model.ID{
		"treadmill": "run", "trail-run": "run", "spin": "cycle", "aqua-jog": "water-aerobics", "brisk-walk": "walk",
	}
	for _, a := range l.Activities {
		want, ok := families[a.ID]
		if !ok {
			want = a.ID
		}
		if got, _ := l.Family(a.ID); got != want {
			t.Errorf("%s: family %s, want %s", a.ID, got, want)
		}
	}
}

func TestExercisesSayWhatTheyTrain(t *testing.T) {
	for _, e := range library(t).Exercises {
		if e.Regions == 0 {
			t.Errorf("%s: no region", e.ID)
		}
		if len(e.Tags) == 0 {
			t.Errorf("%s: no tag", e.ID)
		}
	}
}

// Names are what people choose by, so no two are alike; IDs are kept in plans,
// so they are plain words for ever.
func TestNamesAndIDsTellEntriesApart(t *testing.T) {
	l := library(t)
	plain := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	look := func(what string, id model.ID, name string, seen map[string]bool) {
		if !plain.MatchString(string(id)) {
			t.Errorf("%s: the ID %q is not plain", what, id)
		}
		if name = strings.ToLower(name); seen[name] {
			t.Errorf("%s: two are called %q", what, name)
		}
		seen[name] = true
	}
	exercises, activities, templates := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, e := range l.Exercises {
		look("exercises", e.ID, e.Name, exercises)
	}
	for _, a := range l.Activities {
		look("activities", a.ID, a.Name, activities)
	}
	for _, t := range l.Templates {
		look("templates", t.ID, t.Title, templates)
	}
}

// What is there for sore days is of the same region as what it stands in for,
// needs no heavier load, and leads to an end.
func TestSubstitutesAreGentler(t *testing.T) {
	l := library(t)
	for _, e := range l.Exercises {
		seen := map[model.ID]bool{}
		for id := e.Substitute; id != ""; {
			if seen[id] {
				t.Fatalf("%s: substitutes go round at %s", e.ID, id)
			}
			seen[id] = true
			s, _ := l.Exercise(id)
			if s.Regions&e.Regions == 0 {
				t.Errorf("%s: %s trains something else", e.ID, id)
			}
			if s.Equipment == model.BarbellLoad || slices.Contains(s.Tags, model.Eccentric) {
				t.Errorf("%s: %s is no gentler", e.ID, id)
			}
			id = s.Substitute
		}
	}
}

// The steps between weights are those of the person's own machine.
func TestStepsAreThePersons(t *testing.T) {
	for _, e := range library(t).Exercises {
		if e.Step != 0 {
			t.Errorf("%s: a step of %d", e.ID, e.Step)
		}
		if e.BodyWeight && slices.Contains([]model.Equipment{model.BarbellLoad, model.DumbbellLoad, model.MachineLoad, model.CableLoad}, e.Equipment) {
			t.Errorf("%s: body weight with a %s", e.ID, e.Equipment)
		}
	}
}

// IDs that were there once are there for ever: people's plans refer to them.
func TestNoIDIsLost(t *testing.T) {
	l := library(t)
	for _, id := range strings.Fields(`squat goblet-squat leg-press hip-hinge romanian-deadlift step-up lunge wall-sit glute-bridge
		clamshell straight-leg-raise leg-curl leg-extension calf-raise plank side-plank dead-bug push-up bench-press overhead-press
		triceps-press seated-row lat-pulldown biceps-curl band-pull-apart hip-circle hip-flexor-stretch ankle-rock heel-slide
		calf-stretch hamstring-stretch`) {
		if _, ok := l.Exercise(model.ID(id)); !ok {
			t.Errorf("%s is gone", id)
		}
	}
	if n := len(l.Exercises); n < 60 {
		t.Errorf("%d exercises", n)
	}
}

// A session drawn from a template rests the regions of its kind (RULES.md
// 2.1), so a strength template trains no others.
func TestTemplatesTrainTheRegionsOfTheirKind(t *testing.T) {
	l := library(t)
	for _, template := range l.Templates {
		if template.Kind.Strength() && len(template.Prescriptions) == 0 {
			t.Errorf("%s: no exercise", template.ID)
		}
		for _, p := range template.Prescriptions {
			e, _ := l.Exercise(p.Exercise)
			if template.Kind.Strength() && e.Regions&^template.Kind.Regions() != 0 {
				t.Errorf("%s: %s is not %s body", template.ID, e.ID, template.Kind)
			}
			if template.Kind == model.Mobility && slices.Contains(e.Tags, model.Strengthening) {
				t.Errorf("%s: %s is strength", template.ID, e.ID)
			}
		}
	}
}

// A mobility session of at most 30 minutes at RPE 3 or less leaves its day a
// rest day (RULES.md, clarification 11); strength begins at RPE 5 or less and
// at most four lower-body exercises (clarification 4).
func TestTemplatesAreGentle(t *testing.T) {
	l := library(t)
	for _, template := range l.Templates {
		plan := template.Plan
		if template.Kind == model.Mobility && (plan.Duration > 30*model.Minute || plan.RPE > 3) {
			t.Errorf("%s: %d s at RPE %d", template.ID, plan.Duration, plan.RPE)
		}
		if plan.RPE < 1 || plan.RPE > 5 {
			t.Errorf("%s: RPE %d", template.ID, plan.RPE)
		}
		lower := 0
		for _, p := range template.Prescriptions {
			if e, _ := l.Exercise(p.Exercise); e.Regions&model.RegionLower != 0 {
				lower++
			}
		}
		if template.Kind.Strength() && lower > 4 {
			t.Errorf("%s: %d lower-body exercises", template.ID, lower)
		}
	}
}

func TestTemplatesHaveADistanceWhereTheirActivityHas(t *testing.T) {
	l := library(t)
	for _, template := range l.Templates {
		a, _ := l.Activity(template.Activity)
		if a.Pace != (template.Plan.Distance > 0) {
			t.Errorf("%s: distance %d, but pace is %t for %q", template.ID, template.Plan.Distance, a.Pace, a.ID)
		}
	}
}

// A card is 105 wide: sixteen runes of its bold 13 fit
// ("Full body basics" measures 102).
func TestTitlesFitACard(t *testing.T) {
	for _, template := range library(t).Templates {
		if n := utf8.RuneCountInString(template.Title); n > 16 {
			t.Errorf("%q has %d runes", template.Title, n)
		}
	}
}

// The default aims (RULES.md, clarification 14) draw from templates, and
// people look for one of each kind and of the five activities with a mark.
func TestThereIsATemplateForEachKindAndMark(t *testing.T) {
	l := library(t)
	for _, kind := range model.Kinds {
		if !slices.ContainsFunc(l.Templates, func(t model.Template) bool { return t.Kind == kind }) {
			t.Errorf("no template of kind %s", kind)
		}
	}
	for _, id := range []model.ID{"run", "walk", "cycle", "swim", "row"} {
		if _, ok := l.Activity(id); !ok {
			t.Errorf("no activity %s", id)
		}
		if !slices.ContainsFunc(l.Templates, func(t model.Template) bool { return t.Activity == id }) {
			t.Errorf("no template for %s", id)
		}
	}
}
