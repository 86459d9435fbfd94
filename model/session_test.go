package model

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"
)

// at is a session with a clock time, hours and minutes after midnight.
func at(d civil.Date, hour, minute int, zone string) Session {
	s := strength()
	s.Zone = zone
	s.Start = At(d, Seconds(hour)*Hour+Seconds(minute)*Minute, zone)
	s.Date = d
	return s
}

// Moved over a change of the clocks, a session keeps its time on the wall.
func TestOnDayKeepsTheClock(t *testing.T) {
	for name, c := range map[string]struct {
		session Session
		to      civil.Date
		want    string // RFC 3339, in the session's zone
	}{
		"London, into summer time": {at(ymd(2026, 3, 28), 7, 0, "Europe/London"), ymd(2026, 3, 29), "2026-03-29T07:00:00+01:00"},
		"London, out of it":        {at(ymd(2026, 10, 24), 7, 0, "Europe/London"), ymd(2026, 10, 25), "2026-10-25T07:00:00Z"},
		// That minute does not exist (RULES.md 0).
		"London, 01:30 is skipped":     {at(ymd(2026, 3, 28), 1, 30, "Europe/London"), ymd(2026, 3, 29), "2026-03-29T02:30:00+01:00"},
		"London, and on to Monday":     {at(ymd(2026, 3, 28), 1, 30, "Europe/London"), ymd(2026, 3, 30), "2026-03-30T01:30:00+01:00"},
		"New York, into summer time":   {at(ymd(2026, 3, 7), 18, 15, "America/New_York"), ymd(2026, 3, 8), "2026-03-08T18:15:00-04:00"},
		"New York, 02:30 is skipped":   {at(ymd(2026, 3, 7), 2, 30, "America/New_York"), ymd(2026, 3, 8), "2026-03-08T03:30:00-04:00"},
		"New York, out of it":          {at(ymd(2026, 10, 31), 18, 15, "America/New_York"), ymd(2026, 11, 1), "2026-11-01T18:15:00-05:00"},
		"Kolkata, half an hour":        {at(ymd(2026, 3, 28), 6, 45, "Asia/Kolkata"), ymd(2026, 3, 29), "2026-03-29T06:45:00+05:30"},
		"Apia, over the lost Friday":   {at(ymd(2011, 12, 29), 9, 0, "Pacific/Apia"), ymd(2011, 12, 31), "2011-12-31T09:00:00+14:00"},
		"Cairo, midnight is skipped":   {at(ymd(2026, 4, 23), 0, 15, "Africa/Cairo"), ymd(2026, 4, 24), "2026-04-24T01:15:00+03:00"},
		"Havana, midnight is skipped":  {at(ymd(2026, 3, 7), 0, 30, "America/Havana"), ymd(2026, 3, 8), "2026-03-08T01:30:00-04:00"},
		"back over the end of a year":  {at(ymd(2026, 1, 1), 23, 59, "Europe/London"), ymd(2025, 12, 31), "2025-12-31T23:59:00Z"},
		"to a leap day":                {at(ymd(2024, 2, 22), 12, 0, "UTC"), ymd(2024, 2, 29), "2024-02-29T12:00:00Z"},
		"unknown zone: read as in UTC": {at(ymd(2026, 3, 28), 7, 0, "Mars/Olympus"), ymd(2026, 3, 29), "2026-03-29T07:00:00Z"},
	} {
		t.Run(name, func(t *testing.T) {
			moved := c.session.OnDay(c.to)
			if got := moved.Start.In(zone(moved.Zone)).Format(time.RFC3339); got != c.want {
				t.Errorf("it starts at %s, want %s", got, c.want)
			}
			if moved.Start.Location() != time.UTC {
				t.Errorf("the instant is kept in %v, want UTC", moved.Start.Location())
			}
			if moved.Date != c.to {
				t.Errorf("it is on %v, want %v", moved.Date, c.to)
			}
		})
	}
}

func TestOnDayOnADayThatAZoneLeftOut(t *testing.T) {
	s := at(ymd(2011, 12, 29), 9, 0, "Pacific/Apia").OnDay(ymd(2011, 12, 30))
	if s.Timed() || s.Date != ymd(2011, 12, 30) || s.Validate() != nil {
		t.Errorf("%v at %v (%v), want the day without a clock time", s.Date, s.Start, s.Validate())
	}
}

