package timer

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

func duration(s model.Seconds) time.Duration { return time.Duration(s) * time.Second }

// Deps is what the page needs from the window.
type Deps struct {
	Watch  *Watch
	Canvas fyne.Canvas
	// Done says what was changed and offers to take it back.
	Done func(planner.Label)
	// Say says something in passing.
	Say  func(words string)
	Fail func(error)
	// Remind opens what a person sets about reminders and sounds.
	Remind func()
}

// Page is the ice and heat timer of one or both knees, with the scores, what
// helped more, and the log beside it.
type Page struct {
	widget.BaseWidget
	Deps

	chosen  int // of choices
	wanted  interval.Protocol
	wrong   string // what is wrong with the length that was typed
	warm    map[model.Side]time.Time
	look    noticeKind
	words   string // of what happened last, for its notice
	flashes []func()

	shapeShown shape

	panel    *kit.Panel
	content  *kit.Sketch
	modality *kit.Segments
	onlyIce  *kit.Segments
	knee     *kit.Segments
	ring     *ring
	faces    [2]*face
	notice   *notice
	rounds   *rounds
	length   *kit.Entry
	lengthIn *kit.Field
	roundsIn *kit.Stepper
	roundsOf *kit.Field
	act      *kit.Button
	skip     *kit.Button
	stop     *kit.Button
	more     *kit.Button
	hint     *kit.Paragraph
	side     *aside
	folded   bool            // the side is below the panel
	inner    *fyne.Container // what scrolls
	scroll   *container.Scroll
}

// choices are the knees that one press can be for.
var choices = [][]model.Side{{model.Left}, {model.Right}, {model.Left, model.Right}}

// NewPage returns the page, with the knees chosen whose timers run. It shows
// nothing before Reload.
func NewPage(deps Deps) *Page {
	p := &Page{Deps: deps, warm: map[model.Side]time.Time{}}
	p.chosen = p.firstChoice()
	p.wanted = p.timers().Protocol(p.sides()[0])
	p.build()
	p.ExtendBaseWidget(p)
	deps.Watch.OnShow(p.showTimers)
	deps.Watch.OnAlarm(p.alarm)
	return p
}

// firstChoice is what runs, else the left knee.
func (p *Page) firstChoice() int {
	left, right := p.timers().At(model.Left), p.timers().At(model.Right)
	active := func(v interval.KneeView) bool { return begun(v.Phase) || v.Due }
	switch {
	case active(left) && active(right):
		return 2
	case active(right):
		return 1
	default:
		return 0
	}
}

func (p *Page) timers() *planner.KneeTimers { return p.Watch.Timers() }

func (p *Page) say(key string, args ...any) string { return p.Watch.Format.Words.Say(key, args...) }

// sides are the chosen knees.
func (p *Page) sides() []model.Side { return choices[p.chosen] }

// Close has nothing to end: the watch outlives it.
func (p *Page) Close() { p.endFlash() }

// Reveal scrolls to what has got the keyboard.
func (p *Page) Reveal(o fyne.CanvasObject) { kit.ScrollTo(p.scroll, o) }

// Show shows the page as the timers stand now.
func (p *Page) Show() {
	p.BaseWidget.Show()
	p.showTimers()
}

// Focus gives the keyboard to the window's commands, unless a dialog has it.
func (p *Page) Focus() {
	if !kit.Shown(p.Canvas) {
		p.Canvas.Unfocus()
	}
}

// Reload reads what is logged and shows it.
func (p *Page) Reload() {
	for _, side := range sides {
		since, warm, err := p.Watch.Plan.Warmth(side)
		if err != nil {
			p.Fail(err)
			return
		}
		if delete(p.warm, side); warm {
			p.warm[side] = since
		}
	}
	if err := p.side.load(); err != nil {
		p.Fail(err)
		return
	}
	p.showTimers()
}

// leading is the view of the chosen knee that matters most: one that is on
// before one that is paused, waits or is ready.
func (p *Page) leading() (model.Side, interval.KneeView) {
	order := map[interval.Phase]int{interval.PhaseOn: 0, interval.PhasePaused: 1, interval.PhaseReady: 2, interval.PhaseWait: 3}
	side := p.sides()[0]
	view := p.timers().At(side)
	for _, other := range p.sides()[1:] {
		if v := p.timers().At(other); order[v.Phase] < order[view.Phase] {
			side, view = other, v
		}
	}
	return side, view
}

// warmKnee is a chosen knee for which heat is not offered, and since when.
func (p *Page) warmKnee() (model.Side, time.Time, bool) {
	for _, side := range p.sides() {
		if since, warm := p.warm[side]; warm {
			return side, since, true
		}
	}
	return "", time.Time{}, false
}

// chooseKnee shows other knees, with what was chosen for them last.
func (p *Page) chooseKnee(i int) {
	p.chosen = i
	p.wanted = p.timers().Protocol(p.sides()[0])
	p.wrong = ""
	p.look = lookNone
	p.length.SetText(p.lengthText())
	if err := p.side.load(); err != nil {
		p.Fail(err)
	}
	p.showTimers()
	p.Focus()
}

func (p *Page) chooseModality(i int) {
	p.wanted.Modality = modalities[i]
	p.showTimers()
	p.Focus()
}

// modalities are in the order of the segments.
var modalities = []model.Modality{model.Ice, model.Heat}

// lengthTyped reads the length that was typed: plain numbers are minutes.
func (p *Page) lengthTyped(text string) {
	length, err := p.Watch.Format.ParseTimer("length", text)
	if err == nil {
		tried := p.wanted
		tried.Length = length
		if err = tried.Validate(); err == nil {
			p.wanted = tried
		}
	}
	p.wrong = ""
	if err != nil {
		p.wrong = p.Watch.Format.Explain(err)
	}
	p.lengthIn.SetError(p.wrong)
	p.showTimers()
}

