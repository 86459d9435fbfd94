package planner_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

func given(n int) *int { return &n }

func (w *world) start(id model.ID) *planner.Workout {
	w.Helper()
	workout, err := w.plan.StartWorkout(id)
	if err != nil {
		w.Fatal(err)
	}
	return workout
}

// squats is a session of two sets, planned for today in the evening.
func squats(w *world) model.ID {
	s := at(strength(model.Lower, monday), 18*model.Hour, london)
	s.Prescriptions = []model.Prescription{{Exercise: "squat", Sets: []model.Set{{Reps: 10}, {Reps: 10}}}}
	return w.add(s)
}

// A workout is finished in one change: what was done, with the scores, linked
// and in time for the zone of the session; one undo takes all of it back.
func TestFinishWorkout(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Zone = london })
	id := squats(w)
	before := w.dump()
	planned := w.session(id)

	workout := w.start(id)
	workout.Before = planner.Scores{Left: given(1), Right: given(0)}
	workout.Stage = planner.StageWork
	workout.Sets[0][0].Done = true
	workout.Sets[0][0].Set.Reps = 8
	begun := w.now
	w.now = w.now.Add(40 * time.Minute)
	workout.During = planner.Scores{Left: given(2), Right: given(4)}
	workout.Actual.Duration = 35 * model.Minute
	w.apply(planner.FinishWorkout{Workout: workout})

	got := w.session(id)
	if got.Status != model.Done || !got.Start.Equal(begun) || got.Actual.Duration != 35*model.Minute {
		t.Errorf("session %+v", got)
	}
	if got.Plan != planned.Plan || got.Original != planned.Original || got.Date != planned.Date {
		t.Errorf("the plan was rewritten: %+v, was %+v", got, planned)
	}
	if diff := cmp.Diff([]model.Prescription{{
		Exercise: "squat", Sets: []model.Set{{Reps: 10}, {Reps: 10}}, Done: []model.Set{{Reps: 8}},
	}}, got.Prescriptions); diff != "" {
		t.Errorf("sets (-want +got):\n%s", diff)
	}
	var entries []string
	for _, e := range w.dump().Pain {
		if e.Session != id {
			t.Errorf("%+v is about another session", e)
		}
		entries = append(entries, string(e.Moment)+" "+string(e.Side)+" "+string(rune('0'+e.Score))+" "+e.At.Sub(begun).String())
	}
	if diff := cmp.Diff([]string{"before left 1 0s", "before right 0 0s", "during left 2 35m0s", "during right 4 35m0s"}, entries); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	v, judged, err := w.plan.Verdict(id)
	if err != nil || !judged || v.Zone != model.Amber {
		t.Errorf("the knees took it as %v, %v, %v; want amber for a peak of 4", v.Zone, judged, err)
	}
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "after undoing a workout")
}

// What is under way outlives a restart, at every stage; it ends when its session
// is done, gone or another.
func TestWorkoutOutlivesARestart(t *testing.T) {
	w := newWorld(t)
	id := squats(w)
	other := w.add(cardio("walk", monday, model.Hour))
	if workout, err := w.plan.Workout(); workout != nil || err != nil {
		t.Fatalf("before any: %+v, %v", workout, err)
	}
	revision := w.dump()
	workout := w.start(id)
	workout.Stage, workout.Before.Left = planner.StageWork, given(3)
	workout.Sets[0][1].Done = true
	if err := w.plan.SaveWorkout(workout); err != nil {
		t.Fatal(err)
	}
	w.same(revision, "a workout under way")
	w.reopen()
	again, err := w.plan.Workout()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(workout, again); diff != "" {
		t.Errorf("after a restart (-saved +read):\n%s", diff)
	}
	if _, err := w.plan.StartWorkout(other); !errors.Is(err, planner.ErrUnderWay) {
		t.Errorf("a second one: %v", err)
	}
	w.apply(planner.Complete{Session: id})
	if workout, err := w.plan.Workout(); workout != nil || err != nil {
		t.Errorf("of a session that is done: %+v, %v", workout, err)
	}
	w.start(other)
	if err := w.plan.DropWorkout(); err != nil {
		t.Fatal(err)
	}
	if workout, err := w.plan.Workout(); workout != nil || err != nil {
		t.Errorf("after dropping it: %+v, %v", workout, err)
	}
	if err := w.plan.SaveTimer("workout", []byte(`{"Stage":"lunch"}`)); err != nil {
		t.Fatal(err)
	}
	if workout, err := w.plan.Workout(); workout != nil || err != nil {
		t.Errorf("an unreadable one: %+v, %v", workout, err)
	}
}

