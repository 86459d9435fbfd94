package wayon

import (
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

func TestAShorterSessionIsAWayOn(t *testing.T) {
	run := model.Session{Title: "Run", Plan: model.Effort{Duration: 40 * model.Minute}}
	added := run
	added.ID = "new"
	out := planner.Outcome{Change: planner.Change{Sessions: []planner.Diff[model.Session]{{After: &added}}}}
	fix := rule.Fix{Code: rule.FixShorten, Session: "new", Duration: 24 * model.Minute}

	op, ok := shortened(planner.Add{Session: run}, fix, &out)
	if add, is := op.(planner.Add); !ok || !is || add.Session.Plan.Duration != 24*model.Minute {
		t.Errorf("add: %+v, %t", op, ok)
	}
	if op, ok = shortened(planner.Edit{Session: added}, fix, &out); !ok || op.(planner.Edit).Session.Plan.Duration != 24*model.Minute {
		t.Errorf("edit: %+v, %t", op, ok)
	}
	fix.Session = "another"
	if _, ok = shortened(planner.Add{Session: run}, fix, &out); ok {
		t.Error("the fix of another session is no way on for the added one")
	}
	if _, ok = shortened(planner.Edit{Session: added}, fix, &out); ok {
		t.Error("the fix of another session is no way on for the edited one")
	}
	if _, ok = shortened(planner.Move{Session: "new"}, rule.Fix{Code: rule.FixShorten, Session: "new"}, &out); ok {
		t.Error("a move does not shorten")
	}
}
