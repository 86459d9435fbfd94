//go:build linux && !gles && !arm && !arm64 && (x11 || !wayland)

package screen

/*
typedef void (*copy_sub_buffer)(void *display, unsigned long drawable, int x, int y, int width, int height);

static void copy(void *function, void *display, unsigned long drawable, int x, int y, int width, int height) {
	((copy_sub_buffer)function)(display, drawable, x, y, width, height);
}
*/
import "C"

import (
	"image"
	"strings"
	"unsafe"

	"github.com/go-gl/gl/v2.1/gl"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// copying is how a part of what was painted is shown without all of it being
// swapped (GLX_MESA_copy_sub_buffer); nil where that cannot be.
type copying unsafe.Pointer

// copyingHere is how it is done for the current window. It is worth while where
// Mesa paints on the processor: with a graphics card all of a window costs next to
// nothing.
func copyingHere() copying {
	if glfw.GetPlatform() != glfw.PlatformX11 ||
		!strings.HasPrefix(gl.GoStr(gl.GetString(gl.RENDERER)), "llvmpipe") ||
		!glfw.ExtensionSupported("GLX_MESA_copy_sub_buffer") {
		return nil
	}
	return copying(glfw.GetProcAddress("glXCopySubBufferMESA"))
}

// put paints a picture into the current window and shows it. Fyne sets what else
// there is to set each time it paints.
func put(w *glfw.Window, by copying, picture *image.RGBA) {
	_, height := w.GetFramebufferSize()
	at, size := picture.Rect.Min, picture.Rect.Size()
	gl.UseProgram(0)
	gl.Disable(gl.BLEND)
	gl.PixelZoom(1, -1) // the first row is the upper one
	gl.WindowPos2i(int32(at.X), int32(height-at.Y))
	gl.DrawPixels(int32(size.X), int32(size.Y), gl.RGBA, gl.UNSIGNED_BYTE, gl.Ptr(picture.Pix))
	gl.Enable(gl.BLEND)
	C.copy(unsafe.Pointer(by), unsafe.Pointer(glfw.GetX11Display()), C.ulong(w.GetGLXWindow()),
		C.int(at.X), C.int(height-picture.Rect.Max.Y), C.int(size.X), C.int(size.Y))
}
