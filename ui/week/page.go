// Package week is the page of the board: seven days, their sessions to drag
// and drop, what the rules say about them, and the tray.
//
// The widgets (Board, tray, findings, header) know words, colours and
// callbacks; [Page] is the glue: it asks planner for the week and for verdicts,
// puts them into words with format, and turns gestures into planner's Ops.
// It knows no SQL and no rules.
package week

import (
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/ask"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/logbook"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/wayon"
)

// Deps is what the page needs from the window.
type Deps struct {
	Plan   *planner.Planner
	Format *format.Formatter
	Canvas fyne.Canvas
	// Tools are the window's buttons in the page's header.
	Tools kit.Tools
	// Done says what was changed and offers to take it back.
	Done func(planner.Label)
	// Fail says that something went wrong that the person did not cause.
	Fail func(error)
	// Key and Shortcut run the command of a key, if it has one.
	Key      func(*fyne.KeyEvent)
	Shortcut func(fyne.Shortcut)
	// CardMenu opens the menu of the selected sessions, DayMenu that of the day
	// under the cursor.
	CardMenu, DayMenu func(at fyne.Position)
	// Recovery opens the page of the knees.
	Recovery func()
	// Aims opens the settings of what is aimed at and done already.
	Aims func()
	// Declare opens them where a person says how much of an activity is usual.
	Declare func(activity model.ID)
	// After calls a function once some time has passed, Every again and again.
	After func(time.Duration, func()) (cancel func())
	Every func(time.Duration, func()) (stop func())
	// Held says which modifiers are down.
	Held func() fyne.KeyModifier
}

// Page is the board with everything round it.
type Page struct {
	widget.BaseWidget
	Deps
	view  planner.WeekView
	names format.Names
	day   civil.Date // a day of the week that is shown

	wayOn    *wayon.WayOn
	book     *logbook.Book
	header   *header
	board    *Board
	tray     *tray
	findings *findings
	status   *kit.StatusLine
	knees    *kneeLine
	empty    *kit.EmptyState

	emptyPanel *canvas.Rectangle // under it, so that no column's edge runs through the words
	scroll     *container.Scroll // sideways, where the window is too narrow
	lifted     *fyne.Container
	trayOpen   bool // while narrow
	finding    int  // the last one that was jumped to
	held       held // what is in the air
	clip       clip // what was copied or cut
}

// NewPage returns the page at the week of today. It shows nothing before
// Reload.
func NewPage(deps Deps) (*Page, error) {
	today, err := deps.Plan.Today()
	if err != nil {
		return nil, err
	}
	p := &Page{Deps: deps, day: today, finding: -1, lifted: container.NewWithoutLayout()}
	p.wayOn = &wayon.WayOn{
		Plan: deps.Plan, Format: deps.Format, Canvas: deps.Canvas, Fail: deps.Fail, Done: p.done,
		Names:   func() format.Names { return p.names },
		Session: func(id model.ID) (model.Session, bool) { return p.session(string(id)) },
	}
	p.book = &logbook.Book{Plan: deps.Plan, Format: deps.Format, Canvas: deps.Canvas, Do: p.apply, Fail: deps.Fail}
	p.board = NewBoard(p.lifted, deps.Every)
	p.connectBoard()
	p.header = p.newHeader()
	p.tray = p.newTray()
	p.findings = newFindings(p.say("board.findings"), p.say("board.findings.next"))
	p.findings.position = func(at, of int) string { return p.say("board.findings.position", "At", at, "Of", of) }
	p.findings.onNext = func() { p.showFinding((p.findings.at + 1) % len(p.view.Findings)) }
	p.status = kit.NewStatusLine()
	p.knees = newKneeLine(p.say("rail.recovery"), deps.Recovery)
	p.empty = kit.NewEmptyState(theme.IconWeek, p.say("board.empty"), kit.Plain(p.say("command.arrange"), p.Arrange))
	p.emptyPanel = canvas.NewRectangle(nil)
	p.emptyPanel.CornerRadius, p.emptyPanel.StrokeWidth = theme.RadiusPanel, theme.Hairline
	p.scroll = container.NewHScroll(p.board)
	p.board.Sideways = p.scroll
	p.ExtendBaseWidget(p)
	if p.view.Week, err = deps.Plan.WeekOf(today); err != nil {
		return nil, err
	}
	i, _ := p.view.Week.Index(today)
	p.board.moveCursor(cursor{i, 0})
	return p, nil
}

