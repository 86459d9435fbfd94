package preview

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/paper"
	"github.com/kneewise/kneewise/ui/paper/sheet"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

var wednesday = civil.Date{Year: 2026, Month: time.June, Day: 10}

// scene is the preview over the example person's plan, on Wednesday 10 June
// 2026 at ten. Work is done at once, or by hand once it is held.
type scene struct {
	*Preview
	testing.TB
	window fyne.Window
	plan   *uitest.Plan
	clock  *uitest.Clock
	held   bool
	work   []func() // held
	logged []error
	failed []error
	said   []string
	viewed []string
	saved  string // the folder that documents are saved in
	views  error  // how the viewer ends
}

func open(t testing.TB, size fyne.Size) *scene {
	t.Helper()
	s := &scene{TB: t, clock: uitest.NewClock(uitest.Local(wednesday, 10*model.Hour)), saved: t.TempDir()}
	s.plan = uitest.OpenPlan(t, t.TempDir(), s.clock.Now, uitest.NewIDs("id"))
	s.plan.FillExample(wednesday, 0)
	s.window = uitest.NewWindow(t, size)
	s.Preview = New(Deps{
		Plan: s.plan.Planner, Format: &format.Formatter{Words: uitest.Words(t)}, Canvas: s.window.Canvas(),
		Run: s.run, After: s.clock.After,
		Every: func(time.Duration, func()) (stop func()) {
			return func() {}
		},
		Modifiers: func() fyne.KeyModifier { return 0 },
		Key:       func(*fyne.KeyEvent) bool { return false },
		Save: func(document *sheet.Document, name string, saved func(string)) {
			path := filepath.Join(s.saved, name)
			if err := paper.WriteFile(path, document.Write); err != nil {
				t.Fatal(err)
			}
			saved(path)
		},
		View: func(_ context.Context, path string) error {
			if _, err := os.Stat(path); err != nil {
				t.Error(err)
			}
			s.viewed = append(s.viewed, path)
			return s.views
		},
		Say:  func(words string) { s.said = append(s.said, words) },
		Fail: func(err error) { s.failed = append(s.failed, err) },
		Log:  func(err error) { s.logged = append(s.logged, err) },
	})
	t.Cleanup(s.Preview.Close)
	t.Cleanup(func() {
		if len(s.failed) > 0 {
			t.Errorf("failed: %v", s.failed)
		}
	})
	return s
}

var (
	small = fyne.NewSize(1024, 640)
	large = fyne.NewSize(1600, 1000)
)

// openWeek opens the preview of this week, on the stand-in for a print service.
func openWeek(t testing.TB) (*scene, *uitest.PrintService) {
	t.Helper()
	service := uitest.NewStandIn(t, "job-completed-successfully")
	service.Use(t)
	s := open(t, small)
	s.Open(Choice{Kind: paper.Week})
	return s, service
}

func (s *scene) run(work func(context.Context) error, done func(error)) (cancel func()) {
	ctx, cancel := context.WithCancel(s.Context())
	do := func() { done(work(ctx)) }
	if s.held {
		s.work = append(s.work, do)
	} else {
		do()
	}
	return cancel
}

// let does what is held, and what that leads to.
func (s *scene) let() {
	s.held = false
	for len(s.work) > 0 {
		do := s.work[0]
		s.work = s.work[1:]
		do()
	}
}

func (s *scene) texts() []string { return uitest.Texts(uitest.Top(s.Canvas)) }

func (s *scene) wants(words ...string) {
	s.Helper()
	for _, w := range words {
		if !slices.Contains(s.texts(), w) {
			s.Errorf("nothing says %q: %q", w, s.texts())
		}
	}
}

func (s *scene) press(keys ...fyne.KeyName) { uitest.Press(s.Canvas, keys...) }

func TestThePreviewShowsTheWeek(t *testing.T) {
	for _, size := range []fyne.Size{small, large} {
		s := open(t, size)
		s.Open(Choice{Kind: paper.Week})
		s.wants("Print", "Week for the fridge", "2026-06-08", "2026-06-14", "Page 1 of 1", "Whole page")
		shown := uitest.All[*kit.PageView](uitest.Top(s.Canvas))
		if len(shown) != 1 || shown[0].Percent() < 40 {
			t.Errorf("%v: %d views of pages", size, len(shown))
		}
		uitest.Walk(uitest.Top(s.Canvas), func(o fyne.CanvasObject, whole, seen uitest.Area) {
			if _, ok := o.(fyne.Focusable); ok && (whole.Right > size.Width || whole.Bottom > size.Height || seen.Empty()) {
				t.Errorf("%v: %T at %v is not seen", size, o, whole)
			}
		})
	}
}

