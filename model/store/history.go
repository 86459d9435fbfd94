package store

import (
	"fmt"

	"gorm.io/gorm"

	"github.com/kneewise/kneewise/model"
)

type historyRow struct {
	ID     int64 `gorm:"primaryKey;autoIncrement"`
	At     *int64
	Label  string
	Change string
	Undone bool
}

func (historyRow) TableName() string { return "history" }

// AppendHistory adds a change as the newest one.
func (w *writer) AppendHistory(e model.HistoryEntry) error {
	if err := e.Validate(); err != nil {
		return fmt.Errorf("save history: %w", err)
	}
	if _, err := w.run("forget undone history", func(tx *gorm.DB) *gorm.DB {
		return tx.Exec("DELETE FROM history WHERE undone = 1")
	}); err != nil {
		return err
	}
	row := historyRow{At: nanoseconds(e.At), Label: string(e.Label), Change: string(e.Change), Undone: e.Undone}
	if _, err := w.run("save history", func(tx *gorm.DB) *gorm.DB { return tx.Create(&row) }); err != nil {
		return err
	}
	_, err := w.run("forget old history", func(tx *gorm.DB) *gorm.DB {
		return tx.Exec("DELETE FROM history WHERE id <= (SELECT id FROM history ORDER BY id DESC LIMIT 1 OFFSET ?)", model.HistoryLength)
	})
	return err
}

// MarkUndone says whether an entry is undone now.
func (w *writer) MarkUndone(id int64, undone bool) error {
	n, err := w.run("mark history", func(tx *gorm.DB) *gorm.DB {
		return tx.Exec("UPDATE history SET undone = ? WHERE id = ?", undone, id)
	})
	if err == nil && n == 0 {
		return fmt.Errorf("history entry %d: %w", id, model.ErrNotFound)
	}
	return err
}

// History returns the newest n entries, newest first. Undone ones are always
// the newest, because appending forgets them.
func (r *reader) History(n int) ([]model.HistoryEntry, error) {
	rows, err := find[historyRow](r.tx, "SELECT * FROM history ORDER BY id DESC LIMIT ?", max(n, 0))
	if err != nil {
		return nil, fmt.Errorf("read history: %w", err)
	}
	var entries []model.HistoryEntry
	for _, row := range rows {
		e := model.HistoryEntry{ID: row.ID, At: instant(row.At), Label: []byte(row.Label), Change: []byte(row.Change), Undone: row.Undone}
		if err := e.Validate(); err != nil {
			return nil, badRow("history", row.ID, err)
		}
		entries = append(entries, e)
	}
	return entries, nil
}
