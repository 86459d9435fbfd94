package logbook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
)

// setFields ask what was done of one exercise: the repetitions, or seconds, of
// each set, and one weight for all or one for each.
type setFields struct {
	book         *Book
	reps, weight *kit.Entry
	was          []model.Set // what they were filled from
	wrote        [2]string   // what the entries said then
}

func (b *Book) newSetFields(was []model.Set) *setFields {
	s := &setFields{book: b, was: was, reps: kit.NewEntry(b.say("done.reps.hint")), weight: kit.NewEntry(b.say("form.weight"))}
	var reps, weights []string
	for _, set := range was {
		reps = append(reps, repsWords(b.Format, set))
		if set.Weight > 0 {
			weights = append(weights, b.Format.Weight(set.Weight))
		}
	}
	s.wrote = [2]string{strings.Join(reps, ", "), strings.Join(sameOnce(weights), ", ")}
	s.reps.SetText(s.wrote[0])
	s.weight.SetText(s.wrote[1])
	return s
}

// repsWords writes the repetitions of a set, or how long it is held.
func repsWords(f *format.Formatter, set model.Set) string {
	if set.Reps > 0 {
		return strconv.Itoa(set.Reps)
	}
	return f.Duration(set.Hold)
}

// sameOnce writes equal words once.
func sameOnce(words []string) []string {
	for _, w := range words {
		if w != words[0] {
			return words
		}
	}
	return words[:min(len(words), 1)]
}

// exercisePath is how an error names an amount of the i-th exercise.
func exercisePath(i int, name string) string { return fmt.Sprintf("prescriptions[%d].%s", i, name) }

// read is what the fields say of the i-th exercise, whose planned sets lend
// their sides. What nobody touched stays exact.
func (s *setFields) read(i int, planned []model.Set) ([]model.Set, error) {
	if s.reps.Text == s.wrote[0] && s.weight.Text == s.wrote[1] {
		return s.was, nil
	}
	reps, weights := listed(s.reps.Text), listed(s.weight.Text)
	if len(reps) > model.MaxSets {
		return nil, &model.Invalid{Field: exercisePath(i, "reps"), Code: model.CodeTooLarge, Most: model.MaxSets}
	}
	if len(weights) > 1 && len(weights) != len(reps) {
		return nil, &model.Invalid{Field: exercisePath(i, "weight"), Code: model.CodeMismatch}
	}
	sets := make([]model.Set, len(reps))
	for k, text := range reps {
		if k < len(planned) {
			sets[k].Side, sets[k].WarmUp = planned[k].Side, planned[k].WarmUp
		}
		var err error
		if sets[k].Reps, sets[k].Hold, err = s.book.Format.ParseReps(func(name string) string { return exercisePath(i, name) }, text); err != nil {
			return nil, err
		}
		if len(weights) == 0 {
			continue
		}
		if sets[k].Weight, err = s.readWeight(i, k, weights[min(k, len(weights)-1)]); err != nil {
			return nil, err
		}
	}
	return sets, nil
}

// readWeight reads the weight of a set; one that was not touched stays exact.
func (s *setFields) readWeight(i, k int, text string) (model.Mass, error) {
	if s.weight.Text == s.wrote[1] && k < len(s.was) {
		return s.was[k].Weight, nil
	}
	return s.book.Format.ParseWeight(exercisePath(i, "weight"), text)
}

// listed are the words between commas. A comma that a digit follows at once, as in
// 22,5 kg, is one of a number.
func listed(text string) []string {
	var all []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(text, ", ", ";"), func(r rune) bool { return r == ';' }) {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}
