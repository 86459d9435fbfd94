package task

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// loop is Fyne's goroutine as a real driver has it: what is handed to fyne.Do
// waits until the loop comes round to it. The test driver would run it at once,
// on the goroutine that hands it over.
type loop struct {
	fyne.App
	mu      sync.Mutex
	waiting []func()
}

func (l *loop) Driver() fyne.Driver { return driver{l.App.Driver(), l} }

type driver struct {
	fyne.Driver
	of *loop
}

func (d driver) DoFromGoroutine(fn func(), _ bool) {
	d.of.mu.Lock()
	defer d.of.mu.Unlock()
	d.of.waiting = append(d.of.waiting, fn)
}

func newLoop(t *testing.T) *loop {
	t.Helper()
	l := &loop{App: test.NewTempApp(t)}
	fyne.SetCurrentApp(l)
	return l
}

// turn lets everything settle and then runs what waits.
func (l *loop) turn() {
	synctest.Wait()
	l.mu.Lock()
	now := l.waiting
	l.waiting = nil
	l.mu.Unlock()
	for _, fn := range now {
		fn()
	}
}

// inTime runs fn with a loop and a clock of its own, in which waiting takes no
// time.
func inTime(t *testing.T, fn func(t *testing.T, l *loop)) {
	t.Helper()
	l := newLoop(t)
	synctest.Test(t, func(t *testing.T) { fn(t, l) })
}

func TestRunCallsDoneOnTheLoopWithTheError(t *testing.T) {
	inTime(t, func(t *testing.T, l *loop) {
		failed := errors.New("no such file")
		var got []error
		Run(func(context.Context) error {
			time.Sleep(time.Minute)
			return failed
		}, func(err error) { got = append(got, err) })
		l.turn()
		if len(got) != 0 {
			t.Fatal("done was called while the work went on")
		}
		time.Sleep(time.Minute)
		synctest.Wait()
		if len(got) != 0 {
			t.Fatal("done was called beside the loop")
		}
		l.turn()
		if len(got) != 1 || !errors.Is(got[0], failed) {
			t.Fatalf("done heard %v", got)
		}
	})
}

func TestRunCancelsTheWorkAndSaysSo(t *testing.T) {
	inTime(t, func(t *testing.T, l *loop) {
		var got []error
		cancel := Run(func(ctx context.Context) error {
			<-ctx.Done()
			return ctx.Err()
		}, func(err error) { got = append(got, err) })
		l.turn()
		if len(got) != 0 {
			t.Fatal("done was called before it was cancelled")
		}
		cancel()
		cancel() // twice does no harm
		l.turn()
		if len(got) != 1 || !errors.Is(got[0], context.Canceled) {
			t.Fatalf("done heard %v", got)
		}
	})
}

func TestRunEndsItsContextWithTheWork(t *testing.T) {
	inTime(t, func(t *testing.T, l *loop) {
		var kept context.Context
		Run(func(ctx context.Context) error { kept = ctx; return nil }, func(error) {})
		l.turn()
		if kept.Err() == nil {
			t.Error("the context outlives its work")
		}
	})
}

func TestAfterWaitsAndCallsOnce(t *testing.T) {
	inTime(t, func(t *testing.T, l *loop) {
		calls := 0
		After(8*time.Second, func() { calls++ })
		time.Sleep(8*time.Second - time.Millisecond)
		l.turn()
		if calls != 0 {
			t.Fatal("too early")
		}
		time.Sleep(time.Millisecond)
		l.turn()
		time.Sleep(time.Hour)
		l.turn()
		if calls != 1 {
			t.Fatalf("%d calls", calls)
		}
	})
}

func TestAfterCancelled(t *testing.T) {
	for name, wait := range map[string]time.Duration{
		"before its time":              time.Second,
		"with its call on the way":     8 * time.Second,
		"in the instant it was set up": 0,
	} {
		t.Run(name, func(t *testing.T) {
			inTime(t, func(t *testing.T, l *loop) {
				calls := 0
				cancel := After(8*time.Second, func() { calls++ })
				time.Sleep(wait)
				synctest.Wait()
				cancel()
				cancel()
				time.Sleep(time.Minute)
				l.turn()
				if calls != 0 {
					t.Errorf("%d calls", calls)
				}
			})
		})
	}
}

func TestEveryCallsEachTimeUntilItIsStopped(t *testing.T) {
	inTime(t, func(t *testing.T, l *loop) {
		calls := 0
		stop := Every(2*time.Second, func() { calls++ })
		for want := range 4 {
			l.turn()
			if calls != want {
				t.Fatalf("%d calls, want %d", calls, want)
			}
			time.Sleep(2 * time.Second)
		}
		synctest.Wait() // the fourth is on the way
		stop()
		time.Sleep(time.Minute)
		l.turn()
		if calls != 3 {
			t.Errorf("%d calls after the end", calls-3)
		}
	})
}
