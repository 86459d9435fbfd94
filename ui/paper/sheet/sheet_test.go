package sheet

import (
	"bytes"
	"image"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"cloud.google.com/go/civil"
	"codeberg.org/go-pdf/fpdf"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/assets"
)

// sample is a page with one of everything, on A6.
func sample() *Document {
	d := New("Sample \U0001F3C3", 105, 148, civil.Date{Year: 2026, Month: 6, Day: 10})
	p := d.Add()
	bold, italic := Font{Bold, 21}, Font{Italic, 9}
	p.Text(bold.Shorten("Hégn — Wär", 90), bold, Black, 8, 20, Area(8, 8, 90, 20))
	p.Lines(italic.Wrap("a sentence of several words that goes over two lines at the least", 60, 3), italic, Soft, 8, 30, Area(8, 24, 90, 30))
	p.Line(8, 50, 97, 50, 1.6, Black)
	p.Frame(Area(8, 55, 40, 20), 3, 1.4)
	p.Icon("kind-cardio-run.svg", Area(55, 55, 20, 20))
	p.Tick(Area(80, 55, 15, 15))
	p.Fill(Circle(Point{20, 95}, 10), Bars)
	p.Fill(Rectangle(Area(40, 85, 20, 20)), Soft)
	p.Stroke(Polyline(Point{65, 105}, Point{75, 85}, Point{95, 100}), 6, Black)
	d.Add().Text("second", Font{Regular, 8}, Rules, 8, 20, Area(8, 8, 90, 20))
	return d
}

