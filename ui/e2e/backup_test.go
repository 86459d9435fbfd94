//go:build linux

package e2e

import (
	"bytes"
	"database/sql"
	"errors"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/ui/theme"
)

// dialogs tells how many are open by a place in the window where nothing else
// changes: it is darker with each.
type dialogs struct {
	*window
	place point
	bare  []byte // the place without a dialog
	one   []byte // under one
}

func (w *window) dialogsOver(place point) *dialogs {
	return &dialogs{window: w, place: place, bare: w.around(place)}
}

// openData goes from any page to the section of the plan's file in the settings.
func (w *window) openData() *dialogs {
	w.Helper()
	w.turnTo("ctrl+comma", "settings")
	d := w.dialogsOver(point{1100, 740}) // below the sheets
	w.key("End")
	return d
}

// dialog waits until one is open.
func (d *dialogs) dialog(what string) {
	d.Helper()
	d.waitFor(what, func() bool {
		d.one = d.around(d.place)
		return !bytes.Equal(d.one, d.bare)
	})
}

// another waits until one is open over the first.
func (d *dialogs) another(what string) {
	d.Helper()
	d.waitFor(what, func() bool {
		shade := d.around(d.place)
		return !bytes.Equal(shade, d.one) && !bytes.Equal(shade, d.bare)
	})
}

// closed waits until no dialog is open.
func (d *dialogs) closed() {
	d.Helper()
	d.waitFor("the page without a dialog", func() bool { return bytes.Equal(d.around(d.place), d.bare) })
}

// backUp makes a backup of a name in the person's home and returns its path.
func (d *dialogs) backUp(name string) (path string) {
	d.Helper()
	d.key("Tab", "space")
	d.dialog("the dialog that asks where to")
	d.key("ctrl+a")
	d.write(name)
	d.key("Tab", "ctrl+a")
	d.write(d.home)
	d.key("Return")
	d.closed()
	return filepath.Join(d.home, name)
}

// askToRestore opens the choice by the button that has the keyboard, chooses a file and waits until it is asked whether that shall be.
func (d *dialogs) askToRestore(choose func()) {
	d.Helper()
	d.key("space")
	d.dialog("the dialog that asks for a file")
	choose()
	d.key("Return")
	d.another("the last question")
}

// confirm says yes to the last question, and waits until the plan has changed: so
// many are kept then.
func (d *dialogs) confirm(kept int) (newest string) {
	d.Helper()
	d.closePlan() // a plan that is open is not replaced
	d.key("Tab", "Return")
	d.waitFor("the plan that was replaced", func() bool {
		all := d.replaced()
		if len(all) == kept {
			newest = all[len(all)-1]
		}
		return newest != ""
	})
	d.waitFor("what is said of it in the end", func() bool { return bytes.Equal(d.around(d.place), d.one) })
	d.waitFor("a plan that can be opened", func() bool {
		db, err := store.Open(d.data)
		if err == nil {
			d.db = db
		} else if !errors.Is(err, store.ErrLocked) {
			d.Fatal(err)
		}
		return err == nil
	})
	d.key("Escape")
	d.closed()
	return newest
}

// replaced are the files of plans that were replaced, the newest last.
func (c *computer) replaced() []string {
	c.Helper()
	all, err := filepath.Glob(filepath.Join(c.data, "backups", "replaced-*.db"))
	if err != nil {
		c.Fatal(err)
	}
	return all
}

// TestBackUpAndRestore backs up by the settings, changes the plan and restores the
// backup, with a no before the yes. Then the plan of the backup is there and can be
// changed and undone, the other one is kept, and restored in its turn.
func TestBackUpAndRestore(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	w := c.open()
	d := w.openData()
	backup := d.backUp("mine") // the extension comes by itself
	backup += ".db"
	if info, err := os.Stat(backup); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the backup: %v, %v", info, err)
	}
	w.turnTo("ctrl+2", "week")
	w.click(card(friday, 1))
	w.key("alt+Right")
	const before, after = "Steady ride, Press & row", "Steady ride"
	w.wantDay(friday, after)

	d = w.openData()
	typed := func() { w.write(backup) }
	w.key("Tab", "Tab")
	d.askToRestore(typed)
	w.key("Return", "Escape") // the careful answer, and out of the choice
	d.closed()
	w.wantDay(friday, after)
	if len(w.replaced()) > 0 {
		t.Fatal("restored without a yes")
	}
	d.askToRestore(typed)
	kept := d.confirm(1)
	w.wantDay(friday, before)
	if found := copyOf(t, kept); titles(found.sessions(friday)) != after || titles(found.sessions(saturday)) != "Long run, Press & row" {
		t.Errorf("kept are %q and %q", titles(found.sessions(friday)), titles(found.sessions(saturday)))
	}

	w.turnTo("ctrl+2", "week")
	w.click(card(friday, 1))
	w.key("Delete")
	w.wantDay(friday, "Steady ride")
	w.key("ctrl+z")
	w.wantDay(friday, before)

	d = w.openData() // the way back
	w.key("Tab", "Tab")
	d.askToRestore(func() { w.key("Tab", "Tab", "Down") })
	d.confirm(2)
	w.wantDay(friday, after)
	c.closePlan()
	w.close()
	w = c.open()
	w.wantDay(friday, after)
}

