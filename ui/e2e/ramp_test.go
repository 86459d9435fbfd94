//go:build linux

package e2e

import (
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// TestReRamp has next week's long run half as long again as it is, which is more
// than the week may have, and ramps the plan: seen first, taken, and undone.
func TestReRamp(t *testing.T) {
	t.Parallel()
	c := newExample(t)
	run := c.session(saturday+7, "Long run")
	was := run.Plan.Distance * 3 / 2
	run.Plan.Distance = was
	if err := c.plan().Update(func(w model.Writer) error { return w.SaveSession(run) }); err != nil {
		t.Fatal(err)
	}
	w := c.open()
	before := w.revision()
	ramp := func(keys ...string) {
		w.key("ctrl+k")
		w.write("re-ramp")
		w.key("Return")
		w.key(keys...)
	}
	ramp("Return", "Escape") // the question and the preview, which is left
	w.key("t")
	if got := w.revision(); got != before {
		t.Errorf("the preview alone made %d changes", got-before)
	}
	ramp("Return", "Return")
	w.waitFor("a plan that is ramped", func() bool { return w.revision() > before })
	if got := w.session(saturday+7, "Long run").Plan.Distance; got >= was {
		t.Errorf("the run is %d m long, was %d", got/model.Metre, was/model.Metre)
	}
	if got := w.lastChange(); got.Action != planner.ActionReRamp {
		t.Errorf("the last change is %+v", got)
	}
	w.key("ctrl+z")
	w.waitFor("the run as it was", func() bool { return w.session(saturday+7, "Long run").Plan.Distance == was })
}
