package adapt_test

import (
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/planner/rule"
)

func TestO17_Zones(t *testing.T) {
	for _, c := range []struct {
		peak, next int
		zone       model.PainZone
		reason     adapt.Reason
	}{
		{2, 1, model.Green, adapt.AllQuiet},
		{3, 1, model.Amber, adapt.PeakRaised},
		{6, 1, model.Red, adapt.PeakHigh},
	} {
		b := newBook()
		b.hurt(on(0, 8), 1) // the usual morning
		s := b.run(on(0, 18))
		b.hurt(on(0, 18.30), c.peak)
		b.hurt(on(1, 8), c.next)
		wantZone(t, b.read(), s.ID, c.zone, c.reason)
	}
}

// TestZones goes through the table of RULES.md 2.5, its borders and the two
// decisions of its head. The run is on Monday from 18:00 to 19:00.
func TestZones(t *testing.T) {
	for _, c := range []struct {
		name   string
		fill   func(*book)
		zone   model.PainZone
		reason adapt.Reason
	}{
		{"nothing logged", func(*book) {}, model.Green, adapt.NothingSaid},
		{"nothing logged, 3 on the day before", func(b *book) { b.hurt(on(-1, 9), 3) }, model.Amber, adapt.RecentPain},
		{"nothing logged, 2 on the day before", func(b *book) { b.hurt(on(-1, 9), 2) }, model.Green, adapt.NothingSaid},
		{"nothing logged, 5 and then 0", func(b *book) { b.hurt(on(-2, 9), 5); b.hurt(on(-1, 9), 0) }, model.Green, adapt.NothingSaid},
		{"nothing logged, 5 exactly 7 days before", func(b *book) { b.hurt(on(-7, 18), 5) }, model.Amber, adapt.RecentPain},
		{"nothing logged, 5 a minute earlier", func(b *book) { b.hurt(on(-7, 17.59), 5) }, model.Green, adapt.NothingSaid},
		{"4 before, nothing after", func(b *book) { b.hurt(on(0, 17.30), 4) }, model.Amber, adapt.RecentPain},
		{"4 in the evening only", func(b *book) { b.hurt(on(0, 22), 4) }, model.Amber, adapt.RecentPain},
		{"4 in the evening, nothing next morning", func(b *book) { b.hurt(on(0, 22), 4); b.hurt(on(1, 8), 0) }, model.Green, adapt.AllQuiet},
		{"5 at the start", func(b *book) { b.hurt(on(0, 18), 5); b.hurt(on(1, 8), 0) }, model.Amber, adapt.PeakRaised},
		{"5 at the start, from before it", func(b *book) {
			b.hurt(on(0, 18), 5, moment("before"))
			b.hurt(on(1, 8), 0)
		}, model.Green, adapt.AllQuiet},
		{"5 an hour after", func(b *book) { b.hurt(on(0, 20), 5); b.hurt(on(1, 8), 0) }, model.Amber, adapt.PeakRaised},
		{"5 a minute later", func(b *book) { b.hurt(on(0, 20.01), 5); b.hurt(on(1, 8), 0) }, model.Green, adapt.AllQuiet},
		{"6 and masked by nothing", func(b *book) { b.hurt(on(0, 19), 6) }, model.Red, adapt.PeakHigh},
		{"1 above the usual morning", func(b *book) { b.hurt(on(0, 8), 1); b.hurt(on(1, 8), 2) }, model.Amber, adapt.MorningUp},
		{"2 above the usual morning", func(b *book) { b.hurt(on(0, 8), 1); b.hurt(on(1, 8), 3) }, model.Red, adapt.MorningHigh},
		{"a morning at 04:00", func(b *book) { b.hurt(on(1, 4), 2) }, model.Red, adapt.MorningHigh},
		{"a night at 03:59", func(b *book) { b.hurt(on(1, 3.59), 2) }, model.Green, adapt.NothingSaid},
		{"a morning at 12:00", func(b *book) { b.hurt(on(1, 12), 2) }, model.Red, adapt.MorningHigh},
		{"a noon at 12:01", func(b *book) { b.hurt(on(1, 12.01), 2) }, model.Green, adapt.NothingSaid},
		{"the first morning score counts", func(b *book) { b.hurt(on(1, 9), 2); b.hurt(on(1, 7), 1) }, model.Amber, adapt.MorningUp},
		{"without mornings before, the score before", func(b *book) {
			b.hurt(on(0, 17), 2)
			b.hurt(on(0, 18.30), 2)
			b.hurt(on(1, 8), 2)
		}, model.Green, adapt.AllQuiet},
		{"a score 61 minutes before is none before", func(b *book) {
			b.hurt(on(0, 16.59), 2)
			b.hurt(on(0, 18.30), 2)
			b.hurt(on(1, 8), 2)
		}, model.Red, adapt.MorningHigh},
		{"more after an hour than before", func(b *book) {
			b.hurt(on(0, 17.30), 0)
			b.hurt(on(0, 20), 1)
			b.hurt(on(1, 8), 0)
		}, model.Amber, adapt.NotSettled},
		{"more after 90 minutes", func(b *book) {
			b.hurt(on(0, 17.30), 0)
			b.hurt(on(0, 20.30), 1)
			b.hurt(on(1, 8), 0)
		}, model.Amber, adapt.NotSettled},
		{"more after 91", func(b *book) {
			b.hurt(on(0, 17.30), 0)
			b.hurt(on(0, 20.31), 1)
			b.hurt(on(1, 8), 0)
		}, model.Green, adapt.AllQuiet},
		{"more after 45 minutes", func(b *book) {
			b.hurt(on(0, 17.30), 0)
			b.hurt(on(0, 19.45), 1)
			b.hurt(on(1, 8), 0)
		}, model.Amber, adapt.NotSettled},
		{"more after 44", func(b *book) {
			b.hurt(on(0, 17.30), 0)
			b.hurt(on(0, 19.44), 1)
			b.hurt(on(1, 8), 0)
		}, model.Green, adapt.AllQuiet},
		{"after an hour, before unknown", func(b *book) { b.hurt(on(0, 20), 1); b.hurt(on(1, 8), 0) }, model.Green, adapt.AllQuiet},
		{"the last score before counts", func(b *book) {
			b.hurt(on(0, 17.10), 1)
			b.hurt(on(0, 17.50), 0)
			b.hurt(on(0, 20), 1)
			b.hurt(on(1, 8), 0)
		}, model.Amber, adapt.NotSettled},
		{"it hurt and no morning", func(b *book) { b.hurt(on(0, 18.30), 1) }, model.Amber, adapt.NoMorning},
		{"it did not hurt and no morning", func(b *book) { b.hurt(on(0, 18.30), 0) }, model.Green, adapt.AllQuiet},
		{"limping", func(b *book) { b.hurt(on(0, 18.30), 0, ticked("limping")) }, model.Red, adapt.Limping},
		{"limping in the evening", func(b *book) { b.hurt(on(0, 23), 0, ticked("limping")) }, model.Red, adapt.Limping},
		{"limping two days later", func(b *book) { b.hurt(on(2, 8), 0, ticked("limping")) }, model.Green, adapt.NothingSaid},
		{"the left knee is worse", func(b *book) {
			b.hurt(on(0, 18.30), 0)
			b.hurt(on(0, 18.30), 6, left)
		}, model.Red, adapt.PeakHigh},
		{"each knee answers for itself", func(b *book) {
			b.hurt(on(0, 18.30), 1, left)
			b.hurt(on(1, 8), 0)
		}, model.Amber, adapt.NoMorning},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBook()
			s := b.run(on(0, 18))
			c.fill(b)
			wantZone(t, b.read(), s.ID, c.zone, c.reason)
		})
	}
}

