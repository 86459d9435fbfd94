package format

import (
	"testing"

	"github.com/kneewise/kneewise/model"
)

func TestPrescribed(t *testing.T) {
	press := model.Exercise{Name: "Leg press"}
	bridge := model.Exercise{Name: "Glute bridge", BodyWeight: true}
	of := func(n int, set model.Set) (sets []model.Set) {
		for range n {
			sets = append(sets, set)
		}
		return sets
	}
	for _, tt := range []struct {
		e    *model.Exercise
		sets []model.Set
		want string
	}{
		{&press, of(3, model.Set{Reps: 10, Weight: 12 * model.Kilogram}), "3 × 10 at 12 kg"},
		{&press, of(2, model.Set{Reps: 10}), "2 × 10 at RPE 5 at most"},
		{&bridge, of(2, model.Set{Reps: 12}), "2 × 12, body weight"},
		{&bridge, of(2, model.Set{Reps: 12, Weight: 5 * model.Kilogram}), "2 × 12 at 5 kg"},
		{&bridge, of(3, model.Set{Hold: 30}), "3 × 30 s"},
		{&press, append(of(1, model.Set{Reps: 10, Weight: 20 * model.Kilogram}), of(2, model.Set{Reps: 8, Weight: 45 * model.Kilogram / 2})...), "1 × 10 at 20 kg; 2 × 8 at 22.5 kg"},
		{&press, append(of(2, model.Set{Reps: 10, Weight: 5 * model.Kilogram, WarmUp: true}), model.Set{Reps: 10, Weight: 5 * model.Kilogram}), "1 × 10 at 5 kg"},
		{&press, nil, ""},
	} {
		if got := english(t).Prescribed(tt.sets, tt.e); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
