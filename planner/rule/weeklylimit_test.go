package rule_test

import (
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

var (
	running = rule.Stream{Kind: rule.FamilyStream, Of: "run"}
	impact  = rule.Stream{Kind: rule.ImpactStream}
)

// run is a planned run of that length.
func run(t *testing.T, id, date string, metres model.Distance, minutes model.Seconds) *model.Session {
	t.Helper()
	s := cardio(t, id, "run", date)
	s.Plan = model.Effort{Distance: metres * model.Metre, Duration: minutes * model.Minute}
	return s
}

// limited runs the rule over a week of June with a budget whose planned load
// is what the sessions add up to.
func limited(b rule.Budget, units model.Units, sessions ...*model.Session) []rule.Finding {
	for _, s := range sessions {
		for _, stream := range rule.StreamsOf(library, s) {
			if stream == b.Stream {
				b.Planned = b.Planned.Plus(rule.LoadOf(s, b.Measure))
			}
		}
	}
	p := passOver(sessions, time.Monday)
	b.Week = p.Weeks[0]
	p.Budgets = []rule.Budget{b}
	p.DistanceStep = rule.DistanceStep(units)
	return only(rule.WeeklyLimit, rule.Check(p))
}

func TestWeeklyLimit(t *testing.T) {
	km := func(n float64) model.Load { return model.Load(n * float64(model.Kilometre)) }
	first, last := run(t, "a", "2026-06-02", 5000, 30), run(t, "b", "2026-06-05", 6000, 36)
	budget := rule.Budget{
		Stream: running, Measure: rule.ByDistance, Base: km(10), Most: km(10.25), Reason: rule.Grow,
	}
	f := wantOne(t, limited(budget, model.Units{}, last, first), rule.Violation)
	place := rule.Where{Date: day(t, "2026-06-01"), Session: "b", Week: true}
	args := rule.Args{
		Stream: running, Measure: rule.ByDistance, Load: km(11), Limit: km(10.25), Base: km(10), Reason: rule.Grow,
	}
	if f.Where != place || f.Args != args {
		t.Errorf("found %+v, want %+v at %+v", f, args, place)
	}
	// 6 km less 0.75 km; 36 minutes in proportion are 31.5.
	wantFixes(t, f, rule.Fix{Code: rule.FixShorten, Session: "b", Distance: 5250 * model.Metre, Duration: 1890})

	// Exactly at the limit is fine.
	last.Plan.Distance = 5250 * model.Metre
	wantNone(t, limited(budget, model.Units{}, last, first))
	last.Plan.Distance++
	wantOne(t, limited(budget, model.Units{}, last, first), rule.Violation)

	t.Run("hills stay", func(t *testing.T) {
		hilly := run(t, "a", "2026-06-02", 10_000, 60)
		hilly.Plan.Ascent, hilly.Plan.Descent = 50*model.Metre, 50*model.Metre
		f := wantOne(t, limited(budget, model.Units{}, hilly), rule.Violation)
		wantFixes(t, f, rule.Fix{Code: rule.FixShorten, Session: "a", Distance: 9250 * model.Metre, Duration: 3330})
	})
	t.Run("floored to 0.01 mi", func(t *testing.T) {
		b := budget
		b.Most = model.Load(model.Mile*3/2) + 1000 // 1.5 mi and a millimetre
		f := wantOne(t, limited(b, model.Units{Miles: true}, run(t, "a", "2026-06-02", 5000, 30)), rule.Violation)
		wantFixes(t, f, rule.Fix{Code: rule.FixShorten, Session: "a", Distance: model.Mile * 3 / 2, Duration: 860})
	})
	t.Run("by time, floored to 10 s", func(t *testing.T) {
		b := rule.Budget{Stream: impact, Measure: rule.ByTime, Most: 1476, Reason: rule.Grow}
		f := wantOne(t, limited(b, model.Units{}, run(t, "a", "2026-06-02", 5000, 30)), rule.Violation)
		// 1470 s of 1800 of 5 km are 4083 m, floored to 10 m.
		wantFixes(t, f, rule.Fix{Code: rule.FixShorten, Session: "a", Distance: 4080 * model.Metre, Duration: 1470})
	})
	t.Run("nothing would be left", func(t *testing.T) {
		b := budget
		b.Most = km(5)
		f := wantOne(t, limited(b, model.Units{}, first, run(t, "b", "2026-06-05", 2000, 12)), rule.Violation)
		wantFixes(t, f, rule.Fix{Code: rule.FixTray, Session: "b"})
	})
	t.Run("a new stream may be declared", func(t *testing.T) {
		for _, reason := range []rule.Reason{rule.New, rule.HoldNew} {
			b := rule.Budget{Stream: running, Measure: rule.ByTime, Most: 1440, Reason: reason}
			f := wantOne(t, limited(b, model.Units{}, run(t, "a", "2026-06-02", 0, 30)), rule.Violation)
			wantFixes(t, f, rule.Fix{Code: rule.FixShorten, Session: "a", Duration: 1440},
				rule.Fix{Code: rule.FixDeclare, Activity: "run"})
		}
	})
	t.Run("the one still planned is shortened", func(t *testing.T) {
		f := wantOne(t, limited(budget, model.Units{}, run(t, "a", "2026-06-02", 6000, 36),
			done(run(t, "b", "2026-06-04", 6000, 36))), rule.Violation)
		wantFixes(t, f, rule.Fix{Code: rule.FixShorten, Session: "a", Distance: 4250 * model.Metre, Duration: 1530})
	})
	t.Run("what is done stays", func(t *testing.T) {
		f := wantOne(t, limited(budget, model.Units{}, done(run(t, "a", "2026-06-02", 6000, 36)),
			done(run(t, "b", "2026-06-04", 6000, 36))), rule.Violation)
		if f.Where.Session != "b" {
			t.Errorf("found %+v, want b", f)
		}
		wantFixes(t, f)
	})
}

func wantFixes(t *testing.T, f rule.Finding, want ...rule.Fix) {
	t.Helper()
	if len(f.Fixes) != len(want) {
		t.Fatalf("fixes %+v, want %+v", f.Fixes, want)
	}
	for i := range want {
		if f.Fixes[i] != want[i] {
			t.Errorf("fix %+v, want %+v", f.Fixes[i], want[i])
		}
	}
}

func TestStreamsOf(t *testing.T) {
	for _, c := range []struct {
		session *model.Session
		want    []rule.Stream
	}{
		{cardio(t, "a", "treadmill", "2026-06-01"), []rule.Stream{running, impact}},
		{cardio(t, "a", "spin", "2026-06-01"), []rule.Stream{{Kind: rule.FamilyStream, Of: "cycle"}}},
		{cardio(t, "a", "unheard-of", "2026-06-01"), []rule.Stream{{Kind: rule.FamilyStream, Of: "unheard-of"}, impact}},
		{strength(t, "a", model.Full, "2026-06-01"), nil},
		{strength(t, "a", model.Mobility, "2026-06-01"), nil},
	} {
		got := rule.StreamsOf(library, c.session)
		if len(got) != len(c.want) {
			t.Fatalf("streams %v, want %v", got, c.want)
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("streams %v, want %v", got, c.want)
			}
		}
	}
}

