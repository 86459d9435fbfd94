package paper

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"

	"github.com/kneewise/kneewise/assets"
)

// unknown stands for what the font cannot show.
const unknown = '\uFFFD'

// inASCII writes signs that Noto Sans lacks but people do use in names.
var inASCII = strings.NewReplacer("→", "->", "←", "<-", "≤", "<=", "≥", ">=")

// printable makes text safe to print: line breaks become spaces, and control
// characters and signs that the font has not, such as emoji, go. Letters it
// has not become a replacement character, and so does a name that would be
// empty. fpdf writes no document at all if a rune above U+FFFF reaches it.
func printable(text string) string {
	var b strings.Builder
	last := rune(-1)
	for _, r := range norm.NFC.String(strings.ToValidUTF8(inASCII.Replace(text), string(unknown))) {
		switch {
		case unicode.IsSpace(r):
			r = ' '
		case unicode.In(r, unicode.Cc, unicode.Cf):
			continue
		case hasGlyph(r):
		case unicode.In(r, unicode.L, unicode.N):
			r = unknown
		default:
			continue
		}
		if last == r && (r == unknown || r == ' ') {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	if s := strings.TrimSpace(b.String()); s != "" || strings.TrimSpace(text) == "" {
		return s
	}
	return string(unknown)
}

// glyphs is the regular cut, read once; the three cuts have the same letters.
var glyphs = sync.OnceValue(func() *sfnt.Font {
	parsed, err := sfnt.Parse(assets.NotoSansRegular)
	if err != nil {
		panic("embedded font: " + err.Error()) // a file of ours, checked by every test
	}
	return parsed
})

func hasGlyph(r rune) bool {
	if r > 0xFFFF {
		return false
	}
	i, err := glyphs().GlyphIndex(nil, r)
	return err == nil && i != 0
}

const ellipsis = "…"

// cut shortens text to a width, with an ellipsis where something is missing.
func (s *sheet) cut(text string, f font, width float64) string {
	if s.width(text, f) <= width {
		return text
	}
	for text != "" {
		_, n := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-n]
		if shorter := strings.TrimRight(text, " ") + ellipsis; s.width(shorter, f) <= width {
			return shorter
		}
	}
	return ""
}

// wrap breaks text into at most that many lines of a width, at spaces where it
// can; the last line is cut if there is more.
func (s *sheet) wrap(text string, f font, width float64, lines int) []string {
	var out []string
	for text != "" {
		if len(out) == lines-1 {
			return append(out, s.cut(text, f, width))
		}
		head := s.lineOf(text, f, width)
		out = append(out, strings.TrimRight(head, " "))
		text = strings.TrimLeft(text[len(head):], " ")
	}
	return out
}

// lineOf returns the beginning of text that fits on one line, at least a rune.
func (s *sheet) lineOf(text string, f font, width float64) string {
	space, end := 0, 0
	for i, r := range text {
		next := i + utf8.RuneLen(r)
		if r == ' ' {
			space = i
		} else if end > 0 && s.width(text[:next], f) > width {
			if space > 0 {
				return text[:space]
			}
			return text[:end]
		}
		end = next
	}
	return text
}

// fits says whether text needs no more lines than that.
func (s *sheet) fits(text string, f font, width float64, lines int) bool {
	for range lines {
		text = strings.TrimLeft(text[len(s.lineOf(text, f, width)):], " ")
	}
	return text == ""
}
