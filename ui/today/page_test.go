package today

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

const zone = uitest.Zone

var thursday = civil.Date{Year: 2026, Month: time.June, Day: 11}

// scene is the page in a window, over a real file.
type scene struct {
	*Page
	t        testing.TB
	window   fyne.Window
	plan     *uitest.Plan
	now      time.Time
	done     []planner.Action
	failed   []error
	warmUps  []model.ID
	opened   []model.ID
	chimes   int
	tick     func() // what is called each second
	words    *format.Formatter
	newID    func() model.ID
	arranges int
}

// blank is the page of a person who has entered nothing, in the morning of a
// Thursday.
func blank(t testing.TB, size fyne.Size) *scene {
	t.Helper()
	s := &scene{t: t, now: uitest.Local(thursday, 10*model.Hour), newID: uitest.NewIDs("id")}
	s.plan = uitest.OpenPlan(t, t.TempDir(), func() time.Time { return s.now }, s.newID)
	s.words = &format.Formatter{Words: uitest.Words(t)}
	s.window = uitest.NewWindow(t, size)
	tool := func() *kit.Button { return kit.IconButton(theme.IconMore, "tool", func() {}) }
	s.Page = NewPage(Deps{
		Plan: s.plan.Planner, Format: s.words, Canvas: s.window.Canvas(), Tools: kit.Tools{Undo: tool(), Redo: tool(), More: tool()},
		Now:      func() time.Time { return s.now },
		Done:     func(l planner.Label) { s.done = append(s.done, l.Action) },
		Fail:     func(err error) { s.failed = append(s.failed, err) },
		WarmUp:   func(id model.ID) { s.warmUps = append(s.warmUps, id) },
		OpenWeek: func(_ civil.Date, id model.ID) { s.opened = append(s.opened, id) },
		Add:      func() {},
		Arrange:  func() { s.arranges++ },
		Chime:    func() { s.chimes++ },
		Every: func(_ time.Duration, fn func()) func() {
			s.tick = fn
			return func() { s.tick = nil }
		},
	})
	t.Cleanup(s.plan.Subscribe(func(planner.Event) { s.Reload() }))
	s.Reload()
	s.window.SetContent(container.NewWithoutLayout(s.Page))
	s.Page.Resize(size)
	s.Focus()
	return s
}

// alex is the page of the example person.
func alex(t testing.TB, size fyne.Size) *scene {
	t.Helper()
	s := blank(t, size)
	s.plan.FillExample(thursday, 0)
	return s
}

var (
	standard = fyne.NewSize(1200, 800)
	small    = fyne.NewSize(960, 640)
	tiny     = fyne.NewSize(640, 560)
)

func (s *scene) must(err error) {
	s.t.Helper()
	s.plan.Must(err)
}

func (s *scene) do(op planner.Op) {
	s.t.Helper()
	s.plan.Do(op, "")
}

func (s *scene) tap(words string) {
	s.t.Helper()
	uitest.Tap(s.t, s.window.Canvas(), words)
}

func (s *scene) says(words string) bool {
	return slices.ContainsFunc(uitest.Texts(s.Page), func(text string) bool { return strings.Contains(text, words) })
}

func (s *scene) wants(words ...string) {
	s.t.Helper()
	for _, w := range words {
		if !s.says(w) {
			s.t.Errorf("nothing says %q: %q", w, uitest.Texts(s.Page))
		}
	}
}

// give chooses a score in the n-th row of scores.
func (s *scene) give(n, score int) {
	s.t.Helper()
	rows := uitest.All[*kit.Scores](s.Page)
	if n >= len(rows) {
		s.t.Fatalf("%d rows of scores", len(rows))
	}
	rows[n].TypedRune(rune('0' + score))
}

func (s *scene) session(id model.ID) model.Session {
	s.t.Helper()
	return s.plan.Stored(id)
}

