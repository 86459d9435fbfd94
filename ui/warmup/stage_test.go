package warmup

import (
	"errors"
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

// stage is a page in a window over a real plan in a real file, at noon of
// Wednesday 10 June 2026 in London. Of that day there are planned: a swim at
// 13:00 and lower body at 18:00.
type stage struct {
	*Page
	t      tester
	window fyne.Window
	clock  *uitest.Clock
	plan   *uitest.Plan
	folder string
	said   []planner.Label
	failed []error
	cues   []Cue
	awake  []bool

	minimised bool // the window is
	newID     func() model.ID
}

const zone = uitest.Zone

var (
	today = civil.Date{Year: 2026, Month: time.June, Day: 10}
	sizes = []fyne.Size{fyne.NewSize(960, 640), fyne.NewSize(1200, 800), fyne.NewSize(1520, 1000), fyne.NewSize(2480, 1440)}
)

func (s *stage) must(err error) {
	s.t.Helper()
	s.plan.Must(err)
}

// tester is a test or a check of rapid.
type tester interface {
	Helper()
	Error(...any)
	Errorf(string, ...any)
	Fatal(...any)
	Fatalf(string, ...any)
	Cleanup(func())
}

// set opens the page over a new plan.
func set(t testing.TB) *stage {
	t.Helper()
	return setIn(t, t.TempDir())
}

func setIn(t tester, folder string) *stage {
	t.Helper()
	s := &stage{t: t, clock: uitest.NewClock(uitest.Local(today, 12*model.Hour)), folder: folder, newID: uitest.NewIDs("id")}
	s.open()
	s.apply(planner.Add{Session: model.Session{
		ID: "swim", Kind: model.Cardio, Activity: "swim", Title: "Easy swim", Date: today, Start: model.At(today, 13*model.Hour, zone), Zone: zone,
		Plan: model.Effort{Duration: 30 * model.Minute, RPE: 4},
	}})
	s.apply(planner.Add{Session: model.Session{
		ID: "legs", Kind: model.Lower, Title: "Step & bridge", Date: today, Start: model.At(today, 18*model.Hour, zone), Zone: zone,
		Plan: model.Effort{Duration: 45 * model.Minute, RPE: 5},
	}})
	return s
}

// open starts the program: the data, the plan and the page.
func (s *stage) open() {
	s.t.Helper()
	s.plan = uitest.OpenPlan(s.t, s.folder, s.clock.Now, s.newID)
	s.window = uitest.NewWindow(s.t, sizes[1])
	var err error
	s.Page, err = NewPage(Deps{
		Plan: s.plan.Planner, Format: &format.Formatter{Words: uitest.Words(s.t)}, Canvas: s.window.Canvas(),
		Tools: kit.Tools{
			Undo: kit.IconButton(theme.IconUndo, "", nil), Redo: kit.IconButton(theme.IconRedo, "", nil), More: kit.IconButton(theme.IconMore, "", nil),
		},
		Now: s.clock.Now, After: s.clock.After,
		Chime:     func(c Cue) { s.cues = append(s.cues, c) },
		KeepAwake: func(on bool) { s.awake = append(s.awake, on) },
		Minimised: func() bool { return s.minimised },
		Done:      func(l planner.Label) { s.said = append(s.said, l) },
		Fail:      func(err error) { s.failed = append(s.failed, err) },
	})
	s.must(err)
	page := s.Page
	s.t.Cleanup(s.plan.Subscribe(func(planner.Event) { page.Reload() }))
	s.window.SetContent(container.NewWithoutLayout(s.Page))
	s.Reload()
	s.size(sizes[1])
}

// still takes the movement out of the figures, which makes minutes pass quickly.
func (s *stage) still() {
	s.t.Helper()
	profile, err := s.Plan.Profile()
	s.must(err)
	profile.StillFigures = true
	s.apply(planner.SaveProfile{Profile: profile})
}

// restart ends the program as a kill does and starts it again some time later.
func (s *stage) restart(after time.Duration) {
	s.t.Helper()
	s.Page.Deps.Fail = func(error) {} // of the page that is gone
	s.Page.cancel()
	s.must(s.plan.DB.Close())
	s.clock = uitest.NewClock(s.clock.Now().Add(after))
	s.open()
}

func (s *stage) size(size fyne.Size) {
	s.window.Resize(size)
	s.Page.Resize(size)
}

func (s *stage) apply(op planner.Op) {
	s.t.Helper()
	s.plan.Do(op, "for the test")
}

func (s *stage) session(id model.ID) model.Session {
	s.t.Helper()
	return s.plan.Stored(id)
}

func (s *stage) routines() []model.Routine {
	s.t.Helper()
	var found []model.Routine
	s.must(s.plan.DB.View(func(r model.Reader) (err error) {
		found, err = r.Routines()
		return err
	}))
	return found
}

// saved says whether a warm-up is kept for the next start.
func (s *stage) saved() bool {
	s.t.Helper()
	_, err := s.Plan.Timer(timerID)
	if err != nil && !errors.Is(err, model.ErrNotFound) {
		s.t.Fatal(err)
	}
	return err == nil
}

// sees says whether a line of text is on the page.
func (s *stage) sees(want string) bool {
	for _, text := range uitest.Texts(s.window.Content()) {
		if text == want {
			return true
		}
	}
	for _, p := range uitest.All[*kit.Paragraph](s.window.Content()) {
		if p.AccessibilityLabel() == want {
			return true
		}
	}
	return false
}

func (s *stage) expect(want ...string) {
	s.t.Helper()
	for _, text := range want {
		if !s.sees(text) {
			s.t.Errorf("%q is not on the page:\n%q", text, uitest.Texts(s.window.Content()))
		}
	}
}

// calm says what went wrong that should not have.
func (s *stage) calm() {
	s.t.Helper()
	for _, err := range s.failed {
		s.t.Error(err)
	}
}

func (s *stage) key(keys ...fyne.KeyName) {
	uitest.Press(s.window.Canvas(), keys...)
}

func TestMain(m *testing.M) { uitest.Main(m) }
