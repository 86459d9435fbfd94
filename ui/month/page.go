// Package month is the page of a month: six weeks of days with their sessions
// as chips to drag, pain as a mark a day, spans of days off and of training
// less, and the sums of each week.
//
// The widgets know words, colours and callbacks; [Page] is the glue: it asks
// planner for the month and for verdicts, puts them into words with format, and
// turns gestures into planner's Ops. It knows no SQL and no rules.
package month

import (
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/logbook"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/wayon"
)

// Deps is what the page needs of the window.
type Deps struct {
	Plan   *planner.Planner
	Format *format.Formatter
	Canvas fyne.Canvas
	Tools  kit.Tools
	// Done says what the page has changed.
	Done func(planner.Label)
	// Fail says that something went wrong that the person did not cause.
	Fail func(error)
	// Key and Shortcut run the command of a key, if it has one.
	Key      func(*fyne.KeyEvent)
	Shortcut func(fyne.Shortcut)
	// Menu opens the menu of the session under the cursor.
	Menu func(at fyne.Position)
	// OpenWeek shows a day on the board, with the cursor on a session if there
	// is one.
	OpenWeek func(day civil.Date, session model.ID)
	// After calls a function on Fyne's goroutine after a while.
	After kit.After
}

// How long a chip has to be held over an arrow to turn the month, and to turn it
// once more.
const (
	turnAfter = 600 * time.Millisecond
	turnAgain = 900 * time.Millisecond
)

// Page is the month with everything round it.
type Page struct {
	widget.BaseWidget
	Deps
	view  planner.MonthView
	names format.Names
	day   civil.Date // a day of the month that is shown
	wayOn *wayon.WayOn
	book  *logbook.Book

	header *kit.Header
	right  []*kit.Button // of the header
	arrows [2]*kit.Button
	legend *legend
	grid   *Grid
	scroll *container.Scroll
	status *kit.StatusLine
	lifted *fyne.Container

	arrow     int    // the one a chip is held over: -1, 1 or 0 for none
	stopArrow func() // forgets it
}

// NewPage returns the page at the month of today. It shows nothing before
// Reload.
func NewPage(deps Deps) (*Page, error) {
	today, err := deps.Plan.Today()
	if err != nil {
		return nil, err
	}
	p := &Page{Deps: deps, day: today, lifted: container.NewWithoutLayout(), status: kit.NewStatusLine()}
	p.wayOn = &wayon.WayOn{
		Plan: deps.Plan, Format: deps.Format, Canvas: deps.Canvas, Fail: deps.Fail, Done: p.done,
		Names: func() format.Names { return p.names }, Session: p.session,
	}
	p.book = &logbook.Book{Plan: deps.Plan, Format: deps.Format, Canvas: deps.Canvas, Do: p.wayOn.Do, Fail: deps.Fail}
	p.grid = NewGrid(p.lifted)
	p.connectGrid()
	p.scroll = container.NewScroll(p.grid)
	p.arrows = [2]*kit.Button{
		kit.IconButton(theme.IconChevronLeft, p.say("command.month-before"), func() { p.Turn(-1) }),
		kit.IconButton(theme.IconChevronRight, p.say("command.month-after"), func() { p.Turn(1) }),
	}
	p.right = []*kit.Button{deps.Tools.Undo, deps.Tools.Redo, kit.Plain(p.say("board.today"), p.GoToday), deps.Tools.More}
	p.header = kit.NewHeader(p.arrows[:], p.right)
	p.legend = newLegend()
	p.legend.add(mark.Pain(0), p.say("month.pain.low"))
	p.legend.add(mark.Pain(3), p.say("month.pain.middle"))
	p.legend.add(mark.Pain(6), p.say("month.pain.high"))
	p.ExtendBaseWidget(p)
	return p, nil
}

func (p *Page) say(key string, args ...any) string { return p.Format.Words.Say(key, args...) }

func (p *Page) connectGrid() {
	g := p.grid
	g.OnGrab = p.plates
	g.OnDrop = func(id string, day int) { p.move(model.ID(id), p.date(day)) }
	g.OnAim = p.aim
	g.OnOpen = func(id string, day int) { p.OpenWeek(p.date(day), model.ID(id)) }
	g.OnMenu = func(_ string, _ int, at fyne.Position) { p.Menu(at) }
	g.OnStatus = func(words string) { p.status.Say("", words, p.say("board.dragging")) }
	g.OnChoose = p.tellChosen
	g.OnKey = func(ev *fyne.KeyEvent) { p.Key(ev) }
	g.OnShortcut = func(s fyne.Shortcut) { p.Shortcut(s) }
}

// date is that of the i-th day of the grid.
func (p *Page) date(i int) civil.Date { return p.view.Weeks[i/7].Days[i%7].Date }

