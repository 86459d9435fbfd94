package format

import (
	"strings"

	"github.com/kneewise/kneewise/planner"
)

// Adherence sums up how a plan was followed: "2 on time, 1 on another day, 1
// missed; 1 of those done in part". What is still ahead is no part of it; it is
// empty where there is nothing else.
func (f *Formatter) Adherence(a planner.Adherence) string {
	var parts []string
	for _, n := range []struct {
		as    planner.Adhered
		count int
	}{
		{planner.OnTime, a.OnTime},
		{planner.Shifted, a.Shifted},
		{planner.Unplanned, a.Unplanned},
		{planner.Missed, a.Missed},
		{planner.Skipped, a.Skipped},
	} {
		if n.count > 0 {
			parts = append(parts, f.Words.Say("adherence.sum."+string(n.as), "Count", n.count))
		}
	}
	sum := strings.Join(parts, ", ")
	if a.Partly > 0 {
		sum = f.Words.Say("adherence.sum.partly", "Sum", sum, "Count", a.Partly)
	}
	return sum
}

// Followed says what became of one session: "On time", "2 days later, in part",
// "Skipped: a cold". It is empty for one that is still ahead.
func (f *Formatter) Followed(s planner.Followed) string {
	say := f.Words.Say
	text := ""
	switch s.As {
	case planner.OnTime, planner.Missed, planner.Unplanned:
		text = say("adherence." + string(s.As))
	case planner.Shifted:
		key, days := "adherence.later", s.Days
		if days < 0 {
			key, days = "adherence.earlier", -days
		}
		text = say(key, "Count", days)
	case planner.Skipped:
		text = say("adherence.skipped")
		if s.Reason != "" {
			text = say("adherence.skipped-for", "Reason", s.Reason)
		}
	}
	if s.Partly {
		text = say("adherence.partly", "What", text)
	}
	return text
}
