// Package minimised tells whether the window is minimised, which Fyne does not:
// it paints one that nobody can see as often as any other. GLFW, on which Fyne's
// windows stand, knows it everywhere but on Wayland, where a window that cannot
// be seen is asked for no frames.
package minimised

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
}

// NewProbe returns a probe of no window yet.
func NewProbe() *Probe {
	p := &Probe{}
	p.mark = canvas.NewRaster(func(int, int) image.Image {
		// A window that is painted is GLFW's current one; Fyne keeps it to itself.
		p.window = glfw.GetCurrentContext()
		return image.NewNRGBA(image.Rect(0, 0, 1, 1))
	})
	p.mark.Resize(fyne.NewSquareSize(1))
	return p
}

// Mark is an object without colour that is to be part of the window.
func (p *Probe) Mark() fyne.CanvasObject { return p.mark }

// Minimised asks. Call it on Fyne's goroutine.
func (p *Probe) Minimised() bool {
	return p.window != nil && p.window.GetAttrib(glfw.Iconified) == glfw.True
}
