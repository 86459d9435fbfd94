package uitest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/kit"
)

// Press sends keys as a real window does: to what has the focus, else to the
// canvas.
func Press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, name := range keys {
		key := &fyne.KeyEvent{Name: name}
		keeps, tabbable := c.Focused().(fyne.Tabbable)
		switch {
		case name == fyne.KeyTab && (!tabbable || !keeps.AcceptsTab()):
			c.FocusNext()
		case c.Focused() != nil:
			c.Focused().TypedKey(key)
		case c.OnTypedKey() != nil:
			c.OnTypedKey()(key)
		}
	}
}

// PressWith sends a key while others are held down, as a real window does: with
// none but Shift it is a plain key, else a shortcut. That goes to what has the
// focus, or where this has no use for any to the canvas, which nobody but Fyne's
// own driver can ask: its shortcuts are those of beside.
func PressWith(c fyne.Canvas, held fyne.KeyModifier, key fyne.KeyName, beside func(fyne.Shortcut)) {
	if held&^fyne.KeyModifierShift == 0 {
		Press(c, key)
		return
	}
	shortcut := shortcutOf(held, key)
	if to, ok := c.Focused().(fyne.Shortcutable); ok {
		to.TypedShortcut(shortcut)
		return
	}
	beside(shortcut)
}

// shortcutOf is how Fyne names a shortcut: those of text have types of their own.
func shortcutOf(held fyne.KeyModifier, key fyne.KeyName) fyne.Shortcut {
	if held == fyne.KeyModifierShortcutDefault {
		switch key {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		case fyne.KeyX:
			return &fyne.ShortcutCut{}
		case fyne.KeyC:
			return &fyne.ShortcutCopy{}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		}
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: held}
}

// Button is the visible button with some words or name, nil for none.
func Button(root fyne.CanvasObject, words string) *kit.Button {
	for _, b := range All[*kit.Button](root) {
		if b.AccessibilityLabel() == words {
			return b
		}
	}
	return nil
}

// Tap presses a button, which has to be there.
func Tap(t testing.TB, c fyne.Canvas, words string) {
	t.Helper()
	b := Button(Top(c), words)
	if b == nil {
		var there []string
		for _, b := range All[*kit.Button](Top(c)) {
			there = append(there, b.AccessibilityLabel())
		}
		t.Fatalf("no button %q among %q", words, there)
	}
	test.Tap(b)
}

// Heading is that of the open dialog, which has to be there.
func Heading(t testing.TB, c fyne.Canvas) string {
	t.Helper()
	if !kit.Shown(c) {
		t.Fatal("no dialog")
	}
	named, ok := Top(c).(fyne.Accessible)
	if !ok {
		t.Fatal("a menu, not a dialog")
	}
	return named.AccessibilityLabel()
}

// Sentences are the paragraphs of the open dialog.
func Sentences(c fyne.Canvas) []string {
	var said []string
	for _, p := range All[*kit.Paragraph](Top(c)) {
		said = append(said, p.AccessibilityLabel())
	}
	return said
}

// Field is the visible field of some name, which has to be there.
func Field(t testing.TB, c fyne.Canvas, name string) *kit.Field {
	t.Helper()
	for _, f := range All[*kit.Field](Top(c)) {
		if strings.HasPrefix(f.AccessibilityLabel(), name+" ") {
			return f
		}
	}
	t.Fatalf("no field %q", name)
	return nil
}

// Wrong is what a field says is wrong with it.
func Wrong(t testing.TB, c fyne.Canvas, name string) string {
	t.Helper()
	return strings.TrimPrefix(Field(t, c, name).AccessibilityLabel(), name+" ")
}

// Control is what stands in a field.
func Control[T fyne.CanvasObject](t testing.TB, c fyne.Canvas, name string) T {
	t.Helper()
	found := All[T](Field(t, c, name))
	if len(found) == 0 {
		t.Fatalf("field %q holds something else", name)
	}
	return found[0]
}

// Entry is what the entry of a field says.
func Entry(t testing.TB, c fyne.Canvas, name string) string {
	t.Helper()
	return Control[*kit.Entry](t, c, name).Text
}

// Write types a text into the entry of a field, in place of what is there.
func Write(t testing.TB, c fyne.Canvas, name, text string) {
	t.Helper()
	e := Control[*kit.Entry](t, c, name)
	c.Focus(e)
	e.SetText("")
	test.Type(e, text)
}

// mostWords is more than any choice has.
const mostWords = 60

// Pick chooses a word among many by keys.
func Pick(t testing.TB, c fyne.Canvas, name, word string) {
	t.Helper()
	choose(t, c, Control[*kit.Select](t, c, name), fyne.KeyUp, fyne.KeyDown, word)
}

// Segment chooses a word among a few by keys.
func Segment(t testing.TB, c fyne.Canvas, name, word string) {
	t.Helper()
	choose(t, c, Control[*kit.Segments](t, c, name), fyne.KeyLeft, fyne.KeyRight, word)
}

// chooser is a choice that says what it has chosen.
type chooser interface {
	fyne.Focusable
	fyne.Accessible
}

func choose(t testing.TB, c fyne.Canvas, of chooser, back, on fyne.KeyName, word string) {
	t.Helper()
	c.Focus(of)
	for range mostWords {
		Press(c, back)
	}
	for range mostWords {
		if of.AccessibilityLabel() == word {
			return
		}
		Press(c, on)
	}
	t.Fatalf("%q is not offered", word)
}

// Step presses a number of a field n times upwards, or downwards where n is
// negative.
func Step(t testing.TB, c fyne.Canvas, name string, n int) {
	t.Helper()
	c.Focus(Control[*kit.Stepper](t, c, name))
	key := fyne.KeyUp
	if n < 0 {
		key, n = fyne.KeyDown, -n
	}
	for range n {
		Press(c, key)
	}
}
