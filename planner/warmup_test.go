package planner_test

import (
	"errors"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/interval"
)

func TestWarmUpMarksTheSessionAndUndoes(t *testing.T) {
	w := newWorld(t)
	id := w.add(strength(model.Lower, monday))
	before := w.dump()
	w.lastEvents()
	out := w.apply(planner.WarmUp{Session: id})
	if want := (planner.Label{Action: planner.ActionWarmUp, Title: "lower body", Count: 1}); out.Label != want {
		t.Errorf("label %+v", out.Label)
	}
	if s := w.session(id); !s.WarmedUp || s.Status != model.Planned || len(s.Prescriptions) != 1 {
		t.Errorf("after the warm-up: %+v", s)
	}
	if diff := cmp.Diff([]planner.Event{planner.SessionsChanged{Days: []civil.Date{monday}}}, w.lastEvents()); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	w.refuse(planner.WarmUp{Session: id}, planner.ErrNothingToDo)
	w.refuse(planner.WarmUp{Session: "nobody"}, model.ErrNotFound)
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "after undo")
}

func TestRoutinesAreSavedChangedAndDeleted(t *testing.T) {
	w := newWorld(t)
	w.lastEvents()
	r := model.Routine{Title: "Mornings", Drills: []model.Drill{{Exercise: "march", Work: 60}, {Exercise: "squats", Work: 45, Rest: 15}}}
	out := w.apply(planner.SaveRoutine{Routine: r})
	if want := (planner.Label{Action: planner.ActionSaveRoutine, Title: "Mornings"}); out.Label != want {
		t.Errorf("label %+v", out.Label)
	}
	if diff := cmp.Diff([]planner.Event{planner.LibraryChanged{}}, w.lastEvents()); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	saved := w.dump().Routines
	if len(saved) != 1 || saved[0].ID == "" || saved[0].Length() != 120 {
		t.Fatalf("saved %+v", saved)
	}
	w.refuse(planner.SaveRoutine{Routine: saved[0]}, planner.ErrNothingToDo)

	changed := saved[0]
	changed.Title, changed.Drills = "Evenings", []model.Drill{{Exercise: "march", Work: 90}}
	w.apply(planner.SaveRoutine{Routine: changed})
	if diff := cmp.Diff([]model.Routine{changed}, w.dump().Routines); diff != "" {
		t.Errorf("changed (-want +got):\n%s", diff)
	}
	out = w.apply(planner.DeleteRoutine{Routine: changed.ID})
	if want := (planner.Label{Action: planner.ActionDeleteRoutine, Title: "Evenings"}); out.Label != want {
		t.Errorf("label %+v", out.Label)
	}
	if left := w.dump().Routines; len(left) != 0 {
		t.Errorf("left over: %+v", left)
	}
	w.refuse(planner.DeleteRoutine{Routine: changed.ID}, model.ErrNotFound)
	for _, want := range [][]model.Routine{{changed}, saved, nil} {
		if _, err := w.plan.Undo(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, w.dump().Routines); len(want)+len(w.dump().Routines) > 0 && diff != "" {
			t.Errorf("after undo (-want +got):\n%s", diff)
		}
	}
}

func TestBadRoutinesAreRefusedByField(t *testing.T) {
	w := newWorld(t)
	good := model.Routine{Title: "Mornings", Drills: []model.Drill{{Exercise: "march", Work: 60}}}
	for _, c := range []struct {
		field  string
		code   model.Code
		change func(*model.Routine)
	}{
		{"title", model.CodeEmpty, func(r *model.Routine) { r.Title = "" }},
		{"drills", model.CodeTooSmall, func(r *model.Routine) { r.Drills = nil }},
		{"drills[0].work", model.CodeTooSmall, func(r *model.Routine) { r.Drills[0].Work = 0 }},
		{"drills[0].rest", model.CodeTooLarge, func(r *model.Routine) { r.Drills[0].Rest = model.Hour + 1 }},
		{"drills[0].exercise", model.CodeEmpty, func(r *model.Routine) { r.Drills[0].Exercise = "" }},
	} {
		r := good
		r.Drills = append([]model.Drill(nil), good.Drills...)
		c.change(&r)
		w.refuseInput(planner.SaveRoutine{Routine: r}, c.field, c.code)
	}
}

