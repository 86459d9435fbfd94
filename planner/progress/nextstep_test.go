package progress_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
)

const (
	lb = model.Pound
	kg = model.Kilogram
)

var green = progress.Week{Complete: true}

// advised is the usual choice among some weights.
func advised(w progress.Weights) progress.Choice { return progress.Choice{Weights: w, Growth: 25} }

// plan is an exercise in its first week, with 8 to 12 repetitions a set.
func plan(weight model.Mass, reps, sets int) progress.Plan {
	return progress.Plan{Target: progress.Target{Weight: weight, Reps: reps}, Sets: sets, Least: 8, Most: 12}
}

// targets are those of so many weeks after complete green ones.
func targets(p progress.Plan, choice progress.Choice, weeks int) []progress.Target {
	var all []progress.Target
	for range weeks {
		p, _ = progress.NextStep(p, green, choice)
		all = append(all, p.Target)
	}
	return all
}

func wantTargets(t *testing.T, got []progress.Target, unit model.Mass, want ...[2]int) {
	t.Helper()
	for i, w := range want {
		if got[i] != (progress.Target{Weight: model.Mass(w[0]) * unit, Reps: w[1]}) {
			t.Errorf("week %d: %d x %d, want %d x %d", i+1, got[i].Weight/unit, got[i].Reps, w[0], w[1])
		}
	}
}

func TestO14_TwelveGreenWeeks(t *testing.T) {
	wantTargets(
		t, targets(plan(25*lb, 60, 6), advised(progress.Multiples(lb)), 12), lb,
		[2]int{25, 61},
		[2]int{26, 60},
		[2]int{26, 61},
		[2]int{27, 60},
		[2]int{27, 61},
		[2]int{28, 60},
		[2]int{28, 61},
		[2]int{29, 60},
		[2]int{29, 61},
		[2]int{30, 60},
		[2]int{30, 61},
		[2]int{31, 60},
	)
}

func TestO15_SquatSteps(t *testing.T) {
	p := plan(0, 30, 3)
	var got []int
	var accrued []int
	for range 4 {
		var step progress.Step
		p, step = progress.NextStep(p, green, advised(progress.Weights{}))
		got = append(got, p.Reps)
		if step.Code == progress.StepReps {
			accrued = append(accrued, step.Weeks)
		}
	}
	if !slices.Equal(got, []int{30, 31, 31, 32}) || !slices.Equal(accrued, []int{2, 2}) {
		t.Errorf("planned %v, saved up for %v weeks", got, accrued)
	}
}

// TestStepTables are the others of RULES.md 2.4.
func TestStepTables(t *testing.T) {
	t.Run("25 lb once a week", func(t *testing.T) {
		wantTargets(t, targets(plan(25*lb, 30, 3), advised(progress.Multiples(lb)), 7), lb,
			[2]int{25, 30}, [2]int{26, 29}, [2]int{26, 29}, [2]int{27, 28}, [2]int{27, 28}, [2]int{28, 27}, [2]int{28, 27})
	})
	t.Run("100 lb, 2-lb steps", func(t *testing.T) {
		wantTargets(t, targets(plan(100*lb, 60, 6), advised(progress.Multiples(2*lb)), 5), lb,
			[2]int{102, 60}, [2]int{104, 60}, [2]int{106, 60}, [2]int{108, 60}, [2]int{110, 60})
	})
	t.Run("20-kg bar, 2.5-kg steps", func(t *testing.T) {
		bar, err := progress.Barbell(20*kg, model.Plates{Weight: kg * 5 / 4, Count: 2}, model.Plates{Weight: kg * 5 / 2, Count: 4})
		if err != nil {
			t.Fatal(err)
		}
		wantTargets(t, targets(plan(20*kg, 60, 6), advised(bar), 5), kg/2,
			[2]int{40, 61}, [2]int{40, 62}, [2]int{40, 63}, [2]int{40, 64}, [2]int{45, 58})
	})
	t.Run("5-lb dumbbells, range 8 to 12, never", func(t *testing.T) {
		p, choice := plan(5*lb, 60, 6), advised(progress.Multiples(5*lb))
		var step progress.Step
		for range 104 {
			p, step = progress.NextStep(p, green, choice)
		}
		// 5 lb x 72 and 2.5 % are 369 lb: of 48 repetitions each has 7.69 lb.
		want := progress.Unlock{Weight: 369 * lb / 48, Most: 15}
		if p.Target != (progress.Target{Weight: 5 * lb, Reps: 72}) || step.Code != progress.StepNone || step.Unlock != want {
			t.Errorf("%+v, %+v; want %+v", p.Target, step, want)
		}
	})
	t.Run("5-lb dumbbells, range 6 to 15, week 29", func(t *testing.T) {
		p, choice := plan(5*lb, 60, 6), advised(progress.Multiples(5*lb))
		p.Least, p.Most = 6, 15
		for n, got := range targets(p, choice, 29) {
			if want := n + 1; want < 29 && got.Weight != 5*lb || want == 29 && got != (progress.Target{Weight: 10 * lb, Reps: 46}) {
				t.Fatalf("week %d: %+v", want, got)
			}
		}
	})
}

