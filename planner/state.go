package planner

import (
	"cmp"
	"maps"
	"slices"
	"sync"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// state is the plan in memory, as of one revision of the store: all sessions
// without their prescriptions. It is never changed, only replaced.
type state struct {
	library  *model.Library // with what the person keeps
	builtIn  *model.Library
	revision int64
	profile  model.Profile
	weeks    model.Weeks
	zone     *time.Location // of the profile; nil: the clock's
	clock    func() time.Time
	today    civil.Date
	byID     map[model.ID]*model.Session
	all      []*model.Session            // by day and position, those in the tray first
	counted  []*model.Session            // of those the ones that are placed and count
	sums     map[model.ID][]model.Lifted // what each session lifts, where it lifts anything
	rack     progress.Rack               // the weights there are
	kept     map[string][]model.Kept
	ledger   *progress.Ledger

	knees    kneeLog
	zoneName string // of sessions and entries that have none
}

func (p *Planner) readState(r model.Reader) (*state, error) {
	revision, err := r.Revision()
	if err != nil {
		return nil, err
	}
	profile, err := r.Profile()
	if err != nil {
		return nil, err
	}
	sessions, lifted, err := r.Timeline()
	if err != nil {
		return nil, err
	}
	library, err := p.wholeLibrary(r)
	if err != nil {
		return nil, err
	}
	st := &state{
		library: library, builtIn: &p.library, revision: revision, profile: profile, weeks: profile.Weeks(),
		zone: zoneOf(&profile), clock: p.now, sums: lifted,
	}
	st.today = p.today(st.zone)
	// What was done does not depend on the knees, and is added up while what was
	// logged of them is read.
	draft := progress.NewDraft(library, &profile, st.today, st.lifted)
	var adding sync.WaitGroup
	defer adding.Wait()
	adding.Go(func() {
		st.file(sessions)
		draft.Add(st.having(func(s *model.Session) bool { return s.Status == model.Done }))
	})
	st.rack, _ = progress.NewRack(profile.Weights) // SaveProfile refuses what makes no rack
	st.zoneName = cmp.Or(profile.Zone, p.now().Location().String())
	if st.knees, err = readKnees(r); err != nil {
		return nil, err
	}
	adding.Wait()
	st.readDiary(p.now())
	st.sortOut()
	draft.Add(st.having(func(s *model.Session) bool { return s.Status != model.Done && !st.knees.suspends(s) }))
	st.ledger = draft.Ledger(st.knees.evidence(st.lifted))
	return st, st.readKept(r)
}

// file puts sessions where they are looked for.
func (st *state) file(sessions []model.Session) {
	st.byID = make(map[model.ID]*model.Session, len(sessions))
	st.all = make([]*model.Session, len(sessions))
	for i := range sessions {
		st.all[i] = &sessions[i]
		st.byID[sessions[i].ID] = st.all[i]
	}
}

// wholeLibrary is the built-in library with what the person keeps.
func (p *Planner) wholeLibrary(r model.Reader) (*model.Library, error) {
	activities, err := r.Activities()
	if err != nil {
		return nil, err
	}
	exercises, err := r.Exercises()
	if err != nil {
		return nil, err
	}
	templates, err := r.Templates()
	if err != nil {
		return nil, err
	}
	all := p.library.With(activities, exercises, templates)
	return &all, nil
}

// holds says whether the state is still what it would be if it were made now:
// no new day has begun, and nothing has come to an end.
func (st *state) holds(now time.Time, today civil.Date) bool {
	return st.today == today && st.knees.hold(now)
}

// at returns the state as it is at another time, with nothing else changed.
func (st *state) at(now time.Time, today civil.Date) *state {
	next := *st
	next.today = today
	next.readDiary(now)
	next.count()
	return &next
}

// with returns the state as it is once a change, of anything but the profile and
// the library, is made. It is of the same revision and has the same kept findings.
func (st *state) with(c *Change, now time.Time) *state {
	next := *st
	if len(c.Sessions) > 0 {
		next.replace(c.Sessions)
	}
	if c.logs() {
		next.knees = st.knees.with(c)
		next.readDiary(now)
	}
	if len(c.Sessions) > 0 || c.logs() {
		next.count()
	}
	return &next
}

// settle makes of a state with a change the one that follows once w has written
// it. The store's revision is read from w, so that a change by another process
// between this commit and the next look is not taken for this one.
func (p *Planner) settle(w model.Writer, next *state, c *Change) (*state, error) {
	if c.Profile != nil || c.entries() {
		return p.readState(w)
	}
	revision, err := w.Revision()
	if err != nil {
		return nil, err
	}
	next.revision = revision
	if len(c.Kept) > 0 {
		return next, next.readKept(w)
	}
	return next, nil
}

// replace puts sessions in the place of what they were before.
func (st *state) replace(diffs []Diff[model.Session]) {
	st.byID, st.sums = maps.Clone(st.byID), maps.Clone(st.sums)
	differs := make(map[model.ID]bool, len(diffs))
	var added []*model.Session
	for _, d := range diffs {
		if d.Before != nil {
			differs[d.Before.ID] = true
			delete(st.byID, d.Before.ID)
			delete(st.sums, d.Before.ID)
		}
		if d.After != nil {
			lite := withoutPrescriptions(d.After)
			added = append(added, lite)
			st.byID[lite.ID] = lite
			if lifts := model.LiftedIn(d.After); len(lifts) > 0 {
				st.sums[lite.ID] = lifts
			}
		}
	}
	slices.SortFunc(added, byDay)
	st.all = merged(st.all, differs, added)
}

// withoutPrescriptions copies a session as a state has it.
func withoutPrescriptions(s *model.Session) *model.Session {
	lite := *s
	lite.Prescriptions = nil
	if s.Actual != nil {
		actual := *s.Actual
		lite.Actual = &actual
	}
	return &lite
}

// merged returns sessions in order without those that differ and with those
// added, which are in order too.
func merged(sessions []*model.Session, differs map[model.ID]bool, added []*model.Session) []*model.Session {
	all := make([]*model.Session, 0, len(sessions)+len(added))
	for _, s := range sessions {
		if differs[s.ID] {
			continue
		}
		for len(added) > 0 && byDay(added[0], s) < 0 {
			all = append(all, added[0])
			added = added[1:]
		}
		all = append(all, s)
	}
	return append(all, added...)
}

// sortOut finds the sessions that count.
func (st *state) sortOut() {
	st.counted = st.having(func(s *model.Session) bool { return !st.knees.suspends(s) })
}

// having are those of the sessions that are placed and count of which something
// is true.
func (st *state) having(is func(*model.Session) bool) []*model.Session {
	found := make([]*model.Session, 0, len(st.all))
	for _, s := range st.all {
		if s.Placed() && s.Counts() && is(s) {
			found = append(found, s)
		}
	}
	return found
}

// count works out what follows from the sessions.
func (st *state) count() {
	st.sortOut()
	st.ledger = progress.NewLedger(st.library, &st.profile, st.counted, st.today, st.knees.evidence(st.lifted))
}

// lifted is what a session lifts of each exercise: what it says itself, if it is
// whole, else what is known of the one with its ID.
func (st *state) lifted(s *model.Session) []model.Lifted {
	if s.Prescriptions != nil {
		return model.LiftedIn(s)
	}
	return st.sums[s.ID]
}

// nextWeight is the lightest weight above one that there is for an exercise.
func (st *state) nextWeight(exercise model.ID, above model.Mass) (model.Mass, bool) {
	return st.weightsFor(exercise).Above(above)
}

func (st *state) weightsFor(exercise model.ID) progress.Weights {
	e, _ := st.library.Exercise(exercise)
	return st.rack.For(&e)
}

func (st *state) readKept(r model.Reader) error {
	kept, err := r.Kept()
	if err != nil {
		return err
	}
	st.kept = map[string][]model.Kept{}
	for _, k := range kept {
		st.kept[k.Finding] = append(st.kept[k.Finding], k)
	}
	return nil
}

// markKept writes the person's reason beside each finding they keep.
func (st *state) markKept(found []rule.Finding) {
	if len(st.kept) == 0 {
		return
	}
	for i := range found {
		f := &found[i]
		for _, k := range st.kept[f.Key()] {
			if f.Value() <= k.Value {
				f.Kept = k.Reason
			}
		}
	}
}

func (st *state) weekOf(d civil.Date) model.Week { return st.weeks.Of(d) }

// bare is a sessionReader of the state, for trials: its sessions have no
// prescriptions, so what comes of them must not be saved.
type bare struct{ state *state }

func (b bare) Session(id model.ID) (model.Session, error) {
	s, ok := b.state.byID[id]
	if !ok {
		return model.Session{}, model.ErrNotFound
	}
	return *s, nil
}

func (b bare) Sessions(from, to civil.Date) ([]model.Session, error) {
	found := between(b.state.all, from, to)
	sessions := make([]model.Session, len(found))
	for i, s := range found {
		sessions[i] = *s
	}
	return sessions, nil
}

func (b bare) Tray() ([]model.Session, error) { return b.Sessions(civil.Date{}, civil.Date{}) }

// between returns the part of sessions, in order of day, whose days lie from
// first to last.
func between(sessions []*model.Session, first, last civil.Date) []*model.Session {
	from, _ := slices.BinarySearchFunc(sessions, first, func(s *model.Session, d civil.Date) int {
		return s.Date.Compare(d)
	})
	sessions = sessions[from:]
	to, _ := slices.BinarySearchFunc(sessions, last, func(s *model.Session, d civil.Date) int {
		if s.Date.After(d) {
			return 1
		}
		return -1
	})
	return sessions[:to]
}
