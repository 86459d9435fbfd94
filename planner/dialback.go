package planner

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// DialBack has a person train less from one day to another, both included: of
// each session still planned there so many percent of its time, distance and
// climb and of the repetitions or seconds of its work sets are left, rounded
// down, but something of each. The sessions as they were are kept with the
// span, for [Return]. Spans do not overlap.
type DialBack struct {
	From, To civil.Date
	Percent  int // [model.LeastDialBack] to [model.MostDialBack]
	Reason   string
}

// maxDialBack is how long a span may be, in days: a year. Who trains less for
// longer has another plan.
const maxDialBack = 7 * 52

func (op DialBack) change(s *scene) (Change, Label, error) {
	label := Label{Action: ActionDialBack, Date: op.From, Other: op.To}
	span := model.DialBack{ID: s.newID(), From: op.From, To: op.To, Percent: op.Percent, Reason: strings.TrimSpace(op.Reason)}
	if err := op.validate(s, &span); err != nil {
		return Change{}, label, err
	}
	sessions, err := s.reader.Sessions(op.From, op.To)
	if err != nil {
		return Change{}, label, err
	}
	e := newEdits(s.reader)
	for i := range sessions {
		whole := &sessions[i]
		less := dialled(whole, op.Percent, rule.DistanceStep(s.profile.Units))
		if whole.Status != model.Planned || asksTheSame(whole, &less) {
			continue
		}
		e.know(whole)
		e.put(less)
		span.Sessions = append(span.Sessions, *whole)
	}
	label.Count = len(span.Sessions)
	c := e.change()
	c.DialBacks = []Diff[model.DialBack]{{After: &span}}
	return c, label, nil
}

func (op DialBack) validate(s *scene, span *model.DialBack) error {
	if err := span.Validate(); err != nil {
		return err
	}
	switch {
	case op.From.Before(s.today):
		return model.TooEarly("from", s.today)
	case op.To.DaysSince(op.From) >= maxDialBack:
		return model.TooLate("to", op.From.AddDays(maxDialBack-1))
	}
	others, err := s.reader.DialBacks()
	if err != nil {
		return err
	}
	for i := range others {
		if !others[i].To.Before(op.From) && !others[i].From.After(op.To) {
			return &model.Invalid{Field: "from", Code: model.CodeMismatch}
		}
	}
	return nil
}

// dialled is a session with so many percent left of what it asks for; warm-up
// sets, weights and the effort stay.
func dialled(s *model.Session, percent int, step model.Distance) model.Session {
	less := *s
	less.Plan.Duration = part(s.Plan.Duration, percent, rule.DurationStep)
	less.Plan.Distance = part(s.Plan.Distance, percent, step)
	less.Plan.Ascent = part(s.Plan.Ascent, percent, model.Metre)
	less.Plan.Descent = part(s.Plan.Descent, percent, model.Metre)
	less.Prescriptions = slices.Clone(s.Prescriptions)
	for i := range less.Prescriptions {
		p := &less.Prescriptions[i]
		p.Sets = slices.Clone(p.Sets)
		for n := range p.Sets {
			if set := &p.Sets[n]; !set.WarmUp {
				set.Reps, set.Hold = part(set.Reps, percent, 1), part(set.Hold, percent, 1)
			}
		}
	}
	return less
}

// part is so many percent of an amount, rounded down to a multiple of step but
// not to nothing: a step, or all of what is less than that.
func part[A ~int | ~int64](amount A, percent int, step A) A {
	left := A(int64(amount) * int64(percent) / 100) // a day in seconds or 1000 km in micrometres, times 90
	return min(amount, max(left-left%step, step))
}

// asksTheSame says whether two versions of a session ask for the same amounts.
func asksTheSame(a, b *model.Session) bool {
	if a.Plan != b.Plan || len(a.Prescriptions) != len(b.Prescriptions) {
		return false
	}
	for i := range a.Prescriptions {
		p, q := &a.Prescriptions[i], &b.Prescriptions[i]
		if p.Exercise != q.Exercise || !slices.Equal(p.Sets, q.Sets) {
			return false
		}
	}
	return true
}

// Return ends a dial-back: from the day On, today if it is the zero date, what
// is still planned asks for as much as before, unless it was edited meanwhile,
// and then for no more than the weekly limits and the longest sessions before
// leave it: after a time of less they hold, or let it come back step by step
// (RULES.md 2.3). What was cut and why is in [Outcome.Trims]. The days before
// On stay dialled back; a span of none is forgotten.
type Return struct {
	ID model.ID
	On civil.Date
}

