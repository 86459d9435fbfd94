package ui

import (
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/settings"
	"github.com/kneewise/kneewise/ui/uitest"
)

// scaled opens the window where the environment asks for a scale of its own;
// later runs what it has put off.
func scaled(t *testing.T, environment string) (p *program, later func()) {
	t.Helper()
	t.Setenv(scaleVariable, environment)
	p = open(t)
	var waiting func()
	p.task.After = func(d time.Duration, do func()) func() {
		if d != scaleTrial {
			return func() {}
		}
		waiting = do
		return func() { waiting = nil }
	}
	return p, func() {
		if waiting != nil {
			waiting()
		}
	}
}

func (p *program) scaleIs(t *testing.T, percent int, environment string) {
	t.Helper()
	if got := os.Getenv(scaleVariable); got != environment || p.scaling.percent != percent {
		t.Errorf("%d %%, and Fyne reads %q; want %d %% and %q", p.scaling.percent, got, percent, environment)
	}
}

// nextScale is that of the next start.
func (p *program) nextScale() int { return p.app.Preferences().Int(scaleKey) }

func TestScaleIsTriedBeforeItIsKept(t *testing.T) {
	p, later := scaled(t, "")
	if _, set := os.LookupEnv(scaleVariable); set {
		t.Error("the usual scale is announced to Fyne")
	}
	p.showSettings(settings.Look)
	size := p.window.Canvas().Size()
	p.setScale(150)
	p.scaleIs(t, 150, "1.50")
	if now := p.window.Canvas().Size(); now.Width > size.Width {
		t.Errorf("the window grew from %v to %v", size, now)
	}
	if got := uitest.Heading(t, p.canvas()); got != "Keep 150 %?" {
		t.Fatalf("it asks %q", got)
	}
	if p.nextScale() != 0 {
		t.Error("it is remembered before it is kept")
	}
	later()
	p.scaleIs(t, 100, "")
	if p.asks() || p.nextScale() != 0 {
		t.Error("without an answer the question or the scale stays")
	}
	p.setScale(150)
	uitest.Press(p.canvas(), fyne.KeyEscape)
	p.scaleIs(t, 100, "")
	p.setScale(150)
	uitest.Press(p.canvas(), fyne.KeyReturn)
	p.scaleIs(t, 150, "1.50")
	if p.asks() || p.nextScale() != 150 {
		t.Errorf("kept, and %d is remembered", p.nextScale())
	}
	later() // of the trial that is over
	p.setScale(90)
	p.scaleIs(t, 90, "0.90")
	if p.asks() || p.nextScale() != 90 {
		t.Errorf("a smaller one asks, or %d is remembered", p.nextScale())
	}
}

// TestScaleIsChosenInTheSettings shows the scale that holds, also after one was
// taken back.
func TestScaleIsChosenInTheSettings(t *testing.T) {
	p, _ := scaled(t, "")
	p.showSettings(settings.Look)
	chosen := func() *kit.Select { return uitest.All[*kit.Select](p.settings)[0] }
	chosen().Choose(len(settings.Scales) - 1)
	p.scaleIs(t, 200, "2.00")
	uitest.Tap(t, p.canvas(), "Go back")
	if got := settings.Scales[chosen().Chosen()]; got != 100 {
		t.Errorf("after going back %d %% is shown", got)
	}
}

// TestScaleGoesOnFromThatOfAllPrograms multiplies what the environment says, and
// leaves it alone where nothing is chosen.
func TestScaleGoesOnFromThatOfAllPrograms(t *testing.T) {
	p, _ := scaled(t, "1.5")
	p.scaleIs(t, 100, "1.5")
	p.setScale(200)
	uitest.Press(p.canvas(), fyne.KeyReturn)
	p.scaleIs(t, 200, "3.00")

	t.Setenv(scaleVariable, "auto") // as at the next start, elsewhere
	again := &program{Window: p.again(p.plan)}
	again.scaleIs(t, 200, "2.00")
}

// TestScaleThatIsNone: what a person wrote into the preferences counts as none.
func TestScaleThatIsNone(t *testing.T) {
	p, _ := scaled(t, "")
	for _, nonsense := range []int{-5, 0, 7, 101, 5000} {
		p.app.Preferences().SetInt(scaleKey, nonsense)
		again := &program{Window: p.again(p.plan)}
		again.scaleIs(t, 100, "")
	}
}
