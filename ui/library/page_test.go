package library_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/figure"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/library"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

var (
	today = civil.Date{Year: 2026, Month: time.June, Day: 10}
	noon  = uitest.Local(today, 12*model.Hour)
)

// shelf is the page over the example's plan.
type shelf struct {
	*uitest.Plan
	t      testing.TB
	page   *library.Page
	canvas fyne.Canvas
	clock  *uitest.Clock
	done   []planner.Label
	warmed int
}

func open(t testing.TB) *shelf {
	t.Helper()
	s := &shelf{t: t, clock: uitest.NewClock(noon)}
	s.Plan = uitest.OpenPlan(t, t.TempDir(), s.clock.Now, uitest.NewIDs("id"))
	s.FillExample(today, 0)
	w := uitest.NewWindow(t, fyne.NewSize(1280, 800))
	s.canvas = w.Canvas()
	tool := func() *kit.Button { return kit.Plain("", func() {}) }
	s.page = library.NewPage(library.Deps{
		Plan: s.Planner, Format: &format.Formatter{Words: uitest.Words(t)}, Canvas: s.canvas, Figures: figure.All(),
		Tools: kit.Tools{Undo: tool(), Redo: tool(), More: tool()}, Now: s.clock.Now, After: s.clock.After,
		Done: func(l planner.Label) { s.done = append(s.done, l) }, Fail: func(err error) { t.Error(err) },
		ShowWarmUps: func() { s.warmed++ },
	})
	w.SetContent(kit.NewShell(s.page, s.clock.After))
	w.Resize(fyne.NewSize(1280, 800))
	s.page.Reload()
	cancel := s.Subscribe(func(planner.Event) { s.page.Reload() })
	t.Cleanup(cancel)
	s.page.Focus()
	return s
}

func (s *shelf) rows() *kit.Rows { return uitest.All[*kit.Rows](s.page)[0] }

// named are the names in the list, as a person steps through it.
func (s *shelf) named() []string {
	s.t.Helper()
	s.canvas.Focus(s.rows())
	uitest.Press(s.canvas, fyne.KeyHome)
	var names []string
	for {
		label := s.rows().AccessibilityLabel()
		if label == "" || len(names) > 0 && names[len(names)-1] == label {
			return names
		}
		names = append(names, label)
		uitest.Press(s.canvas, fyne.KeyDown)
	}
}

func (s *shelf) look(words string) {
	s.t.Helper()
	e := uitest.All[*kit.Entry](s.page)[0]
	e.SetText(words)
	e.OnChanged(words)
}

func (s *shelf) tab(words string) {
	s.t.Helper()
	tabs := uitest.All[*kit.Segments](s.page)[0]
	s.canvas.Focus(tabs)
	for range 4 {
		uitest.Press(s.canvas, fyne.KeyLeft)
	}
	for range 4 {
		if tabs.AccessibilityLabel() == words {
			return
		}
		uitest.Press(s.canvas, fyne.KeyRight)
	}
	s.t.Fatalf("no tab %q", words)
}

func (s *shelf) says(words string) bool {
	for _, l := range uitest.All[*kit.Line](s.page) {
		if l.Visible() && l.AccessibilityLabel() == words {
			return true
		}
	}
	for _, p := range uitest.All[*kit.Paragraph](s.page) {
		if p.Visible() && p.AccessibilityLabel() == words {
			return true
		}
	}
	return false
}

func TestTheLibraryListsAllOfEachKind(t *testing.T) {
	s := open(t)
	built := s.BuiltIn()
	for tab, want := range map[string]int{"Exercises": len(built.Exercises), "Cardio": len(built.Activities), "Sessions": len(built.Templates), "Warm-ups": 4} {
		s.tab(tab)
		if got := s.named(); len(got) != want {
			t.Errorf("%s: %d entries, want %d: %q", tab, len(got), want, got)
		}
	}
	if len(built.Exercises) < 60 {
		t.Errorf("there are %d exercises", len(built.Exercises))
	}
}

