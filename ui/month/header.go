package month

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

const headerHeight float32 = 64

// legendEntry explains one mark.
type legendEntry struct {
	look  mark.Look
	words string
}

// header is the month's name, what the pain marks mean, and the buttons.
type header struct {
	widget.BaseWidget
	back, forward, today *kit.Button
	tools                kit.Tools
	month, weeks         string
	title, label         *canvas.Text
	legend               []legendEntry
	icons                []*canvas.Image
	words                []*canvas.Text
	rule                 *canvas.Rectangle
}

func newHeader(tools kit.Tools, legend []legendEntry) *header {
	h := &header{
		tools: tools, legend: legend, title: kit.NewText(theme.TextTitle, true), label: kit.NewText(theme.TextBody, false),
		rule: canvas.NewRectangle(color.Transparent),
	}
	for range legend {
		h.icons = append(h.icons, canvas.NewImageFromResource(nil))
		h.words = append(h.words, kit.NewText(theme.TextSmall, false))
	}
	h.ExtendBaseWidget(h)
	return h
}

func (h *header) show(month, weeks string) {
	h.month, h.weeks = month, weeks
	h.Refresh()
}

// CreateRenderer is for Fyne.
func (h *header) CreateRenderer() fyne.WidgetRenderer {
	r := &headerRenderer{h: h}
	r.objects = []fyne.CanvasObject{h.title, h.label, h.rule, h.back, h.forward, h.today, h.tools.Undo, h.tools.Redo, h.tools.More}
	for i := range h.legend {
		r.objects = append(r.objects, h.icons[i], h.words[i])
	}
	r.Refresh()
	return r
}

type headerRenderer struct {
	h       *header
	objects []fyne.CanvasObject
}

func (r *headerRenderer) Destroy()                     {}
func (r *headerRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *headerRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, headerHeight) }

func (r *headerRenderer) Refresh() {
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}

// Layout puts the title on the left, the buttons on the right and between them
// as much of the legend as fits.
func (r *headerRenderer) Layout(size fyne.Size) {
	h := r.h
	x := pageMargin
	for _, b := range []*kit.Button{h.back, h.forward} {
		x = r.button(b, x) + 4
	}
	right := size.Width - pageMargin
	for _, b := range []*kit.Button{h.tools.More, h.today, h.tools.Redo, h.tools.Undo} {
		right -= b.MinSize().Width
		r.button(b, right)
		right -= 8
	}
	write := func(t *canvas.Text, words string, ink fyne.ThemeColorName, x, y float32) float32 {
		t.Text, t.Color = words, theme.Colour(ink)
		kit.Shorten(t, right-x-10)
		kit.PlaceText(t, x, y, headerHeight)
		return x + kit.Width(t)
	}
	x = write(h.title, h.month, theme.ColorText, x+6, 0)
	x = write(h.label, h.weeks, theme.ColorTextMuted, x+14, 3)
	r.placeLegend(x+24, right-12)
	h.rule.FillColor = theme.Colour(theme.ColorHairline)
	h.rule.Move(fyne.NewPos(0, size.Height-theme.Hairline))
	h.rule.Resize(fyne.NewSize(size.Width, theme.Hairline))
}

func (r *headerRenderer) button(b *kit.Button, x float32) (end float32) {
	size := b.MinSize()
	b.Resize(size)
	b.Move(fyne.NewPos(x, float32(int((headerHeight-size.Height)/2))))
	return x + size.Width
}

// placeLegend puts the legend at the right end of a stretch, or hides it where
// it does not fit whole.
func (r *headerRenderer) placeLegend(from, to float32) {
	h := r.h
	const gap, between = 5, 14
	width := float32(0)
	for i, entry := range h.legend {
		h.words[i].Text, h.words[i].Color = entry.words, theme.Colour(theme.ColorTextMuted)
		width += painMark + gap + kit.Width(h.words[i]) + between
	}
	x := to - width + between
	hidden := x < from
	for i, entry := range h.legend {
		h.icons[i].Hidden, h.words[i].Hidden = hidden, hidden
		if hidden {
			continue
		}
		kit.ShowIcon(h.icons[i], entry.look.Icon, entry.look.Ink, painMark)
		h.icons[i].Resize(fyne.NewSquareSize(painMark))
		h.icons[i].Move(fyne.NewPos(x, (headerHeight-painMark)/2))
		x += painMark + gap
		kit.PlaceText(h.words[i], x, 0, headerHeight)
		x += kit.Width(h.words[i]) + between
	}
}
