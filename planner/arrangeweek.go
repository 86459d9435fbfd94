package planner

import (
	"cmp"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/rule"
)

// Arrange places the aimed-at sessions of one week on its days, from today on
// (RULES.md section 3 and clarification 14). Done and pinned sessions and all
// of their days stay; planned ones keep their day where that costs nothing
// better; mobility is not touched. What is missing is taken from the tray or
// drawn from the templates in turn; what is too much goes to the tray. Cardio
// is cut to what the weekly limits leave. Pain blocks and red flags keep their kinds
// off their days, and where everything planned waits nothing is arranged.
//
// What was missed is not owed (RULES.md 3.3): it stays where it is and fills no
// aim, the week aims at what its other days can still hold, and the next week
// knows nothing of it. As it may yet be ticked off, its gaps and its part of the
// limits are kept until it is skipped. A pin stays whatever it breaks, and so
// does a whole day of what is done or pinned; the violations that this leaves
// are in [Outcome.Remaining].
type Arrange struct{ Week model.Week }

// The least that a limit may leave of a family's week before no session of it
// is worth placing. Our design decision: half of what gentle movement is at
// least (RULES.md R11), and what a walk covers in that time.
const (
	shortest    = 5 * model.Minute
	shortestWay = 400 * model.Metre
)

func (op Arrange) change(s *scene) (Change, Label, error) {
	week := s.weeks.Shown(op.Week.First)
	label := Label{Action: ActionArrange, Date: week.First}
	if week.Last().Before(s.today) {
		return Change{}, label, ErrPast
	}
	w := newArrangement(s, week)
	if err := w.solve(w.rest()); err != nil {
		return Change{}, label, err
	}
	var c Change
	if !s.knees.allWait() {
		c = w.edits.change()
	}
	c.notPlaced, c.changed, c.remaining = w.notPlaced, w.changed, w.unmoved(&c)
	return c, label, nil
}

// unmoved are the violations that stand in the week once it is arranged: those
// of what may not be moved.
func (w *arrangement) unmoved(c *Change) []rule.Finding {
	return slices.DeleteFunc(w.try(c).findings(later(w.week.First, w.today), w.week.Last()), func(f rule.Finding) bool {
		return f.Severity != rule.Violation || f.Kept != ""
	})
}

// arrangement is one week on its way from aims to sessions.
type arrangement struct {
	*scene
	week      model.Week
	edits     *edits
	families  []model.ID // the problem's activities, from high to low impact
	full      []model.ID // of those the ones whose limit is used up
	days      [7]arrangedDay
	openings  []opening
	waiting   []model.ID // planned sessions of the week that have to move
	tray      []model.ID
	turn      map[turn]int // which template comes next
	notPlaced []arrange.Missed
	changed   []Changed
	ahead     bool // whatever may be moved is loaded too, not only what is drawn
}

func newArrangement(s *scene, week model.Week) *arrangement {
	return &arrangement{scene: s, week: week, edits: newEdits(s.reader), turn: map[turn]int{}}
}

// rest is how many days lie between sessions of a region.
func (w *arrangement) rest() arrange.Rest {
	days := w.profile.Limits.RestDays
	return arrange.Rest{Upper: days, Lower: max(days, arrange.DefaultRest.Lower)}
}

// arrangedDay is what stands on one day before arranging.
type arrangedDay struct {
	date  civil.Date
	fixed bool             // nothing here is moved and nothing is added
	all   []*model.Session // that count, in order
	free  model.Seconds    // left beside mobility and, by and by, what is placed
}

// movable says whether arranging may take a session to another day.
func movable(s *model.Session) bool {
	return s.Status == model.Planned && !s.Pinned && s.Kind != model.Mobility
}

// solve finds the best days and puts sessions on them.
func (w *arrangement) solve(rest arrange.Rest) error {
	if err := w.read(); err != nil {
		return err
	}
	answer, err := arrange.Solve(w.problem(rest))
	if err != nil {
		return err
	}
	w.notPlaced = answer.Missed
	if err := w.fill(answer); err != nil {
		return err
	}
	return w.yield()
}

