package planner_test

import (
	gocmp "cmp"
	"errors"
	"slices"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

var weekdays = rapid.Custom(func(t *rapid.T) time.Weekday { return time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday")) })

func (w *world) verdicts(placing planner.Placement, first civil.Date) []planner.Verdict {
	w.Helper()
	days := model.Week{First: first}.Days()
	verdicts, err := w.plan.Verdicts(placing, days[:])
	if err != nil {
		w.Fatal(err)
	}
	return verdicts
}

// drawPlan fills three weeks with sessions, some of them done.
func drawPlan(t *rapid.T, w *world) {
	p := drawProfile(t)
	if _, err := w.plan.Apply(planner.SaveProfile{Profile: p}, ""); !mayFail(err) {
		t.Fatal(err)
	}
	for range rapid.IntRange(0, 18).Draw(t, "sessions") {
		s := drawSession(t, monday.AddDays(rapid.IntRange(-8, 12).Draw(t, "day")))
		if rapid.Bool().Draw(t, "done") && s.Date.Before(monday) {
			s = done(s)
		}
		s.Pinned = rapid.IntRange(0, 5).Draw(t, "pinned") == 0
		if rapid.IntRange(0, 5).Draw(t, "tray") == 0 {
			s = s.InTray()
			s.Status, s.Actual = model.Planned, nil
		}
		w.add(s)
	}
}

// What a drag shows on a day is what dropping there does, on each of the
// seven days, for sessions there are and for new ones.
func TestVerdictsAreWhatChecksSay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		drawPlan(t, w)
		first := monday.AddDays(rapid.IntRange(-3, 7).Draw(t, "first"))
		for _, s := range w.dump().Sessions {
			if s.Status == model.Done {
				continue // what was done is not dragged, and not to a day to come
			}
			for _, v := range w.verdicts(planner.Move{Session: s.ID}, first) {
				out, err := w.plan.Check(planner.Move{Session: s.ID, To: v.Date, Index: planner.AtEnd})
				if v.Here != (v.Date == s.Date) {
					t.Fatalf("here: %v on %v, is on %v", v.Here, v.Date, s.Date)
				}
				if !v.Here {
					sameVerdict(t, v, out, err)
				}
			}
		}
		added := drawSession(t, first)
		for _, v := range w.verdicts(planner.Add{Session: added}, first) {
			moved := added.OnDay(v.Date)
			moved.Original = tray
			out, err := w.plan.Check(planner.Add{Session: moved, Index: planner.AtEnd})
			forgetNew(&out)
			sameVerdict(t, v, out, err)
		}
	})
}

// forgetNew takes the ID of a new session, which each check makes anew, out of
// its findings.
func forgetNew(out *planner.Outcome) {
	stored := map[model.ID]bool{}
	for _, d := range out.Change.Sessions {
		if d.Before != nil {
			stored[d.Before.ID] = true
		}
	}
	for _, d := range out.Change.Sessions {
		for i := range out.Findings {
			f := &out.Findings[i]
			for _, id := range []*model.ID{&f.Where.Session, &f.Where.Other} {
				if *id == d.After.ID && !stored[*id] {
					*id = ""
				}
			}
			for n := range f.Fixes {
				if id := &f.Fixes[n].Session; *id == d.After.ID && !stored[*id] {
					*id = ""
				}
			}
		}
	}
}

func sameVerdict(t *rapid.T, v planner.Verdict, out planner.Outcome, err error) {
	if err != nil {
		t.Fatal(err)
	}
	if v.Here || v.Severity != out.Verdict() {
		t.Fatalf("verdict %+v, check %+v", v, out.Findings)
	}
	if diff := cmp.Diff(inOrder(out.Findings), inOrder(v.Findings)); diff != "" {
		t.Fatalf("findings on %v (-check +verdict):\n%s", v.Date, diff)
	}
}

// inOrder sorts findings by what they are about. Their keys do not do: those of
// two gaps to the same new session, which has no ID, are the same.
func inOrder(found []rule.Finding) []rule.Finding {
	all := slices.Clone(found)
	slices.SortFunc(all, func(a, b rule.Finding) int {
		return gocmp.Or(
			gocmp.Compare(a.Key(), b.Key()),
			gocmp.Compare(a.Where.Session, b.Where.Session),
			gocmp.Compare(a.Where.Other, b.Where.Other),
		)
	})
	return all
}

