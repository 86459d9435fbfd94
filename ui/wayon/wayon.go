// Package wayon does what a gesture asks for and, where the rules do not allow
// it, says why and offers what can be done instead: the nearest day that is
// allowed, a shorter session, or keeping it with a reason. Nothing is refused
// without a way on.
//
// It knows planner's Ops and how findings are worded; it knows no page.
package wayon

import (
	"errors"
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
)

// WayOn does Ops for one page.
type WayOn struct {
	Plan   *planner.Planner
	Format *format.Formatter
	Canvas fyne.Canvas
	Names  func() format.Names // of the sessions the page shows
	// Session finds one of them; it may be nil where nothing is asked (Ask).
	Session func(model.ID) (model.Session, bool)
	Done    func(planner.Outcome) // after an Op that changed something
	Fail    func(error)           // what the person did not cause
}

// Do does an Op and says so to Done, or offers the way on where it is not
// allowed. What would change nothing does nothing.
func (w *WayOn) Do(op planner.Op) {
	out, err := w.Plan.Apply(op, "")
	w.Settle(op, out, err)
}

// Settle ends what an Op that was applied without a reason began.
func (w *WayOn) Settle(op planner.Op, out planner.Outcome, err error) {
	var notAllowed *planner.NotAllowed
	switch {
	case err == nil:
		w.Done(out)
	case errors.As(err, &notAllowed):
		w.offer(op, notAllowed.Outcome)
	case errors.Is(err, planner.ErrNothingToDo):
	default:
		w.Fail(err)
	}
}

// offer says why an Op is not allowed and what can be done instead: the
// nearest day that is allowed, or keeping it with a reason.
func (w *WayOn) offer(op planner.Op, out planner.Outcome) {
	reason := kit.NewEntry(w.Format.Words.Say("wayon.reason.hint"))
	field := kit.NewField(w.Format.Words.Say("wayon.reason"), reason)
	d := &kit.Dialog{
		Heading:  w.Format.Words.Say("wayon.heading", "Change", format.Capital(w.Format.Change(out.Label))),
		Sentence: w.sentences(&out),
		Cancel:   w.Format.Words.Say("dialog.cancel"),
	}
	keep := func() bool {
		text := strings.TrimSpace(reason.Text)
		if text == "" {
			field.SetError(w.Format.Words.Say("wayon.reason.needed"))
			field.Focus()
			return false
		}
		kept, err := w.Plan.Apply(op, text)
		if err != nil {
			field.SetError(w.Format.Explain(err))
			field.Focus()
			return false
		}
		d.OnClosed = func(bool) { w.Done(kept) }
		return true
	}
	words, take, found := w.instead(op, &out)
	if !found {
		d.Content, d.Confirm, d.OnConfirm = field, w.Format.Words.Say("wayon.keep"), keep
		d.Show(w.Canvas)
		return
	}
	keepAndClose := func() {
		if keep() {
			d.Close()
		}
	}
	reason.OnSubmitted = func(string) { keepAndClose() } // the dialog's own Enter takes the way on
	button := kit.Plain(w.Format.Words.Say("wayon.keep"), keepAndClose)
	d.Content = container.New(layout.NewCustomPaddedVBoxLayout(0), field, container.NewHBox(button))
	d.Confirm = words
	d.OnConfirm = func() bool {
		d.OnClosed = func(bool) { take() }
		return true
	}
	d.Show(w.Canvas)
}

// sentences puts the violations of an Op into words, each once. Those of a week
// say what they count; the heading of the dialog has the session.
func (w *WayOn) sentences(out *planner.Outcome) string {
	var all []string
	names := w.namesIn(out)
	for _, f := range out.Violations() {
		text := w.Format.Finding(f, names).Text
		if f.Where.Week {
			text = w.Format.Named(f, names)
		}
		if !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return strings.Join(all, " ")
}

// namesIn are the names of the week with those of the sessions that an Op makes.
func (w *WayOn) namesIn(out *planner.Outcome) format.Names {
	names := w.Names()
	shown := names.Session
	names.Session = func(id model.ID) string {
		for _, d := range out.Change.Sessions {
			if d.After != nil && d.After.ID == id {
				return d.After.Title
			}
		}
		return shown(id)
	}
	return names
}

// instead is what can be done instead of an Op that is not allowed: the nearest
// day, or what a limit leaves of the session.
func (w *WayOn) instead(op planner.Op, out *planner.Outcome) (words string, take func(), found bool) {
	if nearest, placing, ok := w.nearest(op); ok {
		return w.Format.Words.Say("fix.move", "Day", w.Format.Date(nearest.Date)), func() { w.Do(placing(nearest.Date)) }, true
	}
	for _, f := range out.Violations() {
		for _, fix := range f.Fixes {
			if shorter, ok := shortened(op, fix, out); ok {
				return w.Format.Fix(fix, f, w.namesIn(out)), func() { w.Do(shorter) }, true
			}
		}
	}
	return "", nil, false
}

// shortened is the Op with its session cut as a fix says, if it is about the
// session that the Op adds or edits.
func shortened(op planner.Op, fix rule.Fix, out *planner.Outcome) (planner.Op, bool) {
	if fix.Code != rule.FixShorten {
		return nil, false
	}
	switch op := op.(type) {
	case planner.Add:
		added := slices.ContainsFunc(out.Change.Sessions, func(d planner.Diff[model.Session]) bool {
			return d.Before == nil && d.After.ID == fix.Session
		})
		op.Session.Plan.Distance, op.Session.Plan.Duration = fix.Distance, fix.Duration
		return op, added
	case planner.Edit:
		op.Session.Plan.Distance, op.Session.Plan.Duration = fix.Distance, fix.Duration
		return op, op.Session.ID == fix.Session
	default:
		return nil, false
	}
}

// nearest finds the nearest allowed day for what an Op places, and how to place
// it there: one session, or the first of several.
func (w *WayOn) nearest(op planner.Op) (planner.Verdict, func(civil.Date) planner.Op, bool) {
	placing, ok := op.(planner.Placement)
	if !ok {
		return planner.Verdict{}, nil, false
	}
	var at func(civil.Date) planner.Op
	var wanted civil.Date
	switch op := op.(type) {
	case planner.Move:
		wanted, at = op.To, func(d civil.Date) planner.Op {
			op.To, op.Index = d, planner.AtEnd
			return op
		}
	case planner.MoveMany:
		wanted, at = op.To, func(d civil.Date) planner.Op {
			op.To, op.Index = d, planner.AtEnd
			return op
		}
	case planner.Paste:
		wanted, at = op.To, func(d civil.Date) planner.Op {
			op.To, op.Index = d, planner.AtEnd
			return op
		}
	case planner.Place:
		wanted, at = op.To, func(d civil.Date) planner.Op {
			op.To, op.Index = d, planner.AtEnd
			return op
		}
	case planner.Add:
		wanted, at = op.Session.Date, func(d civil.Date) planner.Op {
			op.Session = op.Session.OnDay(d)
			op.Session.Original = civil.Date{}
			return op
		}
	case planner.Edit:
		wanted, at = op.Session.Date, func(d civil.Date) planner.Op {
			op.Session = op.Session.OnDay(d)
			return op
		}
	default:
		return planner.Verdict{}, nil, false
	}
	nearest, found, err := w.Plan.Nearest(placing, wanted)
	if err != nil {
		w.Fail(err)
	}
	return nearest, at, found && err == nil
}
