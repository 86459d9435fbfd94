package week

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

var (
	thursday = day("2026-06-11")
	friday   = day("2026-06-12")
	saturday = day("2026-06-13")
	sunday   = day("2026-06-14")
)

func TestAWeekIsShownAsItIs(t *testing.T) {
	s := alex(t, standard)
	equal(t, "title", s.header.top.AccessibilityLabel(), "8 – 14 June, Week 24 · this week")
	var numbers, counts string
	for _, c := range s.board.columns {
		numbers += c.Number + " "
		counts += string(rune('0' + len(c.Cards)))
	}
	equal(t, "days", numbers, "8 9 10 11 12 13 14 ")
	equal(t, "cards a day", counts, "1122210")
	equal(t, "today", s.board.columns[2].Weekday, "Today")
	equal(t, "rest day", s.board.columns[6].Rest, "Rest day")
	equal(t, "foot", s.board.columns[3].Foot, "85 of 120 min")
	equal(t, "in the tray", s.tray.words.notPlaced, "Not placed · 1")
	equal(t, "templates", len(s.tray.templates.cards), len(s.Plan.Library().Templates))
	equal(t, "finding", s.shown(s.id("Press & row")).VerdictIcon, theme.IconCaution)
	done := s.board.columns[0].Cards[0]
	equal(t, "done", done.Verdict, "Done")
	equal(t, "pain", done.Pain, "pain 1")
	equal(t, "cannot be dragged", done.Fixed, true)
	equal(t, "empty state", s.empty.Visible(), false)
}

func TestDropOnAnAllowedDayWritesItAndSaysSo(t *testing.T) {
	s := alex(t, standard)
	id := s.id("Press & row")
	s.drag(id, saturday, 0)
	moved := s.stored(id)
	equal(t, "day", moved.Date, saturday)
	clock, _ := moved.Clock()
	equal(t, "clock", clock, 18*model.Hour)
	equal(t, "first planned on", moved.Original, friday)
	same(t, "in the order of the clock", s.titles(saturday), "Long run", "Press & row")
	equal(t, "toast", s.lastToast().text, "Move Press & row to Saturday")
	equal(t, "dialog", s.asks(), false)
	chosen, _ := s.board.Chosen()
	equal(t, "cursor", chosen, string(id))
	equal(t, "focus", s.canvas().Focused(), s.board.Focusable())
	equal(t, "findings", len(s.rows()), 0)

	s.lastToast().do()
	equal(t, "undone", s.stored(id).Date, friday)
}

func TestADragShowsWhatTheRulesSay(t *testing.T) {
	s := alex(t, standard)
	p := s.lift(s.id("Press & row"))
	var words []string
	for _, plate := range s.board.drag.plates {
		words = append(words, plate.Word)
	}
	same(t, "verdicts", words,
		"Not advised", "Fine", "Not allowed", "Not allowed", "Not advised", "Fine", "Not advised")
	p.Glide(s.place(thursday, 0))
	for _, part := range []string{"Thu 11 June: Not allowed.", "upper body", "Release to move"} {
		if said := s.status.AccessibilityLabel(); !strings.Contains(said, part) {
			t.Errorf("status line %q without %q", said, part)
		}
	}
	uitest.Press(s.canvas(), fyne.KeyEscape)
	p.Release()
	if said := s.status.AccessibilityLabel(); !strings.Contains(said, "Press & row") || !strings.Contains(said, "All changes saved") {
		t.Errorf("status line after Escape: %q", said)
	}
}

func TestDropWhereItWasWritesNothing(t *testing.T) {
	s := alex(t, standard)
	s.unchanged("a drop in its own place", func() { s.drag(s.id("Press & row"), friday, 1) })
	equal(t, "toasts", len(s.toasts), 0)
	equal(t, "dialog", s.asks(), false)
}

func TestDropWithinADayWritesTheOrder(t *testing.T) {
	s := alex(t, standard)
	id := s.yogaOnFriday()
	same(t, "order", s.titles(friday), "Steady ride", "Press & row", "Gentle yoga")
	s.drag(id, friday, 0)
	same(t, "order", s.titles(friday), "Gentle yoga", "Steady ride", "Press & row")
	equal(t, "toast", s.lastToast().text, "Reorder Gentle yoga")
	s.drag(id, friday, 1)
	same(t, "order", s.titles(friday), "Steady ride", "Gentle yoga", "Press & row")
}

