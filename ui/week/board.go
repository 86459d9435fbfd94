package week

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
)

// Column is one day of the board in words.
type Column struct {
	Number  string // day of the month
	Weekday string
	Today   bool
	Foot    string // planned of available minutes
	Rest    string // heading of the note on a day without training; empty for none
	Advice  string // its sentence
	Cards   []Card
}

// Plate is the verdict on one day while a card is in the air.
type Plate struct {
	Look   mark.Look
	Word   string // Fine, Not advised, Not allowed
	Reason string // for the plate, three lines
	Status string // in full, for the status line
}

// cursor is the place on the board that keys act on: a day and one of its
// cards, or the day itself when it has none.
type cursor struct{ day, card int }

// Board is the seven columns. It is one tab stop: arrow keys move a cursor
// from card to card. Gestures are hit-tested against the geometry, and what
// they mean is told to the page through the callbacks.
type Board struct {
	widget.BaseWidget

	// OnGrab is asked for the seven verdicts when cards are lifted, for the
	// first of them on each day; without them nothing is lifted.
	OnGrab func(ids []string) (plates [7]Plate, ok bool)
	// OnGrabDay is asked for what swapping a day with each of the seven would
	// bring when its head is lifted.
	OnGrabDay func(day int) (plates [7]Plate, ok bool)
	// OnPlace is asked for the place that cards get among the others of a day
	// when they are let go at index.
	OnPlace func(ids []string, day, index int) int
	// OnDrop says where lifted cards were let go: a day for the first of them
	// and its place among the cards of that day that were not lifted.
	OnDrop func(ids []string, day, index int)
	// OnSwap says over which day the head of one was let go.
	OnSwap func(day int)
	// OnTray says that cards were let go over the tray.
	OnTray func(ids []string)
	// OnPutBack says that what was lifted is where it was.
	OnPutBack func()
	// OnUncut says that what was cut is not to be pasted any more.
	OnUncut func()
	// OnHeld says where what is in the air is held, on the canvas; beside
	// everything once it is not any more.
	OnHeld func(fyne.Position)
	// OnAim says that what is in the air came over another day or place, or over
	// the tray, or is down; see [Board.Aimed].
	OnAim func()
	// OverTray says whether a position on the canvas is over the tray.
	OverTray func(fyne.Position) bool
	OnOpen   func(id string)
	OnAdd    func(day int)
	OnMenu   func(id string, day int, at fyne.Position) // id is empty beside the cards
	OnStatus func(string)
	// OnChoose says that the cursor came to a card, or with an empty id to
	// a day without one, or that the selection changed.
	OnChoose func(id string, day int)
	// OnFocus says that the board has got the keyboard.
	OnFocus func()
	// OnKey and OnShortcut are offered what the board itself does not take.
	OnKey      func(*fyne.KeyEvent)
	OnShortcut func(fyne.Shortcut)

	// Lifted is where what is in the air is drawn, above everything else.
	Lifted *fyne.Container
	// Sideways scrolls the board where the window is too narrow; nil for
	// nothing.
	Sideways *container.Scroll
	// Held says which modifiers are down; Fyne tells them of clicks, but not of
	// keys.
	Held func() fyne.KeyModifier

	columns [7]Column
	cursor  cursor
	anchor  cursor          // where a range begins
	marked  map[string]bool // cards chosen together; see Selected
	cut     map[string]bool // cards that wait to be pasted elsewhere
	focused bool
	hover   int // column under the pointer, -1 for none
	drag    *drag
	band    *band
	edge    edgeScroll

	ignoring bool // the rest of a cancelled drag of a head

	cards  *cardArea
	scroll *container.Scroll
}

// NewBoard returns an empty board that draws what is lifted in layer, and
// scrolls at its edges with every, which calls a function again and again.
func NewBoard(layer *fyne.Container, every func(time.Duration, func()) (stop func())) *Board {
	b := &Board{Lifted: layer, hover: -1, Held: func() fyne.KeyModifier { return 0 }}
	b.edge = edgeScroll{every: every, step: b.scrollBy}
	b.cards = newCardArea(b)
	b.scroll = container.NewVScroll(b.cards)
	b.ExtendBaseWidget(b)
	return b
}

