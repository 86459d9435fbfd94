package model

import "time"

// Kept is a finding that a person chose to keep, with their reason. It holds
// as long as the finding has the same key and is no worse than Value.
type Kept struct {
	ID      ID
	Finding string // the finding's key: rule, place and the sessions with their days
	Value   int64  // how far the kept finding went, in the rule's own measure
	Session ID     // the session it is shown on
	Reason  string
	At      time.Time
}

// MaxReason is the longest reason, in runes.
const MaxReason = 300

// Validate says what keeps it from being saved, as [Invalid] fields.
func (k *Kept) Validate() error {
	var c check
	c.id("id", k.ID)
	if k.Finding == "" {
		c.add("finding", CodeEmpty)
	}
	c.text("finding", k.Finding, MaxNote, false)
	c.link("session", k.Session)
	if k.Reason == "" {
		c.add("reason", CodeEmpty)
	}
	c.text("reason", k.Reason, MaxReason, false)
	c.instant("at", k.At, true)
	return c.err()
}