func (s *scene) pain(moment model.PainMoment) []int {
	s.t.Helper()
	var scores []int
	s.must(s.plan.DB.View(func(r model.Reader) error {
		entries, err := r.Pain(s.now.Add(-24*time.Hour), s.now.Add(time.Hour))
		for _, e := range entries {
			if e.Moment == moment && e.At.After(s.now.Add(-3*time.Hour)) {
				scores = append(scores, e.Score)
			}
		}
		return err
	}))
	return scores
}

func (s *scene) settled() {
	s.t.Helper()
	if len(s.failed) > 0 {
		s.t.Fatalf("failed: %v", s.failed)
	}
}

// lower adds a lower-body session of today with two sets of an exercise.
func (s *scene) lower() model.ID {
	s.t.Helper()
	id := s.newID()
	s.do(planner.Add{Session: model.Session{
		ID: id, Kind: model.Lower, Title: "Squats", Date: thursday, Status: model.Planned, Plan: model.Effort{Duration: 40 * model.Minute},
		Prescriptions: []model.Prescription{{Exercise: "leg-press", Sets: []model.Set{{Reps: 10, Weight: 20 * model.Kilogram}, {Reps: 10, Weight: 20 * model.Kilogram}}}},
	}, Index: planner.AtEnd})
	for _, session := range s.view.Sessions {
		if session.Session.Title == "Squats" {
			return session.Session.ID
		}
	}
	s.t.Fatal("it is not there")
	return ""
}

// A day without a plan says what to do, and a day of rest what rest is for.
func TestEmptyDays(t *testing.T) {
	s := blank(t, standard)
	s.wants("Nothing planned yet.", "Weekly limits show here")
	s.tap("Arrange week")
	if s.arranges != 1 {
		t.Errorf("%d arrangements", s.arranges)
	}
	s = alex(t, standard)
	s.now = model.At(thursday.AddDays(3), 10*model.Hour, zone)
	s.must(s.plan.Refresh())
	s.Reload()
	s.wants("Sunday 14 June", "No session today.")
	s.settled()
}

// The check of the next morning waits until every knee has a score, is kept
// with the session, and is gone.
func TestMorningCheck(t *testing.T) {
	s := alex(t, standard)
	s.wants("This morning", "the morning after Easy run on Wednesday", "Answer by 12:00")
	s.give(0, 1)
	s.tap("Save check")
	if got := s.pain("morning"); len(got) > 0 {
		t.Errorf("saved half: %v", got)
	}
	s.give(1, 0)
	s.tap("Save check")
	if got := s.pain("morning"); !slices.Equal(got, []int{1, 0}) {
		t.Errorf("scores %v", got)
	}
	if s.says("This morning") {
		t.Error("it still asks")
	}
	_, err := s.plan.Undo()
	s.must(err)
	s.wants("This morning")
	s.now = s.now.Add(4 * time.Hour)
	s.Reload()
	s.wants("Late, and still of use")
	s.settled()
}

