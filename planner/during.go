package planner

import (
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/planner/rule"
)

// Way is a way to go on with a workout when a knee hurts.
type Way string

// The ways (RULES.md R34, 2.5). The first two change what is left of the work,
// and nothing in the plan: four fifths of the repetitions, holds, pace or time;
// or weights of four fifths at the most.
const (
	WayFewer     Way = "fewer"
	WayLighter   Way = "lighter"
	WayLowImpact Way = "low-impact" // the time that is left with another activity
	WayEnd       Way = "end"        // what is left is left out
)

// During is what the worst score during a workout so far asks for.
type During struct {
	Given  bool // a score was given
	Score  int
	Prompt adapt.Prompt
	Ways   []Way // in the order they are offered; the first is the default

	// For WayLowImpact: the activities there are, and the time that is left.
	Activities []model.ID
	Left       model.Seconds
}

// leastInstead is the shortest time for which something else is begun (our
// design decision).
const leastInstead = 5 * model.Minute

// During returns what the scores given during a workout ask for: to go on up to
// 2, to ease off from 3 on and to end it from 6 on (RULES.md 2.5). Easing is
// offered once for each score.
func (p *Planner) During(w *Workout) (During, error) {
	d := During{}
	if d.Score, d.Given = w.During.Worst(); !d.Given {
		return d, nil
	}
	d.Prompt = adapt.During(d.Score)
	switch {
	case d.Prompt == adapt.CarryOn || w.Ended:
		return d, nil
	case d.Prompt == adapt.StopToday:
		d.Ways = []Way{WayEnd}
		return d, nil
	}
	err := p.read(func(st *state, r model.Reader) error {
		rest, err := st.restOf(w, r, p.now())
		if err != nil {
			return err
		}
		for _, offer := range st.offers(&rest) {
			switch {
			case offer.Kind == adapt.Ease && d.Score > w.EasedAt:
				d.Ways = append(d.Ways, st.easier(&rest, &offer)...)
			case offer.Kind == adapt.LowImpact && rest.Plan.Duration >= leastInstead:
				d.Activities, d.Left = offer.Activities, rest.Plan.Duration-rest.Plan.Duration%model.Minute
				d.Ways = append(d.Ways, WayLowImpact)
			}
		}
		return nil
	})
	d.Ways = append(d.Ways, WayEnd)
	return d, err
}

// restOf is the session of a workout with what is left to do of it: the sets
// that are not ticked off, and the effort by the clock.
func (st *state) restOf(w *Workout, r model.Reader, now time.Time) (model.Session, error) {
	s, err := r.Session(w.Session)
	if err != nil {
		return s, err
	}
	s.Prescriptions = slices.Clone(s.Prescriptions)
	for i := range s.Prescriptions {
		s.Prescriptions[i].Sets = nil
		for _, set := range w.Sets[i] {
			if !set.Done {
				s.Prescriptions[i].Sets = append(s.Prescriptions[i].Sets, set.Set)
			}
		}
	}
	s.Plan = w.Actual
	if planned := w.Actual.Duration; planned > 0 {
		permille := int64(planned-min(w.worked(now), planned)) * 1000 / int64(planned)
		part := func(v int64) int64 { return int64(model.Load(v).Permille(permille)) }
		s.Plan.Duration, s.Plan.Distance = model.Seconds(part(int64(planned))), model.Distance(part(int64(w.Actual.Distance)))
		s.Plan.Ascent, s.Plan.Descent = model.Distance(part(int64(w.Actual.Ascent))), model.Distance(part(int64(w.Actual.Descent)))
	}
	return s, nil
}

// worked is how long the work has lasted by the clock.
func (w *Workout) worked(now time.Time) model.Seconds {
	if w.Working.IsZero() {
		return 0
	}
	return max(model.Seconds(now.Sub(w.Working)/time.Second), 0)
}

// offers are the ways to go on with the rest of a session.
func (st *state) offers(rest *model.Session) []adapt.Offer {
	return st.knees.diary.Offers(rest, adapt.OfferFrom, rule.DistanceStep(st.profile.Units))
}

// easier are the ways in which what is left can be made easier.
func (st *state) easier(rest *model.Session, offer *adapt.Offer) []Way {
	if len(rest.Prescriptions) == 0 {
		if offer.Effort == rest.Plan {
			return nil
		}
		return []Way{WayFewer}
	}
	var ways []Way
	if slices.ContainsFunc(offer.Exercises, func(e adapt.Eased) bool { return e.MostReps < e.Reps || e.MostHold < e.Hold }) {
		ways = append(ways, WayFewer)
	}
	if slices.ContainsFunc(offer.Exercises, func(e adapt.Eased) bool { return st.lighter(e.Exercise, e.Weight) < e.Weight }) {
		ways = append(ways, WayLighter)
	}
	return ways
}

// lighter is the heaviest weight that the person has for an exercise of at most
// four fifths of one; the same where there is none.
func (st *state) lighter(exercise model.ID, weight model.Mass) model.Mass {
	if below, ok := st.weightsFor(exercise).Below(weight*4/5 + 1); ok {
		return below
	}
	return weight
}

