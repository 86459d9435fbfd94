package kit

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/theme"
)

func TestToastGoesByItselfAndANewerOneStays(t *testing.T) {
	var c clock
	s := NewShell(container.NewWithoutLayout(), c.After)
	window(t, s)
	s.ShowToast("Moved Squat & hinge to Thursday", "Undo", func() {})
	equal(t, "shown", s.toast.Visible(), true)
	old := c.waiting
	s.ShowToast("Moved Easy run to Friday", "Undo", func() {})
	(&clock{old}).pass(8 * time.Second)
	equal(t, "after the first one's time", s.toast.Visible(), true)
	equal(t, "words", s.toast.label.Text, "Moved Easy run to Friday")
	c.pass(7 * time.Second)
	equal(t, "after seven seconds", s.toast.Visible(), true)
	c.pass(8 * time.Second)
	equal(t, "after eight seconds", s.toast.Visible(), false)
}

func TestToastTakesNoFocusAndItsButtonWorksOnce(t *testing.T) {
	var c clock
	undone := 0
	b := Plain("Keep", nil)
	s := NewShell(container.NewHBox(b), c.After)
	w := window(t, s)
	w.Canvas().Focus(b)
	s.ShowToast("Moved Squat & hinge to Thursday", "Undo", func() { undone++ })
	equal(t, "focus", w.Canvas().Focused(), fyne.Focusable(b))
	equal(t, "blocks the page", Shown(w.Canvas()), false)

	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.toast.undo)
	test.TapCanvas(w.Canvas(), corner.AddXY(5, 5))
	equal(t, "undone", undone, 1)
	equal(t, "shown", s.toast.Visible(), false)
}

func TestToastWithoutAnActionHasNoButton(t *testing.T) {
	var c clock
	s := NewShell(container.NewWithoutLayout(), c.After)
	window(t, s)
	s.ShowToast("Saved", "", nil)
	equal(t, "button", s.toast.undo.Visible(), false)
}

// TestToastLiesOnTheStatusLine, at its end.
func TestToastLiesOnTheStatusLine(t *testing.T) {
	var c clock
	s := NewShell(container.NewWithoutLayout(), c.After)
	window(t, s)
	s.ShowToast("Saved", "", nil)
	at, size := s.toast.Position(), s.toast.Size()
	equal(t, "to the right", s.Size().Width-at.X-size.Width, 8)
	equal(t, "from the foot of the window", s.Size().Height-at.Y, StatusHeight())
	equal(t, "height", size.Height, StatusHeight())
}

// TestStatusLineMakesRoomForTheToast, also one of another page, and has it back.
func TestStatusLineMakesRoomForTheToast(t *testing.T) {
	var c clock
	one, other := NewStatusLine(), NewStatusLine()
	s := NewShell(container.NewWithoutLayout(one, other), c.After)
	window(t, s)
	for _, line := range []*StatusLine{one, other} {
		line.Resize(fyne.NewSize(s.Size().Width, StatusHeight()))
		line.Say("", strings.Repeat("Three days after Squat & hinge; two days advised. ", 9), "All changes saved")
	}
	s.SetStatus(one)
	s.ShowToast("Moved Squat & hinge to Thursday", "Undo", func() {})
	room := func(line *StatusLine) bool {
		end := line.label.Position().X + Width(line.label)
		return !line.rightSide.Visible() && end <= s.toast.Position().X-statusGap
	}
	equal(t, "room for it", room(one), true)
	s.SetStatus(other)
	equal(t, "room for it on the page before", room(one), false)
	equal(t, "room for it on the next page", room(other), true)
	c.pass(8 * time.Second)
	equal(t, "what stands on the right", other.rightSide.Visible(), true)
}

func TestTipComesAfterAMomentAndStaysInTheWindow(t *testing.T) {
	var c clock
	b := IconButton(theme.IconMore, "More for the whole of this week", nil)
	s := NewShell(container.NewBorder(nil, container.NewHBox(b), nil, nil), c.After)
	w := window(t, s)
	test.MoveMouse(w.Canvas(), fyne.NewPos(10, 790))
	equal(t, "at once", s.tip.Visible(), false)
	c.pass(600 * time.Millisecond)
	equal(t, "after a moment", s.tip.Visible(), true)
	at, size := s.tip.Position(), s.tip.Size()
	if at.X < 0 || at.Y+size.Height > 764 {
		t.Errorf("at %v, %v big, in the button's way or outside", at, size)
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(600, 300))
	equal(t, "pointer gone", s.tip.Visible(), false)
}

func TestNoTipWhileSomethingIsInTheAir(t *testing.T) {
	var c clock
	held := true
	b := IconButton(theme.IconMore, "More", nil)
	s := NewShell(container.NewHBox(b), c.After)
	s.Holding = func() bool { return held }
	w := window(t, s)
	for _, held = range []bool{true, false} {
		test.MoveMouse(w.Canvas(), fyne.NewPos(10, 10))
		c.pass(time.Second)
		equal(t, "shown", s.tip.Visible(), !held)
		test.MoveMouse(w.Canvas(), fyne.NewPos(600, 300))
	}
}

func TestTipThatWasLeftBeforeNeverComes(t *testing.T) {
	var c clock
	b := IconButton(theme.IconMore, "More", nil)
	s := NewShell(container.NewHBox(b), c.After)
	w := window(t, s)
	test.MoveMouse(w.Canvas(), fyne.NewPos(10, 10))
	test.MoveMouse(w.Canvas(), fyne.NewPos(600, 300))
	c.pass(time.Second)
	equal(t, "shown", s.tip.Visible(), false)
}
