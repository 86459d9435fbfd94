package paper

import (
	"bytes"
	"fmt"
	"slices"
	"sync"

	"codeberg.org/go-pdf/fpdf"
	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/format"
)

// grid is the side of the square the marks are drawn on.
const grid = 24

// outlines remembers the marks that have been read: they are the same in
// every document.
var outlines sync.Map // file name -> []rasterx.Path

// outline reads the outlines of a mark.
func outline(file string) ([]rasterx.Path, error) {
	if known, ok := outlines.Load(file); ok {
		return known.([]rasterx.Path), nil
	}
	svg, err := assets.Icons.ReadFile("icons/" + file)
	if err != nil {
		return nil, fmt.Errorf("read mark: %w", err)
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg), oksvg.StrictErrorMode)
	if err != nil {
		return nil, fmt.Errorf("read mark %s: %w", file, err)
	}
	paths := make([]rasterx.Path, len(icon.SVGPaths))
	for i := range icon.SVGPaths {
		paths[i] = icon.SVGPaths[i].Path
	}
	outlines.Store(file, paths)
	return paths, nil
}

// markFile names the drawing of a kind, for cardio that of its activity if it
// has one.
func markFile(kind model.Kind, activityMark string) string {
	if kind == model.Cardio && slices.Contains(format.Marks, activityMark) {
		return "kind-cardio-" + activityMark + ".svg"
	}
	return "kind-" + string(kind) + ".svg"
}

// mark draws a mark in black into a square. The file holds each mark once.
func (s *sheet) mark(file string, at box) {
	form, drawn := s.marks[file]
	if !drawn {
		paths, err := outline(file)
		if err != nil {
			s.pdf.SetError(err)
			return
		}
		form = s.pdf.CreateTemplateCustom(fpdf.PointType{}, fpdf.SizeType{Wd: grid, Ht: grid}, func(t *fpdf.Tpl) {
			t.SetFillColor(int(black), int(black), int(black))
			for _, path := range paths {
				fill(&t.Fpdf, path)
			}
		})
		s.marks[file] = form
	}
	s.pdf.UseTemplateScaled(form, fpdf.PointType{X: at.x, Y: at.y}, fpdf.SizeType{Wd: at.w, Ht: at.h})
}

// fill walks a path, whose coordinates are 64ths of the grid's unit, and fills
// it. Holes are wound the other way, as fpdf's rule of filling wants them.
func fill(pdf *fpdf.Fpdf, path rasterx.Path) {
	at := func(i int) float64 { return float64(path[i]) / 64 }
	for i := 0; i < len(path); {
		switch rasterx.PathCommand(path[i]) {
		case rasterx.PathMoveTo:
			pdf.MoveTo(at(i+1), at(i+2))
			i += 3
		case rasterx.PathLineTo:
			pdf.LineTo(at(i+1), at(i+2))
			i += 3
		case rasterx.PathQuadTo:
			pdf.CurveTo(at(i+1), at(i+2), at(i+3), at(i+4))
			i += 5
		case rasterx.PathCubicTo:
			pdf.CurveBezierCubicTo(at(i+1), at(i+2), at(i+3), at(i+4), at(i+5), at(i+6))
			i += 7
		case rasterx.PathClose:
			pdf.ClosePath()
			i++
		}
	}
	pdf.DrawPath("f")
}

// tick draws a tick into a square.
func (s *sheet) tick(at box) {
	s.pen(3, black)
	s.pdf.SetLineCapStyle("round")
	s.pdf.SetLineJoinStyle("round")
	s.pdf.MoveTo(at.x+at.w*0.22, at.y+at.h*0.54)
	s.pdf.LineTo(at.x+at.w*0.42, at.y+at.h*0.74)
	s.pdf.LineTo(at.x+at.w*0.8, at.y+at.h*0.28)
	s.pdf.DrawPath("D")
	s.pdf.SetLineCapStyle("butt")
	s.pdf.SetLineJoinStyle("miter")
}
