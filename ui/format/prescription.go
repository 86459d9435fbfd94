package format

import (
	"strconv"

	"github.com/kneewise/kneewise/model"
)

// Prescribed writes the work sets of an exercise, equal ones that follow each
// other together: "3 × 10 at 12 kg", "3 × 30 s", "2 × 12, body weight", "1 × 10
// at 20 kg; 2 × 8 at 22.5 kg". Warm-up sets are left out.
func (f *Formatter) Prescribed(sets []model.Set, e *model.Exercise) string {
	said := ""
	for i := 0; i < len(sets); {
		n := 1
		for i+n < len(sets) && alike(&sets[i], &sets[i+n]) {
			n++
		}
		if !sets[i].WarmUp {
			group := f.prescribedGroup(n, &sets[i], e)
			if said != "" {
				group = f.Words.Say("sets.then", "First", said, "Then", group)
			}
			said = group
		}
		i += n
	}
	return said
}

// alike says whether two sets ask for the same.
func alike(a, b *model.Set) bool {
	return a.Reps == b.Reps && a.Weight == b.Weight && a.Hold == b.Hold && a.WarmUp == b.WarmUp
}

func (f *Formatter) prescribedGroup(n int, set *model.Set, e *model.Exercise) string {
	each := strconv.Itoa(set.Reps)
	if set.Hold > 0 {
		each = f.Duration(set.Hold)
	}
	key := "sets.of"
	switch {
	case set.Weight > 0:
		key = "sets.weight"
	case e.BodyWeight && set.Hold == 0:
		key = "sets.body-weight"
	case !e.BodyWeight:
		key = "sets.effort"
	}
	args := []any{"Sets", n, "Each", each}
	if set.Weight > 0 {
		args = append(args, "Weight", f.Weight(set.Weight))
	}
	return f.Words.Say(key, args...)
}
