package interval

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
)

// ten is Monday 1 June 2026, 10:00:00, in UTC as all instants here.
var ten = time.Date(2026, time.June, 1, 10, 0, 0, 0, time.UTC)

// after is a time after 10:00:00.
func after(minutes, seconds int) time.Time {
	return ten.Add(time.Duration(minutes)*time.Minute + time.Duration(seconds)*time.Second)
}

func clock(minutes, seconds int) time.Duration { return after(minutes, seconds).Sub(ten) }

func ice(length model.Seconds, rounds int) Protocol {
	return Protocol{Modality: model.Ice, Length: length, Rounds: rounds}
}

func heat(length model.Seconds, rounds int) Protocol {
	return Protocol{Modality: model.Heat, Length: length, Rounds: rounds}
}

func knee(t *testing.T, p Protocol) *Knee {
	t.Helper()
	k, err := NewKnee(model.Left, p)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func do(t *testing.T, what string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// refusal is the refusal that err is, empty if it is none.
func refusal(err error) Refused {
	var r *Refused
	if !errors.As(err, &r) {
		return Refused{}
	}
	return *r
}

func refused(t *testing.T, what string, err error, want Refused) {
	t.Helper()
	if diff := cmp.Diff(want, refusal(err)); diff != "" {
		t.Fatalf("%s: %v, want another refusal (-want +got):\n%s", what, err, diff)
	}
}

func stands(t *testing.T, k *Knee, now time.Time, want KneeView) {
	t.Helper()
	if diff := cmp.Diff(want, k.At(now)); diff != "" {
		t.Fatalf("at %s (-want +got):\n%s", now.Format(time.TimeOnly), diff)
	}
}

func happened(t *testing.T, got []Event, want ...Event) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("happened (-want +got):\n%s", diff)
	}
}

// restarted is the timer after it was saved and the program started again.
func restarted(t *testing.T, k *Knee) *Knee {
	t.Helper()
	data, err := json.Marshal(k)
	do(t, "save", err)
	var again Knee
	do(t, "restore", json.Unmarshal(data, &again))
	return &again
}

// O20 and R12: 10:00 to 15:00, both included; an hour from start to start.
func TestO20_TimerLengthAndHour(t *testing.T) {
	for _, c := range []struct {
		length model.Seconds
		want   *model.Invalid
	}{
		{9*60 + 59, &model.Invalid{Field: "length", Code: model.CodeTooSmall, Least: 600}},
		{10 * 60, nil},
		{12 * 60, nil},
		{15 * 60, nil},
		{15*60 + 1, &model.Invalid{Field: "length", Code: model.CodeTooLarge, Most: 900}},
		{16 * 60, &model.Invalid{Field: "length", Code: model.CodeTooLarge, Most: 900}},
		{-1, &model.Invalid{Field: "length", Code: model.CodeTooSmall, Least: 600}},
	} {
		_, err := NewKnee(model.Right, ice(c.length, 1))
		var got *model.Invalid
		errors.As(err, &got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%d s: %v (-want +got):\n%s", c.length, err, diff)
		}
	}

	k := knee(t, ice(15*60, 1))
	do(t, "start", k.Start(ten))
	stands(t, k, after(15, 0), KneeView{
		View:     View{Phase: PhaseWait, Remaining: 45 * time.Minute, Elapsed: 15 * time.Minute, Overdue: 10 * time.Minute, Ends: after(60, 0), Then: PhaseReady},
		Modality: model.Ice, Round: 1, Rounds: 1, Total: 15 * time.Minute, NextStart: after(60, 0),
	})
	refused(t, "start at 10:59:59", k.Start(after(59, 59)), Refused{Code: CodeHour, Until: after(60, 0)})
	do(t, "start at 11:00:00", k.Start(after(60, 0)))
}

