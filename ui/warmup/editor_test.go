package warmup

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

// entries are those of the open editor: the title, then work and rest of each
// drill.
func (s *stage) entries() []*kit.Entry {
	return uitest.All[*kit.Entry](uitest.Top(s.window.Canvas()))
}

// presses taps the button of a name in a row of the open editor.
func (s *stage) presses(name string, row int) {
	s.t.Helper()
	var found []*kit.Button
	for _, b := range uitest.All[*kit.Button](uitest.Top(s.window.Canvas())) {
		if b.AccessibilityLabel() == name {
			found = append(found, b)
		}
	}
	if row >= len(found) {
		s.t.Fatalf("no button %q in row %d", name, row)
	}
	test.Tap(found[row])
}

// sum is what the open editor says of all times.
func (s *stage) sum() string {
	s.t.Helper()
	return uitest.Sentences(s.window.Canvas())[1]
}

func exercises(r model.Routine) []model.ID {
	var all []model.ID
	for _, d := range r.Drills {
		all = append(all, d.Exercise)
	}
	return all
}

func TestMakeEditAndDeleteAnOwnWarmUp(t *testing.T) {
	s := set(t)
	c := s.window.Canvas()
	s.ChooseSession(1)
	s.CopyRoutine()
	if got := uitest.Heading(t, c); got != "Your own warm-up" {
		t.Fatalf("dialog %q", got)
	}
	if got := uitest.Entry(t, c, "Title"); got != "My Lower-body warm-up" {
		t.Errorf("title %q", got)
	}
	if got := s.sum(); got != "10:00 in all" {
		t.Errorf("sum %q", got)
	}
	uitest.Write(t, c, "Title", "Mornings")
	s.presses("Remove this drill", 8)
	s.presses("Remove this drill", 2)
	s.presses("Move up", 1)
	e := s.entries()[1] // work of the first drill
	c.Focus(e)
	e.SetText("1:30")
	if got := s.sum(); got != "8:45 in all" {
		t.Errorf("sum %q", got)
	}
	uitest.Tap(t, c, "Add a drill")
	uitest.Tap(t, c, "Save")
	made := s.routines()
	if len(made) != 1 || made[0].Title != "Mornings" || made[0].Length() != 9*model.Minute+45 {
		t.Fatalf("saved %+v", made)
	}
	want := []model.ID{"butt-kicks", "march", "high-knees", "squats", "butt-kicks", "side-shuffles", "high-knees", "march"}
	if got := exercises(made[0]); !slices.Equal(got, want) {
		t.Errorf("drills %v, want %v", got, want)
	}
	s.expect("Mornings", "9:45", "8 drills")
	if !s.OwnChosen() {
		t.Error("it is not chosen")
	}

	s.EditRoutine()
	uitest.Write(t, c, "Title", "Evenings")
	uitest.Tap(t, c, "Save")
	s.expect("Evenings")
	s.EditRoutine() // without a change
	uitest.Tap(t, c, "Save")

	s.DeleteRoutine()
	if n := len(s.routines()); n != 0 {
		t.Errorf("%d routines left", n)
	}
	s.expect("Lower-body warm-up")
	var actions []planner.Action
	for _, l := range s.said {
		actions = append(actions, l.Action)
	}
	if !slices.Equal(actions, []planner.Action{planner.ActionSaveRoutine, planner.ActionSaveRoutine, planner.ActionDeleteRoutine}) {
		t.Errorf("said %v", actions)
	}
	for _, title := range []string{"Evenings", "Mornings"} {
		if _, err := s.Plan.Undo(); err != nil || len(s.routines()) != 1 || s.routines()[0].Title != title {
			t.Errorf("undo: %v, %v", err, s.routines())
		}
	}
	s.calm()
}

