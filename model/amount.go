package model

import (
	"math"
	"math/big"
	"math/bits"
)

// ID names one stored thing for ever: it survives undo, export and import.
type ID string

// Distance is a length in micrometres. Both 0.01 km and 0.01 mi are whole
// numbers of it.
type Distance int64

// Lengths people enter.
const (
	Metre     Distance = 1_000_000
	Kilometre          = 1000 * Metre
	Mile      Distance = 1_609_344_000 // the international mile, exactly
)

// Mass is a weight in nanograms. A quarter of a pound is a whole number of it.
type Mass int64

// Weights people enter.
const (
	Gram     Mass = 1_000_000_000
	Kilogram      = 1000 * Gram
	Pound    Mass = 453_592_370_000 // the avoirdupois pound, exactly
)

// Seconds is a length of time in whole seconds.
type Seconds int64

// Times people enter.
const (
	Minute Seconds = 60
	Hour           = 60 * Minute
)

// Load is the amount of one stream in one week, in that stream's own measure:
// micrometres, seconds, sets, repetitions or nanogram-repetitions.
type Load int64

// MaxLoad is where sums of loads stop growing: some nine million kilogram-
// repetitions, far above what a person can do in a week.
const MaxLoad Load = math.MaxInt64

// Plus adds two loads that are not negative and stops at MaxLoad.
func (l Load) Plus(m Load) Load {
	if l > MaxLoad-m {
		return MaxLoad
	}
	return l + m
}

// Times multiplies a load that is not negative by n >= 0 and stops at MaxLoad.
func (l Load) Times(n int64) Load {
	hi, lo := bits.Mul64(uint64(l), uint64(n))
	if hi != 0 || lo > math.MaxInt64 {
		return MaxLoad
	}
	return Load(lo)
}

// AtMostPermille says whether l <= permille/1000 of base, exactly, for values
// that are not negative: 2.5 % growth is 1025 permille. Products are compared
// with 128 bits; a float rejects an exact +2.5 % for more than half of the
// bases up to 2000 (RULES.md section 0).
func (l Load) AtMostPermille(permille int64, base Load) bool {
	lhi, llo := bits.Mul64(uint64(l), 1000)
	bhi, blo := bits.Mul64(uint64(base), uint64(permille))
	return lhi < bhi || lhi == bhi && llo <= blo
}

// Permille returns floor(l * permille / 1000) for values that are not
// negative, stopping at MaxLoad.
func (l Load) Permille(permille int64) Load {
	hi, lo := bits.Mul64(uint64(l), uint64(permille))
	if hi >= 1000 {
		return MaxLoad
	}
	q, _ := bits.Div64(hi, lo, 1000)
	if q > math.MaxInt64 {
		return MaxLoad
	}
	return Load(q)
}

// AtMostCompound says whether l <= base * (permille/1000)^n, exactly, for values
// that are not negative: what n weeks of growth add up to (RULES.md 2.4).
func (l Load) AtMostCompound(permille int64, n int, base Load) bool {
	thousand, small := smallPower(1000, n)
	grown, alsoSmall := smallPower(permille, n)
	if small && alsoSmall {
		leftHigh, leftLow := bits.Mul64(uint64(l), thousand)
		rightHigh, rightLow := bits.Mul64(uint64(base), grown)
		return leftHigh < rightHigh || leftHigh == rightHigh && leftLow <= rightLow
	}
	left := new(big.Int).Mul(big.NewInt(int64(l)), power(1000, n))
	right := new(big.Int).Mul(big.NewInt(int64(base)), power(permille, n))
	return left.Cmp(right) <= 0
}

// Compound returns floor(l * (permille/1000)^n) for values that are not
// negative, stopping at MaxLoad.
func (l Load) Compound(permille int64, n int) Load {
	if n == 1 {
		return l.Permille(permille)
	}
	grown := new(big.Int).Mul(big.NewInt(int64(l)), power(permille, n))
	grown.Quo(grown, power(1000, n))
	if !grown.IsInt64() {
		return MaxLoad
	}
	return Load(grown.Int64())
}

// smallPower returns base to the n-th, and whether it fits 64 bits.
func smallPower(base int64, n int) (uint64, bool) {
	p := uint64(1)
	for range n {
		high, low := bits.Mul64(p, uint64(base))
		if high > 0 {
			return 0, false
		}
		p = low
	}
	return p, true
}

func power(base int64, n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(base), big.NewInt(int64(n)), nil)
}

// Floor rounds l down to a multiple of step; a proposed load is never rounded
// up (RULES.md section 0).
func (l Load) Floor(step Load) Load {
	if step <= 1 {
		return l
	}
	return l - l%step
}
