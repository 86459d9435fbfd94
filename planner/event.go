package planner

import (
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Event says what a commit changed. It is one of [SessionsChanged],
// [KneesChanged], [LibraryChanged], [ProfileChanged] and [Reloaded].
type Event interface{ event() }

// SessionsChanged says that sessions or kept findings of these days changed;
// the zero date stands for the tray.
type SessionsChanged struct{ Days []civil.Date }

// KneesChanged says that pain, red flags, painkillers, ice and heat or ranges
// of motion changed, and with them what follows for the plan.
type KneesChanged struct{}

// LibraryChanged says that something of the library changed: an exercise,
// activity, template or routine.
type LibraryChanged struct{}

// ProfileChanged says that the person's aims, times or preferences changed.
type ProfileChanged struct{}

// Reloaded says that another process changed the data, that a new day began or
// that something came to an end, such as a pain block; anything may differ.
type Reloaded struct{}

func (SessionsChanged) event() {}
func (KneesChanged) event()    {}
func (LibraryChanged) event()  {}
func (ProfileChanged) event()  {}
func (Reloaded) event()        {}

// Subscribe calls fn after every commit until the returned function is called.
func (p *Planner) Subscribe(fn func(Event)) (cancel func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.nextListener++
	id := p.nextListener
	p.listeners[id] = fn
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.listeners, id)
	}
}

// announce returns what tells the subscribers of the change just written, nil
// for none, and of what they have not heard before it. Call it under the lock
// and the result without: subscribers read the plan.
func (p *Planner) announce(c *Change) (tell func()) {
	var events []Event
	if p.unheard {
		events = append(events, Reloaded{})
		p.unheard = false
	}
	if c != nil {
		events = append(events, p.state.events(c)...)
	}
	listeners := make([]func(Event), 0, len(p.listeners))
	for _, id := range slices.Sorted(maps.Keys(p.listeners)) {
		listeners = append(listeners, p.listeners[id])
	}
	return func() {
		for _, event := range events {
			for _, fn := range listeners {
				fn(event)
			}
		}
	}
}

// events are what a change that led to this state is to subscribers.
func (st *state) events(c *Change) []Event {
	var events []Event
	if c.Profile != nil {
		events = append(events, ProfileChanged{})
	}
	if c.bearsOnKnees() {
		events = append(events, KneesChanged{})
	}
	if len(c.Routines) > 0 || c.entries() {
		events = append(events, LibraryChanged{})
	}
	if len(c.Sessions) > 0 || len(c.Kept) > 0 || len(c.Pain) > 0 || len(c.DialBacks) > 0 {
		events = append(events, SessionsChanged{Days: inOrder(slices.Concat(c.days(), st.keptDays(c), c.spanDays()))})
	}
	return events
}

// spanDays are the days of the dial-backs of a change.
func (c *Change) spanDays() []civil.Date {
	var days []civil.Date
	for _, d := range c.DialBacks {
		for _, span := range []*model.DialBack{d.Before, d.After} {
			if span == nil {
				continue
			}
			for d := span.From; !d.After(span.To); d = d.AddDays(1) {
				days = append(days, d)
			}
		}
	}
	return days
}

// keptDays are the days of the sessions that the kept findings of a change are
// shown on.
func (st *state) keptDays(c *Change) []civil.Date {
	var days []civil.Date
	for _, d := range c.Kept {
		for _, k := range []*model.Kept{d.Before, d.After} {
			if k == nil {
				continue
			}
			if about, ok := st.byID[k.Session]; ok {
				days = append(days, about.Date)
			}
		}
	}
	return days
}
