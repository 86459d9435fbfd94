package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/vector"

	"github.com/kneewise/kneewise/ui/theme"
)

// The hole of a dial, as a share of its radius, and of how many sides its circles
// are made: at any size that is used nobody can tell.
const (
	dialHole  = 0.78
	dialSides = 180
)

// Dial is a ring of which a share is filled, clockwise from the top.
type Dial struct {
	widget.BaseWidget
	side    float32
	share   float32
	ink     fyne.ThemeColorName
	picture *canvas.Raster
	// Ground is what it stands on, as that of [Digits].
	Ground func() color.Color
}

// NewDial returns an empty ring of so many units.
func NewDial(side float32) *Dial {
	d := &Dial{side: side, ink: theme.ColorAccent}
	d.picture = canvas.NewRaster(func(width, height int) image.Image { return d.drawing(width, height) })
	d.ExtendBaseWidget(d)
	return d
}

// Set fills a share, from 0 to 1, in a colour. The same costs nothing.
func (d *Dial) Set(share float32, ink fyne.ThemeColorName) {
	if share = unit(share); d.share == share && d.ink == ink {
		return
	}
	r := d.retouched()
	r.change(func() []*canvas.Raster { return d.fill(share, ink) })
}

func (d *Dial) retouched() retouched { return retouchedOn(d.Ground, d, d.picture) }

func (d *Dial) fill(share float32, ink fyne.ThemeColorName) []*canvas.Raster {
	d.share, d.ink = share, ink
	d.picture.Refresh()
	return []*canvas.Raster{d.picture}
}

// Share is how much is filled.
func (d *Dial) Share() float32 { return d.share }

// CreateRenderer is for Fyne.
func (d *Dial) CreateRenderer() fyne.WidgetRenderer { return newRenderer(d) }

func (d *Dial) objects() []fyne.CanvasObject { return []fyne.CanvasObject{d.picture} }
func (d *Dial) least() fyne.Size             { return fyne.NewSquareSize(d.side) }
func (d *Dial) place(size fyne.Size)         { d.picture.Resize(size) }
func (d *Dial) paint()                       { d.picture.Refresh() }

func (d *Dial) drawing(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, max(width, 0), max(height, 0)))
	drawRing(img, 1, theme.Colour(theme.ColorHover))
	if d.share > 0 {
		drawRing(img, float64(d.share), theme.Colour(d.ink))
	}
	return img
}

// drawRing fills a share of the ring that fits into a picture.
func drawRing(img *image.RGBA, share float64, ink color.Color) {
	if img.Rect.Empty() {
		return
	}
	radius := float64(min(img.Rect.Dx(), img.Rect.Dy())) / 2
	r := vector.NewRasterizer(img.Rect.Dx(), img.Rect.Dy())
	sides := int(math.Ceil(dialSides * share))
	at := func(i int, radius float64) (x, y float32) {
		sin, cos := math.Sincos(2 * math.Pi * share * float64(i) / float64(sides))
		return float32(img.Rect.Dx())/2 + float32(radius*sin), float32(img.Rect.Dy())/2 - float32(radius*cos)
	}
	r.MoveTo(at(0, radius))
	for i := range sides {
		r.LineTo(at(i+1, radius))
	}
	for i := range sides + 1 {
		r.LineTo(at(sides-i, dialHole*radius))
	}
	r.ClosePath()
	r.Draw(img, img.Rect, image.NewUniform(ink), image.Point{})
}
