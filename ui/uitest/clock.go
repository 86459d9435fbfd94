package uitest

import (
	"slices"
	"time"
)

// Clock is a clock that a test moves on, with timers that fire as it passes
// them. Its methods are to be called on one goroutine.
type Clock struct {
	now    time.Time
	timers []*timer
}

type timer struct {
	due  time.Time
	fn   func()
	live bool
}

// NewClock returns a clock that shows now.
func NewClock(now time.Time) *Clock { return &Clock{now: now} }

// Now is what time it is.
func (c *Clock) Now() time.Time { return c.now }

// After calls fn once the clock has passed d, unless it is cancelled before:
// the twin of task.After.
func (c *Clock) After(d time.Duration, fn func()) (cancel func()) {
	t := &timer{due: c.now.Add(d), fn: fn, live: true}
	c.timers = append(c.timers, t)
	return func() { t.live = false }
}

// Waiting is how many timers have neither fired nor been cancelled.
func (c *Clock) Waiting() int {
	c.timers = slices.DeleteFunc(c.timers, func(t *timer) bool { return !t.live })
	return len(c.timers)
}

// Advance lets d pass and fires what is due meanwhile, in order.
func (c *Clock) Advance(d time.Duration) {
	end := c.now.Add(d)
	for {
		next := c.next(end)
		if next == nil {
			break
		}
		c.now = next.due
		next.live = false
		next.fn()
	}
	c.now = end
}

// Jump sets the clock without its timers noticing, as a computer that was
// asleep or a clock that was set does. Timers fire after as much more time.
func (c *Clock) Jump(d time.Duration) {
	c.now = c.now.Add(d)
	for _, t := range c.timers {
		t.due = t.due.Add(d)
	}
}

// next is the timer that is due first, by end; nil if none is.
func (c *Clock) next(end time.Time) *timer {
	var next *timer
	for _, t := range c.timers {
		if t.live && !t.due.After(end) && (next == nil || t.due.Before(next.due)) {
			next = t
		}
	}
	return next
}
