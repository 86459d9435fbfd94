// Package diary is the parts of the page Recovery about how the knees are: the
// pain diary, the signs to see a doctor, the painkillers and the range of
// motion.
//
// Each part asks planner, puts what it says into words with format, and turns
// what is pressed into planner's Ops. What the scores mean is planner's affair.
package diary

import (
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/ask"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// Deps is what the parts need of the window.
type Deps struct {
	Plan   *planner.Planner
	Format *format.Formatter
	Canvas fyne.Canvas
	Now    func() time.Time
	// Done says what a part has changed.
	Done func(planner.Label)
	// Fail says that something went wrong that the person did not cause.
	Fail func(error)
	// PrintList leads to the page with what to tell the doctor.
	PrintList func()
}

const (
	gap       float32 = 14
	sideWidth float32 = 380
	mostLines         = 4
)

// part is what all of them are made of: two columns of sheets.
type part struct {
	widget.BaseWidget
	Deps
	main, side *kit.Column
	spread     *kit.Spread
	first      fyne.Focusable // what is worked with first
	load       func() error
}

func (p *part) begin(deps Deps, side float32) {
	p.Deps = deps
	p.main, p.side = kit.NewColumn(gap), kit.NewColumn(gap)
	p.spread = kit.NewSpread(p.main, p.side, side)
}

func (p *part) say(key string, args ...any) string { return p.Format.Words.Say(key, args...) }

// Reload reads the plan again and shows it.
func (p *part) Reload() {
	if err := p.load(); err != nil {
		p.Fail(err)
		return
	}
	p.Refresh()
}

// Focus gives the keyboard to what is worked with first, unless a dialog has
// it.
func (p *part) Focus() {
	if p.first != nil && !kit.Shown(p.Canvas) {
		p.Canvas.Focus(p.first)
	}
}

// Reveal scrolls to what has got the keyboard.
func (p *part) Reveal(o fyne.CanvasObject) { p.spread.Reveal(o) }

// Close has nothing to end.
func (p *part) Close() {}

// do does an Op and says so.
func (p *part) do(op planner.Op) (planner.Outcome, error) {
	out, err := p.Plan.Apply(op, "")
	if err == nil {
		p.Done(out.Label)
	}
	return out, err
}

// must does an Op that the person can do nothing wrong with. The button that was
// pressed may be gone then, so the keyboard goes to what comes first.
func (p *part) must(op planner.Op) {
	if _, err := p.do(op); err != nil && err != planner.ErrNothingToDo {
		p.Fail(err)
	}
	p.Focus()
}

// names finds sessions by what they are called on any day.
func (p *part) names() format.Names {
	names := format.NamesOf(p.Plan.Library(), nil)
	names.Session = func(id model.ID) string {
		title, err := p.Plan.Title(id)
		if err != nil {
			p.Fail(err)
		}
		return title
	}
	return names
}

// moment writes when something was, with the year unless it is this one's.
func (p *part) moment(at time.Time) string {
	day := model.DateIn(at, p.zone().String())
	if day.Year == p.today().Year {
		return p.Format.Moment(at, p.zone())
	}
	return p.say("time.moment", "Day", p.Format.FullDate(day), "Time", p.Format.Clock(model.ClockIn(at, p.zone().String())))
}

// day writes a day, with the year unless it is this one's.
func (p *part) day(d civil.Date) string {
	if d.Year == p.today().Year {
		return p.Format.DayMonth(d)
	}
	return p.Format.FullRange(d, d)
}

// zone is where the person is.
func (p *part) zone() *time.Location { return p.Now().Location() }

func (p *part) today() civil.Date { return civil.DateOf(p.Now()) }

// CreateRenderer is for Fyne.
func (p *part) CreateRenderer() fyne.WidgetRenderer {
	return &partRenderer{p}
}

type partRenderer struct{ p *part }

func (r *partRenderer) Destroy() {}
func (r *partRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.spread}
}
func (r *partRenderer) MinSize() fyne.Size { return fyne.NewSize(400, 240) }

func (r *partRenderer) Layout(size fyne.Size) {
	margin := kit.SpreadMargin(size.Width)
	r.p.spread.Move(fyne.NewPos(margin, theme.Gap(6)))
	r.p.spread.Resize(fyne.NewSize(size.Width-2*margin, size.Height-theme.Gap(6)))
}

func (r *partRenderer) Refresh() {
	r.Layout(r.p.Size())
	r.p.spread.Refresh()
	canvas.Refresh(r.p)
}

// withMore adds to rows of a list what shows more of them.
func (p *part) withMore(rows []fyne.CanvasObject, all int, shown *int) []fyne.CanvasObject {
	if all <= *shown {
		return rows
	}
	more := kit.Plain(p.say("diary.history.more", "Count", all-*shown), func() {
		*shown += pageOfEntries
		p.Reload()
	}).Small()
	return append(rows, kit.NewRow(8, 0, space(), more))
}

// pageOfEntries is how many rows of a list are shown at first, and how many more
// each time.
const pageOfEntries = 20

// historyDays is how far back lists go.
const historyDays = 5 * 365

func (p *part) editButton(edit func()) fyne.CanvasObject {
	return kit.Flat(p.say("diary.edit"), edit).Small()
}

func (p *part) deleteButton(op planner.Op) fyne.CanvasObject {
	return kit.IconButton(theme.IconClose, p.say("diary.delete"), func() { p.must(op) })
}

