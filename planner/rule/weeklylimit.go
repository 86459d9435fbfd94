package rule

import (
	"slices"

	"github.com/kneewise/kneewise/model"
)

var weeklyLimit = &Rule{
	Code: WeeklyLimit,
	Doc: "Each cardio family, the minutes of high impact and each strength exercise grow by at most 2.5 % a " +
		"week over a level that was really done, or what the person's limit says.",
	Source: "RULES.md 2.2, 2.3, R18",
	Check:  checkWeeklyLimit,
}

// checkWeeklyLimit names the session to shorten: the last one of the stream in
// the week that is still planned, or the last done one if none is.
func checkWeeklyLimit(p *Pass) {
	for i := range p.Budgets {
		b := &p.Budgets[i]
		if !b.Stream.Hard() || b.Planned <= b.Most {
			continue
		}
		w := p.lastOfStream(b)
		if w == nil {
			continue
		}
		p.Report(Finding{
			Rule:     WeeklyLimit,
			Severity: Violation,
			Where:    Where{Date: b.Week.First, Session: w.ID, Week: true},
			Args: Args{
				Stream:  b.Stream,
				Measure: b.Measure,
				Load:    b.Planned,
				Limit:   b.Most,
				Base:    b.Base,
				Reason:  b.Reason,
			},
			Fixes: limitFixes(w, b, p.DistanceStep),
		})
	}
}

// lastOfStream returns the last planned workout of a budget's week that counts
// in its stream, else the last done one, else nil. What is still planned in a
// week that is over counts in none.
func (p *Pass) lastOfStream(b *Budget) *workout {
	var last *workout
	for _, w := range p.inWeek(b.Week) {
		if w.Status == model.Planned && w.Date.Before(p.Open) {
			continue
		}
		if (last == nil || w.Status == model.Planned || last.Status == model.Done) && CountsIn(p.Library, w.Session, p.Lifted, b.Stream) {
			last = w
		}
	}
	return last
}

// CountsIn says whether a session's load counts in a stream. What it holds of
// exercises is not known if nobody can say: lifted is then nil.
func CountsIn(lib *model.Library, s *model.Session, lifted func(*model.Session) []model.Lifted, stream Stream) bool {
	switch stream.Kind {
	case FamilyStream, ImpactStream:
		return slices.Contains(StreamsOf(lib, s), stream)
	case EffortStream:
		effort, _ := EffortOf(s)
		return effort > 0
	}
	if lifted == nil {
		return false
	}
	return slices.ContainsFunc(ExerciseLoads(lib, lifted(s)), func(l ExerciseLoad) bool {
		return l.Stream == stream || stream.Kind == SetStream && l.Lower
	})
}

// limitFixes are to shorten the planned workout, or to put it in the tray when
// nothing of it would be left, and to declare a level for a stream too new to
// have one. What to lift instead only a planner can say: it needs the weights
// there are (planner/progress).
func limitFixes(w *workout, b *Budget, step model.Distance) []Fix {
	var fixes []Fix
	if w.Status == model.Planned && w.Kind == model.Cardio {
		fixes = append(fixes, Shorten(w.Session, b.Measure, b.Planned-b.Most, step))
	}
	if b.Reason == New || b.Reason == HoldNew {
		fixes = append(fixes, Fix{Code: FixDeclare, Activity: w.family})
	}
	return fixes
}

// Shorten returns the fix that takes a load, in measure m, off a planned session,
// or puts it in the tray if nothing would be left. The other measure shrinks in
// proportion, hills stay, and both are floored to their resolution.
func Shorten(s *model.Session, m Measure, over model.Load, step model.Distance) Fix {
	distance, duration := s.Plan.Distance, s.Plan.Duration
	if m == ByDistance {
		distance = floorTo(distance-model.Distance(over), step)
		duration = share(duration, distance, s.Plan.Distance)
	} else {
		duration = floorTo(duration-model.Seconds(over), DurationStep)
		distance = share(distance, duration, s.Plan.Duration)
	}
	distance, duration = floorTo(distance, step), floorTo(duration, DurationStep)
	if duration == 0 || distance == 0 && s.Plan.Distance > 0 {
		return Fix{Code: FixTray, Session: s.ID}
	}
	return Fix{Code: FixShorten, Session: s.ID, Distance: distance, Duration: duration}
}

// share is the part/whole of an amount, rounded down, and nothing of nothing.
// The product stays below 1e17: a day's seconds times 1000 km in micrometres.
func share[A, P ~int64](amount A, part, whole P) A {
	if whole == 0 {
		return 0
	}
	return A(int64(amount) * int64(part) / int64(whole))
}

// floorTo rounds an amount down to its resolution; below nothing is nothing.
func floorTo[A ~int64](amount, step A) A {
	return A(model.Load(max(0, amount)).Floor(model.Load(step)))
}
