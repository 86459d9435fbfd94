//go:build linux

package e2e

import (
	"testing"

	"github.com/kneewise/kneewise/model"
)

// TestArrangeAWeek sees first what would change, takes it as one change and takes
// that back.
func TestArrangeAWeek(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	before := w.revision()
	w.key("ctrl+r", "Escape", "ctrl+r", "Return") // the preview, left once
	w.wantDay(saturday, "Long run, Press & row")
	w.wantDay(friday, "Steady ride, Step & bridge")
	w.wantDay(monday, "Squat & hinge") // what is over stays
	if got := w.revision(); got != before+1 {
		t.Errorf("%d changes, want one", got-before)
	}
	w.key("ctrl+z")
	w.wantDay(friday, "Steady ride, Press & row")
	w.wantDay(thursday, "Push & pull, Step & bridge")
}

// TestCopyLastWeekProgressed fills an empty week with that before it and the next
// step of each load, as one change.
func TestCopyLastWeekProgressed(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	const later = 14 // days from this week to the first that is empty
	w.key("Next", "Next")
	before := w.revision()
	w.key("ctrl+d", "Return")
	w.wantDay(saturday+later, "Long run")
	was, now := w.session(saturday+7, "Long run").Plan.Distance, w.session(saturday+later, "Long run").Plan.Distance
	if now <= was || now > was+was/10 {
		t.Errorf("the run is %d m long after %d m", now/model.Metre, was/model.Metre)
	}
	if got := w.revision(); got != before+1 {
		t.Errorf("%d changes, want one", got-before)
	}
	w.key("ctrl+z")
	w.wantDay(saturday+later, "")
}

// TestADayOff is taken by key and given back.
func TestADayOff(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	off := func() []model.DaysOff { return w.profile().DaysOff }
	w.click(card(friday, 1))
	w.key("o", "Return")
	w.waitFor("a day off", func() bool {
		days := off()
		return len(days) == 1 && days[0].From == week.Day(friday) && days[0].To == week.Day(friday)
	})
	w.wantDay(friday, "Steady ride, Press & row") // what is planned there stays, and is found
	w.key("o")
	w.waitFor("no day off", func() bool { return len(off()) == 0 })
	w.key("ctrl+z")
	w.waitFor("the day off again", func() bool { return len(off()) == 1 })
}
