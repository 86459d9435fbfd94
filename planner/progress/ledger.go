// Package progress says how much of each stream a week may hold: the weekly
// limit of RULES.md 2.3, from what was really done in the weeks before.
//
// It knows weekly loads, declared levels, starters, growth, holds, cuts, easy
// weeks and the return ramp after a break (2.3); the next step of a strength
// exercise with the weights a person has (2.4); and how evenly a week's internal
// load lies (2.13). It does not know how pain becomes a week's zone (that is
// handed in), the store, the clock, or which day a session is best on.
//
// A week that is over counts what was done. The week of today and those after
// it count what is done and what is planned, as if it were completed (RULES.md
// 2.3.7); that includes sessions still planned on days of this week that have
// passed, since they may yet be ticked off.
package progress

import (
	"cmp"
	"maps"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Ledger holds the weekly loads of every stream and answers what any week may
// hold. Once made it never changes, so several goroutines may read it.
type Ledger struct {
	library  *model.Library
	weeks    model.Weeks
	today    civil.Date
	limits   model.Limits
	evidence Evidence
	declared map[rule.Stream]map[int]amount // by week
	streams  []series                       // in the order of budgets
	index    map[rule.Stream]int            // of each in streams
}

// series is a stream with its history.
type series struct {
	stream rule.Stream
	*history
}

// Evidence is what limits depend on beside the sessions. Its zero value has all
// weeks green and knows of no strength. The functions are asked again for every
// trial; what they answer must not change.
type Evidence struct {
	// Zone returns how the knees took a stream's sessions of a week (RULES.md
	// 2.5): green for streams of the upper body, which they do not hold
	// (clarification 7), and for weeks ahead.
	Zone func(rule.Stream, model.Week) model.PainZone

	// Flagged says whether a red flag is open in a week: lower body and high
	// impact do not grow then (2.8).
	Flagged func(model.Week) bool

	// Lifted returns what a session holds of each exercise (model.LiftedIn, or
	// the same kept beside the sessions). Without it there are no streams of
	// exercises, sets or effort.
	Lifted func(*model.Session) []model.Lifted
}

// NewLedger adds up a person's sessions, given in any order; those in the tray,
// skipped or missed count nothing. It keeps the library and none of the
// sessions.
func NewLedger(
	lib *model.Library, profile *model.Profile, timeline []*model.Session, today civil.Date, evidence Evidence,
) *Ledger {
	d := NewDraft(lib, profile, today, evidence.Lifted)
	d.Add(timeline)
	return d.Ledger(evidence)
}

// Draft is a ledger into which sessions are still to be added up: one session once,
// in any order.
type Draft struct {
	ledger *Ledger
	sums   tallies
}

// NewDraft begins a ledger; lifted is as in [Evidence].
func NewDraft(lib *model.Library, profile *model.Profile, today civil.Date, lifted func(*model.Session) []model.Lifted) *Draft {
	l := &Ledger{
		library:  lib,
		weeks:    profile.Weeks(),
		today:    today,
		limits:   profile.Limits,
		evidence: Evidence{Lifted: lifted},
	}
	l.declared = l.declarations(profile.Declared)
	return &Draft{l, tallies{}}
}

// Add adds up sessions.
func (d *Draft) Add(sessions []*model.Session) { d.ledger.sum(d.sums, sessions, nil) }

// Ledger returns what the draft has become, with what else the limits depend on.
// The draft is used up.
func (d *Draft) Ledger(evidence Evidence) *Ledger {
	l := d.ledger
	l.evidence = evidence
	for stream := range l.declared {
		if _, logged := d.sums[stream]; !logged {
			d.sums[stream] = newTally(0)
		}
	}
	l.add(d.sums)
	return l
}

// add puts streams that are new to the ledger in their places.
func (l *Ledger) add(sums tallies) {
	first := len(l.streams)
	for stream := range sums {
		l.streams = append(l.streams, series{stream: stream})
	}
	l.workOut(l.streams[first:], sums)
	slices.SortFunc(l.streams, func(a, b series) int {
		return cmp.Or(
			cmp.Compare(kindRank(a.stream.Kind), kindRank(b.stream.Kind)),
			cmp.Compare(l.rank(a.stream), l.rank(b.stream)),
			cmp.Compare(a.stream.Of, b.stream.Of),
			cmp.Compare(a.stream.Side, b.stream.Side),
		)
	})
	l.index = make(map[rule.Stream]int, len(l.streams))
	for i := range l.streams {
		l.index[l.streams[i].stream] = i
	}
}

// workOut makes the histories of streams; none depends on another.
func (l *Ledger) workOut(streams []series, sums tallies) {
	var next atomic.Int64
	var working sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		working.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(streams)); i = next.Add(1) - 1 {
				s := &streams[i]
				s.history = newHistory(l.terms(s.stream), sums[s.stream])
			}
		})
	}
	working.Wait()
}

