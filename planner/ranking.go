package planner

import (
	"cmp"
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Ranked returns weekly limits in the order they matter for a knee: cardio of
// high impact, work sets of the lower body, all high impact, other cardio,
// exercises and effort; those that nothing is planned of come last.
func (p *Planner) Ranked(budgets []rule.Budget) []rule.Budget {
	return slices.SortedStableFunc(slices.Values(budgets), func(a, b rule.Budget) int {
		return cmp.Compare(p.rank(&a), p.rank(&b))
	})
}

func (p *Planner) rank(b *rule.Budget) int {
	rank := 5
	switch b.Stream.Kind {
	case rule.FamilyStream:
		rank = 4
		if _, impact := p.Library().Family(b.Stream.Of); impact == model.HighImpact {
			rank = 1
		}
	case rule.SetStream:
		rank = 2
	case rule.ImpactStream:
		rank = 3
	}
	if b.Planned == 0 {
		rank += 10
	}
	return rank
}
