package planner_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// wantReminders says which reminders come now.
func (w *world) wantReminders(when string, want ...planner.Reminder) {
	w.Helper()
	got, err := w.plan.Remind()
	w.must(err)
	if diff := cmp.Diff(want, got); diff != "" {
		w.Errorf("%s (-want +got):\n%s", when, diff)
	}
}

func remindersOn(p *model.Profile) {
	p.Zone = london
	p.Reminders = model.Reminders{Morning: true, MorningAt: 8 * model.Hour, Session: true, SessionAt: 17 * model.Hour, Thermal: true}
}

func TestClarification15_RemindersAreOffUntilChosen(t *testing.T) {
	w := newWorld(t)
	w.add(strength(model.Lower, monday))
	w.apply(planner.SaveThermal{Thermal: use(model.Ice, 60, nil, nil)})
	w.now = model.At(monday, 17*model.Hour, london)
	w.wantReminders("nothing chosen")
}

func TestSessionIsRemindedOfOnce(t *testing.T) {
	w := newWorld(t)
	w.profile(remindersOn)
	w.add(at(strength(model.Upper, monday), 18*model.Hour, london))
	w.add(cardio("walk", monday, 30*model.Minute))
	five := model.At(monday, 17*model.Hour, london)
	w.now = five.Add(-time.Second)
	w.wantReminders("a second before")
	w.now = five
	w.wantReminders("an hour before", planner.Reminder{Kind: planner.RemindSession, At: five})
	w.wantReminders("again")
	w.reopen()
	w.now = five.Add(time.Minute)
	w.wantReminders("after a restart")
	// The next day, with nothing planned, nothing comes.
	w.now = five.AddDate(0, 0, 1)
	w.wantReminders("nothing is planned")
}

func TestSessionThatIsDoneIsNotRemindedOf(t *testing.T) {
	w := newWorld(t)
	w.profile(remindersOn)
	id := w.add(strength(model.Lower, monday))
	w.apply(planner.Complete{Session: id})
	w.now = model.At(monday, 17*model.Hour, london)
	w.wantReminders("it is done")
}

func TestMorningCheckIsRemindedOf(t *testing.T) {
	w := newWorld(t)
	w.profile(remindersOn)
	w.now = model.At(monday, 19*model.Hour, london)
	w.apply(planner.Complete{Session: w.add(at(strength(model.Lower, monday), 18*model.Hour, london))})
	w.apply(planner.LogPain{Entries: []model.PainEntry{{At: w.now.UTC(), Zone: london, Side: model.Right, Score: 3, Moment: "after"}}})
	eight := model.At(monday.AddDays(1), 8*model.Hour, london)
	w.now = eight.Add(-time.Minute)
	w.wantReminders("before its time")
	w.now = eight.Add(20 * time.Minute)
	w.wantReminders("late, but still that morning", planner.Reminder{Kind: planner.RemindMorning, At: eight})
	w.wantReminders("again")
}

func TestNextIceOrHeatIsRemindedOf(t *testing.T) {
	w := newWorld(t)
	w.profile(remindersOn)
	w.apply(planner.SaveThermal{Thermal: use(model.Ice, 60, nil, nil)})
	w.wantReminders("an hour after it began", planner.Reminder{Kind: planner.RemindThermal, At: w.now.UTC()})
	w.wantReminders("again")
	w = newWorld(t)
	w.profile(remindersOn)
	w.apply(planner.SaveThermal{Thermal: use(model.Ice, 60, nil, nil)})
	w.now = w.now.Add(30 * time.Minute)
	w.wantReminders("too late to be of use")
}

func TestWhatWasToldCannotBeRead(t *testing.T) {
	for _, state := range []string{"[]", "null", `{"session":3}`} {
		w := newWorld(t)
		w.profile(remindersOn)
		w.add(strength(model.Lower, monday))
		w.must(w.plan.SaveTimer("reminders", []byte(state)))
		w.now = model.At(monday, 17*model.Hour, london)
		w.wantReminders(state, planner.Reminder{Kind: planner.RemindSession, At: w.now.UTC()})
		w.wantReminders("again")
	}
}
