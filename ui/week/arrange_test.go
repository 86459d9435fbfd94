package week

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/uitest"
)

// planned counts the sessions on the board.
func planned(s *stage) int {
	n := 0
	for _, day := range s.view.Days {
		n += len(day.Sessions)
	}
	return n
}

func TestArrangingIsShownBeforeItIsWritten(t *testing.T) {
	s := blank(t, standard)
	s.unchanged("showing what would change", func() { test.Tap(s.header.arrange) })
	equal(t, "dialog", s.heading(), "Arrange 8 – 14 June")
	text := strings.Join(uitest.Sentences(s.canvas()), "\n")
	for _, part := range []string{"This is what changes.", "New: Squat & hinge on Wed 10 June", "Not placed: "} {
		if !strings.Contains(text, part) {
			t.Errorf("the preview does not say %q:\n%s", part, text)
		}
	}
	s.unchanged("cancelling", func() { uitest.Tap(t, s.canvas(), "Cancel") })
	equal(t, "on the board", planned(s), 0)

	s.Arrange()
	uitest.Tap(t, s.canvas(), "Arrange")
	equal(t, "dialog", s.asks(), false)
	equal(t, "toast", s.lastToast().text, "Arrange the week")
	if planned(s) < 4 {
		t.Errorf("%d sessions on the board", planned(s))
	}
	for _, f := range s.view.Findings {
		if f.Severity == rule.Violation {
			t.Errorf("an arranged week is not allowed: %+v", f)
		}
	}
	s.lastToast().do()
	equal(t, "after Undo", planned(s), 0)
}

func TestEscapeAndEnterInThePreview(t *testing.T) {
	s := blank(t, standard)
	s.unchanged("Escape", func() {
		s.Arrange()
		uitest.Press(s.canvas(), fyne.KeyEscape)
	})
	equal(t, "dialog", s.asks(), false)
	s.Arrange()
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "dialog", s.asks(), false)
	equal(t, "arranged", planned(s) > 0, true)
}

func TestArrangingAgainHasNothingToDo(t *testing.T) {
	s := blank(t, standard)
	s.do(planner.Arrange{Week: s.Week()}, "")
	s.unchanged("arranging again", func() { s.Arrange() })
	if lines := uitest.Sentences(s.canvas()); !slices.Contains(lines, s.say("arrange.nothing")) {
		t.Errorf("says %q", lines)
	}
	equal(t, "nothing to confirm", uitest.Button(uitest.Top(s.canvas()), "Arrange"), nil)
	uitest.Tap(t, s.canvas(), "Close")
	equal(t, "dialog", s.asks(), false)
}

func TestAWeekThatIsOverCannotBeArranged(t *testing.T) {
	for name, do := range map[string]func(*stage){
		"arrange": func(s *stage) { s.Arrange() },
		"fix":     func(s *stage) { s.FixWeek() },
	} {
		s := alex(t, standard)
		s.TurnWeek(-1)
		s.unchanged(name, func() { do(s) })
		lines := uitest.Sentences(s.canvas())
		if !slices.Contains(lines, s.say("arrange.past")) && !slices.Contains(lines, s.say("fixweek.nothing")) {
			t.Errorf("%s says %q", name, lines)
		}
		uitest.Press(s.canvas(), fyne.KeyReturn)
		equal(t, name+": dialog", s.asks(), false)
		equal(t, name+": failures", len(s.failed), 0)
	}
}

// TestWhatFindsNoPlaceIsSaidWithItsReason aims at more than there is time for.
func TestWhatFindsNoPlaceIsSaidWithItsReason(t *testing.T) {
	s := blank(t, standard)
	p := s.profile()
	p.Available = [7]model.Seconds{}
	p.Available[friday.In(noon.Location()).Weekday()] = model.Hour
	p.Aims.Lower, p.Aims.Upper = 3, 3
	s.do(planner.SaveProfile{Profile: p}, "")
	s.Arrange()
	var missed []string
	for _, line := range uitest.Sentences(s.canvas()) {
		if strings.HasPrefix(line, "Not placed:") {
			missed = append(missed, line)
		}
	}
	if len(missed) < 2 {
		t.Fatalf("says %q", uitest.Sentences(s.canvas()))
	}
	for _, line := range missed {
		if !strings.Contains(line, "time left") || strings.Contains(line, "!") {
			t.Errorf("%q has no reason", line)
		}
	}
}

func TestPinnedSessionsStayWhenTheWeekIsArranged(t *testing.T) {
	s := alex(t, standard)
	id := s.pick("Press & row")
	s.PinChosen()
	s.Arrange()
	if b := uitest.Button(uitest.Top(s.canvas()), "Arrange"); b != nil {
		test.Tap(b)
	}
	got := s.stored(id)
	clock, _ := got.Clock()
	equal(t, "day", got.Date, friday)
	equal(t, "time", clock, 18*model.Hour)
}

func TestFixMyWeekClearsWhatIsFound(t *testing.T) {
	s := alex(t, standard)
	equal(t, "found", len(s.rows()), 1)
	s.unchanged("showing what would change", func() { test.Tap(s.header.fix) })
	text := strings.Join(uitest.Sentences(s.canvas()), "\n")
	if !strings.Contains(text, "Press & row") {
		t.Errorf("the preview says\n%s", text)
	}
	s.unchanged("cancelling", func() { uitest.Tap(t, s.canvas(), "Cancel") })
	s.FixWeek()
	uitest.Tap(t, s.canvas(), s.say("fixweek.confirm"))
	equal(t, "dialog", s.asks(), false)
	equal(t, "found", len(s.rows()), 0)
	equal(t, "toasts", len(s.toasts), 1)
	s.lastToast().do()
	equal(t, "found after Undo", len(s.rows()), 1)

	s.do(planner.Move{Session: s.id("Press & row"), To: saturday, Index: planner.AtEnd}, "")
	s.unchanged("fixing what is fine", func() { s.FixWeek() })
	if lines := uitest.Sentences(s.canvas()); !slices.Contains(lines, s.say("fixweek.nothing")) {
		t.Errorf("says %q", lines)
	}
}
