package uitest

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
)

// Repaints notes when something asks for the window to be painted again, and
// what does. Fyne paints a window whole, at most once for all that asks at one
// moment: so the moments are the frames that a real window would paint.
type Repaints struct {
	fyne.Driver
	now     func() time.Time
	moments []time.Time
	objects []fyne.CanvasObject
}

// NoteRepaints begins to note, until the test ends.
func NoteRepaints(t T, now func() time.Time) *Repaints {
	app := fyne.CurrentApp()
	r := &Repaints{Driver: app.Driver(), now: now}
	fyne.SetCurrentApp(noted{app, r})
	t.Cleanup(func() { fyne.SetCurrentApp(app) })
	return r
}

// Forget begins anew.
func (r *Repaints) Forget() { r.moments, r.objects = nil, nil }

// Frames is how many frames were asked for.
func (r *Repaints) Frames() int { return len(r.moments) }

// Objects are what asked, each once.
func (r *Repaints) Objects() []fyne.CanvasObject { return r.objects }

// CanvasForObject is for Fyne, which asks through it for a frame.
func (r *Repaints) CanvasForObject(o fyne.CanvasObject) fyne.Canvas {
	c := r.Driver.CanvasForObject(o)
	if c == nil {
		return nil
	}
	return notedCanvas{c, r, o}
}

func (r *Repaints) note(o fyne.CanvasObject) {
	if now := r.now(); len(r.moments) == 0 || !r.moments[len(r.moments)-1].Equal(now) {
		r.moments = append(r.moments, now)
	}
	if !slices.Contains(r.objects, o) {
		r.objects = append(r.objects, o)
	}
}

// noted is the program with a driver that notes.
type noted struct {
	fyne.App
	driver fyne.Driver
}

func (n noted) Driver() fyne.Driver { return n.driver }

// notedCanvas is the canvas of an object.
type notedCanvas struct {
	fyne.Canvas
	repaints *Repaints
	of       fyne.CanvasObject
}

// Refresh is asked for by what looks different.
func (c notedCanvas) Refresh(o fyne.CanvasObject) { c.repaints.note(o) }

// SetDirty is asked for by what was moved, shown or hidden.
func (c notedCanvas) SetDirty() { c.repaints.note(c.of) }
