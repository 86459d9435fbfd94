package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// MenuItem is one row of a menu; the zero MenuItem is a line between rows.
type MenuItem struct {
	Text     string
	Shortcut string // shown on the right, as a person would say it: "Ctrl+Z"
	Chosen   bool   // with a tick
	Disabled bool
	Do       func() // called when the menu is gone
}

func (i MenuItem) line() bool { return i.Text == "" }

// Sizes of a menu.
const (
	menuPad      float32 = 5 // between the panel's edge and its rows
	menuTextPad  float32 = 12
	menuTickRoom float32 = 22
	menuKeyGap   float32 = 32 // between a row's words and its shortcut
	menuLeast    float32 = 160
	menuMargin   float32 = 8 // to the window's edge
	menuTick     float32 = 14
)

func menuRow() float32  { return theme.Length(32, 26) }
func menuLine() float32 { return theme.Length(9, 7) }

// ShowMenu opens a menu with its corner at a place of the canvas, moved so that
// it stays inside the window. Arrows choose a row, Enter and Space take it,
// Escape or a click beside it closes the menu.
func ShowMenu(c fyne.Canvas, at fyne.Position, items []MenuItem) {
	showMenu(c, at, 0, items, -1)
}

// showMenu also says how wide the menu is at least, and which row is active at
// first, -1 for none.
func showMenu(c fyne.Canvas, at fyne.Position, width float32, items []MenuItem, active int) {
	m := &menu{at: at, rows: newMenuRows(items, width), panel: canvas.NewRectangle(color.Transparent)}
	m.panel.CornerRadius = theme.RadiusPanel
	m.scroll = container.NewVScroll(m.rows)
	m.close = func() { c.Overlays().Remove(m) }
	m.rows.close, m.rows.reveal = m.close, m.reveal
	m.ExtendBaseWidget(m)
	c.Overlays().Add(m)
	c.Focus(m.rows)
	if active >= 0 {
		m.rows.goTo(active)
	}
}

// menu fills the canvas, so that a click beside the rows closes it.
type menu struct {
	widget.BaseWidget
	at     fyne.Position
	panel  *canvas.Rectangle
	scroll *container.Scroll
	rows   *menuRows
	close  func()
}

func (m *menu) Tapped(*fyne.PointEvent)          { m.close() }
func (m *menu) TappedSecondary(*fyne.PointEvent) { m.close() }

func (m *menu) CreateRenderer() fyne.WidgetRenderer { return newRenderer(m) }

func (m *menu) objects() []fyne.CanvasObject { return []fyne.CanvasObject{m.panel, m.scroll} }
func (m *menu) least() fyne.Size             { return fyne.Size{} }
func (m *menu) paint()                       { paintLifted(m.panel) }

func (m *menu) place(window fyne.Size) {
	size := m.rows.MinSize().AddWidthHeight(2*menuPad, 2*menuPad)
	size.Height = min(size.Height, window.Height-2*menuMargin)
	m.panel.Resize(size)
	m.panel.Move(fyne.NewPos(
		floor(within(m.at.X, menuMargin, window.Width-size.Width-menuMargin)),
		floor(within(m.at.Y, menuMargin, window.Height-size.Height-menuMargin)),
	))
	m.scroll.Resize(size.SubtractWidthHeight(2*menuPad, 2*menuPad))
	m.scroll.Move(m.panel.Position().AddXY(menuPad, menuPad))
}

// reveal scrolls so that the part of the rows from top to bottom is seen.
func (m *menu) reveal(top, bottom float32) {
	y := m.scroll.Offset.Y
	y = min(max(y, bottom-m.scroll.Size().Height), top)
	m.scroll.ScrollToOffset(fyne.NewPos(0, y))
}

// menuRows are the rows themselves; they hold the focus while the menu is open.
type menuRows struct {
	widget.BaseWidget
	items  []MenuItem
	width  float32
	active int // -1 for none
	close  func()
	reveal func(top, bottom float32)

	mark  *canvas.Rectangle // behind the active row
	words []*canvas.Text
	keys  []*canvas.Text
	ticks []*canvas.Image
	lines []*canvas.Rectangle
}

func newMenuRows(items []MenuItem, width float32) *menuRows {
	r := &menuRows{items: items, width: width, active: -1, mark: canvas.NewRectangle(color.Transparent)}
	r.mark.CornerRadius = theme.RadiusButton
	for range items {
		r.words = append(r.words, NewText(theme.TextBody, false))
		r.keys = append(r.keys, NewText(theme.TextSmall, false))
		r.ticks = append(r.ticks, canvas.NewImageFromResource(nil))
		r.lines = append(r.lines, canvas.NewRectangle(color.Transparent))
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *menuRows) FocusGained()   {}
func (r *menuRows) FocusLost()     {}
func (r *menuRows) TypedRune(rune) {}

// AcceptsTab keeps Tab inside the menu, where it does nothing.
func (r *menuRows) AcceptsTab() bool { return true }

func (r *menuRows) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		r.step(1)
	case fyne.KeyUp:
		r.step(-1)
	case fyne.KeyHome:
		r.active = -1
		r.step(1)
	case fyne.KeyEnd:
		r.active = len(r.items)
		r.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		TakeLetter(key.Name)
		r.take()
	case fyne.KeyEscape:
		r.close()
	}
}

