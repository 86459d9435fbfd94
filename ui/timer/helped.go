package timer

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/chart"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// helpedLines is what the longest of its sentences takes.
const helpedLines = 3

// helpedCard says what ice and heat did for this person: the numbers first, a
// verdict only after three uses of both (RULES.md R13).
type helpedCard struct {
	*kit.Sketch
	page      *Page
	head      *canvas.Text
	sentences [4]*kit.Paragraph
	chart     *reliefChart
	some      bool // there are numbers
}

func newHelpedCard(p *Page) *helpedCard {
	c := &helpedCard{page: p, head: kit.NewText(theme.TextBody, true), chart: newReliefChart(p)}
	c.head.Text = p.say("timer.helped")
	s := &kit.Sketch{Least: c.least, Place: c.place, Paint: func() { c.head.Color = theme.Colour(theme.ColorText) }}
	s.Objects = []fyne.CanvasObject{c.head, c.chart}
	width := asideNarrow - 2*cardPad
	for i := range c.sentences {
		ink, size := theme.ColorText, theme.TextSmall
		if i == len(c.sentences)-1 {
			ink, size = theme.ColorTextMuted, theme.TextCaption
		}
		c.sentences[i] = kit.NewParagraph("", size, ink, width, helpedLines)
		s.Objects = append(s.Objects, c.sentences[i])
	}
	c.Sketch = kit.Sketched(s)
	return c
}

func (c *helpedCard) load(r planner.Reliefs) {
	c.some = r.Ice.Uses()+r.Heat.Uses() > 0
	c.sentences[0].SetText(c.relief(&r.Ice))
	c.sentences[1].SetText(c.relief(&r.Heat))
	c.sentences[2].SetText(c.verdict(&r))
	c.sentences[3].SetText(c.page.say("timer.helped.note"))
	setHidden(c.chart, !c.some)
	c.chart.load(r)
	c.Refresh()
}

// relief is one modality in a sentence: the mean as an exact fraction.
func (c *helpedCard) relief(r *planner.Relief) string {
	what := c.page.say("timer." + string(r.Modality))
	switch {
	case r.Uses() == 0:
		return c.page.say("timer.helped.none", "What", what)
	case r.Sum < 0:
		return c.page.say("timer.helped.worse", "What", what, "Points", c.points(-r.Sum, r.Uses()), "Count", r.Uses())
	default:
		return c.page.say("timer.helped.mean", "What", what, "Points", c.points(r.Sum, r.Uses()), "Count", r.Uses())
	}
}

// points are a mean with its word: what is not more than one is one point or a
// part of it.
func (c *helpedCard) points(sum, uses int) string {
	return c.page.say("timer.helped.points", "Points", fraction(sum, uses), "Count", (sum+uses-1)/uses)
}

func (c *helpedCard) verdict(r *planner.Reliefs) string {
	switch {
	case r.Missing(model.Ice) > 0 && r.Missing(model.Heat) > 0:
		return c.page.say("timer.helped.both-missing", "Ice", r.Missing(model.Ice), "Heat", r.Missing(model.Heat))
	case r.Missing(model.Ice) > 0:
		return c.page.say("timer.helped.missing", "What", c.page.say("timer.ice"), "Count", r.Missing(model.Ice))
	case r.Missing(model.Heat) > 0:
		return c.page.say("timer.helped.missing", "What", c.page.say("timer.heat"), "Count", r.Missing(model.Heat))
	case r.Equal:
		return c.page.say("timer.helped.equal")
	default:
		return c.page.say("timer.helped.verdict", "What", c.page.say("timer."+string(r.Suggested)))
	}
}

// fraction writes a/b exactly, with the whole part apart: 7/3 is "2 1/3".
func fraction(a, b int) string {
	whole, rest := a/b, a%b
	if rest == 0 {
		return strconv.Itoa(whole)
	}
	d := divisor(rest, b)
	part := strconv.Itoa(rest/d) + "/" + strconv.Itoa(b/d)
	if whole == 0 {
		return part
	}
	return strconv.Itoa(whole) + "\u00a0" + part
}

// divisor is the greatest common one.
func divisor(a, b int) int {
	for b > 0 {
		a, b = b, a%b
	}
	return a
}

func (c *helpedCard) least() fyne.Size {
	height := cardHead
	for _, s := range c.sentences {
		height += s.MinSize().Height + 4
	}
	if c.some {
		height += chartHeight
	}
	return fyne.NewSize(0, height)
}

func (c *helpedCard) place(size fyne.Size) {
	kit.PlaceText(c.head, 0, 0, cardHead-4)
	y := cardHead
	for i, s := range c.sentences {
		if i == 3 && c.some {
			c.chart.Move(fyne.NewPos(0, y))
			c.chart.Resize(fyne.NewSize(size.Width, chartHeight))
			y += chartHeight
		}
		s.SetWidth(size.Width)
		height := s.MinSize().Height
		s.Move(fyne.NewPos(0, y))
		s.Resize(fyne.NewSize(size.Width, height))
		y += height + 4
	}
}

// Sizes of the chart.
const (
	chartHeight float32 = 82
	chartRow    float32 = 28
	chartName   float32 = 40
	chartDot    float32 = 7
	chartUses           = 60 // newest uses of each that are drawn
	chartStack          = 3  // dots over each other at the most
	chartAxis   float32 = 20
)

