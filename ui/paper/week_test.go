package paper

import (
	"slices"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

func TestNewWeek(t *testing.T) {
	monday := civil.Date{Year: 2026, Month: 6, Day: 15}
	view := planner.WeekView{Week: model.Week{First: monday}, Today: monday}
	for i, d := range view.Week.Days() {
		view.Days[i].Date = d
	}
	squat := model.Session{
		ID: "squat", Kind: model.Lower, Title: "Squat & hinge", Status: model.Done, Date: monday, Zone: "Europe/London",
		Start:  model.At(monday, 18*model.Hour, "Europe/London"),
		Plan:   model.Effort{Duration: 45 * model.Minute},
		Actual: &model.Effort{Duration: 50 * model.Minute},
		Prescriptions: []model.Prescription{
			{Exercise: "squat", Sets: []model.Set{{Reps: 10, WarmUp: true}, {Reps: 10}, {Reps: 10}}},
		},
	}
	swim := model.Session{
		ID: "swim", Kind: model.Cardio, Activity: "open-water", Title: "Easy swim", Status: model.Planned, Part: model.Morning,
		Plan: model.Effort{Duration: 25 * model.Minute, Distance: model.Kilometre},
	}
	hips := model.Session{ID: "hips", Kind: model.Mobility, Title: "Hips", Status: model.Planned, Plan: model.Effort{Duration: 10 * model.Minute}}
	press := model.Session{ID: "press", Kind: model.Upper, Title: "Press", Status: model.Missed, Plan: model.Effort{Duration: 40 * model.Minute}}
	view.Days[0].Sessions = []model.Session{squat, swim}
	view.Days[6].Sessions = []model.Session{hips, press}
	rest := rule.Finding{
		Rule: rule.RestGap, Severity: rule.Violation, Where: rule.Where{Date: monday, Session: "squat", Other: "gone"},
		Args: rule.Args{Region: "lower", Elapsed: 23 * model.Hour, HasClock: true, Need: 2},
	}
	kept := rest
	kept.Kept = "the group meets on Mondays"
	view.Findings = []rule.Finding{rest, kept}
	library := &model.Library{Activities: []model.Activity{
		{ID: "swim", Name: "Swimming", Mark: "swim"}, {ID: "open-water", Name: "Open water", Family: "swim", Mark: "swim"},
	}}

	want := week{
		title: "15 – 21 June 2026", subtitle: "Week 25 · Alex · 3 sessions, 1 h 25 min",
	}
	for i, weekday := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"} {
		want.days[i] = day{number: 15 + i, weekday: weekday}
	}
	want.days[0].sessions = []session{
		{
			icon: iconFile(model.Lower, ""), word: "Lower", when: "18:00", title: "Squat & hinge", load: []string{"2 sets", "50 min"}, done: true,
			kept: []string{"23 h rest; kept: the group meets on Mondays"},
		},
		{icon: iconFile(model.Cardio, "swim"), word: "Swim", when: "AM", title: "Easy swim", load: []string{"1,000 m", "25 min"}},
	}
	want.days[6].sessions = []session{
		{icon: iconFile(model.Mobility, ""), word: "Mobility", title: "Hips", load: []string{"10 min", "no load"}},
		{icon: iconFile(model.Upper, ""), word: "Upper", title: "Press", load: []string{"Missed"}},
	}
	f := formatter(t)
	if diff := cmp.Diff(want, newWeek(&view, "Alex", library, f), cmp.AllowUnexported(week{}, day{}, session{}, budget{})); diff != "" {
		t.Error(diff)
	}
	if got := newWeek(&view, "", library, f).subtitle; got != "Week 25 · 3 sessions, 1 h 25 min" {
		t.Errorf("without a name: %q", got)
	}
}

// The fridge shows what a week may hold, high impact first, not every exercise.
func TestBudgetsOfTheFridge(t *testing.T) {
	kilometre := model.Load(model.Kilometre)
	of := func(kind rule.StreamKind, id model.ID, m rule.Measure) rule.Budget {
		return rule.Budget{Stream: rule.Stream{Kind: kind, Of: id}, Measure: m, Reason: rule.Grow, Base: kilometre, Most: 2 * kilometre, Planned: kilometre}
	}
	b := &builder{plan: person(t), words: formatter(t)}
	got := b.budgets([]rule.Budget{
		of(rule.FamilyStream, "swim", rule.ByDistance), of(rule.ExerciseStream, "goblet-squat", rule.ByReps), of(rule.EffortStream, "", rule.ByEffort),
		of(rule.FamilyStream, "run", rule.ByDistance),
	})
	if want := []budget{{"Running", "1.00 of 2.00 km"}, {"Swimming", "1,000 of 2,000 m"}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
