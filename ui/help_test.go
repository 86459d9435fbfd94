package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

// openHelp presses F1 on the board.
func openHelp(t *testing.T) *program {
	t.Helper()
	p := open(t)
	p.week.Focus()
	uitest.Press(p.canvas(), fyne.KeyF1)
	if got := uitest.Heading(t, p.canvas()); got != "Shortcuts and gestures" {
		t.Fatalf("F1 opens %q", got)
	}
	return p
}

func TestHelpNamesEveryShortcutOnItsPage(t *testing.T) {
	p := openHelp(t)
	listed := map[string][]string{} // section: its keys
	for _, s := range p.helpSections("") {
		for _, row := range s.Rows {
			if strings.HasPrefix(row.What, "!") || strings.HasPrefix(row.How, "!") || row.What == "" {
				t.Errorf("%s: a row %+v", s.Name, row)
			}
			if (row.How == "") == (len(row.Keys) == 0) {
				t.Errorf("%s: %+v is neither a key nor a gesture, or both", s.Name, row)
			}
			listed[s.Name] = append(listed[s.Name], row.Keys...)
		}
	}
	for _, c := range p.commands() {
		section := "On every page"
		if c.page != "" {
			section = p.words.Say(c.page)
		}
		for _, s := range []shortcut{c.shortcut, c.also} {
			if s.key != "" && !slices.Contains(listed[section], p.keys(s)) {
				t.Errorf("%s of %s is not among %s", p.keys(s), c.words, section)
			}
		}
	}
	shown := uitest.Texts(uitest.Top(p.canvas()))
	for _, want := range []string{"Ctrl+Shift+Z", "Page Down", "Pin to its place / Unpin", "Drag a card", "Esc"} {
		if !slices.Contains(shown, want) {
			t.Errorf("%q is not shown", want)
		}
	}
}

func TestHelpIsSearched(t *testing.T) {
	p := openHelp(t)
	search, ok := p.canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("%T has the focus", p.canvas().Focused())
	}
	for typed, want := range map[string][]string{
		"ctrl+y": {"On every page: Redo"},
		" UNPIN": {"Week: Pin to its place / Unpin"},
		"f8":     {"Week: Next finding"},
		"zebra":  nil,
	} {
		search.SetText("")
		test.Type(search, typed)
		var got []string
		for _, s := range p.helpSections(typed) {
			for _, row := range s.Rows {
				got = append(got, s.Name+": "+row.What)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
		said := strings.Join(uitest.Texts(uitest.Top(p.canvas())), " ")
		if none := strings.Contains(said, "is called that"); none != (want == nil) {
			t.Errorf("%q: says that there is nothing: %v", typed, none)
		}
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)
	if p.asks() {
		t.Error("Escape does not close the help")
	}
	uitest.Press(p.canvas(), fyne.KeyEnd)
	if len(p.week.Selected()) > 0 {
		t.Error("the board does not have the keyboard again")
	}
}

func TestHelpScrollsByKeyInASmallWindow(t *testing.T) {
	p := open(t)
	p.window.Resize(fyne.NewSize(1024, 640))
	p.help()
	c := p.canvas()
	uitest.Walk(uitest.Top(c), func(o fyne.CanvasObject, whole, _ uitest.Area) {
		if b, ok := o.(*kit.Button); ok && whole.Bottom > 640 {
			t.Errorf("%s ends at %v", b.AccessibilityLabel(), whole.Bottom)
		}
	})
	lists := uitest.All[*container.Scroll](uitest.Top(c))
	list := lists[len(lists)-1]
	before := list.Offset.Y
	uitest.Press(c, fyne.KeyDown, fyne.KeyPageDown)
	if list.Offset.Y <= before+list.Size().Height/2 {
		t.Errorf("scrolled from %v to %v", before, list.Offset.Y)
	}
	uitest.Press(c, fyne.KeyPageUp, fyne.KeyPageUp)
	if list.Offset.Y != 0 {
		t.Errorf("scrolled back to %v", list.Offset.Y)
	}
}
