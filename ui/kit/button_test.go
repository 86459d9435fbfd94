package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/theme"
)

func TestButtonIsPressedByPointerSpaceAndEnter(t *testing.T) {
	pressed := 0
	b := Plain("Fix my week", func() { pressed++ })
	w := window(t, container.NewHBox(b))
	test.Tap(b)
	w.Canvas().Focus(b)
	press(w, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown)
	equal(t, "pressed", pressed, 4)
	b.Disable()
	test.Tap(b)
	press(w, fyne.KeySpace)
	equal(t, "pressed while disabled", pressed, 4)
	equal(t, "pointer while disabled", b.Cursor(), desktop.Cursor(desktop.DefaultCursor))
	b.Enable()
	equal(t, "pointer", b.Cursor(), desktop.Cursor(desktop.PointerCursor))
}

func TestButtonSizes(t *testing.T) {
	window(t, container.NewWithoutLayout())
	for _, c := range []struct {
		name   string
		button *Button
		height float32
		square bool
	}{
		{"plain", Plain("Keep", nil), 36, false},
		{"primary", Primary("Keep", nil), 36, false},
		{"small", Plain("Keep", nil).Small(), 28, false},
		{"icon", IconButton(theme.IconUndo, "Undo", nil), 36, true},
		{"small icon", IconButton(theme.IconUndo, "Undo", nil).Small(), 28, true},
	} {
		size := c.button.MinSize()
		equal(t, c.name+" height", size.Height, c.height)
		equal(t, c.name+" is square", size.Width == size.Height, c.square)
	}
}

func TestButtonRingComesAndGoesWithTheFocus(t *testing.T) {
	b := Primary("Arrange week", nil)
	w := window(t, container.NewHBox(b))
	equal(t, "at first", b.ring.Visible(), false)
	w.Canvas().Focus(b)
	equal(t, "focused", b.ring.Visible(), true)
	equal(t, "ring beside the button", b.ring.Position(), fyne.NewPos(-3, -3))
	w.Canvas().Unfocus()
	equal(t, "afterwards", b.ring.Visible(), false)
}

func TestButtonFollowsTheTheme(t *testing.T) {
	b := Primary("Arrange week", nil)
	window(t, container.NewHBox(b))
	light := b.fill.FillColor
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, theme.Comfortable))
	equal(t, "fill", b.fill.FillColor, theme.Colour(theme.ColorAccent))
	equal(t, "words", b.label.Color, theme.Colour(theme.ColorOnAccent))
	if b.fill.FillColor == light {
		t.Error("is still light")
	}
}

// The icon is left alone by the button itself, so Fyne must have refreshed it.
func TestIconIsDrawnAgainWhenTheThemeChanges(t *testing.T) {
	b := IconButton(theme.IconUndo, "Undo", nil)
	w := window(t, container.NewWithoutLayout(b))
	b.Resize(b.MinSize())
	reds := func() (darkest, brightest uint32) {
		picture := w.Canvas().Capture()
		darkest = 0xFFFF
		for i := range 36 * 36 {
			r, _, _, _ := picture.At(i%36, i/36).RGBA()
			darkest, brightest = min(darkest, r), max(brightest, r)
		}
		return darkest, brightest
	}
	if darkest, _ := reds(); darkest > 0x6000 {
		t.Errorf("no dark ink in light: %x", darkest)
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, theme.Comfortable))
	if _, brightest := reds(); brightest < 0xA000 {
		t.Errorf("no bright ink in dark: %x", brightest)
	}
}

func TestButtonPassesOtherKeysOn(t *testing.T) {
	b := Flat("Keep", nil)
	w := window(t, container.NewHBox(b))
	var got fyne.KeyName
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { got = key.Name })
	w.Canvas().Focus(b)
	press(w, fyne.KeyF8)
	equal(t, "key", got, fyne.KeyF8)
}

func TestIconButtonSaysItsName(t *testing.T) {
	b := IconButton(theme.IconUndo, "Undo", nil)
	equal(t, "label", b.AccessibilityLabel(), "Undo")
	b.SetTip("Undo: move Squat & hinge")
	equal(t, "label", b.AccessibilityLabel(), "Undo: move Squat & hinge")
	equal(t, "label", Plain("Keep", nil).AccessibilityLabel(), "Keep")
}
