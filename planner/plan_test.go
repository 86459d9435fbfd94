package planner_test

import (
	"errors"
	"fmt"
	"os"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

const london = "Europe/London"

// monday is 1 June 2026, the Monday of RULES.md section 4.
var monday = civil.Date{Year: 2026, Month: time.June, Day: 1}

// library is the built-in one.
var library = func() model.Library {
	l, err := model.DecodeLibrary(assets.Activities, assets.Exercises, assets.Templates)
	if err != nil {
		panic(err)
	}
	return l
}()

// fataler is a test, a benchmark or a rapid check.
type fataler interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// world is a planner over a real store, with a clock and a source of IDs that
// a test holds in its hands.
type world struct {
	fataler
	folder string
	db     *store.DB
	plan   *planner.Planner
	now    time.Time
	ids    int
	events []planner.Event
}

// newWorld opens an empty plan at noon of the Monday.
func newWorld(t testing.TB) *world {
	t.Helper()
	return openWorld(t, t.TempDir(), t.Cleanup)
}

// newRapidWorld is newWorld within a rapid check.
func newRapidWorld(t *rapid.T) *world {
	folder, err := os.MkdirTemp("", "kneewise-planner-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	return openWorld(t, folder, t.Cleanup)
}

func openWorld(t fataler, folder string, cleanup func(func())) *world {
	t.Helper()
	w := &world{fataler: t, folder: folder, now: noon(monday)}
	w.open()
	cleanup(func() { w.db.Close() })
	return w
}

// open makes a planner over the data in the folder.
func (w *world) open() {
	w.Helper()
	db, err := store.Open(w.folder)
	if err != nil {
		w.Fatal(err)
	}
	w.db = db
	w.plan = planner.New(db, library, func() time.Time { return w.now }, w.newID)
	w.plan.Subscribe(func(e planner.Event) { w.events = append(w.events, e) })
}

// reopen closes the data and opens it again: a restart of the program.
func (w *world) reopen() {
	w.Helper()
	if err := w.db.Close(); err != nil {
		w.Fatal(err)
	}
	w.open()
}

func (w *world) newID() model.ID {
	w.ids++
	return model.ID(fmt.Sprintf("id-%06d", w.ids))
}

func noon(d civil.Date) time.Time { return model.At(d, 12*model.Hour, london) }

// apply does an op that has to work.
func (w *world) apply(op planner.Op) planner.Outcome {
	w.Helper()
	return w.applyFor(op, "")
}

func (w *world) applyFor(op planner.Op, reason string) planner.Outcome {
	w.Helper()
	out, err := w.plan.Apply(op, reason)
	if err != nil {
		w.Fatalf("apply %T: %v", op, err)
	}
	return out
}

// add puts a session on its day and returns its ID.
func (w *world) add(s model.Session) model.ID {
	w.Helper()
	out := w.applyFor(planner.Add{Session: s, Index: planner.AtEnd}, "for the test")
	for _, d := range out.Change.Sessions {
		if d.Before == nil {
			return d.After.ID
		}
	}
	w.Fatal("nothing was added")
	return ""
}

// refuse does an op that has to fail and to write nothing.
func (w *world) refuse(op planner.Op, want error) {
	w.Helper()
	before := w.dump()
	if _, err := w.plan.Check(op); !errors.Is(err, want) {
		w.Errorf("check %+v: %v, want %v", op, err, want)
	}
	if _, err := w.plan.Apply(op, "a reason does not help"); !errors.Is(err, want) {
		w.Errorf("apply %+v: %v, want %v", op, err, want)
	}
	w.same(before, "after a refused op")
}

// refuseInput does an op with a bad field.
func (w *world) refuseInput(op planner.Op, field string, code model.Code) {
	w.Helper()
	before := w.dump()
	for name, do := range map[string]func() error{
		"check": func() error { _, err := w.plan.Check(op); return err },
		"apply": func() error { _, err := w.plan.Apply(op, "a reason does not help"); return err },
	} {
		fields := model.InvalidFields(do())
		if len(fields) == 0 || fields[0].Field != field || fields[0].Code != code {
			w.Errorf("%s %+v: %v, want %s: %s", name, op, fields, field, code)
		}
	}
	w.same(before, "after bad input")
}

// dump is everything stored but the history.
type dump struct {
	Spans    []model.DialBack
	Profile  model.Profile
	Sessions []model.Session
	Kept     []model.Kept
	Pain     []model.PainEntry
	Routines []model.Routine

	Flags       []model.RedFlag
	Medications []model.Medication
	Thermals    []model.Thermal
	Ranges      []model.RangeOfMotion
	Exercises   []model.Exercise
	Activities  []model.Activity
	Templates   []model.Template
}

func (w *world) dump() dump {
	w.Helper()
	var d dump
	err := w.db.View(func(r model.Reader) error {
		var placed, tray []model.Session
		from, to := time.Time{}, noon(monday).AddDate(100, 0, 0)
		var errs [14]error
		d.Profile, errs[0] = r.Profile()
		tray, errs[1] = r.Tray()
		placed, errs[2] = r.Sessions(civil.Date{Year: 1900, Month: 1, Day: 1}, civil.Date{Year: 2200, Month: 12, Day: 31})
		d.Kept, errs[3] = r.Kept()
		d.Pain, errs[4] = r.Pain(from, to)
		d.Routines, errs[5] = r.Routines()
		d.Flags, errs[6] = r.RedFlags()
		d.Medications, errs[7] = r.Medications(from, to)
		d.Thermals, errs[8] = r.Thermals(from, to)
		d.Ranges, errs[9] = r.RangesOfMotion(from, to)
		d.Spans, errs[10] = r.DialBacks()
		d.Exercises, errs[11] = r.Exercises()
		d.Activities, errs[12] = r.Activities()
		d.Templates, errs[13] = r.Templates()
		d.Sessions = append(tray, placed...)
		return errors.Join(errs[:]...)
	})
	if err != nil {
		w.Fatal(err)
	}
	return d
}

// same says when the data is not what it was.
func (w *world) same(want dump, when string) {
	w.Helper()
	if diff := cmp.Diff(want, w.dump()); diff != "" {
		w.Fatalf("%s the data differs (-want +got):\n%s", when, diff)
	}
}

func (w *world) session(id model.ID) model.Session {
	w.Helper()
	var s model.Session
	if err := w.db.View(func(r model.Reader) (err error) {
		s, err = r.Session(id)
		return err
	}); err != nil {
		w.Fatalf("session %s: %v", id, err)
	}
	return s
}

// on lists the IDs of a day in order; the zero date is the tray.
func (w *world) on(d civil.Date) []model.ID {
	w.Helper()
	ids := []model.ID{}
	for _, s := range w.dump().Sessions {
		if s.Date == d {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// profile changes what the person set.
func (w *world) profile(change func(*model.Profile)) {
	w.Helper()
	p, err := w.plan.Profile()
	if err != nil {
		w.Fatal(err)
	}
	change(&p)
	w.apply(planner.SaveProfile{Profile: p})
}

func (w *world) findings(from, to civil.Date) []rule.Finding {
	w.Helper()
	found, err := w.plan.Findings(from, to)
	if err != nil {
		w.Fatal(err)
	}
	return found
}

// lastEvents returns what subscribers heard since the last call.
func (w *world) lastEvents() []planner.Event {
	events := w.events
	w.events = nil
	return events
}

// strength is a planned session of a kind on a day, with a prescription.
func strength(kind model.Kind, d civil.Date) model.Session {
	return model.Session{
		Kind: kind, Title: string(kind) + " body", Date: d, Status: model.Planned,
		Plan: model.Effort{Duration: 45 * model.Minute, RPE: 5},
		Prescriptions: []model.Prescription{{Exercise: "goblet-squat", Sets: []model.Set{
			{Reps: 5, Weight: 4 * model.Kilogram, WarmUp: true}, {Reps: 10, Weight: 8 * model.Kilogram}, {Reps: 10, Weight: 8 * model.Kilogram},
		}}},
	}
}

// cardio is a planned session of an activity on a day.
func cardio(activity model.ID, d civil.Date, length model.Seconds) model.Session {
	return model.Session{
		Kind: model.Cardio, Activity: activity, Title: string(activity), Date: d, Status: model.Planned,
		Plan: model.Effort{Duration: length, RPE: 4},
	}
}

// at gives a session a clock time in a zone.
func at(s model.Session, clock model.Seconds, zone string) model.Session {
	s.Zone, s.Start = zone, model.At(s.Date, clock, zone)
	return s
}

// done marks a session as done the way it was planned.
func done(s model.Session) model.Session {
	actual := s.Plan
	s.Status, s.Actual = model.Done, &actual
	return s
}
