package model

import "encoding/json"

// Timer is a running or finished timer as planner/interval saves it. Timers
// are no part of the plan: they are not undone, and saving one makes no new
// revision.
type Timer struct {
	ID    ID     // which timer: one of a knee, the warm-up, the rest between sets
	State []byte // JSON of planner/interval
}

// Validate says what keeps it from being saved, as [Invalid] fields.
func (t *Timer) Validate() error {
	var c check
	c.id("id", t.ID)
	if !json.Valid(t.State) {
		c.add("state", CodeText)
	}
	return c.err()
}