// Clarification 7: p_base is the lower median of the last seven mornings.
func TestUsualMorning(t *testing.T) {
	for _, c := range []struct {
		mornings []int // the last one on the day of the session
		want     adapt.Score
	}{
		{nil, 0},
		{[]int{4}, 4},
		{[]int{1, 2}, 1},
		{[]int{3, 0, 2, 1}, 1},
		{[]int{9, 9, 0, 1, 2, 3, 4, 5, 6}, 3},
	} {
		b := newBook()
		for i, score := range c.mornings {
			b.hurt(on(i+1-len(c.mornings), 8), score)
			b.hurt(on(i+1-len(c.mornings), 9), 10) // not the first one
		}
		s := b.run(on(0, 18))
		v, _ := b.read().Verdict(s.ID)
		if got := v.Knees[1].Usual; got != c.want {
			t.Errorf("mornings %v: usual %d, want %d", c.mornings, got, c.want)
		}
	}
}

// Clarification 7: what is marked as a morning's answer counts until the end of
// the day, and one that comes after noon changes what was worked out.
func TestLateMorningAnswer(t *testing.T) {
	b := newBook()
	s := b.run(on(0, 18))
	b.hurt(on(0, 18.30), 2)
	b.hurt(on(1, 23.30), 0, moment("morning"))
	for _, c := range []struct {
		now     time.Time
		zone    model.PainZone
		pending bool
	}{
		{on(1, 11.59), model.Green, true},
		{on(1, 12), model.Amber, false},
		{on(1, 23.29), model.Amber, false},
		{on(1, 23.30), model.Green, false},
	} {
		b.Now = c.now
		v, _ := b.read().Verdict(s.ID)
		if v.Zone != c.zone || v.Pending != c.pending || !v.Due.Equal(on(1, 12)) {
			t.Errorf("at %v: %+v, want %v, pending %v", c.now, v, c.zone, c.pending)
		}
	}
	b.Entries[1].At = on(2, 0) // the next day
	b.Now = on(3, 12)
	wantZone(t, b.read(), s.ID, model.Amber, adapt.NoMorning)
}

