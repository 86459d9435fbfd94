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

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/ui/figure"
	"github.com/kneewise/kneewise/ui/theme"
)

func drills(t testing.TB) figure.Figures {
	t.Helper()
	figures, err := figure.Read(assets.Drills)
	if err != nil {
		t.Fatal(err)
	}
	return figures
}

// TestSheetOfFigures paints every figure, light and dark: the still, small and
// large, and frames of its movement. With KNEEWISE_SHOTS, a folder, the sheets
// are kept there, for a person to judge: make figures.
func TestSheetOfFigures(t *testing.T) {
	figures := drills(t)
	for name, appearance := range map[string]theme.Appearance{"figures-light": theme.Light, "figures-dark": theme.Dark} {
		test.ApplyTheme(t, theme.New(appearance))
		sheet := sheetOf(t, figures)
		folder := os.Getenv("KNEEWISE_SHOTS")
		if folder == "" {
			continue
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
}

// Sizes of a sheet, in pixels: a row has the large still, a small one and the
// frames.
const (
	sheetLarge  = 200
	sheetSmall  = 48
	sheetFrames = 9
	sheetGap    = 6
)

func sheetOf(t *testing.T, figures figure.Figures) image.Image {
	t.Helper()
	width := sheetGap + (sheetLarge+sheetGap)*(1+sheetFrames) + sheetSmall + sheetGap
	sheet := image.NewNRGBA(image.Rect(0, 0, width, sheetGap+len(figures)*(sheetLarge+sheetGap)))
	fill := func(r image.Rectangle, c color.Color) {
		draw.Draw(sheet, r, image.NewUniform(c), image.Point{}, draw.Src)
	}
	fill(sheet.Bounds(), theme.Colour(theme.ColorBackground))
	ground := theme.Colour(theme.ColorAccentSoft)
	y := sheetGap
	for _, id := range slices.Sorted(maps.Keys(figures)) {
		f := figures[id]
		x := sheetGap
		add := func(d Drawing, side int) {
			at := image.Rect(x, y, x+side, y+side)
			picture := Picture(d, ground, side, side)
			if painted(picture) == 0 {
				t.Errorf("%s: nothing is painted", id)
			}
			fill(at, ground)
			draw.Draw(sheet, at, picture, image.Point{}, draw.Over)
			x += side + sheetGap
		}
		add(Drawing{Shapes: f.StillWithArrows(), Box: f.Hero()}, sheetLarge)
		add(Drawing{Shapes: f.Still(), Box: f.Hero()}, sheetSmall)
		for i := range sheetFrames {
			add(Drawing{Shapes: f.Frame(f.Length() * time.Duration(i) / sheetFrames), Box: f.Stage()}, sheetLarge)
		}
		y += sheetLarge + sheetGap
	}
	return sheet
}

// painted is how many pixels of a picture are not transparent.
func painted(img *image.NRGBA) int {
	n := 0
	for alpha := 3; alpha < len(img.Pix); alpha += 4 {
		if img.Pix[alpha] > 0 {
			n++
		}
	}
	return n
}

// TestFigureIsPolygonsInTheirBoundingBoxes holds the objects to what Fyne
// paints quickly, through a change to a figure of other shapes.
func TestFigureIsPolygonsInTheirBoundingBoxes(t *testing.T) {
	test.ApplyTheme(t, theme.New(theme.Light))
	figures := drills(t)
	f := NewFigure(theme.ColorAccentSoft)
	w := test.NewTempWindow(t, f)
	w.Resize(fyne.NewSize(320, 320))
	f.Resize(fyne.NewSize(320, 320))
	for _, id := range []string{"march", "trunk-turns", "wall-push-ups", "march"} {
		of := figures[id]
		f.Draw(Drawing{Shapes: of.Frame(0), Box: of.Stage(), Name: id})
		if f.AccessibilityLabel() != id {
			t.Errorf("says %q", f.AccessibilityLabel())
		}
		objects := test.WidgetRenderer(f).Objects()
		if len(objects) != len(of.Frame(0)) {
			t.Fatalf("%s: %d objects for %d shapes", id, len(objects), len(of.Frame(0)))
		}
		for i, o := range objects {
			polygon, ok := o.(*canvas.ArbitraryPolygon)
			if !ok {
				continue
			}
			if len(polygon.Points) > figure.MaxPoints || len(polygon.CornerRadii) != len(polygon.Points) {
				t.Errorf("%s, shape %d: %d points, %d radii", id, i, len(polygon.Points), len(polygon.CornerRadii))
			}
			var most fyne.Position
			for _, p := range polygon.Points {
				if p.X < -0.01 || p.Y < -0.01 {
					t.Errorf("%s, shape %d: %v lies outside", id, i, p)
				}
				most = fyne.NewPos(max(most.X, p.X), max(most.Y, p.Y))
			}
			if most.X > polygon.Size().Width+0.01 || most.Y > polygon.Size().Height+0.01 {
				t.Errorf("%s, shape %d: %v is larger than its box %v", id, i, most, polygon.Size())
			}
		}
	}
}

// TestStillFollowsTheTheme looks at what is painted.
func TestStillFollowsTheTheme(t *testing.T) {
	test.ApplyTheme(t, theme.New(theme.Light))
	of := drills(t)["squats"]
	d := Drawing{Shapes: of.Still(), Box: of.Hero(), Name: "Squats"}
	light := Picture(d, theme.Colour(theme.ColorSurface), 96, 96)
	test.ApplyTheme(t, theme.New(theme.Dark))
	dark := Picture(d, theme.Colour(theme.ColorSurface), 96, 96)
	if slices.Equal(light.Pix, dark.Pix) {
		t.Error("looks the same in light and dark")
	}
	// No room and no drawing are no reason to fall over.
	if n := painted(Picture(Drawing{}, color.White, 10, 10)); n != 0 {
		t.Errorf("nothing has %d pixels", n)
	}
	Picture(d, color.White, 0, 0)
}

// BenchmarkFigure is the work for one frame of the animated figure: where it
// is, and its objects.
func BenchmarkFigure(b *testing.B) {
	of := drills(b)["high-knees"]
	f := NewFigure(theme.ColorAccentSoft)
	w := test.NewTempWindow(b, f)
	w.Resize(fyne.NewSize(500, 500))
	var at time.Duration
	for b.Loop() {
		f.Draw(Drawing{Shapes: of.Frame(at), Box: of.Stage()})
		at += 50 * time.Millisecond
	}
}
