package ui

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

// openFresh opens the window of a person who has entered nothing.
func openFresh(t *testing.T) *program {
	t.Helper()
	p := &program{t: t, folder: t.TempDir(), logged: make(chan error, 100)}
	test.NewTempApp(t)
	p.file = uitest.OpenPlan(t, p.folder, func() time.Time { return noon }, uitest.NewIDs("id"))
	p.Window = p.again(p.file.Planner)
	return p
}

// offers is whether a box with some words is seen in the window.
func (p *program) offers(words string) bool {
	for _, c := range uitest.All[*kit.Check](p.canvas().Content()) {
		if c.AccessibilityLabel() == words {
			return true
		}
	}
	return false
}

const firstSign = "It wakes me at night"

func TestAWindowWithoutAPlanBeginsWithTheFirstRun(t *testing.T) {
	p := openFresh(t)
	if !p.inFirstRun() || !p.offers(firstSign) {
		t.Fatal("no first run")
	}
	p.typedShortcut(&fyne.ShortcutUndo{})
	if p.run(shortcut{fyne.KeyK, ctrl}) || p.asks() {
		t.Error("a command of the pages runs in the first run")
	}
	full := open(t)
	if full.inFirstRun() {
		t.Error("a plan with sessions begins with the first run")
	}
}

// acceptPlan goes through the first run and accepts the plan.
func (p *program) acceptPlan() {
	p.t.Helper()
	for _, c := range uitest.All[*kit.Check](p.canvas().Content()) {
		if c.AccessibilityLabel() == p.words.Say("welcome.accept") {
			test.Tap(c)
		}
	}
	for _, words := range []string{"Continue", "Continue", "Continue", "Continue", "Accept the plan"} {
		uitest.Tap(p.t, p.canvas(), words)
	}
}

func TestTheFirstRunEndsInTheWeek(t *testing.T) {
	p := openFresh(t)
	p.acceptPlan()
	if p.inFirstRun() || p.shown.name != "rail.week" {
		t.Fatalf("first run %t, %s is shown", p.inFirstRun(), p.shown.name)
	}
	view, err := p.plan.Week(today)
	p.must(err)
	n := 0
	for _, d := range view.Days {
		n += len(d.Sessions)
	}
	if n == 0 {
		t.Error("the week is empty")
	}
	again := p.again(p.plan)
	if again.inFirstRun() {
		t.Error("the first run comes again at the next start")
	}
}

// TestFromTheFirstRunToAnExampleAndBack: the example is left with one click, the
// answers are as they were, and the person's file has not changed.
func TestFromTheFirstRunToAnExampleAndBack(t *testing.T) {
	p := openFresh(t)
	p.withExample(func() {})
	before := p.file.Revision()
	for _, c := range uitest.All[*kit.Check](p.canvas().Content()) {
		if c.AccessibilityLabel() == firstSign {
			test.Tap(c)
		}
	}
	p.lookAround()
	if p.inFirstRun() || !p.sample.Visible() {
		t.Fatal("no example is shown")
	}
	uitest.Tap(t, p.canvas(), "Leave the example")
	if !p.inFirstRun() || !p.offers(firstSign) || !p.offers("I have read this and will contact a provider") {
		t.Error("the first run is not as it was")
	}
	if after := p.file.Revision(); after != before {
		t.Errorf("revision %d, before the example %d", after, before)
	}
}

// TestAPlanFromElsewhereEndsTheFirstRun: what another process enters is shown.
func TestAPlanFromElsewhereEndsTheFirstRun(t *testing.T) {
	p := openFresh(t)
	p.file.FillExample(today, 0)
	if p.inFirstRun() {
		t.Error("the first run stays")
	}
}

// freshWithFile opens the window of a person who has entered nothing, with the file
// of their plan, and makes a backup of another one.
func freshWithFile(t *testing.T, fill func(*uitest.Plan)) (p *program, backup string) {
	t.Helper()
	p = openFresh(t)
	p.options.File = &realFile{p, p.file}
	p.must(p.openFirstRun())
	other := uitest.OpenPlan(t, t.TempDir(), p.now, uitest.NewIDs("other"))
	fill(other)
	backup = filepath.Join(t.TempDir(), "mine.db")
	_, err := other.DB.BackUp(t.Context(), backup)
	p.must(err)
	return p, backup
}

// chooses goes from the first run to the question whether a backup becomes the plan.
func (p *program) chooses(backup string) {
	p.t.Helper()
	uitest.Tap(p.t, p.canvas(), "Restore a backup…")
	uitest.Write(p.t, p.canvas(), "Backup", backup)
	uitest.Tap(p.t, p.canvas(), "See what is in it")
	if got := uitest.Heading(p.t, p.canvas()); got != "Restore mine.db?" {
		p.t.Fatalf("asks %q", got)
	}
}

// TestRestoreFromTheFirstRun: who has a backup needs no answers. A no leaves the
// first run as it was, a yes ends it for good.
func TestRestoreFromTheFirstRun(t *testing.T) {
	p, backup := freshWithFile(t, func(other *uitest.Plan) { other.FillExample(today, 0) })
	for _, c := range uitest.All[*kit.Check](p.canvas().Content()) {
		if c.AccessibilityLabel() == firstSign {
			test.Tap(c)
		}
	}
	p.chooses(backup)
	if said := strings.Join(uitest.Sentences(p.canvas()), " "); !strings.Contains(said, "what you have answered here is not needed") || !strings.Contains(said, " sessions, ") {
		t.Errorf("says %q", said)
	}
	uitest.Press(p.canvas(), fyne.KeyEscape, fyne.KeyEscape)
	if !p.inFirstRun() || p.asks() || !p.offers("I have read this and will contact a provider") {
		t.Fatal("the first run is not as it was")
	}
	p.chooses(backup)
	uitest.Tap(t, p.canvas(), "Restore")
	if got := uitest.Heading(t, p.canvas()); got != "The backup is your plan now" {
		t.Fatalf("says %q", got)
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)
	if p.inFirstRun() || p.asks() || !p.has("Easy run") {
		t.Fatal("the plan is not shown")
	}
	p.choose()
	p.week.DeleteChosen()
	p.undo()
	if p.failures() > 0 {
		t.Errorf("%d failures, the first: %v", p.failures(), <-p.logged)
	}
	if p.again(p.plan).inFirstRun() {
		t.Error("the next start begins with the first run")
	}
}

// TestRestoreOfAnEmptyPlan begins the first run anew, with the plan that is there
// now.
func TestRestoreOfAnEmptyPlan(t *testing.T) {
	p, backup := freshWithFile(t, func(*uitest.Plan) {})
	p.chooses(backup)
	uitest.Tap(t, p.canvas(), "Restore")
	uitest.Press(p.canvas(), fyne.KeyEscape)
	if !p.inFirstRun() || p.asks() {
		t.Fatal("no first run")
	}
	p.acceptPlan()
	if p.inFirstRun() || p.failures() > 0 {
		t.Error("the first run does not end")
	}
}
