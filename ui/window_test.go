package ui

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	fynedesktop "fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/desktop"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

// program is the open window over the plan of the example person in a real
// file, at noon of Wednesday 10 June 2026 in London.
type program struct {
	*Window
	t      testing.TB
	folder string
	file   *uitest.Plan
	logged chan error
	words  *format.Words // nil: the English ones
	clock  time.Time     // what time it is; zero: noon of that Wednesday
}

var (
	today = civil.Date{Year: 2026, Month: time.June, Day: 10}
	noon  = model.At(today, 12*model.Hour, uitest.Zone)
)

// time is what time it is.
func (p *program) time() time.Time {
	if p.clock.IsZero() {
		return noon
	}
	return p.clock
}

func open(t testing.TB) *program { return openYears(t, 0) }

// openYears opens it with years of history before.
func openYears(t testing.TB, years int) *program { return openWith(t, years, alone) }

// openWith opens it with something that runs beside it.
func openWith(t testing.TB, years int, beside Beside) *program {
	t.Helper()
	p := &program{t: t, folder: t.TempDir(), logged: make(chan error, 100)}
	test.NewTempApp(t).Preferences().SetString(pageKey, "rail.week")
	p.file = uitest.OpenPlan(t, p.folder, p.time, uitest.NewIDs("id"))
	p.file.FillExample(today, years)
	p.Window = p.starts(p.file.Planner, beside)
	p.makeAll()
	return p
}

// again opens a window on a plan, as the next start of the program would, with
// every page.
func (p *program) again(plan *planner.Planner) *Window {
	p.t.Helper()
	w := p.starts(plan, alone)
	w.makeAll()
	return w
}

// starts opens a window on a plan, with the page that was seen last.
func (p *program) starts(plan *planner.Planner, beside Beside) *Window {
	p.t.Helper()
	if p.words == nil {
		p.words = uitest.Words(p.t)
	}
	w := p.open(plan, beside)
	closed := false
	stop := w.stop
	w.stop = func() {
		if !closed {
			closed = true
			stop()
		}
	}
	p.t.Cleanup(func() {
		w.stop()
		w.shell.HideToast() // or it would go by itself under another test
	})
	return w
}

// open opens a window that the caller stops.
func (p *program) open(plan *planner.Planner, beside Beside) *Window {
	p.t.Helper()
	w, err := Open(fyne.CurrentApp(), Options{
		Plan: plan, Words: p.words, Now: p.time, Log: func(err error) { p.logged <- err }, Attention: &desktop.Silent{},
		Beside: beside,
	})
	p.must(err)
	return w
}

// alone runs nothing beside the tests: Fyne's driver for tests has no goroutine
// of its own to come back to. What would come later never comes.
var alone = Beside{
	After: func(time.Duration, func()) (cancel func()) { return func() {} },
	Every: func(time.Duration, func()) (stop func()) { return func() {} },
	Run: func(work func(context.Context) error, done func(error)) (cancel func()) {
		done(work(context.Background()))
		return func() {}
	},
}

func (p *program) must(err error) {
	p.t.Helper()
	p.file.Must(err)
}

func (p *program) canvas() fyne.Canvas { return p.window.Canvas() }

func (p *program) asks() bool { return kit.Shown(p.canvas()) }

// failures are what went wrong so far.
func (p *program) failures() int { return len(p.logged) }

func (p *program) revision() int64 {
	p.t.Helper()
	return p.file.Revision()
}

func (p *program) profile() model.Profile {
	p.t.Helper()
	profile, err := p.plan.Profile()
	p.must(err)
	return profile
}

// session finds one of this week by its title.
func (p *program) session(title string) model.Session {
	p.t.Helper()
	view, err := p.plan.Week(today)
	p.must(err)
	for _, day := range view.Days {
		for _, s := range day.Sessions {
			if s.Title == title {
				return s
			}
		}
	}
	p.t.Fatalf("no %s this week", title)
	return model.Session{}
}

// choose puts the cursor on a session of Friday, the second of two.
func (p *program) choose() {
	p.t.Helper()
	p.goTo(p.room("rail.week"))
	p.week.GoToday()
	p.week.Focus()
	uitest.Press(p.canvas(), fyne.KeyRight, fyne.KeyRight, fyne.KeyDown)
	if s := p.week.Selected(); len(s) != 1 || s[0].Title != "Press & row" {
		p.t.Fatalf("selected: %+v", s)
	}
}

