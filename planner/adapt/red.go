package adapt

import (
	"cmp"
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// redRest is how long a red session stops lower body and high impact (RULES.md
// 2.5).
const redRest = 48 * time.Hour

// Blocks returns every block there was or is: first those of red sessions, then
// those of red flags, each in order of time.
func (d *Diary) Blocks() []rule.Block {
	var blocks []rule.Block
	for i := range d.done {
		s := &d.done[i]
		if s.took != model.Red {
			continue
		}
		// Without a clock time its end is not known, but it was on that day.
		b := rule.Block{Session: s.ID, First: s.Date, Last: s.Date.AddDays(2), Zone: d.zoneOf(s.Session)}
		if s.Timed() {
			b.From, b.Until = s.end, s.end.Add(redRest)
			b.First, b.Last = model.DateIn(b.From, b.Zone), model.DateIn(b.Until.Add(-1), b.Zone)
		}
		blocks = append(blocks, b)
	}
	return append(blocks, d.flagged...)
}

// easedPermille is what is planned where a session is eased (RULES.md 2.5, R34).
const easedPermille = 800

// Caps returns the caps that hold now: those of the streams whose last session
// done was red. The first session of the stream that is planned after it keeps
// to them. Cardio has one for distance, if the red session has one, and one for
// time. They come in order of stream and measure.
func (d *Diary) Caps() []rule.Cap {
	var caps []rule.Cap
	for of, stream := range d.streams {
		s := stream.sessions[len(stream.sessions)-1]
		if s.took != model.Red {
			continue
		}
		for measure, load := range d.loads(s, of) {
			if load > 0 {
				most := max(1, load.Permille(easedPermille))
				caps = append(caps, rule.Cap{
					Stream: of, After: s.ID, Date: s.Date, Measure: measure, Load: load, Most: most,
				})
			}
		}
	}
	slices.SortFunc(caps, func(a, b rule.Cap) int {
		return cmp.Or(cmp.Compare(a.Stream.String(), b.Stream.String()), cmp.Compare(a.Measure, b.Measure))
	})
	return caps
}

// loads returns what a session added to a stream, by measure.
func (d *Diary) loads(s *session, stream rule.Stream) map[rule.Measure]model.Load {
	switch stream.Kind {
	case rule.FamilyStream:
		return map[rule.Measure]model.Load{
			rule.ByDistance: rule.LoadOf(s.Session, rule.ByDistance),
			rule.ByTime:     rule.LoadOf(s.Session, rule.ByTime),
		}
	case rule.ImpactStream:
		return map[rule.Measure]model.Load{rule.ByTime: rule.LoadOf(s.Session, rule.ByTime)}
	}
	loads := d.lowerLoads(s.Session)
	if stream == lowerBody {
		return map[rule.Measure]model.Load{rule.BySets: rule.LowerSets(loads)}
	}
	i := slices.IndexFunc(loads, func(l rule.ExerciseLoad) bool { return l.Stream == stream })
	return map[rule.Measure]model.Load{loads[i].Measure: loads[i].Load}
}
