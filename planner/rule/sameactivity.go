package rule

import (
	"slices"

	"github.com/kneewise/kneewise/model"
)

var sameActivity = &Rule{
	Code: SameActivity,
	Doc: "Cardio on consecutive days varies: the same family never on adjacent civil days, " +
		"gentle walking excepted.",
	Source: "RULES.md 2.9 H3, R23",
	Before: 1,
	Check:  checkSameActivity,
}

// checkSameActivity reports each family once for each two days, about the last
// session of the first day and the first one of the second.
func checkSameActivity(p *Pass) {
	for first, second := range adjacent(p.near) {
		for i, later := range second {
			if !varies(later) || lastOfFamily(second[:i], later.family) != nil {
				continue
			}
			earlier := lastOfFamily(first, later.family)
			if earlier == nil {
				continue
			}
			severity := Violation
			if !aboveLowImpact(first, later.family) && !aboveLowImpact(second, later.family) {
				severity = Caution
			}
			p.Report(Finding{
				Rule:     SameActivity,
				Severity: severity,
				Where:    between(earlier, later),
				Args:     Args{Activity: later.family, Days: 1},
			})
		}
	}
}

// varies says whether the rule about variety is for the workout.
func varies(w *workout) bool { return w.family != "" && !w.gentle }

// lastOfFamily returns the last workout of a day in a family, and nil if there
// is none.
func lastOfFamily(day []*workout, family model.ID) *workout {
	for _, w := range slices.Backward(day) {
		if varies(w) && w.family == family {
			return w
		}
	}
	return nil
}

// aboveLowImpact says whether the family was done at medium or high impact on
// a day. By hand that makes the pair a violation, else it is a caution
// (RULES.md, clarification 1).
func aboveLowImpact(day []*workout, family model.ID) bool {
	return slices.ContainsFunc(day, func(w *workout) bool {
		return varies(w) && w.family == family && w.impact != model.LowImpact
	})
}
