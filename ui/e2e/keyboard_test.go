//go:build linux

package e2e

import (
	"testing"

	"github.com/kneewise/kneewise/model"
)

func TestMoveByKeyboard(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.click(card(friday, 1))
	w.key("alt+Right")
	w.wantDay(saturday, "Long run, Press & row")
	w.key("alt+Left")
	w.wantDay(friday, "Steady ride, Press & row")
	w.key("m", "Down", "Return") // the dialog of days, from Friday to Saturday
	w.wantDay(saturday, "Long run, Press & row")
	w.key("BackSpace")
	w.wantTray("Gentle yoga, Press & row")
	w.wantDay(saturday, "Long run")
}

func TestDeleteByKeyboard(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	before := w.session(friday, "Press & row")
	w.click(card(friday, 1))
	w.key("Delete")
	w.wantDay(friday, "Steady ride")
	w.key("ctrl+z")
	w.wantDay(friday, "Steady ride, Press & row")
	if after := w.session(friday, "Press & row"); after.ID != before.ID || len(after.Prescriptions) != len(before.Prescriptions) {
		t.Errorf("it came back as %+v, was %+v", after, before)
	}
}

func TestArrowsAndTheMenuKey(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.click(card(tuesday, 0))
	w.key("Right", "Down") // to today, to the run
	w.key("shift+F10", "Down", "Return")
	w.key("Escape") // the form, which is the first of the menu
	w.key("space")
	w.waitFor("the session done", func() bool { return w.session(wednesday, "Easy run").Status == model.Done })
	w.key("space")
	w.waitFor("the session planned again", func() bool { return w.session(wednesday, "Easy run").Status == model.Planned })
	w.click(card(friday, 1))
	w.key("space", "Return") // before its day: it was done today
	w.wantDay(friday, "Steady ride")
	w.wantDay(wednesday, "Hips & ankles, Easy run, Press & row")
}

// TestShortcutsUnderADialog opens the form and tries what would act on the week
// under it. Had one of them opened a second dialog, one Escape would not lead
// back to the board.
func TestShortcutsUnderADialog(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.click(card(friday, 1))
	before := w.revision()
	w.key("ctrl+n")
	w.key("ctrl+z", "ctrl+y", "ctrl+r", "ctrl+p", "ctrl+comma", "alt+Right", "F8", "ctrl+q", "Prior")
	w.key("Escape")
	w.wantNothingWritten(before, "Press & row")
}

// TestShortcutsFromTheSearch has the keyboard in a text: undoing stays in the
// text, what edits none goes to the program.
func TestShortcutsFromTheSearch(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.drag(card(friday, 1), slot(saturday, 1))
	w.wantDay(saturday, "Long run, Press & row")
	w.click(card(saturday, 1))
	before := w.revision()
	w.click(search)
	w.write("hips")
	w.key("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
	w.key("ctrl+r", "Escape")
	w.openPreview()
	w.saveAs("week")
	w.key("Escape")
	w.click(card(saturday, 1))
	w.wantNothingWritten(before, "Press & row")
	w.drag(template(0), slot(sunday, 0)) // the first of all, for no search is left
	w.write("agreed")                    // it is more than the week allows
	w.key("Tab", "space")
	w.waitFor("Squat & hinge on Sunday", func() bool { return len(w.sessions(sunday)) == 1 })
	if got := titles(w.sessions(sunday)); got != "Squat & hinge" {
		t.Errorf("the first template was %q", got)
	}
}
