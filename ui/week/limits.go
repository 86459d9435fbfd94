package week

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes in the dialog of all limits.
const (
	limitWidth float32 = 300 // of a limit
	limitGap   float32 = 28  // between two
)

// Limits shows every weekly limit of the week with its sum, for the header has
// room for some only.
func (p *Page) Limits() {
	var parts []fyne.CanvasObject
	for _, b := range p.budgets() {
		v := newBudgetView()
		v.show(b)
		why := kit.NewParagraph(b.Reason, theme.TextSmall, theme.ColorTextMuted, limitWidth, 4)
		left, right := float32(0), limitGap/2
		if len(parts)%2 == 1 {
			left, right = right, left
		}
		cell := container.New(layout.NewCustomPaddedVBoxLayout(theme.Grid), v, why)
		parts = append(parts, container.New(layout.NewCustomPaddedLayout(0, 3*theme.Grid, left, right), cell))
	}
	d := &kit.Dialog{
		Heading: p.say("limits.heading", "Week", p.Format.WeekTitle(p.view.Week, p.view.Today)), Sentence: p.say("limits.sentence"),
		Width: kit.PreviewWidth, Cancel: p.say("dialog.close"),
	}
	if len(parts) == 0 {
		d.Sentence = p.say("limits.none")
	} else {
		d.Content = container.New(layout.NewGridLayout(2), parts...)
	}
	d.Show(p.Canvas)
}