// yogaOnFriday puts the one session without a time onto Friday, after the others.
func (s *stage) yogaOnFriday() model.ID {
	s.t.Helper()
	id := s.id("Gentle yoga")
	s.do(planner.Move{Session: id, To: friday, Index: planner.AtEnd}, "")
	return id
}

// TestTheClockDecidesTheOrderOfADay shows a card where it will be, and says why
// it is not where it is held.
func TestTheClockDecidesTheOrderOfADay(t *testing.T) {
	s := alex(t, standard)
	s.yogaOnFriday()
	id := s.id("Press & row")
	s.unchanged("a drop against the clock", func() {
		p := s.lift(id).Glide(s.place(friday, 0))
		equal(t, "stays", s.board.drag.stays(), true)
		p.Release()
	})
	s.drag(id, friday, 3)
	same(t, "behind what has no time", s.titles(friday), "Steady ride", "Gentle yoga", "Press & row")
	s.board.Choose(string(s.id("Steady ride")))
	s.ReorderChosen(1)
	same(t, "by key", s.titles(friday), "Gentle yoga", "Steady ride", "Press & row")
	s.unchanged("a step against the clock", func() { s.ReorderChosen(1) })
	equal(t, "said", strings.Contains(s.statusText(), "the clock decides"), true)
}

// notAllowed drops Press & row on Thursday, beside Push & pull.
func notAllowed(s *stage) model.ID {
	s.t.Helper()
	id := s.id("Press & row")
	s.unchanged("a drop on a day that is not allowed", func() { s.drag(id, thursday, 2) })
	equal(s.t, "dialog", s.heading(), "Not allowed: Move Press & row to Thursday")
	equal(s.t, "toasts", len(s.toasts), 0)
	return id
}

func TestDropOnADayThatIsNotAllowedAsksFirst(t *testing.T) {
	s := alex(t, standard)
	id := notAllowed(s)
	uitest.Tap(t, s.canvas(), "Cancel")
	equal(t, "dialog", s.asks(), false)
	equal(t, "day", s.stored(id).Date, friday)
	equal(t, "toasts", len(s.toasts), 0)
	equal(t, "in the air", s.board.Dragging(), false)

	notAllowed(s)
	uitest.Press(s.canvas(), fyne.KeyEscape)
	equal(t, "dialog after Escape", s.asks(), false)
	equal(t, "day after Escape", s.stored(id).Date, friday)
}

func TestTheWayOnMovesToTheNearestDay(t *testing.T) {
	s := alex(t, standard)
	id := notAllowed(s)
	uitest.Tap(t, s.canvas(), "Move to Sat 13 June")
	equal(t, "dialog", s.asks(), false)
	equal(t, "day", s.stored(id).Date, saturday)
	equal(t, "toast", s.lastToast().text, "Move Press & row to Saturday")
}

func TestKeepingWhatIsNotAllowedNeedsAReason(t *testing.T) {
	s := alex(t, standard)
	p := s.profile()
	p.Available[thursday.In(time.UTC).Weekday()] = 4 * model.Hour // or the card would say first that it takes too long
	s.do(planner.SaveProfile{Profile: p}, "")
	id := notAllowed(s)
	name := s.say("wayon.reason")
	s.unchanged("keeping without a reason", func() { uitest.Tap(t, s.canvas(), "Keep anyway") })
	equal(t, "what is wrong", uitest.Wrong(t, s.canvas(), name), s.say("wayon.reason.needed"))
	s.unchanged("keeping for blanks", func() {
		reasonField(s).SetText("   ")
		uitest.Tap(t, s.canvas(), "Keep anyway")
	})

	reasonField(s).SetText("Only light weights")
	uitest.Tap(t, s.canvas(), "Keep anyway")
	equal(t, "dialog", s.asks(), false)
	equal(t, "day", s.stored(id).Date, thursday)
	equal(t, "toast", s.lastToast().text, "Move Press & row to Thursday")
	card := s.shown(id)
	equal(t, "card", card.Verdict, "Kept: Only light weights")
	equal(t, "quoted", card.Kept, true)
	if i := slices.IndexFunc(s.rows(), func(f Finding) bool { return f.Kept == "Kept: Only light weights" }); i < 0 {
		t.Errorf("no finding is kept: %+v", s.rows())
	}
}

