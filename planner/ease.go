package planner

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/planner/rule"
)

// Ease plans a session at less, for the sake of the knees: at four fifths of
// what it asks for, the first of [Planner.Offers] (RULES.md R34); or, AfterRed, at
// four fifths of the red sessions before it, where it asks for more (2.5). Cardio
// gets shorter; strength loses repetitions of the lower body from its last sets
// on, and weights stay.
type Ease struct {
	Session  model.ID
	AfterRed bool
}

func (op Ease) change(s *scene) (Change, Label, error) {
	whole, err := s.reader.Session(op.Session)
	if err != nil {
		return Change{}, Label{}, err
	}
	if whole.Status != model.Planned {
		return Change{}, Label{}, &model.Invalid{Field: "status", Code: model.CodeMismatch}
	}
	return s.alter(op.Session, ActionEase, func(eased *model.Session) {
		if op.AfterRed {
			s.keepToCaps(eased)
		} else {
			s.ease(eased)
		}
	})
}

// ease brings a whole session to what easing it offers.
func (st *state) ease(s *model.Session) {
	offers := st.knees.diary.Offers(s, adapt.OfferFrom, rule.DistanceStep(st.profile.Units))
	if len(offers) == 0 {
		return
	}
	s.Plan = offers[0].Effort
	for _, e := range offers[0].Exercises {
		lessen(s, func(p *model.Prescription, set *model.Set) bool {
			return p.Exercise == e.Exercise && set.Side == e.Side && set.Weight == e.Weight
		}, func() bool {
			reps, hold := 0, model.Seconds(0)
			for i := range s.Prescriptions {
				for _, set := range s.Prescriptions[i].Sets {
					if s.Prescriptions[i].Exercise == e.Exercise && set.Side == e.Side && set.Weight == e.Weight && !set.WarmUp {
						reps, hold = reps+set.Reps, hold+set.Hold
					}
				}
			}
			return reps > e.MostReps || hold > e.MostHold
		})
	}
}

// keepToCaps brings a whole session to the caps of its streams, and says whether
// it was over any.
func (st *state) keepToCaps(s *model.Session) bool {
	over := false
	for i := range st.knees.caps {
		c := &st.knees.caps[i]
		load := rule.CapLoad(st.library, c, s, st.lifted)
		if load <= c.Most {
			continue
		}
		over = true
		if s.Kind == model.Cardio {
			if fix := rule.Shorten(s, c.Measure, load-c.Most, rule.DistanceStep(st.profile.Units)); fix.Code == rule.FixShorten {
				s.Plan.Distance, s.Plan.Duration = fix.Distance, fix.Duration
			}
			continue
		}
		lessen(s, func(p *model.Prescription, set *model.Set) bool { return st.inStream(c.Stream, p.Exercise, set.Side) }, func() bool {
			return rule.CapLoad(st.library, c, s, st.lifted) > c.Most
		})
	}
	return over
}

// inStream says whether a set of an exercise counts in a stream of strength.
func (st *state) inStream(stream rule.Stream, exercise model.ID, side model.Side) bool {
	if stream.Kind == rule.SetStream {
		x, known := st.library.Exercise(exercise)
		return !known || x.Regions == 0 || x.Regions&model.RegionLower != 0
	}
	return stream.Of == exercise && (stream.Side == side || stream.Side == model.BothSides || side == model.BothSides)
}

// lessen takes repetitions, or ten seconds of a hold at a time, off the last of
// the work sets that take part, until there is no more too much. A set without
// any goes, and an exercise without sets.
func lessen(s *model.Session, part func(*model.Prescription, *model.Set) bool, tooMuch func() bool) {
	s.Prescriptions = slices.Clone(s.Prescriptions)
	for i := range s.Prescriptions {
		s.Prescriptions[i].Sets = slices.Clone(s.Prescriptions[i].Sets)
	}
	for i := len(s.Prescriptions) - 1; i >= 0; i-- {
		p := &s.Prescriptions[i]
		for k := len(p.Sets) - 1; k >= 0 && tooMuch(); {
			set := &p.Sets[k]
			if set.WarmUp || !part(p, set) {
				k--
				continue
			}
			set.Reps, set.Hold = max(0, set.Reps-1), max(0, set.Hold-rule.DurationStep)
			if set.Reps == 0 && set.Hold == 0 {
				p.Sets = slices.Delete(p.Sets, k, k+1)
				k--
			}
		}
	}
	s.Prescriptions = slices.DeleteFunc(s.Prescriptions, func(p model.Prescription) bool { return len(p.Sets) == 0 })
}
