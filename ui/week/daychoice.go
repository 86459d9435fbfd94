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

// reasonLines are as many as a reason has at the most: a swap has one of each day.
const reasonLines = 4

func dayRowHeight() float32 { return theme.Length(30, 26) }

// dayChoice is a list of days with their verdicts, each row as high as its reason
// needs. Up and Down, Home and End choose.
type dayChoice struct {
	widget.BaseWidget
	rows      []dayRow
	lines     []*dayLine
	width     float32 // that the heights are for
	chosen    int
	focused   bool
	clicks    kit.Clicks[int]
	onChoose  func(i int)                 // may be nil
	onConfirm func()                      // a double click
	onShow    func(row fyne.CanvasObject) // scrolls to a row
}

func newDayChoice(rows []dayRow, chosen int) *dayChoice {
	c := &dayChoice{rows: rows, chosen: min(chosen, len(rows)-1)}
	for range rows {
		c.lines = append(c.lines, newDayLine())
	}
	c.ExtendBaseWidget(c)
	c.setWidth(kit.PreviewWidth - 2*kit.DialogPad())
	return c
}

// FocusGained shows which row the keys act on.
func (c *dayChoice) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost hides it.
func (c *dayChoice) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune does nothing: letters come as keys.
func (c *dayChoice) TypedRune(rune) {}

// TypedKey chooses another row.
func (c *dayChoice) TypedKey(key *fyne.KeyEvent) {
	c.clicks.Forget()
	switch key.Name {
	case fyne.KeyUp:
		c.choose(c.chosen - 1)
	case fyne.KeyDown:
		c.choose(c.chosen + 1)
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(len(c.rows) - 1)
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
	c.show()
}

// MouseDown chooses the row under the pointer.
func (c *dayChoice) MouseDown(ev *desktop.MouseEvent) {
	for i, line := range c.lines {
		if ev.Position.Y < line.top+line.height || i == len(c.lines)-1 {
			c.choose(i)
			break
		}
	}
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

// show scrolls to the chosen row.
func (c *dayChoice) show() { c.onShow(c.lines[c.chosen].fill) }

const (
	dayLeft    float32 = 10
	dayGap     float32 = 16 // after the name, and after the verdict
	daySign    float32 = 16
	daySignGap float32 = 6
)

// columns are where the verdicts and the reasons begin: after the longest name,
// and after the longest verdict.
func (c *dayChoice) columns() (verdict, reason float32) {
	for i, line := range c.lines {
		line.name.Text, line.verdict.Text = c.rows[i].name, c.rows[i].verdict
		verdict = max(verdict, dayLeft+kit.Width(line.name)+dayGap)
		reason = max(reason, daySign+daySignGap+kit.Width(line.verdict)+dayGap)
	}
	return verdict, verdict + reason
}

// setWidth breaks the reasons into lines, which says how high each row is.
func (c *dayChoice) setWidth(width float32) {
	c.width = width
	_, left := c.columns()
	top := float32(0)
	for i, line := range c.lines {
		words := kit.Wrap(c.rows[i].reason, max(width-left-dayLeft, 0), theme.TextSmall, fyne.TextStyle{}, reasonLines)
		for k, text := range line.reason {
			text.Text = ""
			if k < len(words) {
				text.Text = words[k]
			}
		}
		line.top, line.height = top, dayRowHeight()+float32(max(len(words)-1, 0))*kit.Pitch(theme.TextSmall)
		top += line.height
	}
}

// CreateRenderer is for Fyne.
func (c *dayChoice) CreateRenderer() fyne.WidgetRenderer {
	r := &dayChoiceRenderer{c: c}
	for _, line := range c.lines {
		r.objects = append(r.objects, line.fill, line.icon, line.name, line.verdict)
		for _, text := range line.reason {
			r.objects = append(r.objects, text)
		}
	}
	r.Refresh()
	return r
}

// dayLine is how a row is drawn.
type dayLine struct {
	fill          *canvas.Rectangle
	icon          *canvas.Image
	name, verdict *canvas.Text
	reason        [reasonLines]*canvas.Text
	top, height   float32
}

func newDayLine() *dayLine {
	line := &dayLine{
		fill: canvas.NewRectangle(color.Transparent), icon: canvas.NewImageFromResource(nil),
		name: kit.NewText(theme.TextBody, false), verdict: kit.NewText(theme.TextSmall, true),
	}
	line.fill.CornerRadius = theme.RadiusButton
	for k := range line.reason {
		line.reason[k] = kit.NewText(theme.TextSmall, false)
	}
	return line
}

type dayChoiceRenderer struct {
	c       *dayChoice
	objects []fyne.CanvasObject
}

func (r *dayChoiceRenderer) Destroy()                     {}
func (r *dayChoiceRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *dayChoiceRenderer) MinSize() fyne.Size {
	last := r.c.lines[len(r.c.lines)-1]
	_, reason := r.c.columns()
	return fyne.NewSize(reason, last.top+last.height)
}

func (r *dayChoiceRenderer) Refresh() {
	for i, line := range r.c.lines {
		look := r.c.rows[i].look
		line.fill.FillColor, line.fill.StrokeWidth = color.Transparent, 0
		if i == r.c.chosen {
			line.fill.FillColor = theme.Colour(theme.ColorAccentSoft)
			if r.c.focused {
				line.fill.StrokeColor, line.fill.StrokeWidth = theme.Colour(theme.ColorAccent), theme.Ring
			}
		}
		line.name.Color, line.verdict.Color = theme.Colour(theme.ColorText), theme.Colour(look.Ink)
		kit.ShowIcon(line.icon, look.Icon, look.Ink, daySign)
		for _, text := range line.reason {
			text.Color = theme.Colour(theme.ColorTextMuted)
		}
	}
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *dayChoiceRenderer) Layout(size fyne.Size) {
	if size.Width > 0 && size.Width != r.c.width {
		r.c.setWidth(size.Width)
	}
	verdict, reason := r.c.columns()
	for _, line := range r.c.lines {
		line.fill.Move(fyne.NewPos(1, line.top+1))
		line.fill.Resize(fyne.NewSize(size.Width-2, line.height-2))
		kit.PlaceText(line.name, dayLeft, line.top, line.height)
		line.icon.Move(fyne.NewPos(verdict, line.top+(line.height-daySign)/2))
		line.icon.Resize(fyne.NewSquareSize(daySign))
		kit.PlaceText(line.verdict, verdict+daySign+daySignGap, line.top, line.height)
		pitch := kit.Pitch(theme.TextSmall)
		for k, text := range line.reason {
			kit.PlaceText(text, reason, line.top+(dayRowHeight()-pitch)/2+float32(k)*pitch, pitch)
		}
	}
}
