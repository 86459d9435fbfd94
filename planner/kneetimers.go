package planner

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
)

// ErrUnreadable says that a saved timer could not be read. The timer is as new.
var ErrUnreadable = errors.New("the saved timer cannot be read")

// HeatNotOffered is the error of heat for a knee that is warm or red (RULES.md
// 2.10).
type HeatNotOffered struct {
	Side  model.Side
	Since time.Time // when that was ticked
}

func (e *HeatNotOffered) Error() string {
	return fmt.Sprintf("heat is not offered: the %s knee is warm or red since %s", e.Side, e.Since.UTC().Format(time.RFC3339))
}

// Alarm is something that happened in the timer of a knee. It may be told late:
// what came due while the program or the computer was off is told at once.
type Alarm struct {
	interval.Event
	Side     model.Side
	Modality model.Modality
	Late     time.Duration // how long ago it was due
}

// KneeTimers are the ice and heat timers of both knees, kept in the store at
// each change. An application that ends or is stopped is written into the log in
// the same transaction, and can be undone there; the timer cannot. They belong
// to one window and are not safe for use by several goroutines at once.
type KneeTimers struct {
	plan   *Planner
	timers map[model.Side]*kneeTimer
	untold []Alarm
}

// kneeTimer is one of them, and how it is saved.
type kneeTimer struct {
	Knee   interval.Knee `json:"knee"`
	Before *int          `json:"before,omitempty"` // the score before, until it is in the log
}

// check says whether it may be that of a knee.
func (t *kneeTimer) check(side model.Side) error {
	if t.Knee.Side() != side {
		return &model.Invalid{Field: "side", Code: model.CodeMismatch}
	}
	return checkScore(t.Before)
}

func checkScore(score *int) error {
	if score != nil && (*score < 0 || *score > 10) {
		return &model.Invalid{Field: "before", Code: model.CodeTooLarge, Most: 10}
	}
	return nil
}

// knees are the sides that have a timer.
var knees = []model.Side{model.Left, model.Right}

func kneeTimerID(side model.Side) model.ID { return model.ID("knee-" + string(side)) }

// KneeTimers returns the timers as they were saved, by now. One that cannot be
// read is as new, and [ErrUnreadable] comes beside the timers.
func (p *Planner) KneeTimers() (*KneeTimers, error) {
	t := &KneeTimers{plan: p, timers: map[model.Side]*kneeTimer{}}
	var unreadable error
	for _, side := range knees {
		fresh, err := interval.NewKnee(side, interval.DefaultProtocol(model.Ice))
		if err != nil {
			return nil, err
		}
		t.timers[side] = &kneeTimer{Knee: *fresh}
		state, err := p.Timer(kneeTimerID(side))
		switch {
		case errors.Is(err, model.ErrNotFound):
			continue
		case err != nil:
			return nil, err
		}
		var saved kneeTimer
		err = json.Unmarshal(state, &saved)
		if err == nil {
			err = saved.check(side)
		}
		if err != nil {
			unreadable = errors.Join(unreadable, fmt.Errorf("%w: %s knee: %w", ErrUnreadable, side, err))
			continue
		}
		t.timers[side] = &saved
	}
	return t, unreadable
}

// At is how the timer of a knee stands now.
func (t *KneeTimers) At(side model.Side) interval.KneeView {
	return t.timers[side].Knee.At(t.plan.now())
}

// Protocol is what was chosen last for a knee.
func (t *KneeTimers) Protocol(side model.Side) interval.Protocol {
	return t.timers[side].Knee.Protocol()
}

// Before is the score that was given before the application that runs or comes
// next; nil if none was.
func (t *KneeTimers) Before(side model.Side) *int { return t.timers[side].Before }

// SetBefore gives that score, 0 to 10; nil takes it back.
func (t *KneeTimers) SetBefore(side model.Side, score *int) error {
	if err := checkScore(score); err != nil {
		return err
	}
	changed := *t.timers[side]
	changed.Before = score
	return t.save(map[model.Side]kneeTimer{side: changed}, nil)
}

// Choose changes what is started next for some knees.
func (t *KneeTimers) Choose(sides []model.Side, p interval.Protocol) error {
	return t.do(sides, false, func(k *interval.Knee, now time.Time) error { return k.Choose(now, p) })
}

// Start begins an application for those of the knees that may begin one now.
// With heat chosen for a knee that is warm or red it is refused with
// [*HeatNotOffered].
func (t *KneeTimers) Start(sides []model.Side) error {
	return t.do(sides, false, func(k *interval.Knee, now time.Time) error {
		if err := t.heatFits(k); err != nil {
			return err
		}
		return k.Start(now)
	})
}

// Pause, Resume, Skip, Stop and Extend do to those of the knees that are ready
// for it what they do to one ([interval.Knee]). They are refused as the first
// knee is if none is.

// Pause freezes the time on.
func (t *KneeTimers) Pause(sides []model.Side) error {
	return t.do(sides, false, (*interval.Knee).Pause)
}

// Resume goes on with what is paused, or was stopped early within its hour.
func (t *KneeTimers) Resume(sides []model.Side) error {
	return t.do(sides, false, func(k *interval.Knee, now time.Time) error {
		if k.At(now).Resumable {
			if err := t.heatFits(k); err != nil {
				return err
			}
		}
		return k.Resume(now)
	})
}

// Skip ends the application only.
func (t *KneeTimers) Skip(sides []model.Side) error { return t.do(sides, true, (*interval.Knee).Skip) }

