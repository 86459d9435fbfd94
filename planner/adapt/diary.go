package adapt

import (
	"cmp"
	"iter"
	"slices"
	"sort"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Log is what a person logged that bears on their knees, valid and in any
// order.
type Log struct {
	Library  *model.Library
	Sessions []*model.Session
	ByID     map[model.ID]*model.Session // the same by ID; nil: not at hand

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
	byID        map[model.ID]*model.Session
	streams     map[rule.Stream]*stream
	signs       []Sign
	flagged     []rule.Block // by red flags, in order of time
	flaggedDays []days       // on which those were, apart from each other
}

// sides are the knees, in the order of Diary.knees.
var sides = [2]model.Side{model.Left, model.Right}

// stream is a stream's sessions that are done.
type stream struct {
	sessions []*session // in order of time
	pained   []pained   // the weeks that are not green, in order
}

func (s *stream) add(done *session) { s.sessions = append(s.sessions, done) }

// pained is how the worst session of a week was taken.
type pained struct {
	week int // its number
	zone model.PainZone
}

// knee is the pain of one knee in order of time.
type knee struct {
	entries  []entry
	mornings []morning
}

// entry is a pain entry with what is asked of it again and again.
type entry struct {
	*model.PainEntry
	at      int64 // its time in nanoseconds, which are quick to compare
	day     int   // model.DayNumber of its date
	score   Score
	morning bool // answers how the knee is in the morning
	limping bool
}

// morning is the first morning score of a civil day.
type morning struct {
	at    int64 // in nanoseconds
	day   int   // model.DayNumber of its date
	score Score
}

// session is a session that is done, with its place in time and, of its
// verdict, what is asked for again and again. The whole verdict is bigger than
// the session and worked out when it is wanted.
type session struct {
	*model.Session
	from   time.Time // its start; of a session without a clock time the day's
	end    time.Time // of a session without a clock time the same
	took   model.PainZone
	reason Reason   // why it is in that zone; empty if knee scores say nothing about it
	rises  [2]Score // left and right: from before it to its highest, 0 if not known
}

// The hours of the morning that the score of the next morning is from (RULES.md
// 2.5), both included. What is marked as a morning's score counts until the end
// of the day (clarification 7).
const (
	morningFrom  = 4 * model.Hour
	morningUntil = 12 * model.Hour
)

// New reads a log. It keeps all that is in it and changes nothing.
func New(log Log) *Diary {
	d := &Diary{
		library: log.Library,
		lifted:  log.Lifted,
		weeks:   log.Weeks,
		now:     log.Now,
		zone:    log.Zone,
		further: map[model.ID]bool{},
		flags:   slices.Clone(log.Flags),
		byID:    log.ByID,
		streams: map[rule.Stream]*stream{},
	}
	if d.byID == nil {
		d.byID = make(map[model.ID]*model.Session, len(log.Sessions))
		for _, s := range log.Sessions {
			d.byID[s.ID] = s
		}
	}
	for _, id := range log.Further {
		d.further[id] = true
	}
	d.doses = past(d, log.Medications, func(m *model.Medication) (time.Time, model.ID) { return m.At, m.ID })
	d.thermals = past(d, log.Thermals, func(t *model.Thermal) (time.Time, model.ID) { return t.Start, t.ID })
	var ofKnee [len(sides)]int
	for i := range log.Entries {
		ofKnee[index(log.Entries[i].Side)]++
	}
	for i, n := range ofKnee {
		d.knees[i].entries = make([]entry, 0, n)
	}
	for _, e := range past(d, log.Entries, func(e *model.PainEntry) (time.Time, model.ID) { return e.At, e.ID }) {
		d.addEntry(e)
	}
	d.addSessions(log.Sessions)
	d.judgeAll()
	d.findSigns()
	d.flagged = d.flagBlocks()
	d.flaggedDays = join(d.flagged)
	return d
}

// past returns what is not later than now, in order of time and ID.
func past[T any](d *Diary, all []T, key func(*T) (time.Time, model.ID)) []*T {
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
		if c := at.Compare(bt); c != 0 {
			return c
		}
		return cmp.Compare(id, other)
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
	day, clock := e.Local()
	own := entry{PainEntry: e, at: e.At.UnixNano(), day: day, score: Score(e.Score)}
	own.limping = slices.Contains(e.Symptoms, "limping")
	own.morning = clock >= morningFrom && (clock <= morningUntil || e.Moment == "morning")
	d.signs = append(d.signs, own.signs()...)
	k := d.knee(e.Side)
	k.entries = append(k.entries, own)
	if !own.morning {
		return
	}
	// Across the date line a day can come a second time, so its first score
	// need not be the one before.
	for i := len(k.mornings) - 1; i >= 0 && k.mornings[i].day >= own.day-1; i-- {
		if k.mornings[i].day == own.day {
			return
		}
	}
	k.mornings = append(k.mornings, morning{at: own.at, day: own.day, score: own.score})
}

// addSessions files the sessions that are done, by ID and by stream.
func (d *Diary) addSessions(all []*model.Session) {
	d.done = make([]session, 0, len(all))
	for _, s := range all {
		if s.Status != model.Done || !s.Placed() {
			continue
		}
		own := session{Session: s}
		own.from, own.end = d.times(s)
		if own.from.After(d.now) {
			d.comes(own.from)
			continue
		}
		d.done = append(d.done, own)
	}
	if !slices.IsSortedFunc(d.done, byStart) {
		slices.SortFunc(d.done, byStart)
	}
	cardio := map[model.ID][]*stream{} // by activity
	for i := range d.done {
		s := &d.done[i]
		if s.Kind != model.Cardio {
			for of := range d.streamsOf(s.Session) {
				d.stream(of).add(s)
			}
			continue
		}
		streams, known := cardio[s.Activity]
		if !known {
			for of := range d.streamsOf(s.Session) {
				streams = append(streams, d.stream(of))
			}
			cardio[s.Activity] = streams
		}
		for _, of := range streams {
			of.add(s)
		}
	}
}

// session returns the one with an ID that is done, or nil.
func (d *Diary) session(id model.ID) *session {
	s := d.byID[id]
	if s == nil || s.Status != model.Done || !s.Placed() {
		return nil
	}
	from, _ := d.times(s)
	all := d.sessionsFrom(from)
	for i := 0; i < len(all) && all[i].from.Equal(from); i++ {
		if all[i].ID == id {
			return &all[i]
		}
	}
	return nil
}

// stream is that of a name, empty if there was none.
func (d *Diary) stream(of rule.Stream) *stream {
	s := d.streams[of]
	if s == nil {
		s = &stream{}
		d.streams[of] = s
	}
	return s
}

// sessionsOf returns the sessions of a stream that are done, in order of time.
func (d *Diary) sessionsOf(of rule.Stream) []*session {
	if s := d.streams[of]; s != nil {
		return s.sessions
	}
	return nil
}

func byStart(a, b session) int {
	if c := a.from.Compare(b.from); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
}

// times are when a session began and ended.
func (d *Diary) times(s *model.Session) (from, end time.Time) {
	if s.Timed() {
		return s.Start, s.End()
	}
	from = model.At(s.Date, 0, d.zoneOf(s))
	return from, from
}

// zoneOf is the name of the zone that a session is in.
func (d *Diary) zoneOf(s *model.Session) string { return cmp.Or(s.Zone, d.zone) }

// knee returns the pain of the left or the right knee.
func (d *Diary) knee(side model.Side) *knee { return &d.knees[index(side)] }

// index is the place of a knee in sides.
func index(side model.Side) int {
	if side == model.Left {
		return 0
	}
	return 1
}

// since is the index of the first entry that is not before an instant, in
// nanoseconds; none of the first near ones may be any later.
func (k *knee) since(from int64, near int) int {
	return near + gallop(len(k.entries)-near, func(i int) bool { return k.entries[near+i].at >= from })
}

// gallop is sort.Search for what is likely to be found among the first.
func gallop(n int, found func(int) bool) int {
	low, high := 0, 1
	for high <= n && !found(high-1) {
		low, high = high, 2*high
	}
	return low + sort.Search(min(high, n)-low, func(i int) bool { return found(low + i) })
}

// between returns the entries with from <= At <= to.
func (k *knee) between(from, to time.Time) []entry {
	i := k.since(from.UnixNano(), 0)
	return k.entries[i:max(i, k.since(to.UnixNano()+1, i))]
}

// latest returns the last entry with from <= at <= to, or nil; none of the first
// near ones may be later than to.
func (k *knee) latest(from, to int64, near int) *entry {
	i := k.since(to+1, near) - 1
	if i < 0 || k.entries[i].at < from {
		return nil
	}
	return &k.entries[i]
}

// sessionsFrom returns the done sessions that began at an instant or later.
func (d *Diary) sessionsFrom(from time.Time) []session {
	return d.done[sort.Search(len(d.done), func(i int) bool { return !d.done[i].from.Before(from) }):]
}

// lowerBody is the work of the lower body as one stream, whose sessions follow
// each other whatever exercises they hold.
var lowerBody = rule.Stream{Kind: rule.SetStream}

// streamsOf yields the streams that knee scores of a session bear on: its
// cardio family, high impact, the lower body and each exercise that trains it.
// A session of the upper body alone, or of mobility, has none (RULES.md,
// clarification 7).
func (d *Diary) streamsOf(s *model.Session) iter.Seq[rule.Stream] {
	return func(yield func(rule.Stream) bool) {
		for _, of := range rule.StreamsOf(d.library, s) {
			if !yield(of) {
				return
			}
		}
		if !trainsLower(s) || !yield(lowerBody) {
			return
		}
		for _, load := range d.lowerLoads(s) {
			if !yield(load.Stream) {
				return
			}
		}
	}
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
