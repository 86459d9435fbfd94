package week

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

func TestWhatWaitsStandsAboveTheDays(t *testing.T) {
	s := alex(t, standard)
	id := s.id("Long run")
	top := s.scroll.Position().Y
	equal(t, "nothing to say", s.knees.Visible(), false)
	s.do(planner.OpenFlag{Flag: "locked", Side: model.Left, At: noon}, "")
	equal(t, "seen", s.knees.Visible(), true)
	equal(t, "the days make room", s.scroll.Position().Y > top, true)
	equal(t, "words", s.knees.words, "7 sessions wait until the sign to see a doctor has ended. They are kept.")
	card := s.shown(id)
	equal(t, "card", card.Verdict, "Waits")
	equal(t, "greyed", card.Over, true)
	s.board.Choose(string(id))
	equal(t, "status", s.verdictOf(&model.Session{ID: id, Status: model.Planned}), "Waits. A sign to see a doctor is open. The session is kept and comes back when it has ended.")
	test.Tap(s.knees.button)
	same(t, "opens", s.menus, "recovery")
	s.undo()
	equal(t, "gone", s.knees.Visible(), false)
	equal(t, "where the days were", s.scroll.Position().Y, top)
}

func TestMuchPainStandsAboveTheDays(t *testing.T) {
	s := alex(t, standard)
	ride := s.id("Easy run")
	s.do(planner.Complete{Session: ride}, "")
	s.do(planner.LogPain{Entries: []model.PainEntry{{At: noon, Zone: zone, Side: model.Left, Score: 7, Session: ride, Moment: "after", Quality: "ache"}}}, "")
	if s.knees.words == "" {
		t.Fatal("nothing is said")
	}
	s.TurnWeek(-1)
	equal(t, "not above a week it is not about", s.knees.words, "")
}
