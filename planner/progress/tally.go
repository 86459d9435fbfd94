package progress

import (
	"slices"
	"sort"

	"github.com/kneewise/kneewise/planner/rule"
)

// tallies are what streams hold, by stream.
type tallies map[rule.Stream]*tally

// one is that of a stream, empty if there was none, with room for so many weeks.
func (t tallies) one(stream rule.Stream, room int) *tally {
	of := t[stream]
	if of == nil {
		of = newTally(room)
		t[stream] = of
	}
	return of
}

// of are those of some streams.
func (t tallies) of(streams []rule.Stream, room int) []*tally {
	all := make([]*tally, len(streams))
	for i, stream := range streams {
		all[i] = t.one(stream, room)
	}
	return all
}

// newTally returns an empty tally. Making room at once for all the weeks that may
// come saves half of the memory that years of them take while they are added up.
func newTally(room int) *tally { return &tally{make([]weekly, 0, max(room, 0))} }

// tally is what a stream holds in some weeks, in the order of their numbers; nil
// is nothing.
type tally struct{ weeks []weekly }

type weekly struct {
	number int
	loads
}

// place is that of a week, and whether it is there.
func (t *tally) place(n int) (int, bool) {
	// Most sessions come in order.
	switch last := len(t.weeks) - 1; {
	case last < 0 || t.weeks[last].number < n:
		return last + 1, false
	case t.weeks[last].number == n:
		return last, true
	}
	i := sort.Search(len(t.weeks), func(i int) bool { return t.weeks[i].number >= n })
	return i, t.weeks[i].number == n
}

// add counts a load into a week.
func (t *tally) add(n int, load loads) {
	i, known := t.place(n)
	if !known {
		t.weeks = slices.Insert(t.weeks, i, weekly{number: n})
	}
	t.weeks[i].loads = t.weeks[i].plus(load)
}

// of returns what a week holds.
func (t *tally) of(n int) loads {
	if t == nil {
		return loads{}
	}
	i, known := t.place(n)
	if !known {
		return loads{}
	}
	return t.weeks[i].loads
}
