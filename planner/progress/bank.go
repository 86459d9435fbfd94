package progress

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// bank is what a stream that accrues has saved up for its next step (RULES.md
// 2.4): complete green weeks, and the load and weight of the last of them.
type bank struct {
	held     int // h: since the last increase
	atWeight int // kw: at the weight
	load     model.Load
	weight   model.Mass
}

// save returns what is saved up after week w. A week that is not green, or in
// which something of a done session was left out, changes nothing; a red one
// takes all.
func (t *terms) save(before []week, w *week) bank {
	var b bank
	if len(before) > 0 {
		b = before[len(before)-1].bank
	}
	switch {
	case w.zone == model.Red || w.idle:
		b = bank{}
	case w.ramp != nil:
		b.held = 0
	}
	if w.zone != model.Green || w.short {
		return b
	}
	if w.weight > b.weight || w.load() > b.load {
		b.held = 0
	}
	if w.weight != b.weight {
		b.atWeight = 0
	}
	return bank{held: b.held + 1, atWeight: b.atWeight + 1, load: w.load(), weight: w.weight}
}

// step lets a stream grow from what was really done by 2.5 %, or by a single
// step that was saved up for: one more repetition or set, or a heavier weight
// with no more repetitions, within 2.5 % for each week held (RULES.md 2.4).
func (t *terms) step(v *verdict, last *week, own loads) {
	level := min(v.last, v.base)
	most, reason := level.Permille(t.growth), rule.Grow
	if !t.strict {
		weeks := min(last.bank.held, longestBank)
		next := level.Plus(t.one(last))
		if own.weight > last.weight {
			next = min(scale(level, model.Load(own.weight), model.Load(last.weight)), level.Compound(t.growth, weeks))
		}
		if next > most && next.AtMostCompound(t.growth, weeks, level) {
			most, reason = next, rule.GrowAccrued
		}
	}
	v.limit, v.reason = most, reason
	if most <= v.base && v.last < v.base {
		v.limit, v.reason = v.base, rule.HoldLight
	}
}

// one is the least that can be added: a repetition with the heaviest weight, a
// set or a second.
func (t *terms) one(last *week) model.Load {
	if t.unit == rule.ByVolume {
		return model.Load(last.weight)
	}
	return 1
}

// lift is how an exercise with weights stands before a week and in it.
func (t *terms) lift(before []week, n int, own loads) rule.Lift {
	active := recent(before, n)
	if t.unit != rule.ByVolume || len(active) == 0 {
		return rule.Lift{}
	}
	b := active[len(active)-1].bank
	l := rule.Lift{From: heaviest(active), To: own.weight, Held: b.held}
	if b.weight == l.From {
		l.AtWeight = b.atWeight
	}
	return l
}

// heaviest is the heaviest weight of the weeks that set the level.
func heaviest(active []week) model.Mass {
	var most model.Mass
	for i := range active {
		most = max(most, active[i].weight)
	}
	return most
}