// Stop ends the application and the rounds that are left.
func (t *KneeTimers) Stop(sides []model.Side) error { return t.do(sides, true, (*interval.Knee).Stop) }

// Extend makes what runs or is paused longer.
func (t *KneeTimers) Extend(sides []model.Side, by model.Seconds) error {
	return t.do(sides, false, func(k *interval.Knee, now time.Time) error { return k.Extend(now, by) })
}

func (t *KneeTimers) heatFits(k *interval.Knee) error {
	if k.Protocol().Modality != model.Heat {
		return nil
	}
	since, warm, err := t.plan.Warmth(k.Side())
	if err == nil && warm {
		err = &HeatNotOffered{Side: k.Side(), Since: since}
	}
	return err
}

// do brings all timers to now and has verb change those of some knees, all that
// it is not refused for. Ends says that it may end an application.
func (t *KneeTimers) do(sides []model.Side, ends bool, verb func(*interval.Knee, time.Time) error) error {
	if err := t.pass(); err != nil {
		return err
	}
	now := t.plan.now()
	changed := map[model.Side]kneeTimer{}
	var over []model.Side
	var refused error
	for _, side := range sides {
		next := *t.timers[side]
		begun := isBegun(next.Knee.At(now).Phase)
		if err := verb(&next.Knee, now); err != nil {
			refused = errors.Join(refused, err)
			continue
		}
		changed[side] = next
		if ends && begun {
			over = append(over, side)
		}
	}
	if len(changed) == 0 {
		return refused
	}
	return t.save(changed, over)
}

func isBegun(p interval.Phase) bool { return p == interval.PhaseOn || p == interval.PhasePaused }

// Advance brings both timers to now and returns what happened since it was last
// called, in order of the instants it was due at.
func (t *KneeTimers) Advance() ([]Alarm, error) {
	err := t.pass()
	alarms := t.untold
	t.untold = nil
	slices.SortStableFunc(alarms, func(a, b Alarm) int { return a.At.Compare(b.At) })
	return alarms, err
}

// pass brings both timers to now and keeps what happened for Advance.
func (t *KneeTimers) pass() error {
	now := t.plan.now()
	changed := map[model.Side]kneeTimer{}
	var over []model.Side
	var alarms []Alarm
	for _, side := range knees {
		next := *t.timers[side]
		modality := next.Knee.At(now).Modality
		events := next.Knee.Advance(now)
		for _, e := range events {
			if e.Kind == interval.ApplicationOver {
				over = append(over, side)
			}
			alarms = append(alarms, Alarm{Event: e, Side: side, Modality: modality, Late: max(0, now.Sub(e.At))})
		}
		if len(events) > 0 {
			changed[side] = next
		}
	}
	if len(changed) == 0 {
		return nil
	}
	if err := t.save(changed, over); err != nil {
		return err
	}
	t.untold = append(t.untold, alarms...)
	return nil
}

// Until is how long it is to the next thing that happens by itself, and whether
// there is one.
func (t *KneeTimers) Until() (time.Duration, bool) {
	now := t.plan.now()
	var until time.Duration
	any := false
	for _, side := range knees {
		at, ok := t.timers[side].Knee.Next(now)
		if left := at.Sub(now); ok && (!any || left < until) {
			until, any = left, true
		}
	}
	return max(0, until), any
}

// save keeps changed timers and, in the same transaction, logs the applications
// of those that are over.
func (t *KneeTimers) save(changed map[model.Side]kneeTimer, over []model.Side) error {
	log := t.applications(changed, over)
	saved := map[model.ID][]byte{}
	for side, next := range changed {
		state, err := json.Marshal(&next)
		if err != nil {
			return fmt.Errorf("save the timer of the %s knee: %w", side, err)
		}
		saved[kneeTimerID(side)] = state
	}
	tell, err := t.plan.saveTimers(saved, log)
	if err != nil {
		return err
	}
	for side, next := range changed {
		t.timers[side] = &next
	}
	tell() // subscribers look at the timers, too
	return nil
}

// applications are what there is to log of the timers that are over. Their
// scores before are in the log from then on.
func (t *KneeTimers) applications(changed map[model.Side]kneeTimer, over []model.Side) []model.Thermal {
	now := t.plan.now()
	var log []model.Thermal
	for _, side := range slices.Compact(over) {
		next := changed[side]
		thermals := next.Knee.Thermals(now)
		thermals = slices.DeleteFunc(thermals, func(a model.Thermal) bool { return a.Duration < 1 })
		if len(thermals) == 0 {
			continue
		}
		thermals[0].Before = next.Before
		next.Before = nil
		changed[side] = next
		log = append(log, thermals...)
	}
	return log
}

// saveTimers keeps timers and logs applications in one transaction. What it
// returns tells the subscribers of it.
func (p *Planner) saveTimers(states map[model.ID][]byte, log []model.Thermal) (tell func(), err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out Outcome
	var next *state
	err = p.store.Update(func(w model.Writer) error {
		for id, state := range states {
			if err := w.SaveTimer(model.Timer{ID: id, State: state}); err != nil {
				return err
			}
		}
		if len(log) == 0 {
			return nil
		}
		var err error
		out, next, err = p.applyIn(w, logThermals{log}, "")
		if errors.Is(err, ErrNothingToDo) {
			return nil
		}
		return err
	})
	if err != nil || next == nil {
		return func() {}, err
	}
	p.state = next
	return p.announce(&out.Change), nil
}
