package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

// look opens the search and types into it.
func (p *program) look(text string) *kit.ResultList {
	p.t.Helper()
	ctrlKey(p, fyne.KeyK)
	if got := uitest.Heading(p.t, p.canvas()); got != "Search and jump" {
		p.t.Fatalf("Ctrl+K opens %q", got)
	}
	field, ok := p.canvas().Focused().(*kit.Entry)
	if !ok {
		p.t.Fatalf("%T has the focus", p.canvas().Focused())
	}
	test.Type(field, text)
	lists := uitest.All[*kit.ResultList](uitest.Top(p.canvas()))
	if len(lists) != 1 {
		p.t.Fatalf("%d lists", len(lists))
	}
	return lists[0]
}

// titles are what a text finds.
func (p *program) titles(text string) []string {
	p.t.Helper()
	results, err := p.find(text)
	p.must(err)
	var titles []string
	for _, r := range results {
		if strings.HasPrefix(r.Title, "!") || strings.Contains(r.Detail, "!") || r.Icon == "" || r.Do == nil {
			p.t.Errorf("%q finds %+v", text, r)
		}
		titles = append(titles, r.Title)
	}
	return titles
}

func TestSearchJumpsToASession(t *testing.T) {
	p := open(t)
	p.choose()
	list := p.look("long r")
	marked := func() string {
		r, _ := list.Marked()
		return r.Title + ", " + r.Detail
	}
	if got := marked(); got != "Long run, Sat 13 June 2026, 09:00 · Cardio · Planned" {
		t.Errorf("the first is %q", got)
	}
	uitest.Press(p.canvas(), fyne.KeyDown, fyne.KeyDown)
	if got := marked(); got != "Long run, Sat 20 June 2026, 09:00 · Cardio · Planned" {
		t.Errorf("the third is %q", got)
	}
	uitest.Press(p.canvas(), fyne.KeyReturn)
	s, ok := p.week.HasChosen()
	if p.asks() || !ok || s.Title != "Long run" || s.Date != today.AddDays(10) || !p.week.Week().Contains(s.Date) {
		t.Errorf("chosen is %s on %s in the week of %s", s.Title, s.Date, p.week.Week().First)
	}
	uitest.Press(p.canvas(), fyne.KeyP) // the board has the keyboard
	if s, _ := p.week.HasChosen(); !s.Pinned {
		t.Error("it is not pinned")
	}
}

func TestSearchJumpsToDaysAndWeeks(t *testing.T) {
	for text, want := range map[string]struct {
		title string
		days  int // of the cursor from today
	}{
		"12 june":    {"Fri 12 June 2026", 2},
		"2026-07-01": {"Wed 1 July 2026", 21},
		"next week":  {"15 – 21 June 2026", 5},
		"week 24":    {"8 – 14 June 2026", 0},
		"last fri":   {"Fri 5 June 2026", -5},
	} {
		p := open(t)
		r, _ := p.look(text).Marked()
		if r.Title != want.title {
			t.Errorf("%q finds %q first, want %q", text, r.Title, want.title)
			continue
		}
		uitest.Press(p.canvas(), fyne.KeyReturn)
		if at := today.AddDays(want.days); !p.week.Week().Contains(at) || p.asks() {
			t.Errorf("%q leads to the week of %s", text, p.week.Week().First)
		}
		if s, ok := p.week.HasChosen(); ok && s.Date != today.AddDays(want.days) {
			t.Errorf("%q leads to %s", text, s.Date)
		}
	}
}

func TestSearchJumpsToAMonth(t *testing.T) {
	p := open(t)
	r, _ := p.look("sept 2026").Marked()
	if r.Title != "September 2026" {
		t.Errorf("finds %q", r.Title)
	}
	uitest.Press(p.canvas(), fyne.KeyReturn)
	if p.shown.name != "rail.month" || !slices.Contains(uitest.Texts(p.canvas().Content()), "September 2026") {
		t.Errorf("leads to %s", p.shown.name)
	}
}

