package warmup

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/kit"
)

// timerID is the warm-up's among the saved timers.
const timerID model.ID = "warm-up"

// ExtendBy is by how much a drill is made longer.
const ExtendBy model.Seconds = 15

// late is how long after its end a warm-up is not taken for granted: the
// program was closed or the computer slept, and nobody knows whether the person
// went on.
const late = time.Minute

// run is a warm-up that was begun, as it is saved.
type run struct {
	Session model.ID         `json:"session,omitempty"` // empty: for none
	Player  *interval.Player `json:"player"`
	Ended   time.Time        `json:"ended,omitzero"` // zero: it has not
	Ask     bool             `json:"ask,omitempty"`  // it ended while nobody looked: mark the session?
	Marked  bool             `json:"marked,omitempty"`
}

// variant is the built-in warm-up that runs, if it is one.
func (r *run) variant() (v interval.Variant, ok bool) {
	v, _, ok = builtIn(r.Player.Routine().ID)
	return v, ok
}

// lowImpact says whether the low-impact moves run.
func (r *run) lowImpact() bool {
	_, low, _ := builtIn(r.Player.Routine().ID)
	return low
}

func builtIn(id model.ID) (v interval.Variant, lowImpact, ok bool) {
	for _, v := range interval.Variants {
		for _, low := range []bool{false, true} {
			if interval.WarmUp(v, low).ID == id {
				return v, low, true
			}
		}
	}
	return "", false, false
}

