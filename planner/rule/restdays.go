package rule

import "github.com/kneewise/kneewise/model"

var restDays = &Rule{
	Code:   RestDays,
	Doc:    "At least one day a week without training, or what the person's limit says.",
	Source: "RULES.md 3.2 H7, R6",
	Check:  checkRestDays,
}

// checkRestDays names the last training of a week with too few rest days.
func checkRestDays(p *Pass) {
	for _, week := range p.Weeks {
		var last *workout
		rest := 7 + week.Extra
		for day := range days(p.inWeek(week)) {
			if w := training(day); w != nil {
				last = w
				rest--
			}
		}
		if rest >= p.Limits.RestDaysWeek || last == nil {
			continue
		}
		p.Report(Finding{
			Rule:     RestDays,
			Severity: Caution,
			Where:    Where{Date: week.First, Session: last.ID, Week: true},
			Args:     Args{Count: rest, Need: p.Limits.RestDaysWeek},
		})
	}
}

// training returns the last workout that makes the day a training day, and nil
// on a rest day. Gentle walking does not (RULES.md R11), nor does mobility of
// at most 30 minutes in all at RPE 3 or less (clarification 11); mobility whose
// RPE is not known is taken for easy.
func training(day []*workout) *workout {
	var last *workout
	var mobility model.Seconds
	for _, w := range day {
		if w.Kind == model.Mobility {
			e := w.Effort()
			mobility += e.Duration
			if e.RPE > gentleRPE || mobility > gentleMost {
				last = w
			}
		} else if !w.gentle {
			last = w
		}
	}
	return last
}
