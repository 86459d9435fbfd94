package sheet

import (
	"time"

	"cloud.google.com/go/civil"
)

// Document is a number of pages of one size.
type Document struct {
	title   string
	w, h    float64
	printed civil.Date
	pages   []*Page
}

// New begins a document without pages. The title stands in the properties of
// the file, and so does the day of printing: the same pages of the same day are
// the same bytes.
func New(title string, w, h float64, printed civil.Date) *Document {
	return &Document{title: string(Printable(title)), w: w, h: h, printed: printed}
}

// Title is what the document is called.
func (d *Document) Title() string { return d.title }

// Size is how wide and high each page is.
func (d *Document) Size() (w, h float64) { return d.w, d.h }

// Pages is how many there are.
func (d *Document) Pages() int { return len(d.pages) }

// Page is the page of that number, from 0.
func (d *Document) Page(i int) *Page { return d.pages[i] }

// Add adds an empty page.
func (d *Document) Add() *Page {
	p := &Page{}
	d.pages = append(d.pages, p)
	return p
}

func (d *Document) instant() time.Time { return d.printed.In(time.UTC) }

// Page is one page: things in the order they are painted, which for text is the
// order it is read in.
type Page struct{ items []item }

// item is one thing on a page: [Run], stroke or fill.
type item any

// Grey is a shade from 0, black, to 255.
type Grey uint8

// The shades of the look: black, text of less weight, rules, bars, and the
// paper.
const (
	Black Grey = 0
	Soft  Grey = 0x44
	Rules Grey = 0x77
	Bars  Grey = 0xD9
	White Grey = 0xFF
)

// Run is a piece of text on one line.
type Run struct {
	Text   Clean
	Font   Font
	Grey   Grey
	X, Y   float64 // of the beginning of its baseline
	Within Box     // where it has to stay
}

// stroke is a line along a path.
type stroke struct {
	path  Path
	width float64
	grey  Grey
	round bool // at its ends and corners
}

// fill is the inside of a path; holes are wound the other way.
type fill struct {
	path Path
	grey Grey
}

// Text sets a text with its baseline at y. Within is where it has to stay;
// nothing is cut off by it.
func (p *Page) Text(text Clean, font Font, ink Grey, x, y float64, within Box) {
	if text != "" {
		p.items = append(p.items, Run{text, font, ink, x, y, within})
	}
}

// Lines sets lines below each other, the first with its baseline at y, and
// returns where the baseline of the next would be.
func (p *Page) Lines(lines []Clean, font Font, ink Grey, x, y float64, within Box) (next float64) {
	for _, line := range lines {
		p.Text(line, font, ink, x, y, within)
		y += font.Pitch()
	}
	return y
}

// Runs are the texts of the page in the order of reading.
func (p *Page) Runs() []Run {
	var runs []Run
	for _, it := range p.items {
		if r, ok := it.(Run); ok {
			runs = append(runs, r)
		}
	}
	return runs
}

// Line draws a straight line with blunt ends.
func (p *Page) Line(x1, y1, x2, y2, pixels float64, g Grey) {
	var way Path
	way.Move(x1, y1)
	way.Line(x2, y2)
	p.items = append(p.items, stroke{path: way, width: Px(pixels), grey: g})
}

// Stroke draws along a path with round ends and corners.
func (p *Page) Stroke(way Path, pixels float64, g Grey) {
	p.items = append(p.items, stroke{path: way, width: Px(pixels), grey: g, round: true})
}

// Frame draws a rectangle with round corners.
func (p *Page) Frame(b Box, radius, pixels float64) {
	p.items = append(p.items, stroke{path: Rounded(b, radius), width: Px(pixels), grey: Black, round: true})
}

// Fill fills a path.
func (p *Page) Fill(way Path, g Grey) {
	p.items = append(p.items, fill{way, g})
}

// Tick draws a tick into a square.
func (p *Page) Tick(at Box) {
	var way Path
	way.Move(at.X+at.W*0.22, at.Y+at.H*0.54)
	way.Line(at.X+at.W*0.42, at.Y+at.H*0.74)
	way.Line(at.X+at.W*0.8, at.Y+at.H*0.28)
	p.Stroke(way, 3, Black)
}
