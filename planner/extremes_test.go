package planner_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// What nobody could have meant is refused by the name of its field, and
// nothing changes.
func TestImpossibleAmountsAreRefused(t *testing.T) {
	w := newWorld(t)
	id := w.add(cardio("run", tuesday, 30*model.Minute))
	for name, spoil := range map[string]func(*model.Session){
		"plan.duration": func(s *model.Session) { s.Plan.Duration = -1 },
		"plan.distance": func(s *model.Session) { s.Plan.Distance = math.MaxInt64 },
		"plan.ascent":   func(s *model.Session) { s.Plan.Ascent = math.MinInt64 },
		"plan.descent":  func(s *model.Session) { s.Plan.Descent = math.MaxInt64 },
		"plan.rpe":      func(s *model.Session) { s.Plan.RPE = 11 },
		"date":          func(s *model.Session) { s.Date = civil.Date{Year: 2026, Month: 2, Day: 30} },
		"zone":          func(s *model.Session) { s.Zone, s.Start = "Mars/Olympus", noon(tuesday) },
		"prescriptions[0].sets[0].reps": func(s *model.Session) {
			s.Prescriptions = []model.Prescription{{Exercise: "leg-press", Sets: []model.Set{{Reps: math.MaxInt}}}}
		},
		"prescriptions[0].sets[0].weight": func(s *model.Session) {
			s.Prescriptions = []model.Prescription{{Exercise: "leg-press", Sets: []model.Set{{Reps: 10, Weight: math.MinInt64}}}}
		},
		"prescriptions[0].sets[0].hold": func(s *model.Session) {
			s.Prescriptions = []model.Prescription{{Exercise: "plank", Sets: []model.Set{{Hold: -30}}}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := w.session(id)
			spoil(&s)
			before := w.tables()
			for _, op := range []planner.Op{planner.Edit{Session: s}, planner.Add{Session: withoutID(s), Index: planner.AtEnd}} {
				_, err := w.plan.Apply(op, "for the test")
				fields := model.InvalidFields(err)
				if len(fields) == 0 || fields[0].Field != name {
					t.Errorf("%T: %v, want %s", op, err, name)
				}
			}
			w.wantTables(before, "refused")
		})
	}
}

func withoutID(s model.Session) model.Session {
	s.ID = ""
	return s
}

// The most of everything, a thousand weeks on: limits and findings add up
// without overflow.
func TestTheMostOfEverything(t *testing.T) {
	w := newWorld(t)
	most := model.Effort{
		Duration: model.MaxDuration, Distance: model.MaxDistance, Ascent: model.MaxClimb, Descent: model.MaxClimb, RPE: 10,
	}
	var sets []model.Set
	for range model.MaxSets {
		sets = append(sets, model.Set{Reps: model.MaxReps, Weight: model.MaxMass})
	}
	var sessions []model.Session
	for i := range 60 {
		d := monday.AddDays(i - 40)
		run := cardio("run", d, model.MaxDuration)
		run.Plan = most
		press := strength(model.Lower, d)
		press.Plan.Duration, press.Plan.RPE = model.MaxDuration, 10
		press.Prescriptions = []model.Prescription{{Exercise: "leg-press", Sets: sets}}
		for k, s := range []model.Session{run, press} {
			s.ID, s.Original, s.Position = model.ID(fmt.Sprintf("s%d-%d", i, k)), d, k
			if d.Before(monday) {
				s = done(s)
				for p := range s.Prescriptions {
					s.Prescriptions[p].Done = s.Prescriptions[p].Sets
				}
			}
			sessions = append(sessions, s)
		}
	}
	w.apply(planner.Fill{Profile: model.DefaultProfile(), Sessions: sessions})
	w.wantSane(monday.AddDays(-50), monday.AddDays(30))
	for _, v := range w.verdicts(planner.Move{Session: "s45-0"}, monday) {
		if v.Severity == rule.Fine && !v.Here {
			t.Errorf("a thousand kilometres on %v are fine", v.Date)
		}
	}
}

