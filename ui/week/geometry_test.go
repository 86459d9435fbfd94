package week

import (
	"testing"

	"pgregory.net/rapid"
)

// A page of 1024x640 leaves a board of 904 or more; nobody has more than 2600.
func boardWidth(t *rapid.T) float32 { return float32(rapid.IntRange(904, 2600).Draw(t, "board")) }

func TestEveryPointOfAColumnIsFoundInIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		board, day := boardWidth(t), rapid.IntRange(0, 6).Draw(t, "day")
		within := rapid.Float32Range(0, columnWidth(board)).Draw(t, "within")
		if got := columnAt(columnX(day, board)+within, board); got != day {
			t.Fatalf("%v into column %d of a board %v wide is in %d", within, day, board, got)
		}
	})
}

func TestTheNearestColumnIsFoundEverywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		board := boardWidth(t)
		x := rapid.Float32Range(-3000, 6000).Draw(t, "x")
		beside := func(day int) float32 {
			return max(columnX(day, board)-x, x-columnX(day, board)-columnWidth(board), 0)
		}
		got := columnAt(x, board)
		for day := range 7 {
			if beside(day) < beside(got)-0.01 {
				t.Fatalf("%v is in column %d, but %d is nearer", x, got, day)
			}
		}
	})
}

func TestColumnsFillTheBoardAndNoMore(t *testing.T) {
	for board := float32(904); board <= 2600; board++ {
		width, end := columnWidth(board), columnX(6, board)+columnWidth(board)
		switch {
		case width != float32(int(width)) || columnX(3, board) != float32(int(columnX(3, board))):
			t.Fatalf("%v: columns do not begin and end on whole units", board)
		case end > board:
			t.Fatalf("%v: the last column ends at %v", board, end)
		case width < columnMax && board-end >= 7:
			t.Fatalf("%v: %v is left over", board, board-end)
		case width > columnMax || width < columnMin:
			t.Fatalf("%v: columns %v wide", board, width)
		}
	}
	if least := boardMin().Width; columnX(6, least)+columnWidth(least) != least || columnWidth(least) != columnMin {
		t.Errorf("the narrowest board is %v wide, its columns %v", least, columnWidth(least))
	}
	if narrow := columnWidth(300); narrow != columnMin {
		t.Errorf("a board that is too narrow has columns of %v", narrow)
	}
}

func TestEveryPointOfACardIsFoundOnIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "cards")
		i := rapid.IntRange(0, n-1).Draw(t, "card")
		within := rapid.Float32Range(0, cardHeight()-0.01).Draw(t, "within")
		if got, on := cardAt(cardY(i)+within, n); got != i || !on {
			t.Fatalf("%v into card %d of %d is on %d (%v)", within, i, n, got, on)
		}
	})
}

func TestNoCardIsFoundBesideTheCards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "cards")
		gap := rapid.IntRange(0, n).Draw(t, "gap")
		within := rapid.Float32Range(0.01, cardGap()-0.01).Draw(t, "within")
		for _, y := range []float32{cardY(gap) - within, cardY(n) + within, cardY(n) + 100*within, -within} {
			if i, on := cardAt(y, n); on {
				t.Fatalf("%v is on card %d of %d", y, i, n)
			}
		}
	})
}

func TestACardDroppedWhereACardLiesTakesItsPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "cards")
		i := rapid.IntRange(0, n).Draw(t, "place")
		off := rapid.Float32Range(-cardHeight()/2, cardHeight()/2).Draw(t, "off")
		if got := insertAt(cardY(i)+cardHeight()/2+off, n); got != i {
			t.Fatalf("%v from place %d of %d is place %d", off, i, n, got)
		}
	})
}

func TestAPlaceIsAlwaysOneOfTheColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "cards")
		y := rapid.Float32Range(-5000, 5000).Draw(t, "y")
		got := insertAt(y, n)
		if got < 0 || got > n {
			t.Fatalf("%v is place %d of %d", y, got, n)
		}
		if lower := insertAt(y+rapid.Float32Range(0, 500).Draw(t, "lower"), n); lower < got {
			t.Fatalf("lower than %v is place %d, before %d", y, lower, got)
		}
	})
}

func TestCardsHaveRoomForTheirRing(t *testing.T) {
	for n := range 8 {
		if n > 0 && cardsHeight(n) < cardY(n-1)+cardHeight()+3 {
			t.Errorf("%d cards: the ring of the last is cut", n)
		}
	}
	if cardY(0) < 3 {
		t.Error("the ring of the first card is cut")
	}
}
