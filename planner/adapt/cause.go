package adapt

import (
	"cmp"
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// CauseCode names what may be behind a pain.
type CauseCode string

// The causes, in the order they are given. The wording is "may fit", never a
// diagnosis (RULES.md 1).
const (
	Soreness       CauseCode = "doms"            // R3
	NewExercise    CauseCode = "new-exercise"    // R4
	WentFurther    CauseCode = "further"         // R4
	TooFast        CauseCode = "over-limit"      // R5: more than a weekly limit
	TooLong        CauseCode = "too-long"        // R6: a session far longer than those of the month before
	NoRestDay      CauseCode = "no-rest-day"     // R6
	ManyHighImpact CauseCode = "impact-week"     // R6: more than three in a week
	AdjacentImpact CauseCode = "impact-adjacent" // R6: on days in a row
	Overuse        CauseCode = "overuse"         // R7: pain after most of the last sessions
	AtOnce         CauseCode = "acute"           // R7: sharp and during a session: see the signs for a doctor
)

// Cause is one thing that may be behind a pain, with what it rests on.
type Cause struct {
	Code     CauseCode
	Rule     string        // of RULES.md 1
	DOMS     *DOMS         // for Soreness
	Session  model.ID      // for R4 and AtOnce
	Exercise model.ID      // for NewExercise
	Finding  *rule.Finding // for R5 and R6
	Stream   rule.Stream   // for Overuse
	Scores   []Score       // for Overuse: the highest after each of the last five sessions, the last one last
}

// What the causes look at (RULES.md R4, R6, R7).
const (
	causeSpan     = 72 * time.Hour
	overuseLast   = 5 // sessions of a stream
	overuseLeast  = 3 // of them
	overuseScore  = 2
	impactLook    = 6  // days before the entry's own
	levelLookBack = 45 // days: a month and its week, for the longest session
)

// Causes returns what may be behind the pain of an entry. The budgets are those
// of the weeks that its last seven days lie in; there need not be any.
func (d *Diary) Causes(e *model.PainEntry, budgets []rule.Budget) []Cause {
	var causes []Cause
	if doms := d.DOMS(e, budgets); doms.Fit == Typical || doms.Fit == Possible {
		causes = append(causes, Cause{Code: Soreness, Rule: "R3", DOMS: &doms})
	}
	causes = append(causes, d.tooFar(e)...)
	causes = append(causes, d.tooMuch(e, budgets)...)
	if c, found := d.overuse(e); found {
		causes = append(causes, c)
	}
	if s := d.linked(e); s != nil && e.Quality == "sharp" && (e.Moment == "during" || d.Link(e).During) {
		causes = append(causes, Cause{Code: AtOnce, Rule: "R7", Session: s.ID})
	}
	return causes
}

// tooFar finds R4 in the sessions of the last 72 hours.
func (d *Diary) tooFar(e *model.PainEntry) []Cause {
	var causes, further []Cause
	all := d.sessionsFrom(e.At.Add(-causeSpan - longestSession))
	for i := range all {
		s := &all[i]
		if s.from.After(e.At) {
			break
		}
		if e.At.Sub(s.end) > causeSpan {
			continue
		}
		for _, exercise := range d.newIn(s) {
			causes = append(causes, Cause{Code: NewExercise, Rule: "R4", Session: s.ID, Exercise: exercise})
		}
		if d.further[s.ID] {
			further = append(further, Cause{Code: WentFurther, Rule: "R4", Session: s.ID})
		}
	}
	return append(causes, further...)
}

// loadCauses are the rules whose findings may be a cause.
var loadCauses = []struct {
	rule rule.Code
	code CauseCode
	seed string
}{
	{rule.WeeklyLimit, TooFast, "R5"},
	{rule.Spike, TooLong, "R6"},
	{rule.RestDays, NoRestDay, "R6"},
	{rule.ImpactWeek, ManyHighImpact, "R6"},
	{rule.ImpactAdjacent, AdjacentImpact, "R6"},
}

// tooMuch finds R5 and R6 in what was done in the last seven days, with the
// limits that are advised: those a person set may be what was too much. Of
// several findings of a rule about one stream or family the last one is given.
func (d *Diary) tooMuch(e *model.PainEntry, budgets []rule.Budget) []Cause {
	found := d.findings(e, budgets)
	var causes []Cause
	for _, from := range loadCauses {
		first := len(causes)
		for i := range found {
			f := &found[i]
			if f.Rule != from.rule {
				continue
			}
			c := Cause{Code: from.code, Rule: from.seed, Finding: f}
			same := slices.IndexFunc(causes[first:], func(c Cause) bool {
				return c.Finding.Args.Stream == f.Args.Stream && c.Finding.Args.Activity == f.Args.Activity
			})
			if same >= 0 {
				causes[first+same] = c
				continue
			}
			causes = append(causes, c)
		}
	}
	return causes
}

// findings runs the rules over what was done up to an entry.
func (d *Diary) findings(e *model.PainEntry, budgets []rule.Budget) []rule.Finding {
	to := e.Date()
	p := rule.Pass{
		Library: d.library,
		Limits:  model.DefaultLimits,
		From:    to.AddDays(-impactLook),
		To:      to,
		Lifted:  d.lifted,
		Open:    d.weeks.Of(to).First,
	}
	p.Since = p.From.AddDays(-levelLookBack)
	for w := d.weeks.Of(p.From); !w.First.After(to); w = d.weeks.After(w) {
		p.Weeks = append(p.Weeks, w)
	}
	// A date begins up to 14 h before it does in UTC.
	all := d.sessionsFrom(p.Since.In(time.UTC).Add(-14 * time.Hour))
	var sessions []*model.Session
	for i := range all {
		if !all[i].from.After(e.At) {
			sessions = append(sessions, all[i].Session)
		}
	}
	p.Sessions = rule.NewTimeline(d.library, sessions)
	for i := range budgets {
		b := budgets[i]
		if _, bears := d.streams[b.Stream]; bears && slices.Contains(p.Weeks, b.Week) {
			b.Planned = b.Done
			p.Budgets = append(p.Budgets, b)
		}
	}
	return rule.Check(p)
}

// overuse finds R7: pain of 2 or more after three of the last five sessions of a
// stream that was trained in the last seven days. Of several such streams the
// one with the most painful sessions is given, then the first by name.
func (d *Diary) overuse(e *model.PainEntry) (Cause, bool) {
	after := map[*session]Score{}
	best, most := Cause{Code: Overuse, Rule: "R7"}, overuseLeast-1
	for of, stream := range d.streams {
		last := lastEnded(stream.sessions, e.At)
		if len(last) == 0 || e.At.Sub(last[len(last)-1].end) > linkSpan {
			continue
		}
		scores := make([]Score, 0, overuseLast)
		painful := 0
		for _, s := range last {
			score, known := after[s]
			if !known {
				score = d.after(s, e)
				after[s] = score
			}
			if score >= overuseScore {
				painful++
			}
			scores = append(scores, score)
		}
		if painful > most || painful == most && best.Scores != nil && cmp.Less(of.String(), best.Stream.String()) {
			best.Stream, best.Scores, most = of, scores, painful
		}
	}
	return best, best.Scores != nil
}

// lastEnded returns the last five of the sessions, given in order of time, that
// had ended by an instant.
func lastEnded(all []*session, at time.Time) []*session {
	var last []*session
	for i := len(all) - 1; i >= 0 && len(last) < overuseLast; i-- {
		if !all[i].end.After(at) {
			last = append(last, all[i])
		}
	}
	slices.Reverse(last)
	return last
}

// after is the highest score that was logged for the entry's knee after a
// session and before the entry's own time, the entry included, as far as it is
// about that session.
func (d *Diary) after(s *session, e *model.PainEntry) Score {
	highest := Unknown
	consider := func(other *model.PainEntry) {
		if !other.At.Before(s.end) && other.Moment != "before" && d.linked(other) == s {
			highest = max(highest, Score(other.Score))
		}
	}
	until := s.end.Add(linkSpan)
	if until.After(e.At) {
		until = e.At
	}
	for _, other := range d.knee(e.Side).between(s.end, until) {
		consider(other.PainEntry)
	}
	consider(e)
	return highest
}
