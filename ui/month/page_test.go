package month

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

const zone = uitest.Zone

var (
	today    = civil.Date{Year: 2026, Month: time.June, Day: 10} // a Wednesday
	standard = fyne.NewSize(1200, 800)
	small    = fyne.NewSize(960, 640)
)

// stage is the page of the example person in a window, over a real file.
type stage struct {
	*Page
	t      testing.TB
	window fyne.Window
	plan   *uitest.Plan
	done   []planner.Label
	failed []error
	opened []string
	menus  int
	keys   []fyne.KeyName
	after  []func() // what waits for time to pass
}

func alex(t testing.TB, size fyne.Size) *stage {
	t.Helper()
	s := &stage{t: t}
	noon := model.At(today, 12*model.Hour, zone)
	s.plan = uitest.OpenPlan(t, t.TempDir(), func() time.Time { return noon }, uitest.NewIDs("id"))
	s.plan.FillExample(today, 0)
	profile, err := s.plan.Profile()
	s.must(err)
	s.window = uitest.NewWindow(t, size)
	tool := func() *kit.Button { return kit.IconButton(theme.IconMore, "tool", func() {}) }
	s.Page, err = NewPage(Deps{
		Plan: s.plan.Planner, Format: &format.Formatter{Words: uitest.Words(t), Units: profile.Units}, Canvas: s.window.Canvas(),
		Tools:    kit.Tools{Undo: tool(), Redo: tool(), More: tool()},
		Done:     func(l planner.Label) { s.done = append(s.done, l) },
		Fail:     func(err error) { s.failed = append(s.failed, err) },
		Key:      func(ev *fyne.KeyEvent) { s.keys = append(s.keys, ev.Name) },
		Shortcut: func(fyne.Shortcut) {},
		Menu:     func(fyne.Position) { s.menus++ },
		OpenWeek: func(d civil.Date, id model.ID) { s.opened = append(s.opened, d.String()+" "+string(id)) },
		After: func(_ time.Duration, fn func()) func() {
			i := len(s.after)
			s.after = append(s.after, fn)
			return func() { s.after[i] = nil }
		},
	})
	s.must(err)
	t.Cleanup(s.plan.Subscribe(func(planner.Event) { s.Reload() }))
	s.Reload()
	s.window.SetContent(container.NewWithoutLayout(s.Page))
	s.Page.Resize(size)
	s.Focus()
	return s
}

func (s *stage) must(err error) {
	s.t.Helper()
	s.plan.Must(err)
}

func (s *stage) do(op planner.Op) {
	s.t.Helper()
	s.plan.Do(op, "")
}

// wait runs what waits for time to pass.
func (s *stage) wait() {
	for _, fn := range slices.Clone(s.after) {
		if fn != nil {
			fn()
		}
	}
}

// chip finds a session by its title on a day: where its chip is on the canvas,
// and its ID.
func (s *stage) chip(title string, d civil.Date) (fyne.Position, model.ID) {
	s.t.Helper()
	day, _ := s.index(d)
	for i, chip := range s.grid.sheet.Cells[day].Chips {
		if strings.HasPrefix(chip.Text, title) {
			at := absolute(s.grid).Add(s.grid.chipCorner(cursor{day, i}))
			return at.AddXY(30, chipHeight()/2), model.ID(chip.ID)
		}
	}
	s.t.Fatalf("no %s on %v", title, d)
	return fyne.Position{}, ""
}

// middle is a place in the cell of a day, beside its chips.
func (s *stage) middle(d civil.Date) fyne.Position {
	day, _ := s.index(d)
	size := s.grid.Size()
	return absolute(s.grid).AddXY(dayX(day%7, size.Width)+dayWidth(day%7, size.Width)/2, rowY(day/7+1, size.Height)-6)
}

func (s *stage) dayOf(id model.ID) civil.Date {
	s.t.Helper()
	for _, session := range s.sessions() {
		if session.ID == id {
			return session.Date
		}
	}
	return civil.Date{}
}

func (s *stage) settled() {
	s.t.Helper()
	if len(s.failed) > 0 {
		s.t.Fatalf("failed: %v", s.failed)
	}
}

