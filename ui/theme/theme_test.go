package theme

import (
	"go/ast"
	"go/parser"
	"go/token"
	"image/color"
	"io/fs"
	"math"
	"path"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/assets"
)

// luminance is the relative luminance of WCAG 2.x.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

var (
	kinds      = []fyne.ThemeColorName{ColorKindLower, ColorKindUpper, ColorKindFull, ColorKindCardio, ColorKindMobility}
	verdicts   = []fyne.ThemeColorName{ColorVerdictFine, ColorVerdictCaution, ColorVerdictStop}
	painMarks  = []fyne.ThemeColorName{ColorPainGreen, ColorPainAmber, ColorPainRed}
	onSoftOnly = append(append([]fyne.ThemeColorName{}, kinds...), verdicts...)
)

func soft(name fyne.ThemeColorName) fyne.ThemeColorName { return name + "Soft" }

// TestWindowIsCleared with the colour of its ground, as Fyne reads that.
func TestWindowIsCleared(t *testing.T) {
	for _, appearance := range []Appearance{Light, Dark} {
		k := kneewise{appearance, Comfortable}
		want := k.Color(ColorBackground, 0).(color.NRGBA)
		r, g, b, a := k.Color(fynetheme.ColorNameBackground, 0).RGBA()
		eight := func(part uint32) uint8 { return uint8(min(float64(part)/(255*255), 1)*255 + 0.5) }
		if got := (color.NRGBA{eight(r), eight(g), eight(b), eight(a)}); got != want {
			t.Errorf("%s: cleared with %v, the ground is %v", appearance, got, want)
		}
	}
}

// TestContrast holds the palette to the ratios it was designed with, each given
// to one decimal.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		over, under fyne.ThemeColorName
		light, dark float64
	}{
		{ColorOutline, ColorBackground, 3.3, 4.8},
		{ColorText, ColorBackground, 14.1, 15.1},
		{ColorText, ColorHover, 13.1, 11.0},
		{ColorTextMuted, ColorBackground, 6.0, 8.0},
		{ColorTextMuted, ColorHover, 5.6, 5.9},
		{ColorAccent, ColorBackground, 6.8, 9.0},
		{ColorAccent, ColorAccentSoft, 6.2, 6.1},
		{ColorOnAccent, ColorAccent, 7.6, 7.9},
		{ColorKindLower, ColorRaised, 10.8, 5.3},
		{ColorKindLower, ColorKindLowerSoft, 8.9, 5.0},
		{ColorKindUpper, ColorRaised, 5.4, 8.7},
		{ColorKindUpper, ColorKindUpperSoft, 4.6, 7.7},
		{ColorKindFull, ColorRaised, 8.9, 5.8},
		{ColorKindFull, ColorKindFullSoft, 7.4, 5.2},
		{ColorKindCardio, ColorRaised, 5.6, 9.9},
		{ColorKindCardio, ColorKindCardioSoft, 4.8, 8.4},
		{ColorKindMobility, ColorRaised, 6.1, 7.9},
		{ColorKindMobility, ColorKindMobilitySoft, 5.1, 6.7},
		{ColorVerdictFine, ColorRaised, 5.6, 9.9},
		{ColorVerdictFine, ColorVerdictFineSoft, 4.8, 8.6},
		{ColorVerdictCaution, ColorRaised, 5.6, 9.1},
		{ColorVerdictCaution, ColorVerdictCautionSoft, 4.9, 7.7},
		{ColorVerdictStop, ColorRaised, 8.8, 6.6},
		{ColorVerdictStop, ColorVerdictStopSoft, 7.2, 6.0},
		{ColorPainGreen, ColorBackground, 3.9, 10.8},
		{ColorPainGreen, ColorRaised, 4.4, 9.0},
		{ColorPainAmber, ColorBackground, 3.5, 9.5},
		{ColorPainAmber, ColorRaised, 3.9, 7.9},
		{ColorPainRed, ColorBackground, 7.3, 6.5},
		{ColorPainRed, ColorRaised, 8.2, 5.4},
		{ColorThermalIce, ColorBackground, 5.4, 9.6},
		{ColorThermalIce, ColorRaised, 6.0, 8.0},
		{ColorThermalHeat, ColorBackground, 5.3, 8.9},
		{ColorThermalHeat, ColorRaised, 5.9, 7.4},
	} {
		atLeast(t, c.over, c.under, c.light, c.dark)
	}
}

