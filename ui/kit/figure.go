package kit

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/vector"

	"github.com/kneewise/kneewise/ui/figure"
	"github.com/kneewise/kneewise/ui/theme"
)

// Drawing is what a [Figure] shows: shapes, the square that holds
// them and what a screen reader says.
type Drawing struct {
	Shapes []figure.Shape
	Box    figure.Box
	Name   string
}

// toneColours are the colours of the shapes' tones; the background's own is
// not among them.
var toneColours = map[figure.Tone]fyne.ThemeColorName{
	figure.Limb: theme.ColorFigureLimb, figure.Top: theme.ColorFigureTop, figure.Shorts: theme.ColorFigureShorts,
	figure.Shoe: theme.ColorFigureShoe, figure.Hair: theme.ColorFigureShorts,
	figure.Prop: theme.ColorFigureProp, figure.Prop2: theme.ColorFigurePropDark,
	figure.Ground: theme.ColorFigureGround, figure.Arrow: theme.ColorFigureShoe,
}

// farPercent is how much is left of a tone on the far side.
const farPercent = 45

// toneColour is the colour of a shape on a background.
func toneColour(s *figure.Shape, ground color.Color) color.Color {
	name, ok := toneColours[s.Tone]
	switch {
	case !ok:
		return ground
	case s.Far:
		return theme.Mix(theme.Colour(name), ground, farPercent)
	}
	return theme.Colour(name)
}

// placed is where body heights are in a picture.
type placed struct {
	scale float32
	left  float32 // of the box
	foot  float32
	box   figure.Box
}

// placing puts a box into the middle of an area.
func placing(box figure.Box, size fyne.Size) placed {
	if box.Size <= 0 {
		return placed{}
	}
	side := min(size.Width, size.Height)
	return placed{
		scale: side / float32(box.Size), box: box,
		left: (size.Width - side) / 2, foot: (size.Height + side) / 2,
	}
}

func (p placed) point(at figure.Point) fyne.Position {
	return fyne.NewPos(p.left+float32(at.X-p.box.X)*p.scale, p.foot-float32(at.Y-p.box.Y)*p.scale)
}

// bounds are the upper left and the lower right corner of a shape's box.
func (p placed) bounds(s *figure.Shape) (low, high fyne.Position) {
	if len(s.Points) == 0 {
		centre, radius := p.point(s.Centre), p.scale*float32(s.Radius)
		return centre.SubtractXY(radius, radius), centre.AddXY(radius, radius)
	}
	low = p.point(s.Points[0])
	high = low
	for _, point := range s.Points {
		at := p.point(point)
		low = fyne.NewPos(min(low.X, at.X), min(low.Y, at.Y))
		high = fyne.NewPos(max(high.X, at.X), max(high.Y, at.Y))
	}
	return low, high
}

// Figure draws a figure as one picture: shown again it costs nothing, and a
// moving one costs less than its shapes would as objects of Fyne, each with a
// shader of its own (docs/performance.md).
type Figure struct {
	widget.BaseWidget
	ground  fyne.ThemeColorName // the colour it stands on
	side    float32
	drawing Drawing
	picture *canvas.Raster
	pixels  *image.RGBA // of the last picture, painted over by the next
}

// NewFigure returns an empty picture, at least side units wide and high, that
// stands on a colour.
func NewFigure(ground fyne.ThemeColorName, side float32) *Figure {
	f := &Figure{ground: ground, side: side, pixels: image.NewRGBA(image.Rectangle{})}
	f.picture = canvas.NewRaster(func(width, height int) image.Image {
		size := image.Rect(0, 0, max(width, 0), max(height, 0))
		if f.pixels.Bounds() != size {
			f.pixels = image.NewRGBA(size)
		}
		clear(f.pixels.Pix)
		f.drawing.paint(f.pixels, theme.Colour(f.ground))
		return f.pixels
	})
	f.ExtendBaseWidget(f)
	return f
}

// Draw shows something else.
func (f *Figure) Draw(d Drawing) {
	f.drawing = d
	f.picture.Refresh()
}

// AccessibilityLabel is what is drawn.
func (f *Figure) AccessibilityLabel() string { return f.drawing.Name }

// AccessibilityRole is a text: Fyne has no role for pictures.
func (f *Figure) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (f *Figure) CreateRenderer() fyne.WidgetRenderer { return newRenderer(f) }

func (f *Figure) objects() []fyne.CanvasObject { return []fyne.CanvasObject{f.picture} }
func (f *Figure) least() fyne.Size             { return fyne.NewSquareSize(f.side) }
func (f *Figure) place(size fyne.Size)         { f.picture.Resize(size) }
func (f *Figure) paint()                       { f.picture.Refresh() }

// paint paints the shapes over a transparent picture; ground is the colour it
// will stand on.
func (d *Drawing) paint(img *image.RGBA, ground color.Color) {
	size := img.Bounds().Size()
	to := placing(d.Box, fyne.NewSize(float32(size.X), float32(size.Y)))
	r := vector.NewRasterizer(0, 0)
	for i := range d.Shapes {
		s := &d.Shapes[i]
		low, high := to.bounds(s)
		// Only the pixels that the shape covers are looked at.
		area := image.Rect(int(floor(low.X)), int(floor(low.Y)), int(floor(high.X))+1, int(floor(high.Y))+1).Intersect(img.Bounds())
		if area.Empty() {
			continue
		}
		r.Reset(area.Dx(), area.Dy())
		r.DrawOp = draw.Over
		corner := fyne.NewPos(float32(area.Min.X), float32(area.Min.Y))
		if len(s.Points) > 0 {
			fillPolygon(r, s.Points, to, corner)
		} else {
			fillCircle(r, to.point(s.Centre).Subtract(corner), to.scale*float32(s.Radius))
		}
		r.Draw(img, area, image.NewUniform(toneColour(s, ground)), image.Point{})
	}
}

func fillPolygon(r *vector.Rasterizer, points []figure.Point, to placed, corner fyne.Position) {
	for i, p := range points {
		at := to.point(p).Subtract(corner)
		if i == 0 {
			r.MoveTo(at.X, at.Y)
			continue
		}
		r.LineTo(at.X, at.Y)
	}
	r.ClosePath()
}

// circleArm is how long the arms of the four cubic curves are that make a
// circle of radius 1.
const circleArm = 0.5522847498

func fillCircle(r *vector.Rasterizer, c fyne.Position, radius float32) {
	k := radius * circleArm
	r.MoveTo(c.X+radius, c.Y)
	r.CubeTo(c.X+radius, c.Y+k, c.X+k, c.Y+radius, c.X, c.Y+radius)
	r.CubeTo(c.X-k, c.Y+radius, c.X-radius, c.Y+k, c.X-radius, c.Y)
	r.CubeTo(c.X-radius, c.Y-k, c.X-k, c.Y-radius, c.X, c.Y-radius)
	r.CubeTo(c.X+k, c.Y-radius, c.X+radius, c.Y-k, c.X+radius, c.Y)
	r.ClosePath()
}