func TestAChipIsDraggedToAnotherDay(t *testing.T) {
	for _, size := range []fyne.Size{standard, small} {
		s := alex(t, size)
		at, id := s.chip("Hips", today)
		to := today.AddDays(10)
		p := uitest.Hold(s.window.Canvas(), at).Glide(s.middle(to))
		if _, is := s.grid.Dragging(); !is {
			t.Fatal("nothing is in the air")
		}
		if said := s.status.AccessibilityLabel(); !strings.Contains(said, "Sat 20 June") {
			t.Errorf("the status line says %q", said)
		}
		p.Release()
		if got := s.dayOf(id); got != to {
			t.Errorf("it is on %v, want %v", got, to)
		}
		if len(s.done) != 1 || s.done[0].Action != planner.ActionMove {
			t.Errorf("said %+v", s.done)
		}
		if chosen, ok := s.Chosen(); !ok || chosen.ID != id {
			t.Errorf("the cursor is on %v", chosen.Title)
		}
		_, err := s.plan.Undo()
		s.must(err)
		if got := s.dayOf(id); got != today {
			t.Errorf("undone, it is on %v", got)
		}
		s.settled()
	}
}

// Every day of the six weeks answers with what dropping there would say.
func TestEveryDayAnswersInADrag(t *testing.T) {
	s := alex(t, standard)
	at, id := s.chip("Step & bridge", today.AddDays(1))
	p := uitest.Hold(s.window.Canvas(), at).Move(at.AddXY(8, 8))
	for i, plate := range s.grid.drag.plates {
		d := s.date(i)
		v, err := s.plan.Verdicts(planner.Move{Session: id}, []civil.Date{d})
		s.must(err)
		if want := s.plate(v[0], id); plate != want {
			t.Errorf("%v: %+v, want %+v", d, plate, want)
		}
	}
	uitest.Press(s.window.Canvas(), fyne.KeyEscape)
	p.Glide(s.middle(today.AddDays(5))).Release()
	if got := s.dayOf(id); got != today.AddDays(1) || len(s.done) > 0 {
		t.Errorf("after Escape it is on %v", got)
	}
}

func TestAChipLetGoWhereItWasStays(t *testing.T) {
	s := alex(t, standard)
	at, id := s.chip("Hips", today)
	uitest.Hold(s.window.Canvas(), at).Glide(s.middle(today.AddDays(3))).Glide(at).Release()
	uitest.Hold(s.window.Canvas(), at).Glide(fyne.NewPos(at.X, 4)).Release() // beside all days
	if s.dayOf(id) != today || len(s.done) > 0 {
		t.Errorf("it is on %v, said %v", s.dayOf(id), s.done)
	}
	// What is done is not lifted.
	done, _ := s.chip("Squat & hinge", today.AddDays(-2))
	uitest.Hold(s.window.Canvas(), done).Glide(s.middle(today.AddDays(4))).Release()
	if len(s.done) > 0 {
		t.Errorf("moved what was done: %v", s.done)
	}
	s.settled()
}

// A day that is not allowed has a way on.
func TestADayThatIsNotAllowedOffersAWayOn(t *testing.T) {
	s := alex(t, standard)
	at, id := s.chip("Step & bridge", today.AddDays(1))
	sunday := today.AddDays(4)
	uitest.Hold(s.window.Canvas(), at).Glide(s.middle(sunday)).Release()
	if !kit.Shown(s.window.Canvas()) {
		t.Fatal("nothing was asked")
	}
	uitest.Press(s.window.Canvas(), fyne.KeyEscape)
	if got := s.dayOf(id); got != today.AddDays(1) {
		t.Errorf("it is on %v", got)
	}
	s.settled()
}

// Held over an arrow, the month turns under the chip until it is let go.
func TestTheMonthTurnsUnderAChip(t *testing.T) {
	s := alex(t, standard)
	at, id := s.chip("Hips", today)
	arrow := absolute(s.arrows[1]).AddXY(8, 8)
	p := uitest.Hold(s.window.Canvas(), at).Glide(arrow)
	s.wait()
	if s.view.First.Month != time.July {
		t.Fatalf("the month is %v", s.view.First)
	}
	to := civil.Date{Year: 2026, Month: time.July, Day: 17}
	p.Glide(s.middle(to))
	s.wait()
	if s.view.First.Month != time.July {
		t.Errorf("it turned on to %v though the arrow was left", s.view.First)
	}
	p.Release()
	if got := s.dayOf(id); got != to {
		t.Errorf("it is on %v, want %v", got, to)
	}
	s.settled()
}

