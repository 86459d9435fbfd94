package store

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
)

// always is a time that holds every instant.
var always = [2]time.Time{{}, time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)}

// fatal stops a test or one run of a property.
type fatal interface {
	Helper()
	Fatalf(format string, args ...any)
}

func update(t fatal, db *DB, fn func(model.Writer) error) {
	t.Helper()
	if err := db.Update(fn); err != nil {
		t.Fatalf("update: %v", err)
	}
}

func view[T any](t fatal, db *DB, read func(model.Reader) (T, error)) T {
	t.Helper()
	var got T
	err := db.View(func(r model.Reader) (err error) {
		got, err = read(r)
		return err
	})
	if err != nil {
		t.Fatalf("view: %v", err)
	}
	return got
}

// kind is how one type of record is saved, listed and deleted.
type kind[T any] struct {
	values *rapid.Generator[T]
	id     func(T) model.ID
	save   func(model.Writer, T) error
	list   func(model.Reader) ([]T, error)
	delete func(model.Writer, model.ID) error
	order  func(a, b T) int // nil: by ID
}

// roundTrips saves lists of values, replaces some, and wants back exactly what
// was saved last, in the promised order, also after the database was closed;
// then deletes all.
func roundTrips[T any](t *testing.T, k kind[T]) {
	t.Helper()
	folder := t.TempDir()
	db := openIn(t, folder)
	order := func(a, b T) int {
		if k.order != nil {
			if c := k.order(a, b); c != 0 {
				return c
			}
		}
		return cmp.Compare(k.id(a), k.id(b))
	}
	reopened := false
	rapid.Check(t, func(t *rapid.T) {
		want := map[model.ID]T{}
		update(t, db, func(w model.Writer) error {
			for _, v := range rapid.SliceOfN(k.values, 1, 5).Draw(t, "values") {
				if len(want) > 0 && rapid.Bool().Draw(t, "replace") {
					v = withID(v, rapid.SampledFrom(slices.Sorted(maps.Keys(want))).Draw(t, "whom"))
				}
				if err := k.save(w, v); err != nil {
					return err
				}
				want[k.id(v)] = v
			}
			return nil
		})
		if !reopened { // once is enough: it takes a while
			reopened = true
			if err := db.Close(); err != nil {
				t.Fatalf("close: %v", err)
			}
			again, err := Open(folder)
			if err != nil {
				t.Fatalf("open again: %v", err)
			}
			db = again
		}
		var sorted []T
		for _, v := range want {
			sorted = append(sorted, v)
		}
		slices.SortFunc(sorted, order)
		got := view(t, db, k.list)
		if diff := gocmp.Diff(sorted, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("saved (-) and read (+) differ:\n%s", diff)
		}
		update(t, db, func(w model.Writer) error {
			for id := range want {
				if err := k.delete(w, id); err != nil {
					return err
				}
				if err := k.delete(w, id); !errors.Is(err, model.ErrNotFound) {
					t.Fatalf("deleting twice gives %v", err)
				}
			}
			return nil
		})
		if rest := view(t, db, k.list); len(rest) != 0 {
			t.Fatalf("left after deleting: %v", rest)
		}
	})
	t.Cleanup(func() { db.Close() })
	if n := view(t, db, func(model.Reader) (int64, error) { return orphans(db) }); n != 0 {
		t.Errorf("%d child rows are left", n)
	}
}

// withID returns v under another ID.
func withID[T any](v T, id model.ID) T {
	switch p := any(&v).(type) {
	case *model.Session:
		p.ID = id
	case *model.Kept:
		p.ID = id
	case *model.PainEntry:
		p.ID = id
	case *model.RedFlag:
		p.ID = id
	case *model.Medication:
		p.ID = id
	case *model.DialBack:
		p.ID = id
	case *model.Thermal:
		p.ID = id
	case *model.RangeOfMotion:
		p.ID = id
	case *model.Routine:
		p.ID = id
	case *model.Exercise:
		p.ID = id
	case *model.Activity:
		p.ID = id
	case *model.Template:
		p.ID = id
	default:
		panic("no ID")
	}
	return v
}

// orphans counts the rows of all child tables.
func orphans(db *DB) (n int64, err error) {
	err = db.pool.QueryRow(`SELECT (SELECT count(*) FROM prescriptions) + (SELECT count(*) FROM sets)
		+ (SELECT count(*) FROM pain_symptoms) + (SELECT count(*) FROM drills) + (SELECT count(*) FROM exercise_tags)`).Scan(&n)
	return n, err
}

