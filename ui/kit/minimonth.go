package kit

import (
	"image/color"
	"strconv"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// MonthNames are the words a MiniMonth is written in.
type MonthNames struct {
	Title    func(first civil.Date) string // "June 2026"
	Weekdays [7]string                     // short, by time.Weekday
	Spoken   func(civil.Date) string       // a day in full, for screen readers
	Before   string                        // the tooltips of the arrows
	After    string
}

const (
	miniCell float32 = 32
	miniRows         = 6
)

// MiniMonth is a month to choose a day from. It is one tab stop: arrows move
// the day, Page Up and Page Down turn the month, with Home and End for the ends
// of a week. Fyne's own calendar knows English month names only and marks no
// chosen day.
type MiniMonth struct {
	widget.BaseWidget
	// OnChanged hears of every day that is moved to; it may be nil.
	OnChanged func(civil.Date)

	first   time.Weekday
	today   civil.Date
	chosen  civil.Date
	names   MonthNames
	focused bool

	back, forward *Button
	title         *canvas.Text
	heads         [7]*canvas.Text
	numbers       [7 * miniRows]*canvas.Text
	pill, ring    *canvas.Rectangle
	mark          *canvas.Rectangle // of today
}

// NewMiniMonth returns the month of a chosen day, whose weeks begin on first.
func NewMiniMonth(chosen, today civil.Date, first time.Weekday, names MonthNames) *MiniMonth {
	m := &MiniMonth{
		first: first, today: today, chosen: chosen, names: names, title: NewText(theme.TextBody, true),
		pill: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent),
	}
	m.back = IconButton(theme.IconChevronLeft, names.Before, func() { m.turn(-1) })
	m.forward = IconButton(theme.IconChevronRight, names.After, func() { m.turn(1) })
	for i := range m.heads {
		m.heads[i] = NewText(theme.TextCaption, false)
	}
	for i := range m.numbers {
		m.numbers[i] = NewText(theme.TextCardTitle, false)
	}
	m.pill.CornerRadius, m.mark.CornerRadius = theme.RadiusButton, theme.RadiusButton
	m.ring.CornerRadius = theme.RadiusButton + theme.FocusGap
	m.ExtendBaseWidget(m)
	return m
}

// Chosen is the day that is chosen.
func (m *MiniMonth) Chosen() civil.Date { return m.chosen }

// Choose moves to a day of the years that plans lie in.
func (m *MiniMonth) Choose(d civil.Date) {
	if d.Year < 1900 || d.Year > 2200 || d == m.chosen {
		return
	}
	m.chosen = d
	m.Refresh()
	if m.OnChanged != nil {
		m.OnChanged(d)
	}
}

func (m *MiniMonth) turn(months int) { m.Choose(m.chosen.AddMonths(months)) }

// start is the day in the upper left corner.
func (m *MiniMonth) start() civil.Date {
	first := civil.Date{Year: m.chosen.Year, Month: m.chosen.Month, Day: 1}
	back := (int(first.In(time.UTC).Weekday()) - int(m.first) + 7) % 7
	return first.AddDays(-back)
}

// FocusGained shows the ring.
func (m *MiniMonth) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost hides it.
func (m *MiniMonth) FocusLost() { m.focused = false; m.Refresh() }

// TypedRune does nothing; keys come through TypedKey.
func (m *MiniMonth) TypedRune(rune) {}

// TypedKey moves the chosen day.
func (m *MiniMonth) TypedKey(key *fyne.KeyEvent) {
	column := m.chosen.DaysSince(m.start()) % 7
	switch key.Name {
	case fyne.KeyLeft:
		m.Choose(m.chosen.AddDays(-1))
	case fyne.KeyRight:
		m.Choose(m.chosen.AddDays(1))
	case fyne.KeyUp:
		m.Choose(m.chosen.AddDays(-7))
	case fyne.KeyDown:
		m.Choose(m.chosen.AddDays(7))
	case fyne.KeyPageUp:
		m.turn(-1)
	case fyne.KeyPageDown:
		m.turn(1)
	case fyne.KeyHome:
		m.Choose(m.chosen.AddDays(-column))
	case fyne.KeyEnd:
		m.Choose(m.chosen.AddDays(6 - column))
	default:
		PassKey(m, key)
	}
}

