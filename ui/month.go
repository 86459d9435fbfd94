package ui

import (
	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/month"
)

// openMonth makes the page of the month.
func (w *Window) openMonth() (page, []command, error) {
	var p *month.Page
	menuAt := func(at fyne.Position) { kit.ShowMenu(w.window.Canvas(), at, w.menu(cardMenu, cardBottom, dayMenu)) }
	p, err := month.NewPage(month.Deps{
		Plan: w.plan, Format: w.format, Canvas: w.window.Canvas(),
		Tools:    w.newTools(),
		Done:     w.done,
		Fail:     w.fail,
		Key:      w.typedKey,
		Shortcut: w.typedShortcut,
		Menu:     menuAt,
		OpenWeek: w.openOnBoard,
		After:    w.task.After,
	})
	if err != nil {
		return nil, nil, err
	}
	w.month = p
	on := func(statuses ...model.Status) func() bool {
		return func() bool {
			s, ok := p.Chosen()
			for _, status := range statuses {
				if ok && s.Status == status {
					return true
				}
			}
			return ok && len(statuses) == 0
		}
	}
	planned, over := on(model.Planned), on(model.Done, model.Skipped, model.Missed)
	do := func(op func(model.Session) planner.Op) func() {
		return func() {
			if s, ok := p.Chosen(); ok {
				p.Apply(op(s))
			}
		}
	}
	return p, []command{
		{words: "command.open-week", shortcut: shortcut{fyne.KeyF2, none}, menu: dayMenu, do: p.OpenChosen},
		{words: "command.move-to", shortcut: shortcut{fyne.KeyM, none}, menu: cardMenu, enabled: planned, do: p.MoveToChosen},
		{words: "command.day-before", shortcut: shortcut{fyne.KeyLeft, alt}, menu: cardMenu, enabled: planned, do: func() { p.MoveChosen(-1) }},
		{words: "command.day-after", shortcut: shortcut{fyne.KeyRight, alt}, menu: cardMenu, enabled: planned, do: func() { p.MoveChosen(1) }},
		{words: "command.same-day-week-before", shortcut: shortcut{fyne.KeyUp, alt}, menu: cardMenu, enabled: planned, do: func() { p.MoveChosen(-7) }},
		{words: "command.same-day-week-after", shortcut: shortcut{fyne.KeyDown, alt}, menu: cardMenu, enabled: planned, do: func() { p.MoveChosen(7) }},
		{words: "command.to-tray", shortcut: shortcut{fyne.KeyBackspace, none}, menu: cardMenu, enabled: planned, do: do(func(s model.Session) planner.Op { return planner.Move{Session: s.ID} })},
		{words: "command.done", shortcut: shortcut{fyne.KeySpace, none}, menu: cardBottom, enabled: func() bool { return planned() && !p.Ahead() }, do: p.CompleteChosen},
		{words: "command.done-early", shortcut: shortcut{fyne.KeySpace, none}, also: shortcut{fyne.KeyD, none}, menu: cardBottom, enabled: func() bool { return planned() && p.Ahead() }, do: p.CompleteChosen},
		{words: "command.done-details", shortcut: shortcut{fyne.KeyD, none}, menu: cardBottom, enabled: func() bool { return on()() && !p.Ahead() }, do: p.DoneWithDetails},
		{words: "command.reopen", shortcut: shortcut{fyne.KeySpace, none}, menu: cardBottom, enabled: over, do: do(func(s model.Session) planner.Op { return planner.Reopen{Session: s.ID} })},
		{words: "command.skip", shortcut: shortcut{fyne.KeyS, none}, menu: cardBottom, enabled: planned, do: do(func(s model.Session) planner.Op { return planner.Skip{Session: s.ID} })},
		{words: "command.delete", shortcut: shortcut{fyne.KeyDelete, none}, menu: cardBottom, enabled: on(), do: do(func(s model.Session) planner.Op { return planner.Delete{Sessions: []model.ID{s.ID}} })},
		{words: "command.log", shortcut: shortcut{fyne.KeyL, ctrl}, menu: dayMenu, do: p.LogUnplanned},
		{words: "command.menu", shortcut: shortcut{desktop.KeyMenu, none}, also: shortcut{fyne.KeyF10, shift}, do: func() { menuAt(p.MenuPosition()) }},

		{words: "command.today", shortcut: shortcut{fyne.KeyT, none}, also: shortcut{fyne.KeyT, ctrl}, menu: moreMenu, do: p.GoToday},
		{words: "command.month-before", shortcut: shortcut{fyne.KeyPageUp, none}, menu: moreMenu, do: func() { p.Turn(-1) }},
		{words: "command.month-after", shortcut: shortcut{fyne.KeyPageDown, none}, menu: moreMenu, do: func() { p.Turn(1) }},
		{words: "command.go-to-date", shortcut: shortcut{fyne.KeyG, ctrl}, menu: moreMenu, do: p.GoToDate},
	}, nil
}

// monthHints are the gestures of the month, and its keys that are no commands.
var monthHints = []hint{
	{how: "hint.drag", what: "hint.drag.what"},
	{keys: []fyne.KeyName{fyne.KeyEscape}, what: "hint.cancel-drag"},
	{how: "hint.double-click-month", what: "hint.double-click-month.what"},
	{how: "hint.other-button", what: "hint.other-button.what"},
	{keys: []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown}, what: "hint.arrows"},
	{keys: []fyne.KeyName{fyne.KeyReturn}, what: "hint.enter-month"},
}

// openMonthOf shows a day on the page of the month.
func (w *Window) openMonthOf(d civil.Date) {
	if w.goTo(w.room("rail.month")) {
		w.month.GoTo(d)
	}
}

// openOnBoard shows a day on the board, with the cursor on a session if there
// is one.
func (w *Window) openOnBoard(day civil.Date, session model.ID) {
	board := w.room("rail.week")
	if w.ready(board) {
		w.week.ShowDay(day, session)
		w.goTo(board)
	}
}
