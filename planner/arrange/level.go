package arrange

// level is the cost-to-go within one week, with each activity's count known
// only up to a limit. A lower limit gives fewer states and, as S5 rises with
// the count and S9 is asked for again, costs that are never too high: each
// level bounds the next, so that the last, exact one looks only at what may be
// best.
type level struct {
	*week
	end    *ends
	bound  *level // nil for the first
	limits [daysPerWeek + 1]state
	costs  values
}

// countLimits returns how far each level counts the activities: not at all,
// as far as S9 asks, as far as S5 asks.
func (r *rules) countLimits() [][MaxActivities]int {
	limits := [][MaxActivities]int{{}}
	if r.wanted != limits[0] {
		limits = append(limits, r.wanted)
	}
	if r.sameCost > 0 {
		var every [MaxActivities]int
		for a := range every {
			every[a] = daysPerWeek
		}
		limits = append(limits, every)
	}
	return limits
}

// reset makes l be about another week.
func (l *level) reset(k *week, end *ends, bound *level, countLimit *[MaxActivities]int) {
	l.week, l.end, l.bound = k, end, bound
	l.costs.clear()
	for d := range l.limits {
		l.limits[d] = k.most[d] & allowancesMask
		for a := range k.activities {
			if f := firstCount + a; k.most[d].get(f) > 0 {
				l.limits[d] |= in(f, countLimit[a])
			}
		}
	}
}

// enter returns the state on the first day of the week after border b.
func (l *level) enter(b state) state { return (l.start | b).atMost(l.limits[0]) }

// next returns the state after slot x on the day of s.
func (l *level) next(s state, x slot) state {
	n := l.week.next(s, x)
	return n.atMost(l.limits[n.day()])
}

// value returns the least cost from s to the end of the problem, or never.
func (l *level) value(s state) int32 {
	if s.day() == daysPerWeek {
		return l.end[s&borderMask]
	}
	cost, ok := l.costs.get(s)
	if !ok {
		cost = l.best(s)
		l.costs.put(s, cost)
	}
	return cost
}

// atLeast returns a cost that value(s) is not below.
func (l *level) atLeast(s state) int32 {
	if l.bound == nil {
		return l.value(s)
	}
	return l.bound.value(s.atMost(l.bound.limits[s.day()]))
}

// best works value out.
func (l *level) best(s state) int32 {
	if l.bound != nil {
		return l.bestBounded(s)
	}
	best := never
	for set := l.choices(s); set != 0; {
		x := set.greatest()
		set &^= 1 << x
		if v := l.value(l.next(s, x)); v < never {
			best = min(best, l.step(s, x)+v)
		}
	}
	return best
}

// bestBounded works value out, the most promising choice first.
func (l *level) bestBounded(s state) int32 {
	type option struct {
		step, atLeast int32
		next          state
	}
	var options [maxSlots]option
	n := 0
	for set := l.choices(s); set != 0; n++ {
		x := set.greatest()
		set &^= 1 << x
		o := option{step: l.step(s, x), next: l.next(s, x)}
		o.atLeast = o.step + l.atLeast(o.next)
		i := n
		for ; i > 0 && options[i-1].atLeast > o.atLeast; i-- {
			options[i] = options[i-1]
		}
		options[i] = o
	}
	best := never
	for _, o := range options[:n] {
		if o.atLeast >= best {
			break
		}
		if v := l.value(o.next); v < never {
			best = min(best, o.step+v)
		}
	}
	return best
}

// greatestBest returns the greatest slot among those of least cost.
func (l *level) greatestBest(s state) slot {
	best := l.value(s)
	for set := l.choices(s); ; {
		x := set.greatest()
		set &^= 1 << x
		step, next := l.step(s, x), l.next(s, x)
		if set == 0 || step+l.atLeast(next) <= best && step+l.value(next) == best {
			return x
		}
	}
}
