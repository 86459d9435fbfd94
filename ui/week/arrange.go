package week

import (
	"errors"

	"fyne.io/fyne/v2"

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
	switch {
	case errors.Is(err, planner.ErrPast):
		d.Sentence, d.Confirm, d.Cancel = p.say("arrange.past"), "", p.say("dialog.close")
	case errors.Is(err, planner.ErrNothingToDo):
		d.Sentence, d.Confirm, d.Cancel = p.say("arrange.nothing"), "", p.say("dialog.close")
		d.Content = p.lines(p.notPlaced(out.NotPlaced))
	case err != nil:
		p.Fail(err)
		return
	default:
		d.Sentence = p.say("arrange.sentence")
		lines := append(p.changes(&out.Change), p.notPlaced(out.NotPlaced)...)
		d.Content = p.lines(lines)
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

// changes says in one line for each session what a change makes of it, and why.
func (p *Page) changes(c *planner.Change) []string {
	var lines []string
	for _, d := range c.Sessions {
		if line, ok := p.Format.Rearranged(d, p.view.Findings, p.Plan.Library(), p.names); ok {
			lines = append(lines, p.say("arrange.line", "What", line.What, "Why", line.Why))
		}
	}
	return lines
}

// notPlaced says what a week misses of its aims, and why.
func (p *Page) notPlaced(missed []arrange.Missed) []string {
	var lines []string
	for _, m := range missed {
		lines = append(lines, p.Format.Missed(m, p.names))
	}
	return lines
}
