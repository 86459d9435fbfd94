package planner

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// trial is a state with a change tried on it: the sessions that count, as they
// would be.
type trial struct {
	*state
	gone    map[model.ID]bool
	added   []*model.Session // in order of day
	waiting []*model.Session // that the change puts where everything planned waits
	stored  *rule.Timeline   // the state's sessions around the change, if they are at hand
	ledger  *progress.Ledger
	budgets map[model.Week][]rule.Budget // of the weeks asked for
	wanted  func(*rule.Finding) bool     // which findings are of interest; nil: all of them
}

func (st *state) try(c *Change) trial {
	t := st.changed(c)
	t.ledger = t.tally(c)
	return t
}

// changed is a trial without its ledger.
func (st *state) changed(c *Change) trial {
	t := trial{state: st, ledger: st.ledger, budgets: map[model.Week][]rule.Budget{}}
	if c == nil || len(c.Sessions) == 0 {
		return t
	}
	t.gone = map[model.ID]bool{}
	for _, d := range c.Sessions {
		if d.Before != nil {
			t.gone[d.Before.ID] = true
		}
		switch {
		case d.After == nil || !d.After.Placed() || !d.After.Counts():
		case !st.knees.suspends(d.After):
			t.added = append(t.added, liftingNothing(d))
		case d.Before == nil || !st.knees.suspends(d.Before):
			t.waiting = append(t.waiting, d.After)
		}
	}
	slices.SortFunc(t.added, byDay)
	return t
}

// liftingNothing is the session after a difference; where it lost all of its
// exercises it says so, for none at all mean that it is not whole.
func liftingNothing(d Diff[model.Session]) *model.Session {
	if d.Before == nil || len(d.Before.Prescriptions) == 0 || len(d.After.Prescriptions) > 0 {
		return d.After
	}
	emptied := *d.After
	emptied.Prescriptions = []model.Prescription{}
	return &emptied
}

// tally is the state's ledger with the change.
func (t trial) tally(c *Change) *progress.Ledger {
	if c == nil || !slices.ContainsFunc(c.Sessions, t.shiftsLoad) {
		return t.state.ledger
	}
	weeks := t.weeksOf(c.days())
	var sessions []*model.Session
	for _, w := range weeks {
		sessions = append(sessions, t.counting(w.First, w.Last())...)
	}
	return t.state.ledger.With(sessions, weeks...)
}

// shiftsLoad says whether a difference makes one of what weeks add up to; a
// session that only goes to another day of its week does not.
func (st *state) shiftsLoad(d Diff[model.Session]) bool {
	was, is := d.Before, d.After
	return was == nil || is == nil || !was.Placed() || !is.Placed() || st.weekOf(was.Date) != st.weekOf(is.Date) ||
		was.Kind != is.Kind || was.Activity != is.Activity || was.Status != is.Status || was.Effort() != is.Effort() ||
		was.Prescriptions != nil || is.Prescriptions != nil || st.knees.suspends(was) != st.knees.suspends(is)
}

// weeksOf returns the weeks that hold some days, both in order; the tray is in
// none.
func (st *state) weeksOf(days []civil.Date) []model.Week {
	var weeks []model.Week
	for _, d := range days {
		if d != (civil.Date{}) {
			weeks = append(weeks, st.weekOf(d))
		}
	}
	return slices.Compact(weeks)
}

// limits are the weekly limits of a week, worked out once.
func (t trial) limits(w model.Week) []rule.Budget {
	budgets, known := t.budgets[w]
	if !known {
		budgets = t.ledger.Budgets(w)
		t.budgets[w] = budgets
	}
	return budgets
}

// counting returns the sessions that count from first to last, in any order.
func (t trial) counting(first, last civil.Date) []*model.Session {
	stored := between(t.counted, first, last)
	added := between(t.added, first, last)
	if len(t.gone) == 0 && len(added) == 0 {
		return stored
	}
	all := make([]*model.Session, 0, len(stored)+len(added))
	for _, s := range stored {
		if !t.gone[s.ID] {
			all = append(all, s)
		}
	}
	return append(all, added...)
}

// timeline returns the sessions that the rules need to see to judge the days
// from to to and their weeks.
func (t trial) timeline(from, to civil.Date) rule.Timeline {
	if t.stored == nil {
		first, last := t.window(from, to)
		return rule.NewTimeline(t.library, t.counting(first, last))
	}
	if len(t.gone) == 0 && len(t.added) == 0 {
		return *t.stored
	}
	return t.stored.With(t.library, t.gone, t.added)
}

// window is the first and the last day that the rules need to see to judge the
// days from to to and their weeks.
func (st *state) window(from, to civil.Date) (first, last civil.Date) {
	before, after := rule.Margin()
	return st.weekOf(from).First.AddDays(-max(before, rule.Past())), st.weekOf(to).Last().AddDays(after)
}

