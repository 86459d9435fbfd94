package kit

import (
	"image"
	"image/color"
	"image/draw"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Glass lies over what was painted of a window last.
type Glass interface {
	// Put shows an opaque picture at the pixels of the window that its bounds
	// name, and says whether it can.
	Put(picture *image.RGBA) bool
}

// retouched is a widget that is nothing but pictures on one colour, and nothing
// lies over it on its page.
type retouched struct {
	widget   fyne.CanvasObject
	ground   color.Color // opaque; nil: none that is known
	pictures []*canvas.Raster
}

// retouchedOn is one whose ground its page knows, or does not.
func retouchedOn(ground func() color.Color, widget fyne.CanvasObject, pictures ...*canvas.Raster) retouched {
	r := retouched{widget: widget, pictures: pictures}
	if ground != nil {
		r.ground = ground()
	}
	return r
}

// dirty is a canvas of a window of Fyne, which is painted whole when it is dirty.
type dirty interface {
	CheckDirtyAndClear() bool
	SetDirty()
}

// change makes a change that is seen in some of the pictures only, which fn
// returns. Fyne paints the whole window for it. Where the window has a Glass, only
// what has changed is shown, which costs a tenth where there is no graphics card
// (docs/performance.md). For Fyne the pictures are new all the same, so that they
// are right when it paints next.
func (r *retouched) change(fn func() []*canvas.Raster) {
	shell := shellOf(r.widget)
	if shell == nil || shell.Glass == nil || r.ground == nil {
		fn()
		return
	}
	r.changeIn(canvasOf(r.widget), shell, fn)
}

func (r *retouched) changeIn(window fyne.Canvas, shell *Shell, fn func() []*canvas.Raster) {
	whole, ok := window.(dirty)
	if !ok || whole.CheckDirtyAndClear() {
		fn()
		if ok {
			whole.SetDirty() // it was: the window is painted in any case
		}
		return
	}
	before := r.areas()
	changed := fn()
	if !whole.CheckDirtyAndClear() {
		return
	}
	var area area
	for i, after := range r.areas() {
		if slices.Contains(changed, r.pictures[i]) {
			area = area.union(before[i]).union(after)
		}
	}
	if shell.covered(window) || !r.put(shell.Glass, window, area) {
		whole.SetDirty()
	}
}

// covered says whether something may lie over the page.
func (s *Shell) covered(window fyne.Canvas) bool {
	return s.toast.Visible() || s.tip.Visible() || window.Overlays().Top() != nil
}

// put shows an area of the widget as it is now.
func (r *retouched) put(glass Glass, window fyne.Canvas, a area) bool {
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.widget)
	if corner.IsZero() {
		return false // it is not seen: nothing of this kind stands in the window's corner
	}
	pixels := func(a area) image.Rectangle {
		x0, y0 := window.PixelCoordinateForPosition(corner.Add(a.from))
		x1, y1 := window.PixelCoordinateForPosition(corner.Add(a.to))
		return image.Rect(x0, y0, x1, y1)
	}
	picture := image.NewRGBA(pixels(a))
	draw.Draw(picture, picture.Rect, image.NewUniform(r.ground), image.Point{}, draw.Src)
	for _, part := range r.pictures {
		at := pixels(areaOf(part))
		if part.Visible() && at.Overlaps(picture.Rect) {
			draw.Draw(picture, at, part.Generator(at.Dx(), at.Dy()), image.Point{}, draw.Over)
		}
	}
	return glass.Put(picture)
}

// area is a part of a widget, in units.
type area struct{ from, to fyne.Position }

func areaOf(o fyne.CanvasObject) area {
	return area{o.Position(), o.Position().Add(o.Size())}
}

// areas are what the pictures cover that are seen.
func (r *retouched) areas() []area {
	all := make([]area, len(r.pictures))
	for i, part := range r.pictures {
		if part.Visible() {
			all[i] = areaOf(part)
		}
	}
	return all
}

// union is the least area with both; one without an extent adds nothing.
func (a area) union(b area) area {
	switch {
	case a.from == a.to:
		return b
	case b.from == b.to:
		return a
	}
	return area{
		fyne.NewPos(min(a.from.X, b.from.X), min(a.from.Y, b.from.Y)),
		fyne.NewPos(max(a.to.X, b.to.X), max(a.to.Y, b.to.Y)),
	}
}
