package planner_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// What matters most for a knee comes first, what nothing is planned of last; the
// order among equals stays.
func TestRankedLimits(t *testing.T) {
	w := newWorld(t)
	budget := func(kind rule.StreamKind, of model.ID, planned model.Load) rule.Budget {
		return rule.Budget{Stream: rule.Stream{Kind: kind, Of: of}, Planned: planned}
	}
	given := []rule.Budget{
		budget(rule.EffortStream, "", 1), budget(rule.FamilyStream, "swim", 1), budget(rule.FamilyStream, "tennis", 0), budget(rule.ImpactStream, "", 1),
		budget(rule.SetStream, "", 1), budget(rule.FamilyStream, "cycle", 1), budget(rule.FamilyStream, "run", 1),
	}
	var got []string
	for _, b := range w.plan.Ranked(given) {
		got = append(got, b.Stream.String())
	}
	want := []string{
		given[6].Stream.String(), given[4].Stream.String(), given[3].Stream.String(), given[1].Stream.String(),
		given[5].Stream.String(), given[0].Stream.String(), given[2].Stream.String(),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}
