package kit

import (
	"fmt"
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/theme"
)

var (
	white = color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF}
	black = color.NRGBA{A: 0xFF}
)

// painting draws a slab as a screen of some scale does, over a colour: the
// inside, then the rim.
func painting(s *Slab, ground color.Color, scale float32) *image.RGBA {
	const around = 8
	size := s.Size()
	img := image.NewRGBA(image.Rect(0, 0, int((size.Width+2*around)*scale), int((size.Height+2*around)*scale)))
	at := func(o fyne.CanvasObject, grown float32) image.Rectangle {
		x, y := o.Position().X+around-grown, o.Position().Y+around-grown
		return image.Rect(int(x*scale), int(y*scale), int((x+o.Size().Width+2*grown)*scale), int((y+o.Size().Height+2*grown)*scale))
	}
	fill := func(area image.Rectangle, c color.Color) {
		for y := area.Min.Y; y < area.Max.Y; y++ {
			for x := area.Min.X; x < area.Max.X; x++ {
				img.Set(x, y, c)
			}
		}
	}
	fill(img.Rect, ground)
	for _, o := range test.WidgetRenderer(s).Objects() {
		if !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case *canvas.Shader:
			u := o.Uniforms
			fill(at(o, 0), color.NRGBA{R: uint8(u["red"]*255 + 0.5), G: uint8(u["green"]*255 + 0.5), B: uint8(u["blue"]*255 + 0.5), A: 0xFF})
		case *canvas.Raster:
			area := at(o, 0)
			picture := o.Generator(area.Dx(), area.Dy()).(*image.RGBA)
			for y := area.Min.Y; y < area.Max.Y; y++ {
				for x := area.Min.X; x < area.Max.X; x++ {
					over := picture.RGBAAt(min(x-area.Min.X, picture.Rect.Dx()-1), min(y-area.Min.Y, picture.Rect.Dy()-1))
					under := img.RGBAAt(x, y)
					part := func(o, u uint8) uint8 { return uint8(min(int(o)+int(u)*(255-int(over.A))/255, 255)) }
					img.SetRGBA(x, y, color.RGBA{part(over.R, under.R), part(over.G, under.G), part(over.B, under.B), 0xFF})
				}
			}
		}
	}
	return img
}

// TestSlabHasNoHoles: whatever its size and the scale of the screen, a white
// slab on black is white throughout, with round corners and nothing outside.
func TestSlabHasNoHoles(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 300, Height: 121}, {Width: 80, Height: 800}, {Width: 61, Height: 24}, {Width: 20, Height: 20}, {Width: 4, Height: 300}} {
		for _, radius := range []float32{0, 12} {
			for _, scale := range []float32{1, 2} {
				s := NewSlab()
				s.Set(SlabLook{Fill: white, Radius: radius})
				s.Resize(size)
				img := painting(s, black, scale)
				radius := min(radius, size.Width/2, size.Height/2)
				for y := range img.Rect.Dy() {
					for x := range img.Rect.Dx() {
						inX := min(float32(x)+0.5, float32(img.Rect.Dx()-x)-0.5)/scale - 8
						inY := min(float32(y)+0.5, float32(img.Rect.Dy()-y)-0.5)/scale - 8
						out := outside(inX, inY, radius)
						got := img.RGBAAt(x, y).R
						if out < -1/scale && got != 0xFF || out > 1/scale && got != 0 {
							t.Fatalf("%v, radius %v, scale %v: at %d, %d, %v outside, it is %d", size, radius, scale, x, y, out, got)
						}
					}
				}
			}
		}
	}
}

// TestSlabHasItsEdge of its colour and width all round, and a shadow below that
// fades.
func TestSlabHasItsEdge(t *testing.T) {
	test.ApplyTheme(t, theme.New(theme.Light, theme.Comfortable))
	s := NewSlab()
	red := color.NRGBA{R: 0xC0, A: 0xFF}
	s.Set(SlabLook{Fill: white, Edge: red, EdgeWidth: 2, Radius: 10, Raised: true})
	s.Resize(fyne.NewSize(200, 100))
	img := painting(s, white, 1)
	for name, at := range map[string]image.Point{"left": {8, 58}, "second of the left": {9, 58}, "right": {207, 58}, "top": {108, 8}, "foot": {108, 107}} {
		if got := img.RGBAAt(at.X, at.Y); got != (color.RGBA{R: 0xC0, A: 0xFF}) {
			t.Errorf("the %s edge is %v", name, got)
		}
	}
	for name, at := range map[string]image.Point{"beside the left edge": {10, 58}, "beside the foot": {108, 105}, "the middle": {108, 58}} {
		if got := img.RGBAAt(at.X, at.Y); got.R != 0xFF || got.G != 0xFF {
			t.Errorf("%s it is %v", name, got)
		}
	}
	below, further, above := img.RGBAAt(108, 108).R, img.RGBAAt(108, 110).R, img.RGBAAt(108, 7).R
	if below >= further || above <= below {
		t.Errorf("the shadow is %d, then %d; above it is %d", below, further, above)
	}
}

// TestSlabRoundOnTheLeft only is square on the right.
func TestSlabRoundOnTheLeft(t *testing.T) {
	s := NewSlab()
	s.Set(SlabLook{Fill: white, Radius: 10, LeftOnly: true})
	s.Resize(fyne.NewSize(100, 50))
	img := painting(s, black, 1)
	for at, want := range map[image.Point]uint8{{8, 8}: 0, {8, 57}: 0, {107, 8}: 0xFF, {107, 57}: 0xFF} {
		if got := img.RGBAAt(at.X, at.Y).R; got != want {
			t.Errorf("the corner at %v is %d, want %d", at, got, want)
		}
	}
}

// TestSlabIsFewObjects: each costs as much as a whole area where there is no
// graphics card. One colour without a corner is one object.
func TestSlabIsFewObjects(t *testing.T) {
	for _, c := range []struct {
		look SlabLook
		want int
	}{
		{SlabLook{Fill: white}, 1},
		{SlabLook{Fill: white, Radius: 12}, 5},
		{SlabLook{Fill: white, Edge: black, EdgeWidth: 1}, 5},
		{SlabLook{Fill: white, Raised: true}, 5},
	} {
		s := NewSlab()
		s.Set(c.look)
		s.Resize(fyne.NewSize(300, 100))
		seen := 0
		for _, o := range test.WidgetRenderer(s).Objects() {
			if o.Visible() {
				seen++
			}
		}
		equal(t, fmt.Sprintf("%+v", c.look), seen, c.want)
	}
}

// TestSlabCutsItsRimOnce, and again for another look.
func TestSlabCutsItsRimOnce(t *testing.T) {
	s := NewSlab()
	s.Set(SlabLook{Fill: white, Radius: 10})
	s.Resize(fyne.NewSize(100, 50))
	cut := func() *image.RGBA { return s.rim[rimTop].Generator(108, 15).(*image.RGBA) }
	first := cut()
	s.Set(SlabLook{Fill: white, Radius: 10})
	if cut() != first {
		t.Error("the same look is cut again")
	}
	s.Set(SlabLook{Fill: black, Radius: 10})
	if cut() == first {
		t.Error("another look is not cut")
	}
	if s.inside.Uniforms["red"] != 0 {
		t.Error("the inside keeps its colour")
	}
}
