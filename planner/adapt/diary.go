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

// Log is what a person logged that bears on their knees, valid and in any
// order.
type Log struct {
	Library  *model.Library
	Sessions []*model.Session

	// Lifted returns what a session holds of each exercise ([model.LiftedIn], or
	// the same kept beside the sessions). Without it nothing is known of
	// exercises.
	Lifted func(*model.Session) []model.Lifted

	Further     []model.ID // the sessions in which something went further than usual
	Entries     []model.PainEntry
	Medications []model.Medication
	Thermals    []model.Thermal
	Flags       []model.RedFlag
	Weeks       model.Weeks
	Zone        string    // of sessions that have none
	Now         time.Time // what is later does not count yet
}

// Diary is a log with its sessions judged. Once made it never changes, so
// several goroutines may read it.
type Diary struct {
	library     *model.Library
	lifted      func(*model.Session) []model.Lifted
	weeks       model.Weeks
	now         time.Time
	later       time.Time // of what was logged for later, the first to come; zero if nothing was
	zone        string
	further     map[model.ID]bool
	doses       []*model.Medication // in order of time
	thermals    []*model.Thermal    // in order of time
	flags       []model.RedFlag
	knees       [2]knee   // left, right
	done        []session // sessions that are done, in order of time
	byID        map[model.ID]*session
	streams     map[rule.Stream][]*session // in order of time
	signs       []Sign
	flagged     []rule.Block // by red flags, in order of time
	flaggedDays []days       // on which those were, apart from each other
}

// sides are the knees, in the order of Diary.knees.
var sides = [2]model.Side{model.Left, model.Right}

// knee is the pain of one knee in order of time.
type knee struct {
	entries  []entry
	mornings []morning
}

// entry is a pain entry with what is asked of it again and again.
type entry struct {
	*model.PainEntry
	date    civil.Date
	morning bool // answers how the knee is in the morning
}

// morning is the first morning score of a civil day.
type morning struct {
	at    time.Time
	date  civil.Date
	score Score
}

// session is a session that is done, with its place in time.
type session struct {
	*model.Session
	from    time.Time // its start; of a session without a clock time the day's
	end     time.Time // of a session without a clock time the same
	zone    string
	verdict Verdict
}

// The hours of the morning that the score of the next morning is from (RULES.md
// 2.5), both included. What is marked as a morning's score counts until the end
// of the day (clarification 7).
const (
	morningFrom  = 4 * model.Hour
	morningUntil = 12 * model.Hour
)

// New reads a log. It keeps the sessions and the library and changes neither.
func New(log Log) *Diary {
	d := &Diary{
		library: log.Library,
		lifted:  log.Lifted,
		weeks:   log.Weeks,
		now:     log.Now,
		zone:    log.Zone,
		further: map[model.ID]bool{},
		flags:   slices.Clone(log.Flags),
		byID:    make(map[model.ID]*session, len(log.Sessions)),
		streams: map[rule.Stream][]*session{},
	}
	for _, id := range log.Further {
		d.further[id] = true
	}
	d.doses = past(d, log.Medications, func(m *model.Medication) (time.Time, model.ID) { return m.At, m.ID })
	d.thermals = past(d, log.Thermals, func(t *model.Thermal) (time.Time, model.ID) { return t.Start, t.ID })
	for i := range d.knees {
		d.knees[i].entries = make([]entry, 0, len(log.Entries))
	}
	for _, e := range past(d, log.Entries, func(e *model.PainEntry) (time.Time, model.ID) { return e.At, e.ID }) {
		d.addEntry(e)
	}
	d.addSessions(log.Sessions)
	for i := range d.done {
		if s := &d.done[i]; judged(s.Session) {
			s.verdict = d.judge(s)
		}
	}
	d.signs = d.findSigns()
	d.flagged = d.flagBlocks()
	d.flaggedDays = join(d.flagged)
	return d
}

// past returns copies of what is not later than now, in order of time and ID.
func past[T any](d *Diary, all []T, key func(*T) (time.Time, model.ID)) []*T {
	all = slices.Clone(all)
	kept := make([]*T, 0, len(all))
	for i := range all {
		at, _ := key(&all[i])
		if at.After(d.now) {
			d.comes(at)
			continue
		}
		kept = append(kept, &all[i])
	}
	byTime := func(a, b *T) int {
		at, id := key(a)
		bt, other := key(b)
		return cmp.Or(at.Compare(bt), cmp.Compare(id, other))
	}
	// Most logs come in order, and looking is quicker than sorting.
	if !slices.IsSortedFunc(kept, byTime) {
		slices.SortFunc(kept, byTime)
	}
	return kept
}

