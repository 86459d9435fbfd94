package arrange

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a problem may ask for. With eight activities, no two days alike and
// nothing easy, twelve weeks take less than a quarter of a second, and a state
// of the search still fits one word; the rest is RULES.md 3.2 and its head.
const (
	MaxWeeks      = 52
	MaxActivities = 8
	MaxRestDays   = 6
	MaxWeight     = 1000 // of a weight and of a cost entry; as dear as one missed session
	maxName       = 100  // runes of an activity's name
	daysPerWeek   = 7
)

// Strength is what a day's strength slot holds. Its order is that of the
// tie-break, and its bits are the regions trained (RULES.md 3.4).
type Strength int

// The strength values.
const (
	None  Strength = 0
	Upper Strength = 1
	Lower Strength = 2
	Full  Strength = Upper | Lower
)

var strengthWords = [...]string{"none", "upper", "lower", "full"}

func (s Strength) String() string {
	if s < None || s > Full {
		return fmt.Sprintf("Strength(%d)", int(s))
	}
	return strengthWords[s]
}

// MarshalText writes the word of the file format.
func (s Strength) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the word of the file format.
func (s *Strength) UnmarshalText(text []byte) error {
	i := slices.Index(strengthWords[:], string(text))
	if i < 0 {
		return fmt.Errorf("%q is none of %s", text, strings.Join(strengthWords[:], ", "))
	}
	*s = Strength(i)
	return nil
}

// Slot is what one day holds. Its zero value is a day without training.
type Slot struct {
	Strength Strength `json:"strength"`
	Cardio   string   `json:"cardio"` // an activity's name, or empty
}

// Activity is one cardio kind, never on adjacent days: a family of RULES.md
// 2.9, treadmill and running being one. The order of a problem's activities is
// their code in the tie-break: from high to low impact, so that low impact wins.
type Activity struct {
	Name       string `json:"name"`
	HighImpact bool   `json:"highImpact"`
}

// PerWeek holds the aims and limits of every week, in sessions and days.
type PerWeek struct {
	Upper      int            `json:"upper"`      // aim and bound; full body counts for both regions
	Lower      int            `json:"lower"`      // aim and bound
	Cardio     int            `json:"cardio"`     // aim and bound
	HighImpact int            `json:"highImpact"` // bound
	RestDays   int            `json:"restDays"`   // days without any session, at least
	Activities map[string]int `json:"activities,omitempty"`
}

// Rest is how many civil days must lie between two sessions of a region, from
// day to day: 2 allows Monday and Wednesday.
type Rest struct {
	Upper int `json:"upper"`
	Lower int `json:"lower"`
}

// Weights are what the soft wishes of RULES.md 3.2 cost, S3 to S8.
type Weights struct {
	AdjacentDays      int `json:"adjacentDays"`      // S3, a pair of adjacent training days
	LowerWithImpact   int `json:"lowerWithImpact"`   // S4, lower body and high impact on one day
	LowerNextToImpact int `json:"lowerNextToImpact"` // S4, on adjacent days, each order
	SameActivity      int `json:"sameActivity"`      // S5, times n(n-1)/2 for n sessions of one activity a week
	Change            int `json:"change"`            // S6, a slot that differs from the planned one
	TwoSessionsADay   int `json:"twoSessionsADay"`   // S7
	CloseRegion       int `json:"closeRegion"`       // S8, a region trained two days before as well
}

// The values RULES.md gives for what a person has not set.
var (
	DefaultWeights = Weights{
		AdjacentDays: 1, LowerWithImpact: 8, LowerNextToImpact: 4, SameActivity: 3,
		Change: 6, TwoSessionsADay: 2, CloseRegion: 1,
	}
	DefaultRest = Rest{Upper: 2, Lower: 2}
)

const (
	defaultHighImpact = 3 // sessions a week, RULES.md 2.9
	defaultRestDays   = 1 // a week, RULES.md 3.2
	missedCost        = 1000
)

// Kinds are strength values and activities.
type Kinds struct {
	Strength []Strength `json:"strength,omitempty"`
	Cardio   []string   `json:"cardio,omitempty"`
}

