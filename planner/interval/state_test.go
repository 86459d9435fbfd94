package interval

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
)

// What is saved today can be read by every later version of the program, or is
// refused by its number.
func TestTheSavedForm(t *testing.T) {
	k := knee(t, ice(12*60, 2))
	do(t, "start", k.Start(ten.In(time.FixedZone("", 3600)).Add(1)))
	k.Advance(after(6, 0))
	refused(t, "pause", k.Pause(after(13, 0)), Refused{Code: CodeNotRunning})
	do(t, "choose", k.Choose(after(13, 0), k.Protocol()))
	p, err := NewRest(90)
	do(t, "rest", err)
	for _, c := range []struct {
		timer json.Marshaler
		want  string
	}{
		{knee(t, heat(600, 1)), `{"version":1,"timer":"knee","side":"left","modality":"heat","lengthSeconds":600,"rounds":1,"activity":"idle","round":0}`},
		{k, `{"version":1,"timer":"knee","side":"left","modality":"ice","lengthSeconds":720,"rounds":2,"activity":"over","round":1,` +
			`"hour":{"start":"2026-06-01T10:00:00.000000001Z","lengthSeconds":720,"applications":[` +
			`{"modality":"ice","start":"2026-06-01T10:00:00.000000001Z","onNanoseconds":720000000000}]},` +
			`"seen":"2026-06-01T10:13:00Z","pending":[{"kind":"application-over","at":"2026-06-01T10:12:00.000000001Z"}]}`},
		{p, `{"version":1,"timer":"player","restSeconds":90,"lengthsNanoseconds":[90000000000],"activity":"idle","elapsedNanoseconds":0}`},
	} {
		got, err := json.Marshal(c.timer)
		do(t, "save", err)
		if diff := cmp.Diff(c.want, string(got)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// savedKnees and savedPlayers are states to begin with: for each, one change
// makes it one that no timer could be in.
const (
	onAtTen = `{"version":1,"timer":"knee","side":"left","modality":"ice","lengthSeconds":720,"rounds":2,"activity":"on","round":1,` +
		`"hour":{"start":"2026-06-01T10:00:00Z","lengthSeconds":720,"applications":[{"modality":"ice","start":"2026-06-01T10:00:00Z","onNanoseconds":360000000000}]},` +
		`"seen":"2026-06-01T10:06:00Z","pending":[{"kind":"skin-check","at":"2026-06-01T10:05:00Z"}]}`
	setBackToNine = `{"version":1,"timer":"knee","side":"right","modality":"heat","lengthSeconds":600,"rounds":1,"activity":"over","round":1,` +
		`"hour":{"start":"2026-06-01T10:00:00Z","back":"2026-06-01T09:00:00Z","lengthSeconds":600,"applications":[{"modality":"heat","start":"2026-06-01T10:00:00Z","onNanoseconds":0}]},` +
		`"seen":"2026-06-01T09:30:00Z"}`
	drillAtTen = `{"version":1,"timer":"player","routine":{"id":"r","title":"R","drills":[{"exercise":"squats","workSeconds":45,"restSeconds":15}]},` +
		`"lengthsNanoseconds":[45000000000,15000000000],"activity":"on","elapsedNanoseconds":30000000000,"seen":"2026-06-01T10:00:30Z"}`
	notStarted = `{"version":1,"timer":"player","restSeconds":90,"lengthsNanoseconds":[90000000000],"activity":"idle","elapsedNanoseconds":0}`
)

func TestStatesThatNoTimerCanBeIn(t *testing.T) {
	for _, c := range []struct{ state, from, to string }{
		{onAtTen, `"version":1`, `"version":2`},
		{onAtTen, `"version":1,`, ``},
		{onAtTen, `"knee"`, `"player"`},
		{onAtTen, `"side":"left"`, `"side":""`},
		{onAtTen, `"side":"left"`, `"sides":"left"`},
		{onAtTen, `"modality":"ice","lengthSeconds"`, `"modality":"mud","lengthSeconds"`},
		{onAtTen, `"modality":"ice","start"`, `"modality":"mud","start"`},
		{onAtTen, `720,"rounds"`, `901,"rounds"`},
		{onAtTen, `720,"applications"`, `901,"applications"`},
		{onAtTen, `720,"applications"`, `599,"applications"`},
		{onAtTen, `"rounds":2`, `"rounds":0`},
		{onAtTen, `"round":1`, `"round":0`},
		{onAtTen, `"activity":"on"`, `"activity":"off"`},
		{onAtTen, `"onNanoseconds":360`, `"onNanoseconds":720`}, // it would be over
		{onAtTen, `"onNanoseconds":360`, `"onNanoseconds":721`},
		{onAtTen, `"onNanoseconds":360`, `"onNanoseconds":-1`},
		{onAtTen, `"onNanoseconds":360000000000`, `"onNanoseconds":360000000000.5`},
		{onAtTen, `[{"modality":"ice","start":"2026-06-01T10:00:00Z","onNanoseconds":360000000000}]`, `[]`},
		{onAtTen, `360000000000}]`, `0},{"modality":"ice","start":"2026-06-01T10:00:00Z","onNanoseconds":0}]`},
		{onAtTen, `"seen":"2026-06-01T10:06:00Z"`, `"seen":"2026-06-01T11:00:00Z"`}, // its hour would be over
		{onAtTen, `"seen":"2026-06-01T10:06:00Z"`, `"seen":"2026-06-01T09:59:59Z"`}, // before it began
		{onAtTen, `"seen":"2026-06-01T10:06:00Z"`, `"seen":"1899-06-01T10:06:00Z"`},
		{onAtTen, `"seen":"2026-06-01T10:06:00Z",`, ``},
		{onAtTen, `"skin-check"`, `"finished"`},
		{onAtTen, `"at":"2026-06-01T10:05:00Z"`, `"at":"0001-06-01T10:05:00Z"`},
		{onAtTen, `"at":"2026-06-01T10:05:00Z"`, `"at":"2026-06-01T10:05:00Z","step":1`},
		{onAtTen, `"start":"2026-06-01T10:00:00Z","lengthSeconds"`, `"start":"0001-01-01T00:00:00Z","lengthSeconds"`},
		{setBackToNine, `"back":"2026-06-01T09:00:00Z",`, ``},
		{setBackToNine, `"back":"2026-06-01T09:00:00Z"`, `"back":"2026-06-01T09:31:00Z"`},
		{setBackToNine, `"back":"2026-06-01T09:00:00Z"`, `"back":"1026-06-01T09:00:00Z"`},
		{setBackToNine, `"seen":"2026-06-01T09:30:00Z"`, `"seen":"2026-06-01T10:00:00Z"`},
		{drillAtTen, `"version":1`, `"version":0`},
		{drillAtTen, `"player"`, `"knee"`},
		{drillAtTen, `"drills":[`, `"drills":[],"drill":[`},
		{drillAtTen, `"title":"R"`, `"title":""`},
		{drillAtTen, `"workSeconds":45`, `"workSeconds":0`},
		{drillAtTen, `,"lengths`, `,"restSeconds":5,"lengths`},
		{drillAtTen, `,15000000000]`, `]`},
		{drillAtTen, `[45000000000`, `[44000000000`}, // cut short, but not past
		{drillAtTen, `[45000000000`, `[3600000000001`},
		{drillAtTen, `[45000000000`, `[-1`},
		{drillAtTen, `"elapsedNanoseconds":30`, `"elapsedNanoseconds":60`}, // it would be done
		{drillAtTen, `"elapsedNanoseconds":30`, `"elapsedNanoseconds":61`},
		{drillAtTen, `"elapsedNanoseconds":30`, `"elapsedNanoseconds":-3`},
		{drillAtTen, `"activity":"on"`, `"activity":"stopped"`},
		{drillAtTen, `"activity":"on"`, `"activity":"idle"`},
		{drillAtTen, `,"seen":"2026-06-01T10:00:30Z"`, ``},
		{drillAtTen, `"seen":`, `"pending":[{"kind":"step-begins","at":"2026-06-01T10:00:30Z","step":2}],"seen":`},
		{notStarted, `"restSeconds":90,`, ``},
		{notStarted, `"restSeconds":90`, `"restSeconds":3601`},
		{notStarted, `[90000000000]`, `[95000000000]`},
		{notStarted, notStarted, `null`},
		{notStarted, notStarted, `[]`},
	} {
		if restore(c.state) != nil {
			t.Fatalf("cannot restore %s: %v", c.state, restore(c.state))
		}
		changed := strings.Replace(c.state, c.from, c.to, 1)
		if changed == c.state {
			t.Errorf("%s is not in %s", c.from, c.state)
		}
		if restore(changed) == nil {
			t.Errorf("restored with %s", c.to)
		}
	}
}

// restore restores a state as the timer it was before any change.
func restore(state string) error {
	if strings.Contains(state, `"side`) {
		return new(Knee).UnmarshalJSON([]byte(state))
	}
	return new(Player).UnmarshalJSON([]byte(state))
}

func TestABadStateChangesNothing(t *testing.T) {
	k := knee(t, ice(12*60, 2))
	do(t, "start", k.Start(ten))
	p := playing(t)
	kneeBefore, playerBefore := restarted(t, k), restartedPlayer(t, p)
	for _, bad := range []string{`{}`, `null`, `"`, strings.Replace(onAtTen, `"round":1`, `"round":99`, 1), strings.Replace(drillAtTen, `:30000000000`, `:-1`, 1)} {
		if k.UnmarshalJSON([]byte(bad)) == nil || p.UnmarshalJSON([]byte(bad)) == nil {
			t.Errorf("restored %s", bad)
		}
	}
	if diff := cmp.Diff(kneeBefore, k, exact); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(playerBefore, p, exact); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

// FuzzState restores whatever it is given as both timers: an error, or a timer
// that goes on as timers do and is saved as it was.
func FuzzState(f *testing.F) {
	for _, seed := range []string{
		onAtTen, setBackToNine, drillAtTen, notStarted, `null`, `{}`, `{"version":1,"timer":"knee"}`,
		strings.Replace(onAtTen, `"on"`, `"stopped"`, 1), strings.Replace(onAtTen, `"on"`, `"paused"`, 1),
		strings.Replace(drillAtTen, `"on"`, `"over"`, 1), strings.Replace(drillAtTen, `45000000000`, `0`, 1),
	} {
		f.Add([]byte(seed), int64(0))
		f.Add([]byte(seed), int64(time.Hour))
	}
	f.Fuzz(func(t *testing.T, data []byte, jump int64) {
		now := ten.Add(time.Duration(jump))
		var k Knee
		if json.Unmarshal(data, &k) == nil {
			goesOn(t, &k, now)
		}
		var p Player
		if json.Unmarshal(data, &p) == nil {
			playsOn(t, &p, now)
		}
	})
}

func goesOn(t *testing.T, k *Knee, now time.Time) {
	same(t, k, restarted(t, k))
	v := k.At(now)
	if v.Remaining < 0 || v.Elapsed < 0 || v.Overdue < 0 || v.Total > 15*time.Minute {
		t.Errorf("at %v: %+v", now, v)
	}
	for _, verb := range []string{"pause", "stop", "choose", "resume", "extend", "skip", "start"} {
		_ = kneeVerb(k, verb, now, 60, heat(model.MaxThermal, 3))
		same(t, k, restarted(t, k))
	}
	k.Advance(now.Add(time.Hour))
	if v := k.At(now.Add(time.Hour)); v.Phase == PhaseOn || v.Phase == PhasePaused || v.Overdue != 0 {
		t.Errorf("an hour after %v: %+v", now, v)
	}
}

func playsOn(t *testing.T, p *Player, now time.Time) {
	same(t, p, restartedPlayer(t, p))
	v := p.At(now)
	if v.Remaining < 0 || v.Elapsed < 0 || v.Overdue < 0 || v.Left < v.Remaining {
		t.Errorf("at %v: %+v", now, v)
	}
	for _, verb := range []string{"start", "extend", "skip", "pause", "resume"} {
		_ = playerVerb(p, verb, now, 60)
		same(t, p, restartedPlayer(t, p))
	}
	p.Advance(now.AddDate(1, 0, 0))
	if v := p.At(now.AddDate(1, 0, 0)); v.Phase != PhaseDone && v.Phase != PhasePaused {
		t.Errorf("a year after %v: %+v", now, v)
	}
}

func same[T any](t *testing.T, want, got T) {
	t.Helper()
	if diff := cmp.Diff(want, got, exact); diff != "" {
		t.Errorf("resume(save(t)) is not t (-t +resumed):\n%s", diff)
	}
}
