package today

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// mostLines is how many lines a sentence may take.
const mostLines = 4

func paragraph(words string, size float32, ink fyne.ThemeColorName) *kit.Paragraph {
	return kit.NewParagraph(words, size, ink, 0, mostLines)
}

// morningKey is one knee of one morning's check.
type morningKey struct {
	session model.ID
	side    model.Side
}

// morningSheet asks how each knee feels the morning after a session.
func (p *Page) morningSheet(check planner.MorningCheck) fyne.CanvasObject {
	title, day := p.title(check.Session), p.Format.Weekday(model.Weekday(check.Date.AddDays(-1)))
	by := p.say("today.morning.by", "Time", p.Format.Clock(12*model.Hour))
	if check.Overdue {
		by = p.say("today.morning.late")
	}
	save := kit.Plain(p.say("today.morning.save"), func() { p.saveMorning(check) })
	ready := func() bool {
		for _, side := range check.Sides {
			if _, given := p.morning[morningKey{check.Session, side}]; !given {
				return false
			}
		}
		return true
	}
	enable := func() {
		if ready() {
			save.Enable()
		} else {
			save.Disable()
		}
	}
	parts := []fyne.CanvasObject{
		kit.NewRow(8, 0, kit.NewLine(p.say("today.morning"), theme.TextHeading, true, theme.ColorText), kit.NewLabel(by, theme.TextSmall, false, theme.ColorTextMuted)),
		paragraph(p.say("today.morning.question", "Session", title, "Day", day), theme.TextBody, theme.ColorTextMuted),
	}
	for i, side := range check.Sides {
		key := morningKey{check.Session, side}
		scores := kit.NewScores(p.Format.Side(side), func(score int) {
			if score < 0 {
				delete(p.morning, key)
			} else {
				p.morning[key] = score
			}
			enable()
		})
		if given, ok := p.morning[key]; ok {
			scores.SetChosen(given)
		}
		if p.first == nil {
			p.first = scores
		}
		scored := []fyne.CanvasObject{p.kneeName(side), scores}
		if i == len(check.Sides)-1 {
			scored = append(scored, save)
		} else {
			scored = append(scored, kit.NewFixed(save.MinSize().Width, kit.NewLine("", theme.TextBody, false, theme.ColorText)))
		}
		parts = append(parts, kit.NewRow(12, 1, scored...))
	}
	enable()
	sheet := kit.NewSheet(8, parts...)
	sheet.SetEdge(theme.ColorAccent)
	return sheet
}

// kneeName is the name before a row of scores; both take the same room.
func (p *Page) kneeName(side model.Side) fyne.CanvasObject {
	return kit.NewFixed(kneeNameWidth, kit.NewLine(p.Format.Side(side), theme.TextBody, true, theme.ColorText))
}

const kneeNameWidth float32 = 56

func (p *Page) saveMorning(check planner.MorningCheck) {
	var entries []model.PainEntry
	for _, side := range check.Sides {
		score, given := p.morning[morningKey{check.Session, side}]
		if !given {
			return
		}
		entries = append(entries, model.PainEntry{Side: side, Score: score, Moment: model.MomentMorning, Session: check.Session})
	}
	for _, side := range check.Sides {
		delete(p.morning, morningKey{check.Session, side})
	}
	p.wayOn.Do(planner.LogPain{Entries: entries})
	p.Focus()
}

// sessionsHeading says how many sessions there are, and how many minutes.
func (p *Page) sessionsHeading() fyne.CanvasObject {
	minutes := p.say("today.minutes", "Planned", int64(p.view.Planned/model.Minute), "Available", p.Format.Minutes(p.view.Available))
	return kit.NewRow(12, 1,
		kit.NewLabel(p.say("today.sessions", "Count", len(p.view.Sessions)), theme.TextHeading, true, theme.ColorText),
		kit.NewLine(minutes, theme.TextBody, false, theme.ColorTextMuted),
	)
}

// emptySheet says what to do on a day without sessions.
func (p *Page) emptySheet() fyne.CanvasObject {
	button := kit.Plain(p.say("command.arrange"), p.Arrange)
	words := p.say("today.empty")
	if p.view.DaysDone > 0 || p.view.Next != nil {
		words = p.say("today.rest")
		button = kit.Plain(p.say("today.add"), p.Add)
	}
	p.first = button
	return kit.NewSheet(8, kit.NewEmptyState(theme.IconMoon, words, button))
}

