package store

import (
	"database/sql/driver"
	"fmt"
	"math"
	"time"

	"cloud.google.com/go/civil"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/kneewise/kneewise/model"
)

// batch is how many rows one INSERT has at most: binding takes time with the
// square of their number.
const batch = 100

// nanoseconds is how an instant is stored; nil for none. Model's Validate
// keeps instants in the years that fit.
func nanoseconds(t time.Time) *int64 {
	if t.IsZero() {
		return nil
	}
	n := t.UnixNano()
	return &n
}

// instant is what a stored number stands for; the zero time for nil.
func instant(n *int64) time.Time {
	if n == nil {
		return time.Time{}
	}
	return time.Unix(0, *n).UTC()
}

// bound is an instant to compare stored ones with. It may lie in any year:
// what int64 nanoseconds cannot hold is beyond every stored instant.
func bound(t time.Time) int64 {
	switch year := t.UTC().Year(); {
	case year < 1700:
		return math.MinInt64
	case year > 2250:
		return math.MaxInt64
	default:
		return t.UnixNano()
	}
}

// text is a text column in which NULL stands for the empty text.
type text string

// Value writes the empty text as NULL.
func (t text) Value() (driver.Value, error) {
	if t == "" {
		return nil, nil
	}
	return string(t), nil
}

// Scan reads NULL as the empty text.
func (t *text) Scan(value any) error {
	s, ok := value.(string)
	if !ok && value != nil {
		return fmt.Errorf("%T is not a text", value)
	}
	*t = text(s)
	return nil
}

// day is how a civil date is stored; NULL for none.
func day(d civil.Date) text {
	if d == (civil.Date{}) {
		return ""
	}
	return text(d.String())
}

// find returns the rows a query gives.
func find[Row any](tx *gorm.DB, query string, args ...any) ([]Row, error) {
	var rows []Row
	err := tx.Raw(query, args...).Scan(&rows).Error
	return rows, err
}

// children sorts rows into the lists of what they belong to.
func children[Row, Item any](rows []Row, owner func(Row) model.ID, item func(Row) Item) map[model.ID][]Item {
	lists := map[model.ID][]Item{}
	for _, row := range rows {
		id := owner(row)
		lists[id] = append(lists[id], item(row))
	}
	return lists
}

// run does one statement that writes to the plan. The first one makes a new
// revision.
func (w *writer) run(what string, statement func(tx *gorm.DB) *gorm.DB) (affected int64, err error) {
	if !w.wrote {
		w.wrote = true
		if _, err := w.runQuietly("count the revision", func(tx *gorm.DB) *gorm.DB {
			return tx.Exec("UPDATE meta SET revision = revision + 1")
		}); err != nil {
			return 0, err
		}
	}
	return w.runQuietly(what, statement)
}

// runQuietly does one statement without a new revision. One that fails makes
// the whole Update fail, also if the caller goes on.
func (w *writer) runQuietly(what string, statement func(tx *gorm.DB) *gorm.DB) (affected int64, err error) {
	result := statement(w.tx)
	if result.Error == nil {
		return result.RowsAffected, nil
	}
	err = fmt.Errorf("%s: %w", what, result.Error)
	if w.broken == nil {
		w.broken = err
	}
	return 0, err
}

// put inserts a row or replaces the one with its key, leaving the rows that
// refer to it.
func (w *writer) put(what string, row any) error {
	_, err := w.run("save "+what, func(tx *gorm.DB) *gorm.DB {
		return tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(row)
	})
	return err
}

// replace puts rows in the place of those in their table that belong to owner.
func replace[Row any](w *writer, table, column string, owner model.ID, rows []Row) error {
	what := "save " + table
	if _, err := w.run(what, func(tx *gorm.DB) *gorm.DB {
		return tx.Exec("DELETE FROM "+table+" WHERE "+column+" = ?", owner)
	}); err != nil || len(rows) == 0 {
		return err
	}
	_, err := w.run(what, func(tx *gorm.DB) *gorm.DB {
		return tx.CreateInBatches(rows, batch)
	})
	return err
}

// remove deletes the row with that ID and, by cascade, what belongs to it.
func (w *writer) remove(table string, id model.ID) error {
	n, err := w.run("delete from "+table, func(tx *gorm.DB) *gorm.DB {
		return tx.Exec("DELETE FROM "+table+" WHERE id = ?", id)
	})
	if err == nil && n == 0 {
		return fmt.Errorf("delete %s from %s: %w", id, table, model.ErrNotFound)
	}
	return err
}
