package planner

import (
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Found is what a text occurs in.
type Found struct {
	Sessions  []model.Session // without their prescriptions
	Templates []model.Template
	Exercises []FoundExercise
}

// FoundExercise is an exercise with the session that has it: the next one from
// today on, else the last one before; nil if there is none near.
type FoundExercise struct {
	Exercise model.Exercise
	Session  *model.Session
}

// near is how many days before and after today Search looks for the session of
// an exercise.
const near = 8 * 7

// Search returns the sessions, templates and exercises in which every word of a
// text occurs, at most limit of each: sessions in their title or note, those
// nearest to today first, of two as near the later one, and those in the tray
// last; templates in their title, exercises in their name or tags, both in the
// order of the library and then the person's own, without those archived.
// Capital and small letters are the same. A text without words is found nowhere.
func (p *Planner) Search(text string, limit int) (Found, error) {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 || limit <= 0 {
		return Found{}, nil
	}
	occur := func(in string) bool {
		in = strings.ToLower(in)
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(in, word) })
	}
	var found Found
	err := p.read(func(st *state, r model.Reader) error {
		found.Sessions = st.nearest(limit, func(s *model.Session) bool { return occur(s.Title + "\n" + s.Note) })
		for _, t := range st.library.Templates {
			if len(found.Templates) < limit && occur(t.Title) {
				found.Templates = append(found.Templates, t)
			}
		}
		for _, e := range st.library.Exercises {
			if len(found.Exercises) < limit && occur(e.Name+tagged(e.Tags)) {
				found.Exercises = append(found.Exercises, FoundExercise{Exercise: e})
			}
		}
		return st.findSessions(r, found.Exercises)
	})
	return found, err
}

// tagged is a line a tag, each after a line break.
func tagged(tags []model.Tag) string {
	var b strings.Builder
	for _, tag := range tags {
		b.WriteString("\n" + string(tag))
	}
	return b.String()
}

// nearest returns the sessions that match, from today outwards and then those in
// the tray.
func (st *state) nearest(limit int, match func(*model.Session) bool) []model.Session {
	var found []model.Session
	add := func(s *model.Session) {
		if match(s) {
			found = append(found, *withoutPrescriptions(s))
		}
	}
	placed := len(between(st.all, civil.Date{}, civil.Date{})) // those in the tray come first
	later, _ := slices.BinarySearchFunc(st.all, st.today, func(s *model.Session, d civil.Date) int {
		if s.Date.Before(d) {
			return -1
		}
		return 1
	})
	earlier := later - 1
	for len(found) < limit && (later < len(st.all) || earlier >= placed) {
		switch {
		case earlier < placed, later < len(st.all) && st.all[later].Date.DaysSince(st.today) <= st.today.DaysSince(st.all[earlier].Date):
			add(st.all[later])
			later++
		default:
			add(st.all[earlier])
			earlier--
		}
	}
	for _, s := range st.all[:placed] {
		if len(found) < limit {
			add(s)
		}
	}
	return found
}

// findSessions finds the session of each exercise.
func (st *state) findSessions(r model.Reader, exercises []FoundExercise) error {
	if len(exercises) == 0 {
		return nil
	}
	sessions, err := r.Sessions(st.today.AddDays(-near), st.today.AddDays(near))
	if err != nil {
		return err
	}
	for i := range exercises {
		e := &exercises[i]
		for n := range sessions {
			if e.Session != nil && !e.Session.Date.Before(st.today) {
				break
			}
			if slices.ContainsFunc(sessions[n].Prescriptions, func(p model.Prescription) bool { return p.Exercise == e.Exercise.ID }) {
				e.Session = &sessions[n]
			}
		}
	}
	return nil
}
