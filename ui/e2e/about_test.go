//go:build linux

package e2e

import (
	"testing"
)

// TestAboutByKeyboard opens it from the search and goes through its parts; each
// looks different, and Escape closes it.
func TestAboutByKeyboard(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	page := w.rest(nil)
	w.key("ctrl+k")
	field := w.rest(page)
	w.write("about")
	found := w.rest(field)
	w.key("Return")
	last := w.rest(found)
	for range 2 {
		w.key("Right")
		next := w.rest(last)
		if n := differing(last, next); n < 5_000 {
			t.Errorf("only %d pixels differ from one part to the next", n)
		}
		last = next
	}
	w.key("Tab", "Down")
	licence := w.rest(last)
	if n := differing(last, licence); n < 2_000 {
		t.Errorf("only %d pixels differ from one licence to the next", n)
	}
	w.key("Escape")
	if n := differing(page, w.rest(licence)); n > 2_000 {
		t.Errorf("%d pixels differ once it is closed", n)
	}
}
