package store

import (
	"fmt"

	"github.com/kneewise/kneewise/model"
)

type keptRow struct {
	ID      model.ID `gorm:"primaryKey"`
	Finding string
	Value   int64
	Session text
	Reason  string
	At      *int64
}

func (keptRow) TableName() string { return "kept" }

// SaveKept keeps a finding with the person's reason.
func (w *writer) SaveKept(k model.Kept) error {
	if err := k.Validate(); err != nil {
		return refused("kept finding", k.ID, err)
	}
	return w.put("kept finding", &keptRow{
		ID: k.ID, Finding: k.Finding, Value: k.Value, Session: text(k.Session), Reason: k.Reason, At: nanoseconds(k.At),
	})
}

// DeleteKept keeps a finding no longer.
func (w *writer) DeleteKept(id model.ID) error { return w.remove("kept", id) }

// Kept returns all kept findings by ID.
func (r *reader) Kept() ([]model.Kept, error) {
	rows, err := find[keptRow](r.tx, "SELECT * FROM kept ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("read kept findings: %w", err)
	}
	var kept []model.Kept
	for _, row := range rows {
		k := model.Kept{
			ID: row.ID, Finding: row.Finding, Value: row.Value, Session: model.ID(row.Session), Reason: row.Reason, At: instant(row.At),
		}
		if err := k.Validate(); err != nil {
			return nil, badRow("kept", k.ID, err)
		}
		kept = append(kept, k)
	}
	return kept, nil
}
