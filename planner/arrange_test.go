package planner_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/rule"
)

var thisWeek = model.Week{First: monday}

// board writes a week as RULES.md does: a letter for strength and the activity
// of each day's sessions that count, or a dash.
func (w *world) board(week model.Week) string {
	w.Helper()
	byDay := map[civil.Date][]string{}
	for _, s := range w.dump().Sessions {
		word := map[model.Kind]string{model.Lower: "L", model.Upper: "U", model.Full: "F", model.Mobility: "m"}[s.Kind]
		if s.Kind == model.Cardio {
			word = string(s.Activity)
		}
		if s.Placed() && s.Counts() {
			byDay[s.Date] = append(byDay[s.Date], word)
		}
	}
	var days []string
	for _, d := range week.Days() {
		if len(byDay[d]) == 0 {
			days = append(days, "-")
		} else {
			days = append(days, strings.Join(byDay[d], "+"))
		}
	}
	return strings.Join(days, " ")
}

func (w *world) wantBoard(week model.Week, want string) {
	w.Helper()
	if got := w.board(week); got != want {
		w.Errorf("week %s\nwant %s", got, want)
	}
}

func wantNotPlaced(t fataler, out planner.Outcome, want ...arrange.Missed) {
	t.Helper()
	got := out.NotPlaced
	if len(got) == 0 && len(want) == 0 {
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("not placed (-want +got):\n%s", diff)
	}
}

// With 90 minutes a day there is time for everything that clarification 14
// aims at.
func TestArrangeForAnEmptyPerson(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) {
		for i := range p.Available {
			p.Available[i] = 90 * model.Minute
		}
	})
	w.lastEvents()
	out := w.apply(planner.Arrange{Week: thisWeek})
	w.wantBoard(thisWeek, "swim+L spin+U walk - L - U")
	wantNotPlaced(t, out)
	if len(out.Findings) != 0 {
		t.Errorf("findings %+v", out.Findings)
	}
	w.refuse(planner.Arrange{Week: thisWeek}, planner.ErrNothingToDo)
}

// An hour a day holds one session, so with a rest day one of seven is missed.
func TestArrangeByDefault(t *testing.T) {
	w := newWorld(t)
	out := w.apply(planner.Arrange{Week: thisWeek})
	w.wantBoard(thisWeek, "L U swim L cycle - walk")
	wantNotPlaced(t, out, arrange.Missed{Week: 1, Kind: "upper", Count: 1, Reasons: []arrange.Reason{arrange.Availability, arrange.RestDays}})
	changed := days(monday, tuesday, wednesday, thursday, friday, monday.AddDays(6))
	w.wantDone(out, planner.Label{Action: planner.ActionArrange, Date: monday}, changed)
}

// aim sets what the weeks of RULES.md section 4 ask for: one session a day.
func (w *world) aim(aims model.Aims) {
	w.Helper()
	w.profile(func(p *model.Profile) { p.Aims = aims })
}

func TestO22_OneSessionADay(t *testing.T) {
	w := newWorld(t)
	w.aim(model.Aims{Upper: 2, Lower: 2, Cardio: 2, Activities: []model.ActivityAim{{Activity: "run"}, {Activity: "swim"}, {Activity: "cycle"}}})
	out := w.apply(planner.Arrange{Week: thisWeek})
	w.wantBoard(thisWeek, "L U cycle L U - swim")
	wantNotPlaced(t, out)
}

func TestO23_OnlyTwoAdjacentDaysFree(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) {
		p.Aims = model.Aims{Lower: 2}
		free := p.Available[0]
		p.Available = [7]model.Seconds{}
		p.Available[model.Weekday(monday)], p.Available[model.Weekday(tuesday)] = free, free
	})
	out := w.apply(planner.Arrange{Week: thisWeek})
	w.wantBoard(thisWeek, "L - - - - - -")
	wantNotPlaced(t, out, arrange.Missed{Week: 1, Kind: "lower", Count: 1, Reasons: []arrange.Reason{arrange.Availability, arrange.RestGap}})
}

func TestO24_FullBodyThreeTimes(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) {
		p.Aims = model.Aims{Upper: 3, Lower: 3, FullBody: true}
		p.Limits.RestDaysWeek = 4
	})
	w.apply(planner.Arrange{Week: thisWeek})
	w.wantBoard(thisWeek, "F - - F - - F")
}

