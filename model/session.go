package model

import (
	"fmt"
	"sync"
	"time"

	"cloud.google.com/go/civil"
)

// Kind is what a session trains.
type Kind string

// The kinds of session there are. Mobility carries no load (RULES.md,
// clarification 11).
const (
	Lower    Kind = "lower"
	Upper    Kind = "upper"
	Full     Kind = "full"
	Cardio   Kind = "cardio"
	Mobility Kind = "mobility"
)

// Kinds lists every kind in the order people see them.
var Kinds = []Kind{Lower, Upper, Full, Cardio, Mobility}

// Strength says whether sessions of this kind are strength sessions.
func (k Kind) Strength() bool { return k == Lower || k == Upper || k == Full }

// Valid says whether k is one of Kinds.
func (k Kind) Valid() bool { return k.Strength() || k == Cardio || k == Mobility }

// Regions is a set of muscle groups that rest gaps are counted for. Lower body
// is never split finer: there is one knee a side. Upper body may be split into
// pushing and pulling (RULES.md 2.1).
type Regions uint8

// The groups and their usual unions.
const (
	RegionLower Regions = 1 << iota
	RegionPush
	RegionPull
	RegionCore

	RegionUpper = RegionPush | RegionPull
	RegionAll   = RegionLower | RegionUpper | RegionCore
)

// Regions returns what a strength session of kind k trains when no groups are
// named, and nothing for other kinds.
func (k Kind) Regions() Regions {
	switch k {
	case Lower:
		return RegionLower
	case Upper:
		return RegionUpper
	case Full:
		return RegionAll
	default:
		return 0
	}
}

// Status is how far a session has come.
type Status string

// A session is planned until it is done, skipped by choice, or missed.
const (
	Planned Status = "planned"
	Done    Status = "done"
	Skipped Status = "skipped"
	Missed  Status = "missed"
)

// Valid says whether s is a status there is.
func (s Status) Valid() bool {
	return s == Planned || s == Done || s == Skipped || s == Missed
}

// DayPart is a rough time of day for a session without a clock time.
type DayPart string

// The parts of the day.
const (
	AnyTime   DayPart = ""
	Morning   DayPart = "am"
	Afternoon DayPart = "pm"
)

// Effort is how much a session asks for or took.
type Effort struct {
	Duration Seconds
	Distance Distance // zero if not measured
	Ascent   Distance
	Descent  Distance
	RPE      int // CR10 rating of perceived exertion, 1 to 10; zero if unknown
}

// EffectiveDistance is the distance with hills counted: one kilometre more for
// each 100 m up and each 100 m down (RULES.md 2.12). Zero stays zero.
func (e Effort) EffectiveDistance() Distance {
	if e.Distance == 0 {
		return 0
	}
	return e.Distance + 10*(e.Ascent+e.Descent)
}

// Side is a side of the body.
type Side string

// The sides; BothSides is also what bilateral exercises have.
const (
	BothSides Side = ""
	Left      Side = "left"
	Right     Side = "right"
)

// Set is one set of an exercise: repetitions at a weight, or a timed hold.
type Set struct {
	Reps   int
	Weight Mass    // zero for body weight
	Hold   Seconds // for timed holds, else zero
	Side   Side
	WarmUp bool // warm-up sets count in no load
}

// Prescription is one exercise of a session: the sets asked for and, apart
// from them, the sets done.
type Prescription struct {
	Exercise ID
	Least    int // repetitions of a set before a heavier weight, and at most; both zero: the usual 8 to 12
	Most     int
	Sets     []Set
	Done     []Set
}

// The usual range of repetitions of a set (RULES.md 2.4).
const (
	UsualLeast = 8
	UsualMost  = 12
)

// Range returns the repetitions a set keeps between.
func (p *Prescription) Range() (least, most int) {
	if p.Most == 0 {
		return UsualLeast, UsualMost
	}
	return p.Least, p.Most
}

// Session is one workout on the calendar or, without a date, in the tray.
type Session struct {
	ID       ID
	Kind     Kind
	Activity ID      // which cardio activity; empty for other kinds
	Regions  Regions // named muscle groups; zero means those of the kind
	Title    string
	Note     string
	Template ID // the template it was drawn from, if any
	Series   ID // what the sessions of one repeated session have in common; empty: it is not repeated

	Date     civil.Date `json:",omitzero"` // zero: not placed, in the tray
	Start    time.Time  `json:",omitzero"` // UTC; zero: no clock time
	Zone     string     // IANA name of the zone that Start was meant in
	Part     DayPart
	Position int        // order within the day, from 0
	Original civil.Date `json:",omitzero"` // the day first planned, for adherence
	Pinned   bool       // arranging never moves it
	Status   Status
	Reason   string // why it was skipped, if the person said so

	Plan          Effort
	Actual        *Effort // set when Status is Done
	Prescriptions []Prescription
	WarmedUp      bool
	Unplanned     bool // done without having been planned
	Further       bool // something went further than usual in it (RULES.md R4)
}

