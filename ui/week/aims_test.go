package week

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

func usual(activity string) string { return activity + ", what you do each week now" }

func aimAt(p *model.Profile, family model.ID) int {
	i := slices.IndexFunc(p.Aims.Activities, func(a model.ActivityAim) bool { return a.Activity == family })
	if i < 0 {
		return 0
	}
	return p.Aims.Activities[i].Sessions
}

func declaredOf(p *model.Profile, family model.ID) model.Declared {
	i := slices.IndexFunc(p.Declared, func(d model.Declared) bool { return d.Activity == family })
	if i < 0 {
		return model.Declared{}
	}
	return p.Declared[i]
}

func TestAimsAreSavedAndUndone(t *testing.T) {
	s := alex(t, standard)
	before := s.profile()
	s.Aims()
	equal(t, "dialog", s.heading(), "Aims, time and units")
	uitest.Step(t, s.canvas(), "Lower-body sessions", 1)
	uitest.Step(t, s.canvas(), "Upper-body sessions", -1)
	uitest.Step(t, s.canvas(), "Cardio sessions", 1)
	uitest.Step(t, s.canvas(), "Walking, sessions a week", 1)
	uitest.Step(t, s.canvas(), "Running, sessions a week", -2)
	uitest.Write(t, s.canvas(), "Sat", "1:30")
	uitest.Write(t, s.canvas(), "Sun", "0")
	uitest.Segment(t, s.canvas(), "Distances", "miles")
	uitest.Segment(t, s.canvas(), "Weights", "pounds")
	uitest.Segment(t, s.canvas(), "First day of the week", "Sun")
	uitest.Tap(t, s.canvas(), "Save")
	equal(t, "dialog", s.asks(), false)
	equal(t, "toast", s.lastToast().text, "Change settings")
	p := s.profile()
	equal(t, "lower", p.Aims.Lower, 3)
	equal(t, "upper", p.Aims.Upper, 1)
	equal(t, "cardio", p.Aims.Cardio, 5)
	equal(t, "walking", aimAt(&p, "walk"), 1)
	equal(t, "running", aimAt(&p, "run"), 0)
	equal(t, "Saturday", p.Available[time.Saturday], 90*model.Minute)
	equal(t, "Sunday", p.Available[time.Sunday], 0)
	equal(t, "Monday stays", p.Available[time.Monday], before.Available[time.Monday])
	equal(t, "units", p.Units, model.Units{Miles: true, Pounds: true})
	equal(t, "first day", p.FirstWeekday, time.Sunday)
	equal(t, "what is declared stays", slices.Equal(p.Declared, before.Declared), true)
	equal(t, "this week stays", s.Week().First, day("2026-06-08"))
	if load := s.shown(s.id("Long run")).Load; !strings.Contains(load, "mi") {
		t.Errorf("a card says %q", load)
	}
	s.lastToast().do()
	p = s.profile()
	equal(t, "undone", p.Aims.Lower, before.Aims.Lower)
	equal(t, "this week", s.Week().First, day("2026-06-08"))
}

func TestAimsThatChangeNothingWriteNothing(t *testing.T) {
	s := alex(t, standard)
	p := s.profile()
	p.FirstWeekday = time.Wednesday // which the dialog does not offer by itself
	p.Units = model.Units{Miles: true, Pounds: true}
	p.Available[time.Monday] = 90*model.Minute + 30 // shown as 90
	s.do(planner.SaveProfile{Profile: p}, "")
	s.unchanged("saving aims as they were", func() {
		s.Aims()
		uitest.Tap(t, s.canvas(), "Save")
	})
	equal(t, "dialog", s.asks(), false)
	equal(t, "toasts", len(s.toasts), 0)
	equal(t, "failures", len(s.failed), 0)
	s.unchanged("cancelling", func() {
		s.Aims()
		uitest.Step(t, s.canvas(), "Lower-body sessions", 1)
		uitest.Tap(t, s.canvas(), "Cancel")
	})
}

