package adapt

import (
	"time"

	"github.com/kneewise/kneewise/model"
)

// linkSpan is how long after a session an entry is linked to it (RULES.md R1).
const linkSpan = 7 * 24 * time.Hour

// Link is the session that a pain entry is about.
type Link struct {
	Session  model.ID // empty: none
	HasClock bool     // the session has a clock time, so During and Onset are known
	During   bool     // from the session's start on, before its end
	Onset    time.Duration
}

// Link returns the session an entry is about: the one it names, or else the
// latest one that trained the lower body or had impact and ended within the
// last seven days, or is under way (RULES.md R1). Onset is the time from the
// session's end to the entry; it is negative for an entry before the end.
func (d *Diary) Link(e *model.PainEntry) Link {
	s := d.linked(e)
	if s == nil {
		return Link{}
	}
	l := Link{Session: s.ID}
	if s.Timed() {
		l.HasClock = true
		l.Onset = e.At.Sub(s.end)
		l.During = !e.At.Before(s.from) && e.At.Before(s.end)
	}
	return l
}

func (d *Diary) linked(e *model.PainEntry) *session {
	if named := d.session(e.Session); named != nil {
		return named
	}
	var last *session
	// A session lasts a day at most.
	all := d.sessionsFrom(e.At.Add(-linkSpan - longestSession))
	for i := range all {
		s := &all[i]
		if s.from.After(e.At) {
			break
		}
		if e.At.Sub(s.end) <= linkSpan && d.lands(s.Session) && (last == nil || !s.end.Before(last.end)) {
			last = s
		}
	}
	return last
}

// longestSession is how long a session can be.
const longestSession = time.Duration(model.MaxDuration) * time.Second
