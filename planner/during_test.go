package planner_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/adapt"
)

// legs is a session of today with six sets of ten at a weight, and an exercise
// for the arms.
func legs(w *world, weight model.Mass) model.ID {
	s := strength(model.Full, monday)
	s.Prescriptions = []model.Prescription{{Exercise: "leg-press"}, {Exercise: "dumbbell-row", Sets: []model.Set{{Reps: 10, Weight: 10 * model.Pound}}}}
	for range 6 {
		s.Prescriptions[0].Sets = append(s.Prescriptions[0].Sets, model.Set{Reps: 10, Weight: weight})
	}
	return w.add(s)
}

func (w *world) during(workout *planner.Workout) planner.During {
	w.Helper()
	d, err := w.plan.During(workout)
	if err != nil {
		w.Fatal(err)
	}
	return d
}

func (w *world) ease(workout *planner.Workout, way planner.Way) {
	w.Helper()
	if err := w.plan.EaseWorkout(workout, way); err != nil {
		w.Fatal(err)
	}
}

func (w *world) unease(workout *planner.Workout) {
	w.Helper()
	if err := w.plan.UneaseWorkout(workout); err != nil {
		w.Fatal(err)
	}
}

func sets(workout *planner.Workout, i int) (reps []int, weights []model.Mass) {
	for _, set := range workout.Sets[i] {
		reps, weights = append(reps, set.Set.Reps), append(weights, set.Set.Weight)
	}
	return reps, weights
}

// A score during a session asks to go on up to 2, to ease off from 3 and to stop
// from 6 on (RULES.md 2.5), and says in which ways.
func TestScoresDuringAWorkout(t *testing.T) {
	w := newWorld(t)
	workout := w.start(legs(w, 26*model.Pound))
	workout.Reach(planner.StageWork, w.now)
	if d := w.during(workout); d.Given || d.Prompt != adapt.CarryOn || d.Ways != nil {
		t.Errorf("without a score: %+v", d)
	}
	easing := []planner.Way{planner.WayFewer, planner.WayLighter, planner.WayLowImpact, planner.WayEnd}
	for score, want := range []planner.During{
		{Prompt: adapt.CarryOn},
		{Prompt: adapt.CarryOn},
		{Prompt: adapt.CarryOn},
		{Prompt: adapt.EaseOff, Ways: easing},
		{Prompt: adapt.EaseOff, Ways: easing},
		{Prompt: adapt.EaseOff, Ways: easing},
		{Prompt: adapt.StopToday, Ways: []planner.Way{planner.WayEnd}},
		{Prompt: adapt.StopToday, Ways: []planner.Way{planner.WayEnd}},
		{Prompt: adapt.StopToday, Ways: []planner.Way{planner.WayEnd}},
		{Prompt: adapt.StopToday, Ways: []planner.Way{planner.WayEnd}},
		{Prompt: adapt.StopToday, Ways: []planner.Way{planner.WayEnd}},
	} {
		workout.During = planner.Scores{Left: given(0), Right: given(score)}
		d := w.during(workout)
		if !d.Given || d.Score != score || d.Prompt != want.Prompt || !slices.Equal(d.Ways, want.Ways) {
			t.Errorf("%d: %+v, want %q with %v", score, d, want.Prompt, want.Ways)
		}
	}
	w.now = w.now.Add(57 * time.Minute) // of an hour
	workout.During = planner.Scores{Left: given(4)}
	if d := w.during(workout); slices.Contains(d.Ways, planner.WayLowImpact) {
		t.Errorf("with three minutes left something else is offered: %+v", d)
	}
}

// What a knee does not carry is not eased for it.
func TestArmsAreNotEased(t *testing.T) {
	w := newWorld(t)
	s := strength(model.Upper, monday)
	s.Prescriptions = []model.Prescription{{Exercise: "dumbbell-row", Sets: []model.Set{{Reps: 10, Weight: 10 * model.Pound}}}}
	workout := w.start(w.add(s))
	workout.During = planner.Scores{Left: given(4)}
	if d := w.during(workout); !slices.Equal(d.Ways, []planner.Way{planner.WayEnd}) {
		t.Errorf("%+v", d)
	}
}

