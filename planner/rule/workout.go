package rule

import (
	"iter"

	"github.com/kneewise/kneewise/model"
)

// walk is the family, and the plain activity, whose short easy sessions are
// gentle movement.
const walk model.ID = "walk"

// What gentle movement is at most (RULES.md 2.9, clarification 11).
const (
	gentleMost = 30 * model.Minute
	gentleRPE  = 3
)

// gentleWalk says whether a cardio session is gentle walking: at most 30
// minutes at RPE 3 or less (RULES.md 2.9). Our design decision for a walk whose
// RPE is not known: plain walking is gentle, other walking (brisk, uphill) is
// not. Its load counts in its stream all the same.
func gentleWalk(s *model.Session, family model.ID) bool {
	e := s.Effort()
	if family != walk || e.Duration > gentleMost || e.RPE > gentleRPE {
		return false
	}
	return e.RPE > 0 || s.Activity == walk
}

// Gentle says whether a session by itself is gentle movement: gentle walking,
// or mobility of at most 30 minutes at RPE 3 or less, taken for easy if its RPE
// is not known (RULES.md R11, 2.9, clarification 11).
func Gentle(lib *model.Library, s *model.Session) bool {
	switch s.Kind {
	case model.Cardio:
		family, _ := lib.Family(s.Activity)
		return gentleWalk(s, family)
	case model.Mobility:
		e := s.Effort()
		return e.Duration <= gentleMost && e.RPE <= gentleRPE
	default:
		return false
	}
}

// days yields the workouts of each day that has any, in order.
func days(all []*workout) iter.Seq[[]*workout] {
	return func(yield func([]*workout) bool) {
		for len(all) > 0 {
			n := 1
			for n < len(all) && all[n].day == all[0].day {
				n++
			}
			if !yield(all[:n]) {
				return
			}
			all = all[n:]
		}
	}
}

// adjacent yields the workouts of each two civil days in a row that both have
// some. Weeks' borders do not matter (RULES.md section 0).
func adjacent(all []*workout) iter.Seq2[[]*workout, []*workout] {
	return func(yield func(first, second []*workout) bool) {
		var before []*workout
		for day := range days(all) {
			if before != nil && day[0].day == before[0].day+1 && !yield(before, day) {
				return
			}
			before = day
		}
	}
}

// between is the place of a finding about two workouts.
func between(earlier, later *workout) Where {
	return Where{Date: later.Date, Session: later.ID, Other: earlier.ID, OtherDate: earlier.Date}
}
