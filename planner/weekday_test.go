package planner_test

import (
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

// gaps are the findings that no week's border has anything to do with.
func (w *world) gaps(from, to civil.Date) []rule.Finding {
	w.Helper()
	found := w.findings(from, to)
	for i := range found {
		found[i].Fixes = nil // another day of its week
	}
	return slices.DeleteFunc(found, func(f rule.Finding) bool {
		return f.Rule != rule.RestGap && f.Rule != rule.SameActivity && f.Rule != rule.ImpactAdjacent
	})
}

// limits are what each stream may have in the week of a day.
func (w *world) limits(d civil.Date) map[rule.Stream]rule.Budget {
	w.Helper()
	view, err := w.plan.Week(d)
	if err != nil {
		w.Fatal(err)
	}
	limits := map[rule.Stream]rule.Budget{}
	for _, b := range view.Budgets {
		limits[b.Stream] = b
	}
	return limits
}

// Clarification 6: a new first weekday applies from the next week on, changes no
// finding about two days and raises no limit: for all 49 changes, over a year's
// end and the changes of clocks.
func TestClarification6_FirstWeekday(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		today := rapid.SampledFrom([]civil.Date{
			{Year: 2025, Month: 12, Day: 31}, {Year: 2026, Month: 1, Day: 2}, {Year: 2026, Month: 3, Day: 28}, {Year: 2026, Month: 10, Day: 24}, {Year: 2024, Month: 2, Day: 28},
		}).Draw(t, "around").AddDays(rapid.IntRange(0, 6).Draw(t, "day"))
		from, to := time.Weekday(rapid.IntRange(0, 6).Draw(t, "from")), time.Weekday(rapid.IntRange(0, 6).Draw(t, "to"))
		w := newRapidWorld(t)
		w.now = noon(today)
		w.profile(func(p *model.Profile) {
			p.FirstWeekday, p.Zone = from, london
			p.Name = "Alex" // so that there is a change even on Monday
			p.Declared = []model.Declared{{Activity: "run", Week: model.WeekOf(today.AddDays(-42), from).First, Distance: 10 * model.Kilometre}}
		})
		var sessions []model.Session
		for d := today.AddDays(-35); d.Before(today.AddDays(14)); d = d.AddDays(rapid.IntRange(1, 3).Draw(t, "apart")) {
			s := rapid.SampledFrom([]model.Session{
				lifting("leg-press", d, 3, 10, 100*lb), cardio("run", d, 20*model.Minute), cardio("cycle", d, 40*model.Minute), strength(model.Upper, d),
			}).Draw(t, "session")
			if s.Activity == "run" {
				s.Plan.Distance = model.Distance(rapid.IntRange(2, 6).Draw(t, "km")) * model.Kilometre
			}
			if d.Before(today) {
				s = asPlanned(s)
			}
			s = at(s, 18*model.Hour, london)
			s.ID, s.Original = w.newID(), d
			sessions = append(sessions, s)
		}
		w.store(sessions)
		gaps := w.gaps(today.AddDays(-42), today.AddDays(28))
		old, closed := w.limits(today), w.limits(today.AddDays(-7))

		out, err := w.plan.Apply(planner.SaveProfile{Profile: w.with(func(p *model.Profile) { p.FirstWeekday = to })}, "")
		if from == to {
			if err == nil {
				t.Fatalf("nothing changed: %+v", out)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(gaps, w.gaps(today.AddDays(-42), today.AddDays(28))); diff != "" {
			t.Fatalf("gaps (-before +after):\n%s", diff)
		}
		if diff := cmp.Diff(closed, w.limits(today.AddDays(-7))); diff != "" {
			t.Fatalf("the week before (-before +after):\n%s", diff)
		}
		first := w.dump().Profile.Weekdays[0].From
		if away := first.DaysSince(today); away < 1 || away > 13 || model.Weekday(first) != to {
			t.Fatalf("the first new week begins on %s", first)
		}
		for stream, is := range w.limits(first) {
			was, there := old[stream]
			if there && was.Measure == is.Measure && is.Most > was.Most {
				t.Fatalf("%s rises from %d (%s) to %d (%s)", stream, was.Most, was.Reason, is.Most, is.Reason)
			}
		}
		for stream, was := range old {
			if is, there := w.limits(today)[stream]; there && is.Measure == was.Measure && is.Most > was.Most && stream.Kind != rule.ExerciseStream && stream.Kind != rule.SetStream {
				t.Fatalf("this week: %s rises from %d (%s) to %d (%s)", stream, was.Most, was.Reason, is.Most, is.Reason)
			}
		}
		w.undo()
		if diff := cmp.Diff(old, w.limits(today)); diff != "" {
			t.Fatalf("undone (-want +got):\n%s", diff)
		}
	})
}

// store keeps sessions as they are, as another program would.
func (w *world) store(sessions []model.Session) {
	w.Helper()
	if err := w.db.Update(func(wr model.Writer) error {
		for _, s := range sessions {
			if err := wr.SaveSession(s); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		w.Fatal(err)
	}
}

// with is the profile with a difference, not saved.
func (w *world) with(change func(*model.Profile)) model.Profile {
	w.Helper()
	p, err := w.plan.Profile()
	if err != nil {
		w.Fatal(err)
	}
	change(&p)
	return p
}

// All of the days between belong to the longer week, and the board shows each of
// them.
func TestTheLongerWeekIsShown(t *testing.T) {
	w := newWorld(t)
	w.add(strength(model.Lower, monday))
	w.profile(func(p *model.Profile) { p.FirstWeekday = time.Sunday })
	shown := map[civil.Date]bool{}
	for d := monday; d.Before(monday.AddDays(13)); d = d.AddDays(1) {
		view, err := w.plan.Week(d)
		if err != nil {
			t.Fatal(err)
		}
		if !view.Week.Contains(d) || view.Week.Extra != 0 {
			t.Errorf("%s is shown in %+v", d, view.Week)
		}
		for _, day := range view.Days {
			shown[day.Date] = true
		}
		for _, b := range view.Budgets {
			if b.Week != (model.Week{First: monday, Extra: 6}) {
				t.Errorf("the limits of %s are those of %+v", d, b.Week)
			}
		}
	}
	if len(shown) != 13 {
		t.Errorf("%d days are shown", len(shown))
	}
}