func (op Return) change(s *scene) (Change, Label, error) {
	label := Label{Action: ActionReturn, Date: op.On}
	span, err := s.dialBack(op.ID)
	if err != nil {
		return Change{}, label, err
	}
	if label.Date == (civil.Date{}) {
		label.Date = s.today
	}
	on := label.Date
	switch {
	case !on.IsValid():
		return Change{}, label, &model.Invalid{Field: "on", Code: model.CodeBadDate}
	case on.Before(s.today):
		return Change{}, label, ErrPast
	}
	back := comingBack{scene: s, edits: newEdits(s.reader), span: span, less: map[model.ID]*model.Session{}}
	left, err := back.restore(on)
	if err != nil {
		return Change{}, label, err
	}
	if err := back.trim(); err != nil {
		return Change{}, label, err
	}
	c := back.edits.change()
	c.trims = back.trims
	label.Count = len(back.order)
	if after, changed := shortened(span, on, left); changed {
		c.DialBacks = []Diff[model.DialBack]{{Before: span, After: after}}
	}
	return c, label, nil
}

// dialBack finds a span.
func (s *scene) dialBack(id model.ID) (*model.DialBack, error) {
	spans, err := s.reader.DialBacks()
	if err != nil {
		return nil, err
	}
	for i := range spans {
		if spans[i].ID == id {
			return &spans[i], nil
		}
	}
	return nil, model.ErrNotFound
}

// shortened is the span that ends before a day and keeps what is left of its
// sessions, and whether that is another one; nil if there is no day before.
func shortened(span *model.DialBack, on civil.Date, left []model.Session) (after *model.DialBack, changed bool) {
	if !on.After(span.From) {
		return nil, true
	}
	ended := *span
	if last := on.AddDays(-1); last.Before(ended.To) {
		ended.To = last
	}
	ended.Sessions = left
	return &ended, ended.To != span.To || len(left) != len(span.Sessions)
}

// comingBack is a return under way.
type comingBack struct {
	*scene
	edits *edits
	span  *model.DialBack
	order []model.ID                  // sessions that ask for more again, in order of day
	less  map[model.ID]*model.Session // and what they asked for in the dial-back, which is the least
	trims []Trim
}

// Trim is a session that asks for less than it was planned to, and the finding
// that it would otherwise have been.
type Trim struct {
	Session  model.ID
	From, To model.Load // what was planned and what is left, in the measure of Why
	Why      rule.Finding
}

