package week

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

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

	// OnGrab is asked for the seven verdicts when a card is lifted; without
	// them nothing is lifted.
	OnGrab func(id string) (plates [7]Plate, ok bool)
	// OnPlace is asked for the place that a card gets among the others of a
	// day when it is let go at index.
	OnPlace func(id string, day, index int) int
	// OnDrop says where a lifted card was let go: a day and its place among
	// the other cards of that day.
	OnDrop func(id string, day, index int)
	// OnTray says that a card was let go over the tray.
	OnTray func(id string)
	// OverTray says whether a position on the canvas is over the tray.
	OverTray func(fyne.Position) bool
	OnOpen   func(id string)
	OnAdd    func(day int)
	OnMenu   func(id string, day int, at fyne.Position) // id is empty beside the cards
	OnStatus func(string)
	// OnChoose says that the cursor came to a card, or with an empty id to
	// a day without one.
	OnChoose func(id string, day int)
	// OnKey and OnShortcut are offered what the board itself does not take.
	OnKey      func(*fyne.KeyEvent)
	OnShortcut func(fyne.Shortcut)

	// Lifted is where the card in the air is drawn, above everything else.
	Lifted *fyne.Container

	columns [7]Column
	cursor  cursor
	focused bool
	hover   int // column under the pointer, -1 for none
	drag    *drag

	cards  *cardArea
	scroll *container.Scroll
}

// NewBoard returns an empty board that draws lifted cards in layer.
func NewBoard(layer *fyne.Container) *Board {
	b := &Board{Lifted: layer, hover: -1}
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
	b.Refresh()
}

// Choose puts the cursor on a card, if it is on the board.
func (b *Board) Choose(id string) {
	if at, ok := b.find(id); ok {
		b.moveCursor(at)
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
	top, bottom := cardY(b.cursor.card)-cardsTop, cardY(b.cursor.card)+cardHeight+cardsTop
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
	a.board.moveCursor(a.board.cursor)
}

// FocusLost hides the cursor.
func (a *cardArea) FocusLost() {
	a.board.focused = false
	a.board.Refresh()
}

// TypedRune does nothing: letters come as keys.
func (a *cardArea) TypedRune(rune) {}

// TypedKey moves the cursor, opens and adds; the page is offered the rest.
func (a *cardArea) TypedKey(key *fyne.KeyEvent) { a.board.typedKey(key) }

// TypedShortcut offers every shortcut to the page.
func (a *cardArea) TypedShortcut(s fyne.Shortcut) {
	if a.board.OnShortcut != nil {
		a.board.OnShortcut(s)
	}
}

func (b *Board) typedKey(key *fyne.KeyEvent) {
	if b.drag != nil {
		if key.Name == fyne.KeyEscape {
			b.CancelDrag()
		}
		return
	}
	to := b.cursor
	switch key.Name {
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
	case fyne.KeyReturn, fyne.KeyEnter:
		if id := b.chosen(); id != "" {
			b.OnOpen(id)
		} else {
			b.OnAdd(b.cursor.day)
		}
		return
	default:
		if b.OnKey != nil {
			b.OnKey(key)
		}
		return
	}
	b.moveCursor(to)
}

// Focusable returns the part of the board that takes the keyboard.
func (b *Board) Focusable() fyne.Focusable { return b.cards }

// MenuPosition is where a menu for the card under the cursor opens when it is
// asked for by key.
func (b *Board) MenuPosition() fyne.Position {
	at := fyne.NewPos(columnX(b.cursor.day, b.Size().Width)+columnPad+cardPadX, cardY(b.cursor.card)+cardHeight/2)
	return b.cards.absolute().Add(at)
}

// Tapped on the head of a day adds a session there.
func (b *Board) Tapped(ev *fyne.PointEvent) {
	if ev.Position.Y < headHeight {
		b.OnAdd(columnAt(ev.Position.X, b.Size().Width))
	}
}

// TappedSecondary opens the menu of a day.
func (b *Board) TappedSecondary(ev *fyne.PointEvent) {
	b.OnMenu("", columnAt(ev.Position.X, b.Size().Width), ev.AbsolutePosition)
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

// Cursor is the hand over a day's head, which is a button.
func (b *Board) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (b *Board) status(words string) {
	if b.OnStatus != nil {
		b.OnStatus(words)
	}
}