// TestTheFirstWrongFieldIsNamedAndHasTheKeyboard, and nothing that was typed
// is lost.
func TestTheFirstWrongFieldIsNamedAndHasTheKeyboard(t *testing.T) {
	s := set(t)
	c := s.window.Canvas()
	s.CopyRoutine()
	for _, wrong := range []struct {
		entry      int
		text, says string
	}{
		{0, "", "Title is needed."},
		{3, "soon", "Work, row 2 was not understood; write it like 45 s."},
		{3, "0", "Work, row 2: 1 s at least."},
		{4, "61 min", "Rest, row 2: 1 h at most."},
	} {
		e := s.entries()[wrong.entry]
		before := e.Text
		e.SetText(wrong.text)
		uitest.Tap(t, c, "Save")
		if !kit.Shown(c) {
			t.Fatalf("%q is saved", wrong.text)
		}
		if said := uitest.Sentences(c); !slices.Contains(said, wrong.says) {
			t.Errorf("%q: says %q, want %q", wrong.text, said, wrong.says)
		}
		if c.Focused() != fyne.Focusable(e) || e.Text != wrong.text {
			t.Errorf("%q: %T has the keyboard, the field says %q", wrong.text, c.Focused(), e.Text)
		}
		e.SetText(before)
	}
	for range 9 {
		s.presses("Remove this drill", 0)
	}
	if c.Focused() != fyne.Focusable(uitest.Button(uitest.Top(c), "Add a drill")) {
		t.Errorf("%T has the keyboard", c.Focused())
	}
	uitest.Tap(t, c, "Save")
	if said := uitest.Sentences(c); !slices.Contains(said, "Drills: 1 at least.") {
		t.Errorf("without drills it says %q", said)
	}
	if n := len(s.routines()); n != 0 {
		t.Errorf("%d routines saved", n)
	}
	s.calm()
}

// TestOrderByKeys: the button that moved a drill keeps the keyboard, so that
// Space goes on moving it.
func TestOrderByKeys(t *testing.T) {
	s := set(t)
	c := s.window.Canvas()
	s.ChooseSession(1)
	s.CopyRoutine()
	first := uitest.All[*kit.Select](uitest.Top(c))[0]
	if first.AccessibilityLabel() != "Easy march" {
		t.Fatalf("first is %s", first.AccessibilityLabel())
	}
	down := uitest.Button(uitest.Top(c), "Move down")
	c.Focus(down)
	s.key(fyne.KeySpace, fyne.KeySpace)
	if c.Focused() != fyne.Focusable(down) {
		t.Errorf("%T has the keyboard", c.Focused())
	}
	var order []string
	for _, choice := range uitest.All[*kit.Select](uitest.Top(c))[:4] {
		order = append(order, choice.AccessibilityLabel())
	}
	if want := []string{"Butt kicks", "Side shuffles", "Easy march", "High knees"}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	for range 10 {
		s.key(fyne.KeySpace)
	}
	if c.Focused() != fyne.Focusable(first) {
		t.Errorf("at the end %T has the keyboard", c.Focused())
	}
}

// TestAnOwnWarmUpIsPlayed from its first drill to its last; under ten minutes
// it is no whole warm-up.
func TestAnOwnWarmUpIsPlayed(t *testing.T) {
	s := set(t)
	s.still()
	s.apply(planner.SaveRoutine{Routine: model.Routine{ID: "mine", Title: "Short", Drills: []model.Drill{
		{Exercise: interval.March, Work: 30}, {Exercise: "lunge", Work: 20, Rest: 10},
	}}})
	s.ChooseWarmUp(len(interval.Variants))
	s.Play()
	s.expect("Short", "Drill 1 of 2", "Easy march", "0:30", "of 1:00 left")
	if s.HasLowImpact() {
		t.Error("it has low-impact moves")
	}
	s.clock.Advance(30_000_000_000)
	s.expect("Drill 2 of 2", "back knee towards the floor, only as far as is comfortable. Front") // a line of it
	s.clock.Advance(30_000_000_000)
	s.expect("Warm-up incomplete", "1:00", "of 1:00", "Easy swim, 13:00 is not marked as warmed up: that takes 10:00.")
	s.calm()
}

func TestAWarmUpForASessionOfThePage(t *testing.T) {
	s := set(t)
	s.For("legs")
	s.expect("before Step & bridge, 18:00", "Lower-body warm-up")
	s.Play()
	s.For("swim") // which waits
	s.expect("before Step & bridge, 18:00")
	s.Stop()
	uitest.Tap(t, s.window.Canvas(), "End it")
	s.For("swim")
	s.expect("before Easy swim, 13:00", "Start")
	s.calm()
}
