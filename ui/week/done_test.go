package week

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestDoneOtherwise(t *testing.T) {
	s := alex(t, standard)
	id := s.pick("Easy run")
	plan := s.stored(id).Plan
	s.DoneWithDetails()
	equal(t, "heading", s.heading(), "Done: Easy run")
	equal(t, "prefilled", uitest.Entry(t, s.canvas(), "Distance"), "4.90 km")
	uitest.Write(t, s.canvas(), "Distance", "far")
	s.unchanged("what is no distance", func() { uitest.Press(s.canvas(), fyne.KeyReturn) })
	if uitest.Wrong(t, s.canvas(), "Distance") == "" {
		t.Error("nothing is said at the distance")
	}
	uitest.Write(t, s.canvas(), "Distance", "5 km")
	uitest.Write(t, s.canvas(), "Ascent", "40 m")
	uitest.Step(t, s.canvas(), "Effort (RPE)", 2)
	uitest.Press(s.canvas(), fyne.KeyReturn)
	done := s.stored(id)
	equal(t, "status", done.Status, model.Done)
	equal(t, "distance", done.Actual.Distance, 5*model.Kilometre)
	equal(t, "ascent", done.Actual.Ascent, 40*model.Metre)
	equal(t, "effort", done.Actual.RPE, plan.RPE+2)
	equal(t, "minutes stay", done.Actual.Duration, plan.Duration)
	equal(t, "the plan stays", done.Plan, plan)
	s.undo()
	equal(t, "undone", s.stored(id).Status, model.Planned)
}

// TestNothingIsDoneBeforeItsDay says so of what is still to come, and offers that
// it was done today.
func TestNothingIsDoneBeforeItsDay(t *testing.T) {
	s := alex(t, standard)
	for name, do := range map[string]func(){"Space": s.CompleteChosen, "D": s.DoneWithDetails} {
		s.pick("Press & row")
		equal(t, "all ahead", s.AllAhead(), true)
		s.unchanged(name, do)
		equal(t, name, s.heading(), "Press & row is planned for Fri 12 June")
		equal(t, name, strings.Join(uitest.Sentences(s.canvas()), ""), s.say("early.sentence.one"))
		uitest.Press(s.canvas(), fyne.KeyEscape)
	}
	id := s.pick("Press & row")
	s.CompleteChosen()
	uitest.Press(s.canvas(), fyne.KeyReturn)
	done := s.stored(id)
	equal(t, "day", done.Date, today)
	equal(t, "status", done.Status, model.Done)
	equal(t, "first planned for", done.Original, friday)
	equal(t, "toast", s.lastToast().text, "Mark Press & row as done")
	s.undo()
	equal(t, "undone", s.stored(id).Date, friday)

	s.marks("Long run", "Steady ride")
	s.unchanged("several", s.CompleteChosen)
	equal(t, "several", s.heading(), "2 sessions are still to come")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	run := s.id("Easy run")
	s.marks("Long run", "Easy run")
	equal(t, "not all ahead", s.AllAhead(), false)
	s.CompleteChosen()
	equal(t, "that of today", s.stored(run).Status, model.Done)
	equal(t, "not the other", s.stored(s.id("Long run")).Status, model.Planned)
	equal(t, "failures", len(s.failed), 0)
}

// TestDoneUnplanned logs what nobody planned on the day under the cursor, or on
// today where that is still to come, and shows it as such.
func TestDoneUnplanned(t *testing.T) {
	s := alex(t, standard)
	s.board.pick(cursor{6, 0}) // Sunday
	s.LogUnplanned()
	equal(t, "not before it was done", uitest.Entry(t, s.canvas(), "Date"), today.String())
	uitest.Press(s.canvas(), fyne.KeyEscape)
	s.board.pick(cursor{1, 0})
	s.LogUnplanned()
	equal(t, "the day under the cursor", uitest.Entry(t, s.canvas(), "Date"), "2026-06-09")
	uitest.Pick(t, s.canvas(), "Activity", "Walking")
	uitest.Write(t, s.canvas(), "Duration", "20")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	chosen, ok := s.chosen()
	if !ok || !chosen.Unplanned {
		t.Fatalf("the cursor is on %+v", chosen)
	}
	equal(t, "card", s.shown(chosen.ID).Verdict, "Done, unplanned")
	equal(t, "cannot be dragged", s.shown(chosen.ID).Fixed, true)
	equal(t, "toast", s.lastToast().text, "Log Walking")
	if !strings.Contains(s.statusText(), "Done, unplanned.") {
		t.Errorf("status %q", s.statusText())
	}
	s.lastToast().do()
	if _, there := s.board.find(string(chosen.ID)); there {
		t.Error("undone, it is still there")
	}
	equal(t, "failures", len(s.failed), 0)
}

func TestTheSetsDone(t *testing.T) {
	s := alex(t, standard)
	id := s.pick("Press & row")
	s.do(planner.Move{Session: id, To: today, Index: planner.AtEnd}, "for the test")
	s.pick("Press & row")
	planned := s.stored(id).Prescriptions
	s.DoneWithDetails()
	equal(t, "prefilled", uitest.Entry(t, s.canvas(), "Overhead press"), "8, 8, 8, 8")
	for _, wrong := range []string{"8, x", "0", "8, 8, 8, 100000"} {
		uitest.Write(t, s.canvas(), "Overhead press", wrong)
		s.unchanged(wrong, func() { uitest.Press(s.canvas(), fyne.KeyReturn) })
		if uitest.Wrong(t, s.canvas(), "Overhead press") == "" {
			t.Errorf("%q: nothing is said", wrong)
		}
	}
	uitest.Write(t, s.canvas(), "Overhead press", "8, 8, 6")
	uitest.Write(t, s.canvas(), "Push-up", "")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	done := s.stored(id).Prescriptions
	equal(t, "sets", len(done[0].Done), 3)
	equal(t, "the last", done[0].Done[2].Reps, 6)
	equal(t, "the weight stays exact", done[0].Done[2].Weight, planned[0].Sets[2].Weight)
	equal(t, "left out", len(done[2].Done), 0)
	equal(t, "not touched", len(done[3].Done), len(planned[3].Sets))
	equal(t, "the plan stays", len(done[2].Sets), len(planned[2].Sets))

	s.DoneWithDetails() // and said again
	equal(t, "what was said", uitest.Entry(t, s.canvas(), "Overhead press"), "8, 8, 6")
	equal(t, "left out", uitest.Entry(t, s.canvas(), "Push-up"), "")
	uitest.Press(s.canvas(), fyne.KeyEscape)
	equal(t, "failures", len(s.failed), 0)
}
