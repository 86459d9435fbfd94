package arrange

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func BenchmarkArrange1Week(b *testing.B)   { benchmark(b, typical(1)) }
func BenchmarkArrange4Weeks(b *testing.B)  { benchmark(b, typical(4)) }
func BenchmarkArrange12Weeks(b *testing.B) { benchmark(b, typical(12)) }
func BenchmarkArrange52Weeks(b *testing.B) { benchmark(b, typical(52)) }

// BenchmarkArrangeUneven has no two weeks alike: costs of every day and kind
// and a former plan, drawn at random.
func BenchmarkArrangeUneven(b *testing.B) {
	for _, weeks := range []int{1, 4, 12, 52} {
		b.Run(fmt.Sprintf("%dWeeks", weeks), func(b *testing.B) { benchmark(b, uneven(typical(weeks), 6)) })
	}
}

// BenchmarkArrangeWorst has all activities, every day free for everything, no
// two weeks alike, and aims that make the counts matter or cannot be met.
func BenchmarkArrangeWorst(b *testing.B) {
	for _, w := range worstCases() {
		b.Run(w.name, func(b *testing.B) { benchmark(b, w.problem) })
	}
}

type namedProblem struct {
	name    string
	problem Problem
}

func worstCases() []namedProblem {
	var all []namedProblem
	for activities := 4; activities <= MaxActivities; activities += 2 {
		for _, cardio := range []int{3, 4, 5, 7} {
			all = append(all, namedProblem{fmt.Sprintf("kinds%dcardio%d", activities, cardio), worst(activities, cardio, nil)})
		}
	}
	all = append(all,
		namedProblem{"wanted", worst(8, 5, func(p *Problem) {
			p.PerWeek.Activities = map[string]int{"a0": 1, "a1": 1, "a2": 2, "a5": 1}
		})},
		namedProblem{"missed", worst(8, 7, func(p *Problem) {
			p.PerWeek.Upper, p.PerWeek.Lower, p.PerWeek.RestDays = 4, 4, 2
			p.PerWeek.Activities = map[string]int{"a0": 2, "a1": 2, "a2": 2, "a5": 2}
		})},
		namedProblem{"missedOneADay", worst(8, 3, func(p *Problem) {
			for i := range p.Days {
				p.Days[i].Sessions = 1
			}
		})},
		namedProblem{"rest1", worst(8, 4, func(p *Problem) { p.Rest = Rest{1, 1} })},
		namedProblem{"rest3", worst(8, 4, func(p *Problem) { p.Rest = Rest{3, 3} })},
	)
	return all
}

func worst(activities, cardio int, change func(*Problem)) Problem {
	var names []string
	var kinds []Activity
	for i := range activities {
		names = append(names, fmt.Sprintf("a%d", i))
		kinds = append(kinds, Activity{Name: names[i], HighImpact: i < 2})
	}
	p := openWeek(Day{}, kinds...)
	p.Weeks, p.Days = 12, nil
	for range daysPerWeek * p.Weeks {
		p.Days = append(p.Days, Day{Sessions: 2, Strength: []Strength{Upper, Lower, Full}, Cardio: names})
	}
	p.PerWeek.Upper, p.PerWeek.Lower, p.PerWeek.Cardio = 3, 3, cardio
	if change != nil {
		change(&p)
	}
	return uneven(p, 6)
}

// uneven gives every kind on every day a cost from 0 to most, and every other
// day a former plan.
func uneven(p Problem, most int) Problem {
	random := rand.New(rand.NewPCG(1, 2))
	for i := range p.Days {
		d := &p.Days[i]
		d.Cost = Cost{Strength: map[Strength]int{}, Cardio: map[string]int{}}
		for s := range Full + 1 {
			d.Cost.Strength[s] = random.IntN(most + 1)
		}
		for _, a := range p.Activities {
			d.Cost.Cardio[a.Name] = random.IntN(most + 1)
		}
		if i%2 == 0 {
			d.Planned = &Slot{Strength: Strength(random.IntN(4)), Cardio: p.Activities[random.IntN(len(p.Activities))].Name}
		}
	}
	return p
}

func benchmark(b *testing.B, p Problem) {
	for b.Loop() {
		solve(b, p)
	}
}
