package ui

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/settings"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

// densityControl is that of the settings, which it shows.
func (p *program) densityControl() *kit.Segments {
	p.t.Helper()
	p.showSettings(settings.Look)
	compact := p.words.Say("settings.compact")
	for _, s := range uitest.All[*kit.Segments](p.settings) {
		if s.AccessibilityLabel() == compact || s.AccessibilityLabel() == p.words.Say("settings.comfortable") {
			return s
		}
	}
	p.t.Fatal("no density among the settings")
	return nil
}

// TestDensityIsTheWindowsAndNotThePlans: it holds at once and at the next start,
// and undoing leaves it.
func TestDensityIsTheWindowsAndNotThePlans(t *testing.T) {
	p := open(t)
	before, comfortable := p.revision(), kit.HeaderHeight()
	control := p.densityControl()
	p.canvas().Focus(control)
	uitest.Press(p.canvas(), fyne.KeyRight)
	compact := kit.HeaderHeight()
	if compact >= comfortable || control.AccessibilityLabel() != "Compact" {
		t.Errorf("%s: the header is %v high, and was %v", control.AccessibilityLabel(), compact, comfortable)
	}
	if p.canvas().Focused() != fyne.Focusable(control) {
		t.Error("the keyboard went elsewhere")
	}
	p.goTo(p.room("rail.week"))
	p.choose()
	p.week.PinChosen()
	p.undo()
	if p.session("Press & row").Pinned || kit.HeaderHeight() != compact {
		t.Error("Undo took the density back")
	}
	if n := p.revision() - before; n != 2 {
		t.Errorf("%d changes of the plan, want those of pinning and undoing", n)
	}
	p.close()
	for _, kept := range []struct {
		density theme.Density
		height  float32
	}{{theme.Compact, compact}, {"dense", comfortable}, {theme.Comfortable, comfortable}} {
		p.app.Preferences().SetString(densityKey, string(kept.density))
		next := p.again(p.plan)
		if kit.HeaderHeight() != kept.height {
			t.Errorf("%q is kept, and the next window has a header %v high", kept.density, kit.HeaderHeight())
		}
		next.close()
	}
}

// linesOfPages are where the texts of every page are.
func (p *program) linesOfPages() map[string][]uitest.Line {
	lines := map[string][]uitest.Line{}
	for _, r := range p.rooms {
		p.goTo(r)
		lines[r.name] = uitest.Lines(p.canvas().Content())
		for i := range lines[r.name] {
			lines[r.name][i].In = nil // another window has others
		}
	}
	return lines
}

// TestDensityChangedLooksLikeOneOpenedIn: pages that were laid out before have
// every text where a window has it that opens in the other density, and back.
func TestDensityChangedLooksLikeOneOpenedIn(t *testing.T) {
	for _, size := range sizes[:2] {
		opened := map[theme.Density]map[string][]uitest.Line{}
		p := open(t)
		p.window.Resize(size)
		opened[theme.Comfortable] = p.linesOfPages()
		p.setDensity(theme.Compact)
		opened[theme.Compact] = (&program{t: t, Window: p.again(p.plan)}).resized(size).linesOfPages()
		p.setDensity(theme.Comfortable)
		for _, density := range []theme.Density{theme.Compact, theme.Comfortable} {
			p.setDensity(density)
			for page, lines := range p.linesOfPages() {
				want := opened[density][page]
				if len(lines) < 10 || len(lines) != len(want) {
					t.Fatalf("%s at %v, %q: %d texts, want %d", page, size, density, len(lines), len(want))
				}
				for i, l := range lines {
					if l != want[i] {
						t.Errorf("%s at %v, %q: %+v, want %+v", page, size, density, l, want[i])
						continue
					}
				}
			}
		}
	}
}

// resized gives the window a size.
func (p *program) resized(size fyne.Size) *program {
	p.window.Resize(size)
	return p
}

// TestCompactShowsMore in the smallest window, without scrolling: a change of a size
// that gives away what the compact density is for fails here.
func TestCompactShowsMore(t *testing.T) {
	p := open(t).resized(sizes[0])
	sunday := today.AddDays(4)
	for i := range 6 {
		_, err := p.plan.Apply(planner.Add{Session: model.Session{
			Kind: model.Mobility, Title: fmt.Sprintf("Stretch %d", i), Date: sunday, Status: model.Planned, Plan: model.Effort{Duration: 10 * model.Minute},
		}}, "")
		p.must(err)
	}
	for density, want := range map[theme.Density]map[string]int{
		theme.Comfortable: {"cards of a day": 3, "sessions of a full day in the month": 1, "exercises": 7, "aims": 6},
		theme.Compact:     {"cards of a day": 5, "sessions of a full day in the month": 2, "exercises": 10, "aims": 9},
	} {
		p.setDensity(density)
		if got := p.seenWhole(); !maps.Equal(got, want) {
			t.Errorf("%q shows %v, want %v", density, got, want)
		}
	}
}

// seenWhole counts what is seen whole of several pages.
func (p *program) seenWhole() map[string]int {
	const linesOfCard = 4
	seen := map[string]int{}
	count := func(room, what string, is func(fyne.CanvasObject) bool) {
		p.goTo(p.room(room))
		uitest.Walk(p.canvas().Content(), func(o fyne.CanvasObject, whole, visible uitest.Area) {
			if is(o) && whole == visible && whole.Bottom <= p.canvas().Size().Height {
				seen[what]++
			}
		})
	}
	p.goTo(p.room("rail.week"))
	for _, l := range uitest.Lines(p.canvas().Content()) {
		if fmt.Sprintf("%T", l.In) == "*week.cardArea" && l.Box == l.Seen && l.Box.Left > sizes[0].Width-150 {
			seen["cards of a day"]++
		}
	}
	seen["cards of a day"] /= linesOfCard
	p.goTo(p.room("rail.month"))
	for _, l := range uitest.Lines(p.canvas().Content()) {
		if strings.HasPrefix(l.Text, "Stretch") && l.Box == l.Seen {
			seen["sessions of a full day in the month"]++
		}
	}
	count("rail.library", "exercises", func(o fyne.CanvasObject) bool { return fmt.Sprintf("%T", o) == "*library.row" })
	p.showSettings(settings.Aims)
	count("rail.settings", "aims", func(o fyne.CanvasObject) bool { _, is := o.(*kit.Setting); return is })
	return seen
}
