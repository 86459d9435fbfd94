package format

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Jump is a day that a person names, or the week or month that holds it.
type Jump struct {
	Date civil.Date
	Span Span
}

// Span is how much time a [Jump] leads to.
type Span int

// The spans there are.
const (
	Day Span = iota
	Week
	Month
)

// jumpsMost is how many months a beginning such as "12 j" stands for at most.
const jumpsMost = 3

// FindJumps reads what a person types to go to a day, a week or a month, and
// returns what it can mean, the nearest to today first: "2026-06-12", "12 June", "June 12",
// "Fri 12 June 2026", "12.6.", "today", "tomorrow", "Friday", "last Friday",
// "June", "next week", "week 24", "week 24 2025", "in 3 weeks", "2 weeks ago".
// Names may be cut short. Where there is no year it is the nearest; a weekday is
// the next one, today included. Anything else means nothing.
func (f *Formatter) FindJumps(text string, today civil.Date) []Jump {
	j := jumper{f: f, today: today}
	words := strings.FieldsFunc(plain(text), func(r rune) bool { return r == ' ' || r == ',' })
	if len(words) == 0 {
		return nil
	}
	for _, read := range []func([]string) []Jump{j.iso, j.relative, j.week, j.weekday, j.dayOfMonth} {
		if found := read(words); len(found) > 0 {
			return found
		}
	}
	return nil
}

// jumper reads the words of one text.
type jumper struct {
	f     *Formatter
	today civil.Date
}

// means says whether a word is one of those that the catalogue has for a
// meaning, with commas between them.
func (j jumper) means(word, meaning string) bool {
	for _, known := range strings.Split(j.f.Words.Say("jump."+meaning), ",") {
		if word == strings.TrimSpace(known) {
			return true
		}
	}
	return false
}

// possible keeps the days that ParseDate takes, too.
func possible(found ...Jump) []Jump {
	var kept []Jump
	for _, f := range found {
		if f.Date.IsValid() && f.Date.Year >= firstYear && f.Date.Year <= lastYear {
			kept = append(kept, f)
		}
	}
	return kept
}

func (j jumper) iso(words []string) []Jump {
	d, err := civil.ParseDate(words[0])
	if err != nil || len(words) > 1 {
		return nil
	}
	return possible(Jump{Date: d})
}

// relative reads "today", "next week", "in 3 weeks" and "2 weeks ago".
func (j jumper) relative(words []string) []Jump {
	days := func(n int) []Jump { return possible(Jump{Date: j.today.AddDays(n)}) }
	weeks := func(n int) []Jump { return possible(Jump{Date: j.today.AddDays(7 * n), Span: Week}) }
	switch {
	case len(words) == 1 && j.means(words[0], "today"):
		return days(0)
	case len(words) == 1 && j.means(words[0], "tomorrow"):
		return days(1)
	case len(words) == 1 && j.means(words[0], "yesterday"):
		return days(-1)
	case len(words) == 2 && j.means(words[1], "week"):
		for meaning, n := range map[string]int{"this": 0, "next": 1, "last": -1} {
			if j.means(words[0], meaning) {
				return weeks(n)
			}
		}
	case len(words) == 3 && j.means(words[2], "ago") && j.means(words[1], "week"):
		if n, ok := count(words[0], weeksMost); ok {
			return weeks(-n)
		}
	case len(words) == 3 && j.means(words[0], "in") && j.means(words[2], "week"):
		if n, ok := count(words[1], weeksMost); ok {
			return weeks(n)
		}
	}
	return nil
}

// weeksMost is some 57 years.
const weeksMost = 3000

// count reads a whole number up to most.
func count(word string, most int) (int, bool) {
	n, err := strconv.ParseUint(word, 10, 16)
	return int(n), err == nil && int(n) <= most
}

// week reads "week 24", "w24" and "week 24 2025".
func (j jumper) week(words []string) []Jump {
	if split := len(words[0]) - len(strings.TrimLeft(words[0], "abcdefghijklmnopqrstuvwxyz")); split > 0 && split < len(words[0]) {
		words = append([]string{words[0][:split], words[0][split:]}, words[1:]...)
	}
	if len(words) < 2 || len(words) > 3 || !j.means(words[0], "week") {
		return nil
	}
	number, ok := count(words[1], 53)
	if !ok || number == 0 {
		return nil
	}
	if len(words) == 3 {
		year, ok := count(words[2], lastYear)
		if !ok {
			return nil
		}
		return possible(weekOfYear(year, number)...)
	}
	return possible(j.nearest(func(year int) []Jump { return weekOfYear(year, number) })...)
}

