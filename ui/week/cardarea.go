package week

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// cardArea is the part of the board that scrolls: the cards. It takes the
// pointer and the keyboard and hands what they mean to the board.
type cardArea struct {
	widget.BaseWidget
	board    *Board
	pointed  string // the card under the pointer, empty for none
	ignoring bool   // the rest of a cancelled drag
	adding   bool   // the button went down with Ctrl or Shift
	alone    bool   // a click selects the pressed card alone
	dragged  bool   // the button went down for a drag
	clicks   kit.Clicks[cursor]
}

func newCardArea(b *Board) *cardArea {
	a := &cardArea{board: b}
	a.ExtendBaseWidget(a)
	return a
}

func (a *cardArea) absolute() fyne.Position { return absolute(a) }

// at finds the day under a position and the card, if it is on one.
func (a *cardArea) at(p fyne.Position) (at cursor, onCard bool) {
	width := a.board.Size().Width
	at.day = columnAt(p.X, width)
	at.card, onCard = cardAt(p.Y, len(a.board.columns[at.day].Cards))
	x := p.X - columnX(at.day, width)
	return at, onCard && x >= columnPad && x < columnWidth(width)-columnPad
}

func (a *cardArea) id(at cursor, onCard bool) string {
	if !onCard {
		return ""
	}
	return a.board.columns[at.day].Cards[at.card].ID
}

// place is where something was clicked: a card, or beside all of a day.
func (a *cardArea) place(at cursor, onCard bool) cursor {
	if !onCard {
		at.card = -1
	}
	return at
}

// MouseDown puts the cursor where the pointer is and takes the keyboard. With
// Ctrl it takes the card into the selection or out of it, with Shift it selects
// everything up to it. One of several selected cards may be the handle of all:
// it is selected alone only if it is let go where it was pressed.
func (a *cardArea) MouseDown(ev *desktop.MouseEvent) {
	b := a.board
	at, onCard := a.at(ev.Position)
	b.takeKeyboard()
	a.dragged, a.alone = false, false
	a.clicks.Down(a.place(at, onCard))
	a.adding = ev.Modifier&(fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift) != 0
	switch {
	case ev.Modifier&fyne.KeyModifierShift != 0 && onCard:
		b.extend(at)
	case a.adding && onCard:
		b.toggle(at)
	case a.adding:
	case onCard && b.marked[a.id(at, true)]:
		a.alone = ev.Button != desktop.MouseButtonSecondary
		b.moveCursor(at)
	default:
		b.pick(at)
	}
}

// MouseUp ends a click.
func (a *cardArea) MouseUp(*desktop.MouseEvent) {
	if a.alone && !a.dragged {
		a.board.pick(a.board.cursor)
	}
	a.alone = false
}

// DoubleTapped opens a card, or adds one beside the cards. Clicks that select are
// no double click.
func (a *cardArea) DoubleTapped(ev *fyne.PointEvent) {
	at, onCard := a.at(ev.Position)
	if a.adding || a.dragged || !a.clicks.Double() {
		return
	}
	if onCard {
		a.board.OnOpen(a.id(at, true))
	} else {
		a.board.OnAdd(at.day)
	}
}

// TappedSecondary opens the menu of a card or of a day.
func (a *cardArea) TappedSecondary(ev *fyne.PointEvent) {
	at, onCard := a.at(ev.Position)
	a.board.OnMenu(a.id(at, onCard), at.day, ev.AbsolutePosition)
}

// Dragged lifts the card that was pressed, with those selected with it, and
// then moves them; beside the cards it stretches a rubber band.
func (a *cardArea) Dragged(ev *fyne.DragEvent) {
	b := a.board
	a.dragged = true
	switch {
	case b.drag != nil:
		b.DragTo(ev.AbsolutePosition)
	case b.band != nil:
		b.stretchTo(ev.AbsolutePosition)
	case !a.ignoring:
		kit.HideTip(a)
		a.ignoring = true // unless it is lifted, the gesture is not ours
		pressed := ev.AbsolutePosition.SubtractXY(ev.Dragged.DX, ev.Dragged.DY)
		a.begin(pressed.Subtract(a.absolute()), ev.AbsolutePosition)
	}
}

// begin begins the gesture that was pressed at a place.
func (a *cardArea) begin(on, pointer fyne.Position) {
	b := a.board
	at, onCard := a.at(on)
	switch {
	case !onCard:
		b.stretch(on, a.adding)
		b.stretchTo(pointer)
	case !b.columns[at.day].Cards[at.card].Fixed:
		corner := fyne.NewPos(columnX(at.day, b.Size().Width)+columnPad, cardY(at.card))
		b.Lift(b.columns[at.day].Cards[at.card], b.movable(a.id(at, true)), at, on.Subtract(corner), pointer)
	}
}