func TestSearchLeadsToEveryPartOfRecovery(t *testing.T) {
	p := open(t)
	for _, part := range recoveryParts {
		p.goTo(p.room("rail.week"))
		name := p.words.Say(part.name)
		if r, _ := p.look(name).Marked(); r.Title != name || r.Detail != "Recovery" {
			t.Errorf("%q finds %q, %q first", name, r.Title, r.Detail)
		}
		uitest.Press(p.canvas(), fyne.KeyReturn)
		if !p.showsPart(part.name) {
			t.Errorf("%s is not shown", part.name)
		}
		for p.asks() {
			uitest.Press(p.canvas(), fyne.KeyEscape)
		}
	}
}

func TestSearchFindsWhatThereIs(t *testing.T) {
	p := open(t)
	p.choose()
	for text, want := range map[string]string{
		"arrange": "Arrange week", "fix my": "Fix my week", "dark": "Dark colours", "undo": "Undo", "yoga": "Gentle yoga",
		"hips & ankles": "Hips & ankles", "goblet": "Goblet squat", "Edit": "Edit…", "my week": "Fix my week",
	} {
		if got := p.titles(text); !slices.Contains(got, want) {
			t.Errorf("%q finds %q, not %q", text, got, want)
		}
	}
	if got := p.titles("fix"); got[0] != "Fix my week" {
		t.Errorf("what begins with the text is not first: %q", got)
	}
	if got := p.titles("search and"); len(got) != 0 {
		t.Errorf("the search finds itself: %q", got)
	}
	all := p.titles(" ")
	if len(all) < 20 {
		t.Errorf("an empty search offers %q", all)
	}
	p.week.GoToday()
	uitest.Press(p.canvas(), fyne.KeyEnd) // a day without sessions
	if got := p.titles("mark as done"); len(got) != 0 {
		t.Errorf("offers a command that does not apply: %q", got)
	}
}

func TestSearchRunsACommandOnItsPage(t *testing.T) {
	p, _, runs := openBeside(t)
	p.look("library edit")
	uitest.Press(p.canvas(), fyne.KeyReturn)
	if *runs != 1 || p.shown.name != "rail.library" {
		t.Errorf("ran %d times, %s is shown", *runs, p.shown.name)
	}
	p.look("arrange")
	uitest.Press(p.canvas(), fyne.KeyReturn)
	if got := uitest.Heading(t, p.canvas()); p.shown.name != "rail.week" || !strings.Contains(got, "rrange") {
		t.Errorf("%s is shown and asks %q", p.shown.name, got)
	}
}

func TestSearchPlacesWhatHasNoDay(t *testing.T) {
	for text, title := range map[string]string{"gentle yoga": "Gentle yoga", "template easy spin": ""} {
		p := open(t)
		before := p.revision()
		if title == "" { // a template has no word of its own in its title
			text = "easy spin"
		}
		list := p.look(text)
		for {
			r, ok := list.Marked()
			if !ok || title == "" && strings.HasPrefix(r.Detail, "Template") || title != "" && strings.HasPrefix(r.Detail, "In the tray") {
				break
			}
			uitest.Press(p.canvas(), fyne.KeyDown)
			if again, _ := list.Marked(); again.Detail == r.Detail && again.Title == r.Title {
				t.Fatalf("%q finds no such thing", text)
			}
		}
		uitest.Press(p.canvas(), fyne.KeyReturn)
		if got := uitest.Heading(t, p.canvas()); got != "Move to" || p.revision() != before {
			t.Errorf("%q asks %q", text, got)
		}
		uitest.Press(p.canvas(), fyne.KeyDown, fyne.KeyReturn)
		if p.revision() == before && !p.asks() {
			t.Errorf("%q was placed nowhere", text)
		}
	}
}

