package interval

import "github.com/kneewise/kneewise/model"

// The times of a warm-up (RULES.md 2.11): 120 s, then eight times 45 s and 15 s
// easy.
const (
	marchWork               = 2 * model.Minute
	drillWork model.Seconds = 45
	drillRest model.Seconds = 15
)

// SoreFrom is the score before a workout, of 10, from which on the low-impact
// warm-up is the one to offer (RULES.md 2.11).
const SoreFrom = 3

// Variant is which part of the body a warm-up is for.
type Variant string

// The variants. Cycling is also for rowing, the elliptical and other cardio
// that lands no harder than walking.
const (
	WarmUpLower    Variant = "lower"
	WarmUpUpper    Variant = "upper"
	WarmUpCycling  Variant = "cycling"
	WarmUpSwimming Variant = "swimming"
)

// Variants lists every variant in the order people see them.
var Variants = []Variant{WarmUpLower, WarmUpUpper, WarmUpCycling, WarmUpSwimming}

// The drills of the built-in warm-ups. They are no exercises of the catalogue:
// they carry no load and no one plans sets of them.
const (
	March          model.ID = "march"
	ButtKicks      model.ID = "butt-kicks"
	SideShuffles   model.ID = "side-shuffles"
	HighKnees      model.ID = "high-knees"
	Squats         model.ID = "squats"
	HeelToSeatWalk model.ID = "heel-to-seat-walk"
	SideSteps      model.ID = "side-steps"
	MarchingKnees  model.ID = "marching-knees"
	PartialSquats  model.ID = "partial-squats"
	ArmCircles     model.ID = "arm-circles"
	WallPushUps    model.ID = "wall-push-ups"
	TrunkTurns     model.ID = "trunk-turns"
	ShadowPunches  model.ID = "shadow-punches"
	LegSwings      model.ID = "leg-swings"
	HeelRaises     model.ID = "heel-raises"
	HipHinges      model.ID = "hip-hinges"
)

// The largest knee flexion drawn or cued for a leg under load, which is one
// with its foot on the ground, in degrees (RULES.md, clarification 12).
const (
	MaxFlexion     = 90
	MaxSoreFlexion = 60
)

// Movement is what is to know about a drill of the built-in warm-ups.
type Movement struct {
	Exercise model.ID
	// Flexion is the largest knee flexion of a leg under load, in degrees:
	// MaxFlexion or less.
	Flexion int
	// FreeSwing says that one leg at a time is off the ground. Its knee bends
	// as far as is comfortable, without a limit.
	FreeSwing bool
	// ChangesSide says that the sides change half-way.
	ChangesSide bool
}

// SoreFlexion is Flexion on a sore day: MaxSoreFlexion or less.
func (m Movement) SoreFlexion() int { return min(m.Flexion, MaxSoreFlexion) }

// Movements lists the drills of all built-in warm-ups. That the sides of side
// shuffles change is RULES.md 2.11; it holds for side steps, which take their
// place, and for leg swings, which are done standing on the other leg.
var Movements = []Movement{
	{Exercise: March, Flexion: MaxFlexion, FreeSwing: true},
	{Exercise: ButtKicks, Flexion: MaxFlexion, FreeSwing: true},
	{Exercise: SideShuffles, Flexion: MaxFlexion, ChangesSide: true},
	{Exercise: HighKnees, Flexion: MaxFlexion, FreeSwing: true},
	{Exercise: Squats, Flexion: MaxFlexion},
	{Exercise: HeelToSeatWalk, Flexion: MaxSoreFlexion, FreeSwing: true},
	{Exercise: SideSteps, Flexion: MaxSoreFlexion, ChangesSide: true},
	{Exercise: MarchingKnees, Flexion: MaxSoreFlexion, FreeSwing: true},
	{Exercise: PartialSquats, Flexion: MaxSoreFlexion},
	{Exercise: ArmCircles, Flexion: MaxFlexion},
	{Exercise: WallPushUps, Flexion: MaxFlexion},
	{Exercise: TrunkTurns, Flexion: MaxFlexion},
	{Exercise: ShadowPunches, Flexion: MaxFlexion},
	{Exercise: LegSwings, Flexion: MaxFlexion, FreeSwing: true, ChangesSide: true},
	{Exercise: HeelRaises, Flexion: MaxFlexion},
	{Exercise: HipHinges, Flexion: MaxFlexion},
}

