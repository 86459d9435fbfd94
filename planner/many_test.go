package planner

import (
	"fmt"
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// daily is a session of every day for so many days before the Monday and the
// week that begins with it: strength and cardio in turn.
func daily(days int) []model.Session {
	var all []model.Session
	for i := range days + 7 {
		d := fixMonday.AddDays(i - days)
		for k := range 3 {
			s := fixSession(k, []model.Kind{model.Lower, model.Upper, model.Cardio}[k], "", 0)
			if s.Kind == model.Cardio {
				s.Activity = []model.ID{"run", "walk", "cycle"}[i%3]
			}
			s.ID, s.Date, s.Original = model.ID(fmt.Sprintf("%s-%d", d, k)), d, d
			if d.Before(fixMonday) {
				s.Status, s.Actual = model.Done, &s.Plan
			}
			all = append(all, s)
		}
	}
	return all
}

// A hundred thousand sessions give the same verdicts as the last two years of
// them, and can be checked all at once.
func TestAHundredThousandSessions(t *testing.T) {
	all := daily(33_600)
	if len(all) < 100_000 {
		t.Fatalf("%d sessions", len(all))
	}
	many, few := fixState(fixMonday, all...), fixState(fixMonday, daily(735)...)
	week := model.Week{First: fixMonday}
	days := week.Days()
	moved := model.ID(fixMonday.AddDays(2).String() + "-2")
	of := func(st *state) (verdicts []Verdict) {
		h := st.hover(st.byID[moved], days[:])
		for _, d := range days {
			v, err := h.verdict(d)
			if err != nil {
				t.Fatal(err)
			}
			verdicts = append(verdicts, v)
		}
		return verdicts
	}
	got, want := of(many), of(few)
	for i := range days {
		if got[i].Severity != want[i].Severity || len(got[i].Findings) != len(want[i].Findings) {
			t.Errorf("%v: %v with %d findings, want %v with %d", days[i], got[i].Severity, len(got[i].Findings), want[i].Severity, len(want[i].Findings))
		}
	}
	found := many.try(nil).findings(all[0].Date, week.Last())
	if len(found) < 50_000 || rule.Worst(found) != rule.Violation {
		t.Errorf("%d findings in a life of training every day", len(found))
	}
}