// TestNoStep says what would unlock one, and each of it does.
func TestNoStep(t *testing.T) {
	for _, c := range []struct {
		name   string
		plan   progress.Plan
		choice progress.Choice
		want   progress.Unlock
	}{
		{"coarse steps", plan(5*lb, 72, 6), advised(progress.Multiples(5 * lb)), progress.Unlock{Weight: 369 * lb / 48, Most: 15}},
		{"the heaviest is reached", plan(20*lb, 36, 3), advised(progress.Dumbbells(20 * lb)), progress.Unlock{Weight: 738 * lb / 24}},
		{"body weight at its most", plan(0, 36, 3), advised(progress.Weights{}), progress.Unlock{Sets: 4, Most: 13}},
		{"too few repetitions", progress.Plan{Target: progress.Target{Reps: 6}, Sets: 1, Least: 4, Most: 8}, advised(progress.Weights{}), progress.Unlock{}},
		{"no growth", plan(0, 30, 3), progress.Choice{}, progress.Unlock{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, step := progress.NextStep(c.plan, green, c.choice)
			if step.Code != progress.StepNone || step.Unlock != c.want {
				t.Fatalf("%+v, want %+v", step, c.want)
			}
			if step.To != c.plan.Target {
				t.Errorf("goes on with %+v", step.To)
			}
			if w := step.Unlock.Weight; w > 0 {
				smaller := advised(progress.Dumbbells(c.plan.Weight, w))
				if got := targets(c.plan, smaller, 40)[39]; got.Weight != w {
					t.Errorf("with %d ng next: %+v after 40 weeks", w, got)
				}
			}
			if most := step.Unlock.Most; most > 0 {
				wider := c.plan
				wider.Most = most
				if got := targets(wider, c.choice, 104)[103]; got.Weight == c.plan.Weight && got.Reps == c.plan.Reps {
					t.Errorf("with %d repetitions a set: %+v after two years", most, got)
				}
			}
		})
	}
}

// TestWait says how many more weeks a step takes.
func TestWait(t *testing.T) {
	for _, c := range []struct {
		plan   progress.Plan
		strict bool
		weeks  int
	}{
		{plan(25*lb, 30, 3), false, 1}, // 26 lb is banked after two
		{plan(25*lb, 30, 3), true, 1},  // also without saving up for more volume
		{plan(0, 30, 3), false, 1},
		{plan(0, 11, 1), false, 3}, // 12 of 11 are 9 %, four weeks' worth
	} {
		choice := advised(progress.Multiples(lb))
		choice.Strict = c.strict
		p, step := progress.NextStep(c.plan, green, choice)
		if step.Code != progress.StepWait || step.Weeks != c.weeks {
			t.Errorf("%+v: %+v, want %d weeks", c.plan, step, c.weeks)
			continue
		}
		for range c.weeks {
			if step.Code != progress.StepWait {
				t.Errorf("%+v: %+v came too early", c.plan, step)
			}
			p, step = progress.NextStep(p, green, choice)
		}
		if step.Code != progress.StepReps && step.Code != progress.StepWeight {
			t.Errorf("%+v: %+v after %d weeks", c.plan, step, c.weeks)
		}
	}
	choice := advised(progress.Weights{})
	choice.Strict = true
	if _, step := progress.NextStep(plan(0, 30, 3), green, choice); step.Code != progress.StepNone {
		t.Errorf("strict: %+v, want none: a repetition is 3.3 %%", step)
	}
}

