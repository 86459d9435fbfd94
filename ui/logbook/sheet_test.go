package logbook

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

// blockOf opens the sheet of this week and returns the block of a session.
func (s *stage) blockOf(title string) *block {
	s.t.Helper()
	for _, b := range s.grid().blocks {
		if b.of.Session.Title == title {
			return b
		}
	}
	s.t.Fatalf("no %s on the sheet", title)
	return nil
}

// grid is that of this week, as the dialog has it.
func (s *stage) grid() *grid {
	s.t.Helper()
	if s.sheet == nil {
		s.sheet = s.newSheet(thursday)
		s.sheet.open()
	}
	return s.sheet.grids[s.sheet.week.Chosen()]
}

func (s *stage) fill(c *cell, text string) {
	s.t.Helper()
	s.Canvas.Focus(c.entry)
	c.entry.SetText("")
	if text != "" {
		s.typed(text)
	}
}

// The whole sheet of a gym day and a run, in one undo.
func TestAWholeSheet(t *testing.T) {
	s := alex(t)
	lower := s.blockOf("Step & bridge")
	if s.Canvas.Focused() != fyne.Focusable(s.grid().lines[0][0].entry) {
		t.Errorf("%T has the focus at first", s.Canvas.Focused())
	}
	planned := lower.of.Session
	row := lower.rows[0]
	s.fill(row.cells[0], "9")
	s.fill(row.cells[1], "8 x 4,5")
	s.fill(row.cells[2], "7 × 3")
	s.fill(row.pain, "3/1")
	s.fill(lower.minutes, "40")
	s.fill(lower.effort, "6")
	s.fill(lower.scores[0].left, "1")
	s.fill(lower.scores[1].right, "2")
	s.fill(lower.note, "steps felt easy")
	lower.warmed.Tapped(nil)
	run := s.blockOf("Easy run")
	uitest.Tap(t, s.Canvas, "Save the sheet")
	if s.open() {
		t.Fatalf("still open: %q", uitest.Sentences(s.Canvas))
	}
	got := s.file.Stored(planned.ID)
	if got.Status != model.Done || got.Actual.Duration != 40*model.Minute || got.Actual.RPE != 6 || !got.WarmedUp || got.Note != "steps felt easy" {
		t.Errorf("saved %+v, %+v", got, got.Actual)
	}
	done := got.Prescriptions[row.prescription].Done
	var reps []int
	for _, set := range done {
		reps = append(reps, set.Reps)
		if set.Side != row.planned[0].Side {
			t.Errorf("a set of side %q", set.Side)
		}
	}
	if !slices.Equal(reps, []int{9, 8, 7}) || done[0].Weight != row.planned[0].Weight || done[1].Weight != 4*model.Kilogram+model.Kilogram/2 || done[2].Weight != 3*model.Kilogram {
		t.Errorf("sets %+v", done)
	}
	if sets := got.Prescriptions[row.prescription].Sets; !slices.Equal(sets, planned.Prescriptions[row.prescription].Sets) {
		t.Errorf("the plan was rewritten: %+v", sets)
	}
	want := []string{"before left 1", "during left 3 " + string(row.exercise.ID), "during right 1 " + string(row.exercise.ID), "during right 2"}
	if pain := s.pain(planned.ID); !slices.Equal(pain, want) {
		t.Errorf("pain %q, want %q", pain, want)
	}
	if untouched := s.file.Stored(run.of.Session.ID); untouched.Status != run.of.Session.Status {
		t.Errorf("a session without a word became %s", untouched.Status)
	}
	if len(s.done) != 1 || s.done[0].Action != planner.ActionSheet {
		t.Errorf("said %+v", s.done)
	}
	s.undo()
	if left := s.file.Stored(planned.ID); left.Status != model.Planned || len(s.pain(planned.ID)) > 0 {
		t.Error("one undo leaves something")
	}
}

// As planned fills in what is empty and leaves what was written.
func TestAsPlanned(t *testing.T) {
	s := alex(t)
	b := s.blockOf("Step & bridge")
	s.fill(b.rows[0].cells[0], "5")
	test.Tap(uitest.Button(b.object, "As planned"))
	if b.rows[0].cells[0].entry.Text != "5" {
		t.Errorf("it wrote over %q", b.rows[0].cells[0].entry.Text)
	}
	uitest.Tap(t, s.Canvas, "Save the sheet")
	got := s.file.Stored(b.of.Session.ID)
	if got.Status != model.Done || got.Actual.Duration != got.Plan.Duration {
		t.Fatalf("saved %+v", got)
	}
	for i, p := range got.Prescriptions {
		if len(p.Done) != len(p.Sets) {
			t.Errorf("%s: %d sets done of %d", p.Exercise, len(p.Done), len(p.Sets))
		}
		for k, set := range p.Done {
			want := p.Sets[k]
			if i == b.rows[0].prescription && k == 0 {
				want.Reps = 5
			}
			if set != want {
				t.Errorf("%s, set %d: %+v, want %+v", p.Exercise, k, set, want)
			}
		}
	}
}

