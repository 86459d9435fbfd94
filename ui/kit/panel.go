package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// Panel is a raised sheet of the page with an edge and the faintest shadow, and
// something on it.
type Panel struct {
	widget.BaseWidget
	radius, pad float32
	lit         fyne.ThemeColorName
	slab        *Slab
	content     fyne.CanvasObject
}

// NewPanel returns a sheet; pad is the room between its edge and the content
// where it is comfortable, see [theme.Gap].
func NewPanel(radius, pad float32, content fyne.CanvasObject) *Panel {
	p := &Panel{radius: radius, pad: pad, lit: theme.ColorRaised, slab: NewSlab(), content: content}
	p.ExtendBaseWidget(p)
	return p
}

// SetFill gives the sheet another colour, as a flash does.
func (p *Panel) SetFill(name fyne.ThemeColorName) {
	if p.lit != name {
		p.lit = name
		p.paint()
	}
}

// Fill is the colour it has.
func (p *Panel) Fill() fyne.ThemeColorName { return p.lit }

// CreateRenderer is for Fyne.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer { return newRenderer(p) }

func (p *Panel) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.slab, p.content} }

func (p *Panel) least() fyne.Size {
	pad := theme.Gap(p.pad)
	return p.content.MinSize().AddWidthHeight(2*pad, 2*pad)
}

func (p *Panel) place(size fyne.Size) {
	p.slab.Resize(size)
	pad := theme.Gap(p.pad)
	p.content.Move(fyne.NewPos(pad, pad))
	p.content.Resize(size.SubtractWidthHeight(2*pad, 2*pad))
}

func (p *Panel) paint() {
	p.slab.Set(SlabLook{
		Fill: theme.Colour(p.lit), Edge: theme.Colour(theme.ColorHairline), EdgeWidth: theme.Hairline, Radius: p.radius, Raised: true,
	})
}
