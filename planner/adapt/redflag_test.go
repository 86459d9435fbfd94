package adapt_test

import (
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/planner/rule"
)

// Fever with a warm, red or swollen knee is for today (RULES.md 2.8).
func TestUrgency(t *testing.T) {
	for name, c := range map[string]struct {
		fill func(*book)
		want adapt.Urgency
	}{
		"fever":                {func(*book) {}, adapt.Soon},
		"and warmth":           {func(b *book) { b.hurt(on(0, 9), 1, ticked("warmth"), left) }, adapt.Today},
		"and redness":          {func(b *book) { b.hurt(on(0, 7), 1, ticked("redness")) }, adapt.Today},
		"and swelling":         {func(b *book) { b.hurt(on(0, 7), 1).Swelling = 1 }, adapt.Today},
		"swelling days before": {func(b *book) { b.hurt(on(-3, 7), 1).Swelling = 1 }, adapt.Soon},
		"and R30 still open":   {func(b *book) { b.Flags = append(b.Flags, model.RedFlag{ID: "w", Flag: "R30", Opened: on(-9, 8)}) }, adapt.Today},
		"and R30 closed": {func(b *book) {
			b.Flags = append(b.Flags, model.RedFlag{ID: "w", Flag: "R30", Opened: on(-9, 8), Closed: on(-5, 8)})
		}, adapt.Soon},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook()
			b.Flags = []model.RedFlag{{ID: "f", Flag: "R32", Opened: on(0, 8)}}
			c.fill(b)
			for _, f := range b.read().Flags() {
				if f.ID == "f" && f.Urgency != c.want {
					t.Errorf("urgency %q, want %q", f.Urgency, c.want)
				}
			}
		})
	}
}

// Clarification 9: "contacted" hides the banner only; the effects end after 48
// hours without the symptom.
func TestClarification9_EffectsEnd(t *testing.T) {
	b := newBook()
	b.hurt(on(0, 8), 1, ticked("no-weight"))
	b.hurt(on(1, 8), 1, ticked("no-weight"))
	b.hurt(on(2, 8), 1) // without it
	b.Flags = []model.RedFlag{{ID: "f", Flag: "R31", Side: model.Right, Opened: on(0, 8), Contacted: on(0, 20)}}
	for _, c := range []struct {
		now     time.Time
		banner  bool
		suspend bool
	}{
		{on(0, 8), true, true},
		{on(0, 20), false, true},
		{on(2, 8), false, true},
		{on(3, 7.59), false, true},
		{on(3, 8), false, false},
	} {
		b.Now = c.now
		d := b.read()
		flags := d.Flags()
		if len(flags) != 1 || flags[0].Banner != c.banner {
			t.Errorf("at %v: flags %+v, want banner %v", c.now, flags, c.banner)
		}
		if got := d.Effects(); got.Suspend != c.suspend || got.NoLower != c.suspend {
			t.Errorf("at %v: effects %+v, want %v", c.now, got, c.suspend)
		}
	}
	if got := b.read().Flags()[0]; !got.LastSign.Equal(on(1, 8)) || !got.Resolvable.Equal(on(3, 8)) {
		t.Errorf("last sign %v, resolvable from %v", got.LastSign, got.Resolvable)
	}
}

// Clarification 9: the effects end when a provider cleared the flag, and begin
// again with the next sign.
func TestClarification9_Cleared(t *testing.T) {
	b := newBook()
	b.hurt(on(0, 8), 1, ticked("locked"))
	b.open(toOpen(b.read()))
	b.Flags[0].Closed, b.Flags[0].Cleared = on(0, 17), true
	for at, suspend := range map[time.Time]bool{on(0, 16.59): true, on(0, 17): false} {
		b.Now = at
		if got := b.read().Effects().Suspend; got != suspend {
			t.Errorf("at %v: suspended %v", at, got)
		}
	}
	b.Now = on(0, 18)
	if open := toOpen(b.read()); len(open) != 0 {
		t.Errorf("opens %+v again without a new sign", open)
	}
	b.hurt(on(0, 18), 1, ticked("locked"))
	d := b.read()
	if open := toOpen(d); len(open) != 1 || open[0].Entry != "e1" {
		t.Errorf("opens %+v, want the second entry", open)
	}
	if !d.Effects().Suspend {
		t.Error("not suspended again")
	}
}

// A flag that is closed as resolved does its work to the end of the 48 hours,
// and opens again on a new sign only.
func TestResolved(t *testing.T) {
	b := newBook()
	b.hurt(on(0, 8), 1, ticked("sudden"))
	b.open(toOpen(b.read()))
	b.Now = on(0, 9)
	if got := b.read().Flags(); len(got) != 1 || !got[0].Resolvable.Equal(on(0, 8)) {
		t.Fatalf("flags %+v, want one that can be resolved at once", got)
	}
	b.Flags[0].Closed = on(0, 9)
	d := b.read()
	if len(d.Flags()) != 0 || len(toOpen(d)) != 0 || !d.Effects().NoLower || d.Effects().Suspend {
		t.Errorf("flags %+v, to open %+v, effects %+v", d.Flags(), toOpen(d), d.Effects())
	}
	b.hurt(on(0, 9), 1, ticked("sudden")) // as it was closed
	if open := toOpen(b.read()); len(open) != 0 {
		t.Errorf("opens %+v", open)
	}
	b.hurt(on(0, 9), 1, ticked("sudden"), left) // the other knee
	b.hurt(on(0, 9).Add(1), 1, ticked("sudden"))
	b.Now = on(0, 10)
	if open := toOpen(b.read()); len(open) != 2 || open[0].Side != model.Left || open[1].Side != model.Right {
		t.Errorf("opens %+v, want one for each knee", open)
	}
}

