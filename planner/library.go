package planner

import (
	"reflect"
	"slices"
	"strings"

	"github.com/kneewise/kneewise/model"
)

// SaveExercise adds an exercise of the person's own, or replaces it; an empty
// ID gets a new one. Of a built-in exercise only its step, how far it goes
// comfortably and whether it is archived can be changed. What history counts by
// (repetitions or seconds, side by side, body weight) stays as it is once
// something refers to the exercise. It gives [model.Invalid], with
// [model.CodeTaken] on the name if another exercise has it.
type SaveExercise struct{ Exercise model.Exercise }

func (op SaveExercise) change(s *scene) (Change, Label, error) {
	e := op.Exercise
	e.Name = strings.TrimSpace(e.Name)
	label := Label{Action: ActionSaveEntry, Title: e.Name}
	if e.ID == "" {
		e.ID = s.newID()
	}
	if err := e.Validate(); err != nil {
		return Change{}, label, err
	}
	if nameTaken(s.exercises(), &e, exerciseID, exerciseName) {
		return Change{}, label, &model.Invalid{Field: "name", Code: model.CodeTaken}
	}
	if _, known := s.library.Exercise(e.Substitute); e.Substitute != "" && !known {
		return Change{}, label, &model.Invalid{Field: "substitute", Code: model.CodeUnknown}
	}
	if was, ok := s.library.Exercise(e.ID); ok {
		if field := countedOtherwise(&was, &e); field != "" {
			used, err := s.exerciseUsed(e.ID)
			if err != nil {
				return Change{}, label, err
			}
			if used {
				return Change{}, label, &model.Invalid{Field: field, Code: model.CodeInUse}
			}
		}
	}
	kept, err := s.reader.Exercises()
	if err != nil {
		return Change{}, label, err
	}
	diffs, err := saved(kept, s.builtIn.Exercises, e, exerciseID, model.Exercise.With)
	return Change{Exercises: diffs}, label, err
}

// countedOtherwise is the field by which an exercise would be counted otherwise;
// empty if by none.
func countedOtherwise(was, is *model.Exercise) string {
	switch {
	case was.Timed != is.Timed:
		return "timed"
	case was.Unilateral != is.Unilateral:
		return "unilateral"
	case was.BodyWeight != is.BodyWeight:
		return "bodyWeight"
	}
	return ""
}

// ArchiveExercise offers an exercise no longer, or again.
type ArchiveExercise struct {
	Exercise model.ID
	Archived bool
}

func (op ArchiveExercise) change(s *scene) (Change, Label, error) {
	e, ok := s.library.Exercise(op.Exercise)
	if !ok {
		return Change{}, Label{}, model.ErrNotFound
	}
	e.Archived = op.Archived
	c, label, err := SaveExercise{e}.change(s)
	label.Action = archiving(op.Archived)
	return c, label, err
}

// DeleteExercise takes an exercise of the person's own away to which nothing
// refers; it gives [model.Invalid] with [model.CodeInUse] otherwise, and for
// built-in ones: those can be archived.
type DeleteExercise struct{ Exercise model.ID }

func (op DeleteExercise) change(s *scene) (Change, Label, error) {
	used, err := s.exerciseUsed(op.Exercise)
	if err != nil {
		return Change{}, Label{}, err
	}
	kept, err := s.reader.Exercises()
	if err != nil {
		return Change{}, Label{}, err
	}
	diffs, label, err := deleted(kept, s.builtIn.Exercises, op.Exercise, used, exerciseID, exerciseName)
	return Change{Exercises: diffs}, label, err
}

// exerciseUsed says whether anything that is kept refers to an exercise.
func (s *scene) exerciseUsed(id model.ID) (bool, error) {
	for _, t := range s.templates() {
		if slices.ContainsFunc(t.Prescriptions, func(p model.Prescription) bool { return p.Exercise == id }) {
			return true, nil
		}
	}
	if slices.ContainsFunc(s.exercises(), func(e model.Exercise) bool { return e.Substitute == id }) {
		return true, nil
	}
	return s.reader.ExerciseUsed(id)
}

