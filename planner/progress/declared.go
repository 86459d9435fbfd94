package progress

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// usualPace is what a declared distance is taken to need when no time is given:
// 7:00 a kilometre (RULES.md, clarification 4).
const usualPace = 7 * model.Minute

// declarations returns the levels a person says they already do, by stream and
// week; of two for one family and week the later in the list holds. The
// minutes of the high-impact families declared for one week add up to a level
// of the minutes of high impact (our design decision; RULES.md speaks of
// families).
func (l *Ledger) declarations(all []model.Declared) map[rule.Stream]map[int]amount {
	levels := map[rule.Stream]map[int]amount{}
	for _, d := range all {
		family, _ := l.library.Family(d.Activity)
		stream := rule.Stream{Kind: rule.FamilyStream, Of: family}
		if levels[stream] == nil {
			levels[stream] = map[int]amount{}
		}
		levels[stream][l.number(d.Week)] = declaredLevel(d)
	}
	impact := map[int]amount{}
	for stream, weeks := range levels {
		if _, class := l.library.Family(stream.Of); class != model.HighImpact {
			continue
		}
		for n, level := range weeks {
			impact[n] = impact[n].plus(amount{count: level.count, partial: true})
		}
	}
	if len(impact) > 0 {
		levels[rule.Stream{Kind: rule.ImpactStream}] = impact
	}
	return levels
}

// declaredLevel is a declared week in both measures: a distance declares its
// minutes too (RULES.md, clarification 4), a time declares no distance.
func declaredLevel(d model.Declared) amount {
	level := amount{
		distance: model.Load(d.Distance),
		count:    model.Load(d.Duration),
		partial:  d.Distance == 0,
	}
	if d.Duration == 0 {
		level.count = scale(level.distance, model.Load(usualPace), model.Load(model.Kilometre))
	}
	return level
}
