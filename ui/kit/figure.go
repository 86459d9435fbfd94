package kit

import (
	"image"
	"image/color"
	"image/draw"
	"slices"

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
	figure.Mat: theme.ColorFigureMat, figure.Water: theme.ColorFigureWave, figure.Water2: theme.ColorFigureWater,
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

// onGround is the colour of each shape on a background.
func onGround(ground color.Color) func(*figure.Shape) color.Color {
	return func(s *figure.Shape) color.Color { return toneColour(s, ground) }
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

// in is the same in a part of the picture that begins elsewhere, with so many
// pixels a unit.
func (p placed) in(at fyne.Position, pixels float32) placed {
	return placed{scale: p.scale * pixels, box: p.box, left: (p.left - at.X) * pixels, foot: (p.foot - at.Y) * pixels}
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

// Figure draws a figure as pictures no larger than what is drawn: the ground,
// what stands on it, and the body. Shown again they cost nothing, and a moving
// body costs less than its shapes would as objects of Fyne, each with a shader
// of its own (docs/performance.md).
type Figure struct {
	widget.BaseWidget
	ground  fyne.ThemeColorName // the colour it stands on
	side    float32
	drawing Drawing
	layers  [3]*layer // the ground, what stands on it, the body over both
	// Alone: nothing lies over it, and all of it is seen.
	Alone bool
}

// layer is some shapes of a drawing as one picture.
type layer struct {
	shapes  []figure.Shape
	picture *canvas.Raster
	pixels  []uint8     // of the last picture, painted over by the next
	painted *image.RGBA // the last picture; nil once it would look otherwise
}

// NewFigure returns an empty picture, at least side units wide and high, that
// stands on a colour.
func NewFigure(ground fyne.ThemeColorName, side float32) *Figure {
	f := &Figure{ground: ground, side: side}
	for i := range f.layers {
		l := &layer{}
		l.picture = canvas.NewRaster(func(width, height int) image.Image { return f.painted(l, width, height) })
		f.layers[i] = l
	}
	f.ExtendBaseWidget(f)
	return f
}

// Draw shows something else. What looks as before is not painted again.
func (f *Figure) Draw(d Drawing) {
	r := f.retouched()
	r.change(func() []*canvas.Raster { return f.redraw(d) })
}

func (f *Figure) retouched() retouched {
	r := retouched{widget: f, pictures: f.pictures()}
	if f.Alone {
		r.ground = theme.Colour(f.ground)
	}
	return r
}

// redraw returns the pictures that are others.
func (f *Figure) redraw(d Drawing) (changed []*canvas.Raster) {
	moved := f.drawing.Box != d.Box
	f.drawing = d
	for i, shapes := range d.split() {
		l := f.layers[i]
		if !moved && slices.EqualFunc(l.shapes, shapes, sameShape) {
			continue
		}
		l.shapes = shapes
		f.placeLayer(l)
		l.picture.Refresh()
		changed = append(changed, l.picture)
	}
	return changed
}

func (f *Figure) pictures() []*canvas.Raster {
	var all []*canvas.Raster
	for _, l := range f.layers {
		all = append(all, l.picture)
	}
	return all
}

func sameShape(a, b figure.Shape) bool {
	return a.Tone == b.Tone && a.Far == b.Far && a.Centre == b.Centre && a.Radius == b.Radius && slices.Equal(a.Points, b.Points)
}

// AccessibilityLabel is what is drawn.
func (f *Figure) AccessibilityLabel() string { return f.drawing.Name }

// AccessibilityRole is a text: Fyne has no role for pictures.
func (f *Figure) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (f *Figure) CreateRenderer() fyne.WidgetRenderer { return newRenderer(f) }

func (f *Figure) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, picture := range f.pictures() {
		all = append(all, picture)
	}
	return all
}

func (f *Figure) least() fyne.Size { return fyne.NewSquareSize(f.side) }

func (f *Figure) place(fyne.Size) {
	for _, l := range f.layers {
		f.placeLayer(l)
	}
}

func (f *Figure) paint() {
	for _, l := range f.layers {
		l.painted = nil
		l.picture.Refresh()
	}
}

// placeLayer puts a picture round its shapes. Its sides lie on the grid, which
// is where pixels begin at every usual scale of a screen: so a picture that
// moves does not tremble.
func (f *Figure) placeLayer(l *layer) {
	to := placing(f.drawing.Box, f.Size())
	low, high := fyne.NewPos(f.Size().Width, f.Size().Height), fyne.Position{}
	for i := range l.shapes {
		from, end := to.bounds(&l.shapes[i])
		low = fyne.NewPos(min(low.X, from.X), min(low.Y, from.Y))
		high = fyne.NewPos(max(high.X, end.X), max(high.Y, end.Y))
	}
	down := func(v float32) float32 { return theme.Grid * floor(max(v, 0)/theme.Grid) }
	up := func(v, most float32) float32 { return min(theme.Grid*(floor(v/theme.Grid)+1), most) }
	at := fyne.NewPos(down(low.X), down(low.Y))
	l.painted = nil
	l.picture.Move(at)
	l.picture.Resize(fyne.NewSize(max(up(high.X, f.Size().Width)-at.X, 0), max(up(high.Y, f.Size().Height)-at.Y, 0)))
}

// painted is the picture of a layer, so many pixels wide and high.
func (f *Figure) painted(l *layer, width, height int) image.Image {
	whole := image.Rect(0, 0, max(width, 0), max(height, 0))
	if l.painted != nil && l.painted.Rect == whole {
		return l.painted
	}
	img := &image.RGBA{Pix: sized(l.pixels, 4*whole.Dx()*whole.Dy()), Stride: 4 * whole.Dx(), Rect: whole}
	l.pixels, l.painted = img.Pix, img
	clear(img.Pix)
	size := l.picture.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return img
	}
	to := placing(f.drawing.Box, f.Size()).in(l.picture.Position(), float32(width)/size.Width)
	paintShapes(img, l.shapes, to, onGround(theme.Colour(f.ground)))
	return img
}

// sized is so many bytes, of those there are if they are enough.
func sized(bytes []uint8, length int) []uint8 {
	if cap(bytes) < length {
		return make([]uint8, length)
	}
	return bytes[:length]
}

// split parts the shapes into those of the ground, those that stand on it, and
// the body, in the order of painting.
func (d *Drawing) split() (parts [3][]figure.Shape) {
	rest := d.Shapes
	for i, tones := range [][]figure.Tone{{figure.Ground}, {figure.Prop, figure.Prop2, figure.Mat, figure.Water2}} {
		n := 0
		for n < len(rest) && slices.Contains(tones, rest[n].Tone) {
			n++
		}
		parts[i], rest = rest[:n], rest[n:]
	}
	parts[2] = rest
	return parts
}

func paintShapes(img *image.RGBA, shapes []figure.Shape, to placed, colour func(*figure.Shape) color.Color) {
	r := vector.NewRasterizer(0, 0)
	for i := range shapes {
		s := &shapes[i]
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
		r.Draw(img, area, image.NewUniform(colour(s)), image.Point{})
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
