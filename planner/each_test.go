package planner_test

import (
	"errors"
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

func TestEachIsOneChange(t *testing.T) {
	w := newWorld(t)
	a, b := w.add(strength(model.Lower, monday)), w.add(strength(model.Upper, tuesday))
	before := w.dump()
	w.lastEvents()
	out := w.apply(planner.Each{Ops: []planner.Op{planner.Pin{Session: a, On: true}, planner.Pin{Session: b, On: true}}})
	w.wantDone(out, planner.Label{Action: planner.ActionPin, Count: 2}, days(monday, tuesday))
	if !w.session(a).Pinned || !w.session(b).Pinned {
		t.Error("one of them is not pinned")
	}
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "one undo")

	w.refuseInput(planner.Each{Ops: []planner.Op{planner.Pin{Session: a, On: true}, planner.Skip{Session: a}}}, "sessions", model.CodeMismatch)
	w.refuseInput(planner.Each{Ops: []planner.Op{planner.Delete{Sessions: []model.ID{a}}}}, "sessions", model.CodeMismatch)
	w.refuse(planner.Each{Ops: []planner.Op{planner.Complete{Session: a}, planner.Skip{Session: "unknown"}}}, model.ErrNotFound)
	w.refuse(planner.Each{Ops: []planner.Op{planner.Pin{Session: a}}}, planner.ErrNothingToDo)
	w.refuse(planner.Each{}, planner.ErrNothingToDo)
}

// What is planned again by hand may be against the rules: that needs a reason.
func TestEachNeedsAReasonWhereOneOfThemDoes(t *testing.T) {
	w := newWorld(t)
	var again []planner.Op
	for _, clock := range []model.Seconds{8 * model.Hour, 20 * model.Hour} {
		id := w.add(at(strength(model.Lower, monday), clock, london))
		w.apply(planner.Skip{Session: id})
		again = append(again, planner.Reopen{Session: id})
	}
	var refused *planner.NotAllowed
	if _, err := w.plan.Apply(planner.Each{Ops: again}, ""); !errors.As(err, &refused) {
		t.Fatalf("error %v, want that it is not allowed", err)
	}
	w.applyFor(planner.Each{Ops: again}, "for the test")
}
