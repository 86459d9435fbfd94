package planner

import (
	"errors"
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
// changed by [Move] alone. Others of its series within the scope take over what
// it changes, and nothing else.
type Edit struct {
	Session model.Session
	Scope   Scope
}

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
	was, err := e.session(edited.ID)
	if err != nil {
		return Change{}, Label{}, err
	}
	if err := e.replace(edited); err != nil {
		return Change{}, Label{}, err
	}
	others, err := s.alsoIn(op.Scope, &was)
	if err != nil {
		return Change{}, Label{}, err
	}
	all := []model.Session{edited}
	for _, id := range others {
		other, err := e.session(id)
		if err != nil {
			return Change{}, Label{}, err
		}
		other = carried(&was, &edited, other)
		if err := e.replace(other); err != nil {
			return Change{}, Label{}, err
		}
		all = append(all, other)
	}
	return e.change(), labelFor(ActionEdit, all), nil
}

// Delete takes sessions out for good, and others of their series within the
// scope.
type Delete struct {
	Sessions []model.ID
	Scope    Scope
}

func (op Delete) change(s *scene) (Change, Label, error) {
	e := newEdits(s.reader)
	var gone []model.Session
	var also []model.ID
	for _, id := range op.Sessions {
		was, err := e.session(id)
		if err != nil {
			return Change{}, Label{}, err
		}
		gone = append(gone, was)
		if err := e.remove(id); err != nil {
			return Change{}, Label{}, err
		}
		others, err := s.alsoIn(op.Scope, &was)
		if err != nil {
			return Change{}, Label{}, err
		}
		also = append(also, others...)
	}
	for _, id := range also {
		was, err := e.session(id)
		if errors.Is(err, model.ErrNotFound) { // named itself, or in the series of another one named
			continue
		}
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
// forgotten. Others of its series within the scope move by as many days.
type Move struct {
	Session model.ID
	To      civil.Date
	Index   int // place among the other sessions of the day, or AtEnd
	Scope   Scope
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
	others, err := s.alsoIn(op.Scope, &was)
	if err != nil {
		return Change{}, Label{}, err
	}
	moving := []model.Session{was}
	for _, id := range others {
		other, err := e.session(id)
		if err != nil {
			return Change{}, Label{}, err
		}
		if op.To != was.Date && (other.Placed() && was.Placed() || op.To == (civil.Date{})) {
			moving = append(moving, other)
		}
	}
	label := labelFor(ActionMove, moving)
	label.Date = op.To
	switch {
	case op.To == (civil.Date{}) && was.Status != model.Planned:
		return Change{}, Label{}, &model.Invalid{Field: "status", Code: model.CodeMismatch}
	case op.To == (civil.Date{}):
		label.Action = ActionTray
	case op.To == was.Date:
		label.Action = ActionReorder
	}
	err = e.placeAll(op.To, op.Index, shifted(moving, op.To)...)
	return e.change(), label, err
}

// Swap exchanges the planned sessions of two days; what was done or skipped
// stays on its day.
type Swap struct{ A, B civil.Date }

func (op Swap) needsReason() bool { return true }

func (op Swap) change(s *scene) (Change, Label, error) {
	for _, d := range []civil.Date{op.A, op.B} {
		if !d.IsValid() {
			return Change{}, Label{}, &model.Invalid{Field: "date", Code: model.CodeBadDate}
		}
	}
	e := newEdits(s.reader)
	n, err := op.on(e)
	return e.change(), Label{Action: ActionSwap, Date: op.A, Other: op.B, Count: n}, err
}

// on makes the exchange and counts the sessions that take part.
func (op Swap) on(e *edits) (int, error) {
	fromA, err := e.planned(op.A)
	if err != nil {
		return 0, err
	}
	fromB, err := e.planned(op.B)
	if err != nil {
		return 0, err
	}
	if op.A == op.B {
		return 0, nil
	}
	for _, s := range slices.Concat(fromA, fromB) {
		if err := e.leave(s); err != nil { // all of them first, or those that come stand among those that go
			return 0, err
		}
	}
	for _, exchange := range []struct {
		sessions []model.Session
		to       civil.Date
	}{{fromA, op.B}, {fromB, op.A}} {
		for _, s := range exchange.sessions {
			if err := e.place(s.OnDay(exchange.to), len(e.days[exchange.to])); err != nil {
				return 0, err
			}
		}
	}
	return len(fromA) + len(fromB), nil
}

// Pin keeps a session where it is when a week is arranged, or lets it go, with
// others of its series within the scope.
type Pin struct {
	Session model.ID
	On      bool
	Scope   Scope
}

func (op Pin) change(s *scene) (Change, Label, error) {
	action := ActionUnpin
	if op.On {
		action = ActionPin
	}
	return s.alterIn(op.Scope, op.Session, action, func(was *model.Session) { was.Pinned = op.On })
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
	return s.alterIn(ThisOne, id, action, fn)
}

// alterIn changes a session and others of its series, each in its place.
func (s *scene) alterIn(scope Scope, id model.ID, action Action, fn func(*model.Session)) (Change, Label, error) {
	e := newEdits(s.reader)
	named, err := e.session(id)
	if err != nil {
		return Change{}, Label{}, err
	}
	others, err := s.alsoIn(scope, &named)
	if err != nil {
		return Change{}, Label{}, err
	}
	var altered []model.Session
	for _, id := range append([]model.ID{id}, others...) {
		one, err := e.session(id)
		if err != nil {
			return Change{}, Label{}, err
		}
		fn(&one)
		e.put(one)
		altered = append(altered, one)
	}
	return e.change(), labelFor(action, altered), nil
}
