package week

import (
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/kit"
)

// keep asks for the reason to keep a finding.
func (p *Page) keep(f rule.Finding) {
	reason := kit.NewEntry(p.say("wayon.reason.hint"))
	field := kit.NewField(p.say("wayon.reason"), reason)
	d := &kit.Dialog{
		Heading: p.say("keep.heading"), Sentence: p.Format.Named(f, p.names),
		Content: field, Cancel: p.say("dialog.cancel"), Confirm: p.say("board.keep"),
	}
	d.OnConfirm = func() bool {
		out, err := p.Plan.Apply(planner.Keep{Finding: f, Reason: reason.Text}, "")
		if err != nil {
			field.SetError(p.Format.Explain(err))
			field.Focus()
			return false
		}
		d.OnClosed = func(bool) { p.done(out) }
		return true
	}
	d.Show(p.Canvas)
}

// NextFinding jumps to the next finding that is not kept.
func (p *Page) NextFinding() {
	n := len(p.view.Findings)
	for step := 1; step <= n; step++ {
		if i := (p.finding + step) % n; p.view.Findings[i].Kept == "" {
			p.showFinding(i)
			return
		}
	}
}

// showFinding brings a finding into view, with the cursor on what it is about.
func (p *Page) showFinding(i int) {
	p.finding = i
	p.findings.choose(i)
	p.board.Choose(string(p.view.Findings[i].Where.Session))
	p.Focus()
}