// TestWhatIsNotAllowedNamesWhatItCounts: a strength session once more is over the
// limits of several exercises, each of which is named.
func TestWhatIsNotAllowedNamesWhatItCounts(t *testing.T) {
	s := alex(t, standard)
	s.pick("Push & pull")
	s.CopyChosen()
	s.Paste()
	equal(t, "dialog", s.heading(), "Not allowed: Paste Push & pull on Thursday")
	said := strings.Join(uitest.Sentences(s.canvas()), " ")
	for _, p := range s.stored(s.id("Push & pull")).Prescriptions {
		exercise, _ := s.Plan.Library().Exercise(p.Exercise)
		if !strings.Contains(said, exercise.Name+": ") {
			t.Errorf("%s is not named: %s", exercise.Name, said)
		}
	}
}

// reasonField is the entry for a reason in the open dialog.
func reasonField(s *stage) *kit.Entry {
	return uitest.Control[*kit.Entry](s.t, s.canvas(), s.say("wayon.reason"))
}

func TestEnterInTheReasonKeeps(t *testing.T) {
	s := alex(t, standard)
	id := notAllowed(s)
	equal(t, "focus", s.canvas().Focused(), fyne.Focusable(reasonField(s)))
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "dialog without a reason", s.asks(), true)
	test.Type(reasonField(s), "Only light weights")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "dialog", s.asks(), false)
	equal(t, "day", s.stored(id).Date, thursday)
}

func TestDropOnTheTrayAndBack(t *testing.T) {
	s := alex(t, standard)
	id := s.id("Press & row")
	s.lift(id).Glide(absolute(s.tray).AddXY(100, 300)).Release()
	placed := s.stored(id)
	equal(t, "placed", placed.Placed(), false)
	equal(t, "toast", s.lastToast().text, "Put Press & row in the tray")
	equal(t, "heading", s.tray.words.notPlaced, "Not placed · 2")

	row := slices.IndexFunc(s.tray.parked.cards, func(c Card) bool { return c.ID == string(id) })
	at := absolute(s.tray.parked).AddXY(40, (float32(row)+0.5)*(cardHeight()+cardGap()))
	p := uitest.Hold(s.canvas(), at).Move(at.AddXY(-3, 0))
	p.Glide(s.place(saturday, 1)).Release()
	equal(t, "day", s.stored(id).Date, saturday)
}

func TestDropOfATemplateDrawsASession(t *testing.T) {
	s := alex(t, standard)
	row := slices.IndexFunc(s.tray.templates.cards, func(c Card) bool { return c.Title == "Hips & ankles" })
	y := (float32(row) + 0.5) * templateRow()
	s.tray.listScroll.ScrollToOffset(fyne.NewPos(0, y-templateRow()))
	at := absolute(s.tray.templates).AddXY(40, y)
	p := uitest.Hold(s.canvas(), at).Move(at.AddXY(-3, 0))
	p.Glide(s.place(sunday, 0)).Release()
	same(t, "drawn", s.titles(sunday), "Hips & ankles")
	equal(t, "toast", s.lastToast().text, "Add Hips & ankles")
	drawn := s.stored(s.view.Days[6].Sessions[0].ID)
	equal(t, "of its template", drawn.Template, "hips-ankles")
}

func TestSearchingTheTray(t *testing.T) {
	s := alex(t, standard)
	shown := func() []string {
		var titles []string
		for _, c := range s.tray.templates.cards {
			titles = append(titles, c.Title)
		}
		return titles
	}
	n := len(shown())
	s.canvas().Focus(s.tray.search)
	test.Type(s.tray.search, " Run")
	same(t, "found", shown(), "Easy run", "Long run")
	s.tray.search.SetText("nothing like it")
	same(t, "found", shown())
	s.tray.search.SetText("")
	equal(t, "all", len(shown()), n)
	s.tray.search.SetText("run")
	s.Reload()
	same(t, "after a reload", shown(), "Easy run", "Long run")
}

func TestADoubleClickOnATemplateAddsItToTheChosenDay(t *testing.T) {
	s := alex(t, standard)
	s.pick("Long run")
	row := slices.IndexFunc(s.tray.templates.cards, func(c Card) bool { return c.Title == "Hips & ankles" })
	place := func(row int) *desktop.MouseEvent { return mouseAt(fyne.NewPos(10, (float32(row)+0.5)*templateRow())) }
	s.tray.templates.MouseDown(place(row - 1))
	s.tray.templates.MouseDown(place(row))
	s.unchanged("two quick clicks on two templates", func() { s.tray.templates.DoubleTapped(&place(row).PointEvent) })
	s.tray.templates.MouseDown(place(row))
	s.tray.templates.DoubleTapped(&place(row).PointEvent)
	same(t, "added", s.titles(saturday), "Long run", "Hips & ankles")
}

