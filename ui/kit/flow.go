package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// wraps is what needs to know its width before its height can be known.
type wraps interface{ SetWidth(float32) }

func setWidth(o fyne.CanvasObject, width float32) {
	if w, ok := o.(wraps); ok {
		w.SetWidth(width)
	}
}

// Column is parts below each other, all as wide as it is; on a sheet if it has
// one.
type Column struct {
	widget.BaseWidget
	parts []fyne.CanvasObject
	gap   float32 // where it is comfortable
	width float32
	sheet *Slab // nil: the parts stand on the page
	edge  fyne.ThemeColorName
	fill  fyne.ThemeColorName
}

// SetParts puts other parts in the place of those there are.
func (c *Column) SetParts(parts ...fyne.CanvasObject) {
	c.parts = parts
	c.SetWidth(c.width)
	c.Refresh()
}

// SetEdge gives the sheet an edge of another colour.
func (c *Column) SetEdge(ink fyne.ThemeColorName) { c.edge = ink; c.Refresh() }

// SetFill gives the sheet another colour.
func (c *Column) SetFill(name fyne.ThemeColorName) { c.fill = name; c.Refresh() }

// NewColumn returns parts below each other; the gap is that where it is
// comfortable, see [theme.Gap].
func NewColumn(gap float32, parts ...fyne.CanvasObject) *Column {
	c := &Column{parts: parts, gap: gap}
	c.ExtendBaseWidget(c)
	return c
}

// NewSheet is a Column on a raised sheet.
func NewSheet(gap float32, parts ...fyne.CanvasObject) *Column {
	c := NewColumn(gap, parts...)
	c.edge, c.fill = theme.ColorHairline, theme.ColorRaised
	c.sheet = NewSlab()
	return c
}

// pad is the room between the edge of the sheet and the parts.
func (c *Column) pad() float32 {
	if c.sheet == nil {
		return 0
	}
	return theme.Gap(16)
}

// SetWidth tells the parts how wide they will be.
func (c *Column) SetWidth(width float32) {
	c.width = width
	for _, part := range c.parts {
		setWidth(part, width-2*c.pad())
	}
}

// CreateRenderer is for Fyne.
func (c *Column) CreateRenderer() fyne.WidgetRenderer {
	r := &columnRenderer{c}
	r.paint()
	return r
}

type columnRenderer struct{ c *Column }

func (r *columnRenderer) Destroy() {}

func (r *columnRenderer) Objects() []fyne.CanvasObject {
	if r.c.sheet == nil {
		return r.c.parts
	}
	return append([]fyne.CanvasObject{r.c.sheet}, r.c.parts...)
}

func (r *columnRenderer) MinSize() fyne.Size {
	size, n := fyne.NewSize(0, 2*r.c.pad()), 0
	for _, part := range r.c.parts {
		if part.Visible() {
			least := part.MinSize()
			size.Width = max(size.Width, least.Width+2*r.c.pad())
			size.Height += least.Height
			n++
		}
	}
	return size.AddWidthHeight(0, theme.Gap(r.c.gap)*float32(max(n-1, 0)))
}

func (r *columnRenderer) Layout(size fyne.Size) {
	y := r.c.pad()
	for _, part := range r.c.parts {
		if part.Visible() {
			height := part.MinSize().Height
			part.Move(fyne.NewPos(r.c.pad(), y))
			part.Resize(fyne.NewSize(size.Width-2*r.c.pad(), height))
			y += height + theme.Gap(r.c.gap)
		}
	}
	if r.c.sheet != nil {
		r.c.sheet.Resize(size)
	}
}

func (r *columnRenderer) paint() {
	c := r.c
	if c.sheet == nil {
		return
	}
	c.sheet.Set(SlabLook{Fill: theme.Colour(c.fill), Edge: theme.Colour(c.edge), EdgeWidth: theme.Hairline, Radius: theme.RadiusPanel, Raised: true})
}

