package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// After calls fn on Fyne's goroutine once d has passed, unless it is cancelled
// before; task.After is one.
type After func(d time.Duration, fn func()) (cancel func())

// How long things wait and stay.
const (
	toastStays = 8 * time.Second
	tipWaits   = 600 * time.Millisecond
)

// Shell is the whole content of a window: a page, and over it the toast and
// the tooltip. Neither is an overlay of the canvas, which would take every
// click and key from the page.
type Shell struct {
	widget.BaseWidget
	LeaveWords LeaveWords
	// Reveal, if set, has the page scroll to what has got the focus.
	Reveal func(fyne.CanvasObject)
	// Holding, if set, says whether something is in the air: then there are no
	// tooltips.
	Holding func() bool
	// Glass, if set, shows what changes in a small part of the window.
	Glass Glass

	page  fyne.CanvasObject
	line  *StatusLine // in which the toast lies
	toast *toast
	tip   *tip
	after After

	cancelToast, cancelTip func()
}

// NewShell returns a shell round a page.
func NewShell(page fyne.CanvasObject, after After) *Shell {
	s := &Shell{page: page, after: after, toast: newToast(), tip: newTip(), cancelToast: func() {}, cancelTip: func() {}}
	s.toast.Hide()
	s.tip.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// ShowToast says what was just done, with a button that takes it back or leads
// further, for eight seconds. A newer toast takes its place. It never takes the
// focus. An empty action shows no button.
func (s *Shell) ShowToast(text, action string, do func()) {
	s.cancelToast()
	s.toast.say(text, action, func() {
		s.HideToast()
		do()
	})
	s.toast.Show()
	s.place(s.Size())
	s.makeRoom()
	s.cancelToast = s.after(toastStays, s.HideToast)
}

// HideToast takes the toast away, if there is one.
func (s *Shell) HideToast() {
	s.cancelToast()
	s.toast.Hide()
	s.makeRoom()
}

// SetStatus says which line stands at the foot of the page that is seen.
func (s *Shell) SetStatus(line *StatusLine) {
	if s.line != nil {
		s.line.leave(0)
	}
	s.line = line
	s.makeRoom()
}

// makeRoom has the status line leave the toast its place.
func (s *Shell) makeRoom() {
	switch {
	case s.line == nil:
	case s.toast.Visible():
		s.line.leave(s.toast.Size().Width + toastSide)
	default:
		s.line.leave(0)
	}
}

// ShowTip shows text beside an area of a widget once the pointer has rested
// there, if the widget stands in a [Shell]. An empty text shows nothing, and
// there is none over a dialog.
func ShowTip(of fyne.CanvasObject, text string, at fyne.Position, area fyne.Size) {
	s := shellOf(of)
	if s == nil {
		return
	}
	s.hideTip()
	if text == "" || Shown(canvasOf(of)) || s.Holding != nil && s.Holding() {
		return
	}
	s.cancelTip = s.after(tipWaits, func() {
		driver := fyne.CurrentApp().Driver()
		corner := driver.AbsolutePositionForObject(of).Subtract(driver.AbsolutePositionForObject(s))
		s.tip.say(text, corner.Add(at), area)
		s.tip.Show()
		s.place(s.Size())
	})
}

// HideTip takes away the tooltip that ShowTip showed or is about to show.
func HideTip(of fyne.CanvasObject) {
	if s := shellOf(of); s != nil {
		s.hideTip()
	}
}

func (s *Shell) hideTip() {
	s.cancelTip()
	s.tip.Hide()
}

// shellOf is the shell of the window in which a widget stands, nil where its
// window has none.
func shellOf(w fyne.CanvasObject) *Shell {
	c := canvasOf(w)
	if c == nil {
		return nil
	}
	s, _ := c.Content().(*Shell)
	return s
}

// CreateRenderer is for Fyne.
func (s *Shell) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *Shell) objects() []fyne.CanvasObject { return []fyne.CanvasObject{s.page, s.toast, s.tip} }
func (s *Shell) least() fyne.Size             { return s.page.MinSize() }
func (s *Shell) paint()                       {}

func (s *Shell) place(size fyne.Size) {
	s.page.Resize(size)
	s.toast.Resize(s.toast.MinSize())
	s.toast.Move(fyne.NewPos(floor(max(size.Width-s.toast.Size().Width-toastSide, 0)), size.Height-s.toast.Size().Height))
	s.tip.Resize(s.tip.MinSize())
	s.tip.Move(s.tip.spot(size))
}

// Sizes of the toast.
const (
	toastPad  float32 = 16
	toastSide float32 = 8   // to the right side of the window
	toastMost float32 = 560 // width of the words
)

