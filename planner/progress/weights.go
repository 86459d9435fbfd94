package progress

import (
	"fmt"
	"slices"

	"github.com/kneewise/kneewise/model"
)

// Weights are those a person can choose from for an exercise: every multiple of
// a step, or the ones they own. The zero value has none.
type Weights struct {
	step model.Mass
	list []model.Mass // in order, without zero, each once
}

// Multiples has every multiple of a step, which is a gram at least; RULES.md 2.4
// takes 1 lb where nothing else is known.
func Multiples(step model.Mass) Weights { return Weights{step: max(model.Gram, step)} }

// Dumbbells has the weights given, in any order; those up to zero are left out.
func Dumbbells(owned ...model.Mass) Weights {
	list := slices.DeleteFunc(slices.Clone(owned), func(m model.Mass) bool { return m <= 0 })
	slices.Sort(list)
	return Weights{list: slices.Compact(list)}
}

// mostLoadings is how many different weights a set of plates may make; a gym's
// full rack makes some hundreds.
const mostLoadings = 100_000

// Barbell has every weight that a bar and the plates owned can make: the bar by
// itself, and with the same plates on either end. It refuses a bar or plates
// below zero, and plates that make more different weights than anybody can use.
func Barbell(bar model.Mass, owned ...model.Plates) (Weights, error) {
	if bar < 0 || bar > model.MaxMass {
		return Weights{}, fmt.Errorf("a bar of %d ng: 0 to %d are possible", bar, model.MaxMass)
	}
	made := map[model.Mass]bool{bar: true}
	for _, p := range owned {
		if p.Weight <= 0 || p.Weight > model.MaxMass || p.Count < 0 {
			return Weights{}, fmt.Errorf("%d plates of %d ng: above 0 ng and no fewer than 0 plates are possible", p.Count, p.Weight)
		}
		next := map[model.Mass]bool{}
		for weight := range made {
			for pairs := range p.Count/2 + 1 {
				sum := weight + 2*model.Mass(pairs)*p.Weight
				if sum > model.MaxMass {
					break
				}
				next[sum] = true
			}
			if len(next) > mostLoadings {
				return Weights{}, fmt.Errorf("these plates make more than %d weights", mostLoadings)
			}
		}
		made = next
	}
	var list []model.Mass
	for weight := range made {
		list = append(list, weight)
	}
	return Dumbbells(list...), nil
}

// List are the weights in order, none for every multiple of a step.
func (w Weights) List() []model.Mass { return slices.Clone(w.list) }

// Above returns the lightest weight above one, and whether there is one.
func (w Weights) Above(m model.Mass) (model.Mass, bool) {
	if w.step > 0 {
		next := m - m%w.step + w.step
		return next, next <= model.MaxMass
	}
	i, at := slices.BinarySearch(w.list, m)
	if at {
		i++
	}
	if i == len(w.list) {
		return 0, false
	}
	return w.list[i], true
}

// Below returns the heaviest weight below one, and whether there is one.
func (w Weights) Below(m model.Mass) (model.Mass, bool) {
	if w.step > 0 {
		next := (m - 1) / w.step * w.step
		return next, m > 0 && next > 0
	}
	i, _ := slices.BinarySearch(w.list, m)
	if i == 0 {
		return 0, false
	}
	return w.list[i-1], true
}
