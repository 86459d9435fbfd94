package ui

import (
	"errors"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// newTools makes the window's buttons for the header of a page.
func (w *Window) newTools() kit.Tools {
	t := kit.Tools{
		Undo: kit.IconButton(theme.IconUndo, w.words.Say("undo.nothing"), w.undo),
		Redo: kit.IconButton(theme.IconRedo, w.words.Say("redo.nothing"), w.redo),
	}
	t.More = kit.IconButton(theme.IconMore, w.words.Say("command.more"), func() {
		corner := w.app.Driver().AbsolutePositionForObject(t.More)
		kit.ShowMenu(w.window.Canvas(), corner.AddXY(0, t.More.Size().Height+theme.Grid), w.menu(moreMenu, colourMenu, helpMenu, lastMenu))
	})
	w.tools = append(w.tools, t)
	return t
}

// done says what a page has changed and offers to take it back.
func (w *Window) done(label planner.Label) {
	w.toast(format.Capital(w.format.Change(label)), w.words.Say("command.undo"), w.undo)
	w.offersUndo = true
}

// withdrawUndo takes a toast away whose button would take back another change
// than the one it tells of.
func (w *Window) withdrawUndo() {
	if w.offersUndo {
		w.offersUndo = false
		w.shell.HideToast()
	}
}

// undo takes the last change back.
func (w *Window) undo() { w.step(w.plan.Undo, w.format.Undo, planner.ErrNothingToUndo) }

// redo does it again.
func (w *Window) redo() { w.step(w.plan.Redo, w.format.Redo, planner.ErrNothingToRedo) }

func (w *Window) step(do func() (planner.Label, error), words func(planner.Label) string, nothing error) {
	label, err := do()
	switch {
	case err == nil:
		w.toast(words(label), "", nil)
		w.shown.page.Focus()
	case errors.Is(err, nothing):
	default:
		w.fail(err)
	}
}

// showUndo writes on the buttons of every page what they would do.
func (w *Window) showUndo() {
	next, err := w.plan.Undoable()
	if err != nil {
		w.log(err)
		return
	}
	show := func(b *kit.Button, label *planner.Label, words func(planner.Label) string, none string) {
		if label == nil {
			b.SetTip(none)
			b.Disable()
			return
		}
		b.SetTip(words(*label))
		b.Enable()
	}
	for _, t := range w.tools {
		show(t.Undo, next.Undo, w.format.Undo, w.words.Say("undo.nothing"))
		show(t.Redo, next.Redo, w.format.Redo, w.words.Say("redo.nothing"))
	}
}
