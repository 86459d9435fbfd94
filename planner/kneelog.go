package planner

import (
	"time"

	"github.com/kneewise/kneewise/model"
)

// record is how values of one type are logged: what they are called, where they
// are, and how one is checked and made whole.
type record[T any] struct {
	id    func(*T) model.ID
	enter func(*scene, *T) error
}

// log is the difference that a new value makes; an empty ID becomes a new one.
func (r record[T]) log(s *scene, all []T, value T, setID func(*T, model.ID)) ([]Diff[T], error) {
	if r.id(&value) == "" {
		setID(&value, s.newID())
	}
	if _, there := find(all, r.id(&value), r.id); there {
		return nil, &model.Invalid{Field: "id", Code: model.CodeMismatch}
	}
	if err := r.enter(s, &value); err != nil {
		return nil, err
	}
	return []Diff[T]{{After: &value}}, nil
}

// edit is the difference that another version of a value makes.
func (r record[T]) edit(s *scene, all []T, value T) ([]Diff[T], error) {
	was, ok := find(all, r.id(&value), r.id)
	if !ok {
		return nil, model.ErrNotFound
	}
	if err := r.enter(s, &value); err != nil {
		return nil, err
	}
	return edit(was, &value), nil
}

var medications = record[model.Medication]{
	id: func(m *model.Medication) model.ID { return m.ID },
	enter: func(s *scene, m *model.Medication) error {
		s.stamp(&m.At, &m.Zone)
		if err := m.Validate(); err != nil {
			return err
		}
		return s.been("at", m.At)
	},
}

// LogMedication logs a dose of a painkiller, without how much it was (RULES.md
// R14). An empty ID, time or zone becomes a new one, now, or the person's.
// Whether to ask if a provider was asked first, [Planner.FirstUse] says; any
// answer is saved.
type LogMedication struct{ Medication model.Medication }

func (op LogMedication) change(s *scene) (Change, Label, error) {
	diffs, err := medications.log(s, s.knees.medications, op.Medication, func(m *model.Medication, id model.ID) { m.ID = id })
	return Change{Medications: diffs}, Label{Action: ActionLogMedication}, err
}

// EditMedication replaces a dose with another version of itself.
type EditMedication struct{ Medication model.Medication }

func (op EditMedication) change(s *scene) (Change, Label, error) {
	diffs, err := medications.edit(s, s.knees.medications, op.Medication)
	return Change{Medications: diffs}, Label{Action: ActionEditMedication}, err
}

// DeleteMedication deletes a dose.
type DeleteMedication struct{ Medication model.ID }

func (op DeleteMedication) change(s *scene) (Change, Label, error) {
	diffs, err := gone(s.knees.medications, []model.ID{op.Medication}, medications.id)
	return Change{Medications: diffs}, Label{Action: ActionDeleteMedication}, err
}

var ranges = record[model.RangeOfMotion]{
	id: func(r *model.RangeOfMotion) model.ID { return r.ID },
	enter: func(s *scene, r *model.RangeOfMotion) error {
		s.stamp(&r.At, &r.Zone)
		if err := r.Validate(); err != nil {
			return err
		}
		return s.been("at", r.At)
	},
}

// LogRange logs how far a knee moves comfortably. An empty ID, time or zone
// becomes a new one, now, or the person's. Nothing follows from it for the plan.
type LogRange struct{ Range model.RangeOfMotion }

func (op LogRange) change(s *scene) (Change, Label, error) {
	all, err := s.ranges()
	if err != nil {
		return Change{}, Label{}, err
	}
	diffs, err := ranges.log(s, all, op.Range, func(r *model.RangeOfMotion, id model.ID) { r.ID = id })
	return Change{Ranges: diffs}, Label{Action: ActionLogRange}, err
}

// EditRange replaces a measurement with another version of itself.
type EditRange struct{ Range model.RangeOfMotion }

func (op EditRange) change(s *scene) (Change, Label, error) {
	all, err := s.ranges()
	if err != nil {
		return Change{}, Label{}, err
	}
	diffs, err := ranges.edit(s, all, op.Range)
	return Change{Ranges: diffs}, Label{Action: ActionEditRange}, err
}

// DeleteRange deletes a measurement.
type DeleteRange struct{ Range model.ID }

func (op DeleteRange) change(s *scene) (Change, Label, error) {
	all, err := s.ranges()
	if err != nil {
		return Change{}, Label{}, err
	}
	diffs, err := gone(all, []model.ID{op.Range}, ranges.id)
	return Change{Ranges: diffs}, Label{Action: ActionDeleteRange}, err
}

// ranges reads every measurement there is.
func (s *scene) ranges() ([]model.RangeOfMotion, error) {
	return s.reader.RangesOfMotion(oldest, youngest)
}

