package figure

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
)

// layer is between which parts of the figure a prop is drawn.
type layer string

const (
	layerBack  layer = "" // behind everything
	layerFar   layer = "far"
	layerMid   layer = "mid" // before the far side and behind the trunk
	layerFront layer = "front"
	layerOver  layer = "over" // before everything
)

var layers = []layer{layerBack, layerFar, layerMid, layerFront, layerOver}

// prop is something that the figure stands at, sits on or holds.
type prop struct {
	layer layer
	draw  func(*outline, *skeleton)
}

// place is a point of the drawing: fixed, or beside a joint.
type place struct {
	on    func(*skeleton) frame // nil: nowhere
	along float64
	out   float64
}

// frame is a joint with its own two ways.
type frame struct{ at, along, out Point }

func (p *place) point(s *skeleton) Point {
	if p.on == nil {
		return Point{p.along, p.out}
	}
	f := p.on(s)
	return f.at.towards(f.along, p.along).towards(f.out, p.out)
}

// joints are what places can be beside. Their ways are those of the page,
// except under a foot, where they are to the toes and out of the sole, and at a
// grip, where they are along the forearm and ahead of it.
var joints = map[string]func(*skeleton) frame{
	"pelvis":   func(s *skeleton) frame { return upright(s.pelvis) },
	"waist":    func(s *skeleton) frame { return upright(s.waist) },
	"shoulder": func(s *skeleton) frame { return upright(s.shoulder) },
	"head":     func(s *skeleton) frame { return upright(s.head) },
	"hands": func(s *skeleton) frame {
		return upright(between(s.limbs[armNear].end, s.limbs[armFar].end, 0.5))
	},
	"kneeNear": joint(legNear, middleOf), "kneeFar": joint(legFar, middleOf),
	"ankleNear": joint(legNear, endOf), "ankleFar": joint(legFar, endOf),
	"handNear": joint(armNear, endOf), "handFar": joint(armFar, endOf),
	"elbowNear": joint(armNear, middleOf), "elbowFar": joint(armFar, middleOf),
	"underNear": underFoot(legNear), "underFar": underFoot(legFar),
	"gripNear": grip(armNear), "gripFar": grip(armFar),
	"a": mark(0), "b": mark(1), "c": mark(2),
}

func upright(at Point) frame { return frame{at, Point{1, 0}, Point{0, 1}} }

func middleOf(l *limb) Point { return l.middle }
func endOf(l *limb) Point    { return l.end }

func joint(limb int, of func(*limb) Point) func(*skeleton) frame {
	return func(s *skeleton) frame { return upright(of(&s.limbs[limb])) }
}

func mark(i int) func(*skeleton) frame {
	return func(s *skeleton) frame { return upright(s.marks[i]) }
}

func underFoot(leg int) func(*skeleton) frame {
	return func(s *skeleton) frame {
		f := &s.limbs[leg].foot
		return frame{f.sole, f.way, f.up.times(-1)}
	}
}

func grip(arm int) func(*skeleton) frame {
	return func(s *skeleton) frame {
		l := &s.limbs[arm]
		way := l.end.minus(l.middle)
		way = way.times(1 / way.length())
		return frame{l.end, way, Point{-way.Y, way.X}}
	}
}

// UnmarshalJSON reads [x, y], "joint" or ["joint", along, out].
func (p *place) UnmarshalJSON(data []byte) error {
	var name string
	if json.Unmarshal(data, &name) == nil {
		return p.beside(name)
	}
	var fixed [2]float64
	var parts []json.RawMessage
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	if len(parts) == 2 && json.Unmarshal(data, &fixed) == nil {
		p.along, p.out = fixed[0], fixed[1]
		return nil
	}
	if len(parts) != 3 {
		return errors.New("a place is x and y, or a joint and how far from it")
	}
	for i, into := range []any{&name, &p.along, &p.out} {
		if err := json.Unmarshal(parts[i], into); err != nil {
			return err
		}
	}
	return p.beside(name)
}

func (p *place) beside(name string) error {
	if p.on = joints[name]; p.on == nil {
		return fmt.Errorf("no joint %q", name)
	}
	return nil
}

// propFile is how a prop is written down. Which fields there are depends on its
// kind.
type propFile struct {
	Kind   string      `json:"kind"`
	Layer  layer       `json:"layer"`
	Tone   Tone        `json:"tone"` // if it is not that of its kind
	Far    bool        `json:"far"`  // paler
	Box    *[4]float64 `json:"box"`  // x, y, width, height
	At     *place      `json:"at"`
	From   *place      `json:"from"`
	Over   *place      `json:"over"` // of a curve
	To     *place      `json:"to"`
	Points []place     `json:"points"`
	Radius float64     `json:"radius"`
	Wide   float64     `json:"wide"`
	Angle  float64     `json:"angle"` // degrees; of a dumbbell from upright, of a racket from the forearm
	Length float64     `json:"length"`
}

