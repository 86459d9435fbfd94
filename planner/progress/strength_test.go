package progress_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// gym is the library with an exercise of each sort.
var gym = &model.Library{
	Activities: library.Activities,
	Exercises: []model.Exercise{
		{ID: "leg-press", Name: "Leg press", Regions: model.RegionLower},
		{ID: "lunge", Name: "Lunge", Regions: model.RegionLower, BodyWeight: true, Unilateral: true},
		{ID: "squat", Name: "Squat", Regions: model.RegionLower, BodyWeight: true},
		{ID: "plank", Name: "Plank", Regions: model.RegionCore, BodyWeight: true, Timed: true},
		{ID: "bench-press", Name: "Bench press", Regions: model.RegionPush},
	},
}

var (
	legPress = rule.Stream{Kind: rule.ExerciseStream, Of: "leg-press"}
	squats   = rule.Stream{Kind: rule.ExerciseStream, Of: "squat"}
	setsWeek = rule.Stream{Kind: rule.SetStream}
	effort   = rule.Stream{Kind: rule.EffortStream}
)

// lift is a planned strength session in the week of June n weeks on, of sets
// that share so many repetitions.
func lift(n int, of model.ID, weight model.Mass, reps, sets int) *model.Session {
	s := &model.Session{
		ID: model.ID(fmt.Sprint(of, n)), Kind: model.Lower, Title: "x", Status: model.Planned,
		Date: june.Plus(n).Day(1), Plan: model.Effort{Duration: 45 * model.Minute},
	}
	p := model.Prescription{Exercise: of}
	for i := range sets {
		p.Sets = append(p.Sets, model.Set{Weight: weight, Reps: reps*(i+1)/sets - reps*i/sets})
	}
	s.Prescriptions = []model.Prescription{p}
	return s
}

// lifted is lift, done as planned.
func lifted(n int, of model.ID, weight model.Mass, reps, sets int) *model.Session {
	s := done(lift(n, of, weight, reps, sets))
	s.Prescriptions[0].Done = s.Prescriptions[0].Sets
	return s
}

// strength is a ledger that knows what sessions lift.
func strength(me *model.Profile, n int, evidence progress.Evidence, all ...*model.Session) *progress.Ledger {
	evidence.Lifted = model.LiftedIn
	return progress.NewLedger(gym, me, all, june.Plus(n).First, evidence)
}

// strengthFindings runs the rules over the week of June n weeks on.
func strengthFindings(me *model.Profile, l *progress.Ledger, n int, all ...*model.Session) []rule.Finding {
	w := june.Plus(n)
	return rule.Check(rule.Pass{
		Library: gym, Limits: me.Limits, Available: me.AvailableOn, Sessions: rule.NewTimeline(gym, all),
		From: w.First, To: w.Last(), Weeks: []model.Week{w}, Budgets: l.Budgets(w),
		Lifted:     model.LiftedIn,
		NextWeight: func(_ model.ID, above model.Mass) (model.Mass, bool) { return progress.Multiples(lb).Above(above) },
	})
}

func codes(found []rule.Finding) []rule.Code {
	var all []rule.Code
	for _, f := range found {
		all = append(all, f.Rule)
	}
	return all
}

// TestO13_LegPressDoubled: 25 to 50 lb, 3 x 10 once a week.
func TestO13_LegPressDoubled(t *testing.T) {
	me, pound := person(), model.Load(lb)
	for weeks := 1; weeks <= 6; weeks++ {
		var all []*model.Session
		for n := range weeks {
			all = append(all, lifted(n, "leg-press", 25*lb, 30, 3))
		}
		all = append(all, lift(weeks, "leg-press", 50*lb, 30, 3))
		l := strength(me, weeks, progress.Evidence{}, all...)
		found := strengthFindings(me, l, weeks, all...)
		if got := codes(found); !slices.Equal(got, []rule.Code{rule.WeeklyLimit, rule.WeightStep}) {
			t.Fatalf("after %d weeks: %v", weeks, got)
		}
		volume, step := found[0].Args, found[1].Args
		most := pound * 76875 / 100
		if saved := min(weeks, 4); saved > 1 { // one step may be saved up for, not a double one
			most = (750 * pound).Compound(1025, saved)
		}
		if volume.Load != 1500*pound || volume.Base != 750*pound || volume.Limit != most || found[0].Severity != rule.Violation {
			t.Errorf("after %d weeks: volume %+v, want at most %d", weeks, volume, most)
		}
		if step.Load != 50*pound || step.Base != 25*pound || step.Limit > 26*pound || step.Count != weeks || found[1].Severity != rule.Violation {
			t.Errorf("after %d weeks: step %+v", weeks, step)
		}
	}
}