// restore gives the sessions from a day on their amounts back and returns
// those, as they were, that stay dialled back on the days before.
func (b *comingBack) restore(on civil.Date) (left []model.Session, err error) {
	for _, was := range b.span.Sessions {
		now, err := b.edits.session(was.ID)
		if errors.Is(err, model.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		switch {
		case now.Status != model.Planned || !b.unedited(&was, &now):
		case now.Placed() && now.Date.Before(on):
			left = append(left, was)
		default:
			less := now
			b.less[now.ID] = &less
			b.order = append(b.order, now.ID)
			now.Plan, now.Prescriptions = was.Plan, was.Prescriptions
			b.edits.put(now)
		}
	}
	slices.SortFunc(b.order, func(x, y model.ID) int { return byDay(b.edits.after[x], b.edits.after[y]) })
	return left, nil
}

// unedited says whether a session asks for what the dial-back left of it, in
// whichever units the person had then.
func (b *comingBack) unedited(was, now *model.Session) bool {
	for _, units := range []model.Units{{}, {Miles: true}} {
		less := dialled(was, b.span.Percent, rule.DistanceStep(units))
		if asksTheSame(&less, now) {
			return true
		}
	}
	return false
}

// trim cuts what came back to the limits, week by week: the last session of a
// week first, and none below what it was in the dial-back.
func (b *comingBack) trim() error {
	var days []civil.Date
	for _, id := range b.order {
		if s := b.edits.after[id]; s.Placed() {
			days = append(days, s.Date)
		}
	}
	for _, week := range b.weeksOf(inOrder(days)) {
		for b.cutWeek(week) {
		}
	}
	for range b.order {
		if !b.cutSpike() {
			break
		}
	}
	return nil
}

// cutWeek cuts the sessions of a week to the first limit that they are over,
// and says whether there was one that anything could be cut to.
func (b *comingBack) cutWeek(week model.Week) bool {
	c := b.edits.change()
	for _, budget := range b.try(&c).limits(week) {
		if budget.Stream.Hard() && budget.Planned > budget.Most && b.cutTo(&budget) {
			return true
		}
	}
	return false
}

// cutTo cuts the sessions of a budget's week to what the budget allows, as far
// as they can be, and says whether any was.
func (b *comingBack) cutTo(budget *rule.Budget) (cut bool) {
	over := budget.Planned - budget.Most
	for _, id := range slices.Backward(b.order) {
		s := b.edits.after[id]
		if over <= 0 || !s.Placed() || !budget.Week.Contains(s.Date) {
			continue
		}
		var less model.Session
		if budget.Stream.Kind == rule.ExerciseStream {
			less = withFewerSets(s, b.less[id], budget, over)
		} else if less = *s; b.loadOf(s, budget) > 0 {
			less = b.shorter(s, budget.Measure, over)
		}
		freed := b.loadOf(s, budget) - b.loadOf(&less, budget)
		if freed <= 0 {
			continue
		}
		over -= freed
		cut = true
		b.cut(less, b.loadOf(s, budget), b.loadOf(&less, budget), rule.Finding{
			Rule: rule.WeeklyLimit, Severity: rule.Violation,
			Where: rule.Where{Date: budget.Week.First, Session: id, Week: true},
			Args: rule.Args{
				Stream: budget.Stream, Measure: budget.Measure, Load: budget.Planned, Limit: budget.Most,
				Base: budget.Base, Reason: budget.Reason,
			},
		})
	}
	return cut
}

// shorter is a session with less of a load, but with what the dial-back left
// of it.
func (b *comingBack) shorter(s *model.Session, m rule.Measure, over model.Load) model.Session {
	less, least := *s, b.less[s.ID]
	over = min(over, rule.LoadOf(s, m)-rule.LoadOf(least, m))
	fix := rule.Shorten(s, m, over, rule.DistanceStep(b.profile.Units))
	if fix.Code != rule.FixShorten || fix.Duration < least.Plan.Duration || fix.Distance < least.Plan.Distance {
		less.Plan = least.Plan
		return less
	}
	less.Plan.Distance, less.Plan.Duration = fix.Distance, fix.Duration
	return less
}

// withFewerSets is a session with fewer repetitions, or seconds, of an
// exercise: from its last set backwards, each down to what the dial-back left.
func withFewerSets(s, least *model.Session, budget *rule.Budget, over model.Load) model.Session {
	less := *s
	less.Prescriptions = slices.Clone(s.Prescriptions)
	for i := range less.Prescriptions {
		p := &less.Prescriptions[i]
		if p.Exercise != budget.Stream.Of {
			continue
		}
		p.Sets = slices.Clone(p.Sets)
		for n := len(p.Sets) - 1; n >= 0 && over > 0; n-- {
			set := &p.Sets[n]
			if set.WarmUp || budget.Stream.Side != model.BothSides && set.Side != model.BothSides && set.Side != budget.Stream.Side {
				continue
			}
			over -= lower(set, &least.Prescriptions[i].Sets[n], budget.Measure, over)
		}
	}
	return less
}

// lower takes what is over off a set, down to another one, and returns how
// much of the load that was.
func lower(set, least *model.Set, m rule.Measure, over model.Load) model.Load {
	each := model.Load(1) // of a repetition
	if m == rule.ByVolume {
		each = max(1, model.Load(set.Weight))
	}
	if m == rule.ByTime {
		off := min(model.Seconds(over), set.Hold-least.Hold)
		set.Hold -= off
		return model.Load(off)
	}
	off := min(int((over+each-1)/each), set.Reps-least.Reps)
	set.Reps -= off
	return model.Load(off) * each
}

// cutSpike cuts one session that would be much longer than those of the 30
// days before (RULES.md 2.3.6), and says whether there was one.
func (b *comingBack) cutSpike() bool {
	c := b.edits.change()
	for _, f := range b.judge(&c) {
		s := b.edits.after[f.Where.Session]
		if f.Rule != rule.Spike || f.Severity != rule.Violation || b.less[f.Where.Session] == nil {
			continue
		}
		less := b.shorter(s, rule.ByDistance, f.Args.Load-f.Args.Limit)
		if reflect.DeepEqual(less.Plan, s.Plan) {
			continue
		}
		f.Fixes = nil
		b.cut(less, model.Load(s.Plan.Distance), model.Load(less.Plan.Distance), f)
		return true
	}
	return false
}

// cut makes a session ask for less and keeps why.
func (b *comingBack) cut(less model.Session, from, to model.Load, why rule.Finding) {
	b.trims = append(b.trims, Trim{Session: less.ID, From: from, To: to, Why: why})
	b.edits.put(less)
}

// DialledBack returns the dial-back that touches the week of a day and is not
// over, if there is one.
func (p *Planner) DialledBack(day civil.Date) (span model.DialBack, is bool, err error) {
	err = p.read(func(s *state, r model.Reader) error {
		spans, err := r.DialBacks()
		week := s.weekOf(day)
		i := slices.IndexFunc(spans, func(d model.DialBack) bool {
			return !d.To.Before(s.today) && !d.To.Before(week.First) && !d.From.After(week.Last())
		})
		if i >= 0 {
			span, is = spans[i], true
		}
		return err
	})
	return span, is, err
}
