package arrange

// fitting asks whether a week can hold given sessions between the days around
// it, whatever that costs.
type fitting struct {
	*week
	after [2]following
	want  counts

	// By day, for the fields of its state: above ceiling or below floor the
	// days left cannot hold what is still wanted, and above enough more makes
	// no difference.
	ceiling, floor, enough [daysPerWeek + 1]state

	spare          [firstCount]int      // of an allowance, what may stay unused
	full           [daysPerWeek + 1]int // days left that could hold a full body session
	single, double [daysPerWeek + 1]int // days left that could hold one session, and two

	dead values // states from which it cannot be done
}

// fits says whether week k can hold at least want between the days of at.
func fits(k *week, at *surroundings, want *counts) bool {
	f := &fitting{week: k, after: at.after, want: *want}
	f.dead.clear()
	fixed := k.fixedCounts()
	for i := range allowCardio + 1 {
		f.spare[i] = k.start.get(i) - max(0, want[i]-fixed[i])
	}
	for d := range f.enough {
		f.setBounds(d)
	}
	b := border(at.before[1], k.regions[at.before[0]]&k.regionsAsked)
	return f.from((k.start | b).atMost(f.enough[0]))
}

func (f *fitting) setBounds(d int) {
	for i := range numFields {
		most := f.most[d].get(i)
		ceiling, floor, enough := daysPerWeek, 0, daysPerWeek
		switch {
		case i <= allowCardio:
			ceiling = min(daysPerWeek, most+f.spare[i])
		case i < firstCount:
			enough = most
		default:
			floor, enough = max(0, f.want[i]-most), f.want[i]
		}
		f.ceiling[d] |= in(i, ceiling)
		f.floor[d] |= in(i, floor)
		f.enough[d] |= in(i, enough)
	}
	strength := f.needs[allowUpper] | f.needs[allowLower]
	for _, day := range f.days[d:] {
		switch {
		case day.fixed || day.allowed == 1:
			continue
		case day.allowed&strength&f.needs[allowCardio] != 0:
			f.double[d]++
		default:
			f.single[d]++
		}
		if day.allowed&f.needs[allowUpper]&f.needs[allowLower] != 0 {
			f.full[d]++
		}
	}
}

// from says whether the days from that of s on can hold what is still wanted.
func (f *fitting) from(s state) bool {
	d := s.day()
	if !s.within(f.ceiling[d]) || !f.floor[d].within(s) || !f.roomFor(s) {
		return false
	}
	if d == daysPerWeek {
		return f.fitsAfter(s)
	}
	if _, dead := f.dead.get(s); dead {
		return false
	}
	for set := f.choices(s); set != 0; {
		x := set.greatest()
		set &^= 1 << x
		if f.from(f.next(s, x).atMost(f.enough[d+1])) {
			return true
		}
	}
	f.dead.put(s, never)
	return false
}

// roomFor says whether the days left have room for all that is still wanted
// together, as far as that is quick to tell.
func (f *fitting) roomFor(s state) bool {
	d := s.day()
	upper := max(0, s.get(allowUpper)-f.spare[allowUpper])
	lower := max(0, s.get(allowLower)-f.spare[allowLower])
	cardio := max(0, s.get(allowCardio)-f.spare[allowCardio])
	strength := upper + lower - min(upper, lower, f.full[d])

	wanted, impact := 0, 0
	for a := range f.activities {
		i := firstCount + a
		missing := f.want[i] - s.get(i)
		if missing <= 0 {
			continue
		}
		wanted += missing
		if f.needs[i]&f.needs[allowImpact] != 0 {
			impact += missing
		}
	}
	cardio = max(cardio, wanted)
	training := s.get(allowDays)
	double := min(training, f.double[d])
	single := min(training-double, f.single[d])
	return impact <= s.get(allowImpact) && cardio <= s.get(allowCardio) &&
		max(strength, cardio) <= double+single && strength+cardio <= 2*double+single
}

// fitsAfter says whether the next week's first days can stay after s. Fixed
// days do not judge each other.
func (f *fitting) fitsAfter(s state) bool {
	first, second := f.after[0], f.after[1]
	last, before := &f.days[daysPerWeek-1], &f.days[daysPerWeek-2]
	if first.there && !(first.fixed && last.fixed) && !f.nextDay[s.yesterday()].has(first.slot) {
		return false
	}
	if first.there && !(first.fixed && before.fixed) && !f.inTwoDays[s.regionsBefore()].has(first.slot) {
		return false
	}
	return !second.there || second.fixed && last.fixed ||
		f.inTwoDays[f.regions[s.yesterday()]].has(second.slot)
}
