package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynedesktop "fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/ui/desktop"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/timer"
)

// openWatch begins to follow the timers. Nothing is told before the window is
// there.
func (w *Window) openWatch() error {
	var err error
	w.watch, err = timer.NewWatch(timer.WatchDeps{
		Plan: w.plan, Format: w.format, Attention: w.attention.Part(), After: w.task.After,
		Run: w.task.Run, Log: w.log, Alarmed: w.alarmed, Minimised: func() bool { return w.minimised },
	})
	return err
}

// alarmed says in the window what happened in a timer, whichever page is shown.
// Where the desktop could not be reached a window in the tray comes back.
func (w *Window) alarmed(words string, reached bool) {
	if w.inTray && !reached {
		w.showAgain()
	}
	if w.showsPart(timerPart) {
		return // the page itself says it
	}
	w.toast(words, w.words.Say("alarm.open"), func() { w.showPart(timerPart) })
}

// tray is the icon beside the clock of the desktop. It has the time that is
// left, to the minute, and the ways back and out.
type tray struct {
	app   fynedesktop.App
	menu  *fyne.Menu
	state *fyne.MenuItem
}

// The preferences of the window that concern the tray.
const (
	trayAskedKey = "tray.asked" // whether the person was asked
	trayKey      = "tray"       // what they said: a timer keeps the window in the tray
)

// trayPatience is how long the window waits for an answer before it is shown: a
// bus that is there answers within a millisecond.
const trayPatience = 300 * time.Millisecond

// openTray puts the icon there, if the desktop has a place for it. It has to be
// there before the program runs.
func (w *Window) openTray() {
	ctx, cancel := context.WithTimeout(context.Background(), trayPatience)
	defer cancel()
	a, ok := w.app.(fynedesktop.App)
	if !ok || !desktop.HasTray(ctx) {
		return
	}
	t := &tray{app: a, state: fyne.NewMenuItem(w.words.Say("tray.idle"), w.showAgain)}
	quit := fyne.NewMenuItem(w.words.Say("tray.quit"), w.close)
	quit.IsQuit = true
	t.menu = fyne.NewMenu("", t.state, fyne.NewMenuItem(w.words.Say("tray.show"), w.showAgain), fyne.NewMenuItemSeparator(), quit)
	a.SetSystemTrayMenu(t.menu)
	w.tray = t
}

// showInTray writes what runs into the menu: once a minute at most, for each
// time the whole menu is made anew.
func (w *Window) showInTray() {
	words := w.watch.Words()
	if words == "" {
		words = w.words.Say("tray.idle")
	}
	if w.tray.state.Label != words {
		w.tray.state.Label = words
		w.tray.app.SetSystemTrayMenu(w.tray.menu)
	}
}

// showAgain brings the window back from the tray.
func (w *Window) showAgain() {
	w.inTray = false
	w.window.Show()
	w.window.RequestFocus()
}

// leave is the window's own button to close it. While a timer runs, and where
// there is a tray, the window may go there; the person is asked once.
func (w *Window) leave() {
	preferences := w.app.Preferences()
	switch {
	case w.tray == nil || !w.watch.Running():
		w.close()
	case !preferences.Bool(trayAskedKey):
		w.askForTray()
	case preferences.Bool(trayKey):
		w.toTray()
	default:
		w.close()
	}
}

func (w *Window) askForTray() {
	if kit.Shown(w.window.Canvas()) {
		return // asking already, or a form waits to be answered
	}
	end := false
	d := &kit.Dialog{
		Heading: w.words.Say("tray.ask"), Sentence: w.words.Say("tray.ask.why"),
		Confirm: w.words.Say("tray.ask.stay"), Cancel: w.words.Say("dialog.cancel"),
	}
	d.Content = container.NewHBox(kit.Plain(w.words.Say("tray.ask.close"), func() { end = true; d.Close() }))
	d.OnClosed = func(stay bool) {
		if !stay && !end {
			return // Escape: neither
		}
		w.app.Preferences().SetBool(trayAskedKey, true)
		w.app.Preferences().SetBool(trayKey, stay)
		w.leave()
	}
	d.Show(w.window.Canvas())
	w.window.Canvas().FocusPrevious() // from the first, which closes, to the last: Enter keeps
}

// toTray hides the window; the program goes on.
func (w *Window) toTray() {
	w.inTray = true
	w.rememberSize()
	w.window.Hide()
}
