package interval

import (
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
)

// MaxStep is how long a step can be extended to, and the longest rest between
// sets: as long as a drill may be in a [model.Routine].
const MaxStep = model.Hour

// Step is a drill's work, the easy seconds after it, or a rest between sets.
type Step struct {
	Drill  int   // which of the routine's drills it belongs to, from 0; -1 for a rest between sets
	Phase  Phase // PhaseWork or PhaseRest
	Length time.Duration
}

// stepsOf is a routine's drills one after the other. Drills without easy
// seconds have one step.
func stepsOf(r model.Routine) []Step {
	var steps []Step
	for i, d := range r.Drills {
		steps = append(steps, Step{Drill: i, Phase: PhaseWork, Length: duration(d.Work)})
		if d.Rest > 0 {
			steps = append(steps, Step{Drill: i, Phase: PhaseRest, Length: duration(d.Rest)})
		}
	}
	return steps
}

// Player leads through a routine step by step, once, or counts down one rest
// between sets.
type Player struct {
	routine  model.Routine // without drills for a rest between sets
	planned  []Step
	lengths  []time.Duration // of the steps: planned, extended, or cut short by a skip
	activity activity
	elapsed  time.Duration // without pauses, of all steps
	seen     time.Time     // until when all of this is worked out
	pending  []Event       // that Advance has not told
}

// NewPlayer is ready to lead through r. What is wrong with r comes as
// [model.Invalid] fields.
func NewPlayer(r model.Routine) (*Player, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	r.Drills = slices.Clone(r.Drills)
	return newPlayer(r, stepsOf(r)), nil
}

// NewRest is ready to count down a rest between sets of 1 second to MaxStep;
// anything else is a [model.Invalid] "length".
func NewRest(length model.Seconds) (*Player, error) {
	if err := within("length", int64(length), 1, int64(MaxStep)); err != nil {
		return nil, err
	}
	return newPlayer(model.Routine{}, []Step{{Drill: -1, Phase: PhaseRest, Length: duration(length)}}), nil
}

func newPlayer(r model.Routine, steps []Step) *Player {
	p := &Player{routine: r, planned: steps, activity: idle}
	for _, s := range steps {
		p.lengths = append(p.lengths, s.Length)
	}
	return p
}

// Routine is what it leads through; it has no drills for a rest between sets.
// The caller must not change the drills.
func (p *Player) Routine() model.Routine { return p.routine }

// Steps are all steps with the lengths they have by now. Those extended are
// longer than planned, those skipped shorter.
func (p *Player) Steps() []Step {
	steps := slices.Clone(p.planned)
	for i := range steps {
		steps[i].Length = p.lengths[i]
	}
	return steps
}

// Start begins the first step. It is refused with CodeRunning while it runs or
// is paused, and with CodeFinished after that.
func (p *Player) Start(now time.Time) error {
	return p.do(now, func(p *Player) error {
		switch {
		case p.activity.begun():
			return &Refused{Code: CodeRunning}
		case p.activity == over:
			return &Refused{Code: CodeFinished}
		}
		p.activity = on
		return nil
	})
}

// Pause stops the clock. It is refused with CodeNotRunning unless it runs.
func (p *Player) Pause(now time.Time) error {
	return p.do(now, func(p *Player) error {
		if p.activity != on {
			return &Refused{Code: CodeNotRunning}
		}
		p.activity = paused
		return nil
	})
}

// Resume goes on. It is refused with CodeNotPaused unless it is paused.
func (p *Player) Resume(now time.Time) error {
	return p.do(now, func(p *Player) error {
		if p.activity != paused {
			return &Refused{Code: CodeNotPaused}
		}
		p.activity = on
		return nil
	})
}

