package week

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// previewLines is how many sentences a preview holds at the most.
const previewLines = 40

// Arrange shows what arranging the week would change, and why something finds
// no place, before anything is written.
func (p *Page) Arrange() {
	week := p.Format.WeekTitle(p.view.Week, p.view.Today)
	p.preview(planner.Arrange{Week: p.view.Week}, previewWords{
		heading: p.say("arrange.heading", "Week", week), sentence: p.say("arrange.sentence"),
		nothing: p.say("arrange.nothing"), confirm: p.say("arrange.confirm"),
	}, p.rearranged)
}

// FixWeek shows the fewest changes that clear the week's findings, and what no
// change clears, before anything is written.
func (p *Page) FixWeek() {
	week := p.Format.WeekTitle(p.view.Week, p.view.Today)
	p.preview(planner.FixWeek{Week: p.view.Week}, previewWords{
		heading: p.say("fixweek.heading", "Week", week), sentence: p.say("fixweek.sentence"),
		nothing: p.say("fixweek.nothing"), confirm: p.say("fixweek.confirm"),
	}, p.rearranged)
}

// previewWords are what the preview of an Op says.
type previewWords struct{ heading, sentence, nothing, confirm string }

// preview shows what an Op on many sessions changes, and why, and does it when
// the person confirms.
func (p *Page) preview(op planner.Op, words previewWords, changes func(*planner.Outcome) []string) {
	out, err := p.Plan.Check(op)
	left := slices.Concat(p.notPlaced(out.NotPlaced), p.remaining(out.Remaining), p.leftOut(out.LeftOut))
	d := &kit.Dialog{Heading: words.heading, Width: kit.PreviewWidth, Cancel: p.say("dialog.close")}
	switch {
	case errors.Is(err, planner.ErrPast):
		d.Sentence = p.say("arrange.past")
	case errors.Is(err, planner.ErrNothingToDo):
		d.Sentence, d.Content = words.nothing, p.lines(left)
	case err != nil:
		p.Fail(err)
		return
	default:
		d.Sentence, d.Confirm, d.Cancel = words.sentence, words.confirm, p.say("dialog.cancel")
		d.Content = p.lines(append(changes(&out), left...))
		d.OnClosed = func(confirmed bool) {
			if confirmed {
				p.apply(op)
			}
		}
	}
	d.Show(p.Canvas)
}

// remaining says which findings no change clears.
func (p *Page) remaining(found []rule.Finding) []string {
	var lines []string
	for _, f := range found {
		s := p.Format.Finding(f, p.names)
		lines = append(lines, p.say("fixweek.remaining", "Title", s.Title, "Text", s.Text))
	}
	return lines
}

// lines shows sentences under each other.
func (p *Page) lines(all []string) fyne.CanvasObject {
	return kit.NewParagraphs(all, theme.TextBody, theme.ColorText, kit.PreviewWidth-48, previewLines)
}

// rearranged says in one line for each session what a change makes of it, and
// why, day by day.
func (p *Page) rearranged(out *planner.Outcome) []string {
	var lines []string
	for _, d := range out.Change.ByDay() {
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

// leftOut says what is not copied, and why.
func (p *Page) leftOut(left []planner.LeftOut) []string {
	var lines []string
	for i := range left {
		lines = append(lines, p.Format.LeftOut(&left[i], p.names))
	}
	return lines
}
