//go:build linux

package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// preference is what the window remembers under a key.
func (c *computer) preference(key string) string {
	c.Helper()
	text, err := os.ReadFile(filepath.Join(c.home, ".config", "fyne", "io.github.kneewise.Kneewise", "preferences.json"))
	if err != nil {
		c.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(text, &all); err != nil {
		return "" // half written
	}
	if value, known := all[key]; known {
		return fmt.Sprint(value)
	}
	return ""
}

// TestPagesByKeyboard goes from page to page, also from a text, opens the help
// and the search on the way, jumps to a session in another week and finds the
// last page again after a restart.
func TestPagesByKeyboard(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	w := c.open()
	last := w.picture()
	seen := func(what string, keys ...string) {
		t.Helper()
		w.key(keys...)
		last = w.rest(last)
		if at := w.preference("window.page"); at != what {
			w.waitFor("the page "+what, func() bool { return w.preference("window.page") == what })
		}
	}
	seen("rail.month", "ctrl+3")
	seen("rail.month", "F1") // the help lies over the month
	seen("rail.month", "Next", "ctrl+2", "Escape", "Escape")
	seen("rail.week", "ctrl+2")
	w.click(search)
	w.write("hips")
	seen("rail.month", "ctrl+3")

	w.key("ctrl+k") // from the month to a session of the week after
	w.write("long run")
	w.key("Down", "Down", "Return") // 13 June, 6 June, 20 June
	w.waitFor("the week", func() bool { return w.preference("window.page") == "rail.week" })
	w.key("p")
	w.waitFor("the run of the week after pinned", func() bool { return w.session(saturday+7, "Long run").Pinned })
	w.key("ctrl+z")
	w.waitFor("it let go", func() bool { return !w.session(saturday+7, "Long run").Pinned })

	seen("rail.month", "ctrl+3")
	w.close()
	w = c.open()
	before := w.revision()
	w.key("ctrl+k")
	w.write("12 june")
	w.key("Return") // the board, with the cursor on Friday's ride
	w.waitFor("the week", func() bool { return w.preference("window.page") == "rail.week" })
	w.key("Down", "Delete")
	w.wantDay(friday, "Steady ride")
	w.key("ctrl+z")
	w.wantDay(friday, "Steady ride, Press & row")
	if w.revision() != before+2 {
		t.Errorf("%d changes", w.revision()-before)
	}
}