// leftSheet lists what nobody said anything about: done after all, or left.
func (p *Page) leftSheet() fyne.CanvasObject {
	parts := []fyne.CanvasObject{
		kit.NewLine(p.say("today.left", "Count", len(p.view.Left)), theme.TextHeading, true, theme.ColorText),
		paragraph(p.say("today.left.nothing-owed"), theme.TextSmall, theme.ColorTextMuted),
	}
	const most = 3
	for i := range p.view.Left[:min(len(p.view.Left), most)] {
		s := p.view.Left[i]
		look := p.look(&s)
		done := kit.Plain(p.say("today.left.done"), func() { p.wayOn.Do(planner.Complete{Session: s.ID}) }).Small()
		skip := kit.Plain(p.say("today.left.skip"), func() { p.wayOn.Do(planner.Skip{Session: s.ID}) }).Small()
		show := kit.Flat(p.say("today.show"), func() { p.OpenWeek(s.Date, s.ID) }).Small()
		parts = append(parts, kit.NewRow(10, 1, kit.NewSign(look.Icon, look.Ink, 18),
			kit.NewLine(p.say("today.left.row", "Day", p.Format.Date(s.Date), "Title", s.Title), theme.TextBody, false, theme.ColorText), show, skip, done))
	}
	return kit.NewSheet(8, parts...)
}

func (p *Page) look(s *model.Session) mark.Look {
	activity, _ := p.Plan.Library().Activity(s.Activity)
	return mark.Kind(s.Kind, activity.Mark)
}

func (p *Page) family(s *model.Session) model.ID {
	family, _ := p.Plan.Library().Family(s.Activity)
	return family
}

// sessionSheet is one session; the next one shows what it is made of.
func (p *Page) sessionSheet(t *planner.TodaySession, next bool) fyne.CanvasObject {
	s := &t.Session
	look := p.look(s)
	activity, _ := p.Plan.Library().Activity(s.Activity)
	facts := []string{}
	for _, fact := range []string{p.Format.When(s), p.Format.CardLoad(s, p.family(s))} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	ink := look.Ink
	if s.Status != model.Planned || t.Suspended {
		ink = theme.ColorTextMuted
	}
	size := float32(24)
	if next {
		size = 32
	}
	head := []fyne.CanvasObject{
		kit.NewSign(look.Icon, ink, size),
		kit.NewColumn(0,
			kit.NewRow(6, 1, kit.NewLabel(p.Format.KindShort(s.Kind, activity.Mark), theme.TextSmall, true, ink),
				kit.NewLine(strings.Join(facts, p.say("separator")), theme.TextSmall, false, theme.ColorTextMuted)),
			kit.NewLine(s.Title, theme.TextHeading, true, theme.ColorText),
		),
	}
	if s.Status == model.Planned && !t.Suspended {
		start := kit.Plain(p.say("today.start"), func() { p.begin(s.ID) })
		if next {
			start = kit.Primary(p.say("today.start"), func() { p.begin(s.ID) })
			if p.first == nil {
				p.first = start
			}
		}
		head = append(head, start)
	} else if s.Status != model.Planned {
		head = append(head, kit.Flat(p.say("today.show"), func() { p.OpenWeek(s.Date, s.ID) }))
	}
	parts := []fyne.CanvasObject{kit.NewRow(14, 1, head...)}
	if next {
		parts = append(parts, p.steps(t, look))
	}
	return kit.NewSheet(12, append(parts, p.verdict(t)...)...)
}

