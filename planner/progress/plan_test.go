package progress_test

import (
	"fmt"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

var library = &model.Library{Activities: []model.Activity{
	{ID: "run", Name: "Run", Impact: model.HighImpact, Pace: true},
	{ID: "treadmill", Name: "Treadmill", Family: "run", Impact: model.HighImpact, Pace: true},
	{ID: "jump-rope", Name: "Jump rope", Impact: model.HighImpact},
	{ID: "walk", Name: "Walk", Impact: model.MediumImpact, Pace: true},
	{ID: "elliptical", Name: "Elliptical", Impact: model.MediumImpact},
	{ID: "cycle", Name: "Cycle", Impact: model.LowImpact, Pace: true},
	{ID: "swim", Name: "Swim", Impact: model.LowImpact, Pace: true},
}}

var (
	running = rule.Stream{Kind: rule.FamilyStream, Of: "run"}
	impact  = rule.Stream{Kind: rule.ImpactStream}
)

// june is the week of Monday, 1 June 2026.
var june = model.Week{First: civil.Date{Year: 2026, Month: 6, Day: 1}}

const (
	km = model.Load(model.Kilometre)
	mi = model.Load(model.Mile)
)

// person has the default limits and whatever levels they declare.
func person(declared ...model.Declared) *model.Profile {
	p := model.DefaultProfile()
	p.Declared = declared
	return &p
}

// declare is a distance run in the week of June n weeks on.
func declare(n int, distance model.Load) model.Declared {
	return model.Declared{Activity: "run", Week: june.Plus(n).First, Distance: model.Distance(distance)}
}

// session is a planned session on a day, of six minutes a kilometre or of so
// many seconds.
func session(activity model.ID, date civil.Date, distance, seconds model.Load) *model.Session {
	s := &model.Session{
		ID: model.ID(fmt.Sprint(activity, date, distance, seconds)), Kind: model.Cardio, Activity: activity,
		Title: "x", Date: date, Status: model.Planned,
		Plan: model.Effort{Distance: model.Distance(distance), Duration: model.Seconds(seconds)},
	}
	if seconds == 0 {
		s.Plan.Duration = model.Seconds(distance * 360 / km)
	}
	return s
}

func done(s *model.Session) *model.Session {
	actual := s.Plan
	s.Status, s.Actual = model.Done, &actual
	return s
}

// did is a run done on the second day of the week of June n weeks on; no
// distance is a week without.
func did(n int, distance model.Load) *model.Session {
	s := done(session("run", june.Plus(n).Day(1), distance, 0))
	if distance == 0 {
		s.Status, s.Actual = model.Missed, nil
	}
	return s
}

// budget returns the budget of one stream, and fails if there is none.
func budget(t rapid.TB, l *progress.Ledger, s rule.Stream, w model.Week) rule.Budget {
	t.Helper()
	for _, b := range l.Budgets(w) {
		if b.Stream == s {
			return b
		}
	}
	t.Fatalf("no budget of %v in the week of %v", s, w.First)
	return rule.Budget{}
}

// wantLimit compares what set a limit and the limit.
func wantLimit(t *testing.T, b rule.Budget, reason rule.Reason, most model.Load) {
	t.Helper()
	if b.Reason != reason || b.Most != most {
		t.Errorf("week of %v: %s %d, want %s %d", b.Week.First, b.Reason, b.Most, reason, most)
	}
}

// check runs the rules over one week with its budgets.
func check(p *model.Profile, l *progress.Ledger, w model.Week, sessions ...*model.Session) []rule.Finding {
	all := rule.Check(rule.Pass{
		Library: library, Limits: p.Limits, Available: p.AvailableOn, Sessions: rule.NewTimeline(library, sessions),
		DistanceStep: rule.DistanceStep(p.Units),
		From:         w.First, To: w.Last(), Weeks: []model.Week{w}, Budgets: l.Budgets(w),
	})
	var limits []rule.Finding
	for _, f := range all {
		if f.Rule == rule.WeeklyLimit && f.Args.Stream.Kind == rule.FamilyStream {
			limits = append(limits, f)
		}
	}
	return limits
}

func ledger(p *model.Profile, today civil.Date, sessions ...*model.Session) *progress.Ledger {
	return progress.NewLedger(library, p, sessions, today, progress.Evidence{})
}

var weekdays = []time.Weekday{
	time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday,
}