func (r *columnRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

// Row is parts beside each other: one of them takes the room that the others
// leave. All stand in the middle of its height.
type Row struct {
	widget.BaseWidget
	parts []fyne.CanvasObject
	wide  int     // which one
	gap   float32 // where it is comfortable
	least float32 // of the wide part; with less the parts stand below each other
	width float32
}

// NewRow returns parts beside each other, of which the wide-th takes what room is
// left; the gap is that where it is comfortable.
func NewRow(gap float32, wide int, parts ...fyne.CanvasObject) *Row {
	r := &Row{parts: parts, wide: wide, gap: gap}
	r.ExtendBaseWidget(r)
	return r
}

// Folding puts the parts below each other where the wide one would have less room
// than that.
func (r *Row) Folding(least float32) *Row {
	r.least = least
	return r
}

func (r *Row) folded() bool { return r.least > 0 && r.width-r.others() < r.least }

// others is the width of all parts but the wide one, with the gaps.
func (r *Row) others() float32 {
	width := float32(0)
	for i, part := range r.parts {
		if i != r.wide && part.Visible() {
			width += part.MinSize().Width + theme.Gap(r.gap)
		}
	}
	return width
}

// SetWidth tells the wide part how wide it will be.
func (r *Row) SetWidth(width float32) {
	r.width = width
	room := width - r.others()
	if r.folded() {
		room = width
	}
	setWidth(r.parts[r.wide], max(room, 0))
}

// CreateRenderer is for Fyne.
func (r *Row) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ r *Row }

func (r *rowRenderer) Destroy()                     {}
func (r *rowRenderer) Objects() []fyne.CanvasObject { return r.r.parts }

func (r *rowRenderer) MinSize() fyne.Size {
	if r.r.folded() {
		return r.below(func(fyne.CanvasObject, float32, fyne.Size) {})
	}
	size := fyne.NewSize(r.r.others()+r.r.parts[r.r.wide].MinSize().Width, 0)
	for _, part := range r.r.parts {
		size.Height = max(size.Height, part.MinSize().Height)
	}
	return size
}

// below gives every part its place below the one before, and says how large they
// are together.
func (r *rowRenderer) below(place func(part fyne.CanvasObject, y float32, least fyne.Size)) fyne.Size {
	size := fyne.Size{}
	for _, part := range r.r.parts {
		if !part.Visible() {
			continue
		}
		if size.Height > 0 {
			size.Height += theme.Gap(r.r.gap)
		}
		least := part.MinSize()
		place(part, size.Height, least)
		size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
	}
	return size
}

func (r *rowRenderer) Layout(size fyne.Size) {
	if r.r.folded() {
		r.below(func(part fyne.CanvasObject, y float32, least fyne.Size) {
			part.Move(fyne.NewPos(0, y))
			part.Resize(fyne.NewSize(size.Width, least.Height))
		})
		return
	}
	x := float32(0)
	for i, part := range r.r.parts {
		if !part.Visible() {
			continue
		}
		least := part.MinSize()
		if i == r.r.wide {
			least.Width = max(size.Width-r.r.others(), 0)
		}
		part.Move(fyne.NewPos(x, float32(int((size.Height-least.Height)/2))))
		part.Resize(least)
		x += least.Width + theme.Gap(r.r.gap)
	}
}

func (r *rowRenderer) Refresh() {
	r.Layout(r.r.Size())
	canvas.Refresh(r.r)
}

// Line is one line of text, cut where it has no room.
type Line struct {
	widget.BaseWidget
	words string
	ink   fyne.ThemeColorName
	text  *canvas.Text
	whole bool // it needs the room for all its words
}

// NewLine returns a line of text.
func NewLine(words string, size float32, bold bool, ink fyne.ThemeColorName) *Line {
	l := &Line{words: words, ink: ink, text: NewText(size, bold)}
	l.ExtendBaseWidget(l)
	return l
}

// NewLabel is a Line that is never cut.
func NewLabel(words string, size float32, bold bool, ink fyne.ThemeColorName) *Line {
	l := NewLine(words, size, bold, ink)
	l.whole = true
	return l
}

// Say changes the words; the same ones cost nothing.
func (l *Line) Say(words string) {
	if l.words != words {
		l.words = words
		l.Refresh()
	}
}

// Wanted is how wide the line is if nothing of it is cut.
func (l *Line) Wanted() float32 {
	return floor(fyne.MeasureText(l.words, l.text.TextSize, l.text.TextStyle).Width) + 1
}

