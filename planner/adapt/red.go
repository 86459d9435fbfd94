package adapt

import (
	"cmp"
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Block is a time in which something is not to be trained.
type Block struct {
	Session model.ID // the red session it comes from, or none:
	Flag    string   // the red flag it comes from

	// From and Until are its instants, From included; no Until means as long as
	// the flag is open. A red session without a clock time has neither.
	From, Until time.Time
	// First and Last are the civil days it touches; no Last means no end.
	First, Last civil.Date

	Everything bool // else strength of the lower body and high impact
}

// redRest is how long a red session stops lower body and high impact (RULES.md
// 2.5).
const redRest = 48 * time.Hour

// Blocks returns every block there was or is: first those of red sessions, then
// those of red flags, each in order of time.
func (d *Diary) Blocks() []Block {
	var blocks []Block
	for i := range d.done {
		s := &d.done[i]
		if s.verdict.Zone != model.Red {
			continue
		}
		// Without a clock time its end is not known, but it was on that day.
		b := Block{Session: s.ID, First: s.Date, Last: s.Date.AddDays(2)}
		if s.Timed() {
			b.From, b.Until = s.end, s.end.Add(redRest)
			b.First, b.Last = dateIn(b.From, s.zone), dateIn(b.Until.Add(-1), s.zone)
		}
		blocks = append(blocks, b)
	}
	return append(blocks, d.flagged...)
}

// dateIn returns the civil date of an instant in a zone of that name, as an
// entry of that time has it.
func dateIn(t time.Time, zone string) civil.Date {
	return (&model.PainEntry{At: t, Zone: zone}).Date()
}

// Covers says whether a session lies in the block: it starts from From on and
// before Until, or, where either has no clock time, its day is one of the
// block's. A session on the first of those days that is done may have been
// before, so it is left out.
func (b *Block) Covers(s *model.Session) bool {
	if !s.Placed() || s.ID == b.Session {
		return false
	}
	if s.Timed() && !b.From.IsZero() {
		return !s.Start.Before(b.From) && (b.Until.IsZero() || s.Start.Before(b.Until))
	}
	if s.Status == model.Done && s.Date == b.First {
		return false
	}
	return b.Touches(s.Date)
}

// Touches says whether any part of a civil day lies in the block. Placing by
// days keeps off all of these.
func (b *Block) Touches(day civil.Date) bool {
	return !day.Before(b.First) && (b.Last.IsZero() || !day.After(b.Last))
}

// Stops says whether the block is about what a session trains, wherever the
// session lies.
func (b *Block) Stops(lib *model.Library, s *model.Session) bool {
	return b.Everything || trainsLower(s) || highImpact(lib, s)
}

// Cap is what the next session of a stream is planned at, at most, after a red
// one (RULES.md 2.5): four fifths of it, rounded down, but one set or repetition.
type Cap struct {
	Stream  rule.Stream
	After   model.ID // the red session
	Measure rule.Measure
	Most    model.Load
}

// easedPermille is what is planned where a session is eased (RULES.md 2.5, R34).
const easedPermille = 800

// Caps returns the caps that hold now: those of the streams whose last session
// done was red. The first session of the stream that is planned after it keeps
// to them. Cardio has one for distance, if the red session has one, and one for
// time. They come in order of stream and measure.
func (d *Diary) Caps() []Cap {
	var caps []Cap
	for stream, all := range d.streams {
		s := all[len(all)-1]
		if s.verdict.Zone != model.Red {
			continue
		}
		for measure, load := range d.loads(s, stream) {
			if load > 0 {
				most := max(1, load.Permille(easedPermille))
				caps = append(caps, Cap{Stream: stream, After: s.ID, Measure: measure, Most: most})
			}
		}
	}
	slices.SortFunc(caps, func(a, b Cap) int {
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
