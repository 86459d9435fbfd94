package rule_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

const (
	lb = model.Pound
	kg = model.Kilogram
)

// gym has an exercise of each sort.
var gym = &model.Library{Exercises: []model.Exercise{
	{ID: "leg-press", Name: "Leg press", Regions: model.RegionLower},
	{ID: "single-press", Name: "Single-leg press", Regions: model.RegionLower, Unilateral: true},
	{ID: "squat", Name: "Squat", Regions: model.RegionLower, BodyWeight: true},
	{ID: "plank", Name: "Plank", Regions: model.RegionCore, BodyWeight: true, Timed: true},
	{ID: "bench-press", Name: "Bench press", Regions: model.RegionPush},
}}

// sets are n equal ones.
func sets(n, reps int, weight model.Mass) []model.Set {
	return slices.Repeat([]model.Set{{Reps: reps, Weight: weight}}, n)
}

// lift is a planned lower-body session of some exercises.
func lift(t testing.TB, id, date string, prescriptions ...model.Prescription) *model.Session {
	t.Helper()
	s := strength(t, id, model.Lower, date)
	s.Prescriptions = prescriptions
	return s
}

func loadsIn(s *model.Session) []rule.ExerciseLoad { return rule.ExerciseLoads(gym, model.LiftedIn(s)) }

func TestExerciseLoads(t *testing.T) {
	stream := func(of model.ID, side model.Side) rule.Stream {
		return rule.Stream{Kind: rule.ExerciseStream, Of: of, Side: side}
	}
	warm := model.Set{Reps: 15, Weight: 10 * lb, WarmUp: true}
	left, right := model.Set{Reps: 8, Weight: 20 * lb, Side: model.Left}, model.Set{Reps: 10, Weight: 30 * lb, Side: model.Right}
	for _, c := range []struct {
		name string
		of   []model.Prescription
		want []rule.ExerciseLoad
	}{
		{
			"weight times repetitions, without warm-up sets",
			[]model.Prescription{{Exercise: "leg-press", Sets: append(sets(3, 10, 25*lb), warm)}},
			[]rule.ExerciseLoad{{Stream: stream("leg-press", ""), Measure: rule.ByVolume, Load: 750 * model.Load(lb), Sets: 3, Weight: 25 * lb, Lower: true}},
		},
		{
			"body weight is repetitions, whatever was put on top",
			[]model.Prescription{{Exercise: "squat", Sets: sets(3, 10, 5*kg)}},
			[]rule.ExerciseLoad{{Stream: stream("squat", ""), Measure: rule.ByReps, Load: 30, Sets: 3, Lower: true}},
		},
		{
			"holds are seconds",
			[]model.Prescription{{Exercise: "plank", Sets: []model.Set{{Hold: 20}, {Hold: 25}}}},
			[]rule.ExerciseLoad{{Stream: stream("plank", ""), Measure: rule.ByTime, Load: 45, Sets: 2}},
		},
		{
			"side by side",
			[]model.Prescription{{Exercise: "single-press", Sets: []model.Set{left, left, right}}},
			[]rule.ExerciseLoad{
				{Stream: stream("single-press", model.Left), Measure: rule.ByVolume, Load: 320 * model.Load(lb), Sets: 2, Weight: 20 * lb, Lower: true},
				{Stream: stream("single-press", model.Right), Measure: rule.ByVolume, Load: 300 * model.Load(lb), Sets: 1, Weight: 30 * lb, Lower: true},
			},
		},
		{
			"sets for both sides count on each",
			[]model.Prescription{{Exercise: "single-press", Sets: append(sets(2, 8, 20*lb), right)}},
			[]rule.ExerciseLoad{
				{Stream: stream("single-press", model.Left), Measure: rule.ByVolume, Load: 320 * model.Load(lb), Sets: 2, Weight: 20 * lb, Lower: true},
				{Stream: stream("single-press", model.Right), Measure: rule.ByVolume, Load: 620 * model.Load(lb), Sets: 3, Weight: 30 * lb, Lower: true},
			},
		},
		{
			"sides of an exercise for both add up, and so do its places in a session",
			[]model.Prescription{{Exercise: "bench-press", Sets: []model.Set{left}}, {Exercise: "squat", Sets: sets(1, 9, 0)}, {Exercise: "bench-press", Sets: []model.Set{right}}},
			[]rule.ExerciseLoad{
				{Stream: stream("bench-press", ""), Measure: rule.ByVolume, Load: 460 * model.Load(lb), Sets: 2, Weight: 30 * lb},
				{Stream: stream("squat", ""), Measure: rule.ByReps, Load: 9, Sets: 1, Lower: true},
			},
		},
		{
			"an exercise nobody knows is lower body and counts in repetitions",
			[]model.Prescription{{Exercise: "gone", Sets: sets(2, 5, 10*kg)}},
			[]rule.ExerciseLoad{{Stream: stream("gone", ""), Measure: rule.ByReps, Load: 10, Sets: 2, Lower: true}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := loadsIn(lift(t, "a", "2026-06-01", c.of...)); !slices.Equal(got, c.want) {
				t.Errorf("got %+v\nwant %+v", got, c.want)
			}
		})
	}
	ride := cardio(t, "a", "cycle", "2026-06-01")
	ride.Prescriptions = []model.Prescription{{Exercise: "squat", Sets: sets(1, 9, 0)}}
	if got := model.LiftedIn(ride); len(got) != 0 {
		t.Errorf("a ride lifts %+v", got)
	}
}