func TestFixButtonOfAFindingMoves(t *testing.T) {
	s := alex(t, standard)
	id := s.id("Press & row")
	equal(t, "rows", len(s.rows()), 1)
	row := s.rows()[0]
	equal(t, "title", row.Title, "Press & row")
	equal(t, "place", row.Place, "Fri 12 June")
	uitest.Tap(t, s.canvas(), "Move to Sat")
	equal(t, "day", s.stored(id).Date, saturday)
	equal(t, "rows", len(s.rows()), 0)
	equal(t, "nothing found", s.findings.empty.Visible(), true)
}

func TestKeepButtonOfAFindingAsksForAReason(t *testing.T) {
	s := alex(t, standard)
	id := s.id("Press & row")
	name := s.say("wayon.reason")
	keep := func() { test.Tap(uitest.Button(s.findings, "Keep")) }
	keep()
	equal(t, "dialog", s.heading(), "Keep this finding")
	s.unchanged("keeping without a reason", func() { uitest.Tap(t, s.canvas(), "Keep") })
	if uitest.Wrong(t, s.canvas(), name) == "" {
		t.Error("nothing says that a reason is needed")
	}
	uitest.Write(t, s.canvas(), name, "One day is enough for me")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "dialog", s.asks(), false)
	equal(t, "toast", s.lastToast().text, "Keep Press & row with a reason")
	equal(t, "row", s.rows()[0].Kept, "Kept: One day is enough for me")
	equal(t, "card", s.shown(id).Verdict, "Kept: One day is enough for me")
	equal(t, "summary", s.findings.list.Summary, "1 kept")
	equal(t, "no fix for it", uitest.Button(s.findings, "Move to Sat"), nil)

	uitest.Tap(t, s.canvas(), "Judge again")
	equal(t, "kept", s.rows()[0].Kept, "")
	equal(t, "summary", s.findings.list.Summary, "1 not advised")
}

// tooMuch adds cardio sessions of an activity and has the rules judge them:
// the week is over a limit.
func tooMuch(t *testing.T, activity model.ID, amount model.Effort, days ...civil.Date) (*stage, rule.Finding) {
	t.Helper()
	s := alex(t, standard)
	for _, d := range days {
		s.do(planner.Add{Session: model.Session{
			Kind: model.Cardio, Activity: activity, Title: "Extra", Date: d, Status: model.Planned, Plan: amount,
		}, Index: planner.AtEnd}, "for the test")
	}
	for _, f := range slices.Clone(s.view.Findings) {
		if f.Kept != "" {
			s.do(planner.Unkeep{Finding: f}, "")
		}
	}
	i := slices.IndexFunc(s.view.Findings, func(f rule.Finding) bool { return f.Rule == rule.WeeklyLimit })
	if i < 0 {
		t.Fatalf("nothing is over a limit: %+v", s.view.Findings)
	}
	return s, s.view.Findings[i]
}

var sevenKilometres = model.Effort{Duration: 50 * model.Minute, Distance: 7 * model.Kilometre}

// TestEveryFixDoesWhatItSays takes the fixes of weeks that are over a limit.
func TestEveryFixDoesWhatItSays(t *testing.T) {
	for _, c := range []struct {
		code     rule.FixCode
		activity model.ID
		amount   model.Effort
		days     []civil.Date
	}{
		{rule.FixShorten, "run", sevenKilometres, []civil.Date{sunday}},
		{rule.FixTray, "run", sevenKilometres, []civil.Date{friday, sunday}},
		{rule.FixDeclare, "elliptical", model.Effort{Duration: 90 * model.Minute}, []civil.Date{sunday}},
	} {
		s, f := tooMuch(t, c.activity, c.amount, c.days...)
		i := slices.IndexFunc(f.Fixes, func(fix rule.Fix) bool { return fix.Code == c.code })
		if i < 0 {
			t.Errorf("no fix is %s: %+v", c.code, f.Fixes)
			continue
		}
		row := s.rows()[slices.IndexFunc(s.view.Findings, func(now rule.Finding) bool { return now.Key() == f.Key() })]
		equal(t, "the last button", row.Fixes[len(row.Fixes)-1].Text, "Keep")
		words := s.Format.Fix(f.Fixes[i], f, s.names)
		b := slices.IndexFunc(row.Fixes, func(fix FixButton) bool { return fix.Text == words })
		if b < 0 {
			t.Errorf("no button says %q: %+v", words, row.Fixes)
			continue
		}
		row.Fixes[b].Do()
		fix := f.Fixes[i]
		switch c.code {
		case rule.FixShorten:
			equal(t, words, s.stored(fix.Session).Plan.Distance, fix.Distance)
		case rule.FixTray:
			placed := s.stored(fix.Session)
			equal(t, words, placed.Placed(), false)
		default:
			same(t, words, s.menus, "declare elliptical")
			continue
		}
		if slices.ContainsFunc(s.view.Findings, func(now rule.Finding) bool {
			return now.Key() == f.Key() && now.Where.Session == fix.Session
		}) {
			t.Errorf("%s: the finding is still there", words)
		}
	}
}

