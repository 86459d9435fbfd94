package rule_test

import (
	"slices"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

const london = "Europe/London"

// library is a small one with each impact class and families of several
// activities.
var library = &model.Library{Activities: []model.Activity{
	{ID: "run", Name: "Run", Impact: model.HighImpact, Pace: true},
	{ID: "treadmill", Name: "Treadmill", Family: "run", Impact: model.HighImpact, Pace: true},
	{ID: "jump-rope", Name: "Jump rope", Impact: model.HighImpact},
	{ID: "walk", Name: "Walk", Impact: model.MediumImpact, Pace: true},
	{ID: "brisk-walk", Name: "Brisk walk", Family: "walk", Impact: model.MediumImpact, Pace: true},
	{ID: "stroll", Name: "Stroll", Family: "walk", Impact: model.LowImpact},
	{ID: "elliptical", Name: "Elliptical", Impact: model.MediumImpact},
	{ID: "cycle", Name: "Cycle", Impact: model.LowImpact, Pace: true},
	{ID: "spin", Name: "Spin", Family: "cycle", Impact: model.LowImpact},
	{ID: "swim", Name: "Swim", Impact: model.LowImpact, Pace: true},
}}

func day(t testing.TB, s string) civil.Date {
	t.Helper()
	d, err := civil.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// strength is a planned session of an hour without a clock time.
func strength(t testing.TB, id string, kind model.Kind, date string) *model.Session {
	t.Helper()
	return &model.Session{
		ID: model.ID(id), Kind: kind, Title: id, Date: day(t, date), Status: model.Planned,
		Plan: model.Effort{Duration: model.Hour},
	}
}

// cardio is a planned session of 40 minutes.
func cardio(t testing.TB, id string, activity model.ID, date string) *model.Session {
	t.Helper()
	s := strength(t, id, model.Cardio, date)
	s.Activity = activity
	s.Plan.Duration = 40 * model.Minute
	return s
}

// clock sets the wall-clock times that a session lasts from and to, the second
// perhaps after midnight.
func clock(t testing.TB, s *model.Session, zone, from, to string) *model.Session {
	t.Helper()
	start, end := seconds(t, from), seconds(t, to)
	if end < start {
		end += 24 * model.Hour
	}
	s.Start, s.Zone, s.Plan.Duration = model.At(s.Date, start, zone), zone, end-start
	return s
}

func seconds(t testing.TB, s string) model.Seconds {
	t.Helper()
	at, err := time.Parse("15:04", s)
	if err != nil {
		t.Fatal(err)
	}
	return model.Seconds(at.Hour())*model.Hour + model.Seconds(at.Minute())*model.Minute
}

// done marks a session as done as planned.
func done(s *model.Session) *model.Session {
	actual := s.Plan
	s.Status, s.Actual = model.Done, &actual
	return s
}

// always is the same time on every day.
func always(free model.Seconds) func(civil.Date) model.Seconds {
	return func(civil.Date) model.Seconds { return free }
}

// passOver judges all days of the sessions, with time enough on each.
func passOver(sessions []*model.Session, first time.Weekday) rule.Pass {
	p := rule.Pass{
		Library: library, Limits: model.DefaultLimits, Sessions: rule.NewTimeline(library, sessions),
		DistanceStep: rule.DistanceStep(model.Units{}),
	}
	p.Available = always(24 * model.Hour)
	for i, s := range sessions {
		if i == 0 || s.Date.Before(p.From) {
			p.From = s.Date
		}
		if i == 0 || s.Date.After(p.To) {
			p.To = s.Date
		}
	}
	if len(sessions) > 0 {
		for w := model.WeekOf(p.From, first); !w.First.After(p.To); w = w.Plus(1) {
			p.Weeks = append(p.Weeks, w)
		}
	}
	return p
}

// found runs all rules and returns what one of them finds.
func found(code rule.Code, sessions ...*model.Session) []rule.Finding {
	return only(code, rule.Check(passOver(sessions, time.Monday)))
}

func only(code rule.Code, all []rule.Finding) []rule.Finding {
	return slices.DeleteFunc(slices.Clone(all), func(f rule.Finding) bool { return f.Rule != code })
}

// wantOne fails unless there is exactly one finding of that severity.
func wantOne(t *testing.T, all []rule.Finding, severity rule.Severity) rule.Finding {
	t.Helper()
	if len(all) != 1 || all[0].Severity != severity {
		t.Fatalf("found %+v, want one %v", all, severity)
	}
	return all[0]
}

func wantNone(t *testing.T, all []rule.Finding) {
	t.Helper()
	if len(all) != 0 {
		t.Fatalf("found %+v, want nothing", all)
	}
}
