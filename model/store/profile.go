package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"github.com/kneewise/kneewise/model"
)

// The profile is one JSON document and not columns: it is only ever read and
// written whole, half of it are lists, and no query looks into it. Its shape
// is part of the schema all the same: a renamed field of model.Profile
// takes a migration of the document, because unknown fields are refused.

// SaveProfile keeps the person's settings. Those that hold without any are kept
// by keeping none, so that undoing the first change of them leaves no trace.
func (w *writer) SaveProfile(p model.Profile) error {
	if err := p.Validate(); err != nil {
		return fmt.Errorf("save profile: %w", err)
	}
	document, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("write profile: %w", err)
	}
	usual, err := json.Marshal(model.DefaultProfile())
	if err != nil {
		return fmt.Errorf("write profile: %w", err)
	}
	_, err = w.run("save profile", func(tx *gorm.DB) *gorm.DB {
		if bytes.Equal(document, usual) {
			return tx.Exec("DELETE FROM profile")
		}
		return tx.Exec("INSERT INTO profile (id, document) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET document = excluded.document", string(document))
	})
	return err
}

// Profile returns the person's settings, the advised ones if none were saved.
func (r *reader) Profile() (model.Profile, error) {
	var document []byte
	err := r.tx.Raw("SELECT document FROM profile").Row().Scan(&document)
	if errors.Is(err, sql.ErrNoRows) {
		return model.DefaultProfile(), nil
	}
	if err != nil {
		return model.Profile{}, fmt.Errorf("read profile: %w", err)
	}
	var p model.Profile
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&p); err != nil {
		return model.Profile{}, badRow("profile", 1, err)
	}
	return p, stillValid("profile", 1, p.Validate())
}