func TestEveryDocumentHasWordsAndPages(t *testing.T) {
	s := open(t, small)
	for _, kind := range paper.Kinds() {
		s.Open(Choice{Kind: kind})
		for _, text := range s.texts() {
			if strings.HasPrefix(text, "!") {
				t.Errorf("%s: no words for %s", kind, text)
			}
		}
		if s.document == nil || s.document.Pages() == 0 {
			t.Errorf("%s has no pages", kind)
		}
	}
}

func TestAnUnknownDocumentIsTheFirst(t *testing.T) {
	s := open(t, small)
	s.Open(Choice{Kind: "novel"})
	s.wants("Week for the fridge")
}

func TestAnotherDocumentHasItsOwnDaysAndParts(t *testing.T) {
	s, _ := openWeek(t)
	s.wants("Weekly limits")
	uitest.Pick(t, s.Canvas, "Document", "Signs to see a doctor")
	s.wants("Painkillers", "2026-05-27", "2026-06-10")
	if slices.Contains(s.texts(), "Weekly limits") {
		t.Error("the parts of the week are still offered")
	}
	if s.choice.Kind != paper.RedFlags || s.document == nil {
		t.Errorf("shown: %+v", s.choice)
	}
}

func TestDaysAreTyped(t *testing.T) {
	s, _ := openWeek(t)
	before := s.document
	c := s.Canvas
	c.Focus(s.form.to)
	s.form.to.SetText("")
	test.Type(s.form.to, "2026-06-28")
	if s.document != before {
		t.Error("it is laid out at every key")
	}
	s.clock.Advance(time.Second)
	if s.document == before || s.document.Pages() != 3 {
		t.Fatalf("%d pages for three weeks", s.document.Pages())
	}
	s.wants("Page 1 of 3", "3")
	s.form.from.SetText("2026-06-15")
	c.Focus(s.form.from)
	s.press(fyne.KeyReturn)
	if s.document.Pages() != 2 {
		t.Errorf("%d pages after Enter", s.document.Pages())
	}
	if kit.Shown(c) && uitest.Heading(t, c) != "Print" {
		t.Error("Enter in a day prints")
	}
}

func TestDaysThatAreWrongAreNamedAndKept(t *testing.T) {
	for typed, want := range map[string]string{
		"2026-06-01": "The last day is before the first.",
		"2026-02-30": "There is no such day; write it like 2026-06-10.",
		"soon":       "There is no such day; write it like 2026-06-10.",
		"":           "There is no such day; write it like 2026-06-10.",
		"2026-12-07": "26 weeks at most.",
	} {
		s, _ := openWeek(t)
		s.form.to.SetText("")
		test.Type(s.form.to, typed)
		s.clock.Advance(time.Second)
		if got := uitest.Wrong(t, s.Canvas, "First and last day"); got != want {
			t.Errorf("%q: says %q", typed, got)
		}
		if s.form.to.Text != typed || s.document != nil {
			t.Errorf("%q became %q, with a document: %v", typed, s.form.to.Text, s.document != nil)
		}
		s.Canvas.Focus(s.form.kind)
		uitest.Tap(t, s.Canvas, "Print")
		if s.Canvas.Focused() != fyne.Focusable(s.form.to) {
			t.Errorf("%q: the focus is at %T", typed, s.Canvas.Focused())
		}
		if names, err := os.ReadDir(s.saved); err != nil || len(names) > 0 {
			t.Errorf("%q: saved %v, %v", typed, names, err)
		}
	}
	s, _ := openWeek(t)
	uitest.Write(t, s.Canvas, "First and last day", "2026-06-15") // the first, after the last
	s.press(fyne.KeyReturn)
	if s.Canvas.Focused() != fyne.Focusable(s.form.to) {
		t.Errorf("the focus is at %T", s.Canvas.Focused())
	}
	s.form.to.SetText("2026-06-21")
	s.press(fyne.KeyReturn)
	if got := uitest.Wrong(t, s.Canvas, "First and last day"); got != "" || s.document == nil {
		t.Errorf("put right, it still says %q", got)
	}
}

