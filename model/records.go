package model

import (
	"encoding/json"
	"time"

	"cloud.google.com/go/civil"
)

// Reader reads one consistent state. Asking for one thing that is not there
// gives [ErrNotFound].
type Reader interface {
	// Revision grows with every committed Update that wrote something, by any
	// process. Within an Update it is, from its first write on, the one that
	// the Update will have.
	Revision() (int64, error)
	Profile() (Profile, error) // [DefaultProfile] if none was saved
	// Timeline returns all sessions without their prescriptions, those in
	// the tray first, then by date, position and ID, and what each lifts
	// ([LiftedIn]), those that lift nothing left out.
	Timeline() ([]Session, map[ID][]Lifted, error)
	// Sessions returns the sessions of the days from to to, both included,
	// whole, by date, position and ID.
	Sessions(from, to civil.Date) ([]Session, error)
	// Tray returns the sessions without a date, whole, by position and ID.
	Tray() ([]Session, error)
	Session(id ID) (Session, error)
	Kept() ([]Kept, error)
	// Pain returns the entries with from <= At < to, in order of time.
	Pain(from, to time.Time) ([]PainEntry, error)
	// Medications returns the doses with from <= At < to, in order of time.
	Medications(from, to time.Time) ([]Medication, error)
	// DialBacks returns all of them by From and ID.
	DialBacks() ([]DialBack, error)
	// Timer returns the timer with that ID.
	Timer(id ID) (Timer, error)
	// RedFlags returns all flags, open and closed, by Opened and ID.
	RedFlags() ([]RedFlag, error)
	// Thermals returns those with from <= Start < to, in order of time.
	Thermals(from, to time.Time) ([]Thermal, error)
	// RangesOfMotion returns those with from <= At < to, in order of time.
	RangesOfMotion(from, to time.Time) ([]RangeOfMotion, error)
	// Routines returns the person's own routines by title and ID.
	Routines() ([]Routine, error)
	// Exercises, Activities and Templates return the person's own, and of the
	// built-in ones those something is noted about: exercises and activities
	// by name and ID, templates by ID.
	Exercises() ([]Exercise, error)
	Activities() ([]Activity, error)
	Templates() ([]Template, error)
	// ExerciseUsed says whether a session, routine or pain entry refers to an
	// exercise.
	ExerciseUsed(ID) (bool, error)
	// History returns the newest n entries, newest first: undone ones before
	// those that can be undone.
	History(n int) ([]HistoryEntry, error)
	// NextHistory returns the newest entry that can be undone and the oldest
	// undone one, nil where there is none, without their changes: that of an
	// import is as long as what was imported.
	NextHistory() (undo, redo *HistoryEntry, err error)
	// HistoryChange returns the change of the entry with that ID.
	HistoryChange(id int64) ([]byte, error)
}

// Writer also writes. Saving validates first and replaces what has the same ID;
// deleting what is not there gives [ErrNotFound].
type Writer interface {
	Reader
	SaveProfile(Profile) error
	SaveSession(Session) error
	DeleteSession(ID) error
	SaveKept(Kept) error
	DeleteKept(ID) error
	SavePain(PainEntry) error
	DeletePain(ID) error
	SaveMedication(Medication) error
	DeleteMedication(ID) error
	SaveDialBack(DialBack) error
	DeleteDialBack(ID) error
	// SaveTimer makes no new revision, nor does DeleteTimer: timers are no
	// part of the plan.
	SaveTimer(Timer) error
	DeleteTimer(ID) error
	SaveRedFlag(RedFlag) error
	DeleteRedFlag(ID) error
	SaveThermal(Thermal) error
	DeleteThermal(ID) error
	SaveRangeOfMotion(RangeOfMotion) error
	DeleteRangeOfMotion(ID) error
	SaveRoutine(Routine) error
	DeleteRoutine(ID) error
	SaveExercise(Exercise) error
	DeleteExercise(ID) error
	SaveActivity(Activity) error
	DeleteActivity(ID) error
	SaveTemplate(Template) error
	DeleteTemplate(ID) error
	// AppendHistory forgets every undone entry, adds e as the newest and
	// drops the oldest beyond [HistoryLength]. It sets no ID in e.
	AppendHistory(e HistoryEntry) error
	// MarkUndone says whether the entry is undone now.
	MarkUndone(id int64, undone bool) error
}

// HistoryLength is how many changes can be undone.
const HistoryLength = 500

// HistoryEntry is one change that can be undone, as it is stored.
type HistoryEntry struct {
	ID     int64 // given by the store, growing
	At     time.Time
	Label  []byte // JSON of the words for it
	Change []byte // JSON of the change: what was before and after
	Undone bool
}

// Validate says what keeps the entry from being saved, as [Invalid] fields.
func (e *HistoryEntry) Validate() error {
	var c check
	c.instant("at", e.At, false)
	if !json.Valid(e.Label) {
		c.add("label", CodeText)
	}
	if !json.Valid(e.Change) {
		c.add("change", CodeText)
	}
	return c.err()
}