// TestO15_BodyWeightSquats: 3 x 20 after 3 x 10; then what may be planned.
func TestO15_BodyWeightSquats(t *testing.T) {
	me := person()
	all := []*model.Session{lifted(0, "squat", 0, 30, 3), lift(1, "squat", 0, 60, 3)}
	l := strength(me, 1, progress.Evidence{}, all...)
	found := strengthFindings(me, l, 1, all...)
	if len(found) != 1 || found[0].Severity != rule.Violation || found[0].Args.Limit != 30 || found[0].Args.Load != 60 {
		t.Fatalf("found %+v, want 60 of 30", found)
	}
	all = all[:1]
	for n, want := range []struct {
		reps   int
		reason rule.Reason
	}{{30, rule.Grow}, {31, rule.GrowAccrued}, {31, rule.Grow}, {32, rule.GrowAccrued}} {
		b := budget(t, strength(me, n+1, progress.Evidence{}, all...), squats, june.Plus(n+1))
		wantLimit(t, b, want.reason, model.Load(want.reps))
		all = append(all, lifted(n+1, "squat", 0, want.reps, 3))
	}
}

// TestStrengthStreams: which budgets there are, in order, and none without word
// of what was lifted.
func TestStrengthStreams(t *testing.T) {
	me := person()
	var all []*model.Session
	for n := range 4 {
		s := lifted(n, "lunge", 0, 30, 3)
		s.Actual.RPE = 5
		ride := done(session("cycle", june.Plus(n).Day(3), 0, 1800))
		ride.Actual.RPE = 4
		all = append(all, s, ride, lifted(n, "plank", 0, 1, 1), lifted(n, "leg-press", 25*lb, 30, 3))
		all[len(all)-2].Prescriptions[0].Done = []model.Set{{Hold: 45}}
		all[len(all)-1].Actual.RPE, all[len(all)-2].Actual.RPE = 6, 3
	}
	var got []string
	for _, b := range strength(me, 4, progress.Evidence{}, all...).Budgets(june.Plus(4)) {
		got = append(got, fmt.Sprint(b.Stream, " ", b.Measure, " ", b.Base))
	}
	want := []string{
		"family:cycle time 1800", fmt.Sprint("exercise:leg-press volume ", 750*model.Load(lb)),
		"exercise:lunge:left reps 30", "exercise:lunge:right reps 30", "exercise:plank time 45",
		"sets sets 6", fmt.Sprint("effort effort ", 45*60*(5+6+3)+1800*4),
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got := len(ledger(me, june.Plus(4).First, all...).Budgets(june.Plus(4))); got != 1 {
		t.Errorf("%d budgets without word of what was lifted, want that of cycling", got)
	}
}

// TestFirstWeeks: the first week of an exercise is its base, the first two of S
// are free (RULES.md, clarification 4).
func TestFirstWeeks(t *testing.T) {
	me := person()
	all := []*model.Session{lifted(0, "squat", 0, 40, 4), lifted(1, "squat", 0, 40, 4)}
	l := strength(me, 2, progress.Evidence{}, all...)
	if got := l.Budgets(june); len(got) != 0 {
		t.Errorf("week 1 has %+v", got)
	}
	if got := l.Budgets(june.Plus(1)); len(got) != 1 || got[0].Stream != squats || got[0].Most != 41 {
		t.Errorf("week 2 has %+v, want 41 squats at most", got)
	}
	wantLimit(t, budget(t, l, setsWeek, june.Plus(2)), rule.Grow, 4)
}

// TestSetsAreSavedUpFor: a set more only when it is worth 2.5 % for each of at
// most four weeks, so never below ten (RULES.md 2.2, S).
func TestSetsAreSavedUpFor(t *testing.T) {
	me := person()
	for _, c := range []struct{ sets, weeks, most int }{
		{9, 12, 9},
		{10, 2, 10},
		{10, 3, 10},
		{10, 4, 11},
		{10, 12, 11},
		{14, 3, 15}, // 1.0714 is at most 1.025^3
		{14, 2, 14},
		{20, 2, 21},
		{40, 2, 41},
	} {
		var all []*model.Session
		for n := range c.weeks {
			all = append(all, lifted(n, "squat", 0, 10*c.sets, c.sets))
		}
		b := budget(t, strength(me, c.weeks, progress.Evidence{}, all...), setsWeek, june.Plus(c.weeks))
		if b.Most != model.Load(c.most) || b.Measure != rule.BySets || b.Last != model.Load(c.sets) {
			t.Errorf("%d sets for %d weeks: %+v, want %d at most", c.sets, c.weeks, b, c.most)
		}
		more := lift(c.weeks, "squat", 0, 10*c.sets, c.most+1)
		found := strengthFindings(me, strength(me, c.weeks, progress.Evidence{}, append(all, more)...), c.weeks, append(all, more)...)
		if len(found) != 1 || found[0].Rule != rule.SetsWeek || found[0].Severity != rule.Caution {
			t.Errorf("%d sets after %d: %+v, want a caution", c.most+1, c.sets, found)
		}
	}
}

// TestInternalLoad: more than 10 % above the level is worth a word, unless a
// session is not rated.
func TestInternalLoad(t *testing.T) {
	me := person()
	rated := func(n int, minutes model.Load, rpe int) *model.Session {
		s := done(session("cycle", june.Plus(n).Day(0), 0, 60*minutes))
		s.Actual.RPE = rpe
		return s
	}
	past := []*model.Session{rated(0, 30, 5), rated(1, 30, 5), rated(2, 30, 5)}
	for _, c := range []struct {
		minutes model.Load
		rpe     int
		found   int
	}{{33, 5, 0}, {30, 6, 1}, {34, 5, 1}, {24, 7, 1}, {90, 0, 0}} {
		all := append(slices.Clone(past), rated(3, c.minutes, c.rpe))
		l := strength(me, 4, progress.Evidence{}, all...)
		found := slices.DeleteFunc(strengthFindings(me, l, 3, all...), func(f rule.Finding) bool { return f.Rule != rule.InternalLoad })
		if len(found) != c.found || c.found > 0 && (found[0].Severity != rule.Caution || found[0].Args.Base != 9000) {
			t.Errorf("%d min at %d: %+v, want %d", c.minutes, c.rpe, found, c.found)
		}
	}
	l := strength(me, 4, progress.Evidence{}, past...)
	wantLimit(t, budget(t, l, effort, june.Plus(3)), rule.Grow, 9900)
}

// TestKneesDoNotHoldTheUpperBody: a red flag holds the lower body only.
func TestKneesDoNotHoldTheUpperBody(t *testing.T) {
	var all []*model.Session
	for n := range 2 {
		all = append(all, lifted(n, "leg-press", 40*lb, 40, 4), lifted(n, "bench-press", 40*lb, 40, 4))
	}
	l := strength(person(), 2, progress.Evidence{Flagged: func(model.Week) bool { return true }}, all...)
	wantLimit(t, budget(t, l, legPress, june.Plus(2)), rule.HoldFlag, 1600*model.Load(lb))
	wantLimit(t, budget(t, l, rule.Stream{Kind: rule.ExerciseStream, Of: "bench-press"}, june.Plus(2)), rule.Grow, 1640*model.Load(lb))
}

// TestLift: what a budget says about weights.
func TestLift(t *testing.T) {
	short := lifted(3, "leg-press", 26*lb, 29, 3)
	short.Prescriptions[0].Done = short.Prescriptions[0].Done[:2]
	all := []*model.Session{
		lifted(0, "leg-press", 25*lb, 30, 3), lifted(1, "leg-press", 25*lb, 30, 3),
		lifted(2, "leg-press", 26*lb, 29, 3), short, lifted(4, "leg-press", 26*lb, 29, 3),
		lifted(5, "leg-press", 26*lb, 29, 3),
	}
	for n, want := range []rule.Lift{
		1: {From: 25 * lb, To: 25 * lb, AtWeight: 1, Held: 1},
		2: {From: 25 * lb, To: 26 * lb, AtWeight: 2, Held: 2},
		3: {From: 26 * lb, To: 26 * lb, AtWeight: 1, Held: 1},
		4: {From: 26 * lb, To: 26 * lb, AtWeight: 1, Held: 1}, // not complete: as before
		5: {From: 26 * lb, To: 26 * lb, AtWeight: 2, Held: 2},
		6: {From: 26 * lb, AtWeight: 3, Held: 3},
	} {
		if n == 0 {
			continue
		}
		if got := budget(t, strength(person(), 6, progress.Evidence{}, all...), legPress, june.Plus(n)).Lift; got != want {
			t.Errorf("week %d: %+v, want %+v", n, got, want)
		}
	}
	red := progress.Evidence{Zone: func(_ rule.Stream, w model.Week) model.PainZone {
		if w == june.Plus(1) {
			return model.Red
		}
		return model.Green
	}}
	b := budget(t, strength(person(), 2, red, all[:2]...), legPress, june.Plus(2))
	wantLimit(t, b, rule.Cut, 600*model.Load(lb))
	if b.Lift != (rule.Lift{From: 25 * lb}) {
		t.Errorf("after red: %+v", b.Lift)
	}
}

// leaveOut leaves a done session with no more than so many repetitions.
func leaveOut(s *model.Session, reps int) {
	p := &s.Prescriptions[0]
	p.Done = slices.Clone(p.Sets)
	for i := range p.Done {
		p.Done[i].Reps = min(p.Done[i].Reps, reps)
		reps -= p.Done[i].Reps
	}
}

// TestStepsAreWithinTheLimits plans each week the next step of the last, over
// drawn weeks: neither the volume nor the weight is ever more than the ledger
// allows, unless something was left out, and then it is with the target cut to
// the limit.
func TestStepsAreWithinTheLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		me := person()
		me.Limits.Strict = rapid.Bool().Draw(t, "strict")
		me.Limits.Growth = rapid.SampledFrom([]int{0, 25, 25, 25, 100}).Draw(t, "growth")
		allComplete := rapid.Bool().Draw(t, "all complete")
		p := planGen.Draw(t, "plan")
		of, stream := model.ID("squat"), squats
		if rapid.Bool().Draw(t, "weighted") {
			of, stream, p.Weight = "leg-press", legPress, lb*model.Mass(rapid.IntRange(1, 60).Draw(t, "weight"))
		}
		choice := progress.Choice{Weights: progress.Multiples(lb), Growth: me.Limits.Growth, Strict: me.Limits.Strict}
		zones := map[int]model.PainZone{}
		evidence := progress.Evidence{Zone: func(_ rule.Stream, w model.Week) model.PainZone {
			return zones[w.First.DaysSince(june.First)/7]
		}}
		var all []*model.Session
		for n := range rapid.IntRange(2, 30).Draw(t, "weeks") {
			planned := append(slices.Clone(all), lift(n, of, p.Weight, p.Reps, p.Sets))
			if !allComplete && n > 0 {
				b := budget(t, strength(me, n, evidence, planned...), stream, june.Plus(n))
				p.Target = p.Within(b.Most)
				planned[n] = lift(n, of, p.Weight, p.Reps, p.Sets)
			}
			if p.Reps < max(2, p.Sets) {
				return // cut to nothing
			}
			for _, f := range strengthFindings(me, strength(me, n, evidence, planned...), n, planned...) {
				if f.Severity == rule.Violation {
					t.Fatalf("week %d: %+v of %+v", n, f, p)
				}
			}
			week := progress.Week{
				Zone:     rapid.SampledFrom([]model.PainZone{0, 0, 0, 0, 0, 0, model.Amber, model.Masked, model.Red}).Draw(t, "zone"),
				Complete: allComplete || rapid.IntRange(0, 6).Draw(t, "complete") > 0,
			}
			zones[n] = week.Zone
			did := lifted(n, of, p.Weight, p.Reps, p.Sets)
			if !week.Complete {
				leaveOut(did, rapid.IntRange(1, p.Reps-1).Draw(t, "done"))
			}
			all = append(all, did)
			p, _ = progress.NextStep(p, week, choice)
		}
	})
}
