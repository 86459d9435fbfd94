package planner_test

import (
	"errors"
	"slices"
	"testing"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// A plain copy has the same days, times and amounts, planned anew.
func TestCopyWeekPlain(t *testing.T) {
	w := newWorld(t)
	w.does(model.Declared{Activity: "run", Distance: 5 * model.Kilometre})
	lift := at(asPlanned(lifting("leg-press", monday.AddDays(-7), 3, 10, 100*lb)), 18*model.Hour, london)
	lift.Prescriptions[0].Least, lift.Prescriptions[0].Most = 6, 15
	lift.Note = "slowly"
	run := done(runOf(monday.AddDays(-5), 5*model.Kilometre))
	skipped := cardio("cycle", monday.AddDays(-4), 40*model.Minute)
	skipped.Status = model.Skipped
	unplanned := done(cardio("swim", monday.AddDays(-3), 20*model.Minute))
	unplanned.Unplanned = true
	w.store([]model.Session{stored("lift", lift), stored("run", run), stored("skipped", skipped), stored("unplanned", unplanned)})
	out := w.apply(planner.CopyWeek{From: thisWeek.Plus(-1), To: thisWeek})
	if len(out.LeftOut) > 0 || len(out.Changed) > 0 {
		t.Errorf("left out %+v, changed %+v", out.LeftOut, out.Changed)
	}
	var got []model.Session
	for _, s := range w.dump().Sessions {
		if thisWeek.Contains(s.Date) {
			got = append(got, s)
		}
	}
	if len(got) != 3 || got[0].Date != monday || got[1].Date != wednesday || got[2].Date != thursday {
		t.Fatalf("copied %+v", got)
	}
	clock, _ := got[0].Clock()
	p := got[0].Prescriptions[0]
	if clock != 18*model.Hour || got[0].Status != model.Planned || got[0].Note != "slowly" || p.Least != 6 || p.Most != 15 || len(p.Sets) != 3 || p.Done != nil || got[0].Actual != nil {
		t.Errorf("the copy is %+v", got[0])
	}
}

// What a person turned out to lift is what the copy plans (clarification 4).
func TestCopyWeekTakesTheWeightThatWasLifted(t *testing.T) {
	w := newWorld(t)
	s := asPlanned(lifting("leg-press", monday.AddDays(-7), 2, 10, 0))
	s.Prescriptions[0].Done = []model.Set{{Reps: 10, Weight: 40 * lb}, {Reps: 10, Weight: 40 * lb}}
	w.store([]model.Session{stored("lift", s)})
	w.apply(planner.CopyWeek{From: thisWeek.Plus(-1), To: thisWeek, Progressed: true})
	if got := w.sets(thisWeek, "leg-press"); got != "41x20" {
		t.Errorf("planned %s, want the next step after 40 lb", got)
	}
}

// Beside what is planned already, what would break a gap or a limit is left out
// or trimmed, and says why.
func TestCopyWeekLeavesOutWhatBreaksARule(t *testing.T) {
	w := newWorld(t)
	w.does(model.Declared{Activity: "cycle", Distance: 40 * model.Kilometre})
	w.store([]model.Session{
		stored("legs", asPlanned(lifting("squat", monday.AddDays(-6), 3, 10, 0))),
		stored("ride", done(func() model.Session {
			s := cardio("cycle", monday.AddDays(-4), 100*model.Minute)
			s.Plan.Distance = 40 * model.Kilometre
			return s
		}())),
	})
	w.add(strength(model.Lower, monday)) // a day before the copy's
	ride := cardio("cycle", friday.AddDays(1), 50*model.Minute)
	ride.Plan.Distance = 20 * model.Kilometre
	w.add(ride)
	out := w.apply(planner.CopyWeek{From: thisWeek.Plus(-1), To: thisWeek})
	if len(out.LeftOut) != 1 || out.LeftOut[0].Session.Title != "Legs" || out.LeftOut[0].Finding.Rule != rule.RestGap {
		t.Errorf("left out %+v", out.LeftOut)
	}
	i := slices.IndexFunc(out.Changed, func(c planner.Changed) bool { return c.Exercise == "" })
	if i < 0 || out.Changed[i].To.Distance != 21*model.Kilometre || out.Changed[i].Limit == nil || out.Changed[i].Limit.Reason != rule.Grow {
		t.Errorf("changed %+v, want the ride cut to the 21 km that are left", out.Changed)
	}
}

// A copy that a limit would cut to next to nothing is left out instead.
func TestCopyWeekLeavesOutACrumb(t *testing.T) {
	for _, c := range []struct {
		planned model.Distance // this week already, of 41 km
		leftOut bool
	}{
		{40_700 * model.Metre, true},
		{38 * model.Kilometre, false},
	} {
		w := newWorld(t)
		w.does(model.Declared{Activity: "cycle", Distance: 40 * model.Kilometre})
		past := cardio("cycle", monday.AddDays(-4), 100*model.Minute)
		past.Plan.Distance = 40 * model.Kilometre
		w.store([]model.Session{stored("ride", done(past)), stored("swim", cardio("swim", monday.AddDays(-6), 20*model.Minute))})
		standing := cardio("cycle", friday.AddDays(1), 100*model.Minute)
		standing.Plan.Distance = c.planned
		w.add(standing)
		out := w.apply(planner.CopyWeek{From: thisWeek.Plus(-1), To: thisWeek})
		if got := len(out.LeftOut) == 1; got != c.leftOut {
			t.Errorf("with %d m planned: left out %+v, changed %+v", c.planned/model.Metre, out.LeftOut, out.Changed)
		}
		for _, l := range out.LeftOut {
			if l.Finding.Rule != rule.WeeklyLimit || l.Session.Plan.Distance != 40*model.Kilometre {
				t.Errorf("left out %+v", l)
			}
		}
	}
}

// A copy of strength that a limit would cut to a repetition or two is left out
// instead, whether it was progressed or not; half of it is not.
func TestCopyWeekLeavesOutAScrapOfStrength(t *testing.T) {
	for _, progressed := range []bool{false, true} {
		for reps, leftOut := range map[int]bool{28: true, 29: true, 15: false} {
			w := newWorld(t)
			w.store([]model.Session{stored("press", asPlanned(lifting("leg-press", monday.AddDays(-7), 3, 10, 40*lb)))})
			w.add(lifting("leg-press", thursday, 1, reps, 40*lb)) // of some 30
			swim := asPlanned(cardio("swim", monday.AddDays(-6), 20*model.Minute))
			w.store([]model.Session{stored("swim", swim)})
			out := w.apply(planner.CopyWeek{From: thisWeek.Plus(-1), To: thisWeek, Progressed: progressed})
			if got := len(out.LeftOut) == 1; got != leftOut {
				t.Errorf("progressed %v, with %d repetitions planned: left out %+v, changed %+v", progressed, reps, out.LeftOut, out.Changed)
			}
			for _, l := range out.LeftOut {
				if l.Finding.Rule != rule.WeeklyLimit || len(l.Session.Prescriptions) != 1 || len(l.Session.Prescriptions[0].Sets) != 3 {
					t.Errorf("progressed %v, with %d: left out %+v", progressed, reps, l)
				}
			}
			for _, s := range w.dump().Sessions {
				if s.Date == monday && amountOf(s) < 5 {
					t.Errorf("progressed %v, with %d: planned %+v", progressed, reps, s.Prescriptions)
				}
			}
		}
	}
}

// amountOf is how many repetitions a session asks for.
func amountOf(s model.Session) int {
	reps := 0
	for _, p := range s.Prescriptions {
		for _, set := range p.Sets {
			reps += set.Reps
		}
	}
	return reps
}

// Today's copies have no time that is over.
func TestCopyWeekToToday(t *testing.T) {
	w := newWorld(t)
	w.store([]model.Session{
		stored("early", at(cardio("swim", monday.AddDays(-7), 20*model.Minute), 7*model.Hour, london)),
		stored("late", at(cardio("cycle", monday.AddDays(-7), 20*model.Minute), 18*model.Hour, london)),
	})
	w.apply(planner.CopyWeek{From: thisWeek.Plus(-1), To: thisWeek})
	for _, id := range w.on(monday) {
		if s := w.session(id); s.Timed() != (s.Activity == "cycle") {
			t.Errorf("%s at %v", s.Activity, s.Start)
		}
	}
}

// Days that are over take nothing.
func TestCopyWeekIntoARunningWeek(t *testing.T) {
	w := newWorld(t)
	w.store([]model.Session{stored("a", done(cardio("swim", monday.AddDays(-7), 20*model.Minute))), stored("b", done(cardio("cycle", monday.AddDays(-3), 30*model.Minute)))})
	w.now = noon(wednesday)
	out := w.apply(planner.CopyWeek{From: thisWeek.Plus(-1), To: thisWeek})
	if len(out.LeftOut) != 1 || !out.LeftOut[0].Past || out.LeftOut[0].Session.Date != monday {
		t.Errorf("left out %+v", out.LeftOut)
	}
	w.refuse(planner.CopyWeek{From: thisWeek, To: thisWeek.Plus(-1)}, planner.ErrPast)
	w.refuse(planner.CopyWeek{From: thisWeek.Plus(5), To: thisWeek.Plus(6)}, planner.ErrNothingToDo)
	w.refuseInput(planner.CopyWeek{From: thisWeek, To: thisWeek}, "to", model.CodeMismatch)
}

// Progressed cardio is what the weekly limit allows, shared out; every number
// says why.
func TestCopyWeekProgressedCardio(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Units.Miles = true })
	w.does(model.Declared{Activity: "run", Distance: 10 * model.Mile, Duration: 6740}) // as long as these runs take
	for i, miles := range []model.Distance{300, 300, 400} {
		w.store([]model.Session{stored(w.newID(), done(runOf(monday.AddDays(2*i), miles*model.Mile/100)))})
	}
	w.now = noon(monday.AddDays(7))
	out := w.apply(planner.CopyWeek{From: thisWeek, To: thisWeek.Plus(1), Progressed: true})
	if got := w.miles(thisWeek.Plus(1)); got != "3.08 3.07 4.10" {
		t.Errorf("runs of %s", got)
	}
	for _, c := range out.Changed {
		if c.Limit == nil || c.Limit.Stream != running || c.Limit.Reason != rule.HoldLight && c.Limit.Reason != rule.Grow {
			t.Errorf("%+v says no why", c)
		}
	}
}

