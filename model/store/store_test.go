package store

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
)

// What planner.Store asks for.
var _ interface {
	View(fn func(model.Reader) error) error
	Update(fn func(model.Writer) error) error
} = (*DB)(nil)

func mustOpen(t fatal, folder string) *DB {
	t.Helper()
	db, err := Open(folder)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return db
}

func mustClose(t fatal, db *DB) {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Fatalf("close: %v", err)
	}
}

func kept(id model.ID, value int64) model.Kept {
	return model.Kept{ID: id, Finding: "rest-gap", Value: value, Reason: "physio said so"}
}

// Older ones lose commits when two connections restart the write-ahead log at
// once (https://www.sqlite.org/releaselog/3_51_3.html).
func TestSQLiteIsNewEnough(t *testing.T) {
	db := openIn(t, t.TempDir())
	var version string
	if err := db.pool.QueryRow("SELECT sqlite_version()").Scan(&version); err != nil {
		t.Fatal(err)
	}
	want := []int{3, 51, 3}
	for i, part := range strings.Split(version, ".") {
		n, err := strconv.Atoi(part)
		if err != nil {
			t.Fatal(err)
		}
		if n > want[i] {
			return
		}
		if n < want[i] {
			t.Fatalf("SQLite is %s, want 3.51.3 or newer", version)
		}
	}
}

func TestPragmas(t *testing.T) {
	db := openIn(t, t.TempDir())
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "busy_timeout": "5000", "foreign_keys": "1", "synchronous": "1", "application_id": strconv.Itoa(applicationID),
	} {
		var got string
		if err := db.pool.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("%s is %s, want %s", pragma, got, want)
		}
	}
}

func TestRevision(t *testing.T) {
	folder := t.TempDir()
	db, other := openIn(t, folder), openIn(t, folder)
	revision := func(db *DB) int64 { return view(t, db, model.Reader.Revision) }
	before := revision(db)
	update(t, db, func(w model.Writer) error {
		if got, _ := w.Revision(); got != before {
			t.Errorf("before the first write it is %d, want %d", got, before)
		}
		if err := errors.Join(w.SaveKept(kept("a", 1)), w.SaveKept(kept("b", 1))); err != nil {
			return err
		}
		if got, _ := w.Revision(); got != before+1 {
			t.Errorf("after the first write it is %d, want %d", got, before+1)
		}
		return nil
	})
	if got := revision(other); got != before+1 {
		t.Errorf("another process sees %d, want %d", got, before+1)
	}
	update(t, db, func(w model.Writer) error { _, err := w.Kept(); return err })
	if got := revision(db); got != before+1 {
		t.Errorf("reading in an Update made it %d", got)
	}
	update(t, other, func(w model.Writer) error { return w.DeleteKept("a") })
	if got := revision(db); got != before+2 {
		t.Errorf("the first sees %d after the other's write, want %d", got, before+2)
	}
}

// An Update that fails, in whatever way, keeps nothing.
func TestUpdateKeepsAllOrNothing(t *testing.T) {
	db := openIn(t, t.TempDir())
	stop := errors.New("stop")
	for name, fn := range map[string]func(model.Writer) error{
		"error": func(w model.Writer) error {
			return errors.Join(w.SaveKept(kept("a", 1)), stop)
		},
		"panic": func(w model.Writer) error {
			if err := w.SaveKept(kept("a", 1)); err != nil {
				t.Error(err)
			}
			panic(stop)
		},
	} {
		t.Run(name, func(t *testing.T) {
			var err error
			func() {
				defer func() {
					if p := recover(); p != nil {
						err = p.(error)
					}
				}()
				err = db.Update(fn)
			}()
			if !errors.Is(err, stop) {
				t.Errorf("got %v, want the function's own failure", err)
			}
			if got := view(t, db, model.Reader.Kept); len(got) != 0 {
				t.Errorf("kept %v", got)
			}
			if got := view(t, db, model.Reader.Revision); got != 0 {
				t.Errorf("revision is %d", got)
			}
		})
	}
	update(t, db, func(w model.Writer) error { return w.SaveKept(kept("b", 1)) }) // no lock is left
}