// The morning is in the zone of the entry: after a run in London it can be in
// Auckland or Los Angeles, and it cannot be before the end of the run.
func TestMorningAbroad(t *testing.T) {
	for _, c := range []struct {
		zone   string
		clock  model.Seconds
		now    time.Time
		reason adapt.Reason
	}{
		{"Pacific/Auckland", 9 * model.Hour, on(0, 22.30), adapt.MorningHigh}, // two hours after the run
		{"America/Los_Angeles", 8 * model.Hour, on(1, 23), adapt.MorningHigh},
		{"Pacific/Kiritimati", 8 * model.Hour, on(0, 20), adapt.MorningHigh}, // at its end
		{"Pacific/Kiritimati", 8*model.Hour - 1, on(0, 20), adapt.AllQuiet},
	} {
		b := newBook()
		s := b.run(on(0, 18))
		at := model.At(june.Day(1), c.clock, c.zone)
		b.hurt(at, 2, func(e *model.PainEntry) { e.Zone = c.zone })
		b.Now = c.now
		if v, _ := b.read().Verdict(s.ID); v.Reason != c.reason {
			t.Errorf("%s at %v: %+v, want %s", c.zone, at, v, c.reason)
		}
	}
}

// Nights on which the clocks change are an hour shorter or longer; the hour
// after a session stays an hour and the morning stays a morning.
func TestClocksChange(t *testing.T) {
	for _, saturday := range []int{-65, 145} { // 28 March, 24 October
		b := newBook()
		late := b.run(on(saturday, 23.30))
		b.hurt(late.End().Add(time.Hour), 4)
		b.hurt(on(saturday+1, 4), 0)
		wantZone(t, b.read(), late.ID, model.Amber, adapt.PeakRaised)

		b = newBook()
		late = b.run(on(saturday, 23.30))
		b.hurt(late.End().Add(time.Hour+time.Second), 4)
		b.hurt(on(saturday+1, 4), 0)
		wantZone(t, b.read(), late.ID, model.Green, adapt.AllQuiet)

		b = newBook()
		late = b.run(on(saturday, 18))
		b.hurt(on(saturday+1, 4).Add(-time.Second), 2)
		wantZone(t, b.read(), late.ID, model.Green, adapt.NothingSaid)
		b.hurt(on(saturday+1, 12), 2)
		wantZone(t, b.read(), late.ID, model.Red, adapt.MorningHigh)
	}
}

