package arrange

import (
	"slices"

	"pgregory.net/rapid"
)

// The definitions of RULES.md 3.2, written down as directly as can be: over
// whole plans, with none of the solver's tables.

type plan []Slot

func regionsOf(s Slot) (all []Strength) {
	for _, region := range []Strength{Upper, Lower} {
		if s.Strength == region || s.Strength == Full {
			all = append(all, region)
		}
	}
	return all
}

func trains(s Slot, region Strength) bool { return slices.Contains(regionsOf(s), region) }

func (p *Problem) impact(s Slot) bool {
	return slices.ContainsFunc(p.Activities, func(a Activity) bool { return a.Name == s.Cardio && a.HighImpact })
}

// at returns day i of a plan, which the days before the first one precede.
func (p *Problem) at(days plan, i int) Slot {
	if i < 0 {
		return p.Before[2+i]
	}
	return days[i]
}

func (p *Problem) isFixed(i int) bool { return i < 0 || p.Days[i].Fixed != nil }

// lift returns the problem with one constraint of one week taken away, as far
// as days say it; judge takes away the others.
func lift(p Problem, week int, r Reason) Problem {
	p.Days = slices.Clone(p.Days)
	for i := range p.Days[daysPerWeek*week : daysPerWeek*(week+1)] {
		d := &p.Days[daysPerWeek*week+i]
		switch r {
		case Availability:
			d.Sessions, d.Strength, d.Cardio = 2, []Strength{Upper, Lower, Full}, nil
			for _, a := range p.Activities {
				d.Cardio = append(d.Cardio, a.Name)
			}
		case Blocked:
			d.Blocked, d.Fixed = Kinds{}, nil
		}
	}
	return p
}

// dayAllows is H1.
func (p *Problem) dayAllows(i int, s Slot) bool {
	d := &p.Days[i]
	if d.Fixed != nil {
		return *d.Fixed == s
	}
	sessions := 0
	if s.Strength != None {
		sessions++
		if !slices.Contains(d.Strength, s.Strength) || slices.Contains(d.Blocked.Strength, s.Strength) {
			return false
		}
	}
	if s.Cardio != "" {
		sessions++
		if !slices.Contains(d.Cardio, s.Cardio) || slices.Contains(d.Blocked.Cardio, s.Cardio) {
			return false
		}
	}
	return sessions <= d.Sessions
}

// pairAllowed is H2, H3 and H4 of days i < j.
func (p *Problem) pairAllowed(days plan, i, j int, lifted Reason) bool {
	if p.isFixed(i) && p.isFixed(j) {
		return true
	}
	a, b := p.at(days, i), p.at(days, j)
	if lifted != RestGap {
		if trains(a, Upper) && trains(b, Upper) && j-i < p.Rest.Upper {
			return false
		}
		if trains(a, Lower) && trains(b, Lower) && j-i < p.Rest.Lower {
			return false
		}
	}
	if j-i > 1 {
		return true
	}
	if lifted != Variety && a.Cardio != "" && a.Cardio == b.Cardio {
		return false
	}
	return lifted == ImpactAdjacent || !p.impact(a) || !p.impact(b)
}

type weekCount struct{ upper, lower, cardio, impact, training int }

func (p *Problem) countDays(days plan) (c weekCount) {
	for _, s := range days {
		if trains(s, Upper) {
			c.upper++
		}
		if trains(s, Lower) {
			c.lower++
		}
		if s.Cardio != "" {
			c.cardio++
		}
		if p.impact(s) {
			c.impact++
		}
		if s != (Slot{}) {
			c.training++
		}
	}
	return c
}

// weekAllowed is H5, H6 and H7 of the first len(days) days of a week.
func (p *Problem) weekAllowed(days plan, week int, lifted Reason) bool {
	var fixed plan
	for _, d := range p.Days[daysPerWeek*week : daysPerWeek*(week+1)] {
		if d.Fixed != nil {
			fixed = append(fixed, *d.Fixed)
		}
	}
	c, f := p.countDays(days), p.countDays(fixed)
	impact, training := p.PerWeek.HighImpact, daysPerWeek-p.PerWeek.RestDays
	switch lifted {
	case ImpactWeek:
		impact = daysPerWeek
	case RestDays:
		training = daysPerWeek
	}
	return c.upper <= max(p.PerWeek.Upper, f.upper) && c.lower <= max(p.PerWeek.Lower, f.lower) &&
		c.cardio <= max(p.PerWeek.Cardio, f.cardio) && c.impact <= max(impact, f.impact) &&
		c.training <= max(training, f.training)
}

// allowed says whether a plan keeps every hard constraint.
func (p *Problem) allowedPlan(days plan) bool {
	for i := range days {
		if !p.dayAllows(i, days[i]) || !p.pairAllowed(days, i-1, i, "") || !p.pairAllowed(days, i-2, i, "") {
			return false
		}
	}
	for w := range p.Weeks {
		if !p.weekAllowed(days[daysPerWeek*w:daysPerWeek*(w+1)], w, "") {
			return false
		}
	}
	return true
}

