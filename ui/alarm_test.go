package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/settings"
	"github.com/kneewise/kneewise/ui/uitest"
)

// fakeTray is the place for icons of a desktop that is not there.
type fakeTray struct{ menus int }

func (t *fakeTray) SetSystemTrayMenu(*fyne.Menu)    { t.menus++ }
func (t *fakeTray) SetSystemTrayIcon(fyne.Resource) {}
func (t *fakeTray) SetSystemTrayWindow(fyne.Window) {}

// giveTray puts the window on a desktop with a tray.
func (p *program) giveTray() *fakeTray {
	place := &fakeTray{}
	p.tray = &tray{app: place, menu: fyne.NewMenu(""), state: fyne.NewMenuItem("", nil)}
	p.watch.OnShow(p.showInTray)
	return place
}

func (p *program) startIce() {
	p.t.Helper()
	p.must(p.watch.Do(func(t *planner.KneeTimers) error { return t.Start([]model.Side{model.Left}) }))
}

func TestWindowGoesToTheTrayWhileATimerRuns(t *testing.T) {
	p := open(t)
	place := p.giveTray()
	p.startIce()
	if place.menus != 1 || !strings.HasPrefix(p.tray.state.Label, "Left knee: Ice, 12 min left") {
		t.Errorf("%d menus, it says %q", place.menus, p.tray.state.Label)
	}
	p.leave()
	if !p.asks() || p.inTray {
		t.Fatal("nobody was asked")
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)
	if p.asks() || p.inTray || p.app.Preferences().Bool(trayAskedKey) {
		t.Fatal("Escape is an answer")
	}
	p.leave()
	uitest.Press(p.canvas(), fyne.KeyReturn)
	if !p.inTray {
		t.Fatal("the window is not in the tray")
	}
	p.showAgain()
	p.leave()
	if p.asks() || !p.inTray {
		t.Error("asked twice")
	}
}

func TestWindowComesBackWhereTheDesktopIsNotReached(t *testing.T) {
	p := open(t)
	p.giveTray()
	p.startIce()
	p.toTray()
	p.alarmed("Take it off now.", true)
	if !p.inTray {
		t.Error("came back though a notification was shown")
	}
	p.alarmed("Take it off now.", false)
	if p.inTray {
		t.Error("nobody hears of it")
	}
	if texts := uitest.Texts(p.shell); !strings.Contains(strings.Join(texts, "\n"), "Take it off now.") {
		t.Errorf("the window says %q", texts)
	}
}

func TestWindowClosesWhereNothingRuns(t *testing.T) {
	p := open(t)
	p.giveTray()
	p.leave()
	if p.asks() || p.inTray {
		t.Error("asked though nothing runs")
	}
}

func TestCornerGoesToTheTimer(t *testing.T) {
	p := open(t)
	p.goTo(p.room("rail.week"))
	p.startIce()
	p.showPart(timerPart)
	if p.shown.name != "rail.recovery" || p.recovery.Shown() != 0 {
		t.Errorf("shows %s", p.shown.name)
	}
}

func TestRemindersAreChosenAndCome(t *testing.T) {
	p := open(t)
	profile := p.profile()
	if profile.Reminders != (model.Reminders{}) {
		t.Fatal("reminders are on before they were chosen")
	}
	p.showSettings(settings.Reminders)
	for _, r := range uitest.All[*kit.Setting](p.settings) {
		if r.Name() == "Today's session" || r.Name() == "Tones" {
			uitest.All[*kit.Check](r)[0].Tapped(nil)
		}
		if r.Name() == "Today's session" {
			e := uitest.All[*kit.Entry](r)[0]
			p.canvas().Focus(e)
			e.Entry.SetText("11:00") // it is noon
			uitest.Press(p.canvas(), fyne.KeyReturn)
		}
	}
	if got := p.profile(); !got.Reminders.Session || got.Reminders.SessionAt != 11*model.Hour || !got.Muted || got.Reminders.Morning {
		t.Fatalf("saved %+v, muted %v", got.Reminders, got.Muted)
	}
	p.remindDue()
	if texts := strings.Join(uitest.Texts(p.shell), "\n"); !strings.Contains(texts, "Today's session.") {
		t.Errorf("the window says nothing of it: %q", texts)
	}
	p.shell.HideToast()
	p.remindDue()
	if texts := strings.Join(uitest.Texts(p.shell), "\n"); strings.Contains(texts, "Today's session.") {
		t.Error("reminded twice")
	}
	for range 3 {
		p.undo()
	}
	if got := p.profile(); got.Reminders.Session || got.Muted {
		t.Error("undo leaves the reminders on")
	}
}
