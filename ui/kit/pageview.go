package kit

import (
	"context"
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// Pages are what a [PageView] shows.
type Pages interface {
	// Pages is how many there are.
	Pages() int
	// Size is how wide and high each is, in millimetres.
	Size() (w, h float64)
	// Paint draws one, from 0, some pixels wide. It is called beside the
	// window.
	Paint(page, width int) (image.Image, error)
}

// Zoom is how large pages are shown: percent of how large they are on paper, or
// as large as fits.
type Zoom int

// Those that fit.
const (
	WholePage  Zoom = 0
	WholeWidth Zoom = -1
)

// zooms are what zooming in and out goes through.
var zooms = []Zoom{25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 250, 300}

// Sizes of a page view.
const (
	pageGap    float32 = 16 // round and between the pages
	pageScroll float32 = 48 // by what an arrow key moves them
	pageUnits          = 96 / 25.4

	// mostPixels of pictures are kept, at four bytes each.
	mostPixels = 24 << 20
	// widestPicture is as wide as any screen's memory holds; larger pages are
	// stretched.
	widestPicture = 4096
)

// PageView shows pages below each other as they will be printed, white also
// where the window is dark. It is one tab stop: arrows scroll. The wheel scrolls
// too, and zooms while Ctrl is held; a drag moves the pages. Only pages that are
// seen are painted, beside the window, and some are remembered.
type PageView struct {
	widget.BaseWidget
	// OnChanged hears that another page or zoom is seen; it may be nil.
	OnChanged func()
	// Fail hears of a page that cannot be painted.
	Fail func(error)
	// Modifiers are the keys that are held.
	Modifiers func() fyne.KeyModifier

	run     func(work func(context.Context) error, done func(error)) (cancel func())
	of      Pages // nil: none yet
	zoom    Zoom
	focused bool
	busy    bool // a page is being painted
	failed  bool // to be painted
	page    int  // the one that is looked at

	ground, ring *canvas.Rectangle
	scroll       *container.Scroll
	stack        *pageStack
}

// NewPageView returns a view without pages that fits whole ones; run does work
// beside the window and comes back to it, as task.Run does.
func NewPageView(run func(work func(context.Context) error, done func(error)) (cancel func())) *PageView {
	v := &PageView{run: run, ground: canvas.NewRectangle(color.Transparent), ring: newRing(theme.RadiusButton)}
	v.ground.CornerRadius = theme.RadiusButton
	v.stack = newPageStack(v)
	v.scroll = container.NewScroll(v.stack)
	v.scroll.OnScrolled = func(fyne.Position) { v.scrolled() }
	v.ExtendBaseWidget(v)
	return v
}

// SetPages shows other pages, from the one that was looked at before as far as
// there are so many. None takes them away, and with them what is still to be
// painted.
func (v *PageView) SetPages(of Pages) {
	v.of, v.failed = of, false
	v.stack.furnish()
	v.arrange()
	v.GoTo(v.page)
}

// Page is the one that is looked at, from 0.
func (v *PageView) Page() int { return v.page }

// GoTo shows a page, the nearest where there is none of that number.
func (v *PageView) GoTo(page int) {
	page = max(min(page, len(v.stack.sheets)-1), 0)
	v.scroll.ScrollToOffset(fyne.NewPos(v.scroll.Offset.X, v.stack.corner(page).Y-pageGap))
	v.lookAt(page)
}

// scrolled looks at the page that has come to the middle.
func (v *PageView) scrolled() { v.lookAt(v.stack.at(v.scroll.Offset.Y + v.scroll.Size().Height/2)) }

func (v *PageView) lookAt(page int) {
	v.page = page
	v.paintNext()
	if v.OnChanged != nil {
		v.OnChanged()
	}
}

// Zoom is how large the pages are.
func (v *PageView) Zoom() Zoom { return v.zoom }

// Percent is how large the pages are, in percent of how large they are on
// paper.
func (v *PageView) Percent() int {
	if v.of == nil {
		return 100
	}
	w, _ := v.of.Size()
	return int(math.Round(100 * float64(v.stack.page.Width) / (w * pageUnits)))
}

// SetZoom shows the pages in another size; what is in the middle stays there.
func (v *PageView) SetZoom(z Zoom) {
	v.zoom = z
	v.arrange()
	v.lookAt(v.page)
}

// ZoomIn shows the pages one step larger, at the most three times as large as
// on paper.
func (v *PageView) ZoomIn() {
	now := Zoom(v.Percent())
	if i := slices.IndexFunc(zooms, func(z Zoom) bool { return z > now }); i >= 0 {
		v.SetZoom(zooms[i])
	}
}

// ZoomOut shows the pages one step smaller, at the least a quarter as large as
// on paper.
func (v *PageView) ZoomOut() {
	now := Zoom(v.Percent())
	for _, z := range slices.Backward(zooms) {
		if z < now {
			v.SetZoom(z)
			return
		}
	}
}

// arrange gives the pages their size and keeps what is in the middle.
func (v *PageView) arrange() {
	room, s := v.scroll.Size(), v.stack
	middle := v.scroll.Offset.AddXY(room.Width/2, room.Height/2)
	page, before := s.at(middle.Y), s.page
	from := s.corner(page)
	s.page = v.pageSize(room)
	v.scroll.Refresh()
	s.place(s.Size())
	if before.IsZero() {
		return
	}
	to := s.corner(page).AddXY((middle.X-from.X)*s.page.Width/before.Width, (middle.Y-from.Y)*s.page.Height/before.Height)
	v.scroll.ScrollToOffset(to.SubtractXY(room.Width/2, room.Height/2))
}

// pageSize is that of one page in the room there is.
func (v *PageView) pageSize(room fyne.Size) fyne.Size {
	if v.of == nil {
		return fyne.Size{}
	}
	w, h := v.of.Size()
	wide := float64(room.Width-2*pageGap) / w
	unit := wide
	switch v.zoom {
	case WholeWidth:
	case WholePage:
		unit = min(wide, float64(room.Height-2*pageGap)/h)
	default:
		unit = pageUnits * float64(v.zoom) / 100
	}
	unit = max(unit, 0)
	return fyne.NewSize(floor(float32(w*unit)), floor(float32(h*unit)))
}

// paintNext paints a page that is seen and has no picture in its size, and after
// that the next.
func (v *PageView) paintNext() {
	page, width := v.unpainted()
	if v.busy || v.failed || page < 0 {
		return
	}
	v.busy = true
	of := v.of
	var picture image.Image
	v.run(func(context.Context) (err error) {
		picture, err = of.Paint(page, width)
		return err
	}, func(err error) {
		v.busy = false
		switch {
		case v.of != of: // others are shown by now
		case err != nil:
			v.failed = true
			v.Fail(err)
		default:
			v.stack.hang(page, picture)
		}
		v.paintNext()
	})
}

// unpainted is a page that is seen and has no picture as wide as it should be
// in pixels, -1 for none.
func (v *PageView) unpainted() (page, width int) {
	if v.of == nil || v.stack.page.Width < 1 {
		return -1, 0
	}
	scale := float32(1)
	if c := canvasOf(v); c != nil {
		scale = c.Scale()
	}
	width = min(int(v.stack.page.Width*scale+0.5), widestPicture)
	for i := range v.stack.images {
		if picture := v.stack.images[i].Image; v.shows(i) && (picture == nil || picture.Bounds().Dx() != width) {
			return i, width
		}
	}
	return -1, 0
}

// shows says whether something of a page is seen.
func (v *PageView) shows(page int) bool {
	top := v.stack.corner(page).Y - v.scroll.Offset.Y
	return top < v.scroll.Size().Height && top+v.stack.page.Height > 0
}

// FocusGained shows the ring.
func (v *PageView) FocusGained() { v.focused = true; v.Refresh() }

// FocusLost hides it.
func (v *PageView) FocusLost() { v.focused = false; v.Refresh() }

// TypedRune zooms on plus and minus.
func (v *PageView) TypedRune(r rune) {
	switch r {
	case '+':
		v.ZoomIn()
	case '-':
		v.ZoomOut()
	}
}

// TypedKey scrolls on an arrow.
func (v *PageView) TypedKey(key *fyne.KeyEvent) {
	by := fyne.Position{}
	switch key.Name {
	case fyne.KeyUp:
		by.Y = -pageScroll
	case fyne.KeyDown:
		by.Y = pageScroll
	case fyne.KeyLeft:
		by.X = -pageScroll
	case fyne.KeyRight:
		by.X = pageScroll
	default:
		PassKey(v, key)
		return
	}
	v.scrollBy(by)
}

func (v *PageView) scrollBy(by fyne.Position) {
	v.scroll.ScrollToOffset(v.scroll.Offset.Add(by))
	v.scrolled()
}

// AccessibilityLabel is nothing: what is on the pages is said beside them.
func (v *PageView) AccessibilityLabel() string { return "" }

// AccessibilityRole is a container.
func (v *PageView) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is for Fyne.
func (v *PageView) CreateRenderer() fyne.WidgetRenderer { return newRenderer(v) }

func (v *PageView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.ground, v.scroll, v.ring}
}

