package model_test

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
)

func date(y int, m time.Month, d int) civil.Date { return civil.Date{Year: y, Month: m, Day: d} }

// A week of Monday to Sunday, then weeks from Sunday on: the six days between
// join the week in which the change was made.
func TestShorterWeekJoinsTheOneBefore(t *testing.T) {
	p := model.DefaultProfile()
	p.ChangeWeekday(time.Sunday, date(2026, 6, 3))
	w := p.Weeks()
	for _, test := range []struct {
		day  civil.Date
		want model.Week
	}{
		{date(2026, 5, 31), model.Week{First: date(2026, 5, 25)}}, // closed weeks keep their bounds
		{date(2026, 6, 1), model.Week{First: date(2026, 6, 1), Extra: 6}},
		{date(2026, 6, 13), model.Week{First: date(2026, 6, 1), Extra: 6}},
		{date(2026, 6, 14), model.Week{First: date(2026, 6, 14)}},
		{date(2026, 6, 20), model.Week{First: date(2026, 6, 14)}},
	} {
		if got := w.Of(test.day); got != test.want {
			t.Errorf("%s lies in %+v, want %+v", test.day, got, test.want)
		}
	}
	if first, last := w.Shown(date(2026, 6, 6)), w.Shown(date(2026, 6, 7)); first.First != date(2026, 6, 1) || last.First != date(2026, 6, 7) {
		t.Errorf("shown from %s and %s", first.First, last.First)
	}
	// Taken back before it begins, nothing has happened.
	p.ChangeWeekday(time.Monday, date(2026, 6, 10))
	if p.FirstWeekday != time.Monday || p.Weekdays != nil {
		t.Errorf("taken back: %s, %v", p.FirstWeekday, p.Weekdays)
	}
}

// For all changes, also several, from any day on, over year ends and leap days:
// weeks follow each other without a gap, have seven to thirteen days and begin
// on the weekday they should; what is over before a change keeps its bounds.
func TestWeeksFollowEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := model.DefaultProfile()
		p.FirstWeekday = time.Weekday(rapid.IntRange(0, 6).Draw(t, "first"))
		today := date(rapid.IntRange(2019, 2028).Draw(t, "year"), 12, 1)
		start := today
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			today = today.AddDays(rapid.IntRange(0, 40).Draw(t, "days"))
			before := p.Weeks()
			p.ChangeWeekday(time.Weekday(rapid.IntRange(0, 6).Draw(t, "to")), today)
			if err := p.Validate(); err != nil {
				t.Fatal(err)
			}
			after := p.Weeks()
			for d := start.AddDays(-14); d.Before(before.Of(today).First); d = d.AddDays(1) {
				if before.Of(d) != after.Of(d) || before.Number(d) != after.Number(d) {
					t.Fatalf("the week of %s was %+v and is %+v", d, before.Of(d), after.Of(d))
				}
			}
			if was, is := before.Of(today).First, after.Of(today).First; was != is && before.Of(today).Extra == 0 {
				t.Fatalf("the week of today began on %s and begins on %s", was, is)
			}
		}
		w := p.Weeks()
		week := w.Of(start.AddDays(-14))
		for range 40 {
			next := w.After(week)
			if week.Last().AddDays(1) != next.First || week.Extra < 0 || week.Extra > 6 || w.Number(next.First) != w.Number(week.First)+1 {
				t.Fatalf("%+v and %+v", week, next)
			}
			for d := week.First; !d.After(week.Last()); d = d.AddDays(1) {
				if w.Of(d) != week || !w.Shown(d).Contains(d) {
					t.Fatalf("%s lies in %+v, not %+v, and is shown with %+v", d, w.Of(d), week, w.Shown(d))
				}
			}
			week = next
		}
		if model.Weekday(week.First) != p.FirstWeekday {
			t.Fatalf("weeks begin on %s, want %s", model.Weekday(week.First), p.FirstWeekday)
		}
	})
}
