//go:build linux

package e2e

import (
	"bytes"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Where things are on the page of the month in a window of 1280x800: what
// ui/month draws of June 2026, whose first day is a Monday, and of July.
const (
	monthLeft, monthTop = 80 + 16, 64 + 6 + 28
	monthDay            = 148 // width
	monthWeek           = 110 // height
	chipHeight          = 26
)

// firstWeek is in the number of the first week, which no drag colours.
var firstWeek = point{1181, 112}

// chip is the i-th session of a day, from the first one that is shown, or where
// it would be.
func chip(day, i int) point {
	return point{monthLeft + day%7*monthDay + 40, monthTop + day/7*monthWeek + 25 + i*chipHeight + 12}
}

// carryChip takes hold at the first point and goes from point to point, each time
// until that is seen, and lets go at the last.
func (w *window) carryChip(points ...point) {
	w.Helper()
	w.hold(points[0])
	for i, to := range points[1:] {
		before := w.around(to)
		w.carry(points[i], to)
		w.waitFor("the chip in the air", func() bool { return !bytes.Equal(w.around(to), before) })
	}
	w.drop()
}

// wantOn waits until a session is on a day.
func (c *computer) wantOn(id model.ID, d civil.Date) {
	c.Helper()
	if !c.becomes(func() bool { return c.dayOf(id) == d }) {
		c.Fatalf("it is on %s, want %s", c.dayOf(id), d)
	}
}

// thirdFriday is the Friday in the third week that is shown of a month.
func thirdFriday(month time.Month) civil.Date {
	first := civil.Date{Year: week.First.Year, Month: month, Day: 1}
	return first.AddDays(18 - (int(model.Weekday(first))+6)%7)
}

// TestMonth drags a chip to another week and, held over the arrow, to another
// month, and then does the same by key. Where the arrow is left late, the month
// turns more than once.
func TestMonth(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	id := w.session(wednesday, "Hips & ankles").ID
	today := week.Day(wednesday)
	was := w.picture()
	w.key("ctrl+3")
	w.rest(was)

	w.carryChip(chip(9, 0), chip(12, 2), chip(20, 2)) // from the 10th over the 13th to the 21st
	w.wantOn(id, today.AddDays(11))
	w.key("ctrl+z")
	w.wantOn(id, today)

	june := w.around(firstWeek)
	w.hold(chip(9, 0))
	w.carry(chip(9, 0), forward)
	w.waitFor("July", func() bool { return !bytes.Equal(w.around(firstWeek), june) })
	w.carry(forward, chip(18, 2))
	w.drop()
	w.waitFor("it in another month", func() bool { return w.dayOf(id) != today })
	if d := w.dayOf(id); d.Month <= time.June || d != thirdFriday(d.Month) {
		t.Errorf("it is on %s, want the Friday of the third week of a month after June", d)
	}
	w.key("ctrl+z")
	w.wantOn(id, today)

	w.key("t", "m", "Next", "Down", "Return") // Move to, a month and a week later
	w.wantOn(id, thirdFriday(time.July))
	w.key("ctrl+z")
	w.wantOn(id, today)
	w.key("t", "alt+Right")
	w.wantOn(id, today.AddDays(1))
	w.close()
}