// prop is the prop as it is drawn.
func (w *propFile) prop() (prop, error) {
	if !slices.Contains(layers, w.Layer) {
		return prop{}, fmt.Errorf("no layer %q", w.Layer)
	}
	if w.Tone != "" && !slices.Contains(Tones, w.Tone) {
		return prop{}, fmt.Errorf("no tone %q", w.Tone)
	}
	kind, ok := kinds[w.Kind]
	if !ok {
		return prop{}, fmt.Errorf("no prop of kind %q", w.Kind)
	}
	if !kind.whole(w) {
		return prop{}, fmt.Errorf("a prop of kind %q needs more", w.Kind)
	}
	if w.Tone == "" {
		w.Tone = kind.tone
	}
	return prop{w.Layer, func(o *outline, s *skeleton) {
		first := len(o.shapes)
		kind.draw(w, o, s)
		for i := first; i < len(o.shapes); i++ {
			o.shapes[i].Far = o.shapes[i].Far || w.Far
		}
	}}, nil
}

// propKind is a kind of prop: what it is like if nothing is said, what it
// needs, and how it is drawn.
type propKind struct {
	tone  Tone
	whole func(*propFile) bool
	draw  func(*propFile, *outline, *skeleton)
}

func hasLine(w *propFile) bool   { return w.From != nil && w.To != nil && w.Wide > 0 }
func hasCircle(w *propFile) bool { return w.At != nil && w.Radius > 0 }
func hasAt(w *propFile) bool     { return w.At != nil }

var kinds = map[string]propKind{
	"line": {Prop, hasLine, func(w *propFile, o *outline, s *skeleton) {
		o.line(w.Tone, w.From.point(s), w.To.point(s), w.Wide)
	}},
	"curve": {
		Prop2, func(w *propFile) bool { return hasLine(w) && w.Over != nil },
		func(w *propFile, o *outline, s *skeleton) {
			o.strip(w.Tone, w.From.point(s), w.Over.point(s), w.To.point(s), w.Wide)
		},
	},
	"box": {
		Prop, func(w *propFile) bool { return w.Box != nil && w.Box[2] > 0 && w.Box[3] > 0 },
		func(w *propFile, o *outline, _ *skeleton) {
			o.box(w.Tone, Point{w.Box[0], w.Box[1]}, w.Box[2], w.Box[3])
		},
	},
	"poly": {
		Prop, func(w *propFile) bool { return len(w.Points) >= 3 && len(w.Points) <= MaxPoints },
		func(w *propFile, o *outline, s *skeleton) {
			points := make([]Point, len(w.Points))
			for i := range w.Points {
				points[i] = w.Points[i].point(s)
			}
			o.polygon(w.Tone, false, points...)
		},
	},
	"disc": {Prop2, hasCircle, func(w *propFile, o *outline, s *skeleton) {
		o.circle(w.Tone, false, w.At.point(s), w.Radius)
	}},
	"ring": {
		Prop2, func(w *propFile) bool { return hasCircle(w) && w.Wide > 0 && w.Wide < w.Radius },
		func(w *propFile, o *outline, s *skeleton) { o.ring(w.Tone, w.At.point(s), w.Radius, w.Wide) },
	},
	// A barbell from its end.
	"plate": {Prop2, hasCircle, func(w *propFile, o *outline, s *skeleton) {
		at := w.At.point(s)
		o.circle(Prop2, false, at, w.Radius)
		o.circle(Prop, false, at, w.Radius-0.014)
		o.circle(Prop2, false, at, 0.042)
		o.circle(Prop, false, at, 0.014)
	}},
	// A barbell from the front, between two grips.
	"barbell": {Prop2, func(w *propFile) bool { return w.From != nil && w.To != nil }, drawBarbell},
	"dumbbell": {Prop2, hasAt, func(w *propFile, o *outline, s *skeleton) {
		o.dumbbell(w.Tone, w.At.point(s), w.Angle, orElse(w.Length, 0.11))
	}},
	// A dumbbell across the hand, which turns with the forearm.
	"weight": {Prop2, func(w *propFile) bool { return w.At != nil && w.At.on != nil }, func(w *propFile, o *outline, s *skeleton) {
		way := w.At.on(s).along
		o.dumbbell(w.Tone, w.At.point(s), limbAngle(way)+90+w.Angle, orElse(w.Length, 0.11))
	}},
	"bench": {
		Prop, func(w *propFile) bool { return w.From != nil && w.To != nil },
		func(w *propFile, o *outline, s *skeleton) {
			const thick, leg, inset, foot = 0.048, 0.022, 0.06, 0.032
			a, b := w.From.point(s), w.To.point(s)
			for _, x := range []float64{a.X + inset, b.X - inset} {
				o.line(Prop2, Point{x, a.Y - thick}, Point{x, leg / 2}, leg)
				o.line(Prop2, Point{x - foot, leg / 2}, Point{x + foot, leg / 2}, leg)
			}
			down := Point{0, -thick / 2}
			o.line(w.Tone, a.plus(down), b.plus(down), thick)
		},
	},
	"mat": {Mat, func(w *propFile) bool { return w.From != nil && w.To != nil }, func(w *propFile, o *outline, s *skeleton) {
		const thick = 0.026
		down := Point{0, -0.002}
		o.line(w.Tone, w.From.point(s).plus(down), w.To.point(s).plus(down), thick)
	}},
	// A stop-watch: hold still.
	"clock": {Arrow, hasAt, func(w *propFile, o *outline, s *skeleton) {
		const radius, wide, button = 0.06, 0.016, 0.085
		at := w.At.point(s)
		o.ring(w.Tone, at, radius, wide)
		o.line(w.Tone, at.plus(Point{0, radius}), at.plus(Point{0, button}), wide)
		o.line(w.Tone, at, at.plus(Point{0, 0.032}), 0.012)
		o.line(w.Tone, at, at.plus(Point{0.022, 0}), 0.012)
	}},
	"roller": {Prop2, hasAt, func(w *propFile, o *outline, s *skeleton) {
		at, radius := w.At.point(s), orElse(w.Radius, 0.04)
		o.circle(Prop2, false, at, radius)
		o.circle(Prop, false, at, 0.45*radius)
	}},
	// A bent bat: its strings as a ring at the end of a handle.
	"racket": {
		Prop2, func(w *propFile) bool { return w.At != nil && w.At.on != nil && w.Radius > 0.02 && w.Length > 0 },
		func(w *propFile, o *outline, s *skeleton) {
			way := limbWay(limbAngle(w.At.on(s).along) + w.Angle)
			at := w.At.point(s)
			head := at.towards(way, w.Length)
			o.line(w.Tone, at.towards(way, -0.03), head.towards(way, -w.Radius), 0.02)
			if w.Wide == 0 { // a paddle has no strings
				o.circle(w.Tone, false, head, w.Radius)
				return
			}
			o.ring(w.Tone, head, w.Radius, w.Wide)
		},
	},
	// From left to right, each wave as long as Length and as high as Radius.
	"waves": {
		Water, func(w *propFile) bool {
			return hasLine(w) && w.Length > 0.05 && w.Radius > 0 && w.From.on == nil && w.To.on == nil && w.From.along < w.To.along
		},
		drawWaves,
	},
}

