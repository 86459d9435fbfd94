package planner

import (
	"cmp"
	"reflect"
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
)

// LogPain logs scores of knees. An entry of both sides becomes two, one of each
// knee, with the same words (RULES.md R1). An empty ID, time or zone becomes a
// new one, now, or the person's; an entry that names no session is linked to the
// one it is about, if there is any ([adapt.Diary.Link]). A time still to come is
// refused. Red flags that the scores are a sign for are opened with them, and
// [Outcome.Knees] says what else follows.
type LogPain struct{ Entries []model.PainEntry }

func (op LogPain) change(s *scene) (Change, Label, error) {
	var c Change
	for _, entry := range op.Entries {
		for _, side := range kneesOf(entry.Side) {
			own := entry
			own.Side = side
			if own.ID == "" || side != entry.Side && side == model.Right {
				own.ID = s.newID()
			}
			if err := s.enter(&own); err != nil {
				return Change{}, Label{}, err
			}
			if _, there := find(s.knees.entries, own.ID, painID); there {
				return Change{}, Label{}, &model.Invalid{Field: "id", Code: model.CodeMismatch}
			}
			c.Pain = append(c.Pain, Diff[model.PainEntry]{After: &own})
		}
	}
	return c, Label{Action: ActionLogPain, Count: len(c.Pain)}, nil
}

// kneesOf are the knees that a side stands for.
func kneesOf(side model.Side) []model.Side {
	if side == model.BothSides {
		return []model.Side{model.Left, model.Right}
	}
	return []model.Side{side}
}

// enter fills in what a person left out of a pain entry, and checks it.
func (s *scene) enter(e *model.PainEntry) error {
	s.stamp(&e.At, &e.Zone)
	e.Symptoms = slices.Clone(e.Symptoms)
	if err := e.Validate(); err != nil {
		return err
	}
	if err := s.been("at", e.At); err != nil {
		return err
	}
	if e.Session == "" {
		e.Session = s.knees.diary.Link(e).Session
	}
	return nil
}

// stamp fills in now and the person's zone.
func (s *scene) stamp(at *time.Time, zone *string) {
	if at.IsZero() {
		*at = s.now
	}
	*at = at.UTC().Round(0)
	*zone = cmp.Or(*zone, s.zoneName)
}

// been refuses a time that is still to come. Its most is given in seconds since
// 1970.
func (s *scene) been(field string, at time.Time) error {
	if at.After(s.now) {
		return &model.Invalid{Field: field, Code: model.CodeTooLarge, Most: s.now.Unix()}
	}
	return nil
}

func painID(e *model.PainEntry) model.ID { return e.ID }

// find returns the value with an ID.
func find[T any](all []T, id model.ID, of func(*T) model.ID) (*T, bool) {
	for i := range all {
		if of(&all[i]) == id {
			return &all[i], true
		}
	}
	return nil, false
}

// EditPain replaces a pain entry with another version of itself, as LogPain
// would log it. What followed from the old one goes with it: a flag that it
// opened and that nobody acted on is taken back.
type EditPain struct{ Entry model.PainEntry }

func (op EditPain) change(s *scene) (Change, Label, error) {
	label := Label{Action: ActionEditPain, Count: 1}
	was, ok := find(s.knees.entries, op.Entry.ID, painID)
	if !ok {
		return Change{}, label, model.ErrNotFound
	}
	edited := op.Entry
	if err := s.enter(&edited); err != nil {
		return Change{}, label, err
	}
	return Change{Pain: edit(was, &edited)}, label, nil
}

// edit is the difference between two versions of a value, if there is any.
func edit[T any](was, is *T) []Diff[T] {
	if reflect.DeepEqual(was, is) {
		return nil
	}
	before := *was
	return []Diff[T]{{Before: &before, After: is}}
}

// DeletePain deletes pain entries, and takes back the flags that they opened and
// that nobody acted on.
type DeletePain struct{ Entries []model.ID }

func (op DeletePain) change(s *scene) (Change, Label, error) {
	diffs, err := gone(s.knees.entries, op.Entries, painID)
	return Change{Pain: diffs}, Label{Action: ActionDeletePain, Count: len(diffs)}, err
}

// gone is the difference that takes values out; each can go once.
func gone[T any](all []T, ids []model.ID, of func(*T) model.ID) ([]Diff[T], error) {
	var diffs []Diff[T]
	for i, id := range ids {
		was, ok := find(all, id, of)
		if !ok || slices.Contains(ids[:i], id) {
			return nil, model.ErrNotFound
		}
		before := *was
		diffs = append(diffs, Diff[T]{Before: &before})
	}
	return diffs, nil
}