// findings runs the rules over the days from to to, and over the whole weeks
// they touch.
func (t trial) findings(from, to civil.Date) []rule.Finding {
	var weeks []model.Week
	for w := t.weekOf(from); !w.First.After(to); w = t.weeks.After(w) {
		weeks = append(weeks, w)
	}
	return t.findingsIn(from, to, weeks)
}

// findingsIn runs the rules over the days from to to, and over some of the
// weeks they touch.
func (t trial) findingsIn(from, to civil.Date, weeks []model.Week) []rule.Finding {
	pass := rule.Pass{
		Library: t.library, Limits: t.profile.Limits, Available: t.profile.AvailableOn,
		From: from, To: to, Weeks: weeks, DistanceStep: rule.DistanceStep(t.profile.Units),
		Sessions: t.timeline(from, to), Open: t.weekOf(t.today).First, Wanted: t.wanted,
		Lifted: t.lifted, NextWeight: t.nextWeight,
		Blocks: t.knees.open, Waiting: t.waiting, Caps: t.knees.caps, Masked: t.knees.masked,
	}
	pass.Since, _ = t.window(from, to)
	for _, w := range weeks {
		pass.Budgets = append(pass.Budgets, t.limits(w)...)
	}
	found := rule.Check(pass)
	t.markKept(found)
	return found
}

// judge returns what the rules find about a change on its days and those that
// they matter to, and in its weeks: findings that were not there before it, or
// that it makes worse. What it does to the limits of later weeks, and to how
// long later sessions are beside earlier ones, is for their own findings to say.
func (st *state) judge(c *Change) []rule.Finding {
	return st.judging(c.days()).judge(c, st.try(c))
}

// judging is what is so around some days before changes on them are judged:
// worked out once, however many changes there are.
type judging struct {
	*state
	stored    rule.Timeline
	untouched trial
	before    []rule.Finding
}

// judging prepares to judge changes on some of these days, given in order.
func (st *state) judging(days []civil.Date) *judging {
	j := &judging{state: st}
	stretches := spans(days)
	var sessions []*model.Session
	var last civil.Date // of those there are
	for _, s := range stretches {
		first, to := st.window(s.from, s.to)
		sessions = append(sessions, between(st.counted, later(first, last.AddDays(1)), to)...)
		last = to
	}
	j.stored = rule.NewTimeline(st.library, sessions)
	j.untouched = st.try(nil)
	j.untouched.stored = &j.stored
	for _, s := range stretches {
		j.before = append(j.before, j.untouched.findingsIn(s.from, s.to, st.weeksOf(s.days))...)
	}
	return j
}

// judge is [state.judge] for a change that is tried already.
func (j *judging) judge(c *Change, after trial) []rule.Finding {
	return j.around(c, after, func(f *rule.Finding) bool { return c.brings(f, j.before) })
}

// around returns those wanted of the findings on and around the days of a
// change and in their weeks, once it is made.
func (j *judging) around(c *Change, after trial, wanted func(*rule.Finding) bool) []rule.Finding {
	after.stored, after.wanted = &j.stored, wanted
	var found []rule.Finding
	for _, s := range spans(c.days()) {
		found = append(found, after.findingsIn(s.from, s.to, j.weeksOf(s.days))...)
	}
	return found
}

// brings says whether a finding after the change is of its making.
func (c *Change) brings(f *rule.Finding, before []rule.Finding) bool {
	if f.Rule == rule.Spike && !c.touches(f.Where.Session) {
		return false
	}
	for i := range before {
		if c.leaves(&before[i], f) {
			return false
		}
	}
	return true
}

// leaves says whether a finding after the change was there before it and is no
// worse. Of the gaps before a session only the worst is found; when the change
// takes that one away, the next one between sessions it does not touch is none
// of its making.
func (c *Change) leaves(was, is *rule.Finding) bool {
	if was.Rule != is.Rule || was.Where.Date != is.Where.Date || was.Where.Session != is.Where.Session && is.Where.Other != "" ||
		was.Severity < is.Severity || was.Value() < is.Value() {
		return false
	}
	if was.Same(is) {
		return true
	}
	return is.Where.Other != "" && !c.touches(is.Where.Session) && !c.touches(is.Where.Other)
}

// span is a stretch of days to judge at once: some days, and around them those
// that a change there can matter to.
type span struct {
	from, to civil.Date
	days     []civil.Date
}

// spans groups days, in order, into stretches with at least a week between
// them. The tray has no day.
func spans(days []civil.Date) []span {
	before, after := rule.Margin()
	var all []span
	start := 0 // the first day of the stretch
	for i, d := range days {
		if d == (civil.Date{}) {
			continue
		}
		from, to := d.AddDays(-after), d.AddDays(before)
		if n := len(all); n > 0 && from.DaysSince(all[n-1].to) <= 7 {
			all[n-1].to, all[n-1].days = to, days[start:i+1]
			continue
		}
		start = i
		all = append(all, span{from, to, days[i : i+1]})
	}
	return all
}