// A new stream begins with its starter (RULES.md 2.3.9), shared out by 2.3.8.
func TestArrangeCutsNewStreamsToTheirStarters(t *testing.T) {
	w := newWorld(t)
	w.aim(model.Aims{Cardio: 3, Activities: []model.ActivityAim{{Activity: "run", Sessions: 2}, {Activity: "swim", Sessions: 1}}})
	w.apply(planner.Arrange{Week: thisWeek})
	total := map[model.ID]model.Seconds{}
	for _, s := range w.dump().Sessions {
		total[s.Activity] += s.Plan.Duration
	}
	if total["run"] != 24*model.Minute || total["swim"] != 25*model.Minute {
		t.Errorf("totals %v", total)
	}
	// The week after may hold as much again, not more.
	w.apply(planner.Arrange{Week: thisWeek.Plus(1)})
	if found := w.findings(monday, monday.AddDays(13)); len(found) != 0 {
		t.Errorf("findings %+v", found)
	}
}

// A declared level is passed by no more than 2.5 %, shared out by RULES.md
// 2.3.8: 8.2 mi, of which two runs take 30 % each and the last one what it needs.
func TestArrangeKeepsToTheWeeklyLimit(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) {
		p.Units.Miles = true
		p.Aims = model.Aims{Cardio: 3, Activities: []model.ActivityAim{{Activity: "run", Sessions: 3}}}
		p.Declared = []model.Declared{{Activity: "run", Week: monday.AddDays(-7), Distance: 8 * model.Mile}}
	})
	out := w.apply(planner.Arrange{Week: thisWeek})
	if len(out.Findings) != 0 {
		t.Errorf("findings %+v", out.Findings)
	}
	var runs []string
	for _, s := range w.dump().Sessions {
		runs = append(runs, fmt.Sprintf("%.4f", float64(s.Plan.Distance)/float64(model.Mile)))
	}
	if got := strings.Join(runs, " "); got != "2.4600 2.4600 3.0447" {
		t.Errorf("runs of %s mi", got)
	}
}

// Templates take turns, going on from the last one.
func TestArrangeDrawsTemplatesInTurn(t *testing.T) {
	w := newWorld(t)
	last := done(strength(model.Lower, monday.AddDays(-4)))
	last.Template = "squat-hinge"
	w.add(last)
	w.aim(model.Aims{Upper: 1, Lower: 2})
	drawn := func(week model.Week) (templates []model.ID) {
		for _, s := range w.dump().Sessions {
			if week.Contains(s.Date) && s.Kind == model.Lower {
				templates = append(templates, s.Template)
			}
		}
		return templates
	}
	for n, want := range [][]model.ID{{"step-bridge", "squat-hinge"}, {"step-bridge", "squat-hinge"}} {
		w.apply(planner.Arrange{Week: thisWeek.Plus(n)})
		wantIDs(t, drawn(thisWeek.Plus(n)), want...)
	}
	w.aim(model.Aims{Lower: 3})
	w.apply(planner.Arrange{Week: thisWeek.Plus(2)})
	wantIDs(t, drawn(thisWeek.Plus(2)), "step-bridge", "squat-hinge", "step-bridge")
	w.apply(planner.Arrange{Week: thisWeek.Plus(3)})
	wantIDs(t, drawn(thisWeek.Plus(3)), "squat-hinge", "step-bridge", "squat-hinge")
}

// The tray is used before anything new is drawn, and what is too much goes
// there; pinned and mobility sessions stay in it.
func TestArrangeUsesAndFillsTheTray(t *testing.T) {
	w := newWorld(t)
	w.aim(model.Aims{Upper: 1, Lower: 1})
	pinned := strength(model.Lower, tray)
	pinned.Pinned = true
	p, l, m := w.add(pinned), w.add(strength(model.Lower, tray)), w.add(strength(model.Mobility, tray))
	u1, u2 := w.add(strength(model.Upper, tuesday)), w.add(strength(model.Upper, friday))
	before := w.session(l)
	w.apply(planner.Arrange{Week: thisWeek})
	w.wantBoard(thisWeek, "- L - - U - -") // one slot changes: the upper body of Tuesday
	wantIDs(t, w.on(tuesday), l)
	wantIDs(t, w.on(friday), u2)
	wantIDs(t, w.on(tray), p, m, u1)
	before.Date, before.Original = tuesday, tuesday
	after := w.session(l)
	after.Position = before.Position
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("out of the tray (-want +got):\n%s", diff)
	}
}