// TestContrastOnEverySoft: text reaches 5.4 on every card, verdict words 4.6
// and pain marks 3.2 on every kind's card.
func TestContrastOnEverySoft(t *testing.T) {
	for _, name := range onSoftOnly {
		atLeast(t, ColorText, soft(name), 5.4, 5.4)
		atLeast(t, ColorTextMuted, soft(name), 5.4, 5.4)
	}
	for _, kind := range kinds {
		for _, verdict := range verdicts {
			atLeast(t, verdict, soft(kind), 4.6, 4.6)
		}
		for _, mark := range painMarks {
			atLeast(t, mark, soft(kind), 3.2, 3.2)
		}
	}
}

func atLeast(t *testing.T, over, under fyne.ThemeColorName, light, dark float64) {
	t.Helper()
	rounded := func(v float64) float64 { return math.Round(v*10) / 10 }
	if got := contrast(palette[over].light, palette[under].light); rounded(got) < light {
		t.Errorf("%s on %s, light: %.2f, at least %.1f", over, under, got, light)
	}
	if got := contrast(palette[over].dark, palette[under].dark); rounded(got) < dark {
		t.Errorf("%s on %s, dark: %.2f, at least %.1f", over, under, got, dark)
	}
}

// declared returns the values of the package's constants of a type, as they
// stand in a file.
func declared(t *testing.T, file, typeName string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	ast.Inspect(tree, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Type == nil || !strings.HasSuffix(typeOf(spec.Type), typeName) {
			return true
		}
		for _, v := range spec.Values {
			if literal, ok := v.(*ast.BasicLit); ok {
				value, err := strconv.Unquote(literal.Value)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, value)
			}
		}
		return true
	})
	return values
}

func typeOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

func TestEveryColourIsInThePalette(t *testing.T) {
	names := declared(t, "colour.go", "ThemeColorName")
	if len(names) != len(palette) {
		t.Errorf("%d names, %d colours", len(names), len(palette))
	}
	for _, name := range names {
		if _, ok := palette[fyne.ThemeColorName(name)]; !ok {
			t.Errorf("%s has no colour", name)
		}
	}
	for alias, own := range aliases {
		if _, ok := palette[own]; !ok {
			t.Errorf("%s means %s, which has no colour", alias, own)
		}
	}
}

func TestEveryIconHasItsDrawingAndBack(t *testing.T) {
	test.NewTempApp(t)
	used := map[string]bool{"app": true}
	for _, name := range declared(t, "icon.go", "IconName") {
		used[name] = true
		if len(Icon(IconName(name), ColorText, 18).Content()) == 0 {
			t.Errorf("%s draws nothing", name)
		}
	}
	files, err := fs.Glob(assets.Icons, "icons/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if name := strings.TrimSuffix(path.Base(file), ".svg"); !used[name] {
			t.Errorf("%s is drawn for nobody", name)
		}
	}
}

// Fyne's cache holds one picture a name.
func TestIconsOfEverySizeAndColourHaveTheirOwnName(t *testing.T) {
	names := map[string]bool{}
	for _, colour := range []fyne.ThemeColorName{ColorText, ColorAccent} {
		for _, size := range []float32{12, 12.5, 18} {
			names[Icon(IconTick, colour, size).Name()] = true
		}
	}
	if len(names) != 6 {
		t.Errorf("6 icons have %d names", len(names))
	}
}

func TestIconIsTintedInTheThemeOfTheMoment(t *testing.T) {
	app := test.NewTempApp(t)
	icon := Icon(IconKindLower, ColorKindLower, 18)
	for appearance, hex := range map[Appearance]string{Light: "#3a2a96", Dark: "#9c8bf8"} {
		app.Settings().SetTheme(New(appearance, Comfortable))
		if svg := string(icon.Content()); !strings.Contains(svg, hex) {
			t.Errorf("%s: %s is not in %s", appearance, hex, svg)
		}
	}
}

func TestAppearance(t *testing.T) {
	for _, c := range []struct {
		appearance Appearance
		system     fyne.ThemeVariant
		want       color.Color
	}{
		{System, fynetheme.VariantLight, palette[ColorRaised].light},
		{System, fynetheme.VariantDark, palette[ColorRaised].dark},
		{Light, fynetheme.VariantDark, palette[ColorRaised].light},
		{Dark, fynetheme.VariantLight, palette[ColorRaised].dark},
	} {
		if got := New(c.appearance, Comfortable).Color(ColorRaised, c.system); got != c.want {
			t.Errorf("%q in a system of %d: %v, want %v", c.appearance, c.system, got, c.want)
		}
	}
}

