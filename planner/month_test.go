package planner_test

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

func (w *world) month(d civil.Date) planner.MonthView {
	w.Helper()
	view, err := w.plan.Month(d)
	if err != nil {
		w.Fatal(err)
	}
	return view
}

// Six weeks hold every day of any month, whatever day weeks begin on; the days
// follow each other over year ends and leap days.
func TestMonthHoldsAllItsDays(t *testing.T) {
	w := newWorld(t)
	for first := time.Sunday; first <= time.Saturday; first++ {
		if p := w.dump().Profile; p.FirstWeekday != first {
			w.profile(func(p *model.Profile) { p.FirstWeekday = first })
		}
		for d := (civil.Date{Year: 2027, Month: time.November, Day: 17}); d.Year < 2029; d = d.AddMonths(1) {
			view := w.month(d)
			if view.First != (civil.Date{Year: d.Year, Month: d.Month, Day: 1}) {
				t.Fatalf("month of %v begins on %v", d, view.First)
			}
			if !view.Weeks[0].Week.Contains(view.First) {
				t.Fatalf("%v is not in the first week of its month, %v", view.First, view.Weeks[0].Week)
			}
			next := view.Weeks[0].Week.First
			for _, week := range view.Weeks {
				for _, day := range week.Days {
					if day.Date != next {
						t.Fatalf("%v follows %v", day.Date, next.AddDays(-1))
					}
					next = next.AddDays(1)
				}
			}
			if last := view.First.AddMonths(1).AddDays(-1); next.Before(last.AddDays(1)) {
				t.Fatalf("%v is not shown", last)
			}
		}
	}
}

func TestMonthAddsUp(t *testing.T) {
	w := newWorld(t)
	lower := w.add(strength(model.Lower, monday))
	run := w.add(cardio("run", thursday, 20*model.Minute))
	skipped := w.add(cardio("run", friday, 30*model.Minute))
	w.apply(planner.Skip{Session: skipped})
	w.add(cardio("walk", monday.AddDays(60), model.Hour)) // in no week that is shown
	view := w.month(monday)
	week := view.Weeks[0]
	if week.Week.First != monday {
		t.Fatalf("first week %v", week.Week)
	}
	var got []model.ID
	for _, day := range week.Days {
		for _, s := range day.Sessions {
			got = append(got, s.ID)
		}
	}
	if diff := cmp.Diff([]model.ID{lower, run, skipped}, got); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
	s := w.session(lower)
	if want := s.Plan.Duration + 20*model.Minute; week.Duration != want || week.Sets != s.WorkSets() {
		t.Errorf("%d s and %d sets, want %d and %d", week.Duration, week.Sets, want, s.WorkSets())
	}
	for i, other := range view.Weeks[1:] {
		if other.Duration != 0 || other.Sets != 0 {
			t.Errorf("week %d: %+v", i+2, other)
		}
	}
}

// A score counts for the day it was in its own zone, the worst of a day is
// shown, and days off and dial-backs that touch the weeks are spans.
func TestMonthShowsPainAndSpans(t *testing.T) {
	w := newWorld(t)
	samoa := "Pacific/Apia" // 13 hours ahead of UTC
	for i, e := range []struct {
		d     civil.Date
		clock model.Seconds
		score int
	}{{monday, 2 * model.Hour, 4}, {monday, 20 * model.Hour, 2}, {tuesday, 23 * model.Hour, 0}} {
		entry := model.PainEntry{
			ID: model.ID([]string{"a", "b", "c"}[i]), At: model.At(e.d, e.clock, samoa), Zone: samoa, Side: model.Left, Score: e.score,
		}
		if err := w.db.Update(func(s model.Writer) error { return s.SavePain(entry) }); err != nil {
			t.Fatal(err)
		}
	}
	off := model.DaysOff{From: thursday, To: thursday.AddDays(2), Note: "away"}
	w.profile(func(p *model.Profile) {
		p.DaysOff = []model.DaysOff{off, {From: monday.AddDays(90), To: monday.AddDays(91)}}
	})
	back := model.DialBack{ID: "d", From: tuesday, To: wednesday, Percent: 50, Reason: "flare"}
	if err := w.db.Update(func(s model.Writer) error { return s.SaveDialBack(back) }); err != nil {
		t.Fatal(err)
	}
	view := w.month(monday)
	if diff := cmp.Diff(map[civil.Date]int{monday: 4, tuesday: 0}, view.Pain); diff != "" {
		t.Errorf("pain (-want +got):\n%s", diff)
	}
	want := []planner.Span{
		{Kind: planner.SpanDialBack, From: tuesday, To: wednesday, Note: "flare", Percent: 50},
		{Kind: planner.SpanOff, From: thursday, To: thursday.AddDays(2), Note: "away"},
	}
	if diff := cmp.Diff(want, view.Spans); diff != "" {
		t.Errorf("spans (-want +got):\n%s", diff)
	}
}
