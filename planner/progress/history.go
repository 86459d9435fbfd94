package progress

import (
	"slices"
	"sort"
)

// history is one stream's weeks with a load or a declared level, in order.
type history struct {
	terms terms
	weeks []week

	// A history with a change on it holds no more than the weeks from the
	// change on and those its limits look back to; earlier answers for weeks
	// before from.
	from    int
	earlier *history
}

// newHistory works out the weeks of a stream from their loads.
func newHistory(t terms, logged *tally) *history {
	h := &history{terms: t}
	for n := range t.declared {
		logged.add(n, loads{})
	}
	h.weeks = make([]week, 0, len(logged.weeks))
	for _, w := range logged.weeks {
		h.append(w.number, w.loads)
	}
	return h
}

// with returns the history in which the weeks of these numbers, given in
// order, hold what was logged and nothing else.
func (h *history) with(numbers []int, logged *tally) *history {
	same := func(n int) bool {
		_, own := h.at(n)
		return own == logged.of(n)
	}
	first := slices.IndexFunc(numbers, func(n int) bool { return !same(n) })
	if first < 0 {
		return h
	}
	numbers = slices.DeleteFunc(slices.Clone(numbers[first:]), same)
	from := numbers[0]
	before, _ := h.at(from)
	next := &history{terms: h.terms, from: from, earlier: h}
	next.weeks = slices.Clone(before[max(0, len(before)-lookBack):])

	// Both what follows in h and numbers are in order: merge them.
	rest := h.since(from)
	for len(rest) > 0 || len(numbers) > 0 {
		if len(numbers) > 0 && (len(rest) == 0 || numbers[0] <= rest[0].number) {
			if len(rest) > 0 && rest[0].number == numbers[0] {
				rest = rest[1:]
			}
			next.append(numbers[0], logged.of(numbers[0]))
			numbers = numbers[1:]
			continue
		}
		next.append(rest[0].number, rest[0].loads)
		rest = rest[1:]
	}
	return next
}

// append adds the next week, unless it is blank.
func (h *history) append(n int, own loads) {
	if _, declared := h.terms.declared[n]; declared || !own.counted.blank() {
		h.weeks = append(h.weeks, h.terms.close(h.weeks, n, own))
	}
}

// at returns the weeks before the n-th, at least as many as its limit looks
// back to, and its own loads.
func (h *history) at(n int) (before []week, own loads) {
	for h.earlier != nil && n < h.from {
		h = h.earlier
	}
	i := firstFrom(h.weeks, n)
	if i < len(h.weeks) && h.weeks[i].number == n {
		own = h.weeks[i].loads
	}
	return h.weeks[:i], own
}

// since returns the weeks from the n-th on.
func (h *history) since(n int) []week {
	var prior []week
	if h.earlier != nil && n < h.from {
		prior = h.earlier.since(n)
		prior = slices.Clip(prior[:firstFrom(prior, h.from)])
		n = h.from
	}
	return append(prior, h.weeks[firstFrom(h.weeks, n):]...)
}

// firstFrom is the index of the first of the weeks that is the n-th or later.
func firstFrom(weeks []week, n int) int {
	return sort.Search(len(weeks), func(i int) bool { return weeks[i].number >= n })
}