// weekOfYear is the week of an ISO 8601 number, if the year has it: the one that
// holds its Thursday, whatever weekday the person's weeks begin with.
func weekOfYear(year, number int) []Jump {
	fourth := civil.Date{Year: year, Month: time.January, Day: 4} // always in week 1
	if !fourth.IsValid() || year < firstYear {
		return nil
	}
	thursday := model.WeekOf(fourth, time.Monday).Day(3).AddDays(7 * (number - 1))
	if thursday.Year != year {
		return nil
	}
	return []Jump{{Date: thursday, Span: Week}}
}

// nearest is what is nearest to today of a year's, the last's and the next's.
func (j jumper) nearest(in func(year int) []Jump) []Jump {
	var best []Jump
	for _, year := range []int{j.today.Year, j.today.Year + 1, j.today.Year - 1} {
		found := in(year)
		if len(found) > 0 && (len(best) == 0 || j.away(found[0]) < j.away(best[0])) {
			best = found
		}
	}
	return best
}

// away is how many days a jump leads from today.
func (j jumper) away(to Jump) int {
	return max(to.Date.DaysSince(j.today), j.today.DaysSince(to.Date))
}

// weekday reads "Friday", "next Friday" and "last Friday".
func (j jumper) weekday(words []string) []Jump {
	first, last := 0, 6 // days from today
	switch {
	case len(words) == 1:
	case len(words) == 2 && j.means(words[0], "this"):
	case len(words) == 2 && j.means(words[0], "next"):
		first, last = 1, 7
	case len(words) == 2 && j.means(words[0], "last"):
		first, last = -7, -1
	default:
		return nil
	}
	for n := first; n <= last; n++ {
		if d := j.today.AddDays(n); j.isWeekday(words[len(words)-1], model.Weekday(d)) {
			return possible(Jump{Date: d})
		}
	}
	return nil
}

// isWeekday says whether a word is the beginning of a weekday's name, of two
// letters at least.
func (j jumper) isWeekday(word string, d time.Weekday) bool {
	word = strings.TrimSuffix(word, ".")
	return len(word) >= 2 && strings.HasPrefix(strings.ToLower(j.f.Weekday(d)), word)
}

// dayOfMonth reads a day and a month in either order or with dots, and a month
// alone, with a year or without and after a weekday or none.
func (j jumper) dayOfMonth(words []string) []Jump {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if len(words) > 1 && j.isWeekday(words[0], d) {
			words = words[1:]
			break
		}
	}
	if len(words) == 1 && strings.Count(words[0], ".") > 0 { // "12.6.", "12.6.2026"
		words = strings.FieldsFunc(words[0], func(r rune) bool { return r == '.' })
		if len(words) < 2 || len(words) > 3 {
			return nil
		}
		month, ok := count(words[1], 12)
		day, known := dayNumber(words[0])
		if !ok || !known {
			return nil
		}
		return j.inYear(words[2:], day, time.Month(month))
	}
	day, span, months, rest := 1, Day, []time.Month(nil), []string(nil)
	if len(words) > 1 {
		if n, ok := dayNumber(words[0]); ok {
			day, months, rest = n, j.months(words[1]), words[2:]
		} else if n, ok := dayNumber(words[1]); ok {
			day, months, rest = n, j.months(words[0]), words[2:]
		}
	}
	if rest == nil {
		span, months, rest = Month, j.months(words[0]), words[1:]
	}
	var found []Jump
	for _, month := range months {
		for _, jump := range j.inYear(rest, day, month) {
			found = append(found, Jump{jump.Date, span})
		}
	}
	slices.SortStableFunc(found, func(a, b Jump) int { return cmp.Compare(j.away(a), j.away(b)) })
	return found[:min(len(found), jumpsMost)]
}

// inYear is a day of the year that words name, or of the nearest.
func (j jumper) inYear(words []string, day int, month time.Month) []Jump {
	switch len(words) {
	case 0:
		return possible(j.nearest(func(year int) []Jump { return possible(Jump{Date: civil.Date{Year: year, Month: month, Day: day}}) })...)
	case 1:
		if year, ok := count(words[0], lastYear); ok {
			return possible(Jump{Date: civil.Date{Year: year, Month: month, Day: day}})
		}
	}
	return nil
}

// dayNumber reads "12", "12." and "12th".
func dayNumber(word string) (int, bool) {
	digits := strings.TrimRight(word, ".abcdefghijklmnopqrstuvwxyz")
	if len(word)-len(digits) > 2 {
		return 0, false
	}
	n, ok := count(digits, 31)
	return n, ok && n > 0
}

// months are those whose names begin with a word.
func (j jumper) months(word string) []time.Month {
	word = strings.TrimSuffix(word, ".")
	var found []time.Month
	for m := time.January; m <= time.December; m++ {
		if word != "" && strings.HasPrefix(strings.ToLower(j.f.Month(m)), word) {
			found = append(found, m)
		}
	}
	return found
}
