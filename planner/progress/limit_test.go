package progress_test

import (
	"testing"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

func TestO8_DeclaredMiles(t *testing.T) {
	me := person(declare(0, 10*mi))
	week := june.Plus(1)
	for _, c := range []struct {
		planned model.Load
		allowed bool
	}{
		{mi * 1025 / 100, true},
		{mi * 1026 / 100, false},
	} {
		run := session("run", week.Day(2), c.planned, 0)
		l := ledger(me, week.First, run)
		wantLimit(t, budget(t, l, running, week), rule.Grow, mi*1025/100)
		found := check(me, l, week, run)
		if c.allowed != (len(found) == 0) {
			t.Fatalf("%d planned: found %+v, want allowed %v", c.planned, found, c.allowed)
		}
		if !c.allowed && (found[0].Severity != rule.Violation || found[0].Args.Limit != mi*1025/100) {
			t.Errorf("found %+v, want a violation of 10.25 mi", found[0])
		}
	}
}

func TestO9_ExactBorder(t *testing.T) {
	me := person(declare(0, 100*km))
	week := june.Plus(1)
	run := session("run", week.Day(2), km*1025/10, 0)
	if found := check(me, ledger(me, week.First, run), week, run); len(found) != 0 {
		t.Errorf("102.5 km after 100 km: found %+v", found)
	}
	run.Plan.Distance++
	if found := check(me, ledger(me, week.First, run), week, run); len(found) != 1 {
		t.Errorf("a micrometre more: found %+v, want one", found)
	}
}

func TestO10_MissedWeek(t *testing.T) {
	l := ledger(person(declare(0, 10*mi)), june.Plus(3).First, did(1, mi*1025/100), did(2, 0))
	wantLimit(t, budget(t, l, running, june.Plus(3)), rule.HoldMissed, mi*1025/100)
}

func TestO12_NewStream(t *testing.T) {
	me := person()
	var all []*model.Session
	for n := range 2 {
		all = append(all, done(session("run", june.Plus(n).Day(1), 0, 24*60)))
	}
	planned := session("run", june.Plus(2).Day(1), 0, 24*60)
	l := ledger(me, june.Plus(2).First, append(all, planned)...)
	wantLimit(t, budget(t, l, running, june), rule.New, 24*60)
	wantLimit(t, budget(t, l, running, june.Plus(1)), rule.HoldNew, 24*60)
	b := budget(t, l, running, june.Plus(2))
	wantLimit(t, b, rule.Grow, 1476)
	if got := b.Most.Floor(model.Load(rule.DurationStep)); got != 24*60+30 {
		t.Errorf("%d s to plan, want 24:30", got)
	}
}

// TestO28_WeeksAhead plans each week to its limit, floored to 0.01 mi, as if
// the ones before had gone to plan (RULES.md 2.3.7).
func TestO28_WeeksAhead(t *testing.T) {
	l := ledger(person(declare(0, 10*mi)), june.Plus(1).First)
	step := model.Load(rule.DistanceStep(model.Units{Miles: true}))
	var all []*model.Session
	for n, want := range []model.Load{1025, 1050, 1076, 1102} {
		week := june.Plus(1 + n)
		load := budget(t, l, running, week).Most.Floor(step)
		if load != want*step {
			t.Fatalf("week %d: %d steps, want %d", n+1, load/step, want)
		}
		all = append(all, session("run", week.Day(2), load, 0))
		l = l.With(all, week)
	}
}

// TestLimits goes through the rows of RULES.md 2.3 week by week: 10 km
// declared, then what was run in each week, and what each week was allowed.
func TestLimits(t *testing.T) {
	type row struct {
		reason rule.Reason
		metres model.Load
	}
	for _, c := range []struct {
		name   string
		ran    []model.Load // metres
		strict bool
		want   []row // one more than ran
	}{
		{
			"growth compounds",
			[]model.Load{10_250, 10_500},
			false,
			[]row{{rule.Grow, 10_250}, {rule.Grow, 10_506}, {rule.Grow, 10_762}},
		},
		{
			"a light week",
			[]model.Load{8000, 10_000},
			false,
			[]row{{rule.Grow, 10_250}, {rule.HoldLight, 10_000}, {rule.Grow, 10_250}},
		},
		{
			"an overshoot counts when repeated",
			[]model.Load{12_000, 12_000, 12_000},
			false,
			[]row{{rule.Grow, 10_250}, {rule.HoldOvershoot, 10_250}, {rule.HoldOvershoot, 12_000}, {rule.Grow, 12_300}},
		},
		{
			"an overshoot by itself does not",
			[]model.Load{20_000, 10_250},
			false,
			[]row{{rule.Grow, 10_250}, {rule.HoldOvershoot, 10_250}, {rule.Grow, 10_506}},
		},
		{
			"the highest of four active weeks",
			[]model.Load{10_250, 9000, 9000, 9000, 9000},
			false,
			[]row{
				{rule.Grow, 10_250},
				{rule.Grow, 10_506},
				{rule.HoldLight, 10_250},
				{rule.HoldLight, 10_250},
				{rule.HoldLight, 10_250},
				{rule.Grow, 9225},
			},
		},
		{
			"one week missed",
			[]model.Load{10_250, 0, 10_250},
			false,
			[]row{{rule.Grow, 10_250}, {rule.Grow, 10_506}, {rule.HoldMissed, 10_250}, {rule.Grow, 10_506}},
		},
		{
			"the short ramp",
			[]model.Load{0, 0, 5000, 7000, 8000, 9000, 10_000},
			false,
			[]row{
				{rule.Grow, 10_250},
				{rule.HoldMissed, 10_000},
				{rule.Ramp50, 5000},
				{rule.Ramp70, 7000},
				{rule.Ramp80, 8000},
				{rule.Ramp90, 9000},
				{rule.Ramp100, 10_000},
				{rule.Grow, 10_250},
			},
		},
		{
			"the long ramp",
			[]model.Load{0, 0, 0, 0, 3300, 5000, 7000, 8000, 9000, 10_000},
			false,
			[]row{
				{rule.Grow, 10_250},
				{rule.HoldMissed, 10_000},
				{rule.Ramp50, 5000},
				{rule.Ramp50, 5000},
				{rule.Ramp33, 3300},
				{rule.Ramp50, 5000},
				{rule.Ramp70, 7000},
				{rule.Ramp80, 8000},
				{rule.Ramp90, 9000},
				{rule.Ramp100, 10_000},
				{rule.Grow, 10_250},
			},
		},
		{
			"a step is done at 90 %, else it repeats",
			[]model.Load{0, 0, 4499, 4500, 6300},
			false,
			[]row{
				{rule.Grow, 10_250},
				{rule.HoldMissed, 10_000},
				{rule.Ramp50, 5000},
				{rule.Ramp50, 5000},
				{rule.Ramp70, 7000},
				{rule.Ramp80, 8000},
			},
		},
		{
			"a ramp persists through one blank week",
			[]model.Load{0, 0, 5000, 0, 7000},
			false,
			[]row{
				{rule.Grow, 10_250},
				{rule.HoldMissed, 10_000},
				{rule.Ramp50, 5000},
				{rule.Ramp70, 7000},
				{rule.Ramp70, 7000},
				{rule.Ramp80, 8000},
			},
		},
		{
			"two restart it with the same level",
			[]model.Load{0, 0, 5000, 7000, 0, 0, 5000},
			false,
			[]row{
				{rule.Grow, 10_250},
				{rule.HoldMissed, 10_000},
				{rule.Ramp50, 5000},
				{rule.Ramp70, 7000},
				{rule.Ramp80, 8000},
				{rule.Ramp80, 8000},
				{rule.Ramp50, 5000},
				{rule.Ramp70, 7000},
			},
		},
		{
			"strict keeps the first step and grows from it",
			[]model.Load{0, 0, 5000, 5125},
			true,
			[]row{
				{rule.Grow, 10_250}, {rule.HoldMissed, 10_000}, {rule.Ramp50, 5000}, {rule.Grow, 5125}, {rule.Grow, 5253},
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			me := person(declare(0, 10*km))
			me.Limits.Strict = c.strict
			var all []*model.Session
			for i, metres := range c.ran {
				all = append(all, did(i+1, metres*model.Load(model.Metre)))
			}
			l := ledger(me, june.Plus(len(c.ran)+1).First, all...)
			for i, want := range c.want {
				b := budget(t, l, running, june.Plus(i+1))
				if b.Reason != want.reason || b.Most/model.Load(model.Metre) != want.metres || b.Measure != rule.ByDistance {
					t.Errorf("week %d: %s %d um by %s, want %s %d m", i+1, b.Reason, b.Most, b.Measure, want.reason, want.metres)
				}
			}
		})
	}
}

// TestLongBreak: twelve weeks without a run make running new; eleven do not.
func TestLongBreak(t *testing.T) {
	l := ledger(person(), june.First, done(session("run", june.Day(0), 0, 1200)), session("run", june.Plus(20).Day(0), 0, 600))
	wantLimit(t, budget(t, l, running, june.Plus(12)), rule.Ramp33, 396)
	if got := len(l.Budgets(june.Plus(13))); got != 0 {
		t.Errorf("%d budgets after twelve blank weeks, want none", got)
	}
	wantLimit(t, budget(t, l, running, june.Plus(20)), rule.New, 1440)
}

// TestEstablishing: the second week of a new stream holds what the first one
// did, at most the starter (RULES.md, clarification 5).
func TestEstablishing(t *testing.T) {
	for _, c := range []struct{ did, second model.Load }{{1200, 1200}, {1440, 1440}, {2400, 1440}} {
		l := ledger(person(), june.Plus(1).First, done(session("run", june.Day(0), 0, c.did)))
		wantLimit(t, budget(t, l, running, june.Plus(1)), rule.HoldNew, c.second)
	}
}

func TestStarters(t *testing.T) {
	for activity, minutes := range map[model.ID]model.Load{
		"run": 24, "treadmill": 24, "jump-rope": 24, "walk": 60, "swim": 30, "cycle": 40, "elliptical": 40, "unheard-of": 24,
	} {
		s := session(activity, june.Day(0), 0, 600)
		family := rule.StreamsOf(library, s)[0]
		b := budget(t, ledger(person(), june.First, s), family, june)
		wantLimit(t, b, rule.New, minutes*60)
		if b.Measure != rule.ByTime || b.Base != b.Most || b.Planned != 600 || b.Done != 0 {
			t.Errorf("%s: budget %+v", activity, b)
		}
	}
}

// TestGrowthLimit: a person may set less or more than 2.5 %.
func TestGrowthLimit(t *testing.T) {
	for growth, want := range map[int]model.Load{0: 10 * km, 25: km * 1025 / 100, 100: 11 * km} {
		me := person(declare(0, 10*km))
		me.Limits.Growth = growth
		wantLimit(t, budget(t, ledger(me, june.First), running, june.Plus(1)), rule.Grow, want)
	}
}

func TestDeclared(t *testing.T) {
	t.Run("weeks before do not count", func(t *testing.T) {
		l := ledger(person(declare(3, 5*km)), june.Plus(4).First, did(0, 20*km), did(1, 20*km), did(2, 20*km))
		wantLimit(t, budget(t, l, running, june.Plus(4)), rule.Grow, km*5125/1000)
	})
	t.Run("it stands for its week", func(t *testing.T) {
		l := ledger(person(declare(0, 5*km)), june.First, session("run", june.Day(1), 4*km, 0))
		b := budget(t, l, running, june)
		wantLimit(t, b, rule.Grow, km*5125/1000)
		if b.Planned != 4*km {
			t.Errorf("planned %d, want what is planned", b.Planned)
		}
		wantLimit(t, budget(t, l, running, june.Plus(1)), rule.Grow, km*5125/1000)
	})
	t.Run("four real weeks replace it", func(t *testing.T) {
		l := ledger(person(declare(0, 20*km)), june.Plus(5).First,
			did(1, 10*km), did(2, 10*km), did(3, 10*km), did(4, 10*km))
		wantLimit(t, budget(t, l, running, june.Plus(4)), rule.HoldLight, 20*km)
		wantLimit(t, budget(t, l, running, june.Plus(5)), rule.Grow, km*1025/100)
	})
	t.Run("a distance declares minutes at 7:00 a km", func(t *testing.T) {
		l := ledger(person(declare(0, 10*km)), june.First)
		b := budget(t, l, impact, june.Plus(1))
		if b.Base != 70*60 || b.Measure != rule.ByTime {
			t.Errorf("budget %+v, want 70 minutes", b)
		}
	})
	t.Run("a stated time is kept, and high impact adds up", func(t *testing.T) {
		run := declare(0, 10*km)
		run.Duration = 3600
		me := person(run, model.Declared{Activity: "jump-rope", Week: june.First, Duration: 600},
			model.Declared{Activity: "cycle", Week: june.First, Duration: 7200})
		b := budget(t, ledger(me, june.First), impact, june.Plus(1))
		if b.Base != 4200 {
			t.Errorf("budget %+v, want 70 minutes", b)
		}
	})
	t.Run("high impact loses nothing to a later declaration", func(t *testing.T) {
		me := person(declare(0, 10*km), model.Declared{Activity: "jump-rope", Week: june.Plus(2).First, Duration: 600})
		l := ledger(me, june.Plus(3).First, did(1, 10*km), did(2, 10*km))
		if b := budget(t, l, impact, june.Plus(3)); b.Base != 70*60 {
			t.Errorf("budget %+v, want the 70 minutes of running", b)
		}
	})
	t.Run("a time alone counts in time", func(t *testing.T) {
		me := person(model.Declared{Activity: "run", Week: june.First, Duration: 3600})
		b := budget(t, ledger(me, june.First, session("run", june.Plus(1).Day(0), 5*km, 0)), running, june.Plus(1))
		wantLimit(t, b, rule.Grow, 3690)
		if b.Measure != rule.ByTime || b.Planned != 1800 {
			t.Errorf("budget %+v, want time", b)
		}
	})
}

// TestMeasure: distance only where everything has one (RULES.md 2.2).
func TestMeasure(t *testing.T) {
	me := person(declare(0, 10*km))
	without := func(n int) *model.Session { return done(session("run", june.Plus(n).Day(1), 0, 3600)) }
	t.Run("the week itself", func(t *testing.T) {
		l := ledger(me, june.Plus(1).First, session("run", june.Plus(1).Day(1), 5*km, 0), session("run", june.Plus(1).Day(3), 0, 600))
		b := budget(t, l, running, june.Plus(1))
		wantLimit(t, b, rule.Grow, 4305) // 70 minutes and 2.5 %
		if b.Measure != rule.ByTime || b.Planned != 2400 {
			t.Errorf("budget %+v, want 40 minutes", b)
		}
	})
	t.Run("the four active weeks before", func(t *testing.T) {
		all := []*model.Session{without(1), did(2, 10*km), did(3, 10*km), did(4, 10*km), did(5, 10*km)}
		l := ledger(me, june.Plus(6).First, all...)
		for n := 2; n <= 5; n++ {
			if b := budget(t, l, running, june.Plus(n)); b.Measure != rule.ByTime {
				t.Errorf("week %d by %s, want time", n, b.Measure)
			}
		}
		// Each week was within its limit in time, so its distance is credited.
		b := budget(t, l, running, june.Plus(6))
		wantLimit(t, b, rule.Grow, km*1025/100)
		if b.Measure != rule.ByDistance || b.Last != 10*km {
			t.Errorf("budget %+v, want distance", b)
		}
	})
	t.Run("an overshoot in time is one in distance", func(t *testing.T) {
		all := []*model.Session{without(1)}
		for n := 2; n <= 4; n++ {
			all = append(all, did(n, 10*km)) // an hour each
		}
		// 70 minutes are established: 8400 s are twice that.
		all = append(all, done(session("run", june.Plus(5).Day(1), 40*km, 8400)))
		l := ledger(me, june.Plus(6).First, all...)
		limit := budget(t, l, running, june.Plus(5)).Most
		b := budget(t, l, running, june.Plus(6))
		// Of 40 km as much is credited as of the time.
		wantLimit(t, b, rule.HoldOvershoot, 40*km*limit/8400)
	})
	t.Run("a ramp that began in time stays in it", func(t *testing.T) {
		all := []*model.Session{without(1), did(4, 6*km), did(5, 8*km), did(6, 10*km), did(7, 11*km)}
		l := ledger(me, june.Plus(8).First, all...)
		b := budget(t, l, running, june.Plus(8))
		wantLimit(t, b, rule.Ramp100, 4200)
		if b.Measure != rule.ByTime {
			t.Errorf("budget %+v, want time", b)
		}
	})
}

// TestWhatCounts: of a closed week only what was done, of this week and those
// ahead also what is planned, and nothing skipped or missed.
func TestWhatCounts(t *testing.T) {
	today := june.Plus(1).Day(3)
	skipped := session("run", june.Plus(1).Day(5), 9*km, 0)
	skipped.Status = model.Skipped
	tray := session("run", june.Day(1), 9*km, 0).InTray()
	l := ledger(person(declare(0, 10*km)), today,
		session("run", june.Day(4), 5*km, 0),         // last week, never ticked off
		done(session("run", june.Day(2), 4*km, 0)),   // last week
		session("run", june.Plus(1).Day(0), 2*km, 0), // this week, a day that has passed
		done(session("run", june.Plus(1).Day(1), km, 0)),
		session("run", june.Plus(1).Day(4), 3*km, 0),
		skipped, did(1, 0), &tray,
		session("run", june.Plus(2).Day(0), 7*km, 0),
	)
	for n, want := range [][2]model.Load{{4, 4}, {6, 1}, {7, 0}} {
		b := budget(t, l, running, june.Plus(n))
		if b.Planned != want[0]*km || b.Done != want[1]*km {
			t.Errorf("week %d: planned %d, done %d, want %v km", n, b.Planned, b.Done, want)
		}
	}
	// What was done counts as it was.
	long := done(session("run", june.Plus(1).Day(1), km, 0))
	long.Actual.Distance = model.Distance(2 * km)
	if b := budget(t, ledger(person(declare(0, 10*km)), today, long), running, june.Plus(1)); b.Done != 2*km {
		t.Errorf("done %d, want 2 km", b.Done)
	}
}

// TestStreams: families share nothing with each other, activities of one family
// everything, and high impact adds up; in the library's order.
func TestStreams(t *testing.T) {
	l := ledger(person(), june.First,
		session("cycle", june.Day(0), 0, 600), session("treadmill", june.Day(1), 0, 700),
		session("run", june.Day(3), 0, 100), session("jump-rope", june.Day(5), 0, 50),
		session("zumba", june.Day(6), 0, 7),
		&model.Session{ID: "m", Kind: model.Mobility, Date: june.Day(2), Status: model.Planned, Plan: model.Effort{Duration: 600}})
	want := []struct {
		stream string
		load   model.Load
	}{
		{"family:run", 800}, {"family:jump-rope", 50}, {"family:cycle", 600}, {"family:zumba", 7}, {"impact", 857},
	}
	got := l.Budgets(june)
	if len(got) != len(want) {
		t.Fatalf("budgets %+v, want %+v", got, want)
	}
	for i, b := range got {
		if b.Stream.String() != want[i].stream || b.Planned != want[i].load {
			t.Errorf("budget %d is of %v, %d; want %+v", i, b.Stream, b.Planned, want[i])
		}
	}
}

// TestWeekBounds: a session counts in the week of its date, for every first
// weekday, over a year end, a leap day and both clock changes.
func TestWeekBounds(t *testing.T) {
	for _, around := range []civil.Date{
		{Year: 2026, Month: 3, Day: 29},
		{Year: 2026, Month: 10, Day: 25},
		{Year: 2027, Month: 1, Day: 1},
		{Year: 2028, Month: 2, Day: 29},
	} {
		for _, first := range weekdays {
			me := person()
			me.FirstWeekday = first
			week := model.WeekOf(around, first)
			l := ledger(me, week.First,
				session("run", week.First.AddDays(-1), 0, 1), done(session("run", week.First.AddDays(-1), 0, 2)),
				session("run", week.First, 0, 10), session("run", week.Last(), 0, 100),
				session("run", week.Last().AddDays(1), 0, 1000))
			for n, want := range map[int]model.Load{-1: 2, 0: 110, 1: 1000} {
				if b := budget(t, l, running, week.Plus(n)); b.Planned != want {
					t.Errorf("weeks from %v, the one of %v: %d s, want %d", first, week.Plus(n).First, b.Planned, want)
				}
			}
		}
	}
}
