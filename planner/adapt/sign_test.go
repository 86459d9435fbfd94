package adapt_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
)

// wantSigns fails unless the signs of a flag are raised by these entries, in
// order, by that trigger.
func wantSigns(t *testing.T, d *adapt.Diary, flag string, trigger adapt.Trigger, entries ...model.ID) {
	t.Helper()
	var got []model.ID
	for _, s := range d.Signs() {
		if s.Flag == flag {
			got = append(got, s.Entry)
			if s.Trigger != trigger {
				t.Errorf("%s is raised by %q, want %q: %+v", flag, s.Trigger, trigger, s)
			}
		}
	}
	if !slices.Equal(got, entries) {
		t.Errorf("%s is raised by %q, want %q", flag, got, entries)
	}
}

func TestO18_Ticks(t *testing.T) {
	for symptom, want := range map[model.Symptom]struct {
		flag    string
		suspend bool
		urgency adapt.Urgency
	}{
		"uncontrolled":  {"R25", false, adapt.Soon},
		"sudden":        {"R26", false, adapt.Soon},
		"not-improving": {"R27", false, adapt.Soon},
		"intensifies":   {"R28", false, adapt.Soon},
		"night":         {"R29", false, adapt.Soon},
		"warmth":        {"R30", false, adapt.Soon},
		"redness":       {"R30", false, adapt.Soon},
		"no-weight":     {"R31", true, adapt.Today},
		"fever":         {"R32", true, adapt.Soon},
		"locked":        {"locked", true, adapt.Today},
		"deformity":     {"deformity", true, adapt.Today},
	} {
		b := newBook()
		e := b.hurt(on(0, 8), 1, ticked(symptom))
		b.Now = on(0, 8)
		open := toOpen(b.read())
		if len(open) != 1 || open[0].Flag != want.flag || open[0].Trigger != adapt.Ticked || open[0].Entry != e.ID {
			t.Errorf("%s opens %+v, want %s", symptom, open, want.flag)
			continue
		}
		if side := open[0].Side; side != model.Right && (symptom != "fever" || side != model.BothSides) {
			t.Errorf("%s is of side %q", symptom, side)
		}
		b.open(open)
		d := b.read()
		flags := d.Flags()
		if len(flags) != 1 || !flags[0].Banner || flags[0].Urgency != want.urgency {
			t.Errorf("%s: flags %+v, want a banner for %s", symptom, flags, want.urgency)
		}
		wantEffects := adapt.Effects{NoLower: true, Suspend: want.suspend, Until: on(2, 8)}
		if got := d.Effects(); got != wantEffects {
			t.Errorf("%s: effects %+v, want %+v", symptom, got, wantEffects)
		}
		if len(toOpen(d)) != 0 {
			t.Errorf("%s opens twice", symptom)
		}
	}
	for _, harmless := range []model.Symptom{"limping", "locking", "giving-way"} {
		b := newBook()
		b.hurt(on(0, 8), 1, ticked(harmless))
		if signs := b.read().Signs(); len(signs) > 0 {
			t.Errorf("%s is a sign: %+v", harmless, signs)
		}
	}
}

// open opens flags for signs, as a planner does.
func (b *book) open(signs []adapt.Sign) {
	for _, s := range signs {
		b.Flags = append(b.Flags, model.RedFlag{
			ID: model.ID(fmt.Sprint("f", len(b.Flags))), Flag: s.Flag, Side: s.Side, Opened: s.At,
		})
	}
}

