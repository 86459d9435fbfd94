package planner

import (
	"slices"
	"sync"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Planner keeps one person's plan.
type Planner struct {
	store   Store
	library model.Library
	now     func() time.Time
	newID   func() model.ID

	mu           sync.Mutex
	state        *state // nil: not read yet
	unheard      bool   // the state was read again and no subscriber knows
	listeners    map[int]func(Event)
	nextListener int
}

// New returns a planner over store. The clock now and the source of new IDs
// come from the caller, so that nothing here depends on when it runs.
func New(store Store, library model.Library, now func() time.Time, newID func() model.ID) *Planner {
	return &Planner{store: store, library: library, now: now, newID: newID, listeners: map[int]func(Event){}}
}

// Library returns the activities, exercises and templates there are, the
// person's own among them, as of the last read of the plan. It is never changed,
// only replaced: see [LibraryChanged]. Where the store cannot be read it is the
// built-in one.
func (p *Planner) Library() *model.Library {
	p.mu.Lock()
	st := p.state
	p.mu.Unlock()
	if st == nil {
		if err := p.read(func(read *state, _ model.Reader) error { st = read; return nil }); err != nil {
			return &p.library
		}
	}
	return st.library
}

// BuiltIn returns the activities, exercises and templates that come with the
// program, as they are without the person's notes.
func (p *Planner) BuiltIn() *model.Library { return &p.library }

// Profile returns what the person set. The caller may change it.
func (p *Planner) Profile() (model.Profile, error) {
	var profile model.Profile
	err := p.read(func(st *state, _ model.Reader) error {
		profile = st.profile
		profile.Aims.Activities = slices.Clone(profile.Aims.Activities)
		profile.Declared = slices.Clone(profile.Declared)
		profile.DaysOff, profile.WeekTimes = slices.Clone(profile.DaysOff), slices.Clone(profile.WeekTimes)
		profile.Weights.Dumbbells, profile.Weights.Plates = slices.Clone(profile.Weights.Dumbbells), slices.Clone(profile.Weights.Plates)
		return nil
	})
	return profile, err
}

// Today returns the civil date it is now in the person's zone.
func (p *Planner) Today() (civil.Date, error) {
	var today civil.Date
	err := p.read(func(st *state, _ model.Reader) error {
		today = st.today
		return nil
	})
	return today, err
}

// Refresh looks for a new day, for what ended with time, and for changes by other
// processes and, if there is anything that the subscribers have not heard of,
// tells them.
func (p *Planner) Refresh() error {
	p.mu.Lock()
	err := p.store.View(func(r model.Reader) error {
		_, err := p.fresh(r)
		return err
	})
	tell := p.announce(nil)
	p.mu.Unlock()
	tell()
	return err
}

// read runs fn on the newest state.
func (p *Planner) read(fn func(*state, model.Reader) error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.store.View(func(r model.Reader) error {
		st, err := p.fresh(r)
		if err != nil {
			return err
		}
		return fn(st, r)
	})
}

// fresh returns the state as r has it: read again only if another process left
// the one at hand behind, and worked out again only if time did.
func (p *Planner) fresh(r model.Reader) (*state, error) {
	revision, err := r.Revision()
	if err != nil {
		return nil, err
	}
	if p.state != nil && p.state.revision == revision {
		now, today := p.now(), p.today(p.state.zone)
		if !p.state.holds(now, today) {
			p.state, p.unheard = p.state.at(now, today), true
		}
		return p.state, nil
	}
	st, err := p.readState(r)
	if err != nil {
		return nil, err
	}
	p.unheard = p.unheard || p.state != nil
	p.state = st
	return st, nil
}

// Zone returns the IANA name of the zone that new clock times are meant in:
// the person's, else the clock's.
func (p *Planner) Zone() (string, error) {
	profile, err := p.Profile()
	if err != nil || profile.Zone != "" {
		return profile.Zone, err
	}
	return p.now().Location().String(), nil
}

// today is the civil date in the person's zone; in the clock's for nil.
func (p *Planner) today(zone *time.Location) civil.Date {
	now := p.now()
	if zone != nil {
		now = now.In(zone)
	}
	return civil.DateOf(now)
}

// zoneOf is the zone a person chose; nil if none or not one known here.
func zoneOf(profile *model.Profile) *time.Location {
	if profile.Zone == "" {
		return nil
	}
	zone, err := time.LoadLocation(profile.Zone)
	if err != nil {
		return nil
	}
	return zone
}
