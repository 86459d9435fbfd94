package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/settings"
	"github.com/kneewise/kneewise/ui/uitest"
)

// The scenarios of RULES.md 4 about pain, as a person meets them: everything is
// entered on the pages, and what is compared is what the pages then say.

// monday is the first day of the scenarios.
var monday = civil.Date{Year: 2026, Month: time.June, Day: 1}

// beginner opens the window of a person in London who has planned nothing yet,
// at seven in the morning of that Monday.
func beginner(t *testing.T, units model.Units) *program {
	t.Helper()
	p := &program{t: t, folder: t.TempDir(), logged: make(chan error, 100), clock: uitest.Local(monday, 7*model.Hour)}
	test.NewTempApp(t)
	p.file = uitest.OpenPlan(t, p.folder, p.time, uitest.NewIDs("id"))
	profile := model.DefaultProfile()
	profile.Zone, profile.Units = uitest.Zone, units
	p.file.Do(planner.Fill{Profile: profile}, "")
	p.must(p.file.SaveWelcome(planner.Welcome{Accepted: p.clock, Finished: p.clock}))
	p.Window = p.again(p.file.Planner)
	return p
}

// at moves the clock on to a time of a day, as the window notices it.
func (p *program) at(day civil.Date, clock model.Seconds) {
	p.t.Helper()
	p.clock = uitest.Local(day, clock)
	p.must(p.plan.Refresh())
	p.shown.page.Reload()
}

// did logs on the board what was done without a plan.
func (p *program) did(day civil.Date, clock, minutes string, fill func()) {
	p.t.Helper()
	p.onWeek()
	p.week.LogUnplanned()
	uitest.Write(p.t, p.canvas(), "Date", day.String())
	uitest.Write(p.t, p.canvas(), "Time of day", clock)
	fill()
	uitest.Write(p.t, p.canvas(), "Duration", minutes)
	uitest.Press(p.canvas(), fyne.KeyReturn)
	if p.asks() {
		p.t.Fatalf("it is not taken: %q", uitest.Texts(uitest.Top(p.canvas())))
	}
}

// ran fills in how far a run was.
func (p *program) ran(distance string) func() {
	return func() {
		uitest.Pick(p.t, p.canvas(), "Activity", "Running")
		uitest.Write(p.t, p.canvas(), "Distance", distance)
	}
}

// usuallyRuns says in the settings how far a week's runs are until now.
func (p *program) usuallyRuns(distance string) {
	p.t.Helper()
	settingsOf(settings.Aims)(p)
	e := hinted("settings.usual.hint")(p)
	p.canvas().Focus(e)
	e.Write(distance)
	uitest.Press(p.canvas(), fyne.KeyReturn)
}

// painEntry enters a score in the pain diary, with what else fill enters. It
// returns what the page says will change, and what it says once that is saved.
func (p *program) painEntry(score int, fill func()) (before, after string) {
	p.t.Helper()
	p.showPart(painPart)
	p.recovery.Focus()
	p.canvas().Focused().TypedRune(rune('0' + score))
	fill()
	_, before, _ = strings.Cut(said(p.recovery), "What will change")
	uitest.Tap(p.t, p.canvas(), "Save")
	_, after, found := strings.Cut(said(p.recovery), "Saved")
	if !found {
		p.t.Fatalf("it is not saved: %q", said(p.recovery))
	}
	return before, after
}

// said is all the text of an object, with one space between what is drawn apart.
func said(o fyne.CanvasObject) string {
	return strings.Join(strings.Fields(strings.Join(uitest.Texts(o), " ")), " ")
}

// wants says what a text is to hold.
func wants(t *testing.T, what, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%s: %q is missing in %q", what, part, text)
		}
	}
}

// wantsNone says what a text is not to hold.
func wantsNone(t *testing.T, what, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(text, part) {
			t.Errorf("%s: %q is in %q", what, part, text)
		}
	}
}

// limitsOf is what the dialog of all limits says of the week of a day.
func (p *program) limitsOf(day civil.Date) string {
	p.t.Helper()
	p.onWeek()
	p.week.ShowDay(day, "")
	p.week.Limits()
	text := said(uitest.Top(p.canvas()))
	uitest.Press(p.canvas(), fyne.KeyEscape)
	return text
}

