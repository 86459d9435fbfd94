package interval

import (
	"errors"
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
)

const (
	// hour is from one first start to the next, start to start (RULES.md R12).
	hour = time.Hour
	// skinCheck is the time on after which to look at the skin (RULES.md 2.10).
	skinCheck = 5 * time.Minute
)

// DefaultLength is how long ice or heat stays on if nobody says otherwise
// (RULES.md 2.10, our design decision).
const DefaultLength = 12 * model.Minute

// MaxRounds is a day of them (our design decision).
const MaxRounds = 24

// Protocol is what a person sets for one knee.
type Protocol struct {
	Modality model.Modality
	Length   model.Seconds // time on, model.MinThermal to model.MaxThermal
	Rounds   int           // 1 to MaxRounds, one an hour at most
}

// DefaultProtocol is one round of m of the default length.
func DefaultProtocol(m model.Modality) Protocol {
	return Protocol{Modality: m, Length: DefaultLength, Rounds: 1}
}

// Validate says what is wrong, as [model.Invalid] fields.
func (p Protocol) Validate() error {
	var unknown error
	if p.Modality != model.Ice && p.Modality != model.Heat {
		unknown = &model.Invalid{Field: "modality", Code: model.CodeUnknown}
	}
	return errors.Join(
		unknown,
		within("length", int64(p.Length), int64(model.MinThermal), int64(model.MaxThermal)),
		within("rounds", int64(p.Rounds), 1, MaxRounds),
	)
}

// application is one modality within an hour.
type application struct {
	modality model.Modality
	start    time.Time
	on       time.Duration // without pauses
}

// thermalHour is the hour that runs from a first start. It has more than one
// application if one was stopped early and resumed with the other modality.
type thermalHour struct {
	start        time.Time // zero before the first start ever
	back         time.Time // where the clock was set back to from after start to before it; mostly zero
	length       model.Seconds
	applications []application
}

// Knee is the ice and heat timer of one knee: both modalities share its clock.
// It lives as long as the person does, through any number of protocols.
type Knee struct {
	side     model.Side
	protocol Protocol
	activity activity
	round    int // that was started last, from 1; 0 before the first
	hour     thermalHour
	seen     time.Time // until when all of this is worked out
	pending  []Event   // that Advance has not told
}

// NewKnee is the timer of the left or the right knee. What is wrong comes as
// [model.Invalid] fields.
func NewKnee(side model.Side, p Protocol) (*Knee, error) {
	k := &Knee{side: side, protocol: p, activity: idle}
	if err := k.check(); err != nil {
		return nil, err
	}
	return k, nil
}

// Side is which knee it is for.
func (k *Knee) Side() model.Side { return k.side }

// Protocol is what was chosen last.
func (k *Knee) Protocol() Protocol { return k.protocol }

// Choose changes the protocol for what is started or resumed next; the round
// stays. It is refused with CodeRunning while something is on or paused. What
// is wrong with p comes as [model.Invalid] fields.
func (k *Knee) Choose(now time.Time, p Protocol) error {
	if err := p.Validate(); err != nil {
		return err
	}
	return k.do(now, func(k *Knee) error {
		if k.activity.begun() {
			return &Refused{Code: CodeRunning}
		}
		k.protocol = p
		if k.resumable() {
			k.hour.length = p.Length
		}
		return nil
	})
}

// Start begins an application and its hour: the round that is due, or the first
// of a new series. It is refused with CodeHour until an hour after the last
// first start, and with CodeRunning while something is on or paused.
func (k *Knee) Start(now time.Time) error {
	return k.do(now, func(k *Knee) error {
		switch {
		case k.activity.begun():
			return &Refused{Code: CodeRunning}
		case k.waiting():
			return &Refused{Code: CodeHour, Until: k.allowed()}
		case k.roundsLeft():
			k.round++
		default:
			k.round = 1
		}
		k.activity = on
		k.hour = thermalHour{start: k.seen, length: k.protocol.Length}
		k.apply()
		return nil
	})
}

// Pause freezes the time on. An application that is still paused when its hour
// is over ends then. It is refused with CodeNotRunning unless one is on.
func (k *Knee) Pause(now time.Time) error {
	return k.do(now, func(k *Knee) error {
		if k.activity != on {
			return &Refused{Code: CodeNotRunning}
		}
		k.activity = paused
		return nil
	})
}

// Resume goes on with what is paused, or with what was stopped before 10:00 as
// long as its hour lasts; the latter with the modality and length chosen since.
// It is refused with CodeNotPaused otherwise.
func (k *Knee) Resume(now time.Time) error {
	return k.do(now, func(k *Knee) error {
		switch {
		case k.activity == paused:
		case k.resumable():
			if k.current().modality != k.protocol.Modality {
				k.apply()
			}
		default:
			return &Refused{Code: CodeNotPaused}
		}
		k.activity = on
		return nil
	})
}

