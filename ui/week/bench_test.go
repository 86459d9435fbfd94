package week

import (
	"testing"

	"fyne.io/fyne/v2"
)

// BenchmarkTurnWeek shows another week's content; a frame of a screen is 16 ms.
func BenchmarkTurnWeek(b *testing.B) {
	s := alex(b, standard)
	by := -1
	for b.Loop() {
		s.TurnWeek(by)
		by = -by
	}
	if len(s.failed) > 0 {
		b.Fatal(s.failed)
	}
}

// BenchmarkDragMove is the work for one step of the pointer with a card in the
// air, over all seven days and up and down; aim: 4 ms.
func BenchmarkDragMove(b *testing.B) {
	s := alex(b, standard)
	p := s.lift(s.id("Press & row"))
	var path []fyne.Position
	for i := range 7 {
		for n := range 4 {
			at := s.place(s.view.Days[i].Date, 0)
			path = append(path, at.AddXY(float32(10*n), float32(40*n)))
		}
	}
	i := 0
	for b.Loop() {
		p.Move(path[i%len(path)])
		i++
	}
	if !s.board.Dragging() {
		b.Fatal("nothing is in the air")
	}
	b.StopTimer()
	s.board.CancelDrag()
	p.Release()
}

// BenchmarkGrab takes a card up, verdicts for seven days and all, and puts it
// back.
func BenchmarkGrab(b *testing.B) {
	s := alex(b, standard)
	id := s.id("Press & row")
	for b.Loop() {
		p := s.lift(id)
		s.board.CancelDrag()
		p.Release()
	}
}
