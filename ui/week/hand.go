package week

import (
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/ui/kit"
)

// handOver is the pointer over something to drag: an open hand, closed while a
// card is in the air.
func handOver(b *Board) desktop.Cursor {
	if b.drag != nil {
		return kit.ClosedHand
	}
	return kit.OpenHand
}
