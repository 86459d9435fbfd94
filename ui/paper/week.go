package paper

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
)

// Week is a week in words, ready to be set on a page.
type Week struct {
	Title    string // "15 – 21 June 2026"
	Subtitle string // "Week 25 · Alex · 9 sessions, 5 h 23 min"
	Days     [7]Day
	Budgets  []Budget
}

// Day is one column.
type Day struct {
	Number   int    // of the month
	Weekday  string // "Monday"
	Sessions []Session
}

// Session is one card.
type Session struct {
	Kind  model.Kind
	Mark  string // which mark stands for its activity: run, cycle, swim, walk, row or empty
	Word  string // "Lower", "Run"
	When  string // "18:00", "AM" or empty
	Title string
	Load  []string // "12 sets", "45 min"
	Done  bool     // its box is ticked
	Kept  []string // findings that were kept, with the reason
}

// Budget is one weekly limit.
type Budget struct {
	Name  string // "Running"
	Value string // "11.60 of 11.68 km"
}

// NewWeek puts a week of the planner into words. Person may be empty.
func NewWeek(view *planner.WeekView, person string, library *model.Library, f *format.Formatter) Week {
	var all []model.Session
	for _, day := range view.Days {
		all = append(all, day.Sessions...)
	}
	names := format.NamesOf(library, all)
	doc := Week{Title: f.FullWeekTitle(view.Week), Subtitle: subtitle(view.Week, person, all, f)}
	for i, day := range view.Days {
		doc.Days[i] = Day{Number: day.Date.Day, Weekday: f.Weekday(model.Weekday(day.Date))}
		for _, s := range day.Sessions {
			doc.Days[i].Sessions = append(doc.Days[i].Sessions, newSession(&s, view.Findings, names, library, f))
		}
	}
	for _, b := range view.Budgets {
		words := f.Budget(b, names)
		doc.Budgets = append(doc.Budgets, Budget{Name: words.Name, Value: words.Value})
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

func newSession(s *model.Session, found []rule.Finding, names format.Names, library *model.Library, f *format.Formatter) Session {
	activity, _ := library.Activity(s.Activity)
	family, _ := library.Family(s.Activity)
	card := Session{
		Kind: s.Kind, Mark: activity.Mark, Word: f.KindShort(s.Kind, activity.Mark),
		When: f.When(s), Title: s.Title, Done: s.Status == model.Done,
	}
	if load := f.Load(s, family); load != "" {
		card.Load = append(card.Load, load)
	}
	card.Load = append(card.Load, f.Minutes(s.Effort().Duration))
	if s.Kind == model.Mobility {
		card.Load = append(card.Load, f.Words.Say("paper.no-load"))
	}
	if !s.Counts() {
		card.Load = []string{f.Status(s.Status)}
	}
	for _, finding := range found {
		if finding.Kept != "" && finding.Where.Session == s.ID {
			card.Kept = append(card.Kept, f.Words.Say("paper.kept", "Finding", f.Finding(finding, names).Short, "Reason", finding.Kept))
		}
	}
	return card
}