// TestO16_Hills: 3 mi with 100 m up and 100 m down is 41.42 % more than flat,
// with 6 and 6 it is 2.49 % more (RULES.md R5, 2.12).
func TestO16_Hills(t *testing.T) {
	flat := run(t, "a", "2026-06-02", 0, 30)
	flat.Plan.Distance = 3 * model.Mile
	base := rule.LoadOf(flat, rule.ByDistance)
	for _, c := range []struct {
		climb    model.Distance
		permyria int64 // more than flat, in ten-thousandths, rounded down
		allowed  bool
	}{
		{100, 4142, false},
		{10, 414, false},
		{6, 248, true},
	} {
		hilly := *flat
		hilly.Plan.Ascent, hilly.Plan.Descent = c.climb*model.Metre, c.climb*model.Metre
		load := rule.LoadOf(&hilly, rule.ByDistance)
		if got := int64(load-base) * 10_000 / int64(base); got != c.permyria {
			t.Errorf("%d m up and down: %d ten-thousandths more, want %d", c.climb, got, c.permyria)
		}
		b := rule.Budget{Stream: running, Measure: rule.ByDistance, Base: base, Most: base.Permille(1025), Reason: rule.Grow}
		if got := len(limited(b, model.Units{Miles: true}, &hilly)) == 0; got != c.allowed {
			t.Errorf("%d m up and down: allowed %v, want %v", c.climb, got, c.allowed)
		}
	}
}
