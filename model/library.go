package model

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
}

// Exercise is one strength or mobility movement.
type Exercise struct {
	ID         ID
	Name       string
	Regions    Regions
	BodyWeight bool // load is repetitions, no weight
	Unilateral bool // done and counted side by side
	Timed      bool // held for seconds rather than repeated
	Equipment  Equipment
	Step       Mass // from one weight to the next on its machine; zero: what the person set
	Tags       []string
	Archived   bool // no longer offered, still known to what refers to it
}

// Equipment is what an exercise is loaded with.
type Equipment string

// What there is; the empty one is none or anything.
const (
	AnyEquipment Equipment = ""
	BarbellLoad  Equipment = "barbell"
	DumbbellLoad Equipment = "dumbbell"
	MachineLoad  Equipment = "machine"
)

// EquipmentKinds lists them.
var EquipmentKinds = []Equipment{AnyEquipment, BarbellLoad, DumbbellLoad, MachineLoad}

// Template is a session to draw from.
type Template struct {
	ID            ID
	Kind          Kind
	Activity      ID
	Title         string
	Plan          Effort
	Prescriptions []Prescription
}

// Library is what sessions refer to: the built-in activities, exercises and
// templates with the person's own.
type Library struct {
	Activities []Activity
	Exercises  []Exercise
	Templates  []Template
}

// Activity returns the activity with that ID.
func (l *Library) Activity(id ID) (Activity, bool) {
	for i := range l.Activities {
		if l.Activities[i].ID == id {
			return l.Activities[i], true
		}
	}
	return Activity{}, false
}

// Exercise returns the exercise with that ID.
func (l *Library) Exercise(id ID) (Exercise, bool) {
	for i := range l.Exercises {
		if l.Exercises[i].ID == id {
			return l.Exercises[i], true
		}
	}
	return Exercise{}, false
}

// Template returns the template with that ID.
func (l *Library) Template(id ID) (Template, bool) {
	for i := range l.Templates {
		if l.Templates[i].ID == id {
			return l.Templates[i], true
		}
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
		})
	}
	seen = map[ID]bool{}
	for i, t := range l.Templates {
		c.inside(indexed("templates", i), func() {
			c.once(t.ID, seen)
			c.named(t.ID, t.Title)
			l.validateTemplate(t, &c)
		})
	}
	return c.err()
}

func (l *Library) validateActivities(c *check) {
	seen := map[ID]bool{}
	for i, a := range l.Activities {
		c.inside(indexed("activities", i), func() {
			c.once(a.ID, seen)
			c.named(a.ID, a.Name)
			if a.Impact != HighImpact && a.Impact != MediumImpact && a.Impact != LowImpact {
				c.add("impact", CodeUnknown)
			}
			if a.Family != "" {
				if f, ok := l.Activity(a.Family); !ok || f.Family != "" && f.Family != f.ID {
					c.add("family", CodeUnknown)
				}
			}
		})
	}
}

func (l *Library) validateTemplate(t Template, c *check) {
	if !t.Kind.Valid() {
		c.add("kind", CodeUnknown)
	}
	if _, ok := l.Activity(t.Activity); ok != (t.Kind == Cardio) {
		c.add("activity", CodeMismatch)
	}
	c.inside("plan", func() {
		t.Plan.validate(c)
		if t.Plan.Duration == 0 {
			c.add("duration", CodeEmpty)
		}
	})
	for i, p := range t.Prescriptions {
		c.inside(indexed("prescriptions", i), func() {
			p.validate(c)
			if _, ok := l.Exercise(p.Exercise); !ok {
				c.add("exercise", CodeUnknown)
			}
		})
	}
}

// Validate says what keeps the exercise from being saved, as [Invalid] fields.
func (e *Exercise) Validate() error {
	var c check
	e.validate(&c)
	return c.err()
}

// MaxTags is how many tags an exercise has at most.
const MaxTags = 20

func (e *Exercise) validate(c *check) {
	c.named(e.ID, e.Name)
	if e.Regions&^RegionAll != 0 {
		c.add("regions", CodeUnknown)
	}
	oneOf(c, "equipment", e.Equipment, EquipmentKinds)
	c.within("step", int64(e.Step), 0, int64(MaxMass))
	c.within("tags", int64(len(e.Tags)), 0, MaxTags)
	for i, tag := range e.Tags {
		if tag == "" {
			c.add(indexed("tags", i), CodeEmpty)
		}
		c.text(indexed("tags", i), tag, MaxTitle, false)
	}
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
