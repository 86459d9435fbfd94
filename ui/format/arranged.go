package format

import (
	"strings"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/rule"
)

// Rearranged is what arranging a week makes of one session.
type Rearranged struct {
	What string // "Moved: Press & row from Fri 12 June to Sat 13 June, 14 sets · 40 min"
	Why  string // "34 h after upper body; two days advised"
}

// Rearranged puts a session's change into words; before are the findings that
// stood before it. It says false for a session that keeps its day and its
// amounts and only takes another place among those of its day.
func (f *Formatter) Rearranged(d planner.Diff[model.Session], before []rule.Finding, library *model.Library, names Names) (Rearranged, bool) {
	say := f.Words.Say
	if d.After == nil {
		return Rearranged{say("arrange.gone", "Title", d.Before.Title), say("arrange.why.room")}, true
	}
	title, day := d.After.Title, f.Date(d.After.Date)
	family, _ := library.Family(d.After.Activity)
	load := f.CardLoad(d.After, family)
	switch {
	case d.Before == nil:
		return Rearranged{say("arrange.new", "Title", title, "Day", day, "Load", load), say("arrange.why.aim")}, true
	case !d.Before.Placed() && d.After.Placed():
		return Rearranged{say("arrange.from-tray", "Title", title, "Day", day, "Load", load), say("arrange.why.aim")}, true
	case d.Before.Placed() && !d.After.Placed():
		return Rearranged{say("arrange.to-tray", "Title", title), say("arrange.why.room")}, true
	case d.Before.Date != d.After.Date:
		what := say("arrange.moved", "Title", title, "From", f.Date(d.Before.Date), "Day", day, "Load", load)
		return Rearranged{what, f.whyMoved(d.After.ID, before, names)}, true
	case d.Before.Plan != d.After.Plan:
		return Rearranged{say("arrange.cut", "Title", title, "Day", day, "Load", load), say("arrange.why.limit")}, true
	default:
		return Rearranged{}, false
	}
}

// whyMoved is the finding about the session that its old day had, else that
// the week is better spread.
func (f *Formatter) whyMoved(id model.ID, before []rule.Finding, names Names) string {
	for _, found := range before {
		if found.Concerns(id) && found.Kept == "" {
			return f.Words.Say("arrange.why.was", "Reason", f.FindingFor(found, id, names).Reason)
		}
	}
	return f.Words.Say("arrange.why.spread")
}

// Missed says which aim an arranged week does not reach, and why: "Not placed:
// 1 session of Lower body (no free time left)".
func (f *Formatter) Missed(m arrange.Missed, names Names) string {
	what := f.Stream(rule.Stream{Kind: rule.FamilyStream, Of: model.ID(m.Kind)}, names)
	switch kind := model.Kind(m.Kind); kind {
	case model.Upper, model.Lower, model.Cardio:
		what = f.Kind(kind)
	}
	var reasons []string
	for _, r := range m.Reasons {
		reasons = append(reasons, f.Words.Say("arrange.reason."+string(r)))
	}
	if len(reasons) == 0 {
		reasons = []string{f.Words.Say("arrange.reason.cost")}
	}
	return f.Words.Say("arrange.missed", "Count", m.Count, "Kind", what, "Reasons", strings.Join(reasons, ", "))
}
