package ui

import (
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

func TestTheFirstRunEndsInTheWeek(t *testing.T) {
	p := openFresh(t)
	for _, c := range uitest.All[*kit.Check](p.canvas().Content()) {
		if c.AccessibilityLabel() == p.words.Say("welcome.accept") {
			test.Tap(c)
		}
	}
	for _, words := range []string{"Continue", "Continue", "Continue", "Continue", "Accept the plan"} {
		uitest.Tap(t, p.canvas(), words)
	}
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
