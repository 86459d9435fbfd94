package week

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Shares of a verdict's colour in a column while a card is in the air.
const (
	tintAway   = 45
	tintTarget = 100
)

const plateLines = 3

// columnView draws the frame, head, foot and verdict plate of one day.
type columnView struct {
	frame                 *kit.Slab
	pill, plate           *canvas.Rectangle
	number, weekday, foot *canvas.Text
	add, plateIcon, moon  *canvas.Image
	plateWord, rest       *canvas.Text
	reason                [plateLines]*canvas.Text
	advice                [plateLines]*canvas.Text
}

func newColumnView() *columnView {
	v := &columnView{
		frame: kit.NewSlab(), pill: canvas.NewRectangle(color.Transparent), plate: canvas.NewRectangle(color.Transparent),
		number: kit.NewText(theme.TextHeading, true), weekday: kit.NewText(theme.TextSmall, false), foot: kit.NewText(theme.TextCaption, false),
		add: canvas.NewImageFromResource(nil), plateIcon: canvas.NewImageFromResource(nil), moon: canvas.NewImageFromResource(nil),
		plateWord: kit.NewText(theme.TextSmall, true), rest: kit.NewText(theme.TextSmall, true),
	}
	v.pill.CornerRadius, v.plate.CornerRadius = theme.RadiusButton, theme.RadiusButton
	for i := range plateLines {
		v.reason[i] = kit.NewText(theme.TextCaption, false)
		v.advice[i] = kit.NewText(theme.TextSmall, false)
	}
	return v
}

func (v *columnView) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{v.frame, v.pill, v.number, v.weekday, v.add, v.foot, v.plate, v.plateIcon, v.plateWord, v.moon, v.rest}
	for i := range plateLines {
		all = append(all, v.reason[i], v.advice[i])
	}
	return all
}

// CreateRenderer draws the seven days round the scrolling cards.
func (b *Board) CreateRenderer() fyne.WidgetRenderer {
	r := &boardRenderer{board: b}
	for i := range r.columns {
		r.columns[i] = newColumnView()
		r.objects = append(r.objects, r.columns[i].objects()...)
	}
	r.objects = append(r.objects, b.scroll)
	r.Layout(b.Size())
	return r
}

type boardRenderer struct {
	board   *Board
	columns [7]*columnView
	objects []fyne.CanvasObject
}

