package store

import (
	"fmt"

	"gorm.io/gorm"

	"github.com/kneewise/kneewise/model"
)

type timerRow struct {
	ID    model.ID `gorm:"primaryKey"`
	State string
}

func (timerRow) TableName() string { return "timers" }

// SaveTimer keeps how a timer stands.
func (w *writer) SaveTimer(t model.Timer) error {
	if err := t.Validate(); err != nil {
		return refused("timer", t.ID, err)
	}
	_, err := w.runQuietly("save timer", func(tx *gorm.DB) *gorm.DB {
		return tx.Exec("INSERT INTO timers (id, state) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state", t.ID, string(t.State))
	})
	return err
}

// DeleteTimer forgets a timer.
func (w *writer) DeleteTimer(id model.ID) error {
	n, err := w.runQuietly("delete from timers", func(tx *gorm.DB) *gorm.DB {
		return tx.Exec("DELETE FROM timers WHERE id = ?", id)
	})
	if err == nil && n == 0 {
		return fmt.Errorf("delete %s from timers: %w", id, model.ErrNotFound)
	}
	return err
}

// Timer returns how a timer stands.
func (r *reader) Timer(id model.ID) (model.Timer, error) {
	rows, err := find[timerRow](r.tx, "SELECT * FROM timers WHERE id = ?", id)
	if err != nil {
		return model.Timer{}, fmt.Errorf("read timer: %w", err)
	}
	if len(rows) == 0 {
		return model.Timer{}, fmt.Errorf("timer %s: %w", id, model.ErrNotFound)
	}
	t := model.Timer{ID: rows[0].ID, State: []byte(rows[0].State)}
	return t, stillValid("timers", t.ID, t.Validate())
}
