package rule_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

func TestRulesAreDescribed(t *testing.T) {
	seen := map[rule.Code]bool{}
	for _, r := range rule.All {
		if r.Code == "" || seen[r.Code] || len(r.Doc) < 40 || !strings.HasPrefix(r.Code.Source(), "RULES.md ") || r.Check == nil {
			t.Errorf("rule %+v is not whole or there twice", r)
		}
		seen[r.Code] = true
	}
	if before, after := rule.Margin(); before != 4 || after != 2 {
		t.Errorf("margin %d, %d", before, after)
	}
}

func TestSeverity(t *testing.T) {
	for s, word := range map[rule.Severity]string{
		rule.Fine: `"fine"`, rule.Caution: `"caution"`, rule.Violation: `"violation"`,
	} {
		if got, err := json.Marshal(s); err != nil || string(got) != word {
			t.Errorf("severity %d is written %s, %v; want %s", s, got, err, word)
		}
	}
	all := []rule.Finding{{Severity: rule.Violation, Kept: "a race"}, {Severity: rule.Caution}}
	if got := rule.Worst(all); got != rule.Caution {
		t.Errorf("worst is %v, want the caution: the violation is kept", got)
	}
	if got := rule.Worst(nil); got != rule.Fine {
		t.Errorf("worst of nothing is %v", got)
	}
}

// TestJudgedDays: findings about days outside From to To are not reported, but
// those days are seen.
func TestJudgedDays(t *testing.T) {
	p := passOver([]*model.Session{
		strength(t, "a", model.Lower, "2026-06-01"), strength(t, "b", model.Lower, "2026-06-02"),
		strength(t, "c", model.Lower, "2026-06-03"),
	}, time.Monday)
	p.From, p.To = day(t, "2026-06-02"), day(t, "2026-06-02")
	if f := wantOne(t, rule.Check(p), rule.Caution); f.Where.Session != "b" {
		t.Errorf("found %+v, want b", f)
	}
}

// TestOrder: by day, then the worst first, then as the rules are listed.
func TestOrder(t *testing.T) {
	p := passOver([]*model.Session{
		strength(t, "a", model.Lower, "2026-06-01"), cardio(t, "b", "run", "2026-06-01"),
		strength(t, "c", model.Lower, "2026-06-02"), cardio(t, "d", "treadmill", "2026-06-02"),
	}, time.Monday)
	p.Available = func(d civil.Date) model.Seconds {
		if model.Weekday(d) == time.Tuesday {
			return 0
		}
		return 24 * model.Hour
	}
	want := []rule.Code{rule.SameActivity, rule.ImpactAdjacent, rule.RestGap, rule.Availability}
	var got []rule.Code
	for _, f := range rule.Check(p) {
		got = append(got, f.Rule)
	}
	if !slices.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
}

// covers says whether a kept finding still covers what is found: the same key,
// and no worse (model.Kept).
func covers(kept, now *rule.Finding) bool {
	return kept.Key() == now.Key() && now.Value() <= kept.Value()
}

