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

// CalendarWords writes days in a person's language; a format.Formatter does.
type CalendarWords interface {
	MonthTitle(civil.Date) string     // "June 2026"
	WeekdayShort(time.Weekday) string // "Mon"
	FullDate(civil.Date) string       // "Fri 12 June 2026"
}

const miniRows = 6

func miniCell() float32 { return theme.Length(32, 28) }

// miniHead is how high the title and the arrows are.
func miniHead() float32 { return ButtonHeight() }

// miniTop is where the days begin.
func miniTop() float32 { return miniHead() + 20 }

// MiniMonth is a month to choose a day from. It is one tab stop: arrows move
// the day, Page Up and Page Down turn the month, with Home and End for the ends
// of a week. Fyne's own calendar knows English month names only and marks no
// chosen day.
type MiniMonth struct {
	widget.BaseWidget
	// OnChanged hears of every day that is moved to; it may be nil.
	OnChanged func(civil.Date)
	// OnTake takes the chosen day: Enter or a click on it. Where it is nil, Enter
	// is handed on.
	OnTake func()
	// OnKey, if set, is offered the keys that move nothing.
	OnKey func(*fyne.KeyEvent)

	first   time.Weekday
	today   civil.Date
	chosen  civil.Date
	words   CalendarWords
	focused bool

	back, forward *Button
	title         *canvas.Text
	heads         [7]*canvas.Text
	numbers       [7 * miniRows]*canvas.Text
	pill, ring    *canvas.Rectangle
	mark          *canvas.Rectangle // of today
}

// NewMiniMonth returns the month of a chosen day, whose weeks begin on first.
// Before and after name the arrows that turn it.
func NewMiniMonth(chosen, today civil.Date, first time.Weekday, words CalendarWords, before, after string) *MiniMonth {
	m := &MiniMonth{
		first: first, today: today, chosen: chosen, words: words, title: NewText(theme.TextBody, true),
		pill: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent),
	}
	m.back = IconButton(theme.IconChevronLeft, before, func() { m.turn(-1) })
	m.forward = IconButton(theme.IconChevronRight, after, func() { m.turn(1) })
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
	case fyne.KeyReturn, fyne.KeyEnter:
		if m.OnTake != nil {
			m.OnTake()
			return
		}
		PassKey(m, key)
	default:
		if m.OnKey != nil {
			m.OnKey(key)
			return
		}
		PassKey(m, key)
	}
}

// MouseDown chooses the day under the pointer.
func (m *MiniMonth) MouseDown(ev *desktop.MouseEvent) {
	column, row := int(ev.Position.X/miniCell()), int((ev.Position.Y-miniTop())/miniCell())
	if ev.Position.Y < miniTop() || column > 6 || row >= miniRows {
		return
	}
	m.Choose(m.start().AddDays(7*row + column))
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
}

// MouseUp takes the day that was pressed.
func (m *MiniMonth) MouseUp(ev *desktop.MouseEvent) {
	if ev.Position.Y >= miniTop() && m.OnTake != nil {
		m.OnTake()
	}
}

// AccessibilityLabel is the chosen day.
func (m *MiniMonth) AccessibilityLabel() string { return m.words.FullDate(m.chosen) }

// AccessibilityRole is a button.
func (m *MiniMonth) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (m *MiniMonth) CreateRenderer() fyne.WidgetRenderer { return newRenderer(m) }

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

func (m *MiniMonth) least() fyne.Size {
	return fyne.NewSize(7*miniCell(), miniTop()+float32(miniRows)*miniCell())
}

func (m *MiniMonth) paint() {
	m.title.Text = m.words.MonthTitle(m.chosen)
	m.title.Color = theme.Colour(theme.ColorText)
	for i, t := range m.heads {
		t.Text, t.Color = m.words.WeekdayShort(time.Weekday((int(m.first)+i)%7)), theme.Colour(theme.ColorTextMuted)
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
	width := 7 * miniCell()
	size := m.back.MinSize()
	m.back.Resize(size)
	m.back.Move(fyne.NewPos(0, 0))
	m.forward.Resize(size)
	m.forward.Move(fyne.NewPos(width-size.Width, 0))
	PlaceText(m.title, float32(int((width-Width(m.title))/2)), 0, miniHead())
	cell := func(i int) fyne.Position {
		return fyne.NewPos(float32(i%7)*miniCell(), miniTop()+float32(i/7)*miniCell())
	}
	centre := func(t *canvas.Text, at fyne.Position, height float32) {
		PlaceText(t, at.X+float32(int((miniCell()-Width(t))/2)), at.Y, height)
	}
	for i, t := range m.heads {
		centre(t, fyne.NewPos(float32(i)*miniCell(), miniHead()), 18)
	}
	for i, t := range m.numbers {
		centre(t, cell(i), miniCell())
	}
	inside := fyne.NewSquareSize(miniCell() - 4)
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