func TestKeysMoveTheCursor(t *testing.T) {
	s := alex(t, standard)
	c := s.window.Canvas()
	at := func() string {
		id, day := s.grid.Chosen()
		for _, session := range s.sessions() {
			if string(session.ID) == id {
				return s.date(day).String() + " " + session.Title
			}
		}
		return s.date(day).String()
	}
	first := at()
	for _, step := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{nil, "2026-06-10 Hips & ankles"},
		{[]fyne.KeyName{fyne.KeyDown}, "2026-06-10 Easy run"},
		{[]fyne.KeyName{fyne.KeyDown}, "2026-06-17 Hips & ankles"},
		{[]fyne.KeyName{fyne.KeyUp}, "2026-06-10 Easy run"},
		{[]fyne.KeyName{fyne.KeyHome}, "2026-06-08 Squat & hinge"},
		{[]fyne.KeyName{fyne.KeyEnd}, "2026-06-14"},
		{[]fyne.KeyName{fyne.KeyRight}, "2026-06-15 Squat & hinge"},
		{[]fyne.KeyName{fyne.KeyLeft}, "2026-06-14"},
	} {
		uitest.Press(c, step.keys...)
		if got := at(); got != step.want && step.want != first {
			t.Errorf("after %v the cursor is on %s, want %s", step.keys, got, step.want)
		}
	}
	uitest.Press(c, fyne.KeyRight, fyne.KeyReturn)
	if len(s.opened) != 1 || !strings.HasPrefix(s.opened[0], "2026-06-15 alex-") {
		t.Errorf("opened %v", s.opened)
	}
	uitest.Press(c, fyne.KeyF8)
	if !slices.Equal(s.keys, []fyne.KeyName{fyne.KeyF8}) {
		t.Errorf("the window was offered %v", s.keys)
	}
}

func TestChosenIsMovedByKeys(t *testing.T) {
	s := alex(t, standard)
	_, id := s.chip("Hips", today)
	s.grid.Choose(string(id))
	s.MoveChosen(10)
	if got := s.dayOf(id); got != today.AddDays(10) {
		t.Errorf("it is on %v", got)
	}
	s.MoveChosen(28) // out of the six weeks: the month follows
	if chosen, ok := s.Chosen(); !ok || chosen.ID != id || s.view.First.Month != time.July {
		t.Errorf("the cursor is on %v in %v", chosen.Title, s.view.First)
	}
	s.settled()
}

// What nobody planned is logged on the day under the cursor; what was planned is
// done otherwise.
func TestDoneOnTheMonth(t *testing.T) {
	s := alex(t, standard)
	day, _ := s.index(today.AddDays(-1))
	s.grid.ChooseDay(day)
	s.LogUnplanned()
	uitest.Write(t, s.window.Canvas(), "Duration", "20")
	uitest.Tap(t, s.window.Canvas(), "Log it")
	chosen, ok := s.Chosen()
	if !ok || !chosen.Unplanned || chosen.Date != today.AddDays(-1) {
		t.Fatalf("the cursor is on %+v", chosen)
	}
	if said := s.status.AccessibilityLabel(); !strings.Contains(said, "Done, unplanned") {
		t.Errorf("the status line says %q", said)
	}
	friday := today.AddDays(2)
	_, early := s.chip("Press & row", friday)
	s.grid.Choose(string(early))
	s.CompleteChosen()
	if got := uitest.Heading(t, s.window.Canvas()); !s.Ahead() || got != "Press & row is planned for Fri 12 June" {
		t.Errorf("before its day: %q", got)
	}
	uitest.Press(s.window.Canvas(), fyne.KeyEscape)
	_, id := s.chip("Hips", today)
	s.grid.Choose(string(id))
	s.DoneWithDetails()
	uitest.Write(t, s.window.Canvas(), "Duration", "7")
	uitest.Press(s.window.Canvas(), fyne.KeyReturn)
	if chosen, _ = s.Chosen(); chosen.ID != id || chosen.Status != model.Done || chosen.Actual.Duration != 7*model.Minute {
		t.Errorf("done %+v", chosen)
	}
	if len(s.done) != 2 || s.done[0].Action != planner.ActionLog {
		t.Errorf("said %v", s.done)
	}
	s.settled()
}

// Move to says of the day that is chosen what a drag says of it, in full.
func TestMoveToSaysWhatTheRulesSay(t *testing.T) {
	s := alex(t, standard)
	_, id := s.chip("Step & bridge", today.AddDays(1))
	s.grid.Choose(string(id))
	s.MoveToChosen()
	for _, keys := range [][]fyne.KeyName{nil, {fyne.KeyRight}, {fyne.KeyRight, fyne.KeyRight}} {
		uitest.Press(s.window.Canvas(), keys...)
		mini := uitest.All[*kit.MiniMonth](uitest.Top(s.window.Canvas()))[0]
		v, err := s.plan.Verdicts(planner.Move{Session: id}, []civil.Date{mini.Chosen()})
		s.must(err)
		want := s.Format.Placing(v[0], id, s.plan.Library(), s.names)
		said := strings.Join(uitest.Texts(uitest.Top(s.window.Canvas())), " ")
		if !strings.Contains(said, want.Word) || !strings.Contains(said, want.Text) {
			t.Errorf("%v: says %q, want %q", mini.Chosen(), said, want.Word+" "+want.Text)
		}
	}
	uitest.Press(s.window.Canvas(), fyne.KeyEscape)
	if len(s.done) > 0 {
		t.Errorf("it was moved: %v", s.done)
	}
	s.settled()
}

