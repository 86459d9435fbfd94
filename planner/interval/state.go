package interval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
)

// stateVersion is the version of the JSON below. Older and newer ones are
// refused.
const stateVersion = 1

// The timers that a saved state can be of.
const (
	timerKnee   = "knee"
	timerPlayer = "player"
)

// errState is a saved state that no timer could be in.
var errState = errors.New("no timer can be in it")

// stateHead is how a saved state begins.
type stateHead struct {
	Version int    `json:"version"`
	Timer   string `json:"timer"`
}

// eventState is an [Event] as it is saved.
type eventState struct {
	Kind EventKind `json:"kind"`
	At   time.Time `json:"at"`
	Step int       `json:"step,omitempty"`
}

// kneeState is a [Knee] as it is saved.
type kneeState struct {
	stateHead
	Side     model.Side     `json:"side"`
	Modality model.Modality `json:"modality"`
	Length   model.Seconds  `json:"lengthSeconds"`
	Rounds   int            `json:"rounds"`
	Activity activity       `json:"activity"`
	Round    int            `json:"round"`
	Hour     hourState      `json:"hour,omitzero"`
	Seen     time.Time      `json:"seen,omitzero"`
	Pending  []eventState   `json:"pending,omitempty"`
}

type hourState struct {
	Start        time.Time          `json:"start"`
	Back         time.Time          `json:"back,omitzero"`
	Length       model.Seconds      `json:"lengthSeconds"`
	Applications []applicationState `json:"applications"`
}

func (h hourState) IsZero() bool { return h.Start.IsZero() && h.Applications == nil }

type applicationState struct {
	Modality model.Modality `json:"modality"`
	Start    time.Time      `json:"start"`
	On       time.Duration  `json:"onNanoseconds"`
}

// playerState is a [Player] as it is saved. It has a routine or a rest.
type playerState struct {
	stateHead
	Routine  *routineState   `json:"routine,omitempty"`
	Rest     model.Seconds   `json:"restSeconds,omitempty"`
	Lengths  []time.Duration `json:"lengthsNanoseconds"`
	Activity activity        `json:"activity"`
	Elapsed  time.Duration   `json:"elapsedNanoseconds"`
	Seen     time.Time       `json:"seen,omitzero"`
	Pending  []eventState    `json:"pending,omitempty"`
}

type routineState struct {
	ID     model.ID     `json:"id"`
	Title  string       `json:"title"`
	Drills []drillState `json:"drills"`
}

type drillState struct {
	Exercise model.ID      `json:"exercise"`
	Work     model.Seconds `json:"workSeconds"`
	Rest     model.Seconds `json:"restSeconds,omitempty"`
}

// MarshalJSON saves the timer exactly.
func (k *Knee) MarshalJSON() ([]byte, error) {
	s := kneeState{
		stateHead: stateHead{Version: stateVersion, Timer: timerKnee},
		Side:      k.side,
		Modality:  k.protocol.Modality, Length: k.protocol.Length, Rounds: k.protocol.Rounds,
		Activity: k.activity, Round: k.round,
		Hour: hourState{Start: k.hour.start, Back: k.hour.back, Length: k.hour.length},
		Seen: k.seen, Pending: saveEvents(k.pending),
	}
	for _, a := range k.hour.applications {
		s.Hour.Applications = append(s.Hour.Applications, applicationState{Modality: a.modality, Start: a.start, On: a.on})
	}
	return json.Marshal(s)
}

// UnmarshalJSON restores what MarshalJSON saved. Anything that no timer could
// be in is an error and changes nothing.
func (k *Knee) UnmarshalJSON(data []byte) error {
	var s kneeState
	if err := decode(data, timerKnee, &s, &s.stateHead); err != nil {
		return err
	}
	restored := Knee{
		side:     s.Side,
		protocol: Protocol{Modality: s.Modality, Length: s.Length, Rounds: s.Rounds},
		activity: s.Activity, round: s.Round,
		hour: thermalHour{start: s.Hour.Start.UTC(), back: s.Hour.Back.UTC(), length: s.Hour.Length},
		seen: s.Seen.UTC(), pending: restoreEvents(s.Pending),
	}
	for _, a := range s.Hour.Applications {
		restored.hour.applications = append(restored.hour.applications, application{modality: a.Modality, start: a.Start.UTC(), on: a.On})
	}
	if err := restored.check(); err != nil {
		return fmt.Errorf("restore the ice and heat timer: %w", err)
	}
	*k = restored
	return nil
}

// MarshalJSON saves the player exactly.
func (p *Player) MarshalJSON() ([]byte, error) {
	s := playerState{
		stateHead: stateHead{Version: stateVersion, Timer: timerPlayer},
		Lengths:   p.lengths, Activity: p.activity, Elapsed: p.elapsed, Seen: p.seen, Pending: saveEvents(p.pending),
	}
	if len(p.routine.Drills) == 0 {
		s.Rest = model.Seconds(p.planned[0].Length / time.Second)
		return json.Marshal(s)
	}
	s.Routine = &routineState{ID: p.routine.ID, Title: p.routine.Title}
	for _, d := range p.routine.Drills {
		s.Routine.Drills = append(s.Routine.Drills, drillState(d))
	}
	return json.Marshal(s)
}

