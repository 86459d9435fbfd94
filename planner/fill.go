package planner

import (
	"errors"
	"reflect"

	"github.com/kneewise/kneewise/model"
)

// Fill puts a whole plan into an empty one: what a person would otherwise have
// entered over weeks. It gives [ErrNotEmpty] where there is anything already.
// Its findings are those under the profile before it; read the weeks afterwards
// to know what the rules say about the new one.
type Fill struct {
	Profile  model.Profile
	Sessions []model.Session
	Pain     []model.PainEntry
}

// ErrNotEmpty is the error of a Fill where there are sessions, pain entries or
// a profile that a person has set. Nothing was written.
var ErrNotEmpty = errors.New("the plan is not empty")

func (op Fill) change(s *scene) (Change, Label, error) {
	if !s.empty() {
		return Change{}, Label{}, ErrNotEmpty
	}
	before, after := s.profile, op.Profile
	c := Change{Profile: &Diff[model.Profile]{Before: &before, After: &after}}
	for i := range op.Sessions {
		c.Sessions = append(c.Sessions, Diff[model.Session]{After: &op.Sessions[i]})
	}
	for i := range op.Pain {
		c.Pain = append(c.Pain, Diff[model.PainEntry]{After: &op.Pain[i]})
	}
	return c, Label{Action: ActionExample, Count: len(op.Sessions)}, nil
}

// empty says whether a person has entered nothing yet. What was undone does
// not count.
func (s *scene) empty() bool {
	return len(s.byID) == 0 && len(s.knees.entries) == 0 && reflect.DeepEqual(s.profile, model.DefaultProfile())
}
