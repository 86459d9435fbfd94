package warmup

import (
	"crypto/sha256"
	"fmt"
	"image"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestTodaysNextSessionIsChosen(t *testing.T) {
	s := set(t)
	s.expect("Swimming warm-up", "before Easy swim, 13:00", "10:00", "9 drills", "Arm circles", "Partial squats", "Start")
	s.ChooseSession(1)
	s.expect("Lower-body warm-up", "before Step & bridge, 18:00", "Butt kicks")
	s.ChooseSession(2)
	s.expect("Lower-body warm-up", "No session is chosen to mark")
	if s.choice.session != "" {
		t.Errorf("warms up for %q", s.choice.session)
	}
	s.ChooseWarmUp(2)
	s.expect("Cycling and walking warm-up", "Hip hinges")

	// A choice of the person's outlasts a change of the plan.
	s.apply(planner.Pin{Session: "legs", On: true})
	s.expect("Cycling and walking warm-up")
	s.ChooseSession(0)
	s.apply(planner.Complete{Session: "swim"})
	s.expect("Lower-body warm-up", "before Step & bridge, 18:00")
	s.calm()
}

func TestASoreDayHasLowImpactMoves(t *testing.T) {
	s := set(t)
	s.ChooseSession(1)
	if s.LowImpact() {
		t.Error("low-impact moves without pain")
	}
	s.must(s.plan.DB.Update(func(w model.Writer) error {
		return w.SavePain(model.PainEntry{ID: "p", At: s.clock.Now().UTC(), Zone: zone, Side: model.Left, Score: 3, Quality: "ache", Moment: "morning"})
	}))
	s.Reload()
	s.expect("Pain 3 noted today: the low-impact moves are chosen, with the same times.", "Heel-to-seat walk", "Partial squats")
	s.ToggleLowImpact()
	s.expect("Pain 3 noted today: the low-impact moves are kinder to your knees.", "Butt kicks")
	s.Reload()
	s.expect("Butt kicks") // the person's choice stays
	s.ToggleLowImpact()
	s.Play()
	s.clock.Advance(121 * time.Second)
	s.expect("Heel-to-seat walk", "0:44")

	// In the middle the others take over, where it is.
	s.ToggleLowImpact()
	s.expect("Butt kicks", "0:44")
	s.calm()
}

func TestUnderARedFlagToo(t *testing.T) {
	s := set(t)
	s.apply(planner.OpenFlag{Flag: "R27", Side: model.Left, At: s.clock.Now().UTC()})
	s.expect("A sign to see a doctor is open: the low-impact moves are chosen, with the same times.")
	s.ToggleLowImpact()
	s.expect("A sign to see a doctor is open: the low-impact moves are kinder to your knees.")
	s.calm()
}

// O21 as a person sees it: nine blocks, one of 120 s and eight of 45 and 15 s,
// which are 600 s; each drill twice, a cue at each change, and at the end the
// session is warmed up.
func TestO21_AWholeWarmUp(t *testing.T) {
	s := set(t)
	s.still()
	s.ChooseSession(1)
	s.expect("10:00", "9 drills")
	s.Play()
	s.expect("To begin with · easy", "Easy march", "2:00", "10:00", "of 10:00 left", "Next", "Butt kicks, 0:45")
	drills := []string{"Butt kicks", "Side shuffles", "High knees", "Squats"}
	s.clock.Advance(2 * time.Minute)
	for round := range 2 {
		for i, name := range drills {
			effort := []string{"easy", "moderate"}[round]
			line := fmt.Sprintf("Round %d of 2 · %s", round+1, effort)
			if name == "Side shuffles" {
				line += " · first side"
			}
			s.expect(line, name, "0:45")
			if last := round == 1 && i == 3; !last {
				s.expect("Next, after 15 s easy", drills[(i+1)%4]+", 0:45")
			}
			s.clock.Advance(22 * time.Second)
			if name == "Side shuffles" {
				s.expect(strings.Replace(line, "first", "other", 1))
			}
			s.clock.Advance(23 * time.Second)
			s.expect("Easy", "0:15", "March on the spot and breathe.")
			s.clock.Advance(15 * time.Second)
		}
	}
	s.expect("Warm-up complete", "10:00", "of 10:00", "Step & bridge, 18:00 is marked as warmed up.")
	if !s.session("legs").WarmedUp || s.session("swim").WarmedUp {
		t.Error("the wrong session is warmed up")
	}
	if n := len(s.said); n != 1 || s.said[0].Action != planner.ActionWarmUp {
		t.Errorf("said %+v", s.said)
	}
	count := map[Cue]int{}
	for _, c := range s.cues {
		count[c]++
	}
	if count[CueStep] != 17 || count[CueSide] != 2 || count[CueOver] != 1 {
		t.Errorf("cues: %v, want 17 steps, 2 sides and 1 end", count)
	}
	if n := len(s.awake); n != 2 || !s.awake[0] || s.awake[1] {
		t.Errorf("the screen was kept awake: %v", s.awake)
	}
	if n := s.clock.Waiting(); n != 0 {
		t.Errorf("%d timers still wait", n)
	}
	if _, err := s.Plan.Undo(); err != nil || s.session("legs").WarmedUp {
		t.Errorf("undo: %v", err)
	}
	s.Play()
	s.expect("Start")
	if s.saved() {
		t.Error("the warm-up is still kept")
	}
	s.calm()
}

func TestSkippedDrillsMakeItIncomplete(t *testing.T) {
	s := set(t)
	s.still()
	s.Play()
	s.clock.Advance(time.Minute)
	s.Skip()
	s.expect("Arm circles", "0:45", "8:00", "of 10:00 left")
	s.clock.Advance(8 * time.Minute)
	s.expect("Warm-up incomplete", "9:00", "of 10:00", "1 drill was cut short or left out. Easy swim, 13:00 is not marked as warmed up: that takes 10:00.")
	if s.session("swim").WarmedUp {
		t.Error("it is warmed up")
	}
	s.calm()
}

// TestExtendedDrillsMakeUpForSkippedOnes: what counts is the time (RULES.md
// 2.11).
func TestExtendedDrillsMakeUpForSkippedOnes(t *testing.T) {
	s := set(t)
	s.still()
	s.Play()
	s.Extend()
	s.expect("2:15", "10:15", "of 10:15 left")
	for range 5 {
		s.Extend()
	}
	s.clock.Advance(10*time.Minute + 30*time.Second)
	s.Skip()
	s.expect("Warm-up complete", "10:30")
	if !s.session("swim").WarmedUp {
		t.Error("it is not warmed up")
	}
	s.calm()
}

func TestADrillLastsAnHourAtMost(t *testing.T) {
	s := set(t)
	s.Play()
	for range 240 {
		s.Extend()
	}
	s.expect("A drill lasts an hour at most.")
	if left := s.run.Player.At(s.clock.Now()).Remaining; left > time.Hour {
		t.Errorf("%v are left", left)
	}
	s.calm()
}

func TestPauseStandsStill(t *testing.T) {
	s := set(t)
	s.Play()
	s.clock.Advance(30500 * time.Millisecond)
	s.Play()
	s.expect("Paused · To begin with · easy", "1:30", "Resume")
	if n := s.clock.Waiting(); n != 0 {
		t.Errorf("paused, %d timers wait", n)
	}
	s.clock.Advance(time.Hour)
	s.expect("1:30")
	s.Play()
	s.clock.Advance(520 * time.Millisecond)
	s.expect("1:29", "Pause")
	s.calm()
}

func TestStopAsksFirst(t *testing.T) {
	s := set(t)
	s.Play()
	s.clock.Advance(10 * time.Second)
	s.Stop()
	if got := uitest.Heading(t, s.window.Canvas()); got != "End the warm-up?" {
		t.Errorf("asks %q", got)
	}
	s.clock.Advance(time.Minute) // which does not count
	uitest.Tap(t, s.window.Canvas(), "Go on")
	s.expect("1:50", "Pause")
	s.Stop()
	uitest.Tap(t, s.window.Canvas(), "End it")
	s.expect("Warm-up incomplete", "0:10")
	s.Skip()
	s.Extend()
	s.Stop() // have nothing to do any more
	if kit.Shown(s.window.Canvas()) {
		t.Error("asks again")
	}
	s.calm()
}

// TestATextChangesOnceASecond looks at every frame of twenty seconds.
func TestATextChangesOnceASecond(t *testing.T) {
	s := set(t)
	s.Play()
	var changes int
	before := uitest.Texts(s.window.Content())
	frames := 0
	figure := s.shapes()
	for range 20 * 25 {
		s.clock.Advance(framePulse)
		if now := uitest.Texts(s.window.Content()); !slices.Equal(now, before) {
			before = now
			changes++
		}
		if now := s.shapes(); now != figure {
			figure = now
			frames++
		}
	}
	if changes != 20 {
		t.Errorf("the texts changed %d times in 20 s", changes)
	}
	if frames < 20*20 {
		t.Errorf("the figure moved %d times in 20 s", frames)
	}
	s.calm()
}

// shapes is a sum over the figure's picture, small.
func (s *stage) shapes() string {
	layers := test.WidgetRenderer(s.figure).Objects()
	picture := layers[len(layers)-1].(*canvas.Raster).Generator(64, 64) // of the body
	return fmt.Sprintf("%x", sha256.Sum256(picture.(*image.RGBA).Pix))
}

func TestNothingMovesUnseenOrPaused(t *testing.T) {
	s := set(t)
	s.Play()
	s.Hide()
	before := s.shapes()
	waited := 0
	for range 50 {
		s.clock.Advance(timePulse)
		waited = max(waited, s.clock.Waiting())
	}
	if s.shapes() != before {
		t.Error("the figure moves where nobody sees it")
	}
	if waited != 1 {
		t.Errorf("%d timers at a time", waited)
	}
	if s.pulse != timePulse {
		t.Errorf("beats every %v unseen", s.pulse)
	}
	// What is due happens all the same, and leaves the keyboard where it is.
	other := kit.NewEntry("")
	s.window.SetContent(container.NewWithoutLayout(s.Page, other))
	s.window.Canvas().Focus(other)
	s.clock.Advance(10 * time.Minute)
	if s.window.Canvas().Focused() != fyne.Focusable(other) {
		t.Errorf("it takes the keyboard: %T", s.window.Canvas().Focused())
	}
	if !s.session("swim").WarmedUp {
		t.Error("unseen it does not end")
	}
	s.Show()
	s.expect("Warm-up complete")
	s.calm()
}

func TestReducedMotionHasStills(t *testing.T) {
	s := set(t)
	s.still()
	s.Play()
	before := s.shapes()
	for range 100 {
		s.clock.Advance(timePulse)
		if s.shapes() != before {
			t.Fatal("the figure moves")
		}
	}
	s.clock.Advance(100 * time.Second)
	s.expect("Arm circles")
	if s.shapes() == before {
		t.Error("another drill looks the same")
	}
	if !s.lit {
		t.Error("the change is not shown")
	}
	s.clock.Advance(steadyTime)
	if s.lit {
		t.Error("the light stays")
	}
	s.calm()
}

func TestTheFlashIsShortAndTwice(t *testing.T) {
	s := set(t)
	s.Play()
	s.clock.Advance(2*time.Minute - framePulse)
	var lights []bool
	for range 50 {
		s.clock.Advance(framePulse)
		if len(lights) == 0 || lights[len(lights)-1] != s.lit {
			lights = append(lights, s.lit)
		}
	}
	if !slices.Equal(lights, []bool{true, false, true, false}) {
		t.Errorf("light: %v", lights)
	}
	if fill := s.panel.Look().Fill; fill != theme.Colour(theme.ColorRaised) {
		t.Errorf("the panel stays %v", fill)
	}
}

func TestSoundsCanBeSwitchedOff(t *testing.T) {
	s := set(t)
	s.still()
	s.expect("Sound on")
	s.ToggleSound()
	s.expect("Sound off")
	s.Play()
	s.clock.Advance(11 * time.Minute)
	if len(s.cues) != 0 {
		t.Errorf("muted, it plays %v", s.cues)
	}
	s.ToggleSound()
	s.expect("Sound on")
	s.calm()
}

func TestARestartGoesOnAtTheRightPlace(t *testing.T) {
	s := set(t)
	s.ChooseSession(1)
	s.Play()
	s.clock.Advance(30 * time.Second)
	s.Skip()
	s.clock.Advance(5 * time.Second)
	s.Extend()
	s.expect("Butt kicks", "0:55")
	s.restart(10 * time.Second)
	s.clock.Advance(0)
	s.expect("Butt kicks", "0:45", "before Step & bridge, 18:00")
	s.Play()
	s.restart(time.Hour) // paused
	s.clock.Advance(0)
	s.expect("Paused · Round 1 of 2 · easy", "0:45", "Resume")
	s.Play()
	s.clock.Advance(time.Second)
	s.expect("0:44")
	s.calm()
}

// TestWhatEndedUnseenIsAskedAbout: the timer says that ten minutes are over,
// but nobody knows whether the person went on.
func TestWhatEndedUnseenIsAskedAbout(t *testing.T) {
	s := set(t)
	s.still()
	s.Play()
	s.clock.Advance(time.Minute)
	s.cues = nil
	s.restart(20 * time.Minute)
	s.clock.Advance(0)
	s.expect("Warm-up complete", "It ended at 12:10, while Kneewise was closed or asleep. Did you go on to the end? Then mark Easy swim, 13:00 as warmed up.")
	if s.session("swim").WarmedUp {
		t.Error("it is taken for granted")
	}
	if len(s.cues) != 0 {
		t.Errorf("it rings late: %v", s.cues)
	}
	s.restart(time.Minute) // and asks again
	s.clock.Advance(0)
	uitest.Tap(t, s.window.Canvas(), "Mark as warmed up")
	s.expect("Easy swim, 13:00 is marked as warmed up.")
	if !s.session("swim").WarmedUp {
		t.Error("it is not marked")
	}
	s.restart(24 * time.Hour) // of yesterday there is nothing
	s.clock.Advance(0)
	s.expect("Start")
	s.calm()
}

func TestAnEndThatIsSeenAfterAShortSleepCounts(t *testing.T) {
	s := set(t)
	s.Play()
	s.clock.Advance(590 * time.Second)
	s.clock.Jump(40 * time.Second)
	s.clock.Advance(timePulse)
	s.expect("Warm-up complete", "10:00")
	if !s.session("swim").WarmedUp {
		t.Error("it is not warmed up")
	}
	s.calm()
}

func TestAStateThatCannotBeReadIsToldAndForgotten(t *testing.T) {
	s := set(t)
	s.must(s.Plan.SaveTimer(timerID, []byte(`{"player": {"version": 99}}`)))
	s.restart(0)
	s.clock.Advance(0)
	if len(s.failed) != 1 || !strings.Contains(s.failed[0].Error(), "warm-up") {
		t.Errorf("told %v", s.failed)
	}
	s.expect("Start")
	if s.saved() {
		t.Error("it is still kept")
	}
}

func TestASessionThatIsDeletedMeanwhileIsNoHarm(t *testing.T) {
	s := set(t)
	s.still()
	s.Play()
	s.clock.Advance(time.Minute)
	s.apply(planner.Delete{Sessions: []model.ID{"swim"}})
	s.clock.Advance(10 * time.Minute)
	s.expect("Warm-up complete", "10:00", "of 10:00")
	s.calm()
}

// TestKeys goes the way of a person without a mouse.
func TestKeysThatThePageKnows(t *testing.T) {
	s := set(t)
	s.still()
	var passed []fyne.KeyName
	s.window.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { passed = append(passed, k.Name) })
	s.Focus()
	s.key(fyne.KeySpace, fyne.KeyRight, fyne.KeyEscape, fyne.KeyPlus)
	want := []fyne.KeyName{fyne.KeySpace, fyne.KeyRight, fyne.KeyEscape, fyne.KeyPlus}
	if !slices.Equal(passed, want) {
		t.Errorf("to the commands go %v, want %v", passed, want)
	}
	s.Play()
	s.clock.Advance(11 * time.Minute)
	if s.window.Canvas().Focused() != fyne.Focusable(s.over.again) {
		t.Errorf("%T has the keyboard after the end", s.window.Canvas().Focused())
	}
	s.key(fyne.KeySpace)
	s.expect("Start")
}

