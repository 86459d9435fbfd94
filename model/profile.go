package model

import (
	"time"

	"cloud.google.com/go/civil"
)

// Units are what amounts are shown and entered in; stored numbers do not
// depend on them.
type Units struct {
	Miles  bool // else kilometres
	Pounds bool // else kilograms
}

// Limits are the bounds of the rules that a person may set, best with a
// professional (RULES.md, head).
type Limits struct {
	Growth         int  // weekly growth in permille, 0 to 100; 25 is advised
	Spike          int  // longest session over the last 30 days in percent, 0 to 30
	RestDays       int  // civil days between sessions of a region, 1 to 3
	HighImpactWeek int  // high-impact sessions a week, 0 to 7
	RestDaysWeek   int  // days without training a week, 0 to 6
	Strict         bool // no exception to the weekly growth

	// Easy weeks (RULES.md 2.3.5), off by default: the week that holds
	// EasyFrom and every EasyEvery-th one after it, 4 to 6, are planned at
	// EasyPercent of the established level, 60 to 80. Zero EasyEvery is off.
	EasyEvery   int        `json:",omitzero"`
	EasyPercent int        `json:",omitzero"`
	EasyFrom    civil.Date `json:",omitzero"`
}

// DefaultLimits are what the rules advise.
var DefaultLimits = Limits{Growth: 25, Spike: 10, RestDays: 2, HighImpactWeek: 3, RestDaysWeek: 1}

// ActivityAim is how often a person would like to do an activity.
type ActivityAim struct {
	Activity ID
	Sessions int // a week
}

// Aims are the sessions a person would like each week. Full-body sessions,
// where allowed, count for upper and lower.
type Aims struct {
	Upper, Lower int
	FullBody     bool // arranging may use full-body sessions
	Cardio       int
	Activities   []ActivityAim // in the order to draw from; zero sessions: welcome, not aimed at
}

// Declared is a weekly level a person says they already do.
type Declared struct {
	Activity ID         // a cardio family
	Week     civil.Date // first day of the week it stands for
	Distance Distance   // zero if not measured
	Duration Seconds    // zero: the distance at the usual pace
}

// Paper is a size to print on.
type Paper string

// The papers there are.
const (
	A4     Paper = "A4"
	Letter Paper = "Letter"
)

// Appearance is which colours the window has.
type Appearance string

// The appearances; the empty one follows the system.
const (
	SystemAppearance Appearance = ""
	Light            Appearance = "light"
	Dark             Appearance = "dark"
)

// Profile is the person: what they have time for, aim at and prefer.
type Profile struct {
	Name         string
	Units        Units
	FirstWeekday time.Weekday
	Zone         string     // IANA name; empty: the computer's
	Available    [7]Seconds // training time a day, by time.Weekday, warm-up included
	Aims         Aims
	Limits       Limits
	Declared     []Declared
	Paper        Paper
	Appearance   Appearance
}

// DefaultProfile is what holds until a person sets their own: two upper, two
// lower and three cardio sessions a week, an hour a day (RULES.md,
// clarification 14).
func DefaultProfile() Profile {
	p := Profile{
		FirstWeekday: time.Monday,
		Limits:       DefaultLimits,
		Paper:        A4,
		Aims: Aims{Upper: 2, Lower: 2, Cardio: 3, Activities: []ActivityAim{
			{Activity: "walk", Sessions: 1}, {Activity: "cycle", Sessions: 1}, {Activity: "swim", Sessions: 1},
		}},
	}
	for i := range p.Available {
		p.Available[i] = Hour
	}
	return p
}

// Validate says what keeps the profile from being saved, as [Invalid] fields.
func (p *Profile) Validate() error {
	var c check
	c.text("name", p.Name, MaxTitle, false)
	c.within("firstWeekday", int64(p.FirstWeekday), 0, 6)
	if p.Zone != "" {
		c.zone("zone", p.Zone)
	}
	for i, s := range p.Available {
		c.within(indexed("available", i), int64(s), 0, int64(MaxDuration))
	}
	c.inside("aims", func() { p.Aims.validate(&c) })
	c.inside("limits", func() { p.Limits.validate(&c) })
	for i, d := range p.Declared {
		c.inside(indexed("declared", i), func() {
			c.id("activity", d.Activity)
			c.date("week", d.Week, false)
			c.within("distance", int64(d.Distance), 0, int64(MaxDistance))
			c.within("duration", int64(d.Duration), 0, 7*int64(MaxDuration))
			if d.Distance == 0 && d.Duration == 0 {
				c.add("duration", CodeEmpty)
			}
		})
	}
	if p.Paper != A4 && p.Paper != Letter {
		c.add("paper", CodeUnknown)
	}
	if p.Appearance != SystemAppearance && p.Appearance != Light && p.Appearance != Dark {
		c.add("appearance", CodeUnknown)
	}
	return c.err()
}

func (a *Aims) validate(c *check) {
	c.within("upper", int64(a.Upper), 0, 7)
	c.within("lower", int64(a.Lower), 0, 7)
	c.within("cardio", int64(a.Cardio), 0, 7)
	seen := map[ID]bool{}
	for i, aim := range a.Activities {
		c.inside(indexed("activities", i), func() {
			c.id("activity", aim.Activity)
			if seen[aim.Activity] {
				c.add("activity", CodeMismatch)
			}
			seen[aim.Activity] = true
			c.within("sessions", int64(aim.Sessions), 0, 7)
		})
	}
}

func (l *Limits) validate(c *check) {
	c.within("growth", int64(l.Growth), 0, 100)
	c.within("spike", int64(l.Spike), 0, 30)
	c.within("restDays", int64(l.RestDays), 1, 3)
	c.within("highImpactWeek", int64(l.HighImpactWeek), 0, 7)
	c.within("restDaysWeek", int64(l.RestDaysWeek), 0, 6)
	if l.EasyEvery != 0 {
		c.within("easyEvery", int64(l.EasyEvery), 4, 6)
		c.within("easyPercent", int64(l.EasyPercent), 60, 80)
		c.date("easyFrom", l.EasyFrom, false)
	}
}