// steps is what a session is made of: warm-up, work, pain check.
func (p *Page) steps(t *planner.TodaySession, look mark.Look) fyne.CanvasObject {
	s := &t.Session
	step := func(heading, words string) fyne.CanvasObject {
		return kit.NewColumn(2, kit.NewLine(heading, theme.TextCaption, false, theme.ColorTextMuted), kit.NewLine(words, theme.TextBody, false, theme.ColorText))
	}
	var parts []fyne.CanvasObject
	if s.Kind != model.Mobility {
		words := p.say("today.step.warm-up")
		if s.WarmedUp {
			words = p.say("today.step.warmed-up")
		}
		parts = append(parts, step(p.say("today.step.warm-up.heading"), words))
	}
	parts = append(parts, step(p.Format.Kind(s.Kind), p.Format.CardLoad(s, p.family(s))))
	return kit.NewBand(look.Soft, append(parts, step(p.say("today.step.pain.heading"), p.say("today.step.pain")))...)
}

// verdict says what the rules say about a session, what became of it, or why it
// waits.
func (p *Page) verdict(t *planner.TodaySession) []fyne.CanvasObject {
	s := &t.Session
	switch {
	case t.Suspended:
		return []fyne.CanvasObject{p.said(mark.Stop, p.say("today.suspended"), p.say("today.suspended.why"))}
	case s.Status == model.Done:
		words := p.Format.Load(s, p.family(s))
		if planner.Partly(s) {
			words = p.say("today.partly", "Planned", p.Format.Minutes(s.Plan.Duration))
		}
		look := mark.Look{Icon: theme.IconTick, Ink: theme.ColorVerdictFine}
		return []fyne.CanvasObject{p.said(look, p.Format.Became(s), words)}
	case s.Status != model.Planned:
		return []fyne.CanvasObject{p.said(mark.Look{}, p.Format.Status(s.Status), s.Reason)}
	}
	words := p.Format.Placing(t.Verdict, s.ID, p.Plan.Library(), p.names)
	parts := []fyne.CanvasObject{p.said(mark.Verdict(t.Verdict.Severity), words.Word, words.Text)}
	if why := p.limitOf(s); why != "" && t.Verdict.Severity == rule.Fine {
		parts = append(parts, paragraph(why, theme.TextSmall, theme.ColorTextMuted))
	}
	return append(parts, p.goals(s)...)
}

// goals says of each exercise of a strength session what it goes on with this
// week, and why (RULES.md 2.4).
func (p *Page) goals(s *model.Session) []fyne.CanvasObject {
	targets, err := p.Plan.Target(s.ID)
	if err != nil {
		p.Fail(err)
	}
	var parts []fyne.CanvasObject
	for i := range targets {
		goal := p.Format.Goal(&targets[i].Goal, p.names)
		words := p.say("today.goal", "Exercise", goal.Name, "Target", goal.To, "Why", goal.Why)
		for _, more := range []string{goal.Unlock, goal.Sides} {
			if more != "" {
				words = p.say("today.goal.more", "Goal", words, "More", more)
			}
		}
		parts = append(parts, paragraph(words, theme.TextSmall, theme.ColorTextMuted))
	}
	return parts
}

// limitOf is what the week may hold of a cardio session's family, and why.
func (p *Page) limitOf(s *model.Session) string {
	for _, b := range p.view.Budgets {
		if s.Kind == model.Cardio && b.Stream.Kind == rule.FamilyStream && b.Stream.Of == p.family(s) {
			words := p.Format.Budget(b, p.names)
			return p.say("today.limit", "Name", words.Name, "Value", words.Value, "Reason", words.Reason)
		}
	}
	return ""
}

// said is a mark, a bold word and a sentence.
func (p *Page) said(look mark.Look, word, sentence string) fyne.CanvasObject {
	parts := []fyne.CanvasObject{}
	if look.Icon != "" {
		parts = append(parts, kit.NewSign(look.Icon, look.Ink, 16))
	}
	ink := look.Ink
	if ink == "" {
		ink = theme.ColorTextMuted
	}
	parts = append(parts, kit.NewLabel(word, theme.TextSmall, true, ink), paragraph(sentence, theme.TextSmall, theme.ColorText))
	return kit.NewRow(6, len(parts)-1, parts...)
}

// dayNote is the muted word beside the date.
func (p *Page) dayNote() string {
	return p.Format.WeekNumbered(model.WeekOf(p.view.Today, p.firstWeekday()))
}

func (p *Page) weekNote() string {
	return p.say("today.week", "Count", p.view.DaysDone, "Rest", p.say("rest-days.some", "Count", p.view.RestDays))
}
