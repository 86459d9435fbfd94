package planner_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// miles is what a week holds of running, session by session.
func (w *world) miles(week model.Week) string {
	w.Helper()
	var runs []string
	for _, s := range w.dump().Sessions {
		if week.Contains(s.Date) && s.Activity == "run" {
			runs = append(runs, fmt.Sprintf("%.2f", float64(s.Plan.Distance)/float64(model.Mile)))
		}
	}
	return strings.Join(runs, " ")
}

// RULES.md 2.3.7 and 2.3.8: four weeks from declared 10 mi, the first one over
// three runs.
func TestO28_FourWeeksAhead(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) {
		p.Units.Miles = true
		p.Aims = model.Aims{Cardio: 3, Activities: []model.ActivityAim{{Activity: "run", Sessions: 3}}}
		p.Declared = []model.Declared{{Activity: "run", Week: monday.AddDays(-7), Distance: 10 * model.Mile}}
		for i := range p.Available {
			p.Available[i] = 2 * model.Hour
		}
	})
	before := w.dump()
	out, err := w.plan.Check(planner.PlanAhead{Week: thisWeek, Weeks: 4})
	if err != nil {
		t.Fatal(err)
	}
	w.same(before, "after a look ahead")
	var sums []string
	for _, week := range out.Weeks {
		for _, b := range week.Budgets {
			if b.Stream == (rule.Stream{Kind: rule.FamilyStream, Of: "run"}) {
				sums = append(sums, fmt.Sprintf("%.2f %s", float64(b.Planned)/float64(model.Mile), b.Reason))
			}
		}
	}
	if got := strings.Join(sums, ", "); got != "10.25 GROW, 10.50 GROW, 10.76 GROW, 11.02 GROW" {
		t.Errorf("weeks of %s", got)
	}
	if len(out.Findings) > 0 {
		t.Errorf("findings %+v", out.Findings)
	}
	w.apply(planner.PlanAhead{Week: thisWeek, Weeks: 4})
	if got := w.miles(thisWeek); got != "3.08 3.07 4.10" {
		t.Errorf("runs of %s mi", got)
	}
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "after one undo")
}

// Strength goes on from week to week, each taking the one before as done: the
// table of RULES.md 2.4.
func TestStrengthWeeksAhead(t *testing.T) {
	w := newWorld(t)
	for _, d := range []int{-7, -4} {
		w.store([]model.Session{stored(w.newID(), asPlanned(lifting("leg-press", monday.AddDays(d), 3, 10, 25*lb)))})
	}
	for n := range 4 {
		w.add(lifting("leg-press", monday.AddDays(7*n), 3, 10, 25*lb))
		w.add(lifting("leg-press", thursday.AddDays(7*n), 3, 10, 25*lb))
	}
	w.aim(model.Aims{Lower: 2})
	out := w.apply(planner.PlanAhead{Week: thisWeek, Weeks: 4})
	var weeks []string
	for n := range 4 {
		weeks = append(weeks, w.sets(thisWeek.Plus(n), "leg-press"))
	}
	if got := strings.Join(weeks, " "); got != "25x61 26x60 26x61 27x60" {
		t.Errorf("weeks %s", got)
	}
	if rule.Worst(out.Findings) == rule.Violation {
		t.Errorf("findings %+v", out.Findings)
	}
}
