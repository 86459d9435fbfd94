package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/theme"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(theme.Light, theme.Comfortable))
	m.Run()
}

// clock is an After whose time passes by hand.
type clock struct{ waiting []*alarm }

type alarm struct {
	after time.Duration
	fn    func()
}

func (c *clock) After(d time.Duration, fn func()) (cancel func()) {
	a := &alarm{d, fn}
	c.waiting = append(c.waiting, a)
	return func() { a.fn = func() {} }
}

// pass lets d go by since every call of After.
func (c *clock) pass(d time.Duration) {
	for _, a := range c.waiting {
		if a.after <= d {
			a.fn()
		}
	}
}

// window shows content in a window of the size that the design is drawn for.
func window(t *testing.T, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, theme.Comfortable))
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, 800))
	return w
}

// press sends a key as a real window does: to what has the focus, else to the
// canvas.
func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, name := range keys {
		key := &fyne.KeyEvent{Name: name}
		switch c := w.Canvas(); {
		case name == fyne.KeyTab:
			c.FocusNext()
		case c.Focused() != nil:
			c.Focused().TypedKey(key)
		case c.OnTypedKey() != nil:
			c.OnTypedKey()(key)
		}
	}
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