// movable are the selected cards that can be moved, if one of them is among
// them.
func (b *Board) movable(id string) []string {
	if !b.marked[id] {
		return nil
	}
	var ids []string
	b.eachCard(func(at cursor, id string) {
		if b.marked[id] && !b.columns[at.day].Cards[at.card].Fixed {
			ids = append(ids, id)
		}
	})
	return ids
}

// DragEnd lets go.
func (a *cardArea) DragEnd() {
	a.ignoring = false
	a.board.letGo()
	a.board.endBand(false)
	a.board.Drop()
}

// MouseIn follows the pointer.
func (a *cardArea) MouseIn(ev *desktop.MouseEvent) { a.MouseMoved(ev) }

// MouseMoved follows the pointer.
func (a *cardArea) MouseMoved(ev *desktop.MouseEvent) {
	at, onCard := a.at(ev.Position)
	if id := a.id(at, onCard); id != a.pointed {
		a.pointed = id
		a.showTip(at, onCard)
	}
	a.board.pointAt(at.day)
}

// showTip writes what does not fit on the card under the pointer.
func (a *cardArea) showTip(at cursor, onCard bool) {
	if !onCard {
		kit.HideTip(a)
		return
	}
	width := a.board.Size().Width
	corner := fyne.NewPos(columnX(at.day, width)+columnPad, cardY(at.card))
	tip := a.board.columns[at.day].Cards[at.card].cutWords(cardWidth(width))
	kit.ShowTip(a, tip, corner, fyne.NewSize(cardWidth(width), cardHeight()))
}

// MouseOut forgets the pointer.
func (a *cardArea) MouseOut() {
	a.pointed = ""
	kit.HideTip(a)
	a.board.pointAt(-1)
}

// Cursor is a hand over a card.
func (a *cardArea) Cursor() desktop.Cursor {
	if a.pointed != "" {
		return handOver(a.board)
	}
	return desktop.DefaultCursor
}

// MinSize is as high as the longest column, with the gap that a drag opens.
func (a *cardArea) MinSize() fyne.Size {
	a.ExtendBaseWidget(a)
	var height float32
	for i := range a.board.columns {
		n := len(a.board.columns[i].Cards)
		if a.board.gapIn(i) {
			n++
		}
		height = max(height, cardsHeight(n))
	}
	return fyne.NewSize(7*columnMin+6*columnGap(), height)
}

// gapIn says whether a drag opens a gap in a column.
func (b *Board) gapIn(day int) bool {
	return b.drag != nil && !b.drag.head && b.drag.day == day && !b.drag.stays()
}

// CreateRenderer draws the cards and the preview of a drop.
func (a *cardArea) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{area: a, preview: canvas.NewRectangle(nil), ring: canvas.NewRectangle(color.Transparent), band: canvas.NewRectangle(color.Transparent), icon: canvas.NewImageFromResource(nil), time: kit.NewText(theme.TextSmall, true)}
	r.preview.CornerRadius, r.preview.StrokeWidth = theme.RadiusCard, theme.Ring
	r.band.CornerRadius, r.band.StrokeWidth = theme.Grid, theme.Hairline
	r.Refresh()
	return r
}

type cardRenderer struct {
	area    *cardArea
	views   []*cardView
	preview *canvas.Rectangle
	ring    *canvas.Rectangle // the cursor on a day without cards
	band    *canvas.Rectangle // the rubber band
	icon    *canvas.Image
	time    *canvas.Text
	objects []fyne.CanvasObject
	shown   int // how many views have objects in objects
}

