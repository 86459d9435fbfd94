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
	week := model.WeekOf(today, time.Monday)
	b := builder{lib: lib, today: today, zone: zone, newID: newID, first: week.Plus(-history)}
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
	return profile(b.first), b.sessions, b.pain
}

// profile is Alex, who said in the first week what they already did.
func profile(first model.Week) model.Profile {
	p := model.DefaultProfile()
	p.Name = "Alex"
	p.Available = available
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
	first    model.Week // of the history
	sessions []model.Session
	pain     []model.PainEntry
}

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
			score := scoreAfter(n, slot.template)
			if s.Date.AddDays(1) == b.today {
				score = 0 // it is this morning that says how it was
			}
			b.feel(&s, score)
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
	switch slot.template {
	case easyRun:
		s.Plan.Distance = runs[n].easy
		s.Plan.Duration = timeFor(runs[n].easy)
	case longRun:
		s.Plan.Distance = runs[n].long
		s.Plan.Duration = timeFor(runs[n].long)
	}
	progress(s.Prescriptions, n)
	b.close(&s, n)
	return s, true
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
		own := model.Prescription{Exercise: p.Exercise}
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
	case skipped[n] == s.Template:
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

// scoreAfter is how the knee felt after a session: running and squatting are
// felt, the rest is not, but for the ride on the day before the worst run.
func scoreAfter(n int, template model.ID) int {
	switch template {
	case longRun:
		return runs[n].pain
	case squats, easyRun:
		return 1
	case ride:
		return max(0, runs[n].pain-2)
	default:
		return 0
	}
}

// feel notes a score ten minutes after a session and, after one that the knee is
// asked about, that of the next morning, unless that is today and still to be
// answered.
func (b *builder) feel(s *model.Session, score int) {
	entry := model.PainEntry{
		ID: b.newID(), At: s.End().Add(10 * time.Minute), Zone: b.zone, Side: model.Right,
		Score: score, Moment: "after", Session: s.ID,
	}
	b.pain = append(b.pain, felt(entry))
	next := s.Date.AddDays(1)
	if s.Kind == model.Upper || !next.Before(b.today) {
		return
	}
	entry.ID, entry.Moment, entry.Score = b.newID(), "morning", max(0, score-2)
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
