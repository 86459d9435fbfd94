package week

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

// ofSeries are the days of all sessions of a series.
func (s *stage) ofSeries(series model.ID) []string {
	s.t.Helper()
	var days []string
	s.must(s.file.DB.View(func(r model.Reader) error {
		all, _, err := r.Timeline()
		for _, session := range all {
			if session.Series == series && series != "" {
				days = append(days, session.Date.String())
			}
		}
		return err
	}))
	return days
}

func TestAFormBeginsARepeat(t *testing.T) {
	s := alex(t, standard)
	s.addOn(sunday)
	uitest.Segment(t, s.canvas(), "Kind", "Mobility")
	uitest.Write(t, s.canvas(), "Title", "Stretch")
	uitest.Write(t, s.canvas(), "Duration", "15 min")
	uitest.Pick(t, s.canvas(), "Repeat", "Every 2 weeks")
	boxes := uitest.All[*kit.Check](uitest.Field(t, s.canvas(), "On"))
	equal(t, "its own weekday is ticked", boxes[6].Checked(), true)
	boxes[1].Tapped(nil) // Tuesday too
	uitest.Step(t, s.canvas(), "How many", 1)
	uitest.Press(s.canvas(), fyne.KeyReturn)
	if s.asks() {
		t.Fatalf("asks %q, %q", s.heading(), uitest.Sentences(s.canvas()))
	}
	id := s.id("Stretch")
	same(t, "days", s.ofSeries(s.stored(id).Series), "2026-06-14", "2026-06-23", "2026-06-28", "2026-07-07", "2026-07-12")
	equal(t, "toast", s.lastToast().text, "Repeat Stretch (5 sessions)")
	equal(t, "the mark", s.shown(id).Repeats, true)
	s.undo()
	equal(t, "one undo", len(s.titles(sunday)), 0)
}

func TestAFormThatRepeatsNamesWhatIsWrong(t *testing.T) {
	s := alex(t, standard)
	id := s.pick("Press & row")
	s.open(string(id))
	uitest.Pick(t, s.canvas(), "Repeat", "Every week")
	uitest.Segment(t, s.canvas(), "Ends", "On a day")
	for _, c := range []struct{ until, want string }{
		{"", "Until is needed."},
		{"soon", "Until: there is no such day; write it like 2026-06-12."},
		{"2026-06-13", "Until: Fri 19 June 2026 at the earliest."},
	} {
		uitest.Write(t, s.canvas(), "Until", c.until)
		s.unchanged(c.until, func() { uitest.Tap(t, s.canvas(), "Save") })
		equal(t, c.until, uitest.Wrong(t, s.canvas(), "Until"), c.want)
	}
	for _, box := range uitest.All[*kit.Check](uitest.Field(t, s.canvas(), "On")) {
		if box.Checked() {
			box.Tapped(nil)
		}
	}
	s.unchanged("no weekday", func() { uitest.Tap(t, s.canvas(), "Save") })
	equal(t, "no weekday", uitest.Wrong(t, s.canvas(), "On"), "On is needed.")
}

// yogas repeats a session without load on five Sundays and returns the second of
// them.
func yogas(s *stage) model.ID {
	s.t.Helper()
	id := s.id("Gentle yoga")
	s.do(planner.Move{Session: id, To: sunday, Index: planner.AtEnd}, "")
	s.do(planner.Repeat{Session: id, Every: 1, Count: 5}, "")
	s.TurnWeek(1)
	return s.pick("Gentle yoga")
}

func TestAChangeToOneOfSeveralAsksWhichItIsAbout(t *testing.T) {
	for _, c := range []struct {
		scope string
		days  []string
	}{
		{"This one", []string{"2026-06-14", "2026-06-20", "2026-06-28", "2026-07-05", "2026-07-12"}},
		{"This and following (4)", []string{"2026-06-14", "2026-06-20", "2026-06-27", "2026-07-04", "2026-07-11"}},
		{"All (5)", []string{"2026-06-13", "2026-06-20", "2026-06-27", "2026-07-04", "2026-07-11"}},
	} {
		s := alex(t, standard)
		id := yogas(s)
		series := s.stored(id).Series
		s.unchanged("asking", func() { s.MoveChosen(-1) })
		equal(t, "asks", s.heading(), "One of a repeating session")
		choose(s, c.scope)
		same(t, c.scope, s.ofSeries(series), c.days...)
		equal(t, c.scope+": asks on", s.asks(), false)
		s.undo()
		equal(t, c.scope+": one undo", s.ofSeries(series)[1], "2026-06-21")
	}
}

// choose takes one of the choices of the open dialog and confirms.
func choose(s *stage, word string) {
	s.t.Helper()
	choice := uitest.All[*kit.Segments](uitest.Top(s.canvas()))[0]
	s.canvas().Focus(choice)
	for range 5 {
		if choice.AccessibilityLabel() == word {
			uitest.Press(s.canvas(), fyne.KeyReturn)
			return
		}
		uitest.Press(s.canvas(), fyne.KeyRight)
	}
	s.t.Fatalf("%q is not offered", word)
}

func TestDeletingAndEditingOfARepeatAsk(t *testing.T) {
	s := alex(t, standard)
	id := yogas(s)
	series := s.stored(id).Series
	s.unchanged("asking", s.DeleteChosen)
	choose(s, "This and following (4)")
	same(t, "left", s.ofSeries(series), "2026-06-14")
	s.undo()

	s.board.Choose(string(id))
	s.OpenChosen()
	uitest.Write(t, s.canvas(), "Title", "Yoga")
	s.unchanged("asking", func() { uitest.Press(s.canvas(), fyne.KeyReturn) })
	choose(s, "All (5)")
	for _, d := range []string{"2026-06-14", "2026-07-12"} {
		same(t, d, s.titles(day(d)), "Yoga")
	}

	s.board.Choose(string(id))
	s.unchanged("cancelled", func() {
		s.DeleteChosen()
		uitest.Press(s.canvas(), fyne.KeyEscape)
	})
	s.ReorderChosen(1) // nothing to ask
	equal(t, "asks", s.asks(), false)
	s.OpenChosen()
	uitest.Tap(t, s.canvas(), "End after this one")
	same(t, "ended", s.ofSeries(series), "2026-06-14", "2026-06-21")
	equal(t, "failures", len(s.failed), 0)
}
