package ui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/uitest"
)

// shownWords are everything that a window shows.
func (p *program) shownWords(w *Window) string { return strings.Join(uitest.Texts(w.shell), "\n") }

func TestUnreadableTimerIsSaid(t *testing.T) {
	p := open(t)
	p.must(p.plan.SaveTimer("knee-right", []byte("{}")))
	again := p.again(p.plan)
	if said := p.shownWords(again); !strings.Contains(said, "The timer that was saved cannot be read and begins anew.") {
		t.Errorf("the window says %q", said)
	}
	if err := <-p.logged; !errors.Is(err, planner.ErrUnreadable) {
		t.Errorf("logged %v", err)
	}
}

func TestAlarmIsNotSaidTwiceOnItsPage(t *testing.T) {
	p := open(t)
	const words = "Take it off now."
	p.showPart(timerPart)
	p.alarmed(words, true)
	if strings.Contains(p.shownWords(p.Window), words) {
		t.Error("a toast over the page that says it itself")
	}
	p.goTo(p.room("rail.week"))
	p.alarmed(words, true)
	if !strings.Contains(p.shownWords(p.Window), words) {
		t.Error("nothing on another page")
	}
}

// TestRecoveryDialsBackAndReturns: its button says which of the two it opens, over
// the week in which it is seen.
func TestRecoveryDialsBackAndReturns(t *testing.T) {
	p := open(t)
	button := func(words string) {
		t.Helper()
		p.showPart(painPart)
		b := uitest.Button(p.recovery, words)
		if b == nil {
			t.Fatalf("no button %q among %q", words, uitest.Texts(p.recovery))
		}
		test.Tap(b)
		if p.shown.name != "rail.week" {
			t.Errorf("%s is shown", p.shown.name)
		}
	}
	button("Dial back…")
	if got := p.heading(); got != "Dial back" {
		t.Fatalf("dialog %q", got)
	}
	uitest.Press(p.canvas(), fyne.KeyReturn, fyne.KeyReturn)
	button("Return to the full plan…")
	if got := p.heading(); !strings.HasPrefix(got, "Return") {
		t.Fatalf("dialog %q", got)
	}
	uitest.Press(p.canvas(), fyne.KeyReturn)
	p.showPart(painPart)
	if uitest.Button(p.recovery, "Dial back…") == nil {
		t.Error("the button does not dial back again")
	}
	if n := p.failures(); n > 0 {
		t.Errorf("%d failures", n)
	}
}
