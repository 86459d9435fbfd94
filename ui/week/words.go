package week

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// dress gives a card the mark and colours of its kind, and the word for it.
func (p *Page) dress(c *Card, kind model.Kind, activity model.ID) {
	a, _ := p.Plan.Library().Activity(activity)
	c.Kind = p.Format.KindShort(kind, a.Mark)
	l := mark.Kind(kind, a.Mark)
	c.Mark, c.Ink, c.Soft = l.Icon, l.Ink, l.Soft
}

func (p *Page) family(activity model.ID) model.ID {
	family, _ := p.Plan.Library().Family(activity)
	return family
}

// card puts a session into words.
func (p *Page) card(s *model.Session) Card {
	c := Card{
		ID: string(s.ID), Title: s.Title, Time: p.Format.When(s), Load: p.Format.CardLoad(s, p.family(s.Activity)),
		Pinned: s.Pinned, Repeats: s.Series != "", Over: s.Status != model.Planned, Fixed: s.Status != model.Planned,
	}
	p.dress(&c, s.Kind, s.Activity)
	switch {
	case p.view.Suspended[s.ID]:
		c.Verdict, c.VerdictInk, c.Over = p.say("status.suspended"), theme.ColorTextMuted, true
	case s.Status == model.Planned:
		p.cardVerdict(&c, s.ID)
	case s.Status == model.Done:
		c.Verdict, c.VerdictIcon, c.VerdictInk = p.Format.Became(s), theme.IconTick, theme.ColorVerdictFine
	default:
		c.Verdict, c.VerdictInk = p.Format.Status(s.Status), theme.ColorTextMuted
	}
	if pain, ok := p.view.Pain[s.ID]; ok {
		c.PainScore = strconv.Itoa(pain)
		c.Pain = p.say("card.pain", "Score", c.PainScore)
		l := mark.Pain(pain)
		c.PainIcon, c.PainInk = l.Icon, l.Ink
	}
	return c
}

func (p *Page) cardVerdict(c *Card, id model.ID) {
	f := p.view.Finding(id)
	switch {
	case f == nil:
		c.Verdict, c.VerdictIcon, c.VerdictInk = p.Format.Verdict(rule.Fine), mark.Fine.Icon, mark.Fine.Ink
	case f.Kept != "":
		c.Verdict, c.VerdictIcon, c.VerdictInk, c.Kept = p.say("card.kept", "Reason", f.Kept), mark.Verdict(f.Severity).Icon, theme.ColorTextMuted, true
	default:
		c.Verdict, c.VerdictIcon, c.VerdictInk = p.Format.Finding(*f, p.names).Short, mark.Verdict(f.Severity).Icon, mark.Verdict(f.Severity).Ink
	}
}

func (p *Page) columns() [7]Column {
	var columns [7]Column
	nothing := p.nothingPlanned()
	for i, day := range p.view.Days {
		c := &columns[i]
		c.Number, c.Today = strconv.Itoa(day.Date.Day), day.Date == p.view.Today
		c.Weekday = p.Format.WeekdayShort(model.Weekday(day.Date))
		if c.Today {
			c.Weekday = p.say("board.today")
		}
		if day.Planned > 0 {
			c.Foot = p.say("board.foot", "Planned", strconv.Itoa(int(day.Planned/model.Minute)), "Available", p.Format.Minutes(day.Available))
		}
		switch {
		case day.Off:
			c.Rest, c.Advice = p.offWords(day.Date)
			c.Foot = c.Rest
		case len(day.Sessions) == 0 && !nothing:
			c.Rest, c.Advice = p.say("board.rest"), p.say("board.rest.advice")
		}
		for n := range day.Sessions {
			c.Cards = append(c.Cards, p.card(&day.Sessions[n]))
		}
	}
	return columns
}

func (p *Page) templateCards() []Card {
	var cards []Card
	for _, t := range p.Plan.Library().Templates {
		s := model.Session{Kind: t.Kind, Activity: t.Activity, Plan: t.Plan, Prescriptions: t.Prescriptions, Status: model.Planned}
		c := Card{ID: templatePrefix + string(t.ID), Title: t.Title, Load: p.Format.CardLoad(&s, p.family(t.Activity))}
		p.dress(&c, t.Kind, t.Activity)
		cards = append(cards, c)
	}
	return cards
}

func (p *Page) parkedCards() []Card {
	var cards []Card
	for i := range p.view.Tray {
		c := p.card(&p.view.Tray[i])
		c.Verdict, c.VerdictIcon, c.VerdictInk = p.say("card.parked"), "", theme.ColorTextMuted
		cards = append(cards, c)
	}
	return cards
}

// budgets are the weekly limits, what is planned first: the running of a runner,
// the sets of the lower body and all high impact before other activities, and
// those before single exercises.
func (p *Page) budgets() []Budget {
	var all []Budget
	for _, b := range p.Plan.Ranked(p.view.Budgets) {
		words := p.Format.Budget(b, p.names)
		budget := Budget{
			Name: words.Name, Value: words.Value, Amount: words.Planned, Left: words.Left, Last: words.Last, Reason: words.Reason,
			Ink: p.inkOf(&b), Done: int64(b.Done), Planned: int64(b.Planned), Most: int64(b.Most),
		}
		all = append(all, budget)
	}
	return all
}

// inkOf is the colour of the kind that a limit is about.
func (p *Page) inkOf(b *rule.Budget) fyne.ThemeColorName {
	switch b.Stream.Kind {
	case rule.SetStream:
		return theme.ColorKindLower
	case rule.ExerciseStream:
		if x, _ := p.Plan.Library().Exercise(b.Stream.Of); x.Regions&model.RegionLower == 0 {
			return theme.ColorKindUpper
		}
		return theme.ColorKindLower
	default:
		return theme.ColorKindCardio
	}
}

