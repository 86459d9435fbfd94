//go:build linux

package e2e

import (
	"encoding/binary"
	"io"
	"net"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The states of a window as ICCCM has them.
const (
	normalState uint32 = 1
	iconicState uint32 = 3
)

// manage tells the window its state, as a window manager does when it minimises one:
// there is none here. Xvfb is spoken to by hand, for no tool of ours writes a
// property of that type.
func (w *window) manage(state uint32) {
	w.Helper()
	display, err := net.Dial("unix", "/tmp/.X11-unix/X"+strings.TrimPrefix(w.display, ":"))
	if err != nil {
		w.Fatal(err)
	}
	defer display.Close()
	order := binary.LittleEndian
	ask := func(words ...any) {
		for _, word := range words {
			if err := binary.Write(display, order, word); err != nil {
				w.Fatal(err)
			}
		}
	}
	answer := func(size int) []byte {
		all := make([]byte, size)
		if _, err := io.ReadFull(display, all); err != nil {
			w.Fatal(err)
		}
		return all
	}
	ask([]byte{'l', 0}, uint16(11), uint16(0), uint16(0), uint16(0), uint16(0))
	if hello := answer(8); hello[0] == 1 {
		answer(4 * int(order.Uint16(hello[6:])))
	} else {
		w.Fatalf("Xvfb says %v", hello)
	}
	const name = "WM_STATE"
	ask([]byte{16, 0}, uint16(2+len(name)/4), uint16(len(name)), uint16(0), []byte(name)) // InternAtom
	atom := order.Uint32(answer(32)[8:])
	id, err := strconv.ParseUint(w.id, 10, 32)
	if err != nil {
		w.Fatal(err)
	}
	// ChangeProperty: replace, two words of 32 bits.
	ask([]byte{18, 0}, uint16(8), uint32(id), atom, atom, []byte{32, 0, 0, 0}, uint32(2), state, uint32(0))
	ask([]byte{43, 0}, uint16(1)) // GetInputFocus, whose answer says that all before is done
	answer(32)
}

// paints says whether Mesa paints anything within half a second, the time over which
// its processor time is measured.
func (w *window) paints() bool {
	w.Helper()
	before := w.processorTime().mesa
	time.Sleep(500 * time.Millisecond)
	return w.processorTime().mesa > before+20*time.Millisecond
}

// TestAMinimisedWindowIsNotPainted with a warm-up that moves: it goes on, and is
// painted again when it is seen again.
func TestAMinimisedWindowIsNotPainted(t *testing.T) {
	w := newExample(t).open()
	w.manage(normalState)
	w.key("ctrl+6", "space")
	w.waitFor("a figure that moves", w.paints)
	w.manage(iconicState)
	w.waitFor("rest in a minimised window", func() bool { return !w.paints() })
	if w.paints() {
		t.Error("it is painted though nobody sees it")
	}
	w.manage(normalState)
	w.waitFor("a figure that moves again", w.paints)
	w.close()
}
