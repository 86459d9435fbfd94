package planner

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
)

// ReminderKind is what a reminder is about (RULES.md, clarification 15).
type ReminderKind string

// The reminders there are.
const (
	RemindMorning ReminderKind = "morning" // the check of the next morning
	RemindSession ReminderKind = "session" // today's session
	RemindThermal ReminderKind = "thermal" // the next ice or heat is allowed
)

// Reminder is one that is due.
type Reminder struct {
	Kind ReminderKind
	At   time.Time // when it was due
}

// How long before a session its reminder comes, and for how long after the hour
// of an application a reminder of the next one still makes sense (our design
// decisions).
const (
	beforeSession  = time.Hour
	thermalExpires = 30 * time.Minute
)

// remindersID is the timer under which is kept what was told.
const remindersID model.ID = "reminders"

// told is the instant of the newest reminder of each kind that was told.
type told map[ReminderKind]time.Time

// Remind returns the reminders that a person chose, that are due and that were
// not told before, and notes that they are told now: each comes once, also after
// a restart. One that is long past does not come any more.
func (p *Planner) Remind() ([]Reminder, error) {
	var due []Reminder
	err := p.read(func(st *state, _ model.Reader) error {
		due = st.reminders(p.now())
		return nil
	})
	if err != nil || len(due) == 0 {
		return nil, err
	}
	before, err := p.toldBefore()
	if err != nil {
		return nil, err
	}
	due = slices.DeleteFunc(due, func(r Reminder) bool { return !r.At.After(before[r.Kind]) })
	if len(due) == 0 {
		return nil, nil
	}
	for _, r := range due {
		if r.At.After(before[r.Kind]) {
			before[r.Kind] = r.At.UTC()
		}
	}
	state, err := json.Marshal(before)
	if err != nil {
		return nil, fmt.Errorf("save reminders: %w", err)
	}
	return due, p.SaveTimer(remindersID, state)
}

// toldBefore is what was told; of a state that cannot be read, nothing.
func (p *Planner) toldBefore() (told, error) {
	before := told{}
	state, err := p.Timer(remindersID)
	switch {
	case errors.Is(err, model.ErrNotFound):
		return before, nil
	case err != nil:
		return nil, err
	}
	if json.Unmarshal(state, &before) != nil || before == nil {
		before = told{}
	}
	return before, nil
}

// reminders are those chosen that are due at an instant, told or not, at most
// one of a kind: the newest.
func (st *state) reminders(now time.Time) []Reminder {
	var due []Reminder
	add := func(kind ReminderKind, at, until time.Time) {
		if now.Before(at) || !now.Before(until) {
			return
		}
		if i := slices.IndexFunc(due, func(r Reminder) bool { return r.Kind == kind }); i < 0 {
			due = append(due, Reminder{kind, at})
		} else if at.After(due[i].At) {
			due[i].At = at
		}
	}
	chosen := st.profile.Reminders
	if chosen.Morning {
		at := model.At(st.today, chosen.MorningAt, st.zoneName)
		for _, check := range st.mornings(now) {
			add(RemindMorning, at, check.Until)
		}
	}
	if chosen.Session {
		for _, s := range between(st.all, st.today, st.today) {
			switch {
			case s.Status != model.Planned || st.knees.suspends(s):
			case s.Timed():
				add(RemindSession, s.Start.Add(-beforeSession), s.Start)
			default:
				add(RemindSession, model.At(st.today, chosen.SessionAt, st.zoneName), model.At(st.today.AddDays(1), 0, st.zoneName))
			}
		}
	}
	if chosen.Thermal {
		for _, start := range st.lastThermals() {
			add(RemindThermal, start.Add(time.Hour), start.Add(time.Hour+thermalExpires))
		}
	}
	return due
}

// lastThermals are when the last application of each knee began.
func (st *state) lastThermals() map[model.Side]time.Time {
	last := map[model.Side]time.Time{}
	for _, t := range st.knees.thermals {
		if t.Start.After(last[t.Side]) {
			last[t.Side] = t.Start
		}
	}
	return last
}