func TestDefaultProtocol(t *testing.T) {
	k := knee(t, DefaultProtocol(model.Heat))
	do(t, "start", k.Start(ten))
	stands(t, k, ten, KneeView{
		View:     View{Phase: PhaseOn, Remaining: 12 * time.Minute, Ends: after(12, 0), Then: PhaseWait},
		Modality: model.Heat, Round: 1, Rounds: 1, NextStart: after(60, 0),
	})
}

func TestProtocolAndSideAreChecked(t *testing.T) {
	p := Protocol{Modality: "mud", Length: 16 * 60, Rounds: 0}
	_, err := NewKnee(model.Left, p)
	var fields []string
	for _, i := range model.InvalidFields(err) {
		fields = append(fields, i.Field+" "+string(i.Code))
	}
	if diff := cmp.Diff([]string{"modality unknown", "length too-large", "rounds too-small"}, fields); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := NewKnee(model.BothSides, DefaultProtocol(model.Ice)); err == nil {
		t.Error("one timer for both knees: they are separate machines")
	}

	k := knee(t, ice(600, 1))
	if err := k.Choose(ten, p); err == nil || k.Protocol() != ice(600, 1) {
		t.Errorf("chose it: %v, %v", err, k.Protocol())
	}
}

func TestRoundsByTheHour(t *testing.T) {
	k := knee(t, ice(12*60, 2))
	do(t, "start", k.Start(ten))
	happened(t, k.Advance(after(4, 59)))
	happened(t, k.Advance(after(5, 0)), Event{Kind: SkinCheck, At: after(5, 0)})
	happened(t, k.Advance(after(5, 1)))
	happened(t, k.Advance(after(12, 0)), Event{Kind: ApplicationOver, At: after(12, 0)})
	refused(t, "skip the wait", k.Skip(after(20, 0)), Refused{Code: CodeHour, Until: after(60, 0)})
	happened(t, k.Advance(after(59, 59)))
	happened(t, k.Advance(after(61, 30)), Event{Kind: RoundDue, At: after(60, 0)})
	stands(t, k, after(62, 0), KneeView{View: View{Phase: PhaseReady}, Modality: model.Ice, Round: 1, Rounds: 2, Due: true})

	// The next hour counts from when the second round was really started.
	do(t, "start the second round", k.Start(after(62, 0)))
	happened(t, k.Advance(after(200, 0)), Event{Kind: SkinCheck, At: after(67, 0)}, Event{Kind: ApplicationOver, At: after(74, 0)})
	stands(t, k, after(200, 0), KneeView{View: View{Phase: PhaseReady}, Modality: model.Ice, Round: 2, Rounds: 2})
	do(t, "start anew", k.Start(after(200, 0)))
	if v := k.At(after(200, 0)); v.Round != 1 {
		t.Errorf("round %d of a new series", v.Round)
	}
}

func TestPauseFreezesTheTimeOn(t *testing.T) {
	k := knee(t, ice(12*60, 1))
	do(t, "start", k.Start(ten))
	do(t, "pause", k.Pause(after(4, 0)))
	refused(t, "pause again", k.Pause(after(4, 1)), Refused{Code: CodeNotRunning})
	stands(t, k, after(20, 0), KneeView{
		View:     View{Phase: PhasePaused, Remaining: 8 * time.Minute, Elapsed: 4 * time.Minute, Ends: after(60, 0), Then: PhaseReady},
		Modality: model.Ice, Round: 1, Rounds: 1, Total: 4 * time.Minute, NextStart: after(60, 0),
	})
	do(t, "resume", k.Resume(after(30, 0)))
	refused(t, "resume again", k.Resume(after(30, 1)), Refused{Code: CodeNotPaused})
	happened(t, k.Advance(after(38, 0)), Event{Kind: SkinCheck, At: after(31, 0)}, Event{Kind: ApplicationOver, At: after(38, 0)})
}

