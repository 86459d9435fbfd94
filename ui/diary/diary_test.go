package diary

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

var thursday = civil.Date{Year: 2026, Month: time.June, Day: 11}

// shown is a part that is looked at.
type shown interface {
	fyne.CanvasObject
	Reload()
	Focus()
}

// scene is one part in a window, over the example person in a real file, on
// Thursday 11 June 2026 at ten.
type scene struct {
	shown
	t       testing.TB
	window  fyne.Window
	plan    *uitest.Plan
	deps    Deps
	now     time.Time
	done    []planner.Action
	failed  []error
	printed int
}

func open(t testing.TB, size fyne.Size, make func(Deps) shown) *scene {
	t.Helper()
	s := &scene{t: t, now: uitest.Local(thursday, 10*model.Hour)}
	s.plan = uitest.OpenPlan(t, t.TempDir(), func() time.Time { return s.now }, uitest.NewIDs("id"))
	s.plan.FillExample(thursday, 0)
	s.window = uitest.NewWindow(t, size)
	s.deps = Deps{
		Plan: s.plan.Planner, Format: &format.Formatter{Words: uitest.Words(t)}, Canvas: s.window.Canvas(), Now: func() time.Time { return s.now },
		Done:      func(l planner.Label) { s.done = append(s.done, l.Action) },
		Fail:      func(err error) { s.failed = append(s.failed, err) },
		PrintList: func() { s.printed++ },
	}
	s.shown = make(s.deps)
	t.Cleanup(s.plan.Subscribe(func(planner.Event) { s.Reload() }))
	s.Reload()
	s.window.SetContent(container.NewWithoutLayout(s.shown))
	s.Resize(size)
	s.Focus()
	return s
}

var (
	standard = fyne.NewSize(1200, 760)
	small    = fyne.NewSize(960, 560)
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
	return slices.ContainsFunc(uitest.Texts(uitest.Top(s.window.Canvas())), func(text string) bool { return strings.Contains(text, words) })
}

func (s *scene) wants(words ...string) {
	s.t.Helper()
	for _, w := range words {
		if !s.says(w) {
			s.t.Errorf("nothing says %q: %q", w, uitest.Texts(uitest.Top(s.window.Canvas())))
		}
	}
}

func (s *scene) settled() {
	s.t.Helper()
	if len(s.failed) > 0 {
		s.t.Fatalf("failed: %v", s.failed)
	}
}

func (s *scene) history(filter planner.PainFilter) []planner.PainItem {
	s.t.Helper()
	items, err := s.plan.PainHistory(thursday.AddDays(-400), thursday, filter)
	s.must(err)
	return items
}

func pain(t testing.TB, size fyne.Size) (*scene, *Pain) {
	t.Helper()
	var p *Pain
	s := open(t, size, func(deps Deps) shown { p = NewPain(deps); return p })
	return s, p
}

// A score and Save are enough; what will change is said before, what has
// changed after, and one undo takes it back.
func TestAQuickEntry(t *testing.T) {
	s, p := pain(t, standard)
	before := len(s.history(planner.PainFilter{}))
	uitest.Press(s.window.Canvas(), fyne.KeyRight) // the scores have the focus
	p.form.scores.TypedRune('6')
	s.wants("What will change", "lower body and high impact rest until")
	s.tap("Save")
	items := s.history(planner.PainFilter{})
	if len(items) != before+1 || items[0].Entry.Score != 6 || items[0].Entry.Side != model.Left || items[0].Session == nil {
		t.Fatalf("%d entries, the newest %+v", len(items), items[0])
	}
	s.wants("Saved", "Left 6")
	if p.form.scores.Chosen() != -1 {
		t.Error("the form still holds the old score")
	}
	s.tap("Undo")
	if got := len(s.history(planner.PainFilter{})); got != before {
		t.Errorf("%d entries after undo, %d before", got, before)
	}
	s.settled()
}

