package chart

import (
	"math"
	"slices"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"
)

func ymd(y int, m time.Month, d int) civil.Date { return civil.Date{Year: y, Month: m, Day: d} }

func TestDaysAreAsWideAsEachOther(t *testing.T) {
	// 29 March 2026 has 23 hours in London, 25 October 25.
	s := Span{ymd(2026, 3, 28), ymd(2026, 3, 31)}
	for i, want := range []float64{0, 0.25, 0.5, 0.75, 1} {
		if got := s.At(s.From.AddDays(i)); got != want {
			t.Errorf("day %d begins at %v, want %v", i, got, want)
		}
	}
	if got := s.Middle(Day(s.From)); got != 0.125 {
		t.Errorf("the middle of the first day is at %v", got)
	}
	if got := s.Middle(s); got != 0.5 {
		t.Errorf("its own middle is at %v", got)
	}
	if got := (Span{ymd(2026, 3, 2), ymd(2026, 3, 1)}).At(ymd(2026, 3, 1)); got != 0 {
		t.Errorf("in no days at all a day begins at %v", got)
	}
}

func TestDaysAreWrittenByTheCalendar(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to civil.Date
		most     int
		first    time.Weekday
		want     []civil.Date
		step     Step
	}{
		{"one day", ymd(2026, 6, 10), ymd(2026, 6, 10), 6, time.Monday, []civil.Date{ymd(2026, 6, 10)}, Daily},
		{"a few", ymd(2026, 6, 10), ymd(2026, 6, 12), 6, time.Monday, []civil.Date{ymd(2026, 6, 10), ymd(2026, 6, 11), ymd(2026, 6, 12)}, Daily},
		{"a month by Mondays", ymd(2026, 6, 2), ymd(2026, 6, 29), 6, time.Monday, []civil.Date{ymd(2026, 6, 8), ymd(2026, 6, 15), ymd(2026, 6, 22), ymd(2026, 6, 29)}, Weekly},
		{"a month by Sundays", ymd(2026, 6, 2), ymd(2026, 6, 29), 6, time.Sunday, []civil.Date{ymd(2026, 6, 7), ymd(2026, 6, 14), ymd(2026, 6, 21), ymd(2026, 6, 28)}, Weekly},
		{"half a year", ymd(2026, 1, 20), ymd(2026, 7, 3), 6, time.Monday, []civil.Date{ymd(2026, 2, 1), ymd(2026, 3, 1), ymd(2026, 4, 1), ymd(2026, 5, 1), ymd(2026, 6, 1), ymd(2026, 7, 1)}, Monthly},
		{"over a year", ymd(2025, 5, 6), ymd(2026, 6, 9), 6, time.Monday, []civil.Date{ymd(2025, 7, 1), ymd(2025, 9, 1), ymd(2025, 11, 1), ymd(2026, 1, 1), ymd(2026, 3, 1), ymd(2026, 5, 1)}, Monthly},
		{"many years", ymd(2009, 5, 6), ymd(2026, 6, 9), 6, time.Monday, []civil.Date{ymd(2010, 1, 1), ymd(2015, 1, 1), ymd(2020, 1, 1), ymd(2025, 1, 1)}, Yearly},
	} {
		got, step := Span{c.from, c.to}.Ticks(c.most, c.first)
		if !slices.Equal(got, c.want) || step != c.step {
			t.Errorf("%s: %v by %v, want %v by %v", c.name, got, step, c.want, c.step)
		}
	}
}

func TestSomeDaysAreAlwaysWrittenAndNeverTooMany(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := ymd(1990, 1, 1).AddDays(rapid.IntRange(0, 40*365).Draw(t, "from"))
		s := Span{from, from.AddDays(rapid.IntRange(0, 30*365).Draw(t, "days"))}
		most := rapid.IntRange(1, 12).Draw(t, "most")
		days, _ := s.Ticks(most, time.Weekday(rapid.IntRange(0, 6).Draw(t, "first")))
		if len(days) == 0 || len(days) > most {
			t.Fatalf("%d days of %v, at most %d", len(days), s, most)
		}
		for i, d := range days {
			if d.Before(s.From) || d.After(s.To) || i > 0 && !d.After(days[i-1]) {
				t.Fatalf("%v of %v", days, s)
			}
			if at := s.Middle(Day(d)); at <= 0 || at >= 1 || math.IsNaN(at) {
				t.Fatalf("%v is at %v", d, at)
			}
		}
	})
}

func TestSpansAreJoined(t *testing.T) {
	a, b, c := Day(ymd(2026, 6, 1)), Day(ymd(2026, 5, 4)), Span{ymd(2026, 5, 20), ymd(2026, 7, 2)}
	if got, want := (Span{}).With(a).With(b).With(c).With(a), (Span{ymd(2026, 5, 4), ymd(2026, 7, 2)}); got != want {
		t.Errorf("joined they are %v, want %v", got, want)
	}
}
