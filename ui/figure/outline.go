package figure

import "math"

// roundCap is how many points make each end of a capsule.
const roundCap = MaxPoints / 2

// alsoRound is from which radius on a capsule's end gets a circle too: eight
// points show their corners there.
const alsoRound = 0.05

// outline collects the shapes of one drawing.
type outline struct{ shapes []Shape }

func (o *outline) polygon(tone Tone, far bool, points ...Point) {
	o.shapes = append(o.shapes, Shape{Points: points, Tone: tone, Far: far})
}

func (o *outline) circle(tone Tone, far bool, at Point, radius float64) {
	o.shapes = append(o.shapes, Shape{Centre: at, Radius: radius, Tone: tone, Far: far})
}

// capsule is two circles and everything between them.
func (o *outline) capsule(tone Tone, far bool, a Point, ra float64, b Point, rb float64) {
	d := b.minus(a).length()
	if d <= math.Abs(ra-rb)+1e-9 {
		// One circle lies in the other.
		if ra >= rb {
			o.circle(tone, far, a, ra)
		} else {
			o.circle(tone, far, b, rb)
		}
		return
	}
	along := math.Atan2(b.Y-a.Y, b.X-a.X)
	// The tangents touch the circles this far from the line between them.
	touch := math.Acos((ra - rb) / d)
	points := make([]Point, 0, MaxPoints)
	// Clockwise: round the far end of b from its left tangent to its right
	// one, then round a.
	points = arc(points, b, rb, along+touch, along-touch)
	points = arc(points, a, ra, along-touch, along+touch-2*math.Pi)
	o.polygon(tone, far, points...)
	if ra > alsoRound {
		o.circle(tone, far, a, ra)
	}
	if rb > alsoRound {
		o.circle(tone, far, b, rb)
	}
}

// arc adds points from one angle to another, in radians. The inner ones lie a
// little outside, so that the polygon covers as much as the circle.
func arc(points []Point, centre Point, radius, from, to float64) []Point {
	step := (to - from) / (roundCap - 1)
	outside := radius * (1 + (1-math.Cos(step/2))/2)
	for i := range roundCap {
		r := outside
		if i == 0 || i == roundCap-1 {
			r = radius
		}
		sin, cos := math.Sincos(from + float64(i)*step)
		points = append(points, Point{centre.X + r*cos, centre.Y + r*sin})
	}
	return points
}

// line is a stroke with round ends.
func (o *outline) line(tone Tone, a, b Point, width float64) {
	o.capsule(tone, false, a, width/2, b, width/2)
}

// cut is how much of a box's corners is cut off.
const cut = 0.008

// box is a rectangle from its lower left corner.
func (o *outline) box(tone Tone, at Point, width, height float64) {
	right, top := at.X+width, at.Y+height
	o.polygon(tone, false,
		Point{at.X, at.Y + cut}, Point{at.X, top - cut}, Point{at.X + cut, top}, Point{right - cut, top},
		Point{right, top - cut}, Point{right, at.Y + cut}, Point{right - cut, at.Y}, Point{at.X + cut, at.Y})
}

// Sizes of an arrow: its shaft, and its head in shafts.
const (
	shaftWidth = 0.02
	headLength = 3.4 * shaftWidth
	headWidth  = 1.2 * headLength
	shaftSteps = 7 // points on each side of half a bent shaft
)

// arrow goes straight from the first point to the last, or bends towards one
// in the middle.
func (o *outline) arrow(points []Point) {
	from, tip := points[0], points[len(points)-1]
	over := points[len(points)-2] // where the tip comes from
	way := tip.minus(over).times(1 / tip.minus(over).length())
	neck := tip.towards(way, -headLength)
	bendTo := between(from, neck, 0.5)
	if len(points) == 3 {
		bendTo = points[1]
	}
	o.shaft(from, bendTo, neck)
	across := Point{-way.Y, way.X}
	o.polygon(Arrow, false, tip, neck.towards(across, -headWidth/2), neck.towards(across, headWidth/2))
}

// shaft is a strip with a round end where it begins.
func (o *outline) shaft(from, over, to Point) {
	o.circle(Arrow, false, from, shaftWidth/2)
	o.strip(Arrow, from, over, to, shaftWidth)
}

// strip runs along a quadratic curve. Two polygons make it smooth; they
// overlap, so that no seam is seen.
func (o *outline) strip(tone Tone, from, over, to Point, width float64) {
	for _, half := range [2][2]float64{{0, 0.52}, {0.48, 1}} {
		left, right := make([]Point, shaftSteps), make([]Point, shaftSteps)
		for i := range shaftSteps {
			t := half[0] + (half[1]-half[0])*float64(i)/(shaftSteps-1)
			at := between(between(from, over, t), between(over, to, t), t)
			way := between(over.minus(from), to.minus(over), t)
			across := Point{-way.Y, way.X}.times(width / 2 / way.length())
			left[i], right[shaftSteps-1-i] = at.plus(across), at.minus(across)
		}
		o.polygon(tone, false, append(left, right...)...)
	}
}
