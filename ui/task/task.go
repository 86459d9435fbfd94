// Package task holds everything in ui/ that runs beside the window: work that
// takes a while, and timers. It is the only place in ui/ with go statements and
// with the clock; what it calls back is called on Fyne's goroutine.
//
// It knows nothing of what the work is.
package task

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
)

// Run does work on a goroutine of its own and then calls done with its error
// on Fyne's. The returned function cancels the work's context; done is called
// all the same.
func Run(work func(context.Context) error, done func(error)) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		defer cancel()
		err := work(ctx)
		fyne.Do(func() { done(err) })
	}()
	return cancel
}

// After calls fn on Fyne's goroutine once d has passed, unless it is cancelled
// before.
func After(d time.Duration, fn func()) (cancel func()) {
	live := true
	timer := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if live {
				fn()
			}
		})
	})
	return func() {
		live = false // read and written on Fyne's goroutine only
		timer.Stop()
	}
}

// Every calls fn on Fyne's goroutine each time d has passed, until it is
// stopped.
func Every(d time.Duration, fn func()) (stop func()) {
	live := true
	ticker := time.NewTicker(d)
	over := make(chan struct{})
	go func() {
		for {
			select {
			case <-ticker.C:
				fyne.Do(func() {
					if live {
						fn()
					}
				})
			case <-over:
				return
			}
		}
	}()
	return func() {
		live = false // read and written on Fyne's goroutine only
		ticker.Stop()
		close(over)
	}
}
