package progress

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// ramp is the way back after a break of two or more weeks (RULES.md 2.3): what
// is left of its steps, of which there are some, and the level they are parts
// of. It never changes; nil is none.
type ramp struct {
	steps    []step
	base     amount // the established level when the break began to count
	measured bool   // base has a distance
}

type step struct {
	percent int
	reason  rule.Reason
}

// The steps after a break of two or three weeks, and of four to eleven.
var (
	shortRamp = []step{
		{50, rule.Ramp50}, {70, rule.Ramp70}, {80, rule.Ramp80}, {90, rule.Ramp90}, {100, rule.Ramp100},
	}
	longRamp = append([]step{{33, rule.Ramp33}}, shortRamp...)
)

const (
	leastBreak = 2 // blank weeks that begin or restart a ramp
	longBreak  = 4
)

// rampFor returns the ramp that holds after so many blank weeks: the one under
// way, which a single blank week does not end; or, after two or more, a new one
// from the first step, of the same level if one was under way (clarification
// 5).
func (t *terms) rampFor(before []week, blank int) *ramp {
	last := &before[len(before)-1]
	if blank < leastBreak {
		return last.next
	}
	var r ramp
	if last.next != nil {
		r = *last.next
	} else {
		// The level is frozen in the first week that the break counts in.
		active := recent(before, last.number+leastBreak+1)
		r.base = amount{distance: established(active, rule.ByDistance), count: established(active, t.unit)}
		r.measured = t.distance && measured(active)
	}
	r.steps = shortRamp
	if blank >= longBreak {
		r.steps = longRamp
	}
	if t.strict {
		r.steps = r.steps[:1]
	}
	return &r
}

// after returns what is left of the ramp when its step was done at 90 % or more
// and green, else the same step again.
func (r *ramp) after(load, limit model.Load, zone model.PainZone) *ramp {
	if r == nil || zone != model.Green || load.Times(10) < limit.Times(9) {
		return r
	}
	if len(r.steps) == 1 {
		return nil
	}
	next := *r
	next.steps = r.steps[1:]
	return &next
}