// On any plan a copied week brings nothing about that the planner does not do,
// and one undo takes all of it back.
func TestCopyWeekProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		drawPlan(t, w)
		w.now = noon(monday.AddDays(rapid.IntRange(-1, 6).Draw(t, "today")))
		first := w.dump().Profile.FirstWeekday
		from := model.WeekOf(monday.AddDays(7*rapid.IntRange(-1, 1).Draw(t, "from")), first)
		to := model.WeekOf(monday.AddDays(7*rapid.IntRange(0, 2).Draw(t, "to")), first)
		before := w.dump()
		out, err := w.plan.Apply(planner.CopyWeek{From: from, To: to, Progressed: rapid.Bool().Draw(t, "progressed")}, "")
		switch {
		case from == to, errors.Is(err, planner.ErrPast), errors.Is(err, planner.ErrNothingToDo):
			w.same(before, "after nothing was done")
			return
		case err != nil:
			t.Fatal(err)
		}
		for _, f := range out.Findings {
			if f.Kept == "" && (f.Severity == rule.Violation || f.Rule == rule.SameActivity || f.Rule == rule.RestGap || f.Rule == rule.SetsWeek) {
				t.Fatalf("found %+v", f)
			}
		}
		for _, d := range out.Change.Sessions {
			if d.Before == nil && (!to.Contains(d.After.Date) || d.After.Date.Before(civil.DateOf(w.now))) {
				t.Fatalf("copied to %s", d.After.Date)
			}
		}
		w.undo()
		w.same(before, "after one undo")
	})
}