// AccessibilityLabel is the words.
func (l *Line) AccessibilityLabel() string { return l.words }

// AccessibilityRole is a text.
func (l *Line) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{l}
	l.text.Text, l.text.Color = l.words, theme.Colour(l.ink)
	return r
}

type lineRenderer struct{ l *Line }

func (r *lineRenderer) Destroy()                     {}
func (r *lineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.l.text} }

func (r *lineRenderer) MinSize() fyne.Size {
	l := r.l
	size := fyne.NewSize(0, Pitch(l.text.TextSize))
	if l.whole {
		size.Width = fyne.MeasureText(l.words, l.text.TextSize, l.text.TextStyle).Width
	}
	return size
}

func (r *lineRenderer) Layout(size fyne.Size) {
	l := r.l
	l.text.Text = l.words
	if !l.whole {
		Shorten(l.text, size.Width)
	}
	PlaceText(l.text, 0, 0, size.Height)
}

func (r *lineRenderer) Refresh() {
	r.l.text.Color = theme.Colour(r.l.ink)
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

// NewSign is a drawing of a fixed size.
func NewSign(icon theme.IconName, ink fyne.ThemeColorName, size float32) *canvas.Image {
	img := canvas.NewImageFromResource(theme.Icon(icon, ink, size))
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(fyne.NewSquareSize(size))
	return img
}

// Band is parts that stand beside each other in equal shares, on a stretch of
// colour if it has one.
type Band struct {
	widget.BaseWidget
	parts []fyne.CanvasObject
	soft  fyne.ThemeColorName // empty: none
	fill  *canvas.Rectangle
}

func bandGap() float32 { return theme.Gap(12) }

// pad is the room between the edge of the colour and the parts.
func (b *Band) pad() float32 {
	if b.soft == "" {
		return 0
	}
	return bandGap()
}

// NewBand returns parts on a stretch of a colour.
func NewBand(soft fyne.ThemeColorName, parts ...fyne.CanvasObject) *Band {
	b := NewShares(parts...)
	b.soft = soft
	return b
}

// NewShares is a Band without colour.
func NewShares(parts ...fyne.CanvasObject) *Band {
	b := &Band{parts: parts, fill: canvas.NewRectangle(color.Transparent)}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is for Fyne.
func (b *Band) CreateRenderer() fyne.WidgetRenderer {
	r := &bandRenderer{b}
	r.paint()
	return r
}

type bandRenderer struct{ b *Band }

func (r *bandRenderer) Destroy() {}
func (r *bandRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.b.fill}, r.b.parts...)
}

func (r *bandRenderer) MinSize() fyne.Size {
	height := float32(0)
	for _, part := range r.b.parts {
		height = max(height, part.MinSize().Height)
	}
	return fyne.NewSize(0, height+2*r.b.pad())
}

func (r *bandRenderer) Layout(size fyne.Size) {
	b := r.b
	b.fill.Resize(size)
	share := float32(int((size.Width - 2*b.pad() + bandGap()) / float32(len(b.parts))))
	for i, part := range b.parts {
		part.Move(fyne.NewPos(b.pad()+float32(i)*share, b.pad()))
		part.Resize(fyne.NewSize(share-bandGap(), size.Height-2*b.pad()))
	}
}

func (r *bandRenderer) paint() {
	r.b.fill.CornerRadius, r.b.fill.FillColor = theme.RadiusButton, color.Transparent
	if r.b.soft != "" {
		r.b.fill.FillColor = theme.Colour(r.b.soft)
	}
}

func (r *bandRenderer) Refresh() {
	r.paint()
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

// NewFixed gives a part the width of its column.
func NewFixed(width float32, part fyne.CanvasObject) fyne.CanvasObject {
	f := &fixed{part: part, width: width}
	f.ExtendBaseWidget(f)
	setWidth(part, width)
	return f
}

type fixed struct {
	widget.BaseWidget
	part  fyne.CanvasObject
	width float32
}

func (f *fixed) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.part) }

func (f *fixed) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	return fyne.NewSize(f.width, f.part.MinSize().Height)
}
