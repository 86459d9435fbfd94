package month

import (
	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// GoToDate asks for a day and shows its month.
func (p *Page) GoToDate() {
	_, day := p.grid.Chosen()
	mini, err := p.miniMonth(p.date(day))
	if err != nil {
		p.Fail(err)
		return
	}
	d := &kit.Dialog{
		Heading: p.say("month.go.heading"), Sentence: p.say("month.go.sentence"), Content: container.NewCenter(mini),
		Confirm: p.say("month.go"), Cancel: p.say("dialog.cancel"),
	}
	d.OnConfirm = func() bool {
		d.OnClosed = func(bool) { p.GoTo(mini.Chosen()) }
		return true
	}
	d.Show(p.Canvas)
}

func (p *Page) miniMonth(chosen civil.Date) (*kit.MiniMonth, error) {
	profile, err := p.Plan.Profile()
	if err != nil {
		return nil, err
	}
	return kit.NewMiniMonth(chosen, p.view.Today, profile.FirstWeekday, p.Format, p.say("command.month-before"), p.say("command.month-after")), nil
}

// MoveToChosen asks on which day the session under the cursor should be, and
// says beside the days what the rules say about the one that is chosen: what a
// drag says of all of them.
func (p *Page) MoveToChosen() {
	s, ok := p.Chosen()
	if !ok || s.Status != model.Planned {
		return
	}
	mini, err := p.miniMonth(s.Date)
	if err != nil {
		p.Fail(err)
		return
	}
	verdict := kit.NewColumn(theme.Grid)
	mini.OnChanged = func(d civil.Date) { p.sayVerdict(verdict, &s, d) }
	mini.OnChanged(s.Date)
	d := &kit.Dialog{
		Heading: p.say("month.move.heading", "Title", s.Title), Sentence: p.say("month.go.sentence"), Content: container.New(besideMonth{}, mini, verdict),
		Confirm: p.say("moveto.confirm"), Cancel: p.say("dialog.cancel"),
	}
	d.OnConfirm = func() bool {
		d.OnClosed = func(bool) { p.move(s.ID, mini.Chosen()) }
		return true
	}
	d.Show(p.Canvas)
}

// sayVerdict says what the rules say about a session on a day.
func (p *Page) sayVerdict(into *kit.Column, s *model.Session, d civil.Date) {
	verdicts, err := p.Plan.Verdicts(planner.Move{Session: s.ID, To: d, Index: planner.AtEnd}, []civil.Date{d})
	if err != nil {
		p.Fail(err)
		return
	}
	look, words := mark.Verdict(verdicts[0].Severity), p.Format.Placing(verdicts[0], s.ID, p.Plan.Library(), p.names)
	day := p.Format.Date(d)
	if verdicts[0].Here {
		day = p.say("moveto.here", "Day", day)
	}
	into.SetParts(
		kit.NewLine(day, theme.TextBody, true, theme.ColorText),
		kit.NewRow(6, 1, kit.NewSign(look.Icon, look.Ink, 16), kit.NewLabel(words.Word, theme.TextSmall, true, look.Ink)),
		kit.NewParagraph(words.Text, theme.TextSmall, theme.ColorText, into.Size().Width, verdictLines),
	)
}

// verdictLines are as many as stand beside a small month.
const verdictLines = 9

// besideMonth gives what stands beside a small month the width that this leaves,
// and its height, so that nothing moves while one goes through the days.
type besideMonth struct{}

const besideGap float32 = 24

func (besideMonth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	month := objects[0].MinSize()
	objects[0].Resize(month)
	width := size.Width - month.Width - besideGap
	objects[1].(*kit.Column).SetWidth(width)
	objects[1].Move(fyne.NewPos(month.Width+besideGap, 2*theme.Grid))
	objects[1].Resize(fyne.NewSize(width, month.Height-2*theme.Grid))
}

func (besideMonth) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
