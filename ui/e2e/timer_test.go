//go:build linux

package e2e

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/theme"
)

// savedKnee is what these tests know of a saved timer of a knee.
type savedKnee struct {
	Knee struct {
		Version  int       `json:"version"`
		Timer    string    `json:"timer"`
		Side     string    `json:"side"`
		Modality string    `json:"modality"`
		Length   int       `json:"lengthSeconds"`
		Rounds   int       `json:"rounds"`
		Activity string    `json:"activity"`
		Round    int       `json:"round"`
		Hour     savedHour `json:"hour,omitzero"`
		Seen     time.Time `json:"seen,omitzero"`
		Pending  []any     `json:"pending,omitempty"`
	} `json:"knee"`
	Before *int `json:"before,omitempty"`
}

type savedHour struct {
	Start        time.Time          `json:"start"`
	Length       int                `json:"lengthSeconds"`
	Applications []savedApplication `json:"applications"`
}

type savedApplication struct {
	Modality string        `json:"modality"`
	Start    time.Time     `json:"start"`
	On       time.Duration `json:"onNanoseconds"`
}

// knee is the saved timer of a knee; without one it was never started.
func (c *computer) knee(side string) savedKnee {
	c.Helper()
	var saved savedKnee
	c.look(func(r model.Reader) error {
		t, err := r.Timer(model.ID("knee-" + side))
		if errors.Is(err, model.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		return json.Unmarshal(t.State, &saved)
	})
	return saved
}

// saveRunning writes a timer into the plan as it was saved at its skin check,
// 6:00 after a start that was a while ago.
func (c *computer) saveRunning(side string, length int, ago time.Duration) (start time.Time) {
	c.Helper()
	const on = 6 * time.Minute
	start = time.Now().UTC().Add(-ago)
	var k savedKnee
	k.Knee.Version, k.Knee.Timer, k.Knee.Side, k.Knee.Modality = 1, "knee", side, "ice"
	k.Knee.Length, k.Knee.Rounds, k.Knee.Activity, k.Knee.Round = length, 1, "on", 1
	k.Knee.Seen = start.Add(on)
	k.Knee.Hour = savedHour{Start: start, Length: length, Applications: []savedApplication{{Modality: "ice", Start: start, On: on}}}
	state, err := json.Marshal(k)
	if err != nil {
		c.Fatal(err)
	}
	if err := c.plan().Update(func(w model.Writer) error {
		return w.SaveTimer(model.Timer{ID: model.ID("knee-" + side), State: state})
	}); err != nil {
		c.Fatal(err)
	}
	return start
}

func (c *computer) thermals() []model.Thermal {
	c.Helper()
	var all []model.Thermal
	c.look(func(r model.Reader) (err error) {
		all, err = r.Thermals(time.Time{}, time.Now().Add(time.Hour))
		return err
	})
	return all
}

// onRecovery switches a computer on that knows what time it is and shows the
// page Recovery first.
func onRecovery(t testing.TB) *computer {
	c := newComputer(t, width, height).pastFirstRun()
	c.begin = ""
	c.prefer(width, height, theme.Light)
	return c
}

// TestIceOutlivesAKill starts ice in the real window, kills the program in the
// middle of it and starts it again: the deadline is the same, and the alarm
// comes when it is due.
func TestIceOutlivesAKill(t *testing.T) {
	t.Parallel()
	c := onRecovery(t)
	l := c.startBus()
	w := c.start()
	w.key("ctrl+5", "space")
	w.waitFor("ice that runs", func() bool { return w.knee("left").Knee.Activity == "on" })
	started := w.knee("left")
	c.closePlan()
	w.kill()

	w = c.start()
	w.key("ctrl+5", "e") // a minute longer, of the same round
	w.waitFor("a minute more", func() bool { return w.knee("left").Knee.Hour.Length == 13*60 })
	again := w.knee("left")
	if !again.Knee.Hour.Start.Equal(started.Knee.Hour.Start) || again.Knee.Activity != "on" {
		t.Errorf("began at %v, after a restart at %v", started.Knee.Hour.Start, again.Knee.Hour.Start)
	}
	if on, passed := again.Knee.Hour.Applications[0].On, again.Knee.Seen.Sub(started.Knee.Hour.Start); on != passed {
		t.Errorf("on for %v, though it is %v since the start", on, passed)
	}
	c.closePlan()
	w.kill()

	// The same again with the end a few seconds away.
	const left = 6 * time.Second
	start := c.saveRunning("left", 12*60, 12*time.Minute-left)
	due := start.Add(12 * time.Minute)
	c.closePlan()
	w = c.start()
	w.waitFor("an alarm", func() bool { return len(l.heard()) > 0 })
	if now := time.Now(); now.Before(due) {
		t.Errorf("the alarm came %v early", due.Sub(now))
	}
	if got := l.heard()[0]; got.title != "Left knee: ice is over." || !strings.HasPrefix(got.text, "Take it off now") && !strings.HasPrefix(got.text, "Ended at ") {
		t.Errorf("notified %+v", got)
	}
	w.waitFor("what was on in the log", func() bool { return len(w.thermals()) == 1 })
	if got := w.thermals()[0]; got.Duration != 12*model.Minute || !got.Start.Equal(start) {
		t.Errorf("logged %+v", got)
	}
	w.close()
}

// TestTwoAlarmsAreSeenAndHeard has both knees come to their end while the
// program is closed: at the next start both are told at once, late as they are,
// by notifications and by tones that are measured.
func TestTwoAlarmsAreSeenAndHeard(t *testing.T) {
	t.Parallel()
	c := onRecovery(t)
	l, recording := c.startBus(), c.startSound()
	c.command(0, "week")
	c.saveRunning("left", 12*60, 30*time.Minute)
	c.saveRunning("right", 10*60, 25*time.Minute)
	c.closePlan()
	w := c.start()
	w.waitFor("two notifications", func() bool { return len(l.heard()) == 2 })
	for i, want := range []string{"Left knee: ice is over.", "Right knee: ice is over."} {
		if got := l.heard()[i]; got.title != want || !strings.Contains(got.text, "Ended at ") || !strings.HasSuffix(got.text, "Take it off now, and note the pain.") {
			t.Errorf("notified %+v, want %s", got, want)
		}
	}
	// C begins twice in each tone, so a third time is in the second one.
	const noteC = 523.25
	w.waitFor("two tones", func() bool { return w.beginnings(recording, noteC) >= 3 })
	if got := w.thermals(); len(got) != 2 {
		t.Errorf("logged %+v", got)
	}
	w.close()
}

// TestNeitherSoundNorBus has neither a sound device nor a session bus: the words
// stand on the page all the same, and the program answers.
func TestNeitherSoundNorBus(t *testing.T) {
	t.Parallel()
	c := onRecovery(t)
	c.extra = append(c.extra, "PULSE_SERVER=unix:/nowhere")
	c.command(0, "week")
	const left = 8 * time.Second
	c.saveRunning("left", 10*60, 10*time.Minute-left)
	c.closePlan()
	w := c.start()
	w.key("ctrl+5")
	w.waitFor("the end of the ice", func() bool { return len(w.thermals()) == 1 })
	fine := [3]byte{0xE2, 0xF2, 0xE6} // verdictFineSoft, of the notice that says so
	w.waitFor("the notice", func() bool { pixels := w.around(point{600, 530}); return [3]byte(pixels[:3]) == fine })
	c.closePlan()
	w.key("ctrl+z") // the program answers: what was logged is undone
	w.waitFor("an undo", func() bool { return len(w.thermals()) == 0 })
	w.close()
}

// Places on the page of the timer, in a window of 1280x800.
var (
	timerLength = point{420, 596}
	timerStart  = point{480, 674}
)

// TestATimerOfSixteenMinutesIsRefused: it does not start, and the keyboard is
// where the length can be written anew.
func TestATimerOfSixteenMinutesIsRefused(t *testing.T) {
	t.Parallel()
	c := onRecovery(t)
	w := c.open()
	before := w.picture()
	w.key("ctrl+5")
	before = w.rest(before)
	w.click(timerLength)
	w.key("ctrl+a")
	w.write("16")
	before = w.rest(before)
	w.click(timerStart)
	w.rest(before)
	if k := w.knee("left"); k.Knee.Activity == "on" {
		t.Fatalf("it runs: %+v", k)
	}
	w.key("ctrl+a")
	w.write("15")
	w.click(timerStart)
	w.waitFor("ice that runs", func() bool { return w.knee("left").Knee.Activity == "on" })
	if got := w.knee("left").Knee.Hour.Length; got != 15*60 {
		t.Errorf("it runs for %d s", got)
	}
	w.close()
}