// What is done or pinned stays with its whole day; days that are over stay;
// mobility stays where it is and takes its time.
func TestArrangeLeavesWhatIsFixed(t *testing.T) {
	w := newWorld(t)
	w.now = noon(wednesday)
	w.aim(model.Aims{Upper: 2, Lower: 2, Cardio: 1, Activities: []model.ActivityAim{{Activity: "walk", Sessions: 1}}})
	w.add(done(strength(model.Lower, monday)))
	w.add(strength(model.Upper, tuesday)) // planned and over
	pinned := strength(model.Lower, thursday)
	pinned.Pinned = true
	w.add(pinned)
	w.add(strength(model.Mobility, thursday))
	w.add(withLength(strength(model.Mobility, friday), 30*model.Minute))
	before := w.dump()
	w.apply(planner.Arrange{Week: thisWeek})
	w.wantBoard(thisWeek, "L U - L+m m+walk - U") // the gap to what may have been done holds
	kept := map[model.ID]model.Session{}
	for _, s := range w.dump().Sessions {
		kept[s.ID] = s
	}
	for _, s := range before.Sessions {
		got := kept[s.ID]
		if s.Date == friday {
			got.Position = s.Position
		}
		if diff := cmp.Diff(s, got); diff != "" {
			t.Errorf("%s changed (-before +after):\n%s", s.Title, diff)
		}
	}
}

func TestArrangeRefusesThePast(t *testing.T) {
	w := newWorld(t)
	w.refuse(planner.Arrange{Week: thisWeek.Plus(-1)}, planner.ErrPast)
	w.refuse(planner.Arrange{}, planner.ErrPast)
	w.now = noon(monday.AddDays(6))
	w.apply(planner.Arrange{Week: thisWeek})
	w.wantBoard(thisWeek, "- - - - - - swim")
}

// Any day names its week.
func TestArrangeTakesTheWholeWeek(t *testing.T) {
	w := newWorld(t)
	out := w.apply(planner.Arrange{Week: model.Week{First: thursday}})
	if out.Label.Date != monday {
		t.Errorf("label %+v", out.Label)
	}
	if got := w.board(thisWeek.Plus(1)); got != "- - - - - - -" {
		t.Errorf("the week after: %s", got)
	}
}

// freeOn leaves time on some days alone.
func (w *world) freeOn(aims model.Aims, restDays int, days ...civil.Date) {
	w.Helper()
	w.profile(func(p *model.Profile) {
		p.Aims, p.Limits.RestDays, p.Limits.Agreed, p.Available = aims, restDays, monday, [7]model.Seconds{}
		for _, d := range days {
			p.Available[model.Weekday(d)] = 2 * model.Hour
		}
	})
}

// What comes to today keeps no time that is over.
func TestArrangeGivesTodayNoTimeThatIsOver(t *testing.T) {
	for clock, kept := range map[model.Seconds]bool{7 * model.Hour: false, 18 * model.Hour: true} {
		w := newWorld(t)
		w.freeOn(model.Aims{Upper: 1}, 2, monday)
		id := w.add(at(strength(model.Upper, friday), clock, london))
		w.apply(planner.Arrange{Week: thisWeek})
		s := w.session(id)
		if s.Date != monday || s.Timed() != kept {
			t.Errorf("from %d s: on %s at %v", clock, s.Date, s.Start)
		}
	}
	w := newWorld(t)
	w.freeOn(model.Aims{Upper: 1}, 2, monday)
	w.now = model.At(monday, 15*model.Hour, london)
	morning := strength(model.Upper, friday)
	morning.Part = model.Morning
	id := w.add(morning)
	w.apply(planner.Arrange{Week: thisWeek})
	if s := w.session(id); s.Date != monday || s.Part != model.AnyTime {
		t.Errorf("the morning: on %s, %q", s.Date, s.Part)
	}
}

// Clock times are kept, but never leave less than a day between upper-body
// sessions, though the person allows them on consecutive days.
func TestArrangeKeepsClockTimesADayApart(t *testing.T) {
	w := newWorld(t)
	w.freeOn(model.Aims{Upper: 3}, 1, monday, tuesday, wednesday)
	w.add(at(strength(model.Upper, monday), 20*model.Hour, london))
	early := w.add(at(strength(model.Upper, friday), 7*model.Hour, london))
	eight := w.add(at(strength(model.Upper, friday.AddDays(1)), 8*model.Hour, london))
	out := w.apply(planner.Arrange{Week: thisWeek})
	if len(out.Findings) != 0 {
		t.Errorf("findings %+v", out.Findings)
	}
	w.wantBoard(thisWeek, "U U U - - - -")
	wantIDs(t, w.on(tuesday), early)
	if s := w.session(early); s.Timed() {
		t.Errorf("11 hours after the one before: %v", s.Start)
	}
	if s := w.session(eight); !s.Start.Equal(model.At(wednesday, 8*model.Hour, london)) {
		t.Errorf("starts at %v", s.Start)
	}
	wantNotPlaced(t, out)
	w.refuse(planner.Arrange{Week: thisWeek}, planner.ErrNothingToDo)
}

