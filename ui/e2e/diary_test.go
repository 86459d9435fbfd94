//go:build linux

package e2e

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
)

// Places on the page of the pain diary, in a window of 1280x800.
var (
	saveEntry  = point{804, 104} // while nothing is said of an entry before
	scoreFour  = point{556, 240}
	rightKnee  = point{292, 243}  // in the drawing, as one sees one's own knees
	editNewest = point{1174, 219} // in the history
	dropNewest = point{1222, 219}
	closeSaved = point{1222, 104} // what followed from an entry, above the history
	willChange = point{930, 93}   // beside the form, as soon as there is a score
)

// pain is what was logged since an hour before the program started.
func (c *computer) pain() []model.PainEntry {
	c.Helper()
	var all []model.PainEntry
	c.look(func(r model.Reader) (err error) {
		all, err = r.Pain(c.from(-time.Hour), c.from(24*time.Hour))
		return err
	})
	return all
}

// wantPain waits until there are so many entries, and returns them.
func (c *computer) wantPain(what string, want int) []model.PainEntry {
	c.Helper()
	c.waitFor(what, func() bool { return len(c.pain()) == want })
	return c.pain()
}

// goToPain goes to the pain diary by the search.
func (w *window) goToPain() {
	w.Helper()
	before := w.picture()
	w.key("ctrl+k")
	w.write("pain diary")
	w.key("Return")
	w.rest(before)
}

// TestPainByKeyboard logs a score with two keys, edits and deletes it, and takes
// all of it back.
func TestPainByKeyboard(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.goToPain()
	plain := w.around(willChange)
	w.key("6")
	w.waitFor("what will change", func() bool { return !bytes.Equal(w.around(willChange), plain) })
	before := w.picture()
	w.key("Return")
	e := w.wantPain("an entry", 1)[0]
	if e.Side != model.Left || e.Score != 6 {
		t.Errorf("logged %+v", e)
	}
	before = w.rest(before)
	w.click(closeSaved)
	before = w.rest(before)
	w.click(editNewest)
	w.rest(before)
	w.key("3", "Return")
	w.waitFor("another score", func() bool { return w.pain()[0].Score == 3 })
	if got := w.pain()[0]; got.ID != e.ID || !got.At.Equal(e.At) {
		t.Errorf("edited into %+v, was %+v", got, e)
	}
	w.key("ctrl+z")
	w.waitFor("the score before", func() bool { return w.pain()[0].Score == 6 })
	w.click(dropNewest)
	w.wantPain("no entry", 0)
	w.key("ctrl+z")
	w.wantPain("the entry again", 1)
	w.key("ctrl+z")
	w.wantPain("no entry", 0)
	w.key("ctrl+y")
	w.wantPain("the entry once more", 1)
	w.close()
}

// TestPainByMouse clicks the knee in the drawing and a score. What is wrong is
// said, and nothing that was chosen is lost.
func TestPainByMouse(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.goToPain()
	w.click(rightKnee)
	before := w.revision()
	w.click(saveEntry) // without a score
	w.click(scoreFour)
	w.click(saveEntry)
	e := w.wantPain("an entry", 1)[0]
	if e.Side != model.Right || e.Score != 4 || e.Site == "" || w.revision() != before+1 {
		t.Errorf("logged %+v with %d changes", e, w.revision()-before)
	}
	w.close()
}

// flags are the signs to see a doctor, open and closed.
func (c *computer) flags() []model.RedFlag {
	c.Helper()
	var all []model.RedFlag
	c.look(func(r model.Reader) (err error) {
		all, err = r.RedFlags()
		return err
	})
	return all
}

// Places of the banner and on the page of the signs.
var (
	banner   = point{700, 22} // at the top of every page, in the red of a stop
	feverRow = point{877, 407}
)

