package model

import (
	"time"

	"cloud.google.com/go/civil"
)

// Week is seven civil days; its first one falls on the weekday the person
// chose. The one before a change of that weekday has the days between as well.
type Week struct {
	First civil.Date
	Extra int // days that joined it, 0 to 6 (RULES.md, clarification 6)
}

// WeekOf returns the week that holds d when weeks begin on first.
func WeekOf(d civil.Date, first time.Weekday) Week {
	back := (int(Weekday(d)) - int(first) + 7) % 7
	return Week{First: d.AddDays(-back)}
}

// Day returns the i-th day of the week, 0 to 6.
func (w Week) Day(i int) civil.Date { return w.First.AddDays(i) }

// Days returns the first seven days in order.
func (w Week) Days() [7]civil.Date {
	var days [7]civil.Date
	for i := range days {
		days[i] = w.Day(i)
	}
	return days
}

// Last returns the last day.
func (w Week) Last() civil.Date { return w.Day(6 + w.Extra) }

// Contains says whether d is one of the days.
func (w Week) Contains(d civil.Date) bool { return !d.Before(w.First) && !d.After(w.Last()) }

// Plus returns the seven days n weeks later; n may be negative. Which week those
// are in is for [Weeks] to say.
func (w Week) Plus(n int) Week { return Week{First: w.First.AddDays(7 * n)} }

// Index returns which of the first seven days d is, 0 to 6, and whether it is one.
func (w Week) Index(d civil.Date) (int, bool) {
	n := d.DaysSince(w.First)
	return n, n >= 0 && n < 7
}

// Weekday returns the weekday of a civil date.
func Weekday(d civil.Date) time.Weekday {
	return d.In(time.UTC).Weekday()
}

// DayNumber counts civil days from 1 January 1970, so that days in a row have
// numbers in a row. [civil.Date.DaysSince] takes three times as long.
func DayNumber(d civil.Date) int { return int(d.In(time.UTC).Unix() / secondsADay) }

// dayOf is the civil day with a number.
func dayOf(number int) civil.Date {
	return civil.DateOf(time.Unix(int64(number)*secondsADay, 0).UTC())
}

const secondsADay = 24 * 60 * 60
