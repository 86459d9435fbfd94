package rule_test

import (
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

func TestO7_SameActivity(t *testing.T) {
	monday := cardio(t, "a", "run", "2026-06-01")
	twice := []*model.Session{monday, cardio(t, "b", "run", "2026-06-02")}
	place := rule.Where{Date: day(t, "2026-06-02"), Session: "b", Other: "a", OtherDate: day(t, "2026-06-01")}

	f := wantOne(t, found(rule.SameActivity, twice...), rule.Violation)
	if f.Args.Activity != "run" || f.Where != place {
		t.Errorf("found %+v, want run at %+v", f, place)
	}
	f = wantOne(t, found(rule.ImpactAdjacent, twice...), rule.Violation)
	if f.Where != place {
		t.Errorf("found %+v, want %+v", f, place)
	}
	wantNone(t, rule.Check(passOver([]*model.Session{monday, cardio(t, "b", "cycle", "2026-06-02")}, time.Monday)))
}

func TestSameActivity(t *testing.T) {
	effort := func(s *model.Session, minutes model.Seconds, rpe int) *model.Session {
		s.Plan.Duration, s.Plan.RPE = minutes*model.Minute, rpe
		return s
	}
	for _, c := range []struct {
		name          string
		first, second *model.Session
		want          rule.Severity
	}{
		{"high impact", cardio(t, "a", "run", "2026-06-07"), cardio(t, "b", "run", "2026-06-08"), rule.Violation},
		{"one family", cardio(t, "a", "run", "2026-06-01"), cardio(t, "b", "treadmill", "2026-06-02"), rule.Violation},
		{"medium impact", cardio(t, "a", "elliptical", "2026-06-01"), cardio(t, "b", "elliptical", "2026-06-02"), rule.Violation},
		{"low impact", cardio(t, "a", "cycle", "2026-06-01"), cardio(t, "b", "spin", "2026-06-02"), rule.Caution},
		{"medium, then low impact", cardio(t, "a", "brisk-walk", "2026-06-01"), cardio(t, "b", "stroll", "2026-06-02"), rule.Violation},
		{"low, then medium impact", cardio(t, "a", "stroll", "2026-06-01"), cardio(t, "b", "brisk-walk", "2026-06-02"), rule.Violation},
		{"other families", cardio(t, "a", "run", "2026-06-01"), cardio(t, "b", "swim", "2026-06-02"), rule.Fine},
		{"a day between", cardio(t, "a", "run", "2026-06-01"), cardio(t, "b", "run", "2026-06-03"), rule.Fine},
		{"one day", cardio(t, "a", "run", "2026-06-01"), cardio(t, "b", "run", "2026-06-01"), rule.Fine},
		{"over the year end", cardio(t, "a", "swim", "2026-12-31"), cardio(t, "b", "swim", "2027-01-01"), rule.Caution},
		{"over the leap day", cardio(t, "a", "swim", "2028-02-28"), cardio(t, "b", "swim", "2028-03-01"), rule.Fine},
		{"over a clock change", cardio(t, "a", "swim", "2026-03-28"), cardio(t, "b", "swim", "2026-03-29"), rule.Caution},

		{"long walks", cardio(t, "a", "walk", "2026-06-01"), cardio(t, "b", "walk", "2026-06-02"), rule.Violation},
		{
			"a short walk without RPE is gentle",
			effort(cardio(t, "a", "walk", "2026-06-01"), 30, 0), cardio(t, "b", "walk", "2026-06-02"), rule.Fine,
		},
		{
			"gentle at RPE 3", cardio(t, "a", "walk", "2026-06-01"),
			effort(cardio(t, "b", "walk", "2026-06-02"), 30, 3), rule.Fine,
		},
		{
			"not gentle at RPE 4", cardio(t, "a", "walk", "2026-06-01"),
			effort(cardio(t, "b", "walk", "2026-06-02"), 30, 4), rule.Violation,
		},
		{
			"not gentle at 31 minutes", cardio(t, "a", "walk", "2026-06-01"),
			effort(cardio(t, "b", "walk", "2026-06-02"), 31, 3), rule.Violation,
		},
		{
			"a brisk walk without RPE is not gentle", cardio(t, "a", "walk", "2026-06-01"),
			effort(cardio(t, "b", "brisk-walk", "2026-06-02"), 20, 0), rule.Violation,
		},
		{
			"a short easy ride is not walking", effort(cardio(t, "a", "cycle", "2026-06-01"), 20, 2),
			effort(cardio(t, "b", "cycle", "2026-06-02"), 20, 2), rule.Caution,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			for first := time.Sunday; first <= time.Saturday; first++ {
				all := only(rule.SameActivity, rule.Check(passOver([]*model.Session{c.second, c.first}, first)))
				if c.want == rule.Fine {
					wantNone(t, all)
					continue
				}
				f := wantOne(t, all, c.want)
				if f.Where.Session != "b" || f.Where.Other != "a" {
					t.Fatalf("found %+v, want b after a", f)
				}
			}
		})
	}
}

