package model_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/kneewise/kneewise/model"
)

const (
	someActivities = `[
		{"id": "run", "name": "Run", "impact": "high", "mark": "run", "pace": true},
		{"id": "treadmill", "name": "Treadmill run", "family": "run", "impact": "high"}]`
	someExercises = `[
		{"id": "squat", "name": "Squat", "regions": ["lower"], "bodyWeight": true, "tags": ["strengthening"]},
		{"id": "thruster", "name": "Thruster", "regions": ["lower", "push"], "equipment": "barbell", "substitute": "squat", "figure": "press"},
		{"id": "side-plank", "name": "Side plank", "regions": ["core"], "unilateral": true, "timed": true}]`
	someTemplates = `[
		{"id": "legs", "kind": "lower", "title": "Legs", "minutes": 45, "rpe": 5, "exercises": [
			{"id": "squat", "sets": 2, "reps": 10, "least": 5, "most": 15},
			{"id": "side-plank", "sets": 2, "seconds": 20}]},
		{"id": "easy", "kind": "cardio", "activity": "run", "title": "Easy run", "metres": 4900, "minutes": 34}]`
)

func TestDecodeLibrary(t *testing.T) {
	got, err := model.DecodeLibrary([]byte(someActivities), []byte(someExercises), []byte(someTemplates))
	if err != nil {
		t.Fatal(err)
	}
	left := model.Set{Hold: 20, Side: model.Left}
	right := model.Set{Hold: 20, Side: model.Right}
	want := model.Library{
		Activities: []model.Activity{
			{ID: "run", Name: "Run", Impact: model.HighImpact, Mark: "run", Pace: true, Figure: "run"},
			{ID: "treadmill", Name: "Treadmill run", Family: "run", Impact: model.HighImpact, Figure: "treadmill"},
		},
		Exercises: []model.Exercise{
			{ID: "squat", Name: "Squat", Regions: model.RegionLower, BodyWeight: true, Tags: []model.Tag{model.Strengthening}, Figure: "squat"},
			{ID: "thruster", Name: "Thruster", Regions: model.RegionLower | model.RegionPush, Equipment: model.BarbellLoad, Substitute: "squat", Figure: "press"},
			{ID: "side-plank", Name: "Side plank", Regions: model.RegionCore, Unilateral: true, Timed: true, Figure: "side-plank"},
		},
		Templates: []model.Template{
			{
				ID: "legs", Kind: model.Lower, Title: "Legs",
				Plan: model.Effort{Duration: 45 * model.Minute, RPE: 5},
				Prescriptions: []model.Prescription{
					{Exercise: "squat", Least: 5, Most: 15, Sets: []model.Set{{Reps: 10}, {Reps: 10}}},
					{Exercise: "side-plank", Sets: []model.Set{left, right, left, right}},
				},
			},
			{
				ID: "easy", Kind: model.Cardio, Activity: "run", Title: "Easy run",
				Plan: model.Effort{Duration: 34 * model.Minute, Distance: 4_900_000_000},
			},
		},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(model.Library{})); diff != "" {
		t.Errorf("library (-want +got):\n%s", diff)
	}
}

