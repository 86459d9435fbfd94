package month

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// Chip is one session in a cell.
type Chip struct {
	ID    string
	Kind  mark.Look
	Text  string
	Tip   string // whole, with the time and the verdict
	State mark.Look
	Over  bool // done, skipped or missed: without fill
	Fixed bool // cannot be dragged
}

// Cell is one day in words.
type Cell struct {
	Number string // with the month on its first day
	Other  bool   // of another month
	Today  bool
	Pain   mark.Look // of the worst score; no icon for none
	Chips  []Chip
	More   func(hidden int) string // "2 more"
}

// Side is the sums of a week in words.
type Side struct {
	Label, Value string
	Lines        []string
}

// Bar is a span of days within one week.
type Bar struct {
	Row, From, To int // days 0 to 6 of the week
	Lane          int // from the foot of the week, 0 for the lowest
	Text          string
}

// Sheet is everything the grid shows.
type Sheet struct {
	Weekdays  [7]string
	SideTitle string
	Cells     [days]Cell
	Sides     [weeks]Side
	Bars      []Bar
}

// Plate is the verdict on one day while a chip is in the air.
type Plate struct {
	Look   mark.Look
	Word   string
	Status string // in full, for the status line
}

// cursor is the place in the grid that keys act on: a day and one of its chips,
// or the day itself when it has none.
type cursor struct{ day, chip int }

// Grid is six weeks of days. It is one tab stop: arrow keys move a cursor from
// chip to chip. What a gesture means is told to the page through the callbacks.
type Grid struct {
	widget.BaseWidget

	// OnGrab is asked for the verdicts on all days when a chip is lifted;
	// without them nothing is lifted.
	OnGrab   func(id string) (plates [days]Plate, ok bool)
	OnDrop   func(id string, day int)
	OnAim    func(pointer fyne.Position) // where the pointer is in a drag, on the canvas
	OnOpen   func(id string, day int)    // id is empty beside the chips
	OnMenu   func(id string, day int, at fyne.Position)
	OnStatus func(string)
	OnChoose func()
	// OnKey and OnShortcut are offered what the grid itself does not take.
	OnKey      func(*fyne.KeyEvent)
	OnShortcut func(fyne.Shortcut)

	// Lifted is where the chip in the air is drawn, above everything else.
	Lifted *fyne.Container

	sheet    Sheet
	cursor   cursor
	focused  bool
	pointed  cursor // the chip under the pointer; chip -1 for none
	drag     *drag
	ignoring bool // the rest of a cancelled drag
	clicks   kit.Clicks[cursor]
}

// drag is a chip in the air.
type drag struct {
	chip   Chip
	from   int           // its day, -1 after the month was turned away from it
	grip   fyne.Position // from the chip's corner to the pointer
	at     fyne.Position // of the pointer on the canvas
	width  float32
	plates [days]Plate
	day    int // under the pointer, -1 for none

	view   *chipView
	shadow *canvas.Rectangle
}

// NewGrid returns an empty grid that draws lifted chips in a layer.
func NewGrid(layer *fyne.Container) *Grid {
	g := &Grid{Lifted: layer, pointed: cursor{0, -1}}
	g.ExtendBaseWidget(g)
	return g
}

// ShowMonth replaces what is in the grid. The cursor stays on the chip it was on, or
// else where it is.
func (g *Grid) ShowMonth(s Sheet) {
	id, _ := g.Chosen()
	g.sheet = s
	if at, ok := g.find(id); ok {
		g.cursor = at
	}
	g.cursor = g.clamped(g.cursor)
	g.Refresh()
}

// Chosen returns the chip under the cursor, empty if there is none, and its day.
func (g *Grid) Chosen() (id string, day int) {
	chips := g.sheet.Cells[g.cursor.day].Chips
	if g.cursor.chip < len(chips) {
		return chips[g.cursor.chip].ID, g.cursor.day
	}
	return "", g.cursor.day
}

