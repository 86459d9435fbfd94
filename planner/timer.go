package planner

import "github.com/kneewise/kneewise/model"

// Timer returns the state of a running or finished timer, as [Planner.SaveTimer]
// was given it; [model.ErrNotFound] if there is none. Timers are no part of the
// plan: they are saved at each change, told to nobody and never undone.
func (p *Planner) Timer(id model.ID) ([]byte, error) {
	var state []byte
	err := p.store.View(func(r model.Reader) error {
		t, err := r.Timer(id)
		state = t.State
		return err
	})
	return state, err
}

// SaveTimer keeps the state of a timer, JSON, over a restart or a kill.
func (p *Planner) SaveTimer(id model.ID, state []byte) error {
	return p.store.Update(func(w model.Writer) error {
		return w.SaveTimer(model.Timer{ID: id, State: state})
	})
}

// DeleteTimer forgets a timer; [model.ErrNotFound] if there is none.
func (p *Planner) DeleteTimer(id model.ID) error {
	return p.store.Update(func(w model.Writer) error { return w.DeleteTimer(id) })
}