// toast is one sentence and at most one button. It lies in the status line of
// the page, where there is nothing to press and nothing to write into.
type toast struct {
	widget.BaseWidget
	text  string
	panel *canvas.Rectangle
	label *canvas.Text
	undo  *Button
}

func newToast() *toast {
	t := &toast{panel: canvas.NewRectangle(color.Transparent), label: NewText(theme.TextBody, false), undo: Flat("", nil).Small()}
	t.panel.CornerRadius = theme.RadiusButton
	t.ExtendBaseWidget(t)
	return t
}

func (t *toast) say(text, action string, do func()) {
	t.text = text
	t.undo.do = do
	t.undo.Hidden = action == ""
	t.undo.SetText(action)
	t.Refresh()
}

// AccessibilityLabel is the sentence.
func (t *toast) AccessibilityLabel() string { return t.text }

// AccessibilityRole is a text.
func (t *toast) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (t *toast) CreateRenderer() fyne.WidgetRenderer { return newRenderer(t) }

func (t *toast) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.panel, t.label, t.undo}
}

func (t *toast) least() fyne.Size {
	width := floor(Width(t.label)) + 1 + 2*toastPad
	if !t.undo.Hidden {
		width += t.undo.MinSize().Width + toastPad/2
	}
	return fyne.NewSize(width, StatusHeight())
}

func (t *toast) place(size fyne.Size) {
	t.panel.Resize(size)
	PlaceText(t.label, toastPad, 0, size.Height)
	t.undo.Resize(t.undo.MinSize())
	t.undo.Move(fyne.NewPos(size.Width-t.undo.Size().Width-toastPad/2, (size.Height-SmallButtonHeight())/2))
}

func (t *toast) paint() {
	t.panel.FillColor = theme.Colour(theme.ColorAccentSoft)
	t.label.Text = Ellipsis(t.text, toastMost, t.label.TextSize, t.label.TextStyle)
	t.label.Color = theme.Colour(theme.ColorText)
}

// paintLifted draws a sheet above the page: menus, dialogs and tooltip.
// Fyne's shadow needs about 1.75 times the blur of the design's 20.
func paintLifted(panel *canvas.Rectangle) {
	panel.FillColor = theme.Colour(theme.ColorRaised)
	panel.StrokeWidth = theme.Hairline
	panel.StrokeColor = theme.Colour(theme.ColorHairline)
	panel.Shadow = canvas.Shadow{
		Color: theme.Colour(theme.ColorShadowMenu), BlurRadius: 35, Offset: fyne.NewPos(0, 6), Variant: canvas.DropShadow,
	}
}

// Sizes of the tooltip.
const (
	tipPadX  float32 = 10
	tipPadY  float32 = 6
	tipMost  float32 = 280 // width of the words
	tipLines         = 4
	tipGap   float32 = 6
	tipPitch float32 = 16
)

// tip is a few words beside what they explain.
type tip struct {
	widget.BaseWidget
	words *Paragraph
	panel *canvas.Rectangle
	at    fyne.Position // the area it explains, in the shell
	area  fyne.Size
}

func newTip() *tip {
	t := &tip{words: NewParagraph("", theme.TextSmall, theme.ColorText, tipMost, tipLines), panel: canvas.NewRectangle(color.Transparent)}
	t.panel.CornerRadius = theme.RadiusButton
	t.ExtendBaseWidget(t)
	return t
}

func (t *tip) say(text string, at fyne.Position, area fyne.Size) {
	t.at, t.area = at, area
	t.words.SetText(text)
}

func (t *tip) CreateRenderer() fyne.WidgetRenderer { return newRenderer(t) }

func (t *tip) objects() []fyne.CanvasObject { return []fyne.CanvasObject{t.panel, t.words} }

func (t *tip) least() fyne.Size {
	return t.words.MinSize().AddWidthHeight(2*tipPadX, 2*tipPadY)
}

func (t *tip) place(size fyne.Size) {
	t.panel.Resize(size)
	t.words.Move(fyne.NewPos(tipPadX, tipPadY))
	t.words.Resize(t.words.MinSize())
}

func (t *tip) paint() { paintLifted(t.panel) }

// spot is under the middle of the area, or over it at the foot of the window,
// and never outside the window.
func (t *tip) spot(window fyne.Size) fyne.Position {
	size := t.MinSize()
	x := t.at.X + (t.area.Width-size.Width)/2
	y := t.at.Y + t.area.Height + tipGap
	if y+size.Height > window.Height-tipGap {
		y = t.at.Y - tipGap - size.Height
	}
	return fyne.NewPos(floor(within(x, tipGap, window.Width-size.Width-tipGap)), floor(max(y, tipGap)))
}

// within returns v, or the nearer of the two bounds; the first where they
// cross.
func within(v, least, most float32) float32 { return max(min(v, most), least) }
