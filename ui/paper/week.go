package paper

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
)

// week is a week in words, ready to be set on a page.
type week struct {
	title    string // "15 – 21 June 2026"
	subtitle string // "Week 25 · Alex · 9 sessions, 5 h 23 min"
	days     [7]day
	budgets  []budget
}

// day is one column.
type day struct {
	number   int    // of the month
	weekday  string // "Monday"
	sessions []session
}

// session is one card.
type session struct {
	icon  string // the file of its mark
	word  string // "Lower", "Run"
	when  string // "18:00", "AM" or empty
	title string
	load  []string // "12 sets", "45 min"
	done  bool     // its box is ticked
	kept  []string // findings that were kept, with the reason
}

// budget is one weekly limit.
type budget struct {
	name  string // "Running"
	value string // "11.60 of 11.68 km"
}

// newWeek puts a week of the planner into words. Person may be empty.
func newWeek(view *planner.WeekView, person string, library *model.Library, f *format.Formatter) week {
	var all []model.Session
	for _, d := range view.Days {
		all = append(all, d.Sessions...)
	}
	names := format.NamesOf(library, all)
	doc := week{title: f.FullWeekTitle(view.Week), subtitle: subtitle(view.Week, person, all, f)}
	for i, d := range view.Days {
		doc.days[i] = day{number: d.Date.Day, weekday: f.Weekday(model.Weekday(d.Date))}
		for _, s := range d.Sessions {
			doc.days[i].sessions = append(doc.days[i].sessions, newSession(&s, view.Findings, names, library, f))
		}
	}
	return doc
}

func subtitle(week model.Week, person string, sessions []model.Session, f *format.Formatter) string {
	counted := slices.DeleteFunc(slices.Clone(sessions), func(s model.Session) bool { return !s.Counts() })
	total := model.Seconds(0)
	for i := range counted {
		total += counted[i].Effort().Duration
	}
	sum := f.Words.Say("paper.sum", "Count", len(counted), "Total", f.Total(total))
	if person == "" {
		return f.Words.Say("paper.subtitle", "Week", format.WeekNumber(week), "Sum", sum)
	}
	return f.Words.Say("paper.subtitle-person", "Week", format.WeekNumber(week), "Person", person, "Sum", sum)
}

func newSession(s *model.Session, found []rule.Finding, names format.Names, library *model.Library, f *format.Formatter) session {
	activity, _ := library.Activity(s.Activity)
	family, _ := library.Family(s.Activity)
	card := session{
		icon: iconFile(s.Kind, activity.Mark), word: f.KindShort(s.Kind, activity.Mark),
		when: f.When(s), title: s.Title, done: s.Status == model.Done,
	}
	if load := f.Load(s, family); load != "" {
		card.load = append(card.load, load)
	}
	card.load = append(card.load, f.Minutes(s.Effort().Duration))
	if s.Kind == model.Mobility {
		card.load = append(card.load, f.Words.Say("paper.no-load"))
	}
	if !s.Counts() {
		card.load = []string{f.Status(s.Status)}
	}
	for _, finding := range found {
		if finding.Kept != "" && finding.Where.Session == s.ID {
			card.kept = append(card.kept, f.Words.Say("paper.kept", "Finding", f.Finding(finding, names).Short, "Reason", finding.Kept))
		}
	}
	return card
}

// iconFile names the drawing of a kind, for cardio that of its activity if it
// has one.
func iconFile(kind model.Kind, activityMark string) string {
	if kind == model.Cardio && slices.Contains(format.Marks, activityMark) {
		return "kind-cardio-" + activityMark + ".svg"
	}
	return "kind-" + string(kind) + ".svg"
}