func TestWorkoutsAreOfToday(t *testing.T) {
	w := newWorld(t)
	tomorrow := w.add(strength(model.Lower, tuesday))
	done := w.add(strength(model.Upper, monday))
	w.apply(planner.Complete{Session: done})
	for _, id := range []model.ID{tomorrow, done} {
		if _, err := w.plan.StartWorkout(id); !errors.Is(err, planner.ErrNotNow) {
			t.Errorf("%s: %v", id, err)
		}
	}
	if _, err := w.plan.StartWorkout("unknown"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("unknown: %v", err)
	}
}

func TestBadWorkoutsChangeNothing(t *testing.T) {
	w := newWorld(t)
	id := squats(w)
	before := w.dump()
	for name, spoil := range map[string]func(*planner.Workout){
		"pain 11":       func(x *planner.Workout) { x.During.Left = given(11) },
		"pain -1":       func(x *planner.Workout) { x.Before.Right = given(-1) },
		"too long":      func(x *planner.Workout) { x.Actual.Duration = 25 * model.Hour },
		"no such RPE":   func(x *planner.Workout) { x.Actual.RPE = 11 },
		"too many reps": func(x *planner.Workout) { x.Sets[0][0] = planner.WorkoutSet{Set: model.Set{Reps: 1001}, Done: true} },
		"other sets":    func(x *planner.Workout) { x.Sets = x.Sets[:0:0]; x.Sets = append(x.Sets, nil, nil) },
	} {
		workout := w.start(id)
		spoil(workout)
		if _, err := w.plan.Apply(planner.FinishWorkout{Workout: workout}, ""); len(model.InvalidFields(err)) == 0 {
			t.Errorf("%s: %v", name, err)
		}
		w.same(before, name)
	}
}

// What the page of today says is what the week and the log say.
func TestToday(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		drawPlan(t, w)
		view, err := w.plan.TodayOf()
		if err != nil {
			t.Fatal(err)
		}
		week, err := w.plan.Week(view.Today)
		if err != nil {
			t.Fatal(err)
		}
		i, _ := week.Week.Index(view.Today)
		var ids []model.ID
		for _, s := range view.Sessions {
			ids = append(ids, s.Session.ID)
			if !s.Verdict.Here {
				t.Fatalf("%s is not where it is: %+v", s.Session.ID, s.Verdict)
			}
		}
		var want []model.ID
		for _, s := range week.Days[i].Sessions {
			want = append(want, s.ID)
		}
		if diff := cmp.Diff(want, ids); diff != "" {
			t.Fatalf("sessions (-week +today):\n%s", diff)
		}
		if view.Planned != week.Days[i].Planned || view.Available != week.Days[i].Available {
			t.Fatalf("planned %d of %d, the week says %d of %d", view.Planned, view.Available, week.Days[i].Planned, week.Days[i].Available)
		}
		if diff := cmp.Diff(week.Budgets, view.Budgets); diff != "" {
			t.Fatalf("budgets (-week +today):\n%s", diff)
		}
		if n := view.Next; n != nil && (!n.Date.After(view.Today) || n.Trains()&model.RegionLower == 0 || n.Status != model.Planned) {
			t.Fatalf("next %+v", n)
		}
		for _, s := range view.Left {
			if !s.Date.Before(view.Today) || s.Date.Before(view.Today.AddDays(-7)) || s.Status != model.Planned {
				t.Fatalf("left %+v", s)
			}
		}
		if view.DaysDone < 0 || view.DaysDone+view.RestDays > i+1 {
			t.Fatalf("%d days done and %d of rest up to day %d", view.DaysDone, view.RestDays, i+1)
		}
	})
}

// A session that was moved on while it was done is done on the day of that; and a
// clock that was set back meanwhile loses nothing.
func TestAWorkoutIsDoneOnTheDayItWasBegun(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Zone = london })
	id := w.add(cardio("cycle", monday, 30*model.Minute))
	workout, err := w.plan.StartWorkout(id)
	if err != nil {
		t.Fatal(err)
	}
	w.apply(planner.Move{Session: id, To: friday, Index: planner.AtEnd})
	w.now = w.now.Add(40 * time.Minute)
	score := 1
	workout.Before = planner.Scores{Left: &score}
	w.apply(planner.FinishWorkout{Workout: workout})
	if s := w.session(id); s.Date != monday || s.Status != model.Done || !s.Start.Equal(workout.Begun.Truncate(time.Second)) {
		t.Errorf("it is %+v", s)
	}
	w.undo()
	w.now = w.now.Add(-2 * time.Hour)
	w.apply(planner.FinishWorkout{Workout: workout})
	if s := w.session(id); s.Date != monday || s.Status != model.Done {
		t.Errorf("with a clock set back it is %+v", s)
	}
}
