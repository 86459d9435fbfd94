package store

import (
	"fmt"
	"time"

	"cloud.google.com/go/civil"
)

// row hands out the columns of one row after the other. It is for the tables
// that are read by the ten thousand: GORM's and database/sql's conversions by
// reflection would take as long as SQLite itself.
type row struct {
	values  []any
	targets []any // pointers to the values
	next    int
	err     error
}

// each runs fn on every row of a query.
func (r *reader) each(query string, args []any, fn func(*row) error) error {
	rows, err := r.tx.Raw(query, args...).Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	current := newRow(len(columns))
	for rows.Next() {
		current.next, current.err = 0, nil
		if err := rows.Scan(current.targets...); err != nil {
			return err
		}
		if err := fn(current); err != nil {
			return err
		}
	}
	return rows.Err()
}

func newRow(columns int) *row {
	r := &row{values: make([]any, columns), targets: make([]any, columns)}
	for i := range r.values {
		r.targets[i] = &r.values[i]
	}
	return r
}

func (r *row) value() any {
	v := r.values[r.next]
	r.next++
	return v
}

// refuse remembers the first value that cannot be.
func (r *row) refuse(v any) {
	if r.err == nil {
		r.err = fmt.Errorf("column %d cannot be %v", r.next, v)
	}
}

// null says whether the next column is NULL; it stays the next one.
func (r *row) null() bool { return r.values[r.next] == nil }

// text returns a text, the empty one for NULL.
func (r *row) text() string {
	v := r.value()
	s, ok := v.(string)
	if !ok && v != nil {
		r.refuse(v)
	}
	return s
}

// number returns an integer, 0 for NULL.
func (r *row) number() int64 {
	v := r.value()
	n, ok := v.(int64)
	if !ok && v != nil {
		r.refuse(v)
	}
	return n
}

// date returns a day, the zero date for NULL.
func (r *row) date() civil.Date {
	s := r.text()
	if s == "" {
		return civil.Date{}
	}
	d, err := civil.ParseDate(s)
	if err != nil {
		r.refuse(s)
	}
	return d
}

// instant returns an instant, the zero time for NULL.
func (r *row) instant() time.Time {
	if r.values[r.next] == nil {
		r.next++
		return time.Time{}
	}
	return time.Unix(0, r.number()).UTC()
}
