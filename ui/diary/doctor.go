package diary

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// Doctor is the signs to see a doctor: those that are open, and the list to
// tick.
type Doctor struct{ part }

// cross is the mark of a doctor; never the octagon of a verdict.
var cross = mark.Look{Icon: theme.IconDoctor, Ink: theme.ColorVerdictStop}

// NewDoctor returns the part.
func NewDoctor(deps Deps) *Doctor {
	p := &Doctor{}
	p.begin(deps, 300)
	p.load = p.show
	p.ExtendBaseWidget(p)
	return p
}

func (p *Doctor) show() error {
	knees, err := p.Plan.Knees()
	if err != nil {
		return err
	}
	p.first = nil
	var parts []fyne.CanvasObject
	for _, flag := range knees.Flags {
		parts = append(parts, p.flagSheet(flag, &knees))
	}
	p.main.SetParts(append(parts, p.listSheet(knees.Flags))...)
	p.side.SetParts(p.effectsSheet(&knees), p.tellSheet())
	return nil
}

// flagSheet is one open sign: why, how soon, and how it is closed.
func (p *Doctor) flagSheet(flag adapt.OpenFlag, knees *planner.KneesView) fyne.CanvasObject {
	name := format.Capital(p.Format.RedFlag(flag.Flag))
	if flag.Side != model.BothSides {
		name = p.say("doctor.flag.side", "Sign", name, "Side", p.Format.Side(flag.Side))
	}
	parts := []fyne.CanvasObject{
		kit.NewRow(10, 1, kit.NewSign(cross.Icon, cross.Ink, 22), heading(name),
			kit.NewLabel(p.say("doctor.urgency."+string(flag.Urgency)), theme.TextSmall, true, theme.ColorVerdictStop)),
		paragraph(p.say("doctor.since", "Time", p.Format.Moment(flag.Opened, p.zone())), theme.TextSmall, theme.ColorTextMuted),
	}
	for _, s := range knees.Signs {
		if s.Flag == flag.Flag {
			parts = append(parts, paragraph(p.say("doctor.trigger."+string(s.Trigger), "Time", p.Format.Moment(s.At, p.zone())), theme.TextSmall, theme.ColorText))
			break
		}
	}
	if !flag.Contacted.IsZero() {
		parts = append(parts, paragraph(p.say("doctor.contacted", "Time", p.Format.Moment(flag.Contacted, p.zone())), theme.TextSmall, theme.ColorTextMuted))
	}
	return kit.NewSheet(8, append(parts, p.closing(flag))...)
}

// closing are the ways to close a sign.
func (p *Doctor) closing(flag adapt.OpenFlag) fyne.CanvasObject {
	buttons := []fyne.CanvasObject{space()}
	if flag.Contacted.IsZero() {
		contact := kit.Primary(p.say("doctor.contact"), func() { p.must(planner.ContactFlag{Flag: flag.ID}) }).Small()
		if p.first == nil {
			p.first = contact
		}
		buttons = append(buttons, contact)
	}
	clear := kit.Plain(p.say("doctor.clear"), func() { p.askCleared(flag) }).Small()
	if p.first == nil {
		p.first = clear
	}
	buttons = append(buttons, clear)
	if !p.Now().Before(flag.Resolvable) {
		buttons = append(buttons, kit.Plain(p.say("doctor.resolve"), func() { p.must(planner.ResolveFlag{Flag: flag.ID}) }).Small())
	}
	return kit.NewRow(8, 0, buttons...)
}

// askCleared asks when a provider cleared a sign.
func (p *Doctor) askCleared(flag adapt.OpenFlag) {
	when := p.newMoment(time.Time{}, func() {})
	d := &kit.Dialog{
		Heading: p.say("doctor.clear"), Sentence: p.say("doctor.clear.sentence", "Sign", p.Format.RedFlag(flag.Flag)),
		Content: kit.NewColumn(8, when.parts()...), Confirm: p.say("doctor.clear.confirm"), Cancel: p.say("dialog.cancel"),
	}
	d.OnConfirm = func() bool {
		at, err := when.at()
		if err == nil {
			_, err = p.do(planner.ClearFlag{Flag: flag.ID, At: at})
		}
		if err != nil {
			d.SetError(p.Format.Explain(err))
			when.focus(err)
			return false
		}
		d.OnClosed = func(bool) { p.Focus() }
		return true
	}
	d.Show(p.Canvas)
}

