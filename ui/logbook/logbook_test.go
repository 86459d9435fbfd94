package logbook

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
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

var thursday = civil.Date{Year: 2026, Month: time.June, Day: 11}

// stage is the book of the example person, on Thursday 11 June 2026 at 20:00.
type stage struct {
	*Book
	t      testing.TB
	file   *uitest.Plan
	window fyne.Window
	done   []planner.Label
	sheet  *sheet // that was opened last
}

func alex(t testing.TB) *stage {
	t.Helper()
	now := uitest.Local(thursday, 20*model.Hour)
	s := &stage{t: t, file: uitest.OpenPlan(t, t.TempDir(), func() time.Time { return now }, uitest.NewIDs("id"))}
	s.file.FillExample(thursday, 0)
	s.window = uitest.NewWindow(t, fyne.NewSize(1024, 640))
	s.Book = &Book{
		Plan: s.file.Planner, Format: &format.Formatter{Words: uitest.Words(t)}, Canvas: s.window.Canvas(),
		Do:   func(op planner.Op) { s.done = append(s.done, s.file.Do(op, "").Label) },
		Fail: func(err error) { t.Error(err) },
	}
	return s
}

func (s *stage) undo() {
	s.t.Helper()
	_, err := s.file.Undo()
	s.file.Must(err)
}

// press presses keys.
func (s *stage) press(keys ...fyne.KeyName) { uitest.Press(s.Canvas, keys...) }

// typed types into what has the focus.
func (s *stage) typed(text string) {
	s.t.Helper()
	e, ok := s.Canvas.Focused().(*kit.Entry)
	if !ok {
		s.t.Fatalf("%T has the focus", s.Canvas.Focused())
	}
	test.Type(e, text)
}

// on are the sessions of a day, the last one last.
func (s *stage) on(d civil.Date) []model.Session {
	s.t.Helper()
	var all []model.Session
	s.file.Must(s.file.DB.View(func(r model.Reader) (err error) {
		all, err = r.Sessions(d, d)
		return err
	}))
	return all
}

// pain are the scores of a session in short, in order.
func (s *stage) pain(id model.ID) []string {
	s.t.Helper()
	var all []string
	s.file.Must(s.file.DB.View(func(r model.Reader) error {
		entries, err := r.Pain(uitest.Local(thursday.AddDays(-30), 0), uitest.Local(thursday.AddDays(1), 0))
		for _, e := range entries {
			if e.Session == id {
				all = append(all, strings.TrimSpace(strings.Join([]string{string(e.Moment), string(e.Side), string(rune('0' + e.Score)), string(e.Exercise)}, " ")))
			}
		}
		return err
	}))
	slices.Sort(all)
	return all
}

func (s *stage) open() bool { return kit.Shown(s.Canvas) }

// A walk nobody planned: its fields, its pain, one undo.
func TestUnplannedCardio(t *testing.T) {
	s := alex(t)
	before := len(s.on(thursday.AddDays(-1)))
	s.Unplanned(thursday.AddDays(3)) // still to come
	if got := uitest.Entry(t, s.Canvas, "Date"); got != thursday.String() {
		t.Errorf("it begins with %s, want today", got)
	}
	uitest.Write(t, s.Canvas, "Date", "2026-06-10")
	uitest.Write(t, s.Canvas, "Time of day", "7:30")
	uitest.Pick(t, s.Canvas, "Activity", "Walking")
	uitest.Write(t, s.Canvas, "Distance", "2.5")
	uitest.Write(t, s.Canvas, "Duration", "30")
	uitest.Step(t, s.Canvas, "Effort (RPE)", 3)
	uitest.Control[*kit.Scores](t, s.Canvas, "Left knee: worst pain during it, if any").TypedRune('2')
	uitest.Tap(t, s.Canvas, "Log it")
	if s.open() {
		t.Fatalf("it is still open: %q", uitest.Sentences(s.Canvas))
	}
	all := s.on(thursday.AddDays(-1))
	i := slices.IndexFunc(all, func(s model.Session) bool { return s.Unplanned })
	if i < 0 {
		t.Fatal("nothing was logged")
	}
	got := all[i]
	if got.Title != "Walking" || got.Status != model.Done || got.Actual.Distance != 2500*model.Metre || got.Actual.Duration != 30*model.Minute || got.Actual.RPE != 3 {
		t.Errorf("logged %+v, %+v", got, got.Actual)
	}
	if clock, ok := got.Clock(); !ok || clock != 7*model.Hour+30*model.Minute {
		t.Errorf("at %v", clock)
	}
	if want := []string{"during left 2"}; !slices.Equal(s.pain(got.ID), want) {
		t.Errorf("pain %q, want %q", s.pain(got.ID), want)
	}
	if len(s.done) != 1 || s.done[0].Action != planner.ActionLog || s.done[0].Title != "Walking" {
		t.Errorf("said %+v", s.done)
	}
	adhered, err := s.Plan.Adherence(thursday.AddDays(-1), thursday.AddDays(-1))
	s.file.Must(err)
	if adhered.Unplanned != 1 {
		t.Errorf("adherence %+v", adhered)
	}
	s.undo()
	if len(s.on(thursday.AddDays(-1))) != before || len(s.pain(got.ID)) > 0 {
		t.Error("undone, something is left")
	}
}

