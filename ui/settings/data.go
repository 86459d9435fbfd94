package settings

import (
	"errors"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// File is what can be done with the file of the plan.
type File interface {
	// Folder is where it is; empty: what is shown is no plan of the person's own.
	Folder() string
	OpenFolder()
	CopyFolder()
	// BackUp asks where to, Restore asks from where.
	BackUp()
	Restore()
	// CopyDiagnostics copies what helps to find a fault.
	CopyDiagnostics()
}

// data is the plan's file, its copies, and the way back to how it all began.
func (p *Page) data() *section {
	backUp := p.button("backup", p.File.BackUp)
	restore := p.button("restore", p.File.Restore)
	return &section{
		groups: []*group{
			{p.say("settings.backup"), []*row{backUp, restore}},
			{p.say("settings.folder"), []*row{p.folder()}},
			{p.say("settings.program"), []*row{p.button("diagnostics", p.File.CopyDiagnostics)}},
			{p.say("settings.start-over"), []*row{p.reset()}},
		},
		load: func(*model.Profile) {
			own := p.File.Folder() != ""
			p.unfilled = p.unfilled || backUp.Hidden == own
			backUp.Hidden, restore.Hidden = !own, !own
		},
	}
}

// button is a row with something to do; its words are "do."+key.
func (p *Page) button(key string, do func()) *row {
	b := kit.Plain(p.say("do."+key), do)
	r := p.row(key, b)
	r.first = b
	return r
}

// folder says where the plan is.
func (p *Page) folder() *row {
	open := kit.Plain(p.say("do.folder"), p.File.OpenFolder)
	buttons := kit.NewRow(2*theme.Grid, 0, open, kit.Plain(p.say("do.folder.copy"), p.File.CopyFolder))
	r := p.row("folder", buttons)
	r.first = open
	r.load = func(*model.Profile) {
		r.Hidden = p.File.Folder() == ""
		r.SetDoes(p.say("does.folder", "Folder", p.File.Folder()))
	}
	return r
}

// reset gives every setting the value it had at first, once that is confirmed.
func (p *Page) reset() *row {
	var r *row
	r = p.button("reset", func() {
		d := &kit.Dialog{
			Heading: p.say("reset.heading"), Sentence: p.say("reset.sentence"),
			Confirm: p.say("reset.confirm"), Cancel: p.say("dialog.cancel"), Careful: true,
		}
		d.OnClosed = func(confirmed bool) {
			if confirmed {
				r.SetError(p.startOver())
				p.Refresh()
			}
		}
		d.Show(p.Canvas)
	})
	return r
}

// startOver resets the settings and says what kept it from that, if anything.
func (p *Page) startOver() string {
	out, err := p.Plan.Apply(planner.ResetProfile{}, "")
	switch {
	case err == nil:
		p.Done(out.Label)
	case errors.Is(err, planner.ErrNothingToDo):
		return p.say("reset.nothing")
	default:
		p.Fail(err)
	}
	return ""
}

// firstShown is the first row of a group that is not hidden; nil: all are.
func (g *group) firstShown() *row {
	for _, r := range g.rows {
		if !r.Hidden {
			return r
		}
	}
	return nil
}
