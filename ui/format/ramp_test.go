package format

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

func TestRampWords(t *testing.T) {
	f, today := english(t), day(t, "2026-06-10")
	names := Names{
		Session:  func(model.ID) string { return "Long run" },
		Activity: func(model.ID) string { return "Running" },
		Exercise: func(model.ID) string { return "Goblet squat" },
	}
	running := rule.Stream{Kind: rule.FamilyStream, Of: "run"}
	km := func(n float64) model.Load { return model.Load(n * float64(model.Kilometre)) }
	short := planner.RampWeek{
		Week: model.Week{First: day(t, "2026-06-15")}, Plan: 2,
		Loads: []planner.RampLoad{{Stream: running, Measure: rule.ByDistance, Plan: km(12), Limit: km(10.25), Base: km(10), Result: km(10.25), Reason: rule.Grow}},
	}
	full := planner.RampWeek{
		Week: model.Week{First: day(t, "2026-06-22")}, Plan: 2, Met: true,
		Loads: []planner.RampLoad{{Stream: running, Measure: rule.ByDistance, Plan: km(10), Limit: km(10.5), Result: km(10)}},
	}
	want := RampWeek{"15 – 21 June: week 2 of the plan, repeated until it is met", []string{
		"Running: 10.25 of 12.00 km. 2.5 % more than 10.00 km, your established level.",
	}}
	if diff := cmp.Diff(want, f.RampWeek(short, today, names)); diff != "" {
		t.Errorf("short of the plan (-want +got):\n%s", diff)
	}
	want = RampWeek{Title: "22 – 28 June: week 2 of the plan"}
	if diff := cmp.Diff(want, f.RampWeek(full, today, names)); diff != "" {
		t.Errorf("as planned (-want +got):\n%s", diff)
	}
	for want, out := range map[string]planner.Outcome{
		"": {},
		"The plan ends on Sun 28 June, as before.":                                                             {Ramp: []planner.RampWeek{full}},
		"The plan ends on Sun 28 June, a week later than before.":                                              {Ramp: []planner.RampWeek{short, full}},
		"The plan ends on Sun 28 June, 2 weeks later than before.":                                             {Ramp: []planner.RampWeek{short, short, full}},
		"It stops after 52 weeks, short of the last week of the plan. What has no place waits in the tray.":    {Ramp: []planner.RampWeek{short}, RampLeft: 1},
		"It stops after 52 weeks, short of the last 3 weeks of the plan. What has no place waits in the tray.": {Ramp: []planner.RampWeek{short}, RampLeft: 3},
	} {
		if got := f.RampEnd(&out); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}

	limit := rule.Finding{Rule: rule.WeeklyLimit, Args: rule.Args{Stream: running, Measure: rule.ByDistance, Load: km(10), Limit: km(5), Base: km(10), Reason: rule.Ramp50}}
	if got := f.Trim(planner.Trim{From: km(4), To: km(2.4), Why: limit}, names); got != "Long run: 2.40 km instead of 4.00 km. After a longer break: 50 % of 10.00 km on the way back." {
		t.Error(got)
	}
	spike := rule.Finding{Rule: rule.Spike, Args: rule.Args{Activity: "run", Measure: rule.ByDistance, Load: km(4), Limit: km(3.3), Base: km(3), Need: 10}}
	if got := f.Trim(planner.Trim{From: km(4), To: km(3.3), Why: spike}, names); got == "" || got[:len("Long run: 3.30 km instead of 4.00 km.")] != "Long run: 3.30 km instead of 4.00 km." {
		t.Error(got)
	}
}
