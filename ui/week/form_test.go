package week

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

// newest is the session that was written last.
func (s *stage) newest() model.Session {
	s.t.Helper()
	next, err := s.Plan.Undoable()
	s.must(err)
	if next.Undo == nil || next.Undo.Action != planner.ActionAdd {
		s.t.Fatalf("nothing was added last: %+v", next.Undo)
	}
	for _, all := range append([][]model.Session{s.view.Tray}, s.days()...) {
		for _, session := range all {
			if strings.HasPrefix(string(session.ID), "id-") {
				return session
			}
		}
	}
	s.t.Fatal("what was added is not on the page")
	return model.Session{}
}

func TestAddingASession(t *testing.T) {
	s := blank(t, standard)
	s.Focus()
	s.board.moveCursor(cursor{5, 0})
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "dialog", s.heading(), "New session")
	equal(t, "day of the cursor", uitest.Entry(t, s.canvas(), "Date"), "2026-06-13")
	uitest.Segment(t, s.canvas(), "Kind", "Upper")
	uitest.Write(t, s.canvas(), "Title", "Rings")
	uitest.Write(t, s.canvas(), "Time of day", "6:30 pm")
	uitest.Write(t, s.canvas(), "Duration", "1 h 10")
	uitest.Write(t, s.canvas(), "Note", "slowly")
	rpe := uitest.Control[*kit.Stepper](t, s.canvas(), "Effort (RPE)")
	s.canvas().Focus(rpe)
	uitest.Press(s.canvas(), fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	uitest.Tap(t, s.canvas(), "Add")
	equal(t, "dialog", s.asks(), false)
	equal(t, "toast", s.lastToast().text, "Add Rings")
	got := s.newest()
	clock, _ := got.Clock()
	equal(t, "kind", got.Kind, model.Upper)
	equal(t, "title", got.Title, "Rings")
	equal(t, "day", got.Date, saturday)
	equal(t, "first planned on", got.Original, saturday)
	equal(t, "time", clock, 18*model.Hour+30*model.Minute)
	equal(t, "zone", got.Zone, "UTC") // that of the clock
	equal(t, "duration", got.Plan.Duration, 70*model.Minute)
	equal(t, "effort", got.Plan.RPE, 3)
	equal(t, "note", got.Note, "slowly")
	chosen, _ := s.board.Chosen()
	equal(t, "cursor", chosen, string(got.ID))
}

func TestCancelledFormsWriteNothing(t *testing.T) {
	s := alex(t, standard)
	s.unchanged("a cancelled form", func() {
		s.Add()
		uitest.Write(t, s.canvas(), "Title", "Rings")
		uitest.Write(t, s.canvas(), "Duration", "45")
		uitest.Tap(t, s.canvas(), "Cancel")
		s.open(string(s.id("Press & row")))
		uitest.Write(t, s.canvas(), "Title", "Rings")
		uitest.Press(s.canvas(), fyne.KeyEscape)
	})
	equal(t, "dialog", s.asks(), false)
}

