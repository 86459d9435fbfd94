package week

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// previewLines is how many sentences a preview holds at the most.
const previewLines = 40

// Arrange shows what arranging the week would change, and why something finds
// no place, before anything is written.
func (p *Page) Arrange() {
	op := planner.Arrange{Week: p.view.Week}
	out, err := p.Plan.Check(op)
	d := &kit.Dialog{
		Heading: p.say("arrange.heading", "Week", p.Format.WeekTitle(p.view.Week, p.view.Today)),
		Width:   kit.PreviewWidth, Cancel: p.say("dialog.cancel"), Confirm: p.say("arrange.confirm"),
	}
	aims := kit.Plain(p.say("command.aims"), func() {
		d.OnClosed = func(bool) { p.Aims() }
		d.Close()
	}).Small()
	switch {
	case errors.Is(err, planner.ErrPast):
		d.Sentence, d.Confirm, d.Cancel = p.say("arrange.past"), "", p.say("dialog.close")
	case errors.Is(err, planner.ErrNothingToDo):
		d.Sentence, d.Confirm, d.Cancel = p.say("arrange.nothing"), "", p.say("dialog.close")
		d.Content = column(p.lines(p.notPlaced(out.NotPlaced)), row(aims))
	case err != nil:
		p.Fail(err)
		return
	default:
		d.Sentence = p.say("arrange.sentence")
		lines := append(p.changes(&out.Change), p.notPlaced(out.NotPlaced)...)
		d.Content = column(p.lines(lines), row(aims))
		d.OnConfirm = func() bool {
			d.OnClosed = func(confirmed bool) {
				if confirmed {
					p.apply(op)
				}
			}
			return true
		}
	}
	d.Show(p.Canvas)
}

// lines shows sentences under each other.
func (p *Page) lines(all []string) fyne.CanvasObject {
	return kit.NewParagraphs(all, theme.TextBody, theme.ColorText, kit.PreviewWidth-48, previewLines)
}

// changes says in one line for each session what a change makes of it.
func (p *Page) changes(c *planner.Change) []string {
	var lines []string
	for _, d := range c.Sessions {
		if line := p.changed(d.Before, d.After); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func (p *Page) changed(before, after *model.Session) string {
	load := func(s *model.Session) string { return p.Format.CardLoad(s, p.family(s.Activity)) }
	switch {
	case before == nil && after != nil:
		return p.say("arrange.new", "Title", after.Title, "Day", p.Format.Date(after.Date), "Load", load(after))
	case after == nil:
		return p.say("arrange.gone", "Title", before.Title)
	case !after.Placed():
		return p.say("arrange.to-tray", "Title", after.Title)
	case !before.Placed():
		return p.say("arrange.from-tray", "Title", after.Title, "Day", p.Format.Date(after.Date), "Load", load(after))
	case before.Date != after.Date:
		return p.say("arrange.moved", "Title", after.Title, "From", p.Format.Date(before.Date), "Day", p.Format.Date(after.Date), "Load", load(after))
	case before.Plan != after.Plan:
		return p.say("arrange.cut", "Title", after.Title, "Day", p.Format.Date(after.Date), "Load", load(after))
	default:
		return ""
	}
}

// notPlaced says what a week misses of its aims, and why.
func (p *Page) notPlaced(missed []arrange.Missed) []string {
	var lines []string
	for _, m := range missed {
		var reasons []string
		for _, r := range m.Reasons {
			reasons = append(reasons, p.say("arrange.reason."+string(r)))
		}
		if len(reasons) == 0 {
			reasons = []string{p.say("arrange.reason.cost")}
		}
		lines = append(lines, p.say("arrange.missed", "Count", m.Count, "Kind", p.missedKind(string(m.Kind)), "Reasons", strings.Join(reasons, ", ")))
	}
	return lines
}

func (p *Page) missedKind(kind string) string {
	if a, ok := p.Plan.Library().Activity(model.ID(kind)); ok {
		return a.Name
	}
	return p.Format.Kind(model.Kind(kind))
}
