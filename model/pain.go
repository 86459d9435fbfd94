package model

import (
	"slices"
	"time"

	"cloud.google.com/go/civil"
)

// PainMoment is when pain was felt.
type PainMoment string

// The moments round a session.
const (
	MomentBefore  PainMoment = "before"
	MomentDuring  PainMoment = "during"
	MomentAfter   PainMoment = "after"
	MomentMorning PainMoment = "morning" // the next one
)

// The moments of a pain entry (RULES.md R1).
var PainMoments = []PainMoment{MomentBefore, MomentDuring, MomentAfter, "evening", MomentMorning, "night", "rest"}

// PainQualities are the words for how pain feels (RULES.md R1).
var PainQualities = []string{"dull", "ache", "stiff", "sharp", "burning", "other"}

// PainSites are where at the knee it hurts (RULES.md, clarification 8).
var PainSites = []string{"front", "inside", "outside", "back", "thigh", "calf", "whole"}

// Symptom is something ticked beside the score.
type Symptom string

// Symptoms lists the ticks of RULES.md 2.8 and clarification 8.
var Symptoms = []Symptom{
	"uncontrolled", "sudden", "not-improving", "intensifies", "night", "warmth", "redness",
	"no-weight", "fever", "limping", "locking", "giving-way", "locked", "deformity",
}

// PainEntry is one score of one knee.
type PainEntry struct {
	ID          ID
	At          time.Time // UTC
	Zone        string
	Side        Side // Left or Right; a score of both knees is two entries
	Score       int  // 0 to 10
	Quality     string
	Moment      PainMoment
	Site        string
	AtRest      bool
	Swelling    int // 0 to 3
	Temperature int // tenths of a degree Celsius; zero if not taken
	Symptoms    []Symptom
	Session     ID // the session it is linked to, if any
	Exercise    ID
	Note        string
}

// Date returns the civil date of the entry in its own zone.
func (e *PainEntry) Date() civil.Date { return civil.DateOf(e.At.In(zone(e.Zone))) }

// Local returns the [DayNumber] of the entry and its wall-clock time of day, in
// seconds after midnight, in its own zone.
func (e *PainEntry) Local() (day int, clock Seconds) {
	_, offset := e.At.In(zone(e.Zone)).Zone()
	seconds := e.At.Unix() + int64(offset)
	clock = Seconds(seconds % secondsADay)
	if clock < 0 {
		clock += secondsADay
	}
	return int((seconds - int64(clock)) / secondsADay), clock
}

// Validate says what keeps the entry from being saved, as [Invalid] fields.
func (e *PainEntry) Validate() error {
	var c check
	c.id("id", e.ID)
	c.instant("at", e.At, false)
	c.zone("zone", e.Zone)
	if e.Side != Left && e.Side != Right {
		c.add("side", CodeUnknown)
	}
	c.within("score", int64(e.Score), 0, 10)
	oneOf(&c, "quality", e.Quality, PainQualities)
	oneOf(&c, "moment", e.Moment, PainMoments)
	oneOf(&c, "site", e.Site, PainSites)
	c.within("swelling", int64(e.Swelling), 0, 3)
	if e.Temperature != 0 {
		c.within("temperature", int64(e.Temperature), 300, 450)
	}
	for i, s := range e.Symptoms {
		if !slices.Contains(Symptoms, s) {
			c.add(indexed("symptoms", i), CodeUnknown)
		}
		if slices.Contains(e.Symptoms[:i], s) {
			c.add(indexed("symptoms", i), CodeMismatch)
		}
	}
	c.link("session", e.Session)
	c.link("exercise", e.Exercise)
	c.text("note", e.Note, MaxNote, true)
	return c.err()
}

// PainZone is what the scores around a session say about it, and the worst of
// them about a week of a stream (RULES.md 2.5). It is worked out, never stored.
type PainZone int

// The zones, from best to worst. A masked session would not be red, but a
// painkiller may have hidden what its scores say (RULES.md 2.7).
const (
	Green PainZone = iota
	Amber
	Masked
	Red
)

func (z PainZone) String() string {
	switch z {
	case Red:
		return "red"
	case Masked:
		return "masked"
	case Amber:
		return "amber"
	default:
		return "green"
	}
}

// MarshalText writes the zone as its word.
func (z PainZone) MarshalText() ([]byte, error) { return []byte(z.String()), nil }

// RedFlag is a sign to see a doctor, open until it is closed properly.
type RedFlag struct {
	ID        ID
	Flag      string // R25 to R32, "deformity" or "locked"
	Side      Side
	Opened    time.Time
	Contacted time.Time // a provider was contacted; hides the banner only
	Closed    time.Time
	Cleared   bool // closed because a provider cleared it
}

// RedFlagCodes lists the flags of RULES.md 2.8.
var RedFlagCodes = []string{"R25", "R26", "R27", "R28", "R29", "R30", "R31", "R32", "deformity", "locked"}

