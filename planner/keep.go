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
	kept, err := s.keeping(&op.Finding, strings.TrimSpace(op.Reason))
	return Change{Kept: kept}, s.keepLabel(ActionKeep, &op.Finding), err
}

// keeping says what keeps a finding for a reason, which takes the place of
// reasons given before; nothing if it is kept for that reason already.
func (s *scene) keeping(f *rule.Finding, reason string) ([]Diff[model.Kept], error) {
	before := s.kept[f.Key()]
	for _, k := range before {
		if k.Reason == reason && f.Value() <= k.Value {
			return nil, nil
		}
	}
	kept := model.Kept{
		ID: s.newID(), Finding: f.Key(), Value: f.Value(), Session: f.Where.Session,
		Reason: reason, At: s.now.UTC(),
	}
	if err := kept.Validate(); err != nil {
		return nil, err
	}
	diffs := []Diff[model.Kept]{{After: &kept}}
	for _, k := range before {
		diffs = append(diffs, Diff[model.Kept]{Before: &k})
	}
	return diffs, nil
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
