package figure

import (
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
)

// frames calls fn for many moments of one round of every figure, the first one
// again at its end.
func frames(t *testing.T, fn func(t *testing.T, id string, f *Figure, at time.Duration)) {
	const moments = 240
	figures := All()
	for _, id := range slices.Sorted(maps.Keys(figures)) {
		t.Run(id, func(t *testing.T) {
			for i := range moments + 1 {
				if t.Failed() {
					return // the first moment says enough
				}
				fn(t, id, figures[id], figures[id].Length()*time.Duration(i)/moments)
			}
		})
	}
}

func library(t *testing.T) model.Library {
	t.Helper()
	l, err := model.DecodeLibrary(assets.Activities, assets.Exercises, assets.Templates)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestEverythingHasADrawing: every drill, exercise and activity; and every
// drawing is of one of them.
func TestEverythingHasADrawing(t *testing.T) {
	figures, used := All(), map[string]bool{}
	need := func(what, id string) {
		if figures[id] == nil {
			t.Errorf("no drawing of %s: %q", what, id)
		}
		used[id] = true
	}
	for _, m := range interval.Movements {
		need(string(m.Exercise), string(m.Exercise))
	}
	l := library(t)
	for _, e := range l.Exercises {
		need(string(e.ID), string(e.Figure))
	}
	for _, a := range l.Activities {
		need(string(a.ID), string(a.Figure))
	}
	for id := range figures {
		if !used[id] {
			t.Errorf("%s is drawn for nothing", id)
		}
	}
}

// mostFlexion is how far a knee under load is bent in a drawing at the most
// (RULES.md, clarification 12): less for what there is on sore days, which are
// the low-impact drills and what exercises have as substitutes.
func mostFlexion(t *testing.T) map[string]int {
	most := map[string]int{}
	for id := range All() {
		most[id] = interval.MaxFlexion
	}
	for _, m := range interval.Movements {
		most[string(m.Exercise)] = m.Flexion
	}
	for _, v := range interval.Variants {
		r := interval.WarmUp(v, true)
		for _, d := range r.Drills {
			m, _ := interval.MovementOf(d.Exercise)
			most[string(d.Exercise)] = m.SoreFlexion()
		}
	}
	l := library(t)
	for _, e := range l.Exercises {
		if gentle, ok := l.Exercise(e.Substitute); ok {
			most[string(gentle.Figure)] = interval.MaxSoreFlexion
		}
	}
	return most
}

// TestClarification12_FlexionUnderLoad holds what is drawn to clarification 12: a knee that
// carries weight is bent 90 degrees at the most, on sore days 60. A leg in the
// air is free.
func TestClarification12_FlexionUnderLoad(t *testing.T) {
	most := mostFlexion(t)
	frames(t, func(t *testing.T, id string, f *Figure, at time.Duration) {
		for side, k := range f.Knees(at) {
			if k.Loaded && k.Flexion > float64(most[id]) {
				t.Errorf("at %v, side %d: %.1f degrees under load, %d at most", at, side, k.Flexion, most[id])
			}
		}
	})
}

// TestOneFootCarries says that the test above looks at legs: at some moment of
// every drawing that does not say that its figure lies or sits, a leg is loaded.
func TestOneFootCarries(t *testing.T) {
	for id, f := range All() {
		if f.load == noLoad {
			continue
		}
		p := f.heroPose()
		s := f.skeletonOf(&p)
		if !f.knee(&s, legNear).Loaded && !f.knee(&s, legFar).Loaded {
			t.Errorf("%s: both feet are in the air", id)
		}
	}
}

// TestSquatsGoAsDeepAsTheySay keeps the drawn depths apart.
func TestSquatsGoAsDeepAsTheySay(t *testing.T) {
	deepest := func(id string) float64 {
		f, most := All()[id], 0.0
		for i := range 100 {
			most = max(most, f.Knees(f.Length() * time.Duration(i) / 100)[0].Flexion)
		}
		return most
	}
	if got := deepest("squats"); got < 80 || got > 90 {
		t.Errorf("squats go to %.1f degrees", got)
	}
	if got := deepest("partial-squats"); got < 50 || got > 60 {
		t.Errorf("partial squats go to %.1f degrees", got)
	}
}

// The bounds of what a joint can do, and of what looks like a jerk.
const (
	missedMost           = 0.012
	kneeLeast, kneeMost  = -3, 155
	elbowLeast, elbowMax = -6, 160
	stepMost             = 0.06 // body heights between two of 240 moments
	under                = 0.002
	kneeRadius           = 0.037
)

func TestJointsDoWhatJointsCan(t *testing.T) {
	frames(t, func(t *testing.T, _ string, f *Figure, at time.Duration) {
		p := f.poseAt(at)
		s := f.skeletonOf(&p)
		for i, l := range s.limbs {
			if l.missed > missedMost {
				t.Errorf("at %v: limb %d misses its contact by %.3f", at, i, l.missed)
			}
			if isLeg(i) {
				if lowest := min(l.foot.lowest(), l.middle.Y-kneeRadius); f.floor && lowest < -under {
					t.Errorf("at %v: foot or knee %d is %.3f under the floor", at, i, -lowest)
				}
				if k := f.knee(&s, i).Flexion; k < kneeLeast || k > kneeMost {
					t.Errorf("at %v: knee %d is bent by %.0f", at, i, k)
				}
				continue
			}
			if elbow := l.lower - l.upper; !f.front && f.floor && (elbow < elbowLeast || elbow > elbowMax) {
				t.Errorf("at %v: elbow %d is bent by %.0f", at, i, elbow)
			}
		}
	})
}

// TestMovementIsSmooth looks at every joint from one moment to the next, over
// the end of the round too.
func TestMovementIsSmooth(t *testing.T) {
	var before *skeleton
	of := ""
	frames(t, func(t *testing.T, id string, f *Figure, at time.Duration) {
		p := f.poseAt(at)
		s := f.skeletonOf(&p)
		if of != id {
			before, of = nil, id
		}
		if before != nil {
			for i := range s.limbs {
				for _, d := range []Point{
					s.limbs[i].root.minus(before.limbs[i].root), s.limbs[i].middle.minus(before.limbs[i].middle),
					s.limbs[i].end.minus(before.limbs[i].end), s.head.minus(before.head),
				} {
					if d.length() > stepMost {
						t.Errorf("at %v: limb %d jumps by %.3f", at, i, d.length())
					}
				}
			}
		}
		before = &s
	})
}

func TestRoundsCloseAndRepeat(t *testing.T) {
	for id, f := range All() {
		first, again := f.Frame(0), f.Frame(f.Length())
		late := f.Frame(1000*f.Length() + f.Length()/3)
		third := f.Frame(f.Length() / 3)
		for _, pair := range [][2][]Shape{{first, again}, {third, late}} {
			for i := range pair[0] {
				if far := apart(pair[0][i], pair[1][i]); far > 0.01 {
					t.Errorf("%s: shape %d is %.3f away a round later", id, i, far)
				}
			}
		}
	}
}

func apart(a, b Shape) float64 {
	far := a.Centre.minus(b.Centre).length()
	for i := range a.Points {
		far = max(far, a.Points[i].minus(b.Points[i]).length())
	}
	return far
}

// TestEveryShapeCanBePainted holds shapes to what the painters take: at most 16
// points, finite, clockwise, of a known tone, and within the box.
func TestEveryShapeCanBePainted(t *testing.T) {
	check := func(t *testing.T, what string, shapes []Shape, box Box) {
		for i, s := range shapes {
			if !slices.Contains(Tones, s.Tone) {
				t.Errorf("%s, shape %d: no tone %q", what, i, s.Tone)
			}
			if n := len(s.Points); n > MaxPoints || n == 0 && s.Radius <= 0 || n == 1 || n == 2 {
				t.Errorf("%s, shape %d: %d points, radius %g", what, i, n, s.Radius)
			}
			if area := area(s.Points); area > 1e-9 || math.IsNaN(area) {
				t.Errorf("%s, shape %d (%s): runs the wrong way round (%g)", what, i, s.Tone, area)
			}
			b := nothing()
			b.hold(shapes[i : i+1])
			if b.left < box.X-1e-9 || b.right > box.X+box.Size+1e-9 || b.bottom < box.Y-1e-9 || b.top > box.Y+box.Size+1e-9 {
				t.Errorf("%s, shape %d (%s): %v is outside %v", what, i, s.Tone, b, box)
			}
		}
	}
	frames(t, func(t *testing.T, id string, f *Figure, at time.Duration) {
		check(t, fmt.Sprintf("at %v", at), f.Frame(at), f.Stage())
		if at == 0 {
			check(t, "still", f.StillWithArrows(), f.Hero())
		}
	})
}

// TestGreysTellFarFromNear: on paper too, and nothing but the halo is as white
// as the paper.
func TestGreysTellFarFromNear(t *testing.T) {
	for _, tone := range Tones {
		near, far := Shape{Tone: tone}, Shape{Tone: tone, Far: true}
		if tone == Halo {
			continue
		}
		if near.Grey() >= far.Grey() || far.Grey() > 0xF0 {
			t.Errorf("%s: near %d, far %d", tone, near.Grey(), far.Grey())
		}
	}
}

// area is positive for points that run anticlockwise.
func area(points []Point) float64 {
	var sum float64
	for i, p := range points {
		q := points[(i+1)%len(points)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return sum / 2
}

// TestFeetDoNotSlide: a foot that stands in every key stays there.
func TestFeetDoNotSlide(t *testing.T) {
	frames(t, func(t *testing.T, id string, f *Figure, at time.Duration) {
		p := f.poseAt(at)
		s := f.skeletonOf(&p)
		for _, leg := range []int{legNear, legFar} {
			if f.holds[leg] != byFoot || f.front {
				continue
			}
			want := Point{p[at_(leg, contactX)], p[at_(leg, contactY)]}
			if off := s.limbs[leg].foot.sole.minus(want).length(); off > missedMost {
				t.Errorf("at %v: foot %d stands %.3f from its place", at, leg, off)
			}
		}
	})
}

// at_ is at, where a moment is called that.
func at_(limb, number int) int { return at(limb, number) }

func TestReachIsThereWhereItCanBe(t *testing.T) {
	for _, c := range []struct {
		to     Point
		missed float64
	}{
		{Point{0.2, -0.2}, 0},
		{Point{0.1, 0.3}, 0},
		{Point{0.5, 0}, 0.5 - almost*0.49},
	} {
		for _, bend := range []float64{-1, 1} {
			upper, lower, missed := reach(c.to, thighLength, shinLength, bend)
			if math.Abs(missed-c.missed) > 1e-9 {
				t.Errorf("to %v: missed by %g, want %g", c.to, missed, c.missed)
			}
			end := limbWay(upper).times(thighLength).plus(limbWay(lower).times(shinLength))
			if off := math.Abs(end.minus(c.to).length() - c.missed); off > 1e-9 {
				t.Errorf("to %v: ends %g away from there", c.to, off)
			}
			if (upper-lower)*bend < 0 {
				t.Errorf("to %v: bends to the wrong side", c.to)
			}
		}
	}
}

func TestBadFiguresAreRefusedByName(t *testing.T) {
	good := `{"format":1,"figures":{"x":{"view":"side","loop":"rep","hero":1,"keys":[KEY,KEY]}}}`
	key := `{"seconds":1,"pelvis":[0,0.5],"legNear":{"foot":[0,0]},"armNear":{"upper":0,"fore":0}}`
	if _, err := Read([]byte(strings.ReplaceAll(good, "KEY", key))); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, with, says string }{
		{"no JSON", good, "{", "unexpected"},
		{"another format", `"format":1`, `"format":2`, "format 2"},
		{"an unknown word", `"hero":1`, `"heroine":1`, "heroine"},
		{"a view", `"side"`, `"above"`, "above"},
		{"a loop", `"rep"`, `"twice"`, "twice"},
		{"a hero", `"hero":1`, `"hero":2`, "hero"},
		{"one key", `KEY,KEY`, `KEY`, "two keys"},
		{"no time", `"seconds":1`, `"seconds":0`, "time"},
		{"no root", `"pelvis":[0,0.5],`, ``, "pelvis"},
		{"two roots", `"pelvis":[0,0.5]`, `"pelvis":[0,0.5],"toe":[0,0]`, "pelvis"},
		{"no leg", `"legNear":{"foot":[0,0]},`, ``, "a leg"},
		{"two contacts", `"foot":[0,0]`, `"foot":[0,0],"toe":[0,0]`, "two contacts"},
		{"a hand on a leg", `"foot":[0,0]`, `"hand":[0,0]`, "hands hold"},
		{"one angle", `"fore":0`, `"bend":1`, "two angles"},
		{"swapped contacts", `"rep"`, `"swap"`, "angles"},
		{"the front with one leg", `"side"`, `"front"`, "both legs"},
		{"wrap without a cycle", `"hero":1`, `"hero":1,"wrap":{"armNear.upper":360}`, "wrap"},
		{"a prop", `"hero":1`, `"hero":1,"props":[{"kind":"piano","tone":"prop"}]`, "piano"},
		{"a prop's tone", `"hero":1`, `"hero":1,"props":[{"kind":"box","box":[0,0,1,1],"tone":"pink"}]`, "pink"},
		{"an arrow", `"hero":1`, `"hero":1,"arrows":[[[0,0]]]`, "arrow"},
	} {
		text := strings.ReplaceAll(strings.Replace(good, c.old, c.with, 1), "KEY", strings.Replace(key, c.old, c.with, 1))
		_, err := Read([]byte(text))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want it to say %q", c.name, err, c.says)
		}
	}
}

func FuzzRead(f *testing.F) {
	files, err := fs.Glob(assets.Figures, "figures/*.json")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, name := range files {
		data, err := assets.Figures.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		figures, err := Read(data)
		if err != nil {
			return
		}
		for _, figure := range figures {
			figure.Frame(time.Second)
			figure.StillWithArrows()
		}
	})
}

// BenchmarkFrame is the whole of one drawing from its keys; aim: 0.5 ms.
func BenchmarkFrame(b *testing.B) {
	f := All()["high-knees"]
	var at time.Duration
	for b.Loop() {
		f.Frame(at)
		at += 50 * time.Millisecond
	}
}

// BenchmarkFrameOfEach is the same for every figure there is.
func BenchmarkFrameOfEach(b *testing.B) {
	figures := All()
	for b.Loop() {
		for _, f := range figures {
			f.Frame(f.Length() / 3)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(figures)), "ns/figure")
}

// BenchmarkLoad is reading them all, once as the program first needs one.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(assets.Figures); err != nil {
			b.Fatal(err)
		}
	}
}