// A cell that cannot be read is named, marked and gone to; nothing that was
// typed is lost and nothing is written.
func TestABadCellIsNamed(t *testing.T) {
	for _, c := range []struct {
		text  string
		of    func(*block) *cell
		names string
		says  string
	}{
		{"ten", func(b *block) *cell { return b.rows[0].cells[0] }, "set 1", "not understood"},
		{"0", func(b *block) *cell { return b.rows[0].cells[1] }, "set 2", "at least"},
		{"10 x heavy", func(b *block) *cell { return b.rows[0].cells[2] }, "set 3", "not understood"},
		{"10 x 5000", func(b *block) *cell { return b.rows[0].cells[2] }, "set 3", "at most"},
		{"11", func(b *block) *cell { return b.rows[0].pain }, "pain", "at most"},
		{"3/x", func(b *block) *cell { return b.rows[0].pain }, "pain", "not understood"},
		{"11", func(b *block) *cell { return b.scores[1].right }, "Worst, Right", "at most"},
		{"1", func(b *block) *cell { return b.scores[3].left }, "Morning, Left", "now at most"}, // of today's session
		{"soon", func(b *block) *cell { return b.minutes }, "Duration", "not understood"},
		{"11", func(b *block) *cell { return b.effort }, "Effort", "at most"},
	} {
		s := alex(t)
		b := s.blockOf("Step & bridge")
		test.Tap(uitest.Button(b.object, "As planned"))
		s.fill(c.of(b), c.text)
		before := s.file.Revision()
		uitest.Tap(t, s.Canvas, "Save the sheet")
		if s.file.Revision() != before || !s.open() {
			t.Errorf("%q: something was written", c.text)
			continue
		}
		said := strings.Join(uitest.Sentences(s.Canvas), "\n")
		if !strings.Contains(said, "Step & bridge, ") || !strings.Contains(said, c.names) || !strings.Contains(said, c.says) {
			t.Errorf("%q: it says %q, want %q and %q", c.text, said, c.names, c.says)
		}
		if s.Canvas.Focused() != fyne.Focusable(c.of(b).entry) || c.of(b).entry.Text != c.text {
			t.Errorf("%q: the cell says %q, focus on %T", c.text, c.of(b).entry.Text, s.Canvas.Focused())
		}
	}
}

// The keyboard goes from cell to cell: Enter on, the arrows to the lines around
// and over the ends of a text, and from the last cell to the button.
func TestKeysInTheSheet(t *testing.T) {
	s := alex(t)
	g := s.grid()
	at := func() (row, column int) {
		for row, line := range g.lines {
			for column, c := range line {
				if s.Canvas.Focused() == fyne.Focusable(c.entry) {
					return row, column
				}
			}
		}
		return -1, -1
	}
	want := func(what string, row, column int) {
		t.Helper()
		if r, c := at(); r != row || c != column {
			t.Fatalf("%s: at %d, %d, want %d, %d", what, r, c, row, column)
		}
	}
	want("at first", 0, 0)
	s.press(fyne.KeyReturn)
	want("Enter", 0, 1)
	s.press(fyne.KeyDown)
	want("Down", 1, 1)
	s.press(fyne.KeyLeft) // to the beginning of its text, which says what was done
	for range 10 {
		if r, c := at(); r != 1 || c != 1 {
			break
		}
		s.press(fyne.KeyLeft)
	}
	want("Left over the beginning", 1, 0)
	s.press(fyne.KeyUp, fyne.KeyUp)
	want("Up stays inside", 0, 0)
	for range g.lines[0] {
		s.press(fyne.KeyReturn)
	}
	want("Enter at the end of a line", 1, 0)
	s.press(fyne.KeyTab)
	want("Tab", 1, 1)
	last := g.lines[len(g.lines)-1]
	s.Canvas.Focus(last[len(last)-1].entry)
	s.press(fyne.KeyReturn)
	if b, ok := s.Canvas.Focused().(*kit.Button); !ok || b.AccessibilityLabel() != "Save the sheet" {
		t.Errorf("after the last cell %T has the focus", s.Canvas.Focused())
	}
	s.press(fyne.KeyReturn)
	if said := strings.Join(uitest.Sentences(s.Canvas), "\n"); !strings.Contains(said, "Nothing was entered yet.") || !s.open() {
		t.Errorf("an empty sheet: %q", said)
	}
}

// Another week is another grid; what was typed in the first is still there and
// saved with it.
func TestSheetsOfSeveralWeeks(t *testing.T) {
	s := alex(t)
	b := s.blockOf("Step & bridge")
	s.fill(b.rows[0].cells[0], "6")
	s.sheet.week.Choose(1)
	last := s.grid()
	if len(last.blocks) == 0 || last.blocks[0].of.Session.Status != model.Done {
		t.Fatalf("last week has %d sessions", len(last.blocks))
	}
	of := last.blocks[0].of.Session
	s.fill(last.blocks[0].effort, "9")
	s.sheet.week.Choose(0)
	if b.rows[0].cells[0].entry.Text != "6" {
		t.Error("what was typed is gone")
	}
	s.fill(b.rows[0].cells[0], "x")
	s.sheet.week.Choose(1)
	uitest.Tap(t, s.Canvas, "Save the sheet")
	if s.sheet.week.Chosen() != 0 || s.Canvas.Focused() != fyne.Focusable(b.rows[0].cells[0].entry) {
		t.Error("it does not go to the week of a bad cell")
	}
	s.fill(b.rows[0].cells[0], "6")
	uitest.Tap(t, s.Canvas, "Save the sheet")
	if s.open() || len(s.done) != 1 || s.done[0].Count != 2 {
		t.Fatalf("said %+v, %q", s.done, uitest.Sentences(s.Canvas))
	}
	if got := s.file.Stored(of.ID); got.Actual.RPE != 9 || len(got.Prescriptions) != len(of.Prescriptions) {
		t.Errorf("corrected %+v", got.Actual)
	}
	for i, p := range s.file.Stored(of.ID).Prescriptions {
		if !slices.Equal(p.Done, of.Prescriptions[i].Done) {
			t.Errorf("%s: %+v, was %+v", p.Exercise, p.Done, of.Prescriptions[i].Done)
		}
	}
}
