package arrange

import (
	"math/bits"
	"slices"
)

// impactGap is H4: high impact never on adjacent days; varietyGap is H3.
const (
	impactGap  = 2
	varietyGap = 2
)

// rules are the parts of a problem that hold on every day, by slot.
type rules struct {
	activities int
	replan     bool               // some day has a planned slot (S6)
	regions    [maxSlots]Strength // trained by a slot
	activity   [maxSlots]int      // its code, 0 for none

	needs     [numFields]slots // the slots that use up an allowance or are an activity
	gap       [numFields]int   // days from one session of a field to its next, at least
	nextDay   [maxSlots]slots  // what may stand on the day after a slot (H2 to H4)
	inTwoDays [Full + 1]slots  // what may stand two days after regions were trained (H2)
	change    [maxSlots]state  // what a slot does to the fields of a state, to be added

	pairCost     [maxSlots][maxSlots]int32 // S3, S4 of yesterday and today
	closeCost    [Full + 1][Full + 1]int32 // S8 of two days ago and today
	sameCost     int32                     // S5
	wanted       [MaxActivities]int        // S9
	regionsAsked Strength                  // the regions two days ago that anything asks for
}

// slotOf returns the number of s; its names are known to be valid.
func (p *Problem) slotOf(s Slot) slot {
	return slot(int(s.Strength)*(len(p.Activities)+1) + p.activity(s.Cardio))
}

// newRules returns the rules of p without the lifted constraint, if any.
func newRules(p *Problem, lifted Reason) *rules {
	r := &rules{activities: len(p.Activities), sameCost: int32(p.Weights.SameActivity)}
	r.replan = slices.ContainsFunc(p.Days, func(d Day) bool { return d.Planned != nil })
	for k, a := range p.Activities {
		r.wanted[k] = p.PerWeek.Activities[a.Name]
	}
	n := 4 * (r.activities + 1)
	for x := range n {
		r.regions[x], r.activity[x] = Strength(x/(r.activities+1)), x%(r.activities+1)
		r.sortSlot(p, slot(x))
	}
	r.setGaps(p, lifted)
	for x := range n {
		for y := range n {
			r.pairCost[x][y] = p.pairCost(r, slot(x), slot(y))
			if r.mayFollow(slot(x), slot(y), 1) {
				r.nextDay[x] |= 1 << y
			}
			if r.mayFollow(slot(x), slot(y), 2) {
				r.inTwoDays[r.regions[x]] |= 1 << y
			}
		}
	}
	for before := range Full + 1 {
		for today := range Full + 1 {
			r.closeCost[before][today] = int32(p.Weights.CloseRegion * bits.OnesCount(uint(before&today)))
		}
	}
	if p.Weights.CloseRegion > 0 || r.gap[allowUpper] > 2 || r.gap[allowLower] > 2 {
		r.regionsAsked = Full
	}
	return r
}

// sortSlot enters slot x into the sets of the fields it changes.
func (r *rules) sortSlot(p *Problem, x slot) {
	uses := func(f int) {
		r.needs[f] |= 1 << x
		r.change[x] -= oneIn(f)
	}
	if r.regions[x]&Upper != 0 {
		uses(allowUpper)
	}
	if r.regions[x]&Lower != 0 {
		uses(allowLower)
	}
	if k := r.activity[x]; k > 0 {
		uses(allowCardio)
		if p.Activities[k-1].HighImpact {
			uses(allowImpact)
		}
		r.needs[firstCount+k-1] |= 1 << x
		r.change[x] += oneIn(firstCount + k - 1)
	}
	if x != 0 {
		uses(allowDays)
	}
}

func (r *rules) setGaps(p *Problem, lifted Reason) {
	for f := range r.gap {
		r.gap[f] = 1
	}
	if lifted != RestGap {
		r.gap[allowUpper], r.gap[allowLower] = p.Rest.Upper, p.Rest.Lower
	}
	if lifted != ImpactAdjacent {
		r.gap[allowImpact] = impactGap
	}
	if lifted != Variety {
		for f := firstCount; f < numFields; f++ {
			r.gap[f] = varietyGap
		}
	}
}

