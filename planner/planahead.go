package planner

import (
	"reflect"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// PlanAhead arranges one week after the other, each as [Arrange] does, and
// loads it: cardio with what the weekly limits allow (RULES.md 2.3.7, 2.3.8),
// strength with its next steps (2.4), taking what is planned before as if it
// were completed and green. Planned sessions that stand in those weeks are
// loaded too; done and pinned ones stay.
type PlanAhead struct {
	Week  model.Week // the first one
	Weeks int        // 1 to MostWeeksAhead
}

// MostWeeksAhead is how far one can plan at once.
const MostWeeksAhead = 52

// PlannedWeek is one week of a plan ahead.
type PlannedWeek struct {
	Week      model.Week
	Sessions  int // that count in it
	Budgets   []rule.Budget
	Goals     []progress.Goal
	NotPlaced []arrange.Missed
	Changed   []Changed
}

func (op PlanAhead) change(s *scene) (Change, Label, error) {
	label := Label{Action: ActionPlan, Date: s.weeks.Shown(op.Week.First).First}
	switch {
	case op.Weeks < 1:
		return Change{}, label, &model.Invalid{Field: "weeks", Code: model.CodeTooSmall, Least: 1}
	case op.Weeks > MostWeeksAhead:
		return Change{}, label, &model.Invalid{Field: "weeks", Code: model.CodeTooLarge, Most: MostWeeksAhead}
	}
	week := s.weeks.Shown(op.Week.First)
	if week.Last().Before(s.today) {
		return Change{}, label, ErrPast
	}
	ahead := &drafting{scene: *s}
	for range op.Weeks {
		if err := ahead.plan(week); err != nil {
			return Change{}, label, err
		}
		week = s.weeks.Shown(week.Last().AddDays(1))
	}
	c := ahead.change()
	c.weeks = ahead.weeks
	return c, label, nil
}

// drafting plans on weeks that are not written: its scene is what it would be
// with all of them.
type drafting struct {
	scene
	diffs []Diff[model.Session]
	weeks []PlannedWeek
}

func (d *drafting) plan(week model.Week) error {
	w := newArrangement(&d.scene, week)
	w.ahead = true
	if err := w.solve(w.rest()); err != nil {
		return err
	}
	var c Change
	if !d.knees.allWait() {
		c = w.edits.change()
	}
	goals := d.ledger.Goals(d.all, week, d.rack)
	d.take(&c)
	planned := PlannedWeek{Week: week, Budgets: d.try(nil).limits(week), Goals: goals, NotPlaced: w.notPlaced, Changed: w.changed}
	planned.Sessions = len(between(d.counted, week.First, week.Last()))
	d.weeks = append(d.weeks, planned)
	return nil
}

// take makes a change part of the scene.
func (d *drafting) take(c *Change) {
	if len(c.Sessions) == 0 {
		return
	}
	next := *d.state
	ledger := d.try(c).ledger
	next.replace(c.Sessions)
	next.sortOut()
	next.ledger = ledger.Lifting(next.lifted)
	d.state = &next
	for _, diff := range c.Sessions {
		d.merge(diff)
	}
	d.reader = draft{Reader: d.reader, diffs: c.Sessions}
}

// merge puts a later difference of a session together with an earlier one.
func (d *drafting) merge(diff Diff[model.Session]) {
	for i := range d.diffs {
		if known := &d.diffs[i]; idOf(*known) == idOf(diff) {
			known.After = diff.After
			return
		}
	}
	d.diffs = append(d.diffs, diff)
}

func idOf(d Diff[model.Session]) model.ID {
	if d.After != nil {
		return d.After.ID
	}
	return d.Before.ID
}

func (d *drafting) change() Change {
	return Change{Sessions: slices.DeleteFunc(d.diffs, func(diff Diff[model.Session]) bool {
		return reflect.DeepEqual(diff.Before, diff.After)
	})}
}

// draft reads sessions as they would be with some differences.
type draft struct {
	model.Reader
	diffs []Diff[model.Session]
}

func (r draft) differs(id model.ID) (Diff[model.Session], bool) {
	i := slices.IndexFunc(r.diffs, func(d Diff[model.Session]) bool { return idOf(d) == id })
	if i < 0 {
		return Diff[model.Session]{}, false
	}
	return r.diffs[i], true
}

func (r draft) Session(id model.ID) (model.Session, error) {
	d, ok := r.differs(id)
	switch {
	case !ok:
		return r.Reader.Session(id)
	case d.After == nil:
		return model.Session{}, model.ErrNotFound
	default:
		return *d.After, nil
	}
}

func (r draft) Sessions(from, to civil.Date) ([]model.Session, error) {
	stored, err := r.Reader.Sessions(from, to)
	return r.with(stored, func(s *model.Session) bool { return !s.Date.Before(from) && !s.Date.After(to) }), err
}

func (r draft) Tray() ([]model.Session, error) {
	stored, err := r.Reader.Tray()
	return r.with(stored, func(s *model.Session) bool { return !s.Placed() }), err
}

// with puts the differences on stored sessions, keeping those that belong.
func (r draft) with(stored []model.Session, belongs func(*model.Session) bool) []model.Session {
	sessions := slices.DeleteFunc(stored, func(s model.Session) bool {
		_, differs := r.differs(s.ID)
		return differs
	})
	for _, d := range r.diffs {
		if d.After != nil && belongs(d.After) {
			sessions = append(sessions, *d.After)
		}
	}
	slices.SortFunc(sessions, func(a, b model.Session) int { return byDay(&a, &b) })
	return sessions
}