// TestEveryTextHasItsPlace holds the words to the page, in every face and size.
func TestEveryTextHasItsPlace(t *testing.T) {
	s := set(t)
	s.still()
	s.apply(planner.SaveRoutine{Routine: model.Routine{ID: "long", Title: strings.Repeat("A very long name ", 6), Drills: []model.Drill{
		{Exercise: "march", Work: 600}, {Exercise: "heel-to-seat-walk", Work: 45, Rest: 15}, {Exercise: "lunge", Work: 45, Rest: 15},
	}}})
	s.must(s.plan.DB.Update(func(w model.Writer) error {
		return w.SavePain(model.PainEntry{ID: "p", At: s.clock.Now().UTC(), Zone: zone, Side: model.Left, Score: 7, Quality: "ache", Moment: "morning"})
	}))
	s.Reload()
	look := func(name string) {
		t.Helper()
		for _, size := range sizes {
			s.size(size)
			for _, wrong := range misfits(s.window.Content(), size) {
				t.Errorf("%s, %v: %s", name, size, wrong)
			}
		}
	}
	look("ready")
	s.ChooseWarmUp(len(interval.Variants))
	look("ready, own")
	s.Play()
	look("own")
	s.clock.Advance(time.Second)
	s.Skip()
	look("own, second")
	s.Play()
	look("paused")
	s.Skip()
	look("of the library")
	s.Skip()
	look("incomplete")
	s.Again()
	for i := range interval.Variants {
		s.ChooseWarmUp(i)
		s.Play()
		for range 9 {
			look(fmt.Sprintf("variant %d", i))
			s.Skip()
		}
		s.Again()
	}
	s.Play()
	s.clock.Advance(time.Minute)
	s.restart(30 * time.Minute)
	s.clock.Advance(0)
	look("late")
	s.calm()
}

