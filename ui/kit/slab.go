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
// shadow at each pixel of a rectangle, a slab only at its rim, which is four
// pictures (docs/performance.md). What is small is better a rectangle.
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

// The parts of the rim: the top with its corners, the sides, and the foot with
// its corners. The fewer there are, the better: what each costs is the same for a
// large one and a small one (docs/performance.md).
const (
	rimTop = iota
	rimLeft
	rimRight
	rimFoot
	rimParts
)

// The shadow of what is raised, as a rectangle of Fyne would throw it.
const (
	shadowBlur float32 = 3.5
	shadowDown float32 = 1
)

// Room for the rim, in units.
const (
	rimOut    float32 = 4 // outwards, for the shadow
	rimIn     float32 = 2 // inwards from the edge, over the inside
	insideTag         = "kneewise-slab"
)

// The inside is one colour, without a corner or an edge to work out. Fyne draws
// a shader one or two units larger than it is, which is cut off.
const (
	insideShader = `
uniform vec2 frame;
uniform vec4 bounds;
uniform float red, green, blue;
void main() {
	vec2 at = vec2(gl_FragCoord.x, frame.y - gl_FragCoord.y);
	if (at.x < bounds[0] || at.y < bounds[1] || at.x > bounds[2] || at.y > bounds[3]) discard;
	gl_FragColor = vec4(red, green, blue, 1.0);
}`
	insideSource   = "#version 110\n" + insideShader
	insideSourceES = "#version 100\n#ifdef GL_FRAGMENT_PRECISION_HIGH\nprecision highp float;\n#else\nprecision mediump float;\n#endif\n" + insideShader
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

// plain says whether it is an area of one colour and nothing else.
func (l *SlabLook) plain() bool {
	return l.Radius == 0 && (l.Edge == nil || l.EdgeWidth == 0) && !l.Raised
}

// place puts the rim round the inside, if there is one.
func (s *Slab) place(size fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(width, 0), max(height, 0)))
	}
	plain := s.look.plain()
	for _, part := range s.rim {
		part.Hidden = plain
	}
	if plain {
		s.inside.Hidden = false
		put(s.inside, 0, 0, size.Width, size.Height)
		return
	}
	corner := s.corner(size)
	side := min(s.look.EdgeWidth+rimIn, corner)
	width, height := size.Width-2*side, size.Height-2*corner
	s.inside.Hidden = width <= 0 || height <= 0
	put(s.inside, side, corner, width, height)
	put(s.rim[rimTop], -rimOut, -rimOut, size.Width+2*rimOut, rimOut+corner)
	put(s.rim[rimLeft], -rimOut, corner, rimOut+side, height)
	put(s.rim[rimRight], size.Width-side, corner, side+rimOut, height)
	put(s.rim[rimFoot], -rimOut, size.Height-corner, size.Width+2*rimOut, corner+rimOut)
}

// corner is how far the corners reach inwards.
func (s *Slab) corner(size fyne.Size) float32 {
	wanted := float32(math.Ceil(float64(max(s.look.Radius+1, s.look.EdgeWidth+rimIn))))
	return min(wanted, floor(size.Width/2), floor(size.Height/2))
}

// cut is the picture of a part of the rim. Of the sides one row of pixels is
// enough: Fyne stretches it.
func (s *Slab) cut(i, width, height int) image.Image {
	side := i == rimLeft || i == rimRight
	if side {
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
	scale := float32(width) / part.Width // pixels of a unit
	corner := width
	if !side { // between the corners every pixel of a row is the same
		corner = min(int((rimOut+s.corner(s.Size()))*scale)+1, (width-1)/2)
	}
	for y := range height {
		inY, down := nearest(y, height, scale, i == rimTop, i == rimFoot)
		for x := range width {
			if x > corner && x < width-corner {
				kept.picture.SetRGBA(x, y, kept.picture.RGBAAt(x-1, y))
				continue
			}
			inX, across := nearest(x, width, scale, i != rimRight && x <= corner, i != rimLeft && x >= width-corner)
			kept.picture.SetRGBA(x, y, look.at(inX, inY, across, down, scale))
		}
	}
	return kept.picture
}

// nearest is how far the middle of a pixel is inside the slab, in units, from
// the side that is near: the first one (-1), the last one (1), or neither (0).
func nearest(pixel, pixels int, scale float32, first, last bool) (in float32, side int) {
	switch {
	case first:
		side = -1
	case last:
		pixel, side = pixels-1-pixel, 1
	default:
		return rimFar, 0
	}
	return (float32(pixel)+0.5)/scale - rimOut, side
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
