package kit

import (
	"image/color"
	"math"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const ellipsis = "…"

// NewText returns an empty line of text without a colour yet.
func NewText(size float32, bold bool) *canvas.Text {
	t := canvas.NewText("", color.Transparent)
	t.TextSize = size
	t.TextStyle.Bold = bold
	return t
}

// Width is how wide a line of text is, in Fyne units.
func Width(t *canvas.Text) float32 {
	return fyne.MeasureText(t.Text, t.TextSize, t.TextStyle).Width
}

// PlaceText puts a line of text at x, in the middle of a row that begins at y
// and is height high. Its corner falls on whole units, rounded down: up sits
// one too low.
func PlaceText(t *canvas.Text, x, y, height float32) {
	size := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle)
	t.Resize(size)
	t.Move(fyne.NewPos(floor(x), floor(y+(height-size.Height)/2)))
}

// Shorten cuts a line of text to a width: the longest beginning that fits with
// an ellipsis. A text that fits stays whole; what was cut is gone, so keep the
// whole text elsewhere.
func Shorten(t *canvas.Text, width float32) {
	t.Text = Ellipsis(t.Text, width, t.TextSize, t.TextStyle)
}

// Ellipsis returns text, or its longest beginning that fits into width together
// with an ellipsis, or nothing if not even that fits.
func Ellipsis(text string, width, size float32, style fyne.TextStyle) string {
	if width <= 0 { // as before the first layout: there is nothing to measure
		return ""
	}
	fits := func(s string) bool { return fyne.MeasureText(s, size, style).Width <= width }
	if fits(text) {
		return text
	}
	runes := []rune(text)
	cut := func(n int) string { return strings.TrimRight(string(runes[:n]), " ") + ellipsis }
	tooLong := sort.Search(len(runes), func(n int) bool { return !fits(cut(n)) })
	if tooLong == 0 {
		return ""
	}
	return cut(tooLong - 1)
}

// Wrap breaks text into at most most lines of a width at its spaces, never at a
// no-break space; a word that is wider alone, and what is left in the last
// line, end with an ellipsis.
func Wrap(text string, width, size float32, style fyne.TextStyle, most int) []string {
	words := strings.FieldsFunc(text, breaksLine)
	var lines []string
	for len(words) > 0 && len(lines) < most {
		n := wordsThatFit(words, width, size, style)
		line := strings.Join(words[:n], " ")
		if len(lines) == most-1 {
			line, n = strings.Join(words, " "), len(words)
		}
		lines = append(lines, Ellipsis(line, width, size, style))
		words = words[n:]
	}
	return lines
}

// wordsThatFit is how many of the words stand in one line, at least one.
func wordsThatFit(words []string, width, size float32, style fyne.TextStyle) int {
	n := 1
	for n < len(words) && width > 0 && fyne.MeasureText(strings.Join(words[:n+1], " "), size, style).Width <= width {
		n++
	}
	return n
}

func breaksLine(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

func floor(v float32) float32 { return float32(math.Floor(float64(v))) }
