package mark_test

import (
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// Each meaning has a shape of its own, not a colour alone.
func TestEveryMeaningHasAShape(t *testing.T) {
	shapes := map[theme.IconName]string{}
	add := func(what string, l mark.Look) {
		t.Helper()
		if l.Icon == "" || l.Ink == "" {
			t.Errorf("%s has no look: %+v", what, l)
		}
		if other, ok := shapes[l.Icon]; ok {
			t.Errorf("%s looks like %s", what, other)
		}
		shapes[l.Icon] = what
	}
	for _, k := range model.Kinds {
		add(string(k), mark.Kind(k, ""))
	}
	for _, activity := range []string{"run", "cycle", "swim", "walk", "row"} {
		add(activity, mark.Kind(model.Cardio, activity))
	}
	for _, s := range []rule.Severity{rule.Fine, rule.Caution, rule.Violation} {
		add(s.String(), mark.Verdict(s))
	}
	for _, zone := range [][2]int{{0, 2}, {3, 5}, {6, 10}} {
		add("pain", mark.Pain(zone[0]))
		if mark.Pain(zone[0]) != mark.Pain(zone[1]) {
			t.Errorf("pain %d and %d differ", zone[0], zone[1])
		}
	}
}
