package paper

import (
	"strconv"

	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// The places of the fridge week, as in the look's picture of A4; the columns take
// what is left.
var (
	numberFont = sheet.Font{Cut: sheet.Bold, Size: 16.5}
	restFont   = sheet.Font{Cut: sheet.Bold, Size: 9}

	columnsTop  = sheet.Px(117)
	cardsTop    = sheet.Px(163)
	budgetsPad  = sheet.Px(37) // of the rule below the columns to that of the foot, with one line of budgets
	columnsGap  = sheet.Px(12) // from the columns to their rule
	blankHeight = sheet.Px(128)
	painHeight  = sheet.Px(44) // of it, without the notes
)

// fridge lays out every week of the request: one landscape page where it fits,
// else more; no session is split over two.
func (b *builder) fridge() error {
	weeks, err := b.weeks()
	if err != nil {
		return err
	}
	w, h := landscape(b.request.Paper)
	var set []*fridge
	for i, week := range weeks {
		view, err := b.plan.Week(week.First)
		if err != nil {
			return err
		}
		doc := newWeek(&view, b.person(), b.plan.Library(), b.words)
		if b.has(Budgets) {
			doc.budgets = b.budgets(view.Budgets)
		}
		set = append(set, newFridge(doc, w, h, b.words.Words, b.has(Notes)))
		if err := b.done(i+1, len(weeks)); err != nil {
			return err
		}
	}
	title := b.words.FullRange(weeks[0].First, weeks[len(weeks)-1].Last())
	b.document = sheet.New(title, w, h, b.today)
	for _, f := range set {
		f.render(b.document)
	}
	b.feet()
	return nil
}

// budgets are the weekly limits to see at a glance, in the order they matter;
// those of single exercises are on the plan.
func (b *builder) budgets(all []rule.Budget) []budget {
	var shown []budget
	for _, one := range b.plan.Ranked(all) {
		if one.Stream.Kind == rule.ExerciseStream || one.Stream.Kind == rule.EffortStream {
			continue
		}
		said := b.words.Budget(one, b.names())
		shown = append(shown, budget{said.Name, said.Value})
	}
	return shown
}

// fridge is a fridge week being set.
type fridge struct {
	*sheet.Page
	doc     week
	words   *format.Words
	size    sheet.Box
	notes   bool
	look    look
	columns [7]sheet.Box // the space for cards
	budgets [][]pair
}

// pair is one budget as it is printed.
type pair struct{ name, value sheet.Clean }

func newFridge(doc week, w, h float64, words *format.Words, notes bool) *fridge {
	f := &fridge{doc: doc, words: words, size: sheet.Box{W: w, H: h}, notes: notes}
	f.budgets = f.budgetLines()
	width := (f.size.W - 2*margin) / 7
	for i := range f.columns {
		f.columns[i] = sheet.Box{X: margin + float64(i)*width, Y: cardsTop, W: width, H: f.blankTop() - cardsTop}
	}
	return f
}

// render sets the cards roomily if that fits on one page, else compactly, and
// adds all pages.
func (f *fridge) render(document *sheet.Document) {
	f.look = roomy
	pages := f.paginate()
	if len(pages) > 1 {
		f.look = compact
		pages = f.paginate()
	}
	for i, cards := range pages {
		f.Page = document.Add()
		f.head(i > 0)
		for day := range f.doc.days {
			f.column(day, cards[day], i > 0)
		}
		f.closeColumns()
		f.drawBudgets()
	}
}

// page is the cards of each day on one page.
type page [7][]card

// paginate fills each day's column from the top and goes on on the next page
// where a card does not fit. There is always one page.
func (f *fridge) paginate() []page {
	pages := make([]page, 1)
	for day := range f.doc.days {
		at, used := 0, 0.0
		column := f.columns[day]
		for i := range f.doc.days[day].sessions {
			c := newCard(&f.doc.days[day].sessions[i], f.look, column.W-2*columnPad)
			if used > 0 && used+c.height > column.H {
				at, used = at+1, 0
			}
			if at == len(pages) {
				pages = append(pages, page{})
			}
			pages[at][day] = append(pages[at][day], c)
			used += c.height + f.look.between
		}
	}
	return pages
}

// columnPad is from a column's rule to its cards.
var columnPad = sheet.Px(8)

// head is title, subtitle, the advice at the right, and the rule below.
func (f *fridge) head(continued bool) {
	h := heading{title: f.doc.title, subtitle: f.doc.subtitle}
	if continued {
		h.subtitle = f.words.Say("paper.continued") + " " + h.subtitle
	}
	h.beside = [2][]phrase{{{text: f.words.Say("paper.warm-up"), font: adviceFont}}, painGuide(f.words)}
	h.draw(f.Page, f.size)
	f.Line(margin, headRule, f.size.W-margin, headRule, 1.6, sheet.Black)
}

// painGuide says what to do at which pain, the scores in bold (RULES.md 2.5).
func painGuide(words *format.Words) []phrase {
	bold := sheet.Font{Cut: sheet.Bold, Size: adviceFont.Size}
	var guide []phrase
	for _, zone := range [][2]string{{"0–2", "green"}, {"3–5", "amber"}, {"6–10", "red"}} {
		guide = append(guide, phrase{zone[0], bold, sheet.Px(10)}, phrase{words.Say("paper.pain." + zone[1]), adviceFont, sheet.Px(3)})
	}
	return guide
}

// column is one day: its head, its cards, and the blanks to fill in.
func (f *fridge) column(day int, cards []card, continued bool) {
	d, column := &f.doc.days[day], f.columns[day]
	left, width := column.X+columnPad, column.W-2*columnPad
	head := sheet.Area(left, columnsTop, width, cardsTop-columnsTop)
	f.Line(column.X, columnsTop, column.X, f.columnsBottom(), 0.8, sheet.Rules)
	f.Text(sheet.Printable(strconv.Itoa(d.number)), numberFont, sheet.Black, left, sheet.Px(139), head)
	f.Text(hintFont.Shorten(d.weekday, width), hintFont, sheet.Black, left, sheet.Px(155), head)

	at := sheet.Area(left, cardsTop, width, 0)
	for i := range cards {
		at.H = cards[i].height
		cards[i].draw(f.Page, at)
		at.Y += at.H + f.look.between
	}
	if len(d.sessions) == 0 && !continued {
		f.restDay(sheet.Area(left+sheet.Px(4), cardsTop, width-sheet.Px(4), sheet.Px(104)))
	}
	f.blanks(sheet.Area(left, f.blankTop(), width, f.columnsBottom()-f.blankTop()))
}

func (f *fridge) restDay(at sheet.Box) {
	body := sheet.Font{Size: restFont.Size}
	y := f.Lines(restFont.Wrap(f.words.Say("paper.rest-day"), at.W, 2), restFont, sheet.Black, at.X, at.Y+sheet.Px(22), at)
	f.Lines(body.Wrap(f.words.Say("paper.rest-day.advice"), at.W, 4), body, sheet.Black, at.X, y, at)
}

// blanks are two lines for notes and a box for each knee's worst pain.
func (f *fridge) blanks(at sheet.Box) {
	hint := func(key string, above float64) {
		f.Text(hintFont.Shorten(f.words.Say(key), at.W), hintFont, sheet.Soft, at.X, at.Bottom()-sheet.Px(above), at)
	}
	if f.notes {
		hint("paper.notes", 108)
		for _, above := range []float64{85, 59} {
			y := at.Bottom() - sheet.Px(above)
			f.Line(at.X, y, at.Right(), y, 0.8, sheet.Rules)
		}
	}
	hint("paper.worst-pain", 32)
	half, height := (at.W-sheet.Px(6))/2, sheet.Px(24)
	f.kneeBox("paper.left", sheet.Area(at.X, at.Bottom()-height, half, height))
	f.kneeBox("paper.right", sheet.Area(at.Right()-half, at.Bottom()-height, half, height))
}

func (f *fridge) kneeBox(side string, at sheet.Box) {
	label := hintFont.Shorten(f.words.Say(side), at.W/3)
	f.Text(label, hintFont, sheet.Black, at.X, at.Y+sheet.Px(16), at)
	indent := hintFont.Width(label) + sheet.Px(5)
	f.Frame(sheet.Area(at.X+indent, at.Y, at.W-indent, at.H), sheet.Px(4), 1.4)
}

// closeColumns draws the rules at the right of and below the columns.
func (f *fridge) closeColumns() {
	f.Line(f.size.W-margin, columnsTop, f.size.W-margin, f.columnsBottom(), 0.8, sheet.Rules)
	f.Line(margin, f.budgetsRule(), f.size.W-margin, f.budgetsRule(), 1.6, sheet.Black)
}

// The foot of the page is built from below: foot, budgets, columns.

func (f *fridge) footRule() float64 { return f.size.H - footHeight }

func (f *fridge) budgetsRule() float64 {
	more := max(0, len(f.budgets)-1)
	return f.footRule() - budgetsPad - float64(more)*hintFont.Pitch()
}

func (f *fridge) columnsBottom() float64 { return f.budgetsRule() - columnsGap }
func (f *fridge) blankTop() float64 {
	if f.notes {
		return f.columnsBottom() - blankHeight
	}
	return f.columnsBottom() - painHeight
}

// maxBudgetLines is how many lines of budgets are printed at most; there is
// room for more than the activities a person does in a week.
const maxBudgetLines = 3

var (
	budgetFont = sheet.Font{Size: 8.25}
	budgetBold = sheet.Font{Cut: sheet.Bold, Size: 8.25}
	budgetGap  = sheet.Px(28)
)

// budgetLines spreads the budgets over lines.
func (f *fridge) budgetLines() [][]pair {
	left := margin + budgetBold.Width(f.thisWeek()) + budgetGap
	most := f.size.W - margin - left
	var lines [][]pair
	used := 0.0
	for _, b := range f.doc.budgets {
		value := budgetBold.Shorten(b.value, most/2)
		name := budgetFont.Shorten(b.name, most/2-budgetFont.Width(" ")) + " "
		width := budgetFont.Width(name) + budgetBold.Width(value)
		if len(lines) == 0 || used+width > most {
			if len(lines) == maxBudgetLines {
				break
			}
			lines, used = append(lines, nil), 0
		}
		last := len(lines) - 1
		lines[last] = append(lines[last], pair{name, value})
		used += width + budgetGap
	}
	return lines
}

func (f *fridge) thisWeek() sheet.Clean {
	return sheet.Printable(f.words.Say("paper.this-week"))
}

func (f *fridge) drawBudgets() {
	if len(f.budgets) == 0 {
		return
	}
	within := sheet.Area(margin, f.budgetsRule(), f.size.W-2*margin, f.footRule()-f.budgetsRule())
	put := func(text sheet.Clean, font sheet.Font, x, y float64) (end float64) {
		f.Text(text, font, sheet.Black, x, y, within)
		return x + font.Width(text)
	}
	y := f.budgetsRule() + sheet.Px(22)
	first := put(f.thisWeek(), budgetBold, margin, y) + budgetGap
	for _, line := range f.budgets {
		x := first
		for _, b := range line {
			x = put(b.value, budgetBold, put(b.name, budgetFont, x, y), y) + budgetGap
		}
		y += hintFont.Pitch()
	}
}
