package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/settings"
	"github.com/kneewise/kneewise/ui/uitest"
)

// form is one of the forms of the program: how it is opened and confirmed, and
// what can be wrong in which of its fields.
type form struct {
	name    string
	open    func(*program)
	confirm func(*program) // nil: Enter in the field
	fields  []asked
}

// asked is a field of a form, and texts that cannot be taken.
type asked struct {
	name  string                    // what stands above it
	entry func(*program) *kit.Entry // nil: that of the field of its name
	said  string                    // what it is called where it is wrong; empty: its name
	bad   []string
}

// What is wrong in the fields of each kind.
var (
	noDays      = []string{"tomorrow", "2026-02-30", "1066-10-14", "-1"}
	noClocks    = []string{"25:00", "noon", "-1"}
	noDurations = []string{"", "soon", "-5", "25 h"}
	noDistances = []string{"far", "-1", "2000 km", "1.0000000001"}
	noClimbs    = []string{"high", "-1", "50 km"}
	noWeights   = []string{"heavy", "-5", "2000 kg"}
	noTitles    = []string{strings.Repeat("x", 201)}
	noNotes     = []string{strings.Repeat("long ", 1000)}
	noReasons   = []string{strings.Repeat("long ", 100)}
)

// reasonToKeep is what stands above the reason to keep what is not allowed.
const reasonToKeep = "Or keep it, with a reason that is shown and printed"

