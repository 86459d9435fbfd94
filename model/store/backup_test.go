package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// planOf makes a closed plan of some rounds of sessions and gives its file.
func planOf(t *testing.T, rounds int) string {
	t.Helper()
	folder := t.TempDir()
	db := mustOpen(t, folder)
	update(t, db, func(w model.Writer) error {
		for round := range rounds {
			if err := w.SaveSession(roundSession(round+1, 0)); err != nil {
				return err
			}
		}
		return nil
	})
	mustClose(t, db)
	return filepath.Join(folder, FileName)
}

// sessionsIn counts the sessions of a plan's file.
func sessionsIn(t *testing.T, path string) int {
	t.Helper()
	found, err := Look(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return found.Sessions
}

// A backup has everything, also what is still in the write-ahead log, is private
// and says what is in it.
func TestBackUp(t *testing.T) {
	folder := t.TempDir()
	db := openIn(t, folder)
	update(t, db, saveOneOfEach)
	target := filepath.Join(t.TempDir(), "my backup?.db")
	said, err := db.BackUp(t.Context(), target)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(target); err != nil || info.Mode().Perm() != fileMode {
		t.Errorf("the backup: %v, %v", info.Mode(), err)
	}
	want, err := db.Contents()
	if err != nil {
		t.Fatal(err)
	}
	got, err := Look(t.Context(), target)
	if err != nil {
		t.Fatal(err)
	}
	if got != want || said != want || got.Sessions != 1 || got.From != day0 || got.To != day0 || got.Changed.IsZero() {
		t.Errorf("the backup says %+v, its making %+v, the plan %+v", got, said, want)
	}
	before := counts(t, db)
	restored := t.TempDir()
	if kept, err := Restore(restored, target); err != nil || kept != "" {
		t.Fatalf("restore: kept %q, %v", kept, err)
	}
	if after := counts(t, openIn(t, restored)); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("rows are %v, were %v", after, before)
	}
	if left := folderOf(t, filepath.Dir(target)); len(left) != 1 {
		t.Errorf("beside the backup are %d files", len(left)-1)
	}
}

// A backup replaces no file, whatever is in it, and one that cannot be made leaves
// nothing behind.
func TestBackUpReplacesNothing(t *testing.T) {
	path := planOf(t, 1)
	db := openIn(t, filepath.Dir(path))
	other := filepath.Join(t.TempDir(), "thesis.txt")
	write(t, other, []byte("years of work"))
	for _, target := range []string{other, path, t.TempDir()} {
		if _, err := db.BackUp(t.Context(), target); !errors.Is(err, fs.ErrExist) {
			t.Errorf("to %s: %v", target, err)
		}
	}
	if string(read(t, other)) != "years of work" {
		t.Error("the file was changed")
	}
	none := filepath.Join(t.TempDir(), "none", "backup.db")
	if _, err := db.BackUp(t.Context(), none); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("into no folder: %v", err)
	}
	if os.Geteuid() != 0 {
		closed := t.TempDir()
		if err := os.Chmod(closed, 0o500); err != nil {
			t.Fatal(err)
		}
		if _, err := db.BackUp(t.Context(), filepath.Join(closed, "backup.db")); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("into a folder that is read only: %v", err)
		}
	}
}

