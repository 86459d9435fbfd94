package progress

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// TimeFor returns how long a distance of a cardio family is planned to take: at
// the mean pace of its last four active weeks before one, else at 7:00 a
// kilometre (RULES.md, clarification 4), floored to 10 s. Hills count as in all
// loads; weeks in which something has no distance say nothing about pace.
func (l *Ledger) TimeFor(family model.ID, distance model.Load, before model.Week) model.Seconds {
	time, way := model.Load(usualPace), model.Load(model.Kilometre)
	if h := l.history(rule.Stream{Kind: rule.FamilyStream, Of: family}); h != nil {
		weeks, _ := h.at(l.number(before.First))
		var t, d model.Load
		for _, w := range recent(weeks, l.number(before.First)) {
			if !w.level.partial {
				t, d = t.Plus(w.level.count), d.Plus(w.level.distance)
			}
		}
		if t > 0 && d > 0 {
			time, way = t, d
		}
	}
	return model.Seconds(scale(distance, time, way).Floor(model.Load(rule.DurationStep)))
}