// settled is how each of them ends.
func (p *program) settled() {
	p.t.Helper()
	if n := p.failures(); n > 0 {
		p.t.Errorf("%d failures, the first %v", n, <-p.logged)
	}
}

// O11, L11: declared 10 mi; did 10.25 red, then 8.0 green, then 8.2 green.
func TestO11_ARedWeekIsSeenOnTheBoard(t *testing.T) {
	p := beginner(t, model.Units{Miles: true})
	p.usuallyRuns("10 mi")
	for i, distance := range []string{"10.25", "8.0", "8.2"} {
		day := monday.AddDays(7 * i)
		p.at(day, 12*model.Hour)
		p.did(day, "08:00", "90", p.ran(distance))
		if i == 0 {
			before, after := p.painEntry(7, func() {
				uitest.Pick(t, p.canvas(), "Moment", "during it")
				p.atAnotherTime(day.String(), "09:00")
			})
			for _, text := range []string{before, after} {
				wants(t, "the red run", text, "Running counts as red: 6 or more during it.", "Running: 8.20 mi at most in the next session.",
					"Week 24, Running: 8.20 mi at most; it was 10.50 mi.")
			}
		}
		p.at(day.AddDays(6), 8*model.Hour) // and then it is well again
		p.painEntry(0, func() { uitest.Pick(t, p.canvas(), "Moment", "in the morning") })
	}
	for i, want := range []string{
		"10.25 of 10.25 mi 0.00 mi left last week 10.00 2.5 % more than 10.00 mi",
		"8.00 of 8.20 mi 0.20 mi left last week 10.25 Pain last week: 20 % off, 8.20 mi at most.",
		"8.20 of 8.20 mi 0.00 mi left last week 8.00 Last week was lighter: 8.20 mi again, no growth.",
		"0.00 of 8.40 mi 8.40 mi left last week 8.20 2.5 % more than 8.20 mi", // 8.405, floored to 0.01
	} {
		wants(t, "the limits", p.limitsOf(monday.AddDays(7*i)), "Running "+want)
	}
	p.settled()
}

// O17: p_peak 2 and a morning like any other is green; p_peak 3 amber; 6 red.
func TestO17_ZonesOfARun(t *testing.T) {
	for _, c := range []struct {
		score int
		zone  string
		plan  []string // what rests and what the next week's limit is, before and after
		next  string
	}{
		{2, "Running counts as green: within the bounds.", nil, "Running 0.00 of 5.12 km 5.12 km left last week 5.00 2.5 % more than 5.00 km, your established level."},
		{
			3, "Running counts as amber: 3 to 5 during it.",
			[]string{"Week 24, Running: 5.00 km at most; it was 5.12 km."},
			"Running 0.00 of 5.00 km 5.00 km left last week 5.00 Some pain last week: 5.00 km again, no growth.",
		},
		{6, "Running counts as red: 6 or more during it.", []string{
			"After Running, lower body and high impact rest until Wed 3 June 08:30.", "Running: 4.00 km at most in the next session.",
			"Week 24, Running: 4.00 km at most; it was 5.12 km.",
		}, "Running 0.00 of 4.00 km 4.00 km left last week 5.00 Pain last week: 20 % off, 4.00 km at most."},
	} {
		t.Run(fmt.Sprint(c.score), func(t *testing.T) {
			p := beginner(t, model.Units{})
			p.usuallyRuns("5 km")
			p.at(monday, 12*model.Hour)
			p.did(monday, "08:00", "30", p.ran("5"))
			before, after := p.painEntry(c.score, func() {
				uitest.Pick(t, p.canvas(), "Moment", "during it")
				p.atAnotherTime(monday.String(), "08:20")
			})
			for _, text := range []string{before, after} {
				wants(t, "the diary", text, append(c.plan, c.zone)...)
				if c.plan == nil {
					wantsNone(t, "the diary", text, "at most", "rest until")
				}
			}
			p.at(monday.AddDays(1), 8*model.Hour)
			p.goTo(p.room("rail.today"))
			wants(t, "Today", said(p.shown.page), "the morning after Running on Monday")
			for _, row := range uitest.All[*kit.Scores](p.shown.page) {
				row.TypedRune('0')
			}
			uitest.Tap(t, p.canvas(), "Save check")
			wants(t, "the limits", p.limitsOf(monday.AddDays(7)), c.next)
			p.settled()
		})
	}
}