// Skip ends the application and nothing else: the other rounds stay. The hour's
// wait cannot be skipped: CodeHour. It is refused with CodeNotRunning if there
// is neither.
func (k *Knee) Skip(now time.Time) error {
	return k.do(now, func(k *Knee) error {
		switch {
		case k.activity.begun():
			k.activity = over
			return nil
		case k.waiting():
			return &Refused{Code: CodeHour, Until: k.allowed()}
		}
		return &Refused{Code: CodeNotRunning}
	})
}

// Stop ends the application and the rounds that are left. Stopped before 10:00
// on, it may be resumed within its hour. It is refused with CodeNotRunning if
// nothing is on, paused or left.
func (k *Knee) Stop(now time.Time) error {
	return k.do(now, func(k *Knee) error {
		switch {
		case k.activity.begun():
			k.activity = stopped
			return nil
		case k.roundsLeft():
			k.activity = idle
			return nil
		}
		return &Refused{Code: CodeNotRunning}
	})
}

// Extend moves the end of what is on or paused by some seconds, of this round
// only. It is refused with CodeTooLong if more than 15:00 of the hour would be
// on, and with CodeNotRunning if nothing is on or paused. Less than a second is
// a [model.Invalid] "by".
func (k *Knee) Extend(now time.Time, by model.Seconds) error {
	if err := within("by", int64(by), 1, int64(model.MaxThermal)); err != nil {
		return err
	}
	return k.do(now, func(k *Knee) error {
		switch {
		case !k.activity.begun():
			return &Refused{Code: CodeNotRunning}
		case k.hour.length+by > model.MaxThermal:
			return &Refused{Code: CodeTooLong, Most: model.MaxThermal}
		}
		k.hour.length += by
		return nil
	})
}

// Advance brings the timer to now and returns what happened since it was last
// called, in order. Events are told once.
func (k *Knee) Advance(now time.Time) []Event {
	*k = k.at(now)
	events := k.pending
	k.pending = nil
	return events
}

// KneeView is how a [Knee] stands at one instant. Elapsed of what is on or
// paused is the hour's total.
type KneeView struct {
	View
	Modality  model.Modality // on, paused or chosen for the next
	Round     int            // that was started last, from 1; 0 before the first
	Rounds    int
	Due       bool          // another round is due, now or after the wait
	Resumable bool          // it was stopped early and may be resumed
	Total     time.Duration // on within the hour that runs, both modalities
	NextStart time.Time     // an hour after the first start; zero if that is past
}

// At is how the timer stands at now. It changes nothing.
func (k *Knee) At(now time.Time) KneeView {
	c := k.at(now)
	v := KneeView{
		View:      View{Phase: c.phase(), Overdue: overdue(c.pending, c.seen)},
		Modality:  c.protocol.Modality,
		Round:     c.round,
		Rounds:    c.protocol.Rounds,
		Due:       c.roundsLeft(),
		Resumable: c.resumable(),
	}
	if c.activity.begun() {
		v.Modality = c.current().modality
		v.Elapsed = c.total()
		v.Remaining = c.end().Sub(c.seen)
	}
	if c.waiting() {
		v.Total = c.total()
		v.NextStart = c.allowed()
	}
	switch v.Phase {
	case PhaseOn:
		v.Ends = c.end()
		v.Then = PhaseWait
		if v.Ends.Equal(c.allowed()) {
			v.Then = PhaseReady
		}
	case PhasePaused:
		v.Ends, v.Then = c.allowed(), PhaseReady
	case PhaseWait:
		v.Ends, v.Then = c.allowed(), PhaseReady
		v.Remaining = v.Ends.Sub(c.seen)
		v.Elapsed = hour - v.Remaining
	}
	return v
}

// Next is the next instant after now at which something happens if nobody does
// anything, and whether there is one.
func (k *Knee) Next(now time.Time) (time.Time, bool) {
	c := k.at(now)
	switch {
	case c.activity == on && c.current().on < skinCheck:
		return earlier(c.skinCheck(), c.end()), true
	case c.activity == on:
		return c.end(), true
	case c.waiting():
		return c.allowed(), true
	case !c.hour.back.IsZero():
		return c.hour.start, true // from where on it decides again
	}
	return time.Time{}, false
}

