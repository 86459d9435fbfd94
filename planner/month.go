package planner

import (
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// MonthWeeks is how many weeks the page of a month shows: as many as any month
// touches, whatever day weeks begin on.
const MonthWeeks = 6

// MonthView is six weeks, the first of which holds the first day of a month.
type MonthView struct {
	First    civil.Date // of the month
	Today    civil.Date
	Weeks    [MonthWeeks]MonthWeek
	Findings []rule.Finding     // of all six weeks, without fixes
	Pain     map[civil.Date]int // the worst score of each day that has one
	Spans    []Span             // that touch the weeks, in order of their first day

	// Suspended are the planned sessions that wait until a red flag has ended:
	// they are shown greyed, count nothing and have no findings.
	Suspended map[model.ID]bool
}

// MonthWeek is one of them with its sums.
type MonthWeek struct {
	Week     model.Week
	Days     [7]Day
	Duration model.Seconds // of the sessions that count, without warm-up
	Sets     int           // work sets that the sessions that count ask for
	Budgets  []rule.Budget
}

// Month returns what the page of a month shows: that of the month that holds d.
func (p *Planner) Month(d civil.Date) (MonthView, error) {
	var view MonthView
	err := p.read(func(st *state, r model.Reader) (err error) {
		view, err = st.monthView(r, d)
		return err
	})
	return view, err
}

func (st *state) monthView(r model.Reader, d civil.Date) (MonthView, error) {
	view := MonthView{First: civil.Date{Year: d.Year, Month: d.Month, Day: 1}, Today: st.today, Suspended: map[model.ID]bool{}}
	week := model.WeekOf(view.First, st.profile.FirstWeekday) // as rows are shown
	first, last := week.First, week.Plus(MonthWeeks-1).Last()
	sessions, err := r.Sessions(first, last)
	if err != nil {
		return MonthView{}, err
	}
	now := st.try(nil)
	for i := range view.Weeks {
		w := &view.Weeks[i]
		w.Week = week.Plus(i)
		w.Budgets = now.limits(w.Week)
		for n, day := range w.Week.Days() {
			w.Days[n] = st.day(day)
		}
	}
	for i := range sessions {
		away := sessions[i].Date.DaysSince(first)
		waits := st.knees.suspends(&sessions[i])
		if waits {
			view.Suspended[sessions[i].ID] = true
		}
		view.Weeks[away/7].add(away%7, &sessions[i], waits)
	}
	view.Findings = now.findings(first, last)
	if view.Pain, err = painByDay(r, first, last); err != nil {
		return MonthView{}, err
	}
	view.Spans, err = st.spans(r, first, last)
	return view, err
}

// add puts a session on its day of the week and, unless it waits, into the week's
// sums.
func (w *MonthWeek) add(day int, s *model.Session, waits bool) {
	d := &w.Days[day]
	d.Sessions = append(d.Sessions, *s)
	if s.Counts() && !waits {
		d.Planned += s.Effort().Duration
		w.Duration += s.Effort().Duration
		w.Sets += s.WorkSets()
	}
}

// painByDay returns the worst score of each day from first to last, in the
// zone that each entry was made in.
func painByDay(r model.Reader, first, last civil.Date) (map[civil.Date]int, error) {
	// Zones are up to 14 hours from UTC: a day more on either side holds them all.
	entries, err := r.Pain(first.AddDays(-1).In(time.UTC), last.AddDays(2).In(time.UTC))
	if err != nil {
		return nil, err
	}
	pain := map[civil.Date]int{}
	for i := range entries {
		e := &entries[i]
		d := e.Date()
		if d.Before(first) || d.After(last) {
			continue
		}
		if worst, ok := pain[d]; !ok || e.Score > worst {
			pain[d] = e.Score
		}
	}
	return pain, nil
}
