package planner_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

func TestCompleteInPart(t *testing.T) {
	w := newWorld(t)
	id := w.add(strength(model.Lower, monday))
	planned := w.session(id)
	op, err := w.plan.Prefill(id)
	if err != nil {
		t.Fatal(err)
	}
	want := planner.Complete{Session: id, Actual: &planned.Plan, Done: [][]model.Set{planned.Prescriptions[0].Sets}}
	if diff := cmp.Diff(want, op); diff != "" {
		t.Errorf("prefilled (-want +got):\n%s", diff)
	}
	op.Actual.RPE, op.Further = 7, true
	op.Done[0] = op.Done[0][:2] // a warm-up and one of two sets
	w.apply(op)
	got := w.session(id)
	if !planner.Partly(&got) || got.Actual.RPE != 7 || !got.Further || got.Plan != planned.Plan {
		t.Errorf("done %+v", got)
	}
	if diff := cmp.Diff(planned.Prescriptions[0].Sets, got.Prescriptions[0].Sets); diff != "" {
		t.Errorf("what was planned changed (-planned +now):\n%s", diff)
	}
	again, err := w.plan.Prefill(id)
	if err != nil || len(again.Done[0]) != 2 || again.Actual.RPE != 7 || !again.Further {
		t.Errorf("prefilled again: %+v, %v", again, err)
	}
	w.refuse(again, planner.ErrNothingToDo)

	// Another word on the effort leaves the sets as they were said.
	w.apply(planner.Complete{Session: id, Actual: &model.Effort{Duration: 30 * model.Minute, RPE: 8}, Further: true})
	if got := w.session(id); len(got.Prescriptions[0].Done) != 2 {
		t.Errorf("sets came back: %+v", got.Prescriptions)
	}
	w.apply(planner.Complete{Session: id, Done: [][]model.Set{{}}})
	if got := w.session(id); len(got.Prescriptions[0].Done) != 0 || !planner.Partly(&got) || got.Further || got.Actual.RPE != 8 {
		t.Errorf("an exercise left out: %+v", got)
	}
	w.refuseInput(planner.Complete{Session: id, Done: [][]model.Set{{}, {}}}, "done", model.CodeMismatch)
	w.refuseInput(planner.Complete{Session: id, Done: [][]model.Set{{{Reps: -1}}}}, "prescriptions[0].done[0].reps", model.CodeTooSmall)
	w.apply(planner.Reopen{Session: id})
	if diff := cmp.Diff(planned, w.session(id)); diff != "" {
		t.Errorf("reopened (-planned +now):\n%s", diff)
	}
}

func TestPartly(t *testing.T) {
	run := cardio("run", monday, 30*model.Minute)
	run.Plan.Distance = 5 * model.Kilometre
	lower := strength(model.Lower, monday)
	all := lower.Prescriptions[0].Sets
	for name, c := range map[string]struct {
		s      model.Session
		actual model.Effort
		done   []model.Set
		want   bool
	}{
		"as planned":               {run, run.Plan, nil, false},
		"faster":                   {run, model.Effort{Duration: 25 * model.Minute, Distance: 5 * model.Kilometre}, nil, false},
		"less far":                 {run, model.Effort{Duration: 40 * model.Minute, Distance: 5*model.Kilometre - 1}, nil, true},
		"shorter":                  {cardio("walk", monday, 30*model.Minute), model.Effort{Duration: 29 * model.Minute}, nil, true},
		"longer":                   {cardio("walk", monday, 30*model.Minute), model.Effort{Duration: 31 * model.Minute}, nil, false},
		"sets done in less time":   {lower, model.Effort{Duration: 20 * model.Minute}, all, false},
		"without its warm-up set":  {lower, lower.Plan, all[1:], false},
		"without its last set":     {lower, lower.Plan, all[:2], true},
		"with a repetition less":   {lower, lower.Plan, []model.Set{all[1], {Reps: 9, Weight: all[2].Weight}}, true},
		"strength without any set": {model.Session{Kind: model.Upper, Plan: lower.Plan}, model.Effort{Duration: model.Minute}, nil, true},
	} {
		s := c.s
		s.Status, s.Actual = model.Done, &c.actual
		if len(s.Prescriptions) > 0 {
			s.Prescriptions = []model.Prescription{{Exercise: "goblet-squat", Sets: all, Done: c.done}}
		}
		if got := planner.Partly(&s); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
		s.Unplanned = true
		if planner.Partly(&s) {
			t.Errorf("%s: partly without a plan", name)
		}
	}
}

