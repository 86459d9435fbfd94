package ui

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/recovery"
	"github.com/kneewise/kneewise/ui/settings"
	"github.com/kneewise/kneewise/ui/timer"
)

// part is one tab of the page Recovery, made like a page: to add one, write its
// package and a function like openTimer, and name it in the table below.
type part struct {
	name string // its key in the catalogue
	open func(*Window) (recovery.Part, []command, error)
}

// recoveryParts are in the order of the tabs.
var recoveryParts = []part{
	{name: "recovery.timer", open: (*Window).openTimer},
	{name: painPart, open: (*Window).openPain},
	{name: doctorPart, open: (*Window).openDoctor},
	{name: "recovery.painkillers", open: (*Window).openPainkillers},
	{name: "recovery.motion", open: (*Window).openMotion},
}

// recoveryHints are the keys of the page that are no commands.
var recoveryHints = []hint{
	{how: "hint.scores", what: "hint.scores.what"},
	{how: "hint.corner", what: "hint.corner.what"},
}

// openRecovery makes the page of the parts. The commands of a part are reached
// while it is seen; the search leads to each part.
func (w *Window) openRecovery() (page, []command, error) {
	var tabs []recovery.Tab
	var all []command
	for i, p := range recoveryParts {
		made, commands, err := p.open(w)
		if err != nil {
			return nil, nil, err
		}
		tabs = append(tabs, recovery.Tab{Name: w.words.Say(p.name), Part: made})
		all = append(all, command{words: p.name, menu: searched, do: func() { w.showPart(p.name) }})
		for _, c := range commands {
			enabled := c.enabled
			c.enabled = func() bool { return w.recovery.Shown() == i && (enabled == nil || enabled()) }
			all = append(all, c)
		}
	}
	words := recovery.Words{Title: w.words.Say("rail.recovery"), Notice: w.words.Say("recovery.notice"), Saved: w.words.Say("board.saved")}
	w.dial = kit.Plain("", w.dialBack)
	w.recovery = recovery.NewPage(words, w.dial, w.newTools(), tabs)
	w.showDialBack()
	return w.recovery, all, nil
}

// dialBack opens what asks for less training, or what ends that, over the week
// in which it would be seen.
func (w *Window) dialBack() {
	w.goTo(w.room("rail.week"))
	w.week.GoToday()
	if _, dialled := w.week.DialledBack(); dialled {
		w.week.Return()
	} else {
		w.week.DialBack()
	}
}

// showDialBack writes on the button of Recovery, once there is one, which of the
// two it opens.
func (w *Window) showDialBack() {
	if w.dial == nil {
		return
	}
	today, err := w.plan.Today()
	dialled := false
	if err == nil {
		_, dialled, err = w.plan.DialledBack(today)
	}
	if err != nil {
		w.log(err)
	}
	words := "command.dial-back"
	if dialled {
		words = "command.return"
	}
	w.dial.SetText(w.words.Say(words))
	w.recovery.Refresh() // the tabs beside it
}

// showPart goes to a part of the page Recovery, by its key in the catalogue.
func (w *Window) showPart(name string) {
	for i, p := range recoveryParts {
		if p.name == name {
			if w.goTo(w.room("rail.recovery")) {
				w.recovery.ShowPart(i)
			}
		}
	}
}

// showsPart says whether a part of the page Recovery is what is seen.
func (w *Window) showsPart(name string) bool {
	return w.shown.name == "rail.recovery" && recoveryParts[w.recovery.Shown()].name == name
}

// timerPart is the key of the ice and heat timer.
const timerPart = "recovery.timer"

// openTimer makes the part of the ice and heat timer.
func (w *Window) openTimer() (recovery.Part, []command, error) {
	p := timer.NewPage(timer.Deps{
		Watch: w.watch, Canvas: w.window.Canvas(),
		Done: w.done, Fail: w.fail, Remind: func() { w.showSettings(settings.Reminders) },
		Say: func(words string) { w.toast(words, "", nil) },
	})
	return p, []command{
		{words: "command.timer.act", shortcut: shortcut{fyne.KeySpace, none}, menu: moreMenu, enabled: p.CanAct, do: p.Act},
		{words: "command.timer.skip", shortcut: shortcut{fyne.KeyS, none}, menu: moreMenu, enabled: p.CanSkip, do: p.Skip},
		{words: "command.timer.extend", shortcut: shortcut{fyne.KeyE, none}, menu: moreMenu, enabled: p.CanExtend, do: p.Extend},
		{words: "command.timer.stop", shortcut: shortcut{fyne.KeyEscape, none}, menu: moreMenu, enabled: p.CanStop, do: p.Stop},
		{words: "command.timer.remind", menu: moreMenu, do: func() { w.showSettings(settings.Reminders) }},
	}, nil
}
