package ui

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/desktop"
	"github.com/kneewise/kneewise/ui/paper"
	"github.com/kneewise/kneewise/ui/preview"
)

// printPlace is where the commands of the print preview belong; it is no page.
const printPlace = "print.heading"

func (w *Window) openPreview() {
	w.preview = preview.New(preview.Deps{
		Plan: w.plan, Format: w.format, Canvas: w.window.Canvas(),
		Run: w.task.Run, After: w.task.After, Every: w.task.Every,
		Modifiers: w.modifiers,
		Key:       func(key *fyne.KeyEvent) bool { return w.run(shortcut{key.Name, w.modifiers() & shift}) },
		Save:      w.saveAs,
		View:      desktop.Open,
		Say:       func(words string) { w.toast(words, "", nil) },
		Fail:      w.fail,
		Log:       w.log,
	})
}

// printed are the documents that belong to the pages: what is shown there is
// what is offered first.
var printed = map[string]func(*Window) preview.Choice{
	"rail.today": func(*Window) preview.Choice { return preview.Choice{Kind: paper.Log} },
	"rail.week": func(w *Window) preview.Choice {
		week := w.week.Week()
		return preview.Choice{Kind: paper.Week, From: week.First, To: week.Last()}
	},
	"rail.month": func(w *Window) preview.Choice {
		first := w.month.Month()
		return preview.Choice{Kind: paper.Month, From: first, To: first.AddMonths(1).AddDays(-1)}
	},
	"rail.recovery": func(w *Window) preview.Choice {
		if w.showsPart(doctorPart) {
			return preview.Choice{Kind: paper.RedFlags}
		}
		return preview.Choice{Kind: "therapist"}
	},
	"rail.warm-up": func(*Window) preview.Choice { return preview.Choice{Kind: "warm-up"} },
}

// print opens the preview of the document that belongs to the page.
func (w *Window) print() {
	choice := preview.Choice{Kind: paper.Week}
	if of := printed[w.shown.name]; of != nil {
		choice = of(w)
	}
	w.preview.Open(choice)
}

// printDoctorList opens the preview of what to tell a doctor.
func (w *Window) printDoctorList() { w.preview.Open(preview.Choice{Kind: paper.RedFlags}) }

// printHints are what can be done in the preview beside its commands.
var printHints = []hint{
	{how: "hint.print.wheel", what: "hint.print.wheel.what"},
	{how: "hint.print.drag", what: "hint.print.drag.what"},
	{keys: []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight}, what: "hint.print.arrows"},
}

// printCommands are those of the preview, reached while it is open.
func (w *Window) printCommands() []command {
	p := w.preview
	return []command{
		{words: "command.print.save", shortcut: shortcut{fyne.KeyS, ctrl}, page: printPlace, do: p.SaveAs},
		{words: "command.print.print", shortcut: shortcut{fyne.KeyP, ctrl}, page: printPlace, do: p.Print},
		{words: "command.print.page-before", shortcut: shortcut{fyne.KeyPageUp, none}, page: printPlace, do: func() { p.TurnPage(-1) }},
		{words: "command.print.page-after", shortcut: shortcut{fyne.KeyPageDown, none}, page: printPlace, do: func() { p.TurnPage(1) }},
		{words: "command.print.first-page", shortcut: shortcut{fyne.KeyHome, none}, page: printPlace, do: p.FirstPage},
		{words: "command.print.last-page", shortcut: shortcut{fyne.KeyEnd, none}, page: printPlace, do: p.LastPage},
		{words: "command.print.zoom-in", shortcut: shortcut{fyne.KeyPlus, ctrl}, also: shortcut{fyne.KeyEqual, ctrl}, page: printPlace, do: p.ZoomIn},
		{words: "command.print.zoom-out", shortcut: shortcut{fyne.KeyMinus, ctrl}, page: printPlace, do: p.ZoomOut},
		{words: "command.print.zoom-page", shortcut: shortcut{fyne.Key0, ctrl}, page: printPlace, do: p.WholePage},
		{words: "command.print.zoom-width", shortcut: shortcut{fyne.Key2, ctrl}, page: printPlace, do: p.WholeWidth},
	}
}
