package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Pointer is the mouse with its button held. The drags of Fyne's own test
// package have no absolute position, by which a drop finds its target.
type Pointer struct {
	At      fyne.Position // on the canvas
	canvas  fyne.Canvas
	drags   fyne.Draggable
	origin  fyne.Position // of what is dragged
	moved   bool
	pressed desktop.Mouseable
	button  *desktop.MouseEvent
	clicks  fyne.CanvasObject // what a click is for
	on      fyne.Position     // where it begins
}

// Hold presses the button at a place of a canvas.
func Hold(c fyne.Canvas, at fyne.Position) *Pointer { return HoldWith(c, at, 0) }

// HoldWith presses the button while some keys are held down.
func HoldWith(c fyne.Canvas, at fyne.Position, keys fyne.KeyModifier) *Pointer {
	p := &Pointer{At: at, canvas: c}
	p.drags, p.origin, _ = Under[fyne.Draggable](c, at)
	if m, origin, ok := Under[desktop.Mouseable](c, at); ok {
		p.pressed, p.button = m, &desktop.MouseEvent{PointEvent: p.event(origin), Button: desktop.MouseButtonPrimary, Modifier: keys}
		m.MouseDown(p.button)
	}
	p.clicks, p.on = clicked(c, at)
	return p
}

// clicked is what Fyne hands a click at a place to, and where that begins: the
// uppermost object that has any use for one, of whatever kind.
func clicked(c fyne.Canvas, at fyne.Position) (found fyne.CanvasObject, origin fyne.Position) {
	Walk(Top(c), func(o fyne.CanvasObject, whole, seen Area) {
		switch o.(type) {
		case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
			if seen.Has(at) {
				found, origin = o, fyne.NewPos(whole.Left, whole.Top)
			}
		}
	})
	return found, origin
}

// Click presses the button while some keys are held down and lets it go.
func Click(c fyne.Canvas, at fyne.Position, keys fyne.KeyModifier) { HoldWith(c, at, keys).Release() }

func (p *Pointer) event(origin fyne.Position) fyne.PointEvent {
	return fyne.PointEvent{AbsolutePosition: p.At, Position: p.At.Subtract(origin)}
}

// Move drags to a place in one step.
func (p *Pointer) Move(to fyne.Position) *Pointer {
	by := to.Subtract(p.At)
	p.At, p.moved = to, true
	if p.drags != nil {
		p.drags.Dragged(&fyne.DragEvent{PointEvent: p.event(p.origin), Dragged: fyne.Delta{DX: by.X, DY: by.Y}})
	}
	return p
}

// Glide drags to a place in many steps, as a hand does.
func (p *Pointer) Glide(to fyne.Position) *Pointer {
	const steps = 12
	from := p.At
	for i := 1; i <= steps; i++ {
		share := float32(i) / steps
		p.Move(fyne.NewPos(from.X+(to.X-from.X)*share, from.Y+(to.Y-from.Y)*share))
	}
	return p
}

// Release lets the button go. As Fyne does, it takes the keyboard away from what
// is not under the pointer, before anything hears of the end of a drag.
func (p *Pointer) Release() {
	if p.pressed != nil {
		p.pressed.MouseUp(p.button)
	}
	if focused, ok := p.canvas.Focused().(fyne.CanvasObject); ok && p.moved && !p.over(focused) {
		p.canvas.Unfocus()
	}
	if p.drags != nil && p.moved {
		p.drags.DragEnd()
	}
	// What waits for a second click hears of no single one.
	_, waits := p.clicks.(fyne.DoubleTappable)
	if t, ok := p.clicks.(fyne.Tappable); ok && !waits && !p.moved {
		event := p.event(p.on)
		t.Tapped(&event)
	}
}

// over says whether the pointer is over an object.
func (p *Pointer) over(o fyne.CanvasObject) (is bool) {
	Walk(Top(p.canvas), func(at fyne.CanvasObject, _, seen Area) { is = is || at == o && seen.Has(p.At) })
	return is
}

// DoubleClick clicks twice at a place of a canvas.
func DoubleClick(c fyne.Canvas, at fyne.Position) {
	Click(c, at, 0)
	Click(c, at, 0)
	if o, origin, ok := Under[fyne.DoubleTappable](c, at); ok {
		o.DoubleTapped(&fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(origin)})
	}
}

// OtherClick clicks with the other button at a place of a canvas.
func OtherClick(c fyne.Canvas, at fyne.Position) {
	if o, origin, ok := Under[fyne.SecondaryTappable](c, at); ok {
		o.TappedSecondary(&fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(origin)})
	}
}
