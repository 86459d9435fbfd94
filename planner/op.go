package planner

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/rule"
)

// Op is one change a person can make. The verbs of this package are its
// implementations: those of single sessions such as [Move], [Edit] and
// [Complete]; of several, [MoveMany], [Paste], [Swap], [Repeat]; of a week,
// [Arrange] and [FixWeek]; and those of the person's knees, routines and
// settings.
type Op interface {
	// change says what would be different in the scene, and its label.
	change(s *scene) (Change, Label, error)
}

// byHand is an Op that may need a reason to bring a violation about. The
// others, and a log of what was done, record what is or only take away
// (RULES.md 2.1.3).
type byHand interface{ needsReason() bool }

// Outcome is what an Op does, or would do.
type Outcome struct {
	Label    Label
	Change   Change
	Findings []rule.Finding // that were not there before, or are worse
	// NotPlaced is what an arranged week misses of its aims, and why.
	NotPlaced []arrange.Missed
	// Remaining is what fixing a week cannot clear, and what arranging one
	// leaves violated by what is pinned or done.
	Remaining []rule.Finding
	// Trims are the sessions that a return cuts to the limits.
	Trims []Trim
	// Ramp are the weeks that a plan has once it is ramped, and RampLeft says
	// how many weeks of it are not met within the 52 that there are at most.
	Ramp     []RampWeek
	RampLeft int
	// Knees is what follows for the plan from a change of what was logged or
	// done; nil for other changes.
	Knees *KneeEffects
	// Changed are the numbers that copying a week or planning ahead sets, and
	// LeftOut the sessions that are not copied, each with why.
	Changed []Changed
	LeftOut []LeftOut
	// Weeks is what planning ahead plans, week by week.
	Weeks []PlannedWeek
}

// Verdict is the worst of the findings that are not kept.
func (o *Outcome) Verdict() rule.Severity { return rule.Worst(o.Findings) }

// Violations are the findings that need a reason.
func (o *Outcome) Violations() []rule.Finding {
	return slices.DeleteFunc(slices.Clone(o.Findings), func(f rule.Finding) bool {
		return f.Severity != rule.Violation || f.Kept != ""
	})
}

// NotAllowed is the error of an Op by hand that brings a violation about
// without a reason to keep it. Nothing was written.
type NotAllowed struct{ Outcome Outcome }

func (e *NotAllowed) Error() string {
	return fmt.Sprintf("%s: not allowed by %s", e.Outcome.Label.Action, e.Outcome.Violations()[0].Rule)
}

// ErrNothingToDo is the error of an Op that would change nothing.
var ErrNothingToDo = errors.New("nothing to do")

// ErrPast is the error of an Op that plans for days that are over.
var ErrPast = errors.New("the days are over")

// Check says what op would change and what the rules find about it. It writes
// nothing. An Op that changes nothing gives [ErrNothingToDo].
func (p *Planner) Check(op Op) (Outcome, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out Outcome
	err := p.store.View(func(r model.Reader) error {
		st, err := p.fresh(r)
		if err != nil {
			return err
		}
		out, err = p.scene(st, r).outcome(op)
		return err
	})
	return out, err
}

// Apply does op in one transaction and records how to undo it. If op is by
// hand and brings a violation about, reason must say why it is kept; without
// one Apply gives [*NotAllowed] and writes nothing.
func (p *Planner) Apply(op Op, reason string) (Outcome, error) {
	p.mu.Lock()
	out, err := p.apply(op, reason)
	tell := func() {}
	if err == nil {
		tell = p.announce(&out.Change)
	}
	p.mu.Unlock()
	tell()
	return out, err
}

func (p *Planner) apply(op Op, reason string) (Outcome, error) {
	var out Outcome
	var next *state
	err := p.store.Update(func(w model.Writer) error {
		var err error
		out, next, err = p.applyIn(w, op, reason)
		return err
	})
	if err != nil {
		return out, err
	}
	p.state = next
	return out, nil
}

// applyIn does op within a transaction and returns the state after it.
func (p *Planner) applyIn(w model.Writer, op Op, reason string) (Outcome, *state, error) {
	st, err := p.fresh(w)
	if err != nil {
		return Outcome{}, nil, err
	}
	s := p.scene(st, w)
	out, err := s.outcome(op)
	if err != nil {
		return out, nil, err
	}
	if hand, ok := op.(byHand); ok && hand.needsReason() && len(out.Violations()) > 0 {
		if err := s.keepViolations(&out, strings.TrimSpace(reason)); err != nil {
			return out, nil, err
		}
	}
	next, err := p.commit(w, s, &out)
	return out, next, err
}

// keepViolations adds to an outcome that its violations are kept for a reason.
func (s *scene) keepViolations(out *Outcome, reason string) error {
	if reason == "" {
		return &NotAllowed{Outcome: *out}
	}
	for i := range out.Findings {
		f := &out.Findings[i]
		if f.Severity != rule.Violation || f.Kept != "" {
			continue
		}
		kept, err := s.keeping(f, reason)
		if err != nil {
			return err
		}
		out.Change.Kept = append(out.Change.Kept, kept...)
		f.Kept = reason
	}
	return nil
}

// commit writes a change with its history entry and returns the state after it.
func (p *Planner) commit(w model.Writer, s *scene, out *Outcome) (*state, error) {
	if err := out.Change.write(w); err != nil {
		return nil, err
	}
	entry, err := historyEntry(p.now(), out.Label, out.Change)
	if err != nil {
		return nil, err
	}
	if err := w.AppendHistory(entry); err != nil {
		return nil, err
	}
	if s.after == nil {
		s.after = s.with(&out.Change, p.now())
	}
	return p.settle(w, s.after, &out.Change)
}

// scene is what an Op sees of the world: one consistent state of the data, the
// clock and a source of IDs.
type scene struct {
	*state
	reader model.Reader
	now    time.Time
	newID  func() model.ID
	after  *state // of the Op, if it changes what was logged or done
}

func (p *Planner) scene(st *state, r model.Reader) *scene {
	return &scene{state: st, reader: r, now: p.now(), newID: p.newID}
}

func (s *scene) outcome(op Op) (Outcome, error) {
	c, label, err := op.change(s)
	if err != nil {
		return Outcome{}, err
	}
	out := Outcome{
		Label: label, NotPlaced: c.notPlaced, Remaining: c.remaining,
		Changed: c.changed, LeftOut: c.leftOut, Weeks: c.weeks, Trims: c.trims,
		Ramp: c.ramp, RampLeft: c.rampLeft,
	}
	if c.Empty() {
		return out, ErrNothingToDo
	}
	for _, d := range c.Sessions {
		if d.After != nil {
			if err := d.After.Validate(); err != nil {
				return Outcome{}, err
			}
		}
	}
	if err := s.refuseAhead(&c); err != nil {
		return Outcome{}, err
	}
	if c.logs() && c.Profile == nil {
		s.after = s.rerunFlags(&c)
		out.Knees = s.effects(&c, s.after)
	}
	out.Change, out.Findings = c, s.judge(&c)
	if c.bearsOnKnees() && s.after != nil {
		out.Findings = s.kneeNews(&c, s.after, out.Findings)
	}
	return out, nil
}

// Placement is an Op that puts one session on a day: what a drag tries on
// every day.
type Placement interface {
	Op
	// candidate is the session to be placed; prescriptions do not matter.
	candidate(st *state) (model.Session, error)
}