// forms are all of them.
var forms = []form{
	{
		name: "a new session of cardio",
		open: func(p *program) {
			p.onWeek()
			p.week.Add()
			uitest.Segment(p.t, p.canvas(), "Kind", "Cardio")
			uitest.Pick(p.t, p.canvas(), "Activity", "Running")
			uitest.Write(p.t, p.canvas(), "Duration", "45")
		},
		fields: []asked{
			{name: "Title", bad: noTitles},
			{name: "Date", bad: noDays},
			{name: "Time of day", bad: noClocks},
			{name: "Duration", bad: append(noDurations, "0")},
			{name: "Distance", bad: noDistances},
			{name: "Ascent", bad: noClimbs},
			{name: "Descent", bad: noClimbs},
			{name: "Note", bad: noNotes},
		},
	},
	{
		name: "a new session with exercises",
		open: func(p *program) {
			p.onWeek()
			p.week.Add()
			uitest.Write(p.t, p.canvas(), "Duration", "45")
			uitest.Tap(p.t, p.canvas(), "Add an exercise")
		},
		fields: []asked{
			{name: "sets", entry: exerciseEntry(0), said: "Sets, row 1", bad: []string{"", "0", "-2", "many", "101"}},
			{name: "repetitions", entry: exerciseEntry(1), said: "Repetitions, row 1", bad: []string{"0", "-3", "1001"}},
			{name: "seconds", entry: exerciseEntry(1), said: "row 1", bad: []string{"", "long", "2 h"}},
			{name: "weight", entry: exerciseEntry(2), said: "Weight, row 1", bad: noWeights},
		},
	},
	{
		name: "a session that repeats",
		open: func(p *program) {
			p.choose()
			p.week.OpenChosen()
			uitest.Pick(p.t, p.canvas(), "Repeat", "Every week")
			uitest.Segment(p.t, p.canvas(), "Ends", "On a day")
		},
		fields: []asked{{name: "Until", bad: append(noDays, "", "2026-06-01")}},
	},
	{
		name:   "a session that is edited",
		open:   func(p *program) { p.choose(); p.week.OpenChosen() },
		fields: []asked{{name: "Title", bad: noTitles}, {name: "Date", bad: noDays}, {name: "Time of day", bad: noClocks}, {name: "Duration", bad: noDurations}},
	},
	{
		name: "days off",
		open: func(p *program) { p.onWeek(); p.week.DayOff() },
		fields: []asked{
			{name: "From", bad: append(noDays, "")}, {name: "To", bad: append(noDays, "", "2026-06-01")}, {name: "Note", bad: noNotes},
		},
	},
	{
		name: "the times of a week",
		open: func(p *program) { p.onWeek(); p.week.Times() },
		fields: []asked{
			{name: "Mon", said: "Monday", bad: noDurations}, {name: "Sun", said: "Sunday", bad: noDurations},
		},
	},
	{
		name:   "a session that is skipped",
		open:   func(p *program) { p.choose(); p.week.SkipWithReason() },
		fields: []asked{{name: "Reason", bad: noReasons}},
	},
	{
		name: "less training",
		open: func(p *program) { p.onWeek(); p.week.DialBack() },
		fields: []asked{
			{name: "From", bad: append(noDays, "", "2026-06-01")}, {name: "To", bad: append(noDays, "", "2026-06-01", "2028-01-01")}, {name: "Reason", bad: noReasons},
		},
	},
	{
		name:   "what is not allowed and kept",
		open:   func(p *program) { p.choose(); p.week.MoveChosen(-1) },
		fields: []asked{{name: reasonToKeep, said: "say why", bad: []string{"", "  "}}, {name: reasonToKeep, said: "Reason", bad: noReasons}},
	},
	{
		name:   "a finding that is kept",
		open:   func(p *program) { p.onWeek(); uitest.Tap(p.t, p.canvas(), "Keep") },
		fields: []asked{{name: reasonToKeep, said: "Reason", bad: append(noReasons, "", "  ")}},
	},
	{
		name: "what was done of a run",
		open: func(p *program) { p.chooseToday(); p.week.DoneWithDetails() },
		fields: []asked{
			{name: "Duration", bad: noDurations}, {name: "Distance", bad: noDistances}, {name: "Ascent", bad: noClimbs}, {name: "Descent", bad: noClimbs},
		},
	},
	{
		name: "what was done of exercises",
		open: func(p *program) {
			p.lowerToday()
			p.week.DoneWithDetails()
		},
		fields: []asked{
			{name: "Leg press", said: "Repetitions, row 1", bad: []string{"0", "-3", "1001", "5, 0"}},
			{name: "Leg press", said: "row 1", bad: []string{"some", "5, x", "2 h"}},
			{name: "Weight", said: "Weight, row 1", bad: append(noWeights, "20, 30, 40")},
			{name: "Duration", bad: noDurations},
		},
	},
	{
		name: "what was done unplanned",
		open: func(p *program) { p.onWeek(); p.week.LogUnplanned(); uitest.Write(p.t, p.canvas(), "Duration", "20") },
		fields: []asked{
			{name: "Title", bad: noTitles},
			{name: "Date", bad: append(noDays, "", "2026-06-11")},
			{name: "Time of day", bad: append(noClocks, "23:00")},
			{name: "Duration", bad: append(noDurations, "0")},
			{name: "Distance", bad: noDistances},
			{name: "Ascent", bad: noClimbs},
			{name: "Descent", bad: noClimbs},
			{name: "Note", bad: noNotes},
		},
	},
	{
		name: "exercises that were done unplanned",
		open: func(p *program) {
			p.onWeek()
			p.week.LogUnplanned()
			uitest.Segment(p.t, p.canvas(), "Kind", "Upper")
			uitest.Write(p.t, p.canvas(), "Duration", "20")
			uitest.Tap(p.t, p.canvas(), "Add an exercise")
			exerciseEntry(0)(p).Write("10, 10")
		},
		fields: []asked{
			{name: "repetitions", entry: exerciseEntry(0), said: "row 1", bad: []string{"", "0", "-3", "1001", "some"}},
			{name: "weight", entry: exerciseEntry(1), said: "Weight, row 1", bad: append(noWeights, "20, 30, 40")},
		},
	},
	{
		name:    "a printed sheet",
		open:    func(p *program) { p.lowerToday(); p.week.EnterFromPaper() },
		confirm: func(p *program) { uitest.Tap(p.t, p.canvas(), p.words.Say("sheet.confirm")) },
		fields: []asked{
			{name: "a set", entry: cellWith("10 × 20"), said: "Squats, Leg press, set 1", bad: []string{"some", "0", "-3", "1001", "10 x heavy", "10 x -5"}},
			{name: "minutes", entry: cellWith("20 min"), said: "Squats, Duration", bad: []string{"soon", "-5", "25 h"}},
			{name: "pain", entry: cellWith("L"), said: "Squat & hinge, pain, Before, Left", bad: []string{"11", "-1", "bad"}},
		},
	},
	{
		name:    "a workout under way: a run",
		open:    func(p *program) { p.work("Easy run") },
		confirm: tapWords("today.on"),
		fields: []asked{
			{name: "Duration", bad: append(noDurations, "0")}, {name: "Distance", bad: noDistances}, {name: "Ascent", bad: noClimbs}, {name: "Descent", bad: noClimbs},
		},
	},
	{
		name: "a workout under way: sets",
		open: func(p *program) {
			p.lowerToday()
			p.work("Squats")
		},
		confirm: tapWords("today.on"),
		fields:  []asked{{name: "the weight of a set", entry: nthEntry(1), said: "Weight", bad: append(noWeights, "")}},
	},
	{
		name: "something else instead of a run",
		open: func(p *program) {
			p.work("Easy run")
			uitest.All[*kit.Scores](p.shown.page)[0].TypedRune('4')
			uitest.Tap(p.t, p.canvas(), p.words.Say("today.way.low-impact"))
		},
		fields: []asked{{name: "Duration", bad: append(noDurations, "0")}, {name: "Distance so far, if you know it", said: "Distance", bad: noDistances}},
	},
	{
		name: "a pain entry",
		open: func(p *program) {
			p.showPart(painPart)
			p.shown.page.Reload()
			p.canvas().Focused().TypedRune('2')
			p.unfold()
			p.atAnotherTime("2026-06-09", "08:00")
			uitest.Write(p.t, p.canvas(), "Temperature", "")
			uitest.Write(p.t, p.canvas(), "Note", "")
		},
		confirm: tapWords("diary.save"),
		fields: []asked{
			{name: "Date", bad: append(noDays, "", "2026-06-11")},
			{name: "Time of day", bad: append(noClocks, "")},
			{name: "Temperature", bad: []string{"warm", "-5", "60", "20"}},
			{name: "Note", bad: noNotes},
		},
	},
	{
		name: "a pain entry that is edited",
		open: func(p *program) { p.showPart(painPart); uitest.Tap(p.t, p.canvas(), p.words.Say("diary.edit")) },
		fields: []asked{
			{name: "Date", bad: append(noDays, "", "2026-06-11")},
			{name: "Time of day", bad: append(noClocks, "")},
			{name: "Temperature", bad: []string{"warm", "-5", "60", "20"}},
			{name: "Note", bad: noNotes},
		},
	},
	{
		name:    "a painkiller",
		open:    func(p *program) { p.showPart("recovery.painkillers"); p.atAnotherTime("2026-06-09", "08:00") },
		confirm: tapWords("diary.save"),
		fields:  []asked{{name: "Date", bad: append(noDays, "", "2026-06-11")}, {name: "Time of day", bad: append(noClocks, "")}},
	},
	{
		name: "a range of motion",
		open: func(p *program) {
			p.showPart("recovery.motion")
			p.atAnotherTime("2026-06-09", "08:00")
			uitest.Write(p.t, p.canvas(), "Value", "120")
			uitest.Write(p.t, p.canvas(), "Note", "")
		},
		confirm: tapWords("diary.save"),
		fields: []asked{
			{name: "Value", said: "Flexion", bad: []string{"", "far", "-500", "500"}},
			{name: "Note", bad: noNotes},
			{name: "Date", bad: append(noDays, "", "2026-06-11")},
			{name: "Time of day", bad: append(noClocks, "")},
		},
	},
	{
		name: "when a provider cleared a sign",
		open: func(p *program) {
			p.file.Do(planner.OpenFlag{Flag: "R29", Side: model.Left}, "")
			p.showPart(doctorPart)
			uitest.Tap(p.t, p.canvas(), p.words.Say("doctor.clear"))
			p.atAnotherTime("2026-06-10", "11:59")
		},
		fields: []asked{{name: "Date", bad: append(noDays, "", "2026-06-11")}, {name: "Time of day", bad: append(noClocks, "")}},
	},
	{
		name:    "how long ice stays on",
		open:    func(p *program) { p.showPart(timerPart) },
		confirm: func(p *program) { p.doCommand("command.timer.act") },
		fields:  []asked{{name: "Minutes on, 10 to 15", said: "Time on", bad: []string{"", "long", "-5", "9", "16", "0"}}},
	},
	{
		name: "a warm-up of one's own",
		open: func(p *program) { p.goTo(p.room("rail.warm-up")); p.warmUp.CopyRoutine() },
		fields: []asked{
			{name: "Title", bad: append(noTitles, "")},
			{name: "the time of a drill", entry: nthEntry(1), said: "row 1", bad: []string{"", "long", "-5", "2 h"}},
			{name: "the rest after it", entry: nthEntry(2), said: "row 1", bad: []string{"", "long", "-5", "2 h"}},
		},
	},
	{
		name:   "a new exercise",
		open:   func(p *program) { p.addToLibrary(); uitest.Write(p.t, p.canvas(), "Name", "Wall sit on one leg") },
		fields: append([]asked{{name: "Name", bad: append(noTitles, "", "Plank")}}, exerciseNotes...),
	},
	{
		name:   "notes on an exercise",
		open:   func(p *program) { p.goTo(p.room("rail.library")); p.doCommand("command.library.edit") },
		fields: exerciseNotes,
	},
	{
		name: "a new activity",
		open: func(p *program) {
			p.inLibrary(1)
			p.doCommand("command.library.add")
		},
		fields: []asked{{name: "Name", bad: append(noTitles, "", "Running")}},
	},
	{
		name: "a template of one's own",
		open: func(p *program) {
			p.chooseToday()
			p.week.SaveAsTemplate()
			p.inLibrary(2)
			uitest.All[*kit.Entry](p.shown.page)[0].SetText("Easy run 2")
			p.doCommand("command.library.edit")
		},
		fields: []asked{{name: "Title", bad: append(noTitles, "")}, {name: "Duration", bad: noDurations}, {name: "Distance", bad: noDistances}},
	},
	{
		name:   "settings: name",
		open:   settingsOf(settings.General),
		fields: []asked{{name: "the name", entry: nthEntry(1), said: "Name", bad: noTitles}},
	},
	{
		name: "settings: time",
		open: settingsOf(settings.Time),
		fields: []asked{
			{name: "Monday", entry: nthEntry(1), said: "Monday", bad: noDurations}, {name: "Sunday", entry: nthEntry(7), said: "Sunday", bad: noDurations},
		},
	},
	{
		name: "settings: limits",
		open: settingsOf(settings.Limits),
		fields: []asked{
			{name: "growth", entry: nthEntry(1), said: "Weekly growth", bad: []string{"", "fast", "-1", "11", "2.555"}},
			{name: "spike", entry: nthEntry(2), said: "Longest session", bad: []string{"", "far", "-1", "31", "9.5"}},
		},
	},
	{
		name: "settings: weights",
		open: settingsOf(settings.Weights),
		fields: []asked{
			{name: "the bar", entry: hinted("settings.bar.hint"), said: "Weight of the bar", bad: noWeights},
			{name: "dumbbells", entry: hinted("settings.dumbbells.hint"), said: "Dumbbells, row 2", bad: []string{"5; heavy", "5; -5", "5; 2000 kg", "5; 0"}},
			{name: "the step", entry: hinted("settings.step.hint"), said: "Step", bad: noWeights},
		},
	},
	{
		name:   "settings: what is usual",
		open:   settingsOf(settings.Aims),
		fields: []asked{{name: "of running", entry: hinted("settings.usual.hint"), said: "Distance", bad: []string{"far", "-1", "2000 km"}}},
	},
	{
		name: "settings: a reminder",
		open: func(p *program) {
			settingsOf(settings.Reminders)(p)
			for _, c := range uitest.All[*kit.Check](p.shown.page) {
				if c.AccessibilityLabel() == "Morning check" && !c.Checked() {
					test.Tap(c)
				}
			}
		},
		fields: []asked{{name: "its time", entry: nthEntry(1), said: "Time", bad: append(noClocks, "")}},
	},
	{
		name:   "a file to save",
		open:   func(p *program) { p.onWeek(); p.print(); uitest.Tap(p.t, p.canvas(), p.words.Say("print.save")) },
		fields: []asked{{name: "File name", said: "A file needs a name", bad: []string{"", "a/b", ".."}}, {name: "Folder", said: "no such folder", bad: []string{"", "/no/such/folder"}}},
	},
	{
		name: "a document's days",
		open: func(p *program) { p.onWeek(); p.print() },
		fields: []asked{
			{name: "the first day", entry: nthEntry(0), said: "day", bad: append(noDays, "")}, {name: "the last day", entry: nthEntry(1), said: "day", bad: append(noDays, "", "2020-01-01")},
		},
	},
}

