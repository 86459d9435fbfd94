package progress

import (
	"fmt"

	"github.com/kneewise/kneewise/model"
)

// Rack is what a person has to load exercises with.
type Rack struct{ barbell, dumbbells, other Weights }

// NewRack puts together the weights that a person owns. Where there are no
// dumbbells, or no bar, those come in every multiple of the person's step, as
// machines do; without one that is 1 lb (RULES.md 2.4). With plates that
// [Barbell] refuses there is an error, and the rack is as if there were no bar.
func NewRack(w model.Weights) (Rack, error) {
	step := w.Step
	if step == 0 {
		step = model.Pound
	}
	r := Rack{other: Multiples(step)}
	r.barbell, r.dumbbells = r.other, r.other
	if len(w.Dumbbells) > 0 {
		r.dumbbells = Dumbbells(w.Dumbbells...)
	}
	if w.Bar > 0 {
		barbell, err := Barbell(w.Bar, w.Plates...)
		if err != nil {
			return r, fmt.Errorf("put the barbell together: %w", err)
		}
		r.barbell = barbell
	}
	return r, nil
}

// For returns the weights there are for an exercise: those of its own machine,
// if its step is known.
func (r Rack) For(e *model.Exercise) Weights {
	switch {
	case e.Step > 0:
		return Multiples(e.Step)
	case e.Equipment == model.BarbellLoad:
		return r.barbell
	case e.Equipment == model.DumbbellLoad:
		return r.dumbbells
	default:
		return r.other
	}
}
