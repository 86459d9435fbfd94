package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// parts is a widget that draws itself: its objects stay the same, paint gives
// them words and colours, place their positions.
type parts interface {
	fyne.Widget
	objects() []fyne.CanvasObject
	least() fyne.Size
	place(fyne.Size)
	paint()
}

// renderer draws any of the package's widgets. Refresh paints again, because
// canvas objects keep the colours they were given, and Fyne refreshes
// everything when the theme changes.
type renderer struct {
	of  parts
	all []fyne.CanvasObject
}

func newRenderer(of parts) fyne.WidgetRenderer {
	of.paint()
	return &renderer{of: of, all: of.objects()}
}

func (r *renderer) Destroy()                     {}
func (r *renderer) Objects() []fyne.CanvasObject { return r.all }
func (r *renderer) MinSize() fyne.Size           { return r.of.least() }
func (r *renderer) Layout(size fyne.Size)        { r.of.place(size) }

func (r *renderer) Refresh() {
	r.of.paint()
	r.of.place(r.of.Size())
	canvas.Refresh(r.of)
}

// control is what the widgets share that a person can focus: hover, focus, the
// hand pointer and being disabled.
type control struct {
	widget.DisableableWidget
	focused, hovered bool
}

// FocusGained shows the ring.
func (c *control) FocusGained() {
	c.focused = true
	c.Refresh()
	revealFocused()
}

// FocusLost hides the ring.
func (c *control) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune does nothing; keys come through TypedKey.
func (c *control) TypedRune(rune) {}

// MouseIn shows that the pointer is over it.
func (c *control) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved does nothing.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut shows that the pointer left.
func (c *control) MouseOut() { c.hovered = false; c.Refresh() }

// Cursor is a hand where a click does something.
func (c *control) Cursor() desktop.Cursor {
	if c.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// ink is a named colour, faded into the ground where the control is disabled.
func (c *control) ink(name, ground fyne.ThemeColorName) color.Color {
	if c.Disabled() {
		return theme.Disabled(theme.Colour(name), theme.Colour(ground))
	}
	return theme.Colour(name)
}

// fadedIcon is the translucency of an icon that cannot be used.
const fadedIcon = 0.6

// drawIcon gives an image its drawing.
func (c *control) drawIcon(img *canvas.Image, icon theme.IconName, ink fyne.ThemeColorName, size float32) {
	img.Translucency = 0
	if c.Disabled() {
		img.Translucency = fadedIcon
	}
	ShowIcon(img, icon, ink, size)
}

// ShowIcon gives an image its drawing, size units wide and high. Drawing one
// takes a fifth of a millisecond, so an image that has it already is left
// alone; when the theme changes, Fyne refreshes the images of every renderer.
func ShowIcon(img *canvas.Image, icon theme.IconName, ink fyne.ThemeColorName, size float32) {
	img.Resize(fyne.NewSquareSize(size))
	drawing := theme.Icon(icon, ink, size)
	if img.Resource != nil && img.Resource.Name() == drawing.Name() {
		return
	}
	img.Resource = drawing
	img.Refresh()
}

func newRing(radius float32) *canvas.Rectangle {
	ring := canvas.NewRectangle(color.Transparent)
	ring.StrokeWidth = theme.Ring
	ring.CornerRadius = radius + theme.FocusRoom
	ring.Hide()
	return ring
}

// paintRing shows the focus ring, and only with the focus.
func (c *control) paintRing(ring *canvas.Rectangle) {
	ring.StrokeColor = theme.Colour(theme.ColorAccent)
	ring.Hidden = !c.focused || c.Disabled()
}

// placeRing puts the ring round an area, one unit away from it.
func placeRing(ring *canvas.Rectangle, at fyne.Position, size fyne.Size) {
	ring.Move(at.SubtractXY(theme.FocusRoom, theme.FocusRoom))
	ring.Resize(size.AddWidthHeight(2*theme.FocusRoom, 2*theme.FocusRoom))
}

// focus gives an object the focus of the window that it stands in.
func focus(w fyne.Focusable) {
	if c := canvasOf(w.(fyne.CanvasObject)); c != nil {
		c.Focus(w)
	}
}

// canvasOf returns the canvas that an object stands on. Fyne knows it only once
// it has drawn the object; one that has the focus is found before.
func canvasOf(w fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(w); c != nil {
		return c
	}
	for _, window := range driver.AllWindows() {
		if focused, ok := window.Canvas().Focused().(fyne.CanvasObject); ok && focused == w {
			return window.Canvas()
		}
	}
	return nil
}

// PassKey hands a key for which a focused widget has no use to its canvas, as
// if nothing were focused: so Escape and Enter reach an open [Dialog], and the
// function keys reach the program. Fyne itself drops such a key.
func PassKey(w fyne.CanvasObject, key *fyne.KeyEvent) {
	if c := canvasOf(w); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

// Shown says whether a dialog or a menu is open. Shortcuts of the canvas and of
// the main menu fire all the same, so whoever owns them asks here first.
func Shown(c fyne.Canvas) bool { return c.Overlays().Top() != nil }
