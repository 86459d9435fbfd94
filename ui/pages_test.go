package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

// TestPlacesAreThoseOfTheHousePlan by order and by key.
func TestPlacesAreThoseOfTheHousePlan(t *testing.T) {
	want := []string{"rail.today", "rail.week", "rail.month", "rail.progress", "rail.recovery", "rail.warm-up", "rail.library", "rail.settings"}
	keys := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8}
	if len(places) != len(want) {
		t.Fatalf("%d places", len(places))
	}
	for i, p := range places {
		if p.name != want[i] || p.key != keys[i] || p.foot != (p.name == "rail.settings") {
			t.Errorf("place %d is %s at Ctrl+%s", i+1, p.name, p.key)
		}
	}
}

// leaf is a page of tests: an entry that counts what the window asks of it.
type leaf struct {
	widget.Entry
	least                      fyne.Size
	reloads, focused, released int
	c                          fyne.Canvas
}

func (s *leaf) Reload()                 { s.reloads++ }
func (s *leaf) Close()                  { s.released++ }
func (s *leaf) Status() *kit.StatusLine { return nil }
func (s *leaf) MinSize() fyne.Size      { return s.least }
func (s *leaf) Focus() {
	s.focused++
	s.c.Focus(s)
}

// openBeside opens the program with a second page, which has a command.
func openBeside(t *testing.T) (*program, *leaf, *int) {
	t.Helper()
	second, runs := &leaf{}, 0
	saved := places
	t.Cleanup(func() { places = saved })
	places = []place{
		{name: "rail.week", icon: theme.IconWeek, key: fyne.Key2, open: (*Window).openWeek},
		{name: "rail.library", icon: theme.IconLibrary, key: fyne.Key7, open: func(w *Window) (page, []command, error) {
			made := &leaf{c: w.window.Canvas()}
			made.ExtendBaseWidget(made)
			second = made
			return made, []command{{words: "command.edit", shortcut: shortcut{fyne.KeyF2, none}, menu: moreMenu, do: func() { runs++ }}}, nil
		}},
	}
	p := open(t)
	return p, second, &runs
}

func ctrlKey(p *program, key fyne.KeyName) {
	p.typedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: ctrl})
}

func TestPagesKeepTheirPlace(t *testing.T) {
	p, second, _ := openBeside(t)
	p.week.TurnWeek(2)
	first := p.week.Week()
	ctrlKey(p, fyne.Key7)
	if !second.Visible() || p.week.Visible() || p.canvas().Focused() != fyne.Focusable(second) {
		t.Errorf("the second page is seen %v, the first %v, and %T has the focus", second.Visible(), p.week.Visible(), p.canvas().Focused())
	}
	if size := second.Size(); size.Width != firstWidth-kit.RailWidth || size.Height != firstHeight {
		t.Errorf("it is %v", size)
	}
	ctrlKey(p, fyne.Key2)
	if second.Visible() || !p.week.Visible() || p.week.Week() != first {
		t.Errorf("the week is that of %s, was that of %s", p.week.Week().First, first.First)
	}
	ctrlKey(p, fyne.Key1) // which has no page here
	if !p.week.Visible() {
		t.Error("Ctrl+1 leads away")
	}
}

// TestNoCommandRunsWhileSomethingIsInTheAir on a page that can be dragged on.
func TestNoCommandRunsWhileSomethingIsInTheAir(t *testing.T) {
	for name, at := range map[string]fyne.Position{"rail.week": {X: 705, Y: 222}, "rail.month": {}} {
		p := open(t)
		p.goTo(p.room(name))
		if name == "rail.month" {
			at = p.lies("Press & row").AddXY(20, 8)
		}
		pointer := uitest.Hold(p.canvas(), at).Move(at.AddXY(3, 3)).Move(at.AddXY(12, 40))
		if page, ok := p.shown.page.(holding); !ok || !page.Holding() {
			t.Errorf("%s: nothing is in the air", name)
		}
		before := p.revision()
		for _, c := range p.commands() {
			for _, s := range []shortcut{c.shortcut, c.also} {
				if s.key != "" && p.run(s) {
					t.Errorf("%s: %v runs %s", name, s, c.words)
				}
			}
		}
		if p.revision() != before || p.shown.name != name || p.asks() {
			t.Errorf("%s: something was done", name)
		}
		uitest.Press(p.canvas(), fyne.KeyEscape)
		pointer.Release()
		ctrlKey(p, fyne.Key5)
		if p.shown.name != "rail.recovery" || p.revision() != before {
			t.Errorf("%s: after Escape Ctrl+5 leads to %s", name, p.shown.name)
		}
	}
}

