package adapt

import (
	"cmp"
	"slices"
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

	peak *entry // where Peak is from
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
	s := d.session(id)
	if s == nil || !judged(s.Session) {
		return Verdict{}, false
	}
	return d.verdict(s), true
}

func (d *Diary) verdict(s *session) Verdict {
	v := d.judge(s, &[2]place{})
	v.Due = d.due(s)
	for i := range v.Knees {
		v.Pending = v.Pending || !v.Knees[i].Morning.Known() && d.now.Before(v.Due)
	}
	return v
}

// due is noon of the day after a session.
func (d *Diary) due(s *session) time.Time {
	return model.At(s.Date.AddDays(1), morningUntil, d.zoneOf(s.Session))
}

// Took returns the zone and the reason of the verdict on a session, without
// working out the rest of it. No reason means that there is no verdict.
func (d *Diary) Took(id model.ID) (model.PainZone, Reason) {
	if s := d.session(id); s != nil {
		return s.took, s.reason
	}
	return model.Green, ""
}

// judgeAll notes of the verdict on every session what is asked for again and
// again.
func (d *Diary) judgeAll() {
	var at [2]place
	for i := range d.done {
		s := &d.done[i]
		if !judged(s.Session) {
			continue
		}
		v := d.judge(s, &at)
		s.took, s.reason = v.Zone, v.Reason
		for side := range v.Knees {
			if k := &v.Knees[side]; k.Before.Known() && k.Peak.Known() {
				s.rises[side] = k.Peak - k.Before
			}
		}
		if s.took == model.Green {
			continue
		}
		week := d.weeks.Number(s.Date)
		for of := range d.streamsOf(s.Session) {
			d.streams[of].hurt(week, s.took)
		}
	}
}

// hurt notes how a session of a week was taken.
func (s *stream) hurt(week int, zone model.PainZone) {
	i, known := s.week(week)
	if !known {
		s.pained = slices.Insert(s.pained, i, pained{week: week})
	}
	s.pained[i].zone = max(s.pained[i].zone, zone)
}

// week is the place of a week among those that are not green, and whether it is
// there.
func (s *stream) week(number int) (int, bool) {
	return slices.BinarySearchFunc(s.pained, number, func(p pained, n int) int { return cmp.Compare(p.week, n) })
}

// place is where in a knee's log a session is, or one before it in time.
type place struct {
	entry   int // the first that the session may be about
	morning int // the first that is not before its start
}

// judge works out the verdict on a session that is no earlier than what the
// places of the two knees are of, and moves them to the session's. It leaves out
// when the next morning's score is due.
func (d *Diary) judge(s *session, at *[2]place) Verdict {
	v := Verdict{Session: s.ID}
	day := model.DayNumber(s.Date)
	for i, side := range sides {
		v.Knees[i] = d.scores(s, day, side, &at[i])
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

// scores reads one knee's scores around a session of a day and finds their zone.
// Our reading of what RULES.md 2.5 leaves open: of several scores the last one
// is from before, and the highest one from 45 to 90 minutes after. A session
// without a clock time has the scores marked as before, during or after of its
// day, and none from an hour after.
func (d *Diary) scores(s *session, day int, side model.Side, at *place) Knee {
	k := d.knee(side)
	n := Knee{Side: side, Before: Unknown, Peak: Unknown, Later: Unknown, Morning: Unknown}
	var by decisive
	from, end := s.from.UnixNano(), s.end.UnixNano()
	at.entry = k.since(from-int64(reachBack), at.entry)
	worst := Unknown // of all that the latest score before noon of the next day can be
	if at.entry > 0 {
		worst = k.entries[at.entry-1].score
	}
	for i := at.entry; i < len(k.entries) && k.entries[i].at <= end+int64(reachOn); i++ {
		e := near{entry: &k.entries[i], session: s}
		e.began, e.ended, e.days = time.Duration(e.at-from), time.Duration(e.at-end), e.day-day
		worst = max(worst, e.score)
		if e.before() {
			n.Before = e.score
		}
		if e.peak() && e.score > n.Peak {
			n.Peak, by.peak = e.score, e.entry
		}
		if e.later() && e.score > n.Later {
			n.Later, by.later = e.score, e.entry
		}
		answer := e.morning && e.days == 1 && e.ended >= 0
		if answer && !n.Morning.Known() {
			n.Morning, by.morning = e.score, e.entry
		}
		if by.limping == nil && e.limping && e.about() && (answer || !e.At.After(d.due(s))) {
			by.limping = e.entry
		}
	}
	n.peak = by.peak
	n.Usual = k.usual(from, n.Before, at)
	var recent *entry
	if n.silent() && worst >= recentScore {
		recent = k.latest(from-int64(recentSpan), d.due(s).UnixNano(), at.entry)
	}
	n.decide(by, recent, func() bool { return !d.now.Before(d.due(s)) })
	return n
}

// near is an entry in its distance from a session.
type near struct {
	*entry
	session *session
	began   time.Duration // since the start
	ended   time.Duration // since the end
	days    int           // since the session's day
}

// before says whether the entry is from the hour before the session.
func (e *near) before() bool {
	if !e.session.Timed() {
		return e.days == 0 && e.Moment == "before"
	}
	return e.began >= -time.Hour && e.ahead()
}

// ahead says whether the entry is from before the start. One of the very second
// of the start is if it says so.
func (e *near) ahead() bool { return e.began < 0 || e.began == 0 && e.Moment == "before" }

// peak says whether the entry is from the session or the hour after.
func (e *near) peak() bool {
	if !e.session.Timed() {
		return e.days == 0 &&
			(e.Moment == "during" || e.Moment == "after" || e.Moment == "" && e.Session == e.session.ID)
	}
	return !e.ahead() && e.ended <= time.Hour
}

// later says whether the entry is from 45 to 90 minutes after the end.
func (e *near) later() bool {
	return e.session.Timed() && e.ended >= 45*time.Minute && e.ended <= 90*time.Minute
}

// about says whether the entry is from the hour before the session or later, or
// from its day or later if it has no clock time.
func (e *near) about() bool {
	if !e.session.Timed() {
		return e.days >= 0
	}
	return e.began >= -time.Hour
}

// usual is p_base: the lower median of the last seven morning scores before an
// instant, else the score before the session, else none (RULES.md 2.5,
// clarification 7).
func (k *knee) usual(from int64, before Score, at *place) Score {
	first := at.morning
	at.morning += gallop(len(k.mornings)-first, func(i int) bool { return k.mornings[first+i].at >= from })
	last := k.mornings[max(0, at.morning-usualMorning):at.morning]
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
func (n *Knee) decide(by decisive, recent *entry, overdue func() bool) {
	silent := n.silent()
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
	case n.Peak > 0 && !n.Morning.Known() && overdue():
		n.set(model.Amber, NoMorning, by.peak)
	case silent && recent != nil && recent.score >= recentScore:
		n.set(model.Amber, RecentPain, recent)
	case silent:
		n.set(model.Green, NothingSaid, nil)
	default:
		n.set(model.Green, AllQuiet, nil)
	}
}

func (n *Knee) silent() bool { return !n.Peak.Known() && !n.Morning.Known() }

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
	known := d.streams[stream]
	if known == nil || len(known.pained) == 0 {
		return model.Green
	}
	i, found := known.week(d.weeks.Number(week.First))
	if !found {
		return model.Green
	}
	return known.pained[i].zone
}

// Closes returns when a week closes: at noon of the day after it (RULES.md,
// clarification 7).
func (d *Diary) Closes(week model.Week) time.Time {
	return model.At(week.Last().AddDays(1), morningUntil, d.zone)
}
