package firstrun

import (
	"image/color"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// side is the column beside the questions: what the program is, how far one is,
// and what there is to do instead.
type side struct {
	widget.BaseWidget
	name    *kit.Line
	tagline *kit.Paragraph
	offers  []offer
	steps   []string
	at      int

	fill, edge *canvas.Rectangle
	logo       *canvas.Image
	marks      []stepMark
}

// offer is something to do instead of answering, with a line of what it does.
type offer struct {
	button *kit.Button
	words  *kit.Paragraph
}

// stepMark is the number of a step in a ring, and its name.
type stepMark struct {
	ring   *canvas.Rectangle
	number *canvas.Text
	tick   *canvas.Image
	name   *canvas.Text
}

func newSide(name, tagline string, steps []string) *side {
	s := &side{
		name: kit.NewLine(name, theme.TextTitle, true, theme.ColorText), tagline: kit.NewParagraph(tagline, theme.TextBody, theme.ColorTextMuted, 0, 3),
		steps: steps, fill: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent),
		logo: canvas.NewImageFromResource(nil),
	}
	for range steps {
		s.marks = append(s.marks, stepMark{
			canvas.NewRectangle(color.Transparent), kit.NewText(theme.TextSmall, true), canvas.NewImageFromResource(nil), kit.NewText(theme.TextBody, false),
		})
	}
	s.ExtendBaseWidget(s)
	return s
}

// offer puts a button at the foot, with a line below it.
func (s *side) offer(button *kit.Button, words string) {
	s.offers = append(s.offers, offer{button, kit.NewParagraph(words, theme.TextCaption, theme.ColorTextMuted, 0, 2)})
}

func (s *side) setAt(at int) { s.at = at; s.Refresh() }

// AccessibilityLabel is how far one is.
func (s *side) AccessibilityLabel() string {
	return strconv.Itoa(s.at+1) + "/" + strconv.Itoa(len(s.steps)) + " " + s.steps[s.at]
}

// AccessibilityRole is a text.
func (s *side) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Sizes of the column.
const (
	sidePad   float32 = 40
	sideTight float32 = 24 // where it is narrow
	logoSize  float32 = 48
	ringSize  float32 = 28
	stepPitch float32 = 44
	tickSize  float32 = 16
	logoGap   float32 = 20
	nameGap   float32 = 4

	offerWords float32 = 6 // below a button
	offerGap   float32 = 14
)

// CreateRenderer is for Fyne.
func (s *side) CreateRenderer() fyne.WidgetRenderer {
	r := &sideRenderer{s}
	r.paint()
	return r
}

type sideRenderer struct{ s *side }

func (r *sideRenderer) Destroy()           {}
func (r *sideRenderer) MinSize() fyne.Size { return fyne.NewSize(sideNarrow, 0) }

func (r *sideRenderer) Objects() []fyne.CanvasObject {
	s := r.s
	all := []fyne.CanvasObject{s.fill, s.edge, s.logo, s.name, s.tagline}
	for _, m := range s.marks {
		all = append(all, m.ring, m.number, m.tick, m.name)
	}
	for _, o := range s.offers {
		all = append(all, o.button, o.words)
	}
	return all
}

func (r *sideRenderer) Layout(size fyne.Size) {
	s := r.s
	pad := sidePad
	if size.Width < sideWide {
		pad = sideTight
	}
	width := size.Width - 2*pad
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	put(s.fill, 0, 0, size.Width, size.Height)
	put(s.edge, size.Width-theme.Hairline, 0, theme.Hairline, size.Height)
	bottom := r.placeOffers(size.Height-pad, pad, width)
	// In a low window there is no room for all of it.
	s.tagline.SetWidth(width)
	name, tagline := s.name.MinSize().Height, s.tagline.MinSize().Height
	steps := float32(len(s.marks)) * stepPitch
	s.logo.Hidden = pad+logoSize+logoGap+name+nameGap+tagline+pad+steps > bottom
	s.tagline.Hidden = pad+name+nameGap+tagline+pad+steps > bottom
	y := pad
	if !s.logo.Hidden {
		put(s.logo, pad, y, logoSize, logoSize)
		y += logoSize + logoGap
	}
	put(s.name, pad, y, width, name)
	y += name + nameGap
	if !s.tagline.Hidden {
		put(s.tagline, pad, y, width, tagline)
		y += tagline + pad/2
	}
	y += pad / 2
	pitch := min(stepPitch, max((bottom-y)/float32(len(s.marks)), ringSize))
	for _, m := range s.marks {
		put(m.ring, pad, y, ringSize, ringSize)
		kit.PlaceText(m.number, pad+float32(int((ringSize-kit.Width(m.number))/2)), y, ringSize)
		put(m.tick, pad+(ringSize-tickSize)/2, y+(ringSize-tickSize)/2, tickSize, tickSize)
		kit.PlaceText(m.name, pad+ringSize+14, y, ringSize)
		y += float32(int(pitch))
	}
}

// placeOffers puts the offers at the foot, and says where they begin.
func (r *sideRenderer) placeOffers(bottom, left, width float32) (top float32) {
	for _, o := range slices.Backward(r.s.offers) {
		o.words.SetWidth(width)
		words := o.words.MinSize().Height
		o.words.Move(fyne.NewPos(left, bottom-words))
		o.words.Resize(fyne.NewSize(width, words))
		bottom -= words + offerWords + kit.ButtonHeight()
		o.button.Move(fyne.NewPos(left, bottom))
		o.button.Resize(fyne.NewSize(width, kit.ButtonHeight()))
		bottom -= offerGap
	}
	return bottom
}

func (r *sideRenderer) paint() {
	s := r.s
	s.fill.FillColor, s.edge.FillColor = theme.Colour(theme.ColorSurface), theme.Colour(theme.ColorHairline)
	s.logo.Resource, s.logo.FillMode = theme.AppIcon(), canvas.ImageFillContain
	for i, m := range s.marks {
		fill, edge, ink := theme.ColorSurface, theme.ColorOutline, theme.ColorTextMuted
		if i == s.at {
			fill, edge, ink = theme.ColorAccent, theme.ColorAccent, theme.ColorOnAccent
		}
		m.ring.CornerRadius, m.ring.StrokeWidth = ringSize/2, theme.Hairline
		m.ring.FillColor, m.ring.StrokeColor = theme.Colour(fill), theme.Colour(edge)
		m.number.Text, m.number.Color = strconv.Itoa(i+1), theme.Colour(ink)
		m.number.Hidden, m.tick.Hidden = i < s.at, i >= s.at
		kit.ShowIcon(m.tick, theme.IconTick, theme.ColorAccent, tickSize)
		m.name.Text, m.name.TextStyle.Bold = s.steps[i], i == s.at
		m.name.Color = theme.Colour(theme.ColorTextMuted)
		if i == s.at {
			m.name.Color = theme.Colour(theme.ColorText)
		}
	}
}

func (r *sideRenderer) Refresh() {
	r.paint()
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}