// TestSameActivityOncePerDays: several sessions of a family on both days are
// one finding, about the two that lie closest.
func TestSameActivityOncePerDays(t *testing.T) {
	all := []*model.Session{
		cardio(t, "a1", "run", "2026-06-01"), cardio(t, "a2", "treadmill", "2026-06-01"),
		cardio(t, "b1", "treadmill", "2026-06-02"), cardio(t, "b2", "run", "2026-06-02"),
	}
	all[1].Position, all[3].Position = 1, 1
	f := wantOne(t, found(rule.SameActivity, all...), rule.Violation)
	if f.Where.Other != "a2" || f.Where.Session != "b1" {
		t.Errorf("found %+v, want b1 after a2", f)
	}
	f = wantOne(t, found(rule.ImpactAdjacent, all...), rule.Violation)
	if f.Where.Other != "a2" || f.Where.Session != "b1" {
		t.Errorf("found %+v, want b1 after a2", f)
	}
	// Two families on a day are each compared with the next day.
	all = append(all, cardio(t, "c1", "swim", "2026-06-01"), cardio(t, "c2", "swim", "2026-06-02"))
	if n := len(found(rule.SameActivity, all...)); n != 2 {
		t.Errorf("%d findings, want one for each family", n)
	}
}

func TestImpactAdjacent(t *testing.T) {
	f := wantOne(t, found(rule.ImpactAdjacent,
		cardio(t, "a", "run", "2026-06-07"), cardio(t, "b", "jump-rope", "2026-06-08")), rule.Violation)
	if f.Where.Session != "b" || f.Where.Other != "a" {
		t.Errorf("found %+v, want b after a", f)
	}
	wantNone(t, found(rule.ImpactAdjacent,
		cardio(t, "a", "run", "2026-06-01"), cardio(t, "b", "elliptical", "2026-06-02"),
		cardio(t, "c", "jump-rope", "2026-06-03")))
}

// TestImpactWeek: four runs, two days apart, are too many only where one week
// holds them all; for every first weekday.
func TestImpactWeek(t *testing.T) {
	runs := []*model.Session{
		cardio(t, "a", "run", "2026-06-01"), cardio(t, "b", "run", "2026-06-03"),
		cardio(t, "c", "jump-rope", "2026-06-05"), done(cardio(t, "d", "treadmill", "2026-06-07")),
	}
	for first := time.Sunday; first <= time.Saturday; first++ {
		all := only(rule.ImpactWeek, rule.Check(passOver(runs, first)))
		if first != time.Monday {
			wantNone(t, all)
			continue
		}
		f := wantOne(t, all, rule.Violation)
		want := rule.Where{Date: day(t, "2026-06-01"), Session: "d", Week: true}
		if f.Where != want || f.Args.Count != 4 || f.Args.Need != 3 {
			t.Errorf("found %+v, want 4 of 3 at %+v", f, want)
		}
	}
	p := passOver(runs[:1], time.Monday)
	p.Limits.HighImpactWeek = 0
	wantOne(t, only(rule.ImpactWeek, rule.Check(p)), rule.Violation)
}

