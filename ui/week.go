package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/settings"
	"github.com/kneewise/kneewise/ui/week"
)

// openWeek makes the page of the board.
func (w *Window) openWeek() (page, []command, error) {
	var err error
	w.week, err = week.NewPage(week.Deps{
		Plan: w.plan, Format: w.format, Canvas: w.window.Canvas(),
		Tools:    w.newTools(),
		Done:     w.done,
		Fail:     w.fail,
		Key:      w.typedKey,
		Shortcut: w.typedShortcut,
		CardMenu: w.cardMenu,
		DayMenu:  func(at fyne.Position) { kit.ShowMenu(w.window.Canvas(), at, w.menu(dayMenu)) },
		Recovery: func() { w.showPart(doctorPart) },
		Aims:     func() { w.showSettings(settings.Aims) },
		Declare:  w.declare,
		After:    w.task.After,
		Every:    w.task.Every,
		Held:     w.modifiers,
	})
	if err != nil {
		return nil, nil, err
	}
	return w.week, w.weekCommands(w.week), nil
}

// weekHints are the gestures of the board, and its keys that are no commands.
var weekHints = []hint{
	{how: "hint.drag", what: "hint.drag.what"},
	{how: "hint.drag-template", what: "hint.drag-template.what"},
	{how: "hint.drag-tray", what: "hint.drag-tray.what"},
	{keys: []fyne.KeyName{fyne.KeyEscape}, what: "hint.cancel-drag"},
	{how: "hint.drag-head", what: "hint.drag-head.what"},
	{how: "hint.drag-arrow", what: "hint.drag-arrow.what"},
	{how: "hint.click-more", what: "hint.click-more.what"},
	{how: "hint.click-range", what: "hint.click-range.what"},
	{how: "hint.band", what: "hint.band.what"},
	{how: "hint.arrows-more", what: "hint.arrows-more.what"},
	{how: "hint.double-click", what: "hint.double-click.what"},
	{how: "hint.double-click-day", what: "hint.double-click-day.what"},
	{how: "hint.double-click-template", what: "hint.double-click-template.what"},
	{how: "hint.other-button", what: "hint.other-button.what"},
	{keys: []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown}, what: "hint.arrows"},
	{keys: []fyne.KeyName{fyne.KeyHome, fyne.KeyEnd}, what: "hint.home-end"},
	{keys: []fyne.KeyName{fyne.KeyReturn}, what: "hint.enter"},
}