// TestFeverSuspendsThePlan ticks a sign that makes everything wait: it is asked
// first, then a banner stands above every page and no session is lost. A closed
// one leaves everything as it was.
func TestFeverSuspendsThePlan(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	sessions := titles(w.sessions(friday))
	before := w.picture()
	w.key("ctrl+shift+d")
	w.rest(before)
	plain := w.around(banner)
	w.click(feverRow)
	w.key("Escape") // seen what it does, and not done
	w.click(feverRow)
	w.key("Return")
	w.waitFor("an open sign", func() bool { return len(w.flags()) == 1 })
	if f := w.flags()[0]; f.Flag != "R32" || !f.Closed.IsZero() {
		t.Errorf("opened %+v", f)
	}
	w.waitFor("a banner", func() bool { return !bytes.Equal(w.around(banner), plain) })
	w.rest(before)
	red := w.around(banner)
	w.key("ctrl+2")
	w.waitFor("the banner on the board", func() bool { return w.preference("window.page") == "rail.week" && bytes.Equal(w.around(banner), red) })
	if got := titles(w.sessions(friday)); got != sessions {
		t.Errorf("on Friday there is %q, was %q", got, sessions)
	}

	// What to tell the doctor, on paper.
	before = w.picture()
	w.key("ctrl+shift+d")
	w.rest(before)
	w.openPreview()
	w.saveAs("doctor")
	w.wantWords(w.says(filepath.Join(w.home, "doctor.pdf"))[0], "What to tell the doctor", "Fever")
	w.key("Escape")

	w.key("Return") // I contacted a provider
	w.waitFor("a provider contacted", func() bool { return !w.flags()[0].Contacted.IsZero() })
	w.waitFor("no banner", func() bool { return bytes.Equal(w.around(banner), plain) })
	w.key("Return", "Return") // A provider cleared me: now
	w.waitFor("a sign that is closed", func() bool { return !w.flags()[0].Closed.IsZero() })
	w.key("ctrl+z", "ctrl+z", "ctrl+z")
	w.waitFor("nothing ticked", func() bool { return len(w.flags()) == 0 })
	w.close()
}

// TestBadInputIsRefused in the real window: a score that is missing, a day and a
// time that are still to come, days that end before they begin. Each time the
// keyboard goes where something is wrong, so that it can be written anew at once,
// and what was entered otherwise is still there.
func TestBadInputIsRefused(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.goToPain()
	revision := w.revision()
	before := w.picture()
	w.key("Return") // no score
	before = w.rest(before)
	w.key("6", "Tab", "Tab", "Right") // another time
	w.rest(before)
	w.key("Tab", "ctrl+a")
	w.write("2026-06-11")
	w.key("Tab", "Tab", "ctrl+a") // past the small month
	w.write("23:00")
	w.key("Return") // tomorrow
	w.key("ctrl+a")
	w.write("2026-06-10")
	w.key("Return") // tonight
	w.key("ctrl+a")
	w.write("08:15")
	w.key("Return")
	e := w.wantPain("an entry", 1)[0]
	if at := e.At.Sub(w.from(0)); e.Score != 6 || at != -45*time.Minute || w.revision() != revision+1 {
		t.Errorf("logged %+v after %d changes", e, w.revision()-revision)
	}

	before = w.picture()
	w.key("ctrl+2")
	before = w.rest(before)
	w.key("ctrl+k")
	w.write("dial back")
	w.key("Return")
	before = w.rest(before)
	w.key("Tab", "Tab", "ctrl+a") // from the first day, past its small month
	w.write("2026-06-09")
	w.key("shift+Tab", "shift+Tab", "Return") // from the first day
	w.rest(before)
	w.key("ctrl+a")
	w.write("2026-06-12")
	before = w.picture()
	w.key("Return")
	w.rest(before)
	w.key("Return")
	w.waitFor("a dial-back", func() bool { return len(w.dialBacks()) == 1 })
	if d := w.dialBacks()[0]; d.From != week.Day(wednesday) || d.To != week.Day(friday) || d.Percent != 70 {
		t.Errorf("dialled back %+v", d)
	}
	w.close()
}

// dialBacks are the times of less training.
func (c *computer) dialBacks() []model.DialBack {
	c.Helper()
	var all []model.DialBack
	c.look(func(r model.Reader) (err error) {
		all, err = r.DialBacks()
		return err
	})
	return all
}