// TestOtherWeeks: what is not complete and green holds, goes back or is cut.
func TestOtherWeeks(t *testing.T) {
	type week = progress.Week
	choice := advised(progress.Multiples(lb))
	grown, _ := progress.NextStep(plan(25*lb, 60, 6), green, choice) // 25 x 61
	for _, c := range []struct {
		name  string
		plan  progress.Plan
		weeks []week
		code  progress.StepCode
		want  progress.Target
	}{
		{"amber", grown, []week{{Zone: model.Amber, Complete: true}}, progress.StepAmber, grown.Target},
		{"masked", grown, []week{{Zone: model.Masked, Complete: true}}, progress.StepMasked, grown.Target},
		{"not complete", grown, []week{{}}, progress.StepIncomplete, grown.Target},
		{"amber and not complete", grown, []week{{Zone: model.Amber}}, progress.StepIncomplete, grown.Target},
		{"twice not complete", grown, []week{{}, {}}, progress.StepBack, progress.Target{Weight: 25 * lb, Reps: 60}},
		{"not complete, then complete", grown, []week{{}, green, {}}, progress.StepIncomplete, progress.Target{Weight: 26 * lb, Reps: 60}},
		{"twice not complete, nothing before", plan(25*lb, 60, 6), []week{{}, {}}, progress.StepBack, progress.Target{Weight: 25 * lb, Reps: 59}},
		{"back from the fewest", plan(25*lb, 48, 6), []week{{}, {}}, progress.StepBack, progress.Target{Weight: 24 * lb, Reps: 48}},
		{"red drops repetitions", grown, []week{{Zone: model.Red, Complete: true}}, progress.StepCut, progress.Target{Weight: 25 * lb, Reps: 48}},
		{"red drops weight then", plan(25*lb, 48, 6), []week{{Zone: model.Red}}, progress.StepCut, progress.Target{Weight: 20 * lb, Reps: 48}},
		{"red with body weight", plan(0, 30, 3), []week{{Zone: model.Red}}, progress.StepCut, progress.Target{Reps: 24}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := c.plan
			var step progress.Step
			for _, w := range c.weeks {
				p, step = progress.NextStep(p, w, choice)
			}
			if step.Code != c.code || p.Target != c.want || step.To != c.want {
				t.Errorf("%s %+v, want %s %+v", step.Code, p.Target, c.code, c.want)
			}
		})
	}
	// Held weeks stay saved up through an amber one, and are gone after a red.
	held, _ := progress.NextStep(plan(25*lb, 30, 3), green, choice)
	amber, _ := progress.NextStep(held, week{Zone: model.Amber, Complete: true}, choice)
	if _, step := progress.NextStep(amber, green, choice); step.Code != progress.StepWeight {
		t.Errorf("after amber: %+v", step)
	}
	red, _ := progress.NextStep(held, week{Zone: model.Red}, choice)
	if red.AtWeight != 0 || red.Held != 0 {
		t.Errorf("after red: %+v", red)
	}
}

func TestStepGrowth(t *testing.T) {
	_, step := progress.NextStep(progress.Plan{Target: progress.Target{Reps: 25}, Sets: 3, Least: 8, Most: 12, Held: 1}, green, advised(progress.Weights{}))
	if step.Growth() != 40 || step.Weeks != 2 { // the example of RULES.md 2.4
		t.Errorf("%+v: %d permille", step, step.Growth())
	}
}

func TestBilateral(t *testing.T) {
	left, right := plan(20*lb, 20, 2), plan(30*lb, 22, 2)
	left.Held, right.AtWeight = 2, 3
	got := progress.Bilateral(left, right)
	if got.Weight != 20*lb || got.Reps != 20 || got.Held != 0 || got.AtWeight != 0 { // RULES.md R17
		t.Errorf("planned %+v", got)
	}
	for _, c := range []struct {
		left, right model.Load
		want        bool
	}{{90, 100, false}, {89, 100, true}, {100, 89, true}, {100, 100, false}, {0, 0, false}, {0, 1, true}} {
		if got := progress.SidesDiffer(c.left, c.right); got != c.want {
			t.Errorf("%d and %d: %v", c.left, c.right, got)
		}
	}
}

// planGen draws an exercise with what there is to choose from.
var planGen = rapid.Custom(func(t *rapid.T) progress.Plan {
	least := rapid.IntRange(1, 12).Draw(t, "least")
	p := progress.Plan{
		Sets: rapid.SampledFrom([]int{1, 2, 3, 4, 6, 9}).Draw(t, "sets"), Least: least,
		Most: least + rapid.IntRange(0, 12).Draw(t, "range"),
	}
	p.Reps = rapid.IntRange(p.Sets*p.Least, p.Sets*p.Most).Draw(t, "reps")
	return p
})

