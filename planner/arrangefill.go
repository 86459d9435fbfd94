package planner

import (
	"slices"

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
	if s.Kind != model.Cardio {
		return turn{kind: s.Kind}
	}
	family, _ := w.library.Family(s.Activity)
	return turn{model.Cardio, family}
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
	openings := w.openings(answer)
	var waiting []model.ID
	for i := range w.days {
		for _, s := range w.days[i].all {
			if w.days[i].fixed || !movable(&s) {
				continue
			}
			if o := find(openings, func(o *opening) bool { return !o.filled && o.day == i && o.of == w.turnOf(&s) }); o != nil {
				o.filled = true
				continue
			}
			waiting = append(waiting, s.ID)
		}
	}
	for i := range openings {
		if o := &openings[i]; !o.filled {
			var err error
			if waiting, err = w.fillOne(o, waiting); err != nil {
				return err
			}
		}
	}
	for _, id := range waiting {
		if err := w.edits.place(w.edits.after[id].InTray(), AtEnd); err != nil {
			return err
		}
	}
	return w.cutToLimits()
}

func find(openings []opening, fits func(*opening) bool) *opening {
	i := slices.IndexFunc(openings, func(o opening) bool { return fits(&o) })
	if i < 0 {
		return nil
	}
	return &openings[i]
}

func (w *arrangement) openings(answer arrange.Answer) []opening {
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

// fillOne takes a session for an opening and returns who still waits.
func (w *arrangement) fillOne(o *opening, waiting []model.ID) ([]model.ID, error) {
	day := &w.days[o.day]
	fits := func(id model.ID) bool {
		s := w.edits.after[id]
		return w.turnOf(s) == o.of && s.Plan.Duration+warmUp <= day.free
	}
	var taken model.Session
	if i := slices.IndexFunc(waiting, fits); i >= 0 {
		taken = *w.edits.after[waiting[i]]
		waiting = slices.Delete(waiting, i, i+1)
	} else if i := slices.IndexFunc(w.tray, fits); i >= 0 {
		taken = *w.edits.after[w.tray[i]]
		w.tray = slices.Delete(w.tray, i, i+1)
	} else {
		taken = w.drawNext(o.of, day.free)
	}
	return waiting, w.edits.place(taken.OnDay(day.date), AtEnd)
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

// shortestOf is the length of the shortest template of a kind, for cardio of a
// family.
func (w *arrangement) shortestOf(kind model.Kind, family model.ID) model.Seconds {
	templates := w.templatesOf(turn{kind, family})
	if len(templates) == 0 {
		return withoutTemplate
	}
	least := templates[0].Plan.Duration
	for _, t := range templates[1:] {
		least = min(least, t.Plan.Duration)
	}
	return least
}

// drawNext makes a session of the template whose turn it is among those that
// fit into the free time.
func (w *arrangement) drawNext(t turn, free model.Seconds) model.Session {
	templates := w.templatesOf(t)
	if len(templates) == 0 {
		activity, _ := w.library.Activity(t.family)
		return model.Session{
			ID: w.newID(), Kind: t.kind, Activity: t.family, Title: activity.Name,
			Status: model.Planned, Plan: model.Effort{Duration: withoutTemplate},
		}
	}
	next, known := w.turn[t]
	if !known {
		next = w.afterLast(t, templates)
	}
	for range templates {
		template := templates[next%len(templates)]
		next++
		if template.Plan.Duration+warmUp <= free {
			w.turn[t] = next
			drawn, _ := w.draw(template.ID, w.newID()) // it is in the library
			return drawn
		}
	}
	drawn, _ := w.draw(templates[0].ID, w.newID())
	return drawn
}

// afterLast is the turn after the last session of this kind that was done
// before the week, or is planned before or in it.
func (w *arrangement) afterLast(t turn, templates []model.Template) int {
	for _, s := range slices.Backward(w.counted) {
		if s.Date.After(w.week.Last()) || w.turnOf(s) != t {
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
	budgets := w.try(&c).budgets(w.week)
	for _, b := range budgets {
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
		for n := range w.days[i].all {
			s := &w.days[i].all[n]
			if (w.days[i].fixed || !movable(s)) && slices.Contains(rule.StreamsOf(w.library, s), b.Stream) {
				left -= rule.LoadOf(s, b.Measure)
			}
		}
	}
	return max(0, left)
}

// share shortens sessions to their parts of what is left of a limit (RULES.md
// 2.3.8); one that nothing would be left of goes to the tray.
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
		cut := rule.Shorten(s, m, load-most, units)
		if cut.Code == rule.FixTray {
			if err := w.edits.place(s.InTray(), AtEnd); err != nil {
				return err
			}
			continue
		}
		s.Plan.Distance, s.Plan.Duration = cut.Distance, cut.Duration
	}
	return nil
}
