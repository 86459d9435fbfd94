package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/glebarez/sqlite"
	"github.com/go-gormigrate/gormigrate/v2"
	"gorm.io/gorm"
)

// applicationID marks a database as Kneewise's in its header; the first
// migration writes it.
const applicationID = 0x4b6e6565

// step is one migration: a numbered SQL file. Files that were released never
// change; a new shape is a new file.
type step struct {
	id  string // the file's name without its extension
	sql string
}

//go:embed migrations/*.sql
var files embed.FS

// migrations returns the embedded steps in the order of their numbers.
func migrations() []step {
	var steps []step
	entries, err := files.ReadDir("migrations")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	for _, entry := range entries {
		text, err := files.ReadFile("migrations/" + entry.Name())
		if err != nil {
			panic(err)
		}
		steps = append(steps, step{id: strings.TrimSuffix(entry.Name(), ".sql"), sql: string(text)})
	}
	return steps
}

// bringUpToDate looks at the file without changing it and runs the steps it
// lacks, all in one transaction. A database that is not new is copied first. That
// the file is whole is checked if it is to be, and before it is changed.
func bringUpToDate(path string, steps []step, busy time.Duration, check bool) error {
	have, err := inspect(context.Background(), path, busy, check)
	if err != nil {
		return err
	}
	if have.newerThan(steps) {
		return ErrNewer
	}
	missing := slices.IndexFunc(steps, func(s step) bool { return !slices.Contains(have.applied, s.id) })
	if missing < 0 {
		return nil
	}
	if !have.empty {
		if !check {
			if _, err := inspect(context.Background(), path, busy, true); err != nil {
				return err
			}
		}
		if err := copyBefore(path, steps[missing].id, busy); err != nil {
			return fmt.Errorf("copy the database before changing it: %w", err)
		}
	}
	return migrate(path, steps, busy)
}

// migrate runs the steps that were not run yet. Two processes may come here at
// once: the second waits for the first's transaction and finds nothing to do.
func migrate(path string, steps []step, busy time.Duration) error {
	db, err := connect(path, busy, false)
	if err != nil {
		return err
	}
	defer db.pool.Close()
	err = gormigrate.New(db.gorm, &gormigrate.Options{
		TableName:                 "migrations",
		IDColumnName:              "id",
		IDColumnSize:              255,
		UseTransaction:            true,
		ValidateUnknownMigrations: true,
	}, plan(steps)).Migrate()
	if errors.Is(err, gormigrate.ErrUnknownPastMigration) {
		return ErrNewer
	}
	if err != nil {
		return fmt.Errorf("bring the database up to date: %w", err)
	}
	return nil
}

func plan(steps []step) []*gormigrate.Migration {
	var list []*gormigrate.Migration
	for _, s := range steps {
		list = append(list, &gormigrate.Migration{ID: s.id, Migrate: func(tx *gorm.DB) error {
			if err := tx.Exec(s.sql).Error; err != nil {
				return fmt.Errorf("%s: %w", s.id, err)
			}
			return allReferencesHold(tx, s.id)
		}})
	}
	return list
}

// allReferencesHold looks for rows that refer to nothing: migrations run
// without foreign keys.
func allReferencesHold(tx *gorm.DB, id string) error {
	var broken int64
	if err := tx.Raw("SELECT count(*) FROM pragma_foreign_key_check").Row().Scan(&broken); err != nil {
		return fmt.Errorf("%s: check references: %w", id, err)
	}
	if broken > 0 {
		return fmt.Errorf("%s: %d rows would refer to nothing", id, broken)
	}
	return nil
}

// contents is what inspect finds in a file.
type contents struct {
	empty   bool     // no tables: new, or its making was cut short
	applied []string // the migrations it has
}

// newerThan says whether a migration was run that is none of the steps.
func (c contents) newerThan(steps []step) bool {
	return slices.ContainsFunc(c.applied, func(id string) bool {
		return !slices.ContainsFunc(steps, func(s step) bool { return s.id == id })
	})
}

// inspect looks at the file, and if asked reads all of it to see that it is whole,
// through a connection that cannot write to it: it leaves the file as it is, and at
// most an empty write-ahead log beside it. SQLite tests no CHECK on such a
// connection; what they guard is seen when a row is read. To read all of ten
// thousand sessions takes some 90 ms, the rest less than one.
func inspect(ctx context.Context, path string, busy time.Duration, all bool) (contents, error) {
	db, err := sql.Open(sqlite.DriverName, dsn(path, "mode=ro", fmt.Sprintf("_pragma=busy_timeout(%d)", busy.Milliseconds())))
	if err != nil {
		return contents{}, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	return contentsOf(ctx, db, all)
}

// contentsOf is inspect for a file that is open.
func contentsOf(ctx context.Context, db *sql.DB, all bool) (contents, error) {
	var id, tables int64
	err := db.QueryRowContext(ctx, "SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id").Scan(&id, &tables)
	switch {
	case err != nil:
		return contents{}, err
	case id == 0 && tables == 0:
		return contents{empty: true}, nil
	case id != applicationID:
		return contents{}, ErrNotDatabase
	}
	if all {
		var verdict string
		if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
			return contents{}, err
		}
		if verdict != "ok" {
			return contents{}, fmt.Errorf("%w: %s", ErrDamaged, verdict)
		}
	}
	applied, err := appliedMigrations(db)
	if err != nil {
		return contents{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return contents{applied: applied}, nil
}

func appliedMigrations(db *sql.DB) ([]string, error) {
	rows, err := db.Query("SELECT id FROM migrations ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var applied []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		applied = append(applied, id)
	}
	return applied, rows.Err()
}

// copyBefore copies the database to backups/before-<migration>-<UTC time>.db.
func copyBefore(path, migration string, busy time.Duration) error {
	db, err := connect(path, busy, true)
	if err != nil {
		return err
	}
	defer db.pool.Close()
	now, err := timeOf(db.pool)
	if err != nil {
		return err
	}
	folder, err := makeCopies(filepath.Dir(path))
	if err != nil {
		return err
	}
	unfinished, copied, err := copyInto(context.Background(), folder, unfinishedName, db.pool)
	if err != nil {
		return err
	}
	defer os.Remove(unfinished)
	if slices.Contains(copied.applied, migration) {
		return nil // another process was faster: it made its own copy
	}
	return os.Rename(unfinished, filepath.Join(folder, fmt.Sprintf("before-%s-%s.db", migration, now)))
}
