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
		candidate, err := placing.candidate(st)
		if err != nil {
			return err
		}
		verdicts = make([]Verdict, len(days))
		for i, d := range days {
			if verdicts[i], err = st.verdict(&candidate, d); err != nil {
				return err
			}
		}
		return nil
	})
	return verdicts, err
}

// Nearest returns the day nearest to d, not before today, on which the session
// is allowed and not already, if there is one within two weeks: a fine day
// before one that is not advised, and the later of two that are as near.
func (p *Planner) Nearest(placing Placement, d civil.Date) (Verdict, bool, error) {
	const reach = 14 // days; farther away is another plan, not a way on
	var best Verdict
	found := false
	err := p.read(func(st *state, _ model.Reader) error {
		candidate, err := placing.candidate(st)
		if err != nil {
			return err
		}
		for away := 1; away <= reach; away++ {
			for _, day := range []civil.Date{d.AddDays(away), d.AddDays(-away)} {
				if day.Before(st.today) {
					continue
				}
				v, err := st.verdict(&candidate, day)
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

func (st *state) verdict(candidate *model.Session, d civil.Date) (Verdict, error) {
	moved := candidate.OnDay(d)
	v := Verdict{Date: d}
	c, err := st.placing(moved)
	if err != nil {
		return Verdict{}, err
	}
	if stored, ok := st.byID[moved.ID]; ok && stored.Date == d && !c.touches(moved.ID) {
		v.Here, v.Findings = true, st.standing(stored)
	} else {
		v.Findings = st.judge(&c)
	}
	slices.SortStableFunc(v.Findings, func(a, b rule.Finding) int { return cmp.Compare(weight(&b), weight(&a)) })
	v.Severity = rule.Worst(v.Findings)
	v.Earlier, v.Later = st.neighbours(&moved)
	return v, nil
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

// standing returns what the rules find about a session where it is.
func (st *state) standing(s *model.Session) []rule.Finding {
	before, after := rule.Margin()
	found := st.try(nil).findings(s.Date.AddDays(-after), s.Date.AddDays(before))
	return slices.DeleteFunc(found, func(f rule.Finding) bool { return !f.Concerns(s.ID) })
}

// neighbours finds the nearest sessions on other days that train the same as
// s, up to two weeks away.
func (st *state) neighbours(s *model.Session) (earlier, later *Neighbour) {
	const reach = 14
	for _, other := range between(st.counted, s.Date.AddDays(-reach), s.Date.AddDays(reach)) {
		if other.ID == s.ID || other.Date == s.Date || !st.trainsTheSame(s, other) {
			continue
		}
		if other.Date.Before(s.Date) {
			earlier = neighbour(*other, other, s)
		} else if later == nil {
			later = neighbour(*other, s, other)
		}
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
