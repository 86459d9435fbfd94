package planner_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// tooClose is a plan with lower body on Monday evening and the ID of one on
// Friday that can be dragged too close to it.
func tooClose(t testing.TB) (*world, model.ID) {
	w := newWorld(t)
	w.add(at(strength(model.Lower, monday), 18*model.Hour, london))
	id := w.add(at(strength(model.Lower, friday), 18*model.Hour, london))
	w.lastEvents()
	return w, id
}

func only(t fataler, found []rule.Finding) rule.Finding {
	t.Helper()
	if len(found) != 1 {
		t.Fatalf("findings %+v, want one", found)
	}
	return found[0]
}

func TestCheckWritesNothingAndIsWhatApplyDoes(t *testing.T) {
	w, id := tooClose(t)
	before := w.dump()
	op := planner.Move{Session: id, To: wednesday, Index: planner.AtEnd}
	checked, err := w.plan.Check(op)
	if err != nil {
		t.Fatal(err)
	}
	w.same(before, "after a check")
	if u, err := w.plan.Undoable(); err != nil || u.Undo.Action != planner.ActionAdd || len(w.lastEvents()) > 0 {
		t.Errorf("a check left a trace: %+v, %v", u, err)
	}
	applied := w.apply(op)
	if diff := cmp.Diff(checked, applied, cmp.AllowUnexported(planner.Change{})); diff != "" {
		t.Errorf("check and apply differ:\n%s", diff)
	}
}