var exerciseNotes = []asked{
	{name: "Step from one weight to the next", bad: noWeights},
	{name: "Left: flexion in degrees", said: "Knee flexion", bad: []string{"deep", "-5", "0", "500"}},
	{name: "Right: flexion in degrees", said: "Knee flexion", bad: []string{"deep", "-5", "0", "500"}},
	{name: "Left: in your words", said: "Note", bad: noNotes},
	{name: "Right: in your words", said: "Note", bad: noNotes},
}

func exerciseEntry(i int) func(*program) *kit.Entry {
	return func(p *program) *kit.Entry {
		for _, f := range uitest.All[*kit.Field](uitest.Top(p.canvas())) {
			if strings.HasPrefix(f.AccessibilityLabel(), "Exercises") {
				return uitest.All[*kit.Entry](f)[i]
			}
		}
		p.t.Fatal("no exercises")
		return nil
	}
}

// cellWith is the first cell of a sheet with some hint.
func cellWith(hint string) func(*program) *kit.Entry {
	return func(p *program) *kit.Entry {
		var hints []string
		for _, e := range uitest.All[*kit.Entry](uitest.Top(p.canvas())) {
			if e.PlaceHolder == hint {
				return e
			}
			hints = append(hints, e.PlaceHolder)
		}
		p.t.Fatalf("no cell with %q among %q", hint, hints)
		return nil
	}
}