// lies is where a text is drawn, which has to be there.
func (p *program) lies(text string) fyne.Position {
	p.t.Helper()
	var at fyne.Position
	uitest.Walk(p.canvas().Content(), func(o fyne.CanvasObject, whole, _ uitest.Area) {
		if t, ok := o.(*canvas.Text); ok && strings.HasPrefix(t.Text, text) {
			at = fyne.NewPos(whole.Left, whole.Top)
		}
	})
	if at.IsZero() {
		p.t.Fatalf("%q is not drawn", text)
	}
	return at
}

func TestTheRailLeadsToThePages(t *testing.T) {
	p, second, _ := openBeside(t)
	at := fyne.NewPos(kit.RailWidth/2, 68+56+4+28)
	tapped, origin, ok := uitest.Under[fyne.Tappable](p.canvas(), at)
	if !ok {
		t.Fatal("nothing to click")
	}
	tapped.Tapped(&fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(origin)})
	if !second.Visible() {
		t.Error("the second page is not seen")
	}
}

func TestAPageReadsThePlanOnlyWhenItIsSeen(t *testing.T) {
	p, second, _ := openBeside(t)
	change := func() {
		t.Helper()
		s := p.session("Press & row")
		_, err := p.plan.Apply(planner.Pin{Session: s.ID, On: !s.Pinned}, "")
		p.must(err)
	}
	change()
	change()
	if second.reloads != 0 {
		t.Errorf("unseen it read the plan %d times", second.reloads)
	}
	for i, step := range []struct {
		do   func()
		want int
	}{
		{func() { ctrlKey(p, fyne.Key7) }, 1},
		{func() { ctrlKey(p, fyne.Key2); ctrlKey(p, fyne.Key7) }, 1},
		{change, 2},
		{func() { ctrlKey(p, fyne.Key2) }, 2},
		{change, 2},
		{func() { ctrlKey(p, fyne.Key7) }, 3},
	} {
		step.do()
		if second.reloads != step.want {
			t.Errorf("after step %d it has read the plan %d times, want %d", i+1, second.reloads, step.want)
		}
	}
	p.stop()
	if second.released != 1 {
		t.Errorf("closed %d times", second.released)
	}
}

// TestShortcutsAreApartOnEveryPage as they stand in the table: only two commands
// of one page that both apply now and then may share one.
func TestShortcutsAreApartOnEveryPage(t *testing.T) {
	p := open(t)
	for _, r := range p.rooms {
		owner := map[shortcut]command{}
		for _, c := range p.commands() {
			if c.page != "" && c.page != r.name {
				continue
			}
			for _, s := range []shortcut{c.shortcut, c.also} {
				if s.key == "" {
					continue
				}
				other, taken := owner[s]
				if taken && (other.page != c.page || other.enabled == nil || c.enabled == nil) {
					t.Errorf("%s: %v is for %s and for %s", r.name, s, other.words, c.words)
				}
				owner[s] = c
			}
		}
	}
}

// TestEveryPageIsReachedAndItsCommandsWork from an open page as it is at first.
func TestEveryPageIsReachedAndItsCommandsWork(t *testing.T) {
	p := open(t)
	for _, r := range p.rooms {
		ctrlKey(p, r.key)
		if p.shown != r || !r.page.Visible() || r.page.Size().IsZero() {
			t.Fatalf("%v leads to %s", shortcut{r.key, ctrl}, p.shown.name)
		}
		if least := r.page.MinSize(); least.Width > 1024-kit.NarrowRailWidth() || least.Height > 640 {
			t.Errorf("%s needs %v", r.name, least)
		}
		for _, c := range p.commands() {
			p.goTo(r)
			if c.page != r.name || !p.reachable(&c) {
				continue
			}
			c.do()
			if p.failures() > 0 {
				t.Fatalf("%s, %s: %v", r.name, c.words, <-p.logged)
			}
			for n := 0; p.asks(); n++ {
				uitest.Press(p.canvas(), fyne.KeyEscape)
				if n > 5 {
					t.Fatalf("%s, %s: Escape does not close what it opens", r.name, c.words)
				}
			}
		}
		p.restore()
	}
}

func TestCommandsOfAPageAreReachedOnItOnly(t *testing.T) {
	p, _, runs := openBeside(t)
	p.choose()
	p.run(shortcut{fyne.KeyF2, none})
	if *runs != 0 || !p.asks() {
		t.Errorf("on the week F2 ran the other page's command %d times", *runs)
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)
	ctrlKey(p, fyne.Key7)
	p.run(shortcut{fyne.KeyF2, none})
	if *runs != 1 || p.asks() {
		t.Errorf("on its page it ran %d times", *runs)
	}
	before := p.revision()
	if p.run(shortcut{fyne.KeyDelete, none}) || p.revision() != before {
		t.Error("Delete deletes a session that is not seen")
	}
	var items []string
	for _, item := range p.menu(moreMenu) {
		items = append(items, item.Text)
	}
	if !slices.Equal(items, []string{"Edit…", "Signs to see a doctor", "Print…"}) {
		t.Errorf("menu %q", items)
	}
}

