package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// fill writes a believable plan of two sessions a day: strength
// sessions with five exercises of three sets, and runs.
func fill(tb testing.TB, db *DB, days int) {
	tb.Helper()
	first := civil.Date{Year: 2012, Month: 1, Day: 2}
	work := make([]model.Set, 3)
	for i := range work {
		work[i] = model.Set{Reps: 10, Weight: 40 * model.Kilogram}
	}
	err := db.Update(func(w model.Writer) error {
		for i := range days {
			on := first.AddDays(i)
			run := model.Session{
				ID: model.ID(fmt.Sprintf("2b0e9f1c-run-%06d", i)), Kind: model.Cardio, Activity: "run", Title: "Easy run",
				Date: on, Original: on, Zone: "Europe/London", Start: model.At(on, 7*model.Hour, "Europe/London"),
				Status: model.Done, Plan: model.Effort{Duration: 30 * model.Minute, Distance: 5 * model.Kilometre, RPE: 4},
				Actual: &model.Effort{Duration: 31 * model.Minute, Distance: 5 * model.Kilometre, RPE: 4},
			}
			lift := model.Session{
				ID: model.ID(fmt.Sprintf("2b0e9f1c-lift-%06d", i)), Kind: model.Lower, Title: "Lower body A", Template: "lower-a",
				Date: on, Original: on, Position: 1, Status: model.Planned, Plan: model.Effort{Duration: 45 * model.Minute, RPE: 6},
			}
			for _, exercise := range []model.ID{"squat", "hinge", "step-up", "bridge", "calf-raise"} {
				lift.Prescriptions = append(lift.Prescriptions, model.Prescription{Exercise: exercise, Sets: work})
			}
			if err := w.SaveSession(run); err != nil {
				return err
			}
			if err := w.SaveSession(lift); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

func openIn(tb testing.TB, folder string) *DB {
	tb.Helper()
	db, err := Open(folder)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { db.Close() })
	return db
}

// BenchmarkTimeline reads all sessions, from packs as after the file was opened
// and from rows alone.
func BenchmarkTimeline(b *testing.B) {
	db := openIn(b, b.TempDir())
	fill(b, db, 5000)
	read := func(b *testing.B) {
		for b.Loop() {
			err := db.View(func(r model.Reader) error {
				all, lifted, err := r.Timeline()
				if len(all) != 10_000 || len(lifted) != 5000 {
					b.Fatal(len(all), len(lifted))
				}
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("rows", read)
	if err := db.pack(); err != nil {
		b.Fatal(err)
	}
	b.Run("packs", read)
}

func BenchmarkWeek(b *testing.B) {
	db := openIn(b, b.TempDir())
	fill(b, db, 5000)
	week := model.WeekOf(civil.Date{Year: 2020, Month: time.May, Day: 6}, time.Monday)
	for b.Loop() {
		err := db.View(func(r model.Reader) error {
			all, err := r.Sessions(week.First, week.Last())
			if len(all) != 14 || len(all[1].Prescriptions[4].Sets) != 3 {
				b.Fatal(all)
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSaveSession(b *testing.B) {
	db := openIn(b, b.TempDir())
	fill(b, db, 500)
	var s model.Session
	if err := db.View(func(r model.Reader) (err error) {
		s, err = r.Session("2b0e9f1c-lift-000007")
		return err
	}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := db.Update(func(w model.Writer) error { return w.SaveSession(s) }); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) { benchmarkOpen(b, Open) }

func BenchmarkOpenUnchecked(b *testing.B) { benchmarkOpen(b, OpenUnchecked) }

func benchmarkOpen(b *testing.B, open func(string) (*DB, error)) {
	folder := b.TempDir()
	db := openIn(b, folder)
	fill(b, db, 5000)
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		again, err := open(folder)
		if err != nil {
			b.Fatal(err)
		}
		again.Close()
	}
}

// BenchmarkCopies does with a plan of ten thousand sessions what is done with
// copies: to make a backup, which is what the copy of a day is, too; to say what is
// in it; to make it ready to take the place of a plan, and to put it there.
func BenchmarkCopies(b *testing.B) {
	db := openIn(b, b.TempDir())
	fill(b, db, 5000)
	if err := db.pack(); err != nil {
		b.Fatal(err)
	}
	backup, other := filepath.Join(b.TempDir(), "backup.db"), b.TempDir()
	must := func(b *testing.B, err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	b.Run("BackUp", func(b *testing.B) {
		for b.Loop() {
			os.Remove(backup)
			_, err := db.BackUp(b.Context(), backup)
			must(b, err)
		}
	})
	b.Run("DailyIsThere", func(b *testing.B) {
		day := civil.Date{Year: 2026, Month: time.June, Day: 10}
		_, err := db.KeepDaily(b.Context(), day)
		must(b, err)
		for b.Loop() {
			_, err := db.KeepDaily(b.Context(), day)
			must(b, err)
		}
	})
	b.Run("Look", func(b *testing.B) {
		for b.Loop() {
			_, err := Look(b.Context(), backup)
			must(b, err)
		}
	})
	b.Run("Fetch", func(b *testing.B) {
		for b.Loop() {
			_, err := Fetch(b.Context(), other, backup)
			must(b, err)
		}
	})
	b.Run("Replace", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			fetched, err := Fetch(b.Context(), other, backup)
			must(b, err)
			b.StartTimer()
			_, err = fetched.Replace()
			must(b, err)
		}
	})
}
