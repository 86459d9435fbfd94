package interval

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
)

// This file holds both timers against clocks that tick second by second and
// know nothing but counters, over random sequences of verbs and sleep.

// tickingKnee is the rules of 2.10 as a counter a second.
type tickingKnee struct {
	protocol         Protocol
	state            string // "", "on", "paused", "stopped", "over"
	round            int
	sinceStart       int // seconds; an hour and more when the wait is over
	length, on, each int // of the hour, in seconds; each is of this modality
	modality         model.Modality
	told             []EventKind
}

func (k *tickingKnee) tick() {
	k.sinceStart++
	if k.state == "on" {
		k.on++
		k.each++
		if k.each == 300 {
			k.told = append(k.told, SkinCheck)
		}
		if k.on == k.length {
			k.over()
		}
	}
	if k.sinceStart == 3600 {
		if k.state == "on" || k.state == "paused" {
			k.over()
		}
		if k.state == "over" && k.round < k.protocol.Rounds {
			k.told = append(k.told, RoundDue)
		}
	}
}

func (k *tickingKnee) over() {
	k.state = "over"
	k.told = append(k.told, ApplicationOver)
}

func (k *tickingKnee) begun() bool { return k.state == "on" || k.state == "paused" }

// verb does what a verb is to do and says whether it is allowed.
func (k *tickingKnee) verb(name string, by model.Seconds, p Protocol) bool {
	waiting := k.sinceStart < 3600
	resumable := k.state == "stopped" && waiting && k.on < 600
	left := k.state == "over" && k.round < k.protocol.Rounds
	switch name {
	case "start":
		if k.begun() || waiting {
			return false
		}
		k.round++
		if !left {
			k.round = 1
		}
		k.state, k.sinceStart, k.on, k.each = "on", 0, 0, 0
		k.length, k.modality = int(k.protocol.Length), k.protocol.Modality
	case "pause":
		if k.state != "on" {
			return false
		}
		k.state = "paused"
	case "resume":
		if k.state != "paused" && !resumable {
			return false
		}
		if resumable && k.modality != k.protocol.Modality {
			k.modality, k.each = k.protocol.Modality, 0
		}
		k.state = "on"
	case "skip":
		if !k.begun() {
			return false
		}
		k.state = "over"
	case "stop":
		switch {
		case k.begun():
			k.state = "stopped"
		case left:
			k.state = ""
		default:
			return false
		}
	case "extend":
		if !k.begun() || k.length+int(by) > 900 {
			return false
		}
		k.length += int(by)
	case "choose":
		if k.begun() {
			return false
		}
		k.protocol = p
		if resumable {
			k.length = int(p.Length)
		}
	}
	return true
}

func (k *tickingKnee) phase() Phase {
	switch {
	case k.state == "on":
		return PhaseOn
	case k.state == "paused":
		return PhasePaused
	case k.sinceStart < 3600:
		return PhaseWait
	}
	return PhaseReady
}

func (k *tickingKnee) remaining() int {
	wait := max(0, 3600-k.sinceStart)
	if k.begun() {
		return min(k.length-k.on, wait)
	}
	return wait
}

var (
	kneeVerbs   = []string{"start", "start", "pause", "resume", "resume", "skip", "stop", "extend", "choose", "sleep", "sleep", "restart"}
	playerVerbs = []string{"start", "pause", "resume", "resume", "skip", "stop", "extend", "sleep", "sleep", "restart"}

	protocols = rapid.Custom(func(t *rapid.T) Protocol {
		return Protocol{
			Modality: rapid.SampledFrom([]model.Modality{model.Ice, model.Heat}).Draw(t, "modality"),
			Length:   model.Seconds(rapid.Int64Range(600, 900).Draw(t, "length")),
			Rounds:   rapid.IntRange(1, 3).Draw(t, "rounds"),
		}
	})
)