// chooseToday puts the cursor on a session of today, the second of two.
func (p *program) chooseToday() {
	p.t.Helper()
	p.goTo(p.room("rail.week"))
	p.week.GoToday()
	p.week.Focus()
	uitest.Press(p.canvas(), fyne.KeyDown)
	if s := p.week.Selected(); len(s) != 1 || s[0].Title != "Easy run" {
		p.t.Fatalf("selected: %+v", s)
	}
}

// states are the situations in which other commands apply.
var states = map[string]func(p *program){
	"no session": func(p *program) {
		p.goTo(p.room("rail.week"))
		p.week.GoToday()
		p.week.Focus()
		uitest.Press(p.canvas(), fyne.KeyEnd)
	},
	"planned": func(p *program) { p.choose() },
	"pinned": func(p *program) {
		p.choose()
		p.week.PinChosen()
	},
	"today": func(p *program) { p.chooseToday() },
	"done": func(p *program) {
		p.chooseToday()
		p.week.CompleteChosen()
	},
	"skipped": func(p *program) {
		p.choose()
		p.week.SkipWithReason()
		if p.asks() { // it is not skipped yet
			uitest.Press(p.canvas(), fyne.KeyReturn)
		}
	},
}

func inEveryState(t *testing.T, fn func(t *testing.T, p *program)) {
	t.Helper()
	for name, enter := range states {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			enter(p)
			fn(t, p)
		})
	}
}

func TestNoTwoCommandsShareAShortcut(t *testing.T) {
	inEveryState(t, func(t *testing.T, p *program) {
		owner := map[shortcut]string{}
		for _, c := range p.commands() {
			if !p.reachable(&c) {
				continue
			}
			for _, s := range []shortcut{c.shortcut, c.also} {
				if s.key == "" {
					continue
				}
				if other, taken := owner[s]; taken {
					t.Errorf("%v is for %s and for %s", s, other, c.words)
				}
				owner[s] = c.words
			}
		}
		if len(owner) < 10 {
			t.Errorf("%d shortcuts", len(owner))
		}
	})
}

func TestEveryCommandHasWordsAndAWayToIt(t *testing.T) {
	p := open(t)
	seen := map[string]bool{}
	for _, c := range p.commands() {
		if said := p.words.Say(c.words); said == "" || strings.HasPrefix(said, "!") {
			t.Errorf("%s is not in the catalogue", c.words)
		}
		if seen[c.page+c.words] {
			t.Errorf("%s is there twice on %q", c.words, c.page)
		}
		seen[c.page+c.words] = true
		if c.menu == nowhere && c.shortcut.key == "" {
			t.Errorf("%s cannot be reached", c.words)
		}
		if c.do == nil {
			t.Errorf("%s does nothing", c.words)
		}
	}
}

func TestShortcutsAsAPersonSaysThem(t *testing.T) {
	w := &Window{words: uitest.Words(t)}
	main := "Ctrl+"
	if ctrl == fyne.KeyModifierSuper {
		main = "Cmd+"
	}
	for s, want := range map[shortcut]string{
		{}:                               "",
		{fyne.KeyF2, none}:               "F2",
		{fyne.KeyM, none}:                "M",
		{fyne.KeyZ, ctrl}:                main + "Z",
		{fyne.KeyZ, ctrl | shift}:        main + "Shift+Z",
		{fyne.KeyLeft, alt}:              "Alt+←",
		{fyne.KeyDown, alt | shift}:      "Alt+Shift+↓",
		{fyne.KeyPageUp, none}:           "Page Up",
		{fyne.KeyComma, ctrl}:            main + ",",
		{fyne.KeySpace, none}:            "Space",
		{fyne.KeyBackspace, none}:        "Backspace",
		{fyne.KeyDelete, none}:           "Delete",
		{fyne.KeyF10, shift}:             "Shift+F10",
		{fyne.KeyRight, ctrl | alt}:      main + "Alt+→",
		{fyne.KeyUp, ctrl | alt | shift}: main + "Alt+Shift+↑",
		{fyne.KeyPageDown, ctrl}:         main + "Page Down",
	} {
		if got := w.keys(s); got != want {
			t.Errorf("%v is said %q, want %q", s, got, want)
		}
	}
}

