package timer

import (
	"context"
	"strings"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/desktop"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
)

// WatchDeps is what a watch needs from the window.
type WatchDeps struct {
	Plan      *planner.Planner
	Format    *format.Formatter
	Attention desktop.Attention
	After     kit.After
	// Run does work beside the window and then calls done; task.Run is one.
	Run func(work func(context.Context) error, done func(error)) (cancel func())
	Log func(error)
	// Alarmed hears the words for what happened, after the notification was
	// tried; reached says whether that worked.
	Alarmed func(words string, reached bool)
	// Minimised says whether the window is: nothing is shown in it then.
	Minimised func() bool
}

// Watch follows the ice and heat timers as long as the program runs, whichever
// page is shown: it tells the person what happened, by notification, tone and
// words, keeps the screen awake, and tells everything that shows a timer when it
// shows something else.
type Watch struct {
	WatchDeps
	timers   *planner.KneeTimers
	cancel   func() // of the next look
	unlisten func()

	shows  []func()              // each second that the window is seen, and when something was done
	looks  []func()              // the same, and while it is minimised
	alarms []func(planner.Alarm) // and these when something happened

	awake, isAwake, waking bool // wanted; last asked for; being asked for
	trouble                error
	unreadable             bool
	unshown                bool           // the window was minimised at the last look
	place                  *time.Location // the zone at the last look
	known                  bool           // whether it is still the person's

	notes, tones queue
}

// queue does one thing after the other, so that two alarms come in their order.
type queue struct {
	busy    bool
	waiting []func(next func())
}

func (q *queue) add(job func(next func())) {
	q.waiting = append(q.waiting, job)
	q.run()
}

func (q *queue) run() {
	if q.busy || len(q.waiting) == 0 {
		return
	}
	job := q.waiting[0]
	q.waiting, q.busy = q.waiting[1:], true
	job(func() {
		q.busy = false
		q.run()
	})
}

// resumedLate is how late an alarm has to be to say when it was due: the
// computer was asleep, or the program closed.
const resumedLate = 10 * time.Second

// sleepLook is how often a timer that does not run is looked at, in case the
// clock was changed or the computer slept.
const sleepLook = 15 * time.Second

// NewWatch returns a watch of the timers as they were saved. It looks at them
// from Start on.
func NewWatch(deps WatchDeps) (*Watch, error) {
	timers, err := deps.Plan.KneeTimers()
	if timers == nil {
		return nil, err
	}
	if err != nil {
		deps.Log(err)
	}
	w := &Watch{WatchDeps: deps, timers: timers, cancel: func() {}, unreadable: err != nil}
	w.unlisten = deps.Plan.Subscribe(func(planner.Event) { w.known = false })
	return w, nil
}

// Start begins to look. What was due while the program was closed is told at
// once.
func (w *Watch) Start() { w.look() }

// Unreadable says whether a timer that was saved could not be read, and so is as
// new.
func (w *Watch) Unreadable() bool { return w.unreadable }

// Close ends looking. The timers go on in absolute time.
func (w *Watch) Close() {
	w.cancel()
	w.unlisten()
	w.shows, w.looks, w.alarms = nil, nil, nil
	w.keepAwake(false)
}

// OnShow has fn called when what is shown of the timers changes.
func (w *Watch) OnShow(fn func()) { w.shows = append(w.shows, fn) }

// OnLook has fn called then, and also while the window is minimised.
func (w *Watch) OnLook(fn func()) { w.looks = append(w.looks, fn) }

// OnAlarm has fn called when something happens in a timer.
func (w *Watch) OnAlarm(fn func(planner.Alarm)) { w.alarms = append(w.alarms, fn) }

// Timers are what is watched. Change them within Do only.
func (w *Watch) Timers() *planner.KneeTimers { return w.timers }

// Do does something with the timers and looks at what comes of it.
func (w *Watch) Do(verb func(*planner.KneeTimers) error) error {
	err := verb(w.timers)
	w.look()
	return err
}

// Trouble is what kept the last alarm from being heard; nil if nothing did.
func (w *Watch) Trouble() error { return w.trouble }

// Running says whether anything is on, paused, or waits for another round.
func (w *Watch) Running() bool {
	for _, side := range sides {
		v := w.timers.At(side)
		if begun(v.Phase) || v.Due {
			return true
		}
	}
	return false
}

// sides are both knees.
var sides = []model.Side{model.Left, model.Right}

func begun(p interval.Phase) bool { return p == interval.PhaseOn || p == interval.PhasePaused }

// look brings the timers to now, tells what happened and waits for the next
// second that shows something else.
func (w *Watch) look() {
	w.cancel()
	alarms, err := w.timers.Advance()
	if err != nil {
		w.Log(err)
	}
	on := false
	for _, side := range sides {
		on = on || w.timers.At(side).Phase == interval.PhaseOn
	}
	w.keepAwake(on)
	for _, a := range alarms {
		w.tell(a)
		for _, fn := range w.alarms {
			fn(a)
		}
	}
	for _, fn := range w.looks {
		fn()
	}
	w.show()
	w.cancel = func() {}
	if next, ok := w.next(); ok {
		w.cancel = w.After(next, w.look)
	}
}

// show has the window show how the timers stand, if it can be seen.
func (w *Watch) show() {
	if w.unshown = w.Minimised(); w.unshown {
		return
	}
	for _, fn := range w.shows {
		fn()
	}
}

