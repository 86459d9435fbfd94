package model

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestUnitsAreExact(t *testing.T) {
	for name, c := range map[string]struct{ got, want int64 }{
		"a hundredth of a mile":  {int64(Mile) / 100 * 100, 1_609_344_000},
		"0.01 km":                {int64(Kilometre) / 100, 10_000_000},
		"a quarter of a pound":   {int64(Pound) / 4 * 4, 453_592_370_000},
		"1.25 lb (RULES.md 0)":   {int64(Pound) * 5 / 4, 566_990_462_500},
		"0.01 mi (RULES.md 0)":   {int64(Mile) / 100, 16_093_440},
		"a mile in metres":       {int64(Mile) * 1000 / int64(Metre), 1_609_344},
		"a pound in milligrams":  {int64(Pound) * 1000 / int64(Gram), 453_592},
		"a kilogram in grams":    {int64(Kilogram / Gram), 1000},
		"an hour in seconds":     {int64(Hour), 3600},
		"a kilometre in metres":  {int64(Kilometre / Metre), 1000},
		"a minute in seconds":    {int64(Minute), 60},
		"a metre in micrometres": {int64(Metre), 1_000_000},
	} {
		if c.got != c.want {
			t.Errorf("%s is %d, want %d", name, c.got, c.want)
		}
	}
}

// Exactly 2.5 % more is allowed and one unit above that is not, for every base;
// a float gets more than half of them wrong (RULES.md 0).
func TestO9_TwoAndAHalfPercentIsExact(t *testing.T) {
	const growth = 1025
	base := Load(100 * Kilometre)
	for name, c := range map[string]struct {
		load Load
		want bool
	}{
		"102.5 km":                {Load(102_500 * Metre), true},
		"a micrometre above that": {Load(102_500*Metre) + 1, false},
		"the same":                {base, true},
		"nothing":                 {0, true},
	} {
		if got := c.load.AtMostPermille(growth, base); got != c.want {
			t.Errorf("%s of 100 km: %v, want %v", name, got, c.want)
		}
	}
	wrongByFloat := 0
	for b := Load(1); b <= 2000; b++ {
		// In thousandths of the base's unit every base has an exact 2.5 %.
		if !(1025 * b).AtMostPermille(growth, 1000*b) {
			t.Errorf("exactly 2.5 %% more than %d is refused", b)
		}
		if (1025*b + 1).AtMostPermille(growth, 1000*b) {
			t.Errorf("more than 2.5 %% more than %d is allowed", b)
		}
		if float64(b)*1.025 < float64(1025*b)/1000 {
			wrongByFloat++
		}
	}
	if wrongByFloat != 1166 {
		t.Errorf("a float is wrong for %d bases, RULES.md says 1166", wrongByFloat)
	}
}

func TestAtMostPermilleLikeBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		load, base := loads.Draw(t, "load"), loads.Draw(t, "base")
		permille := rapid.Int64Range(0, 1_000_000).Draw(t, "permille")
		if rapid.Bool().Draw(t, "near the limit") {
			load = max(0, base.Permille(permille)-1) + Load(rapid.Int64Range(0, 2).Draw(t, "off"))
			if load < 0 {
				load = MaxLoad
			}
		}
		left := new(big.Int).Mul(big.NewInt(int64(load)), big.NewInt(1000))
		right := new(big.Int).Mul(big.NewInt(int64(base)), big.NewInt(permille))
		if got, want := load.AtMostPermille(permille, base), left.Cmp(right) <= 0; got != want {
			t.Fatalf("%d at most %d/1000 of %d: %v, want %v", load, permille, base, got, want)
		}
	})
}

var loads = rapid.OneOf(
	rapid.Map(rapid.Int64Range(0, math.MaxInt64), func(n int64) Load { return Load(n) }),
	rapid.Map(rapid.Int64Range(0, 10_000), func(n int64) Load { return Load(n) }),
	rapid.Map(rapid.Int64Range(0, 10_000), func(n int64) Load { return MaxLoad - Load(n) }),
)

