package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// Passage is a part of a long text. Its lines end where it says so, and where
// they are too wide; what a line is set in by stays.
type Passage struct {
	Text string
	Bold bool
	Ink  fyne.ThemeColorName // of its letters; empty: that of text
}

// Sizes of a [Reader].
const (
	readerPitch float32 = 19
	readerPad   float32 = 10
	readerLines         = 1000 // of one line of a passage
)

// Reader shows a long text and scrolls it, by the keys of a reader, too. Only
// the lines that are seen are drawn, so that a licence costs no more than a
// paragraph.
type Reader struct {
	control
	passages []Passage
	lines    []readerLine
	width    float32 // that the lines were broken for
	scroll   *container.Scroll
	content  *readerContent
	ring     *canvas.Rectangle
}

type readerLine struct {
	text string
	of   *Passage
}

// NewReader returns an empty one.
func NewReader() *Reader {
	r := &Reader{ring: newRing(theme.RadiusButton)}
	r.content = &readerContent{of: r}
	r.content.ExtendBaseWidget(r.content)
	r.scroll = container.NewVScroll(r.content)
	r.scroll.OnScrolled = func(fyne.Position) { r.content.arrange() }
	r.ExtendBaseWidget(r)
	return r
}

// SetPassages replaces the text and shows its beginning.
func (r *Reader) SetPassages(passages ...Passage) {
	r.passages, r.width = passages, 0
	r.scroll.Offset = fyne.Position{}
	r.Refresh()
}

// Text is all of it.
func (r *Reader) Text() string {
	var all []string
	for _, p := range r.passages {
		all = append(all, p.Text)
	}
	return strings.Join(all, "\n")
}

// TypedKey scrolls.
func (r *Reader) TypedKey(key *fyne.KeyEvent) {
	page := max(r.scroll.Size().Height-readerPitch, readerPitch)
	y := r.scroll.Offset.Y
	switch key.Name {
	case fyne.KeyDown:
		y += 2 * readerPitch
	case fyne.KeyUp:
		y -= 2 * readerPitch
	case fyne.KeyPageDown, fyne.KeySpace:
		y += page
	case fyne.KeyPageUp:
		y -= page
	case fyne.KeyHome:
		y = 0
	case fyne.KeyEnd:
		y = r.content.MinSize().Height
	default:
		PassKey(r, key)
		return
	}
	most := max(r.content.MinSize().Height-r.scroll.Size().Height, 0)
	r.scroll.ScrollToOffset(fyne.NewPos(0, min(max(y, 0), most)))
	r.content.arrange()
}

// Cursor is the usual one: a click does nothing.
func (r *Reader) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// AccessibilityLabel is the whole text.
func (r *Reader) AccessibilityLabel() string { return r.Text() }

// AccessibilityRole is a text.
func (r *Reader) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer { return newRenderer(r) }

func (r *Reader) objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.scroll, r.ring} }
func (r *Reader) least() fyne.Size             { return fyne.NewSize(0, 3*readerPitch) }
func (r *Reader) paint()                       { r.paintRing(r.ring) }

func (r *Reader) place(size fyne.Size) {
	if width := size.Width - 2*readerPad; width != r.width && width > 0 {
		r.width = width
		r.breakLines()
	}
	r.scroll.Resize(size)
	placeRing(r.ring, fyne.NewPos(0, 0), size)
	r.content.forget()
	r.scroll.Refresh()
}

// breakLines makes the lines for the width there is.
func (r *Reader) breakLines() {
	r.lines = nil
	for i := range r.passages {
		p := &r.passages[i]
		for _, text := range strings.Split(p.Text, "\n") {
			for _, line := range broken(text, r.width, fyne.TextStyle{Bold: p.Bold}) {
				r.lines = append(r.lines, readerLine{line, p})
			}
		}
	}
}

// broken is one line as it stands in a width.
func broken(text string, width float32, style fyne.TextStyle) []string {
	text = strings.TrimRight(text, " ")
	if fyne.MeasureText(text, theme.TextCardTitle, style).Width <= width {
		return []string{text}
	}
	words := strings.TrimLeft(text, " ")
	indent := strings.Repeat("\u00a0", len(text)-len(words))
	return Wrap(indent+words, width, theme.TextCardTitle, style, readerLines)
}

// readerContent draws the lines that are seen, under their scroll.
type readerContent struct {
	widget.BaseWidget
	of    *Reader
	drawn []*canvas.Text
	first int // the line that the first of them shows; -1: none does
}

// forget has every line that is seen written again.
func (c *readerContent) forget() { c.first = -1; c.arrange() }

func (c *readerContent) arrange() {
	r := c.of
	first := max(int((r.scroll.Offset.Y-readerPad)/readerPitch), 0)
	seen := int(r.scroll.Size().Height/readerPitch) + 2
	if first == c.first && len(c.drawn) >= seen {
		return
	}
	for len(c.drawn) < seen {
		c.drawn = append(c.drawn, NewText(theme.TextCardTitle, false))
	}
	c.first = first
	for k, t := range c.drawn {
		t.Text = ""
		if i := first + k; i < len(r.lines) && k < seen {
			c.write(t, i)
		}
	}
	canvas.Refresh(c)
}

// write puts a line in its place.
func (c *readerContent) write(t *canvas.Text, i int) {
	line := c.of.lines[i]
	ink := line.of.Ink
	if ink == "" {
		ink = theme.ColorText
	}
	t.Text, t.TextStyle.Bold, t.Color = line.text, line.of.Bold, theme.Colour(ink)
	PlaceText(t, readerPad, readerPad+readerPitch*float32(i), readerPitch)
}

// CreateRenderer is for Fyne.
func (c *readerContent) CreateRenderer() fyne.WidgetRenderer { return &readerRenderer{c} }

type readerRenderer struct{ c *readerContent }

func (r *readerRenderer) Destroy() {}

func (r *readerRenderer) Objects() []fyne.CanvasObject {
	all := make([]fyne.CanvasObject, len(r.c.drawn))
	for i, t := range r.c.drawn {
		all[i] = t
	}
	return all
}

func (r *readerRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, readerPitch*float32(len(r.c.of.lines))+2*readerPad)
}

func (r *readerRenderer) Layout(fyne.Size) { r.c.arrange() }
func (r *readerRenderer) Refresh()         { r.c.forget() }
