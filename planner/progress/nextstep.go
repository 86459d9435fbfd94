package progress

import (
	"sort"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Target is what is planned of one exercise, on one side, for a week.
type Target struct {
	Weight model.Mass // of each repetition; zero with body weight
	Reps   int        // of the week, over all work sets; seconds of timed holds
}

// volume is weight times repetitions; with body weight the weight is 1 (RULES.md
// 2.2).
func (t Target) volume() model.Load { return unitOf(t.Weight).Times(int64(t.Reps)) }

// Within is the target with as many repetitions as a limit allows, in the
// measure of the exercise (rule.ExerciseLoads): after a week in which much was
// left out, the limit may be below what is to be tried again.
func (t Target) Within(most model.Load) Target {
	t.Reps = int(min(model.Load(t.Reps), most/unitOf(t.Weight)))
	return t
}

func unitOf(w model.Mass) model.Load { return model.Load(max(1, w)) }

// Plan is how one exercise goes on from week to week (RULES.md 2.4).
type Plan struct {
	Target

	Sets        int // N: work sets of the week
	Least, Most int // repetitions of a set

	AtWeight int // kw: green weeks completed at the weight
	Held     int // h: green weeks completed since the last increase

	Incomplete int    // weeks in a row up to now in which something was left out
	Back       Target // what was planned before the last increase; zero if not known
}

// Week is how a planned week went.
type Week struct {
	Zone     model.PainZone
	Complete bool // every repetition done at its weight
}

// Choice is what a next step can be chosen from.
type Choice struct {
	Weights Weights
	Growth  int  // weekly growth in permille; 25 is advised
	Strict  bool // no step that was saved up for over several weeks
}

// StepCode says what a step is and why.
type StepCode string

// The steps.
const (
	StepWeight     StepCode = "weight"          // the next weight
	StepReps       StepCode = "reps"            // more repetitions
	StepWait       StepCode = "wait"            // nothing fits yet: hold and save up
	StepNone       StepCode = "none"            // nothing will ever fit: see Unlock
	StepIncomplete StepCode = "hold-incomplete" // something was left out
	StepAmber      StepCode = "hold-amber"
	StepMasked     StepCode = "hold-masked"
	StepBack       StepCode = "back" // something was left out twice in a row
	StepCut        StepCode = "cut"  // red
)

// Step is the target of the next week and its reason.
type Step struct {
	Code     StepCode
	From, To Target
	Weeks    int    // weeks the step was saved up for; of StepWait: how many more it takes
	Unlock   Unlock // of StepNone
}

// Growth is how much more the step is than before, in permille rounded down;
// zero where it is not more.
func (s Step) Growth() int64 {
	from, to := s.From.volume(), s.To.volume()
	if from == 0 || to <= from {
		return 0
	}
	return int64(scale(to-from, 1000, from))
}

// Unlock is what would make a next step possible: one of these is enough. Zero
// is: not by this.
type Unlock struct {
	Weight model.Mass // a next weight of at most this
	Sets   int        // so many work sets a week, with as many repetitions each
	Most   int        // so many repetitions a set
}

// cut is what a red week leaves, in permille (RULES.md 2.3).
const cut = 800

// NextStep returns how an exercise goes on after a week, and why. No step is
// above (1 + growth)^e of what was planned before, where e > 1 only if a step of
// e - 1 was impossible and e weeks were held (RULES.md 2.4).
func NextStep(p Plan, week Week, choice Choice) (Plan, Step) {
	hold := func(code StepCode) (Plan, Step) {
		return p, Step{Code: code, From: p.Target, To: p.Target}
	}
	if week.Complete {
		p.Incomplete = 0
	} else {
		p.Incomplete++
	}
	switch {
	case week.Zone == model.Red:
		return p.goTo(p.reduced(p.volume().Permille(cut), choice.Weights), StepCut)
	case p.Incomplete >= 2:
		return p.goTo(p.before(choice.Weights), StepBack)
	case !week.Complete:
		return hold(StepIncomplete)
	case week.Zone == model.Masked:
		return hold(StepMasked)
	case week.Zone == model.Amber:
		return hold(StepAmber)
	}
	p.AtWeight++
	p.Held++
	if to, weeks, ok := p.increase(choice); ok {
		return p.raise(to, weeks)
	}
	weeks, ok := p.patience(choice)
	if !ok {
		next, step := hold(StepNone)
		step.Unlock = p.unlock(choice)
		return next, step
	}
	next, step := hold(StepWait)
	step.Weeks = weeks
	return next, step
}

// raise takes a step up.
func (p Plan) raise(to Target, weeks int) (Plan, Step) {
	step := Step{Code: StepReps, From: p.Target, To: to, Weeks: weeks}
	if to.Weight > p.Weight {
		step.Code = StepWeight
		p.AtWeight = 0
	}
	p.Back, p.Target, p.Held = p.Target, to, 0
	return p, step
}

// goTo takes a step down, after which everything has to be saved up for again.
func (p Plan) goTo(to Target, code StepCode) (Plan, Step) {
	step := Step{Code: code, From: p.Target, To: to}
	p.Target, p.Back = to, Target{}
	p.AtWeight, p.Held, p.Incomplete = 0, 0, 0
	return p, step
}

// before is one step back: what was planned before the last increase, or else
// one repetition less, or the next lighter weight.
func (p Plan) before(weights Weights) Target {
	if p.Back != (Target{}) && p.Back.volume() < p.volume() {
		return p.Back
	}
	return p.reduced(max(0, p.volume()-unitOf(p.Weight)), weights)
}

// reduced is at most so much volume: first with fewer repetitions, then, where
// those are fewer than the sets ask for, with lighter weights.
func (p Plan) reduced(most model.Load, weights Weights) Target {
	t := p.Target
	for {
		t.Reps = min(p.Reps, int(most/unitOf(t.Weight)))
		lighter, ok := weights.Below(t.Weight)
		if t.Reps >= p.Sets*p.Least || !ok || t.Weight == 0 {
			return t
		}
		t.Weight = lighter
	}
}

// increase returns the first step up that is possible, and for how many weeks
// it was saved up.
func (p Plan) increase(choice Choice) (Target, int, bool) {
	weeks := min(p.Held, longestBank)
	if choice.Strict {
		weeks = min(weeks, 1)
	}
	for e := 1; e <= weeks; e++ {
		most := p.volume().Compound(choice.permille(), e)
		if to, ok := p.heavier(most, choice); ok {
			return to, e, true
		}
		if to, ok := p.moreReps(most, e); ok {
			return to, e, true
		}
	}
	return Target{}, 0, false
}

func (c Choice) permille() int64 { return 1000 + int64(c.Growth) }

// heavier is the next weight, if it is banked, with as many repetitions as
// before or as most allows (W of RULES.md 2.4).
func (p Plan) heavier(most model.Load, choice Choice) (Target, bool) {
	next, ok := choice.Weights.Above(p.Weight)
	if p.Weight == 0 || !ok || !rule.Banked(p.Weight, next, choice.permille(), p.AtWeight) {
		return Target{}, false
	}
	return p.at(next, most)
}

// at is a heavier weight with the repetitions it allows, unless those are too
// few for the sets, or lose more than 2.5 % of the volume.
func (p Plan) at(weight model.Mass, most model.Load) (Target, bool) {
	to := Target{Weight: weight, Reps: int(min(model.Load(p.Reps), most/model.Load(weight)))}
	return to, to.Reps >= p.Sets*p.Least && !to.volume().AtMostPermille(975, p.volume())
}

// moreReps is more repetitions at the same weight: as many as fit, or a single
// one if weeks were saved up for it (R of RULES.md 2.4).
func (p Plan) moreReps(most model.Load, weeks int) (Target, bool) {
	reps := int(min(model.Load(p.Sets*p.Most), most/unitOf(p.Weight)))
	if weeks > 1 {
		reps = min(reps, p.Reps+1)
	}
	return Target{Weight: p.Weight, Reps: reps}, reps > p.Reps
}

// patience is how many more complete green weeks it takes until there is a
// step, and whether there ever is one.
func (p Plan) patience(choice Choice) (int, bool) {
	if _, _, ok := p.saved(choice).increase(choice); !ok {
		return 0, false
	}
	for weeks := 1; ; weeks++ {
		p.AtWeight++
		p.Held++
		if _, _, ok := p.increase(choice); ok {
			return weeks, true
		}
	}
}

// longestWait for a step is ten years.
const longestWait = 520

// saved is the plan once so many weeks were held that more make no difference.
func (p Plan) saved(choice Choice) Plan {
	p.Held = longestBank
	if next, ok := choice.Weights.Above(p.Weight); ok {
		p.AtWeight = 1 + sort.Search(longestWait-1, func(weeks int) bool {
			return rule.Banked(p.Weight, next, choice.permille(), weeks+1)
		})
	}
	return p
}

// What more could be asked of somebody at most.
const (
	mostSets = 20
	mostReps = 100
)

// unlock looks for what would make a step possible where none ever is. For a
// weight that is one step to the next weight, from as many repetitions as the
// sets have room for.
func (p Plan) unlock(choice Choice) Unlock {
	var u Unlock
	if choice.Growth == 0 {
		return u
	}
	p = p.saved(choice)
	next, more := choice.Weights.Above(p.Weight)
	if fewest := p.Sets * p.Least; p.Weight > 0 && fewest > 0 {
		// So much weight is within the limit with the fewest repetitions.
		most := model.Mass(p.volume().Permille(choice.permille())) / model.Mass(fewest)
		if most > p.Weight && (!more || most < next) {
			u.Weight = most
		}
	}
	for reps := p.Most + 1; reps <= mostReps && u.Most == 0; reps++ {
		if p.with(p.Sets, reps).opens(choice) {
			u.Most = reps
		}
	}
	for sets := p.Sets + 1; sets <= mostSets && u.Sets == 0; sets++ {
		if p.with(sets, p.Most).opens(choice) {
			u.Sets = sets
		}
	}
	return u
}

// with is the plan with another number of sets or most repetitions: with
// weights all of them done.
func (p Plan) with(sets, most int) Plan {
	p.Sets, p.Most = sets, most
	if p.Weight > 0 {
		p.Reps = sets * most
	}
	return p
}

// opens says whether there is a step: with weights, to the next weight, if there
// is one.
func (p Plan) opens(choice Choice) bool {
	if _, more := choice.Weights.Above(p.Weight); p.Weight > 0 && !more {
		return false
	}
	_, _, ok := p.increase(choice)
	return ok
}

// Bilateral is what both sides of an exercise are planned with: of everything
// what the weaker side has, so that no side is asked to match the better one
// (RULES.md R17).
func Bilateral(left, right Plan) Plan {
	return Plan{
		Target:     Target{Weight: min(left.Weight, right.Weight), Reps: min(left.Reps, right.Reps)},
		Sets:       min(left.Sets, right.Sets),
		Least:      min(left.Least, right.Least),
		Most:       min(left.Most, right.Most),
		AtWeight:   min(left.AtWeight, right.AtWeight),
		Held:       min(left.Held, right.Held),
		Incomplete: max(left.Incomplete, right.Incomplete),
	}
}

// SidesDiffer says whether two sides are more than 10 % of the larger apart,
// which is worth a note (RULES.md R17).
func SidesDiffer(left, right model.Load) bool {
	return min(left, right).Times(10) < max(left, right).Times(9)
}
