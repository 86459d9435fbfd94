package ui

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// The window of a failure: as much as its sentence needs.
const failureWidth, failureHeight float32 = 640, 320

// OpenFailure shows a window that says why the real one cannot be opened, and
// ends the app when the person has read it. The caller runs the app.
func OpenFailure(a fyne.App, words *format.Words, sentence string) {
	a.Settings().SetTheme(theme.New(theme.System, theme.Comfortable))
	a.SetIcon(theme.AppIcon())
	w := a.NewWindow(words.Say("window.title"))
	w.Resize(fyne.NewSize(failureWidth, failureHeight))
	w.SetMaster()
	w.Show()
	showFailure(w, words, sentence, func() { quit(a) })
}

// showFailure says why there is nothing to go on with, and then ends it.
func showFailure(w fyne.Window, words *format.Words, sentence string, end func()) {
	d := &kit.Dialog{
		Heading: words.Say("error.heading"), Sentence: sentence, Cancel: words.Say("dialog.close"), Width: failureWidth - 8*theme.Grid,
		OnClosed: func(bool) { end() },
	}
	d.Show(w.Canvas())
}
