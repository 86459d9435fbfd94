package kit

import (
	"image"
	"image/color"
	"strconv"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/chart"
	"github.com/kneewise/kneewise/ui/theme"
)

var firstDay = civil.Date{Year: 2026, Month: 5, Day: 4}

// twoKnees is a chart of both knees, measured every second day.
func twoKnees() *chart.Chart {
	c := &chart.Chart{
		Days:   chart.Span{From: firstDay, To: firstDay.AddDays(8)},
		Values: chart.Axis{Scale: chart.Nice(0, 60, 1, 4), Words: func(v int64) string { return strconv.FormatInt(v, 10) }},
	}
	for i, values := range [][]int64{{60, 50, 44, 40, 31}, {12, 11, 12, 10, 10}} {
		line := chart.Line{Mark: chart.Mark(i), Ink: string([]fyne.ThemeColorName{theme.ColorKindLower, theme.ColorKindUpper}[i])}
		for n, v := range values {
			words := strconv.FormatInt(v, 10)
			line.Points = append(line.Points, chart.Point{Span: chart.Day(firstDay.AddDays(2 * n)), Value: v, Label: words, Words: "value " + words})
		}
		c.Lines = append(c.Lines, line)
	}
	return c
}

func shownChart(t *testing.T) *Chart {
	c := NewChart(160)
	c.Draw(twoKnees(), "Both knees.")
	window(t, c)
	return c
}

func TestChartSaysWhatIsPointedAt(t *testing.T) {
	c := shownChart(t)
	move := func(x float32) {
		c.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 50)}})
	}
	move(0)
	if got := c.AccessibilityLabel(); got != "Both knees.\nvalue 60\nvalue 12" {
		t.Errorf("at the left edge it says %q", got)
	}
	if !c.plate.Visible() || len(c.says) != 2 {
		t.Errorf("the plate with %d lines is not shown", len(c.says))
	}
	move(c.Size().Width)
	if got := c.AccessibilityLabel(); !strings.HasSuffix(got, "value 31\nvalue 10") {
		t.Errorf("at the right edge it says %q", got)
	}
	if right := c.plate.Position().X + c.plate.Size().Width; right > c.Size().Width {
		t.Errorf("the plate ends at %v of %v", right, c.Size().Width)
	}
	c.MouseOut()
	if c.plate.Visible() || c.AccessibilityLabel() != "Both knees." {
		t.Errorf("without the pointer it says %q", c.AccessibilityLabel())
	}
}

func TestChartIsReadByKeys(t *testing.T) {
	c := shownChart(t)
	focus(c)
	for _, k := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, "60"},
		{fyne.KeyRight, "50"},
		{fyne.KeyLeft, "60"},
		{fyne.KeyLeft, "60"},
		{fyne.KeyEnd, "31"},
		{fyne.KeyRight, "31"},
		{fyne.KeyHome, "60"},
	} {
		c.TypedKey(&fyne.KeyEvent{Name: k.key})
		if got := c.pointed(); len(got) == 0 || got[0] != "value "+k.want {
			t.Errorf("%s leads to %v, want %s", k.key, got, k.want)
		}
	}
	c.FocusLost()
	if c.pointed() != nil {
		t.Error("it points at a value without the focus")
	}
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if got := c.pointed(); got[0] != "value 31" {
		t.Errorf("Left leads to %v first, want the newest", got)
	}
	empty := NewChart(100)
	window(t, empty)
	for _, key := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd} {
		empty.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if empty.pointed() != nil {
		t.Error("an empty chart points at something")
	}
}

// TestChartIsPainted with its disc, its hollow square, and the hairlines, in the
// colours of either theme, at any scale.
func TestChartIsPainted(t *testing.T) {
	for _, appearance := range []theme.Appearance{theme.Light, theme.Dark} {
		c := shownChart(t)
		test.ApplyTheme(t, theme.New(appearance, theme.Comfortable))
		for _, scale := range []int{1, 2} {
			size := c.Size()
			img := c.picture.Generator(int(size.Width)*scale, int(size.Height)*scale).(*image.RGBA)
			at := func(s chart.Spot) color.Color { return img.At(int(s.X*float64(scale)), int(s.Y*float64(scale))) }
			same := func(what string, got color.Color, name fyne.ThemeColorName) {
				t.Helper()
				if color.NRGBAModel.Convert(got) != color.NRGBAModel.Convert(theme.Colour(name)) {
					t.Errorf("%v at %d: %s is %v, want %v", appearance, scale, what, got, theme.Colour(name))
				}
			}
			same("the disc", at(c.drawing.Lines[0].Marks[1]), theme.ColorKindLower)
			same("the square's middle", at(c.drawing.Lines[1].Marks[1]), theme.ColorRaised)
			edge := c.drawing.Lines[1].Marks[1]
			edge.X -= float64(chartMark)/2 - 0.5
			same("the square's edge", at(edge), theme.ColorKindUpper)
			corner := c.drawing.Grid[0].Spot
			corner.X++
			same("a hairline", at(corner), theme.ColorHairline)
		}
	}
}

func TestChartIsDrawnAnewForAnotherSize(t *testing.T) {
	c := shownChart(t)
	plot := c.drawing.Plot
	c.Resize(c.Size().AddWidthHeight(100, 40))
	if got := c.drawing.Plot; got.W != plot.W+100 || got.H != plot.H+40 {
		t.Errorf("the plot was %v and is %v", plot, got)
	}
	if len(test.WidgetRenderer(c).Objects()) < 8 {
		t.Error("its words are not among its objects")
	}
}

func TestKeyShowsItsLine(t *testing.T) {
	test.ApplyTheme(t, theme.New(theme.Light, theme.Comfortable))
	k := NewKey(chart.Square, theme.ColorKindUpper, "right")
	window(t, k)
	img := k.Objects[0].(*canvas.Raster).Generator(26, 16).(*image.RGBA)
	if painted(img) < 80 || k.AccessibilityLabel() != "right" {
		t.Errorf("%d pixels are painted for %q", painted(img), k.AccessibilityLabel())
	}
}