// TestBadInputNamesItsFieldAndKeepsEverything goes through every field that can
// be wrong.
func TestBadInputNamesItsFieldAndKeepsEverything(t *testing.T) {
	right := map[string]string{
		"Title": "Hills", "Date": "2026-06-13", "Time of day": "18:00", "Duration": "45",
		"Distance": "5", "Ascent": "120", "Descent": "120", "Note": "slowly",
	}
	s := alex(t, standard)
	for _, c := range []struct{ name, text, says string }{
		{"Duration", "", "Duration is needed."},
		{"Duration", "soon", "was not understood"},
		{"Duration", "-5", "at least"},
		{"Duration", "25 h", "at most"},
		{"Duration", "0", "Duration is needed."},
		{"Date", "tomorrow", "there is no such day"},
		{"Date", "2026-02-30", "there is no such day"},
		{"Time of day", "25:00", "was not understood"},
		{"Time of day", "noon", "was not understood"},
		{"Distance", "far", "was not understood"},
		{"Distance", "-1", "at least"},
		{"Distance", "2000", "at most"},
		{"Distance", "1.0000000001", "was not understood"},
		{"Ascent", "high", "was not understood"},
		{"Descent", "50 km", "at most"},
		{"Title", strings.Repeat("long ", 30), "characters at most"},
		{"Note", strings.Repeat("long ", 1000), "characters at most"},
	} {
		s.Add()
		uitest.Segment(t, s.canvas(), "Kind", "Cardio")
		uitest.Pick(t, s.canvas(), "Activity", "Running")
		typed := map[string]string{}
		for name, text := range right {
			if name == c.name {
				text = c.text
			}
			uitest.Control[*kit.Entry](t, s.canvas(), name).SetText(text)
			typed[name] = text
		}
		s.unchanged(c.name+" "+c.text, func() { uitest.Tap(t, s.canvas(), "Add") })
		if !s.asks() {
			t.Errorf("%s %.20q: the form is closed", c.name, c.text)
			continue
		}
		if says := uitest.Wrong(t, s.canvas(), c.name); !strings.Contains(says, c.says) || strings.Contains(says, "!") {
			t.Errorf("%s %.20q: says %q, want %q", c.name, c.text, says, c.says)
		}
		for name, text := range typed {
			equal(t, c.name+": typed into "+name, uitest.Entry(t, s.canvas(), name), text)
			if name != c.name {
				equal(t, c.name+": error at "+name, uitest.Wrong(t, s.canvas(), name), "")
			}
		}
		equal(t, c.name+": focus", s.canvas().Focused(), fyne.Focusable(uitest.Control[*kit.Entry](t, s.canvas(), c.name)))

		uitest.Press(s.canvas(), fyne.KeyEscape)
		equal(t, c.name+": dialog after Escape", s.asks(), false)
	}
}

func TestSeveralMistakesAreSaidAtOnceAndThenNone(t *testing.T) {
	s := blank(t, standard)
	s.Add()
	uitest.Write(t, s.canvas(), "Duration", "soon")
	uitest.Write(t, s.canvas(), "Time of day", "noon")
	uitest.Tap(t, s.canvas(), "Add")
	for _, name := range []string{"Duration", "Time of day"} {
		if uitest.Wrong(t, s.canvas(), name) == "" {
			t.Errorf("nothing is wrong with %s", name)
		}
	}
	uitest.Write(t, s.canvas(), "Duration", "45")
	uitest.Tap(t, s.canvas(), "Add")
	equal(t, "Duration", uitest.Wrong(t, s.canvas(), "Duration"), "")
	uitest.Write(t, s.canvas(), "Time of day", "12:00")
	uitest.Tap(t, s.canvas(), "Add")
	equal(t, "dialog", s.asks(), false)
	equal(t, "title of its kind", s.newest().Title, "Lower body")
}

func TestATemplateFillsTheForm(t *testing.T) {
	s := blank(t, standard)
	s.addOn(saturday)
	uitest.Pick(t, s.canvas(), "Start from", "Easy walk")
	equal(t, "title", uitest.Entry(t, s.canvas(), "Title"), "Easy walk")
	equal(t, "kind", uitest.Control[*kit.Segments](t, s.canvas(), "Kind").AccessibilityLabel(), "Cardio")
	equal(t, "activity", uitest.Control[*kit.Select](t, s.canvas(), "Activity").AccessibilityLabel(), "Walking")
	equal(t, "distance", uitest.Entry(t, s.canvas(), "Distance"), "1.60 km")
	equal(t, "duration", uitest.Entry(t, s.canvas(), "Duration"), "20 min")
	equal(t, "day", uitest.Entry(t, s.canvas(), "Date"), "2026-06-13")
	uitest.Tap(t, s.canvas(), "Add")
	got := s.newest()
	equal(t, "template", got.Template, "easy-walk")
	equal(t, "plan", got.Plan, model.Effort{Duration: 20 * model.Minute, Distance: 1600 * model.Metre, RPE: 2})
	equal(t, "day", got.Date, saturday)

	s.addOn(sunday)
	uitest.Pick(t, s.canvas(), "Start from", "Squat & hinge")
	uitest.Tap(t, s.canvas(), "Add")
	squats := s.stored(s.view.Days[6].Sessions[0].ID)
	equal(t, "exercises", len(squats.Prescriptions), 4)
	equal(t, "sets", len(squats.Prescriptions[0].Sets), 3)
	equal(t, "repetitions", squats.Prescriptions[3].Sets[0].Reps, 12)
}

