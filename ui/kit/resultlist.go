package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// Result is one row of a [ResultList].
type Result struct {
	Icon   theme.IconName
	Ink    fyne.ThemeColorName
	Title  string
	Detail string // beneath, muted
	Keys   string // a shortcut that does the same, on the right
	Do     func()
}

// Sizes of a list of results.
const (
	resultPad    float32 = 10
	resultIcon   float32 = 20
	resultText   float32 = resultPad + resultIcon + 12 // where the words begin
	resultKeyGap float32 = 16
	resultNone           = 4 // lines at the most of what is said where there is none
)

func resultRow() float32 { return theme.Length(44, 38) }

// ResultList is rows to choose one of, while the keyboard stays in the field
// that looks for them: hand its keys to TypedKey. One row is marked as long as
// there are any; Enter or a click takes it.
type ResultList struct {
	widget.BaseWidget
	// OnTake is told which row is taken.
	OnTake func(Result)

	rows   *resultRows
	scroll *container.Scroll
	none   *Paragraph
}

// NewResultList returns an empty list of some width.
func NewResultList(width float32) *ResultList {
	l := &ResultList{none: NewParagraph("", theme.TextBody, theme.ColorTextMuted, width-2*resultPad, resultNone)}
	l.rows = &resultRows{take: func(r Result) { l.OnTake(r) }, mark: canvas.NewRectangle(color.Transparent)}
	l.rows.mark.CornerRadius = theme.RadiusButton
	l.rows.ExtendBaseWidget(l.rows)
	l.scroll = container.NewVScroll(l.rows)
	l.ExtendBaseWidget(l)
	return l
}

// SetResults replaces the rows and marks the first. Where there are none it says
// why.
func (l *ResultList) SetResults(results []Result, none string) {
	l.rows.set(results)
	if len(results) > 0 {
		none = ""
	}
	l.none.SetText(none)
	l.Refresh()
	l.scroll.Refresh()
	l.scroll.ScrollToTop()
}

// TypedKey moves the mark, or takes the row that has it, and says whether it had
// a use for the key.
func (l *ResultList) TypedKey(key *fyne.KeyEvent) bool {
	page := max(int(l.scroll.Size().Height/resultRow())-1, 1)
	switch key.Name {
	case fyne.KeyDown:
		l.mark(l.rows.marked + 1)
	case fyne.KeyUp:
		l.mark(l.rows.marked - 1)
	case fyne.KeyPageDown:
		l.mark(l.rows.marked + page)
	case fyne.KeyPageUp:
		l.mark(l.rows.marked - page)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.rows.takeMarked()
	default:
		return false
	}
	return true
}

// mark marks a row, or the nearest there is, and scrolls to it.
func (l *ResultList) mark(i int) {
	if len(l.rows.results) == 0 {
		return
	}
	l.rows.setMarked(min(max(i, 0), len(l.rows.results)-1))
	top := resultRow() * float32(l.rows.marked)
	y := min(max(l.scroll.Offset.Y, top+resultRow()-l.scroll.Size().Height), top)
	l.scroll.ScrollToOffset(fyne.NewPos(0, y))
}

// Marked is the row that Enter takes.
func (l *ResultList) Marked() (Result, bool) { return l.rows.markedResult() }

// AccessibilityLabel is the marked row, or why there is none.
func (l *ResultList) AccessibilityLabel() string {
	r, ok := l.rows.markedResult()
	if !ok {
		return l.none.AccessibilityLabel()
	}
	return r.Title + ", " + r.Detail
}

// AccessibilityRole is a text.
func (l *ResultList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (l *ResultList) CreateRenderer() fyne.WidgetRenderer { return newRenderer(l) }

func (l *ResultList) objects() []fyne.CanvasObject { return []fyne.CanvasObject{l.scroll, l.none} }
func (l *ResultList) least() fyne.Size             { return fyne.NewSize(0, resultRow()) }
func (l *ResultList) paint()                       {}

func (l *ResultList) place(size fyne.Size) {
	l.scroll.Resize(size)
	l.none.Move(fyne.NewPos(resultPad, resultPad))
	l.none.Resize(l.none.MinSize())
}

// resultRows draws the rows.
type resultRows struct {
	widget.BaseWidget
	results []Result
	marked  int
	take    func(Result)

	mark  *canvas.Rectangle
	drawn []*resultDrawing
}

// resultDrawing is what one row is drawn with.
type resultDrawing struct {
	icon                *canvas.Image
	title, detail, keys *canvas.Text
}

func (d *resultDrawing) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.icon, d.title, d.detail, d.keys}
}