var stepGen = rapid.SampledFrom([]model.Mass{lb, 2 * lb, 5 * lb, kg / 2, kg * 5 / 2})

// TestGrowthIsBounded: over any history no step is above its cap, and volume
// and weight stay below 1.025^t of where they began (RULES.md 2.4: the trend).
func TestGrowthIsBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := planGen.Draw(t, "plan")
		unit := stepGen.Draw(t, "step")
		if rapid.Bool().Draw(t, "weighted") {
			p.Weight = unit * model.Mass(rapid.IntRange(1, 40).Draw(t, "weight"))
		}
		choice := advised(progress.Multiples(unit))
		choice.Growth = rapid.SampledFrom([]int{0, 10, 25, 25, 25, 100}).Draw(t, "growth")
		choice.Strict = rapid.Bool().Draw(t, "strict")
		first := p.Target
		for n := 1; n <= 60; n++ {
			week := progress.Week{
				Zone:     rapid.SampledFrom([]model.PainZone{0, 0, 0, 0, 0, 0, model.Amber, model.Masked, model.Red}).Draw(t, "zone"),
				Complete: rapid.IntRange(0, 6).Draw(t, "complete") > 0,
			}
			before := p
			var step progress.Step
			p, step = progress.NextStep(p, week, choice)
			if p.Target != step.To || before.Target != step.From {
				t.Fatalf("%+v is not the step of %+v", p, step)
			}
			rose := step.Code == progress.StepWeight || step.Code == progress.StepReps
			if rose != (step.To != step.From && step.Code != progress.StepBack && step.Code != progress.StepCut) || rose && (!week.Complete || week.Zone != model.Green) {
				t.Fatalf("%+v after %+v", step, week)
			}
			if rose {
				grown(t, step.From, step.To, step.Weeks, choice.Growth)
				if step.Weeks > 4 || choice.Strict && step.Weeks > 1 || step.Weeks > 1 && step.To.Weight == step.From.Weight && step.To.Reps != step.From.Reps+1 {
					t.Fatalf("%+v", step)
				}
			}
			grown(t, first, p.Target, n, choice.Growth)
			if p.Weight > 0 && !within(p.Weight, first.Weight, n, choice.Growth) {
				t.Fatalf("%d lb after %d weeks from %d", p.Weight/lb, n, first.Weight/lb)
			}
		}
	})
}

// grown fails unless to is at most n weeks' growth above from.
func grown(t *rapid.T, from, to progress.Target, n, growth int) {
	if !within(max(1, to.Weight)*model.Mass(to.Reps), max(1, from.Weight)*model.Mass(from.Reps), n, growth) {
		t.Fatalf("%+v after %d weeks from %+v", to, n, from)
	}
}

func within(to, from model.Mass, n, growth int) bool {
	most := new(big.Rat).SetInt64(int64(from))
	for range n {
		most.Mul(most, big.NewRat(1000+int64(growth), 1000))
	}
	return new(big.Rat).SetInt64(int64(to)).Cmp(most) <= 0
}

// TestLongRun: with the conditions of RULES.md 2.4 the weight always rises in
// at most 4 N (rmax - rmin) + k weeks; without them it says that it never does.
func TestLongRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := planGen.Draw(t, "plan")
		unit := stepGen.Draw(t, "step")
		p.Weight = unit * model.Mass(rapid.IntRange(1, 40).Draw(t, "weight"))
		if p.Reps < 10 {
			return
		}
		choice := advised(progress.Multiples(unit))
		w, u := int64(p.Weight), int64(p.Weight+unit)
		k := 1
		for ; !within(model.Mass(u), model.Mass(w), k, 25); k++ {
		}
		// One repetition of rounding on either side; for coarse steps a lost
		// repetition has to fit the 0.975 floor.
		top, least := int64(p.Sets*p.Most), int64(p.Sets*p.Least)
		reachable := 1025*(top-1)*w >= 1000*(least+1)*u && (top-1)*w >= 8*u
		first := p.Weight
		var step progress.Step
		for n := range 4*p.Sets*(p.Most-p.Least) + k {
			if p, step = progress.NextStep(p, green, choice); p.Weight > first {
				return
			}
			if step.Code == progress.StepNone {
				if reachable {
					t.Fatalf("none in week %d: %+v", n+1, p)
				}
				return
			}
		}
		t.Fatalf("neither up nor said to be none: %+v", p)
	})
}