func kneeVerb(k *Knee, name string, now time.Time, by model.Seconds, p Protocol) error {
	switch name {
	case "start":
		return k.Start(now)
	case "pause":
		return k.Pause(now)
	case "resume":
		return k.Resume(now)
	case "skip":
		return k.Skip(now)
	case "stop":
		return k.Stop(now)
	case "extend":
		return k.Extend(now, by)
	default:
		return k.Choose(now, p)
	}
}

func kinds(events []Event) []EventKind {
	var list []EventKind
	for _, e := range events {
		list = append(list, e.Kind)
	}
	return list
}

func TestAKneeTicksLikeItsRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := protocols.Draw(t, "protocol")
		want := &tickingKnee{protocol: p, sinceStart: 3600}
		k, err := NewKnee(model.Right, p)
		if err != nil {
			t.Fatal(err)
		}
		now := ten
		var told []EventKind
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			name := rapid.SampledFrom(kneeVerbs).Draw(t, "verb")
			switch name {
			case "sleep":
				seconds := rapid.SampledFrom([]int{0, 1, 59, 299, 300, 599, 600, 601, 899, 900, 3599, 3600}).Draw(t, "seconds")
				if rapid.Bool().Draw(t, "any") {
					seconds = rapid.IntRange(0, 5000).Draw(t, "of any number")
				}
				for range seconds {
					want.tick()
				}
				now = now.Add(time.Duration(seconds) * time.Second)
			case "restart":
				k = savedKnee(t, k)
			default:
				by := model.Seconds(rapid.Int64Range(1, 900).Draw(t, "by"))
				chosen := protocols.Draw(t, "chosen")
				err := kneeVerb(k, name, now, by, chosen)
				if allowed := want.verb(name, by, chosen); allowed != (err == nil) {
					t.Fatalf("%s: %v, want allowed %t", name, err, allowed)
				}
			}
			if rapid.Bool().Draw(t, "look") {
				told = append(told, kinds(k.Advance(now))...)
				if diff := cmp.Diff(want.told, told); diff != "" {
					t.Fatalf("told (-want +got):\n%s", diff)
				}
			}
			compareKnee(t, want, k, now)
		}
	})
}

func compareKnee(t *rapid.T, want *tickingKnee, k *Knee, now time.Time) {
	v := k.At(now)
	if v.Phase != want.phase() || v.Remaining != time.Duration(want.remaining())*time.Second || v.Round != want.round {
		t.Fatalf("%+v, want %s for %d s in round %d", v, want.phase(), want.remaining(), want.round)
	}
	if want.sinceStart < 3600 && v.Total != time.Duration(want.on)*time.Second {
		t.Fatalf("%v on, want %d s", v.Total, want.on)
	}
	checkKnee(t, k, now)
}

// checkKnee holds at every instant, whatever the clock did.
func checkKnee(t *rapid.T, k *Knee, now time.Time) {
	v := k.At(now)
	if v.Remaining < 0 || v.Elapsed < 0 || v.Overdue < 0 || v.Total < 0 || v.Total > 15*time.Minute {
		t.Fatalf("out of bounds: %+v", v)
	}
	var recorded model.Seconds
	for _, thermal := range k.Thermals(now) {
		recorded += thermal.Duration
	}
	if recorded > model.MaxThermal {
		t.Fatalf("%d s recorded within an hour", recorded)
	}
	switch v.Phase {
	case PhaseOn, PhasePaused:
		length := time.Duration(k.hour.length) * time.Second
		if sum := v.Elapsed + v.Remaining; sum > length || sum < length && v.Remaining != v.NextStart.Sub(now) {
			t.Fatalf("%v and %v of %v: %+v", v.Elapsed, v.Remaining, length, v)
		}
	case PhaseWait:
		if v.Elapsed+v.Remaining != time.Hour {
			t.Fatalf("%v and %v of an hour", v.Elapsed, v.Remaining)
		}
	}
	next, ok := k.Next(now)
	if ok && !next.After(now) {
		t.Fatalf("next is %v, it is %v", next, now)
	}
	if ok {
		quiet := *savedKnee(t, k)
		quiet.Advance(now)
		if events := quiet.Advance(next.Add(-1)); len(events) > 0 || quiet.At(next.Add(-1)).Phase != v.Phase {
			t.Fatalf("before %v: %v, %s", next, events, quiet.At(next.Add(-1)).Phase)
		}
	}
}