// Where a session is already, its verdict is what the week says about it.
func TestVerdictWhereItIs(t *testing.T) {
	w := newWorld(t)
	a := w.add(strength(model.Lower, monday))
	b := w.add(strength(model.Lower, tuesday))
	for _, id := range []model.ID{a, b} {
		s := w.session(id)
		v := w.verdicts(planner.Move{Session: id}, s.Date)[0]
		if !v.Here || v.Severity != rule.Caution {
			t.Errorf("verdict %+v", v)
		}
	}
	longer := w.session(b)
	longer.Plan.Duration = 3 * model.Hour
	v := w.verdicts(planner.Edit{Session: longer}, tuesday)[0]
	if v.Here || only(t, v.Findings).Rule != rule.Availability {
		t.Errorf("verdict of an edit %+v", v)
	}
}

func TestVerdictNamesNeighbours(t *testing.T) {
	w := newWorld(t)
	w.add(at(strength(model.Lower, monday), 18*model.Hour, london))
	w.add(strength(model.Upper, tuesday))
	id := w.add(at(strength(model.Full, wednesday), 18*model.Hour, london))
	w.add(strength(model.Lower, friday))
	v := w.verdicts(planner.Move{Session: id}, wednesday)[0]
	if v.Earlier == nil || v.Earlier.Session.Date != tuesday || v.Earlier.Days != 1 || v.Earlier.HasClock {
		t.Errorf("earlier %+v", v.Earlier)
	}
	if v.Later == nil || v.Later.Session.Date != friday || v.Later.Days != 2 {
		t.Errorf("later %+v", v.Later)
	}
	run := w.add(at(cardio("run", monday, 20*model.Minute), 7*model.Hour, london))
	w.add(cardio("spin", friday, 20*model.Minute))
	v = w.verdicts(planner.Add{Session: at(cardio("treadmill", wednesday, 20*model.Minute), 7*model.Hour, london)}, wednesday)[0]
	if v.Later != nil || v.Earlier == nil || v.Earlier.Session.ID != run || v.Earlier.Elapsed != 47*model.Hour+40*model.Minute {
		t.Errorf("neighbours %+v, %+v", v.Earlier, v.Later)
	}
	v.Earlier.Session.Title = "changed by a page"
	if got := w.verdicts(planner.Move{Session: run}, monday)[0]; w.session(run).Title != "run" || got.Earlier != nil {
		t.Errorf("the plan changed: %+v", got)
	}
}

func TestVerdictsRefuse(t *testing.T) {
	w := newWorld(t)
	for _, placing := range []planner.Placement{
		planner.Move{Session: "unknown"}, planner.Place{Template: "unknown"}, planner.Edit{Session: model.Session{ID: "unknown"}},
	} {
		if _, err := w.plan.Verdicts(placing, []civil.Date{monday}); !errors.Is(err, model.ErrNotFound) {
			t.Errorf("%T: %v", placing, err)
		}
		if _, _, err := w.plan.Nearest(placing, monday); !errors.Is(err, model.ErrNotFound) {
			t.Errorf("%T: %v", placing, err)
		}
	}
}

// The nearest day is allowed, not over, not where the session is, and no
// nearer day is as good.
func TestNearest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		drawPlan(t, w)
		sessions := w.dump().Sessions
		if len(sessions) == 0 {
			return
		}
		s := rapid.SampledFrom(sessions).Draw(t, "session")
		wanted := monday.AddDays(rapid.IntRange(-9, 9).Draw(t, "wanted"))
		placing := planner.Move{Session: s.ID}
		v, found, err := w.plan.Nearest(placing, wanted)
		if err != nil {
			t.Fatal(err)
		}
		over := func(d civil.Date) bool {
			moved := s.OnDay(d)
			return d.Before(monday) || d == monday && moved.Timed() && moved.Start.Before(w.now)
		}
		if found && (v.Severity == rule.Violation || v.Here || over(v.Date) || v.Date == wanted) {
			t.Fatalf("nearest %+v", v)
		}
		for n := 1; n <= 14; n++ {
			for _, d := range []civil.Date{wanted.AddDays(n), wanted.AddDays(-n)} {
				if found && d == v.Date {
					return
				}
				there := w.verdicts(placing, d)[0]
				if !over(d) && !there.Here && there.Severity == rule.Fine {
					t.Fatalf("nearest %v (%v), but %v is fine", v.Date, found, d)
				}
			}
		}
	})
}

func TestNearestPrefersFineAndLater(t *testing.T) {
	w := newWorld(t)
	w.add(strength(model.Lower, thursday))
	id := w.add(strength(model.Lower, thursday.AddDays(14)))
	// Thursday itself is taken; a day beside it is not advised, two days off are fine.
	v, found, err := w.plan.Nearest(planner.Move{Session: id}, thursday)
	if err != nil || !found || v.Date != thursday.AddDays(2) || v.Severity != rule.Fine {
		t.Errorf("nearest %+v, %v, %v", v, found, err)
	}
}