func TestOnDayProperties(t *testing.T) {
	zones := []string{"Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Africa/Cairo", "Australia/Lord_Howe"}
	rapid.Check(t, func(t *rapid.T) {
		from := ymd(2012, 1, 1).AddDays(rapid.IntRange(0, 20*365).Draw(t, "from"))
		to := from.AddDays(rapid.IntRange(-400, 400).Draw(t, "days"))
		clock := Seconds(rapid.Int64Range(0, 86399).Draw(t, "clock"))
		s := at(from, 0, 0, rapid.SampledFrom(zones).Draw(t, "zone"))
		s.Start = At(from, clock, s.Zone)
		moved := s.OnDay(to)
		if err := moved.Validate(); err != nil {
			t.Fatalf("moved to %v it is not valid: %v", to, err)
		}
		before, _ := s.Clock()
		after, timed := moved.Clock()
		if !timed && s.Zone == "Pacific/Apia" && to == ymd(2011, 12, 30) {
			return // a day that Samoa left out
		}
		if skip := after - before; !timed || skip != 0 && skip != Hour && skip != Hour/2 {
			t.Fatalf("%d seconds after midnight became %d", before, after)
		}
	})
}

func TestOnDayRemembersTheFirstDay(t *testing.T) {
	s := strength()
	s.Date, s.Original = civil.Date{}, civil.Date{}
	first := s.OnDay(ymd(2026, 3, 2))
	second := first.OnDay(ymd(2026, 3, 4))
	if first.Original != ymd(2026, 3, 2) || second.Original != ymd(2026, 3, 2) {
		t.Errorf("the original days are %v and %v", first.Original, second.Original)
	}
	if second.Timed() {
		t.Error("a session without a clock time got one")
	}
	if tray := second.InTray(); tray.Placed() || tray.Timed() || tray.Original != first.Original {
		t.Errorf("in the tray it is on %v at %v, first on %v", tray.Date, tray.Start, tray.Original)
	}
	timed := at(ymd(2026, 3, 2), 7, 0, "Europe/London").InTray()
	if err := timed.Validate(); err != nil || timed.Timed() {
		t.Errorf("out of a day with a clock time: %v, %v", timed.Start, err)
	}
}

func TestTrains(t *testing.T) {
	for _, c := range []struct {
		kind  Kind
		named Regions
		want  Regions
	}{
		{Lower, 0, RegionLower},
		{Upper, 0, RegionPush | RegionPull},
		{Upper, RegionPush, RegionPush},
		{Full, 0, RegionAll},
		{Cardio, RegionLower, 0},
		{Mobility, RegionLower, 0},
	} {
		s := Session{Kind: c.kind, Regions: c.named}
		if got := s.Trains(); got != c.want {
			t.Errorf("%s with %b trains %b, want %b", c.kind, c.named, got, c.want)
		}
	}
}

func TestEffortIsWhatWasDone(t *testing.T) {
	s := Session{Status: Planned, Plan: Effort{Duration: Hour}, Actual: &Effort{Duration: Minute}}
	for status, want := range map[Status]Seconds{Planned: Hour, Done: Minute, Skipped: Hour, Missed: Hour} {
		s.Status = status
		if got := s.Effort().Duration; got != want {
			t.Errorf("%s: %d seconds, want %d", status, got, want)
		}
		if got := s.Counts(); got != (status == Planned || status == Done) {
			t.Errorf("%s counts: %v", status, got)
		}
	}
	s = at(ymd(2026, 3, 28), 23, 30, "Europe/London")
	s.Plan.Duration = 3 * Hour // over midnight and the change of the clocks
	if got := s.End().In(zone(s.Zone)).Format(time.RFC3339); got != "2026-03-29T03:30:00+01:00" {
		t.Errorf("it ends at %s", got)
	}
}

func TestWorkSets(t *testing.T) {
	s := Session{Prescriptions: []Prescription{
		{Sets: []Set{{Reps: 5, WarmUp: true}, {Reps: 5}}, Done: []Set{{Reps: 5}, {Reps: 5}}},
		{Sets: []Set{{Hold: 30}}},
	}}
	if got := s.WorkSets(); got != 2 {
		t.Errorf("%d work sets, want 2", got)
	}
}

func TestPainDate(t *testing.T) {
	e := PainEntry{At: time.Date(2026, 3, 1, 23, 30, 0, 0, time.UTC), Zone: "Asia/Kolkata"}
	if got := e.Date(); got != ymd(2026, 3, 2) {
		t.Errorf("half past eleven in London is on %v in Kolkata", got)
	}
}

func TestRoutineLength(t *testing.T) {
	r := Routine{Drills: []Drill{{Work: 40, Rest: 20}, {Work: 30}}}
	if got := r.Length(); got != 90 {
		t.Errorf("it takes %d seconds, want 90", got)
	}
}
