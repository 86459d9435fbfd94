package adapt_test

import (
	"slices"
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
)

// TestR34_Offer is the acceptance of RULES.md R34: 4 before 60 repetitions at 26
// lb gives 48 at 26 lb, or a lighter weight with at most 1248.
func TestR34_Offer(t *testing.T) {
	s := &model.Session{Kind: model.Lower, Status: model.Planned, Plan: model.Effort{Duration: model.Hour}}
	s.Prescriptions = []model.Prescription{
		{Exercise: "leg-press", Sets: slices.Concat(
			[]model.Set{{Reps: 15, Weight: 10 * model.Pound, WarmUp: true}},
			slices.Repeat([]model.Set{{Reps: 10, Weight: 26 * model.Pound}}, 6),
		)},
		{Exercise: "bench-press", Sets: []model.Set{{Reps: 10, Weight: 40 * model.Pound}}},
	}
	offers := newBook().read().Offers(s, 4, model.Kilometre/100)
	wantOffers(t, offers, adapt.Ease, adapt.LowImpact, adapt.Skip)
	want := adapt.Eased{
		Exercise: "leg-press", Weight: 26 * model.Pound, Reps: 60, MostReps: 48,
		MostVolume: 1248 * model.Load(model.Pound),
	}
	if got := offers[0].Exercises; len(got) != 1 || got[0] != want {
		t.Errorf("eased %+v, want %+v", got, want)
	}
	if offers[0].Effort != s.Plan {
		t.Errorf("effort %+v, want as planned", offers[0].Effort)
	}
	if got := offers[1].Activities; !slices.Equal(got, []model.ID{"cycle", "swim"}) {
		t.Errorf("instead: %v", got)
	}
}

func wantOffers(t *testing.T, offers []adapt.Offer, want ...adapt.OfferKind) {
	t.Helper()
	var got []adapt.OfferKind
	for _, o := range offers {
		got = append(got, o.Kind)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("offers %q, want %q", got, want)
	}
}

func TestOffers(t *testing.T) {
	d := newBook().read()
	effort := func(distance model.Distance, minutes model.Seconds) model.Effort {
		return model.Effort{Distance: distance, Duration: minutes * model.Minute}
	}
	run := &model.Session{Kind: model.Cardio, Activity: "run", Plan: effort(5*model.Kilometre, 31)}
	run.Plan.Ascent = 20 * model.Metre
	wantOffers(t, d.Offers(run, 2, 1)) // R34: from 3 on
	offers := d.Offers(run, 3, model.Kilometre/100)
	wantOffers(t, offers, adapt.Ease, adapt.LowImpact, adapt.Skip)
	want := effort(4*model.Kilometre, 31)
	want.Ascent = 16 * model.Metre
	if offers[0].Effort != want {
		t.Errorf("a run: %+v, want %+v", offers[0].Effort, want)
	}

	run.Plan = effort(0, 31)
	if got := d.Offers(run, 10, model.Kilometre/100)[0].Effort; got != (model.Effort{Duration: 24*model.Minute + 40}) {
		t.Errorf("31 minutes: %+v", got)
	}
	run.Plan = effort(3*model.Metre, 31)
	if got := d.Offers(run, 10, model.Kilometre/100)[0].Effort; got != (model.Effort{Duration: 24*model.Minute + 40}) {
		t.Errorf("3 metres: %+v", got)
	}

	swim := &model.Session{Kind: model.Cardio, Activity: "swim", Plan: effort(model.Kilometre, 30)}
	wantOffers(t, d.Offers(swim, 5, 1), adapt.Ease, adapt.Skip)
	for _, kind := range []model.Kind{model.Upper, model.Mobility} {
		wantOffers(t, d.Offers(&model.Session{Kind: kind, Plan: effort(0, 30)}, 5, 1))
	}
}

// Holds, body weight and sides are eased by themselves.
func TestEasedSets(t *testing.T) {
	s := &model.Session{Kind: model.Full, Status: model.Planned, Prescriptions: []model.Prescription{
		{Exercise: "own", Sets: []model.Set{{Hold: 31}, {Hold: 30}}},
		{Exercise: "lunge", Sets: []model.Set{{Reps: 7, Side: model.Left}, {Reps: 5, Side: model.Right}, {Reps: 4, Side: model.Left}}},
	}}
	want := []adapt.Eased{
		{Exercise: "own", Hold: 61, MostHold: 48, MostVolume: 48},
		{Exercise: "lunge", Side: model.Left, Reps: 11, MostReps: 8, MostVolume: 8},
		{Exercise: "lunge", Side: model.Right, Reps: 5, MostReps: 4, MostVolume: 4},
	}
	if got := newBook().read().Offers(s, 3, 1)[0].Exercises; !slices.Equal(got, want) {
		t.Errorf("eased %+v, want %+v", got, want)
	}
}

func TestDuring(t *testing.T) {
	for score, want := range map[int]adapt.Prompt{
		0: adapt.CarryOn, 2: adapt.CarryOn, 3: adapt.EaseOff, 5: adapt.EaseOff, 6: adapt.StopToday, 10: adapt.StopToday,
	} {
		if got := adapt.During(score); got != want {
			t.Errorf("%d: %q, want %q", score, got, want)
		}
	}
}
