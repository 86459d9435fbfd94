// Package today is the page a day begins with: what waits for an answer, the
// sessions of today with their numbers and why, the workout that is under way,
// and what the week has left.
//
// [Page] asks planner for today and turns what is pressed into planner's Ops. It
// knows no SQL and no rules; the clock is handed to it.
package today

import (
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/logbook"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/wayon"
)

// Deps is what the page needs of the window.
type Deps struct {
	Plan   *planner.Planner
	Format *format.Formatter
	Canvas fyne.Canvas
	Tools  kit.Tools
	Now    func() time.Time
	// Done says what the page has changed.
	Done func(planner.Label)
	// Fail says that something went wrong that the person did not cause.
	Fail func(error)
	// Key and Shortcut run the command of a key, if it has one.
	Key      func(*fyne.KeyEvent)
	Shortcut func(fyne.Shortcut)
	// WarmUp opens the warm-up of a session.
	WarmUp func(session model.ID)
	// OpenWeek shows a session on the board.
	OpenWeek func(day civil.Date, session model.ID)
	// Add opens the form for a new session today.
	Add func()
	// Arrange opens the preview of an arranged week.
	Arrange func()
	// Chime tells that a rest is over.
	Chime func()
	// Every calls a function on Fyne's goroutine each time a while has passed.
	Every func(time.Duration, func()) (stop func())
}

// Sizes of the page.
const (
	gap       float32 = 14
	sideWidth float32 = 300
)

// Page is today.
type Page struct {
	widget.BaseWidget
	Deps
	view    planner.TodayView
	knees   planner.KneesView
	workout *planner.Workout
	names   format.Names
	wayOn   *wayon.WayOn
	book    *logbook.Book
	morning map[morningKey]int // scores given and not saved yet

	header     *kit.Header
	main, side *kit.Column
	spread     *kit.Spread
	status     *kit.StatusLine
	shown      stage
	first      fyne.Focusable // what is worked with first
	weights    []*setWeight   // of the workout's sets
	rest       *restRow       // of the workout, if a rest runs
	stopRest   func()
}

// NewPage returns the page. It shows nothing before Reload.
func NewPage(deps Deps) *Page {
	p := &Page{Deps: deps, morning: map[morningKey]int{}, status: kit.NewStatusLine()}
	p.wayOn = &wayon.WayOn{
		Plan: deps.Plan, Format: deps.Format, Canvas: deps.Canvas, Fail: deps.Fail,
		Done:  func(out planner.Outcome) { deps.Done(out.Label) },
		Names: func() format.Names { return p.names },
	}
	p.book = &logbook.Book{Plan: deps.Plan, Format: deps.Format, Canvas: deps.Canvas, Do: p.wayOn.Do, Fail: deps.Fail}
	add := kit.Plain(p.say("today.add"), deps.Add)
	p.header = kit.NewHeader(nil, []*kit.Button{deps.Tools.Undo, deps.Tools.Redo, add, deps.Tools.More})
	p.main, p.side = kit.NewColumn(gap), kit.NewColumn(gap)
	p.spread = kit.NewSpread(p.main, p.side, sideWidth)
	p.ExtendBaseWidget(p)
	return p
}

func (p *Page) say(key string, args ...any) string { return p.Format.Words.Say(key, args...) }

// Reload reads the plan again and shows it.
func (p *Page) Reload() {
	if err := p.load(); err != nil {
		p.Fail(err)
	}
}

func (p *Page) load() error {
	var err error
	if p.view, err = p.Plan.TodayOf(); err != nil {
		return err
	}
	if p.knees, err = p.Plan.Knees(); err != nil {
		return err
	}
	workout, err := p.Plan.Workout()
	if err != nil {
		return err
	}
	// The page alone changes a workout, and what it shows points into this one.
	if workout == nil || p.workout == nil || workout.Session != p.workout.Session || !workout.Begun.Equal(p.workout.Begun) {
		p.workout = workout
	}
	p.names = format.NamesOf(p.Plan.Library(), nil)
	p.names.Session = p.title
	p.show()
	return nil
}

// title is what a session on any day is called.
func (p *Page) title(id model.ID) string {
	title, err := p.Plan.Title(id)
	if err != nil {
		p.Fail(err)
	}
	return title
}

// show builds what there is to see anew; the place in the scroll stays.
func (p *Page) show() {
	p.header.SetTitle(p.Format.LongDate(p.view.Today), p.dayNote())
	if now := p.stage(); p.workout == nil || now != p.shown {
		p.shown = now
		p.endRest()
		p.first, p.rest = nil, nil
		if p.workout != nil {
			p.main.SetParts(p.workoutParts()...)
		} else {
			p.main.SetParts(p.dayParts()...)
		}
	}
	p.side.SetParts(p.sideParts()...)
	p.status.Say("", p.weekNote(), p.say("board.saved"))
	p.Refresh()
}

