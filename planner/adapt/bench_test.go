package adapt_test

import (
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
)

// twentyYears is a log of 10,000 sessions with four scores each, and what is
// kept beside the sessions about their exercises.
func twentyYears() adapt.Log {
	b := newBook()
	lifted := map[*model.Session][]model.Lifted{}
	for i := range 10_000 {
		day := 3*i/4 - 7500
		s := b.run(on(day, 18))
		if i%2 == 0 {
			s.Kind, s.Activity = model.Lower, ""
			lifted[s] = []model.Lifted{{Exercise: "squat", Sets: 3, Reps: 30}, {Exercise: "leg-press", Sets: 3, Reps: 30}}
		}
		b.hurt(on(day, 17.30), 1)
		b.hurt(on(day, 18.50), i%5)
		b.hurt(on(day, 20), 1)
		b.hurt(on(day+1, 8), i%2)
	}
	b.Lifted = func(s *model.Session) []model.Lifted { return lifted[s] }
	b.Now = on(7, 12)
	return b.Log
}

func BenchmarkNewTwentyYears(b *testing.B) {
	log := twentyYears()
	b.ReportAllocs()
	for b.Loop() {
		adapt.New(log)
	}
}

func BenchmarkZonesTwentyYears(b *testing.B) {
	d := adapt.New(twentyYears())
	for b.Loop() {
		for n := range 1050 {
			d.Zone(running, june.Plus(-n))
			d.Flagged(june.Plus(-n))
		}
	}
}

func BenchmarkCausesTwentyYears(b *testing.B) {
	log := twentyYears()
	d := adapt.New(log)
	last := &log.Entries[len(log.Entries)-1]
	for b.Loop() {
		d.Causes(last, nil)
	}
}