// TestRestoreFromTheFirstRun on a new computer, by mouse and by key: the backup is
// the plan, and the first run is over, also at the next start.
func TestRestoreFromTheFirstRun(t *testing.T) {
	t.Parallel()
	c := newComputer(t, width, height)
	backup := filepath.Join(t.TempDir(), "mine.db")
	old := *c
	old.data = t.TempDir()
	old.command(0, "example")
	old.command(0, "backup", "-o", backup)

	w := c.open()
	w.rest(nil)
	d := w.dialogsOver(nowhere)
	w.click(restoreInFirstRun)
	d.dialog("the dialog that asks for a file")
	w.key("Escape")
	d.closed()
	w.key("shift+Tab", "shift+Tab") // from the first sign, past the example
	d.askToRestore(func() { w.write(backup) })
	d.confirm(1)
	w.wantDay(friday, "Steady ride, Press & row")
	w.click(card(friday, 1))
	w.key("Delete")
	w.wantDay(friday, "Steady ride")
	c.closePlan()
	w.close()

	w = c.open()
	w.click(card(friday, 0))
	w.key("Delete")
	w.wantDay(friday, "")
}

// restoreInFirstRun is the button beside the steps, the upper one at their foot.
var restoreInFirstRun = point{160, 652}

// copyOf is a computer that has nothing but a copy of a plan.
func copyOf(t *testing.T, plan string) *computer {
	t.Helper()
	c := &computer{TB: t, data: t.TempDir()}
	if err := os.WriteFile(filepath.Join(c.data, store.FileName), c.bytes(plan), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.closePlan)
	return c
}

// TestWhatCannotBeRestored is refused where it was typed, with a sentence, and every
// byte of the plan is what it was; then the window goes on with it.
func TestWhatCannotBeRestored(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	c.prefer(width, height, theme.Light)
	files := t.TempDir()
	bad := func(name string, spoil func(path string)) string {
		t.Helper()
		path := filepath.Join(files, name)
		c.command(0, "backup", "-o", path)
		spoil(path)
		return path
	}
	refusals := []struct{ path, logged string }{
		{bad("damaged.db", func(path string) { damage(t, path, "sets") }), "damaged"},
		{bad("half.db", func(path string) {
			if err := os.Truncate(path, 40_000); err != nil {
				t.Fatal(err)
			}
		}), "damaged"},
		{bad("foreign.db", func(path string) { execute(t, path, "PRAGMA application_id = 7") }), "not a Kneewise database"},
		{bad("list.db", func(path string) {
			if err := os.WriteFile(path, []byte("milk, bread"), 0o600); err != nil {
				t.Fatal(err)
			}
		}), "not a Kneewise database"},
		{bad("newer.db", func(path string) { execute(t, path, "INSERT INTO migrations VALUES ('9999-later')") }), "newer Kneewise"},
		{filepath.Join(files, "none.db"), "no such file"},
	}
	w := c.open()
	w.waitFor("the copy of the day, after which nothing is written by itself", func() bool {
		daily, err := filepath.Glob(filepath.Join(c.data, "backups", "daily-*.db"))
		return err == nil && len(daily) == 1
	})
	revision := c.revision()
	c.closePlan()
	plan := func() (all []byte) {
		for _, name := range []string{store.FileName, store.FileName + "-wal"} {
			if data, err := os.ReadFile(filepath.Join(c.data, name)); err == nil {
				all = append(all, data...)
			} else if !os.IsNotExist(err) {
				t.Fatal(err)
			}
		}
		return all
	}
	before := plan()

	d := w.openData()
	w.key("Tab", "Tab") // to the button that restores, where the keyboard is again each time
	for _, refused := range refusals {
		w.key("space")
		d.dialog("the dialog that asks for a file")
		said := strings.Count(c.logged(), refused.logged)
		w.write(refused.path)
		w.key("Return")
		w.waitFor("the log of "+refused.path, func() bool { return strings.Count(c.logged(), refused.logged) > said })
		w.waitFor("the sentence", func() bool { return red(w.picture()) > 100 })
		if !bytes.Equal(plan(), before) {
			t.Fatalf("%s has changed the plan", refused.path)
		}
		w.key("Escape")
		d.closed()
		if red(w.picture()) > 100 {
			t.Fatal("the page itself is red")
		}
	}
	if again := c.revision(); again != revision || len(c.replaced()) > 0 {
		t.Errorf("revision %d, before %d; replaced are %q", again, revision, c.replaced())
	}
	w.turnTo("ctrl+2", "week")
	w.click(card(friday, 1))
	w.key("Delete")
	w.wantDay(friday, "Steady ride")
}

// logged is what the program has written to its log.
func (c *computer) logged() string {
	c.Helper()
	return string(c.bytes(filepath.Join(c.data, "kneewise.log")))
}

// red counts the pixels that are much redder than anything on the page.
func red(picture *image.RGBA) (n int) {
	for i := 0; i < len(picture.Pix); i += 4 {
		if r, g, b := int(picture.Pix[i]), int(picture.Pix[i+1]), int(picture.Pix[i+2]); r > g+60 && r > b+60 {
			n++
		}
	}
	return n
}

// execute changes the file of a plan that is closed.
func execute(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}
