package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// StatusHeight is how high the line at the foot of the window is.
func StatusHeight() float32 { return theme.Length(28, 24) }

const (
	statusPad float32 = 20
	statusGap float32 = 16
)

// StatusLine says in full what a page shows in short: left what is chosen or
// about to happen, right how things stand. A toast lies at its end, where the
// words on the right make room for it.
type StatusLine struct {
	widget.BaseWidget
	lead, text, right string
	toast             float32 // how wide the toast is, with what is right of it

	fill                        *Slab
	line                        *canvas.Rectangle
	leadLabel, label, rightSide *canvas.Text
}

// NewStatusLine returns an empty line.
func NewStatusLine() *StatusLine {
	s := &StatusLine{
		fill: NewSlab(), line: canvas.NewRectangle(color.Transparent),
		leadLabel: NewText(theme.TextSmall, true), label: NewText(theme.TextSmall, false), rightSide: NewText(theme.TextSmall, false),
	}
	s.ExtendBaseWidget(s)
	return s
}

// Say changes the line: a bold beginning that may be empty, the text after it,
// and the words on the right, which stay whole.
func (s *StatusLine) Say(lead, text, right string) {
	s.lead, s.text, s.right = lead, text, right
	s.Refresh()
}

// leave makes room for a toast; 0 is for none.
func (s *StatusLine) leave(toast float32) {
	if s.toast != toast {
		s.toast = toast
		s.Refresh()
	}
}

// AccessibilityLabel is everything that the line says.
func (s *StatusLine) AccessibilityLabel() string { return s.lead + " " + s.text + " " + s.right }

// AccessibilityRole is a text.
func (s *StatusLine) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (s *StatusLine) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *StatusLine) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.fill, s.line, s.leadLabel, s.label, s.rightSide}
}

func (s *StatusLine) least() fyne.Size { return fyne.NewSize(0, StatusHeight()) }

func (s *StatusLine) place(size fyne.Size) {
	s.fill.Resize(size)
	s.line.Resize(fyne.NewSize(size.Width, theme.Hairline))
	right := size.Width - statusPad - Width(s.rightSide)
	PlaceText(s.rightSide, right, 0, size.Height)
	if s.rightSide.Hidden = s.toast > 0; s.rightSide.Hidden {
		right = size.Width - s.toast
	}

	x := statusPad
	s.leadLabel.Text = Ellipsis(s.lead, right-statusGap-x, theme.TextSmall, s.leadLabel.TextStyle)
	PlaceText(s.leadLabel, x, 0, size.Height)
	if s.lead != "" {
		x += floor(Width(s.leadLabel)) + theme.Grid
	}
	s.label.Text = Ellipsis(s.text, right-statusGap-x, theme.TextSmall, s.label.TextStyle)
	PlaceText(s.label, x, 0, size.Height)
}

func (s *StatusLine) paint() {
	s.fill.Set(SlabLook{Fill: theme.Colour(theme.ColorSurface)})
	s.line.FillColor = theme.Colour(theme.ColorHairline)
	s.leadLabel.Color = theme.Colour(theme.ColorText)
	s.label.Color = theme.Colour(theme.ColorTextMuted)
	s.rightSide.Color = theme.Colour(theme.ColorTextMuted)
	s.rightSide.Text = s.right
}

// Sizes of an empty state.
const (
	emptyShape float32 = 48
	emptyWidth float32 = 320
)

// EmptyState is what stands where nothing is yet: a shape, one sentence that
// says how to begin, and at most one button.
type EmptyState struct {
	widget.BaseWidget
	icon     theme.IconName
	image    *canvas.Image
	sentence *Paragraph
	button   *Button
}

// NewEmptyState returns one; the button may be nil.
func NewEmptyState(icon theme.IconName, sentence string, button *Button) *EmptyState {
	e := &EmptyState{icon: icon, image: canvas.NewImageFromResource(nil), button: button}
	e.sentence = NewParagraph(sentence, theme.TextBody, theme.ColorTextMuted, emptyWidth, 3)
	e.sentence.Centre = true
	e.ExtendBaseWidget(e)
	return e
}

// CreateRenderer is for Fyne.
func (e *EmptyState) CreateRenderer() fyne.WidgetRenderer { return newRenderer(e) }

func (e *EmptyState) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{e.image, e.sentence}
	if e.button != nil {
		all = append(all, e.button)
	}
	return all
}

func (e *EmptyState) least() fyne.Size {
	size := fyne.NewSize(emptyWidth, emptyShape+4*theme.Grid+e.sentence.MinSize().Height)
	if e.button != nil {
		size.Height += 4*theme.Grid + e.button.MinSize().Height
	}
	return size
}

func (e *EmptyState) place(size fyne.Size) {
	y := floor((size.Height - e.least().Height) / 2)
	centre := func(o fyne.CanvasObject, part fyne.Size) {
		o.Resize(part)
		o.Move(fyne.NewPos(floor((size.Width-part.Width)/2), y))
		y += part.Height + 4*theme.Grid
	}
	centre(e.image, fyne.NewSquareSize(emptyShape))
	centre(e.sentence, e.sentence.MinSize())
	if e.button != nil {
		centre(e.button, e.button.MinSize())
	}
}

func (e *EmptyState) paint() {
	ShowIcon(e.image, e.icon, theme.ColorHairline, emptyShape)
}
