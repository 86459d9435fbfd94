package planner_test

import (
	"slices"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// dayOf makes sessions of one day from what a test writes: a clock hour, a part
// of the day, or nothing.
func dayOf(when ...any) []model.Session {
	var all []model.Session
	for _, w := range when {
		s := strength(model.Upper, monday)
		switch w := w.(type) {
		case int:
			s = at(s, model.Seconds(w)*model.Hour, london)
		case model.DayPart:
			s.Part = w
		}
		all = append(all, s)
	}
	return all
}

func TestPlaceAmong(t *testing.T) {
	am, pm, anyTime := model.Morning, model.Afternoon, model.AnyTime
	for _, c := range []struct {
		name   string
		others []model.Session
		s      any
		index  int
		want   int
	}{
		{"an evening asked for before a morning run", dayOf(7, 18), 20, 0, 2},
		{"a morning run asked for after an evening", dayOf(8, 18), 7, 2, 0},
		{"between what it lies between", dayOf(7, 18), 12, 0, 1},
		{"at the same time it goes where it is put", dayOf(7, 7), 7, 1, 1},
		{"before what starts with it", dayOf(7, 7), 7, 0, 0},
		{"without a time it goes where it is put", dayOf(7, 18), anyTime, 1, 1},
		{"timed among those without a time", dayOf(anyTime, anyTime), 7, 1, 1},
		{"behind the last that is earlier, whatever stands between", dayOf(7, anyTime, anyTime), 9, 0, 1},
		{"a morning before the afternoon", dayOf(pm), am, 1, 0},
		{"an afternoon after the morning", dayOf(am), pm, 0, 1},
		{"a morning and 10:00 as they are put", dayOf(10), am, 1, 1},
		{"a morning not after 12:00", dayOf(12), am, 1, 0},
		{"an afternoon not before 11:00", dayOf(11), pm, 0, 1},
		{"an index that is too large", dayOf(anyTime), anyTime, 9, 1},
		{"by the clock alone", dayOf(7, 18, anyTime), 12, planner.AtEnd, 1},
		{"by the clock alone, never before what is earlier", dayOf(am, 8), 9, planner.AtEnd, 2},
		{"without a time at the end", dayOf(7, 18), anyTime, planner.AtEnd, 2},
	} {
		s := dayOf(c.s)[0]
		if got := planner.PlaceAmong(c.others, &s, c.index); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// TestADayIsAlwaysInTheOrderOfItsClocks puts sessions anywhere, one after the
// other: no two of them come to stand the wrong way round, and what may stand
// where it was asked for does.
func TestADayIsAlwaysInTheOrderOfItsClocks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		when := rapid.SampledFrom([]any{model.AnyTime, model.Morning, model.Afternoon, 7, 9, 12, 13, 18})
		var day []model.Session
		for range rapid.IntRange(1, 6).Draw(t, "sessions") {
			s := dayOf(when.Draw(t, "when"))[0]
			index := rapid.IntRange(-1, 6).Draw(t, "index")
			day = slices.Insert(day, planner.PlaceAmong(day, &s, index), s)
		}
		for i := range day {
			for k := i + 1; k < len(day); k++ {
				if surelyLater(&day[i], &day[k]) {
					t.Fatalf("place %d starts after place %d", i, k)
				}
			}
		}
	})
}

// surelyLater says whether a starts after b by what is written of both.
func surelyLater(a, b *model.Session) bool {
	hours := func(s *model.Session) (first, last int) {
		clock, timed := s.Clock()
		switch {
		case timed:
			return int(clock / model.Hour), int(clock / model.Hour)
		case s.Part == model.Morning:
			return 0, 11
		case s.Part == model.Afternoon:
			return 12, 24
		default:
			return 0, 24
		}
	}
	first, _ := hours(a)
	_, last := hours(b)
	return last < first
}

func TestMoveKeepsTheOrderOfTheClock(t *testing.T) {
	w := newWorld(t)
	run := w.add(at(strength(model.Mobility, monday), 7*model.Hour, london))
	lift := w.add(at(strength(model.Upper, monday), 18*model.Hour, london))
	w.refuse(planner.Move{Session: lift, To: monday, Index: 0}, planner.ErrNothingToDo)
	w.refuse(planner.Move{Session: run, To: monday, Index: 1}, planner.ErrNothingToDo)
	wantIDs(t, w.on(monday), run, lift)
	loose := w.add(strength(model.Mobility, monday))
	w.apply(planner.Move{Session: loose, To: monday, Index: 1})
	wantIDs(t, w.on(monday), run, loose, lift)
}

// What fixes a week, or is offered instead of a day that is not allowed, is
// never a time of today that is over. It is two hours past noon.
func TestNothingIsMovedToATimeThatIsOver(t *testing.T) {
	for _, c := range []struct {
		name  string
		clock model.Seconds
		part  model.DayPart
		today bool // may be offered
	}{
		{"07:00", 7 * model.Hour, model.AnyTime, false},
		{"18:00", 18 * model.Hour, model.AnyTime, true},
		{"the morning", 0, model.Morning, false},
		{"the afternoon", 0, model.Afternoon, true},
		{"any time", 0, model.AnyTime, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			w.now = w.now.Add(2 * time.Hour)
			// Lower body on Tuesday and on Wednesday: only today leaves two
			// days to Wednesday within the days that are free.
			first, second := strength(model.Lower, tuesday), strength(model.Lower, wednesday)
			first.Part = c.part
			if c.clock > 0 {
				first = at(first, c.clock, london)
			}
			second.Pinned = true
			moved := w.add(first)
			w.add(second)
			for _, d := range []civil.Date{thursday, friday, friday.AddDays(1), friday.AddDays(2)} {
				blocked := strength(model.Lower, d)
				blocked.Pinned = true
				w.add(blocked)
			}
			nearest, found, err := w.plan.Nearest(planner.Move{Session: moved, To: wednesday}, tuesday)
			if err != nil {
				t.Fatal(err)
			}
			if offered := found && nearest.Date == monday; offered != c.today {
				t.Errorf("today is offered: %t, want %t", offered, c.today)
			}
			if _, err := w.plan.Apply(planner.FixWeek{Week: model.WeekOf(monday, time.Monday)}, ""); err != nil {
				t.Fatal(err)
			}
			after := w.session(moved)
			if onToday := after.Date == monday; onToday != c.today {
				t.Errorf("fixed to %v, today: %t, want %t", after.Date, onToday, c.today)
			}
		})
	}
}

func TestAChangeListsItsSessionsByDay(t *testing.T) {
	on := func(title string, d civil.Date) *model.Session {
		s := strength(model.Upper, d)
		s.Title = title
		return &s
	}
	c := planner.Change{Sessions: []planner.Diff[model.Session]{
		{Before: on("to the tray", wednesday), After: on("to the tray", tray)},
		{After: on("new", thursday)},
		{Before: on("moved", friday), After: on("moved", monday)},
		{Before: on("gone", tuesday)},
		{After: on("new in the tray", tray)},
	}}
	var got []string
	for _, d := range c.ByDay() {
		if d.After != nil {
			got = append(got, d.After.Title)
		} else {
			got = append(got, d.Before.Title)
		}
	}
	if want := []string{"new in the tray", "moved", "gone", "to the tray", "new"}; !slices.Equal(got, want) {
		t.Errorf("by day %q, want %q", got, want)
	}
}
