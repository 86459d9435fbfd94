package arrange

import "slices"

// Missed is an aim of one week that the plan does not reach.
type Missed struct {
	Week    int      `json:"week"` // from 1 on
	Kind    string   `json:"kind"` // "upper", "lower", "cardio" or a wanted activity's name
	Count   int      `json:"count"`
	Reasons []Reason `json:"reasons"`
}

const (
	kindUpper  = "upper"
	kindLower  = "lower"
	kindCardio = "cardio"
)

// Reason names a constraint whose lifting alone would let one more be placed.
type Reason string

// The reasons, in the order they are given; the package doc defines them.
const (
	Availability   Reason = "availability"    // H1, a day's sessions and lists
	RestGap        Reason = "rest-gap"        // H2
	Variety        Reason = "variety"         // H3
	ImpactAdjacent Reason = "impact-adjacent" // H4
	ImpactWeek     Reason = "impact-week"     // H5
	RestDays       Reason = "rest-days"       // H7
	Blocked        Reason = "blocked"         // H1, blocks and locks
)

var allReasons = []Reason{Availability, RestGap, Variety, ImpactAdjacent, ImpactWeek, RestDays, Blocked}

// surroundings are all that the reasons of one week depend on.
type surroundings struct {
	days, timed, unblocked [daysPerWeek]day // as they are, without Availability, without Blocked

	before [2]slot // the older one first
	plan   [daysPerWeek]slot
	after  [2]following
}

// following is a day of the next week; there is none after the last.
type following struct {
	there, fixed bool
	slot         slot
}

// missed lists what the plan leaves out of each week's aims, with reasons. A
// week like the last one that missed something misses the same.
func (s *solver) missed(plan []slot) []Missed {
	all := []Missed{}
	var last surroundings
	var found []Missed
	for w := range s.weeks {
		if !s.missesAny(plan[daysPerWeek*w : daysPerWeek*(w+1)]) {
			continue
		}
		at := s.surroundings(plan, w)
		if found == nil || at != last {
			found, last = s.missedIn(w, &at), at
		}
		for _, m := range found {
			m.Week, m.Reasons = w+1, slices.Clone(m.Reasons)
			all = append(all, m)
		}
	}
	return all
}

// aims are the sessions of a week that are aimed at.
func (s *solver) aims() counts {
	aims := counts{allowUpper: s.problem.PerWeek.Upper, allowLower: s.problem.PerWeek.Lower, allowCardio: s.problem.PerWeek.Cardio}
	copy(aims[firstCount:], s.rules.wanted[:])
	return aims
}

func (s *solver) missesAny(week []slot) bool {
	placed := s.rules.count(week)
	for f, aim := range s.aims() {
		if placed[f] < aim {
			return true
		}
	}
	return false
}

func (s *solver) surroundings(plan []slot, w int) surroundings {
	first := daysPerWeek * w
	at := surroundings{
		days:      s.weeks[w].days,
		timed:     newWeek(s.problem, s.rules, w, Availability).days,
		unblocked: newWeek(s.problem, s.rules, w, Blocked).days,
		plan:      [daysPerWeek]slot(plan[first:]),
	}
	for i := range at.before {
		if j := first - 2 + i; j >= 0 {
			at.before[i] = plan[j]
		} else {
			at.before[i] = s.problem.slotOf(s.problem.Before[i])
		}
	}
	for i := range at.after {
		if j := first + daysPerWeek + i; j < len(plan) {
			at.after[i] = following{there: true, fixed: s.problem.Days[j].Fixed != nil, slot: plan[j]}
		}
	}
	return at
}

// missedIn lists what week w leaves out; the week's number is not set.
func (s *solver) missedIn(w int, at *surroundings) []Missed {
	aims, placed := s.aims(), s.rules.count(at.plan[:])
	enough := counts{} // of each aim, what is placed
	for f := range aims {
		enough[f] = min(placed[f], aims[f])
	}
	found := []Missed{}
	for f, aim := range aims {
		if placed[f] >= aim {
			continue
		}
		more := enough
		more[f]++
		found = append(found, Missed{Kind: s.kind(f), Count: aim - placed[f], Reasons: s.reasons(w, at, &more)})
	}
	return found
}

func (s *solver) kind(f int) string {
	switch f {
	case allowUpper:
		return kindUpper
	case allowLower:
		return kindLower
	case allowCardio:
		return kindCardio
	default:
		return s.problem.Activities[f-firstCount].Name
	}
}

// reasons returns the constraints without which week w could hold all of want.
func (s *solver) reasons(w int, at *surroundings, want *counts) []Reason {
	found := []Reason{}
	as := s.weeks[w]
	if fits(as, at, want) {
		return found // only its cost keeps it out
	}
	for _, r := range allReasons {
		without := newWeek(s.problem, newRules(s.problem, r), w, r)
		if without.days == as.days && without.start == as.start && *without.rules == *as.rules {
			continue
		}
		if fits(without, at, want) {
			found = append(found, r)
		}
	}
	return found
}
