//go:build linux

package e2e

import (
	"bytes"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"regexp"
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
		return &camera{window: c.open(), path: filepath.Join(folder, "%s-"+fmt.Sprintf("%s-%dx%d.png", appearance, size.X, size.Y))}
	}
	pictures(newComputer(t, size.X, size.Y).pastFirstRun()).shoot("week-empty")
	pictures(newComputer(t, size.X, size.Y)).firstRun()
	c := newComputer(t, size.X, size.Y)
	c.command(0, "example")
	seen := pictures(c)
	seen.tour(boardIn(size.X))
	seen.pages()
	seen.warmUpFaces()
	seen.settings()
	seen.about()
	seen.library()
	if size == sizes[0] {
		seen.compact()
	}
}

// compact shows the pages that are seen most in the compact density.
func (c *camera) compact() {
	c.Helper()
	c.key("ctrl+k")
	c.last = c.rest(c.last)
	c.write("compact density")
	c.last = c.rest(c.last)
	c.key("Return")
	c.waitFor("the compact density", func() bool { return c.preference("window.density") == "compact" })
	for _, page := range []struct{ key, name string }{{"ctrl+2", "week"}, {"ctrl+7", "library"}, {"ctrl+comma", "settings"}} {
		c.key(page.key)
		c.waitFor("the page "+page.name, func() bool { return c.preference("window.page") == "rail."+page.name })
		c.shoot("compact-" + page.name)
	}
}

// library shows its forms and its other kinds of entries.
func (c *camera) library() {
	c.Helper()
	c.turnTo("ctrl+7", "library")
	c.last = c.picture()
	c.key("F2")
	c.shoot("library-note")
	c.key("Escape", "ctrl+n")
	c.shoot("library-new")
	c.key("Escape", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab") // past the filters and the search, to the kinds
	for _, kind := range []string{"cardio", "sessions", "warm-ups"} {
		c.key("Right")
		c.shoot("library-" + kind)
	}
}

// settings shows every section of the settings, from the list of them.
func (c *camera) settings() {
	c.Helper()
	c.key("ctrl+comma")
	c.waitFor("the page settings", func() bool { return c.preference("window.page") == "rail.settings" })
	for _, name := range []string{"time", "aims", "limits", "weights", "reminders", "look", "data"} {
		c.key("Down")
		c.shoot("settings-" + name)
	}
	c.copies()
	c.key("ctrl+f")
	c.write("plates")
	c.shoot("settings-search")
	c.key("Escape")
}

// copies shows, from the section of the data, how a backup is made and how the copy
// of the day is restored.
func (c *camera) copies() {
	c.Helper()
	d := c.dialogsOver(point{c.last.Bounds().Dx() / 2, 24}) // in the head, where every section is bare
	c.key("Tab", "space")
	c.shoot("backup")
	c.key("Escape")
	d.closed()
	c.key("Tab", "space")
	d.dialog("the dialog that asks for a file")
	c.shoot("restore")
	c.key("Tab", "Tab", "Down", "Return")
	d.another("the last question")
	c.shoot("restore-ask")
	c.key("Tab", "Return")
	c.waitFor("the plan that was replaced", func() bool { return len(c.replaced()) == 1 })
	c.waitFor("what is said of it", func() bool { return bytes.Equal(d.around(d.place), d.one) })
	c.shoot("restore-done")
	c.key("Escape")
	d.closed()
}

// about shows its parts.
func (c *camera) about() {
	c.Helper()
	page := c.picture()
	c.key("ctrl+k")
	field := c.rest(page)
	c.write("about")
	c.last = c.rest(field)
	c.key("Return")
	for _, part := range []string{"program", "rules", "licences"} {
		c.shoot("about-" + part)
		c.key("Right")
	}
	c.key("Escape")
}

// firstRun shows its steps, each as it is at first and the first one with a sign.
func (c *camera) firstRun() {
	c.Helper()
	c.shoot("first-run-1")
	c.key("space")
	c.shoot("first-run-1-sign")
	c.key("space")
	c.acceptNotice()
	c.shoot("first-run-2")
	for n := range 3 {
		c.key("Return")
		c.shoot(fmt.Sprintf("first-run-%d", n+3))
	}
}

// warmUpFaces shows a warm-up while it stands still, and what opens over it.
func (c *camera) warmUpFaces() {
	c.Helper()
	c.key("ctrl+6")
	c.waitFor("the page warm-up", func() bool { return c.preference("window.page") == "rail.warm-up" })
	c.key("ctrl+n")
	c.shoot("warm-up-editor")
	c.key("Escape")
	c.key("space", "space")
	c.shoot("warm-up-paused")
	c.key("Escape")
	c.shoot("warm-up-stop")
	c.key("Return")
	c.shoot("warm-up-over")
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
	c.shoot("week-board")

	c.lift(b.card(friday, 1), b.slot(saturday, 1))
	c.shoot("week-drag")
	c.carry(b.slot(saturday, 1), b.slot(thursday, 0))
	c.shoot("week-drag-not-allowed")
	c.drop()
	c.shoot("week-not-allowed")
	c.key("Escape")

	for _, shot := range []struct{ name, key string }{
		{"week-move-to", "m"},
		{"week-card-menu", "shift+F10"},
		{"week-form-edit", "F2"},
		{"week-form-new", "ctrl+n"},
		{"week-arrange", "ctrl+r"},
		{"week-limits", "b"},
		{"week-swap", "w"},
		{"week-done-otherwise", "d"},
		{"week-day-off", "o"},
		{"week-copy-week", "ctrl+d"},
		{"help", "F1"},
		{"search", "ctrl+k"},
	} {
		c.key(shot.key)
		c.shoot(shot.name)
		c.key("Escape")
	}
	c.preview()

	c.click(b.more())
	c.shoot("week-more-menu")
	c.key("Escape")

	c.click(b.card(friday, 1))
	c.xdotool(moveTo(nowhere)...)
	c.key("alt+Right")
	c.shoot("week-moved")
}

// preview shows the print preview and what opens over it.
func (c *camera) preview() {
	c.Helper()
	c.key("ctrl+p")
	c.shoot("print-week")
	c.key("ctrl+2")
	c.shoot("print-week-width")
	c.key("ctrl+s")
	c.shoot("print-save")
	c.key("Escape", "ctrl+0", "End", "Down")
	c.shoot("print-next-document")
	c.key("Escape")
}

// opened is a row of the window's table of pages that has a page: its name, and
// its key with Ctrl.
var opened = regexp.MustCompile(`name: "rail\.([a-z-]+)",.* key: fyne\.Key(\d),.* open: `)

// pages shows every page there is, as it looks at first.
func (c *camera) pages() {
	c.Helper()
	table, err := os.ReadFile(filepath.Join("..", "pages.go"))
	if err != nil {
		c.Fatal(err)
	}
	rows := opened.FindAllStringSubmatch(string(table), -1)
	if len(rows) < 2 {
		c.Fatalf("found %d pages in the window's table", len(rows))
	}
	for _, row := range rows {
		name, key := row[1], row[2]
		if name == "week" {
			continue // the tour
		}
		c.key("ctrl+" + key)
		c.waitFor("the page "+name, func() bool { return c.preference("window.page") == "rail."+name })
		c.shoot(name)
	}
}
