package rule_test

import (
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Gentle movement is a walk or mobility of at most 30 minutes at RPE 3 or less
// (RULES.md R11, 2.9, clarification 11).
func TestGentle(t *testing.T) {
	lib := &model.Library{Activities: []model.Activity{
		{ID: "walk", Name: "Walk", Impact: model.MediumImpact},
		{ID: "brisk-walk", Name: "Brisk walk", Family: "walk", Impact: model.MediumImpact},
		{ID: "swim", Name: "Swim", Impact: model.LowImpact},
	}}
	for _, c := range []struct {
		kind     model.Kind
		activity model.ID
		minutes  model.Seconds
		rpe      int
		want     bool
	}{
		{model.Cardio, "walk", 30, 3, true},
		{model.Cardio, "walk", 30, 0, true},
		{model.Cardio, "walk", 31, 3, false},
		{model.Cardio, "walk", 30, 4, false},
		{model.Cardio, "brisk-walk", 30, 3, true},
		{model.Cardio, "brisk-walk", 30, 0, false},
		{model.Cardio, "swim", 10, 1, false},
		{model.Mobility, "", 30, 0, true},
		{model.Mobility, "", 31, 3, false},
		{model.Mobility, "", 30, 4, false},
		{model.Upper, "", 10, 1, false},
	} {
		s := &model.Session{Kind: c.kind, Activity: c.activity}
		s.Plan = model.Effort{Duration: c.minutes * model.Minute, RPE: c.rpe}
		if got := rule.Gentle(lib, s); got != c.want {
			t.Errorf("%+v: gentle %v", c, got)
		}
	}
}