func TestNextFindingGoesRoundWhatIsNotKept(t *testing.T) {
	s, _ := tooMuch(t, "run", sevenKilometres, sunday)
	if len(s.view.Findings) < 2 {
		t.Fatalf("findings: %+v", s.view.Findings)
	}
	open := 0
	for range s.view.Findings {
		s.NextFinding()
		f := s.view.Findings[s.finding]
		equal(t, "kept", f.Kept, "")
		equal(t, "row", s.findings.at, s.finding)
		if id, _ := s.board.Chosen(); f.Where.Session != "" && id != string(f.Where.Session) {
			t.Errorf("finding about %s, cursor on %s", f.Where.Session, id)
		}
		if s.finding >= open {
			open++
		}
	}
	equal(t, "all were visited", open, len(s.view.Findings))
	kept := s.view.Findings[0]
	s.do(planner.Keep{Finding: kept, Reason: "enough"}, "")
	for range 2 * len(s.view.Findings) {
		s.NextFinding()
		equal(t, "jumped to a kept one", s.view.Findings[s.finding].Kept, "")
	}

	none := blank(t, standard)
	none.NextFinding()
	equal(t, "without findings", none.finding, -1)
}

func TestTurningWeeks(t *testing.T) {
	s := alex(t, standard)
	s.pick("Long run")
	s.unchanged("turning weeks", func() {
		test.Tap(s.header.forward)
		equal(t, "title", s.header.top.AccessibilityLabel(), "15 – 21 June, Week 25 · next week")
		equal(t, "week", s.Week().First, day("2026-06-15"))
		_, at := s.board.Chosen()
		equal(t, "the cursor stays on its weekday", at, 5)
		equal(t, "focus", s.canvas().Focused(), s.board.Focusable())
		test.Tap(s.header.back)
		test.Tap(s.header.back)
		equal(t, "title", title(s), "1 – 7 June")
		s.TurnWeek(-40)
		equal(t, "title with its year", title(s), "25 – 31 August 2025")
		s.GoToday()
		equal(t, "title", title(s), "8 – 14 June")
		id, at := s.board.Chosen()
		equal(t, "cursor on today", at, 2)
		equal(t, "on its first session", id, string(s.id("Hips & ankles")))
	})
}

// title is that of the header, without the words beside it.
func title(s *stage) string {
	title, _, _ := strings.Cut(s.header.top.AccessibilityLabel(), ", ")
	return title
}

func TestTheOtherButtonOpensTheMenuOfACardOrOfADay(t *testing.T) {
	s := alex(t, standard)
	uitest.OtherClick(s.canvas(), s.place(friday, 0))
	uitest.OtherClick(s.canvas(), s.place(friday, 3))
	uitest.OtherClick(s.canvas(), s.headOf(saturday))
	same(t, "menus", s.menus, "card", "day", "day")
	_, at := s.board.Chosen()
	equal(t, "cursor on the day", at, 5)
}

func TestMoveChosenByADay(t *testing.T) {
	s := alex(t, standard)
	id := s.pick("Press & row")
	s.MoveChosen(1)
	equal(t, "day", s.stored(id).Date, saturday)
	chosen, _ := s.board.Chosen()
	equal(t, "cursor", chosen, string(id))
	s.MoveChosen(-1)
	equal(t, "day", s.stored(id).Date, friday)
	s.unchanged("a step onto a day that is not allowed", func() { s.MoveChosen(-1) })
	equal(t, "dialog", s.asks(), true)
}