// reliefChart shows each use as a dot at how many points the pain went down, and
// the mean of each modality as a mark: ice round and filled, heat hollow.
type reliefChart struct {
	*kit.Sketch
	page  *Page
	of    [2]planner.Relief
	scale chart.Scale // points

	names      [2]*canvas.Text
	lines      [2]*canvas.Rectangle
	means      [2]*canvas.Rectangle
	dots       [2][]*canvas.Circle
	ends       [3]*canvas.Text // least, zero, most
	zero       *canvas.Rectangle
	spokenName string
}

func newReliefChart(p *Page) *reliefChart {
	c := &reliefChart{page: p, zero: canvas.NewRectangle(color.Transparent)}
	s := &kit.Sketch{Least: func() fyne.Size { return fyne.NewSize(0, chartHeight) }, Place: c.place, Paint: c.paint, Name: func() string { return c.spokenName }}
	s.Objects = append(s.Objects, c.zero)
	for i := range c.names {
		c.names[i] = kit.NewText(theme.TextCaption, true)
		c.names[i].Text = p.say("timer." + string(modalities[i]))
		c.lines[i], c.means[i] = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
		s.Objects = append(s.Objects, c.names[i], c.lines[i])
		for range chartUses {
			dot := canvas.NewCircle(color.Transparent)
			dot.Hide()
			c.dots[i] = append(c.dots[i], dot)
			s.Objects = append(s.Objects, dot)
		}
		s.Objects = append(s.Objects, c.means[i])
	}
	for i := range c.ends {
		c.ends[i] = kit.NewText(theme.TextCaption, false)
		s.Objects = append(s.Objects, c.ends[i])
	}
	c.Sketch = kit.Sketched(s)
	return c
}

func (c *reliefChart) load(r planner.Reliefs) {
	c.of = [2]planner.Relief{r.Ice, r.Heat}
	c.scale = chart.Scale{Most: 1}
	for i := range c.of {
		newest := c.of[i].Reductions
		newest = newest[max(0, len(newest)-chartUses):]
		c.of[i].Reductions = newest
		for _, n := range newest {
			c.scale.Least, c.scale.Most = min(c.scale.Least, int64(n)), max(c.scale.Most, int64(n))
		}
	}
	c.spokenName = c.page.say("timer.helped.chart", "Least", c.scale.Least, "Most", c.scale.Most)
	c.Refresh()
}

func (c *reliefChart) place(size fyne.Size) {
	width := size.Width - chartName - 2*chartDot
	x := func(share float64) float32 { return chartName + chartDot + width*float32(share) }
	for i, r := range c.of {
		top := chartRow * float32(i)
		kit.PlaceText(c.names[i], 0, top, chartRow)
		c.lines[i].Move(fyne.NewPos(chartName, top+chartRow-6))
		c.lines[i].Resize(fyne.NewSize(size.Width-chartName, theme.Hairline))
		stack := map[int]int{}
		for n, points := range r.Reductions {
			level := min(stack[points], chartStack-1)
			stack[points]++
			c.dots[i][n].Move(fyne.NewPos(x(c.scale.At(int64(points)))-chartDot/2, top+chartRow-7-chartDot-float32(level)*chartDot))
			c.dots[i][n].Resize(fyne.NewSquareSize(chartDot))
		}
		if len(r.Reductions) > 0 {
			c.means[i].Move(fyne.NewPos(float32(int(x(c.mean(i))))-1, top+4))
			c.means[i].Resize(fyne.NewSize(2, chartRow-6))
		}
	}
	c.zero.Move(fyne.NewPos(float32(int(x(c.scale.At(0)))), 2))
	c.zero.Resize(fyne.NewSize(theme.Hairline, 2*chartRow))
	for i, points := range []int64{c.scale.Least, 0, c.scale.Most} {
		c.ends[i].Text = c.points(points)
		if i == 0 && points == 0 {
			c.ends[i].Text = ""
		}
		at := x(c.scale.At(points)) - kit.Width(c.ends[i])/2
		kit.PlaceText(c.ends[i], min(max(at, chartName), size.Width-kit.Width(c.ends[i])), 2*chartRow, chartAxis)
	}
}

// points are what the axis says: fewer points are better.
func (c *reliefChart) points(n int64) string {
	switch {
	case n > 0:
		return c.page.say("timer.helped.fewer", "Count", n)
	case n < 0:
		return c.page.say("timer.helped.more", "Count", -n)
	default:
		return "0"
	}
}

// mean is where on the scale the mark of the mean is drawn; what is said is
// exact.
func (c *reliefChart) mean(i int) float64 {
	sum := 0.0
	for _, n := range c.of[i].Reductions {
		sum += c.scale.At(int64(n))
	}
	return sum / float64(len(c.of[i].Reductions))
}

func (c *reliefChart) paint() {
	c.zero.FillColor = theme.Colour(theme.ColorHairline)
	for i, r := range c.of {
		ink := theme.Colour(inks[modalities[i]])
		c.names[i].Color = theme.Colour(theme.ColorTextMuted)
		c.lines[i].FillColor = theme.Colour(theme.ColorHairline)
		c.means[i].FillColor = theme.Colour(theme.ColorText)
		c.means[i].Hidden = len(r.Reductions) == 0
		for n, dot := range c.dots[i] {
			dot.Hidden = n >= len(r.Reductions)
			dot.FillColor, dot.StrokeColor, dot.StrokeWidth = ink, ink, 0
			if i == 1 {
				dot.FillColor, dot.StrokeWidth = theme.Colour(theme.ColorRaised), 2
			}
		}
	}
	for _, end := range c.ends {
		end.Color = theme.Colour(theme.ColorTextMuted)
	}
}
