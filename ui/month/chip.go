package month

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

const (
	chipRadius float32 = 6
	chipMark   float32 = 13
	stateMark  float32 = 13
)

// chipView draws one chip. It is reused from refresh to refresh.
type chipView struct {
	fill, ring  *canvas.Rectangle
	kind, state *canvas.Image
	text        *canvas.Text
}

func newChipView() *chipView {
	v := &chipView{
		fill: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
		kind: canvas.NewImageFromResource(nil), state: canvas.NewImageFromResource(nil), text: kit.NewText(theme.TextSmall, false),
	}
	v.fill.CornerRadius = chipRadius
	v.ring.CornerRadius, v.ring.StrokeWidth = chipRadius+theme.FocusGap, theme.Ring
	return v
}

func (v *chipView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.fill, v.kind, v.text, v.state, v.ring}
}

// show draws a chip at a place, width wide.
func (v *chipView) show(c Chip, at fyne.Position, width float32, chosen bool) {
	v.fill.FillColor = color.Transparent
	ink := theme.ColorTextMuted
	if !c.Over {
		v.fill.FillColor, ink = theme.Colour(c.Kind.Soft), theme.ColorText
	}
	v.fill.Move(at)
	v.fill.Resize(fyne.NewSize(width, chipHeight()))
	v.ring.Hidden = !chosen
	v.ring.StrokeColor = theme.Colour(theme.ColorAccent)
	v.ring.Move(at.SubtractXY(theme.FocusGap, theme.FocusGap))
	v.ring.Resize(fyne.NewSize(width+2*theme.FocusGap, chipHeight()+2*theme.FocusGap))

	kit.ShowIcon(v.kind, c.Kind.Icon, c.Kind.Ink, chipMark)
	v.kind.Move(at.AddXY(5, (chipHeight()-chipMark)/2))
	v.kind.Resize(fyne.NewSquareSize(chipMark))
	right := at.X + width - 4
	v.state.Hidden = c.State.Icon == ""
	if !v.state.Hidden {
		right -= stateMark
		kit.ShowIcon(v.state, c.State.Icon, c.State.Ink, stateMark)
		v.state.Move(fyne.NewPos(right-1, at.Y+(chipHeight()-stateMark)/2))
		v.state.Resize(fyne.NewSquareSize(stateMark))
		right -= 4
	}
	left := at.X + 5 + chipMark + 5
	v.text.Text, v.text.Color = c.Text, theme.Colour(ink)
	kit.Shorten(v.text, right-left)
	kit.PlaceText(v.text, left, at.Y, chipHeight())
}
