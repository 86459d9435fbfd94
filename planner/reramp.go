package planner

import (
	"math/bits"
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// ReRamp fits a plan, such as an imported one, to the weekly limits (RULES.md,
// clarification 13): each week asks for no more of anything than its limit, as
// if the weeks before it had been done; a week of the plan that is not met is
// repeated until it is, so the plan ends later. It stops at 52 weeks. What is
// done, pinned or over stays, and takes its part of the limits; every other
// planned session of the plan's weeks moves with its week. What each week comes
// to is in [Outcome.Ramp]; the weeks of the plan that there is no room for go
// in the tray and are counted in [Outcome.RampLeft].
type ReRamp struct {
	From  model.Week // the first week of the plan
	Weeks int        // how many there are
}

// MaxRampWeeks is how many weeks a ramp has at most.
const MaxRampWeeks = 52

// RampWeek is what a week of a ramp comes to.
type RampWeek struct {
	Week  model.Week
	Plan  int        // which week of the plan it is, from 1
	Loads []RampLoad // of the streams that the plan asks something of
	Met   bool       // it asks for all of the plan's week, so the next one follows
}

// RampLoad is one stream of a [RampWeek]: what is left of the plan beside what
// stays as it is.
type RampLoad struct {
	Stream  rule.Stream
	Measure rule.Measure
	Plan    model.Load
	Limit   model.Load // of the whole week
	Base    model.Load // the established level that it builds on
	Result  model.Load
	Reason  rule.Reason // of the limit
}

func (op ReRamp) needsReason() bool { return true }

func (op ReRamp) change(s *scene) (Change, Label, error) {
	from := s.weeks.Shown(op.From.First)
	label := Label{Action: ActionReRamp, Date: from.First}
	switch {
	case op.Weeks < 1:
		return Change{}, label, &model.Invalid{Field: "weeks", Code: model.CodeTooSmall, Least: 1}
	case op.Weeks > MaxRampWeeks:
		return Change{}, label, &model.Invalid{Field: "weeks", Code: model.CodeTooLarge, Most: MaxRampWeeks}
	case !op.From.First.IsValid():
		return Change{}, label, &model.Invalid{Field: "from", Code: model.CodeBadDate}
	case from.Last().Before(s.today):
		return Change{}, label, ErrPast
	}
	r := ramping{scene: s, edits: newEdits(s.reader), shown: []model.Week{from}, used: map[model.ID]bool{}}
	if err := r.takeOut(op.Weeks); err != nil {
		return Change{}, label, err
	}
	if err := r.run(); err != nil {
		return Change{}, label, err
	}
	c := r.edits.change()
	c.ramp, c.rampLeft = r.weeks, len(r.plan)-r.met
	label.Count = len(r.weeks)
	return c, label, nil
}

// ramping is a ramp under way.
type ramping struct {
	*scene
	edits *edits
	shown []model.Week      // the weeks from the first one of the plan on, as they are shown
	plan  [][]model.Session // by week, as they were
	used  map[model.ID]bool // sessions that have a place again
	weeks []RampWeek
	met   int // weeks of the plan that are done with
}

// week is the n-th week from the first one of the plan, as it is shown: where a
// change of the first weekday makes one longer, its days are shown as two, which
// share its limits.
func (r *ramping) week(n int) model.Week {
	for len(r.shown) <= n {
		r.shown = append(r.shown, r.state.weeks.Shown(r.shown[len(r.shown)-1].Last().AddDays(1)))
	}
	return r.shown[n]
}

// takeOut takes the sessions of the plan off the board, into the tray.
func (r *ramping) takeOut(weeks int) error {
	for i := range weeks {
		var week []model.Session
		for d := r.week(i).First; r.week(i).Contains(d); d = d.AddDays(1) {
			ids, err := r.edits.day(d)
			if err != nil {
				return err
			}
			for _, id := range ids {
				s, err := r.edits.session(id)
				if err != nil {
					return err
				}
				if s.Status == model.Planned && !s.Pinned && !r.over(&s) {
					week = append(week, s)
				}
			}
		}
		r.plan = append(r.plan, week)
	}
	for _, week := range r.plan {
		for _, s := range week {
			if err := r.edits.place(s.InTray(), AtEnd); err != nil {
				return err
			}
		}
	}
	return nil
}

// run lays the weeks of the plan on the weeks there are, one after the other.
func (r *ramping) run() error {
	for k := 0; k < MaxRampWeeks && r.met < len(r.plan); k++ {
		placed, err := r.lay(r.met, k)
		if err != nil {
			return err
		}
		week := RampWeek{Week: r.week(k), Plan: r.met + 1}
		week.Met, err = r.fit(week.Week, placed)
		if err != nil {
			return err
		}
		week.Loads = r.loads(week.Week, placed)
		r.weeks = append(r.weeks, week)
		if week.Met {
			r.met++
		}
	}
	return nil
}

// laid is a session of the plan in a week of the ramp.
type laid struct {
	id   model.ID
	plan model.Session // what it asks for in full
}

// lay puts the sessions of a week of the plan on the k-th week: themselves the
// first time, then copies.
func (r *ramping) lay(i, k int) ([]laid, error) {
	var placed []laid
	for _, s := range r.plan[i] {
		next := s
		if r.used[s.ID] {
			next = copyOf(&s, r.newID())
		}
		r.used[s.ID] = true
		next = next.OnDay(s.Date.AddDays(r.week(k).First.DaysSince(r.week(i).First)))
		if err := r.edits.place(next, s.Position); err != nil {
			return nil, err
		}
		placed = append(placed, laid{next.ID, next})
	}
	return placed, nil
}

// fit cuts the sessions of a week to its limits, and to what is no spike, and
// says whether there was nothing to cut.
func (r *ramping) fit(week model.Week, placed []laid) (met bool, err error) {
	met = true
	for {
		cut, err := r.cutOnce(week, placed)
		if err != nil || !cut {
			return met, err
		}
		met = false
	}
}

// cutOnce cuts to the first limit that the week is over.
func (r *ramping) cutOnce(week model.Week, placed []laid) (bool, error) {
	c := r.edits.change()
	now := r.try(&c)
	whole := r.weekOf(week.First)
	for _, b := range now.limits(whole) {
		if r.lighter(&b, placed) {
			return true, nil
		}
		if !b.Stream.Hard() || b.Planned <= b.Most {
			continue
		}
		if cut, err := r.share(&b, placed); cut || err != nil {
			return cut, err
		}
	}
	for _, f := range now.findingsIn(week.First, week.Last(), []model.Week{whole}) {
		if f.Rule != rule.Spike || f.Severity != rule.Violation || f.Kept != "" {
			continue
		}
		for _, l := range placed {
			if s := r.edits.after[l.id]; l.id == f.Where.Session && s != nil && s.Placed() {
				return true, r.shorten(s, rule.ByDistance, f.Args.Load-f.Args.Limit)
			}
		}
	}
	return false, nil
}

// share leaves each session its part of what a limit leaves for the plan, in
// the plan's own proportions. Parts are rounded down to what amounts are given
// in, and what that leaves goes to the earliest sessions (RULES.md 2.3.8).
func (r *ramping) share(b *rule.Budget, placed []laid) (bool, error) {
	sessions, whole := r.partsOf(b, placed)
	left := max(0, b.Most-(b.Planned-whole))
	if whole == 0 || whole <= left {
		return false, nil
	}
	if b.Stream.Kind == rule.ExerciseStream {
		return true, r.fewerSets(b, sessions, whole-left)
	}
	step := model.Load(rule.DurationStep)
	if b.Measure == rule.ByDistance {
		step = model.Load(rule.DistanceStep(r.profile.Units))
	}
	parts := make([]model.Load, len(sessions))
	spare := left
	for i, s := range sessions {
		parts[i] = proportion(r.loadOf(s, b), left, whole).Floor(step)
		spare -= parts[i]
	}
	for i := 0; i < len(parts) && spare >= step; i++ {
		parts[i] += step
		spare -= step
	}
	for i, s := range sessions {
		if over := r.loadOf(s, b) - parts[i]; over > 0 {
			if err := r.shorten(s, b.Measure, over); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

// partsOf lists the plan's sessions that count in a budget, as they are by now,
// and adds up what they add to it.
func (r *ramping) partsOf(b *rule.Budget, placed []laid) (sessions []*model.Session, sum model.Load) {
	for _, l := range placed {
		s := r.edits.after[l.id]
		if s == nil || !s.Placed() {
			continue
		}
		if load := r.loadOf(s, b); load > 0 {
			sessions, sum = append(sessions, s), sum.Plus(load)
		}
	}
	return sessions, sum
}

// loadOf is what a session adds to a budget.
func (st *state) loadOf(s *model.Session, b *rule.Budget) model.Load {
	if b.Stream.Kind != rule.ExerciseStream {
		if !slices.Contains(rule.StreamsOf(st.library, s), b.Stream) {
			return 0
		}
		return rule.LoadOf(s, b.Measure)
	}
	for _, l := range rule.ExerciseLoads(st.library, st.lifted(s)) {
		if l.Stream == b.Stream {
			return l.Load
		}
	}
	return 0
}

// proportion is floor(load * part / whole) of loads that are not negative, with
// part no more than whole.
func proportion(load, part, whole model.Load) model.Load {
	hi, lo := bits.Mul64(uint64(load), uint64(part))
	q, _ := bits.Div64(hi, lo, uint64(whole))
	return model.Load(q)
}

// shorten takes a load off a session.
func (r *ramping) shorten(s *model.Session, m rule.Measure, over model.Load) error {
	fix := rule.Shorten(s, m, over, rule.DistanceStep(r.profile.Units))
	if fix.Code == rule.FixShorten {
		less := *s
		less.Plan.Distance, less.Plan.Duration = fix.Distance, fix.Duration
		r.edits.put(less)
		return nil
	}
	return r.drop(s)
}

// drop takes out a session that nothing is left of this week: a copy is gone, a
// session waits in the tray for the next week.
func (r *ramping) drop(s *model.Session) error {
	if r.edits.before[s.ID] == nil {
		return r.edits.remove(s.ID)
	}
	r.used[s.ID] = false
	return r.edits.place(s.InTray(), AtEnd)
}

// lighter takes the weight of an exercise down to the heaviest that the week may
// have of it (RULES.md 2.4), and says whether it was heavier.
func (r *ramping) lighter(b *rule.Budget, placed []laid) bool {
	if b.Lift.From == 0 || b.Lift.To <= b.Lift.From {
		return false
	}
	most := b.Lift.Most(b.Stream.Of, r.nextWeight, r.profile.Limits.Growth)
	if b.Lift.To <= most {
		return false
	}
	sessions, _ := r.partsOf(b, placed)
	changed := false
	for _, s := range sessions {
		less := *s
		less.Prescriptions = slices.Clone(s.Prescriptions)
		for i := range less.Prescriptions {
			p := &less.Prescriptions[i]
			if lighter := noHeavier(p.Sets, most); p.Exercise == b.Stream.Of && !slices.Equal(lighter, p.Sets) {
				p.Sets, changed = lighter, true
			}
		}
		r.edits.put(less)
	}
	return changed
}

// fewerSets takes what is over off the last sets of an exercise, the latest
// session first.
func (r *ramping) fewerSets(b *rule.Budget, sessions []*model.Session, over model.Load) error {
	for _, s := range slices.Backward(sessions) {
		if over <= 0 {
			break
		}
		less, left := r.trimmed(*s, &rule.Finding{
			Rule: rule.WeeklyLimit, Args: rule.Args{Stream: b.Stream, Measure: b.Measure, Load: over},
		})
		if !left {
			over -= r.loadOf(s, b)
			if err := r.drop(s); err != nil {
				return err
			}
			continue
		}
		over -= r.loadOf(s, b) - r.loadOf(&less, b)
		r.edits.put(less)
	}
	return nil
}

// loads says what a week that fits comes to of each stream that the plan asks
// something of.
func (r *ramping) loads(week model.Week, placed []laid) []RampLoad {
	c := r.edits.change()
	var all []RampLoad
	for _, b := range r.try(&c).limits(r.weekOf(week.First)) {
		var wanted model.Load
		for _, l := range placed {
			wanted = wanted.Plus(r.loadOf(&l.plan, &b))
		}
		if wanted == 0 || !b.Stream.Hard() {
			continue
		}
		_, result := r.partsOf(&b, placed)
		all = append(all, RampLoad{
			Stream: b.Stream, Measure: b.Measure, Plan: wanted, Limit: b.Most, Base: b.Base, Result: result, Reason: b.Reason,
		})
	}
	return all
}
