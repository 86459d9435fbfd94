package week

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// Finding is one row of the findings list.
type Finding struct {
	Look          mark.Look
	Title, Place  string
	Text, Caption string
	Kept          string // the person's reason; the row is quieter then
	Fixes         []FixButton
}

// FixButton is one way to clear a finding.
type FixButton struct {
	Text string
	Do   func()
}

// FindingList is what the list shows.
type FindingList struct {
	Summary string
	None    string // said where there are no rows
	Rows    []Finding
	// Ahead says that it is what would be found if what is in the air were let
	// go: the list keeps its height, for nothing under a pointer may jump.
	Ahead bool
}

// Sizes of the findings list.
const (
	findingsMost           = 3   // rows seen at once
	findingTitle   float32 = 132 // width of what and where
	findingButtons         = 3
)

func findingRow() float32   { return theme.Length(48, 40) }
func findingsHead() float32 { return theme.Length(40, 30) }

// findings is the list under the board; in a narrow window one line of it.
type findings struct {
	widget.BaseWidget
	narrow   bool
	heading  string
	next     string // how to get to the next one
	list     FindingList
	rows     []*findingView
	standing int           // rows of the list that is not ahead
	at       int           // the one of them shown while narrow
	offset   fyne.Position // how far that list is scrolled, while one ahead is shown
	// position says which of how many is shown while narrow; onNext is asked
	// for the one after it.
	position func(at, of int) string
	onNext   func()

	head, sum, hint, empty *canvas.Text
	fill                   *kit.Slab
	edge                   *canvas.Rectangle
	tick                   *canvas.Image
	scroll                 *container.Scroll
	lines                  *fyne.Container
	count                  *kit.Button
}

func newFindings(heading, next string) *findings {
	f := &findings{
		heading: heading, next: next,
		head: kit.NewText(theme.TextBody, true), sum: kit.NewText(theme.TextSmall, false),
		hint: kit.NewText(theme.TextSmall, false), empty: kit.NewText(theme.TextCardTitle, false),
		fill: kit.NewSlab(), edge: canvas.NewRectangle(color.Transparent),
		tick: canvas.NewImageFromResource(nil),
	}
	f.count = kit.Flat("", func() { f.onNext() }).Small()
	f.count.SetTip(next)
	f.lines = container.New(rowsLayout{})
	f.scroll = container.NewVScroll(f.lines)
	f.ExtendBaseWidget(f)
	return f
}

// show replaces the rows.
func (f *findings) show(list FindingList) {
	wasAhead := f.list.Ahead
	f.list = list
	if !list.Ahead {
		f.standing = len(list.Rows)
		f.at = min(f.at, max(f.standing-1, 0))
	}
	for len(f.rows) < len(list.Rows) {
		v := newFindingView()
		f.rows = append(f.rows, v)
		f.lines.Add(v)
	}
	for i, v := range f.rows {
		v.Hidden = i >= len(list.Rows)
		if !v.Hidden {
			v.show(list.Rows[i])
		}
	}
	f.Refresh()
	switch {
	case list.Ahead && !wasAhead:
		f.offset = f.scroll.Offset
		f.scroll.ScrollToTop()
	case wasAhead && !list.Ahead:
		f.scroll.ScrollToOffset(f.offset)
	}
}

// row is the one shown while narrow.
func (f *findings) row() int {
	if f.list.Ahead {
		return 0
	}
	return f.at
}

// choose brings a row into view.
func (f *findings) choose(i int) {
	f.at = i
	f.scroll.ScrollToOffset(fyne.NewPos(0, findingRow()*float32(i)))
	f.Refresh()
}

func (f *findings) setNarrow(narrow bool) {
	if f.narrow != narrow {
		f.narrow = narrow
		f.Refresh()
	}
}

func (f *findings) height() float32 {
	if f.narrow {
		return findingRow()
	}
	return findingsHead() + findingRow()*float32(min(max(f.standing, 1), findingsMost)) + 4
}

// CreateRenderer is for Fyne.
func (f *findings) CreateRenderer() fyne.WidgetRenderer {
	r := &findingsRenderer{f}
	r.Refresh()
	return r
}

type findingsRenderer struct{ f *findings }

