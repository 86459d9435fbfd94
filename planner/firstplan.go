package planner

import (
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
)

// FirstPlan sets who a person is and arranges their first weeks, as
// [SaveProfile] and then [PlanAhead] do, as one change with one undo.
type FirstPlan struct {
	Profile model.Profile
	Week    model.Week // the first one
	Weeks   int        // 1 to MostWeeksAhead
	// Weights are what the person lifts of exercises. Where one is not known the
	// target is an effort, and what is logged first is the base (RULES.md,
	// clarification 4).
	Weights map[model.ID]model.Mass
}

func (op FirstPlan) change(s *scene) (Change, Label, error) {
	label := Label{Action: ActionPlan, Date: s.weeks.Shown(op.Week.First).First}
	saved, _, err := SaveProfile{op.Profile}.change(s)
	if err != nil {
		return Change{}, label, err
	}
	for exercise, weight := range op.Weights {
		if weight < 0 || weight > model.MaxMass {
			return Change{}, label, &model.Invalid{Field: "weights." + string(exercise), Code: model.CodeTooLarge, Most: int64(model.MaxMass)}
		}
	}
	// From here on all is judged by what the person says of themselves, and
	// drawn with the weights they know.
	profile := s.profile
	if saved.Profile != nil {
		profile = *saved.Profile.After
	}
	s.state = s.under(profile, s.now)
	s.library = withWeights(s.library, op.Weights)
	planned, label, err := PlanAhead{op.Week, op.Weeks}.change(s)
	planned.Profile = saved.Profile
	return planned, label, err
}

// under returns the state as it would be with another profile.
func (st *state) under(profile model.Profile, now time.Time) *state {
	next := *st
	next.profile, next.weeks, next.zone = profile, profile.Weeks(), zoneOf(&profile)
	next.rack, _ = progress.NewRack(profile.Weights) // SaveProfile refuses what makes no rack
	next.readDiary(now)
	next.count()
	return &next
}

// withWeights is a library whose templates ask for weights that are known.
func withWeights(library *model.Library, weights map[model.ID]model.Mass) *model.Library {
	next := *library
	next.Templates = slices.Clone(library.Templates)
	for i := range next.Templates {
		t := &next.Templates[i]
		t.Prescriptions = slices.Clone(t.Prescriptions)
		for k := range t.Prescriptions {
			p := &t.Prescriptions[k]
			weight := weights[p.Exercise]
			if weight == 0 {
				continue
			}
			p.Sets = slices.Clone(p.Sets)
			for n := range p.Sets {
				p.Sets[n].Weight = weight
			}
		}
	}
	return &next
}
