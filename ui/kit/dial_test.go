package kit

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/theme"
)

// TestDialIsFilledClockwise from the top, with a hole and nothing outside.
func TestDialIsFilledClockwise(t *testing.T) {
	d := NewDial(44)
	window(t, d)
	d.Set(0.25, theme.ColorThermalIce)
	img := d.drawing(440, 440)
	ink, track := theme.Colour(theme.ColorThermalIce), theme.Colour(theme.ColorHover)
	for _, c := range []struct {
		name string
		x, y int
		want color.Color
	}{
		{"upper right", 362, 78, ink},
		{"lower right", 362, 362, track},
		{"lower left", 78, 362, track},
		{"upper left", 78, 78, track},
		{"hole", 220, 220, color.Transparent},
		{"corner", 4, 4, color.Transparent},
	} {
		if got := img.RGBAAt(c.x, c.y); !near(nrgba(got), nrgba(c.want)) {
			t.Errorf("%s is %v, want %v", c.name, got, c.want)
		}
	}
	d.Set(7, theme.ColorThermalIce)
	if d.Share() != 1 {
		t.Errorf("%v is filled", d.Share())
	}
	if got := d.drawing(440, 440).RGBAAt(78, 78); !near(nrgba(got), nrgba(ink)) {
		t.Errorf("full, its last quarter is %v", got)
	}
	d.drawing(0, 0) // a place without room
}

func TestADialIsRetouchedAsItIsPainted(t *testing.T) {
	d := NewDial(44)
	d.Ground = func() color.Color { return white }
	d.Resize(fyne.NewSquareSize(44))
	retouching(t, 2, d, d.retouched, func() []*canvas.Raster { return d.fill(0.4, theme.ColorThermalHeat) })
}
