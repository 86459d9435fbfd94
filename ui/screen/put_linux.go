//go:build linux && !gles && !arm && !arm64

package screen

import (
	"image"
	"strings"

	"github.com/go-gl/gl/v2.1/gl"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// keepsPicture says whether what the current window shows is still there where
// it is painted next. OpenGL promises that nowhere. But without a graphics card
// Mesa paints into memory and copies it to X11 when it is shown. Where it hands
// its buffers over instead, as it does to a graphics card, it offers to say how
// old each is; then, too, painting costs next to nothing.
func keepsPicture() bool {
	return glfw.GetPlatform() == glfw.PlatformX11 &&
		strings.HasPrefix(gl.GoStr(gl.GetString(gl.RENDERER)), "llvmpipe") &&
		!glfw.ExtensionSupported("GLX_EXT_buffer_age")
}

// put paints a picture into the current window, which is so many pixels high.
// Fyne sets what else there is to set each time it paints.
func put(picture *image.RGBA, height int) {
	size := picture.Rect.Size()
	gl.UseProgram(0)
	gl.Disable(gl.BLEND)
	gl.PixelStorei(gl.UNPACK_ROW_LENGTH, int32(picture.Stride/4))
	gl.PixelZoom(1, -1) // the first row is the upper one
	gl.WindowPos2i(int32(picture.Rect.Min.X), int32(height-picture.Rect.Min.Y))
	gl.DrawPixels(int32(size.X), int32(size.Y), gl.RGBA, gl.UNSIGNED_BYTE, gl.Ptr(picture.Pix))
	gl.PixelStorei(gl.UNPACK_ROW_LENGTH, 0)
	gl.Enable(gl.BLEND)
}
