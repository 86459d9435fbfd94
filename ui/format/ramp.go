package format

import (
	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// Trim says what a return leaves of a session and why it is not all: "Long run:
// 4.00 km, now 2.40 km. Last week was lighter: 10.00 km again, no growth."
func (f *Formatter) Trim(t planner.Trim, names Names) string {
	a := t.Why.Args
	stream, why := a.Stream, ""
	if t.Why.Rule == rule.WeeklyLimit {
		why = f.limitReason(a.Reason, a.Base, a.Limit, a.Measure, a.Stream)
	} else {
		stream = rule.Stream{Kind: rule.FamilyStream, Of: a.Activity}
		why = f.Finding(t.Why, names).Text
	}
	return f.Words.Say("trim", "Title", names.Session(t.Session),
		"From", f.load(t.From, a.Measure, stream, down), "To", f.load(t.To, a.Measure, stream, down), "Why", why)
}

// RampWeek is a week of a ramp in words.
type RampWeek struct {
	Title string   // "15 – 21 June: week 2 of the plan, not met yet"
	Lines []string // of what is short of the plan: "Running: 10.25 of 12.00 km. 2.5 % more than 10.00 km, your established level."
}

// RampWeek puts a week of a ramp into words: where it asks for less than the
// plan does, and why.
func (f *Formatter) RampWeek(w planner.RampWeek, today civil.Date, names Names) RampWeek {
	key := "ramp.week"
	if !w.Met {
		key = "ramp.week-short"
	}
	words := RampWeek{Title: f.Words.Say(key, "Week", f.WeekTitle(w.Week, today), "Plan", w.Plan)}
	for _, l := range w.Loads {
		if l.Result < l.Plan {
			words.Lines = append(words.Lines, f.Words.Say("ramp.load-short", "Name", f.Stream(l.Stream, names),
				"Result", f.load(l.Result, l.Measure, l.Stream, down).number, "Plan", f.load(l.Plan, l.Measure, l.Stream, down),
				"Why", f.limitReason(l.Reason, l.Base, l.Limit, l.Measure, l.Stream)))
		}
	}
	return words
}

// RampEnd says when a ramped plan ends, or that it does not within the weeks
// there are at most.
func (f *Formatter) RampEnd(out *planner.Outcome) string {
	if len(out.Ramp) == 0 {
		return ""
	}
	if out.RampLeft > 0 {
		return f.Words.Say("ramp.stopped", "Weeks", planner.MaxRampWeeks, "Count", out.RampLeft)
	}
	end, later := out.Ramp[len(out.Ramp)-1], 0
	for _, w := range out.Ramp {
		if !w.Met {
			later++
		}
	}
	if later == 0 {
		return f.Words.Say("ramp.end", "Day", f.Date(end.Week.Last()))
	}
	return f.Words.Say("ramp.end-later", "Day", f.Date(end.Week.Last()), "Count", later)
}
