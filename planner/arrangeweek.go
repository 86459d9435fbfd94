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
// is cut to what the weekly limits leave.
type Arrange struct{ Week model.Week }

// warmUp is how long the warm-up before a session takes (RULES.md R16).
const warmUp = 10 * model.Minute

// The least that a limit may leave of a family's week before no session of it
// is worth placing. Our design decision: half of what gentle movement is at
// least (RULES.md R11), and what a walk covers in that time.
const (
	shortest    = 5 * model.Minute
	shortestWay = 400 * model.Metre
)

func (op Arrange) change(s *scene) (Change, Label, error) {
	if op.Week.Last().Before(s.today) {
		return Change{}, Label{}, ErrPast
	}
	label := Label{Action: ActionArrange, Date: op.Week.First}
	rest := arrange.Rest{Upper: s.profile.Limits.RestDays, Lower: max(s.profile.Limits.RestDays, arrange.DefaultRest.Lower)}
	c, err := s.arrange(op.Week, rest)
	if err == nil && rest.Upper < arrange.DefaultRest.Upper && rule.Worst(s.judge(&c)) == rule.Violation {
		// One civil day between clock times can be less than 24 hours.
		rest.Upper = arrange.DefaultRest.Upper
		c, err = s.arrange(op.Week, rest)
	}
	return c, label, err
}

func (s *scene) arrange(week model.Week, rest arrange.Rest) (Change, error) {
	w := newArrangement(s, week)
	if err := w.read(); err != nil {
		return Change{}, err
	}
	problem := w.problem(rest)
	answer, err := arrange.Solve(problem)
	if err != nil {
		return Change{}, err
	}
	if err := w.fill(answer); err != nil {
		return Change{}, err
	}
	c := w.edits.change()
	c.notPlaced = answer.Missed
	return c, nil
}

// arrangement is one week on its way from aims to sessions.
type arrangement struct {
	*scene
	week     model.Week
	edits    *edits
	families []model.ID // the problem's activities, from high to low impact
	full     []model.ID // of those the ones whose limit is used up
	days     [7]arrangedDay
	tray     []model.ID
	turn     map[turn]int // which template comes next
}

// arrangedDay is what stands on one day before arranging.
type arrangedDay struct {
	date  civil.Date
	fixed bool            // nothing here is moved and nothing is added
	all   []model.Session // that count, in order
	free  model.Seconds   // left beside mobility
}

// movable says whether arranging may take a session to another day.
func movable(s *model.Session) bool {
	return s.Status == model.Planned && !s.Pinned && s.Kind != model.Mobility
}

func newArrangement(s *scene, week model.Week) *arrangement {
	return &arrangement{scene: s, week: week, edits: newEdits(s), turn: map[turn]int{}}
}

func (w *arrangement) read() error {
	for i, d := range w.week.Days() {
		day := &w.days[i]
		day.date, day.fixed = d, d.Before(w.today)
		day.free = w.profile.Available[model.Weekday(d)]
		ids, err := w.edits.day(d)
		if err != nil {
			return err
		}
		for _, id := range ids {
			s := *w.edits.after[id]
			if !s.Counts() {
				continue
			}
			day.all = append(day.all, s)
			if s.Kind == model.Mobility {
				day.free -= s.Plan.Duration
			} else if !movable(&s) {
				day.fixed = true
			}
		}
	}
	ids, err := w.edits.day(civil.Date{})
	if err != nil {
		return err
	}
	w.tray = slices.Clone(ids)
	w.families = w.involved()
	w.full = w.usedUp()
	return nil
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
			p.PerWeek.Activities[string(family)] += aim.Sessions
		}
	}
	for i := range p.Before {
		d := w.week.First.AddDays(i - 2)
		p.Before[i] = w.slot(between(w.counted, d, d))
	}
	again := slices.ContainsFunc(w.days[:], func(d arrangedDay) bool {
		return !d.fixed && slices.ContainsFunc(d.all, func(s model.Session) bool { return movable(&s) })
	})
	for i := range w.days {
		p.Days = append(p.Days, w.problemDay(i, again, rest))
	}
	return p
}

