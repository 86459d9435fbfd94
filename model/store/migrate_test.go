package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
)

// rebuild is how a table has to be changed: a new one in the place of the old.
const rebuild = `
	CREATE TABLE routines_new (id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL CHECK (title <> ''), colour TEXT) STRICT;
	INSERT INTO routines_new (id, title) SELECT id, title FROM routines;
	DROP TABLE routines;
	ALTER TABLE routines_new RENAME TO routines;

	CREATE TABLE sessions_new AS SELECT * FROM sessions;
	DELETE FROM sessions;
	INSERT INTO sessions SELECT * FROM sessions_new;
	DROP TABLE sessions_new;`

// counts gives the number of rows of each table.
func counts(t *testing.T, db *DB) map[string]int {
	t.Helper()
	found := map[string]int{}
	tables, err := find[string](db.gorm, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('migrations', 'packs')")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		var n int
		if err := db.pool.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil {
			t.Fatal(err)
		}
		found[table] = n
	}
	return found
}

func copies(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, copiesFolder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// A released migration is never changed, only followed by another one.
func TestMigrationsAreNumbered(t *testing.T) {
	name := regexp.MustCompile(`^\d{4}-[a-z]+(-[a-z]+)*$`)
	for i, s := range migrations() {
		if !name.MatchString(s.id) || !strings.HasPrefix(s.id, fmt.Sprintf("%04d-", i+1)) {
			t.Errorf("migration %d is called %s", i+1, s.id)
		}
	}
}

// Changing a table leaves every row of every other table, and the file as it
// was before is kept.
func TestMigrationKeepsEveryRow(t *testing.T) {
	path := closedPlan(t)
	folder := filepath.Dir(path)
	db := mustOpen(t, folder)
	before := counts(t, db)
	for table, n := range before {
		if n == 0 {
			t.Fatalf("%s is empty: nothing would be tested", table)
		}
	}
	sessions := view(t, db, sessionsOf)
	mustClose(t, db)
	if found := copies(t, folder); len(found) != 0 {
		t.Errorf("opening without a migration made %v", found)
	}

	db, err := open(folder, append(migrations(), step{"0900-colour", rebuild}), busyTimeout, true)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if diff := gocmp.Diff(before, counts(t, db)); diff != "" {
		t.Errorf("rows before (-) and after (+):\n%s", diff)
	}
	if diff := gocmp.Diff(sessions, view(t, db, sessionsOf)); diff != "" {
		t.Errorf("sessions before (-) and after (+):\n%s", diff)
	}
	update(t, db, func(w model.Writer) error { return w.DeleteRoutine("r") })
	if n := counts(t, db)["drills"]; n != 0 {
		t.Errorf("%d drills are left of a deleted routine: references were lost", n)
	}

	found := copies(t, folder)
	if len(found) != 1 || !regexp.MustCompile(`before-0900-colour-\d{4}-\d\d-\d\d-\d{6}Z\.db$`).MatchString(found[0]) {
		t.Fatalf("copies are %v", found)
	}
	restored := filepath.Join(t.TempDir(), FileName)
	write(t, restored, read(t, found[0]))
	old := openIn(t, filepath.Dir(restored))
	if diff := gocmp.Diff(before, counts(t, old)); diff != "" {
		t.Errorf("rows before (-) and in the copy (+):\n%s", diff)
	}
	if info, err := os.Stat(found[0]); err != nil || info.Mode().Perm() != fileMode {
		t.Errorf("the copy: %v, %v", info.Mode(), err)
	}
}

// A migration that fails, or would leave rows that refer to nothing, changes
// nothing.
func TestFailedMigrationChangesNothing(t *testing.T) {
	for name, sql := range map[string]string{
		"wrong SQL":      rebuild + "; UPDATE nowhere SET colour = 'red'",
		"lost sessions":  "DELETE FROM sessions",
		"broken promise": "UPDATE sessions SET status = 'lost'",
	} {
		t.Run(name, func(t *testing.T) {
			path := closedPlan(t)
			before := read(t, path)
			db, err := open(filepath.Dir(path), append(migrations(), step{"0900-wrong", sql}), busyTimeout, true)
			if err == nil {
				db.Close()
				t.Fatal("it ran")
			}
			if !strings.Contains(err.Error(), "0900-wrong") {
				t.Errorf("%v does not name the migration", err)
			}
			if string(read(t, path)) != string(before) {
				t.Error("the file changed")
			}
			mustClose(t, mustOpen(t, filepath.Dir(path)))
		})
	}
}

// Once changed, the file is refused by the program from before, untouched.
func TestOlderProgramRefusesNewerPlan(t *testing.T) {
	path := closedPlan(t)
	db, err := open(filepath.Dir(path), append(migrations(), step{"0900-colour", rebuild}), busyTimeout, true)
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, db)
	after := read(t, path)
	if _, err := Open(filepath.Dir(path)); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v, want ErrNewer", err)
	}
	if string(read(t, path)) != string(after) {
		t.Error("the file changed")
	}
}