// savedKnee is the timer after it was saved and restored, which is the same.
func savedKnee(t *rapid.T, k *Knee) *Knee {
	data, err := k.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var again Knee
	if err := again.UnmarshalJSON(data); err != nil {
		t.Fatalf("restore %s: %v", data, err)
	}
	if diff := cmp.Diff(k, &again, exact); diff != "" {
		t.Fatalf("resume(save(t)) is not t (-t +resumed):\n%s", diff)
	}
	return &again
}

// However the clock jumps: what the timer lived through of time on never
// exceeds 15:00 within an hour, and of an hour's wait is never less than 60:00.
func TestAKneeAndAnyClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, err := NewKnee(model.Left, protocols.Draw(t, "protocol"))
		if err != nil {
			t.Fatal(err)
		}
		now := ten
		var on, sinceStart time.Duration
		started := false
		pass := func(d time.Duration) {
			if v := k.At(now); v.Phase == PhaseOn {
				on += min(d, v.Remaining)
			}
			sinceStart += d
			now = now.Add(d)
			k.Advance(now)
		}
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			switch name := rapid.SampledFrom(append([]string{"jump", "jump"}, kneeVerbs...)).Draw(t, "verb"); name {
			case "jump":
				jump := time.Duration(rapid.Int64Range(-int64(3*time.Hour), 0).Draw(t, "back"))
				if rapid.IntRange(0, 9).Draw(t, "rarely") == 0 {
					jump = -time.Duration(rapid.Int64Range(0, int64(50*365*24*time.Hour)).Draw(t, "far back"))
				}
				now = now.Add(jump)
				k.Advance(now)
			case "sleep":
				pass(time.Duration(rapid.Int64Range(0, int64(40*time.Minute)).Draw(t, "sleep")))
			case "restart":
				k = savedKnee(t, k)
			case "start":
				if k.Start(now) != nil {
					break
				}
				if started && sinceStart < time.Hour {
					t.Fatalf("started again after %v", sinceStart)
				}
				started, sinceStart, on = true, 0, 0
			default:
				_ = kneeVerb(k, name, now, model.Seconds(rapid.Int64Range(1, 900).Draw(t, "by")), protocols.Draw(t, "chosen"))
			}
			if on > 15*time.Minute {
				t.Fatalf("%v on within its hour", on)
			}
			checkKnee(t, k, now)
		}
	})
}

// Where the clock is put right again after it was wrong for a while, an hour is
// an hour of the right time.
func TestAnHourSurvivesAWrongClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, err := NewKnee(model.Left, protocols.Draw(t, "protocol"))
		if err != nil {
			t.Fatal(err)
		}
		if err := k.Start(ten); err != nil {
			t.Fatal(err)
		}
		elapsed := time.Duration(0)
		for range rapid.IntRange(1, 10).Draw(t, "steps") {
			elapsed += time.Duration(rapid.Int64Range(0, int64(20*time.Minute)).Draw(t, "sleep"))
			wrong := time.Duration(rapid.Int64Range(-int64(2*time.Hour), int64(2*time.Hour)).Draw(t, "wrong by"))
			if elapsed < time.Hour {
				k.Advance(ten.Add(elapsed + wrong))
			}
		}
		err = k.Start(ten.Add(elapsed))
		if waiting := elapsed < time.Hour; err == nil && waiting {
			t.Fatalf("started again after %v", elapsed)
		}
	})
}

// tickingPlayer is a list of steps and what is left of the first of them.
type tickingPlayer struct {
	left  []Step
	state string // "", "on", "paused", "over"
	ran   int
	into  int // seconds into the first step that is left
	told  []EventKind
}

