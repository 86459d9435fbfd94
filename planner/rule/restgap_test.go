package rule_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

func TestO1_MondayToWednesday(t *testing.T) {
	wantNone(t, found(rule.RestGap,
		clock(t, strength(t, "a", model.Lower, "2026-06-01"), london, "18:00", "19:00"),
		clock(t, strength(t, "b", model.Lower, "2026-06-03"), london, "18:00", "19:00")))
}

func TestO2_NextDay(t *testing.T) {
	monday := clock(t, strength(t, "a", model.Lower, "2026-06-01"), london, "18:00", "19:00")

	f := wantOne(t, found(rule.RestGap, monday,
		clock(t, strength(t, "b", model.Lower, "2026-06-02"), london, "19:00", "20:00")), rule.Caution)
	want := rule.Args{Region: "lower", Elapsed: 24 * model.Hour, HasClock: true, Days: 1, Need: 2}
	if f.Args != want {
		t.Errorf("args %+v, want %+v", f.Args, want)
	}
	place := rule.Where{
		Date: day(t, "2026-06-02"), Session: "b", Other: "a", OtherDate: day(t, "2026-06-01"),
	}
	if f.Where != place {
		t.Errorf("where %+v, want %+v", f.Where, place)
	}

	f = wantOne(t, found(rule.RestGap, monday,
		clock(t, strength(t, "b", model.Lower, "2026-06-02"), london, "18:59", "20:00")), rule.Violation)
	if want := 23*model.Hour + 59*model.Minute; f.Args.Elapsed != want {
		t.Errorf("elapsed %d, want %d", f.Args.Elapsed, want)
	}
}

func TestO3_FullBody(t *testing.T) {
	f := wantOne(t, found(rule.RestGap,
		strength(t, "full", model.Full, "2026-06-01"),
		clock(t, strength(t, "upper", model.Upper, "2026-06-02"), london, "20:00", "21:00"),
		strength(t, "lower", model.Lower, "2026-06-03")), rule.Caution)
	if f.Where.Session != "upper" || f.Args.Region != "upper" || f.Args.HasClock || f.Args.Days != 1 {
		t.Errorf("found %+v", f)
	}
}

func TestO4_OtherAreasBetween(t *testing.T) {
	wantNone(t, rule.Check(passOver([]*model.Session{
		strength(t, "a", model.Lower, "2026-06-01"),
		strength(t, "b", model.Upper, "2026-06-02"),
		cardio(t, "c", "run", "2026-06-02"),
	}, time.Monday)))
}

func TestO5_SameBout(t *testing.T) {
	morning := clock(t, strength(t, "a", model.Lower, "2026-06-01"), london, "08:00", "08:30")
	wantNone(t, found(rule.RestGap, morning,
		clock(t, strength(t, "b", model.Lower, "2026-06-01"), london, "09:20", "09:50")))
	f := wantOne(t, found(rule.RestGap, morning,
		clock(t, strength(t, "b", model.Lower, "2026-06-01"), london, "17:00", "18:00")), rule.Violation)
	if want := 8*model.Hour + 30*model.Minute; f.Args.Elapsed != want {
		t.Errorf("elapsed %d, want %d", f.Args.Elapsed, want)
	}
}

func TestO6_WeekBorder(t *testing.T) {
	sessions := []*model.Session{
		clock(t, strength(t, "a", model.Lower, "2026-06-07"), london, "10:00", "11:00"),
		clock(t, strength(t, "b", model.Lower, "2026-06-08"), london, "18:00", "19:00"),
	}
	for first := time.Sunday; first <= time.Saturday; first++ {
		wantOne(t, only(rule.RestGap, rule.Check(passOver(sessions, first))), rule.Caution)
	}
}