// What will change and what has changed stand beside the form: it stays where it
// is under the pointer, and in the smallest window they are seen at once.
func TestTheFormStaysInItsPlace(t *testing.T) {
	s, p := pain(t, small)
	at := absolutely(p.form.scores)
	inSight := func(heading string) {
		t.Helper()
		for _, line := range uitest.Lines(s.window.Content()) {
			if line.Text == heading && line.Seen.Bottom <= small.Height && absolutely(p.form.scores) == at {
				return
			}
		}
		t.Errorf("%q is out of sight, or the scores moved from %v to %v", heading, at, absolutely(p.form.scores))
	}
	p.form.scores.TypedRune('6')
	inSight("What will change")
	s.tap("Save")
	inSight("Saved")
}

// Six after yesterday's run rests lower body and impact, and says until when.
func TestARedSessionSaysWhatRests(t *testing.T) {
	s, p := pain(t, standard)
	p.form.scores.TypedRune('7')
	p.form.moment.SetOptions(p.form.words("moment.", model.PainMoments), 1+slices.Index(model.PainMoments, "after"))
	for i, id := range p.form.sessions {
		title, err := s.plan.Title(id)
		s.must(err)
		if title == "Easy run" {
			p.form.session.SetOptions(make([]string, len(p.form.sessions)), i)
		}
	}
	p.form.when.now.SetChosen(1)
	p.form.when.choose(true)
	p.form.when.day.SetText("2026-06-10")
	p.form.when.time.SetText("19:15")
	s.wants("lower body and high impact rest until Fri 12")
	s.tap("Save")
	s.wants("Easy run counts as red: 6 or more during it.")
	_, err := s.plan.Undo()
	s.must(err)
	if s.says("counts as red") {
		t.Error("what followed is said after it was undone")
	}
	s.settled()
}

// What is wrong is named at its field, which gets the focus, and nothing that
// was typed is lost.
func TestBadEntriesAreNamed(t *testing.T) {
	s, p := pain(t, standard)
	before := len(s.history(planner.PainFilter{}))
	s.tap("Save")
	s.wants("Choose a score from 0 to 10.")
	if s.window.Canvas().Focused() != fyne.Focusable(p.form.scores) {
		t.Error("the scores have not the focus")
	}
	p.form.scores.TypedRune('3')
	if s.says("Choose a score") {
		t.Error("a score is asked for that is there")
	}
	p.form.unfold()
	p.form.note.SetText("worth keeping")
	p.form.warm.SetText("hot")
	s.tap("Save")
	if s.window.Canvas().Focused() != fyne.Focusable(p.form.warm) {
		t.Error("the temperature has not the focus")
	}
	p.form.warm.SetText("")
	p.form.when.now.SetChosen(1)
	p.form.when.choose(true)
	day, clock := p.form.when.day, p.form.when.time
	for _, bad := range []struct {
		day, clock, says string
		goes             fyne.Focusable
	}{
		{"2026-06-11", "23:00", "That is still to come. Give a time that is over.", clock},
		{"2026-06-11", "10:01", "That is still to come. Give a time that is over.", clock},
		{"2026-06-12", "09:00", "Date: Thu 11 June 2026 at the latest.", day},
		{"soon", "09:00", "Date: there is no such day; write it like 2026-06-12.", day},
		{"2026-06-31", "09:00", "Date: there is no such day; write it like 2026-06-12.", day},
		{"1066-10-14", "09:00", "Date: Mon 1 January 1900 at the earliest.", day},
		{"2026-06-11", "late", "Time of day was not understood; write it like 18:00.", clock},
		{"2026-06-11", "25:00", "Time of day was not understood; write it like 18:00.", clock},
	} {
		day.SetText(bad.day)
		clock.SetText(bad.clock)
		s.tap("Save")
		s.wants(bad.says)
		if s.window.Canvas().Focused() != bad.goes || day.Text != bad.day || clock.Text != bad.clock {
			t.Errorf("%v: %T has the focus, the fields say %q and %q", bad, s.window.Canvas().Focused(), day.Text, clock.Text)
		}
	}
	if p.form.note.Text != "worth keeping" || p.form.scores.Chosen() != 3 || len(s.history(planner.PainFilter{})) != before {
		t.Errorf("note %q, score %d", p.form.note.Text, p.form.scores.Chosen())
	}
	s.settled()
}

