package model

// With returns a built-in exercise with what a person notes about it: its step
// and how far it goes comfortably.
func (e Exercise) With(note Exercise) Exercise {
	e.Step, e.Left, e.Right, e.Archived = note.Step, note.Left, note.Right, note.Archived
	return e
}

// With returns a built-in activity with what a person notes about it.
func (a Activity) With(note Activity) Activity {
	a.Archived = note.Archived
	return a
}

// With returns a built-in template with what a person notes about it.
func (t Template) With(note Template) Template {
	t.Archived = note.Archived
	return t
}

// With returns the library with what a person keeps: entries of their own, and
// under the ID of a built-in one what they note about that. Entries that are
// archived are only in Archived.
func (l *Library) With(activities []Activity, exercises []Exercise, templates []Template) Library {
	all := Library{
		Activities: merge(l.Activities, activities, func(a *Activity) ID { return a.ID }, Activity.With),
		Exercises:  merge(l.Exercises, exercises, func(e *Exercise) ID { return e.ID }, Exercise.With),
		Templates:  merge(l.Templates, templates, func(t *Template) ID { return t.ID }, Template.With),
	}
	var out Library
	out.Archived = &Library{}
	out.Activities, out.Archived.Activities = parted(all.Activities, func(a *Activity) bool { return a.Archived })
	out.Exercises, out.Archived.Exercises = parted(all.Exercises, func(e *Exercise) bool { return e.Archived })
	out.Templates, out.Archived.Templates = parted(all.Templates, func(t *Template) bool { return t.Archived })
	out.index()
	out.Archived.index()
	return out
}

// merge is the built-in entries with what is noted about them, then the others.
func merge[T any](built, own []T, id func(*T) ID, with func(built, note T) T) []T {
	all := make([]T, len(built), len(built)+len(own))
	copy(all, built)
	places := make(map[ID]int, len(built))
	for i := range all {
		places[id(&all[i])] = i
	}
	for i := range own {
		if place, ok := places[id(&own[i])]; ok {
			all[place] = with(all[place], own[i])
			continue
		}
		all = append(all, own[i])
	}
	return all
}

func parted[T any](all []T, archived func(*T) bool) (offered, old []T) {
	for i := range all {
		if archived(&all[i]) {
			old = append(old, all[i])
		} else {
			offered = append(offered, all[i])
		}
	}
	return offered, old
}

// index notes where each exercise is: people add hundreds, and the rules ask
// for one with every set.
func (l *Library) index() {
	l.places = make(map[ID]int, len(l.Exercises))
	for i := range l.Exercises {
		l.places[l.Exercises[i].ID] = i
	}
}

// place is where an exercise is, -1 if nowhere. Without an index, or with one
// from before the list was changed, it looks at all of them.
func (l *Library) place(id ID) int {
	if i, ok := l.places[id]; ok && i < len(l.Exercises) && l.Exercises[i].ID == id {
		return i
	}
	if len(l.places) == len(l.Exercises) {
		return -1
	}
	for i := range l.Exercises {
		if l.Exercises[i].ID == id {
			return i
		}
	}
	return -1
}
