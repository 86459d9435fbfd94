package figure

import (
	"math"
	"time"
)

// Frame is the drawing at a time since the movement began.
func (f *Figure) Frame(t time.Duration) []Shape {
	p := f.poseAt(t)
	return f.draw(&p, f.Stage())
}

// Still is the drawing of the pose that stands for the exercise.
func (f *Figure) Still() []Shape {
	p := f.heroPose()
	return f.draw(&p, f.Hero())
}

// StillWithArrows is the same with arrows that say where the effort goes, for
// drawings of 96 pixels and more.
func (f *Figure) StillWithArrows() []Shape {
	o := outline{f.Still()}
	for _, arrow := range f.arrows {
		o.arrow(arrow)
	}
	return o.shapes
}

// Knees are how the knees are bent at a time since the movement began, the near
// one first.
func (f *Figure) Knees(t time.Duration) [2]Knee {
	p := f.poseAt(t)
	s := f.skeletonOf(&p)
	return [2]Knee{f.knee(&s, legNear), f.knee(&s, legFar)}
}

// Stage is the square that holds every frame.
func (f *Figure) Stage() Box { return f.boxes().stage }

// Hero is the square that holds the still.
func (f *Figure) Hero() Box { return f.boxes().hero }

// boxes are the squares that hold a figure's drawings.
type boxes struct{ stage, hero Box }

// stageFrames is at how many times of a round a stage looks at its figure.
const stageFrames = 48

func (f *Figure) measure() boxes {
	all, still := nothing(), nothing()
	hold := func(b *bounds, p pose) {
		o := outline{make([]Shape, 0, mostShapes)}
		f.drawOn(&o, &p)
		b.hold(o.shapes)
		if f.ground {
			b.add(Point{(b.left + b.right) / 2, -groundWidth / 2}, groundWidth/2)
		}
	}
	for i := range stageFrames {
		hold(&all, f.poseAt(f.Length()*time.Duration(i)/stageFrames))
	}
	hold(&still, f.heroPose())
	o := outline{}
	for _, arrow := range f.arrows {
		o.arrow(arrow)
	}
	still.hold(o.shapes)
	return boxes{stage: all.box(), hero: still.box()}
}

// draw is everything of one pose in the order of painting, on a ground as wide
// as the box.
func (f *Figure) draw(p *pose, box Box) []Shape {
	o := outline{make([]Shape, 0, mostShapes)}
	if f.ground {
		o.ground(box)
	}
	f.drawOn(&o, p)
	return o.shapes
}

// mostShapes is about how many shapes a figure has.
const mostShapes = 72

func (f *Figure) drawOn(o *outline, p *pose) {
	s := f.skeletonOf(p)
	props := func(l layer) {
		for i := range f.props {
			if f.props[i].layer == l {
				f.props[i].draw(o, &s)
			}
		}
	}
	props(layerBack)
	switch {
	case f.lying:
		o.lying(&s, props)
	case f.front:
		o.front(&s, props)
	default:
		o.side(&s, props)
	}
	props(layerOver)
}

// Sizes of the line to stand on.
const (
	groundWidth = 0.014
	groundInset = 0.06 // of the box, on both sides
)

func (o *outline) ground(box Box) {
	inset := groundInset * box.Size
	y := -groundWidth / 2
	o.line(Ground, Point{box.X + inset, y}, Point{box.X + box.Size - inset, y}, groundWidth)
}

// side draws a figure seen from the side, from the far arm to the near one.
func (o *outline) side(s *skeleton, props func(layer)) {
	o.arm(&s.limbs[armFar], true)
	props(layerFar)
	o.sideLeg(&s.limbs[legFar], true)
	props(layerMid)
	o.sideTrunk(s)
	o.sideHead(s)
	o.sideLeg(&s.limbs[legNear], false)
	props(layerFront)
	o.halo(&s.limbs[armNear])
	o.arm(&s.limbs[armNear], false)
}

