package planner

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// Changed is one number of a session that an Op sets, and why: the goal of an
// exercise, or the weekly limit that an amount was fitted to.
type Changed struct {
	Session  model.ID
	Exercise model.ID // empty: the distance and the time of cardio
	From, To Amount
	Goal     *progress.Goal // of an exercise
	Limit    *rule.Budget   // of cardio, and of an exercise that lost sets to those of the week
}

// Amount is how much a session asks for, of one exercise or of cardio.
type Amount struct {
	Sets     int
	Reps     int
	Hold     model.Seconds // of timed holds
	Weight   model.Mass    // the heaviest
	Distance model.Distance
	Duration model.Seconds
}

// What a lower-body exercise begins with (RULES.md 2.3.9, clarification 4).
const (
	newSets        = 2
	newReps        = 10
	firstExercises = 4 // of lower body in a session of the first plan
)

// loading sets the amounts of planned sessions of one week: the second stage of
// RULES.md 3.1. It never moves one.
type loading struct {
	*scene
	edits   *edits
	week    model.Week
	ids     []model.ID // of the sessions whose amounts are set, by day
	changed []Changed
}

func (l *loading) chosen(id model.ID) bool { return slices.Contains(l.ids, id) }

// trial is the state with all edits up to now.
func (l *loading) trial() trial {
	c := l.edits.change()
	return l.try(&c)
}

// beside returns the sessions of the week that stay as they are.
func (l *loading) beside(t trial) []*model.Session {
	week := l.weekOf(l.week.First)
	return slices.DeleteFunc(slices.Clone(t.counting(week.First, week.Last())), func(s *model.Session) bool {
		return l.chosen(s.ID)
	})
}

// lift is what is done of one exercise, on one side, in the sessions whose
// amounts are set.
type lift struct {
	exercise model.Exercise
	side     model.Side
	goal     *progress.Goal
	parts    []share
	beside   model.Load // of the week's goal, what other sessions have
	limit    *rule.Budget
}

// share is the sets of a lift in one session.
type share struct {
	session      model.ID
	prescription int
	sets         []model.Set // work sets of the side
}

func (l *lift) sets() int {
	n := 0
	for i := range l.parts {
		n += len(l.parts[i].sets)
	}
	return n
}

// strength fits the sets of the sessions to the goals of their exercises, to
// the lower-body sets of the week, and to how exercises are begun. It returns
// the goals.
func (l *loading) strength() map[model.ID]*progress.Goal {
	before := l.trial()
	known := map[model.ID]*progress.Goal{}
	for _, g := range l.ledger.Goals(l.all, l.week, l.rack) {
		known[g.Exercise] = &g
	}
	lifts := l.lifts(before, known)
	if len(lifts) == 0 {
		return nil
	}
	sets := l.setsOfWeek(before)
	begin(lifts, sets == nil, l.begunBeside(before, known))
	if sets != nil {
		l.keepToSets(before, lifts, sets)
	}
	goals := map[model.ID]*progress.Goal{}
	for _, lift := range lifts {
		lift.fit()
		goals[lift.exercise.ID] = lift.goal
	}
	l.write(lifts)
	return goals
}

// lifts sorts the sets of the sessions by exercise and side, with their goals.
func (l *loading) lifts(before trial, goals map[model.ID]*progress.Goal) []*lift {
	beside := map[rule.Stream]model.Load{}
	for _, s := range l.beside(before) {
		for _, load := range rule.ExerciseLoads(l.library, l.lifted(s)) {
			beside[load.Stream] = beside[load.Stream].Plus(load.Load)
		}
	}
	var all []*lift
	for _, id := range l.ids {
		s := l.edits.after[id]
		if s == nil || !s.Kind.Strength() {
			continue
		}
		for i := range s.Prescriptions {
			p := &s.Prescriptions[i]
			e, ok := l.library.Exercise(p.Exercise)
			if !ok {
				continue // what it is counted in is not known: it stays as it is
			}
			for _, side := range sidesIn(&e, p.Sets) {
				n := slices.IndexFunc(all, func(known *lift) bool { return known.exercise.ID == e.ID && known.side == side })
				if n < 0 {
					n = len(all)
					stream := rule.Stream{Kind: rule.ExerciseStream, Of: e.ID, Side: side}
					all = append(all, &lift{exercise: e, side: side, goal: goals[e.ID], beside: beside[stream]})
				}
				all[n].parts = append(all[n].parts, share{id, i, workSetsOf(&e, p.Sets, side)})
			}
		}
	}
	return all
}

