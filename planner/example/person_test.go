package example_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/example"
	"github.com/kneewise/kneewise/planner/rule"
)

func library(t testing.TB) model.Library {
	t.Helper()
	lib, err := model.DecodeLibrary(assets.Activities, assets.Exercises, assets.Templates)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func ids() func() model.ID {
	n := 0
	return func() model.ID {
		n++
		return model.ID(fmt.Sprintf("id-%03d", n))
	}
}

func date(t testing.TB, text string) civil.Date {
	t.Helper()
	d, err := civil.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// open returns a real database, empty.
func open(t *testing.T) *store.DB {
	t.Helper()
	db, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// judge fills an empty database with Alex and returns what the rules find from
// the first week of the history to the week after the next. It leaves the
// database empty again.
func judge(t *testing.T, db *store.DB, lib model.Library, today civil.Date, zone string) []rule.Finding {
	t.Helper()
	return judgeYears(t, db, lib, today, zone, 0)
}

// judgeYears is judge with years before the history, which are judged too.
func judgeYears(t *testing.T, db *store.DB, lib model.Library, today civil.Date, zone string, years int) []rule.Finding {
	t.Helper()
	noon := model.At(today, 12*model.Hour, zone)
	newID := ids()
	plan := planner.New(db, lib, func() time.Time { return noon }, newID)
	profile, sessions, pain := example.WithYears(&lib, today, zone, newID, years)
	profile.Zone = zone // so that today is the same on any computer
	if _, err := plan.Apply(planner.Fill{Profile: profile, Sessions: sessions, Pain: pain}, ""); err != nil {
		t.Fatalf("%s in %s: %v", today, zone, err)
	}
	found, err := plan.Findings(today.AddDays(-7*52*years-56), today.AddDays(14))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := plan.Undo(); err != nil {
		t.Fatal(err)
	}
	return found
}

// wantOneCaution says whether the rules find the one thing that is there to be
// found, in this week or the next and with a way on.
func wantOneCaution(t *testing.T, found []rule.Finding, today civil.Date) {
	t.Helper()
	if len(found) != 1 {
		t.Fatalf("%s: findings %+v, want one", today, found)
	}
	f := found[0]
	this := model.WeekOf(today, time.Monday)
	switch {
	case f.Severity != rule.Caution || f.Rule != rule.RestGap || f.Args.Region != "upper" || f.Args.Days != 1:
		t.Fatalf("%s: %+v, want the caution about upper body on two days", today, f)
	case !this.Contains(f.Where.Date) && !this.Plus(1).Contains(f.Where.Date) || f.Where.Date.Before(today):
		t.Fatalf("%s: the caution is on %s", today, f.Where.Date)
	case len(f.Fixes) == 0 || f.Fixes[0].Code != rule.FixMove || f.Fixes[0].Date != f.Where.Date.AddDays(1):
		t.Fatalf("%s: fixes %+v, want to move it to Saturday", today, f.Fixes)
	}
}

func TestPersonObeysTheRules(t *testing.T) {
	lib, db := library(t), open(t)
	days := []string{
		"2026-06-08", "2026-06-09", "2026-06-10", "2026-06-11", "2026-06-12", "2026-06-13", "2026-06-14", // a week
		"2025-12-29", "2025-12-31", "2026-01-01", "2026-01-04", // a year's end
		"2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26", // London's clocks change
		"2024-02-28", "2024-02-29", "2024-03-01", // a leap day
	}
	for _, day := range days {
		today := date(t, day)
		wantOneCaution(t, judge(t, db, lib, today, "Europe/London"), today)
	}
}

// TestPersonObeysTheRulesEverywhere goes through ten years and all weekdays,
// in zones with daylight saving on Fridays (Cairo), by half an hour (Lord
// Howe), without any and far from UTC.
func TestPersonObeysTheRulesEverywhere(t *testing.T) {
	lib, db := library(t), open(t)
	zones := []string{"Europe/Berlin", "Africa/Cairo", "Australia/Lord_Howe", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"}
	const step = 127 // days: another weekday and another season each time
	for i := range 10 * 365 / step {
		today := date(t, "2020-01-01").AddDays(step * i)
		zone := zones[i%len(zones)]
		t.Run(today.String()+" in "+zone, func(t *testing.T) {
			wantOneCaution(t, judge(t, db, lib, today, zone), today)
		})
	}
}

func TestPersonIsDoneUpToYesterday(t *testing.T) {
	lib := library(t)
	for i := range 7 {
		today := date(t, "2026-06-08").AddDays(i)
		this := model.WeekOf(today, time.Monday)
		_, sessions, _ := example.Person(&lib, today, "Europe/London", ids())
		perWeek, tray := map[civil.Date]int{}, 0
		for _, s := range sessions {
			if err := s.Validate(); err != nil {
				t.Fatalf("%s: %s of %s: %v", today, s.Title, s.Date, err)
			}
			if !s.Placed() {
				tray++
				continue
			}
			perWeek[model.WeekOf(s.Date, time.Monday).First]++
			if planned := s.Status == model.Planned; planned != !s.Date.Before(today) {
				t.Errorf("%s: %s of %s is %s", today, s.Title, s.Date, s.Status)
			}
		}
		if tray != 1 {
			t.Errorf("%s: %d sessions in the tray", today, tray)
		}
		for n := -7; n <= 1; n++ {
			if got := perWeek[this.Plus(n).First]; got != 9 {
				t.Errorf("%s: week %+d has %d sessions", today, n, got)
			}
		}
		if len(perWeek) != 9 {
			t.Errorf("%s: sessions in %d weeks", today, len(perWeek))
		}
	}
}

func TestPersonRunsAreThoseOfTheLook(t *testing.T) {
	lib := library(t)
	today := date(t, "2026-06-10")
	_, sessions, _ := example.Person(&lib, today, "Europe/London", ids())
	running := map[civil.Date]model.Distance{}
	for _, s := range sessions {
		if s.Activity == "run" {
			running[model.WeekOf(s.Date, time.Monday).First] += s.Effort().Distance
		}
	}
	if got, want := running[date(t, "2026-06-08")], 11_400*model.Metre; got != want {
		t.Errorf("this week %d µm, want %d", got, want)
	}
	if got, want := running[date(t, "2026-06-01")], 11_200*model.Metre; got != want {
		t.Errorf("last week %d µm, want %d", got, want)
	}
}

func TestPainIsLinkedToWhatWasDone(t *testing.T) {
	lib := library(t)
	today := date(t, "2026-06-10")
	_, sessions, pain := example.Person(&lib, today, "Europe/London", ids())
	byID := map[model.ID]model.Session{}
	for _, s := range sessions {
		byID[s.ID] = s
	}
	worse := 0
	for _, e := range pain {
		if err := e.Validate(); err != nil {
			t.Fatal(err)
		}
		s, ok := byID[e.Session]
		if !ok || s.Status != model.Done || !e.At.After(s.End()) || !e.Date().Before(today) {
			t.Errorf("an entry of %s belongs to %s of %s (%s)", e.At, s.Title, s.Date, s.Status)
		}
		if e.Score > 2 {
			worse++
		}
	}
	if len(pain) < 50 || worse != 1 {
		t.Errorf("%d entries, %d above 2", len(pain), worse)
	}
}

func TestPersonWithoutTemplatesIsStillThere(t *testing.T) {
	lib := library(t)
	lib.Templates = nil
	profile, sessions, pain := example.Person(&lib, date(t, "2026-06-10"), "Europe/London", ids())
	if err := profile.Validate(); err != nil || profile.Name != "Alex" || len(sessions) != 0 || len(pain) != 0 {
		t.Errorf("%q, %d sessions, %d entries, %v", profile.Name, len(sessions), len(pain), err)
	}
}

// Years of history obey the rules too, in any season and on any weekday.
func TestYearsObeyTheRules(t *testing.T) {
	lib, db := library(t), open(t)
	zones := []string{"Europe/London", "America/New_York", "Pacific/Kiritimati"}
	for i, zone := range zones {
		today := date(t, "2024-02-25").AddDays(145 * i)
		wantOneCaution(t, judgeYears(t, db, lib, today, zone, 3-i), today)
	}
}

func TestYearsAreAsMany(t *testing.T) {
	lib := library(t)
	today := date(t, "2026-06-10")
	for years, want := range map[int][2]int{0: {82, 82}, 1: {580, 600}, 20: {10_000, 10_400}} {
		profile, sessions, pain := example.WithYears(&lib, today, "Europe/London", ids(), years)
		if n := len(sessions); n < want[0] || n > want[1] {
			t.Errorf("%d years: %d sessions", years, n)
		}
		if first, want := sessions[0].Date, date(t, "2026-06-08").AddDays(-7*(7+52*years)); first != want {
			t.Errorf("%d years begin on %s, want %s", years, first, want)
		}
		again, sessionsAgain, painAgain := example.WithYears(&lib, today, "Europe/London", ids(), years)
		if !reflect.DeepEqual(profile, again) || !reflect.DeepEqual(sessions, sessionsAgain) || !reflect.DeepEqual(pain, painAgain) {
			t.Errorf("%d years differ when made up again", years)
		}
		for _, s := range sessions {
			if err := s.Validate(); err != nil {
				t.Fatalf("%s of %s: %v", s.Title, s.Date, err)
			}
		}
		for _, e := range pain {
			if err := e.Validate(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