func (w *arrangement) read() error {
	for i, d := range w.week.Days() {
		ids, err := w.edits.day(d)
		if err != nil {
			return err
		}
		w.days[i] = w.dayOf(d, ids)
	}
	ids, err := w.edits.day(civil.Date{})
	if err != nil {
		return err
	}
	for _, id := range ids {
		if movable(w.edits.before[id]) {
			w.tray = append(w.tray, id)
		}
	}
	w.families = w.involved()
	w.full = w.usedUp()
	return nil
}

func (w *arrangement) dayOf(d civil.Date, ids []model.ID) arrangedDay {
	day := arrangedDay{date: d, fixed: d.Before(w.today), free: w.profile.AvailableOn(d)}
	for _, id := range ids {
		s := w.edits.before[id]
		if !s.Counts() || w.knees.suspends(s) {
			continue
		}
		day.all = append(day.all, s)
		if s.Kind == model.Mobility {
			day.free -= s.Effort().Duration
		} else if !movable(s) {
			day.fixed = true
		}
	}
	return day
}

// involved lists the cardio families that stand in or around the week or are
// aimed at, as many as the placement can take, from high to low impact.
func (w *arrangement) involved() []model.ID {
	var all []model.ID
	add := func(activity model.ID) {
		if activity == "" {
			return
		}
		family, _ := w.library.Family(activity)
		if !slices.Contains(all, family) && len(all) < arrange.MaxActivities {
			all = append(all, family)
		}
	}
	for _, s := range between(w.counted, w.week.First.AddDays(-2), w.week.Last().AddDays(2)) {
		add(s.Activity)
	}
	for _, aim := range w.profile.Aims.Activities {
		add(aim.Activity)
	}
	order := []model.Impact{model.HighImpact, model.MediumImpact, model.LowImpact}
	slices.SortStableFunc(all, func(a, b model.ID) int {
		return cmp.Compare(slices.Index(order, w.impact(a)), slices.Index(order, w.impact(b)))
	})
	return all
}

func (w *arrangement) impact(family model.ID) model.Impact {
	_, impact := w.library.Family(family)
	return impact
}

// problem puts the week into the terms of planner/arrange.
func (w *arrangement) problem(rest arrange.Rest) arrange.Problem {
	aims := w.profile.Aims
	p := arrange.Problem{
		Weeks: 1, Rest: rest, Weights: arrange.DefaultWeights,
		PerWeek: arrange.PerWeek{
			Upper: aims.Upper, Lower: aims.Lower, Cardio: aims.Cardio,
			HighImpact: w.profile.Limits.HighImpactWeek, RestDays: w.profile.Limits.RestDaysWeek,
			Activities: map[string]int{},
		},
	}
	for _, family := range w.families {
		p.Activities = append(p.Activities, arrange.Activity{Name: string(family), HighImpact: w.impact(family) == model.HighImpact})
	}
	for _, aim := range aims.Activities {
		if family, _ := w.library.Family(aim.Activity); aim.Sessions > 0 && slices.Contains(w.families, family) {
			p.PerWeek.Activities[string(family)] = min(7, p.PerWeek.Activities[string(family)]+aim.Sessions)
		}
	}
	for i := range p.Before {
		d := w.week.First.AddDays(i - 2)
		p.Before[i] = w.slot(between(w.counted, d, d))
	}
	w.countUnseen(&p.PerWeek)
	w.countMissed(&p.PerWeek)
	again := slices.ContainsFunc(w.days[:], func(d arrangedDay) bool {
		return !d.fixed && slices.ContainsFunc(d.all, movable)
	})
	for i := range w.days {
		p.Days = append(p.Days, w.problemDay(i, again, rest))
	}
	return p
}

func (w *arrangement) problemDay(i int, again bool, rest arrange.Rest) arrange.Day {
	day := &w.days[i]
	slot := w.slot(day.all)
	if day.fixed {
		return arrange.Day{Fixed: &slot}
	}
	d := arrange.Day{Blocked: w.blocked(day.date, rest)}
	if again {
		d.Planned = &slot
	}
	w.allow(&d, day.free)
	return d
}

