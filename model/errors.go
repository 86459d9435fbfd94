package model

import (
	"errors"
	"fmt"

	"cloud.google.com/go/civil"
)

// ErrNotFound says that the thing asked for by its ID is not there.
var ErrNotFound = errors.New("not found")

// ErrNoRoom says that the disk is full; nothing was changed.
var ErrNoRoom = errors.New("the disk is full")

// Code names what is wrong with a field. The sentence a person reads is made
// from it in ui/.
type Code string

// The codes that Validate methods use.
const (
	CodeEmpty    Code = "empty"     // a value is needed and missing
	CodeTooSmall Code = "too-small" // below Invalid.Least
	CodeTooLarge Code = "too-large" // above Invalid.Most
	CodeTooLong  Code = "too-long"  // a text of more than Invalid.Most runes
	CodeUnknown  Code = "unknown"   // not one of the values there are
	CodeBadDate  Code = "bad-date"  // no such day in the calendar
	CodeTooEarly Code = "too-early" // a day before that of Invalid.Least
	CodeTooLate  Code = "too-late"  // a day after that of Invalid.Most
	CodeMismatch Code = "mismatch"  // contradicts another field
	CodeTaken    Code = "taken"     // another one is called the same
	CodeInUse    Code = "in-use"    // something that is kept refers to it as it is
	CodeUnagreed Code = "unagreed"  // looser than the advised Invalid.Most, to which no professional agreed
	CodeText     Code = "text"      // holds control characters or invalid UTF-8, or is not JSON where it has to be
)

// Invalid is one field that cannot be accepted, and why.
type Invalid struct {
	Field string // Go-style path, for example "planned.distance" or "sets[2].reps"
	Code  Code
	Least int64 // for CodeTooSmall, in the field's own unit; for CodeTooEarly a DayNumber
	Most  int64 // for CodeTooLarge and CodeTooLong, in the field's own unit; for CodeTooLate a DayNumber
}

// TooEarly says that a field has a day before the earliest there can be.
func TooEarly(field string, earliest civil.Date) *Invalid {
	return &Invalid{Field: field, Code: CodeTooEarly, Least: int64(DayNumber(earliest))}
}

// TooLate says that a field has a day after the latest there can be.
func TooLate(field string, latest civil.Date) *Invalid {
	return &Invalid{Field: field, Code: CodeTooLate, Most: int64(DayNumber(latest))}
}

func (e *Invalid) Error() string {
	switch e.Code {
	case CodeTooSmall:
		return fmt.Sprintf("%s: %s (at least %d)", e.Field, e.Code, e.Least)
	case CodeTooLarge, CodeTooLong:
		return fmt.Sprintf("%s: %s (at most %d)", e.Field, e.Code, e.Most)
	default:
		return fmt.Sprintf("%s: %s", e.Field, e.Code)
	}
}

// InvalidFields returns every [Invalid] in err's tree, in order.
func InvalidFields(err error) []*Invalid {
	switch e := err.(type) {
	case nil:
		return nil
	case *Invalid:
		return []*Invalid{e}
	case interface{ Unwrap() []error }:
		var all []*Invalid
		for _, inner := range e.Unwrap() {
			all = append(all, InvalidFields(inner)...)
		}
		return all
	case interface{ Unwrap() error }:
		return InvalidFields(e.Unwrap())
	}
	return nil
}