// R34: of 60 repetitions at 26 lb 48 are left, or 60 of at most four fifths of
// the weight; of what is done nothing changes, of the plan neither, and it can
// be taken back.
func TestR34_WhatIsLeftIsEased(t *testing.T) {
	w := newWorld(t)
	id := legs(w, 26*model.Pound)
	planned := w.session(id)
	workout := w.start(id)
	w.ease(workout, planner.WayFewer)
	if reps, _ := sets(workout, 0); !slices.Equal(reps, []int{8, 8, 8, 8, 8, 8}) {
		t.Errorf("before the work: %v", reps)
	}
	w.unease(workout)
	workout.Reach(planner.StageWork, w.now)
	workout.Sets[0][0].Done, workout.Sets[0][1].Done, workout.Sets[0][2].Done = true, true, true
	workout.During = planner.Scores{Left: given(4)}
	w.ease(workout, planner.WayFewer)
	if reps, weights := sets(workout, 0); !slices.Equal(reps, []int{10, 10, 10, 8, 8, 8}) || weights[5] != 26*model.Pound {
		t.Errorf("fewer: %v of %v", reps, weights)
	}
	if d := w.during(workout); !slices.Equal(d.Ways, []planner.Way{planner.WayLowImpact, planner.WayEnd}) {
		t.Errorf("it is offered twice: %+v", d)
	}
	workout.During = planner.Scores{Left: given(5)}
	if d := w.during(workout); !slices.Contains(d.Ways, planner.WayFewer) {
		t.Errorf("with more pain it is not offered again: %+v", d)
	}
	w.reopen()
	again, err := w.plan.Workout()
	if err != nil {
		t.Fatal(err)
	}
	workout.During = planner.Scores{Left: given(4)} // what was saved
	if diff := cmp.Diff(workout, again); diff != "" {
		t.Errorf("after a restart (-saved +read):\n%s", diff)
	}
	w.unease(again)
	w.ease(again, planner.WayLighter)
	reps, weights := sets(again, 0)
	if !slices.Equal(reps, []int{10, 10, 10, 10, 10, 10}) || weights[2] != 26*model.Pound || weights[3] != 20*model.Pound {
		t.Errorf("lighter: %v of %v", reps, weights)
	}
	if reps, weights := sets(again, 1); reps[0] != 10 || weights[0] != 10*model.Pound {
		t.Errorf("the arms were eased too: %v of %v", reps, weights)
	}
	if diff := cmp.Diff(planned, w.session(id)); diff != "" {
		t.Errorf("the plan changed:\n%s", diff)
	}
}

// Of cardio that is half over by the clock the second half is eased: its pace, or
// without a distance its time.
func TestR34_WhatIsLeftOfCardioIsEased(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct{ planned, want model.Effort }{
		{
			model.Effort{Duration: 30 * model.Minute, Distance: 5 * model.Kilometre, Ascent: 100 * model.Metre},
			model.Effort{Duration: 30 * model.Minute, Distance: 4500 * model.Metre, Ascent: 90 * model.Metre},
		},
		{model.Effort{Duration: 30 * model.Minute}, model.Effort{Duration: 27 * model.Minute}},
	} {
		s := cardio("run", monday, 0)
		s.Plan = c.planned
		workout := w.start(w.add(s))
		workout.Reach(planner.StageWork, w.now)
		w.now = w.now.Add(15 * time.Minute)
		workout.During = planner.Scores{Left: given(3)}
		w.ease(workout, planner.WayFewer)
		if workout.Actual != c.want {
			t.Errorf("%+v is eased to %+v, want %+v", c.planned, workout.Actual, c.want)
		}
		w.unease(workout)
		if workout.Actual != c.planned {
			t.Errorf("taken back it is %+v, was %+v", workout.Actual, c.planned)
		}
		if err := w.plan.DropWorkout(); err != nil {
			t.Fatal(err)
		}
	}
}

// A workout that is ended early has taken what the clock says; how far it was,
// nobody knows.
func TestAWorkoutIsEndedEarly(t *testing.T) {
	w := newWorld(t)
	s := cardio("run", monday, 0)
	s.Plan = model.Effort{Duration: 30 * model.Minute, Distance: 5 * model.Kilometre}
	id := w.add(s)
	workout := w.start(id)
	workout.Reach(planner.StageWork, w.now)
	w.now = w.now.Add(12*time.Minute + 40*time.Second)
	workout.During = planner.Scores{Right: given(7)}
	if err := w.plan.EndWorkout(workout); err != nil {
		t.Fatal(err)
	}
	if want := (model.Effort{Duration: 12 * model.Minute}); workout.Actual != want || !workout.Ended {
		t.Errorf("ended it is %+v, want %+v", workout.Actual, want)
	}
	if d := w.during(workout); d.Ways != nil || d.Prompt != adapt.StopToday {
		t.Errorf("after the end: %+v", d)
	}
	workout.Actual.Distance = 2 * model.Kilometre
	w.apply(planner.FinishWorkout{Workout: workout})
	got := w.session(id)
	if got.Status != model.Done || got.Actual.Distance != 2*model.Kilometre || got.Plan != s.Plan {
		t.Errorf("%+v", got)
	}
}

