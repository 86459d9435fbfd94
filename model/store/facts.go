package store

import (
	"fmt"
	"os"

	"github.com/kneewise/kneewise/model"
)

// Facts tells the size and the shape of the file, and nothing of what is in it.
func (db *DB) Facts() (model.FileFacts, error) {
	facts, err := db.facts()
	if err != nil {
		return model.FileFacts{}, fmt.Errorf("describe the file: %w", explained(err))
	}
	return facts, nil
}

func (db *DB) facts() (facts model.FileFacts, err error) {
	for _, suffix := range []string{"", "-wal"} {
		if info, err := os.Stat(db.path + suffix); err == nil {
			facts.Bytes += info.Size()
		}
	}
	if err := db.pool.QueryRow("SELECT max(id) FROM migrations").Scan(&facts.Schema); err != nil {
		return facts, err
	}
	tables, err := find[string](db.gorm, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
	if err != nil {
		return facts, err
	}
	for _, name := range tables {
		table := model.TableFacts{Name: name}
		if err := db.pool.QueryRow("SELECT count(*) FROM " + name).Scan(&table.Rows); err != nil {
			return facts, err
		}
		facts.Tables = append(facts.Tables, table)
	}
	return facts, nil
}
