package arrange

import (
	"testing"

	"pgregory.net/rapid"
)

func drawFields(t *rapid.T, name string) (s state) {
	for f, n := range rapid.SliceOfN(rapid.IntRange(0, 7), numFields, numFields).Draw(t, name) {
		s |= in(f, n)
	}
	return s
}

// The comparisons of all fields at once equal those one by one, whatever
// stands around the fields.
func TestFieldsAreComparedOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, limit := drawFields(t, "state"), drawFields(t, "limit")
		d, y := rapid.IntRange(0, 7).Draw(t, "day"), slot(rapid.IntRange(0, maxSlots-1).Draw(t, "yesterday"))
		before := Strength(rapid.IntRange(0, 3).Draw(t, "before"))
		whole := s | onDay(d) | border(y, before)

		lowered, within := whole.atMost(limit), true
		for f := range numFields {
			if want := min(s.get(f), limit.get(f)); lowered.get(f) != want {
				t.Errorf("field %d at most %d is %d, want %d", f, limit.get(f), lowered.get(f), want)
			}
			within = within && s.get(f) <= limit.get(f)
		}
		if got := whole.within(limit); got != within {
			t.Errorf("within is %v, want %v", got, within)
		}
		if lowered.day() != d || lowered.yesterday() != y || lowered.regionsBefore() != before {
			t.Errorf("lowering the fields changed the rest: %x from %x", lowered, whole)
		}
	})
}

func TestValuesKeepWhatIsPut(t *testing.T) {
	var v values
	v.clear()
	const n = 3 * smallestTable // grows twice
	key := func(i int) state { return in(i%numFields, 1+i%7) + state(i/7) }
	want := map[state]int32{}
	for i := range n {
		if _, ok := want[key(i)]; !ok {
			v.put(key(i), int32(i))
			want[key(i)] = int32(i)
		}
	}
	for s, cost := range want {
		if got, ok := v.get(s); !ok || got != cost {
			t.Fatalf("state %x has %d, %v; want %d", s, got, ok, cost)
		}
	}
	v.clear()
	for s := range want {
		if _, ok := v.get(s); ok {
			t.Fatalf("state %x is still there after clear", s)
		}
	}
}
