package paper

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// What all documents have in common: margins, a heading and a foot, as in the
// look's pictures of A4.
var (
	margin       = 11.0
	titleFont    = sheet.Font{Cut: sheet.Bold, Size: 21}
	subtitleFont = sheet.Font{Size: 9}
	adviceFont   = sheet.Font{Size: 8.25}
	hintFont     = sheet.Font{Size: 8.25}
	footFont     = sheet.Font{Size: 6.75}

	titleBase    = sheet.Px(68)
	subtitleBase = sheet.Px(86)
	headRule     = sheet.Px(106)
	footHeight   = sheet.Px(62) // from the paper's foot up to the rule above the foot
	footLine     = sheet.Px(12)
	footMost     = sheet.Px(400) // how wide the advice is at most
)

// smallest is the least size of text but that of the foot.
const smallest = 8

// landscape is the size of a paper that lies on its long side, in millimetres.
func landscape(paper model.Paper) (w, h float64) {
	if paper == model.Letter {
		return 279.4, 215.9
	}
	return 297, 210
}

// portrait is the size of a paper that stands on its short side.
func portrait(paper model.Paper) (w, h float64) {
	h, w = landscape(paper)
	return w, h
}

// phrase is text in a font.
type phrase struct {
	text string
	font sheet.Font
	gap  float64 // before it
}

// heading is what stands at the top of a page.
type heading struct {
	title, subtitle string
	beside          [2][]phrase // two lines at the right; they are short
}

// draw sets the heading at the top of a page.
func (h *heading) draw(page *sheet.Page, size sheet.Box) {
	within := sheet.Area(margin, 0, size.W-2*margin, headRule)
	left := within.W - max(widthOf(h.beside[0]), widthOf(h.beside[1])) - sheet.Px(20)
	title := fitting(titleFont, h.title, left)
	page.Text(title.Shorten(h.title, left), title, sheet.Black, margin, titleBase, within)
	subtitle := fitting(subtitleFont, h.subtitle, left)
	page.Lines(subtitle.Wrap(h.subtitle, left, 2), subtitle, sheet.Black, margin, subtitleBase, within)
	setRight(page, h.beside[0], titleBase, within)
	setRight(page, h.beside[1], subtitleBase, within)
}

func widthOf(line []phrase) float64 {
	width := 0.0
	for _, p := range line {
		width += p.gap + p.font.Width(sheet.Printable(p.text))
	}
	return width
}

// setRight sets phrases one after another, ending at the right of a box.
func setRight(page *sheet.Page, line []phrase, y float64, within sheet.Box) {
	x := within.Right() - widthOf(line)
	for _, p := range line {
		text := sheet.Printable(p.text)
		page.Text(text, p.font, sheet.Black, x+p.gap, y, within)
		x += p.gap + p.font.Width(text)
	}
}

// feet writes the foot of every page: the advice at the left, day and page at
// the right.
func (b *builder) feet() {
	say := b.words.Words.Say
	w, h := b.document.Size()
	rule := h - footHeight
	within := sheet.Area(margin, rule, w-2*margin, footHeight)
	printed := sheet.Printable(say("paper.printed", "Date", b.words.FullDate(b.today)))
	advice := footFont.Wrap(say("paper.advice"), footMost, 3)
	right := func(page *sheet.Page, text sheet.Clean, y float64) {
		page.Text(text, footFont, sheet.Soft, within.Right()-footFont.Width(text), y, within)
	}
	for i := range b.document.Pages() {
		page := b.document.Page(i)
		page.Line(margin, rule, w-margin, rule, 0.8, sheet.Rules)
		y := rule + sheet.Px(16)
		for j, line := range advice {
			page.Text(line, footFont, sheet.Soft, margin, y+float64(j)*footLine, within)
		}
		right(page, printed, y)
		right(page, sheet.Printable(say("paper.page", "Page", i+1, "Pages", b.document.Pages())), y+footLine)
	}
}
