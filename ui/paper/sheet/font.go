package sheet

import (
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/kneewise/kneewise/assets"
)

// Cut is one of the three faces of Noto Sans.
type Cut uint8

// The cuts.
const (
	Regular Cut = iota
	Bold
	Italic
	cuts
)

// Font is a cut at a size in points.
type Font struct {
	Cut  Cut
	Size float64
}

// Pitch is the distance between the baselines of two lines.
func (f Font) Pitch() float64 { return 1.35 * f.Size * point }

// Noto Sans reaches this far over and under the baseline with the marks of
// European letters, in parts of the size.
const (
	ascent  = 1.0
	descent = 0.3
)

// Ascent is how far letters reach over the baseline.
func (f Font) Ascent() float64 { return ascent * f.Size * point }

// Descent is how far letters reach under the baseline.
func (f Font) Descent() float64 { return descent * f.Size * point }

// face is what is read of a cut, once.
type face struct {
	file   []byte
	sfnt   *sfnt.Font
	widths []uint16 // by rune, in thousandths of the size
	glyphs []uint16 // by rune; 0 where the cut has none
}

// lastRune is the last that fpdf can write.
const lastRune = 0xFFFF

var faces = func() (all [cuts]func() *face) {
	for cut, file := range [cuts]*[]byte{&assets.NotoSansRegular, &assets.NotoSansBold, &assets.NotoSansItalic} {
		all[cut] = sync.OnceValue(func() *face { return readFace(*file) })
	}
	return all
}()

// readFace reads a file of ours, which every test of this package checks.
func readFace(file []byte) *face {
	parsed, err := sfnt.Parse(file)
	if err != nil {
		panic("embedded font: " + err.Error())
	}
	f := &face{file: file, sfnt: parsed, widths: make([]uint16, lastRune+1), glyphs: make([]uint16, lastRune+1)}
	units := fixed.I(int(parsed.UnitsPerEm()))
	var buffer sfnt.Buffer
	for r := rune(' '); r <= lastRune; r++ {
		glyph, err := parsed.GlyphIndex(&buffer, r)
		if err != nil || glyph == 0 {
			continue
		}
		advance, err := parsed.GlyphAdvance(&buffer, glyph, units, font.HintingNone)
		if err != nil {
			continue
		}
		f.glyphs[r] = uint16(glyph)
		// Rounded as fpdf does, so that a picture shows what will be printed.
		f.widths[r] = uint16(math.Round(1000 * float64(advance) / float64(units)))
	}
	return f
}

func hasGlyph(r rune) bool { return r <= lastRune && faces[Regular]().glyphs[r] != 0 }

// Width measures text.
func (f Font) Width(text Clean) float64 {
	widths := faces[f.Cut]().widths
	sum := 0
	for _, r := range text {
		if r <= lastRune {
			sum += int(widths[r])
		}
	}
	return float64(sum) / 1000 * f.Size * point
}
