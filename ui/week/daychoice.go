package week

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// dayRow is one day to move to.
type dayRow struct {
	name    string
	look    mark.Look
	verdict string
	reason  string
}

const (
	dayNameWidth float32 = 150
	dayWordWidth float32 = 112
)

func dayRowHeight() float32 { return theme.Length(30, 26) }

// dayChoice is a list of days with their verdicts. Up and Down choose.
type dayChoice struct {
	widget.BaseWidget
	rows      []dayRow
	chosen    int
	focused   bool
	clicks    kit.Clicks[int]
	onChoose  func(i int) // may be nil
	onConfirm func()      // a double click
}

func newDayChoice(rows []dayRow, chosen int) *dayChoice {
	c := &dayChoice{rows: rows, chosen: min(chosen, len(rows)-1)}
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained shows which row the keys act on.
func (c *dayChoice) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost hides it.
func (c *dayChoice) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune does nothing: letters come as keys.
func (c *dayChoice) TypedRune(rune) {}

// TypedKey chooses the next row on Up and Down.
func (c *dayChoice) TypedKey(key *fyne.KeyEvent) {
	c.clicks.Forget()
	switch key.Name {
	case fyne.KeyUp:
		c.choose(c.chosen - 1)
	case fyne.KeyDown:
		c.choose(c.chosen + 1)
	default:
		kit.PassKey(c, key)
	}
}

func (c *dayChoice) choose(i int) {
	c.chosen = min(max(i, 0), len(c.rows)-1)
	c.Refresh()
	if c.onChoose != nil {
		c.onChoose(c.chosen)
	}
}

// MouseDown chooses the row under the pointer.
func (c *dayChoice) MouseDown(ev *desktop.MouseEvent) {
	c.choose(int(ev.Position.Y / dayRowHeight()))
	c.clicks.Down(c.chosen)
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c); canvas != nil {
		canvas.Focus(c)
	}
}

// MouseUp does nothing: a click has done its work when it went down.
func (c *dayChoice) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped takes the row.
func (c *dayChoice) DoubleTapped(*fyne.PointEvent) {
	if c.clicks.Double() {
		c.onConfirm()
	}
}

// AccessibilityLabel is the chosen row.
func (c *dayChoice) AccessibilityLabel() string {
	r := c.rows[c.chosen]
	return r.name + " " + r.verdict + " " + r.reason
}

// AccessibilityRole is a button.
func (c *dayChoice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (c *dayChoice) CreateRenderer() fyne.WidgetRenderer {
	r := &dayChoiceRenderer{c: c}
	for range c.rows {
		line := &dayLine{
			fill: canvas.NewRectangle(color.Transparent), icon: canvas.NewImageFromResource(nil),
			name: kit.NewText(theme.TextBody, false), verdict: kit.NewText(theme.TextSmall, true), reason: kit.NewText(theme.TextSmall, false),
		}
		line.fill.CornerRadius = theme.RadiusButton
		r.lines = append(r.lines, line)
		r.objects = append(r.objects, line.fill, line.icon, line.name, line.verdict, line.reason)
	}
	r.Refresh()
	return r
}

type dayLine struct {
	fill                  *canvas.Rectangle
	icon                  *canvas.Image
	name, verdict, reason *canvas.Text
}

type dayChoiceRenderer struct {
	c       *dayChoice
	lines   []*dayLine
	objects []fyne.CanvasObject
}

func (r *dayChoiceRenderer) Destroy()                     {}
func (r *dayChoiceRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *dayChoiceRenderer) MinSize() fyne.Size {
	return fyne.NewSize(dayNameWidth+dayWordWidth+200, dayRowHeight()*float32(len(r.c.rows)))
}

func (r *dayChoiceRenderer) Refresh() {
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *dayChoiceRenderer) Layout(size fyne.Size) {
	for i, line := range r.lines {
		words, y := r.c.rows[i], float32(i)*dayRowHeight()
		line.fill.FillColor, line.fill.StrokeWidth = color.Transparent, 0
		if i == r.c.chosen {
			line.fill.FillColor = theme.Colour(theme.ColorAccentSoft)
			if r.c.focused {
				line.fill.StrokeColor, line.fill.StrokeWidth = theme.Colour(theme.ColorAccent), theme.Ring
			}
		}
		line.fill.Move(fyne.NewPos(1, y+1))
		line.fill.Resize(fyne.NewSize(size.Width-2, dayRowHeight()-2))
		line.name.Text, line.name.Color = words.name, theme.Colour(theme.ColorText)
		kit.Shorten(line.name, dayNameWidth-8)
		kit.PlaceText(line.name, 10, y, dayRowHeight())
		kit.ShowIcon(line.icon, words.look.Icon, words.look.Ink, 16)
		line.icon.Move(fyne.NewPos(10+dayNameWidth, y+(dayRowHeight()-16)/2))
		line.icon.Resize(fyne.NewSquareSize(16))
		line.verdict.Text, line.verdict.Color = words.verdict, theme.Colour(words.look.Ink)
		kit.PlaceText(line.verdict, 10+dayNameWidth+22, y, dayRowHeight())
		line.reason.Text, line.reason.Color = words.reason, theme.Colour(theme.ColorTextMuted)
		x := 10 + dayNameWidth + 22 + dayWordWidth
		kit.Shorten(line.reason, size.Width-x-8)
		kit.PlaceText(line.reason, x, y, dayRowHeight())
	}
}