// SaveActivity adds an activity of the person's own, or replaces it; an empty ID
// gets a new one. Of a built-in activity only whether it is archived can be
// changed. Its family, if it has one, is an activity that is a family itself.
type SaveActivity struct{ Activity model.Activity }

func (op SaveActivity) change(s *scene) (Change, Label, error) {
	a := op.Activity
	a.Name = strings.TrimSpace(a.Name)
	label := Label{Action: ActionSaveEntry, Title: a.Name}
	if a.ID == "" {
		a.ID = s.newID()
	}
	if a.Family == a.ID {
		a.Family = ""
	}
	if err := a.Validate(); err != nil {
		return Change{}, label, err
	}
	if nameTaken(s.activities(), &a, activityID, activityName) {
		return Change{}, label, &model.Invalid{Field: "name", Code: model.CodeTaken}
	}
	if family, known := s.library.Activity(a.Family); a.Family != "" && (!known || family.Family != "") {
		return Change{}, label, &model.Invalid{Field: "family", Code: model.CodeUnknown}
	}
	if a.Family != "" && s.isFamily(a.ID) {
		return Change{}, label, &model.Invalid{Field: "family", Code: model.CodeInUse}
	}
	kept, err := s.reader.Activities()
	if err != nil {
		return Change{}, label, err
	}
	diffs, err := saved(kept, s.builtIn.Activities, a, activityID, model.Activity.With)
	return Change{Activities: diffs}, label, err
}

// isFamily says whether another activity counts in the stream of this one.
func (s *scene) isFamily(id model.ID) bool {
	return slices.ContainsFunc(s.activities(), func(a model.Activity) bool { return a.Family == id })
}

// ArchiveActivity offers an activity no longer, or again.
type ArchiveActivity struct {
	Activity model.ID
	Archived bool
}

func (op ArchiveActivity) change(s *scene) (Change, Label, error) {
	a, ok := s.library.Activity(op.Activity)
	if !ok {
		return Change{}, Label{}, model.ErrNotFound
	}
	a.Archived = op.Archived
	c, label, err := SaveActivity{a}.change(s)
	label.Action = archiving(op.Archived)
	return c, label, err
}

// DeleteActivity takes an activity of the person's own away to which nothing
// refers; it gives [model.Invalid] with [model.CodeInUse] otherwise, and for
// built-in ones: those can be archived.
type DeleteActivity struct{ Activity model.ID }

func (op DeleteActivity) change(s *scene) (Change, Label, error) {
	kept, err := s.reader.Activities()
	if err != nil {
		return Change{}, Label{}, err
	}
	diffs, label, err := deleted(kept, s.builtIn.Activities, op.Activity, s.activityUsed(op.Activity), activityID, activityName)
	return Change{Activities: diffs}, label, err
}

// activityUsed says whether anything that is kept refers to an activity.
func (s *scene) activityUsed(id model.ID) bool {
	return s.isFamily(id) ||
		slices.ContainsFunc(s.all, func(session *model.Session) bool { return session.Activity == id }) ||
		slices.ContainsFunc(s.templates(), func(t model.Template) bool { return t.Activity == id }) ||
		slices.ContainsFunc(s.profile.Aims.Activities, func(aim model.ActivityAim) bool { return aim.Activity == id }) ||
		slices.ContainsFunc(s.profile.Declared, func(d model.Declared) bool { return d.Activity == id })
}

// SaveTemplate adds a template of the person's own, or replaces it; an empty ID
// gets a new one. Of a built-in template only whether it is archived can be
// changed. Its activity and exercises have to exist.
type SaveTemplate struct{ Template model.Template }

func (op SaveTemplate) change(s *scene) (Change, Label, error) {
	t := op.Template
	t.Title = strings.TrimSpace(t.Title)
	label := Label{Action: ActionSaveEntry, Title: t.Title}
	if t.ID == "" {
		t.ID = s.newID()
	}
	if err := t.Validate(); err != nil {
		return Change{}, label, err
	}
	if nameTaken(s.templates(), &t, templateID, templateTitle) {
		return Change{}, label, &model.Invalid{Field: "title", Code: model.CodeTaken}
	}
	if err := s.library.Fits(&t); err != nil {
		return Change{}, label, err
	}
	kept, err := s.reader.Templates()
	if err != nil {
		return Change{}, label, err
	}
	diffs, err := saved(kept, s.builtIn.Templates, t, templateID, model.Template.With)
	return Change{Templates: diffs}, label, err
}

