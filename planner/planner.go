package planner

import (
	"maps"
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
	state        *state // nil: to be read again
	listeners    map[int]func(Event)
	nextListener int
}

// New returns a planner over store. The clock now and the source of new IDs
// come from the caller, so that nothing here depends on when it runs.
func New(store Store, library model.Library, now func() time.Time, newID func() model.ID) *Planner {
	return &Planner{store: store, library: library, now: now, newID: newID, listeners: map[int]func(Event){}}
}

// Library returns the activities, exercises and templates there are.
func (p *Planner) Library() *model.Library { return &p.library }

// Profile returns what the person set.
func (p *Planner) Profile() (model.Profile, error) {
	var profile model.Profile
	err := p.read(func(st *state, _ model.Reader) error {
		profile = st.profile
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

// Refresh looks for changes by other processes and, if there are any, tells
// the subscribers.
func (p *Planner) Refresh() error {
	p.mu.Lock()
	before := p.state
	err := p.store.View(func(r model.Reader) error {
		_, err := p.fresh(r)
		return err
	})
	changed := before != nil && p.state != before
	listeners := p.snapshotListeners()
	p.mu.Unlock()
	if err == nil && changed {
		for _, fn := range listeners {
			fn(Reloaded{})
		}
	}
	return err
}

func (p *Planner) snapshotListeners() []func(Event) {
	ids := slices.Sorted(maps.Keys(p.listeners))
	fns := make([]func(Event), len(ids))
	for i, id := range ids {
		fns[i] = p.listeners[id]
	}
	return fns
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

// fresh returns the state as r has it, read again only if another process or
// midnight left the one at hand behind.
func (p *Planner) fresh(r model.Reader) (*state, error) {
	revision, err := r.Revision()
	if err != nil {
		return nil, err
	}
	if p.state == nil || p.state.revision != revision || p.state.today != p.today(&p.state.profile) {
		st, err := p.readState(r, revision)
		if err != nil {
			return nil, err
		}
		p.state = st
	}
	return p.state, nil
}

func (p *Planner) today(profile *model.Profile) civil.Date {
	loc := time.Local
	if profile.Zone != "" {
		if l, err := time.LoadLocation(profile.Zone); err == nil {
			loc = l
		}
	}
	return civil.DateOf(p.now().In(loc))
}
