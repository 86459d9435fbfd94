package planner

import (
	"cmp"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/rule"
)

// Diff is one value before and after a change; nil where it is not there.
type Diff[T any] struct {
	Before *T `json:"before,omitempty"`
	After  *T `json:"after,omitempty"`
}

func (d Diff[T]) inverse() Diff[T] { return Diff[T]{Before: d.After, After: d.Before} }

// Change is everything one Op makes different. Its inverse is the change back.
type Change struct {
	Sessions []Diff[model.Session]   `json:"sessions,omitempty"`
	Kept     []Diff[model.Kept]      `json:"kept,omitempty"`
	Pain     []Diff[model.PainEntry] `json:"pain,omitempty"`
	Profile  *Diff[model.Profile]    `json:"profile,omitempty"`

	Flags       []Diff[model.RedFlag]       `json:"flags,omitempty"`
	Medications []Diff[model.Medication]    `json:"medications,omitempty"`
	Thermals    []Diff[model.Thermal]       `json:"thermals,omitempty"`
	Ranges      []Diff[model.RangeOfMotion] `json:"ranges,omitempty"`
	DialBacks   []Diff[model.DialBack]      `json:"dialBacks,omitempty"`
	Routines    []Diff[model.Routine]       `json:"routines,omitempty"`
	Exercises   []Diff[model.Exercise]      `json:"exercises,omitempty"`
	Activities  []Diff[model.Activity]      `json:"activities,omitempty"`
	Templates   []Diff[model.Template]      `json:"templates,omitempty"`

	notPlaced []arrange.Missed // what an arranged week misses, for the Outcome
	remaining []rule.Finding   // what fixing a week leaves, for the Outcome
	trims     []Trim           // what a return cuts, for the Outcome
	changed   []Changed        // the numbers an Op sets, for the Outcome
	weeks     []PlannedWeek    // what planning ahead plans, for the Outcome
	leftOut   []LeftOut        // what copying a week leaves out, for the Outcome
	ramp      []RampWeek       // what the weeks of a ramp come to, for the Outcome
	rampLeft  int              // and how many of the plan's it did not get to
}

// Empty says whether nothing would be different.
func (c *Change) Empty() bool {
	return len(c.Sessions) == 0 && len(c.Kept) == 0 && c.Profile == nil && !c.bearsOnKnees() &&
		len(c.DialBacks) == 0 && len(c.Routines) == 0 && !c.entries()
}

// entries says whether an exercise, activity or template differs.
func (c *Change) entries() bool {
	return len(c.Exercises) > 0 || len(c.Activities) > 0 || len(c.Templates) > 0
}

// bearsOnKnees says whether anything differs of what a person logs about their
// knees.
func (c *Change) bearsOnKnees() bool {
	return len(c.Pain) > 0 || len(c.Flags) > 0 || len(c.Medications) > 0 || len(c.Thermals) > 0 || len(c.Ranges) > 0
}

// logs says whether the log differs that planner/adapt reads: what bears on the
// knees, or a session that is done.
func (c *Change) logs() bool {
	done := func(s *model.Session) bool { return s != nil && s.Status == model.Done }
	return len(c.Pain) > 0 || len(c.Flags) > 0 || len(c.Medications) > 0 || len(c.Thermals) > 0 ||
		slices.ContainsFunc(c.Sessions, func(d Diff[model.Session]) bool { return done(d.Before) || done(d.After) })
}

func (c *Change) inverse() Change {
	inv := Change{
		Sessions: inverses(c.Sessions), Kept: inverses(c.Kept), Pain: inverses(c.Pain), Flags: inverses(c.Flags),
		Medications: inverses(c.Medications), Thermals: inverses(c.Thermals), Ranges: inverses(c.Ranges),
		DialBacks: inverses(c.DialBacks), Routines: inverses(c.Routines), Exercises: inverses(c.Exercises),
		Activities: inverses(c.Activities), Templates: inverses(c.Templates),
	}
	if c.Profile != nil {
		p := c.Profile.inverse()
		inv.Profile = &p
	}
	return inv
}