// sidesIn are the sides that sets are told apart by.
func sidesIn(e *model.Exercise, sets []model.Set) []model.Side {
	var sides []model.Side
	for _, set := range sets {
		if side := sideOf(e, &set); !set.WarmUp && !slices.Contains(sides, side) {
			sides = append(sides, side)
		}
	}
	return sides
}

// sideOf is the side that a set counts on; an exercise of both sides has none.
func sideOf(e *model.Exercise, set *model.Set) model.Side {
	if !e.Unilateral {
		return model.BothSides
	}
	return set.Side
}

func workSetsOf(e *model.Exercise, sets []model.Set, side model.Side) []model.Set {
	return slices.DeleteFunc(slices.Clone(sets), func(set model.Set) bool { return set.WarmUp || sideOf(e, &set) != side })
}

// setsOfWeek is the budget of lower-body sets; nil in the first two weeks, which
// are the base of those after them (clarification 4).
func (l *loading) setsOfWeek(t trial) *rule.Budget {
	for _, b := range t.limits(l.week) {
		if b.Stream.Kind == rule.SetStream {
			return &b
		}
	}
	return nil
}

// begunBeside is a lower-body exercise that the sessions that stay as they are
// begin in this week; empty: none does.
func (l *loading) begunBeside(before trial, known map[model.ID]*progress.Goal) model.ID {
	for _, s := range l.beside(before) {
		for _, lifted := range l.lifted(s) {
			if e, ok := l.library.Exercise(lifted.Exercise); ok && e.Regions&model.RegionLower != 0 && known[e.ID] == nil {
				return e.ID
			}
		}
	}
	return ""
}

// begin limits exercises that are new, or new again: two sets of ten, in the
// first plan four of lower body a session and then one more a week, if begun is
// not it already (RULES.md R4, 2.3.9, clarification 4).
func begin(lifts []*lift, first bool, begun model.ID) {
	perSession := map[model.ID][]model.ID{}
	for _, lift := range lifts {
		if lift.goal != nil {
			continue
		}
		code := progress.StepNew
		for i := range lift.parts {
			p := &lift.parts[i]
			keep := min(len(p.sets), newSets)
			switch id := lift.exercise.ID; {
			case lift.exercise.Regions&model.RegionLower == 0:
			case first:
				if known := perSession[p.session]; !slices.Contains(known, id) {
					perSession[p.session] = append(known, id)
				}
				if slices.Index(perSession[p.session], id) >= firstExercises {
					keep = 0
				}
			case begun == "" || begun == id:
				begun = id
			default:
				keep = 0
			}
			if keep == 0 {
				code = progress.StepNewLater
			}
			p.sets = p.sets[:keep]
			for k := range p.sets {
				p.sets[k].Reps = min(p.sets[k].Reps, newReps)
			}
		}
		lift.goal = &progress.Goal{Exercise: lift.exercise.ID, Measure: rule.MeasureOf(&lift.exercise), Step: progress.Step{Code: code}}
	}
}

// keepToSets takes sets away until the week has no more of lower body than it
// may: from the exercise with the most, and of that from the session with the
// most, the last of several.
func (l *loading) keepToSets(before trial, lifts []*lift, most *rule.Budget) {
	others := model.Load(0)
	for _, s := range l.beside(before) {
		others += rule.LowerSets(rule.ExerciseLoads(l.library, l.lifted(s)))
	}
	for {
		total := others
		var largest *lift
		counted := map[model.ID]int{}
		for _, lift := range lifts {
			if lift.exercise.Regions != 0 && lift.exercise.Regions&model.RegionLower == 0 {
				continue
			}
			n := lift.sets()
			total += model.Load(max(0, n-counted[lift.exercise.ID]))
			counted[lift.exercise.ID] = max(n, counted[lift.exercise.ID])
			if largest == nil || n >= largest.sets() {
				largest = lift
			}
		}
		if total <= most.Most || largest == nil || largest.sets() == 0 {
			return
		}
		for _, lift := range lifts {
			if lift.exercise.ID == largest.exercise.ID && (lift == largest || lift.sets() == largest.sets()) {
				lift.loseSet()
				lift.limit = most
			}
		}
	}
}

