package planner

import (
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// state is the plan in memory, as of one revision of the store: all sessions
// without their prescriptions. It is never changed, only replaced.
type state struct {
	library  *model.Library
	revision int64
	profile  model.Profile
	byID     map[model.ID]*model.Session
	placed   []*model.Session // on a day, in order of day and position
	counted  []*model.Session // of those the ones that count
	kept     map[string][]model.Kept
	today    civil.Date
	ledger   *progress.Ledger
}

func (p *Planner) readState(r model.Reader, revision int64) (*state, error) {
	profile, err := r.Profile()
	if err != nil {
		return nil, err
	}
	sessions, err := r.Timeline()
	if err != nil {
		return nil, err
	}
	st := &state{library: &p.library, revision: revision, profile: profile, today: p.today(&profile), byID: make(map[model.ID]*model.Session, len(sessions))}
	for i := range sessions {
		st.byID[sessions[i].ID] = &sessions[i]
	}
	st.index()
	return st, st.readKept(r)
}

// after returns the state that follows a change that w has just written. The
// store's revision is read from w, so that a change by another process between
// this commit and the next look is not taken for this one.
func (st *state) after(w model.Writer, c *Change) (*state, error) {
	revision, err := w.Revision()
	if err != nil {
		return nil, err
	}
	next := &state{library: st.library, revision: revision, profile: st.profile, today: st.today, byID: maps.Clone(st.byID), kept: st.kept}
	for _, d := range c.Sessions {
		if d.After == nil {
			delete(next.byID, d.Before.ID)
			continue
		}
		lite := *d.After
		lite.Prescriptions = nil
		next.byID[lite.ID] = &lite
	}
	if c.Profile != nil {
		if next.profile, err = w.Profile(); err != nil {
			return nil, err
		}
	}
	next.index()
	if len(c.Kept) > 0 {
		return next, next.readKept(w)
	}
	return next, nil
}

func (st *state) index() {
	st.placed = make([]*model.Session, 0, len(st.byID))
	for _, s := range st.byID {
		if s.Placed() {
			st.placed = append(st.placed, s)
		}
	}
	slices.SortFunc(st.placed, byDay)
	st.counted = make([]*model.Session, 0, len(st.placed))
	for _, s := range st.placed {
		if s.Counts() {
			st.counted = append(st.counted, s)
		}
	}
	st.ledger = progress.NewLedger(st.library, &st.profile, st.counted, st.today)
}

func (st *state) readKept(r model.Reader) error {
	kept, err := r.Kept()
	if err != nil {
		return err
	}
	st.kept = map[string][]model.Kept{}
	for _, k := range kept {
		st.kept[k.Finding] = append(st.kept[k.Finding], k)
	}
	return nil
}

// markKept writes the person's reason beside each finding they keep.
func (st *state) markKept(found []rule.Finding) {
	for i := range found {
		f := &found[i]
		for _, k := range st.kept[f.Key()] {
			if f.Value() <= k.Value {
				f.Kept = k.Reason
			}
		}
	}
}

func (st *state) weekOf(d civil.Date) model.Week { return model.WeekOf(d, st.profile.FirstWeekday) }

// between returns the part of sessions, in order of day, whose days lie from
// first to last.
func between(sessions []*model.Session, first, last civil.Date) []*model.Session {
	from, _ := slices.BinarySearchFunc(sessions, first, func(s *model.Session, d civil.Date) int { return s.Date.Compare(d) })
	to, _ := slices.BinarySearchFunc(sessions, last.AddDays(1), func(s *model.Session, d civil.Date) int { return s.Date.Compare(d) })
	return sessions[from:to]
}