// TestKept: a kept finding stays kept while nothing it is about changes, and
// comes back when it gets worse or is about something else.
func TestKept(t *testing.T) {
	at := func(from, to string) []*model.Session {
		return []*model.Session{
			clock(t, strength(t, "a", model.Lower, "2026-06-01"), london, "18:00", "19:00"),
			clock(t, strength(t, "b", model.Lower, "2026-06-02"), london, from, to),
		}
	}
	runs := func(dates ...string) []*model.Session {
		var all []*model.Session
		for _, d := range dates {
			all = append(all, cardio(t, d, "run", d))
		}
		return all
	}
	sameDay := func(kind model.Kind) []*model.Session {
		all := []*model.Session{
			strength(t, "a", kind, "2026-06-01"), strength(t, "b", kind, "2026-06-01"),
		}
		all[1].Position = 1
		return all
	}
	rides := func(activity model.ID) []*model.Session {
		return []*model.Session{cardio(t, "a", activity, "2026-06-01"), cardio(t, "b", activity, "2026-06-02")}
	}
	moved := at("17:00", "18:00")
	for _, s := range moved {
		*s = s.OnDay(s.Date.AddDays(7))
	}
	for _, c := range []struct {
		name        string
		code        rule.Code
		before, now []*model.Session
		kept        bool
	}{
		{"nothing changed", rule.RestGap, at("17:00", "18:00"), at("17:00", "18:00"), true},
		{"another session elsewhere", rule.RestGap, at("17:00", "18:00"), append(at("17:00", "18:00"), runs("2026-06-04")...), true},
		{"longer gap", rule.RestGap, at("17:00", "18:00"), at("17:30", "18:00"), true},
		{"shorter gap", rule.RestGap, at("17:00", "18:00"), at("16:59", "18:00"), false},
		{"both a week on", rule.RestGap, at("17:00", "18:00"), moved, false},
		{"another region", rule.RestGap, sameDay(model.Upper), sameDay(model.Full), false},
		{"dates only, nothing changed", rule.RestGap, sameDay(model.Upper), sameDay(model.Upper), true},
		{"one run fewer and one more", rule.ImpactWeek, runs("2026-06-01", "2026-06-03", "2026-06-05", "2026-06-07"), runs("2026-06-01", "2026-06-03", "2026-06-05", "2026-06-06"), true},
		{"a run more", rule.ImpactWeek, runs("2026-06-01", "2026-06-03", "2026-06-05", "2026-06-07"), runs("2026-06-01", "2026-06-02", "2026-06-03", "2026-06-05", "2026-06-07"), false},
		{"the same two runs", rule.ImpactAdjacent, runs("2026-06-01", "2026-06-02"), runs("2026-06-01", "2026-06-02", "2026-06-04"), true},
		{"other activity", rule.SameActivity, rides("cycle"), rides("swim"), false},
		{"the same rides", rule.SameActivity, rides("cycle"), rides("spin"), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, now := found(c.code, c.before...), found(c.code, c.now...)
			if len(before) == 0 || len(now) == 0 {
				t.Fatalf("found %v and %v, want some", before, now)
			}
			if got := covers(&before[0], &now[0]); got != c.kept {
				t.Errorf("kept %v, want %v: %s %d, then %s %d", got, c.kept,
					before[0].Key(), before[0].Value(), now[0].Key(), now[0].Value())
			}
		})
	}

	// A weekly limit comes back when more is planned and when it falls.
	budget := rule.Budget{Stream: running, Measure: rule.ByDistance, Most: 4_000_000_000, Reason: rule.Grow}
	before := limited(budget, model.Units{}, run(t, "a", "2026-06-02", 5000, 30))[0]
	again := limited(budget, model.Units{}, run(t, "b", "2026-06-03", 5000, 30))[0]
	more := limited(budget, model.Units{}, run(t, "a", "2026-06-02", 5010, 30))[0]
	budget.Most--
	fell := limited(budget, model.Units{}, run(t, "a", "2026-06-02", 5000, 30))[0]
	if !covers(&before, &again) || covers(&before, &more) || covers(&before, &fell) {
		t.Errorf("values %d, then %d, %d, %d", before.Value(), again.Value(), more.Value(), fell.Value())
	}
}

func TestConcerns(t *testing.T) {
	f := rule.Finding{Where: rule.Where{Session: "b", Other: "a"}}
	if !f.Concerns("a") || !f.Concerns("b") || f.Concerns("c") {
		t.Error("a finding concerns its two sessions and no other")
	}
}

// sessionsGen draws sessions of three weeks; those with a clock time begin and
// end on one day.
var sessionsGen = rapid.Custom(func(t *rapid.T) []*model.Session {
	kinds := []model.Kind{model.Lower, model.Upper, model.Full, model.Cardio, model.Cardio, model.Mobility}
	first := civil.Date{Year: 2026, Month: 3, Day: 16} // clocks change on the 29th
	n := rapid.IntRange(0, 25).Draw(t, "n")
	all := make([]*model.Session, n)
	for i := range all {
		s := &model.Session{
			ID: model.ID(fmt.Sprint("s", i)), Title: "x", Status: model.Planned, Position: i,
			Kind: rapid.SampledFrom(kinds).Draw(t, "kind"),
			Date: first.AddDays(rapid.IntRange(0, 20).Draw(t, "day")),
			Plan: model.Effort{
				Duration: model.Minute * model.Seconds(rapid.IntRange(10, 120).Draw(t, "minutes")),
				RPE:      rapid.IntRange(0, 10).Draw(t, "rpe"),
			},
		}
		if s.Kind == model.Cardio {
			s.Activity = rapid.SampledFrom(library.Activities).Draw(t, "activity").ID
		}
		if rapid.Bool().Draw(t, "timed") {
			s.Zone = london
			s.Start = model.At(s.Date, model.Minute*model.Seconds(rapid.IntRange(6*60, 20*60).Draw(t, "start")), london)
		}
		if rapid.IntRange(0, 3).Draw(t, "done") == 0 {
			done(s)
		}
		all[i] = s
	}
	return all
})

var weekdayGen = rapid.SampledFrom([]time.Weekday{0, 1, 2, 3, 4, 5, 6})

