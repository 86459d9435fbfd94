package planner

import (
	"errors"
	"fmt"
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/rule"
)

// Op is one change a person can make. The verbs of this package are its
// implementations: [Add], [Edit], [Delete], [Move], [Place], [Swap],
// [Complete], [Skip], [Reopen], [Pin], [Shorten], [Keep], [Unkeep],
// [SaveProfile], [Arrange] and [Fill].
type Op interface {
	// change says what would be different in the scene, and its label.
	change(s *scene) (Change, Label, error)
}

// byHand marks the Ops that need a reason to bring a violation about; the
// others record what is or only take away.
type byHand interface{ needsReason() }

// Outcome is what an Op does, or would do.
type Outcome struct {
	Label    Label
	Change   Change
	Findings []rule.Finding // that were not there before, or are worse
	// NotPlaced is what an arranged week misses of its aims, and why.
	NotPlaced []arrange.Missed
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
		out, err = p.outcome(op, st, r)
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
	listeners := p.snapshotListeners()
	p.mu.Unlock()
	if err == nil {
		notify(listeners, &out.Change)
	}
	return out, err
}

func (p *Planner) apply(op Op, reason string) (Outcome, error) {
	var out Outcome
	var next *state
	err := p.store.Update(func(w model.Writer) error {
		st, err := p.fresh(w)
		if err != nil {
			return err
		}
		if out, err = p.outcome(op, st, w); err != nil {
			return err
		}
		if _, hand := op.(byHand); hand && len(out.Violations()) > 0 {
			if reason == "" {
				return &NotAllowed{Outcome: out}
			}
			for _, f := range out.Violations() {
				kept := p.keep(&f, reason)
				out.Change.Kept = append(out.Change.Kept, Diff[model.Kept]{After: &kept})
			}
		}
		next, err = p.commit(w, st, out.Label, out.Change)
		return err
	})
	if err != nil {
		return out, err
	}
	p.state = next
	return out, nil
}

// commit writes a change with its history entry and returns the state after it.
func (p *Planner) commit(w model.Writer, st *state, label Label, c Change) (*state, error) {
	if err := c.write(w); err != nil {
		return nil, err
	}
	entry, err := historyEntry(p.now(), label, c)
	if err != nil {
		return nil, err
	}
	if err := w.AppendHistory(entry); err != nil {
		return nil, err
	}
	return st.after(w, &c)
}

func (p *Planner) outcome(op Op, st *state, r model.Reader) (Outcome, error) {
	s := &scene{state: st, reader: r, now: p.now(), today: st.today, newID: p.newID}
	c, label, err := op.change(s)
	if err != nil {
		return Outcome{}, err
	}
	if c.Empty() {
		return Outcome{Label: label, NotPlaced: c.notPlaced}, ErrNothingToDo
	}
	for _, d := range c.Sessions {
		if d.After != nil {
			if err := d.After.Validate(); err != nil {
				return Outcome{}, err
			}
		}
	}
	return Outcome{Label: label, Change: c, Findings: st.judge(&c), NotPlaced: c.notPlaced}, nil
}

func (p *Planner) keep(f *rule.Finding, reason string) model.Kept {
	return model.Kept{
		ID: p.newID(), Finding: f.Key(), Value: f.Value(), Session: f.Where.Session,
		Reason: reason, At: p.now().UTC(),
	}
}

func notify(listeners []func(Event), c *Change) {
	for _, fn := range listeners {
		if c.Profile != nil {
			fn(ProfileChanged{})
		}
		if len(c.Sessions) > 0 || len(c.Kept) > 0 || len(c.Pain) > 0 {
			fn(SessionsChanged{Days: c.days()})
		}
	}
}

// Placement is an Op that puts one session on a day: what a drag tries on
// every day.
type Placement interface {
	Op
	// candidate is the session to be placed, without its prescriptions.
	candidate(st *state) (model.Session, error)
}