// TestMenusHoldWhatApplies and nothing else.
func TestMenusHoldWhatApplies(t *testing.T) {
	always := []string{"Edit…", "Earlier in the day", "Later in the day", "Pin to its place", "", "Copy", "Save as template", "", "Done otherwise…", "Plan again", "Delete", "", "New session…", "Done unplanned…", "Swap with another day…", "Day off…", "Time free this week…"}
	whenPlanned := []string{
		"Edit…", "Move to…", "A day earlier", "A day later", "Earlier in the day", "Later in the day", "Put in the tray", "Pin to its place",
		"", "Cut", "Copy", "Save as template", "", "Mark as done", "Done otherwise…", "Skip…", "Delete", "", "New session…", "Done unplanned…", "Swap with another day…", "Day off…", "Time free this week…",
	}
	early := slices.Index(whenPlanned, "Mark as done")
	whenAhead := slices.Replace(slices.Clone(whenPlanned), early, early+2, "Done early…")
	whenPinned := slices.Clone(whenAhead)
	whenPinned[slices.Index(whenPinned, "Pin to its place")] = "Unpin"
	want := map[string][]string{
		"no session": {"New session…", "Done unplanned…", "Day off…", "Time free this week…"}, "planned": whenAhead, "today": whenPlanned, "pinned": whenPinned, "done": always, "skipped": always,
	}
	for name, enter := range states {
		p := open(t)
		enter(p)
		var got []string
		for _, item := range p.menu(cardMenu, cardClip, cardBottom, dayMenu) {
			got = append(got, item.Text)
		}
		if !slices.Equal(got, want[name]) {
			t.Errorf("%s: %q, want %q", name, got, want[name])
		}
		for _, item := range p.menu(moreMenu) {
			if strings.HasPrefix(item.Text, "!") || item.Text == "" || item.Do == nil {
				t.Errorf("%s: an item %+v", name, item)
			}
		}
	}
}

// TestEveryCommandWorksWhereItApplies and fails nowhere.
func TestEveryCommandWorksWhereItApplies(t *testing.T) {
	uitest.NewStandIn(t, "").Use(t)
	for name, enter := range states {
		p := open(t)
		for _, c := range p.commands() {
			if c.words == "command.close" {
				continue
			}
			to := p.room(c.page)
			if to == nil { // of every page, or of the preview
				to = p.room("rail.week")
			}
			p.goTo(to)
			if p.shown.name == "rail.week" {
				enter(p)
			}
			if c.page == printPlace {
				p.print()
			}
			if !p.reachable(&c) {
				continue
			}
			c.do()
			if n := p.failures(); n > 0 {
				t.Fatalf("%s, %s: %v", name, c.words, <-p.logged)
			}
			for p.asks() {
				uitest.Press(p.canvas(), fyne.KeyEscape)
			}
			p.restore()
		}
	}
}

// restore undoes everything but the example itself.
func (p *program) restore() {
	p.t.Helper()
	for {
		next, err := p.plan.Undoable()
		p.must(err)
		switch {
		case next.Undo == nil:
			_, err = p.plan.Redo()
		case next.Undo.Action == planner.ActionExample:
			return
		default:
			_, err = p.plan.Undo()
		}
		p.must(err)
	}
}

// TestUnderADialogNoCommandRuns by key or by shortcut.
func TestUnderADialogNoCommandRuns(t *testing.T) {
	for name, show := range map[string]func(p *program){
		"dialog": func(p *program) { p.week.DayOff() },
		"menu":   func(p *program) { p.cardMenuByKey() },
	} {
		p := open(t)
		p.choose()
		show(p)
		before, top, week := p.revision(), uitest.Top(p.canvas()), p.week.Week()
		for _, c := range p.commands() {
			for _, s := range []shortcut{c.shortcut, c.also} {
				if s.key == "" {
					continue
				}
				if p.run(s) {
					t.Errorf("%s: %v runs %s", name, s, c.words)
				}
				p.typedShortcut(&fynedesktop.CustomShortcut{KeyName: s.key, Modifier: s.modifier})
			}
		}
		p.typedShortcut(&fyne.ShortcutUndo{})
		p.typedShortcut(&fyne.ShortcutRedo{})
		if p.revision() != before || p.week.Week() != week {
			t.Errorf("%s: something was done", name)
		}
		if uitest.Top(p.canvas()) != top {
			t.Errorf("%s: something else is open", name)
		}
	}
}

