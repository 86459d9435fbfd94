package ui

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

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

// views are all pages, of some of them all parts or sections.
func (p *program) views() map[string]func() {
	all := map[string]func(){}
	for _, r := range p.rooms {
		if r.page != page(p.settings) && r.page != page(p.recovery) {
			all[r.name] = func() { p.goTo(r) }
		}
	}
	for _, section := range settings.Sections {
		all[section] = func() { p.showSettings(section) }
	}
	for _, part := range recoveryParts {
		all[part.name] = func() { p.showPart(part.name) }
	}
	return all
}

// drawn says of every text, shape and drawing of every view where it is and what
// colour it has.
func (p *program) drawn() map[string][]string {
	seen := map[string][]string{}
	for name, show := range p.views() {
		show()
		uitest.Walk(p.canvas().Content(), func(o fyne.CanvasObject, at, visible uitest.Area) {
			switch o := o.(type) {
			case *canvas.Text:
				seen[name] = append(seen[name], fmt.Sprintf("%q %v at %v", o.Text, o.Color, at))
			case *canvas.Rectangle:
				if o.FillColor == theme.Colour(fynetheme.ColorNameScrollBar) {
					return // without a screen, Fyne shows it later than with one
				}
				seen[name] = append(seen[name], fmt.Sprintf("a shape of %v and %v at %v", o.FillColor, o.StrokeColor, at))
			case *canvas.Image:
				if o.Resource != nil {
					seen[name] = append(seen[name], fmt.Sprintf("%s at %v", o.Resource.Name(), at))
				}
			}
		})
	}
	return seen
}

// TestALookThatChangesIsAsOneOpenedIn: another density and other colours leave
// nothing on any page, section or part that was seen before as it was.
func TestALookThatChangesIsAsOneOpenedIn(t *testing.T) {
	p := open(t).resized(sizes[0])
	p.rememberSize()
	p.setAppearance(theme.Light)
	p.drawn()
	for _, look := range []struct {
		appearance theme.Appearance
		density    theme.Density
	}{{theme.Light, theme.Compact}, {theme.Dark, theme.Compact}, {theme.Dark, theme.Comfortable}} {
		p.showSettings(settings.Look)
		p.setDensity(look.density)
		p.setAppearance(look.appearance)
		fresh := &program{t: t, Window: p.again(p.plan)}
		want := fresh.drawn()
		fresh.close()
		for view, got := range p.drawn() {
			if len(got) < 20 || len(got) != len(want[view]) {
				t.Errorf("%s in %v: %d things drawn, want %d", view, look, len(got), len(want[view]))
				continue
			}
			for i := range got {
				if got[i] != want[view][i] {
					t.Errorf("%s in %v: %s, want %s", view, look, got[i], want[view][i])
					break
				}
			}
		}
	}
}

// evening is a desktop that turns dark.
type evening struct {
	fyne.App
	settings *eveningSettings
}

type eveningSettings struct {
	fyne.Settings
	variant fyne.ThemeVariant
}

func (e *evening) Settings() fyne.Settings                 { return e.settings }
func (s *eveningSettings) ThemeVariant() fyne.ThemeVariant { return s.variant }

// turn is what Fyne does when the desktop changes.
func (e *evening) turn(to fyne.ThemeVariant) {
	e.settings.variant = to
	e.settings.SetTheme(e.settings.Theme())
}

// TestTheDesktopTurnsDark, and with it all of every page, where no colours are chosen.
func TestTheDesktopTurnsDark(t *testing.T) {
	p := open(t)
	p.close()
	app := fyne.CurrentApp()
	desktop := &evening{app, &eveningSettings{app.Settings(), fynetheme.VariantLight}}
	fyne.SetCurrentApp(desktop)
	t.Cleanup(func() { fyne.SetCurrentApp(app) })
	seen := &program{t: t, words: p.words, Window: p.again(p.plan)}
	light := seen.drawn()
	desktop.turn(fynetheme.VariantDark)
	fresh := &program{t: t, words: p.words, Window: p.again(p.plan)}
	want := fresh.drawn()
	fresh.close()
	for view, got := range seen.drawn() {
		if slices.Equal(got, light[view]) {
			t.Errorf("%s is as it was in the light", view)
		}
		for i := range got {
			if i >= len(want[view]) || colours(got[i]) != colours(want[view][i]) {
				t.Errorf("%s has %s, which a window that opens in the dark has not", view, got[i])
				break
			}
		}
	}
}

// colours is what [program.drawn] says of something, but for where it is.
func colours(drawn string) string {
	what, _, _ := strings.Cut(drawn, " at {")
	return what
}

// TestALookChangesBeforeTheSettingsAreMade, from the menu of the page seen first.
func TestALookChangesBeforeTheSettingsAreMade(t *testing.T) {
	p := open(t)
	next := &program{t: t, words: p.words, Window: p.starts(p.plan, alone)}
	if next.settings != nil {
		t.Fatal("the settings are made with the window")
	}
	comfortable := kit.HeaderHeight()
	next.setAppearance(theme.Dark)
	next.setDensity(theme.Compact)
	if kit.HeaderHeight() >= comfortable {
		t.Error("the window is not compact")
	}
	if said := next.densityControl().AccessibilityLabel(); said != "Compact" {
		t.Errorf("the settings say %q", said)
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
		theme.Comfortable: {"cards of a day": 3, "sessions of a full day in the month": 2, "exercises": 6, "aims": 6},
		theme.Compact:     {"cards of a day": 5, "sessions of a full day in the month": 3, "exercises": 9, "aims": 9},
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
