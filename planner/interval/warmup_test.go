package interval

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
)

// O21: 9 blocks, one of 120 s and eight of 45 and 15 s, 600 s in all, with all
// four drills twice.
func TestO21_WarmUpProgram(t *testing.T) {
	block := func(exercise model.ID) model.Drill { return model.Drill{Exercise: exercise, Work: 45, Rest: 15} }
	r := WarmUp(WarmUpLower, false)
	want := []model.Drill{
		{Exercise: "march", Work: 120},
		block("butt-kicks"), block("side-shuffles"), block("high-knees"), block("squats"),
		block("butt-kicks"), block("side-shuffles"), block("high-knees"), block("squats"),
	}
	if diff := cmp.Diff(want, r.Drills); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := r.Length(); got != 600 {
		t.Errorf("%d s", got)
	}
}

func TestEveryWarmUpIsTenMinutes(t *testing.T) {
	easy := map[string][]model.ID{
		"warm-up-lower":               {ButtKicks, SideShuffles, HighKnees, Squats},
		"warm-up-lower-low-impact":    {HeelToSeatWalk, SideSteps, MarchingKnees, PartialSquats},
		"warm-up-upper":               {ArmCircles, WallPushUps, TrunkTurns, ShadowPunches},
		"warm-up-upper-low-impact":    {ArmCircles, WallPushUps, TrunkTurns, ShadowPunches},
		"warm-up-cycling":             {LegSwings, MarchingKnees, HeelRaises, HipHinges},
		"warm-up-cycling-low-impact":  {LegSwings, MarchingKnees, HeelRaises, HipHinges},
		"warm-up-swimming":            {ArmCircles, TrunkTurns, LegSwings, PartialSquats},
		"warm-up-swimming-low-impact": {ArmCircles, TrunkTurns, LegSwings, PartialSquats},
	}
	lengths := WarmUp(WarmUpLower, false)
	seen := map[model.ID]bool{}
	for _, v := range Variants {
		for _, sore := range []bool{false, true} {
			r := WarmUp(v, sore)
			seen[r.ID] = true
			if err := r.Validate(); err != nil {
				t.Errorf("%s: %v", r.ID, err)
			}
			if r.Length() != model.WarmUpLength {
				t.Errorf("%s: %d s", r.ID, r.Length())
			}
			var drills []model.ID
			for i, d := range r.Drills {
				drills = append(drills, d.Exercise)
				if d.Work != lengths.Drills[i].Work || d.Rest != lengths.Drills[i].Rest {
					t.Errorf("%s: drill %d lasts %d and %d s", r.ID, i, d.Work, d.Rest)
				}
			}
			round := easy[string(r.ID)]
			if want := slices.Concat([]model.ID{March}, round, round); !slices.Equal(drills, want) {
				t.Errorf("%s: %v, want %v", r.ID, drills, want)
			}
		}
	}
	if len(seen) != len(easy) {
		t.Errorf("%d routines, want %d", len(seen), len(easy))
	}
}

// Clarification 12: under load at most 90 degrees, 60 on sore days; free swings
// as far as is comfortable.
func TestClarification12_KneeFlexionOfEveryDrill(t *testing.T) {
	var used []model.ID
	for _, v := range Variants {
		for _, sore := range []bool{false, true} {
			for _, d := range WarmUp(v, sore).Drills {
				used = append(used, d.Exercise)
				if _, ok := MovementOf(d.Exercise); !ok {
					t.Errorf("%s: nothing is known about it", d.Exercise)
				}
			}
		}
	}
	var swings, sides, shallow []model.ID
	for _, m := range Movements {
		if !slices.Contains(used, m.Exercise) {
			t.Errorf("%s: no warm-up has it", m.Exercise)
		}
		if m.Flexion <= 0 || m.Flexion > 90 || m.SoreFlexion() <= 0 || m.SoreFlexion() > 60 {
			t.Errorf("%s: %d degrees, %d when sore", m.Exercise, m.Flexion, m.SoreFlexion())
		}
		if m.FreeSwing {
			swings = append(swings, m.Exercise)
		}
		if m.ChangesSide {
			sides = append(sides, m.Exercise)
		}
		if m.Flexion == 60 {
			shallow = append(shallow, m.Exercise)
		}
	}
	for name, c := range map[string]struct{ got, want []model.ID }{
		"swing free":    {swings, []model.ID{March, ButtKicks, HighKnees, HeelToSeatWalk, MarchingKnees, LegSwings}},
		"change sides":  {sides, []model.ID{SideShuffles, SideSteps, LegSwings}},
		"never go deep": {shallow, []model.ID{HeelToSeatWalk, SideSteps, MarchingKnees, PartialSquats}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%v %s, want %v", c.got, name, c.want)
		}
	}
	if m, _ := MovementOf(Squats); m.Flexion != 90 || m.SoreFlexion() != 60 {
		t.Errorf("squats: %+v", m)
	}
	if m, ok := MovementOf("leg-press"); ok || ChangesSide("leg-press") {
		t.Errorf("leg press: %+v", m)
	}
}

func TestVariantOfEverySession(t *testing.T) {
	for kind, want := range map[model.Kind]Variant{
		model.Upper: WarmUpUpper, model.Lower: WarmUpLower, model.Full: WarmUpLower, model.Mobility: "",
	} {
		if got, ok := VariantFor(kind, "", ""); got != want || ok != (want != "") {
			t.Errorf("%s: %q, %t", kind, got, ok)
		}
	}

	library, err := model.DecodeLibrary(assets.Activities, assets.Exercises, assets.Templates)
	do(t, "read the catalogue", err)
	variants := map[Variant][]model.ID{}
	for _, a := range library.Activities {
		family, impact := library.Family(a.ID)
		v, ok := VariantFor(model.Cardio, family, impact)
		if !ok {
			t.Errorf("%s: no warm-up", a.ID)
		}
		variants[v] = append(variants[v], a.ID)
	}
	want := map[Variant][]model.ID{
		WarmUpLower: {
			"run", "treadmill", "trail-run", "jump-rope", "plyometrics", "hiit", "tennis",
			"pickleball", "squash", "basketball", "football", "volleyball",
		},
		WarmUpUpper: {"arm-ergometer"},
		WarmUpCycling: {
			"walk", "brisk-walk", "hike", "stairs", "stair-climber", "elliptical", "dance", "golf", "cycle", "spin", "row",
		},
		WarmUpSwimming: {"swim", "water-aerobics", "aqua-jog"},
	}
	if diff := cmp.Diff(want, variants); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRoundsOfAWarmUp(t *testing.T) {
	r := WarmUp(WarmUpLower, true)
	var got [][2]int
	for i := range r.Drills {
		round, of := Round(&r, i)
		got = append(got, [2]int{round, of})
	}
	want := [][2]int{{1, 1}, {1, 2}, {1, 2}, {1, 2}, {1, 2}, {2, 2}, {2, 2}, {2, 2}, {2, 2}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The drills are none of the catalogue: there, each exercise trains something
// and can be planned in sets.
func TestDrillsAreNoExercisesOfTheCatalogue(t *testing.T) {
	library, err := model.DecodeLibrary(assets.Activities, assets.Exercises, assets.Templates)
	do(t, "read the catalogue", err)
	for _, m := range Movements {
		if e, ok := library.Exercise(m.Exercise); ok {
			t.Errorf("%s is also an exercise", e.ID)
		}
	}
}