// allow says what there is time for on a day: two sessions if any strength
// session and any cardio aimed at fit together, then no longer cardio either.
func (w *arrangement) allow(d *arrange.Day, free model.Seconds) {
	d.Sessions = 1
	var strength model.Seconds // the longest that there is time for
	for _, s := range w.strengthKinds() {
		if needed := w.needed(turn{kind: strengthKind(s)}); needed <= free {
			d.Strength = append(d.Strength, s)
			strength = max(strength, needed)
		}
	}
	if strength+w.longestAim(free) <= free {
		d.Sessions = 2
		free -= strength
	}
	for _, family := range w.families {
		if w.needed(turn{model.Cardio, family}) <= free {
			d.Cardio = append(d.Cardio, string(family))
		}
	}
}

// longestAim is the time for any cardio aimed at that there is time for at
// all. It does not depend on what stands in the week, or a week could allow
// more once it is arranged.
func (w *arrangement) longestAim(free model.Seconds) model.Seconds {
	longest := model.Seconds(0)
	for _, aim := range w.profile.Aims.Activities {
		family, _ := w.library.Family(aim.Activity)
		if needed := w.needed(turn{model.Cardio, family}); needed <= free {
			longest = max(longest, needed)
		}
	}
	if longest == 0 {
		return withoutTemplate + model.WarmUpLength
	}
	return longest
}

// slot is what a day holds in the terms of planner/arrange: the regions of all
// its strength sessions and the activity of most impact.
func (w *arrangement) slot(sessions []*model.Session) arrange.Slot {
	var slot arrange.Slot
	best := len(w.families)
	for _, s := range sessions {
		slot.Strength |= strengthOf(s)
		if s.Kind == model.Cardio {
			family, _ := w.library.Family(s.Activity)
			if i := slices.Index(w.families, family); i >= 0 && i < best {
				slot.Cardio, best = string(family), i
			}
		}
	}
	return slot
}

// unseen lists the cardio sessions that stay on a day and that its slot does
// not name: those of another family than the one of most impact.
func (w *arrangement) unseen(d civil.Date) []*model.Session {
	if i, in := w.week.Index(d); in && !w.days[i].fixed {
		return nil
	}
	sessions := between(w.counted, d, d)
	named := w.slot(sessions).Cardio
	return slices.DeleteFunc(slices.Clone(sessions), func(s *model.Session) bool {
		family, _ := w.library.Family(s.Activity)
		return s.Kind != model.Cardio || string(family) == named
	})
}

// countUnseen takes off the aims and limits of the week what its fixed days
// hold and their slots do not say.
func (w *arrangement) countUnseen(p *arrange.PerWeek) {
	for _, day := range w.days {
		if !day.fixed {
			continue
		}
		impacts := 0
		for _, s := range day.all {
			if s.Kind == model.Cardio && w.impact(s.Activity) == model.HighImpact {
				impacts++
			}
		}
		p.HighImpact = max(0, p.HighImpact-max(0, impacts-1))
		for _, s := range w.unseen(day.date) {
			family, _ := w.library.Family(s.Activity)
			p.Cardio = max(0, p.Cardio-1)
			if n := p.Activities[string(family)]; n > 0 {
				p.Activities[string(family)] = n - 1
			}
		}
	}
}

// countMissed adds to the aims of the week what its days that are over hold and
// was not done: it fills no aim.
func (w *arrangement) countMissed(p *arrange.PerWeek) {
	more := func(aim *int) { *aim = min(7, *aim+1) }
	for _, day := range w.days {
		for _, s := range day.all {
			if !w.missed(s) {
				continue
			}
			of := strengthOf(s)
			if of&arrange.Upper != 0 {
				more(&p.Upper)
			}
			if of&arrange.Lower != 0 {
				more(&p.Lower)
			}
			if s.Kind == model.Cardio {
				more(&p.Cardio)
				family, _ := w.library.Family(s.Activity)
				if n, aimed := p.Activities[string(family)]; aimed {
					p.Activities[string(family)] = min(7, n+1)
				}
			}
		}
	}
}

