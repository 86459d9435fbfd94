package planner

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
)

// Targets returns what each exercise of the weeks before a week goes on with in
// it, and why (RULES.md 2.4), in the library's order.
func (p *Planner) Targets(week model.Week) ([]progress.Goal, error) {
	var goals []progress.Goal
	err := p.read(func(st *state, _ model.Reader) error {
		goals = st.ledger.Goals(st.all, st.weekOf(week.First), st.rack)
		return nil
	})
	return goals, err
}

// Target is what one exercise goes on with in one session.
type Target struct {
	Exercise model.ID
	Planned  Amount // what the session says
	Advised  Amount // its part of the week's goal
	Goal     progress.Goal
}

// Target returns what the exercises of a planned strength session go on with in
// it, when the goals of its week are shared out among all of its planned
// sessions. An exercise that begins, or that the week has no room for, says so
// in its goal.
func (p *Planner) Target(session model.ID) ([]Target, error) {
	var targets []Target
	err := p.read(func(st *state, r model.Reader) error {
		s, ok := st.byID[session]
		if !ok {
			return model.ErrNotFound
		}
		if !s.Kind.Strength() || !s.Placed() || s.Status != model.Planned {
			return nil
		}
		var err error
		targets, err = p.scene(st, r).targetsOf(session, st.weekOf(s.Date))
		return err
	})
	return targets, err
}

func (s *scene) targetsOf(session model.ID, week model.Week) ([]Target, error) {
	l := loading{scene: s, edits: newEdits(s.reader), week: week}
	for _, other := range between(s.counted, week.First, week.Last()) {
		if other.Status != model.Planned || !other.Kind.Strength() {
			continue
		}
		if _, err := l.edits.session(other.ID); err != nil {
			return nil, err
		}
		l.ids = append(l.ids, other.ID)
	}
	before := l.edits.after[session].Prescriptions
	goals := l.strength()
	var targets []Target
	for _, p := range before {
		goal, ok := goals[p.Exercise]
		if !ok || contains(targets, p.Exercise) {
			continue
		}
		targets = append(targets, Target{
			Exercise: p.Exercise, Goal: *goal,
			Planned: amountIn(before, p.Exercise),
			Advised: amountIn(l.edits.after[session].Prescriptions, p.Exercise),
		})
	}
	return targets, nil
}

func contains(targets []Target, exercise model.ID) bool {
	for i := range targets {
		if targets[i].Exercise == exercise {
			return true
		}
	}
	return false
}

// amountIn adds up the work sets of an exercise.
func amountIn(prescriptions []model.Prescription, exercise model.ID) Amount {
	var sets []model.Set
	for _, p := range prescriptions {
		if p.Exercise == exercise {
			sets = append(sets, p.Sets...)
		}
	}
	return amountOf(sets)
}
