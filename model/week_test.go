package model

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"
)

func ymd(year int, month time.Month, day int) civil.Date {
	return civil.Date{Year: year, Month: month, Day: day}
}

// Known weeks, for all seven first weekdays.
func TestWeekOf(t *testing.T) {
	for _, c := range []struct {
		day   civil.Date
		first [7]civil.Date // of the week, by time.Weekday of its first day
	}{
		// Thursday, 1 January 2026: over the end of a year.
		{ymd(2026, 1, 1), [7]civil.Date{
			ymd(2025, 12, 28), ymd(2025, 12, 29), ymd(2025, 12, 30), ymd(2025, 12, 31), ymd(2026, 1, 1), ymd(2025, 12, 26), ymd(2025, 12, 27),
		}},
		// Thursday, 29 February 2024: a leap day.
		{ymd(2024, 2, 29), [7]civil.Date{
			ymd(2024, 2, 25), ymd(2024, 2, 26), ymd(2024, 2, 27), ymd(2024, 2, 28), ymd(2024, 2, 29), ymd(2024, 2, 23), ymd(2024, 2, 24),
		}},
		// Friday, 1 March 2024: the day after it.
		{ymd(2024, 3, 1), [7]civil.Date{
			ymd(2024, 2, 25), ymd(2024, 2, 26), ymd(2024, 2, 27), ymd(2024, 2, 28), ymd(2024, 2, 29), ymd(2024, 3, 1), ymd(2024, 2, 24),
		}},
		// Monday, 1 March 2100: no leap year.
		{ymd(2100, 3, 1), [7]civil.Date{
			ymd(2100, 2, 28), ymd(2100, 3, 1), ymd(2100, 2, 23), ymd(2100, 2, 24), ymd(2100, 2, 25), ymd(2100, 2, 26), ymd(2100, 2, 27),
		}},
	} {
		for weekday, first := range c.first {
			if got := WeekOf(c.day, time.Weekday(weekday)); got.First != first {
				t.Errorf("the week of %v from %v begins on %v, want %v", c.day, time.Weekday(weekday), got.First, first)
			}
		}
	}
}

func TestWeekProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := ymd(1900, 1, 1).AddDays(rapid.IntRange(0, 301*365).Draw(t, "day"))
		first := time.Weekday(rapid.IntRange(0, 6).Draw(t, "first weekday"))
		w := WeekOf(day, first)
		if Weekday(w.First) != first {
			t.Fatalf("%v begins on a %v, want %v", w, Weekday(w.First), first)
		}
		i, in := w.Index(day)
		if !in || !w.Contains(day) || w.Day(i) != day {
			t.Fatalf("%v is day %d, %v, of %v", day, i, in, w)
		}
		days := w.Days()
		for i, d := range days {
			if got, ok := w.Index(d); !ok || got != i || WeekOf(d, first) != w {
				t.Fatalf("day %d of %v is %v", i, w, d)
			}
			if i > 0 && d.DaysSince(days[i-1]) != 1 {
				t.Fatalf("%v follows %v", d, days[i-1])
			}
		}
		if days[6] != w.Last() {
			t.Fatalf("%v ends on %v and %v", w, days[6], w.Last())
		}
		for _, outside := range []civil.Date{w.First.AddDays(-1), w.Last().AddDays(1)} {
			if _, in := w.Index(outside); in || w.Contains(outside) {
				t.Fatalf("%v is said to be in %v", outside, w)
			}
		}
		n := rapid.IntRange(-60, 60).Draw(t, "weeks")
		if w.Plus(n) != WeekOf(day.AddDays(7*n), first) || w.Plus(n).Plus(-n) != w {
			t.Fatalf("%v plus %d weeks is %v", w, n, w.Plus(n))
		}
	})
}
