package rule

import "github.com/kneewise/kneewise/model"

var impactWeek = &Rule{
	Code:   ImpactWeek,
	Doc:    "At most three high-impact sessions a week, or what the person's limit says.",
	Source: "RULES.md 2.9 H5, R24",
	Check:  checkImpactWeek,
}

// checkImpactWeek names the last high-impact session of a week with too many.
func checkImpactWeek(p *Pass) {
	for _, week := range p.Weeks {
		var last *workout
		count := 0
		for _, w := range p.inWeek(week) {
			if w.impact == model.HighImpact {
				last = w
				count++
			}
		}
		if count <= p.Limits.HighImpactWeek {
			continue
		}
		p.Report(Finding{
			Rule:     ImpactWeek,
			Severity: Violation,
			Where:    Where{Date: week.First, Session: last.ID, Week: true},
			Args:     Args{Count: count, Need: p.Limits.HighImpactWeek},
		})
	}
}
