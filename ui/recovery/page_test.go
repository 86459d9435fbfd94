package recovery

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// fakePart notes what is asked of it.
type fakePart struct {
	widget.Label
	name string
	said *[]string
}

func newFakePart(name string, said *[]string) *fakePart {
	p := &fakePart{name: name, said: said}
	p.ExtendBaseWidget(p)
	return p
}

func (p *fakePart) note(what string) { *p.said = append(*p.said, p.name+" "+what) }
func (p *fakePart) Reload()          { p.note("reload") }
func (p *fakePart) Focus()           { p.note("focus") }
func (p *fakePart) Close()           { p.note("close") }

func (p *fakePart) Reveal(fyne.CanvasObject) { p.note("reveal") }

func newTools() kit.Tools {
	button := func() *kit.Button { return kit.IconButton(theme.IconUndo, "", nil) }
	return kit.Tools{Undo: button(), Redo: button(), More: button()}
}

// newFrame shows parts in a window.
func newFrame(t *testing.T, size fyne.Size, said *[]string, names ...string) (*Page, []*fakePart) {
	t.Helper()
	var tabs []Tab
	var parts []*fakePart
	for _, name := range names {
		part := newFakePart(name, said)
		parts = append(parts, part)
		tabs = append(tabs, Tab{Name: name, Part: part})
	}
	p := NewPage(Words{Title: "Recovery"}, kit.Plain("Dial back…", nil), newTools(), tabs)
	w := test.NewWindow(p)
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(size)
	return p, parts
}

func TestOnePartIsSeenAndReadWhenItIs(t *testing.T) {
	var said []string
	p, parts := newFrame(t, fyne.NewSize(1200, 700), &said, "Ice and heat", "Pain diary", "Painkillers")
	expect := func(when string, want ...string) {
		t.Helper()
		if !slices.Equal(said, want) {
			t.Errorf("%s: %q, want %q", when, said, want)
		}
		said = nil
	}
	seen := func(want int) {
		t.Helper()
		for i, part := range parts {
			if part.Visible() != (i == want) {
				t.Errorf("part %d is seen: %v", i, part.Visible())
			}
		}
	}
	p.Reload()
	expect("at first", "Ice and heat reload")
	seen(0)
	p.ShowPart(1)
	expect("another part", "Pain diary reload", "Pain diary focus")
	seen(1)
	p.ShowPart(0)
	expect("back, nothing changed", "Ice and heat focus")
	p.Reload()
	expect("a change", "Ice and heat reload")
	p.ShowPart(1)
	expect("seen after a change", "Pain diary reload", "Pain diary focus")
	p.Hide()
	seen(-1)
	p.Show()
	seen(1)
	p.Close()
	expect("the end", "Ice and heat close", "Pain diary close", "Painkillers close")
}

func TestTabsHaveTheirPlace(t *testing.T) {
	var said []string
	five := []string{"Ice and heat", "Pain diary", "See a doctor", "Painkillers", "Range of motion"}
	for _, c := range []struct {
		size  fyne.Size
		names []string
		top   float32 // of the part
	}{
		{fyne.NewSize(1200, 700), five[:1], kit.HeaderHeight()},
		{fyne.NewSize(1200, 700), five[:3], kit.HeaderHeight()},
		{fyne.NewSize(1200, 700), five, kit.HeaderHeight()},
		{fyne.NewSize(960, 576), five, kit.HeaderHeight() + tabsRow() - 4},
	} {
		p, parts := newFrame(t, c.size, &said, c.names...)
		if got := parts[0].Position().Y; got != c.top {
			t.Errorf("%d parts in %v begin at %v, want %v", len(c.names), c.size, got, c.top)
		}
		if parts[0].Size() != fyne.NewSize(c.size.Width, c.size.Height-c.top-kit.StatusHeight()) {
			t.Errorf("the part has %v", parts[0].Size())
		}
		if p.tabs.Visible() != (len(c.names) > 1) {
			t.Errorf("%d parts, tabs are seen: %v", len(c.names), p.tabs.Visible())
		}
		if right := p.tabs.Position().X + p.tabs.Size().Width; p.tabs.Visible() && right > c.size.Width {
			t.Errorf("the tabs of %d parts end at %v of %v", len(c.names), right, c.size.Width)
		}
	}
}