// Validate says what keeps the flag from being saved, as [Invalid] fields.
func (f *RedFlag) Validate() error {
	var c check
	c.id("id", f.ID)
	c.instant("opened", f.Opened, false)
	c.instant("contacted", f.Contacted, true)
	c.instant("closed", f.Closed, true)
	if !slices.Contains(RedFlagCodes, f.Flag) {
		c.add("flag", CodeUnknown)
	}
	if f.Side != BothSides && f.Side != Left && f.Side != Right {
		c.add("side", CodeUnknown)
	}
	if !f.Contacted.IsZero() && f.Contacted.Before(f.Opened) {
		c.add("contacted", CodeMismatch)
	}
	if !f.Closed.IsZero() && f.Closed.Before(f.Opened) {
		c.add("closed", CodeMismatch)
	}
	if f.Cleared && f.Closed.IsZero() {
		c.add("cleared", CodeMismatch)
	}
	return c.err()
}

// Modality is ice or heat.
type Modality string

// The modalities.
const (
	Ice  Modality = "ice"
	Heat Modality = "heat"
)

// Thermal is one application of ice or heat to one knee.
type Thermal struct {
	ID       ID
	Modality Modality
	Side     Side // Left or Right
	Start    time.Time
	Zone     string
	Duration Seconds // time on, up to 15 minutes
	Before   *int    // pain score before, 0 to 10; nil if not asked
	After    *int
}

// Bounds of one application of ice or heat (RULES.md 2.10).
const (
	MaxThermal = 15 * Minute
	MinThermal = 10 * Minute
)

// Validate says what keeps it from being saved, as [Invalid] fields. An
// application stopped early may be shorter than MinThermal.
func (t *Thermal) Validate() error {
	var c check
	c.id("id", t.ID)
	c.instant("start", t.Start, false)
	c.zone("zone", t.Zone)
	if t.Modality != Ice && t.Modality != Heat {
		c.add("modality", CodeUnknown)
	}
	if t.Side != Left && t.Side != Right {
		c.add("side", CodeUnknown)
	}
	c.within("duration", int64(t.Duration), 0, int64(MaxThermal))
	if t.Before != nil {
		c.within("before", int64(*t.Before), 0, 10)
	}
	if t.After != nil {
		c.within("after", int64(*t.After), 0, 10)
	}
	return c.err()
}

// RangeOfMotion is one measurement of how far a joint moves comfortably.
type RangeOfMotion struct {
	ID      ID
	At      time.Time
	Zone    string
	Side    Side   // Left or Right
	Measure string // "flexion", "extension" in degrees, "heel-to-buttock" in millimetres
	Value   int    // degrees or millimetres, by Measure
	Note    string
}

// RangeMeasures lists what can be measured.
var RangeMeasures = []string{"flexion", "extension", "heel-to-buttock"}

// rangeBounds are the least and the most of each measure: no knee is further
// than that. Extension is below 0 where a knee goes beyond straight.
var rangeBounds = map[string][2]int64{"flexion": {0, 180}, "extension": {-30, 90}, "heel-to-buttock": {0, 800}}

// Validate says what keeps it from being saved, as [Invalid] fields.
func (r *RangeOfMotion) Validate() error {
	var c check
	c.id("id", r.ID)
	c.instant("at", r.At, false)
	c.zone("zone", r.Zone)
	if r.Side != Left && r.Side != Right {
		c.add("side", CodeUnknown)
	}
	if bounds, known := rangeBounds[r.Measure]; known {
		c.within("value", int64(r.Value), bounds[0], bounds[1])
	} else {
		c.add("measure", CodeUnknown)
	}
	c.text("note", r.Note, MaxNote, true)
	return c.err()
}

// Drill is one step of a routine.
type Drill struct {
	Exercise ID
	Work     Seconds
	Rest     Seconds
}

// WarmUpLength is how long each built-in warm-up is, how much of one makes it
// complete, and the time that a workout needs before it: one at 18:00 for 45
// minutes needs 17:50 to 18:45 (RULES.md R16).
const WarmUpLength = 10 * Minute

// Routine is a guided sequence of drills such as a warm-up.
type Routine struct {
	ID     ID
	Title  string
	Drills []Drill
}

// Length is the sum of all work and rest.
func (r *Routine) Length() Seconds {
	var sum Seconds
	for _, d := range r.Drills {
		sum += d.Work + d.Rest
	}
	return sum
}

// Validate says what keeps the routine from being saved, as [Invalid] fields.
func (r *Routine) Validate() error {
	var c check
	c.id("id", r.ID)
	if r.Title == "" {
		c.add("title", CodeEmpty)
	}
	c.text("title", r.Title, MaxTitle, false)
	c.within("drills", int64(len(r.Drills)), 1, MaxSets)
	for i, d := range r.Drills {
		c.inside(indexed("drills", i), func() {
			c.id("exercise", d.Exercise)
			c.within("work", int64(d.Work), 1, int64(Hour))
			c.within("rest", int64(d.Rest), 0, int64(Hour))
		})
	}
	return c.err()
}