func (v *PageView) least() fyne.Size { return fyne.NewSquareSize(200) }

func (v *PageView) place(size fyne.Size) {
	v.ground.Resize(size)
	placeRing(v.ring, fyne.Position{}, size)
	if v.scroll.Size() != size {
		v.scroll.Resize(size)
		v.arrange()
		v.lookAt(v.page)
	}
}

func (v *PageView) paint() {
	v.ground.FillColor = theme.Colour(theme.ColorBackground)
	v.ground.StrokeWidth, v.ground.StrokeColor = theme.Hairline, theme.Colour(theme.ColorHairline)
	v.ring.StrokeColor = theme.Colour(theme.ColorAccent)
	v.ring.Hidden = !v.focused
}

// pageStack is the pages below each other: white sheets and what is on them.
type pageStack struct {
	widget.BaseWidget
	view   *PageView
	page   fyne.Size // of each
	sheets []*canvas.Rectangle
	images []*canvas.Image
	all    *fyne.Container
}

func newPageStack(view *PageView) *pageStack {
	s := &pageStack{view: view, all: container.NewWithoutLayout()}
	s.ExtendBaseWidget(s)
	return s
}

// furnish makes as many blank sheets as there are pages.
func (s *pageStack) furnish() {
	s.page = fyne.Size{}
	s.sheets, s.images, s.all.Objects = nil, nil, nil
	if s.view.of == nil {
		return
	}
	for range s.view.of.Pages() {
		sheet, picture := canvas.NewRectangle(color.White), &canvas.Image{}
		sheet.Shadow = canvas.Shadow{BlurRadius: 7, Offset: fyne.NewPos(0, 1), Variant: canvas.DropShadow}
		s.sheets, s.images = append(s.sheets, sheet), append(s.images, picture)
		s.all.Objects = append(s.all.Objects, sheet, picture)
	}
	s.paint()
}

