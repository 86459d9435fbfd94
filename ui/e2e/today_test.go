//go:build linux

package e2e

import (
	"slices"
	"testing"

	"github.com/kneewise/kneewise/model"
)

// TestAWorkoutByKeyboard starts today's first session, ticks a set off, answers
// for both knees and finishes; one undo takes it back.
func TestAWorkoutByKeyboard(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	tab := func(n int) []string { return slices.Repeat([]string{"Tab"}, n) }
	last := w.picture()
	then := func(keys ...string) {
		t.Helper()
		w.key(keys...)
		last = w.rest(last)
	}
	then("ctrl+1")
	then("ctrl+Return")
	then("0", "Tab", "1", "Tab", "space") // both knees, and on
	then("space")                         // the first set
	// Past the others, each with its number, and what stands below them.
	w.key(tab(2*sets - 1)...)
	w.key(tab(5)...)
	then("space")
	w.key("1", "Tab", "2", "Tab", "Tab", "space")
	hips := func() model.Session { return w.session(wednesday, "Hips & ankles") }
	w.waitFor("the session done", func() bool { return hips().Status == model.Done })
	ticked := 0
	for _, p := range hips().Prescriptions {
		ticked += len(p.Done)
	}
	if ticked != 1 {
		t.Errorf("%d sets are done, want the one that was ticked off", ticked)
	}
	w.key("ctrl+z")
	w.waitFor("the session as it was", func() bool { return hips().Status == model.Planned })
	w.close()
}

// sets is how many there are in Hips & ankles, of three exercises.
const sets = 12
