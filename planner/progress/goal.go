package progress

import (
	"cmp"
	"maps"
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Goal is what one exercise is to do in a week, and why: the step that follows
// from the weeks before it (RULES.md 2.4). The sides of an exercise done side
// by side have the same goal, that of the weaker one (R17).
type Goal struct {
	Exercise model.ID
	Measure  rule.Measure
	Last     model.Week // the last week with the exercise
	Plan     Plan       // as it was planned then
	Uneven   bool       // with sets of different weights
	Step     Step       // to the week asked about

	// Of StepLimit: the weekly limit that is in the way, and its reason.
	Limit  model.Load
	Reason rule.Reason

	// Of an exercise done side by side: what each side was planned with last,
	// and whether they are so far apart that it is worth a note.
	Left, Right Target
	SidesDiffer bool
}

// The goals that no step of RULES.md 2.4 gives.
const (
	StepUnknown  StepCode = "effort"      // no weight is known: RPE 5 at most (clarification 4)
	StepUneven   StepCode = "hold-uneven" // the sets had different weights: the same again
	StepNew      StepCode = "new"         // it is begun: two sets of ten at RPE 5 at most (2.3.9)
	StepNewLater StepCode = "new-later"   // one new exercise of lower body a week (R4)
	StepLimit    StepCode = "hold-limit"  // the weekly limit allows no more (2.3): after a break, or after less than planned
)

// UnknownRPE is the effort that an exercise is begun with while its weight is
// not known (RULES.md 2.3.9, clarification 4).
const UnknownRPE = 5

// The usual range of a timed hold in seconds; our design decision, for the
// rules name one of repetitions only.
const (
	leastHold = 10
	mostHold  = 60
)

// Goals returns the goal of each exercise that the weeks before one have, in
// the library's order. All sessions that have a day are given, whatever became
// of them: one that was left out leaves its week incomplete. The week of today
// and later ones are taken as if completed and green (RULES.md 2.3.7).
func (l *Ledger) Goals(sessions []*model.Session, week model.Week, rack Rack) []Goal {
	n := l.number(week.First)
	var goals []Goal
	for _, e := range l.followAll(sessions, n) {
		// After so long it is new again (RULES.md 2.3).
		if g := l.goal(e, n, rack.For(&e.Exercise)); l.number(g.Last.First) >= n-lookBackWeeks {
			goals = append(goals, g)
		}
	}
	slices.SortFunc(goals, func(a, b Goal) int {
		rank := func(g *Goal) int { return l.rank(rule.Stream{Kind: rule.ExerciseStream, Of: g.Exercise}) }
		return cmp.Compare(rank(&a), rank(&b))
	})
	return goals
}

// trained is what one week asked for of an exercise on one side.
type trained struct {
	number int
	model.Asked
	done    model.Lifted // of the done sessions
	planned model.Lifted // of those still to be done
	missed  bool         // some session with it was not done
}

// exercise is an exercise with what becomes of it on each side that it is asked
// for on; sets for both sides of one done side by side count on each.
type exercise struct {
	model.Exercise
	both, left, right *followed // nil: never
}

// side is what becomes of it on a side.
func (e *exercise) side(side model.Side) *followed {
	of := &e.both
	switch side {
	case model.Left:
		of = &e.left
	case model.Right:
		of = &e.right
	}
	if *of == nil {
		*of = &followed{stream: rule.Stream{Kind: rule.ExerciseStream, Of: e.ID, Side: side}}
	}
	return *of
}

// followAll follows all exercises through the weeks before the n-th. One that the
// library does not know is left out: what it is counted in is not known.
func (l *Ledger) followAll(sessions []*model.Session, n int) map[model.ID]*exercise {
	if l.evidence.Lifted == nil {
		return nil
	}
	open, until := l.number(l.today), l.week(n).First
	all := map[model.ID]*exercise{}
	for _, s := range sessions {
		if !s.Placed() || !s.Date.Before(until) {
			continue
		}
		number := l.number(s.Date)
		lifts := l.evidence.Lifted(s)
		for i := range lifts {
			lifted := &lifts[i]
			e, met := all[lifted.Exercise]
			if !met {
				if known, ok := l.library.Exercise(lifted.Exercise); ok {
					e = &exercise{Exercise: known}
				}
				all[lifted.Exercise] = e
			}
			if e == nil {
				continue
			}
			for _, side := range sidesOf(&e.Exercise, lifted.Side) {
				f := e.side(side)
				if f.trained.number != number {
					l.follow(&e.Exercise, f)
					f.trained = trained{number: number}
				}
				f.trained.add(s, lifted, number < open)
			}
		}
	}
	maps.DeleteFunc(all, func(_ model.ID, e *exercise) bool { return e == nil })
	for _, e := range all {
		for _, f := range []*followed{e.both, e.left, e.right} {
			if f != nil {
				l.follow(&e.Exercise, f)
			}
		}
	}
	return all
}

func (t *trained) add(s *model.Session, lifted *model.Lifted, closed bool) {
	t.Asked = t.Asked.Plus(lifted.Asked)
	switch {
	case s.Status == model.Done:
		t.done = t.done.Plus(*lifted)
	case closed || !s.Counts():
		t.missed = true
	default:
		t.planned = t.planned.Plus(*lifted)
	}
}

// sidesOf are the sides whose streams sets for a side count in.
func sidesOf(e *model.Exercise, side model.Side) []model.Side {
	switch {
	case !e.Unilateral:
		return []model.Side{model.BothSides}
	case side == model.BothSides:
		return []model.Side{model.Left, model.Right}
	default:
		return []model.Side{side}
	}
}

// followed is where the weeks of one side lead.
type followed struct {
	stream  rule.Stream
	trained trained // the week that is being added up
	plan    Plan
	week    Week
	number  int
	uneven  bool
}

// goal is that of one exercise in week n.
func (l *Ledger) goal(e *exercise, n int, weights Weights) Goal {
	g := Goal{Exercise: e.ID, Measure: rule.MeasureOf(&e.Exercise)}
	var f followed
	var streams []rule.Stream
	for _, one := range []*followed{e.left, e.right, e.both} {
		if one != nil {
			f = *one
			streams = append(streams, one.stream)
		}
	}
	if e.left != nil && e.right != nil {
		f = l.weaker(&g, e.left, e.right)
	}
	g.Last, g.Plan, g.Uneven = l.week(f.number), f.plan, f.uneven
	hold := Step{From: f.plan.Target, To: f.plan.Target}
	switch {
	case g.Measure == rule.ByVolume && f.plan.Weight == 0:
		hold.Code = StepUnknown
		g.Step = hold
	case f.uneven:
		hold.Code = StepUneven
		g.Step = hold
	default:
		_, g.Step = NextStep(f.plan, f.week, Choice{Weights: weights, Growth: l.limits.Growth, Strict: l.limits.Strict})
	}
	for _, stream := range streams {
		l.hold(&g, stream, n, weights)
	}
	return g
}

// weaker puts both sides together as the weaker one has it (RULES.md R17).
func (l *Ledger) weaker(g *Goal, left, right *followed) followed {
	g.Left, g.Right = left.plan.Target, right.plan.Target
	g.SidesDiffer = SidesDiffer(g.Left.volume(), g.Right.volume())
	return followed{
		plan:   Bilateral(left.plan, right.plan),
		week:   Week{Zone: max(left.week.Zone, right.week.Zone), Complete: left.week.Complete && right.week.Complete},
		number: max(left.number, right.number),
		uneven: left.uneven || right.uneven,
	}
}

// follow takes the plan through the week that was added up last. The weeks of a
// return ramp do what the ramp says, so they neither take from the plan nor save
// anything up.
func (l *Ledger) follow(e *model.Exercise, f *followed) {
	t := &f.trained
	target, sets := t.target(e)
	if target.Reps == 0 {
		return
	}
	week := Week{Zone: l.zone(f.stream, t.number), Complete: !t.missed && !t.done.Short}
	if f.plan.Reps > 0 && l.ramps(f.stream, t.number) {
		f.plan.Held = 0
		f.week, f.number = week, t.number
		return
	}
	if f.plan.Reps > 0 {
		f.plan = f.plan.closed(f.week)
	}
	f.plan = f.plan.goOn(target)
	f.plan.Sets = sets
	f.plan.Least, f.plan.Most = rangeOf(e, t, target, sets)
	f.week, f.number, f.uneven = week, t.number, t.uneven()
}

// target is what the week was planned with. Where no weight was planned, what
// was lifted is the base (clarification 4).
func (t *trained) target(e *model.Exercise) (Target, int) {
	asked, sets := Target{Weight: t.Asked.Weight, Reps: int(t.Asked.Reps)}, t.Asked.Sets
	did := t.done
	if did.Sets == 0 {
		did = t.planned
	}
	if sets == 0 || asked.Weight == 0 && did.Weight > 0 {
		asked, sets = Target{Weight: did.Weight, Reps: int(did.Reps)}, did.Sets
	}
	switch rule.MeasureOf(e) {
	case rule.ByTime:
		asked = Target{Reps: int(t.Asked.Hold)}
		if t.Asked.Sets == 0 {
			asked.Reps = int(did.Hold)
		}
	case rule.ByReps:
		asked.Weight = 0
	}
	return asked, sets
}

// uneven says whether the sets of the week differ in weight.
func (t *trained) uneven() bool {
	if t.Asked.Weight > 0 {
		return t.Asked.Uneven
	}
	return t.done.Volume != model.Load(t.done.Weight).Times(int64(t.done.Reps))
}

// rangeOf are the repetitions that a set keeps between; what was planned is
// always within.
func rangeOf(e *model.Exercise, t *trained, target Target, sets int) (least, most int) {
	least, most = t.Least, t.Most
	if most == 0 {
		least, most = model.UsualLeast, model.UsualMost
	}
	if e.Timed && least == model.UsualLeast && most == model.UsualMost {
		least, most = leastHold, mostHold
	}
	each := target.Reps / max(1, sets)
	return min(least, each), max(most, each)
}

// ramps says whether a return ramp set the limit of a week.
func (l *Ledger) ramps(stream rule.Stream, n int) bool {
	h := l.history(stream)
	if h == nil {
		return false
	}
	before, own := h.at(n)
	v := h.terms.judge(before, n, own)
	return v.ramp != nil
}

// closed counts a week into what is saved up.
func (p Plan) closed(week Week) Plan {
	if week.Complete {
		p.Incomplete = 0
	} else {
		p.Incomplete++
	}
	switch {
	case week.Zone == model.Red:
		p.AtWeight, p.Held = 0, 0
	case week.Complete && week.Zone != model.Amber && week.Zone != model.Masked:
		p.AtWeight++
		p.Held++
	}
	return p
}

// goOn is the plan with the target that it had in the next week, whether that
// was the step advised or not.
func (p Plan) goOn(to Target) Plan {
	switch {
	case to == p.Target:
		return p
	case to.Weight > p.Weight || to.volume() > p.volume():
		if to.Weight != p.Weight {
			p.AtWeight = 0
		}
		p.Back, p.Target, p.Held = p.Target, to, 0
		return p
	default:
		next, _ := p.goTo(to, StepBack)
		return next
	}
}

// hold keeps a goal within the weekly limit and the weight step of a stream.
func (l *Ledger) hold(g *Goal, stream rule.Stream, n int, weights Weights) {
	h := l.history(stream)
	if h == nil || g.Step.Code == StepUnknown {
		return
	}
	before, _ := h.at(n)
	to := g.Step.To
	own := loads{counted: amount{count: to.volume()}, weight: to.Weight}
	v := h.terms.judge(before, n, own)
	lift := h.terms.lift(before, n, own)
	next := func(_ model.ID, above model.Mass) (model.Mass, bool) { return weights.Above(above) }
	heavy := g.Measure == rule.ByVolume && lift.From > 0 && to.Weight > lift.Most(stream.Of, next, l.limits.Growth)
	if !heavy && (v.free || v.idle || to.volume() <= v.limit) {
		return
	}
	if heavy || to.Weight > g.Plan.Weight {
		// The step up is not there: what there was before it may still be.
		own.weight = min(g.Plan.Weight, to.Weight)
		own.counted.count = g.Plan.volume()
		v = h.terms.judge(before, n, own)
	}
	limit := v.limit
	if v.free || v.idle {
		limit = g.Plan.volume()
	}
	// After a break lighter weights do what is left, else fewer repetitions.
	less := g.Plan.Within(limit)
	if less.Reps == 0 || v.ramp != nil {
		less = g.Plan.reduced(min(limit, g.Plan.volume()), weights)
	}
	g.Step = Step{Code: StepLimit, From: g.Plan.Target, To: less}
	g.Limit, g.Reason = limit, v.reason
}