func TestATemplateLeavesWhatTheOthersSay(t *testing.T) {
	s := blank(t, standard)
	s.addOn(saturday)
	uitest.Write(t, s.canvas(), "Date", "")
	uitest.Write(t, s.canvas(), "Time of day", "7:00")
	uitest.Write(t, s.canvas(), "Note", "slowly")
	uitest.Pick(t, s.canvas(), "Start from", "Easy run")
	equal(t, "date", uitest.Entry(t, s.canvas(), "Date"), "")
	equal(t, "time", uitest.Entry(t, s.canvas(), "Time of day"), "7:00")
	equal(t, "note", uitest.Entry(t, s.canvas(), "Note"), "slowly")
	uitest.Write(t, s.canvas(), "Date", "sometime")
	uitest.Pick(t, s.canvas(), "Start from", "Long run")
	equal(t, "a date that cannot be read", uitest.Entry(t, s.canvas(), "Date"), "sometime")
	uitest.Pick(t, s.canvas(), "Start from", "An empty session")
	uitest.Write(t, s.canvas(), "Date", "2026-06-13")
	uitest.Tap(t, s.canvas(), "Add")
	equal(t, "of no template any more", s.newest().Template, "")
}

func TestWithoutADateASessionGoesToTheTray(t *testing.T) {
	s := blank(t, standard)
	s.addOn(saturday)
	uitest.Write(t, s.canvas(), "Date", "")
	uitest.Write(t, s.canvas(), "Time of day", "18:00")
	uitest.Write(t, s.canvas(), "Duration", "45")
	uitest.Tap(t, s.canvas(), "Add")
	equal(t, "dialog", s.asks(), false)
	got := s.newest()
	equal(t, "placed", got.Placed(), false)
	equal(t, "timed", got.Timed(), false)
	equal(t, "in the tray", len(s.tray.parked.cards), 1)

	s.open(string(got.ID))
	uitest.Write(t, s.canvas(), "Date", "2026-06-12")
	uitest.Tap(t, s.canvas(), "Save")
	equal(t, "day", s.stored(got.ID).Date, friday)
}

func TestADoneSessionNeedsItsDate(t *testing.T) {
	s := alex(t, standard)
	done := s.view.Days[0].Sessions[0]
	s.open(string(done.ID))
	equal(t, "dialog", s.heading(), "Session")
	uitest.Write(t, s.canvas(), "Date", "")
	s.unchanged("a done session without a date", func() { uitest.Tap(t, s.canvas(), "Save") })
	equal(t, "wrong", uitest.Wrong(t, s.canvas(), "Date"), "Date is needed.")
}

func TestEditingASession(t *testing.T) {
	s := alex(t, standard)
	id := s.pick("Press & row")
	s.OpenChosen()
	equal(t, "title", uitest.Entry(t, s.canvas(), "Title"), "Press & row")
	equal(t, "date", uitest.Entry(t, s.canvas(), "Date"), "2026-06-12")
	equal(t, "time", uitest.Entry(t, s.canvas(), "Time of day"), "18:00")
	equal(t, "duration", uitest.Entry(t, s.canvas(), "Duration"), "40 min")
	uitest.Write(t, s.canvas(), "Title", "Bench & row")
	uitest.Write(t, s.canvas(), "Date", "2026-06-13")
	uitest.Write(t, s.canvas(), "Duration", "30")
	uitest.Press(s.canvas(), fyne.KeyReturn) // saves from an entry of one line
	equal(t, "dialog", s.asks(), false)
	got := s.stored(id)
	equal(t, "title", got.Title, "Bench & row")
	equal(t, "day", got.Date, saturday)
	equal(t, "first planned on", got.Original, friday)
	equal(t, "duration", got.Plan.Duration, 30*model.Minute)
	equal(t, "exercises stay", len(got.Prescriptions), 4)
	clock, _ := got.Clock()
	equal(t, "time", clock, 18*model.Hour)
	equal(t, "zone", got.Zone, zone)
	equal(t, "toast", s.lastToast().text, "Edit Bench & row")

	s.OpenChosen()
	uitest.Write(t, s.canvas(), "Time of day", "")
	uitest.Tap(t, s.canvas(), "Save")
	got = s.stored(id)
	equal(t, "without a time", got.Timed(), false)
}

