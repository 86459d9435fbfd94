package kit

import (
	"fmt"
	"image"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	point "golang.org/x/image/math/fixed"

	"github.com/kneewise/kneewise/ui/theme"
)

// What of the height of a type its digits take, with a little air and without,
// and how far below the line they reach. The middle of the digits is the middle
// of their place.
const (
	digitHeight float32 = 0.8
	digitTall   float32 = 0.714
	digitRound  float32 = 0.02 // of an 8 above and below its neighbours
)

// mostDigits is how long a time is at the most.
const mostDigits = 8

// Digits is a time that can be read across a room: as large as its place
// allows, and always of one size, so that 10:00 to 9:59 does not jump. Each
// digit is a picture of its own, no larger than it is, and only those that
// change are painted again: as one text of Fyne, a time of this size is painted
// whole each second, with as much air as digit.
type Digits struct {
	widget.BaseWidget
	text, longest string
	lowest, most  float32
	size          float32 // of the type
	Centre        bool    // stands in the middle of its place
	// Ground, if set, is the one colour that the time stands on, if nothing lies
	// over it and all of it is seen; else nil.
	Ground func() color.Color

	ink   fyne.ThemeColorName
	light bool
	cells [mostDigits]*canvas.Raster
	shown [mostDigits]digitCell
	drawn map[digitPicture]*image.RGBA // that were shown and may be again
}

// digitCell is what one picture shows.
type digitCell struct {
	digit rune
	size  float32
	light bool
	ink   fyne.ThemeColorName
}

// digitPicture is a digit in so many pixels.
type digitPicture struct {
	digitCell
	width, height int
}

// keptDigits are a few more than there are digits.
const keptDigits = 12

// The faces that Fyne brings along.
var (
	boldDigits  = sync.OnceValue(func() *opentype.Font { return parsed(fynetheme.DefaultTextBoldFont()) })
	lightDigits = sync.OnceValue(func() *opentype.Font { return parsed(fynetheme.DefaultTextFont()) })
)

func parsed(font fyne.Resource) *opentype.Font {
	f, err := opentype.Parse(font.Content())
	if err != nil {
		panic(fmt.Errorf("read Fyne's font %s: %w", font.Name(), err))
	}
	return f
}

// NewDigits returns an empty time; longest is the widest that it will show, and
// the type is least to most units high.
func NewDigits(longest string, least, most float32) *Digits {
	d := &Digits{longest: longest, lowest: least, most: most, size: least, ink: theme.ColorText, drawn: map[digitPicture]*image.RGBA{}}
	for i := range d.cells {
		d.cells[i] = canvas.NewRaster(func(width, height int) image.Image { return d.drawing(i, width, height) })
	}
	d.ExtendBaseWidget(d)
	return d
}

// SetText shows another time. The same one costs nothing.
func (d *Digits) SetText(text string) {
	if d.text == text {
		return
	}
	r := d.retouched()
	r.change(func() []*canvas.Raster {
		d.text = text
		return d.placed(d.Size())
	})
}

func (d *Digits) retouched() retouched { return retouchedOn(d.Ground, d, d.cells[:]...) }

// SetLongest says what the widest time is now; the type follows.
func (d *Digits) SetLongest(longest string) {
	if d.longest != longest {
		d.longest = longest
		d.place(d.Size())
	}
}

// SetInk says of which colour the time is, and whether it is light or, as at
// first, bold.
func (d *Digits) SetInk(ink fyne.ThemeColorName, light bool) {
	if d.ink != ink || d.light != light {
		d.ink, d.light = ink, light
		d.place(d.Size())
	}
}

// Text is the time that is shown.
func (d *Digits) Text() string { return d.text }

// TextSize is how high the type is.
func (d *Digits) TextSize() float32 { return d.size }

// Width is how wide the time is drawn.
func (d *Digits) Width() float32 { return d.wide(d.text, d.size) }

// AccessibilityLabel is the time.
func (d *Digits) AccessibilityLabel() string { return d.text }

// AccessibilityRole is a text.
func (d *Digits) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (d *Digits) CreateRenderer() fyne.WidgetRenderer { return newRenderer(d) }

func (d *Digits) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, cell := range d.cells {
		all = append(all, cell)
	}
	return all
}

func (d *Digits) least() fyne.Size {
	return fyne.NewSize(d.wide(d.longest, d.lowest), floor(digitHeight*d.lowest))
}

// wide is how wide a text of digits is. Each is measured alone: Fyne keeps what it
// measured, and has met every digit, but not every time.
func (d *Digits) wide(text string, size float32) float32 {
	width := float32(0)
	for _, digit := range text {
		width += fyne.MeasureText(string(digit), size, fyne.TextStyle{Bold: !d.light}).Width
	}
	return width
}

func (d *Digits) place(size fyne.Size) { d.placed(size) }

// placed puts each digit where the type has it, and has those painted that are
// new. It returns those that are new or stand elsewhere.
func (d *Digits) placed(size fyne.Size) (changed []*canvas.Raster) {
	const probe = 100
	fits := min(size.Height/digitHeight, probe*size.Width/max(d.wide(d.longest, probe), 1))
	d.size = floor(min(max(fits, d.lowest), d.most))
	var left float32
	if d.Centre {
		left = (size.Width - d.Width()) / 2
	}
	tall := digitTall * d.size
	top := floor((size.Height-tall)/2 - digitRound*d.size)
	digits := []rune(d.text)
	for i, cell := range d.cells {
		was, seen := areaOf(cell), cell.Visible()
		now := d.shown[i]
		if i < len(digits) {
			now = digitCell{digits[i], d.size, d.light, d.ink}
			cell.Move(fyne.NewPos(floor(left+d.wide(string(digits[:i]), d.size)+0.5), top))
			cell.Resize(fyne.NewSize(floor(d.wide(string(digits[i]), d.size))+1, floor(tall+2*digitRound*d.size)+1))
		}
		cell.Hidden = i >= len(digits)
		if fresh := now != d.shown[i]; fresh || was != areaOf(cell) || seen == cell.Hidden {
			changed = append(changed, cell)
			d.shown[i] = now
			cell.Refresh()
		}
	}
	return changed
}

// paint has every digit painted again: the colours are others.
func (d *Digits) paint() {
	clear(d.drawn)
	for _, cell := range d.cells {
		cell.Refresh()
	}
}

// drawing is a digit in so many pixels. It is kept: drawing a large one takes
// longer than all else in a second.
func (d *Digits) drawing(i, width, height int) *image.RGBA {
	key := digitPicture{d.shown[i], width, height}
	if d.drawn[key] == nil {
		if len(d.drawn) >= keptDigits {
			clear(d.drawn)
		}
		d.drawn[key] = key.picture(width, height)
	}
	return d.drawn[key]
}

// picture is a digit in so many pixels.
func (c *digitCell) picture(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, max(width, 0), max(height, 0)))
	scale := float32(height) / (floor((digitTall+2*digitRound)*c.size) + 1)
	digits := boldDigits
	if c.light {
		digits = lightDigits
	}
	face, err := opentype.NewFace(digits(), &opentype.FaceOptions{Size: float64(c.size * scale), DPI: 72})
	if err != nil {
		return img // a type without a height
	}
	defer face.Close()
	line := (digitRound + digitTall) * c.size * scale
	pen := font.Drawer{Dst: img, Src: image.NewUniform(theme.Colour(c.ink)), Face: face, Dot: point.Point26_6{Y: point.Int26_6(line * 64)}}
	pen.DrawString(string(c.digit))
	return img
}
