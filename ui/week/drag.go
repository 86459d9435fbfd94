package week

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// drag is what is in the air: a card, with others that were selected with it,
// or the head of a day. Fyne knows no drop targets, payloads or cancel, so the
// state of a drag lives here, and every target is found by geometry.
type drag struct {
	card   Card          // none for a head
	ids    []string      // of the card and those that go with it
	from   cursor        // where it was; day -1 if that is not on the board
	parked bool          // it comes from the tray
	head   bool          // it is the head of the day from
	grip   fyne.Position // from its corner to the pointer
	taken  float32       // how high the pointer took hold, on the canvas
	at     fyne.Position // of the pointer on the canvas
	plates [7]Plate
	day    int // the day under it, -1 for none
	gap    int // where among all cards of that day a gap opens
	place  int // that place among those not in the air
	tray   bool

	view   *cardView
	heads  *headView
	count  *countView
	shadow *canvas.Rectangle
}

// Lift takes cards into the air, held by the first of them: the others keep
// their distance from it. It says whether the page gave its verdicts.
func (b *Board) Lift(card Card, with []string, from cursor, grip, pointer fyne.Position) bool {
	ids := append([]string{card.ID}, slices.DeleteFunc(slices.Clone(with), func(id string) bool { return id == card.ID })...)
	plates, ok := b.OnGrab(ids)
	if !ok {
		return false
	}
	d := &drag{card: card, ids: ids, from: from, parked: from.day < 0, grip: grip, plates: plates, view: newCardView(), count: newCountView()}
	d.taken = b.cards.absolute().Y + cardY(from.card) + grip.Y
	b.hold(d, slices.Concat(d.count.under(), d.view.objects(), d.count.over()), pointer)
	return true
}

// LiftHead takes the head of a day into the air, to swap the day for another.
func (b *Board) LiftHead(day int, grip, pointer fyne.Position) bool {
	plates, ok := b.OnGrabDay(day)
	if !ok {
		return false
	}
	d := &drag{head: true, from: cursor{day: day}, grip: grip, plates: plates, heads: newHeadView(&b.columns[day])}
	b.hold(d, d.heads.objects(), pointer)
	return true
}

func (b *Board) hold(d *drag, drawn []fyne.CanvasObject, pointer fyne.Position) {
	d.day, d.shadow = -1, liftedShadow()
	b.drag, b.hover = d, -1
	b.Lifted.Objects = append([]fyne.CanvasObject{d.shadow}, drawn...)
	b.Refresh() // makes room for the plates, which moves what is aimed at
	b.DragTo(pointer)
}

func liftedShadow() *canvas.Rectangle {
	r := canvas.NewRectangle(theme.Colour(theme.ColorSurface))
	r.CornerRadius = theme.RadiusCard
	r.Shadow = canvas.Shadow{
		Color: theme.Colour(theme.ColorShadowDrag), BlurRadius: 56, Offset: fyne.NewPos(0, 12), Variant: canvas.DropShadow,
	}
	return r
}

// Dragging says whether anything is in the air.
func (b *Board) Dragging() bool { return b.drag != nil }

// DragTo follows the pointer, given on the canvas.
func (b *Board) DragTo(pointer fyne.Position) {
	d := b.drag
	if d == nil {
		return
	}
	d.at = pointer
	b.showLifted()
	b.scrollFor(pointer)
	b.aim()
	if b.OnHeld != nil {
		b.OnHeld(pointer)
	}
}

// aim finds the day and place under the pointer and shows them if they changed.
func (b *Board) aim() {
	d := b.drag
	day, gap, place := -1, 0, 0
	tray := !d.head && !d.parked && b.OverTray != nil && b.OverTray(d.at)
	on := d.at.Subtract(absolute(b))
	if !tray && on.X >= -columnGap() && on.X < columnX(7, b.Size().Width) && on.Y >= 0 && on.Y < b.Size().Height {
		day = columnAt(on.X, b.Size().Width)
	}
	if day >= 0 && !d.head {
		gap, place = b.placeUnder(day)
	}
	if day == d.day && gap == d.gap && place == d.place && tray == d.tray {
		return
	}
	d.day, d.gap, d.place, d.tray = day, gap, place, tray
	b.aimed()
	if day >= 0 {
		b.status(d.plates[day].Status)
	}
	b.showLifted()
	b.Refresh()
}