func written(t testing.TB, d *Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := d.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWriteIsRepeatable(t *testing.T) {
	first := written(t, sample())
	if !bytes.HasPrefix(first, []byte("%PDF-")) {
		t.Fatalf("%.20q", first)
	}
	for range 3 {
		if !bytes.Equal(first, written(t, sample())) {
			t.Fatal("the same pages gave other bytes")
		}
	}
}

// A picture is the page as it is printed: where poppler has ink, so has it.
func TestPaintShowsWhatIsPrinted(t *testing.T) {
	d := sample()
	file := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(file, written(t, d), 0o600); err != nil {
		t.Fatal(err)
	}
	const width = 420
	for page := range d.Pages() {
		number := string(rune('1' + page))
		grey, err := exec.Command("pdftoppm", "-gray", "-scale-to-x", "420", "-scale-to-y", "592", "-f", number, "-l", number, file).Output()
		if err != nil {
			t.Fatal(err)
		}
		picture, err := d.Paint(page, width)
		if err != nil {
			t.Fatal(err)
		}
		size := picture.Bounds()
		if size.Dx() != width || size.Dy() != 592 {
			t.Fatalf("size %v", size)
		}
		printed := &image.Gray{Pix: grey[len(grey)-width*size.Dy():], Stride: width, Rect: size}
		// Both are blurred over squares, which takes out how edges are smoothed.
		const side = 6
		ink := 0.0
		for y := 0; y+side <= size.Dy(); y += side {
			for x := 0; x+side <= width; x += side {
				a, b := darkness(picture, x, y, side), darkness(printed, x, y, side)
				ink += b
				if math.Abs(a-b) > 0.12 {
					t.Errorf("page %d at %d,%d: painted %.2f, printed %.2f", page, x, y, a, b)
				}
			}
		}
		if ink == 0 {
			t.Errorf("page %d is empty", page)
		}
	}
}

// darkness is the part of a square that is ink.
func darkness(img image.Image, left, top, side int) float64 {
	sum := 0.0
	for y := top; y < top+side; y++ {
		for x := left; x < left+side; x++ {
			g, _, _, _ := img.At(x, y).RGBA()
			sum += 1 - float64(g)/0xFFFF
		}
	}
	return sum / float64(side*side)
}

func TestPaintRefuses(t *testing.T) {
	for _, tt := range [][2]int{{-1, 100}, {2, 100}, {0, 0}, {0, MaxPixels + 1}} {
		if img, err := sample().Paint(tt[0], tt[1]); err == nil {
			t.Errorf("page %d, %d pixels: %v", tt[0], tt[1], img.Bounds())
		}
	}
}

// Text is measured as fpdf measures it.
func TestWidthIsThatOfThePDF(t *testing.T) {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes(family, "", assets.NotoSansRegular)
	pdf.AddUTF8FontFromBytes(family, "B", assets.NotoSansBold)
	pdf.AddUTF8FontFromBytes(family, "I", assets.NotoSansItalic)
	rapid.Check(t, func(t *rapid.T) {
		f := Font{Cut(rapid.IntRange(0, int(cuts)-1).Draw(t, "cut")), rapid.Float64Range(6, 40).Draw(t, "size")}
		text := Printable(rapid.StringN(0, 60, -1).Draw(t, "text"))
		pdf.SetFont(family, cutNames[f.Cut], f.Size)
		if got, want := f.Width(text), pdf.GetStringWidth(string(text)); math.Abs(got-want) > 1e-6 {
			t.Fatalf("%q: %.4f, fpdf %.4f", text, got, want)
		}
	})
}

// Lines are no wider than asked for and hold the words in their order, the whole
// text where there are lines enough.
func TestWrap(t *testing.T) {
	runes := rapid.RuneFrom([]rune("abcdeW mil-Äß跑\U0001F3C3Ж.\u0301 "))
	rapid.Check(t, func(t *rapid.T) {
		f := Font{Bold, rapid.Float64Range(6, 20).Draw(t, "size")}
		text := rapid.StringOfN(runes, 0, 200, -1).Draw(t, "text")
		width := rapid.Float64Range(12, 80).Draw(t, "width")
		most := rapid.IntRange(1, 300).Draw(t, "lines")
		lines := f.Wrap(text, width, most)
		if len(lines) > most {
			t.Fatalf("%d lines of %d", len(lines), most)
		}
		var all strings.Builder
		for _, line := range lines {
			if f.Width(line) > width+1e-9 {
				t.Fatalf("%q is %.2f wide, not %.2f", line, f.Width(line), width)
			}
			all.WriteString(string(line))
		}
		squeezed := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		whole, got := squeezed(string(Printable(text))), squeezed(all.String())
		if f.Fits(text, width, most) != (got == whole) {
			t.Fatalf("fits %v, set %q of %q", f.Fits(text, width, most), got, whole)
		}
		if got != whole && (!strings.HasSuffix(got, ellipsis) || !strings.HasPrefix(whole, strings.TrimSuffix(got, ellipsis))) {
			t.Fatalf("%q of %q", got, whole)
		}
	})
}

func TestPrintable(t *testing.T) {
	for text, want := range map[string]Clean{
		"Long run":               "Long run",
		"Long run \U0001F3C3":    "Long run",
		"\U0001F3C3\u200D\u2640": "\uFFFD",
		"  ":                     "",
		"a\nb\tc\u00a0d":         "a b c d",
		"a\x00b\u200Dc\u202Ed":   "abcd",
		"e\u0301":                "é",
		"A\u0903\u0300":          "À",
		"\xff":                   "\uFFFD",
		"≤ 5 → 跑步":               "<= 5 -> \uFFFD",
		"−5°":                    "–5°",
		"Läufe – ½ „Übung“ Ωж":   "Läufe – ½ „Übung“ Ωж",
	} {
		if got := Printable(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		once := Printable(rapid.String().Draw(t, "text"))
		if twice := Printable(string(once)); twice != once {
			t.Fatalf("%q becomes %q", once, twice)
		}
		for _, r := range once {
			if !hasGlyph(r) {
				t.Fatalf("%q has no glyph of %q", once, r)
			}
		}
	})
}

// onKeyboards are the entries of what stands on keys, which is on no paper.
var onKeyboards = regexp.MustCompile(`(?m)^  "key\..*$`)

// Every sign of the catalogues can be printed, so that none that carries a
// meaning gets lost.
func TestCataloguesCanBePrinted(t *testing.T) {
	files, err := assets.Translations.ReadDir("translations")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := assets.Translations.ReadFile("translations/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range onKeyboards.ReplaceAllString(string(text), "") {
			if !unicode.IsSpace(r) && Printable(string(r)) == Clean(unknown) {
				t.Errorf("%s: %q cannot be printed", file.Name(), r)
			}
		}
	}
}

// The fonts that are embedded are subsets of those that are used, with their
// letters named.
func TestFontsAreSubsets(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(file, written(t, sample()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdffonts", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != 2+3 {
		t.Fatalf("three cuts of one font: %s", out)
	}
	for _, line := range lines[2:] {
		if !strings.HasPrefix(line, "KNEEWI+NotoSans") || strings.Join(strings.Fields(line)[4:7], " ") != "yes yes yes" {
			t.Errorf("not embedded, no subset, or not searchable: %q", line)
		}
	}
	if whole := len(assets.NotoSansBold); len(written(t, sample())) > whole/4 {
		t.Errorf("%d bytes", len(written(t, sample())))
	}
}

func BenchmarkWrite(b *testing.B) {
	d := sample()
	for b.Loop() {
		if err := d.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPaint(b *testing.B) {
	d := sample()
	for b.Loop() {
		if _, err := d.Paint(0, 1000); err != nil {
			b.Fatal(err)
		}
	}
}