// history is that of a stream; nil if there is nothing of it.
func (l *Ledger) history(s rule.Stream) *history {
	i, known := l.index[s]
	if !known {
		return nil
	}
	return l.streams[i].history
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

	sums := tallies{}
	l.sum(sums, sessions, numbers)
	next := *l
	next.streams = slices.Clone(l.streams)
	for i := range next.streams {
		s := &next.streams[i]
		s.history = s.with(numbers, sums[s.stream])
	}
	maps.DeleteFunc(sums, func(stream rule.Stream, _ *tally) bool {
		_, known := l.index[stream]
		return known
	})
	if len(sums) > 0 {
		next.add(sums)
	}
	return &next
}

// Lifting returns the ledger with another source of what sessions lift, which
// knows more of them. What is added up stays as it is.
func (l *Ledger) Lifting(lifted func(*model.Session) []model.Lifted) *Ledger {
	next := *l
	next.evidence.Lifted = lifted
	return &next
}

// Budgets returns what a week may hold of each stream that counts something in
// it or did in the 12 weeks before, a declared level included: the cardio
// families in the library's order, the minutes of high impact, then the
// exercises in the library's order, lower-body sets and effort. Streams so new
// that nothing limits them have none. The week may be past, this one or ahead.
func (l *Ledger) Budgets(week model.Week) []rule.Budget {
	n := l.number(week.First)
	budgets := make([]rule.Budget, 0, len(l.streams))
	for _, h := range l.streams {
		before, own := h.at(n)
		v := h.terms.judge(before, n, own)
		if v.free || v.idle && own.counted.blank() {
			continue
		}
		budgets = append(budgets, rule.Budget{
			Stream:  h.stream,
			Week:    l.week(n),
			Measure: v.measure,
			Last:    v.last,
			Base:    v.base,
			Most:    v.limit,
			Reason:  v.reason,
			Planned: own.counted.in(v.measure),
			Done:    own.done.in(v.measure),
			Lift:    h.terms.lift(before, n, own),
		})
	}
	return budgets
}

// kindRank is the place of a kind of stream among budgets.
func kindRank(k rule.StreamKind) int {
	return slices.Index([]rule.StreamKind{
		rule.FamilyStream, rule.ImpactStream, rule.ExerciseStream, rule.SetStream, rule.EffortStream,
	}, k)
}

// rank is the place of a stream among those of its kind; what the library does
// not know comes after what it does.
func (l *Ledger) rank(s rule.Stream) int {
	i := -1
	switch s.Kind {
	case rule.FamilyStream:
		i = slices.IndexFunc(l.library.Activities, func(a model.Activity) bool { return a.ID == s.Of })
	case rule.ExerciseStream:
		i = slices.IndexFunc(l.library.Exercises, func(e model.Exercise) bool { return e.ID == s.Of })
	}
	if i < 0 {
		return math.MaxInt
	}
	return i
}

// number is the number of the week that holds a day.
func (l *Ledger) number(d civil.Date) int { return l.weeks.Number(d) }