// wantSane fails where a limit or a finding has a number that cannot be.
func (w *world) wantSane(from, to civil.Date) {
	w.Helper()
	for _, f := range w.findings(from, to) {
		if a := f.Args; a.Load < 0 || a.Limit < 0 || a.Base < 0 || a.Count < 0 || a.Need < 0 {
			w.Fatalf("numbers of %+v", f)
		}
	}
	for d := from; !d.After(to); d = d.AddDays(7) {
		for _, b := range w.week(d).Budgets {
			if b.Most < 0 || b.Planned < 0 || b.Done < 0 || b.Base < 0 || b.Last < 0 || b.Left() < 0 {
				w.Fatalf("limit %+v", b)
			}
		}
	}
}

// A day with fifty sessions is shown, judged, fixed and arranged like another.
func TestADayOfFiftySessions(t *testing.T) {
	w := newWorld(t)
	kinds := []model.Kind{model.Lower, model.Upper, model.Full, model.Mobility, model.Cardio}
	var sessions []model.Session
	for i := range 50 {
		s := strength(kinds[i%5], wednesday)
		if s.Kind == model.Cardio {
			s = cardio([]model.ID{"run", "swim", "walk"}[i%3], wednesday, 20*model.Minute)
		}
		s.ID, s.Original, s.Position = model.ID(fmt.Sprintf("s%02d", i)), wednesday, i
		sessions = append(sessions, s)
	}
	w.apply(planner.Fill{Profile: model.DefaultProfile(), Sessions: sessions})
	if n := len(w.week(monday).Days[2].Sessions); n != 50 {
		t.Fatalf("%d sessions on Wednesday", n)
	}
	w.wantSane(monday, monday.AddDays(6))
	if v := w.verdicts(planner.Move{Session: "s00"}, monday); v[2].Severity != rule.Violation || v[0].Severity == rule.Violation {
		t.Errorf("verdicts %v on Monday, %v on Wednesday", v[0].Severity, v[2].Severity)
	}
	out := w.apply(planner.FixWeek{Week: thisWeek})
	if left := len(w.findings(monday, monday.AddDays(6))); left > len(out.Remaining) {
		t.Errorf("%d findings are left, %d were said to be", left, len(out.Remaining))
	}
	w.undo()
	w.apply(planner.Arrange{Week: thisWeek})
	for _, f := range w.findings(monday, monday.AddDays(6)) {
		if f.Severity == rule.Violation {
			t.Errorf("arranged: %+v", f)
		}
	}
}

// FuzzVerbs does whatever the bytes say, with amounts of any size: each verb
// works or says what is wrong, takes back what it did, and leaves numbers that
// can be.
func FuzzVerbs(f *testing.F) {
	f.Add([]byte("kneewise"))
	f.Add(binary.LittleEndian.AppendUint64([]byte{0, 3, 1, 200, 2, 0, 5, 9}, math.MaxUint64))
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29})
	f.Fuzz(func(t *testing.T, data []byte) {
		w := newWorld(t)
		b := &bytesLeft{data: data}
		ids := []model.ID{w.add(cardio("run", tuesday, 20*model.Minute)), w.add(strength(model.Full, wednesday))}
		for range 6 {
			if len(b.data) == 0 {
				break
			}
			before := w.tables()
			op := b.op(ids)
			_, err := w.plan.Apply(op, "for the test")
			if err != nil {
				w.wantSaid(op, err)
				w.wantTables(before, "refused")
				continue
			}
			w.wantSane(monday.AddDays(-14), monday.AddDays(14))
			if b.next()%2 == 0 {
				w.undo()
				w.wantTables(before, "undone")
			}
		}
	})
}