// editing is a form in a dialog that changes something.
type editing struct {
	heading string
	width   float32
	form    *kit.Column
	first   fyne.Focusable // has the keyboard at first; nil: what comes first
	read    func() (planner.Op, error)
	// complain names an error at its field, or by what it is handed.
	complain func(err error, elsewhere func(string))
	save     func(planner.Op) // once the dialog is closed
}

// edit opens the dialog. It stays open as long as what it says cannot be saved.
func (p *part) edit(e editing) {
	d := &kit.Dialog{Heading: e.heading, Content: e.form, Width: e.width, Confirm: p.say("diary.save"), Cancel: p.say("dialog.cancel")}
	e.form.SetWidth(e.width - 2*dialogPad)
	d.OnConfirm = func() bool {
		op, err := e.read()
		if err == nil {
			_, err = p.Plan.Check(op)
		}
		if err == planner.ErrNothingToDo {
			return true
		}
		if err != nil {
			e.complain(err, d.SetError)
			return false
		}
		d.OnClosed = func(bool) { e.save(op) }
		return true
	}
	d.Show(p.Canvas)
	if e.first != nil {
		p.Canvas.Focus(e.first)
	}
}

// dialogPad is the room on each side of a dialog's content.
const dialogPad float32 = 24

func paragraph(words string, size float32, ink fyne.ThemeColorName) *kit.Paragraph {
	return kit.NewParagraph(words, size, ink, 0, mostLines)
}

func heading(words string) *kit.Line {
	return kit.NewLine(words, theme.TextHeading, true, theme.ColorText)
}

// space takes the room before what stands on the right.
func space() *kit.Line { return kit.NewLine("", theme.TextBody, false, theme.ColorText) }

// said is a mark and a sentence.
func said(look mark.Look, sentence string) fyne.CanvasObject {
	return kit.NewRow(8, 1, kit.NewSign(look.Icon, look.Ink, 16), paragraph(sentence, theme.TextSmall, theme.ColorText))
}

// moment is a field for a day and one for a time of day, or now.
type moment struct {
	part      *part
	now       *kit.Segments
	day, time *kit.Entry
	dayField  *kit.Field
	timeField *kit.Field
	row       fyne.CanvasObject
	changed   func()
	began     time.Time // what it began with; zero: now
}

// newMoment asks when something was; it begins with now, or with an instant.
func (p *part) newMoment(at time.Time, changed func()) *moment {
	m := &moment{part: p, changed: changed, began: at}
	m.day, m.time = kit.NewEntry(p.say("diary.when.day")), kit.NewEntry(p.say("diary.when.time"))
	calendar, err := ask.Calendar(p.Plan, p.Format)
	if err != nil {
		p.Fail(err)
	}
	m.dayField, m.timeField = kit.NewField(p.Format.Field("date"), kit.WithCalendar(m.day, calendar)), kit.NewField(p.Format.Field("start"), m.time)
	m.row = kit.NewShares(m.dayField, m.timeField)
	m.now = kit.NewSegments([]string{p.say("diary.now"), p.say("diary.other-time")}, 0, func(i int) { m.choose(i == 1); changed() })
	if at.IsZero() {
		m.fill(p.Now())
		m.choose(false)
	} else {
		m.now.SetChosen(1)
		m.fill(at.In(p.zone()))
		m.choose(true)
	}
	// What is typed anew is not wrong any more.
	m.day.OnChanged = func(string) { m.dayField.SetError(""); changed() }
	m.time.OnChanged = func(string) { m.timeField.SetError(""); changed() }
	return m
}

func (m *moment) fill(t time.Time) {
	m.day.SetText(civil.DateOf(t).String())
	m.time.SetText(m.part.Format.Clock(model.Seconds(t.Hour())*model.Hour + model.Seconds(t.Minute())*model.Minute))
}

// choose shows the fields of another time.
func (m *moment) choose(other bool) {
	if other {
		m.row.Show()
	} else {
		m.row.Hide()
	}
}

// choice is now or another time; what another one is, row asks.
func (m *moment) choice() fyne.CanvasObject { return kit.NewField(m.part.say("diary.when"), m.now) }

// parts are its rows.
func (m *moment) parts() []fyne.CanvasObject { return []fyne.CanvasObject{m.choice(), m.row} }

// at is the instant that is meant, zero for now. What cannot be read is named at
// its field.
func (m *moment) at() (time.Time, error) {
	m.dayField.SetError("")
	m.timeField.SetError("")
	if m.now.Chosen() == 0 {
		return time.Time{}, nil
	}
	p := m.part
	day, err := p.Format.ParseDate("date", m.day.Text)
	if err == nil && day.After(p.today()) {
		err = model.TooLate("date", p.today())
	}
	if err != nil {
		m.dayField.SetError(p.Format.Explain(err))
		return time.Time{}, err
	}
	clock, err := p.Format.ParseClock("start", m.time.Text)
	if err != nil {
		m.timeField.SetError(p.Format.Explain(err))
		return time.Time{}, err
	}
	at := model.At(day, clock, p.zone().String())
	if at.Equal(m.began.Truncate(time.Minute)) {
		return m.began, nil // with its seconds
	}
	if at.After(p.Now()) {
		m.timeField.SetError(p.say("diary.future"))
		return time.Time{}, &model.Invalid{Field: "at", Code: model.CodeTooLarge}
	}
	return at, nil
}

// focus goes to the field that is wrong.
func (m *moment) focus(err error) {
	invalid := model.InvalidFields(err)
	if len(invalid) == 0 {
		return
	}
	switch invalid[0].Field {
	case "date":
		m.dayField.Focus()
	case "start", "at":
		m.timeField.Focus()
	}
}
