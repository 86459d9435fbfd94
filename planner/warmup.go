package planner

import (
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
)

// WarmUp says that the warm-up before a session was done. It counts in no load.
type WarmUp struct{ Session model.ID }

func (op WarmUp) change(s *scene) (Change, Label, error) {
	return s.alter(op.Session, ActionWarmUp, func(was *model.Session) { was.WarmedUp = true })
}

// SaveRoutine adds a routine of the person's own, or replaces it. An empty ID
// gets a new one.
type SaveRoutine struct{ Routine model.Routine }

func (op SaveRoutine) change(s *scene) (Change, Label, error) {
	after := op.Routine
	label := Label{Action: ActionSaveRoutine, Title: after.Title}
	if after.ID == "" {
		after.ID = s.newID()
	}
	if err := after.Validate(); err != nil {
		return Change{}, label, err
	}
	before, err := s.routine(after.ID)
	if err != nil {
		return Change{}, label, err
	}
	if before != nil && before.Title == after.Title && slices.Equal(before.Drills, after.Drills) {
		return Change{}, label, nil
	}
	return Change{Routines: []Diff[model.Routine]{{Before: before, After: &after}}}, label, nil
}

// DeleteRoutine takes a routine of the person's own away.
type DeleteRoutine struct{ Routine model.ID }

func (op DeleteRoutine) change(s *scene) (Change, Label, error) {
	before, err := s.routine(op.Routine)
	if err == nil && before == nil {
		err = model.ErrNotFound
	}
	if err != nil {
		return Change{}, Label{}, err
	}
	label := Label{Action: ActionDeleteRoutine, Title: before.Title}
	return Change{Routines: []Diff[model.Routine]{{Before: before}}}, label, nil
}

// routine is one of the person's own; nil if there is none with that ID.
func (s *scene) routine(id model.ID) (*model.Routine, error) {
	routines, err := s.reader.Routines()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(routines, func(r model.Routine) bool { return r.ID == id })
	if i < 0 {
		return nil, nil
	}
	return &routines[i], nil
}

// WarmUpView is what a person can warm up for today, and with what.
type WarmUpView struct {
	Today civil.Date
	// Sessions are today's that are planned and that there is a warm-up for,
	// the next one first.
	Sessions []WarmUpSession
	Routines []model.Routine // the person's own, by title
	// Pain is the worst score that was noted today, or before the workout that is
	// under way; -1 if none was. Flagged says that a red flag is open: see Sore.
	Pain    int
	Flagged bool
}

// WarmUpSession is a session with the warm-up that is made for it.
type WarmUpSession struct {
	Session model.Session // without its prescriptions
	Variant interval.Variant
}

// Sore says whether the low-impact moves are the ones to offer: from
// [interval.SoreFrom] on, and under a red flag (RULES.md 2.11).
func (v *WarmUpView) Sore() bool { return v.Pain >= interval.SoreFrom || v.Flagged }

// WarmUps returns what a person can warm up for today.
func (p *Planner) WarmUps() (WarmUpView, error) {
	var view WarmUpView
	err := p.read(func(st *state, r model.Reader) error {
		view = WarmUpView{Today: st.today, Sessions: st.toWarmUpFor(p.now()), Pain: -1, Flagged: len(st.knees.diary.Flags()) > 0}
		var err error
		if view.Routines, err = r.Routines(); err != nil {
			return err
		}
		// Wide enough for a day of any zone.
		midnight := st.today.In(time.UTC)
		entries, err := r.Pain(midnight.AddDate(0, 0, -1), midnight.AddDate(0, 0, 2))
		for i := range entries {
			if entries[i].Date() == st.today {
				view.Pain = max(view.Pain, entries[i].Score)
			}
		}
		return err
	})
	if err != nil {
		return view, err
	}
	workout, err := p.Workout()
	if workout != nil {
		if score, given := workout.Before.Worst(); given {
			view.Pain = max(view.Pain, score)
		}
	}
	return view, err
}

// toWarmUpFor are today's planned sessions that there is a warm-up for: those
// that are not warmed up and not over by the clock first.
func (st *state) toWarmUpFor(now time.Time) []WarmUpSession {
	var next, rest []WarmUpSession
	for _, s := range between(st.all, st.today, st.today) {
		family, impact := st.library.Family(s.Activity)
		v, ok := interval.VariantFor(s.Kind, family, impact)
		if !ok || s.Status != model.Planned {
			continue
		}
		over := s.Timed() && !now.Before(s.Start.Add(time.Duration(s.Plan.Duration)*time.Second))
		if s.WarmedUp || over {
			rest = append(rest, WarmUpSession{*s, v})
		} else {
			next = append(next, WarmUpSession{*s, v})
		}
	}
	return append(next, rest...)
}
