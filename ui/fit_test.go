package ui

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

// sizes are those that every page has to work at.
var sizes = []fyne.Size{fyne.NewSize(1024, 640), fyne.NewSize(1280, 800), fyne.NewSize(2560, 1440)}

// inEach does something in a window of every size, and in a compact one of the
// smallest.
func inEach(t *testing.T, do func(*testing.T, fyne.Size, theme.Density)) {
	for _, size := range sizes {
		do(t, size, theme.Comfortable)
	}
	do(t, sizes[0], theme.Compact)
}

// inLongWords opens the window in words that are a third longer than in English,
// with a plan or without one.
func inLongWords(t *testing.T, size fyne.Size, density theme.Density, filled bool) *program {
	t.Helper()
	p := &program{t: t, folder: t.TempDir(), logged: make(chan error, 100), words: uitest.LongWords(t)}
	preferences := test.NewTempApp(t).Preferences()
	preferences.SetFloat(widthKey, float64(size.Width))
	preferences.SetFloat(heightKey, float64(size.Height))
	preferences.SetString(densityKey, string(density))
	p.file = uitest.OpenPlan(t, p.folder, func() time.Time { return noon }, uitest.NewIDs("id"))
	if filled {
		p.file.FillExample(today, 0)
	}
	p.Window = p.again(p.file.Planner)
	p.window.Resize(size)
	return p
}

// cutByDesign are the widgets whose words are cut where there is no room: a card,
// a chip, a limit and the names under a strip of drills, all of which a tooltip or the
// page itself says whole, and what a heading adds to the title.
var cutByDesign = []string{"*kit.Header", "*week.cardArea", "*week.budgetView", "*month.Grid", "*warmup.strip"}

// fits fails where what is seen is cut off, lies over something else or leaves
// the window.
func (p *program) fits(what string) {
	p.t.Helper()
	p.shell.HideToast() // it may lie over anything
	top := uitest.Top(p.canvas())
	lines := uitest.Lines(top)
	if len(lines) < 3 {
		p.t.Errorf("%s: %d lines: the walk is broken", what, len(lines))
	}
	labels := slices.DeleteFunc(slices.Clone(lines), func(l uitest.Line) bool { return slices.Contains(cutByDesign, fmt.Sprintf("%T", l.In)) })
	for _, found := range append(uitest.Misfits(p.canvas().Size(), lines), uitest.Cut(labels, uitest.LongSentences(p.t))...) {
		p.t.Errorf("%s: %s", what, found)
	}
	for _, b := range uitest.All[*kit.Button](top) {
		if size := b.Size(); size.Width+0.5 < b.MinSize().Width || size.Height+0.5 < b.MinSize().Height {
			p.t.Errorf("%s: the button %q has %v and needs %v", what, b.AccessibilityLabel(), size, b.MinSize())
		}
	}
}

// twice is the window that 200 % leaves of a screen of 1600 by 1000 pixels.
var twice = fyne.NewSize(800, 500)

// scrollSideways are the widgets of which a low and narrow window shows a part.
var scrollSideways = []string{"*week.Board", "*week.cardArea", "*month.Grid"}

// TestEverythingFitsAtTwiceTheScale opens every page and what its commands open:
// nothing lies over anything else, or beyond the window, where no scroll leads.
func TestEverythingFitsAtTwiceTheScale(t *testing.T) {
	p := open(t)
	p.window.Resize(twice)
	if size := p.canvas().Size(); size != twice || p.body.MinSize().Width > twice.Width || p.body.MinSize().Height > twice.Height {
		t.Fatalf("the window is %v, and needs %v", size, p.body.MinSize())
	}
	fits := func(what string) {
		p.shell.HideToast()
		lines := slices.DeleteFunc(uitest.Lines(uitest.Top(p.canvas())), func(l uitest.Line) bool {
			return slices.Contains(scrollSideways, fmt.Sprintf("%T", l.In))
		})
		for _, found := range uitest.Misfits(twice, lines) {
			t.Errorf("%s: %s", what, found)
		}
	}
	for _, r := range p.rooms {
		p.goTo(r)
		fits(r.name)
		p.tryEach(r, []string{r.name}, func(words string) { fits(r.name + ", " + words) })
	}
	if n := p.failures(); n > 0 {
		t.Errorf("%d failures, the first %v", n, <-p.logged)
	}
}

// TestTheFirstRunFitsAtTwiceTheScale goes through its steps.
func TestTheFirstRunFitsAtTwiceTheScale(t *testing.T) {
	p := openFresh(t)
	p.options.File = &realFile{p, p.file}
	p.withExample(func() {})
	p.must(p.openFirstRun())
	p.window.Resize(twice)
	for step := 1; step <= 5; step++ {
		for _, found := range uitest.Misfits(twice, uitest.Lines(p.canvas().Content())) {
			t.Errorf("step %d: %s", step, found)
		}
		p.walksInSight(fmt.Sprintf("step %d", step), 3)
		if step == 1 {
			for _, box := range uitest.All[*kit.Check](p.canvas().Content()) {
				if box.AccessibilityLabel() == p.words.Say("welcome.accept") {
					test.Tap(box)
				}
			}
		}
		if step < 5 {
			uitest.Tap(t, p.canvas(), p.words.Say("welcome.next"))
		}
	}
}

