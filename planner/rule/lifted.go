package rule

import (
	"cmp"
	"slices"

	"github.com/kneewise/kneewise/model"
)

// Lifted is what the work sets of one exercise in one session add up to, by the
// side they name: all that the limits of strength need of a session's sets, so
// that a plan in memory can do without the sets themselves. Warm-up sets count
// nothing (RULES.md 2.2).
type Lifted struct {
	Exercise model.ID
	Side     model.Side
	Sets     int
	Reps     model.Load
	Hold     model.Load // seconds
	Volume   model.Load // weight times repetitions, in nanogram-repetitions
	Weight   model.Mass // the heaviest
	Short    bool       // the session is done, but not all of the sets as planned
}

// LiftedIn adds up the sets of a whole strength session, done ones if it is
// done, else planned, in the order of exercise and side. Other sessions lift
// nothing.
func LiftedIn(s *model.Session) []Lifted {
	if !s.Kind.Strength() {
		return nil
	}
	var all []Lifted
	for i := range s.Prescriptions {
		p := &s.Prescriptions[i]
		for _, side := range []model.Side{model.BothSides, model.Left, model.Right} {
			planned, done := workSets(p.Sets, side), workSets(p.Done, side)
			l := Lifted{Exercise: p.Exercise, Side: side}
			if s.Status == model.Done {
				l.add(done)
				l.Short = !complete(done, planned)
			} else {
				l.add(planned)
			}
			if l.Sets > 0 || l.Short {
				all = append(all, l)
			}
		}
	}
	return bySide(all)
}

func (l *Lifted) add(sets []model.Set) {
	for _, set := range sets {
		l.Sets++
		l.Reps = l.Reps.Plus(model.Load(set.Reps))
		l.Hold = l.Hold.Plus(model.Load(set.Hold))
		l.Volume = l.Volume.Plus(model.Load(set.Weight).Times(int64(set.Reps)))
		l.Weight = max(l.Weight, set.Weight)
	}
}

// bySide puts together what is of the same exercise and side, in order.
func bySide(all []Lifted) []Lifted {
	slices.SortStableFunc(all, func(a, b Lifted) int {
		return cmp.Or(cmp.Compare(a.Exercise, b.Exercise), cmp.Compare(a.Side, b.Side))
	})
	var merged []Lifted
	for _, l := range all {
		if n := len(merged); n > 0 && merged[n-1].Exercise == l.Exercise && merged[n-1].Side == l.Side {
			merged[n-1] = merged[n-1].plus(l)
			continue
		}
		merged = append(merged, l)
	}
	return merged
}

// plus adds what was lifted on the same or another side; the exercise and side
// are those of l.
func (l Lifted) plus(m Lifted) Lifted {
	l.Sets += m.Sets
	l.Reps = l.Reps.Plus(m.Reps)
	l.Hold = l.Hold.Plus(m.Hold)
	l.Volume = l.Volume.Plus(m.Volume)
	l.Weight = max(l.Weight, m.Weight)
	l.Short = l.Short || m.Short
	return l
}

func workSets(sets []model.Set, side model.Side) []model.Set {
	return slices.DeleteFunc(slices.Clone(sets), func(set model.Set) bool { return set.WarmUp || set.Side != side })
}

// complete says whether each planned set was done, one after the other, with
// its weight, repetitions and hold (RULES.md 2.4).
func complete(done, planned []model.Set) bool {
	if len(done) < len(planned) {
		return false
	}
	for i, want := range planned {
		if did := done[i]; did.Reps < want.Reps || did.Weight < want.Weight || did.Hold < want.Hold {
			return false
		}
	}
	return true
}

// ExerciseLoad is what a session adds to the stream of one exercise.
type ExerciseLoad struct {
	Stream  Stream
	Measure Measure    // ByVolume, ByReps, or ByTime of timed holds
	Load    model.Load // in Measure
	Sets    int
	Weight  model.Mass // the heaviest; zero unless ByVolume
	Lower   bool       // the exercise trains the lower body
	Short   bool
}

