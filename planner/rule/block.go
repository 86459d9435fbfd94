package rule

import (
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Block is a time in which something is not to be trained: the 48 hours after a
// red session, or as long as a red flag has its effects (RULES.md 2.5, 2.8).
// planner/adapt finds the blocks of a log.
type Block struct {
	Session model.ID // the red session it comes from, or none:
	Flag    string   // the red flag it comes from

	// From and Until are its instants, From included; no Until means as long as
	// the flag is open. A red session without a clock time has neither.
	From, Until time.Time
	// First and Last are the civil days it touches in Zone; no Last means no end.
	First, Last civil.Date
	Zone        string

	Everything bool // else strength of the lower body and high impact
}

// Covers says whether a session lies in the block: it starts from From on
// and before Until, or, where either has no clock time, its day is one of the
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
	return b.Everything || LoadsKnees(lib, s)
}

// outlasts says whether the block ends after another, or as late; one of a flag
// that is open has no end.
func (b *Block) outlasts(other *Block) bool {
	return b.Last.IsZero() || !other.Last.IsZero() && (b.Last.After(other.Last) || b.Last == other.Last && !b.Until.Before(other.Until))
}

// LoadsKnees says whether a session is strength of the lower body or cardio of
// high impact: what pain and red flags stop.
func LoadsKnees(lib *model.Library, s *model.Session) bool {
	if s.Trains()&model.RegionLower != 0 {
		return true
	}
	if s.Kind != model.Cardio {
		return false
	}
	_, impact := lib.Family(s.Activity)
	return impact == model.HighImpact
}
