package adapt

import (
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// DOMSFit says how well a pain fits delayed-onset muscle soreness. It is help
// with a thought, never a diagnosis.
type DOMSFit string

// The fits (RULES.md 2.6). NotOffered is for pain that is to be looked at in
// other ways; NotTypical for pain that has the right time and a session behind
// it and speaks against DOMS.
const (
	NotOffered DOMSFit = ""
	NotTypical DOMSFit = "not-typical"
	Possible   DOMSFit = "possible" // may fit, 6 to 24 or 48 to 72 hours after
	Typical    DOMSFit = "typical"  // may fit, 24 to 48 hours after
)

// Fact is what a fit rests on or what speaks against it.
type Fact string

// The facts. The first ones are about the session, the others about the pain.
const (
	FirstTimes Fact = "new-exercise"
	Eccentric  Fact = "eccentric"
	OverLimit  Fact = "over-limit"
	WayBack    Fact = "ramp"
	Growth     Fact = "growth"

	SharpPain Fact = "sharp"
	PainRest  Fact = "at-rest"
	JointLine Fact = "joint-line"
)

// DOMS is how a pain fits delayed-onset muscle soreness after one session.
type DOMS struct {
	Fit     DOMSFit
	Session model.ID
	// Onset is from the session's end to the first entry of this pain; zero if
	// the session has no clock time.
	Onset   time.Duration
	Steps   []Fact // what the session had that may make sore
	Against []Fact // why it is not typical
}

// When soreness starts, and how long it lasts (RULES.md 2.6).
const (
	onsetFrom    = 6 * time.Hour
	typicalFrom  = 24 * time.Hour
	typicalUntil = 48 * time.Hour
	onsetUntil   = 72 * time.Hour
	sorenessMost = 7 * 24 * time.Hour
)

// samePain is how far apart two entries of one pain can be, if no entry between
// them says it was gone: our choice, as with red flags.
const samePain = withoutSymptom

// DOMS says how an entry fits delayed-onset muscle soreness. The budgets are
// those of the weeks that its last three days lie in, for the steps of ramps
// and growth; there need not be any.
func (d *Diary) DOMS(e *model.PainEntry, budgets []rule.Budget) DOMS {
	onset := d.onset(e)
	if e.Score == 0 || !mayBeSore(e) || e.At.Sub(onset) > sorenessMost {
		return DOMS{}
	}
	var best DOMS
	all := d.sessionsFrom(onset.Add(-onsetUntil - longestSession))
	for i := range all {
		s := &all[i]
		if s.from.After(onset) {
			break
		}
		found := DOMS{Session: s.ID}
		if found.Fit, found.Onset = window(s, onset, e.Zone); found.Fit == NotOffered {
			continue
		}
		if found.Steps = d.steps(s, budgets); len(found.Steps) == 0 {
			continue
		}
		if best.Fit != Typical || found.Fit == Typical {
			best = found
		}
	}
	if best.Fit != NotOffered {
		if best.Against = against(e); len(best.Against) > 0 {
			best.Fit = NotTypical
		}
	}
	return best
}

// onset is when the pain of an entry began: at the first of the entries of the
// knee that lead up to it.
func (d *Diary) onset(e *model.PainEntry) time.Time {
	onset := e.At
	k := d.knee(e.Side)
	all := k.entries[:k.since(e.At.UnixNano()+1, 0)]
	for i := len(all) - 1; i >= 0 && all[i].Score > 0 && onset.Sub(all[i].At) <= samePain; i-- {
		onset = all[i].At
	}
	return onset
}

// mayBeSore says whether nothing about an entry rules soreness out.
func mayBeSore(e *model.PainEntry) bool {
	if !slices.Contains([]string{"dull", "ache", "stiff", "sharp"}, e.Quality) {
		return false
	}
	if e.Swelling >= 1 || e.Temperature >= feverFrom || e.Moment == "night" {
		return false
	}
	return !slices.ContainsFunc(e.Symptoms, func(s model.Symptom) bool {
		switch s {
		case "warmth", "redness", "locking", "giving-way", "night", "fever", "no-weight", "locked", "deformity":
			return true
		}
		return false
	})
}

// against returns what speaks against soreness.
func against(e *model.PainEntry) []Fact {
	var facts []Fact
	if e.Quality == "sharp" {
		facts = append(facts, SharpPain)
	}
	if e.AtRest || e.Moment == "rest" {
		facts = append(facts, PainRest)
	}
	if e.Site == "inside" || e.Site == "outside" {
		facts = append(facts, JointLine)
	}
	return facts
}

// window says whether pain that began at an instant is as long after a session
// as soreness is. After a session without a clock time the hours are not known:
// one or two days after it are possible.
func window(s *session, onset time.Time, zone string) (DOMSFit, time.Duration) {
	if !s.Timed() {
		if days := model.DateIn(onset, zone).DaysSince(s.Date); days == 1 || days == 2 {
			return Possible, 0
		}
		return NotOffered, 0
	}
	after := onset.Sub(s.end)
	switch {
	case after < onsetFrom || after > onsetUntil:
		return NotOffered, after
	case after < typicalFrom || after > typicalUntil:
		return Possible, after
	default:
		return Typical, after
	}
}

// steps returns what a session had that may make sore.
func (d *Diary) steps(s *session, budgets []rule.Budget) []Fact {
	var facts []Fact
	add := func(f Fact) {
		if !slices.Contains(facts, f) {
			facts = append(facts, f)
		}
	}
	if len(d.newIn(s)) > 0 {
		add(FirstTimes)
	}
	streams := slices.Collect(d.streamsOf(s.Session))
	for _, stream := range streams {
		if x, known := d.library.Exercise(stream.Of); known && stream.Kind == rule.ExerciseStream && slices.Contains(x.Tags, model.Eccentric) {
			add(Eccentric)
		}
	}
	for i := range budgets {
		b := &budgets[i]
		if !b.Week.Contains(s.Date) || !slices.Contains(streams, b.Stream) {
			continue
		}
		switch {
		case b.Done > b.Most:
			add(OverLimit)
		case slices.Contains(ramp, b.Reason):
			add(WayBack)
		case slices.Contains(growth, b.Reason) && b.Done > b.Base:
			add(Growth)
		}
	}
	return facts
}

var (
	ramp   = []rule.Reason{rule.Ramp33, rule.Ramp50, rule.Ramp70, rule.Ramp80, rule.Ramp90, rule.Ramp100}
	growth = []rule.Reason{rule.Grow, rule.GrowAccrued}
)

// When an exercise is new (RULES.md R4).
const (
	knownAfter = 2  // completed weeks
	newAgain   = 84 // days without it
)

// newIn returns the exercises of the lower body that are new in a session: done
// in fewer than two weeks before its own, or not for twelve weeks.
func (d *Diary) newIn(s *session) []model.ID {
	var found []model.ID
	week := d.weeks.Of(s.Date)
	for _, load := range d.lowerLoads(s.Session) {
		weeks := map[model.Week]bool{}
		recent := false
		for _, other := range d.sessionsOf(load.Stream) {
			if other.Date.Before(s.Date) {
				recent = s.Date.DaysSince(other.Date) < newAgain
			}
			if other.Date.Before(week.First) {
				weeks[d.weeks.Of(other.Date)] = true
			}
		}
		if (len(weeks) < knownAfter || !recent) && !slices.Contains(found, load.Stream.Of) {
			found = append(found, load.Stream.Of)
		}
	}
	return found
}
