package week

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(model.Light))
	m.Run()
}

// equal says what differs.
func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// same says which of several things differ.
func same[T comparable](t testing.TB, what string, got []T, want ...T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// press sends keys as a real window does: to what has the focus, else to the
// canvas.
func press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, name := range keys {
		key := &fyne.KeyEvent{Name: name}
		switch {
		case name == fyne.KeyTab:
			c.FocusNext()
		case c.Focused() != nil:
			c.Focused().TypedKey(key)
		case c.OnTypedKey() != nil:
			c.OnTypedKey()(key)
		}
	}
}

// children are what an object draws, in order.
func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	default:
		return nil
	}
}

// clip is a part of the canvas; what is drawn outside it is not seen.
type clip struct{ left, top, right, bottom float32 }

func (c clip) has(p fyne.Position) bool {
	return p.X >= c.left && p.X < c.right && p.Y >= c.top && p.Y < c.bottom
}

func (c clip) within(o clip) clip {
	return clip{max(c.left, o.left), max(c.top, o.top), min(c.right, o.right), min(c.bottom, o.bottom)}
}

func (c clip) empty() bool { return c.left >= c.right || c.top >= c.bottom }

func area(at fyne.Position, size fyne.Size) clip {
	return clip{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

// walk visits every visible object from the bottom up, with its area on the
// canvas and the part of it that scrolls leave to be seen.
func walk(o fyne.CanvasObject, visit func(o fyne.CanvasObject, whole, seen clip)) {
	everything := clip{-1e6, -1e6, 1e6, 1e6}
	walkFrom(o, fyne.Position{}, everything, visit)
}

func walkFrom(o fyne.CanvasObject, origin fyne.Position, seen clip, visit func(o fyne.CanvasObject, whole, seen clip)) {
	if o == nil || !o.Visible() {
		return
	}
	at := origin.Add(o.Position())
	whole := area(at, o.Size())
	if _, scrolls := o.(*container.Scroll); scrolls {
		seen = seen.within(whole)
	}
	visit(o, whole, whole.within(seen))
	for _, child := range children(o) {
		walkFrom(child, at, seen, visit)
	}
}

// top is the dialog or menu of a canvas, else its content.
func top(c fyne.Canvas) fyne.CanvasObject {
	if o := c.Overlays().Top(); o != nil {
		return o
	}
	return c.Content()
}

// under is the uppermost object of some type at a place, as the drivers of Fyne
// find it.
func under[T any](c fyne.Canvas, at fyne.Position) (found T, origin fyne.Position, ok bool) {
	walk(top(c), func(o fyne.CanvasObject, whole, seen clip) {
		if hit, is := o.(T); is && seen.has(at) {
			found, origin, ok = hit, fyne.NewPos(whole.left, whole.top), true
		}
	})
	return found, origin, ok
}

// all are the visible objects of some type, in the order they are drawn.
func all[T fyne.CanvasObject](root fyne.CanvasObject) []T {
	var found []T
	walk(root, func(o fyne.CanvasObject, _, _ clip) {
		if hit, is := o.(T); is {
			found = append(found, hit)
		}
	})
	return found
}

// button is the visible button with some words, nil for none.
func button(root fyne.CanvasObject, words string) *kit.Button {
	for _, b := range all[*kit.Button](root) {
		if b.AccessibilityLabel() == words {
			return b
		}
	}
	return nil
}

// tapButton presses a button that has to be there.
func tapButton(t testing.TB, c fyne.Canvas, words string) {
	t.Helper()
	b := button(top(c), words)
	if b == nil {
		var there []string
		for _, b := range all[*kit.Button](top(c)) {
			there = append(there, b.AccessibilityLabel())
		}
		t.Fatalf("no button %q among %q", words, there)
	}
	test.Tap(b)
}

// field is the visible field of some name in a dialog.
func field(t testing.TB, c fyne.Canvas, name string) *kit.Field {
	t.Helper()
	for _, f := range all[*kit.Field](top(c)) {
		if strings.HasPrefix(f.AccessibilityLabel(), name+" ") {
			return f
		}
	}
	t.Fatalf("no field %q", name)
	return nil
}

// wrong is what a field says is wrong with it.
func wrong(t testing.TB, c fyne.Canvas, name string) string {
	t.Helper()
	return strings.TrimPrefix(field(t, c, name).AccessibilityLabel(), name+" ")
}

// control is what stands in a field.
func control[T fyne.CanvasObject](t testing.TB, c fyne.Canvas, name string) T {
	t.Helper()
	found := all[T](field(t, c, name))
	if len(found) == 0 {
		t.Fatalf("field %q holds something else", name)
	}
	return found[0]
}

// write replaces what an entry of a field says.
func write(t testing.TB, c fyne.Canvas, name, text string) {
	t.Helper()
	e := control[*kit.Entry](t, c, name)
	c.Focus(e)
	e.SetText("")
	test.Type(e, text)
}

// pick chooses a word of a choice among many, by keys.
func pick(t testing.TB, c fyne.Canvas, name, word string) {
	t.Helper()
	s := control[*kit.Select](t, c, name)
	c.Focus(s)
	for range 50 {
		press(c, fyne.KeyUp)
	}
	for range 50 {
		if s.AccessibilityLabel() == word {
			return
		}
		press(c, fyne.KeyDown)
	}
	t.Fatalf("%s does not offer %q", name, word)
}

// segment chooses a word of a choice among a few, by keys.
func segment(t testing.TB, c fyne.Canvas, name, word string) {
	t.Helper()
	s := control[*kit.Segments](t, c, name)
	c.Focus(s)
	for range 7 {
		press(c, fyne.KeyLeft)
	}
	for range 7 {
		if s.AccessibilityLabel() == word {
			return
		}
		press(c, fyne.KeyRight)
	}
	t.Fatalf("%s does not offer %q", name, word)
}

// pointer is the mouse. The drags of Fyne's own test package have no absolute
// position, by which a drop finds its target.
type pointer struct {
	canvas fyne.Canvas
	at     fyne.Position
	drags  fyne.Draggable
	origin fyne.Position // of what is dragged
}

// hold presses the button at a place.
func hold(c fyne.Canvas, at fyne.Position) *pointer {
	p := &pointer{canvas: c, at: at}
	p.drags, p.origin, _ = under[fyne.Draggable](c, at)
	if m, origin, ok := under[desktop.Mouseable](c, at); ok {
		m.MouseDown(&desktop.MouseEvent{PointEvent: p.event(origin), Button: desktop.MouseButtonPrimary})
	}
	return p
}

func (p *pointer) event(origin fyne.Position) fyne.PointEvent {
	return fyne.PointEvent{AbsolutePosition: p.at, Position: p.at.Subtract(origin)}
}

// move drags to a place in one step.
func (p *pointer) move(to fyne.Position) *pointer {
	by := to.Subtract(p.at)
	p.at = to
	if p.drags != nil {
		p.drags.Dragged(&fyne.DragEvent{PointEvent: p.event(p.origin), Dragged: fyne.Delta{DX: by.X, DY: by.Y}})
	}
	return p
}

// glide drags to a place in many steps, as a hand does.
func (p *pointer) glide(to fyne.Position) *pointer {
	const steps = 12
	from := p.at
	for i := 1; i <= steps; i++ {
		share := float32(i) / steps
		p.move(fyne.NewPos(from.X+(to.X-from.X)*share, from.Y+(to.Y-from.Y)*share))
	}
	return p
}

// release lets the button go.
func (p *pointer) release() {
	if p.drags != nil {
		p.drags.DragEnd()
	}
}

// mouseAt is the pointer at a place of a widget.
func mouseAt(at fyne.Position) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
}
