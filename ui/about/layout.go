package about

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of the window.
const (
	width     float32 = 940
	most      float32 = 620  // height of the parts
	around    float32 = 190  // what the window has beside them
	listShare float32 = 0.36 // of the width, where there is a list
	rowPad    float32 = 10
	logoSize  float32 = 30
)

func gap() float32       { return theme.Gap(12) }
func rowHeight() float32 { return theme.Length(44, 38) }

// newBody puts the parts above the text, and the list beside it.
func (v *view) newBody() *fyne.Container {
	logo := canvas.NewImageFromResource(theme.AppIcon())
	logo.FillMode = canvas.ImageFillContain
	height := min(most, v.Canvas.Size().Height-around)
	return container.New(bodyLayout{height}, logo, v.parts, v.list, v.reader)
}

// bodyLayout lays out the logo, the choice of a part, the list and the text, in a
// height that stays.
type bodyLayout struct{ height float32 }

func (bodyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	logo, parts, list, reader := objects[0], objects[1], objects[2], objects[3]
	logo.Resize(fyne.NewSquareSize(logoSize))
	choice := parts.MinSize()
	parts.Move(fyne.NewPos(logoSize+gap(), 0))
	parts.Resize(choice)
	logo.Move(fyne.NewPos(0, (choice.Height-logoSize)/2))
	top, left := choice.Height+gap(), float32(0)
	if list.Visible() {
		left = float32(int(size.Width * listShare))
		list.Move(fyne.NewPos(0, top))
		list.Resize(fyne.NewSize(left-gap(), size.Height-top))
	}
	reader.Move(fyne.NewPos(left, top))
	reader.Resize(fyne.NewSize(size.Width-left, size.Height-top))
}

func (l bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.height) }

// row is a licence in the list.
type row struct {
	*kit.Sketch
	of            Licence
	name, licence *canvas.Text
}

func newRow() fyne.CanvasObject {
	r := &row{name: kit.NewText(theme.TextCardTitle, false), licence: kit.NewText(theme.TextSmall, false)}
	r.Sketch = kit.Sketched(&kit.Sketch{
		Objects: []fyne.CanvasObject{r.name, r.licence},
		Least:   func() fyne.Size { return fyne.NewSize(0, rowHeight()) },
		Place:   r.place, Paint: r.paint,
	})
	return r
}

func (r *row) place(size fyne.Size) {
	r.name.Text, r.licence.Text = r.of.Name, r.of.Licence
	kit.Shorten(r.name, size.Width-2*rowPad)
	kit.Shorten(r.licence, size.Width-2*rowPad)
	top := (rowHeight() - 36) / 2
	kit.PlaceText(r.name, rowPad, top, 20)
	kit.PlaceText(r.licence, rowPad, top+19, 16)
}

func (r *row) paint() {
	r.name.Color, r.licence.Color = theme.Colour(theme.ColorText), theme.Colour(theme.ColorTextMuted)
}

// giveRow gives a row the licence it shows.
func (v *view) giveRow(i int, o fyne.CanvasObject) {
	r := o.(*row)
	r.of = v.licences[i]
	r.Refresh()
}