func nthEntry(i int) func(*program) *kit.Entry {
	return func(p *program) *kit.Entry {
		top := uitest.Top(p.canvas())
		if !p.asks() {
			top = p.shown.page
		}
		return uitest.All[*kit.Entry](top)[i]
	}
}

// hinted is the entry of the page with some hint.
func hinted(key string) func(*program) *kit.Entry {
	return func(p *program) *kit.Entry {
		hint := p.words.Say(key)
		for _, e := range uitest.All[*kit.Entry](p.shown.page) {
			if begun := strings.TrimSuffix(e.PlaceHolder, "…"); begun != "" && strings.HasPrefix(hint, begun) {
				return e
			}
		}
		p.t.Fatalf("no entry with the hint %q", hint)
		return nil
	}
}

// settingsOf shows a section of the settings, in which nothing is typed.
func settingsOf(section string) func(*program) {
	return func(p *program) {
		p.showSettings(section)
		for _, e := range uitest.All[*kit.Entry](p.shown.page) {
			p.canvas().Focus(e)
			uitest.Press(p.canvas(), fyne.KeyEscape)
		}
	}
}

// tapWords confirms with the button of some words.
func tapWords(key string) func(*program) {
	return func(p *program) { uitest.Tap(p.t, p.canvas(), p.words.Say(key)) }
}

