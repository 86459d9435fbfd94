package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestScoresAreChosenByPointerAndKey(t *testing.T) {
	var heard []int
	s := NewScores("Left knee, before", func(score int) { heard = append(heard, score) })
	w := window(t, s)
	s.Resize(fyne.NewSize(330, 28))
	tap := func(x float32) { s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, 10)}) }
	expect := func(when string, chosen int, want ...int) {
		t.Helper()
		if s.Chosen() != chosen || !slices.Equal(heard, want) {
			t.Errorf("%s: %d, heard %v; want %d, %v", when, s.Chosen(), heard, chosen, want)
		}
		heard = nil
	}
	expect("at first", -1)
	tap(5)
	expect("the first", 0, 0)
	tap(329)
	expect("the last", 10, 10)
	tap(329)
	expect("the same again takes it back", -1, -1)
	w.Canvas().Focus(s)
	for _, r := range "7t" {
		s.TypedRune(r)
	}
	expect("by digit", 10, 7, 10)
	for _, r := range "101" {
		s.TypedRune(r)
	}
	expect("ten by its digits, then one", 1, 1, 10, 1)
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	s.TypedRune('0')
	expect("nought after one was taken back", 0, -1, 0)
	s.TypedRune('t')
	expect("by letter", 10, 10)
	for _, key := range []fyne.KeyName{fyne.KeyRight, fyne.KeyLeft, fyne.KeyDelete, fyne.KeyRight} {
		s.TypedKey(&fyne.KeyEvent{Name: key})
	}
	expect("by arrow", 0, 9, -1, 0)
	s.TypedRune('x')
	s.SetChosen(4)
	expect("set", 4)
	if got := s.AccessibilityLabel(); got != "Left knee, before 4" {
		t.Errorf("is called %q", got)
	}
	s.Disable()
	tap(5)
	expect("disabled", 4)
}

// TestScoresFitIntoTheirPlace in the narrowest panel, each wide enough to hit.
func TestScoresFitIntoTheirPlace(t *testing.T) {
	s := NewScores("", func(int) {})
	window(t, s)
	for _, width := range []float32{s.MinSize().Width, 308, 348, 900} {
		s.Resize(fyne.NewSize(width, 28))
		last := s.cells[maxScore]
		if right := last.Position().X + last.Size().Width; right > width || last.Size().Width < scoreLeast-2 {
			t.Errorf("in %v the last ends at %v and is %v wide", width, right, last.Size().Width)
		}
	}
}

func TestSketchPaintsPlacesAndGrows(t *testing.T) {
	dot := canvas.NewRectangle(nil)
	painted := 0
	s := &Sketch{
		Objects: []fyne.CanvasObject{dot}, Least: func() fyne.Size { return fyne.NewSize(10, 20) },
		Place: func(size fyne.Size) { dot.Resize(size) }, Paint: func() { painted++ }, Name: func() string { return "a dot" },
	}
	Sketched(s)
	window(t, s)
	s.Resize(fyne.NewSize(40, 50))
	if dot.Size() != fyne.NewSize(40, 50) || painted == 0 || s.AccessibilityLabel() != "a dot" {
		t.Errorf("placed %v, painted %d times", dot.Size(), painted)
	}
	s.Objects = append(s.Objects, canvas.NewRectangle(nil))
	s.Refresh()
	if n := len(test.WidgetRenderer(s).Objects()); n != 2 {
		t.Errorf("%d objects are drawn", n)
	}
}

func TestPanelLightsUp(t *testing.T) {
	p := NewPanel(12, 16, canvas.NewRectangle(nil))
	window(t, p)
	plain := p.slab.Look().Fill
	p.SetFill("accentSoft")
	if p.slab.Look().Fill == plain || p.Fill() != "accentSoft" {
		t.Error("the panel is as it was")
	}
	p.Resize(fyne.NewSize(100, 80))
	if p.content.Size() != fyne.NewSize(68, 48) {
		t.Errorf("the content has %v", p.content.Size())
	}
}
