package store

import (
	"fmt"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// sessionRow is a row of sessions, to be written.
type sessionRow struct {
	ID       model.ID `gorm:"primaryKey"`
	Kind     model.Kind
	Activity text
	Regions  model.Regions
	Title    string
	Note     text
	Template text
	Date     text
	Start    *int64
	Zone     text
	Part     text
	Position int
	Original text
	Pinned   bool
	Status   model.Status
	WarmedUp bool
	Series   text
	Reason   text
	Lifted   string

	Unplanned bool
	Further   bool

	Plan   effortColumns  `gorm:"embedded;embeddedPrefix:plan_"`
	Actual *effortColumns `gorm:"embedded;embeddedPrefix:actual_"`
}

// effortColumns are the columns of an effort.
type effortColumns struct {
	Duration model.Seconds
	Distance model.Distance
	Ascent   model.Distance
	Descent  model.Distance
	RPE      int
}

type prescriptionRow struct {
	Session  model.ID
	Position int
	Exercise model.ID
	Least    int
	Most     int
}

type setRow struct {
	Session      model.ID
	Prescription int
	Done         bool
	Position     int
	Reps         int
	Weight       model.Mass
	Hold         model.Seconds
	Side         model.Side
	WarmUp       bool
}

func (sessionRow) TableName() string      { return "sessions" }
func (prescriptionRow) TableName() string { return "prescriptions" }
func (setRow) TableName() string          { return "sets" }

func sessionRowOf(s *model.Session) *sessionRow {
	return &sessionRow{
		ID: s.ID, Kind: s.Kind, Activity: text(s.Activity), Regions: s.Regions,
		Title: s.Title, Note: text(s.Note), Template: text(s.Template),
		Date: day(s.Date), Start: nanoseconds(s.Start), Zone: text(s.Zone), Part: text(s.Part), Position: s.Position,
		Original: day(s.Original), Pinned: s.Pinned, Status: s.Status, WarmedUp: s.WarmedUp,
		Series: text(s.Series), Reason: text(s.Reason), Lifted: liftedText(s), Unplanned: s.Unplanned, Further: s.Further,
		Plan: effortColumns(s.Plan), Actual: (*effortColumns)(s.Actual),
	}
}

func prescriptionRows(s *model.Session) (prescriptions []prescriptionRow, sets []setRow) {
	for i, p := range s.Prescriptions {
		prescriptions = append(prescriptions, prescriptionRow{Session: s.ID, Position: i, Exercise: p.Exercise, Least: p.Least, Most: p.Most})
		for _, list := range []struct {
			done bool
			sets []model.Set
		}{{false, p.Sets}, {true, p.Done}} {
			for k, set := range list.sets {
				sets = append(sets, setRow{
					Session: s.ID, Prescription: i, Done: list.done, Position: k,
					Reps: set.Reps, Weight: set.Weight, Hold: set.Hold, Side: set.Side, WarmUp: set.WarmUp,
				})
			}
		}
	}
	return prescriptions, sets
}

// SaveSession keeps a session whole.
func (w *writer) SaveSession(s model.Session) error {
	if err := s.Validate(); err != nil {
		return refused("session", s.ID, err)
	}
	if err := w.put("session", sessionRowOf(&s)); err != nil {
		return err
	}
	prescriptions, sets := prescriptionRows(&s)
	if err := replace(w, "prescriptions", "session", s.ID, prescriptions); err != nil {
		return err
	}
	return replace(w, "sets", "session", s.ID, sets)
}

// DeleteSession forgets a session and its prescriptions.
func (w *writer) DeleteSession(id model.ID) error { return w.remove("sessions", id) }

// Sessions returns those of some days, whole.
func (r *reader) Sessions(from, to civil.Date) ([]model.Session, error) {
	return r.wholeSessions("s.date BETWEEN ? AND ?", from.String(), to.String())
}

// Tray returns those without a day, whole.
func (r *reader) Tray() ([]model.Session, error) { return r.wholeSessions("s.date IS NULL") }

// Session returns one, whole.
func (r *reader) Session(id model.ID) (model.Session, error) {
	found, err := r.wholeSessions("s.id = ?", id)
	if err != nil {
		return model.Session{}, err
	}
	if len(found) == 0 {
		return model.Session{}, fmt.Errorf("session %s: %w", id, model.ErrNotFound)
	}
	return found[0], nil
}

// bareSessions calls fn for each session s that meets a condition, without its
// prescriptions, on the row that what it lifts is next on. NULL dates sort
// first: those in the tray.
func (r *reader) bareSessions(fn func(s model.Session, lifted *row) error, condition string, args ...any) error {
	err := r.each("SELECT "+sessionColumns+", s.lifted FROM sessions s WHERE "+condition+" ORDER BY s.date, s.position, s.id", args, func(row *row) error {
		s := sessionOf(row)
		if row.err != nil {
			return badRow("sessions", s.ID, row.err)
		}
		if err := stillValid("sessions", s.ID, s.Validate()); err != nil {
			return err
		}
		return fn(s, row)
	})
	if err != nil {
		return fmt.Errorf("read sessions: %w", err)
	}
	return nil
}

// wholeSessions returns the sessions s that meet a condition, with their
// prescriptions, in two queries however many there are.
func (r *reader) wholeSessions(condition string, args ...any) ([]model.Session, error) {
	var found []model.Session
	err := r.bareSessions(func(s model.Session, _ *row) error {
		found = append(found, s)
		return nil
	}, condition, args...)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	byID := make(map[model.ID]*model.Session, len(found))
	for i := range found {
		byID[found[i].ID] = &found[i]
	}
	// CROSS: SQLite must begin with the few sessions, not walk all prescriptions
	// in order (https://www.sqlite.org/optoverview.html#crossjoin).
	err = r.each(`SELECT p.session, p.position, p.exercise, p.least, p.most, t.done, t.reps, t.weight, t.hold, t.side, t.warm_up
		FROM sessions s CROSS JOIN prescriptions p ON p.session = s.id
		LEFT JOIN sets t ON t.session = p.session AND t.prescription = p.position
		WHERE `+condition+` ORDER BY p.session, p.position, t.done, t.position`, args, func(row *row) error {
		return addSet(byID[model.ID(row.text())], row)
	})
	if err != nil {
		return nil, fmt.Errorf("read prescriptions: %w", err)
	}
	for i := range found {
		if err := stillValid("sessions", found[i].ID, found[i].Validate()); err != nil {
			return nil, fmt.Errorf("read prescriptions: %w", err)
		}
	}
	return found, nil
}

// addSet adds to a session what a row says: a prescription, if it is the first
// row of one, and one set of it, if it has any.
func addSet(s *model.Session, row *row) error {
	position := int(row.number())
	asked := model.Prescription{Exercise: model.ID(row.text()), Least: int(row.number()), Most: int(row.number())}
	done := row.number() != 0
	set := model.Set{
		Reps:   int(row.number()),
		Weight: model.Mass(row.number()),
		Hold:   model.Seconds(row.number()),
		Side:   model.Side(row.text()),
		WarmUp: row.number() != 0,
	}
	if row.err != nil {
		return badRow("sets", s.ID, row.err)
	}
	switch position - len(s.Prescriptions) {
	case 0:
		s.Prescriptions = append(s.Prescriptions, asked)
	case -1: // another set of the last one
	default:
		return badRow("prescriptions", s.ID, fmt.Errorf("unexpected position %d", position))
	}
	p := &s.Prescriptions[position]
	switch {
	case set == model.Set{}: // no set has neither repetitions nor a hold
	case done:
		p.Done = append(p.Done, set)
	default:
		p.Sets = append(p.Sets, set)
	}
	return nil
}

// sessionColumns are what sessionOf wants, in its order.
const sessionColumns = `s.id, s.kind, s.activity, s.regions, s.title, s.note, s.template,
	s.date, s.start, s.zone, s.part, s.position, s.original, s.pinned, s.status, s.warmed_up,
	s.series, s.reason, s.unplanned, s.further,
	s.plan_duration, s.plan_distance, s.plan_ascent, s.plan_descent, s.plan_rpe,
	s.actual_duration, s.actual_distance, s.actual_ascent, s.actual_descent, s.actual_rpe`

// sessionOf is the session a row stands for, without its prescriptions. The
// fields are in the order of the columns: Go calls functions from left to right.
func sessionOf(row *row) model.Session {
	s := model.Session{
		ID:       model.ID(row.text()),
		Kind:     model.Kind(row.text()),
		Activity: model.ID(row.text()),
		Regions:  model.Regions(row.number()),
		Title:    row.text(),
		Note:     row.text(),
		Template: model.ID(row.text()),
		Date:     row.date(),
		Start:    row.instant(),
		Zone:     row.text(),
		Part:     model.DayPart(row.text()),
		Position: int(row.number()),
		Original: row.date(),
		Pinned:   row.number() != 0,
		Status:   model.Status(row.text()),
		WarmedUp: row.number() != 0,
		Series:   model.ID(row.text()),
		Reason:   row.text(),

		Unplanned: row.number() != 0,
		Further:   row.number() != 0,
		Plan:      effortOf(row),
	}
	if actual := effortOf(row); s.Status == model.Done {
		s.Actual = &actual
	}
	return s
}

func effortOf(row *row) model.Effort {
	return model.Effort{
		Duration: model.Seconds(row.number()),
		Distance: model.Distance(row.number()),
		Ascent:   model.Distance(row.number()),
		Descent:  model.Distance(row.number()),
		RPE:      int(row.number()),
	}
}
