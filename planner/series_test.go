package planner_test

import (
	"slices"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// series lists the sessions of the series that a session is in, by day.
func (w *world) series(id model.ID) []model.Session {
	w.Helper()
	of := w.session(id).Series
	if of == "" {
		w.Fatalf("%s is not repeated", id)
	}
	return slices.DeleteFunc(w.dump().Sessions, func(s model.Session) bool { return s.Series != of })
}

func datesOf(sessions []model.Session) []civil.Date {
	var all []civil.Date
	for i := range sessions {
		all = append(all, sessions[i].Date)
	}
	return all
}

func inDays(offsets ...int) []civil.Date {
	var all []civil.Date
	for _, n := range offsets {
		all = append(all, monday.AddDays(n))
	}
	return all
}

func wantDates(t fataler, got, want []civil.Date) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("days (-want +got):\n%s", diff)
	}
}

func TestRepeat(t *testing.T) {
	w := newWorld(t)
	id := w.add(at(strength(model.Lower, tuesday), 18*model.Hour, london))
	before := w.dump()
	w.lastEvents()
	out := w.apply(planner.Repeat{Session: id, Every: 1, Weekdays: []time.Weekday{time.Friday, time.Tuesday}, Count: 5})
	all := w.series(id)
	wantDates(t, datesOf(all), inDays(1, 4, 8, 11, 15))
	w.wantDone(out, planner.Label{Action: planner.ActionRepeat, Title: "lower body", Count: 5, Date: monday.AddDays(15)}, days(inDays(1, 4, 8, 11, 15)...))
	if out.Verdict() != rule.Fine {
		t.Errorf("findings %+v", out.Findings)
	}
	for i := range all {
		want := w.session(id)
		want.ID, want.Date, want.Original = all[i].ID, all[i].Date, all[i].Date
		want.Start = model.At(want.Date, 18*model.Hour, london)
		if diff := cmp.Diff(want, all[i]); diff != "" {
			t.Errorf("session %d (-want +got):\n%s", i, diff)
		}
	}
	of, err := w.plan.Series(all[1].ID)
	if want := (planner.Series{Following: 4, All: 5, Last: monday.AddDays(15)}); err != nil || of != want {
		t.Errorf("series %+v, %v; want %+v", of, err, want)
	}
	w.refuseInput(planner.Repeat{Session: id, Every: 1, Count: 3}, "series", model.CodeMismatch)

	// The last one can go on.
	w.apply(planner.Repeat{Session: all[4].ID, Every: 2, Until: monday.AddDays(30)})
	wantDates(t, datesOf(w.series(id)), inDays(1, 4, 8, 11, 15, 29))
	for range 2 {
		if _, err := w.plan.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	w.same(before, "undone")

	if of, err := w.plan.Series(id); err != nil || of.All != 1 || of.Following != 1 {
		t.Errorf("series of a single session: %+v, %v", of, err)
	}
	if _, err := w.plan.Series("unknown"); err == nil {
		t.Error("an unknown session has a series")
	}
}

// The weeks are those of the person, whatever their first day, over a year's
// end and a change of the clocks.
func TestRepeatForEveryFirstWeekday(t *testing.T) {
	for first := time.Sunday; first <= time.Saturday; first++ {
		w := newWorld(t)
		w.profile(func(p *model.Profile) { p.FirstWeekday, p.Name = first, "Ann" })
		start := civil.Date{Year: 2026, Month: time.October, Day: 17} // a Saturday
		w.now = noon(start)
		id := w.add(at(cardio("walk", start, 20*model.Minute), 7*model.Hour, london))
		w.apply(planner.Repeat{Session: id, Every: 2, Weekdays: []time.Weekday{time.Saturday}, Until: start.AddDays(7 * 12)})
		var want []civil.Date
		for n := range 7 {
			want = append(want, start.AddDays(14*n))
		}
		all := w.series(id)
		wantDates(t, datesOf(all), want)
		for i := range all {
			if clock, ok := all[i].Clock(); !ok || clock != 7*model.Hour {
				t.Errorf("weeks from %v: at %d on %v", first, clock, all[i].Date)
			}
		}
	}
}

func TestRepeatRefuses(t *testing.T) {
	w := newWorld(t)
	id := w.add(cardio("walk", monday, 20*model.Minute))
	each := func(change func(*planner.Repeat)) planner.Repeat {
		op := planner.Repeat{Session: id, Every: 1, Count: 4}
		change(&op)
		return op
	}
	w.refuseInput(each(func(op *planner.Repeat) { op.Every = 0 }), "every", model.CodeTooSmall)
	w.refuseInput(each(func(op *planner.Repeat) { op.Every = 53 }), "every", model.CodeTooLarge)
	w.refuseInput(each(func(op *planner.Repeat) { op.Count = 0 }), "until", model.CodeEmpty)
	w.refuseInput(each(func(op *planner.Repeat) { op.Count = 1 }), "count", model.CodeTooSmall)
	w.refuseInput(each(func(op *planner.Repeat) { op.Count = 54 }), "count", model.CodeTooLarge)
	w.refuseInput(each(func(op *planner.Repeat) { op.Until = friday }), "count", model.CodeMismatch)
	w.refuseInput(each(func(op *planner.Repeat) { op.Count, op.Until = 0, monday.AddDays(-1) }), "until", model.CodeTooEarly)
	w.refuseInput(each(func(op *planner.Repeat) { op.Count, op.Until = 0, monday.AddDays(365) }), "until", model.CodeTooLate)
	w.refuseInput(each(func(op *planner.Repeat) { op.Count, op.Until = 0, civil.Date{Year: 2026, Month: 6, Day: 31} }), "until", model.CodeBadDate)
	w.refuseInput(each(func(op *planner.Repeat) { op.Weekdays = []time.Weekday{7} }), "weekdays", model.CodeUnknown)
	w.refuse(each(func(op *planner.Repeat) { op.Session = "unknown" }), model.ErrNotFound)
	w.refuse(each(func(op *planner.Repeat) { op.Count, op.Until = 0, sunday(monday) }), planner.ErrNothingToDo)
	inTray := w.add(cardio("walk", tray, 20*model.Minute))
	w.refuseInput(planner.Repeat{Session: inTray, Every: 1, Count: 2}, "date", model.CodeEmpty)
	w.apply(each(func(op *planner.Repeat) { op.Count = 53 })) // 52 weeks later
	if n := len(w.series(id)); n != 53 {
		t.Errorf("%d walks in a year", n)
	}
	w.apply(planner.Complete{Session: id})
	w.refuseInput(each(func(*planner.Repeat) {}), "status", model.CodeMismatch)
}

func sunday(first civil.Date) civil.Date { return first.AddDays(6) }

// stretch is a planned session without load or exercises.
func stretch(d civil.Date) model.Session {
	return model.Session{
		Kind: model.Mobility, Title: "stretch", Date: d, Status: model.Planned, Plan: model.Effort{Duration: 20 * model.Minute, RPE: 2},
	}
}

// repeated is a world with five weekly sessions, of which the first is done and
// the second one's day is over: it is the third one's day.
func repeated(t *testing.T) (w *world, ids []model.ID) {
	w = newWorld(t)
	first := w.add(at(stretch(monday), 7*model.Hour, london))
	w.apply(planner.Repeat{Session: first, Every: 1, Count: 5})
	w.apply(planner.Complete{Session: first})
	for _, s := range w.series(first) {
		ids = append(ids, s.ID)
	}
	w.now = noon(monday.AddDays(14))
	w.lastEvents()
	return w, ids
}

func TestMoveOneOfASeries(t *testing.T) {
	for _, c := range []struct {
		scope planner.Scope
		which int
		want  []int
	}{
		{planner.ThisOne, 3, []int{0, 7, 14, 23, 28}},
		{planner.Following, 3, []int{0, 7, 14, 23, 30}},
		{planner.WholeSeries, 3, []int{0, 7, 16, 23, 30}}, // neither the done one nor the one whose day is over
		{planner.Following, 1, []int{0, 9, 16, 23, 30}},   // but the one that is moved itself
	} {
		w, ids := repeated(t)
		before := w.dump()
		out := w.apply(planner.Move{Session: ids[c.which], To: w.session(ids[c.which]).Date.AddDays(2), Index: planner.AtEnd, Scope: c.scope})
		all := w.series(ids[0])
		wantDates(t, datesOf(all), inDays(c.want...))
		if out.Label.Title != "stretch" || out.Label.Action != planner.ActionMove || out.Label.Count != len(out.Change.Sessions) {
			t.Errorf("label %+v", out.Label)
		}
		for i := range all {
			if clock, _ := all[i].Clock(); clock != 7*model.Hour {
				t.Errorf("%q: a stretch at %d", c.scope, clock)
			}
		}
		if _, err := w.plan.Undo(); err != nil {
			t.Fatal(err)
		}
		w.same(before, "undone")
	}
	w, ids := repeated(t)
	w.refuseInput(planner.Move{Session: ids[3], To: friday, Scope: "some"}, "scope", model.CodeUnknown)
	w.apply(planner.Move{Session: ids[3], Scope: planner.Following})
	wantIDs(t, w.on(tray), ids[3], ids[4])
	w.apply(planner.Move{Session: ids[3], To: monday.AddDays(16), Index: planner.AtEnd, Scope: planner.WholeSeries})
	wantIDs(t, w.on(tray), ids[4]) // there is no telling where it would go
}

func TestEditOneOfASeries(t *testing.T) {
	w, ids := repeated(t)
	own := w.session(ids[4])
	own.Note, own.Plan.Duration = "with Ann", 30*model.Minute
	w.apply(planner.Edit{Session: own})

	edited := w.session(ids[2])
	edited.Title = "long stretch"
	edited = at(edited.OnDay(monday.AddDays(15)), 8*model.Hour, london)
	out := w.apply(planner.Edit{Session: edited, Scope: planner.Following})
	if out.Label != (planner.Label{Action: planner.ActionEdit, Title: "long stretch", Count: 3}) {
		t.Errorf("label %+v", out.Label)
	}
	all := w.series(ids[0])
	wantDates(t, datesOf(all), inDays(0, 7, 15, 22, 29))
	for i, s := range all {
		clock, _ := s.Clock()
		if changed := i >= 2; (s.Title == "long stretch") != changed || (clock == 8*model.Hour) != changed {
			t.Errorf("%d: %q at %d", i, s.Title, clock)
		}
	}
	// What only one of them has stays its own.
	if s := w.session(ids[4]); s.Note != "with Ann" || s.Plan.Duration != 30*model.Minute {
		t.Errorf("the last: %+v", s)
	}

	untimed := w.session(ids[2])
	untimed.Start, untimed.Zone, untimed.Part = time.Time{}, "", model.Afternoon
	untimed.Prescriptions = strength(model.Lower, monday).Prescriptions
	w.apply(planner.Edit{Session: untimed, Scope: planner.WholeSeries})
	for i, s := range w.series(ids[0]) {
		if changed := i >= 2; s.Timed() == changed || (s.Part == model.Afternoon) != changed || (len(s.Prescriptions) == 1) != changed {
			t.Errorf("%d: %+v", i, s)
		}
	}
}

func TestDeletePinAndStopASeries(t *testing.T) {
	w, ids := repeated(t)
	before := w.dump()
	w.apply(planner.Pin{Session: ids[2], On: true, Scope: planner.Following})
	for i, s := range w.series(ids[0]) {
		if s.Pinned != (i >= 2) {
			t.Errorf("%d pinned: %v", i, s.Pinned)
		}
	}
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	out := w.apply(planner.Delete{Sessions: []model.ID{ids[3]}, Scope: planner.WholeSeries})
	if out.Label != (planner.Label{Action: planner.ActionDelete, Title: "stretch", Count: 3}) {
		t.Errorf("label %+v", out.Label)
	}
	wantDates(t, datesOf(w.series(ids[0])), inDays(0, 7))
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "undone")

	w.lastEvents()
	out = w.apply(planner.StopRepeating{Session: ids[3]})
	w.wantDone(out, planner.Label{Action: planner.ActionStop, Title: "stretch", Count: 1}, days(monday.AddDays(28)))
	wantDates(t, datesOf(w.series(ids[0])), inDays(0, 7, 14, 21))
	w.refuse(planner.StopRepeating{Session: ids[3]}, planner.ErrNothingToDo)
	w.apply(planner.StopRepeating{Session: ids[2]})
	if s := w.session(ids[2]); s.Series != "" {
		t.Errorf("the last one still repeats: %+v", s)
	}
	wantDates(t, datesOf(w.series(ids[0])), inDays(0, 7)) // what was stays
	w.refuseInput(planner.StopRepeating{Session: ids[2]}, "series", model.CodeEmpty)
	w.refuse(planner.StopRepeating{Session: "unknown"}, model.ErrNotFound)
}

