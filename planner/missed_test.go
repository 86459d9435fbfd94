package planner_test

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// lowerDays are the days from one to another that have planned lower body.
func (w *world) lowerDays(from, to civil.Date) []civil.Date {
	var all []civil.Date
	for _, s := range w.dump().Sessions {
		if s.Trains()&model.RegionLower != 0 && s.Status == model.Planned && !s.Date.Before(from) && !s.Date.After(to) {
			all = append(all, s.Date)
		}
	}
	return all
}

// R37, RULES.md 3.3: the past stays, the week aims at what is still possible,
// and nothing is carried into the next week, for every first weekday and over
// a year's end.
func TestR37MissedIsNotOwed(t *testing.T) {
	for first := time.Sunday; first <= time.Saturday; first++ {
		for _, start := range []civil.Date{monday, {Year: 2026, Month: time.December, Day: 28}} {
			week := model.WeekOf(start, first)
			w := newWorld(t)
			w.now = noon(week.First)
			w.profile(func(p *model.Profile) {
				p.FirstWeekday = first
				p.Aims = model.Aims{Lower: 2, Upper: 1}
			})
			w.apply(planner.Arrange{Week: week})
			planned := w.lowerDays(week.First, week.Last())
			if len(planned) != 2 {
				t.Fatalf("planned on %v", planned)
			}
			fresh, err := w.plan.Check(planner.Arrange{Week: week.Plus(1)})
			if err != nil {
				t.Fatal(err)
			}

			// It is the last day but one, and nothing was done.
			w.now = noon(week.Day(5))
			past := w.dump()
			out := w.apply(planner.Arrange{Week: week})
			for _, d := range out.Change.Sessions {
				if d.Before != nil && d.Before.Date.Before(week.Day(5)) {
					t.Errorf("the past changed: %+v", d)
				}
			}
			var missed []civil.Date
			for _, s := range past.Sessions {
				if s.Trains()&model.RegionLower != 0 && s.Date.Before(week.Day(5)) {
					missed = append(missed, s.Date)
				}
			}
			still := w.lowerDays(week.Day(5), week.Last())
			if len(still) != 1 || len(missed) == 0 {
				t.Errorf("weeks from %v: missed %v, still %v", first, missed, still)
			}
			// One of the two was possible and the other is said to be missing.
			if len(out.NotPlaced) != 1 || out.NotPlaced[0].Kind != "lower" || out.NotPlaced[0].Count != 1 {
				t.Errorf("not placed %+v", out.NotPlaced)
			}
			next, err := w.plan.Check(planner.Arrange{Week: week.Plus(1)})
			if err != nil || len(next.Change.Sessions) > len(fresh.Change.Sessions) {
				t.Errorf("%d sessions in the week after, %d without the missed ones, %v", len(next.Change.Sessions), len(fresh.Change.Sessions), err)
			}
			if n := len(w.lowerDays(week.Plus(1).First, week.Plus(1).Last())); n != 0 {
				t.Errorf("%d carried over", n)
			}
		}
	}
}

// What was not ticked off may have been done: its gaps hold until it is
// skipped.
func TestMissedKeepsItsGapUntilSkipped(t *testing.T) {
	w := newWorld(t)
	missed := w.add(strength(model.Lower, monday))
	w.add(strength(model.Lower, tuesday))
	w.now = noon(tuesday)
	if found := w.findings(monday, sunday(monday)); len(found) != 1 || found[0].Rule != rule.RestGap {
		t.Errorf("missed: %+v", found)
	}
	w.apply(planner.Skip{Session: missed})
	if found := w.findings(monday, sunday(monday)); len(found) != 0 {
		t.Errorf("skipped: %+v", found)
	}
}

