package week

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/uitest"
)

// says checks that one of the sentences of the open dialog has some words.
func (s *stage) says(words string) {
	s.t.Helper()
	said := uitest.Texts(uitest.Top(s.canvas()))
	if !slices.ContainsFunc(said, func(line string) bool { return strings.Contains(line, words) }) {
		s.t.Errorf("nothing says %q in %q", words, said)
	}
}

func TestCopyingTheLastWeekShowsItFirst(t *testing.T) {
	s := alex(t, standard)
	s.TurnWeek(3) // nothing is planned there
	s.do(planner.Place{Template: "hips-ankles", To: s.Week().Plus(-1).Day(2), Index: planner.AtEnd}, "")
	s.do(planner.Place{Template: "push-pull", To: s.Week().Plus(-1).Day(4), Index: planner.AtEnd}, "")
	s.unchanged("the preview", s.CopyLastWeek)
	equal(t, "heading", s.heading(), "22 – 28 June again in 29 June – 5 July")
	s.says("Hips & ankles on Wed 1 July, 10 min")
	s.says("Push & pull on Fri 3 July, ")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	same(t, "Wednesday", s.titles(s.Week().Day(2)), "Hips & ankles")
	same(t, "Friday", s.titles(s.Week().Day(4)), "Push & pull")
	s.undo()
	same(t, "one undo", s.titles(s.Week().Day(2)))
	same(t, "one undo", s.titles(s.Week().Day(4)))

	s.TurnWeek(10)
	s.unchanged("an empty week", s.CopyLastWeek)
	s.says("There is nothing to copy")
	uitest.Press(s.canvas(), fyne.KeyEscape)
	s.TurnWeek(-20)
	s.unchanged("a week that is over", s.CopyLastWeek)
	s.says("over")
}

func TestDialBackAndReturn(t *testing.T) {
	s := alex(t, standard)
	run := s.id("Long run")
	before := s.stored(run).Plan
	s.DialBack()
	equal(t, "from today", uitest.Entry(t, s.canvas(), "From"), "2026-06-10")
	equal(t, "to the end of the week", uitest.Entry(t, s.canvas(), "To"), "2026-06-14")
	uitest.Write(t, s.canvas(), "To", "2026-06-09")
	s.unchanged("days that end before they begin", func() { uitest.Press(s.canvas(), fyne.KeyReturn) })
	equal(t, "said at To", uitest.Wrong(t, s.canvas(), "To"), "To: Wed 10 June 2026 at the earliest.")
	for until, said := range map[string]string{ // a year at most, in a calendar that ends
		"2027-06-09": "To: Tue 8 June 2027 at the latest.", "2200-12-31": "To: Tue 8 June 2027 at the latest.",
		"9999-12-31": "To: Wed 31 December 2200 at the latest.", "2026-06-31": "To: there is no such day; write it like 2026-06-12.",
	} {
		uitest.Write(t, s.canvas(), "To", until)
		s.unchanged(until, func() { uitest.Press(s.canvas(), fyne.KeyReturn) })
		equal(t, until, uitest.Wrong(t, s.canvas(), "To"), said)
	}
	uitest.Write(t, s.canvas(), "To", "2027-06-08")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "a year is taken", s.heading(), "70 % from Wed 10 June 2026 to Tue 8 June 2027")
	uitest.Press(s.canvas(), fyne.KeyEscape)
	s.DialBack()
	uitest.Write(t, s.canvas(), "Reason", "A cold")
	s.unchanged("the preview", func() { uitest.Press(s.canvas(), fyne.KeyReturn) })
	s.says("Long run on Sat 13 June: 4.55 km · ")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "less", s.stored(run).Plan.Distance, before.Distance*7/10)
	span, is := s.DialledBack()
	equal(t, "dialled back", is, true)
	equal(t, "why", span.Reason, "A cold")

	s.unchanged("the preview of the return", s.Return)
	s.says("Long run on Sat 13 June: 6.50 km · ")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "as before", s.stored(run).Plan, before)
	_, is = s.DialledBack()
	equal(t, "dialled back", is, false)
	s.unchanged("a return from nothing", s.Return)
	s.undo()
	s.undo()
	equal(t, "undone", s.stored(run).Plan, before)
	equal(t, "failures", len(s.failed), 0)
}

// TestAllLimitsAreWithinReach though the header has room for some only.
func TestAllLimitsAreWithinReach(t *testing.T) {
	s := alex(t, standard)
	if all := len(s.budgets()); all <= 4 {
		t.Fatalf("%d limits, too few to need a sheet", all)
	}
	test.Tap(s.header.budgets[0])
	equal(t, "heading", s.heading(), "Weekly limits, 8 – 14 June")
	for _, b := range s.budgets() {
		s.says(b.Name)
	}
	uitest.Press(s.canvas(), fyne.KeyEscape)
	equal(t, "asks", s.asks(), false)
	equal(t, "the run of a runner first", s.budgets()[0].Name, "Running")
}
