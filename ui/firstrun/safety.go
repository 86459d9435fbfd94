package firstrun

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// pairs puts parts beside each other, two in a row.
func pairs(parts ...fyne.CanvasObject) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i := 0; i < len(parts); i += 2 {
		second := fyne.CanvasObject(space())
		if i+1 < len(parts) {
			second = parts[i+1]
		}
		rows = append(rows, kit.NewShares(parts[i], second))
	}
	return rows
}

// cardGap is between one row of signs and the next.
const cardGap float32 = 10

func space() *kit.Line { return kit.NewLine("", theme.TextBody, false, theme.ColorText) }

func small(words string) *kit.Paragraph {
	return kit.NewParagraph(words, theme.TextSmall, theme.ColorTextMuted, 0, 3)
}

// showSafety asks for the signs that need a doctor before any plan, and has the
// notice accepted.
func (p *Page) showSafety() []fyne.CanvasObject {
	a := &p.answers
	doctor := kit.NewSheet(8)
	doctor.SetEdge(theme.ColorVerdictStop)
	doctor.SetFill(theme.ColorVerdictStopSoft)
	show := func() {
		signs := a.signs()
		doctor.Hidden = len(signs) == 0
		if len(signs) > 0 {
			doctor.SetParts(p.doctorParts(signs)...)
		}
		p.setWrong("")
		p.Refresh()
	}
	var cards []fyne.CanvasObject
	for _, code := range asked {
		cards = append(cards, kit.NewCheckCard(p.say("welcome.sign."+code), a.ticked[code], func(on bool) {
			a.ticked[code] = on
			show()
		}))
	}
	p.accept = kit.NewCheckCard(p.say("welcome.accept"), a.accepted, func(on bool) {
		a.accepted = on
		p.setWrong("")
		p.Refresh()
	}).Bold()
	doctor.Hidden = len(a.signs()) == 0
	if !doctor.Hidden {
		doctor.SetParts(p.doctorParts(a.signs())...)
	}
	parts := []fyne.CanvasObject{kit.NewColumn(cardGap, pairs(cards...)...), doctor, p.accept}
	return append(parts, small(p.say("welcome.notice")))
}

// asked are the signs in the order of the two columns.
var asked = []string{"R31", "R30", "R29", "R32", "R28", "R26", "R27", "R25", "locked", "deformity"}

// doctorParts say what to do about signs, and ask for an acknowledgement.
func (p *Page) doctorParts(signs []string) []fyne.CanvasObject {
	urgency, suspends := adapt.UrgencyOf(signs)
	var names []string
	for _, code := range signs {
		names = append(names, p.format.RedFlag(code))
	}
	key := "welcome.doctor.lower"
	if suspends {
		key = "welcome.doctor.suspend"
	}
	p.read = kit.NewCheck(p.say("welcome.acknowledge"), p.answers.acknowledged, func(on bool) {
		p.answers.acknowledged = on
		p.setWrong("")
		p.Refresh()
	}).Bold()
	return []fyne.CanvasObject{
		kit.NewRow(12, 1, kit.NewSign(theme.IconDoctor, theme.ColorVerdictStop, 24),
			kit.NewLine(p.say("welcome.doctor."+string(urgency)), theme.TextHeading, true, theme.ColorText)),
		kit.NewParagraph(p.say(key, "Signs", format.Capital(strings.Join(names, p.say("separator")))), theme.TextBody, theme.ColorText, 0, 5),
		p.read,
	}
}

// leaveSafety keeps that the notice was accepted, and opens the signs. Skipping
// passes neither.
func (p *Page) leaveSafety(bool) string {
	a := &p.answers
	switch {
	case len(a.signs()) > 0 && !a.acknowledged:
		p.Canvas.Focus(p.read)
		return p.say("welcome.acknowledge.first")
	case !a.accepted:
		p.Canvas.Focus(p.accept)
		return p.say("welcome.accept.first")
	}
	welcome, err := p.Plan.Welcome()
	if err == nil && welcome.Accepted.IsZero() {
		welcome.Accepted = p.Now()
		err = p.Plan.SaveWelcome(welcome)
	}
	if err == nil {
		err = p.openSigns()
	}
	if err != nil {
		p.Fail(err)
		return p.say("welcome.not-saved")
	}
	return ""
}

// openSigns opens what is ticked now in place of what was opened before, when
// the person comes back to this step and corrects it.
func (p *Page) openSigns() error {
	a := &p.answers
	for ; a.opened > 0; a.opened-- {
		next, err := p.Plan.Undoable()
		if err != nil {
			return err
		}
		if next.Undo == nil || next.Undo.Action != planner.ActionOpenFlag {
			break // another process changed something since: what is open is closed under See a doctor
		}
		if _, err := p.Plan.Undo(); err != nil {
			return err
		}
	}
	a.opened = 0
	for _, code := range a.signs() {
		_, err := p.Plan.Apply(planner.OpenFlag{Flag: code, Side: model.BothSides}, "")
		if err == planner.ErrNothingToDo {
			continue // open already
		}
		if err != nil {
			return err
		}
		a.opened++
	}
	return nil
}
