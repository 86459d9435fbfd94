//go:build linux

package e2e

import "testing"

// comfortable is where that word of the setting is, alone on the page, where it is
// compact.
var comfortable = point{890, 115}

// TestDensity is changed by key while the window is open, is there at the next
// start, and is changed back by mouse: then the week is as it was.
func TestDensity(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	w := c.open()
	w.xdotool(moveTo(nowhere)...)
	w.key("t")
	first := w.rest(nil)
	setting := func() {
		t.Helper()
		w.turnTo("ctrl+comma", "settings")
		all := w.picture()
		w.key("ctrl+f", "ctrl+a")
		w.write("density")
		w.rest(all)
	}
	setting()
	w.key("Return", "Right")
	w.waitFor("the compact density", func() bool { return w.preference("window.density") == "compact" })
	w.turnTo("ctrl+2", "week")
	compact := w.rest(nil)
	if n := differing(first, compact); n < 50_000 {
		t.Errorf("only %d pixels of the week differ", n)
	}
	w.close()

	w = c.open()
	if n := differing(compact, w.rest(nil)); n > 5_000 {
		t.Errorf("the next window differs in %d pixels from the one that was closed", n)
	}
	setting()
	w.click(comfortable)
	w.waitFor("the comfortable density", func() bool { return w.preference("window.density") == "" })
	w.xdotool(moveTo(nowhere)...)
	w.turnTo("ctrl+2", "week")
	if n := differing(first, w.rest(nil)); n > 5_000 {
		t.Errorf("%d pixels of the week are others than at first", n)
	}
}
