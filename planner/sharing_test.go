package planner_test

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// beside opens a second program over the same data.
func beside(t testing.TB, w *world) *world {
	other := openWorld(t, w.folder, t.Cleanup)
	other.ids = 1000
	return other
}

func (w *world) refresh() []planner.Event {
	w.Helper()
	w.lastEvents()
	if err := w.plan.Refresh(); err != nil {
		w.Fatal(err)
	}
	return w.lastEvents()
}

func TestAnotherProgramsChangeIsSeen(t *testing.T) {
	w := newWorld(t)
	id := w.add(strength(model.Lower, monday))
	other := beside(t, w)
	if events := other.refresh(); len(events) != 0 {
		t.Errorf("at first: %+v", events)
	}
	w.apply(planner.Move{Session: id, To: thursday})
	if diff := cmp.Diff([]planner.Event{planner.Reloaded{}}, other.refresh()); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if events := other.refresh(); len(events) != 0 {
		t.Errorf("once more: %+v", events)
	}
	view, err := other.plan.Week(monday)
	if err != nil || len(view.Days[3].Sessions) != 1 {
		t.Errorf("week %+v, %v", view.Days, err)
	}
	if events := w.refresh(); len(events) != 0 {
		t.Errorf("one's own change: %+v", events)
	}
}

// Who has read another's change in passing still hears of it.
func TestAnotherProgramsChangeIsHeardAfterAnotherLook(t *testing.T) {
	w := newWorld(t)
	id := w.add(strength(model.Lower, monday))
	other := beside(t, w)
	other.refresh()

	w.apply(planner.Move{Session: id, To: thursday})
	if _, err := other.plan.Week(monday); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]planner.Event{planner.Reloaded{}}, other.refresh()); diff != "" {
		t.Errorf("after a look (-want +got):\n%s", diff)
	}

	w.apply(planner.Move{Session: id, To: friday})
	other.apply(planner.Pin{Session: id, On: true})
	if diff := cmp.Diff([]planner.Event{planner.Reloaded{}, days(friday)}, other.lastEvents()); diff != "" {
		t.Errorf("with a change of one's own (-want +got):\n%s", diff)
	}
	if s := w.session(id); s.Date != friday || !s.Pinned {
		t.Errorf("one change was lost: %+v", s)
	}

	// The history is one: either program undoes the newest change.
	if label, err := w.plan.Undo(); err != nil || label.Action != planner.ActionPin {
		t.Errorf("undo: %+v, %v", label, err)
	}
}

func TestNoUpdateIsLost(t *testing.T) {
	w := newWorld(t)
	other := beside(t, w)
	const each = 20
	var both sync.WaitGroup
	errs := make(chan error, 2*each)
	for _, program := range []*world{w, other} {
		both.Go(func() {
			for range each {
				_, err := program.plan.Apply(planner.Place{Template: "hips-ankles", To: monday, Index: planner.AtEnd}, "")
				errs <- err
			}
		})
	}
	both.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	positions := map[int]bool{}
	for _, s := range w.dump().Sessions {
		positions[s.Position] = true
	}
	if len(positions) != 2*each {
		t.Errorf("%d places for %d sessions", len(positions), 2*each)
	}
	for range 2 * each {
		if _, err := other.plan.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	wantIDs(t, w.on(monday))
}

// Subscribers may read and change the plan and stop listening meanwhile.
func TestSubscribersMayUseThePlan(t *testing.T) {
	w := newWorld(t)
	heard := 0
	var cancel func()
	cancel = w.plan.Subscribe(func(planner.Event) {
		heard++
		cancel()
		if _, err := w.plan.Week(monday); err != nil {
			t.Error(err)
		}
		w.apply(planner.Place{Template: "easy-walk", To: friday, Index: planner.AtEnd})
	})
	w.apply(planner.Place{Template: "hips-ankles", To: monday, Index: planner.AtEnd})
	w.apply(planner.Place{Template: "hips-ankles", To: tuesday, Index: planner.AtEnd})
	if heard != 1 || len(w.on(friday)) != 1 {
		t.Errorf("heard %d times", heard)
	}
}
