package settings

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

var (
	today    = civil.Date{Year: 2026, Month: time.June, Day: 10} // a Wednesday
	standard = fyne.NewSize(1200, 800)
	small    = fyne.NewSize(960, 640)
)

// stage is the page of the example person in a window, over a real file.
type stage struct {
	*Page
	t      testing.TB
	folder string
	window fyne.Window
	plan   *uitest.Plan
	units  *format.Formatter
	done   []planner.Label
	failed []error
	asked  int // for days off
	file   dataFile
	about  int // times it was asked what this is
	machine
}

// machine is the computer of a test.
type machine struct {
	scale         int
	appearance    theme.Appearance
	density       theme.Density
	keeps, noTray bool
}

func (m *machine) Appearance() theme.Appearance     { return m.appearance }
func (m *machine) Density() theme.Density           { return m.density }
func (m *machine) SetDensity(d theme.Density)       { m.density = d }
func (m *machine) Scale() int                       { return max(m.scale, UsualScale) }
func (m *machine) SetScale(percent int)             { m.scale = percent }
func (m *machine) SetAppearance(a theme.Appearance) { m.appearance = a }
func (m *machine) Tray() (keeps, there bool)        { return m.keeps, !m.noTray }
func (m *machine) SetTray(keeps bool)               { m.keeps = keeps }

// dataFile notes what is asked of the plan's file.
type dataFile struct {
	folder string
	asked  []string
}

func (f *dataFile) Folder() string   { return f.folder }
func (f *dataFile) OpenFolder()      { f.asked = append(f.asked, "open") }
func (f *dataFile) CopyFolder()      { f.asked = append(f.asked, "copy") }
func (f *dataFile) BackUp()          { f.asked = append(f.asked, "back up") }
func (f *dataFile) CopyDiagnostics() { f.asked = append(f.asked, "diagnostics") }
func (f *dataFile) Restore()         { f.asked = append(f.asked, "restore") }

func alex(t testing.TB, size fyne.Size) *stage {
	t.Helper()
	s := &stage{t: t, folder: t.TempDir()}
	s.file.folder = s.folder
	s.plan = uitest.OpenPlan(t, s.folder, func() time.Time { return uitest.Local(today, 12*model.Hour) }, uitest.NewIDs("id"))
	s.plan.FillExample(today, 0)
	s.open(size)
	return s
}

// open opens the page, as the next start of the program does.
func (s *stage) open(size fyne.Size) {
	s.t.Helper()
	s.window = uitest.NewWindow(s.t, size)
	tool := func(name string) *kit.Button { return kit.IconButton(theme.IconMore, name, func() {}) }
	s.units = &format.Formatter{Words: uitest.Words(s.t), Units: s.profile().Units}
	s.Page = NewPage(Deps{
		Plan: s.plan.Planner, Format: s.units, Canvas: s.window.Canvas(),
		Tools:    kit.Tools{Undo: tool("undo"), Redo: tool("redo"), More: tool("more")},
		Done:     func(l planner.Label) { s.done = append(s.done, l) },
		Fail:     func(err error) { s.failed = append(s.failed, err) },
		DayOff:   func() { s.asked++ },
		About:    func() { s.about++ },
		Computer: &s.machine,
		File:     &s.file,
	})
	s.t.Cleanup(s.plan.Subscribe(func(planner.Event) {
		s.units.Units = s.profile().Units
		s.Reload()
	}))
	shell := kit.NewShell(s.Page, func(time.Duration, func()) func() { return func() {} })
	shell.Reveal = s.Page.Reveal
	s.window.SetContent(shell)
	shell.Resize(size)
	s.Reload()
	s.Focus()
	s.t.Cleanup(func() {
		if len(s.failed) > 0 {
			s.t.Errorf("failed: %v", s.failed)
		}
	})
}

func (s *stage) profile() model.Profile {
	s.t.Helper()
	p, err := s.plan.Profile()
	s.plan.Must(err)
	return p
}

// setting is the visible row of a name, which has to be there.
func (s *stage) setting(name string) *kit.Setting {
	s.t.Helper()
	var names []string
	for _, r := range uitest.All[*kit.Setting](s.Page) {
		if r.Name() == name {
			return r
		}
		names = append(names, r.Name())
	}
	s.t.Fatalf("no setting %q among %q", name, names)
	return nil
}

// control is the i-th of a kind in a row.
func control[T fyne.CanvasObject](s *stage, name string, i int) T {
	s.t.Helper()
	all := uitest.All[T](s.setting(name))
	if i >= len(all) {
		s.t.Fatalf("setting %q has %d of these", name, len(all))
	}
	return all[i]
}

// write types into the i-th entry of a row and goes on with Enter.
func (s *stage) write(name string, i int, text string) {
	s.t.Helper()
	e := control[*kit.Entry](s, name, i)
	s.window.Canvas().Focus(e)
	e.Entry.SetText(text)
	uitest.Press(s.window.Canvas(), fyne.KeyReturn)
}