func TestWeights(t *testing.T) {
	dumbbells := progress.Dumbbells(10*kg, 5*kg, 0, -kg, 7*kg, 5*kg)
	bar, err := progress.Barbell(20*kg, model.Plates{Weight: 5 * kg, Count: 3}, model.Plates{Weight: 10 * kg, Count: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name         string
		of           progress.Weights
		m            model.Mass
		above, below model.Mass // zero: none
	}{
		{"multiples", progress.Multiples(lb), 25 * lb, 26 * lb, 24 * lb},
		{"between multiples", progress.Multiples(2 * lb), 25 * lb, 26 * lb, 24 * lb},
		{"the least multiple", progress.Multiples(lb), lb, 2 * lb, 0},
		{"nothing yet", progress.Multiples(lb), 0, lb, 0},
		{"the most there is", progress.Multiples(kg), model.MaxMass, 0, model.MaxMass - kg},
		{"dumbbells", dumbbells, 7 * kg, 10 * kg, 5 * kg},
		{"between dumbbells", dumbbells, 8 * kg, 10 * kg, 7 * kg},
		{"the heaviest", dumbbells, 10 * kg, 0, 7 * kg},
		{"the lightest", dumbbells, 5 * kg, 7 * kg, 0},
		{"a bar", bar, 20 * kg, 30 * kg, 0}, // one pair of 5 kg; the third has no other
		{"a bar with plates", bar, 40 * kg, 50 * kg, 30 * kg},
		{"a full bar", bar, 50 * kg, 0, 40 * kg},
		{"none", progress.Weights{}, 5 * kg, 0, 0},
	} {
		if got, ok := c.of.Above(c.m); ok != (c.above > 0) || ok && got != c.above {
			t.Errorf("%s: above is %d, %v", c.name, got, ok)
		}
		if got, ok := c.of.Below(c.m); ok != (c.below > 0) || ok && got != c.below {
			t.Errorf("%s: below is %d, %v", c.name, got, ok)
		}
	}
	for _, plates := range [][]model.Plates{
		{{Weight: -kg, Count: 2}}, {{Weight: kg, Count: -1}}, {{Weight: 0, Count: 2}}, {{Weight: model.MaxMass + 1, Count: 2}}, manyPlates(),
	} {
		if w, err := progress.Barbell(20*kg, plates...); err == nil {
			t.Errorf("%v make %v", plates, w)
		}
	}
	if _, err := progress.Barbell(-kg); err == nil {
		t.Error("a bar below zero")
	}
}

// manyPlates make more than a million weights.
func manyPlates() []model.Plates {
	var all []model.Plates
	for i := range 20 {
		all = append(all, model.Plates{Weight: model.Mass(1) << i, Count: 2})
	}
	return all
}

// TestAnyPlan: no input, however odd, makes it panic or hang.
func TestAnyPlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.IntRange(-3, model.MaxReps*model.MaxSets)
		p := progress.Plan{
			Target: progress.Target{Weight: model.Mass(rapid.Int64Range(0, int64(model.MaxMass)).Draw(t, "weight")), Reps: number.Draw(t, "reps")},
			Sets:   number.Draw(t, "sets"), Least: number.Draw(t, "least"), Most: number.Draw(t, "most"),
			AtWeight: number.Draw(t, "at weight"), Held: number.Draw(t, "held"), Incomplete: number.Draw(t, "incomplete"),
		}
		choice := progress.Choice{Weights: progress.Multiples(model.Mass(rapid.Int64Range(-1, int64(model.MaxMass)).Draw(t, "step"))), Growth: rapid.IntRange(0, 100).Draw(t, "growth")}
		week := progress.Week{Zone: model.PainZone(rapid.IntRange(0, 3).Draw(t, "zone")), Complete: rapid.Bool().Draw(t, "complete")}
		progress.NextStep(p, week, choice)
	})
}

func ExampleNextStep() {
	p := progress.Plan{Target: progress.Target{Weight: 25 * model.Pound, Reps: 60}, Sets: 6, Least: 8, Most: 12}
	choice := progress.Choice{Weights: progress.Multiples(model.Pound), Growth: 25}
	for range 2 {
		var step progress.Step
		p, step = progress.NextStep(p, progress.Week{Complete: true}, choice)
		fmt.Println(step.Code, p.Weight/model.Pound, "lb x", p.Reps)
	}
	// Output:
	// reps 25 lb x 61
	// weight 26 lb x 60
}
