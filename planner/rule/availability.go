package rule

import "github.com/kneewise/kneewise/model"

var availability = &Rule{
	Code: Availability,
	Doc: "A day's sessions, each strength and cardio session with its 10 minutes of warm-up, " +
		"fit into the time the person has.",
	Source: "RULES.md 3.2 H1, R16",
	Check:  checkAvailability,
}

// checkAvailability names the last planned session of a day without the time
// for it. What is done has taken its time; a day with nothing left to do is not
// judged.
func checkAvailability(p *Pass) {
	if p.Available == nil {
		return
	}
	for day := range days(p.near) {
		var last *workout
		var needed model.Seconds
		for _, w := range day {
			needed += w.Effort().Duration
			if w.Kind != model.Mobility {
				needed += model.WarmUpLength
			}
			if w.Status == model.Planned {
				last = w
			}
		}
		free := p.Available(day[0].Date)
		if last == nil || needed <= free {
			continue
		}
		p.Report(Finding{
			Rule:     Availability,
			Severity: Caution,
			Where:    Where{Date: last.Date, Session: last.ID},
			Args: Args{
				Count: int((needed + model.Minute - 1) / model.Minute),
				Need:  int(free / model.Minute),
			},
		})
	}
}