// TestLiftedAsDone: of a done session counts what was done, and whether that
// was all.
func TestLiftedAsDone(t *testing.T) {
	for _, c := range []struct {
		name  string
		did   []model.Set
		load  model.Load // pounds
		short bool
	}{
		{"as planned", sets(3, 10, 25*lb), 750, false},
		{"more", sets(4, 10, 26*lb), 1040, false},
		{"a repetition less", append(sets(2, 10, 25*lb), model.Set{Reps: 9, Weight: 25 * lb}), 725, true},
		{"a set less", sets(2, 15, 25*lb), 750, true},
		{"lighter", sets(3, 12, 24*lb), 864, true},
		{"nothing", nil, 0, true},
	} {
		s := done(lift(t, "a", "2026-06-01", model.Prescription{Exercise: "leg-press", Sets: sets(3, 10, 25*lb), Done: c.did}))
		got := loadsIn(s)
		if len(got) != 1 || got[0].Load != c.load*model.Load(lb) || got[0].Short != c.short {
			t.Errorf("%s: %+v, want %d lb, short %v", c.name, got, c.load, c.short)
		}
	}
}

// TestLiftedLosesNothing: what is added up has the volume and sets of the
// session, however its sets are spread.
func TestLiftedLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &model.Session{Kind: model.Full, Status: model.Planned}
		var volume model.Load
		n := 0
		for range rapid.IntRange(0, 5).Draw(t, "prescriptions") {
			p := model.Prescription{Exercise: rapid.SampledFrom(gym.Exercises).Draw(t, "exercise").ID}
			for range rapid.IntRange(0, 5).Draw(t, "sets") {
				set := model.Set{
					Reps: rapid.IntRange(0, model.MaxReps).Draw(t, "reps"), Weight: model.Mass(rapid.Int64Range(0, int64(model.MaxMass)).Draw(t, "weight")),
					Side:   rapid.SampledFrom([]model.Side{"", model.Left, model.Right}).Draw(t, "side"),
					WarmUp: rapid.Bool().Draw(t, "warm-up"),
				}
				p.Sets = append(p.Sets, set)
				if !set.WarmUp {
					n++
					volume = volume.Plus(model.Load(set.Weight).Times(int64(set.Reps)))
				}
			}
			s.Prescriptions = append(s.Prescriptions, p)
		}
		var gotVolume model.Load
		got := 0
		for _, l := range model.LiftedIn(s) {
			got += l.Sets
			gotVolume = gotVolume.Plus(l.Volume)
		}
		if got != n || gotVolume != volume {
			t.Fatalf("%d sets of %d, want %d of %d", got, gotVolume, n, volume)
		}
	})
}

func TestLowerSets(t *testing.T) {
	s := lift(t, "a", "2026-06-01",
		model.Prescription{Exercise: "leg-press", Sets: sets(3, 10, 25*lb)},
		model.Prescription{Exercise: "squat", Sets: sets(2, 10, 0)},
		model.Prescription{Exercise: "bench-press", Sets: sets(4, 10, 25*lb)},
		model.Prescription{Exercise: "single-press", Sets: []model.Set{
			{Reps: 8, Weight: lb, Side: model.Left}, {Reps: 8, Weight: lb, Side: model.Right}, {Reps: 8, Weight: lb, Side: model.Right},
		}},
	)
	if got := rule.LowerSets(loadsIn(s)); got != 7 { // 3, 2 and 2 for the right knee
		t.Errorf("%d sets, want 7", got)
	}
}

func TestEffortOf(t *testing.T) {
	s := strength(t, "a", model.Mobility, "2026-06-01")
	if got, rated := rule.EffortOf(s); got != 0 || !rated {
		t.Errorf("mobility: %d, %v", got, rated)
	}
	s = strength(t, "a", model.Lower, "2026-06-01")
	if got, rated := rule.EffortOf(s); got != 0 || rated {
		t.Errorf("not rated: %d, %v", got, rated)
	}
	s.Plan.RPE = 5
	if got, rated := rule.EffortOf(s); got != 18_000 || !rated {
		t.Errorf("an hour at 5: %d, %v", got, rated)
	}
}

// liftPass judges one week of sessions with a budget of a strength stream.
func liftPass(b rule.Budget, sessions ...*model.Session) rule.Pass {
	p := passOver(sessions, time.Monday)
	p.Library = gym
	b.Week = p.Weeks[0]
	p.Budgets = []rule.Budget{b}
	p.Lifted = model.LiftedIn
	p.NextWeight = func(_ model.ID, above model.Mass) (model.Mass, bool) { return above + lb, above < 200*lb }
	return p
}

var legPress = rule.Stream{Kind: rule.ExerciseStream, Of: "leg-press"}