// costOf is S1 to S9 of a plan.
func (p *Problem) costOf(days plan) int {
	cost := 0
	w := p.Weights
	replan := slices.ContainsFunc(p.Days, func(d Day) bool { return d.Planned != nil })
	for i, s := range days {
		d := &p.Days[i]
		cost += d.Cost.Strength[s.Strength] + d.Cost.Cardio[s.Cardio]
		before := p.at(days, i-1)
		if before != (Slot{}) && s != (Slot{}) {
			cost += w.AdjacentDays
		}
		if trains(s, Lower) && p.impact(s) {
			cost += w.LowerWithImpact
		}
		if trains(before, Lower) && p.impact(s) {
			cost += w.LowerNextToImpact
		}
		if p.impact(before) && trains(s, Lower) {
			cost += w.LowerNextToImpact
		}
		if replan {
			var planned Slot
			if d.Planned != nil {
				planned = *d.Planned
			}
			if planned.Strength != s.Strength {
				cost += w.Change
			}
			if planned.Cardio != s.Cardio {
				cost += w.Change
			}
		}
		if s.Strength != None && s.Cardio != "" {
			cost += w.TwoSessionsADay
		}
		for _, region := range regionsOf(s) {
			if trains(p.at(days, i-2), region) {
				cost += w.CloseRegion
			}
		}
	}
	for week := range p.Weeks {
		own := days[daysPerWeek*week : daysPerWeek*(week+1)]
		for _, a := range p.Activities {
			n := p.done(own)[a.Name]
			cost += w.SameActivity * n * (n - 1) / 2
		}
		for _, n := range p.shortOf(own) {
			cost += 1000 * n
		}
	}
	return cost
}

// done counts a week's sessions by aim.
func (p *Problem) done(own plan) map[string]int {
	c := p.countDays(own)
	n := map[string]int{"upper": c.upper, "lower": c.lower, "cardio": c.cardio}
	for _, s := range own {
		if s.Cardio != "" {
			n[s.Cardio]++
		}
	}
	return n
}

// aims returns a week's aims in the order of an answer's missed entries.
func (p *Problem) aims() (kinds []string, want map[string]int) {
	kinds = []string{"upper", "lower", "cardio"}
	want = map[string]int{"upper": p.PerWeek.Upper, "lower": p.PerWeek.Lower, "cardio": p.PerWeek.Cardio}
	for _, a := range p.Activities {
		if n := p.PerWeek.Activities[a.Name]; n > 0 {
			kinds, want[a.Name] = append(kinds, a.Name), n
		}
	}
	return kinds, want
}

// shortOf returns what a week misses of each aim.
func (p *Problem) shortOf(own plan) map[string]int {
	short := map[string]int{}
	kinds, want := p.aims()
	done := p.done(own)
	for _, kind := range kinds {
		if n := want[kind] - done[kind]; n > 0 {
			short[kind] = n
		}
	}
	return short
}

// slots returns all slots, the greatest code first.
func (p *Problem) slots() (all []Slot) {
	for s := Full; s >= None; s-- {
		for k := len(p.Activities) - 1; k >= 0; k-- {
			all = append(all, Slot{s, p.Activities[k].Name})
		}
		all = append(all, Slot{s, ""})
	}
	return all
}

// bestByTrial tries every plan, the greatest code first, and returns the first
// of least cost.
func (p *Problem) bestByTrial() (best plan, cost int) {
	days := make(plan, 0, len(p.Days))
	all := p.slots()
	var try func()
	try = func() {
		i := len(days)
		if i == len(p.Days) {
			if c := p.costOf(days); best == nil || c < cost {
				best, cost = slices.Clone(days), c
			}
			return
		}
		for _, s := range all {
			if !p.dayAllows(i, s) {
				continue
			}
			days = append(days, s)
			w := i / daysPerWeek
			if p.pairAllowed(days, i-1, i, "") && p.pairAllowed(days, i-2, i, "") && p.weekAllowed(days[daysPerWeek*w:], w, "") {
				try()
			}
			days = days[:i]
		}
	}
	try()
	return best, cost
}

// missedByTrial returns what a plan misses and the reasons, by trying every
// plan of the week with each constraint taken away.
func (p *Problem) missedByTrial(days plan) []Missed {
	all := []Missed{}
	kinds, want := p.aims()
	for w := range p.Weeks {
		own := days[daysPerWeek*w : daysPerWeek*(w+1)]
		short, enough := p.shortOf(own), p.done(own)
		for _, kind := range kinds {
			if short[kind] == 0 {
				continue
			}
			atLeast := map[string]int{}
			for _, k := range kinds {
				atLeast[k] = min(want[k], enough[k])
			}
			atLeast[kind]++
			m := Missed{Week: w + 1, Kind: kind, Count: short[kind], Reasons: []Reason{}}
			if !p.weekHolds(days, w, "", atLeast) {
				for _, r := range []Reason{Availability, RestGap, Variety, ImpactAdjacent, ImpactWeek, RestDays, Blocked} {
					if p.weekHolds(days, w, r, atLeast) {
						m.Reasons = append(m.Reasons, r)
					}
				}
			}
			all = append(all, m)
		}
	}
	return all
}