// From Start to Finish: score before, warm-up, sets, pain check; all of it is
// there after a restart in between, and one undo takes it back.
func TestAWorkoutFromStartToFinish(t *testing.T) {
	s := blank(t, standard)
	id := s.lower()
	s.tap("Start")
	s.wants("Under way since 10:00", "How does each knee feel now?")
	s.give(0, 1)
	s.tap("Go on")
	s.tap("Start warm-up")
	if !slices.Equal(s.warmUps, []model.ID{id}) {
		t.Errorf("warm-ups %v", s.warmUps)
	}
	s.do(planner.WarmUp{Session: id})
	s.wants("Warmed up.")
	s.tap("Go on")

	checks := uitest.All[*kit.Check](s.Page)
	checks[0].Tapped(nil)
	s.wants("Rest 1:30")
	s.now = s.now.Add(31 * time.Second)
	s.tick()
	s.wants("Rest 0:59")
	s.tap("30 s more")
	s.wants("Rest 1:29")
	s.now = s.now.Add(2 * time.Minute)
	s.tick()
	s.wants("Rest is over")
	if s.chimes != 1 || s.tick != nil {
		t.Errorf("%d chimes, still ticking %v", s.chimes, s.tick != nil)
	}
	weights := slices.DeleteFunc(uitest.All[*kit.Entry](s.Page), func(e *kit.Entry) bool { return !strings.Contains(e.Text, "kg") })
	weights[0].SetText("22.5 kg")

	again := NewPage(s.Deps) // after a restart
	again.Reload()
	if again.workout == nil || !again.workout.Sets[0][0].Done || again.workout.Sets[0][0].Set.Weight != 22*model.Kilogram+model.Kilogram/2 {
		t.Fatalf("after a restart: %+v", again.workout)
	}

	s.give(0, 3)
	s.wants("Pain 3.", "ease off what is left")
	s.tap("Go on")
	s.wants("Next week holds this level.")
	before := s.session(id)
	s.tap("Finish")
	got := s.session(id)
	if got.Status != model.Done || !slices.Equal(s.done[len(s.done)-1:], []planner.Action{planner.ActionComplete}) {
		t.Fatalf("%+v, said %v", got, s.done)
	}
	if done := got.Prescriptions[0].Done; len(done) != 1 || done[0].Weight != 22*model.Kilogram+model.Kilogram/2 {
		t.Errorf("done %+v", done)
	}
	if got.Prescriptions[0].Sets[0] != before.Prescriptions[0].Sets[0] || got.Plan != before.Plan {
		t.Errorf("the plan was rewritten: %+v", got)
	}
	if b, d := s.pain("before"), s.pain("during"); !slices.Equal(b, []int{1}) || !slices.Equal(d, []int{3}) {
		t.Errorf("before %v, during %v", b, d)
	}
	s.wants("Less than planned")
	_, err := s.plan.Undo()
	s.must(err)
	if s.session(id).Status != model.Planned || len(s.pain("during")) > 0 {
		t.Error("undo left something")
	}
	s.settled()
}

// A sore knee is offered less, something else, or nothing (RULES.md R34): 80 %
// prefills the workout and leaves the plan.
func TestASoreKneeIsOfferedLess(t *testing.T) {
	s := blank(t, standard)
	id := s.lower()
	s.tap("Start")
	s.give(1, 4)
	s.wants("Pain 4.")
	s.tap("Go on at 80 %")
	if s.workout.Stage != planner.StageWarmUp {
		t.Errorf("stage %s", s.workout.Stage)
	}
	reps := 0
	for _, set := range s.workout.Sets[0] {
		reps += set.Set.Reps
	}
	if reps != 16 {
		t.Errorf("%d repetitions, want 16", reps)
	}
	if sets := s.session(id).Prescriptions[0].Sets; sets[0].Reps != 10 || sets[1].Reps != 10 {
		t.Errorf("the plan changed: %+v", sets)
	}
	s.tap("Back")
	s.tap("Skip today")
	if got := s.session(id); got.Status != model.Skipped || got.Reason != "Pain 4 before it" || s.workout != nil {
		t.Errorf("%+v", got)
	}
	s.settled()
}

// work starts a session and goes on to its work.
func (s *scene) work() {
	s.t.Helper()
	s.tap("Start")
	s.tap("Go on")
	s.tap("Go on without")
}

