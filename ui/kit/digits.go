package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// What of the height of a type its digits take, and how far below the middle
// of a line their own middle is.
const (
	digitHeight = 0.8 // with a little air
	digitDrop   = 0.031
)

// Digits is a time that can be read across a room: as large as its place
// allows, and always of one size, so that 10:00 to 9:59 does not jump.
type Digits struct {
	widget.BaseWidget
	longest      string
	lowest, most float32
	Centre       bool // stands in the middle of its place

	label *canvas.Text
}

// NewDigits returns an empty time; longest is the widest that it will show, and
// the type is least to most units high.
func NewDigits(longest string, least, most float32) *Digits {
	d := &Digits{longest: longest, lowest: least, most: most, label: NewText(least, true)}
	d.ExtendBaseWidget(d)
	return d
}

// SetText shows another time. The same one costs nothing.
func (d *Digits) SetText(text string) {
	if d.label.Text != text {
		d.label.Text = text
		d.Refresh()
	}
}

// SetLongest says what the widest time is now; the type follows.
func (d *Digits) SetLongest(longest string) {
	if d.longest != longest {
		d.longest = longest
		d.Refresh()
	}
}

// Text is the time that is shown.
func (d *Digits) Text() string { return d.label.Text }

// Width is how wide the time is drawn.
func (d *Digits) Width() float32 { return Width(d.label) }

// AccessibilityLabel is the time.
func (d *Digits) AccessibilityLabel() string { return d.label.Text }

// AccessibilityRole is a text.
func (d *Digits) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (d *Digits) CreateRenderer() fyne.WidgetRenderer { return newRenderer(d) }

func (d *Digits) objects() []fyne.CanvasObject { return []fyne.CanvasObject{d.label} }

func (d *Digits) least() fyne.Size {
	return fyne.NewSize(d.widest(d.lowest), floor(digitHeight*d.lowest))
}

func (d *Digits) widest(size float32) float32 {
	return fyne.MeasureText(d.longest, size, d.label.TextStyle).Width
}

func (d *Digits) place(size fyne.Size) {
	const probe = 100
	fits := min(size.Height/digitHeight, probe*size.Width/max(d.widest(probe), 1))
	d.label.TextSize = floor(min(max(fits, d.lowest), d.most))
	var x float32
	if d.Centre {
		x = (size.Width - Width(d.label)) / 2
	}
	PlaceText(d.label, x, -digitDrop*d.label.TextSize, size.Height)
}

func (d *Digits) paint() { d.label.Color = theme.Colour(theme.ColorText) }
