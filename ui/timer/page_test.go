package timer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/desktop"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

const zone = uitest.Zone

var today = civil.Date{Year: 2026, Month: time.June, Day: 10}

// stage is the page in a window over a real plan in a real file, at 10:00 of
// Wednesday 10 June 2026 in London, with a clock that the test moves.
type stage struct {
	*Page
	t         testing.TB
	folder    string
	plan      *uitest.Plan
	clock     *uitest.Clock
	attention *desktop.Silent
	window    fyne.Window
	corner    *Corner
	alarmed   []string
	toasts    []string
	failed    []error
	newID     func() model.ID
	minimised bool // the window is
}

func newStage(t testing.TB, size fyne.Size) *stage {
	t.Helper()
	s := &stage{t: t, folder: t.TempDir(), clock: uitest.NewClock(uitest.Local(today, 10*model.Hour)), newID: uitest.NewIDs("id")}
	s.open(size)
	return s
}

func (s *stage) must(err error) {
	s.t.Helper()
	s.plan.Must(err)
}

// open starts the program.
func (s *stage) open(size fyne.Size) {
	s.t.Helper()
	s.plan = uitest.OpenPlan(s.t, s.folder, s.clock.Now, s.newID)
	s.attention = &desktop.Silent{}
	watch, err := NewWatch(WatchDeps{
		Plan: s.plan.Planner, Format: &format.Formatter{Words: uitest.Words(s.t)}, Attention: s.attention, After: s.clock.After,
		Run: func(work func(context.Context) error, done func(error)) func() {
			done(work(s.t.Context()))
			return func() {}
		},
		Log:       func(err error) { s.failed = append(s.failed, err) },
		Alarmed:   func(words string, _ bool) { s.alarmed = append(s.alarmed, words) },
		Minimised: func() bool { return s.minimised },
	})
	s.must(err)
	s.window = uitest.NewWindow(s.t, size)
	s.Page = NewPage(Deps{
		Watch: watch, Canvas: s.window.Canvas(),
		Done:   func(l planner.Label) { s.toasts = append(s.toasts, string(l.Action)) },
		Say:    func(words string) { s.toasts = append(s.toasts, words) },
		Fail:   func(err error) { s.t.Error(err) },
		Remind: func() {},
	})
	s.corner = NewCorner(watch, func() {})
	s.plan.Subscribe(func(planner.Event) { s.Reload() })
	s.window.SetContent(kit.NewShell(container.NewStack(s.Page, container.NewHBox(s.corner)), s.clock.After))
	s.Reload()
	watch.Start()
}

// reopen kills the program and starts it again after a while.
func (s *stage) reopen(after time.Duration) {
	s.t.Helper()
	s.Watch.cancel()
	s.must(s.plan.DB.Close())
	s.clock.Advance(after)
	s.open(standard)
}

var standard = fyne.NewSize(1200, 736)

// wants says what the page shows.
func (s *stage) wants(texts ...string) {
	s.t.Helper()
	shown := uitest.Texts(s.window.Content())
	for _, want := range texts {
		if !slices.Contains(shown, want) {
			s.t.Errorf("%q is not on the page: %q", want, shown)
		}
	}
}

func (s *stage) wantsNot(text string) {
	s.t.Helper()
	if slices.Contains(uitest.Texts(s.window.Content()), text) {
		s.t.Errorf("%q is on the page", text)
	}
}

func (s *stage) wantToast(words string) {
	s.t.Helper()
	if len(s.toasts) == 0 || !strings.Contains(s.toasts[len(s.toasts)-1], words) {
		s.t.Errorf("said %q, want %q", s.toasts, words)
	}
}

func (s *stage) logged() []model.Thermal {
	s.t.Helper()
	all, err := s.Watch.Plan.Thermals(time.Time{})
	s.must(err)
	return all
}