func (p *Page) move(id model.ID, to civil.Date) {
	p.wayOn.Ask(planner.Move{Session: id, To: to, Index: planner.AtEnd})
}

// plates asks for the verdict of a session on each day of the grid.
func (p *Page) plates(id string) ([days]Plate, bool) {
	var plates [days]Plate
	var dates [days]civil.Date
	for i := range dates {
		dates[i] = p.date(i)
	}
	verdicts, err := p.Plan.Verdicts(planner.Move{Session: model.ID(id), To: dates[0], Index: planner.AtEnd}, dates[:])
	if err != nil {
		p.Fail(err)
		return plates, false
	}
	for i, v := range verdicts {
		plates[i] = p.plate(v, model.ID(id))
	}
	return plates, true
}

// aim turns the month while a chip is held over one of the arrows.
func (p *Page) aim(pointer fyne.Position) {
	arrow := 0
	for i, b := range p.arrows {
		on := pointer.Subtract(absolute(b))
		if on.X >= 0 && on.Y >= 0 && on.X < b.Size().Width && on.Y < b.Size().Height {
			arrow = 2*i - 1
		}
	}
	if arrow == p.arrow {
		return
	}
	p.leaveArrow()
	if p.arrow = arrow; arrow != 0 {
		p.stopArrow = p.After(turnAfter, func() { p.turnInDrag(arrow) })
	}
}

func (p *Page) leaveArrow() {
	p.arrow = 0
	if p.stopArrow != nil {
		p.stopArrow()
		p.stopArrow = nil
	}
}

// turnInDrag turns the month under a chip in the air, again and again as long
// as it is held over the arrow.
func (p *Page) turnInDrag(by int) {
	id, dragging := p.grid.Dragging()
	if !dragging || p.arrow != by {
		return
	}
	p.day = p.view.First.AddMonths(by)
	if err := p.load(); err != nil {
		p.grid.CancelDrag()
		p.Fail(err)
		return
	}
	plates, ok := p.plates(id)
	if !ok {
		p.grid.CancelDrag()
		return
	}
	p.grid.Judge(plates)
	p.stopArrow = p.After(turnAgain, func() { p.turnInDrag(by) })
}

// done says what was changed and puts the cursor on it.
func (p *Page) done(out planner.Outcome) {
	for _, d := range out.Change.Sessions {
		if d.After != nil && d.After.Title == out.Label.Title {
			p.reveal(d.After)
			break
		}
	}
	p.Done(out.Label)
	p.Focus()
}

// reveal puts the cursor on a session, in its month.
func (p *Page) reveal(s *model.Session) {
	if !s.Placed() {
		return
	}
	if _, shown := p.index(s.Date); !shown {
		p.day = s.Date
		p.Reload()
	}
	p.grid.Choose(string(s.ID))
}

// index returns which day of the grid a date is, and whether it is one.
func (p *Page) index(d civil.Date) (int, bool) {
	i := d.DaysSince(p.date(0))
	return i, i >= 0 && i < days
}

// Holding says whether a chip is in the air.
func (p *Page) Holding() bool {
	_, dragging := p.grid.Dragging()
	return dragging
}

// Reload reads the month again and shows it; the place on the page stays.
func (p *Page) Reload() {
	if _, dragging := p.grid.Dragging(); dragging {
		p.grid.CancelDrag() // what is in the air may not be there any more
	}
	if err := p.load(); err != nil {
		p.Fail(err)
	}
}

func (p *Page) load() error {
	first := p.view.First == civil.Date{}
	view, err := p.Plan.Month(p.day)
	if err != nil {
		return err
	}
	p.view = view
	p.names = format.NamesOf(p.Plan.Library(), p.sessions()).Or(p.Plan.Title)
	p.header.SetTitle(p.Format.MonthTitle(view.First), p.say("month.weeks", "Count", planner.MonthWeeks))
	p.grid.ShowMonth(p.sheet())
	if i, ok := p.index(view.Today); first && ok {
		p.grid.ChooseDay(i)
	}
	p.tellChosen()
	p.Refresh()
	return nil
}

func (p *Page) sessions() []model.Session {
	var all []model.Session
	for _, week := range p.view.Weeks {
		for _, day := range week.Days {
			all = append(all, day.Sessions...)
		}
	}
	return all
}

// Chosen returns the session under the cursor, and whether there is one.
func (p *Page) Chosen() (model.Session, bool) {
	id, day := p.grid.Chosen()
	for _, s := range p.view.Weeks[day/7].Days[day%7].Sessions {
		if string(s.ID) == id {
			return s, true
		}
	}
	return model.Session{}, false
}

