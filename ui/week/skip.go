package week

import (
	"strings"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/ask"
	"github.com/kneewise/kneewise/ui/kit"
)

// SkipWithReason asks why the selected sessions are left out, and skips them.
func (p *Page) SkipWithReason() {
	sessions := with(p.Selected(), model.Planned)
	if len(sessions) == 0 {
		return
	}
	reason := kit.NewEntry(p.say("skip.hint"))
	field := kit.NewField(p.Format.Field("reason"), reason)
	heading := p.say("skip.heading", "Title", sessions[0].Title)
	if len(sessions) > 1 {
		heading = p.say("skip.several", "Count", len(sessions))
	}
	d := &kit.Dialog{
		Heading: heading, Sentence: p.say("skip.sentence"), Content: field,
		Confirm: p.say("command.skip"), Cancel: p.say("dialog.cancel"),
	}
	fields := kit.Fields{"reason": field}
	d.OnConfirm = func() bool {
		why := strings.TrimSpace(reason.Text)
		if _, err := p.Plan.Check(planner.Skip{Session: sessions[0].ID, Reason: why}); len(model.InvalidFields(err)) > 0 {
			return ask.Complain(p.Format, d, fields, err)
		}
		d.OnClosed = func(bool) {
			p.each(sessions, func(s *model.Session) planner.Op { return planner.Skip{Session: s.ID, Reason: why} })
		}
		return true
	}
	d.Show(p.Canvas)
}
