package sheet

// Point of a path, and of type: a point of type is 1/72 inch.
type Point struct{ X, Y float64 }

// point is how many millimetres a point of type is.
const point = 25.4 / 72

// Px is the length of pixels of 1/96 inch, which the look is measured in.
func Px(pixels float64) float64 { return pixels * 25.4 / 96 }

// Box is a rectangle.
type Box struct{ X, Y, W, H float64 }

// Area is a box by the numbers.
func Area(x, y, w, h float64) Box { return Box{x, y, w, h} }

// Right is where the box ends.
func (b Box) Right() float64 { return b.X + b.W }

// Bottom is where the box ends.
func (b Box) Bottom() float64 { return b.Y + b.H }

// Inset returns the box with d less on each side.
func (b Box) Inset(d float64) Box { return Box{b.X + d, b.Y + d, b.W - 2*d, b.H - 2*d} }

// Moved returns the box, shifted.
func (b Box) Moved(dx, dy float64) Box { return Box{b.X + dx, b.Y + dy, b.W, b.H} }

// Path is an outline: any number of lines and curves, open or closed.
type Path []segment

type command uint8

const (
	move command = iota
	straight
	cubic
	closed
)

// segment leads to its last point; those before it are handles of a curve.
type segment struct {
	command command
	points  [3]Point
}

func (s *segment) end() Point {
	if s.command == cubic {
		return s.points[2]
	}
	return s.points[0]
}

// Move begins a part of the path.
func (p *Path) Move(x, y float64) {
	*p = append(*p, segment{move, [3]Point{{x, y}}})
}

// Line goes on straight.
func (p *Path) Line(x, y float64) {
	*p = append(*p, segment{straight, [3]Point{{x, y}}})
}

// Curve goes on in a cubic Bezier curve over two handles.
func (p *Path) Curve(x1, y1, x2, y2, x, y float64) {
	*p = append(*p, segment{cubic, [3]Point{{x1, y1}, {x2, y2}, {x, y}}})
}

// Close goes back straight to where the part began.
func (p *Path) Close() { *p = append(*p, segment{command: closed}) }

// arm is how long the handles of the four curves are that make a circle of
// radius 1.
const arm = 0.5522847498

// Rounded is a rectangle with round corners.
func Rounded(b Box, radius float64) Path {
	r := min(radius, b.W/2, b.H/2)
	k := r * (1 - arm)
	left, top, right, bottom := b.X, b.Y, b.Right(), b.Bottom()
	var p Path
	p.Move(left+r, top)
	p.Line(right-r, top)
	p.Curve(right-k, top, right, top+k, right, top+r)
	p.Line(right, bottom-r)
	p.Curve(right, bottom-k, right-k, bottom, right-r, bottom)
	p.Line(left+r, bottom)
	p.Curve(left+k, bottom, left, bottom-k, left, bottom-r)
	p.Line(left, top+r)
	p.Curve(left, top+k, left+k, top, left+r, top)
	p.Close()
	return p
}

// Rectangle has sharp corners.
func Rectangle(b Box) Path {
	return Polygon(Point{b.X, b.Y}, Point{b.Right(), b.Y}, Point{b.Right(), b.Bottom()}, Point{b.X, b.Bottom()})
}

// Circle is round.
func Circle(centre Point, radius float64) Path {
	return Rounded(Box{centre.X - radius, centre.Y - radius, 2 * radius, 2 * radius}, radius)
}

// Polygon closes a line through points.
func Polygon(points ...Point) Path {
	p := Polyline(points...)
	p.Close()
	return p
}

// Polyline is a line through points.
func Polyline(points ...Point) Path {
	var p Path
	for i, at := range points {
		if i == 0 {
			p.Move(at.X, at.Y)
		} else {
			p.Line(at.X, at.Y)
		}
	}
	return p
}

// placed is the path, scaled and then shifted.
func (p Path) placed(scale, dx, dy float64) Path {
	out := make(Path, len(p))
	for i, s := range p {
		for j, at := range s.points {
			s.points[j] = Point{at.X*scale + dx, at.Y*scale + dy}
		}
		out[i] = s
	}
	return out
}

// flatSteps is in how many straight lines a curve is drawn where it is drawn as
// such.
const flatSteps = 8

// flat is the parts of a path as points, curves made of straight lines, and
// whether each is closed.
func (p Path) flat() (parts [][]Point, shut []bool) {
	for i := range p {
		s := &p[i]
		if s.command == move {
			parts, shut = append(parts, []Point{s.points[0]}), append(shut, false)
			continue
		}
		last := len(parts) - 1
		switch s.command {
		case straight:
			parts[last] = append(parts[last], s.points[0])
		case cubic:
			from := parts[last][len(parts[last])-1]
			for step := 1; step <= flatSteps; step++ {
				parts[last] = append(parts[last], s.at(from, float64(step)/flatSteps))
			}
		case closed:
			shut[last] = true
		}
	}
	return parts, shut
}

// at is the point of a curve at a part of its way.
func (s *segment) at(from Point, t float64) Point {
	u := 1 - t
	mix := func(a, b, c, d float64) float64 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
	p := &s.points
	return Point{mix(from.X, p[0].X, p[1].X, p[2].X), mix(from.Y, p[0].Y, p[1].Y, p[2].Y)}
}

// bounds is the box that holds all points and handles.
func (p Path) bounds() Box {
	first := true
	var low, high Point
	for i := range p {
		s := &p[i]
		n := 1
		switch s.command {
		case cubic:
			n = 3
		case closed:
			continue
		}
		for _, at := range s.points[:n] {
			if first {
				low, high, first = at, at, false
				continue
			}
			low = Point{min(low.X, at.X), min(low.Y, at.Y)}
			high = Point{max(high.X, at.X), max(high.Y, at.Y)}
		}
	}
	return Box{low.X, low.Y, high.X - low.X, high.Y - low.Y}
}
