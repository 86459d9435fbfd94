package paper

import (
	"slices"
	"strconv"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/chart"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// therapistWeeks is how many weeks the page goes back, with the one that is not
// over.
const therapistWeeks = 12

// therapist lays out what a physical therapist asks for: facts only.
func (b *builder) therapist() error {
	r, err := b.record()
	if err != nil {
		return err
	}
	f := b.begun(b.therapistHeading(r))
	f.figures(b.keyFigures(r))
	b.painAgainstLoad(f, r)
	flares, err := b.flares(r)
	if err != nil {
		return err
	}
	kept, err := b.kept(r)
	if err != nil {
		return err
	}
	f.section(b.say("paper.therapist.flares"), flares)
	f.section(b.say("paper.doctor.signs"), b.signs(r))
	f.section(b.say("paper.therapist.kept"), kept)
	f.section(b.say("paper.therapist.followed"), b.adherence(r))
	measures, err := b.measures()
	if err != nil {
		return err
	}
	f.section(b.say("paper.therapist.measures"), measures)
	if err := b.ranges(f); err != nil {
		return err
	}
	if b.has(Notes) {
		b.therapistNotes(f)
	}
	b.feet()
	return nil
}

func (b *builder) therapistHeading(r *record) heading {
	h := heading{title: b.say("paper.therapist"), subtitle: b.words.FullRange(r.from(b.request.From), b.request.To)}
	if first, last := r.weeks[0].number, r.weeks[len(r.weeks)-1].number; first != last {
		h.subtitle += b.say("separator") + b.say("paper.therapist.weeks", "From", first, "To", last)
	}
	if person := b.person(); person != "" {
		h.subtitle = person + b.say("separator") + h.subtitle
	}
	return h
}

// keyFigure is one of the numbers at the top.
type keyFigure struct{ value, about, beside string }

func (b *builder) keyFigures(r *record) []keyFigure {
	last, first := r.last(), &r.weeks[0]
	var all []keyFigure
	if r.stream != (rule.Stream{}) {
		all = append(all, keyFigure{
			b.words.Amount(last.load, r.measure, r.stream),
			b.say("paper.therapist.load", "Stream", b.words.Stream(r.stream, b.names()), "Week", last.number),
			b.say("paper.therapist.then", "Amount", b.words.Amount(first.load, r.measure, r.stream), "Week", first.number),
		})
	}
	sets := rule.Stream{Kind: rule.SetStream}
	if counted := slices.IndexFunc(r.weeks, func(w recordWeek) bool { return w.sets >= 0 }); r.stream != sets && counted >= 0 && last.sets >= 0 {
		first = &r.weeks[counted]
		all = append(all, keyFigure{
			b.words.Amount(last.sets, rule.BySets, sets), b.say("paper.therapist.sets", "Week", last.number),
			b.say("paper.therapist.then", "Amount", b.words.Amount(first.sets, rule.BySets, sets), "Week", first.number),
		})
	}
	all = append(all, b.painFigure(r, last))
	done := r.followed.OnTime + r.followed.Shifted
	planned := done + r.followed.Missed + r.followed.Skipped
	return append(all, keyFigure{
		b.say("paper.therapist.of", "Done", done, "Planned", planned), b.say("paper.therapist.done"),
		b.say("adherence.sum.shifted", "Count", r.followed.Shifted),
	})
}

func (b *builder) painFigure(r *record, last *recordWeek) keyFigure {
	k := keyFigure{
		value: b.say("paper.therapist.sides", "Left", b.score(last.worst[0]), "Right", b.score(last.worst[1])),
		about: b.say("paper.therapist.pain", "Week", last.number),
	}
	worst, side, when := -1, model.BothSides, ""
	for i := range r.weeks {
		for s, score := range r.weeks[i].worst {
			if score > worst {
				worst, side, when = score, bothKnees[s], r.weeks[i].number
			}
		}
	}
	if worst >= 0 {
		k.beside = b.say("paper.therapist.worst", "Score", worst, "Side", b.say("paper.side."+string(side)), "Week", when)
	}
	return k
}

// score is a score as it is written, or that there is none.
func (b *builder) score(n int) string {
	if n < 0 {
		return b.say("paper.therapist.no-score")
	}
	return strconv.Itoa(n)
}

// The scale of pain (RULES.md 2.5).
var painScale = chart.Scale{Least: 0, Most: 10, Ticks: []int64{0, 2, 5, 10}}

// loadIntervals is how many numbers the scale of the load has at most.
const loadIntervals = 4

// painChart sets the worst pain of each week against what was done in it.
func (b *builder) painChart(r *record) *chart.Chart {
	c := &chart.Chart{
		Days:   chart.Span{From: r.weeks[0].week.First, To: r.weeks[len(r.weeks)-1].week.Last()},
		Values: chart.Axis{Scale: painScale, Words: func(v int64) string { return strconv.FormatInt(v, 10) }},
	}
	most := model.Load(0)
	lines := []chart.Line{{Mark: chart.Disc}, {Mark: chart.Square}}
	for i := range r.weeks {
		w := &r.weeks[i]
		span := chart.Span{From: w.week.First, To: w.week.Last()}
		c.Across = append(c.Across, chart.Tick{Span: span, Words: w.number})
		bar := chart.Bar{Span: span, Value: int64(w.load)}
		switch {
		case w.load == 0 && !w.current:
			bar.Note = b.say("paper.therapist.nothing-done")
		case w.current:
			bar.Note = b.say("paper.therapist.so-far")
		}
		c.Bars = append(c.Bars, bar)
		most = max(most, w.load)
		for s, score := range w.worst {
			if score >= 0 {
				lines[s].Points = append(lines[s].Points, chart.Point{Span: span, Value: int64(score)})
			}
		}
	}
	for i := range lines {
		lines[i].Reach = 10 // days: the next week, also where its first weekday has changed
	}
	c.Lines = lines
	if r.stream != (rule.Stream{}) {
		c.Loads = &chart.Axis{
			// Twice as high as the load, so that the bars stay below the lines.
			Scale: chart.Nice(0, int64(most)*2, int64(b.words.Unit(r.measure, r.stream)), loadIntervals),
			Words: func(v int64) string { return b.words.Amount(model.Load(v), r.measure, r.stream) },
		}
	}
	return c
}

// The places of the page.
var (
	figureFont   = sheet.Font{Cut: sheet.Bold, Size: 15}
	figureHeight = sheet.Px(66)
	chartHeight  = sheet.Px(216)
	legendHeight = sheet.Px(22)
	noteLine     = sheet.Px(28)
)

// How many lines there are to write on.
const (
	fewestNotes = 3
	mostNotes   = 12
)

// figures sets numbers beside each other, each with a rule at its left.
func (f *flow) figures(all []keyFigure) {
	at := f.take(figureHeight)
	width := at.W / float64(len(all))
	for i, k := range all {
		x := at.X + float64(i)*width
		f.Line(x, at.Y, x, at.Y+sheet.Px(58), 1.4, sheet.Black)
		box := sheet.Area(x+sheet.Px(10), at.Y-sheet.Px(2), width-sheet.Px(16), at.H)
		font := fitting(figureFont, k.value, box.W)
		f.Text(font.Shorten(k.value, box.W), font, sheet.Black, box.X, at.Y+sheet.Px(19), box)
		about := fitting(subtitleFont, k.about, box.W)
		f.Text(about.Shorten(k.about, box.W), about, sheet.Black, box.X, at.Y+sheet.Px(39), box)
		f.Text(noteFont.Shorten(k.beside, box.W), noteFont, sheet.Soft, box.X, at.Y+sheet.Px(54), box)
	}
	f.y += sectionGap / 2
}

// painAgainstLoad sets the chart with its legend and a sentence of what it
// shows.
func (b *builder) painAgainstLoad(f *flow, r *record) {
	f.room(sectionHead + legendHeight + chartHeight)
	at := f.take(sectionHead)
	f.Text(sectionFont.Shorten(b.say("paper.therapist.chart"), at.W), sectionFont, sheet.Black, at.X, at.Y+sheet.Px(18), at)
	b.legend(f, r, f.take(legendHeight))
	drawChart(f.Page, b.painChart(r), f.take(chartHeight))
	f.y += sheet.Px(6)
	sentence := subtitleFont.Wrap(b.chartSentence(r), f.width(), 4)
	box := f.take(float64(len(sentence))*subtitleFont.Pitch() + sheet.Px(4))
	f.Lines(sentence, subtitleFont, sheet.Black, box.X, box.Y+subtitleFont.Ascent(), box)
	f.y += sectionGap
}

// legend says which line is which knee, and what the bars are.
func (b *builder) legend(f *flow, r *record, at sheet.Box) {
	x, base := at.X, at.Y+sheet.Px(14)
	entry := func(draw func(middle float64), width float64, words string) {
		draw(x + width/2)
		x += width + sheet.Px(5)
		text := chartFont.Shorten(words, at.Right()-x)
		f.Text(text, chartFont, sheet.Black, x, base, at)
		x += chartFont.Width(text) + sheet.Px(16)
	}
	middle := base - sheet.Px(4)
	for _, knee := range []struct {
		mark chart.Mark
		key  string
	}{{chart.Disc, "paper.therapist.legend.left"}, {chart.Square, "paper.therapist.legend.right"}} {
		entry(func(x float64) { drawMark(f.Page, knee.mark, x, middle) }, chartMark, b.say(knee.key))
	}
	if r.stream != (rule.Stream{}) {
		entry(func(x float64) {
			f.Fill(sheet.Rectangle(sheet.Area(x-sheet.Px(6), middle-sheet.Px(6), sheet.Px(12), sheet.Px(12))), sheet.Bars)
		}, sheet.Px(12), b.words.Stream(r.stream, b.names()))
	}
}

// chartSentence says what the chart shows, in numbers.
func (b *builder) chartSentence(r *record) string {
	text := ""
	for s, side := range bothKnees {
		worst, when := -1, ""
		for i := range r.weeks {
			if score := r.weeks[i].worst[s]; score > worst {
				worst, when = score, r.weeks[i].number
			}
		}
		said := b.say("paper.therapist.sentence.none", "Side", b.words.Side(side))
		if worst >= 0 {
			said = b.say("paper.therapist.sentence", "Side", b.words.Side(side), "Score", worst, "Week", when)
		}
		text += said + " "
	}
	first, last := &r.weeks[0], r.last()
	if r.stream == (rule.Stream{}) || first == last {
		return text
	}
	return text + b.say("paper.therapist.sentence.load", "Stream", b.words.Stream(r.stream, b.names()),
		"First", b.words.Amount(first.load, r.measure, r.stream), "From", first.number,
		"Last", b.words.Amount(last.load, r.measure, r.stream), "To", last.number)
}

// therapistNotes are lines to write on, as many as the page has room for.
func (b *builder) therapistNotes(f *flow) {
	f.room(sectionHead + fewestNotes*noteLine)
	at := f.take(sectionHead)
	f.Text(sectionFont.Shorten(b.say("paper.therapist.notes"), at.W), sectionFont, sheet.Black, at.X, at.Y+sheet.Px(18), at)
	for n := 0; n < mostNotes && f.y+noteLine <= f.bottom(); n++ {
		line := f.take(noteLine)
		f.Line(line.X, line.Bottom(), line.Right(), line.Bottom(), 0.8, sheet.Rules)
	}
}
