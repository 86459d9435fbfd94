package timer

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// logCard lists what was applied, the newest first.
type logCard struct {
	*kit.Sketch
	page  *Page
	head  *canvas.Text
	empty *kit.Paragraph
	older *canvas.Text
	rows  []*logRowView
	shown int
	left  int // that are not shown
}

func newLogCard(p *Page) *logCard {
	c := &logCard{page: p, head: kit.NewText(theme.TextBody, true)}
	c.head.Text = p.say("timer.log")
	c.empty = kit.NewParagraph(p.say("timer.log.empty"), theme.TextSmall, theme.ColorTextMuted, asideNarrow-2*cardPad, 2)
	c.older = kit.NewText(theme.TextCaption, false)
	c.Sketch = kit.Sketched(&kit.Sketch{
		Objects: []fyne.CanvasObject{c.head, c.empty, c.older}, Least: c.least, Place: c.place,
		Paint: func() {
			c.head.Color, c.older.Color = theme.Colour(theme.ColorText), theme.Colour(theme.ColorTextMuted)
			c.older.Hidden = c.left == 0
		},
	})
	return c
}

// load shows the newest applications. Rows are made as they are needed.
func (c *logCard) load(log []model.Thermal) {
	c.shown = min(len(log), logMost)
	c.left = len(log) - c.shown
	c.older.Text = c.page.say("timer.log.older", "Count", c.left)
	for len(c.rows) < c.shown {
		row := newLogRow(c.page)
		c.rows = append(c.rows, row)
		c.Objects = append(c.Objects, row)
	}
	for i, row := range c.rows {
		setHidden(row, i >= c.shown)
		if i < c.shown {
			row.show(log[i])
		}
	}
	setHidden(c.empty, c.shown > 0)
	c.Refresh()
}

func (c *logCard) least() fyne.Size {
	if c.shown == 0 {
		return fyne.NewSize(0, cardHead+c.empty.MinSize().Height)
	}
	height := cardHead + float32(c.shown)*logRow()
	if c.left > 0 {
		height += olderRow
	}
	return fyne.NewSize(0, height)
}

// olderRow is the line that says how many more there are.
const olderRow float32 = 22

func (c *logCard) place(size fyne.Size) {
	kit.PlaceText(c.head, 0, 0, cardHead-4)
	c.empty.SetWidth(size.Width)
	c.empty.Move(fyne.NewPos(0, cardHead))
	c.empty.Resize(fyne.NewSize(size.Width, c.empty.MinSize().Height))
	kit.PlaceText(c.older, 0, cardHead+float32(c.shown)*logRow(), olderRow)
	for i, row := range c.rows {
		row.Move(fyne.NewPos(0, cardHead+float32(i)*logRow()))
		row.Resize(fyne.NewSize(size.Width, logRow()))
	}
}

// logRowView is one application: when, what, the scores, and a button that
// deletes it.
type logRowView struct {
	*kit.Sketch
	page       *Page
	of         model.Thermal
	line       *canvas.Rectangle
	icon       *canvas.Image
	when, what *canvas.Text
	scores     *canvas.Text
	remove     *kit.Button
}

func newLogRow(p *Page) *logRowView {
	r := &logRowView{
		page: p, line: canvas.NewRectangle(color.Transparent), icon: canvas.NewImageFromResource(nil),
		when: kit.NewText(theme.TextSmall, true), what: kit.NewText(theme.TextCaption, false), scores: kit.NewText(theme.TextSmall, true),
	}
	r.remove = kit.IconButton(theme.IconClose, p.say("timer.log.delete"), func() { p.apply(planner.DeleteThermal{Thermal: r.of.ID}) }).Small()
	r.Sketch = kit.Sketched(&kit.Sketch{
		Objects: []fyne.CanvasObject{r.line, r.icon, r.when, r.what, r.scores, r.remove},
		Least:   func() fyne.Size { return fyne.NewSize(0, logRow()) }, Place: r.place, Paint: r.paint,
		Name: func() string { return r.whenWords() + ", " + r.whatWords() + ", " + r.scoreWords() },
	})
	return r
}

func (r *logRowView) show(t model.Thermal) {
	r.of = t
	r.Refresh()
}

func (r *logRowView) whenWords() string { return r.page.when(r.of.Start) }

func (r *logRowView) whatWords() string {
	return r.page.say("timer.log.what", "Knee", r.page.Watch.knee(r.of.Side),
		"What", r.page.say("timer."+string(r.of.Modality)), "Time", r.page.Watch.Format.Countdown(duration(r.of.Duration)))
}

func (r *logRowView) scoreWords() string {
	switch {
	case r.of.Before != nil && r.of.After != nil:
		return r.page.say("timer.log.both", "Before", *r.of.Before, "After", *r.of.After)
	case r.of.Before != nil:
		return r.page.say("timer.log.before", "Score", *r.of.Before)
	case r.of.After != nil:
		return r.page.say("timer.log.after", "Score", *r.of.After)
	default:
		return r.page.say("timer.log.no-scores")
	}
}

func (r *logRowView) place(size fyne.Size) {
	r.line.Resize(fyne.NewSize(size.Width, theme.Hairline))
	r.icon.Move(fyne.NewPos(0, (logRow()-16)/2))
	side := r.remove.MinSize()
	r.remove.Resize(side)
	r.remove.Move(fyne.NewPos(size.Width-side.Width, (logRow()-side.Height)/2))
	r.scores.Text = r.scoreWords()
	right := size.Width - side.Width - 6 - kit.Width(r.scores)
	kit.PlaceText(r.scores, right, 0, logRow())
	r.when.Text, r.what.Text = r.whenWords(), r.whatWords()
	kit.Shorten(r.when, right-24-8)
	kit.Shorten(r.what, right-24-8)
	top := (logRow() - 18 - 16) / 2
	kit.PlaceText(r.when, 24, top, 18)
	kit.PlaceText(r.what, 24, top+18, 16)
}

func (r *logRowView) paint() {
	r.line.FillColor = theme.Colour(theme.ColorHairline)
	r.when.Color, r.what.Color = theme.Colour(theme.ColorText), theme.Colour(theme.ColorTextMuted)
	r.scores.Color = theme.Colour(theme.ColorText)
	if r.of.Before == nil || r.of.After == nil {
		r.scores.Color = theme.Colour(theme.ColorTextMuted)
	}
	if r.of.Modality != "" {
		kit.ShowIcon(r.icon, icons[r.of.Modality], inks[r.of.Modality], 16)
	}
}
