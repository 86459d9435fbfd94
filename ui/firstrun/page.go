package firstrun

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Deps are what the first run needs of the window.
type Deps struct {
	Plan       *planner.Planner
	Words      *format.Words
	Canvas     fyne.Canvas
	Now        func() time.Time
	LookAround func() // nil: there is no example
	Restore    func() // asks which backup becomes the plan; nil: there is no file for it
	// Finished is called at the end, with what was done if a plan was accepted.
	Finished func(planned *planner.Label)
	Fail     func(error)
}

// Page is the first run, as large as the window.
type Page struct {
	widget.BaseWidget
	Deps
	format  *format.Formatter // in the units chosen here
	answers answers
	steps   []step
	at      int

	accepting bool // the plan is being written

	fields map[string]*kit.Field // of the level, by the path of what is typed
	accept *kit.Check            // of the notice
	read   *kit.Check            // that a doctor is to be seen

	side             *side
	title            *kit.Line
	sentence, wrong  *kit.Paragraph
	body             *kit.Column
	scroll           *container.Scroll
	back, skip, next *kit.Button
}

// step is one screen of questions.
type step struct {
	name string // the end of its keys in the catalogue
	// show makes what is asked, from the answers there are.
	show func() []fyne.CanvasObject
	// leave takes what was entered into the answers. It returns what is wrong,
	// which keeps the person here with the focus on it; skipping leaves the
	// answers as they were.
	leave func(skip bool) string
}

// New returns the first run, with the first question that was not answered
// before.
func New(deps Deps) (*Page, error) {
	profile, err := deps.Plan.Profile()
	if err != nil {
		return nil, err
	}
	welcome, err := deps.Plan.Welcome()
	if err != nil {
		return nil, err
	}
	today, err := deps.Plan.Today()
	if err != nil {
		return nil, err
	}
	p := &Page{Deps: deps, format: &format.Formatter{Units: profile.Units, Words: deps.Words}}
	p.answers = newAnswers(profile, !welcome.Accepted.IsZero(), today)
	p.steps = []step{
		{"safety", p.showSafety, p.leaveSafety},
		{"units", p.showUnits, p.leaveUnits},
		{"aims", p.showAims, p.leaveAims},
		{"level", p.showLevel, p.leaveLevel},
		{"plan", p.showPlan, p.leavePlan},
	}
	if p.answers.accepted {
		p.at = 1
	}
	p.build()
	p.ExtendBaseWidget(p)
	p.show()
	return p, nil
}

func (p *Page) say(key string, args ...any) string { return p.Words.Say(key, args...) }

func (p *Page) build() {
	var names []string
	for _, s := range p.steps {
		names = append(names, p.say("welcome.step."+s.name))
	}
	p.side = newSide(p.say("window.title"), p.say("welcome.tagline"), names)
	if p.Restore != nil {
		p.side.offer(kit.Plain(p.say("command.restore"), p.Restore), p.say("welcome.restore"))
	}
	if p.LookAround != nil {
		p.side.offer(kit.Plain(p.say("command.example"), p.LookAround), p.say("welcome.example"))
	}
	p.title = kit.NewLine("", theme.TextTitle, true, theme.ColorText)
	p.sentence = kit.NewParagraph("", theme.TextBody, theme.ColorText, 0, 3)
	p.wrong = kit.NewParagraph("", theme.TextSmall, theme.ColorVerdictStop, 0, 2)
	p.body = kit.NewColumn(bodyGap)
	p.scroll = container.NewVScroll(container.New(room{}, p.body))
	p.back = kit.Flat(p.say("welcome.back"), func() { p.turn(-1) })
	p.skip = kit.Flat(p.say("welcome.skip"), func() { p.forward(true) })
	p.next = kit.Primary(p.say("welcome.next"), func() { p.forward(false) })
}

// show shows the step that it is at.
func (p *Page) show() {
	s := p.steps[p.at]
	p.side.setAt(p.at)
	p.title.Say(p.say("welcome.title." + s.name))
	p.sentence.SetText(p.say("welcome.sentence." + s.name))
	p.setWrong("")
	p.next.SetText(p.say("welcome.next"))
	p.skip.Show()
	p.next.Enable()
	p.body.SetParts(s.show()...)
	if p.at == 0 {
		p.back.Disable()
	} else {
		p.back.Enable()
	}
	p.scroll.ScrollToTop()
	p.Refresh()
}

// again shows what is asked anew, in the same place: an answer changed it.
func (p *Page) again(parts []fyne.CanvasObject) {
	p.body.SetParts(parts...)
	p.Refresh()
}

func (p *Page) setWrong(words string) {
	p.wrong.SetText(words)
	p.wrong.Hidden = words == ""
}

