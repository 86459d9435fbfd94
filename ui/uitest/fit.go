package uitest

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/kit"
)

// Line is a visible line of text, where it is, and how much of it is seen.
type Line struct {
	Text      string
	Box, Seen Area
	In        fyne.CanvasObject // the widget that draws it
}

// slack is how far boxes of text may reach into each other: a box is higher
// than its letters.
const slack = 3

func (l Line) overlaps(o Line) bool {
	both := l.Seen.Within(o.Seen)
	return both.Right-both.Left > 1 && both.Bottom-both.Top > slack
}

// Lines are the lines of text that are seen below an object, but for some of
// its parts.
func Lines(root fyne.CanvasObject, without ...fyne.CanvasObject) []Line {
	var found []Line
	var in fyne.CanvasObject
	hidden := map[fyne.CanvasObject]bool{}
	for _, part := range without {
		Walk(part, func(o fyne.CanvasObject, _, _ Area) { hidden[o] = true })
	}
	Walk(root, func(o fyne.CanvasObject, whole, seen Area) {
		_, ground := o.(*kit.Slab) // which has no texts
		if _, widget := o.(fyne.Widget); widget && !ground {
			in = o
		}
		if digits, ok := o.(*kit.Digits); ok && digits.Text() != "" && !hidden[o] && !seen.Empty() {
			found = append(found, Line{digits.Text(), whole, seen, in})
			return
		}
		text, ok := o.(*canvas.Text)
		if !ok || text.Text == "" || hidden[o] || seen.Empty() {
			return
		}
		width := kit.Width(text) // whatever size it was given
		switch spare := whole.Right - whole.Left - width; text.Alignment {
		case fyne.TextAlignCenter:
			whole.Left += spare / 2
		case fyne.TextAlignTrailing:
			whole.Left += spare
		}
		whole.Right = whole.Left + width
		found = append(found, Line{text.Text, whole, seen.Within(whole), in})
	})
	return found
}

// Misfits are the lines that lie over each other, are cut off or leave the
// window.
func Misfits(window fyne.Size, lines []Line) []string {
	var found []string
	say := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	inside := Area{Right: window.Width, Bottom: window.Height}
	for i, l := range lines {
		if l.Box.Right <= 0 {
			continue // put out of sight
		}
		if l.Seen.Within(inside) != l.Seen {
			say("%q from %v to %v leaves the window", l.Text, l.Seen.Left, l.Seen.Right)
		}
		if l.Box.Right-l.Seen.Right > 1 {
			say("%q is cut off at %v, it ends at %v", l.Text, l.Seen.Right, l.Box.Right)
		}
		for _, o := range lines[:i] {
			if o.Box.Right > 0 && l.overlaps(o) {
				say("%q at %v lies over %q at %v", l.Text, l.Seen, o.Text, o.Seen)
			}
		}
	}
	return found
}

// Cut are the lines that show no more than the beginning of one of some short
// sentences: half of it at least, for less than that may begin anything.
func Cut(lines []Line, sentences []string) []string {
	var found []string
	for _, l := range lines {
		begun, cut := strings.CutSuffix(l.Text, "…")
		if !cut || slices.Contains(sentences, l.Text) {
			continue
		}
		if i := slices.IndexFunc(sentences, func(s string) bool { return strings.HasPrefix(s, begun) && len(s) < 80 && 2*len(begun) >= len(s) }); i >= 0 {
			found = append(found, fmt.Sprintf("%q is cut to %q in a %T at %v", sentences[i], l.Text, l.In, l.Seen))
		}
	}
	return found
}