func TestSearchAndFiltersNarrowTheList(t *testing.T) {
	s := open(t)
	s.look("press")
	if got := s.named(); len(got) < 3 || len(got) > 20 {
		t.Errorf("press finds %q", got)
	}
	s.look("leg press")
	if got := s.named(); len(got) != 1 {
		t.Errorf("leg press finds %q", got)
	}
	s.look("no such thing")
	if got := s.named(); len(got) != 0 || !s.says("Nothing in the library is called that, or fits these filters.") {
		t.Errorf("nonsense finds %q", got)
	}
	uitest.Tap(t, s.canvas, "Show all")
	if got := len(s.named()); got != len(s.BuiltIn().Exercises) {
		t.Errorf("%d entries after all is shown again", got)
	}
}

func TestAnExerciseShowsItsCuesAndFacts(t *testing.T) {
	s := open(t)
	s.look("goblet squat")
	for _, words := range []string{"Goblet squat", "Hold the weight upright close to your chest, elbows down.", "Dumbbell", "Weight and repetitions", "Nothing is noted yet: degrees or words, for each side."} {
		if !s.says(words) {
			t.Errorf("nothing says %q", words)
		}
	}
	uitest.Tap(t, s.canvas, "Mini squat") // what stands in on sore days
	if got := s.rows().AccessibilityLabel(); got[:10] != "Mini squat" {
		t.Errorf("shown is %q", got)
	}
}

func TestNotesOnABuiltInExercise(t *testing.T) {
	s := open(t)
	s.look("leg press")
	s.page.Edit()
	for _, wrong := range []string{"very far", "-3", "300"} {
		uitest.Write(t, s.canvas, "Left: flexion in degrees", wrong)
		uitest.Tap(t, s.canvas, "Save")
		if uitest.Wrong(t, s.canvas, "Left: flexion in degrees") == "" || uitest.Entry(t, s.canvas, "Left: flexion in degrees") != wrong {
			t.Errorf("%q was taken", wrong)
		}
	}
	uitest.Write(t, s.canvas, "Left: flexion in degrees", "85")
	uitest.Write(t, s.canvas, "Right: in your words", "to the second hole")
	uitest.Write(t, s.canvas, "Step from one weight to the next", "5 kg")
	uitest.Tap(t, s.canvas, "Save")
	e, _ := s.Library().Exercise("leg-press")
	if e.Left.Flexion != 85 || e.Right.Note != "to the second hole" || e.Step != 5*model.Kilogram {
		t.Errorf("noted is %+v", e)
	}
	if !s.says("85° of flexion") || len(s.done) != 1 {
		t.Errorf("the page does not show it; %d changes", len(s.done))
	}
	if _, err := s.Undo(); err != nil || s.says("85° of flexion") {
		t.Errorf("undo: %v", err)
	}
}

func TestAnExerciseOfOnesOwn(t *testing.T) {
	s := open(t)
	s.page.Add()
	uitest.Tap(t, s.canvas, "Save")
	if uitest.Wrong(t, s.canvas, "Name") == "" {
		t.Error("an empty name was taken")
	}
	uitest.Write(t, s.canvas, "Name", "leg PRESS")
	uitest.Tap(t, s.canvas, "Save")
	if uitest.Wrong(t, s.canvas, "Name") == "" || uitest.Entry(t, s.canvas, "Name") != "leg PRESS" {
		t.Error("the name of another exercise was taken")
	}
	uitest.Write(t, s.canvas, "Name", "Slow step-down")
	uitest.Segment(t, s.canvas, "Counted in", "Repetitions")
	uitest.Tap(t, s.canvas, "Save")
	s.look("slow step")
	if got := s.named(); len(got) != 1 {
		t.Fatalf("the list has %q", got)
	}
	own := s.Library().Exercises[slices.IndexFunc(s.Library().Exercises, func(e model.Exercise) bool { return e.Name == "Slow step-down" })]
	if !own.BodyWeight || own.Regions != model.RegionLower {
		t.Errorf("kept is %+v", own)
	}
	s.page.Archive()
	if got := s.named(); len(got) != 0 {
		t.Errorf("archived, the list still has %q", got)
	}
	if _, known := s.Library().Exercise(own.ID); !known {
		t.Error("archived, it is unknown to what refers to it")
	}
	_, err := s.Undo()
	s.Must(err)
	s.named()
	s.page.Delete()
	if _, known := s.Library().Exercise(own.ID); known {
		t.Error("deleted, it is still there")
	}
	_, err = s.Undo()
	s.Must(err)
	if _, known := s.Library().Exercise(own.ID); !known {
		t.Error("undo did not bring it back")
	}
}

