package ui

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/figure"
	"github.com/kneewise/kneewise/ui/library"
)

// openLibrary makes the page of exercises, activities and templates.
func (w *Window) openLibrary() (page, []command, error) {
	p := library.NewPage(library.Deps{
		Plan: w.plan, Format: w.format, Canvas: w.window.Canvas(), Tools: w.newTools(), Figures: figure.All(),
		Now: w.now, After: w.task.After, Done: w.done, Fail: w.fail,
		ShowWarmUps: func() { w.goTo(w.room("rail.warm-up")) },
	})
	return p, []command{
		{words: "command.library.search", shortcut: shortcut{fyne.KeyF, ctrl}, menu: moreMenu, do: p.Search},
		{words: "command.library.add", shortcut: shortcut{fyne.KeyN, ctrl}, also: shortcut{fyne.KeyInsert, none}, menu: moreMenu, enabled: p.CanAdd, do: p.Add},
		{words: "command.library.edit", shortcut: shortcut{fyne.KeyF2, none}, menu: moreMenu, enabled: p.CanEdit, do: p.Edit},
		{words: "command.library.play", shortcut: shortcut{fyne.KeySpace, none}, menu: moreMenu, enabled: p.CanPlay, do: p.Play},
		{words: "command.library.archive", shortcut: shortcut{fyne.KeyBackspace, none}, menu: moreMenu, enabled: p.CanArchive, do: p.Archive},
		{words: "command.library.delete", shortcut: shortcut{fyne.KeyDelete, none}, menu: moreMenu, enabled: p.CanDelete, do: p.Delete},
	}, nil
}