func TestKeysAndShortcutsRunTheirCommands(t *testing.T) {
	p := open(t)
	p.chooseToday()
	uitest.Press(p.canvas(), fyne.KeySpace)
	if got := p.session("Easy run").Status; got != model.Done {
		t.Errorf("after Space it is %s", got)
	}
	p.typedShortcut(&fyne.ShortcutUndo{})
	if got := p.session("Easy run").Status; got != model.Planned {
		t.Errorf("after Ctrl+Z it is %s", got)
	}
	p.typedShortcut(&fyne.ShortcutRedo{})
	if got := p.session("Easy run").Status; got != model.Done {
		t.Errorf("after Ctrl+Y it is %s", got)
	}
	p.choose()
	p.typedShortcut(&fynedesktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: ctrl})
	p.typedShortcut(&fynedesktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: alt})
	if got := p.session("Press & row").Date; got != today.AddDays(3) {
		t.Errorf("after Alt+Right it is on %s", got)
	}
	p.typedShortcut(&fynedesktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: ctrl | alt | shift}) // nobody's
	p.typedShortcut(&fyne.ShortcutCopy{})
	uitest.Press(p.canvas(), fyne.KeyPageDown)
	if got := p.week.Week().First; got != today.AddDays(5) {
		t.Errorf("after Page Down the week of %s", got)
	}
	uitest.Press(p.canvas(), fyne.KeyT)
	if !p.week.Week().Contains(today) {
		t.Error("T does not go to today")
	}
	uitest.Press(p.canvas(), fynedesktop.KeyMenu)
	if !p.asks() {
		t.Error("the menu key opens no menu")
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)
	p.canvas().Unfocus()
	uitest.Press(p.canvas(), fyne.KeyPageUp) // with nothing focused, too
	if p.week.Week().Contains(today) {
		t.Error("Page Up does nothing while nothing has the focus")
	}
	if p.failures() > 0 {
		t.Error(<-p.logged)
	}
}

