package store

import (
	"encoding/json"
	"fmt"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

type dialBackRow struct {
	ID       model.ID `gorm:"primaryKey"`
	First    text
	Last     text
	Percent  int
	Reason   text
	Sessions string
}

func (dialBackRow) TableName() string { return "dial_backs" }

// SaveDialBack keeps a time of training less, with its sessions as they were.
func (w *writer) SaveDialBack(d model.DialBack) error {
	if err := d.Validate(); err != nil {
		return refused("dial-back", d.ID, err)
	}
	sessions, err := json.Marshal(d.Sessions)
	if err != nil {
		return fmt.Errorf("write dial-back: %w", err)
	}
	return w.put("dial-back", &dialBackRow{
		ID: d.ID, First: day(d.From), Last: day(d.To), Percent: d.Percent, Reason: text(d.Reason), Sessions: string(sessions),
	})
}

// DeleteDialBack forgets a time of training less; its sessions stay as they are.
func (w *writer) DeleteDialBack(id model.ID) error { return w.remove("dial_backs", id) }

// DialBacks returns all times of training less.
func (r *reader) DialBacks() ([]model.DialBack, error) {
	rows, err := find[dialBackRow](r.tx, "SELECT * FROM dial_backs ORDER BY first, id")
	if err != nil {
		return nil, fmt.Errorf("read dial-backs: %w", err)
	}
	var all []model.DialBack
	for _, row := range rows {
		d := model.DialBack{ID: row.ID, Percent: row.Percent, Reason: string(row.Reason)}
		if d.From, err = civil.ParseDate(string(row.First)); err != nil {
			return nil, badRow("dial_backs", d.ID, err)
		}
		if d.To, err = civil.ParseDate(string(row.Last)); err != nil {
			return nil, badRow("dial_backs", d.ID, err)
		}
		if err := json.Unmarshal([]byte(row.Sessions), &d.Sessions); err != nil {
			return nil, badRow("dial_backs", d.ID, err)
		}
		if err := stillValid("dial_backs", d.ID, d.Validate()); err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}