// Cost is what each value of a slot costs on one day (S2); what is not there
// costs nothing. [None] and the empty activity may have a cost as well.
type Cost struct {
	Strength map[Strength]int `json:"strength,omitempty"`
	Cardio   map[string]int   `json:"cardio,omitempty"`
}

// Day is what may happen on one day. The package doc says how Sessions, the
// lists, Blocked and Fixed work together.
type Day struct {
	Sessions int        `json:"sessions"` // 0, 1 or 2
	Strength []Strength `json:"strength"` // of upper, lower, full
	Cardio   []string   `json:"cardio"`   // activities' names
	Cost     Cost       `json:"cost,omitzero"`
	Planned  *Slot      `json:"planned,omitempty"` // what stood there before (S6)
	Blocked  Kinds      `json:"blocked,omitzero"`
	Fixed    *Slot      `json:"fixed,omitempty"`
}

// Problem is the placement problem of RULES.md 3.2, in the shape of its file.
// If any day has a Planned slot, days without one count as planned empty.
type Problem struct {
	Weeks      int        `json:"weeks"`
	Activities []Activity `json:"activities"`
	Before     [2]Slot    `json:"before"` // the two days before the first, the older one first
	PerWeek    PerWeek    `json:"perWeek"`
	Rest       Rest       `json:"rest"`
	Weights    Weights    `json:"weights"`
	Days       []Day      `json:"days"` // 7 * Weeks, the first one first
}

// ProblemError is one part of a problem that cannot be used.
type ProblemError struct {
	Path string // as in "days[3].cardio[1]"; empty for the problem as a whole
	Want string // what was expected there
}

func (e *ProblemError) Error() string {
	if e.Path == "" {
		return "problem: expected " + e.Want
	}
	return e.Path + ": expected " + e.Want
}

// Validate returns the first part of the problem that cannot be used, as a
// [*ProblemError], or nil.
func (p *Problem) Validate() error {
	v := validation{problem: p}
	v.count("weeks", p.Weeks, 1, MaxWeeks)
	v.activities()
	for i, s := range p.Before {
		v.slot(fmt.Sprintf("before[%d]", i), s)
	}
	v.perWeek()
	v.count("rest.upper", p.Rest.Upper, 1, 3)
	v.count("rest.lower", p.Rest.Lower, 1, 3)
	v.weights()
	if len(p.Days) != daysPerWeek*p.Weeks {
		v.fail("days", fmt.Sprintf("%d days, seven for each week", daysPerWeek*p.Weeks))
	}
	for i := range p.Days {
		v.day(fmt.Sprintf("days[%d]", i), &p.Days[i])
	}
	if v.err != nil {
		return v.err
	}
	return nil
}

// validation keeps the first thing that is wrong.
type validation struct {
	problem *Problem
	err     *ProblemError
}

func (v *validation) fail(path, want string) {
	if v.err == nil {
		v.err = &ProblemError{Path: path, Want: want}
	}
}

func (v *validation) count(path string, n, least, most int) {
	if n < least || n > most {
		v.fail(path, fmt.Sprintf("a whole number from %d to %d", least, most))
	}
}

func (v *validation) activities() {
	all := v.problem.Activities
	if len(all) > MaxActivities {
		v.fail("activities", fmt.Sprintf("at most %d activities", MaxActivities))
		return
	}
	for i, a := range all {
		path := fmt.Sprintf("activities[%d].name", i)
		switch {
		case a.Name == "" || utf8.RuneCountInString(a.Name) > maxName:
			v.fail(path, fmt.Sprintf("a name of 1 to %d characters", maxName))
		case a.Name == kindUpper || a.Name == kindLower || a.Name == kindCardio:
			v.fail(path, "another name than upper, lower or cardio")
		case slices.ContainsFunc(all[:i], func(b Activity) bool { return b.Name == a.Name }):
			v.fail(path, "a name that no other activity has")
		}
	}
}