func (l *Ledger) week(n int) model.Week { return l.weeks.At(n) }

// sum adds sessions to what streams hold; if weeks is not nil only theirs.
func (l *Ledger) sum(sums tallies, sessions []*model.Session, weeks []int) {
	if len(sessions) == 0 {
		return
	}
	// They mostly come in order, so that these are the weeks from one to the last.
	last := l.number(sessions[len(sessions)-1].Date)
	left := func(n int) int {
		if weeks != nil {
			return len(weeks)
		}
		return min(last-n+1, len(sessions))
	}
	room := left(l.number(sessions[0].Date))
	sets, effort := sums.one(rule.Stream{Kind: rule.SetStream}, room), sums.one(rule.Stream{Kind: rule.EffortStream}, room)
	cardio := map[model.ID][]*tally{} // by activity
	var exercises []rule.ExerciseLoad // of one session after the other
	open := l.number(l.today)         // the first week that is not over
	for _, s := range sessions {
		if !s.Placed() || !s.Counts() {
			continue
		}
		n := l.number(s.Date)
		if weeks != nil && !slices.Contains(weeks, n) || n < open && s.Status != model.Done {
			continue
		}
		if s.Kind == model.Cardio {
			streams, known := cardio[s.Activity]
			if !known {
				streams = sums.of(rule.StreamsOf(l.library, s), left(n))
				cardio[s.Activity] = streams
			}
			for _, t := range streams {
				t.add(n, loadsOf(s, amountOf(s)))
			}
		}
		// The others are counted only where there is word of exercises.
		if l.evidence.Lifted == nil {
			continue
		}
		if s.Kind.Strength() {
			exercises = rule.AppendExerciseLoads(exercises[:0], l.library, l.evidence.Lifted(s))
			for i := range exercises {
				e := &exercises[i]
				load := loadsOf(s, amount{count: e.Load})
				load.weight, load.short = e.Weight, e.Short
				sums.one(e.Stream, left(n)).add(n, load)
			}
			if lower := rule.LowerSets(exercises); lower > 0 {
				sets.add(n, loadsOf(s, amount{count: lower}))
			}
		}
		if load, rated := rule.EffortOf(s); load > 0 || !rated {
			effort.add(n, loadsOf(s, amount{count: load, partial: !rated}))
		}
	}
	maps.DeleteFunc(sums, func(_ rule.Stream, t *tally) bool { return len(t.weeks) == 0 })
}

// loads is what counts in one week of one stream.
type loads struct {
	counted amount // everything, done included
	done    amount
	weight  model.Mass // the heaviest of an exercise with weights
	short   bool       // something of an exercise was planned and not done
}

func loadsOf(s *model.Session, load amount) loads {
	l := loads{counted: load}
	if s.Status == model.Done {
		l.done = load
	}
	return l
}

func (l loads) plus(m loads) loads {
	return loads{
		counted: l.counted.plus(m.counted),
		done:    l.done.plus(m.done),
		weight:  max(l.weight, m.weight),
		short:   l.short || m.short,
	}
}

// amount is a load in distance and in the stream's other measure, which are
// never compared with each other.
type amount struct {
	distance model.Load // effective, in micrometres
	count    model.Load // seconds; of strength and effort in the stream's own measure
	partial  bool       // something in it has no distance, or no rating
}

func amountOf(s *model.Session) amount {
	a := amount{distance: rule.LoadOf(s, rule.ByDistance), count: rule.LoadOf(s, rule.ByTime)}
	a.partial = a.distance == 0
	return a
}

func (a amount) plus(b amount) amount {
	return amount{
		distance: a.distance.Plus(b.distance),
		count:    a.count.Plus(b.count),
		partial:  a.partial || b.partial,
	}
}

func (a amount) in(m rule.Measure) model.Load {
	if m == rule.ByDistance {
		return a.distance
	}
	return a.count
}

func (a amount) blank() bool { return a.distance == 0 && a.count == 0 }
