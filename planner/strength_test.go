package planner_test

import (
	"fmt"
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

const lb = model.Pound

// lifting is a planned session of so many sets of one exercise.
func lifting(exercise model.ID, d civil.Date, sets, reps int, weight model.Mass) model.Session {
	p := model.Prescription{Exercise: exercise}
	for range sets {
		p.Sets = append(p.Sets, model.Set{Reps: reps, Weight: weight})
	}
	return model.Session{
		Kind: model.Lower, Title: "Legs", Date: d, Status: model.Planned,
		Plan: model.Effort{Duration: 30 * model.Minute, RPE: 5}, Prescriptions: []model.Prescription{p},
	}
}

// asPlanned marks a strength session as done set by set.
func asPlanned(s model.Session) model.Session {
	s = done(s)
	for i := range s.Prescriptions {
		s.Prescriptions[i].Done = s.Prescriptions[i].Sets
	}
	return s
}

// sets is what a week plans of an exercise: "26x60" is the heaviest weight in lb
// and the repetitions.
func (w *world) sets(week model.Week, exercise model.ID) string {
	w.Helper()
	reps, weight := 0, model.Mass(0)
	for _, s := range w.dump().Sessions {
		if !week.Contains(s.Date) || !s.Counts() {
			continue
		}
		for _, p := range s.Prescriptions {
			for _, set := range p.Sets {
				if p.Exercise == exercise && !set.WarmUp {
					reps, weight = reps+set.Reps, max(weight, set.Weight)
				}
			}
		}
	}
	if weight == 0 {
		return fmt.Sprint(reps)
	}
	return fmt.Sprintf("%gx%d", float64(weight)/float64(lb), reps)
}

// doWeek marks all planned sessions of a week as done the way they were planned.
func (w *world) doWeek(week model.Week) {
	w.Helper()
	w.now = noon(week.Last())
	for _, s := range w.dump().Sessions {
		if week.Contains(s.Date) && s.Status == model.Planned {
			w.apply(planner.Complete{Session: s.ID})
		}
	}
}

// progressed copies each of so many weeks to the next one, progressed, and does
// it; it returns what each holds of an exercise.
func (w *world) progressed(weeks int, exercise model.ID) string {
	w.Helper()
	var all []string
	for n := range weeks {
		from := thisWeek.Plus(n)
		w.now = noon(from.Last().AddDays(1))
		out := w.apply(planner.CopyWeek{From: from, To: from.Plus(1), Progressed: true})
		if len(out.Violations()) > 0 || len(out.LeftOut) > 0 {
			w.Fatalf("week %d: %+v %+v", n+1, out.Findings, out.LeftOut)
		}
		all = append(all, w.sets(from.Plus(1), exercise))
		w.doWeek(from.Plus(1))
	}
	return strings.Join(all, " ")
}

// The table of RULES.md 2.4, week by week through the store.
func TestO14_TwelveWeeksCopiedProgressed(t *testing.T) {
	w := newWorld(t)
	w.store([]model.Session{
		stored("first", asPlanned(lifting("leg-press", monday, 3, 10, 25*lb))), stored("second", asPlanned(lifting("leg-press", thursday, 3, 10, 25*lb))),
	})
	got := w.progressed(12, "leg-press")
	if want := "25x61 26x60 26x61 27x60 27x61 28x60 28x61 29x60 29x61 30x60 30x61 31x60"; got != want {
		t.Errorf("weeks %s\nwant  %s", got, want)
	}
}

// The other examples of RULES.md 2.4.
func TestStepTablesThroughThePlan(t *testing.T) {
	tests := map[string]struct {
		exercise model.ID
		sets     int
		reps     int
		weight   model.Mass
		own      model.Weights
		want     string
	}{
		"25 lb once a week":   {"leg-press", 3, 10, 25 * lb, model.Weights{}, "25x30 26x29 26x29 27x28 27x28 28x27"},
		"100 lb, 2 lb steps":  {"leg-press", 3, 10, 100 * lb, model.Weights{Step: 2 * lb}, "102x30 104x30 106x30 108x30"},
		"squats of the body":  {"squat", 3, 10, 0, model.Weights{}, "30 31 31 32"},
		"5 lb steps, 8 to 12": {"goblet-squat", 3, 10, 5 * lb, model.Weights{Dumbbells: []model.Mass{5 * lb, 10 * lb, 15 * lb}}, "5x30 5x31 5x31 5x32"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			if test.own.Step > 0 || test.own.Dumbbells != nil {
				w.profile(func(p *model.Profile) { p.Weights = test.own })
			}
			w.add(asPlanned(lifting(test.exercise, monday, test.sets, test.reps, test.weight)))
			if got := w.progressed(strings.Count(test.want, " ")+1, test.exercise); got != test.want {
				t.Errorf("weeks %s\nwant  %s", got, test.want)
			}
		})
	}
}

// O15: asked for 3x20 after 3x10, and what is found about it.
func TestO15_SquatsDoubled(t *testing.T) {
	w := newWorld(t)
	w.add(asPlanned(lifting("squat", monday.AddDays(-7), 3, 10, 0)))
	out, err := w.plan.Check(planner.Add{Session: lifting("squat", monday, 3, 20, 0), Index: planner.AtEnd})
	if err != nil {
		t.Fatal(err)
	}
	v := out.Violations()
	if len(v) != 1 || v[0].Rule != rule.WeeklyLimit || v[0].Args.Load != 60 || v[0].Args.Limit != 30 {
		t.Errorf("%+v, want 60 of at most 30", v)
	}
}

// O13: from 25 lb to 50 lb.
func TestO13_LegPressDoubledThroughThePlan(t *testing.T) {
	w := newWorld(t)
	w.add(asPlanned(lifting("leg-press", monday.AddDays(-7), 3, 10, 25*lb)))
	out, err := w.plan.Check(planner.Add{Session: lifting("leg-press", monday, 3, 10, 50*lb), Index: planner.AtEnd})
	if err != nil {
		t.Fatal(err)
	}
	var limit, step bool
	for _, f := range out.Violations() {
		switch f.Rule {
		case rule.WeeklyLimit:
			limit = f.Args.Load == 1500*model.Load(lb) && f.Args.Limit == 768750*model.Load(lb)/1000
		case rule.WeightStep:
			step = f.Args.Load == 50*model.Load(lb) && f.Args.Base == 25*model.Load(lb)
		}
	}
	if !limit || !step {
		t.Errorf("%+v, want 1500 lb over 768.75 and a step of 25 lb", out.Violations())
	}
}

func goalOf(t *testing.T, w *world, week model.Week, exercise model.ID) progress.Goal {
	t.Helper()
	goals, err := w.plan.Targets(week)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range goals {
		if g.Exercise == exercise {
			return g
		}
	}
	t.Fatalf("no goal of %s among %+v", exercise, goals)
	return progress.Goal{}
}
