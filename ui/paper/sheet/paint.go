package sheet

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// MaxPixels is how wide a picture of a page is at the most.
const MaxPixels = 8192

// Paint draws the page of that number, from 0, as it will be printed, that many
// pixels wide. The error says which number is out of range.
func (d *Document) Paint(page, width int) (image.Image, error) {
	if page < 0 || page >= len(d.pages) {
		return nil, fmt.Errorf("page %d of %d", page, len(d.pages))
	}
	if width < 1 || width > MaxPixels {
		return nil, fmt.Errorf("picture of %d pixels", width)
	}
	scale := float64(width) / d.w
	img := image.NewRGBA(image.Rect(0, 0, width, int(math.Round(d.h*scale))))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	p := painter{img: img, scale: scale}
	for _, it := range d.pages[page].items {
		switch it := it.(type) {
		case Run:
			p.text(&it)
		case stroke:
			p.stroke(&it)
		case fill:
			p.fill(&it)
		}
	}
	return img, nil
}

// painter paints in pixels.
type painter struct {
	img    *image.RGBA
	scale  float64 // pixels of a millimetre
	raster vector.Rasterizer
	corner Point // of the area that is being painted
	area   image.Rectangle
	glyph  sfnt.Buffer
}

// begin gets ready to paint inside a box of the page, or says that it is not on
// the picture.
func (p *painter) begin(b Box) bool {
	p.area = image.Rect(
		int(math.Floor(b.X*p.scale)), int(math.Floor(b.Y*p.scale)),
		int(math.Ceil(b.Right()*p.scale))+1, int(math.Ceil(b.Bottom()*p.scale))+1,
	).Intersect(p.img.Bounds())
	if p.area.Empty() {
		return false
	}
	p.corner = Point{float64(p.area.Min.X), float64(p.area.Min.Y)}
	p.raster.Reset(p.area.Dx(), p.area.Dy())
	p.raster.DrawOp = draw.Over
	return true
}

func (p *painter) end(g Grey) {
	p.raster.Draw(p.img, p.area, image.NewUniform(color.Gray{Y: uint8(g)}), image.Point{})
}

// at is where a point of the page is in the area.
func (p *painter) at(x, y float64) (float32, float32) {
	return float32(x*p.scale - p.corner.X), float32(y*p.scale - p.corner.Y)
}

// text paints the outlines of a run's letters, at the places they have in the
// PDF.
func (p *painter) text(r *Run) {
	size := r.Font.Size * point
	face := faces[r.Font.Cut]()
	// Letters may lean over their ends.
	if !p.begin(Box{r.X - size/2, r.Y - 1.2*size, r.Font.Width(r.Text) + size, 1.7 * size}) {
		return
	}
	unit := size / float64(face.sfnt.UnitsPerEm()) / 64 // of an outline's coordinates
	x := r.X
	for _, letter := range r.Text {
		if letter > lastRune {
			continue
		}
		p.letter(face, sfnt.GlyphIndex(face.glyphs[letter]), x, r.Y, unit)
		x += float64(face.widths[letter]) / 1000 * size
	}
	p.end(r.Grey)
}

func (p *painter) letter(face *face, glyph sfnt.GlyphIndex, x, y, unit float64) {
	outline, err := face.sfnt.LoadGlyph(&p.glyph, glyph, fixed.I(int(face.sfnt.UnitsPerEm())), nil)
	if err != nil {
		return // a letter that is in the table of letters is in the font
	}
	at := func(to fixed.Point26_6) (float32, float32) {
		return p.at(x+float64(to.X)*unit, y+float64(to.Y)*unit)
	}
	for i := range outline {
		s := &outline[i]
		ax, ay := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			p.raster.ClosePath()
			p.raster.MoveTo(ax, ay)
		case sfnt.SegmentOpLineTo:
			p.raster.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			bx, by := at(s.Args[1])
			p.raster.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			bx, by := at(s.Args[1])
			cx, cy := at(s.Args[2])
			p.raster.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	p.raster.ClosePath()
}

func (p *painter) fill(f *fill) {
	if !p.begin(f.path.bounds()) {
		return
	}
	p.trace(f.path)
	p.end(f.grey)
}

func (p *painter) trace(way Path) {
	for i := range way {
		s := &way[i]
		ax, ay := p.at(s.points[0].X, s.points[0].Y)
		switch s.command {
		case move:
			p.raster.ClosePath()
			p.raster.MoveTo(ax, ay)
		case straight:
			p.raster.LineTo(ax, ay)
		case cubic:
			bx, by := p.at(s.points[1].X, s.points[1].Y)
			cx, cy := p.at(s.points[2].X, s.points[2].Y)
			p.raster.CubeTo(ax, ay, bx, by, cx, cy)
		case closed:
			p.raster.ClosePath()
		}
	}
	p.raster.ClosePath()
}

// stroke paints a line as rectangles along its parts, with discs at the corners
// and, where it is round, at the ends. All are wound alike, so that where they
// lie over each other they are one shape.
func (p *painter) stroke(s *stroke) {
	half := s.width / 2
	if !p.begin(s.path.bounds().Inset(-half)) {
		return
	}
	parts, shut := s.path.flat()
	for i, points := range parts {
		if shut[i] {
			points = append(points, points[0])
		}
		for j := 1; j < len(points); j++ {
			p.bar(points[j-1], points[j], half)
		}
		for j, at := range points {
			if end := j == 0 || j == len(points)-1; s.round || shut[i] || !end {
				p.trace(Circle(at, half))
			}
		}
	}
	p.end(s.grey)
}

// bar is the rectangle round a straight line, clockwise as seen.
func (p *painter) bar(from, to Point, half float64) {
	dx, dy := to.X-from.X, to.Y-from.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	nx, ny := -dy/length*half, dx/length*half
	p.trace(Polygon(Point{from.X - nx, from.Y - ny}, Point{to.X - nx, to.Y - ny}, Point{to.X + nx, to.Y + ny}, Point{from.X + nx, from.Y + ny}))
}
