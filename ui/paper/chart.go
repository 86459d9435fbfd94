package paper

import (
	"github.com/kneewise/kneewise/ui/chart"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// The looks of a chart on paper (LOOK.md): the left knee is a disc on a thick
// line, the right one a hollow square on a thin line, so that they are told
// apart in grey.
var (
	chartFont = sheet.Font{Size: 8}
	chartBold = sheet.Font{Cut: sheet.Bold, Size: 8}

	chartGap  = sheet.Px(6)
	chartMark = sheet.Px(9)
	barRadius = sheet.Px(2)
)

const (
	gridPixels = 0.8
	discLine   = 2.8
	squareLine = 1.6
)

// drawChart draws a chart into a box of a page.
func drawChart(page *sheet.Page, c *chart.Chart, at sheet.Box) {
	d := chart.Draw(c, chart.Rect{X: at.X, Y: at.Y, W: at.W, H: at.H}, chart.Style{
		Text: chartFont.Ascent() + chartFont.Descent(), Gap: chartGap, Mark: chartMark,
		Width: func(words string, bold bool) float64 { return chartCut(bold).Width(sheet.Printable(words)) },
	})
	for _, s := range d.Grid {
		page.Line(s.X, s.Y, s.X+s.Length, s.Y, gridPixels, sheet.Rules)
	}
	for _, b := range d.Bars {
		page.Fill(sheet.Rounded(sheet.Area(b.X, b.Y, b.W, b.H), barRadius), sheet.Bars)
	}
	for _, s := range d.Caps {
		page.Line(s.X, s.Y, s.X+s.Length, s.Y, 2, sheet.Black)
	}
	for i := range d.Lines {
		drawLine(page, &d.Lines[i])
	}
	for _, w := range d.Words {
		ink := sheet.Black
		if w.Muted {
			ink = sheet.Soft
		}
		font := chartCut(w.Bold)
		page.Text(sheet.Printable(w.Text), font, ink, w.X, w.Y+font.Ascent(), at)
	}
}

func chartCut(bold bool) sheet.Font {
	if bold {
		return chartBold
	}
	return chartFont
}

func drawLine(page *sheet.Page, l *chart.Path) {
	pixels := discLine
	if l.Mark == chart.Square {
		pixels = squareLine
	}
	for _, run := range l.Runs {
		points := make([]sheet.Point, len(run))
		for i, s := range run {
			points[i] = sheet.Point{X: s.X, Y: s.Y}
		}
		if len(points) > 1 {
			page.Stroke(sheet.Polyline(points...), pixels, sheet.Black)
		}
	}
	for _, m := range l.Marks {
		drawMark(page, l.Mark, m.X, m.Y)
	}
}

// drawMark draws the mark of a knee with its middle there.
func drawMark(page *sheet.Page, mark chart.Mark, x, y float64) {
	if mark == chart.Disc {
		page.Fill(sheet.Circle(sheet.Point{X: x, Y: y}, chartMark/2), sheet.Black)
		return
	}
	half := chartMark/2 - sheet.Px(squareLine)/2
	square := sheet.Rectangle(sheet.Area(x-half, y-half, 2*half, 2*half))
	page.Fill(square, sheet.White)
	page.Stroke(square, squareLine, sheet.Black)
}
