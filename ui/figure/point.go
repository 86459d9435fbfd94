package figure

import "math"

// Point is a place, or a way, in body heights.
type Point struct{ X, Y float64 }

func (p Point) plus(q Point) Point                 { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) minus(q Point) Point                { return Point{p.X - q.X, p.Y - q.Y} }
func (p Point) times(f float64) Point              { return Point{p.X * f, p.Y * f} }
func (p Point) length() float64                    { return math.Hypot(p.X, p.Y) }
func (p Point) mirrored() Point                    { return Point{-p.X, p.Y} }
func (p Point) towards(way Point, f float64) Point { return p.plus(way.times(f)) }

func between(p, q Point, f float64) Point { return p.plus(q.minus(p).times(f)) }

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }
func degrees(radians float64) float64 { return radians * 180 / math.Pi }

// limbWay is the direction of a limb's bone: 0 hangs down, 90 points forward.
func limbWay(angle float64) Point {
	sin, cos := math.Sincos(radians(angle))
	return Point{sin, -cos}
}

// limbAngle is the angle of a bone that goes along a way.
func limbAngle(way Point) float64 { return degrees(math.Atan2(way.X, -way.Y)) }

// trunkWay is the direction of the spine or the head: 0 is upright, 90 face
// down.
func trunkWay(angle float64) Point {
	sin, cos := math.Sincos(radians(angle))
	return Point{sin, cos}
}

// ahead is at a right angle to a way along the trunk, to where the face looks.
func ahead(way Point) Point { return Point{way.Y, -way.X} }
