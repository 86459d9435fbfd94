package week

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

func kneeLineHeight() float32 { return theme.Length(40, 32) }

// kneeLine says above the days what the knees mean for the week: what waits for
// a sign to see a doctor to end, or what has to rest after pain. The sign itself
// stands above every page. The line takes no room while there is nothing to say.
type kneeLine struct {
	widget.BaseWidget
	icon   theme.IconName
	words  string
	fill   *canvas.Rectangle
	image  *canvas.Image
	text   *canvas.Text
	button *kit.Button
}

func newKneeLine(open string, do func()) *kneeLine {
	k := &kneeLine{
		fill: canvas.NewRectangle(color.Transparent), image: canvas.NewImageFromResource(nil),
		text: kit.NewText(theme.TextCardTitle, false), button: kit.Plain(open, do).Small(),
	}
	k.fill.CornerRadius = theme.RadiusButton
	k.ExtendBaseWidget(k)
	return k
}

func (k *kneeLine) show(icon theme.IconName, words string) {
	k.icon, k.words = icon, words
	k.Refresh()
}

// height is how much room it takes.
func (k *kneeLine) height() float32 {
	if k.words == "" {
		return 0
	}
	return kneeLineHeight() + theme.Gap(8)
}

// MouseIn shows the whole sentence where it does not fit.
func (k *kneeLine) MouseIn(*desktop.MouseEvent) {
	if k.text.Text != k.words {
		kit.ShowTip(k, k.words, fyne.Position{}, k.Size())
	}
}

// MouseMoved does nothing.
func (k *kneeLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the sentence away.
func (k *kneeLine) MouseOut() { kit.HideTip(k) }

// AccessibilityLabel is the sentence.
func (k *kneeLine) AccessibilityLabel() string { return k.words }

// AccessibilityRole is a text.
func (k *kneeLine) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (k *kneeLine) CreateRenderer() fyne.WidgetRenderer {
	r := &kneeLineRenderer{k}
	r.Refresh()
	return r
}

type kneeLineRenderer struct{ k *kneeLine }

func (r *kneeLineRenderer) Destroy() {}
func (r *kneeLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.k.fill, r.k.image, r.k.text, r.k.button}
}
func (r *kneeLineRenderer) MinSize() fyne.Size { return fyne.NewSize(0, r.k.height()) }

func (r *kneeLineRenderer) Refresh() {
	k := r.k
	k.fill.FillColor = theme.Colour(theme.ColorVerdictStopSoft)
	k.text.Color = theme.Colour(theme.ColorText)
	if k.icon != "" {
		kit.ShowIcon(k.image, k.icon, theme.ColorVerdictStop, 18)
	}
	r.Layout(k.Size())
	canvas.Refresh(k)
}

func (r *kneeLineRenderer) Layout(size fyne.Size) {
	k := r.k
	k.fill.Resize(size)
	k.image.Resize(fyne.NewSquareSize(18))
	k.image.Move(fyne.NewPos(14, (size.Height-18)/2))
	button := k.button.MinSize()
	k.button.Resize(button)
	k.button.Move(fyne.NewPos(size.Width-button.Width-8, (size.Height-button.Height)/2))
	k.text.Text = k.words
	kit.Shorten(k.text, max(size.Width-42-button.Width-20, 0))
	kit.PlaceText(k.text, 42, 0, size.Height)
}

// kneeWords says what the knees mean for the week that is shown; nothing if
// there is nothing.
func (p *Page) kneeWords(knees *planner.KneesView) (theme.IconName, string) {
	if n := len(p.view.Suspended); n > 0 {
		return theme.IconDoctor, p.say("week.suspended", "Count", n)
	}
	i := slices.IndexFunc(knees.Blocks, func(b rule.Block) bool {
		return b.Session != "" && !b.First.After(p.view.Week.Last()) && !b.Last.Before(p.view.Week.First)
	})
	if i < 0 {
		return "", ""
	}
	return theme.IconPainHigh, p.say("week.block", "Day", p.Format.Date(knees.Blocks[i].Last))
}