// Strength is logged from a template or exercise by exercise.
func TestUnplannedStrength(t *testing.T) {
	s := alex(t)
	s.Unplanned(thursday)
	uitest.Pick(t, s.Canvas, "Start from", "Push & pull")
	uitest.Write(t, s.Canvas, "Duration", "35 min")
	uitest.Tap(t, s.Canvas, "Log it")
	all := s.on(thursday)
	i := slices.IndexFunc(all, func(s model.Session) bool { return s.Unplanned })
	if i < 0 || all[i].Title != "Push & pull" || all[i].Template != "push-pull" || len(all[i].Prescriptions) == 0 {
		t.Fatalf("logged %+v", all)
	}
	for _, p := range all[i].Prescriptions {
		if len(p.Done) == 0 || len(p.Done) != len(p.Sets) {
			t.Errorf("%s: %d sets done of %d", p.Exercise, len(p.Done), len(p.Sets))
		}
	}

	s.Unplanned(thursday)
	uitest.Segment(t, s.Canvas, "Kind", "Upper")
	uitest.Tap(t, s.Canvas, "Add an exercise")
	row := uitest.All[*kit.Entry](uitest.Top(s.Canvas))
	reps := row[slices.IndexFunc(row, func(e *kit.Entry) bool { return e.PlaceHolder == "10, 10, 8" })]
	uitest.Write(t, s.Canvas, "Duration", "20")
	uitest.Tap(t, s.Canvas, "Log it")
	if !s.open() || s.Canvas.Focused() != fyne.Focusable(reps) {
		t.Errorf("without sets: open %v, %T has the focus", s.open(), s.Canvas.Focused())
	}
	s.typed("12, 12, 8")
	uitest.Tap(t, s.Canvas, "Log it")
	all = s.on(thursday)
	last := all[slices.IndexFunc(all, func(s model.Session) bool { return s.Unplanned && s.Template == "" })]
	if last.Kind != model.Upper || len(last.Prescriptions) != 1 || last.Prescriptions[0].Done[2].Reps != 8 {
		t.Errorf("logged %+v", last)
	}
}

// Bad input names its field, goes there and loses nothing; a day still to come is
// bad input.
func TestUnplannedRefusesWhatCannotBe(t *testing.T) {
	for _, c := range []struct{ field, text, says string }{
		{"Date", "2026-06-12", "today at most"},
		{"Date", "2026-02-30", "no such day"},
		{"Date", "", "needed"},
		{"Time of day", "23:00", "now at most"},
		{"Time of day", "noonish", "not understood"},
		{"Duration", "", "needed"},
		{"Duration", "25 h", "at most"},
		{"Distance", "far", "not understood"},
		{"Ascent", "-3", "at least"},
	} {
		s := alex(t)
		s.Unplanned(thursday)
		uitest.Write(t, s.Canvas, "Duration", "30")
		uitest.Write(t, s.Canvas, "Title", "Kept")
		uitest.Write(t, s.Canvas, c.field, c.text)
		before := s.file.Revision()
		uitest.Tap(t, s.Canvas, "Log it")
		if got := uitest.Wrong(t, s.Canvas, c.field); !strings.Contains(got, c.says) {
			t.Errorf("%s %q: %q, want %q", c.field, c.text, got, c.says)
		}
		if s.Canvas.Focused() != fyne.Focusable(uitest.Control[*kit.Entry](t, s.Canvas, c.field)) {
			t.Errorf("%s %q: %T has the focus", c.field, c.text, s.Canvas.Focused())
		}
		if uitest.Entry(t, s.Canvas, "Title") != "Kept" || uitest.Entry(t, s.Canvas, c.field) != c.text || s.file.Revision() != before {
			t.Errorf("%s %q: something was lost or written", c.field, c.text)
		}
	}
}

// The small month beside a date chooses one by key and by click.
func TestTheCalendarBesideADate(t *testing.T) {
	s := alex(t)
	s.Unplanned(thursday)
	s.press(fyne.KeyDown)
	if got := len(uitest.All[*kit.MiniMonth](uitest.Top(s.Canvas))); got != 1 {
		t.Fatalf("%d months", got)
	}
	s.press(fyne.KeyUp, fyne.KeyLeft, fyne.KeyReturn)
	if got := uitest.Entry(t, s.Canvas, "Date"); got != "2026-06-03" {
		t.Errorf("by key %s", got)
	}
	s.press(fyne.KeyDown, fyne.KeyEscape)
	if got := uitest.Entry(t, s.Canvas, "Date"); got != "2026-06-03" || !s.open() {
		t.Errorf("after Escape %s", got)
	}
	test.Tap(uitest.Button(uitest.Top(s.Canvas), "Choose a day"))
	month := uitest.All[*kit.MiniMonth](uitest.Top(s.Canvas))[0]
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(month).AddXY(16, 56+16) // 1 June, a Monday
	uitest.Click(s.Canvas, at, 0)
	if got := uitest.Entry(t, s.Canvas, "Date"); got != "2026-06-01" {
		t.Errorf("by click %s", got)
	}
}

func TestWordsBetweenCommas(t *testing.T) {
	for text, want := range map[string][]string{
		"10, 10,  8":     {"10", "10", "8"},
		"22,5 kg, 20 kg": {"22,5 kg", "20 kg"},
		"10; 8;":         {"10", "8"},
		" ":              nil,
	} {
		if got := listed(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