// The goals of RULES.md 2.4 that are no step up.
func TestTargetsThatHold(t *testing.T) {
	weeksAgo := func(n int) civil.Date { return monday.AddDays(-7 * n) }
	short := func(s model.Session) model.Session {
		s = asPlanned(s)
		s.Prescriptions[0].Done = s.Prescriptions[0].Sets[:2]
		return s
	}
	mixed := asPlanned(lifting("leg-press", weeksAgo(1), 3, 10, 40*lb))
	mixed.Prescriptions[0].Sets = slices.Clone(mixed.Prescriptions[0].Sets)
	mixed.Prescriptions[0].Sets[0].Weight = 30 * lb
	mixed.Prescriptions[0].Done = mixed.Prescriptions[0].Sets
	tests := map[string]struct {
		sessions []model.Session
		code     progress.StepCode
		to       progress.Target
	}{
		"a set left out": {
			[]model.Session{asPlanned(lifting("leg-press", weeksAgo(2), 3, 10, 40*lb)), short(lifting("leg-press", weeksAgo(1), 3, 10, 40*lb))},
			progress.StepIncomplete,
			progress.Target{Weight: 40 * lb, Reps: 30},
		},
		"a set left out of the first": {[]model.Session{short(lifting("leg-press", weeksAgo(1), 3, 10, 40*lb))}, progress.StepLimit, progress.Target{Weight: 40 * lb, Reps: 20}},
		"two weeks in a row": {
			[]model.Session{
				asPlanned(lifting("leg-press", weeksAgo(4), 3, 10, 40*lb)), asPlanned(lifting("leg-press", weeksAgo(3), 3, 10, 41*lb)),
				short(lifting("leg-press", weeksAgo(2), 3, 10, 41*lb)), short(lifting("leg-press", weeksAgo(1), 3, 10, 41*lb)),
			}, progress.StepBack, progress.Target{Weight: 40 * lb, Reps: 30},
		},
		"a session missed":          {[]model.Session{asPlanned(lifting("leg-press", weeksAgo(1), 3, 10, 40*lb)), lifting("leg-press", weeksAgo(1).AddDays(3), 3, 10, 40*lb)}, progress.StepLimit, progress.Target{Weight: 40 * lb, Reps: 30}},
		"sets of different weights": {[]model.Session{mixed}, progress.StepLimit, progress.Target{Weight: 40 * lb, Reps: 28}},
		"no weight known":           {[]model.Session{asPlanned(lifting("leg-press", weeksAgo(1), 2, 10, 0))}, progress.StepUnknown, progress.Target{Reps: 20}},
		"a break of three weeks":    {[]model.Session{asPlanned(lifting("leg-press", weeksAgo(4), 3, 10, 40*lb))}, progress.StepLimit, progress.Target{Weight: 25 * lb, Reps: 24}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			for i := range test.sessions {
				test.sessions[i].ID, test.sessions[i].Original = w.newID(), test.sessions[i].Date
			}
			w.store(test.sessions)
			g := goalOf(t, w, thisWeek, "leg-press")
			if g.Step.Code != test.code || g.Step.To != test.to {
				t.Errorf("%s %+v (limit %d, %s), want %s %+v", g.Step.Code, g.Step.To, g.Limit, g.Reason, test.code, test.to)
			}
		})
	}
	t.Run("after thirteen weeks it is new", func(t *testing.T) {
		w := newWorld(t)
		w.store([]model.Session{stored("old", asPlanned(lifting("leg-press", weeksAgo(13), 3, 10, 40*lb)))})
		if goals, err := w.plan.Targets(thisWeek); err != nil || len(goals) > 0 {
			t.Errorf("%+v, %v", goals, err)
		}
	})
}

