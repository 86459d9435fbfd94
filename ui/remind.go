package ui

import (
	"context"
	"time"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/desktop"
)

// remindEvery is how often the window looks for reminders that are due.
const remindEvery = 20 * time.Second

// remindDue notifies of what is due, each once.
func (w *Window) remindDue() {
	due, err := w.plan.Remind()
	if err != nil {
		w.log(err)
	}
	for _, r := range due {
		if r.Kind == planner.RemindThermal && w.watch.Running() {
			continue // the timer says so itself
		}
		w.reminded(desktop.Notification{Title: w.words.Say("remind.now." + string(r.Kind)), Text: w.words.Say("remind.do." + string(r.Kind))})
	}
}

// reminded shows a reminder in both places: the desktop's, and the window.
func (w *Window) reminded(note desktop.Notification) {
	w.task.Run(func(ctx context.Context) error { return w.attention.Notify(ctx, note) }, func(err error) {
		if err != nil {
			w.log(err)
		}
	})
	w.toast(note.Title+" "+note.Text, "", nil)
}