// Status is the line at the foot.
func (p *Page) Status() *kit.StatusLine { return p.status }

// Close has nothing to end.
func (p *Page) Close() {}

func (p *Page) say(key string, args ...any) string { return p.Format.Words.Say(key, args...) }

// withCalendar puts the small month beside a date.
func (p *Page) withCalendar(date *kit.Entry) fyne.CanvasObject {
	calendar, err := ask.Calendar(p.Plan, p.Format)
	if err != nil {
		p.Fail(err)
		return date
	}
	return kit.WithCalendar(date, calendar)
}

func (p *Page) newHeader() *header {
	h := newHeader(&header{
		back:    kit.IconButton(theme.IconChevronLeft, p.say("command.week-before"), func() { p.TurnWeek(-1) }),
		forward: kit.IconButton(theme.IconChevronRight, p.say("command.week-after"), func() { p.TurnWeek(1) }),
		tray:    kit.IconButton(theme.IconTray, p.say("command.tray"), p.ToggleTray),
		fix:     kit.Plain(p.say("command.fix"), p.FixWeek),
		arrange: kit.Primary(p.say("command.arrange"), p.Arrange),
	}, p.Tools)
	for _, b := range h.budgets {
		b.onTapped = p.Limits
	}
	return h
}

func (p *Page) newTray() *tray {
	t := newTray(p.board, p.say("tray.search", "Count", len(p.Plan.Library().Templates)), trayWords{heading: p.say("tray.templates")},
		func(c Card, text string) bool {
			return strings.Contains(strings.ToLower(c.Title+" "+c.Kind), strings.ToLower(strings.TrimSpace(text)))
		})
	add := func(c Card) { p.apply(p.placement([]string{c.ID}, p.chosenDay(), planner.AtEnd)) }
	t.onChoose = p.tellChosen
	t.templates.onOpen, t.parked.onOpen = add, func(c Card) { p.moveTo(c.ID) }
	t.templates.onLift, t.parked.onLift = p.closeDrawer, p.closeDrawer
	t.templates.onMenu = func(c Card, at fyne.Position) {
		kit.ShowMenu(p.Canvas, at, []kit.MenuItem{
			{Text: p.say("tray.add-to", "Day", p.Format.Date(p.chosenDay())), Do: func() { add(c) }},
			{Text: p.say("command.move-to"), Do: func() { p.moveTo(c.ID) }},
		})
	}
	t.parked.onMenu = func(c Card, at fyne.Position) {
		kit.ShowMenu(p.Canvas, at, []kit.MenuItem{
			{Text: p.say("command.move-to"), Do: func() { p.moveTo(c.ID) }},
			{Text: p.say("command.edit"), Do: func() { p.open(c.ID) }},
			{Text: p.say("command.delete"), Do: func() { p.delete(c.ID) }},
		})
	}
	return t
}

func (p *Page) connectBoard() {
	b := p.board
	b.OnGrab, b.OnGrabDay = p.grab, p.grabDay
	b.OnPlace, b.OnDrop, b.OnSwap, b.OnTray = p.placeAmong, p.drop, p.swap, p.park
	b.OnPutBack, b.OnHeld, b.OverTray, b.OnUncut = p.putBack, p.heldAt, p.overTray, p.forgetCut
	b.OnAim = p.aim
	b.OnOpen = p.open
	b.OnAdd = func(day int) { p.addOn(p.view.Days[day].Date) }
	b.OnMenu = func(id string, day int, at fyne.Position) {
		if id == "" {
			p.DayMenu(at)
		} else {
			p.CardMenu(at)
		}
	}
	b.OnStatus = func(words string) { p.sayStatus("", words, p.say("board.dragging")) }
	b.OnChoose = func(string, int) { p.tellChosen() }
	b.OnFocus = func() { p.tray.keyboard = nil }
	if p.Held != nil {
		b.Held = p.Held
	}
	b.OnKey = func(ev *fyne.KeyEvent) { p.Key(ev) }
	b.OnShortcut = func(s fyne.Shortcut) { p.Shortcut(s) }
}

// Reload reads the week again and shows it; the place on the page stays. What
// is in the air is put back, for it may not be there any more.
func (p *Page) Reload() {
	if p.board.Dragging() {
		p.held.from = p.day // and stay here
	}
	p.board.CancelDrag()
	if err := p.load(); err != nil {
		p.Fail(err)
	}
}

