// Package screen knows of the window what Fyne keeps to itself: whether it is
// minimised, and how to change a part of what it shows without painting all of
// it. GLFW and OpenGL, on which Fyne's windows stand, can tell.
package screen

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Probe is of the window that its mark is painted in.
type Probe struct {
	mark   *canvas.Raster
	window *glfw.Window // nil until then
	by     copying      // nil: a picture cannot be put
}

// NewProbe returns a probe of no window yet.
func NewProbe() *Probe {
	p := &Probe{}
	p.mark = canvas.NewRaster(func(int, int) image.Image {
		// A window that is painted is GLFW's current one; Fyne keeps it to itself.
		p.window = glfw.GetCurrentContext()
		p.by = copyingHere()
		return image.NewNRGBA(image.Rect(0, 0, 1, 1))
	})
	p.mark.Resize(fyne.NewSquareSize(1))
	return p
}

// Mark is an object without colour that is to be part of the window.
func (p *Probe) Mark() fyne.CanvasObject { return p.mark }

// Minimised asks whether the window is: Fyne paints one that nobody can see as
// often as any other. It is known everywhere but on Wayland, where a window that
// cannot be seen is asked for no frames. Call it on Fyne's goroutine.
func (p *Probe) Minimised() bool {
	return p.window != nil && p.window.GetAttrib(glfw.Iconified) == glfw.True
}

// Put shows an opaque picture over what the window shows, at the pixels of the
// window that its bounds name, from the upper left corner. It says whether it
// did: it can only where a processor paints, and there it saves painting all of
// the window (docs/adr/0011-screen.md). Call it on Fyne's goroutine, while the
// window is not being painted.
func (p *Probe) Put(picture *image.RGBA) bool {
	if p.by == nil || picture.Rect.Empty() || p.window.GetAttrib(glfw.Visible) != glfw.True {
		return false
	}
	p.window.MakeContextCurrent()
	put(p.window, p.by, picture)
	glfw.DetachCurrentContext()
	return true
}
