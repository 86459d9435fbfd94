package planner

import (
	"cmp"
	"reflect"
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// scene is what an Op sees of the world: one consistent state of the data, the
// clock and a source of IDs.
type scene struct {
	*state
	reader model.Reader
	now    time.Time
	today  civil.Date
	newID  func() model.ID
}

// edits collects what an Op makes of single sessions, day by day, and turns it
// into a Change. Sessions are read whole, so that saving one again loses
// nothing.
type edits struct {
	*scene
	before map[model.ID]*model.Session // nil: was not there
	after  map[model.ID]*model.Session // nil: is gone
	order  []model.ID
	days   map[civil.Date][]model.ID // in order; only days asked for
}

func newEdits(s *scene) *edits {
	return &edits{
		scene: s, before: map[model.ID]*model.Session{}, after: map[model.ID]*model.Session{},
		days: map[civil.Date][]model.ID{},
	}
}

// session returns the session as it is by now.
func (e *edits) session(id model.ID) (model.Session, error) {
	if now, ok := e.after[id]; ok {
		if now == nil {
			return model.Session{}, model.ErrNotFound
		}
		return *now, nil
	}
	stored, err := e.reader.Session(id)
	if err != nil {
		return model.Session{}, err
	}
	e.know(stored)
	return stored, nil
}

func (e *edits) know(s model.Session) {
	if _, known := e.after[s.ID]; !known {
		before, after := s, s
		e.before[s.ID], e.after[s.ID] = &before, &after
		e.order = append(e.order, s.ID)
	}
}

// day returns the IDs of a day's sessions in order, by now; the zero date is
// the tray.
func (e *edits) day(d civil.Date) ([]model.ID, error) {
	if ids, ok := e.days[d]; ok {
		return ids, nil
	}
	var stored []model.Session
	var err error
	if d == (civil.Date{}) {
		stored, err = e.reader.Tray()
	} else {
		stored, err = e.reader.Sessions(d, d)
	}
	if err != nil {
		return nil, err
	}
	ids := []model.ID{}
	for _, s := range stored {
		e.know(s)
		if now := e.after[s.ID]; now != nil && now.Date == d {
			ids = append(ids, s.ID)
		}
	}
	e.days[d] = ids
	return ids, nil
}

// put replaces a session in its place.
func (e *edits) put(s model.Session) {
	if _, known := e.after[s.ID]; !known {
		e.order = append(e.order, s.ID)
		e.before[s.ID] = nil
	}
	e.after[s.ID] = &s
}

// remove takes a session out for good.
func (e *edits) remove(id model.ID) error {
	s, err := e.session(id)
	if err != nil {
		return err
	}
	if err := e.leave(s); err != nil {
		return err
	}
	e.after[id] = nil
	return nil
}

// leave takes a session out of its day's order.
func (e *edits) leave(s model.Session) error {
	ids, err := e.day(s.Date)
	if err != nil {
		return err
	}
	e.days[s.Date] = slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool { return id == s.ID })
	return nil
}

// AtEnd asks for a place by clock time, or else after the others of the day.
const AtEnd = -1

// place puts s, with its date already set, at index among the sessions of that
// day and numbers them again.
func (e *edits) place(s model.Session, index int) error {
	if was, known := e.after[s.ID]; known && was != nil {
		if err := e.leave(*was); err != nil {
			return err
		}
	}
	ids, err := e.day(s.Date)
	if err != nil {
		return err
	}
	ids = slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool { return id == s.ID })
	if index < 0 {
		index = e.byClock(ids, s)
	}
	index = min(index, len(ids))
	ids = slices.Insert(ids, index, s.ID)
	e.put(s)
	e.days[s.Date] = ids
	for i, id := range ids {
		e.after[id].Position = i
	}
	return nil
}

// byClock finds the place of s after every session that is not later: morning
// before a clock time before afternoon is decided by the hour each stands for.
func (e *edits) byClock(ids []model.ID, s model.Session) int {
	for i, id := range ids {
		if startHint(e.after[id]) > startHint(&s) {
			return i
		}
	}
	return len(ids)
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

// change is what differs between before and after, in a stable order.
func (e *edits) change() Change {
	var c Change
	for _, id := range e.order {
		before, after := e.before[id], e.after[id]
		if before == nil && after == nil || reflect.DeepEqual(before, after) {
			continue
		}
		c.Sessions = append(c.Sessions, Diff[model.Session]{Before: before, After: after})
	}
	return c
}

// byDay orders sessions as a week shows them.
func byDay(a, b *model.Session) int {
	return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
}