// What is still in the write-ahead log after a crash is in the copy too.
func TestCopyHoldsTheWriteAheadLog(t *testing.T) {
	folder := t.TempDir()
	db := openIn(t, folder)
	update(t, db, saveOneOfEach)
	crashed := t.TempDir()
	for _, name := range []string{FileName, FileName + "-wal"} {
		write(t, filepath.Join(crashed, name), read(t, filepath.Join(folder, name)))
	}
	again, err := open(crashed, append(migrations(), step{"0900-colour", rebuild}), busyTimeout, true)
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, again)
	restored := filepath.Join(t.TempDir(), FileName)
	write(t, restored, read(t, copies(t, crashed)[0]))
	if got := view(t, openIn(t, filepath.Dir(restored)), sessionsOf); len(got) != 1 {
		t.Errorf("%d of 1 session is in the copy", len(got))
	}
}

// Two programs of the new version may open an old plan at once; whatever copy
// there is then holds the old plan.
func TestConcurrentMigration(t *testing.T) {
	for range 3 {
		folder := filepath.Dir(closedPlan(t))
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				db, err := open(folder, append(migrations(), step{"0900-colour", rebuild}), busyTimeout, true)
				if err != nil {
					t.Error(err)
					return
				}
				mustClose(t, db)
			})
		}
		group.Wait()
		found := copies(t, folder)
		if len(found) == 0 {
			t.Error("there is no copy")
		}
		for _, path := range found {
			restored := filepath.Join(t.TempDir(), FileName)
			write(t, restored, read(t, path))
			mustClose(t, mustOpen(t, filepath.Dir(restored)))
		}
	}
}

// A plan of the first version is brought up to date with everything in it.
func TestFirstVersionIsBroughtUpToDate(t *testing.T) {
	folder := t.TempDir()
	first, err := open(folder, migrations()[:1], busyTimeout, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{
		`sessions (id, kind, regions, title, date, position, pinned, status, warmed_up, plan_duration, plan_distance, plan_ascent, plan_descent, plan_rpe)
			VALUES ('s', 'upper', 0, 'Upper body', '2026-03-01', 0, 0, 'planned', 0, 3600, 0, 0, 0, 0)`,
		`prescriptions VALUES ('s', 0, 'row')`,
		`sets VALUES ('s', 0, 0, 0, 5, 0, 0, '', 0)`,
		`exercises VALUES ('e', 'Own', 0, 1, 0, 0)`,
		`exercise_tags VALUES ('e', 0, 'eccentric')`, `exercise_tags VALUES ('e', 1, 'mine')`,
		`profile VALUES (1, '{"Name":"Ada","Limits":{"RestDays":2},"Paper":"Letter","Appearance":"dark"}')`,
	} {
		if _, err := first.pool.Exec("INSERT INTO " + row); err != nil {
			t.Fatal(err)
		}
	}
	mustClose(t, first)

	db := mustOpen(t, folder)
	defer mustClose(t, db)
	want := model.Session{
		ID: "s", Kind: model.Upper, Title: "Upper body", Status: model.Planned, Date: day0, Plan: model.Effort{Duration: model.Hour},
		Prescriptions: []model.Prescription{{Exercise: "row", Sets: []model.Set{{Reps: 5}}}},
	}
	got := view(t, db, func(r model.Reader) (model.Session, error) { return r.Session("s") })
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("session before (-) and after (+):\n%s", diff)
	}
	lifted := map[model.ID][]model.Lifted{"s": model.LiftedIn(&want)}
	if diff := gocmp.Diff(lifted, view(t, db, liftsOf)); diff != "" {
		t.Errorf("lifted before (-) and after (+):\n%s", diff)
	}
	var missing int
	if err := db.pool.QueryRow("SELECT count(*) FROM sessions WHERE lifted IS NULL").Scan(&missing); err != nil || missing > 0 {
		t.Errorf("%d sessions are not added up, %v", missing, err)
	}
	if _, err := db.pool.Exec("UPDATE sessions SET lifted = NULL"); err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(lifted, view(t, db, liftsOf)); diff != "" {
		t.Errorf("lifted kept (-) and added up anew (+):\n%s", diff)
	}
	exercise := model.Exercise{ID: "e", Name: "Own", BodyWeight: true, Tags: []model.Tag{model.Eccentric}}
	if diff := gocmp.Diff([]model.Exercise{exercise}, view(t, db, model.Reader.Exercises)); diff != "" {
		t.Errorf("exercises before (-) and after (+):\n%s", diff)
	}
	if diff := gocmp.Diff(model.Profile{Name: "Ada", Limits: model.Limits{RestDays: 2}, Paper: model.Letter}, view(t, db, model.Reader.Profile)); diff != "" {
		t.Errorf("profile before (-) and after (+):\n%s", diff)
	}
	if found := copies(t, folder); len(found) != 1 {
		t.Errorf("copies are %v", found)
	}
}
