package progress_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
)

// rpeMinutes are the loads of the days of a week in RPE-minutes.
func rpeMinutes(days ...model.Load) (week [7]model.Load) {
	for i, load := range days {
		week[i] = load * 60
	}
	return week
}

func TestO25_Monotony(t *testing.T) {
	for _, c := range []struct {
		days [7]model.Load
		want progress.Monotony
	}{
		{rpeMinutes(300, 0, 300, 0, 300, 0, 0), progress.Monotony{Monotony: 8660, Strain: 77942}},
		{rpeMinutes(240, 240, 240, 240, 240, 240, 0), progress.Monotony{Monotony: 24495, Strain: 352727, High: true}},
		{rpeMinutes(240, 240, 240, 240, 240, 240, 240), progress.Monotony{Monotony: progress.MostMonotony, Strain: 1_680_000, High: true, Heavy: true}},
		{rpeMinutes(240, 240, 240, 240, 240, 240, 241), progress.Monotony{Monotony: progress.MostMonotony, Strain: 1_681_000, High: true, Heavy: true}},
		{rpeMinutes(1), progress.Monotony{Monotony: 4082, Strain: 41}}, // 1 / sqrt(6)
	} {
		if got, ok := progress.MonotonyOf(c.days); !ok || got != c.want {
			t.Errorf("%v: %+v, %v; want %+v", c.days, got, ok, c.want)
		}
	}
	if got, ok := progress.MonotonyOf([7]model.Load{}); ok {
		t.Errorf("a week without load: %+v", got)
	}
}

// TestMonotonyBorder: exactly 2.0 is not above it. (No week of whole numbers has
// a strain of exactly 6000 with it.)
func TestMonotonyBorder(t *testing.T) {
	for _, c := range []struct {
		last model.Load
		want int64
		high bool
	}{{6, 20_000, false}, {7, 19_122, false}} {
		got, _ := progress.MonotonyOf(rpeMinutes(0, 2, 5, 5, 5, 5, c.last))
		if got.Monotony != c.want || got.High != c.high {
			t.Errorf("%+v, want %+v", got, c)
		}
	}
	if got, _ := progress.MonotonyOf([7]model.Load{0, 200, 500, 500, 500, 500, 599}); got.Monotony != 20_007 || !got.High {
		t.Errorf("just above 2.0: %+v", got)
	}
}

// TestMonotonyLikeFloats compares with the textbook way, in floats.
func TestMonotonyLikeFloats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var days [7]model.Load
		for i := range days {
			days[i] = model.Load(rapid.Int64Range(0, 10*86_400*50).Draw(t, "load"))
		}
		got, ok := progress.MonotonyOf(days)
		var total float64
		for _, load := range days {
			total += float64(load) / 60
		}
		if total == 0 {
			if ok {
				t.Fatalf("%+v of nothing", got)
			}
			return
		}
		mean, variance := total/7, 0.0
		for _, load := range days {
			variance += (float64(load)/60 - mean) * (float64(load)/60 - mean) / 7
		}
		want := 10.0
		if variance > 0 {
			want = min(10, mean/math.Sqrt(variance))
		}
		if math.Abs(float64(got.Monotony)/10_000-want) > 0.0001 {
			t.Fatalf("monotony %d, want %f", got.Monotony, want)
		}
		if strain := total * want; math.Abs(float64(got.Strain)/100-strain) > 0.01+strain*1e-9 {
			t.Fatalf("strain %d, want %f", got.Strain, strain)
		}
		if math.Abs(want-2) > 1e-6 && got.High != (want > 2) || math.Abs(total*want-6000) > 1e-3 && got.Heavy != (total*want > 6000) {
			t.Fatalf("%+v for %f, %f", got, want, total*want)
		}
		// The order of the days does not matter.
		slices.Sort(days[:])
		if sorted, _ := progress.MonotonyOf(days); sorted != got {
			t.Fatalf("%+v sorted, %+v before", sorted, got)
		}
	})
}
