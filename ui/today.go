package ui

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/desktop"
	todaypage "github.com/kneewise/kneewise/ui/today"
	"github.com/kneewise/kneewise/ui/week"
)

// openToday makes the page of today.
func (w *Window) openToday() (page, []command, error) {
	b := &beside{attention: w.attention.Part(), run: w.task.Run, log: w.log}
	p := todaypage.NewPage(todaypage.Deps{
		Plan: w.plan, Format: w.format, Canvas: w.window.Canvas(),
		Tools:    w.newTools(),
		Now:      w.now,
		Done:     w.done,
		Fail:     w.fail,
		WarmUp:   w.warmUpFor,
		OpenWeek: w.openOnBoard,
		Add:      func() { w.onBoard(func(p *week.Page) { p.GoToday(); p.Add() }) },
		Arrange:  func() { w.onBoard(func(p *week.Page) { p.GoToday(); p.Arrange() }) },
		Chime:    func() { b.chime(desktop.ToneDue) },
		Every:    w.task.Every,
	})
	return p, []command{
		{words: "command.start", shortcut: shortcut{fyne.KeyReturn, ctrl}, menu: moreMenu, enabled: p.CanStart, do: p.Start},
		{words: "command.log", shortcut: shortcut{fyne.KeyL, ctrl}, menu: moreMenu, do: p.LogUnplanned},
		{words: "command.paper", shortcut: shortcut{fyne.KeyE, ctrl}, menu: moreMenu, do: p.EnterFromPaper},
	}, nil
}

// todayHints are the keys of the page that are no commands.
var todayHints = []hint{{how: "hint.scores", what: "hint.scores.what"}}

// warmUpFor leads through the warm-up of a session.
func (w *Window) warmUpFor(session model.ID) {
	if w.goTo(w.room("rail.warm-up")) {
		w.warmUp.For(session)
	}
}
