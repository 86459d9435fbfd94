package diary

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/chart"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// rangeChart is one measure of both knees over time.
type rangeChart struct {
	page    *Motion
	measure string // that is shown; empty: the newest
	chart   *kit.Chart
}

const rangeChartHeight float32 = 190

// The most intervals between the values and between the days that are written.
const (
	rangeIntervals = 4
	daysAcross     = 6
)

// rangeLooks are those of the two knees in every chart (LOOK.md).
var rangeLooks = map[model.Side]struct {
	mark chart.Mark
	ink  fyne.ThemeColorName
}{model.Left: {chart.Disc, theme.ColorKindLower}, model.Right: {chart.Square, theme.ColorKindUpper}}

func (p *Motion) newChart() *rangeChart {
	return &rangeChart{page: p, chart: kit.NewChart(rangeChartHeight)}
}

// sheet is the newest values, the chart and what it says; ranges are the newest
// first.
func (c *rangeChart) sheet(ranges []model.RangeOfMotion, first time.Weekday) fyne.CanvasObject {
	p := c.page
	measures := measured(ranges)
	if len(measures) == 0 {
		return kit.NewSheet(8, heading(p.say("range.latest")), paragraph(p.say("range.history.none"), theme.TextSmall, theme.ColorTextMuted))
	}
	if slices.Index(measures, c.measure) < 0 {
		c.measure = ranges[0].Measure
	}
	sides := c.sides(ranges)
	sentences := c.sentences(sides)
	c.chart.Draw(c.of(sides, first), sentences[0])
	head := []fyne.CanvasObject{c.choice(measures), space()}
	for _, side := range rangeSides {
		head = append(head, kit.NewKey(rangeLooks[side].mark, rangeLooks[side].ink, p.Format.Side(side)))
	}
	parts := []fyne.CanvasObject{kit.NewRow(16, 1, head...), c.chart}
	for i, sentence := range sentences {
		ink := theme.ColorText
		if i > 0 {
			ink = theme.ColorTextMuted
		}
		parts = append(parts, paragraph(sentence, theme.TextSmall, ink))
	}
	return kit.NewSheet(10, parts...)
}

// measured are the measures that there are values of.
func measured(ranges []model.RangeOfMotion) []string {
	var all []string
	for _, measure := range model.RangeMeasures {
		for i := range ranges {
			if ranges[i].Measure == measure {
				all = append(all, measure)
				break
			}
		}
	}
	return all
}

// choice is the measure, or several to choose from.
func (c *rangeChart) choice(measures []string) fyne.CanvasObject {
	if len(measures) == 1 {
		return kit.NewLabel(c.page.Format.RangeMeasure(c.measure), theme.TextHeading, true, theme.ColorText)
	}
	var names []string
	for _, m := range measures {
		names = append(names, c.page.Format.RangeMeasure(m))
	}
	return kit.NewSegments(names, slices.Index(measures, c.measure), func(i int) {
		c.measure = measures[i]
		c.page.Reload()
	})
}

// sides are the values of the measure by knee, the oldest first; of a day the
// last one.
func (c *rangeChart) sides(ranges []model.RangeOfMotion) map[model.Side][]model.RangeOfMotion {
	sides := map[model.Side][]model.RangeOfMotion{}
	for i := len(ranges) - 1; i >= 0; i-- {
		r := ranges[i]
		if r.Measure != c.measure {
			continue
		}
		all := sides[r.Side]
		if n := len(all); n > 0 && dayOf(&all[n-1]) == dayOf(&r) {
			all = all[:n-1]
		}
		sides[r.Side] = append(all, r)
	}
	return sides
}

func dayOf(r *model.RangeOfMotion) civil.Date { return model.DateIn(r.At, r.Zone) }

// of is the chart of both knees.
func (c *rangeChart) of(sides map[model.Side][]model.RangeOfMotion, firstWeekday time.Weekday) *chart.Chart {
	made := &chart.Chart{}
	var values []int64
	for _, side := range rangeSides {
		line := c.line(side, sides[side])
		for _, point := range line.Points {
			values = append(values, point.Value)
			made.Days = made.Days.With(point.Span)
		}
		made.Lines = append(made.Lines, line)
	}
	if c.measure != "flexion" {
		values = append(values, 0) // straight, or touching
	}
	made.Values = chart.Axis{Scale: chart.Nice(slices.Min(values), slices.Max(values), 1, rangeIntervals), Words: c.write}
	days, step := made.Days.Ticks(daysAcross, firstWeekday)
	for _, d := range days {
		made.Across = append(made.Across, chart.Tick{Span: chart.Day(d), Words: c.page.tick(d, step)})
	}
	return made
}

func (c *rangeChart) write(v int64) string { return c.page.Format.RangeValue(c.measure, int(v)) }

func (c *rangeChart) line(side model.Side, values []model.RangeOfMotion) chart.Line {
	p := c.page
	line := chart.Line{Mark: rangeLooks[side].mark, Ink: string(rangeLooks[side].ink)}
	for i := range values {
		words := c.write(int64(values[i].Value))
		day := dayOf(&values[i])
		line.Points = append(line.Points, chart.Point{
			Span: chart.Day(day), Value: int64(values[i].Value), Label: words,
			Words: p.say("range.point", "Side", p.Format.Side(side), "Value", words, "Day", p.day(day)),
		})
	}
	return line
}

// tick writes a day below an axis: by months a January is its year.
func (p *part) tick(d civil.Date, step chart.Step) string {
	switch {
	case step == chart.Yearly, step == chart.Monthly && d.Month == time.January:
		return strconv.Itoa(d.Year)
	case step == chart.Monthly:
		return p.Format.Month(d.Month)
	default:
		return p.Format.DayMonth(d)
	}
}

// sentences say what the chart shows, and what a difference of the sides means
// (RULES.md R17): a note, never a call to match the better one.
func (c *rangeChart) sentences(sides map[model.Side][]model.RangeOfMotion) []string {
	p := c.page
	var said []string
	for _, side := range rangeSides {
		values := sides[side]
		name := p.Format.Side(side)
		if len(values) == 0 {
			said = append(said, p.say("range.none", "Side", name))
			continue
		}
		first, last := &values[0], &values[len(values)-1]
		if first == last {
			said = append(said, p.say("range.once", "Side", name, "Value", c.write(int64(last.Value)), "Day", p.day(dayOf(last))))
			continue
		}
		key := "range.change"
		if first.Value == last.Value {
			key = "range.same"
		}
		said = append(said, p.say(key, "Side", name, "First", c.write(int64(first.Value)), "Last", c.write(int64(last.Value)),
			"From", p.day(dayOf(first)), "To", p.day(dayOf(last))))
	}
	all := []string{strings.Join(said, " ")}
	left, right := sides[model.Left], sides[model.Right]
	if len(left) > 0 && len(right) > 0 && planner.SidesDiffer(left[len(left)-1].Value, right[len(right)-1].Value) {
		all = append(all, p.say("range.differ"))
	}
	return all
}