func (p *Page) lengthText() string {
	return p.Watch.Format.Countdown(duration(p.wanted.Length))
}

// Act is the one thing to do next: start, pause or go on.
func (p *Page) Act() {
	_, v := p.leading()
	switch {
	case v.Phase == interval.PhaseOn:
		p.do(func(t *planner.KneeTimers) error { return t.Pause(p.sides()) })
	case v.Phase == interval.PhasePaused:
		p.do(func(t *planner.KneeTimers) error { return t.Resume(p.sides()) })
	case p.wrong != "":
		p.Say(p.wrong)
		p.lengthIn.Focus()
	case v.Resumable:
		p.begin((*planner.KneeTimers).Resume)
	default:
		p.begin((*planner.KneeTimers).Start)
	}
}

// begin starts or goes on with what is set now.
func (p *Page) begin(verb func(*planner.KneeTimers, []model.Side) error) {
	wanted := p.wanted
	if _, _, warm := p.warmKnee(); warm {
		wanted.Modality = model.Ice
	}
	p.do(func(t *planner.KneeTimers) error {
		var idle []model.Side
		for _, side := range p.sides() {
			if v := t.At(side); !begun(v.Phase) && t.Protocol(side) != wanted {
				idle = append(idle, side)
			}
		}
		if len(idle) > 0 {
			if err := t.Choose(idle, wanted); err != nil {
				return err
			}
		}
		return verb(t, p.sides())
	})
}

// Skip ends the application; the rounds that are left stay.
func (p *Page) Skip() {
	p.do(func(t *planner.KneeTimers) error { return t.Skip(p.sides()) })
}

// Stop ends the application and the rounds.
func (p *Page) Stop() {
	p.do(func(t *planner.KneeTimers) error { return t.Stop(p.sides()) })
}

// Extend makes the application a minute longer, at most 15:00.
func (p *Page) Extend() {
	p.do(func(t *planner.KneeTimers) error { return t.Extend(p.sides(), model.Minute) })
}

// CanAct says whether there is anything to start, to pause or to go on with.
func (p *Page) CanAct() bool {
	_, v := p.leading()
	return v.Phase != interval.PhaseWait || v.Resumable
}

// CanSkip says whether there is an application to end.
func (p *Page) CanSkip() bool {
	_, v := p.leading()
	return begun(v.Phase)
}

// CanStop says whether there is anything to end.
func (p *Page) CanStop() bool {
	for _, side := range p.sides() {
		if v := p.timers().At(side); begun(v.Phase) || v.Due {
			return true
		}
	}
	return false
}

// CanExtend says whether a minute more stays within 15:00.
func (p *Page) CanExtend() bool {
	_, v := p.leading()
	return begun(v.Phase) && v.Elapsed+v.Remaining+time.Minute <= duration(model.MaxThermal)
}

// do does a verb and puts a refusal into words.
func (p *Page) do(verb func(*planner.KneeTimers) error) {
	p.look = lookNone
	err := p.Watch.Do(verb)
	p.Focus()
	if err == nil {
		return
	}
	p.Say(p.explain(err))
}

// explain says why a verb was refused and when it would not be.
func (p *Page) explain(err error) string {
	var refused *interval.Refused
	var warm *planner.HeatNotOffered
	switch {
	case errors.As(err, &warm):
		return p.say("timer.warm", "Knee", p.Watch.knee(warm.Side), "When", p.when(warm.Since))
	case errors.As(err, &refused) && refused.Code == interval.CodeHour:
		return p.say("timer.refused.hour", "Time", p.Watch.clock(refused.Until))
	case errors.As(err, &refused) && refused.Code == interval.CodeTooLong:
		return p.say("timer.refused.too-long", "Most", p.Watch.Format.Countdown(duration(refused.Most)))
	case errors.As(err, &refused):
		return p.say("timer.refused." + string(refused.Code))
	default:
		return p.Watch.Format.Explain(err)
	}
}

// when writes an instant as a day and a time.
func (p *Page) when(at time.Time) string {
	return p.say("timer.when", "Date", p.Watch.Format.Date(p.day(at)), "Time", p.Watch.clock(at))
}

// alarm shows what happened, and flashes.
func (p *Page) alarm(a planner.Alarm) {
	p.look = lookAlarm
	p.words = p.Watch.alarmWords(a)
	switch a.Kind {
	case interval.SkinCheck:
		p.look = lookSkin
	case interval.RoundDue:
		p.look = lookDue
	}
	p.flash()
}

// flash lights the panel twice; with reduced motion once, for longer.
func (p *Page) flash() {
	p.endFlash()
	profile, err := p.Watch.Plan.Profile()
	if err != nil {
		p.Watch.Log(err)
	}
	const one = 400 * time.Millisecond
	light := func(after, length time.Duration) {
		p.flashes = append(p.flashes,
			p.Watch.After(after, func() { p.panel.SetFill(theme.ColorAccentSoft) }),
			p.Watch.After(after+length, func() { p.panel.SetFill(theme.ColorRaised) }))
	}
	p.panel.SetFill(theme.ColorAccentSoft)
	if profile.StillFigures {
		light(0, 2*time.Second)
		return
	}
	light(0, one)
	light(2*one, one)
}

func (p *Page) endFlash() {
	for _, cancel := range p.flashes {
		cancel()
	}
	p.flashes = nil
	if p.panel != nil {
		p.panel.SetFill(theme.ColorRaised)
	}
}

// dismiss is the button of the notice.
func (p *Page) dismiss() {
	p.look = lookNone
	p.showTimers()
	p.Focus()
}
