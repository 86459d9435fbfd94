package store

import (
	"fmt"

	"github.com/kneewise/kneewise/model"
)

type routineRow struct {
	ID    model.ID `gorm:"primaryKey"`
	Title string
}

type drillRow struct {
	Routine  model.ID
	Position int
	Exercise model.ID
	Work     model.Seconds
	Rest     model.Seconds
}

type exerciseRow struct {
	ID         model.ID `gorm:"primaryKey"`
	Name       string
	Regions    model.Regions
	BodyWeight bool
	Unilateral bool
	Timed      bool
	Equipment  text
	Step       model.Mass
	Archived   bool
}

type tagRow struct {
	Exercise model.ID
	Position int
	Tag      string
}

func (routineRow) TableName() string  { return "routines" }
func (drillRow) TableName() string    { return "drills" }
func (exerciseRow) TableName() string { return "exercises" }
func (tagRow) TableName() string      { return "exercise_tags" }

// SaveRoutine keeps a routine of the person's own.
func (w *writer) SaveRoutine(r model.Routine) error {
	if err := r.Validate(); err != nil {
		return refused("routine", r.ID, err)
	}
	if err := w.put("routine", &routineRow{ID: r.ID, Title: r.Title}); err != nil {
		return err
	}
	var drills []drillRow
	for i, d := range r.Drills {
		drills = append(drills, drillRow{Routine: r.ID, Position: i, Exercise: d.Exercise, Work: d.Work, Rest: d.Rest})
	}
	return replace(w, "drills", "routine", r.ID, drills)
}

// DeleteRoutine forgets a routine.
func (w *writer) DeleteRoutine(id model.ID) error { return w.remove("routines", id) }

// Routines returns the person's own routines.
func (r *reader) Routines() ([]model.Routine, error) {
	rows, err := find[routineRow](r.tx, "SELECT * FROM routines ORDER BY title, id")
	if err != nil {
		return nil, fmt.Errorf("read routines: %w", err)
	}
	all, err := find[drillRow](r.tx, "SELECT * FROM drills ORDER BY routine, position")
	if err != nil {
		return nil, fmt.Errorf("read drills: %w", err)
	}
	drills := children(all,
		func(row drillRow) model.ID { return row.Routine },
		func(row drillRow) model.Drill {
			return model.Drill{Exercise: row.Exercise, Work: row.Work, Rest: row.Rest}
		})
	var routines []model.Routine
	for _, row := range rows {
		routine := model.Routine{ID: row.ID, Title: row.Title, Drills: drills[row.ID]}
		if err := routine.Validate(); err != nil {
			return nil, badRow("routines", row.ID, err)
		}
		routines = append(routines, routine)
	}
	return routines, nil
}

// SaveExercise keeps an exercise of the person's own.
func (w *writer) SaveExercise(e model.Exercise) error {
	if err := e.Validate(); err != nil {
		return refused("exercise", e.ID, err)
	}
	if err := w.put("exercise", &exerciseRow{
		ID: e.ID, Name: e.Name, Regions: e.Regions, BodyWeight: e.BodyWeight, Unilateral: e.Unilateral, Timed: e.Timed,
		Equipment: text(e.Equipment), Step: e.Step, Archived: e.Archived,
	}); err != nil {
		return err
	}
	var tags []tagRow
	for i, tag := range e.Tags {
		tags = append(tags, tagRow{Exercise: e.ID, Position: i, Tag: tag})
	}
	return replace(w, "exercise_tags", "exercise", e.ID, tags)
}

// DeleteExercise forgets an exercise.
func (w *writer) DeleteExercise(id model.ID) error { return w.remove("exercises", id) }

// Exercises returns the person's own exercises.
func (r *reader) Exercises() ([]model.Exercise, error) {
	rows, err := find[exerciseRow](r.tx, "SELECT * FROM exercises ORDER BY name, id")
	if err != nil {
		return nil, fmt.Errorf("read exercises: %w", err)
	}
	all, err := find[tagRow](r.tx, "SELECT * FROM exercise_tags ORDER BY exercise, position")
	if err != nil {
		return nil, fmt.Errorf("read tags: %w", err)
	}
	tags := children(all,
		func(row tagRow) model.ID { return row.Exercise },
		func(row tagRow) string { return row.Tag })
	var exercises []model.Exercise
	for _, row := range rows {
		e := model.Exercise{
			ID: row.ID, Name: row.Name, Regions: row.Regions,
			BodyWeight: row.BodyWeight, Unilateral: row.Unilateral, Timed: row.Timed,
			Equipment: model.Equipment(row.Equipment), Step: row.Step, Archived: row.Archived, Tags: tags[row.ID],
		}
		if err := e.Validate(); err != nil {
			return nil, badRow("exercises", e.ID, err)
		}
		exercises = append(exercises, e)
	}
	return exercises, nil
}
