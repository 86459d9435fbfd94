package rule

var lowerSets = &Rule{
	Code: SetsWeek,
	Doc: "Work sets of lower body go up by one a week at most, and only when 2.5 % a week since the last " +
		"one, for four weeks at most, are worth it: a new exercise takes over existing sets.",
	Source: "RULES.md 2.2 S, R4",
	Check:  func(p *Pass) { checkAdvisory(p, SetStream, SetsWeek) },
}

var internalLoad = &Rule{
	Code: InternalLoad,
	Doc: "Effort times time of all sessions, as they were rated, is at most 10 % above the level of the last " +
		"four weeks.",
	Source: "RULES.md 2.2, 2.13",
	Check:  func(p *Pass) { checkAdvisory(p, EffortStream, InternalLoad) },
}

// checkAdvisory names the last session of a week with more of a stream than
// advised.
func checkAdvisory(p *Pass, kind StreamKind, code Code) {
	for i := range p.Budgets {
		b := &p.Budgets[i]
		if b.Stream.Kind != kind || b.Planned <= b.Most {
			continue
		}
		w := p.lastOfStream(b)
		if w == nil {
			continue
		}
		p.Report(Finding{
			Rule:     code,
			Severity: Caution,
			Where:    Where{Date: b.Week.First, Session: w.ID, Week: true},
			Args:     Args{Stream: b.Stream, Measure: b.Measure, Load: b.Planned, Limit: b.Most, Base: b.Base, Reason: b.Reason},
		})
	}
}