func (v *validation) perWeek() {
	aims := &v.problem.PerWeek
	v.count("perWeek.upper", aims.Upper, 0, daysPerWeek)
	v.count("perWeek.lower", aims.Lower, 0, daysPerWeek)
	v.count("perWeek.cardio", aims.Cardio, 0, daysPerWeek)
	v.count("perWeek.highImpact", aims.HighImpact, 0, daysPerWeek)
	v.count("perWeek.restDays", aims.RestDays, 0, MaxRestDays)
	for _, name := range slices.Sorted(maps.Keys(aims.Activities)) {
		path := field("perWeek.activities", name)
		v.activity(path, name)
		v.count(path, aims.Activities[name], 0, daysPerWeek)
	}
}

func (v *validation) weights() {
	w := &v.problem.Weights
	v.count("weights.adjacentDays", w.AdjacentDays, 0, MaxWeight)
	v.count("weights.lowerWithImpact", w.LowerWithImpact, 0, MaxWeight)
	v.count("weights.lowerNextToImpact", w.LowerNextToImpact, 0, MaxWeight)
	v.count("weights.sameActivity", w.SameActivity, 0, MaxWeight)
	v.count("weights.change", w.Change, 0, MaxWeight)
	v.count("weights.twoSessionsADay", w.TwoSessionsADay, 0, MaxWeight)
	v.count("weights.closeRegion", w.CloseRegion, 0, MaxWeight)
}

func (v *validation) day(path string, d *Day) {
	v.count(path+".sessions", d.Sessions, 0, 2)
	v.kinds(path, d.Strength, d.Cardio)
	for _, s := range slices.Sorted(maps.Keys(d.Cost.Strength)) {
		at := field(path+".cost.strength", s.String())
		v.strength(at, s)
		v.count(at, d.Cost.Strength[s], 0, MaxWeight)
	}
	for _, name := range slices.Sorted(maps.Keys(d.Cost.Cardio)) {
		at := field(path+".cost.cardio", name)
		v.cardio(at, name)
		v.count(at, d.Cost.Cardio[name], 0, MaxWeight)
	}
	v.kinds(path+".blocked", d.Blocked.Strength, d.Blocked.Cardio)
	if d.Planned != nil {
		v.slot(path+".planned", *d.Planned)
	}
	if d.Fixed != nil {
		v.slot(path+".fixed", *d.Fixed)
	}
}

func (v *validation) kinds(path string, strength []Strength, cardio []string) {
	for i, s := range strength {
		at := fmt.Sprintf("%s.strength[%d]", path, i)
		switch {
		case s <= None || s > Full:
			v.fail(at, "upper, lower or full")
		case slices.Contains(strength[:i], s):
			v.fail(at, "each value once")
		}
	}
	for i, name := range cardio {
		at := fmt.Sprintf("%s.cardio[%d]", path, i)
		v.activity(at, name)
		if slices.Contains(cardio[:i], name) {
			v.fail(at, "each activity once")
		}
	}
}

func (v *validation) slot(path string, s Slot) {
	v.strength(path+".strength", s.Strength)
	v.cardio(path+".cardio", s.Cardio)
}

func (v *validation) strength(path string, s Strength) {
	if s < None || s > Full {
		v.fail(path, wantStrength)
	}
}

func (v *validation) cardio(path, name string) {
	if name != "" && v.problem.activity(name) == 0 {
		v.fail(path, "one of the activities or an empty name")
	}
}

func (v *validation) activity(path, name string) {
	if v.problem.activity(name) == 0 {
		v.fail(path, "one of the activities")
	}
}

// activity returns the tie-break code of the activity with that name, from 1
// on, or 0 if there is none.
func (p *Problem) activity(name string) int {
	return 1 + slices.IndexFunc(p.Activities, func(a Activity) bool { return a.Name == name })
}

// field returns the path of a key inside an object: after a dot if it is a
// plain word, else in quotes.
func field(path, key string) string {
	plain := key != ""
	for _, r := range key {
		plain = plain && (r == '_' || r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
	}
	switch {
	case !plain:
		return fmt.Sprintf("%s[%q]", path, key)
	case path == "":
		return key
	default:
		return path + "." + key
	}
}
