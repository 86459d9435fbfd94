package arrange

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestEqualsTrialOfEveryPlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 2, 3, 20_000)
		want, cost := p.bestByTrial()
		a, err := Solve(p)
		if err != nil {
			t.Fatal(err)
		}
		if a.Cost != cost {
			t.Fatalf("cost %d, want %d\nplan %v\nwant %v", a.Cost, cost, a.Days, want)
		}
		if !slices.Equal(a.Days, want) {
			t.Fatalf("plan %v\nwant %v, of the same cost %d", a.Days, want, cost)
		}
	})
}

func TestReasonsEqualTrialOfEveryWeek(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 2, 2, 1e18)
		p.PerWeek.Cardio = min(p.PerWeek.Cardio, 2)
		a, err := Solve(p)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p.missedByTrial(a.Days), a.Missed); diff != "" {
			t.Fatalf("missed (-want +got):\n%s\nplan %v", diff, a.Days)
		}
	})
}

// Large problems, which nobody can try out: every hard constraint is kept, the
// cost is that of the plan, and no other choice on any one or two adjacent
// days is better or equally good with a greater code.
func TestKeepsConstraintsAndCannotBeImproved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 5, MaxActivities, 1e300)
		a, err := Solve(p)
		if err != nil {
			t.Fatal(err)
		}
		if !p.allowedPlan(a.Days) {
			t.Fatalf("breaks a hard constraint: %v", a.Days)
		}
		if cost := p.costOf(a.Days); cost != a.Cost {
			t.Fatalf("cost %d, the plan costs %d", a.Cost, cost)
		}
		i := rapid.IntRange(0, len(a.Days)-2).Draw(t, "day")
		code := func(s Slot) int { return slices.Index(p.slots(), s) } // smaller is greater
		other := slices.Clone(a.Days)
		for _, first := range p.slots() {
			for _, second := range p.slots() {
				other[i], other[i+1] = first, second
				if !p.allowedPlan(other) {
					continue
				}
				greater := code(first) < code(a.Days[i]) || first == a.Days[i] && code(second) < code(a.Days[i+1])
				if cost := p.costOf(other); cost < a.Cost || cost == a.Cost && greater {
					t.Fatalf("cost %d with %v, %v on day %d, found %d with %v", cost, first, second, i, a.Cost, a.Days[i:i+2])
				}
			}
		}
	})
}

// The bounds between levels only save work: without them every state of a
// problem costs the same.
func TestBoundsChangeNoCost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 1, 4, 1e300)
		p.PerWeek.Cardio = rapid.IntRange(2, 6).Draw(t, "more cardio")
		p.Weights.SameActivity = rapid.IntRange(1, 5).Draw(t, "same activity")
		bounded, free := newSolver(&p), newSolver(&p)
		free.counts = free.counts[len(free.counts)-1:]
		free.levels = free.levels[:1]
		exact, every := bounded.load(0), free.load(0)
		for y := range slot(4 * (len(p.Activities) + 1)) {
			b := border(y, None)
			if got, want := exact.value(exact.enter(b)), every.value(every.enter(b)); got != want {
				t.Fatalf("after slot %d the week costs %d, want %d", y, got, want)
			}
		}
	})
}

// The shortcut for weeks that repeat changes nothing: with a cost that every
// plan pays and that is another one each week, no two weeks are alike.
func TestRepeatedWeeksEqualUnevenOnes(t *testing.T) {
	even := typical(MaxWeeks)
	even.PerWeek.Cardio = 5
	even.Before = [2]Slot{{Strength: Full}, {Cardio: "run"}}
	uneven := even
	uneven.Days = slices.Clone(even.Days)
	extra := 0
	for i := 5; i < len(uneven.Days); i += daysPerWeek { // the closed day
		uneven.Days[i].Cost.Strength = map[Strength]int{None: i}
		extra += i
	}
	want, got := solve(t, even), solve(t, uneven)
	if cost := even.costOf(want.Days); cost != want.Cost {
		t.Errorf("cost %d, the plan costs %d", want.Cost, cost)
	}
	want.Cost += extra
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("answers differ (-even +uneven):\n%s", diff)
	}
}

