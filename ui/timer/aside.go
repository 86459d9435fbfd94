package timer

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes beside the timer.
const (
	asideEdge float32 = 4 // room in the scroll for edges and shadows
	cardPad   float32 = 16
	cardHead  float32 = 22
	scoreName float32 = 20
	logMost           = 40 // of the newest that are shown
)

func asideGap() float32 { return theme.Gap(14) }
func logRow() float32   { return theme.Length(44, 36) }

// aside is what stands beside the timer: the scores of what runs or ran last,
// what helped more, the reminders, and the log.
type aside struct {
	*kit.Sketch
	page   *Page
	log    []model.Thermal
	scores *scoresCard
	helped *helpedCard
	remind *remindCard
	listed *logCard
	panels []*kit.Panel
}

func newAside(p *Page) *aside {
	a := &aside{page: p}
	a.scores, a.helped, a.remind, a.listed = newScoresCard(p), newHelpedCard(p), newRemindCard(p), newLogCard(p)
	s := &kit.Sketch{Least: a.least, Place: a.place}
	for _, content := range []fyne.CanvasObject{a.scores, a.helped, a.remind, a.listed} {
		panel := kit.NewPanel(theme.RadiusPanel, cardPad, content)
		a.panels = append(a.panels, panel)
		s.Objects = append(s.Objects, panel)
	}
	a.Sketch = kit.Sketched(s)
	return a
}

func (a *aside) least() fyne.Size {
	height := -asideGap()
	for _, p := range a.panels {
		height += p.MinSize().Height + asideGap()
	}
	return fyne.NewSize(asideNarrow+2*asideEdge, height+2*asideEdge)
}

func (a *aside) place(size fyne.Size) {
	y := float32(0)
	for _, p := range a.panels {
		height := p.MinSize().Height
		p.Move(fyne.NewPos(asideEdge, y))
		p.Resize(fyne.NewSize(size.Width-2*asideEdge, height))
		y += height + asideGap()
	}
}

// load reads the log, and shows it.
func (a *aside) load() error {
	log, err := a.page.Watch.Plan.Thermals(time.Time{})
	if err != nil {
		return err
	}
	reliefs, err := a.page.Watch.Plan.Reliefs()
	if err != nil {
		return err
	}
	profile, err := a.page.Watch.Plan.Profile()
	if err != nil {
		return err
	}
	a.log = log
	a.helped.load(reliefs)
	a.remind.load(profile)
	a.listed.load(log)
	a.show()
	a.arrange()
	return nil
}

// show follows the timers: which scores are asked for now.
func (a *aside) show() {
	if a.scores.show() {
		a.arrange()
	}
}

// arrange places the cards again, whose heights may differ.
func (a *aside) arrange() {
	a.Refresh()
	if a.page.scroll != nil {
		a.page.scroll.Refresh()
	}
}

// newestOf is the application of a knee that belongs to the hour that runs, or
// ended within it; nil if there is none.
func (a *aside) newestOf(side model.Side) *model.Thermal {
	next := a.page.timers().At(side).NextStart
	for i := range a.log {
		if t := &a.log[i]; t.Side == side && !next.IsZero() && !t.Start.Before(next.Add(-time.Hour)) {
			return t
		}
	}
	return nil
}

// scoreAsked is one score that can be given now.
type scoreAsked struct {
	side  model.Side
	after bool
}

// scoresCard asks for the pain before and after.
type scoresCard struct {
	*kit.Sketch
	page  *Page
	head  *canvas.Text
	hint  *kit.Paragraph
	names []*canvas.Text
	rows  []*kit.Scores
	asked []scoreAsked
}

// scoreRows are two for each knee.
const scoreRows = 4

func newScoresCard(p *Page) *scoresCard {
	c := &scoresCard{page: p, head: kit.NewText(theme.TextBody, true)}
	c.head.Text = p.say("timer.pain")
	c.hint = kit.NewParagraph(p.say("timer.pain.hint"), theme.TextCaption, theme.ColorTextMuted, asideNarrow-2*cardPad, 2)
	s := &kit.Sketch{Objects: []fyne.CanvasObject{c.head, c.hint}, Least: c.least, Place: c.place, Paint: c.paint}
	for i := range scoreRows {
		name := kit.NewText(theme.TextSmall, false)
		row := kit.NewScores("", func(score int) { c.give(c.asked[i], score) })
		c.names, c.rows = append(c.names, name), append(c.rows, row)
		s.Objects = append(s.Objects, name, row)
	}
	c.Sketch = kit.Sketched(s)
	return c
}

