package format

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
)

var (
	metric   = model.Units{}
	imperial = model.Units{Miles: true, Pounds: true}
)

func TestDistance(t *testing.T) {
	const m = model.Metre
	tests := []struct {
		units              model.Units
		d                  model.Distance
		family             model.ID
		long, short, limit string
	}{
		{metric, 4900 * m, "run", "4.90 km", "4.90 km", "4.90 km"},
		{metric, 4996 * m, "run", "5.00 km", "5.00 km", "4.99 km"},
		{metric, 9999 * m, "run", "10.00 km", "10.00 km", "9.99 km"},
		{metric, 12000 * m, "cycle", "12.00 km", "12 km", "12.00 km"},
		{metric, 12300 * m, "cycle", "12.30 km", "12.3 km", "12.30 km"},
		{metric, 120_456 * m, "cycle", "120.46 km", "120 km", "120.45 km"},
		{metric, 1000 * m, "swim", "1,000 m", "1,000 m", "1,000 m"},
		{metric, 999_999_999, "swim", "1,000 m", "1,000 m", "999 m"},
		{imperial, 10 * model.Mile, "run", "10.00 mi", "10 mi", "10.00 mi"},
		{imperial, model.Mile * 1025 / 100, "run", "10.25 mi", "10.3 mi", "10.25 mi"},
		{imperial, 100 * yard, "swim", "100 yd", "100 yd", "100 yd"},
		{metric, 0, "run", "0.00 km", "0.00 km", "0.00 km"},
		{metric, model.MaxDistance, "run", "1,000.00 km", "1,000 km", "1,000.00 km"},
	}
	for _, tt := range tests {
		f := english(t)
		f.Units = tt.units
		if got := f.Distance(tt.d, tt.family); got != tt.long {
			t.Errorf("Distance(%d) = %q, want %q", tt.d, got, tt.long)
		}
		if got := f.DistanceShort(tt.d, tt.family); got != tt.short {
			t.Errorf("DistanceShort(%d) = %q, want %q", tt.d, got, tt.short)
		}
		if got := f.DistanceLimit(tt.d, tt.family); got != tt.limit {
			t.Errorf("DistanceLimit(%d) = %q, want %q", tt.d, got, tt.limit)
		}
	}
}

func TestWeightAndClimb(t *testing.T) {
	f := english(t)
	for m, want := range map[model.Mass]string{
		22*model.Kilogram + 500*model.Gram: "22.5 kg", 20 * model.Kilogram: "20 kg", 1250 * model.Gram: "1.25 kg", 26 * model.Pound: "11.79 kg",
	} {
		if got := f.Weight(m); got != want {
			t.Errorf("Weight(%d) = %q, want %q", m, got, want)
		}
	}
	if got := f.Climb(120 * model.Metre); got != "120 m" {
		t.Error(got)
	}
	f.Units = imperial
	for m, want := range map[model.Mass]string{26 * model.Pound: "26 lb", model.Pound * 5 / 4: "1.25 lb", 20 * model.Kilogram: "44.09 lb"} {
		if got := f.Weight(m); got != want {
			t.Errorf("Weight(%d) = %q, want %q", m, got, want)
		}
	}
	if got := f.Climb(120 * model.Metre); got != "394 ft" {
		t.Error(got)
	}
}

func TestTimes(t *testing.T) {
	f := english(t)
	const min = model.Minute
	tests := []struct {
		s                                       model.Seconds
		minutes, limit, total, gap, toTheSecond string
	}{
		{0, "0 min", "0 min", "0 min", "0 min", "0 min"},
		{29, "29 s", "0.4 min", "29 s", "0 min", "29 s"},
		{45 * min, "45 min", "45 min", "45 min", "45 min", "45 min"},
		{24*min + 20, "24 min", "24.3 min", "24 min", "24 min", "24 min 20 s"},
		{80*min + 54, "81 min", "80.9 min", "1 h 21 min", "1 h 20 min", "1 h 20 min 54 s"},
		{65 * min, "65 min", "65 min", "1 h 05 min", "1 h 5 min", "1 h 5 min"},
		{24 * model.Hour, "1,440 min", "1,440 min", "24 h 00 min", "24 h", "24 h"},
		{24*model.Hour - 1, "1,440 min", "1,439.9 min", "24 h 00 min", "23 h 59 min", "23 h 59 min 59 s"},
		{23*model.Hour + 15*min, "1,395 min", "1,395 min", "23 h 15 min", "23 h 15 min", "23 h 15 min"},
	}
	for _, tt := range tests {
		for _, c := range []struct{ what, got, want string }{
			{"Minutes", f.Minutes(tt.s), tt.minutes},
			{"MinutesLimit", f.MinutesLimit(tt.s), tt.limit},
			{"Total", f.Total(tt.s), tt.total},
			{"Gap", f.Gap(tt.s), tt.gap},
			{"Duration", f.Duration(tt.s), tt.toTheSecond},
		} {
			if c.got != c.want {
				t.Errorf("%s(%d s) = %q, want %q", c.what, tt.s, c.got, c.want)
			}
		}
	}
}

func TestPercent(t *testing.T) {
	f := english(t)
	for permille, want := range map[int64]string{25: "2.5 %", 100: "10 %", 0: "0 %", 1: "0.1 %", 1400: "140 %"} {
		if got := f.Percent(permille); got != want {
			t.Errorf("%d: %q, want %q", permille, got, want)
		}
	}
}

// TestRoundingIsExact compares fixed with arithmetic on fractions.
func TestRoundingIsExact(t *testing.T) {
	f := english(t)
	rapid.Check(t, func(t *rapid.T) {
		amount := rapid.Int64Range(0, 1<<53).Draw(t, "amount")
		unit := rapid.SampledFrom([]int64{1, 10, 60, int64(foot), int64(yard), int64(model.Kilometre), int64(model.Mile), int64(model.Pound)}).Draw(t, "unit")
		decimals := rapid.IntRange(0, 3).Draw(t, "decimals")
		read := func(r rounding) *big.Rat {
			v, ok := new(big.Rat).SetString(strings.ReplaceAll(f.fixed(amount, unit, decimals, r), ",", ""))
			if !ok {
				t.Fatalf("not a number: %q", f.fixed(amount, unit, decimals, r))
			}
			return v
		}
		exact := big.NewRat(amount, unit)
		step := big.NewRat(1, []int64{1, 10, 100, 1000}[decimals])
		if v := read(down); v.Cmp(exact) > 0 || new(big.Rat).Add(v, step).Cmp(exact) <= 0 {
			t.Errorf("down: %v for %v", v, exact)
		}
		if v := read(up); v.Cmp(exact) < 0 || new(big.Rat).Sub(v, step).Cmp(exact) >= 0 {
			t.Errorf("up: %v for %v", v, exact)
		}
		off := new(big.Rat).Sub(read(nearest), exact)
		if off.Abs(off).Cmp(new(big.Rat).Mul(step, big.NewRat(1, 2))) > 0 {
			t.Errorf("nearest: off by %v of %v", off, step)
		}
	})
}
