package store

import (
	"encoding/json"
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

// NextHistory returns what Undo and Redo would do next, without the changes.
// The undone column lies behind them, so it is read of no entry but those.
func (r *reader) NextHistory() (undo, redo *model.HistoryEntry, err error) {
	const columns = "SELECT id, at, label FROM history "
	if undo, err = r.nextHistory(columns + "WHERE NOT undone ORDER BY id DESC LIMIT 1"); err != nil {
		return nil, nil, err
	}
	after := int64(0)
	if undo != nil {
		after = undo.ID
	}
	redo, err = r.nextHistory(columns+"WHERE id > ? ORDER BY id LIMIT 1", after)
	if redo != nil {
		redo.Undone = true
	}
	return undo, redo, err
}

func (r *reader) nextHistory(query string, args ...any) (*model.HistoryEntry, error) {
	rows, err := find[historyRow](r.tx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("read history: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	e := model.HistoryEntry{ID: rows[0].ID, At: instant(rows[0].At), Label: []byte(rows[0].Label)}
	if !json.Valid(e.Label) {
		return nil, badRow("history", e.ID, &model.Invalid{Field: "label", Code: model.CodeText})
	}
	return &e, nil
}

// HistoryChange returns what one entry changed.
func (r *reader) HistoryChange(id int64) ([]byte, error) {
	rows, err := find[historyRow](r.tx, "SELECT change FROM history WHERE id = ?", id)
	switch {
	case err != nil:
		return nil, fmt.Errorf("read history: %w", err)
	case len(rows) == 0:
		return nil, fmt.Errorf("history entry %d: %w", id, model.ErrNotFound)
	case !json.Valid([]byte(rows[0].Change)):
		return nil, badRow("history", id, &model.Invalid{Field: "change", Code: model.CodeText})
	}
	return []byte(rows[0].Change), nil
}
