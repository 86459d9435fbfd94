package planner_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/example"
)

// twentyYears is a plan of ten thousand sessions, the last ones planned for this
// week and the next: the example with twenty years of history.
func twentyYears(b *testing.B) *world {
	b.Helper()
	data, err := exampleFile()
	if err != nil {
		b.Fatal(err)
	}
	folder := b.TempDir()
	if err := os.WriteFile(filepath.Join(folder, store.FileName), data, 0o600); err != nil {
		b.Fatal(err)
	}
	w := openWorld(b, folder, b.Cleanup)
	if _, err := w.plan.Week(monday); err != nil {
		b.Fatal(err)
	}
	return w
}

// exampleFile is the database of twentyYears, made once.
var exampleFile = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "kneewise-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	db, err := store.Open(folder)
	if err != nil {
		return nil, err
	}
	n := 0
	newID := func() model.ID {
		n++
		return model.ID(fmt.Sprintf("example-%05d", n))
	}
	plan := planner.New(db, library, func() time.Time { return noon(monday) }, newID)
	profile, sessions, pain := example.WithYears(&library, monday, london, newID, 20)
	_, err = plan.Apply(planner.Fill{Profile: profile, Sessions: sessions, Pain: pain}, "")
	if err = errors.Join(err, db.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(folder, store.FileName))
})

// lowerBody is a session of this week that is still to come.
func (w *world) lowerBody() model.ID {
	w.Helper()
	view, err := w.plan.Week(monday)
	if err != nil {
		w.Fatal(err)
	}
	return view.Days[3].Sessions[0].ID
}

// BenchmarkLogPain logs a score and works out what follows from it.
func BenchmarkLogPain(b *testing.B) {
	w := twentyYears(b)
	for b.Loop() {
		w.now = w.now.Add(time.Second)
		if _, err := w.plan.Apply(planner.LogPain{Entries: []model.PainEntry{hurt(w.now, 1)}}, ""); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerdicts7Days is what starting a drag costs; it should take less
// than 200 microseconds.
func BenchmarkVerdicts7Days(b *testing.B) {
	w := twentyYears(b)
	id := w.lowerBody()
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
	id := w.lowerBody()
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
	id := w.lowerBody()
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

// BenchmarkFindings20Years checks everything there is.
func BenchmarkFindings20Years(b *testing.B) {
	w := twentyYears(b)
	for b.Loop() {
		found, err := w.plan.Findings(monday.AddDays(-7*52*20), monday.AddDays(14))
		if err != nil || len(found) == 0 {
			b.Fatal(found, err)
		}
	}
}

// BenchmarkVerdictsOfAGroup is what starting a drag of four selected sessions
// costs, and BenchmarkSwapVerdicts one of a weekday's head.
func BenchmarkVerdictsOfAGroup(b *testing.B) {
	w := twentyYears(b)
	view, err := w.plan.Week(monday)
	if err != nil {
		b.Fatal(err)
	}
	var ids []model.ID
	for _, day := range view.Days {
		for i := range day.Sessions {
			if len(ids) < 4 {
				ids = append(ids, day.Sessions[i].ID)
			}
		}
	}
	week := thisWeek.Days()
	for b.Loop() {
		if _, err := w.plan.Verdicts(planner.MoveMany{Sessions: ids}, week[:]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSwapVerdicts(b *testing.B) {
	w := twentyYears(b)
	week := thisWeek.Days()
	for b.Loop() {
		if _, err := w.plan.SwapVerdicts(monday, week[:]); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkForesee is what the findings of another day under the pointer cost;
// with the drawing it should stay within 4 ms.
func BenchmarkForesee(b *testing.B) {
	w := twentyYears(b)
	id := w.lowerBody()
	n := 0
	for b.Loop() {
		n++
		if _, err := w.plan.Foresee(planner.Move{Session: id, To: monday.AddDays(n % 7), Index: planner.AtEnd}, thisWeek); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAdherence is that of a year.
func BenchmarkAdherence(b *testing.B) {
	w := twentyYears(b)
	for b.Loop() {
		if _, err := w.plan.Adherence(monday.AddDays(-364), monday); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTarget20Years says what the exercises of a planned session go on with,
// which follows each through all its weeks.
func BenchmarkTarget20Years(b *testing.B) {
	w := twentyYears(b)
	view, err := w.plan.Week(monday)
	if err != nil {
		b.Fatal(err)
	}
	var planned model.ID
	for _, day := range view.Days {
		for _, s := range day.Sessions {
			if s.Kind.Strength() && s.Status == model.Planned {
				planned = s.ID
			}
		}
	}
	for b.Loop() {
		targets, err := w.plan.Target(planned)
		if err != nil || len(targets) == 0 {
			b.Fatal(targets, err)
		}
	}
}
