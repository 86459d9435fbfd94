package format

import (
	"testing"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/rule"
)

func TestRearranged(t *testing.T) {
	library := model.Library{Activities: []model.Activity{{ID: "run", Name: "Running", Impact: model.HighImpact}}}
	on := func(day int) *model.Session {
		return &model.Session{
			ID: "a", Kind: model.Cardio, Activity: "run", Title: "Easy run", Status: model.Planned,
			Date: civil.Date{Year: 2026, Month: 6, Day: day}, Plan: model.Effort{Duration: 34 * model.Minute, Distance: 4900 * model.Metre},
		}
	}
	inTray, shorter, later := on(8).InTray(), *on(8), *on(8)
	shorter.Plan.Distance = 4500 * model.Metre
	later.Position = 1
	adjacent := rule.Finding{
		Rule: rule.ImpactAdjacent, Severity: rule.Violation,
		Where: rule.Where{Date: civil.Date{Year: 2026, Month: 6, Day: 8}, Session: "a", Other: "b", OtherDate: civil.Date{Year: 2026, Month: 6, Day: 7}},
	}
	kept := adjacent
	kept.Kept = "a race"
	tests := map[string]struct {
		before, after *model.Session
		findings      []rule.Finding
		want          Rearranged
	}{
		"new":           {nil, on(8), nil, Rearranged{"New: Easy run on Mon 8 June, 4.90 km · 34 min", "Your aims ask for one more"}},
		"gone":          {on(8), nil, nil, Rearranged{"Gone: Easy run", "Your aims, free time and limits leave no room for it this week"}},
		"to the tray":   {on(8), &inTray, nil, Rearranged{"To the tray: Easy run", "Your aims, free time and limits leave no room for it this week"}},
		"from the tray": {&inTray, on(9), nil, Rearranged{"From the tray: Easy run to Tue 9 June, 4.90 km · 34 min", "Your aims ask for one more"}},
		"moved": {
			on(8), on(9),
			[]rule.Finding{adjacent},
			Rearranged{"Moved: Easy run from Mon 8 June to Tue 9 June, 4.90 km · 34 min", "Before: High impact on the day before; one day between at least"},
		},
		"moved for the week's sake": {
			on(8), on(9),
			[]rule.Finding{kept},
			Rearranged{"Moved: Easy run from Mon 8 June to Tue 9 June, 4.90 km · 34 min", "Spreads the week better"},
		},
		"shortened": {on(8), &shorter, nil, Rearranged{"Cut to its limit: Easy run on Mon 8 June, 4.50 km · 34 min", "Within the weekly limit"}},
		"reordered": {before: on(8), after: &later},
	}
	f := english(t)
	for name, test := range tests {
		got, ok := f.Rearranged(planner.Diff[model.Session]{Before: test.before, After: test.after}, test.findings, &library, NamesOf(&library, nil))
		if got != test.want || ok != (test.want != Rearranged{}) {
			t.Errorf("%s: %+v, %t", name, got, ok)
		}
	}
}

func TestMissed(t *testing.T) {
	library := model.Library{Activities: []model.Activity{{ID: "run", Name: "Running"}}}
	f := english(t)
	for want, missed := range map[string]arrange.Missed{
		"Not placed: 1 session of Lower body (no free time left)":                                                {Kind: "lower", Count: 1, Reasons: []arrange.Reason{arrange.Availability}},
		"Not placed: 2 sessions of Cardio (no free time left, the rest day)":                                     {Kind: "cardio", Count: 2, Reasons: []arrange.Reason{arrange.Availability, arrange.RestDays}},
		"Not placed: 1 session of Running (it would crowd the week)":                                             {Kind: "run", Count: 1},
		"Not placed: 1 session of an activity (a day that stays as it is, a limit, or a session after the week)": {Kind: "mobility", Count: 1, Reasons: []arrange.Reason{arrange.Blocked}},
	} {
		if got := f.Missed(missed, NamesOf(&library, nil)); got != want {
			t.Errorf("%+v: %q, want %q", missed, got, want)
		}
	}
}

func TestEveryReasonToMissHasWords(t *testing.T) {
	texts := catalogue(t)
	for _, reason := range constants(t, "planner/arrange", "Reason") {
		if texts["arrange.reason."+reason] == "" {
			t.Errorf("arrange.reason.%s is missing", reason)
		}
	}
}