func TestDecodeLibraryNamesWhatIsWrong(t *testing.T) {
	tests := map[string]struct {
		file, old, new string // what is replaced in which file
		want           []string
	}{
		"not JSON":             {"activities", `[`, `[,`, []string{"activities.json", "invalid character"}},
		"not a list":           {"exercises", someExercises, `{}`, []string{"exercises.json", "cannot unmarshal object"}},
		"text after the list":  {"templates", someTemplates, someTemplates + "[]", []string{"templates.json", "after top-level value"}},
		"unknown field":        {"activities", `"pace"`, `"speed"`, []string{"activities.json", "entry [0]", `unknown field "speed"`}},
		"unknown nested field": {"templates", `"reps"`, `"times"`, []string{"templates.json", "entry [0]", `unknown field "times"`}},
		"wrong type":           {"templates", `45`, `"45"`, []string{"templates.json", "entry [0]", "minutes"}},
		"half a metre":         {"templates", `4900`, `4900.5`, []string{"templates.json", "entry [1]", "metres"}},
		"more than fits":       {"templates", `4900`, `49000000000`, []string{"templates.json", "entry [1]", "metres"}},
		"unknown region":       {"exercises", `"push"`, `"shove"`, []string{"exercises.json", "entry [1]", "regions[1]: unknown"}},
		"no sets":              {"templates", `"sets": 2, "seconds"`, `"seconds"`, []string{"templates.json", "entry [0]", "exercises[1]", "sets: empty"}},
		"seconds of squats":    {"templates", `"reps": 10`, `"seconds": 10`, []string{"templates.json", "entry [0]", "exercises[0]", "seconds: mismatch"}},
		"repeated planks":      {"templates", `"seconds": 20`, `"reps": 20`, []string{"templates.json", "entry [0]", "exercises[1]", "reps: mismatch"}},
		"unknown exercise":     {"templates", `"squat"`, `"squad"`, []string{"templates[0].prescriptions[0].exercise: unknown"}},
		"unknown activity":     {"templates", `"run"`, `"ruin"`, []string{"templates[1].activity: mismatch"}},
		"unknown tag":          {"exercises", `"strengthening"`, `"magic"`, []string{"exercises[0].tags[0]: unknown"}},
		"unknown substitute":   {"exercises", `"substitute": "squat"`, `"substitute": "squad"`, []string{"exercises[1].substitute: unknown"}},
		"its own substitute":   {"exercises", `"substitute": "squat"`, `"substitute": "thruster"`, []string{"exercises[1].substitute: mismatch"}},
		"unknown family":       {"activities", `"family": "run"`, `"family": "ruin"`, []string{"activities[1].family: unknown"}},
		"unknown impact":       {"activities", `"high", "mark"`, `"hard", "mark"`, []string{"activities[0].impact: unknown"}},
		"the same ID twice":    {"exercises", `"thruster"`, `"squat"`, []string{"exercises[1].id: mismatch"}},
		"a day too long":       {"templates", `45`, `1441`, []string{"templates[0].plan.duration: too-large"}},
		"negative minutes":     {"templates", `45`, `-45`, []string{"templates[0].plan.duration: too-small"}},
		"two faults":           {"templates", `"rpe": 5`, `"rpe": 11, "metres": -1`, []string{"templates[0].plan.rpe", "templates[0].plan.distance"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{
				"activities": someActivities, "exercises": someExercises, "templates": someTemplates,
			}
			changed := strings.Replace(files[test.file], test.old, test.new, 1)
			if changed == files[test.file] {
				t.Fatalf("%q is not in %s", test.old, test.file)
			}
			files[test.file] = changed
			got, err := model.DecodeLibrary([]byte(files["activities"]), []byte(files["exercises"]), []byte(files["templates"]))
			if err == nil {
				t.Fatal("no error")
			}
			for _, part := range test.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("error %q does not say %q", err, part)
				}
			}
			if diff := cmp.Diff(model.Library{}, got, cmpopts.IgnoreUnexported(model.Library{})); diff != "" {
				t.Errorf("a library came with the error: %s", diff)
			}
		})
	}
}

// FuzzDecodeLibrary: whatever comes in, the answer is an error or a library
// that is valid and of a size in proportion to the input.
func FuzzDecodeLibrary(f *testing.F) {
	f.Add([]byte(someActivities), []byte(someExercises), []byte(someTemplates))
	f.Add([]byte(`[]`), []byte(`null`), []byte(`[null]`))
	f.Add([]byte(`[{"id":"a","name":"a","impact":"low","family":"a"}]`), []byte(`[]`), []byte(`[]`))
	f.Add([]byte(`[]`), []byte(`[{"id":"e","name":"e","unilateral":true}]`),
		[]byte(`[{"id":"t","kind":"lower","title":"t","minutes":1,"exercises":[{"id":"e","sets":255,"reps":1}]}]`))
	f.Fuzz(func(t *testing.T, activities, exercises, templates []byte) {
		l, err := model.DecodeLibrary(activities, exercises, templates)
		if err != nil {
			return
		}
		if err := l.Validate(); err != nil {
			t.Errorf("decoded, yet not valid: %v", err)
		}
		var entries []json.RawMessage
		if err := json.Unmarshal(templates, &entries); err != nil || len(entries) != len(l.Templates) {
			t.Errorf("%d templates from %d entries (%v)", len(l.Templates), len(entries), err)
		}
		for _, template := range l.Templates {
			for _, p := range template.Prescriptions {
				if len(p.Sets) == 0 || len(p.Sets) > model.MaxSets {
					t.Errorf("%s: %d sets of %s", template.ID, len(p.Sets), p.Exercise)
				}
			}
		}
	})
}
