package month

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

const (
	legendGap     float32 = 5  // from a mark to its words
	legendBetween float32 = 14 // from those to the next mark
)

// legend says what the pain marks mean.
type legend struct {
	widget.BaseWidget
	looks []mark.Look
	icons []*canvas.Image
	words []*canvas.Text
}

func newLegend() *legend {
	l := &legend{}
	l.ExtendBaseWidget(l)
	return l
}

func (l *legend) add(look mark.Look, words string) {
	t := kit.NewText(theme.TextSmall, false)
	t.Text = words
	l.looks, l.icons, l.words = append(l.looks, look), append(l.icons, canvas.NewImageFromResource(nil)), append(l.words, t)
}

// CreateRenderer is for Fyne.
func (l *legend) CreateRenderer() fyne.WidgetRenderer {
	r := &legendRenderer{l: l}
	for i := range l.looks {
		r.objects = append(r.objects, l.icons[i], l.words[i])
	}
	r.Refresh()
	return r
}

type legendRenderer struct {
	l       *legend
	objects []fyne.CanvasObject
}

func (r *legendRenderer) Destroy()                     {}
func (r *legendRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *legendRenderer) MinSize() fyne.Size {
	width := -legendBetween
	for _, t := range r.l.words {
		width += painMark + legendGap + kit.Width(t) + legendBetween
	}
	return fyne.NewSize(width, kit.HeaderHeight())
}

func (r *legendRenderer) Refresh() {
	for i, look := range r.l.looks {
		kit.ShowIcon(r.l.icons[i], look.Icon, look.Ink, painMark)
		r.l.words[i].Color = theme.Colour(theme.ColorTextMuted)
	}
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

func (r *legendRenderer) Layout(size fyne.Size) {
	x := float32(0)
	for i, t := range r.l.words {
		r.l.icons[i].Resize(fyne.NewSquareSize(painMark))
		r.l.icons[i].Move(fyne.NewPos(x, float32(int((size.Height-painMark)/2))))
		x += painMark + legendGap
		kit.PlaceText(t, x, 0, size.Height)
		x += kit.Width(t) + legendBetween
	}
}