func TestWhatIsUsedIsArchivedNotDeleted(t *testing.T) {
	s := open(t)
	out := s.Do(planner.SaveExercise{Exercise: model.Exercise{Name: "My curl", Regions: model.RegionPull}}, "")
	id := out.Change.Exercises[0].After.ID
	s.Do(planner.SaveTemplate{Template: model.Template{
		Kind: model.Upper, Title: "My arms", Plan: model.Effort{Duration: 20 * model.Minute, RPE: 5},
		Prescriptions: []model.Prescription{{Exercise: id, Sets: []model.Set{{Reps: 10}}}},
	}}, "")
	s.look("my curl")
	s.named()
	s.page.Delete()
	if got := uitest.Heading(t, s.canvas); got != "My curl is in use" {
		t.Errorf("it asks %q", got)
	}
	uitest.Tap(t, s.canvas, "Archive")
	if e, known := s.Library().Exercise(id); !known || !e.Archived {
		t.Errorf("known %t, %+v", known, e)
	}
}

func TestAnActivityOfOnesOwn(t *testing.T) {
	s := open(t)
	s.tab("Cardio")
	s.page.Add()
	uitest.Write(t, s.canvas, "Name", "Nordic skiing")
	uitest.Segment(t, s.canvas, "Impact", "medium impact")
	uitest.Tap(t, s.canvas, "Save")
	i := slices.IndexFunc(s.Library().Activities, func(a model.Activity) bool { return a.Name == "Nordic skiing" })
	if i < 0 || s.Library().Activities[i].Impact != model.MediumImpact {
		t.Fatalf("activities are %+v", s.Library().Activities)
	}
	if got := s.rows().AccessibilityLabel(); got != "Nordic skiing, medium impact" {
		t.Errorf("shown is %q", got)
	}
}

func TestADrawingMovesOnlyWhenAsked(t *testing.T) {
	s := open(t)
	s.tab("Warm-ups")
	s.named()
	if !s.page.CanPlay() {
		t.Fatal("a warm-up has no drawing")
	}
	idle := s.clock.Waiting()
	s.page.Play()
	if s.clock.Waiting() != idle+1 {
		t.Errorf("%d timers wait while it moves, %d before", s.clock.Waiting(), idle)
	}
	s.page.Play()
	if s.clock.Waiting() != idle {
		t.Errorf("%d timers wait after it was stopped", s.clock.Waiting())
	}
	s.page.Play()
	s.page.Hide()
	if s.clock.Waiting() != idle {
		t.Errorf("%d timers wait after the page was left", s.clock.Waiting())
	}
	profile, err := s.Profile()
	s.Must(err)
	profile.StillFigures = true
	s.Do(planner.SaveProfile{Profile: profile}, "")
	if s.page.CanPlay() {
		t.Error("it would move with reduced motion")
	}
}

func TestWarmUpsAreOpenedOnTheirPage(t *testing.T) {
	s := open(t)
	s.tab("Warm-ups")
	s.page.Add()
	if s.warmed != 1 {
		t.Errorf("led there %d times", s.warmed)
	}
}

// many adds exercises of the person's own.
func (s *shelf) many(n int) {
	s.t.Helper()
	for i := range n {
		s.Do(planner.SaveExercise{Exercise: model.Exercise{Name: fmt.Sprintf("Own %03d", i), Regions: model.RegionLower}}, "")
	}
}

// BenchmarkFind is what a letter typed into the search costs with 500 exercises
// of the person's own.
func BenchmarkFind(b *testing.B) {
	s := open(b)
	s.many(500)
	b.ResetTimer()
	for i := range b.N {
		s.look([]string{"own", "press"}[i%2])
	}
}
