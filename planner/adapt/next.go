package adapt

import "time"

// Next returns the first instant after the log's own at which the diary of the
// same log may say something else: a score is missing from then on, the effects
// of a flag or a block end, or what was logged for later begins to count. The
// zero time means never.
func (d *Diary) Next() time.Time {
	var next time.Time
	consider := func(t time.Time) {
		if t.After(d.now) && (next.IsZero() || t.Before(next)) {
			next = t
		}
	}
	consider(d.later)
	// A verdict waits for the next morning, and no session is longer than a day.
	all := d.sessionsFrom(d.now.Add(-reachOn))
	for i := range all {
		if s := &all[i]; judged(s.Session) {
			consider(d.due(s))
		}
	}
	for _, t := range d.thermals {
		consider(ended(t))
	}
	for i := range d.flags {
		consider(d.flags[i].Opened)
		consider(d.flags[i].Contacted)
		consider(d.flags[i].Closed)
	}
	for _, s := range d.spells() {
		consider(s.until)
	}
	for _, b := range d.Blocks() {
		consider(b.Until)
	}
	return next
}