func TestAFormThatChangesNothingWritesNothing(t *testing.T) {
	s := alex(t, standard)
	for _, title := range []string{"Press & row", "Long run", "Hips & ankles", "Steady ride", "Gentle yoga"} {
		id := s.id(title)
		s.unchanged("saving "+title+" as it was", func() {
			s.open(string(id))
			uitest.Tap(t, s.canvas(), "Save")
		})
		equal(t, title+": dialog", s.asks(), false)
	}
	done := s.view.Days[0].Sessions[0]
	s.unchanged("saving a done session as it was", func() {
		s.open(string(done.ID))
		uitest.Tap(t, s.canvas(), "Save")
	})
	equal(t, "toasts", len(s.toasts), 0)
	equal(t, "failures", len(s.failed), 0)
}

func TestAnEditThatIsNotAllowedOffersTheWayOn(t *testing.T) {
	s := alex(t, standard)
	id := s.id("Press & row")
	s.open(string(id))
	uitest.Write(t, s.canvas(), "Date", "2026-06-11")
	s.unchanged("an edit that is not allowed", func() { uitest.Tap(t, s.canvas(), "Save") })
	if !strings.HasPrefix(s.heading(), "Not allowed: Edit Press & row") {
		t.Fatalf("dialog %q", s.heading())
	}
	uitest.Tap(t, s.canvas(), "Move to Sat 13 June")
	equal(t, "day", s.stored(id).Date, saturday)
}

func TestTheFormSaysWhatTheRulesSay(t *testing.T) {
	s := alex(t, standard)
	s.open(string(s.id("Press & row")))
	said := func() string {
		for _, p := range uitest.All[*kit.Paragraph](uitest.Top(s.canvas())) {
			if strings.Contains(p.AccessibilityLabel(), " June: ") {
				return p.AccessibilityLabel()
			}
		}
		return ""
	}
	for _, c := range []struct{ date, says string }{
		{"2026-06-11", "Thu 11 June: " + s.Format.Verdict(rule.Violation)},
		{"2026-06-13", "Sat 13 June: " + s.Format.Verdict(rule.Fine)},
		{"2026-06-12", "Fri 12 June: " + s.Format.Verdict(rule.Caution)},
		{"", ""},
		{"nonsense", ""},
	} {
		s.unchanged("looking at a day", func() { uitest.Write(t, s.canvas(), "Date", c.date) })
		if got := said(); !strings.HasPrefix(got, c.says) || c.says == "" && got != "" {
			t.Errorf("%q: %q, want %q", c.date, got, c.says)
		}
	}
}

func TestDistancesAreInThePersonsUnits(t *testing.T) {
	s := alex(t, standard)
	p := s.profile()
	p.Units = model.Units{Miles: true, Pounds: true}
	s.do(planner.SaveProfile{Profile: p}, "")
	id := s.id("Long run")
	was := s.stored(id).Plan.Distance
	s.open(string(id))
	if !strings.HasSuffix(uitest.Entry(t, s.canvas(), "Distance"), " mi") {
		t.Errorf("distance %q", uitest.Entry(t, s.canvas(), "Distance"))
	}
	s.unchanged("opening and saving in miles", func() { uitest.Tap(t, s.canvas(), "Save") })
	equal(t, "distance", s.stored(id).Plan.Distance, was)
	s.open(string(id))
	uitest.Write(t, s.canvas(), "Distance", "3")
	uitest.Tap(t, s.canvas(), "Save")
	equal(t, "3 are miles", s.stored(id).Plan.Distance, 3*model.Mile)
	s.open(string(id))
	uitest.Write(t, s.canvas(), "Distance", "4 km")
	uitest.Tap(t, s.canvas(), "Save")
	equal(t, "unless they are not", s.stored(id).Plan.Distance, 4*model.Kilometre)
}