func TestViolationNeedsAReason(t *testing.T) {
	w, id := tooClose(t)
	before := w.dump()
	op := planner.Move{Session: id, To: tuesday, Index: planner.AtEnd}
	_, err := w.plan.Apply(op, "")
	var notAllowed *planner.NotAllowed
	if !errors.As(err, &notAllowed) {
		t.Fatalf("error %v", err)
	}
	f := only(t, notAllowed.Outcome.Violations())
	if f.Rule != rule.RestGap || f.Args.Elapsed != 23*model.Hour+15*model.Minute || notAllowed.Outcome.Verdict() != rule.Violation {
		t.Errorf("finding %+v", f)
	}
	if got := notAllowed.Error(); got != "move: not allowed by rest-gap" {
		t.Errorf("error %q", got)
	}
	w.same(before, "after a move that is not allowed")

	out := w.applyFor(op, "  the week is short ")
	if f := only(t, out.Findings); f.Kept != "the week is short" || out.Verdict() != rule.Fine || len(out.Violations()) != 0 {
		t.Errorf("outcome %+v", out.Findings)
	}
	w.wantDone(out, planner.Label{Action: planner.ActionMove, Title: "lower body", Count: 1, Date: tuesday}, days(tuesday, friday))
	w.wantKept(t, "the week is short")
	w.reopen()
	w.wantKept(t, "the week is short")

	// Half an hour earlier is worse.
	worse := at(w.session(id), 17*model.Hour+30*model.Minute, london)
	out, err = w.plan.Check(planner.Edit{Session: worse})
	if err != nil || len(out.Violations()) != 1 {
		t.Fatalf("worse: %+v, %v", out.Findings, err)
	}
	w.applyFor(planner.Edit{Session: worse}, "even shorter")
	w.wantKept(t, "even shorter")
	if kept := w.dump().Kept; len(kept) != 1 {
		t.Errorf("the reason before is still there: %+v", kept)
	}
	// Better than what was kept is still kept; undoing both is as before.
	w.apply(planner.Edit{Session: at(w.session(id), 18*model.Hour, london)})
	w.wantKept(t, "even shorter")
	for range 3 {
		if _, err := w.plan.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	w.same(before, "undone")
}

// wantKept checks that Monday and Tuesday are too close and kept so.
func (w *world) wantKept(t testing.TB, reason string) {
	t.Helper()
	if f := only(t, w.findings(monday, friday)); f.Kept != reason || f.Severity != rule.Violation {
		t.Errorf("finding %+v, want it kept for %q", f, reason)
	}
	view, err := w.plan.Week(monday)
	if err != nil {
		t.Fatal(err)
	}
	if f := view.Finding(view.Days[1].Sessions[0].ID); f == nil || f.Kept != reason {
		t.Errorf("in the week: %+v", f)
	}
}

func TestCautionNeedsNoReason(t *testing.T) {
	w, id := tooClose(t)
	later := at(w.session(id), 20*model.Hour, london)
	w.apply(planner.Edit{Session: later})
	out := w.apply(planner.Move{Session: id, To: tuesday, Index: planner.AtEnd})
	if f := only(t, out.Findings); f.Severity != rule.Caution || f.Kept != "" {
		t.Errorf("finding %+v", f)
	}
}

// What was done is stored and flagged, never refused (RULES.md 2.1.3).
func TestALogNeedsNoReason(t *testing.T) {
	w, id := tooClose(t)
	logged := done(at(strength(model.Lower, tuesday), 9*model.Hour, london))
	w.now = noon(tuesday)
	out := w.apply(planner.Add{Session: logged, Index: planner.AtEnd})
	if f := only(t, out.Violations()); f.Rule != rule.RestGap {
		t.Errorf("finding %+v", f)
	}
	w.apply(planner.Delete{Sessions: []model.ID{out.Change.Sessions[0].After.ID}})
	w.applyFor(planner.Move{Session: id, To: tuesday}, "for the test")
	w.apply(planner.Complete{Session: id})
	corrected := done(at(w.session(id), 8*model.Hour, london))
	if out := w.apply(planner.Edit{Session: corrected}); len(out.Violations()) != 1 {
		t.Errorf("findings %+v", out.Findings)
	}
}

// Planning a skipped session again is planning it.
func TestReopenNeedsAReason(t *testing.T) {
	w, id := tooClose(t)
	w.apply(planner.Skip{Session: id})
	w.apply(planner.Move{Session: id, To: tuesday})
	_, err := w.plan.Apply(planner.Reopen{Session: id}, "")
	var notAllowed *planner.NotAllowed
	if !errors.As(err, &notAllowed) {
		t.Errorf("error %v", err)
	}
}

func TestKeepAndUnkeep(t *testing.T) {
	w := newWorld(t)
	a := w.add(strength(model.Lower, monday))
	b := w.add(strength(model.Lower, wednesday))
	w.apply(planner.Move{Session: b, To: tuesday})
	f := only(t, w.findings(monday, tuesday))
	if f.Severity != rule.Caution || f.Where.Session != b || f.Where.Other != a {
		t.Fatalf("finding %+v", f)
	}
	w.lastEvents()

	w.refuseInput(planner.Keep{Finding: f, Reason: " "}, "reason", model.CodeEmpty)
	out := w.apply(planner.Keep{Finding: f, Reason: "legs are fine"})
	w.wantDone(out, planner.Label{Action: planner.ActionKeep, Title: "lower body", Date: tuesday}, days(tuesday))
	if f := only(t, w.findings(monday, tuesday)); f.Kept != "legs are fine" {
		t.Errorf("finding %+v", f)
	}
	w.refuse(planner.Keep{Finding: f, Reason: "legs are fine"}, planner.ErrNothingToDo)
	w.apply(planner.Keep{Finding: f, Reason: "really"})
	if kept := w.dump().Kept; len(kept) != 1 || kept[0].Reason != "really" {
		t.Errorf("kept %+v", kept)
	}
	w.lastEvents()

	out = w.apply(planner.Unkeep{Finding: f})
	w.wantDone(out, planner.Label{Action: planner.ActionUnkeep, Title: "lower body", Date: tuesday}, days(tuesday))
	if f := only(t, w.findings(monday, tuesday)); f.Kept != "" {
		t.Errorf("finding %+v", f)
	}
	w.refuse(planner.Unkeep{Finding: f}, planner.ErrNothingToDo)
}

// A day to move to is offered where it clears the finding and brings no other.
func TestFindingsOfferADayToMoveTo(t *testing.T) {
	w := newWorld(t)
	w.add(strength(model.Lower, monday))
	id := w.add(strength(model.Lower, tuesday))
	f := only(t, w.findings(monday, monday.AddDays(6)))
	want := rule.Fix{Code: rule.FixMove, Session: id, Date: wednesday}
	if len(f.Fixes) == 0 || f.Fixes[0] != want {
		t.Fatalf("fixes %+v, want %+v first", f.Fixes, want)
	}
	w.apply(planner.Move{Session: id, To: f.Fixes[0].Date, Index: planner.AtEnd})
	if found := w.findings(monday, monday.AddDays(6)); len(found) != 0 {
		t.Errorf("still found: %+v", found)
	}

	// A day of three hours too many is not cleared by moving one session.
	for range 4 {
		w.add(strength(model.Mobility, friday))
	}
	f = only(t, w.findings(friday, friday))
	if f.Rule != rule.Availability || slices.ContainsFunc(f.Fixes, func(fix rule.Fix) bool { return fix.Code == rule.FixMove }) {
		t.Errorf("finding %+v", f)
	}
}

// A change of this week can leave next week over its limit; that is next
// week's finding, whatever the day of the change.
func TestLimitsOfLaterWeeksAreNotHeldAgainstAChange(t *testing.T) {
	w := newWorld(t)
	for n := range 4 {
		w.add(done(cardio("cycle", monday.AddDays(7*(n-4)), 40*model.Minute)))
	}
	for i := range 7 {
		day := monday.AddDays(i)
		id := w.add(cardio("cycle", day, 41*model.Minute))
		next := w.add(cardio("cycle", monday.AddDays(9), 42*model.Minute))
		shorter := w.session(id)
		shorter.Plan.Duration = 20 * model.Minute
		if out, err := w.plan.Check(planner.Edit{Session: shorter}); err != nil || len(out.Findings) != 0 {
			t.Errorf("day %v: %+v, %v", day, out.Findings, err)
		}
		w.apply(planner.Edit{Session: shorter})
		f := only(t, w.findings(monday.AddDays(7), monday.AddDays(13)))
		if f.Rule != rule.WeeklyLimit {
			t.Errorf("next week: %+v", f)
		}
		w.apply(planner.Delete{Sessions: []model.ID{id, next}})
	}
}

// Taking the nearest session away shows the next one; that gap was there.
func TestAGapThatComesToLightIsNotHeldAgainstAChange(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Limits.RestDays = 3 })
	w.add(strength(model.Lower, monday))
	between := w.add(strength(model.Lower, tuesday))
	last := w.add(strength(model.Lower, wednesday))
	out := w.apply(planner.Move{Session: between, To: wednesday.AddDays(10)})
	if len(out.Findings) != 0 {
		t.Errorf("found %+v", out.Findings)
	}
	if f := only(t, w.findings(wednesday, wednesday)); f.Where.Session != last || f.Args.Days != 2 {
		t.Errorf("finding %+v", f)
	}
	// Going back is as bad as it was before.
	if out, err := w.plan.Check(planner.Move{Session: between, To: tuesday}); err != nil || len(out.Findings) != 2 {
		t.Errorf("findings %+v, %v", out.Findings, err)
	}
}

// Plates that make more weights than anybody can use are refused by name.
func TestSaveProfileRefusesTooManyPlates(t *testing.T) {
	w := newWorld(t)
	p := w.with(func(p *model.Profile) {
		p.Weights.Bar = model.Kilogram
		for i := range model.Mass(40) {
			p.Weights.Plates = append(p.Weights.Plates, model.Plates{Weight: model.Gram + i*i*i*7919, Count: model.MaxSets})
		}
	})
	w.refuseInput(planner.SaveProfile{Profile: p}, "weights.plates", model.CodeTooLarge)
}
