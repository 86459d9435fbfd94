//go:build linux

package e2e

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kneewise/kneewise/model/store"
)

func TestRestart(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	w := c.open()
	w.drag(card(friday, 1), slot(thursday, 2))
	w.write("Only this week")
	w.key("Return")
	w.wantDay(thursday, "Push & pull, Step & bridge, Press & row")
	c.closePlan()
	w.close()

	w = c.open()
	w.wantDay(thursday, "Push & pull, Step & bridge, Press & row")
	if kept := w.kept(); len(kept) != 1 || kept[0].Reason != "Only this week" {
		t.Errorf("kept is %+v", kept)
	}
	w.key("ctrl+z")
	w.wantDay(friday, "Steady ride, Press & row")
	w.key("ctrl+y")
	w.wantDay(thursday, "Push & pull, Step & bridge, Press & row")
}

func TestKilledAndStartedAgain(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	w := c.open()
	w.drag(card(friday, 1), slot(saturday, 1))
	w.wantDay(saturday, "Long run, Press & row")
	w.lift(card(thursday, 0), slot(sunday, 0)) // this one is still in the air
	c.closePlan()
	w.kill()
	w.drop()

	w = c.open()
	w.wantDay(saturday, "Long run, Press & row")
	w.wantDay(thursday, "Push & pull, Step & bridge")
	w.key("ctrl+z")
	w.wantDay(friday, "Steady ride, Press & row")
	w.close()
}

func TestSecondWindow(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	first := c.open()
	second := c.start()
	second.key("Escape")
	if code := second.exitCode(); code != 2 || !strings.Contains(second.said(), "Kneewise already has a window for "+filepath.Join(c.data, store.FileName)) {
		t.Errorf("exit code %d, it said %q", code, second.said())
	}
	first.takeKeyboard()
	first.click(card(friday, 1))
	first.key("alt+Right")
	first.wantDay(saturday, "Long run, Press & row")
}

func TestNotADatabase(t *testing.T) {
	t.Parallel()
	c := newComputer(t, width, height)
	path := filepath.Join(c.data, store.FileName)
	if err := os.MkdirAll(c.data, 0o700); err != nil {
		t.Fatal(err)
	}
	const text = "My shopping: bread, ice for the knee, a lot of other things that are no database at all.\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	w := c.start()
	w.key("Escape")
	if code := w.exitCode(); code != 2 || !strings.Contains(w.said(), path+" is not a Kneewise database") {
		t.Errorf("exit code %d, it said %q", code, w.said())
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != text {
		t.Errorf("the file is %q now, %v", after, err)
	}
}

// TestDamagedWhereNobodyReads: the window is there at once, and says what it finds
// when it has read all of the file.
func TestDamagedWhereNobodyReads(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	path := filepath.Join(c.data, store.FileName)
	damage(t, path, "sqlite_autoindex_ranges_of_motion_1")
	before := c.bytes(path)
	w := c.open()
	w.waitFor("the sentence on the terminal", func() bool { return strings.Contains(w.said(), path+" is damaged and stays as it is") })
	w.waitFor("the end", func() bool { // the window says it a moment later
		w.key("Escape")
		return !w.alive()
	})
	if code := w.exitCode(); code != 2 {
		t.Errorf("exit code %d, it said %q", code, w.said())
	}
	if !bytes.Equal(c.bytes(path), before) {
		t.Error("the file changed")
	}
}

// damage spoils the first page of a table or an index.
func damage(t *testing.T, path, name string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var page, size int64
	if err := db.QueryRow("SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size WHERE name = ?", name).Scan(&page, &size); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteAt(bytes.Repeat([]byte("x"), int(size)), (page-1)*size); err != nil {
		t.Fatal(err)
	}
}

func (c *computer) bytes(path string) []byte {
	c.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		c.Fatal(err)
	}
	return data
}

func TestCommandBesideTheWindow(t *testing.T) {
	t.Parallel()
	c := newComputer(t, width, height)
	w := c.pastFirstRun().open()
	w.click(card(friday, 0)) // the day; there is no card yet
	c.command(0, "example")
	// The window follows by itself. Until then there is nothing to skip.
	w.waitFor("the example in the window", func() bool {
		w.key("Delete")
		return !strings.Contains(titles(w.sessions(friday)), "Steady ride")
	})
}

func TestNoDisplay(t *testing.T) {
	t.Parallel()
	c := newComputer(t, width, height)
	for _, display := range []string{"", ":4242"} {
		c.display = display
		if said := c.command(2); !strings.Contains(said, "There is no display to open a window on.") {
			t.Errorf("with the display %q it said %q", display, said)
		}
	}
}

func TestClockThatIsNoInstant(t *testing.T) {
	t.Parallel()
	c := newComputer(t, width, height)
	run := c.program("week")
	run.Env = append(run.Env, "KNEEWISE_NOW=tomorrow")
	said, err := run.CombinedOutput()
	if run.ProcessState.ExitCode() != 2 || !strings.Contains(string(said), "KNEEWISE_NOW is tomorrow") {
		t.Errorf("%v, it said %q", err, said)
	}
	if _, err := os.Stat(c.data); !os.IsNotExist(err) {
		t.Errorf("the data folder is there: %v", err)
	}
}
