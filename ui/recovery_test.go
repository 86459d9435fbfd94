package ui

import (
	"errors"
	"strings"
	"testing"

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
