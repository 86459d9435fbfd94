package store

import (
	"encoding/json"
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
	ID           model.ID `gorm:"primaryKey"`
	Name         string
	Regions      model.Regions
	BodyWeight   bool
	Unilateral   bool
	Timed        bool
	Equipment    text
	Step         model.Mass
	Substitute   text
	Figure       text
	Cues         text
	LeftFlexion  int
	LeftNote     text
	RightFlexion int
	RightNote    text
	Archived     bool
}

type tagRow struct {
	Exercise model.ID
	Position int
	Tag      model.Tag
}

type activityRow struct {
	ID       model.ID `gorm:"primaryKey"`
	Name     string
	Family   text
	Impact   model.Impact
	Mark     text
	Pace     bool
	Figure   text
	Archived bool
}

type templateRow struct {
	ID       model.ID `gorm:"primaryKey"`
	Document string
}

func (routineRow) TableName() string  { return "routines" }
func (drillRow) TableName() string    { return "drills" }
func (exerciseRow) TableName() string { return "exercises" }
func (tagRow) TableName() string      { return "exercise_tags" }
func (activityRow) TableName() string { return "activities" }
func (templateRow) TableName() string { return "templates" }

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

// SaveExercise keeps an exercise of the person's own, or what they note about a
// built-in one.
func (w *writer) SaveExercise(e model.Exercise) error {
	if err := e.Validate(); err != nil {
		return refused("exercise", e.ID, err)
	}
	if err := w.put("exercise", &exerciseRow{
		ID: e.ID, Name: e.Name, Regions: e.Regions, BodyWeight: e.BodyWeight, Unilateral: e.Unilateral, Timed: e.Timed,
		Equipment: text(e.Equipment), Step: e.Step, Substitute: text(e.Substitute), Figure: text(e.Figure), Cues: text(e.Cues),
		LeftFlexion: e.Left.Flexion, LeftNote: text(e.Left.Note), RightFlexion: e.Right.Flexion, RightNote: text(e.Right.Note),
		Archived: e.Archived,
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

// Exercises returns the exercises that were saved.
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
		func(row tagRow) model.Tag { return row.Tag })
	var exercises []model.Exercise
	for _, row := range rows {
		e := model.Exercise{
			ID: row.ID, Name: row.Name, Regions: row.Regions,
			BodyWeight: row.BodyWeight, Unilateral: row.Unilateral, Timed: row.Timed,
			Equipment: model.Equipment(row.Equipment), Step: row.Step, Tags: tags[row.ID],
			Substitute: model.ID(row.Substitute), Figure: model.ID(row.Figure), Cues: string(row.Cues),
			Left:     model.Comfort{Flexion: row.LeftFlexion, Note: string(row.LeftNote)},
			Right:    model.Comfort{Flexion: row.RightFlexion, Note: string(row.RightNote)},
			Archived: row.Archived,
		}
		if err := e.Validate(); err != nil {
			return nil, badRow("exercises", e.ID, err)
		}
		exercises = append(exercises, e)
	}
	return exercises, nil
}

// ExerciseUsed looks at every session, routine and pain entry.
func (r *reader) ExerciseUsed(id model.ID) (bool, error) {
	used, err := find[bool](r.tx, `SELECT EXISTS (SELECT 1 FROM prescriptions WHERE exercise = ?)
		OR EXISTS (SELECT 1 FROM drills WHERE exercise = ?)
		OR EXISTS (SELECT 1 FROM pain_entries WHERE exercise = ?)`, id, id, id)
	if err != nil {
		return false, fmt.Errorf("look for exercise %s: %w", id, err)
	}
	return used[0], nil
}

// SaveActivity keeps an activity of the person's own, or what they note about a
// built-in one.
func (w *writer) SaveActivity(a model.Activity) error {
	if err := a.Validate(); err != nil {
		return refused("activity", a.ID, err)
	}
	return w.put("activity", &activityRow{
		ID: a.ID, Name: a.Name, Family: text(a.Family), Impact: a.Impact, Mark: text(a.Mark), Pace: a.Pace,
		Figure: text(a.Figure), Archived: a.Archived,
	})
}

// DeleteActivity forgets an activity.
func (w *writer) DeleteActivity(id model.ID) error { return w.remove("activities", id) }

// Activities returns the activities that were saved.
func (r *reader) Activities() ([]model.Activity, error) {
	rows, err := find[activityRow](r.tx, "SELECT * FROM activities ORDER BY name, id")
	if err != nil {
		return nil, fmt.Errorf("read activities: %w", err)
	}
	var activities []model.Activity
	for _, row := range rows {
		a := model.Activity{
			ID: row.ID, Name: row.Name, Family: model.ID(row.Family), Impact: row.Impact, Mark: string(row.Mark), Pace: row.Pace,
			Figure: model.ID(row.Figure), Archived: row.Archived,
		}
		if err := a.Validate(); err != nil {
			return nil, badRow("activities", a.ID, err)
		}
		activities = append(activities, a)
	}
	return activities, nil
}

// SaveTemplate keeps a template of the person's own, or what they note about a
// built-in one.
func (w *writer) SaveTemplate(t model.Template) error {
	if err := t.Validate(); err != nil {
		return refused("template", t.ID, err)
	}
	document, err := json.Marshal(t)
	if err != nil {
		return fmt.Errorf("write template: %w", err)
	}
	return w.put("template", &templateRow{ID: t.ID, Document: string(document)})
}

// DeleteTemplate forgets a template; sessions drawn from it stay.
func (w *writer) DeleteTemplate(id model.ID) error { return w.remove("templates", id) }

// Templates returns the templates that were saved.
func (r *reader) Templates() ([]model.Template, error) {
	rows, err := find[templateRow](r.tx, "SELECT * FROM templates ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	var templates []model.Template
	for _, row := range rows {
		var t model.Template
		if err := json.Unmarshal([]byte(row.Document), &t); err != nil {
			return nil, badRow("templates", row.ID, err)
		}
		if err := t.Validate(); err != nil {
			return nil, badRow("templates", row.ID, err)
		}
		templates = append(templates, t)
	}
	return templates, nil
}