// tap chooses a score of the nth row that is asked for.
func (s *stage) score(row, score int) {
	s.t.Helper()
	rows := uitest.All[*kit.Scores](s.window.Content())
	if row >= len(rows) {
		s.t.Fatalf("%d rows of scores", len(rows))
	}
	pitch := rows[row].Size().Width / 11
	rows[row].Tapped(&fyne.PointEvent{Position: fyne.NewPos(pitch*(float32(score)+0.5), 10)})
}

func TestARoundOfIce(t *testing.T) {
	s := newStage(t, standard)
	s.wants("12:00", "Ice", "ready to start", "Start", "A cloth between")
	s.score(0, 5)
	s.Act()
	s.wants("12:00", "Ice on", "until 10:12 · next start from 11:00", "Pause", "Skip", "Stop", "+1 min")
	if !s.attention.Awake() {
		t.Error("the screen may go dark")
	}
	s.clock.Advance(time.Second)
	s.wants("11:59")
	s.clock.Advance(4*time.Minute + 59*time.Second)
	s.wants("7:00", "Skin check", "Lift the cloth. Numb, blotchy or burning? Stop now.", "Skin is fine")
	s.dismiss()
	s.wantsNot("Skin check")
	s.clock.Advance(7*time.Minute - time.Millisecond)
	s.wants("0:01")
	if len(s.logged()) != 0 {
		t.Error("logged before the end")
	}
	s.clock.Advance(time.Millisecond)
	s.wants("48:00", "Ice off", "next start from 11:00", "Time is up", "Take it off now, and note the pain.", "Start from 11:00", "Left knee, after")
	if s.attention.Awake() {
		t.Error("the screen is still kept awake")
	}
	if got := s.attention.Tones(); !slices.Equal(got, []desktop.Tone{desktop.ToneSkin, desktop.ToneOver}) {
		t.Errorf("tones %v", got)
	}
	if got := s.attention.Notes(); len(got) != 2 || got[1] != (desktop.Notification{Title: "Left knee: ice is over.", Text: "Take it off now, and note the pain.", Urgent: true}) {
		t.Errorf("notifications %+v", got)
	}
	s.score(1, 3)
	if l := s.logged(); len(l) != 1 || *l[0].Before != 5 || *l[0].After != 3 || l[0].Duration != 12*model.Minute {
		t.Errorf("logged %+v", l)
	}
	s.wants("5 to 3", "Ice took off 2 points, 1 use.", "Left knee, Ice, 12:00")
	if s.CanAct() {
		t.Error("it may start within the hour")
	}
	s.clock.Advance(48 * time.Minute)
	s.wants("12:00", "ready to start", "Start")
}

// O20 as a person meets it: 15:00, 15:01 and 9:59; and after a start at 10:00:00
// the next at 10:59:59 and at 11:00:00.
func TestO20_RefusalsSayWhy(t *testing.T) {
	s := newStage(t, standard)
	for text, wrong := range map[string]string{
		"9:59": "Time on: 10:00 at least.", "15:01": "Time on: 15:00 at most.", "16 min": "Time on: 15:00 at most.", "16": "Time on: 15:00 at most.",
		"soon": "Time on was not understood; write it like 12:00.", "": "Time on is needed.",
		"10:00": "", "15:00": "", "15": "", "10 min": "", "12:30": "",
	} {
		s.length.SetText(text)
		if s.wrong != wrong {
			t.Errorf("%q: %q, want %q", text, s.wrong, wrong)
		}
	}
	s.length.SetText("16")
	s.Act()
	s.wantToast("Time on: 15:00 at most.")
	s.wants("Time on: 15:00 at most.")
	if s.window.Canvas().Focused() != fyne.Focusable(s.length) || s.length.Text != "16" {
		t.Errorf("%T has the keyboard, the field says %q", s.window.Canvas().Focused(), s.length.Text)
	}
	if s.timers().At(model.Left).Phase != interval.PhaseReady {
		t.Error("16 minutes were started")
	}
	for text, said := range map[string]string{"15:01": "Time on: 15:00 at most.", "9:59": "Time on: 10:00 at least."} {
		s.length.SetText(text)
		s.Act()
		s.wantToast(said)
		s.wants("ready to start")
	}
	s.length.SetText("15:00")
	s.Act()
	s.wants("15:00", "Ice on")
	s.Extend()
	s.wantToast("15:00 at most within an hour.")
	s.Skip()
	s.clock.Advance(time.Hour - time.Second)
	s.wants("0:01", "Start from 11:00")
	if s.CanAct() {
		t.Error("10:59:59, and Space starts it")
	}
	s.begin((*planner.KneeTimers).Start)
	s.wantToast("The next application may start at 11:00")
	s.wantsNot("Ice on")
	s.clock.Advance(time.Second)
	if !s.CanAct() {
		t.Error("11:00:00, and Space does not start it")
	}
	s.Act()
	s.wants("15:00", "Ice on")
}