// signs are R25 to R32: what is ticked in the pain diary and what the window then
// says above every page.
var signs = []struct {
	tick, banner string
	today        bool // a doctor should look at it today; all that is planned waits
}{
	{"Ice, heat and gentle movement do not help", "pain that ice, heat and gentle movement do not settle", false},
	{"Came or changed suddenly", "a sudden change in pain or swelling", false},
	{"Does not get better", "pain that does not improve", false},
	{"Grows with activity", "pain that grows with activity", false},
	{"Wakes me at night", "pain that wakes you at night", false},
	{"Warm", "a warm or red knee", false},
	{"Cannot take four steps on it", "a leg that bears no weight", true},
	{"Fever", "fever", true},
}

// O18: each of R25 to R32 ticked once at a score of 1: its banner; R31 and R32
// also empty the plan, which means that it waits (clarification 9).
func TestO18_EachSignHasItsBanner(t *testing.T) {
	for _, sign := range signs {
		t.Run(sign.tick, func(t *testing.T) {
			p := beginner(t, model.Units{})
			p.plansUpperBody()
			before, _ := p.painEntry(1, func() { p.tick(sign.tick) })
			wants(t, "before", strings.ToLower(before), sign.banner+": please see a doctor.")
			wants(t, "the banner", strings.ToLower(p.banner.AccessibilityLabel()), "please see a doctor", sign.banner)
			waits := "1 planned session waits: kept, and back when the sign has ended."
			p.onWeek()
			board := said(p.week)
			if sign.today {
				wants(t, "before", before, waits)
				wants(t, "the board", board, "Waits", "1 session waits until the sign to see a doctor has ended. It is kept.")
			} else {
				wantsNone(t, "before", before, waits)
				wantsNone(t, "the board", board, "Waits", "session waits")
			}
			p.settled()
		})
	}
}

// TestO18_EightBannersAtOnce are said together, and each has its sheet.
func TestO18_EightBannersAtOnce(t *testing.T) {
	p := beginner(t, model.Units{})
	p.plansUpperBody()
	p.painEntry(1, func() {
		for _, sign := range signs {
			p.tick(sign.tick)
		}
	})
	banner := strings.ToLower(p.banner.AccessibilityLabel())
	p.showPart(doctorPart)
	page := strings.ToLower(said(p.recovery))
	for _, sign := range signs {
		wants(t, "the banner", banner, sign.banner)
		wants(t, "the page", page, sign.banner)
	}
	if n := strings.Count(page, "open since mon 1 june 07:00"); n != len(signs) {
		t.Errorf("%d sheets of open signs: %q", n, page)
	}
	wants(t, "the banner", banner, "please see a doctor today")
	wants(t, "the page", page, "all planned sessions wait.")
	p.settled()
}

// plansUpperBody plans a session that no sore knee keeps from being done.
func (p *program) plansUpperBody() {
	p.t.Helper()
	p.file.Do(planner.Add{Session: model.Session{
		Kind: model.Upper, Title: "Press & row", Date: monday.AddDays(3), Status: model.Planned, Plan: model.Effort{Duration: 30 * model.Minute},
	}, Index: planner.AtEnd}, "")
}

// tick ticks a box of the pain form.
func (p *program) tick(words string) {
	p.t.Helper()
	p.unfold()
	for _, c := range uitest.All[*kit.Check](p.recovery) {
		if c.AccessibilityLabel() == words {
			test.Tap(c)
			return
		}
	}
	p.t.Fatalf("no box %q", words)
}