func TestTheLastPageComesBack(t *testing.T) {
	p, _, _ := openBeside(t)
	if p.shown.name != "rail.week" {
		t.Errorf("the first start shows %s", p.shown.name)
	}
	ctrlKey(p, fyne.Key7)
	p.close()
	next := p.again(p.plan)
	if next.shown.name != "rail.library" || !next.shown.page.Visible() || next.week.Visible() {
		t.Errorf("the next start shows %s", next.shown.name)
	}
	if got := next.shown.page.(*leaf); got.reloads != 1 || got.focused == 0 {
		t.Errorf("it has read the plan %d times", got.reloads)
	}
	next.close()
	fyne.CurrentApp().Preferences().SetString(pageKey, "rail.cellar")
	if last := p.again(p.plan); last.shown.name != "rail.week" {
		t.Errorf("a page that is no more gives %s", last.shown.name)
	}
}

// TestAToastCoversNothingToPress on any page, part of Recovery or state of the
// timers, in any size of window and either density.
func TestAToastCoversNothingToPress(t *testing.T) {
	for _, density := range []theme.Density{theme.Comfortable, theme.Compact} {
		for _, size := range append(sizes, fyne.NewSize(1600, 1000)) {
			p := open(t)
			p.setDensity(density)
			p.window.Resize(size)
			p.choose()
			p.week.PinChosen()
			said := p.toastArea()
			if said.Bottom != size.Height || said.Right > size.Width || said.Right < size.Width-12 {
				t.Errorf("the toast is at %v of %v", said, size)
			}
			uncovered := func(what string) {
				t.Helper()
				things := 0
				uitest.Walk(p.body, func(o fyne.CanvasObject, _, seen uitest.Area) {
					_, tapped := o.(fyne.Tappable)
					_, focused := o.(fyne.Focusable)
					if !tapped && !focused {
						return
					}
					things++
					if !seen.Within(said).Empty() {
						t.Errorf("%s at %v, %s: the toast at %v covers a %T at %v", what, size, density, said, o, seen)
					}
				})
				if things < 8 {
					t.Errorf("%s at %v: only %d things to press are seen", what, size, things)
				}
			}
			for _, r := range p.rooms {
				p.goTo(r)
				uncovered(r.name)
			}
			for _, part := range recoveryParts {
				p.showPart(part.name)
				uncovered(part.name)
			}
			for _, page := range []func(){func() { p.showPart(timerPart) }, func() { p.goTo(p.room("rail.warm-up")) }} {
				page()
				for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeyS, fyne.KeySpace} {
					p.typedKey(&fyne.KeyEvent{Name: key})
					uncovered(fmt.Sprintf("%s after %s", p.shown.name, key))
				}
			}
		}
	}
}

// toastArea is where the toast is, which has to be there.
func (p *program) toastArea() uitest.Area {
	p.t.Helper()
	var found uitest.Area
	uitest.Walk(p.canvas().Content(), func(o fyne.CanvasObject, whole, _ uitest.Area) {
		if named, ok := o.(fyne.Accessible); ok && o != p.shell && strings.Contains(named.AccessibilityLabel(), "Press & row") && named.AccessibilityRole() == fyne.AccessibleRoleText {
			found = whole
		}
	})
	if found.Empty() {
		p.t.Fatal("no toast")
	}
	return found
}

func TestEscapeTakesTheToastAway(t *testing.T) {
	p := open(t)
	p.choose()
	p.week.PinChosen()
	uitest.Press(p.canvas(), fyne.KeyEscape)
	if uitest.Button(p.canvas().Content(), "Undo") != nil {
		t.Error("it is still there")
	}
	if s := p.week.Selected(); len(s) != 1 || s[0].Title != "Press & row" {
		t.Errorf("selected: %+v", s)
	}
}

// TestTheToastNeverUndoesSomethingElse that was changed after what it tells of.
func TestTheToastNeverUndoesSomethingElse(t *testing.T) {
	p, _, _ := openBeside(t)
	p.choose()
	p.week.PinChosen()
	if uitest.Button(p.canvas().Content(), "Undo") == nil {
		t.Fatal("no toast with Undo")
	}
	profile := p.profile()
	profile.Units.Miles = true
	_, err := p.plan.Apply(planner.SaveProfile{Profile: profile}, "")
	p.must(err)
	if uitest.Button(p.canvas().Content(), "Undo") != nil {
		t.Error("the toast still offers Undo")
	}
	p.Window.toast("Saved", "Open", func() {})
	p.must(p.plan.Refresh())
	profile.Units.Miles = false
	_, err = p.plan.Apply(planner.SaveProfile{Profile: profile}, "")
	p.must(err)
	if uitest.Button(p.canvas().Content(), "Open") == nil {
		t.Error("a toast that offers something else went away")
	}
}