func byDay(a, b model.Session) int {
	return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Position, b.Position))
}

func TestSessionsRoundTrip(t *testing.T) {
	roundTrips(t, kind[model.Session]{
		values: sessions,
		id:     func(s model.Session) model.ID { return s.ID },
		save:   model.Writer.SaveSession,
		list: func(r model.Reader) ([]model.Session, error) {
			tray, err := r.Tray()
			if err != nil {
				return nil, err
			}
			placed, err := r.Sessions(civil.Date{Year: 1900, Month: 1, Day: 1}, civil.Date{Year: 2200, Month: 12, Day: 31})
			return append(tray, placed...), err
		},
		delete: model.Writer.DeleteSession,
		order:  byDay,
	})
}

// The timeline is the same sessions in the same order, only without
// prescriptions; and each is found by its ID.
func TestTimelineAndSession(t *testing.T) {
	db := openIn(t, t.TempDir())
	want := rapid.SliceOfNDistinct(sessions, 30, 30, func(s model.Session) model.ID { return s.ID }).Example(7)
	update(t, db, func(w model.Writer) error {
		for _, s := range want {
			if err := w.SaveSession(s); err != nil {
				return err
			}
		}
		return nil
	})
	for _, s := range want {
		got := view(t, db, func(r model.Reader) (model.Session, error) { return r.Session(s.ID) })
		if diff := gocmp.Diff(s, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("session %s:\n%s", s.ID, diff)
		}
	}
	slices.SortFunc(want, func(a, b model.Session) int { return cmp.Or(byDay(a, b), cmp.Compare(a.ID, b.ID)) })
	for i := range want {
		want[i].Prescriptions = nil
	}
	got := view(t, db, sessionsOf)
	if diff := gocmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("timeline:\n%s", diff)
	}
	err := db.View(func(r model.Reader) error {
		_, err := r.Session("nobody")
		return err
	})
	if !errors.Is(err, model.ErrNotFound) {
		t.Errorf("an unknown session gives %v", err)
	}
}

