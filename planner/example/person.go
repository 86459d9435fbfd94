package example

import (
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Person makes up Alex as of today: who they are, seven weeks of what they did,
// this week (done up to yesterday, planned from today on) and the next one,
// with one session in the tray, and how the right knee felt. Clock times are
// meant in zone, an IANA name. A template that lib does not have is left out.
//
// All of it obeys the rules but for one caution in this week, or in the next
// one when too little of this is left.
func Person(lib *model.Library, today civil.Date, zone string, newID func() model.ID) (model.Profile, []model.Session, []model.PainEntry) {
	return WithYears(lib, today, zone, newID, 0)
}

// MostYears is how far back an example may go.
const MostYears = 50

// WithYears is Person after some years of training, 0 to MostYears, of 52 weeks
// and about 500 sessions each. It is the same whenever it is made up on the same day with the same IDs.
func WithYears(
	lib *model.Library, today civil.Date, zone string, newID func() model.ID, count int,
) (model.Profile, []model.Session, []model.PainEntry) {
	week := model.WeekOf(today, time.Monday)
	b := builder{lib: lib, today: today, zone: zone, newID: newID, first: week.Plus(-history), past: years(count)}
	for i := range b.past {
		b.pastWeek(i)
	}
	shiftedWeek := history
	if day, _ := week.Index(today); day > friday {
		shiftedWeek++
	}
	for n := range runs {
		slots := usual
		if n == shiftedWeek {
			slots = shifted()
		}
		b.week(n, slots)
	}
	if s, ok := b.draw(yoga); ok {
		b.sessions = append(b.sessions, s)
	}
	return profile(b.first.Plus(-len(b.past))), b.sessions, b.pain
}

// profile is Alex, who said in the first week what they already did.
func profile(first model.Week) model.Profile {
	p := model.DefaultProfile()
	p.Name = "Alex"
	p.Available = available
	p.Weights = rack
	p.Aims = model.Aims{Upper: 2, Lower: 2, Cardio: 4, Activities: []model.ActivityAim{
		{Activity: "run", Sessions: 2}, {Activity: "cycle", Sessions: 1}, {Activity: "swim", Sessions: 1},
	}}
	running := runs[0].easy + runs[0].long
	p.Declared = []model.Declared{
		{Activity: "run", Week: first.First, Distance: running, Duration: timeFor(running)},
		{Activity: "cycle", Week: first.First, Distance: 12 * model.Kilometre, Duration: 36 * model.Minute},
		{Activity: "swim", Week: first.First, Distance: model.Kilometre, Duration: 25 * model.Minute},
	}
	return p
}

func timeFor(d model.Distance) model.Seconds {
	return model.Seconds(d * model.Distance(pace) / model.Kilometre)
}

// builder puts the plan together week by week.
type builder struct {
	lib      *model.Library
	today    civil.Date
	zone     string
	newID    func() model.ID
	first    model.Week // of the detailed history
	past     []past     // the weeks before it
	sessions []model.Session
	pain     []model.PainEntry
}

// week makes the n-th week, counted from the first of the detailed history.
func (b *builder) week(n int, slots []slot) {
	week := b.first.Plus(n)
	day, position := -1, 0
	for _, slot := range slots {
		if slot.day != day {
			day, position = slot.day, 0
		}
		s, ok := b.session(n, week, slot)
		if !ok {
			continue
		}
		s.Position = position
		position++
		b.sessions = append(b.sessions, s)
		if s.Status == model.Done && s.Kind != model.Mobility {
			after, morning := b.scores(n, slot.template)
			if s.Date.AddDays(1) == b.today {
				after = 0 // it is this morning that says how it was
			}
			b.feel(&s, after, morning)
		}
	}
}

// session makes the n-th week's session of a slot.
func (b *builder) session(n int, week model.Week, slot slot) (model.Session, bool) {
	s, ok := b.draw(slot.template)
	if !ok {
		return s, false
	}
	s.Date, s.Original = week.Day(slot.day), week.Day(slot.original)
	if slot.clock > 0 {
		s.Start, s.Zone = model.At(s.Date, slot.clock, b.zone), b.zone
	} else {
		s.Part = model.Morning
	}
	if distance, set := b.distances(n)[slot.template]; set {
		s.Plan.Distance = distance
		s.Plan.Duration = model.Seconds(distance * model.Distance(paces[slot.template]) / model.Kilometre)
	}
	progress(s.Prescriptions, n)
	b.close(&s, n)
	return s, true
}

// pastOf is the week that lies as many weeks before the detailed history as n
// is below zero.
func (b *builder) pastOf(n int) *past { return &b.past[len(b.past)+n] }

// pastWeek makes the i-th week of the years before the detailed history.
func (b *builder) pastWeek(i int) {
	if !b.past[i].away {
		b.week(i-len(b.past), usualPast)
	}
}

// distances are those of the n-th week that are not as in the template.
func (b *builder) distances(n int) map[model.ID]model.Distance {
	if n < 0 {
		return b.pastOf(n).distances()
	}
	return map[model.ID]model.Distance{easyRun: runs[n].easy, longRun: runs[n].long}
}

// draw makes a planned session from a template, with Alex's weights.
func (b *builder) draw(template model.ID) (model.Session, bool) {
	t, ok := b.lib.Template(template)
	if !ok {
		return model.Session{}, false
	}
	s := model.Session{
		ID: b.newID(), Kind: t.Kind, Activity: t.Activity, Title: t.Title, Template: t.ID,
		Status: model.Planned, Plan: t.Plan,
	}
	for _, p := range t.Prescriptions {
		own := model.Prescription{Exercise: p.Exercise, Least: p.Least, Most: p.Most}
		for _, set := range p.Sets {
			set.Weight = weights[p.Exercise]
			own.Sets = append(own.Sets, set)
		}
		s.Prescriptions = append(s.Prescriptions, own)
	}
	return s, true
}

// progress adds a repetition for every second week to the growing exercise,
// set by set.
func progress(prescriptions []model.Prescription, n int) {
	for _, p := range prescriptions {
		if p.Exercise != growing {
			continue
		}
		for extra := range n / 2 {
			p.Sets[extra%len(p.Sets)].Reps++
		}
	}
}

// close says how a session before today ended.
func (b *builder) close(s *model.Session, n int) {
	switch {
	case !s.Date.Before(b.today):
	case skipped[n] == s.Template || n < 0 && b.pastOf(n).skipped == s.Template:
		s.Status = model.Skipped
	case missed[n] == s.Template:
		s.Status = model.Missed
	default:
		actual := s.Plan
		s.Status, s.Actual, s.WarmedUp = model.Done, &actual, s.Kind != model.Mobility
		for i := range s.Prescriptions {
			s.Prescriptions[i].Done = s.Prescriptions[i].Sets
		}
	}
}

// scores are how the knee felt after a session, and on the next morning:
// running and squatting are felt, the rest is not, but for the ride on the day
// before the worst run.
func (b *builder) scores(n int, template model.ID) (after, morning int) {
	switch {
	case n < 0 && template == longRun:
		return b.pastOf(n).felt()
	case n >= 0 && template == longRun:
		return runs[n].pain, max(0, runs[n].pain-2)
	case n >= 0 && template == ride:
		return max(0, runs[n].pain-2), 0
	case template == squats || template == easyRun:
		return 1, 0
	default:
		return 0, 0
	}
}

// feel notes a score ten minutes after a session and, after one that the knee is
// asked about, that of the next morning, unless that is today and still to be
// answered.
func (b *builder) feel(s *model.Session, score, morning int) {
	entry := model.PainEntry{
		ID: b.newID(), At: s.End().Add(10 * time.Minute), Zone: b.zone, Side: model.Right,
		Score: score, Moment: "after", Session: s.ID,
	}
	b.pain = append(b.pain, felt(entry))
	next := s.Date.AddDays(1)
	if s.Kind == model.Upper || !next.Before(b.today) {
		return
	}
	entry.ID, entry.Moment, entry.Score = b.newID(), "morning", morning
	entry.At = model.At(next, 7*model.Hour+30*model.Minute, b.zone)
	b.pain = append(b.pain, felt(entry))
}

// felt says how it felt where it hurt.
func felt(e model.PainEntry) model.PainEntry {
	if e.Score > 0 {
		e.Quality, e.Site = "ache", "front"
	}
	return e
}
