package figure

import "math"

// skeleton is where the joints are.
type skeleton struct {
	front, lying                  bool
	pelvis, waist, shoulder, neck Point
	head                          Point // centre
	lumbar, thorax, face          Point // ways: up the spine, up the head
	turn                          float64
	limbs                         [limbs]limb
	marks                         [marks]Point
}

// limb is where a leg's or an arm's joints are.
type limb struct {
	root, middle, end Point // hip, knee, ankle; shoulder, elbow, grip
	upper, lower      float64
	scale             [2]float64
	sole              float64 // of a leg: heel to toe; seen from the front, turned out
	missed            float64 // how far the contact is out of reach
	foot              foot    // of a leg
}

// foot is where a foot is, seen from the side.
type foot struct {
	way, up Point // heel to toe, and away from the sole
	sole    Point // under the ankle
	heel    Point // centres of the round parts
	ball    Point
}

// lowest is the height of the lowest part of the foot.
func (f *foot) lowest() float64 { return min(f.heel.Y-heelRadius, f.ball.Y-ballRadius) }

func footAt(ankle Point, sole float64) foot {
	way := limbWay(sole)
	up := Point{-way.Y, way.X}
	under := ankle.towards(up, -ankleHeight)
	return foot{
		way: way, up: up, sole: under,
		heel: under.towards(way, -heelBehind).towards(up, heelRadius),
		ball: under.towards(way, ballAhead).towards(up, ballRadius),
	}
}

// skeletonOf works out the joints of a pose.
func (f *Figure) skeletonOf(p *pose) skeleton {
	s := skeleton{front: f.front, lying: f.lying, turn: p[turn]}
	for i := range s.marks {
		s.marks[i] = Point{p[markAt(i)], p[markAt(i)+1]}
	}
	s.spine(Point{p[rootX], p[rootY]}, p)
	if by := f.rootMoves(&s, p); by != (Point{}) {
		s.spine(Point{p[rootX], p[rootY]}.plus(by), p)
	}
	for i := range limbs {
		s.limbs[i] = f.limbOf(&s, p, i)
	}
	if !f.lifted {
		return s
	}
	lowest := min(s.limbs[legNear].foot.lowest(), s.limbs[legFar].foot.lowest())
	s.spine(s.pelvis.plus(Point{0, max(p[lift], 0) - lowest}), p)
	for i := range limbs {
		s.limbs[i] = f.limbOf(&s, p, i)
	}
	return s
}

// spine puts the trunk and the head on a pelvis.
func (s *skeleton) spine(pelvis Point, p *pose) {
	s.pelvis = pelvis
	s.lumbar = trunkWay(p[lean] - p[curl]/2)
	upper := p[lean] + p[curl]/2
	s.thorax = trunkWay(upper)
	s.face = trunkWay(p[head])
	neck := neckLength
	if s.front {
		neck = frontNeck
	}
	s.waist = pelvis.towards(s.lumbar, lumbarLength)
	s.shoulder = s.waist.towards(s.thorax, thoraxLength)
	s.neck = s.shoulder.towards(trunkWay(0.4*upper+0.6*p[head]), neck)
	s.head = s.neck.towards(s.face, headAbove*headRadius)
}

// rootMoves is by how much everything moves so that what the keys fix is where
// they say.
func (f *Figure) rootMoves(s *skeleton, p *pose) Point {
	switch f.root {
	case rootShoulder:
		return s.pelvis.minus(s.shoulder)
	case rootToe:
		leg := f.limbOf(s, p, legNear)
		return s.pelvis.minus(leg.foot.sole.towards(leg.foot.way, toeAhead))
	}
	return Point{}
}

// limbRoot is a hip or a shoulder.
func (s *skeleton) limbRoot(limb int) Point {
	switch {
	case s.front && isLeg(limb):
		return s.pelvis.plus(s.beside(limb).times(hipWidth))
	case s.front:
		width := shoulderWidth * math.Cos(radians(s.turn))
		return s.shoulder.towards(s.thorax, -shoulderDrop).plus(s.across(limb).times(width))
	}
	at := s.shoulder
	if isLeg(limb) {
		at = s.pelvis
	}
	if isFar(limb) {
		at = at.plus(depth)
	}
	return at
}

func isFar(limb int) bool { return limb == legFar || limb == armFar }

// side is to the limb's side of a figure seen from the front.
func (s *skeleton) side(limb int) Point {
	if isFar(limb) {
		return Point{1, 0}
	}
	return Point{-1, 0}
}

// beside is the same at the hips: of a figure that lies, below or above.
func (s *skeleton) beside(limb int) Point {
	if s.lying {
		return ahead(s.lumbar).times(s.side(limb).X)
	}
	return s.side(limb)
}

// up is from the hips to the belt.
func (s *skeleton) up() Point {
	if s.lying {
		return s.lumbar
	}
	return Point{0, 1}
}

// across is the same at a right angle to the upper trunk.
func (s *skeleton) across(limb int) Point {
	return ahead(s.thorax).times(s.side(limb).X)
}

