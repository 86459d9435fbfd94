package example

import (
	"slices"

	"github.com/kneewise/kneewise/model"
)

// Before the detailed weeks of Alex's history lie years like each other: from
// 10 km of running a week up in spring, by at most 2 % a week with an easy week
// in four, and down again in autumn. What happens now and then happens in weeks
// that do not grow, for the week after it must not (RULES.md 2.3).
const (
	weeksAYear = 52
	baseLevel  = 100 // a week's running in hundreds of metres
)

// usualPast is Alex's week of those years, with an easy walk on Sunday.
var usualPast = append(slices.Clone(usual), slot{walk, sunday, 10 * model.Hour, sunday})

// past is one week of those years.
type past struct {
	level   int      // hundreds of metres of running; the other cardio goes with it
	away    bool     // nothing at all: a holiday, an illness
	sore    bool     // the knee is felt the morning after the long run
	skipped model.ID // the session that was left out, if any
}

// years returns the weeks of so many of them.
func years(count int) []past {
	var all []past
	for number := range count {
		year := yearOf(number)
		all = append(all, year[:]...)
	}
	return all
}

// yearOf makes up one year; the number says which of its events fall when.
func yearOf(number int) [weeksAYear]past {
	var year [weeksAYear]past
	level, grows := baseLevel, true // whether this week may be more than the last
	for i := range year {
		w := past{level: level}
		easy := i%4 == 1
		switch {
		case i < 6 || i >= 30 && i < 34:
			grows = false
		case i >= 34:
			level = max(baseLevel, level*97/100)
			w.level, grows = level, false
		case easy:
			w.level, grows = level*8/10, false
		case grows:
			level = level * 102 / 100
			w.level = level
		default:
			grows = true
		}
		switch {
		case i == 4 && number%3 == 0, i == 31+number%2:
			w.away = true
		case i == 2:
			w.skipped = ride
		case i == 40+number%5:
			w.skipped = easyRun
		case i == 49:
			w.skipped = mobility
		case i >= 6 && i < 30 && !easy && (i+number)%9 == 0:
			w.sore, grows = true, false
		}
		year[i] = w
	}
	return year
}

// distances are what the week's cardio comes to; the long run is a little more
// than half of the running.
func (w *past) distances() map[model.ID]model.Distance {
	level := model.Distance(w.level)
	easy := level * 43 / 100
	return map[model.ID]model.Distance{
		easyRun: easy * 100 * model.Metre,
		longRun: (level - easy) * 100 * model.Metre,
		ride:    level * 120 * model.Metre,
		swim:    level * 10 * model.Metre,
	}
}

// felt is what the knee says after the long run, and on the next morning.
func (w *past) felt() (after, morning int) {
	if w.sore {
		return 2, 1
	}
	return 1 + w.level%2, 0
}

// paces are how long Alex takes for a kilometre of each.
var paces = map[model.ID]model.Seconds{
	easyRun: pace, longRun: pace, ride: 3 * model.Minute, swim: 25 * model.Minute,
}
