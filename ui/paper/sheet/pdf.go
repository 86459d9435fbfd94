package sheet

import (
	"bytes"
	"fmt"
	"io"

	"codeberg.org/go-pdf/fpdf"
)

// family is what fpdf is told to call the font; it writes it as writtenName.
// Readers know a subset of a font by six large letters and a plus before its
// name, which fpdf lacks: so the name is exchanged for one of the same length.
const (
	family      = "ab+notosans"
	writtenName = "/utf8ab+notosans"
	subsetName  = "/KNEEWI+NotoSans"
)

// cutNames are what fpdf calls the cuts.
var cutNames = [cuts]string{Regular: "", Bold: "B", Italic: "I"}

// Write writes the document as PDF, its fonts embedded as far as they are used.
// An error is that of the writer.
func (d *Document) Write(w io.Writer) error {
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: d.w, Ht: d.h}})
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(d.instant())
	pdf.SetModificationDate(d.instant())
	pdf.SetProducer("Kneewise", true)
	pdf.SetTitle(d.title, true)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	for cut := range d.cutsUsed() {
		pdf.AddUTF8FontFromBytes(family, cutNames[cut], faces[cut]().file)
	}
	out := pdfWriter{pdf}
	for _, p := range d.pages {
		pdf.AddPage()
		for _, it := range p.items {
			switch it := it.(type) {
			case Run:
				out.text(&it)
			case stroke:
				out.stroke(&it)
			case fill:
				out.fill(&it)
			}
		}
	}
	var file bytes.Buffer
	if err := pdf.Output(&file); err != nil {
		return fmt.Errorf("make pdf: %w", err)
	}
	if _, err := w.Write(bytes.ReplaceAll(file.Bytes(), []byte(writtenName), []byte(subsetName))); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}

// cutsUsed yields the cuts that text is set in, in their order: fpdf takes
// milliseconds to read one.
func (d *Document) cutsUsed() func(yield func(Cut) bool) {
	var used [cuts]bool
	for _, p := range d.pages {
		for _, it := range p.items {
			if r, ok := it.(Run); ok {
				used[r.Font.Cut] = true
			}
		}
	}
	return func(yield func(Cut) bool) {
		for cut := range cuts {
			if used[cut] && !yield(cut) {
				return
			}
		}
	}
}

type pdfWriter struct{ *fpdf.Fpdf }

func (w pdfWriter) text(r *Run) {
	w.SetFont(family, cutNames[r.Font.Cut], r.Font.Size)
	w.SetTextColor(int(r.Grey), int(r.Grey), int(r.Grey))
	w.Text(r.X, r.Y, string(r.Text))
}

func (w pdfWriter) stroke(s *stroke) {
	w.SetDrawColor(int(s.grey), int(s.grey), int(s.grey))
	w.SetLineWidth(s.width)
	if s.round {
		w.SetLineCapStyle("round")
		w.SetLineJoinStyle("round")
	}
	w.path(s.path)
	w.DrawPath("D")
	if s.round {
		w.SetLineCapStyle("butt")
		w.SetLineJoinStyle("miter")
	}
}

func (w pdfWriter) fill(f *fill) {
	w.SetFillColor(int(f.grey), int(f.grey), int(f.grey))
	w.path(f.path)
	w.DrawPath("f")
}

func (w pdfWriter) path(way Path) {
	for i := range way {
		p := &way[i].points
		switch way[i].command {
		case move:
			w.MoveTo(p[0].X, p[0].Y)
		case straight:
			w.LineTo(p[0].X, p[0].Y)
		case cubic:
			w.CurveBezierCubicTo(p[0].X, p[0].Y, p[1].X, p[1].Y, p[2].X, p[2].Y)
		case closed:
			w.ClosePath()
		}
	}
}