// TestRestGap covers RULES.md 2.1: its examples G1 to G7, clock changes, odd
// zones, the date line, midnight, a leap day and a year end.
func TestRestGap(t *testing.T) {
	type at struct{ zone, date, from, to string }
	auckland, honolulu := "Pacific/Auckland", "Pacific/Honolulu"
	for _, c := range []struct {
		name    string
		a, b    at
		want    rule.Severity
		elapsed string // empty: no clock
		days    int
	}{
		{"G1", at{london, "2026-06-01", "18:00", "19:00"}, at{london, "2026-06-03", "18:00", "19:00"}, rule.Fine, "47h", 2},
		{"G2", at{london, "2026-06-01", "18:00", "19:00"}, at{london, "2026-06-03", "06:30", "07:00"}, rule.Fine, "35.5h", 2},
		{"G3", at{london, "2026-06-01", "18:00", "19:00"}, at{london, "2026-06-02", "18:00", "19:00"}, rule.Violation, "23h", 1},
		{"G4", at{london, "2026-06-01", "18:00", "19:00"}, at{london, "2026-06-02", "19:00", "20:00"}, rule.Caution, "24h", 1},
		{"G5", at{london, "2026-06-01", "18:00", "19:00"}, at{london, "2026-06-02", "18:59", "20:00"}, rule.Violation, "23h59m", 1},
		{"G7", at{london, "2026-06-07", "10:00", "11:00"}, at{london, "2026-06-08", "18:00", "19:00"}, rule.Caution, "31h", 1},

		{"an hour between is one bout", at{london, "2026-06-01", "08:00", "08:30"}, at{london, "2026-06-01", "09:30", "10:00"}, rule.Fine, "", 0},
		{"a minute more is not", at{london, "2026-06-01", "08:00", "08:30"}, at{london, "2026-06-01", "09:31", "10:00"}, rule.Violation, "1h1m", 0},
		{"overlap is one bout", at{london, "2026-06-01", "08:00", "09:30"}, at{london, "2026-06-01", "08:30", "09:00"}, rule.Fine, "", 0},
		{"bout over midnight", at{london, "2026-06-01", "23:30", "00:15"}, at{london, "2026-06-02", "00:45", "01:15"}, rule.Fine, "", 1},
		{"gap over midnight", at{london, "2026-06-01", "23:00", "00:30"}, at{london, "2026-06-03", "00:15", "01:00"}, rule.Violation, "23h45m", 2},

		{"dates only, same day", at{"", "2026-06-01", "", ""}, at{"", "2026-06-01", "", ""}, rule.Violation, "", 0},
		{"dates only, next day", at{"", "2026-06-01", "", ""}, at{"", "2026-06-02", "", ""}, rule.Caution, "", 1},
		{"dates only, two days", at{"", "2026-06-01", "", ""}, at{"", "2026-06-03", "", ""}, rule.Fine, "", 2},
		{"date only before a clock", at{"", "2026-06-01", "", ""}, at{london, "2026-06-02", "06:00", "07:00"}, rule.Caution, "", 1},
		{"date only after a clock", at{london, "2026-06-01", "23:00", "23:59"}, at{"", "2026-06-02", "", ""}, rule.Caution, "", 1},

		{"clocks go forward", at{london, "2026-03-28", "18:00", "19:00"}, at{london, "2026-03-29", "19:00", "20:00"}, rule.Violation, "23h", 1},
		{"clocks go forward, an hour later", at{london, "2026-03-28", "18:00", "19:00"}, at{london, "2026-03-29", "20:00", "21:00"}, rule.Caution, "24h", 1},
		{"two days over the spring change", at{london, "2026-03-28", "18:00", "19:00"}, at{london, "2026-03-30", "00:30", "01:00"}, rule.Fine, "28.5h", 2},
		{"clocks go back", at{london, "2026-10-24", "18:00", "19:00"}, at{london, "2026-10-25", "18:00", "19:00"}, rule.Caution, "24h", 1},
		{"clocks go back, a minute earlier", at{london, "2026-10-24", "18:00", "19:00"}, at{london, "2026-10-25", "17:59", "19:00"}, rule.Violation, "23h59m", 1},
		{"half-hour zone", at{"Asia/Kolkata", "2026-06-01", "18:00", "19:00"}, at{"Asia/Kolkata", "2026-06-02", "18:30", "19:00"}, rule.Violation, "23.5h", 1},
		{"clocks go back half an hour", at{"Australia/Lord_Howe", "2026-04-04", "18:00", "19:00"}, at{"Australia/Lord_Howe", "2026-04-05", "18:30", "19:00"}, rule.Caution, "24h", 1},
		{"clocks go forward half an hour", at{"Australia/Lord_Howe", "2026-10-03", "18:00", "19:00"}, at{"Australia/Lord_Howe", "2026-10-04", "19:00", "20:00"}, rule.Violation, "23.5h", 1},

		{"date line eastward, same date", at{auckland, "2026-06-02", "18:00", "19:00"}, at{honolulu, "2026-06-02", "18:00", "19:00"}, rule.Violation, "21h", 0},
		{"date line eastward, same date, a day apart", at{auckland, "2026-06-02", "18:00", "19:00"}, at{honolulu, "2026-06-02", "21:30", "22:00"}, rule.Caution, "24.5h", 0},
		{"date line eastward, an earlier date", at{auckland, "2026-06-03", "08:00", "09:00"}, at{honolulu, "2026-06-02", "18:00", "19:00"}, rule.Violation, "7h", -1},
		{"date line eastward, two dates earlier", at{"Pacific/Kiritimati", "2026-06-03", "00:00", "00:10"}, at{"Etc/GMT+12", "2026-06-01", "23:58", "23:59"}, rule.Violation, "1h48m", -2},
		{"date line westward", at{honolulu, "2026-06-01", "18:00", "19:00"}, at{auckland, "2026-06-03", "18:00", "19:00"}, rule.Fine, "25h", 2},
		{"date line westward, too soon", at{honolulu, "2026-06-01", "20:00", "21:00"}, at{"Pacific/Kiritimati", "2026-06-03", "06:00", "07:00"}, rule.Violation, "9h", 2},

		{"no leap day", at{"", "2026-02-28", "", ""}, at{"", "2026-03-01", "", ""}, rule.Caution, "", 1},
		{"leap day between", at{"", "2028-02-28", "", ""}, at{"", "2028-03-01", "", ""}, rule.Fine, "", 2},
		{"on the leap day", at{"", "2028-02-28", "", ""}, at{"", "2028-02-29", "", ""}, rule.Caution, "", 1},
		{"year end", at{"", "2026-12-31", "", ""}, at{"", "2027-01-01", "", ""}, rule.Caution, "", 1},
		{"over the year end", at{"", "2026-12-31", "", ""}, at{"", "2027-01-02", "", ""}, rule.Fine, "", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := strength(t, "a", model.Lower, c.a.date), strength(t, "b", model.Lower, c.b.date)
			b.Position = 1
			if c.a.zone != "" {
				clock(t, a, c.a.zone, c.a.from, c.a.to)
			}
			if c.b.zone != "" {
				clock(t, b, c.b.zone, c.b.from, c.b.to)
			}
			for first := time.Sunday; first <= time.Saturday; first++ {
				for _, order := range [][]*model.Session{{a, b}, {b, a}} {
					all := only(rule.RestGap, rule.Check(passOver(order, first)))
					if c.want == rule.Fine {
						wantNone(t, all)
						continue
					}
					f := wantOne(t, all, c.want)
					if f.Where.Session != "b" || f.Where.Other != "a" || f.Args.Days != c.days {
						t.Fatalf("found %+v, want b after a by %d days", f, c.days)
					}
					if f.Args.HasClock != (c.elapsed != "") {
						t.Fatalf("has clock %v, want elapsed %q", f.Args.HasClock, c.elapsed)
					}
					if elapsed, _ := time.ParseDuration(c.elapsed); f.Args.Elapsed != model.Seconds(elapsed/time.Second) {
						t.Fatalf("elapsed %d s, want %s", f.Args.Elapsed, c.elapsed)
					}
				}
			}
		})
	}
}