// UnmarshalJSON restores what MarshalJSON saved. Anything that no player could
// be in is an error and changes nothing.
func (p *Player) UnmarshalJSON(data []byte) error {
	var s playerState
	if err := decode(data, timerPlayer, &s, &s.stateHead); err != nil {
		return err
	}
	restored, err := s.planned()
	if err != nil {
		return fmt.Errorf("restore the routine: %w", err)
	}
	restored.lengths, restored.activity, restored.elapsed = s.Lengths, s.Activity, s.Elapsed
	restored.seen, restored.pending = s.Seen.UTC(), restoreEvents(s.Pending)
	if err := restored.check(); err != nil {
		return fmt.Errorf("restore the routine: %w", err)
	}
	*p = *restored
	return nil
}

// planned is the player as it was before the start.
func (s *playerState) planned() (*Player, error) {
	if s.Routine == nil {
		return NewRest(s.Rest)
	}
	if s.Rest != 0 {
		return nil, errState
	}
	r := model.Routine{ID: s.Routine.ID, Title: s.Routine.Title}
	for _, d := range s.Routine.Drills {
		r.Drills = append(r.Drills, model.Drill(d))
	}
	return NewPlayer(r)
}

// decode reads a state strictly and looks at its head.
func decode(data []byte, timer string, into any, head *stateHead) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("read a timer: %w", err)
	}
	if head.Version != stateVersion || head.Timer != timer {
		return fmt.Errorf("read a timer: it is a %q of version %d, not a %q of version %d", head.Timer, head.Version, timer, stateVersion)
	}
	return nil
}

func saveEvents(events []Event) []eventState {
	var saved []eventState
	for _, e := range events {
		saved = append(saved, eventState(e))
	}
	return saved
}

func restoreEvents(saved []eventState) []Event {
	var events []Event
	for _, e := range saved {
		e.At = e.At.UTC()
		events = append(events, Event(e))
	}
	return events
}

// check says whether a knee can be in this state.
func (k *Knee) check() error {
	if k.side != model.Left && k.side != model.Right {
		return &model.Invalid{Field: "side", Code: model.CodeUnknown}
	}
	if err := k.protocol.Validate(); err != nil {
		return err
	}
	if k.hour.start.IsZero() {
		// Nothing was ever started.
		untouched := k.activity == idle && k.round == 0 && k.hour.length == 0 && k.hour.back.IsZero() &&
			k.hour.applications == nil && k.pending == nil && (k.seen.IsZero() || isInstant(k.seen))
		return errUnless(untouched)
	}
	if err := errors.Join(
		within("hour.length", int64(k.hour.length), int64(model.MinThermal), int64(model.MaxThermal)),
		within("round", int64(k.round), 1, MaxRounds),
		errUnless(len(k.hour.applications) > 0),
		errUnless(isInstant(k.seen) && isInstant(k.hour.start)),
		errUnless(eventsAre(k.pending, 0, SkinCheck, ApplicationOver, RoundDue)),
	); err != nil {
		return err
	}
	return errUnless(k.applicationsFit() && k.activityFits() && k.backFits())
}

// applicationsFit says whether the applications may be those of an hour.
func (k *Knee) applicationsFit() bool {
	for i, a := range k.hour.applications {
		known := a.modality == model.Ice || a.modality == model.Heat
		if !known || !isInstant(a.start) || a.on < 0 || a.on > duration(model.MaxThermal) {
			return false
		}
		if i > 0 && a.modality == k.hour.applications[i-1].modality {
			return false
		}
	}
	return k.total() <= duration(k.hour.length)
}

// activityFits says whether what is going on may be. What is on or paused has
// some way to go.
func (k *Knee) activityFits() bool {
	switch k.activity {
	case on, paused:
		return k.waiting() && k.total() < duration(k.hour.length)
	case idle, stopped, over:
		return true
	}
	return false
}

// backFits says whether the clock may have been set back to there.
func (k *Knee) backFits() bool {
	back := k.hour.back
	return back.IsZero() && !k.seen.Before(k.hour.start) ||
		isInstant(back) && !k.seen.Before(back) && k.seen.Before(k.hour.start)
}

// check says whether a player can be in this state, given what it leads through.
func (p *Player) check() error {
	sound := len(p.lengths) == len(p.planned) && p.elapsed >= 0 &&
		(p.seen.IsZero() || isInstant(p.seen)) &&
		eventsAre(p.pending, len(p.planned)-1, StepBegins, SideChange, Finished)
	return errUnless(sound && p.lengthsFit() && p.progressFits())
}

// lengthsFit says whether the steps may have become that long: only those that
// are past may have been cut short.
func (p *Player) lengthsFit() bool {
	var end time.Duration
	for i, length := range p.lengths {
		if length < 0 || length > duration(MaxStep) {
			return false
		}
		end += length
		if length < p.planned[i].Length && end > p.elapsed {
			return false
		}
	}
	return p.elapsed <= end
}

// progressFits says whether it may have come that far.
func (p *Player) progressFits() bool {
	switch p.activity {
	case idle:
		return p.elapsed == 0 && slices.EqualFunc(p.planned, p.lengths, func(s Step, length time.Duration) bool { return s.Length == length })
	case on, paused:
		return p.elapsed < p.length() && !p.seen.IsZero()
	case over:
		return true
	}
	return false
}

func errUnless(ok bool) error {
	if ok {
		return nil
	}
	return errState
}

// isInstant says whether a timer may have been told that it is t.
func isInstant(t time.Time) bool { return instant(t).Equal(t) }

// eventsAre says whether events may be those of a timer with kinds and a last
// step.
func eventsAre(events []Event, last int, kinds ...EventKind) bool {
	for _, e := range events {
		if !slices.Contains(kinds, e.Kind) || !isInstant(e.At) || e.Step < 0 || e.Step > last {
			return false
		}
	}
	return true
}
