package rule_test

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// spikes runs the rule over all days of the sessions, with everything known
// from 30 days before the first.
func spikes(open string, t *testing.T, sessions ...*model.Session) []rule.Finding {
	t.Helper()
	p := passOver(sessions, time.Monday)
	p.Since = p.From.AddDays(-rule.Past())
	if open != "" {
		p.Open = day(t, open)
	}
	return only(rule.Spike, rule.Check(p))
}

func TestSpike(t *testing.T) {
	base := run(t, "a", "2026-06-06", 5700, 40)
	far := func(date string, metres model.Distance) *model.Session { return run(t, "b", date, metres, 46) }

	t.Run("within 10 %, border inclusive", func(t *testing.T) {
		wantNone(t, spikes("", t, base, far("2026-06-13", 6270)))
	})
	t.Run("beyond", func(t *testing.T) {
		long := far("2026-06-13", 6270)
		long.Plan.Distance++
		f := wantOne(t, spikes("", t, base, long), rule.Violation)
		want := rule.Args{
			Activity: "run", Measure: rule.ByDistance, Need: 10,
			Load: model.Load(6270*model.Metre) + 1, Limit: model.Load(6270 * model.Metre), Base: model.Load(5700 * model.Metre),
		}
		if f.Args != want || f.Where.Session != "b" || f.Where.Date != day(t, "2026-06-13") || f.Where.Week {
			t.Errorf("found %+v, want %+v", f, want)
		}
		// Floored to 0.01 km; the time shrinks in proportion.
		wantFixes(t, f, rule.Fix{Code: rule.FixShorten, Session: "b", Distance: 6270 * model.Metre, Duration: 2750})
	})
	t.Run("the fix clears it", func(t *testing.T) {
		long := far("2026-06-13", 9000)
		fix := spikes("", t, base, long)[0].Fixes[0]
		long.Plan.Distance, long.Plan.Duration = fix.Distance, fix.Duration
		wantNone(t, spikes("", t, base, long))
	})
	t.Run("30 civil days", func(t *testing.T) {
		// The walk in between keeps the days known, and the week is not the first
		// one: there was a short run in the week before.
		short := run(t, "s", "2026-06-30", 3000, 20)
		wantNone(t, spikes("", t, base, short, far("2026-07-06", 6270)))
		f := wantOne(t, spikes("", t, base, short, far("2026-07-07", 6270)), rule.Violation)
		if f.Args.Base != model.Load(3000*model.Metre) {
			t.Errorf("compared with %d", f.Args.Base)
		}
	})
	t.Run("the first week of a stream", func(t *testing.T) {
		wantNone(t, spikes("", t, run(t, "a", "2026-06-02", 3000, 20), far("2026-06-07", 9000)))
		wantOne(t, spikes("", t, run(t, "a", "2026-06-02", 3000, 20), far("2026-06-08", 9000)), rule.Violation)
	})
	t.Run("other impact is a caution", func(t *testing.T) {
		walk, longer := cardio(t, "a", "walk", "2026-06-06"), cardio(t, "b", "brisk-walk", "2026-06-13")
		walk.Plan.Distance, longer.Plan.Distance = 2*model.Kilometre, 3*model.Kilometre
		wantOne(t, spikes("", t, walk, longer), rule.Caution)
	})
	t.Run("families are apart, and the same day does not count", func(t *testing.T) {
		ride := cardio(t, "c", "cycle", "2026-06-06")
		ride.Plan.Distance = 30 * model.Kilometre
		morning := run(t, "m", "2026-06-13", 20_000, 120)
		evening := far("2026-06-13", 21_000)
		evening.Position = 1
		f := wantOne(t, spikes("", t, base, ride, morning, evening), rule.Violation)
		if f.Where.Session != "b" || f.Args.Base != model.Load(5700*model.Metre) {
			t.Errorf("found %+v, want the longer of the day against 5.7 km", f)
		}
	})
	t.Run("hills do not make it longer", func(t *testing.T) {
		hilly := far("2026-06-13", 6270)
		hilly.Plan.Ascent = 500 * model.Metre
		wantNone(t, spikes("", t, base, hilly))
	})
	t.Run("no distance, no word", func(t *testing.T) {
		wantNone(t, spikes("", t, run(t, "a", "2026-06-06", 0, 10), run(t, "b", "2026-06-13", 0, 90)))
		wantNone(t, spikes("", t, run(t, "a", "2026-06-06", 0, 10), far("2026-06-13", 9000)))
	})
	t.Run("what was never done is no level", func(t *testing.T) {
		done(base)
		planned := run(t, "p", "2026-06-07", 8000, 60)
		wantNone(t, spikes("2026-06-01", t, base, planned, far("2026-06-13", 8000)))
		wantOne(t, spikes("2026-06-08", t, base, planned, far("2026-06-13", 8000)), rule.Violation)
	})
	t.Run("a done one is flagged without a fix", func(t *testing.T) {
		f := wantOne(t, spikes("", t, base, done(far("2026-06-13", 9000))), rule.Violation)
		wantFixes(t, f)
	})
	t.Run("silent where the past is not known", func(t *testing.T) {
		p := passOver([]*model.Session{base, far("2026-06-13", 9000)}, time.Monday)
		wantNone(t, only(rule.Spike, rule.Check(p)))
		p.Since = p.From.AddDays(-29)
		wantNone(t, only(rule.Spike, rule.Check(p)))
		p.Since = p.From.AddDays(-30)
		wantOne(t, only(rule.Spike, rule.Check(p)), rule.Violation)
	})
	t.Run("a limit of one's own", func(t *testing.T) {
		for spike, want := range map[int]int{0: 1, 13: 1, 14: 1, 15: 0, 30: 0} { // 6.5 of 5.7 km is 14.04 % more
			p := passOver([]*model.Session{base, far("2026-06-13", 6500)}, time.Monday)
			p.Since, p.Limits.Spike = p.From.AddDays(-30), spike
			if got := len(only(rule.Spike, rule.Check(p))); got != want {
				t.Errorf("%d %%: %d findings, want %d", spike, got, want)
			}
		}
	})
}

