package firstrun

import (
	"errors"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// firstWeeks is how long the first plan is.
const firstWeeks = 4

// plan is what accepting does, with what the person does already.
func (p *Page) plan(declared []model.Declared, weights map[model.ID]model.Mass) planner.FirstPlan {
	op := planner.FirstPlan{Profile: p.answers.profile, Weeks: firstWeeks, Weights: weights}
	op.Profile.Declared = declared
	if today, err := p.Plan.Today(); err == nil {
		op.Week = p.answers.planWeek(today)
	}
	return op
}

// accepted is the plan with all that was answered.
func (p *Page) accepted() (planner.FirstPlan, error) {
	declared, weights, err := p.levels()
	return p.plan(declared, weights), err
}

// showPlan shows four weeks with their sums. With a sign that makes everything
// wait it shows that instead.
func (p *Page) showPlan() []fyne.CanvasObject {
	knees, err := p.Plan.Knees()
	if err != nil {
		p.Fail(err)
		return nil
	}
	if knees.Effects.Suspend {
		return p.showNoPlan()
	}
	op, err := p.accepted()
	if err != nil {
		p.setWrong(p.format.Explain(err))
		return nil
	}
	out, err := p.Plan.Check(op)
	if err != nil && !errors.Is(err, planner.ErrNothingToDo) {
		p.setWrong(p.format.Explain(err))
		return nil
	}
	p.next.SetText(p.say("welcome.accept-plan"))
	begin := kit.NewSegments([]string{p.say("welcome.plan.this-week"), p.say("welcome.plan.next-week")}, choice(p.answers.nextWeek), func(i int) {
		p.answers.nextWeek = i == 1
		p.again(p.showPlan())
	})
	parts := []fyne.CanvasObject{kit.NewField(p.say("welcome.plan.begin"), begin)}
	names := format.NamesOf(p.Plan.Library(), planned(&out))
	for i := range out.Weeks {
		parts = append(parts, p.weekSheet(&out, &out.Weeks[i], names))
	}
	return parts
}

// planned are the sessions that a change makes.
func planned(out *planner.Outcome) []model.Session {
	var sessions []model.Session
	for _, d := range out.Change.ByDay() {
		if d.After != nil {
			sessions = append(sessions, *d.After)
		}
	}
	return sessions
}

// showNoPlan says that a doctor comes before a plan (RULES.md, clarification 9).
func (p *Page) showNoPlan() []fyne.CanvasObject {
	p.title.Say(p.say("welcome.plan.doctor.title"))
	p.sentence.SetText(p.say("welcome.plan.doctor.sentence"))
	p.next.SetText(p.say("welcome.finish"))
	p.skip.Hide()
	sheet := kit.NewSheet(8,
		kit.NewRow(12, 1, kit.NewSign(theme.IconDoctor, theme.ColorVerdictStop, 24), kit.NewLine(p.say("welcome.plan.doctor.heading"), theme.TextHeading, true, theme.ColorText)),
		kit.NewParagraph(p.say("welcome.plan.doctor.words"), theme.TextBody, theme.ColorText, 0, 5))
	sheet.SetEdge(theme.ColorVerdictStop)
	sheet.SetFill(theme.ColorVerdictStopSoft)
	return []fyne.CanvasObject{sheet}
}

// weekSheet is one week: its sessions by day, and beside them its sums.
func (p *Page) weekSheet(out *planner.Outcome, week *planner.PlannedWeek, names format.Names) fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.NewRow(8, 0,
		kit.NewLine(p.format.FullWeekTitle(week.Week), theme.TextHeading, true, theme.ColorText),
		kit.NewLabel(p.say("welcome.plan.count", "Count", week.Sessions), theme.TextSmall, false, theme.ColorTextMuted))}
	for _, d := range out.Change.ByDay() {
		if d.After != nil && week.Week.Contains(d.After.Date) {
			parts = append(parts, p.sessionLine(d.After))
		}
	}
	for _, b := range p.Plan.Ranked(week.Budgets) {
		if b.Planned > 0 && b.Stream.Kind != rule.ExerciseStream {
			parts = append(parts, p.sumLine(&b, names))
		}
	}
	for _, missed := range week.NotPlaced {
		parts = append(parts, small(p.format.Missed(missed, names)))
	}
	return kit.NewSheet(6, parts...)
}

// dayWidth is the column of the days, and sumWidth that of the names of limits.
const (
	dayWidth float32 = 100
	sumWidth float32 = 152
)

// sessionLine is one session: its day, what it is, how much.
func (p *Page) sessionLine(s *model.Session) fyne.CanvasObject {
	activity, _ := p.Plan.Library().Activity(s.Activity)
	family, _ := p.Plan.Library().Family(s.Activity)
	look := mark.Kind(s.Kind, activity.Mark)
	return kit.NewRow(10, 2,
		kit.NewFixed(dayWidth, kit.NewLine(p.format.Date(s.Date), theme.TextBody, false, theme.ColorTextMuted)),
		kit.NewSign(look.Icon, look.Ink, 18),
		kit.NewLine(s.Title, theme.TextBody, true, theme.ColorText),
		kit.NewLabel(p.format.Load(s, family), theme.TextBody, false, theme.ColorTextMuted))
}

// sumLine is one weekly limit: what is planned of how much, and why that much.
func (p *Page) sumLine(b *rule.Budget, names format.Names) fyne.CanvasObject {
	said := p.format.Budget(*b, names)
	return kit.NewRow(10, 2,
		kit.NewFixed(sumWidth, kit.NewLine(said.Name, theme.TextSmall, true, theme.ColorText)),
		kit.NewLabel(said.Value, theme.TextSmall, false, theme.ColorText),
		kit.NewLine(said.Reason, theme.TextSmall, false, theme.ColorTextMuted))
}

// Accepting says whether what changes in the plan now is its own doing.
func (p *Page) Accepting() bool { return p.accepting }

// leavePlan accepts the plan. Skipping keeps the answers without it.
func (p *Page) leavePlan(skip bool) string {
	op, err := p.accepted()
	if err != nil {
		return p.format.Explain(err)
	}
	do := planner.Op(op)
	if skip {
		do = planner.SaveProfile{Profile: op.Profile}
	}
	p.accepting = true
	out, err := p.Plan.Apply(do, "")
	p.accepting = false
	if err != nil && !errors.Is(err, planner.ErrNothingToDo) {
		return p.format.Explain(err)
	}
	if len(out.Change.Sessions) > 0 {
		p.finish(&out.Label)
	} else {
		p.finish(nil)
	}
	return ""
}
