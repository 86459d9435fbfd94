//go:build linux

package e2e

import (
	"slices"
	"testing"

	"github.com/kneewise/kneewise/model"
)

func TestAddASession(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.click(card(sunday, 0)) // a day without one
	w.key("ctrl+n")
	w.fillForm("Stretching", "20")
	w.key("Return")
	w.wantDay(sunday, "Stretching")
	if got := w.session(sunday, "Stretching"); got.Plan.Duration != 20*model.Minute || got.Kind != model.Mobility {
		t.Errorf("it is %+v", got)
	}
	w.key("ctrl+z")
	w.wantDay(sunday, "")
}

// TestBadInputInTheForm types what is no duration: the form stays open with it
// and the keyboard is there.
func TestBadInputInTheForm(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.click(card(sunday, 0))
	before := w.revision()
	w.key("ctrl+n")
	w.fillForm("Stretching", "abc")
	w.key("Return", "ctrl+a")
	w.write("-5")
	w.key("Return", "ctrl+a")
	w.write("25")
	w.key("Return")
	w.wantDay(sunday, "Stretching")
	if got := w.session(sunday, "Stretching").Plan.Duration; got != 25*model.Minute || w.revision() != before+1 {
		t.Errorf("%d s after %d changes, want 25 min after one", got, w.revision()-before)
	}
}

// TestEscapeAsksBeforeItClosesTheForm in which something was typed.
func TestEscapeAsksBeforeItClosesTheForm(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.click(card(friday, 1))
	before := w.revision()
	w.key("ctrl+n")
	w.fillForm("Stretching", "abc")
	w.key("Return", "Escape", "Escape", "Escape", "Tab", "Return") // stays, and then throws away
	w.wantNothingWritten(before, "Press & row")
}

// fillForm types title and duration of a mobility session, from the first
// field on.
func (w *window) fillForm(title, duration string) {
	w.Helper()
	w.key("Tab", "Right", "Right", "Right", "Right", "Tab") // from the templates to the last kind and to the title
	w.write(title)
	w.key("Tab", "Tab", "Tab", "Tab", "Tab") // date, its calendar, time of day, part of the day
	w.write(duration)
}

func TestArrangeAnEmptyPlan(t *testing.T) {
	t.Parallel()
	w := newComputer(t, width, height).pastFirstRun().open()
	w.key("ctrl+r", "Return")
	w.waitFor("an arranged week", func() bool {
		n := 0
		for day := range 7 {
			n += len(w.sessions(day))
		}
		return n > 0
	})
	var kinds []model.Kind
	for day := range 7 {
		for _, s := range w.sessions(day) {
			if s.Date.Before(week.Day(wednesday)) {
				t.Errorf("%s is on %s, which is over", s.Title, s.Date)
			}
			kinds = append(kinds, s.Kind)
		}
	}
	for _, kind := range []model.Kind{model.Upper, model.Lower, model.Cardio} {
		if !slices.Contains(kinds, kind) {
			t.Errorf("no session of %s among %v", kind, kinds)
		}
	}
	w.key("ctrl+z")
	w.waitFor("an empty week", func() bool { return len(w.sessions(thursday))+len(w.sessions(friday))+len(w.sessions(saturday)) == 0 })
}