// Placed says whether the session has a day.
func (s *Session) Placed() bool { return s.Date != civil.Date{} }

// Timed says whether the session has a clock time.
func (s *Session) Timed() bool { return !s.Start.IsZero() }

// Trains returns the muscle groups for rest gaps: the named ones, else those of
// the kind. Cardio and mobility train none (their own rules are about impact
// and variety).
func (s *Session) Trains() Regions {
	if !s.Kind.Strength() {
		return 0
	}
	if s.Regions != 0 {
		return s.Regions
	}
	return s.Kind.Regions()
}

// Effort returns what counts: what was done if it is done, else the plan.
func (s *Session) Effort() Effort {
	if s.Status == Done && s.Actual != nil {
		return *s.Actual
	}
	return s.Plan
}

// Counts says whether the session trains at all: planned or done, not skipped
// or missed.
func (s *Session) Counts() bool { return s.Status == Planned || s.Status == Done }

// End returns the instant a session with a clock time ends.
func (s *Session) End() time.Time {
	return s.Start.Add(time.Duration(s.Effort().Duration) * time.Second)
}

// WorkSets counts the prescribed sets without warm-up sets.
func (s *Session) WorkSets() int {
	n := 0
	for _, p := range s.Prescriptions {
		for _, set := range p.Sets {
			if !set.WarmUp {
				n++
			}
		}
	}
	return n
}

// Clock returns the wall-clock time of day in the session's own zone, as
// seconds after midnight, and whether it has one.
func (s *Session) Clock() (Seconds, bool) {
	if !s.Timed() {
		return 0, false
	}
	return clockOf(s.Start.In(zone(s.Zone))), true
}

// clockOf is the time of day of t, in seconds after midnight.
func clockOf(t time.Time) Seconds { return Seconds(t.Hour()*3600 + t.Minute()*60 + t.Second()) }

// OnDay returns a copy on another civil day at the same wall-clock time, as
// [At] has it. On a day that a zone left out altogether, as Samoa did with 30
// December 2011, there is no instant, and the copy has no clock time.
func (s Session) OnDay(d civil.Date) Session {
	if clock, ok := s.Clock(); ok {
		s.Start = At(d, clock, s.Zone)
		if civil.DateOf(s.Start.In(zone(s.Zone))) != d {
			s.Start = time.Time{}
		}
	}
	s.Date = d
	if s.Original == (civil.Date{}) {
		s.Original = d
	}
	return s
}

// InTray returns a copy without a day; its clock time is forgotten.
func (s Session) InTray() Session {
	s.Date, s.Start, s.Position = civil.Date{}, time.Time{}, 0
	return s
}

// At returns the instant of a wall-clock time, given in seconds after
// midnight, on a civil day in a zone; UTC if the zone is unknown. A time that a
// change of the clocks skips becomes as much later as is skipped: 01:30 in
// London on the last Sunday of March is 02:30 (RULES.md section 0).
func At(d civil.Date, clock Seconds, zoneName string) time.Time {
	loc := zone(zoneName)
	t := time.Date(d.Year, d.Month, d.Day, 0, 0, int(clock), 0, loc)
	// For a skipped time time.Date takes the offset of before or of after the
	// change; west of Greenwich it comes out too early, even on the day before.
	wanted := time.Date(d.Year, d.Month, d.Day, 0, 0, int(clock), 0, time.UTC)
	_, offset := t.Zone()
	early := wanted.Sub(t) - time.Duration(offset)*time.Second
	return t.Add(max(0, early)).UTC()
}

// DateIn returns the civil date of an instant in a zone; in UTC if the zone is
// unknown.
func DateIn(t time.Time, zoneName string) civil.Date { return civil.DateOf(t.In(zone(zoneName))) }

// ClockIn returns the time of day of an instant in a zone, in seconds after
// midnight; in UTC if the zone is unknown.
func ClockIn(t time.Time, zoneName string) Seconds { return clockOf(t.In(zone(zoneName))) }

// zones remembers locations: loading one reads a file each time.
var zones sync.Map // string -> *time.Location

// zone returns the zone of that name; UTC if there is none.
func zone(name string) *time.Location {
	loc, err := location(name)
	if err != nil {
		return time.UTC
	}
	return loc
}

