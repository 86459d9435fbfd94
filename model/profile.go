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

	// Agreed is the day on which the person noted that a professional agreed to
	// limits looser than the advised ones; zero: none did.
	Agreed civil.Date `json:",omitzero"`

	// Easy weeks (RULES.md 2.3.5), off by default: the week that holds
	// EasyFrom and every EasyEvery-th one after it, 4 to 6, are planned at
	// EasyPercent of the established level, 60 to 80. Zero EasyEvery is off.
	EasyEvery   int        `json:",omitzero"`
	EasyPercent int        `json:",omitzero"`
	EasyFrom    civil.Date `json:",omitzero"`
}

// DefaultLimits are what the rules advise.
var DefaultLimits = Limits{Growth: 25, Spike: 10, RestDays: 2, HighImpactWeek: 3, RestDaysWeek: 1}

// Looser is one [Invalid] for each limit that allows more than bound does, with
// that as its Most.
func (l *Limits) Looser(bound *Limits) []*Invalid {
	var looser []*Invalid
	add := func(field string, more bool, most int) {
		if more {
			looser = append(looser, &Invalid{Field: "limits." + field, Code: CodeUnagreed, Most: int64(most)})
		}
	}
	add("growth", l.Growth > bound.Growth, bound.Growth)
	add("spike", l.Spike > bound.Spike, bound.Spike)
	add("restDays", l.RestDays < bound.RestDays, bound.RestDays)
	add("highImpactWeek", l.HighImpactWeek > bound.HighImpactWeek, bound.HighImpactWeek)
	add("restDaysWeek", l.RestDaysWeek < bound.RestDaysWeek, bound.RestDaysWeek)
	return looser
}

// Loosen makes every limit that allows less than another one that one.
func (l *Limits) Loosen(to *Limits) {
	l.Growth, l.Spike, l.HighImpactWeek = max(l.Growth, to.Growth), max(l.Spike, to.Spike), max(l.HighImpactWeek, to.HighImpactWeek)
	l.RestDays, l.RestDaysWeek = min(l.RestDays, to.RestDays), min(l.RestDaysWeek, to.RestDaysWeek)
}

// Advise makes every limit that allows more than is advised the advised one.
func (l *Limits) Advise() {
	advised := &DefaultLimits
	l.Growth, l.Spike, l.HighImpactWeek = min(l.Growth, advised.Growth), min(l.Spike, advised.Spike), min(l.HighImpactWeek, advised.HighImpactWeek)
	l.RestDays, l.RestDaysWeek = max(l.RestDays, advised.RestDays), max(l.RestDaysWeek, advised.RestDaysWeek)
}

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

// Plates are all plates of one weight that a person owns.
type Plates struct {
	Weight Mass // of one
	Count  int  // how many there are
}

// Weights are what a person can load exercises with. Without dumbbells or a bar
// those have every multiple of Step, as machines have.
type Weights struct {
	Step      Mass     `json:",omitzero"` // zero: 1 lb (RULES.md 2.4)
	Dumbbells []Mass   `json:",omitzero"` // one of each weight, or a pair
	Bar       Mass     `json:",omitzero"`
	Plates    []Plates `json:",omitzero"`
}

// DaysOff are days on which a person does not train.
type DaysOff struct {
	From, To civil.Date // both included
	Note     string     `json:",omitzero"`
}

// WeekTimes are the training times of one week that is not as usual.
type WeekTimes struct {
	Day       civil.Date // one of the week's
	Available [7]Seconds // by time.Weekday, warm-up included
}

// OffOn returns the days off that d is one of, if it is.
func (p *Profile) OffOn(d civil.Date) (DaysOff, bool) {
	for _, off := range p.DaysOff {
		if !d.Before(off.From) && !d.After(off.To) {
			return off, true
		}
	}
	return DaysOff{}, false
}

// TimesOf returns the training times of the week that holds d, by
// time.Weekday, and whether they are its own.
func (p *Profile) TimesOf(d civil.Date) (times [7]Seconds, own bool) {
	if len(p.WeekTimes) > 0 {
		week := p.Weeks().Of(d)
		for i := range p.WeekTimes {
			if week.Contains(p.WeekTimes[i].Day) {
				return p.WeekTimes[i].Available, true
			}
		}
	}
	return p.Available, false
}

