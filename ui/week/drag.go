package week

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/theme"
)

// drag is a card in the air. Fyne knows no drop targets, payloads or cancel,
// so the state of a drag lives here, and every target is found by geometry.
type drag struct {
	card   Card
	from   cursor        // where it was; day -1 for the tray
	grip   fyne.Position // from the card's corner to the pointer
	taken  float32       // how high the pointer took hold, on the canvas
	at     fyne.Position // of the pointer on the canvas
	plates [7]Plate
	day    int // the day under it, -1 for none
	index  int // the place on that day
	tray   bool

	view   *cardView
	shadow *canvas.Rectangle
}

// Lift takes a card into the air; day is -1 if it comes from the tray. It says
// whether the page gave its verdicts.
func (b *Board) Lift(card Card, from cursor, grip, pointer fyne.Position) bool {
	plates, ok := b.OnGrab(card.ID)
	if !ok {
		return false
	}
	d := &drag{card: card, from: from, grip: grip, plates: plates, day: -1, view: newCardView(), shadow: liftedShadow()}
	d.taken = b.cards.absolute().Y + cardY(from.card) + grip.Y
	b.drag, b.hover = d, -1
	b.Lifted.Objects = append([]fyne.CanvasObject{d.shadow}, d.view.objects()...)
	b.Refresh() // makes room for the plates, which moves what is aimed at
	b.DragTo(pointer)
	return true
}

func liftedShadow() *canvas.Rectangle {
	r := canvas.NewRectangle(theme.Colour(theme.ColorSurface))
	r.CornerRadius = theme.RadiusCard
	r.Shadow = canvas.Shadow{
		Color: theme.Colour(theme.ColorShadowDrag), BlurRadius: 56, Offset: fyne.NewPos(0, 12), Variant: canvas.DropShadow,
	}
	return r
}

// Dragging says whether a card is in the air.
func (b *Board) Dragging() bool { return b.drag != nil }

// DragTo follows the pointer, given on the canvas.
func (b *Board) DragTo(pointer fyne.Position) {
	d := b.drag
	if d == nil {
		return
	}
	d.at = pointer
	b.showLifted()
	b.scrollAtEdge(pointer)
	b.aim(pointer)
}

// aim finds the day and place under the pointer and shows them if they changed.
func (b *Board) aim(pointer fyne.Position) {
	d := b.drag
	day, index := -1, 0
	tray := d.from.day >= 0 && b.OverTray != nil && b.OverTray(pointer)
	on := pointer.Subtract(absolute(b))
	if !tray && on.X >= -columnGap && on.X < columnX(7, b.Size().Width) && on.Y >= 0 && on.Y < b.Size().Height {
		day = columnAt(on.X, b.Size().Width)
		middle := pointer.Y - d.grip.Y + cardHeight/2 - b.cards.absolute().Y
		index = insertAt(middle, len(b.columns[day].Cards))
		index = b.placeFor(day, index, d.isBack(pointer.Y))
	}
	if day == d.day && index == d.index && tray == d.tray {
		return
	}
	d.day, d.index, d.tray = day, index, tray
	if day >= 0 {
		b.status(d.plates[day].Status)
	}
	b.showLifted()
	b.Refresh()
}

// placeFor is the place on a day, among its cards with the one in the air,
// where that goes when it is held over one of them; the clock may have it
// elsewhere.
func (b *Board) placeFor(day, over int, back bool) int {
	d := b.drag
	if day != d.from.day {
		return b.OnPlace(d.card.ID, day, over)
	}
	if back {
		return d.from.card
	}
	place := b.OnPlace(d.card.ID, day, over)
	if place > d.from.card {
		place++ // it takes the place of the card under it
	}
	return place
}

// isBack says whether the pointer is still, or again, as high as it took hold.
// The plates have pushed another place under it by then, but letting go there is
// to change nothing.
func (d *drag) isBack(y float32) bool {
	const near = 3 * theme.Grid
	return y > d.taken-near && y < d.taken+near
}

// showLifted draws the card in the air under the pointer, with the verdict on
// the day that is under it.
func (b *Board) showLifted() {
	d := b.drag
	corner := d.at.Subtract(d.grip).Subtract(absolute(b.Lifted))
	corner = fyne.NewPos(float32(int(corner.X)), float32(int(corner.Y)))
	card := d.card
	if d.day >= 0 {
		plate := d.plates[d.day]
		card.Verdict, card.VerdictIcon, card.VerdictInk, card.Kept = plate.Word, plate.Look.Icon, plate.Look.Ink, false
	}
	width := cardWidth(b.Size().Width)
	d.shadow.Move(corner)
	d.shadow.Resize(fyne.NewSize(width, cardHeight))
	d.view.show(card, corner, width, 1, false)
	b.Lifted.Refresh()
}

// stays says whether letting go now changes nothing.
func (d *drag) stays() bool {
	return d.day == d.from.day && (d.index == d.from.card || d.index == d.from.card+1)
}

// scrollAtEdge scrolls the cards while the pointer is near their upper or lower
// edge, faster the nearer it is.
func (b *Board) scrollAtEdge(pointer fyne.Position) {
	const edge, speed = 48, 0.35
	y := pointer.Y - absolute(b.scroll).Y
	var by float32
	switch {
	case y < edge:
		by = (y - edge) * speed
	case y > b.scroll.Size().Height-edge:
		by = (y - b.scroll.Size().Height + edge) * speed
	default:
		return
	}
	most := max(b.cards.MinSize().Height-b.scroll.Size().Height, 0)
	b.scroll.ScrollToOffset(fyne.NewPos(0, min(max(b.scroll.Offset.Y+by, 0), most)))
}

// Drop lets the card go where it is. In its old place or beside every target
// nothing happens.
func (b *Board) Drop() {
	d := b.drag
	if d == nil {
		return
	}
	b.putDown()
	switch {
	case d.tray:
		b.OnTray(d.card.ID)
	case d.day < 0 || d.stays():
	default:
		index := d.index
		if d.day == d.from.day && index > d.from.card {
			index--
		}
		b.OnDrop(d.card.ID, d.day, index)
	}
}

// CancelDrag puts the card back where it was; what is left of the gesture does
// nothing.
func (b *Board) CancelDrag() {
	if b.drag != nil {
		b.putDown()
	}
}

func (b *Board) putDown() {
	b.drag = nil
	b.Lifted.Objects = nil
	b.Lifted.Refresh()
	b.Refresh()
	b.OnChoose(b.chosen(), b.cursor.day)
}

func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}
