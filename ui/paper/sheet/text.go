package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean is text that can be printed: one line, in signs that the font has. Only
// [Printable] makes it of what people write.
type Clean string

// unknown stands for what the font cannot show.
const unknown = '\uFFFD'

// otherwise writes signs that Noto Sans lacks but people do use in names.
var otherwise = strings.NewReplacer("→", "->", "←", "<-", "≤", "<=", "≥", ">=", "−", "–")

// Printable makes text safe to print: line breaks become spaces, and control
// characters and signs that the font has not, such as emoji, go. Letters it
// has not become a replacement character, and so does a name that would be
// empty. fpdf writes no document at all if a rune above U+FFFF reaches it.
func Printable(text string) Clean {
	var b strings.Builder
	last := rune(-1)
	for _, r := range norm.NFC.String(strings.ToValidUTF8(otherwise.Replace(text), string(unknown))) {
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
	s := strings.TrimSpace(b.String())
	switch {
	case s == "" && strings.TrimSpace(text) != "":
		return Clean(unknown)
	case !norm.NFC.IsNormalString(s): // for what stood between a letter and its accent has gone
		return Printable(s)
	default:
		return Clean(s)
	}
}

const ellipsis = "…"

// Shorten cuts text to a width, with an ellipsis where something is missing.
func (f Font) Shorten(text string, width float64) Clean { return f.shorten(Printable(text), width) }

func (f Font) shorten(text Clean, width float64) Clean {
	if f.Width(text) <= width {
		return text
	}
	for text != "" {
		_, n := utf8.DecodeLastRuneInString(string(text))
		text = text[:len(text)-n]
		if shorter := trimRight(text) + ellipsis; f.Width(shorter) <= width {
			return shorter
		}
	}
	return ""
}

// Wrap breaks text into at most that many lines of a width, at spaces where it
// can; the last line is cut if there is more.
func (f Font) Wrap(text string, width float64, lines int) []Clean {
	var out []Clean
	for left := Printable(text); left != ""; {
		if len(out) == lines-1 {
			return append(out, f.shorten(left, width))
		}
		head := f.lineOf(left, width)
		out = append(out, trimRight(head))
		left = trimLeft(left[len(head):])
	}
	return out
}

// Fits says whether text needs no more lines of a width than that.
func (f Font) Fits(text string, width float64, lines int) bool {
	left := Printable(text)
	for range lines {
		left = trimLeft(left[len(f.lineOf(left, width)):])
	}
	return left == ""
}

// lineOf returns the beginning of text that fits on one line, at least a rune.
func (f Font) lineOf(text Clean, width float64) Clean {
	widths := faces[f.Cut]().widths
	most := int(width / (f.Size * point) * 1000)
	space, used := 0, 0
	for i, r := range text {
		if r == ' ' {
			space = i
		}
		used += int(widths[r])
		switch {
		case r == ' ' || i == 0 || used <= most:
		case space > 0:
			return text[:space]
		default:
			return text[:i]
		}
	}
	return text
}

func trimLeft(c Clean) Clean  { return Clean(strings.TrimLeft(string(c), " ")) }
func trimRight(c Clean) Clean { return Clean(strings.TrimRight(string(c), " ")) }