func (p *tickingPlayer) tick(drills []model.Drill) {
	if p.state != "on" {
		return
	}
	p.ran++
	p.into++
	step := p.left[0]
	if step.Phase == PhaseWork && ChangesSide(drills[step.Drill].Exercise) && p.into == int(drills[step.Drill].Work/2) &&
		time.Duration(p.into)*time.Second < step.Length {
		p.told = append(p.told, SideChange)
	}
	if time.Duration(p.into)*time.Second == step.Length {
		p.left, p.into = p.left[1:], 0
		if len(p.left) == 0 {
			p.state = "over"
			p.told = append(p.told, Finished)
		} else {
			p.told = append(p.told, StepBegins)
		}
	}
}

func (p *tickingPlayer) verb(name string, by model.Seconds) bool {
	begun := p.state == "on" || p.state == "paused"
	switch name {
	case "start":
		if p.state != "" {
			return false
		}
		p.state = "on"
	case "pause":
		if p.state != "on" {
			return false
		}
		p.state = "paused"
	case "resume":
		if p.state != "paused" {
			return false
		}
		p.state = "on"
	case "skip":
		if !begun {
			return false
		}
		p.into = 0
		for drill := p.left[0].Drill; len(p.left) > 0 && p.left[0].Drill == drill; {
			p.left = p.left[1:]
		}
		if len(p.left) == 0 {
			p.state = "over"
		}
	case "stop":
		if !begun {
			return false
		}
		p.state, p.left, p.into = "over", nil, 0
	case "extend":
		if !begun || p.left[0].Length+duration(by) > time.Hour {
			return false
		}
		p.left[0].Length += duration(by)
	}
	return true
}

func playerVerb(p *Player, name string, now time.Time, by model.Seconds) error {
	switch name {
	case "start":
		return p.Start(now)
	case "pause":
		return p.Pause(now)
	case "resume":
		return p.Resume(now)
	case "skip":
		return p.Skip(now)
	case "stop":
		return p.Stop(now)
	default:
		return p.Extend(now, by)
	}
}

var routines = rapid.Custom(func(t *rapid.T) model.Routine {
	if rapid.Bool().Draw(t, "built in") {
		return WarmUp(rapid.SampledFrom(Variants).Draw(t, "variant"), rapid.Bool().Draw(t, "sore"))
	}
	return model.Routine{
		ID: "own", Title: "Für \u2028 <mich>",
		Drills: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Drill {
			return model.Drill{
				Exercise: rapid.SampledFrom([]model.ID{SideShuffles, Squats, "own"}).Draw(t, "exercise"),
				Work:     model.Seconds(rapid.Int64Range(1, 100).Draw(t, "work")),
				Rest:     model.Seconds(rapid.Int64Range(0, 20).Draw(t, "rest")),
			}
		}), 1, 6).Draw(t, "drills"),
	}
})

func TestAPlayerTicksLikeItsRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := routines.Draw(t, "routine")
		p, err := NewPlayer(r)
		if err != nil {
			t.Fatal(err)
		}
		want := &tickingPlayer{left: stepsOf(r)}
		now := ten
		var told []EventKind
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			name := rapid.SampledFrom(playerVerbs).Draw(t, "verb")
			switch name {
			case "sleep":
				seconds := rapid.IntRange(0, 150).Draw(t, "seconds")
				for range seconds {
					want.tick(r.Drills)
				}
				now = now.Add(time.Duration(seconds) * time.Second)
			case "restart":
				p = savedPlayer(t, p)
			default:
				by := model.Seconds(rapid.SampledFrom([]int64{1, 15, 3000, 3600}).Draw(t, "by"))
				err := playerVerb(p, name, now, by)
				if allowed := want.verb(name, by); allowed != (err == nil) {
					t.Fatalf("%s: %v, want allowed %t", name, err, allowed)
				}
			}
			if rapid.Bool().Draw(t, "look") {
				told = append(told, kinds(p.Advance(now))...)
				if diff := cmp.Diff(want.told, told); diff != "" {
					t.Fatalf("told (-want +got):\n%s", diff)
				}
			}
			comparePlayer(t, want, p, now)
		}
	})
}