// MouseDown chooses the day under the pointer.
func (m *MiniMonth) MouseDown(ev *desktop.MouseEvent) {
	column, row := int(ev.Position.X/miniCell), int((ev.Position.Y-miniTop)/miniCell)
	if ev.Position.Y < miniTop || column > 6 || row >= miniRows {
		return
	}
	m.Choose(m.start().AddDays(7*row + column))
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
}

// MouseUp does nothing: a click has done its work when it went down.
func (m *MiniMonth) MouseUp(*desktop.MouseEvent) {}

// AccessibilityLabel is the chosen day.
func (m *MiniMonth) AccessibilityLabel() string { return m.names.Spoken(m.chosen) }

// AccessibilityRole is a button.
func (m *MiniMonth) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (m *MiniMonth) CreateRenderer() fyne.WidgetRenderer { return newRenderer(m) }

const (
	miniHead float32 = 36 // title and arrows
	miniTop  float32 = miniHead + 20
)

func (m *MiniMonth) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{m.title, m.back, m.forward, m.mark, m.pill, m.ring}
	for _, t := range m.heads {
		all = append(all, t)
	}
	for _, t := range m.numbers {
		all = append(all, t)
	}
	return all
}

func (m *MiniMonth) least() fyne.Size { return fyne.NewSize(7*miniCell, miniTop+miniRows*miniCell) }

func (m *MiniMonth) paint() {
	m.title.Text = m.names.Title(civil.Date{Year: m.chosen.Year, Month: m.chosen.Month, Day: 1})
	m.title.Color = theme.Colour(theme.ColorText)
	for i, t := range m.heads {
		t.Text, t.Color = m.names.Weekdays[(int(m.first)+i)%7], theme.Colour(theme.ColorTextMuted)
	}
	start := m.start()
	for i, t := range m.numbers {
		d := start.AddDays(i)
		t.Text, t.Color = strconv.Itoa(d.Day), theme.Colour(theme.ColorText)
		t.TextStyle.Bold = d == m.chosen || d == m.today
		switch {
		case d == m.chosen:
			t.Color = theme.Colour(theme.ColorOnAccent)
		case d.Month != m.chosen.Month:
			t.Color = theme.Colour(theme.ColorTextMuted)
		case d == m.today:
			t.Color = theme.Colour(theme.ColorAccent)
		}
	}
	m.pill.FillColor, m.mark.FillColor = theme.Colour(theme.ColorAccent), theme.Colour(theme.ColorAccentSoft)
	m.ring.StrokeColor, m.ring.StrokeWidth = theme.Colour(theme.ColorAccent), theme.Ring
	m.ring.Hidden = !m.focused
}

func (m *MiniMonth) place(fyne.Size) {
	width := 7 * miniCell
	size := m.back.MinSize()
	m.back.Resize(size)
	m.back.Move(fyne.NewPos(0, 0))
	m.forward.Resize(size)
	m.forward.Move(fyne.NewPos(width-size.Width, 0))
	PlaceText(m.title, float32(int((width-Width(m.title))/2)), 0, miniHead)
	cell := func(i int) fyne.Position {
		return fyne.NewPos(float32(i%7)*miniCell, miniTop+float32(i/7)*miniCell)
	}
	centre := func(t *canvas.Text, at fyne.Position, height float32) {
		PlaceText(t, at.X+float32(int((miniCell-Width(t))/2)), at.Y, height)
	}
	for i, t := range m.heads {
		centre(t, fyne.NewPos(float32(i)*miniCell, miniHead), 18)
	}
	for i, t := range m.numbers {
		centre(t, cell(i), miniCell)
	}
	inside := fyne.NewSquareSize(miniCell - 4)
	start := m.start()
	at := cell(m.chosen.DaysSince(start))
	m.pill.Move(at.AddXY(2, 2))
	m.pill.Resize(inside)
	m.ring.Move(at.AddXY(2-theme.FocusRoom, 2-theme.FocusRoom))
	m.ring.Resize(inside.AddWidthHeight(2*theme.FocusRoom, 2*theme.FocusRoom))
	today := m.today.DaysSince(start)
	m.mark.Hidden = today < 0 || today >= 7*miniRows || m.today == m.chosen
	if !m.mark.Hidden {
		m.mark.Move(cell(today).AddXY(2, 2))
		m.mark.Resize(inside)
	}
}
