package planner_test

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// ridden declares a weekly distance by bicycle, which has no high impact, and
// plans weeks of as many kilometres, each in two rides.
func ridden(t *testing.T, declared model.Distance, weeks ...model.Distance) *world {
	w := newWorld(t)
	w.profile(func(p *model.Profile) {
		p.Declared = []model.Declared{{Activity: "cycle", Week: monday.AddDays(-7), Distance: declared, Duration: 2 * model.Hour}}
	})
	for i, distance := range weeks {
		for n := range 2 {
			ride := cardio("cycle", monday.AddDays(7*i+3*n), 40*model.Minute)
			ride.Plan.Distance = distance / 2
			w.add(ride)
		}
	}
	w.lastEvents()
	return w
}

// rides are the distances of each week, added up.
func (w *world) rides(weeks int) []model.Distance {
	all := make([]model.Distance, weeks)
	for _, s := range w.dump().Sessions {
		if s.Placed() {
			all[s.Date.DaysSince(monday)/7] += s.Plan.Distance
		}
	}
	return all
}

// RULES.md, clarification 13: each week is min(plan, L), a week that is not met
// repeats until it is, and the new end is shown.
func TestClarification13_ReRamp(t *testing.T) {
	w := ridden(t, 100*km, 102*km, 108*km, 60*km, 108*km)
	before := w.dump()
	out := w.apply(planner.ReRamp{From: model.Week{First: monday.AddDays(3)}, Weeks: 4})

	// L is 102.5 after 100, 104.55 after a week of 102 and no more than 2.5 % on
	// each week, and R after the light week.
	hundredth := km / 100
	want := []model.Distance{102 * km, 104*km + 55*hundredth, 107*km + 16*hundredth, 108 * km, 60 * km, 108 * km}
	if diff := cmp.Diff(want, w.rides(6)); diff != "" {
		t.Errorf("weeks (-want +got):\n%s", diff)
	}
	var plan []int
	var met []bool
	for i, week := range out.Ramp {
		plan, met = append(plan, week.Plan), append(met, week.Met)
		if week.Week.First != monday.AddDays(7*i) || len(week.Loads) != 1 || week.Loads[0].Result != model.Load(want[i]) || week.Loads[0].Limit < week.Loads[0].Result {
			t.Errorf("week %d: %+v", i, week)
		}
	}
	if diff := cmp.Diff([]int{1, 2, 2, 2, 3, 4}, plan); diff != "" {
		t.Errorf("weeks of the plan (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]bool{true, false, false, true, true, true}, met); diff != "" {
		t.Errorf("met (-want +got):\n%s", diff)
	}
	if first := out.Ramp[1].Loads[0]; first.Plan != model.Load(108*km) || first.Reason != rule.Grow || first.Measure != rule.ByDistance {
		t.Errorf("the second week: %+v", first)
	}
	if out.RampLeft != 0 || len(out.Findings) != 0 || out.Label != (planner.Label{Action: planner.ActionReRamp, Date: monday, Count: 6}) {
		t.Errorf("%d left, label %+v, findings %+v", out.RampLeft, out.Label, out.Findings)
	}
	if last := out.Ramp[len(out.Ramp)-1].Week.Last(); last != monday.AddDays(41) {
		t.Errorf("it ends on %v", last)
	}
	for _, s := range w.dump().Sessions {
		if d := s.Date.DaysSince(monday) % 7; d != 0 && d != 3 {
			t.Errorf("a ride on %v", s.Date)
		}
	}
	w.refuse(planner.ReRamp{From: model.Week{First: monday}, Weeks: 6}, planner.ErrNothingToDo)
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "undone")
}

// It stops at 52 weeks and says so: what is not reached waits in the tray.
func TestClarification13_ReRampStops(t *testing.T) {
	w := ridden(t, 10*km, 10*km, 100*km, 20*km)
	out := w.apply(planner.ReRamp{From: model.Week{First: monday}, Weeks: 3})
	if len(out.Ramp) != planner.MaxRampWeeks || out.RampLeft != 2 || out.Ramp[51].Met || out.Ramp[51].Plan != 2 {
		t.Errorf("%d weeks, %d left", len(out.Ramp), out.RampLeft)
	}
	if n := len(w.on(tray)); n != 2 {
		t.Errorf("%d in the tray", n)
	}
	if last := out.Ramp[51].Loads[0]; last.Result >= last.Plan || last.Result > last.Limit {
		t.Errorf("the last week: %+v", last)
	}
}

