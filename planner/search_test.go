package planner_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// named is a session of a title on a day, in the tray for the zero one.
func named(title string, d civil.Date) model.Session {
	s := strength(model.Mobility, d)
	s.Title = title
	return s
}

// found are the titles that a search finds, with the days from Monday on.
func (w *world) found(text string, limit int) []string {
	w.Helper()
	found, err := w.plan.Search(text, limit)
	if err != nil {
		w.Fatal(err)
	}
	var titles []string
	for _, s := range found.Sessions {
		if !s.Placed() {
			titles = append(titles, s.Title)
			continue
		}
		titles = append(titles, fmt.Sprintf("%s %+d", s.Title, s.Date.DaysSince(monday)))
	}
	return titles
}

func TestSearchFindsSessionsNearestFirst(t *testing.T) {
	w := newWorld(t)
	for title, days := range map[string][]int{"Hips": {-9, -2, 2, 5}, "Ankles & hips": {0}, "Shoulders": {1}} {
		for _, n := range days {
			w.add(named(title, monday.AddDays(n)))
		}
	}
	w.add(named("Hips for later", civil.Date{}))
	noted := named("Yoga", monday.AddDays(3))
	noted.Note = "slowly,\nLEFT hip first"
	w.add(noted)
	for _, tt := range []struct {
		text  string
		limit int
		want  []string
	}{
		{"hip", 10, []string{"Ankles & hips +0", "Hips +2", "Hips -2", "Yoga +3", "Hips +5", "Hips -9", "Hips for later"}},
		{"  HIPS  ankles ", 10, []string{"Ankles & hips +0"}},
		{"left first", 10, []string{"Yoga +3"}},
		{"hip", 3, []string{"Ankles & hips +0", "Hips +2", "Hips -2"}},
		{"later", 1, []string{"Hips for later"}},
		{"elbows", 10, nil},
		{" \t", 10, nil},
		{"", 10, nil},
		{"hip", 0, nil},
		{"hip", -1, nil},
	} {
		if got := w.found(tt.text, tt.limit); !slices.Equal(got, tt.want) {
			t.Errorf("%q, at most %d: %q, want %q", tt.text, tt.limit, got, tt.want)
		}
	}
	w.now = noon(monday.AddDays(5))
	if got := w.found("hips", 2); !slices.Equal(got, []string{"Hips +5", "Hips +2"}) {
		t.Errorf("on Saturday: %q", got)
	}
}

func TestSearchReadsOnly(t *testing.T) {
	w := newWorld(t)
	w.add(named("Hips", monday))
	before := w.dump()
	found, err := w.plan.Search("hips", 5)
	if err != nil {
		t.Fatal(err)
	}
	found.Sessions[0].Title = "changed by the caller"
	if got := w.found("hips", 5); len(got) != 1 {
		t.Errorf("afterwards: %q", got)
	}
	w.same(before, "after a search")
}

func TestSearchFindsTemplatesAndExercisesWithTheirSession(t *testing.T) {
	w := newWorld(t)
	template := library.Templates[0]
	exercise := template.Prescriptions[0].Exercise
	known, _ := library.Exercise(exercise)
	find := func() planner.FoundExercise {
		t.Helper()
		found, err := w.plan.Search(strings.ToUpper(known.Name), 5)
		if err != nil || len(found.Exercises) == 0 || found.Exercises[0].Exercise.ID != exercise {
			t.Fatalf("found %+v, %v", found.Exercises, err)
		}
		return found.Exercises[0]
	}
	if e := find(); e.Session != nil {
		t.Errorf("in an empty plan it is in %+v", e.Session)
	}
	place := func(n int) {
		t.Helper()
		s := named("with it", monday.AddDays(n))
		s.Kind, s.Prescriptions = template.Kind, template.Prescriptions
		w.add(s)
	}
	for _, step := range []struct{ add, want int }{{-80, 0}, {-20, -20}, {-3, -3}, {70, -3}, {40, 40}, {9, 9}, {0, 0}} {
		place(step.add)
		e := find()
		if step.add == -80 {
			if e.Session != nil {
				t.Errorf("it is in the far past: %v", e.Session.Date)
			}
			continue
		}
		if e.Session == nil || e.Session.Date != monday.AddDays(step.want) {
			t.Errorf("after one at %+d it is in %+v, want that at %+d", step.add, e.Session, step.want)
		}
	}
	found, err := w.plan.Search(template.Title, 5)
	if err != nil || len(found.Templates) != 1 || found.Templates[0].ID != template.ID {
		t.Errorf("templates %+v, %v", found.Templates, err)
	}
	all, err := w.plan.Search("e", 4)
	if err != nil || len(all.Templates) != 4 || len(all.Exercises) != 4 {
		t.Errorf("at most 4: %d templates, %d exercises, %v", len(all.Templates), len(all.Exercises), err)
	}
}

