package planner_test

import (
	"fmt"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// twentyYears fills the plan with ten thousand sessions, the last ones planned
// for this week: lower, upper, two activities and mobility, ten a week.
func twentyYears(b *testing.B) *world {
	b.Helper()
	w := newWorld(b)
	week := []func(civil.Date) model.Session{
		func(d civil.Date) model.Session { return at(strength(model.Lower, d), 18*model.Hour, london) },
		func(d civil.Date) model.Session { return strength(model.Upper, d) },
		func(d civil.Date) model.Session { return cardio("cycle", d, 30*model.Minute) },
		func(d civil.Date) model.Session { return at(strength(model.Lower, d), 18*model.Hour, london) },
		func(d civil.Date) model.Session { return strength(model.Upper, d) },
		func(d civil.Date) model.Session { return cardio("run", d, 30*model.Minute) },
	}
	const sessions = 10_000
	err := w.db.Update(func(wr model.Writer) error {
		day := monday.AddDays(6)
		for n := 0; n < sessions; day = day.AddDays(-1) {
			weekday := int(model.Weekday(day))
			for i, s := range []model.Session{week[weekday%len(week)](day), strength(model.Mobility, day)} {
				if i == 1 && weekday%2 == 0 {
					continue
				}
				s.ID, s.Original, s.Position = model.ID(fmt.Sprintf("s-%05d", n)), day, i
				if day.Before(monday) {
					s = done(s)
				}
				if err := wr.SaveSession(s); err != nil {
					return err
				}
				n++
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := w.plan.Week(monday); err != nil {
		b.Fatal(err)
	}
	return w
}

// BenchmarkVerdicts7Days is what starting a drag costs; it should take less
// than a millisecond.
func BenchmarkVerdicts7Days(b *testing.B) {
	w := twentyYears(b)
	id := w.on(thursday)[0]
	week := thisWeek.Days()
	for b.Loop() {
		if _, err := w.plan.Verdicts(planner.Move{Session: id}, week[:]); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWeek turns the week; it should take less than a frame, 16 ms.
func BenchmarkWeek(b *testing.B) {
	w := twentyYears(b)
	n := 0
	for b.Loop() {
		n--
		if _, err := w.plan.Week(monday.AddDays(7 * (n % 500))); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkApplyMove drops a session; it should take less than 50 ms.
func BenchmarkApplyMove(b *testing.B) {
	w := twentyYears(b)
	id := w.on(thursday)[0]
	n := 0
	for b.Loop() {
		n++
		if _, err := w.plan.Apply(planner.Move{Session: id, To: monday.AddDays(n % 7), Index: planner.AtEnd}, "for the test"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUndoAndRedo(b *testing.B) {
	w := twentyYears(b)
	id := w.on(thursday)[0]
	w.applyFor(planner.Move{Session: id, To: friday, Index: planner.AtEnd}, "for the test")
	for b.Loop() {
		if _, err := w.plan.Undo(); err != nil {
			b.Fatal(err)
		}
		if _, err := w.plan.Redo(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkArrange(b *testing.B) {
	w := twentyYears(b)
	for b.Loop() {
		if _, err := w.plan.Check(planner.Arrange{Week: thisWeek.Plus(1)}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen is what the first week costs after the start.
func BenchmarkOpen(b *testing.B) {
	w := twentyYears(b)
	for b.Loop() {
		plan := planner.New(w.db, library, func() time.Time { return w.now }, w.newID)
		if _, err := plan.Week(monday); err != nil {
			b.Fatal(err)
		}
	}
}
