package rule

import "github.com/kneewise/kneewise/model"

var painBlock = &Rule{
	Code:   PainBlock,
	Source: "RULES.md 2.5, 2.8, clarification 1",
	Doc: "No strength of the lower body and no high impact for 48 hours after a session that the knee took badly, or " +
		"while a red flag has its effects.",
	Check: checkPainBlock,
}

// checkPainBlock reports once for each planned session in a block, for the one
// that lasts longest. What a change puts where everything waits is not against
// the rule if it spares the knees, but worth a word.
func checkPainBlock(p *Pass) {
	if len(p.Blocks) == 0 {
		return
	}
	for _, w := range p.near {
		if w.Status == model.Planned {
			p.reportBlock(w.Session)
		}
	}
	for _, s := range p.Waiting {
		p.reportBlock(s)
	}
}

func (p *Pass) reportBlock(s *model.Session) {
	var by *Block
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Stops(p.Library, s) && b.Covers(s) && (by == nil || b.outlasts(by)) {
			by = b
		}
	}
	if by == nil {
		return
	}
	f := Finding{
		Rule:     PainBlock,
		Severity: Violation,
		Where:    Where{Date: s.Date, Session: s.ID},
		Args:     Args{Flag: by.Flag, Until: by.Last},
		Fixes:    []Fix{{Code: FixTray, Session: s.ID}},
	}
	if by.Session != "" {
		f.Where.Other, f.Where.OtherDate = by.Session, by.First
	}
	if !by.Until.IsZero() {
		f.Args.HasClock, f.Args.Until = true, model.DateIn(by.Until, by.Zone)
		f.Args.Clock = model.ClockIn(by.Until, by.Zone)
	}
	if !LoadsKnees(p.Library, s) {
		f.Severity = Caution
	}
	p.Report(f)
}
