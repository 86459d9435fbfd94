package warmup

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of the small drawings.
const (
	cellStill  float32 = 84
	cellName   float32 = 32 // two lines
	cellWords          = 4 + cellName
	cellLeast  float32 = 88 // width
	cellMost   float32 = 168
	cellGap    float32 = 8
	cellHeight         = cellStill + cellWords

	cardStill  float32 = 56
	cardPad    float32 = 12
	cardHeight         = cardStill + 2*cardPad
)

// cell is the still of a drill with its name below.
type cell struct {
	widget.BaseWidget
	still *kit.Figure
	name  *kit.Paragraph
}

func newCell() *cell {
	c := &cell{
		still: kit.NewFigure(theme.ColorRaised, cellStill),
		name:  kit.NewParagraph("", theme.TextSmall, theme.ColorTextMuted, cellMost, 2),
	}
	c.name.Centre = true
	c.ExtendBaseWidget(c)
	return c
}

func (c *cell) show(d kit.Drawing, name string) {
	c.still.Draw(d)
	c.name.SetText(name)
}

// CreateRenderer is for Fyne.
func (c *cell) CreateRenderer() fyne.WidgetRenderer { return &cellRenderer{c} }

type cellRenderer struct{ c *cell }

func (r *cellRenderer) Destroy()                     {}
func (r *cellRenderer) MinSize() fyne.Size           { return fyne.NewSize(cellLeast, cellHeight) }
func (r *cellRenderer) Refresh()                     { r.Layout(r.c.Size()) }
func (r *cellRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.c.still, r.c.name} }

func (r *cellRenderer) Layout(size fyne.Size) {
	c := r.c
	side := max(min(size.Width-4, size.Height-cellWords), 0)
	c.still.Resize(fyne.NewSquareSize(side))
	c.still.Move(fyne.NewPos((size.Width-side)/2, 0))
	c.name.SetWidth(size.Width - 4)
	c.name.Move(fyne.NewPos(2, side+4))
	c.name.Resize(fyne.NewSize(size.Width-4, cellName))
}

// nextCard is the drill that comes next.
type nextCard struct {
	widget.BaseWidget
	panel       *canvas.Rectangle
	still       *kit.Figure
	after, name *canvas.Text
}

func newNextCard() *nextCard {
	c := &nextCard{
		panel: canvas.NewRectangle(color.Transparent), still: kit.NewFigure(theme.ColorSurface, cardStill),
		after: kit.NewText(theme.TextSmall, false), name: kit.NewText(theme.TextHeading, true),
	}
	c.panel.CornerRadius, c.panel.StrokeWidth = theme.RadiusPanel, theme.Hairline
	c.ExtendBaseWidget(c)
	return c
}

func (c *nextCard) show(d kit.Drawing, after, name string) {
	c.after.Text, c.name.Text = after, name
	c.still.Draw(d)
	c.Refresh()
}

// AccessibilityLabel is what comes next and when.
func (c *nextCard) AccessibilityLabel() string { return c.after.Text + " " + c.name.Text }

// AccessibilityRole is a text.
func (c *nextCard) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (c *nextCard) CreateRenderer() fyne.WidgetRenderer { return &nextCardRenderer{c} }

type nextCardRenderer struct{ c *nextCard }

func (r *nextCardRenderer) Destroy() {}
func (r *nextCardRenderer) MinSize() fyne.Size {
	words := max(kit.Width(r.c.after), kit.Width(r.c.name))
	return fyne.NewSize(float32(int(cardPad+cardStill+cardPad+words+2*cardPad)), cardHeight)
}

func (r *nextCardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.panel, r.c.still, r.c.after, r.c.name}
}

func (r *nextCardRenderer) Layout(size fyne.Size) {
	c := r.c
	c.panel.Resize(size)
	c.still.Resize(fyne.NewSquareSize(cardStill))
	c.still.Move(fyne.NewPos(cardPad, (size.Height-cardStill)/2))
	x := cardPad + cardStill + cardPad
	middle := size.Height / 2
	kit.PlaceText(c.after, x, middle-20, 16)
	kit.PlaceText(c.name, x, middle-4, 24)
}

func (r *nextCardRenderer) Refresh() {
	c := r.c
	c.panel.FillColor, c.panel.StrokeColor = theme.Colour(theme.ColorSurface), theme.Colour(theme.ColorHairline)
	c.after.Color, c.name.Color = theme.Colour(theme.ColorTextMuted), theme.Colour(theme.ColorText)
	r.Layout(c.Size())
	canvas.Refresh(c)
}