// TestMoveChosenOverTheEdgeTurnsTheWeek goes with the session, both ways.
func TestMoveChosenOverTheEdgeTurnsTheWeek(t *testing.T) {
	s := alex(t, standard)
	id := s.pick("Hips & ankles")
	for range 5 {
		s.MoveChosen(1)
	}
	equal(t, "dialog", s.asks(), false)
	equal(t, "day", s.stored(id).Date, day("2026-06-15"))
	equal(t, "week", s.Week().First, day("2026-06-15"))
	chosen, at := s.board.Chosen()
	equal(t, "cursor", chosen, string(id))
	equal(t, "on Monday", at, 0)
	s.MoveChosen(-1)
	equal(t, "day", s.stored(id).Date, sunday)
	equal(t, "week", s.Week().First, day("2026-06-08"))
	chosen, _ = s.board.Chosen()
	equal(t, "cursor", chosen, string(id))
}

func TestKeepingAMoveOverTheEdgeTurnsTheWeekToo(t *testing.T) {
	s := alex(t, standard)
	s.TurnWeek(1)
	id := s.pick("Squat & hinge")
	s.do(planner.Move{Session: s.id("Step & bridge"), To: saturday, Index: planner.AtEnd}, "for the test")
	s.board.Choose(string(id))
	s.MoveChosen(-1)
	if !s.asks() {
		t.Fatal("lower body on two days in a row is allowed")
	}
	reasonField(s).SetText("Only today")
	uitest.Tap(t, s.canvas(), "Keep anyway")
	equal(t, "day", s.stored(id).Date, sunday)
	equal(t, "week", s.Week().First, day("2026-06-08"))
	chosen, _ := s.board.Chosen()
	equal(t, "cursor", chosen, string(id))
}

func TestCommandsOnTheChosenSession(t *testing.T) {
	s := alex(t, standard)
	s.board.Choose(string(s.yogaOnFriday()))
	s.ReorderChosen(-1)
	s.ReorderChosen(-1)
	same(t, "earlier", s.titles(friday), "Gentle yoga", "Steady ride", "Press & row")
	s.unchanged("earlier than the first", func() { s.ReorderChosen(-1) })
	s.ReorderChosen(1)
	s.ReorderChosen(1)
	same(t, "later", s.titles(friday), "Steady ride", "Press & row", "Gentle yoga")
	s.unchanged("later than the last", func() { s.ReorderChosen(1) })
	s.DeleteChosen()
	id := s.pick("Press & row")

	s.PinChosen()
	equal(t, "pinned", s.stored(id).Pinned, true)
	equal(t, "on the card", s.shown(id).Pinned, true)
	s.PinChosen()
	equal(t, "pinned", s.stored(id).Pinned, false)

	run := s.pick("Easy run") // of today
	s.CompleteChosen()
	equal(t, "done", s.stored(run).Status, model.Done)
	equal(t, "toast", s.lastToast().text, "Mark Easy run as done")
	s.unchanged("moving what is done", func() { s.MoveChosen(1); s.TrayChosen(); s.SkipWithReason(); s.MoveToChosen() })
	equal(t, "dialog", s.asks(), false)
	s.CompleteChosen()
	equal(t, "planned again", s.stored(run).Status, model.Planned)
	s.pick("Press & row")

	s.SkipWithReason()
	uitest.Write(t, s.canvas(), "Reason", "A cold")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "why", s.stored(id).Reason, "A cold")
	equal(t, "skipped", s.stored(id).Status, model.Skipped)
	s.undo()

	s.TrayChosen()
	placed := s.stored(id)
	equal(t, "placed", placed.Placed(), false)
	s.undo()

	s.board.Choose(string(id))
	s.DeleteChosen()
	same(t, "left", s.titles(friday), "Steady ride")
	equal(t, "toast", s.lastToast().text, "Delete Press & row")
	s.lastToast().do()
	same(t, "back", s.titles(friday), "Steady ride", "Press & row")
	equal(t, "failures", len(s.failed), 0)
}

func TestWithoutAChosenSessionTheCommandsDoNothing(t *testing.T) {
	s := alex(t, standard)
	s.board.moveCursor(cursor{6, 0})
	s.unchanged("a command on an empty day", func() {
		s.MoveChosen(1)
		s.ReorderChosen(1)
		s.DeleteChosen()
		s.TrayChosen()
		s.PinChosen()
		s.CompleteChosen()
		s.SkipWithReason()
		s.MoveToChosen()
	})
	equal(t, "dialog", s.asks(), false)
	s.OpenChosen()
	equal(t, "dialog", s.heading(), "New session")
	equal(t, "on that day", uitest.Control[*kit.Entry](t, s.canvas(), "Date").Text, "2026-06-14")
}

