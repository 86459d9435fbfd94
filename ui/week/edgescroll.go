package week

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Scrolling while something is held near an edge.
const (
	edgeZone  float32 = 48 // how near
	edgeShare float32 = 0.3
	edgeTick          = 16 * time.Millisecond
)

// edgeScroll scrolls on and on while something is held near the edge of a
// scroll, the faster the nearer it is, whether the pointer moves or not.
type edgeScroll struct {
	every func(time.Duration, func()) (stop func())
	step  func(by fyne.Delta) // scrolls
	by    fyne.Delta
	stop  func() // nil while nothing scrolls
}

// hold says by how much each tick scrolls; nothing stops it.
func (e *edgeScroll) hold(by fyne.Delta) {
	e.by = by
	switch {
	case by == fyne.Delta{}:
		e.end()
	case e.stop == nil && e.every != nil:
		e.stop = e.every(edgeTick, func() { e.step(e.by) })
	}
}

func (e *edgeScroll) end() {
	if e.stop != nil {
		e.stop()
		e.stop = nil
	}
}

// edgePull is how far a tick scrolls for something held at a place along an
// extent that begins at from.
func edgePull(at, from, extent float32) float32 {
	before, beyond := from+edgeZone-at, at-(from+extent-edgeZone)
	switch {
	case before > 0:
		return -min(before, edgeZone) * edgeShare
	case beyond > 0:
		return min(beyond, edgeZone) * edgeShare
	default:
		return 0
	}
}

// scrollFor scrolls the board while the pointer is over it and near one of its
// edges.
func (b *Board) scrollFor(pointer fyne.Position) {
	var by fyne.Delta
	on := pointer.Subtract(absolute(b))
	if on.Y > -edgeZone/2 && on.Y < b.Size().Height+edgeZone/2 {
		if on.X >= 0 && on.X < columnX(7, b.Size().Width) {
			by.DY = edgePull(pointer.Y, absolute(b.scroll).Y, b.scroll.Size().Height)
		}
		if b.Sideways != nil {
			by.DX = edgePull(pointer.X, absolute(b.Sideways).X, b.Sideways.Size().Width)
		}
	}
	if !canScroll(b.scroll, fyne.Delta{DY: by.DY}) {
		by.DY = 0
	}
	if b.Sideways == nil || !canScroll(b.Sideways, fyne.Delta{DX: by.DX}) {
		by.DX = 0
	}
	b.edge.hold(by)
}

// scrollBy is one tick of scrolling: what is held comes to lie over another
// place.
func (b *Board) scrollBy(by fyne.Delta) {
	scrollTo(b.scroll, fyne.Delta{DY: by.DY})
	if b.Sideways != nil {
		scrollTo(b.Sideways, fyne.Delta{DX: by.DX})
	}
	switch {
	case b.drag != nil:
		b.DragTo(b.drag.at)
	case b.band != nil:
		b.stretchTo(b.band.pointer)
	}
}

// canScroll says whether there is anything left to scroll to.
func canScroll(s *container.Scroll, by fyne.Delta) bool { return wouldBe(s, by) != s.Offset }

func scrollTo(s *container.Scroll, by fyne.Delta) {
	if to := wouldBe(s, by); to != s.Offset {
		s.ScrollToOffset(to)
	}
}

// wouldBe is the offset after scrolling, within what there is.
func wouldBe(s *container.Scroll, by fyne.Delta) fyne.Position {
	content := s.Content.MinSize()
	most := fyne.NewPos(max(content.Width-s.Size().Width, 0), max(content.Height-s.Size().Height, 0))
	return fyne.NewPos(
		min(max(s.Offset.X+by.DX, 0), most.X),
		min(max(s.Offset.Y+by.DY, 0), most.Y),
	)
}