// AvailableOn returns the training time there is on a day, warm-up included:
// none on a day off, else that of its week.
func (p *Profile) AvailableOn(d civil.Date) Seconds {
	if _, off := p.OffOn(d); off {
		return 0
	}
	times, _ := p.TimesOf(d)
	return times[Weekday(d)]
}

// WeekdayChange is a change of the first weekday: weeks began on Was before
// the day From, on which the first week of the new kind began (RULES.md,
// clarification 6).
type WeekdayChange struct {
	From civil.Date
	Was  time.Weekday
}

// Reminders are off until a person chooses them (RULES.md, clarification 15).
type Reminders struct {
	Morning   bool    `json:",omitzero"` // the next-morning check, at MorningAt
	MorningAt Seconds `json:",omitzero"` // seconds after midnight
	Session   bool    `json:",omitzero"` // today's session: an hour before it, else at SessionAt
	SessionAt Seconds `json:",omitzero"`
	Thermal   bool    `json:",omitzero"` // the next ice or heat
}

// Paper is a size to print on.
type Paper string

// The papers there are.
const (
	A4     Paper = "A4"
	Letter Paper = "Letter"
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

	Weights      Weights         `json:",omitzero"`
	DaysOff      []DaysOff       `json:",omitzero"`
	WeekTimes    []WeekTimes     `json:",omitzero"` // one a week at most
	Weekdays     []WeekdayChange `json:",omitzero"` // oldest first
	Reminders    Reminders       `json:",omitzero"`
	Muted        bool            `json:",omitzero"` // no sounds
	StillFigures bool            `json:",omitzero"` // reduced motion
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
	p.validateTimes(&c)
	c.inside("weights", func() { p.Weights.validate(&c) })
	if p.Paper != A4 && p.Paper != Letter {
		c.add("paper", CodeUnknown)
	}
	return c.err()
}

// MaxSpans is how many days off, weeks of their own times, plates and the like
// a profile holds at most.
const MaxSpans = 1000

func (p *Profile) validateTimes(c *check) {
	c.within("daysOff", int64(len(p.DaysOff)), 0, MaxSpans)
	for i, off := range p.DaysOff {
		c.inside(indexed("daysOff", i), func() {
			c.date("from", off.From, false)
			c.date("to", off.To, false)
			if off.To.Before(off.From) {
				c.add("to", CodeMismatch)
			}
			c.text("note", off.Note, MaxTitle, false)
		})
	}
	c.within("weekTimes", int64(len(p.WeekTimes)), 0, MaxSpans)
	for i, w := range p.WeekTimes {
		c.inside(indexed("weekTimes", i), func() {
			c.date("day", w.Day, false)
			for d, s := range w.Available {
				c.within(indexed("available", d), int64(s), 0, int64(MaxDuration))
			}
		})
	}
	c.within("weekdays", int64(len(p.Weekdays)), 0, MaxSpans)
	for i, w := range p.Weekdays {
		c.inside(indexed("weekdays", i), func() {
			c.date("from", w.From, false)
			c.within("was", int64(w.Was), 0, 6)
			if i > 0 && !p.Weekdays[i-1].From.Before(w.From) {
				c.add("from", CodeMismatch)
			}
		})
	}
	c.within("reminders.morningAt", int64(p.Reminders.MorningAt), 0, int64(24*Hour)-1)
	c.within("reminders.sessionAt", int64(p.Reminders.SessionAt), 0, int64(24*Hour)-1)
}

func (w *Weights) validate(c *check) {
	c.within("step", int64(w.Step), 0, int64(MaxMass))
	c.within("bar", int64(w.Bar), 0, int64(MaxMass))
	c.within("dumbbells", int64(len(w.Dumbbells)), 0, MaxSpans)
	for i, m := range w.Dumbbells {
		c.within(indexed("dumbbells", i), int64(m), 1, int64(MaxMass))
	}
	c.within("plates", int64(len(w.Plates)), 0, MaxSets)
	for i, p := range w.Plates {
		c.inside(indexed("plates", i), func() {
			c.within("weight", int64(p.Weight), 1, int64(MaxMass))
			c.within("count", int64(p.Count), 0, MaxSets)
		})
	}
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
	if l.Agreed != (civil.Date{}) {
		c.date("agreed", l.Agreed, false)
	}
	if l.EasyEvery != 0 {
		c.within("easyEvery", int64(l.EasyEvery), 4, 6)
		c.within("easyPercent", int64(l.EasyPercent), 60, 80)
		c.date("easyFrom", l.EasyFrom, false)
	}
}