// weekHolds says whether one week of a plan could be changed to hold at least
// the given sessions with one constraint taken away.
func (p *Problem) weekHolds(days plan, week int, lifted Reason, atLeast map[string]int) bool {
	q := lift(*p, week, lifted)
	days = slices.Clone(days)
	first, end := daysPerWeek*week, daysPerWeek*(week+1)
	all := q.slots()
	var try func(i int) bool
	try = func(i int) bool {
		if i == end {
			for j := end; j < min(end+2, len(days)); j++ {
				for back := 1; back <= 2; back++ {
					if j-back < end && !q.pairAllowed(days, j-back, j, lifted) {
						return false
					}
				}
			}
			done := q.done(days[first:end])
			for kind, n := range atLeast {
				if done[kind] < n {
					return false
				}
			}
			return true
		}
		for _, s := range all {
			if !q.dayAllows(i, s) {
				continue
			}
			days[i] = s
			if q.pairAllowed(days, i-1, i, lifted) && q.pairAllowed(days, i-2, i, lifted) &&
				q.weekAllowed(days[first:i+1], week, lifted) && try(i+1) {
				return true
			}
		}
		return false
	}
	return try(first)
}

// drawProblem draws a problem whose days together allow about so many plans
// at most, not counting hard constraints.
func drawProblem(t *rapid.T, maxWeeks, maxActivities int, maxPlans float64) Problem {
	upTo := func(name string, n int) int { return rapid.IntRange(0, n).Draw(t, name) }
	p := Problem{
		Weeks: 1 + upTo("weeks", maxWeeks-1), Activities: []Activity{},
		PerWeek: PerWeek{
			Upper: upTo("upper", 4), Lower: upTo("lower", 4), Cardio: upTo("cardio", 7),
			HighImpact: upTo("impact", 4), RestDays: upTo("restDays", 5), Activities: map[string]int{},
		},
		Rest: Rest{1 + upTo("restUpper", 2), 1 + upTo("restLower", 2)},
	}
	for i := range upTo("activities", maxActivities) {
		a := Activity{Name: string(rune('a' + i)), HighImpact: rapid.Bool().Draw(t, "high")}
		p.Activities = append(p.Activities, a)
		if rapid.Bool().Draw(t, "wanted") {
			p.PerWeek.Activities[a.Name] = upTo("want", 2)
		}
	}
	if rapid.Bool().Draw(t, "default weights") {
		p.Weights = DefaultWeights
	} else {
		p.Weights = Weights{
			upTo("w1", 3), upTo("w2", 8), upTo("w3", 4), upTo("w4", 4), upTo("w5", 6), upTo("w6", 3), upTo("w7", 2),
		}
	}
	names := []string{}
	for _, a := range p.Activities {
		names = append(names, a.Name)
	}
	anySlot := func(name string) Slot {
		return Slot{Strength(upTo(name+" strength", 3)), rapid.SampledFrom(append([]string{""}, names...)).Draw(t, name+" cardio")}
	}
	someStrength := func(name string) []Strength {
		return rapid.SliceOfDistinct(rapid.SampledFrom([]Strength{Upper, Lower, Full}), rapid.ID).Draw(t, name)
	}
	someNames := func(name string) []string {
		if len(names) == 0 {
			return []string{}
		}
		return rapid.SliceOfDistinct(rapid.SampledFrom(names), rapid.ID).Draw(t, name)
	}
	p.Before = [2]Slot{anySlot("before"), anySlot("yesterday")}
	rare := func(name string) bool { return upTo(name, 5) == 0 }
	replan := rare("replan")
	plans := 1.0
	for range daysPerWeek * p.Weeks {
		d := Day{Sessions: upTo("sessions", 2), Strength: someStrength("strength"), Cardio: someNames("cardio")}
		choices := 1.0
		if d.Sessions > 0 {
			choices = float64((1 + len(d.Strength)) * (1 + len(d.Cardio)))
		}
		if plans *= choices; plans > maxPlans {
			d.Sessions, plans = 0, plans/choices
		}
		if rapid.Bool().Draw(t, "costs") {
			d.Cost = Cost{
				Strength: rapid.MapOf(rapid.SampledFrom([]Strength{None, Upper, Lower, Full}), rapid.IntRange(0, 6)).Draw(t, "strength costs"),
				Cardio:   rapid.MapOf(rapid.SampledFrom(append([]string{""}, names...)), rapid.IntRange(0, 6)).Draw(t, "cardio costs"),
			}
		}
		if replan && rapid.Bool().Draw(t, "planned") {
			s := anySlot("planned")
			d.Planned = &s
		}
		if rare("fixed") {
			s := anySlot("fixed")
			d.Fixed = &s
		}
		if rare("blocked") {
			d.Blocked = Kinds{Strength: someStrength("blocked strength"), Cardio: someNames("blocked cardio")}
		}
		p.Days = append(p.Days, d)
	}
	return p
}
