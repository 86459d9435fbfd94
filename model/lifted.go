package model

import (
	"cmp"
	"slices"
)

// Lifted is what the work sets of one exercise in one session add up to, by the
// side they name: all that limits and next steps of strength need of a
// session's sets, so that a plan in memory can do without the sets themselves.
// Warm-up sets count nothing (RULES.md 2.2).
type Lifted struct {
	Exercise ID
	Side     Side
	Sets     int
	Reps     Load
	Hold     Load // seconds
	Volume   Load // weight times repetitions, in nanogram-repetitions
	Weight   Mass // the heaviest
	Short    bool // the session is done, but not all of the sets as planned

	Asked Asked // what was planned, whatever was done
}

// Asked is what a session's plan asks for of one exercise and side.
type Asked struct {
	Sets        int
	Reps        Load
	Hold        Load // seconds
	Weight      Mass // the heaviest
	Uneven      bool // the sets differ in weight
	Least, Most int  // the range of repetitions of a set (Prescription.Range)
}

// LiftedIn adds up the sets of a whole strength session, done ones if it is
// done, else planned, in the order of exercise and side. Other sessions lift
// nothing.
func LiftedIn(s *Session) []Lifted {
	if !s.Kind.Strength() {
		return nil
	}
	var all []Lifted
	for i := range s.Prescriptions {
		p := &s.Prescriptions[i]
		for _, side := range []Side{BothSides, Left, Right} {
			planned, done := workSets(p.Sets, side), workSets(p.Done, side)
			l := Lifted{Exercise: p.Exercise, Side: side, Asked: askedFor(p, planned)}
			if s.Status == Done {
				l.add(done)
				l.Short = !complete(done, planned)
			} else {
				l.add(planned)
			}
			if l.Sets > 0 || l.Short {
				all = append(all, l)
			}
		}
	}
	return bySide(all)
}

func (l *Lifted) add(sets []Set) {
	for _, set := range sets {
		l.Sets++
		l.Reps = l.Reps.Plus(Load(set.Reps))
		l.Hold = l.Hold.Plus(Load(set.Hold))
		l.Volume = l.Volume.Plus(Load(set.Weight).Times(int64(set.Reps)))
		l.Weight = max(l.Weight, set.Weight)
	}
}

func askedFor(p *Prescription, sets []Set) Asked {
	var a Asked
	least, most := p.Range()
	for _, set := range sets {
		a = a.Plus(Asked{
			Sets: 1, Reps: Load(set.Reps), Hold: Load(set.Hold), Weight: set.Weight, Least: least, Most: most,
		})
	}
	return a
}

// Plus adds what else is asked for. Of two ranges of repetitions the wider one
// holds.
func (a Asked) Plus(b Asked) Asked {
	switch {
	case a.Sets == 0:
		return b
	case b.Sets == 0:
		return a
	}
	return Asked{
		Sets:   a.Sets + b.Sets,
		Reps:   a.Reps.Plus(b.Reps),
		Hold:   a.Hold.Plus(b.Hold),
		Weight: max(a.Weight, b.Weight),
		Uneven: a.Uneven || b.Uneven || a.Weight != b.Weight,
		Least:  min(a.Least, b.Least),
		Most:   max(a.Most, b.Most),
	}
}

// bySide puts together what is of the same exercise and side, in order.
func bySide(all []Lifted) []Lifted {
	slices.SortStableFunc(all, func(a, b Lifted) int {
		return cmp.Or(cmp.Compare(a.Exercise, b.Exercise), cmp.Compare(a.Side, b.Side))
	})
	var merged []Lifted
	for _, l := range all {
		if n := len(merged); n > 0 && merged[n-1].Exercise == l.Exercise && merged[n-1].Side == l.Side {
			merged[n-1] = merged[n-1].Plus(l)
			continue
		}
		merged = append(merged, l)
	}
	return merged
}

// Plus adds what was lifted on the same or another side; the exercise and side
// are those of l.
func (l Lifted) Plus(m Lifted) Lifted {
	l.Sets += m.Sets
	l.Reps = l.Reps.Plus(m.Reps)
	l.Hold = l.Hold.Plus(m.Hold)
	l.Volume = l.Volume.Plus(m.Volume)
	l.Weight = max(l.Weight, m.Weight)
	l.Short = l.Short || m.Short
	l.Asked = l.Asked.Plus(m.Asked)
	return l
}

func workSets(sets []Set, side Side) []Set {
	return slices.DeleteFunc(slices.Clone(sets), func(set Set) bool { return set.WarmUp || set.Side != side })
}

// complete says whether each planned set was done, one after the other, with
// its weight, repetitions and hold (RULES.md 2.4).
func complete(done, planned []Set) bool {
	if len(done) < len(planned) {
		return false
	}
	for i, want := range planned {
		if did := done[i]; did.Reps < want.Reps || did.Weight < want.Weight || did.Hold < want.Hold {
			return false
		}
	}
	return true
}
