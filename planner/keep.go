package planner

import (
	"strings"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Keep records that a person keeps a finding, and why.
type Keep struct {
	Finding rule.Finding
	Reason  string
}

func (op Keep) change(s *scene) (Change, Label, error) {
	kept := model.Kept{
		ID: s.newID(), Finding: op.Finding.Key(), Value: op.Finding.Value(), Session: op.Finding.Where.Session,
		Reason: strings.TrimSpace(op.Reason), At: s.now.UTC(),
	}
	if err := kept.Validate(); err != nil {
		return Change{}, Label{}, err
	}
	return Change{Kept: []Diff[model.Kept]{{After: &kept}}}, s.keepLabel(ActionKeep, &op.Finding), nil
}

// Unkeep forgets the reasons given for a finding, so that it counts again.
type Unkeep struct{ Finding rule.Finding }

func (op Unkeep) change(s *scene) (Change, Label, error) {
	var c Change
	for _, k := range s.kept[op.Finding.Key()] {
		c.Kept = append(c.Kept, Diff[model.Kept]{Before: &k})
	}
	return c, s.keepLabel(ActionUnkeep, &op.Finding), nil
}

func (s *scene) keepLabel(action Action, f *rule.Finding) Label {
	label := Label{Action: action, Date: f.Where.Date}
	if about, ok := s.byID[f.Where.Session]; ok {
		label.Title = about.Title
	}
	return label
}

// SaveProfile replaces the person's aims, times and preferences.
type SaveProfile struct{ Profile model.Profile }

func (op SaveProfile) change(s *scene) (Change, Label, error) {
	if err := op.Profile.Validate(); err != nil {
		return Change{}, Label{}, err
	}
	before, after := s.profile, op.Profile
	return Change{Profile: &Diff[model.Profile]{Before: &before, After: &after}}, Label{Action: ActionProfile}, nil
}
