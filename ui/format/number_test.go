package format

import "testing"

func TestMean(t *testing.T) {
	for _, tt := range []struct {
		sum, count int
		want       string
	}{{-3, 2, "−1.5"}, {1, 3, "+0.3"}, {-1, 30, "0.0"}, {0, 5, "0.0"}, {-20, 3, "−6.7"}} {
		if got := english(t).Mean(tt.sum, tt.count); got != tt.want {
			t.Errorf("%d of %d: %q, want %q", tt.sum, tt.count, got, tt.want)
		}
	}
}