// A flag that was ticked without an entry, at the first run, works the same and
// speaks for both knees.
func TestFirstRun(t *testing.T) {
	b := newBook()
	b.Flags = []model.RedFlag{{ID: "f", Flag: "deformity", Opened: on(0, 8)}}
	b.Now = on(1, 8)
	if got := b.read().Effects(); !got.Suspend || !got.Until.Equal(on(2, 8)) {
		t.Errorf("effects %+v", got)
	}
	b.hurt(on(1, 8), 3, ticked("deformity"))
	d := b.read()
	if open := toOpen(d); len(open) != 0 {
		t.Errorf("opens %+v beside the open one", open)
	}
	if got := d.Flags()[0]; !got.LastSign.Equal(on(1, 8)) {
		t.Errorf("last sign %v", got.LastSign)
	}
}

// Those for today come first.
func TestFlagsInOrder(t *testing.T) {
	b := newBook()
	b.Flags = []model.RedFlag{
		{ID: "soon", Flag: "R25", Opened: on(0, 7)},
		{ID: "later", Flag: "R31", Opened: on(0, 9)},
		{ID: "today", Flag: "locked", Opened: on(0, 8)},
		{ID: "tomorrow", Flag: "R29", Opened: on(5, 8)},
		{ID: "closed", Flag: "R26", Opened: on(0, 8), Closed: on(0, 9)},
	}
	b.Now = on(1, 8)
	var got []model.ID
	for _, f := range b.read().Flags() {
		got = append(got, f.ID)
	}
	if len(got) != 3 || got[0] != "today" || got[1] != "later" || got[2] != "soon" {
		t.Errorf("flags %q", got)
	}
}

// A flag blocks lower body and high impact from its first sign on: with no end
// in sight as long as it has its effects, else until those ended.
func TestFlagBlocks(t *testing.T) {
	b := newBook()
	b.hurt(on(0, 8), 1, ticked("night"))
	b.hurt(on(1, 8), 1, ticked("night"))
	b.hurt(on(10, 8), 1, ticked("no-weight"))
	b.Now = on(11, 8)
	want := []rule.Block{
		{Flag: "R29", From: on(0, 8), Until: on(3, 8), First: june.Day(0), Last: june.Day(3), Zone: london},
		{Flag: "R31", From: on(10, 8), First: june.First.AddDays(10), Zone: london, Everything: true},
	}
	d := b.read()
	got := d.Blocks()
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Fatalf("blocks %+v, want %+v", got, want)
	}
	mobility := &model.Session{ID: "x", Kind: model.Mobility, Date: june.First.AddDays(40), Status: model.Planned}
	if !got[1].Covers(mobility) || !got[1].Stops(library, mobility) || got[0].Stops(library, mobility) {
		t.Error("R31 suspends everything ahead, R29 only lower body and high impact")
	}
	for n, flagged := range map[int]bool{-1: false, 0: true, 1: true, 9: true} {
		if got := d.Flagged(june.Plus(n)); got != flagged {
			t.Errorf("week %d is flagged: %v", n, got)
		}
	}
	b.hurt(on(30, 8), 1, ticked("night"))
	b.Now = on(60, 8)
	for n, flagged := range map[int]bool{0: true, 1: true, 2: false, 3: false, 4: true, 5: false, 9: false} {
		if got := b.read().Flagged(june.Plus(n)); got != flagged {
			t.Errorf("looking back, week %d is flagged: %v", n, got)
		}
	}
}

// What is ticked together is as urgent as it would be open together.
func TestUrgencyOfWhatIsTicked(t *testing.T) {
	for _, c := range []struct {
		flags    []string
		want     adapt.Urgency
		suspends bool
	}{
		{nil, adapt.Soon, false},
		{[]string{"R29"}, adapt.Soon, false},
		{[]string{"R30"}, adapt.Soon, false},
		{[]string{"R32"}, adapt.Soon, true},
		{[]string{"R32", "R30"}, adapt.Today, true},
		{[]string{"R29", "locked"}, adapt.Today, true},
		{[]string{"R31"}, adapt.Today, true},
		{[]string{"deformity"}, adapt.Today, true},
	} {
		if got, suspends := adapt.UrgencyOf(c.flags); got != c.want || suspends != c.suspends {
			t.Errorf("%v: %s, suspends %t", c.flags, got, suspends)
		}
	}
}
