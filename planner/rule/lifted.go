package rule

import "github.com/kneewise/kneewise/model"

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
// what was lifted in it as model.LiftedIn has it. An exercise that is done side by
// side has a stream for each; sets for both sides count on each. All other
// exercises have one stream, whatever sides their sets name.
func ExerciseLoads(lib *model.Library, lifted []model.Lifted) []ExerciseLoad {
	return AppendExerciseLoads(make([]ExerciseLoad, 0, len(lifted)), lib, lifted)
}

// AppendExerciseLoads appends what [ExerciseLoads] returns, for those who go
// through the sessions of many years.
func AppendExerciseLoads(all []ExerciseLoad, lib *model.Library, lifted []model.Lifted) []ExerciseLoad {
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
func appendLoads(all []ExerciseLoad, lib *model.Library, lifted []model.Lifted) []ExerciseLoad {
	e := exercise(lib, lifted[0].Exercise)
	sides := []model.Side{model.BothSides}
	if e.Unilateral {
		sides = []model.Side{model.Left, model.Right}
	}
	for _, side := range sides {
		var sum *model.Lifted // most often of one alone
		for i := range lifted {
			l := &lifted[i]
			if side != model.BothSides && l.Side != model.BothSides && l.Side != side {
				continue
			}
			if sum != nil {
				both := sum.Plus(*l)
				l = &both
			}
			sum = l
		}
		if sum != nil && (sum.Sets > 0 || sum.Short) {
			all = append(all, loadOf(&e, side, sum))
		}
	}
	return all
}

// loadOf puts a sum into the measure of the exercise. Body weight is not
// multiplied in: losing or gaining it is not training (RULES.md 2.2).
func loadOf(e *model.Exercise, side model.Side, sum *model.Lifted) ExerciseLoad {
	load := ExerciseLoad{
		Stream: Stream{Kind: ExerciseStream, Of: e.ID, Side: side},
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