var flags = record[model.RedFlag]{
	id: func(f *model.RedFlag) model.ID { return f.ID },
	enter: func(s *scene, f *model.RedFlag) error {
		if f.Opened.IsZero() {
			f.Opened = s.now
		}
		f.Opened = f.Opened.UTC().Round(0)
		if err := f.Validate(); err != nil {
			return err
		}
		return s.been("at", f.Opened)
	},
}

// OpenFlag opens a red flag by hand: a person ticked one of the signs to see a
// doctor (RULES.md 2.8). At zero means now. One that is open already for that
// side, or for both, changes nothing.
type OpenFlag struct {
	Flag string // one of [model.RedFlagCodes]
	Side model.Side
	At   time.Time
}

func (op OpenFlag) change(s *scene) (Change, Label, error) {
	label := Label{Action: ActionOpenFlag, Flag: op.Flag}
	for i := range s.knees.flags {
		f := &s.knees.flags[i]
		if f.Flag == op.Flag && f.Closed.IsZero() && (f.Side == op.Side || f.Side == model.BothSides) {
			return Change{}, label, nil
		}
	}
	diffs, err := flags.log(s, s.knees.flags, model.RedFlag{Flag: op.Flag, Side: op.Side, Opened: op.At},
		func(f *model.RedFlag, id model.ID) { f.ID = id })
	return Change{Flags: diffs}, label, err
}

// ContactFlag notes that a provider was contacted about an open red flag. It
// hides the banner and nothing else (RULES.md, clarification 9). At zero means
// now.
type ContactFlag struct {
	Flag model.ID
	At   time.Time
}

func (op ContactFlag) change(s *scene) (Change, Label, error) {
	return s.act(op.Flag, ActionContactFlag, op.At, func(f *model.RedFlag, at time.Time) { f.Contacted = at })
}

// ResolveFlag closes a red flag because its symptom is gone. It gives
// [model.Invalid] on "closed", with the earliest second in Least, as long as it
// is not to be offered: before [adapt.OpenFlag.Resolvable]. What the flag does
// to the plan ends by itself, 48 hours after the last sign.
type ResolveFlag struct{ Flag model.ID }

func (op ResolveFlag) change(s *scene) (Change, Label, error) {
	for _, f := range s.knees.diary.Flags() {
		if f.ID == op.Flag && s.now.Before(f.Resolvable) {
			return Change{}, Label{}, &model.Invalid{Field: "closed", Code: model.CodeTooSmall, Least: f.Resolvable.Unix()}
		}
	}
	return s.act(op.Flag, ActionResolveFlag, time.Time{}, func(f *model.RedFlag, at time.Time) { f.Closed = at })
}

// ClearFlag closes a red flag because a provider cleared it, and with it what it
// does to the plan. At is when that was; zero means now.
type ClearFlag struct {
	Flag model.ID
	At   time.Time
}

func (op ClearFlag) change(s *scene) (Change, Label, error) {
	return s.act(op.Flag, ActionClearFlag, op.At, func(f *model.RedFlag, at time.Time) { f.Closed, f.Cleared = at, true })
}

// act changes an open flag.
func (s *scene) act(id model.ID, action Action, at time.Time, fn func(*model.RedFlag, time.Time)) (Change, Label, error) {
	was, ok := find(s.knees.flags, id, flags.id)
	if !ok {
		return Change{}, Label{}, model.ErrNotFound
	}
	label := Label{Action: action, Flag: was.Flag}
	if !was.Closed.IsZero() {
		return Change{}, label, &model.Invalid{Field: "closed", Code: model.CodeMismatch}
	}
	if at.IsZero() {
		at = s.now
	}
	is := *was
	fn(&is, at.UTC().Round(0))
	if err := flags.enter(s, &is); err != nil {
		return Change{}, label, err
	}
	if err := s.been("at", at); err != nil {
		return Change{}, label, err
	}
	return Change{Flags: edit(was, &is)}, label, nil
}

// rerunFlags adds to a change of the log the red flags that it gives a sign for,
// and takes back those whose sign goes with it (RULES.md R1, 2.8). It returns
// the state after all of that.
func (s *scene) rerunFlags(c *Change) *state {
	after := s.with(c, s.now)
	withdrawn, opened := after.knees.diary.Rerun(s.knees.diary)
	if len(withdrawn) == 0 && len(opened) == 0 {
		return after
	}
	for i := range withdrawn {
		c.Flags = append(c.Flags, Diff[model.RedFlag]{Before: &withdrawn[i]})
	}
	for _, sign := range opened {
		c.Flags = append(c.Flags, Diff[model.RedFlag]{
			After: &model.RedFlag{ID: s.newID(), Flag: sign.Flag, Side: sign.Side, Opened: sign.At.UTC()},
		})
	}
	return s.with(c, s.now)
}
