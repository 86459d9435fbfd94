package kit

import (
	"image/color"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// Calendar is what the small month beside a date is made of.
type Calendar struct {
	Today         civil.Date
	First         time.Weekday // of its weeks
	Words         CalendarWords
	Open          string // names the button that opens it
	Before, After string // name the arrows that turn it
}

// WithCalendar puts a button beside an entry for a day as ISO 8601 has it, which
// opens a small month to choose from; the key Down in the entry does too.
func WithCalendar(entry *Entry, calendar Calendar) fyne.CanvasObject {
	d := &dateControl{entry: entry, calendar: calendar}
	d.button = IconButton(theme.IconMonth, calendar.Open, d.open)
	entry.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyDown {
			d.open()
		}
		return key.Name == fyne.KeyDown
	}
	d.ExtendBaseWidget(d)
	return d
}

// dateControl is an entry for a day with its button.
type dateControl struct {
	widget.BaseWidget
	entry    *Entry
	button   *Button
	calendar Calendar
}

// Focus gives the entry the focus.
func (d *dateControl) Focus() { d.entry.Focus() }

// open shows the month of the day that the entry says, else that of today.
func (d *dateControl) open() {
	c := canvasOf(d)
	if c == nil {
		return
	}
	chosen, err := civil.ParseDate(d.entry.Text)
	if err != nil {
		chosen = d.calendar.Today
	}
	p := &calendarPopup{of: d, panel: canvas.NewRectangle(color.Transparent)}
	p.month = NewMiniMonth(chosen, d.calendar.Today, d.calendar.First, d.calendar.Words, d.calendar.Before, d.calendar.After)
	close := func() { c.Overlays().Remove(p) }
	p.close = close
	p.month.OnTake = func() {
		close()
		d.entry.Write(p.month.Chosen().String())
	}
	p.month.OnKey = func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			close()
		}
	}
	p.panel.CornerRadius = theme.RadiusPanel
	p.ExtendBaseWidget(p)
	c.Overlays().Add(p)
	c.Focus(p.month)
}

// CreateRenderer is for Fyne.
func (d *dateControl) CreateRenderer() fyne.WidgetRenderer { return newRenderer(d) }

func (d *dateControl) objects() []fyne.CanvasObject { return []fyne.CanvasObject{d.entry, d.button} }
func (d *dateControl) paint()                       {}

func (d *dateControl) least() fyne.Size {
	day := fyne.MeasureText("2026-12-28", theme.TextBody, fyne.TextStyle{}).Width // as wide as any
	entry := d.entry.MinSize().Max(fyne.NewSize(floor(day)+1+3*choicePad(), 0))
	return entry.AddWidthHeight(d.button.MinSize().Width+theme.Grid, 0)
}

func (d *dateControl) place(size fyne.Size) {
	button := d.button.MinSize()
	d.entry.Resize(fyne.NewSize(size.Width-button.Width-theme.Grid, size.Height))
	d.button.Resize(button)
	d.button.Move(fyne.NewPos(size.Width-button.Width, floor((size.Height-button.Height)/2)))
}

// calendarPopup is the small month above everything else; a click beside it
// closes it.
type calendarPopup struct {
	widget.BaseWidget
	of    *dateControl
	panel *canvas.Rectangle
	month *MiniMonth
	close func()
}

func calendarPad() float32 { return theme.Gap(12) }

// Tapped closes the month.
func (p *calendarPopup) Tapped(*fyne.PointEvent) { p.close() }

// TappedSecondary closes the month.
func (p *calendarPopup) TappedSecondary(*fyne.PointEvent) { p.close() }

// CreateRenderer is for Fyne.
func (p *calendarPopup) CreateRenderer() fyne.WidgetRenderer { return newRenderer(p) }

func (p *calendarPopup) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.panel, p.month} }
func (p *calendarPopup) least() fyne.Size             { return fyne.Size{} }
func (p *calendarPopup) paint()                       { paintLifted(p.panel) }

// place puts the month under its entry, or over it where there is no room.
func (p *calendarPopup) place(window fyne.Size) {
	size := p.month.MinSize().AddWidthHeight(2*calendarPad(), 2*calendarPad())
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.of)
	below := at.Y + p.of.Size().Height + theme.Grid
	if below+size.Height > window.Height-menuMargin {
		below = at.Y - theme.Grid - size.Height
	}
	p.panel.Resize(size)
	p.panel.Move(fyne.NewPos(
		floor(within(at.X, menuMargin, window.Width-size.Width-menuMargin)),
		floor(within(below, menuMargin, window.Height-size.Height-menuMargin)),
	))
	p.month.Resize(p.month.MinSize())
	p.month.Move(p.panel.Position().AddXY(calendarPad(), calendarPad()))
}
