package kit

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/vector"

	"github.com/kneewise/kneewise/ui/chart"
	"github.com/kneewise/kneewise/ui/theme"
)

const (
	softPercent = 38 // of a bar that is planned
	capWidth    = 2
	// Lines of the left and the right knee.
	discLine   = 2.8
	squareLine = 1.6
)

// chartPainter paints what a chart is drawn of on an image.
type chartPainter struct {
	on    *image.RGBA
	scale float32 // pixels of a unit
	r     *vector.Rasterizer
}

func newChartPainter(on *image.RGBA, scale float32) *chartPainter {
	return &chartPainter{on: on, scale: scale, r: vector.NewRasterizer(0, 0)}
}

func (p *chartPainter) paint(d *chart.Drawing) {
	for _, b := range d.Bands {
		p.box(b.Rect, theme.Colour(fyne.ThemeColorName(b.Ink)))
	}
	for _, s := range d.Grid {
		p.stroke(s, theme.Hairline, theme.Colour(theme.ColorHairline))
	}
	for _, b := range d.Bars {
		ink := theme.Colour(fyne.ThemeColorName(b.Ink))
		if b.Soft {
			ink = theme.Mix(ink, theme.Colour(theme.ColorRaised), softPercent)
		}
		p.bar(b.Rect, ink)
	}
	for _, s := range d.Caps {
		p.stroke(s, capWidth, theme.Colour(theme.ColorText))
	}
	for i := range d.Lines {
		p.path(&d.Lines[i])
	}
}

// pixel is a place in pixels.
func (p *chartPainter) pixel(s chart.Spot) fyne.Position {
	return fyne.NewPos(float32(s.X)*p.scale, float32(s.Y)*p.scale)
}

// box fills an area to whole pixels, so that its edges are crisp.
func (p *chartPainter) box(r chart.Rect, ink color.Color) {
	low, high := p.pixel(chart.Spot{X: r.X, Y: r.Y}), p.pixel(chart.Spot{X: r.X + r.W, Y: r.Y + r.H})
	area := image.Rect(round(low.X), round(low.Y), round(high.X), round(high.Y)).Intersect(p.on.Bounds())
	draw.Draw(p.on, area, image.NewUniform(ink), image.Point{}, draw.Src)
}

func round(v float32) int { return int(math.Round(float64(v))) }

// stroke fills a line to the right, at least a pixel high.
func (p *chartPainter) stroke(s chart.Stroke, width float32, ink color.Color) {
	low := p.pixel(s.Spot)
	high := max(round(width*p.scale), 1)
	top := round(low.Y - width*p.scale/2)
	area := image.Rect(round(low.X), top, round(low.X+float32(s.Length)*p.scale), top+high).Intersect(p.on.Bounds())
	draw.Draw(p.on, area, image.NewUniform(ink), image.Point{}, draw.Src)
}

// bar fills an area with round corners.
func (p *chartPainter) bar(r chart.Rect, ink color.Color) {
	low, high := p.pixel(chart.Spot{X: r.X, Y: r.Y}), p.pixel(chart.Spot{X: r.X + r.W, Y: r.Y + r.H})
	radius := min(theme.RadiusBar*p.scale, (high.X-low.X)/2, (high.Y-low.Y)/2)
	p.fill(ink, func(v *vector.Rasterizer) {
		v.MoveTo(low.X, low.Y+radius)
		v.QuadTo(low.X, low.Y, low.X+radius, low.Y)
		v.LineTo(high.X-radius, low.Y)
		v.QuadTo(high.X, low.Y, high.X, low.Y+radius)
		v.LineTo(high.X, high.Y-radius)
		v.QuadTo(high.X, high.Y, high.X-radius, high.Y)
		v.LineTo(low.X+radius, high.Y)
		v.QuadTo(low.X, high.Y, low.X, high.Y-radius)
		v.ClosePath()
	})
}

