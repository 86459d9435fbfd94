package chart

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

const (
	kilometre = 1_000_000_000 // micrometres
	mile      = 1_609_344_000
)

func TestTicksStandAtRoundNumbers(t *testing.T) {
	for _, c := range []struct {
		name              string
		least, most, unit int64
		intervals         int
		want              []int64
	}{
		{"points of pain", 0, 10, 1, 5, []int64{0, 2, 4, 6, 8, 10}},
		{"a week of running", 0, 11_480_000_000, kilometre, 4, []int64{0, 5 * kilometre, 10 * kilometre, 15 * kilometre}},
		{"less than a kilometre", 0, 700_000_000, kilometre, 4, []int64{0, kilometre / 5, 2 * kilometre / 5, 3 * kilometre / 5, 4 * kilometre / 5}},
		{"miles are whole ones", 0, 7 * mile, mile, 4, []int64{0, 2 * mile, 4 * mile, 6 * mile, 8 * mile}},
		{"degrees do not begin at 0", 117, 134, 1, 4, []int64{115, 120, 125, 130, 135}},
		{"below 0", -7, 12, 1, 5, []int64{-10, -5, 0, 5, 10, 15}},
		{"one value", 60, 60, 1, 4, []int64{60, 61}},
		{"turned round", 10, 0, 1, 2, []int64{0, 5, 10}},
	} {
		s := Nice(c.least, c.most, c.unit, c.intervals)
		if !slices.Equal(s.Ticks, c.want) || s.Least != c.want[0] || s.Most != c.want[len(c.want)-1] {
			t.Errorf("%s: %+v, want ticks at %v", c.name, s, c.want)
		}
	}
}

func TestScaleHoldsWhatItIsFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Int64Range(-1<<55, 1<<55).Draw(t, "a")
		b := rapid.Int64Range(-1<<55, 1<<55).Draw(t, "b")
		unit := rapid.SampledFrom([]int64{1, 60, kilometre, mile, 453_592_370_000}).Draw(t, "unit")
		intervals := rapid.IntRange(2, 12).Draw(t, "intervals")
		s := Nice(a, b, unit, intervals)
		least, most := min(a, b), max(a, b)
		if s.Least > least || s.Most < most {
			t.Fatalf("%+v does not hold %d to %d", s, least, most)
		}
		if n := len(s.Ticks); n < 2 || n > intervals+1 || s.Ticks[0] != s.Least || s.Ticks[n-1] != s.Most {
			t.Fatalf("%d ticks for %d intervals: %+v", n, intervals, s)
		}
		for i := 2; i < len(s.Ticks); i++ {
			if s.Ticks[i]-s.Ticks[i-1] != s.Ticks[1]-s.Ticks[0] {
				t.Fatalf("uneven: %v", s.Ticks)
			}
		}
		for _, v := range []int64{a, b} {
			if at := s.At(v); at < 0 || at > 1 {
				t.Fatalf("%d is at %v of %+v", v, at, s)
			}
		}
	})
}

func TestScaleWithoutLength(t *testing.T) {
	if at := (Scale{Least: 3, Most: 3}).At(3); at != 0.5 {
		t.Errorf("at %v, want the middle", at)
	}
}

func TestFirstPeakAndLastAreWritten(t *testing.T) {
	for _, c := range []struct {
		values []int64
		want   []int
	}{
		{nil, nil},
		{[]int64{4}, []int{0}},
		{[]int64{4, 5}, []int{1, 0}},
		{[]int64{5, 4}, []int{1, 0}},
		{[]int64{2, 3, 3, 1}, []int{3, 2, 0}},
		{[]int64{1, 1, 1}, []int{2, 0}},
	} {
		if got := Written(c.values); !slices.Equal(got, c.want) {
			t.Errorf("of %v are written %v, want %v", c.values, got, c.want)
		}
	}
}