func (p *Page) load() error {
	view, err := p.Plan.Week(p.day)
	if err != nil {
		return err
	}
	knees, err := p.Plan.Knees()
	if err != nil {
		return err
	}
	p.view = view
	p.knees.show(p.kneeWords(&knees))
	return p.show()
}

func (p *Page) show() error {
	sessions := append(slices.Clone(p.held.sessions), p.view.Tray...)
	for _, day := range p.view.Days {
		sessions = append(sessions, day.Sessions...)
	}
	p.held.foreseen = nil
	p.names = format.NamesOf(p.Plan.Library(), sessions).Or(p.Plan.Title)
	p.header.show(p.Format.WeekTitle(p.view.Week, p.view.Today), p.Format.WeekLabel(p.view.Week, p.view.Today), p.budgets())
	p.board.ShowWeek(p.columns())
	p.tray.showTemplates(p.templateCards())
	p.tray.words.notPlaced = p.say("tray.not-placed", "Number", len(p.view.Tray))
	p.tray.showParked(p.parkedCards())
	p.showFindings()
	p.tellChosen()
	p.Refresh()
	if !p.board.Dragging() {
		return nil
	}
	plates, err := p.heldPlates()
	if err != nil {
		return err
	}
	p.board.turned(plates)
	return nil
}

// TurnWeek shows the week n weeks later.
func (p *Page) TurnWeek(n int) {
	p.day = p.away(n)
	p.Reload()
	p.Focus()
}

// away is a day of the week n weeks away. Before the first week after a change
// of the first weekday comes the rest of a longer one (model.Weeks.Shown), which
// is not passed over.
func (p *Page) away(n int) civil.Date {
	d := p.day.AddDays(7 * n)
	week, err := p.Plan.WeekOf(d)
	if before := p.view.Week.First.AddDays(-1); err == nil && n == -1 && week.Last().Before(before) {
		return before
	}
	return d
}

// GoToday shows the week of today with the cursor on it.
func (p *Page) GoToday() {
	p.day = p.view.Today
	p.Reload()
	if i, ok := p.view.Week.Index(p.view.Today); ok {
		p.board.moveCursor(cursor{i, 0})
	}
}

// ShowDay shows the week of a day with the cursor on a session, or on the day if
// there is none.
func (p *Page) ShowDay(d civil.Date, session model.ID) {
	p.day = d
	p.Reload()
	if i, ok := p.view.Week.Index(d); ok {
		p.board.moveCursor(cursor{i, 0})
	}
	p.board.Choose(string(session))
}

// Week returns the week that is shown.
func (p *Page) Week() model.Week { return p.view.Week }

// Focus gives the keyboard to the board, unless a dialog has it.
func (p *Page) Focus() {
	if !kit.Shown(p.Canvas) {
		p.Canvas.Focus(p.board.Focusable())
	}
}

func (p *Page) chosenDay() civil.Date {
	_, day := p.board.Chosen()
	return p.view.Days[day].Date
}

// chosen returns the session under the cursor.
func (p *Page) chosen() (model.Session, bool) { return p.session(p.chosenID()) }

// session finds one that is shown or in the air.
func (p *Page) session(id string) (model.Session, bool) {
	for _, s := range p.held.sessions {
		if string(s.ID) == id {
			return s, true
		}
	}
	for _, s := range p.view.Tray {
		if string(s.ID) == id {
			return s, true
		}
	}
	for _, day := range p.view.Days {
		for _, s := range day.Sessions {
			if string(s.ID) == id {
				return s, true
			}
		}
	}
	return model.Session{}, false
}

// apply does an Op and says so, or offers the way on where it is not allowed. Of
// one of a repeating session it asks first how many it is about.
func (p *Page) apply(op planner.Op) { p.wayOn.Ask(op) }

// done says what was changed and puts the cursor on it, in its week: on one
// session, or several that were moved or pasted together.
func (p *Page) done(out planner.Outcome) {
	p.goTo(p.placed(&out))
	p.Done(out.Label)
	p.Focus()
}