// The end moves with a pause, but never past first start + 60:00
// (clarification 10).
func TestClarification10_PauseNeverCarriesOverTheHour(t *testing.T) {
	k := knee(t, ice(12*60, 2))
	do(t, "start", k.Start(ten))
	do(t, "pause", k.Pause(after(3, 0)))
	do(t, "resume", k.Resume(after(58, 0)))
	stands(t, k, after(58, 0), KneeView{
		View:     View{Phase: PhaseOn, Remaining: 2 * time.Minute, Elapsed: 3 * time.Minute, Ends: after(60, 0), Then: PhaseReady},
		Modality: model.Ice, Round: 1, Rounds: 2, Total: 3 * time.Minute, NextStart: after(60, 0),
	})
	happened(t, k.Advance(after(90, 0)),
		Event{Kind: SkinCheck, At: after(60, 0)}, Event{Kind: ApplicationOver, At: after(60, 0)}, Event{Kind: RoundDue, At: after(60, 0)})

	k = knee(t, ice(12*60, 1))
	do(t, "start", k.Start(ten))
	do(t, "pause", k.Pause(after(3, 0)))
	happened(t, k.Advance(after(60, 0)), Event{Kind: ApplicationOver, At: after(60, 0)})
	refused(t, "resume in the next hour", k.Resume(after(60, 0)), Refused{Code: CodeNotPaused})
}

// Stopped before 10:00, it may go on within the hour; the hour runs from the
// first start (RULES.md 2.10).
func TestStoppedEarlyItMayBeResumed(t *testing.T) {
	k := knee(t, ice(15*60, 3))
	do(t, "start", k.Start(ten))
	do(t, "stop", k.Stop(after(7, 0)))
	refused(t, "start", k.Start(after(8, 0)), Refused{Code: CodeHour, Until: after(60, 0)})
	stands(t, k, after(8, 0), KneeView{
		View:     View{Phase: PhaseWait, Remaining: 52 * time.Minute, Elapsed: 8 * time.Minute, Overdue: 3 * time.Minute, Ends: after(60, 0), Then: PhaseReady},
		Modality: model.Ice, Round: 1, Rounds: 3, Resumable: true, Total: 7 * time.Minute, NextStart: after(60, 0),
	})
	do(t, "resume", k.Resume(after(20, 0)))
	happened(t, k.Advance(after(40, 0)), Event{Kind: SkinCheck, At: after(5, 0)}, Event{Kind: ApplicationOver, At: after(28, 0)})
	stands(t, k, after(40, 0), KneeView{
		View:     View{Phase: PhaseWait, Remaining: 20 * time.Minute, Elapsed: 40 * time.Minute, Ends: after(60, 0), Then: PhaseReady},
		Modality: model.Ice, Round: 1, Rounds: 3, Due: true, Total: 15 * time.Minute, NextStart: after(60, 0),
	})
	want := []model.Thermal{{Modality: model.Ice, Side: model.Left, Start: ten, Duration: 15 * 60}}
	if diff := cmp.Diff(want, k.Thermals(after(40, 0))); diff != "" {
		t.Errorf("recorded (-want +got):\n%s", diff)
	}
}

func TestWhatMayNotBeResumed(t *testing.T) {
	for name, c := range map[string]struct {
		end func(k *Knee) error
		at  time.Time
		ok  bool
	}{
		"stopped at 9:59":           {func(k *Knee) error { return k.Stop(after(9, 59)) }, after(59, 59), true},
		"stopped at 10:00":          {func(k *Knee) error { return k.Stop(after(10, 0)) }, after(11, 0), false},
		"the hour is over":          {func(k *Knee) error { return k.Stop(after(9, 59)) }, after(60, 0), false},
		"skipped":                   {func(k *Knee) error { return k.Skip(after(2, 0)) }, after(3, 0), false},
		"skipped, then the rest":    {func(k *Knee) error { return errors.Join(k.Skip(after(2, 0)), k.Stop(after(3, 0))) }, after(4, 0), false},
		"paused, then stopped":      {func(k *Knee) error { return errors.Join(k.Pause(after(2, 0)), k.Stop(after(30, 0))) }, after(31, 0), true},
		"over by itself":            {func(*Knee) error { return nil }, after(13, 0), false},
		"stopped after a long wait": {func(k *Knee) error { return errors.Join(k.Pause(after(9, 0)), k.Stop(after(59, 0))) }, after(59, 30), true},
	} {
		t.Run(name, func(t *testing.T) {
			k := knee(t, ice(12*60, 2))
			do(t, "start", k.Start(ten))
			do(t, "end", c.end(k))
			if got := k.At(c.at).Resumable; got != c.ok {
				t.Errorf("resumable: %t", got)
			}
			if err := k.Resume(c.at); (err == nil) != c.ok {
				t.Errorf("resumed: %v", err)
			}
		})
	}
}