// mayFollow says whether y may stand the given days after x: H2, H3, H4.
func (r *rules) mayFollow(x, y slot, days int) bool {
	for f, set := range r.needs {
		if set.has(x) && set.has(y) && days < r.gap[f] {
			return false
		}
	}
	return true
}

// pairCost is S3 and S4 of x and, on the day after, y.
func (p *Problem) pairCost(r *rules, x, y slot) int32 {
	cost := 0
	if x != 0 && y != 0 {
		cost += p.Weights.AdjacentDays
	}
	lower, impact := r.needs[allowLower], r.needs[allowImpact]
	if lower.has(x) && impact.has(y) {
		cost += p.Weights.LowerNextToImpact
	}
	if impact.has(x) && lower.has(y) {
		cost += p.Weights.LowerNextToImpact
	}
	return int32(cost)
}

// day is what may happen on one day, by slot.
type day struct {
	allowed   slots // H1; the one slot of a fixed day
	fixed     bool
	judged    bool            // against yesterday; two fixed days are not
	judgedTwo bool            // against two days ago
	cost      [maxSlots]int32 // S2, S4, S6, S7, less S1 for what is placed
}

// newDay returns day i of p without the lifted constraint.
func newDay(p *Problem, r *rules, i int, lifted Reason) day {
	fixed := func(i int) bool { return i < 0 || p.Days[i].Fixed != nil && lifted != Blocked }
	d := day{fixed: fixed(i)}
	d.judged, d.judgedTwo = !(d.fixed && fixed(i-1)), !(d.fixed && fixed(i-2))
	if d.fixed {
		d.allowed = 1 << p.slotOf(*p.Days[i].Fixed)
	} else {
		d.allowed = p.allowed(r, i, lifted)
	}
	for set := d.allowed; set != 0; set &^= 1 << set.greatest() {
		x := set.greatest()
		d.cost[x] = p.dayCost(r, i, x)
		if !d.fixed {
			sessions := bits.OnesCount(uint(r.regions[x]))
			if r.activity[x] > 0 {
				sessions++
			}
			d.cost[x] -= int32(missedCost * sessions)
		}
	}
	return d
}

// allowed is H1 of day i, which is not fixed: what there is time for and what
// is not blocked.
func (p *Problem) allowed(r *rules, i int, lifted Reason) slots {
	d := &p.Days[i]
	sessions, strength, cardio := d.Sessions, [Full + 1]bool{None: true}, [MaxActivities + 1]bool{0: true}
	for _, s := range d.Strength {
		strength[s] = true
	}
	for _, name := range d.Cardio {
		cardio[p.activity(name)] = true
	}
	if lifted == Availability {
		sessions = 2
		for s := range strength {
			strength[s] = true
		}
		for k := range cardio {
			cardio[k] = true
		}
	}
	if lifted != Blocked {
		for _, s := range d.Blocked.Strength {
			strength[s] = false
		}
		for _, name := range d.Blocked.Cardio {
			cardio[p.activity(name)] = false
		}
	}
	var set slots
	for x := range slot(4 * (r.activities + 1)) {
		s, k := r.regions[x], r.activity[x]
		asked := 0
		if s != None {
			asked++
		}
		if k > 0 {
			asked++
		}
		if asked <= sessions && strength[s] && cardio[k] {
			set |= 1 << x
		}
	}
	return set
}

// dayCost is what slot x costs on day i by itself: S2, S4, S6, S7.
func (p *Problem) dayCost(r *rules, i int, x slot) int32 {
	d := &p.Days[i]
	s, k := r.regions[x], r.activity[x]
	name := ""
	if k > 0 {
		name = p.Activities[k-1].Name
	}
	cost := d.Cost.Strength[s] + d.Cost.Cardio[name]
	if r.needs[allowLower].has(x) && r.needs[allowImpact].has(x) {
		cost += p.Weights.LowerWithImpact
	}
	if s != None && k > 0 {
		cost += p.Weights.TwoSessionsADay
	}
	if r.replan {
		var planned Slot
		if d.Planned != nil {
			planned = *d.Planned
		}
		if s != planned.Strength {
			cost += p.Weights.Change
		}
		if name != planned.Cardio {
			cost += p.Weights.Change
		}
	}
	return int32(cost)
}

// counts holds the sessions of a week by the fields of a state.
type counts [numFields]int