// location returns the zone of an IANA name. "Local" is none: it means another
// zone on another computer.
func location(name string) (*time.Location, error) {
	if loc, ok := zones.Load(name); ok {
		return loc.(*time.Location), nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, err
	}
	if loc == time.Local {
		return nil, fmt.Errorf("%q names no place's zone", name)
	}
	zones.Store(name, loc)
	return loc, nil
}

// Bounds of what a person can enter.
const (
	MaxTitle    = 120
	MaxNote     = 4000
	MaxDuration = 24 * Hour
	MaxDistance = 1000 * Kilometre
	MaxClimb    = 20 * Kilometre
	MaxMass     = 1000 * Kilogram
	MaxReps     = 1000
	MaxSets     = 100
)

func (e Effort) validate(c *check) {
	c.within("duration", int64(e.Duration), 0, int64(MaxDuration))
	c.within("distance", int64(e.Distance), 0, int64(MaxDistance))
	c.within("ascent", int64(e.Ascent), 0, int64(MaxClimb))
	c.within("descent", int64(e.Descent), 0, int64(MaxClimb))
	c.within("rpe", int64(e.RPE), 0, 10)
}

func (s Set) validate(c *check) {
	c.within("reps", int64(s.Reps), 0, MaxReps)
	c.within("weight", int64(s.Weight), 0, int64(MaxMass))
	c.within("hold", int64(s.Hold), 0, int64(Hour))
	if s.Reps == 0 && s.Hold == 0 {
		c.add("reps", CodeEmpty)
	}
	if s.Side != BothSides && s.Side != Left && s.Side != Right {
		c.add("side", CodeUnknown)
	}
}

func (p Prescription) validate(c *check) {
	c.id("exercise", p.Exercise)
	c.within("sets", int64(len(p.Sets)), 0, MaxSets)
	c.within("done", int64(len(p.Done)), 0, MaxSets)
	c.within("least", int64(p.Least), 0, MaxReps)
	c.within("most", int64(p.Most), 0, MaxReps)
	if p.Least > p.Most || (p.Least == 0) != (p.Most == 0) {
		c.add("least", CodeMismatch)
	}
	for i, set := range p.Sets {
		c.inside(indexed("sets", i), func() { set.validate(c) })
	}
	for i, set := range p.Done {
		c.inside(indexed("done", i), func() { set.validate(c) })
	}
}

// Validate says what keeps the session from being saved, as [Invalid] fields.
func (s *Session) Validate() error {
	var c check
	c.id("id", s.ID)
	if !s.Kind.Valid() {
		c.add("kind", CodeUnknown)
	}
	switch {
	case s.Kind == Cardio && s.Activity == "":
		c.add("activity", CodeEmpty)
	case s.Kind != Cardio && s.Activity != "":
		c.add("activity", CodeMismatch)
	}
	c.link("activity", s.Activity)
	c.link("template", s.Template)
	c.link("series", s.Series)
	if s.Regions&^RegionAll != 0 {
		c.add("regions", CodeUnknown)
	}
	if s.Title == "" {
		c.add("title", CodeEmpty)
	}
	c.text("title", s.Title, MaxTitle, false)
	c.text("note", s.Note, MaxNote, true)
	s.validateTime(&c)
	if !s.Status.Valid() {
		c.add("status", CodeUnknown)
	}
	if s.Status != Planned && !s.Placed() {
		c.add("date", CodeEmpty)
	}
	c.text("reason", s.Reason, MaxReason, true)
	if s.Reason != "" && s.Status != Skipped {
		c.add("reason", CodeMismatch)
	}
	if s.Unplanned && s.Status != Done {
		c.add("unplanned", CodeMismatch)
	}
	c.inside("plan", func() {
		s.Plan.validate(&c)
		if s.Plan.Duration == 0 {
			c.add("duration", CodeEmpty)
		}
	})
	if (s.Actual != nil) != (s.Status == Done) {
		c.add("actual", CodeMismatch)
	}
	if s.Actual != nil {
		c.inside("actual", func() { s.Actual.validate(&c) })
	}
	c.within("prescriptions", int64(len(s.Prescriptions)), 0, MaxSets)
	for i, p := range s.Prescriptions {
		c.inside(indexed("prescriptions", i), func() { p.validate(&c) })
	}
	return c.err()
}

func (s *Session) validateTime(c *check) {
	c.date("date", s.Date, true)
	c.date("original", s.Original, true)
	c.within("position", int64(s.Position), 0, 1000)
	if s.Part != AnyTime && s.Part != Morning && s.Part != Afternoon {
		c.add("part", CodeUnknown)
	}
	if s.Timed() || s.Zone != "" {
		c.zone("zone", s.Zone)
	}
	if s.Timed() && civil.DateOf(s.Start.In(zone(s.Zone))) != s.Date {
		c.add("start", CodeMismatch)
	}
}
