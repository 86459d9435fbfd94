package kit

import (
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/ui/chart"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of a chart.
const (
	chartText  float32 = 15 // a line of captions
	chartGap   float32 = 6
	chartMark  float32 = 9
	chartWidth float32 = 160 // at least
	platePad   float32 = 8
	plateAway  float32 = 8 // from what is pointed at
)

// chartStyle is a chart's on a screen.
var chartStyle = chart.Style{
	Text: float64(chartText), Gap: float64(chartGap), Mark: float64(chartMark),
	Width: func(words string, bold bool) float64 {
		return float64(fyne.MeasureText(words, theme.TextCaption, fyne.TextStyle{Bold: bold}).Width)
	},
}

// Chart draws a [chart.Chart]: its lines and areas as one picture, its words as
// texts. What the pointer is nearest to says its values, and so do Left and
// Right with the keyboard.
type Chart struct {
	control
	height  float32
	of      *chart.Chart
	name    string
	drawing *chart.Drawing
	size    fyne.Size
	stop    int // that is pointed at; -1: none

	picture *canvas.Raster
	pixels  *image.RGBA
	words   []*canvas.Text
	pointer *canvas.Rectangle
	plate   *canvas.Rectangle
	says    []*canvas.Text
	ring    *canvas.Rectangle
}

// NewChart returns an empty chart of a height.
func NewChart(height float32) *Chart {
	c := &Chart{
		height: height, of: &chart.Chart{}, drawing: &chart.Drawing{}, stop: -1, pixels: image.NewRGBA(image.Rectangle{}),
		pointer: canvas.NewRectangle(color.Transparent), plate: canvas.NewRectangle(color.Transparent), ring: newRing(theme.RadiusButton),
	}
	c.plate.CornerRadius = theme.RadiusButton
	c.picture = canvas.NewRaster(c.paintPicture)
	c.ExtendBaseWidget(c)
	return c
}

// Draw shows something else; name is the sentence that says what it shows.
func (c *Chart) Draw(of *chart.Chart, name string) {
	c.of, c.name, c.stop = of, name, -1
	c.size = fyne.Size{}
	c.Refresh()
}

// AccessibilityLabel is the sentence, and what is pointed at.
func (c *Chart) AccessibilityLabel() string {
	return strings.Join(append([]string{c.name}, c.pointed()...), "\n")
}

// AccessibilityRole is a text: Fyne has no role for charts.
func (c *Chart) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// pointed is what the stop that is pointed at says.
func (c *Chart) pointed() []string {
	if c.stop < 0 || c.stop >= len(c.drawing.Stops) {
		return nil
	}
	return c.drawing.Stops[c.stop].Words
}

func (c *Chart) point(stop int) {
	if c.stop != stop {
		c.stop = stop
		c.Refresh()
	}
}

// MouseIn says the values under the pointer.
func (c *Chart) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved says the values under the pointer.
func (c *Chart) MouseMoved(e *desktop.MouseEvent) { c.point(c.drawing.Nearest(float64(e.Position.X))) }

// MouseOut takes them away.
func (c *Chart) MouseOut() { c.point(-1) }

// Cursor is an arrow: a click does nothing.
func (c *Chart) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// FocusLost takes the values away.
func (c *Chart) FocusLost() {
	c.point(-1)
	c.control.FocusLost()
}

// TypedKey goes from value to value.
func (c *Chart) TypedKey(key *fyne.KeyEvent) {
	last := len(c.drawing.Stops) - 1
	switch key.Name {
	case fyne.KeyLeft:
		if c.stop < 0 {
			c.stop = last + 1
		}
		c.point(max(c.stop-1, min(0, last)))
	case fyne.KeyRight:
		c.point(min(c.stop+1, last))
	case fyne.KeyHome:
		c.point(min(0, last))
	case fyne.KeyEnd:
		c.point(last)
	default:
		PassKey(c, key)
	}
}

// CreateRenderer is for Fyne.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	c.paint()
	return &chartRenderer{renderer{of: c}, c}
}