// TestR25_NotControlled: twice ice and gentle movement in a day, and no better.
func TestR25_NotControlled(t *testing.T) {
	two := func(n int) *int { return &n }
	type setup struct {
		before, after int
		at            time.Time // of the score after
		applications  int
		minutes       model.Seconds
		movement      model.Kind
		side          model.Side
	}
	usual := setup{before: 4, after: 4, at: on(0, 14), applications: 2, minutes: 10, movement: model.Mobility, side: model.Right}
	build := func(s setup) *book {
		b := newBook()
		b.hurt(on(0, 8), s.before)
		for i := range s.applications {
			b.Thermals = append(b.Thermals, model.Thermal{
				ID: model.ID(fmt.Sprint("t", i)), Modality: model.Ice, Side: s.side,
				Start: on(0, 9+float64(i)), Zone: london, Duration: s.minutes * model.Minute,
			})
		}
		if s.movement != "" {
			m := b.train(s.movement, "", on(0, 12))
			m.Actual.Duration = 20 * model.Minute
		}
		b.hurt(s.at, s.after)
		return b
	}
	for name, c := range map[string]struct {
		change func(*setup)
		found  bool
	}{
		"as bad":                  {func(*setup) {}, true},
		"worse":                   {func(s *setup) { s.after = 5 }, true},
		"a point better":          {func(s *setup) { s.before = 5 }, false},
		"below 4":                 {func(s *setup) { s.before, s.after = 3, 3 }, false},
		"one application":         {func(s *setup) { s.applications = 1 }, false},
		"applications of 9:59":    {func(s *setup) { s.minutes = 9 }, false},
		"no movement":             {func(s *setup) { s.movement = "" }, false},
		"strength is no movement": {func(s *setup) { s.movement = model.Upper }, false},
		"the other knee":          {func(s *setup) { s.side = model.Left }, false},
		"ice still on":            {func(s *setup) { s.at = on(0, 10.05); s.movement = "" }, false},
		"movement still going on": {func(s *setup) { s.at = on(0, 12.19) }, false},
		"movement just over":      {func(s *setup) { s.at = on(0, 12.20) }, true},
		"after 24 hours":          {func(s *setup) { s.at = on(1, 9) }, true},
		"after more":              {func(s *setup) { s.at = on(1, 9).Add(time.Second) }, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := usual
			c.change(&s)
			if c.found {
				wantSigns(t, build(s).read(), "R25", adapt.NotControlled, "e1")
			} else {
				wantSigns(t, build(s).read(), "R25", "")
			}
		})
	}

	// The scores asked around ice count as well.
	s := usual
	s.before, s.after = 0, 3
	b := build(s)
	b.Thermals[0].Before = two(5)
	walk := b.train(model.Cardio, "walk", on(0, 9.20))
	walk.Actual.Duration, walk.Actual.RPE = 20*model.Minute, 2
	b.Thermals[1].After = two(5)
	wantSigns(t, b.read(), "R25", adapt.NotControlled, "")
}

func TestR26_Sudden(t *testing.T) {
	swollen := func(n int) func(*model.PainEntry) { return func(e *model.PainEntry) { e.Swelling = n } }
	for name, c := range map[string]struct {
		fill    func(*book)
		trigger adapt.Trigger
		want    []model.ID
	}{
		"3 above yesterday's highest":  {func(b *book) { b.hurt(on(0, 8), 1); b.hurt(on(0, 20), 2); b.hurt(on(1, 8), 5) }, adapt.ScoreJump, []model.ID{"e2"}},
		"2 above":                      {func(b *book) { b.hurt(on(0, 8), 2); b.hurt(on(1, 8), 4) }, "", nil},
		"no entry yesterday":           {func(b *book) { b.hurt(on(0, 8), 0); b.hurt(on(2, 8), 9) }, "", nil},
		"no pain yesterday":            {func(b *book) { b.hurt(on(0, 8), 0); b.hurt(on(1, 8), 3) }, adapt.ScoreJump, []model.ID{"e1"}},
		"the other knee had none":      {func(b *book) { b.hurt(on(0, 8), 0, left); b.hurt(on(1, 8), 9) }, "", nil},
		"swelling 2 above":             {func(b *book) { b.hurt(on(0, 8), 2, swollen(1)); b.hurt(on(1, 8), 2, swollen(3)) }, adapt.SwellingJump, []model.ID{"e1"}},
		"swelling 1 above":             {func(b *book) { b.hurt(on(0, 8), 2, swollen(1)); b.hurt(on(1, 8), 2, swollen(2)) }, "", nil},
		"a night is 24 h at midnight":  {func(b *book) { b.hurt(on(0, 23.59), 0); b.hurt(on(1, 0), 3) }, adapt.ScoreJump, []model.ID{"e1"}},
		"the same day is no day after": {func(b *book) { b.hurt(on(0, 8), 0); b.hurt(on(0, 9), 9) }, "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook()
			c.fill(b)
			wantSigns(t, b.read(), "R26", c.trigger, c.want...)
		})
	}
}

