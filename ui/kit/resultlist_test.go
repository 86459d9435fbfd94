package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/theme"
)

// showResults shows a list of n rows, five of them seen at once.
func showResults(t *testing.T, n int) (w fyne.Window, l *ResultList, taken *string) {
	t.Helper()
	l, taken = NewResultList(400), new(string)
	l.OnTake = func(r Result) { *taken = r.Title }
	w = window(t, container.NewWithoutLayout(l))
	l.Resize(fyne.NewSize(400, 5*resultRow()))
	l.SetResults(results(n), "There is none.")
	return w, l, taken
}

func results(n int) []Result {
	var all []Result
	for i := range n {
		all = append(all, Result{Icon: theme.IconWeek, Ink: theme.ColorTextMuted, Title: fmt.Sprintf("Row %d", i), Detail: "Week", Keys: "F2"})
	}
	return all
}

func pressed(l *ResultList, keys ...fyne.KeyName) (used bool) {
	for _, key := range keys {
		used = l.TypedKey(&fyne.KeyEvent{Name: key})
	}
	return used
}

func TestResultsAreMarkedAndTakenByKey(t *testing.T) {
	_, l, taken := showResults(t, 12)
	equal(t, "first", l.AccessibilityLabel(), "Row 0, Week")
	pressed(l, fyne.KeyUp)
	equal(t, "no further up", l.AccessibilityLabel(), "Row 0, Week")
	pressed(l, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	equal(t, "down and up", l.AccessibilityLabel(), "Row 1, Week")
	equal(t, "seen", l.scroll.Offset.Y, 0)
	pressed(l, fyne.KeyPageDown)
	equal(t, "a page down", l.AccessibilityLabel(), "Row 5, Week")
	equal(t, "scrolled so that it is seen", l.scroll.Offset.Y, resultRow())
	pressed(l, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown)
	equal(t, "no further down", l.AccessibilityLabel(), "Row 11, Week")
	pressed(l, fyne.KeyReturn)
	equal(t, "taken", *taken, "Row 11")
	pressed(l, fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp)
	equal(t, "scrolled back", l.scroll.Offset.Y, 0)
	equal(t, "used", pressed(l, fyne.KeyLeft), false)

	l.SetResults(results(3), "")
	equal(t, "others begin at the first", l.AccessibilityLabel(), "Row 0, Week")
}

func TestResultsAreTakenByPointer(t *testing.T) {
	w, l, taken := showResults(t, 12)
	test.MoveMouse(w.Canvas(), fyne.NewPos(50, 2.5*resultRow()))
	equal(t, "under the pointer", l.AccessibilityLabel(), "Row 2, Week")
	test.TapCanvas(w.Canvas(), fyne.NewPos(50, 3.5*resultRow()))
	equal(t, "taken", *taken, "Row 3")
}

func TestNoResultsSayWhy(t *testing.T) {
	_, l, taken := showResults(t, 0)
	equal(t, "says", l.AccessibilityLabel(), "There is none.")
	pressed(l, fyne.KeyDown, fyne.KeyReturn)
	equal(t, "taken", *taken, "")
	l.SetResults(results(1), "There is none.")
	equal(t, "says no more", l.none.AccessibilityLabel(), "")
}

func TestLongResultsAreCutBeforeTheirKeys(t *testing.T) {
	_, l, _ := showResults(t, 0)
	l.SetResults([]Result{{Icon: theme.IconWeek, Ink: theme.ColorText, Title: "A session of a very long name that goes on and on and on and on", Detail: "Week", Keys: "Ctrl+Shift+F"}}, "")
	d := l.rows.drawn[0]
	if end := d.title.Position().X + Width(d.title); end > d.keys.Position().X {
		t.Errorf("%q ends at %v, the keys begin at %v", d.title.Text, end, d.keys.Position().X)
	}
}
