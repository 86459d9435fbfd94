//go:build linux

package e2e

import (
	"os"
	"slices"
	"testing"

	"github.com/kneewise/kneewise/model"
)

// profile is what the person set.
func (c *computer) profile() model.Profile {
	c.Helper()
	var p model.Profile
	c.look(func(r model.Reader) (err error) {
		p, err = r.Profile()
		return err
	})
	return p
}

// TestDumbbellsOwned finds the setting, refuses a word and a negative weight, which
// stay as they were typed, takes what is right, and is undone.
func TestDumbbellsOwned(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	before := w.profile().Weights.Dumbbells
	w.turnTo("ctrl+comma", "settings")
	all := w.picture()
	w.key("ctrl+f")
	w.write("dumbbells")
	found := w.rest(all)
	w.key("Return")
	revision := w.revision()
	for _, wrong := range []string{"2; heavy", "2; -4"} {
		w.key("ctrl+a")
		w.write(wrong)
		w.key("Return")
		found = w.rest(found)
	}
	if w.revision() != revision {
		t.Fatalf("%d changes", w.revision()-revision)
	}
	w.key("BackSpace") // the last one is there still: "2; -"
	w.key("BackSpace")
	w.write("6")
	w.key("Return")
	w.waitFor("the dumbbells", func() bool {
		return slices.Equal(w.profile().Weights.Dumbbells, []model.Mass{2 * model.Kilogram, 6 * model.Kilogram})
	})
	w.key("shift+Tab", "ctrl+z") // out of the text, whose own undo that would be
	w.waitFor("those of before", func() bool { return slices.Equal(w.profile().Weights.Dumbbells, before) })
}

// TestUnitsAndColoursStay sets miles and light colours: the one is the plan's, the
// other this computer's, and both are there after a restart.
func TestUnitsAndColoursStay(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	w := c.open()
	w.turnTo("ctrl+comma", "settings")
	all := w.picture()
	w.key("ctrl+f")
	w.write("distances")
	found := w.rest(all)
	w.key("Return", "Right")
	w.waitFor("miles", func() bool { return w.profile().Units.Miles })
	w.key("ctrl+f", "ctrl+a")
	w.write("theme")
	w.rest(found)
	w.key("Return", "Right")
	w.waitFor("light colours", func() bool { return w.preference("window.appearance") == "light" })
	c.closePlan()
	w.close()
	w = c.open()
	if colours := w.around(drawn); slices.Max(colours) < 200 {
		t.Errorf("the window is dark again: %v", colours)
	}
	if !w.profile().Units.Miles {
		t.Error("kilometres again")
	}
	if info, err := os.Stat(c.data); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the data folder is %v, %v", info.Mode(), err)
	}
}