func (b *Board) aimed() {
	if b.OnAim != nil {
		b.OnAim()
	}
}

// Aimed is the day over which something is in the air, and where letting go
// would change anything.
func (b *Board) Aimed() (day int, over bool) {
	d := b.drag
	if d == nil || d.day < 0 || d.stays() {
		return 0, false
	}
	return d.day, true
}

// AimedAtTray says whether letting go now puts what is in the air in the tray.
func (b *Board) AimedAtTray() bool { return b.drag != nil && b.drag.tray }

// placeUnder is where a day's cards make room for the one in the air, and that
// place among those that stay. It takes the place of the card under it, unless
// the clock has it elsewhere.
func (b *Board) placeUnder(day int) (gap, place int) {
	d := b.drag
	cards := b.columns[day].Cards
	var others []int // the places of the cards that stay
	for i, card := range cards {
		if !d.lifts(card.ID) {
			others = append(others, i)
		}
	}
	if day == d.from.day && d.isBack(d.at.Y) {
		place, _ = slices.BinarySearch(others, d.from.card)
		return d.from.card, place
	}
	middle := d.at.Y - d.grip.Y + cardHeight()/2 - b.cards.absolute().Y
	place = b.OnPlace(d.ids, day, min(insertAt(middle, len(cards)), len(others)))
	if place == len(others) {
		return len(cards), place
	}
	return others[place], place
}

// lifts says whether a card is one of those in the air.
func (d *drag) lifts(id string) bool { return slices.Contains(d.ids, id) }

// isBack says whether the pointer is still, or again, as high as it took hold.
// The plates have pushed another place under it by then, but letting go there is
// to change nothing.
func (d *drag) isBack(y float32) bool {
	const near = 3 * theme.Grid
	return y > d.taken-near && y < d.taken+near
}

// showLifted draws what is in the air under the pointer, a card with the
// verdict on the day that is under it.
func (b *Board) showLifted() {
	d := b.drag
	corner := d.at.Subtract(d.grip).Subtract(absolute(b.Lifted))
	corner = fyne.NewPos(float32(int(corner.X)), float32(int(corner.Y)))
	size := fyne.NewSize(cardWidth(b.Size().Width), cardHeight())
	if d.head {
		size = fyne.NewSize(columnWidth(b.Size().Width), headHeight())
		d.heads.place(corner, size)
	} else {
		card := d.card
		if d.day >= 0 {
			plate := d.plates[d.day]
			card.Verdict, card.VerdictIcon, card.VerdictInk, card.Kept = plate.Word, plate.Look.Icon, plate.Look.Ink, false
		}
		d.view.show(card, corner, size.Width, 1, noRing)
		d.count.show(len(d.ids), corner, size)
	}
	d.shadow.Move(corner)
	d.shadow.Resize(size)
	b.Lifted.Refresh()
}

// stays says whether letting go now changes nothing.
func (d *drag) stays() bool {
	return d.day == d.from.day && (d.head || d.gap == d.from.card || d.gap == d.from.card+1)
}

// turned takes over the cards of another week while something is in the air:
// what is under the pointer is another day, and the verdicts are others.
func (b *Board) turned(plates [7]Plate) {
	d := b.drag
	d.plates = plates
	d.from = cursor{day: -1}
	if at, ok := b.find(d.card.ID); ok {
		d.from = at
	}
	d.day, d.tray = -1, false
	b.aimed()
	b.aim()
	b.Refresh()
}

// Drop lets go where it is. In its old place or beside every target nothing
// happens.
func (b *Board) Drop() {
	d := b.drag
	if d == nil {
		return
	}
	b.putDown()
	switch {
	case d.tray:
		b.OnTray(d.ids)
	case d.day < 0 || d.stays():
		b.OnPutBack()
	case d.head:
		b.OnSwap(d.day)
	default:
		b.OnDrop(d.ids, d.day, d.place)
	}
}