// wantSaid fails unless an error is one that says what is wrong.
func (w *world) wantSaid(op planner.Op, err error) {
	w.Helper()
	for _, known := range []error{model.ErrNotFound, planner.ErrNothingToDo, planner.ErrPast} {
		if errors.Is(err, known) {
			return
		}
	}
	if len(model.InvalidFields(err)) == 0 {
		w.Fatalf("%+v: %v", op, err)
	}
}

// bytesLeft makes ops of bytes.
type bytesLeft struct{ data []byte }

func (b *bytesLeft) next() byte {
	if len(b.data) == 0 {
		return 0
	}
	one := b.data[0]
	b.data = b.data[1:]
	return one
}

// number is a small one, one at the edge, or any.
func (b *bytesLeft) number() int64 {
	switch kind := b.next(); {
	case kind < 160:
		return int64(kind) * 60
	case kind < 240:
		edges := []int64{-1, 0, 1, math.MaxInt64, math.MinInt64, math.MaxInt32, int64(model.MaxDistance), int64(model.MaxMass), int64(model.MaxDuration)}
		return edges[int(kind)%len(edges)]
	default:
		var raw [8]byte
		for i := range raw {
			raw[i] = b.next()
		}
		return int64(binary.LittleEndian.Uint64(raw[:]))
	}
}

func (b *bytesLeft) day() civil.Date {
	if b.next()%16 == 0 {
		return civil.Date{Year: int(int16(b.number())), Month: time.Month(b.next() % 14), Day: int(b.next() % 33)}
	}
	return monday.AddDays(int(b.next()%28) - 10)
}

func (b *bytesLeft) session() model.Session {
	activities := []model.ID{"run", "swim", "walk", "tennis", "unknown"}
	s := cardio(activities[int(b.next())%len(activities)], b.day(), model.Seconds(b.number()))
	s.Plan.Distance, s.Plan.Ascent, s.Plan.RPE = model.Distance(b.number()), model.Distance(b.number()), int(b.number())
	if b.next()%2 == 0 {
		s.Kind, s.Activity = []model.Kind{model.Lower, model.Upper, model.Full, model.Mobility, "other"}[int(b.next())%5], ""
		s.Prescriptions = []model.Prescription{{Exercise: "leg-press", Sets: []model.Set{
			{Reps: int(b.number()), Weight: model.Mass(b.number()), Hold: model.Seconds(b.number())},
		}}}
	}
	if b.next()%3 == 0 {
		s = done(s)
	}
	return s
}

func (b *bytesLeft) op(ids []model.ID) planner.Op {
	id := ids[int(b.next())%len(ids)]
	switch b.next() % 12 {
	case 0:
		return planner.Move{Session: id, To: b.day(), Index: int(b.number())}
	case 1:
		s := b.session()
		s.ID = id
		return planner.Edit{Session: s}
	case 2:
		return planner.Shorten{Session: id, Distance: model.Distance(b.number()), Duration: model.Seconds(b.number())}
	case 3:
		return planner.Complete{Session: id, Actual: &model.Effort{Duration: model.Seconds(b.number()), Distance: model.Distance(b.number()), RPE: int(b.number())}}
	case 4:
		return planner.Swap{A: b.day(), B: b.day()}
	case 5:
		return planner.Repeat{Session: id, Every: int(b.number()), Count: int(b.number()), Until: b.day()}
	case 6:
		return planner.DialBack{From: b.day(), To: b.day(), Percent: int(b.number())}
	case 7:
		return planner.Arrange{Week: model.Week{First: b.day()}}
	case 8:
		return planner.FixWeek{Week: model.Week{First: b.day()}}
	case 9:
		p := model.DefaultProfile()
		p.Limits.Growth, p.Limits.RestDays, p.Available[1] = int(b.number()), int(b.next()%5), model.Seconds(b.number())
		p.Declared = []model.Declared{{Activity: "run", Week: b.day(), Distance: model.Distance(b.number()), Duration: model.Seconds(b.number())}}
		return planner.SaveProfile{Profile: p}
	default:
		return planner.Add{Session: b.session(), Index: int(b.number())}
	}
}
