package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestEntryHandsOnWhatEditsNoText(t *testing.T) {
	e := NewEntry("")
	w := window(t, container.NewVBox(e))
	var keys []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { keys = append(keys, key.Name) })
	w.Canvas().Focus(e)
	test.Type(e, "ab")
	press(w, fyne.KeyF8, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyBackspace)
	equal(t, "text", e.Text, "a")
	equal(t, "handed on", len(keys), 3)
}

func TestEntryHasTheRingOfEveryControl(t *testing.T) {
	e := NewEntry("")
	w := window(t, container.NewVBox(e))
	objects := test.WidgetRenderer(e).Objects()
	ring := objects[len(objects)-1]
	equal(t, "at first", ring.Visible(), false)
	w.Canvas().Focus(e)
	equal(t, "focused", ring.Visible(), true)
	w.Canvas().Unfocus()
	equal(t, "afterwards", ring.Visible(), false)
}

func TestEntryUndoesItsOwnTextOnly(t *testing.T) {
	e := NewEntry("")
	window(t, container.NewVBox(e))
	test.Type(e, "ab")
	e.TypedShortcut(&fyne.ShortcutUndo{})
	equal(t, "text", e.Text, "")
	test.Type(e, "one two")
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierShortcutDefault})
	equal(t, "text without its last word", e.Text, "one ")
}

func TestNoteBreaksLinesOnEnter(t *testing.T) {
	e := NewNote("", 3)
	w := window(t, container.NewVBox(e))
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { t.Error("Enter was handed on") })
	w.Canvas().Focus(e)
	test.Type(e, "a")
	press(w, fyne.KeyReturn)
	test.Type(e, "b")
	equal(t, "text", e.Text, "a\nb")
}

func TestFieldDoesNotJumpWhenItHasAnError(t *testing.T) {
	f := NewField("Title", NewEntry(""))
	window(t, container.NewVBox(f))
	before := f.MinSize()
	f.SetError("A session needs a title.")
	equal(t, "size", f.MinSize(), before)
	equal(t, "says", f.AccessibilityLabel(), "Title A session needs a title.")
}

func TestFieldFocusesItsControl(t *testing.T) {
	e := NewEntry("")
	f := NewField("Title", e)
	w := window(t, container.NewVBox(f))
	f.Focus()
	equal(t, "focus", w.Canvas().Focused(), fyne.Focusable(e))
}

// TestALetterThatACommandTookIsForNoEntry lets the letter of a key come after
// the key, to an entry that has the keyboard by then.
func TestALetterThatACommandTookIsForNoEntry(t *testing.T) {
	e := NewEntry("")
	TakeLetter(fyne.KeyD)
	e.TypedRune('d')
	e.TypedRune('d')
	if e.Text != "d" {
		t.Errorf("written %q, want the second only", e.Text)
	}
	TakeLetter(fyne.KeyD)
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyD}) // the next key
	e.TypedRune('d')
	TakeLetter(fyne.KeyF8)
	e.TypedRune('x')
	if e.Text != "ddx" {
		t.Errorf("written %q, want %q", e.Text, "ddx")
	}
	Plain("", func() {}).TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) // which opens a dialog with the entry
	e.TypedRune(' ')
	if e.Text != "ddx" {
		t.Errorf("written %q with the key of a button", e.Text)
	}
}

// TestALongErrorHasASecondLine, and a short one changes no height.
func TestALongErrorHasASecondLine(t *testing.T) {
	f := NewField("Date", NewEntry(""))
	window(t, container.NewWithoutLayout(f))
	f.Resize(fyne.NewSize(200, f.MinSize().Height))
	plain := f.MinSize().Height
	f.SetError("Date is needed.")
	equal(t, "height with a short one", f.MinSize().Height, plain)
	const long = "Date: there is no such day; write it like 2026-06-12."
	f.SetError(long)
	equal(t, "height with a long one", f.MinSize().Height, plain+fieldError())
	f.Resize(f.MinSize().AddWidthHeight(200-f.MinSize().Width, 0))
	equal(t, "what it says", f.err[0].Text+" "+f.err[1].Text, long)
	for _, line := range f.err {
		if Width(line) > 200 {
			t.Errorf("%q is %v wide", line.Text, Width(line))
		}
	}
	f.SetError("")
	equal(t, "height without one", f.MinSize().Height, plain)
	equal(t, "what it says", f.err[0].Text+f.err[1].Text, "")
}
