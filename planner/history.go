package planner

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/kneewise/kneewise/model"
)

// ErrNothingToUndo and ErrNothingToRedo say that the history ends here.
var (
	ErrNothingToUndo = errors.New("nothing to undo")
	ErrNothingToRedo = errors.New("nothing to redo")
)

// Undoable says what Undo and Redo would do next; nil where there is nothing.
type Undoable struct{ Undo, Redo *Label }

// Undoable returns what can be undone and redone now.
func (p *Planner) Undoable() (Undoable, error) {
	var u Undoable
	err := p.read(func(_ *state, r model.Reader) error {
		undo, redo, err := r.NextHistory()
		if err != nil {
			return err
		}
		if u.Undo, err = entryLabel(undo); err != nil {
			return err
		}
		u.Redo, err = entryLabel(redo)
		return err
	})
	return u, err
}

// Undo takes back the newest change that is not undone and returns its label.
func (p *Planner) Undo() (Label, error) { return p.step(true) }

// Redo does the oldest undone change again and returns its label.
func (p *Planner) Redo() (Label, error) { return p.step(false) }

func (p *Planner) step(undo bool) (Label, error) {
	p.mu.Lock()
	label, c, err := p.stepLocked(undo)
	tell := func() {}
	if err == nil {
		tell = p.announce(&c)
	}
	p.mu.Unlock()
	tell()
	return label, err
}

func (p *Planner) stepLocked(undo bool) (label Label, c Change, err error) {
	var next *state
	err = p.store.Update(func(w model.Writer) error {
		st, err := p.fresh(w)
		if err != nil {
			return err
		}
		entry, err := entryFor(w, undo)
		if err != nil {
			return err
		}
		if label, c, err = decodeEntry(entry); err != nil {
			return err
		}
		if undo {
			c = c.inverse()
		}
		if err := c.write(w); err != nil {
			return err
		}
		if err := w.MarkUndone(entry.ID, undo); err != nil {
			return err
		}
		next, err = p.settle(w, st.with(&c, p.now()), &c)
		return err
	})
	if err == nil {
		p.state = next
	}
	return label, c, err
}

// entryFor returns the entry that Undo or Redo takes next, whole.
func entryFor(r model.Reader, undo bool) (*model.HistoryEntry, error) {
	toUndo, toRedo, err := r.NextHistory()
	entry := toRedo
	if undo {
		entry = toUndo
	}
	switch {
	case err != nil:
		return nil, err
	case entry == nil && undo:
		return nil, ErrNothingToUndo
	case entry == nil:
		return nil, ErrNothingToRedo
	}
	entry.Change, err = r.HistoryChange(entry.ID)
	return entry, err
}

func historyEntry(at time.Time, label Label, c Change) (model.HistoryEntry, error) {
	labelText, err := json.Marshal(label)
	if err != nil {
		return model.HistoryEntry{}, fmt.Errorf("encode label: %w", err)
	}
	changeText, err := json.Marshal(c)
	if err != nil {
		return model.HistoryEntry{}, fmt.Errorf("encode change: %w", err)
	}
	return model.HistoryEntry{At: at.UTC(), Label: labelText, Change: changeText}, nil
}

func entryLabel(entry *model.HistoryEntry) (*Label, error) {
	if entry == nil {
		return nil, nil
	}
	var label Label
	if err := json.Unmarshal(entry.Label, &label); err != nil {
		return nil, fmt.Errorf("history entry %d: decode label: %w", entry.ID, err)
	}
	return &label, nil
}

func decodeEntry(entry *model.HistoryEntry) (Label, Change, error) {
	label, err := entryLabel(entry)
	if err != nil {
		return Label{}, Change{}, err
	}
	var c Change
	if err := json.Unmarshal(entry.Change, &c); err != nil {
		return Label{}, Change{}, fmt.Errorf("history entry %d: decode change: %w", entry.ID, err)
	}
	return *label, c, nil
}
