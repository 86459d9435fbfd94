package figure

import "math"

// Tone is what a shape is painted as: a role, never a colour.
type Tone string

// The tones. Those of the body and its clothes are also drawn far, half-way to
// the background.
const (
	Limb   Tone = "limb"
	Top    Tone = "top"
	Shorts Tone = "short"
	Shoe   Tone = "shoe"
	Hair   Tone = "hair"
	Prop   Tone = "prop"
	Prop2  Tone = "prop2"
	Mat    Tone = "mat"
	Water  Tone = "water"  // its waves
	Water2 Tone = "water2" // below them
	Ground Tone = "ground"
	Arrow  Tone = "arrow"
	Halo   Tone = "halo" // the background's own colour
)

// Tones lists every tone.
var Tones = []Tone{Limb, Top, Shorts, Shoe, Hair, Prop, Prop2, Mat, Water, Water2, Ground, Arrow, Halo}

// MaxPoints is how many points a polygon has at the most, which is what Fyne
// draws.
const MaxPoints = 16

// Shape is one part of a drawing: a polygon, or a circle where it has no
// points. A list of shapes is painted in its order.
type Shape struct {
	Points []Point // clockwise as seen, at most MaxPoints
	Centre Point
	Radius float64
	Tone   Tone
	Far    bool // of the side away from the viewer: paler
}

// Box is a square that holds a drawing.
type Box struct {
	X, Y, Size float64 // its lower left corner and its side
}

// bounds grows to hold shapes.
type bounds struct{ left, bottom, right, top float64 }

func nothing() bounds {
	return bounds{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

func (b *bounds) add(p Point, radius float64) {
	b.left, b.bottom = min(b.left, p.X-radius), min(b.bottom, p.Y-radius)
	b.right, b.top = max(b.right, p.X+radius), max(b.top, p.Y+radius)
}

func (b *bounds) hold(shapes []Shape) {
	for i := range shapes {
		if len(shapes[i].Points) == 0 {
			b.add(shapes[i].Centre, shapes[i].Radius)
		}
		for _, p := range shapes[i].Points {
			b.add(p, 0)
		}
	}
}

// margin is what is free round a drawing in its box.
const margin = 0.05

// raised is how much of the room that a low drawing leaves is under it: it
// stands a little below the middle.
const raised = 0.4

// box is the square round the bounds, with the ground at its foot.
func (b *bounds) box() Box {
	size := max(b.right-b.left, b.top-b.bottom) + 2*margin
	spare := size - 2*margin - (b.top - b.bottom)
	return Box{X: (b.left + b.right - size) / 2, Y: b.bottom - margin - raised*spare, Size: size}
}