func TestPauseStopAndGoOn(t *testing.T) {
	s := newStage(t, standard)
	s.Act()
	s.clock.Advance(2 * time.Minute)
	s.Act()
	s.wants("10:00", "Ice paused", "ends at 11:00 at the latest", "Go on")
	s.clock.Advance(3 * time.Minute)
	s.wants("10:00")
	s.Act()
	s.Extend()
	s.wants("11:00", "until 10:16 · next start from 11:00")
	s.Stop()
	s.wants("Stopped after 2:00", "can go on until 11:00", "Go on", "55:00")
	s.Act()
	s.wants("Ice on", "11:00")
	if len(s.logged()) != 1 {
		t.Errorf("logged %+v", s.logged())
	}
}

func TestBothKneesAndRounds(t *testing.T) {
	s := newStage(t, standard)
	s.chooseKnee(2)
	s.wanted.Rounds = 3
	s.Act()
	s.wants("12:00", "Round 1", "of 3", "10:00", "now", "next", "then")
	s.clock.Advance(time.Minute)
	s.chooseKnee(1)
	s.Act() // the right one rests
	s.chooseKnee(2)
	s.wants("Left knee", "Right knee", "11:00", "Ice until 10:12", "Ice paused")
	s.clock.Advance(time.Hour)
	s.wants("12:00", "Start round 2", "The hour is over")
	if l := s.logged(); len(l) != 2 {
		t.Errorf("logged %+v", l)
	}
	if got := s.attention.Tones(); len(got) != 5 {
		t.Errorf("tones %v", got)
	}
	s.Act()
	s.wants("Round 2", "of 3", "done")
	s.Stop()
	s.wantsNot("Round 2")
}

func TestCornerShowsWhatRunsOnly(t *testing.T) {
	s := newStage(t, standard)
	if s.corner.Visible() {
		t.Error("nothing runs")
	}
	s.chooseKnee(2)
	s.Act()
	s.clock.Advance(time.Second)
	texts := func() []string { return uitest.Texts(s.corner) }
	if got := texts(); !slices.Equal(got, []string{"11:59"}) {
		t.Errorf("both run alike: %q", got)
	}
	s.chooseKnee(0)
	s.Act()
	s.clock.Advance(time.Second)
	if got := texts(); !slices.Equal(got, []string{"11:59", "11:58"}) {
		t.Errorf("one is paused: %q", got)
	}
	if got, want := s.corner.AccessibilityLabel(), "Left knee: Ice paused, 12 min left\nRight knee: Ice, 12 min left, until 10:12"; got != want {
		t.Errorf("says %q", got)
	}
	s.Stop()
	s.chooseKnee(1)
	s.Stop()
	if s.corner.Visible() {
		t.Error("nothing runs any more")
	}
}