// ShowWeek replaces what is on the board. The cursor stays on the card it was on,
// or else near it.
func (b *Board) ShowWeek(columns [7]Column) {
	chosen := b.chosen()
	b.columns = columns
	if at, ok := b.find(chosen); ok {
		b.cursor = at
	}
	b.clampCursor()
	b.anchor = b.cursor
	b.forgetMarks()
	b.Refresh()
}

// Choose puts the cursor on a card, if it is on the board, and selects it alone.
func (b *Board) Choose(id string) {
	if at, ok := b.find(id); ok {
		b.pick(at)
	}
}

// Chosen returns the card under the cursor, empty if there is none, and its day.
func (b *Board) Chosen() (id string, day int) { return b.chosen(), b.cursor.day }

func (b *Board) chosen() string {
	cards := b.columns[b.cursor.day].Cards
	if b.cursor.card < len(cards) {
		return cards[b.cursor.card].ID
	}
	return ""
}

func (b *Board) find(id string) (cursor, bool) {
	for day, column := range b.columns {
		for i, card := range column.Cards {
			if id != "" && card.ID == id {
				return cursor{day, i}, true
			}
		}
	}
	return cursor{}, false
}

func (b *Board) clampCursor() {
	b.cursor.day = min(max(b.cursor.day, 0), 6)
	last := max(len(b.columns[b.cursor.day].Cards)-1, 0)
	b.cursor.card = min(max(b.cursor.card, 0), last)
}

func (b *Board) moveCursor(to cursor) {
	b.cursor = to
	b.clampCursor()
	b.reveal()
	b.Refresh()
	if b.OnChoose != nil {
		b.OnChoose(b.chosen(), b.cursor.day)
	}
}

// reveal scrolls so that the card under the cursor is seen whole, with its ring.
func (b *Board) reveal() {
	top, bottom := cardY(b.cursor.card)-cardsTop, cardY(b.cursor.card)+cardHeight()+cardsTop
	height := b.scroll.Size().Height
	switch {
	case top < b.scroll.Offset.Y:
		b.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > b.scroll.Offset.Y+height:
		b.scroll.ScrollToOffset(fyne.NewPos(0, bottom-height))
	}
}

// FocusGained shows the cursor.
func (a *cardArea) FocusGained() {
	a.board.focused = true
	if a.board.OnFocus != nil {
		a.board.OnFocus()
	}
	a.board.moveCursor(a.board.cursor)
}

// FocusLost hides the cursor.
func (a *cardArea) FocusLost() {
	a.clicks.Forget()
	a.board.focused = false
	a.board.Refresh()
}

// TypedRune does nothing: letters come as keys.
func (a *cardArea) TypedRune(rune) {}

// TypedKey moves the cursor, opens and adds; the page is offered the rest.
func (a *cardArea) TypedKey(key *fyne.KeyEvent) {
	a.clicks.Forget()
	a.board.typedKey(key)
}

// TypedShortcut moves the cursor with Ctrl and an arrow, which leaves the
// selection as it is; the page is offered the rest.
func (a *cardArea) TypedShortcut(s fyne.Shortcut) {
	a.clicks.Forget()
	b := a.board
	if key, ok := s.(*desktop.CustomShortcut); ok && key.Modifier == fyne.KeyModifierShortcutDefault {
		if to, ok := b.step(key.KeyName); ok && b.drag == nil {
			if len(b.marked) == 0 && b.chosen() != "" {
				b.marked = map[string]bool{b.chosen(): true}
			}
			b.moveCursor(to)
			return
		}
	}
	if b.OnShortcut != nil {
		b.OnShortcut(s)
	}
}

func (b *Board) typedKey(key *fyne.KeyEvent) {
	if b.drag != nil || b.band != nil {
		if key.Name == fyne.KeyEscape {
			b.CancelDrag()
		}
		return
	}
	if to, ok := b.step(key.Name); ok {
		if b.Held() == fyne.KeyModifierShift {
			b.extend(to)
		} else {
			b.pick(to)
		}
		return
	}
	switch {
	case key.Name == fyne.KeyEscape && len(b.marked) > 0:
		b.pick(b.cursor)
	case key.Name == fyne.KeyEscape && len(b.cut) > 0:
		b.OnUncut()
	case key.Name != fyne.KeyReturn && key.Name != fyne.KeyEnter:
		if b.OnKey != nil {
			b.OnKey(key)
		}
	case b.chosen() != "":
		b.OnOpen(b.chosen())
	default:
		b.OnAdd(b.cursor.day)
	}
}

