package progress_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
)

func TestO28_Split(t *testing.T) {
	for _, c := range []struct {
		limit model.Load
		n     int
		want  []model.Load
	}{
		{1025, 3, []model.Load{308, 307, 410}},
		{1025, 1, []model.Load{1025}},
		{1025, 2, []model.Load{410, 615}},
		{1000, 5, []model.Load{150, 150, 150, 150, 400}},
		{2, 4, []model.Load{1, 1, 0, 0}},
		{0, 2, []model.Load{0, 0}},
		{1025, 0, nil},
	} {
		hundredth := mi / 100
		got := progress.Split(c.limit*hundredth+7, c.n, hundredth)
		for i := range got {
			got[i] /= hundredth
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d over %d: %v, want %v", c.limit, c.n, got, c.want)
		}
	}
}

// TestSplitAddsUp: nothing is lost, nothing comes on top, all are whole steps,
// and the parts before the long one differ by a step at most.
func TestSplitAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		step := model.Load(rapid.Int64Range(1, int64(mi)/100).Draw(t, "step"))
		limit := model.Load(rapid.Int64Range(0, int64(10_000*km)).Draw(t, "limit"))
		n := rapid.IntRange(1, 14).Draw(t, "n")
		parts := progress.Split(limit, n, step)
		var sum model.Load
		for i, p := range parts {
			if p < 0 || p%step != 0 {
				t.Fatalf("part %d of %v is no whole number of %d", i, parts, step)
			}
			sum += p
		}
		if sum != limit.Floor(step) {
			t.Fatalf("parts %v add up to %d, want %d", parts, sum, limit.Floor(step))
		}
		if short := parts[:n-1]; n > 1 && slices.Max(short)-slices.Min(short) > step {
			t.Fatalf("parts %v are not even", parts)
		}
	})
}
