package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"github.com/kneewise/kneewise/model"
)

// busyTimeout is how long a writer waits for those of other processes; a
// write takes milliseconds.
const busyTimeout = 5 * time.Second

// connections is how many transactions run at the same time in one process:
// one that writes and some that read.
const connections = 4

// DB is an open plan. Its methods may be called by several goroutines.
type DB struct {
	path    string
	release func() // of the lock that keeps the file from being replaced
	gorm    *gorm.DB
	pool    *sql.DB
	writing sync.Mutex // writers of this process queue here rather than in SQLite's busy timeout
}

// Open opens the plan in a data folder and makes both where they are missing.
// All of the file is read to see that it is whole. An older database is brought
// up to date, after a copy of it was made.
//
// Errors wrap [ErrNotDatabase], [ErrDamaged], [ErrNewer], [ErrLocked] or an
// error of the file system; the file is then as it was.
func Open(folder string) (*DB, error) {
	db, err := open(folder, migrations(), busyTimeout, true)
	if err == nil {
		db.prepare()
	}
	return db, err
}

// OpenUnchecked is Open for who cannot wait until all of the file is read: that
// is left to [DB.Check]. Before a database is brought up to date it is checked
// all the same.
func OpenUnchecked(folder string) (*DB, error) {
	return open(folder, migrations(), busyTimeout, false)
}

// Check reads all of the file to see that it is whole; else the error wraps
// [ErrDamaged]. Others may read and write meanwhile.
func (db *DB) Check(ctx context.Context) error {
	if _, err := inspect(ctx, db.path, busyTimeout, true); err != nil {
		return fmt.Errorf("check %s: %w", db.path, cancelled(ctx, err))
	}
	db.prepare()
	return nil
}

// prepare makes later reading quicker, which is no matter if it fails.
func (db *DB) prepare() { _ = errors.Join(db.addUp(), db.pack()) }

func open(folder string, steps []step, busy time.Duration, check bool) (*DB, error) {
	release, err := hold(folder, false)
	if err != nil {
		return nil, err
	}
	db, err := openHeld(folder, steps, busy, check)
	if err != nil {
		release()
		return nil, err
	}
	db.release = release
	return db, nil
}

// openHeld opens the plan in a folder that nobody replaces.
func openHeld(folder string, steps []step, busy time.Duration, check bool) (*DB, error) {
	path, err := filepath.Abs(filepath.Join(folder, FileName))
	if err != nil {
		return nil, fmt.Errorf("find %s: %w", folder, err)
	}
	if err := makeFile(path); err != nil {
		return nil, err
	}
	if err := bringUpToDate(path, steps, busy, check); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, explained(err))
	}
	if err := narrow(folder); err != nil {
		return nil, err
	}
	db, err := connect(path, busy, true)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, explained(err))
	}
	return db, nil
}

// connect opens the file to write. Without foreign keys a table can be rebuilt
// without losing what refers to it; only migrations do that.
func connect(path string, busy time.Duration, foreignKeys bool) (*DB, error) {
	db, err := gorm.Open(sqlite.Open(dsn(path,
		"_pragma=journal_mode(WAL)",
		fmt.Sprintf("_pragma=busy_timeout(%d)", busy.Milliseconds()),
		fmt.Sprintf("_pragma=foreign_keys(%t)", foreignKeys),
		"_pragma=synchronous(NORMAL)",
		"_txlock=immediate",
	)), &gorm.Config{Logger: logger.Discard, SkipDefaultTransaction: true})
	if err != nil {
		return nil, err
	}
	pool, err := db.DB()
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	return &DB{path: path, gorm: db, pool: pool}, nil
}

// dsn names the file at an absolute path, whatever characters are in it, as a
// URI with parameters.
func dsn(path string, parameters ...string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive letter, https://www.sqlite.org/uri.html
	}
	return "file://" + (&url.URL{Path: path}).EscapedPath() + "?" + strings.Join(parameters, "&")
}

// Close ends all connections; the last one of all processes folds the
// write-ahead log into the file.
func (db *DB) Close() error {
	if db.release != nil {
		defer db.release()
	}
	if err := db.pool.Close(); err != nil {
		return fmt.Errorf("close the database: %w", err)
	}
	return nil
}

// View runs fn on one consistent state of the data: what others commit
// meanwhile is not seen. It waits for no writer and keeps none waiting. The
// reader is of no use after fn.
func (db *DB) View(fn func(model.Reader) error) error {
	// A read-only transaction begins deferred, whatever _txlock says.
	return explained(db.gorm.Transaction(func(tx *gorm.DB) error {
		return fn(&reader{tx})
	}, &sql.TxOptions{ReadOnly: true}))
}

// Update runs fn in one write transaction: all of it is kept, or, if fn, a
// statement in it or the commit fails, or fn panics, nothing. It waits for
// other writers, also those of other processes, for these at most 5 seconds
// (then [ErrLocked]). The writer is of no use after fn; fn must not call Update.
func (db *DB) Update(fn func(model.Writer) error) error {
	db.writing.Lock()
	defer db.writing.Unlock()
	return explained(db.gorm.Transaction(func(tx *gorm.DB) error {
		w := &writer{reader: reader{tx}}
		if err := fn(w); err != nil {
			return err
		}
		return w.broken
	}))
}

// reader reads within one transaction.
type reader struct{ tx *gorm.DB }

// Revision grows with every Update that writes.
func (r *reader) Revision() (int64, error) {
	var revision int64
	if err := r.tx.Raw("SELECT revision FROM meta").Row().Scan(&revision); err != nil {
		return 0, fmt.Errorf("read revision: %w", err)
	}
	return revision, nil
}

// writer also writes.
type writer struct {
	reader
	wrote  bool
	broken error // the first statement that failed; then Update keeps nothing
}
