package kit

import (
	"bytes"
	"fmt"
	"image"
	"image/png"

	"fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/assets"
)

// The pointers for what can be dragged; Fyne has none.
var (
	OpenHand   desktop.Cursor = newHand(assets.OpenHand)
	ClosedHand desktop.Cursor = newHand(assets.ClosedHand)
)

// hand is a pointer that takes hold with its palm.
type hand struct{ picture image.Image }

func newHand(data []byte) *hand {
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		panic(fmt.Sprintf("kit: pointer: %v", err))
	}
	return &hand{picture}
}

// Image returns the pointer and the point of it that points.
func (h *hand) Image() (picture image.Image, x, y int) {
	size := h.picture.Bounds().Size()
	return h.picture, size.X / 2, size.Y / 2
}
