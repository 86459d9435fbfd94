package planner_test

import (
	"testing"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

func TestDaysOff(t *testing.T) {
	w := newWorld(t)
	w.add(strength(model.Upper, wednesday))
	before := w.dump()
	w.lastEvents()
	out := w.apply(planner.SetDayOff{From: tuesday, To: thursday, Note: "away"})
	w.wantDone(out, planner.Label{Action: planner.ActionDayOff, Date: tuesday, Other: thursday}, planner.ProfileChanged{})
	view, err := w.plan.Week(monday)
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range view.Days {
		off := i >= 1 && i <= 3
		if d.Off != off || (d.Available == 0) != off {
			t.Errorf("%v: off %v, %d available", d.Date, d.Off, d.Available)
		}
	}
	if len(view.Findings) != 1 || view.Findings[0].Rule != rule.Availability || view.Findings[0].Args.Need != 0 {
		t.Errorf("findings %+v", view.Findings)
	}
	month, err := w.plan.Month(monday)
	if err != nil || len(month.Spans) != 1 || month.Spans[0].Kind != planner.SpanOff || month.Spans[0].Note != "away" || !month.Weeks[0].Days[1].Off {
		t.Errorf("month %+v, %v", month.Spans, err)
	}

	// The middle day is one to train after all.
	w.apply(planner.ClearDayOff{From: wednesday, To: wednesday})
	want := []model.DaysOff{{From: tuesday, To: tuesday, Note: "away"}, {From: thursday, To: thursday, Note: "away"}}
	if diff := cmp.Diff(want, w.dump().Profile.DaysOff); diff != "" {
		t.Errorf("days off (-want +got):\n%s", diff)
	}
	w.apply(planner.SetDayOff{From: monday, To: tuesday, Note: "ill"})
	want = []model.DaysOff{{From: monday, To: tuesday, Note: "ill"}, {From: thursday, To: thursday, Note: "away"}}
	if diff := cmp.Diff(want, w.dump().Profile.DaysOff); diff != "" {
		t.Errorf("days off (-want +got):\n%s", diff)
	}
	w.refuse(planner.SetDayOff{From: monday, To: tuesday, Note: "ill"}, planner.ErrNothingToDo)
	w.refuse(planner.ClearDayOff{From: friday, To: friday}, planner.ErrNothingToDo)
	w.refuseInput(planner.SetDayOff{From: friday, To: thursday}, "to", model.CodeTooEarly)
	w.refuseInput(planner.ClearDayOff{To: thursday}, "from", model.CodeBadDate)
	for range 3 {
		if _, err := w.plan.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	w.same(before, "undone")
}

func TestSetWeekTimes(t *testing.T) {
	w := newWorld(t)
	times := [7]model.Seconds{}
	times[model.Weekday(tuesday)] = 2 * model.Hour
	before := w.dump()
	w.lastEvents()
	out := w.apply(planner.SetWeekTimes{Day: thursday, Available: times})
	w.wantDone(out, planner.Label{Action: planner.ActionTimes, Date: monday}, planner.ProfileChanged{})
	for week, usual := range []bool{false, true} {
		view, err := w.plan.Week(monday.AddDays(7 * week))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range view.Days {
			if want := times[model.Weekday(d.Date)]; (d.Available == model.Hour) != usual || !usual && d.Available != want {
				t.Errorf("%v: %d available", d.Date, d.Available)
			}
		}
	}
	times[0] = model.Hour
	w.apply(planner.SetWeekTimes{Day: monday, Available: times})
	if n := len(w.dump().Profile.WeekTimes); n != 1 {
		t.Errorf("%d times of one week", n)
	}
	w.refuse(planner.SetWeekTimes{Day: friday, Available: times}, planner.ErrNothingToDo)
	out = w.apply(planner.SetWeekTimes{Day: friday, Available: w.dump().Profile.Available})
	if out.Label.Action != planner.ActionUsual {
		t.Errorf("label %+v", out.Label)
	}
	w.refuseInput(planner.SetWeekTimes{Available: times}, "day", model.CodeBadDate)
	times[3] = -1
	w.refuseInput(planner.SetWeekTimes{Day: monday, Available: times}, "weekTimes[0].available[3]", model.CodeTooSmall)
	for range 3 {
		if _, err := w.plan.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	w.same(before, "undone")
}

// Neither arranging nor fixing nor an offer puts anything on a day off.
func TestNothingIsPutOnDaysOff(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		off := map[civil.Date]bool{}
		for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(0, 6), 1, 4, rapid.ID[int]).Draw(t, "off") {
			off[monday.AddDays(n)] = true
			w.apply(planner.SetDayOff{From: monday.AddDays(n), To: monday.AddDays(n)})
		}
		for range rapid.IntRange(0, 2).Draw(t, "sessions") {
			w.add(drawSession(t, monday.AddDays(rapid.IntRange(0, 6).Draw(t, "day"))))
		}
		id := w.add(strength(model.Upper, monday.AddDays(rapid.IntRange(0, 6).Draw(t, "day"))))
		if near, ok, err := w.plan.Nearest(planner.Move{Session: id}, w.session(id).Date); err != nil || ok && off[near.Date] {
			t.Fatalf("nearest day %v, %v", near.Date, err)
		}
		week := model.WeekOf(monday, w.dump().Profile.FirstWeekday)
		for _, op := range []planner.Op{planner.FixWeek{Week: week}, planner.Arrange{Week: week}} {
			out, err := w.plan.Check(op)
			if !mayFail(err) {
				t.Fatal(err)
			}
			for _, d := range out.Change.Sessions {
				if d.After != nil && off[d.After.Date] && (d.Before == nil || d.Before.Date != d.After.Date) {
					t.Fatalf("%T put a session on a day off: %+v", op, d.After)
				}
			}
		}
	})
}

// An arranged week has nothing left on its days off, and fits into its own
// times.
func TestArrangeClearsDaysOff(t *testing.T) {
	w := newWorld(t)
	id := w.add(strength(model.Lower, wednesday))
	w.apply(planner.SetDayOff{From: wednesday, To: wednesday})
	times := w.dump().Profile.Available
	times[model.Weekday(friday)] = 0
	w.apply(planner.SetWeekTimes{Day: monday, Available: times})
	out, err := w.plan.Check(planner.Arrange{Week: model.Week{First: monday}})
	if err != nil {
		t.Fatal(err)
	}
	moved := false
	for _, d := range out.Change.Sessions {
		if d.After != nil && (d.After.Date == wednesday || d.After.Date == friday) {
			t.Errorf("placed %+v", d.After)
		}
		moved = moved || d.After != nil && d.After.ID == id && d.After.Date != wednesday
	}
	if !moved {
		t.Error("the session stays on its day off")
	}
}