func TestTheFieldsOfAFormAreThoseOfTheKind(t *testing.T) {
	s := blank(t, standard)
	s.Add()
	names := func() string {
		var there []string
		for _, f := range uitest.All[*kit.Field](uitest.Top(s.canvas())) {
			there = append(there, strings.TrimSpace(f.AccessibilityLabel()))
		}
		return strings.Join(there, ", ")
	}
	for kind, want := range map[string]string{
		"Lower":    "Exercises: sets, repetitions or seconds, weight",
		"Mobility": "Exercises: sets, repetitions or seconds, weight",
		"Cardio":   "Activity, Distance, Ascent, Descent",
	} {
		uitest.Segment(t, s.canvas(), "Kind", kind)
		if got := names(); !strings.Contains(got, want) || strings.Contains(got, "Exercises") == strings.Contains(got, "Distance") {
			t.Errorf("%s: %s", kind, got)
		}
	}
	uitest.Segment(t, s.canvas(), "Kind", "Cardio")
	uitest.Pick(t, s.canvas(), "Activity", "Rowing")
	uitest.Pick(t, s.canvas(), "Activity", "Elliptical")
	if strings.Contains(names(), "Ascent") {
		t.Errorf("hills on an elliptical: %s", names())
	}
}

// TestWhatAKindDoesNotHaveIsNotSaved leaves nothing behind of the kind before.
func TestWhatAKindDoesNotHaveIsNotSaved(t *testing.T) {
	s := blank(t, standard)
	s.addOn(saturday)
	uitest.Pick(t, s.canvas(), "Start from", "Easy run")
	uitest.Control[*kit.Entry](t, s.canvas(), "Ascent").SetText("100")
	uitest.Segment(t, s.canvas(), "Kind", "Upper")
	uitest.Tap(t, s.canvas(), "Add")
	got := s.newest()
	equal(t, "activity", got.Activity, "")
	equal(t, "distance", got.Plan.Distance, 0)
	equal(t, "ascent", got.Plan.Ascent, 0)
}

func TestExercisesAreAddedChangedAndRemoved(t *testing.T) {
	s := blank(t, standard)
	s.addOn(saturday)
	uitest.Write(t, s.canvas(), "Duration", "30")
	uitest.Tap(t, s.canvas(), "Add an exercise")
	uitest.Tap(t, s.canvas(), "Add an exercise")
	rows := func() [][]*kit.Entry {
		var found [][]*kit.Entry
		for _, e := range uitest.All[*kit.Entry](uitest.Field(t, s.canvas(), s.say("form.exercises"))) {
			if n := len(found); n > 0 && len(found[n-1]) < 3 {
				found[n-1] = append(found[n-1], e)
				continue
			}
			found = append(found, []*kit.Entry{e})
		}
		return found
	}
	equal(t, "rows", len(rows()), 2)
	fill := func(row int, sets, reps, weight string) {
		for i, text := range []string{sets, reps, weight} {
			rows()[row][i].SetText(text)
		}
	}
	fill(0, "3", "8", "22.5 kg")
	fill(1, "2", "20 s", "")
	choices := uitest.All[*kit.Select](uitest.Field(t, s.canvas(), s.say("form.exercises")))
	s.canvas().Focus(choices[1])
	for choices[1].AccessibilityLabel() != "Plank" {
		uitest.Press(s.canvas(), fyne.KeyDown)
	}
	uitest.Tap(t, s.canvas(), "Add")
	equal(t, "dialog", s.asks(), false)
	got := s.stored(s.newest().ID)
	equal(t, "exercises", len(got.Prescriptions), 2)
	squat := model.Set{Reps: 8, Weight: 22_500 * model.Gram}
	same(t, "sets", got.Prescriptions[0].Sets, squat, squat, squat)
	same(t, "holds", got.Prescriptions[1].Sets, model.Set{Hold: 20}, model.Set{Hold: 20})
	equal(t, "exercise", got.Prescriptions[1].Exercise, "plank")

	s.open(string(got.ID))
	test.Tap(uitest.Button(uitest.Top(s.canvas()), "Remove this exercise"))
	equal(t, "rows", len(rows()), 1)
	uitest.Tap(t, s.canvas(), "Save")
	left := s.stored(got.ID)
	equal(t, "left", len(left.Prescriptions), 1)
	equal(t, "the other one", left.Prescriptions[0].Exercise, "plank")
}