func (r *findingsRenderer) Destroy() {}
func (r *findingsRenderer) Objects() []fyne.CanvasObject {
	f := r.f
	return []fyne.CanvasObject{f.fill, f.edge, f.head, f.sum, f.hint, f.tick, f.empty, f.scroll, f.count}
}
func (r *findingsRenderer) MinSize() fyne.Size { return fyne.NewSize(0, r.f.height()) }

func (r *findingsRenderer) Refresh() {
	f := r.f
	f.fill.Set(kit.SlabLook{Fill: theme.Colour(theme.ColorSurface)})
	f.edge.FillColor = theme.Colour(theme.ColorHairline)
	f.head.Color, f.empty.Color = theme.Colour(theme.ColorText), theme.Colour(theme.ColorText)
	f.sum.Color, f.hint.Color = theme.Colour(theme.ColorTextMuted), theme.Colour(theme.ColorTextMuted)
	f.head.Text, f.sum.Text, f.empty.Text = f.heading, f.list.Summary, f.list.None
	f.hint.Text = f.next
	f.head.Hidden, f.sum.Hidden = f.narrow, f.narrow
	shown := len(f.list.Rows)
	f.hint.Hidden = shown == 0 || f.narrow || f.list.Ahead
	f.empty.Hidden, f.tick.Hidden = shown > 0, shown > 0
	show(f.scroll, shown > 0)
	f.count.Hidden = !f.narrow || shown < 2
	if !f.count.Hidden {
		f.count.SetText(f.position(f.row()+1, shown))
	}
	kit.ShowIcon(f.tick, theme.IconFine, theme.ColorVerdictFine, 20)
	for i, v := range f.rows {
		v.narrow = f.narrow
		v.Hidden = i >= shown || f.narrow && i != f.row()
	}
	f.lines.Refresh()
	r.Layout(f.Size())
	canvas.Refresh(f)
}

func (r *findingsRenderer) Layout(size fyne.Size) {
	f := r.f
	f.fill.Resize(size)
	f.edge.Resize(fyne.NewSize(size.Width, theme.Hairline))
	left := pageMargin(f.narrow) + 8
	top := findingsHead()
	if f.narrow {
		top = 0
	}
	kit.PlaceText(f.head, left, 4, findingsHead()-4)
	kit.PlaceText(f.sum, left+kit.Width(f.head)+10, 5, findingsHead()-4)
	kit.PlaceText(f.hint, size.Width-left-kit.Width(f.hint), 4, findingsHead()-4)
	f.tick.Resize(fyne.NewSquareSize(20))
	f.tick.Move(fyne.NewPos(left+2, top+(findingRow()-20)/2))
	kit.PlaceText(f.empty, left+34, top, findingRow())
	width := size.Width
	if f.count.Visible() {
		count := f.count.MinSize()
		width -= count.Width + left - 4
		f.count.Resize(count)
		f.count.Move(fyne.NewPos(width, top+(findingRow()-count.Height)/2))
	}
	f.scroll.Move(fyne.NewPos(0, top))
	f.scroll.Resize(fyne.NewSize(width, max(size.Height-top, 0)))
}

// rowsLayout puts visible rows under each other.
type rowsLayout struct{}

func (rowsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(size.Width, findingRow()))
			y += findingRow()
		}
	}
}

func (rowsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	n := 0
	for _, o := range objects {
		if o.Visible() {
			n++
		}
	}
	return fyne.NewSize(0, float32(n)*findingRow())
}

// findingView draws one row: verdict, what and where, why, and the fixes. Why takes
// the line of the rule where it needs two; the tooltip has all of it then.
type findingView struct {
	widget.BaseWidget
	finding       Finding
	narrow        bool
	icon          *canvas.Image
	title, place  *canvas.Text
	text, caption *canvas.Text
	buttons       [findingButtons]*kit.Button
}

func newFindingView() *findingView {
	v := &findingView{
		icon: canvas.NewImageFromResource(nil), title: kit.NewText(theme.TextCardTitle, true), place: kit.NewText(theme.TextCaption, false),
		text: kit.NewText(theme.TextCardTitle, false), caption: kit.NewText(theme.TextCaption, false),
	}
	for i := range v.buttons {
		do := func() { v.finding.Fixes[i].Do() }
		if i == 0 {
			v.buttons[i] = kit.Plain("", do).Small()
		} else {
			v.buttons[i] = kit.Flat("", do).Small()
		}
	}
	v.ExtendBaseWidget(v)
	return v
}