func TestMoveToListsTwoWeeksWithTheirVerdicts(t *testing.T) {
	s := alex(t, standard)
	id := s.pick("Press & row")
	s.MoveToChosen()
	equal(t, "dialog", s.heading(), "Move to")
	choice := uitest.All[*dayChoice](uitest.Top(s.canvas()))[0]
	equal(t, "days", len(choice.rows), 14)
	equal(t, "begins where it is", choice.rows[choice.chosen].name, "Fri 12 June (here)")
	equal(t, "verdict", choice.rows[3].verdict, "Not allowed")
	equal(t, "focus", s.canvas().Focused(), fyne.Focusable(choice))
	s.unchanged("choosing", func() { uitest.Press(s.canvas(), fyne.KeyUp, fyne.KeyDown, fyne.KeyDown) })
	equal(t, "chosen", choice.AccessibilityLabel()[:len("Sat 13 June Fine")], "Sat 13 June Fine")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "dialog", s.asks(), false)
	equal(t, "day", s.stored(id).Date, saturday)

	s.MoveToChosen()
	choice = uitest.All[*dayChoice](uitest.Top(s.canvas()))[0]
	row := func(i int) *desktop.MouseEvent { return mouseAt(fyne.NewPos(20, choice.lines[i].top+1)) }
	choice.MouseDown(row(3))
	choice.MouseDown(row(4))
	choice.DoubleTapped(nil)
	equal(t, "two quick clicks on two days", s.asks(), true)
	choice.MouseDown(row(4))
	choice.DoubleTapped(nil)
	equal(t, "by a double click", s.stored(id).Date, friday)
}

func TestMoveToAnotherWeekTurnsToIt(t *testing.T) {
	s := alex(t, standard)
	id := s.pick("Hips & ankles")
	s.MoveToChosen()
	uitest.Press(s.canvas(), slices.Repeat([]fyne.KeyName{fyne.KeyDown}, 8)...)
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "day", s.stored(id).Date, day("2026-06-18"))
	equal(t, "week", s.Week().First, day("2026-06-15"))
	chosen, _ := s.board.Chosen()
	equal(t, "cursor", chosen, string(id))
}

func TestMoveToStopsAtItsEnds(t *testing.T) {
	s := alex(t, standard)
	s.pick("Press & row")
	s.MoveToChosen()
	choice := uitest.All[*dayChoice](uitest.Top(s.canvas()))[0]
	for range 20 {
		uitest.Press(s.canvas(), fyne.KeyDown)
	}
	equal(t, "last", choice.chosen, 13)
	for range 20 {
		uitest.Press(s.canvas(), fyne.KeyUp)
	}
	equal(t, "first", choice.chosen, 0)
	uitest.Press(s.canvas(), fyne.KeyEscape)
	equal(t, "dialog", s.asks(), false)
}

// TestAnotherProcessInMidDrag takes the card out of the hand: it may not be
// there any more.
func TestAnotherProcessInMidDrag(t *testing.T) {
	s := alex(t, standard)
	id := s.id("Press & row")
	p := s.lift(id).Glide(s.place(saturday, 1))
	other := planner.New(s.file.DB, *s.Plan.Library(), clock, uitest.NewIDs("other"))
	_, err := other.Apply(planner.Delete{Sessions: []model.ID{id}}, "")
	s.must(err)
	s.must(s.Plan.Refresh())
	equal(t, "in the air", s.board.Dragging(), false)
	s.unchanged("the rest of the gesture", func() { p.Glide(s.place(sunday, 0)).Release() })
	same(t, "gone", s.titles(friday), "Steady ride")
	equal(t, "failures", len(s.failed), 0)
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	s := alex(t, standard)
	id := s.pick("Press & row")
	s.must(s.file.DB.Close())
	for name, do := range map[string]func(){
		"turning the week": func() { s.TurnWeek(1) },
		"a command":        func() { s.MoveChosen(1) },
		"arranging":        s.Arrange,
		"moving to":        func() { s.moveTo(string(id)) },
		"lifting":          func() { uitest.Hold(s.canvas(), s.place(friday, 1)).Glide(s.place(saturday, 0)).Release() },
	} {
		s.failed = nil
		do()
		equal(t, name+" failed", len(s.failed) > 0, true)
	}
	equal(t, "toasts", len(s.toasts), 0)
}

