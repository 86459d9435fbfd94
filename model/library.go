package model

import "slices"

// Impact is how hard an activity lands on the knee, by peak tibial force
// (RULES.md 2.9).
type Impact string

// The impact classes: at least 3.5 body weights or jumping and cutting, 2 to
// 3.5, and less.
const (
	HighImpact   Impact = "high"
	MediumImpact Impact = "medium"
	LowImpact    Impact = "low"
)

// Activity is a way of doing cardio. Activities of one family share their
// limits and are the same for variety: treadmill running is running.
type Activity struct {
	ID     ID
	Name   string // English; ui/ may have a translation under the ID
	Family ID     // the activity whose stream it counts in; itself if it has none
	Impact Impact
	Mark   string // which mark stands in its disc: run, cycle, swim, walk, row or empty
	Pace   bool   // distances make sense for it
	Figure ID     // of its drawing; empty: none

	Archived bool // no longer offered, still known to what refers to it
}

// Exercise is one strength or mobility movement.
type Exercise struct {
	ID         ID
	Name       string // English of a built-in one; ui/ may have a translation under the ID
	Regions    Regions
	BodyWeight bool // load is repetitions, no weight
	Unilateral bool // done and counted side by side
	Timed      bool // held for seconds rather than repeated
	Equipment  Equipment
	Step       Mass // from one weight to the next on its machine; zero: what the person set
	Tags       []Tag
	Substitute ID     // what to do instead while a knee is sore; empty: nothing in particular
	Figure     ID     // of its drawing; empty: none
	Cues       string // of the person's own, a line each; ui/ has those of a built-in one under its ID
	Left       Comfort
	Right      Comfort
	Archived   bool // no longer offered, still known to what refers to it
}

// Comfort is how far an exercise goes comfortably on one side (RULES.md R4,
// R17). It is the person's own note: nothing is worked out from it.
type Comfort struct {
	Flexion int // of the knee, in degrees; zero: not noted
	Note    string
}

// Tag is what an exercise is for.
type Tag string

// The tags: those of RULES.md R9, then holding still under load, and keeping
// one's balance.
const (
	Strengthening     Tag = "strengthening"
	ControlledStretch Tag = "controlled-stretch"
	Eccentric         Tag = "eccentric"
	RangeTag          Tag = "range-of-motion"
	Isometric         Tag = "isometric"
	Balance           Tag = "balance"
)

// Tags lists every tag in the order people see them.
var Tags = []Tag{Strengthening, Eccentric, Isometric, ControlledStretch, RangeTag, Balance}

// Equipment is what an exercise is done with.
type Equipment string

// What there is; the empty one is none or anything. What stands before the
// blank line is weighed.
const (
	AnyEquipment   Equipment = ""
	BarbellLoad    Equipment = "barbell"
	DumbbellLoad   Equipment = "dumbbell"
	KettlebellLoad Equipment = "kettlebell"
	MachineLoad    Equipment = "machine"
	CableLoad      Equipment = "cable"

	BandEquipment  Equipment = "band"
	StepEquipment  Equipment = "step"
	ChairEquipment Equipment = "chair"
	WallEquipment  Equipment = "wall"
)

// EquipmentKinds lists them.
var EquipmentKinds = []Equipment{
	AnyEquipment, BarbellLoad, DumbbellLoad, KettlebellLoad, MachineLoad, CableLoad,
	BandEquipment, StepEquipment, ChairEquipment, WallEquipment,
}

// Template is a session to draw from.
type Template struct {
	ID            ID
	Kind          Kind
	Activity      ID
	Title         string
	Plan          Effort
	Prescriptions []Prescription
	Archived      bool // no longer offered and not drawn from
}

// Library is what sessions refer to: the built-in activities, exercises and
// templates with the person's own, as far as they are offered.
type Library struct {
	Activities []Activity
	Exercises  []Exercise
	Templates  []Template
	// Archived is what is not offered any more and still known to what refers
	// to it; nil: nothing.
	Archived *Library

	places map[ID]int // of exercises; see index
}

// Activity returns the activity with that ID, archived or not.
func (l *Library) Activity(id ID) (Activity, bool) {
	for i := range l.Activities {
		if l.Activities[i].ID == id {
			return l.Activities[i], true
		}
	}
	if l.Archived != nil {
		return l.Archived.Activity(id)
	}
	return Activity{}, false
}

// Exercise returns the exercise with that ID, archived or not.
func (l *Library) Exercise(id ID) (Exercise, bool) {
	if i := l.place(id); i >= 0 {
		return l.Exercises[i], true
	}
	if l.Archived != nil {
		return l.Archived.Exercise(id)
	}
	return Exercise{}, false
}

// Template returns the template with that ID, archived or not.
func (l *Library) Template(id ID) (Template, bool) {
	for i := range l.Templates {
		if l.Templates[i].ID == id {
			return l.Templates[i], true
		}
	}
	if l.Archived != nil {
		return l.Archived.Template(id)
	}
	return Template{}, false
}

// Family returns the activity whose stream id counts in, and its impact. An
// activity the library does not know is its own family with high impact: the
// careful reading.
func (l *Library) Family(id ID) (family ID, impact Impact) {
	a, ok := l.Activity(id)
	if !ok {
		return id, HighImpact
	}
	if a.Family == "" {
		return a.ID, a.Impact
	}
	return a.Family, a.Impact
}

