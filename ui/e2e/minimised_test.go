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

// speak has a talk with Xvfb by hand: no tool of ours writes a property of any
// type, or asks for a window to be painted again.
func (w *window) speak(talk func(ask func(words ...any), answer func(size int) []byte)) {
	w.Helper()
	display, err := net.Dial("unix", "/tmp/.X11-unix/X"+strings.TrimPrefix(w.display, ":"))
	if err != nil {
		w.Fatal(err)
	}
	defer display.Close()
	ask := func(words ...any) {
		for _, word := range words {
			if err := binary.Write(display, binary.LittleEndian, word); err != nil {
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
		answer(4 * int(binary.LittleEndian.Uint16(hello[6:])))
	} else {
		w.Fatalf("Xvfb says %v", hello)
	}
	talk(ask, answer)
	ask([]byte{43, 0}, uint16(1)) // GetInputFocus, whose answer says that all before is done
	answer(32)
}

// number is the window as X11 numbers it.
func (w *window) number() uint32 {
	w.Helper()
	id, err := strconv.ParseUint(w.id, 10, 32)
	if err != nil {
		w.Fatal(err)
	}
	return uint32(id)
}

// manage tells the window its state, as a window manager does when it minimises one:
// there is none here.
func (w *window) manage(state uint32) {
	w.Helper()
	w.speak(func(ask func(...any), answer func(int) []byte) {
		const name = "WM_STATE"
		ask([]byte{16, 0}, uint16(2+len(name)/4), uint16(len(name)), uint16(0), []byte(name)) // InternAtom
		atom := binary.LittleEndian.Uint32(answer(32)[8:])
		// ChangeProperty: replace, two words of 32 bits.
		ask([]byte{18, 0}, uint16(8), w.number(), atom, atom, []byte{32, 0, 0, 0}, uint32(2), state, uint32(0))
	})
}

// expose has the window painted whole, as when another one lay over it.
func (w *window) expose() {
	w.Helper()
	w.speak(func(ask func(...any), _ func(int) []byte) {
		ask([]byte{61, 1}, uint16(4), w.number(), [4]uint16{}) // ClearArea: all of it, with an event
	})
}

// moves says whether what is seen is another half a second later, or Mesa painted
// meanwhile: the time over which its processor time is measured.
func (w *window) moves() bool {
	w.Helper()
	before, used := w.picture(), w.processorTime().mesa
	time.Sleep(500 * time.Millisecond)
	return differing(w.picture(), before) > 0 || w.processorTime().mesa > used+20*time.Millisecond
}

// TestAMinimisedWindowIsNotPainted with a warm-up that moves: it goes on, and is
// painted again when it is seen again.
func TestAMinimisedWindowIsNotPainted(t *testing.T) {
	w := newExample(t).open()
	w.manage(normalState)
	w.key("ctrl+6", "space")
	w.waitFor("a figure that moves", w.moves)
	w.manage(iconicState)
	w.waitFor("rest in a minimised window", func() bool { return !w.moves() })
	for range 3 {
		if w.moves() {
			t.Error("it is painted though nobody sees it")
		}
	}
	w.manage(normalState)
	w.waitFor("a figure that moves again", w.moves)
	w.close()
}
