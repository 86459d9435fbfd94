//go:build linux

package e2e

import (
	"bytes"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// forward is the arrow to the next week.
var forward = point{154, 32}

// headOf is the head of a day.
func headOf(day int) point {
	p := card(day, 0)
	return point{p.x, boardTop + head/2}
}

// dayOf is the day of the planned session of that title, as it is written.
func (c *computer) dayOf(id model.ID) civil.Date {
	c.Helper()
	var found model.Session
	c.look(func(r model.Reader) (err error) {
		found, err = r.Session(id)
		return err
	})
	return found.Date
}

// clickWith clicks while a key is held down.
func (w *window) clickWith(key string, at point) {
	w.Helper()
	w.xdotool("keydown", key)
	w.click(at)
	w.xdotool("keyup", key)
}

// TestDragIntoAnotherWeek holds a card over the arrow until the week turns, maybe
// more than once.
func TestDragIntoAnotherWeek(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	id := w.session(wednesday, "Hips & ankles").ID
	far := headOf(saturday)
	w.lift(card(wednesday, 0), slot(friday, 3), forward)
	was := w.around(far)
	w.waitFor("another week", func() bool { return !bytes.Equal(w.around(far), was) })
	w.carry(forward, slot(sunday, 0))
	w.drop()
	w.wantDay(wednesday, "Easy run")
	if d := w.dayOf(id); !d.After(week.Last()) || model.Weekday(d) != time.Sunday {
		t.Errorf("it is on %s, want a Sunday after %s", d, week.Last())
	}
	w.key("ctrl+z")
	w.wantDay(wednesday, "Hips & ankles, Easy run")
}

func TestSwapDaysByTheirHeads(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	before := w.revision()
	w.drag(headOf(saturday), slot(friday, 3), headOf(sunday))
	w.wantDay(sunday, "Long run")
	w.wantDay(saturday, "")
	if got := w.revision(); got != before+1 {
		t.Errorf("%d changes, want one", got-before)
	}
	w.key("ctrl+z")
	w.wantDay(saturday, "Long run")
	w.click(card(saturday, 0))
	w.key("w", "Return") // by key: the day under the cursor with the one after it
	w.wantDay(sunday, "Long run")
}

func TestSeveralSelectedAreMovedAndPasted(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.click(card(wednesday, 0))
	w.clickWith("ctrl", card(friday, 0))
	w.lift(card(friday, 0), slot(saturday, 1))
	w.drop()
	w.wantDay(saturday, "Steady ride, Long run")
	w.wantDay(thursday, "Push & pull, Hips & ankles, Step & bridge")
	w.key("ctrl+z")
	w.wantDay(wednesday, "Hips & ankles, Easy run")
	w.wantDay(friday, "Steady ride, Press & row")

	w.click(card(wednesday, 0))
	w.key("ctrl+c")
	w.click(card(sunday, 0))
	w.key("ctrl+v")
	w.wantDay(sunday, "Hips & ankles")
	w.key("ctrl+x", "Prior", "Next", "Home", "ctrl+v") // by key: cut, and pasted on Monday
	w.wantDay(monday, "Hips & ankles, Squat & hinge")
	w.wantDay(sunday, "")
}

// TestUndoBackToTheStartAndRedoToTheEnd changes the week in many ways, takes all
// of it back and does all of it again.
func TestUndoBackToTheStartAndRedoToTheEnd(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	var states []string
	state := func() string {
		all := ""
		for day := range 7 {
			all += titles(w.sessions(day)) + "; "
		}
		return all
	}
	note := func() { states = append(states, state()) }
	note()
	w.noteCalm()
	w.key("ctrl+shift+f", "Return") // Fix my week
	w.wantDay(friday, "Steady ride")
	note()
	w.drag(headOf(saturday), slot(friday, 3), headOf(sunday))
	w.wantDay(saturday, "")
	note()
	w.drag(parked, slot(wednesday, 2))
	w.wantDay(wednesday, "Hips & ankles, Easy run, Gentle yoga")
	note()
	w.click(card(wednesday, 2))
	w.key("Delete")
	w.wantDay(wednesday, "Hips & ankles, Easy run")
	note()
	reach := func(want string) {
		t.Helper()
		var got string
		if !w.becomes(func() bool { got = state(); return got == want }) {
			t.Fatalf("the week is %q, want %q", got, want)
		}
	}
	for i := len(states) - 2; i >= 0; i-- {
		w.key("ctrl+z")
		reach(states[i])
	}
	for _, want := range states[1:] {
		w.key("ctrl+y")
		reach(want)
	}
}

// TestRubberBandAndRange selects with the mouse alone what Delete then takes out.
func TestRubberBandAndRange(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.hold(card(friday, 3)) // below the cards
	w.carry(card(friday, 3), card(friday, 0))
	w.drop()
	w.key("Delete")
	w.wantDay(friday, "")
	w.key("ctrl+z")
	w.wantDay(friday, "Steady ride, Press & row")

	w.click(card(friday, 1))
	w.clickWith("shift", card(saturday, 0))
	w.key("Delete")
	w.wantDay(saturday, "")
	w.wantDay(friday, "Steady ride")
	w.key("ctrl+z")
	w.wantDay(saturday, "Long run")
	w.wantDay(friday, "Steady ride, Press & row")
}

// TestPasteSeveralInAnotherWeek copies two sessions and pastes them two weeks
// later, at the same distance.
func TestPasteSeveralInAnotherWeek(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.click(card(wednesday, 0))
	w.clickWith("ctrl", card(friday, 0))
	w.key("ctrl+c", "Next", "Next", "Next", "Home", "ctrl+v")
	far := 21 // days from here
	w.wantDay(monday+far, "Hips & ankles")
	w.wantDay(wednesday+far, "Steady ride")
	w.key("ctrl+z")
	w.wantDay(monday+far, "")
	w.wantDay(wednesday, "Hips & ankles, Easy run")
}