// stage is what is shown of a workout: while that is the same, what is being
// typed is left alone.
func (p *Page) stage() stage {
	if p.workout == nil {
		return stage{}
	}
	now := stage{session: p.workout.Session, at: p.workout.Stage}
	if t := p.session(); t != nil {
		now.warmedUp, now.there = t.Session.WarmedUp, true
	}
	return now
}

type stage struct {
	session  model.ID
	at       planner.WorkoutStage
	warmedUp bool
	there    bool // the session is on today
}

// dayParts is the day before and after workouts.
func (p *Page) dayParts() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, check := range p.knees.Mornings {
		parts = append(parts, p.morningSheet(check))
	}
	if p.knees.Nudge {
		parts = append(parts, kit.NewSheet(4, kit.NewLine(p.say("today.nudge.heading"), theme.TextBody, true, theme.ColorText),
			paragraph(p.say("today.nudge"), theme.TextSmall, theme.ColorTextMuted)))
	}
	if len(p.view.Left) > 0 {
		parts = append(parts, p.leftSheet())
	}
	if len(p.view.Sessions) == 0 {
		return append(parts, p.emptySheet(), p.afterwards())
	}
	parts = append(parts, p.sessionsHeading())
	next := p.next()
	for i := range p.view.Sessions {
		parts = append(parts, p.sessionSheet(&p.view.Sessions[i], i == next))
	}
	return append(parts, p.afterwards())
}

// afterwards is how to say what was done without the page.
func (p *Page) afterwards() fyne.CanvasObject {
	return kit.NewRow(8, 0, kit.NewLine(p.say("today.afterwards"), theme.TextSmall, false, theme.ColorTextMuted),
		kit.Flat(p.say("today.unplanned"), p.LogUnplanned).Small(), kit.Flat(p.say("today.paper"), p.EnterFromPaper).Small())
}

// LogUnplanned asks what was done today without having been planned.
func (p *Page) LogUnplanned() { p.book.Unplanned(p.view.Today) }

// EnterFromPaper opens the grid for the printed sheet of this week.
func (p *Page) EnterFromPaper() { p.book.Sheet(p.view.Today) }

// next is the session to start next: the first one that is planned and does not
// wait; -1 if there is none.
func (p *Page) next() int {
	for i := range p.view.Sessions {
		if s := &p.view.Sessions[i]; s.Session.Status == model.Planned && !s.Suspended {
			return i
		}
	}
	return -1
}

// Start begins the next session, or shows the one that is under way.
func (p *Page) Start() {
	if i := p.next(); i >= 0 && p.workout == nil {
		p.begin(p.view.Sessions[i].Session.ID)
	}
}

// CanStart says whether there is a session to start.
func (p *Page) CanStart() bool { return p.workout == nil && p.next() >= 0 }

// UnderWay says whether a workout is under way.
func (p *Page) UnderWay() bool { return p.workout != nil }

// Focus gives the keyboard to what is worked with first, unless a dialog has
// it.
func (p *Page) Focus() {
	if kit.Shown(p.Canvas) {
		return
	}
	if p.first != nil {
		p.Canvas.Focus(p.first)
		return
	}
	p.Canvas.Unfocus()
}

// Status is the line at the foot.
func (p *Page) Status() *kit.StatusLine { return p.status }

// Close ends what runs beside the page.
func (p *Page) Close() { p.endRest() }

// Reveal scrolls to what has got the keyboard.
func (p *Page) Reveal(o fyne.CanvasObject) {
	if !p.header.Holds(o) {
		p.spread.Reveal(o)
	}
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
	return []fyne.CanvasObject{r.p.header, r.p.spread, r.p.status}
}

// MinSize lets a window shrink a little below 1024x640; what does not fit then
// scrolls.
func (r *pageRenderer) MinSize() fyne.Size { return fyne.NewSize(560, 480) }

func (r *pageRenderer) Refresh() {
	r.Layout(r.p.Size())
	r.p.spread.Refresh()
	canvas.Refresh(r.p)
}

func (r *pageRenderer) Layout(size fyne.Size) {
	p := r.p
	side := kit.SpreadMargin(size.Width)
	p.header.SetMargin(side)
	place := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, max(h, 0)))
	}
	bottom := size.Height - kit.StatusHeight()
	place(p.header, 0, 0, size.Width, kit.HeaderHeight())
	place(p.spread, side, kit.HeaderHeight(), size.Width-2*side, bottom-kit.HeaderHeight())
	place(p.status, 0, bottom, size.Width, kit.StatusHeight())
}
