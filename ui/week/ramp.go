package week

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
)

// A plan that outruns the limits, and sessions that were missed.

// ReRamp asks how many weeks from the one shown are a plan, such as an imported
// one, and then shows what each week of it comes to within the limits.
func (p *Page) ReRamp() {
	weeks := kit.NewStepper(p.plannedWeeks(), 1, planner.MaxRampWeeks, 1, func(n int) string { return p.say("ramp.weeks", "Count", n) }, nil)
	d := &kit.Dialog{
		Heading:  p.say("ramp.heading", "Week", p.Format.WeekTitle(p.view.Week, p.view.Today)),
		Sentence: p.say("ramp.sentence"),
		Content:  kit.NewField(p.say("ramp.how-many"), weeks),
		Confirm:  p.say("dialback.preview"), Cancel: p.say("dialog.cancel"),
	}
	d.OnClosed = func(confirmed bool) {
		if confirmed {
			p.previewRamp(planner.ReRamp{From: p.view.Week, Weeks: weeks.Value()})
		}
	}
	d.Show(p.Canvas)
}

// plannedWeeks is how many weeks from the one shown on have something planned,
// one after the other; at least the one.
func (p *Page) plannedWeeks() int {
	for n := range planner.MaxRampWeeks {
		view, err := p.Plan.Week(p.view.Week.Plus(n).First)
		if err != nil {
			p.Fail(err)
			return 1
		}
		if !slices.ContainsFunc(view.Days[:], func(d planner.Day) bool {
			return slices.ContainsFunc(d.Sessions, func(s model.Session) bool { return s.Status == model.Planned })
		}) {
			return max(1, n)
		}
	}
	return planner.MaxRampWeeks
}

func (p *Page) previewRamp(op planner.ReRamp) {
	p.preview(op, previewWords{
		heading:  p.say("ramp.heading", "Week", p.Format.WeekTitle(op.From, p.view.Today)),
		sentence: p.say("ramp.preview.sentence"), nothing: p.say("ramp.nothing"), confirm: p.say("ramp.confirm"),
	}, p.ramped)
}

// ramped says when the plan ends and what each of its weeks comes to.
func (p *Page) ramped(out *planner.Outcome) []string {
	lines := []string{p.Format.RampEnd(out)}
	for _, w := range out.Ramp {
		words := p.Format.RampWeek(w, p.view.Today, p.names)
		lines = append(append(lines, words.Title), words.Lines...)
	}
	return lines
}

// CanSlide says whether the session under the cursor was missed and may slide
// to another day.
func (p *Page) CanSlide() bool {
	s, ok := p.chosen()
	return ok && len(p.view.Missed[s.ID]) > 0
}

// Slide asks to which of the days that no rule has anything to say about the
// missed session under the cursor slides.
func (p *Page) Slide() {
	s, _ := p.chosen()
	days := p.view.Missed[s.ID]
	if len(days) == 0 {
		return
	}
	verdicts, err := p.Plan.Verdicts(planner.Move{Session: s.ID, Index: planner.AtEnd}, days)
	if err != nil {
		p.Fail(err)
		return
	}
	var rows []dayRow
	for _, v := range verdicts {
		plate := p.plate(v, string(s.ID))
		rows = append(rows, dayRow{name: p.Format.Date(v.Date), look: plate.Look, verdict: plate.Word, reason: plate.Reason})
	}
	p.askDay(dayQuestion{
		heading: p.say("slide.heading", "Title", s.Title), sentence: p.say("slide.sentence"), confirm: p.say("slide.confirm"), rows: rows,
	}, func(i int) { p.apply(planner.Slide{Session: s.ID, To: days[i]}) })
}
