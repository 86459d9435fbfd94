package planner

import (
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// WeekView is one week as the board shows it.
type WeekView struct {
	Week     model.Week
	Today    civil.Date
	Days     [7]Day
	Tray     []model.Session // sessions without a day
	Findings []rule.Finding  // of the week, each with its fixes
	Budgets  []rule.Budget
	Pain     map[model.ID]int // worst score linked to a session
	Spans    []Span           // days off and dial-backs that touch the week

	// Missed are the planned sessions whose day is over, each with the days it
	// may slide to ([Slide]); most have none.
	Missed map[model.ID][]civil.Date

	// Suspended are the planned sessions that wait until a red flag has ended:
	// they are shown greyed, count nothing and have no findings.
	Suspended map[model.ID]bool
	// Zones is how the knees took the sessions that are done (RULES.md 2.5),
	// where that says anything.
	Zones map[model.ID]model.PainZone
}

// Day is one column of the board.
type Day struct {
	Date      civil.Date
	Sessions  []model.Session // whole, in order
	Planned   model.Seconds   // of the sessions that count, without warm-up
	Available model.Seconds
	Off       bool // a day off
}

// day is a day without its sessions.
func (st *state) day(d civil.Date) Day {
	_, off := st.profile.OffOn(d)
	return Day{Date: d, Available: st.profile.AvailableOn(d), Off: off}
}

// Finding returns the worst finding about a session that is not kept, else a
// kept one, else nil.
func (v *WeekView) Finding(id model.ID) *rule.Finding {
	var worst *rule.Finding
	for i := range v.Findings {
		f := &v.Findings[i]
		if f.Where.Session != id {
			continue
		}
		if worst == nil || weight(f) > weight(worst) {
			worst = f
		}
	}
	return worst
}

func weight(f *rule.Finding) int {
	if f.Kept != "" {
		return 0
	}
	return 1 + int(f.Severity)
}

// WeekOf returns the week that holds d.
func (p *Planner) WeekOf(d civil.Date) (model.Week, error) {
	var week model.Week
	err := p.read(func(st *state, _ model.Reader) error {
		week = st.weeks.Shown(d)
		return nil
	})
	return week, err
}

// Week returns everything the board shows of the week that holds d.
func (p *Planner) Week(d civil.Date) (WeekView, error) {
	var view WeekView
	err := p.read(func(st *state, r model.Reader) error {
		var err error
		view, err = st.weekView(r, st.weeks.Shown(d))
		return err
	})
	return view, err
}

func (st *state) weekView(r model.Reader, week model.Week) (WeekView, error) {
	view := WeekView{
		Week: week, Today: st.today, Budgets: st.try(nil).limits(week),
		Suspended: map[model.ID]bool{}, Zones: map[model.ID]model.PainZone{},
	}
	sessions, err := r.Sessions(week.First, week.Last())
	if err != nil {
		return WeekView{}, err
	}
	for i, d := range week.Days() {
		view.Days[i] = st.day(d)
	}
	for _, s := range sessions {
		if i, in := week.Index(s.Date); in {
			day := &view.Days[i]
			day.Sessions = append(day.Sessions, s)
			if st.knees.suspends(&s) {
				view.Suspended[s.ID] = true
			} else if s.Counts() {
				day.Planned += s.Effort().Duration
			}
			if v, judged := st.knees.diary.Verdict(s.ID); judged {
				view.Zones[s.ID] = v.Zone
			}
		}
	}
	if view.Tray, err = r.Tray(); err != nil {
		return WeekView{}, err
	}
	if view.Findings, err = st.findingsWithFixes(week.First, week.Last()); err != nil {
		return WeekView{}, err
	}
	if view.Pain, err = painOf(r, week); err != nil {
		return WeekView{}, err
	}
	if view.Missed, err = st.missedOf(sessions); err != nil {
		return WeekView{}, err
	}
	view.Spans, err = st.spans(r, week.First, week.Last())
	return view, err
}

// Findings returns what the rules find from one day to another, both
// included, with fixes.
func (p *Planner) Findings(from, to civil.Date) ([]rule.Finding, error) {
	var found []rule.Finding
	err := p.read(func(st *state, _ model.Reader) (err error) {
		found, err = st.findingsWithFixes(from, to)
		return err
	})
	return found, err
}

// findingsWithFixes puts the day to move to first among the fixes of each
// finding that has one, and offers the tray where there is no other way on.
func (st *state) findingsWithFixes(from, to civil.Date) ([]rule.Finding, error) {
	found := st.try(nil).findings(from, to)
	for i := range found {
		f := &found[i]
		if f.Kept != "" {
			continue
		}
		fix, ok, err := st.moveFix(f)
		if err != nil {
			return nil, err
		}
		if ok {
			f.Fixes = slices.Insert(f.Fixes, 0, fix)
		}
		if len(f.Fixes) == 0 {
			if fix, ok := st.trayFix(f); ok {
				f.Fixes = append(f.Fixes, fix)
			}
		}
	}
	return found, nil
}

// moveFix moves the planned session that a finding is about to another day of
// its week; what is about the whole week no move within it clears.
func (st *state) moveFix(f *rule.Finding) (rule.Fix, bool, error) {
	s, ok := st.byID[f.Where.Session]
	if !ok || f.Where.Week || s.Status != model.Planned || s.Pinned {
		return rule.Fix{}, false, nil
	}
	d, ok, err := st.clearDay(s, f)
	return rule.Fix{Code: rule.FixMove, Session: s.ID, Date: d}, ok, err
}

// trayFix puts a planned session of a finding's days in the tray: the last one
// that the finding is no more without, else the last one that it is less
// without.
func (st *state) trayFix(f *rule.Finding) (rule.Fix, bool) {
	first, last := f.Where.Date, f.Where.Date
	switch {
	case f.Where.Week:
		last = st.weekOf(first).Last()
	case f.Where.Other != "":
		first = earlier(first, f.Where.OtherDate)
		last = later(last, f.Where.OtherDate)
	}
	var best rule.Fix
	for _, s := range slices.Backward(between(st.counted, first, last)) {
		if s.Status != model.Planned || s.Pinned {
			continue
		}
		tray := s.InTray()
		c := Change{Sessions: []Diff[model.Session]{{Before: s, After: &tray}}}
		left := st.try(&c).findings(f.Where.Date, f.Where.Date)
		still := slices.IndexFunc(left, func(other rule.Finding) bool { return other.Same(f) })
		switch fix := (rule.Fix{Code: rule.FixTray, Session: s.ID}); {
		case still < 0:
			return fix, true
		case best.Code == "" && left[still].Value() < f.Value():
			best = fix
		}
	}
	return best, best.Code != ""
}

// clearDay finds the day of the session's week, not over for it, where a
// finding about it is no more and nothing else is found: the nearest one, the
// later of two.
func (st *state) clearDay(s *model.Session, f *rule.Finding) (civil.Date, bool, error) {
	week := st.weekOf(s.Date)
	days := week.Days()
	h := st.hover(s, days[:])
	for away := 1; away < 7; away++ {
		for _, d := range []civil.Date{s.Date.AddDays(away), s.Date.AddDays(-away)} {
			if !week.Contains(d) || st.tooLate(s, d) {
				continue
			}
			c, err := st.placing(s.OnDay(d))
			if err != nil {
				return civil.Date{}, false, err
			}
			still := func(other *rule.Finding) bool { return other.Same(f) }
			bad := h.around(&c, h.try(&c, d), func(other *rule.Finding) bool { return still(other) || c.brings(other, h.before) })
			if rule.Worst(bad) == rule.Fine && !slices.ContainsFunc(bad, func(other rule.Finding) bool { return still(&other) }) {
				return d, true, nil
			}
		}
	}
	return civil.Date{}, false, nil
}

// painOf returns the worst score linked to each session of a week; entries up
// to a week after it can be linked (RULES.md R1).
func painOf(r model.Reader, week model.Week) (map[model.ID]int, error) {
	entries, err := r.Pain(week.First.In(time.UTC).AddDate(0, 0, -1), week.Last().AddDays(8).In(time.UTC))
	if err != nil {
		return nil, err
	}
	pain := map[model.ID]int{}
	for _, e := range entries {
		if e.Session == "" {
			continue
		}
		if worst, ok := pain[e.Session]; !ok || e.Score > worst {
			pain[e.Session] = e.Score
		}
	}
	return pain, nil
}