// Without growth nothing above the level is ever met.
func TestReRampWithoutGrowth(t *testing.T) {
	w := ridden(t, 20*km, 20*km, 21*km)
	w.profile(func(p *model.Profile) { p.Limits.Growth = 0 })
	out := w.apply(planner.ReRamp{From: model.Week{First: monday}, Weeks: 2})
	if len(out.Ramp) != planner.MaxRampWeeks || out.RampLeft != 1 {
		t.Errorf("%d weeks, %d left", len(out.Ramp), out.RampLeft)
	}
}

func TestReRampLeavesWhatIsFixed(t *testing.T) {
	w := ridden(t, 40*km, 60*km)
	pinned := cardio("cycle", monday.AddDays(4), 40*model.Minute)
	pinned.Plan.Distance, pinned.Pinned = 20*km, true
	p := w.add(pinned)
	w.apply(planner.Complete{Session: w.on(monday)[0], Actual: &model.Effort{Duration: model.Hour, Distance: 10 * km}})
	fixed := []model.Session{w.session(p), w.session(w.on(monday)[0])}
	w.now = noon(tuesday)
	out := w.apply(planner.ReRamp{From: model.Week{First: monday}, Weeks: 1})
	if diff := cmp.Diff(fixed, []model.Session{w.session(p), w.session(w.on(monday)[0])}); diff != "" {
		t.Errorf("fixed (-before +after):\n%s", diff)
	}
	// 41 km is the limit; 30 of it are done and pinned.
	if first := out.Ramp[0].Loads[0]; first.Result != model.Load(11*km) || first.Limit != model.Load(41*km) || first.Plan != model.Load(30*km) {
		t.Errorf("the first week: %+v", first)
	}
}

func TestReRampRefuses(t *testing.T) {
	w := ridden(t, 10*km, 10*km)
	week := model.Week{First: monday}
	w.refuseInput(planner.ReRamp{From: week}, "weeks", model.CodeTooSmall)
	w.refuseInput(planner.ReRamp{From: week, Weeks: 53}, "weeks", model.CodeTooLarge)
	w.refuseInput(planner.ReRamp{Weeks: 1}, "from", model.CodeBadDate)
	w.refuse(planner.ReRamp{From: week.Plus(-1), Weeks: 1}, planner.ErrPast)
	w.refuse(planner.ReRamp{From: week, Weeks: 1}, planner.ErrNothingToDo)
}

// Strength is ramped as well: neither a heavier weight than one banked step nor
// more volume than the limit.
func TestReRampStrength(t *testing.T) {
	w := newWorld(t)
	with := func(d civil.Date, weight model.Mass, reps int) model.Session {
		s := strength(model.Lower, d)
		set := model.Set{Reps: reps, Weight: weight}
		s.Prescriptions = []model.Prescription{{Exercise: "goblet-squat", Sets: []model.Set{set, set, set}}}
		return s
	}
	const pound = model.Pound
	for week := -4; week < 0; week++ {
		s := with(monday.AddDays(7*week), 25*pound, 10)
		id := w.add(s)
		w.apply(planner.Complete{Session: id})
	}
	w.add(with(monday, 50*pound, 10))
	out := w.apply(planner.ReRamp{From: model.Week{First: monday}, Weeks: 1})
	first := out.Ramp[0]
	if first.Met || len(first.Loads) != 1 || first.Loads[0].Measure != rule.ByVolume || first.Loads[0].Result > first.Loads[0].Limit {
		t.Errorf("the first week: %+v", first)
	}
	if len(out.Findings) != 0 {
		t.Errorf("findings %+v", out.Findings)
	}
	for _, s := range w.dump().Sessions {
		for _, set := range s.Prescriptions[0].Sets {
			if s.Date == monday && set.Weight > 26*pound {
				t.Errorf("%d in the first week", set.Weight)
			}
		}
	}
}

