package progress_test

import (
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// zones says how weeks of June went, by their number; others are green.
func zones(of map[int]model.PainZone) progress.Evidence {
	return progress.Evidence{Zone: func(_ rule.Stream, w model.Week) model.PainZone {
		return of[w.First.DaysSince(june.First)/7]
	}}
}

func TestO11_CutAfterRed(t *testing.T) {
	me := person(declare(0, 10*mi))
	l := progress.NewLedger(library, me, []*model.Session{
		did(1, mi*1025/100), did(2, 8*mi), did(3, mi*820/100),
	}, june.Plus(4).First, zones(map[int]model.PainZone{1: model.Red}))
	wantLimit(t, budget(t, l, running, june.Plus(2)), rule.Cut, mi*820/100)
	wantLimit(t, budget(t, l, running, june.Plus(3)), rule.HoldLight, mi*820/100)
	wantLimit(t, budget(t, l, running, june.Plus(4)), rule.Grow, mi*8405/1000)
}

// TestZones goes through the rows of RULES.md 2.3 that pain decides, with 10 km
// declared.
func TestZones(t *testing.T) {
	type row struct {
		reason rule.Reason
		metres model.Load
	}
	const amber, masked, red = model.Amber, model.Masked, model.Red
	for _, c := range []struct {
		name  string
		ran   []model.Load // metres
		zones map[int]model.PainZone
		want  []row // one more than ran, from the first week after the declared one
	}{
		{
			"amber holds, then it grows",
			[]model.Load{10_250, 10_250},
			map[int]model.PainZone{1: amber},
			[]row{{rule.Grow, 10_250}, {rule.HoldAmber, 10_250}, {rule.Grow, 10_506}},
		},
		{
			"masked holds",
			[]model.Load{10_250, 10_250},
			map[int]model.PainZone{1: masked},
			[]row{{rule.Grow, 10_250}, {rule.HoldMasked, 10_250}, {rule.Grow, 10_506}},
		},
		{
			"an overshoot with pain counts no more for being repeated",
			[]model.Load{12_000, 12_000, 10_250},
			map[int]model.PainZone{1: amber},
			[]row{{rule.Grow, 10_250}, {rule.HoldAmber, 10_250}, {rule.HoldOvershoot, 10_250}, {rule.Grow, 10_506}},
		},
		{
			"red cuts what was done within the limit",
			[]model.Load{20_000, 8200},
			map[int]model.PainZone{1: red},
			[]row{{rule.Grow, 10_250}, {rule.Cut, 8200}, {rule.Grow, 8405}},
		},
		{
			"red twice in a row",
			[]model.Load{10_000, 8000, 6400},
			map[int]model.PainZone{1: red, 2: red},
			[]row{{rule.Grow, 10_250}, {rule.Cut, 8000}, {rule.Cut, 6400}, {rule.Grow, 6560}},
		},
		{
			"a week missed after red holds the cut level",
			[]model.Load{10_000, 0, 8000},
			map[int]model.PainZone{1: red},
			[]row{{rule.Grow, 10_250}, {rule.Cut, 8000}, {rule.HoldMissed, 8000}, {rule.Grow, 8200}},
		},
		{
			"a ramp step needs green",
			[]model.Load{0, 0, 5000, 5000, 7000},
			map[int]model.PainZone{3: amber, 5: masked},
			[]row{
				{rule.Grow, 10_250},
				{rule.HoldMissed, 10_000},
				{rule.Ramp50, 5000},
				{rule.Ramp50, 5000},
				{rule.Ramp70, 7000},
				{rule.Ramp70, 7000},
			},
		},
		{
			"red ends a ramp",
			[]model.Load{0, 0, 5000, 7000, 5600},
			map[int]model.PainZone{4: red},
			[]row{
				{rule.Grow, 10_250},
				{rule.HoldMissed, 10_000},
				{rule.Ramp50, 5000},
				{rule.Ramp70, 7000},
				{rule.Cut, 5600},
				{rule.Grow, 5740},
			},
		},
		{
			"a break after red ramps up to the cut level",
			[]model.Load{10_000, 0, 0},
			map[int]model.PainZone{1: red},
			[]row{{rule.Grow, 10_250}, {rule.Cut, 8000}, {rule.HoldMissed, 8000}, {rule.Ramp50, 4000}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var all []*model.Session
			for i, metres := range c.ran {
				all = append(all, did(i+1, metres*model.Load(model.Metre)))
			}
			l := progress.NewLedger(library, person(declare(0, 10*km)), all, june.Plus(len(c.ran)+1).First, zones(c.zones))
			for i, want := range c.want {
				b := budget(t, l, running, june.Plus(i+1))
				if b.Reason != want.reason || b.Most/model.Load(model.Metre) != want.metres {
					t.Errorf("week %d: %s %d m, want %s %d m", i+1, b.Reason, b.Most/model.Load(model.Metre), want.reason, want.metres)
				}
			}
		})
	}
}

// TestNewAndRed: pain in the first week of a new stream cuts the second.
func TestNewAndRed(t *testing.T) {
	run := done(session("run", june.Day(1), 0, 1440))
	for zone, want := range map[model.PainZone]struct {
		reason rule.Reason
		most   model.Load
	}{
		model.Green: {rule.HoldNew, 1440}, model.Amber: {rule.HoldNew, 1440}, model.Red: {rule.Cut, 1152},
	} {
		l := progress.NewLedger(library, person(), []*model.Session{run}, june.Plus(1).First, zones(map[int]model.PainZone{0: zone}))
		wantLimit(t, budget(t, l, running, june.Plus(1)), want.reason, want.most)
	}
}

// TestRedFlag: while a flag is open nothing grows that loads the knee, all else
// does (RULES.md 2.8).
func TestRedFlag(t *testing.T) {
	me := person(declare(0, 10*km), model.Declared{Activity: "swim", Week: june.First, Duration: 1000})
	open := progress.Evidence{Flagged: func(w model.Week) bool { return w == june.Plus(1) }}
	l := progress.NewLedger(library, me, []*model.Session{did(1, 10*km), done(session("swim", june.Plus(1).Day(2), 0, 1000))}, june.Plus(2).First, open)
	swimming := rule.Stream{Kind: rule.FamilyStream, Of: "swim"}
	wantLimit(t, budget(t, l, running, june.Plus(1)), rule.HoldFlag, 10*km)
	wantLimit(t, budget(t, l, impact, june.Plus(1)), rule.HoldFlag, 70*60)
	wantLimit(t, budget(t, l, swimming, june.Plus(1)), rule.Grow, 1025)
	wantLimit(t, budget(t, l, running, june.Plus(2)), rule.Grow, km*1025/100)
}

// TestEasyWeeks: every fifth week at 70 %, and the one after holds (RULES.md
// 2.3.5). A ramp and a new stream are easy enough.
func TestEasyWeeks(t *testing.T) {
	me := person(declare(0, 10*km))
	me.Limits.EasyEvery, me.Limits.EasyPercent, me.Limits.EasyFrom = 5, 70, june.Plus(2).Day(3)
	l := ledger(me, june.Plus(4).First, did(1, 10*km), did(2, 7*km), did(3, 10*km))
	for n, want := range map[int]struct {
		reason rule.Reason
		most   model.Load
	}{
		1: {rule.Grow, km * 1025 / 100}, 2: {rule.Easy, 7 * km}, 3: {rule.HoldEasy, 10 * km}, 4: {rule.Grow, km * 1025 / 100},
	} {
		wantLimit(t, budget(t, l, running, june.Plus(n)), want.reason, want.most)
	}
	ahead := ledger(me, june.Plus(4).First, did(1, 10*km), did(2, 7*km), did(3, 10*km), did(4, 10*km), did(5, 10*km), did(6, 10*km))
	wantLimit(t, budget(t, ahead, running, june.Plus(7)), rule.Easy, 7*km)

	break3 := ledger(me, june.Plus(7).First, did(1, 10*km), did(2, 7*km), did(3, 10*km))
	wantLimit(t, budget(t, break3, running, june.Plus(7)), rule.Ramp50, 5*km)
	fresh := ledger(me, june.Plus(2).First, session("swim", june.Plus(2).Day(0), 0, 600))
	wantLimit(t, budget(t, fresh, rule.Stream{Kind: rule.FamilyStream, Of: "swim"}, june.Plus(2)), rule.New, 1800)
}
