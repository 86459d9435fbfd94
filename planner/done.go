package planner

import (
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Complete marks a session done, or says otherwise what was done of one that
// is. What is not said was done as planned, or stays as it was said before; the
// plan itself never changes. What is still to come cannot be done, unless On says
// that it was done on an earlier day.
type Complete struct {
	Session model.ID
	On      civil.Date // the day it was done on; zero: that on which it is planned
	Actual  *model.Effort
	Done    [][]model.Set // of each prescription, in order; an empty one was left out
	Further bool          // something went further than usual (RULES.md R4)
}

func (op Complete) change(s *scene) (Change, Label, error) {
	e := newEdits(s.reader)
	done, err := e.session(op.Session)
	if err != nil {
		return Change{}, Label{}, err
	}
	if op.Done != nil && len(op.Done) != len(done.Prescriptions) {
		return Change{}, Label{}, &model.Invalid{Field: "done", Code: model.CodeMismatch}
	}
	op.fill(&done)
	if op.On == (civil.Date{}) || op.On == done.Date {
		e.put(done)
	} else if err := e.place(s.wasOn(done, op.On), AtEnd); err != nil {
		return Change{}, Label{}, err
	}
	return e.change(), labelFor(ActionComplete, []model.Session{done}), nil
}

// fill says of a session what was done of it.
func (op Complete) fill(s *model.Session) {
	first := s.Status != model.Done
	if first {
		reopen(s)
	}
	actual := s.Effort()
	if op.Actual != nil {
		actual = *op.Actual
	}
	s.Status, s.Actual = model.Done, &actual
	s.Further = op.Further
	s.Prescriptions = slices.Clone(s.Prescriptions)
	for i := range s.Prescriptions {
		p := &s.Prescriptions[i]
		switch {
		case op.Done != nil && len(op.Done[i]) == 0:
			p.Done = nil
		case op.Done != nil:
			p.Done = op.Done[i]
		case first:
			p.Done = p.Sets
		}
	}
}

// wasOn is a session on the day it was done on. A time of that day that is still
// to come is not when that was.
func (s *scene) wasOn(done model.Session, d civil.Date) model.Session {
	moved := done.OnDay(d)
	if moved.Timed() && moved.Start.After(s.now) {
		moved.Start, moved.Part = time.Time{}, model.AnyTime
	}
	return moved
}

// Ahead says whether a session is still to come, so that it cannot be done yet.
func (p *Planner) Ahead(s *model.Session) (bool, error) {
	var ahead bool
	err := p.read(func(st *state, _ model.Reader) error {
		ahead = st.ahead(s)
		return nil
	})
	return ahead, err
}

// ahead says whether a session is still to come: its day is after today where the
// person is, and the clock time it may have in a zone of its own has not come.
func (st *state) ahead(s *model.Session) bool {
	return s.Date.After(st.today) && !(s.Timed() && !s.Start.After(st.clock()))
}

// hasCome refuses a session that is still to come, by its date.
func (s *scene) hasCome(session *model.Session) error {
	if s.ahead(session) {
		return &model.Invalid{Field: "date", Code: model.CodeTooLarge, Most: s.now.Unix()}
	}
	return nil
}

// refuseAhead refuses a change that says of a session still to come that it was
// done.
func (s *scene) refuseAhead(c *Change) error {
	for _, d := range c.Sessions {
		if d.After == nil || d.After.Status != model.Done {
			continue
		}
		if d.Before == nil || d.Before.Status != model.Done || d.Before.Date != d.After.Date {
			if err := s.hasCome(d.After); err != nil {
				return err
			}
		}
	}
	return nil
}

// Prefill returns the Complete that a person starts from: what was planned, or
// what they have said was done.
func (p *Planner) Prefill(id model.ID) (Complete, error) {
	var op Complete
	err := p.read(func(_ *state, r model.Reader) error {
		s, err := r.Session(id)
		op = prefilled(&s)
		return err
	})
	return op, err
}

// prefilled is the Complete of a session that a person starts from.
func prefilled(s *model.Session) Complete {
	effort := s.Effort()
	op := Complete{Session: s.ID, Actual: &effort, Further: s.Further}
	for _, prescription := range s.Prescriptions {
		sets := prescription.Sets
		if s.Status == model.Done {
			sets = prescription.Done
		}
		op.Done = append(op.Done, slices.Clone(sets))
	}
	return op
}

// LogDone adds a session that was done without having been planned, today or
// before, and logs the worst scores during it: one change, one undo. Without a
// plan what was done is taken for it, so that nothing of it counts as left out. A
// day or time still to come is refused.
type LogDone struct {
	Session model.Session
	During  Scores
	Index   int // place among the other sessions of the day, or AtEnd
}

func (op LogDone) change(s *scene) (Change, Label, error) {
	logged := op.Session
	logged.Status, logged.Unplanned, logged.Series = model.Done, true, ""
	if logged.Actual == nil {
		actual := logged.Plan
		logged.Actual = &actual
	}
	if logged.Plan == (model.Effort{}) {
		logged.Plan = *logged.Actual
	}
	if !slices.ContainsFunc(logged.Prescriptions, func(p model.Prescription) bool { return len(p.Done) > 0 }) {
		logged.Prescriptions = slices.Clone(logged.Prescriptions)
		for i := range logged.Prescriptions {
			logged.Prescriptions[i].Done = logged.Prescriptions[i].Sets
		}
	}
	if err := s.hasCome(&logged); err != nil {
		return Change{}, Label{}, err
	}
	if err := s.been("start", logged.Start); err != nil {
		return Change{}, Label{}, err
	}
	if logged.ID == "" {
		logged.ID = s.newID()
	}
	c, label, err := Add{Session: logged, Index: op.Index}.change(s)
	if err != nil {
		return Change{}, label, err
	}
	label.Action = ActionLog
	at, err := s.felt("during", &logged, model.MomentDuring)
	if err != nil {
		return Change{}, label, err
	}
	pain, _, err := LogPain{Entries: op.During.entries(logged.ID, model.MomentDuring, at)}.change(s)
	c.Pain = pain.Pain
	return c, label, err
}

// Skip marks a session as left out by choice, and why if the person says so.
type Skip struct {
	Session model.ID
	Reason  string
}

func (op Skip) change(s *scene) (Change, Label, error) {
	return s.alter(op.Session, ActionSkip, func(was *model.Session) {
		reopen(was)
		was.Status, was.Reason = model.Skipped, op.Reason
	})
}

// Reopen takes back Complete or Skip: the session is planned again.
type Reopen struct{ Session model.ID }

func (op Reopen) needsReason() bool { return true }

func (op Reopen) change(s *scene) (Change, Label, error) {
	return s.alter(op.Session, ActionReopen, reopen)
}

// reopen makes a session planned and forgets what became of it.
func reopen(s *model.Session) {
	s.Status, s.Actual, s.Reason, s.Further, s.Unplanned = model.Planned, nil, "", false, false
	forgetDone(s)
}

// forgetDone forgets the sets that were done.
func forgetDone(s *model.Session) {
	s.Prescriptions = slices.Clone(s.Prescriptions)
	for i := range s.Prescriptions {
		s.Prescriptions[i].Done = nil
	}
}

// Partly says whether less was done of a done session than was planned: of
// strength by its sets, else by distance or, if none was planned, by time.
func Partly(s *model.Session) bool {
	if s.Status != model.Done || s.Unplanned || s.Actual == nil {
		return false
	}
	if lifted := model.LiftedIn(s); len(lifted) > 0 {
		return slices.ContainsFunc(lifted, func(l model.Lifted) bool { return l.Short })
	}
	if s.Plan.Distance > 0 {
		return s.Actual.Distance < s.Plan.Distance
	}
	return s.Actual.Duration < s.Plan.Duration
}

// Adhered says what became of one session beside its plan.
type Adhered string

// What can become of a session.
const (
	OnTime    Adhered = "on-time"   // done on the day first planned
	Shifted   Adhered = "shifted"   // done on another day
	Missed    Adhered = "missed"    // its day is over and it was not done
	Skipped   Adhered = "skipped"   // left out by choice
	Unplanned Adhered = "unplanned" // done without having been planned
	Ahead     Adhered = "ahead"     // planned, and its day is not over, or it waits for a red flag to end
)

// Adherence says how a plan was followed.
type Adherence struct {
	From, To                                             civil.Date
	OnTime, Shifted, Missed, Skipped, Unplanned, Planned int // sessions; Planned is those ahead
	Partly                                               int // of those done, with less than planned
	Sessions                                             []Followed
}

// Followed is one session of an [Adherence].
type Followed struct {
	Session  model.ID
	Title    string
	Kind     model.Kind
	Activity model.ID
	Date     civil.Date
	Original civil.Date // the day first planned
	As       Adhered
	Days     int // from Original to Date, of a session done on another day
	Partly   bool
	Reason   string // why it was skipped
}

// Adherence says how the plan of some days was followed, both included: each
// session counts on the day it stands on now.
func (p *Planner) Adherence(from, to civil.Date) (Adherence, error) {
	a := Adherence{From: from, To: to}
	err := p.read(func(st *state, r model.Reader) error {
		sessions, err := r.Sessions(from, to)
		if err != nil {
			return err
		}
		for i := range sessions {
			a.add(st.followed(&sessions[i]))
		}
		return nil
	})
	return a, err
}

func (a *Adherence) add(f Followed) {
	counts := map[Adhered]*int{
		OnTime: &a.OnTime, Shifted: &a.Shifted, Missed: &a.Missed, Skipped: &a.Skipped, Unplanned: &a.Unplanned, Ahead: &a.Planned,
	}
	*counts[f.As]++
	if f.Partly {
		a.Partly++
	}
	a.Sessions = append(a.Sessions, f)
}

func (st *state) followed(s *model.Session) Followed {
	f := Followed{
		Session: s.ID, Title: s.Title, Kind: s.Kind, Activity: s.Activity, Date: s.Date, Original: s.Original,
		As: Ahead, Partly: Partly(s), Reason: s.Reason,
	}
	switch {
	case s.Status == model.Done && s.Unplanned:
		f.As = Unplanned
	case s.Status == model.Done && s.Original.IsValid() && s.Original != s.Date:
		f.As, f.Days = Shifted, s.Date.DaysSince(s.Original)
	case s.Status == model.Done:
		f.As = OnTime
	case s.Status == model.Skipped:
		f.As = Skipped
	case st.missed(s):
		f.As = Missed
	}
	return f
}