// forward goes to the next step, if what was entered can be taken.
func (p *Page) forward(skip bool) {
	if wrong := p.steps[p.at].leave(skip); wrong != "" {
		p.setWrong(wrong)
		p.Refresh()
		return
	}
	if p.at < len(p.steps)-1 {
		p.turn(1)
	}
}

// turn goes some steps on or back and gives the keyboard to what is asked first.
func (p *Page) turn(by int) {
	if at := p.at + by; at >= 0 && at < len(p.steps) {
		p.at = at
		p.show()
		p.Focus()
	}
}

// Focus gives the keyboard to what is asked first.
func (p *Page) Focus() {
	p.Canvas.Unfocus()
	p.Canvas.FocusNext()
}

// Reveal scrolls to what has got the keyboard, if it is a question.
func (p *Page) Reveal(o fyne.CanvasObject) {
	if b, ok := o.(*kit.Button); !ok || b != p.back && b != p.skip && b != p.next {
		kit.ScrollTo(p.scroll, o)
	}
}

// TypedKey is what the window's keys do while nothing has the focus: Enter goes
// on.
func (p *Page) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter {
		p.forward(false)
	}
}

// finish ends the first run for good.
func (p *Page) finish(planned *planner.Label) {
	welcome, err := p.Plan.Welcome()
	if err == nil {
		welcome.Finished = p.Now()
		err = p.Plan.SaveWelcome(welcome)
	}
	if err != nil {
		p.Fail(err)
		return
	}
	p.Finished(planned)
}

// Sizes of the page.
const (
	sideWide    float32 = 320
	sideNarrow  float32 = 264
	narrowUnder float32 = 1200
	contentMost float32 = 816
	marginWide  float32 = 72
	marginSmall float32 = 32
	footHeight  float32 = 76
	bodyGap     float32 = 14
)

// CreateRenderer is for Fyne.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{p: p, ground: canvas.NewRectangle(theme.Colour(theme.ColorBackground))}
	return r
}

type renderer struct {
	p      *Page
	ground *canvas.Rectangle
}

func (r *renderer) Destroy() {}

func (r *renderer) Objects() []fyne.CanvasObject {
	p := r.p
	return []fyne.CanvasObject{r.ground, p.title, p.sentence, p.scroll, p.wrong, p.back, p.skip, p.next, p.side} // in the order of Tab
}

func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(sideNarrow+480, 480) }

func (r *renderer) Layout(size fyne.Size) {
	p := r.p
	r.ground.Resize(size)
	side, margin, top := sideWide, marginWide, float32(52)
	if size.Width < narrowUnder {
		side, margin, top = sideNarrow, marginSmall, 28
	}
	p.side.Resize(fyne.NewSize(side, size.Height))
	margin = max(margin, float32(int((size.Width-side-contentMost)/2))) // in the middle of what is left
	left := side + margin
	width := min(contentMost, size.Width-left-margin)
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	put(p.title, left, top, width, p.title.MinSize().Height)
	top += p.title.MinSize().Height + 8
	p.sentence.SetWidth(width)
	put(p.sentence, left, top, width, p.sentence.MinSize().Height)
	top += p.sentence.MinSize().Height + 20

	foot := size.Height - footHeight
	r.placeFoot(left, width, foot)
	if p.wrong.Visible() {
		p.wrong.SetWidth(width)
		foot -= p.wrong.MinSize().Height + 4
		put(p.wrong, left, foot, width, p.wrong.MinSize().Height)
	}
	p.body.SetWidth(width)
	put(p.scroll, left-ringRoom, top-ringRoom, width+2*ringRoom+scrollBar, foot-top)
}

// ringRoom is how far the focus rings and the shadows of sheets reach beyond the
// column, which its scroll would cut.
const ringRoom float32 = 4

// room lays the column out within its scroll.
type room struct{}

func (room) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(ringRoom, ringRoom))
	objects[0].Resize(size.SubtractWidthHeight(2*ringRoom+scrollBar, 2*ringRoom))
}

func (room) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height+2*ringRoom)
}

// scrollBar is the room to the right of the column.
const scrollBar float32 = 16

func (r *renderer) placeFoot(left, width, top float32) {
	p := r.p
	y := top + (footHeight-kit.ButtonHeight())/2
	right := left + width
	for _, b := range []*kit.Button{p.next, p.skip} {
		if !b.Visible() {
			continue
		}
		least := b.MinSize()
		right -= least.Width
		b.Move(fyne.NewPos(right, y))
		b.Resize(least)
		right -= 12
	}
	p.back.Move(fyne.NewPos(left, y))
	p.back.Resize(p.back.MinSize())
}

func (r *renderer) Refresh() {
	r.ground.FillColor = theme.Colour(theme.ColorBackground)
	r.p.body.Refresh()
	r.Layout(r.p.Size())
	r.p.scroll.Content.Refresh() // the column may have another height
	r.p.scroll.Refresh()
	canvas.Refresh(r.p)
}
