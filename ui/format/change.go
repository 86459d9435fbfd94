package format

import (
	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// Change says what a change does: "move Step & bridge to Thursday".
func (f *Formatter) Change(l planner.Label) string {
	if l.Setting != "" {
		return f.Words.Say("change.setting", "What", f.Words.Say("setting."+string(l.Setting)))
	}
	return f.Words.Say("change."+string(l.Action),
		"What", f.changed(l), "Day", f.changeDay(l, l.Date), "Other", f.changeDay(l, l.Other), "Flag", f.changeFlag(l.Flag), "Count", l.Count, "Days", f.changeDays(l))
}

// Undo writes "Undo: move Step & bridge to Thursday".
func (f *Formatter) Undo(l planner.Label) string { return f.Words.Say("undo", "Change", f.Change(l)) }

// Redo writes "Redo: move Step & bridge to Thursday".
func (f *Formatter) Redo(l planner.Label) string { return f.Words.Say("redo", "Change", f.Change(l)) }

// changed names the session or sessions, how many there are, or the week it is
// about.
func (f *Formatter) changed(l planner.Label) string {
	switch {
	case l.Title != "" && l.Count > 1:
		return f.Words.Say("change.several", "Title", l.Title, "Count", l.Count)
	case l.Title != "":
		return l.Title
	case l.Count > 0:
		return f.Words.Say("change.sessions", "Count", l.Count)
	case l.Date != civil.Date{}:
		return f.Words.Say("change.week", "Day", f.DayMonth(l.Date))
	default:
		return f.Words.Say("session.unnamed")
	}
}

// changeDays names the day, or the first and the last one, that a change of
// days off is about.
func (f *Formatter) changeDays(l planner.Label) string {
	switch {
	case l.Date == civil.Date{}:
		return ""
	case l.Other == civil.Date{} || l.Other == l.Date:
		return f.DayMonth(l.Date)
	default:
		return f.Words.Say("change.days", "From", f.DayMonth(l.Date), "To", f.DayMonth(l.Other))
	}
}

// changeDay names one of the days of a change by its weekday; of two that are
// swapped, a week or more apart, by its date.
func (f *Formatter) changeDay(l planner.Label, d civil.Date) string {
	apart := l.Other.DaysSince(l.Date)
	switch {
	case d == civil.Date{}:
		return ""
	case l.Action == planner.ActionSwap && (apart >= 7 || apart <= -7):
		return f.Date(d)
	default:
		return f.Weekday(model.Weekday(d))
	}
}

func (f *Formatter) changeFlag(flag string) string {
	if flag == "" {
		return ""
	}
	return f.RedFlag(flag)
}
