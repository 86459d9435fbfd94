package week

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/planner"
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
