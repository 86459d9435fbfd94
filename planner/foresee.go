package planner

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Foreseen is what the rules would find in a week if an Op were done: what a
// person sees of it while a card is still in the air.
type Foreseen struct {
	// Findings are those of the week then, without fixes: first the New ones
	// that the Op brings or makes worse, then those that are there already.
	Findings []rule.Finding
	New      int
	// Cleared are those of now that are not kept and would be no more.
	Cleared []rule.Finding
	// Sessions are those that the Op makes or changes, as they would be.
	Sessions []model.Session
}

// Foresee tries an Op that plans sessions and says what a week comes to with it.
// It writes nothing; an Op that changes nothing leaves the week as it is.
func (p *Planner) Foresee(op Op, week model.Week) (Foreseen, error) {
	var seen Foreseen
	err := p.read(func(st *state, r model.Reader) error {
		c, _, err := op.change(p.scene(st, r))
		if err != nil {
			return err
		}
		seen = st.foresee(&c, week)
		return nil
	})
	return seen, err
}

func (st *state) foresee(c *Change, week model.Week) Foreseen {
	before := st.try(nil).findings(week.First, week.Last())
	after := st.try(c).findings(week.First, week.Last())
	var seen Foreseen
	var rest []rule.Finding
	for _, f := range after {
		if slices.ContainsFunc(before, func(was rule.Finding) bool { return c.leaves(&was, &f) }) {
			rest = append(rest, f)
		} else {
			seen.Findings = append(seen.Findings, f)
		}
	}
	seen.New = len(seen.Findings)
	seen.Findings = append(seen.Findings, rest...)
	for _, f := range before {
		if f.Kept == "" && !slices.ContainsFunc(after, func(then rule.Finding) bool { return then.Same(&f) }) {
			seen.Cleared = append(seen.Cleared, f)
		}
	}
	for _, d := range c.Sessions {
		if d.After != nil {
			seen.Sessions = append(seen.Sessions, *d.After)
		}
	}
	return seen
}