// A repeat on a day after lower body is judged on every day of it.
func TestRepeatIsJudgedAsAWhole(t *testing.T) {
	w := newWorld(t)
	legs := func(d civil.Date) model.Session {
		s := strength(model.Lower, d)
		s.Prescriptions, s.Plan.RPE = nil, 0 // the rest between them is what matters
		return s
	}
	w.add(legs(monday.AddDays(22)))
	id := w.add(legs(monday))
	out, err := w.plan.Check(planner.Repeat{Session: id, Every: 1, Count: 4})
	if err != nil || out.Verdict() != rule.Caution || out.Findings[0].Where.Date != monday.AddDays(22) {
		t.Errorf("%+v, %v", out.Findings, err)
	}
}

func TestSaveRepeatingIsOneChange(t *testing.T) {
	w := newWorld(t)
	before := w.dump()
	weekly := planner.Repeat{Every: 1, Until: monday.AddDays(20)}
	out := w.apply(planner.SaveRepeating{Session: strength(model.Lower, monday), Repeat: weekly})
	if out.Label != (planner.Label{Action: planner.ActionRepeat, Title: "lower body", Count: 3, Date: monday.AddDays(14)}) {
		t.Errorf("label %+v", out.Label)
	}
	id := w.on(monday)[0]
	wantDates(t, datesOf(w.series(id)), inDays(0, 7, 14))
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "one undo")

	other := w.add(strength(model.Upper, monday))
	edited := w.session(other)
	edited.Title, edited.Date = "press", tuesday
	w.apply(planner.SaveRepeating{Session: edited, Repeat: weekly})
	all := w.series(other)
	wantDates(t, datesOf(all), inDays(1, 8, 15))
	for _, s := range all {
		if s.Title != "press" {
			t.Errorf("%s on %s", s.Title, s.Date)
		}
	}
	w.refuseInput(planner.SaveRepeating{Session: w.session(other), Repeat: weekly}, "series", model.CodeMismatch)
	w.refuseInput(planner.SaveRepeating{Session: strength(model.Lower, monday), Repeat: planner.Repeat{Every: 1, Until: monday.AddDays(6)}}, "until", model.CodeTooEarly)
	w.refuseInput(planner.SaveRepeating{Session: strength(model.Lower, tray), Repeat: weekly}, "date", model.CodeEmpty)
}
