package store

import (
	"errors"
	"fmt"

	sqlite "github.com/glebarez/go-sqlite"

	"github.com/kneewise/kneewise/model"
)

// What can be wrong with a data folder. The errors of this package wrap one of
// these, [model.ErrNoRoom], an error of the file system, or what the caller's
// function returned.
var (
	ErrNotDatabase = errors.New("not a Kneewise database")
	ErrDamaged     = errors.New("the database is damaged")
	ErrNewer       = errors.New("the database was written by a newer Kneewise")
	ErrLocked      = errors.New("another program keeps the database locked")
	ErrAlreadyOpen = errors.New("another window has this data folder open")
)

// CopyError is what is wrong with another file than the plan's own: with a backup
// or what is to become one. It wraps what the errors of a plan wrap.
type CopyError struct {
	Path string
	Err  error
}

func (e *CopyError) Error() string { return fmt.Sprintf("copy %s: %v", e.Path, e.Err) }

// Unwrap is for errors.Is.
func (e *CopyError) Unwrap() error { return e.Err }

// SQLite's primary result codes, and the extended one of a full disk on which no
// file can be shared: https://www.sqlite.org/rescode.html.
const (
	codeBusy      = 5
	codeCorrupt   = 11
	codeFull      = 13
	codeNotADB    = 26
	codeNoSharing = 4874
)

// explained adds to SQLite's own error which of the above it is.
func explained(err error) error {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return err
	}
	if failure.Code() == codeNoSharing {
		return fmt.Errorf("%w: %w", model.ErrNoRoom, err)
	}
	switch failure.Code() & 0xff {
	case codeFull:
		return fmt.Errorf("%w: %w", model.ErrNoRoom, err)
	case codeBusy:
		return fmt.Errorf("%w: %w", ErrLocked, err)
	case codeCorrupt:
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	case codeNotADB:
		return fmt.Errorf("%w: %w", ErrNotDatabase, err)
	default:
		return err
	}
}

// badRow reports a row that cannot be a value of model.
func badRow(table string, id any, err error) error {
	return fmt.Errorf("%w: table %s, row %v: %w", ErrDamaged, table, id, err)
}

// refused reports a value that Validate does not accept; nothing was written.
func refused(what string, id model.ID, err error) error {
	return fmt.Errorf("save %s %s: %w", what, id, err)
}

// stillValid is for rows that were valid when they were written. It lets pass
// what a change of the time-zone data can make invalid afterwards: a zone that
// is no longer known, a start that now falls on the day beside its own.
func stillValid(table string, id any, err error) error {
	for _, field := range model.InvalidFields(err) {
		if field.Field != "zone" && field.Field != "start" {
			return badRow(table, id, err)
		}
	}
	return nil
}
