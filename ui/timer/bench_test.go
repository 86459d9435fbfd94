package timer

import (
	"testing"
	"time"
)

// BenchmarkSecond is what a running timer costs each second, without painting.
func BenchmarkSecond(b *testing.B) {
	s := newStage(b, standard)
	s.Act()
	for b.Loop() {
		if v := s.timers().At(s.sides()[0]); v.Remaining < 2*time.Second {
			b.StopTimer()
			s.Stop()
			s.clock.Advance(time.Hour)
			s.Act()
			b.StartTimer()
		}
		s.clock.Advance(time.Second)
	}
}