// press gives the keyboard to an object and presses keys.
func (s *stage) press(o fyne.Focusable, keys ...fyne.KeyName) {
	s.window.Canvas().Focus(o)
	uitest.Press(s.window.Canvas(), keys...)
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// change is one setting changed in the way a person does, and what holds then.
type change struct {
	section string
	do      func(s *stage)
	label   planner.Setting
	holds   func(p *model.Profile) bool
}

var changes = map[string]change{
	"distances": {
		General, func(s *stage) { s.press(control[*kit.Segments](s, "Distances", 0), fyne.KeyRight) },
		planner.SettingUnits, func(p *model.Profile) bool { return p.Units.Miles && !p.Units.Pounds },
	},
	"weights": {
		General, func(s *stage) { s.press(control[*kit.Segments](s, "Weights", 0), fyne.KeyRight) },
		planner.SettingUnits, func(p *model.Profile) bool { return p.Units.Pounds && !p.Units.Miles },
	},
	"first weekday": {
		General, func(s *stage) { s.press(control[*kit.Select](s, "First day of the week", 0), fyne.KeyDown) },
		planner.SettingFirstWeekday, func(p *model.Profile) bool { return p.FirstWeekday == time.Sunday && len(p.Weekdays) == 1 },
	},
	"name": {
		General, func(s *stage) { s.write("Name", 0, " Sam ") },
		planner.SettingName, func(p *model.Profile) bool { return p.Name == "Sam" },
	},
	"paper": {
		General, func(s *stage) { s.press(control[*kit.Segments](s, "Paper", 0), fyne.KeyRight) },
		planner.SettingPaper, func(p *model.Profile) bool { return p.Paper == model.Letter },
	},
	"minutes": {
		Time, func(s *stage) { s.write("Minutes free for training", 1, "1:15") },
		planner.SettingTime, func(p *model.Profile) bool { return p.Available[time.Tuesday] == 75*model.Minute },
	},
	"lower": {
		Aims, func(s *stage) { s.press(control[*kit.Stepper](s, "Lower-body sessions", 0), fyne.KeyUp) },
		planner.SettingAims, func(p *model.Profile) bool { return p.Aims.Lower == 3 },
	},
	"upper": {
		Aims, func(s *stage) { s.press(control[*kit.Stepper](s, "Upper-body sessions", 0), fyne.KeyDown) },
		planner.SettingAims, func(p *model.Profile) bool { return p.Aims.Upper == 1 },
	},
	"full body": {
		Aims, func(s *stage) { s.press(control[*kit.Check](s, "Full-body sessions", 0), fyne.KeySpace) },
		planner.SettingAims, func(p *model.Profile) bool { return p.Aims.FullBody },
	},
	"cardio": {
		Aims, func(s *stage) { s.press(control[*kit.Stepper](s, "Cardio sessions in all", 0), fyne.KeyUp) },
		planner.SettingAims, func(p *model.Profile) bool { return p.Aims.Cardio == 5 },
	},
	"walking": {
		Aims, func(s *stage) { s.press(control[*kit.Stepper](s, "Walking", 0), fyne.KeyUp) },
		planner.SettingAims, func(p *model.Profile) bool { return aimAt(p, "walk") == 1 && p.Aims.Cardio == 5 },
	},
	"running no more": {
		Aims, func(s *stage) { s.press(control[*kit.Stepper](s, "Running", 0), fyne.KeyDown, fyne.KeyDown) },
		planner.SettingAims, func(p *model.Profile) bool { return aimAt(p, "run") == 0 },
	},
	"level": {
		Aims, func(s *stage) { s.write("Walking", 0, "10 km") },
		planner.SettingLevel, func(p *model.Profile) bool { return declaredOf(p, "walk").Distance == 10*model.Kilometre },
	},
	"growth": {
		Limits, func(s *stage) { s.write("Weekly growth", 0, "2") },
		planner.SettingLimits, func(p *model.Profile) bool { return p.Limits.Growth == 20 },
	},
	"spike": {
		Limits, func(s *stage) { s.write("Longest session", 0, "5 %") },
		planner.SettingLimits, func(p *model.Profile) bool { return p.Limits.Spike == 5 },
	},
	"strict": {
		Limits, func(s *stage) { s.press(control[*kit.Check](s, "No exceptions", 0), fyne.KeySpace) },
		planner.SettingLimits, func(p *model.Profile) bool { return p.Limits.Strict },
	},
	"rest": {Limits, func(s *stage) {
		s.press(control[*kit.Segments](s, "Days from one session of a region to the next", 0), fyne.KeyRight)
	}, planner.SettingLimits, func(p *model.Profile) bool { return p.Limits.RestDays == 3 }},
	"rest days": {
		Limits, func(s *stage) { s.press(control[*kit.Stepper](s, "Rest days a week", 0), fyne.KeyUp) },
		planner.SettingLimits, func(p *model.Profile) bool { return p.Limits.RestDaysWeek == 2 },
	},
	"high impact": {
		Limits, func(s *stage) { s.press(control[*kit.Stepper](s, "High-impact sessions a week", 0), fyne.KeyDown) },
		planner.SettingLimits, func(p *model.Profile) bool { return p.Limits.HighImpactWeek == 2 },
	},
	"easy weeks": {
		Limits, func(s *stage) { s.press(control[*kit.Segments](s, "How often", 0), fyne.KeyRight) },
		planner.SettingLimits, func(p *model.Profile) bool {
			return p.Limits.EasyEvery == 4 && p.Limits.EasyPercent == 70 && p.Limits.EasyFrom == today.AddDays(5)
		},
	},
	"bar": {
		Weights, func(s *stage) { s.write("Bar", 0, "15 kg") },
		planner.SettingWeights, func(p *model.Profile) bool { return p.Weights.Bar == 15*model.Kilogram },
	},
	"no bar": {
		Weights, func(s *stage) { s.write("Bar", 0, "") },
		planner.SettingWeights, func(p *model.Profile) bool { return p.Weights.Bar == 0 },
	},
	"plates of another weight": {
		Weights, func(s *stage) { s.write("Plates", 0, "12.5") },
		planner.SettingWeights, func(p *model.Profile) bool { return p.Weights.Plates[0].Weight == 25*model.Kilogram/2 },
	},
	"more plates": {
		Weights, func(s *stage) { s.press(control[*kit.Stepper](s, "Plates", 0), fyne.KeyUp) },
		planner.SettingWeights, func(p *model.Profile) bool { return p.Weights.Plates[0].Count == 4 },
	},
	"dumbbells": {
		Weights, func(s *stage) { s.write("Dumbbells", 0, "10 5 7.5 kg") },
		planner.SettingWeights, func(p *model.Profile) bool {
			return slices.Equal(p.Weights.Dumbbells, []model.Mass{5 * model.Kilogram, 15 * model.Kilogram / 2, 10 * model.Kilogram})
		},
	},
	"step": {
		Weights, func(s *stage) { s.write("Smallest step", 0, "5 lb") },
		planner.SettingWeights, func(p *model.Profile) bool { return p.Weights.Step == 5*model.Pound },
	},
	"morning": {
		Reminders, func(s *stage) { s.press(control[*kit.Check](s, "Morning check", 0), fyne.KeySpace) },
		planner.SettingReminders, func(p *model.Profile) bool { return p.Reminders.Morning && p.Reminders.MorningAt == 8*model.Hour },
	},
	"session": {
		Reminders, func(s *stage) { s.press(control[*kit.Check](s, "Today's session", 0), fyne.KeySpace) },
		planner.SettingReminders, func(p *model.Profile) bool { return p.Reminders.Session && p.Reminders.SessionAt == 17*model.Hour },
	},
	"thermal": {
		Reminders, func(s *stage) { s.press(control[*kit.Check](s, "Next ice or heat", 0), fyne.KeySpace) },
		planner.SettingReminders, func(p *model.Profile) bool { return p.Reminders.Thermal },
	},
	"sounds": {
		Reminders, func(s *stage) { s.press(control[*kit.Check](s, "Tones", 0), fyne.KeySpace) },
		planner.SettingSounds, func(p *model.Profile) bool { return p.Muted },
	},
	"motion": {
		Look, func(s *stage) { s.press(control[*kit.Check](s, "Less motion", 0), fyne.KeySpace) },
		planner.SettingMotion, func(p *model.Profile) bool { return p.StillFigures },
	},
}

func aimAt(p *model.Profile, family model.ID) int {
	n := 0
	for _, a := range p.Aims.Activities {
		if a.Activity == family {
			n += a.Sessions
		}
	}
	return n
}

func declaredOf(p *model.Profile, family model.ID) model.Declared {
	i := slices.IndexFunc(p.Declared, func(d model.Declared) bool { return d.Activity == family })
	if i < 0 {
		return model.Declared{}
	}
	return p.Declared[i]
}

// Every setting changes at once, is there at the next start, says what it was
// and can be taken back; its control then shows what holds.
func TestEverySettingChangesPersistsAndIsUndone(t *testing.T) {
	for name, c := range changes {
		t.Run(name, func(t *testing.T) {
			s := alex(t, standard)
			before := s.profile()
			if c.holds(&before) {
				t.Fatal("it holds before")
			}
			s.ShowSection(c.section)
			shown := strings.Join(said(s.Page), "\n")
			c.do(s)
			after := s.profile()
			if !c.holds(&after) {
				t.Fatalf("it does not hold: %+v", after)
			}
			if n := len(s.done); n == 0 || s.done[n-1] != (planner.Label{Action: planner.ActionProfile, Setting: c.label}) {
				t.Errorf("said %+v, want %s", s.done, c.label)
			}
			other := uitest.OpenPlan(t, s.folder, func() time.Time { return uitest.Local(today, 12*model.Hour) }, uitest.NewIDs("x"))
			stored, err := other.Profile()
			other.Must(err)
			if !c.holds(&stored) {
				t.Errorf("the file says %+v", stored)
			}
			for range s.done {
				_, err := s.plan.Undo()
				s.plan.Must(err)
			}
			if back := s.profile(); fmt.Sprint(back) != fmt.Sprint(before) {
				t.Errorf("undone it is %+v, was %+v", back, before)
			}
			if again := strings.Join(said(s.Page), "\n"); again != shown {
				t.Errorf("undone the page says\n%s\nbefore it said\n%s", again, shown)
			}
		})
	}
}

// said is what a page says: its lines, and which boxes are ticked.
func said(p *Page) []string {
	all := uitest.Texts(p)
	for _, c := range uitest.All[*kit.Check](p) {
		all = append(all, fmt.Sprint(c.AccessibilityLabel(), c.Checked()))
	}
	for _, e := range uitest.All[*kit.Entry](p) {
		all = append(all, e.Text)
	}
	for _, c := range uitest.All[*kit.Segments](p) {
		all = append(all, c.AccessibilityLabel())
	}
	return all
}

// Bad input is named at its setting, with the keyboard there and everything that
// was typed; nothing is written.
func TestBadInputIsNamedAndKept(t *testing.T) {
	s := alex(t, standard)
	for _, c := range []struct {
		section, name string
		entry         int
		text, says    string
	}{
		{General, "Name", 0, strings.Repeat("x", 500), "Name: 120 characters at most."},
		{Time, "Minutes free for training", 1, "often", "Time free on Tuesday was not understood"},
		{Time, "Minutes free for training", 6, "-10", "Time free on Sunday: 0 min at least."},
		{Time, "Minutes free for training", 0, "30 h", "Time free on Monday: 24 h at most."},
		{Time, "Minutes free for training", 3, "", "Time free on Thursday is needed."},
		{Aims, "Cycling", 0, "a lot", "Distance, row"},
		{Aims, "Cycling", 0, "-3 km", "at least"},
		{Aims, "Cycling", 0, "5000 km", "at most"},
		{Limits, "Weekly growth", 0, "10.1", "Weekly growth: 10 % at most."},
		{Limits, "Weekly growth", 0, "5", "Weekly growth: 2.5 % is advised."},
		{Limits, "Weekly growth", 0, "fast", "Weekly growth was not understood; write it like 2.5 %."},
		{Limits, "Longest session", 0, "31", "Longest session: 30 % at most."},
		{Limits, "Longest session", 0, "-1", "Longest session: 0 % at least."},
		{Limits, "Longest session", 0, "9.5", "Longest session is a whole number here."},
		{Limits, "Longest session", 0, "30", "Longest session: 10 % is advised."},
		{Weights, "Bar", 0, "heavy", "Weight of the bar was not understood; write it like 20 kg."},
		{Weights, "Bar", 0, "-20", "Weight of the bar: 0 kg at least."},
		{Weights, "Plates", 1, "-5", "Weight, row 2: 0 kg at least."},
		{Weights, "Plates", 1, "five", "Weight, row 2 was not understood; write it like 20 kg."},
		{Weights, "Plates", 1, "", "Weight, row 2 is needed."},
		{Weights, "Dumbbells", 0, "5; ten; 15", "Dumbbells, row 2 was not understood; write it like 20 kg."},
		{Weights, "Dumbbells", 0, "5; -10; 15", "Dumbbells, row 2: 0 kg at least."},
		{Weights, "Smallest step", 0, "tiny", "Step from one weight to the next was not understood"},
	} {
		s.ShowSection(c.section)
		before := s.plan.Revision()
		s.write(c.name, c.entry, c.text)
		if says := s.setting(c.name).Wrong(); !strings.Contains(says, c.says) || strings.Contains(says, "!") {
			t.Errorf("%s %q: says %q, want %q", c.name, c.text, says, c.says)
		}
		e := control[*kit.Entry](s, c.name, c.entry)
		equal(t, c.name+" "+c.text+": typed", e.Text, c.text)
		equal(t, c.name+" "+c.text+": focus", s.window.Canvas().Focused(), fyne.Focusable(e))
		equal(t, c.name+" "+c.text+": written", s.plan.Revision(), before)
		equal(t, c.name+" "+c.text+": said", len(s.done), 0)

		// Going elsewhere, or a change of something else, loses nothing.
		s.window.Canvas().Focus(s.list)
		s.plan.Do(planner.SaveProfile{Profile: func() model.Profile { p := s.profile(); p.Muted = !p.Muted; return p }()}, "")
		equal(t, c.name+" "+c.text+": still typed", e.Text, c.text)
		// Escape takes it back.
		s.press(e, fyne.KeyEscape)
		equal(t, c.name+" "+c.text+": wrong after Escape", s.setting(c.name).Wrong(), "")
		if e.Text == c.text {
			t.Errorf("%s %q: still there after Escape", c.name, c.text)
		}
	}
}

// What is typed is taken when the keyboard goes elsewhere, and written as the
// plan writes it; the same in other words writes nothing.
func TestTypedTextIsTakenOnLeaving(t *testing.T) {
	s := alex(t, standard)
	s.ShowSection(Limits)
	e := control[*kit.Entry](s, "Weekly growth", 0)
	s.window.Canvas().Focus(e)
	e.Entry.SetText("1,5")
	s.window.Canvas().Focus(s.list)
	equal(t, "growth", s.profile().Limits.Growth, 15)
	equal(t, "written", e.Text, "1.5 %")
	before := s.plan.Revision()
	s.write("Weekly growth", 0, "1.50")
	equal(t, "written again", e.Text, "1.5 %")
	equal(t, "revision", s.plan.Revision(), before)
	s.window.Canvas().Focus(e)
	e.Entry.SetText("2")
	s.Page.Close()
	equal(t, "growth after closing", s.profile().Limits.Growth, 20)
}

// A professional's word opens the looser limits; without it they are refused by
// name, and taking it back makes them the advised ones.
func TestAProfessionalsWord(t *testing.T) {
	s := alex(t, standard)
	s.ShowSection(Limits)
	rest := "Days from one session of a region to the next"
	s.press(control[*kit.Segments](s, rest, 0), fyne.KeyLeft)
	equal(t, "rest", s.profile().Limits.RestDays, 2)
	equal(t, "shown", control[*kit.Segments](s, rest, 0).AccessibilityLabel(), "2")
	equal(t, "said", s.setting(rest).Wrong(), "Days between sessions of a region: 2 is advised. For anything looser, note first that a professional told you.")

	s.press(control[*kit.Check](s, "A professional told me", 0), fyne.KeySpace)
	equal(t, "noted", s.profile().Limits.Agreed, today)
	if does := s.setting("A professional told me").Does(); !strings.Contains(does, "Wed 10 June") {
		t.Errorf("says %q", does)
	}
	s.press(control[*kit.Segments](s, rest, 0), fyne.KeyLeft)
	s.write("Weekly growth", 0, "5 %")
	s.press(control[*kit.Stepper](s, "Rest days a week", 0), fyne.KeyDown)
	s.press(control[*kit.Stepper](s, "High-impact sessions a week", 0), fyne.KeyUp)
	l := s.profile().Limits
	equal(t, "loosened", fmt.Sprint(l.RestDays, l.Growth, l.RestDaysWeek, l.HighImpactWeek), "1 50 0 4")
	equal(t, "wrong", s.setting(rest).Wrong(), "")

	s.press(control[*kit.Check](s, "A professional told me", 0), fyne.KeySpace)
	equal(t, "taken back", s.profile().Limits, model.DefaultLimits)
	equal(t, "shown", control[*kit.Entry](s, "Weekly growth", 0).Text, "2.5 %")
}

func TestCardioIsAtLeastWhatIsAimedAtSingly(t *testing.T) {
	s := alex(t, standard)
	s.ShowSection(Aims)
	s.press(control[*kit.Stepper](s, "Cardio sessions in all", 0), fyne.KeyDown)
	equal(t, "cardio", s.profile().Aims.Cardio, 4)
	equal(t, "shown", control[*kit.Stepper](s, "Cardio sessions in all", 0).Value(), 4)
	equal(t, "said", s.setting("Cardio sessions in all").Wrong(), "Cardio sessions: 4 at least.")
}

func TestWhatIsUsualIsADistanceOrATime(t *testing.T) {
	s := alex(t, standard)
	s.ShowSection(Aims)
	for _, c := range []struct {
		activity string
		family   model.ID
		text     string
		distance model.Distance
		duration model.Seconds
	}{
		{"Walking", "walk", "10", 10 * model.Kilometre, 0},
		{"Walking", "walk", "6 mi", 6 * model.Mile, 0},
		{"Walking", "walk", "45 min", 0, 45 * model.Minute},
		{"Walking", "walk", "1:10", 0, 70 * model.Minute},
		{"Walking", "walk", "2 h", 0, 2 * model.Hour},
		{"Swimming", "swim", "1200", 1200 * model.Metre, 0},
		{"Swimming", "swim", "1200 m", 1200 * model.Metre, 0},
		{"Swimming", "swim", "1.5 km", 1500 * model.Metre, 0},
		{"Swimming", "swim", "30 minutes", 0, 30 * model.Minute},
		{"Running", "run", "0 km", 0, 0},
		{"Swimming", "swim", "", 0, 0},
	} {
		s.write(c.activity, 0, c.text)
		equal(t, c.text+": wrong", s.setting(c.activity).Wrong(), "")
		p := s.profile()
		got := declaredOf(&p, c.family)
		equal(t, c.activity+" "+c.text+": distance", got.Distance, c.distance)
		equal(t, c.activity+" "+c.text+": duration", got.Duration, c.duration)
		if c.distance+model.Distance(c.duration) > 0 {
			equal(t, c.text+": week", got.Week, civil.Date{Year: 2026, Month: time.June, Day: 1})
		}
	}
}

func TestAnActivityIsAdded(t *testing.T) {
	s := alex(t, standard)
	s.ShowSection(Aims)
	more := control[*kit.Select](s, "Another activity", 0)
	more.Tapped(nil)
	for range 40 {
		uitest.Press(s.window.Canvas(), fyne.KeyDown)
		if menu, ok := s.window.Canvas().Focused().(fyne.Accessible); ok && menu.AccessibilityLabel() == "Rowing" {
			break
		}
	}
	uitest.Press(s.window.Canvas(), fyne.KeyReturn)
	stepper := control[*kit.Stepper](s, "Rowing", 0)
	equal(t, "focus", s.window.Canvas().Focused(), fyne.Focusable(stepper))
	s.press(stepper, fyne.KeyUp)
	s.write("Rowing", 0, "5 km")
	p := s.profile()
	equal(t, "sessions", aimAt(&p, "row"), 1)
	equal(t, "in all", p.Aims.Cardio, 5)
	equal(t, "level", declaredOf(&p, "row").Distance, 5*model.Kilometre)
}

func TestPlatesAreAddedAndTakenAway(t *testing.T) {
	s := alex(t, standard)
	s.ShowSection(Weights)
	n := len(s.profile().Weights.Plates)
	add := uitest.Button(s.Page, "Add plates")
	add.Tapped(nil)
	add.Tapped(nil) // one line waits already
	equal(t, "lines", len(uitest.All[*kit.Stepper](s.setting("Plates"))), n+1)
	equal(t, "focus", s.window.Canvas().Focused(), fyne.Focusable(control[*kit.Entry](s, "Plates", n)))
	s.press(control[*kit.Stepper](s, "Plates", n), fyne.KeyUp) // two pairs, of nothing yet
	equal(t, "plates", len(s.profile().Weights.Plates), n)
	s.write("Plates", n, "-1 kg")
	equal(t, "plates", len(s.profile().Weights.Plates), n)
	s.write("Plates", n, "15 kg")
	equal(t, "plates", s.profile().Weights.Plates[n], model.Plates{Weight: 15 * model.Kilogram, Count: 4})
	if does := strings.Join(uitest.Texts(s.setting("Plates")), " "); !strings.Contains(does, "weights from 20 kg to") {
		t.Errorf("says %q", does)
	}
	second := s.profile().Weights.Plates[1]
	uitest.All[*kit.Button](s.setting("Plates"))[0].Tapped(nil)
	equal(t, "plates", len(s.profile().Weights.Plates), n)
	equal(t, "first", s.profile().Weights.Plates[0], second)
	equal(t, "shown", control[*kit.Entry](s, "Plates", 0).Text, s.Format.Weight(second.Weight))

	add.Tapped(nil)
	uitest.All[*kit.Button](s.setting("Plates"))[n].Tapped(nil) // the line that waits
	equal(t, "lines", len(uitest.All[*kit.Stepper](s.setting("Plates"))), n)
	equal(t, "plates", len(s.profile().Weights.Plates), n)
}

// Weights that do not come out even in the person's unit stay exact.
func TestWeightsInAnotherUnitStayExact(t *testing.T) {
	s := alex(t, standard)
	before := s.profile().Weights
	s.ShowSection(General)
	s.press(control[*kit.Segments](s, "Weights", 0), fyne.KeyRight)
	s.ShowSection(Weights)
	e := control[*kit.Entry](s, "Dumbbells", 0)
	s.write("Dumbbells", 0, e.Text+"; 50 lb")
	after := s.profile().Weights
	if got, want := after.Dumbbells, append(slices.Clone(before.Dumbbells), 50*model.Pound); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	equal(t, "bar", after.Bar, before.Bar)
	if !slices.Equal(after.Plates, before.Plates) {
		t.Errorf("plates %v, were %v", after.Plates, before.Plates)
	}
}

func TestReminderTimes(t *testing.T) {
	s := alex(t, standard)
	s.ShowSection(Reminders)
	if n := len(uitest.All[*kit.Entry](s.setting("Morning check"))); n != 0 {
		t.Fatalf("%d times of a reminder that is off", n)
	}
	s.press(control[*kit.Check](s, "Morning check", 0), fyne.KeySpace)
	s.write("Morning check", 0, "25:00")
	equal(t, "wrong", s.setting("Morning check").Wrong(), "Time of the morning reminder was not understood; write it like 08:00.")
	s.write("Morning check", 0, "6:30")
	equal(t, "at", s.profile().Reminders.MorningAt, 6*model.Hour+30*model.Minute)
	equal(t, "wrong", s.setting("Morning check").Wrong(), "")
}

func TestDaysOffAreListedAndTakenBack(t *testing.T) {
	s := alex(t, standard)
	s.plan.Do(planner.SetDayOff{From: today.AddDays(-5), To: today.AddDays(-4)}, "")
	s.plan.Do(planner.SetDayOff{From: today.AddDays(-1), To: today.AddDays(1), Note: "a cold"}, "")
	s.ShowSection(Time)
	list := strings.Join(uitest.Texts(s.setting("Days off")), "\n")
	if !strings.Contains(list, "9 – 11 June, a cold") || strings.Contains(list, "5 –") {
		t.Errorf("lists %q", list)
	}
	uitest.Button(s.Page, "Train on 9 – 11 June, a cold after all").Tapped(nil)
	if off := s.profile().DaysOff; len(off) != 2 || off[1].To != today.AddDays(-1) {
		t.Errorf("days off: %+v", off)
	}
	uitest.Button(s.Page, "Add days off…").Tapped(nil)
	equal(t, "asked", s.asked, 1)
}

func TestFirstWeekdaySaysFromWhenOn(t *testing.T) {
	s := alex(t, standard)
	s.ShowSection(General)
	s.press(control[*kit.Select](s, "First day of the week", 0), fyne.KeyDown)
	if does := s.setting("First day of the week").Does(); !strings.Contains(does, "Sun 21 June") {
		t.Errorf("says %q", does)
	}
	s.plan.Do(planner.SaveProfile{Profile: func() model.Profile { p := s.profile(); p.FirstWeekday = time.Wednesday; return p }()}, "")
	equal(t, "one that is not offered", control[*kit.Select](s, "First day of the week", 0).AccessibilityLabel(), "Wednesday")
}

func TestEasyWeeks(t *testing.T) {
	s := alex(t, standard)
	s.ShowSection(Limits)
	for _, r := range uitest.All[*kit.Setting](s.Page) {
		if r.Name() == "Load of an easy week" || r.Name() == "Next easy week" {
			t.Errorf("%s is shown without easy weeks", r.Name())
		}
	}
	s.press(control[*kit.Segments](s, "How often", 0), fyne.KeyRight, fyne.KeyRight)
	equal(t, "every", s.profile().Limits.EasyEvery, 5)
	s.press(control[*kit.Stepper](s, "Load of an easy week", 0), fyne.KeyDown)
	equal(t, "percent", s.profile().Limits.EasyPercent, 65)
	from := control[*kit.Select](s, "Next easy week", 0)
	equal(t, "next", from.Chosen(), 1)
	s.press(from, fyne.KeyDown)
	equal(t, "from", s.profile().Limits.EasyFrom, today.AddDays(12))
	s.press(control[*kit.Segments](s, "How often", 0), fyne.KeyLeft, fyne.KeyLeft)
	equal(t, "none", s.profile().Limits, model.DefaultLimits)
}

func TestWhatBelongsToTheComputer(t *testing.T) {
	s := alex(t, standard)
	before := s.plan.Revision()
	s.ShowSection(Look)
	s.press(control[*kit.Segments](s, "Theme", 0), fyne.KeyRight, fyne.KeyRight)
	equal(t, "appearance", s.machine.appearance, theme.Dark)
	density := control[*kit.Segments](s, "Density", 0)
	equal(t, "at first", density.AccessibilityLabel(), "Comfortable")
	s.press(density, fyne.KeyRight)
	equal(t, "density", s.machine.density, theme.Compact)
	for kept, want := range map[theme.Density]string{theme.Comfortable: "Comfortable", theme.Compact: "Compact", "dense": "Comfortable"} {
		s.machine.density = kept
		s.Reload()
		equal(t, "after "+string(kept), density.AccessibilityLabel(), want)
	}
	s.ShowSection(Reminders)
	s.press(control[*kit.Check](s, "Keep in the tray", 0), fyne.KeySpace)
	equal(t, "tray", s.machine.keeps, true)
	equal(t, "revision", s.plan.Revision(), before)
	s.noTray = true
	s.Reload()
	for _, r := range uitest.All[*kit.Setting](s.Page) {
		if r.Name() == "Keep in the tray" {
			t.Error("a tray is offered where there is none")
		}
	}
}

func TestSearch(t *testing.T) {
	s := alex(t, standard)
	find := func(text string) []string {
		s.window.Canvas().Focus(s.search)
		s.search.SetText(text)
		var names []string
		for _, r := range uitest.All[*kit.Setting](s.Page) {
			names = append(names, r.Name())
		}
		return names
	}
	if got := find("plates"); !slices.Equal(got, []string{"Bar", "Plates"}) {
		t.Errorf("plates: %q", got)
	}
	equal(t, "section", s.list.Chosen(), -1)
	uitest.Press(s.window.Canvas(), fyne.KeyReturn)
	equal(t, "focus", s.window.Canvas().Focused(), fyne.Focusable(control[*kit.Entry](s, "Bar", 0)))
	s.write("Bar", 0, "10 kg")
	equal(t, "bar", s.profile().Weights.Bar, 10*model.Kilogram)
	if got := find("24 h REST"); len(got) != 0 {
		t.Errorf("words that are in no setting together: %q", got)
	}
	if got := find("xyzzy"); len(got) != 0 || !strings.Contains(strings.Join(uitest.Texts(s.Page), " "), "xyzzy") {
		t.Errorf("nothing found: %q, %q", got, uitest.Texts(s.Page))
	}
	uitest.Press(s.window.Canvas(), fyne.KeyEscape)
	equal(t, "text", s.search.Text, "")
	equal(t, "section", s.list.Chosen(), 0)
	if len(uitest.All[*kit.Setting](s.Page)) == 0 {
		t.Error("the section is not shown again")
	}
	find("growth")
	s.press(s.list, fyne.KeyHome, fyne.KeyDown)
	equal(t, "shown", Sections[s.shown], Time)
	equal(t, "text", s.search.Text, "")
}

// The keyboard reaches every control of every section, and the page scrolls to
// it.
func TestTabReachesEveryControl(t *testing.T) {
	s := alex(t, small)
	for i, key := range Sections {
		s.press(s.list, fyne.KeyHome)
		for range i {
			uitest.Press(s.window.Canvas(), fyne.KeyDown)
		}
		equal(t, "section", Sections[s.shown], key)
		reached := map[fyne.Focusable]bool{}
		for range 80 {
			uitest.Press(s.window.Canvas(), fyne.KeyTab)
			f := s.window.Canvas().Focused()
			if f == fyne.Focusable(s.list) {
				break
			}
			reached[f] = true
			uitest.Walk(s.Page, func(o fyne.CanvasObject, whole, seen uitest.Area) {
				if o == f.(fyne.CanvasObject) && seen != whole {
					t.Errorf("%s: %T is seen from %v to %v of %v to %v", key, o, seen.Top, seen.Bottom, whole.Top, whole.Bottom)
				}
			})
		}
		uitest.Walk(s.scroll, func(o fyne.CanvasObject, _, _ uitest.Area) {
			if f, ok := o.(fyne.Focusable); ok && !reached[f] {
				if d, can := o.(fyne.Disableable); !can || !d.Disabled() {
					t.Errorf("%s: %T is not reached", key, o)
				}
			}
		})
	}
}

// asking are the buttons that ask something first.
var asking = regexp.MustCompile("^(Add days off|Back up|Restore|Reset)…$")

// No text of any section is cut or leaves the page, in the smallest window and
// in a large one.
func TestEverythingFits(t *testing.T) {
	for _, size := range []fyne.Size{small, standard, fyne.NewSize(2480, 1440)} {
		s := alex(t, size)
		s.plan.Do(planner.SetDayOff{From: today, To: today, Note: "a wedding"}, "")
		s.ShowSection(Limits)
		s.press(control[*kit.Segments](s, "How often", 0), fyne.KeyRight)
		for _, key := range Sections {
			s.ShowSection(key)
			if missing := uitest.All[*kit.Setting](s.Page); len(missing) == 0 {
				t.Errorf("%s is empty", key)
			}
			uitest.Walk(s.Page, func(o fyne.CanvasObject, whole, _ uitest.Area) {
				text, ok := o.(*canvas.Text)
				switch {
				case !ok || text.Text == "":
				case strings.Contains(text.Text, "…") && !asking.MatchString(text.Text):
					t.Errorf("%v, %s: %q is cut", size, key, text.Text)
				case strings.Contains(text.Text, "!"):
					t.Errorf("%s: %q", key, text.Text)
				case whole.Right > size.Width:
					t.Errorf("%v, %s: %q leaves the page", size, key, text.Text)
				}
			})
		}
	}
}

// Every sentence of a setting belongs to one, and every setting has both.
func TestEverySettingHasItsWords(t *testing.T) {
	s := alex(t, standard)
	seen := map[string]bool{}
	for _, section := range s.sections {
		for _, g := range section.groups {
			for _, r := range g.rows {
				if r.Name() == "" || r.Does() == "" || strings.Contains(r.Name()+r.Does(), "!") {
					t.Errorf("%q: %q", r.Name(), r.Does())
				}
				if seen[r.Name()] {
					t.Errorf("%q is there twice", r.Name())
				}
				seen[r.Name()] = true
				if r.first == nil {
					t.Errorf("%q cannot be worked with", r.Name())
				}
			}
		}
	}
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	s := alex(t, standard)
	s.ShowSection(Limits)
	s.plan.Must(s.plan.DB.Close())
	s.Reload()
	equal(t, "failed", len(s.failed) > 0, true)
	s.failed = nil
	s.write("Weekly growth", 0, "1")
	if says := s.setting("Weekly growth").Wrong(); !strings.Contains(says, "Nothing was changed") {
		t.Errorf("says %q", says)
	}
	equal(t, "typed", control[*kit.Entry](s, "Weekly growth", 0).Text, "1")
	s.failed = nil
}

// A finding leads to where a person says what is usual of its activity, though
// nothing was said of it before; so does that of one that counts in another's.
func TestWhatIsUsualIsAskedFor(t *testing.T) {
	s := alex(t, standard)
	s.Declare("row")
	equal(t, "focus", s.window.Canvas().Focused(), fyne.Focusable(control[*kit.Entry](s, "Rowing", 0)))
	s.Declare("treadmill")
	equal(t, "focus", s.window.Canvas().Focused(), fyne.Focusable(control[*kit.Entry](s, "Running", 0)))
}

// The file of the plan is shown, opened, copied, backed up and restored from here,
// unless what is shown is no plan of the person's own.
func TestData(t *testing.T) {
	s := alex(t, standard)
	s.ShowSection(Data)
	if got := s.setting("Data folder").Does(); got != s.folder {
		t.Errorf("the data folder is said to be %q", got)
	}
	for _, words := range []string{"Back up…", "Restore…", "Open", "Copy", "Copy diagnostics"} {
		uitest.Tap(t, s.window.Canvas(), words)
	}
	if got := strings.Join(s.file.asked, ", "); got != "back up, restore, open, copy, diagnostics" {
		t.Errorf("asked for %s", got)
	}
	s.file.folder = ""
	s.Reload()
	if rows := uitest.All[*kit.Setting](s.Page); len(rows) != 2 || rows[1].Name() != "Settings as they were at first" {
		t.Errorf("%d settings for what is no plan of one's own", len(rows))
	}
}

// The settings are reset once that is confirmed, and undone.
func TestReset(t *testing.T) {
	s := alex(t, standard)
	before := s.profile()
	s.ShowSection(Data)
	uitest.Tap(t, s.window.Canvas(), "Reset…")
	uitest.Press(s.window.Canvas(), fyne.KeyReturn) // the careful answer
	if got := s.profile(); fmt.Sprint(got) != fmt.Sprint(before) || kit.Shown(s.window.Canvas()) {
		t.Errorf("without a yes the settings are %+v", got)
	}
	uitest.Tap(t, s.window.Canvas(), "Reset…")
	uitest.Tap(t, s.window.Canvas(), "Reset")
	if got := s.profile(); got.Available != model.DefaultProfile().Available || got.Name != before.Name || len(s.done) != 1 {
		t.Errorf("reset to %+v, said %v", got, s.done)
	}
	uitest.Tap(t, s.window.Canvas(), "Reset…")
	uitest.Tap(t, s.window.Canvas(), "Reset")
	if got := s.setting("Settings as they were at first").Wrong(); got != "They are as they were at first." {
		t.Errorf("a second time: %q", got)
	}
	_, err := s.plan.Undo()
	s.plan.Must(err)
	if got := s.profile(); fmt.Sprint(got) != fmt.Sprint(before) {
		t.Errorf("undone: %+v, was %+v", got, before)
	}
}

func TestAboutIsOneClickAway(t *testing.T) {
	s := alex(t, standard)
	uitest.Tap(t, s.window.Canvas(), "Show")
	if s.about != 1 {
		t.Errorf("it was asked for %d times", s.about)
	}
}

// TestTwoColumns in a wide window, in the order of the section, of which neither is
// much higher; one column where there is no room.
func TestTwoColumns(t *testing.T) {
	for _, wide := range []bool{true, false} {
		size := standard
		if wide {
			size = fyne.NewSize(2480, 1440)
		}
		s := alex(t, size)
		for _, key := range Sections {
			s.ShowSection(key)
			var at fyne.Position
			columns := 1
			for i, r := range uitest.All[*kit.Setting](s.Page) {
				next := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
				switch {
				case i == 0 || next.X == at.X && next.Y > at.Y:
				case next.X > at.X && next.Y <= at.Y:
					columns++
				default:
					t.Errorf("%s at %v: setting %d stands at %v, the one before at %v", key, size, i, next, at)
				}
				at = next
			}
			if want := wide && len(s.sheets) > 1; (columns == 2) != want {
				t.Errorf("%s at %v: %d columns of %d sheets", key, size, columns, len(s.sheets))
			}
		}
	}
}
