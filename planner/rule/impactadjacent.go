package rule

import (
	"slices"

	"github.com/kneewise/kneewise/model"
)

var impactAdjacent = &Rule{
	Code:   ImpactAdjacent,
	Doc:    "High impact never on adjacent civil days, also not with two different activities.",
	Source: "RULES.md 2.9 H4, R24",
	Before: 1,
	Check:  checkImpactAdjacent,
}

// checkImpactAdjacent reports once for each two days, about the last
// high-impact session of the first and the first one of the second.
func checkImpactAdjacent(p *Pass) {
	for first, second := range adjacent(p.near) {
		earlier, later := lastHighImpact(first), firstHighImpact(second)
		if earlier == nil || later == nil {
			continue
		}
		p.Report(Finding{
			Rule:     ImpactAdjacent,
			Severity: Violation,
			Where:    between(earlier, later),
			Args:     Args{Days: 1},
		})
	}
}

func firstHighImpact(day []*workout) *workout {
	for _, w := range day {
		if w.impact == model.HighImpact {
			return w
		}
	}
	return nil
}

func lastHighImpact(day []*workout) *workout {
	for _, w := range slices.Backward(day) {
		if w.impact == model.HighImpact {
			return w
		}
	}
	return nil
}
