package model

import "cloud.google.com/go/civil"

// DialBack is a span of days in which a person trains less than was planned.
// It keeps the sessions as they were, so that returning brings them back.
type DialBack struct {
	ID       ID
	From, To civil.Date // both included
	Percent  int        // of what was planned, 10 to 90
	Reason   string
	Sessions []Session // as they were planned before
}

// The bounds of what is left in a dial-back, in percent of the plan.
const (
	LeastDialBack = 10
	MostDialBack  = 90
)

// Validate says what keeps it from being saved, as [Invalid] fields.
func (d *DialBack) Validate() error {
	var c check
	c.id("id", d.ID)
	c.date("from", d.From, false)
	c.date("to", d.To, false)
	if d.To.Before(d.From) {
		c.errs = append(c.errs, TooEarly("to", d.From))
	}
	c.within("percent", int64(d.Percent), LeastDialBack, MostDialBack)
	c.text("reason", d.Reason, MaxReason, true)
	for i := range d.Sessions {
		for _, inner := range InvalidFields(d.Sessions[i].Validate()) {
			c.add(indexed("sessions", i)+"."+inner.Field, inner.Code)
		}
	}
	return c.err()
}
