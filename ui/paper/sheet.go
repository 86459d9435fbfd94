package paper

import (
	"fmt"
	"io"
	"time"

	"cloud.google.com/go/civil"
	"codeberg.org/go-pdf/fpdf"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
)

// millimetre of a point, 1/72 inch.
const point = 25.4 / 72

// font is a cut of Noto Sans at a size.
type font struct {
	cut  string // "", "B" or "I", as fpdf names them
	size float64
}

// pitch is the distance between the baselines of two lines.
func (f font) pitch() float64 { return 1.35 * f.size * point }

// Noto Sans reaches this far over and under the baseline with the marks of
// European letters, in parts of the size.
const (
	ascent  = 1.0
	descent = 0.3
)

// grey is a shade from 0, black, to 255.
type grey int

// The shades of the look: black, text of less weight, and rules.
const (
	black grey = 0
	soft  grey = 0x44
	rules grey = 0x77
)

// box is a rectangle on the page.
type box struct{ x, y, w, h float64 }

func (b box) right() float64  { return b.x + b.w }
func (b box) bottom() float64 { return b.y + b.h }

// inset returns the box with d less on each side.
func (b box) inset(d float64) box { return box{b.x + d, b.y + d, b.w - 2*d, b.h - 2*d} }

// run is one piece of text on the page; y is its baseline.
type run struct {
	text string
	font font
	grey grey
	x, y float64
}

// sheet is a document being written.
type sheet struct {
	pdf   *fpdf.Fpdf
	size  box
	marks map[string]fpdf.Template          // those drawn so far, by file
	watch func(page int, r run, within box) // for tests; nil otherwise
}

// The papers lying on their long side. They are given as sizes, not as
// landscape: fpdf puts templates in the wrong place on a page it has turned.
var (
	a4     = fpdf.SizeType{Wd: 297, Ht: 210}
	letter = fpdf.SizeType{Wd: 279.4, Ht: 215.9}
)

// newSheet begins a landscape document. The title goes into the file's
// properties.
func newSheet(size model.Paper, title string, printed civil.Date) *sheet {
	page := a4
	if size == model.Letter {
		page = letter
	}
	return sheetOf(page, title, printed)
}

// newPortrait begins a portrait document.
func newPortrait(size model.Paper, title string, printed civil.Date) *sheet {
	page := a4
	if size == model.Letter {
		page = letter
	}
	return sheetOf(fpdf.SizeType{Wd: page.Ht, Ht: page.Wd}, title, printed)
}

func sheetOf(page fpdf.SizeType, title string, printed civil.Date) *sheet {
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: page})
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(printed.In(time.UTC))
	pdf.SetModificationDate(printed.In(time.UTC))
	pdf.SetProducer("Kneewise", true)
	pdf.SetTitle(printable(title), true)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.AddUTF8FontFromBytes(family, "", assets.NotoSansRegular)
	pdf.AddUTF8FontFromBytes(family, "B", assets.NotoSansBold)
	pdf.AddUTF8FontFromBytes(family, "I", assets.NotoSansItalic)
	return &sheet{pdf: pdf, size: box{0, 0, page.Wd, page.Ht}, marks: map[string]fpdf.Template{}}
}

const family = "NotoSans"

// write ends the document.
func (s *sheet) write(w io.Writer) error {
	if err := s.pdf.Output(w); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}

// width measures text.
func (s *sheet) width(text string, f font) float64 {
	s.pdf.SetFont(family, f.cut, f.size)
	return s.pdf.GetStringWidth(text)
}

// text draws a run that belongs within a box.
func (s *sheet) text(r run, within box) {
	if r.text == "" {
		return
	}
	if s.watch != nil {
		s.watch(s.pdf.PageNo(), r, within)
	}
	s.pdf.SetFont(family, r.font.cut, r.font.size)
	s.pdf.SetTextColor(int(r.grey), int(r.grey), int(r.grey))
	s.pdf.Text(r.x, r.y, r.text)
}

// line draws a rule; its thickness is in pixels of 1/96 inch, as in the look.
func (s *sheet) line(x1, y1, x2, y2, pixels float64, g grey) {
	s.pen(pixels, g)
	s.pdf.Line(x1, y1, x2, y2)
}

// frame draws a rounded rectangle.
func (s *sheet) frame(b box, radius, pixels float64) {
	s.pen(pixels, black)
	s.pdf.RoundedRect(b.x, b.y, b.w, b.h, radius, "1234", "D")
}

func (s *sheet) pen(pixels float64, g grey) {
	s.pdf.SetDrawColor(int(g), int(g), int(g))
	s.pdf.SetLineWidth(px(pixels))
}

// px is the length of pixels of 1/96 inch, which the look is measured in.
func px(pixels float64) float64 { return pixels * 25.4 / 96 }