func TestADayIsChosenInASmallMonth(t *testing.T) {
	s, _ := openWeek(t)
	uitest.Tap(t, s.Canvas, "Choose the last day")
	mini := uitest.All[*kit.MiniMonth](uitest.Top(s.Canvas))[0]
	mini.Choose(civil.Date{Year: 2026, Month: time.June, Day: 21})
	uitest.Tap(t, s.Canvas, "Take it")
	s.wants("2026-06-21", "Page 1 of 2")
	uitest.Tap(t, s.Canvas, "Choose the first day")
	s.press(fyne.KeyEscape)
	s.wants("2026-06-08")
}

func TestWeeksAreCounted(t *testing.T) {
	s, _ := openWeek(t)
	uitest.Step(t, s.Canvas, "Weeks", 3)
	s.wants("2026-07-05", "Page 1 of 4")
	uitest.Step(t, s.Canvas, "Weeks", 40)
	s.wants("26", "2026-12-06", "Page 1 of 26")
	uitest.Step(t, s.Canvas, "Weeks", -40)
	s.wants("2026-06-14", "Page 1 of 1")
}

// TestWhatIsLeftOutIsRemembered until the program ends, as the paper is.
func TestWhatIsLeftOutIsRemembered(t *testing.T) {
	s, _ := openWeek(t)
	uitest.Segment(t, s.Canvas, "Paper", "Letter")
	if w, _ := s.document.Size(); w != 279.4 {
		t.Errorf("the paper is %v wide", w)
	}
	says := func(word string) bool {
		for _, run := range s.document.Page(0).Runs() {
			if strings.Contains(string(run.Text), word) {
				return true
			}
		}
		return false
	}
	if !says("Alex") {
		t.Fatal("the name is not on the page")
	}
	for _, c := range uitest.All[*kit.Check](uitest.Top(s.Canvas)) {
		if c.AccessibilityLabel() == "Your name" {
			c.Tapped(nil)
		}
	}
	if says("Alex") {
		t.Error("the name is on the page")
	}
	s.press(fyne.KeyEscape)
	s.Open(Choice{Kind: paper.Week})
	if w, _ := s.document.Size(); w != 279.4 || says("Alex") {
		t.Error("it is forgotten")
	}
	if s.profile().Paper != model.A4 {
		t.Error("what was only looked at is the person's paper")
	}
}

func (s *scene) profile() model.Profile {
	s.Helper()
	profile, err := s.plan.Profile()
	if err != nil {
		s.Fatal(err)
	}
	return profile
}

func TestEscapeClosesAtOnce(t *testing.T) {
	s, _ := openWeek(t)
	uitest.Pick(t, s.Canvas, "Document", "Signs to see a doctor")
	s.press(fyne.KeyEscape)
	if kit.Shown(s.Canvas) || s.Topmost() {
		t.Error("it is open")
	}
}

func TestSavingAddsNothingButTheFile(t *testing.T) {
	s, _ := openWeek(t)
	uitest.Segment(t, s.Canvas, "Paper", "Letter")
	uitest.Tap(t, s.Canvas, "Save…")
	path := filepath.Join(s.saved, "kneewise-week-2026-06-08.pdf")
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	s.wants("Saved kneewise-week-2026-06-08.pdf")
	uitest.Tap(t, s.Canvas, "Open")
	if !slices.Equal(s.viewed, []string{path}) {
		t.Errorf("opened %q", s.viewed)
	}
	if s.profile().Paper != model.Letter {
		t.Error("the paper is not remembered")
	}
}