// work has the workout of a session of today under way, at the work.
func (p *program) work(title string) {
	p.t.Helper()
	p.must(p.plan.DropWorkout())
	p.goTo(p.room("rail.today"))
	p.shown.page.Reload()
	_, err := p.plan.StartWorkout(p.session(title).ID)
	p.must(err)
	p.shown.page.Reload()
	for _, words := range []string{"today.on", "today.warm-up.skip"} {
		uitest.Tap(p.t, p.canvas(), p.words.Say(words))
	}
}

// unfold shows all of the pain form.
func (p *program) unfold() {
	if b := uitest.Button(p.shown.page, p.words.Say("diary.more")); b != nil {
		test.Tap(b)
	}
}

// atAnotherTime says that something was not now but then.
func (p *program) atAnotherTime(day, clock string) {
	uitest.Segment(p.t, p.canvas(), "When", p.words.Say("diary.other-time"))
	uitest.Write(p.t, p.canvas(), "Date", day)
	uitest.Write(p.t, p.canvas(), "Time of day", clock)
}

// inLibrary shows the i-th kind of what is in the library.
func (p *program) inLibrary(i int) {
	p.goTo(p.room("rail.library"))
	uitest.All[*kit.Entry](p.shown.page)[0].SetText("")
	kinds := uitest.All[*kit.Segments](p.shown.page)[0]
	p.canvas().Focus(kinds)
	for range 4 {
		uitest.Press(p.canvas(), fyne.KeyLeft)
	}
	for range i {
		uitest.Press(p.canvas(), fyne.KeyRight)
	}
}

