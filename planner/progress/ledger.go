// Package progress says how much of each stream a week may hold: the weekly
// limit of RULES.md 2.3, from what was really done in the weeks before.
//
// It knows weekly loads, declared levels, starters, growth, holds and the
// return ramp after a break. It does not know pain (every week is green so
// far), strength loads, the store, the clock, or which day a session is best
// on.
//
// A week that is over counts what was done. The week of today and those after
// it count what is done and what is planned, as if it were completed (RULES.md
// 2.3.7); that includes sessions still planned on days of this week that have
// passed, since they may yet be ticked off.
package progress

import (
	"cmp"
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Ledger holds the weekly loads of every stream and answers what any week may
// hold. Once made it never changes, so several goroutines may read it.
type Ledger struct {
	library  *model.Library
	origin   civil.Date // first day of week 0
	today    civil.Date
	growth   int64 // permille of the established level that GROW allows
	strict   bool
	declared map[rule.Stream]map[int]amount // by week
	streams  map[rule.Stream]*history
}

// NewLedger adds up a person's sessions, given in any order; those in the tray,
// skipped or missed count nothing. It keeps the library and none of the
// sessions.
func NewLedger(lib *model.Library, profile *model.Profile, timeline []*model.Session, today civil.Date) *Ledger {
	l := &Ledger{
		library: lib,
		// No session is older than 1900 (model.Session.Validate).
		origin:  model.WeekOf(civil.Date{Year: 1900, Month: 1, Day: 1}, profile.FirstWeekday).First,
		today:   today,
		growth:  1000 + int64(profile.Limits.Growth),
		strict:  profile.Limits.Strict,
		streams: map[rule.Stream]*history{},
	}
	l.declared = l.declarations(profile.Declared)
	sums := l.sum(timeline, nil)
	for stream := range l.declared {
		l.streams[stream] = newHistory(l.terms(stream), sums[stream])
	}
	for stream, weeks := range sums {
		if l.streams[stream] == nil {
			l.streams[stream] = newHistory(l.terms(stream), weeks)
		}
	}
	return l
}

// With returns a ledger in which the given weeks hold these sessions and no
// others: what a change would make of it. Sessions of other weeks are passed
// over. The receiver stays as it is, and closed weeks are not read again.
func (l *Ledger) With(sessions []*model.Session, weeks ...model.Week) *Ledger {
	numbers := make([]int, len(weeks))
	for i, w := range weeks {
		numbers[i] = l.number(w.First)
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)

	sums := l.sum(sessions, numbers)
	next := *l
	next.streams = maps.Clone(l.streams)
	for stream := range sums {
		if next.streams[stream] == nil {
			next.streams[stream] = newHistory(l.terms(stream), nil)
		}
	}
	for stream, h := range next.streams {
		next.streams[stream] = h.with(numbers, sums[stream])
	}
	return &next
}

// Budgets returns what a week may hold of each stream that counts something in
// it or did in the 12 weeks before, a declared level included: the cardio
// families in the library's order, then the minutes of high impact. The week
// may be past, this one or ahead.
func (l *Ledger) Budgets(week model.Week) []rule.Budget {
	n := l.number(week.First)
	var budgets []rule.Budget
	for stream, h := range l.streams {
		before, own := h.at(n)
		v := h.terms.judge(before, n, own.counted)
		if v.idle && own.counted.blank() {
			continue
		}
		budgets = append(budgets, rule.Budget{
			Stream:  stream,
			Week:    week,
			Measure: v.measure,
			Last:    v.last,
			Base:    v.base,
			Most:    v.limit,
			Reason:  v.reason,
			Planned: own.counted.in(v.measure),
			Done:    own.done.in(v.measure),
		})
	}
	slices.SortFunc(budgets, func(a, b rule.Budget) int {
		return cmp.Or(cmp.Compare(l.rank(a.Stream), l.rank(b.Stream)), cmp.Compare(a.Stream.Of, b.Stream.Of))
	})
	return budgets
}

// rank is the place of a stream among budgets; families that the library does
// not know come after those it does.
func (l *Ledger) rank(s rule.Stream) int {
	last := len(l.library.Activities)
	if s.Kind == rule.ImpactStream {
		return last + 1
	}
	i := slices.IndexFunc(l.library.Activities, func(a model.Activity) bool { return a.ID == s.Of })
	if i < 0 {
		return last
	}
	return i
}

// number counts weeks from the one of the origin.
func (l *Ledger) number(d civil.Date) int { return d.DaysSince(l.origin) / 7 }

// sum adds up sessions by stream and week; if weeks is not nil only theirs.
func (l *Ledger) sum(sessions []*model.Session, weeks []int) map[rule.Stream]map[int]loads {
	sums := map[rule.Stream]map[int]loads{}
	open := l.number(l.today) // the first week that is not over
	for _, s := range sessions {
		if !s.Placed() || !s.Counts() {
			continue
		}
		n := l.number(s.Date)
		if weeks != nil && !slices.Contains(weeks, n) || n < open && s.Status != model.Done {
			continue
		}
		for _, stream := range rule.StreamsOf(l.library, s) {
			if sums[stream] == nil {
				sums[stream] = map[int]loads{}
			}
			week := sums[stream][n]
			week.add(s)
			sums[stream][n] = week
		}
	}
	return sums
}

// loads is what counts in one week of one stream.
type loads struct {
	counted amount // everything, done included
	done    amount
}

func (l *loads) add(s *model.Session) {
	load := amountOf(s)
	l.counted = l.counted.plus(load)
	if s.Status == model.Done {
		l.done = l.done.plus(load)
	}
}

// amount is a load in both measures, which are never compared with each other.
type amount struct {
	distance model.Load // effective, in micrometres
	time     model.Load // seconds
	partial  bool       // something in it has no distance
}

func amountOf(s *model.Session) amount {
	a := amount{distance: rule.LoadOf(s, rule.ByDistance), time: rule.LoadOf(s, rule.ByTime)}
	a.partial = a.distance == 0
	return a
}

func (a amount) plus(b amount) amount {
	return amount{
		distance: a.distance.Plus(b.distance),
		time:     a.time.Plus(b.time),
		partial:  a.partial || b.partial,
	}
}

func (a amount) in(m rule.Measure) model.Load {
	if m == rule.ByDistance {
		return a.distance
	}
	return a.time
}

func (a amount) blank() bool { return a.distance == 0 && a.time == 0 }