func (o *outline) sideLeg(l *limb, far bool) {
	way := limbWay(l.lower)
	back := Point{way.Y, -way.X}
	calf := l.middle.towards(way, 0.075).towards(back, 0.010)
	o.capsule(Shoe, far, l.end, 0.023, l.foot.heel, heelRadius)
	o.capsule(Shoe, far, l.foot.heel, heelRadius, l.foot.ball, ballRadius)
	o.capsule(Shoe, far, l.end, 0.023, l.foot.ball, ballRadius)
	o.capsule(Limb, far, l.end, 0.0215, calf, 0.036)
	o.capsule(Limb, far, l.middle, 0.036, calf, 0.036)
	o.capsule(Limb, far, l.middle, 0.036, l.end, 0.0215)
	o.capsule(Limb, far, l.root, 0.058, l.middle, 0.037)
	o.capsule(Shorts, far, l.root, 0.061, between(l.root, l.middle, shortsEnd), 0.051)
}

func (o *outline) sideTrunk(s *skeleton) {
	seat := s.pelvis.towards(ahead(s.lumbar), -0.006)
	belt := s.pelvis.towards(s.lumbar, 0.035)
	chest := s.waist.towards(s.thorax, 0.085).towards(ahead(s.thorax), 0.008)
	top := s.shoulder.towards(s.thorax, -0.012)
	o.capsule(Shorts, false, seat, 0.065, s.pelvis.towards(s.lumbar, 0.03), 0.06)
	o.capsule(Top, false, belt, 0.06, s.waist, 0.056)
	o.capsule(Top, false, s.waist, 0.056, chest, 0.068)
	o.capsule(Top, false, chest, 0.068, top, 0.046)
}

func (o *outline) sideHead(s *skeleton) {
	face := ahead(s.face)
	jaw := s.head.towards(s.face, -0.03).towards(face, 0.02)
	nose := s.head.towards(face, 0.98*headRadius).towards(s.face, -0.012)
	o.capsule(Limb, false, s.shoulder, 0.03, s.head.towards(s.face, -0.02), 0.027)
	o.circle(Limb, false, s.head, headRadius)
	o.capsule(Limb, false, s.head, 0.058, jaw, 0.034)
	o.capsule(Limb, false, nose.towards(face, -0.03), 0.02, nose, 0.0095)
	o.hair(s, face, sideHair)
}

// hair is drawn round the head from a direction to the crown.
func (o *outline) hair(s *skeleton, from Point, halves [2][][2]float64) {
	for _, half := range halves {
		points := make([]Point, len(half))
		for i, polar := range half {
			sin, cos := math.Sincos(radians(polar[0]))
			way := from.times(cos).plus(s.face.times(sin))
			// Backwards, because the angles go the other way round.
			points[len(half)-1-i] = s.head.towards(way, polar[1]*headRadius)
		}
		o.polygon(Hair, false, points...)
	}
}

func (o *outline) arm(l *limb, far bool) {
	wrist := l.end.towards(l.end.minus(l.middle), -wristToGrip/forearmLength)
	o.capsule(Limb, far, l.root, 0.037, l.middle, 0.0275)
	o.capsule(Top, far, l.root, 0.04, between(l.root, l.middle, sleeveEnd), 0.036)
	o.capsule(Limb, far, l.middle, 0.0275, wrist, 0.0195)
	o.capsule(Limb, far, wrist, 0.0195, l.end, 0.0235)
}

// halo parts an arm from what it crosses.
func (o *outline) halo(l *limb) {
	wrist := l.end.towards(l.end.minus(l.middle), -wristToGrip/forearmLength)
	from := between(l.root, l.middle, haloFrom)
	o.capsule(Halo, false, from, 0.036+haloWidth, l.middle, 0.0275+haloWidth)
	o.capsule(Halo, false, l.middle, 0.0275+haloWidth, wrist, 0.0195+haloWidth)
	o.capsule(Halo, false, wrist, 0.0195+haloWidth, l.end, 0.0235+haloWidth)
}

// front draws a figure seen from the front, both sides near.
func (o *outline) front(s *skeleton, props func(layer)) {
	props(layerFar)
	o.frontLeg(s, legNear, false)
	o.frontLeg(s, legFar, false)
	props(layerMid)
	o.frontTrunk(s)
	o.frontHead(s)
	props(layerFront)
	// The arm that crosses the body comes over the other.
	first, last := armFar, armNear
	if s.turn < 0 {
		first, last = armNear, armFar
	}
	for _, i := range []int{first, last} {
		o.halo(&s.limbs[i])
		o.arm(&s.limbs[i], false)
	}
}