// Ice and heat share the clock of a knee, its hour and its 15:00.
func TestHeatGoesOnWhereIceWasStopped(t *testing.T) {
	k := knee(t, ice(12*60, 1))
	do(t, "start", k.Start(ten))
	refused(t, "choose while on", k.Choose(after(1, 0), heat(15*60, 1)), Refused{Code: CodeRunning})
	do(t, "stop", k.Stop(after(6, 0)))
	do(t, "choose heat", k.Choose(after(7, 0), heat(15*60, 1)))
	refused(t, "start heat", k.Start(after(7, 0)), Refused{Code: CodeHour, Until: after(60, 0)})
	do(t, "resume with heat", k.Resume(after(10, 0)))
	happened(t, k.Advance(after(30, 0)),
		Event{Kind: SkinCheck, At: after(5, 0)}, Event{Kind: SkinCheck, At: after(15, 0)}, Event{Kind: ApplicationOver, At: after(19, 0)})
	want := []model.Thermal{
		{Modality: model.Ice, Side: model.Left, Start: ten, Duration: 6 * 60},
		{Modality: model.Heat, Side: model.Left, Start: after(10, 0), Duration: 9 * 60},
	}
	if diff := cmp.Diff(want, k.Thermals(after(30, 0))); diff != "" {
		t.Errorf("recorded (-want +got):\n%s", diff)
	}
	if got := k.At(after(30, 0)).Total; got != 15*time.Minute {
		t.Errorf("total %v", got)
	}
}

// A shorter length chosen when nothing can be resumed is for the next round.
func TestChoosingLaterChangesNoPast(t *testing.T) {
	k := knee(t, ice(15*60, 1))
	do(t, "start", k.Start(ten))
	do(t, "stop", k.Stop(after(14, 0)))
	do(t, "choose", k.Choose(after(15, 0), heat(10*60, 2)))
	k = restarted(t, k)
	if v := k.At(after(15, 0)); v.Total != 14*time.Minute || v.Modality != model.Heat || v.Due {
		t.Errorf("now %+v", v)
	}
	do(t, "start", k.Start(after(60, 0)))
	if v := k.At(after(60, 0)); v.Remaining != 10*time.Minute {
		t.Errorf("now %+v", v)
	}
}

func TestKneesAreSeparate(t *testing.T) {
	left, err := NewKnee(model.Left, ice(600, 1))
	do(t, "left", err)
	right, err := NewKnee(model.Right, heat(900, 1))
	do(t, "right", err)
	do(t, "start left", left.Start(ten))
	do(t, "start right", right.Start(after(1, 0)))
	refused(t, "start left again", left.Start(after(60, 0).Add(-1)), Refused{Code: CodeHour, Until: after(60, 0)})
	do(t, "start left again", left.Start(after(60, 0)))
	refused(t, "start right again", right.Start(after(60, 0)), Refused{Code: CodeHour, Until: after(61, 0)})
	if left.Side() != model.Left || right.Thermals(ten)[0].Side != model.Right {
		t.Error("sides got mixed up")
	}
}

