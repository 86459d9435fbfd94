//go:build linux

package e2e

import (
	"testing"
	"time"
)

// paintingIn is what Mesa's threads paint in a while, as processor time.
func (w *window) paintingIn(while func()) time.Duration {
	w.Helper()
	before := w.processorTime().mesa
	while()
	return w.processorTime().mesa - before
}

// TestASecondOfATimerIsPutOverTheWindow: what changes each second is shown
// without the window being painted, and looks as if it had been. For that the
// window is painted in between; a second that ends meanwhile is looked at again.
func TestASecondOfATimerIsPutOverTheWindow(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.key("ctrl+5", "space")
	for _, page := range []string{"ctrl+5", "ctrl+2"} {
		w.key(page)
		w.waitFor("digits and nothing else that moves", func() bool {
			before := w.picture()
			time.Sleep(time.Second)
			n := differing(w.picture(), before)
			return n > 0 && n < width*height/20
		})
		const seconds = 4
		put := w.paintingIn(func() { time.Sleep(seconds * time.Second) })
		painted := w.paintingIn(func() {
			for range seconds {
				w.expose()
				time.Sleep(time.Second)
			}
		})
		if put > painted/2 {
			t.Errorf("%s: %v of painting for %d seconds of a timer, %v for as many times the window", page, put, seconds, painted)
		}
		differ := -1
		for try := 0; try < 10 && differ != 0; try++ {
			shown := w.picture()
			w.expose()
			time.Sleep(200 * time.Millisecond) // until it is painted: nothing is seen of that if all is well
			differ = differing(w.picture(), shown)
		}
		if differ != 0 {
			t.Errorf("%s: %d pixels are others once the window is painted", page, differ)
		}
	}
	w.close()
}
