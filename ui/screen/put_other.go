//go:build !linux || gles || arm || arm64

package screen

import "image"

// keepsPicture is false: nothing is known of how windows are painted here.
func keepsPicture() bool { return false }

func put(*image.RGBA, int) {}
