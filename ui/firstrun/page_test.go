package firstrun_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/firstrun"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// Wednesday noon: five days of the week are left.
var (
	today = civil.Date{Year: 2026, Month: time.June, Day: 10}
	noon  = uitest.Local(today, 12*model.Hour)
)

// run is the first run of a person who has entered nothing.
type run struct {
	*uitest.Plan
	t      *testing.T
	page   *firstrun.Page
	canvas fyne.Canvas
	ended  int
	done   *planner.Label
}

func begin(t *testing.T) *run {
	t.Helper()
	r := &run{t: t, Plan: uitest.OpenPlan(t, t.TempDir(), func() time.Time { return noon }, uitest.NewIDs("id"))}
	r.open()
	return r
}

// open shows the first run, as a start of the program does.
func (r *run) open() {
	r.t.Helper()
	w := uitest.NewWindow(r.t, fyne.NewSize(1280, 800))
	r.canvas = w.Canvas()
	page, err := firstrun.New(firstrun.Deps{
		Plan: r.Planner, Words: uitest.Words(r.t), Canvas: r.canvas, Now: func() time.Time { return noon },
		Finished: func(l *planner.Label) { r.ended++; r.done = l },
		Fail:     func(err error) { r.t.Error(err) },
	})
	r.Must(err)
	r.page = page
	w.SetContent(kit.NewShell(page, func(time.Duration, func()) func() { return func() {} }))
	w.Resize(fyne.NewSize(1280, 800))
	page.Focus()
}

// says is whether some words are seen.
func (r *run) says(words string) bool {
	for _, l := range uitest.All[*kit.Line](r.page) {
		if strings.Contains(l.AccessibilityLabel(), words) {
			return true
		}
	}
	for _, p := range uitest.All[*kit.Paragraph](r.page) {
		if strings.Contains(p.AccessibilityLabel(), words) {
			return true
		}
	}
	return false
}

func (r *run) want(words ...string) {
	r.t.Helper()
	for _, w := range words {
		if !r.says(w) {
			r.t.Errorf("nothing says %q", w)
		}
	}
}

func (r *run) tick(words string) {
	r.t.Helper()
	for _, c := range uitest.All[*kit.Check](r.page) {
		if c.AccessibilityLabel() == words {
			test.Tap(c)
			return
		}
	}
	r.t.Fatalf("no box %q", words)
}

func (r *run) press(words string) { r.t.Helper(); uitest.Tap(r.t, r.canvas, words) }

const notice = "I understand that Kneewise is education, not medical advice"

// accept passes the first step with no sign.
func (r *run) accept() {
	r.t.Helper()
	r.tick(notice)
	r.press("Continue")
	r.want("How you measure")
}

func (r *run) flags() []string {
	r.t.Helper()
	knees, err := r.Knees()
	r.Must(err)
	var open []string
	for _, f := range knees.Flags {
		open = append(open, f.Flag)
	}
	slices.Sort(open)
	return open
}

func (r *run) sessions() []model.Session {
	r.t.Helper()
	var all []model.Session
	r.Must(r.DB.View(func(m model.Reader) (err error) {
		all, err = m.Sessions(today.AddDays(-30), today.AddDays(100))
		return err
	}))
	return all
}

func TestTheNoticeCannotBeSkippedAndIsDated(t *testing.T) {
	r := begin(t)
	for _, way := range []string{"Continue", "Skip"} {
		r.press(way)
		r.want("Please accept this first")
	}
	if f, ok := r.canvas.Focused().(*kit.Check); !ok || f.AccessibilityLabel() != notice {
		t.Errorf("the focus is on %v", r.canvas.Focused())
	}
	r.tick(notice)
	r.press("Skip")
	welcome, err := r.Welcome()
	if err != nil || !welcome.Accepted.Equal(noon) || !welcome.Finished.IsZero() {
		t.Errorf("%+v, %v", welcome, err)
	}
	r.open() // the next start asks no more
	r.want("How you measure")
}

// PRODUCT.md: any tick shows "see a doctor" and asks for an acknowledgement
// that Skip cannot pass.
func TestASignAsksForAnAcknowledgement(t *testing.T) {
	r := begin(t)
	r.tick(notice)
	r.tick("It wakes me at night")
	r.want("Please see a doctor soon", "Everything else stays open")
	for _, way := range []string{"Skip", "Continue"} {
		r.press(way)
		r.want("it cannot be skipped")
	}
	if got := r.flags(); len(got) > 0 {
		t.Errorf("%q are open before anything was acknowledged", got)
	}
	r.tick("I have read this and will contact a provider")
	r.press("Continue")
	if got := r.flags(); !slices.Equal(got, []string{"R29"}) {
		t.Errorf("%q are open", got)
	}
	// Back, to correct it.
	r.press("Back")
	r.tick("It wakes me at night")
	r.tick("The knee is locked and does not move")
	r.want("Please see a doctor today")
	r.press("Continue")
	if got := r.flags(); !slices.Equal(got, []string{"locked"}) {
		t.Errorf("%q are open after the correction", got)
	}
}

// RULES.md, clarification 9: with a sign that suspends, the last step shows
// this instead of a plan.
func TestClarification9_FirstRunWithoutAPlan(t *testing.T) {
	r := begin(t)
	r.tick(notice)
	r.tick("I cannot put weight on it, or take four steps")
	r.tick("I have read this and will contact a provider")
	for range 4 {
		r.press("Continue")
	}
	r.want("A doctor comes before a plan")
	r.press("Finish")
	if r.ended != 1 || r.done != nil || len(r.sessions()) > 0 {
		t.Errorf("ended %d times with %v and %d sessions", r.ended, r.done, len(r.sessions()))
	}
}

