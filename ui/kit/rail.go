package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// RailWidth is how wide the rail is.
const RailWidth float32 = 80

// NarrowRailWidth is how wide it is in a window below 1100 wide.
func NarrowRailWidth() float32 { return theme.Length(64, 56) }

// Sizes inside the rail.
const (
	railLogoTop float32 = 16
	railLogo    float32 = 36
	railTop     float32 = 68 // of the first item
	railGap     float32 = 4
	railFoot    float32 = 12 // under the item at the foot
	railIcon    float32 = 22
)

// RailItem is one page to go to.
type RailItem struct {
	Icon theme.IconName
	Name string
	Foot bool // stands at the foot of the rail
}

// Rail is the way from page to page, on the left of the window.
type Rail struct {
	widget.BaseWidget
	narrow bool
	fill   *Slab
	line   *canvas.Rectangle
	logo   *canvas.Image
	items  []*railItem
	corner fyne.CanvasObject // above the foot; nil for none
}

// NewRail returns a rail with its first item chosen; onChosen hears which page
// a person wants.
func NewRail(items []RailItem, onChosen func(int)) *Rail {
	r := &Rail{fill: NewSlab(), line: canvas.NewRectangle(color.Transparent), logo: canvas.NewImageFromResource(nil)}
	for i, item := range items {
		r.items = append(r.items, newRailItem(r, item, func() { onChosen(i) }))
	}
	r.SetChosen(0)
	r.ExtendBaseWidget(r)
	return r
}

// SetChosen marks the page that is shown.
func (r *Rail) SetChosen(chosen int) {
	for i, item := range r.items {
		item.chosen = i == chosen
		item.Refresh()
	}
}

// SetCorner puts something small above the foot of the rail: what runs,
// whichever page is shown.
func (r *Rail) SetCorner(o fyne.CanvasObject) {
	r.corner = o
	r.Refresh()
}

// SetNarrow leaves only the icons, with their names as tooltips.
func (r *Rail) SetNarrow(narrow bool) {
	if r.narrow == narrow {
		return
	}
	r.narrow = narrow
	for _, item := range r.items {
		item.Refresh()
	}
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *Rail) CreateRenderer() fyne.WidgetRenderer { return newRenderer(r) }

func (r *Rail) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.fill, r.line, r.logo}
	for _, item := range r.items {
		all = append(all, item)
	}
	if r.corner != nil {
		all = append(all, r.corner)
	}
	return all
}

func (r *Rail) width() float32 {
	if r.narrow {
		return NarrowRailWidth()
	}
	return RailWidth
}

func (r *Rail) itemSize() fyne.Size {
	if r.narrow {
		return fyne.NewSize(theme.Length(52, 48), theme.Length(44, 40))
	}
	return fyne.NewSize(68, theme.Length(56, 50))
}

func (r *Rail) least() fyne.Size {
	return fyne.NewSize(r.width(), railTop+float32(len(r.items))*(r.itemSize().Height+railGap)+railFoot)
}

func (r *Rail) place(size fyne.Size) {
	r.fill.Resize(size)
	r.line.Move(fyne.NewPos(size.Width-theme.Hairline, 0))
	r.line.Resize(fyne.NewSize(theme.Hairline, size.Height))
	r.logo.Move(fyne.NewPos((size.Width-railLogo)/2, railLogoTop))
	item := r.itemSize()
	x, top, foot := (size.Width-item.Width)/2, railTop, size.Height
	for _, o := range r.items {
		o.Resize(item)
		if o.item.Foot {
			foot -= item.Height + railFoot
			o.Move(fyne.NewPos(x, foot))
			continue
		}
		o.Move(fyne.NewPos(x, top))
		top += item.Height + railGap
	}
	if r.corner != nil {
		least := r.corner.MinSize()
		r.corner.Resize(fyne.NewSize(item.Width, least.Height))
		r.corner.Move(fyne.NewPos(x, min(foot, size.Height)-least.Height-railFoot))
	}
}

func (r *Rail) paint() {
	r.fill.Set(SlabLook{Fill: theme.Colour(theme.ColorSurface)})
	r.line.FillColor = theme.Colour(theme.ColorHairline)
	ShowIcon(r.logo, theme.IconLogo, theme.ColorAccent, railLogo)
}

// railItem is one page in the rail.
type railItem struct {
	control
	rail   *Rail
	item   RailItem
	chosen bool
	do     func()

	fill, ring *canvas.Rectangle
	image      *canvas.Image
	name       *canvas.Text
}

func newRailItem(r *Rail, item RailItem, do func()) *railItem {
	i := &railItem{
		rail: r, item: item, do: do,
		fill: canvas.NewRectangle(color.Transparent), ring: newRing(theme.RadiusCard),
		image: canvas.NewImageFromResource(nil), name: NewText(theme.TextCaption, false),
	}
	i.fill.CornerRadius = theme.RadiusCard
	i.ExtendBaseWidget(i)
	return i
}

func (i *railItem) Tapped(*fyne.PointEvent) {
	HideTip(i)
	i.do()
}

func (i *railItem) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		i.Tapped(nil)
	default:
		PassKey(i, key)
	}
}

func (i *railItem) MouseIn(e *desktop.MouseEvent) {
	i.control.MouseIn(e)
	if i.rail.narrow {
		ShowTip(i, i.item.Name, fyne.Position{}, i.Size())
	}
}

func (i *railItem) MouseOut() {
	HideTip(i)
	i.control.MouseOut()
}

// AccessibilityLabel is the page's name.
func (i *railItem) AccessibilityLabel() string { return i.item.Name }

// AccessibilityRole is a button.
func (i *railItem) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (i *railItem) CreateRenderer() fyne.WidgetRenderer { return newRenderer(i) }

func (i *railItem) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{i.fill, i.image, i.name, i.ring}
}

func (i *railItem) least() fyne.Size { return i.rail.itemSize() }

func (i *railItem) place(size fyne.Size) {
	i.fill.Resize(size)
	placeRing(i.ring, fyne.Position{}, size)
	y := floor((size.Height - railIcon) / 2)
	if !i.rail.narrow {
		y = theme.Length(9, 6)
	}
	i.image.Move(fyne.NewPos((size.Width-railIcon)/2, y))
	PlaceText(i.name, (size.Width-Width(i.name))/2, y+railIcon+2, 16)
}

func (i *railItem) paint() {
	ink := theme.ColorTextMuted
	i.fill.FillColor = color.Transparent
	if i.hovered {
		i.fill.FillColor = theme.Colour(theme.ColorHover)
	}
	if i.chosen {
		ink = theme.ColorAccent
		i.fill.FillColor = theme.Colour(theme.ColorAccentSoft)
	}
	i.name.Text, i.name.TextStyle.Bold = i.item.Name, i.chosen
	i.name.Color = theme.Colour(ink)
	i.name.Hidden = i.rail.narrow
	ShowIcon(i.image, i.item.Icon, ink, railIcon)
	i.paintRing(i.ring)
}
