package week

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of the board in Fyne units (docs/adr/0003-board.md says why it is
// one widget with geometry of its own).
const (
	columnPad float32 = 3 // between a column's edge and its cards, stroke included
	columnMin float32 = 124
	columnMax float32 = 320
	cardsTop  float32 = 4  // room above the first card for its ring
	plateSize float32 = 76 // height of a verdict plate
)

// Those that depend on the density.
func columnGap() float32  { return theme.Gap(6) }
func headHeight() float32 { return theme.Length(44, 34) }
func footHeight() float32 { return theme.Length(26, 20) }
func cardHeight() float32 { return theme.Length(96, 76) }
func cardGap() float32    { return theme.Gap(6) }
func cardPadX() float32   { return theme.Length(10, 8) }
func cardPadY() float32   { return theme.Length(8, 4) }

// columnWidth is how wide each of the seven columns is on a board of that
// width.
func columnWidth(board float32) float32 {
	width := float32(int((board - 6*columnGap()) / 7))
	return min(max(width, columnMin), columnMax)
}

// columnX is where the i-th column begins.
func columnX(i int, board float32) float32 {
	return float32(i) * (columnWidth(board) + columnGap())
}

// columnAt returns the column under x, the nearest one where x is in a gap or
// beyond the edges.
func columnAt(x, board float32) int {
	i := int((x + columnGap()/2) / (columnWidth(board) + columnGap()))
	return min(max(i, 0), 6)
}

// cardY is where the i-th card of a column begins, from the top of the cards.
func cardY(i int) float32 { return cardsTop + float32(i)*(cardHeight()+cardGap()) }

// cardAt returns which of n cards y lies on, and whether it lies on one.
func cardAt(y float32, n int) (int, bool) {
	if y < cardsTop {
		return 0, false
	}
	i := int((y - cardsTop) / (cardHeight() + cardGap()))
	return i, i < n && y-cardY(i) < cardHeight()
}

// insertAt returns the place among n cards where one dropped with its middle
// at y goes.
func insertAt(y float32, n int) int {
	i := int((y - cardsTop + cardGap()/2) / (cardHeight() + cardGap()))
	return min(max(i, 0), n)
}

// cardsHeight is how high a column of n cards is, with room for a ring.
func cardsHeight(n int) float32 { return cardY(n) }

// cardWidth is how wide a card is on a board of that width.
func cardWidth(board float32) float32 { return columnWidth(board) - 2*columnPad }

// boardMin is the narrowest the seven columns get.
func boardMin() fyne.Size {
	return fyne.NewSize(7*columnMin+6*columnGap(), headHeight()+footHeight()+plateSize+cardHeight())
}