func TestBadExercisesAreNamedAndNothingIsLost(t *testing.T) {
	s := blank(t, standard)
	for _, c := range []struct{ sets, reps, weight string }{
		{"0", "8", ""},
		{"many", "8", ""},
		{"101", "8", ""},
		{"", "8", ""},
		{"3", "", ""},
		{"3", "0", ""},
		{"3", "0 s", ""},
		{"3", "2 h", ""},
		{"3", "some", ""},
		{"3", "-2", ""},
		{"3", "2000", ""},
		{"3", "8", "heavy"},
		{"3", "8", "-4"},
		{"3", "8", "2000 kg"},
	} {
		s.addOn(saturday)
		uitest.Write(t, s.canvas(), "Duration", "30")
		uitest.Tap(t, s.canvas(), "Add an exercise")
		entries := uitest.All[*kit.Entry](uitest.Field(t, s.canvas(), s.say("form.exercises")))
		for i, text := range []string{c.sets, c.reps, c.weight} {
			entries[i].SetText(text)
		}
		s.unchanged("a bad exercise", func() { uitest.Tap(t, s.canvas(), "Add") })
		if !s.asks() {
			t.Errorf("%q: the form is closed", c)
			continue
		}
		words := func(p *kit.Paragraph) bool { return strings.Contains(p.AccessibilityLabel(), ", row 1") }
		if i := slices.IndexFunc(uitest.All[*kit.Paragraph](uitest.Top(s.canvas())), words); i < 0 {
			t.Errorf("%q: no row is named", c)
		} else if text := uitest.All[*kit.Paragraph](uitest.Top(s.canvas()))[i].AccessibilityLabel(); strings.Contains(text, "!") {
			t.Errorf("%q: says %q", c, text)
		}
		for i, text := range []string{c.sets, c.reps, c.weight} {
			equal(t, "typed", entries[i].Text, text)
		}
		uitest.Press(s.canvas(), fyne.KeyEscape)
	}
}

// TestAWeightThatNobodyTouchedStaysExact though pounds show it rounded.
func TestAWeightThatNobodyTouchedStaysExact(t *testing.T) {
	s := alex(t, standard)
	p := s.profile()
	p.Units.Pounds = true
	s.do(planner.SaveProfile{Profile: p}, "")
	id := s.id("Press & row")
	s.open(string(id))
	e := uitest.All[*kit.Entry](uitest.Field(t, s.canvas(), s.say("form.exercises")))
	e[0].SetText("3")
	uitest.Tap(t, s.canvas(), "Save")
	sets := s.stored(id).Prescriptions[0].Sets
	equal(t, "sets", len(sets), 3)
	for _, set := range sets {
		equal(t, "weight", set.Weight, 15*model.Kilogram)
	}
}

func TestDeletingFromTheForm(t *testing.T) {
	s := alex(t, standard)
	s.pick("Press & row")
	s.OpenChosen()
	uitest.Tap(t, s.canvas(), "Delete")
	equal(t, "dialog", s.asks(), false)
	same(t, "left", s.titles(friday), "Steady ride")
	equal(t, "toast", s.lastToast().text, "Delete Press & row")
	s.lastToast().do()
	same(t, "back", s.titles(friday), "Steady ride", "Press & row")
}

// TestASessionThatIsGoneMeanwhile is deleted by another process while its form
// is open.
func TestASessionThatIsGoneMeanwhile(t *testing.T) {
	s := alex(t, standard)
	id := s.id("Press & row")
	s.open(string(id))
	uitest.Write(t, s.canvas(), "Title", "Bench & row")
	other := planner.New(s.file.DB, *s.Plan.Library(), clock, uitest.NewIDs("other"))
	_, err := other.Apply(planner.Delete{Sessions: []model.ID{id}}, "")
	s.must(err)
	s.unchanged("saving what is gone", func() { uitest.Tap(t, s.canvas(), "Save") })
	equal(t, "failed", len(s.failed), 1)
}