// A session without a clock time has the scores of its day that are marked.
func TestWithoutClock(t *testing.T) {
	for _, c := range []struct {
		name   string
		fill   func(*book, *model.Session)
		zone   model.PainZone
		reason adapt.Reason
	}{
		{"nothing", func(*book, *model.Session) {}, model.Green, adapt.NothingSaid},
		{"during", func(b *book, _ *model.Session) { b.hurt(on(0, 7), 6, moment("during")) }, model.Red, adapt.PeakHigh},
		{"in the evening", func(b *book, _ *model.Session) {
			b.hurt(on(0, 22), 6, moment("evening"))
			b.hurt(on(1, 8), 0)
		}, model.Green, adapt.AllQuiet},
		{"linked", func(b *book, s *model.Session) {
			b.hurt(on(0, 22), 6).Session = s.ID
		}, model.Red, adapt.PeakHigh},
		{"before it, and as much next morning", func(b *book, _ *model.Session) {
			b.hurt(on(0, 15), 2, moment("before"))
			b.hurt(on(1, 8), 2)
		}, model.Green, adapt.AllQuiet},
		{"next morning", func(b *book, _ *model.Session) { b.hurt(on(1, 8), 2) }, model.Red, adapt.MorningHigh},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBook()
			s := b.run(on(0, 18))
			s.Start, s.Zone = time.Time{}, ""
			c.fill(b, s)
			wantZone(t, b.read(), s.ID, c.zone, c.reason)
		})
	}
}

// Only what is done is judged, and only where knee scores bear on it
// (clarification 7).
func TestNotJudged(t *testing.T) {
	b := newBook()
	upper := b.train(model.Upper, "", on(0, 18))
	mobility := b.train(model.Mobility, "", on(0, 18))
	planned := b.run(on(0, 18))
	planned.Status, planned.Actual = model.Planned, nil
	ride := b.train(model.Cardio, "cycle", on(0, 18))
	full := b.train(model.Full, "", on(0, 18))
	b.hurt(on(0, 18.30), 7)
	d := b.read()
	for _, s := range []*model.Session{upper, mobility, planned} {
		if v, judged := d.Verdict(s.ID); judged {
			t.Errorf("%s %s is judged: %+v", s.Kind, s.Status, v)
		}
	}
	for _, s := range []*model.Session{ride, full} {
		wantZone(t, d, s.ID, model.Red, adapt.PeakHigh)
	}
}

// TestR2_AmberKeepsSessions: 4 on a run blocks and caps nothing; it only keeps
// the stream from growing.
func TestR2_AmberKeepsSessions(t *testing.T) {
	b := newBook()
	b.run(on(3, 18))
	b.hurt(on(3, 18.30), 4)
	d := b.read()
	if got := d.Zone(running, june); got != model.Amber {
		t.Errorf("the week is %v, want amber", got)
	}
	if blocks, caps := d.Blocks(), d.Caps(); len(blocks) > 0 || len(caps) > 0 {
		t.Errorf("blocks %+v, caps %+v", blocks, caps)
	}
}

// A week of a stream is as bad as its worst session, and no other stream is.
func TestWeekZones(t *testing.T) {
	b := newBook()
	b.lift(on(0, 18), "squat", "bench-press")
	b.hurt(on(0, 18.30), 0)
	b.run(on(2, 18))
	b.hurt(on(2, 18.30), 4)
	b.hurt(on(3, 8), 0)
	masked := b.run(on(4, 18))
	b.Medications = []model.Medication{{ID: "m", At: on(4, 17), Zone: london, Medicine: model.Ibuprofen}}
	d := b.read()
	for stream, want := range map[rule.Stream]model.PainZone{
		running:                                    model.Masked,
		{Kind: rule.ImpactStream}:                  model.Masked,
		{Kind: rule.SetStream}:                     model.Green,
		{Kind: rule.ExerciseStream, Of: "squat"}:   model.Green,
		{Kind: rule.FamilyStream, Of: "jump-rope"}: model.Green,
	} {
		if got := d.Zone(stream, june); got != want {
			t.Errorf("%v is %v, want %v", stream, got, want)
		}
	}
	if zone, reason := d.Took(masked.ID); zone != model.Masked || reason != adapt.PainMasked {
		t.Errorf("%v for %q, want masked", zone, reason)
	}
	if got := d.Zone(running, june.Plus(1)); got != model.Green {
		t.Errorf("a week without a session is %v", got)
	}

	b.hurt(on(0, 18.40), 7)
	d = b.read()
	for id, want := range map[model.ID]model.PainZone{"squat": model.Red, "bench-press": model.Green} {
		if got := d.Zone(rule.Stream{Kind: rule.ExerciseStream, Of: id}, june); got != want {
			t.Errorf("%s is %v, want %v", id, got, want)
		}
	}
}

// Clarification 7: a week closes at noon of the day after it.
func TestWeekCloses(t *testing.T) {
	if got := newBook().read().Closes(june); !got.Equal(on(7, 12)) {
		t.Errorf("closes at %v", got)
	}
}
