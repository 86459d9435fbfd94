// Package rule judges a timeline of sessions: each [Rule] looks at the days it
// needs and reports findings with codes, numbers and repairs.
//
// It knows RULES.md's rest gaps, variety, impact, weekly limits, single-session
// spikes and weight steps, and which streams and loads a session counts in. It
// does not know the clock, the store, sentences in any language, how a weekly
// limit comes about (planner/progress computes those and hands them in with the
// [Pass]), or which other day would do: moving needs all rules at once, so only
// a planner can offer it. The shape follows golang.org/x/tools/go/analysis.
package rule

import (
	"cmp"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Severity says how a finding weighs.
type Severity int

// The severities. A violation is never produced by the planner and kept by
// hand only with a reason; a caution is allowed by hand without a question
// (RULES.md, clarification 1).
const (
	Fine Severity = iota
	Caution
	Violation
)

func (s Severity) String() string {
	switch s {
	case Violation:
		return "violation"
	case Caution:
		return "caution"
	default:
		return "fine"
	}
}

// MarshalText writes the severity as its word.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Code names a rule.
type Code string

// The rules' codes.
const (
	RestGap        Code = "rest-gap"        // 2.1: hours and days between sessions of a region
	SameActivity   Code = "same-activity"   // H3: one cardio family on adjacent days
	ImpactAdjacent Code = "impact-adjacent" // H4: high impact on adjacent days
	ImpactWeek     Code = "impact-week"     // H5: high-impact sessions a week
	RestDays       Code = "rest-days"       // H7: days without training a week
	Availability   Code = "availability"    // H1: minutes free on a day
	WeeklyLimit    Code = "weekly-limit"    // 2.3: growth of a stream
	Spike          Code = "spike"           // 2.3.6: one session against the longest of 30 days
	WeightStep     Code = "weight-step"     // 2.4: from one weight to the next
	SetsWeek       Code = "lower-sets"      // 2.2 S: work sets of lower body a week
	InternalLoad   Code = "internal-load"   // 2.2: session-RPE times minutes a week
	PainBlock      Code = "pain-block"      // 2.5, 2.8: lower body or high impact in a pain block or under a red flag
	AfterRed       Code = "after-red"       // 2.5: the next session of a stream after a red one
	Masked         Code = "masked"          // 2.7: a session in the window of a painkiller
)

// Rule is one rule of RULES.md.
type Rule struct {
	Code   Code
	Doc    string      // what it demands
	Source string      // where that comes from: sections and statements of RULES.md
	Before int         // civil days it needs to see before the first judged day
	After  int         // and after the last
	Past   int         // civil days before the first judged day of which it needs what was done, if Pass.Since has them
	Check  func(*Pass) // run by the function Check, which prepares the pass
}

// All lists every rule in the order findings of one place are shown.
var All = []*Rule{
	painBlock, restGap, sameActivity, impactAdjacent, impactWeek, weeklyLimit, spike, weightStep, lowerSets, internalLoad,
	afterRed, masked, restDays, availability,
}

// Source is where a rule comes from: sections and statements of RULES.md;
// nothing for a code that is no rule's.
func (c Code) Source() string {
	if i := rank(c); i >= 0 {
		return All[i].Source
	}
	return ""
}

// Margin is how many days around the judged ones the rules need to see, at
// most, beside the whole weeks of those days. Turned round, a change to one
// day touches findings of at most after days earlier and before days later,
// and of its week.
func Margin() (before, after int) {
	for _, r := range All {
		before, after = max(before, r.Before), max(after, r.After)
	}
	return before, after
}

// Past is how many days before the first judged day some rules look back for
// levels that were reached, at most. Like a weekly limit, such a level that a
// change lowers is for the findings of later days to say, not for its own.
func Past() int {
	days := 0
	for _, r := range All {
		days = max(days, r.Past)
	}
	return days
}

// Pass is what a rule looks at and where it reports.
type Pass struct {
	Library   *model.Library
	Limits    model.Limits
	Available func(civil.Date) model.Seconds // training time on a day, warm-up included; nil: nothing is known

	// DistanceStep is what shortened distances are floored to: [DistanceStep]
	// of the person's units.
	DistanceStep model.Distance

	// Sessions are those from Margin days before From's week to Margin days
	// after To's week; more do no harm.
	Sessions Timeline

	// Since is the day from which on Sessions holds everything, if it reaches
	// back farther than Margin; rules that need Past stay silent if it does not
	// reach back that far. What is still planned before Open, the first day of
	// the week that is not over, was not done.
	Since, Open civil.Date

	// Lifted returns what a session holds of each exercise ([model.LiftedIn], or the
	// same kept beside the sessions), and NextWeight the next available weight
	// above one. Without them the rules about strength are silent.
	Lifted     func(*model.Session) []model.Lifted
	NextWeight func(exercise model.ID, above model.Mass) (model.Mass, bool)

	// Blocks are the times that something is not to be trained in, and Waiting
	// the sessions that a change puts where everything planned waits: Sessions
	// do not have them. Caps are for the next sessions after red ones, and
	// Masked says which painkiller a session would be begun under.
	Blocks  []Block
	Waiting []*model.Session
	Caps    []Cap
	Masked  func(*model.Session) (Mask, bool)

	// From and To are the first and last judged day; a finding is reported if
	// the day it belongs to lies between them, both included.
	From, To civil.Date
	Weeks    []model.Week // the weeks that From to To touch, in order
	Budgets  []Budget     // of those weeks

	Wanted func(*Finding) bool // which findings to return; nil: all of them
	Report func(Finding)       // set by Check

	from, to int        // the numbers of the days From and To
	near     []*workout // of Sessions, those that the running rule needs to see around the judged days
}

// Finding is one thing a rule has to say.
type Finding struct {
	Rule     Code     `json:"rule"`
	Severity Severity `json:"severity"`
	Where    Where    `json:"where"`
	Args     Args     `json:"args"`
	Fixes    []Fix    `json:"fixes,omitempty"`
	Kept     string   `json:"kept,omitempty"` // the person's reason, if they keep it
}

// Where is the place a finding belongs to: for a pair of sessions the later
// one with the earlier one as Other, for a week its first day.
type Where struct {
	Date      civil.Date `json:"date"`
	Session   model.ID   `json:"session,omitempty"`
	Other     model.ID   `json:"other,omitempty"`
	OtherDate civil.Date `json:"otherDate,omitzero"`
	Week      bool       `json:"week,omitempty"` // Date stands for its whole week
}

// Args are the numbers behind a finding; each rule sets those it has.
type Args struct {
	Region   string        `json:"region,omitempty"`   // lower, upper, core
	Elapsed  model.Seconds `json:"elapsed,omitempty"`  // end to start
	HasClock bool          `json:"hasClock,omitempty"` // Elapsed, or Clock, is known
	Days     int           `json:"days"`               // civil days from the earlier to the later
	Need     int           `json:"need,omitempty"`     // days, sessions or minutes that would do
	Count    int           `json:"count,omitempty"`    // sessions, rest days or minutes there are
	Activity model.ID      `json:"activity,omitempty"` // the family
	Stream   Stream        `json:"stream,omitzero"`
	Measure  Measure       `json:"measure,omitempty"`
	Load     model.Load    `json:"load,omitempty"`  // planned
	Limit    model.Load    `json:"limit,omitempty"` // the most
	Base     model.Load    `json:"base,omitempty"`  // the established level
	Reason   Reason        `json:"reason,omitempty"`

	Flag     string         `json:"flag,omitempty"`  // the red flag that blocks, if one does
	Until    civil.Date     `json:"until,omitzero"`  // the last day of a block, or with HasClock the one it ends on; zero: no end in sight
	Clock    model.Seconds  `json:"clock,omitempty"` // with Until and HasClock: the time of day it ends at
	Medicine model.Medicine `json:"medicine,omitempty"`
	Topical  bool           `json:"topical,omitempty"`
}

// Value is how far a finding goes in the rule's own measure; larger is worse.
// A kept finding covers the same one as long as that is no larger. Where there
// is a limit it is the excess, so that a limit that falls brings a kept
// finding back as well as a load that grows.
func (f *Finding) Value() int64 {
	a := &f.Args
	switch f.Rule {
	case WeeklyLimit, Spike, WeightStep, SetsWeek, InternalLoad, AfterRed:
		return int64(a.Load - a.Limit)
	case ImpactWeek, Availability:
		return int64(a.Count - a.Need)
	case RestDays:
		return int64(a.Need - a.Count)
	case RestGap:
		if a.HasClock {
			return -int64(a.Elapsed)
		}
		return -int64(a.Days) * int64(24*model.Hour)
	default:
		return int64(f.Severity)
	}
}

// Key names the finding over time: the same rule about the same two sessions
// on the same days, about one session on its day, or about the same day or week,
// whichever of its sessions is the last.
func (f *Finding) Key() string {
	parts := make([]string, 0, 8)
	parts = append(parts, string(f.Rule), f.Where.Date.String())
	if f.Where.Other != "" {
		parts = append(parts, string(f.Where.Session), f.Where.OtherDate.String(), string(f.Where.Other))
	} else if f.ofSession() {
		parts = append(parts, string(f.Where.Session))
	}
	if f.Args.Region != "" {
		parts = append(parts, f.Args.Region)
	}
	if f.Args.Flag != "" {
		parts = append(parts, f.Args.Flag)
	}
	if f.Args.Activity != "" {
		parts = append(parts, string(f.Args.Activity))
	}
	if f.Args.Stream != (Stream{}) {
		parts = append(parts, f.Args.Stream.String(), string(f.Args.Measure))
	}
	return strings.Join(parts, "|")
}

// ofSession says whether the finding is about one session by itself, so that
// another one on its day has its own.
func (f *Finding) ofSession() bool { return f.Rule == PainBlock || f.Rule == Masked }

// Same says whether both have the same [Finding.Key].
func (f *Finding) Same(g *Finding) bool {
	if f.Rule != g.Rule || f.Where.Date != g.Where.Date || (f.Where.Other == "") != (g.Where.Other == "") {
		return false
	}
	pair := f.Where.Other == "" && !f.ofSession() ||
		f.Where.Session == g.Where.Session && f.Where.Other == g.Where.Other && f.Where.OtherDate == g.Where.OtherDate
	a, b := &f.Args, &g.Args
	sameStream := a.Stream == b.Stream && (a.Stream == Stream{} || a.Measure == b.Measure)
	return pair && a.Region == b.Region && a.Flag == b.Flag && a.Activity == b.Activity && sameStream
}

// Concerns says whether the finding is about that session.
func (f *Finding) Concerns(id model.ID) bool { return f.Where.Session == id || f.Where.Other == id }

// FixCode names a way to clear a finding.
type FixCode string

// The fixes there are.
const (
	FixMove    FixCode = "move"    // Session to Date
	FixShorten FixCode = "shorten" // Session to Distance and Duration
	FixEase    FixCode = "ease"    // Session to four fifths of the red one before it
	FixTray    FixCode = "tray"    // Session off the board
	FixDeclare FixCode = "declare" // say what is already done each week
)

// Fix is one way to clear a finding.
type Fix struct {
	Code     FixCode        `json:"code"`
	Session  model.ID       `json:"session,omitempty"`
	Date     civil.Date     `json:"date,omitzero"`
	Distance model.Distance `json:"distance,omitempty"`
	Duration model.Seconds  `json:"duration,omitempty"`
	Activity model.ID       `json:"activity,omitempty"`
}

// Stream is a weekly series with a limit of its own (RULES.md 2.2).
type Stream struct {
	Kind StreamKind `json:"kind"`
	Of   model.ID   `json:"of,omitempty"`   // the cardio family or exercise
	Side model.Side `json:"side,omitempty"` // of an exercise done side by side
}

func (s Stream) String() string {
	text := string(s.Kind)
	if s.Of != "" {
		text += ":" + string(s.Of)
	}
	if s.Side != model.BothSides {
		text += ":" + string(s.Side)
	}
	return text
}

// StreamKind is a sort of stream.
type StreamKind string

// The streams. The limits of sets and effort are advice, the others are hard
// (RULES.md 2.2, clarification 1).
const (
	FamilyStream   StreamKind = "family"   // one cardio family
	ImpactStream   StreamKind = "impact"   // minutes of all high-impact sessions
	ExerciseStream StreamKind = "exercise" // one strength exercise, per side if it is done side by side
	SetStream      StreamKind = "sets"     // S: work sets of lower body
	EffortStream   StreamKind = "effort"   // internal load: session-RPE times time, of all sessions
)

// Hard says whether the stream's limit may not be passed.
func (s Stream) Hard() bool { return s.Kind != SetStream && s.Kind != EffortStream }

// Measure is what a stream's load is counted in.
type Measure string

// The measures.
const (
	ByDistance Measure = "distance" // effective, in micrometres
	ByTime     Measure = "time"     // seconds, of timed holds too
	ByVolume   Measure = "volume"   // weight times repetitions, in nanogram-repetitions
	ByReps     Measure = "reps"     // repetitions with body weight
	BySets     Measure = "sets"     // work sets
	ByEffort   Measure = "effort"   // RPE times seconds
	ByWeight   Measure = "weight"   // nanograms
)

// Reason says which row of the table in RULES.md 2.3 set a limit.
type Reason string

// The rows. Four are not in the table: an easy week itself, growth that an open
// red flag holds (2.8), one accrued strength step (2.4), and the first week after
// a change of the first weekday (clarification 6).
const (
	New           Reason = "NEW"
	HoldNew       Reason = "HOLD establishing"
	HoldMissed    Reason = "HOLD missed week"
	HoldLight     Reason = "HOLD light week"
	HoldOvershoot Reason = "HOLD overshoot"
	HoldAmber     Reason = "HOLD amber"
	HoldMasked    Reason = "HOLD masked"
	HoldEasy      Reason = "HOLD after easy week"
	HoldFlag      Reason = "HOLD red flag"
	Cut           Reason = "CUT after red"
	HoldWeekday   Reason = "HOLD first weekday"
	Easy          Reason = "EASY"
	Grow          Reason = "GROW"
	GrowAccrued   Reason = "GROW accrued"
	Ramp33        Reason = "RAMP33"
	Ramp50        Reason = "RAMP50"
	Ramp70        Reason = "RAMP70"
	Ramp80        Reason = "RAMP80"
	Ramp90        Reason = "RAMP90"
	Ramp100       Reason = "RAMP100"
)

// Budget is one stream in one week: what was, what may be, what is planned.
type Budget struct {
	Stream  Stream     `json:"stream"`
	Week    model.Week `json:"-"`
	Measure Measure    `json:"measure"`
	Last    model.Load `json:"last"` // the last week with any load
	Base    model.Load `json:"base"` // the established level, R
	Most    model.Load `json:"most"` // the limit, L, exact
	Reason  Reason     `json:"reason"`
	Planned model.Load `json:"planned"` // everything that counts in the week, done included
	Done    model.Load `json:"done"`
	Lift    Lift       `json:"lift,omitzero"` // of an exercise done with weights
}

// Lift is how an exercise stands in a week (RULES.md 2.4).
type Lift struct {
	From     model.Mass `json:"from"`     // heaviest work weight of the last week with any
	To       model.Mass `json:"to"`       // heaviest this week
	AtWeight int        `json:"atWeight"` // kw: green weeks completed at From
	Held     int        `json:"held"`     // h: green weeks completed since the last increase
}

// Left is what may still be planned.
func (b *Budget) Left() model.Load { return max(0, b.Most-b.Planned) }

// Check runs every rule over the pass and returns its findings in the order
// of day, severity (worst first), rule and key. It changes nothing it is given.
func Check(p Pass) []Finding {
	p.from, p.to = model.DayNumber(p.From), model.DayNumber(p.To)
	var found []Finding
	p.Report = func(f Finding) {
		judged := f.Where.Week || !f.Where.Date.Before(p.From) && !f.Where.Date.After(p.To)
		if judged && (p.Wanted == nil || p.Wanted(&f)) {
			found = append(found, f)
		}
	}
	for _, r := range All {
		p.near = p.Sessions.between(p.from-r.Before, p.to+r.After)
		r.Check(&p)
	}
	return inOrder(found)
}

// inOrder returns findings by day, severity (worst first), rule and key. A
// finding is large and its key takes a while, so what is sorted are pointers,
// and keys are made once, where they decide.
func inOrder(found []Finding) []Finding {
	if len(found) < 2 {
		return found
	}
	type keyed struct {
		*Finding
		key string
	}
	all, order := make([]keyed, len(found)), make([]*keyed, len(found))
	for i := range found {
		all[i].Finding, order[i] = &found[i], &all[i]
	}
	key := func(f *keyed) string {
		if f.key == "" {
			f.key = f.Key()
		}
		return f.key
	}
	slices.SortStableFunc(order, func(a, b *keyed) int {
		if c := cmp.Or(
			a.Where.Date.Compare(b.Where.Date),
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(rank(a.Rule), rank(b.Rule)),
		); c != 0 {
			return c
		}
		return cmp.Compare(key(a), key(b))
	})
	sorted := slices.Grow([]Finding(nil), len(found))
	for _, f := range order {
		sorted = append(sorted, *f.Finding)
	}
	return sorted
}

// rank is the place of a rule in All.
func rank(c Code) int {
	return slices.IndexFunc(All, func(r *Rule) bool { return r.Code == c })
}

// Worst returns the most severe of the findings that are not kept, and Fine
// if there is none.
func Worst(found []Finding) Severity {
	worst := Fine
	for i := range found {
		if found[i].Kept == "" {
			worst = max(worst, found[i].Severity)
		}
	}
	return worst
}
