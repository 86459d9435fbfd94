package month

import (
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"
)

// Every place in the grid's days belongs to exactly the day whose cell it is
// drawn in, and none beside them does.
func TestPlacesAreInTheirDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		least := gridLeast()
		size := fyne.NewSize(
			rapid.Float32Range(least.Width, 2600).Draw(t, "width"), rapid.Float32Range(least.Height, 1600).Draw(t, "height"),
		)
		p := fyne.NewPos(rapid.Float32Range(-20, size.Width+20).Draw(t, "x"), rapid.Float32Range(-20, size.Height+20).Draw(t, "y"))
		found := -1
		for day := range days {
			x, y := dayX(day%7, size.Width), rowY(day/7, size.Height)
			if p.X >= x && p.X < x+dayWidth(day%7, size.Width) && p.Y >= y && p.Y < y+rowHeight(day/7, size.Height) {
				if found >= 0 {
					t.Fatalf("%v is in days %d and %d", p, found, day)
				}
				found = day
			}
		}
		got, ok := dayAt(p, size)
		if ok != (found >= 0) || ok && got != found {
			t.Fatalf("%v in %v: day %d, %v; drawn in %d", p, size, got, ok, found)
		}
	})
}

// As many chips as have room are shown; where not all have, the line that says
// how many are hidden has room as well.
func TestChipsHaveRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, height := rapid.IntRange(0, 60).Draw(t, "chips"), rapid.Float32Range(rowLeast(), 400).Draw(t, "height")
		more := rapid.SampledFrom([]float32{0, moreHeight}).Draw(t, "more")
		shown := chipRoom(n, height, more)
		switch {
		case shown > n || shown < 0:
			t.Fatalf("%d of %d chips", shown, n)
		case shown == n && n > 0 && chipEnd(n) > height:
			t.Fatalf("%d chips end at %v of %v", n, chipEnd(n), height)
		case shown < n && shown > 0 && chipEnd(shown)+more > height:
			t.Fatalf("%d chips and the line below end at %v of %v", shown, chipEnd(shown)+more, height)
		case shown < n && chipEnd(shown+1)+more <= height:
			t.Fatalf("%d of %d chips in %v, one more has room", shown, n, height)
		}
		for i := range shown {
			for _, y := range []float32{chipY(i), chipY(i) + chipHeight() - 1} {
				if at, on := chipAt(y, shown); !on || at != i {
					t.Fatalf("%v is on chip %d, %v; want %d", y, at, on, i)
				}
			}
		}
		if _, on := chipAt(chipY(shown), shown); on {
			t.Fatal("below the last chip is a chip")
		}
	})
}