// placed are the sessions that a change is about, as they are after it; none of
// a change of the whole week.
func (p *Page) placed(out *planner.Outcome) []*model.Session {
	var all []*model.Session
	for _, d := range out.Change.Sessions {
		switch {
		case d.After == nil:
		case out.Label.Count == 1 && d.After.Title == out.Label.Title:
			return []*model.Session{d.After}
		case out.Label.Action != planner.ActionMove && out.Label.Action != planner.ActionPaste:
		case d.After.Placed() && (d.Before == nil || d.Before.Date != d.After.Date):
			all = append(all, d.After)
		}
	}
	slices.SortFunc(all, func(a, b *model.Session) int { return a.Date.Compare(b.Date) })
	return all
}

// goTo selects sessions, in the week of the first of them.
func (p *Page) goTo(sessions []*model.Session) {
	if len(sessions) == 0 {
		return
	}
	if first := sessions[0]; first.Placed() && !p.view.Week.Contains(first.Date) {
		p.day = first.Date
		p.Reload()
	}
	var ids []string
	for _, s := range sessions {
		ids = append(ids, string(s.ID))
	}
	p.board.Mark(ids...)
}

// ToggleTray opens or closes the tray where the window is too narrow to show
// it beside the board.
func (p *Page) ToggleTray() {
	p.trayOpen = !p.trayOpen
	p.Refresh()
}

// closeDrawer takes the tray away from over the days.
func (p *Page) closeDrawer() {
	if p.trayOpen {
		p.ToggleTray()
	}
}

// narrow says whether there is no room for the tray beside seven columns.
func (p *Page) narrow() bool {
	return p.Size().Width < boardMin().Width+2*pageMargin(false)+trayWidth
}

// CreateRenderer is for Fyne.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	r := &pageRenderer{p}
	r.Refresh()
	return r
}

type pageRenderer struct{ p *Page }

func (r *pageRenderer) Destroy() {}
func (r *pageRenderer) Objects() []fyne.CanvasObject {
	p := r.p
	return []fyne.CanvasObject{p.header, p.knees, p.scroll, p.emptyPanel, p.empty, p.findings, p.tray, p.status, p.lifted}
}

// MinSize lets a window shrink to 1024x640 and a little below; what does not
// fit then scrolls.
func (r *pageRenderer) MinSize() fyne.Size { return fyne.NewSize(640, 480) }

func (r *pageRenderer) Refresh() {
	r.p.emptyPanel.FillColor, r.p.emptyPanel.StrokeColor = theme.Colour(theme.ColorRaised), theme.Colour(theme.ColorHairline)
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

// Layout gives the board what the others leave.
func (r *pageRenderer) Layout(size fyne.Size) {
	p := r.p
	narrow := p.narrow()
	p.header.setNarrow(narrow)
	p.findings.setNarrow(narrow)
	p.tray.Hidden = narrow && !p.trayOpen
	width := size.Width
	if !narrow {
		width -= trayWidth
	}
	place := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, max(h, 0)))
	}
	top, bottom := p.header.height(), size.Height-kit.StatusHeight()
	place(p.header, 0, 0, width, top)
	place(p.status, 0, bottom, size.Width, kit.StatusHeight())
	place(p.tray, size.Width-trayWidth, 0, trayWidth, bottom)
	bottom -= p.findings.height()
	place(p.findings, 0, bottom, width, p.findings.height())
	margin := pageMargin(narrow)
	p.knees.Hidden = p.knees.height() == 0
	if !p.knees.Hidden {
		place(p.knees, margin, top+theme.Gap(8), width-2*margin, kneeLineHeight())
	}
	top += p.knees.height()
	place(p.scroll, margin, top+theme.Gap(10), width-2*margin, bottom-top-theme.Gap(10)-theme.Gap(8))
	place(p.lifted, 0, 0, size.Width, size.Height)
	p.empty.Hidden = !p.nothingPlanned()
	p.emptyPanel.Hidden = p.empty.Hidden
	const around = 24
	size = p.empty.MinSize().AddWidthHeight(2*around, 2*around)
	x, y := float32(int((width-size.Width)/2)), float32(int(top+(bottom-top-size.Height)/2))
	place(p.emptyPanel, x, y, size.Width, size.Height)
	place(p.empty, x+around, y+around, size.Width-2*around, size.Height-2*around)
}

// Holding says whether a card or a day is in the air.
func (p *Page) Holding() bool { return p.board.Dragging() }

func (p *Page) nothingPlanned() bool {
	for _, day := range p.view.Days {
		if len(day.Sessions) > 0 {
			return false
		}
	}
	return !p.board.Dragging()
}

func (p *Page) sayStatus(lead, text, right string) { p.status.Say(lead, text, right) }
