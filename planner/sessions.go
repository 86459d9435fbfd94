package planner

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Add puts a new session on the board or in the tray. An empty ID gets a new
// one, an empty status means planned.
type Add struct {
	Session model.Session
	Index   int // place among the other sessions of the day, or AtEnd
}

func (op Add) needsReason() bool { return op.Session.Status != model.Done }

func (op Add) candidate(st *state) (model.Session, error) {
	if _, there := st.byID[op.Session.ID]; there {
		return model.Session{}, &model.Invalid{Field: "id", Code: model.CodeMismatch}
	}
	added := entered(op.Session)
	if added.Status == "" {
		added.Status = model.Planned
	}
	return added, nil
}

// entered is a session as it is stored, of one that a person entered.
func entered(s model.Session) model.Session {
	s.Start = s.Start.UTC()
	if s.Placed() && s.Original == (civil.Date{}) {
		s.Original = s.Date
	}
	return s
}

func (op Add) change(s *scene) (Change, Label, error) {
	added, err := op.candidate(s.state)
	if err != nil {
		return Change{}, Label{}, err
	}
	if added.ID == "" {
		added.ID = s.newID()
	}
	e := newEdits(s.reader)
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
	Index    int // place among the other sessions of the day, or AtEnd
}

func (op Place) needsReason() bool { return true }

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
// changed it takes its new place in the order of the day; its position is
// changed by [Move] alone.
type Edit struct{ Session model.Session }

func (op Edit) needsReason() bool { return op.Session.Status != model.Done }

func (op Edit) candidate(st *state) (model.Session, error) {
	was, ok := st.byID[op.Session.ID]
	if !ok {
		return model.Session{}, model.ErrNotFound
	}
	edited := op.Session
	edited.Position = was.Position
	if edited.Original == (civil.Date{}) {
		edited.Original = was.Original
	}
	return entered(edited), nil
}

func (op Edit) change(s *scene) (Change, Label, error) {
	edited, err := op.candidate(s.state)
	if err != nil {
		return Change{}, Label{}, err
	}
	e := newEdits(s.reader)
	if err := e.replace(edited); err != nil {
		return Change{}, Label{}, err
	}
	return e.change(), labelFor(ActionEdit, []model.Session{edited}), nil
}

// Delete takes sessions out for good.
type Delete struct{ Sessions []model.ID }

func (op Delete) change(s *scene) (Change, Label, error) {
	e := newEdits(s.reader)
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
	Index   int // place among the other sessions of the day, or AtEnd
}

func (op Move) needsReason() bool { return true }

func (op Move) candidate(st *state) (model.Session, error) {
	s, ok := st.byID[op.Session]
	if !ok {
		return model.Session{}, model.ErrNotFound
	}
	return *s, nil
}

func (op Move) change(s *scene) (Change, Label, error) {
	e := newEdits(s.reader)
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

func (op Swap) needsReason() bool { return true }

func (op Swap) change(s *scene) (Change, Label, error) {
	for _, d := range []civil.Date{op.A, op.B} {
		if !d.IsValid() {
			return Change{}, Label{}, &model.Invalid{Field: "date", Code: model.CodeBadDate}
		}
	}
	e := newEdits(s.reader)
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
		was.Prescriptions = slices.Clone(was.Prescriptions)
		for i := range was.Prescriptions {
			if p := &was.Prescriptions[i]; p.Done == nil {
				p.Done = p.Sets
			}
		}
	})
}

// Skip marks a session as left out by choice.
type Skip struct{ Session model.ID }

func (op Skip) change(s *scene) (Change, Label, error) {
	return s.alter(op.Session, ActionSkip, func(was *model.Session) {
		undo(was)
		was.Status = model.Skipped
	})
}

// Reopen takes back Complete or Skip: the session is planned again.
type Reopen struct{ Session model.ID }

func (op Reopen) needsReason() bool { return true }

func (op Reopen) change(s *scene) (Change, Label, error) {
	return s.alter(op.Session, ActionReopen, func(was *model.Session) {
		undo(was)
		was.Status = model.Planned
	})
}

// undo forgets what was done of a session.
func undo(s *model.Session) {
	s.Actual = nil
	s.Prescriptions = slices.Clone(s.Prescriptions)
	for i := range s.Prescriptions {
		s.Prescriptions[i].Done = nil
	}
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

// Shorten sets the planned amounts of a planned session to smaller ones.
type Shorten struct {
	Session  model.ID
	Distance model.Distance
	Duration model.Seconds
}

func (op Shorten) change(s *scene) (Change, Label, error) {
	if was, ok := s.byID[op.Session]; ok {
		if err := op.validate(was); err != nil {
			return Change{}, Label{}, err
		}
	}
	return s.alter(op.Session, ActionShorten, func(was *model.Session) {
		was.Plan.Distance, was.Plan.Duration = op.Distance, op.Duration
	})
}

func (op Shorten) validate(was *model.Session) error {
	switch {
	case was.Status != model.Planned:
		return &model.Invalid{Field: "status", Code: model.CodeMismatch}
	case op.Duration > was.Plan.Duration:
		return &model.Invalid{Field: "plan.duration", Code: model.CodeTooLarge, Most: int64(was.Plan.Duration)}
	case op.Distance > was.Plan.Distance:
		return &model.Invalid{Field: "plan.distance", Code: model.CodeTooLarge, Most: int64(was.Plan.Distance)}
	default:
		return nil
	}
}

// alter changes one session in its place.
func (s *scene) alter(id model.ID, action Action, fn func(*model.Session)) (Change, Label, error) {
	e := newEdits(s.reader)
	altered, err := e.session(id)
	if err != nil {
		return Change{}, Label{}, err
	}
	fn(&altered)
	e.put(altered)
	return e.change(), labelFor(action, []model.Session{altered}), nil
}