func TestRestGapLimits(t *testing.T) {
	for _, c := range []struct {
		limit, days int
		want        rule.Severity
	}{
		{1, 0, rule.Violation},
		{1, 1, rule.Fine},
		{2, 1, rule.Caution},
		{2, 2, rule.Fine},
		{3, 2, rule.Caution},
		{3, 3, rule.Fine},
	} {
		t.Run(fmt.Sprintf("%d days of %d", c.days, c.limit), func(t *testing.T) {
			b := strength(t, "b", model.Upper, "2026-06-01")
			b.Date, b.Position = b.Date.AddDays(c.days), 1
			p := passOver([]*model.Session{strength(t, "a", model.Upper, "2026-06-01"), b}, time.Monday)
			p.Limits.RestDays = c.limit
			all := only(rule.RestGap, rule.Check(p))
			if c.want == rule.Fine {
				wantNone(t, all)
				return
			}
			if f := wantOne(t, all, c.want); f.Args.Need != c.limit {
				t.Errorf("need %d, want %d", f.Args.Need, c.limit)
			}
		})
	}
}

// TestSameBoutChain: what follows a bout of several pieces is judged against
// the end of the last one, once, and named by the first.
func TestSameBoutChain(t *testing.T) {
	bout := []*model.Session{
		clock(t, strength(t, "a", model.Lower, "2026-06-01"), london, "08:00", "09:00"),
		clock(t, strength(t, "b", model.Lower, "2026-06-01"), london, "09:30", "10:00"),
		clock(t, strength(t, "c", model.Lower, "2026-06-01"), london, "11:00", "11:30"),
	}
	wantNone(t, found(rule.RestGap, bout...))

	next := clock(t, strength(t, "d", model.Lower, "2026-06-02"), london, "11:00", "12:00")
	last := clock(t, strength(t, "e", model.Lower, "2026-06-02"), london, "12:30", "13:00")
	f := wantOne(t, found(rule.RestGap, append(bout, next, last)...), rule.Violation)
	if f.Where.Session != "d" || f.Where.Other != "a" || f.Args.Elapsed != 23*model.Hour+30*model.Minute {
		t.Errorf("found %+v, want 23.5 h from a to d", f)
	}

	// A short piece inside a long one does not shorten the bout.
	long := clock(t, strength(t, "a", model.Lower, "2026-06-01"), london, "08:00", "12:00")
	inside := clock(t, strength(t, "b", model.Lower, "2026-06-01"), london, "08:30", "09:00")
	f = wantOne(t, found(rule.RestGap, long, inside, next), rule.Violation)
	if f.Args.Elapsed != 23*model.Hour {
		t.Errorf("elapsed %d, want 23 h", f.Args.Elapsed)
	}
}