func (r *cardRenderer) Destroy()                     {}
func (r *cardRenderer) MinSize() fyne.Size           { return r.area.MinSize() }
func (r *cardRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Refresh takes over cards, colours and the state of a drag.
func (r *cardRenderer) Refresh() {
	r.Layout(r.area.Size())
	canvas.Refresh(r.area)
}

// Layout draws every card where the geometry has it.
func (r *cardRenderer) Layout(fyne.Size) {
	b := r.area.board
	width := b.Size().Width
	n := 0
	r.preview.Hide()
	r.ring.Hide()
	r.icon.Hide()
	r.time.Hide()
	for day, column := range b.columns {
		x, slot := columnX(day, width)+columnPad, 0
		for i, card := range column.Cards {
			if b.gapIn(day) && b.drag.gap == i {
				r.showPreview(fyne.NewPos(x, cardY(slot)), cardWidth(width))
				slot++
			}
			share := float32(1)
			if b.isAway(day, card.ID) {
				share = 0.5
			}
			r.view(n).show(card, fyne.NewPos(x, cardY(slot)), cardWidth(width), share, b.ringOf(cursor{day, i}, card.ID))
			n++
			slot++
		}
		if b.gapIn(day) && b.drag.gap >= len(column.Cards) {
			r.showPreview(fyne.NewPos(x, cardY(slot)), cardWidth(width))
		}
	}
	if b.focused && b.drag == nil && len(b.columns[b.cursor.day].Cards) == 0 {
		r.showRing(fyne.NewPos(columnX(b.cursor.day, width)+columnPad, cardY(0)), cardWidth(width))
	}
	r.showBand()
	r.collect(n)
}

// bandAlpha lets the cards under the rubber band be read.
const bandAlpha = 0x1C

// showBand draws the rubber band.
func (r *cardRenderer) showBand() {
	b := r.area.board.band
	r.band.Hidden = b == nil
	if b == nil {
		return
	}
	at, size := b.area()
	fill := theme.Mix(theme.Colour(theme.ColorAccent), color.Black, 100)
	fill.A = bandAlpha
	r.band.FillColor, r.band.StrokeColor = fill, theme.Colour(theme.ColorAccent)
	r.band.Move(at)
	r.band.Resize(size)
}

// isAway says whether a card is in the air, or cut to be pasted elsewhere.
func (b *Board) isAway(day int, id string) bool {
	switch {
	case b.drag == nil:
		return b.cut[id]
	case b.drag.head:
		return b.drag.from.day == day
	default:
		return b.drag.lifts(id)
	}
}

// ringOf is the ring round a card: none, or for the selection, stronger where
// the cursor is on one of several, faint where it is beside them and while the
// keyboard is elsewhere.
func (b *Board) ringOf(at cursor, id string) ring {
	under := b.focused && b.cursor == at
	switch {
	case b.drag != nil:
		return noRing
	case len(b.marked) == 0 && under:
		return chosenRing
	case b.marked[id] && under:
		return cursorRing
	case b.marked[id] && b.focused:
		return chosenRing
	case b.marked[id], under:
		return faintRing
	default:
		return noRing
	}
}

// showRing draws the cursor on a day without cards: where its first one goes.
func (r *cardRenderer) showRing(at fyne.Position, width float32) {
	r.ring.CornerRadius, r.ring.StrokeWidth = theme.RadiusCard, theme.Ring
	r.ring.StrokeColor = theme.Colour(theme.ColorAccent)
	r.ring.Move(at)
	r.ring.Resize(fyne.NewSize(width, cardHeight()))
	r.ring.Show()
}

func (r *cardRenderer) view(i int) *cardView {
	for len(r.views) <= i {
		r.views = append(r.views, newCardView())
	}
	return r.views[i]
}

// collect lists the objects of the first n views, and the preview above them.
func (r *cardRenderer) collect(n int) {
	if n == r.shown && r.objects != nil {
		return
	}
	r.shown = n
	r.objects = make([]fyne.CanvasObject, 0, 13*n+5)
	for _, v := range r.views[:n] {
		r.objects = append(r.objects, v.objects()...)
	}
	r.objects = append(r.objects, r.preview, r.ring, r.icon, r.time, r.band)
}

// showPreview draws where the card in the air would land, as high as it.
func (r *cardRenderer) showPreview(at fyne.Position, width float32) {
	d := r.area.board.drag
	look := d.plates[d.day].Look
	r.preview.FillColor = theme.Colour(look.Soft)
	r.preview.StrokeColor = theme.Colour(look.Ink)
	r.preview.Move(at)
	r.preview.Resize(fyne.NewSize(width, cardHeight()))
	kit.ShowIcon(r.icon, look.Icon, look.Ink, verdictSize)
	r.icon.Move(at.AddXY(cardPadX(), cardPadY()+1))
	r.icon.Resize(fyne.NewSquareSize(verdictSize))
	r.time.Text = d.card.Time
	if r.time.Text == "" {
		r.time.Text = d.plates[d.day].Word
	}
	r.time.Color = theme.Colour(look.Ink)
	kit.Shorten(r.time, width-2*cardPadX()-verdictSize-6)
	kit.PlaceText(r.time, at.X+cardPadX()+verdictSize+6, at.Y+cardPadY(), 16)
	r.preview.Show()
	r.icon.Show()
	r.time.Show()
}
