package timer

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/uitest"
)

// TestASecondIsOneFrame has a timer run for a minute: each second the window is
// painted once, for the digits, the arc and the corner alone, and never while
// nothing goes on.
func TestASecondIsOneFrame(t *testing.T) {
	s := newStage(t, standard)
	paint := uitest.NoteRepaints(t, s.clock.Now)
	frames := func() int {
		paint.Forget()
		s.clock.Advance(time.Minute)
		return paint.Frames()
	}
	s.Act()
	s.clock.Advance(2 * time.Minute) // past the reminder of the cloth
	if n := frames(); n != 60 {
		t.Errorf("%d frames in a minute of ice", n)
	}
	// The rounds below the digits show the share of a round in steps that are
	// seen: one or two in this minute.
	for _, o := range paint.Objects() {
		if !s.movesWithTheTime(o) {
			t.Errorf("a %T is painted again", o)
		}
	}
	s.Page.Hide()
	if n := frames(); n != 60 {
		t.Errorf("%d frames in a minute on another page", n)
	}
	for _, o := range paint.Objects() {
		if !s.ofCorner(o) {
			t.Errorf("on another page a %T is painted again", o)
		}
	}
	s.Page.Show()
	s.Act()
	if n := frames(); n != 0 {
		t.Errorf("%d frames in a minute of a pause, of %T", n, paint.Objects())
	}
	s.Stop()
	s.clock.Advance(time.Hour)
	if n := frames(); n != 0 {
		t.Errorf("%d frames in a minute with nothing to do, of %T", n, paint.Objects())
	}
}

// TestAMinimisedWindowIsNotPainted though its timer goes on and is heard; once it
// is seen again it shows how the timer stands within a second.
func TestAMinimisedWindowIsNotPainted(t *testing.T) {
	s := newStage(t, standard)
	paint := uitest.NoteRepaints(t, s.clock.Now)
	looks := 0
	s.Watch.OnLook(func() { looks++ })
	s.Act()
	s.clock.Advance(2 * time.Minute)
	s.minimised, looks = true, 0
	paint.Forget()
	s.clock.Advance(time.Minute)
	if n := paint.Frames(); n != 0 {
		t.Errorf("%d frames in a minute, of %T", n, paint.Objects())
	}
	if looks < 60 {
		t.Errorf("%d looks for the tray in a minute", looks)
	}
	s.clock.Advance(9 * time.Minute)
	if len(s.alarmed) != 2 {
		t.Errorf("alarms %q", s.alarmed)
	}
	s.clock.Advance(time.Hour) // nothing changes any more
	s.minimised = false
	s.clock.Advance(time.Second)
	s.wants("12:00", "ready to start", "Start")
}

func (s *stage) movesWithTheTime(o fyne.CanvasObject) bool {
	for _, moving := range []fyne.CanvasObject{s.faces[0].digits, s.ring.dial, s.rounds.Sketch, s.corner} {
		if o == moving || slices.Contains(parts(moving), o) {
			return true
		}
	}
	return false
}

// parts are the objects of a widget and of those in it, seen or not.
func parts(of fyne.CanvasObject) []fyne.CanvasObject {
	w, ok := of.(fyne.Widget)
	if !ok {
		return nil
	}
	all := test.WidgetRenderer(w).Objects()
	for _, part := range all {
		all = append(all, parts(part)...)
	}
	return all
}

func (s *stage) ofCorner(o fyne.CanvasObject) bool {
	return o == fyne.CanvasObject(s.corner) || slices.Contains(parts(s.corner), o)
}