// fill paints what a path encloses.
func (p *chartPainter) fill(ink color.Color, path func(*vector.Rasterizer)) {
	bounds := p.on.Bounds()
	p.r.Reset(bounds.Dx(), bounds.Dy())
	p.r.DrawOp = draw.Over
	path(p.r)
	p.r.Draw(p.on, bounds, image.NewUniform(ink), image.Point{})
}

// path draws a line and its marks.
func (p *chartPainter) path(path *chart.Path) {
	ink, width := theme.Colour(fyne.ThemeColorName(path.Ink)), float32(discLine)
	if path.Mark == chart.Square {
		width = squareLine
	}
	p.fill(ink, func(v *vector.Rasterizer) {
		for _, run := range path.Runs {
			for i := 1; i < len(run); i++ {
				segment(v, p.pixel(run[i-1]), p.pixel(run[i]), width*p.scale)
			}
		}
	})
	for _, m := range path.Marks {
		p.mark(path.Mark, m, ink)
	}
}

// segment adds a straight line with a round end, so that it joins the next. It
// goes round in the same way as [fillCircle] does, so that both are filled where
// they meet.
func segment(v *vector.Rasterizer, from, to fyne.Position, width float32) {
	along := to.Subtract(from)
	length := float32(math.Hypot(float64(along.X), float64(along.Y)))
	if length == 0 {
		return
	}
	side := fyne.NewPos(-along.Y/length*width/2, along.X/length*width/2)
	for i, corner := range []fyne.Position{from.Subtract(side), to.Subtract(side), to.Add(side), from.Add(side)} {
		if i == 0 {
			v.MoveTo(corner.X, corner.Y)
			continue
		}
		v.LineTo(corner.X, corner.Y)
	}
	v.ClosePath()
	fillCircle(v, to, width/2)
}

// mark draws a disc, or a hollow square.
func (p *chartPainter) mark(mark chart.Mark, at chart.Spot, ink color.Color) {
	half := float64(chartMark) / 2
	if mark == chart.Disc {
		p.fill(ink, func(v *vector.Rasterizer) { fillCircle(v, p.pixel(at), float32(half)*p.scale) })
		return
	}
	p.box(chart.Rect{X: at.X - half, Y: at.Y - half, W: 2 * half, H: 2 * half}, ink)
	half -= squareLine
	p.box(chart.Rect{X: at.X - half, Y: at.Y - half, W: 2 * half, H: 2 * half}, theme.Colour(theme.ColorRaised))
}

// Sizes of the sample of a line beside what it stands for.
const (
	sampleWidth  float32 = 26
	sampleHeight float32 = 16
)

// NewKey says which line of a chart is which: a piece of the line with its mark,
// and words.
func NewKey(mark chart.Mark, ink fyne.ThemeColorName, words string) *Sketch {
	label := NewText(theme.TextSmall, false)
	label.Text = words
	middle := float64(sampleHeight) / 2
	sample := &chart.Path{
		Mark: mark, Ink: string(ink),
		Runs: [][]chart.Spot{{{X: 0, Y: middle}, {X: float64(sampleWidth), Y: middle}}}, Marks: []chart.Spot{{X: float64(sampleWidth) / 2, Y: middle}},
	}
	picture := canvas.NewRaster(func(width, height int) image.Image {
		on := image.NewRGBA(image.Rect(0, 0, max(width, 0), max(height, 0)))
		newChartPainter(on, float32(width)/sampleWidth).path(sample)
		return on
	})
	return Sketched(&Sketch{
		Objects: []fyne.CanvasObject{picture, label},
		Least:   func() fyne.Size { return fyne.NewSize(sampleWidth+chartGap+Width(label), sampleHeight) },
		Place: func(size fyne.Size) {
			picture.Move(fyne.NewPos(0, floor((size.Height-sampleHeight)/2)))
			picture.Resize(fyne.NewSize(sampleWidth, sampleHeight))
			PlaceText(label, sampleWidth+chartGap, 0, size.Height)
		},
		Paint: func() {
			label.Color = theme.Colour(theme.ColorTextMuted)
			picture.Refresh()
		},
		Name: func() string { return words },
	})
}
