package planner

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/planner/rule"
)

// KneeEffects is what follows for the plan from a change of what was logged or
// done: what can be shown as "what will change" before it is applied, and with
// the reasons after. The findings that come with it are those of the [Outcome].
type KneeEffects struct {
	Before, After adapt.Effects // of red flags

	// Opened and Withdrawn are the red flags that the change opens, and takes
	// back because their sign is gone.
	Opened, Withdrawn []model.RedFlag

	// Zones are the sessions that the knees took otherwise than was known, by day.
	Zones []ZoneChange

	// Limits are the weekly limits of this week and the next that differ.
	Limits []LimitChange

	// Blocks are the times that something is not to be trained in from now on,
	// and Ended those that are no more. Caps are new for the next session of a
	// stream.
	Blocks, Ended []rule.Block
	Caps          []rule.Cap

	// Suspended are the planned sessions that wait from now on, and Restored
	// those that do no longer, by day.
	Suspended, Restored []model.ID
}

// Empty says whether nothing follows.
func (e *KneeEffects) Empty() bool {
	return e.Before == e.After && len(e.Opened) == 0 && len(e.Withdrawn) == 0 && len(e.Zones) == 0 && len(e.Limits) == 0 &&
		len(e.Blocks) == 0 && len(e.Ended) == 0 && len(e.Caps) == 0 && len(e.Suspended) == 0 && len(e.Restored) == 0
}

// ZoneChange is how the knees took a session, before and after; the zero verdict
// where nothing is said.
type ZoneChange struct {
	Session       model.ID
	Before, After adapt.Verdict
}

// LimitChange is what a stream may hold in a week, before and after.
type LimitChange struct{ Before, After rule.Budget }

// effects compares the state with the one after a change.
func (s *scene) effects(c *Change, after *state) *KneeEffects {
	was, is := &s.knees, &after.knees
	e := &KneeEffects{
		Before: was.diary.Effects(), After: is.diary.Effects(),
		Zones:  s.zoneChanges(after),
		Blocks: missing(is.open, was.open), Ended: missing(was.open, is.open), Caps: missing(is.caps, was.caps),
	}
	for _, d := range c.Flags {
		switch {
		case d.Before == nil:
			e.Opened = append(e.Opened, *d.After)
		case d.After == nil:
			e.Withdrawn = append(e.Withdrawn, *d.Before)
		}
	}
	week := s.weekOf(s.today)
	for _, w := range []model.Week{week, s.weeks.After(week)} {
		e.Limits = append(e.Limits, limitChanges(s.try(nil).limits(w), after.try(nil).limits(w))...)
	}
	for _, session := range after.all {
		before, there := s.byID[session.ID]
		waited, waits := there && was.suspends(before), is.suspends(session)
		switch {
		case waits && !waited:
			e.Suspended = append(e.Suspended, session.ID)
		case waited && !waits:
			e.Restored = append(e.Restored, session.ID)
		}
	}
	return e
}

// missing returns what is in all and not in others.
func missing[T comparable](all, others []T) []T {
	return slices.DeleteFunc(slices.Clone(all), func(v T) bool { return slices.Contains(others, v) })
}

func (s *scene) zoneChanges(after *state) []ZoneChange {
	var changes []ZoneChange
	for _, session := range after.all {
		wasZone, wasReason := s.knees.diary.Took(session.ID)
		zone, reason := after.knees.diary.Took(session.ID)
		if reason == "" || wasZone == zone && wasReason == reason {
			continue
		}
		before, _ := s.knees.diary.Verdict(session.ID)
		is, _ := after.knees.diary.Verdict(session.ID)
		changes = append(changes, ZoneChange{Session: session.ID, Before: before, After: is})
	}
	return changes
}

// limitChanges are the limits of a week that differ, as far as there are any
// before and after.
func limitChanges(before, after []rule.Budget) []LimitChange {
	var changes []LimitChange
	for _, is := range after {
		i := slices.IndexFunc(before, func(was rule.Budget) bool { return was.Stream == is.Stream })
		if i >= 0 && (before[i].Most != is.Most || before[i].Measure != is.Measure || before[i].Reason != is.Reason) {
			changes = append(changes, LimitChange{Before: before[i], After: is})
		}
	}
	return changes
}

// kneeNews adds to the findings on the days of a change those that what was
// logged brings about in this week and the two after it.
func (s *scene) kneeNews(c *Change, after *state, found []rule.Finding) []rule.Finding {
	from := s.weekOf(s.today).First
	to := from.AddDays(20)
	before := s.try(nil).findings(from, to)
	for _, f := range after.try(nil).findings(from, to) {
		known := slices.ContainsFunc(found, func(known rule.Finding) bool { return known.Same(&f) })
		if !known && c.brings(&f, before) {
			found = append(found, f)
		}
	}
	return found
}