// EaseWorkout makes what is left of a workout easier, by [WayFewer] or
// [WayLighter], and keeps it. What is planned stays, and [Planner.UneaseWorkout]
// takes it back. Before the work has begun all of it is left.
func (p *Planner) EaseWorkout(w *Workout, way Way) error {
	err := p.read(func(st *state, r model.Reader) error {
		rest, err := st.restOf(w, r, p.now())
		if err != nil {
			return err
		}
		w.remember()
		w.EasedAt, _ = w.During.Worst()
		for _, offer := range st.offers(&rest) {
			switch {
			case offer.Kind != adapt.Ease:
			case len(rest.Prescriptions) == 0:
				w.Actual = togetherWith(w.Actual, rest.Plan, offer.Effort, rule.DistanceStep(st.profile.Units))
			default:
				for _, e := range offer.Exercises {
					w.ease(rest.Prescriptions, &e, way, st.lighter(e.Exercise, e.Weight))
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return p.SaveWorkout(w)
}

// togetherWith is an effort of which the rest is another, floored as every
// proposed load is.
func togetherWith(whole, rest, eased model.Effort, step model.Distance) model.Effort {
	whole.Distance = model.Distance(model.Load(whole.Distance - rest.Distance + eased.Distance).Floor(model.Load(step)))
	whole.Duration = model.Seconds(model.Load(whole.Duration - rest.Duration + eased.Duration).Floor(model.Load(rule.DurationStep)))
	whole.Ascent += eased.Ascent - rest.Ascent
	whole.Descent += eased.Descent - rest.Descent
	return whole
}

// ease eases the sets of an exercise, on one side at one weight, that are left.
func (w *Workout) ease(prescriptions []model.Prescription, e *adapt.Eased, way Way, lighter model.Mass) {
	var sets []*model.Set
	for i := range w.Sets {
		for n := range w.Sets[i] {
			set := &w.Sets[i][n]
			if prescriptions[i].Exercise == e.Exercise && !set.Done && !set.Set.WarmUp && set.Set.Side == e.Side && set.Set.Weight == e.Weight {
				sets = append(sets, &set.Set)
			}
		}
	}
	if way == WayLighter {
		for _, set := range sets {
			set.Weight = lighter
		}
		return
	}
	takeAway(sets, e.Reps-e.MostReps, func(set *model.Set) *int { return &set.Reps })
	takeAway(sets, int(e.Hold-e.MostHold), func(set *model.Set) *int64 { return (*int64)(&set.Hold) })
}

// takeAway takes so much away from sets, one by one from the greatest of them,
// the last one first: so they stay like each other. One is left of each.
func takeAway[T int | int64](sets []*model.Set, over int, of func(*model.Set) *T) {
	for ; over > 0 && len(sets) > 0; over-- {
		greatest := sets[0]
		for _, set := range sets {
			if *of(set) >= *of(greatest) {
				greatest = set
			}
		}
		if *of(greatest) <= 1 {
			return
		}
		*of(greatest)--
	}
}

// Unchanged is what a workout was before it was eased or ended.
type Unchanged struct {
	Sets   [][]WorkoutSet
	Actual model.Effort
}

// remember keeps how the workout is, once.
func (w *Workout) remember() {
	if w.Was != nil {
		return
	}
	w.Was = &Unchanged{Actual: w.Actual}
	for _, sets := range w.Sets {
		w.Was.Sets = append(w.Was.Sets, slices.Clone(sets))
	}
}

// UneaseWorkout takes back that a workout was eased or ended, and keeps it; the
// sets that are ticked off stay as they are.
func (p *Planner) UneaseWorkout(w *Workout) error {
	if w.Was == nil {
		return nil
	}
	for i := range w.Sets {
		for n := range w.Sets[i] {
			if !w.Sets[i][n].Done {
				w.Sets[i][n].Set = w.Was.Sets[i][n].Set
			}
		}
	}
	w.Actual, w.Was, w.EasedAt, w.Ended = w.Was.Actual, nil, 0, false
	return p.SaveWorkout(w)
}

// EndWorkout ends the work of a workout before its end, and keeps it: the time
// is what it has taken by the clock, in whole minutes, and a distance has to be
// entered, for nobody knows it.
func (p *Planner) EndWorkout(w *Workout) error {
	w.remember()
	w.Ended = true
	if worked := w.worked(p.now()); !w.Working.IsZero() && worked < w.Actual.Duration {
		w.Actual.Duration = max(worked-worked%model.Minute, model.Minute)
		w.Actual.Distance, w.Actual.Ascent, w.Actual.Descent = 0, 0, 0
	}
	return p.SaveWorkout(w)
}

// Instead is what a workout that ended early goes on with.
type Instead struct {
	Activity model.ID
	Duration model.Seconds
}

// add puts the other activity on the day of the session that ended, warmed up as
// it was.
func (i *Instead) add(s *scene, ended *model.Session) (Change, error) {
	activity, ok := s.library.Activity(i.Activity)
	if !ok {
		return Change{}, &model.Invalid{Field: "activity", Code: model.CodeUnknown}
	}
	c, _, err := Add{Index: AtEnd, Session: model.Session{
		Kind: model.Cardio, Activity: activity.ID, Title: activity.Name, Status: model.Planned,
		Date: ended.Date, WarmedUp: true, Plan: model.Effort{Duration: i.Duration, RPE: ended.Plan.RPE},
	}}.change(s)
	return c, err
}
