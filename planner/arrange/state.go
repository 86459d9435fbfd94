package arrange

import "math/bits"

// slot is a day's two slots as one number, strength * (activities+1) +
// activity: the code whose greatest value the tie-break takes (RULES.md 3.4).
// With eight activities it is below 36.
type slot uint8

const maxSlots = 4 * (MaxActivities + 1)

// slots is a set of slots, one bit each.
type slots uint64

func (s slots) has(x slot) bool { return s>>x&1 != 0 }

// greatest returns the slot with the greatest code of a set that is not empty.
func (s slots) greatest() slot { return slot(bits.Len64(uint64(s)) - 1) }

// state is all that the rest of a week depends on before one of its days,
// packed into 63 bits so that it is its own hash key:
//
//	bits  0-1   regions trained two days ago
//	bits  2-7   yesterday's slot
//	bits  8-59  thirteen fields of four bits, of which the highest is free:
//	            five allowances, eight counts
//	bits 60-62  the day of the week, 0 to 7 (7 is the end of the week)
//
// An allowance is how many more upper, lower, cardio and high-impact sessions
// and training days the week takes; a count is how many sessions of an
// activity it holds.
type state uint64

// The fields of a state, by number. The count of activity k (from 1 on) is
// field firstCount + k - 1.
const (
	allowUpper = iota
	allowLower
	allowCardio
	allowImpact
	allowDays
	firstCount
	numFields = firstCount + MaxActivities
)

const (
	yesterdayShift = 2
	fieldShift     = 8
	dayShift       = 60

	borderMask = state(1)<<fieldShift - 1 // what outlives the week
	fieldsMask = state(1)<<dayShift - 1 - borderMask
	numBorders = 1 << fieldShift

	allowancesMask = state(1)<<(fieldShift+4*firstCount) - 1 - borderMask
)

// highBits has the free highest bit of every field set.
var highBits = func() (s state) {
	for f := range numFields {
		s |= oneIn(f) << 3
	}
	return s
}()

// oneIn returns 1 in field f.
func oneIn(f int) state { return 1 << (fieldShift + 4*f) }

// in returns n, 0 to 7, in field f.
func in(f, n int) state { return state(n) * oneIn(f) }

func (s state) get(f int) int { return int(s >> (fieldShift + 4*f) & 7) }

func (s state) day() int { return int(s >> dayShift) }

func onDay(d int) state { return state(d) << dayShift }

func (s state) yesterday() slot { return slot(s >> yesterdayShift & 63) }

func (s state) regionsBefore() Strength { return Strength(s & 3) }

func border(yesterday slot, before Strength) state {
	return state(yesterday)<<yesterdayShift | state(before)
}

// notBelow returns the free bit of every field in which s is no less than t:
// all fields are compared in one subtraction, each borrowing from its own free
// bit.
func (s state) notBelow(t state) state {
	return ((s&fieldsMask | highBits) - t&fieldsMask) & highBits
}

// atMost returns s with each field lowered to that of limit.
func (s state) atMost(limit state) state {
	high := s.notBelow(limit)
	lowered := high - high>>3 // 7 in those fields
	return s&^lowered | limit&lowered
}

// within says whether no field of s is greater than that of limit.
func (s state) within(limit state) bool { return limit.notBelow(s) == highBits }

// values is a hash table from states to costs. Open addressing in two flat
// slices is several times as fast here as a map, and the order of nothing
// depends on it.
type values struct {
	keys  []state // 0 is free; stored keys have the highest bit set
	costs []int32
	used  int
}

const (
	storedBit     = state(1) << 63
	smallestTable = 1 << 10
)

func (v *values) clear() {
	if v.keys == nil {
		v.keys, v.costs = make([]state, smallestTable), make([]int32, smallestTable)
	}
	clear(v.keys)
	v.used = 0
}

// at returns the place of key, which has the stored bit set: where it is or
// would be.
func (v *values) at(key state) int {
	mask := len(v.keys) - 1
	// Fibonacci hashing: the multiplier is 2^64 over the golden ratio.
	i := int(uint64(key)*0x9E3779B97F4A7C15>>32) & mask
	for v.keys[i] != 0 && v.keys[i] != key {
		i = (i + 1) & mask
	}
	return i
}

func (v *values) get(s state) (int32, bool) {
	i := v.at(s | storedBit)
	return v.costs[i], v.keys[i] != 0
}

func (v *values) put(s state, cost int32) {
	if 2*v.used >= len(v.keys) {
		v.grow()
	}
	i := v.at(s | storedBit)
	v.keys[i], v.costs[i] = s|storedBit, cost
	v.used++
}

func (v *values) grow() {
	keys, costs := v.keys, v.costs
	v.keys, v.costs = make([]state, 2*len(keys)), make([]int32, 2*len(keys))
	for i, key := range keys {
		if key != 0 {
			j := v.at(key)
			v.keys[j], v.costs[j] = key, costs[i]
		}
	}
}
