package adapt

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Urgency is how soon to see a doctor.
type Urgency string

// The urgencies (RULES.md 2.8).
const (
	Soon  Urgency = "soon"
	Today Urgency = "today"
)

// withoutSymptom is how long a symptom has to be gone before what its flag does
// ends (RULES.md, clarification 9).
const withoutSymptom = 48 * time.Hour

// suspending are the flags that suspend everything planned (clarification 9).
var suspending = []string{"R31", "R32", "deformity", "locked"}

// waiting are the flags that "resolved" is offered for only once their symptom
// has been gone for long enough (RULES.md 2.8): R29 to R32 and, our decision,
// the two that suspend everything as well.
var waiting = append([]string{"R29", "R30"}, suspending...)

// spell is the time from one sign of a flag on in which it has its effects.
type spell struct {
	flag        string
	side        model.Side
	from, until time.Time
}

// spells returns one spell for each sign and each stored flag, those of one
// flag and side in order of time. A spell ends 48 hours after the sign, or when
// a provider cleared the flag; that one was contacted ends nothing.
func (d *Diary) spells() []spell {
	var all []spell
	for _, s := range d.signs {
		all = append(all, spell{flag: s.Flag, side: s.Side, from: s.At})
	}
	for i := range d.flags {
		if f := &d.flags[i]; !f.Opened.After(d.now) {
			all = append(all, spell{flag: f.Flag, side: f.Side, from: f.Opened})
		}
	}
	for i := range all {
		all[i].until = d.cleared(&all[i])
	}
	slices.SortStableFunc(all, func(a, b spell) int { return a.from.Compare(b.from) })
	return all
}

// cleared returns when a spell ends.
func (d *Diary) cleared(s *spell) time.Time {
	until := s.from.Add(withoutSymptom)
	for i := range d.flags {
		f := &d.flags[i]
		if f.Cleared && f.Flag == s.flag && covers(f.Side, s.side) &&
			!f.Closed.Before(s.from) && f.Closed.Before(until) && !f.Closed.After(d.now) {
			until = f.Closed
		}
	}
	return until
}

// covers says whether a flag of one side speaks for a sign of another.
func covers(flag, sign model.Side) bool { return flag == sign || flag == model.BothSides }

// inForce says whether the spell lasts now.
func (d *Diary) inForce(s *spell) bool { return d.now.Before(s.until) }

// Effects are what the red flags whose symptom was there in the last 48 hours do
// to the plan (RULES.md 2.8, clarification 9).
type Effects struct {
	NoLower bool // lower body and high impact are not arranged and, as Flagged says, do not grow
	Suspend bool // all planned sessions wait: kept, greyed, restored afterwards
	// Until is when the last of them ends if no symptom comes back.
	Until time.Time
}

// Effects returns what holds now.
func (d *Diary) Effects() Effects {
	var effects Effects
	for _, s := range d.spells() {
		if !d.inForce(&s) {
			continue
		}
		effects.NoLower = true
		effects.Suspend = effects.Suspend || slices.Contains(suspending, s.flag)
		if s.until.After(effects.Until) {
			effects.Until = s.until
		}
	}
	return effects
}

// flagBlocks joins the spells of each flag and side that overlap. One that
// lasts now has no end in sight.
func (d *Diary) flagBlocks() []rule.Block {
	type key struct {
		flag string
		side model.Side
	}
	var blocks []rule.Block
	last := map[key]int{}
	for _, s := range d.spells() {
		k := key{s.flag, s.side}
		n, known := last[k]
		if !known || s.from.After(blocks[n].Until) {
			n = len(blocks)
			last[k] = n
			blocks = append(blocks, rule.Block{
				Flag: s.flag, From: s.from, Zone: d.zone, Everything: slices.Contains(suspending, s.flag),
			})
		}
		if s.until.After(blocks[n].Until) {
			blocks[n].Until = s.until
		}
	}
	for i := range blocks {
		b := &blocks[i]
		b.First = model.DateIn(b.From, d.zone)
		if d.now.Before(b.Until) {
			b.Until = time.Time{}
		} else {
			b.Last = model.DateIn(b.Until.Add(-1), d.zone)
		}
	}
	return blocks
}

// days are civil days in a row; no last one means no end.
type days struct{ first, last civil.Date }

// join puts together the days of blocks, given in order of time, that overlap.
func join(blocks []rule.Block) []days {
	var all []days
	for i := range blocks {
		b := &blocks[i]
		n := len(all) - 1
		switch {
		case n < 0 || !all[n].last.IsZero() && b.First.After(all[n].last):
			all = append(all, days{b.First, b.Last})
		case b.Last.IsZero() || !all[n].last.IsZero() && b.Last.After(all[n].last):
			all[n].last = b.Last
		}
	}
	return all
}

// Flagged says whether a red flag has its effects in some of a week, or has them
// now and the week is not over: the lower body and high impact do not grow then
// (RULES.md 2.8).
func (d *Diary) Flagged(week model.Week) bool {
	i := sort.Search(len(d.flaggedDays), func(i int) bool {
		last := d.flaggedDays[i].last
		return last.IsZero() || !last.Before(week.First)
	})
	return i < len(d.flaggedDays) && !d.flaggedDays[i].first.After(week.Last())
}