func TestANarrowWindowHidesTheTrayBehindAButton(t *testing.T) {
	s := alex(t, small)
	equal(t, "tray", s.tray.Visible(), false)
	equal(t, "its button", s.header.tray.Visible(), true)
	beside := s.board.Size().Width
	test.Tap(s.header.tray)
	equal(t, "tray", s.tray.Visible(), true)
	equal(t, "the board stays", s.board.Size().Width, beside)
	id := s.id("Press & row")
	s.lift(id).Glide(absolute(s.tray).AddXY(100, 300)).Release()
	placed := s.stored(id)
	equal(t, "placed", placed.Placed(), false)
	s.ToggleTray()
	equal(t, "tray", s.tray.Visible(), false)

	id = s.id("Long run")
	s.unchanged("a drop where the tray would be", func() {
		s.lift(id).Glide(fyne.NewPos(1020, 300)).Release()
	})
	s.size(standard)
	equal(t, "wide: tray", s.tray.Visible(), true)
	equal(t, "wide: its button", s.header.tray.Visible(), false)
	s.size(small)
	equal(t, "narrow again: tray", s.tray.Visible(), false)
}

func TestNothingPlannedSaysHowToBegin(t *testing.T) {
	s := blank(t, standard)
	equal(t, "empty state", s.empty.Visible(), true)
	equal(t, "no rest days", s.board.columns[0].Rest, "")
	s.do(planner.Place{Template: "easy-walk", To: saturday, Index: planner.AtEnd}, "")
	equal(t, "empty state", s.empty.Visible(), false)
	equal(t, "rest days", s.board.columns[0].Rest, "Rest day")
	s.undo()
	equal(t, "empty state", s.empty.Visible(), true)
}

// TestADragOntoAnEmptyWeekSeesTheDays hides the words that lie over them.
func TestADragOntoAnEmptyWeekSeesTheDays(t *testing.T) {
	s := blank(t, standard)
	at := absolute(s.tray.templates).AddXY(40, 20)
	p := uitest.Hold(s.canvas(), at).Move(at.AddXY(-3, 0))
	s.Refresh()
	equal(t, "empty state", s.empty.Visible(), false)
	p.Glide(s.place(saturday, 0)).Release()
	equal(t, "drawn", len(s.titles(saturday)), 1)
}

func TestWeeksBeginOnTheChosenWeekday(t *testing.T) {
	for _, first := range []time.Weekday{time.Monday, time.Sunday, time.Saturday} {
		s := alex(t, standard)
		p := s.profile()
		shown := []civil.Date{day("2026-06-08"), day("2026-06-15"), day("2026-06-22")}
		if p.FirstWeekday != first {
			// What is left of the longer week is shown with the days before it.
			p.FirstWeekday = first
			s.do(planner.SaveProfile{Profile: p}, "")
			begins := day("2026-06-15").AddDays((int(first) + 6) % 7)
			shown = []civil.Date{day("2026-06-08"), begins.AddDays(-7), begins}
		}
		equal(t, "first day", s.Week().First, shown[0])
		s.drag(s.yogaOnFriday(), friday, 0)
		same(t, "order", s.titles(friday), "Gentle yoga", "Steady ride", "Press & row")
		for _, d := range shown[1:] {
			s.TurnWeek(1)
			equal(t, "first day", s.Week().First, d)
		}
		equal(t, "head", s.board.columns[0].Weekday, s.Format.WeekdayShort(first))
		s.TurnWeek(-1)
		equal(t, "back again", s.Week().First, shown[1])
		s.TurnWeek(-1)
		equal(t, "back again", s.Week().First, shown[0])
	}
}

// TestACompactBoardIsDraggedOn: what is drawn lower is found where it is drawn, and
// a board that becomes compact while it is open is another at once.
func TestACompactBoardIsDraggedOn(t *testing.T) {
	s := alex(t, small)
	comfortable := s.place(friday, 1).Y - s.place(friday, 0).Y
	uitest.SetLook(t, theme.Light, theme.Compact)
	if pitch := s.place(friday, 1).Y - s.place(friday, 0).Y; pitch >= comfortable {
		t.Errorf("cards are %v apart, and were %v", pitch, comfortable)
	}
	id := s.id("Press & row")
	p := s.lift(id)
	p.Glide(s.place(saturday, 1))
	p.Release()
	if got := s.stored(id).Date; got != saturday {
		t.Errorf("it was dropped on %v", got)
	}
}
