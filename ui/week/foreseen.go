package week

import (
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// What the rules would find once something is moved: in the findings list while
// it is in the air, and at the foot of the question where it should go.

// showFindings lists what the rules find in the week, or would find if what is in
// the air were let go now.
func (p *Page) showFindings() {
	to, op := p.aimedAt()
	if op == nil {
		p.findings.show(FindingList{Summary: p.findingsSummary(), None: p.say("board.findings.none"), Rows: p.findingRows()})
		return
	}
	seen, known := p.held.foreseen[to]
	if !known {
		var err error
		if seen, err = p.Plan.Foresee(op, p.view.Week); err != nil {
			p.Fail(err)
			return
		}
		if p.held.foreseen == nil {
			p.held.foreseen = map[civil.Date]planner.Foreseen{}
		}
		p.held.foreseen[to] = seen
	}
	p.findings.show(FindingList{
		Summary: p.foreseenSummary(p.say("board.findings.after"), &seen), None: p.say("board.findings.after.none"),
		Rows: p.foreseenRows(&seen), Ahead: true,
	})
}

// aim shows what letting go would bring, and once that is nothing what is found
// as it is.
func (p *Page) aim() {
	if _, op := p.aimedAt(); op != nil || p.findings.list.Ahead {
		p.showFindings()
	}
}

// aimedAt is what letting go now would do, and the day it is about; no day for
// the tray. Where it would change nothing there is no Op.
func (p *Page) aimedAt() (civil.Date, planner.Op) {
	if p.board.AimedAtTray() {
		return civil.Date{}, p.placement(p.held.ids, civil.Date{}, planner.AtEnd)
	}
	day, over := p.board.Aimed()
	if !over {
		return civil.Date{}, nil
	}
	to := p.view.Days[day].Date
	if p.held.day != (civil.Date{}) {
		return to, planner.Swap{A: p.held.day, B: to}
	}
	return to, p.placement(p.held.ids, to, planner.AtEnd)
}

// foreseenSummary says how many findings come and go.
func (p *Page) foreseenSummary(heading string, seen *planner.Foreseen) string {
	parts := []string{heading}
	if seen.New > 0 {
		parts = append(parts, p.say("board.findings.after.new", "Count", seen.New))
	}
	if n := len(seen.Cleared); n > 0 {
		parts = append(parts, p.say("board.findings.after.cleared", "Count", n))
	}
	if len(parts) == 1 && len(seen.Findings) > 0 {
		parts = append(parts, p.say("board.findings.after.same"))
	}
	return strings.Join(parts, p.say("separator"))
}

// foreseenRows are the findings there would be: those that come, those that go,
// and those that stay.
func (p *Page) foreseenRows(seen *planner.Foreseen) []Finding {
	names := p.namesWith(seen.Sessions)
	var rows []Finding
	for _, f := range seen.Findings[:seen.New] {
		row := p.findingRow(f, names)
		row.Caption = p.say("board.findings.after.brought", "Caption", row.Caption)
		rows = append(rows, row)
	}
	for _, f := range seen.Cleared {
		row := p.findingRow(f, names)
		rows = append(rows, Finding{Look: mark.Fine, Title: row.Title, Place: row.Place, Text: p.say("board.findings.after.gone"), Caption: row.Text})
	}
	for _, f := range seen.Findings[seen.New:] {
		rows = append(rows, p.findingRow(f, names))
	}
	return rows
}

// namesWith knows the sessions of the week and others, which are not written yet.
func (p *Page) namesWith(others []model.Session) format.Names {
	names := p.names
	known := names.Session
	names.Session = func(id model.ID) string {
		if i := slices.IndexFunc(others, func(s model.Session) bool { return s.ID == id }); i >= 0 {
			return others[i].Title
		}
		return known(id)
	}
	return names
}

// sayForeseen says at the foot of a question what an Op would bring to the week
// of a day.
func (p *Page) sayForeseen(v *foreseenView, op planner.Op, d civil.Date) {
	week, err := p.Plan.WeekOf(d)
	if err != nil {
		p.Fail(err)
		return
	}
	seen, err := p.Plan.Foresee(op, week)
	if err != nil {
		p.Fail(err)
		return
	}
	names := p.namesWith(seen.Sessions)
	line := func(f rule.Finding, key string) string {
		s := p.Format.Finding(f, names)
		return p.say(key, "Title", s.Title, "Place", s.Place, "Text", s.Text)
	}
	look, text := mark.Fine, p.say("board.findings.none")
	switch {
	case len(seen.Findings) > 0:
		look, text = mark.Verdict(seen.Findings[0].Severity), line(seen.Findings[0], "moveto.after.finding")
	case len(seen.Cleared) > 0:
		text = line(seen.Cleared[0], "moveto.after.cleared")
	}
	v.show(look, p.foreseenSummary(p.say("moveto.after"), &seen), text)
}

// foreseenView is a summary with an icon and a sentence below, in room for two
// lines of it, so that nothing moves when another is said.
type foreseenView struct {
	widget.BaseWidget
	look          mark.Look
	summary, line string

	icon *canvas.Image
	head *canvas.Text
	text *kit.Paragraph
}

const foreseenLines = 2 // of the sentence

func newForeseenView() *foreseenView {
	v := &foreseenView{
		icon: canvas.NewImageFromResource(nil), head: kit.NewText(theme.TextSmall, true),
		text: kit.NewParagraph("", theme.TextSmall, theme.ColorTextMuted, kit.DialogWidth, foreseenLines),
	}
	v.ExtendBaseWidget(v)
	return v
}

func (v *foreseenView) show(look mark.Look, summary, line string) {
	v.look, v.summary, v.line = look, summary, line
	v.Refresh()
}

// AccessibilityLabel is both lines.
func (v *foreseenView) AccessibilityLabel() string { return v.summary + ". " + v.line }

// AccessibilityRole is a text.
func (v *foreseenView) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func foreseenLine() float32 { return theme.Length(18, 16) }

// CreateRenderer is for Fyne.
func (v *foreseenView) CreateRenderer() fyne.WidgetRenderer {
	r := &foreseenRenderer{v}
	r.Refresh()
	return r
}

type foreseenRenderer struct{ v *foreseenView }

func (r *foreseenRenderer) Destroy() {}
func (r *foreseenRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.icon, r.v.head, r.v.text}
}

func (r *foreseenRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, foreseenLine()+foreseenLines*kit.Pitch(theme.TextSmall))
}

func (r *foreseenRenderer) Refresh() {
	v := r.v
	kit.ShowIcon(v.icon, v.look.Icon, v.look.Ink, 16)
	v.head.Color = theme.Colour(theme.ColorText)
	v.text.SetText(v.line)
	r.Layout(v.Size())
	canvas.Refresh(v)
}

func (r *foreseenRenderer) Layout(size fyne.Size) {
	v := r.v
	v.icon.Resize(fyne.NewSquareSize(16))
	v.icon.Move(fyne.NewPos(0, 1))
	const left float32 = 24
	width := max(size.Width-left, 0)
	v.head.Text = v.summary
	kit.Shorten(v.head, width)
	kit.PlaceText(v.head, left, 0, foreseenLine())
	v.text.SetWidth(width)
	v.text.Move(fyne.NewPos(left, foreseenLine()))
	v.text.Resize(v.text.MinSize())
}
