package planner_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// runner is a person at the end of the first run.
func runner() model.Profile {
	p := model.DefaultProfile()
	p.Aims = model.Aims{Upper: 2, Lower: 2, Cardio: 3, Activities: []model.ActivityAim{
		{Activity: "run", Sessions: 2}, {Activity: "cycle", Sessions: 1},
	}}
	p.Declared = []model.Declared{{Activity: "run", Week: monday.AddDays(-7), Distance: 10 * model.Kilometre}}
	return p
}

// weightsOf are what the planned sets of an exercise weigh, in order.
func (w *world) weightsOf(exercise model.ID) []model.Mass {
	w.Helper()
	var all []model.Mass
	for _, s := range w.dump().Sessions {
		for _, p := range s.Prescriptions {
			for _, set := range p.Sets {
				if p.Exercise == exercise {
					all = append(all, set.Weight)
				}
			}
		}
	}
	return all
}

// TestFirstPlanIsOneChange: profile and weeks are checked without a trace, come
// together and go together.
func TestFirstPlanIsOneChange(t *testing.T) {
	w := newWorld(t)
	before := w.dump()
	op := planner.FirstPlan{
		Profile: runner(), Week: thisWeek, Weeks: 4,
		Weights: map[model.ID]model.Mass{"leg-press": 40 * model.Kilogram},
	}
	out, err := w.plan.Check(op)
	if err != nil {
		t.Fatal(err)
	}
	w.same(before, "after a look at the plan")
	if len(out.Weeks) != 4 || len(out.Findings) > 0 {
		t.Fatalf("%d weeks, findings %+v", len(out.Weeks), out.Findings)
	}
	for _, b := range out.Weeks[0].Budgets {
		if b.Stream == (rule.Stream{Kind: rule.FamilyStream, Of: "run"}) && b.Most != model.Load(10250*model.Metre) {
			t.Errorf("the first week of running may have %d", b.Most)
		}
	}
	w.apply(op)
	profile, err := w.plan.Profile()
	if err != nil || profile.Aims.Lower != 2 || len(profile.Declared) != 1 {
		t.Errorf("profile %+v, %v", profile, err)
	}
	const known = 40 * model.Kilogram
	if got := w.weightsOf("leg-press"); len(got) < 2 || slices.ContainsFunc(got, func(m model.Mass) bool { return m != known }) {
		t.Errorf("leg press with %d", got)
	}
	if got := w.weightsOf("goblet-squat"); len(got) < 2 || slices.ContainsFunc(got, func(m model.Mass) bool { return m != 0 }) {
		t.Errorf("goblet squat with %d, which nobody said", got)
	}
	found, err := w.plan.Findings(thisWeek.First, thisWeek.Plus(3).Last())
	if err != nil || len(found) > 0 {
		t.Errorf("the plan has findings %+v, %v", found, err)
	}
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "after undo")
}

// TestFirstPlanLeavesTheLibraryAsItIs: weights a person knows are those of this
// plan only.
func TestFirstPlanLeavesTheLibraryAsItIs(t *testing.T) {
	w := newWorld(t)
	if _, err := w.plan.Check(planner.FirstPlan{
		Profile: runner(), Week: thisWeek, Weeks: 1, Weights: map[model.ID]model.Mass{"bench-press": 30 * model.Kilogram},
	}); err != nil {
		t.Fatal(err)
	}
	for _, template := range w.plan.Library().Templates {
		for _, p := range template.Prescriptions {
			for _, set := range p.Sets {
				if set.Weight != 0 {
					t.Fatalf("%s now asks for %d", template.ID, set.Weight)
				}
			}
		}
	}
}

func TestFirstPlanRefusesWhatCannotBe(t *testing.T) {
	w := newWorld(t)
	bad := runner()
	bad.Aims.Lower = 9
	before := w.dump()
	for field, op := range map[string]planner.FirstPlan{
		"aims.lower":        {Profile: bad, Week: thisWeek, Weeks: 4},
		"weeks":             {Profile: runner(), Week: thisWeek, Weeks: 0},
		"weights.leg-press": {Profile: runner(), Week: thisWeek, Weeks: 4, Weights: map[model.ID]model.Mass{"leg-press": -1}},
	} {
		_, err := w.plan.Apply(op, "")
		var invalid *model.Invalid
		if !errors.As(err, &invalid) || invalid.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	w.same(before, "after refusals")
}

// TestFirstPlanWaitsForADoctor: with a sign that suspends the plan there is none
// (RULES.md, clarification 9), and the profile is kept all the same.
func TestFirstPlanWaitsForADoctor(t *testing.T) {
	w := newWorld(t)
	w.apply(planner.OpenFlag{Flag: "locked", Side: model.Left})
	w.apply(planner.FirstPlan{Profile: runner(), Week: thisWeek, Weeks: 4})
	if n := len(w.dump().Sessions); n > 0 {
		t.Errorf("%d sessions are planned", n)
	}
	if profile, err := w.plan.Profile(); err != nil || len(profile.Declared) != 1 {
		t.Errorf("profile %+v, %v", profile, err)
	}
}

func TestWelcomeIsKeptAndNotUndone(t *testing.T) {
	w := newWorld(t)
	if first, err := w.plan.FirstRun(); !first || err != nil {
		t.Fatalf("an empty plan is no first run: %v", err)
	}
	at := time.Date(2026, 6, 12, 8, 0, 0, 0, time.UTC)
	if err := w.plan.SaveWelcome(planner.Welcome{Accepted: at}); err != nil {
		t.Fatal(err)
	}
	if first, _ := w.plan.FirstRun(); !first {
		t.Error("accepting the notice ends the first run")
	}
	if err := w.plan.SaveWelcome(planner.Welcome{Accepted: at, Finished: at.Add(time.Minute)}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.plan.Undo(); !errors.Is(err, planner.ErrNothingToUndo) {
		t.Errorf("undo: %v", err)
	}
	welcome, err := w.plan.Welcome()
	if first, _ := w.plan.FirstRun(); first || err != nil || !welcome.Accepted.Equal(at) {
		t.Errorf("%+v, first run %t, %v", welcome, first, err)
	}
}

func TestNoFirstRunWithSessionsFromElsewhere(t *testing.T) {
	w := newWorld(t)
	w.add(cardio("run", monday, 20*model.Minute))
	if first, err := w.plan.FirstRun(); first || err != nil {
		t.Errorf("first run %t, %v", first, err)
	}
}
