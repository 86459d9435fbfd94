package paper

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// twelve sessions a day are the most that a document has to hold.
func twelve(int) int { return 12 }

// nasty is the plan of somebody with so many sessions on each day, from and to so
// many days from today, of so many exercises at the most, with long names and an
// emoji in each, and a scar in every text.
func nasty(t testing.TB, from, to, exercises int, perDay func(day int) int) *planner.Planner {
	t.Helper()
	return planOf(t, func(w model.Writer, library *model.Library) error {
		profile := model.DefaultProfile()
		profile.Name = "Bartholomäus Graf von und zu Weißenstein-Überlingen \U0001F9B5 der Ältere"
		if err := w.SaveProfile(profile); err != nil {
			return err
		}
		for day := from; day <= to; day++ {
			for n := range perDay(day) {
				if err := w.SaveSession(nastySession(library, day, n, exercises)); err != nil {
					return err
				}
			}
		}
		for n := range 60 {
			at := time.Date(2026, 6, 9, 18, 0, 0, 0, time.UTC).Add(-time.Duration(n) * 9 * time.Hour)
			e := model.PainEntry{
				ID: model.ID(fmt.Sprint("pain-", n)), At: at, Zone: "Europe/London", Side: []model.Side{model.Left, model.Right}[n%2], Score: n % 11,
				Quality: "ache", Moment: "after", Note: strings.Repeat("stairs \U0001F634 and more stairs; ", n%20),
			}
			if err := w.SavePain(e); err != nil {
				return err
			}
		}
		return nil
	})
}

func nastySession(library *model.Library, day, n, exercises int) model.Session {
	kinds := []model.Kind{model.Lower, model.Cardio, model.Upper, model.Mobility, model.Full}
	s := model.Session{
		ID: model.ID(fmt.Sprintf("s-%d-%d", day, n)), Kind: kinds[n%len(kinds)], Status: model.Planned,
		Title: fmt.Sprintf("%d.%d ", day, n) + []string{
			"Donaudampfschifffahrtsgesellschaftskapitänsmützenständertraining \U0001F3CB️ mit Pausen",
			"\U0001F3C3\u200d♀\ufe0f run", "跑步 in the park with everybody who has the time to come along at half past six in the morning, whatever",
			strings.Repeat("W", 60), "Squat",
		}[n%5],
		Date: wednesday.AddDays(day), Position: n, Zone: "Europe/London",
		Plan: model.Effort{Duration: model.Seconds(n+1) * 10 * model.Minute},
	}
	if s.Kind == model.Cardio {
		s.Activity, s.Plan.Distance = "run", 12345*model.Metre
	}
	if s.Kind.Strength() {
		for i := range min(1+n, exercises) {
			e := library.Exercises[(7*n+i)%len(library.Exercises)]
			p := model.Prescription{Exercise: e.ID}
			for k := range 1 + (i+n)%9 {
				p.Sets = append(p.Sets, model.Set{Reps: 8 + k%3, Weight: model.Mass(k) * 5 * model.Kilogram / 2, WarmUp: k == 0 && i%2 == 0})
			}
			s.Prescriptions = append(s.Prescriptions, p)
		}
	}
	if day < 0 && n%3 == 0 {
		s.Status, s.Actual = model.Done, &s.Plan
	}
	return s
}