// blocked lists what is not possible on a day for reasons that the placement
// does not see: sessions after the week, families beside the named one, and
// limits that are used up.
func (w *arrangement) blocked(d civil.Date, rest arrange.Rest) arrange.Kinds {
	var k arrange.Kinds
	for _, family := range w.full {
		k.Cardio = append(k.Cardio, string(family))
	}
	for _, next := range []civil.Date{d.AddDays(-1), d.AddDays(1)} {
		for _, s := range w.unseen(next) {
			k.Cardio = w.blockNextTo(s, k.Cardio)
		}
	}
	block := func(s arrange.Strength) {
		if !slices.Contains(k.Strength, s) {
			k.Strength = append(k.Strength, s)
		}
	}
	for _, b := range w.knees.blocks(d) {
		block(arrange.Lower)
		block(arrange.Full)
		if b.Everything {
			block(arrange.Upper)
		}
		for _, family := range w.families {
			if b.Everything || w.impact(family) == model.HighImpact {
				k.Cardio = with(k.Cardio, string(family))
			}
		}
	}
	reach := max(rest.Upper, rest.Lower) - 1
	for _, s := range between(w.counted, w.week.Last().AddDays(1), d.AddDays(reach)) {
		away, trains := s.Date.DaysSince(d), strengthOf(s)
		if trains&arrange.Lower != 0 && away < rest.Lower {
			block(arrange.Lower)
			block(arrange.Full)
		}
		if trains&arrange.Upper != 0 && away < rest.Upper {
			block(arrange.Upper)
			block(arrange.Full)
		}
		if s.Kind == model.Cardio && away == 1 {
			k.Cardio = w.blockNextTo(s, k.Cardio)
		}
	}
	return k
}

// blockNextTo adds the families that may not be on the day before s.
func (w *arrangement) blockNextTo(s *model.Session, blocked []string) []string {
	next, impact := w.library.Family(s.Activity)
	for _, family := range w.families {
		both := impact == model.HighImpact && w.impact(family) == model.HighImpact
		if family == next || both {
			blocked = with(blocked, string(family))
		}
	}
	return blocked
}

// with adds a name to a list that has each once.
func with(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

func (w *arrangement) strengthKinds() []arrange.Strength {
	if w.profile.Aims.FullBody {
		return []arrange.Strength{arrange.Upper, arrange.Lower, arrange.Full}
	}
	return []arrange.Strength{arrange.Upper, arrange.Lower}
}

// strengthOf is what a session is to the placement: the regions it trains, or,
// if it names neither upper nor lower body, those of its kind.
func strengthOf(s *model.Session) arrange.Strength {
	trains := s.Trains()
	if trains&(model.RegionUpper|model.RegionLower) == 0 {
		trains = s.Kind.Regions()
	}
	var of arrange.Strength
	if trains&model.RegionUpper != 0 {
		of |= arrange.Upper
	}
	if trains&model.RegionLower != 0 {
		of |= arrange.Lower
	}
	return of
}

func strengthKind(s arrange.Strength) model.Kind {
	switch s {
	case arrange.Upper:
		return model.Upper
	case arrange.Lower:
		return model.Lower
	default:
		return model.Full
	}
}

// usedUp lists the families whose limits, beside what stays as it is, leave
// nothing worth placing.
func (w *arrangement) usedUp() []model.ID {
	var all []model.ID
	for _, b := range w.try(nil).limits(w.week) {
		if b.Measure == rule.ByTime && w.left(&b) >= model.Load(shortest) || b.Measure == rule.ByDistance && w.left(&b) >= model.Load(shortestWay) {
			continue
		}
		for _, family := range w.families {
			counts := b.Stream.Of == family || b.Stream.Kind == rule.ImpactStream && w.impact(family) == model.HighImpact
			if counts && !slices.Contains(all, family) {
				all = append(all, family)
			}
		}
	}
	return all
}