func (r *resultRows) set(results []Result) {
	r.results, r.marked = results, 0
	for len(r.drawn) < len(results) {
		r.drawn = append(r.drawn, &resultDrawing{
			icon: canvas.NewImageFromResource(nil), title: NewText(theme.TextBody, false),
			detail: NewText(theme.TextSmall, false), keys: NewText(theme.TextSmall, false),
		})
	}
	r.Refresh()
}

func (r *resultRows) setMarked(i int) {
	if r.marked != i {
		r.marked = i
		r.Refresh()
	}
}

func (r *resultRows) markedResult() (Result, bool) {
	if r.marked >= len(r.results) {
		return Result{}, false
	}
	return r.results[r.marked], true
}

func (r *resultRows) takeMarked() {
	if result, ok := r.markedResult(); ok {
		r.take(result)
	}
}

// at is the row under y.
func (r *resultRows) at(y float32) (int, bool) {
	i := int(y / resultRow())
	return i, y >= 0 && i < len(r.results)
}

// Tapped takes the row under the pointer.
func (r *resultRows) Tapped(e *fyne.PointEvent) {
	if i, ok := r.at(e.Position.Y); ok {
		r.setMarked(i)
		r.takeMarked()
	}
}

// MouseIn marks the row under the pointer.
func (r *resultRows) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved does the same.
func (r *resultRows) MouseMoved(e *desktop.MouseEvent) {
	if i, ok := r.at(e.Position.Y); ok {
		r.setMarked(i)
	}
}

// MouseOut leaves the mark.
func (r *resultRows) MouseOut() {}

// Cursor is a hand.
func (r *resultRows) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is for Fyne.
func (r *resultRows) CreateRenderer() fyne.WidgetRenderer {
	rr := &resultRenderer{r}
	rr.Refresh()
	return rr
}

// resultRenderer has more objects when there are more rows.
type resultRenderer struct{ r *resultRows }

func (rr *resultRenderer) Destroy() {}

func (rr *resultRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{rr.r.mark}
	for _, d := range rr.r.drawn[:len(rr.r.results)] {
		all = append(all, d.parts()...)
	}
	return all
}

func (rr *resultRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, resultRow()*float32(len(rr.r.results)))
}

func (rr *resultRenderer) Refresh() {
	r := rr.r
	r.mark.FillColor = theme.Colour(theme.ColorHover)
	r.mark.Hidden = len(r.results) == 0
	for i, result := range r.results {
		d := r.drawn[i]
		ShowIcon(d.icon, result.Icon, result.Ink, resultIcon)
		d.keys.Text = result.Keys
		d.title.Color, d.detail.Color, d.keys.Color = theme.Colour(theme.ColorText), theme.Colour(theme.ColorTextMuted), theme.Colour(theme.ColorTextMuted)
	}
	rr.Layout(r.Size())
	canvas.Refresh(r)
}

// Layout cuts words that have no room.
func (rr *resultRenderer) Layout(size fyne.Size) {
	r := rr.r
	r.mark.Move(fyne.NewPos(0, resultRow()*float32(r.marked)))
	r.mark.Resize(fyne.NewSize(size.Width, resultRow()))
	for i, result := range r.results {
		d, y := r.drawn[i], resultRow()*float32(i)
		d.icon.Move(fyne.NewPos(resultPad, y+(resultRow()-resultIcon)/2))
		right := size.Width - resultPad
		if result.Keys != "" {
			PlaceText(d.keys, right-Width(d.keys), y, resultRow())
			right -= Width(d.keys) + resultKeyGap
		}
		top, height := y+theme.Length(4, 0), float32(20)
		if result.Detail == "" {
			top, height = y, resultRow()
		}
		d.title.Text = Ellipsis(result.Title, max(right-resultText, 0), d.title.TextSize, d.title.TextStyle)
		PlaceText(d.title, resultText, top, height)
		d.detail.Text = Ellipsis(result.Detail, max(right-resultText, 0), d.detail.TextSize, d.detail.TextStyle)
		PlaceText(d.detail, resultText, top+height-1, height-2)
	}
}