// TestWhatHasTheKeyboardIsSeen on every page, in a window in which much scrolls.
func TestWhatHasTheKeyboardIsSeen(t *testing.T) {
	p := open(t)
	p.window.Resize(twice)
	for _, r := range p.rooms {
		p.goTo(r)
		p.walksInSight(r.name, 10)
	}
}

// walksInSight goes by Tab through all that takes the keyboard, least things or
// more, and fails where one cannot be seen.
func (p *program) walksInSight(where string, least int) {
	p.t.Helper()
	p.canvas().Unfocus()
	been := map[fyne.Focusable]bool{}
	for {
		p.canvas().FocusNext()
		at := p.canvas().Focused()
		if at == nil || been[at] {
			break
		}
		been[at] = true
		uitest.Walk(p.canvas().Content(), func(o fyne.CanvasObject, whole, seen uitest.Area) {
			if focusable, ok := o.(fyne.Focusable); ok && focusable == at && seen.Bottom-seen.Top < min(whole.Bottom-whole.Top, kit.ButtonHeight()) {
				p.t.Errorf("%s: %T from %v to %v has the keyboard, seen is %v to %v", where, o, whole.Top, whole.Bottom, seen.Top, seen.Bottom)
			}
		})
	}
	if len(been) < least {
		p.t.Errorf("%s: only %d things take the keyboard", where, len(been))
	}
}

// dismiss closes whatever is open.
func (p *program) dismiss() {
	p.t.Helper()
	for range 5 {
		if !p.asks() {
			return
		}
		uitest.Press(p.canvas(), fyne.KeyEscape)
		if p.asks() && p.heading() == p.words.Say("leave.heading") {
			uitest.Tap(p.t, p.canvas(), p.words.Say("leave.leave"))
		}
	}
	p.t.Fatalf("%q stays open", p.heading())
}

// heading is that of the open dialog; a menu has none.
func (p *program) heading() string {
	named, ok := uitest.Top(p.canvas()).(fyne.Accessible)
	if !ok {
		return ""
	}
	return named.AccessibilityLabel()
}

// notTried are commands that open nothing of the window's own, or end it.
var notTried = []string{closeWords, "command.undo", "command.redo", "command.example", "example.leave", "command.density.comfortable", "command.density.compact"}

// tryEach does what each command of some pages does on one of them, "" for what
// is of every page, has it seen, and takes it back.
func (p *program) tryEach(on *room, pages []string, seen func(words string)) {
	p.t.Helper()
	for _, c := range p.commands() {
		if !slices.Contains(pages, c.page) || slices.Contains(notTried, c.words) {
			continue
		}
		p.goTo(on)
		if on.name == "rail.week" {
			p.choose()
		}
		if !p.reachable(&c) {
			continue
		}
		before := p.revision()
		c.do()
		seen(c.words)
		if p.asks() {
			p.dismiss()
		}
		if p.revision() > before {
			p.undo()
		}
	}
}

// TestEveryPageAndSheetFitsLongWords opens every page, and there everything that
// a command opens.
func TestEveryPageAndSheetFitsLongWords(t *testing.T) {
	inEach(t, func(t *testing.T, size fyne.Size, density theme.Density) {
		p := inLongWords(t, size, density, true)
		for _, r := range p.rooms {
			at := fmt.Sprintf("%s at %vx%v %s", r.name, size.Width, size.Height, density)
			p.goTo(r)
			p.fits(at)
			opened := 0
			p.tryEach(r, []string{r.name, ""}, func(words string) {
				p.fits(at + ", " + words)
				if p.asks() {
					opened++
				}
			})
			if opened == 0 {
				t.Errorf("%s: nothing opens", at)
			}
		}
		if n := p.failures(); n > 0 {
			t.Errorf("at %v: %d failures, the first %v", size, n, <-p.logged)
		}
	})
}

// TestTheFirstRunFitsLongWords goes through its steps.
func TestTheFirstRunFitsLongWords(t *testing.T) {
	inEach(t, func(t *testing.T, size fyne.Size, density theme.Density) {
		p := inLongWords(t, size, density, false)
		if !p.inFirstRun() {
			t.Fatal("no first run")
		}
		for _, box := range uitest.All[*kit.Check](p.canvas().Content()) {
			if box.AccessibilityLabel() == p.words.Say("welcome.accept") {
				test.Tap(box)
			}
		}
		for step := 1; step <= 5; step++ {
			p.fits(fmt.Sprintf("step %d at %v %s", step, size, density))
			if step < 5 {
				uitest.Tap(t, p.canvas(), p.words.Say("welcome.next"))
			}
		}
	})
}
