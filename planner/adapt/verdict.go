package adapt

import (
	"slices"
	"sort"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Score is a pain score from 0 to 10, or Unknown.
type Score int

// Unknown is a score that was not logged.
const Unknown Score = -1

// Known says whether there is a score.
func (s Score) Known() bool { return s != Unknown }

// Reason says which condition of RULES.md 2.5 decided on a zone.
type Reason string

// The reasons, the ones for red first.
const (
	PeakHigh    Reason = "peak-high"    // 6 or more during the session or in the hour after
	MorningHigh Reason = "morning-high" // 2 or more above the usual morning on the next one
	Limping     Reason = "limping"
	PainMasked  Reason = "masked"       // begun inside the window of a painkiller
	PeakRaised  Reason = "peak-raised"  // 3 to 5
	MorningUp   Reason = "morning-up"   // 1 above the usual morning
	NotSettled  Reason = "not-settled"  // an hour after more than before
	NoMorning   Reason = "no-morning"   // it hurt, and nothing was said about the next morning by noon
	RecentPain  Reason = "recent-pain"  // nothing was said about the session, and the latest score is 3 or more
	AllQuiet    Reason = "all-quiet"    // green: what was logged is within the bounds
	NothingSaid Reason = "nothing-said" // green: nothing was logged
)

// The borders of the zones (RULES.md 2.5).
const (
	redPeak      = 6
	amberPeak    = 3
	redMorning   = 2 // above the usual morning
	recentScore  = 3
	recentSpan   = 7 * 24 * time.Hour
	usualMorning = 7 // morning scores
)

// Knee is what a session did to one knee.
type Knee struct {
	Side    model.Side
	Before  Score // p_before: the last one within 60 minutes before the start
	Peak    Score // p_peak: the highest from the start to 60 minutes after the end
	Later   Score // p_60: the highest from 45 to 90 minutes after the end
	Morning Score // p_next: the first one of the next morning
	Usual   Score // p_base: what the morning is compared with, always known
	Zone    model.PainZone
	Reason  Reason
	Entry   model.ID  // the entry that decided, if one did
	At      time.Time // of that entry

	peakEntry model.ID // where Peak is from
	peakAt    time.Time
}

// Verdict is what the scores around a session that is done say about it.
type Verdict struct {
	Session model.ID
	Zone    model.PainZone
	Reason  Reason
	Knees   [2]Knee   // left and right; the worse one counts
	Mask    rule.Mask // the painkiller it was done under, if Zone is Masked or might have been
	Pending bool      // a score of the next morning may still change it
	Due     time.Time // noon of the next day, when that score is missing
}

// Worse returns the knee that decided, the left one if both are as bad.
func (v *Verdict) Worse() *Knee {
	if v.Knees[1].Zone > v.Knees[0].Zone {
		return &v.Knees[1]
	}
	return &v.Knees[0]
}

// Verdict returns what the scores say about a session, and whether they say
// anything: it is done, and not of the upper body alone or of mobility.
func (d *Diary) Verdict(id model.ID) (Verdict, bool) {
	s := d.byID[id]
	if s == nil || !judged(s.Session) {
		return Verdict{}, false
	}
	return s.verdict, true
}

func (d *Diary) judge(s *session) Verdict {
	v := Verdict{Session: s.ID, Due: model.At(s.Date.AddDays(1), morningUntil, s.zone)}
	for i, side := range sides {
		k := d.scores(s, side, v.Due)
		v.Knees[i] = k
		v.Pending = v.Pending || !k.Morning.Known() && d.now.Before(v.Due)
	}
	worse := v.Worse()
	v.Zone, v.Reason = worse.Zone, worse.Reason
	if v.Zone == model.Green && v.Knees[0].Reason == NothingSaid {
		v.Reason = v.Knees[1].Reason
	}
	if mask, masked := d.Mask(s.Session); masked {
		v.Mask = mask
		if v.Zone < model.Masked {
			v.Zone, v.Reason = model.Masked, PainMasked
		}
	}
	return v
}

// How far from a session's start and end the entries can lie that are looked at:
// the day of the session and the next one in whatever zones, 26 h apart.
const (
	reachBack = 26 * time.Hour
	reachOn   = 76 * time.Hour
)

// decisive are the entries that scores came from.
type decisive struct{ peak, later, morning, limping *entry }

// scores reads one knee's scores around a session and finds their zone. Our
// reading of what RULES.md 2.5 leaves open: of several scores the last one is
// from before, and the highest one from 45 to 90 minutes after. A session
// without a clock time has the scores marked as before, during or after of its
// day, and none from an hour after.
func (d *Diary) scores(s *session, side model.Side, due time.Time) Knee {
	k := d.knee(side)
	n := Knee{Side: side, Before: Unknown, Peak: Unknown, Later: Unknown, Morning: Unknown}
	var by decisive
	next := s.Date.AddDays(1)
	all := k.between(s.from.Add(-reachBack), s.end.Add(reachOn))
	for i := range all {
		e := &all[i]
		score := Score(e.Score)
		if s.before(e) {
			n.Before = score
		}
		if s.peak(e) && score > n.Peak {
			n.Peak, by.peak = score, e
		}
		if s.later(e) && score > n.Later {
			n.Later, by.later = score, e
		}
		answer := e.morning && e.date == next && !e.At.Before(s.end)
		if answer && !n.Morning.Known() {
			n.Morning, by.morning = score, e
		}
		if s.about(e) && (answer || !e.At.After(due)) && slices.Contains(e.Symptoms, "limping") && by.limping == nil {
			by.limping = e
		}
	}
	if by.peak != nil {
		n.peakEntry, n.peakAt = by.peak.ID, by.peak.At
	}
	n.Usual = k.usual(s.from, n.Before)
	recent := k.latest(s.from.Add(-recentSpan), due)
	n.decide(by, recent, !d.now.Before(due))
	return n
}

// before says whether an entry is from the hour before the session.
func (s *session) before(e *entry) bool {
	if !s.Timed() {
		return e.date == s.Date && e.Moment == "before"
	}
	return !e.At.Before(s.from.Add(-time.Hour)) && s.ahead(e)
}

// ahead says whether an entry is from before the start. One of the very second
// of the start is if it says so.
func (s *session) ahead(e *entry) bool {
	return e.At.Before(s.from) || e.At.Equal(s.from) && e.Moment == "before"
}

// peak says whether an entry is from the session or the hour after.
func (s *session) peak(e *entry) bool {
	if !s.Timed() {
		return e.date == s.Date &&
			(e.Moment == "during" || e.Moment == "after" || e.Moment == "" && e.Session == s.ID)
	}
	return !s.ahead(e) && !e.At.After(s.end.Add(time.Hour))
}

// later says whether an entry is from 45 to 90 minutes after the end.
func (s *session) later(e *entry) bool {
	return s.Timed() && !e.At.Before(s.end.Add(45*time.Minute)) && !e.At.After(s.end.Add(90*time.Minute))
}

// about says whether an entry is from the hour before the session or later, or
// from its day or later if it has no clock time.
func (s *session) about(e *entry) bool {
	if !s.Timed() {
		return !e.date.Before(s.Date)
	}
	return !e.At.Before(s.from.Add(-time.Hour))
}

// usual is p_base: the lower median of the last seven morning scores before an
// instant, else the score before the session, else none (RULES.md 2.5,
// clarification 7).
func (k *knee) usual(at time.Time, before Score) Score {
	n := sort.Search(len(k.mornings), func(i int) bool { return !k.mornings[i].at.Before(at) })
	last := k.mornings[max(0, n-usualMorning):n]
	if len(last) == 0 {
		return max(0, before)
	}
	var scores [usualMorning]Score
	for i := range last {
		scores[i] = last[i].score
	}
	slices.Sort(scores[:len(last)])
	return scores[(len(last)-1)/2]
}

// decide finds the zone of the scores. A score that is missing makes nothing
// worse but as RULES.md 2.5 and its head say. Our reading of "without any pain
// entry": with neither a score of the session nor one of the next morning. What
// was said in the hours before and after is then the latest score.
func (n *Knee) decide(by decisive, recent *entry, overdue bool) {
	silent := !n.Peak.Known() && !n.Morning.Known()
	switch {
	case n.Peak >= redPeak:
		n.set(model.Red, PeakHigh, by.peak)
	case n.Morning.Known() && n.Morning >= n.Usual+redMorning:
		n.set(model.Red, MorningHigh, by.morning)
	case by.limping != nil:
		n.set(model.Red, Limping, by.limping)
	case n.Peak >= amberPeak:
		n.set(model.Amber, PeakRaised, by.peak)
	case n.Morning > n.Usual:
		n.set(model.Amber, MorningUp, by.morning)
	case n.Before.Known() && n.Later > n.Before:
		n.set(model.Amber, NotSettled, by.later)
	case n.Peak > 0 && !n.Morning.Known() && overdue:
		n.set(model.Amber, NoMorning, by.peak)
	case silent && recent != nil && recent.Score >= recentScore:
		n.set(model.Amber, RecentPain, recent)
	case silent:
		n.set(model.Green, NothingSaid, nil)
	default:
		n.set(model.Green, AllQuiet, nil)
	}
}

func (n *Knee) set(zone model.PainZone, reason Reason, by *entry) {
	n.Zone, n.Reason = zone, reason
	if by != nil {
		n.Entry, n.At = by.ID, by.At
	}
}

// Zone returns the worst zone of a stream's sessions that were done in a week
// (RULES.md 2.5), and green if there were none. Streams of the upper body are
// green, since knee scores do not hold them (clarification 7), and so is effort,
// which upper body counts in. Until the week closes, and when a late answer
// comes, it may still change.
func (d *Diary) Zone(stream rule.Stream, week model.Week) model.PainZone {
	worst := model.Green
	for _, s := range inWeek(d.streams[stream], week) {
		worst = max(worst, s.verdict.Zone)
	}
	return worst
}

// Worst returns the sessions of a stream in a week that set its zone, in order
// of time; none if it is green.
func (d *Diary) Worst(stream rule.Stream, week model.Week) []Verdict {
	var worst []Verdict
	zone := d.Zone(stream, week)
	for _, s := range inWeek(d.streams[stream], week) {
		if zone != model.Green && s.verdict.Zone == zone {
			worst = append(worst, s.verdict)
		}
	}
	return worst
}

// Closes returns when a week closes: at noon of the day after it (RULES.md,
// clarification 7).
func (d *Diary) Closes(week model.Week) time.Time {
	return model.At(week.Last().AddDays(1), morningUntil, d.zone)
}

// inWeek returns those of the sessions, given in order of time, that began on a
// day of the week in their own zones.
func inWeek(all []*session, week model.Week) []*session {
	// No zone is more than a day from UTC.
	from, to := week.First.AddDays(-1).In(time.UTC), week.Last().AddDays(2).In(time.UTC)
	i := sort.Search(len(all), func(i int) bool { return !all[i].from.Before(from) })
	var found []*session
	for ; i < len(all) && all[i].from.Before(to); i++ {
		if week.Contains(all[i].Date) {
			found = append(found, all[i])
		}
	}
	return found
}
