// Package warmup is the page that leads through a warm-up: what to warm up for
// and with, the drill of the moment with its drawing, its seconds and its cue,
// what came of it, and the editor of the person's own routines.
//
// What is on the page while nothing runs is a choice; a run is a player of
// planner/interval, which is saved at each change and so goes on after a
// restart. The page shows it once a second, and its figure more often, only
// while it runs and is seen.
//
// The package knows no SQL, no sound device and no clock: it is told the time.
package warmup

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
)

// Deps is what the page needs from the window.
type Deps struct {
	Plan   *planner.Planner
	Format *format.Formatter
	Canvas fyne.Canvas
	Tools  kit.Tools
	Now    func() time.Time
	// After calls fn once d has passed, unless it is cancelled before.
	After func(d time.Duration, fn func()) (cancel func())
	// Chime plays a sound, unless there is no way to.
	Chime func(Cue)
	// KeepAwake keeps the screen from going dark, or no longer does.
	KeepAwake func(bool)
	// Minimised says whether the window is: nothing is painted then.
	Minimised func() bool
	// Done says what was changed and offers to take it back.
	Done func(planner.Label)
	// Fail says that something went wrong that the person did not cause.
	Fail func(error)
}

// Cue is what a sound says.
type Cue int

// The cues of a warm-up.
const (
	CueStep Cue = iota // the next drill, or the easy seconds after one
	CueSide            // the other side
	CueOver            // the warm-up is over
)

// Page is the warm-up.
type Page struct {
	widget.BaseWidget
	Deps
	view    planner.WarmUpView
	profile model.Profile
	choice  choice
	run     *run // nil while nothing has begun

	parts
	shown   moment        // what the texts say now
	lit     bool          // by a flash
	flashes []func()      // what ends it
	cancel  func()        // the next beat
	pulse   time.Duration // how often it beats; 0: it does not
	awake   bool
}

// NewPage returns the page, with the warm-up that was going on.
func NewPage(deps Deps) (*Page, error) {
	p := &Page{Deps: deps, cancel: func() {}}
	p.parts = p.newParts()
	p.ExtendBaseWidget(p)
	if err := p.restore(); err != nil {
		return nil, err
	}
	if p.run != nil {
		p.After(0, p.tick) // what happened meanwhile is told when the window stands
	}
	return p, nil
}

func (p *Page) say(key string, args ...any) string { return p.Format.Words.Say(key, args...) }

// Status is the line at the foot.
func (p *Page) Status() *kit.StatusLine { return p.status }

// Close ends the beat. What runs goes on when the program is started again.
func (p *Page) Close() {
	p.cancel()
	p.pulse = 0
	p.keepAwake(false)
}

// Reload reads what there is to warm up for; what runs goes on.
func (p *Page) Reload() {
	view, err := p.Plan.WarmUps()
	if err == nil {
		p.view = view
		p.profile, err = p.Plan.Profile()
	}
	if err != nil {
		p.Fail(err)
		return
	}
	p.choice.settle(&p.view)
	p.show()
}

// Focus gives the keyboard to the page's keys, after the end to the button that
// goes on, unless a dialog or another page has it.
func (p *Page) Focus() {
	switch {
	case kit.Shown(p.Canvas) || !p.Visible():
	case p.run == nil || p.Begun():
		p.Canvas.Unfocus()
	case p.run.Ask:
		p.Canvas.Focus(p.over.mark)
	default:
		p.Canvas.Focus(p.over.again)
	}
}

// Show brings the page into view as the time stands now; its figure moves.
func (p *Page) Show() {
	p.BaseWidget.Show()
	p.showMoment()
	p.beat()
}

// seen says whether somebody can see the page.
func (p *Page) seen() bool { return p.Visible() && !p.Minimised() }

// Hide takes it out of view: what runs goes on without its figure.
func (p *Page) Hide() {
	p.BaseWidget.Hide()
	p.beat()
}