func inverses[T any](diffs []Diff[T]) []Diff[T] {
	var all []Diff[T]
	for _, d := range slices.Backward(diffs) {
		all = append(all, d.inverse())
	}
	return all
}

// days lists the days whose sessions differ, the zero date for the tray.
func (c *Change) days() []civil.Date {
	days := make([]civil.Date, 0, 2*len(c.Sessions))
	for _, d := range c.Sessions {
		for _, s := range []*model.Session{d.Before, d.After} {
			if s != nil {
				days = append(days, s.Date)
			}
		}
	}
	return inOrder(days)
}

// inOrder sorts days and leaves each once.
func inOrder(days []civil.Date) []civil.Date {
	slices.SortFunc(days, civil.Date.Compare)
	return slices.Compact(days)
}

// touches says whether a session that is still there differs by more than its
// words and its place in the order of the day.
func (c *Change) touches(id model.ID) bool {
	return slices.ContainsFunc(c.Sessions, func(d Diff[model.Session]) bool {
		return d.After != nil && d.After.ID == id && !onlyReordered(d)
	})
}

func onlyReordered(d Diff[model.Session]) bool {
	return d.Before != nil && d.After != nil && d.Before.Date == d.After.Date &&
		d.Before.Start.Equal(d.After.Start) && d.Before.Effort() == d.After.Effort() &&
		d.Before.Kind == d.After.Kind && d.Before.Activity == d.After.Activity &&
		d.Before.Regions == d.After.Regions && d.Before.Status == d.After.Status
}

func (c *Change) write(w model.Writer) error {
	// One failed write takes the whole transaction back, so the others may go on.
	err := cmp.Or(
		writeDiffs(c.Sessions, w.SaveSession, func(s *model.Session) error { return w.DeleteSession(s.ID) }),
		writeDiffs(c.Kept, w.SaveKept, func(k *model.Kept) error { return w.DeleteKept(k.ID) }),
		writeDiffs(c.Pain, w.SavePain, func(e *model.PainEntry) error { return w.DeletePain(e.ID) }),
		writeDiffs(c.Flags, w.SaveRedFlag, func(f *model.RedFlag) error { return w.DeleteRedFlag(f.ID) }),
		writeDiffs(c.Medications, w.SaveMedication, func(m *model.Medication) error { return w.DeleteMedication(m.ID) }),
		writeDiffs(c.Thermals, w.SaveThermal, func(t *model.Thermal) error { return w.DeleteThermal(t.ID) }),
		writeDiffs(c.Ranges, w.SaveRangeOfMotion, func(r *model.RangeOfMotion) error { return w.DeleteRangeOfMotion(r.ID) }),
		writeDiffs(c.DialBacks, w.SaveDialBack, func(d *model.DialBack) error { return w.DeleteDialBack(d.ID) }),
		writeDiffs(c.Routines, w.SaveRoutine, func(r *model.Routine) error { return w.DeleteRoutine(r.ID) }),
		writeDiffs(c.Exercises, w.SaveExercise, func(e *model.Exercise) error { return w.DeleteExercise(e.ID) }),
		writeDiffs(c.Activities, w.SaveActivity, func(a *model.Activity) error { return w.DeleteActivity(a.ID) }),
		writeDiffs(c.Templates, w.SaveTemplate, func(t *model.Template) error { return w.DeleteTemplate(t.ID) }),
	)
	if err != nil {
		return err
	}
	if c.Profile != nil {
		after := model.DefaultProfile()
		if c.Profile.After != nil {
			after = *c.Profile.After
		}
		return w.SaveProfile(after)
	}
	return nil
}

func writeDiffs[T any](diffs []Diff[T], save func(T) error, remove func(*T) error) error {
	for _, d := range diffs {
		var err error
		if d.After != nil {
			err = save(*d.After)
		} else {
			err = remove(d.Before)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