func TestWhatIsUsualIsADistanceOrATime(t *testing.T) {
	for _, c := range []struct {
		activity string
		family   model.ID
		text     string
		distance model.Distance
		duration model.Seconds
	}{
		{"Walking", "walk", "10 km", 10 * model.Kilometre, 0},
		{"Walking", "walk", "10", 10 * model.Kilometre, 0},
		{"Walking", "walk", "6 mi", 6 * model.Mile, 0},
		{"Walking", "walk", "45 min", 0, 45 * model.Minute},
		{"Walking", "walk", "1:10", 0, 70 * model.Minute},
		{"Walking", "walk", "2 h", 0, 2 * model.Hour},
		{"Swimming", "swim", "1200", 1200 * model.Metre, 0},
		{"Swimming", "swim", "1200 m", 1200 * model.Metre, 0},
		{"Swimming", "swim", "1.5 km", 1500 * model.Metre, 0},
		{"Swimming", "swim", "30 minutes", 0, 30 * model.Minute},
		{"Walking", "walk", "0 km", 0, 0},
		{"Swimming", "swim", "", 0, 0},
	} {
		s := alex(t, standard)
		s.Aims()
		uitest.Write(t, s.canvas(), usual(c.activity), c.text)
		uitest.Tap(t, s.canvas(), "Save")
		equal(t, c.text+": dialog", s.asks(), false)
		p := s.profile()
		got := declaredOf(&p, c.family)
		equal(t, c.activity+" "+c.text+": distance", got.Distance, c.distance)
		equal(t, c.activity+" "+c.text+": duration", got.Duration, c.duration)
		if c.distance+model.Distance(c.duration) > 0 {
			equal(t, c.text+": week", got.Week, day("2026-06-01"))
		}
	}
}

func TestBadAimsNameTheirFieldAndKeepEverything(t *testing.T) {
	s := alex(t, standard)
	for _, c := range []struct{ name, text, says string }{
		{"Tue", "", "is needed"},
		{"Tue", "often", "was not understood"},
		{"Tue", "-10", "at least"},
		{"Tue", "30 h", "at most"},
		{usual("Cycling"), "a lot", "was not understood"},
		{usual("Cycling"), "-3 km", "at least"},
		{usual("Cycling"), "5000 km", "at most"},
	} {
		s.Aims()
		uitest.Write(t, s.canvas(), "Wed", "75")
		uitest.Write(t, s.canvas(), c.name, c.text)
		s.unchanged("bad aims", func() { uitest.Tap(t, s.canvas(), "Save") })
		if !s.asks() {
			t.Fatalf("%s %q: the dialog is closed", c.name, c.text)
		}
		if says := uitest.Wrong(t, s.canvas(), c.name); !strings.Contains(says, c.says) || strings.Contains(says, "!") {
			t.Errorf("%s %q: says %q, want %q", c.name, c.text, says, c.says)
		}
		equal(t, "typed", uitest.Entry(t, s.canvas(), c.name), c.text)
		equal(t, "typed elsewhere", uitest.Entry(t, s.canvas(), "Wed"), "75")
		equal(t, "focus", s.canvas().Focused(), fyne.Focusable(uitest.Control[*kit.Entry](t, s.canvas(), c.name)))
		uitest.Press(s.canvas(), fyne.KeyEscape)
		equal(t, "dialog after Escape", s.asks(), false)
	}
}

func TestAnActivityIsAddedToTheAims(t *testing.T) {
	s := alex(t, standard)
	s.Aims()
	more := func() *kit.Select {
		for _, choice := range uitest.All[*kit.Select](uitest.Top(s.canvas())) {
			if choice.AccessibilityLabel() == "Add an activity" {
				return choice
			}
		}
		return nil
	}
	choose := func(name string) {
		t.Helper()
		choice := more()
		if choice == nil {
			t.Fatal("no more activities are offered")
		}
		choice.Tapped(nil)
		for range 40 {
			uitest.Press(s.canvas(), fyne.KeyDown)
			if s.menuWord() == name {
				uitest.Press(s.canvas(), fyne.KeyReturn)
				return
			}
		}
		t.Fatalf("%s is not offered", name)
	}
	choose("Rowing")
	uitest.Step(t, s.canvas(), "Rowing, sessions a week", 2)
	uitest.Write(t, s.canvas(), usual("Rowing"), "5 km")
	if w := more(); w != nil {
		w.Tapped(nil)
		for range 40 {
			uitest.Press(s.canvas(), fyne.KeyDown)
			if word := s.menuWord(); word == "Rowing" || word == "Treadmill running" {
				t.Errorf("%s is offered", word)
			}
		}
		uitest.Press(s.canvas(), fyne.KeyEscape)
	}
	uitest.Tap(t, s.canvas(), "Save")
	p := s.profile()
	equal(t, "sessions", aimAt(&p, "row"), 2)
	equal(t, "usual", declaredOf(&p, "row").Distance, 5*model.Kilometre)
	equal(t, "cardio in all", p.Aims.Cardio, 6) // two runs, a ride, a swim and these
}

// menuWord is the active row of the open menu.
func (s *stage) menuWord() string {
	rows, ok := s.canvas().Focused().(fyne.Accessible)
	if !ok {
		return ""
	}
	return rows.AccessibilityLabel()
}
