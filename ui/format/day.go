package format

import (
	"fmt"
	"strconv"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// pair writes 0 to 99 with two digits.
func pair(n int64) string { return fmt.Sprintf("%02d", n) }

// Clock writes a time of day, given in seconds after midnight: "18:00".
func (f *Formatter) Clock(s model.Seconds) string {
	return f.Words.Say("time.clock", "Hour", pair(int64(s/model.Hour)), "Minute", pair(int64(s%model.Hour/model.Minute)))
}

// DayPart writes "AM" or "PM", and nothing for any time.
func (f *Formatter) DayPart(p model.DayPart) string {
	if p == model.AnyTime {
		return ""
	}
	return f.Words.Say("daypart." + string(p))
}

// When writes a session's time of day, "18:00", its part of the day, "AM", or
// nothing.
func (f *Formatter) When(s *model.Session) string {
	if clock, ok := s.Clock(); ok {
		return f.Clock(clock)
	}
	return f.DayPart(s.Part)
}

// Weekday writes "Monday".
func (f *Formatter) Weekday(d time.Weekday) string {
	return f.Words.Say("weekday.long." + strconv.Itoa(int(d)))
}

// WeekdayShort writes "Mon".
func (f *Formatter) WeekdayShort(d time.Weekday) string {
	return f.Words.Say("weekday.short." + strconv.Itoa(int(d)))
}

// Month writes "June".
func (f *Formatter) Month(m time.Month) string {
	return f.Words.Say("month." + strconv.Itoa(int(m)))
}

// Date writes "Fri 12 June".
func (f *Formatter) Date(d civil.Date) string {
	return f.Words.Say("date.weekday", "Weekday", f.WeekdayShort(model.Weekday(d)), "Date", f.DayMonth(d))
}

// LongDate writes "Wednesday 10 June".
func (f *Formatter) LongDate(d civil.Date) string {
	return f.Words.Say("date.weekday", "Weekday", f.Weekday(model.Weekday(d)), "Date", f.DayMonth(d))
}

// FullDate writes "Fri 12 June 2026".
func (f *Formatter) FullDate(d civil.Date) string {
	return f.Words.Say("date.weekday", "Weekday", f.WeekdayShort(model.Weekday(d)), "Date", f.dayMonthYear(d))
}

// MonthTitle writes "June 2026".
func (f *Formatter) MonthTitle(d civil.Date) string {
	return f.Words.Say("date.month-year", "Month", f.Month(d.Month), "Year", strconv.Itoa(d.Year))
}

// DayRange writes a stretch of days without the year: "3 – 5 July", "29 June –
// 2 July", "3 July".
func (f *Formatter) DayRange(from, to civil.Date) string {
	switch {
	case from == to:
		return f.DayMonth(from)
	case from.Month == to.Month && from.Year == to.Year:
		return f.Words.Say("date.range", "From", strconv.Itoa(from.Day), "To", f.DayMonth(to))
	default:
		return f.Words.Say("date.range", "From", f.DayMonth(from), "To", f.DayMonth(to))
	}
}

// WeekNumbered writes "Week 24".
func (f *Formatter) WeekNumbered(w model.Week) string {
	return f.Words.Say("week.numbered", "Number", WeekNumber(w))
}

// DayMonth writes "12 June".
func (f *Formatter) DayMonth(d civil.Date) string {
	return f.Words.Say("date.day-month", "Day", d.Day, "Month", f.Month(d.Month))
}

func (f *Formatter) dayMonthYear(d civil.Date) string {
	return f.Words.Say("date.day-month-year", "Day", d.Day, "Month", f.Month(d.Month), "Year", strconv.Itoa(d.Year))
}

// WeekTitle writes the days of a week, with the year unless it is today's:
// "8 – 14 June", "29 June – 5 July", "8 – 14 June 2025".
func (f *Formatter) WeekTitle(w model.Week, today civil.Date) string {
	first, last := w.First, w.Last()
	if first.Year == today.Year && last.Year == today.Year {
		return f.rangeInYear(first, last, f.DayMonth)
	}
	return f.FullWeekTitle(w)
}

// FullWeekTitle writes the days of a week with the year: "8 – 14 June 2026",
// "29 December 2025 – 4 January 2026".
func (f *Formatter) FullWeekTitle(w model.Week) string { return f.FullRange(w.First, w.Last()) }

// FullRange writes the days from the first to the last with the year, as a week
// is written; a single one as "8 June 2026".
func (f *Formatter) FullRange(first, last civil.Date) string {
	switch {
	case first == last:
		return f.dayMonthYear(first)
	case first.Year != last.Year:
		return f.Words.Say("date.range", "From", f.dayMonthYear(first), "To", f.dayMonthYear(last))
	}
	return f.rangeInYear(first, last, f.dayMonthYear)
}

// rangeInYear writes days within one year; write says how their end looks.
func (f *Formatter) rangeInYear(first, last civil.Date, write func(civil.Date) string) string {
	from := strconv.Itoa(first.Day)
	if first.Month != last.Month {
		from = f.DayMonth(first)
	}
	return f.Words.Say("date.range", "From", from, "To", write(last))
}

// WeekNumber returns the ISO 8601 week that most of the days lie in.
func WeekNumber(w model.Week) int {
	_, week := w.Day(3).In(time.UTC).ISOWeek()
	return week
}

// WeekLabel writes the week's number and where it lies from today: "Week 24 ·
// this week".
func (f *Formatter) WeekLabel(w model.Week, today civil.Date) string {
	here := model.WeekOf(today, model.Weekday(w.First))
	away := w.First.DaysSince(here.First) / 7
	return f.Words.Say("week.label", "Number", WeekNumber(w), "Relation", f.weekRelation(away))
}

func (f *Formatter) weekRelation(away int) string {
	switch {
	case away == 0:
		return f.Words.Say("week.this")
	case away == 1:
		return f.Words.Say("week.next")
	case away == -1:
		return f.Words.Say("week.last")
	case away > 0:
		return f.Words.Say("week.ahead", "Count", away)
	default:
		return f.Words.Say("week.ago", "Count", -away)
	}
}
