package planner

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/rule"
)

// Diff is one value before and after a change; nil where it is not there.
type Diff[T any] struct {
	Before *T `json:"before,omitempty"`
	After  *T `json:"after,omitempty"`
}

func (d Diff[T]) inverse() Diff[T] { return Diff[T]{Before: d.After, After: d.Before} }

// Change is everything one Op makes different. Its inverse is the change back.
type Change struct {
	Sessions []Diff[model.Session]   `json:"sessions,omitempty"`
	Kept     []Diff[model.Kept]      `json:"kept,omitempty"`
	Pain     []Diff[model.PainEntry] `json:"pain,omitempty"`
	Profile  *Diff[model.Profile]    `json:"profile,omitempty"`

	notPlaced []arrange.Missed // what an arranged week misses, for the Outcome
	remaining []rule.Finding   // what fixing a week leaves, for the Outcome
}

// Empty says whether nothing would be different.
func (c *Change) Empty() bool {
	return len(c.Sessions) == 0 && len(c.Kept) == 0 && len(c.Pain) == 0 && c.Profile == nil
}

func (c *Change) inverse() Change {
	var inv Change
	for _, d := range slices.Backward(c.Sessions) {
		inv.Sessions = append(inv.Sessions, d.inverse())
	}
	for _, d := range slices.Backward(c.Kept) {
		inv.Kept = append(inv.Kept, d.inverse())
	}
	for _, d := range slices.Backward(c.Pain) {
		inv.Pain = append(inv.Pain, d.inverse())
	}
	if c.Profile != nil {
		p := c.Profile.inverse()
		inv.Profile = &p
	}
	return inv
}

// days lists the days whose sessions differ, the zero date for the tray.
func (c *Change) days() []civil.Date {
	var days []civil.Date
	for _, d := range c.Sessions {
		for _, s := range []*model.Session{d.Before, d.After} {
			if s != nil {
				days = append(days, s.Date)
			}
		}
	}
	return inOrder(days)
}

// inOrder sorts days and leaves each once.
func inOrder(days []civil.Date) []civil.Date {
	slices.SortFunc(days, civil.Date.Compare)
	return slices.Compact(days)
}

// touches says whether a session that is still there differs by more than its
// words and its place in the order of the day.
func (c *Change) touches(id model.ID) bool {
	return slices.ContainsFunc(c.Sessions, func(d Diff[model.Session]) bool {
		return d.After != nil && d.After.ID == id && !onlyReordered(d)
	})
}

func onlyReordered(d Diff[model.Session]) bool {
	return d.Before != nil && d.After != nil && d.Before.Date == d.After.Date &&
		d.Before.Start.Equal(d.After.Start) && d.Before.Effort() == d.After.Effort() &&
		d.Before.Kind == d.After.Kind && d.Before.Activity == d.After.Activity &&
		d.Before.Regions == d.After.Regions && d.Before.Status == d.After.Status
}

func (c *Change) write(w model.Writer) error {
	for _, d := range c.Sessions {
		if err := writeDiff(d, w.SaveSession, func(s *model.Session) error { return w.DeleteSession(s.ID) }); err != nil {
			return err
		}
	}
	for _, d := range c.Kept {
		if err := writeDiff(d, w.SaveKept, func(k *model.Kept) error { return w.DeleteKept(k.ID) }); err != nil {
			return err
		}
	}
	for _, d := range c.Pain {
		if err := writeDiff(d, w.SavePain, func(e *model.PainEntry) error { return w.DeletePain(e.ID) }); err != nil {
			return err
		}
	}
	if c.Profile != nil {
		after := model.DefaultProfile()
		if c.Profile.After != nil {
			after = *c.Profile.After
		}
		return w.SaveProfile(after)
	}
	return nil
}

func writeDiff[T any](d Diff[T], save func(T) error, remove func(*T) error) error {
	if d.After != nil {
		return save(*d.After)
	}
	return remove(d.Before)
}
