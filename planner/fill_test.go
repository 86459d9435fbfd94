package planner_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/planner"
)

// someFill is a person with one session and one score.
func someFill() planner.Fill {
	profile := model.DefaultProfile()
	profile.Name = "Alex"
	day := civil.Date{Year: 2026, Month: 6, Day: 8}
	return planner.Fill{
		Profile: profile,
		Sessions: []model.Session{{
			ID: "squats", Kind: model.Lower, Title: "Squats", Date: day, Original: day,
			Status: model.Done, Plan: model.Effort{Duration: 45 * model.Minute}, Actual: &model.Effort{Duration: 40 * model.Minute},
		}},
		Pain: []model.PainEntry{{
			ID: "knee", At: time.Date(2026, 6, 8, 19, 0, 0, 0, time.UTC), Zone: "Europe/London",
			Side: model.Right, Score: 1, Session: "squats",
		}},
	}
}

func filled(t *testing.T) (*store.DB, *planner.Planner) {
	t.Helper()
	db, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	n := 0
	plan := planner.New(db, model.Library{}, func() time.Time { return time.Date(2026, 6, 10, 12, 0, 0, 0, time.UTC) }, func() model.ID {
		n++
		return model.ID(fmt.Sprintf("new-%d", n))
	})
	return db, plan
}

// contents is everything that Fill may write.
type contents struct {
	Profile  model.Profile
	Sessions []model.Session
	Pain     []model.PainEntry
}

func read(t *testing.T, db *store.DB) (c contents) {
	t.Helper()
	err := db.View(func(r model.Reader) (err error) {
		if c.Profile, err = r.Profile(); err != nil {
			return err
		}
		if c.Sessions, err = r.Sessions(civil.Date{Year: 1900, Month: 1, Day: 1}, civil.Date{Year: 2200, Month: 12, Day: 31}); err != nil {
			return err
		}
		c.Pain, err = r.Pain(time.Unix(0, 0), time.Unix(1<<33, 0))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFillUndoAndRedo(t *testing.T) {
	db, plan := filled(t)
	empty, op := read(t, db), someFill()
	out, err := plan.Apply(op, "")
	if err != nil {
		t.Fatal(err)
	}
	if out.Label.Action != planner.ActionExample || out.Label.Count != 1 {
		t.Errorf("label %+v", out.Label)
	}
	full := read(t, db)
	if diff := cmp.Diff(contents(op), full); diff != "" {
		t.Errorf("after Fill (-want +got):\n%s", diff)
	}
	if _, err := plan.Undo(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(empty, read(t, db)); diff != "" {
		t.Errorf("after Undo (-want +got):\n%s", diff)
	}
	if _, err := plan.Redo(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(full, read(t, db)); diff != "" {
		t.Errorf("after Redo (-want +got):\n%s", diff)
	}
}

func TestFillAgainAfterUndo(t *testing.T) {
	_, plan := filled(t)
	if _, err := plan.Apply(someFill(), ""); err != nil {
		t.Fatal(err)
	}
	if _, err := plan.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, err := plan.Apply(someFill(), ""); err != nil {
		t.Error(err)
	}
}

func TestFillRefusesWhereThereIsAnything(t *testing.T) {
	some := someFill()
	tests := map[string]func(model.Writer) error{
		"a session":     func(w model.Writer) error { return w.SaveSession(some.Sessions[0]) },
		"a pain entry":  func(w model.Writer) error { return w.SavePain(some.Pain[0]) },
		"a set profile": func(w model.Writer) error { return w.SaveProfile(some.Profile) },
		"a session in the tray": func(w model.Writer) error {
			return w.SaveSession(model.Session{ID: "later", Kind: model.Mobility, Title: "Later", Status: model.Planned, Plan: model.Effort{Duration: model.Minute}})
		},
	}
	for name, write := range tests {
		t.Run(name, func(t *testing.T) {
			db, plan := filled(t)
			if err := db.Update(write); err != nil {
				t.Fatal(err)
			}
			before := read(t, db)
			if _, err := plan.Apply(some, ""); !errors.Is(err, planner.ErrNotEmpty) {
				t.Errorf("error %v, want ErrNotEmpty", err)
			}
			if diff := cmp.Diff(before, read(t, db)); diff != "" {
				t.Errorf("changed (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFillKeepsNothingOfABadPlan(t *testing.T) {
	db, plan := filled(t)
	before, op := read(t, db), someFill()
	op.Pain[0].Score = 11
	if _, err := plan.Apply(op, ""); model.InvalidFields(err) == nil {
		t.Errorf("error %v, want an invalid field", err)
	}
	if diff := cmp.Diff(before, read(t, db)); diff != "" {
		t.Errorf("changed (-want +got):\n%s", diff)
	}
}
