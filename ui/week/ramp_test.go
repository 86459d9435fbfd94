package week

import (
	"testing"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/uitest"
)

// ride is a planned hour and more by bicycle.
func ride(d civil.Date, distance model.Distance) model.Session {
	return model.Session{
		Kind: model.Cardio, Activity: "cycle", Title: "Tour", Date: d, Status: model.Planned,
		Plan: model.Effort{Duration: 40 * model.Minute, Distance: distance},
	}
}

func TestRampingAPlanShowsEachWeekFirst(t *testing.T) {
	s := blank(t, standard)
	p := s.profile()
	p.Declared = []model.Declared{{Activity: "cycle", Week: s.Week().Plus(-1).First, Distance: 100 * model.Kilometre, Duration: 3 * model.Hour}}
	s.do(planner.SaveProfile{Profile: p}, "")
	for week, distance := range []model.Distance{102, 108} {
		s.do(planner.Add{Session: ride(s.Week().Plus(week).Day(5), distance*model.Kilometre), Index: planner.AtEnd}, "an imported plan")
	}
	s.unchanged("the question", s.ReRamp)
	equal(t, "heading", s.heading(), "Ramp the plan from 8 – 14 June")
	s.says("2 weeks")
	s.unchanged("the preview", func() { uitest.Press(s.canvas(), fyne.KeyReturn) })
	s.says("The plan ends on Sun 5 July, 2 weeks later than before.")
	s.says("15 – 21 June: week 2 of the plan, repeated until it is met")
	s.says("Cycling: 104.55 of 108.00 km. 2.5 % more than 102.00 km, your established level.")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	var far []model.Distance
	for week := range 4 {
		view, err := s.Plan.Week(s.Week().Plus(week).First)
		if err != nil {
			t.Fatal(err)
		}
		far = append(far, view.Days[5].Sessions[0].Plan.Distance)
	}
	same(t, "distances", far, 102*model.Kilometre, 104_550*model.Metre, 107_160*model.Metre, 108*model.Kilometre)

	s.unchanged("a plan within its limits", func() {
		s.ReRamp()
		uitest.Press(s.canvas(), fyne.KeyReturn)
	})
	s.says("Each week of the plan is within its limits.")
	uitest.Press(s.canvas(), fyne.KeyEscape)
	s.undo()
	equal(t, "undone", len(s.titles(s.Week().Plus(2).Day(5))), 0)
	equal(t, "failures", len(s.failed), 0)
}

func TestAMissedSessionSlides(t *testing.T) {
	s := blank(t, standard)
	s.do(planner.Place{Template: "push-pull", To: today.AddDays(-1), Index: planner.AtEnd}, "")
	s.do(planner.Place{Template: "push-pull", To: saturday, Index: planner.AtEnd}, "")
	id := s.stored(s.days()[1][0].ID).ID
	s.board.pick(cursor{1, 0})
	equal(t, "it may slide", s.CanSlide(), true)
	s.unchanged("the question", s.Slide)
	equal(t, "heading", s.heading(), "Slide Push & pull to")
	choice := uitest.All[*dayChoice](uitest.Top(s.canvas()))[0]
	equal(t, "days", len(choice.rows), 2) // Wednesday and Thursday; Friday is the day before another
	uitest.Press(s.canvas(), fyne.KeyReturn)
	got := s.stored(id)
	equal(t, "its day", got.Date, today)
	equal(t, "first planned for", got.Original, today.AddDays(-1))
	s.board.pick(cursor{5, 0})
	equal(t, "what is ahead", s.CanSlide(), false)
	s.unchanged("what was not missed", s.Slide)
	s.undo()
	equal(t, "undone", s.stored(id).Date, today.AddDays(-1))
}