// loseSet takes the last set of the session with the most.
func (l *lift) loseSet() {
	from := &l.parts[0]
	for i := range l.parts {
		if len(l.parts[i].sets) >= len(from.sets) {
			from = &l.parts[i]
		}
	}
	if n := len(from.sets); n > 0 {
		from.sets = from.sets[:n-1]
	}
}

// fit shares the repetitions of the goal among the sets, the earlier ones with
// one more, with as many sets as have enough to do.
func (l *lift) fit() {
	g := l.goal
	switch {
	case g.Step.Code == progress.StepNew || g.Step.Code == progress.StepNewLater || g.Step.Code == progress.StepUnknown:
		return
	case g.Uneven && l.weighted():
		return // trimmed to the limit, if it is too much
	}
	to := g.Step.To
	unit := model.Load(max(1, to.Weight))
	reps := max(0, to.Reps-int((l.beside+unit-1)/unit))
	sets := min(l.sets(), max(1, reps/max(1, g.Plan.Least)))
	if 2*reps < g.Plan.Least {
		sets = 0 // less than half a set is not worth the way
	}
	for l.sets() > sets {
		l.loseSet()
	}
	n := 0
	for i := range l.parts {
		for k := range l.parts[i].sets {
			each := reps / sets
			if n < reps%sets {
				each++
			}
			n++
			set := &l.parts[i].sets[k]
			each = min(each, g.Plan.Most)
			if l.exercise.Timed {
				set.Hold = model.Seconds(each)
			} else {
				set.Reps = each
			}
			set.Weight = to.Weight
		}
	}
}

func (l *lift) weighted() bool {
	return slices.ContainsFunc(l.parts, func(p share) bool {
		return slices.ContainsFunc(p.sets, func(set model.Set) bool { return set.Weight > 0 })
	})
}

// write puts the sets back into their sessions, and what differs into changed.
// A session that nothing is left of is for the Op to leave out.
func (l *loading) write(lifts []*lift) {
	for _, id := range l.ids {
		s := l.edits.after[id]
		if s == nil || !s.Kind.Strength() {
			continue
		}
		loaded := *s
		loaded.Prescriptions = nil
		for i := range s.Prescriptions {
			p := s.Prescriptions[i]
			before := amountOf(p.Sets)
			var of *lift
			p.Sets, of = l.setsFor(lifts, id, i, p)
			if after := amountOf(p.Sets); after != before {
				changed := Changed{Session: id, Exercise: p.Exercise, From: before, To: after}
				if of != nil {
					changed.Goal, changed.Limit = of.goal, of.limit
				}
				l.changed = append(l.changed, changed)
			}
			if amountOf(p.Sets).Sets > 0 {
				loaded.Prescriptions = append(loaded.Prescriptions, p)
			}
		}
		if slices.ContainsFunc(l.changed, func(c Changed) bool { return c.Session == id }) {
			if slices.ContainsFunc(loaded.Prescriptions, func(p model.Prescription) bool { return l.careful(lifts, p.Exercise) }) {
				loaded.Plan.RPE = min(loaded.Plan.RPE, progress.UnknownRPE)
			}
			l.edits.put(loaded)
		}
	}
}

// careful says whether an exercise is done by feel.
func (l *loading) careful(lifts []*lift, exercise model.ID) bool {
	return slices.ContainsFunc(lifts, func(lift *lift) bool {
		return lift.exercise.ID == exercise && (lift.goal.Step.Code == progress.StepNew || lift.goal.Step.Code == progress.StepUnknown)
	})
}

// setsFor are the sets of one prescription as the lifts have them, in their old
// order, with the warm-up sets.
func (l *loading) setsFor(lifts []*lift, session model.ID, prescription int, p model.Prescription) ([]model.Set, *lift) {
	var sets []model.Set
	var of *lift
	taken := map[model.Side]int{}
	for _, set := range p.Sets {
		if set.WarmUp {
			sets = append(sets, set)
			continue
		}
		known := false
		for _, lift := range lifts {
			if lift.exercise.ID != p.Exercise || lift.side != sideOf(&lift.exercise, &set) {
				continue
			}
			for _, part := range lift.parts {
				if part.session != session || part.prescription != prescription {
					continue
				}
				known, of = true, lift
				if n := taken[lift.side]; n < len(part.sets) {
					fitted := part.sets[n]
					fitted.Side = set.Side
					sets = append(sets, fitted)
				}
				taken[lift.side]++
			}
		}
		if !known {
			sets = append(sets, set)
		}
	}
	return sets, of
}