// CancelDrag puts everything back where it was; what is left of the gesture
// does nothing.
func (b *Board) CancelDrag() {
	if b.drag != nil {
		b.putDown()
		b.OnPutBack()
	}
	b.endBand(true)
}

func (b *Board) putDown() {
	b.drag = nil
	b.edge.end()
	b.Lifted.Objects = nil
	b.Lifted.Refresh()
	b.Refresh()
	if b.OnHeld != nil {
		b.OnHeld(fyne.NewPos(-1, -1))
	}
	b.aimed()
	b.OnChoose(b.chosen(), b.cursor.day)
}

func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// Drawing of what is in the air beside the card itself.
const (
	stackStep   float32 = 5 // how far a card of the stack looks out under the one above
	stackMost           = 2 // cards under the first
	countHeight float32 = 22
)

// countView shows that several cards are in the air: others look out from under
// the first, and a number says how many there are.
type countView struct {
	cards [stackMost]*canvas.Rectangle
	pill  *canvas.Rectangle
	text  *canvas.Text
}

func newCountView() *countView {
	v := &countView{pill: canvas.NewRectangle(nil), text: kit.NewText(theme.TextSmall, true)}
	v.pill.CornerRadius = countHeight / 2
	for i := range v.cards {
		v.cards[i] = canvas.NewRectangle(nil)
		v.cards[i].CornerRadius, v.cards[i].StrokeWidth = theme.RadiusCard, theme.Hairline
	}
	return v
}

func (v *countView) under() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i := len(v.cards) - 1; i >= 0; i-- {
		all = append(all, v.cards[i])
	}
	return all
}

func (v *countView) over() []fyne.CanvasObject { return []fyne.CanvasObject{v.pill, v.text} }

func (v *countView) show(n int, at fyne.Position, size fyne.Size) {
	for i, card := range v.cards {
		card.Hidden = n < i+2
		card.FillColor, card.StrokeColor = theme.Colour(theme.ColorRaised), theme.Colour(theme.ColorOutline)
		step := stackStep * float32(i+1)
		card.Move(at.AddXY(step, step))
		card.Resize(size)
	}
	v.pill.Hidden, v.text.Hidden = n < 2, n < 2
	v.pill.FillColor = theme.Colour(theme.ColorAccent)
	v.text.Text, v.text.Color = strconv.Itoa(n), theme.Colour(theme.ColorOnAccent)
	width := max(countHeight, kit.Width(v.text)+12)
	corner := at.AddXY(size.Width-width+8, -8)
	v.pill.Move(corner)
	v.pill.Resize(fyne.NewSize(width, countHeight))
	kit.PlaceText(v.text, corner.X+(width-kit.Width(v.text))/2, corner.Y, countHeight)
}

// headView draws the head of a day in the air.
type headView struct {
	fill            *canvas.Rectangle
	number, weekday *canvas.Text
}

func newHeadView(c *Column) *headView {
	v := &headView{fill: canvas.NewRectangle(nil), number: kit.NewText(theme.TextHeading, true), weekday: kit.NewText(theme.TextSmall, false)}
	v.fill.CornerRadius, v.fill.StrokeWidth = theme.RadiusCard, theme.Hairline
	v.number.Text, v.weekday.Text = c.Number, c.Weekday
	return v
}

func (v *headView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.fill, v.number, v.weekday}
}

func (v *headView) place(at fyne.Position, size fyne.Size) {
	v.fill.FillColor, v.fill.StrokeColor = theme.Colour(theme.ColorRaised), theme.Colour(theme.ColorHairline)
	v.fill.Move(at)
	v.fill.Resize(size)
	v.number.Color, v.weekday.Color = theme.Colour(theme.ColorText), theme.Colour(theme.ColorTextMuted)
	kit.PlaceText(v.number, at.X+cardPadX(), at.Y, size.Height)
	kit.PlaceText(v.weekday, at.X+cardPadX()+kit.Width(v.number)+6, at.Y+2, size.Height)
}
