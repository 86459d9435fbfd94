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

// Drawing is what a [Figure] or a [Still] shows: shapes, the square that holds
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

// Figure draws a moving figure: one that is shown another drawing many times a
// second. Lists show a [Still].
type Figure struct {
	widget.BaseWidget
	ground  fyne.ThemeColorName // the colour it stands on
	drawing Drawing
	drawn   []fyne.CanvasObject // one for each shape
}

// NewFigure returns an empty figure that stands on a colour.
func NewFigure(ground fyne.ThemeColorName) *Figure {
	f := &Figure{ground: ground}
	f.ExtendBaseWidget(f)
	return f
}

// Draw shows something else.
func (f *Figure) Draw(d Drawing) {
	f.drawing = d
	f.Refresh()
}

// AccessibilityLabel is what is drawn.
func (f *Figure) AccessibilityLabel() string { return f.drawing.Name }

// AccessibilityRole is a text: Fyne has no role for pictures.
func (f *Figure) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (f *Figure) CreateRenderer() fyne.WidgetRenderer {
	f.paint()
	return &figureRenderer{f}
}

// figureRenderer draws each shape as an object of its own, which are others
// for another exercise.
type figureRenderer struct{ of *Figure }

func (r *figureRenderer) Destroy()                     {}
func (r *figureRenderer) Objects() []fyne.CanvasObject { return r.of.drawn }
func (r *figureRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *figureRenderer) Layout(size fyne.Size)        { r.of.place(size) }

func (r *figureRenderer) Refresh() {
	r.of.paint()
	r.of.place(r.of.Size())
	canvas.Refresh(r.of)
}

// paint sees to it that there is an object for each shape, in its colour.
func (f *Figure) paint() {
	ground := theme.Colour(f.ground)
	for i := range f.drawing.Shapes {
		s := &f.drawing.Shapes[i]
		if i == len(f.drawn) {
			f.drawn = append(f.drawn, nil)
		}
		switch polygon := len(s.Points) > 0; {
		case polygon:
			o, ok := f.drawn[i].(*canvas.ArbitraryPolygon)
			if !ok || len(o.Points) != len(s.Points) {
				o = canvas.NewArbitraryPolygon(make([]fyne.Position, len(s.Points)), nil)
				o.CornerRadii = make([]float32, len(s.Points))
				f.drawn[i] = o
			}
			o.FillColor = toneColour(s, ground)
		default:
			o, ok := f.drawn[i].(*canvas.Circle)
			if !ok {
				o = canvas.NewCircle(nil)
				f.drawn[i] = o
			}
			o.FillColor = toneColour(s, ground)
		}
	}
	f.drawn = f.drawn[:len(f.drawing.Shapes)]
}

// place puts each object to its bounding box, which is all that is painted.
func (f *Figure) place(size fyne.Size) {
	to := placing(f.drawing.Box, size)
	for i := range f.drawing.Shapes {
		s := &f.drawing.Shapes[i]
		switch o := f.drawn[i].(type) {
		case *canvas.ArbitraryPolygon:
			placePolygon(o, s, to)
		case *canvas.Circle:
			low, high := to.bounds(s)
			o.Resize(fyne.NewSize(high.X-low.X, high.Y-low.Y))
			o.Move(low)
		}
	}
}

func placePolygon(o *canvas.ArbitraryPolygon, s *figure.Shape, to placed) {
	low, high := to.bounds(s)
	for i, p := range s.Points {
		o.Points[i] = to.point(p).Subtract(low)
	}
	o.Resize(fyne.NewSize(high.X-low.X, high.Y-low.Y))
	o.Move(low)
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

// Still draws a figure once, as one picture that costs nothing to show again.
type Still struct {
	widget.BaseWidget
	ground  fyne.ThemeColorName
	side    float32
	drawing Drawing
	picture *canvas.Raster
}

// NewStill returns an empty picture, side units wide and high, that stands on a
// colour.
func NewStill(ground fyne.ThemeColorName, side float32) *Still {
	s := &Still{ground: ground, side: side}
	s.picture = canvas.NewRaster(func(width, height int) image.Image {
		return Picture(s.drawing, theme.Colour(s.ground), width, height)
	})
	s.ExtendBaseWidget(s)
	return s
}

// Draw shows something else.
func (s *Still) Draw(d Drawing) {
	s.drawing = d
	s.Refresh()
}

// AccessibilityLabel is what is drawn.
func (s *Still) AccessibilityLabel() string { return s.drawing.Name }

// AccessibilityRole is a text: Fyne has no role for pictures.
func (s *Still) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (s *Still) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *Still) objects() []fyne.CanvasObject { return []fyne.CanvasObject{s.picture} }
func (s *Still) least() fyne.Size             { return fyne.NewSquareSize(s.side) }
func (s *Still) place(size fyne.Size)         { s.picture.Resize(size) }
func (s *Still) paint()                       { s.picture.Refresh() }

// Picture paints a drawing onto a transparent picture of some pixels; ground is
// the colour it will stand on.
func Picture(d Drawing, ground color.Color, width, height int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, max(width, 0), max(height, 0)))
	to := placing(d.Box, fyne.NewSize(float32(width), float32(height)))
	r := vector.NewRasterizer(0, 0)
	for i := range d.Shapes {
		s := &d.Shapes[i]
		low, high := to.bounds(s)
		// Only the pixels that the shape covers are looked at.
		area := image.Rect(int(floor(low.X)), int(floor(low.Y)), int(floor(high.X))+1, int(floor(high.Y))+1)
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
	return img
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
