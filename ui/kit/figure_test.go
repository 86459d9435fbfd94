package kit

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	points "golang.org/x/image/math/fixed"

	"github.com/kneewise/kneewise/ui/figure"
	"github.com/kneewise/kneewise/ui/theme"
)

// TestSheetOfFigures paints every figure, light, dark and in the greys of
// paper: the still with its arrows, large, and as it is in lists, small; and
// frames of its movement. With KNEEWISE_SHOTS, a folder, the sheets are kept
// there for a person to judge, each figure with its name: make figures.
func TestSheetOfFigures(t *testing.T) {
	folder := os.Getenv("KNEEWISE_SHOTS")
	small := folder == "" // nobody looks: the same with fewer pixels
	for name, appearance := range map[string]theme.Appearance{"light": theme.Light, "dark": theme.Dark} {
		test.ApplyTheme(t, theme.New(appearance, theme.Comfortable))
		stills, icons := sheet{large: 320, across: 12}, sheet{large: 96, across: 18}
		if small {
			stills.large = 96
		}
		keep(t, folder, "figures-320-"+name, stills.paint(t, theme.Colour(theme.ColorRaised), withArrows, (*Drawing).paint))
		keep(t, folder, "figures-96-"+name, icons.paint(t, theme.Colour(theme.ColorAccentSoft), still, (*Drawing).paint))
	}
	test.ApplyTheme(t, theme.New(theme.Light, theme.Comfortable))
	paper := sheet{large: 96, across: 18}
	keep(t, folder, "figures-print", paper.paint(t, color.White, withArrows, (*Drawing).print))
	moving := sheet{large: 96, across: 3, frames: 8}
	keep(t, folder, "figures-frames", moving.paint(t, theme.Colour(theme.ColorRaised), still, (*Drawing).paint))
}

