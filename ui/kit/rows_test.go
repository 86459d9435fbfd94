package kit_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

const rowHigh = 50

// listOf is a list of numbers in a window that shows eight rows.
func listOf(t *testing.T, count int) (l *kit.Rows, c fyne.Canvas, made *int, chosen *[]int) {
	t.Helper()
	made, chosen = new(int), new([]int)
	l = kit.NewRows(func() float32 { return rowHigh }, func() fyne.CanvasObject {
		*made++
		return kit.NewLine("", theme.TextBody, false, theme.ColorText)
	}, func(i int, row fyne.CanvasObject) { row.(*kit.Line).Say(fmt.Sprintf("row %d", i)) }, func(i int) string { return fmt.Sprintf("row %d", i) })
	l.OnChosen = func(i int) { *chosen = append(*chosen, i) }
	w := uitest.NewWindow(t, fyne.NewSize(300, 400))
	w.SetContent(l)
	l.SetCount(count, 0)
	w.Resize(fyne.NewSize(300, 400))
	w.Canvas().Focus(l)
	return l, w.Canvas(), made, chosen
}

// seenRows are the words of the rows that are seen, by their place.
func seenRows(l *kit.Rows) map[float32]string {
	seen := map[float32]string{}
	for _, line := range uitest.All[*kit.Line](l) {
		if line.Visible() {
			seen[line.Position().Y] = line.AccessibilityLabel()
		}
	}
	return seen
}

func TestRowsMakesNoMoreThanAreSeen(t *testing.T) {
	l, c, made, _ := listOf(t, 10_000)
	for range 3 {
		uitest.Press(c, fyne.KeyEnd, fyne.KeyHome, fyne.KeyPageDown)
	}
	if *made > 12 {
		t.Errorf("%d rows were made for eight that are seen", *made)
	}
	uitest.Press(c, fyne.KeyEnd)
	if l.Chosen() != 9999 || seenRows(l)[9999*rowHigh] != "row 9999" {
		t.Errorf("row %d is chosen, seen are %v", l.Chosen(), seenRows(l))
	}
}

func TestRowsAreChosenByKeyAndPointer(t *testing.T) {
	l, c, _, chosen := listOf(t, 20)
	uitest.Press(c, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyHome, fyne.KeyUp, fyne.KeyEnd, fyne.KeyDown)
	if got := fmt.Sprint(*chosen); got != "[1 2 1 8 7 0 19]" {
		t.Errorf("chosen were %s", got)
	}
	uitest.Press(c, fyne.KeyHome)
	test.TapCanvas(c, fyne.NewPos(20, 3*rowHigh+10))
	if l.Chosen() != 3 {
		t.Errorf("a click in the fourth row chose %d", l.Chosen())
	}
	taken := -1
	l.OnTaken = func(i int) { taken = i }
	uitest.Press(c, fyne.KeyReturn)
	if taken != 3 {
		t.Errorf("Enter took %d", taken)
	}
}

func TestRowsShowWhatTheyAreGivenAnew(t *testing.T) {
	l, c, _, _ := listOf(t, 20)
	uitest.Press(c, fyne.KeyEnd)
	l.SetCount(3, 5) // fewer than before, and a choice that is gone
	if l.Chosen() != 2 || len(seenRows(l)) != 3 {
		t.Errorf("chosen is %d, seen are %v", l.Chosen(), seenRows(l))
	}
	l.SetCount(0, 0)
	uitest.Press(c, fyne.KeyDown, fyne.KeyReturn)
	if l.Chosen() != -1 || len(seenRows(l)) != 0 {
		t.Errorf("of none: chosen is %d, seen are %v", l.Chosen(), seenRows(l))
	}
}

func TestFlowGoesOnInTheNextLine(t *testing.T) {
	var parts []fyne.CanvasObject
	for range 4 {
		parts = append(parts, kit.NewFixed(100, kit.NewLine("word", theme.TextBody, false, theme.ColorText)))
	}
	f := kit.NewFlow(10, parts...)
	w := uitest.NewWindow(t, fyne.NewSize(240, 200))
	w.SetContent(f)
	w.Resize(fyne.NewSize(240, 200))
	if parts[1].Position().X != 110 || parts[2].Position().X != 0 || parts[2].Position().Y <= parts[1].Position().Y {
		t.Errorf("the parts are at %v, %v, %v", parts[0].Position(), parts[1].Position(), parts[2].Position())
	}
	f.SetWidth(240)
	if line := parts[0].MinSize().Height; f.MinSize().Height != 2*line {
		t.Errorf("it is %v high, two lines are %v", f.MinSize().Height, 2*line)
	}
}
