package planner

import "cloud.google.com/go/civil"

// Event says what a commit changed. It is one of [SessionsChanged],
// [ProfileChanged] and [Reloaded].
type Event interface{ event() }

// SessionsChanged says that sessions or kept findings of these days changed;
// the zero date stands for the tray.
type SessionsChanged struct{ Days []civil.Date }

// ProfileChanged says that the person's aims, times or preferences changed.
type ProfileChanged struct{}

// Reloaded says that another process changed the data; anything may differ.
type Reloaded struct{}

func (SessionsChanged) event() {}
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