// Rerun says what becomes of the red flags when the log, and with it the signs,
// changed from what it was before; nil stands for an empty one. Withdrawn are the
// open flags that nobody acted on and whose sign is gone: our reading of RULES.md
// R1, by which what follows from an entry goes with it. Opened are the new signs
// that a flag is to be opened for, the first of each flag and side, and those
// that stood behind a withdrawn one: none is open, and what is closed was closed
// before it. A flag opens when its sign was known.
func (d *Diary) Rerun(before *Diary) (withdrawn []model.RedFlag, opened []Sign) {
	was, is := map[occasion]bool{}, map[occasion]bool{}
	if before != nil {
		for i := range before.signs {
			was[before.signs[i].occasion()] = true
		}
	}
	for i := range d.signs {
		is[d.signs[i].occasion()] = true
	}
	stands := func(f *model.RedFlag) bool {
		by := occasion{f.Flag, f.Side, f.Opened.UnixNano()}
		return !f.Contacted.IsZero() || !f.Closed.IsZero() || !was[by] || is[by]
	}
	for i := range d.flags {
		if f := &d.flags[i]; !stands(f) {
			withdrawn = append(withdrawn, *f)
		}
	}
	for _, s := range d.signs {
		known := was[s.occasion()] && !slices.ContainsFunc(withdrawn, func(f model.RedFlag) bool {
			return f.Flag == s.Flag && f.Side == s.Side
		})
		known = known || slices.ContainsFunc(d.flags, func(f model.RedFlag) bool {
			return f.Flag == s.Flag && covers(f.Side, s.Side) && (f.Closed.IsZero() || !f.Closed.Before(s.At)) && stands(&f)
		})
		if !known && !slices.ContainsFunc(opened, func(o Sign) bool { return o.Flag == s.Flag && o.Side == s.Side }) {
			opened = append(opened, s)
		}
	}
	return withdrawn, opened
}

// occasion tells signs of one flag apart.
type occasion struct {
	flag string
	side model.Side
	at   int64
}

func (s *Sign) occasion() occasion { return occasion{s.Flag, s.Side, s.At.UnixNano()} }

// OpenFlag is a red flag that is open.
type OpenFlag struct {
	model.RedFlag
	Urgency  Urgency
	Banner   bool      // no provider was contacted yet
	LastSign time.Time // when its symptom was last there
	// Resolvable is from when "resolved" may be offered; a provider can clear
	// it at any time.
	Resolvable time.Time

	// Until is when what the flag does to the plan ends if its symptom does not
	// come back, and Suspends whether everything planned waits until then, not
	// only lower body and high impact. Zero: it does nothing any more.
	Until    time.Time
	Suspends bool
}

// Flags returns the stored flags that are open, those for today first, then in
// the order they were opened.
func (d *Diary) Flags() []OpenFlag {
	var open []OpenFlag
	spells := d.spells()
	for i := range d.flags {
		f := &d.flags[i]
		if !f.Closed.IsZero() && !f.Closed.After(d.now) || f.Opened.After(d.now) {
			continue
		}
		own := OpenFlag{RedFlag: *f, Urgency: d.urgency(f), LastSign: f.Opened}
		own.Banner = f.Contacted.IsZero() || f.Contacted.After(d.now)
		for _, s := range d.signs {
			if s.Flag == f.Flag && covers(f.Side, s.Side) && s.At.After(own.LastSign) {
				own.LastSign = s.At
			}
		}
		own.Resolvable = own.LastSign
		if slices.Contains(waiting, f.Flag) {
			own.Resolvable = own.LastSign.Add(withoutSymptom)
		}
		for i := range spells {
			if s := &spells[i]; s.flag == f.Flag && covers(f.Side, s.side) && d.inForce(s) && s.until.After(own.Until) {
				own.Until, own.Suspends = s.until, slices.Contains(suspending, s.flag)
			}
		}
		open = append(open, own)
	}
	slices.SortStableFunc(open, func(a, b OpenFlag) int {
		if a.Urgency != b.Urgency {
			if a.Urgency == Today {
				return -1
			}
			return 1
		}
		if c := a.Opened.Compare(b.Opened); c != 0 {
			return c
		}
		return cmp.Or(
			cmp.Compare(slices.Index(model.RedFlagCodes, a.Flag), slices.Index(model.RedFlagCodes, b.Flag)),
			cmp.Compare(a.Side, b.Side), cmp.Compare(a.ID, b.ID),
		)
	})
	return open
}

func (d *Diary) urgency(f *model.RedFlag) Urgency {
	return urgency(f.Flag, func() bool { return d.hotOrSwollen(f.Opened.Add(-withoutSymptom)) })
}

// urgency is today for a knee that bears no weight, is deformed or locked, and
// for fever with a warm, red or swollen joint, which may be an infection
// (RULES.md 2.8).
func urgency(flag string, hotOrSwollen func() bool) Urgency {
	switch flag {
	case "R31", "deformity", "locked":
		return Today
	case "R32":
		if hotOrSwollen() {
			return Today
		}
	}
	return Soon
}

// UrgencyOf returns how soon to see a doctor about flags ticked together, and
// whether any of them suspends everything planned.
func UrgencyOf(flags []string) (u Urgency, suspends bool) {
	u = Soon
	hot := func() bool { return slices.Contains(flags, "R30") }
	for _, f := range flags {
		if urgency(f, hot) == Today {
			u = Today
		}
		suspends = suspends || slices.Contains(suspending, f)
	}
	return u, suspends
}

// hotOrSwollen says whether a knee was warm, red or swollen since an instant,
// or a flag for warmth or redness is open.
func (d *Diary) hotOrSwollen(since time.Time) bool {
	for i := range d.flags {
		if f := &d.flags[i]; f.Flag == "R30" && (f.Closed.IsZero() || f.Closed.After(d.now)) {
			return true
		}
	}
	for i := range d.knees {
		for _, e := range d.knees[i].between(since, d.now) {
			if e.Swelling >= 1 || slices.Contains(e.Symptoms, "warmth") || slices.Contains(e.Symptoms, "redness") {
				return true
			}
		}
	}
	return false
}
