package planner_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/interval"
)

var (
	left  = []model.Side{model.Left}
	right = []model.Side{model.Right}
	both  = []model.Side{model.Left, model.Right}
)

func (w *world) timers() *planner.KneeTimers {
	w.Helper()
	timers, err := w.plan.KneeTimers()
	if err != nil {
		w.Fatal(err)
	}
	return timers
}

// must says that something worked.
func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// alarms is what a timer tells, with how late.
func (w *world) alarms(timers *planner.KneeTimers) []string {
	w.Helper()
	alarms, err := timers.Advance()
	w.must(err)
	var said []string
	for _, a := range alarms {
		said = append(said, string(a.Side)+" "+string(a.Modality)+" "+string(a.Kind)+" "+a.Late.String())
	}
	return said
}

func (w *world) wantAlarms(timers *planner.KneeTimers, want ...string) {
	w.Helper()
	if diff := cmp.Diff(want, w.alarms(timers)); diff != "" {
		w.Errorf("alarms (-want +got):\n%s", diff)
	}
}

// TestLengthsAndTheHour is O20 of RULES.md 4.
func TestLengthsAndTheHour(t *testing.T) {
	w := newWorld(t)
	w.now = model.At(monday, 10*model.Hour, london)
	timers := w.timers()
	p := interval.DefaultProtocol(model.Ice)
	for length, ok := range map[model.Seconds]bool{15 * model.Minute: true, 15*model.Minute + 1: false, 16 * model.Minute: false, 10*model.Minute - 1: false, 10 * model.Minute: true} {
		p.Length = length
		err := timers.Choose(left, p)
		if wrong := model.InvalidFields(err); (err == nil) != ok || !ok && (len(wrong) != 1 || wrong[0].Field != "length") {
			t.Errorf("%d s: %v", length, err)
		}
	}
	w.must(timers.Start(left))
	w.now = w.now.Add(time.Hour - time.Second)
	w.alarms(timers)
	var refused *interval.Refused
	if err := timers.Start(left); !errors.As(err, &refused) || refused.Code != interval.CodeHour || !refused.Until.Equal(w.now.Add(time.Second)) {
		t.Errorf("at 10:59:59: %v", err)
	}
	w.now = w.now.Add(time.Second)
	if err := timers.Start(left); err != nil {
		t.Errorf("at 11:00:00: %v", err)
	}
}

func TestAnApplicationIsLoggedOnceAndUndone(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Zone = london })
	timers := w.timers()
	began := w.now
	before := w.dump()
	w.must(timers.SetBefore(model.Left, score(5)))
	if err := timers.SetBefore(model.Left, score(11)); err == nil {
		t.Error("a score of 11 is taken")
	}
	w.must(timers.Start(both))
	w.lastEvents()
	w.now = w.now.Add(5 * time.Minute)
	w.wantAlarms(timers, "left ice skin-check 0s", "right ice skin-check 0s")
	w.now = w.now.Add(7 * time.Minute)
	w.wantAlarms(timers, "left ice application-over 0s", "right ice application-over 0s")
	w.wantAlarms(timers)
	logged := w.dump().Thermals
	want := func(side model.Side, before *int) model.Thermal {
		return model.Thermal{Modality: model.Ice, Side: side, Start: began.UTC(), Zone: london, Duration: 12 * model.Minute, Before: before}
	}
	noID := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".ID" }, cmp.Ignore())
	if diff := cmp.Diff([]model.Thermal{want(model.Left, score(5)), want(model.Right, nil)}, logged, noID); diff != "" {
		t.Errorf("logged (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]planner.Event{planner.KneesChanged{}}, w.lastEvents()); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if timers.Before(model.Left) != nil {
		t.Error("the score before is kept for the next application")
	}
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "after undo")
	// What was taken out of the log stays out, whatever the timer does within the hour.
	w.now = w.now.Add(time.Minute)
	w.must(timers.Choose(left, interval.DefaultProtocol(model.Heat)))
	if err := timers.Skip(left); err == nil {
		t.Error("the wait was skipped")
	}
	w.same(before, "after undo and a choice")
}

func TestStoppedAndResumedIsOneEntry(t *testing.T) {
	w := newWorld(t)
	timers := w.timers()
	w.must(timers.SetBefore(model.Right, score(3)))
	w.must(timers.Start(right))
	w.now = w.now.Add(3 * time.Minute)
	w.must(timers.Stop(right))
	first := w.dump().Thermals
	if len(first) != 1 || first[0].Duration != 3*model.Minute || *first[0].Before != 3 {
		t.Fatalf("stopped: %+v", first)
	}
	rated := first[0]
	rated.After = score(2)
	w.apply(planner.SaveThermal{Thermal: rated})
	w.now = w.now.Add(time.Minute)
	w.must(timers.Resume(right))
	w.now = w.now.Add(20 * time.Minute)
	w.wantAlarms(timers, "right ice skin-check 18m0s", "right ice application-over 11m0s")
	rated.Duration = 12 * model.Minute
	if diff := cmp.Diff([]model.Thermal{rated}, w.dump().Thermals); diff != "" {
		t.Errorf("resumed (-want +got):\n%s", diff)
	}
}

