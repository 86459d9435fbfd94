package planner

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
)

// WorkoutStage is how far a workout has come.
type WorkoutStage string

// The stages, in order.
const (
	StageBefore WorkoutStage = "before" // the score before it
	StageWarmUp WorkoutStage = "warm-up"
	StageWork   WorkoutStage = "work"  // sets, or distance and time
	StageAfter  WorkoutStage = "after" // the worst score during it
)

// WorkoutStages lists them.
var WorkoutStages = []WorkoutStage{StageBefore, StageWarmUp, StageWork, StageAfter}

// Workout is a session under way: what was said and done of it so far. It is no
// part of the plan before it is finished ([FinishWorkout]): it is kept like a
// timer, at each change, so that a restart or a kill goes on where it was.
type Workout struct {
	Session model.ID
	Begun   time.Time
	Stage   WorkoutStage
	Before  Scores
	During  Scores         // the worst during it
	Sets    [][]WorkoutSet // of each prescription
	Actual  model.Effort   // prefilled with the plan
	Further bool           // something went further than usual
	Rest    *interval.Player

	Working time.Time  // when the work was begun; zero before
	EasedAt int        // the score that it was eased for, 0 for none during it
	Ended   bool       // before its end
	Was     *Unchanged // before it was eased or ended; nil if it was not
}

// Reach goes on to another stage, or back to one.
func (w *Workout) Reach(stage WorkoutStage, now time.Time) {
	w.Stage = stage
	if stage == StageWork && w.Working.IsZero() {
		w.Working = now.UTC()
	}
}

// WorkoutSet is one set, prefilled with what is planned.
type WorkoutSet struct {
	Set  model.Set
	Done bool
}

// workoutID is the timer that a workout is kept as.
const workoutID model.ID = "workout"

// ErrUnderWay is the error of starting a second workout.
var ErrUnderWay = errors.New("another workout is under way")

// ErrNotNow is the error of starting a session that is not planned for today.
var ErrNotNow = errors.New("the session is not planned for today")

// Workout returns the workout that is under way, nil for none. One whose session
// is no longer planned, or that cannot be read, is over.
func (p *Planner) Workout() (*Workout, error) {
	saved, err := p.Timer(workoutID)
	if errors.Is(err, model.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var w Workout
	if err := json.Unmarshal(saved, &w); err != nil || !slices.Contains(WorkoutStages, w.Stage) {
		return nil, p.DropWorkout()
	}
	var s model.Session
	err = p.read(func(_ *state, r model.Reader) (err error) {
		s, err = r.Session(w.Session)
		return err
	})
	if errors.Is(err, model.ErrNotFound) || err == nil && (s.Status != model.Planned || len(s.Prescriptions) != len(w.Sets)) {
		return nil, p.DropWorkout()
	}
	if err != nil {
		return nil, err
	}
	return &w, nil
}

// StartWorkout begins a session of today; its sets and effort are prefilled.
func (p *Planner) StartWorkout(id model.ID) (*Workout, error) {
	if w, err := p.Workout(); err != nil || w != nil && w.Session != id {
		return nil, errors.Join(err, underWay(w))
	}
	w := &Workout{Session: id, Begun: p.now().UTC(), Stage: StageBefore}
	err := p.read(func(st *state, r model.Reader) error {
		s, err := r.Session(id)
		if err != nil {
			return err
		}
		if s.Status != model.Planned || s.Date != st.today || st.knees.suspends(&s) {
			return ErrNotNow
		}
		w.Actual = s.Plan
		for _, prescription := range s.Prescriptions {
			sets := make([]WorkoutSet, len(prescription.Sets))
			for i, set := range prescription.Sets {
				sets[i].Set = set
			}
			w.Sets = append(w.Sets, sets)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return w, p.SaveWorkout(w)
}

func underWay(w *Workout) error {
	if w == nil {
		return nil
	}
	return ErrUnderWay
}

// SaveWorkout keeps how a workout stands.
func (p *Planner) SaveWorkout(w *Workout) error {
	state, err := json.Marshal(w)
	if err != nil {
		return fmt.Errorf("write workout: %w", err)
	}
	return p.SaveTimer(workoutID, state)
}

// DropWorkout forgets the workout that is under way; its session stays planned.
func (p *Planner) DropWorkout() error {
	err := p.DeleteTimer(workoutID)
	if errors.Is(err, model.ErrNotFound) {
		return nil
	}
	return err
}

// FinishWorkout marks the session of a workout done, with what was done, and
// logs the scores before and during it: one change, one undo. The session's
// clock time becomes the one it was begun at, for rest and scores count from
// there; what was planned of it stays. Instead, if it is set, comes after it.
type FinishWorkout struct {
	Workout *Workout
	Instead *Instead
}

func (op FinishWorkout) change(s *scene) (Change, Label, error) {
	w := op.Workout
	begun := w.Begun
	if begun.After(s.now) {
		begun = s.now // the clock was set back
	}
	complete := Complete{Session: w.Session, Actual: &w.Actual, Further: w.Further}
	if session, err := s.reader.Session(w.Session); err == nil && s.ahead(&session) {
		complete.On = model.DateIn(begun, s.zoneName) // it was moved on meanwhile
	}
	if len(w.Sets) > 0 {
		complete.Done = make([][]model.Set, len(w.Sets))
		for i, sets := range w.Sets {
			complete.Done[i] = []model.Set{}
			for _, set := range sets {
				if set.Done {
					complete.Done[i] = append(complete.Done[i], set.Set)
				}
			}
		}
	}
	c, label, err := complete.change(s)
	if err != nil {
		return Change{}, label, err
	}
	for _, d := range c.Sessions {
		if d.After != nil && d.After.ID == w.Session {
			s.begin(d.After, begun)
			if err := op.goOn(s, d.After, &c); err != nil {
				return Change{}, label, err
			}
		}
	}
	end := begun.Add(time.Duration(w.Actual.Duration) * time.Second)
	if end.After(s.now) {
		end = s.now
	}
	entries := append(w.Before.entries(w.Session, model.MomentBefore, begun.Truncate(time.Second)), w.During.entries(w.Session, model.MomentDuring, end)...)
	pain, _, err := LogPain{Entries: entries}.change(s)
	c.Pain = pain.Pain
	return c, label, err
}

// goOn adds what comes instead of the rest of the session.
func (op FinishWorkout) goOn(s *scene, ended *model.Session, c *Change) error {
	if op.Instead == nil {
		return nil
	}
	more, err := op.Instead.add(s, ended)
	for _, d := range more.Sessions {
		if d.After.ID == ended.ID { // the day is numbered again
			ended.Position = d.After.Position
			continue
		}
		c.Sessions = append(c.Sessions, d)
	}
	return err
}

// begin gives a session the clock time it was begun at, if that was on its day.
func (s *scene) begin(session *model.Session, at time.Time) {
	if model.DateIn(at, s.zoneName) == session.Date {
		session.Start, session.Zone, session.Part = at.Truncate(time.Second), s.zoneName, model.AnyTime
	}
}