// What is restored takes the place of the plan, which is kept, also if the plan's
// last changes are in a write-ahead log that a crash has left.
func TestRestore(t *testing.T) {
	source := planOf(t, 5)
	crash := openIn(t, filepath.Dir(planOf(t, 2)))
	update(t, crash, func(w model.Writer) error { return w.SaveSession(roundSession(3, 0)) })
	folder := t.TempDir()
	for _, suffix := range []string{"", "-wal"} {
		write(t, filepath.Join(folder, FileName+suffix), read(t, crash.path+suffix))
	}
	before := read(t, source)

	kept, err := Restore(folder, source)
	if err != nil {
		t.Fatal(err)
	}
	if n := sessionsIn(t, filepath.Join(folder, FileName)); n != 5 {
		t.Errorf("%d sessions are in the plan, want 5", n)
	}
	if n := sessionsIn(t, kept); n != 3 {
		t.Errorf("%d sessions were kept, want 3", n)
	}
	if !regexp.MustCompile(`/backups/replaced-\d{4}-\d\d-\d\d-\d{6}Z\.db$`).MatchString(filepath.ToSlash(kept)) {
		t.Errorf("kept as %s", kept)
	}
	if string(read(t, source)) != string(before) {
		t.Error("the backup was changed")
	}
	again, err := Restore(folder, kept)
	if err != nil {
		t.Fatal(err)
	}
	if back, there := sessionsIn(t, filepath.Join(folder, FileName)), sessionsIn(t, again); back != 3 || there != 5 || again == kept {
		t.Errorf("taken back: %d in the plan, %d in %s", back, there, again)
	}
	db := openIn(t, folder)
	update(t, db, func(w model.Writer) error { return w.SaveSession(roundSession(9, 0)) })
	for _, path := range []string{kept, again, db.path} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != fileMode {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	if n := sessionsIn(t, kept); n != 3 {
		t.Errorf("what was kept has changed with the plan: %d sessions", n)
	}
}

// A damaged plan is replaced, too, and kept with its write-ahead log.
func TestRestoreOverDamage(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, FileName), []byte("no plan any more"))
	write(t, filepath.Join(folder, FileName+"-wal"), []byte("nor this"))
	kept, err := Restore(folder, planOf(t, 5))
	if err != nil {
		t.Fatal(err)
	}
	if string(read(t, kept)) != "no plan any more" || string(read(t, kept+"-wal")) != "nor this" {
		t.Error("the damaged plan was not kept as it was")
	}
	db := openIn(t, folder)
	if got := view(t, db, sessionsOf); len(got) != 5 {
		t.Errorf("%d sessions, want 5", len(got))
	}
}

// A plan of the first version is brought up to date; its file is not.
func TestRestoreOlder(t *testing.T) {
	old := t.TempDir()
	first, err := open(old, migrations()[:1], busyTimeout, true)
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, first)
	source := filepath.Join(old, FileName)
	before := read(t, source)
	folder := t.TempDir()
	if _, err := Restore(folder, source); err != nil {
		t.Fatal(err)
	}
	openIn(t, folder)
	if string(read(t, source)) != string(before) {
		t.Error("the backup was changed")
	}
	if found := copies(t, folder); len(found) != 0 {
		t.Errorf("copies are %v", found)
	}
}

// What cannot be a plan is refused, and every file of the person is what it was.
func TestRestoreRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, path string)
		want  error
	}{
		"text":               {func(t *testing.T, path string) { write(t, path, []byte("run more")) }, ErrNotDatabase},
		"an empty file":      {func(t *testing.T, path string) { write(t, path, nil) }, ErrNotDatabase},
		"an empty database":  {func(t *testing.T, path string) { os.Remove(path); execute(t, path, "VACUUM") }, ErrNotDatabase},
		"another program's":  {func(t *testing.T, path string) { os.Remove(path); execute(t, path, "CREATE TABLE a (b)") }, ErrNotDatabase},
		"a newer one":        {func(t *testing.T, path string) { execute(t, path, "INSERT INTO migrations VALUES ('9999-future')") }, ErrNewer},
		"half of one":        {func(t *testing.T, path string) { write(t, path, read(t, path)[:20_000]) }, ErrDamaged},
		"a missing table":    {func(t *testing.T, path string) { execute(t, path, "DROP TABLE history") }, ErrDamaged},
		"a broken reference": {func(t *testing.T, path string) { execute(t, path, "DELETE FROM sessions") }, ErrDamaged},
		"a value that is none": {func(t *testing.T, path string) {
			execute(t, path, "PRAGMA ignore_check_constraints = 1", "UPDATE sessions SET zone = 'Nowhere/At All', status = 'lost'")
		}, ErrDamaged},
		"no file":  {func(t *testing.T, path string) { os.Remove(path) }, fs.ErrNotExist},
		"a folder": {func(t *testing.T, path string) { os.Remove(path); os.Mkdir(path, 0o700) }, fs.ErrInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			source := filepath.Join(filepath.Dir(closedPlan(t)), "backup.db")
			if err := os.Rename(filepath.Join(filepath.Dir(source), FileName), source); err != nil {
				t.Fatal(err)
			}
			c.spoil(t, source)
			folder := filepath.Dir(planOf(t, 2))
			before, beside := folderOf(t, folder), folderOf(t, filepath.Dir(source))
			if kept, err := Restore(folder, source); !errors.Is(err, c.want) || kept != "" {
				t.Errorf("kept %q, %v; want %v", kept, err, c.want)
			}
			if fmt.Sprint(folderOf(t, folder)) != fmt.Sprint(before) {
				t.Error("a refused file changed the plan")
			}
			if fmt.Sprint(folderOf(t, filepath.Dir(source))) != fmt.Sprint(beside) {
				t.Error("a refused file was changed")
			}
		})
	}
}

