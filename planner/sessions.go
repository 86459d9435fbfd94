package planner

import (
	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Add puts a new session on the board or in the tray. An empty ID gets a new
// one, an empty status means planned.
type Add struct {
	Session model.Session
	Index   int // place within the day, or AtEnd
}

func (op Add) needsReason() {}

func (op Add) candidate(*state) (model.Session, error) { return op.Session, nil }

func (op Add) change(s *scene) (Change, Label, error) {
	added := op.Session
	if added.ID == "" {
		added.ID = s.newID()
	}
	if added.Status == "" {
		added.Status = model.Planned
	}
	if added.Placed() && !added.Original.IsValid() {
		added.Original = added.Date
	}
	e := newEdits(s)
	if err := e.place(added, op.Index); err != nil {
		return Change{}, Label{}, err
	}
	label := labelFor(ActionAdd, []model.Session{added})
	label.Date = added.Date
	return e.change(), label, nil
}

// Place draws a session from a template onto a day.
type Place struct {
	Template model.ID
	To       civil.Date
	Index    int
}

func (op Place) needsReason() {}

func (op Place) candidate(st *state) (model.Session, error) {
	return st.draw(op.Template, "")
}

func (op Place) change(s *scene) (Change, Label, error) {
	drawn, err := s.draw(op.Template, s.newID())
	if err != nil {
		return Change{}, Label{}, err
	}
	drawn.Date = op.To
	return Add{Session: drawn, Index: op.Index}.change(s)
}

// draw makes a planned session with an ID from a template, without a day.
func (st *state) draw(template, id model.ID) (model.Session, error) {
	t, ok := st.library.Template(template)
	if !ok {
		return model.Session{}, model.ErrNotFound
	}
	return model.Session{
		ID: id, Kind: t.Kind, Activity: t.Activity, Title: t.Title, Template: t.ID,
		Status: model.Planned, Plan: t.Plan, Prescriptions: t.Prescriptions,
	}, nil
}

// Edit replaces a session with another version of itself. If its day or time
// changed it takes its new place in the order of the day.
type Edit struct{ Session model.Session }

func (op Edit) needsReason() {}

func (op Edit) candidate(*state) (model.Session, error) { return op.Session, nil }

func (op Edit) change(s *scene) (Change, Label, error) {
	e := newEdits(s)
	was, err := e.session(op.Session.ID)
	if err != nil {
		return Change{}, Label{}, err
	}
	edited := op.Session
	if edited.Placed() && !edited.Original.IsValid() {
		edited.Original = edited.Date
	}
	if edited.Date == was.Date && startHint(&edited) == startHint(&was) {
		e.put(edited)
	} else if err := e.place(edited, AtEnd); err != nil {
		return Change{}, Label{}, err
	}
	return e.change(), labelFor(ActionEdit, []model.Session{edited}), nil
}

// Delete takes sessions out for good.
type Delete struct{ Sessions []model.ID }

func (op Delete) change(s *scene) (Change, Label, error) {
	e := newEdits(s)
	var gone []model.Session
	for _, id := range op.Sessions {
		was, err := e.session(id)
		if err != nil {
			return Change{}, Label{}, err
		}
		gone = append(gone, was)
		if err := e.remove(id); err != nil {
			return Change{}, Label{}, err
		}
	}
	return e.change(), labelFor(ActionDelete, gone), nil
}

// Move puts a session on another day, at another place of its day, or, with
// the zero date, in the tray. Its clock time stays; in the tray it is
// forgotten.
type Move struct {
	Session model.ID
	To      civil.Date
	Index   int
}

func (op Move) needsReason() {}

func (op Move) candidate(st *state) (model.Session, error) {
	s, ok := st.byID[op.Session]
	if !ok {
		return model.Session{}, model.ErrNotFound
	}
	return *s, nil
}

func (op Move) change(s *scene) (Change, Label, error) {
	e := newEdits(s)
	was, err := e.session(op.Session)
	if err != nil {
		return Change{}, Label{}, err
	}
	label := labelFor(ActionMove, []model.Session{was})
	label.Date = op.To
	moved := was.OnDay(op.To)
	switch {
	case op.To == (civil.Date{}) && was.Status != model.Planned:
		return Change{}, Label{}, &model.Invalid{Field: "status", Code: model.CodeMismatch}
	case op.To == (civil.Date{}):
		moved, label.Action = was.InTray(), ActionTray
	case op.To == was.Date:
		label.Action = ActionReorder
	}
	if err := e.place(moved, op.Index); err != nil {
		return Change{}, Label{}, err
	}
	return e.change(), label, nil
}

// Swap exchanges all sessions of two days.
type Swap struct{ A, B civil.Date }

func (op Swap) needsReason() {}

func (op Swap) change(s *scene) (Change, Label, error) {
	e := newEdits(s)
	onA, err := e.day(op.A)
	if err != nil {
		return Change{}, Label{}, err
	}
	onB, err := e.day(op.B)
	if err != nil {
		return Change{}, Label{}, err
	}
	for _, exchange := range []struct {
		ids []model.ID
		to  civil.Date
	}{{onA, op.B}, {onB, op.A}} {
		for _, id := range exchange.ids {
			e.put(e.after[id].OnDay(exchange.to))
		}
	}
	return e.change(), Label{Action: ActionSwap, Date: op.A, Other: op.B, Count: len(onA) + len(onB)}, nil
}

// Complete marks a session done. Without Actual it was done as planned; the
// plan itself stays as it was.
type Complete struct {
	Session model.ID
	Actual  *model.Effort
}

func (op Complete) change(s *scene) (Change, Label, error) {
	return s.alter(op.Session, ActionComplete, func(was *model.Session) {
		actual := was.Plan
		if op.Actual != nil {
			actual = *op.Actual
		}
		was.Status, was.Actual = model.Done, &actual
		prescriptions := make([]model.Prescription, len(was.Prescriptions))
		for i, p := range was.Prescriptions {
			if p.Done == nil {
				p.Done = p.Sets
			}
			prescriptions[i] = p
		}
		was.Prescriptions = prescriptions
	})
}

// Skip marks a session as left out by choice, with a reason in its note.
type Skip struct{ Session model.ID }

func (op Skip) change(s *scene) (Change, Label, error) {
	return s.alter(op.Session, ActionSkip, func(was *model.Session) {
		was.Status, was.Actual = model.Skipped, nil
	})
}

// Reopen takes back Complete or Skip: the session is planned again.
type Reopen struct{ Session model.ID }

func (op Reopen) change(s *scene) (Change, Label, error) {
	return s.alter(op.Session, ActionReopen, func(was *model.Session) {
		was.Status, was.Actual = model.Planned, nil
		prescriptions := make([]model.Prescription, len(was.Prescriptions))
		for i, p := range was.Prescriptions {
			p.Done = nil
			prescriptions[i] = p
		}
		was.Prescriptions = prescriptions
	})
}

// Pin keeps a session where it is when a week is arranged, or lets it go.
type Pin struct {
	Session model.ID
	On      bool
}

func (op Pin) change(s *scene) (Change, Label, error) {
	action := ActionUnpin
	if op.On {
		action = ActionPin
	}
	return s.alter(op.Session, action, func(was *model.Session) { was.Pinned = op.On })
}

// Shorten sets a session's planned amounts to smaller ones.
type Shorten struct {
	Session  model.ID
	Distance model.Distance
	Duration model.Seconds
}

func (op Shorten) change(s *scene) (Change, Label, error) {
	return s.alter(op.Session, ActionShorten, func(was *model.Session) {
		was.Plan.Distance, was.Plan.Duration = op.Distance, op.Duration
	})
}

func (s *scene) alter(id model.ID, action Action, fn func(*model.Session)) (Change, Label, error) {
	e := newEdits(s)
	altered, err := e.session(id)
	if err != nil {
		return Change{}, Label{}, err
	}
	fn(&altered)
	e.put(altered)
	return e.change(), labelFor(action, []model.Session{altered}), nil
}