// Validate says what is wrong with the library, as [Invalid] fields.
func (l *Library) Validate() error {
	var c check
	l.validateActivities(&c)
	seen := map[ID]bool{}
	for i, e := range l.Exercises {
		c.inside(indexed("exercises", i), func() {
			c.once(e.ID, seen)
			e.validate(&c)
			if _, ok := l.Exercise(e.Substitute); e.Substitute != "" && !ok {
				c.add("substitute", CodeUnknown)
			}
		})
	}
	seen = map[ID]bool{}
	for i, t := range l.Templates {
		c.inside(indexed("templates", i), func() {
			c.once(t.ID, seen)
			t.validate(&c)
			l.fits(&t, &c)
		})
	}
	return c.err()
}

func (l *Library) validateActivities(c *check) {
	seen := map[ID]bool{}
	for i, a := range l.Activities {
		c.inside(indexed("activities", i), func() {
			c.once(a.ID, seen)
			a.validate(c)
			if a.Family != "" {
				if f, ok := l.Activity(a.Family); !ok || f.Family != "" && f.Family != f.ID {
					c.add("family", CodeUnknown)
				}
			}
		})
	}
}

// Validate says what keeps the activity from being saved, as [Invalid] fields.
func (a *Activity) Validate() error {
	var c check
	a.validate(&c)
	return c.err()
}

// Marks lists the marks that an activity's disc can have.
var Marks = []string{"run", "cycle", "swim", "walk", "row"}

func (a *Activity) validate(c *check) {
	c.named(a.ID, a.Name)
	if a.Impact != HighImpact && a.Impact != MediumImpact && a.Impact != LowImpact {
		c.add("impact", CodeUnknown)
	}
	c.link("family", a.Family)
	oneOf(c, "mark", a.Mark, Marks)
	c.link("figure", a.Figure)
}

// Fits says whether the activity and the exercises of a template are in the
// library, as [Invalid] fields.
func (l *Library) Fits(t *Template) error {
	var c check
	l.fits(t, &c)
	return c.err()
}

func (l *Library) fits(t *Template, c *check) {
	if _, ok := l.Activity(t.Activity); ok != (t.Kind == Cardio) {
		c.add("activity", CodeMismatch)
	}
	for i, p := range t.Prescriptions {
		if _, ok := l.Exercise(p.Exercise); !ok {
			c.add(indexed("prescriptions", i)+".exercise", CodeUnknown)
		}
	}
}

// Validate says what keeps the template from being saved, as [Invalid] fields.
// Whether its activity and exercises exist, [Library.Fits] says.
func (t *Template) Validate() error {
	var c check
	t.validate(&c)
	return c.err()
}

func (t *Template) validate(c *check) {
	c.id("id", t.ID)
	if t.Title == "" {
		c.add("title", CodeEmpty)
	}
	c.text("title", t.Title, MaxTitle, false)
	if !t.Kind.Valid() {
		c.add("kind", CodeUnknown)
	}
	c.link("activity", t.Activity)
	if (t.Activity != "") != (t.Kind == Cardio) {
		c.add("activity", CodeMismatch)
	}
	c.inside("plan", func() {
		t.Plan.validate(c)
		if t.Plan.Duration == 0 {
			c.add("duration", CodeEmpty)
		}
	})
	c.within("prescriptions", int64(len(t.Prescriptions)), 0, MaxSets)
	for i, p := range t.Prescriptions {
		c.inside(indexed("prescriptions", i), func() { p.validate(c) })
	}
}

// Validate says what keeps the exercise from being saved, as [Invalid] fields.
func (e *Exercise) Validate() error {
	var c check
	e.validate(&c)
	return c.err()
}

// MaxFlexion is how far a knee bends at the most, in degrees.
const MaxFlexion = 160

func (e *Exercise) validate(c *check) {
	c.named(e.ID, e.Name)
	if e.Regions&^RegionAll != 0 {
		c.add("regions", CodeUnknown)
	}
	oneOf(c, "equipment", e.Equipment, EquipmentKinds)
	c.within("step", int64(e.Step), 0, int64(MaxMass))
	for i, tag := range e.Tags {
		if !slices.Contains(Tags, tag) {
			c.add(indexed("tags", i), CodeUnknown)
		}
		if slices.Contains(e.Tags[:i], tag) {
			c.add(indexed("tags", i), CodeMismatch)
		}
	}
	c.link("substitute", e.Substitute)
	if e.Substitute != "" && e.Substitute == e.ID {
		c.add("substitute", CodeMismatch)
	}
	c.link("figure", e.Figure)
	c.text("cues", e.Cues, MaxNote, true)
	c.inside("left", func() { e.Left.validate(c) })
	c.inside("right", func() { e.Right.validate(c) })
}

func (m *Comfort) validate(c *check) {
	c.within("flexion", int64(m.Flexion), 0, MaxFlexion)
	c.text("note", m.Note, MaxNote, true)
}

func (c *check) once(id ID, seen map[ID]bool) {
	if seen[id] {
		c.add("id", CodeMismatch)
	}
	seen[id] = true
}

func (c *check) named(id ID, name string) {
	c.id("id", id)
	if name == "" {
		c.add("name", CodeEmpty)
	}
	c.text("name", name, MaxTitle, false)
}