// Choose puts the cursor on a chip, if it is in the grid.
func (g *Grid) Choose(id string) {
	if at, ok := g.find(id); ok {
		g.moveCursor(at)
	}
}

// ChooseDay puts the cursor on a day.
func (g *Grid) ChooseDay(day int) { g.moveCursor(cursor{day, 0}) }

func (g *Grid) find(id string) (cursor, bool) {
	for day := range g.sheet.Cells {
		for i, chip := range g.sheet.Cells[day].Chips {
			if id != "" && chip.ID == id {
				return cursor{day, i}, true
			}
		}
	}
	return cursor{}, false
}

func (g *Grid) clamped(c cursor) cursor {
	c.day = min(max(c.day, 0), days-1)
	c.chip = min(max(c.chip, 0), max(len(g.sheet.Cells[c.day].Chips)-1, 0))
	return c
}

func (g *Grid) moveCursor(to cursor) {
	g.cursor = g.clamped(to)
	g.Refresh()
	if g.OnChoose != nil {
		g.OnChoose()
	}
}

// FocusGained shows the cursor.
func (g *Grid) FocusGained() {
	g.focused = true
	g.moveCursor(g.cursor)
}

// FocusLost hides the cursor.
func (g *Grid) FocusLost() {
	g.clicks.Forget()
	g.focused = false
	g.Refresh()
}

// TypedRune does nothing: letters come as keys.
func (g *Grid) TypedRune(rune) {}

// TypedShortcut offers every shortcut to the page.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	g.clicks.Forget()
	g.OnShortcut(s)
}

// TypedKey moves the cursor and opens; the page is offered the rest.
func (g *Grid) TypedKey(key *fyne.KeyEvent) {
	g.clicks.Forget()
	if g.drag != nil {
		if key.Name == fyne.KeyEscape {
			g.CancelDrag()
		}
		return
	}
	week := g.cursor.day - g.cursor.day%7
	switch key.Name {
	case fyne.KeyLeft:
		g.moveCursor(cursor{g.cursor.day - 1, g.cursor.chip})
	case fyne.KeyRight:
		g.moveCursor(cursor{g.cursor.day + 1, g.cursor.chip})
	case fyne.KeyUp:
		g.moveCursor(g.above())
	case fyne.KeyDown:
		g.moveCursor(g.below())
	case fyne.KeyHome:
		g.moveCursor(cursor{week, 0})
	case fyne.KeyEnd:
		g.moveCursor(cursor{week + 6, 0})
	case fyne.KeyReturn, fyne.KeyEnter:
		g.OnOpen(g.Chosen())
	default:
		g.OnKey(key)
	}
}

// above is the chip above the cursor, or the last one of the day a week before.
func (g *Grid) above() cursor {
	switch c := g.cursor; {
	case c.chip > 0:
		return cursor{c.day, c.chip - 1}
	case c.day < 7:
		return c
	default:
		return cursor{c.day - 7, len(g.sheet.Cells[c.day-7].Chips)}
	}
}

// below is the chip below the cursor, or the first one of the day a week later.
func (g *Grid) below() cursor {
	switch c := g.cursor; {
	case c.chip+1 < len(g.sheet.Cells[c.day].Chips):
		return cursor{c.day, c.chip + 1}
	case c.day+7 >= days:
		return c
	default:
		return cursor{c.day + 7, 0}
	}
}

// MenuPosition is where a menu for the cursor opens when it is asked for by
// key, on the canvas.
func (g *Grid) MenuPosition() fyne.Position {
	return absolute(g).Add(g.chipCorner(g.cursor)).AddXY(chipPad*2, chipHeight())
}

// chipCorner is where a chip begins in the grid.
func (g *Grid) chipCorner(c cursor) fyne.Position {
	size := g.Size()
	return fyne.NewPos(dayX(c.day%7, size.Width)+chipPad, rowY(c.day/7, size.Height)+chipY(c.chip))
}

// chipWidth is how wide the chips of a day are.
func (g *Grid) chipWidth(day int) float32 { return dayWidth(day%7, g.Size().Width) - 2*chipPad }

