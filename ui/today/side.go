package today

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// budgetsMost is how many budgets have room beside the day; the board has all.
const budgetsMost = 6

// sideParts is what the week has left, and the next lower body.
func (p *Page) sideParts() []fyne.CanvasObject {
	parts := []fyne.CanvasObject{p.leftThisWeek()}
	if p.view.Next != nil {
		parts = append(parts, p.nextLower())
	}
	return parts
}

func (p *Page) leftThisWeek() fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.NewLine(p.say("today.budgets"), theme.TextHeading, true, theme.ColorText)}
	ranked := p.Plan.Ranked(p.view.Budgets)
	for _, b := range ranked[:min(len(ranked), budgetsMost)] {
		words := p.Format.Budget(b, p.names)
		bar := kit.NewBar()
		bar.Set(words.Value, p.budgetInk(b), int64(b.Done), int64(b.Planned), int64(b.Most))
		parts = append(parts, kit.NewColumn(4,
			kit.NewRow(8, 0, kit.NewLine(words.Name, theme.TextBody, false, theme.ColorText), kit.NewLabel(words.Left, theme.TextSmall, true, theme.ColorText)),
			bar,
			kit.NewLine(p.say("today.budget", "Value", words.Value, "Last", words.Last), theme.TextCaption, false, theme.ColorTextMuted),
		))
	}
	if len(parts) == 1 {
		parts = append(parts, paragraph(p.say("today.budgets.none"), theme.TextSmall, theme.ColorTextMuted))
	}
	return kit.NewSheet(12, parts...)
}

func (p *Page) budgetInk(b rule.Budget) fyne.ThemeColorName {
	switch b.Stream.Kind {
	case rule.FamilyStream, rule.ImpactStream:
		return theme.ColorKindCardio
	default:
		return theme.ColorKindLower
	}
}

func (p *Page) nextLower() fyne.CanvasObject {
	s := p.view.Next
	day := p.Format.Weekday(model.Weekday(s.Date))
	if s.Date.DaysSince(p.view.Today) > 6 {
		day = p.Format.Date(s.Date)
	}
	when := day
	if clock := p.Format.When(s); clock != "" {
		when = p.say("today.next.when", "Day", day, "Time", clock)
	}
	words := p.Format.Placing(p.view.NextVerdict, s.ID, p.Plan.Library(), p.names)
	look := mark.Verdict(p.view.NextVerdict.Severity)
	return kit.NewSheet(4,
		kit.NewLine(p.say("today.next"), theme.TextSmall, false, theme.ColorTextMuted),
		kit.NewLine(when, theme.TextHeading, true, theme.ColorText),
		kit.NewRow(6, 1, kit.NewSign(look.Icon, look.Ink, 15), paragraph(words.Text, theme.TextSmall, theme.ColorText)),
	)
}

func (p *Page) firstWeekday() time.Weekday {
	profile, err := p.Plan.Profile()
	if err != nil {
		p.Fail(err)
		return time.Monday
	}
	return profile.FirstWeekday
}
