package adapt

import (
	"cmp"
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Trigger says what raised a red flag.
type Trigger string

// The triggers of RULES.md 2.8.
const (
	Ticked         Trigger = "ticked"
	NotControlled  Trigger = "not-controlled"  // R25: ice or heat twice and gentle movement did not help
	ScoreJump      Trigger = "score-jump"      // R26: 3 above the day before
	SwellingJump   Trigger = "swelling-jump"   // R26: 2 grades above the day before
	NoBetter       Trigger = "no-better"       // R27: this week's median against last week's
	TwoRed         Trigger = "two-red"         // R27: red sessions within 7 days or in weeks that follow each other
	RoseTwice      Trigger = "rose-twice"      // R28: by 2 in two sessions of a stream, one after the other
	RoseSteeply    Trigger = "rose-steeply"    // R28: by 4 in one session
	HurtAtNight    Trigger = "hurt-at-night"   // R29: a score from the night
	HadTemperature Trigger = "had-temperature" // R32: 38.0 degrees Celsius
)

// Sign is one reason to open a red flag.
type Sign struct {
	Flag    string // one of [model.RedFlagCodes]
	Side    model.Side
	At      time.Time // when it was known
	Trigger Trigger
	Entry   model.ID // the entry it was known from, if it was one
	Session model.ID // for R28 and two red sessions: the session
	Other   model.ID // and the one before it

	// Value and Before are what was found and what it is compared with: scores,
	// for R26 also grades of swelling, for R28 the score of the session and the
	// one before it, for HadTemperature tenths of a degree Celsius. For
	// NoBetter they are twice the medians, so that they are whole.
	Value, Before int
}

// Signs returns every sign in the log, in order of time, flag and side. Fever
// is of no side.
func (d *Diary) Signs() []Sign { return slices.Clone(d.signs) }

// ticks are the symptoms that are signs by themselves.
var ticks = map[model.Symptom]string{
	"uncontrolled": "R25", "sudden": "R26", "not-improving": "R27", "intensifies": "R28", "night": "R29",
	"warmth": "R30", "redness": "R30", "no-weight": "R31", "fever": "R32",
	"locked": "locked", "deformity": "deformity",
}

// feverFrom is in tenths of a degree Celsius (RULES.md 2.8, R32).
const feverFrom = 380

// findSigns adds the signs that no entry is by itself.
func (d *Diary) findSigns() {
	for _, side := range sides {
		logged := d.knee(side).days()
		d.signs = append(d.signs, jumps(side, logged)...)
		d.signs = append(d.signs, noBetter(side, logged)...)
		d.signs = append(d.signs, d.notControlled(side)...)
		d.signs = append(d.signs, d.rises(side)...)
	}
	d.signs = append(d.signs, d.twoRed()...)
	slices.SortFunc(d.signs, compareSigns)
}

func compareSigns(a, b Sign) int {
	return cmp.Or(
		a.At.Compare(b.At),
		cmp.Compare(slices.Index(model.RedFlagCodes, a.Flag), slices.Index(model.RedFlagCodes, b.Flag)),
		cmp.Compare(a.Side, b.Side),
		cmp.Compare(a.Trigger, b.Trigger),
		cmp.Compare(a.Entry, b.Entry),
		cmp.Compare(a.Session, b.Session),
		cmp.Compare(a.Other, b.Other),
	)
}

// signs returns what an entry says by itself.
func (e *entry) signs() []Sign {
	var signs []Sign
	add := func(flag string, trigger Trigger, value int) {
		if slices.ContainsFunc(signs, func(s Sign) bool { return s.Flag == flag }) {
			return
		}
		s := Sign{Flag: flag, Side: e.Side, At: e.At, Trigger: trigger, Entry: e.ID, Value: value}
		if flag == "R32" {
			s.Side = model.BothSides
		}
		signs = append(signs, s)
	}
	for _, symptom := range e.Symptoms {
		if flag, is := ticks[symptom]; is {
			add(flag, Ticked, e.Score)
		}
	}
	if e.Moment == "night" && e.Score >= 1 {
		add("R29", HurtAtNight, e.Score)
	}
	if e.Temperature >= feverFrom {
		add("R32", HadTemperature, e.Temperature)
	}
	return signs
}

// day is one civil day of one knee, as far as it was logged.
type day struct {
	number   int // model.DayNumber
	score    int // the highest
	swelling int // the highest
	entries  []*entry
}

// days returns the days with entries, in order.
func (k *knee) days() []day {
	all := make([]*entry, len(k.entries))
	for i := range k.entries {
		all[i] = &k.entries[i]
	}
	// In order of time days are in order too, but across the date line.
	byDay := func(a, b *entry) int { return cmp.Compare(a.day, b.day) }
	if !slices.IsSortedFunc(all, byDay) {
		slices.SortStableFunc(all, byDay)
	}
	logged := make([]day, 0, len(all)/2)
	for len(all) > 0 {
		today := day{number: all[0].day}
		n := 0
		for n < len(all) && all[n].day == today.number {
			today.score = max(today.score, all[n].Score)
			today.swelling = max(today.swelling, all[n].Swelling)
			n++
		}
		today.entries, all = all[:n], all[n:]
		logged = append(logged, today)
	}
	return logged
}

// What a sudden change is, over the highest of the day before (RULES.md 2.8).
const (
	scoreJump    = 3
	swellingJump = 2
)

// jumps finds R26. A day without an entry is not known to have been without
// pain, so nothing is compared with it; saying "no pain" is an entry of 0.
func jumps(side model.Side, days []day) []Sign {
	var signs []Sign
	for i := 1; i < len(days); i++ {
		before := &days[i-1]
		if days[i].number != before.number+1 {
			continue
		}
		for _, e := range days[i].entries {
			s := Sign{Flag: "R26", Side: side, At: e.At, Entry: e.ID}
			switch {
			case e.Score >= before.score+scoreJump:
				s.Trigger, s.Value, s.Before = ScoreJump, e.Score, before.score
			case e.Swelling >= before.swelling+swellingJump:
				s.Trigger, s.Value, s.Before = SwellingJump, e.Swelling, before.swelling
			default:
				continue
			}
			signs = append(signs, s)
		}
	}
	return signs
}

// When pain is not improving: the medians of the daily highest scores of two
// weeks of seven days, each with four of them logged (RULES.md 2.8, R27).
const (
	leastDays   = 4
	notImproved = 3 // the later median, at least
)

// noBetter finds R27 at the last entry of a day that its two weeks end on.
func noBetter(side model.Side, days []day) []Sign {
	var signs []Sign
	var early, late []int
	from := 0
	for i := range days {
		last := days[i].number
		for last-days[from].number > 13 {
			from++
		}
		early, late = early[:0], late[:0]
		highest := 0 // of the later week
		for k := from; k <= i; k++ {
			if score := days[k].score; last-days[k].number >= 7 {
				early = append(early, score)
			} else {
				late = append(late, score)
				highest = max(highest, score)
			}
		}
		if len(early) < leastDays || len(late) < leastDays || highest < notImproved {
			continue
		}
		before, now := twiceMedian(early), twiceMedian(late)
		if now >= 2*notImproved && before-now < 2 {
			e := days[i].entries[len(days[i].entries)-1]
			signs = append(signs, Sign{
				Flag: "R27", Side: side, At: e.At, Trigger: NoBetter, Entry: e.ID, Value: now, Before: before,
			})
		}
	}
	return signs
}

// twiceMedian sorts numbers, of which there are some, and returns twice their
// median, which is whole.
func twiceMedian(numbers []int) int {
	slices.Sort(numbers)
	n := len(numbers)
	return numbers[(n-1)/2] + numbers[n/2]
}

// What treatment that did not help is (RULES.md 2.8, R25).
const (
	treatedFor      = 24 * time.Hour
	applications    = 2
	notControlledAt = 4 // the latest score, at least
)

// reading is a score of a knee, from the pain log or asked around ice or heat.
type reading struct {
	at    time.Time
	score int
	entry model.ID // empty around ice or heat
}

// treatment is an application of ice or heat to a knee, or gentle movement.
type treatment struct {
	from, end time.Time
	thermal   bool
}

// notControlled finds R25 at each score after two applications of at least ten
// minutes and one gentle movement, all within the 24 hours before it. It is
// compared with the last score before the first of them, from the 24 hours
// before that; without one nothing is known.
func (d *Diary) notControlled(side model.Side) []Sign {
	treatments := d.treatments(side)
	if len(treatments) == 0 {
		return nil
	}
	readings := d.readings(side)
	var signs []Sign
	first := 0
	for i, r := range readings {
		for first < len(treatments) && treatments[first].from.Before(r.at.Add(-treatedFor)) {
			first++
		}
		if r.score < notControlledAt {
			continue
		}
		begun, treated := treatedBy(treatments[first:], r.at)
		if !treated {
			continue
		}
		before := lastBefore(readings[:i], begun)
		if before != nil && before.score <= r.score {
			signs = append(signs, Sign{
				Flag: "R25", Side: side, At: r.at, Trigger: NotControlled, Entry: r.entry,
				Value: r.score, Before: before.score,
			})
		}
	}
	return signs
}

// readings returns the scores of a knee in order of time.
func (d *Diary) readings(side model.Side) []reading {
	var all []reading
	for i := range d.knee(side).entries {
		e := &d.knee(side).entries[i]
		all = append(all, reading{at: e.At, score: e.Score, entry: e.ID})
	}
	for _, t := range d.thermals {
		if t.Side != side {
			continue
		}
		if t.Before != nil {
			all = append(all, reading{at: t.Start, score: *t.Before})
		}
		if end := ended(t); t.After != nil && !end.After(d.now) {
			all = append(all, reading{at: end, score: *t.After})
		}
	}
	slices.SortStableFunc(all, func(a, b reading) int { return a.at.Compare(b.at) })
	return all
}

// treatments returns what was done for a knee, in order of time; nothing if it
// can never have been enough.
func (d *Diary) treatments(side model.Side) []treatment {
	var all []treatment
	for _, t := range d.thermals {
		if t.Side == side && t.Duration >= model.MinThermal {
			all = append(all, treatment{from: t.Start, end: ended(t), thermal: true})
		}
	}
	if len(all) < applications {
		return nil
	}
	for i := range d.done {
		// When a movement without a clock time was, is not known.
		if s := &d.done[i]; s.Timed() && rule.Gentle(d.library, s.Session) {
			all = append(all, treatment{from: s.from, end: s.end})
		}
	}
	slices.SortStableFunc(all, func(a, b treatment) int { return a.from.Compare(b.from) })
	return all
}

// ended is when an application of ice or heat was over.
func ended(t *model.Thermal) time.Time { return t.Start.Add(time.Duration(t.Duration) * time.Second) }

// treatedBy says whether enough of the treatments, given in order of time, was
// over by an instant, and when the first one began.
func treatedBy(all []treatment, at time.Time) (begun time.Time, enough bool) {
	thermals, moved := 0, false
	for _, t := range all {
		if t.from.After(at) {
			break
		}
		if t.end.After(at) {
			continue
		}
		if begun.IsZero() {
			begun = t.from
		}
		if t.thermal {
			thermals++
		} else {
			moved = true
		}
	}
	return begun, thermals >= applications && moved
}

// lastBefore returns the last of the readings, given in order of time, that is
// no later than an instant and from the 24 hours before it, or nil.
func lastBefore(all []reading, at time.Time) *reading {
	for i := len(all) - 1; i >= 0 && !all[i].at.Before(at.Add(-treatedFor)); i-- {
		if !all[i].at.After(at) {
			return &all[i]
		}
	}
	return nil
}

// What a rise within a session is (RULES.md 2.8, R28).
const (
	rise      = 2 // in two sessions of a stream
	steepRise = 4 // in one
)

// rises finds R28 in the sessions of each stream.
func (d *Diary) rises(side model.Side) []Sign {
	var signs []Sign
	of := index(side)
	for i := range d.done {
		if s := &d.done[i]; s.rises[of] >= steepRise {
			signs = append(signs, d.risen(s, side, RoseSteeply, ""))
		}
	}
	for _, stream := range d.streams {
		all := stream.sessions
		for i := 1; i < len(all); i++ {
			if all[i].rises[of] >= rise && all[i-1].rises[of] >= rise {
				signs = append(signs, d.risen(all[i], side, RoseTwice, all[i-1].ID))
			}
		}
	}
	// Two sessions may follow each other in more than one stream.
	slices.SortFunc(signs, compareSigns)
	return slices.Compact(signs)
}

func (d *Diary) risen(s *session, side model.Side, trigger Trigger, other model.ID) Sign {
	n := d.verdict(s).Knees[index(side)]
	return Sign{
		Flag: "R28", Side: n.Side, At: n.peak.At, Trigger: trigger, Entry: n.peak.ID, Session: s.ID, Other: other,
		Value: int(n.Peak), Before: int(n.Before),
	}
}

// twoRed finds R27 in red sessions that follow each other: within seven days,
// or in weeks one after the other. It is known from when both are.
func (d *Diary) twoRed() []Sign {
	var signs []Sign
	var before *session
	for i := range d.done {
		s := &d.done[i]
		if s.took != model.Red {
			continue
		}
		if before != nil && d.close(before.Date, s.Date) {
			first, second := d.verdict(before), d.verdict(s)
			known := second.Worse()
			if earlier := first.Worse(); known.At.Before(earlier.At) {
				known = earlier
			}
			signs = append(signs, Sign{
				Flag: "R27", Side: second.Worse().Side, At: known.At, Trigger: TwoRed, Entry: known.Entry,
				Session: s.ID, Other: before.ID,
			})
		}
		before = s
	}
	return signs
}

// close says whether two days lie in the same week or in two that follow each
// other; all that lie within seven days do.
func (d *Diary) close(first, second civil.Date) bool {
	return d.weeks.Number(second)-d.weeks.Number(first) <= 1
}
