package ui

import "fyne.io/fyne/v2"

// stopping is what Fyne's own lifecycle has beside its interface: what it does when
// the app has stopped, which is to save the preferences.
type stopping interface {
	OnStopped() func()
	SetOnStoppedHookExecuted(func())
}

// quit ends the app. Fyne 2.8.1 queues what it does at the end just while it ends the
// loop that works off the queue (runGL in internal/driver/glfw/loop.go): now and then
// it is lost, and the program, whose window is gone, waits for it for ever. So it is
// done here, and there is nothing to queue.
func quit(a fyne.App) {
	if l, ok := a.Lifecycle().(stopping); ok {
		if last := l.OnStopped(); last != nil {
			last()
		}
		a.Lifecycle().SetOnStopped(nil)
		l.SetOnStoppedHookExecuted(nil)
	}
	a.Quit()
}