func keep(t *testing.T, folder, name string, sheet image.Image) {
	t.Helper()
	if folder == "" {
		return
	}
	file, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(file, sheet); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

func withArrows(f *figure.Figure) Drawing {
	return Drawing{Shapes: f.StillWithArrows(), Box: f.Hero()}
}

func still(f *figure.Figure) Drawing { return Drawing{Shapes: f.Still(), Box: f.Hero()} }

// paint paints the whole drawing over a transparent picture; ground is the
// colour it will stand on.
func (d *Drawing) paint(img *image.RGBA, ground color.Color) {
	d.paintIn(img, onGround(ground))
}

func (d *Drawing) paintIn(img *image.RGBA, colour func(*figure.Shape) color.Color) {
	size := img.Bounds().Size()
	paintShapes(img, d.Shapes, placing(d.Box, fyne.NewSize(float32(size.X), float32(size.Y))), colour)
}

// print paints the shapes in grey.
func (d *Drawing) print(img *image.RGBA, _ color.Color) {
	d.paintIn(img, func(s *figure.Shape) color.Color { return color.Gray{Y: s.Grey()} })
}

// sheet is how figures are laid out on a picture: how large in pixels, how many
// in a row, and how many frames follow each.
type sheet struct{ large, across, frames int }

const (
	sheetGap   = 6
	sheetLabel = 16
)

func (s sheet) paint(t *testing.T, ground color.Color, of func(*figure.Figure) Drawing, paint func(*Drawing, *image.RGBA, color.Color)) image.Image {
	t.Helper()
	figures := figure.All()
	wide, high := (s.large+sheetGap)*(1+s.frames), s.large+sheetLabel+sheetGap
	rows := (len(figures) + s.across - 1) / s.across
	img := image.NewRGBA(image.Rect(0, 0, sheetGap+s.across*wide, sheetGap+rows*high))
	draw.Draw(img, img.Bounds(), image.NewUniform(theme.Colour(theme.ColorBackground)), image.Point{}, draw.Src)
	for i, id := range slices.Sorted(maps.Keys(figures)) {
		f := figures[id]
		x, y := sheetGap+i%s.across*wide, sheetGap+i/s.across*high
		words := font.Drawer{Dst: img, Src: image.NewUniform(theme.Colour(theme.ColorText)), Face: basicfont.Face7x13}
		words.Dot = points.P(x, y+s.large+sheetLabel-4)
		words.DrawString(id)
		add := func(d Drawing) {
			picture := image.NewRGBA(image.Rect(0, 0, s.large, s.large))
			paint(&d, picture, ground)
			if painted(picture) == 0 {
				t.Errorf("%s: nothing is painted", id)
			}
			at := image.Rect(x, y, x+s.large, y+s.large)
			draw.Draw(img, at, image.NewUniform(ground), image.Point{}, draw.Src)
			draw.Draw(img, at, picture, image.Point{}, draw.Over)
			x += s.large + sheetGap
		}
		add(of(f))
		for i := range s.frames {
			add(Drawing{Shapes: f.Frame(f.Length() * time.Duration(i) / time.Duration(s.frames)), Box: f.Stage()})
		}
	}
	return img
}

// painted is how many pixels of a picture are not transparent.
func painted(img *image.RGBA) int {
	n := 0
	for alpha := 3; alpha < len(img.Pix); alpha += 4 {
		if img.Pix[alpha] > 0 {
			n++
		}
	}
	return n
}

// bodyOf is the picture of the body.
func bodyOf(f *Figure) *canvas.Raster {
	return test.WidgetRenderer(f).Objects()[len(f.layers)-1].(*canvas.Raster)
}

// shot is the picture that a layer has now, with so many pixels a unit.
func shot(layer *canvas.Raster, scale float32) *image.RGBA {
	return layer.Generator(int(layer.Size().Width*scale), int(layer.Size().Height*scale)).(*image.RGBA)
}

// TestFigureIsPaintedAnew for another drawing, another size and another theme.
func TestFigureIsPaintedAnew(t *testing.T) {
	test.ApplyTheme(t, theme.New(theme.Light, theme.Comfortable))
	of := figure.All()["squats"]
	f := NewFigure(theme.ColorAccentSoft, 96)
	window(t, f)
	f.Resize(fyne.NewSquareSize(96))
	body := bodyOf(f)
	look := func(scale float32) []uint8 { return slices.Clone(shot(body, scale).Pix) }
	if n := painted(shot(body, 1)); n != 0 {
		t.Errorf("nothing has %d pixels", n)
	}
	f.Draw(Drawing{Shapes: of.Still(), Box: of.Hero(), Name: "Squats"})
	if f.AccessibilityLabel() != "Squats" || f.MinSize() != fyne.NewSquareSize(96) {
		t.Errorf("%q, %v", f.AccessibilityLabel(), f.MinSize())
	}
	still := look(1)
	if larger := look(2); len(larger) != 4*len(still) {
		t.Errorf("%d bytes, twice as large %d", len(still), len(larger))
	}
	if !slices.Equal(still, look(1)) {
		t.Error("the same looks different")
	}
	f.Draw(Drawing{Shapes: of.Frame(0), Box: of.Hero(), Name: "Squats"})
	standing := look(1)
	if slices.Equal(still, standing) {
		t.Error("another drawing looks the same")
	}
	test.ApplyTheme(t, theme.New(theme.Dark, theme.Comfortable))
	if slices.Equal(standing, look(1)) {
		t.Error("looks the same in light and dark")
	}
	body.Generator(0, 0) // no room is no reason to fall over
}

// TestFigureIsWhatWasDrawn puts the layers of a figure together at several
// scales: what comes out is the drawing in one piece.
func TestFigureIsWhatWasDrawn(t *testing.T) {
	test.ApplyTheme(t, theme.New(theme.Light, theme.Comfortable))
	share := 0.0 // of a square that is painted, on average
	for id, of := range figure.All() {
		for _, scale := range []float32{1, 1.5, 2} {
			const side = 240
			f := NewFigure(theme.ColorAccentSoft, side)
			f.Resize(fyne.NewSquareSize(side))
			drawing := Drawing{Shapes: of.Frame(of.Length() / 3), Box: of.Stage()}
			f.Draw(drawing)
			pixels := int(side * scale)
			whole, together := image.NewRGBA(image.Rect(0, 0, pixels, pixels)), image.NewRGBA(image.Rect(0, 0, pixels, pixels))
			drawing.paint(whole, theme.Colour(theme.ColorAccentSoft))
			area := 0
			for _, o := range test.WidgetRenderer(f).Objects() {
				layer := o.(*canvas.Raster)
				picture := shot(layer, scale)
				area += picture.Rect.Dx() * picture.Rect.Dy()
				at := image.Pt(int(layer.Position().X*scale), int(layer.Position().Y*scale))
				draw.Draw(together, picture.Rect.Add(at), picture, image.Point{}, draw.Over)
			}
			// The parts are rounded each for itself, and along slanted edges
			// the rasterizer sums that up.
			differ := 0
			for i := range whole.Pix {
				if d := int(whole.Pix[i]) - int(together.Pix[i]); d > 3 || d < -3 {
					differ++
				}
			}
			if differ > pixels {
				t.Errorf("%s at %v: %d bytes differ", id, scale, differ)
			}
			share += float64(area) / float64(pixels*pixels) / float64(3*len(figure.All()))
		}
	}
	if share > 0.75 {
		t.Errorf("%.0f %% of a square is painted on average", 100*share)
	}
}

// TestWhatStandsStillIsNotPaintedAgain while the body moves; nor is the body
// where it is drawn as it was.
func TestWhatStandsStillIsNotPaintedAgain(t *testing.T) {
	of := figure.All()["squats"]
	f := NewFigure(theme.ColorAccentSoft, 96)
	f.Resize(fyne.NewSquareSize(96))
	frame := func(at time.Duration) Drawing { return Drawing{Shapes: of.Frame(at), Box: of.Stage()} }
	f.Draw(frame(0))
	ground, body := f.layers[0], f.layers[2]
	first, standing := &ground.shapes[0], &body.shapes[0]
	f.Draw(frame(of.Length() / 2))
	if &ground.shapes[0] != first {
		t.Error("the ground is painted again")
	}
	if &body.shapes[0] == standing {
		t.Error("the body has not moved")
	}
	moved := &body.shapes[0]
	f.Draw(frame(of.Length() / 2))
	if &body.shapes[0] != moved {
		t.Error("the body is painted again though it has not moved")
	}
}

// BenchmarkFigure is the work for one frame of the animated figure at 500
// pixels: where it is, and its picture; aim: 5 ms.
func BenchmarkFigure(b *testing.B) {
	of := figure.All()["high-knees"]
	f := NewFigure(theme.ColorAccentSoft, 500)
	f.Resize(fyne.NewSquareSize(500))
	body := bodyOf(f)
	var at time.Duration
	for b.Loop() {
		f.Draw(Drawing{Shapes: of.Frame(at), Box: of.Stage()})
		shot(body, 1)
		at += 50 * time.Millisecond
	}
}