// count counts the sessions of some days.
func (r *rules) count(plan []slot) (c counts) {
	for _, x := range plan {
		for f, set := range r.needs {
			if set.has(x) {
				c[f]++
			}
		}
	}
	return c
}

// week is one week of a problem.
type week struct {
	*rules
	days  [daysPerWeek]day
	start state                  // its fields before the first day
	most  [daysPerWeek + 1]state // how much of each field the days from d on could hold
	base  int32                  // what it costs with nothing placed, S1, S5 and S9 of fixed days included
}

// newWeek returns week w, from 0 on, of p without the lifted constraint.
func newWeek(p *Problem, r *rules, w int, lifted Reason) *week {
	k := &week{rules: r}
	for d := range k.days {
		k.days[d] = newDay(p, r, daysPerWeek*w+d, lifted)
	}
	done := k.fixedCounts()
	limit := [firstCount]int{
		allowUpper: p.PerWeek.Upper, allowLower: p.PerWeek.Lower, allowCardio: p.PerWeek.Cardio,
		allowImpact: p.PerWeek.HighImpact, allowDays: daysPerWeek - p.PerWeek.RestDays,
	}
	switch lifted {
	case ImpactWeek:
		limit[allowImpact] = daysPerWeek
	case RestDays:
		limit[allowDays] = daysPerWeek
	}
	for f, n := range limit {
		k.start |= in(f, max(0, n-done[f]))
	}
	for f := firstCount; f < numFields; f++ {
		k.start |= in(f, done[f])
	}
	for d := range k.most {
		for f := range numFields {
			k.most[d] |= in(f, k.mostFrom(d, f))
		}
	}
	k.base = k.emptyCost(&done)
	return k
}

// fixedCounts counts what the week's fixed days hold.
func (k *week) fixedCounts() counts {
	var fixed []slot
	for i := range k.days {
		if k.days[i].fixed {
			fixed = append(fixed, k.days[i].allowed.greatest())
		}
	}
	return k.count(fixed)
}

// mostFrom counts the days from d on that could hold field f, each as soon as
// its gap to the one before allows.
func (k *week) mostFrom(d, f int) int {
	n := 0
	for d < daysPerWeek {
		if k.days[d].fixed || k.days[d].allowed&k.needs[f] == 0 {
			d++
			continue
		}
		n++
		d += k.gap[f]
	}
	return n
}

// emptyCost is the cost of a week that holds no more than its fixed days, as
// far as the days' own costs do not say it.
func (k *week) emptyCost(done *counts) int32 {
	cost := missedCost * (k.start.get(allowUpper) + k.start.get(allowLower) + k.start.get(allowCardio))
	for a := range k.activities {
		n := done[firstCount+a]
		cost += missedCost*max(0, k.wanted[a]-n) + int(k.sameCost)*n*(n-1)/2
	}
	return int32(cost)
}

// choices returns what the day of s may hold: all hard constraints.
func (k *week) choices(s state) slots {
	d := &k.days[s.day()]
	set := d.allowed
	if d.judged {
		set &= k.nextDay[s.yesterday()]
	}
	if d.judgedTwo {
		set &= k.inTwoDays[s.regionsBefore()]
	}
	if !d.fixed {
		for f := range firstCount {
			if s.get(f) == 0 {
				set &^= k.needs[f]
			}
		}
	}
	return set
}

// next returns the state after slot x on the day of s.
func (k *week) next(s state, x slot) state {
	fields := s & fieldsMask
	if !k.days[s.day()].fixed {
		fields += k.change[x]
	}
	return onDay(s.day()+1) | fields | border(x, k.regions[s.yesterday()]&k.regionsAsked)
}

// step returns what slot x costs on the day of s.
func (k *week) step(s state, x slot) int32 {
	d := &k.days[s.day()]
	cost := d.cost[x] + k.pairCost[s.yesterday()][x] + k.closeCost[s.regionsBefore()][k.regions[x]]
	if a := k.activity[x]; a > 0 && !d.fixed {
		n := s.get(firstCount + a - 1)
		cost += k.sameCost * int32(n)
		if n < k.wanted[a-1] {
			cost -= missedCost
		}
	}
	return cost
}
