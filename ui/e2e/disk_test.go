//go:build linux

package e2e

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/kneewise/kneewise/model/store"
)

// useDisk gives the programs of the computer a disk of their own with these
// options, in a folder of the home, which it returns. Nobody else sees what is on
// it; run is what a shell does there, with the program as "$@".
func (c *computer) useDisk(options, run string) (folder string) {
	c.Helper()
	if out, err := exec.Command("unshare", "--user", "--map-root-user", "--mount", "true").CombinedOutput(); err != nil {
		c.Skipf("nobody may mount a disk of their own on this machine: %v, %s", err, out)
	}
	folder = filepath.Join(c.home, "disk")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		c.Fatal(err)
	}
	c.shell = "cd " + folder + " && mount -t tmpfs -o " + options + " tmpfs . && cd . && " + run
	return folder
}

// thenList does the program and says what else there is on the disk.
const thenList = `"$@"; code=$?; ls -A; exit $code`

func TestPrintOnABadDisk(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	for options, cause := range map[string]string{"size=16k": "no space left on device", "ro": "read-only file system"} {
		file := filepath.Join(c.useDisk(options, thenList), "week.pdf")
		want := "kneewise: " + file + " could not be written: " + cause + ".\n"
		if got := c.command(2, "print", "-o", file); got != want {
			t.Errorf("on a disk with %s: %q, want %q", options, got, want)
		}
	}
}

// TestPlanOnAFullDisk: nothing can be read where nothing can be shared, and the
// file stays as it is.
func TestPlanOnAFullDisk(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	plan := c.bytes(filepath.Join(c.data, store.FileName))
	from := c.data
	c.data = c.useDisk("size=2m", "cp "+filepath.Join(from, store.FileName)+` . && { yes > filler; true; } 2>&- && "$@"; code=$?; cat `+store.FileName+` >&2; exit $code`)
	run := c.program("week")
	var said, left bytes.Buffer
	run.Stdout, run.Stderr = &said, &left
	err := run.Run()
	words, after, _ := strings.Cut(left.String(), "\n")
	if run.ProcessState.ExitCode() != 2 || said.Len() > 0 || !strings.Contains(words, "There is no room left on the disk of "+filepath.Join(c.data, store.FileName)) {
		t.Errorf("%v, said %q and %q", err, said.String(), words)
	}
	if after != string(plan) {
		t.Errorf("the file has other bytes, %d of %d", len(after), len(plan))
	}
}

// TestSaveOnAFullDisk: a document that cannot be saved on one disk is saved on
// another.
func TestSaveOnAFullDisk(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	full := c.useDisk("size=16k", `exec "$@"`)
	w := c.open()
	w.openPreview()
	plain := w.around(underForm)
	w.key("ctrl+s")
	w.waitFor("the dialog that asks for a name", func() bool { return !bytes.Equal(w.around(underForm), plain) })
	w.key("ctrl+a")
	w.write("fridge")
	w.key("Tab", "ctrl+a")
	w.write(full)
	w.key("Return")
	log := filepath.Join(c.data, "kneewise.log")
	w.waitFor("a line of the log", func() bool { return strings.Contains(string(c.bytes(log)), "no space left on device") })
	w.key("ctrl+a") // the folder has the focus again
	w.write(c.home)
	w.key("Return")
	w.waitFor("the PDF", func() bool { return w.saved("fridge.pdf") && bytes.Equal(w.around(underForm), plain) })
	w.key("Escape")
	w.close()
}

// TestDropOnAFullDisk: a change is refused while the disk of the plan is full, and
// is made when there is room again.
func TestDropOnAFullDisk(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	plan := filepath.Join(c.data, store.FileName)
	c.data = c.useDisk("size=4m", "cp "+plan+` . && exec "$@"`)
	w := c.open()
	disk := filepath.Join("/proc", strconv.Itoa(w.run.Process.Pid), "root", c.data) // as the program sees it
	filler := filepath.Join(disk, "filler")
	if err := os.WriteFile(filler, make([]byte, 8<<20), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("fill the disk: %v", err)
	}
	w.click(card(friday, 1))
	before := w.picture()
	w.key("alt+Right")
	dialog := w.rest(before)
	w.key("Escape")
	w.rest(dialog)
	w.copyPlan(disk)
	w.wantDay(friday, "Steady ride, Press & row")
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	before = w.picture()
	w.key("alt+Right")
	w.rest(before)
	w.copyPlan(disk)
	w.wantDay(saturday, "Long run, Press & row")
	w.close()
}

// copyPlan has the test look at a copy of the plan, from a folder that SQLite
// finds no way to.
func (c *computer) copyPlan(from string) {
	c.Helper()
	c.closePlan()
	c.data = c.TempDir()
	for _, name := range []string{store.FileName, store.FileName + "-wal"} {
		if err := os.WriteFile(filepath.Join(c.data, name), c.bytes(filepath.Join(from, name)), 0o600); err != nil {
			c.Fatal(err)
		}
	}
}