// amountOf adds up work sets.
func amountOf(sets []model.Set) Amount {
	var a Amount
	for _, set := range sets {
		if set.WarmUp {
			continue
		}
		a.Sets++
		a.Reps += set.Reps
		a.Hold += set.Hold
		a.Weight = max(a.Weight, set.Weight)
	}
	return a
}

// countsIn says whether a session counts in what a finding about a week is about.
func (st *state) countsIn(s *model.Session, f *rule.Finding) bool {
	switch f.Rule {
	case rule.ImpactWeek:
		_, impact := st.library.Family(s.Activity)
		return s.Kind == model.Cardio && impact == model.HighImpact
	case rule.WeeklyLimit, rule.WeightStep:
		return slices.Contains(rule.StreamsOf(st.library, s), f.Args.Stream) ||
			slices.ContainsFunc(rule.ExerciseLoads(st.library, st.lifted(s)), func(l rule.ExerciseLoad) bool {
				return l.Stream == f.Args.Stream
			})
	case rule.SetsWeek:
		return rule.LowerSets(rule.ExerciseLoads(st.library, st.lifted(s))) > 0
	default:
		return true
	}
}

// trimmed is a planned strength session with less of the exercise that a
// finding is about, so that the finding is cleared; false if it is about none or
// nothing would be left of the session.
func (st *state) trimmed(s model.Session, f *rule.Finding) (model.Session, bool) {
	if f.Args.Stream.Kind != rule.ExerciseStream && f.Args.Stream.Kind != rule.SetStream {
		return s, false
	}
	over := f.Args.Load - f.Args.Limit
	var left []model.Prescription
	for _, p := range slices.Backward(s.Prescriptions) {
		switch {
		case f.Rule == rule.SetsWeek:
			if e, ok := st.library.Exercise(p.Exercise); !ok || e.Regions == 0 || e.Regions&model.RegionLower != 0 {
				p.Sets, over = fewer(p.Sets, e.Unilateral, over)
			}
		case p.Exercise != f.Args.Stream.Of:
		case f.Rule == rule.WeightStep:
			p.Sets = noHeavier(p.Sets, model.Mass(f.Args.Limit))
		default:
			p.Sets, over = lessOf(p.Sets, f.Args.Stream.Side, f.Args.Measure, over)
		}
		if amountOf(p.Sets).Sets > 0 {
			left = append(left, p)
		}
	}
	slices.Reverse(left)
	s.Prescriptions = left
	return s, len(left) > 0
}

// fewer takes so many work sets away, the last ones first; those of the two sides
// of an exercise count as one.
func fewer(sets []model.Set, unilateral bool, over model.Load) ([]model.Set, model.Load) {
	for over > 0 {
		last := len(sets) - 1
		for last >= 0 && sets[last].WarmUp {
			last--
		}
		if last < 0 {
			break
		}
		side := sets[last].Side
		sets = slices.Delete(slices.Clone(sets), last, last+1)
		if other := last - 1; unilateral && side != model.BothSides && other >= 0 && !sets[other].WarmUp && sets[other].Side != side {
			sets = slices.Delete(sets, other, other+1)
		}
		over--
	}
	return sets, over
}

func noHeavier(sets []model.Set, most model.Mass) []model.Set {
	sets = slices.Clone(sets)
	for i := range sets {
		sets[i].Weight = min(sets[i].Weight, most)
	}
	return sets
}

// lessOf takes a load off sets, from the last one on.
func lessOf(sets []model.Set, side model.Side, m rule.Measure, over model.Load) ([]model.Set, model.Load) {
	var left []model.Set
	for _, set := range slices.Backward(sets) {
		if set.WarmUp || side != model.BothSides && set.Side != side && set.Side != model.BothSides || over <= 0 {
			left = append(left, set)
			continue
		}
		switch m {
		case rule.ByTime:
			off := min(over, model.Load(set.Hold))
			set.Hold -= model.Seconds(off)
			over -= off
		default:
			unit := model.Load(1)
			if m == rule.ByVolume {
				unit = model.Load(max(1, set.Weight))
			}
			off := min((over+unit-1)/unit, model.Load(set.Reps))
			set.Reps -= int(off)
			over -= off * unit
		}
		if set.Reps > 0 || set.Hold > 0 {
			left = append(left, set)
		}
	}
	slices.Reverse(left)
	return left, over
}
