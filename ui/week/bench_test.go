package week

import (
	"testing"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
)

// veteran shows the page of the example person after twenty years of training,
// some 10,000 sessions.
func veteran(b *testing.B) *stage {
	b.Helper()
	s := blank(b, standard)
	if n := s.file.FillExample(today, 20); n < 10000 {
		b.Fatalf("%d sessions", n)
	}
	return s
}

// BenchmarkTurnWeekVeteran turns the week with 10,000 sessions; aim: 50 ms.
func BenchmarkTurnWeekVeteran(b *testing.B) {
	s := veteran(b)
	by := -1
	for b.Loop() {
		s.TurnWeek(by)
		by = -by
	}
	if len(s.failed) > 0 {
		b.Fatal(s.failed)
	}
}

// BenchmarkDropVeteran lets a card go on another day with 10,000 sessions: check,
// write, and show the week again; aim: 50 ms.
func BenchmarkDropVeteran(b *testing.B) {
	s := veteran(b)
	id := s.id("Hips & ankles")
	days := []civil.Date{sunday, today}
	i := 0
	for b.Loop() {
		p := s.lift(id)
		p.Move(s.place(days[i%2], 0)).Release()
		i++
	}
	if len(s.failed) > 0 || s.asks() {
		b.Fatal(s.failed, s.asks())
	}
}

// BenchmarkDragMoveVeteran is one step of the pointer with 10,000 sessions; aim:
// 4 ms.
func BenchmarkDragMoveVeteran(b *testing.B) {
	s := veteran(b)
	p := s.lift(s.id("Hips & ankles"))
	i := 0
	for b.Loop() {
		p.Move(s.place(s.view.Days[i%7].Date, 0).AddXY(0, float32(i%40)))
		i++
	}
	b.StopTimer()
	s.board.CancelDrag()
	p.Release()
}

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
