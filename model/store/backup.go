package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/glebarez/sqlite"

	"github.com/kneewise/kneewise/model"
)

// copiesFolder is where copies of the database go, in the data folder.
const copiesFolder = "backups"

// DaysKept is of how many days a copy is kept.
const DaysKept = 7

// unfinishedName is what a copy is called until it is whole, and fetchedName what
// one is called that is to take the place of a plan.
const (
	unfinishedName = ".kneewise-unfinished-*"
	fetchedName    = ".kneewise-fetched-*"
)

// timeFormat is that of SQLite's strftime for the times in names of copies.
const timeFormat = "%Y-%m-%d-%H%M%SZ"

// makeCopies makes the folder for copies where it is missing.
func makeCopies(folder string) (string, error) {
	folder = filepath.Join(folder, copiesFolder)
	return folder, os.MkdirAll(folder, folderMode)
}

// timeOf is the time of SQLite's clock: only main.go has one.
func timeOf(db *sql.DB) (now string, err error) {
	err = db.QueryRow("SELECT strftime(?, 'now')", timeFormat).Scan(&now)
	return now, err
}

// copyInto copies an open database to a new private file in a folder, looks
// whether the copy is whole and waits until the disk has it. VACUUM INTO sees one
// consistent state and what is still in the write-ahead log, which copying the
// file does not. The caller gives the copy its name, so that what is called a
// copy is one, or removes it.
func copyInto(ctx context.Context, folder, name string, db *sql.DB) (path string, copied contents, err error) {
	file, err := os.CreateTemp(folder, name) // SQLite may fill an empty file
	if err != nil {
		return "", contents{}, err
	}
	defer func() {
		if err = errors.Join(err, file.Close()); err != nil {
			os.Remove(file.Name())
		}
	}()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", file.Name()); err != nil {
		return "", contents{}, err
	}
	copied, err = inspect(ctx, file.Name(), busyTimeout, true)
	if err != nil {
		return "", contents{}, fmt.Errorf("verify the copy: %w", err)
	}
	return file.Name(), copied, file.Sync() // VACUUM INTO does not wait for the disk
}

// BackUp copies the plan to a new file, which is whole once it is there, and says
// what is in it. Others may read and write meanwhile. A file that is there is not
// replaced: the error is then fs.ErrExist. Errors are a [CopyError].
func (db *DB) BackUp(ctx context.Context, target string) (model.Contents, error) {
	target, err := filepath.Abs(target)
	if err != nil {
		return model.Contents{}, fmt.Errorf("find %s: %w", target, err)
	}
	if _, err := os.Lstat(target); err == nil {
		return model.Contents{}, &CopyError{target, fs.ErrExist}
	}
	found, err := db.copyTo(ctx, target)
	if err != nil {
		return model.Contents{}, &CopyError{target, cancelled(ctx, err)}
	}
	return found, nil
}

func (db *DB) copyTo(ctx context.Context, target string) (model.Contents, error) {
	unfinished, _, err := copyInto(ctx, filepath.Dir(target), unfinishedName, db.pool)
	if err != nil {
		return model.Contents{}, err
	}
	defer os.Remove(unfinished)
	found, err := summaryOf(ctx, unfinished)
	if err != nil {
		return model.Contents{}, err
	}
	if err := os.Rename(unfinished, target); err != nil {
		return model.Contents{}, err
	}
	syncFolder(filepath.Dir(target))
	return found, nil
}

// cancelled is the error of work that was cancelled, whatever SQLite says of it,
// and else an explained one.
func cancelled(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return explained(err)
}

// KeepDaily copies the plan to backups/daily-<day>.db unless there is a copy of
// that day, and removes the copies of all but the last [DaysKept] days that have
// one. It returns whether it made one.
func (db *DB) KeepDaily(ctx context.Context, day civil.Date) (made bool, err error) {
	folder, err := makeCopies(filepath.Dir(db.path))
	if err != nil {
		return false, fmt.Errorf("make the folder for copies: %w", err)
	}
	target := filepath.Join(folder, "daily-"+day.String()+".db")
	if _, err := os.Lstat(target); err == nil {
		return false, nil
	}
	if _, err := db.BackUp(ctx, target); err != nil {
		return false, err
	}
	return true, removeOld(folder, day)
}

