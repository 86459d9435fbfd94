package planner

import (
	"time"

	"github.com/kneewise/kneewise/model"
)

// Scores are pain scores of 0 to 10 of the two knees; nil where none was given.
type Scores struct{ Left, Right *int }

// knees are the scores with the sides they are of.
func (s Scores) knees() [2]struct {
	side  model.Side
	score *int
} {
	return [2]struct {
		side  model.Side
		score *int
	}{{model.Left, s.Left}, {model.Right, s.Right}}
}

// Worst is the higher of the scores given, and whether one was.
func (s Scores) Worst() (int, bool) {
	worst, given := 0, false
	for _, knee := range s.knees() {
		if knee.score != nil {
			worst, given = max(worst, *knee.score), true
		}
	}
	return worst, given
}

// entries are the pain entries of the scores given at a moment of a session.
func (s Scores) entries(session model.ID, moment model.PainMoment, at time.Time) []model.PainEntry {
	var entries []model.PainEntry
	for _, knee := range s.knees() {
		if knee.score != nil {
			entries = append(entries, model.PainEntry{Side: knee.side, Score: *knee.score, Moment: moment, At: at, Session: session})
		}
	}
	return entries
}

// The hours that scores count from where only their moment is known: the middle
// of the day for a session without a clock time, and a usual morning (our design
// decision; both lie well within the hours of RULES.md 2.5).
const (
	unknownHour = 12 * model.Hour
	morningHour = 8 * model.Hour
)

// felt is when a score was felt of which only the moment of a session that is
// done is known, and at most now: before it, at its end for the worst during it,
// an hour later, or on the next morning. One that is still to come is refused in
// the name of a field.
func (s *scene) felt(field string, session *model.Session, moment model.PainMoment) (time.Time, error) {
	from, end := session.Start, session.End()
	if !session.Timed() {
		from = model.At(session.Date, unknownHour, s.zoneName)
		end = from
	}
	at := from
	switch moment {
	case model.MomentDuring:
		at = end
	case model.MomentAfter:
		at = end.Add(time.Hour)
	case model.MomentMorning:
		next := session.Date.AddDays(1)
		if next.After(s.today) {
			return time.Time{}, &model.Invalid{Field: field, Code: model.CodeTooLarge, Most: s.now.Unix()}
		}
		at = model.At(next, morningHour, s.zoneName)
	}
	if at.After(s.now) {
		at = s.now
	}
	return at, nil
}
