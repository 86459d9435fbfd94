package planner

import "github.com/kneewise/kneewise/model"

// Store is where a plan is kept. model/store is the real one.
type Store interface {
	// View runs fn on one consistent state of the data.
	View(fn func(model.Reader) error) error
	// Update runs fn in one write transaction: all of it is kept, or, if fn
	// or the commit fails, nothing. It waits for other writers, also those
	// of other processes.
	Update(fn func(model.Writer) error) error
}
