package kit

import (
	"image"
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/figure"
	"github.com/kneewise/kneewise/ui/theme"
)

// pane is a Glass that keeps what is put on it.
type pane struct {
	broken bool
	got    []*image.RGBA
}

func (p *pane) Put(picture *image.RGBA) bool {
	if !p.broken {
		p.got = append(p.got, picture)
	}
	return !p.broken
}

// realCanvas is dirty as the canvas of a real window is, when something on it is
// refreshed.
type realCanvas struct {
	fyne.Canvas
	dirty bool
}

func (c *realCanvas) SetDirty() { c.dirty = true }

func (c *realCanvas) CheckDirtyAndClear() bool {
	was := c.dirty
	c.dirty = false
	return was
}

// TestRetouchPaintsTheWindowWhereItMust: a picture is put only if nothing else
// waits to be painted, nothing lies over the page and all of it is known.
func TestRetouchPaintsTheWindowWhereItMust(t *testing.T) {
	for name, c := range map[string]struct {
		before  func(*Shell, *realCanvas, *pane, *retouched)
		nothing bool // changes
		put     bool
		dirty   bool // after it
	}{
		"alone":             {put: true},
		"window dirty":      {before: func(_ *Shell, w *realCanvas, _ *pane, _ *retouched) { w.SetDirty() }, dirty: true},
		"nothing to change": {nothing: true},
		"toast":             {before: func(s *Shell, _ *realCanvas, _ *pane, _ *retouched) { s.ShowToast("Moved", "", nil) }, dirty: true},
		"tip":               {before: func(s *Shell, _ *realCanvas, _ *pane, _ *retouched) { s.tip.Show() }, dirty: true},
		"menu": {before: func(_ *Shell, w *realCanvas, _ *pane, _ *retouched) {
			w.Overlays().Add(widget.NewLabel("menu"))
		}, dirty: true},
		"hidden":        {before: func(_ *Shell, _ *realCanvas, _ *pane, r *retouched) { r.widget.Hide() }, dirty: true},
		"no glass here": {before: func(_ *Shell, _ *realCanvas, g *pane, _ *retouched) { g.broken = true }, dirty: true},
	} {
		t.Run(name, func(t *testing.T) {
			d := NewDigits("12:00", 20, 20)
			glass := &pane{}
			shell := NewShell(container.NewPadded(d), new(clock).After)
			shell.Glass = glass
			flagged := &realCanvas{Canvas: window(t, shell).Canvas()}
			d.SetText("11:58")
			r := &retouched{widget: d, ground: white, pictures: d.cells[:]}
			if c.before != nil {
				c.before(shell, flagged, glass, r)
			}
			r.changeIn(flagged, shell, func() []*canvas.Raster {
				if c.nothing {
					return nil
				}
				flagged.SetDirty()
				return []*canvas.Raster{d.cells[4]}
			})
			if put := len(glass.got) == 1; put != c.put || flagged.dirty != c.dirty {
				t.Errorf("put: %v, dirty: %v", put, flagged.dirty)
			}
		})
	}
}

// retouching makes a change on a page that shows one object on a colour, at some
// scale of the screen, and returns what was put for it: that has to be what the
// window shows there once it is painted, and nothing else may have changed.
func retouching(t *testing.T, scale float32, o fyne.CanvasObject, r func() retouched, fn func() []*canvas.Raster) *image.RGBA {
	t.Helper()
	glass := &pane{}
	shell := NewShell(container.NewPadded(container.NewStack(canvas.NewRectangle(r().ground), o)), new(clock).After)
	shell.Glass = glass
	w := window(t, shell)
	w.Canvas().(software.WindowlessCanvas).SetScale(scale)
	before := w.Canvas().Capture()
	flagged := &realCanvas{Canvas: w.Canvas()}
	now := r()
	now.changeIn(flagged, shell, func() []*canvas.Raster {
		flagged.SetDirty()
		return fn()
	})
	after := w.Canvas().Capture()
	if len(glass.got) != 1 || flagged.dirty {
		t.Fatalf("%d pictures, window dirty: %v", len(glass.got), flagged.dirty)
	}
	put := glass.got[0]
	at := func(img image.Image, x, y int) color.NRGBA {
		return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
	}
	for y := range after.Bounds().Dy() {
		for x := range after.Bounds().Dx() {
			shown := at(before, x, y)
			if image.Pt(x, y).In(put.Rect) {
				shown = at(put, x, y)
			}
			if painted := at(after, x, y); !near(shown, painted) {
				t.Fatalf("scale %v: at %d, %d it shows %v, painted %v", scale, x, y, shown, painted)
			}
		}
	}
	return put
}

// near says whether two colours look the same.
func near(a, b color.NRGBA) bool {
	for _, pair := range [][2]uint8{{a.R, b.R}, {a.G, b.G}, {a.B, b.B}, {a.A, b.A}} {
		if max(pair[0], pair[1])-min(pair[0], pair[1]) > 2 {
			return false
		}
	}
	return true
}

// TestDigitsAreRetouchedAsTheyArePainted when a second has gone by, and no more
// than the digits that are new or stand elsewhere.
func TestDigitsAreRetouchedAsTheyArePainted(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		for _, seconds := range [][2]string{{"11:58", "11:57"}, {"10:00", "9:59"}, {"9:59", "10:00"}} {
			d := NewDigits("12:00", 40, 40)
			d.Ground = func() color.Color { return white }
			d.SetText(seconds[0])
			put := retouching(t, scale, d, d.retouched, func() []*canvas.Raster {
				d.text = seconds[1]
				return d.placed(d.Size())
			})
			if seconds[1] == "11:57" && float32(put.Rect.Dx()) > d.Width()*scale/3 {
				t.Errorf("%d pixels wide for one digit of a time of %v", put.Rect.Dx(), d.Width()*scale)
			}
		}
	}
}

// TestAFigureIsRetouchedAsItIsPainted: where the body was and is, with the mat
// and the floor under it, which are not drawn anew for it.
func TestAFigureIsRetouchedAsItIsPainted(t *testing.T) {
	of := figure.All()["glute-bridge"]
	frame := func(share int) Drawing {
		return Drawing{Shapes: of.Frame(of.Length() * time.Duration(share) / 10), Box: of.Stage(), Name: "Bridge"}
	}
	for _, scale := range []float32{1, 2} {
		f := NewFigure(theme.ColorAccentSoft, 300)
		f.Alone = true
		f.Draw(frame(0))
		still := f.layers[1]
		retouching(t, scale, f, f.retouched, func() []*canvas.Raster { return f.redraw(frame(4)) })
		kept := still.painted
		f.Draw(frame(5))
		if kept == nil || still.painted != kept {
			t.Errorf("scale %v: what the body moves over is drawn anew", scale)
		}
	}
}
