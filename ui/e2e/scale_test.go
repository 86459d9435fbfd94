//go:build linux

package e2e

import (
	"image"
	"os"
	"path/filepath"
	"testing"

	"github.com/kneewise/kneewise/ui/theme"
)

// TestScale changes it by key in the real window, goes back from one scale,
// keeps another, and finds that at the next start.
func TestScale(t *testing.T) {
	t.Parallel()
	c := newComputer(t, 1600, 1000)
	c.command(0, "example")
	c.prefer(1600, 1000, theme.Light)
	w := c.open()
	seen := func(name string, before *image.RGBA) *image.RGBA {
		t.Helper()
		picture := w.rest(before)
		if folder := os.Getenv("KNEEWISE_SHOTS"); folder != "" {
			if err := save(filepath.Join(folder, "scale-"+name+".png"), picture); err != nil {
				t.Fatal(err)
			}
		}
		return picture
	}
	w.key("ctrl+comma")
	c.waitFor("the settings", func() bool { return c.preference("window.page") == "rail.settings" })
	first := w.rest(nil)
	w.key("End", "Up")
	look := seen("usual", first)
	w.key("Tab", "Tab", "Down")
	larger := seen("asks", look)
	w.key("Escape")
	back := seen("back", larger)
	if differing(look, back) > 12_000 { // the focus is elsewhere now
		t.Errorf("after going back %d pixels differ", differing(look, back))
	}
	w.key("Down")
	seen("asks-again", back)
	w.key("Return")
	c.waitFor("the scale to be kept", func() bool { return c.preference("window.scale") == "110" })
	kept := seen("kept", back)
	w.close()
	w = c.open()
	w.key("End", "Up")
	again := seen("next", first)
	if differing(kept, again) > 12_000 {
		t.Errorf("the next window differs in %d pixels from the one that was closed", differing(kept, again))
	}
	if differing(look, kept) < 50_000 {
		t.Errorf("only %d pixels differ at another scale", differing(look, kept))
	}
}