// shown is how many chips of a day have room above the spans that it lies in.
func (g *Grid) shown(day int) int {
	lanes := 0
	for _, bar := range g.sheet.Bars {
		if bar.Row == day/7 && bar.From <= day%7 && day%7 <= bar.To {
			lanes = max(lanes, bar.Lane+1)
		}
	}
	week := rowHeight(day/7, g.Size().Height)
	room := week - chipGap() - float32(lanes)*(barHeight(week)+chipGap())
	return chipRoom(len(g.sheet.Cells[day].Chips), room, moreRoom(week))
}

// at finds the day under a place in the grid, and the chip if it is on one.
func (g *Grid) at(p fyne.Position) (at cursor, onChip, onDay bool) {
	day, ok := dayAt(p, g.Size())
	if !ok {
		return cursor{}, false, false
	}
	x := p.X - dayX(day%7, g.Size().Width)
	chip, on := chipAt(p.Y-rowY(day/7, g.Size().Height), g.shown(day))
	return cursor{day, chip}, on && x >= chipPad && x < chipPad+g.chipWidth(day), true
}

// MouseDown puts the cursor where the pointer is and takes the keyboard.
func (g *Grid) MouseDown(ev *desktop.MouseEvent) {
	at, onChip, onDay := g.at(ev.Position)
	if !onDay {
		return
	}
	g.takeKeyboard()
	if !onChip {
		at.chip = -1
	}
	g.clicks.Down(at)
	g.moveCursor(at) // which makes 0 of it
}

func (g *Grid) takeKeyboard() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil && !kit.Shown(c) && c.Focused() != fyne.Focusable(g) {
		c.Focus(g)
	}
}

// MouseUp does nothing: a click has done its work when it went down.
func (g *Grid) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens a chip or a day.
func (g *Grid) DoubleTapped(ev *fyne.PointEvent) {
	at, onChip, onDay := g.at(ev.Position)
	if onDay && g.clicks.Double() {
		g.OnOpen(g.id(at, onChip), at.day)
	}
}

// TappedSecondary opens the menu of a chip or of a day.
func (g *Grid) TappedSecondary(ev *fyne.PointEvent) {
	at, onChip, onDay := g.at(ev.Position)
	if onDay {
		g.OnMenu(g.id(at, onChip), at.day, ev.AbsolutePosition)
	}
}

func (g *Grid) id(at cursor, onChip bool) string {
	if !onChip {
		return ""
	}
	return g.sheet.Cells[at.day].Chips[at.chip].ID
}

// MouseIn follows the pointer.
func (g *Grid) MouseIn(ev *desktop.MouseEvent) { g.MouseMoved(ev) }

// MouseMoved follows the pointer and shows what a chip has no room for.
func (g *Grid) MouseMoved(ev *desktop.MouseEvent) {
	at, onChip, _ := g.at(ev.Position)
	if !onChip {
		at = cursor{0, -1}
	}
	if at == g.pointed {
		return
	}
	g.pointed = at
	if onChip {
		kit.ShowTip(g, g.sheet.Cells[at.day].Chips[at.chip].Tip, g.chipCorner(at), fyne.NewSize(g.chipWidth(at.day), chipHeight()))
	} else {
		kit.HideTip(g)
	}
}

// MouseOut forgets the pointer.
func (g *Grid) MouseOut() {
	g.pointed = cursor{0, -1}
	kit.HideTip(g)
}

// Cursor is a hand over a chip, closed while one is in the air.
func (g *Grid) Cursor() desktop.Cursor {
	switch {
	case g.drag != nil:
		return kit.ClosedHand
	case g.pointed.chip >= 0:
		return kit.OpenHand
	default:
		return desktop.DefaultCursor
	}
}