func TestFixedDays(t *testing.T) {
	runDay := &Slot{Cardio: "run"}
	week := func(change func(p *Problem)) Problem {
		p := openWeek(Day{Sessions: 1, Strength: []Strength{Upper, Lower}, Cardio: []string{"run", "swim"}}, run, swim)
		p.Weights = Weights{}
		change(&p)
		return p
	}
	tests := []struct {
		name             string
		problem          Problem
		cost             int
		strength, cardio string
		missed           []Missed
	}{
		{
			name: "two runs in a row stay and a third does not come near",
			problem: week(func(p *Problem) {
				p.Days[2].Fixed, p.Days[3].Fixed = runDay, runDay
				p.PerWeek.Cardio, p.PerWeek.Activities = 3, map[string]int{"run": 3}
			}),
			strength: "- - - - - - -", cardio: "run - run run - - -",
		},
		{
			name: "more than the aim counts and adds nothing",
			problem: week(func(p *Problem) {
				p.Days[0].Fixed, p.Days[1].Fixed = &Slot{Strength: Full}, &Slot{Strength: Full, Cardio: "swim"}
				p.PerWeek.Upper, p.PerWeek.Lower, p.PerWeek.Cardio = 1, 3, 1
			}),
			strength: "F F - L - - -", cardio: "- swim - - - - -",
		},
		{
			name: "all days done is no failure",
			problem: week(func(p *Problem) {
				for i := range p.Days {
					p.Days[i].Fixed = &Slot{Strength: Full, Cardio: "run"}
				}
				p.PerWeek.RestDays = 6
			}),
			strength: "F F F F F F F", cardio: "run run run run run run run",
		},
		{
			name: "a fixed day after a free one keeps it free of its own kind",
			problem: week(func(p *Problem) {
				p.Days[1].Fixed = &Slot{Strength: Lower}
				for i := 3; i < daysPerWeek; i++ {
					p.Days[i].Sessions = 0
				}
				p.PerWeek.Lower = 2
			}),
			cost: 1000, strength: "- L - - - - -", cardio: "- - - - - - -",
			missed: []Missed{{1, "lower", 1, []Reason{Availability, RestGap, Blocked}}},
		},
		{
			name: "what was done before the first day is not judged against fixed days",
			problem: week(func(p *Problem) {
				p.Before[1] = Slot{Strength: Lower, Cardio: "run"}
				p.Days[0].Fixed = &Slot{Strength: Lower, Cardio: "run"}
				p.PerWeek.Lower, p.PerWeek.Cardio = 1, 1
			}),
			strength: "L - - - - - -", cardio: "run - - - - - -",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := solve(t, tt.problem)
			wantPlan(t, a, tt.cost, tt.strength, tt.cardio)
			wantMissed(t, a, tt.missed...)
		})
	}
}

func TestReasons(t *testing.T) {
	all := []string{"run", "rope", "swim"}
	week := func(change func(p *Problem)) Problem {
		p := openWeek(Day{Sessions: 1, Cardio: all}, run, rope, swim)
		change(&p)
		return p
	}
	only := func(p *Problem, names ...string) {
		for i := range p.Days {
			p.Days[i].Cardio = names
		}
	}
	tests := []struct {
		reason  string
		problem Problem
		missed  []Missed
	}{
		{"availability", week(func(p *Problem) {
			for i := 1; i < daysPerWeek; i++ {
				p.Days[i].Sessions = 0
			}
			p.PerWeek.Cardio = 2
		}), []Missed{{1, "cardio", 1, []Reason{Availability}}}},
		{"blocked", week(func(p *Problem) {
			for i := 1; i < daysPerWeek; i++ {
				p.Days[i].Blocked.Cardio = all
			}
			p.PerWeek.Cardio = 2
		}), []Missed{{1, "cardio", 1, []Reason{Blocked}}}},
		{"variety or another kind", week(func(p *Problem) {
			only(p, "swim")
			p.PerWeek.Cardio = 5
		}), []Missed{{1, "cardio", 1, []Reason{Availability, Variety}}}},
		{"impact on adjacent days", week(func(p *Problem) {
			only(p, "run", "rope")
			p.PerWeek.Cardio, p.PerWeek.HighImpact = 5, 7
		}), []Missed{{1, "cardio", 1, []Reason{Availability, ImpactAdjacent}}}},
		{"impact in the week", week(func(p *Problem) {
			only(p, "run")
			p.PerWeek.Cardio = 4
		}), []Missed{{1, "cardio", 1, []Reason{Availability, ImpactWeek}}}},
		{"rest days", week(func(p *Problem) {
			p.PerWeek.Cardio, p.PerWeek.RestDays = 5, 3
		}), []Missed{{1, "cardio", 1, []Reason{RestDays}}}},
		{"a wanted activity beside enough cardio", week(func(p *Problem) {
			only(p, "swim")
			p.PerWeek.Cardio, p.PerWeek.Activities = 2, map[string]int{"run": 1}
		}), []Missed{{1, "run", 1, []Reason{Availability}}}},
		{"more wanted than the aim allows has no reason", week(func(p *Problem) {
			p.PerWeek.Cardio, p.PerWeek.Activities = 1, map[string]int{"run": 1, "swim": 1}
		}), []Missed{{1, "run", 1, []Reason{}}}},
		{"dearer than missing it has no reason", week(func(p *Problem) {
			p.Weights.AdjacentDays, p.Weights.SameActivity = 1000, 1000
			only(p, "swim")
			p.Before[1] = Slot{Cardio: "swim"}
			for i := range p.Days {
				p.Days[i].Cost.Cardio = map[string]int{"swim": 1000}
			}
			p.PerWeek.Cardio = 2
		}), []Missed{{1, "cardio", 1, []Reason{}}}},
		{"every week by itself", func() Problem {
			p := week(func(p *Problem) { p.PerWeek.Cardio, p.PerWeek.RestDays = 5, 3 })
			p.Weeks, p.Days = 2, append(p.Days, p.Days...)
			return p
		}(), []Missed{{1, "cardio", 1, []Reason{RestDays}}, {2, "cardio", 1, []Reason{RestDays}}}},
		{"weeks alike but for what is blocked and what is not offered", func() Problem {
			p := week(func(p *Problem) { only(p) })
			p.PerWeek.Cardio, p.PerWeek.RestDays = 1, 0
			p.Weeks, p.Days = 2, append(p.Days, p.Days...)
			for i := range p.Days[daysPerWeek:] {
				p.Days[daysPerWeek+i].Cardio = all
				p.Days[daysPerWeek+i].Blocked.Cardio = all
			}
			return p
		}(), []Missed{{1, "cardio", 1, []Reason{Availability}}, {2, "cardio", 1, []Reason{Blocked}}}},
		{"the next week's first day", twoWeeks(2, 6, 7), []Missed{{1, "lower", 1, []Reason{Availability, RestGap}}}},
		{"the next week's first day, from the day before last", twoWeeks(3, 5, 7), []Missed{{1, "lower", 1, []Reason{Availability, RestGap}}}},
		{"the next week's second day", twoWeeks(3, 6, 8), []Missed{{1, "lower", 1, []Reason{Availability, RestGap}}}},
		{"fixed days over the border, one apart", fixedAcross(6, 7), fixedAcrossMissed},
		{"fixed days over the border, two apart", fixedAcross(5, 7), fixedAcrossMissed},
		{"fixed days over the border, the second day", fixedAcross(6, 8), fixedAcrossMissed},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) { wantMissed(t, solve(t, tt.problem), tt.missed...) })
	}
}

