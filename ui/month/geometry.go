package month

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of the grid in Fyne units.
const (
	weeks = 6
	days  = 7 * weeks

	sideWide   float32 = 132
	sideNarrow float32 = 124
	narrowGrid float32 = 1000
	dayLeast   float32 = 92

	chipPad    float32 = 4 // between a cell's edge and its chips
	moreHeight float32 = 14

	barHigh float32 = 20  // of a span
	barLow  float32 = 14  // where the weeks are low
	lowWeek float32 = 100 // a week that is lower has to save room
)

func headHeight() float32   { return theme.Length(28, 22) }
func numberHeight() float32 { return theme.Length(25, 22) }
func chipHeight() float32   { return theme.Length(24, 20) }
func chipGap() float32      { return theme.Gap(2) }

// rowLeast has room for a number and two chips.
func rowLeast() float32 { return theme.Length(78, 66) }

// sideWidth is how wide the sums beside the weeks are in a grid of that width.
func sideWidth(grid float32) float32 {
	if grid < narrowGrid {
		return sideNarrow
	}
	return sideWide
}

// dayX is where the i-th day of a week begins; 7 is where the sums do.
func dayX(i int, grid float32) float32 {
	return float32(int(float32(i) * (grid - sideWidth(grid)) / 7))
}

// dayWidth is how wide the i-th day of a week is.
func dayWidth(i int, grid float32) float32 { return dayX(i+1, grid) - dayX(i, grid) }

// rowY is where the i-th week begins; weeks is where the grid ends.
func rowY(i int, height float32) float32 {
	return headHeight() + float32(int(float32(i)*(height-headHeight())/weeks))
}

// rowHeight is how high the i-th week is.
func rowHeight(i int, height float32) float32 { return rowY(i+1, height) - rowY(i, height) }

// dayAt returns the day under a place in a grid of a size, and whether there
// is one.
func dayAt(p fyne.Position, size fyne.Size) (int, bool) {
	if p.Y < headHeight() || p.Y >= rowY(weeks, size.Height) || p.X < 0 || p.X >= dayX(7, size.Width) {
		return 0, false
	}
	day, row := 0, 0
	for day < 6 && p.X >= dayX(day+1, size.Width) {
		day++
	}
	for row < weeks-1 && p.Y >= rowY(row+1, size.Height) {
		row++
	}
	return 7*row + day, true
}

// barHeight is how high a span of days is at the foot of a week of a height.
func barHeight(week float32) float32 {
	if week < lowWeek {
		return barLow
	}
	return barHigh
}

// moreRoom is how much of a week of a height the line takes that says how many
// more chips a day has. In a low one it stands beside the number.
func moreRoom(week float32) float32 {
	if week < lowWeek {
		return 0
	}
	return moreHeight
}

// chipY is where the i-th chip of a day begins, from the top of its cell.
func chipY(i int) float32 { return numberHeight() + float32(i)*(chipHeight()+chipGap()) }

// chipEnd is where the n-th chip of a day ends.
func chipEnd(n int) float32 { return chipY(n) - chipGap() }

// chipRoom is how many of n chips a cell of a height shows: all of them, or as
// many as leave that much room for how many more there are.
func chipRoom(n int, height, more float32) int {
	if chipEnd(n) <= height {
		return n
	}
	fit := int((height - more - numberHeight() + chipGap()) / (chipHeight() + chipGap()))
	return min(max(fit, 0), n)
}

// chipAt returns which of the shown chips of a cell y lies on, from the top of
// the cell, and whether it lies on one.
func chipAt(y float32, shown int) (int, bool) {
	if y < numberHeight() {
		return 0, false
	}
	i := int((y - numberHeight()) / (chipHeight() + chipGap()))
	return i, i < shown && y-chipY(i) < chipHeight()
}

// gridLeast is the smallest the grid gets; it scrolls in less room.
func gridLeast() fyne.Size {
	return fyne.NewSize(7*dayLeast+sideNarrow, headHeight()+weeks*rowLeast())
}