// TestAMenuTakesWhatIsChosenInIt by pointer and keys.
func TestAMenuTakesWhatIsChosenInIt(t *testing.T) {
	p := open(t)
	p.choose()
	uitest.Press(p.canvas(), fynedesktop.KeyMenu, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := uitest.Heading(t, p.canvas()); got != "Move to" {
		t.Errorf("dialog %q", got)
	}
}

func TestAppearanceIsTheWindowsAndNotThePlans(t *testing.T) {
	p := open(t)
	ticks := func() string {
		var ticked []string
		for _, item := range p.menu(colourMenu) {
			if item.Chosen {
				ticked = append(ticked, item.Text)
			}
		}
		return strings.Join(ticked, ", ")
	}
	if got := ticks(); got != "Colours of the system" {
		t.Errorf("ticked at first: %s", got)
	}
	before := p.revision()
	p.setAppearance(theme.Light)
	light := theme.Colour(theme.ColorBackground)
	p.setAppearance(theme.Dark)
	if theme.Colour(theme.ColorBackground) == light {
		t.Error("the window is still light")
	}
	if got := ticks(); got != "Dark colours" {
		t.Errorf("ticked: %s", got)
	}
	if p.revision() != before {
		t.Error("it was written into the plan")
	}
	p.choose()
	p.week.PinChosen()
	p.undo()
	if p.session("Press & row").Pinned || theme.Colour(theme.ColorBackground) == light {
		t.Error("Undo took the colours back")
	}
	p.close()
	p.setTheme(theme.Light)
	p.again(p.plan)
	if theme.Colour(theme.ColorBackground) == light {
		t.Error("the next window is light")
	}
	if p.failures() > 0 {
		t.Error(<-p.logged)
	}
}

// setTheme changes the colours beside the window.
func (p *program) setTheme(a theme.Appearance) {
	p.app.Settings().SetTheme(theme.New(a, theme.Comfortable))
}

func TestTheWindowRemembersItsSize(t *testing.T) {
	p := open(t)
	if got := p.canvas().Size(); got != fyne.NewSize(firstWidth, firstHeight) {
		t.Errorf("the first window is %v", got)
	}
	p.window.Resize(fyne.NewSize(1500, 900))
	p.close()
	next := p.again(p.plan)
	if got := next.window.Canvas().Size(); got != fyne.NewSize(1500, 900) {
		t.Errorf("the next window is %v", got)
	}
	for _, nonsense := range []float64{-5, 0, 1e12, math.NaN(), math.Inf(1)} {
		next.close()
		fyne.CurrentApp().Preferences().SetFloat(widthKey, nonsense)
		next = p.again(p.plan)
		if got := next.window.Canvas().Size(); got != fyne.NewSize(firstWidth, 900) {
			t.Errorf("after %v the next window is %v", nonsense, got)
		}
	}
}

func TestAClosedWindowHearsNothing(t *testing.T) {
	p := open(t)
	p.close()
	profile := p.profile()
	profile.Units.Miles = true
	_, err := p.plan.Apply(planner.SaveProfile{Profile: profile}, "")
	p.must(err)
	if p.format.Units.Miles {
		t.Error("it followed a change")
	}
}

func TestTheRailIsNarrowWithTheWindow(t *testing.T) {
	p := open(t)
	for width, want := range map[float32]float32{1280: kit.RailWidth, 1100: kit.RailWidth, 1099: kit.NarrowRailWidth(), 1024: kit.NarrowRailWidth()} {
		p.window.Resize(fyne.NewSize(width, 700))
		if got := p.rail.Size().Width; got != want {
			t.Errorf("%v wide: the rail is %v, want %v", width, got, want)
		}
		if at, size := p.week.Position().X, p.week.Size().Width; at != want || at+size != width {
			t.Errorf("%v wide: the page begins at %v and is %v wide", width, at, size)
		}
	}
	if least := p.shell.MinSize(); least.Width > 1024 || least.Height > 640 {
		t.Errorf("the window cannot be 1024x640: %v", least)
	}
}

func TestWhatGoesWrongIsLoggedAndSaid(t *testing.T) {
	p := open(t)
	p.must(p.file.DB.Close())
	p.week.TurnWeek(1)
	if p.failures() == 0 {
		t.Error("nothing was logged")
	}
	if got := uitest.Heading(t, p.canvas()); got != "That did not work" {
		t.Errorf("dialog %q", got)
	}
	uitest.Tap(t, p.canvas(), "Close")
}

func TestAWindowThatCannotOpenSaysWhy(t *testing.T) {
	a := test.NewTempApp(t)
	words, err := format.New("en")
	if err != nil {
		t.Fatal(err)
	}
	quit := &quitting{App: a}
	OpenFailure(quit, words, "The plan is damaged and stays as it is.")
	windows := a.Driver().AllWindows()
	c := windows[len(windows)-1].Canvas()
	if got := uitest.Sentences(c); !slices.Contains(got, "The plan is damaged and stays as it is.") {
		t.Errorf("says %q", got)
	}
	uitest.Tap(t, c, "Close")
	if !quit.done {
		t.Error("the program goes on without a window")
	}
}

// TestAFileThatTurnsOutDamaged: the check comes back after the window is shown.
func TestAFileThatTurnsOutDamaged(t *testing.T) {
	p := open(t)
	p.options.Check = func() string { return "" }
	p.checkFile()
	if p.asks() {
		t.Fatal("a dialog though all is well")
	}
	p.options.Check = func() string { return "The plan is damaged and stays as it is." }
	p.checkFile()
	if got := uitest.Sentences(p.canvas()); !slices.Contains(got, "The plan is damaged and stays as it is.") {
		t.Errorf("says %q", got)
	}
	quit := &quitting{App: p.app}
	p.app = quit
	uitest.Tap(t, p.canvas(), "Close")
	if !quit.done {
		t.Error("the program goes on with a damaged plan")
	}
}

// quitting is an app that notes that it was ended.
type quitting struct {
	fyne.App
	done bool
}

func (q *quitting) Quit() { q.done = true }

func TestOpenSaysWhatCannotBeRead(t *testing.T) {
	p := open(t)
	p.must(p.file.DB.Close())
	if _, err := Open(fyne.CurrentApp(), Options{Plan: p.plan, Words: p.words, Log: p.log}); err == nil {
		t.Error("a window opens on a plan that cannot be read")
	}
}

// A full disk is said as such, with what to do.
func TestFullDiskIsSaid(t *testing.T) {
	p := open(t)
	p.fail(fmt.Errorf("apply: %w", model.ErrNoRoom))
	if said := strings.Join(uitest.Sentences(p.canvas()), " "); !strings.Contains(said, "no room left on the disk") {
		t.Errorf("it said %q", said)
	}
}
