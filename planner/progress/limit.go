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

// terms are what a stream's limits depend on beside its loads.
type terms struct {
	declared map[int]amount // levels by week
	starter  model.Load     // seconds
	timeOnly bool           // never counted in distance
	growth   int64          // permille of the established level
	strict   bool           // no ramp beyond its first step
}

func (l *Ledger) terms(s rule.Stream) terms {
	return terms{
		declared: l.declared[s],
		starter:  starter(l.library, s),
		timeOnly: s.Kind == rule.ImpactStream,
		growth:   l.growth,
		strict:   l.strict,
	}
}

// week is an active week: one with a load or a declared level.
type week struct {
	number int
	loads
	verdict
	level    amount     // what it counts for later weeks: the loads, or what was declared
	credited model.Load // the part of level that later limits may build on, in its measure
	opens    bool       // weeks before it do not count
	next     ramp       // what is left of the ramp after it
}

// verdict is what a week may hold, and why.
type verdict struct {
	measure rule.Measure
	last    model.Load // of the last active week
	base    model.Load // the established level, R
	limit   model.Load // L
	reason  rule.Reason
	ramp    ramp // the ramp that set the limit, if one did
	idle    bool // nothing in the last 12 weeks
}

// judge returns the first row of the table in RULES.md 2.3 that fits week n,
// given the active weeks before it, in order, and its own load. Every week is
// green.
func (t *terms) judge(before []week, n int, own amount) verdict {
	if level, ok := t.declaredAt(before, n); ok {
		// A level declared for this very week is what the week builds on.
		before = []week{declaredWeek(n-1, level)}
	}
	active := recent(before, n)
	if len(active) == 0 {
		return verdict{measure: rule.ByTime, base: t.starter, limit: t.starter, reason: rule.New, idle: true}
	}
	last := &active[len(active)-1]
	blank := n - last.number - 1
	if last.reason == rule.New && blank == 0 {
		base := min(t.starter, last.credited)
		return verdict{
			measure: rule.ByTime, last: last.level.time, base: base, limit: base, reason: rule.HoldNew,
		}
	}

	v := verdict{measure: t.measure(active, own)}
	if r := t.rampFor(before, blank); r.on() {
		if !r.measured {
			v.measure = rule.ByTime
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
	case v.last < v.base:
		v.reason = rule.HoldLight
	case last.level.in(last.measure) > last.limit:
		v.reason = rule.HoldOvershoot
	default:
		v.limit, v.reason = v.base.Permille(t.growth), rule.Grow
	}
	return v
}

// close judges week n and says what it counts for later ones.
func (t *terms) close(before []week, n int, own loads) week {
	if level, ok := t.declaredAt(before, n); ok {
		w := declaredWeek(n, level)
		w.loads = own
		return w
	}
	w := week{number: n, loads: own, level: own.counted, verdict: t.judge(before, n, own.counted)}
	load := w.level.in(w.measure)
	w.credited = min(load, w.limit)
	if i := len(before) - 1; i >= 0 && before[i].number == n-1 {
		// An overshoot counts once it was repeated (RULES.md 2.3.1).
		w.credited = max(w.credited, min(load, before[i].level.in(w.measure)))
	}
	w.next = w.ramp.after(load, w.limit)
	// Strict keeps the first step of the ramp and grows from there (2.3.4), so
	// what was done before the break is no level any more.
	w.opens = t.strict && w.ramp.on() && !before[len(before)-1].next.on()
	return w
}

// declaredAt returns the level declared for week n. High impact is declared
// family by family, so there a declaration takes nothing away from what is
// established.
func (t *terms) declaredAt(before []week, n int) (amount, bool) {
	level, ok := t.declared[n]
	if ok && t.timeOnly {
		level.time = max(level.time, established(recent(before, n), rule.ByTime))
	}
	return level, ok
}

// declaredWeek is a week whose declared level stands for whatever was logged.
// Weeks before it do not count (RULES.md, clarification 5).
func declaredWeek(n int, level amount) week {
	w := week{number: n, level: level, opens: true}
	w.measure = rule.ByDistance
	if level.partial {
		w.measure = rule.ByTime
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
// the active weeks that set its level has one, else time (RULES.md 2.2).
func (t *terms) measure(active []week, own amount) rule.Measure {
	if t.timeOnly || own.partial || !measured(active) {
		return rule.ByTime
	}
	return rule.ByDistance
}

// measured says whether everything in the weeks has a distance.
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

// scale returns floor(l * part / whole) for values that are not negative, for
// part <= whole, and nothing of nothing.
func scale(l, part, whole model.Load) model.Load {
	if whole == 0 {
		return 0
	}
	hi, lo := bits.Mul64(uint64(l), uint64(part))
	q, _ := bits.Div64(hi, lo, uint64(whole))
	return model.Load(q)
}
