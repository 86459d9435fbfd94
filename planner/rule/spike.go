package rule

import (
	"sort"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// spikeDays is how far back the longest session is looked for (RULES.md 2.3.6).
const spikeDays = 30

var spike = &Rule{
	Code: Spike,
	Doc: "No session is more than 10 % longer than the longest of its family in the 30 days before, " +
		"or what the person's limit says: of all load rules the one with the best evidence.",
	Source: "RULES.md 2.3.6, R6",
	Past:   spikeDays,
	Check:  checkSpike,
}

// checkSpike reports the longest session of a family on a day. It compares
// distances as they are, without hills, which are for comparing weeks (2.12);
// what has no distance is passed over. In the first week of a stream, or after
// a break of 30 days, there is nothing to compare with.
func checkSpike(p *Pass) {
	first := p.From.AddDays(-spikeDays)
	if p.Since.IsZero() || p.Since.After(first) {
		return
	}
	for day := range days(p.near) {
		for _, w := range day {
			if w.Kind != model.Cardio || w != longestOf(day, w.family) {
				continue
			}
			base, ok := p.longestBefore(w)
			limit := base.Permille(1000 + 10*int64(p.Limits.Spike))
			load := distanceOf(w)
			if !ok || load <= limit {
				continue
			}
			p.Report(spikeFinding(p, w, load, limit, base))
		}
	}
}

func spikeFinding(p *Pass, w *workout, load, limit, base model.Load) Finding {
	f := Finding{
		Rule:     Spike,
		Severity: Caution,
		Where:    Where{Date: w.Date, Session: w.ID},
		Args: Args{
			Activity: w.family, Measure: ByDistance, Load: load, Limit: limit, Base: base,
			Need: p.Limits.Spike,
		},
	}
	if w.impact == model.HighImpact {
		f.Severity = Violation
	}
	if w.Status == model.Planned {
		f.Fixes = []Fix{Shorten(w.Session, ByDistance, load-limit, p.DistanceStep)}
	}
	return f
}

// longestBefore returns the longest distance of the workout's family in the 30
// days before its own, and whether there is one from before this week.
func (p *Pass) longestBefore(w *workout) (model.Load, bool) {
	week := model.DayNumber(p.weekOf(w.Date).First)
	var longest model.Load
	earlier := false
	for _, other := range p.Sessions.between(w.day-spikeDays, w.day-1) {
		if other.family != w.family || other.Status == model.Planned && other.Date.Before(p.Open) {
			continue
		}
		if load := distanceOf(other); load > 0 {
			longest = max(longest, load)
			earlier = earlier || other.day < week
		}
	}
	return longest, earlier
}

// weekOf is the week that holds a day: one of the judged ones, or one that begins
// on the same weekday.
func (p *Pass) weekOf(d civil.Date) model.Week {
	after := sort.Search(len(p.Weeks), func(i int) bool { return p.Weeks[i].First.After(d) })
	if after > 0 && p.Weeks[after-1].Contains(d) {
		return p.Weeks[after-1]
	}
	return model.WeekOf(d, model.Weekday(p.Weeks[0].First))
}

// longestOf returns the workout of a day that goes farthest in a family, the
// last of those that go as far.
func longestOf(day []*workout, family model.ID) *workout {
	var longest *workout
	for _, w := range day {
		if w.Kind == model.Cardio && w.family == family && (longest == nil || distanceOf(w) >= distanceOf(longest)) {
			longest = w
		}
	}
	return longest
}

func distanceOf(w *workout) model.Load { return model.Load(w.Effort().Distance) }