// TestNothingIsDrawnWhilePausedOrHidden counts the looks of the watch: none is
// taken each second while nothing changes.
func TestNothingIsDrawnWhilePausedOrHidden(t *testing.T) {
	s := newStage(t, standard)
	looks := 0
	s.Watch.OnShow(func() { looks++ })
	count := func(d time.Duration) int {
		looks = 0
		s.clock.Advance(d)
		return looks
	}
	if n := count(time.Minute); n != 0 {
		t.Errorf("%d looks while nothing runs", n)
	}
	s.Act()
	if n := count(time.Minute); n != 60 {
		t.Errorf("%d looks in a minute of a running timer", n)
	}
	s.Act()
	if n := count(time.Minute); n > 4 {
		t.Errorf("%d looks in a minute of a paused timer", n)
	}
	s.Act()
	s.Hide()
	before := s.faces[0].digits.Text()
	s.clock.Advance(30 * time.Second)
	if s.faces[0].digits.Text() != before {
		t.Error("the digits of a hidden page change")
	}
	s.Show()
	s.wants("10:30")
}

func TestHeatIsNotOfferedForAWarmKnee(t *testing.T) {
	s := newStage(t, standard)
	s.chooseModality(1)
	s.wants("Heat")
	s.must(s.plan.DB.Update(func(w model.Writer) error {
		return w.SavePain(model.PainEntry{ID: "p", At: s.clock.Now().Add(-time.Hour).UTC(), Zone: zone, Side: model.Left, Score: 2, Symptoms: []model.Symptom{"redness"}})
	}))
	s.must(s.Watch.Plan.Refresh())
	s.wants("Heat is not offered", "Left knee: warmth or redness was noted on Wed 10 June, 09:00.")
	if s.modality.Visible() || !s.onlyIce.Visible() {
		t.Error("heat can be chosen")
	}
	s.Act()
	if v := s.timers().At(model.Left); v.Phase != interval.PhaseOn || v.Modality != model.Ice {
		t.Errorf("started %+v", v)
	}
	s.chooseKnee(1)
	s.chooseModality(1)
	s.Act()
	if v := s.timers().At(model.Right); v.Modality != model.Heat {
		t.Errorf("the other knee: %+v", v)
	}
}

func TestKilledAndStartedAgain(t *testing.T) {
	s := newStage(t, standard)
	s.Act()
	ends := s.timers().At(model.Left).Ends
	s.clock.Advance(6 * time.Minute)
	s.reopen(time.Minute)
	if v := s.timers().At(model.Left); !v.Ends.Equal(ends) || v.Remaining != 5*time.Minute {
		t.Errorf("after a restart it ends at %v, not %v", v.Ends, ends)
	}
	s.wants("5:00", "until 10:12 · next start from 11:00")
	s.alarmed = nil
	s.reopen(20 * time.Minute)
	if want := []string{"Left knee: ice is over. Ended at 10:12, while the computer slept or Kneewise was closed. Take it off now, and note the pain."}; !slices.Equal(s.alarmed, want) {
		t.Errorf("said %q", s.alarmed)
	}
	s.wants("33:00")
	if l := s.logged(); len(l) != 1 || l[0].Duration != 12*model.Minute {
		t.Errorf("logged %+v", l)
	}
	s.alarmed = nil
	s.reopen(time.Minute)
	if len(s.alarmed) != 0 {
		t.Errorf("said again %q", s.alarmed)
	}
}

func TestUnreadableTimerIsSaid(t *testing.T) {
	s := newStage(t, standard)
	s.Act()
	s.must(s.Watch.Plan.SaveTimer("knee-left", []byte("{}")))
	s.reopen(time.Minute)
	if !s.Watch.Unreadable() || len(s.failed) != 1 {
		t.Errorf("it is not known, or not logged: %v", s.failed)
	}
	s.wants("12:00", "ready to start")
}

// TestComputerAsleep has the clock go on while the timers of the program do not.
func TestComputerAsleep(t *testing.T) {
	s := newStage(t, standard)
	s.Act()
	s.clock.Jump(3 * time.Hour)
	s.clock.Advance(time.Second)
	if len(s.alarmed) != 2 || !strings.Contains(s.alarmed[1], "Ended at 10:12") {
		t.Errorf("said %q", s.alarmed)
	}
	s.wants("12:00", "ready to start")
}