// listSheet is the list of signs to tick; ticking opens one.
func (p *Doctor) listSheet(open []adapt.OpenFlag) fyne.CanvasObject {
	parts := []fyne.CanvasObject{
		heading(p.say("doctor.list")),
		paragraph(p.say("doctor.list.sentence"), theme.TextSmall, theme.ColorTextMuted),
	}
	for _, code := range model.RedFlagCodes {
		parts = append(parts, p.tick(code, open))
	}
	return kit.NewSheet(8, append(parts, paragraph(p.say("doctor.notice"), theme.TextSmall, theme.ColorTextMuted))...)
}

// tick is one sign of the list, with the knee it is about.
func (p *Doctor) tick(code string, open []adapt.OpenFlag) fyne.CanvasObject {
	name := kit.NewLine(format.Capital(p.Format.RedFlag(code)), theme.TextBody, false, theme.ColorText)
	for _, flag := range open {
		if flag.Flag == code {
			return kit.NewRow(8, 1, kit.NewSign(cross.Icon, cross.Ink, 18), name, kit.NewLabel(p.say("doctor.open"), theme.TextSmall, true, theme.ColorVerdictStop))
		}
	}
	buttons := []fyne.CanvasObject{kit.NewSign(theme.IconDoctor, theme.ColorTextMuted, 18), name}
	sides := []model.Side{model.Left, model.Right}
	if code == "R32" {
		sides = []model.Side{model.BothSides} // fever is of no side
	}
	for _, side := range sides {
		words := p.Format.Side(side)
		if side == model.BothSides {
			words = p.say("doctor.tick")
		}
		b := kit.Plain(words, func() { p.ask(code, side) }).Small()
		if p.first == nil {
			p.first = b
		}
		buttons = append(buttons, b)
	}
	return kit.NewRow(8, 1, buttons...)
}

// ask says what ticking a sign will do to the plan before it is done.
func (p *Doctor) ask(code string, side model.Side) {
	op := planner.OpenFlag{Flag: code, Side: side}
	out, err := p.Plan.Check(op)
	if err == planner.ErrNothingToDo {
		return
	}
	if err != nil {
		p.Fail(err)
		return
	}
	d := &kit.Dialog{
		Heading: format.Capital(p.Format.RedFlag(code)), Sentence: p.say("doctor.ask"),
		Content: p.effects(&out), Confirm: p.say("doctor.tick"), Cancel: p.say("dialog.cancel"),
	}
	d.OnConfirm = func() bool {
		d.OnClosed = func(bool) { p.must(op) }
		return true
	}
	d.Show(p.Canvas)
}

// effects is what a change does to the plan, a sentence each.
func (p *part) effects(out *planner.Outcome) *kit.Paragraphs {
	sentences := p.sentences(out)
	return kit.NewParagraphs(sentences, theme.TextSmall, theme.ColorText, kit.DialogWidth-48, len(sentences))
}

// sentences say what a change does to the plan.
func (p *part) sentences(out *planner.Outcome) []string {
	var all []string
	if out.Knees != nil {
		all = p.Format.KneeEffects(out.Knees, p.zone(), p.names())
	}
	for _, f := range out.Findings {
		all = append(all, p.Format.Finding(f, p.names()).Text)
	}
	if len(all) == 0 {
		all = []string{p.say("effect.none")}
	}
	return all
}

// effectsSheet is what the open signs do to the plan now.
func (p *Doctor) effectsSheet(knees *planner.KneesView) fyne.CanvasObject {
	parts := []fyne.CanvasObject{paragraph(p.say("doctor.plan"), theme.TextHeading, theme.ColorText).Bold()}
	e := knees.Effects
	switch {
	case e.Suspend:
		parts = append(parts, said(mark.Stop, p.say("doctor.plan.suspend")))
	case e.NoLower:
		parts = append(parts, said(mark.Caution, p.say("doctor.plan.lower")))
	default:
		parts = append(parts, said(mark.Fine, p.say("doctor.plan.none")))
	}
	if (e.Suspend || e.NoLower) && !e.Until.IsZero() {
		parts = append(parts, paragraph(p.say("doctor.plan.until", "Time", p.Format.Moment(e.Until, p.zone())), theme.TextSmall, theme.ColorTextMuted))
	}
	return kit.NewSheet(8, parts...)
}

// tellSheet offers the page for the doctor.
func (p *Doctor) tellSheet() fyne.CanvasObject {
	return kit.NewSheet(8,
		paragraph(p.say("doctor.tell"), theme.TextHeading, theme.ColorText).Bold(),
		paragraph(p.say("doctor.tell.sentence"), theme.TextSmall, theme.ColorTextMuted),
		kit.NewRow(8, 0, space(), kit.Plain(p.say("doctor.tell.print"), p.PrintList)),
	)
}