// limbOf works out where a limb is.
func (f *Figure) limbOf(s *skeleton, p *pose, i int) limb {
	l := limb{
		root:  s.limbRoot(i),
		upper: p[at(i, upperAngle)], lower: p[at(i, lowerAngle)], sole: p[at(i, sole)],
		scale: [2]float64{p[at(i, upperScale)], p[at(i, lowerScale)]},
	}
	mirror := s.front && !s.lying && !isFar(i)
	way := func(angle float64) Point {
		if mirror {
			return limbWay(angle).mirrored()
		}
		return limbWay(angle)
	}
	a, b := upperArmLength*l.scale[0], forearmLength*l.scale[1]
	if isLeg(i) {
		a, b = thighLength*l.scale[0], shinLength*l.scale[1]
	}
	if f.holds[i] != byAngles {
		target := f.contact(p, i)
		to := target.minus(l.root)
		if mirror {
			to = to.mirrored()
		}
		l.upper, l.lower, l.missed = reach(to, a, b, f.bend[i])
	}
	l.middle = l.root.towards(way(l.upper), a)
	l.end = l.middle.towards(way(l.lower), b)
	if isLeg(i) {
		l.foot = f.footOf(p, i, l.end)
	}
	return l
}

// contact is where the end of a limb has to be: the ankle or the grip.
func (f *Figure) contact(p *pose, i int) Point {
	target := Point{p[at(i, contactX)], p[at(i, contactY)]}
	if f.holds[i] == byOrbit {
		o := f.orbits[i]
		sin, cos := math.Sincos(radians(p[at(i, orbitAngle)]))
		target = Point{o.centre.X + o.wide*sin, o.centre.Y + o.high*cos}
	}
	if f.front && isLeg(i) {
		return target.plus(Point{0, ankleHeight})
	}
	switch f.holds[i] {
	case byFoot, byOrbit:
		return target.towards(footAt(Point{}, p[at(i, sole)]).up, ankleHeight)
	case byToe:
		way := footAt(Point{}, p[at(i, sole)])
		return target.towards(way.way, -toeAhead).towards(way.up, ankleHeight)
	}
	return target
}

// footOf is the foot at an ankle. Seen from the front it is flat.
func (f *Figure) footOf(p *pose, i int, ankle Point) foot {
	if f.front && !f.lying {
		return footAt(ankle, 90)
	}
	return footAt(ankle, p[at(i, sole)])
}

// slack is what a limb's joint keeps of being stretched or folded whole, where
// it would jerk.
const (
	slack  = 1e-6
	almost = 0.9995
)

// reach are the angles of two bones of lengths a and b whose end is to be
// along a way, and how far it misses that where it is too far or too near.
// Bend is to which side the joint goes.
func reach(to Point, a, b, bend float64) (upper, lower, missed float64) {
	wants := to.length()
	d := min(max(wants, math.Abs(a-b)+slack), almost*(a+b))
	k := degrees(math.Acos((a*a + d*d - b*b) / (2 * a * d)))
	upper = limbAngle(to) + bend*k
	end := limbWay(limbAngle(to)).times(d)
	lower = limbAngle(end.minus(limbWay(upper).times(a)))
	// The lower bone turns less than half a round against the upper one.
	return upper, upper + math.Remainder(lower-upper, 360), math.Abs(wants - d)
}

// Knee is how a knee is bent, and what is on it.
type Knee struct {
	Flexion float64 // degrees; 0 is straight
	Loaded  bool    // its foot carries weight: the body's, or a machine's
}

// load is which legs carry weight.
type load string

const (
	byGround load = ""     // those with a foot on the ground, or on what is drawn to stand on
	noLoad   load = "none" // neither: the figure lies or sits
	bothLoad load = "both"
)

// grounded is how high a foot may be and still stand on the ground.
const grounded = 0.012

// knee works out a leg's knee. Bones that are drawn shorter because they point
// at the viewer count with their true length.
func (f *Figure) knee(s *skeleton, leg int) Knee {
	l := &s.limbs[leg]
	k := Knee{Loaded: f.carries(s, leg)}
	if l.scale == [2]float64{1, 1} {
		k.Flexion = l.upper - l.lower
		return k
	}
	thigh, shin := limbWay(l.upper).times(l.scale[0]), limbWay(l.lower).times(l.scale[1])
	out := func(scale float64) float64 { return math.Sqrt(max(1-scale*scale, 0)) }
	// The knee points at the viewer, so thigh and shin go there and back.
	cos := thigh.X*shin.X + thigh.Y*shin.Y - out(l.scale[0])*out(l.scale[1])
	k.Flexion = degrees(math.Acos(min(max(cos, -1), 1)))
	return k
}

func (f *Figure) carries(s *skeleton, leg int) bool {
	switch f.load {
	case noLoad:
		return false
	case bothLoad:
		return true
	}
	if f.holds[leg] == byFoot {
		return true // on the ground, a step or a board
	}
	floor := 0.0
	if isFar(leg) && !s.front {
		floor = depth.Y
	}
	return s.limbs[leg].foot.lowest() < floor+grounded
}
