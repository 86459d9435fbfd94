package planner

import (
	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// MonotonyView is how evenly the internal load of seven days lies (RULES.md
// 2.13). It is information only.
type MonotonyView struct {
	Week    model.Week
	Days    [7]model.Load // RPE times seconds
	Unrated int           // sessions that are not in it, for nobody said how hard they were
	// Monotony is worked out of the days; Known is false where there is no load.
	Monotony progress.Monotony
	Known    bool
}

// Monotony returns the monotony and strain of the seven days that are shown with
// d: of days that are over what was done, of the others what is done or planned.
func (p *Planner) Monotony(d civil.Date) (MonotonyView, error) {
	var view MonotonyView
	err := p.read(func(st *state, _ model.Reader) error {
		view.Week = st.weeks.Shown(d)
		for _, s := range between(st.counted, view.Week.First, view.Week.Last()) {
			if s.Status != model.Done && s.Date.Before(st.today) {
				continue
			}
			effort, rated := rule.EffortOf(s)
			if !rated {
				view.Unrated++
			}
			i, _ := view.Week.Index(s.Date)
			view.Days[i] = view.Days[i].Plus(effort)
		}
		view.Monotony, view.Known = progress.MonotonyOf(view.Days)
		return nil
	})
	return view, err
}
