package format

import (
	"strings"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/rule"
)

// Rearranged is what arranging a week does with one session.
type Rearranged struct {
	What string // "Press & row: Fri 12 June to Sat 13 June"
	Why  string // "34 h after upper body; two days advised"
}

// Rearranged puts a session's change into words; before are the findings that
// stood before it. It says false for a session that keeps its day and its
// amounts and only takes another place among those of its day.
func (f *Formatter) Rearranged(d planner.Diff[model.Session], before []rule.Finding, library *model.Library, names Names) (Rearranged, bool) {
	switch {
	case d.After == nil:
		return Rearranged{f.Words.Say("arranged.gone", "Title", d.Before.Title), f.Words.Say("arranged.why.room")}, true
	case d.Before == nil:
		return Rearranged{f.Words.Say("arranged.new", "Title", d.After.Title, "To", f.place(d.After)), f.Words.Say("arranged.why.aim")}, true
	}
	var what, why []string
	if d.Before.Date != d.After.Date {
		what = append(what, f.Words.Say("arranged.moved", "From", f.place(d.Before), "To", f.place(d.After)))
		why = append(why, f.whyMoved(d, before, names))
	}
	if d.Before.Plan != d.After.Plan {
		family, _ := library.Family(d.After.Activity)
		what = append(what, f.Words.Say("arranged.moved", "From", f.CardLoad(d.Before, family), "To", f.CardLoad(d.After, family)))
		why = append(why, f.Words.Say("arranged.why.limit"))
	}
	if len(what) == 0 {
		return Rearranged{}, false
	}
	return Rearranged{
		What: f.Words.Say("arranged.session", "Title", d.After.Title, "What", strings.Join(what, f.Words.Say("separator"))),
		Why:  strings.Join(why, f.Words.Say("separator")),
	}, true
}

// place is the day of a session, or the tray.
func (f *Formatter) place(s *model.Session) string {
	if !s.Placed() {
		return f.Words.Say("arranged.tray")
	}
	return f.Date(s.Date)
}

func (f *Formatter) whyMoved(d planner.Diff[model.Session], before []rule.Finding, names Names) string {
	switch {
	case !d.After.Placed():
		return f.Words.Say("arranged.why.room")
	case !d.Before.Placed():
		return f.Words.Say("arranged.why.aim")
	}
	for _, found := range before {
		if found.Concerns(d.After.ID) && found.Kept == "" {
			return f.FindingFor(found, d.After.ID, names).Reason
		}
	}
	return f.Words.Say("arranged.why.spread")
}

// Missed says which aim an arranged week does not reach, and why: "1
// lower-body session is not placed: no day with enough time."
func (f *Formatter) Missed(m arrange.Missed, names Names) string {
	var what string
	switch m.Kind {
	case "upper", "lower", "cardio":
		what = f.Kind(model.Kind(m.Kind))
	default:
		what = f.Stream(rule.Stream{Kind: rule.FamilyStream, Of: model.ID(m.Kind)}, names)
	}
	reasons := []string{f.Words.Say("missed.cost")}
	if len(m.Reasons) > 0 {
		reasons = nil
	}
	for _, r := range m.Reasons {
		reasons = append(reasons, f.Words.Say("missed.reason."+string(r)))
	}
	return f.Words.Say("missed", "Count", m.Count, "What", what, "Reasons", strings.Join(reasons, " "+f.Words.Say("missed.or")+" "))
}
