package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/uitest"
)

// TestTheWarmUpIsLedByKeys from the rail's own to the end, with a question
// before it is given up.
func TestTheWarmUpIsLedByKeys(t *testing.T) {
	p := open(t)
	ctrlKey(p, fyne.Key6)
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeyL})
	if !p.warmUp.LowImpact() {
		t.Error("L takes no low-impact moves")
	}
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) // nothing runs yet
	if p.asks() {
		t.Fatal("it asks before it has begun")
	}
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if !p.warmUp.Begun() {
		t.Fatal("Space starts nothing")
	}
	for range 8 {
		p.typedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeyPlus})
	if !p.warmUp.Begun() {
		t.Fatal("the last drill is over already")
	}
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := uitest.Heading(t, p.canvas()); got != "End the warm-up?" {
		t.Errorf("Escape asks %q", got)
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)
	if !p.warmUp.Begun() {
		t.Error("a second Escape ends it")
	}
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if p.warmUp.Begun() || p.warmUp.Ready() {
		t.Error("after the last drill there is no summary")
	}
}

// TestTodayLeadsToTheWarmUp of the session it speaks of.
func TestTodayLeadsToTheWarmUp(t *testing.T) {
	p := open(t)
	p.goTo(p.room("rail.today"))
	p.warmUpFor(p.session("Easy run").ID)
	if !p.warmUp.Visible() {
		t.Error("the warm-up is not seen")
	}
	for _, text := range uitest.Texts(p.canvas().Content()) {
		if text == "before Easy run, 18:30" {
			return
		}
	}
	t.Errorf("it is for something else: %q", uitest.Texts(p.canvas().Content()))
}
