//go:build linux

package e2e

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
)

// acceptNotice goes from the first sign to the notice, accepts it and goes on.
func (w *window) acceptNotice() {
	w.Helper()
	for range 10 { // signs
		w.key("Tab")
	}
	w.key("space", "Return")
}

// weeksPlanned is how many sessions each of the four weeks has.
func (c *computer) weeksPlanned() (counts [4]int) {
	c.Helper()
	c.look(func(r model.Reader) error {
		all, err := r.Sessions(week.First, week.Plus(3).Last())
		for _, s := range all {
			counts[s.Date.DaysSince(week.First)/7]++
		}
		return err
	})
	return counts
}

// A person with no data comes to an accepted plan that prints, in less than
// three minutes and with no more than six numbers typed.
func TestFromNothingToAPrintedPlan(t *testing.T) {
	t.Parallel()
	c := newComputer(t, width, height)
	w := c.open()
	started := time.Now()
	numbers := 0
	number := func(text string) {
		numbers++
		w.write(text)
	}
	w.acceptNotice()
	w.key("Return")                                     // units and days stay as they are
	w.key("Tab", "Tab", "Tab", "Tab", "Right", "Right") // running, twice a week
	w.key("Return")                                     // what is done already
	w.key("Tab")                                        // walking is not
	number("10")                                        // km of running
	w.key("Tab", "Tab")                                 // past cycling
	number("800")                                       // m of swimming
	w.key("Tab", "Tab", "Tab")                          // past the squat and the deadlift
	number("40")                                        // kg on the leg press
	w.key("Return")                                     // the plan
	w.key("Return")                                     // accept it
	w.waitFor("four weeks of sessions", func() bool { n := c.weeksPlanned(); return n[0] > 0 && n[1] > 0 && n[2] > 0 && n[3] > 0 })
	if took := time.Since(started); took > 3*time.Minute || numbers > 6 {
		t.Errorf("it took %v and %d numbers", took, numbers)
	}
	var declared []model.Declared
	c.look(func(r model.Reader) error {
		profile, err := r.Profile()
		declared = profile.Declared
		return err
	})
	if len(declared) != 2 || declared[0].Distance != 10*model.Kilometre || declared[1].Distance != 800*model.Metre {
		t.Errorf("declared are %+v", declared)
	}
	pdf := filepath.Join(c.home, "week.pdf")
	c.command(0, "print", "-o", pdf)
	text, err := exec.Command("pdftotext", pdf, "-").Output()
	if err != nil || !strings.Contains(string(text), "Long run") {
		t.Errorf("the page says %q, %v", text, err)
	}
	w.key("ctrl+z")
	w.waitFor("no plan", func() bool { return c.weeksPlanned() == [4]int{} })
	w.close()

	// The next start goes on with the pages.
	w = c.open()
	w.key("ctrl+y")
	w.waitFor("the plan again", func() bool { return c.weeksPlanned()[1] > 0 })
}

// The example is in a file of its own: nothing of it stays, and the person's
// file is as it was.
func TestLookAroundAndLeave(t *testing.T) {
	t.Parallel()
	c := newComputer(t, width, height).pastFirstRun()
	temp := t.TempDir()
	c.extra = append(c.extra, "TMPDIR="+temp)
	w := c.open()
	before := c.revision()
	w.key("ctrl+k")
	w.write("example")
	w.key("Return")
	samples := func() []string {
		found, err := filepath.Glob(filepath.Join(temp, "kneewise-example-*"))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	w.waitFor("an example", func() bool { return len(samples()) == 1 })
	w.click(card(friday, 1))
	w.key("alt+Right") // changes the example
	w.key("ctrl+k")
	w.write("leave the example")
	w.key("Return")
	w.waitFor("the end of the example", func() bool { return len(samples()) == 0 })
	if after := c.revision(); after != before {
		t.Errorf("revision %d, before the example %d", after, before)
	}
	w.key("ctrl+k")
	w.write("example")
	w.key("Return")
	w.waitFor("an example again", func() bool { return len(samples()) == 1 })
	w.close()
	if left := samples(); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
}
