package adapt_test

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// redRun is a run on Monday from 18:00 to 19:00 that went red.
func redRun() (*book, *model.Session) {
	b := newBook()
	s := b.run(on(0, 18))
	s.Actual.Distance, s.Actual.Ascent = 5*model.Kilometre, 20*model.Metre
	b.hurt(on(0, 18.30), 6)
	return b, s
}

// A red session stops lower body and high impact for 48 hours, and nothing else
// (RULES.md 2.5).
func TestRedBlocks(t *testing.T) {
	b, red := redRun()
	blocks := b.read().Blocks()
	if len(blocks) != 1 {
		t.Fatalf("blocks %+v", blocks)
	}
	block := blocks[0]
	want := rule.Block{
		Session: red.ID, From: on(0, 19), Until: on(2, 19), First: june.First, Last: june.Day(2),
		Zone: london,
	}
	if block != want {
		t.Errorf("block %+v, want %+v", block, want)
	}
	if block.Covers(red) {
		t.Error("the red session blocks itself")
	}
	for _, c := range []struct {
		kind     model.Kind
		activity model.ID
		stops    bool
	}{
		{model.Lower, "", true},
		{model.Full, "", true},
		{model.Cardio, "run", true},
		{model.Cardio, "jump-rope", true},
		{model.Cardio, "walk", false},
		{model.Cardio, "swim", false},
		{model.Upper, "", false},
		{model.Mobility, "", false},
	} {
		s := &model.Session{Kind: c.kind, Activity: c.activity}
		if got := block.Stops(library, s); got != c.stops {
			t.Errorf("stops %s %s: %v", c.kind, c.activity, got)
		}
	}
	for _, c := range []struct {
		at     time.Time
		covers bool
	}{{on(0, 18.59), false}, {on(0, 19), true}, {on(2, 18.59), true}, {on(2, 19), false}} {
		s := &model.Session{ID: "x", Date: june.First, Start: c.at, Zone: london}
		if got := block.Covers(s); got != c.covers {
			t.Errorf("covers %v: %v", c.at, got)
		}
	}
	for n, covers := range map[int]bool{-1: false, 0: true, 1: true, 2: true, 3: false} {
		s := &model.Session{ID: "x", Date: june.First.AddDays(n), Status: model.Planned}
		if got := block.Covers(s); got != covers || block.Touches(s.Date) != covers {
			t.Errorf("covers day %d: %v", n, got)
		}
	}
	earlier := &model.Session{ID: "x", Date: june.First, Status: model.Done}
	if block.Covers(earlier) {
		t.Error("covers a done session of the same day that may have been before")
	}
	if block.Covers(&model.Session{ID: "x"}) {
		t.Error("covers the tray")
	}
}

// Over a change of the clocks 48 hours stay 48 hours; a block that ends at
// midnight leaves that day free; without a clock time it is two days.
func TestRedBlockDays(t *testing.T) {
	for _, c := range []struct {
		name  string
		start time.Time
		timed bool
		last  civil.Date
		until time.Time
	}{
		{"spring", on(-65, 22.30), true, civil.Date{Year: 2026, Month: 3, Day: 31}, on(-62, 0.30)},
		{"autumn", on(145, 22.30), true, civil.Date{Year: 2026, Month: 10, Day: 26}, on(147, 22.30)},
		{"until midnight", on(0, 23), true, june.Day(2), on(3, 0)},
		{"without a clock", on(0, 18), false, june.Day(2), time.Time{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBook()
			s := b.run(c.start)
			b.hurt(c.start.Add(time.Minute), 6, moment("during"))
			if !c.timed {
				s.Start = time.Time{}
			}
			blocks := b.read().Blocks()
			if len(blocks) != 1 || blocks[0].First.After(s.Date.AddDays(1)) || blocks[0].Last != c.last {
				t.Fatalf("blocks %+v, want until %v", blocks, c.last)
			}
			if !blocks[0].Until.Equal(c.until) {
				t.Errorf("until %v, want %v", blocks[0].Until, c.until)
			}
		})
	}
}

// The next session of each of its streams keeps to 80 % of the red one; when
// one has been done, the cap is gone (RULES.md 2.5).
func TestRedCaps(t *testing.T) {
	b, red := redRun()
	want := []rule.Cap{
		{Stream: running, After: red.ID, Date: june.First, Measure: rule.ByDistance, Load: model.Load(5200 * model.Metre), Most: model.Load(4160 * model.Metre)},
		{Stream: running, After: red.ID, Date: june.First, Measure: rule.ByTime, Load: 3600, Most: 48 * 60},
		{Stream: rule.Stream{Kind: rule.ImpactStream}, After: red.ID, Date: june.First, Measure: rule.ByTime, Load: 3600, Most: 48 * 60},
	}
	wantCaps(t, b.read().Caps(), want)

	b.train(model.Cardio, "jump-rope", on(3, 18))
	wantCaps(t, b.read().Caps(), want[:2])
	b.run(on(5, 18))
	wantCaps(t, b.read().Caps(), nil)
}

func TestRedCapsOfStrength(t *testing.T) {
	b := newBook()
	s := b.lift(on(0, 18), "squat", "lunge", "bench-press")
	b.hurt(on(0, 18.30), 8)
	exercise := func(id model.ID, side model.Side) rule.Stream {
		return rule.Stream{Kind: rule.ExerciseStream, Of: id, Side: side}
	}
	wantCaps(t, b.read().Caps(), []rule.Cap{
		{Stream: exercise("lunge", model.Left), After: s.ID, Date: june.First, Measure: rule.ByReps, Load: 30, Most: 24},
		{Stream: exercise("lunge", model.Right), After: s.ID, Date: june.First, Measure: rule.ByReps, Load: 30, Most: 24},
		{Stream: exercise("squat", ""), After: s.ID, Date: june.First, Measure: rule.ByReps, Load: 30, Most: 24},
		{Stream: rule.Stream{Kind: rule.SetStream}, After: s.ID, Date: june.First, Measure: rule.BySets, Load: 6, Most: 4},
	})
}

// Nothing is capped to less than one set of one repetition.
func TestSmallestCap(t *testing.T) {
	b := newBook()
	s := b.lift(on(0, 18), "squat")
	s.Prescriptions[0].Done = []model.Set{{Reps: 1}}
	b.hurt(on(0, 18.30), 8)
	for _, c := range b.read().Caps() {
		if c.Most != 1 {
			t.Errorf("cap %+v", c)
		}
	}
}

func wantCaps(t *testing.T, got, want []rule.Cap) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("caps %+v, want %+v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("cap %+v, want %+v", got[i], want[i])
		}
	}
}
