package arrange

// Answer is the plan of least cost.
type Answer struct {
	Cost   int      `json:"cost"`
	Days   []Slot   `json:"days"`
	Missed []Missed `json:"missed"`
}

// Solve returns the plan of least cost; of several, the one with the greatest
// (strength, activity) code on the earliest day on which they differ
// (RULES.md 3.4). The same problem always gets the same answer, whatever the
// order of its lists. The error is a [*ProblemError]; a valid problem always
// has an answer.
func Solve(p Problem) (Answer, error) {
	if err := p.Validate(); err != nil {
		return Answer{}, err
	}
	s := newSolver(&p)
	plan, cost := s.plan()
	a := Answer{Cost: cost, Days: make([]Slot, len(plan)), Missed: s.missed(plan)}
	for i, x := range plan {
		a.Days[i].Strength = s.rules.regions[x]
		if k := s.rules.activity[x]; k > 0 {
			a.Days[i].Cardio = p.Activities[k-1].Name
		}
	}
	return a, nil
}

// never is the cost of what a later fixed day rules out.
const never = int32(1) << 30

// ends are the costs of all weeks that follow, by border.
type ends [numBorders]int32

// solver is a dynamic programme over days, week by week from the last: first
// the cost-to-go of every border between two weeks, then a walk forward that
// asks for the costs-to-go within each week again.
type solver struct {
	problem *Problem
	rules   *rules
	weeks   []*week
	ends    []ends // after each week, lowered so that the least is 0
	lowered []int  // by how much, after each week

	week   *week // the one that the levels are about
	end    *ends
	levels []level              // each bounds the one after it; the last is exact
	counts [][MaxActivities]int // how far each counts activities
}

func newSolver(p *Problem) *solver {
	r := newRules(p, "")
	s := &solver{
		problem: p, rules: r, weeks: make([]*week, p.Weeks),
		ends: make([]ends, p.Weeks), lowered: make([]int, p.Weeks),
		counts: r.countLimits(),
	}
	s.levels = make([]level, len(s.counts))
	for w := range s.weeks {
		s.weeks[w] = newWeek(p, r, w, "")
	}
	return s
}

// plan returns the best slot of each day and the cost of all.
func (s *solver) plan() (plan []slot, cost int) {
	for w := len(s.weeks) - 1; w > 0; w-- {
		s.costsBefore(w)
	}
	at := border(s.problem.slotOf(s.problem.Before[1]), s.problem.Before[0].Strength&s.rules.regionsAsked)
	for w := range s.weeks {
		exact := s.load(w)
		here := exact.enter(at)
		if w == 0 {
			cost = int(exact.value(here)) + int(s.week.base) + s.lowered[w]
		}
		for range daysPerWeek {
			x := exact.greatestBest(here)
			plan = append(plan, x)
			here = exact.next(here, x)
		}
		at = here & borderMask
	}
	return plan, cost
}

// costsBefore fills in what week w and all after it cost from each border that
// the week before can end with.
func (s *solver) costsBefore(w int) {
	exact := s.load(w)
	end := &s.ends[w-1]
	least := never
	for i := range end {
		end[i] = never
	}
	for _, b := range s.weeks[w-1].borders() {
		end[b] = exact.value(exact.enter(b))
		least = min(least, end[b])
	}
	for i, cost := range end {
		if cost < never {
			end[i] = cost - least
		}
	}
	s.lowered[w-1] = s.lowered[w] + int(least) + int(s.weeks[w].base)
}

// load makes the levels be about week w and returns the exact one. A week like
// the one before it with like costs after it is the same problem, and its
// costs are kept: weeks repeat, and costs by border soon repeat as well.
func (s *solver) load(w int) *level {
	exact := &s.levels[len(s.levels)-1]
	if s.week != nil && s.week.days == s.weeks[w].days && *s.end == s.ends[w] {
		return exact
	}
	s.week, s.end = s.weeks[w], &s.ends[w]
	var bound *level
	for i := range s.levels {
		s.levels[i].reset(s.week, s.end, bound, &s.counts[i])
		bound = &s.levels[i]
	}
	return exact
}

// borders returns the states that the week can end with, and perhaps a few
// that it cannot.
func (k *week) borders() []state {
	var seen [numBorders]bool
	var all []state
	last, before := &k.days[daysPerWeek-1], &k.days[daysPerWeek-2]
	for y := slot(0); last.allowed>>y != 0; y++ {
		if !last.allowed.has(y) {
			continue
		}
		for x := slot(0); before.allowed>>x != 0; x++ {
			if !before.allowed.has(x) || last.judged && !k.nextDay[x].has(y) {
				continue
			}
			if b := border(y, k.regions[x]&k.regionsAsked); !seen[b] {
				seen[b] = true
				all = append(all, b)
			}
		}
	}
	return all
}