// TestNeitherSoundNorBus has everything fail: the words and the flash are there
// all the same, and the page says that it could not be heard.
func TestNeitherSoundNorBus(t *testing.T) {
	s := newStage(t, standard)
	s.attention.Fails = errors.New("nobody is there")
	s.Act()
	s.clock.Advance(12 * time.Minute)
	if len(s.alarmed) != 2 {
		t.Errorf("said %q", s.alarmed)
	}
	s.wants("Time is up", "The tone could not be played: watch for the flash and the words.")
	if len(s.failed) == 0 {
		t.Error("the log knows nothing of it")
	}
}

func TestTheFlash(t *testing.T) {
	s := newStage(t, standard)
	lit := func(still bool) string {
		profile, err := s.Watch.Plan.Profile()
		s.must(err)
		profile.StillFigures = still
		if _, err := s.Watch.Plan.Apply(planner.SaveProfile{Profile: profile}, ""); err != nil && !errors.Is(err, planner.ErrNothingToDo) {
			t.Fatal(err)
		}
		s.flash()
		var seen strings.Builder
		for range 12 {
			if s.panel.Fill() == theme.ColorAccentSoft {
				seen.WriteByte('#')
			} else {
				seen.WriteByte('.')
			}
			s.clock.Advance(200 * time.Millisecond)
		}
		return seen.String()
	}
	if got := lit(false); got != "##..##......" {
		t.Errorf("flashes %s", got)
	}
	if got := lit(true); got != "##########.." {
		t.Errorf("with less motion %s", got)
	}
}

func TestTonesCanBeOff(t *testing.T) {
	s := newStage(t, standard)
	profile, err := s.Watch.Plan.Profile()
	s.must(err)
	profile.Muted = true
	_, err = s.Watch.Plan.Apply(planner.SaveProfile{Profile: profile}, "")
	s.must(err)
	s.Act()
	s.clock.Advance(12 * time.Minute)
	if len(s.attention.Tones()) != 0 || len(s.attention.Notes()) != 2 {
		t.Errorf("tones %v, notifications %v", s.attention.Tones(), s.attention.Notes())
	}
	s.wants("No reminders. Tones are off.")
}

func TestLogIsDeletedAndComesBack(t *testing.T) {
	s := newStage(t, standard)
	s.Act()
	s.clock.Advance(12 * time.Minute)
	s.wants("Wed 10 June, 10:00")
	s.side.listed.rows[0].remove.Tapped(nil)
	s.wantToast("delete-thermal")
	s.wants("Nothing yet. What you start is noted here once it is over.")
	if _, err := s.Watch.Plan.Undo(); err != nil {
		t.Fatal(err)
	}
	s.wants("Wed 10 June, 10:00", "Left knee, Ice, 12:00")
}

// TestLongLogSaysWhatItLeavesOut and shows the newest.
func TestLongLogSaysWhatItLeavesOut(t *testing.T) {
	s := newStage(t, standard)
	s.must(s.plan.DB.Update(func(w model.Writer) error {
		for i := range 43 {
			if err := w.SaveThermal(model.Thermal{
				ID: model.ID(fmt.Sprintf("t%d", i)), Modality: model.Heat, Side: model.Right, Zone: zone, Duration: model.MinThermal,
				Start: s.clock.Now().Add(-time.Duration(i+1) * 24 * time.Hour).UTC(),
			}); err != nil {
				return err
			}
		}
		return nil
	}))
	s.Reload()
	s.wants("3 older ones are kept too.", "Tue 9 June, 10:00")
	if n := len(s.side.listed.rows); n != logMost {
		t.Errorf("%d rows", n)
	}
}