// Holds are counted in seconds: limits that are no tens of them are used up to
// the second, so that the ramp goes on.
func TestReRampHolds(t *testing.T) {
	w := newWorld(t)
	with := func(d civil.Date, hold model.Seconds) model.Session {
		s := strength(model.Upper, d)
		set := model.Set{Hold: hold}
		s.Prescriptions = []model.Prescription{{Exercise: "plank", Sets: []model.Set{set, set, set}}}
		return s
	}
	for week := -4; week < 0; week++ {
		id := w.add(with(monday.AddDays(7*week), 31))
		w.apply(planner.Complete{Session: id})
	}
	w.add(with(monday, 37))
	out := w.apply(planner.ReRamp{From: model.Week{First: monday}, Weeks: 1})
	var got []model.Load
	for _, week := range out.Ramp {
		got = append(got, week.Loads[0].Result)
	}
	if diff := cmp.Diff([]model.Load{95, 97, 99, 101, 103, 105, 107, 109, 111}, got); diff != "" {
		t.Errorf("seconds a week (-want +got):\n%s", diff)
	}
	if last := out.Ramp[len(out.Ramp)-1]; !last.Met || out.RampLeft != 0 || len(out.Findings) != 0 {
		t.Errorf("the last week: %+v, %d left, findings %+v", last, out.RampLeft, out.Findings)
	}
}

// No week of a ramp is over a hard limit, each asks for no more than its week
// of the plan, and the weeks come in order until each is met.
func TestReRampProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		p := drawProfile(t)
		p.Declared = []model.Declared{{Activity: "run", Week: monday.AddDays(-7), Distance: model.Distance(rapid.IntRange(1, 40).Draw(t, "declared")) * km}}
		w.apply(planner.SaveProfile{Profile: p})
		for range rapid.IntRange(1, 8).Draw(t, "sessions") {
			w.add(drawSession(t, monday.AddDays(rapid.IntRange(-7, 20).Draw(t, "day"))))
		}
		from := model.WeekOf(monday, p.FirstWeekday)
		op := planner.ReRamp{From: from, Weeks: rapid.IntRange(1, 3).Draw(t, "weeks")}
		out, err := w.plan.Apply(op, "because")
		if !mayFail(err) {
			t.Fatal(err)
		}
		plan := 1
		for i, week := range out.Ramp {
			if week.Week != from.Plus(i) || week.Plan != plan {
				t.Fatalf("week %d: %+v, want week %d of the plan", i, week, plan)
			}
			for _, l := range week.Loads {
				if l.Result > l.Plan || l.Result > l.Limit || week.Met && l.Result != l.Plan {
					t.Fatalf("week %d: %+v", i, l)
				}
			}
			if week.Met {
				plan++
			}
		}
		if op.Weeks-(plan-1) != out.RampLeft || out.RampLeft > 0 && len(out.Ramp) != planner.MaxRampWeeks {
			t.Fatalf("%d weeks, %d left of %d", len(out.Ramp), out.RampLeft, op.Weeks)
		}
	})
}

// A new first weekday within the plan makes one week longer, which is shown
// as two; the weeks of the ramp follow each other all the same, and none is over its limit.
func TestReRampOverANewFirstWeekday(t *testing.T) {
	for first := time.Sunday; first <= time.Saturday; first++ {
		w := ridden(t, 100*km, 102*km, 108*km, 108*km)
		if first != time.Monday {
			w.profile(func(p *model.Profile) { p.FirstWeekday = first })
		}
		out := w.apply(planner.ReRamp{From: model.Week{First: monday}, Weeks: 3})
		for i, week := range out.Ramp {
			if i > 0 && week.Week != out.Ramp[i-1].Week.Plus(1) && week.Week.Last() != out.Ramp[i-1].Week.Last().AddDays(int(first-time.Monday+7)%7) {
				t.Errorf("weeks from %v: %v does not follow %v", first, week.Week, out.Ramp[i-1].Week)
			}
			for _, l := range week.Loads {
				if l.Result > l.Limit {
					t.Errorf("weeks from %v: %+v in %v", first, l, week.Week)
				}
			}
		}
		if out.RampLeft != 0 || !out.Ramp[len(out.Ramp)-1].Met {
			t.Errorf("weeks from %v: %d left", first, out.RampLeft)
		}
	}
}