// A statement that fails leaves its session half written; then nothing of the
// Update is kept, even if the caller takes no notice.
func TestFailedStatementIsNotOverlooked(t *testing.T) {
	db := openIn(t, t.TempDir())
	if err := db.gorm.Exec("CREATE TRIGGER full BEFORE INSERT ON sets BEGIN SELECT RAISE(ABORT, 'disk is full'); END").Error; err != nil {
		t.Fatal(err)
	}
	err := db.Update(func(w model.Writer) error {
		_ = w.SaveKept(kept("a", 1))
		_ = w.SaveSession(model.Session{
			ID: "s", Kind: model.Upper, Title: "Upper body", Status: model.Planned, Plan: model.Effort{Duration: model.Hour},
			Prescriptions: []model.Prescription{{Exercise: "row", Sets: []model.Set{{Reps: 5}}}},
		})
		return nil
	})
	if err == nil || !strings.Contains(err.Error(), "disk is full") {
		t.Errorf("got %v, want the statement's error", err)
	}
	if got := view(t, db, model.Reader.Kept); len(got) != 0 {
		t.Errorf("kept %v", got)
	}
	if got := view(t, db, sessionsOf); len(got) != 0 {
		t.Errorf("kept %v", got)
	}
}

// What Validate refuses is not written, and says which field.
func TestInvalidValuesAreRefused(t *testing.T) {
	db := openIn(t, t.TempDir())
	for name, save := range map[string]func(model.Writer) error{
		"sessions":         func(w model.Writer) error { return w.SaveSession(model.Session{}) },
		"kept":             func(w model.Writer) error { return w.SaveKept(model.Kept{}) },
		"pain_entries":     func(w model.Writer) error { return w.SavePain(model.PainEntry{}) },
		"red_flags":        func(w model.Writer) error { return w.SaveRedFlag(model.RedFlag{}) },
		"thermals":         func(w model.Writer) error { return w.SaveThermal(model.Thermal{}) },
		"medications":      func(w model.Writer) error { return w.SaveMedication(model.Medication{}) },
		"dial_backs":       func(w model.Writer) error { return w.SaveDialBack(model.DialBack{}) },
		"timers":           func(w model.Writer) error { return w.SaveTimer(model.Timer{}) },
		"ranges_of_motion": func(w model.Writer) error { return w.SaveRangeOfMotion(model.RangeOfMotion{}) },
		"routines":         func(w model.Writer) error { return w.SaveRoutine(model.Routine{}) },
		"exercises":        func(w model.Writer) error { return w.SaveExercise(model.Exercise{}) },
		"activities":       func(w model.Writer) error { return w.SaveActivity(model.Activity{}) },
		"templates":        func(w model.Writer) error { return w.SaveTemplate(model.Template{}) },
		"profile":          func(w model.Writer) error { return w.SaveProfile(model.Profile{}) },
		"history":          func(w model.Writer) error { return w.AppendHistory(model.HistoryEntry{}) },
	} {
		t.Run(name, func(t *testing.T) {
			var refusal error
			update(t, db, func(w model.Writer) error {
				refusal = save(w)
				return nil // the caller may go on: nothing happened
			})
			if len(model.InvalidFields(refusal)) == 0 {
				t.Errorf("got %v, want invalid fields", refusal)
			}
			var n int
			if err := db.pool.QueryRow("SELECT count(*) FROM " + name).Scan(&n); err != nil || n != 0 {
				t.Errorf("%d rows, %v", n, err)
			}
		})
	}
	if got := view(t, db, model.Reader.Revision); got != 0 {
		t.Errorf("revision is %d", got)
	}
}