// R17: left 20 lb, right 30 lb: both are planned at 20 lb, with a note.
func TestR17_TheWeakerSide(t *testing.T) {
	w := newWorld(t)
	s := lifting("step-up", monday.AddDays(-7), 0, 0, 0)
	for range 2 {
		s.Prescriptions[0].Sets = append(s.Prescriptions[0].Sets, model.Set{Reps: 8, Side: model.Left}, model.Set{Reps: 10, Side: model.Right})
	}
	w.store([]model.Session{stored("steps", asPlanned(s))})
	g := goalOf(t, w, thisWeek, "step-up")
	if !g.SidesDiffer || g.Left.Reps != 16 || g.Right.Reps != 20 || g.Step.To.Reps != 16 {
		t.Errorf("%+v", g)
	}
	w.apply(planner.CopyWeek{From: thisWeek.Plus(-1), To: thisWeek, Progressed: true})
	for _, set := range w.session(w.on(monday)[0]).Prescriptions[0].Sets {
		if set.Reps != 8 {
			t.Errorf("planned %+v", set)
		}
	}
}

// Where no step is possible it says what would make one.
func TestTargetsSayWhatUnlocksAStep(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Weights.Dumbbells = []model.Mass{5 * lb, 10 * lb} })
	w.store([]model.Session{stored("squats", asPlanned(lifting("goblet-squat", monday.AddDays(-7), 3, 12, 5*lb)))})
	g := goalOf(t, w, thisWeek, "goblet-squat")
	if g.Step.Code != progress.StepNone || g.Step.Unlock == (progress.Unlock{}) {
		t.Errorf("%+v", g.Step)
	}
}

// What a session goes on with is its part of the week's goal.
func TestTargetOfASession(t *testing.T) {
	w := newWorld(t)
	for _, d := range []int{-7, -4} {
		w.store([]model.Session{stored(w.newID(), asPlanned(lifting("leg-press", monday.AddDays(d), 3, 10, 25*lb)))})
	}
	a := w.add(lifting("leg-press", monday, 3, 10, 25*lb))
	w.add(lifting("leg-press", thursday, 3, 10, 25*lb))
	targets, err := w.plan.Target(a)
	if err != nil || len(targets) != 1 || targets[0].Planned.Reps != 30 || targets[0].Advised.Reps != 31 || targets[0].Goal.Step.To.Reps != 61 {
		t.Errorf("%+v, %v", targets, err)
	}
	if _, err := w.plan.Target("nobody"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("unknown: %v", err)
	}
}
