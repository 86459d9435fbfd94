package interval

import (
	"fmt"
	"time"

	"github.com/kneewise/kneewise/model"
)

// Phase is what a timer is in the middle of.
type Phase string

// The phases of both timers, those of a [Knee] and those of a [Player].
const (
	PhaseReady  Phase = "ready"  // nothing runs and it may be started
	PhasePaused Phase = "paused" // by the person

	PhaseOn   Phase = "on"   // ice or heat is on the knee
	PhaseWait Phase = "wait" // until the hour since the first start is over

	PhaseWork Phase = "work" // a drill
	PhaseRest Phase = "rest" // easy, until the next drill or set
	PhaseDone Phase = "done" // played to its end, or stopped
)

// View is how a timer stands at one instant. No length of time in it is ever
// negative.
type View struct {
	Phase     Phase
	Remaining time.Duration // of the phase; of what is paused while paused; zero if it has no end
	Elapsed   time.Duration // of the phase, or of what is paused
	Overdue   time.Duration // how long ago the first event was due that Advance has not told
	Ends      time.Time     // when the phase ends if nobody does anything; zero if it does not
	Then      Phase         // what follows at Ends; empty if that is zero
}

// EventKind is what happened in a timer without anybody's doing.
type EventKind string

// The kinds of events, of a [Knee] and of a [Player].
const (
	SkinCheck       EventKind = "skin-check"       // lift the cloth and look (RULES.md 2.10)
	ApplicationOver EventKind = "application-over" // take the ice or the heat off
	RoundDue        EventKind = "round-due"        // the hour is over and another round was asked for

	StepBegins EventKind = "step-begins" // the next drill, or the easy seconds after one
	SideChange EventKind = "side-change" // in the middle of a drill
	Finished   EventKind = "finished"    // the routine or the rest is over
)

// Event is something that happened in a timer. It may be told late: compare At
// with the time.
type Event struct {
	Kind EventKind
	At   time.Time // when it was due, in UTC
	Step int       // the step that begins or changes sides, from 0; 0 for other kinds
}

// Code is why a verb was refused.
type Code string

// The codes of [Refused].
const (
	CodeRunning    Code = "running"     // not while it runs or is paused
	CodeNotRunning Code = "not-running" // there is nothing to pause, skip, stop or extend
	CodeNotPaused  Code = "not-paused"  // there is nothing to resume
	CodeFinished   Code = "finished"    // it has been played and cannot be again
	CodeHour       Code = "hour"        // not before Until, an hour after the first start
	CodeTooLong    Code = "too-long"    // longer than Most
)

// Refused is a verb that a timer does not do now. The timer is unchanged.
type Refused struct {
	Code  Code
	Until time.Time     // for CodeHour: from when on it is allowed, in UTC
	Most  model.Seconds // for CodeTooLong
}

func (r *Refused) Error() string {
	switch r.Code {
	case CodeHour:
		return fmt.Sprintf("timer: %s (until %s)", r.Code, r.Until.Format(time.RFC3339))
	case CodeTooLong:
		return fmt.Sprintf("timer: %s (at most %d s)", r.Code, r.Most)
	default:
		return fmt.Sprintf("timer: %s", r.Code)
	}
}

// activity is what was last done with a timer.
type activity string

const (
	idle    activity = "idle"
	on      activity = "on"
	paused  activity = "paused"
	stopped activity = "stopped" // by the person, before the end; a Player is over then
	over    activity = "over"
)

// begun says whether something runs or is paused.
func (a activity) begun() bool { return a == on || a == paused }

// The instants a timer can be at: those of the years that model accepts.
var (
	earliest = time.Date(1900, time.January, 1, 0, 0, 0, 0, time.UTC)
	latest   = time.Date(2200, time.December, 31, 0, 0, 0, 0, time.UTC)
)

// instant is now in UTC and within the years there are. UTC drops the monotonic
// clock, which stops while the computer sleeps.
func instant(now time.Time) time.Time {
	now = now.UTC()
	switch {
	case now.Before(earliest):
		return earliest
	case now.After(latest):
		return latest
	}
	return now
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func duration(s model.Seconds) time.Duration { return time.Duration(s) * time.Second }

// overdue is how long ago the first of the events was due.
func overdue(events []Event, now time.Time) time.Duration {
	if len(events) == 0 {
		return 0
	}
	return max(0, now.Sub(events[0].At))
}

// within refuses a value that is not between least and most, both included.
func within(field string, v, least, most int64) error {
	switch {
	case v < least:
		return &model.Invalid{Field: field, Code: model.CodeTooSmall, Least: least}
	case v > most:
		return &model.Invalid{Field: field, Code: model.CodeTooLarge, Most: most}
	}
	return nil
}
