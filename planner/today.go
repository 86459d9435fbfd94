package planner

import (
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// TodayView is what the page of today shows of the plan. How the knees are and
// what waits to be answered, [Planner.Knees] says.
type TodayView struct {
	Today     civil.Date
	Now       time.Time
	Sessions  []TodaySession // of today, in order
	Planned   model.Seconds  // of those that count, without warm-up
	Available model.Seconds
	Budgets   []rule.Budget // of this week

	// Next is the next session after today that trains the lower body, with
	// what the rules say about where it is; nil if none is planned within two
	// weeks.
	Next        *model.Session
	NextVerdict Verdict

	// Left are planned sessions of the last seven days that were neither done
	// nor skipped, the last one first: nothing is owed for them.
	Left []model.Session

	DaysDone, RestDays int // of this week up to today, today only if something is done
}

// TodaySession is one session of today.
type TodaySession struct {
	Session   model.Session // whole
	Verdict   Verdict       // of the day it is on
	Suspended bool          // it waits until a red flag has ended
	Zone      model.PainZone
	Judged    bool // Zone says something
}

// TodayOf returns what the page of today shows.
func (p *Planner) TodayOf() (TodayView, error) {
	var view TodayView
	err := p.read(func(st *state, r model.Reader) (err error) {
		view, err = st.todayView(r, p.now())
		return err
	})
	return view, err
}

func (st *state) todayView(r model.Reader, now time.Time) (TodayView, error) {
	week := st.weekOf(st.today)
	view := TodayView{
		Today: st.today, Now: now, Available: st.profile.AvailableOn(st.today), Budgets: st.try(nil).limits(week),
	}
	sessions, err := r.Sessions(st.today, st.today)
	if err != nil {
		return TodayView{}, err
	}
	for i := range sessions {
		s, err := st.todaySession(&sessions[i])
		if err != nil {
			return TodayView{}, err
		}
		view.Sessions = append(view.Sessions, s)
		if s.Session.Counts() && !s.Suspended {
			view.Planned += s.Session.Effort().Duration
		}
	}
	if view.Next = st.nextLower(); view.Next != nil {
		if view.NextVerdict, err = st.here(view.Next); err != nil {
			return TodayView{}, err
		}
	}
	view.Left = st.left()
	view.DaysDone, view.RestDays = st.daysSoFar(week)
	return view, nil
}

func (st *state) todaySession(s *model.Session) (TodaySession, error) {
	verdict, err := st.here(s)
	t := TodaySession{Session: *s, Verdict: verdict, Suspended: st.knees.suspends(s)}
	if v, judged := st.knees.diary.Verdict(s.ID); judged {
		t.Zone, t.Judged = v.Zone, true
	}
	return t, err
}

// here is the verdict on a session where it is.
func (st *state) here(s *model.Session) (Verdict, error) {
	return st.hover(s, []civil.Date{s.Date}).verdict(s.Date)
}

// nextLower is the next planned session after today that trains the lower body.
func (st *state) nextLower() *model.Session {
	const reach = 14
	for _, s := range between(st.counted, st.today.AddDays(1), st.today.AddDays(reach)) {
		if s.Status == model.Planned && s.Trains()&model.RegionLower != 0 {
			copied := *s
			return &copied
		}
	}
	return nil
}

// left are the sessions of the last week that nobody said anything about.
func (st *state) left() []model.Session {
	var left []model.Session
	for _, s := range slices.Backward(between(st.counted, st.today.AddDays(-7), st.today.AddDays(-1))) {
		if s.Status == model.Planned && !st.knees.suspends(s) {
			left = append(left, *s)
		}
	}
	return left
}

// daysSoFar counts the days of a week up to today on which something was done,
// and the others before today.
func (st *state) daysSoFar(week model.Week) (done, rest int) {
	for _, d := range week.Days() {
		if d.After(st.today) {
			break
		}
		trained := slices.ContainsFunc(between(st.counted, d, d), func(s *model.Session) bool {
			return s.Status == model.Done && (s.Kind.Strength() || s.Kind == model.Cardio)
		})
		switch {
		case trained:
			done++
		case d.Before(st.today):
			rest++
		}
	}
	return done, rest
}

// Title is what a session is called; empty if there is none with that ID.
func (p *Planner) Title(id model.ID) (string, error) {
	title := ""
	err := p.read(func(st *state, _ model.Reader) error {
		if s, ok := st.byID[id]; ok {
			title = s.Title
		}
		return nil
	})
	return title, err
}
