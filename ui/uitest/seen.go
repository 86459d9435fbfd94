package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/kit"
)

// Area is a part of the canvas, in Fyne units.
type Area struct{ Left, Top, Right, Bottom float32 }

// Has says whether a place lies in the area.
func (a Area) Has(p fyne.Position) bool {
	return p.X >= a.Left && p.X < a.Right && p.Y >= a.Top && p.Y < a.Bottom
}

// Within is the part of the area that lies in another one.
func (a Area) Within(o Area) Area {
	return Area{max(a.Left, o.Left), max(a.Top, o.Top), min(a.Right, o.Right), min(a.Bottom, o.Bottom)}
}

// Empty says whether nothing lies in the area.
func (a Area) Empty() bool { return a.Left >= a.Right || a.Top >= a.Bottom }

// everywhere has room for any canvas.
var everywhere = Area{-1e6, -1e6, 1e6, 1e6}

// Walk visits every visible object below root, and root itself, from the bottom
// up: with its area on the canvas and the part of that which scrolls leave to
// be seen. The corner of root has to be that of the canvas.
func Walk(root fyne.CanvasObject, visit func(o fyne.CanvasObject, whole, seen Area)) {
	walk(root, fyne.Position{}, everywhere, visit)
}

func walk(o fyne.CanvasObject, origin fyne.Position, seen Area, visit func(o fyne.CanvasObject, whole, seen Area)) {
	if o == nil || !o.Visible() {
		return
	}
	at := origin.Add(o.Position())
	whole := Area{at.X, at.Y, at.X + o.Size().Width, at.Y + o.Size().Height}
	if _, scrolls := o.(*container.Scroll); scrolls {
		seen = seen.Within(whole)
	}
	visit(o, whole, whole.Within(seen))
	for _, child := range children(o) {
		walk(child, at, seen, visit)
	}
}

// children are what an object draws, in order.
func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	default:
		return nil
	}
}

// Top is the dialog or menu that is open on a canvas, else its content.
func Top(c fyne.Canvas) fyne.CanvasObject {
	if o := c.Overlays().Top(); o != nil {
		return o
	}
	return c.Content()
}

// Under is the uppermost object of some type at a place of a canvas, as the
// drivers of Fyne find it, and where the object begins.
func Under[T any](c fyne.Canvas, at fyne.Position) (found T, origin fyne.Position, ok bool) {
	Walk(Top(c), func(o fyne.CanvasObject, whole, seen Area) {
		if hit, is := o.(T); is && seen.Has(at) {
			found, origin, ok = hit, fyne.NewPos(whole.Left, whole.Top), true
		}
	})
	return found, origin, ok
}

// All are the visible objects of some type, in the order they are drawn.
func All[T fyne.CanvasObject](root fyne.CanvasObject) []T {
	var found []T
	Walk(root, func(o fyne.CanvasObject, _, _ Area) {
		if hit, is := o.(T); is {
			found = append(found, hit)
		}
	})
	return found
}

// Texts are the visible lines of text, in the order they are drawn.
func Texts(root fyne.CanvasObject) []string {
	var said []string
	Walk(root, func(o fyne.CanvasObject, _, _ Area) {
		switch o := o.(type) {
		case *canvas.Text:
			said = append(said, o.Text)
		case *kit.Digits:
			said = append(said, o.Text())
		}
	})
	return said
}
