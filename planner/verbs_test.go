package planner_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

var (
	tray      = civil.Date{}
	tuesday   = monday.AddDays(1)
	wednesday = monday.AddDays(2)
	thursday  = monday.AddDays(3)
	friday    = monday.AddDays(4)
)

func wantIDs(t fataler, got []model.ID, want ...model.ID) {
	t.Helper()
	if want == nil {
		want = []model.ID{}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
}

// wantDone checks an op's label and what subscribers heard of it.
func (w *world) wantDone(out planner.Outcome, label planner.Label, events ...planner.Event) {
	w.Helper()
	if out.Label != label {
		w.Errorf("label %+v, want %+v", out.Label, label)
	}
	if diff := cmp.Diff(events, w.lastEvents()); diff != "" {
		w.Errorf("events (-want +got):\n%s", diff)
	}
	u, err := w.plan.Undoable()
	if err != nil || u.Undo == nil || *u.Undo != label || u.Redo != nil {
		w.Errorf("undoable %+v, %v; want %+v", u, err, label)
	}
}

func days(d ...civil.Date) planner.SessionsChanged { return planner.SessionsChanged{Days: d} }

func TestAdd(t *testing.T) {
	w := newWorld(t)
	lower := strength(model.Lower, wednesday)
	lower.Status = ""
	out := w.apply(planner.Add{Session: lower, Index: planner.AtEnd})
	w.wantDone(out, planner.Label{Action: planner.ActionAdd, Title: "lower body", Count: 1, Date: wednesday}, days(wednesday))

	want := strength(model.Lower, wednesday)
	want.ID, want.Original = "id-000001", wednesday
	if diff := cmp.Diff(want, w.session("id-000001")); diff != "" {
		t.Errorf("added (-want +got):\n%s", diff)
	}

	morning := strength(model.Mobility, wednesday)
	morning.ID, morning.Part = "morning", model.Morning
	w.apply(planner.Add{Session: morning, Index: planner.AtEnd})
	first := strength(model.Mobility, wednesday)
	first.ID = "first"
	w.apply(planner.Add{Session: first, Index: 0})
	afternoon := at(strength(model.Upper, wednesday), 15*model.Hour, london)
	afternoon.ID, afternoon.Start = "afternoon", afternoon.Start.In(time.FixedZone("somewhere", 3600))
	w.apply(planner.Add{Session: afternoon, Index: planner.AtEnd})
	wantIDs(t, w.on(wednesday), "first", "morning", "afternoon", "id-000001")

	inTray := strength(model.Upper, tray)
	inTray.ID = "waiting"
	out = w.apply(planner.Add{Session: inTray})
	if out.Label != (planner.Label{Action: planner.ActionAdd, Title: "upper body", Count: 1}) {
		t.Errorf("label %+v", out.Label)
	}
	wantIDs(t, w.on(tray), "waiting")
}

func TestAddRefuses(t *testing.T) {
	w := newWorld(t)
	w.apply(planner.Add{Session: model.Session{ID: "there", Kind: model.Lower, Title: "Legs", Date: monday, Plan: model.Effort{Duration: 600}}})
	edit := func(change func(*model.Session)) planner.Add {
		s := strength(model.Lower, friday)
		change(&s)
		return planner.Add{Session: s, Index: planner.AtEnd}
	}
	w.refuseInput(edit(func(s *model.Session) { s.ID = "there" }), "id", model.CodeMismatch)
	w.refuseInput(edit(func(s *model.Session) { s.Title = "" }), "title", model.CodeEmpty)
	w.refuseInput(edit(func(s *model.Session) { s.Kind = "legs" }), "kind", model.CodeUnknown)
	w.refuseInput(edit(func(s *model.Session) { s.Date.Day = 31 }), "date", model.CodeBadDate)
	w.refuseInput(edit(func(s *model.Session) { s.Original = civil.Date{Year: 2026, Month: 2, Day: 30} }), "original", model.CodeBadDate)
	w.refuseInput(edit(func(s *model.Session) { s.Plan.Duration = 0 }), "plan.duration", model.CodeEmpty)
	w.refuseInput(edit(func(s *model.Session) { s.Status = model.Done }), "actual", model.CodeMismatch)
}

func TestPlace(t *testing.T) {
	w := newWorld(t)
	out := w.apply(planner.Place{Template: "squat-hinge", To: thursday, Index: planner.AtEnd})
	w.wantDone(out, planner.Label{Action: planner.ActionAdd, Title: "Squat & hinge", Count: 1, Date: thursday}, days(thursday))
	template, _ := library.Template("squat-hinge")
	want := model.Session{
		ID: "id-000001", Kind: model.Lower, Title: template.Title, Template: template.ID, Date: thursday, Original: thursday,
		Status: model.Planned, Plan: template.Plan, Prescriptions: template.Prescriptions,
	}
	if diff := cmp.Diff(want, w.session("id-000001")); diff != "" {
		t.Errorf("placed (-want +got):\n%s", diff)
	}
	w.refuse(planner.Place{Template: "no such", To: thursday}, model.ErrNotFound)
	w.refuseInput(planner.Place{Template: "easy-walk", To: civil.Date{Year: 2026, Month: 13, Day: 1}}, "date", model.CodeBadDate)
}

func TestEdit(t *testing.T) {
	w := newWorld(t)
	a := w.add(strength(model.Mobility, monday))
	b := w.add(strength(model.Lower, monday))
	w.lastEvents()

	edited := w.session(a)
	edited.Note, edited.Position, edited.Original = "softly", 7, civil.Date{}
	out := w.apply(planner.Edit{Session: edited})
	w.wantDone(out, planner.Label{Action: planner.ActionEdit, Title: "mobility body", Count: 1}, days(monday))
	edited.Position, edited.Original = 0, monday
	if diff := cmp.Diff(edited, w.session(a)); diff != "" {
		t.Errorf("edited (-want +got):\n%s", diff)
	}

	timed := at(w.session(b), 7*model.Hour, london)
	w.apply(planner.Edit{Session: timed})
	wantIDs(t, w.on(monday), b, a)

	moved := w.session(a)
	moved.Date = friday
	w.lastEvents()
	w.apply(planner.Edit{Session: moved})
	if diff := cmp.Diff([]planner.Event{days(monday, friday)}, w.lastEvents()); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if got := w.session(a); got.Date != friday || got.Original != monday || len(got.Prescriptions) != 1 {
		t.Errorf("moved by an edit: %+v", got)
	}

	w.refuse(planner.Edit{Session: w.session(a)}, planner.ErrNothingToDo)
	unknown := w.session(a)
	unknown.ID = "unknown"
	w.refuse(planner.Edit{Session: unknown}, model.ErrNotFound)
	bad := w.session(a)
	bad.Plan.RPE = 11
	w.refuseInput(planner.Edit{Session: bad}, "plan.rpe", model.CodeTooLarge)
}

func TestDelete(t *testing.T) {
	w := newWorld(t)
	a, b := w.add(strength(model.Lower, monday)), w.add(strength(model.Upper, tray))
	w.lastEvents()
	w.refuse(planner.Delete{Sessions: []model.ID{a, "unknown"}}, model.ErrNotFound)
	w.refuse(planner.Delete{Sessions: []model.ID{a, a}}, model.ErrNotFound)
	w.refuse(planner.Delete{}, planner.ErrNothingToDo)
	out := w.apply(planner.Delete{Sessions: []model.ID{a, b}})
	w.wantDone(out, planner.Label{Action: planner.ActionDelete, Count: 2}, days(tray, monday))
	if left := w.dump().Sessions; len(left) != 0 {
		t.Errorf("left: %+v", left)
	}
}

func TestMove(t *testing.T) {
	w := newWorld(t)
	a := w.add(at(strength(model.Lower, monday), 18*model.Hour, london))
	b := w.add(strength(model.Mobility, wednesday))
	before := w.session(a)
	w.lastEvents()

	out := w.apply(planner.Move{Session: a, To: wednesday, Index: planner.AtEnd})
	w.wantDone(out, planner.Label{Action: planner.ActionMove, Title: "lower body", Count: 1, Date: wednesday}, days(monday, wednesday))
	want := before
	want.Date, want.Start = wednesday, model.At(wednesday, 18*model.Hour, london)
	if diff := cmp.Diff(want, w.session(a)); diff != "" {
		t.Errorf("moved (-want +got):\n%s", diff)
	}
	wantIDs(t, w.on(wednesday), a, b)

	out = w.apply(planner.Move{Session: a, To: wednesday, Index: 1})
	w.wantDone(out, planner.Label{Action: planner.ActionReorder, Title: "lower body", Count: 1, Date: wednesday}, days(wednesday))
	wantIDs(t, w.on(wednesday), b, a)
	w.refuse(planner.Move{Session: a, To: wednesday, Index: 1}, planner.ErrNothingToDo)
	w.refuse(planner.Move{Session: a, To: wednesday, Index: 99}, planner.ErrNothingToDo)

	out = w.apply(planner.Move{Session: a})
	w.wantDone(out, planner.Label{Action: planner.ActionTray, Title: "lower body", Count: 1}, days(tray, wednesday))
	want.Date, want.Start, want.Position = tray, time.Time{}, 0
	if diff := cmp.Diff(want, w.session(a)); diff != "" {
		t.Errorf("in the tray (-want +got):\n%s", diff)
	}
	w.refuse(planner.Move{Session: a}, planner.ErrNothingToDo)

	w.apply(planner.Move{Session: a, To: friday, Index: planner.AtEnd})
	want.Date = friday
	if diff := cmp.Diff(want, w.session(a)); diff != "" {
		t.Errorf("out of the tray (-want +got):\n%s", diff)
	}

	w.refuse(planner.Move{Session: "unknown", To: friday}, model.ErrNotFound)
	w.refuseInput(planner.Move{Session: a, To: civil.Date{Year: 2026, Month: 6, Day: 31}}, "date", model.CodeBadDate)
	w.now = noon(friday)
	w.apply(planner.Complete{Session: a})
	w.refuseInput(planner.Move{Session: a}, "status", model.CodeMismatch)
}

// A day whose positions have a gap is in order all the same: dropping a session
// where it is does nothing.
func TestMoveToItsOwnPlaceAfterAnotherLeft(t *testing.T) {
	w := newWorld(t)
	a := w.add(strength(model.Mobility, monday))
	b := w.add(strength(model.Mobility, monday))
	c := w.add(strength(model.Mobility, monday))
	w.apply(planner.Move{Session: a, To: tuesday, Index: planner.AtEnd})
	w.refuse(planner.Move{Session: b, To: monday, Index: 0}, planner.ErrNothingToDo)
	w.refuse(planner.Move{Session: c, To: monday, Index: 1}, planner.ErrNothingToDo)
	w.apply(planner.Move{Session: c, To: monday, Index: 0})
	wantIDs(t, w.on(monday), c, b)
}

func TestSwap(t *testing.T) {
	w := newWorld(t)
	a := w.add(at(strength(model.Lower, monday), 18*model.Hour, london))
	b := w.add(strength(model.Mobility, monday))
	c := w.add(strength(model.Upper, thursday))
	before := w.dump()
	w.lastEvents()
	out := w.apply(planner.Swap{A: monday, B: thursday})
	w.wantDone(out, planner.Label{Action: planner.ActionSwap, Date: monday, Other: thursday, Count: 3}, days(monday, thursday))
	wantIDs(t, w.on(monday), c)
	wantIDs(t, w.on(thursday), a, b)
	if clock, ok := func() (model.Seconds, bool) { s := w.session(a); return s.Clock() }(); !ok || clock != 18*model.Hour {
		t.Errorf("clock %d", clock)
	}
	w.apply(planner.Swap{A: thursday, B: monday})
	w.same(before, "swapped back")

	w.apply(planner.Complete{Session: a})
	w.apply(planner.Swap{A: monday, B: thursday})
	wantIDs(t, w.on(monday), a, c) // what is done stays
	wantIDs(t, w.on(thursday), b)

	w.refuse(planner.Swap{A: monday, B: monday}, planner.ErrNothingToDo)
	w.refuse(planner.Swap{A: friday, B: friday.AddDays(1)}, planner.ErrNothingToDo)
	w.refuseInput(planner.Swap{A: monday}, "date", model.CodeBadDate)
	w.refuseInput(planner.Swap{A: monday, B: civil.Date{Year: 2026, Month: 6, Day: 31}}, "date", model.CodeBadDate)
}

func TestCompleteSkipReopen(t *testing.T) {
	w := newWorld(t)
	id := w.add(strength(model.Lower, monday))
	planned := w.session(id)
	w.lastEvents()

	out := w.apply(planner.Complete{Session: id})
	w.wantDone(out, planner.Label{Action: planner.ActionComplete, Title: "lower body", Count: 1}, days(monday))
	want := done(planned)
	want.Prescriptions = []model.Prescription{planned.Prescriptions[0]}
	want.Prescriptions[0].Done = planned.Prescriptions[0].Sets
	if diff := cmp.Diff(want, w.session(id)); diff != "" {
		t.Errorf("done (-want +got):\n%s", diff)
	}
	w.refuse(planner.Complete{Session: id}, planner.ErrNothingToDo)

	w.apply(planner.Complete{Session: id, Actual: &model.Effort{Duration: 50 * model.Minute, RPE: 7}})
	if got := w.session(id); got.Actual.RPE != 7 || got.Plan != planned.Plan {
		t.Errorf("done otherwise: %+v", got)
	}
	w.refuseInput(planner.Complete{Session: id, Actual: &model.Effort{RPE: 11}}, "actual.rpe", model.CodeTooLarge)

	out = w.apply(planner.Skip{Session: id})
	w.lastEvents()
	if out.Label.Action != planner.ActionSkip {
		t.Errorf("label %+v", out.Label)
	}
	want = planned
	want.Status = model.Skipped
	if diff := cmp.Diff(want, w.session(id)); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
	w.refuse(planner.Skip{Session: id}, planner.ErrNothingToDo)

	out = w.apply(planner.Reopen{Session: id})
	w.wantDone(out, planner.Label{Action: planner.ActionReopen, Title: "lower body", Count: 1}, days(monday))
	if diff := cmp.Diff(planned, w.session(id)); diff != "" {
		t.Errorf("reopened (-want +got):\n%s", diff)
	}
	w.refuse(planner.Reopen{Session: id}, planner.ErrNothingToDo)

	inTray := w.add(strength(model.Upper, tray))
	for _, op := range []planner.Op{planner.Complete{Session: inTray}, planner.Skip{Session: inTray}} {
		w.refuseInput(op, "date", model.CodeEmpty)
	}
	for _, op := range []planner.Op{
		planner.Complete{Session: "unknown"},
		planner.Skip{Session: "unknown"},
		planner.Reopen{Session: "unknown"},
		planner.Pin{Session: "unknown", On: true},
		planner.Shorten{Session: "unknown"},
	} {
		w.refuse(op, model.ErrNotFound)
	}
}

func TestPin(t *testing.T) {
	w := newWorld(t)
	id := w.add(strength(model.Lower, monday))
	want := w.session(id)
	w.lastEvents()
	out := w.apply(planner.Pin{Session: id, On: true})
	w.wantDone(out, planner.Label{Action: planner.ActionPin, Title: "lower body", Count: 1}, days(monday))
	want.Pinned = true
	if diff := cmp.Diff(want, w.session(id)); diff != "" {
		t.Errorf("pinned (-want +got):\n%s", diff)
	}
	w.refuse(planner.Pin{Session: id, On: true}, planner.ErrNothingToDo)
	out = w.apply(planner.Pin{Session: id})
	w.wantDone(out, planner.Label{Action: planner.ActionUnpin, Title: "lower body", Count: 1}, days(monday))
}

func TestShorten(t *testing.T) {
	w := newWorld(t)
	run := cardio("run", monday, 30*model.Minute)
	run.Plan.Distance = 5 * model.Kilometre
	id := w.add(run)
	w.lastEvents()
	out := w.apply(planner.Shorten{Session: id, Distance: 4 * model.Kilometre, Duration: 24 * model.Minute})
	w.wantDone(out, planner.Label{Action: planner.ActionShorten, Title: "run", Count: 1}, days(monday))
	if got := w.session(id).Plan; got != (model.Effort{Duration: 24 * model.Minute, Distance: 4 * model.Kilometre, RPE: 4}) {
		t.Errorf("plan %+v", got)
	}
	w.refuse(planner.Shorten{Session: id, Distance: 4 * model.Kilometre, Duration: 24 * model.Minute}, planner.ErrNothingToDo)
	w.refuseInput(planner.Shorten{Session: id, Distance: 5 * model.Kilometre, Duration: model.Minute}, "plan.distance", model.CodeTooLarge)
	w.refuseInput(planner.Shorten{Session: id, Duration: 25 * model.Minute}, "plan.duration", model.CodeTooLarge)
	w.refuseInput(planner.Shorten{Session: id, Distance: model.Kilometre}, "plan.duration", model.CodeEmpty)
	w.refuseInput(planner.Shorten{Session: id, Distance: -1, Duration: model.Minute}, "plan.distance", model.CodeTooSmall)
	w.apply(planner.Complete{Session: id})
	w.refuseInput(planner.Shorten{Session: id, Duration: model.Minute}, "status", model.CodeMismatch)
}

func TestSaveProfile(t *testing.T) {
	w := newWorld(t)
	p, err := w.plan.Profile()
	if err != nil {
		t.Fatal(err)
	}
	w.refuse(planner.SaveProfile{Profile: p}, planner.ErrNothingToDo)
	p.Aims.Activities[0].Sessions = 5 // the caller's own copy
	if again, _ := w.plan.Profile(); again.Aims.Activities[0].Sessions != 1 {
		t.Fatalf("the planner's profile changed with the caller's")
	}
	out := w.apply(planner.SaveProfile{Profile: p})
	w.wantDone(out, planner.Label{Action: planner.ActionProfile, Setting: planner.SettingAims}, planner.ProfileChanged{})
	if got := w.dump().Profile; got.Aims.Activities[0].Sessions != 5 {
		t.Errorf("saved %+v", got)
	}
	p.Limits.RestDays = 4
	w.refuseInput(planner.SaveProfile{Profile: p}, "limits.restDays", model.CodeTooLarge)
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(model.DefaultProfile(), w.dump().Profile); diff != "" {
		t.Errorf("undone (-want +got):\n%s", diff)
	}
}

// The first weekday, the zone and the limits hold from the next look on.
func TestSaveProfileChangesWhatIsJudged(t *testing.T) {
	w := newWorld(t)
	w.now = model.At(monday, 23*model.Hour, london)
	w.profile(func(p *model.Profile) { p.FirstWeekday, p.Zone = time.Sunday, "Asia/Tokyo" })
	today, err := w.plan.Today()
	if err != nil || today != tuesday {
		t.Errorf("today %v, %v", today, err)
	}
	week, err := w.plan.WeekOf(monday)
	if err != nil || week.First != monday.AddDays(-1) {
		t.Errorf("week %v, %v", week, err)
	}
	if zone, err := w.plan.Zone(); err != nil || zone != "Asia/Tokyo" {
		t.Errorf("zone %s, %v", zone, err)
	}
	w.lastEvents()
	if err := w.plan.Refresh(); err != nil || len(w.lastEvents()) > 0 {
		t.Errorf("a change of one's own is heard of twice, %v", err)
	}
}

// A long sentence, control characters and the like are refused as a whole.
func TestReasonIsBounded(t *testing.T) {
	w := newWorld(t)
	w.add(strength(model.Lower, monday))
	id := w.add(strength(model.Lower, friday))
	before := w.dump()
	_, err := w.plan.Apply(planner.Move{Session: id, To: monday}, strings.Repeat("x", model.MaxReason+1))
	if fields := model.InvalidFields(err); len(fields) != 1 || fields[0].Field != "reason" {
		t.Errorf("error %v", err)
	}
	var notAllowed *planner.NotAllowed
	if _, err := w.plan.Apply(planner.Move{Session: id, To: monday}, " \t"); !errors.As(err, &notAllowed) {
		t.Errorf("a blank reason: %v", err)
	}
	w.same(before, "after bad reasons")
}