// lying draws a figure that lies on its side, seen from the front: its lower
// side, which is the near one, is in far tones and under the other.
func (o *outline) lying(s *skeleton, props func(layer)) {
	o.arm(&s.limbs[armNear], true)
	props(layerFar)
	o.frontLeg(s, legNear, true)
	props(layerMid)
	o.frontTrunk(s)
	o.frontHead(s)
	o.frontLeg(s, legFar, false)
	props(layerFront)
	o.halo(&s.limbs[armFar])
	o.arm(&s.limbs[armFar], false)
}

func (o *outline) frontLeg(s *skeleton, i int, far bool) {
	l := &s.limbs[i]
	if s.lying {
		toe := l.end.towards(limbWay(l.sole), 0.055)
		o.capsule(Shoe, far, l.end, 0.026, toe, 0.022)
	} else {
		out := s.side(i)
		capOf := l.end.towards(out, 0.055*math.Sin(radians(l.sole))).plus(Point{0, -0.021})
		in := l.end.towards(out, -0.006).plus(Point{0, -0.023})
		o.capsule(Shoe, far, l.end, 0.024, capOf, 0.024)
		o.capsule(Shoe, far, in, 0.022, capOf, 0.024)
		o.capsule(Shoe, far, l.end, 0.024, in, 0.022)
	}
	calf := l.middle.towards(l.end.minus(l.middle), 0.070/shinLength)
	o.capsule(Limb, far, l.middle, 0.037, calf, 0.038)
	o.capsule(Limb, far, calf, 0.038, l.end, 0.0215)
	o.capsule(Limb, far, l.root, 0.056, l.middle, 0.037)
	o.capsule(Shorts, far, l.root, 0.059, between(l.root, l.middle, shortsEnd), 0.05)
}

func (o *outline) frontTrunk(s *skeleton) {
	narrow := math.Cos(radians(s.turn))
	var belt, waist, chest, shoulder [2]Point
	for i, arm := range []int{armNear, armFar} {
		out := s.across(arm)
		belt[i] = s.pelvis.plus(s.beside(arm).times(hipWidth)).towards(s.up(), 0.03)
		waist[i] = s.waist.plus(out.times(0.040))
		chest[i] = s.waist.plus(out.times(0.056*(1+narrow)/2)).towards(s.thorax, 0.07)
		shoulder[i] = s.limbRoot(arm)
	}
	for i := range 2 {
		o.capsule(Top, false, belt[i], 0.05, waist[i], 0.044)
		o.capsule(Top, false, waist[i], 0.044, chest[i], 0.048)
		o.capsule(Top, false, chest[i], 0.048, shoulder[i], 0.036)
	}
	o.polygon(Top, false, belt[0], waist[0], chest[0], shoulder[0], shoulder[1], chest[1], waist[1], belt[1])
	hips := [2]Point{s.limbRoot(legNear), s.limbRoot(legFar)}
	o.polygon(Top, false, belt[0], belt[1], hips[1], hips[0])
	o.capsule(Shorts, false, hips[0], 0.057, hips[1], 0.057)
}

// seenTurned is from which turn of the chest on the nose is seen from the front.
const seenTurned = 15

func (o *outline) frontHead(s *skeleton) {
	o.capsule(Limb, false, s.shoulder, 0.03, s.head.towards(s.face, -0.02), 0.027)
	o.circle(Limb, false, s.head, 0.065)
	o.capsule(Limb, false, s.head, 0.064, s.head.towards(s.face, -0.03), 0.046)
	if math.Abs(s.turn) > seenTurned {
		side := ahead(s.face).times(math.Sin(radians(s.turn)))
		nose := s.head.towards(side, 0.98*headRadius).towards(s.face, -0.012)
		o.capsule(Limb, false, nose.towards(side, -0.03), 0.02, nose, 0.0095)
	}
	o.hair(s, ahead(s.face), frontHair)
}
