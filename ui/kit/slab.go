package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// Slab is a large area of one colour with an edge and round corners: what
// panels, columns and the rail lie on. It looks like a rectangle of Fyne and
// costs a fifth of it where there is no GPU: Fyne works out corners, edge and
// shadow at each pixel of a rectangle, a slab only at its rim, which is eight
// small pictures (docs/performance.md). What is small is better a rectangle.
type Slab struct {
	widget.BaseWidget
	look   SlabLook
	inside *canvas.Shader
	rim    [rimParts]*canvas.Raster
	cuts   [rimParts]rimCut
}

// SlabLook is what a slab looks like. Fill and Edge are opaque.
type SlabLook struct {
	Fill, Edge color.Color // no edge where Edge is nil
	EdgeWidth  float32
	Radius     float32
	LeftOnly   bool // round on the left, square on the right
	Raised     bool // the faintest shadow
}

// rimCut is one picture of the rim, kept for as long as it looks the same.
type rimCut struct {
	look    SlabLook
	picture *image.RGBA
}

// The parts of the rim: the corners and what lies between them, row by row. Each
// is told by where it lies, across and down: at the beginning, in the middle, at
// the end.
const rimParts = 8

var rimPlaces = [rimParts]struct{ across, down int }{{-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}}

// The shadow of what is raised, as a rectangle of Fyne would throw it.
const (
	shadowBlur float32 = 3.5
	shadowDown float32 = 1
)

// Room for the rim, in units.
const (
	rimOut    float32 = 4 // outwards, for the shadow
	rimIn     float32 = 3 // inwards from the edge: Fyne draws a shader one or two units larger than it is
	insideTag         = "kneewise-slab"
)

// The inside is one colour, without a corner or an edge to work out.
const (
	insideSource   = "#version 110\nuniform float red, green, blue;\nvoid main() { gl_FragColor = vec4(red, green, blue, 1.0); }\n"
	insideSourceES = "#version 100\nprecision mediump float;\nuniform float red, green, blue;\nvoid main() { gl_FragColor = vec4(red, green, blue, 1.0); }\n"
)

// NewSlab returns an area that looks like nothing before Set.
func NewSlab() *Slab {
	s := &Slab{inside: canvas.NewShader(insideTag, []byte(insideSource), []byte(insideSourceES))}
	for i := range s.rim {
		s.rim[i] = canvas.NewRaster(func(width, height int) image.Image { return s.cut(i, width, height) })
	}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes what it looks like. The same look costs nothing.
func (s *Slab) Set(look SlabLook) {
	if s.look != look {
		s.look = look
		s.Refresh()
	}
}

// Look is what it looks like.
func (s *Slab) Look() SlabLook { return s.look }

// CreateRenderer is for Fyne.
func (s *Slab) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *Slab) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{s.inside}
	for _, part := range s.rim {
		all = append(all, part)
	}
	return all
}

func (s *Slab) least() fyne.Size { return fyne.Size{} }

func (s *Slab) paint() {
	fill := nrgba(s.look.Fill)
	s.inside.Uniforms = map[string]float32{"red": float32(fill.R) / 255, "green": float32(fill.G) / 255, "blue": float32(fill.B) / 255}
}

// place puts the corners and what lies between them round the inside.
func (s *Slab) place(size fyne.Size) {
	corner := s.corner(size)
	side := min(s.look.EdgeWidth+rimIn, corner)
	s.inside.Move(fyne.NewPos(side, corner))
	s.inside.Resize(fyne.NewSize(max(size.Width-2*side, 0), max(size.Height-2*corner, 0)))
	s.inside.Hidden = s.inside.Size().Width == 0 || s.inside.Size().Height == 0
	for i, place := range rimPlaces {
		in := corner
		if place.down == 0 {
			in = side
		}
		x, width := rimSpan(place.across, in, size.Width)
		y, height := rimSpan(place.down, corner, size.Height)
		s.rim[i].Move(fyne.NewPos(x, y))
		s.rim[i].Resize(fyne.NewSize(max(width, 0), max(height, 0)))
	}
}

// corner is how far the corners reach inwards.
func (s *Slab) corner(size fyne.Size) float32 {
	wanted := float32(math.Ceil(float64(max(s.look.Radius+1, s.look.EdgeWidth+rimIn))))
	return min(wanted, floor(size.Width/2), floor(size.Height/2))
}

// rimSpan is where a part of the rim begins and how long it is, along one side.
func rimSpan(place int, in, length float32) (at, size float32) {
	switch place {
	case -1:
		return -rimOut, rimOut + in
	case 0:
		return in, length - 2*in
	default:
		return length - in, in + rimOut
	}
}

