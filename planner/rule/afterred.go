package rule

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Cap is what the next session of a stream is planned at, at most, after a red
// one (RULES.md 2.5): four fifths of it, rounded down, but one set or repetition.
// planner/adapt finds the caps of a log.
type Cap struct {
	Stream  Stream
	After   model.ID   // the red session
	Date    civil.Date // its day
	Measure Measure
	Load    model.Load // of the red session
	Most    model.Load
}

var afterRed = &Rule{
	Code:   AfterRed,
	Source: "RULES.md 2.5",
	Doc: "After a session that the knee took badly, the next one of the same activity or exercise is planned at " +
		"80 % of it at most.",
	Past:  spikeDays,
	Check: checkAfterRed,
}

// checkAfterRed looks at the first session of each stream that is planned after
// the red one. Of several caps that it is over, the one of its cardio family or
// exercise is given, and a distance before a time.
func checkAfterRed(p *Pass) {
	said := map[model.ID]bool{}
	for i := range p.Caps {
		c := &p.Caps[i]
		w := p.nextOf(c)
		if w == nil || w.day < p.from || w.day > p.to || said[w.ID] {
			continue
		}
		load := CapLoad(p.Library, c, w.Session, p.Lifted)
		if load <= c.Most {
			continue
		}
		said[w.ID] = true
		f := Finding{
			Rule:     AfterRed,
			Severity: Caution,
			Where:    Where{Date: w.Date, Session: w.ID, Other: c.After, OtherDate: c.Date},
			Args:     Args{Stream: c.Stream, Measure: c.Measure, Load: load, Limit: c.Most, Base: c.Load},
		}
		f.Fixes = []Fix{{Code: FixEase, Session: w.ID}}
		if w.Kind == model.Cardio {
			f.Fixes = []Fix{Shorten(w.Session, c.Measure, load-c.Most, p.DistanceStep)}
		}
		p.Report(f)
	}
}

// nextOf returns the first session of a capped stream that is planned after the
// red one, or nil: also if the sessions of the pass begin too late to know.
func (p *Pass) nextOf(c *Cap) *workout {
	first := c.Date
	if first.Before(p.Open) {
		first = p.Open
	}
	if p.Since.IsZero() || p.Since.After(first) {
		return nil
	}
	after := p.Sessions.between(model.DayNumber(first), p.to)
	i := slices.IndexFunc(after, func(w *workout) bool {
		return w.Status == model.Planned && CountsIn(p.Library, w.Session, p.Lifted, c.Stream)
	})
	if i < 0 {
		return nil
	}
	return after[i]
}

// CapLoad is what a session adds to a capped stream, in the cap's measure. Lifted
// returns what it holds of each exercise; without it that is nothing.
func CapLoad(lib *model.Library, c *Cap, s *model.Session, lifted func(*model.Session) []model.Lifted) model.Load {
	switch c.Stream.Kind {
	case FamilyStream, ImpactStream:
		if !slices.Contains(StreamsOf(lib, s), c.Stream) {
			return 0
		}
		return LoadOf(s, c.Measure)
	}
	if lifted == nil {
		return 0
	}
	loads := ExerciseLoads(lib, lifted(s))
	if c.Stream.Kind == SetStream {
		return LowerSets(loads)
	}
	i := slices.IndexFunc(loads, func(l ExerciseLoad) bool { return l.Stream == c.Stream && l.Measure == c.Measure })
	if i < 0 {
		return 0
	}
	return loads[i].Load
}
