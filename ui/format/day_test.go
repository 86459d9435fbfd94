package format

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
)

func day(t testing.TB, text string) civil.Date {
	t.Helper()
	d, err := civil.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWeekTitle(t *testing.T) {
	tests := []struct{ first, today, want, full string }{
		{"2026-06-08", "2026-06-10", "8 – 14 June", "8 – 14 June 2026"},
		{"2026-06-29", "2026-06-10", "29 June – 5 July", "29 June – 5 July 2026"},
		{"2025-06-09", "2026-06-10", "9 – 15 June 2025", "9 – 15 June 2025"},
		{"2025-12-29", "2026-01-01", "29 December 2025 – 4 January 2026", "29 December 2025 – 4 January 2026"},
		{"2024-02-26", "2024-02-29", "26 February – 3 March", "26 February – 3 March 2024"},
	}
	f := english(t)
	for _, tt := range tests {
		w := model.Week{First: day(t, tt.first)}
		if got := f.WeekTitle(w, day(t, tt.today)); got != tt.want {
			t.Errorf("WeekTitle(%s) = %q, want %q", tt.first, got, tt.want)
		}
		if got := f.FullWeekTitle(w); got != tt.full {
			t.Errorf("FullWeekTitle(%s) = %q, want %q", tt.first, got, tt.full)
		}
	}
}

func TestWeekLabel(t *testing.T) {
	tests := []struct{ first, today, want string }{
		{"2026-06-08", "2026-06-10", "Week 24 · this week"},
		{"2026-06-15", "2026-06-14", "Week 25 · next week"},
		{"2026-06-01", "2026-06-08", "Week 23 · last week"},
		{"2026-06-22", "2026-06-10", "Week 26 · in 2 weeks"},
		{"2026-05-18", "2026-06-14", "Week 21 · 3 weeks ago"},
		{"2026-06-07", "2026-06-13", "Week 24 · this week"}, // from Sunday
		{"2026-06-06", "2026-06-12", "Week 24 · this week"}, // from Saturday
		{"2026-12-28", "2026-06-10", "Week 53 · in 29 weeks"},
	}
	f := english(t)
	for _, tt := range tests {
		if got := f.WeekLabel(model.Week{First: day(t, tt.first)}, day(t, tt.today)); got != tt.want {
			t.Errorf("WeekLabel(%s on %s) = %q, want %q", tt.first, tt.today, got, tt.want)
		}
	}
}

// TestWeekNumberHoldsMostDays checks all first days of the week, over year
// ends: at least four of the seven days lie in the ISO week.
func TestWeekNumberHoldsMostDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := civil.Date{Year: 1999, Month: 1, Day: 1}
		w := model.Week{First: from.AddDays(rapid.IntRange(0, 20000).Draw(t, "day"))}
		inside := 0
		for _, d := range w.Days() {
			if _, n := d.In(time.UTC).ISOWeek(); n == WeekNumber(w) {
				inside++
			}
		}
		if inside < 4 {
			t.Errorf("%v: %d days in week %d", w.First, inside, WeekNumber(w))
		}
	})
}

func TestDates(t *testing.T) {
	f, d := english(t), day(t, "2026-06-12")
	for _, c := range []struct{ got, want string }{
		{f.Date(d), "Fri 12 June"},
		{f.FullDate(d), "Fri 12 June 2026"},
		{f.Weekday(time.Sunday), "Sunday"},
		{f.WeekdayShort(time.Wednesday), "Wed"},
		{f.Clock(18 * model.Hour), "18:00"},
		{f.Clock(7*model.Hour + 5*model.Minute + 59), "07:05"},
		{f.DayPart(model.Morning), "AM"},
		{f.DayPart(model.AnyTime), ""},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestSessionWords(t *testing.T) {
	f := english(t)
	strength := model.Session{
		Kind: model.Lower, Plan: model.Effort{Duration: 45 * model.Minute}, Part: model.Morning,
		Prescriptions: []model.Prescription{{Exercise: "squat", Sets: []model.Set{{Reps: 10, WarmUp: true}, {Reps: 10}, {Reps: 10}}}},
	}
	ride := model.Session{
		Kind: model.Cardio, Activity: "cycle", Plan: model.Effort{Duration: 120 * model.Minute, Distance: 12 * model.Kilometre},
		Date: day(t, "2026-06-12"), Zone: "Europe/London",
	}
	ride.Start = model.At(ride.Date, 7*model.Hour, ride.Zone)
	yoga := model.Session{Kind: model.Mobility, Plan: model.Effort{Duration: 10 * model.Minute}}
	for _, c := range []struct{ got, want string }{
		{f.CardLoad(&strength, ""), "2 sets · 45 min"},
		{f.Load(&strength, ""), "2 sets"},
		{f.When(&strength), "AM"},
		{f.CardLoad(&ride, "cycle"), "12 km · 120 min"},
		{f.Load(&ride, "cycle"), "12.00 km"},
		{f.When(&ride), "07:00"},
		{f.CardLoad(&yoga, ""), "10 min"},
		{f.Load(&yoga, ""), ""},
		{f.When(&yoga), ""},
		{f.Kind(model.Full), "Full body"},
		{f.KindShort(model.Full, ""), "Full"},
		{f.KindShort(model.Cardio, "run"), "Run"},
		{f.KindShort(model.Cardio, ""), "Cardio"},
		{f.KindShort(model.Cardio, "ski"), "Cardio"},
		{f.Status(model.Missed), "Missed"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