// Two civil days can be less than 24 hours: from the end of a session that
// began before midnight to one just after.
func TestArrangeSeesSessionsOverMidnight(t *testing.T) {
	w := newWorld(t)
	w.freeOn(model.Aims{Lower: 2}, 2, monday, wednesday)
	late := at(strength(model.Lower, monday), 23*model.Hour+30*model.Minute, london)
	late.Pinned = true
	w.add(late)
	early := w.add(at(strength(model.Lower, friday), 5*model.Minute, london))
	out := w.apply(planner.Arrange{Week: thisWeek})
	if len(out.Findings) != 0 {
		t.Errorf("findings %+v", out.Findings)
	}
	w.wantBoard(thisWeek, "L - L - - - -")
	if s := w.session(early); s.Date != wednesday || s.Timed() {
		t.Errorf("moved: %+v", s)
	}
}

// A session that its day has no time for is not placed there.
func TestArrangeLeavesWhatDoesNotFit(t *testing.T) {
	w := newWorld(t)
	w.freeOn(model.Aims{Upper: 1, Cardio: 1, Activities: []model.ActivityAim{{Activity: "walk", Sessions: 1}}}, 2, monday)
	long := withLength(strength(model.Upper, monday), 105*model.Minute)
	w.add(long)
	out, err := w.plan.Check(planner.Arrange{Week: thisWeek})
	if !errors.Is(err, planner.ErrNothingToDo) {
		t.Errorf("check: %+v, %v", out.Change.Sessions, err)
	}
	wantNotPlaced(t, out,
		arrange.Missed{Week: 1, Kind: "cardio", Count: 1, Reasons: []arrange.Reason{arrange.Availability}},
		arrange.Missed{Week: 1, Kind: "walk", Count: 1, Reasons: []arrange.Reason{arrange.Availability}})
}

// A slot names one activity; the other one of a fixed day counts as well.
func TestArrangeSeesBothActivitiesOfADay(t *testing.T) {
	w := newWorld(t)
	w.aim(model.Aims{Cardio: 3, Activities: []model.ActivityAim{{Activity: "run", Sessions: 1}, {Activity: "walk", Sessions: 1}, {Activity: "swim", Sessions: 1}}})
	w.now = noon(tuesday)
	w.add(done(cardio("run", monday, 20*model.Minute)))
	w.add(done(cardio("brisk-walk", monday, 30*model.Minute)))
	out := w.apply(planner.Arrange{Week: thisWeek})
	if got := w.board(thisWeek); strings.Count(got, "walk") != 1 || strings.Count(got, "swim") != 1 || strings.Count(got, "run") != 1 {
		t.Errorf("week %s", got)
	}
	wantNotPlaced(t, out)
}

// Whatever there is, arranging breaks no rule, changes nothing that is fixed,
// loses nothing, and once is enough.
func TestArrangeProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		drawPlan(t, w)
		w.now = noon(monday.AddDays(rapid.IntRange(-1, 6).Draw(t, "today")))
		week := model.WeekOf(monday.AddDays(rapid.IntRange(0, 8).Draw(t, "day")), w.dump().Profile.FirstWeekday)
		before := w.dump()
		out, err := w.plan.Apply(planner.Arrange{Week: week}, "")
		switch {
		case errors.Is(err, planner.ErrPast) && week.Last().Before(civil.DateOf(w.now)):
			return
		case errors.Is(err, planner.ErrNothingToDo):
			w.same(before, "after nothing to do")
			return
		case err != nil:
			t.Fatal(err)
		}
		for _, f := range out.Findings {
			if f.Kept == "" && (f.Severity == rule.Violation || f.Rule == rule.SameActivity || f.Rule == rule.RestGap && f.Args.Region == "lower") {
				t.Fatalf("found %+v", f)
			}
		}
		w.wantArranged(before, week)
		after := w.dump()
		if again, err := w.plan.Apply(planner.Arrange{Week: week}, ""); !errors.Is(err, planner.ErrNothingToDo) {
			t.Fatalf("again: %+v, %v", again.Change.Sessions, err)
		}
		w.same(after, "arranged again")
	})
}