// ArchiveTemplate offers a template no longer, or again. Arranging a week draws
// from those that are offered.
type ArchiveTemplate struct {
	Template model.ID
	Archived bool
}

func (op ArchiveTemplate) change(s *scene) (Change, Label, error) {
	t, ok := s.library.Template(op.Template)
	if !ok {
		return Change{}, Label{}, model.ErrNotFound
	}
	t.Archived = op.Archived
	c, label, err := SaveTemplate{t}.change(s)
	label.Action = archiving(op.Archived)
	return c, label, err
}

// DeleteTemplate takes a template of the person's own away. Sessions drawn from
// it stay as they are.
type DeleteTemplate struct{ Template model.ID }

func (op DeleteTemplate) change(s *scene) (Change, Label, error) {
	kept, err := s.reader.Templates()
	if err != nil {
		return Change{}, Label{}, err
	}
	diffs, label, err := deleted(kept, s.builtIn.Templates, op.Template, false, templateID, templateTitle)
	return Change{Templates: diffs}, label, err
}

func archiving(archived bool) Action {
	if archived {
		return ActionArchive
	}
	return ActionRestore
}

// exercises are all there are, archived ones too.
func (s *scene) exercises() []model.Exercise {
	return slices.Concat(s.library.Exercises, s.library.Archived.Exercises)
}

func (s *scene) activities() []model.Activity {
	return slices.Concat(s.library.Activities, s.library.Archived.Activities)
}

func (s *scene) templates() []model.Template {
	return slices.Concat(s.library.Templates, s.library.Archived.Templates)
}

func exerciseID(e *model.Exercise) model.ID  { return e.ID }
func exerciseName(e *model.Exercise) string  { return e.Name }
func activityID(a *model.Activity) model.ID  { return a.ID }
func activityName(a *model.Activity) string  { return a.Name }
func templateID(t *model.Template) model.ID  { return t.ID }
func templateTitle(t *model.Template) string { return t.Title }

// nameTaken says whether another entry is called the same, but for capitals.
func nameTaken[T any](all []T, entry *T, id func(*T) model.ID, name func(*T) string) bool {
	for i := range all {
		if id(&all[i]) != id(entry) && strings.EqualFold(name(&all[i]), name(entry)) {
			return true
		}
	}
	return false
}

// saved is the difference that keeping an entry makes. Of a built-in one only
// the notes differ; once there are none, nothing is kept of it.
func saved[T any](kept, builtIn []T, entry T, id func(*T) model.ID, with func(built, note T) T) ([]Diff[T], error) {
	before, had := find(kept, id(&entry), id)
	if built, ok := find(builtIn, id(&entry), id); ok {
		if !reflect.DeepEqual(with(*built, entry), entry) {
			return nil, &model.Invalid{Field: "id", Code: model.CodeMismatch}
		}
		if reflect.DeepEqual(*built, entry) {
			if !had {
				return nil, nil
			}
			return []Diff[T]{{Before: before}}, nil
		}
	}
	if had {
		return edit(before, &entry), nil
	}
	return []Diff[T]{{After: &entry}}, nil
}

// deleted is the difference that forgetting an entry makes.
func deleted[T any](kept, builtIn []T, entry model.ID, used bool, id func(*T) model.ID, name func(*T) string) ([]Diff[T], Label, error) {
	label := Label{Action: ActionDeleteEntry}
	if _, ok := find(builtIn, entry, id); ok || used {
		return nil, label, &model.Invalid{Field: "id", Code: model.CodeInUse}
	}
	was, ok := find(kept, entry, id)
	if !ok {
		return nil, label, model.ErrNotFound
	}
	label.Title = name(was)
	return []Diff[T]{{Before: was}}, label, nil
}
