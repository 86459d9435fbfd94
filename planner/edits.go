package planner

import (
	"cmp"
	"reflect"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// sessionReader is where edits find sessions: the store, which has them whole,
// or for a trial the state in memory.
type sessionReader interface {
	Session(model.ID) (model.Session, error)
	Sessions(from, to civil.Date) ([]model.Session, error)
	Tray() ([]model.Session, error)
}

// edits collects what an Op makes of single sessions, day by day, and turns it
// into a Change. The sessions in before and after are never changed in place,
// for both have the same one until put gives it another version.
type edits struct {
	reader sessionReader
	before map[model.ID]*model.Session // nil: was not there
	after  map[model.ID]*model.Session // nil: is gone
	order  []model.ID
	days   map[civil.Date][]model.ID // in order; only days asked for
}

func newEdits(r sessionReader) *edits {
	return &edits{
		reader: r, before: map[model.ID]*model.Session{}, after: map[model.ID]*model.Session{},
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
	e.know(&stored)
	return stored, nil
}

func (e *edits) know(s *model.Session) {
	if _, known := e.after[s.ID]; !known {
		e.before[s.ID], e.after[s.ID] = s, s
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
	for i := range stored {
		s := &stored[i]
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

// replace puts another version of a session in its place, or, if its day or
// time is another one, in the place of that.
func (e *edits) replace(s model.Session) error {
	was, err := e.session(s.ID)
	if err != nil {
		return err
	}
	if s.Date != was.Date || startHint(&s) != startHint(&was) {
		return e.place(s, AtEnd)
	}
	e.put(s)
	return nil
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

// versions are sessions as they are by now.
func (e *edits) versions(ids []model.ID) []*model.Session {
	all := make([]*model.Session, len(ids))
	for i, id := range ids {
		all[i] = e.after[id]
	}
	return all
}

// planned are the sessions of a day that are still to be done, in order.
func (e *edits) planned(d civil.Date) ([]model.Session, error) {
	ids, err := e.day(d)
	var planned []model.Session
	for _, id := range ids {
		if s := e.after[id]; s.Status == model.Planned {
			planned = append(planned, *s)
		}
	}
	return planned, err
}

// AtEnd asks for a place by clock time, or else after the others of the day.
const AtEnd = -1

// place puts s, with its date already set, at index among the other sessions
// of that day, or as near to it as the clock lets it (see [PlaceAmong]), and
// numbers them again, unless it is there already.
func (e *edits) place(s model.Session, index int) error {
	return e.placeAll(s.Date, index, s)
}

// placeAll puts sessions, with their dates already set, on their days: those
// of the day on one after the other from index among the others there, those
// of other days by clock. Days whose order changes are numbered again.
func (e *edits) placeAll(on civil.Date, index int, sessions ...model.Session) error {
	before := make(map[civil.Date][]model.ID, 1)
	for _, s := range sessions {
		ids, err := e.day(s.Date)
		if err != nil {
			return err
		}
		before[s.Date] = ids
	}
	for _, s := range sessions {
		if was := e.after[s.ID]; was != nil {
			if err := e.leave(*was); err != nil {
				return err
			}
		}
	}
	for _, s := range sessions {
		at := AtEnd
		if s.Date == on && index >= 0 {
			at = index
			index++
		}
		others := e.days[s.Date]
		at = placeAmong(e.versions(others), &s, at)
		e.days[s.Date] = slices.Insert(slices.Clone(others), at, s.ID)
		e.put(s)
	}
	for d, ids := range before {
		if !slices.Equal(e.days[d], ids) {
			e.number(d)
		}
	}
	return nil
}

// number gives the sessions of a day their positions in its order.
func (e *edits) number(d civil.Date) {
	for i, id := range e.days[d] {
		if now := e.after[id]; now.Position != i {
			moved := *now
			moved.Position = i
			e.put(moved)
		}
	}
}

// keepNumbers gives the sessions of a day in the same order as before the
// positions of before: one that left and came back changes nothing, even where
// the numbers of the day have gaps.
func (e *edits) keepNumbers() {
	before := map[civil.Date][]*model.Session{}
	for _, s := range e.before {
		if s != nil {
			before[s.Date] = append(before[s.Date], s)
		}
	}
	for d, ids := range e.days {
		was := before[d]
		slices.SortFunc(was, byDay)
		if !slices.EqualFunc(was, ids, func(s *model.Session, id model.ID) bool { return s.ID == id }) {
			continue
		}
		for _, s := range was {
			if now := e.after[s.ID]; now.Position != s.Position {
				kept := *now
				kept.Position = s.Position
				e.put(kept)
			}
		}
	}
}

// change is what differs between before and after, in a stable order.
func (e *edits) change() Change {
	e.keepNumbers()
	var c Change
	for _, id := range e.order {
		before, after := e.before[id], e.after[id]
		if before == after || reflect.DeepEqual(before, after) {
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