func TestSlide(t *testing.T) {
	w := newWorld(t)
	id := w.add(strength(model.Lower, monday))
	w.add(strength(model.Lower, friday))
	w.apply(planner.SetDayOff{From: sunday(monday), To: sunday(monday)})
	if days, err := w.plan.Slides(id); err != nil || days != nil {
		t.Errorf("on its day: %v, %v", days, err)
	}
	w.now = noon(tuesday)
	before := w.dump()
	days, err := w.plan.Slides(id)
	if err != nil {
		t.Fatal(err)
	}
	// Thursday and Saturday are a day from Friday's, Sunday is off, and the next
	// week owes nothing.
	wantDates(t, days, []civil.Date{tuesday, wednesday})
	view, err := w.plan.Week(monday)
	if diff := cmp.Diff(map[model.ID][]civil.Date{id: days}, view.Missed); err != nil || diff != "" {
		t.Errorf("%v, in the week (-want +got):\n%s", err, diff)
	}
	w.refuseInput(planner.Slide{Session: id, To: thursday}, "to", model.CodeMismatch)
	w.refuseInput(planner.Slide{Session: id, To: monday.AddDays(7)}, "to", model.CodeMismatch)
	w.refuse(planner.Slide{Session: "unknown", To: tuesday}, model.ErrNotFound)
	w.refresh()
	out := w.apply(planner.Slide{Session: id, To: wednesday})
	w.wantDone(out, planner.Label{Action: planner.ActionSlide, Title: "lower body", Count: 1, Date: wednesday}, planner.SessionsChanged{Days: []civil.Date{monday, wednesday}})
	if s := w.session(id); s.Original != monday || out.Verdict() != rule.Fine {
		t.Errorf("slid %+v, %+v", s, out.Findings)
	}
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "undone")

	w.apply(planner.Pin{Session: id, On: true})
	if days, err := w.plan.Slides(id); err != nil || days != nil {
		t.Errorf("pinned: %v, %v", days, err)
	}
	w.now = noon(monday.AddDays(8))
	w.apply(planner.Pin{Session: id})
	if days, err := w.plan.Slides(id); err != nil || days != nil {
		t.Errorf("a week later: %v, %v", days, err)
	}
}

// A slide has nothing that any rule would say about it.
func TestSlidesBreakNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		id := w.add(drawSession(t, monday.AddDays(rapid.IntRange(0, 3).Draw(t, "day"))))
		for range rapid.IntRange(0, 8).Draw(t, "sessions") {
			w.add(drawSession(t, monday.AddDays(rapid.IntRange(-3, 9).Draw(t, "day"))))
		}
		w.now = noon(monday.AddDays(rapid.IntRange(0, 8).Draw(t, "today")))
		days, err := w.plan.Slides(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range days {
			out, err := w.plan.Check(planner.Slide{Session: id, To: d})
			if err != nil || out.Verdict() != rule.Fine || d.Before(civil.DateOf(w.now)) || d.After(sunday(monday)) {
				t.Fatalf("slide to %v: %+v, %v", d, out.Findings, err)
			}
		}
	})
}

// RULES.md 3.3: a pin that breaks a hard rule is reported, not moved.
func TestPinThatBreaksARuleIsReported(t *testing.T) {
	w := newWorld(t)
	a := w.add(strength(model.Lower, tuesday))
	b := w.add(strength(model.Lower, tuesday))
	w.apply(planner.Pin{Session: a, On: true})
	w.apply(planner.Pin{Session: b, On: true})
	for _, f := range w.findings(tuesday, tuesday) {
		if f.Kept != "" {
			w.apply(planner.Unkeep{Finding: f})
		}
	}
	want := []model.Session{w.session(a), w.session(b)}
	out := w.apply(planner.Arrange{Week: model.Week{First: monday}})
	if len(out.Remaining) != 1 || out.Remaining[0].Rule != rule.RestGap || !out.Remaining[0].Concerns(b) {
		t.Errorf("reported %+v", out.Remaining)
	}
	if diff := cmp.Diff(want, []model.Session{w.session(a), w.session(b)}); diff != "" {
		t.Errorf("pinned (-before +after):\n%s", diff)
	}
}

// RULES.md 3.3 and S6: what can stay where it is stays there.
func TestReplanningChangesLittle(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Aims = model.Aims{Upper: 2, Lower: 2} })
	missed := w.add(strength(model.Upper, monday))
	kept := []model.ID{w.add(strength(model.Lower, tuesday)), w.add(strength(model.Upper, thursday)), w.add(strength(model.Lower, friday))}
	before := map[model.ID]civil.Date{}
	for _, id := range append(kept, missed) {
		before[id] = w.session(id).Date
	}
	w.now = noon(tuesday)
	if _, err := w.plan.Apply(planner.Arrange{Week: model.Week{First: monday}}, ""); err != nil {
		t.Fatal(err)
	}
	for id, d := range before {
		if got := w.session(id).Date; got != d {
			t.Errorf("%s went from %v to %v", id, d, got)
		}
	}
}
