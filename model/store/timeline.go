package store

import (
	"fmt"

	"github.com/kneewise/kneewise/model"
)

// sessionLog is sessions without their prescriptions, and what each lifts.
type sessionLog struct {
	sessions []model.Session
	lifted   map[model.ID][]model.Lifted
	partial  bool // of some it is not kept what they lift
}

// Timeline returns all sessions without their prescriptions, and what each
// lifts.
func (r *reader) Timeline() ([]model.Session, map[model.ID][]model.Lifted, error) {
	var count int
	if err := r.tx.Raw("SELECT count(*) FROM sessions").Row().Scan(&count); err != nil {
		return nil, nil, fmt.Errorf("count sessions: %w", err)
	}
	empty := func() sessionLog {
		return sessionLog{sessions: make([]model.Session, 0, count), lifted: make(map[model.ID][]model.Lifted, count/2)}
	}
	l := empty()
	err := l.read(r, "s.date IS NULL")
	if err == nil {
		err = r.walk(sessionPacks, firstHalfYear, lastHalfYear, l.unpack, func(from, to int64) error {
			first, last := halfYears(from, to)
			return l.read(r, "s.date BETWEEN ? AND ?", first, last)
		})
	}
	if err == nil && len(l.sessions) != count { // another program replaced rows without their triggers
		l = empty()
		err = l.read(r, "TRUE")
	}
	if err == nil && l.partial {
		err = l.addUp(r)
	}
	return l.sessions, l.lifted, err
}

// read adds the sessions s that meet a condition.
func (l *sessionLog) read(r *reader, condition string, args ...any) error {
	return r.bareSessions(func(s model.Session, lifted *row) error {
		l.sessions = append(l.sessions, s)
		if lifted.null() {
			l.partial = true
			return nil
		}
		lifts, err := liftedOf(lifted.text())
		if err != nil {
			return badRow("sessions", s.ID, err)
		}
		if len(lifts) > 0 {
			l.lifted[s.ID] = lifts
		}
		return nil
	}, condition, args...)
}

// addUp adds what those sessions lift of which it is not kept.
func (l *sessionLog) addUp(r *reader) error {
	sessions, err := r.notAddedUp()
	for i := range sessions {
		if lifts := model.LiftedIn(&sessions[i]); len(lifts) > 0 {
			l.lifted[sessions[i].ID] = lifts
		}
	}
	return err
}

// packSessions packs the sessions of a span; not, if of some it is not kept what
// they lift.
func (r *reader) packSessions(span int64) (*codec, error) {
	l := sessionLog{lifted: map[model.ID][]model.Lifted{}}
	first, last := halfYears(span, span)
	if err := l.read(r, "s.date BETWEEN ? AND ?", first, last); err != nil || l.partial {
		return nil, err
	}
	lifts := 0
	for _, own := range l.lifted {
		lifts += len(own)
	}
	c := newWriter()
	c.length(lifts)
	c.length(len(l.sessions))
	for i := range l.sessions {
		s := &l.sessions[i]
		c.session(s)
		own := l.lifted[s.ID]
		c.length(len(own))
		for i := range own {
			c.lifted(&own[i])
		}
	}
	return c, nil
}

// unpack adds the sessions of a pack.
func (l *sessionLog) unpack(c *codec) bool {
	before := len(l.sessions)
	lifts := make([]model.Lifted, c.length(0))
	owns := make([][]model.Lifted, c.length(0)) // of each session
	for i := range owns {
		l.sessions = append(l.sessions, model.Session{})
		c.session(&l.sessions[len(l.sessions)-1])
		n := min(c.length(0), len(lifts))
		owns[i], lifts = lifts[:n:n], lifts[n:]
		for k := range owns[i] {
			c.lifted(&owns[i][k])
		}
	}
	if c.bad {
		l.sessions = l.sessions[:before]
		return false
	}
	for i, own := range owns {
		if len(own) > 0 {
			l.lifted[l.sessions[before+i].ID] = own
		}
	}
	return true
}