// Instead of the rest another activity goes on, in one change with one undo.
func TestSomethingElseInsteadOfTheRest(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Zone = london })
	s := cardio("run", monday, 0)
	s.Plan = model.Effort{Duration: 30 * model.Minute, Distance: 5 * model.Kilometre, RPE: 4}
	id := w.add(s)
	w.add(strength(model.Upper, monday))
	before := w.dump()
	workout := w.start(id)
	workout.Reach(planner.StageWork, w.now)
	w.now = w.now.Add(10*time.Minute + 5*time.Second)
	workout.During = planner.Scores{Left: given(4)}
	d := w.during(workout)
	if d.Left != 19*model.Minute || !slices.Contains(d.Activities, "cycle") || slices.Contains(d.Activities, "run") {
		t.Errorf("%+v", d)
	}
	if err := w.plan.EndWorkout(workout); err != nil {
		t.Fatal(err)
	}
	out := w.apply(planner.FinishWorkout{Workout: workout, Instead: &planner.Instead{Activity: "cycle", Duration: d.Left}})
	if got := w.session(id); got.Status != model.Done || got.Actual.Duration != 10*model.Minute {
		t.Errorf("the run: %+v", got)
	}
	more := *out.Change.Sessions[len(out.Change.Sessions)-1].After
	if more.Status != model.Planned || more.Date != monday || !more.WarmedUp || more.Plan != (model.Effort{Duration: 19 * model.Minute, RPE: 4}) {
		t.Errorf("instead: %+v", more)
	}
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "after undoing it")
	_, err := w.plan.Apply(planner.FinishWorkout{Workout: workout, Instead: &planner.Instead{Activity: "sleep"}}, "")
	if invalid := model.InvalidFields(err); len(invalid) != 1 || invalid[0].Field != "activity" {
		t.Errorf("an unknown activity: %v", err)
	}
	w.same(before, "after a bad one")
}

// Easing never adds anything, keeps one repetition a set, and sets that were
// like each other stay so but for one repetition.
func TestEasingOnlyTakesAway(t *testing.T) {
	w := newWorld(t)
	rapid.Check(t, func(t *rapid.T) {
		workout := &planner.Workout{}
		s := strength(model.Lower, monday)
		s.ID = model.ID(rapid.StringMatching(`[a-z]{12}`).Draw(t, "id"))
		prescription := model.Prescription{Exercise: "squat"}
		reps := rapid.IntRange(1, 30).Draw(t, "reps")
		for range rapid.IntRange(1, 6).Draw(t, "sets") {
			prescription.Sets = append(prescription.Sets, model.Set{Reps: reps})
			workout.Sets = append(workout.Sets[:0], append(slices.Concat(workout.Sets...), planner.WorkoutSet{Set: model.Set{Reps: reps}, Done: rapid.Bool().Draw(t, "done")}))
		}
		s.Prescriptions = []model.Prescription{prescription}
		w.add(s)
		workout.Session, workout.Actual = s.ID, s.Plan
		if err := w.plan.EaseWorkout(workout, planner.WayFewer); err != nil {
			t.Fatal(err)
		}
		left, eased, least, most := 0, 0, reps, 0
		for _, set := range workout.Sets[0] {
			if set.Done {
				if set.Set.Reps != reps {
					t.Fatalf("a set that is done was changed: %+v", workout.Sets)
				}
				continue
			}
			left, eased = left+reps, eased+set.Set.Reps
			least, most = min(least, set.Set.Reps), max(most, set.Set.Reps)
		}
		if left > 0 && (least < 1 || most > reps || most-least > 1 || eased > max(left*4/5, len(workout.Sets[0]))) {
			t.Fatalf("%d of %d are left: %+v", eased, left, workout.Sets)
		}
	})
}