// cut is the picture of a part of the rim. Between corners one row or column of
// pixels is enough: Fyne stretches it.
func (s *Slab) cut(i, width, height int) image.Image {
	place := rimPlaces[i]
	if place.across == 0 {
		width = min(width, 1)
	}
	if place.down == 0 {
		height = min(height, 1)
	}
	kept := &s.cuts[i]
	size := image.Rect(0, 0, max(width, 0), max(height, 0))
	if kept.picture != nil && kept.look == s.look && kept.picture.Rect == size {
		return kept.picture
	}
	*kept = rimCut{s.look, image.NewRGBA(size)}
	part, look := s.rim[i].Size(), s.look
	look.Radius = min(look.Radius, s.Size().Width/2, s.Size().Height/2)
	// Pixels of a unit, along the side that is not stretched.
	scale := float32(height) / part.Height
	if place.down == 0 {
		scale = float32(width) / part.Width
	}
	for y := range height {
		for x := range width {
			kept.picture.SetRGBA(x, y, look.at(inward(place.across, x, width, scale), inward(place.down, y, height, scale), place.across, place.down, scale))
		}
	}
	return kept.picture
}

// inward is how far the middle of a pixel is inside the slab, in units, from
// the side where the part of the rim lies. In the middle that is far.
func inward(place, pixel, pixels int, scale float32) float32 {
	switch place {
	case 0:
		return rimFar
	case 1:
		pixel = pixels - 1 - pixel
	}
	return (float32(pixel)+0.5)/scale - rimOut
}

// rimFar is further inside than any corner reaches.
const rimFar float32 = 1e6

// at is the colour of a pixel so far inside from the nearest sides.
func (l *SlabLook) at(x, y float32, across, down int, scale float32) color.RGBA {
	radius := l.Radius
	if l.LeftOnly && across == 1 {
		radius = 0
	}
	out := outside(x, y, radius)
	fill := nrgba(l.Fill)
	if l.Edge != nil && l.EdgeWidth > 0 {
		fill = mixed(nrgba(l.Edge), fill, unit(0.5+(out+l.EdgeWidth)*scale))
	}
	sheet := unit(0.5 - out*scale)
	if !l.Raised {
		return faded(fill, sheet)
	}
	shade := nrgba(theme.Colour(theme.ColorShadowPanel))
	below := outside(x, y+float32(down)*shadowDown, radius)
	fades := smooth((below + shadowBlur/2 + 0.5) / (shadowBlur + 1))
	under := float32(shade.A) / 255 * (1 - fades) * (1 - sheet)
	over := faded(fill, sheet)
	shadow := faded(color.NRGBA{R: shade.R, G: shade.G, B: shade.B}, under)
	return color.RGBA{R: over.R + shadow.R, G: over.G + shadow.G, B: over.B + shadow.B, A: over.A + shadow.A}
}

// outside is how far a place lies outside a corner of some radius, negative
// inside; x and y are how far it lies inside from the two sides.
func outside(x, y, radius float32) float32 {
	dx, dy := radius-x, radius-y
	if dx > 0 && dy > 0 {
		return float32(math.Hypot(float64(dx), float64(dy))) - radius
	}
	return max(dx, dy) - radius
}

// unit keeps a share between 0 and 1.
func unit(share float32) float32 { return min(max(share, 0), 1) }

// smooth is such a share that begins and ends softly.
func smooth(share float32) float32 {
	share = unit(share)
	return share * share * (3 - 2*share)
}

// nrgba is a colour as four bytes; none is transparent black.
func nrgba(c color.Color) color.NRGBA {
	if c == nil {
		return color.NRGBA{}
	}
	return color.NRGBAModel.Convert(c).(color.NRGBA)
}

// mixed is a share of one colour over another.
func mixed(over, under color.NRGBA, share float32) color.NRGBA {
	part := func(o, u uint8) uint8 { return uint8(float32(o)*share + float32(u)*(1-share) + 0.5) }
	return color.NRGBA{R: part(over.R, under.R), G: part(over.G, under.G), B: part(over.B, under.B), A: 0xFF}
}

// faded is a colour that covers a share of its pixel.
func faded(c color.NRGBA, share float32) color.RGBA {
	part := func(v uint8) uint8 { return uint8(float32(v)*share + 0.5) }
	return color.RGBA{R: part(c.R), G: part(c.G), B: part(c.B), A: part(0xFF)}
}