func (w *arrangement) problemDay(i int, again bool, rest arrange.Rest) arrange.Day {
	day := &w.days[i]
	sessions := make([]*model.Session, len(day.all))
	for n := range day.all {
		sessions[n] = &day.all[n]
	}
	slot := w.slot(sessions)
	if day.fixed {
		return arrange.Day{Fixed: &slot}
	}
	d := arrange.Day{Blocked: w.blocked(day.date, rest)}
	if again {
		d.Planned = &slot
	}
	var longestStrength, longestCardio model.Seconds
	for _, strength := range w.strengthKinds() {
		if length := w.shortestOf(strengthKind(strength), ""); length+warmUp <= day.free {
			d.Strength = append(d.Strength, strength)
			longestStrength = max(longestStrength, length+warmUp)
		}
	}
	for _, family := range w.families {
		if length := w.shortestOf(model.Cardio, family); length+warmUp <= day.free && !slices.Contains(w.full, family) {
			d.Cardio = append(d.Cardio, string(family))
			longestCardio = max(longestCardio, length+warmUp)
		}
	}
	switch {
	case longestStrength > 0 && longestCardio > 0 && longestStrength+longestCardio <= day.free:
		d.Sessions = 2
	case longestStrength > 0 || longestCardio > 0:
		d.Sessions = 1
	}
	return d
}

// slot is what a day holds in the terms of planner/arrange: the regions of all
// its strength sessions and the activity of most impact.
func (w *arrangement) slot(sessions []*model.Session) arrange.Slot {
	var slot arrange.Slot
	best := len(w.families)
	for _, s := range sessions {
		trains := s.Trains()
		if trains&model.RegionUpper != 0 {
			slot.Strength |= arrange.Upper
		}
		if trains&model.RegionLower != 0 {
			slot.Strength |= arrange.Lower
		}
		if s.Kind == model.Cardio {
			family, _ := w.library.Family(s.Activity)
			if i := slices.Index(w.families, family); i >= 0 && i < best {
				slot.Cardio, best = string(family), i
			}
		}
	}
	return slot
}

// blocked lists what sessions after the week leave no room for on its last
// days: the placement itself looks only back.
func (w *arrangement) blocked(d civil.Date, rest arrange.Rest) arrange.Kinds {
	var k arrange.Kinds
	block := func(s arrange.Strength) {
		if !slices.Contains(k.Strength, s) {
			k.Strength = append(k.Strength, s)
		}
	}
	reach := max(rest.Upper, rest.Lower) - 1
	for _, s := range between(w.counted, w.week.Last().AddDays(1), d.AddDays(reach)) {
		away, trains := s.Date.DaysSince(d), s.Trains()
		if trains&model.RegionLower != 0 && away < rest.Lower {
			block(arrange.Lower)
			block(arrange.Full)
		}
		if trains&model.RegionUpper != 0 && away < rest.Upper {
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
		if (family == next || both) && !slices.Contains(blocked, string(family)) {
			blocked = append(blocked, string(family))
		}
	}
	return blocked
}

func (w *arrangement) strengthKinds() []arrange.Strength {
	if w.profile.Aims.FullBody {
		return []arrange.Strength{arrange.Upper, arrange.Lower, arrange.Full}
	}
	return []arrange.Strength{arrange.Upper, arrange.Lower}
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
	for _, b := range w.try(nil).budgets(w.week) {
		if b.Measure == rule.ByTime && w.left(&b) >= model.Load(shortest) || b.Measure == rule.ByDistance && w.left(&b) >= model.Load(shortestWay) {
			continue
		}
		for _, family := range w.families {
			if b.Stream.Of == family || b.Stream.Kind == rule.ImpactStream && w.impact(family) == model.HighImpact {
				all = append(all, family)
			}
		}
	}
	return all
}
