//go:build linux

package e2e

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
)

// warmUp is the warm-up as the program keeps it; nil for none.
func (c *computer) warmUp() *interval.Player {
	c.Helper()
	var kept model.Timer
	c.look(func(r model.Reader) (err error) {
		kept, err = r.Timer("warm-up")
		if errors.Is(err, model.ErrNotFound) {
			return nil
		}
		return err
	})
	if kept.ID == "" {
		return nil
	}
	run := struct{ Player *interval.Player }{new(interval.Player)}
	if err := json.Unmarshal(kept.State, &run); err != nil {
		c.Fatal(err)
	}
	return run.Player
}

// from is the time so long after the first start of the program.
func (c *computer) from(after time.Duration) time.Time {
	c.Helper()
	first, err := time.Parse(time.RFC3339, begin)
	if err != nil {
		c.Fatal(err)
	}
	return first.Add(after)
}

const easyRun = "Easy run" // on Wednesday evening

// TestAWarmUpOutlivesTheProgram starts one, ends the program as a power cut does,
// and starts it again 9:50 later: ten seconds from the end, which marks the
// session. One undo takes that back.
func TestAWarmUpOutlivesTheProgram(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.key("ctrl+6")
	w.key("space")
	w.waitFor("a warm-up that is kept", func() bool { return w.warmUp() != nil })
	w.kill()

	c := w.computer
	c.begin = c.from(9*time.Minute + 50*time.Second).Format(time.RFC3339)
	w = c.start()
	if w.session(wednesday, easyRun).WarmedUp {
		t.Error("it is warmed up before the end")
	}
	w.waitFor("the session warmed up", func() bool { return w.session(wednesday, easyRun).WarmedUp })
	if s := c.warmUp().Summary(c.from(20 * time.Minute)); s.Done != 10*time.Minute || !s.Complete {
		t.Errorf("kept is %+v", s)
	}
	w.key("ctrl+z")
	w.waitFor("the session as it was", func() bool { return !w.session(wednesday, easyRun).WarmedUp })
	w.key("ctrl+y")
	w.waitFor("the session warmed up again", func() bool { return w.session(wednesday, easyRun).WarmedUp })
	w.close()
}

// TestASkippedWarmUpIsIncomplete goes through all drills by key. A restart in
// the middle finds the drill it was at, and its pause.
func TestASkippedWarmUpIsIncomplete(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.key("ctrl+6")
	w.key("space")
	w.waitFor("a warm-up", func() bool { return w.warmUp() != nil })
	now := w.from(time.Minute)
	at := func(step int, phase interval.Phase) func() bool {
		return func() bool {
			v := w.warmUp().At(now)
			return v.Step == step && v.Phase == phase
		}
	}
	w.key("space")
	w.waitFor("a pause", at(0, interval.PhasePaused))
	w.key("Right", "Right", "Right")
	w.waitFor("the third drill", at(5, interval.PhasePaused))
	left := w.warmUp().At(now).Left
	w.kill()

	w = w.start()
	w.key("plus") // which a keyboard has with Shift or beside the digits
	w.waitFor("a longer drill", func() bool { return w.warmUp().At(now).Left == left+15*time.Second })
	w.key("Right", "Right", "Right", "Right", "Right", "Right")
	w.waitFor("the end", func() bool { return w.warmUp().At(now).Phase == interval.PhaseDone })
	if s := w.warmUp().Summary(now); s.Complete || s.Skipped != 9 {
		t.Errorf("what came of it: %+v", s)
	}
	w.key("space") // Another warm-up
	w.waitFor("nothing that is kept", func() bool { return w.warmUp() == nil })
	if w.session(wednesday, easyRun).WarmedUp {
		t.Error("it is marked all the same")
	}
	w.close()
}