func TestGoToADate(t *testing.T) {
	s := alex(t, standard)
	s.GoToDate()
	uitest.Press(s.window.Canvas(), fyne.KeyPageDown, fyne.KeyDown, fyne.KeyReturn)
	if _, day := s.grid.Chosen(); s.date(day) != (civil.Date{Year: 2026, Month: time.July, Day: 17}) || s.view.First.Month != time.July {
		t.Errorf("the cursor is on %v", s.date(day))
	}
	s.Turn(1)
	if s.view.First != (civil.Date{Year: 2026, Month: time.August, Day: 1}) {
		t.Errorf("turned to %v", s.view.First)
	}
	s.GoToday()
	if _, day := s.grid.Chosen(); s.date(day) != today {
		t.Errorf("today is %v", s.date(day))
	}
	s.settled()
}

func TestAClickOpensAMenuAndADoubleClickTheWeek(t *testing.T) {
	s := alex(t, standard)
	at, id := s.chip("Hips", today)
	uitest.OtherClick(s.window.Canvas(), at)
	uitest.DoubleClick(s.window.Canvas(), at)
	uitest.Click(s.window.Canvas(), at, 0)
	uitest.Click(s.window.Canvas(), s.middle(today.AddDays(3)), 0)
	s.grid.DoubleTapped(&fyne.PointEvent{Position: s.middle(today.AddDays(3)).Subtract(absolute(s.grid))}) // two quick clicks on two days
	uitest.DoubleClick(s.window.Canvas(), s.middle(today.AddDays(4)))
	want := []string{"2026-06-10 " + string(id), "2026-06-14 "}
	if s.menus != 1 || !slices.Equal(s.opened, want) {
		t.Errorf("%d menus, opened %v, want %v", s.menus, s.opened, want)
	}
}

// A day with more sessions than it has room for says how many it hides; days
// off and dial-backs are bars, and none hides another.
func TestADayThatIsFullSaysSo(t *testing.T) {
	s := alex(t, small)
	sunday := today.AddDays(4)
	for i := range 50 {
		s.do(planner.Add{Session: model.Session{
			Kind: model.Mobility, Title: fmt.Sprintf("Stretch %d", i), Date: sunday, Status: model.Planned, Plan: model.Effort{Duration: 10 * model.Minute},
		}})
	}
	day, _ := s.index(sunday)
	shown := s.grid.shown(day)
	if shown == 0 || shown > 4 {
		t.Errorf("%d chips are shown", shown)
	}
	if texts := uitest.Texts(s.Page); !slices.Contains(texts, fmt.Sprintf("%d more", 50-shown)) {
		t.Errorf("nothing says that %d are hidden: %v", 50-shown, texts)
	}
	profile, err := s.plan.Profile()
	s.must(err)
	profile.DaysOff = []model.DaysOff{
		{From: today.AddDays(3), To: today.AddDays(8), Note: "Away"}, {From: today.AddDays(4), To: today.AddDays(4)}, {From: today.AddDays(9), To: today.AddDays(9)},
	}
	s.do(planner.SaveProfile{Profile: profile})
	want := []Bar{
		{Row: 1, From: 5, To: 6, Lane: 0, Text: "Away, 13 – 18 June"},
		{Row: 1, From: 6, To: 6, Lane: 1, Text: "Day off, 14 June"},
		{Row: 2, From: 0, To: 3, Lane: 0, Text: "Away, 13 – 18 June"},
		{Row: 2, From: 4, To: 4, Lane: 0, Text: "Day off, 19 June"},
	}
	if got := s.grid.sheet.Bars; !slices.Equal(got, want) {
		t.Errorf("bars %+v,\nwant %+v", got, want)
	}
	if now := s.grid.shown(day); now >= shown && shown > 0 {
		t.Errorf("%d chips are shown beside two bars, %d before", now, shown)
	}
}

