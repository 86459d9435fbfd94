package chart

import (
	"time"

	"cloud.google.com/go/civil"
)

// Span is some days, both included.
type Span struct{ From, To civil.Date }

// Day is the span of one day.
func Day(d civil.Date) Span { return Span{From: d, To: d} }

// With is the span that holds both; the zero Span holds nothing.
func (s Span) With(other Span) Span {
	switch {
	case s == Span{}:
		return other
	case other.From.Before(s.From):
		s.From = other.From
	}
	if other.To.After(s.To) {
		s.To = other.To
	}
	return s
}

// days is how many they are.
func (s Span) days() int { return s.To.DaysSince(s.From) + 1 }

// At is how far along the span a day begins: 0 for From, and 1 for the day after
// To. Days are counted by the calendar: one of 23 hours is as wide as any.
func (s Span) At(d civil.Date) float64 {
	if s.days() < 1 {
		return 0
	}
	return float64(d.DaysSince(s.From)) / float64(s.days())
}

// Middle is how far along the span the middle of other days is.
func (s Span) Middle(of Span) float64 { return (s.At(of.From) + s.At(of.To.AddDays(1))) / 2 }

// Step is from which part of the calendar the days of an axis are taken: it says
// how they are to be written.
type Step int

// The steps of an axis of days.
const (
	Daily Step = iota
	Weekly
	Monthly
	Yearly
)

// dayStep is every so many of a part of the calendar.
type dayStep struct {
	of    Step
	every int
}

// daySteps are from fine to coarse.
var daySteps = []dayStep{
	{Daily, 1},
	{Daily, 2},
	{Weekly, 1},
	{Weekly, 2},
	{Monthly, 1},
	{Monthly, 2},
	{Monthly, 3},
	{Monthly, 6},
	{Yearly, 1},
	{Yearly, 2},
	{Yearly, 5},
	{Yearly, 10},
	{Yearly, 20},
	{Yearly, 50},
}

// Ticks returns the days to be written below an axis, at most so many: all, or
// the first ones of weeks, months or years, every so many of them counted from
// the beginning of the calendar, so that they stay where they are when the axis
// moves on.
func (s Span) Ticks(most int, firstWeekday time.Weekday) ([]civil.Date, Step) {
	for i, step := range daySteps {
		days := step.within(s, firstWeekday)
		if len(days) > 0 && len(days) <= most || i == len(daySteps)-1 {
			return days, step.of
		}
		// A coarser step may have no day at all within a short span.
		if next := i + 1; len(daySteps[next].within(s, firstWeekday)) == 0 {
			return days[:min(len(days), max(most, 0))], step.of
		}
	}
	return nil, Daily
}

func (d dayStep) within(s Span, firstWeekday time.Weekday) []civil.Date {
	var days []civil.Date
	for day := d.first(s.From, firstWeekday); !day.After(s.To); day = d.next(day) {
		if !day.Before(s.From) {
			days = append(days, day)
		}
	}
	return days
}

// origin is what days are counted from: a day of a year that 400 years repeat.
var origin = civil.Date{Year: 2000, Month: time.January, Day: 1}

// first is the last day of the step that is not after day.
func (d dayStep) first(day civil.Date, firstWeekday time.Weekday) civil.Date {
	switch d.of {
	case Daily:
		return day.AddDays(-modulo(day.DaysSince(origin), d.every))
	case Weekly:
		zero := origin.AddDays(modulo(int(firstWeekday-origin.Weekday()), 7))
		return day.AddDays(-modulo(day.DaysSince(zero), 7*d.every))
	case Monthly:
		month := (int(day.Month) - 1) / d.every * d.every
		return civil.Date{Year: day.Year, Month: time.Month(month + 1), Day: 1}
	default:
		return civil.Date{Year: day.Year - modulo(day.Year, d.every), Month: time.January, Day: 1}
	}
}

func (d dayStep) next(day civil.Date) civil.Date {
	switch d.of {
	case Daily:
		return day.AddDays(d.every)
	case Weekly:
		return day.AddDays(7 * d.every)
	case Monthly:
		return day.AddMonths(d.every)
	default:
		return day.AddYears(d.every)
	}
}

// modulo is the rest of a division, never below 0.
func modulo(a, b int) int { return (a%b + b) % b }