func (v *findingView) show(f Finding) {
	v.finding = f
	for i, b := range v.buttons {
		b.Hidden = i >= len(f.Fixes)
		if !b.Hidden {
			b.SetText(f.Fixes[i].Text)
		}
	}
	v.Refresh()
}

// below is what stands under the sentence: the reason why it is kept, or the rule.
func (v *findingView) below() string {
	if v.finding.Kept != "" {
		return v.finding.Kept
	}
	return v.finding.Caption
}

// MouseIn says what there is no room for.
func (v *findingView) MouseIn(*desktop.MouseEvent) {
	if v.text.Text != v.finding.Text || v.caption.Text != v.below() {
		kit.ShowTip(v, v.finding.Text+" "+v.below(), fyne.Position{}, v.Size())
	}
}

// MouseMoved does nothing.
func (v *findingView) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes it away.
func (v *findingView) MouseOut() { kit.HideTip(v) }

// AccessibilityLabel is the whole row.
func (v *findingView) AccessibilityLabel() string {
	return v.finding.Title + ", " + v.finding.Place + ": " + v.finding.Text
}

// AccessibilityRole is a text.
func (v *findingView) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (v *findingView) CreateRenderer() fyne.WidgetRenderer {
	r := &findingRenderer{v}
	r.Refresh()
	return r
}

type findingRenderer struct{ v *findingView }

func (r *findingRenderer) Destroy() {}
func (r *findingRenderer) Objects() []fyne.CanvasObject {
	v := r.v
	all := []fyne.CanvasObject{v.icon, v.title, v.place, v.text, v.caption}
	for _, b := range v.buttons {
		all = append(all, b)
	}
	return all
}
func (r *findingRenderer) MinSize() fyne.Size { return fyne.NewSize(0, findingRow()) }

func (r *findingRenderer) Refresh() {
	v := r.v
	if v.finding.Look.Icon == "" {
		return
	}
	kit.ShowIcon(v.icon, v.finding.Look.Icon, v.finding.Look.Ink, 20)
	v.title.Color, v.text.Color = theme.Colour(theme.ColorText), theme.Colour(theme.ColorText)
	v.place.Color = theme.Colour(theme.ColorTextMuted)
	r.Layout(v.Size())
	canvas.Refresh(v)
}

func (r *findingRenderer) Layout(size fyne.Size) {
	v := r.v
	left := pageMargin(v.narrow) + 8
	v.icon.Resize(fyne.NewSquareSize(20))
	v.icon.Move(fyne.NewPos(left+2, (findingRow()-20)/2))
	right := size.Width - left
	for i := len(v.buttons) - 1; i >= 0; i-- {
		b := v.buttons[i]
		if !b.Visible() {
			continue
		}
		right -= b.MinSize().Width
		b.Resize(b.MinSize())
		b.Move(fyne.NewPos(right, (findingRow()-kit.SmallButtonHeight())/2))
		right -= 8
	}
	x, top, below := left+34, theme.Length(5, 2), theme.Length(19, 18)
	r.line(v.title, v.finding.Title, x, top, findingTitle-8)
	r.line(v.place, v.finding.Place, x, top+below, findingTitle-8)
	x += findingTitle
	width := max(right-x-8, 0)
	second, style, letters, ink := v.below(), fyne.TextStyle{Italic: v.finding.Kept != ""}, float32(theme.TextCaption), theme.ColorTextMuted
	v.text.Text = v.finding.Text
	if lines := kit.Wrap(v.finding.Text, width, theme.TextCardTitle, fyne.TextStyle{}, 2); len(lines) == 2 && v.finding.Kept == "" {
		v.text.Text = lines[0]
		second, style, letters, ink = lines[1], fyne.TextStyle{}, theme.TextCardTitle, theme.ColorText
	}
	v.caption.TextStyle, v.caption.TextSize, v.caption.Color = style, letters, theme.Colour(ink)
	r.line(v.text, v.text.Text, x, top, width)
	r.line(v.caption, second, x, top+below, width)
}

func (r *findingRenderer) line(t *canvas.Text, words string, x, y, width float32) {
	t.Text = words
	kit.Shorten(t, max(width, 0))
	kit.PlaceText(t, x, y, 18)
}

// show shows or hides an object that has no Hidden of its own.
func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}