// In the lowest window every day shows a session still while it is dialled back and
// one of the days is off; beside the number stands how many more there are.
func TestSpansLeaveRoomForChips(t *testing.T) {
	s := alex(t, small)
	s.do(planner.DialBack{From: today, To: today.AddDays(4), Percent: 70})
	profile, err := s.plan.Profile()
	s.must(err)
	profile.DaysOff = []model.DaysOff{{From: today, To: today}}
	s.do(planner.SaveProfile{Profile: profile})
	first, _ := s.index(today)
	more := 0
	for day := first; day < first+4; day++ {
		n, shown := len(s.grid.sheet.Cells[day].Chips), s.grid.shown(day)
		if shown == 0 {
			t.Errorf("day %d shows none of its %d sessions", day, n)
		}
		more += n - shown
	}
	lines := uitest.Lines(s.Page)
	for _, l := range lines {
		if l.Text == "1 more" {
			more--
		}
	}
	if more != 0 {
		t.Errorf("%d are hidden and not said to be", more)
	}
	for _, found := range uitest.Misfits(s.window.Canvas().Size(), lines) {
		t.Error(found)
	}
}

// The keyboard is back after a drag that is let go beside the days.
func TestTheKeyboardIsBackAfterADrag(t *testing.T) {
	s := alex(t, standard)
	at, id := s.chip("Hips", today)
	p := uitest.Hold(s.window.Canvas(), at).Glide(absolute(s.Page).AddXY(200, 10))
	p.Release()
	if s.window.Canvas().Focused() != fyne.Focusable(s.grid) || s.dayOf(id) != today {
		t.Errorf("%T has the keyboard, %s is on %s", s.window.Canvas().Focused(), id, s.dayOf(id))
	}
}

// Moving one of a repeated session asks how many it is about.
func TestARepeatedSessionAsks(t *testing.T) {
	s := alex(t, standard)
	_, id := s.chip("Hips", today)
	s.do(planner.Repeat{Session: id, Every: 1, Count: 3})
	at, id := s.chip("Hips", today)
	uitest.Hold(s.window.Canvas(), at).Glide(s.middle(today.AddDays(1))).Release()
	if !kit.Shown(s.window.Canvas()) {
		t.Fatal("nothing was asked")
	}
	uitest.Press(s.window.Canvas(), fyne.KeyRight, fyne.KeyReturn) // this and the following
	if s.dayOf(id) != today.AddDays(1) {
		t.Errorf("it is on %v", s.dayOf(id))
	}
	moved := 0
	for _, session := range s.sessions() {
		if session.Series != "" && model.Weekday(session.Date) == time.Thursday {
			moved++
		}
	}
	if moved != 3 {
		t.Errorf("%d of 3 were moved", moved)
	}
	s.settled()
}

// What waits for a sign to end is shown without its colour, and says so.
func TestSuspendedChipsAreGrey(t *testing.T) {
	s := alex(t, standard)
	s.do(planner.OpenFlag{Flag: "R32"})
	day, _ := s.index(today.AddDays(2))
	for _, chip := range s.grid.sheet.Cells[day].Chips {
		if !chip.Over || !strings.Contains(chip.Tip, "Waits") {
			t.Errorf("%+v", chip)
		}
	}
	s.settled()
}

// The sums of a week are those of the board.
func TestTheSumsOfAWeek(t *testing.T) {
	s := alex(t, standard)
	if got := s.grid.sheet.SideTitle; got != "Running, week" {
		t.Errorf("the sums are of %q", got)
	}
	for row, week := range s.view.Weeks {
		view, err := s.plan.Week(week.Week.First)
		s.must(err)
		for _, b := range view.Budgets {
			if b.Stream.Of != "run" {
				continue
			}
			words := s.Format.Budget(b, s.names)
			if got := s.grid.sheet.Sides[row]; b.Planned > 0 && (got.Value != words.Amount || got.Lines[len(got.Lines)-1] != "most "+words.Most) {
				t.Errorf("week %d: %+v, the board says %s of %s", row, got, words.Amount, words.Most)
			}
		}
	}
}

func BenchmarkTurnMonth(b *testing.B) {
	s := alex(b, standard)
	by := 1
	for b.Loop() {
		s.Turn(by)
		by = -by
	}
}

func BenchmarkDragMove(b *testing.B) {
	s := alex(b, standard)
	at, _ := s.chip("Hips", today)
	p := uitest.Hold(s.window.Canvas(), at).Move(at.AddXY(8, 8))
	i := 0
	for b.Loop() {
		i++
		p.Move(s.middle(today.AddDays(i % 20)))
	}
}