// wholePass judges the three weeks of sessionsGen and a few days around them.
func wholePass(all []*model.Session, first time.Weekday) rule.Pass {
	p := passOver(all, first)
	p.From, p.To = civil.Date{Year: 2026, Month: 3, Day: 10}, civil.Date{Year: 2026, Month: 4, Day: 20}
	p.Weeks = nil
	for w := model.WeekOf(p.From, first); !w.First.After(p.To); w = w.Plus(1) {
		p.Weeks = append(p.Weeks, w)
	}
	p.Available = always(90 * model.Minute)
	return p
}

// TestOrderDoesNotMatter: the findings do not depend on the order in which
// sessions are handed in, and the same day has each finding once.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := sessionsGen.Draw(t, "sessions")
		first := weekdayGen.Draw(t, "first")
		want := rule.Check(wholePass(all, first))
		keys := map[string]bool{}
		for i := range want {
			if keys[want[i].Key()] {
				t.Fatalf("key %s twice", want[i].Key())
			}
			keys[want[i].Key()] = true
		}
		shuffled := rapid.Permutation(all).Draw(t, "shuffled")
		handed := slices.Clone(shuffled)
		if got := rule.Check(wholePass(shuffled, first)); !reflect.DeepEqual(got, want) {
			t.Fatalf("found %+v, want %+v", got, want)
		}
		if !slices.Equal(handed, shuffled) {
			t.Fatal("checking put the sessions it was given in another order")
		}
	})
}

// TestRestDayAddsNoFinding: clearing a day makes nothing worse.
func TestRestDayAddsNoFinding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := sessionsGen.Draw(t, "sessions")
		first := weekdayGen.Draw(t, "first")
		cleared := civil.Date{Year: 2026, Month: 3, Day: 16}.AddDays(rapid.IntRange(0, 20).Draw(t, "cleared"))
		before := rule.Check(wholePass(all, first))
		without := slices.DeleteFunc(slices.Clone(all), func(s *model.Session) bool { return s.Date == cleared })
		for _, f := range rule.Check(wholePass(without, first)) {
			wantAsBad(t, before, f)
		}
	})
}

// TestRestDayBetweenAddsNoFinding: putting a day without training before a day
// and moving all the rest on makes no gap worse. (A week may well get busier.)
func TestRestDayBetweenAddsNoFinding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := sessionsGen.Draw(t, "sessions")
		from := civil.Date{Year: 2026, Month: 3, Day: 16}.AddDays(rapid.IntRange(0, 20).Draw(t, "from"))
		before := rule.Check(wholePass(all, time.Monday))
		shifted := make([]*model.Session, len(all))
		for i, s := range all {
			if shifted[i] = s; !s.Date.Before(from) {
				later := *s
				later.Date = s.Date.AddDays(1)
				if s.Timed() {
					later.Start = s.Start.Add(24 * time.Hour)
				}
				shifted[i] = &later
			}
		}
		for _, f := range rule.Check(wholePass(shifted, time.Monday)) {
			if f.Where.Week || f.Rule == rule.Availability {
				continue
			}
			wantAsBad(t, before, f)
		}
	})
}

// wantAsBad fails unless some finding before was as bad about the same later
// session, or about the same week.
func wantAsBad(t *rapid.T, before []rule.Finding, f rule.Finding) {
	for i := range before {
		b := &before[i]
		same := b.Where.Session == f.Where.Session
		if f.Where.Week {
			same = b.Where.Date == f.Where.Date && b.Value() >= f.Value()
		}
		if b.Rule == f.Rule && same && b.Severity >= f.Severity {
			return
		}
	}
	t.Fatalf("found %+v, not in %+v", f, before)
}

// TestRestGapAgainstText compares the rule with RULES.md 2.1 read word by word:
// all pairs, pieces of a bout merged again and again until none is left.
func TestRestGapAgainstText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := sessionsGen.Draw(t, "sessions")
		want := map[model.ID]rule.Severity{}
		for _, region := range []model.Regions{model.RegionLower, model.RegionPush, model.RegionCore} {
			for id, s := range worstByText(all, region) {
				want[id] = max(want[id], s)
			}
		}
		got := map[model.ID]rule.Severity{}
		for _, f := range only(rule.RestGap, rule.Check(wholePass(all, time.Monday))) {
			got[f.Where.Session] = max(got[f.Where.Session], f.Severity)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("found %v, want %v", got, want)
		}
	})
}