func TestSkipWithAReason(t *testing.T) {
	w := newWorld(t)
	id := w.add(done(strength(model.Lower, monday)))
	w.apply(planner.Skip{Session: id, Reason: "a cold"})
	if s := w.session(id); s.Reason != "a cold" || s.Status != model.Skipped || s.Actual != nil {
		t.Errorf("skipped %+v", s)
	}
	w.refuse(planner.Skip{Session: id, Reason: "a cold"}, planner.ErrNothingToDo)
	w.refuseInput(planner.Skip{Session: id, Reason: strings.Repeat("x", model.MaxReason+1)}, "reason", model.CodeTooLong)
	w.apply(planner.Complete{Session: id})
	if s := w.session(id); s.Reason != "" || s.Status != model.Done {
		t.Errorf("done after all: %+v", s)
	}
}

func TestLogDone(t *testing.T) {
	w := newWorld(t)
	walk := cardio("walk", monday, 0)
	walk.Plan = model.Effort{}
	walk.Actual = &model.Effort{Duration: 25 * model.Minute, Distance: 2 * model.Kilometre, RPE: 3}
	before := w.dump()
	out := w.apply(planner.LogDone{Session: walk, Index: planner.AtEnd})
	w.wantDone(out, planner.Label{Action: planner.ActionLog, Title: "walk", Count: 1, Date: monday}, days(monday))
	id := w.on(monday)[0]
	if s := w.session(id); !s.Unplanned || s.Status != model.Done || s.Plan != *walk.Actual || s.Original != monday {
		t.Errorf("logged %+v", s)
	}
	w.apply(planner.Reopen{Session: id})
	if s := w.session(id); s.Unplanned || s.Status != model.Planned {
		t.Errorf("reopened %+v", s)
	}
	for range 2 {
		if _, err := w.plan.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	w.same(before, "undone")

	w.apply(planner.LogDone{Session: strength(model.Upper, monday.AddDays(-3)), Index: planner.AtEnd})
	if s := w.session(w.on(monday.AddDays(-3))[0]); len(s.Prescriptions[0].Done) != 3 || planner.Partly(&s) {
		t.Errorf("logged %+v", s)
	}
	w.apply(planner.LogDone{Session: cardio("run", monday.AddDays(-2), 20*model.Minute), During: planner.Scores{Left: given(4)}, Index: planner.AtEnd})
	pain := w.dump().Pain
	if len(pain) != 1 || pain[0].Session != w.on(monday.AddDays(-2))[0] || pain[0].Score != 4 || pain[0].Moment != model.MomentDuring {
		t.Errorf("scores %+v", pain)
	}
	w.undo()
	if left := w.dump(); len(left.Pain) > 0 || len(w.on(monday.AddDays(-2))) > 0 {
		t.Error("one undo leaves something")
	}
	w.refuseInput(planner.LogDone{Session: strength(model.Upper, tuesday)}, "date", model.CodeTooLarge)
	w.refuseInput(planner.LogDone{Session: at(strength(model.Upper, monday), 23*model.Hour, london)}, "start", model.CodeTooLarge)
	w.refuseInput(planner.LogDone{Session: strength(model.Upper, tray)}, "date", model.CodeEmpty)
	nothing := cardio("walk", monday, 0)
	nothing.Plan = model.Effort{}
	w.refuseInput(planner.LogDone{Session: nothing}, "plan.duration", model.CodeEmpty)
}

func TestAdherence(t *testing.T) {
	w := newWorld(t)
	onTime := w.add(strength(model.Mobility, monday))
	shifted := w.add(cardio("walk", monday, 30*model.Minute))
	missed := w.add(cardio("cycle", tuesday, 30*model.Minute))
	skipped := w.add(strength(model.Mobility, wednesday))
	ahead := w.add(strength(model.Mobility, friday))
	w.apply(planner.Complete{Session: onTime})
	w.apply(planner.Move{Session: shifted, To: wednesday, Index: planner.AtEnd})
	w.now = noon(thursday)
	w.apply(planner.Complete{Session: shifted, Actual: &model.Effort{Duration: 20 * model.Minute}})
	w.apply(planner.Skip{Session: skipped, Reason: "a cold"})
	w.apply(planner.LogDone{Session: cardio("swim", tuesday, 20*model.Minute), Index: planner.AtEnd})
	w.add(done(strength(model.Mobility, monday.AddDays(-1)))) // outside

	got, err := w.plan.Adherence(monday, sunday(monday))
	if err != nil {
		t.Fatal(err)
	}
	unplanned := w.on(tuesday)[1]
	followed := func(id model.ID, as planner.Adhered) planner.Followed {
		s := w.session(id)
		return planner.Followed{
			Session: id, Title: s.Title, Kind: s.Kind, Activity: s.Activity, Date: s.Date, Original: s.Original, As: as, Reason: s.Reason,
		}
	}
	late := followed(shifted, planner.Shifted)
	late.Days, late.Partly = 2, true
	want := planner.Adherence{
		From: monday, To: sunday(monday), OnTime: 1, Shifted: 1, Missed: 1, Skipped: 1, Unplanned: 1, Planned: 1, Partly: 1,
		Sessions: []planner.Followed{
			followed(onTime, planner.OnTime), followed(missed, planner.Missed), followed(unplanned, planner.Unplanned),
			followed(skipped, planner.Skipped), late, followed(ahead, planner.Ahead),
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("adherence (-want +got):\n%s", diff)
	}
	// The day has to be over: until then it may yet be done.
	w.now = noon(tuesday)
	if got, err = w.plan.Adherence(tuesday, tuesday); err != nil || got.Missed != 0 || got.Planned != 1 {
		t.Errorf("on the day itself: %+v, %v", got, err)
	}
}

// What is still to come cannot be done, whichever way it is said; what was done
// earlier than planned comes to the day it was done on.
func TestNothingIsDoneBeforeItsDay(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Zone = london })
	w.add(strength(model.Mobility, monday))
	id := w.add(at(strength(model.Upper, tuesday), 18*model.Hour, london))
	before := w.dump()
	w.refuseInput(planner.Complete{Session: id}, "date", model.CodeTooLarge)
	w.refuseInput(planner.EnterSheet{Rows: []planner.SheetRow{{Done: planner.Complete{Session: id}}}}, "rows[0].date", model.CodeTooLarge)
	w.refuseInput(planner.LogDone{Session: cardio("swim", tuesday, 20*model.Minute), Index: planner.AtEnd}, "date", model.CodeTooLarge)
	w.refuseInput(planner.Add{Session: done(cardio("swim", tuesday, 20*model.Minute)), Index: planner.AtEnd}, "date", model.CodeTooLarge)
	w.refuseInput(planner.Each{Ops: []planner.Op{planner.Complete{Session: id}}}, "date", model.CodeTooLarge)
	w.same(before, "refused")
	session := w.session(id)
	if ahead, err := w.plan.Ahead(&session); err != nil || !ahead {
		t.Errorf("ahead: %v, %v", ahead, err)
	}

	w.apply(planner.Complete{Session: id, On: monday})
	s := w.session(id)
	if s.Date != monday || s.Original != tuesday || s.Status != model.Done || s.Timed() || s.Position != 1 {
		t.Errorf("done a day earlier: %+v", s)
	}
	w.refuseInput(planner.Move{Session: id, To: tuesday, Index: planner.AtEnd}, "date", model.CodeTooLarge)
	later := s
	later.Date = tuesday
	w.refuseInput(planner.Edit{Session: later}, "date", model.CodeTooLarge)
	w.undo()
	w.same(before, "undone")

	w.now = model.At(monday, 24*model.Hour, london) // midnight
	w.apply(planner.Complete{Session: id})
	if s := w.session(id); s.Date != tuesday || !s.Timed() {
		t.Errorf("on its day: %+v", s)
	}
}

// Today is that of the person; a clock time in a zone where it is tomorrow
// already has come when it has come.
func TestWhatIsAheadIsSoWhereThePersonIs(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Zone = "America/Los_Angeles" })
	w.now = model.At(monday, 20*model.Hour, "America/Los_Angeles") // Tuesday 15:00 in Auckland
	here := w.add(strength(model.Mobility, tuesday))
	come := w.add(at(strength(model.Mobility, tuesday), 14*model.Hour, "Pacific/Auckland"))
	toCome := w.add(at(strength(model.Mobility, tuesday), 16*model.Hour, "Pacific/Auckland"))
	w.refuseInput(planner.Complete{Session: here}, "date", model.CodeTooLarge)
	w.refuseInput(planner.Complete{Session: toCome}, "date", model.CodeTooLarge)
	w.apply(planner.Complete{Session: come})
}