// The next session comes first; done ones, other days and mobility are left
// out; what is warmed up or over by the clock comes last.
func TestWarmUpsOfToday(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Zone = london })
	morning := w.add(at(cardio("swim", monday, 30*model.Minute), 8*model.Hour, london))
	evening := w.add(at(strength(model.Lower, monday), 18*model.Hour, london))
	w.add(strength(model.Mobility, monday))
	w.add(strength(model.Upper, monday.AddDays(1)))
	walk := w.add(cardio("walk", monday, 30*model.Minute))
	run := w.add(cardio("run", monday, 20*model.Minute))
	w.apply(planner.Complete{Session: run})

	expect := func(when string, want ...planner.WarmUpSession) {
		t.Helper()
		view, err := w.plan.WarmUps()
		if err != nil {
			t.Fatal(err)
		}
		if view.Today != monday {
			t.Errorf("%s: today is %v", when, view.Today)
		}
		var got []planner.WarmUpSession
		for _, s := range view.Sessions {
			got = append(got, planner.WarmUpSession{Session: model.Session{ID: s.Session.ID}, Variant: s.Variant})
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", when, diff)
		}
	}
	one := func(id model.ID, v interval.Variant) planner.WarmUpSession {
		return planner.WarmUpSession{Session: model.Session{ID: id}, Variant: v}
	}
	expect("at noon", one(evening, interval.WarmUpLower), one(walk, interval.WarmUpCycling), one(morning, interval.WarmUpSwimming))
	w.now = model.At(monday, 7*model.Hour, london)
	expect("at seven", one(morning, interval.WarmUpSwimming), one(evening, interval.WarmUpLower), one(walk, interval.WarmUpCycling))
	w.apply(planner.WarmUp{Session: morning})
	expect("warmed up", one(evening, interval.WarmUpLower), one(walk, interval.WarmUpCycling), one(morning, interval.WarmUpSwimming))
}

// The worst score of the civil day counts, in the zone it was noted in: from 3 on the
// low-impact moves are offered.
func TestWarmUpsKnowTodaysPain(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Zone = "Pacific/Auckland" })
	// Noon in London on Monday is midnight in Auckland; Tuesday begins.
	w.now = model.At(monday.AddDays(1), model.Hour, "Pacific/Auckland")
	note := func(id model.ID, score int, at time.Time) {
		t.Helper()
		err := w.db.Update(func(wr model.Writer) error {
			return wr.SavePain(model.PainEntry{
				ID: id, At: at.UTC(), Zone: "Pacific/Auckland", Side: model.Left, Score: score,
				Quality: "ache", Moment: "morning",
			})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	pain := func() (int, bool) {
		t.Helper()
		view, err := w.plan.WarmUps()
		if err != nil {
			t.Fatal(err)
		}
		return view.Pain, view.Sore()
	}
	if score, sore := pain(); score != -1 || sore {
		t.Errorf("nothing noted: %d, %v", score, sore)
	}
	note("yesterday", 9, model.At(monday, 23*model.Hour+59*model.Minute, "Pacific/Auckland"))
	note("a", 2, model.At(monday.AddDays(1), 0, "Pacific/Auckland"))
	if score, sore := pain(); score != 2 || sore {
		t.Errorf("2 is not sore: %d, %v", score, sore)
	}
	w.apply(planner.OpenFlag{Flag: "R27", Side: model.Left, At: w.now.UTC()})
	if score, sore := pain(); score != 2 || !sore {
		t.Errorf("under a red flag it is sore: %d, %v", score, sore)
	}
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	note("b", 3, w.now)
	note("c", 1, w.now)
	if score, sore := pain(); score != 3 || !sore {
		t.Errorf("3 is sore: %d, %v", score, sore)
	}
}

func TestTimersAreKeptOverARestart(t *testing.T) {
	w := newWorld(t)
	w.lastEvents()
	if _, err := w.plan.Timer("warm-up"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("no timer: %v", err)
	}
	for _, state := range []string{`{"a":1}`, `{"a":2}`} {
		if err := w.plan.SaveTimer("warm-up", []byte(state)); err != nil {
			t.Fatal(err)
		}
	}
	w.reopen()
	got, err := w.plan.Timer("warm-up")
	if err != nil || string(got) != `{"a":2}` {
		t.Errorf("%s, %v", got, err)
	}
	if err := w.plan.SaveTimer("warm-up", []byte("{")); err == nil {
		t.Error("no JSON was kept")
	}
	if err := w.plan.DeleteTimer("warm-up"); err != nil {
		t.Error(err)
	}
	if err := w.plan.DeleteTimer("warm-up"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("deleted twice: %v", err)
	}
	if events := w.lastEvents(); len(events) != 0 {
		t.Errorf("timers were told: %v", events)
	}
}
