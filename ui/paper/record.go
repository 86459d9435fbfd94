package paper

import (
	"slices"
	"strconv"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
)

// record is what was logged in the weeks of the page.
type record struct {
	weeks    []recordWeek
	items    []planner.PainItem
	followed planner.Adherence
	knees    planner.KneesView
	stream   rule.Stream // what pain is set against
	measure  rule.Measure
}

// recordWeek is one week of it.
type recordWeek struct {
	week    model.Week
	view    planner.WeekView
	load    model.Load // of the stream, done
	sets    model.Load // work sets of the lower body, done; -1 where they are not counted
	worst   [2]int     // pain left and right, -1 for none
	number  string
	current bool // it is not over
}

var bothKnees = []model.Side{model.Left, model.Right}

// record reads the weeks of the request up to today.
func (b *builder) record() (*record, error) {
	r := &record{}
	weeks, err := b.weeks()
	if err != nil {
		return nil, err
	}
	for i, week := range weeks {
		view, err := b.plan.Week(week.First)
		if err != nil {
			return nil, err
		}
		r.weeks = append(r.weeks, recordWeek{
			week: week, view: view, sets: -1, worst: [2]int{-1, -1}, number: strconv.Itoa(format.WeekNumber(week)), current: !week.Last().Before(b.today),
		})
		if err := b.done(i+1, len(weeks)); err != nil {
			return nil, err
		}
	}
	b.findStream(r)
	if r.items, err = b.plan.PainHistory(b.request.From, b.request.To, planner.PainFilter{}); err != nil {
		return nil, err
	}
	for i := range r.items {
		r.feel(&r.items[i].Entry)
	}
	r.trim()
	if r.followed, err = b.plan.Adherence(b.request.From, b.request.To); err != nil {
		return nil, err
	}
	r.knees, err = b.plan.Knees()
	return r, err
}

// findStream chooses what pain is set against: the first one, as the board has
// them, that was done in most of the weeks that are over. Of each week it notes
// how much.
func (b *builder) findStream(r *record) {
	var order []rule.Budget
	done := map[rule.Stream]int{}
	for i := range r.weeks {
		for _, budget := range b.plan.Ranked(r.weeks[i].view.Budgets) {
			if budget.Stream.Kind == rule.SetStream {
				r.weeks[i].sets = budget.Done
			}
			if budget.Done == 0 || r.weeks[i].current && len(r.weeks) > 1 || budget.Stream.Kind == rule.ExerciseStream || budget.Stream.Kind == rule.EffortStream {
				continue
			}
			if done[budget.Stream] == 0 {
				order = append(order, budget)
			}
			done[budget.Stream]++
		}
	}
	most := 0
	for _, budget := range order {
		if n := done[budget.Stream]; n > most {
			most, r.stream, r.measure = n, budget.Stream, budget.Measure
		}
	}
	mixed := false
	for i := range r.weeks {
		for _, budget := range r.weeks[i].view.Budgets {
			if budget.Stream == r.stream {
				r.weeks[i].load = budget.Done
				mixed = mixed || budget.Done > 0 && budget.Measure != r.measure
			}
		}
	}
	if mixed {
		b.countTime(r)
	}
}

// countTime measures what was done by time in every week, where some of it has
// no distance and the weeks would be of different units.
func (b *builder) countTime(r *record) {
	r.measure = rule.ByTime
	for i := range r.weeks {
		w := &r.weeks[i]
		w.load = 0
		for _, d := range w.view.Days {
			for j := range d.Sessions {
				s := &d.Sessions[j]
				if family, _ := b.plan.Library().Family(s.Activity); s.Status == model.Done && family == r.stream.Of {
					w.load += model.Load(s.Effort().Duration)
				}
			}
		}
	}
}

// feel notes a score in its week.
func (r *record) feel(e *model.PainEntry) {
	for i := range r.weeks {
		if w := &r.weeks[i]; w.week.Contains(e.Date()) {
			side := slices.Index(bothKnees, e.Side)
			if side >= 0 {
				w.worst[side] = max(w.worst[side], e.Score)
			}
		}
	}
}

// trim leaves out the weeks before anything was logged.
func (r *record) trim() {
	for len(r.weeks) > 1 && r.weeks[0].blank() {
		r.weeks = r.weeks[1:]
	}
}

// blank says whether nothing was done or felt in a week.
func (w *recordWeek) blank() bool {
	for _, b := range w.view.Budgets {
		if b.Done > 0 {
			return false
		}
	}
	return w.worst == [2]int{-1, -1}
}

// last is the last week that is over; the current one where there is no other.
func (r *record) last() *recordWeek {
	for i := len(r.weeks) - 1; i >= 0; i-- {
		if !r.weeks[i].current {
			return &r.weeks[i]
		}
	}
	return &r.weeks[0]
}

// from is the first day of the page: a day, or the first of the weeks that are
// left.
func (r *record) from(day civil.Date) civil.Date {
	if first := r.weeks[0].week.First; first.After(day) {
		return first
	}
	return day
}
