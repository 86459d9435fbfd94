package planner

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// CopyWeek plans the sessions of one week again in another, on the same days
// after its first one, beside what is there already. Sessions that were skipped
// or missed are copied too, unplanned ones are not. Plain, amounts are those
// that were planned; progressed, strength has its next steps (RULES.md 2.4)
// and cardio what the weekly limits allow (2.3). Either way nothing that it
// copies brings a violation about: what would is trimmed, or left out, and
// [Outcome.Changed] and [Outcome.LeftOut] say why.
type CopyWeek struct {
	From, To   model.Week
	Progressed bool
}

// LeftOut is a session that an Op did not plan, and why.
type LeftOut struct {
	Session model.Session
	Finding rule.Finding // what it would have brought about; the zero one: nothing would be left of it
	Past    bool         // its day is over
}

func (op CopyWeek) change(s *scene) (Change, Label, error) {
	from, to := s.weeks.Shown(op.From.First), s.weeks.Shown(op.To.First)
	label := Label{Action: ActionCopyWeek, Date: to.First, Other: from.First}
	switch {
	case to.Last().Before(s.today):
		return Change{}, label, ErrPast
	case from == to:
		return Change{}, label, &model.Invalid{Field: "to", Code: model.CodeMismatch}
	}
	copied := &copying{loading: loading{scene: s, edits: newEdits(s.reader), week: to}, whole: map[model.ID]model.Session{}}
	if err := copied.place(from); err != nil {
		return Change{}, label, err
	}
	if op.Progressed {
		copied.strength()
	}
	if err := copied.settle(op.Progressed); err != nil {
		return Change{}, label, err
	}
	c := copied.edits.change()
	c.changed, c.leftOut = copied.changed, copied.leftOut
	label.Count = len(copied.ids)
	return c, label, nil
}

// copying is one week on its way into another.
type copying struct {
	loading
	whole   map[model.ID]model.Session // the copies before anything is cut
	leftOut []LeftOut
}

// place puts copies on the days of the week that are not over.
func (w *copying) place(from model.Week) error {
	sessions, err := w.reader.Sessions(from.First, from.Last())
	if err != nil {
		return err
	}
	for i := range sessions {
		copied, ok := w.copyOf(&sessions[i])
		day := w.week.First.AddDays(sessions[i].Date.DaysSince(from.First))
		switch {
		case !ok:
			continue
		case day.Before(w.today):
			copied.Date = day
			w.leftOut = append(w.leftOut, LeftOut{Session: copied, Past: true})
			continue
		case !w.week.Contains(day):
			continue // a week that was longer than the one it is copied to
		}
		copied = w.toCome(copied, day)
		if err := w.edits.place(copied, AtEnd); err != nil {
			return err
		}
		w.whole[copied.ID] = copied
		w.ids = append(w.ids, copied.ID)
	}
	return nil
}

// copyOf is a session planned anew, without a day of its own.
func (w *copying) copyOf(s *model.Session) (model.Session, bool) {
	if s.Unplanned {
		return model.Session{}, false
	}
	c := model.Session{
		ID: w.newID(), Kind: s.Kind, Activity: s.Activity, Regions: s.Regions, Title: s.Title, Note: s.Note,
		Template: s.Template, Start: s.Start, Zone: s.Zone, Part: s.Part, Date: s.Date, Status: model.Planned, Plan: s.Plan,
	}
	for _, p := range s.Prescriptions {
		sets := p.Sets
		if len(sets) == 0 || amountOf(sets).Weight == 0 && amountOf(p.Done).Weight > 0 {
			sets = p.Done // what the weight turned out to be (clarification 4)
		}
		c.Prescriptions = append(c.Prescriptions, model.Prescription{
			Exercise: p.Exercise, Least: p.Least, Most: p.Most, Sets: slices.Clone(sets),
		})
	}
	return c, true
}

// settle takes away until nothing copied violates a rule.
func (w *copying) settle(grow bool) error {
	for _, id := range w.nothingLeft() {
		if err := w.leave(id, w.limitOf(id)); err != nil {
			return err
		}
	}
	for _, id := range append(w.cardio(grow, w.room), w.crumbs()...) {
		if !slices.Contains(w.ids, id) {
			continue // one limit left a crumb of it, the next one nothing
		}
		if err := w.leave(id, w.limitOf(id)); err != nil {
			return err
		}
	}
	for {
		c := w.edits.change()
		s, f := w.culprit(w.judge(&c))
		if s == nil {
			return nil
		}
		if err := w.yield(s, f); err != nil {
			return err
		}
	}
}

// nothingLeft lists the strength sessions that lost all of their exercises.
func (w *copying) nothingLeft() []model.ID {
	return slices.DeleteFunc(slices.Clone(w.ids), func(id model.ID) bool {
		lost := slices.ContainsFunc(w.changed, func(c Changed) bool { return c.Session == id && c.Exercise != "" })
		return !lost || len(w.edits.after[id].Prescriptions) > 0
	})
}

