package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
)

var day0 = civil.Date{Year: 2026, Month: time.March, Day: 1}

func appendHistory(t fatal, db *DB, labels ...int) {
	t.Helper()
	update(t, db, func(w model.Writer) error {
		for _, n := range labels {
			e := model.HistoryEntry{At: time.Unix(int64(n), 0), Label: fmt.Appendf(nil, "%d", n), Change: []byte(`{"n":true}`)}
			if err := w.AppendHistory(e); err != nil {
				return err
			}
		}
		return nil
	})
}

func labels(entries []model.HistoryEntry) []string {
	var list []string
	for _, e := range entries {
		label := string(e.Label)
		if e.Undone {
			label += " undone"
		}
		list = append(list, label)
	}
	return list
}

func history(t fatal, db *DB, n int) []model.HistoryEntry {
	t.Helper()
	return view(t, db, func(r model.Reader) ([]model.HistoryEntry, error) { return r.History(n) })
}

func TestHistoryForgetsWhatWasUndone(t *testing.T) {
	db := openIn(t, t.TempDir())
	appendHistory(t, db, 1, 2, 3)
	all := history(t, db, 10)
	update(t, db, func(w model.Writer) error {
		return errors.Join(w.MarkUndone(all[0].ID, true), w.MarkUndone(all[1].ID, true))
	})
	if got := labels(history(t, db, 10)); !slices.Equal(got, []string{"3 undone", "2 undone", "1"}) {
		t.Errorf("after undoing two: %v", got)
	}
	update(t, db, func(w model.Writer) error { return w.MarkUndone(all[1].ID, false) })
	appendHistory(t, db, 4)
	after := history(t, db, 10)
	if got := labels(after); !slices.Equal(got, []string{"4", "2", "1"}) {
		t.Errorf("after redoing one and a new change: %v", got)
	}
	if after[0].ID <= all[0].ID {
		t.Errorf("the ID %d of a forgotten entry was used again", after[0].ID)
	}
	if got := labels(history(t, db, 2)); !slices.Equal(got, []string{"4", "2"}) {
		t.Errorf("the newest two: %v", got)
	}
	if got := history(t, db, 0); len(got) != 0 {
		t.Errorf("the newest none: %v", got)
	}
	err := db.Update(func(w model.Writer) error { return w.MarkUndone(all[0].ID, true) })
	if !errors.Is(err, model.ErrNotFound) {
		t.Errorf("marking a forgotten entry gives %v", err)
	}
}

func TestHistoryHasALength(t *testing.T) {
	db := openIn(t, t.TempDir())
	for n := 1; n <= model.HistoryLength+3; n++ {
		appendHistory(t, db, n)
	}
	got := labels(history(t, db, 10_000))
	if len(got) != model.HistoryLength || got[0] != "503" || got[len(got)-1] != "4" {
		t.Errorf("%d entries from %s to %s", len(got), got[0], got[len(got)-1])
	}
}

// Against a list in memory: undone entries are always the newest.
func TestHistoryLikeAList(t *testing.T) {
	db := openIn(t, t.TempDir())
	rapid.Check(t, func(t *rapid.T) {
		if err := db.gorm.Exec("DELETE FROM history").Error; err != nil {
			t.Fatalf("clear: %v", err)
		}
		var list []string // oldest first
		undone := 0
		for step := range rapid.IntRange(1, 12).Draw(t, "steps") {
			entries := history(t, db, 100)
			switch rapid.SampledFrom([]string{"append", "undo", "redo"}).Draw(t, "step") {
			case "append":
				appendHistory(t, db, step)
				list = append(list[:len(list)-undone], fmt.Sprint(step))
				undone = 0
			case "undo":
				if undone < len(list) {
					update(t, db, func(w model.Writer) error { return w.MarkUndone(entries[undone].ID, true) })
					undone++
				}
			case "redo":
				if undone > 0 {
					undone--
					update(t, db, func(w model.Writer) error { return w.MarkUndone(entries[undone].ID, false) })
				}
			}
			want := slices.Clone(list)
			for i := len(list) - undone; i < len(list); i++ {
				want[i] += " undone"
			}
			slices.Reverse(want)
			if got := labels(history(t, db, 100)); !slices.Equal(got, want) {
				t.Fatalf("got %v, want %v", got, want)
			}
			wantNext(t, db, list, undone)
		}
	})
}

// wantNext says whether Undo and Redo find their entries in a list, oldest
// first, of which the last ones are undone.
func wantNext(t fatal, db *DB, list []string, undone int) {
	t.Helper()
	err := db.View(func(r model.Reader) error {
		undo, redo, err := r.NextHistory()
		if err != nil {
			return err
		}
		stand := len(list) - undone
		if (undo == nil) != (stand == 0) || undo != nil && (string(undo.Label) != list[stand-1] || undo.Undone) {
			t.Fatalf("next to undo: %+v, want the last of %v", undo, list[:stand])
		}
		if (redo == nil) != (undone == 0) || redo != nil && (string(redo.Label) != list[stand] || !redo.Undone) {
			t.Fatalf("next to redo: %+v, want the first of %v", redo, list[stand:])
		}
		for _, entry := range []*model.HistoryEntry{undo, redo} {
			if entry == nil {
				continue
			}
			if change, err := r.HistoryChange(entry.ID); err != nil || string(change) != `{"n":true}` || len(entry.Change) > 0 {
				t.Fatalf("change of %s: %s, %v", entry.Label, change, err)
			}
		}
		_, err = r.HistoryChange(1 << 40)
		if !errors.Is(err, model.ErrNotFound) {
			t.Fatalf("change of no entry: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("read history: %v", err)
	}
}
