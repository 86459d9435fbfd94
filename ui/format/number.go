package format

import (
	"math/bits"
	"strconv"
	"strings"
)

// rounding says where digits that are not shown go.
type rounding int

const (
	nearest rounding = iota // halves up
	down                    // for limits and what is left of them
	up                      // for what goes over a limit
)

// fixed writes amount/unit with exactly that many decimals, at most three, in
// the language's digits. Amounts are not negative.
func (f *Formatter) fixed(amount, unit int64, decimals int, r rounding) string {
	scale := power10(decimals)
	n := divide(amount, scale, unit, r)
	return f.grouped(n/scale) + f.fraction(n%scale, decimals)
}

// trimmed is fixed without zeros at the end and without thousands set apart,
// so that a field can read it back.
func (f *Formatter) trimmed(amount, unit int64, decimals int, r rounding) string {
	whole, fraction := f.parts(amount, unit, decimals, r)
	return strconv.FormatInt(whole, 10) + fraction
}

// shortest is trimmed with thousands set apart, to be read by people alone.
func (f *Formatter) shortest(amount, unit int64, decimals int, r rounding) string {
	whole, fraction := f.parts(amount, unit, decimals, r)
	return f.grouped(whole) + fraction
}

// parts are what stands before the decimal sign and the rest, without zeros at
// the end.
func (f *Formatter) parts(amount, unit int64, decimals int, r rounding) (whole int64, fraction string) {
	n, scale := divide(amount, power10(decimals), unit, r), power10(decimals)
	for decimals > 0 && n%10 == 0 {
		n, scale, decimals = n/10, scale/10, decimals-1
	}
	return n / scale, f.fraction(n%scale, decimals)
}

// fraction writes the decimal sign and n with that many digits.
func (f *Formatter) fraction(n int64, decimals int) string {
	if decimals == 0 {
		return ""
	}
	digits := strconv.FormatInt(n, 10)
	return f.Words.Say("number.decimal") + strings.Repeat("0", decimals-len(digits)) + digits
}

func power10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// grouped writes a whole number with thousands set apart.
func (f *Formatter) grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + f.Words.Say("number.group") + s[i:]
	}
	return s
}

// divide returns a*b/c with 128 bits in between, for values that are not
// negative and a quotient that fits.
func divide(a, b, c int64, r rounding) int64 {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	var carry uint64
	switch r {
	case nearest:
		lo, carry = bits.Add64(lo, uint64(c)/2, 0)
	case up:
		lo, carry = bits.Add64(lo, uint64(c)-1, 0)
	}
	q, _ := bits.Div64(hi+carry, lo, uint64(c))
	return int64(q)
}

// Mean writes the mean of some whole numbers to a tenth, with its sign: "+0.3",
// "−1.4", "0.0". The count is at least 1.
func (f *Formatter) Mean(sum, count int) string {
	mean := f.fixed(int64(max(sum, -sum)), int64(count), 1, nearest)
	switch {
	case mean == f.fixed(0, 1, 1, nearest):
		return mean
	case sum < 0:
		return "−" + mean
	default:
		return "+" + mean
	}
}
