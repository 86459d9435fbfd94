package model

import (
	"math"
	"slices"
	"time"

	"cloud.google.com/go/civil"
)

// Weeks are a person's weeks one after the other, each of seven days but for
// the one before a change of the first weekday: the shorter week between joins
// it (RULES.md, clarification 6). Weeks have numbers, the one of the first day
// there is the number 0.
type Weeks struct{ eras []era }

// era is a time in which weeks begin on the same weekday.
type era struct {
	first  civil.Date
	day    int // the DayNumber of first
	number int // of its first week
}

func eraFrom(first civil.Date, number int) era {
	return era{first: first, day: DayNumber(first), number: number}
}

// WeeksOn are weeks that have always begun on a weekday.
func WeeksOn(first time.Weekday) Weeks {
	return Weeks{[]era{eraFrom(WeekOf(civil.Date{Year: firstYear, Month: 1, Day: 1}, first).First, 0)}}
}

// Weeks returns the person's weeks.
func (p *Profile) Weeks() Weeks {
	if len(p.Weekdays) == 0 {
		return WeeksOn(p.FirstWeekday)
	}
	w := WeeksOn(p.Weekdays[0].Was)
	for _, change := range p.Weekdays {
		last := &w.eras[len(w.eras)-1]
		if whole := change.From.DaysSince(last.first) / 7; whole > 0 {
			w.eras = append(w.eras, eraFrom(change.From, last.number+whole))
		}
	}
	return w
}

// Of returns the week that holds d.
func (w Weeks) Of(d civil.Date) Week { return w.At(w.Number(d)) }

// Number returns the number of the week that holds d.
func (w Weeks) Number(d civil.Date) int {
	e := len(w.eras) - 1
	for e > 0 && d.Before(w.eras[e].first) {
		e--
	}
	days := DayNumber(d) - w.eras[e].day
	if days < 0 {
		days -= 6
	}
	return min(w.eras[e].number+days/7, w.lastOf(e))
}

// lastOf is the number of the last week of an era.
func (w Weeks) lastOf(e int) int {
	if e == len(w.eras)-1 {
		return math.MaxInt
	}
	return w.eras[e+1].number - 1
}

// At returns the week with a number.
func (w Weeks) At(n int) Week {
	e := len(w.eras) - 1
	for e > 0 && n < w.eras[e].number {
		e--
	}
	week := Week{First: dayOf(w.eras[e].day + 7*(n-w.eras[e].number))}
	if n == w.lastOf(e) {
		week.Extra = w.eras[e+1].first.DaysSince(week.First) - 7
	}
	return week
}

// After returns the week after the one that holds the first day of a week.
func (w Weeks) After(week Week) Week { return w.At(w.Number(week.First) + 1) }

// Begins says whether the week with a number is the first one after a change of
// the first weekday.
func (w Weeks) Begins(n int) bool {
	return slices.ContainsFunc(w.eras[1:], func(e era) bool { return e.number == n })
}

// Shown returns the seven days that are shown together with d: its week, or of a
// longer one the last seven days for those, else the first.
func (w Weeks) Shown(d civil.Date) Week {
	week := w.Of(d)
	if last := week.First.AddDays(week.Extra); week.Extra > 0 && !d.Before(last) {
		return Week{First: last}
	}
	return Week{First: week.First}
}

// ChangeWeekday gives the profile another first weekday. It applies from the
// next week on; a change that has not begun yet is forgotten.
func (p *Profile) ChangeWeekday(to time.Weekday, today civil.Date) {
	if to == p.FirstWeekday {
		return
	}
	changes, was := slices.Clone(p.Weekdays), p.FirstWeekday
	for n := len(changes); n > 0 && changes[n-1].From.After(today); n-- {
		changes, was = changes[:n-1], changes[n-1].Was
	}
	p.FirstWeekday, p.Weekdays = was, changes
	if to != was {
		next := p.Weeks().Of(today).Last().AddDays(1)
		from := next.AddDays((int(to) - int(Weekday(next)) + 7) % 7)
		p.FirstWeekday, p.Weekdays = to, append(changes, WeekdayChange{From: from, Was: was})
	}
	if len(p.Weekdays) == 0 {
		p.Weekdays = nil
	}
}