// MovementOf is what is to know about a drill, if it is one of the built-in.
func MovementOf(exercise model.ID) (Movement, bool) {
	for _, m := range Movements {
		if m.Exercise == exercise {
			return m, true
		}
	}
	return Movement{}, false
}

// ChangesSide says whether the sides of a drill change half-way.
func ChangesSide(exercise model.ID) bool {
	m, _ := MovementOf(exercise)
	return m.ChangesSide
}

// WarmUp is the built-in routine of a variant, exactly [model.WarmUpLength] long, or
// the one of the lower body if there is no such variant. Sore gives the
// low-impact moves: offer it from SoreFrom on, and on amber. Those of the other
// variants land softly anyway and stay. Its title is its ID, for ui/ to
// translate.
func WarmUp(v Variant, sore bool) model.Routine {
	id := "warm-up-" + model.ID(v)
	var drills []model.ID
	switch v {
	case WarmUpUpper:
		drills = []model.ID{ArmCircles, WallPushUps, TrunkTurns, ShadowPunches}
	case WarmUpCycling:
		drills = []model.ID{LegSwings, MarchingKnees, HeelRaises, HipHinges}
	case WarmUpSwimming:
		drills = []model.ID{ArmCircles, TrunkTurns, LegSwings, PartialSquats}
	default:
		id = "warm-up-" + model.ID(WarmUpLower)
		drills = []model.ID{ButtKicks, SideShuffles, HighKnees, Squats}
		if sore {
			drills = []model.ID{HeelToSeatWalk, SideSteps, MarchingKnees, PartialSquats}
		}
	}
	if sore {
		id += "-low-impact"
	}
	r := model.Routine{ID: id, Title: string(id), Drills: []model.Drill{{Exercise: March, Work: marchWork}}}
	for range 2 {
		for _, drill := range drills {
			r.Drills = append(r.Drills, model.Drill{Exercise: drill, Work: drillWork, Rest: drillRest})
		}
	}
	return r
}

// VariantFor is the warm-up for a session of a kind; for cardio, of an
// activity's family with its impact, as [model.Library.Family] has them.
// Mobility needs none.
//
// RULES.md 2.11 names strength, running and other high impact, cycling, rowing,
// elliptical and swimming. Ours are: in water as for swimming, the arm
// ergometer as for the upper body, and the rest (walking, stairs, dancing,
// golf) as for cycling, so that no warm-up lands harder than what it is for.
func VariantFor(kind model.Kind, family model.ID, impact model.Impact) (v Variant, ok bool) {
	switch {
	case kind == model.Upper:
		return WarmUpUpper, true
	case kind.Strength():
		return WarmUpLower, true
	case kind != model.Cardio:
		return "", false
	case impact == model.HighImpact:
		return WarmUpLower, true
	}
	switch family {
	case "swim", "water-aerobics":
		return WarmUpSwimming, true
	case "arm-ergometer":
		return WarmUpUpper, true
	}
	return WarmUpCycling, true
}

// Round says which of the times that its exercise comes in the routine a drill
// is, from 1, and how many there are. Of a built-in warm-up the first round is
// easy and the second moderate (RULES.md 2.11).
func Round(r *model.Routine, drill int) (round, of int) {
	for i, d := range r.Drills {
		if d.Exercise != r.Drills[drill].Exercise {
			continue
		}
		of++
		if i <= drill {
			round++
		}
	}
	return round, of
}