// scoreRow is how high a row of scores is with its name.
func (c *scoresCard) scoreRow() float32 {
	return scoreName + c.rows[0].MinSize().Height + theme.Gap(8)
}

func (c *scoresCard) least() fyne.Size {
	return fyne.NewSize(c.rows[0].MinSize().Width, cardHead+float32(len(c.asked))*c.scoreRow()+c.hint.MinSize().Height)
}

func (c *scoresCard) place(size fyne.Size) {
	kit.PlaceText(c.head, 0, 0, cardHead-4)
	y := cardHead
	for i := range c.asked {
		kit.PlaceText(c.names[i], 0, y, scoreName)
		c.rows[i].Move(fyne.NewPos(0, y+scoreName))
		c.rows[i].Resize(fyne.NewSize(size.Width, c.rows[i].MinSize().Height))
		y += c.scoreRow()
	}
	c.hint.SetWidth(size.Width)
	c.hint.Move(fyne.NewPos(0, y))
	c.hint.Resize(fyne.NewSize(size.Width, c.hint.MinSize().Height))
}

func (c *scoresCard) paint() {
	c.head.Color = theme.Colour(theme.ColorText)
	for i, name := range c.names {
		name.Hidden = i >= len(c.asked)
		name.Color = theme.Colour(theme.ColorTextMuted)
		setHidden(c.rows[i], name.Hidden)
		if name.Hidden {
			continue
		}
		name.Text = c.name(c.asked[i])
		c.rows[i].SetName(name.Text)
	}
}

func (c *scoresCard) name(asked scoreAsked) string {
	key := "timer.pain.before"
	if asked.after {
		key = "timer.pain.after"
	}
	return c.page.say(key, "Knee", c.page.Watch.knee(asked.side))
}

// show asks for the scores before what runs or comes next, and, once it is
// over, for those after it. It says whether other ones are asked for than
// before.
func (c *scoresCard) show() (differs bool) {
	var asked []scoreAsked
	for _, side := range c.page.sides() {
		asked = append(asked, scoreAsked{side, false})
		if c.logged(side) != nil {
			asked = append(asked, scoreAsked{side, true})
		}
	}
	differs = len(asked) != len(c.asked)
	for i := range asked {
		differs = differs || asked[i] != c.asked[i]
	}
	c.asked = asked
	for i, one := range asked {
		c.rows[i].SetChosen(c.given(one))
	}
	if differs {
		c.Refresh()
	}
	return differs
}

// given is the score that was given, -1 for none.
func (c *scoresCard) given(asked scoreAsked) int {
	score := c.page.timers().Before(asked.side)
	if logged := c.logged(asked.side); logged != nil {
		score = logged.Before
		if asked.after {
			score = logged.After
		}
	}
	if score == nil {
		return -1
	}
	return *score
}

// logged is the application that a score of a knee belongs to, once it is in the
// log; nil while it runs.
func (c *scoresCard) logged(side model.Side) *model.Thermal {
	if begun(c.page.timers().At(side).Phase) {
		return nil
	}
	return c.page.side.newestOf(side)
}

// give notes a score: with the timer until the application is over, in the log
// from then on.
func (c *scoresCard) give(asked scoreAsked, score int) {
	var given *int
	if score >= 0 {
		given = &score
	}
	logged := c.logged(asked.side)
	if logged == nil {
		c.page.do(func(t *planner.KneeTimers) error { return t.SetBefore(asked.side, given) })
		return
	}
	changed := *logged
	if asked.after {
		changed.After = given
	} else {
		changed.Before = given
	}
	c.page.apply(planner.SaveThermal{Thermal: changed})
}

// apply does an Op on the log.
func (p *Page) apply(op planner.Op) {
	out, err := p.Watch.Plan.Apply(op, "")
	switch {
	case errors.Is(err, planner.ErrNothingToDo):
	case err != nil:
		p.Say(p.explain(err))
		p.Reload()
	default:
		p.Done(out.Label)
	}
	p.Focus()
}