func TestRestDays(t *testing.T) {
	week := make([]*model.Session, 7)
	for i := range week {
		week[i] = strength(t, string(rune('a'+i)), model.Mobility, "2026-06-01")
		week[i].Date = week[i].Date.AddDays(i)
		if i < 6 {
			week[i].Kind, week[i].Activity = model.Cardio, []model.ID{"cycle", "swim"}[i%2]
		}
	}
	sunday := week[6]
	for _, c := range []struct {
		name    string
		minutes model.Seconds
		rpe     int
		rest    bool
	}{
		{"30 minutes at RPE 3", 30, 3, true},
		{"30 minutes without RPE", 30, 0, true},
		{"31 minutes", 31, 2, false},
		{"RPE 4", 10, 4, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			sunday.Plan.Duration, sunday.Plan.RPE = c.minutes*model.Minute, c.rpe
			all := found(rule.RestDays, week...)
			if c.rest {
				wantNone(t, all)
				return
			}
			f := wantOne(t, all, rule.Caution)
			want := rule.Where{Date: day(t, "2026-06-01"), Session: sunday.ID, Week: true}
			if f.Where != want || f.Args.Count != 0 || f.Args.Need != 1 {
				t.Errorf("found %+v, want none of 1 at %+v", f, want)
			}
		})
	}
	t.Run("two mobility sessions add up", func(t *testing.T) {
		sunday.Plan.Duration, sunday.Plan.RPE = 20*model.Minute, 2
		more := *sunday
		more.ID, more.Position = "h", 1
		wantOne(t, found(rule.RestDays, append(week, &more)...), rule.Caution)
	})
	t.Run("a gentle walk leaves a rest day", func(t *testing.T) {
		walk := cardio(t, "w", "walk", "2026-06-07")
		walk.Plan.Duration = 20 * model.Minute
		wantNone(t, found(rule.RestDays, append(week[:6:6], walk)...))
	})
	t.Run("the person's limit", func(t *testing.T) {
		p := passOver(week[:6], time.Monday)
		p.Limits.RestDaysWeek = 2
		f := wantOne(t, only(rule.RestDays, rule.Check(p)), rule.Caution)
		if f.Args.Count != 1 || f.Args.Need != 2 {
			t.Errorf("found %+v, want 1 of 2", f)
		}
	})
}

// TestAvailability: a workout of 45 minutes needs 55 (RULES.md R16).
func TestAvailability(t *testing.T) {
	run := cardio(t, "a", "run", "2026-06-02")
	run.Plan.Duration = 45 * model.Minute
	stretch := strength(t, "b", model.Mobility, "2026-06-02")
	stretch.Plan.Duration, stretch.Position = 5*model.Minute, 1
	check := func(free model.Seconds, all ...*model.Session) []rule.Finding {
		p := passOver(all, time.Monday)
		p.Available = always(free)
		return only(rule.Availability, rule.Check(p))
	}
	wantNone(t, check(55*model.Minute, run))
	f := wantOne(t, check(55*model.Minute-1, run), rule.Caution)
	if f.Args.Count != 55 || f.Args.Need != 54 || f.Where.Session != "a" {
		t.Errorf("found %+v, want 55 minutes of 54 for a", f)
	}
	// Mobility needs no warm-up.
	wantNone(t, check(60*model.Minute, run, stretch))
	f = wantOne(t, check(59*model.Minute, run, stretch), rule.Caution)
	if f.Args.Count != 60 || f.Where.Session != "b" {
		t.Errorf("found %+v, want 60 minutes for b", f)
	}
	// What is done took its time; with nothing left to do there is no finding.
	done(run)
	wantOne(t, check(59*model.Minute, run, stretch), rule.Caution)
	wantNone(t, check(0, run))
}