// ExerciseLoads returns what a session adds to each stream of exercises, given
// what was lifted in it as LiftedIn has it. An exercise that is done side by
// side has a stream for each; sets for both sides count on each. All other
// exercises have one stream, whatever sides their sets name.
func ExerciseLoads(lib *model.Library, lifted []Lifted) []ExerciseLoad {
	var all []ExerciseLoad
	for len(lifted) > 0 {
		n := 1
		for n < len(lifted) && lifted[n].Exercise == lifted[0].Exercise {
			n++
		}
		all = appendLoads(all, lib, lifted[:n])
		lifted = lifted[n:]
	}
	return all
}

// appendLoads adds the loads of one exercise.
func appendLoads(all []ExerciseLoad, lib *model.Library, lifted []Lifted) []ExerciseLoad {
	e := exercise(lib, lifted[0].Exercise)
	sides := []model.Side{model.BothSides}
	if e.Unilateral {
		sides = []model.Side{model.Left, model.Right}
	}
	for _, side := range sides {
		sum := Lifted{Exercise: e.ID, Side: side}
		for _, l := range lifted {
			if side == model.BothSides || l.Side == model.BothSides || l.Side == side {
				sum = sum.plus(l)
			}
		}
		if sum.Sets > 0 || sum.Short {
			all = append(all, loadOf(&e, sum))
		}
	}
	return all
}

// loadOf puts a sum into the measure of the exercise. Body weight is not
// multiplied in: losing or gaining it is not training (RULES.md 2.2).
func loadOf(e *model.Exercise, sum Lifted) ExerciseLoad {
	load := ExerciseLoad{
		Stream: Stream{Kind: ExerciseStream, Of: e.ID, Side: sum.Side},
		Sets:   sum.Sets, Lower: trainsLower(e), Short: sum.Short,
	}
	switch load.Measure = MeasureOf(e); load.Measure {
	case ByTime:
		load.Load = sum.Hold
	case ByReps:
		load.Load = sum.Reps
	default:
		load.Load, load.Weight = sum.Volume, sum.Weight
	}
	return load
}

// exercise returns the exercise with that ID. One that the library does not
// know counts in repetitions and as lower body: the careful reading.
func exercise(lib *model.Library, id model.ID) model.Exercise {
	if e, ok := lib.Exercise(id); ok {
		return e
	}
	return model.Exercise{ID: id, Regions: model.RegionLower, BodyWeight: true}
}

// MeasureOf is what the load of an exercise is counted in (RULES.md 2.2).
func MeasureOf(e *model.Exercise) Measure {
	switch {
	case e.Timed:
		return ByTime
	case e.BodyWeight:
		return ByReps
	default:
		return ByVolume
	}
}

// StreamMeasure is what a stream is counted in where it has no distance, and
// whether it trains the lower body or is of high impact: what an open red flag
// keeps from growing (RULES.md 2.8).
func StreamMeasure(lib *model.Library, s Stream) (m Measure, kneeLoad bool) {
	switch s.Kind {
	case ExerciseStream:
		e := exercise(lib, s.Of)
		return MeasureOf(&e), trainsLower(&e)
	case SetStream:
		return BySets, true
	case EffortStream:
		return ByEffort, false
	case ImpactStream:
		return ByTime, true
	default:
		_, impact := lib.Family(s.Of)
		return ByTime, impact == model.HighImpact
	}
}

// trainsLower says whether an exercise trains the lower body; one without any
// region trains everything.
func trainsLower(e *model.Exercise) bool {
	return e.Regions == 0 || e.Regions&model.RegionLower != 0
}

// LowerSets is S, the work sets of lower body in a session. Those of an
// exercise done side by side count for one knee, the one with more of them.
func LowerSets(loads []ExerciseLoad) model.Load {
	sets := 0
	for i, l := range loads {
		switch {
		case !l.Lower:
		case i > 0 && loads[i-1].Stream.Of == l.Stream.Of:
			sets += max(0, l.Sets-loads[i-1].Sets)
		default:
			sets += l.Sets
		}
	}
	return model.Load(sets)
}

// EffortOf is a session's internal load: its rating of perceived exertion times
// its seconds, and whether it is rated (RULES.md 2.2). Mobility carries no load
// (clarification 11).
func EffortOf(s *model.Session) (effort model.Load, rated bool) {
	if s.Kind == model.Mobility {
		return 0, true
	}
	e := s.Effort()
	return model.Load(e.Duration).Times(int64(e.RPE)), e.RPE > 0
}