// hang puts a picture on a page and, where there are too many, takes those away
// that are furthest off.
func (s *pageStack) hang(page int, picture image.Image) {
	s.images[page].Image = picture
	s.images[page].Refresh()
	pixels := 0
	for i := range s.images {
		pixels += s.pixels(i)
	}
	for _, i := range s.furthest(page) {
		if pixels <= mostPixels {
			return
		}
		if !s.view.shows(i) {
			pixels -= s.pixels(i)
			s.images[i].Image = nil
			s.images[i].Refresh()
		}
	}
}

func (s *pageStack) pixels(page int) int {
	if s.images[page].Image == nil {
		return 0
	}
	size := s.images[page].Image.Bounds().Size()
	return size.X * size.Y
}

// furthest are the pages, those furthest from one first.
func (s *pageStack) furthest(from int) []int {
	order := make([]int, len(s.images))
	for i := range order {
		order[i] = i
	}
	away := func(i int) int { return max(i-from, from-i) }
	slices.SortFunc(order, func(a, b int) int { return away(b) - away(a) })
	return order
}

// corner is where a page begins: the pages stand in the middle of what room
// there is.
func (s *pageStack) corner(page int) fyne.Position {
	room, whole := s.view.scroll.Size(), s.whole()
	return fyne.NewPos(
		floor(max((room.Width-whole.Width)/2, 0)+pageGap),
		floor(max((room.Height-whole.Height)/2, 0)+pageGap+float32(page)*(s.page.Height+pageGap)),
	)
}

// at is the page at a height.
func (s *pageStack) at(y float32) int {
	return max(min(int((y-s.corner(0).Y+pageGap/2)/(s.page.Height+pageGap)), len(s.sheets)-1), 0)
}

// whole is how much room the pages take.
func (s *pageStack) whole() fyne.Size {
	if s.page.IsZero() {
		return fyne.Size{}
	}
	return fyne.NewSize(s.page.Width+2*pageGap, pageGap+float32(len(s.sheets))*(s.page.Height+pageGap))
}

func (s *pageStack) objects() []fyne.CanvasObject { return []fyne.CanvasObject{s.all} }
func (s *pageStack) least() fyne.Size             { return s.whole() }

func (s *pageStack) place(size fyne.Size) {
	s.all.Resize(size)
	for i, sheet := range s.sheets {
		for _, o := range []fyne.CanvasObject{sheet, s.images[i]} {
			o.Move(s.corner(i))
			o.Resize(s.page)
		}
	}
}

func (s *pageStack) paint() {
	for _, sheet := range s.sheets {
		sheet.Shadow.Color = theme.Colour(theme.ColorShadowMenu)
	}
}

// CreateRenderer is for Fyne.
func (s *pageStack) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

// Scrolled scrolls, or zooms while Ctrl is held.
func (s *pageStack) Scrolled(e *fyne.ScrollEvent) {
	switch zooms := s.view.Modifiers()&fyne.KeyModifierShortcutDefault != 0; {
	case zooms && e.Scrolled.DY > 0:
		s.view.ZoomIn()
	case zooms:
		s.view.ZoomOut()
	default:
		s.view.scroll.Scrolled(e)
	}
}

// Tapped takes the focus.
func (s *pageStack) Tapped(*fyne.PointEvent) { focus(s.view) }

// Dragged moves the pages with the pointer.
func (s *pageStack) Dragged(e *fyne.DragEvent) {
	s.view.scrollBy(fyne.NewPos(-e.Dragged.DX, -e.Dragged.DY))
}

// DragEnd does nothing: what was dragged stays there.
func (s *pageStack) DragEnd() {}

// Cursor is an open hand where there is more than is seen.
func (s *pageStack) Cursor() desktop.Cursor {
	if whole, room := s.whole(), s.view.scroll.Size(); whole.Width > room.Width || whole.Height > room.Height {
		return OpenHand
	}
	return desktop.DefaultCursor
}