// Across the date line a Monday can come again after the Tuesday; its entries
// belong to the one Monday there is.
func TestR26_DateLine(t *testing.T) {
	b := newBook()
	in := func(zone string) func(*model.PainEntry) { return func(e *model.PainEntry) { e.Zone = zone } }
	b.hurt(on(0, 8), 4)
	b.hurt(on(0, 21), 0, in("Pacific/Auckland"))    // Tuesday morning
	b.hurt(on(0, 22), 0, in("America/Los_Angeles")) // Monday afternoon
	b.hurt(on(1, 11), 6)
	wantSigns(t, b.read(), "R26", "")
	b.Entries[3].Score = 7
	wantSigns(t, b.read(), "R26", adapt.ScoreJump, "e3")
}

// TestR27_NotImproving: medians of the daily highest scores of two weeks.
func TestR27_NotImproving(t *testing.T) {
	for _, c := range []struct {
		name   string
		scores []int // the last 14 days; -1 is a day without an entry
		found  bool
	}{
		{"no better", []int{3, 3, 3, 3, -1, -1, -1, 3, 3, 3, 3, -1, -1, 3}, true},
		{"half a point better", []int{3, 3, 4, 4, -1, -1, -1, 3, 3, 3, 3, -1, -1, 3}, true},
		{"a point better", []int{4, 4, 4, 4, -1, -1, -1, 3, 3, 3, 3, -1, -1, 3}, false},
		{"below 3", []int{2, 2, 2, 2, -1, -1, -1, 2, 3, 3, -1, -1, -1, 2}, false},
		{"worse, from nothing", []int{0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3}, true},
		{"three days early", []int{3, 3, 3, -1, -1, -1, -1, 3, 3, 3, 3, 3, 3, 3}, false},
		{"three days late", []int{3, 3, 3, 3, 3, 3, 3, -1, -1, -1, -1, 3, 3, 3}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBook()
			for i, score := range c.scores {
				if score >= 0 {
					b.hurt(on(i, 8), 0)
					b.hurt(on(i, 9), score) // the highest of the day
				}
			}
			last := b.Entries[len(b.Entries)-1].ID
			found := slices.ContainsFunc(b.read().Signs(), func(s adapt.Sign) bool {
				return s.Flag == "R27" && s.Trigger == adapt.NoBetter && s.Entry == last
			})
			if found != c.found {
				t.Errorf("raised on the last day: %v", found)
			}
		})
	}
}

// TestR27_TwoRed: two red sessions in seven days, or in weeks one after the
// other however far apart in them.
func TestR27_TwoRed(t *testing.T) {
	for _, c := range []struct {
		first, second int
		found         bool
	}{{0, 3, true}, {0, 7, true}, {0, 13, true}, {0, 14, false}, {6, 14, false}, {6, 13, true}} {
		b := newBook()
		b.run(on(c.first, 18))
		b.hurt(on(c.first, 18.30), 6)
		second := b.run(on(c.second, 18))
		b.hurt(on(c.second, 18.30), 7, left)
		d := b.read()
		if !c.found {
			wantSigns(t, d, "R27", "")
			continue
		}
		wantSigns(t, d, "R27", adapt.TwoRed, "e1")
		for _, s := range d.Signs() {
			if s.Flag == "R27" && (s.Session != second.ID || s.Other != "s0" || s.Side != model.Left) {
				t.Errorf("sign %+v", s)
			}
		}
	}
}

