package week

import (
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/ask"
	"github.com/kneewise/kneewise/ui/kit"
)

// Plans for many sessions at once, each with a preview: the last week again,
// progressed, and a time of less training.

// CopyLastWeek shows what planning the week before again would bring, with the
// steps that the rules leave, before anything is written.
func (p *Page) CopyLastWeek() {
	last := p.view.Week.Plus(-1)
	p.preview(planner.CopyWeek{From: last, To: p.view.Week, Progressed: true}, previewWords{
		heading:  p.say("copyweek.heading", "From", p.Format.WeekTitle(last, p.view.Today), "To", p.Format.WeekTitle(p.view.Week, p.view.Today)),
		sentence: p.say("copyweek.sentence"), nothing: p.say("copyweek.nothing"), confirm: p.say("copyweek.confirm"),
	}, p.copied)
}

// copied says which sessions are planned, day by day, and of each which of its
// numbers are others than before, and why.
func (p *Page) copied(out *planner.Outcome) []string {
	var lines []string
	for _, d := range out.Change.ByDay() {
		if d.Before != nil {
			continue
		}
		lines = append(lines, p.say("copyweek.line", "Title", d.After.Title, "Day", p.Format.Date(d.After.Date), "Load", p.Format.CardLoad(d.After, p.family(d.After.Activity))))
		for i := range out.Changed {
			if c := &out.Changed[i]; c.Session == d.After.ID {
				said := p.Format.Changed(c, d.After, p.Plan.Library(), p.names)
				lines = append(lines, p.say("copyweek.changed", "What", said.What, "Why", said.Why))
			}
		}
	}
	return lines
}

// dialBack is the dialog for a time of less training.
type dialBack struct {
	page             *Page
	dialog           *kit.Dialog
	from, to, reason *kit.Entry
	percent          *kit.Stepper
	fields           kit.Fields
}

// The steps of a dial-back in the dialog.
const (
	dialBackUsual = 70
	dialBackStep  = 5
)

// DialBack asks from when to when there is to be less training and how much is
// left, and then shows what that makes of the sessions there.
func (p *Page) DialBack() {
	from := p.view.Week.First
	if from.Before(p.view.Today) {
		from = p.view.Today
	}
	to := p.view.Week.Last()
	if to.Before(from) {
		to = from.AddDays(6)
	}
	b := &dialBack{page: p, from: kit.NewEntry(p.say("date.hint")), to: kit.NewEntry(p.say("date.hint")), reason: kit.NewEntry(p.say("dialback.reason.hint"))}
	b.from.SetText(from.String())
	b.to.SetText(to.String())
	b.percent = kit.NewStepper(dialBackUsual, model.LeastDialBack, model.MostDialBack, dialBackStep, func(n int) string { return p.Format.Percent(int64(10 * n)) }, nil)
	b.fields = kit.Fields{
		"from": kit.NewField(p.say("dayoff.from"), p.withCalendar(b.from)), "to": kit.NewField(p.say("dayoff.to"), p.withCalendar(b.to)),
		"percent": kit.NewField(p.say("dialback.percent"), b.percent), "reason": kit.NewField(p.Format.Field("reason"), b.reason),
	}
	b.dialog = &kit.Dialog{
		Heading: p.say("dialback.heading"), Sentence: p.say("dialback.sentence"),
		Content: kit.FormColumn(kit.FormRow(b.fields["from"], b.fields["to"]), b.fields["percent"], b.fields["reason"]),
		Confirm: p.say("dialback.preview"), Cancel: p.say("dialog.cancel"), OnConfirm: b.confirm,
	}
	b.dialog.Show(p.Canvas)
}

func (b *dialBack) confirm() bool {
	p := b.page
	op := planner.DialBack{Percent: b.percent.Value(), Reason: strings.TrimSpace(b.reason.Text)}
	for _, end := range []struct {
		name string
		from *kit.Entry
		into *civil.Date
	}{{"from", b.from, &op.From}, {"to", b.to, &op.To}} {
		d, err := p.Format.ParseDate(end.name, strings.TrimSpace(end.from.Text))
		if err != nil {
			return ask.Complain(p.Format, b.dialog, b.fields, err)
		}
		*end.into = d
	}
	if _, err := p.Plan.Check(op); len(model.InvalidFields(err)) > 0 {
		return ask.Complain(p.Format, b.dialog, b.fields, err)
	}
	day := p.Format.Date
	if op.To.Year != op.From.Year {
		day = p.Format.FullDate
	}
	b.dialog.OnClosed = func(bool) {
		p.preview(op, previewWords{
			heading:  p.say("dialback.preview.heading", "From", day(op.From), "To", day(op.To), "Percent", p.Format.Percent(int64(10*op.Percent))),
			sentence: p.say("dialback.preview.sentence"), nothing: p.say("dialback.nothing"), confirm: p.say("dialback.confirm"),
		}, p.amounts)
	}
	return true
}

// amounts says of each session what it asks for before and after a change, day
// by day.
func (p *Page) amounts(out *planner.Outcome) []string {
	var lines []string
	for _, d := range out.Change.ByDay() {
		if d.Before != nil && d.After != nil {
			family := p.family(d.After.Activity)
			lines = append(lines, p.say("dialback.line", "Title", d.After.Title, "Day", p.Format.Date(d.After.Date),
				"From", p.Format.CardLoad(d.Before, family), "To", p.Format.CardLoad(d.After, family)))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, p.say("dialback.none"))
	}
	return lines
}

// DialledBack is the dial-back that touches the week that is shown and is not
// over, if there is one.
func (p *Page) DialledBack() (model.DialBack, bool) {
	span, is, err := p.Plan.DialledBack(p.view.Week.First)
	if err != nil {
		p.Fail(err)
	}
	return span, is
}

// Return shows what ending the dial-back of the week brings back, within the
// limits, before anything is written.
func (p *Page) Return() {
	span, ok := p.DialledBack()
	if !ok {
		return
	}
	on := span.From
	if on.Before(p.view.Today) {
		on = p.view.Today
	}
	p.preview(planner.Return{ID: span.ID, On: on}, previewWords{
		heading: p.say("return.heading", "Day", p.Format.Date(on)), sentence: p.say("return.sentence"),
		nothing: p.say("dialback.nothing"), confirm: p.say("return.confirm"),
	}, p.returned)
}

// returned also says why some sessions ask for less than before the dial-back.
func (p *Page) returned(out *planner.Outcome) []string {
	lines := p.amounts(out)
	for _, trim := range out.Trims {
		if why := p.Format.Trim(trim, p.names); !slices.Contains(lines, why) {
			lines = append(lines, why)
		}
	}
	return lines
}
