package planner

import (
	"slices"

	"github.com/kneewise/kneewise/model"
)

// Each does several changes as one, with one undo: each to another session, in
// its place, such as [Pin], [Complete] and [Skip].
type Each struct{ Ops []Op }

func (op Each) needsReason() bool {
	return slices.ContainsFunc(op.Ops, func(one Op) bool {
		hand, ok := one.(byHand)
		return ok && hand.needsReason()
	})
}

func (op Each) change(s *scene) (Change, Label, error) {
	var all Change
	var label Label
	var changed []model.Session
	known := map[model.ID]bool{}
	for _, one := range op.Ops {
		c, l, err := one.change(s)
		if err != nil {
			return Change{}, Label{}, err
		}
		for _, d := range c.Sessions {
			if d.Before == nil || d.After == nil || known[d.After.ID] {
				return Change{}, Label{}, &model.Invalid{Field: "sessions", Code: model.CodeMismatch}
			}
			known[d.After.ID] = true
			all.Sessions = append(all.Sessions, d)
			changed = append(changed, *d.After)
		}
		label = l
	}
	return all, labelFor(label.Action, changed), nil
}