func TestPrinting(t *testing.T) {
	s, service := openWeek(t)
	s.wants("Office (default)")
	uitest.Step(t, s.Canvas, "Copies", 2)
	uitest.Tap(t, s.Canvas, "Print")
	s.wants("Printed on Office.")
	arguments := service.Arguments(t)
	want := []string{"-d", "Office", "-t", s.document.Title(), "-n", "3", "-o", "media=A4", "-o", "fit-to-page", "--"}
	if !slices.Equal(arguments[:len(arguments)-1], want) {
		t.Errorf("told %q", arguments)
	}
	if file := arguments[len(arguments)-1]; filepath.Base(file) != "kneewise-week-2026-06-08.pdf" || exists(filepath.Dir(file)) {
		t.Errorf("%s is called wrong, or still there", file)
	}
	printed := service.Printed(t)
	if len(printed) != 1 {
		t.Fatalf("printed %q", printed)
	}
	words, err := exec.Command("pdftotext", printed[0], "-").Output()
	if err != nil || !strings.Contains(string(words), "Squat & hinge") {
		t.Errorf("printed: %s, %v", words, err)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func TestWhatBecomesOfAJob(t *testing.T) {
	for alerts, want := range map[string]string{
		"job-canceled-by-user": "Printing on Office was cancelled.", "aborted-by-system": "Office could not print it.",
	} {
		uitest.NewStandIn(t, alerts).Use(t)
		s := open(t, small)
		s.Open(Choice{Kind: paper.Week})
		uitest.Tap(t, s.Canvas, "Print")
		s.wants(want)
	}
	s, service := openWeek(t)
	uitest.Pick(t, s.Canvas, "Printer", "Attic")
	uitest.Tap(t, s.Canvas, "Print")
	s.wants("Attic is switched off; the pages wait in its queue. It says: Out of toner.")
	if len(service.Printed(t)) > 0 {
		t.Error("it is printed")
	}
}

// TestTheOutcomeIsSaidAfterThePreviewIsGone closes it while the job is on its
// way.
func TestTheOutcomeIsSaidAfterThePreviewIsGone(t *testing.T) {
	s, _ := openWeek(t)
	s.held = true
	uitest.Tap(t, s.Canvas, "Print")
	s.wants("Sending 1 page to Office")
	s.press(fyne.KeyEscape)
	s.let()
	if !slices.Equal(s.said, []string{"Office is printing.", "Printed on Office."}) {
		t.Errorf("said %q", s.said)
	}
}

func TestSendingIsStopped(t *testing.T) {
	s, service := openWeek(t)
	s.held = true
	uitest.Tap(t, s.Canvas, "Print")
	if b := uitest.Button(uitest.Top(s.Canvas), "Print"); !b.Disabled() {
		t.Error("it can be printed twice at once")
	}
	uitest.Tap(t, s.Canvas, "Stop")
	s.let()
	s.wants("Stopped; nothing was printed.")
	if len(service.Printed(t)) > 0 {
		t.Error("it is printed")
	}
}

func TestAPrinterThatIsGoneIsSaid(t *testing.T) {
	s, service := openWeek(t)
	s.form.names[0] = "Cellar"
	uitest.Tap(t, s.Canvas, "Print")
	s.wants("That printer is gone; please choose another one.")
	if s.Canvas.Focused() != fyne.Focusable(s.form.printer) || s.form.names[0] != "Office" {
		t.Errorf("the focus is at %T, offered are %q", s.Canvas.Focused(), s.form.names)
	}
	uitest.Tap(t, s.Canvas, "Print")
	s.wants("Printed on Office.")
	if len(service.Printed(t)) != 1 {
		t.Error("it is not printed")
	}
}

// refusing puts an lp on the PATH that prints nothing.
func refusing(t *testing.T) *scene {
	t.Helper()
	s, service := openWeek(t)
	folder, _, _ := strings.Cut(strings.TrimPrefix(service.Environ()[0], "PATH="), string(os.PathListSeparator))
	if err := os.WriteFile(filepath.Join(folder, "lp"), []byte("#!/bin/sh\necho 'lp: Error - no room.' >&2; exit 1\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestARefusalIsSaidAndTheViewerOffered(t *testing.T) {
	s := refusing(t)
	uitest.Tap(t, s.Canvas, "Print")
	s.wants("Nothing was printed. The print service says: no room.")
	uitest.Tap(t, s.Canvas, "Open in viewer")
	s.wants("Opened in the viewer.")
	if len(s.viewed) != 1 || !exists(s.viewed[0]) {
		t.Fatalf("viewed %q", s.viewed)
	}
	s.Preview.Close()
	if exists(s.viewed[0]) {
		t.Error("the file is left behind")
	}
}

func TestWithoutAPrintServiceTheViewerIsOffered(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	s := open(t, small)
	s.Open(Choice{Kind: paper.Week})
	s.wants("No printer here")
	if len(s.logged) > 0 {
		t.Errorf("logged %v", s.logged)
	}
	uitest.Tap(t, s.Canvas, "Open in viewer")
	if len(s.viewed) != 1 {
		t.Fatalf("viewed %q", s.viewed)
	}
	s.views = errors.New("no program")
	uitest.Tap(t, s.Canvas, "Open in viewer")
	s.wants("No program was found that shows PDF files. Save it instead.")
}

func TestNoRoomForTheFileIsSaid(t *testing.T) {
	s, _ := openWeek(t)
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "none"))
	uitest.Tap(t, s.Canvas, "Print")
	s.wants("The file could not be written: no such file or directory")
}

func TestALongLayoutIsToldAndStopped(t *testing.T) {
	s, _ := openWeek(t)
	s.held = true
	uitest.Step(t, s.Canvas, "Weeks", 25)
	s.work = s.work[len(s.work)-1:] // the others are cancelled already
	var far progress
	far.note(12, 26)
	s.tellProgress(&far)
	s.wants("Laying out 12 of 26 weeks")
	uitest.Tap(t, s.Canvas, "Stop")
	s.let()
	if s.document != nil {
		t.Error("it is laid out all the same")
	}
	s.wants("Stopped; there are no pages yet.")
	uitest.Tap(t, s.Canvas, "Lay out")
	s.wants("Page 1 of 26")
	if slices.Contains(s.texts(), "Stopped; there are no pages yet.") {
		t.Error("it still says that it was stopped")
	}
}

// TestAWishWaitsForTheDocument presses what cannot be done yet.
func TestAWishWaitsForTheDocument(t *testing.T) {
	service := uitest.NewStandIn(t, "job-completed-successfully")
	service.Use(t)
	s := open(t, small)
	s.held = true
	s.Open(Choice{Kind: paper.Week})
	s.Print()
	if len(s.viewed) > 0 {
		t.Error("the viewer is opened, for no printers are known yet")
	}
	s.let()
	s.wants("Printed on Office.")
	if n := len(service.Printed(t)); n != 1 {
		t.Errorf("printed %d times", n)
	}
	s.held = true
	uitest.Step(t, s.Canvas, "Weeks", 1)
	s.SaveAs()
	s.let()
	s.wants("Saved kneewise-week-2026-06-08.pdf")
	s.held = true
	s.SaveAs() // it is there
	uitest.Step(t, s.Canvas, "Weeks", 1)
	s.Print()
	uitest.Step(t, s.Canvas, "Weeks", 1) // another document than was to be printed
	s.let()
	if n := len(service.Printed(t)); n != 1 {
		t.Errorf("printed %d times", n)
	}
}

// TestTheLastWishIsShown though the layout of an earlier one ends after it.
func TestTheLastWishIsShown(t *testing.T) {
	s, _ := openWeek(t)
	s.held = true
	uitest.Step(t, s.Canvas, "Weeks", 1)
	uitest.Step(t, s.Canvas, "Weeks", 1)
	slices.Reverse(s.work)
	s.let()
	s.wants("Page 1 of 3")
}

func TestAChangeOfThePlanIsShown(t *testing.T) {
	s, _ := openWeek(t)
	before := s.document
	s.plan.Do(planner.SetDayOff{From: wednesday.AddDays(4), To: wednesday.AddDays(4)}, "")
	s.Reload()
	if s.document == before {
		t.Error("the old pages are shown")
	}
	s.press(fyne.KeyEscape)
	s.Reload()
	if s.document != nil {
		t.Error("a closed preview lays out")
	}
}

func TestPagesAndZoomByTool(t *testing.T) {
	s, _ := openWeek(t)
	uitest.Step(t, s.Canvas, "Weeks", 2)
	c := s.Canvas
	if b := uitest.Button(uitest.Top(c), "Page before"); !b.Disabled() {
		t.Error("there is a page before the first")
	}
	uitest.Tap(t, c, "Next page")
	uitest.Tap(t, c, "Next page")
	s.wants("Page 3 of 3")
	if b := uitest.Button(uitest.Top(c), "Next page"); !b.Disabled() {
		t.Error("there is a page after the last")
	}
	s.FirstPage()
	s.wants("Page 1 of 3")
	s.LastPage()
	s.wants("Page 3 of 3")
	before := s.view.Percent()
	uitest.Tap(t, c, "Larger")
	if s.view.Percent() <= before {
		t.Errorf("%d %%, before %d %%", s.view.Percent(), before)
	}
	s.ZoomOut()
	s.ZoomOut()
	if s.view.Percent() >= before {
		t.Errorf("%d %%, before %d %%", s.view.Percent(), before)
	}
	s.WholeWidth()
	s.wants("Page width")
	s.WholePage()
	s.wants("Whole page")
}
