package paper

import (
	"io"
	"strconv"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/format"
)

// Options say how a page is printed.
type Options struct {
	Paper   model.Paper
	Printed civil.Date // the day that stands in the foot
	Format  *format.Formatter
}

// The fixed places of the fridge week, as in the look's picture of A4; the
// columns take what is left.
var (
	margin       = 11.0
	titleFont    = font{"B", 21}
	subtitleFont = font{"", 9}
	adviceFont   = font{"", 8.25}
	numberFont   = font{"B", 16.5}
	hintFont     = font{"", 8.25}
	restFont     = font{"B", 9}
	footFont     = font{"", 6.75}

	titleBase    = px(68)
	subtitleBase = px(86)
	headRule     = px(106)
	columnsTop   = px(117)
	cardsTop     = px(163)

	footHeight  = px(62) // from the paper's foot up to the rule above the foot
	budgetsPad  = px(37) // of the rule below the columns to that one, with one line of budgets
	columnsGap  = px(12) // from the columns to their rule
	blankHeight = px(128)
)

// FridgeWeek writes a week to hang up: one landscape page where it fits, else
// more; no session is split over two. The same week and options give the same
// bytes.
func FridgeWeek(w io.Writer, doc Week, opts Options) error {
	return newFridge(&doc, opts).render().write(w)
}

// fridge is a fridge week being set.
type fridge struct {
	*sheet
	doc     *Week
	words   *format.Words
	printed string
	look    look
	columns [7]box // the space for cards
	budgets [][]pair
	pages   int
}

// pair is one budget as it is printed.
type pair struct{ name, value string }

func newFridge(doc *Week, opts Options) *fridge {
	words := opts.Format.Words
	f := &fridge{
		sheet:   newSheet(opts.Paper, doc.Title, opts.Printed),
		doc:     doc,
		words:   words,
		printed: words.Say("paper.printed", "Date", opts.Format.FullDate(opts.Printed)),
	}
	f.budgets = f.budgetLines()
	width := (f.size.w - 2*margin) / 7
	for i := range f.columns {
		f.columns[i] = box{margin + float64(i)*width, cardsTop, width, f.blankTop() - cardsTop}
	}
	return f
}

// render sets the cards roomily if that fits on one page, else compactly, and
// draws all pages.
func (f *fridge) render() *sheet {
	f.look = roomy
	pages := f.paginate()
	if len(pages) > 1 {
		f.look = compact
		pages = f.paginate()
	}
	f.pages = len(pages)
	for i, page := range pages {
		f.pdf.AddPage()
		f.head(i > 0)
		for day := range f.doc.Days {
			f.column(day, page[day], i > 0)
		}
		f.closeColumns()
		f.drawBudgets()
		f.foot(i + 1)
	}
	return f.sheet
}

// page is the cards of each day on one page.
type page [7][]card