func TestR28_Intensifies(t *testing.T) {
	type rise struct{ before, peak int } // -1: unknown
	for name, c := range map[string]struct {
		runs    []rise
		trigger adapt.Trigger
		want    []model.ID // runs are s0, s2 and s4
	}{
		"by 2, twice":          {[]rise{{0, 2}, {1, 3}}, adapt.RoseTwice, []model.ID{"s2"}},
		"by 2 and by 1":        {[]rise{{0, 2}, {1, 2}}, "", nil},
		"by 2, 1 and 2":        {[]rise{{0, 2}, {0, 1}, {0, 2}}, "", nil},
		"not known in between": {[]rise{{0, 2}, {-1, 2}, {0, 2}}, "", nil},
		"by 4":                 {[]rise{{1, 5}}, adapt.RoseSteeply, []model.ID{"s0"}},
		"by 3":                 {[]rise{{1, 4}}, "", nil},
		"4 from nothing known": {[]rise{{-1, 4}}, "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook()
			for i, r := range c.runs {
				b.run(on(20*i, 18))
				if r.before >= 0 {
					b.hurt(on(20*i, 17.30), r.before)
				}
				b.hurt(on(20*i, 18.30), r.peak)
				b.train(model.Cardio, "swim", on(20*i+2, 18)) // another stream in between
			}
			var got []model.ID
			for _, s := range b.read().Signs() {
				if s.Flag == "R28" {
					got = append(got, s.Session)
					if s.Trigger != c.trigger || s.Entry == "" || s.Value-s.Before < 2 {
						t.Errorf("sign %+v", s)
					}
				}
			}
			got = slices.Compact(got) // a run is in two streams
			if !slices.Equal(got, c.want) {
				t.Errorf("raised by %q, want %q", got, c.want)
			}
		})
	}
}

// TestR29_Night is the acceptance: the tick alone, whatever the score; a score
// from the night needs some pain.
func TestR29_Night(t *testing.T) {
	b := newBook()
	b.hurt(on(0, 8), 1, ticked("night"))
	wantSigns(t, b.read(), "R29", adapt.Ticked, "e0")
	b.Entries[0].Score = 0
	wantSigns(t, b.read(), "R29", adapt.Ticked, "e0")

	for score, want := range map[int]int{0: 0, 1: 1} {
		b := newBook()
		b.hurt(on(0, 3), score, moment("night"))
		if signs := b.read().Signs(); len(signs) != want || want > 0 && (signs[0].Flag != "R29" || signs[0].Trigger != adapt.HurtAtNight) {
			t.Errorf("%d at night: %+v", score, signs)
		}
	}
}

func TestR30_Warmth(t *testing.T) {
	b := newBook()
	b.hurt(on(0, 8), 0, ticked("redness", "warmth"))
	wantSigns(t, b.read(), "R30", adapt.Ticked, "e0")
}

func TestR31_Weight(t *testing.T) {
	b := newBook()
	b.hurt(on(0, 8), 0, ticked("no-weight"))
	wantSigns(t, b.read(), "R31", adapt.Ticked, "e0")
}

// TestR32_Fever: 38.0 degrees Celsius, which is 100.4 Fahrenheit, and above.
func TestR32_Fever(t *testing.T) {
	for temperature, want := range map[int]bool{379: false, 380: true, 450: true, 0: false} {
		b := newBook()
		b.hurt(on(0, 8), 0).Temperature = temperature
		if want {
			wantSigns(t, b.read(), "R32", adapt.HadTemperature, "e0")
		} else {
			wantSigns(t, b.read(), "R32", "")
		}
	}
}

// A fever that was logged with both knees is one flag.
func TestFeverIsOfNoSide(t *testing.T) {
	b := newBook()
	b.hurt(on(0, 8), 1, ticked("fever"))
	b.hurt(on(0, 8), 1, ticked("fever"), left)
	if open := toOpen(b.read()); len(open) != 1 || open[0].Side != model.BothSides {
		t.Errorf("opens %+v", open)
	}
}