// Both days of the range belong to it and their neighbours do not.
func TestSessionsBetweenDays(t *testing.T) {
	db := openIn(t, t.TempDir())
	first := civil.Date{Year: 2023, Month: time.December, Day: 31}
	update(t, db, func(w model.Writer) error {
		for i := -1; i <= 3; i++ {
			d := first.AddDays(i)
			err := w.SaveSession(model.Session{
				ID: model.ID(d.String()), Kind: model.Upper, Title: "Upper body", Status: model.Planned, Date: d, Plan: model.Effort{Duration: model.Hour},
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	var got []string
	for _, s := range view(t, db, func(r model.Reader) ([]model.Session, error) { return r.Sessions(first, first.AddDays(2)) }) {
		got = append(got, string(s.ID))
	}
	if strings.Join(got, " ") != "2023-12-31 2024-01-01 2024-01-02" {
		t.Errorf("got %v", got)
	}
}

func TestKeptRoundTrip(t *testing.T) {
	roundTrips(t, kind[model.Kept]{
		values: keptFindings,
		id:     func(k model.Kept) model.ID { return k.ID },
		save:   model.Writer.SaveKept,
		list:   model.Reader.Kept,
		delete: model.Writer.DeleteKept,
	})
}

func TestPainRoundTrip(t *testing.T) {
	roundTrips(t, kind[model.PainEntry]{
		values: painEntries,
		id:     func(e model.PainEntry) model.ID { return e.ID },
		save:   model.Writer.SavePain,
		list:   func(r model.Reader) ([]model.PainEntry, error) { return r.Pain(always[0], always[1]) },
		delete: model.Writer.DeletePain,
		order:  func(a, b model.PainEntry) int { return a.At.Compare(b.At) },
	})
}

func TestRedFlagsRoundTrip(t *testing.T) {
	roundTrips(t, kind[model.RedFlag]{
		values: redFlags,
		id:     func(f model.RedFlag) model.ID { return f.ID },
		save:   model.Writer.SaveRedFlag,
		list:   model.Reader.RedFlags,
		delete: model.Writer.DeleteRedFlag,
		order:  func(a, b model.RedFlag) int { return a.Opened.Compare(b.Opened) },
	})
}

func TestMedicationsRoundTrip(t *testing.T) {
	roundTrips(t, kind[model.Medication]{
		values: medications,
		id:     func(m model.Medication) model.ID { return m.ID },
		save:   model.Writer.SaveMedication,
		list:   func(r model.Reader) ([]model.Medication, error) { return r.Medications(always[0], always[1]) },
		delete: model.Writer.DeleteMedication,
		order:  func(a, b model.Medication) int { return a.At.Compare(b.At) },
	})
}

func TestDialBacksRoundTrip(t *testing.T) {
	roundTrips(t, kind[model.DialBack]{
		values: dialBacks,
		id:     func(d model.DialBack) model.ID { return d.ID },
		save:   model.Writer.SaveDialBack,
		list:   model.Reader.DialBacks,
		delete: model.Writer.DeleteDialBack,
		order:  func(a, b model.DialBack) int { return a.From.Compare(b.From) },
	})
}

// A timer is kept by itself: the plan's revision stays.
func TestTimersMakeNoRevision(t *testing.T) {
	db := openIn(t, t.TempDir())
	before := view(t, db, model.Reader.Revision)
	for _, state := range []string{`{"on":1}`, `{"on":2}`} {
		update(t, db, func(w model.Writer) error { return w.SaveTimer(model.Timer{ID: "left", State: []byte(state)}) })
		got := view(t, db, func(r model.Reader) (model.Timer, error) { return r.Timer("left") })
		if string(got.State) != state {
			t.Errorf("read %s, want %s", got.State, state)
		}
	}
	if err := db.Update(func(w model.Writer) error { return w.SaveTimer(model.Timer{ID: "left", State: []byte("{")}) }); err == nil {
		t.Error("half a JSON was saved")
	}
	update(t, db, func(w model.Writer) error { return w.DeleteTimer("left") })
	missing := db.Update(func(w model.Writer) error { return w.DeleteTimer("left") })
	_, unread := db.timer("left")
	if !errors.Is(missing, model.ErrNotFound) || !errors.Is(unread, model.ErrNotFound) {
		t.Errorf("a timer that is gone: %v, %v", missing, unread)
	}
	if after := view(t, db, model.Reader.Revision); after != before {
		t.Errorf("revision %d, was %d", after, before)
	}
}

func (db *DB) timer(id model.ID) (timer model.Timer, err error) {
	err = db.View(func(r model.Reader) error {
		timer, err = r.Timer(id)
		return err
	})
	return timer, err
}

func TestThermalsRoundTrip(t *testing.T) {
	roundTrips(t, kind[model.Thermal]{
		values: thermals,
		id:     func(th model.Thermal) model.ID { return th.ID },
		save:   model.Writer.SaveThermal,
		list:   func(r model.Reader) ([]model.Thermal, error) { return r.Thermals(always[0], always[1]) },
		delete: model.Writer.DeleteThermal,
		order:  func(a, b model.Thermal) int { return a.Start.Compare(b.Start) },
	})
}

func TestRangesOfMotionRoundTrip(t *testing.T) {
	roundTrips(t, kind[model.RangeOfMotion]{
		values: ranges,
		id:     func(m model.RangeOfMotion) model.ID { return m.ID },
		save:   model.Writer.SaveRangeOfMotion,
		list:   func(r model.Reader) ([]model.RangeOfMotion, error) { return r.RangesOfMotion(always[0], always[1]) },
		delete: model.Writer.DeleteRangeOfMotion,
		order:  func(a, b model.RangeOfMotion) int { return a.At.Compare(b.At) },
	})
}

func TestRoutinesRoundTrip(t *testing.T) {
	roundTrips(t, kind[model.Routine]{
		values: routines,
		id:     func(r model.Routine) model.ID { return r.ID },
		save:   model.Writer.SaveRoutine,
		list:   model.Reader.Routines,
		delete: model.Writer.DeleteRoutine,
		order:  func(a, b model.Routine) int { return cmp.Compare(a.Title, b.Title) },
	})
}

func TestExercisesRoundTrip(t *testing.T) {
	roundTrips(t, kind[model.Exercise]{
		values: exercises,
		id:     func(e model.Exercise) model.ID { return e.ID },
		save:   model.Writer.SaveExercise,
		list:   model.Reader.Exercises,
		delete: model.Writer.DeleteExercise,
		order:  func(a, b model.Exercise) int { return cmp.Compare(a.Name, b.Name) },
	})
}

func TestActivitiesRoundTrip(t *testing.T) {
	roundTrips(t, kind[model.Activity]{
		values: activities,
		id:     func(a model.Activity) model.ID { return a.ID },
		save:   model.Writer.SaveActivity,
		list:   model.Reader.Activities,
		delete: model.Writer.DeleteActivity,
		order:  func(a, b model.Activity) int { return cmp.Compare(a.Name, b.Name) },
	})
}

func TestTemplatesRoundTrip(t *testing.T) {
	roundTrips(t, kind[model.Template]{
		values: templates,
		id:     func(t model.Template) model.ID { return t.ID },
		save:   model.Writer.SaveTemplate,
		list:   model.Reader.Templates,
		delete: model.Writer.DeleteTemplate,
		order:  func(a, b model.Template) int { return cmp.Compare(a.ID, b.ID) },
	})
}

func TestProfileRoundTrip(t *testing.T) {
	db := openIn(t, t.TempDir())
	if diff := gocmp.Diff(model.DefaultProfile(), view(t, db, model.Reader.Profile)); diff != "" {
		t.Errorf("a new plan's profile:\n%s", diff)
	}
	rapid.Check(t, func(t *rapid.T) {
		want := profiles.Draw(t, "profile")
		update(t, db, func(w model.Writer) error { return w.SaveProfile(want) })
		if diff := gocmp.Diff(want, view(t, db, model.Reader.Profile), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("saved (-) and read (+) differ:\n%s", diff)
		}
	})
}

// The stored document's shape is part of the schema: who changes it writes a
// migration and then this text.
func TestProfileDocument(t *testing.T) {
	db := openIn(t, t.TempDir())
	p := model.DefaultProfile()
	p.Declared = []model.Declared{{Activity: "run", Week: civil.Date{Year: 2026, Month: 3, Day: 2}, Distance: 5 * model.Kilometre, Duration: model.Hour}}
	update(t, db, func(w model.Writer) error { return w.SaveProfile(p) })
	var got string
	if err := db.pool.QueryRow("SELECT document FROM profile").Scan(&got); err != nil {
		t.Fatal(err)
	}
	want := `{"Name":"","Units":{"Miles":false,"Pounds":false},"FirstWeekday":1,"Zone":"","Available":[3600,3600,3600,3600,3600,3600,3600],` +
		`"Aims":{"Upper":2,"Lower":2,"FullBody":false,"Cardio":3,"Activities":[{"Activity":"walk","Sessions":1},{"Activity":"cycle","Sessions":1},{"Activity":"swim","Sessions":1}]},` +
		`"Limits":{"Growth":25,"Spike":10,"RestDays":2,"HighImpactWeek":3,"RestDaysWeek":1,"Strict":false},` +
		`"Declared":[{"Activity":"run","Week":"2026-03-02","Distance":5000000000,"Duration":3600}],"Paper":"A4"}`
	if got != want {
		t.Errorf("document is\n%s\nwant\n%s", got, want)
	}
}

// From is included and to is not; any year may be asked for.
func TestTimesAreHalfOpen(t *testing.T) {
	db := openIn(t, t.TempDir())
	noon := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	update(t, db, func(w model.Writer) error {
		return w.SavePain(model.PainEntry{ID: "noon", At: noon, Zone: "UTC", Side: model.Left, Score: 2})
	})
	for _, c := range []struct {
		from, to time.Time
		want     int
	}{
		{noon, noon.Add(1), 1},
		{noon.Add(1), noon.Add(2), 0},
		{noon.Add(-1), noon, 0},
		{time.Time{}, noon.Add(1), 1},
		{noon, time.Date(20000, 1, 1, 0, 0, 0, 0, time.UTC), 1},
	} {
		got := view(t, db, func(r model.Reader) ([]model.PainEntry, error) { return r.Pain(c.from, c.to) })
		if len(got) != c.want {
			t.Errorf("from %v to %v: %d entries, want %d", c.from, c.to, len(got), c.want)
		}
	}
}

// 2,400 sets take many batches.
func TestLargestSession(t *testing.T) {
	db := openIn(t, t.TempDir())
	s := model.Session{ID: "large", Kind: model.Full, Title: "All of it", Status: model.Planned, Plan: model.Effort{Duration: model.Hour}}
	list := make([]model.Set, model.MaxSets)
	for i := range list {
		list[i].Reps = i + 1
	}
	for range 12 {
		s.Prescriptions = append(s.Prescriptions, model.Prescription{Exercise: "squat", Sets: list, Done: list})
	}
	update(t, db, func(w model.Writer) error { return w.SaveSession(s) })
	got := view(t, db, func(r model.Reader) (model.Session, error) { return r.Session("large") })
	if diff := gocmp.Diff(s, got); diff != "" {
		t.Error(diff)
	}
}