func TestSkipAndStopRounds(t *testing.T) {
	k := knee(t, ice(12*60, 3))
	refused(t, "skip before the start", k.Skip(ten), Refused{Code: CodeNotRunning})
	refused(t, "stop before the start", k.Stop(ten), Refused{Code: CodeNotRunning})
	do(t, "start", k.Start(ten))
	refused(t, "start again", k.Start(after(1, 0)), Refused{Code: CodeRunning})
	do(t, "skip", k.Skip(after(2, 0)))
	if v := k.At(after(2, 0)); v.Phase != PhaseWait || !v.Due || v.Total != 2*time.Minute {
		t.Fatalf("skipped, now %+v", v)
	}
	do(t, "stop the rounds", k.Stop(after(3, 0)))
	happened(t, k.Advance(after(90, 0)))
	if v := k.At(after(90, 0)); v.Due || v.Phase != PhaseReady {
		t.Errorf("stopped, now %+v", v)
	}
	refused(t, "stop again", k.Stop(after(90, 0)), Refused{Code: CodeNotRunning})
	refused(t, "skip what is over", k.Skip(after(90, 0)), Refused{Code: CodeNotRunning})
}

func TestExtendUpToFifteenMinutes(t *testing.T) {
	k := knee(t, ice(12*60, 2))
	refused(t, "extend nothing", k.Extend(ten, 60), Refused{Code: CodeNotRunning})
	do(t, "start", k.Start(ten))
	for _, by := range []model.Seconds{0, -60, 901} {
		if err := k.Extend(after(1, 0), by); len(model.InvalidFields(err)) != 1 {
			t.Errorf("extend by %d s: %v", by, err)
		}
	}
	do(t, "extend", k.Extend(after(1, 0), 3*60))
	refused(t, "extend beyond", k.Extend(after(1, 0), 1), Refused{Code: CodeTooLong, Most: 900})
	happened(t, k.Advance(after(60, 0)),
		Event{Kind: SkinCheck, At: after(5, 0)}, Event{Kind: ApplicationOver, At: after(15, 0)}, Event{Kind: RoundDue, At: after(60, 0)})
	do(t, "start", k.Start(after(60, 0)))
	if got := k.At(after(60, 0)).Remaining; got != 12*time.Minute {
		t.Errorf("the next round is %v", got)
	}
}

// Suspended or killed in mid-round: the same end, told at once, not extended.
func TestAfterSuspendAndRestart(t *testing.T) {
	k := knee(t, ice(12*60, 2))
	do(t, "start", k.Start(ten))
	k = restarted(t, k)
	if v := k.At(after(9, 0)); v.Ends != after(12, 0) || v.Remaining != 3*time.Minute || v.Overdue != 4*time.Minute {
		t.Errorf("restarted in mid-round: %+v", v)
	}
	k = restarted(t, k)
	if v := k.At(after(40, 0)); v.Phase != PhaseWait || v.Overdue != 35*time.Minute || v.Total != 12*time.Minute {
		t.Errorf("restarted after the end: %+v", v)
	}
	happened(t, k.Advance(after(40, 0)), Event{Kind: SkinCheck, At: after(5, 0)}, Event{Kind: ApplicationOver, At: after(12, 0)})
	if v := restarted(t, k).At(after(41, 0)); v.Overdue != 0 {
		t.Errorf("told, yet overdue by %v", v.Overdue)
	}
}

// An alarm is not lost if a verb comes between it and the next Advance, nor if
// the program is killed then.
func TestEventsWaitToBeTold(t *testing.T) {
	k := knee(t, ice(12*60, 1))
	do(t, "start", k.Start(ten))
	refused(t, "pause just after the end", k.Pause(after(12, 0)), Refused{Code: CodeNotRunning})
	do(t, "choose just after the end", k.Choose(after(12, 0), heat(600, 1)))
	k = restarted(t, k)
	happened(t, k.Advance(after(12, 1)), Event{Kind: SkinCheck, At: after(5, 0)}, Event{Kind: ApplicationOver, At: after(12, 0)})
}

