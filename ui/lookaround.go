package ui

import (
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// visit is the sample person that is looked at, and the person's own plan
// that waits meanwhile, untouched. The zero one is none.
type visit struct {
	own *planner.Planner
	end func()
}

func (v *visit) shown() bool { return v.own != nil }

// close throws the sample away.
func (v *visit) close() {
	if v.end != nil {
		v.end()
	}
	*v = visit{}
}

// canLookAround says whether an example may be opened: not from within one, and
// not while a timer runs, which nobody would hear of there.
func (w *Window) canLookAround() bool {
	return w.options.Example != nil && !w.visit.shown() && !w.watch.Running()
}

// lookAround shows a sample person in place of the person's own plan.
func (w *Window) lookAround() {
	plan, end, err := w.options.Example()
	if err != nil {
		w.fail(err)
		return
	}
	own := w.plan
	if err := w.change(plan); err != nil {
		end()
		w.fail(err)
		return
	}
	w.visit = visit{own: own, end: end}
	w.showSample()
}

// leaveExample goes back to the person's own plan. Nothing of the sample stays.
func (w *Window) leaveExample() {
	if err := w.change(w.visit.own); err != nil {
		w.fail(err)
		return
	}
	w.visit.close()
	w.showSample()
	if w.first != nil {
		w.showFirstRun()
	}
}

// change shows another plan in the window, each page anew.
func (w *Window) change(plan *planner.Planner) error {
	profile, err := plan.Profile()
	if err != nil {
		return err
	}
	w.stop()
	w.shell.HideToast()
	w.window.Canvas().Unfocus()
	w.plan, w.rooms, w.tools = plan, nil, nil
	w.format.Units = profile.Units
	if err := w.build(); err != nil {
		return err
	}
	w.begin()
	return nil
}

// newSampleBanner says that an example is shown, with the way out of it.
func (w *Window) newSampleBanner() *kit.Banner {
	return kit.NewNotice(theme.IconSearch, w.words.Say("example.leave"), w.leaveExample)
}

// showSample shows or hides what says that an example is shown.
func (w *Window) showSample() {
	words := ""
	if w.visit.shown() {
		words = w.words.Say("example.banner")
	}
	w.sample.Say(words)
	w.arrange()
}
