package planner_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

func (w *world) foresee(op planner.Op) planner.Foreseen {
	w.Helper()
	seen, err := w.plan.Foresee(op, thisWeek)
	if err != nil {
		w.Fatal(err)
	}
	return seen
}

func TestForeseeSaysWhatAMoveBringsAndClears(t *testing.T) {
	w := newWorld(t)
	w.add(strength(model.Lower, monday))
	id := w.add(strength(model.Lower, thursday))
	before := w.dump()

	seen := w.foresee(planner.Move{Session: id, To: tuesday, Index: planner.AtEnd})
	if seen.New != 1 || len(seen.Findings) != 1 || len(seen.Cleared) != 0 || seen.Findings[0].Rule != rule.RestGap {
		t.Errorf("a day after the other: %+v", seen)
	}
	if len(seen.Sessions) != 1 || seen.Sessions[0].ID != id || seen.Sessions[0].Date != tuesday {
		t.Errorf("sessions: %+v", seen.Sessions)
	}
	w.same(before, "after looking")

	w.applyFor(planner.Move{Session: id, To: tuesday, Index: planner.AtEnd}, "for the test")
	seen = w.foresee(planner.Move{Session: id, To: thursday, Index: planner.AtEnd})
	if seen.New != 0 || len(seen.Findings) != 0 || len(seen.Cleared) != 1 {
		t.Errorf("back: %+v", seen)
	}
	seen = w.foresee(planner.Move{Session: id}) // the tray
	if len(seen.Findings) != 0 || len(seen.Cleared) != 1 {
		t.Errorf("into the tray: %+v", seen)
	}
	seen = w.foresee(planner.Swap{A: tuesday, B: thursday})
	if len(seen.Findings) != 0 || len(seen.Cleared) != 1 {
		t.Errorf("two days swapped: %+v", seen)
	}
	if seen = w.foresee(planner.Move{Session: id, To: tuesday, Index: planner.AtEnd}); len(seen.Findings) != 1 || len(seen.Cleared) != 0 {
		t.Errorf("where it is: %+v", seen)
	}
}

// What is foreseen is what the week says once it is done, whatever is moved
// where.
func TestForeseenIsWhatComes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		drawPlan(t, w)
		sessions := slices.DeleteFunc(w.dump().Sessions, func(s model.Session) bool { return s.Status == model.Done })
		if len(sessions) == 0 {
			return
		}
		s := rapid.SampledFrom(sessions).Draw(t, "session")
		op := planner.Move{Session: s.ID, To: monday.AddDays(rapid.IntRange(0, 6).Draw(t, "to")), Index: planner.AtEnd}
		before := unfixed(w.findings(thisWeek.First, thisWeek.Last()))
		seen, err := w.plan.Foresee(op, thisWeek)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.plan.Apply(op, "for the test"); !mayFail(err) {
			t.Fatal(err)
		}
		after := unfixed(w.findings(thisWeek.First, thisWeek.Last()))
		for i := range seen.Findings {
			seen.Findings[i].Kept = "" // the reason that was given comes with the move
		}
		if diff := cmp.Diff(inOrder(after), inOrder(unfixed(seen.Findings))); diff != "" {
			t.Fatalf("findings (-after +foreseen):\n%s", diff)
		}
		for _, f := range seen.Cleared {
			if !among(before, &f) || among(after, &f) {
				t.Fatalf("cleared %+v, before %+v, after %+v", f, before, after)
			}
		}
		for _, f := range seen.Findings[seen.New:] {
			if !among(before, &f) && f.Where.Other == "" {
				t.Fatalf("%+v is not new, before %+v", f, before)
			}
		}
	})
}

// unfixed are findings without their fixes, and as if none of them was kept.
func unfixed(found []rule.Finding) []rule.Finding {
	for i := range found {
		found[i].Fixes, found[i].Kept = nil, ""
	}
	return found
}

func among(found []rule.Finding, f *rule.Finding) bool {
	for i := range found {
		if found[i].Same(f) {
			return true
		}
	}
	return false
}
