package adapt

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// OfferFrom is the score before a session from which on easing it is offered
// (RULES.md R34).
const OfferFrom = 3

// OfferKind is a way to go on with a session that the knee may not like.
type OfferKind string

// The ways, in the order they are offered; the first one offered is the default.
const (
	Ease      OfferKind = "ease"       // at four fifths
	LowImpact OfferKind = "low-impact" // another activity instead
	Skip      OfferKind = "skip"
)

// Offer is one way with its numbers.
type Offer struct {
	Kind OfferKind

	// For Ease: the exercises, and the planned effort; or, where no exercises
	// are listed, the distance at four fifths of the pace in the same time, or
	// four fifths of the time.
	Effort    model.Effort
	Exercises []Eased

	// For LowImpact: the activities of low impact, in the library's order.
	Activities []model.ID
}

// Eased is the work of one exercise, on one side at one weight, and four fifths
// of it.
type Eased struct {
	Exercise model.ID
	Side     model.Side
	Weight   model.Mass // zero for body weight
	Reps     int        // planned or done, without warm-up sets
	Hold     model.Seconds
	MostReps int // at the same weight
	MostHold model.Seconds
	// MostVolume is weight times repetitions in nanograms, repetitions alone
	// for body weight and seconds for holds: what a lighter weight has to keep
	// to as well.
	MostVolume model.Load
}

// Offers returns the ways to go on with a planned session when the worse knee's
// score before it is as given: none below 3, and none where the session does
// not train the knees (RULES.md R34). Distances are floored to step, the
// [rule.DistanceStep] of the person's units.
func (d *Diary) Offers(s *model.Session, before int, step model.Distance) []Offer {
	if before < OfferFrom || !judged(s) {
		return nil
	}
	ease := Offer{Kind: Ease, Effort: s.Plan, Exercises: d.eased(s)}
	if len(ease.Exercises) == 0 {
		ease.Effort = easedEffort(s.Plan, step)
	}
	offers := []Offer{ease}
	if d.lands(s) {
		if swap := d.lowImpact(); len(swap) > 0 {
			offers = append(offers, Offer{Kind: LowImpact, Activities: swap})
		}
	}
	return append(offers, Offer{Kind: Skip})
}

// easedEffort slows an effort with a distance down and shortens one without,
// or without one that is left of it. The hills of a shorter way shrink with it.
func easedEffort(e model.Effort, step model.Distance) model.Effort {
	e.Distance = model.Distance(model.Load(e.Distance).Permille(easedPermille).Floor(model.Load(step)))
	if e.Distance == 0 {
		e.Duration = model.Seconds(model.Load(e.Duration).Permille(easedPermille).Floor(model.Load(rule.DurationStep)))
	}
	e.Ascent = model.Distance(model.Load(e.Ascent).Permille(easedPermille))
	e.Descent = model.Distance(model.Load(e.Descent).Permille(easedPermille))
	return e
}

// lowImpact lists the activities of low impact.
func (d *Diary) lowImpact() []model.ID {
	var found []model.ID
	for _, a := range d.library.Activities {
		if a.Impact == model.LowImpact {
			found = append(found, a.ID)
		}
	}
	return found
}

// eased returns the exercises of a session that train the lower body, one entry
// for each weight and side in the order they first appear. What the library
// does not know is taken to train it.
func (d *Diary) eased(s *model.Session) []Eased {
	var all []Eased
	for _, p := range s.Prescriptions {
		if x, known := d.library.Exercise(p.Exercise); known && x.Regions&model.RegionLower == 0 {
			continue
		}
		sets := p.Sets
		if s.Status == model.Done {
			sets = p.Done
		}
		for _, set := range sets {
			if set.WarmUp {
				continue
			}
			i := slices.IndexFunc(all, func(e Eased) bool {
				return e.Exercise == p.Exercise && e.Side == set.Side && e.Weight == set.Weight
			})
			if i < 0 {
				i = len(all)
				all = append(all, Eased{Exercise: p.Exercise, Side: set.Side, Weight: set.Weight})
			}
			all[i].Reps += set.Reps
			all[i].Hold += set.Hold
		}
	}
	for i := range all {
		all[i].ease()
	}
	return all
}

func (e *Eased) ease() {
	e.MostReps = int(model.Load(e.Reps).Permille(easedPermille))
	e.MostHold = model.Seconds(model.Load(e.Hold).Permille(easedPermille))
	switch {
	case e.Reps == 0:
		e.MostVolume = model.Load(e.MostHold)
	case e.Weight == 0:
		e.MostVolume = model.Load(e.MostReps)
	default:
		e.MostVolume = model.Load(e.Weight).Times(int64(e.Reps)).Permille(easedPermille)
	}
}

// Prompt is what to say to a score during a session.
type Prompt string

// The prompts (RULES.md 2.5).
const (
	CarryOn   Prompt = ""
	EaseOff   Prompt = "ease-off"
	StopToday Prompt = "stop"
)

// During returns the prompt for a score given during a session.
func During(score int) Prompt {
	switch {
	case score >= redPeak:
		return StopToday
	case score >= amberPeak:
		return EaseOff
	default:
		return CarryOn
	}
}