// step goes to the next row that can be taken, round the ends.
func (r *menuRows) step(by int) {
	n := len(r.items)
	i := r.active
	if i < 0 && by < 0 {
		i = n
	}
	for range n {
		i = (i + by + n) % n
		if r.live(i) {
			r.goTo(i)
			return
		}
	}
}

// goTo makes a row the active one and scrolls to it.
func (r *menuRows) goTo(i int) {
	r.activate(i)
	top := r.top(i)
	r.reveal(top, top+menuRow())
}

func (r *menuRows) live(i int) bool { return !r.items[i].line() && !r.items[i].Disabled }

func (r *menuRows) activate(i int) {
	if r.active != i {
		r.active = i
		r.Refresh()
	}
}

// take closes the menu and does what the active row is for.
func (r *menuRows) take() {
	if r.active < 0 {
		return
	}
	do := r.items[r.active].Do
	r.close()
	if do != nil {
		do()
	}
}

func (r *menuRows) Tapped(e *fyne.PointEvent) {
	r.activate(r.rowAt(e.Position.Y))
	r.take()
}

func (r *menuRows) MouseIn(e *desktop.MouseEvent)    { r.activate(r.rowAt(e.Position.Y)) }
func (r *menuRows) MouseMoved(e *desktop.MouseEvent) { r.activate(r.rowAt(e.Position.Y)) }
func (r *menuRows) MouseOut()                        { r.activate(-1) }

// rowAt is the row under y that can be taken, or -1.
func (r *menuRows) rowAt(y float32) int {
	for i := range r.items {
		if top := r.top(i); y >= top && y < top+menuRow() && r.live(i) {
			return i
		}
	}
	return -1
}

// top is where a row begins.
func (r *menuRows) top(i int) float32 {
	var y float32
	for _, item := range r.items[:i] {
		y += item.height()
	}
	return y
}

func (i MenuItem) height() float32 {
	if i.line() {
		return menuLine()
	}
	return menuRow()
}

// AccessibilityLabel is the words of the active row.
func (r *menuRows) AccessibilityLabel() string {
	if r.active < 0 {
		return ""
	}
	return r.items[r.active].Text
}

// AccessibilityRole is a button.
func (r *menuRows) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (r *menuRows) CreateRenderer() fyne.WidgetRenderer { return newRenderer(r) }

func (r *menuRows) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.mark}
	for i := range r.items {
		all = append(all, r.words[i], r.keys[i], r.ticks[i], r.lines[i])
	}
	return all
}

// textLeft leaves room for ticks where any row has one.
func (r *menuRows) textLeft() float32 {
	for _, item := range r.items {
		if item.Chosen {
			return menuTextPad + menuTickRoom
		}
	}
	return menuTextPad
}

func (r *menuRows) least() fyne.Size {
	size := fyne.NewSize(max(menuLeast, r.width)-2*menuPad, r.top(len(r.items)))
	for i := range r.items {
		row := r.textLeft() + Width(r.words[i]) + menuTextPad
		if r.items[i].Shortcut != "" {
			row += menuKeyGap + Width(r.keys[i])
		}
		size.Width = max(size.Width, floor(row)+1)
	}
	return size
}

func (r *menuRows) place(size fyne.Size) {
	for i := range r.items {
		y := r.top(i)
		PlaceText(r.words[i], r.textLeft(), y, menuRow())
		PlaceText(r.keys[i], size.Width-menuTextPad-Width(r.keys[i]), y, menuRow())
		r.ticks[i].Move(fyne.NewPos(menuTextPad-2, y+(menuRow()-menuTick)/2))
		r.lines[i].Move(fyne.NewPos(0, y+(menuLine()-1)/2))
		r.lines[i].Resize(fyne.NewSize(size.Width, theme.Hairline))
	}
	if r.active >= 0 {
		r.mark.Move(fyne.NewPos(0, r.top(r.active)))
		r.mark.Resize(fyne.NewSize(size.Width, menuRow()))
	}
}

func (r *menuRows) paint() {
	r.mark.FillColor = theme.Colour(theme.ColorHover)
	r.mark.Hidden = r.active < 0
	for i, item := range r.items {
		r.words[i].Text, r.words[i].Color = item.Text, theme.Colour(theme.ColorText)
		r.keys[i].Text, r.keys[i].Color = item.Shortcut, theme.Colour(theme.ColorTextMuted)
		if item.Disabled {
			raised := theme.Colour(theme.ColorRaised)
			r.words[i].Color = theme.Disabled(r.words[i].Color, raised)
			r.keys[i].Color = theme.Disabled(r.keys[i].Color, raised)
		}
		r.ticks[i].Hidden = !item.Chosen
		if item.Chosen {
			ShowIcon(r.ticks[i], theme.IconTick, theme.ColorAccent, menuTick)
		}
		r.lines[i].FillColor = theme.Colour(theme.ColorHairline)
		r.lines[i].Hidden = !item.line()
	}
}