// A click on the drawing says which knee and where; so do the keys.
func TestTheDrawingChooses(t *testing.T) {
	s, p := pain(t, standard)
	for i, a := range areas {
		uitest.Hold(s.window.Canvas(), absolutely(p.form.drawing).Add(a.at).AddXY(a.size.Width/2, a.size.Height/2)).Release()
		if p.form.drawing.chosen != i || formSides[p.form.side.Chosen()] != a.side || model.PainSites[p.form.site.Chosen()-1] != a.site {
			t.Errorf("%+v: chosen %d, side %d, site %d", a, p.form.drawing.chosen, p.form.side.Chosen(), p.form.site.Chosen())
		}
	}
	uitest.Segment(t, s.window.Canvas(), "Side", "Both")
	marked := map[model.Side]int{}
	for _, a := range areas {
		if p.form.drawing.marks(a) {
			marked[a.side]++
		}
	}
	if marked[model.Left] != 1 || marked[model.Right] != 1 {
		t.Errorf("both knees: marked %v", marked)
	}
	uitest.Segment(t, s.window.Canvas(), "Side", "Right")
	s.window.Canvas().Focus(p.form.drawing)
	uitest.Press(s.window.Canvas(), fyne.KeyLeft, fyne.KeyUp, fyne.KeySpace)
	if p.form.drawing.chosen != 3 || p.form.drawing.AccessibilityLabel() != "Left knee, inside" {
		t.Errorf("by keys: %d, %q", p.form.drawing.chosen, p.form.drawing.AccessibilityLabel())
	}
}