// Copies lists the copies of the plan that are kept in a data folder, the newest
// first.
func Copies(folder string) ([]string, error) {
	copies, err := filesLike(filepath.Join(folder, copiesFolder), "*.db")
	if err != nil {
		return nil, fmt.Errorf("list the copies: %w", err)
	}
	slices.SortStableFunc(copies, func(a, b string) int { return changed(b).Compare(changed(a)) })
	return copies, nil
}

// changed is when a file was written to last; one that is gone never was.
func changed(path string) (at time.Time) {
	if info, err := os.Stat(path); err == nil {
		at = info.ModTime()
	}
	return at
}

// filesLike lists the files of a folder whose names match a pattern, in their
// order. A folder that is not there has none.
func filesLike(folder, pattern string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var paths []string
	for _, e := range entries {
		if like, err := filepath.Match(pattern, e.Name()); err != nil {
			return nil, err
		} else if like {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths, nil
}

// removeOld removes the copies of days but the last ones, and what was left of
// copies that were cut short before this day.
func removeOld(folder string, day civil.Date) error {
	daily, err := filesLike(folder, "daily-????-??-??.db")
	if err != nil {
		return err
	}
	old := daily[:max(0, len(daily)-DaysKept)]
	unfinished, err := filesLike(folder, unfinishedName)
	if err != nil {
		return err
	}
	for _, path := range unfinished {
		if civil.DateOf(changed(path)).Before(day) {
			old = append(old, path)
		}
	}
	var failed []error
	for _, path := range old {
		if err := os.Remove(path); err != nil {
			failed = append(failed, fmt.Errorf("remove an old copy: %w", err))
		}
	}
	return errors.Join(failed...)
}

// openCopy opens a file that may be a plan for reading only. Where there is no
// write-ahead log beside it, nothing is written beside it either: it may lie on a
// stick or in a folder that is read only.
func openCopy(path string) (*sql.DB, error) {
	if err := isFile(path); err != nil {
		return nil, err
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	mode := "immutable=1"
	for _, suffix := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(path + suffix); err == nil && info.Size() > 0 {
			mode = "mode=ro"
		}
	}
	db, err := sql.Open(sqlite.DriverName, dsn(path, mode, fmt.Sprintf("_pragma=busy_timeout(%d)", busyTimeout.Milliseconds())))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// checkCopy looks whether an open file is a whole plan that this program knows.
func checkCopy(ctx context.Context, db *sql.DB) error {
	have, err := contentsOf(ctx, db, true)
	switch {
	case err != nil:
		return err
	case have.empty:
		return ErrNotDatabase
	case have.newerThan(migrations()):
		return ErrNewer
	}
	return nil
}

// Look says what is in the file of a plan, also one of an older program, and
// changes nothing. The errors are those of [Open] as a [CopyError], with
// [ErrNotDatabase] for an empty file.
func Look(ctx context.Context, path string) (model.Contents, error) {
	found, err := look(ctx, path)
	if err != nil {
		return model.Contents{}, &CopyError{path, cancelled(ctx, err)}
	}
	return found, nil
}

func look(ctx context.Context, path string) (model.Contents, error) {
	db, err := openCopy(path)
	if err != nil {
		return model.Contents{}, err
	}
	defer db.Close()
	if err := checkCopy(ctx, db); err != nil {
		return model.Contents{}, err
	}
	found, err := summary(ctx, db)
	if err != nil {
		return model.Contents{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return found, nil
}

// summaryOf says what is in the file of a plan that is known to be whole.
func summaryOf(ctx context.Context, path string) (model.Contents, error) {
	db, err := openCopy(path)
	if err != nil {
		return model.Contents{}, err
	}
	defer db.Close()
	return summary(ctx, db)
}

// Contents says what is in the plan.
func (db *DB) Contents() (model.Contents, error) {
	found, err := summary(context.Background(), db.pool)
	if err != nil {
		return model.Contents{}, explained(err)
	}
	return found, nil
}

func summary(ctx context.Context, db *sql.DB) (model.Contents, error) {
	var found model.Contents
	var from, to sql.NullString
	var at sql.NullInt64
	err := db.QueryRowContext(ctx, "SELECT count(*), min(date), max(date), (SELECT at FROM history ORDER BY id DESC LIMIT 1) FROM sessions").
		Scan(&found.Sessions, &from, &to, &at)
	if err != nil {
		return model.Contents{}, err
	}
	if from.Valid {
		if found.From, err = civil.ParseDate(from.String); err == nil {
			found.To, err = civil.ParseDate(to.String)
		}
		if err != nil {
			return model.Contents{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	if at.Valid {
		found.Changed = time.Unix(0, at.Int64).UTC()
	}
	return found, nil
}

// Restore puts a copy of another plan's file in the place of the plan in a data
// folder: it is [Fetch] and [Fetched.Replace], with the errors of both. If there is
// an error the plan is what it was.
func Restore(folder, source string) (kept string, err error) {
	fetched, err := Fetch(context.Background(), folder, source)
	if err != nil {
		return "", err
	}
	defer fetched.Discard()
	return fetched.Replace()
}

// Fetched is a copy of another plan's file in a data folder, whole and up to date,
// that is ready to take the place of the plan there.
type Fetched struct{ folder, path string }

// Fetch copies another plan's file into a data folder, brings the copy up to date
// and reads all of it. The plan there may be open and goes on. Errors are those of
// [Look].
//
// One at a time fetches into a folder, who has the lock of [LockWindow]: what one
// that was killed has left is removed.
func Fetch(ctx context.Context, folder, source string) (*Fetched, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, fmt.Errorf("find %s: %w", folder, err)
	}
	if err := makeFolder(folder); err != nil {
		return nil, err
	}
	path, err := fetch(ctx, folder, source)
	if err != nil {
		return nil, &CopyError{source, cancelled(ctx, err)}
	}
	return &Fetched{folder, path}, nil
}

// Discard does away with a copy that takes no place; of one that has, nothing is
// left to do away with.
func (f *Fetched) Discard() { removeDatabase(f.path) }

// Replace puts the copy in the place of the plan, which nothing may have open: else
// the error is [ErrLocked]. If there is an error the plan is what it was.
//
// The plan that was there is kept under the path returned, whatever state it was
// in; it is empty where there was none.
func (f *Fetched) Replace() (kept string, err error) {
	release, err := hold(f.folder, true)
	if err != nil {
		return "", err
	}
	defer release()
	path := filepath.Join(f.folder, FileName)
	kept, err = replaceFile(path, f.path)
	if err != nil {
		return "", fmt.Errorf("replace %s: %w", path, explained(err))
	}
	return kept, nil
}

// replaceFile puts a file in the place of the plan's, at one blow: whoever looks finds
// the one or the other.
func replaceFile(path, fresh string) (kept string, err error) {
	kept, err = putAside(path)
	if err != nil {
		return "", err
	}
	if err := os.Rename(fresh, path); err != nil {
		return "", errors.Join(err, putBack(path, kept))
	}
	syncFolder(filepath.Dir(path))
	return kept, nil
}

// fetch copies a plan into a folder under a name of no meaning, brings the copy up
// to date and reads all of it.
func fetch(ctx context.Context, folder, source string) (path string, err error) {
	left, err := filesLike(folder, fetchedName)
	if err != nil {
		return "", err
	}
	for _, path := range left {
		if err := os.Remove(path); err != nil {
			return "", err
		}
	}
	db, err := openCopy(source)
	if err != nil {
		return "", err
	}
	defer db.Close()
	if err := checkCopy(ctx, db); err != nil {
		return "", err
	}
	path, _, err = copyInto(ctx, folder, fetchedName, db)
	if err != nil {
		return "", err
	}
	if err := makeReady(ctx, path); err != nil {
		removeDatabase(path)
		return "", err
	}
	return path, nil
}

// makeReady brings the copy of a plan up to date, sees that it can be a plan and
// has the disk keep it.
func makeReady(ctx context.Context, path string) error {
	for _, next := range []func() error{
		func() error { return migrate(path, migrations(), busyTimeout) },
		func() error { return sameShape(path) },
		func() error { return readWhole(ctx, path) },
		func() error { return syncFile(path) },
		ctx.Err,
	} {
		if err := next(); err != nil {
			return err
		}
	}
	return nil
}

// sameShape says whether a plan that is up to date has the tables that a new one
// has, no more and no less.
func sameShape(path string) error {
	folder, err := os.MkdirTemp("", "kneewise-new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	fresh := filepath.Join(folder, FileName)
	if err := migrate(fresh, migrations(), busyTimeout); err != nil {
		return err
	}
	want, wrong := shapeOf(fresh)
	got, err := shapeOf(path)
	if err := errors.Join(wrong, err); err != nil {
		return err
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("%w: its tables are others than those of a plan", ErrDamaged)
	}
	return nil
}

// shapeOf lists the statements that make what is in a database.
func shapeOf(path string) ([]string, error) {
	db, err := connect(path, busyTimeout, true)
	if err != nil {
		return nil, err
	}
	shape, err := find[string](db.gorm, "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name")
	return shape, errors.Join(err, db.Close())
}

// readWhole finds what integrity_check does not: rows that refer to nothing, and
// sessions and a profile that cannot be. It leaves the plan as quick to read as one
// that was opened.
func readWhole(ctx context.Context, path string) error {
	db, err := connect(path, busyTimeout, true)
	if err != nil {
		return err
	}
	db.gorm = db.gorm.WithContext(ctx)
	err = db.View(func(r model.Reader) error {
		if err := allReferencesHold(r.(*reader).tx, FileName); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		_, profile := r.Profile()
		_, sessions := r.Sessions(civil.Date{Year: 1, Month: 1, Day: 1}, civil.Date{Year: 9999, Month: 12, Day: 31})
		return errors.Join(profile, sessions)
	})
	if err == nil {
		db.prepare()
	}
	return errors.Join(err, db.Close())
}

// putAside keeps the file of a plan under another name, too, so that it can be
// replaced, and sees to it that no write-ahead log is left that would be taken for
// that of the file that comes.
func putAside(path string) (kept string, err error) {
	if err := isFile(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	now, err := fold(path)
	if err != nil {
		return "", err
	}
	folder, err := makeCopies(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	if kept, err = keepAs(path, filepath.Join(folder, "replaced-"+now)); err != nil {
		return "", err
	}
	// Only a file that SQLite cannot read still has one.
	log := path + "-wal"
	if _, err := os.Stat(log); err == nil {
		if err := double(log, kept+"-wal"); err != nil {
			return "", err
		}
	}
	syncFolder(folder)
	return kept, errors.Join(removeIfThere(log), removeIfThere(path+"-shm"))
}

// putBack takes away the second name of a file that was not replaced.
func putBack(path, kept string) error {
	if kept == "" {
		return nil
	}
	err := os.Rename(kept+"-wal", path+"-wal")
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, os.Remove(kept))
}

// fold puts the write-ahead log into the file, unless the file is damaged, and
// tells the time. SQLite does so only for who has the file alone, thus also finds
// programs that take no lock of ours.
func fold(path string) (now string, err error) {
	db, err := sql.Open(sqlite.DriverName, dsn(path))
	if err != nil {
		return "", err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	// Of a file that is no database SQLite would throw the log away.
	if _, err := inspect(context.Background(), path, 0, false); !errors.Is(explained(err), ErrNotDatabase) {
		var mode string
		err := explained(db.QueryRow("PRAGMA journal_mode = DELETE").Scan(&mode))
		if errors.Is(err, ErrLocked) {
			return "", err
		}
	}
	clock, err := sql.Open(sqlite.DriverName, ":memory:") // the file may be one that nothing can be asked of
	if err != nil {
		return "", err
	}
	defer clock.Close()
	return timeOf(clock)
}

// keepAs gives a file a second name that is not taken: the one wanted, or one
// with a number.
func keepAs(path, wanted string) (string, error) {
	name := wanted + ".db"
	for n := 2; ; n++ {
		err := double(path, name)
		if !errors.Is(err, fs.ErrExist) {
			return name, err
		}
		name = fmt.Sprintf("%s-%d.db", wanted, n)
	}
}

// double gives a file a second name; where the file system cannot, it copies it.
func double(path, name string) error {
	err := os.Link(path, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, fileMode)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, to.Sync(), to.Close())
}

func removeIfThere(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// removeDatabase removes a file that is no plan yet with what SQLite put beside it.
func removeDatabase(path string) {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		os.Remove(path + suffix)
	}
}

func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// syncFolder has the disk note the names in a folder, where the system can: a name
// that is lost with the power is an older one, never half a file.
func syncFolder(path string) {
	if folder, err := os.Open(path); err == nil {
		_ = folder.Sync() // Windows and some file systems have no such thing
		folder.Close()
	}
}
