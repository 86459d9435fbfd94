package progress_test

import (
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
)

func TestRack(t *testing.T) {
	const kg = model.Kilogram
	owned := model.Weights{
		Step: 2500 * model.Gram, Dumbbells: []model.Mass{8 * kg, 4 * kg},
		Bar: 20 * kg, Plates: []model.Plates{{Weight: 5 * kg, Count: 3}},
	}
	tests := map[string]struct {
		rack     model.Weights
		exercise model.Exercise
		above    model.Mass
		want     model.Mass // zero: there is none
	}{
		"nothing is known: 1 lb":              {model.Weights{}, model.Exercise{}, 0, model.Pound},
		"no dumbbells: the person's step":     {model.Weights{Step: kg}, model.Exercise{Equipment: model.DumbbellLoad}, 3 * kg, 4 * kg},
		"a bar with plates in pairs":          {owned, model.Exercise{Equipment: model.BarbellLoad}, 20 * kg, 30 * kg},
		"no more plates":                      {owned, model.Exercise{Equipment: model.BarbellLoad}, 30 * kg, 0},
		"dumbbells":                           {owned, model.Exercise{Equipment: model.DumbbellLoad}, 4 * kg, 8 * kg},
		"a machine: the person's step":        {owned, model.Exercise{Equipment: model.MachineLoad}, 20 * kg, 22_500 * model.Gram},
		"a machine with a step of its own":    {owned, model.Exercise{Equipment: model.MachineLoad, Step: 5 * kg}, 20 * kg, 25 * kg},
		"dumbbells that go up by a step, too": {owned, model.Exercise{Equipment: model.DumbbellLoad, Step: kg}, 4 * kg, 5 * kg},
	}
	for name, test := range tests {
		rack, err := progress.NewRack(test.rack)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := rack.For(&test.exercise).Above(test.above); ok != (test.want > 0) || ok && got != test.want {
			t.Errorf("%s: %d, %t, want %d", name, got, ok, test.want)
		}
	}
}

// Plates that nobody can put together are refused; the rest of the rack is there.
func TestRackOfTooManyPlates(t *testing.T) {
	w := model.Weights{Bar: model.Kilogram, Dumbbells: []model.Mass{model.Kilogram}}
	for i := range model.Mass(40) {
		w.Plates = append(w.Plates, model.Plates{Weight: model.Gram + i*i*i*7919, Count: model.MaxSets})
	}
	rack, err := progress.NewRack(w)
	if err == nil {
		t.Fatal("no error")
	}
	if next, ok := rack.For(&model.Exercise{Equipment: model.DumbbellLoad}).Above(0); !ok || next != model.Kilogram {
		t.Errorf("dumbbells: %d, %t", next, ok)
	}
	if next, ok := rack.For(&model.Exercise{Equipment: model.BarbellLoad}).Above(0); !ok || next != model.Pound {
		t.Errorf("barbell: %d, %t", next, ok)
	}
}
