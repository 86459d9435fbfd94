package planner

import (
	"cmp"
	"container/heap"
	"fmt"
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// FixWeek clears the open findings of a week from today on with as little
// change as there is (RULES.md, clarification 13): as few sessions put in the
// tray as possible, then as few changes, then as few days moved. A change is a
// session moved within the week, shortened to its limit, or put in the tray;
// nothing goes to a time that is over, and what is shortened today at such a time
// has none any more. Kept findings, the past, and what is done or pinned stay.
// What no change clears is reported in [Outcome.Remaining].
type FixWeek struct{ Week model.Week }

func (op FixWeek) change(s *scene) (Change, Label, error) {
	if op.Week.Last().Before(s.today) {
		return Change{}, Label{}, ErrPast
	}
	whole, err := s.wholeIn(op.Week)
	if err != nil {
		return Change{}, Label{}, err
	}
	f := newFixing(s.state, op.Week, whole)
	best := f.search()
	c, err := f.apply(s, best)
	c.remaining = f.remaining
	return c, Label{Action: ActionFix, Date: op.Week.First}, err
}

// wholeIn returns the whole sessions of a week, if any of them may have to be
// eased after a red one.
func (s *scene) wholeIn(week model.Week) (map[model.ID]*model.Session, error) {
	if len(s.knees.caps) == 0 {
		return nil, nil
	}
	sessions, err := s.reader.Sessions(week.First, week.Last())
	whole := make(map[model.ID]*model.Session, len(sessions))
	for i := range sessions {
		whole[sessions[i].ID] = &sessions[i]
	}
	return whole, err
}

// fixing is the search for the smallest change that clears a week.
type fixing struct {
	*state
	week      model.Week
	whole     map[model.ID]*model.Session // with their prescriptions, if any may have to be eased
	stored    rule.Timeline               // the sessions in and around the week before any change
	sessions  []*model.Session            // that may be changed, by day
	remaining []rule.Finding              // that no change clears
	elsewhere []rule.Finding              // outside the week, there before any change
}

// mend is what becomes of one session.
type mend struct {
	day   civil.Date   // where it goes; the zero date is the tray
	plan  model.Effort // what it asks for
	eased bool         // and of that no more than four fifths of the red session before it
}

// attempt is one node of the search: what becomes of the sessions changed so
// far.
type attempt struct {
	mends                 map[int]mend
	trayed, changed, days int
	key                   string // orders attempts that cost the same
}

// mostAttempts bounds the search, and mostAhead those attempts that are still to
// be tried. Weeks of people need some hundreds; beyond this, as on a day with
// fifty sessions, the cheapest attempt goes on by putting sessions in the tray.
const (
	mostAttempts = 20_000
	mostAhead    = 100_000
)

func newFixing(st *state, week model.Week, whole map[model.ID]*model.Session) *fixing {
	f := &fixing{state: st, week: week, whole: whole}
	f.stored = st.try(nil).timeline(f.judged())
	for _, s := range between(st.counted, later(week.First, st.today), week.Last()) {
		if s.Status == model.Planned && !s.Pinned {
			f.sessions = append(f.sessions, s)
		}
	}
	for _, found := range f.found(attempt{}) {
		if !f.inWeek(&found) {
			f.elsewhere = append(f.elsewhere, found)
		}
	}
	empty := attempt{mends: map[int]mend{}}
	for i := range f.sessions {
		empty.mends[i] = mend{}
	}
	f.remaining = f.open(empty)
	return f
}

func later(a, b civil.Date) civil.Date {
	if a.Before(b) {
		return b
	}
	return a
}

func earlier(a, b civil.Date) civil.Date {
	if b.Before(a) {
		return b
	}
	return a
}

func (f *fixing) inWeek(found *rule.Finding) bool { return f.week.Contains(found.Where.Date) }

// trialOf tries an attempt on the state.
func (f *fixing) trialOf(a attempt) trial {
	var c Change
	for i, s := range f.sessions {
		if m, ok := a.mends[i]; ok {
			after := f.mended(s, m)
			c.Sessions = append(c.Sessions, Diff[model.Session]{Before: s, After: &after})
		}
	}
	return f.try(&c)
}

func (f *fixing) mended(s *model.Session, m mend) model.Session {
	if m.day == (civil.Date{}) {
		return s.InTray()
	}
	if whole := f.whole[s.ID]; m.eased && whole != nil {
		s = whole
	}
	after := f.toCome(*s, m.day)
	after.Plan = m.plan
	if m.eased {
		f.keepToCaps(&after)
	}
	return after
}

// mayEase says whether a session is over a cap, and easing it brings it below.
func (f *fixing) mayEase(s *model.Session) bool {
	if whole := f.whole[s.ID]; whole != nil {
		s = whole
	}
	eased := *s
	return f.keepToCaps(&eased) && !f.keepToCaps(&eased)
}

// judged are the first and last day that are judged: those of the week, and
// those that its sessions matter to.
func (f *fixing) judged() (from, to civil.Date) {
	before, _ := rule.Margin()
	return f.week.First, f.week.Last().AddDays(before)
}

// found returns what the rules find in the week and between its sessions and
// those right after it. The limits of other weeks are for their own fixing.
func (f *fixing) found(a attempt) []rule.Finding {
	t := f.trialOf(a)
	t.stored = &f.stored
	from, to := f.judged()
	return t.findingsIn(from, to, []model.Week{f.week})
}

// open returns the findings that an attempt still has to clear: not kept, not
// past, not there before any change in another week, and not hopeless.
func (f *fixing) open(a attempt) []rule.Finding {
	return slices.DeleteFunc(f.found(a), func(found rule.Finding) bool {
		past := !found.Where.Week && found.Where.Date.Before(f.today)
		known := f.remaining
		if !f.inWeek(&found) {
			known = f.elsewhere
		}
		return found.Kept != "" || past || slices.ContainsFunc(known, func(k rule.Finding) bool {
			return k.Same(&found) && k.Value() >= found.Value()
		})
	})
}

// search returns the cheapest attempt that clears everything, trying attempts
// in the order of their cost. Each step takes the first open finding and tries
// every change of every session that has a part in it: one of them is in any
// solution that goes on from there.
func (f *fixing) search() attempt {
	queue := &attempts{{mends: map[int]mend{}}}
	seen := map[string]bool{}
	var cheapest attempt
	for range mostAttempts {
		if queue.Len() == 0 || queue.Len() > mostAhead {
			break
		}
		a := heap.Pop(queue).(attempt)
		if seen[a.key] {
			continue
		}
		seen[a.key] = true
		cheapest = a
		open := f.open(a)
		if len(open) == 0 {
			return a
		}
		for _, next := range f.next(a, &open[0]) {
			heap.Push(queue, next)
		}
	}
	return f.giveUp(cheapest)
}

// giveUp puts sessions of what is open in the tray until nothing is.
func (f *fixing) giveUp(a attempt) attempt {
	for {
		open := f.open(a)
		if len(open) == 0 {
			return a
		}
		last := -1
		for i, s := range f.sessions {
			if m, changed := a.mends[i]; changed {
				after := f.mended(s, m)
				s = &after
			}
			if s.Placed() && f.hasPart(s, &open[0]) {
				last = i
			}
		}
		if last < 0 {
			return a
		}
		a = a.with(last, f.sessions, mend{})
	}
}

// next lists the attempts that change one more session of a finding.
func (f *fixing) next(a attempt, found *rule.Finding) []attempt {
	var all []attempt
	for _, i := range f.parts(a, found) {
		s := f.sessions[i]
		ease := (found.Rule == rule.PainBlock || found.Rule == rule.AfterRed) && f.mayEase(s)
		for _, d := range f.week.Days() {
			if d != s.Date && !f.tooLate(s, d) {
				all = append(all, a.with(i, f.sessions, mend{day: d, plan: s.Plan}))
				if ease {
					all = append(all, a.with(i, f.sessions, mend{day: d, plan: s.Plan, eased: true}))
				}
			}
		}
		if ease {
			all = append(all, a.with(i, f.sessions, mend{day: s.Date, plan: s.Plan, eased: true}))
		}
		if plan, ok := f.cut(s, found); ok {
			all = append(all, a.with(i, f.sessions, mend{day: s.Date, plan: plan}))
		}
		all = append(all, a.with(i, f.sessions, mend{}))
	}
	return all
}

// cut is the session's plan shortened by what a finding about a limit is over.
func (f *fixing) cut(s *model.Session, found *rule.Finding) (model.Effort, bool) {
	a := found.Args
	if found.Rule != rule.WeeklyLimit && found.Rule != rule.Spike || a.Load <= a.Limit {
		return model.Effort{}, false
	}
	fix := rule.Shorten(s, a.Measure, a.Load-a.Limit, rule.DistanceStep(f.profile.Units))
	if fix.Code != rule.FixShorten {
		return model.Effort{}, false
	}
	plan := s.Plan
	plan.Distance, plan.Duration = fix.Distance, fix.Duration
	return plan, true
}

// parts lists the sessions, not changed yet, that have a part in a finding: of
// a week those that count in it, of a day or two those on them.
func (f *fixing) parts(a attempt, found *rule.Finding) []int {
	var all []int
	for i, s := range f.sessions {
		if _, changed := a.mends[i]; !changed && f.hasPart(s, found) {
			all = append(all, i)
		}
	}
	return all
}

func (f *fixing) hasPart(s *model.Session, found *rule.Finding) bool {
	switch {
	case found.Rule == rule.WeeklyLimit:
		return rule.CountsIn(f.library, s, f.lifted, found.Args.Stream)
	case found.Rule == rule.ImpactWeek:
		return rule.CountsIn(f.library, s, f.lifted, rule.Stream{Kind: rule.ImpactStream})
	case found.Rule == rule.AfterRed:
		// Another session of the stream may become the next one.
		return s.ID == found.Where.Session || rule.CountsIn(f.library, s, f.lifted, found.Args.Stream)
	case found.Rule == rule.Spike, found.Rule == rule.PainBlock, found.Rule == rule.Masked:
		return s.ID == found.Where.Session
	case found.Where.Week:
		return true
	default:
		return f.onDays(s.Date, found)
	}
}

func (f *fixing) onDays(d civil.Date, found *rule.Finding) bool {
	return d == found.Where.Date || d == found.Where.OtherDate
}

// with returns the attempt with something else become of one session.
func (a attempt) with(i int, sessions []*model.Session, m mend) attempt {
	next := attempt{mends: maps.Clone(a.mends)}
	next.mends[i] = m
	for k, m := range next.mends {
		next.changed++
		if m.day == (civil.Date{}) {
			next.trayed++
			continue
		}
		away := m.day.DaysSince(sessions[k].Date)
		next.days += max(away, -away)
	}
	next.key = keyOf(next.mends, len(sessions))
	return next
}

// keyOf writes what becomes of each session, in their order.
func keyOf(mends map[int]mend, n int) string {
	var key []byte
	for i := range n {
		m, changed := mends[i]
		switch {
		case !changed:
			key = append(key, '.')
		case m.day == (civil.Date{}):
			key = append(key, '~')
		default:
			key = fmt.Appendf(key, "%s %d %d %t;", m.day, m.plan.Distance, m.plan.Duration, m.eased)
		}
	}
	return string(key)
}

// attempts is a heap of attempts, the cheapest first.
type attempts []attempt

func (q attempts) Len() int { return len(q) }
func (q attempts) Less(i, k int) bool {
	a, b := q[i], q[k]
	return cmp.Or(
		cmp.Compare(a.trayed, b.trayed), cmp.Compare(a.changed, b.changed), cmp.Compare(a.days, b.days), cmp.Compare(a.key, b.key),
	) < 0
}
func (q attempts) Swap(i, k int) { q[i], q[k] = q[k], q[i] }
func (q *attempts) Push(x any)   { *q = append(*q, x.(attempt)) }
func (q *attempts) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

// apply makes the changes of an attempt on the whole sessions.
func (f *fixing) apply(s *scene, a attempt) (Change, error) {
	e := newEdits(s.reader)
	for i, lite := range f.sessions {
		m, changed := a.mends[i]
		if !changed {
			continue
		}
		whole, err := e.session(lite.ID)
		if err != nil {
			return Change{}, err
		}
		after := f.mended(&whole, m)
		if m.day == whole.Date {
			e.put(after)
			continue
		}
		if err := e.place(after, AtEnd); err != nil {
			return Change{}, err
		}
	}
	return e.change(), nil
}