// misfits are the texts that leave the page or lie over each other.
func misfits(root fyne.CanvasObject, size fyne.Size) []string {
	var found []string
	type line struct {
		text string
		area uitest.Area
	}
	var seen []line
	page := uitest.Area{Right: size.Width, Bottom: size.Height}
	uitest.Walk(root, func(o fyne.CanvasObject, whole, _ uitest.Area) {
		text, ok := o.(*canvas.Text)
		if !ok || text.Text == "" || whole.Right < 0 {
			return
		}
		whole.Right = whole.Left + kit.Width(text)
		if whole.Within(page) != whole && text.TextSize < 90 {
			found = append(found, fmt.Sprintf("%q at %v leaves the page", text.Text, whole))
		}
		// A box is higher than its letters.
		whole.Top, whole.Bottom = whole.Top+0.3*text.TextSize, whole.Bottom-0.25*text.TextSize
		for _, other := range seen {
			if both := whole.Within(other.area); !both.Empty() && both.Right-both.Left > 1 {
				found = append(found, fmt.Sprintf("%q lies over %q", text.Text, other.text))
			}
		}
		seen = append(seen, line{text.Text, whole})
	})
	return found
}

// What is saved is what runs, and what is shown is what is left, whatever is
// pressed and however time passes.
func TestAnythingCanBePressed(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		folder, err := os.MkdirTemp("", "kneewise-warmup-")
		if err != nil {
			r.Fatal(err)
		}
		r.Cleanup(func() { os.RemoveAll(folder) })
		s := setIn(r, folder)
		s.still()
		for range rapid.IntRange(1, 15).Draw(r, "presses") {
			switch rapid.SampledFrom([]string{"play", "skip", "extend", "wait", "wait", "low", "again", "hide", "show", "sleep", "restart"}).Draw(r, "press") {
			case "play":
				s.Play()
			case "skip":
				s.Skip()
			case "extend":
				s.Extend()
			case "low":
				s.ToggleLowImpact()
			case "again":
				s.Again()
			case "hide":
				s.Hide()
			case "show":
				s.Show()
			case "sleep":
				s.clock.Jump(time.Duration(rapid.IntRange(0, 400).Draw(r, "asleep")) * time.Second)
				s.clock.Advance(timePulse) // when the page looks at the clock again
			case "restart":
				s.restart(time.Duration(rapid.IntRange(0, 400).Draw(r, "closed")) * time.Second)
				s.clock.Advance(0)
			default:
				s.clock.Advance(time.Duration(rapid.IntRange(0, 40_000).Draw(r, "waits")) * time.Millisecond)
			}
			if len(s.failed) > 0 {
				r.Fatal(s.failed)
			}
			if s.run == nil {
				if s.saved() {
					r.Fatal("nothing runs, and something is saved")
				}
				continue
			}
			kept := &Page{Deps: s.Deps}
			if err := kept.restore(); err != nil || kept.run == nil {
				r.Fatalf("what runs is not saved: %v", err)
			}
			now := s.clock.Now()
			if a, b := kept.run.Player.At(now), s.run.Player.At(now); a != b {
				r.Fatalf("saved is %+v, runs %+v", a, b)
			}
			marked := s.run.Player.Summary(now).Complete && !s.Begun() && !s.run.Ask
			if marked && s.run.Session != "" && !s.session(s.run.Session).WarmedUp {
				r.Fatal("a whole warm-up marks nothing")
			}
			if running := s.Begun() && s.run.Player.At(now).Phase != interval.PhasePaused; running != (s.pulse > 0) {
				r.Fatalf("beats every %v, runs: %v", s.pulse, running)
			}
		}
	})
}
