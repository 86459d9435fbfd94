package planner_test

import (
	"slices"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// RULES.md, clarification 13: a week is fixed from today on, with as few
// sessions in the tray, then changes, then days as there can be; what is kept
// and past stays, and what no change clears is reported.
func TestClarification13FixWeek(t *testing.T) {
	w := newWorld(t)
	past := w.add(strength(model.Upper, monday))
	other := w.add(strength(model.Upper, tuesday))
	a := w.add(strength(model.Lower, thursday))
	b := w.add(strength(model.Lower, friday))
	w.now = noon(wednesday)
	out := w.apply(planner.FixWeek{Week: thisWeek})
	// One move by one day clears the gap of Thursday and Friday: Friday's to
	// Saturday, or Thursday's to today.
	if len(out.Change.Sessions) != 1 || len(out.Remaining) != 0 {
		t.Fatalf("changes %+v, remaining %+v", out.Change.Sessions, out.Remaining)
	}
	d := out.Change.Sessions[0]
	if id := d.After.ID; id != a && id != b || d.After.Date.DaysSince(d.Before.Date) != 1 && d.Before.Date.DaysSince(d.After.Date) != 1 {
		t.Errorf("changed %+v", d.After)
	}
	// The gap of Monday and Tuesday is over and stays.
	if w.session(past).Date != monday || w.session(other).Date != tuesday {
		t.Error("the past was changed")
	}
	if found := w.findings(wednesday, sunday(monday)); rule.Worst(found) != rule.Fine {
		t.Errorf("left %+v", found)
	}
	w.refuse(planner.FixWeek{Week: thisWeek}, planner.ErrNothingToDo)

	// Two pinned sessions a day apart are for no change to clear.
	w = newWorld(t)
	for _, day := range []civil.Date{thursday, friday} {
		w.apply(planner.Pin{Session: w.add(strength(model.Lower, day)), On: true})
	}
	out, err := w.plan.Check(planner.FixWeek{Week: thisWeek})
	if err != planner.ErrNothingToDo || len(out.Remaining) != 1 || out.Remaining[0].Rule != rule.RestGap {
		t.Errorf("pinned: %+v, %v", out.Remaining, err)
	}
}

// RULES.md, clarification 14: until a person sets them, two upper, two lower and
// three cardio sessions are aimed at, one each of walking, cycling and swimming,
// in an hour a day; templates are drawn in turn, going on from the last one
// done, and are as long as a session is.
func TestClarification14ArrangeWeek(t *testing.T) {
	w := newWorld(t)
	lower := slices.DeleteFunc(slices.Clone(library.Templates), func(m model.Template) bool { return m.Kind != model.Lower })
	last := model.Session{
		Kind: model.Lower, Title: lower[0].Title, Template: lower[0].ID, Date: monday.AddDays(-3), Status: model.Planned,
		Plan: lower[0].Plan, Prescriptions: lower[0].Prescriptions,
	}
	w.apply(planner.Complete{Session: w.add(last)})
	out := w.apply(planner.Arrange{Week: thisWeek})
	kinds, activities := map[model.Kind]int{}, map[model.ID]int{}
	var drawn []model.ID
	for _, s := range w.dump().Sessions {
		if s.Date.Before(monday) {
			continue
		}
		kinds[s.Kind]++
		if s.Kind == model.Cardio {
			family, _ := library.Family(s.Activity)
			activities[family]++
		}
		if s.Kind == model.Lower {
			drawn = append(drawn, s.Template)
		}
		if template, ok := library.Template(s.Template); ok && s.Kind.Strength() && s.Plan.Duration != template.Plan.Duration {
			t.Errorf("%s takes %d, its template %d", s.Title, s.Plan.Duration, template.Plan.Duration)
		}
		if s.Plan.Duration+10*model.Minute > model.Hour {
			t.Errorf("%s takes %d", s.Title, s.Plan.Duration)
		}
	}
	// An hour a day holds one session, and one day is for rest: of the seven
	// aimed at one finds no place, and it is said which.
	for _, m := range out.NotPlaced {
		kinds[model.Kind(m.Kind)] += m.Count
	}
	if diff := cmp.Diff(map[model.Kind]int{model.Upper: 2, model.Lower: 2, model.Cardio: 3}, kinds); diff != "" || len(out.NotPlaced) != 1 {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[model.ID]int{"walk": 1, "cycle": 1, "swim": 1}, activities); diff != "" {
		t.Errorf("activities (-want +got):\n%s", diff)
	}
	want := []model.ID{lower[1].ID, lower[2%len(lower)].ID}
	if diff := cmp.Diff(want, drawn); diff != "" {
		t.Errorf("templates (-want +got):\n%s", diff)
	}
	w.refuse(planner.Arrange{Week: thisWeek}, planner.ErrNothingToDo)
}
