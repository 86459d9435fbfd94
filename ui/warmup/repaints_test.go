package warmup

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/uitest"
)

// TestOnlyTheFigureMoves within a second: 25 times, and with less motion never.
// A warm-up that is paused or on another page asks for nothing.
func TestOnlyTheFigureMoves(t *testing.T) {
	s := set(t)
	paint := uitest.NoteRepaints(t, s.clock.Now)
	frames := func(d time.Duration) int {
		paint.Forget()
		s.clock.Advance(d)
		return paint.Frames()
	}
	s.Play()
	s.clock.Advance(10*time.Second + time.Millisecond)
	if n := frames(900 * time.Millisecond); n < 20 || n > 25 {
		t.Errorf("%d frames in the most of a second", n)
	}
	figure := test.WidgetRenderer(s.figure).Objects()
	for _, o := range paint.Objects() {
		if !slices.Contains(figure, o) {
			t.Errorf("within a second a %T is painted again", o)
		}
	}

	s.Page.Hide()
	if n := frames(20 * time.Second); n != 0 {
		t.Errorf("%d frames on another page, of %T", n, paint.Objects())
	}
	s.Page.Show()
	s.minimised = true
	s.clock.Advance(time.Second)
	if n := frames(20 * time.Second); n != 0 {
		t.Errorf("%d frames in a minimised window, of %T", n, paint.Objects())
	}
	s.minimised = false
	s.clock.Advance(time.Second)
	if n := frames(900 * time.Millisecond); n < 20 {
		t.Errorf("seen again, %d frames in the most of a second", n)
	}
	s.Play()
	if n := frames(20 * time.Second); n != 0 {
		t.Errorf("%d frames in a pause, of %T", n, paint.Objects())
	}

	s.still()
	s.Play()
	s.clock.Advance(time.Second)
	if n := frames(30 * time.Second); n != 30 {
		t.Errorf("%d frames in half a minute with less motion", n)
	}
	for _, o := range paint.Objects() {
		if o == fyne.CanvasObject(s.figure) || slices.Contains(figure, o) {
			t.Errorf("with less motion the figure is painted again")
		}
	}
}
