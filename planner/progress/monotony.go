package progress

import (
	"math/big"

	"github.com/kneewise/kneewise/model"
)

// Monotony is how evenly a week's internal load lies, and what that makes of it
// (RULES.md 2.13, Foster 1998). It is information only, never a limit.
type Monotony struct {
	Monotony int64 // mean by standard deviation, in ten-thousandths, rounded; at most MostMonotony
	Strain   int64 // load times monotony, in hundredths of RPE-minutes, rounded
	High     bool  // monotony above 2.0: worth a word
	Heavy    bool  // strain above 6000: a label, no more
}

// MostMonotony is 10 and shown as "10+": days that are all the same would have
// more than any number.
const MostMonotony = 100_000

// MonotonyOf looks at the internal loads of seven days, in RPE-seconds
// (rule.EffortOf), rest days as zero. A week without load has no monotony. The
// standard deviation is that of a population: it divides by 7.
//
// With T the sum of the days and Q that of their squares, monotony is T /
// sqrt(7Q - T^2); its square is compared and rounded exactly.
func MonotonyOf(days [7]model.Load) (Monotony, bool) {
	total, squares := new(big.Int), new(big.Int)
	for _, load := range days {
		n := big.NewInt(int64(load))
		total.Add(total, n)
		squares.Add(squares, n.Mul(n, n))
	}
	if total.Sign() == 0 {
		return Monotony{}, false
	}
	total.Mul(total, total)
	spread := squares.Mul(squares, big.NewInt(7))
	spread.Sub(spread, total)

	square := big.NewRat(100, 1) // of the monotony: at most 10 times 10
	if spread.Sign() > 0 {
		if exact := new(big.Rat).SetFrac(total, spread); exact.Cmp(square) < 0 {
			square = exact
		}
	}
	strain := new(big.Rat).SetInt(total)
	strain.Mul(strain, square).Quo(strain, big.NewRat(int64(model.Minute*model.Minute), 1))
	return Monotony{
		Monotony: root(square, 10_000),
		Strain:   root(strain, 100),
		High:     square.Cmp(big.NewRat(2*2, 1)) > 0,
		Heavy:    strain.Cmp(big.NewRat(6000*6000, 1)) > 0,
	}, true
}

// root returns the square root of r in parts of 1/scale, rounded to the nearest.
func root(r *big.Rat, scale int64) int64 {
	n := big.NewInt(4 * scale * scale)
	n.Mul(n, r.Num()).Quo(n, r.Denom()).Sqrt(n)
	return (n.Int64() + 1) / 2
}