// Staying is no way on: the nearest day is another than the one it is on.
func TestNearestIsNotWhereItIs(t *testing.T) {
	w := newWorld(t)
	id := w.add(strength(model.Lower, wednesday))
	v, found, err := w.plan.Nearest(planner.Move{Session: id}, tuesday)
	if err != nil || !found || v.Date != monday {
		t.Errorf("nearest %+v, %v, %v", v, found, err)
	}
}

func TestMidnightChangesToday(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Zone = london })
	w.now = model.At(monday, 24*model.Hour-1, london)
	if today, err := w.plan.Today(); err != nil || today != monday {
		t.Errorf("today %v, %v", today, err)
	}
	w.refresh()
	w.now = w.now.Add(time.Second)
	if diff := cmp.Diff([]planner.Event{planner.Reloaded{}}, w.refresh()); diff != "" {
		t.Errorf("at midnight (-want +got):\n%s", diff)
	}
	view, err := w.plan.Week(monday)
	if err != nil || view.Today != tuesday {
		t.Errorf("today %v, %v", view.Today, err)
	}
	v, found, err := w.plan.Nearest(planner.Place{Template: "easy-walk"}, tuesday.AddDays(-1))
	if err != nil || !found || v.Date != tuesday {
		t.Errorf("nearest %+v, %v, %v", v, found, err)
	}
}

// The week of any day has it among its seven, whatever day weeks begin on, and
// rules do not stop at its border (O6).
func TestO6_EveryFirstWeekday(t *testing.T) {
	for first := time.Sunday; first <= time.Saturday; first++ {
		t.Run(first.String(), func(t *testing.T) {
			w := newWorld(t)
			if first != time.Monday {
				w.profile(func(p *model.Profile) { p.FirstWeekday = first })
			}
			sunday := monday.AddDays(6)
			w.add(at(withLength(strength(model.Lower, sunday), model.Hour), 10*model.Hour, london))
			id := w.add(at(strength(model.Lower, sunday.AddDays(4)), 18*model.Hour, london))
			for i := range 7 {
				d := sunday.AddDays(i)
				view, err := w.plan.Week(d)
				if err != nil {
					t.Fatal(err)
				}
				if model.Weekday(view.Week.First) != first || !view.Week.Contains(d) || view.Days[0].Date != view.Week.First {
					t.Fatalf("week of %v: %v", d, view.Week)
				}
			}
			v := w.verdicts(planner.Move{Session: id}, sunday.AddDays(1))[0]
			f := only(t, v.Findings)
			if v.Severity != rule.Caution || f.Args.Elapsed != 31*model.Hour || f.Args.Days != 1 {
				t.Errorf("finding %+v", f)
			}
		})
	}
}

func withLength(s model.Session, length model.Seconds) model.Session {
	s.Plan.Duration = length
	return s
}

// Clocks go forward on 29 March and back on 25 October 2026: a move keeps the
// wall clock, gaps are counted in real hours and days in civil ones.
func TestMovesOverClockChanges(t *testing.T) {
	for _, change := range []struct {
		sunday  civil.Date
		elapsed model.Seconds // from Saturday 18:00-19:00 to Sunday 19:00
		want    rule.Severity
	}{
		{civil.Date{Year: 2026, Month: time.March, Day: 29}, 23 * model.Hour, rule.Violation},
		{civil.Date{Year: 2026, Month: time.October, Day: 25}, 25 * model.Hour, rule.Caution},
	} {
		w := newWorld(t)
		w.now = noon(change.sunday.AddDays(-6))
		w.add(at(withLength(strength(model.Lower, change.sunday.AddDays(-1)), model.Hour), 18*model.Hour, london))
		id := w.add(at(strength(model.Lower, change.sunday.AddDays(4)), 19*model.Hour, london))
		v := w.verdicts(planner.Move{Session: id}, change.sunday)[0]
		if f := only(t, v.Findings); v.Severity != change.want || f.Args.Elapsed != change.elapsed || f.Args.Days != 1 {
			t.Errorf("%v: %v, %+v", change.sunday, v.Severity, f)
		}
		for _, d := range []civil.Date{change.sunday.AddDays(-3), change.sunday.AddDays(1), change.sunday.AddDays(2)} {
			w.applyFor(planner.Move{Session: id, To: d, Index: planner.AtEnd}, "for the test")
			s := w.session(id)
			if clock, ok := s.Clock(); !ok || clock != 19*model.Hour || s.Date != d {
				t.Errorf("%v: at %d", d, clock)
			}
		}
	}
}