func comparePlayer(t *rapid.T, want *tickingPlayer, p *Player, now time.Time) {
	v := p.At(now)
	var left time.Duration
	for _, step := range want.left {
		left += step.Length
	}
	left -= time.Duration(want.into) * time.Second
	if v.Left != left || len(p.planned)-v.Step != len(want.left) || (v.Phase == PhaseDone) != (want.state == "over") {
		t.Fatalf("%+v, want %v left of %d steps", v, left, len(want.left))
	}
	s := p.Summary(now)
	if s.Done != time.Duration(want.ran)*time.Second || s.Complete != (want.ran >= 600) {
		t.Fatalf("%+v, want %d s done", s, want.ran)
	}
	checkPlayer(t, p, now)
}

// checkPlayer holds at every instant, whatever the clock did.
func checkPlayer(t *rapid.T, p *Player, now time.Time) {
	v := p.At(now)
	if v.Remaining < 0 || v.Elapsed < 0 || v.Overdue < 0 || v.Left < v.Remaining {
		t.Fatalf("out of bounds: %+v", v)
	}
	steps := p.Steps()
	if v.Phase != PhaseDone && v.Elapsed+v.Remaining != steps[v.Step].Length {
		t.Fatalf("%v and %v of %v", v.Elapsed, v.Remaining, steps[v.Step].Length)
	}
	var length time.Duration
	for _, step := range steps {
		length += step.Length
	}
	if done := p.Summary(now).Done; v.Phase != PhaseDone && done+v.Left != length || done > length {
		t.Fatalf("%v done and %v left of %v", done, v.Left, length)
	}
	if next, ok := p.Next(now); ok {
		quiet := savedPlayer(t, p)
		quiet.Advance(now)
		if events := quiet.Advance(next.Add(-1)); len(events) > 0 || len(quiet.Advance(next)) == 0 {
			t.Fatalf("before %v: %v, or nothing then", next, events)
		}
	}
}

func savedPlayer(t *rapid.T, p *Player) *Player {
	data, err := p.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var again Player
	if err := again.UnmarshalJSON(data); err != nil {
		t.Fatalf("restore %s: %v", data, err)
	}
	if diff := cmp.Diff(p, &again, exact); diff != "" {
		t.Fatalf("resume(save(t)) is not t (-t +resumed):\n%s", diff)
	}
	return &again
}

// However the clock jumps, a routine takes the time of its steps.
func TestAPlayerAndAnyClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, err := NewPlayer(routines.Draw(t, "routine"))
		if err != nil {
			t.Fatal(err)
		}
		now := ten
		var ran time.Duration
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			switch name := rapid.SampledFrom(append([]string{"jump", "jump"}, playerVerbs...)).Draw(t, "verb"); name {
			case "jump":
				now = now.Add(-time.Duration(rapid.Int64Range(0, int64(200*365*24*time.Hour)).Draw(t, "back")))
				p.Advance(now)
			case "sleep":
				d := time.Duration(rapid.Int64Range(0, int64(5*time.Minute)).Draw(t, "sleep"))
				if v := p.At(now); v.Phase == PhaseWork || v.Phase == PhaseRest {
					ran += min(d, v.Left)
				}
				now = now.Add(d)
				p.Advance(now)
			case "restart":
				p = savedPlayer(t, p)
			default:
				_ = playerVerb(p, name, now, 15)
			}
			if now.Before(earliest) {
				now = ten
				p.Advance(now)
				break // a jump forward: the instants decide
			}
			if done := p.Summary(now).Done; done != ran {
				t.Fatalf("%v done, %v lived through", done, ran)
			}
			checkPlayer(t, p, now)
		}
	})
}
