package planner_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// Every finding that a planned session has a part in offers a way on, and each
// way on clears it or makes it less.
func TestEveryWayOnHelps(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		drawPlan(t, w)
		from, to := monday.AddDays(-7), monday.AddDays(13)
		for _, f := range w.findings(from, to) {
			s := w.session(f.Where.Session)
			if len(f.Fixes) == 0 && f.Kept == "" && s.Status == model.Planned && !s.Pinned && f.Rule != rule.RestDays {
				t.Fatalf("no way on from %+v", f)
			}
			for _, fix := range f.Fixes {
				op := opOf(fix)
				if op == nil {
					continue
				}
				w.applyFor(op, "for the test")
				left := w.findings(from, to)
				still := slices.IndexFunc(left, func(other rule.Finding) bool { return other.Same(&f) })
				if still >= 0 && (fix.Code == rule.FixMove || left[still].Value() >= f.Value()) {
					t.Fatalf("after %+v there is still %+v", fix, left[still])
				}
				if _, err := w.plan.Undo(); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// opOf is what a fix does; nil for one that asks the person something.
func opOf(fix rule.Fix) planner.Op {
	switch fix.Code {
	case rule.FixMove:
		return planner.Move{Session: fix.Session, To: fix.Date, Index: planner.AtEnd}
	case rule.FixShorten:
		return planner.Shorten{Session: fix.Session, Distance: fix.Distance, Duration: fix.Duration}
	case rule.FixTray:
		return planner.Move{Session: fix.Session, To: tray, Index: planner.AtEnd}
	default:
		return nil
	}
}

// A week without a rest day offers to put away what alone keeps a day from
// being one.
func TestAWayToARestDay(t *testing.T) {
	w := newWorld(t)
	for i := range 7 {
		w.add(cardio([]model.ID{"cycle", "swim"}[i%2], monday.AddDays(i), 20*model.Minute))
	}
	w.add(strength(model.Upper, monday.AddDays(6)))
	saturday := w.on(monday.AddDays(5))[0]
	for _, f := range w.findings(monday, monday.AddDays(6)) {
		if f.Rule == rule.RestDays && (len(f.Fixes) != 1 || f.Fixes[0] != rule.Fix{Code: rule.FixTray, Session: saturday}) {
			t.Errorf("fixes %+v, want Saturday's ride put away", f.Fixes)
		}
	}
}
