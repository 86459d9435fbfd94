package progress

import (
	"math/bits"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// How far back a limit looks (RULES.md 2.3.2).
const (
	lookBack      = 4  // active weeks
	lookBackWeeks = 12 // civil weeks
)

// longestBank is how many held weeks count for one strength step (RULES.md 2.4).
const longestBank = 4

// advised is what internal load may reach over its level, in permille; more is
// worth a word (RULES.md 2.2).
const advised = 1100

// terms are what a stream's limits depend on beside its loads.
type terms struct {
	declared map[int]amount // levels by week
	starter  model.Load     // seconds
	unit     rule.Measure   // what it is counted in where it is not in distance
	distance bool           // it may be counted in distance
	free     int            // weeks that a new stream is free in: they are its base
	accrues  bool           // one step may be saved up for (2.4)
	advisory bool           // its limit is advice, the same in every row
	growth   int64          // permille of the established level
	strict   bool           // no ramp beyond its first step, no step saved up for

	begins func(week int) bool // the first one after a change of the first weekday
	days   func(week int) int

	easyPercent int64
	easy        func(week int) bool // planned easy
	zone        func(week int) model.PainZone
	flagged     func(week int) bool // an open red flag keeps it from growing
}

func (l *Ledger) terms(s rule.Stream) terms {
	unit, kneeLoad := rule.StreamMeasure(l.library, s)
	t := terms{
		declared:    l.declared[s],
		unit:        unit,
		growth:      1000 + int64(l.limits.Growth),
		strict:      l.limits.Strict,
		begins:      l.weeks.Begins,
		days:        func(n int) int { return 7 + l.week(n).Extra },
		easyPercent: int64(l.limits.EasyPercent),
		easy:        l.easy,
		zone:        func(n int) model.PainZone { return l.zone(s, n) },
		flagged:     func(n int) bool { return kneeLoad && l.flagged(n) },
	}
	switch s.Kind {
	case rule.FamilyStream:
		t.starter, t.distance = starter(l.library, s), true
	case rule.ImpactStream:
		t.starter = starter(l.library, s)
	case rule.ExerciseStream:
		// The first logged week is the base (clarification 4).
		t.free, t.accrues = 1, true
	case rule.SetStream:
		// S applies from week 3 (clarification 4).
		t.free, t.accrues = 2, true
	case rule.EffortStream:
		t.free, t.advisory = 1, true
	}
	return t
}

// easy says whether a week is planned easy (RULES.md 2.3.5).
func (l *Ledger) easy(n int) bool {
	if l.limits.EasyEvery == 0 {
		return false
	}
	after := n - l.number(l.limits.EasyFrom)
	return after >= 0 && after%l.limits.EasyEvery == 0
}

func (l *Ledger) zone(s rule.Stream, n int) model.PainZone {
	if l.evidence.Zone == nil {
		return model.Green
	}
	return l.evidence.Zone(s, l.week(n))
}

func (l *Ledger) flagged(n int) bool {
	return l.evidence.Flagged != nil && l.evidence.Flagged(l.week(n))
}

// week is an active week: one with a load or a declared level.
type week struct {
	number int
	loads
	verdict
	zone     model.PainZone
	level    amount     // what it counts for later weeks: the loads, or what was declared
	credited model.Load // the part of level that later limits may build on, in its measure
	opens    bool       // weeks before it do not count
	next     *ramp      // what is left of the ramp after it
	bank     bank       // what is saved up after it
}

// verdict is what a week may hold, and why.
type verdict struct {
	measure rule.Measure
	last    model.Load // of the last active week
	base    model.Load // the established level, R
	limit   model.Load // L
	reason  rule.Reason
	ramp    *ramp // the ramp that set the limit, if one did
	idle    bool  // nothing in the last 12 weeks
	free    bool  // no limit: the week is the base of later ones
}

// judge returns what week n may hold, given the active weeks before it, in order,
// and its own loads. The first week after a change of the first weekday may hold
// no more than the one before it (RULES.md, clarification 6).
func (t *terms) judge(before []week, n int, own loads) verdict {
	v := t.row(before, n, own)
	if t.unit == rule.BySets {
		v.limit = max(1, v.limit) // a part of a set is none, and without any nothing would come back
	}
	if !t.begins(n) || v.free || v.idle {
		return v
	}
	if _, declared := t.declared[n]; declared {
		return v
	}
	old := t.limitBefore(before, n)
	if !old.free && !old.idle && old.measure == v.measure && v.limit > old.limit {
		v.limit, v.reason = old.limit, rule.HoldWeekday
	}
	return v
}

// limitBefore is what the week before the n-th may hold.
func (t *terms) limitBefore(before []week, n int) verdict {
	i := len(before) - 1
	if i >= 0 && before[i].number == n-1 {
		return before[i].verdict
	}
	return t.row(before, n-1, loads{})
}

// row returns the first row of the table in RULES.md 2.3 that fits week n.
func (t *terms) row(before []week, n int, own loads) verdict {
	if level, ok := t.declaredAt(before, n); ok {
		// A level declared for this very week is what the week builds on.
		before = []week{t.declaredWeek(n-1, level)}
	}
	active := recent(before, n)
	if len(active) == 0 {
		return t.first(own, n)
	}
	last := &active[len(active)-1]
	blank := n - last.number - 1
	if last.reason == rule.New && blank == 0 && t.free != 1 && last.zone != model.Red {
		return t.second(last, own, n)
	}
	v := verdict{measure: t.measure(active, own.counted)}
	if t.advisory {
		return t.advise(v, active, own, n)
	}
	if r := t.rampFor(before, blank); r != nil {
		if !r.measured {
			v.measure = t.unit
		}
		v.ramp = r
		v.last = last.level.in(v.measure)
		v.base = r.base.in(v.measure)
		v.limit, v.reason = v.base.Permille(10*int64(r.steps[0].percent)), r.steps[0].reason
		return v
	}
	v.last = last.level.in(v.measure)
	v.base = established(active, v.measure)
	v.limit = v.base
	switch {
	case blank == 1:
		v.reason = rule.HoldMissed
	case last.zone == model.Red:
		v.reason = rule.Cut
	case last.zone == model.Amber:
		v.reason = rule.HoldAmber
	case last.zone == model.Masked:
		v.reason = rule.HoldMasked
	case last.reason == rule.Easy:
		v.reason = rule.HoldEasy
	case v.last < v.base && !t.accrues:
		v.reason = rule.HoldLight
	case last.level.in(last.measure) > last.limit:
		v.reason = rule.HoldOvershoot
	case t.flagged(n):
		v.reason = rule.HoldFlag
	case t.accrues:
		t.step(&v, last, own)
	default:
		v.limit, v.reason = v.base.Permille(t.growth), rule.Grow
	}
	if t.easy(n) {
		v.limit, v.reason = v.base.Permille(10*t.easyPercent), rule.Easy
	}
	return v
}

// first is the week of a stream that is new: the starter, or whatever is done.
func (t *terms) first(own loads, n int) verdict {
	v := verdict{measure: t.unit, base: t.starter, limit: t.starter, reason: rule.New, idle: true}
	if t.free > 0 {
		v.limit, v.free = t.ofSevenDays(own, n), true
	}
	return v
}

// ofSevenDays is what a week without a limit is a base for: of a longer one its
// part of seven days.
func (t *terms) ofSevenDays(own loads, n int) model.Load {
	return scale(own.counted.count, 7, model.Load(t.days(n)))
}

// second is the week after the first of a new stream: the same again. A red
// first week is cut like any other instead, our design decision.
func (t *terms) second(first *week, own loads, n int) verdict {
	v := verdict{measure: t.unit, last: first.level.count, reason: rule.HoldNew}
	if t.free > 0 {
		v.limit, v.free = t.ofSevenDays(own, n), true
		return v
	}
	v.base = min(t.starter, first.credited)
	v.limit = v.base
	return v
}

// advise is the limit of a stream that is only advised: a part above its level.
// A level that something is missing from is none.
func (t *terms) advise(v verdict, active []week, own loads, n int) verdict {
	v.last = active[len(active)-1].level.count
	if own.counted.partial || !measured(active) {
		v.limit, v.free = t.ofSevenDays(own, n), true
		return v
	}
	v.base = established(active, v.measure)
	v.limit, v.reason = v.base.Permille(advised), rule.Grow
	return v
}

// close judges week n and says what it counts for later ones.
func (t *terms) close(before []week, n int, own loads) week {
	var w week
	if level, ok := t.declaredAt(before, n); ok {
		w = t.declaredWeek(n, level)
		w.loads = own
	} else {
		w = week{number: n, loads: own, level: own.counted, verdict: t.judge(before, n, own)}
		w.credited = min(w.load(), w.limit)
		// Strict keeps the first step of the ramp and grows from there (2.3.4), so
		// what was done before the break is no level any more.
		w.opens = t.strict && w.ramp != nil && before[len(before)-1].next == nil
	}
	w.zone = t.zone(n)
	if i := len(before) - 1; i >= 0 && before[i].number == n-1 && w.zone == model.Green && before[i].zone == model.Green {
		// An overshoot counts once it was repeated without pain (RULES.md 2.3.1).
		w.credited = max(w.credited, min(w.load(), before[i].level.in(w.measure)))
	}
	if w.zone == model.Red {
		// The week resets the level, as if 80 % of it had been declared, and ends
		// a ramp (2.3.3, clarification 5).
		w.credited, w.opens = min(w.load(), w.limit).Permille(800), true
	} else {
		w.next = w.ramp.after(w.load(), w.limit, w.zone)
	}
	if t.accrues {
		w.bank = t.save(before, &w)
	}
	return w
}

// load is what the week counts in its own measure.
func (w *week) load() model.Load { return w.level.in(w.measure) }

// declaredAt returns the level declared for week n. High impact is declared
// family by family, so there a declaration takes nothing away from what is
// established.
func (t *terms) declaredAt(before []week, n int) (amount, bool) {
	level, ok := t.declared[n]
	if ok && !t.distance {
		level.count = max(level.count, established(recent(before, n), rule.ByTime))
	}
	return level, ok
}

// declaredWeek is a week whose declared level stands for whatever was logged.
// Weeks before it do not count (RULES.md, clarification 5).
func (t *terms) declaredWeek(n int, level amount) week {
	w := week{number: n, level: level, opens: true}
	w.measure = rule.ByDistance
	if level.partial {
		w.measure = t.unit
	}
	w.limit = level.in(w.measure)
	w.credited = w.limit
	return w
}

// recent returns those of the weeks before n whose loads set its level: the
// last four active ones within twelve weeks, back to a declared level.
func recent(before []week, n int) []week {
	first := len(before)
	for first > 0 && len(before)-first < lookBack && before[first-1].number >= n-lookBackWeeks {
		first--
		if before[first].opens {
			break
		}
	}
	return before[first:]
}

// measure is what a week is counted in: distance if everything in it and in
// the active weeks that set its level has one, else its other measure (RULES.md
// 2.2).
func (t *terms) measure(active []week, own amount) rule.Measure {
	if !t.distance || own.partial || !measured(active) {
		return t.unit
	}
	return rule.ByDistance
}

// measured says whether everything in the weeks has a distance, or a rating.
func measured(active []week) bool {
	for i := range active {
		if active[i].level.partial {
			return false
		}
	}
	return true
}

// established is the highest credited load of the weeks.
func established(active []week, m rule.Measure) model.Load {
	var highest model.Load
	for i := range active {
		highest = max(highest, active[i].creditedIn(m))
	}
	return highest
}

// creditedIn is the credited part of the week in either measure. A stream that
// changes its measure starts from the last weeks that have both (RULES.md 2.2):
// of a week judged in the other measure the same part is credited in this one.
func (w *week) creditedIn(m rule.Measure) model.Load {
	if m == w.measure {
		return w.credited
	}
	return scale(w.level.in(m), w.credited, w.level.in(w.measure))
}

// scale returns floor(l * part / whole) for values that are not negative,
// stopping at MaxLoad, and nothing of nothing.
func scale(l, part, whole model.Load) model.Load {
	if whole == 0 {
		return 0
	}
	hi, lo := bits.Mul64(uint64(l), uint64(part))
	if hi >= uint64(whole) {
		return model.MaxLoad
	}
	q, _ := bits.Div64(hi, lo, uint64(whole))
	return model.Load(min(q, uint64(model.MaxLoad)))
}