// wantArranged checks what arranging a week has to leave alone.
func (w *world) wantArranged(before dump, week model.Week) {
	w.Helper()
	today := civil.DateOf(w.now)
	fixed := map[civil.Date]bool{}
	for _, s := range before.Sessions {
		if s.Kind != model.Mobility && s.Counts() && (s.Pinned || s.Status == model.Done) || s.Date.Before(today) || !week.Contains(s.Date) {
			fixed[s.Date] = true
		}
	}
	delete(fixed, tray)
	after := map[model.ID]model.Session{}
	for _, s := range w.dump().Sessions {
		after[s.ID] = s
	}
	for _, s := range before.Sessions {
		got, there := after[s.ID]
		delete(after, s.ID)
		stays := fixed[s.Date] || s.Pinned || s.Kind == model.Mobility || !s.Counts()
		if !fixed[s.Date] {
			got.Position = s.Position
		}
		if !there || stays && cmp.Diff(s, got) != "" {
			w.Fatalf("%+v\nbecame %+v", s, got)
		}
		if got.Placed() && got.Date != s.Date && (fixed[got.Date] || got.Date.Before(today)) {
			w.Fatalf("moved to a fixed day: %+v", got)
		}
	}
	for _, s := range after {
		if !week.Contains(s.Date) || fixed[s.Date] || s.Date.Before(today) || s.Template == "" && s.Activity == "" {
			w.Fatalf("new: %+v", s)
		}
	}
}

// The same data and IDs give the same bytes, whatever was done before.
func TestO27_ArrangeIsDeterministic(t *testing.T) {
	w := newWorld(t)
	for i := range 5 {
		w.add(done(cardio("run", monday.AddDays(-3*i-1), 20*model.Minute)))
		w.add(strength(model.Upper, tray))
	}
	w.add(strength(model.Lower, friday))
	text := func() string {
		w.ids = 100
		out, err := w.plan.Check(planner.Arrange{Week: thisWeek})
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(out)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	want := text()
	for i := range 100 {
		if i == 50 {
			w.reopen()
		}
		if got := text(); got != want {
			t.Fatalf("another outcome: %s\nbefore: %s", got, want)
		}
	}
}

// What the limit takes off a long run is time for strength on the same day.
func TestArrangeUsesTheTimeThatALimitFrees(t *testing.T) {
	w := newWorld(t)
	w.freeOn(model.Aims{Lower: 1, Cardio: 1, Activities: []model.ActivityAim{{Activity: "run", Sessions: 1}}}, 2, monday)
	w.add(cardio("run", monday, 70*model.Minute))
	out := w.apply(planner.Arrange{Week: thisWeek})
	w.wantBoard(thisWeek, "run+L - - - - - -")
	wantNotPlaced(t, out)
	w.refuse(planner.Arrange{Week: thisWeek}, planner.ErrNothingToDo)
}

// Walking beside a run on a fixed day is walking all the same: none the day
// after.
func TestArrangeVariesFromBothActivitiesOfADay(t *testing.T) {
	w := newWorld(t)
	w.freeOn(model.Aims{Cardio: 3, Activities: []model.ActivityAim{{Activity: "walk", Sessions: 2}}}, 2, monday, tuesday)
	w.now = noon(tuesday)
	w.add(done(cardio("run", monday, 20*model.Minute)))
	w.add(done(cardio("brisk-walk", monday, 40*model.Minute)))
	out, err := w.plan.Check(planner.Arrange{Week: thisWeek})
	if !errors.Is(err, planner.ErrNothingToDo) || len(out.NotPlaced) == 0 {
		t.Errorf("outcome %+v, %v", out, err)
	}
}

// Of a limit so small that nothing is left of a long ride, none is made.
func TestArrangePutsAwayWhatALimitLeavesNothingOf(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) {
		p.Aims = model.Aims{Cardio: 4, Activities: []model.ActivityAim{{Activity: "cycle", Sessions: 4}}}
		p.Declared = []model.Declared{{Activity: "cycle", Week: monday.AddDays(-7), Distance: 400 * model.Metre, Duration: 10 * model.Minute}}
	})
	for i := range 4 {
		ride := cardio("cycle", monday.AddDays(2*i), 40*model.Minute)
		ride.Plan.Distance = 30 * model.Kilometre
		w.add(ride)
	}
	out := w.apply(planner.Arrange{Week: thisWeek})
	if out.Verdict() == rule.Violation {
		t.Errorf("findings %+v", out.Findings)
	}
	w.wantBoard(thisWeek, "- - - - - - cycle")
	wantNotPlaced(t, out,
		arrange.Missed{Week: 1, Kind: "cardio", Count: 3, Reasons: []arrange.Reason{arrange.Blocked}},
		arrange.Missed{Week: 1, Kind: "cycle", Count: 3, Reasons: []arrange.Reason{arrange.Blocked}})
}
