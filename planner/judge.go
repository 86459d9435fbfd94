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
	gone   map[model.ID]bool
	added  []*model.Session // in order of day
	ledger *progress.Ledger
}

func (st *state) try(c *Change) trial {
	t := trial{state: st, ledger: st.ledger}
	if c == nil || len(c.Sessions) == 0 {
		return t
	}
	t.gone = map[model.ID]bool{}
	for _, d := range c.Sessions {
		if d.Before != nil {
			t.gone[d.Before.ID] = true
		}
		if d.After != nil && d.After.Placed() && d.After.Counts() {
			t.added = append(t.added, d.After)
		}
	}
	slices.SortFunc(t.added, byDay)
	weeks := st.weeksOf(c.days())
	var sessions []*model.Session
	for _, w := range weeks {
		sessions = append(sessions, t.counting(w.First, w.Last())...)
	}
	t.ledger = st.ledger.With(sessions, weeks...)
	return t
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

func (t trial) budgets(w model.Week) []rule.Budget { return t.ledger.Budgets(w) }

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

// findings runs the rules over the days from to to, and over the whole weeks
// they touch.
func (t trial) findings(from, to civil.Date) []rule.Finding {
	first, last := t.weekOf(from), t.weekOf(to)
	pass := rule.Pass{
		Library: t.library, Limits: t.profile.Limits, Available: t.profile.Available,
		From: from, To: to, DistanceStep: rule.DistanceStep(t.profile.Units),
	}
	for w := first; !w.First.After(last.First); w = w.Plus(1) {
		pass.Weeks = append(pass.Weeks, w)
		pass.Budgets = append(pass.Budgets, t.budgets(w)...)
	}
	before, after := rule.Margin()
	pass.Since, pass.Open = first.First.AddDays(-rule.Past()), t.weekOf(t.today).First
	pass.Sessions = t.counting(first.First.AddDays(-max(before, rule.Past())), last.Last().AddDays(after))
	found := rule.Check(pass)
	t.markKept(found)
	return found
}

// judge returns what the rules find about a change on its days and those that
// they matter to, and in its weeks: findings that were not there before it, or
// that it makes worse. What it does to the limits of later weeks, and to how
// long later sessions are beside earlier ones, is for their own findings to say.
func (st *state) judge(c *Change) []rule.Finding {
	var found []rule.Finding
	after := st.try(c)
	days := c.days()
	weeks := st.weeksOf(days)
	for _, span := range spans(days) {
		before := st.try(nil).findings(span[0], span[1])
		for _, f := range after.findings(span[0], span[1]) {
			otherWeek := f.Where.Week && !slices.Contains(weeks, model.Week{First: f.Where.Date})
			otherSession := f.Rule == rule.Spike && !c.touches(f.Where.Session)
			if !otherWeek && !otherSession && !slices.ContainsFunc(before, func(was rule.Finding) bool { return c.leaves(&was, &f) }) {
				found = append(found, f)
			}
		}
	}
	return found
}

// leaves says whether a finding after the change was there before it and is no
// worse. Of the gaps before a session only the worst is found; when the change
// takes that one away, the next one between sessions it does not touch is none
// of its making.
func (c *Change) leaves(was, is *rule.Finding) bool {
	if was.Rule != is.Rule || was.Where.Session != is.Where.Session && is.Where.Other != "" ||
		was.Severity < is.Severity || was.Value() < is.Value() {
		return false
	}
	if was.Key() == is.Key() {
		return true
	}
	return is.Where.Other != "" && was.Where.Date == is.Where.Date &&
		!c.touches(is.Where.Session) && !c.touches(is.Where.Other)
}

// spans groups days, in order, into stretches to judge at once, each with the
// days around it that a change there can matter to. The tray has no day.
func spans(days []civil.Date) [][2]civil.Date {
	before, after := rule.Margin()
	var all [][2]civil.Date
	for _, d := range days {
		if d == (civil.Date{}) {
			continue
		}
		from, to := d.AddDays(-after), d.AddDays(before)
		if n := len(all); n > 0 && from.DaysSince(all[n-1][1]) <= 7 {
			all[n-1][1] = to
			continue
		}
		all = append(all, [2]civil.Date{from, to})
	}
	return all
}