// session finds one of those that are shown.
func (p *Page) session(id model.ID) (model.Session, bool) {
	for _, s := range p.sessions() {
		if s.ID == id {
			return s, true
		}
	}
	return model.Session{}, false
}

// Apply does an Op and says so, or offers the way on where it is not allowed; of
// one of a repeating session it asks first how many it is about.
func (p *Page) Apply(op planner.Op) { p.wayOn.Ask(op) }

// MoveChosen puts the session under the cursor days later, or earlier where
// days is negative.
func (p *Page) MoveChosen(days int) {
	if s, ok := p.Chosen(); ok && s.Status == model.Planned {
		p.move(s.ID, s.Date.AddDays(days))
	}
}

// Ahead says whether the session under the cursor is planned and still to come.
func (p *Page) Ahead() bool {
	s, ok := p.Chosen()
	return ok && p.book.Ahead(&s)
}

// CompleteChosen marks the session under the cursor done as planned, or says that
// it is still to come.
func (p *Page) CompleteChosen() {
	if s, ok := p.Chosen(); ok {
		p.book.Complete([]model.Session{s}, func([]model.Session) { p.Apply(planner.Complete{Session: s.ID}) })
	}
}

// DoneWithDetails asks what was done of the session under the cursor.
func (p *Page) DoneWithDetails() {
	if s, ok := p.Chosen(); ok {
		p.book.Done(s.ID)
	}
}

// LogUnplanned asks what was done on the day under the cursor without having
// been planned.
func (p *Page) LogUnplanned() {
	_, day := p.grid.Chosen()
	p.book.Unplanned(p.date(day))
}

// OpenChosen shows what is under the cursor on the board.
func (p *Page) OpenChosen() { p.grid.OnOpen(p.grid.Chosen()) }

// MenuPosition is where a menu for the cursor opens.
func (p *Page) MenuPosition() fyne.Position { return p.grid.MenuPosition() }

// Turn shows the month n months later, with the cursor on its first day.
func (p *Page) Turn(n int) { p.GoTo(p.view.First.AddMonths(n)) }

// Month is the first day of the month that is shown.
func (p *Page) Month() civil.Date { return p.view.First }

// GoToday shows the month of today with the cursor on it.
func (p *Page) GoToday() { p.GoTo(p.view.Today) }

// GoTo shows the month of a day with the cursor on it.
func (p *Page) GoTo(d civil.Date) {
	p.day = d
	p.Reload()
	if i, ok := p.index(d); ok {
		p.grid.ChooseDay(i)
	}
	p.Focus()
}

// Focus gives the keyboard to the grid, unless a dialog has it.
func (p *Page) Focus() {
	if !kit.Shown(p.Canvas) {
		p.Canvas.Focus(p.grid)
	}
}

// Status is the line at the foot.
func (p *Page) Status() *kit.StatusLine { return p.status }

// Close forgets a chip held over an arrow.
func (p *Page) Close() { p.leaveArrow() }

// CreateRenderer is for Fyne.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	r := &pageRenderer{p}
	r.Refresh()
	return r
}

type pageRenderer struct{ p *Page }

func (r *pageRenderer) Destroy() {}
func (r *pageRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.header, r.p.legend, r.p.scroll, r.p.status, r.p.lifted}
}

// MinSize lets a window shrink a little below 1024x640; what does not fit then
// scrolls.
func (r *pageRenderer) MinSize() fyne.Size { return fyne.NewSize(640, 480) }

func (r *pageRenderer) Refresh() {
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

// Layout gives the grid what header and status line leave.
func (r *pageRenderer) Layout(size fyne.Size) {
	p := r.p
	place := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, max(h, 0)))
	}
	margin, bottom := theme.Gap(16), size.Height-kit.StatusHeight()
	p.header.SetMargin(margin)
	place(p.header, 0, 0, size.Width, kit.HeaderHeight())
	r.placeLegend(size.Width - margin)
	top := kit.HeaderHeight() + theme.Gap(6)
	place(p.scroll, margin, top, size.Width-2*margin, bottom-top-theme.Gap(10))
	place(p.status, 0, bottom, size.Width, kit.StatusHeight())
	place(p.lifted, 0, 0, size.Width, size.Height)
}

// legendFrom is where the title of any month has ended.
const legendFrom float32 = 420

// placeLegend puts the legend before the buttons that end at right, if it fits
// there whole.
func (r *pageRenderer) placeLegend(right float32) {
	p := r.p
	for _, b := range p.right {
		right -= b.MinSize().Width + 2*theme.Grid
	}
	size := p.legend.MinSize()
	left := float32(int(right - size.Width - 2*theme.Grid))
	p.legend.Hidden = left < legendFrom
	p.legend.Move(fyne.NewPos(left, 0))
	p.legend.Resize(size)
}
