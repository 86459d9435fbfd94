package format

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// Placing is the verdict on a session on one day in words.
type Placing struct {
	Word   string // "Not advised"
	Reason string // short, for a plate
	Text   string // in full
	Status string // all of it, with the day and the word
}

// Placing puts the verdict on a day into words, seen from the session that is
// to be placed; it may be new and have no ID.
func (f *Formatter) Placing(v planner.Verdict, about model.ID, library *model.Library, names Names) Placing {
	word := f.Verdict(v.Severity)
	reason := f.whyFine(v, library)
	text := reason
	for i := range v.Findings {
		if found := &v.Findings[i]; found.Kept == "" {
			s := f.FindingFor(*found, about, names)
			reason, text = s.Reason, s.Text
			break
		}
	}
	status := f.Words.Say("board.verdict", "Day", f.Date(v.Date), "Verdict", word, "Reason", text)
	return Placing{Word: word, Reason: reason, Text: text, Status: status}
}

// whyFine says why nothing speaks against a day: how far the nearest sessions
// that train the same are.
func (f *Formatter) whyFine(v planner.Verdict, library *model.Library) string {
	var after, before int
	var near *model.Session
	if v.Earlier != nil {
		after, near = v.Earlier.Days, v.Earlier.Session
	}
	if v.Later != nil {
		before, near = v.Later.Days, v.Later.Session
	}
	switch {
	case near == nil:
		return f.Words.Say("board.nothing-near")
	case near.Kind == model.Cardio:
		family, _ := library.Family(near.Activity)
		a, _ := library.Activity(family)
		return f.cardioFine(a.Name, after, before)
	default:
		return f.FineReason(f.region(near), after, before)
	}
}

// cardioFine says how far the nearest sessions of an activity are.
func (f *Formatter) cardioFine(activity string, after, before int) string {
	switch {
	case before == 0:
		return f.Words.Say("board.cardio.earlier", "Activity", activity, "Count", after)
	case after == 0:
		return f.Words.Say("board.cardio.later", "Activity", activity, "Count", before)
	default:
		return f.Words.Say("board.cardio.both", "Activity", activity, "After", after, "Before", before)
	}
}

// region is the name of the region that a strength session trains first.
func (f *Formatter) region(s *model.Session) string {
	switch {
	case s.Trains()&model.RegionLower != 0:
		return f.Words.Say("region.lower")
	case s.Trains()&model.RegionUpper != 0:
		return f.Words.Say("region.upper")
	default:
		return f.Words.Say("region.core")
	}
}