type chartRenderer struct {
	renderer
	chart *Chart
}

func (r *chartRenderer) Objects() []fyne.CanvasObject { return r.chart.objects() }

func (c *Chart) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{c.picture}
	for _, t := range c.words {
		all = append(all, t)
	}
	all = append(all, c.pointer, c.plate)
	for _, t := range c.says {
		all = append(all, t)
	}
	return append(all, c.ring)
}

func (c *Chart) least() fyne.Size { return fyne.NewSize(chartWidth, c.height) }

// place works the chart out for a size, and puts its words and what is pointed
// at there.
func (c *Chart) place(size fyne.Size) {
	if c.size != size {
		c.size = size
		c.drawing = chart.Draw(c.of, chart.Rect{W: float64(size.Width), H: float64(size.Height)}, chartStyle)
		c.write()
		c.picture.Resize(size)
		c.picture.Refresh()
	}
	c.placePointed(size)
	placeRing(c.ring, fyne.Position{}, size)
}

// write gives the words of the drawing their texts.
func (c *Chart) write() {
	c.words = c.words[:0]
	for _, w := range c.drawing.Words {
		t := NewText(theme.TextCaption, w.Bold)
		t.Text, t.Color = w.Text, chartInk(&w)
		PlaceText(t, float32(w.X), float32(w.Y), float32(w.H))
		c.words = append(c.words, t)
	}
}

func chartInk(w *chart.Words) color.Color {
	if w.Muted {
		return theme.Colour(theme.ColorTextMuted)
	}
	return theme.Colour(theme.ColorText)
}

// placePointed puts the plate with the values beside what is pointed at: on its
// right, or on its left where there is no room.
func (c *Chart) placePointed(size fyne.Size) {
	lines := c.pointed()
	c.pointer.Hidden, c.plate.Hidden = len(lines) == 0, len(lines) == 0
	c.says = c.says[:0]
	if len(lines) == 0 {
		return
	}
	plot, x := c.drawing.Plot, float32(c.drawing.Stops[c.stop].X)
	c.pointer.Move(fyne.NewPos(floor(x), float32(plot.Y)))
	c.pointer.Resize(fyne.NewSize(theme.Hairline, float32(plot.H)))
	width := float32(0)
	for _, line := range lines {
		t := NewText(theme.TextCaption, false)
		t.Text, t.Color = line, theme.Colour(theme.ColorText)
		width = max(width, Width(t))
		c.says = append(c.says, t)
	}
	plate := fyne.NewSize(floor(width)+1+2*platePad, float32(len(lines))*Pitch(theme.TextCaption)+platePad)
	left := x + plateAway
	if left+plate.Width > size.Width {
		left = max(x-plateAway-plate.Width, 0)
	}
	top := min(float32(plot.Y), max(size.Height-plate.Height, 0))
	c.plate.Move(fyne.NewPos(floor(left), floor(top)))
	c.plate.Resize(plate)
	for i, t := range c.says {
		PlaceText(t, left+platePad, top+platePad/2+float32(i)*Pitch(theme.TextCaption), Pitch(theme.TextCaption))
	}
}

func (c *Chart) paint() {
	for i, t := range c.words {
		t.Color = chartInk(&c.drawing.Words[i])
	}
	c.pointer.FillColor = theme.Colour(theme.ColorOutline)
	paintLifted(c.plate)
	c.paintRing(c.ring)
	c.picture.Refresh()
}

// paintPicture draws the areas, lines and marks in pixels.
func (c *Chart) paintPicture(width, height int) image.Image {
	size := image.Rect(0, 0, max(width, 0), max(height, 0))
	if c.pixels.Bounds() != size {
		c.pixels = image.NewRGBA(size)
	}
	clear(c.pixels.Pix)
	if c.size.Width > 0 {
		newChartPainter(c.pixels, float32(width)/c.size.Width).paint(c.drawing)
	}
	return c.pixels
}