func (w *Window) weekCommands(p *week.Page) []command {
	all := func(is func(*model.Session) bool) func() bool {
		return func() bool {
			selected := p.Selected()
			for i := range selected {
				if !is(&selected[i]) {
					return false
				}
			}
			return len(selected) > 0
		}
	}
	not := func(is func() bool) func() bool { return func() bool { return !is() } }
	both := func(a, b func() bool) func() bool { return func() bool { return a() && b() } }
	any := all(func(*model.Session) bool { return true })
	over := all(func(s *model.Session) bool { return s.Status != model.Planned })
	onBoard := both(any, all(func(s *model.Session) bool { return s.Placed() })) // and not in the tray
	planned := both(onBoard, not(over))                                          // one of them at least
	pinned := all(func(s *model.Session) bool { return s.Pinned })
	loose := both(onBoard, not(pinned))
	dialled := func() bool {
		_, is := p.DialledBack()
		return is
	}
	one := func() bool { return len(p.Selected()) == 1 }
	early := both(planned, p.AllAhead)
	doable := both(planned, not(p.AllAhead))
	return []command{
		{words: "command.edit", shortcut: shortcut{fyne.KeyF2, none}, menu: cardMenu, enabled: one, do: p.OpenChosen},
		{words: "command.move-to", shortcut: shortcut{fyne.KeyM, none}, menu: cardMenu, enabled: p.CanMoveTo, do: p.MoveToChosen},
		{words: "command.day-before", shortcut: shortcut{fyne.KeyLeft, alt}, menu: cardMenu, enabled: planned, do: func() { p.MoveChosen(-1) }},
		{words: "command.day-after", shortcut: shortcut{fyne.KeyRight, alt}, menu: cardMenu, enabled: planned, do: func() { p.MoveChosen(1) }},
		{words: "command.same-day-week-before", shortcut: shortcut{fyne.KeyPageUp, alt}, enabled: planned, do: func() { p.MoveChosen(-7) }},
		{words: "command.same-day-week-after", shortcut: shortcut{fyne.KeyPageDown, alt}, enabled: planned, do: func() { p.MoveChosen(7) }},
		{words: "command.up", shortcut: shortcut{fyne.KeyUp, alt}, menu: cardMenu, enabled: both(one, onBoard), do: func() { p.ReorderChosen(-1) }},
		{words: "command.down", shortcut: shortcut{fyne.KeyDown, alt}, menu: cardMenu, enabled: both(one, onBoard), do: func() { p.ReorderChosen(1) }},
		{words: "command.slide", shortcut: shortcut{fyne.KeyL, none}, menu: cardMenu, enabled: p.CanSlide, do: p.Slide},
		{words: "command.to-tray", shortcut: shortcut{fyne.KeyBackspace, none}, menu: cardMenu, enabled: planned, do: p.TrayChosen},
		{words: "command.pin", shortcut: shortcut{fyne.KeyP, none}, menu: cardMenu, enabled: loose, do: p.PinChosen},
		{words: "command.unpin", shortcut: shortcut{fyne.KeyP, none}, menu: cardMenu, enabled: pinned, do: p.PinChosen},
		{words: "command.cut", shortcut: shortcut{fyne.KeyX, ctrl}, menu: cardClip, enabled: both(any, not(over)), do: p.CutChosen},
		{words: "command.copy", shortcut: shortcut{fyne.KeyC, ctrl}, menu: cardClip, enabled: any, do: p.CopyChosen},
		{words: "command.save-template", menu: cardClip, enabled: one, do: p.SaveAsTemplate},
		{words: "command.done", shortcut: shortcut{fyne.KeySpace, none}, menu: cardBottom, enabled: doable, do: p.CompleteChosen},
		{words: "command.done-early", shortcut: shortcut{fyne.KeySpace, none}, also: shortcut{fyne.KeyD, none}, menu: cardBottom, enabled: early, do: p.CompleteChosen},
		{words: "command.done-details", shortcut: shortcut{fyne.KeyD, none}, menu: cardBottom, enabled: both(both(one, onBoard), not(early)), do: p.DoneWithDetails},
		{words: "command.reopen", shortcut: shortcut{fyne.KeySpace, none}, menu: cardBottom, enabled: over, do: p.CompleteChosen},
		{words: "command.skip-why", shortcut: shortcut{fyne.KeyS, none}, menu: cardBottom, enabled: planned, do: p.SkipWithReason},
		{words: "command.delete", shortcut: shortcut{fyne.KeyDelete, none}, menu: cardBottom, enabled: any, do: p.DeleteChosen},
		{words: "command.add", shortcut: shortcut{fyne.KeyN, ctrl}, also: shortcut{fyne.KeyInsert, none}, menu: dayMenu, do: p.Add},
		{words: "command.log", shortcut: shortcut{fyne.KeyL, ctrl}, menu: dayMenu, do: p.LogUnplanned},
		{words: "command.paste", shortcut: shortcut{fyne.KeyV, ctrl}, menu: dayMenu, enabled: p.CanPaste, do: p.Paste},
		{words: "command.swap", shortcut: shortcut{fyne.KeyW, none}, menu: dayMenu, enabled: p.HasPlanned, do: p.SwapWith},
		{words: "command.day-off", shortcut: shortcut{fyne.KeyO, none}, menu: dayMenu, enabled: not(p.IsOff), do: p.DayOff},
		{words: "command.day-on", shortcut: shortcut{fyne.KeyO, none}, menu: dayMenu, enabled: p.IsOff, do: p.TrainAfterAll},
		{words: "command.times", shortcut: shortcut{fyne.KeyI, none}, menu: dayMenu, do: p.Times},
		{words: "command.select-all", shortcut: shortcut{fyne.KeyA, ctrl}, do: p.MarkAll},
		{words: "command.select", shortcut: shortcut{fyne.KeySpace, ctrl}, do: p.MarkChosen},
		{words: "command.menu", shortcut: shortcut{desktop.KeyMenu, none}, also: shortcut{fyne.KeyF10, shift}, do: w.cardMenuByKey},

		{words: "command.today", shortcut: shortcut{fyne.KeyT, none}, also: shortcut{fyne.KeyT, ctrl}, menu: moreMenu, do: p.GoToday},
		{words: "command.week-before", shortcut: shortcut{fyne.KeyPageUp, none}, menu: moreMenu, do: func() { p.TurnWeek(-1) }},
		{words: "command.week-after", shortcut: shortcut{fyne.KeyPageDown, none}, menu: moreMenu, do: func() { p.TurnWeek(1) }},
		{words: "command.next-finding", shortcut: shortcut{fyne.KeyF8, none}, menu: moreMenu, do: p.NextFinding},
		{words: "command.arrange", shortcut: shortcut{fyne.KeyR, ctrl}, menu: moreMenu, do: p.Arrange},
		{words: "command.fix", shortcut: shortcut{fyne.KeyF, ctrl | shift}, menu: moreMenu, do: p.FixWeek},
		{words: "command.limits", shortcut: shortcut{fyne.KeyB, none}, menu: moreMenu, do: p.Limits},
		{words: "command.paper", shortcut: shortcut{fyne.KeyE, ctrl}, menu: moreMenu, do: p.EnterFromPaper},
		{words: "command.copy-week", shortcut: shortcut{fyne.KeyD, ctrl}, menu: moreMenu, do: p.CopyLastWeek},
		{words: "command.re-ramp", menu: moreMenu, do: p.ReRamp},
		{words: "command.dial-back", menu: moreMenu, enabled: not(dialled), do: p.DialBack},
		{words: "command.return", menu: moreMenu, enabled: dialled, do: p.Return},
		{words: "command.aims", menu: moreMenu, do: p.Aims},
	}
}

// cardMenu opens the menu of the session under the cursor, or of its day.
func (w *Window) cardMenu(at fyne.Position) {
	kit.ShowMenu(w.window.Canvas(), at, w.menu(cardMenu, cardClip, cardBottom, dayMenu))
}

func (w *Window) cardMenuByKey() { w.cardMenu(w.week.MenuPosition()) }