func (r *boardRenderer) Destroy()                     {}
func (r *boardRenderer) MinSize() fyne.Size           { return boardMin() }
func (r *boardRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Refresh takes over words, colours and the state of a drag.
func (r *boardRenderer) Refresh() {
	r.Layout(r.board.Size())
	r.board.scroll.Refresh() // and the cards in it, which may be more or fewer now
	canvas.Refresh(r.board)
}

// Layout places the seven days; while a card is in the air the cards make room
// for the verdict plates.
func (r *boardRenderer) Layout(size fyne.Size) {
	top := headHeight() - cardsTop
	if r.board.drag != nil {
		top += plateSize + cardGap()
	}
	r.board.scroll.Move(fyne.NewPos(0, top))
	r.board.scroll.Resize(fyne.NewSize(size.Width, max(size.Height-top-footHeight(), 0)))
	for i, v := range r.columns {
		r.column(v, i, size)
	}
}

func (r *boardRenderer) column(v *columnView, i int, size fyne.Size) {
	b, c := r.board, &r.board.columns[i]
	x, width := columnX(i, size.Width), columnWidth(size.Width)
	ground := r.frame(v, i)
	v.frame.Move(fyne.NewPos(x, 0))
	v.frame.Resize(fyne.NewSize(width, size.Height))

	left := x + columnPad + cardPadX() - 2
	v.number.Text, v.number.Color = c.Number, theme.Colour(theme.ColorText)
	v.weekday.Text, v.weekday.Color = c.Weekday, theme.Colour(theme.ColorTextMuted)
	v.weekday.TextStyle.Bold = c.Today
	v.pill.Hidden = !c.Today
	if c.Today {
		v.pill.FillColor = theme.Colour(theme.ColorAccent)
		pill := theme.Length(26, 22)
		v.pill.Move(fyne.NewPos(left-2, (headHeight()+4-pill)/2))
		v.pill.Resize(fyne.NewSize(kit.Width(v.number)+10, pill))
		v.number.Color, v.weekday.Color = theme.Colour(theme.ColorOnAccent), theme.Colour(theme.ColorAccent)
		left += 3
	}
	kit.PlaceText(v.number, left, 0, headHeight()+4)
	after := left + kit.Width(v.number) + 6
	if c.Today {
		after += 6
	}
	v.add.Hidden = b.drag != nil || b.hover != i && !(b.focused && b.cursor.day == i)
	end := x + width - columnPad
	if !v.add.Hidden {
		end = x + width - 26
	}
	kit.Shorten(v.weekday, end-after)
	kit.PlaceText(v.weekday, after, 2, headHeight()+4)
	if !v.add.Hidden {
		kit.ShowIcon(v.add, theme.IconPlus, theme.ColorTextMuted, 16)
		v.add.Move(fyne.NewPos(x+width-24, (headHeight()+4)/2-8))
		v.add.Resize(fyne.NewSquareSize(16))
	}
	v.foot.Text, v.foot.Color = c.Foot, theme.Colour(theme.ColorTextMuted)
	v.foot.Hidden = b.drag != nil
	kit.Shorten(v.foot, width-2*cardPadX())
	kit.PlaceText(v.foot, x+columnPad+cardPadX()-2, size.Height-footHeight(), footHeight()-4)

	r.plate(v, i, fyne.NewPos(x+columnPad, headHeight()), width-2*columnPad, ground)
	r.rest(v, i, x, width)
}

// frame colours a column: its own ground, or the verdict's while a card is in
// the air. It returns the ground.
func (r *boardRenderer) frame(v *columnView, i int) color.Color {
	b := r.board
	look := kit.SlabLook{Fill: theme.Colour(theme.ColorSurface), Edge: theme.Colour(theme.ColorHairline), EdgeWidth: theme.Hairline, Radius: theme.RadiusPanel}
	switch {
	case b.drag != nil:
		verdict, share := b.drag.plates[i].Look, tintAway
		if b.drag.day == i {
			share = tintTarget
			look.Edge, look.EdgeWidth = theme.Colour(verdict.Ink), theme.Ring
		}
		look.Fill = theme.Mix(theme.Colour(verdict.Soft), look.Fill, share)
	case b.columns[i].Today:
		look.Fill = theme.Colour(theme.ColorRaised)
		look.Edge, look.EdgeWidth = theme.Colour(theme.ColorAccent), theme.Ring
	}
	v.frame.Set(look)
	return look.Fill
}

// plate writes the verdict on a day under its head.
func (r *boardRenderer) plate(v *columnView, i int, at fyne.Position, width float32, ground color.Color) {
	d := r.board.drag
	v.plate.Hidden, v.plateIcon.Hidden, v.plateWord.Hidden = d == nil, d == nil, d == nil
	if d == nil {
		for _, line := range v.reason {
			line.Hide()
		}
		return
	}
	plate := d.plates[i]
	v.plate.FillColor, v.plate.StrokeWidth = ground, 0
	if plate.Look.Filled {
		v.plate.FillColor = theme.Colour(plate.Look.Soft)
	}
	if plate.Look.Outline {
		v.plate.StrokeColor, v.plate.StrokeWidth = theme.Colour(plate.Look.Ink), theme.Hairline
	}
	v.plate.Move(at)
	v.plate.Resize(fyne.NewSize(width, plateSize))
	kit.ShowIcon(v.plateIcon, plate.Look.Icon, plate.Look.Ink, 16)
	v.plateIcon.Move(at.AddXY(8, 7))
	v.plateIcon.Resize(fyne.NewSquareSize(16))
	v.plateWord.Text, v.plateWord.Color = plate.Word, theme.Colour(plate.Look.Ink)
	kit.Shorten(v.plateWord, width-8-16-5-4)
	kit.PlaceText(v.plateWord, at.X+8+16+5, at.Y+7, 16)
	lines := kit.Wrap(plate.Reason, width-16, theme.TextCaption, fyne.TextStyle{}, plateLines)
	for n, line := range v.reason {
		line.Hidden = n >= len(lines)
		if !line.Hidden {
			line.Text, line.Color = lines[n], theme.Colour(theme.ColorText)
			kit.PlaceText(line, at.X+8, at.Y+27+float32(14*n), 14)
		}
	}
}

// rest writes the note on a day without training.
func (r *boardRenderer) rest(v *columnView, i int, x, width float32) {
	c := &r.board.columns[i]
	none := c.Rest == "" || len(c.Cards) > 0 || r.board.drag != nil && r.board.drag.day == i
	v.moon.Hidden, v.rest.Hidden = none, none
	lines := kit.Wrap(c.Advice, width-2*cardPadX()-4, theme.TextSmall, fyne.TextStyle{}, plateLines)
	top := headHeight() + theme.Gap(10)
	if r.board.drag != nil {
		top += plateSize + cardGap()
		lines = nil
	}
	for n, line := range v.advice {
		line.Hidden = none || n >= len(lines)
		if !line.Hidden {
			line.Text, line.Color = lines[n], theme.Colour(theme.ColorTextMuted)
			kit.PlaceText(line, x+columnPad+cardPadX(), top+22+float32(16*n), 16)
		}
	}
	if none {
		return
	}
	kit.ShowIcon(v.moon, theme.IconMoon, theme.ColorTextMuted, 14)
	v.moon.Move(fyne.NewPos(x+columnPad+cardPadX(), top+1))
	v.moon.Resize(fyne.NewSquareSize(14))
	v.rest.Text, v.rest.Color = c.Rest, theme.Colour(theme.ColorText)
	kit.PlaceText(v.rest, x+columnPad+cardPadX()+20, top, 16)
}