func worstByText(all []*model.Session, region model.Regions) map[model.ID]rule.Severity {
	type piece struct {
		*model.Session
		end time.Time
	}
	var pieces []piece
	for _, s := range all {
		if s.Trains()&region != 0 {
			pieces = append(pieces, piece{s, s.End()})
		}
	}
	merged := func() bool {
		for i, a := range pieces {
			for j, b := range pieces {
				if i == j || !a.Timed() || !b.Timed() || a.Start.After(b.Start) || b.Start.Sub(a.end) > time.Hour {
					continue
				}
				if a.Start.Equal(b.Start) && (b.Date.Before(a.Date) || b.Date == a.Date && b.Position < a.Position) {
					continue // b is the first piece then
				}
				if b.end.After(a.end) {
					pieces[i].end = b.end
				}
				pieces = slices.Delete(pieces, j, j+1)
				return true
			}
		}
		return false
	}
	for merged() {
	}
	worst := map[model.ID]rule.Severity{}
	for _, a := range pieces {
		for _, b := range pieces {
			both := a.Timed() && b.Timed()
			earlier := a.Date.Before(b.Date) || a.Date == b.Date && a.Position < b.Position
			if both {
				earlier = a.Start.Before(b.Start)
			}
			if !earlier {
				continue
			}
			elapsed, days := b.Start.Sub(a.end), b.Date.DaysSince(a.Date)
			switch {
			case both && elapsed < 24*time.Hour || !both && days == 0:
				worst[b.ID] = rule.Violation
			case days < 2:
				worst[b.ID] = max(worst[b.ID], rule.Caution)
			}
		}
	}
	return worst
}

// BenchmarkCheckThreeWeeks judges one day amid three weeks of training twice a
// day: one of the seven verdicts of a hover.
func BenchmarkCheckThreeWeeks(b *testing.B) {
	var all []*model.Session
	for i := range 21 {
		lift := strength(b, fmt.Sprint("l", i), []model.Kind{model.Lower, model.Upper, model.Full}[i%3], "2026-06-01")
		ride := cardio(b, fmt.Sprint("c", i), []model.ID{"run", "cycle", "swim"}[i%3], "2026-06-01")
		lift.Date, ride.Date = lift.Date.AddDays(i), ride.Date.AddDays(i)
		clock(b, lift, london, "08:00", "09:00")
		all = append(all, lift, ride)
	}
	p := passOver(all, time.Monday)
	p.From, p.To, p.Weeks = day(b, "2026-06-10"), day(b, "2026-06-14"), p.Weeks[1:2]
	b.ReportAllocs()
	for b.Loop() {
		if len(rule.Check(p)) == 0 {
			b.Fatal("nothing found")
		}
	}
}

// TestSameIsTheSameKey: findings are compared as their keys are.
func TestSameIsTheSameKey(t *testing.T) {
	gen := rapid.Custom(func(t *rapid.T) rule.Finding {
		id := rapid.SampledFrom([]model.ID{"", "a", "b"})
		date := rapid.Custom(func(t *rapid.T) civil.Date {
			return civil.Date{Year: 2026, Month: 3, Day: rapid.IntRange(1, 2).Draw(t, "day")}
		})
		return rule.Finding{
			Rule: rapid.SampledFrom([]rule.Code{rule.RestGap, rule.WeeklyLimit}).Draw(t, "rule"),
			Where: rule.Where{
				Date: date.Draw(t, "date"), OtherDate: date.Draw(t, "other date"),
				Session: id.Draw(t, "session"), Other: id.Draw(t, "other"),
			},
			Args: rule.Args{
				Region:   rapid.SampledFrom([]string{"", "lower"}).Draw(t, "region"),
				Flag:     rapid.SampledFrom([]string{"", "R31"}).Draw(t, "flag"),
				Activity: id.Draw(t, "activity"),
				Stream:   rapid.SampledFrom([]rule.Stream{{}, running, {Kind: rule.SetStream}}).Draw(t, "stream"),
				Measure:  rapid.SampledFrom([]rule.Measure{rule.ByTime, rule.ByDistance}).Draw(t, "measure"),
				Days:     rapid.IntRange(0, 1).Draw(t, "days"),
			},
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		f, g := gen.Draw(t, "f"), gen.Draw(t, "g")
		if rapid.Bool().Draw(t, "nearly alike") {
			g = f
			g.Where.Session = gen.Draw(t, "session").Where.Session
			g.Args.Measure = gen.Draw(t, "measure").Args.Measure
		}
		if f.Same(&g) != (f.Key() == g.Key()) {
			t.Fatalf("same: %v, keys %s and %s", f.Same(&g), f.Key(), g.Key())
		}
	})
}