// O19: an ache of both thighs 30 hours after the first lunges may fit muscle
// soreness, in its usual time; what is sharp, in the set and of one knee is not.
func TestO19_SorenessIsOfferedOrNot(t *testing.T) {
	lunges := func(t *testing.T) *program {
		p := beginner(t, model.Units{})
		p.at(monday, 21*model.Hour)
		p.did(monday, "18:00", "45", func() {
			uitest.Segment(t, p.canvas(), "Kind", "Lower")
			uitest.Tap(t, p.canvas(), "Add an exercise")
			uitest.Pick(t, p.canvas(), "Exercises: repetitions or seconds of each set, weight", "Lunge")
			exerciseEntry(0)(p).Write("10, 10")
		})
		return p
	}
	t.Run("an ache of both thighs", func(t *testing.T) {
		p := lunges(t)
		p.at(monday.AddDays(2), 9*model.Hour)
		_, after := p.painEntry(3, func() {
			uitest.Segment(t, p.canvas(), "Side", "Both")
			uitest.Pick(t, p.canvas(), "Where it hurts", "thigh")
			uitest.Pick(t, p.canvas(), "Kind of pain", "ache")
			p.atAnotherTime(monday.AddDays(2).String(), "00:45")
		})
		wants(t, "the diary", after, "May fit Muscle soreness, in its usual time: 30 h after Lower body.", "Lunge is new", "not a diagnosis")
		p.settled()
	})
	t.Run("sharp, in the set, right", func(t *testing.T) {
		p := lunges(t)
		_, after := p.painEntry(5, func() {
			uitest.Segment(t, p.canvas(), "Side", "Right")
			uitest.Pick(t, p.canvas(), "Moment", "during it")
			uitest.Pick(t, p.canvas(), "Kind of pain", "sharp")
			p.atAnotherTime(monday.String(), "18:20")
		})
		wants(t, "the diary", after, "May fit", "acute injuries usually hurt at once")
		wantsNone(t, "the diary", after, "soreness")
		p.settled()
	})
}

// O26: ibuprofen at 13:00 and a workout at 18:00: a warning, and the session is
// masked; at 06:00: nothing.
func TestO26_APainkillerBeforeAWorkout(t *testing.T) {
	for _, c := range []struct {
		dose string
		warn bool
	}{{"13:00", true}, {"06:00", false}} {
		t.Run(c.dose, func(t *testing.T) {
			p := beginner(t, model.Units{})
			p.usuallyRuns("5 km")
			p.file.Do(planner.Add{Session: model.Session{
				Kind: model.Cardio, Activity: "run", Title: "Easy run", Date: monday, Status: model.Planned,
				Start: model.At(monday, 18*model.Hour, uitest.Zone), Zone: uitest.Zone,
				Plan: model.Effort{Duration: 30 * model.Minute, Distance: 5 * model.Kilometre},
			}, Index: planner.AtEnd}, "")
			p.at(monday, 14*model.Hour)
			p.showPart("recovery.painkillers")
			uitest.Pick(t, p.canvas(), "Medicine", "Ibuprofen")
			p.atAnotherTime(monday.String(), c.dose)
			uitest.Tap(t, p.canvas(), "Save")
			uitest.Tap(t, p.canvas(), "Yes, I asked")
			page := said(p.recovery)
			p.onWeek()
			board := said(p.week)
			p.at(monday, 17*model.Hour+55*model.Minute)
			p.goTo(p.room("rail.today"))
			uitest.Tap(t, p.canvas(), "Start")
			start := said(p.shown.page)
			for _, words := range []string{"Go on", "Go on without", "Go on", "Finish"} {
				uitest.Tap(t, p.canvas(), words)
			}
			p.at(monday.AddDays(7), 12*model.Hour)
			limits := p.limitsOf(monday.AddDays(7))
			warning := "Ibuprofen 5 h before: it may hide the pain that says when to stop."
			if c.warn {
				wants(t, "the log", page, warning)
				wants(t, "the board", board, "5.00 km · 30 min Painkiller", "1 not advised", warning)
				wants(t, "before it", start, "May be masked. Ibuprofen taken before this session can hide pain. It will not count as growth; go easier than planned.")
				wants(t, "the next week", limits, "of 5.00 km", "A painkiller may have hidden pain last week: 5.00 km again, no growth.")
			} else {
				wants(t, "the log", page, "Nothing changes in the plan.")
				wants(t, "the board", board, "5.00 km · 30 min Fine", "None. Everything planned here fits.")
				wantsNone(t, "before it", start, "masked", "Ibuprofen")
				wants(t, "the next week", limits, "of 5.12 km", "2.5 % more than 5.00 km, your established level.")
			}
			p.settled()
		})
	}
}