// Skip moves on to the next step, and leaves out a drill's easy seconds with
// the drill; after the last one the player is done. Paused, it stays so. It is
// refused with CodeNotRunning unless it runs or is paused.
func (p *Player) Skip(now time.Time) error {
	return p.do(now, func(p *Player) error {
		if !p.activity.begun() {
			return &Refused{Code: CodeNotRunning}
		}
		first, began := p.step()
		p.lengths[first] = p.elapsed - began
		drill := p.planned[first].Drill
		for i := first + 1; i < len(p.planned) && p.planned[i].Drill == drill; i++ {
			p.lengths[i] = 0
		}
		if p.elapsed == p.length() {
			p.activity = over
		}
		return nil
	})
}

// Stop ends it. It is refused with CodeNotRunning unless it runs or is paused.
func (p *Player) Stop(now time.Time) error {
	return p.do(now, func(p *Player) error {
		if !p.activity.begun() {
			return &Refused{Code: CodeNotRunning}
		}
		p.activity = over
		return nil
	})
}

// Extend makes the step that runs or is paused longer. It is refused with
// CodeTooLong beyond MaxStep and with CodeNotRunning unless it runs or is
// paused. Less than a second is a [model.Invalid] "by".
func (p *Player) Extend(now time.Time, by model.Seconds) error {
	if err := within("by", int64(by), 1, int64(MaxStep)); err != nil {
		return err
	}
	return p.do(now, func(p *Player) error {
		if !p.activity.begun() {
			return &Refused{Code: CodeNotRunning}
		}
		i, _ := p.step()
		if p.lengths[i]+duration(by) > duration(MaxStep) {
			return &Refused{Code: CodeTooLong, Most: MaxStep}
		}
		p.lengths[i] += duration(by)
		return nil
	})
}

// Replace goes on with other drills of the same times: the low-impact moves in
// the middle of a warm-up. Drills of other times are a [model.Invalid] "drills";
// nothing changes then.
func (p *Player) Replace(r model.Routine) error {
	if err := r.Validate(); err != nil {
		return err
	}
	if !slices.Equal(stepsOf(r), p.planned) {
		return &model.Invalid{Field: "drills", Code: model.CodeMismatch}
	}
	r.Drills = slices.Clone(r.Drills)
	p.routine = r
	return nil
}

// Advance brings the player to now and returns what happened since it was last
// called, in order. Events are told once.
func (p *Player) Advance(now time.Time) []Event {
	*p = p.at(now)
	events := p.pending
	p.pending = nil
	return events
}

// PlayerView is how a [Player] stands at one instant.
type PlayerView struct {
	View
	Step int           // that runs, is paused or comes first, from 0; their number when done
	Left time.Duration // of all steps
	Next int           // the drill that comes next, from 0; -1 if none does
}

// At is how the player stands at now. It changes nothing. Before the start,
// Remaining is the length of the first step.
func (p *Player) At(now time.Time) PlayerView {
	c := p.at(now)
	v := PlayerView{
		View: View{Phase: PhaseDone, Overdue: overdue(c.pending, c.seen)},
		Step: len(c.planned),
		Next: -1,
	}
	if c.activity == over {
		return v
	}
	step, began := c.step()
	v.Step = step
	v.Elapsed = c.elapsed - began
	v.Remaining = c.lengths[step] - v.Elapsed
	v.Left = c.length() - c.elapsed
	v.Next = c.drillAfter(step)
	switch c.activity {
	case idle:
		v.Phase = PhaseReady
	case paused:
		v.Phase = PhasePaused
	default:
		v.Phase = c.planned[step].Phase
		v.Ends = c.seen.Add(v.Remaining)
		v.Then = PhaseDone
		if step+1 < len(c.planned) {
			v.Then = c.planned[step+1].Phase
		}
	}
	return v
}

// Next is the next instant after now at which something happens if nobody does
// anything, and whether there is one.
func (p *Player) Next(now time.Time) (time.Time, bool) {
	c := p.at(now)
	if c.activity != on {
		return time.Time{}, false
	}
	step, began := c.step()
	after := began + c.lengths[step]
	if cue, ok := c.sideChange(step); ok && began+cue > c.elapsed {
		after = min(after, began+cue)
	}
	return c.seen.Add(after - c.elapsed), true
}