func absolutely(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

func TestHistoryIsFilteredEditedAndDeleted(t *testing.T) {
	s, p := pain(t, standard)
	s.do(planner.LogPain{Entries: []model.PainEntry{{Side: model.Left, Score: 5, Symptoms: []model.Symptom{"limping"}, Note: "on stairs"}}})
	s.wants("Left 5", "on stairs", "more")
	p.filter.Least = 5
	s.Reload()
	if s.says("Right 0") {
		t.Error("a 0 is shown among 5 and more")
	}
	s.tap("Edit")
	s.window.Canvas().Focused().(*kit.Scores).TypedRune('4') // which has the keyboard at once
	s.tap("Save")
	if items := s.history(planner.PainFilter{Side: model.Left}); items[0].Entry.Score != 4 || items[0].Entry.Note != "on stairs" || len(items[0].Entry.Symptoms) != 1 {
		t.Errorf("edited: %+v", items[0].Entry)
	}
	s.wants("Nothing that fits this choice.")
	p.filter = planner.PainFilter{Side: model.Left, Symptoms: true}
	s.Reload()
	s.tap("Delete")
	if items := s.history(planner.PainFilter{Side: model.Left, Symptoms: true}); len(items) != 0 {
		t.Errorf("%d are left", len(items))
	}
	s.settled()
}

// A sign that is ticked says first what it does, suspends the plan where it has
// to, and is closed in each of the ways there are.
func TestSignsToSeeADoctor(t *testing.T) {
	s := open(t, standard, func(deps Deps) shown { return NewDoctor(deps) })
	s.wants("Nothing: no sign has its effects now.")
	s.tap("I have this") // fever
	s.wants("Fever: please see a doctor.", "wait: kept, and back when the sign has ended.")
	uitest.Press(s.window.Canvas(), fyne.KeyEscape)
	if len(s.done) > 0 {
		t.Fatalf("Escape did %v", s.done)
	}
	s.tap("I have this")
	s.tap("I have this") // in the dialog
	s.wants("All planned sessions wait.", "Open since Thu 11 June 10:00", "Until Sat 13 June 10:00")
	week, err := s.plan.Week(thursday)
	s.must(err)
	if len(week.Suspended) == 0 {
		t.Error("no session waits")
	}
	s.tap("I contacted a provider")
	s.wants("A provider was contacted on Thu 11 June 10:00")
	if uitest.Button(s.shown, "It is gone") != nil {
		t.Error("resolved is offered before 48 hours are over")
	}
	s.tap("A provider cleared me")
	s.tap("Cleared")
	s.wants("Nothing: no sign has its effects now.")
	week, err = s.plan.Week(thursday)
	s.must(err)
	if len(week.Suspended) > 0 {
		t.Errorf("%d sessions still wait", len(week.Suspended))
	}
	s.tap("Print…")
	if s.printed != 1 {
		t.Errorf("printed %d times", s.printed)
	}
	want := []planner.Action{planner.ActionOpenFlag, planner.ActionContactFlag, planner.ActionClearFlag}
	if !slices.Equal(s.done, want) {
		t.Errorf("did %v, want %v", s.done, want)
	}
	s.settled()
}

func TestASignThatIsGoneIsResolvedAfter48Hours(t *testing.T) {
	s := open(t, small, func(deps Deps) shown { return NewDoctor(deps) })
	s.do(planner.OpenFlag{Flag: "R30", Side: model.Left})
	s.wants("A warm or red knee, Left")
	s.now = s.now.Add(48 * time.Hour)
	s.must(s.plan.Refresh())
	s.Reload()
	s.tap("It is gone")
	if s.says("Open since") {
		t.Error("it is still open")
	}
	s.settled()
}

// The first dose of each medicine asks whether a provider was asked, the next
// does not; a no stays as a reminder, and no dose is ever asked for.
func TestR14_PainkillersAskOnce(t *testing.T) {
	var p *Painkillers
	s := open(t, standard, func(deps Deps) shown { p = NewPainkillers(deps); return p })
	s.tap("Save")
	s.wants("Have you asked your primary care provider")
	s.tap("Not yet")
	s.wants("you said no provider was asked")
	s.tap("Save")
	if kit.Shown(s.window.Canvas()) {
		t.Error("the second dose asks again")
	}
	p.form.medicine.SetOptions([]string{"a", "b", "c", "d"}, 2) // naproxen
	s.tap("Save")
	s.tap("Yes, I asked")
	doses := s.doses()
	if len(doses) != 3 {
		t.Fatalf("%d doses", len(doses))
	}
	s.tap("Delete")
	if got := s.doses(); len(got) != 2 {
		t.Errorf("%d doses after deleting one", len(got))
	}
	_, err := s.plan.Undo()
	s.must(err)
	if got := s.doses(); !reflect.DeepEqual(got, doses) {
		t.Errorf("undo brought back %+v of %+v", got, doses)
	}
	s.settled()
}

func (s *scene) doses() []model.Medication {
	s.t.Helper()
	doses, err := s.plan.MedicationHistory(thursday, thursday)
	s.must(err)
	return doses
}

// A dose is edited in a form of its own: its time to the second stays unless it
// is changed, a future one is refused, and another medicine asks about a provider
// as its first dose does.
func TestADoseIsEdited(t *testing.T) {
	var p *Painkillers
	s := open(t, standard, func(deps Deps) shown { p = NewPainkillers(deps); return p })
	no := false
	at := s.now.Add(-2*time.Hour - 7*time.Second).UTC()
	s.do(planner.LogMedication{Medication: model.Medication{Medicine: model.Ibuprofen, At: at, Checked: &no}})
	s.tap("Edit")
	uitest.All[*kit.Check](uitest.Top(s.window.Canvas()))[0].SetChecked(true)
	s.tap("Save")
	if got := s.doses()[0]; !got.Topical || !got.At.Equal(at) || got.Checked == nil || *got.Checked {
		t.Errorf("edited: %+v", got)
	}
	s.tap("Edit")
	form := uitest.Top(s.window.Canvas())
	uitest.All[*kit.Entry](form)[1].SetText("23:00")
	s.tap("Save")
	s.wants("That is still to come.")
	uitest.All[*kit.Entry](form)[1].SetText("07:30")
	uitest.All[*kit.Select](form)[0].SetOptions([]string{"a", "b", "c", "d"}, 1)
	s.tap("Save")
	s.wants("Acetaminophen, the first time")
	s.tap("Yes, I asked")
	got := s.doses()
	if len(got) != 1 || got[0].Medicine != model.Acetaminophen || !*got[0].Checked || got[0].At.In(s.now.Location()).Format("15:04:05") != "07:30:00" {
		t.Errorf("edited: %+v", got)
	}
	for range 2 {
		_, err := s.plan.Undo()
		s.must(err)
	}
	if got := s.doses()[0]; got.Medicine != model.Ibuprofen || got.Topical || !got.At.Equal(at) {
		t.Errorf("undone: %+v", got)
	}
	s.settled()
}

// Values of both sides are kept, shown and compared; what is no number is named.
func TestR17_RangeOfMotion(t *testing.T) {
	var p *Motion
	s := open(t, standard, func(deps Deps) shown { p = NewMotion(deps); return p })
	s.wants("One value a side is a beginning.")
	s.tap("Save")
	s.wants("Flexion is needed.")
	log := func(side int, value string) {
		s.t.Helper()
		p.form.side.SetChosen(side)
		p.form.value.SetText(value)
		s.now = s.now.Add(time.Minute)
		s.tap("Save")
	}
	log(0, "120")
	log(1, "135°")
	s.wants("Left: 120° on 11 June. Right: 135° on 11 June.", "The sides are more than 10 % apart.")
	log(1, "124") // the last one of a day counts
	s.wants("Right: 124° on 11 June.")
	if s.says("more than 10 % apart") {
		t.Error("124 and 120 are said to differ")
	}
	for text, want := range map[string]string{"9000": "Flexion: 180° at most.", "-1": "Flexion: 0° at least.", "far": "Flexion was not understood; write it like 120°."} {
		log(0, text)
		s.wants(want)
		if s.window.Canvas().Focused() != fyne.Focusable(p.form.value) || p.form.value.Text != text {
			t.Errorf("%q: %q", text, p.form.value.Text)
		}
	}
	if got := s.ranges(); len(got) != 3 {
		t.Errorf("%d values", len(got))
	}
	s.settled()
}

func (s *scene) ranges() []model.RangeOfMotion {
	s.t.Helper()
	ranges, err := s.plan.RangeHistory(thursday.AddDays(-400), thursday)
	s.must(err)
	return ranges
}

// Both knees are drawn over time and said in a sentence; another measure is
// chosen above the chart.
func TestR17_RangeOfMotionOverTime(t *testing.T) {
	var p *Motion
	s := open(t, standard, func(deps Deps) shown { p = NewMotion(deps); return p })
	log := func(days int, side model.Side, measure string, value int) {
		s.do(planner.LogRange{Range: model.RangeOfMotion{At: s.now.AddDate(0, 0, -days).UTC(), Side: side, Measure: measure, Value: value}})
	}
	log(36, model.Left, "heel-to-buttock", 80)
	log(36, model.Right, "heel-to-buttock", 0)
	log(2, model.Left, "heel-to-buttock", 60)
	log(2, model.Right, "heel-to-buttock", 0)
	log(300, model.Left, "flexion", 110)
	s.wants("Left: 8 cm on 6 May, 6 cm on 9 June. Right: 0 cm on 6 May and on 9 June.")
	drawn := p.chart.chart
	s.window.Canvas().Focus(drawn)
	uitest.Press(s.window.Canvas(), fyne.KeyRight)
	if got := drawn.AccessibilityLabel(); !strings.HasSuffix(got, "\nLeft: 8 cm, 6 May\nRight: 0 cm, 6 May") {
		t.Errorf("the first day says %q", got)
	}
	uitest.All[*kit.Segments](p.main)[3].TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	s.wants("Left: 110° on 15 August 2025. Right: not measured.")
	s.settled()
}

// A value is edited in a form of its own, deleted, and both are undone.
func TestARangeIsEditedAndDeleted(t *testing.T) {
	s := open(t, standard, func(deps Deps) shown { return NewMotion(deps) })
	at := s.now.Add(-time.Hour - 5*time.Second).UTC()
	s.do(planner.LogRange{Range: model.RangeOfMotion{At: at, Side: model.Right, Measure: "heel-to-buttock", Value: 65, Note: "lying"}})
	was := s.ranges()
	s.tap("Edit")
	value := uitest.All[*kit.Entry](uitest.Top(s.window.Canvas()))[0]
	if value.Text != "6.5 cm" {
		t.Errorf("it is edited as %q", value.Text)
	}
	value.SetText("90 cm")
	s.tap("Save")
	s.wants("Heel to buttock: 80 cm at most.")
	value.SetText("6")
	s.tap("Save")
	if got := s.ranges()[0]; got.Value != 60 || got.Side != model.Right || !got.At.Equal(at) || got.Note != "lying" {
		t.Errorf("edited: %+v", got)
	}
	s.wants("Heel to buttock, Right: 6 cm")
	s.tap("Delete")
	s.wants("One value a side is a beginning.")
	for range 2 {
		_, err := s.plan.Undo()
		s.must(err)
	}
	if got := s.ranges(); !reflect.DeepEqual(got, was) {
		t.Errorf("undone: %+v, want %+v", got, was)
	}
	if want := []planner.Action{planner.ActionEditRange, planner.ActionDeleteRange}; !slices.Equal(s.done, want) {
		t.Errorf("did %v, want %v", s.done, want)
	}
	s.settled()
}

// Nothing that was said gets lost when an entry is edited.
func TestAnEditedEntryKeepsWhatIsNotChanged(t *testing.T) {
	s, _ := pain(t, standard)
	at := s.now.Add(-3*time.Hour - 9*time.Second).UTC()
	s.do(planner.LogPain{Entries: []model.PainEntry{{
		At: at, Side: model.Right, Score: 2, Site: "inside", Moment: model.PainMoments[0], Quality: "ache", AtRest: true, Swelling: 1, Temperature: 371,
		Symptoms: []model.Symptom{model.Symptoms[0]}, Exercise: s.plan.Library().Exercises[3].ID, Note: "on stairs",
	}}})
	was := s.history(planner.PainFilter{})[0].Entry
	s.tap("Edit")
	uitest.All[*kit.Scores](uitest.Top(s.window.Canvas()))[0].TypedRune('1')
	s.tap("Save")
	want := was
	want.Score = 1
	if got := s.history(planner.PainFilter{})[0].Entry; !reflect.DeepEqual(got, want) {
		t.Errorf("edited:\n%+v, want\n%+v", got, want)
	}
	s.wants("Saved")
	s.settled()
}

// Nothing lies over anything else or beside the page, in either size.
func TestNothingOverlaps(t *testing.T) {
	for name, make := range map[string]func(Deps) shown{
		"pain":        func(d Deps) shown { return NewPain(d) },
		"doctor":      func(d Deps) shown { return NewDoctor(d) },
		"painkillers": func(d Deps) shown { return NewPainkillers(d) },
		"motion":      func(d Deps) shown { return NewMotion(d) },
	} {
		for _, size := range []fyne.Size{standard, small} {
			s := open(t, size, make)
			s.do(planner.OpenFlag{Flag: "R32"})
			for i, measure := range model.RangeMeasures {
				for _, side := range []model.Side{model.Left, model.Right} {
					s.do(planner.LogRange{Range: model.RangeOfMotion{At: s.now.AddDate(0, 0, -i).UTC(), Side: side, Measure: measure, Value: 10 * i, Note: strings.Repeat("long ", 30)}})
				}
			}
			if p, is := s.shown.(*Pain); is {
				p.form.unfold()
			}
			var texts []uitest.Area
			uitest.Walk(s.shown, func(o fyne.CanvasObject, whole, seen uitest.Area) {
				text, is := o.(*canvas.Text)
				if !is || text.Text == "" || seen.Empty() {
					return
				}
				if whole.Right > size.Width+1 {
					t.Errorf("%s, %v: %q ends at %v", name, size, text.Text, whole.Right)
				}
				for _, other := range texts {
					if w := other.Within(seen); w.Right-w.Left > 2 && w.Bottom-w.Top > 6 {
						t.Errorf("%s, %v: %q lies over another text at %+v", name, size, text.Text, w)
					}
				}
				texts = append(texts, seen)
			})
			s.settled()
		}
	}
}

func BenchmarkReload(b *testing.B) {
	s, _ := pain(b, standard)
	for b.Loop() {
		s.Reload()
	}
}