// twoWeeks wants lower body once a week and has time on two days, the second
// of which is the cheaper one.
func twoWeeks(rest, first, second int) Problem {
	p := openWeek(Day{Strength: []Strength{Lower}})
	p.Weeks, p.Days = 2, append(p.Days, p.Days...)
	p.Rest.Lower, p.PerWeek.Lower = rest, 1
	p.Days[first].Sessions, p.Days[second].Sessions = 1, 1
	p.Days[first].Cost.Strength = map[Strength]int{Lower: 1}
	return p
}

// fixedAcross has two days of lower body done, too close to each other, in two
// weeks with time for nothing else.
func fixedAcross(first, second int) Problem {
	p := twoWeeks(3, first, second)
	p.PerWeek.Lower = 2
	for _, i := range []int{first, second} {
		p.Days[i] = Day{Fixed: &Slot{Strength: Lower}}
	}
	return p
}

var fixedAcrossMissed = []Missed{{1, "lower", 1, []Reason{Availability}}, {2, "lower", 1, []Reason{Availability}}}

func TestReplanChangesLeast(t *testing.T) {
	p := weekO22()
	first := solve(t, p)
	for i := range first.Days {
		if first.Days[i] != (Slot{}) { // days without planned count as empty
			p.Days[i].Planned = &first.Days[i]
		}
	}
	again := solve(t, p)
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("an unchanged week is re-planned (-first +again):\n%s", diff)
	}

	// Wednesday is gone: its cycling moves to Saturday, two slots change.
	p.Days[2].Sessions = 0
	moved := solve(t, p)
	wantPlan(t, moved, 4+12, "L U - L U - -", "- - - - - cycle swim")
	wantMissed(t, moved)
}

func TestPreferenceAndHistory(t *testing.T) {
	p := openWeek(Day{Sessions: 1, Strength: []Strength{Lower}})
	p.PerWeek.Lower = 1
	p.Before[1] = Slot{Strength: Lower}
	wantPlan(t, solve(t, p), 0, "- - L - - - -", "- - - - - - -") // Tuesday is two days after (S8)
	for i := range p.Days {
		p.Days[i].Cost.Strength = map[Strength]int{Lower: 6 - i}
	}
	wantPlan(t, solve(t, p), 0, "- - - - - - L", "- - - - - - -")
	p.Rest.Lower = 3
	p.Days = slices.Clone(p.Days)
	for i := range p.Days {
		p.Days[i].Sessions = 0
	}
	p.Days[1].Sessions, p.Days[1].Cost = 1, Cost{}
	a := solve(t, p)
	wantPlan(t, a, 1000, "- - - - - - -", "- - - - - - -")
	wantMissed(t, a, Missed{1, "lower", 1, []Reason{Availability, RestGap}})
}

func TestSolveRefusesWhatDecodeRefuses(t *testing.T) {
	p := weekO22()
	p.Days[4].Cardio = []string{"row"}
	_, err := Solve(p)
	want := &ProblemError{Path: "days[4].cardio[0]", Want: "one of the activities"}
	if diff := cmp.Diff(want, err); diff != "" {
		t.Errorf("error (-want +got):\n%s", diff)
	}
	if got := fmt.Sprint(err); got != "days[4].cardio[0]: expected one of the activities" {
		t.Errorf("error reads %q", got)
	}
}