// saturated is what a sum or product of loads is: exact, or MaxLoad.
func saturated(n *big.Int) Load {
	if n.IsInt64() {
		return Load(n.Int64())
	}
	return MaxLoad
}

func TestLoadArithmeticLikeBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := loads.Draw(t, "a"), loads.Draw(t, "b")
		bigA, bigB := big.NewInt(int64(a)), big.NewInt(int64(b))
		if got, want := a.Plus(b), saturated(new(big.Int).Add(bigA, bigB)); got != want {
			t.Fatalf("%d plus %d is %d, want %d", a, b, got, want)
		}
		if got, want := a.Times(int64(b)), saturated(new(big.Int).Mul(bigA, bigB)); got != want {
			t.Fatalf("%d times %d is %d, want %d", a, b, got, want)
		}
		product := new(big.Int).Mul(bigA, bigB)
		if got, want := a.Permille(int64(b)), saturated(product.Div(product, big.NewInt(1000))); got != want {
			t.Fatalf("%d permille of %d is %d, want %d", b, a, got, want)
		}
	})
}

// The largest load that AtMostPermille allows is the one that Permille gives.
func TestPermilleIsTheLargestAllowed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := Load(rapid.Int64Range(0, int64(7*MaxDistance)).Draw(t, "base"))
		permille := rapid.Int64Range(1000, 1100).Draw(t, "permille")
		most := base.Permille(permille)
		if !most.AtMostPermille(permille, base) || (most+1).AtMostPermille(permille, base) {
			t.Fatalf("%d permille of %d is not %d", permille, base, most)
		}
	})
}

// Growth over several weeks is exact too.
func TestCompoundLikeBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		load, base := loads.Draw(t, "load"), loads.Draw(t, "base")
		permille, n := rapid.Int64Range(1000, 1100).Draw(t, "permille"), rapid.IntRange(0, 40).Draw(t, "weeks")
		factor := new(big.Rat).SetInt64(1)
		for range n {
			factor.Mul(factor, big.NewRat(permille, 1000))
		}
		limit := new(big.Rat).Mul(factor, new(big.Rat).SetInt64(int64(base)))
		if got, want := load.AtMostCompound(permille, n, base), new(big.Rat).SetInt64(int64(load)).Cmp(limit) <= 0; got != want {
			t.Fatalf("%d at most %d weeks of %d/1000 on %d: %v, want %v", load, n, permille, base, got, want)
		}
		if got, want := base.Compound(permille, n), saturated(new(big.Int).Quo(limit.Num(), limit.Denom())); got != want {
			t.Fatalf("%d after %d weeks of %d/1000 is %d, want %d", base, n, permille, got, want)
		}
	})
}

func TestFloor(t *testing.T) {
	for _, c := range []struct{ load, step, want Load }{
		{1029, 10, 1020},
		{1020, 10, 1020},
		{9, 10, 0},
		{0, 10, 0},
		{7, 1, 7},
		{7, 0, 7},
		{7, -3, 7},
		{Load(Mile), 16_093_440, Load(Mile)}, // a mile is a whole number of hundredths
		{MaxLoad, MaxLoad, MaxLoad},
	} {
		if got := c.load.Floor(c.step); got != c.want {
			t.Errorf("%d floored to %d is %d, want %d", c.load, c.step, got, c.want)
		}
	}
}

func TestEffectiveDistance(t *testing.T) {
	hilly := Effort{Distance: 3 * Distance(Mile), Ascent: 100 * Metre, Descent: 100 * Metre}
	if got, want := hilly.EffectiveDistance(), 3*Distance(Mile)+2*Kilometre; got != want {
		t.Errorf("3 hilly miles are %d, want %d", got, want) // RULES.md R5: 6.828 effective km
	}
	if got := (Effort{Ascent: Kilometre}).EffectiveDistance(); got != 0 {
		t.Errorf("a climb without a distance is %d", got)
	}
}