func TestRestartTellsWhatWasMissed(t *testing.T) {
	w := newWorld(t)
	timers := w.timers()
	p := interval.DefaultProtocol(model.Ice)
	p.Rounds = 2
	w.must(timers.Choose(both, p))
	w.must(timers.SetBefore(model.Left, score(7)))
	w.must(timers.Start(both))
	ends := timers.At(model.Left).Ends
	w.now = w.now.Add(6 * time.Minute)
	w.alarms(timers)
	w.must(timers.Pause(right))

	w.reopen()
	timers = w.timers()
	if v := timers.At(model.Left); v.Phase != interval.PhaseOn || !v.Ends.Equal(ends) || v.Remaining != 6*time.Minute {
		t.Errorf("restarted: %+v, want the end at %v", v, ends)
	}
	if v := timers.At(model.Right); v.Phase != interval.PhasePaused || v.Remaining != 6*time.Minute {
		t.Errorf("restarted: %+v", v)
	}
	if b := timers.Before(model.Left); b == nil || *b != 7 {
		t.Error("the score before is lost")
	}

	w.reopen()
	w.now = ends.Add(time.Hour)
	timers = w.timers()
	if len(w.dump().Thermals) != 0 {
		t.Error("reading the timers wrote something")
	}
	w.wantAlarms(timers, "left ice application-over 1h0m0s", "left ice round-due 12m0s", "right ice application-over 12m0s", "right ice round-due 12m0s")
	if logged := w.dump().Thermals; len(logged) != 2 || logged[0].Duration != 12*model.Minute || logged[1].Duration != 6*model.Minute {
		t.Errorf("logged %+v", logged)
	}
	w.reopen()
	w.wantAlarms(w.timers())
}

func TestVerbsDoWhatTheyCanForBothKnees(t *testing.T) {
	w := newWorld(t)
	timers := w.timers()
	w.must(timers.Start(left))
	w.now = w.now.Add(2 * time.Minute)
	w.must(timers.Start(both)) // the right one
	if l, r := timers.At(model.Left), timers.At(model.Right); l.Remaining != 10*time.Minute || r.Remaining != 12*time.Minute {
		t.Errorf("left %v, right %v", l.Remaining, r.Remaining)
	}
	var refused *interval.Refused
	if err := timers.Start(both); !errors.As(err, &refused) || refused.Code != interval.CodeRunning {
		t.Errorf("both run: %v", err)
	}
	w.must(timers.Pause(left))
	w.must(timers.Pause(both))
	w.must(timers.Resume(both))
	w.must(timers.Extend(both, model.Minute))
	if l, r := timers.At(model.Left), timers.At(model.Right); l.Remaining != 11*time.Minute || r.Remaining != 13*time.Minute {
		t.Errorf("extended: left %v, right %v", l.Remaining, r.Remaining)
	}
	if err := timers.Extend(both, 3*model.Minute); !errors.As(err, &refused) || refused.Code != interval.CodeTooLong {
		t.Errorf("16 minutes: %v", err)
	}
	w.now = w.now.Add(time.Minute)
	w.must(timers.Stop(both))
	if len(w.dump().Thermals) != 2 {
		t.Errorf("logged %+v", w.dump().Thermals)
	}
}

func TestHeatIsRefusedForAWarmKnee(t *testing.T) {
	w := newWorld(t)
	timers := w.timers()
	w.must(timers.Choose(both, interval.DefaultProtocol(model.Heat)))
	w.must(w.db.Update(func(wr model.Writer) error {
		return wr.SavePain(model.PainEntry{ID: "p", At: w.now.Add(-time.Hour).UTC(), Zone: london, Side: model.Left, Score: 2, Symptoms: []model.Symptom{"warmth"}})
	}))
	var warm *planner.HeatNotOffered
	if err := timers.Start(left); !errors.As(err, &warm) || warm.Side != model.Left || !warm.Since.Equal(w.now.Add(-time.Hour)) {
		t.Errorf("heat on a warm knee: %v", err)
	}
	w.must(timers.Start(right))
	w.must(timers.Choose(left, interval.DefaultProtocol(model.Ice)))
	w.must(timers.Start(left))
	w.must(timers.Stop(left))
	w.must(timers.Choose(left, interval.DefaultProtocol(model.Heat)))
	if err := timers.Resume(left); !errors.As(err, &warm) {
		t.Errorf("resumed with heat: %v", err)
	}
}

