package planner

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
)

// SaveThermal adds an application of ice or heat, or replaces it: its scores
// are often known later. An empty ID gets a new one, an empty zone is the
// person's.
type SaveThermal struct{ Thermal model.Thermal }

func (op SaveThermal) change(s *scene) (Change, Label, error) {
	after := op.Thermal
	label := Label{Action: ActionThermal}
	if after.ID == "" {
		after.ID = s.newID()
	}
	after.Zone = cmp.Or(after.Zone, s.loggedZone())
	if err := after.Validate(); err != nil {
		return Change{}, label, err
	}
	if end := after.Start.Add(time.Duration(after.Duration) * time.Second); end.After(s.now) {
		return Change{}, label, &model.Invalid{Field: "start", Code: model.CodeTooLarge, Most: s.now.Unix()}
	}
	before, err := s.thermal(after.ID)
	if err != nil {
		return Change{}, label, err
	}
	if before != nil {
		label.Action = ActionEditThermal
		if reflect.DeepEqual(*before, after) {
			return Change{}, label, nil
		}
	}
	return Change{Thermals: []Diff[model.Thermal]{{Before: before, After: &after}}}, label, nil
}

// DeleteThermal takes an application of ice or heat out of the log.
type DeleteThermal struct{ Thermal model.ID }

func (op DeleteThermal) change(s *scene) (Change, Label, error) {
	label := Label{Action: ActionDeleteThermal}
	before, err := s.thermal(op.Thermal)
	if err == nil && before == nil {
		err = model.ErrNotFound
	}
	if err != nil {
		return Change{}, label, err
	}
	return Change{Thermals: []Diff[model.Thermal]{{Before: before}}}, label, nil
}

// logThermals writes what the timers saw of an hour: one entry each. What was
// noted of the same application before, as one that was stopped and resumed,
// keeps the scores that it has.
type logThermals struct{ thermals []model.Thermal }

func (op logThermals) change(s *scene) (Change, Label, error) {
	label := Label{Action: ActionThermal, Count: len(op.thermals)}
	var c Change
	for _, after := range op.thermals {
		after.ID, after.Zone = thermalID(&after), s.loggedZone()
		before, err := s.thermal(after.ID)
		if err != nil {
			return Change{}, label, err
		}
		if before != nil {
			after.Zone, after.After = before.Zone, before.After
			if before.Before != nil {
				after.Before = before.Before
			}
			if reflect.DeepEqual(*before, after) {
				continue
			}
		}
		if err := after.Validate(); err != nil {
			return Change{}, label, err
		}
		c.Thermals = append(c.Thermals, Diff[model.Thermal]{Before: before, After: &after})
	}
	return c, label, nil
}

// thermalID is that of an application that a timer saw: the same however often
// it is written down.
func thermalID(t *model.Thermal) model.ID {
	return model.ID(fmt.Sprintf("%s-%s-%d", t.Side, t.Modality, t.Start.UnixNano()))
}

// thermal is an application in the log; nil if there is none with that ID.
func (s *scene) thermal(id model.ID) (*model.Thermal, error) {
	all, err := s.reader.Thermals(time.Time{}, lastInstant)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(t model.Thermal) bool { return t.ID == id })
	if i < 0 {
		return nil, nil
	}
	return &all[i], nil
}

// lastInstant is later than all that is logged.
var lastInstant = time.Date(2201, time.January, 1, 0, 0, 0, 0, time.UTC)

// loggedZone is the zone that something logged now is in: the person's, else the
// clock's.
func (s *scene) loggedZone() string { return cmp.Or(s.profile.Zone, s.now.Location().String()) }

// Thermals returns the applications of ice and heat that began from from on,
// the newest first.
func (p *Planner) Thermals(from time.Time) ([]model.Thermal, error) {
	var all []model.Thermal
	err := p.store.View(func(r model.Reader) error {
		var err error
		all, err = r.Thermals(from, lastInstant)
		return err
	})
	slices.Reverse(all)
	return all, err
}

// Relief is what one modality did for the pain of one person: only applications
// with a score before and one after count.
type Relief struct {
	Modality model.Modality
	// Reductions are the scores before less those after, oldest first; a
	// negative one is pain that got worse.
	Reductions []int
	Sum        int // of them; the mean is Sum over Uses
}

// Uses is how many applications count.
func (r *Relief) Uses() int { return len(r.Reductions) }

// usesToCompare is how many uses of both it takes for a verdict (RULES.md R13).
const usesToCompare = 3

// Reliefs compares ice and heat for one person (RULES.md R13).
type Reliefs struct {
	Ice, Heat Relief
	// Suggested is the one with the larger mean reduction once both have three
	// uses and differ, else the last one used, else ice.
	Suggested model.Modality
	Compared  bool // both have three uses
	Equal     bool // and their means are the same
}

// Missing is how many uses with both scores a modality still needs.
func (r *Reliefs) Missing(m model.Modality) int {
	uses := r.Ice.Uses()
	if m == model.Heat {
		uses = r.Heat.Uses()
	}
	return max(0, usesToCompare-uses)
}

// Reliefs returns what ice and heat did for the person so far.
func (p *Planner) Reliefs() (Reliefs, error) {
	all, err := p.Thermals(time.Time{})
	slices.Reverse(all)
	return relievedBy(all), err
}

// relievedBy compares applications in order of time.
func relievedBy(all []model.Thermal) Reliefs {
	r := Reliefs{Ice: Relief{Modality: model.Ice}, Heat: Relief{Modality: model.Heat}, Suggested: model.Ice}
	for _, t := range all {
		of := &r.Ice
		if t.Modality == model.Heat {
			of = &r.Heat
		}
		r.Suggested = t.Modality
		if t.Before != nil && t.After != nil {
			of.Reductions = append(of.Reductions, *t.Before-*t.After)
			of.Sum += *t.Before - *t.After
		}
	}
	r.Compared = r.Missing(model.Ice) == 0 && r.Missing(model.Heat) == 0
	if !r.Compared {
		return r
	}
	// Means as fractions: i/n > h/m is i*m > h*n.
	ice, heat := r.Ice.Sum*r.Heat.Uses(), r.Heat.Sum*r.Ice.Uses()
	switch {
	case ice > heat:
		r.Suggested = model.Ice
	case heat > ice:
		r.Suggested = model.Heat
	default:
		r.Equal = true
	}
	return r
}

// warmthLasts is how long a tick of warmth or redness counts: as long as the
// sign has to stay away before its red flag can be closed (RULES.md 2.8).
const warmthLasts = 48 * time.Hour

// Warmth says whether heat is not offered for a knee, because warmth or redness
// was ticked for it in the last 48 hours or their red flag is open (RULES.md
// 2.10), and since when.
func (p *Planner) Warmth(side model.Side) (since time.Time, warm bool, err error) {
	now := p.now()
	err = p.store.View(func(r model.Reader) error {
		entries, err := r.Pain(now.Add(-warmthLasts), now.Add(time.Second))
		if err != nil {
			return err
		}
		for _, e := range entries {
			if e.Side == side && (slices.Contains(e.Symptoms, "warmth") || slices.Contains(e.Symptoms, "redness")) {
				since, warm = e.At, true
			}
		}
		flags, err := r.RedFlags()
		for _, f := range flags {
			if !warm && f.Flag == "R30" && (f.Side == side || f.Side == model.BothSides) && f.Closed.IsZero() {
				since, warm = f.Opened, true
			}
		}
		return err
	})
	return since, warm, err
}