func TestNextOfAKnee(t *testing.T) {
	k := knee(t, ice(12*60, 1))
	next := func(now time.Time) time.Time {
		at, ok := k.Next(now)
		if ok != !at.IsZero() {
			t.Fatalf("next is %v, %t", at, ok)
		}
		return at
	}
	if at := next(ten); !at.IsZero() {
		t.Errorf("before the start: %v", at)
	}
	do(t, "start", k.Start(ten))
	for _, c := range []struct{ now, want time.Time }{
		{ten, after(5, 0)},
		{after(4, 59), after(5, 0)},
		{after(5, 0), after(12, 0)},
		{after(12, 0), after(60, 0)},
		{after(60, 0), time.Time{}},
	} {
		if at := next(c.now); !at.Equal(c.want) {
			t.Errorf("after %v: %v, want %v", c.now, at, c.want)
		}
	}
	do(t, "pause", k.Pause(after(2, 0)))
	if at := next(after(3, 0)); !at.Equal(after(60, 0)) {
		t.Errorf("paused: %v", at)
	}
}

// Set back, the clock lengthens nothing on the knee and shortens no wait.
func TestClockSetBack(t *testing.T) {
	k := knee(t, ice(12*60, 2))
	do(t, "start", k.Start(ten))
	k.Advance(after(8, 0))
	// 10:08 becomes 10:03.
	stands(t, k, after(3, 0), KneeView{
		View:     View{Phase: PhaseOn, Remaining: 4 * time.Minute, Elapsed: 8 * time.Minute, Ends: after(7, 0), Then: PhaseWait},
		Modality: model.Ice, Round: 1, Rounds: 2, Total: 8 * time.Minute, NextStart: after(60, 0),
	})
	k.Advance(after(3, 0))
	happened(t, k.Advance(after(8, 0)), Event{Kind: ApplicationOver, At: after(7, 0)})
	refused(t, "start", k.Start(after(59, 59)), Refused{Code: CodeHour, Until: after(60, 0)})
}

// A clock that was a day ahead at the start keeps nobody waiting for a day; nor
// does one that goes back and forth shorten the hour.
func TestClockSetBackBeforeTheStart(t *testing.T) {
	start := func() *Knee {
		k := knee(t, ice(12*60, 2))
		do(t, "start", k.Start(ten))
		happened(t, k.Advance(after(20, 0)), Event{Kind: SkinCheck, At: after(5, 0)}, Event{Kind: ApplicationOver, At: after(12, 0)})
		return k
	}
	yesterday := ten.AddDate(0, 0, -1)

	k := start()
	k.Advance(yesterday)
	k = restarted(t, k)
	if v := k.At(yesterday); v.Remaining != time.Hour || v.NextStart != yesterday.Add(time.Hour) {
		t.Errorf("set back by a day: %+v", v)
	}
	happened(t, k.Advance(yesterday.Add(time.Hour)), Event{Kind: RoundDue, At: yesterday.Add(time.Hour)})
	if at, ok := k.Next(yesterday.Add(time.Hour)); !ok || !at.Equal(ten) {
		t.Errorf("next %v, %t", at, ok)
	}
	k = restarted(t, k)
	do(t, "start", k.Start(yesterday.Add(time.Hour)))

	k = start()
	k.Advance(after(-5, 0))
	refused(t, "start while it is 9:55", k.Start(after(-5, 0)), Refused{Code: CodeHour, Until: after(55, 0)})
	refused(t, "start when it is right again", k.Start(after(59, 59)), Refused{Code: CodeHour, Until: after(60, 0)})
	do(t, "start", k.Start(after(60, 0)))
}

func TestClockSetForward(t *testing.T) {
	k := knee(t, ice(12*60, 2))
	do(t, "start", k.Start(ten))
	tomorrow := ten.AddDate(0, 0, 1)
	if v := k.At(tomorrow); v.Phase != PhaseReady || v.Remaining != 0 || v.Overdue != 24*time.Hour-5*time.Minute {
		t.Errorf("set forward by a day: %+v", v)
	}
	// A clock that went mad for a moment ended what was on and nothing else.
	k.Advance(tomorrow)
	if v := k.At(after(20, 0)); v.Phase != PhaseWait || v.NextStart != after(60, 0) {
		t.Errorf("and back: %+v", v)
	}
}