// Every name that Fyne may ask for has an answer, and no unknown one panics.
func TestNeverNil(t *testing.T) {
	test.NewTempApp(t)
	for _, appearance := range []Appearance{System, Light, Dark} {
		th := New(appearance, Comfortable)
		rapid.Check(t, func(t *rapid.T) {
			name := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"disabled", "focus", "pressed", "shadow", "foreground"})).Draw(t, "name")
			variant := fyne.ThemeVariant(rapid.UintRange(0, 3).Draw(t, "variant"))
			if th.Color(fyne.ThemeColorName(name), variant) == nil {
				t.Fatalf("no colour %q", name)
			}
			if th.Font(fyne.TextStyle{Bold: rapid.Bool().Draw(t, "bold")}) == nil {
				t.Fatal("no font")
			}
		})
	}
}

func TestDialogsDoNotBlurThePage(t *testing.T) {
	if blur := New(Light, Comfortable).Size(fynetheme.SizeNameModalBlurRadius); blur != 0 {
		t.Errorf("blur %v", blur)
	}
}

// What Fyne lays over a fill must let the fill through.
func TestFocusLetsTheFillThrough(t *testing.T) {
	for _, name := range []fyne.ThemeColorName{fynetheme.ColorNameFocus, fynetheme.ColorNamePressed, fynetheme.ColorNameSelection} {
		if _, _, _, alpha := New(Light, Comfortable).Color(name, 0).RGBA(); alpha > 0x5000 {
			t.Errorf("%s is too opaque: %x", name, alpha)
		}
	}
}

func TestMixIsOpaqueAndBetween(t *testing.T) {
	channel := rapid.Uint8()
	colour := rapid.Custom(func(t *rapid.T) color.NRGBA {
		return color.NRGBA{R: channel.Draw(t, "r"), G: channel.Draw(t, "g"), B: channel.Draw(t, "b"), A: 0xFF}
	})
	rapid.Check(t, func(t *rapid.T) {
		over, under := colour.Draw(t, "over"), colour.Draw(t, "under")
		percent := rapid.IntRange(0, 100).Draw(t, "percent")
		got := Mix(over, under, percent)
		if got.A != 0xFF {
			t.Fatalf("translucent: %v", got)
		}
		if Mix(over, under, 0) != under || Mix(over, under, 100) != over {
			t.Fatal("the ends are not the colours themselves")
		}
		for _, c := range [][3]uint8{{over.R, got.R, under.R}, {over.G, got.G, under.G}, {over.B, got.B, under.B}} {
			if c[1] < min(c[0], c[2]) || c[1] > max(c[0], c[2]) {
				t.Fatalf("%d is not between %d and %d", c[1], c[0], c[2])
			}
		}
	})
}

// 45 % of a verdict's Soft over the surface, as columns are tinted in a drag.
func TestMixOfAColumnTint(t *testing.T) {
	got := Mix(palette[ColorVerdictStopSoft].light, palette[ColorSurface].light, 45)
	if want := rgb(0xFBF0EE); got != want {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestDensityOfTheMoment: distances are whole, tighter where it is compact, and
// those of a running program follow it.
func TestDensityOfTheMoment(t *testing.T) {
	app := test.NewTempApp(t)
	for _, density := range []Density{Comfortable, Compact, "nonsense"} {
		app.Settings().SetTheme(New(Light, density))
		want, gap := float32(96), float32(14)
		if density == Compact {
			want, gap = 78, 9
		}
		if got := Length(96, 78); got != want {
			t.Errorf("%q: %v, want %v", density, got, want)
		}
		if got := Gap(14); got != gap {
			t.Errorf("%q: a gap of %v, want %v", density, got, gap)
		}
		if text := New(Light, density).Size(fynetheme.SizeNameText); text != TextBody {
			t.Errorf("%q: text is %v high", density, text)
		}
	}
	app.Settings().SetTheme(New(Light, Compact))
	for comfortable := float32(1); comfortable <= 100; comfortable++ {
		if got := Gap(comfortable); got < 1 || got > comfortable || got != float32(int(got)) {
			t.Errorf("a gap of %v becomes %v", comfortable, got)
		}
	}
}