// TestClosingTheWindowAsksForWhatWasEntered in a form.
func TestClosingTheWindowAsksForWhatWasEntered(t *testing.T) {
	p := open(t)
	closed := 0
	ends := p.stop
	p.stop = func() { closed++; ends() }
	p.week.Add()
	uitest.Write(t, p.canvas(), "Title", "Rings")
	kit.Leave(p.canvas(), p.close) // what the window's own button does
	if got := uitest.Heading(t, p.canvas()); got != "Throw away what you entered?" || closed != 0 {
		t.Fatalf("dialog %q, closed %d times", got, closed)
	}
	uitest.Press(p.canvas(), fyne.KeyReturn)
	if got := uitest.Entry(t, p.canvas(), "Title"); got != "Rings" {
		t.Errorf("the form says %q", got)
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)
	uitest.Tap(t, p.canvas(), "Throw away")
	if p.asks() || closed != 0 {
		t.Error("the form is still open, or the window is not")
	}
}

func TestUndoBelongsToTheWindow(t *testing.T) {
	p, second, _ := openBeside(t)
	tools := p.tools[0]
	move := planner.Move{Session: p.session("Press & row").ID, To: today.AddDays(3), Index: planner.AtEnd}
	_, err := p.plan.Apply(move, "")
	p.must(err)
	told := func(what, undo, redo string) {
		t.Helper()
		if got := tools.Undo.AccessibilityLabel(); got != undo {
			t.Errorf("%s: undo says %q", what, got)
		}
		if got := tools.Redo.AccessibilityLabel(); got != redo {
			t.Errorf("%s: redo says %q", what, got)
		}
	}
	told("moved", "Undo: move Press & row to Saturday", "Nothing to redo")
	if !tools.Redo.Disabled() || tools.Undo.Disabled() {
		t.Error("the wrong one can be pressed")
	}
	ctrlKey(p, fyne.Key7)
	focused := second.focused
	p.typedShortcut(&fyne.ShortcutUndo{})
	if got := p.session("Press & row").Date; got != today.AddDays(2) {
		t.Errorf("it is on %s", got)
	}
	if second.focused == focused {
		t.Error("the page does not have the keyboard again")
	}
	told("undone", "Undo: fill with the example", "Redo: move Press & row to Saturday")
	test.Tap(tools.Redo)
	if got := p.session("Press & row").Date; got != today.AddDays(3) {
		t.Errorf("redone it is on %s", got)
	}
	before := p.revision()
	p.redo()
	if p.revision() != before || p.failures() > 0 {
		t.Error("redoing nothing does something")
	}
}

// TestPagesAreMadeOneAfterAnother: the window begins with the page that was seen last;
// the others come when they are gone to, or soon after.
func TestPagesAreMadeOneAfterAnother(t *testing.T) {
	p := open(t)
	p.app.Preferences().SetString(pageKey, "rail.month")
	var next []func()
	later := alone
	later.After = func(_ time.Duration, fn func()) func() {
		next = append(next, fn)
		return func() { next = nil }
	}
	w := p.starts(p.plan, later)
	made := func() (names []string) {
		for _, r := range w.rooms {
			if r.page != nil {
				names = append(names, r.name)
			}
		}
		return names
	}
	if got := made(); !slices.Equal(got, []string{"rail.month"}) {
		t.Errorf("%v are made at the start", got)
	}
	w.openOnBoard(today.AddDays(2), p.session("Press & row").ID)
	if s := w.week.Selected(); len(s) != 1 || s[0].Title != "Press & row" || w.shown.name != "rail.week" {
		t.Errorf("on %s, %v is selected", w.shown.name, s)
	}
	if got := made(); !slices.Equal(got, []string{"rail.week", "rail.month"}) {
		t.Errorf("%v are made after the week was gone to", got)
	}
	for n := 3; n <= len(w.rooms); n++ {
		due := next
		next = nil
		for _, fn := range due {
			fn()
		}
		if got := made(); len(got) != n {
			t.Errorf("then %v are made, want %d", got, n)
		}
	}
	if w.shown.name != "rail.week" {
		t.Errorf("%s is shown", w.shown.name)
	}
}

// TestSearchAndHelpKnowEveryPage, also one that was not made yet.
func TestSearchAndHelpKnowEveryPage(t *testing.T) {
	for name, open := range map[string]func(*Window){"search": (*Window).search, "help": (*Window).help} {
		w := openAlone(t)
		open(w)
		for _, r := range w.rooms {
			if len(r.commands) == 0 {
				t.Errorf("%s: no commands of %s", name, r.name)
			}
		}
	}
}

// openAlone opens the window with the page of the week alone.
func openAlone(t *testing.T) *Window {
	p := open(t)
	return p.starts(p.plan, alone)
}