// next is how long nothing that is shown changes, and whether anything ever does.
func (w *Watch) next() (time.Duration, bool) {
	until, changes := w.timers.Until()
	switch {
	case w.unshown && !changes:
		return time.Second, true // it may be seen again
	case w.unshown:
		return min(until, time.Second), true
	case !changes:
		return 0, false
	}
	until = min(until, sleepLook)
	for _, side := range sides {
		if v := w.timers.At(side); v.Phase == interval.PhaseOn || v.Phase == interval.PhaseWait {
			until = min(until, toNextSecond(v.Remaining))
		}
	}
	return until, true
}

// toNextSecond is how long a time that is left, rounded up to seconds, stays the
// same.
func toNextSecond(left time.Duration) time.Duration {
	if part := left % time.Second; part > 0 {
		return part
	}
	return time.Second
}

// tell tries to reach the person. Whatever fails, the window has the words.
func (w *Watch) tell(a planner.Alarm) {
	words := w.alarmWords(a)
	note := desktop.Notification{
		Title: w.Format.Words.Say("timer.alarm."+string(a.Kind)+"."+string(a.Modality), "Knee", w.knee(a.Side)),
		Text:  words, Urgent: a.Kind == interval.ApplicationOver,
	}
	w.notes.add(func(next func()) {
		w.Run(func(ctx context.Context) error { return w.Attention.Notify(ctx, note) }, func(err error) {
			if err != nil {
				w.Log(err)
			}
			w.Alarmed(note.Title+" "+words, err == nil)
			next()
		})
	})
	w.chime(tones[a.Kind])
}

// tones are the sounds of what happens.
var tones = map[interval.EventKind]desktop.Tone{
	interval.ApplicationOver: desktop.ToneOver, interval.SkinCheck: desktop.ToneSkin, interval.RoundDue: desktop.ToneDue,
}

// chime plays a tone, unless the person wants none.
func (w *Watch) chime(tone desktop.Tone) {
	profile, err := w.Plan.Profile()
	if err != nil {
		w.Log(err)
	}
	if profile.Muted {
		return
	}
	w.tones.add(func(next func()) {
		w.Run(func(ctx context.Context) error { return w.Attention.Chime(ctx, tone) }, func(err error) {
			w.chimed(err)
			next()
		})
	})
}

// chimed notes whether the last tone was heard.
func (w *Watch) chimed(err error) {
	if err != nil {
		w.Log(err)
	}
	if changed := (err == nil) != (w.trouble == nil); changed {
		w.trouble = err
		w.show()
	}
}

// alarmWords say what to do now, and when it was due if that is long past.
func (w *Watch) alarmWords(a planner.Alarm) string {
	what := w.Format.Words.Say("timer.do." + string(a.Kind))
	if a.Late < resumedLate {
		return what
	}
	return w.Format.Words.Say("timer.late."+string(a.Kind), "Time", w.clock(a.At)) + " " + what
}

// keepAwake asks for the screen to stay awake or to sleep: one request at a time.
func (w *Watch) keepAwake(awake bool) {
	w.awake = awake
	if w.waking || w.awake == w.isAwake {
		return
	}
	w.waking, w.isAwake = true, awake
	w.Run(func(ctx context.Context) error { return w.Attention.KeepAwake(ctx, awake) }, func(err error) {
		w.waking = false
		if err != nil {
			w.Log(err)
		}
		w.keepAwake(w.awake)
	})
}

// knee names one knee: "Left knee".
func (w *Watch) knee(side model.Side) string { return w.Format.Words.Say("timer.knee." + string(side)) }

// clock writes the time of day of an instant in the person's zone.
func (w *Watch) clock(at time.Time) string {
	local := at.In(w.zone())
	return w.Format.Clock(model.Seconds(local.Hour())*model.Hour + model.Seconds(local.Minute())*model.Minute)
}

// zone is the person's; UTC where it cannot be found out. It is read after a change
// of the plan only: that takes longer than all else that is done each second.
func (w *Watch) zone() *time.Location {
	if w.known {
		return w.place
	}
	w.known = true
	name, err := w.Plan.Zone()
	if err == nil && w.place != nil && w.place.String() == name {
		return w.place
	}
	if err == nil {
		w.place, err = time.LoadLocation(name)
	}
	if err != nil {
		w.Log(err)
		w.place = time.UTC
	}
	return w.place
}

// Words say what runs, for a tooltip and the tray: each timer with what it does
// and until when, to the minute.
func (w *Watch) Words() string {
	var lines []string
	for _, side := range sides {
		v := w.timers.At(side)
		what := w.Format.Words.Say("timer." + string(v.Modality))
		minutes := int((v.Remaining + time.Minute - 1) / time.Minute)
		args := []any{"Knee", w.knee(side), "What", what, "Count", minutes}
		switch {
		case v.Phase == interval.PhaseOn:
			lines = append(lines, w.Format.Words.Say("timer.short.on", append(args, "Time", w.clock(v.Ends))...))
		case v.Phase == interval.PhasePaused:
			lines = append(lines, w.Format.Words.Say("timer.short.paused", args...))
		case v.Phase == interval.PhaseWait && v.Due:
			lines = append(lines, w.Format.Words.Say("timer.short.wait", append(args, "Time", w.clock(v.NextStart))...))
		case v.Due:
			lines = append(lines, w.Format.Words.Say("timer.short.due", args...))
		}
	}
	return strings.Join(lines, "\n")
}
