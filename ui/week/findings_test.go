package week

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestTheNarrowLineSaysWhichOfHowManyFindingsItShows(t *testing.T) {
	s := alex(t, small)
	equal(t, "one finding: a count", s.findings.count.Visible(), false)
	s.do(planner.Place{Template: "step-bridge", To: friday, Index: planner.AtEnd}, "for the test")
	n := len(s.rows())
	if n < 2 {
		t.Fatalf("%d findings", n)
	}
	said := func() string { return s.findings.count.AccessibilityLabel() }
	line := func() string {
		for _, v := range s.findings.rows {
			if v.Visible() {
				return v.AccessibilityLabel()
			}
		}
		return ""
	}
	equal(t, "count", said(), s.say("board.findings.position", "At", 1, "Of", n))
	first := line()
	test.Tap(s.findings.count)
	equal(t, "after a click", said(), s.say("board.findings.position", "At", 2, "Of", n))
	if line() == first {
		t.Error("the line is the same")
	}
	id, _ := s.board.Chosen()
	equal(t, "cursor", id, string(s.view.Findings[1].Where.Session))
	for range n - 1 {
		test.Tap(s.findings.count)
	}
	equal(t, "round again", line(), first)

	row, count := s.findings.scroll, s.findings.count
	if end := row.Position().X + row.Size().Width; end > count.Position().X {
		t.Errorf("the line ends at %v, the count begins at %v", end, count.Position().X)
	}
	s.size(standard)
	equal(t, "beside the whole list", s.findings.count.Visible(), false)
}

// foreseen are the rows that are shown of a move, and the line over them.
func (s *stage) foreseen() (rows []Finding, summary string) {
	s.t.Helper()
	if !s.findings.list.Ahead {
		s.t.Fatal("the list is of now")
	}
	return s.rows(), s.findings.list.Summary
}

// TestADragShowsTheFindingsAfterIt holds Press & row, which is not advised on
// Friday, over one day after the other.
func TestADragShowsTheFindingsAfterIt(t *testing.T) {
	for _, size := range []fyne.Size{standard, small} {
		s := alex(t, size)
		now, height := s.rows(), s.findings.height()
		equal(t, "now", len(now), 1)
		p := s.lift(s.id("Press & row"))
		equal(t, "in its place", s.findings.list.Ahead, false)

		p.Glide(s.place(saturday, 1))
		rows, summary := s.foreseen()
		equal(t, "Saturday", summary, "after this move · 1 cleared")
		equal(t, "what goes", rows[0].Title, "Press & row")
		equal(t, "it goes", rows[0].Text, "This move clears it.")
		equal(t, "no button", len(rows[0].Fixes), 0)

		p.Glide(s.place(thursday, 2))
		rows, summary = s.foreseen()
		equal(t, "Thursday", summary, "after this move · 2 new · 1 cleared")
		equal(t, "what comes", rows[0].Look, mark.Stop)
		if !strings.HasPrefix(rows[0].Caption, "New with this move. ") || rows[0].Place != s.Format.Date(thursday) {
			t.Errorf("%+v", rows[0])
		}
		equal(t, "height", s.findings.height(), height)
		equal(t, "seen first", s.findings.rows[0].Visible(), true)

		p.Glide(absolute(s.header).AddXY(300, 20)) // beside every day
		equal(t, "nowhere", s.findings.list.Ahead, false)
		same(t, "nowhere", titlesOf(s.rows()), titlesOf(now)...)
		p.Glide(s.place(saturday, 1))
		uitest.Press(s.canvas(), fyne.KeyEscape)
		p.Release()
		equal(t, "after Escape", s.findings.list.Ahead, false)
		same(t, "after Escape", titlesOf(s.rows()), titlesOf(now)...)

		s.drag(s.id("Press & row"), saturday, 1)
		equal(t, "after the drop", s.findings.list.Ahead, false)
		equal(t, "after the drop", len(s.rows()), 0)
		equal(t, "failures", len(s.failed), 0)
	}
}

func titlesOf(rows []Finding) []string {
	var titles []string
	for _, row := range rows {
		titles = append(titles, row.Title)
	}
	return titles
}