// step is where a key takes the cursor, if it is one that does.
func (b *Board) step(key fyne.KeyName) (cursor, bool) {
	to := b.cursor
	switch key {
	case fyne.KeyLeft:
		to.day--
	case fyne.KeyRight:
		to.day++
	case fyne.KeyUp:
		to.card--
	case fyne.KeyDown:
		to.card++
	case fyne.KeyHome:
		to = cursor{0, 0}
	case fyne.KeyEnd:
		to = cursor{6, 0}
	default:
		return to, false
	}
	return to, true
}

// Focusable returns the part of the board that takes the keyboard.
func (b *Board) Focusable() fyne.Focusable { return b.cards }

// MenuPosition is where a menu for the card under the cursor opens when it is
// asked for by key.
func (b *Board) MenuPosition() fyne.Position {
	at := fyne.NewPos(columnX(b.cursor.day, b.Size().Width)+columnPad+cardPadX(), cardY(b.cursor.card)+cardHeight()/2)
	return b.cards.absolute().Add(at)
}

// Tapped on the head of a day adds a session there.
func (b *Board) Tapped(ev *fyne.PointEvent) {
	if ev.Position.Y < headHeight() {
		b.OnAdd(columnAt(ev.Position.X, b.Size().Width))
	}
}

// TappedSecondary opens the menu of a day.
func (b *Board) TappedSecondary(ev *fyne.PointEvent) {
	day := columnAt(ev.Position.X, b.Size().Width)
	b.takeKeyboard()
	b.pick(cursor{day, 0})
	b.OnMenu("", day, ev.AbsolutePosition)
}

// letGo takes the keyboard back after a drag: Fyne takes it away where the button
// is let go over something else.
func (b *Board) letGo() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.cards); c != nil && !kit.Shown(c) {
		b.takeKeyboard()
	}
}

func (b *Board) takeKeyboard() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.cards); c != nil && c.Focused() != fyne.Focusable(b.cards) {
		c.Focus(b.cards)
	}
}

// Dragged lifts the head of the day that was pressed and then moves it.
func (b *Board) Dragged(ev *fyne.DragEvent) {
	switch {
	case b.drag != nil:
		b.DragTo(ev.AbsolutePosition)
	case !b.ignoring:
		b.ignoring = true // unless it is lifted, the gesture is not ours
		pressed := ev.AbsolutePosition.SubtractXY(ev.Dragged.DX, ev.Dragged.DY)
		on := pressed.Subtract(absolute(b))
		day := columnAt(on.X, b.Size().Width)
		if on.Y >= 0 && on.Y < headHeight() && b.canSwap(day) {
			b.takeKeyboard() // for Escape
			b.LiftHead(day, fyne.NewPos(on.X-columnX(day, b.Size().Width), on.Y), ev.AbsolutePosition)
		}
	}
}

// canSwap says whether a day has anything to be swapped that may be moved.
func (b *Board) canSwap(day int) bool {
	return slices.ContainsFunc(b.columns[day].Cards, func(c Card) bool { return !c.Fixed })
}

// DragEnd lets the head go.
func (b *Board) DragEnd() {
	b.ignoring = false
	b.letGo()
	b.Drop()
}

// MouseIn shows which day the pointer is on.
func (b *Board) MouseIn(ev *desktop.MouseEvent) { b.MouseMoved(ev) }

// MouseMoved follows the pointer.
func (b *Board) MouseMoved(ev *desktop.MouseEvent) {
	b.pointAt(columnAt(ev.Position.X, b.Size().Width))
}

// MouseOut forgets the pointer.
func (b *Board) MouseOut() { b.pointAt(-1) }

func (b *Board) pointAt(day int) {
	if b.hover != day && b.drag == nil {
		b.hover = day
		b.Refresh()
	}
}

// Cursor is the hand over a day's head: it is a button, and can be dragged.
func (b *Board) Cursor() desktop.Cursor {
	if b.drag != nil {
		return kit.ClosedHand
	}
	return desktop.PointerCursor
}

func (b *Board) status(words string) {
	if b.OnStatus != nil {
		b.OnStatus(words)
	}
}