// A score between sets says to go on, to ease off or to stop; easing takes from
// what is left, is said, and taken back.
func TestAScoreBetweenSets(t *testing.T) {
	s := blank(t, standard)
	id := s.lower()
	s.work()
	uitest.All[*kit.Check](s.Page)[0].Tapped(nil)
	s.give(0, 2)
	s.wants("Pain 2.", "go on as planned")
	if uitest.Button(s.Page, "Fewer repetitions") != nil {
		t.Error("easing is offered for a 2")
	}
	s.give(1, 4)
	s.wants("Pain 4.", "ease off what is left")
	s.tap("Lighter weight")
	s.wants("What is left was made easier", "15.88 kg")
	if sets := s.workout.Sets[0]; sets[0].Set.Weight != 20*model.Kilogram || sets[1].Set.Weight != 35*model.Pound {
		t.Errorf("%+v", sets)
	}
	s.tap("As planned again")
	s.tap("Fewer repetitions")
	s.wants("8 reps", "10 reps")
	if uitest.Button(s.Page, "Fewer repetitions") != nil {
		t.Error("easing is offered twice")
	}
	again := NewPage(s.Deps) // after a restart
	again.Reload()
	if again.workout.Sets[0][1].Set.Reps != 8 || again.workout.Was == nil || !again.workout.Sets[0][0].Done {
		t.Errorf("after a restart: %+v", again.workout)
	}
	s.give(1, 7)
	s.wants("Pain 7.", "stop for today")
	s.tap("End it here")
	s.wants("Ended early", "two days; the next session")
	s.tap("Not ended after all")
	s.wants("10 reps")
	s.tap("End it here")
	s.tap("Finish")
	got := s.session(id)
	if got.Status != model.Done || len(got.Prescriptions[0].Done) != 1 || got.Prescriptions[0].Sets[1].Reps != 10 {
		t.Errorf("%+v", got)
	}
	if d := s.pain("during"); !slices.Equal(d, []int{2, 7}) {
		t.Errorf("during %v", d)
	}
	_, err := s.plan.Undo()
	s.must(err)
	if s.session(id).Status != model.Planned || len(s.pain("during")) > 0 {
		t.Error("undo left something")
	}
	s.settled()
}

// A run that hurts ends with its distance asked for, or goes on as something
// with less impact, in one change.
func TestAScoreDuringARun(t *testing.T) {
	s := blank(t, standard)
	s.do(planner.Add{Session: model.Session{
		Kind: model.Cardio, Activity: "run", Title: "Run", Date: thursday, Status: model.Planned,
		Plan: model.Effort{Duration: 20 * model.Minute, Distance: 3 * model.Kilometre},
	}, Index: planner.AtEnd})
	id := s.view.Sessions[0].Session.ID
	s.work()
	s.now = s.now.Add(10 * time.Minute)
	s.give(0, 3)
	s.tap("A fifth slower")
	if e := uitest.All[*kit.Entry](s.Page)[0]; e.Text != "2.70 km" {
		t.Errorf("slower it is %q", e.Text)
	}
	s.tap("End it here")
	s.wants("Enter how far it was")
	entries := uitest.All[*kit.Entry](s.Page)
	if entries[0].Text != "" || entries[1].Text != "10 min" || s.window.Canvas().Focused() != fyne.Focusable(entries[0]) {
		t.Errorf("ended: %q, %q", entries[0].Text, entries[1].Text)
	}
	s.tap("Not ended after all")
	s.tap("Low impact instead")
	top := uitest.Top(s.window.Canvas())
	entries = uitest.All[*kit.Entry](top)
	for i, wrong := range []string{"long", "far"} {
		right := entries[i].Text
		entries[i].SetText(wrong)
		s.tap("Change")
		if s.window.Canvas().Focused() != fyne.Focusable(entries[i]) || s.session(id).Status == model.Done {
			t.Errorf("%q was taken", wrong)
		}
		entries[i].SetText(right)
	}
	entries[1].SetText("1.2")
	s.tap("Change")
	got := s.session(id)
	if got.Status != model.Done || got.Actual.Distance != 1200*model.Metre || got.Actual.Duration != 10*model.Minute {
		t.Errorf("the run: %+v", got)
	}
	if s.workout == nil || s.workout.Session == id || s.workout.Actual.Duration != 10*model.Minute {
		t.Fatalf("what goes on: %+v", s.workout)
	}
	s.must(s.plan.DropWorkout())
	_, err := s.plan.Undo()
	s.must(err)
	if s.session(id).Status != model.Planned || len(s.view.Sessions) != 1 {
		t.Error("undo left something")
	}
	s.settled()
}