// Summary is what came of a routine.
type Summary struct {
	Done     time.Duration // without pauses and what was skipped
	Length   time.Duration // of the routine as it was planned
	Skipped  int           // drills that were cut short or left out
	Complete bool          // at least the 10:00 of a warm-up (RULES.md 2.11)
}

// Summary is what has come of the routine by now.
func (p *Player) Summary(now time.Time) Summary {
	c := p.at(now)
	s := Summary{Done: c.elapsed, Complete: c.elapsed >= duration(model.WarmUpLength)}
	var end time.Duration
	for i, planned := range c.planned {
		s.Length += planned.Length
		end += c.lengths[i]
		reached := end <= c.elapsed || c.activity != over
		if planned.Phase == PhaseWork && (!reached || c.lengths[i] < planned.Length) {
			s.Skipped++
		}
	}
	return s
}

// do brings a copy to now, has verb change it and keeps it unless verb refuses.
func (p *Player) do(now time.Time, verb func(*Player) error) error {
	c := p.at(now)
	if err := verb(&c); err != nil {
		return err
	}
	*p = c
	return nil
}

// at is a copy that has come to now, with its new events pending. Where the
// clock was set back, time counts on from now.
func (p *Player) at(now time.Time) Player {
	c := *p
	c.lengths = slices.Clone(p.lengths)
	c.pending = slices.Clone(p.pending)
	now = instant(now)
	if c.activity == on && now.After(c.seen) {
		c.pass(now.Sub(c.seen))
	}
	c.seen = now
	return c
}

// pass lets some time pass while the player runs.
func (p *Player) pass(passed time.Duration) {
	before := p.elapsed
	p.elapsed += min(passed, p.length()-before)
	var began time.Duration
	tell := func(kind EventKind, due time.Duration, step int) {
		if before < due && due <= p.elapsed {
			p.pending = append(p.pending, Event{Kind: kind, At: p.seen.Add(due - before), Step: step})
		}
	}
	for i, length := range p.lengths {
		tell(StepBegins, began, i)
		if cue, ok := p.sideChange(i); ok {
			tell(SideChange, began+cue, i)
		}
		began += length
	}
	tell(Finished, began, 0)
	if p.elapsed == began {
		p.activity = over
	}
}

// step is which step runs, is paused or comes first, and when in the routine it
// began. There is one until the player is done.
func (p *Player) step() (step int, began time.Duration) {
	for p.elapsed >= began+p.lengths[step] {
		began += p.lengths[step]
		step++
	}
	return step, began
}

// length is that of all steps.
func (p *Player) length() time.Duration {
	var sum time.Duration
	for _, length := range p.lengths {
		sum += length
	}
	return sum
}

// drillAfter is the drill that begins next after a step, -1 if none does.
func (p *Player) drillAfter(step int) int {
	for _, s := range p.planned[step+1:] {
		if s.Phase == PhaseWork {
			return s.Drill
		}
	}
	return -1
}

// sideChange is when in a step sides are changed: half-way through the planned
// work, in whole seconds, so at 0:22 of 0:45 (RULES.md 2.11). A step that was
// skipped before has none.
func (p *Player) sideChange(step int) (cue time.Duration, ok bool) {
	planned := p.planned[step]
	if planned.Phase != PhaseWork {
		return 0, false
	}
	cue, ok = SideChangeAt(p.routine.Drills[planned.Drill])
	return cue, ok && cue < p.lengths[step]
}

// SideChangeAt is how long after its beginning the sides of a drill change, if
// they do: after half of its work, in whole seconds (RULES.md 2.11).
func SideChangeAt(d model.Drill) (after time.Duration, ok bool) {
	after = (duration(d.Work) / 2).Truncate(time.Second)
	return after, ChangesSide(d.Exercise) && after > 0
}
