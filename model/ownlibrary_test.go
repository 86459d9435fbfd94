package model_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/kneewise/kneewise/model"
)

// Own entries come after the built-in ones; one under the ID of a built-in
// entry changes of it what people may note and nothing else, and what is
// archived is found and not offered.
func TestLibraryWithWhatAPersonKeeps(t *testing.T) {
	built, err := model.DecodeLibrary([]byte(someActivities), []byte(someExercises), []byte(someTemplates))
	if err != nil {
		t.Fatal(err)
	}
	comfort := model.Comfort{Flexion: 70, Note: "to the box"}
	got := built.With(
		[]model.Activity{{ID: "treadmill", Name: "Laufband", Impact: model.LowImpact, Archived: true}, {ID: "kayak", Name: "Kayak", Impact: model.LowImpact}},
		[]model.Exercise{
			{ID: "squat", Name: "Kniebeuge", Timed: true, Step: 5, Left: comfort},
			{ID: "sled", Name: "Sled"},
			{ID: "old", Name: "Old", Archived: true},
		},
		[]model.Template{{ID: "legs", Title: "Beine", Archived: true}},
	)
	squat := built.Exercises[0]
	squat.Step, squat.Left = 5, comfort
	treadmill, legs := built.Activities[1], built.Templates[0]
	treadmill.Archived, legs.Archived = true, true
	want := model.Library{
		Activities: []model.Activity{built.Activities[0], {ID: "kayak", Name: "Kayak", Impact: model.LowImpact}},
		Exercises:  []model.Exercise{squat, built.Exercises[1], built.Exercises[2], {ID: "sled", Name: "Sled"}},
		Templates:  built.Templates[1:],
		Archived: &model.Library{
			Activities: []model.Activity{treadmill},
			Exercises:  []model.Exercise{{ID: "old", Name: "Old", Archived: true}},
			Templates:  []model.Template{legs},
		},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(model.Library{})); diff != "" {
		t.Errorf("library (-want +got):\n%s", diff)
	}
	if built.Exercises[0].Step != 0 {
		t.Error("the built-in library changed")
	}
	for _, e := range append(want.Exercises, want.Archived.Exercises...) {
		if found, ok := got.Exercise(e.ID); !ok || found.Name != e.Name {
			t.Errorf("%s: %+v, %t", e.ID, found, ok)
		}
	}
	if _, ok := got.Exercise("none"); ok {
		t.Error("found what is not there")
	}
	if a, ok := got.Activity("treadmill"); !ok || a.Name != "Treadmill run" {
		t.Errorf("archived activity: %+v, %t", a, ok)
	}
	if family, impact := got.Family("treadmill"); family != "run" || impact != model.HighImpact {
		t.Errorf("its family: %s, %s", family, impact)
	}
	if _, ok := got.Template("legs"); !ok {
		t.Error("an archived template is not found")
	}
}
