package planner

import (
	"cmp"
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Verdict is what the rules say about putting one session on one day.
type Verdict struct {
	Date     civil.Date
	Severity rule.Severity
	Findings []rule.Finding // worst first; none where it is fine
	Here     bool           // where the session is now

	// Earlier and Later are the nearest sessions that train the same: the
	// same region, or the same cardio family. They explain a fine day.
	Earlier, Later *Neighbour
}

// Neighbour is a session that trains the same, some days away.
type Neighbour struct {
	Session  *model.Session
	Days     int           // civil days between the two
	Elapsed  model.Seconds // end of the earlier to start of the later
	HasClock bool          // Elapsed is known
}

// Verdicts judges a session on each of days: what a drag shows. It reads no
// more than the state in memory.
func (p *Planner) Verdicts(placing Placement, days []civil.Date) ([]Verdict, error) {
	var verdicts []Verdict
	err := p.read(func(st *state, _ model.Reader) error {
		h, err := st.hoverOf(placing, days)
		if err != nil {
			return err
		}
		verdicts = make([]Verdict, len(days))
		for i, d := range days {
			if verdicts[i], err = h.verdict(d); err != nil {
				return err
			}
		}
		return nil
	})
	return verdicts, err
}

// Nearest returns the day nearest to d, not over for it, on which the session
// is allowed and not already, if there is one within two weeks: no day off, a
// fine day before one that is not advised, and the later of two that are as near.
func (p *Planner) Nearest(placing Placement, d civil.Date) (Verdict, bool, error) {
	var best Verdict
	found := false
	err := p.read(func(st *state, _ model.Reader) error {
		var days []civil.Date
		for away := -reach; away <= reach; away++ {
			days = append(days, d.AddDays(away))
		}
		h, err := st.hoverOf(placing, days)
		if err != nil {
			return err
		}
		for away := 1; away <= reach; away++ {
			for _, day := range []civil.Date{d.AddDays(away), d.AddDays(-away)} {
				if _, off := st.profile.OffOn(day); off || h.tooLate(day) {
					continue
				}
				v, err := h.verdict(day)
				if err != nil {
					return err
				}
				if v.Here || v.Severity == rule.Violation || found && v.Severity >= best.Severity {
					continue
				}
				best, found = v, true
				if best.Severity == rule.Fine {
					return nil
				}
			}
		}
		return nil
	})
	return best, found, err
}

// SwapVerdicts judges the exchange of all sessions of day a with those of each
// of days: what a drag of its header shows.
func (p *Planner) SwapVerdicts(a civil.Date, days []civil.Date) ([]Verdict, error) {
	verdicts := make([]Verdict, len(days))
	err := p.read(func(st *state, _ model.Reader) error {
		j := st.judging(inOrder(append(slices.Clone(days), a)))
		for i, d := range days {
			e := newEdits(bare{st})
			if _, err := (Swap{A: a, B: d}).on(e); err != nil {
				return err
			}
			c := e.change()
			v := Verdict{Date: d, Here: d == a, Findings: j.judge(&c, st.try(&c))}
			v.settle()
			verdicts[i] = v
		}
		return nil
	})
	return verdicts, err
}

// hover judges one session on one day after the other, or several that keep
// their distance from it. What is the same on all of them is worked out once.
type hover struct {
	*judging
	candidate *model.Session
	group     []model.Session      // the candidate and those that go with it; nil if it goes alone
	stored    *model.Session       // what it is now; nil if it is new
	same      []*model.Session     // that train the same, in order of day
	weeks     map[model.Week]trial // with the session in that week: what it comes to there is the same on each of its days
}

// reach is how many days away another day, or a session that trains the same,
// is looked for; farther away is another plan.
const reach = 14

func (st *state) hover(candidate *model.Session, days []civil.Date) *hover {
	h := &hover{candidate: candidate, stored: st.byID[candidate.ID], weeks: map[model.Week]trial{}}
	days = slices.Clone(days)
	if h.stored != nil {
		days = append(days, h.stored.Date)
	}
	days = inOrder(days)
	h.judging = st.judging(days)
	h.same = st.trainingTheSame(candidate, days)
	return h
}

// hoverOf is the hover of a placement over some days.
func (st *state) hoverOf(placing Placement, days []civil.Date) (*hover, error) {
	candidate, err := placing.candidate(st)
	if err != nil {
		return nil, err
	}
	several, ok := placing.(group)
	if !ok {
		return st.hover(&candidate, days), nil
	}
	members, err := several.members(st)
	if err != nil {
		return nil, err
	}
	var all []civil.Date // that any of them leaves or comes to
	for i := range members {
		if _, stored := st.byID[members[i].ID]; stored {
			all = append(all, members[i].Date)
		}
	}
	for _, d := range days {
		for _, moved := range shifted(members, d) {
			all = append(all, moved.Date)
		}
	}
	h := st.hover(&candidate, days)
	h.group, h.judging = members, st.judging(inOrder(all))
	return h, nil
}

func (h *hover) verdict(d civil.Date) (Verdict, error) {
	moved := h.candidate.OnDay(d)
	v := Verdict{Date: d}
	c, err := h.change(moved)
	if err != nil {
		return Verdict{}, err
	}
	if h.stored != nil && h.stored.Date == d && !c.touches(moved.ID) {
		v.Here, v.Findings = true, h.standing()
	} else {
		v.Findings = h.judge(&c, h.try(&c, d))
	}
	v.settle()
	v.Earlier, v.Later = h.neighbours(&moved)
	return v, nil
}

// tooLate says whether the day is over for the session, or for one of those
// that go with it.
func (h *hover) tooLate(d civil.Date) bool {
	return h.state.tooLate(h.candidate, d) || slices.ContainsFunc(shifted(h.group, d), func(m model.Session) bool {
		return h.state.tooLate(&m, m.Date)
	})
}

// settle puts the worst finding first and says how bad it is.
func (v *Verdict) settle() {
	slices.SortStableFunc(v.Findings, func(a, b rule.Finding) int { return cmp.Compare(weight(&b), weight(&a)) })
	v.Severity = rule.Worst(v.Findings)
}

// change is the change that puts the candidate on its day, with its group.
func (h *hover) change(moved model.Session) (Change, error) {
	if h.group == nil {
		return h.placing(moved)
	}
	e := newEdits(bare{h.state})
	for i := range h.group {
		if _, stored := h.byID[h.group[i].ID]; stored {
			if _, err := e.session(h.group[i].ID); err != nil {
				return Change{}, err
			}
		}
	}
	err := e.placeAll(moved.Date, AtEnd, shifted(h.group, moved.Date)...)
	return e.change(), err
}

// try tries the change that puts the session on a day.
func (h *hover) try(c *Change, d civil.Date) trial {
	if h.group != nil {
		return h.state.try(c)
	}
	t := h.changed(c)
	week := h.weekOf(d)
	known, ok := h.weeks[week]
	if !ok {
		if t.ledger = t.tally(c); t.ledger == h.untouched.ledger {
			t.budgets = h.untouched.budgets
		}
		h.weeks[week] = t
		return t
	}
	t.ledger, t.budgets = known.ledger, known.budgets
	return t
}

// placing is the change that puts a session on its day, by clock or at the
// end: what an Op does, without the store.
func (st *state) placing(s model.Session) (Change, error) {
	e := newEdits(bare{st})
	var err error
	if _, stored := st.byID[s.ID]; stored {
		s.Prescriptions = nil
		err = e.replace(s)
	} else {
		err = e.place(s, AtEnd)
	}
	return e.change(), err
}

// standing returns what the rules find about the session where it is.
func (h *hover) standing() []rule.Finding {
	var found []rule.Finding
	for _, f := range h.before {
		if h.concerns(&f) {
			found = append(found, f)
		}
	}
	return found
}

// concerns says whether a finding is about what is placed.
func (h *hover) concerns(f *rule.Finding) bool {
	return f.Concerns(h.candidate.ID) ||
		slices.ContainsFunc(h.group, func(m model.Session) bool { return f.Concerns(m.ID) })
}

// trainingTheSame finds the sessions within reach of some days, given in
// order, that train the same as s.
func (st *state) trainingTheSame(s *model.Session, days []civil.Date) []*model.Session {
	var same []*model.Session
	last := civil.Date{}
	for _, d := range days {
		from, to := later(d.AddDays(-reach), last.AddDays(1)), d.AddDays(reach)
		for _, other := range between(st.counted, from, to) {
			if other.ID != s.ID && st.trainsTheSame(s, other) {
				same = append(same, other)
			}
		}
		last = to
	}
	return same
}

// neighbours are the nearest sessions on other days that train the same as
// the session on its day, within reach.
func (h *hover) neighbours(s *model.Session) (earlier, later *Neighbour) {
	near := between(h.same, s.Date.AddDays(-reach), s.Date.AddDays(reach))
	before := between(near, s.Date.AddDays(-reach), s.Date.AddDays(-1))
	if n := len(before); n > 0 {
		earlier = neighbour(*before[n-1], before[n-1], s)
	}
	if after := between(near, s.Date.AddDays(1), s.Date.AddDays(reach)); len(after) > 0 {
		later = neighbour(*after[0], s, after[0])
	}
	return earlier, later
}

func (st *state) trainsTheSame(a, b *model.Session) bool {
	if a.Kind == model.Cardio && b.Kind == model.Cardio {
		fa, _ := st.library.Family(a.Activity)
		fb, _ := st.library.Family(b.Activity)
		return fa == fb
	}
	return a.Trains()&b.Trains() != 0
}

func neighbour(shown model.Session, first, second *model.Session) *Neighbour {
	n := &Neighbour{Session: &shown, Days: second.Date.DaysSince(first.Date), HasClock: first.Timed() && second.Timed()}
	if n.HasClock {
		n.Elapsed = model.Seconds(second.Start.Sub(first.End()) / time.Second)
	}
	return n
}