// limitOf is the finding about a weekly limit that leaves nothing of a session:
// what is found with all of it.
func (w *copying) limitOf(id model.ID) rule.Finding {
	cut, whole := *w.edits.after[id], *w.edits.after[id]
	whole.Plan, whole.Prescriptions = w.whole[id].Plan, w.whole[id].Prescriptions
	w.edits.put(whole)
	c := w.edits.change()
	found := w.try(&c).findings(w.week.First, w.week.Last())
	w.edits.put(cut)
	for i := range found {
		if f := &found[i]; (f.Rule == rule.WeeklyLimit || f.Rule == rule.SetsWeek) && w.countsIn(&whole, f) {
			return *f
		}
	}
	return rule.Finding{}
}

// room is the time that a day has beside its sessions and their warm-ups.
func (w *copying) room(s *model.Session) model.Seconds {
	free := w.profile.AvailableOn(s.Date)
	c := w.edits.change()
	for _, other := range w.try(&c).counting(s.Date, s.Date) {
		free -= other.Effort().Duration
		if other.Kind != model.Mobility {
			free -= model.WarmUpLength
		}
	}
	return max(0, free)
}

// culprit finds something that the planner does not bring about, and the copied
// session to blame for it; of a finding about the week that names another
// session it is the last copied one that counts in it. Effort and free time are
// for the person to weigh.
func (w *copying) culprit(found []rule.Finding) (*model.Session, *rule.Finding) {
	for i := range found {
		f := &found[i]
		if f.Kept != "" || f.Severity == rule.Caution && (f.Rule == rule.InternalLoad || f.Rule == rule.Availability) {
			continue
		}
		for _, id := range []model.ID{f.Where.Session, f.Where.Other} {
			if w.chosen(id) && w.edits.after[id] != nil {
				return w.edits.after[id], f
			}
		}
		if !f.Where.Week {
			continue
		}
		for _, id := range slices.Backward(w.ids) {
			if s := w.edits.after[id]; s != nil && w.countsIn(s, f) {
				return s, f
			}
		}
	}
	return nil, nil
}

// yield takes one step to clear a violation.
func (w *copying) yield(s *model.Session, f *rule.Finding) error {
	for _, fix := range f.Fixes {
		if fix.Session == s.ID && fix.Code == rule.FixShorten {
			if crumb(fix.Distance, fix.Duration) && !crumb(s.Plan.Distance, s.Plan.Duration) {
				return w.leave(s.ID, *f)
			}
			w.set(s, fix.Distance, fix.Duration, w.budget(f))
			return nil
		}
	}
	if less, ok := w.trimmed(*s, f); ok {
		if w.dropScrap(&less, f.Args.Stream.Of); len(less.Prescriptions) == 0 {
			return w.leave(s.ID, *f)
		}
		w.edits.put(less)
		w.noteTrimmed(s, &less, f)
		return nil
	}
	return w.leave(s.ID, *f)
}

// dropScrap takes an exercise out of a session whose limit has cut it to sets of
// less than half of what they had.
func (w *copying) dropScrap(s *model.Session, exercise model.ID) {
	s.Prescriptions = slices.DeleteFunc(s.Prescriptions, func(p model.Prescription) bool {
		return p.Exercise == exercise && scrap(amountOf(p.Sets), amountIn(w.whole[s.ID].Prescriptions, p.Exercise))
	})
}

// scrap says whether so little is left of an exercise's sets that they are not
// worth doing.
func scrap(left, of Amount) bool {
	half := func(left, of int) bool { return of > 0 && 2*left < of }
	sets, had := max(1, left.Sets), max(1, of.Sets)
	return half(left.Reps*had, of.Reps*sets) || half(int(left.Hold)*had, int(of.Hold)*sets)
}

// crumbs lists the sessions that the weekly limits cut to next to nothing.
func (w *copying) crumbs() []model.ID {
	var ids []model.ID
	for _, c := range w.changed {
		if c.Exercise == "" && crumb(c.To.Distance, c.To.Duration) && !crumb(c.From.Distance, c.From.Duration) {
			ids = append(ids, c.Session)
		}
	}
	return ids
}

// crumb says whether so little is left of a session that it is not worth
// placing.
func crumb(distance model.Distance, duration model.Seconds) bool {
	return duration < shortest || distance > 0 && distance < shortestWay
}

// noteTrimmed says what a limit took from an exercise.
func (w *copying) noteTrimmed(was, is *model.Session, f *rule.Finding) {
	of := f.Args.Stream.Of
	from, to := amountIn(was.Prescriptions, of), amountIn(is.Prescriptions, of)
	for i := range w.changed {
		if c := &w.changed[i]; c.Session == is.ID && c.Exercise == of {
			c.To, c.Limit = to, w.budget(f)
			return
		}
	}
	w.changed = append(w.changed, Changed{Session: is.ID, Exercise: of, From: from, To: to, Limit: w.budget(f)})
}

// budget is the limit that a finding is about, if it is about one.
func (w *copying) budget(f *rule.Finding) *rule.Budget {
	for _, b := range w.trial().limits(w.week) {
		if b.Stream == f.Args.Stream {
			return &b
		}
	}
	return nil
}

// leave leaves a session out after all; it is said as it was.
func (w *copying) leave(id model.ID, f rule.Finding) error {
	w.leftOut = append(w.leftOut, LeftOut{Session: w.whole[id], Finding: f})
	w.ids = slices.DeleteFunc(w.ids, func(other model.ID) bool { return other == id })
	w.changed = slices.DeleteFunc(w.changed, func(c Changed) bool { return c.Session == id })
	return w.edits.remove(id)
}
