package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/ui/theme"
)

// LargeButtonHeight is how high buttons of timers are: they are hit from afar.
const LargeButtonHeight float32 = 52

// ButtonHeight is how high buttons are.
func ButtonHeight() float32 { return theme.Length(36, 30) }

// SmallButtonHeight is how high buttons in rows are.
func SmallButtonHeight() float32 { return theme.Length(28, 24) }

// buttonIconGap is that between a drawing and the words beside it.
const buttonIconGap float32 = 10

// buttonSize is how high a button is, and with it the size of what is in it.
type buttonSize struct{ height, pad, icon, text float32 }

func mediumButton() buttonSize {
	return buttonSize{ButtonHeight(), theme.Length(15, 12), 18, theme.TextBody}
}

func smallButton() buttonSize {
	return buttonSize{SmallButtonHeight(), theme.Length(10, 8), 16, theme.TextSmall}
}

func largeButton() buttonSize { return buttonSize{LargeButtonHeight, 28, 20, theme.TextHeading} }

type buttonLook int

const (
	plain buttonLook = iota
	primary
	flat
)

// Button does one thing. Space and Enter press it while it has the focus.
type Button struct {
	control
	look      buttonLook
	size      func() buttonSize
	text, tip string
	icon      theme.IconName
	do        func()
	pressed   bool

	fill, ring *canvas.Rectangle
	label      *canvas.Text
	image      *canvas.Image
}

// Plain returns a button with an edge.
func Plain(text string, do func()) *Button { return newButton(plain, text, do) }

// Primary returns the one button of a screen or dialog that stands out.
func Primary(text string, do func()) *Button { return newButton(primary, text, do) }

// Flat returns a button without an edge.
func Flat(text string, do func()) *Button { return newButton(flat, text, do) }

// IconButton returns a flat square button with a drawing; its name is its
// tooltip and what a screen reader says.
func IconButton(icon theme.IconName, name string, do func()) *Button {
	b := newButton(flat, "", do)
	b.icon, b.tip = icon, name
	return b
}

func newButton(look buttonLook, text string, do func()) *Button {
	b := &Button{
		look: look, size: mediumButton, text: text, do: do,
		fill:  canvas.NewRectangle(color.Transparent),
		ring:  newRing(theme.RadiusButton),
		label: NewText(theme.TextBody, look == primary),
		image: canvas.NewImageFromResource(nil),
	}
	b.fill.CornerRadius = theme.RadiusButton
	b.ExtendBaseWidget(b)
	return b
}

// Small makes the button lower, for rows of findings and the toast.
func (b *Button) Small() *Button { return b.sized(smallButton) }

// Large makes the button high, for timers: it can be hit from a mat.
func (b *Button) Large() *Button { return b.sized(largeButton) }

func (b *Button) sized(size func() buttonSize) *Button {
	b.size = size
	b.label.TextSize = size().text
	return b
}

// SetIcon puts a drawing before the words; an empty name takes it away.
func (b *Button) SetIcon(icon theme.IconName) { b.icon = icon; b.Refresh() }

// SetWords changes the words and the drawing before them. The same ones cost
// nothing.
func (b *Button) SetWords(text string, icon theme.IconName) {
	if b.text != text || b.icon != icon {
		b.text, b.icon = text, icon
		b.Refresh()
	}
}

// SetText changes the button's words.
func (b *Button) SetText(text string) { b.text = text; b.Refresh() }

// SetTip changes the tooltip, which a screen reader says where there are no
// words.
func (b *Button) SetTip(tip string) { b.tip = tip }

// Tapped does what the button is for, unless it is disabled.
func (b *Button) Tapped(*fyne.PointEvent) {
	HideTip(b)
	if !b.Disabled() && b.do != nil {
		b.do()
	}
}

// TypedKey presses the button on Space and Enter.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		TakeLetter(key.Name)
		b.Tapped(nil)
	default:
		PassKey(b, key)
	}
}

// MouseIn shows the pointer is over it, and soon the tooltip.
func (b *Button) MouseIn(e *desktop.MouseEvent) {
	b.control.MouseIn(e)
	ShowTip(b, b.tip, fyne.Position{}, b.Size())
}

// MouseOut takes back what MouseIn showed.
func (b *Button) MouseOut() {
	HideTip(b)
	b.pressed = false
	b.control.MouseOut()
}

// MouseDown shows that the button is held.
func (b *Button) MouseDown(*desktop.MouseEvent) { b.pressed = true; b.Refresh() }

// MouseUp shows that the button was let go.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.pressed = false; b.Refresh() }

// AccessibilityLabel is the button's words, or its tooltip.
func (b *Button) AccessibilityLabel() string {
	if b.text == "" {
		return b.tip
	}
	return b.text
}

// AccessibilityRole is a button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer { return newRenderer(b) }

func (b *Button) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.fill, b.label, b.image, b.ring}
}

func (b *Button) least() fyne.Size {
	if b.text == "" {
		return fyne.NewSquareSize(b.size().height)
	}
	return fyne.NewSize(floor(b.inside())+1+2*b.size().pad, b.size().height)
}

// inside is how wide the words are, with the drawing before them.
func (b *Button) inside() float32 {
	width := fyne.MeasureText(b.text, b.label.TextSize, b.label.TextStyle).Width
	switch {
	case b.icon == "":
		return width
	case b.text == "":
		return b.size().icon
	}
	return b.size().icon + buttonIconGap + width
}

func (b *Button) place(size fyne.Size) {
	b.fill.Resize(size)
	placeRing(b.ring, fyne.Position{}, size)
	x := (size.Width - b.inside()) / 2
	if b.icon != "" {
		b.image.Move(fyne.NewPos(floor(x), floor((size.Height-b.size().icon)/2)))
		x += b.size().icon + buttonIconGap
	}
	PlaceText(b.label, x, 0, size.Height)
}

func (b *Button) paint() {
	words := theme.ColorText
	if b.look == primary {
		words = theme.ColorOnAccent
	}
	b.label.Text = b.text
	b.label.Color = b.ink(words, theme.ColorBackground)
	b.image.Hidden = b.icon == ""
	if b.icon != "" {
		b.drawIcon(b.image, b.icon, words, b.size().icon)
	}
	b.paintFill()
	b.paintRing(b.ring)
}

func (b *Button) paintFill() {
	live := !b.Disabled()
	b.fill.StrokeWidth = 0
	switch b.look {
	case primary:
		b.fill.FillColor = b.ink(theme.ColorAccent, theme.ColorBackground)
		if live && (b.hovered || b.pressed) {
			b.fill.FillColor = theme.Mix(theme.Colour(theme.ColorText), theme.Colour(theme.ColorAccent), b.touch(12, 24))
		}
	case plain:
		b.fill.StrokeWidth = theme.Hairline
		b.fill.StrokeColor = theme.Colour(theme.ColorHairline)
		b.fill.FillColor = theme.Colour(theme.ColorRaised)
		if live && (b.hovered || b.pressed) {
			b.fill.FillColor = theme.Mix(theme.Colour(theme.ColorHover), theme.Colour(theme.ColorRaised), b.touch(60, 100))
		}
	case flat:
		b.fill.FillColor = color.Transparent
		if live && (b.hovered || b.pressed) {
			b.fill.FillColor = theme.Mix(theme.Colour(theme.ColorText), theme.Colour(theme.ColorHover), b.touch(0, 8))
		}
	}
}

// touch picks how strongly the fill answers to the pointer, in percent.
func (b *Button) touch(hovered, pressed int) int {
	if b.pressed {
		return pressed
	}
	return hovered
}