// spikesByText is RULES.md 2.3.6 word by word: all pairs of days. It returns
// the worst severity by day and family.
func spikesByText(all []*model.Session, first time.Weekday) map[string]rule.Severity {
	found := map[string]rule.Severity{}
	for _, s := range all {
		if s.Kind != model.Cardio || s.Effort().Distance == 0 {
			continue
		}
		family, _ := library.Family(s.Activity)
		var longest model.Distance
		severity, firstWeek, farthest := rule.Caution, true, true
		for _, other := range all {
			of, _ := library.Family(other.Activity)
			if other.Kind != model.Cardio || of != family {
				continue
			}
			d := other.Effort().Distance
			if other.Date == s.Date {
				farthest = farthest && (d < s.Effort().Distance || d == s.Effort().Distance && other.Position <= s.Position)
			}
			if days := s.Date.DaysSince(other.Date); days >= 1 && days <= 30 && d > 0 {
				longest = max(longest, d)
				firstWeek = firstWeek && model.WeekOf(s.Date, first).Contains(other.Date)
			}
		}
		if _, impact := library.Family(s.Activity); impact == model.HighImpact {
			severity = rule.Violation
		}
		if farthest && !firstWeek && 10*s.Effort().Distance > 11*longest {
			found[s.Date.String()+string(family)] = severity
		}
	}
	return found
}

func TestSpikeAgainstText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []*model.Session
		for i := range rapid.IntRange(0, 30).Draw(t, "n") {
			s := &model.Session{
				ID: model.ID(rune('a' + i)), Kind: model.Cardio, Title: "x", Status: model.Planned, Position: i,
				Activity: rapid.SampledFrom([]model.ID{"run", "treadmill", "walk"}).Draw(t, "activity"),
				Date:     civil.Date{Year: 2026, Month: 2, Day: 1}.AddDays(rapid.IntRange(0, 80).Draw(t, "day")),
			}
			s.Plan = model.Effort{Duration: model.Hour, Distance: model.Distance(rapid.IntRange(0, 14).Draw(t, "km")) * model.Kilometre}
			all = append(all, s)
		}
		first := weekdayGen.Draw(t, "first")
		p := passOver(all, first)
		p.Since = p.From.AddDays(-30)
		got := map[string]rule.Severity{}
		for _, f := range only(rule.Spike, rule.Check(p)) {
			got[f.Where.Date.String()+string(f.Args.Activity)] = f.Severity
		}
		want := spikesByText(all, first)
		if len(got) != len(want) {
			t.Fatalf("found %v, want %v", got, want)
		}
		for where, severity := range want {
			if got[where] != severity {
				t.Fatalf("found %v, want %v", got, want)
			}
		}
	})
}