// addToLibrary asks for a new exercise.
func (p *program) addToLibrary() {
	p.inLibrary(0)
	p.doCommand("command.library.add")
}

// onWeek shows the board with the keyboard on it.
func (p *program) onWeek() {
	p.goTo(p.room("rail.week"))
	p.week.GoToday()
}

// lowerToday plans a session with sets for today and puts the cursor on it.
func (p *program) lowerToday() {
	p.t.Helper()
	p.onWeek()
	set := model.Set{Reps: 10, Weight: 20 * model.Kilogram}
	out := p.file.Do(planner.Add{Session: model.Session{
		Kind: model.Lower, Title: "Squats", Date: today, Status: model.Planned, Plan: model.Effort{Duration: 20 * model.Minute},
		Prescriptions: []model.Prescription{{Exercise: "leg-press", Sets: []model.Set{set, set}}},
	}, Index: planner.AtEnd}, "for the test")
	p.week.ShowDay(today, out.Change.Sessions[0].After.ID)
}

// TestBadInputNamesItsField types what cannot be taken into every field of every
// form. The form stays open, with all that was typed; it names the field, which
// has the keyboard; and nothing is written.
func TestBadInputNamesItsField(t *testing.T) {
	p := open(t)
	for _, f := range forms {
		for _, a := range f.fields {
			for _, bad := range a.bad {
				p.tryBad(&f, &a, bad)
			}
		}
	}
	if n := p.failures(); n > 0 {
		t.Errorf("%d failures, the first %v", n, <-p.logged)
	}
}