// Dragged lifts the chip that was pressed and then moves it.
func (g *Grid) Dragged(ev *fyne.DragEvent) {
	switch {
	case g.drag != nil:
		g.DragTo(ev.AbsolutePosition)
	case !g.ignoring:
		kit.HideTip(g)
		g.ignoring = true // unless it is lifted, the gesture is not ours
		on := ev.AbsolutePosition.SubtractXY(ev.Dragged.DX, ev.Dragged.DY).Subtract(absolute(g))
		if at, onChip, _ := g.at(on); onChip {
			g.lift(at, on.Subtract(g.chipCorner(at)), ev.AbsolutePosition)
		}
	}
}

func (g *Grid) lift(at cursor, grip, pointer fyne.Position) {
	chip := g.sheet.Cells[at.day].Chips[at.chip]
	if chip.Fixed {
		return
	}
	plates, ok := g.OnGrab(chip.ID)
	if !ok {
		return
	}
	d := &drag{chip: chip, from: at.day, grip: grip, width: g.chipWidth(at.day), plates: plates, day: -1, view: newChipView()}
	d.shadow = canvas.NewRectangle(theme.Colour(theme.ColorSurface))
	d.shadow.CornerRadius = chipRadius
	d.shadow.Shadow = canvas.Shadow{
		Color: theme.Colour(theme.ColorShadowDrag), BlurRadius: 36, Offset: fyne.NewPos(0, 8), Variant: canvas.DropShadow,
	}
	g.drag = d
	g.Lifted.Objects = append([]fyne.CanvasObject{d.shadow}, d.view.objects()...)
	g.DragTo(pointer)
}

// Dragging says whether a chip is in the air, and which.
func (g *Grid) Dragging() (id string, is bool) {
	if g.drag == nil {
		return "", false
	}
	return g.drag.chip.ID, true
}

// Judge gives a chip in the air new verdicts, of the days that are shown now.
func (g *Grid) Judge(plates [days]Plate) {
	d := g.drag
	d.plates, d.from = plates, -1
	if at, ok := g.find(d.chip.ID); ok {
		d.from = at.day
	}
	d.day = -1
	g.DragTo(d.at)
}

// DragTo follows the pointer, given on the canvas.
func (g *Grid) DragTo(pointer fyne.Position) {
	d := g.drag
	if d == nil {
		return
	}
	d.at = pointer
	day, ok := dayAt(pointer.Subtract(absolute(g)), g.Size())
	if !ok {
		day = -1
	}
	if day != d.day {
		d.day = day
		if day >= 0 {
			g.OnStatus(d.plates[day].Status)
		}
		g.Refresh()
	}
	g.showLifted()
	g.OnAim(pointer)
}

// showLifted draws the chip in the air under the pointer, with the verdict on
// the day that is under it.
func (g *Grid) showLifted() {
	d := g.drag
	corner := d.at.Subtract(d.grip).Subtract(absolute(g.Lifted))
	corner = fyne.NewPos(float32(int(corner.X)), float32(int(corner.Y)))
	chip := d.chip
	if d.day >= 0 {
		chip.State = d.plates[d.day].Look
	}
	d.shadow.Move(corner)
	d.shadow.Resize(fyne.NewSize(d.width, chipHeight()))
	d.view.show(chip, corner, d.width, false)
	g.Lifted.Refresh()
}

// DragEnd lets the chip go. On its own day or beside all days nothing happens.
func (g *Grid) DragEnd() {
	g.ignoring = false
	g.takeKeyboard() // Fyne takes it away where the button is let go over something else
	d := g.drag
	if d == nil {
		return
	}
	g.putDown()
	if d.day >= 0 && d.day != d.from {
		g.OnDrop(d.chip.ID, d.day)
	}
}

// CancelDrag puts the chip back where it was; what is left of the gesture does
// nothing.
func (g *Grid) CancelDrag() {
	if g.drag != nil {
		g.putDown()
	}
}

func (g *Grid) putDown() {
	g.drag = nil
	g.Lifted.Objects = nil
	g.Lifted.Refresh()
	g.Refresh()
	g.OnChoose()
}

func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}
