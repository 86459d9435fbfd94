package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// Rows is a list of any length with one chosen row. Only as many rows exist as
// are seen: they are given another content as the list scrolls. Arrows, Page Up
// and Down, Home and End and a click choose; Enter takes what is chosen.
type Rows struct {
	control
	// OnChosen hears of every row that a person chooses.
	OnChosen func(i int)
	// OnTaken is told which row is taken; it may be nil.
	OnTaken func(i int)

	height  func() float32
	newRow  func() fyne.CanvasObject
	give    func(i int, row fyne.CanvasObject)
	say     func(i int) string
	count   int
	chosen  int // -1: none
	scroll  *container.Scroll
	content *rowsContent
	ring    *canvas.Rectangle
}

// NewRows returns an empty list whose rows are height high, which it asks again
// whenever it is laid out: newRow makes one,
// give gives it the content of the i-th, say says that content in words.
func NewRows(height func() float32, newRow func() fyne.CanvasObject, give func(i int, row fyne.CanvasObject), say func(i int) string) *Rows {
	l := &Rows{height: height, newRow: newRow, give: give, say: say, chosen: -1, ring: newRing(theme.RadiusButton)}
	l.content = &rowsContent{list: l, mark: canvas.NewRectangle(color.Transparent)}
	l.content.mark.CornerRadius = theme.RadiusButton
	l.content.ExtendBaseWidget(l.content)
	l.scroll = container.NewVScroll(l.content)
	l.scroll.OnScrolled = func(fyne.Position) { l.content.arrange() }
	l.ExtendBaseWidget(l)
	return l
}

// SetCount says how many rows there are now and which one is chosen, -1 for
// none, and gives those that are seen their content anew.
func (l *Rows) SetCount(count, chosen int) {
	l.count, l.chosen = count, min(chosen, count-1)
	l.content.forget()
	l.scroll.Refresh()
	l.Refresh()
	l.reveal()
}

// Chosen is the chosen row, -1 for none.
func (l *Rows) Chosen() int { return l.chosen }

// Choose chooses a row as a person does.
func (l *Rows) Choose(i int) {
	if l.count == 0 {
		return
	}
	i = min(max(i, 0), l.count-1)
	if i != l.chosen {
		l.chosen = i
		l.content.arrange()
		if l.OnChosen != nil {
			l.OnChosen(i)
		}
	}
	l.reveal()
}

// reveal scrolls to the chosen row.
func (l *Rows) reveal() {
	if l.chosen < 0 {
		return
	}
	top := l.height() * float32(l.chosen)
	y := min(max(l.scroll.Offset.Y, top+l.height()-l.scroll.Size().Height), top)
	if y != l.scroll.Offset.Y {
		l.scroll.ScrollToOffset(fyne.NewPos(0, y))
		l.content.arrange()
	}
}

// TypedKey chooses another row, or takes the chosen one.
func (l *Rows) TypedKey(key *fyne.KeyEvent) {
	page := max(int(l.scroll.Size().Height/l.height())-1, 1)
	switch key.Name {
	case fyne.KeyDown:
		l.Choose(l.chosen + 1)
	case fyne.KeyUp:
		l.Choose(l.chosen - 1)
	case fyne.KeyPageDown:
		l.Choose(l.chosen + page)
	case fyne.KeyPageUp:
		l.Choose(l.chosen - page)
	case fyne.KeyHome:
		l.Choose(0)
	case fyne.KeyEnd:
		l.Choose(l.count - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.chosen >= 0 && l.OnTaken != nil {
			l.OnTaken(l.chosen)
		}
	default:
		PassKey(l, key)
	}
}

// AccessibilityLabel is the chosen row.
func (l *Rows) AccessibilityLabel() string {
	if l.chosen < 0 {
		return ""
	}
	return l.say(l.chosen)
}

// AccessibilityRole is a list.
func (l *Rows) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is for Fyne.
func (l *Rows) CreateRenderer() fyne.WidgetRenderer { return newRenderer(l) }

func (l *Rows) objects() []fyne.CanvasObject { return []fyne.CanvasObject{l.scroll, l.ring} }
func (l *Rows) least() fyne.Size             { return fyne.NewSize(0, 3*l.height()) }

func (l *Rows) place(size fyne.Size) {
	l.scroll.Resize(size)
	placeRing(l.ring, fyne.NewPos(0, 0), size)
	l.content.arrange()
}

func (l *Rows) paint() {
	l.paintRing(l.ring)
	l.content.mark.FillColor = theme.Colour(theme.ColorAccentSoft)
}

// rowsContent draws the rows that are seen, under their scroll.
type rowsContent struct {
	widget.BaseWidget
	list  *Rows
	mark  *canvas.Rectangle
	drawn []fyne.CanvasObject
	holds []int // the row whose content each has; -1: none
}

// forget has every row that is seen given its content again.
func (c *rowsContent) forget() {
	for k := range c.holds {
		c.holds[k] = -1
	}
	c.arrange()
}

// arrange gives the rows that are seen their content and places.
func (c *rowsContent) arrange() {
	l := c.list
	width, first := l.scroll.Size().Width, max(int(l.scroll.Offset.Y/l.height()), 0)
	seen := int(l.scroll.Size().Height/l.height()) + 2
	for len(c.drawn) < seen {
		row := l.newRow()
		row.Hide()
		c.drawn, c.holds = append(c.drawn, row), append(c.holds, -1)
	}
	c.mark.Hidden = l.chosen < 0
	c.mark.Move(fyne.NewPos(0, l.height()*float32(l.chosen)))
	c.mark.Resize(fyne.NewSize(width, l.height()))
	for k := range c.drawn {
		// Row i is always in the same place, so that scrolling by one gives one
		// another content.
		i := first + (k-first%len(c.drawn)+len(c.drawn))%len(c.drawn)
		row := c.drawn[k]
		if i >= l.count || i >= first+seen {
			row.Hide()
			c.holds[k] = -1
			continue
		}
		row.Move(fyne.NewPos(0, l.height()*float32(i)))
		row.Resize(fyne.NewSize(width, l.height()))
		if c.holds[k] != i {
			c.holds[k] = i
			l.give(i, row)
		}
		row.Show()
	}
	canvas.Refresh(c)
}

// Tapped chooses the row under the pointer.
func (c *rowsContent) Tapped(e *fyne.PointEvent) {
	focus(c.list)
	if i := int(e.Position.Y / c.list.height()); i < c.list.count {
		c.list.Choose(i)
	}
}

// CreateRenderer is for Fyne.
func (c *rowsContent) CreateRenderer() fyne.WidgetRenderer { return &rowsRenderer{c} }

type rowsRenderer struct{ c *rowsContent }

func (r *rowsRenderer) Destroy() {}

func (r *rowsRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.c.mark}, r.c.drawn...)
}

func (r *rowsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.c.list.height()*float32(r.c.list.count))
}

func (r *rowsRenderer) Layout(fyne.Size) { r.c.arrange() }

func (r *rowsRenderer) Refresh() {
	r.c.mark.FillColor = theme.Colour(theme.ColorAccentSoft)
	for _, row := range r.c.drawn {
		row.Refresh()
	}
	r.c.forget()
}