func TestRestGapRegions(t *testing.T) {
	named := func(id string, r model.Regions, date string) *model.Session {
		s := strength(t, id, model.Upper, date)
		s.Regions = r
		return s
	}
	// Push and pull do not touch each other once both are named.
	wantNone(t, found(rule.RestGap,
		named("push", model.RegionPush, "2026-06-01"), named("pull", model.RegionPull, "2026-06-02")))
	// An unnamed upper body trains both.
	f := wantOne(t, found(rule.RestGap,
		named("push", model.RegionPush, "2026-06-01"), strength(t, "upper", model.Upper, "2026-06-02")), rule.Caution)
	if f.Args.Region != "upper" {
		t.Errorf("region %q, want upper", f.Args.Region)
	}
	// Two full bodies share everything and give one finding, the lower body's.
	f = wantOne(t, found(rule.RestGap,
		strength(t, "a", model.Full, "2026-06-01"), strength(t, "b", model.Full, "2026-06-02")), rule.Caution)
	if f.Args.Region != "lower" {
		t.Errorf("region %q, want lower", f.Args.Region)
	}
	f = wantOne(t, found(rule.RestGap, named("a", model.RegionPush|model.RegionCore, "2026-06-01"),
		named("b", model.RegionCore, "2026-06-02")), rule.Caution)
	if f.Args.Region != "core" {
		t.Errorf("region %q, want core", f.Args.Region)
	}
	// Different earlier sessions are different findings.
	all := found(rule.RestGap, strength(t, "lower", model.Lower, "2026-06-01"),
		strength(t, "upper", model.Upper, "2026-06-01"), strength(t, "full", model.Full, "2026-06-02"))
	if len(all) != 2 || all[0].Where.Other == all[1].Where.Other {
		t.Errorf("found %+v, want one after each", all)
	}
	// The worse region of one pair is what is told.
	a := clock(t, named("a", model.RegionLower|model.RegionCore, "2026-06-01"), london, "08:00", "09:00")
	b := clock(t, named("b", model.RegionCore, "2026-06-01"), london, "09:30", "10:30")
	c := clock(t, named("c", model.RegionLower|model.RegionCore, "2026-06-02"), london, "10:00", "11:00")
	f = wantOne(t, found(rule.RestGap, a, b, c), rule.Violation)
	if f.Args.Region != "core" || f.Args.Elapsed != 23*model.Hour+30*model.Minute {
		t.Errorf("found %+v, want core at 23.5 h", f)
	}
}

func TestRestGapPassesOver(t *testing.T) {
	skipped, missed := strength(t, "b", model.Lower, "2026-06-02"), strength(t, "c", model.Lower, "2026-06-02")
	skipped.Status, missed.Status = model.Skipped, model.Missed
	tray := strength(t, "d", model.Lower, "2026-06-02").InTray()
	p := passOver([]*model.Session{strength(t, "a", model.Lower, "2026-06-01"), skipped, missed}, time.Monday)
	p.Sessions = p.Sessions.With(library, nil, []*model.Session{&tray})
	wantNone(t, rule.Check(p))
}

// TestActualTime: what is done counts as it was, not as it was planned.
func TestActualTime(t *testing.T) {
	monday := done(clock(t, strength(t, "a", model.Lower, "2026-06-01"), london, "18:00", "19:00"))
	tuesday := clock(t, strength(t, "b", model.Lower, "2026-06-02"), london, "19:00", "20:00")
	wantOne(t, found(rule.RestGap, monday, tuesday), rule.Caution)
	monday.Actual.Duration += model.Minute
	wantOne(t, found(rule.RestGap, monday, tuesday), rule.Violation)
}