// What is ticked after the plan changed meanwhile is not lost.
func TestAWorkoutGoesOnWhileThePlanChanges(t *testing.T) {
	s := blank(t, standard)
	s.lower()
	s.work()
	s.do(planner.LogMedication{Medication: model.Medication{Medicine: model.OtherMedicine}})
	uitest.All[*kit.Check](s.Page)[0].Tapped(nil)
	s.give(0, 1)
	saved, err := s.plan.Workout()
	s.must(err)
	if !saved.Sets[0][0].Done || saved.During.Left == nil || *saved.During.Left != 1 {
		t.Errorf("saved is %+v", saved)
	}
	s.settled()
}

func TestO26_APainkillerIsSaidBefore(t *testing.T) {
	s := blank(t, standard)
	id := s.lower()
	timed := s.session(id)
	timed.Start, timed.Zone = model.At(thursday, 12*model.Hour, zone), zone
	s.do(planner.Edit{Session: timed})
	s.do(planner.LogMedication{Medication: model.Medication{Medicine: model.Ibuprofen, At: model.At(thursday, 8*model.Hour, zone), Zone: zone}})
	s.tap("Start")
	s.wants("May be masked.", "Ibuprofen taken before this session can hide pain.")
	s.settled()
}

// Cardio is entered in the person's own words; what cannot be read is named,
// stays as it was typed, and keeps the workout where it is.
func TestCardioIsEntered(t *testing.T) {
	s := blank(t, standard)
	s.do(planner.Add{Session: model.Session{
		Kind: model.Cardio, Activity: "run", Title: "Run", Date: thursday, Status: model.Planned,
		Plan: model.Effort{Duration: 20 * model.Minute, Distance: 3 * model.Kilometre},
	}, Index: planner.AtEnd})
	s.tap("Start")
	s.tap("Go on")
	s.tap("Go on without")
	entries := uitest.All[*kit.Entry](s.Page)
	if entries[0].Text != "3.00 km" || entries[1].Text != "20 min" {
		t.Fatalf("prefilled %q, %q", entries[0].Text, entries[1].Text)
	}
	for _, wrong := range []string{"far", "-3", "4000"} {
		entries[0].SetText(wrong)
		s.tap("Go on")
		if s.workout.Stage != planner.StageWork || entries[0].Text != wrong || s.window.Canvas().Focused() != fyne.Focusable(entries[0]) {
			t.Errorf("%q: stage %s, text %q", wrong, s.workout.Stage, entries[0].Text)
		}
	}
	entries[0].SetText("2.5")
	s.do(planner.LogMedication{Medication: model.Medication{Medicine: model.OtherMedicine}}) // meanwhile
	if entries[0].Text != "2.5" || !slices.Contains(uitest.All[*kit.Entry](s.Page), entries[0]) {
		t.Error("what was typed went away")
	}
	entries[2].SetText("40 m")
	s.tap("Go on")
	s.tap("Finish")
	got := s.session(s.view.Sessions[0].Session.ID)
	if got.Actual == nil || got.Actual.Distance != 2500*model.Metre || got.Actual.Ascent != 40*model.Metre || got.Actual.Duration != 20*model.Minute {
		t.Errorf("%+v", got.Actual)
	}
	s.settled()
}

func TestAWorkoutIsDroppedOnlyAfterAsking(t *testing.T) {
	s := blank(t, standard)
	id := s.lower()
	s.tap("Start")
	s.tap("Stop without saving")
	s.tap("Keep going")
	if s.workout == nil {
		t.Fatal("it is gone")
	}
	s.tap("Stop without saving")
	s.tap("Stop")
	if s.workout != nil || s.session(id).Status != model.Planned {
		t.Errorf("%+v", s.workout)
	}
	s.settled()
}

// A workout that was begun before midnight can be finished after it.
func TestAWorkoutOverMidnight(t *testing.T) {
	s := blank(t, standard)
	id := s.lower()
	s.now = uitest.Local(thursday, 23*model.Hour+50*model.Minute)
	s.tap("Start")
	s.tap("Go on")
	s.tap("Go on without")
	uitest.All[*kit.Check](s.Page)[0].Tapped(nil)
	s.now = s.now.Add(30 * time.Minute)
	s.must(s.plan.Refresh())
	s.Reload()
	s.wants("A workout is still open")
	s.tap("Finish")
	if got := s.session(id); got.Status != model.Done || len(got.Prescriptions[0].Done) != 1 || got.Date != thursday {
		t.Errorf("%+v", got)
	}
	s.settled()
}