// TestBadInputInTheFirstRun does the same there.
func TestBadInputInTheFirstRun(t *testing.T) {
	p := openFresh(t)
	for _, c := range uitest.All[*kit.Check](p.canvas().Content()) {
		if c.AccessibilityLabel() == p.words.Say("welcome.accept") {
			test.Tap(c)
		}
	}
	for range 3 {
		uitest.Tap(t, p.canvas(), p.words.Say("welcome.next"))
	}
	level := form{name: "first run", open: func(p *program) {
		for _, e := range uitest.All[*kit.Entry](p.canvas().Content()) {
			e.Write("")
		}
	}}
	for _, e := range uitest.All[*kit.Field](p.canvas().Content()) {
		if len(uitest.All[*kit.Entry](e)) == 0 {
			continue
		}
		name, said, bad := strings.TrimSpace(e.AccessibilityLabel()), "Weight", noWeights
		if strings.Contains(name, "week") {
			said, bad = "Distance", []string{"far", "-1", "2000 km"}
		}
		level.fields = append(level.fields, asked{name: name, said: said, bad: bad})
	}
	if len(level.fields) < 3 {
		t.Fatalf("fields: %+v", level.fields)
	}
	for _, a := range level.fields {
		for _, bad := range a.bad {
			p.tryBad(&level, &a, bad)
		}
	}
}

func (p *program) tryBad(f *form, a *asked, bad string) {
	p.t.Helper()
	what := fmt.Sprintf("%s, %s, %.12q", f.name, a.name, bad)
	if !p.inFirstRun() {
		p.restore()
	}
	f.open(p)
	e := p.entryOf(a)
	texts := uitest.Texts(uitest.Top(p.canvas()))
	p.canvas().Focus(e)
	e.Write(bad)
	typed, before, top := p.entered(), p.revision(), p.heading()
	if f.confirm != nil {
		f.confirm(p)
	} else {
		p.confirmFrom(e)
	}
	if p.heading() != top {
		p.t.Errorf("%s: it is closed, %q is open", what, p.heading())
		p.dismiss()
		return
	}
	if p.revision() != before {
		p.t.Errorf("%s: something was written", what)
	}
	if now := p.entered(); !slices.Equal(now, typed) {
		p.t.Errorf("%s: of what was entered there is %q, not %q", what, without(now, typed), without(typed, now))
	}
	name := a.said
	if name == "" {
		name = a.name
	}
	said := strings.Join(without(uitest.Texts(uitest.Top(p.canvas())), texts), " ")
	if !strings.Contains(said, name) || strings.Contains(said, "!") {
		p.t.Errorf("%s: says %q, which does not name %q", what, said, name)
	}
	if p.canvas().Focused() != fyne.Focusable(e) {
		p.t.Errorf("%s: %T has the keyboard", what, p.canvas().Focused())
	}
	p.dismiss()
}

// entryOf is where a field is typed into.
func (p *program) entryOf(a *asked) *kit.Entry {
	p.t.Helper()
	if a.entry != nil {
		return a.entry(p)
	}
	return uitest.Control[*kit.Entry](p.t, p.canvas(), a.name)
}

// confirmFrom presses Enter, or in a note, where that breaks the line, the
// button.
func (p *program) confirmFrom(e *kit.Entry) {
	if p.inFirstRun() {
		tapWords("welcome.next")(p)
		return
	}
	if !e.MultiLine {
		uitest.Press(p.canvas(), fyne.KeyReturn)
		return
	}
	buttons := uitest.All[*kit.Button](uitest.Top(p.canvas()))
	test.Tap(buttons[len(buttons)-1]) // the primary one
}

// entered is all that the controls of what is open say.
func (p *program) entered() []string {
	var all []string
	uitest.Walk(uitest.Top(p.canvas()), func(o fyne.CanvasObject, _, _ uitest.Area) {
		switch o := o.(type) {
		case *kit.Entry:
			all = append(all, o.Text)
		case *kit.Check:
			all = append(all, fmt.Sprint(o.AccessibilityLabel(), o.Checked()))
		case *kit.Segments:
			all = append(all, o.AccessibilityLabel())
		case *kit.Select:
			all = append(all, o.AccessibilityLabel())
		case *kit.Stepper:
			all = append(all, o.AccessibilityLabel())
		case *kit.Scores:
			all = append(all, o.AccessibilityLabel())
		}
	})
	return all
}
