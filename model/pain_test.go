package model

import (
	"encoding/json"
	"testing"
	"time"

	"cloud.google.com/go/civil"
)

// A week is as bad as the worst of its sessions: red, then masked, then amber
// (RULES.md 2.5).
func TestPainZone(t *testing.T) {
	before := PainZone(-1)
	for _, c := range []struct {
		zone PainZone
		word string
	}{{Green, `"green"`}, {Amber, `"amber"`}, {Masked, `"masked"`}, {Red, `"red"`}} {
		if got, err := json.Marshal(c.zone); err != nil || string(got) != c.word {
			t.Errorf("zone %d is written %s, %v; want %s", c.zone, got, err, c.word)
		}
		if c.zone <= before {
			t.Errorf("%v is no worse than %v", c.zone, before)
		}
		before = c.zone
	}
}

// An entry has the day and the clock of its own zone.
func TestPainEntryClock(t *testing.T) {
	e := PainEntry{At: time.Date(2026, 3, 29, 1, 30, 5, 0, time.UTC), Zone: "Europe/London"}
	if day, clock := e.Local(); day != DayNumber(ymd(2026, 3, 29)) || e.Date() != ymd(2026, 3, 29) || clock != 2*Hour+30*Minute+5 {
		t.Errorf("half an hour after the clocks changed: day %d, %d s", day, clock)
	}
	e.Zone = "America/Los_Angeles"
	if day, clock := e.Local(); day != DayNumber(ymd(2026, 3, 28)) || clock != 18*Hour+30*Minute+5 {
		t.Errorf("in California: day %d, %d s", day, clock)
	}
	for at := time.Date(1900, 1, 1, 0, 0, 0, 1, time.UTC); at.Year() < 2201; at = at.Add(1234567 * time.Second) {
		e.At = at
		loc, err := time.LoadLocation(e.Zone)
		if err != nil {
			t.Fatal(err)
		}
		local := at.In(loc)
		want := Seconds(local.Hour()*3600 + local.Minute()*60 + local.Second())
		if day, clock := e.Local(); day != DayNumber(civil.DateOf(local)) || clock != want {
			t.Fatalf("%s: day %d, %d s", local, day, clock)
		}
	}
}
