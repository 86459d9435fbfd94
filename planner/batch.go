package planner

import (
	"cmp"
	"slices"
	"strconv"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// group is a Placement of several sessions: the first of them goes on the day
// and the others keep their distance from it in days.
type group interface {
	Placement
	members(st *state) ([]model.Session, error)
}

// MoveMany moves several sessions at once: the first one, which is the one
// that was grabbed, goes on the day To, the others keep their distance from it
// in days. Those without a day go where the first one goes. With the zero date
// all go in the tray.
type MoveMany struct {
	Sessions []model.ID
	To       civil.Date
	Index    int // place among the other sessions of the day To, or AtEnd
}

func (op MoveMany) needsReason() bool { return true }

func (op MoveMany) candidate(st *state) (model.Session, error) { return firstOf(op, st) }

func (op MoveMany) members(st *state) ([]model.Session, error) {
	return op.named(bare{st}.Session)
}

// named finds the sessions, each of which may be named once.
func (op MoveMany) named(find func(model.ID) (model.Session, error)) ([]model.Session, error) {
	members := make([]model.Session, len(op.Sessions))
	for i, id := range op.Sessions {
		if slices.Contains(op.Sessions[:i], id) {
			return nil, &model.Invalid{Field: "sessions", Code: model.CodeMismatch}
		}
		var err error
		if members[i], err = find(id); err != nil {
			return nil, err
		}
	}
	return members, nil
}

func (op MoveMany) change(s *scene) (Change, Label, error) {
	e := newEdits(s.reader)
	members, err := op.named(e.session)
	if err != nil || len(members) == 0 {
		return Change{}, Label{}, err
	}
	label := labelFor(ActionMove, members)
	label.Date = op.To
	switch op.To {
	case civil.Date{}:
		label.Action = ActionTray
		if slices.ContainsFunc(members, func(m model.Session) bool { return m.Status != model.Planned }) {
			return Change{}, Label{}, &model.Invalid{Field: "status", Code: model.CodeMismatch}
		}
	case members[0].Date:
		label.Action = ActionReorder
	}
	err = e.placeAll(op.To, op.Index, shifted(members, op.To)...)
	return e.change(), label, err
}

// Paste adds copies of sessions: the first one on the day To, the others at
// the same distance from it in days, or all of them in the tray. Copies ask
// for the same as the sessions do and are planned anew; what was done, why one
// was skipped, pins and repeats are not copied.
type Paste struct {
	Sessions []model.Session
	To       civil.Date
	Index    int // place among the other sessions of the day To, or AtEnd
}

func (op Paste) needsReason() bool { return true }

func (op Paste) candidate(st *state) (model.Session, error) { return firstOf(op, st) }

// members have names of their own, for they are not there yet.
func (op Paste) members(*state) ([]model.Session, error) {
	n := 0
	return op.copies(func() model.ID {
		n++
		return model.ID("copy " + strconv.Itoa(n))
	}), nil
}

func (op Paste) copies(newID func() model.ID) []model.Session {
	copies := make([]model.Session, len(op.Sessions))
	for i := range op.Sessions {
		copies[i] = copyOf(&op.Sessions[i], newID())
	}
	return copies
}

func (op Paste) change(s *scene) (Change, Label, error) {
	copies := shifted(op.copies(s.newID), op.To)
	if len(copies) == 0 {
		return Change{}, Label{}, nil
	}
	e := newEdits(s.reader)
	err := e.placeAll(op.To, op.Index, copies...)
	label := labelFor(ActionPaste, copies)
	label.Date = op.To
	return e.change(), label, err
}

// copyOf is a session planned anew: of the one it is a copy of it has what to
// do, the time of day and the day.
func copyOf(s *model.Session, id model.ID) model.Session {
	c := *s
	c.ID, c.Series, c.Pinned, c.Original = id, "", false, civil.Date{}
	c.WarmedUp = false
	reopen(&c)
	return c
}

// shifted moves sessions so that the first lies on a day; the zero date is the
// tray. They come in the order they had on their days.
func shifted(sessions []model.Session, to civil.Date) []model.Session {
	moved := make([]model.Session, len(sessions))
	for i, s := range sessions {
		switch {
		case to == civil.Date{}:
			moved[i] = s.InTray()
		case !s.Placed() || s.Date == sessions[0].Date || !sessions[0].Placed():
			moved[i] = s.OnDay(to)
		default:
			moved[i] = s.OnDay(to.AddDays(s.Date.DaysSince(sessions[0].Date)))
		}
	}
	slices.SortStableFunc(moved, func(a, b model.Session) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Position, b.Position))
	})
	return moved
}

// firstOf is the session of a group that goes on the day itself.
func firstOf(op group, st *state) (model.Session, error) {
	members, err := op.members(st)
	if err != nil {
		return model.Session{}, err
	}
	if len(members) == 0 {
		return model.Session{}, model.ErrNotFound
	}
	return members[0], nil
}

// Sessions returns whole sessions by their IDs, for a copy to paste.
func (p *Planner) Sessions(ids ...model.ID) ([]model.Session, error) {
	sessions := make([]model.Session, len(ids))
	err := p.read(func(_ *state, r model.Reader) (err error) {
		for i, id := range ids {
			if sessions[i], err = r.Session(id); err != nil {
				return err
			}
		}
		return nil
	})
	return sessions, err
}