func TestSearchFindsAPersonsOwnExercises(t *testing.T) {
	w := newWorld(t)
	err := w.db.Update(func(wr model.Writer) error {
		for _, e := range []model.Exercise{
			{ID: "own-1", Name: "Wobble board", BodyWeight: true, Tags: []model.Tag{model.Balance}},
			{ID: "own-2", Name: "Wobble cushion", BodyWeight: true, Archived: true},
		} {
			if err := wr.SaveExercise(e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"wobble", "balance wob"} {
		found, err := w.plan.Search(text, 5)
		if err != nil || len(found.Exercises) != 1 || found.Exercises[0].Exercise.ID != "own-1" {
			t.Errorf("%q finds %+v, %v", text, found.Exercises, err)
		}
	}
}

// TestSearchIsThatOfASlowOne that looks at every session.
func TestSearchIsThatOfASlowOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		var all []model.Session
		for i := range rapid.IntRange(0, 12).Draw(t, "sessions") {
			s := named(rapid.SampledFrom([]string{"a", "b", "ab"}).Draw(t, "title"), civil.Date{})
			if rapid.IntRange(0, 5).Draw(t, "placed") > 0 {
				s = named(s.Title, monday.AddDays(rapid.IntRange(-4, 4).Draw(t, "day")))
			}
			s.Title = fmt.Sprintf("%s %d", s.Title, i)
			s.ID = w.add(s)
			all = append(all, s)
		}
		w.now = noon(monday.AddDays(rapid.IntRange(-5, 5).Draw(t, "today")))
		today := civil.DateOf(w.now)
		text := rapid.SampledFrom([]string{"a", "b", "a b"}).Draw(t, "text")
		limit := rapid.IntRange(1, 8).Draw(t, "limit")

		want := 0
		away := func(d civil.Date) int { // twice the days, the past one more
			n := 2 * d.DaysSince(today)
			if n < 0 {
				n = 1 - n
			}
			return n
		}
		var last int
		found, err := w.plan.Search(text, limit)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			if matches(s.Title, text) {
				want++
			}
		}
		if len(found.Sessions) != min(want, limit) {
			t.Fatalf("found %d of %d, at most %d", len(found.Sessions), want, limit)
		}
		seen := map[model.ID]bool{}
		for _, s := range found.Sessions {
			distance := 1 << 20
			if s.Placed() {
				distance = away(s.Date)
			}
			if !matches(s.Title, text) || seen[s.ID] || distance < last {
				t.Fatalf("%s on %s comes after %d", s.Title, s.Date, last)
			}
			last, seen[s.ID] = distance, true
		}
		for _, s := range all { // nothing nearer was left out
			if matches(s.Title, text) && !seen[s.ID] && s.Placed() && away(s.Date) < last {
				t.Fatalf("%s on %s is nearer than what was found", s.Title, s.Date)
			}
		}
	})
}

func matches(title, text string) bool {
	for _, word := range strings.Fields(text) {
		if !strings.Contains(title, word) {
			return false
		}
	}
	return true
}

// BenchmarkSearch20Years types what occurs nowhere, so that every session is
// looked at; it should take less than 16 ms, one frame.
func BenchmarkSearch20Years(b *testing.B) {
	w := twentyYears(b)
	for _, bench := range []struct{ name, text string }{{"nowhere", "no such session"}, {"exercise", "squat"}, {"many", "o"}} {
		b.Run(bench.name, func(b *testing.B) {
			for range b.N {
				if _, err := w.plan.Search(bench.text, 25); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