// TestRoundsFitBesideTheChoices in the smallest window, with as many rounds as
// there can be.
func TestRoundsFitBesideTheChoices(t *testing.T) {
	s := newStage(t, fyne.NewSize(960, 576))
	s.wanted.Rounds = interval.MaxRounds
	s.Act()
	for range 11 {
		s.clock.Jump(time.Hour)
		s.clock.Advance(time.Second)
		s.Act()
	}
	if left := s.ring.Position().X; left < s.knee.Position().X+s.knee.Size().Width {
		t.Errorf("the ring begins at %v, the choice of knees ends at %v", left, s.knee.Position().X+s.knee.Size().Width)
	}
	for _, o := range []fyne.CanvasObject{s.ring.leadLabel, s.ring.restText} {
		if o.Position().X < ringSide || o.Position().X+o.MinSize().Width > s.ring.Size().Width+1 {
			t.Errorf("%q stands at %v of %v", o.(*canvas.Text).Text, o.Position().X, s.ring.Size().Width)
		}
	}
	if s.ring.dial.Position().X < 0 {
		t.Error("the ring is cut off")
	}
}

func TestWhatHelpedMore(t *testing.T) {
	s := newStage(t, standard)
	n := 0
	use := func(m model.Modality, before, after int) {
		n++
		_, err := s.Watch.Plan.Apply(planner.SaveThermal{Thermal: model.Thermal{
			Modality: m, Side: model.Left, Start: s.clock.Now().Add(time.Duration(n-100) * time.Hour).UTC(), Duration: model.MinThermal, Before: &before, After: &after,
		}}, "")
		s.must(err)
	}
	s.wants("Ice: no use with both scores yet.", "Heat: no use with both scores yet.")
	for range 3 {
		use(model.Ice, 4, 3)
	}
	use(model.Heat, 4, 2)
	use(model.Heat, 4, 2)
	s.wants("Ice took off 1 point on average, 3 uses.", "Heat took off 2 points on average, 2 uses.", "1 more use of Heat with both scores to compare.")
	s.wantsNot("Heat worked better for you so far.")
	use(model.Heat, 5, 2)
	s.wants("Heat took off 2\u00a01/3 points on average, 3 uses.", "Heat worked better for you so far.")
	use(model.Ice, 2, 7)
	s.wants("With Ice pain rose by 1/2 point on average, 4 uses.")
	use(model.Ice, 2, 0)
	s.wants("Ice took off 0 points on average, 5 uses.")
}

func TestOnePointIsNoPoints(t *testing.T) {
	s := newStage(t, standard)
	for before, want := range map[int]string{1: "Ice took off 1 point, 1 use.", 2: "Ice took off 2 points, 1 use."} {
		after := 0
		_, err := s.Watch.Plan.Apply(planner.SaveThermal{Thermal: model.Thermal{
			Modality: model.Ice, Side: model.Left, Start: s.clock.Now().Add(-time.Hour).UTC(), Duration: model.MinThermal, Before: &before, After: &after,
		}}, "")
		s.must(err)
		s.wants(want)
		_, err = s.plan.Undo()
		s.must(err)
	}
}

func TestFractionsAreExact(t *testing.T) {
	for _, c := range []struct {
		a, b int
		want string
	}{{7, 3, "2\u00a01/3"}, {6, 3, "2"}, {2, 4, "1/2"}, {0, 5, "0"}, {10, 4, "2\u00a01/2"}} {
		if got := fraction(c.a, c.b); got != c.want {
			t.Errorf("%d/%d is %q", c.a, c.b, got)
		}
	}
}

// TestDigitsDoNotJump and everything has its place, in the smallest window too.
func TestDigitsDoNotJump(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(960, 576), standard, fyne.NewSize(1520, 936)} {
		s := newStage(t, size)
		s.chooseKnee(2)
		s.Act()
		at := s.faces[0].digits.TextSize
		s.clock.Advance(2 * time.Minute)
		before := at()
		s.clock.Advance(time.Second)
		if after := at(); after != before || after < 100 {
			t.Errorf("in %v the digits are %v high, then %v", size, before, after)
		}
		panel := s.panel.Size()
		for _, o := range s.content.Objects {
			if o.Visible() && (o.Position().X < 0 || o.Position().Y < 0 || o.Position().X+o.Size().Width > panel.Width+1 || o.Position().Y+o.Size().Height > panel.Height+1) {
				t.Errorf("in %v a %T at %v, %v is not on the panel of %v", size, o, o.Position(), o.Size(), panel)
			}
		}
	}
}
