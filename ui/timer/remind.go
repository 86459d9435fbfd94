package timer

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// remindCard says which reminders a person has, and leads to where they are set.
type remindCard struct {
	*kit.Sketch
	page   *Page
	head   *canvas.Text
	words  *kit.Paragraph
	button *kit.Button
}

func newRemindCard(p *Page) *remindCard {
	c := &remindCard{page: p, head: kit.NewText(theme.TextBody, true), button: kit.Plain(p.say("timer.remind.change"), func() { p.Remind() }).Small()}
	c.head.Text = p.say("timer.remind")
	c.words = kit.NewParagraph("", theme.TextSmall, theme.ColorTextMuted, asideNarrow-2*cardPad, 3)
	c.Sketch = kit.Sketched(&kit.Sketch{
		Objects: []fyne.CanvasObject{c.head, c.words, c.button},
		Least: func() fyne.Size {
			return fyne.NewSize(0, cardHead+8+c.words.MinSize().Height)
		},
		Place: func(size fyne.Size) {
			b := c.button.MinSize()
			c.head.TextSize = theme.TextBody
			if kit.Width(c.head) > size.Width-b.Width-8 {
				c.head.TextSize = theme.TextCardTitle
			}
			kit.PlaceText(c.head, 0, 0, cardHead)
			c.button.Resize(b)
			c.button.Move(fyne.NewPos(size.Width-b.Width, -2))
			c.words.SetWidth(size.Width)
			c.words.Move(fyne.NewPos(0, cardHead+8))
			c.words.Resize(fyne.NewSize(size.Width, c.words.MinSize().Height))
		},
		Paint: func() { c.head.Color = theme.Colour(theme.ColorText) },
	})
	return c
}

func (c *remindCard) load(profile model.Profile) {
	var on []string
	r := profile.Reminders
	if r.Morning {
		on = append(on, c.page.say("timer.remind.morning", "Time", c.page.Watch.Format.Clock(r.MorningAt)))
	}
	if r.Session {
		on = append(on, c.page.say("timer.remind.session"))
	}
	if r.Thermal {
		on = append(on, c.page.say("timer.remind.thermal"))
	}
	words := c.page.say("timer.remind.none")
	if len(on) > 0 {
		words = strings.Join(on, " ")
	}
	sound := c.page.say("timer.remind.sound")
	if profile.Muted {
		sound = c.page.say("timer.remind.muted")
	}
	c.words.SetText(words + " " + sound)
	c.Refresh()
}