func TestSearchLeadsFromAnExerciseToItsSession(t *testing.T) {
	p := open(t)
	template, _ := p.plan.Library().Template("squat-hinge")
	exercise, _ := p.plan.Library().Exercise(template.Prescriptions[0].Exercise)
	found, err := p.plan.Search(exercise.Name, 3)
	p.must(err)
	if len(found.Exercises) == 0 || found.Exercises[0].Session == nil {
		t.Fatalf("%s is in no session", exercise.Name)
	}
	want := found.Exercises[0].Session
	list := p.look(exercise.Name)
	for r, ok := list.Marked(); ok && !strings.HasPrefix(r.Detail, "Exercise"); r, ok = list.Marked() {
		uitest.Press(p.canvas(), fyne.KeyDown)
	}
	uitest.Press(p.canvas(), fyne.KeyReturn)
	if s, ok := p.week.HasChosen(); !ok || s.ID != want.ID {
		t.Errorf("chosen is %s on %s, want %s on %s", s.Title, s.Date, want.Title, want.Date)
	}
}

func TestSearchThatFindsNothingSaysWhatCanBeSearched(t *testing.T) {
	p := open(t)
	p.choose()
	before, week := p.revision(), p.week.Week()
	list := p.look("zebra\u202e{{.}}")
	if _, ok := list.Marked(); ok {
		t.Fatal("something is found")
	}
	if said := list.AccessibilityLabel(); !strings.Contains(said, "“zebra\u202e{{.}}”") || !strings.Contains(said, "week 24") {
		t.Errorf("says %q", said)
	}
	uitest.Press(p.canvas(), fyne.KeyReturn, fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown)
	if !p.asks() {
		t.Error("Enter closed it")
	}
	uitest.Press(p.canvas(), fyne.KeyEscape) // asks nothing: nothing is lost
	if p.asks() || p.revision() != before || p.week.Week() != week {
		t.Error("something was done")
	}
	if s, ok := p.week.HasChosen(); !ok || s.Title != "Press & row" {
		t.Error("the cursor is elsewhere")
	}
	uitest.Press(p.canvas(), fyne.KeyDelete)
	if p.revision() == before {
		t.Error("the board does not have the keyboard again")
	}
}

func TestSearchThatCannotReadSaysSo(t *testing.T) {
	p := open(t)
	p.must(p.file.DB.Close())
	p.look("run")
	if p.failures() == 0 {
		t.Error("nothing was logged")
	}
	if said := strings.Join(uitest.Sentences(p.canvas()), " "); !strings.Contains(said, "Nothing was changed") {
		t.Errorf("says %q", said)
	}
}

func TestSearchFromAFieldOnThePage(t *testing.T) {
	p := open(t)
	for _, e := range uitest.All[*kit.Entry](p.canvas().Content()) {
		p.canvas().Focus(e)
		test.Type(e, "hip")
		before, err := p.plan.Undoable()
		p.must(err)
		e.TypedShortcut(&fyne.ShortcutUndo{}) // the text's own
		if after, err := p.plan.Undoable(); err != nil || (after.Undo == nil) != (before.Undo == nil) || after.Undo != nil && *after.Undo != *before.Undo {
			t.Error("Ctrl+Z in a text undid something of the plan")
		}
		p.look("long")
		uitest.Press(p.canvas(), fyne.KeyEscape)
		if p.canvas().Focused() != fyne.Focusable(e) {
			t.Errorf("%T has the focus afterwards", p.canvas().Focused())
		}
	}
}

// TestNothingSearchedIsWritten by looking at everything there is.
func TestNothingSearchedIsWritten(t *testing.T) {
	p := open(t)
	before := p.revision()
	for _, text := range []string{"a", "e", "run", "12 june", "week 24", "%", "_", "'; DROP TABLE sessions; --", strings.Repeat("x", 10_000), "\x00", "\xff"} {
		if _, err := p.find(text); err != nil {
			t.Errorf("%.20q: %v", text, err)
		}
	}
	if p.revision() != before {
		t.Error("a search writes")
	}
	if _, err := p.plan.Apply(planner.Pin{Session: p.session("Press & row").ID, On: true}, ""); err != nil {
		t.Error(err)
	}
}