// paginate fills each day's column from the top and goes on on the next page
// where a card does not fit. There is always one page.
func (f *fridge) paginate() []page {
	pages := make([]page, 1)
	for day := range f.doc.Days {
		at, used := 0, 0.0
		column := f.columns[day]
		for i := range f.doc.Days[day].Sessions {
			c := f.newCard(&f.doc.Days[day].Sessions[i], f.look, column.w-2*columnPad)
			if used > 0 && used+c.height > column.h {
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
var columnPad = px(8)

// head is title, subtitle, the advice at the right, and the rule below.
func (f *fridge) head(continued bool) {
	within := box{margin, 0, f.size.w - 2*margin, headRule}
	left := within.w - px(340) // the advice is narrower than that
	f.text(run{f.cut(printable(f.doc.Title), titleFont, left), titleFont, black, margin, titleBase}, within)
	subtitle := f.doc.Subtitle
	if continued {
		subtitle = f.words.Say("paper.continued") + " " + subtitle
	}
	f.text(run{f.cut(printable(subtitle), subtitleFont, left), subtitleFont, black, margin, subtitleBase}, within)
	f.textRight([]run{{text: f.words.Say("paper.warm-up"), font: adviceFont}}, px(70), within)
	f.textRight(f.painGuide(), subtitleBase, within)
	f.line(margin, headRule, f.size.w-margin, headRule, 1.6, black)
}

// painGuide says what to do at which pain, the scores in bold (RULES.md 2.5).
func (f *fridge) painGuide() []run {
	bold := font{"B", adviceFont.size}
	space := "   "
	return []run{
		{text: "0–2", font: bold},
		{text: " " + f.words.Say("paper.pain.green") + space, font: adviceFont},
		{text: "3–5", font: bold},
		{text: " " + f.words.Say("paper.pain.amber") + space, font: adviceFont},
		{text: "6–10", font: bold},
		{text: " " + f.words.Say("paper.pain.red"), font: adviceFont},
	}
}

// textRight sets runs one after another, ending at the right of a box.
func (f *fridge) textRight(runs []run, y float64, within box) {
	x := within.right()
	for _, r := range runs {
		x -= f.width(r.text, r.font)
	}
	for _, r := range runs {
		r.x, r.y = x, y
		f.text(r, within)
		x += f.width(r.text, r.font)
	}
}

// column is one day: its head, its cards, and the blanks to fill in.
func (f *fridge) column(day int, cards []card, continued bool) {
	d, column := &f.doc.Days[day], f.columns[day]
	left := column.x + columnPad
	inside := box{left, columnsTop, column.w - 2*columnPad, cardsTop - columnsTop}
	f.line(column.x, columnsTop, column.x, f.columnsBottom(), 0.8, rules)
	f.text(run{strconv.Itoa(d.Number), numberFont, black, left, px(139)}, inside)
	f.text(run{f.cut(printable(d.Weekday), hintFont, inside.w), hintFont, black, left, px(155)}, inside)

	at := box{left, cardsTop, inside.w, 0}
	for i := range cards {
		at.h = cards[i].height
		f.draw(&cards[i], at)
		at.y += at.h + f.look.between
	}
	if len(d.Sessions) == 0 && !continued {
		f.restDay(box{left + px(4), cardsTop, inside.w - px(4), px(104)})
	}
	f.blanks(box{left, f.blankTop(), inside.w, f.columnsBottom() - f.blankTop()})
}

func (f *fridge) restDay(at box) {
	y := at.y + px(22)
	for _, line := range f.wrap(f.words.Say("paper.rest-day"), restFont, at.w, 2) {
		f.text(run{line, restFont, black, at.x, y}, at)
		y += restFont.pitch()
	}
	body := font{"", restFont.size}
	for _, line := range f.wrap(f.words.Say("paper.rest-day.advice"), body, at.w, 4) {
		f.text(run{line, body, black, at.x, y}, at)
		y += body.pitch()
	}
}

// blanks are two lines for notes and a box for each knee's worst pain.
func (f *fridge) blanks(at box) {
	f.text(run{f.cut(f.words.Say("paper.notes"), hintFont, at.w), hintFont, soft, at.x, at.bottom() - px(108)}, at)
	f.line(at.x, at.bottom()-px(85), at.right(), at.bottom()-px(85), 0.8, rules)
	f.line(at.x, at.bottom()-px(59), at.right(), at.bottom()-px(59), 0.8, rules)
	f.text(run{f.cut(f.words.Say("paper.worst-pain"), hintFont, at.w), hintFont, soft, at.x, at.bottom() - px(32)}, at)
	half := (at.w - px(6)) / 2
	f.kneeBox(f.words.Say("paper.left"), box{at.x, at.bottom() - px(24), half, px(24)})
	f.kneeBox(f.words.Say("paper.right"), box{at.right() - half, at.bottom() - px(24), half, px(24)})
}

func (f *fridge) kneeBox(side string, at box) {
	label := f.cut(side, hintFont, at.w/3)
	f.text(run{label, hintFont, black, at.x, at.y + px(16)}, at)
	indent := f.width(label, hintFont) + px(5)
	f.frame(box{at.x + indent, at.y, at.w - indent, at.h}, px(4), 1.4)
}

// closeColumns draws the rules at the right of and below the columns.
func (f *fridge) closeColumns() {
	f.line(f.size.w-margin, columnsTop, f.size.w-margin, f.columnsBottom(), 0.8, rules)
	f.line(margin, f.budgetsRule(), f.size.w-margin, f.budgetsRule(), 1.6, black)
}

// The foot of the page is built from below: foot, budgets, columns.

func (f *fridge) footRule() float64 { return f.size.h - footHeight }

func (f *fridge) budgetsRule() float64 {
	more := max(0, len(f.budgets)-1)
	return f.footRule() - budgetsPad - float64(more)*hintFont.pitch()
}

func (f *fridge) columnsBottom() float64 { return f.budgetsRule() - columnsGap }
func (f *fridge) blankTop() float64      { return f.columnsBottom() - blankHeight }

// maxBudgetLines is how many lines of budgets are printed at most; there is
// room for more than the activities a person does in a week.
const maxBudgetLines = 3

var (
	budgetFont = font{"", 8.25}
	budgetBold = font{"B", 8.25}
	budgetGap  = px(28)
)

// budgetLines spreads the budgets over lines.
func (f *fridge) budgetLines() [][]pair {
	left := margin + f.width(f.words.Say("paper.this-week"), budgetBold) + budgetGap
	most := f.size.w - margin - left
	var lines [][]pair
	used := 0.0
	for _, b := range f.doc.Budgets {
		value := f.cut(printable(b.Value), budgetBold, most/2)
		name := f.cut(printable(b.Name)+" ", budgetFont, most/2)
		width := f.width(name, budgetFont) + f.width(value, budgetBold)
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

func (f *fridge) drawBudgets() {
	if len(f.budgets) == 0 {
		return
	}
	within := box{margin, f.budgetsRule(), f.size.w - 2*margin, f.footRule() - f.budgetsRule()}
	y := f.budgetsRule() + px(22)
	label := f.words.Say("paper.this-week")
	f.text(run{label, budgetBold, black, margin, y}, within)
	indent := f.width(label, budgetBold) + budgetGap
	for _, line := range f.budgets {
		x := margin + indent
		for _, b := range line {
			f.text(run{b.name, budgetFont, black, x, y}, within)
			x += f.width(b.name, budgetFont)
			f.text(run{b.value, budgetBold, black, x, y}, within)
			x += f.width(b.value, budgetBold) + budgetGap
		}
		y += hintFont.pitch()
	}
}

// foot is the advice at the left, date and page at the right.
func (f *fridge) foot(number int) {
	within := box{margin, f.footRule(), f.size.w - 2*margin, footHeight}
	f.line(margin, f.footRule(), f.size.w-margin, f.footRule(), 0.8, rules)
	y := f.footRule() + px(16)
	for i, line := range f.wrap(f.words.Say("paper.advice"), footFont, px(400), 3) {
		f.text(run{line, footFont, soft, margin, y + float64(i)*px(12)}, within)
	}
	f.textRight([]run{{text: f.printed, font: footFont, grey: soft}}, y, within)
	of := f.words.Say("paper.page", "Page", number, "Pages", f.pages)
	f.textRight([]run{{text: of, font: footFont, grey: soft}}, y+px(12), within)
}
