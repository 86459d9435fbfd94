package week

import (
	"slices"
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

// stage is a page in a window over a real plan in a real file, at noon of
// Wednesday 10 June 2026 in London.
type stage struct {
	*Page
	t      testing.TB
	window fyne.Window
	file   *uitest.Plan
	words  *format.Words // nil: English
	format *format.Formatter
	toasts []toast
	tools  kit.Tools
	failed []error
	keys   []fyne.KeyName
	menus  []string
	timers timers
	held   fyne.KeyModifier // keys that are down
}

// timers are those a page began, which run when a test says so.
type timers struct {
	ticking []*func()
	waiting []*func()
	waits   []time.Duration
}

func (t *timers) after(d time.Duration, fn func()) (cancel func()) {
	t.waits = append(t.waits, d)
	return begin(&t.waiting, fn)
}

func (t *timers) every(_ time.Duration, fn func()) (stop func()) { return begin(&t.ticking, fn) }

func begin(list *[]*func(), fn func()) (end func()) {
	one := &fn
	*list = append(*list, one)
	return func() { *list = slices.DeleteFunc(*list, func(other *func()) bool { return other == one }) }
}

// tick lets everything that repeats come round once.
func (t *timers) tick() {
	for _, fn := range slices.Clone(t.ticking) {
		(*fn)()
	}
}

// ring ends what waits.
func (t *timers) ring() {
	due := t.waiting
	t.waiting = nil
	for _, fn := range due {
		(*fn)()
	}
}

type toast struct {
	text string
	do   func()
}

const zone = uitest.Zone

var (
	today    = day("2026-06-10")
	noon     = model.At(today, 12*model.Hour, zone)
	standard = fyne.NewSize(1280, 800)
	small    = fyne.NewSize(1024, 640)
)

func day(text string) civil.Date {
	d, err := civil.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// blank shows the page of a person who has entered nothing.
func blank(t testing.TB, size fyne.Size) *stage {
	t.Helper()
	s := &stage{t: t, file: uitest.OpenPlan(t, t.TempDir(), clock, uitest.NewIDs("id"))}
	s.raise(size)
	return s
}

// alex shows the page of the example person: done up to yesterday, and one
// thing not advised, Press & row on Friday.
func alex(t testing.TB, size fyne.Size) *stage {
	t.Helper()
	s := blank(t, size)
	s.file.FillExample(today, 0)
	return s
}

// wordy is alex in words that are a third longer.
func wordy(t testing.TB, size fyne.Size) *stage {
	t.Helper()
	s := &stage{t: t, file: uitest.OpenPlan(t, t.TempDir(), clock, uitest.NewIDs("id")), words: uitest.LongWords(t)}
	s.raise(size)
	s.file.FillExample(today, 0)
	return s
}

func clock() time.Time { return noon }

func (s *stage) must(err error) {
	s.t.Helper()
	s.file.Must(err)
}

// raise opens the window; the rail's place beside the page stays empty.
func (s *stage) raise(size fyne.Size) {
	s.t.Helper()
	s.window = uitest.NewWindow(s.t, size)
	s.tools = kit.Tools{Undo: kit.IconButton(theme.IconUndo, "", nil), Redo: kit.IconButton(theme.IconRedo, "", nil), More: kit.IconButton(theme.IconMore, "", nil)}
	if s.words == nil {
		s.words = uitest.Words(s.t)
	}
	s.format = &format.Formatter{Words: s.words}
	var err error
	s.Page, err = NewPage(Deps{
		Plan: s.file.Planner, Format: s.format, Canvas: s.window.Canvas(),
		Tools:    s.tools,
		Done:     func(label planner.Label) { s.toasts = append(s.toasts, toast{s.changed(label), s.undo}) },
		Fail:     func(err error) { s.failed = append(s.failed, err) },
		Key:      func(key *fyne.KeyEvent) { s.keys = append(s.keys, key.Name) },
		Shortcut: func(fyne.Shortcut) {},
		CardMenu: func(fyne.Position) { s.menus = append(s.menus, "card") },
		DayMenu:  func(fyne.Position) { s.menus = append(s.menus, "day") },
		Recovery: func() { s.menus = append(s.menus, "recovery") },
		Aims:     func() { s.menus = append(s.menus, "aims") },
		Declare:  func(activity model.ID) { s.menus = append(s.menus, "declare "+string(activity)) },
		After:    s.timers.after, Every: s.timers.every,
		Held: func() fyne.KeyModifier { return s.held },
	})
	s.must(err)
	s.t.Cleanup(s.Plan.Subscribe(func(planner.Event) { s.heard() }))
	s.heard()
	s.window.SetContent(container.NewWithoutLayout(s.Page))
	s.size(size)
}

// heard does what the window does when the plan is another one.
func (s *stage) heard() {
	s.format.Units = s.profile().Units
	s.Reload()
}

// changed is what the window says of a change.
func (s *stage) changed(label planner.Label) string { return format.Capital(s.format.Change(label)) }

// undo takes the last change back, as the window does.
func (s *stage) undo() {
	if _, err := s.Plan.Undo(); err != nil {
		s.failed = append(s.failed, err)
	}
}

// size gives the window another size.
func (s *stage) size(size fyne.Size) {
	s.window.Resize(size)
	rail := kit.RailWidth
	if s.narrow() {
		rail = kit.NarrowRailWidth()
	}
	s.Move(fyne.NewPos(rail, 0))
	s.Page.Resize(fyne.NewSize(size.Width-rail, size.Height))
}

func (s *stage) canvas() fyne.Canvas { return s.window.Canvas() }

// do changes the plan beside the page.
func (s *stage) do(op planner.Op, reason string) planner.Outcome {
	s.t.Helper()
	return s.file.Do(op, reason)
}

// id finds the planned session of this week, or of the tray, that has a title.
func (s *stage) id(title string) model.ID {
	s.t.Helper()
	for _, all := range append([][]model.Session{s.view.Tray}, s.days()...) {
		for _, session := range all {
			if session.Title == title && session.Status == model.Planned {
				return session.ID
			}
		}
	}
	s.t.Fatalf("no %s in the week of %s", title, s.view.Week.First)
	return ""
}

func (s *stage) days() [][]model.Session {
	var days [][]model.Session
	for _, day := range s.view.Days {
		days = append(days, day.Sessions)
	}
	return days
}

// stored reads a session from the file.
func (s *stage) stored(id model.ID) model.Session {
	s.t.Helper()
	return s.file.Stored(id)
}

// titles are those of a day's sessions in the file, in order.
func (s *stage) titles(d civil.Date) []string {
	s.t.Helper()
	var titles []string
	s.must(s.file.DB.View(func(r model.Reader) error {
		all, err := r.Sessions(d, d)
		for _, session := range all {
			titles = append(titles, session.Title)
		}
		return err
	}))
	return titles
}

// revision says how often something was written.
func (s *stage) revision() int64 {
	s.t.Helper()
	return s.file.Revision()
}

// unchanged runs fn and says if it wrote anything.
func (s *stage) unchanged(what string, fn func()) {
	s.t.Helper()
	before := s.revision()
	fn()
	if s.revision() != before {
		s.t.Errorf("%s wrote something", what)
	}
}

// profile reads the person from the file.
func (s *stage) profile() model.Profile {
	s.t.Helper()
	var p model.Profile
	s.must(s.file.DB.View(func(r model.Reader) (err error) {
		p, err = r.Profile()
		return err
	}))
	return p
}

// lastToast is the newest one.
func (s *stage) lastToast() toast {
	s.t.Helper()
	if len(s.toasts) == 0 {
		s.t.Fatal("no toast")
	}
	return s.toasts[len(s.toasts)-1]
}

// place is the middle of the n-th place of a day, on the canvas.
func (s *stage) place(d civil.Date, n int) fyne.Position {
	s.t.Helper()
	i, in := s.view.Week.Index(d)
	if !in {
		s.t.Fatalf("%s is not on the board", d)
	}
	width := s.board.Size().Width
	return absolute(s.board.cards).AddXY(columnX(i, width)+columnWidth(width)/2, cardY(n)+cardHeight()/2)
}

// headOf is a place on the head of a day, on the canvas.
func (s *stage) headOf(d civil.Date) fyne.Position {
	s.t.Helper()
	return fyne.NewPos(s.place(d, 0).X, absolute(s.board).Y+headHeight()/2)
}

// lift takes up the card of a session.
func (s *stage) lift(id model.ID) *uitest.Pointer {
	s.t.Helper()
	at, ok := s.board.find(string(id))
	if !ok {
		s.t.Fatalf("%s is not on the board", id)
	}
	spot := s.place(s.view.Days[at.day].Date, at.card)
	p := uitest.Hold(s.canvas(), spot).Move(spot.AddXY(2, 3))
	if !s.board.Dragging() {
		s.t.Fatalf("%s was not lifted", id)
	}
	return p
}

// drag moves the card of a session to a place and lets it go there.
func (s *stage) drag(id model.ID, to civil.Date, n int) {
	s.t.Helper()
	p := s.lift(id)
	p.Glide(s.place(to, n)).Release()
}

// pick puts the cursor on a session.
func (s *stage) pick(title string) model.ID {
	s.t.Helper()
	id := s.id(title)
	s.board.Choose(string(id))
	if chosen, _ := s.board.Chosen(); chosen != string(id) {
		s.t.Fatalf("%s is not on the board", title)
	}
	return id
}

// asks says whether a dialog or menu is open.
func (s *stage) asks() bool { return kit.Shown(s.canvas()) }

// heading is that of the open dialog.
func (s *stage) heading() string {
	s.t.Helper()
	return uitest.Heading(s.t, s.canvas())
}

// shown is how a session is shown on the board.
func (s *stage) shown(id model.ID) Card {
	s.t.Helper()
	at, ok := s.board.find(string(id))
	if !ok {
		s.t.Fatalf("%s is not on the board", id)
	}
	return s.board.columns[at.day].Cards[at.card]
}

// rows are the findings that are shown.
func (s *stage) rows() []Finding {
	var rows []Finding
	for _, v := range s.findings.rows[:len(s.findings.list.Rows)] {
		rows = append(rows, v.finding)
	}
	return rows
}

// statusText is all that the line at the foot says.
func (s *stage) statusText() string { return s.status.AccessibilityLabel() }