// restore takes up the warm-up that was going on, unless it ended on another
// day. A state that cannot be read is told and forgotten.
func (p *Page) restore() error {
	state, err := p.Plan.Timer(timerID)
	if errors.Is(err, model.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	r := &run{Player: new(interval.Player)}
	if err := json.Unmarshal(state, r); err != nil {
		p.After(0, func() { p.Fail(fmt.Errorf("take up the warm-up again: %w", err)) })
		return p.Plan.DeleteTimer(timerID)
	}
	today, err := p.Plan.Today()
	if err != nil {
		return err
	}
	if !r.Ended.IsZero() && civil.DateOf(r.Ended.In(p.Now().Location())) != today {
		return p.Plan.DeleteTimer(timerID)
	}
	p.run = r
	return nil
}

// save keeps how the warm-up stands.
func (p *Page) save() {
	state, err := json.Marshal(p.run)
	if err == nil {
		err = p.Plan.SaveTimer(timerID, state)
	}
	if err != nil {
		p.Fail(err)
	}
}

// Play starts the warm-up, pauses it or goes on; after its end there is another.
func (p *Page) Play() {
	switch now := p.Now(); {
	case p.run == nil:
		p.start(now)
	case p.run.Player.At(now).Phase == interval.PhaseDone:
		p.Again()
	case p.run.Player.At(now).Phase == interval.PhasePaused:
		p.do(p.run.Player.Resume(now))
	default:
		p.do(p.run.Player.Pause(now))
	}
}

func (p *Page) start(now time.Time) {
	player, err := interval.NewPlayer(p.choice.routine(&p.view))
	if err == nil {
		err = player.Start(now)
	}
	if err != nil {
		p.Fail(err)
		return
	}
	p.run = &run{Session: p.choice.session, Player: player}
	p.save()
	p.chime(CueStep)
	p.show()
	p.Focus()
}

// Begun says whether a warm-up runs or is paused.
func (p *Page) Begun() bool {
	return p.run != nil && p.run.Player.At(p.Now()).Phase != interval.PhaseDone
}

// Skip goes on to the next drill.
func (p *Page) Skip() {
	if p.Begun() {
		p.do(p.run.Player.Skip(p.Now()))
	}
}

// Extend gives the drill of the moment more seconds.
func (p *Page) Extend() {
	if p.Begun() {
		p.do(p.run.Player.Extend(p.Now(), ExtendBy))
	}
}

// do settles a verb of the player: what it changed is saved and shown, or the
// person hears why it was refused.
func (p *Page) do(err error) {
	var refused *interval.Refused
	switch {
	case errors.As(err, &refused):
		p.status.Say("", p.say("warm-up.refused."+string(refused.Code)), p.aim())
		return
	case err != nil:
		p.Fail(err)
		return
	}
	p.save()
	p.tick()
	if now := p.Now(); p.run.Player.At(now).Phase == interval.PhaseDone {
		p.finish(now) // by skipping the last drill, or by stopping
	}
	p.show()
}

// Stop ends the warm-up, if that is what the person wants. Meanwhile it is
// paused.
func (p *Page) Stop() {
	if !p.Begun() {
		return
	}
	now := p.Now()
	ran := p.run.Player.At(now).Phase != interval.PhasePaused
	if ran {
		p.do(p.run.Player.Pause(now))
	}
	d := &kit.Dialog{
		Heading:  p.say("warm-up.stop.heading"),
		Sentence: p.say("warm-up.stop.sentence", "Left", p.Format.Countdown(p.run.Player.At(now).Left)),
		Confirm:  p.say("warm-up.stop.confirm"), Cancel: p.say("warm-up.stop.cancel"),
		OnClosed: func(confirmed bool) {
			switch now := p.Now(); {
			case confirmed:
				p.do(p.run.Player.Stop(now))
			case ran:
				p.do(p.run.Player.Resume(now))
			}
			p.Focus()
		},
	}
	d.Show(p.Canvas)
}

// tick tells what has happened since the last one and shows the time.
func (p *Page) tick() {
	if p.run == nil {
		return
	}
	now := p.Now()
	events := p.run.Player.Advance(now)
	for i, e := range events {
		switch last := i == len(events)-1; {
		case e.Kind == interval.Finished:
			p.finish(e.At)
		case !last: // overtaken by the next one
		case e.Kind == interval.SideChange:
			p.chime(CueSide)
			p.flash()
		case e.Kind == interval.StepBegins:
			p.chime(CueStep)
			p.flash()
		}
	}
	if len(events) > 0 {
		p.save()
	}
	p.showMoment()
	p.beat()
}

// finish ends the warm-up: a whole one that the person was there for marks its
// session.
func (p *Page) finish(at time.Time) {
	r := p.run
	if !r.Ended.IsZero() {
		return
	}
	r.Ended = at.UTC()
	whole := r.Player.Summary(at).Complete && r.Session != ""
	r.Ask = whole && p.Now().Sub(at) > late
	if p.Now().Sub(at) <= late {
		p.chime(CueOver)
	}
	p.save()
	if whole && !r.Ask {
		p.mark()
	}
	p.show()
	p.Focus()
}

// mark says in the plan that the session is warmed up.
func (p *Page) mark() {
	out, err := p.Plan.Apply(planner.WarmUp{Session: p.run.Session}, "")
	switch {
	case err == nil:
		p.Done(out.Label)
	case errors.Is(err, planner.ErrNothingToDo): // it was already
	case errors.Is(err, model.ErrNotFound): // it was deleted meanwhile
		p.run.Session = ""
	default:
		p.Fail(err)
		return
	}
	p.run.Ask, p.run.Marked = false, p.run.Session != ""
	p.save()
	p.show()
}

// Mark says that the person went on while the program was closed.
func (p *Page) Mark() {
	if p.run != nil && p.run.Ask {
		p.mark()
		p.Focus()
	}
}

// Again leaves what came of the warm-up and shows the choice.
func (p *Page) Again() {
	if p.run == nil || p.Begun() {
		return
	}
	if err := p.Plan.DeleteTimer(timerID); err != nil && !errors.Is(err, model.ErrNotFound) {
		p.Fail(err)
	}
	p.run = nil
	p.choice = choice{}
	p.Reload()
	p.Focus()
}

func (p *Page) chime(c Cue) {
	if !p.profile.Muted {
		p.Chime(c)
	}
}

// How often the page looks at the clock: for each frame of a figure that is
// seen to move, else often enough for a second not to be missed.
const (
	framePulse = 40 * time.Millisecond
	timePulse  = 200 * time.Millisecond
)

// beat sets the pulse that fits what runs and what is seen.
func (p *Page) beat() {
	var pulse time.Duration
	if p.run != nil {
		if phase := p.run.Player.At(p.Now()).Phase; phase == interval.PhaseWork || phase == interval.PhaseRest {
			pulse = timePulse
			if p.seen() && !p.profile.StillFigures {
				pulse = framePulse
			}
		}
	}
	p.keepAwake(pulse > 0)
	if pulse == p.pulse {
		return
	}
	p.pulse = pulse
	p.next()
}

// next asks for one beat more. The next one is asked for only when it is done,
// so that a slow computer has fewer of them and not a queue.
func (p *Page) next() {
	p.cancel()
	if p.pulse == 0 {
		p.cancel = func() {}
		return
	}
	pulse := p.pulse
	p.cancel = p.After(toNextBeat(p.Now(), pulse), func() {
		p.tick()
		if p.pulse == pulse {
			p.next()
		}
	})
}

// toNextBeat is the time until the next whole beat of the clock: counted from the
// last frame instead, each would wait for Fyne's own beat, of 60 a second, and 25
// frames would be 20.
func toNextBeat(now time.Time, pulse time.Duration) time.Duration {
	return pulse - time.Duration(now.UnixNano())%pulse
}

func (p *Page) keepAwake(awake bool) {
	if p.awake != awake {
		p.awake = awake
		p.KeepAwake(awake)
	}
}
