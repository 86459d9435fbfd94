package adapt_test

import (
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
)

// TestR1_Onset is the acceptance of RULES.md R1: Monday 18:00 to 19:00, and an
// ache of 3 on Wednesday at 08:00.
func TestR1_Onset(t *testing.T) {
	b := newBook()
	s := b.lift(on(0, 18), "squat")
	e := b.hurt(on(2, 8), 3, quality("ache"))
	got := b.read().Link(e)
	if want := (adapt.Link{Session: s.ID, HasClock: true, Onset: 37 * time.Hour}); got != want {
		t.Errorf("linked %+v, want %+v", got, want)
	}
}

func TestLink(t *testing.T) {
	for _, c := range []struct {
		name string
		fill func(*book) *model.Session // what to link to, or nil
		at   time.Time
	}{
		{"nothing", func(*book) *model.Session { return nil }, on(1, 8)},
		{"exactly 7 days", func(b *book) *model.Session { return b.run(on(0, 18)) }, on(7, 19)},
		{"a second more", func(b *book) *model.Session { b.run(on(0, 18)); return nil }, on(7, 19).Add(time.Second)},
		{"under way", func(b *book) *model.Session { b.run(on(0, 9)); return b.run(on(0, 18)) }, on(0, 18.30)},
		{"not begun", func(b *book) *model.Session { s := b.run(on(0, 9)); b.run(on(0, 18)); return s }, on(0, 17.59)},
		{"at its start", func(b *book) *model.Session { b.run(on(0, 9)); return b.run(on(0, 18)) }, on(0, 18)},
		{"the latest to end", func(b *book) *model.Session {
			walk := b.train(model.Cardio, "walk", on(0, 8))
			walk.Actual.Duration = 9 * model.Hour
			b.run(on(0, 12))
			return walk
		}, on(0, 20)},
		{"a walk lands", func(b *book) *model.Session { b.run(on(0, 9)); return b.train(model.Cardio, "walk", on(0, 18)) }, on(1, 8)},
		{"a ride does not", func(b *book) *model.Session {
			s := b.run(on(0, 9))
			b.train(model.Cardio, "cycle", on(0, 18))
			return s
		}, on(1, 8)},
		{"nor does upper body", func(b *book) *model.Session { s := b.run(on(0, 9)); b.train(model.Upper, "", on(0, 18)); return s }, on(1, 8)},
		{"full body does", func(b *book) *model.Session { return b.train(model.Full, "", on(0, 18)) }, on(1, 8)},
		{"planned does not", func(b *book) *model.Session {
			s := b.run(on(0, 18))
			s.Status, s.Actual = model.Planned, nil
			return nil
		}, on(1, 8)},
		{"without a clock", func(b *book) *model.Session {
			s := b.run(on(0, 18))
			s.Start, s.Zone = time.Time{}, ""
			return s
		}, on(0, 20)},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBook()
			want := c.fill(b)
			got := b.read().Link(b.hurt(c.at, 3))
			if want == nil && got != (adapt.Link{}) || want != nil && got.Session != want.ID {
				t.Errorf("linked to %+v, want %+v", got, want)
			}
		})
	}
}

// A named session is linked to whatever it trained; one that is gone is not.
func TestLinkNamed(t *testing.T) {
	b := newBook()
	run, upper := b.run(on(0, 9)), b.train(model.Upper, "", on(0, 18))
	e := b.hurt(on(0, 18.30), 3)
	e.Session = upper.ID
	want := adapt.Link{Session: upper.ID, HasClock: true, During: true, Onset: -30 * time.Minute}
	if got := b.read().Link(e); got != want {
		t.Errorf("linked %+v, want %+v", got, want)
	}
	e.Session = "gone"
	if got := b.read().Link(e); got.Session != run.ID {
		t.Errorf("linked %+v, want the run", got)
	}
}
