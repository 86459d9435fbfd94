package planner

import (
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// PlaceAmong is the place that s gets among the other sessions of a day, given
// in order, when it is let go at index: that one, unless the clock speaks
// against it. A session with a clock time or a part of the day never comes
// before one that is surely earlier, nor after one that is surely later; where
// it must be between the two, what is without a time stands as it was put. An
// index below zero asks for the place by the clock alone.
func PlaceAmong(others []model.Session, s *model.Session, index int) int {
	all := make([]*model.Session, len(others))
	for i := range others {
		all[i] = &others[i]
	}
	return placeAmong(all, s, index)
}

func placeAmong(others []*model.Session, s *model.Session, index int) int {
	if index < 0 {
		index = byClock(others, s)
	}
	least, most := 0, len(others)
	for i, other := range others {
		switch {
		case surelyBefore(other, s):
			least = i + 1
		case surelyBefore(s, other):
			most = min(most, i)
		}
	}
	return max(least, min(index, most))
}

// byClock is the place of s after every session that is likely not later:
// morning before a clock time before afternoon is decided by the hour each
// stands for.
func byClock(others []*model.Session, s *model.Session) int {
	for i, other := range others {
		if startHint(other) > startHint(s) {
			return i
		}
	}
	return len(others)
}

// surelyBefore says whether a starts before b whatever is left open: a morning
// is before 12:00, an afternoon from then on.
func surelyBefore(a, b *model.Session) bool {
	_, latest := startsWithin(a)
	earliest, _ := startsWithin(b)
	return latest < earliest
}

const midday = 12 * model.Hour

// startsWithin is the first and the last second after midnight at which a
// session may start.
func startsWithin(s *model.Session) (earliest, latest model.Seconds) {
	if clock, ok := s.Clock(); ok {
		return clock, clock
	}
	switch s.Part {
	case model.Morning:
		return 0, midday - 1
	case model.Afternoon:
		return midday, 24 * model.Hour
	default:
		return 0, 24 * model.Hour
	}
}

// startHint is when on its day a session is likely to start, in seconds after
// midnight: sessions without any time come last.
func startHint(s *model.Session) model.Seconds {
	if clock, ok := s.Clock(); ok {
		return clock
	}
	switch s.Part {
	case model.Morning:
		return 9 * model.Hour
	case model.Afternoon:
		return 15 * model.Hour
	default:
		return 24 * model.Hour
	}
}

// tooLate says whether a session's time of day is over on a day: on days that
// are over, and today once its clock time has come or, in the morning, it is
// afternoon.
func (st *state) tooLate(s *model.Session, d civil.Date) bool {
	if d != st.today {
		return d.Before(st.today)
	}
	if moved := s.OnDay(d); moved.Timed() {
		return moved.Start.Before(st.clock())
	}
	return s.Part == model.Morning && st.hour() >= 12
}

// toCome puts a session on a day. Where its time is over there already it has
// none any more: it is to be done some time today.
func (st *state) toCome(s model.Session, d civil.Date) model.Session {
	moved := s.OnDay(d)
	if d == st.today && st.tooLate(&s, d) {
		moved.Start, moved.Part = time.Time{}, model.AnyTime
	}
	return moved
}

// hour is that of the clock where the person is.
func (st *state) hour() int {
	now := st.clock()
	if st.zone != nil {
		now = now.In(st.zone)
	}
	return now.Hour()
}

// ByDay lists what becomes of sessions by the day they come to lie on; what
// leaves the plan or goes to the tray stands under the day it was on.
func (c *Change) ByDay() []Diff[model.Session] {
	shown := func(d Diff[model.Session]) *model.Session {
		if d.After != nil && (d.After.Placed() || d.Before == nil) {
			return d.After
		}
		return d.Before
	}
	return slices.SortedStableFunc(slices.Values(c.Sessions), func(a, b Diff[model.Session]) int {
		return byDay(shown(a), shown(b))
	})
}