func TestUnreadableTimerIsAsNew(t *testing.T) {
	for _, state := range []string{`{}`, `{"knee":{"version":9}}`, `[]`, `{"knee":null}`} {
		w := newWorld(t)
		timers := w.timers()
		w.must(timers.Start(both))
		w.must(w.plan.SaveTimer("knee-left", []byte(state)))
		timers, err := w.plan.KneeTimers()
		if !errors.Is(err, planner.ErrUnreadable) {
			t.Errorf("%s: %v", state, err)
		}
		if l, r := timers.At(model.Left).Phase, timers.At(model.Right).Phase; l != interval.PhaseReady || r != interval.PhaseOn {
			t.Errorf("%s: left %s, right %s", state, l, r)
		}
	}
}

// TestRandomUseOfBothKnees lets a person press anything, the computer sleep or
// restart and the clock jump: a restart changes nothing that is seen, no time
// is negative, nothing is on for more than 15:00 of an hour, and what the log
// says is what was on.
func TestRandomUseOfBothKnees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		timers := w.timers()
		ended := map[model.Side]int{}
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			sides := rapid.SampledFrom([][]model.Side{left, right, both}).Draw(t, "knees")
			running := map[model.Side]bool{}
			for _, side := range both {
				running[side] = isOn(timers.At(side).Phase)
			}
			verb := rapid.SampledFrom([]string{"start", "pause", "resume", "skip", "stop", "extend", "choose", "restart", "jump", "pass", "pass"}).Draw(t, "verb")
			var err error
			switch verb {
			case "start":
				err = timers.Start(sides)
			case "pause":
				err = timers.Pause(sides)
			case "resume":
				err = timers.Resume(sides)
			case "skip":
				err = timers.Skip(sides)
			case "stop":
				err = timers.Stop(sides)
			case "extend":
				err = timers.Extend(sides, model.Seconds(rapid.IntRange(1, 300).Draw(t, "by")))
			case "choose":
				err = timers.Choose(sides, interval.Protocol{
					Modality: rapid.SampledFrom([]model.Modality{model.Ice, model.Heat}).Draw(t, "modality"),
					Length:   model.Seconds(rapid.IntRange(599, 901).Draw(t, "length")), Rounds: rapid.IntRange(1, 3).Draw(t, "rounds"),
				})
			case "restart":
				seen := seenOf(timers)
				w.reopen()
				timers = w.timers()
				if diff := cmp.Diff(seen, seenOf(timers)); diff != "" {
					t.Fatalf("a restart changed something (-before +after):\n%s", diff)
				}
			case "jump":
				w.now = w.now.Add(time.Duration(rapid.IntRange(-7200, 7200).Draw(t, "seconds")) * time.Second)
			default:
				w.now = w.now.Add(time.Duration(rapid.IntRange(1, 1200).Draw(t, "seconds")) * time.Second)
			}
			var refused *interval.Refused
			if err != nil && !errors.As(err, &refused) && len(model.InvalidFields(err)) == 0 {
				t.Fatalf("%s: %v", verb, err)
			}
			if _, err := timers.Advance(); err != nil {
				t.Fatal(err)
			}
			for _, side := range both {
				v := timers.At(side)
				if v.Remaining < 0 || v.Elapsed < 0 || v.Overdue != 0 || v.Total > 15*time.Minute {
					t.Fatalf("%s: %+v", side, v)
				}
				if running[side] && !isOn(v.Phase) {
					ended[side]++
				}
			}
		}
		for _, logged := range w.dump().Thermals {
			if logged.Duration < 1 || logged.Duration > model.MaxThermal {
				t.Fatalf("logged %+v", logged)
			}
		}
		for _, side := range both {
			logged := len(slices.DeleteFunc(w.dump().Thermals, func(l model.Thermal) bool { return l.Side != side }))
			if logged > 0 && ended[side] == 0 {
				t.Fatalf("%s: %d logged, though none has ended", side, logged)
			}
		}
	})
}

func isOn(p interval.Phase) bool { return p == interval.PhaseOn || p == interval.PhasePaused }

func seenOf(timers *planner.KneeTimers) []interval.KneeView {
	return []interval.KneeView{timers.At(model.Left), timers.At(model.Right)}
}

// TestSavedTimerIsJSON that a later version can read: its form is pinned.
func TestSavedTimerIsJSON(t *testing.T) {
	w := newWorld(t)
	timers := w.timers()
	w.must(timers.SetBefore(model.Left, score(4)))
	w.must(timers.Start(left))
	state, err := w.plan.Timer("knee-left")
	w.must(err)
	var form struct {
		Knee struct {
			Side     string `json:"side"`
			Activity string `json:"activity"`
		} `json:"knee"`
		Before int `json:"before"`
	}
	w.must(json.Unmarshal(state, &form))
	if form.Knee.Side != "left" || form.Knee.Activity != "on" || form.Before != 4 {
		t.Errorf("saved as %s", state)
	}
}
