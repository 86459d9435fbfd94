package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// TestDigitsAreAsLargeAsTheirPlace and of one size for every time.
func TestDigitsAreAsLargeAsTheirPlace(t *testing.T) {
	for _, c := range []struct {
		place fyne.Size
		want  float32 // 2.57 em wide, 0.8 em high
	}{
		{fyne.NewSize(600, 400), 232},
		{fyne.NewSize(1000, 100), 125},
		{fyne.NewSize(2000, 2000), 248},
		{fyne.NewSize(20, 20), 96},
	} {
		d := NewDigits("12:00", 96, 248)
		window(t, d)
		d.Resize(c.place)
		label := test.WidgetRenderer(d).Objects()[0].(*canvas.Text)
		if got := label.TextSize; got < c.want-2 || got > c.want+2 {
			t.Errorf("in %v: %v high, want about %v", c.place, got, c.want)
		}
		size := label.TextSize
		for _, time := range []string{"12:00", "9:59", "0:00"} {
			d.SetText(time)
			if d.Text() != time || label.TextSize != size {
				t.Errorf("%s is %v high, %v before", d.Text(), label.TextSize, size)
			}
		}
		d.SetLongest("9:59")
		if c.place.Width == 600 && label.TextSize <= size {
			t.Error("fewer digits are no larger")
		}
	}
}

func TestButtonsHaveADrawingBesideTheirWords(t *testing.T) {
	b := Primary("Pause", nil).Large()
	w := window(t, b)
	before := b.MinSize()
	b.SetIcon("pause")
	if got := b.MinSize(); got.Height != LargeButtonHeight || got.Width <= before.Width+buttonIconGap {
		t.Errorf("%v with a drawing, %v without", got, before)
	}
	b.Resize(b.MinSize())
	if right := b.label.Position().X + Width(b.label); right > b.Size().Width-largeButton.pad+1 || b.image.Position().X < largeButton.pad-1 {
		t.Errorf("drawing at %v, words to %v of %v", b.image.Position(), right, b.Size())
	}
	if b.label.Position().X < b.image.Position().X+largeButton.icon {
		t.Error("the words stand on the drawing")
	}
	w.Resize(fyne.NewSize(10, 10))
}