func TestFromNothingToAPlan(t *testing.T) {
	r := begin(t)
	r.accept()
	uitest.Step(t, r.canvas, "Sunday", -4)
	r.press("Continue")
	uitest.Step(t, r.canvas, "Running (high impact)", 2)
	uitest.Step(t, r.canvas, "Walking (medium impact)", -1)
	uitest.Step(t, r.canvas, "Swimming (low impact)", -1)
	r.want("7 sessions, but 6 training days")
	r.press("Continue")
	uitest.Write(t, r.canvas, "Running, all of last week", "10")
	uitest.Write(t, r.canvas, "Cycling, all of last week", "40 min")
	uitest.Write(t, r.canvas, "Leg press", "40")
	r.press("Continue")
	r.want("8 – 14 June 2026", "29 June – 5 July 2026", "2.5 % more than 10.00 km")
	if len(r.sessions()) > 0 || r.ended > 0 {
		t.Fatal("something is planned before it was accepted")
	}
	r.press("Accept the plan")
	if r.ended != 1 || r.done == nil {
		t.Fatalf("ended %d times with %v", r.ended, r.done)
	}
	profile, err := r.Profile()
	r.Must(err)
	if profile.Available[time.Sunday] != 0 || len(profile.Declared) != 2 || profile.Declared[0].Distance != 10*model.Kilometre || profile.Declared[1].Duration != 40*model.Minute {
		t.Errorf("profile %+v", profile)
	}
	pressed := model.Mass(0)
	for _, s := range r.sessions() {
		if s.Date.Before(today) || model.Weekday(s.Date) == time.Sunday {
			t.Errorf("%s is on %s", s.Title, s.Date)
		}
		for _, p := range s.Prescriptions {
			if p.Exercise == "leg-press" && len(p.Sets) > 0 {
				pressed = max(pressed, p.Sets[0].Weight)
			}
		}
	}
	if pressed < 40*model.Kilogram {
		t.Errorf("leg press with %d", pressed)
	}
	if first, _ := r.FirstRun(); first {
		t.Error("the first run would come again")
	}
	if _, err := r.Undo(); err != nil || len(r.sessions()) > 0 {
		t.Errorf("undo leaves %d sessions, %v", len(r.sessions()), err)
	}
}

func TestThePlanMayBeginWithTheNextWeek(t *testing.T) {
	r := begin(t)
	r.accept()
	for range 3 {
		r.press("Continue")
	}
	uitest.Segment(t, r.canvas, "Begins", "Next week")
	r.press("Accept the plan")
	for _, s := range r.sessions() {
		if s.Date.Before(civil.Date{Year: 2026, Month: time.June, Day: 15}) {
			t.Errorf("%s is on %s", s.Title, s.Date)
		}
	}
	if len(r.sessions()) == 0 {
		t.Error("nothing is planned")
	}
}

func TestWhatCannotBeReadIsNamedAndKept(t *testing.T) {
	r := begin(t)
	r.accept()
	r.press("Continue")
	r.press("Continue")
	for name, text := range map[string]string{"Walking, all of last week": "a lot", "Leg press": "-5", "Bench press": "9999999"} {
		uitest.Write(t, r.canvas, name, text)
		r.press("Continue")
		if uitest.Wrong(t, r.canvas, name) == "" || uitest.Entry(t, r.canvas, name) != text {
			t.Errorf("%s %q: wrong is %q, and it says %q now", name, text, uitest.Wrong(t, r.canvas, name), uitest.Entry(t, r.canvas, name))
		}
		if r.canvas.Focused() != fyne.Focusable(uitest.Control[*kit.Entry](t, r.canvas, name)) {
			t.Errorf("%s %q: the focus is on %v", name, text, r.canvas.Focused())
		}
		uitest.Write(t, r.canvas, name, "")
	}
	// Skipped, it is kept and does not count.
	uitest.Write(t, r.canvas, "Walking, all of last week", "a lot")
	r.press("Skip")
	r.want("Your first four weeks")
	r.press("Back")
	if got := uitest.Entry(t, r.canvas, "Walking, all of last week"); got != "a lot" {
		t.Errorf("it says %q now", got)
	}
}

func TestAWeekWithoutTimeOrAimsIsNoPlan(t *testing.T) {
	r := begin(t)
	r.accept()
	for _, day := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"} {
		uitest.Step(t, r.canvas, day, -12)
	}
	r.press("Continue")
	r.want("At least one day needs some minutes")
	uitest.Step(t, r.canvas, "Monday", 4)
	r.press("Continue")
	for _, aim := range []string{"Lower body", "Upper body", "Walking (medium impact)", "Cycling (low impact)", "Swimming (low impact)"} {
		uitest.Step(t, r.canvas, aim, -7)
	}
	r.press("Continue")
	r.want("Choose at least one session a week")
}

func TestSkippingThePlanKeepsTheAnswers(t *testing.T) {
	r := begin(t)
	r.accept()
	uitest.Segment(t, r.canvas, "Weights", "Pounds")
	r.press("Continue")
	r.press("Continue")
	r.press("Continue")
	r.press("Skip")
	profile, err := r.Profile()
	r.Must(err)
	if r.ended != 1 || r.done != nil || !profile.Units.Pounds || len(r.sessions()) > 0 {
		t.Errorf("ended %d, %v, units %+v, %d sessions", r.ended, r.done, profile.Units, len(r.sessions()))
	}
}
