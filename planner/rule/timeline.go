package rule

import (
	"cmp"
	"slices"
	"sort"

	"github.com/kneewise/kneewise/model"
)

// Timeline holds the sessions that count, ready to be judged: by day, position
// and ID. It never changes, so that what was made ready once serves for many
// passes.
type Timeline struct{ workouts []*workout }

// workout is a session that counts, with what the rules ask of it again and
// again.
type workout struct {
	*model.Session
	day    int           // its model.DayNumber
	trains model.Regions // zero unless strength
	family model.ID      // empty unless cardio
	impact model.Impact  // of the activity; empty unless cardio
	gentle bool          // exempt from variety and rest days
}

// NewTimeline makes sessions ready, given in any order; those in the tray,
// skipped or missed are passed over.
func NewTimeline(lib *model.Library, sessions []*model.Session) Timeline {
	ready := make([]workout, 0, len(sessions))
	all := make([]*workout, 0, len(sessions))
	for _, s := range sessions {
		if s.Placed() && s.Counts() {
			ready = append(ready, workoutOf(lib, s))
			all = append(all, &ready[len(ready)-1])
		}
	}
	slices.SortFunc(all, byDay)
	return Timeline{all}
}

// With returns the timeline without the sessions that are gone and with those
// added; the receiver stays as it is.
func (t Timeline) With(lib *model.Library, gone map[model.ID]bool, added []*model.Session) Timeline {
	more := NewTimeline(lib, added).workouts
	all := make([]*workout, 0, len(t.workouts)+len(more))
	for _, w := range t.workouts {
		if gone[w.ID] {
			continue
		}
		for len(more) > 0 && byDay(more[0], w) < 0 {
			all, more = append(all, more[0]), more[1:]
		}
		all = append(all, w)
	}
	return Timeline{append(all, more...)}
}

func workoutOf(lib *model.Library, s *model.Session) workout {
	w := workout{Session: s, day: model.DayNumber(s.Date), trains: s.Trains()}
	if s.Kind == model.Cardio {
		w.family, w.impact = lib.Family(s.Activity)
		w.gentle = gentleWalk(s, w.family)
	}
	return w
}

func byDay(a, b *workout) int {
	return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
}

// between returns the workouts of the days with the numbers first to last.
func (t Timeline) between(first, last int) []*workout {
	from := sort.Search(len(t.workouts), func(i int) bool { return t.workouts[i].day >= first })
	to := sort.Search(len(t.workouts), func(i int) bool { return t.workouts[i].day > last })
	return t.workouts[from:max(from, to)]
}

// inWeek returns the workouts of a week, in order.
func (p *Pass) inWeek(w model.Week) []*workout {
	return p.Sessions.between(model.DayNumber(w.First), model.DayNumber(w.Last()))
}