// TestO13_LegPressDoubled is the budget and step of 25 to 50 lb, as
// planner/progress hands them in.
func TestO13_LegPressDoubled(t *testing.T) {
	pound := model.Load(lb)
	s := lift(t, "a", "2026-06-02", model.Prescription{Exercise: "leg-press", Sets: sets(3, 10, 50*lb)})
	b := rule.Budget{
		Stream: legPress, Measure: rule.ByVolume, Base: 750 * pound, Most: (750 * pound).Permille(1025), Planned: 1500 * pound,
		Reason: rule.Grow, Lift: rule.Lift{From: 25 * lb, To: 50 * lb, AtWeight: 4, Held: 4},
	}
	found := rule.Check(liftPass(b, s))
	volume := wantOne(t, only(rule.WeeklyLimit, found), rule.Violation)
	if volume.Args.Load != 1500*pound || volume.Args.Limit != 768*pound+pound*3/4 || volume.Where.Session != "a" || len(volume.Fixes) != 0 {
		t.Errorf("found %+v, want 1500 > 768.75 lb", volume)
	}
	step := wantOne(t, only(rule.WeightStep, found), rule.Violation)
	want := rule.Args{Stream: legPress, Measure: rule.ByWeight, Load: 50 * pound, Limit: 26 * pound, Base: 25 * pound, Count: 4}
	if step.Args != want || step.Where.Session != "a" {
		t.Errorf("found %+v, want %+v", step, want)
	}
	if step.Value() != int64(24*pound) {
		t.Errorf("value %d, want 24 lb", step.Value())
	}
}

// TestWeightStep: one increment, and only when it is banked: 25 to 26 lb takes
// two weeks at 2.5 %, 40 to 41 lb one.
func TestWeightStep(t *testing.T) {
	for _, c := range []struct {
		from, to model.Mass
		weeks    int
		growth   int
		most     model.Mass // zero: allowed
	}{
		{25, 25, 0, 25, 0},
		{25, 24, 0, 25, 0},
		{25, 26, 1, 25, 25},
		{25, 26, 2, 25, 0},
		{25, 27, 2, 25, 26},
		{25, 27, 100, 25, 26},
		{40, 41, 1, 25, 0},
		{40, 41, 0, 25, 40},
		{25, 26, 2, 0, 25},
		{25, 26, 1, 40, 0},
		{200, 201, 9, 25, 200}, // nothing heavier there
		{0, 50, 0, 25, 0},      // the first week is the base
	} {
		s := lift(t, "a", "2026-06-02", model.Prescription{Exercise: "leg-press", Sets: sets(3, 10, c.to*lb)})
		b := rule.Budget{Stream: legPress, Measure: rule.ByVolume, Lift: rule.Lift{From: c.from * lb, To: c.to * lb, AtWeight: c.weeks}}
		p := liftPass(b, s)
		p.Limits.Growth = c.growth
		found := only(rule.WeightStep, rule.Check(p))
		if c.most == 0 {
			wantNone(t, found)
			continue
		}
		if f := wantOne(t, found, rule.Violation); f.Args.Limit != model.Load(c.most*lb) {
			t.Errorf("%d to %d lb after %d weeks: %d lb at most, want %d", c.from, c.to, c.weeks, f.Args.Limit/model.Load(lb), c.most)
		}
		p.NextWeight = nil
		wantNone(t, only(rule.WeightStep, rule.Check(p)))
		p = liftPass(b, s)
		p.Lifted = nil
		wantNone(t, only(rule.WeightStep, rule.Check(p)))
	}
}

// TestAdvice: too many sets and too much effort are cautions about the last
// session that has a part in them.
func TestAdvice(t *testing.T) {
	legs := lift(t, "legs", "2026-06-02", model.Prescription{Exercise: "leg-press", Sets: sets(3, 10, 25*lb)})
	arms := lift(t, "arms", "2026-06-04", model.Prescription{Exercise: "bench-press", Sets: sets(3, 10, 25*lb)})
	arms.Plan.RPE = 5
	for _, c := range []struct {
		code    rule.Code
		stream  rule.StreamKind
		session model.ID
	}{
		{rule.SetsWeek, rule.SetStream, "legs"},
		{rule.InternalLoad, rule.EffortStream, "arms"},
	} {
		b := rule.Budget{Stream: rule.Stream{Kind: c.stream}, Base: 10, Most: 11, Planned: 11, Reason: rule.Grow}
		wantNone(t, rule.Check(liftPass(b, legs, arms)))
		b.Planned = 12
		f := wantOne(t, rule.Check(liftPass(b, legs, arms)), rule.Caution)
		if f.Rule != c.code || f.Where.Session != c.session || f.Value() != 1 {
			t.Errorf("found %+v, want %s about %s", f, c.code, c.session)
		}
	}
}

func TestStreamsHaveNames(t *testing.T) {
	for want, s := range map[string]rule.Stream{
		"impact":              {Kind: rule.ImpactStream},
		"family:run":          running,
		"exercise:lunge:left": {Kind: rule.ExerciseStream, Of: "lunge", Side: model.Left},
	} {
		if got := s.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
