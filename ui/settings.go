package ui

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/about"
	"github.com/kneewise/kneewise/ui/settings"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/week"
)

// openSettings makes the page of the settings. The search leads to each section.
func (w *Window) openSettings() (page, []command, error) {
	p := settings.NewPage(settings.Deps{
		Plan: w.plan, Format: w.format, Canvas: w.window.Canvas(),
		Tools:    w.newTools(),
		About:    func() { w.about(about.Program) },
		Done:     w.done,
		Fail:     w.fail,
		DayOff:   func() { w.onBoard((*week.Page).DayOff) },
		Computer: computer{w},
		File:     data{w},
	})
	w.settings = p
	commands := []command{
		{words: "command.settings.search", shortcut: shortcut{fyne.KeyF, ctrl}, menu: moreMenu, do: p.Search},
		{words: "command.settings.next", shortcut: shortcut{fyne.KeyPageDown, ctrl}, menu: moreMenu, do: func() { p.Turn(1) }},
		{words: "command.settings.previous", shortcut: shortcut{fyne.KeyPageUp, ctrl}, menu: moreMenu, do: func() { p.Turn(-1) }},
	}
	for _, section := range settings.Sections {
		commands = append(commands, command{words: section, menu: searched, do: func() { p.ShowSection(section) }})
	}
	return p, commands, nil
}

// settingsHints are the keys of the page that are no commands.
var settingsHints = []hint{
	{keys: []fyne.KeyName{fyne.KeyUp, fyne.KeyDown}, what: "hint.sections"},
	{keys: []fyne.KeyName{fyne.KeyReturn}, what: "hint.take"},
	{keys: []fyne.KeyName{fyne.KeyEscape}, what: "hint.take-back"},
}

// showSettings goes to a section of the settings.
func (w *Window) showSettings(section string) {
	if w.goTo(w.room("rail.settings")) {
		w.settings.ShowSection(section)
	}
}

// declare goes to where a person says how much of an activity is usual.
func (w *Window) declare(activity model.ID) {
	if w.goTo(w.room("rail.settings")) {
		w.settings.Declare(activity)
	}
}

// computer is what the settings change of this computer.
type computer struct{ w *Window }

func (c computer) Appearance() theme.Appearance { return c.w.appearance }

func (c computer) SetAppearance(a theme.Appearance) { c.w.setAppearance(a) }

func (c computer) Density() theme.Density { return c.w.density }

func (c computer) SetDensity(d theme.Density) { c.w.setDensity(d) }

func (c computer) Scale() int { return c.w.scaling.percent }

func (c computer) SetScale(percent int) { c.w.setScale(percent) }

func (c computer) Tray() (keeps, there bool) {
	return c.w.app.Preferences().Bool(trayKey), c.w.tray != nil
}

func (c computer) SetTray(keeps bool) {
	c.w.app.Preferences().SetBool(trayAskedKey, true)
	c.w.app.Preferences().SetBool(trayKey, keeps)
}
