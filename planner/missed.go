package planner

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// missed says whether the day a session was planned for is over and it was not
// done. Nothing of it is owed (RULES.md 3.3). It may have been done and not been
// ticked off, so until it is skipped the rules take it for done: its gaps are
// kept, and within its week its part of the limits. What waits for a red flag to
// end is not missed.
func (st *state) missed(s *model.Session) bool {
	return s.Status == model.Missed || s.Status == model.Planned && st.over(s) && !st.knees.suspends(s)
}

// Slide gives a session whose day is over another day of the same week, where
// no rule has anything to say about it: [Planner.Slides] lists the days. A
// missed session is not owed, so there is no way into the next week.
type Slide struct {
	Session model.ID
	To      civil.Date
}

func (op Slide) change(s *scene) (Change, Label, error) {
	days, err := s.slides(op.Session)
	if err != nil {
		return Change{}, Label{}, err
	}
	if !slices.Contains(days, op.To) {
		return Change{}, Label{}, &model.Invalid{Field: "to", Code: model.CodeMismatch}
	}
	c, label, err := Move{Session: op.Session, To: op.To, Index: AtEnd}.change(s)
	label.Action = ActionSlide
	return c, label, err
}

// Slides lists the days that a missed session can slide to; there are none for
// one that was not missed.
func (p *Planner) Slides(id model.ID) ([]civil.Date, error) {
	var days []civil.Date
	err := p.read(func(st *state, _ model.Reader) (err error) {
		days, err = st.slides(id)
		return err
	})
	return days, err
}

// missedOf lists those of some sessions that were missed and could still be
// done, with the days they may slide to.
func (st *state) missedOf(sessions []model.Session) (map[model.ID][]civil.Date, error) {
	missed := map[model.ID][]civil.Date{}
	for i := range sessions {
		s := &sessions[i]
		if !st.missed(s) {
			continue
		}
		days, err := st.slides(s.ID)
		if err != nil {
			return nil, err
		}
		missed[s.ID] = days
	}
	return missed, nil
}

func (st *state) slides(id model.ID) ([]civil.Date, error) {
	s, ok := st.byID[id]
	if !ok {
		return nil, model.ErrNotFound
	}
	week := st.weekOf(s.Date)
	if !st.missed(s) || s.Status != model.Planned || s.Pinned || !week.Contains(st.today) {
		return nil, nil
	}
	var left []civil.Date
	for d := st.today; week.Contains(d); d = d.AddDays(1) {
		left = append(left, d)
	}
	var days []civil.Date
	h := st.hover(s, left)
	for _, d := range left {
		if _, off := st.profile.OffOn(d); off || h.tooLate(d) {
			continue
		}
		v, err := h.verdict(d)
		if err != nil {
			return nil, err
		}
		if v.Severity == rule.Fine {
			days = append(days, d)
		}
	}
	return days, nil
}
