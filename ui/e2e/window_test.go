//go:build linux

package e2e

import (
	"bytes"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// window is an open window of the program, with the keyboard.
type window struct {
	*computer
	id    string
	run   *exec.Cmd
	ended chan struct{} // closed when the program is over
	still []byte        // what board.calm looks like while nothing is in the air
}

// open starts the program and waits until its window is drawn.
func (c *computer) open() *window {
	c.Helper()
	w := c.start()
	w.waitFor("a window that is drawn", func() bool {
		return w.alive() && slices.Max(w.around(drawn)) > 0
	})
	return w
}

// start starts the program, waits for its window and gives it the keyboard:
// without a window manager nobody else does.
func (c *computer) start() *window {
	c.Helper()
	w := &window{computer: c, run: c.program(), ended: make(chan struct{})}
	log := c.log("program.log")
	w.run.Stdout, w.run.Stderr = log, log
	if err := w.run.Start(); err != nil {
		c.Fatal(err)
	}
	go func() {
		w.run.Wait()
		close(w.ended)
	}()
	c.Cleanup(w.kill)
	c.Cleanup(c.keepEvidence) // before that
	c.waitFor("a window", w.find)
	w.takeKeyboard()
	return w
}

// find looks for the window of this run of the program.
func (w *window) find() bool {
	w.Helper()
	if !w.alive() {
		w.Fatalf("the program ended with exit code %d\n%s", w.exitCode(), w.said())
	}
	out, err := w.tool("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(w.run.Process.Pid))
	ids := strings.Fields(string(out))
	if err != nil || len(ids) == 0 {
		return false
	}
	w.id = ids[len(ids)-1]
	return true
}

func (w *window) takeKeyboard() {
	w.Helper()
	w.waitFor("a window that takes the keyboard", func() bool {
		if _, err := w.tool("xdotool", "windowfocus", w.id); err != nil {
			return false
		}
		out, err := w.tool("xdotool", "getwindowfocus")
		return err == nil && strings.TrimSpace(string(out)) == w.id
	})
}

func (w *window) alive() bool {
	select {
	case <-w.ended:
		return false
	default:
		return true
	}
}

// exitCode waits for the end of the program. One that does not end tells by its
// stacks what it is waiting for.
func (w *window) exitCode() int {
	w.Helper()
	if !w.becomes(func() bool { return !w.alive() }) {
		w.run.Process.Signal(syscall.SIGQUIT)
		w.becomes(func() bool { return !w.alive() })
		w.Fatalf("after %s there is still not the end of the program\n%s", patience, w.said())
	}
	return w.run.ProcessState.ExitCode()
}

// said is what the programs that had a window said on the terminal.
func (w *window) said() string {
	w.Helper()
	text, err := os.ReadFile(filepath.Join(w.home, "program.log"))
	if err != nil {
		w.Fatal(err)
	}
	return string(text)
}

// close closes the window by key, and waits until the program has ended well.
func (w *window) close() {
	w.Helper()
	w.key("ctrl+q")
	if code := w.exitCode(); code != 0 {
		w.Fatalf("the program ended with exit code %d\n%s", code, w.said())
	}
}

// kill ends the program as a power cut does.
func (w *window) kill() {
	if w.alive() {
		w.run.Process.Signal(syscall.SIGKILL)
	}
	<-w.ended
}

// key presses keys one after the other: "ctrl+z", "Return".
func (w *window) key(keys ...string) {
	w.Helper()
	w.xdotool(append([]string{"key"}, keys...)...)
}

// write types a text.
func (w *window) write(text string) {
	w.Helper()
	w.xdotool("type", "--delay", "1", "--", text)
}

func (w *window) click(at point) {
	w.Helper()
	w.xdotool(append(moveTo(at), "click", "1")...)
}

// drag takes hold at the first point, goes from point to point and lets go at
// the last.
func (w *window) drag(points ...point) {
	w.Helper()
	w.lift(points...)
	w.drop()
}

// lift takes hold at the first point and goes from point to point, each time
// until that is seen: the program looks at the mouse once a frame only.
func (w *window) lift(points ...point) {
	w.Helper()
	calm := boardIn(w.width).calm()
	if w.still == nil {
		w.noteCalm()
	}
	w.waitFor("the end of the last gesture", func() bool { return bytes.Equal(w.around(calm), w.still) })
	w.hold(points[0])
	w.carry(points[0], points[1])
	w.waitFor("anything in the air", func() bool { return !bytes.Equal(w.around(calm), w.still) })
	for i, to := range points[2:] {
		before := w.around(to)
		w.carry(points[i+1], to)
		w.waitFor(fmt.Sprintf("anything held at %v", to), func() bool { return !bytes.Equal(w.around(to), before) })
	}
}

// noteCalm remembers what the board looks like while nothing is in the air. A
// test that opens a sheet before its first drag calls it before that: a sheet
// dims the board for a moment longer than its change takes.
func (w *window) noteCalm() {
	w.Helper()
	w.still = w.around(boardIn(w.width).calm())
}

// hold presses the mouse button at a point.
func (w *window) hold(at point) {
	w.Helper()
	w.xdotool(append(moveTo(at), "mousedown", "1")...)
}

// carry goes from one point to another in steps, about one a frame, as a hand
// does.
func (w *window) carry(from, to point) {
	w.Helper()
	const steps = 8
	var args []string
	for n := 1; n <= steps; n++ {
		args = append(args, moveTo(point{from.x + (to.x-from.x)*n/steps, from.y + (to.y-from.y)*n/steps})...)
		args = append(args, "sleep", "0.02")
	}
	w.xdotool(args...)
}

func (w *window) drop() {
	w.Helper()
	w.xdotool("mouseup", "1")
}

func moveTo(p point) []string { return []string{"mousemove", strconv.Itoa(p.x), strconv.Itoa(p.y)} }

// around is what is seen round a point.
func (w *window) around(p point) []byte {
	w.Helper()
	const side = 16
	out, err := w.tool("import", "-window", "root", "-crop", fmt.Sprintf("%dx%d+%d+%d", side, side, p.x-side/2, p.y-side/2), "-depth", "8", "rgb:-")
	if err != nil || len(out) != 3*side*side {
		w.Fatalf("look at %v: %v, %d bytes", p, err, len(out))
	}
	return out
}

// rest waits until the screen is another than before and moves no more, and
// returns it. A text cursor that blinks is no movement.
func (w *window) rest(before *image.RGBA) *image.RGBA {
	w.Helper()
	last := before
	w.waitFor("a screen at rest that differs from the one before", func() bool {
		now := w.picture()
		still := differing(now, last) <= blink && differing(now, before) > blink
		last = now
		return still
	})
	return last
}

// blink is how many pixels a text cursor has at the most.
const blink = 120

// differing counts the pixels in which two pictures differ; all, where there is
// no second one.
func differing(a, b *image.RGBA) int {
	if b == nil {
		return len(a.Pix) / 4
	}
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		if [4]byte(a.Pix[i:i+4]) != [4]byte(b.Pix[i:i+4]) {
			n++
		}
	}
	return n
}
