package ui

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/theme"
)

// The keys under which the person's colours and density are remembered.
const (
	appearanceKey = "window.appearance"
	densityKey    = "window.density"
)

// openLook has the window open as the last one looked.
func (w *Window) openLook() {
	preferences := w.app.Preferences()
	w.appearance = theme.Appearance(preferences.String(appearanceKey))
	w.density = theme.Density(preferences.String(densityKey))
	w.app.Settings().SetTheme(theme.New(w.appearance, w.density))
	w.followDesktop()
}

// followDesktop draws everything anew when the desktop turns light or dark. Fyne
// does it for what is in the window only, and the settings keep sections aside.
func (w *Window) followDesktop() {
	settings := w.app.Settings()
	seen := settings.ThemeVariant()
	settings.AddListener(func(fyne.Settings) {
		if now := settings.ThemeVariant(); now != seen {
			seen = now
			w.restyle()
		}
	})
}

// setAppearance gives the window other colours, also at the next start. They
// are no part of the plan, so that undoing does not change them.
func (w *Window) setAppearance(a theme.Appearance) {
	w.appearance = a
	w.app.Preferences().SetString(appearanceKey, string(a))
	w.restyle()
}

// setDensity gives the window another density, in the same way. Every page is
// filled again, for it may have measured what is in it.
func (w *Window) setDensity(d theme.Density) {
	w.density = d
	w.app.Preferences().SetString(densityKey, string(d))
	w.restyle()
	w.changed()
}

// restyle draws everything as it looks now. Fyne lays every page out again when it is
// handed a theme, the hidden ones too.
func (w *Window) restyle() {
	change := func() { w.app.Settings().SetTheme(theme.New(w.appearance, w.density)) }
	if w.settings == nil { // not made yet
		change()
		return
	}
	w.settings.Restyle(change)
	w.room("rail.settings").stale = true
	w.refresh()
}