// TestOtherDragsShowTheFindingsAfterThem drags to the tray, out of it, a template,
// the head of a day, several cards, and into another week.
func TestOtherDragsShowTheFindingsAfterThem(t *testing.T) {
	s := alex(t, standard)
	row := s.id("Press & row")
	p := s.lift(row).Glide(absolute(s.tray).AddXY(100, 300))
	_, summary := s.foreseen()
	equal(t, "the tray", summary, "after this move · 1 cleared")
	uitest.Press(s.canvas(), fyne.KeyEscape)
	p.Release()

	first := absolute(s.tray.templates).AddXY(40, templateRow()/2)
	p = uitest.Hold(s.canvas(), first).Move(first.AddXY(-3, 0)).Glide(s.place(friday, 2)) // Squat & hinge after Step & bridge
	rows, _ := s.foreseen()
	equal(t, "a template is called by its name", slices.Contains(titlesOf(rows), "Squat & hinge"), true)
	equal(t, "what is found now is said too", slices.Contains(titlesOf(rows), "Press & row"), true)
	uitest.Press(s.canvas(), fyne.KeyEscape)
	p.Release()

	p = uitest.Hold(s.canvas(), s.headOf(friday)).Glide(s.headOf(sunday))
	_, summary = s.foreseen()
	equal(t, "swapped days", summary, "after this move · 1 new · 1 cleared")
	uitest.Press(s.canvas(), fyne.KeyEscape)
	p.Release()

	s.marks("Press & row", "Steady ride")
	p = s.lift(row).Glide(s.place(thursday, 2))
	rows, _ = s.foreseen()
	equal(t, "several", rows[0].Look, mark.Stop)
	p.Glide(absolute(s.header.forward).AddXY(10, 10))
	s.timers.ring()
	equal(t, "over the arrow", s.findings.list.Ahead, false)
	p.Glide(s.place(s.Week().Day(0), 0))
	if _, summary = s.foreseen(); !strings.HasPrefix(summary, "after this move") {
		t.Errorf("in another week: %q", summary)
	}
	uitest.Press(s.canvas(), fyne.KeyEscape)
	p.Release()
	equal(t, "failures", len(s.failed), 0)
}

// TestTheQuestionWhereToSaysTheFindingsAfterIt goes through the days by key.
func TestTheQuestionWhereToSaysTheFindingsAfterIt(t *testing.T) {
	s := alex(t, small)
	s.pick("Press & row")
	foot := func() string { return uitest.All[*foreseenView](uitest.Top(s.canvas()))[0].AccessibilityLabel() }
	s.MoveToChosen() // from Friday
	if got := foot(); !strings.HasPrefix(got, "After this move · nothing new. Press & row, Fri 12 June: ") {
		t.Errorf("where it is: %q", got)
	}
	uitest.Press(s.canvas(), fyne.KeyDown)
	equal(t, "Saturday", foot(), "After this move · 1 cleared. Cleared: Press & row, Fri 12 June")
	uitest.Press(s.canvas(), fyne.KeyUp, fyne.KeyUp)
	if got := foot(); !strings.HasPrefix(got, "After this move · 2 new · 1 cleared. Press & row, Thu 11 June: ") {
		t.Errorf("Thursday: %q", got)
	}
	uitest.Press(s.canvas(), fyne.KeyEscape)

	s.SwapWith()
	equal(t, "swapped", strings.HasPrefix(foot(), "After this move"), true)
	uitest.Press(s.canvas(), fyne.KeyEscape)
	equal(t, "failures", len(s.failed), 0)
}

// TestAFindingIsSaidWhole in the smallest windows too, in two lines where one is
// too short; the tooltip has the rule then.
func TestAFindingIsSaidWhole(t *testing.T) {
	for name, s := range map[string]*stage{
		"wide": alex(t, standard), "small": alex(t, small), "twice the scale": alex(t, fyne.NewSize(800, 500)), "small, long words": wordy(t, small),
	} {
		v := s.findings.rows[0]
		said := v.text.Text
		if said != v.finding.Text {
			said += " " + v.caption.Text
		}
		equal(t, name, said, v.finding.Text)
	}
}
