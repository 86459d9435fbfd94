package adapt_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/planner/rule"
)

const london = "Europe/London"

var library = &model.Library{
	Activities: []model.Activity{
		{ID: "run", Name: "Run", Impact: model.HighImpact, Pace: true},
		{ID: "jump-rope", Name: "Jump rope", Impact: model.HighImpact},
		{ID: "walk", Name: "Walk", Impact: model.MediumImpact, Pace: true},
		{ID: "cycle", Name: "Cycle", Impact: model.LowImpact, Pace: true},
		{ID: "swim", Name: "Swim", Impact: model.LowImpact, Pace: true},
	},
	Exercises: []model.Exercise{
		{ID: "lunge", Name: "Lunge", Regions: model.RegionLower, BodyWeight: true, Unilateral: true},
		{ID: "squat", Name: "Squat", Regions: model.RegionLower, BodyWeight: true},
		{ID: "calf-raise", Name: "Calf raise", Regions: model.RegionLower, BodyWeight: true, Tags: []model.Tag{"eccentric"}},
		{ID: "leg-press", Name: "Leg press", Regions: model.RegionLower},
		{ID: "bench-press", Name: "Bench press", Regions: model.RegionPush},
	},
}

var running = rule.Stream{Kind: rule.FamilyStream, Of: "run"}

// june is the week of Monday, 1 June 2026, when London is an hour ahead of UTC.
var june = model.Week{First: civil.Date{Year: 2026, Month: 6, Day: 1}}

// on returns a wall-clock time in London, given as 18.30, n days after Monday,
// 1 June.
func on(n int, clock float64) time.Time {
	hours := int(clock)
	minutes := int(clock*100+0.5) - 100*hours
	return model.At(june.First.AddDays(n), model.Seconds(hours*3600+minutes*60), london)
}

// book is a log under construction.
type book struct {
	adapt.Log
}

// newBook begins a log that is read a year after June 2026.
func newBook() *book {
	return &book{adapt.Log{
		Library: library, Lifted: model.LiftedIn, Weeks: model.WeeksOn(time.Monday), Zone: london, Now: on(365, 12),
	}}
}

// train adds an hour that is done, from a time on.
func (b *book) train(kind model.Kind, activity model.ID, start time.Time) *model.Session {
	s := &model.Session{
		ID: model.ID(fmt.Sprint("s", len(b.Sessions))), Kind: kind, Activity: activity, Title: "x", Status: model.Done,
		Start: start, Zone: london, Plan: model.Effort{Duration: model.Hour}, Actual: &model.Effort{Duration: model.Hour},
	}
	s.Date = (&model.PainEntry{At: start, Zone: london}).Date()
	b.Sessions = append(b.Sessions, s)
	return s
}

func (b *book) run(start time.Time) *model.Session { return b.train(model.Cardio, "run", start) }

// lift adds an hour of lower body with three sets of each exercise.
func (b *book) lift(start time.Time, exercises ...model.ID) *model.Session {
	s := b.train(model.Lower, "", start)
	for _, x := range exercises {
		sets := slices.Repeat([]model.Set{{Reps: 10}}, 3)
		s.Prescriptions = append(s.Prescriptions, model.Prescription{Exercise: x, Sets: sets, Done: sets})
	}
	return s
}

// hurt adds a score of the right knee.
func (b *book) hurt(at time.Time, score int, change ...func(*model.PainEntry)) *model.PainEntry {
	e := model.PainEntry{
		ID: model.ID(fmt.Sprint("e", len(b.Entries))), At: at, Zone: london, Side: model.Right, Score: score,
	}
	for _, c := range change {
		c(&e)
	}
	b.Entries = append(b.Entries, e)
	return &b.Entries[len(b.Entries)-1]
}

func (b *book) read() *adapt.Diary { return adapt.New(b.Log) }

func left(e *model.PainEntry) { e.Side = model.Left }

func moment(m model.PainMoment) func(*model.PainEntry) {
	return func(e *model.PainEntry) { e.Moment = m }
}

func quality(q string) func(*model.PainEntry) {
	return func(e *model.PainEntry) { e.Quality = q }
}

func ticked(symptoms ...model.Symptom) func(*model.PainEntry) {
	return func(e *model.PainEntry) { e.Symptoms = symptoms }
}

// wantZone fails if a session's zone or reason is another.
func wantZone(t *testing.T, d *adapt.Diary, id model.ID, zone model.PainZone, reason adapt.Reason) {
	t.Helper()
	v, judged := d.Verdict(id)
	if !judged || v.Zone != zone || v.Reason != reason {
		t.Errorf("%s is %v for %q (judged %v, %+v), want %v for %q", id, v.Zone, v.Reason, judged, v.Knees, zone, reason)
	}
}

// toOpen returns the signs of a log that a flag is to be opened for.
func toOpen(d *adapt.Diary) []adapt.Sign {
	_, opened := d.Rerun(nil)
	return opened
}
