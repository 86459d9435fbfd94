//go:build linux

package e2e

import (
	"slices"
	"testing"

	"github.com/kneewise/kneewise/model"
)

// exercises are the person's own, and the built-in ones they noted something of.
func (c *computer) exercises() []model.Exercise {
	c.Helper()
	var all []model.Exercise
	c.look(func(r model.Reader) (err error) {
		all, err = r.Exercises()
		return err
	})
	return all
}

// turnTo goes to a page by its key.
func (w *window) turnTo(key, page string) {
	w.Helper()
	before := w.picture()
	w.key(key)
	w.waitFor("the page "+page, func() bool { return w.preference("window.page") == "rail."+page })
	w.rest(before)
}

// TestOwnExercise adds one: a name that is missing and one that is taken are
// refused where they stand, and nothing that was typed is lost. It is undone,
// done again, archived and deleted.
func TestOwnExercise(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.turnTo("ctrl+7", "library")
	before, list := w.revision(), w.picture()
	w.key("ctrl+n")
	form := w.rest(list)
	w.key("Return") // without a name
	refused := w.rest(form)
	w.write("leg PRESS")
	w.key("Return")
	w.rest(refused)
	w.key("ctrl+a")
	w.write("Sled push")
	w.key("Return")
	w.waitFor("the exercise", func() bool { return len(w.exercises()) == 1 })
	if own := w.exercises()[0]; own.Name != "Sled push" || w.revision() != before+1 {
		t.Fatalf("after %d changes it is %+v", w.revision()-before, own)
	}
	w.key("ctrl+z")
	w.waitFor("no exercise", func() bool { return len(w.exercises()) == 0 })
	w.key("ctrl+y")
	w.waitFor("the exercise again", func() bool { return len(w.exercises()) == 1 })

	w.key("ctrl+f")
	w.write("sled")
	w.key("Tab", "Tab", "Tab", "Tab", "Tab", "BackSpace") // past the filters, into the list
	w.waitFor("it archived", func() bool { return w.exercises()[0].Archived })
	w.key("ctrl+z")
	w.waitFor("it back", func() bool { return !w.exercises()[0].Archived })
}

// TestNoteOnABuiltInExercise says how far one goes comfortably on a side.
func TestNoteOnABuiltInExercise(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.turnTo("ctrl+7", "library")
	found := w.picture()
	w.key("ctrl+f")
	w.write("leg press")
	list := w.rest(found)
	w.key("Down", "F2")
	w.rest(list)
	w.key("Tab")
	w.write("85")
	w.key("Return")
	w.waitFor("the note", func() bool {
		return slices.ContainsFunc(w.exercises(), func(e model.Exercise) bool {
			return e.ID == "leg-press" && (e.Left.Flexion == 85 || e.Right.Flexion == 85)
		})
	})
}