// plate puts the verdict on one day into words.
func (p *Page) plate(v planner.Verdict, id string) Plate {
	words := p.Format.Placing(v, model.ID(id), p.Plan.Library(), p.names)
	return Plate{Look: mark.Verdict(v.Severity), Word: words.Word, Reason: words.Reason, Status: words.Status}
}

func (p *Page) findingsSummary() string {
	var stop, caution, kept int
	for _, f := range p.view.Findings {
		switch {
		case f.Kept != "":
			kept++
		case f.Severity == rule.Violation:
			stop++
		default:
			caution++
		}
	}
	var parts []string
	add := func(key string, n int) {
		if n > 0 {
			parts = append(parts, p.say(key, "Count", n))
		}
	}
	add("board.findings.stop", stop)
	add("board.findings.caution", caution)
	add("board.findings.kept", kept)
	return strings.Join(parts, p.say("separator"))
}

func (p *Page) findingRows() []Finding {
	var rows []Finding
	for _, f := range p.view.Findings {
		row := p.findingRow(f, p.names)
		if f.Kept != "" {
			row.Fixes = []FixButton{{Text: p.say("board.unkeep"), Do: func() { p.apply(planner.Unkeep{Finding: f}) }}}
		} else {
			row.Fixes = p.fixButtons(f)
		}
		rows = append(rows, row)
	}
	return rows
}

// findingRow puts a finding into words, without its fixes.
func (p *Page) findingRow(f rule.Finding, names format.Names) Finding {
	s := p.Format.Finding(f, names)
	row := Finding{Look: mark.Verdict(f.Severity), Title: s.Title, Place: s.Place, Text: s.Text, Caption: s.Caption}
	if f.Kept != "" {
		row.Kept = p.say("card.kept", "Reason", f.Kept)
	}
	return row
}

// fixButtons are the fixes of a finding, as many as a row has room for, and
// Keep.
func (p *Page) fixButtons(f rule.Finding) []FixButton {
	var buttons []FixButton
	for _, fix := range f.Fixes {
		if len(buttons) < findingButtons-1 {
			buttons = append(buttons, FixButton{Text: p.Format.Fix(fix, f, p.names), Do: func() { p.fix(fix) }})
		}
	}
	return append(buttons, FixButton{Text: p.say("board.keep"), Do: func() { p.keep(f) }})
}

func (p *Page) fix(fix rule.Fix) {
	switch fix.Code {
	case rule.FixMove:
		p.apply(planner.Move{Session: fix.Session, To: fix.Date, Index: planner.AtEnd})
	case rule.FixShorten:
		p.apply(planner.Shorten{Session: fix.Session, Distance: fix.Distance, Duration: fix.Duration})
	case rule.FixEase:
		p.apply(planner.Ease{Session: fix.Session, AfterRed: true})
	case rule.FixTray:
		p.apply(planner.Move{Session: fix.Session})
	case rule.FixDeclare:
		p.Declare(fix.Activity)
	}
}

// tellChosen says in the status line what the cursor is on.
func (p *Page) tellChosen() {
	saved := p.say("board.saved")
	if next, err := p.Plan.Undoable(); err == nil && next.Undo != nil {
		saved = strings.Join([]string{saved, p.Format.Undo(*next.Undo)}, p.say("separator"))
	}
	if selected := p.Selected(); len(selected) > 1 {
		p.sayStatus(p.say("board.selected", "Count", len(selected)), p.sumOf(selected), saved)
		return
	}
	if p.tray.keyboard != nil {
		p.tellTray(saved)
		return
	}
	s, ok := p.chosen()
	if !ok {
		p.sayStatus(p.Format.Date(p.chosenDay()), p.say("board.empty-day"), saved)
		return
	}
	words := []string{s.Title, p.Format.Kind(s.Kind)}
	if when := p.Format.When(&s); when != "" {
		words = append([]string{when}, words...)
	}
	p.sayStatus(p.Format.Date(s.Date), strings.Join(words, ", ")+". "+p.verdictOf(&s), saved)
}

// tellTray says what the cursor in the tray is on, and where Enter takes it.
func (p *Page) tellTray(right string) {
	c, ok := p.tray.keyboard.chosen()
	if !ok {
		p.sayStatus("", "", right)
		return
	}
	key := "tray.enter-asks"
	if p.tray.keyboard == p.tray.templates {
		key = "tray.enter-adds"
	}
	p.sayStatus(c.Title, p.say(key, "Load", c.Load, "Day", p.Format.Date(p.chosenDay())), right)
}

// sumOf names several sessions and says how long they take.
func (p *Page) sumOf(sessions []model.Session) string {
	var titles []string
	var sum model.Seconds
	for i := range sessions {
		titles = append(titles, sessions[i].Title)
		sum += sessions[i].Effort().Duration
	}
	return p.say("board.selected.sum", "Titles", strings.Join(titles, ", "), "Minutes", p.Format.Minutes(sum))
}

// verdictOf says in full what the rules say about a session.
func (p *Page) verdictOf(s *model.Session) string {
	if s.Status != model.Planned {
		return p.Format.Became(s) + "."
	}
	if p.view.Suspended[s.ID] {
		return p.say("status.suspended") + ". " + p.say("today.suspended.why")
	}
	f := p.view.Finding(s.ID)
	if f == nil {
		return p.Format.Verdict(rule.Fine) + "."
	}
	text := p.Format.Verdict(f.Severity) + ": " + p.Format.Finding(*f, p.names).Text
	if f.Kept != "" {
		text += " " + p.say("card.kept", "Reason", f.Kept)
	}
	return text
}