// Thermals are the applications of the last hour as they are recorded: one, or
// two if one was resumed with the other modality. Time on is floored to
// seconds; ID, zone and scores are for the caller to fill in.
func (k *Knee) Thermals(now time.Time) []model.Thermal {
	c := k.at(now)
	list := make([]model.Thermal, len(c.hour.applications))
	for i, a := range c.hour.applications {
		list[i] = model.Thermal{
			Modality: a.modality, Side: c.side,
			Start: a.start, Duration: model.Seconds(a.on / time.Second),
		}
	}
	return list
}

// do brings a copy to now, has verb change it and keeps it unless verb refuses.
func (k *Knee) do(now time.Time, verb func(*Knee) error) error {
	c := k.at(now)
	if err := verb(&c); err != nil {
		return err
	}
	*k = c
	return nil
}

// at is a copy that has come to now, with its new events pending.
func (k *Knee) at(now time.Time) Knee {
	c := *k
	c.hour.applications = slices.Clone(k.hour.applications)
	c.pending = slices.Clone(k.pending)
	if now = instant(now); now.Before(c.seen) {
		c.setBack(now)
	} else {
		c.pass(now)
	}
	return c
}

// setBack is for a clock that was set back to now. Time on counts on from here.
// The wait keeps its absolute end, but as long as even the hour's start is still
// to come, the hour is counted from now: a clock that was wrong at the start
// locks nobody out for longer.
func (k *Knee) setBack(now time.Time) {
	k.seen = now
	if now.Before(k.hour.start) && (k.hour.back.IsZero() || now.Before(k.hour.back)) {
		k.hour.back = now
	}
}

// pass lets the time until now pass. When a clock that was set back to before
// the hour's start comes to it again, it may have been right then, and the start
// decides again: no wait gets shorter.
func (k *Knee) pass(now time.Time) {
	if !now.Before(k.hour.start) {
		k.hour.back = time.Time{}
	}
	allowed, waited := k.allowed(), k.waiting()
	switch k.activity {
	case on:
		k.passOn(now)
	case paused:
		if !now.Before(allowed) {
			k.finish(allowed)
		}
	}
	if waited && !now.Before(allowed) && k.roundsLeft() {
		k.tell(RoundDue, allowed)
	}
	k.seen = now
}

// passOn lets the time until now pass for what is on.
func (k *Knee) passOn(now time.Time) {
	end := k.end()
	until := earlier(now, end)
	current := k.current()
	if check := k.skinCheck(); current.on < skinCheck && !check.After(until) {
		k.tell(SkinCheck, check)
	}
	current.on += until.Sub(k.seen)
	if until.Equal(end) {
		k.finish(end)
	}
}

func (k *Knee) finish(at time.Time) {
	k.activity = over
	k.tell(ApplicationOver, at)
}

func (k *Knee) tell(kind EventKind, at time.Time) {
	k.pending = append(k.pending, Event{Kind: kind, At: at})
}

// apply begins an application of the chosen modality.
func (k *Knee) apply() {
	k.hour.applications = append(k.hour.applications, application{modality: k.protocol.Modality, start: k.seen})
}

// current is the application that was begun last. There is one in every hour.
func (k *Knee) current() *application {
	return &k.hour.applications[len(k.hour.applications)-1]
}

// total is the time on within the hour.
func (k *Knee) total() time.Duration {
	var sum time.Duration
	for _, a := range k.hour.applications {
		sum += a.on
	}
	return sum
}

// allowed is from when on the next start is allowed; long ago before the first.
func (k *Knee) allowed() time.Time {
	if !k.hour.back.IsZero() {
		return k.hour.back.Add(hour)
	}
	return k.hour.start.Add(hour)
}

// waiting says whether the hour of the last first start still runs.
func (k *Knee) waiting() bool { return k.seen.Before(k.allowed()) }

// end is when what is on ends, and what is paused would if it went on now:
// when the chosen length is up, at most 15:00, and never after the hour.
func (k *Knee) end() time.Time {
	return earlier(k.seen.Add(duration(k.hour.length)-k.total()), k.allowed())
}

// skinCheck is when 5:00 of what is on are over, counted from now.
func (k *Knee) skinCheck() time.Time { return k.seen.Add(skinCheck - k.current().on) }

// roundsLeft says whether another round was asked for after the last one.
func (k *Knee) roundsLeft() bool { return k.activity == over && k.round < k.protocol.Rounds }

// resumable says whether what was stopped early may go on (RULES.md 2.10).
func (k *Knee) resumable() bool {
	return k.activity == stopped && k.waiting() && k.total() < duration(model.MinThermal)
}

func (k *Knee) phase() Phase {
	switch {
	case k.activity == on:
		return PhaseOn
	case k.activity == paused:
		return PhasePaused
	case k.waiting():
		return PhaseWait
	}
	return PhaseReady
}
