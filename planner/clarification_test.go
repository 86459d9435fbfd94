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
func TestClarification13_FixWeek(t *testing.T) {
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
func TestClarification14_ArrangeWeek(t *testing.T) {
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

// press is a lower-body session of so many sets of ten leg presses.
func press(d civil.Date, sets int, weight model.Mass) model.Session {
	s := strength(model.Lower, d)
	s.Prescriptions = []model.Prescription{{Exercise: "leg-press", Sets: make([]model.Set, sets)}}
	for i := range s.Prescriptions[0].Sets {
		s.Prescriptions[0].Sets[i] = model.Set{Reps: 10, Weight: weight}
	}
	return s
}

// RULES.md, clarification 1: which findings are violations by hand, and which
// are cautions.
func TestClarification1_Severities(t *testing.T) {
	last := monday.AddDays(-7) // a week ago
	hard := func(s model.Session, rpe int, length model.Seconds) model.Session {
		s.Plan.RPE, s.Plan.Duration = rpe, length
		return s
	}
	far := func(activity model.ID, d civil.Date, metres model.Distance) model.Session {
		s := cardio(activity, d, 20*model.Minute)
		s.Plan.Distance = metres * model.Metre
		return s
	}
	timed := func(d civil.Date, clock model.Seconds) model.Session {
		return at(withLength(strength(model.Lower, d), model.Hour), clock, london)
	}
	week := func(activities ...model.ID) []model.Session {
		var sessions []model.Session
		for i, activity := range activities {
			if activity != "" {
				sessions = append(sessions, cardio(activity, monday.AddDays(i), 10*model.Minute))
			}
		}
		return sessions
	}
	for _, c := range []struct {
		name  string
		there []model.Session
		added model.Session
		rule  rule.Code
		want  rule.Severity
	}{
		{"under 24 h", []model.Session{timed(monday, 18*model.Hour)}, timed(tuesday, 18*model.Hour), rule.RestGap, rule.Violation},
		{"24 h, under the rest days", []model.Session{timed(monday, 18*model.Hour)}, timed(tuesday, 19*model.Hour), rule.RestGap, rule.Caution},
		{"H3 high", week("run"), cardio("run", tuesday, 10*model.Minute), rule.SameActivity, rule.Violation},
		{"H3 medium", week("elliptical"), cardio("elliptical", tuesday, 10*model.Minute), rule.SameActivity, rule.Violation},
		{"H3 low", week("cycle"), cardio("cycle", tuesday, 10*model.Minute), rule.SameActivity, rule.Caution},
		{"H4", week("run"), cardio("tennis", tuesday, 10*model.Minute), rule.ImpactAdjacent, rule.Violation},
		{"H5", week("run", "", "tennis", "", "run"), cardio("tennis", monday.AddDays(6), 10*model.Minute), rule.ImpactWeek, rule.Violation},
		{"H7", week("cycle", "swim", "cycle", "swim", "cycle", "swim"), cardio("cycle", monday.AddDays(6), 10*model.Minute), rule.RestDays, rule.Caution},
		{"H1", nil, cardio("cycle", monday, 3*model.Hour), rule.Availability, rule.Caution},
		{"weekly limit", []model.Session{done(far("run", last.AddDays(-7), 3000)), done(far("run", last, 3000))}, far("run", monday, 4000), rule.WeeklyLimit, rule.Violation},
		{"spike of high impact", []model.Session{done(far("run", last, 3000))}, far("run", monday, 4000), rule.Spike, rule.Violation},
		{"another spike", []model.Session{done(far("swim", last, 1000))}, far("swim", monday, 2000), rule.Spike, rule.Caution},
		{"a weight step", []model.Session{done(press(last, 3, 10*model.Kilogram))}, press(monday, 3, 20*model.Kilogram), rule.WeightStep, rule.Violation},
		{
			"S",
			[]model.Session{done(press(last.AddDays(-7), 3, 10*model.Kilogram)), done(press(last, 3, 10*model.Kilogram))},
			press(monday, 6, 5*model.Kilogram), rule.SetsWeek, rule.Caution,
		},
		{
			"internal load",
			[]model.Session{done(hard(cardio("swim", last, 0), 3, 20*model.Minute))},
			hard(cardio("cycle", monday, 0), 9, 40*model.Minute), rule.InternalLoad, rule.Caution,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			for _, s := range c.there {
				if s.Status == model.Done {
					for i := range s.Prescriptions {
						s.Prescriptions[i].Done = s.Prescriptions[i].Sets
					}
				}
				w.add(s)
			}
			out, err := w.plan.Check(planner.Add{Session: c.added, Index: planner.AtEnd})
			if err != nil {
				t.Fatal(err)
			}
			if found := of(out.Findings, c.rule); len(found) == 0 || rule.Worst(found) != c.want {
				t.Errorf("found %+v, want a %v of %s", out.Findings, c.want, c.rule)
			}
		})
	}
}

// RULES.md, clarification 2: two days are advised and 24 h the least, so from
// Monday to Wednesday is fine at 47 h.
func TestClarification2_TwoDaysAdvised(t *testing.T) {
	w := newWorld(t)
	w.add(at(withLength(strength(model.Lower, monday), model.Hour), 18*model.Hour, london))
	id := w.add(at(withLength(strength(model.Lower, friday), model.Hour), 18*model.Hour, london))
	v := w.verdicts(planner.Move{Session: id}, wednesday)[0]
	if len(of(v.Findings, rule.RestGap)) != 0 || v.Earlier == nil || v.Earlier.Elapsed != 47*model.Hour {
		t.Errorf("verdict %+v, earlier %+v", v.Findings, v.Earlier)
	}
}