// No clock can bring it into a state that cannot be saved.
func TestMadClocks(t *testing.T) {
	for _, now := range []time.Time{{}, time.Unix(1<<62, 0), time.Unix(-1<<62, 0), time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC)} {
		k := knee(t, ice(12*60, 2))
		do(t, "start", k.Start(now))
		if v := restarted(t, k).At(now); v.Phase != PhaseOn || v.Remaining != 12*time.Minute {
			t.Errorf("started at %v: %+v", now, v)
		}
		k.Advance(ten)
		k = restarted(t, k)
		if v := k.At(ten); v.Remaining < 0 {
			t.Errorf("from %v: %+v", now, v)
		}
	}
}

// Zones and their changes of the clock have no effect: the minutes from one
// instant to another are the same everywhere.
func TestSummerTimeHasNoEffect(t *testing.T) {
	for _, name := range []string{"Europe/London", "America/New_York", "Australia/Lord_Howe"} {
		zone, err := time.LoadLocation(name)
		do(t, "load "+name, err)
		var changes int
		for day := range 365 {
			noon := time.Date(2026, time.January, 1+day, 12, 0, 0, 0, zone)
			next := time.Date(2026, time.January, 2+day, 12, 0, 0, 0, zone)
			if next.Sub(noon) == 24*time.Hour {
				continue
			}
			changes++
			for start := noon; start.Before(next); start = start.Add(10 * time.Minute) {
				k := knee(t, ice(12*60, 1))
				do(t, "start", k.Start(start))
				happened(t, k.Advance(start.Add(12*time.Minute)),
					Event{Kind: SkinCheck, At: start.Add(5 * time.Minute).UTC()}, Event{Kind: ApplicationOver, At: start.Add(12 * time.Minute).UTC()})
				refused(t, "start", k.Start(start.Add(time.Hour-1)), Refused{Code: CodeHour, Until: start.Add(time.Hour).UTC()})
				do(t, "start", k.Start(start.Add(time.Hour)))
			}
		}
		if changes != 2 {
			t.Errorf("%s: %d changes of the clock", name, changes)
		}
	}
}

func TestReadingChangesNothing(t *testing.T) {
	k := knee(t, ice(12*60, 2))
	do(t, "start", k.Start(ten))
	before := restarted(t, k)
	for _, now := range []time.Time{after(-600, 0), after(5, 0), after(13, 0), after(90, 0)} {
		k.At(now)
		k.Next(now)
		k.Thermals(now)
	}
	if diff := cmp.Diff(before, k, exact); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

// The monotonic clock of a running program stops while the computer sleeps, so
// a timer never looks at it.
func TestOnlyTheWallClockCounts(t *testing.T) {
	k := knee(t, ice(12*60, 2))
	do(t, "start", k.Start(time.Now()))
	p := player(t, WarmUp(WarmUpLower, false))
	do(t, "start", p.Start(time.Now()))
	for _, seen := range []time.Time{k.seen, k.hour.start, k.hour.applications[0].start, p.seen} {
		if seen != seen.Round(0) {
			t.Errorf("%v has a monotonic reading", seen)
		}
	}
}

// exact compares timers with all that is in them.
var exact = cmp.AllowUnexported(Knee{}, thermalHour{}, application{}, Player{})

func TestRefusedSaysWhy(t *testing.T) {
	var texts []string
	for _, r := range []Refused{{Code: CodeRunning}, {Code: CodeHour, Until: after(60, 0)}, {Code: CodeTooLong, Most: 900}} {
		texts = append(texts, r.Error())
	}
	want := []string{"timer: running", "timer: hour (until 2026-06-01T11:00:00Z)", "timer: too-long (at most 900 s)"}
	if !slices.Equal(texts, want) {
		t.Errorf("%q", texts)
	}
}