// orElse is the size, or what it is if none was said.
func orElse(size, usual float64) float64 {
	if size == 0 {
		return usual
	}
	return size
}

func drawBarbell(w *propFile, o *outline, s *skeleton) {
	const beyond, inner, outer, wide = 0.17, 0.065, 0.035, 0.026
	a, b := w.From.point(s), w.To.point(s)
	way := b.minus(a)
	way = way.times(1 / way.length())
	a, b = a.towards(way, -beyond), b.towards(way, beyond)
	across := Point{-way.Y, way.X}
	o.line(Prop2, a, b, 0.016)
	plate := func(tone Tone, at Point, half float64) {
		o.line(tone, at.towards(across, -half), at.towards(across, half), wide)
	}
	plate(Prop, a.towards(way, inner), 0.062)
	plate(Prop, b.towards(way, -inner), 0.062)
	plate(Prop2, a.towards(way, outer), 0.088)
	plate(Prop2, b.towards(way, -outer), 0.088)
}

func drawWaves(w *propFile, o *outline, s *skeleton) {
	from, to := w.From.point(s), w.To.point(s)
	half := w.Length / 2
	up := 1.0
	for x := from.X; x < to.X-1e-9; x += half {
		next := min(x+half, to.X)
		middle := Point{(x + next) / 2, from.Y + up*w.Radius}
		o.strip(w.Tone, Point{x, from.Y}, middle, Point{next, from.Y}, w.Wide)
		o.circle(w.Tone, false, Point{next, from.Y}, w.Wide/2)
		up = -up
	}
}

// dumbbell is a bar with a block on both ends.
func (o *outline) dumbbell(tone Tone, at Point, angle, length float64) {
	const bar, block, wide = 0.018, 0.026, 0.034
	way := limbWay(angle)
	across := Point{-way.Y, way.X}
	o.line(tone, at.towards(way, -length/2), at.towards(way, length/2), bar)
	for _, end := range []float64{-length / 2, length / 2} {
		middle := at.towards(way, end)
		o.line(tone, middle.towards(across, -block), middle.towards(across, block), wide)
	}
}

// ring is the outline of a circle, inside its radius, of overlapping arcs.
func (o *outline) ring(tone Tone, at Point, radius, wide float64) {
	const arcs, overlap = 6, 0.02
	for i := range arcs {
		from := 2 * math.Pi * (float64(i) - overlap) / arcs
		to := 2 * math.Pi * (float64(i) + 1 + overlap) / arcs
		points := make([]Point, 0, MaxPoints)
		points = arc(points, at, radius, to, from)
		points = arc(points, at, radius-wide, from, to)
		o.polygon(tone, false, points...)
	}
}
