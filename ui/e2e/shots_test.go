//go:build linux

package e2e

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"testing"

	"github.com/kneewise/kneewise/ui/theme"
)

// sizes are those of the pictures, the smallest first.
var sizes = []image.Point{{X: 1024, Y: 640}, {X: 1280, Y: 800}, {X: 1600, Y: 1000}}

// TestShots takes a picture of each state of the page, and sees that they fill
// the window and differ. "make shots" names a folder: then they are taken in
// every size, light and dark, and stay there.
func TestShots(t *testing.T) {
	t.Parallel()
	folder := os.Getenv("KNEEWISE_SHOTS")
	if folder == "" {
		shoot(t, t.TempDir(), sizes[0], theme.Light)
		return
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, size := range sizes {
		for _, appearance := range []theme.Appearance{theme.Light, theme.Dark} {
			t.Run(fmt.Sprintf("%s %dx%d", appearance, size.X, size.Y), func(t *testing.T) {
				t.Parallel()
				shoot(t, folder, size, appearance)
			})
		}
	}
}

func shoot(t *testing.T, folder string, size image.Point, appearance theme.Appearance) {
	t.Helper()
	pictures := func(c *computer) *camera {
		c.prefer(size.X, size.Y, appearance)
		return &camera{window: c.open(), path: filepath.Join(folder, "week-%s-"+fmt.Sprintf("%s-%dx%d.png", appearance, size.X, size.Y))}
	}
	pictures(newComputer(t, size.X, size.Y)).shoot("empty")
	c := newComputer(t, size.X, size.Y)
	c.command(0, "example")
	pictures(c).tour(boardIn(size.X))
}

// camera takes pictures of a window.
type camera struct {
	*window
	path string      // with a gap for what is shown
	last *image.RGBA // the last picture
}

// shoot takes a picture once the screen differs from the last one and is at
// rest.
func (c *camera) shoot(name string) {
	c.Helper()
	c.last = c.rest(c.last)
	corner := c.last.Bounds().Max.Sub(image.Pt(4, 4))
	if colour := c.last.RGBAAt(corner.X, corner.Y); colour.R == 0 && colour.G == 0 && colour.B == 0 {
		c.Errorf("%s: the window does not fill the screen", name)
	}
	if err := save(fmt.Sprintf(c.path, name), c.last); err != nil {
		c.Fatal(err)
	}
}

// tour shows the example's week and what opens over it.
func (c *camera) tour(b board) {
	c.Helper()
	c.xdotool(moveTo(nowhere)...)
	c.key("t")
	c.shoot("board")

	c.lift(b.card(friday, 1), b.slot(saturday, 1))
	c.shoot("drag")
	c.carry(b.slot(saturday, 1), b.slot(thursday, 0))
	c.shoot("drag-not-allowed")
	c.drop()
	c.shoot("not-allowed")
	c.key("Escape")

	for _, shot := range []struct{ name, key string }{
		{"move-to", "m"},
		{"card-menu", "shift+F10"},
		{"form-edit", "F2"},
		{"form-new", "ctrl+n"},
		{"aims", "ctrl+comma"},
		{"arrange", "ctrl+r"},
		{"save", "ctrl+p"},
	} {
		c.key(shot.key)
		c.shoot(shot.name)
		c.key("Escape")
	}
	c.click(b.more())
	c.shoot("more-menu")
	c.key("Escape")

	c.click(b.card(friday, 1))
	c.xdotool(moveTo(nowhere)...)
	c.key("alt+Right")
	c.shoot("moved")
}
