package planner

import (
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// turn is what takes turns among the templates: a kind, for cardio a family.
type turn struct {
	kind   model.Kind
	family model.ID
}

func (w *arrangement) turnOf(s *model.Session) turn {
	switch {
	case s.Kind == model.Cardio:
		family, _ := w.library.Family(s.Activity)
		return turn{model.Cardio, family}
	case s.Kind.Strength():
		return turn{kind: strengthKind(strengthOf(s))}
	default:
		return turn{kind: s.Kind}
	}
}

// opening is a place that the answer fills: a day and what goes there.
type opening struct {
	day    int
	of     turn
	filled bool
}

// fill puts sessions on the days of the answer: first what stands there
// already, then what stood on other days, then the tray, then templates.
// Planned sessions that are left over go to the tray.
func (w *arrangement) fill(answer arrange.Answer) error {
	w.openings = w.openingsOf(answer)
	w.stay()
	// Cardio first: what its limits cut off is free for strength.
	if err := w.fillWith(func(k model.Kind) bool { return k == model.Cardio }); err != nil {
		return err
	}
	if err := w.cutToLimits(); err != nil {
		return err
	}
	if err := w.easeAfterRed(); err != nil {
		return err
	}
	if err := w.fillWith(model.Kind.Strength); err != nil {
		return err
	}
	return w.load()
}

// load gives what was drawn from templates the sets that its exercises go on
// with, and, planning ahead, all that may be moved its amounts. A session that
// nothing would be left of is not placed.
func (w *arrangement) load() error {
	l := loading{scene: w.scene, edits: w.edits, week: w.week}
	for i := range w.days {
		if w.days[i].fixed {
			continue
		}
		for _, id := range w.edits.days[w.days[i].date] {
			s := w.edits.after[id]
			if s != nil && movable(s) && (w.ahead || w.edits.before[id] == nil) {
				l.ids = append(l.ids, id)
			}
		}
	}
	had := func(id model.ID) bool { return len(w.edits.after[id].Prescriptions) > 0 }
	strength := slices.DeleteFunc(slices.Clone(l.ids), func(id model.ID) bool { return !had(id) })
	l.strength()
	for _, id := range strength {
		if !had(id) {
			if err := w.giveUp(w.edits.after[id], arrange.Blocked); err != nil {
				return err
			}
		}
	}
	if w.ahead {
		l.cardio(true, w.room)
		w.noSpikes(&l)
	}
	w.changed = l.changed
	return w.easeAfterRed()
}

// room is the time that is left on the day of a session.
func (w *arrangement) room(s *model.Session) model.Seconds {
	i, in := w.week.Index(s.Date)
	if !in {
		return 0
	}
	return max(0, w.days[i].free)
}

// noSpikes takes back what made a session much longer than those of the 30 days
// before it (RULES.md 2.3.6).
func (w *arrangement) noSpikes(l *loading) {
	c := w.edits.change()
	for _, f := range w.try(&c).findings(w.week.First, w.week.Last()) {
		s := w.edits.after[f.Where.Session]
		if f.Rule != rule.Spike || s == nil || !l.chosen(s.ID) {
			continue
		}
		for _, fix := range f.Fixes {
			if fix.Code == rule.FixShorten {
				l.set(s, fix.Distance, fix.Duration, nil)
			}
		}
	}
}

// stay fills the openings that have their session already; the other planned
// sessions of the week wait for another place.
func (w *arrangement) stay() {
	for i := range w.days {
		day := &w.days[i]
		for _, s := range day.all {
			if day.fixed || !movable(s) {
				continue
			}
			n := slices.IndexFunc(w.openings, func(o opening) bool { return !o.filled && o.day == i && o.of == w.turnOf(s) })
			if n < 0 {
				w.waiting = append(w.waiting, s.ID)
				continue
			}
			w.openings[n].filled = true
			day.free -= s.Plan.Duration + model.WarmUpLength
		}
	}
}

// fillWith fills the openings of some kinds and puts away what still waits of
// them.
func (w *arrangement) fillWith(kinds func(model.Kind) bool) error {
	for i := range w.openings {
		if o := &w.openings[i]; !o.filled && kinds(o.of.kind) {
			if err := w.fillOne(o); err != nil {
				return err
			}
		}
	}
	for _, id := range w.waiting {
		if s := w.edits.after[id]; kinds(s.Kind) {
			if err := w.putAway(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// putAway puts a planned session in the tray, one that came from there back to its
// place, as it was, so that arranging again changes nothing; one just drawn from a
// template is dropped.
func (w *arrangement) putAway(id model.ID) error {
	before := w.edits.before[id]
	if before == nil {
		return w.edits.remove(id)
	}
	if before.Placed() {
		return w.edits.place(w.edits.after[id].InTray(), AtEnd)
	}
	ids, err := w.edits.day(civil.Date{})
	if err != nil {
		return err
	}
	index := 0
	for _, other := range ids {
		if was := w.edits.before[other]; other != id && was != nil && !was.Placed() && was.Position < before.Position {
			index++
		}
	}
	return w.edits.place(*before, index)
}

func (w *arrangement) openingsOf(answer arrange.Answer) []opening {
	var all []opening
	for i, slot := range answer.Days {
		if w.days[i].fixed {
			continue
		}
		if slot.Strength != arrange.None {
			all = append(all, opening{day: i, of: turn{kind: strengthKind(slot.Strength)}})
		}
		if slot.Cardio != "" {
			all = append(all, opening{day: i, of: turn{model.Cardio, model.ID(slot.Cardio)}})
		}
	}
	return all
}

// fillOne takes a session for an opening. One whose day has no time for any,
// beside what else opens there, is missed.
func (w *arrangement) fillOne(o *opening) error {
	o.filled = true
	day := &w.days[o.day]
	room := day.free
	for _, other := range w.openings {
		if other.day == o.day && !other.filled {
			room -= w.needed(other.of)
		}
	}
	taken, ok := w.take(o.of, room)
	if !ok {
		w.miss(o.of, arrange.Availability)
		return nil
	}
	day.free -= taken.Plan.Duration + model.WarmUpLength
	return w.edits.place(w.toCome(taken, day.date), AtEnd)
}

// take returns a session that fits into a time: one that waits, else one of
// the tray, else one of a template.
func (w *arrangement) take(t turn, room model.Seconds) (model.Session, bool) {
	for _, ids := range []*[]model.ID{&w.waiting, &w.tray} {
		i := slices.IndexFunc(*ids, func(id model.ID) bool {
			s := w.edits.after[id]
			return w.turnOf(s) == t && s.Plan.Duration+model.WarmUpLength <= room
		})
		if i >= 0 {
			taken := *w.edits.after[(*ids)[i]]
			*ids = slices.Delete(*ids, i, i+1)
			return taken, true
		}
	}
	return w.drawNext(t, room)
}

// miss records one session that the week is short of for a reason that the
// placement could not know.
func (w *arrangement) miss(t turn, why arrange.Reason) {
	kinds := []string{string(t.kind)}
	switch t.kind {
	case model.Full:
		kinds = []string{string(model.Upper), string(model.Lower)}
	case model.Cardio:
		if w.aimedAt(t.family) {
			kinds = append(kinds, string(t.family))
		}
	}
	for _, kind := range kinds {
		i := slices.IndexFunc(w.notPlaced, func(m arrange.Missed) bool { return m.Kind == kind })
		if i < 0 {
			w.notPlaced = append(w.notPlaced, arrange.Missed{Week: 1, Kind: kind, Count: 1, Reasons: []arrange.Reason{why}})
			continue
		}
		m := &w.notPlaced[i]
		m.Count++
		if !slices.Contains(m.Reasons, why) {
			m.Reasons = append(m.Reasons, why)
		}
	}
}

func (w *arrangement) aimedAt(family model.ID) bool {
	return slices.ContainsFunc(w.profile.Aims.Activities, func(aim model.ActivityAim) bool {
		of, _ := w.library.Family(aim.Activity)
		return of == family && aim.Sessions > 0
	})
}

// templatesOf lists the templates of a turn, in the library's order.
func (w *arrangement) templatesOf(t turn) []model.Template {
	var all []model.Template
	for _, template := range w.library.Templates {
		family, _ := w.library.Family(template.Activity)
		if template.Kind == t.kind && (t.kind != model.Cardio || family == t.family) {
			all = append(all, template)
		}
	}
	return all
}

// withoutTemplate is how long a session of an activity without any template
// is. Our design decision: what gentle movement may take at most.
const withoutTemplate = 30 * model.Minute

// needed is the least time that a session takes with its warm-up: that of the
// shortest template.
func (w *arrangement) needed(t turn) model.Seconds {
	templates := w.templatesOf(t)
	if len(templates) == 0 {
		return withoutTemplate + model.WarmUpLength
	}
	least := templates[0].Plan.Duration
	for _, template := range templates[1:] {
		least = min(least, template.Plan.Duration)
	}
	return least + model.WarmUpLength
}

// drawNext makes a session of the template whose turn it is among those that
// fit into a time.
func (w *arrangement) drawNext(t turn, room model.Seconds) (model.Session, bool) {
	templates := w.templatesOf(t)
	if len(templates) == 0 {
		return w.plain(t.family), withoutTemplate+model.WarmUpLength <= room
	}
	next, known := w.turn[t]
	if !known {
		next = w.afterLast(t, templates)
	}
	for range templates {
		template := templates[next%len(templates)]
		next++
		if template.Plan.Duration+model.WarmUpLength <= room {
			w.turn[t] = next
			drawn, _ := w.draw(template.ID, w.newID()) // it is in the library
			return drawn, true
		}
	}
	return model.Session{}, false
}

// plain makes a session of an activity that no template is of.
func (w *arrangement) plain(activity model.ID) model.Session {
	title := string(activity)
	if known, ok := w.library.Activity(activity); ok {
		title = known.Name
	}
	return model.Session{
		ID: w.newID(), Kind: model.Cardio, Activity: activity, Title: title,
		Status: model.Planned, Plan: model.Effort{Duration: withoutTemplate},
	}
}

// afterLast is the turn after the last session of this kind that was done
// before the week, or is planned before or in it.
func (w *arrangement) afterLast(t turn, templates []model.Template) int {
	for _, s := range slices.Backward(w.counted) {
		if s.Date.After(w.week.Last()) || w.missed(s) || w.turnOf(s) != t {
			continue
		}
		if i := slices.IndexFunc(templates, func(m model.Template) bool { return m.ID == s.Template }); i >= 0 {
			return i + 1
		}
	}
	return 0
}

// cutToLimits shortens the planned cardio of the week to what the weekly
// limits leave, first each family, then all of high impact together.
func (w *arrangement) cutToLimits() error {
	c := w.edits.change()
	for _, b := range w.try(&c).limits(w.week) {
		sessions, err := w.sessionsOf(b.Stream)
		if err != nil {
			return err
		}
		wanted, left := model.Load(0), w.left(&b)
		for _, s := range sessions {
			wanted = wanted.Plus(rule.LoadOf(s, b.Measure))
		}
		if wanted <= left {
			continue
		}
		if err := w.share(sessions, left, b.Measure); err != nil {
			return err
		}
	}
	return nil
}

// easeAfterRed shortens the next sessions of streams whose last one was red to
// four fifths of it (RULES.md 2.5).
func (w *arrangement) easeAfterRed() error {
	if len(w.knees.caps) == 0 {
		return nil
	}
	c := w.edits.change()
	for _, f := range w.try(&c).findings(w.week.First, w.week.Last()) {
		s := w.edits.after[f.Where.Session]
		if f.Rule != rule.AfterRed || f.Kept != "" || len(f.Fixes) == 0 || s == nil || !movable(s) || !w.open(s.Date) {
			continue
		}
		if f.Fixes[0].Code == rule.FixEase {
			eased := *s
			w.keepToCaps(&eased)
			w.edits.put(eased)
			continue
		}
		if err := w.cut(s, f.Fixes[0]); err != nil {
			return err
		}
	}
	return nil
}

// sessionsOf returns the sessions of the week that count in a stream and can
// be cut, as they are by now.
func (w *arrangement) sessionsOf(stream rule.Stream) ([]*model.Session, error) {
	var sessions []*model.Session
	for i := range w.days {
		if w.days[i].fixed {
			continue
		}
		ids, err := w.edits.day(w.days[i].date)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if s := w.edits.after[id]; movable(s) && slices.Contains(rule.StreamsOf(w.library, s), stream) {
				sessions = append(sessions, s)
			}
		}
	}
	return sessions, nil
}

// left is what a limit leaves beside the sessions that stay as they are.
func (w *arrangement) left(b *rule.Budget) model.Load {
	left := b.Most
	for i := range w.days {
		for _, s := range w.days[i].all {
			if (w.days[i].fixed || !movable(s)) && slices.Contains(rule.StreamsOf(w.library, s), b.Stream) {
				left -= rule.LoadOf(s, b.Measure)
			}
		}
	}
	return max(0, left)
}

// share shortens sessions to their parts of what is left of a limit (RULES.md
// 2.3.8); one that nothing would be left of is put away.
func (w *arrangement) share(sessions []*model.Session, left model.Load, m rule.Measure) error {
	units := rule.DistanceStep(w.profile.Units)
	step := model.Load(rule.DurationStep)
	if m == rule.ByDistance {
		step = model.Load(units)
	}
	for i, most := range progress.Split(left, len(sessions), step) {
		s := sessions[i]
		load := rule.LoadOf(s, m)
		if load <= most {
			continue
		}
		if err := w.cut(s, rule.Shorten(s, m, load-most, units)); err != nil {
			return err
		}
	}
	return nil
}

// cut makes a session as short as a fix says.
func (w *arrangement) cut(s *model.Session, fix rule.Fix) error {
	if fix.Code == rule.FixTray {
		return w.giveUp(s, arrange.Blocked)
	}
	w.release(s, s.Plan.Duration-fix.Duration)
	shorter := *s
	shorter.Plan.Distance, shorter.Plan.Duration = fix.Distance, fix.Duration
	w.edits.put(shorter)
	return nil
}

// giveUp puts a placed session away after all.
func (w *arrangement) giveUp(s *model.Session, why arrange.Reason) error {
	w.miss(w.turnOf(s), why)
	w.release(s, s.Plan.Duration+model.WarmUpLength)
	return w.putAway(s.ID)
}

// release makes time free on the day of a session.
func (w *arrangement) release(s *model.Session, freed model.Seconds) {
	if i, in := w.week.Index(s.Date); in {
		w.days[i].free += freed
	}
}

// yield goes on until nothing placed violates a rule. The placement counts
// days and sessions, so it does not see clock times that leave less than 24
// hours between two days, nor how long a session is: it is shortened where
// that helps, else it gives up its time if it was moved, else its place.
func (w *arrangement) yield() error {
	for {
		c := w.edits.change()
		s, f := w.culprit(&c, w.judge(&c))
		if s == nil {
			return nil
		}
		if err := w.amend(s, f, c.touches(s.ID)); err != nil {
			return err
		}
	}
}

// amend takes one step to clear a violation.
func (w *arrangement) amend(s *model.Session, f *rule.Finding, moved bool) error {
	for _, fix := range f.Fixes {
		if fix.Session == s.ID && (fix.Code == rule.FixShorten || fix.Code == rule.FixTray) {
			return w.cut(s, fix)
		}
	}
	if less, ok := w.trimmed(*s, f); ok {
		w.edits.put(less)
		return nil
	}
	switch {
	case f.Rule != rule.RestGap:
		return w.giveUp(s, arrange.Blocked)
	case s.Timed() && moved:
		untimed := *s
		untimed.Start = time.Time{}
		return w.edits.place(untimed, AtEnd)
	default:
		return w.giveUp(s, arrange.RestGap)
	}
}

// culprit finds a violation and a session of the week to blame for it, rather
// one that the change placed than one that stood there; nil if there is none.
func (w *arrangement) culprit(c *Change, found []rule.Finding) (culprit *model.Session, of *rule.Finding) {
	for i := range found {
		f := &found[i]
		if f.Severity != rule.Violation || f.Kept != "" {
			continue
		}
		for _, id := range []model.ID{f.Where.Session, f.Where.Other} {
			s := w.edits.after[id]
			if s == nil || !movable(s) || !w.open(s.Date) {
				continue
			}
			if c.touches(id) {
				return s, f
			}
			if culprit == nil {
				culprit, of = s, f
			}
		}
		if s := w.lastIn(f); s != nil && culprit == nil {
			culprit, of = s, f
		}
	}
	return culprit, of
}

// lastIn is the last session that may be changed of those that a finding about
// the week counts.
func (w *arrangement) lastIn(f *rule.Finding) *model.Session {
	if !f.Where.Week {
		return nil
	}
	for i := range slices.Backward(w.days[:]) {
		for _, id := range slices.Backward(w.edits.days[w.days[i].date]) {
			if s := w.edits.after[id]; s != nil && movable(s) && w.open(s.Date) && w.countsIn(s, f) {
				return s
			}
		}
	}
	return nil
}

// open says whether a day of the week is one that is arranged.
func (w *arrangement) open(d civil.Date) bool {
	i, in := w.week.Index(d)
	return in && !w.days[i].fixed
}
