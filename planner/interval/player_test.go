package interval

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
)

func player(t *testing.T, r model.Routine) *Player {
	t.Helper()
	p, err := NewPlayer(r)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// playing is the lower-body warm-up, started at 10:00:00.
func playing(t *testing.T) *Player {
	t.Helper()
	p := player(t, WarmUp(WarmUpLower, false))
	do(t, "start", p.Start(ten))
	return p
}

func restartedPlayer(t *testing.T, p *Player) *Player {
	t.Helper()
	data, err := json.Marshal(p)
	do(t, "save", err)
	var again Player
	do(t, "restore", json.Unmarshal(data, &again))
	return &again
}

func plays(t *testing.T, p *Player, now time.Time, want PlayerView) {
	t.Helper()
	if diff := cmp.Diff(want, p.At(now)); diff != "" {
		t.Fatalf("at %s (-want +got):\n%s", now.Format(time.TimeOnly), diff)
	}
}

func sums(t *testing.T, p *Player, now time.Time, want Summary) {
	t.Helper()
	if diff := cmp.Diff(want, p.Summary(now)); diff != "" {
		t.Fatalf("at %s (-want +got):\n%s", now.Format(time.TimeOnly), diff)
	}
}

func TestAWholeWarmUp(t *testing.T) {
	p := playing(t)
	var want []Event
	for i := range 8 {
		minute := 2 + i
		work := 1 + 2*i
		want = append(want, Event{Kind: StepBegins, At: after(minute, 0), Step: work})
		if i%4 == 1 { // side shuffles
			want = append(want, Event{Kind: SideChange, At: after(minute, 22), Step: work})
		}
		want = append(want, Event{Kind: StepBegins, At: after(minute, 45), Step: work + 1})
	}
	want = append(want, Event{Kind: Finished, At: after(10, 0)})

	var told []Event
	for second := range 601 {
		now := after(0, second)
		events := p.Advance(now)
		for _, e := range events {
			if !e.At.Equal(now) {
				t.Errorf("%v told at %v", e, now)
			}
		}
		told = append(told, events...)
	}
	happened(t, told, want...)
	plays(t, p, after(11, 0), PlayerView{View: View{Phase: PhaseDone}, Step: 17, Next: -1})
	sums(t, p, after(11, 0), Summary{Done: 10 * time.Minute, Length: 10 * time.Minute, Complete: true})
	refused(t, "start again", p.Start(after(11, 0)), Refused{Code: CodeFinished})
	refused(t, "skip", p.Skip(after(11, 0)), Refused{Code: CodeNotRunning})
	refused(t, "stop", p.Stop(after(11, 0)), Refused{Code: CodeNotRunning})
	refused(t, "extend", p.Extend(after(11, 0), 15), Refused{Code: CodeNotRunning})
}

func TestHowAWarmUpStands(t *testing.T) {
	p := player(t, WarmUp(WarmUpLower, false))
	plays(t, p, ten, PlayerView{View: View{Phase: PhaseReady, Remaining: 2 * time.Minute}, Left: 10 * time.Minute, Next: 1})
	do(t, "start", p.Start(ten))
	refused(t, "start again", p.Start(ten), Refused{Code: CodeRunning})
	plays(t, p, after(2, 14), PlayerView{
		View: View{Phase: PhaseWork, Remaining: clock(0, 31), Elapsed: clock(0, 14), Overdue: clock(0, 14), Ends: after(2, 45), Then: PhaseRest},
		Step: 1, Left: clock(7, 46), Next: 2,
	})
	plays(t, p, after(9, 50), PlayerView{
		View: View{Phase: PhaseRest, Remaining: clock(0, 10), Elapsed: clock(0, 5), Overdue: clock(7, 50), Ends: after(10, 0), Then: PhaseDone},
		Step: 16, Left: clock(0, 10), Next: -1,
	})
	do(t, "pause", p.Pause(after(0, 30)))
	refused(t, "pause again", p.Pause(after(0, 31)), Refused{Code: CodeNotRunning})
	plays(t, p, after(40, 0), PlayerView{
		View: View{Phase: PhasePaused, Remaining: clock(1, 30), Elapsed: clock(0, 30)},
		Left: clock(9, 30), Next: 1,
	})
	do(t, "resume", p.Resume(after(40, 0)))
	refused(t, "resume again", p.Resume(after(40, 0)), Refused{Code: CodeNotPaused})
	if got := p.At(after(41, 30)); got.Step != 1 || got.Remaining != clock(0, 45) {
		t.Errorf("resumed: %+v", got)
	}
}

// Skipping moves on to the next drill, and the summary shows less than 10:00
// (RULES.md 2.11).
func TestSkippingADrillLeavesTheWarmUpIncomplete(t *testing.T) {
	p := playing(t)
	do(t, "skip butt kicks", p.Skip(after(2, 10)))
	if v := p.At(after(2, 10)); v.Step != 3 || v.Remaining != clock(0, 45) || v.Left != 7*time.Minute {
		t.Fatalf("after the skip: %+v", v)
	}
	happened(t, p.Advance(after(2, 40)), Event{Kind: StepBegins, At: after(2, 0), Step: 1}, Event{Kind: SideChange, At: after(2, 32), Step: 3})
	do(t, "pause", p.Pause(after(2, 40)))
	do(t, "skip the side shuffles", p.Skip(after(5, 0)))
	if v := p.At(after(6, 0)); v.Phase != PhasePaused || v.Step != 5 || v.Elapsed != 0 {
		t.Fatalf("after the skip: %+v", v)
	}
	do(t, "resume", p.Resume(after(6, 0)))
	p = restartedPlayer(t, p)
	sums(t, p, after(60, 0), Summary{Done: clock(8, 40), Length: clock(10, 0), Skipped: 2})
}

// A skip in the easy seconds leaves out no drill, but the warm-up is shorter.
func TestSkippingTheEasySeconds(t *testing.T) {
	p := playing(t)
	do(t, "skip", p.Skip(after(2, 50)))
	if v := p.At(after(2, 50)); v.Step != 3 || v.Phase != PhaseWork {
		t.Fatalf("after the skip: %+v", v)
	}
	sums(t, p, after(60, 0), Summary{Done: clock(9, 50), Length: clock(10, 0)})
}

func TestSkippingEverything(t *testing.T) {
	p := playing(t)
	for range 9 {
		do(t, "skip", p.Skip(ten))
	}
	plays(t, p, ten, PlayerView{View: View{Phase: PhaseDone}, Step: 17, Next: -1})
	sums(t, p, ten, Summary{Length: clock(10, 0), Skipped: 9})
	happened(t, p.Advance(after(20, 0)))
	p = restartedPlayer(t, p)
	refused(t, "start again", p.Start(ten), Refused{Code: CodeFinished})
}

func TestStoppingAWarmUp(t *testing.T) {
	p := playing(t)
	do(t, "stop", p.Stop(after(7, 30)))
	plays(t, p, after(8, 0), PlayerView{View: View{Phase: PhaseDone, Overdue: 6 * time.Minute}, Step: 17, Next: -1})
	sums(t, p, after(8, 0), Summary{Done: clock(7, 30), Length: clock(10, 0), Skipped: 3})
	if s := playing(t).Summary(after(7, 30)); s.Skipped != 0 {
		t.Errorf("%d skipped by one that still runs", s.Skipped)
	}
}

func TestExtendingADrill(t *testing.T) {
	p := playing(t)
	do(t, "extend", p.Extend(after(3, 40), 15))
	p = restartedPlayer(t, p)
	if got := p.Steps()[3]; got != (Step{Drill: 2, Phase: PhaseWork, Length: time.Minute}) {
		t.Errorf("extended: %+v", got)
	}
	happened(t, p.Advance(after(4, 0)),
		Event{Kind: StepBegins, At: after(2, 0), Step: 1}, Event{Kind: StepBegins, At: after(2, 45), Step: 2},
		Event{Kind: StepBegins, At: after(3, 0), Step: 3}, Event{Kind: SideChange, At: after(3, 22), Step: 3},
		Event{Kind: StepBegins, At: after(4, 0), Step: 4})
	sums(t, p, after(60, 0), Summary{Done: clock(10, 15), Length: clock(10, 0), Complete: true})

	p = playing(t)
	refused(t, "extend beyond an hour", p.Extend(ten, 3600), Refused{Code: CodeTooLong, Most: 3600})
	do(t, "extend to an hour", p.Extend(ten, 3480))
	for _, by := range []model.Seconds{0, -15, 3601} {
		if err := p.Extend(ten, by); len(model.InvalidFields(err)) != 1 {
			t.Errorf("extend by %d s: %v", by, err)
		}
	}
}

func TestRestBetweenSets(t *testing.T) {
	p, err := NewRest(90)
	do(t, "rest", err)
	do(t, "start", p.Start(ten))
	plays(t, p, after(0, 30), PlayerView{
		View: View{Phase: PhaseRest, Remaining: time.Minute, Elapsed: clock(0, 30), Ends: after(1, 30), Then: PhaseDone},
		Left: time.Minute, Next: -1,
	})
	do(t, "extend", p.Extend(after(0, 30), 30))
	p = restartedPlayer(t, p)
	if at, ok := p.Next(after(0, 30)); !ok || !at.Equal(after(2, 0)) {
		t.Errorf("next %v, %t", at, ok)
	}
	happened(t, p.Advance(after(5, 0)), Event{Kind: Finished, At: after(2, 0)})
	if at, ok := p.Next(after(5, 0)); ok {
		t.Errorf("next %v", at)
	}

	p, err = NewRest(90)
	do(t, "rest", err)
	do(t, "start", p.Start(ten))
	do(t, "skip", p.Skip(after(0, 10)))
	if v := p.At(after(0, 10)); v.Phase != PhaseDone {
		t.Errorf("skipped: %+v", v)
	}
	for _, length := range []model.Seconds{-1, 0, 3601} {
		if _, err := NewRest(length); len(model.InvalidFields(err)) != 1 {
			t.Errorf("a rest of %d s: %v", length, err)
		}
	}
}

func TestOwnRoutines(t *testing.T) {
	r := model.Routine{ID: "mine", Title: "Mine", Drills: []model.Drill{
		{Exercise: "cat-stretch", Work: 10}, {Exercise: SideShuffles, Work: 1}, {Exercise: SideShuffles, Work: 30, Rest: 5},
	}}
	p := player(t, r)
	r.Drills[0].Work = 1000 // the caller's own
	if got := p.Routine().Drills[0].Work; got != 10 {
		t.Errorf("its first drill became %d s", got)
	}
	do(t, "start", p.Start(ten))
	happened(t, p.Advance(after(5, 0)),
		Event{Kind: StepBegins, At: after(0, 10), Step: 1}, Event{Kind: StepBegins, At: after(0, 11), Step: 2},
		Event{Kind: SideChange, At: after(0, 26), Step: 2}, Event{Kind: StepBegins, At: after(0, 41), Step: 3},
		Event{Kind: Finished, At: after(0, 46)})
	sums(t, p, after(5, 0), Summary{Done: clock(0, 46), Length: clock(0, 46)})
	if _, err := NewPlayer(model.Routine{ID: "r", Title: "Empty"}); len(model.InvalidFields(err)) != 1 {
		t.Errorf("a routine without drills: %v", err)
	}
}

func TestAWarmUpAfterSuspend(t *testing.T) {
	p := restartedPlayer(t, playing(t))
	if v := p.At(after(9, 0)); v.Phase != PhaseWork || v.Step != 15 || v.Left != time.Minute {
		t.Errorf("after seven minutes: %+v", v)
	}
	if events := p.Advance(after(300, 0)); !events[len(events)-1].At.Equal(after(10, 0)) {
		t.Errorf("it was over at %v", events[len(events)-1].At)
	}
}

func TestAWarmUpAndTheClock(t *testing.T) {
	p := playing(t)
	p.Advance(after(3, 0))
	if v := p.At(after(-60, 0)); v.Left != 7*time.Minute || v.Ends != after(-60, 0).Add(45*time.Second) {
		t.Errorf("set back by an hour: %+v", v)
	}
	if v := p.At(time.Unix(1<<62, 0)); v.Phase != PhaseDone || v.Left != 0 {
		t.Errorf("set forward for ever: %+v", v)
	}
	p.Advance(time.Time{})
	p = restartedPlayer(t, p)
	if v := p.At(time.Time{}); v.Left != 7*time.Minute {
		t.Errorf("set back for ever: %+v", v)
	}
}

func TestNextOfAPlayer(t *testing.T) {
	p := player(t, WarmUp(WarmUpLower, false))
	if at, ok := p.Next(ten); ok {
		t.Errorf("before the start: %v", at)
	}
	do(t, "start", p.Start(ten))
	for _, c := range []struct{ now, want time.Time }{
		{ten, after(2, 0)},
		{after(2, 0), after(2, 45)},
		{after(3, 0), after(3, 22)},
		{after(3, 22), after(3, 45)},
		{after(9, 45), after(10, 0)},
	} {
		if at, ok := p.Next(c.now); !ok || !at.Equal(c.want) {
			t.Errorf("after %v: %v, want %v", c.now, at, c.want)
		}
	}
	do(t, "pause", p.Pause(after(3, 0)))
	if at, ok := p.Next(after(3, 0)); ok {
		t.Errorf("paused: %v", at)
	}
}

// Low-impact moves can be taken up in the middle: the times go on, and the side
// changes are those of the new drills.
func TestReplaceGoesOnWithOtherDrills(t *testing.T) {
	p, err := NewPlayer(WarmUp(WarmUpLower, false))
	if err != nil {
		t.Fatal(err)
	}
	start := time.Date(2026, time.June, 10, 12, 0, 0, 0, time.UTC)
	if err := p.Start(start); err != nil {
		t.Fatal(err)
	}
	now := start.Add(150 * time.Second)
	p.Advance(now)
	before := p.At(now)
	if err := p.Replace(WarmUp(WarmUpCycling, true)); err != nil {
		t.Fatal(err)
	}
	if got := p.At(now); got != before {
		t.Errorf("stands at %+v, stood at %+v", got, before)
	}
	if got := p.Routine().Drills[1].Exercise; got != LegSwings {
		t.Errorf("the second drill is %s", got)
	}
	restored := new(Player)
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, restored); err != nil {
		t.Fatal(err)
	}
	if got := restored.At(now); got != before {
		t.Errorf("restored at %+v, stood at %+v", got, before)
	}
	for _, r := range []model.Routine{
		{ID: "x", Title: "other times", Drills: []model.Drill{{Exercise: March, Work: 60}}},
		{ID: "x", Title: "no drills"},
	} {
		if fields := model.InvalidFields(p.Replace(r)); len(fields) == 0 || fields[0].Field != "drills" {
			t.Errorf("%s: %v", r.Title, fields)
		}
	}
	if got := p.Routine().Drills[1].Exercise; got != LegSwings {
		t.Errorf("after what was refused, the second drill is %s", got)
	}
}
