package kit_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

// seenLines are the lines of a reader that can be read now, from top to bottom.
func seenLines(r *kit.Reader) []string {
	var lines []string
	uitest.Walk(r, func(o fyne.CanvasObject, _, seen uitest.Area) {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" && !seen.Empty() {
			lines = append(lines, text.Text)
		}
	})
	return lines
}

func TestReader(t *testing.T) {
	w := uitest.NewWindow(t, fyne.NewSize(400, 240))
	r := kit.NewReader()
	w.SetContent(r)
	r.Resize(fyne.NewSize(400, 240))
	var long []string
	for i := range 500 {
		long = append(long, fmt.Sprintf("line %d", i))
	}
	r.SetPassages(
		kit.Passage{Text: "Heading", Bold: true},
		kit.Passage{Text: "    set in, and so long that it cannot stand in one line of a reader that is four hundred wide"},
		kit.Passage{Text: strings.Join(long, "\n")})
	first := seenLines(r)
	if first[0] != "Heading" || !strings.HasPrefix(first[1], "\u00a0\u00a0\u00a0\u00a0set in") || len(first) > 14 {
		t.Fatalf("it begins with %q", first)
	}
	for _, line := range first {
		if kit.Width(canvas.NewText(line, nil)) > 400 || strings.HasSuffix(line, "…") {
			t.Errorf("%q is cut", line)
		}
	}
	w.Canvas().Focus(r)
	seen := map[string]bool{}
	for range 60 {
		for _, line := range seenLines(r) {
			seen[line] = true
		}
		uitest.Press(w.Canvas(), fyne.KeyPageDown)
	}
	for _, line := range long {
		if !seen[line] {
			t.Errorf("%s is never seen", line)
		}
	}
	if last := seenLines(r); last[len(last)-1] != "line 499" {
		t.Errorf("it ends with %q", last[len(last)-1])
	}
	uitest.Press(w.Canvas(), fyne.KeyHome)
	if again := seenLines(r); again[0] != "Heading" {
		t.Errorf("Home shows %q", again[0])
	}
	uitest.Press(w.Canvas(), fyne.KeyEnd)
	r.SetPassages(kit.Passage{Text: "short"})
	if now := seenLines(r); len(now) != 1 || now[0] != "short" {
		t.Errorf("another text is %q", now)
	}
}
