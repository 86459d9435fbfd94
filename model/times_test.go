package model

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"
)

// A week's own times are those of the person's week, whatever day it begins
// on, over a year's end; a day off has none.
func TestAvailableOn(t *testing.T) {
	newYear := civil.Date{Year: 2027, Month: time.January, Day: 1} // a Friday
	for first := time.Sunday; first <= time.Saturday; first++ {
		p := DefaultProfile()
		p.FirstWeekday = first
		own := [7]Seconds{}
		own[time.Wednesday] = 2 * Hour
		p.WeekTimes = []WeekTimes{{Day: newYear, Available: own}}
		p.DaysOff = []DaysOff{{From: newYear.AddDays(20), To: newYear.AddDays(21)}}
		week := WeekOf(newYear, first)
		for away := -7; away < 14; away++ {
			d := week.First.AddDays(away)
			want := Hour
			if away >= 0 && away < 7 {
				want = own[Weekday(d)]
			}
			if got := p.AvailableOn(d); got != want {
				t.Errorf("weeks from %v: %d on %v, want %d", first, got, d, want)
			}
			if _, is := p.TimesOf(d); is != week.Contains(d) {
				t.Errorf("weeks from %v: own times on %v: %v", first, d, is)
			}
		}
		for away := range 24 {
			d := newYear.AddDays(away)
			_, off := p.OffOn(d)
			if off != (away == 20 || away == 21) || off && p.AvailableOn(d) != 0 {
				t.Errorf("weeks from %v: off on %v: %v", first, d, off)
			}
		}
	}
}