// Sessions nobody said anything about are asked for, and nothing is owed.
func TestSessionsWithoutAnAnswer(t *testing.T) {
	s := blank(t, standard)
	id := s.lower()
	s.now = s.now.AddDate(0, 0, 1)
	s.must(s.plan.Refresh())
	s.Reload()
	s.wants("1 session of the last days has no answer", "Thu 11 June: Squats", "Nothing is owed")
	s.tap("It was done")
	if s.session(id).Status != model.Done || s.says("has no answer") {
		t.Error("it is still asked for")
	}
	s.settled()
}

// While a flag stops everything, sessions wait and cannot be started.
func TestSuspendedSessionsWait(t *testing.T) {
	s := blank(t, standard)
	s.lower()
	s.do(planner.LogPain{Entries: []model.PainEntry{{Side: model.Left, Score: 5, Symptoms: []model.Symptom{"no-weight"}}}})
	s.wants("Waits.")
	if uitest.Button(s.Page, "Start") != nil || s.CanStart() {
		t.Error("it can be started")
	}
	s.settled()
}

// What nobody planned is logged from the page and says so there; the grid for the
// printed sheet opens from it too.
func TestLoggedAfterwards(t *testing.T) {
	s := blank(t, standard)
	s.tap("Log what was not planned")
	uitest.Write(t, s.window.Canvas(), "Duration", "25")
	s.tap("Log it")
	s.wants("Done, unplanned")
	if !slices.Equal(s.done, []planner.Action{planner.ActionLog}) {
		t.Errorf("said %v", s.done)
	}
	_, err := s.plan.Undo()
	s.must(err)
	if s.says("Done, unplanned") {
		t.Error("undone, it is still there")
	}
	s.lower()
	s.tap("Enter from paper")
	s.tap("As planned")
	s.tap("Save the sheet")
	if got := s.view.Sessions[0].Session; got.Status != model.Done || s.done[len(s.done)-1] != planner.ActionSheet {
		t.Errorf("%s, said %v", got.Status, s.done)
	}
	s.settled()
}

// Nothing lies over anything else, is cut off or is wider than the page, from
// the morning's question to the last of a workout, in any size; nor in words that
// are a third longer.
func TestNothingOverlaps(t *testing.T) {
	for _, words := range []*format.Words{uitest.Words(t), uitest.LongWords(t)} {
		for _, size := range []fyne.Size{standard, small, tiny} {
			s := alex(t, size)
			s.words.Words = words
			s.Reload()
			fits := func(stage string) {
				t.Helper()
				lines := uitest.Lines(s.Page)
				if len(lines) < 10 {
					t.Errorf("%v, %s: %d lines: the walk is broken", size, stage, len(lines))
				}
				for _, found := range append(uitest.Misfits(size, lines), uitest.Cut(lines, uitest.LongSentences(t))...) {
					t.Errorf("%v, %s: %s", size, stage, found)
				}
			}
			fits("the day")
			s.Start()
			fits("before")
			s.give(0, 4)
			fits("before, sore")
			s.goOn(planner.StageWarmUp)
			fits("the warm-up")
			s.goOn(planner.StageWork)
			fits("the work")
			uitest.All[*kit.Check](s.Page)[0].Tapped(nil)
			s.give(0, 4)
			s.must(s.Plan.EaseWorkout(s.workout, planner.WayFewer))
			s.give(0, 5)
			fits("the work, eased")
			s.goOn(planner.StageAfter)
			fits("after")
			s.settled()
		}
	}
}

func BenchmarkOpenToday(b *testing.B) {
	s := alex(b, standard)
	for b.Loop() {
		s.Reload()
	}
}
