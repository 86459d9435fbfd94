package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// marginNarrow is the width of a page, without the rail, under which its margin
// is the narrow one.
const marginNarrow float32 = 1030

// Sizes of a Spread.
const (
	spreadMost   float32 = 1320 // wider it only gets emptier
	spreadNarrow float32 = 860  // under which the columns stand below each other
	spreadBar    float32 = 8    // how far the scroll reaches into the margin of the page, for its bar
)

func spreadGap() float32   { return theme.Gap(24) }
func spreadBelow() float32 { return theme.Gap(14) }
func spreadFoot() float32  { return theme.Gap(24) }

// Spread is two columns of sheets beside each other, or below each other where
// there is no room, that scroll together.
type Spread struct {
	widget.BaseWidget
	main, side *Column
	sideWidth  float32
	scroll     *container.Scroll
	both       *fyne.Container
}

// NewSpread returns two columns, of which the second has a fixed width.
func NewSpread(main, side *Column, sideWidth float32) *Spread {
	s := &Spread{main: main, side: side, sideWidth: sideWidth}
	s.both = container.New(spreadLayout{s}, main, side)
	s.scroll = container.NewVScroll(s.both)
	s.ExtendBaseWidget(s)
	return s
}

// Reveal shows what stands in one of the columns.
func (s *Spread) Reveal(o fyne.CanvasObject) { ScrollTo(s.scroll, o) }

// ScrollToTop shows the beginning.
func (s *Spread) ScrollToTop() { s.scroll.ScrollToTop() }

// SpreadMargin is the space to the sides of a Spread in a page of a width, and of
// all that stands above it: what is wider than it has a use for stands in the
// middle of the window.
func SpreadMargin(page float32) float32 {
	if page < marginNarrow {
		return theme.Gap(12)
	}
	return max(theme.Gap(24), floor((page-spreadMost)/2))
}

// CreateRenderer is for Fyne.
func (s *Spread) CreateRenderer() fyne.WidgetRenderer { return &spreadRenderer{s} }

type spreadRenderer struct{ s *Spread }

func (r *spreadRenderer) Destroy()                     {}
func (r *spreadRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.scroll} }
func (r *spreadRenderer) MinSize() fyne.Size           { return fyne.NewSize(320, 200) }

func (r *spreadRenderer) Layout(size fyne.Size) {
	r.s.scroll.Resize(size.AddWidthHeight(spreadBar, 0))
	spreadLayout{r.s}.Layout(nil, fyne.NewSize(size.Width+spreadBar, 0))
}

// Refresh makes room for what has changed in the columns.
func (r *spreadRenderer) Refresh() {
	s := r.s
	s.main.Refresh()
	s.side.Refresh()
	r.Layout(s.Size())
	s.scroll.Refresh()
	canvas.Refresh(s)
}

type spreadLayout struct{ s *Spread }

func (l spreadLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	main, side := l.s.main, l.s.side
	put := func(c *Column, x, y, width float32) float32 {
		c.SetWidth(width)
		height := c.MinSize().Height
		c.Move(fyne.NewPos(x, y))
		c.Resize(fyne.NewSize(width, height))
		return height
	}
	room := size.Width - spreadBar
	if room < spreadNarrow {
		height := put(main, 0, 0, room)
		put(side, 0, height+spreadBelow(), room)
		return
	}
	width := min(room, spreadMost) - l.s.sideWidth - spreadGap()
	put(main, 0, 0, width)
	put(side, width+spreadGap(), 0, l.s.sideWidth)
}

func (l spreadLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	main, side := l.s.main.MinSize().Height, l.s.side.MinSize().Height
	if l.s.scroll.Size().Width-spreadBar < spreadNarrow {
		return fyne.NewSize(0, main+spreadBelow()+side+spreadFoot())
	}
	return fyne.NewSize(0, max(main, side)+spreadFoot())
}
