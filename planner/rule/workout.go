package rule

import (
	"cmp"
	"iter"
	"slices"
	"sort"

	"github.com/kneewise/kneewise/model"
)

// workout is a session that counts, with what the rules ask of it again and
// again.
type workout struct {
	*model.Session
	day    int           // civil days from the pass's From; negative before it
	trains model.Regions // zero unless strength
	family model.ID      // empty unless cardio
	impact model.Impact  // of the activity; empty unless cardio
	gentle bool          // exempt from variety and rest days
}

// workouts returns the pass's sessions that are placed and count, by day,
// position and ID.
func workouts(p *Pass) []workout {
	all := make([]workout, 0, len(p.Sessions))
	for _, s := range p.Sessions {
		if !s.Placed() || !s.Counts() {
			continue
		}
		w := workout{Session: s, day: s.Date.DaysSince(p.From), trains: s.Trains()}
		if s.Kind == model.Cardio {
			w.family, w.impact = p.Library.Family(s.Activity)
			w.gentle = gentleWalk(s, w.family)
		}
		all = append(all, w)
	}
	slices.SortFunc(all, func(a, b workout) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
	})
	return all
}

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

// inWeek returns the workouts of a week, in order.
func (p *Pass) inWeek(w model.Week) []workout {
	first := w.First.DaysSince(p.From)
	from := sort.Search(len(p.workouts), func(i int) bool { return p.workouts[i].day >= first })
	to := sort.Search(len(p.workouts), func(i int) bool { return p.workouts[i].day >= first+7 })
	return p.workouts[from:to]
}

// days yields the workouts of each day that has any, in order.
func days(all []workout) iter.Seq[[]workout] {
	return func(yield func([]workout) bool) {
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
func adjacent(all []workout) iter.Seq2[[]workout, []workout] {
	return func(yield func(first, second []workout) bool) {
		var before []workout
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
