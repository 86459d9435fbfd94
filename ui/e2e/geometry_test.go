//go:build linux

package e2e

// Where things are on the screen: what ui/week and ui/kit draw in a window of
// 1280x800 that shows the example's week, with its limits in the header and one
// finding at the foot.

// The size of the window, which fills the screen.
const width, height = 1280, 800

type point struct{ x, y int }

// The days of the week that is shown, from 8 June 2026.
const (
	monday = iota
	tuesday
	wednesday
	thursday
	friday
	saturday
	sunday
)

const (
	tray       = 216 // beside the board, in a window that is not narrow
	boardTop   = 64 + 56 + 10
	columnGap  = 6
	head       = 44
	cardHeight = 96
	cardPitch  = cardHeight + 6
	plates     = 76 + 6 // by what the cards move down while one is in the air
)

// board is where the days are in a window of some width.
type board struct{ left, column, right int }

func boardIn(width int) board {
	b := board{left: 80 + 16, right: width - tray - 16}
	if width < 1100 {
		b = board{left: 64 + 12, right: width - 12}
	}
	b.column = (b.right - b.left - 6*columnGap) / 7
	return b
}

// card is the middle of the i-th card of a day, or of where it would be.
func (b board) card(day, i int) point {
	return point{b.left + day*(b.column+columnGap) + b.column/2, boardTop + head + i*cardPitch + cardHeight/2}
}

// slot is the middle of the i-th card of a day while one is in the air.
func (b board) slot(day, i int) point {
	p := b.card(day, i)
	return point{p.x, p.y + plates}
}

// calm is where the board shows nothing but its own colour, another one while a
// card is in the air.
func (b board) calm() point { return b.card(monday, 2) }

// more is the button of the menu.
func (b board) more() point { return point{b.right - 18, 32} }

func card(day, i int) point { return boardIn(width).card(day, i) }

func slot(day, i int) point { return boardIn(width).slot(day, i) }

// template is the middle of the i-th template in the tray.
func template(i int) point { return point{width - tray/2, 96 + i*48 + 24} }

// Other places in the window.
var (
	search  = point{width - tray/2, 70}
	parked  = point{width - tray/2, height - 28 - 16 - cardPitch/2 - 2} // the only card that is not placed
	nowhere = point{500, 32}                                            // above the board, where nothing can be dropped
	drawn   = point{20, 20}                                             // black until the window is drawn, in every window
)
