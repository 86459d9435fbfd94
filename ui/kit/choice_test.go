package kit

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestSegmentsByPointerAndKeys(t *testing.T) {
	var heard []int
	s := NewSegments([]string{"Lower", "Upper", "Full"}, 0, func(i int) { heard = append(heard, i) })
	w := window(t, container.NewHBox(s))
	test.TapAt(s, fyne.NewPos(s.Size().Width-5, 10))
	equal(t, "last tapped", s.Chosen(), 2)
	equal(t, "focus", w.Canvas().Focused(), fyne.Focusable(s))
	press(w, fyne.KeyRight, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	equal(t, "first", s.Chosen(), 0)
	equal(t, "heard of changes only", len(heard), 3)
	s.Disable()
	test.TapAt(s, fyne.NewPos(s.Size().Width-5, 10))
	equal(t, "disabled", s.Chosen(), 0)
	equal(t, "parts fill the trough", s.part.Size().Width, floor(s.Size().Width/3)-4)
}

func TestSelectOpensAMenuAndTellsTheChoice(t *testing.T) {
	heard := -1
	s := NewSelect([]string{"Monday", "Tuesday", "Wednesday"}, 1, func(i int) { heard = i })
	w := window(t, container.NewVBox(s))
	test.Tap(s)
	equal(t, "menu", Shown(w.Canvas()), true)
	press(w, fyne.KeyDown, fyne.KeyReturn) // from the chosen row on
	equal(t, "menu", Shown(w.Canvas()), false)
	equal(t, "heard", heard, 2)
	equal(t, "word", s.label.Text, "Wednesday")
	equal(t, "focus", w.Canvas().Focused(), fyne.Focusable(s))
	press(w, fyne.KeyUp)
	equal(t, "one up", s.Chosen(), 1)
	s.SetOptions([]string{"Morning"}, -1)
	equal(t, "none", s.AccessibilityLabel(), "")
	press(w, fyne.KeyUp)
	equal(t, "still none", s.Chosen(), -1)
}

func TestStepperStopsAtItsBounds(t *testing.T) {
	var heard []int
	s := NewStepper(10, 5, 18, 5, strconv.Itoa, func(n int) { heard = append(heard, n) })
	w := window(t, container.NewHBox(s))
	right := fyne.NewPos(s.Size().Width-5, 10)
	test.TapAt(s, right)
	test.TapAt(s, right)
	test.TapAt(s, right)
	equal(t, "most", s.Value(), 18)
	equal(t, "more is faded", s.more.Translucency, fadedIcon)
	test.TapAt(s, fyne.NewPos(s.Size().Width/2, 10))
	equal(t, "between the buttons", s.Value(), 18)
	press(w, fyne.KeyDown, fyne.KeyLeft)
	s.TypedRune('-')
	s.TypedRune('-')
	equal(t, "least", s.Value(), 5)
	s.TypedRune('+')
	equal(t, "in words", s.AccessibilityLabel(), "10")
	equal(t, "heard", len(heard), 6)
}

func TestCheckByPointerAndSpace(t *testing.T) {
	heard := 0
	c := NewCheck("Pin to this day", false, func(bool) { heard++ })
	w := window(t, container.NewHBox(c))
	test.Tap(c)
	equal(t, "checked", c.Checked(), true)
	equal(t, "tick", c.tick.Visible(), true)
	press(w, fyne.KeySpace)
	equal(t, "checked", c.Checked(), false)
	c.Disable()
	test.Tap(c)
	equal(t, "disabled", c.Checked(), false)
	equal(t, "heard", heard, 2)
}

func TestChoicesNeedNobodyToHearThem(t *testing.T) {
	segments := NewSegments([]string{"km", "miles"}, 0, nil)
	choice := NewSelect([]string{"Squat", "Lunge"}, 0, nil)
	stepper := NewStepper(2, 0, 7, 1, strconv.Itoa, nil)
	check := NewCheck("Pin to this day", false, nil)
	w := window(t, container.NewVBox(segments, choice, stepper, check))
	for _, c := range []struct {
		of  fyne.Focusable
		key fyne.KeyName
	}{{segments, fyne.KeyRight}, {choice, fyne.KeyDown}, {stepper, fyne.KeyUp}, {check, fyne.KeySpace}} {
		w.Canvas().Focus(c.of)
		press(w, c.key)
	}
	equal(t, "segment", segments.Chosen(), 1)
	equal(t, "choice", choice.Chosen(), 1)
	equal(t, "number", stepper.Value(), 3)
	equal(t, "checked", check.Checked(), true)
}