// comes notes that something was logged for an instant later than now.
func (d *Diary) comes(at time.Time) {
	if d.later.IsZero() || at.Before(d.later) {
		d.later = at
	}
}

// addEntry files an entry under its knee; entries come in order of time.
func (d *Diary) addEntry(e *model.PainEntry) {
	clock := e.Clock()
	own := entry{PainEntry: e, date: e.Date()}
	own.morning = clock >= morningFrom && (clock <= morningUntil || e.Moment == "morning")
	k := d.knee(e.Side)
	k.entries = append(k.entries, own)
	if !own.morning {
		return
	}
	// Across the date line a day can come a second time, so its first score
	// need not be the one before.
	for i := len(k.mornings) - 1; i >= 0 && k.mornings[i].date.DaysSince(own.date) >= -1; i-- {
		if k.mornings[i].date == own.date {
			return
		}
	}
	k.mornings = append(k.mornings, morning{at: e.At, date: own.date, score: Score(e.Score)})
}

// addSessions files the sessions that are done, by ID and by stream.
func (d *Diary) addSessions(all []*model.Session) {
	d.done = make([]session, 0, len(all))
	for _, s := range all {
		if s.Status != model.Done || !s.Placed() {
			continue
		}
		own := session{Session: s, zone: cmp.Or(s.Zone, d.zone)}
		if s.Timed() {
			own.from, own.end = s.Start, s.End()
		} else {
			own.from = model.At(s.Date, 0, own.zone)
			own.end = own.from
		}
		if own.from.After(d.now) {
			d.comes(own.from)
			continue
		}
		d.done = append(d.done, own)
	}
	byTime := func(a, b session) int {
		return cmp.Or(a.from.Compare(b.from), cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
	}
	if !slices.IsSortedFunc(d.done, byTime) {
		slices.SortFunc(d.done, byTime)
	}
	for i := range d.done {
		s := &d.done[i]
		d.byID[s.ID] = s
		for _, stream := range d.streamsOf(s.Session) {
			d.streams[stream] = append(d.streams[stream], s)
		}
	}
}

// knee returns the pain of the left or the right knee.
func (d *Diary) knee(side model.Side) *knee { return &d.knees[index(side)] }

// index is the place of a knee in sides.
func index(side model.Side) int {
	if side == model.Left {
		return 0
	}
	return 1
}

// between returns the entries with from <= At <= to.
func (k *knee) between(from, to time.Time) []entry {
	i := sort.Search(len(k.entries), func(i int) bool { return !k.entries[i].At.Before(from) })
	j := sort.Search(len(k.entries), func(j int) bool { return k.entries[j].At.After(to) })
	return k.entries[min(i, j):j]
}

// latest returns the last entry with from <= At <= to, or nil.
func (k *knee) latest(from, to time.Time) *entry {
	all := k.between(from, to)
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// sessionsFrom returns the done sessions that began at an instant or later.
func (d *Diary) sessionsFrom(from time.Time) []session {
	return d.done[sort.Search(len(d.done), func(i int) bool { return !d.done[i].from.Before(from) }):]
}

// lowerBody is the work of the lower body as one stream, whose sessions follow
// each other whatever exercises they hold.
var lowerBody = rule.Stream{Kind: rule.SetStream}

// streamsOf returns the streams that knee scores of a session bear on: its
// cardio family, high impact, the lower body and each exercise that trains it.
// A session of the upper body alone, or of mobility, has none (RULES.md,
// clarification 7).
func (d *Diary) streamsOf(s *model.Session) []rule.Stream {
	streams := rule.StreamsOf(d.library, s)
	if !trainsLower(s) {
		return streams
	}
	streams = append(streams, lowerBody)
	for _, load := range d.lowerLoads(s) {
		streams = append(streams, load.Stream)
	}
	return streams
}

// lowerLoads returns what a session holds of exercises of the lower body.
func (d *Diary) lowerLoads(s *model.Session) []rule.ExerciseLoad {
	if d.lifted == nil {
		return nil
	}
	upper := func(l rule.ExerciseLoad) bool { return !l.Lower }
	return slices.DeleteFunc(rule.ExerciseLoads(d.library, d.lifted(s)), upper)
}

// judged says whether knee scores say something about a session.
func judged(s *model.Session) bool { return s.Kind == model.Cardio || trainsLower(s) }

func trainsLower(s *model.Session) bool { return s.Trains()&model.RegionLower != 0 }

// lands says whether a session trains the lower body or has impact, medium or
// high: what RULES.md R1 links pain to.
func (d *Diary) lands(s *model.Session) bool {
	if trainsLower(s) {
		return true
	}
	if s.Kind != model.Cardio {
		return false
	}
	_, impact := d.library.Family(s.Activity)
	return impact != model.LowImpact
}
