package library

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of the page.
const (
	listWidth   float32 = 400
	listNarrow  float32 = 380
	narrowUnder float32 = 1040
	listLeast   float32 = 330
	leastUnder  float32 = 800
	detailLeast float32 = 290
	detailMost  float32 = 900
	figureSide  float32 = 220
	detailRoom  float32 = 4 // for rings and shadows, which a scroll would cut
	scrollBar   float32 = 12
)

func gap() float32         { return theme.Gap(8) }
func betweenCols() float32 { return theme.Length(20, 14) }
func rowHeight() float32   { return theme.Length(56, 44) }
func rowFigure() float32   { return theme.Length(48, 40) }

// CreateRenderer is for Fyne.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{p: p, line: canvas.NewRectangle(color.Transparent)}
	return r
}

type renderer struct {
	p    *Page
	line *canvas.Rectangle // between the list and what is chosen
}

func (r *renderer) Destroy() {}

func (r *renderer) Objects() []fyne.CanvasObject {
	p := r.p
	return []fyne.CanvasObject{p.header, p.tabs, p.search, p.region, p.purpose, p.with, p.all, p.rows, p.none, r.line, p.scroll, p.status}
}

func (r *renderer) MinSize() fyne.Size {
	return fyne.NewSize(listLeast+betweenCols()+detailLeast+2*kit.SpreadMargin(0), 440)
}

func (r *renderer) Layout(size fyne.Size) {
	p := r.p
	margin := kit.SpreadMargin(size.Width)
	p.header.SetMargin(margin)
	put(p.header, 0, 0, size.Width, kit.HeaderHeight())
	list := listWidth
	switch {
	case size.Width < leastUnder:
		list = max(listLeast, min(p.tabs.MinSize().Width, size.Width-betweenCols()-detailLeast-2*margin))
	case size.Width < narrowUnder:
		list = listNarrow
	}
	y := kit.HeaderHeight() + theme.Gap(4)
	row := func(o fyne.CanvasObject, height float32) {
		put(o, margin, y, list, height)
		y += height + gap()
	}
	row(p.tabs, kit.ControlHeight())
	row(p.search, kit.ControlHeight())
	if p.region.Visible() {
		share := float32(int((list - 2*gap()) / 3))
		for i, o := range []fyne.CanvasObject{p.region, p.purpose, p.with} {
			put(o, margin+float32(i)*(share+gap()), y, share, kit.ControlHeight())
		}
		y += kit.ControlHeight() + gap()
	}
	row(p.all, p.all.MinSize().Height)
	foot := size.Height - kit.StatusHeight()
	put(p.status, 0, foot, size.Width, kit.StatusHeight())
	put(p.rows, margin, y, list, max(foot-y-gap(), 0))
	put(p.none, margin, y, list, max(foot-y-gap(), 0))

	x := margin + list + betweenCols()/2
	put(r.line, x, kit.HeaderHeight(), theme.Hairline, foot-kit.HeaderHeight())
	x += betweenCols() / 2
	put(p.scroll, x-detailRoom, kit.HeaderHeight(), min(size.Width-x-margin, detailMost)+2*detailRoom+scrollBar, foot-kit.HeaderHeight())
}

func (r *renderer) Refresh() {
	r.line.FillColor = theme.Colour(theme.ColorHairline)
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// detailLayout lays what is chosen out within its scroll.
type detailLayout struct{}

func (detailLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	column := objects[0].(*kit.Column)
	width := size.Width - 2*detailRoom - scrollBar
	column.SetWidth(width)
	put(column, detailRoom, detailRoom, width, column.MinSize().Height)
}

func (detailLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height+2*detailRoom+theme.Gap(16))
}

// row draws one entry of the list: its drawing, its name and what it is.
type row struct {
	*kit.Sketch
	figure       *kit.Figure
	mark         *canvas.Image
	name, detail *canvas.Text
	shown        entry
}

func (p *Page) newRow() fyne.CanvasObject {
	r := &row{
		figure: kit.NewFigure(theme.ColorBackground, rowFigure()), mark: canvas.NewImageFromResource(nil),
		name: kit.NewText(theme.TextBody, true), detail: kit.NewText(theme.TextSmall, false),
	}
	r.Sketch = kit.Sketched(&kit.Sketch{
		Objects: []fyne.CanvasObject{r.figure, r.mark, r.name, r.detail},
		Least:   func() fyne.Size { return fyne.NewSize(0, rowHeight()) },
		Place:   r.place, Paint: r.paint,
	})
	return r
}

// words is where the words of a row begin.
func words() float32 { return rowFigure() + 14 }

func (r *row) place(size fyne.Size) {
	top := (rowHeight() - rowFigure()) / 2
	put(r.figure, 4, top, rowFigure(), rowFigure())
	put(r.mark, 4+(rowFigure()-28)/2, (rowHeight()-28)/2, 28, 28)
	r.name.Text = kit.Ellipsis(r.shown.name, size.Width-words()-8, r.name.TextSize, r.name.TextStyle)
	r.detail.Text = kit.Ellipsis(r.shown.detail, size.Width-words()-8, r.detail.TextSize, r.detail.TextStyle)
	line := theme.Length(21, 20)
	top = float32(int((rowHeight() - line - 18) / 2))
	kit.PlaceText(r.name, words(), top, 20)
	kit.PlaceText(r.detail, words(), top+line, 18)
}

func (r *row) paint() {
	ink := theme.ColorText
	if r.shown.archived {
		ink = theme.ColorTextMuted
	}
	r.name.Color, r.detail.Color = theme.Colour(ink), theme.Colour(theme.ColorTextMuted)
	if r.mark.Visible() && r.shown.look.Icon != "" {
		kit.ShowIcon(r.mark, r.shown.look.Icon, r.shown.look.Ink, 28)
	}
}

// giveRow gives a row the content of an entry.
func (p *Page) giveRow(i int, o fyne.CanvasObject) {
	r, e := o.(*row), p.found[i]
	r.shown = e
	drawing, drawn := p.still(e.figure, false)
	r.figure.Hidden, r.mark.Hidden = !drawn, drawn
	r.figure.Draw(drawing)
	if e.archived {
		r.shown.detail = p.joined([]string{p.say("library.is-archived"), e.detail})
	}
	r.Refresh()
}
