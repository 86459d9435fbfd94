package kit

import (
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
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
		if got := d.TextSize(); got < c.want-2 || got > c.want+2 {
			t.Errorf("in %v: %v high, want about %v", c.place, got, c.want)
		}
		size := d.TextSize()
		for _, time := range []string{"12:00", "9:59", "0:00"} {
			d.SetText(time)
			if d.Text() != time || d.TextSize() != size {
				t.Errorf("%s is %v high, %v before", d.Text(), d.TextSize(), size)
			}
		}
		d.SetLongest("9:59")
		if c.place.Width == 600 && d.TextSize() <= size {
			t.Error("fewer digits are no larger")
		}
	}
}

// TestOnlyDigitsThatChangeArePainted: a second changes one of them, at most
// three, and none a time that is the same.
func TestOnlyDigitsThatChangeArePainted(t *testing.T) {
	d := NewDigits("12:00", 96, 248)
	window(t, d)
	d.Resize(fyne.NewSize(700, 300))
	for _, c := range []struct {
		time string
		want []string // the pictures that are another
	}{{"11:58", []string{"1", "1", ":", "5", "8"}}, {"11:57", []string{"7"}}, {"11:57", nil}, {"10:00", []string{"0", "0", "0"}}, {"9:59", []string{"9", ":", "5", "9"}}} {
		before := d.shown
		d.SetText(c.time)
		var got []string
		for i := range d.shown {
			if d.shown[i] != before[i] {
				got = append(got, string(d.shown[i].digit))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q are new, want %q", c.time, got, c.want)
		}
		seen := 0
		for _, cell := range d.cells {
			if cell.Visible() {
				seen++
			}
		}
		if seen != len(c.time) {
			t.Errorf("%s: %d digits are seen", c.time, seen)
		}
	}
}

// TestDigitsStandAsText: a time has its ink where one text of its size would,
// give or take a pixel.
func TestDigitsStandAsText(t *testing.T) {
	d := NewDigits("12:00", 96, 248)
	window(t, d)
	d.Resize(fyne.NewSize(700, 300))
	d.SetText("38")
	var ink image.Rectangle
	for _, cell := range d.cells[:2] {
		picture := cell.Generator(int(cell.Size().Width), int(cell.Size().Height)).(*image.RGBA)
		for y := range picture.Rect.Dy() {
			for x := range picture.Rect.Dx() {
				if picture.RGBAAt(x, y).A > 0x80 {
					at := image.Pt(x+int(cell.Position().X), y+int(cell.Position().Y))
					ink = ink.Union(image.Rectangle{at, at.Add(image.Pt(1, 1))})
				}
			}
		}
	}
	size := d.TextSize()
	if tall := float32(ink.Dy()) / size; tall < digitTall || tall > digitTall+2*digitRound+0.01 {
		t.Errorf("the digits are %v em high", tall)
	}
	if middle := float32(ink.Min.Y+ink.Max.Y) / 2; middle < 148 || middle > 152 {
		t.Errorf("their middle is at %v of 300", middle)
	}
	if right := float32(ink.Max.X); right > d.Width() || right < d.Width()-0.08*size {
		t.Errorf("they end at %v, as a text at %v", right, d.Width())
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
	if right := b.label.Position().X + Width(b.label); right > b.Size().Width-largeButton().pad+1 || b.image.Position().X < largeButton().pad-1 {
		t.Errorf("drawing at %v, words to %v of %v", b.image.Position(), right, b.Size())
	}
	if b.label.Position().X < b.image.Position().X+largeButton().icon {
		t.Error("the words stand on the drawing")
	}
	w.Resize(fyne.NewSize(10, 10))
}
