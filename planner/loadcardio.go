package planner

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// cardio fits the distances and times of the sessions to what the weekly limits
// leave beside the others, first of each family, then of all high impact
// together, shared out by RULES.md 2.3.8. With grow, sessions of a family that
// has an established level are made longer too, as far as room says there is
// time for on their day. It returns those that nothing would be left of.
func (l *loading) cardio(grow bool, room func(*model.Session) model.Seconds) []model.ID {
	var empty []model.ID
	for _, b := range l.trial().limits(l.week) {
		if b.Stream.Kind != rule.FamilyStream && b.Stream.Kind != rule.ImpactStream {
			continue
		}
		sessions := l.of(b.Stream, empty)
		left := b.Most
		for _, s := range l.beside(l.trial()) {
			if slices.Contains(rule.StreamsOf(l.library, s), b.Stream) {
				left -= rule.LoadOf(s, b.Measure)
			}
		}
		wanted := model.Load(0)
		for _, s := range sessions {
			wanted = wanted.Plus(rule.LoadOf(s, b.Measure))
		}
		longer := grow && b.Stream.Kind == rule.FamilyStream && b.Reason != rule.New && b.Reason != rule.HoldNew
		if wanted <= left && !longer {
			continue
		}
		units := rule.DistanceStep(l.profile.Units)
		step := model.Load(rule.DurationStep)
		if b.Measure == rule.ByDistance {
			step = model.Load(units)
		}
		for i, most := range progress.Split(max(0, left), len(sessions), step) {
			s := sessions[i]
			load := rule.LoadOf(s, b.Measure)
			switch {
			case longer && most > 0:
				l.bring(s, most, &b, room(s))
			case load > most:
				fix := rule.Shorten(s, b.Measure, load-most, units)
				if fix.Code == rule.FixTray {
					empty = append(empty, s.ID)
					continue
				}
				l.set(s, fix.Distance, fix.Duration, &b)
			}
		}
	}
	return empty
}

// of returns the sessions that count in a stream, as they are by now.
func (l *loading) of(stream rule.Stream, without []model.ID) []*model.Session {
	var sessions []*model.Session
	for _, id := range l.ids {
		s := l.edits.after[id]
		if s != nil && s.Placed() && !slices.Contains(without, id) && slices.Contains(rule.StreamsOf(l.library, s), stream) {
			sessions = append(sessions, s)
		}
	}
	return sessions
}

// bring gives a session a load, or as much of it as there is time for. Its time
// is that of the family's mean pace (clarification 4).
func (l *loading) bring(s *model.Session, load model.Load, b *rule.Budget, room model.Seconds) {
	units, most := rule.DistanceStep(l.profile.Units), s.Plan.Duration+room
	if b.Measure == rule.ByTime {
		duration := model.Seconds(model.Load(min(model.Seconds(load), most)).Floor(model.Load(rule.DurationStep)))
		distance := model.Distance(int64(s.Plan.Distance) * int64(duration) / int64(s.Plan.Duration))
		l.set(s, model.Distance(model.Load(distance).Floor(model.Load(units))), duration, b)
		return
	}
	duration := l.ledger.TimeFor(b.Stream.Of, load, l.week)
	if duration > most {
		load = model.Load(int64(load) / int64(duration) * int64(most)).Floor(model.Load(units))
		duration = l.ledger.TimeFor(b.Stream.Of, load, l.week)
	}
	climb := model.Load(s.Plan.EffectiveDistance() - s.Plan.Distance)
	if load <= climb || duration < rule.DurationStep {
		return
	}
	l.set(s, model.Distance(load-climb), duration, b)
}

// set gives a session another distance and time because of a limit.
func (l *loading) set(s *model.Session, distance model.Distance, duration model.Seconds, b *rule.Budget) {
	if s.Plan.Distance == distance && s.Plan.Duration == duration {
		return
	}
	other := *s
	other.Plan.Distance, other.Plan.Duration = distance, duration
	l.edits.put(other)
	from := Amount{Distance: s.Plan.Distance, Duration: s.Plan.Duration}
	to := Amount{Distance: distance, Duration: duration}
	for i := range l.changed {
		if c := &l.changed[i]; c.Session == s.ID && c.Exercise == "" {
			c.To, c.Limit = to, b
			return
		}
	}
	l.changed = append(l.changed, Changed{Session: s.ID, From: from, To: to, Limit: b})
}
