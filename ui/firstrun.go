package ui

import (
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/firstrun"
	"github.com/kneewise/kneewise/ui/kit"
)

// openFirstRun begins with the first run where there is no plan yet.
func (w *Window) openFirstRun() error {
	first, err := w.plan.FirstRun()
	if err != nil || !first {
		return err
	}
	deps := firstrun.Deps{
		Plan: w.plan, Words: w.words, Canvas: w.window.Canvas(), Now: w.now, Finished: w.endFirstRun, Fail: w.fail,
	}
	if w.hasFile() {
		deps.Restore = w.chooseBackup
	}
	if w.options.Example != nil {
		deps.LookAround = w.lookAround
	}
	if w.first, err = firstrun.New(deps); err != nil {
		return err
	}
	w.showFirstRun()
	return nil
}

// inFirstRun says whether the first run is what is seen.
func (w *Window) inFirstRun() bool { return w.first != nil && !w.visit.shown() }

// showFirstRun puts the first run in the place of the pages.
func (w *Window) showFirstRun() {
	shell := kit.NewShell(w.first, w.task.After)
	shell.Reveal = w.first.Reveal
	w.window.SetContent(shell)
	w.first.Focus()
}

// endFirstRun shows the pages: the week, if there is a plan in it, with a way to
// take it back.
func (w *Window) endFirstRun(planned *planner.Label) {
	w.first = nil
	w.window.SetContent(w.shell)
	if planned == nil {
		w.goTo(w.room("rail.today"))
		return
	}
	w.goTo(w.room("rail.week"))
	w.done(*planned)
}

// focus gives the keyboard to what is seen.
func (w *Window) focus() {
	if w.inFirstRun() {
		w.first.Focus()
		return
	}
	w.shown.page.Focus()
}

// overtaken ends the first run where sessions came from elsewhere, from a command
// in a terminal for one.
func (w *Window) overtaken() {
	if !w.inFirstRun() || w.first.Accepting() {
		return
	}
	first, err := w.plan.FirstRun()
	switch {
	case err != nil:
		w.log(err)
	case !first:
		w.endFirstRun(nil)
	}
}