// A reader keeps the state it began with and waits for no writer.
func TestViewIsOneState(t *testing.T) {
	folder := t.TempDir()
	db, other := openIn(t, folder), openIn(t, folder)
	update(t, db, func(w model.Writer) error { return w.SaveKept(kept("a", 1)) })
	err := db.View(func(r model.Reader) error {
		for _, writer := range []*DB{other, db} { // another process, and this one
			if _, err := r.Kept(); err != nil {
				return err
			}
			before, err := r.Revision()
			if err != nil {
				return err
			}
			update(t, writer, func(w model.Writer) error { return w.SaveKept(kept("a", 2)) })
			after, err := r.Revision()
			if err != nil {
				return err
			}
			list, err := r.Kept()
			if err != nil {
				return err
			}
			if after != before || list[0].Value != 1 {
				t.Errorf("revision %d became %d, value 1 became %d", before, after, list[0].Value)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = other.Update(func(w model.Writer) error {
		if err := w.SaveKept(kept("a", 3)); err != nil {
			return err
		}
		if got := view(t, db, model.Reader.Kept); got[0].Value != 2 {
			t.Errorf("a reader sees %d before the commit", got[0].Value)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A panic in a View gives its connection back.
func TestViewPanics(t *testing.T) {
	db := openIn(t, t.TempDir())
	for range 2 * connections {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("the panic was swallowed")
				}
			}()
			_ = db.View(func(model.Reader) error { panic("stop") })
		}()
	}
	view(t, db, model.Reader.Revision)
}

// A writer that waited for another program long enough says so.
func TestLocked(t *testing.T) {
	folder := t.TempDir()
	db := openIn(t, folder)
	hasty, err := open(folder, migrations(), 20*time.Millisecond, true)
	if err != nil {
		t.Fatal(err)
	}
	defer hasty.Close()
	update(t, db, func(w model.Writer) error {
		err := hasty.Update(func(model.Writer) error { t.Error("ran beside another writer"); return nil })
		if !errors.Is(err, ErrLocked) {
			t.Errorf("got %v, want ErrLocked", err)
		}
		return nil
	})
	update(t, hasty, func(w model.Writer) error { return w.SaveKept(kept("a", 1)) })
}

// Many connections count up one number at once; no step is lost and none is
// refused.
func TestConcurrentWriters(t *testing.T) {
	folder := t.TempDir()
	update(t, openIn(t, folder), func(w model.Writer) error { return w.SaveKept(kept("counter", 0)) })
	const each = 40
	shared := openIn(t, folder)
	var group sync.WaitGroup
	for _, db := range []*DB{shared, shared, openIn(t, folder), openIn(t, folder)} {
		group.Go(func() {
			for range each {
				if err := countUp(db); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if got := view(t, shared, model.Reader.Kept)[0].Value; got != 4*each {
		t.Errorf("counted to %d, want %d", got, 4*each)
	}
}

// countUp reads a number and writes the next one.
func countUp(db *DB) error {
	return db.Update(func(w model.Writer) error {
		list, err := w.Kept()
		if err != nil {
			return err
		}
		return w.SaveKept(kept("counter", list[0].Value+1))
	})
}

// Several programs may make a new plan at the same moment.
func TestConcurrentOpen(t *testing.T) {
	for range 5 {
		folder := filepath.Join(t.TempDir(), "new", "folder")
		var group sync.WaitGroup
		for i := range 6 {
			group.Go(func() {
				db, err := Open(folder)
				if err != nil {
					t.Error(err)
					return
				}
				defer db.Close()
				if err := db.Update(func(w model.Writer) error { return w.SaveKept(kept(model.ID(strconv.Itoa(i)), 1)) }); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if got := view(t, openIn(t, folder), model.Reader.Kept); len(got) != 6 {
			t.Errorf("%d of 6 are there", len(got))
		}
		if _, err := os.Stat(filepath.Join(folder, copiesFolder)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("a new plan was copied: %v", err)
		}
	}
}

// A row that no value could have written is reported by table and ID, and
// nothing panics.
func TestBadRows(t *testing.T) {
	for name, c := range map[string]struct {
		spoil string
		read  func(model.Reader) error
		want  []string
	}{
		"kind":     {"UPDATE sessions SET kind = 'yoga'", timeline, []string{"sessions", "row s"}},
		"date":     {"UPDATE sessions SET date = '2026-02-30'", timeline, []string{"sessions", "row s"}},
		"no title": {"UPDATE sessions SET title = ''", timeline, []string{"sessions", "row s"}},
		"minus":    {"UPDATE sessions SET plan_distance = -1", timeline, []string{"sessions", "row s"}},
		"position": {"UPDATE prescriptions SET position = 7", whole, []string{"prescriptions", "row s"}},
		"side":     {"UPDATE sets SET side = 'top'", whole, []string{"sessions", "row s"}},
		"kept":     {"UPDATE kept SET reason = ''", func(r model.Reader) error { _, err := r.Kept(); return err }, []string{"kept", "row k"}},
		"score": {
			"UPDATE pain_entries SET score = 11", func(r model.Reader) error { _, err := r.Pain(always[0], always[1]); return err },
			[]string{"pain_entries", "row p"},
		},
		"symptom": {
			"UPDATE pain_symptoms SET symptom = 'wings'", func(r model.Reader) error { _, err := r.Pain(always[0], always[1]); return err },
			[]string{"pain_entries", "row p"},
		},
		"flag": {"UPDATE red_flags SET flag = 'R99'", func(r model.Reader) error { _, err := r.RedFlags(); return err }, []string{"red_flags", "row f"}},
		"thermal": {
			"UPDATE thermals SET duration = 90000", func(r model.Reader) error { _, err := r.Thermals(always[0], always[1]); return err },
			[]string{"thermals", "row t"},
		},
		"range": {
			"UPDATE ranges_of_motion SET value = 9000", func(r model.Reader) error { _, err := r.RangesOfMotion(always[0], always[1]); return err },
			[]string{"ranges_of_motion", "row m"},
		},
		"drill":    {"DELETE FROM drills", func(r model.Reader) error { _, err := r.Routines(); return err }, []string{"routines", "row r"}},
		"tag":      {"UPDATE exercise_tags SET tag = 'wings'", func(r model.Reader) error { _, err := r.Exercises(); return err }, []string{"exercises", "row e"}},
		"activity": {"UPDATE activities SET mark = 'wings'", func(r model.Reader) error { _, err := r.Activities(); return err }, []string{"activities", "row a"}},
		"template": {"UPDATE templates SET document = '{}'", func(r model.Reader) error { _, err := r.Templates(); return err }, []string{"templates", "row t"}},
		"history":  {"UPDATE history SET label = '{'", func(r model.Reader) error { _, err := r.History(1); return err }, []string{"history", "row 1"}},
		"history2": {"UPDATE history SET label = '{'", func(r model.Reader) error { _, _, err := r.NextHistory(); return err }, []string{"history", "row 1"}},
		"history3": {"UPDATE history SET change = '{'", func(r model.Reader) error { _, err := r.HistoryChange(1); return err }, []string{"history", "row 1"}},
		"profile":  {`UPDATE profile SET document = '{"Colour":1}'`, func(r model.Reader) error { _, err := r.Profile(); return err }, []string{"profile", "Colour"}},
		"profile2": {`UPDATE profile SET document = '{}'`, func(r model.Reader) error { _, err := r.Profile(); return err }, []string{"profile", "paper"}},
	} {
		t.Run(name, func(t *testing.T) {
			db := openIn(t, t.TempDir())
			update(t, db, saveOneOfEach)
			if err := db.View(c.read); err != nil {
				t.Fatalf("before: %v", err)
			}
			db.pool.SetMaxOpenConns(1)
			for _, sql := range []string{"PRAGMA ignore_check_constraints = 1", "PRAGMA foreign_keys = 0", c.spoil} {
				if _, err := db.pool.Exec(sql); err != nil {
					t.Fatal(err)
				}
			}
			err := db.View(c.read)
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("got %v, want ErrDamaged", err)
			}
			for _, word := range c.want {
				if !strings.Contains(err.Error(), word) {
					t.Errorf("%v does not name %s", err, word)
				}
			}
		})
	}
}

func timeline(r model.Reader) error { _, _, err := r.Timeline(); return err }

func sessionsOf(r model.Reader) ([]model.Session, error) {
	sessions, _, err := r.Timeline()
	return sessions, err
}

func liftsOf(r model.Reader) (map[model.ID][]model.Lifted, error) {
	_, lifted, err := r.Timeline()
	return lifted, err
}

func whole(r model.Reader) error { _, err := r.Session("s"); return err }

func saveOneOfEach(w model.Writer) error {
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	someone := model.DefaultProfile()
	someone.Name = "Alex"
	return errors.Join(
		w.SaveSession(model.Session{
			ID: "s", Kind: model.Upper, Title: "Upper body", Status: model.Planned, Date: day0, Start: at, Zone: "Europe/London",
			Plan:          model.Effort{Duration: model.Hour},
			Prescriptions: []model.Prescription{{Exercise: "row", Sets: []model.Set{{Reps: 5}}}},
		}),
		w.SaveKept(kept("k", 1)),
		w.SavePain(model.PainEntry{ID: "p", At: at, Zone: "UTC", Side: model.Left, Score: 3, Symptoms: []model.Symptom{"night"}}),
		w.SaveRedFlag(model.RedFlag{ID: "f", Flag: "R25", Opened: at}),
		w.SaveMedication(model.Medication{ID: "d", At: at, Zone: "UTC", Medicine: model.Naproxen}),
		w.SaveDialBack(model.DialBack{ID: "b", From: day0, To: day0, Percent: 50}),
		w.SaveTimer(model.Timer{ID: "left", State: []byte("{}")}),
		w.SaveThermal(model.Thermal{ID: "t", Modality: model.Ice, Side: model.Left, Start: at, Zone: "UTC", Duration: 600}),
		w.SaveRangeOfMotion(model.RangeOfMotion{ID: "m", At: at, Zone: "UTC", Side: model.Left, Measure: "flexion", Value: 120}),
		w.SaveRoutine(model.Routine{ID: "r", Title: "Warm-up", Drills: []model.Drill{{Exercise: "swing", Work: 30}}}),
		w.SaveExercise(model.Exercise{ID: "e", Name: "Own", Tags: []model.Tag{model.Balance}}),
		w.SaveActivity(model.Activity{ID: "a", Name: "Own", Impact: model.LowImpact}),
		w.SaveTemplate(model.Template{ID: "t", Kind: model.Lower, Title: "Own", Plan: model.Effort{Duration: model.Hour}}),
		w.SaveProfile(someone),
		w.AppendHistory(model.HistoryEntry{At: at, Label: []byte(`"add"`), Change: []byte(`{}`)}),
	)
}

// When the rules of a zone change, or it is unknown on this computer, what was
// planned there can still be read.
func TestZonesMayChange(t *testing.T) {
	db := openIn(t, t.TempDir())
	update(t, db, saveOneOfEach)
	for _, zone := range []string{"Mars/Olympus", "Pacific/Kiritimati"} { // unknown; 14 hours ahead, so on the day after
		if err := db.gorm.Exec("UPDATE sessions SET zone = ?", zone).Error; err != nil {
			t.Fatal(err)
		}
		if got := view(t, db, func(r model.Reader) (model.Session, error) { return r.Session("s") }); got.Date != day0 {
			t.Errorf("date is %v", got.Date)
		}
	}
}
