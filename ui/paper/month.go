package paper

import (
	"slices"
	"strconv"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// month is a month in words: the weeks that have a day of it.
type month struct {
	heading  heading
	weekdays [7]string
	weeks    []monthWeek
}

// monthWeek is one row.
type monthWeek struct {
	days   [7]monthDay
	spans  []monthSpan
	title  string   // "Week 24"
	totals []string // "5 h 21 min", "Running 11.40 km"
}

// monthDay is one cell.
type monthDay struct {
	number string
	other  bool // of another month
	pain   string
	icon   string // of the pain
	chips  []chip
}

// chip is one session.
type chip struct {
	icon       string
	when, what string
	done       bool
}

// monthSpan is a bar over some days of a row, in a lane.
type monthSpan struct {
	from, to, lane int
	text           string
}

// months lays out every month that has a day of the request, each beginning on
// its own landscape page.
func (b *builder) months() error {
	var firsts []civil.Date
	for d := firstOf(b.request.From); !d.After(b.request.To); d = d.AddMonths(1) {
		firsts = append(firsts, d)
	}
	w, h := landscape(b.request.Paper)
	title := b.words.MonthTitle(firsts[0])
	if len(firsts) > 1 {
		title = b.say("date.range", "From", title, "To", b.words.MonthTitle(firsts[len(firsts)-1]))
	}
	b.document = sheet.New(title, w, h, b.today)
	for i, first := range firsts {
		view, err := b.plan.Month(first)
		if err != nil {
			return err
		}
		b.setMonth(b.monthWords(&view))
		if err := b.done(i+1, len(firsts)); err != nil {
			return err
		}
	}
	b.feet()
	return nil
}

func firstOf(d civil.Date) civil.Date { return civil.Date{Year: d.Year, Month: d.Month, Day: 1} }

func (b *builder) monthWords(view *planner.MonthView) month {
	m := month{heading: heading{title: b.words.MonthTitle(view.First), subtitle: b.person()}}
	for i, d := range view.Weeks[0].Week.Days() {
		m.weekdays[i] = b.words.Weekday(model.Weekday(d))
	}
	count, total := 0, model.Seconds(0)
	for i := range view.Weeks {
		w := &view.Weeks[i]
		if w.Week.First.Month != view.First.Month && w.Week.Last().Month != view.First.Month {
			continue // the month is over
		}
		m.weeks = append(m.weeks, b.monthWeek(w, view))
		for _, d := range w.Days {
			for j := range d.Sessions {
				if s := &d.Sessions[j]; d.Date.Month == view.First.Month && s.Counts() && !view.Suspended[s.ID] {
					count++
					total += s.Effort().Duration
				}
			}
		}
	}
	sum := b.say("paper.sum", "Count", count, "Total", b.words.Total(total))
	if m.heading.subtitle != "" {
		sum = m.heading.subtitle + b.say("separator") + sum
	}
	m.heading.subtitle = sum
	if b.has(Pain) {
		m.heading.beside[1] = []phrase{{text: b.say("paper.month.pain"), font: adviceFont}}
	}
	return m
}

func (b *builder) monthWeek(w *planner.MonthWeek, view *planner.MonthView) monthWeek {
	row := monthWeek{title: b.words.WeekNumbered(w.Week), spans: b.monthSpans(w.Week, view.Spans)}
	for i := range w.Days {
		row.days[i] = b.monthDay(&w.Days[i], view)
	}
	if w.Duration > 0 {
		row.totals = append(row.totals, b.words.Total(w.Duration))
	}
	if w.Sets > 0 {
		row.totals = append(row.totals, b.say("load.sets", "Count", w.Sets))
	}
	for _, budget := range b.plan.Ranked(w.Budgets) {
		if said := b.words.Budget(budget, b.names()); budget.Planned > 0 && len(row.totals) < mostTotals {
			row.totals = append(row.totals, b.say("paper.month.total", "Name", said.Name, "Amount", said.Amount))
		}
	}
	return row
}

// mostTotals is how many sums stand beside a week.
const mostTotals = 5

func (b *builder) monthDay(day *planner.Day, view *planner.MonthView) monthDay {
	d := monthDay{number: strconv.Itoa(day.Date.Day), other: day.Date.Month != view.First.Month}
	if day.Date.Day == 1 {
		d.number = b.words.DayMonth(day.Date)
	}
	if score, felt := view.Pain[day.Date]; felt && b.has(Pain) {
		d.pain, d.icon = strconv.Itoa(score), painIcon(score)
	}
	for i := range day.Sessions {
		d.chips = append(d.chips, b.chip(&day.Sessions[i], view.Suspended[day.Sessions[i].ID]))
	}
	return d
}

// painIcon is the shape of a score: a ring up to 2, half a disc up to 5, a disc
// above (LOOK.md).
func painIcon(score int) string {
	switch {
	case score <= 2:
		return "pain-low.svg"
	case score <= 5:
		return "pain-middle.svg"
	default:
		return "pain-high.svg"
	}
}

func (b *builder) chip(s *model.Session, waits bool) chip {
	activity, _ := b.plan.Library().Activity(s.Activity)
	family, _ := b.plan.Library().Family(s.Activity)
	c := chip{
		icon: iconFile(s.Kind, activity.Mark), when: b.words.When(s),
		what: b.words.Chip(s, activity.Mark, family), done: s.Status == model.Done,
	}
	switch {
	case waits:
		c.what += b.say("separator") + b.say("status.suspended")
	case !s.Counts():
		c.what += b.say("separator") + b.words.Status(s.Status)
	}
	return c
}

// monthSpans are the parts of the spans in a week, each in the lowest lane that
// is free there.
func (b *builder) monthSpans(week model.Week, spans []planner.Span) []monthSpan {
	var bars []monthSpan
	var ends []int // the last day taken of each lane
	for _, s := range spans {
		if s.To.Before(week.First) || s.From.After(week.Last()) {
			continue
		}
		bar := monthSpan{from: max(s.From.DaysSince(week.First), 0), to: min(s.To.DaysSince(week.First), 6), text: b.words.Span(s)}
		bar.lane = slices.IndexFunc(ends, func(end int) bool { return end < bar.from })
		if bar.lane < 0 {
			bar.lane, ends = len(ends), append(ends, 0)
		}
		ends[bar.lane] = bar.to
		bars = append(bars, bar)
	}
	return bars
}

// The places of a month.
var (
	dayFont     = sheet.Font{Cut: sheet.Bold, Size: 10.5}
	chipFont    = sheet.Font{Size: 8}
	chipBold    = sheet.Font{Cut: sheet.Bold, Size: 8}
	sideWidth   = sheet.Px(150)
	cellPad     = sheet.Px(6)
	dayHead     = sheet.Px(26) // of a cell, down to its first lane
	laneHeight  = sheet.Px(19)
	chipMark    = sheet.Px(12)
	chipIndent  = sheet.Px(17)
	chipGap     = sheet.Px(3)
	weekdayBase = sheet.Px(124)
	monthTop    = sheet.Px(132)
)

// How many lines the title of a session takes at most, and how many sessions stand in a cell
// of a full page.
const (
	chipLines = 2
	mostChips = 18
)

// monthSheet is a month being set.
type monthSheet struct {
	*sheet.Page
	b    *builder
	doc  *month
	size sheet.Box
}

func (b *builder) setMonth(doc month) {
	w, h := b.document.Size()
	m := monthSheet{b: b, doc: &doc, size: sheet.Area(0, 0, w, h)}
	room := m.bottom() - monthTop
	for left := doc.weeks; len(left) > 0; {
		var heights []float64
		used := 0.0
		for i := range left {
			height := m.rowHeight(&left[i])
			if i > 0 && used+height > room {
				break
			}
			heights, used = append(heights, height), used+height
		}
		m.page(left[:len(heights)], spread(heights, room))
		left = left[len(heights):]
	}
}

// spread makes rows higher until they fill a page: all alike where that is
// enough for each.
func spread(heights []float64, room float64) []float64 {
	even := room / float64(len(heights))
	used := 0.0
	for _, h := range heights {
		used += h
	}
	more := max(room-used, 0) / float64(len(heights))
	out := make([]float64, len(heights))
	for i, h := range heights {
		out[i] = h + more
		if slices.Max(heights) <= even {
			out[i] = even
		}
	}
	return out
}

func (m *monthSheet) bottom() float64 { return m.size.H - footHeight - sheet.Px(16) }

// column is where the columns begin: the days, the sums, and the end.
func (m *monthSheet) column(i int) float64 {
	if i == 8 {
		return m.size.W - margin
	}
	return margin + float64(i)*(m.size.W-2*margin-sideWidth)/7
}

func (m *monthSheet) width() float64 { return m.column(1) - m.column(0) }

// lines are the text of a session: on one line where that has room for it, and
// for the tick, else with the time on a line of its own.
func (m *monthSheet) lines(c *chip) []sheet.Clean {
	width := m.width() - 2*cellPad - chipIndent
	first := width
	if c.done {
		first -= chipIndent
	}
	if c.when == "" {
		return chipFont.Wrap(c.what, first, chipLines)
	}
	if whole := c.when + " " + c.what; chipFont.Fits(whole, first, 1) {
		return chipFont.Wrap(whole, first, 1)
	}
	return append([]sheet.Clean{chipFont.Shorten(c.when, first)}, chipFont.Wrap(c.what, width, chipLines)...)
}

func lanes(w *monthWeek) int {
	n := 0
	for _, s := range w.spans {
		n = max(n, s.lane+1)
	}
	return n
}

// shown are the sessions of a day that have room on a page, and how many have
// not.
func shown(d *monthDay) (chips []chip, hidden int) {
	if len(d.chips) <= mostChips {
		return d.chips, 0
	}
	return d.chips[:mostChips-1], len(d.chips) - mostChips + 1
}

func (m *monthSheet) rowHeight(w *monthWeek) float64 {
	tallest := float64(1+len(m.totals(w))) * chipFont.Pitch()
	for i := range w.days {
		chips, hidden := shown(&w.days[i])
		height := dayHead + float64(lanes(w))*laneHeight
		for j := range chips {
			height += m.chipHeight(&chips[j])
		}
		if hidden > 0 {
			height += chipFont.Pitch()
		}
		tallest = max(tallest, height)
	}
	return tallest + cellPad
}

func (m *monthSheet) chipHeight(c *chip) float64 {
	return float64(max(len(m.lines(c)), 1))*chipFont.Pitch() + chipGap
}

// page sets some weeks on a page.
func (m *monthSheet) page(weeks []monthWeek, heights []float64) {
	m.Page = m.b.document.Add()
	m.doc.heading.draw(m.Page, m.size)
	head := sheet.Area(margin, headRule, m.size.W-2*margin, monthTop-headRule)
	for i, name := range m.doc.weekdays {
		m.Text(hintFont.Shorten(name, m.width()-2*cellPad), hintFont, sheet.Black, m.column(i)+cellPad, weekdayBase, head)
	}
	m.Text(hintFont.Shorten(m.b.say("month.week"), sideWidth-cellPad), hintFont, sheet.Black, m.column(7)+cellPad, weekdayBase, head)
	m.Line(margin, monthTop, m.column(8), monthTop, 1.6, sheet.Black)
	y := monthTop
	for i := range weeks {
		m.row(&weeks[i], y, heights[i])
		y += heights[i]
		m.Line(margin, y, m.column(8), y, 0.8, sheet.Rules)
	}
	for i := range 9 {
		m.Line(m.column(i), monthTop, m.column(i), y, 0.8, sheet.Rules)
	}
}

func (m *monthSheet) row(w *monthWeek, y, height float64) {
	for i := range w.days {
		cell := sheet.Area(m.column(i)+cellPad, y, m.width()-2*cellPad, height)
		m.dayHead(&w.days[i], cell)
		m.chips(&w.days[i], cell, y+dayHead+float64(lanes(w))*laneHeight)
	}
	for _, s := range w.spans {
		m.span(&s, y+dayHead+float64(s.lane)*laneHeight)
	}
	side := sheet.Area(m.column(7)+cellPad, y, sideWidth-2*cellPad, height)
	base := y + sheet.Px(18)
	m.Text(chipBold.Shorten(w.title, side.W), chipBold, sheet.Black, side.X, base, side)
	m.Lines(m.totals(w), chipFont, sheet.Black, side.X, base+chipFont.Pitch(), side)
}

// totals are the lines of a week's sums.
func (m *monthSheet) totals(w *monthWeek) (lines []sheet.Clean) {
	for _, total := range w.totals {
		lines = append(lines, chipFont.Wrap(total, sideWidth-2*cellPad, 2)...)
	}
	return lines
}

// dayHead is the number of a day and its worst pain.
func (m *monthSheet) dayHead(d *monthDay, cell sheet.Box) {
	base := cell.Y + sheet.Px(18)
	ink := sheet.Black
	if d.other {
		ink = sheet.Rules
	}
	font := fitting(dayFont, d.number, cell.W*2/3)
	m.Text(font.Shorten(d.number, cell.W*2/3), font, ink, cell.X, base, cell)
	if d.pain == "" {
		return
	}
	text := sheet.Printable(d.pain)
	x := cell.Right() - chipBold.Width(text)
	m.Icon(d.icon, sheet.Area(x-sheet.Px(15), base-sheet.Px(10.5), sheet.Px(12), sheet.Px(12)))
	m.Text(text, chipBold, sheet.Black, x, base, cell)
}

func (m *monthSheet) chips(d *monthDay, cell sheet.Box, y float64) {
	chips, hidden := shown(d)
	for i := range chips {
		c := &chips[i]
		base := y + chipFont.Ascent()
		m.Icon(c.icon, sheet.Area(cell.X, base-sheet.Px(10), chipMark, chipMark))
		m.Lines(m.lines(c), chipFont, sheet.Black, cell.X+chipIndent, base, cell)
		if c.done {
			m.Icon("tick.svg", sheet.Area(cell.Right()-chipMark, base-sheet.Px(10), chipMark, chipMark))
		}
		y += m.chipHeight(c)
	}
	if hidden > 0 {
		text := chipFont.Shorten(m.b.say("month.more", "Count", hidden), cell.W)
		m.Text(text, chipFont, sheet.Soft, cell.X, y+chipFont.Ascent(), cell)
	}
}

// span is a bar over its days.
func (m *monthSheet) span(s *monthSpan, y float64) {
	left, right := m.column(s.from)+sheet.Px(2), m.column(s.to+1)-sheet.Px(2)
	at := sheet.Area(left, y, right-left, laneHeight-sheet.Px(3))
	m.Fill(sheet.Rounded(at, sheet.Px(4)), sheet.Bars)
	m.Text(chipFont.Shorten(s.text, at.W-2*cellPad), chipFont, sheet.Black, at.X+cellPad, at.Y+sheet.Px(12), at)
}