// Nothing is replaced under a plan that is open, in this process or another, nor
// under a program that knows no lock of ours.
func TestRestoreUnderOpenPlan(t *testing.T) {
	source := planOf(t, 5)
	refused := func(t *testing.T, folder string) {
		t.Helper()
		before := folderOf(t, folder)
		if _, err := Restore(folder, source); !errors.Is(err, ErrLocked) {
			t.Errorf("got %v, want ErrLocked", err)
		}
		if fmt.Sprint(folderOf(t, folder)) != fmt.Sprint(before) {
			t.Error("the plan was changed")
		}
	}
	t.Run("here", func(t *testing.T) {
		folder := filepath.Dir(planOf(t, 2))
		db := mustOpen(t, folder)
		refused(t, folder)
		mustClose(t, db)
		if _, err := Restore(folder, source); err != nil {
			t.Errorf("after it was closed: %v", err)
		}
	})
	t.Run("another process", func(t *testing.T) {
		folder := filepath.Dir(planOf(t, 2))
		other := start(t, "open", folder)
		other.line(t)
		refused(t, folder)
		other.kill(t)
		if _, err := Restore(folder, source); err != nil {
			t.Errorf("after it was killed: %v", err)
		}
	})
	t.Run("an older Kneewise", func(t *testing.T) {
		path := planOf(t, 2)
		db, err := connect(path, busyTimeout, true)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Contents(); err != nil {
			t.Fatal(err)
		}
		refused(t, filepath.Dir(path))
	})
	t.Run("opened meanwhile", func(t *testing.T) {
		folder := filepath.Dir(planOf(t, 2))
		release, err := hold(folder, true)
		if err != nil {
			t.Fatal(err)
		}
		defer release()
		if _, err := Open(folder); !errors.Is(err, ErrLocked) {
			t.Errorf("opening while it is replaced: %v", err)
		}
	})
}

// holdPlan has a plan open until it is killed.
func holdPlan(folder string) error {
	db, err := Open(folder)
	if err != nil {
		return err
	}
	fmt.Println("open")
	<-make(chan int)
	return db.Close()
}

// restoreRounds restores the one and the other of two backups, for ever.
func restoreRounds(folder string) error {
	for round := 0; ; round++ {
		fmt.Println("round", round)
		if _, err := Restore(filepath.Join(folder, "plan"), filepath.Join(folder, fmt.Sprintf("%d.db", round%2))); err != nil {
			return err
		}
	}
}

// A restore that is killed at any moment leaves the one plan or the other, whole,
// and the next one tidies up.
func TestKillDuringRestore(t *testing.T) {
	folder := t.TempDir()
	for i, rounds := range []int{2, 5} {
		write(t, filepath.Join(folder, fmt.Sprintf("%d.db", i)), read(t, planOf(t, rounds)))
	}
	data := filepath.Join(folder, "plan")
	for kill := range 12 {
		other := start(t, "restore", folder)
		for range 2 + kill%2 {
			other.line(t)
		}
		time.Sleep(time.Duration(kill*kill) * time.Millisecond / 2)
		other.kill(t)
		db := mustOpen(t, data)
		if n := len(view(t, db, sessionsOf)); n != 2 && n != 5 {
			t.Fatalf("%d sessions are in the plan", n)
		}
		mustClose(t, db)
	}
	if _, err := Restore(data, filepath.Join(folder, "0.db")); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(data, fetchedName))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// The plan is open and changed while another one is made ready for its place, and
// the last change is in what is kept.
func TestFetchUnderOpenPlan(t *testing.T) {
	source := planOf(t, 5)
	folder := filepath.Dir(planOf(t, 2))
	db := openIn(t, folder)
	fetched, err := Fetch(t.Context(), folder, source)
	if err != nil {
		t.Fatal(err)
	}
	update(t, db, func(w model.Writer) error { return w.SaveSession(roundSession(3, 0)) })
	if _, err := fetched.Replace(); !errors.Is(err, ErrLocked) {
		t.Errorf("while it is open: %v", err)
	}
	mustClose(t, db)
	kept, err := fetched.Replace()
	if err != nil {
		t.Fatal(err)
	}
	fetched.Discard() // takes nothing away
	if there, before := sessionsIn(t, filepath.Join(folder, FileName)), sessionsIn(t, kept); there != 5 || before != 3 {
		t.Errorf("%d sessions in the plan, %d kept; want 5 and 3", there, before)
	}
}

