package week

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/uitest"
)

// TestDaysToChooseSayAllTheirReasons of both days of a swap, whatever they are.
func TestDaysToChooseSayAllTheirReasons(t *testing.T) {
	s := alex(t, small)
	broken := 0
	for _, day := range []int{2, 3, 4, 5} {
		s.board.pick(cursor{day, 0})
		s.SwapWith()
		choice := uitest.All[*dayChoice](uitest.Top(s.canvas()))[0]
		for i, line := range choice.lines {
			var said []string
			for _, text := range line.reason {
				if text.Text != "" {
					said = append(said, text.Text)
				}
			}
			equal(t, choice.rows[i].name, strings.Join(said, " "), choice.rows[i].reason)
			if len(said) > 1 {
				broken++
			}
		}
		uitest.Press(s.canvas(), fyne.KeyEscape)
	}
	if broken == 0 {
		t.Error("no reason is longer than a line: nothing was tried")
	}
}

// TestTheChosenDayIsInSight also in a window in which not all of them are.
func TestTheChosenDayIsInSight(t *testing.T) {
	s := alex(t, fyne.NewSize(800, 500))
	s.board.pick(cursor{6, 0})
	s.board.pick(cursor{5, 0})
	s.SwapWith()
	choice := uitest.All[*dayChoice](uitest.Top(s.canvas()))[0]
	inSight := func() {
		t.Helper()
		row, found := choice.lines[choice.chosen].fill, false
		uitest.Walk(uitest.Top(s.canvas()), func(o fyne.CanvasObject, whole, seen uitest.Area) {
			if o == fyne.CanvasObject(row) {
				found = whole == seen
			}
		})
		if !found {
			t.Errorf("%s is chosen and not seen", choice.rows[choice.chosen].name)
		}
	}
	inSight()
	for _, key := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyUp, fyne.KeyHome, fyne.KeyDown} {
		uitest.Press(s.canvas(), key)
		inSight()
	}
	equal(t, "after the first", choice.chosen, 1)
}