// A copy that was fetched and is not wanted leaves nothing.
func TestDiscard(t *testing.T) {
	folder := filepath.Dir(planOf(t, 2))
	before := folderOf(t, folder)
	fetched, err := Fetch(t.Context(), folder, planOf(t, 5))
	if err != nil {
		t.Fatal(err)
	}
	fetched.Discard()
	if fmt.Sprint(folderOf(t, folder)) != fmt.Sprint(before) {
		t.Error("something is left")
	}
}

// What is cancelled at any moment is done or leaves no trace, and says which.
func TestCancel(t *testing.T) {
	source := planOf(t, 60)
	folder := filepath.Dir(planOf(t, 40))
	db := openIn(t, folder)
	elsewhere := t.TempDir()
	for name, do := range map[string]func(context.Context) error{
		"look": func(ctx context.Context) error { _, err := Look(ctx, source); return err },
		"back up": func(ctx context.Context) error {
			_, err := db.BackUp(ctx, filepath.Join(elsewhere, "backup.db"))
			return err
		},
		"fetch": func(ctx context.Context) error {
			fetched, err := Fetch(ctx, folder, source)
			if err == nil {
				fetched.Discard()
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			before, done := folderOf(t, folder), 0
			for after := time.Duration(0); done < 3; after += 2*time.Millisecond + after/4 {
				ctx, cancel := context.WithTimeout(t.Context(), after)
				err := do(ctx)
				cancel()
				if !errors.Is(err, context.DeadlineExceeded) {
					if err != nil {
						t.Fatalf("after %v: %v", after, err)
					}
					done++
					os.Remove(filepath.Join(elsewhere, "backup.db"))
				}
				if fmt.Sprint(folderOf(t, folder)) != fmt.Sprint(before) || len(folderOf(t, elsewhere)) > 0 {
					t.Fatalf("after %v, %v: something is left", after, err)
				}
			}
		})
	}
}

// One copy a day, for a week; other copies stay.
func TestKeepDaily(t *testing.T) {
	folder := filepath.Dir(planOf(t, 2))
	db := openIn(t, folder)
	backups, err := makeCopies(folder)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(backups, "replaced-2020-01-01-000000Z.db"), []byte("kept"))
	cut := filepath.Join(backups, strings.TrimSuffix(unfinishedName, "*")+"1")
	write(t, cut, []byte("half"))
	if err := os.Chtimes(cut, time.Time{}, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	other := mustOpen(t, filepath.Join(t.TempDir(), "a [b"))
	mustClose(t, other)
	if _, err := Restore(filepath.Dir(other.path), db.path); err != nil {
		t.Fatal(err)
	}
	if found, err := Copies(filepath.Dir(other.path)); err != nil || len(found) != 1 {
		t.Errorf("in an odd folder: %v, %v", found, err)
	}
	first := civil.Date{Year: 2026, Month: 6, Day: 1}
	for i := range 20 {
		for again := range 2 {
			if made, err := db.KeepDaily(t.Context(), first.AddDays(i)); err != nil || made != (again == 0) {
				t.Fatalf("day %d: made %t, %v", i, made, err)
			}
		}
	}
	found := copies(t, folder)
	if len(found) != DaysKept+1 {
		t.Fatalf("copies are %v", found)
	}
	for i := range DaysKept {
		want := filepath.Join(backups, "daily-"+first.AddDays(20-DaysKept+i).String()+".db")
		if found[i] != want || sessionsIn(t, want) != 2 {
			t.Errorf("copy %d is %s, want %s", i, found[i], want)
		}
	}
	if newest, err := Copies(folder); err != nil || len(newest) != len(found) || newest[0] != found[DaysKept-1] || sessionsIn(t, newest[1]) != 2 {
		t.Errorf("newest first: %v, %v", newest, err)
	}
	if _, err := os.Stat(cut); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the copy that was cut short: %v", err)
	}
}

func TestFacts(t *testing.T) {
	db := mustOpen(t, filepath.Dir(closedPlan(t)))
	defer mustClose(t, db)
	facts, err := db.Facts()
	if err != nil {
		t.Fatal(err)
	}
	all := migrations()
	if facts.Bytes < 20_000 || facts.Schema != all[len(all)-1].id {
		t.Errorf("%d bytes, schema %s", facts.Bytes, facts.Schema)
	}
	want := counts(t, db)
	for _, table := range facts.Tables {
		if n, counted := want[table.Name]; counted && int64(n) != table.Rows {
			t.Errorf("%s has %d rows, want %d", table.Name, table.Rows, n)
		}
		delete(want, table.Name)
	}
	if len(want) > 0 {
		t.Errorf("nothing is said of %v", want)
	}
}
