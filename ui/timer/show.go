package timer

import (
	"image/color"
	"strconv"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of the page.
const (
	pageMargin   float32 = 24
	narrowMargin float32 = 12
	narrowBelow  float32 = 1030 // width of the page, without the rail
	panelPad     float32 = 28
	narrowPad    float32 = 18
	asideWidth   float32 = 380
	asideNarrow  float32 = 340
	facesGap     float32 = 40
	buttonGap    float32 = 10
	lengthWidth  float32 = 190
	hintHeight   float32 = 22
	panelFoot    float32 = 20 // below the hint; with it, a toast covers no button
	pageHeight   float32 = 240
)

func panelGap() float32 { return theme.Gap(16) }

// settingsTotal is how high the settings are, a field with its error.
func (p *Page) settingsTotal() float32 { return p.lengthIn.MinSize().Height }

func (p *Page) build() {
	p.modality = kit.NewSegments([]string{p.say("timer.ice"), p.say("timer.heat")}, 0, p.chooseModality)
	p.onlyIce = kit.NewSegments([]string{p.say("timer.ice")}, 0, nil)
	p.knee = kit.NewSegments([]string{p.say("timer.left"), p.say("timer.right"), p.say("timer.both")}, p.chosen, p.chooseKnee)
	p.ring = newRing(p.ground)
	p.faces = [2]*face{newFace(p.ground), newFace(p.ground)}
	p.notice = newNotice(p.dismiss)
	p.rounds = newRounds()
	p.length = kit.NewEntry("")
	p.length.SetText(p.lengthText())
	p.length.OnChanged = p.lengthTyped
	p.lengthIn = kit.NewField(p.say("timer.length"), p.length)
	p.roundsIn = kit.NewStepper(p.wanted.Rounds, 1, interval.MaxRounds, 1, strconv.Itoa, func(n int) {
		p.wanted.Rounds = n
		p.showTimers()
	})
	p.roundsOf = kit.NewField(p.say("timer.rounds"), p.roundsIn)
	p.act = kit.Primary("", p.Act).Large()
	p.skip = kit.Plain(p.say("timer.skip"), p.Skip).Large()
	p.skip.SetIcon(theme.IconSkip)
	p.stop = kit.Plain(p.say("timer.stop"), p.Stop).Large()
	p.stop.SetIcon(theme.IconStopTime)
	p.more = kit.Plain(p.say("timer.extend"), p.Extend).Large()
	p.hint = kit.NewParagraph("", theme.TextCaption, theme.ColorTextMuted, 700, 1)
	p.hint.Centre = true
	p.content = kit.Sketched(&kit.Sketch{
		Objects: []fyne.CanvasObject{
			p.modality, p.onlyIce, p.knee, p.ring, p.faces[0], p.faces[1], p.notice, p.rounds, p.lengthIn, p.roundsOf,
			p.act, p.skip, p.stop, p.more, p.hint,
		},
		Least: p.leastPanel, Place: p.placePanel,
	})
	p.panel = kit.NewPanel(theme.RadiusTimer, 0, p.content)
	p.side = newAside(p)
	p.inner = container.New(innerLayout{p}, p.side)
	p.scroll = container.NewVScroll(p.inner)
}

// CreateRenderer is for Fyne.
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return &pageRenderer{p} }

type pageRenderer struct{ p *Page }

func (r *pageRenderer) Destroy() {}
func (r *pageRenderer) Objects() []fyne.CanvasObject {
	if r.p.folded {
		return []fyne.CanvasObject{r.p.scroll}
	}
	return []fyne.CanvasObject{r.p.panel, r.p.scroll}
}
func (r *pageRenderer) Refresh() { canvas.Refresh(r.p) }

func (r *pageRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.p.panel.MinSize().Width+2*theme.Gap(narrowMargin), pageHeight)
}

// Layout puts what else there is to know beside the panel, where it scrolls; where
// there is no room for both, below it, and all of it scrolls.
func (r *pageRenderer) Layout(size fyne.Size) {
	p := r.p
	margin, foot, beside := kit.SpreadMargin(size.Width), pageMargin, asideWidth
	if size.Width < narrowBelow {
		foot, beside = narrowMargin, asideNarrow
	}
	width, height := size.Width-2*margin-panelGap()-beside, size.Height-theme.Gap(foot)
	p.fold(width < p.panel.MinSize().Width)
	if p.folded {
		p.scroll.Move(fyne.NewPos(margin-asideEdge, 0))
		p.scroll.Resize(fyne.NewSize(size.Width-2*margin+2*asideEdge, size.Height))
		return
	}
	p.panel.Move(fyne.NewPos(margin, 0))
	p.panel.Resize(fyne.NewSize(width, height))
	// A scroll clips: room for the edge and its shadow.
	p.scroll.Move(fyne.NewPos(margin+width+panelGap()-asideEdge, 0))
	p.scroll.Resize(fyne.NewSize(beside+2*asideEdge, height))
}

// ground is the colour of the panel; none that is known where it scrolls and may
// be seen in part.
func (p *Page) ground() color.Color {
	if p.folded {
		return nil
	}
	return theme.Colour(p.panel.Fill())
}

// fold has the panel scroll with what else there is, or stand beside it.
func (p *Page) fold(folded bool) {
	if p.folded == folded {
		return
	}
	p.folded = folded
	p.inner.Objects = []fyne.CanvasObject{p.side}
	if folded {
		p.inner.Objects = []fyne.CanvasObject{p.panel, p.side}
	}
	p.scroll.ScrollToTop()
	p.scroll.Refresh()
	p.Refresh()
}

// innerLayout stands for what scrolls: the side, and the panel above it where the
// page is folded, as high as what is seen of the page where that is enough.
type innerLayout struct{ p *Page }

func (l innerLayout) panelHeight() float32 {
	return max(l.p.panel.MinSize().Height, l.p.scroll.Size().Height-theme.Gap(narrowMargin))
}

func (l innerLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p := l.p
	if !p.folded {
		p.side.Move(fyne.Position{})
		p.side.Resize(size)
		return
	}
	height := l.panelHeight()
	p.panel.Move(fyne.NewPos(asideEdge, 0))
	p.panel.Resize(fyne.NewSize(size.Width-2*asideEdge, height))
	p.side.Move(fyne.NewPos(0, height+panelGap()))
	p.side.Resize(fyne.NewSize(size.Width, p.side.MinSize().Height))
}

func (l innerLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, l.p.side.MinSize().Height)
	if l.p.folded {
		size.Height += l.panelHeight() + panelGap() + theme.Gap(narrowMargin)
	}
	return size
}

// inset is the room between the panel's edge and what is on it.
func (p *Page) inset(size fyne.Size) float32 {
	if size.Height < 560 {
		return narrowPad
	}
	return panelPad
}

func (p *Page) leastPanel() fyne.Size {
	width := p.act.MinSize().Width + p.skip.MinSize().Width + p.stop.MinSize().Width + p.more.MinSize().Width + 3*buttonGap
	height := kit.ControlHeight() + digitsLeast + lineHeight + noticeHeight + p.settingsTotal() + kit.LargeButtonHeight + hintHeight + 5*8
	return fyne.NewSize(max(width, 540)+2*narrowPad, height+2*narrowPad)
}

// placePanel stacks the rows from the top and from the bottom; the digits have
// what is left between.
func (p *Page) placePanel(size fyne.Size) {
	pad := p.inset(size)
	gap := float32(8)
	if pad == panelPad {
		gap = 16
	}
	left, width := pad, size.Width-2*pad
	top := pad - 6
	p.placeChoices(left, top, width)
	top += ringSide + 4

	bottom := size.Height - panelFoot
	bottom -= hintHeight
	p.hint.SetWidth(width)
	p.hint.Move(fyne.NewPos(left, bottom))
	p.hint.Resize(fyne.NewSize(width, hintHeight))
	bottom -= kit.LargeButtonHeight + 6
	p.placeButtons(left, bottom, width)
	bottom -= p.settingsTotal() + gap
	p.rounds.Move(fyne.NewPos(left, bottom+(p.settingsTotal()-roundsHeight)/2))
	p.rounds.Resize(fyne.NewSize(width, roundsHeight))
	p.placeSettings(left, bottom, width)
	bottom -= noticeHeight + gap/2
	p.notice.Move(fyne.NewPos(left, bottom))
	p.notice.Resize(fyne.NewSize(width, noticeHeight))
	bottom -= gap
	p.placeFaces(left, top, width, bottom-top)
}

func (p *Page) placeChoices(left, top, width float32) {
	at := fyne.NewPos(left, top+(ringSide-kit.ControlHeight())/2)
	for _, s := range []*kit.Segments{p.modality, p.onlyIce} {
		s.Move(at)
		s.Resize(s.MinSize())
	}
	beside := p.modality
	if p.onlyIce.Visible() {
		beside = p.onlyIce
	}
	p.knee.Move(at.AddXY(beside.Size().Width+buttonGap, 0))
	p.knee.Resize(p.knee.MinSize())
	p.ring.Move(fyne.NewPos(p.knee.Position().X+p.knee.Size().Width+buttonGap, top))
	p.ring.Resize(fyne.NewSize(max(left+width-p.ring.Position().X, 0), ringSide))
}

func (p *Page) placeFaces(left, top, width, height float32) {
	shown := 1
	if p.faces[1].Visible() {
		shown = 2
	}
	each := (width - facesGap*float32(shown-1)) / float32(shown)
	for i, f := range p.faces[:shown] {
		f.Move(fyne.NewPos(left+float32(i)*(each+facesGap), top))
		f.Resize(fyne.NewSize(each, height))
	}
}

func (p *Page) placeSettings(left, top, width float32) {
	rounds := p.roundsIn.MinSize().Width
	total := lengthWidth + panelGap() + rounds
	x := left + float32(int((width-total)/2))
	p.lengthIn.Move(fyne.NewPos(x, top))
	p.lengthIn.Resize(fyne.NewSize(lengthWidth, p.settingsTotal()))
	p.roundsOf.Move(fyne.NewPos(x+lengthWidth+panelGap(), top))
	p.roundsOf.Resize(fyne.NewSize(rounds, p.settingsTotal()))
}

func (p *Page) placeButtons(left, top, width float32) {
	buttons := []*kit.Button{p.act, p.skip, p.stop, p.more}
	total := -buttonGap
	for _, b := range buttons {
		if b.Visible() {
			total += b.MinSize().Width + buttonGap
		}
	}
	x := left + float32(int((width-total)/2))
	for _, b := range buttons {
		if b.Visible() {
			b.Resize(b.MinSize())
			b.Move(fyne.NewPos(x, top))
			x += b.MinSize().Width + buttonGap
		}
	}
}

// showTimers shows how the timers stand. Each second only the digits and the arc
// differ, and only they are drawn again; while the page is not seen nothing is.
func (p *Page) showTimers() {
	if !p.Visible() {
		return
	}
	_, v := p.leading()
	p.showChoices(v)
	p.showFaces()
	p.showRing(v)
	p.showNotice(v)
	p.showRounds(v)
	p.showButtons(v)
	p.side.show()
	if hint := p.hintWords(v); hint != p.hint.AccessibilityLabel() {
		p.hint.SetText(hint)
	}
	if shape := p.shape(v); shape != p.shapeShown {
		p.shapeShown = shape
		p.content.Refresh()
	}
}

// shape is everything on which the places on the panel depend.
type shape struct {
	phase            interval.Phase
	knee             int
	two, warm, fresh bool
	act              string
}

func (p *Page) shape(v interval.KneeView) shape {
	return shape{v.Phase, p.chosen, p.faces[1].Visible(), p.onlyIce.Visible(), p.settable(v), p.actWords(v)}
}

// settable says whether length and rounds are shown in the place of the rounds:
// nothing runs and no round is due.
func (p *Page) settable(v interval.KneeView) bool { return !begun(v.Phase) && !v.Due }

func (p *Page) showChoices(v interval.KneeView) {
	_, _, warm := p.warmKnee()
	m := p.wanted.Modality
	if begun(v.Phase) {
		m = v.Modality
	}
	setHidden(p.onlyIce, !warm || m == model.Heat && begun(v.Phase))
	setHidden(p.modality, p.onlyIce.Visible())
	if i := index(modalities, m); i != p.modality.Chosen() {
		p.modality.SetChosen(i)
	}
	setEnabled(p.modality, !begun(v.Phase))
	if p.knee.Chosen() != p.chosen {
		p.knee.SetChosen(p.chosen)
	}
	settable := p.settable(v)
	setHidden(p.lengthIn, !settable)
	setHidden(p.roundsOf, !settable)
	setHidden(p.rounds, settable)
	if p.roundsIn.Value() != p.wanted.Rounds {
		p.roundsIn.SetValue(p.wanted.Rounds)
	}
}

func index[T comparable](all []T, one T) int {
	for i := range all {
		if all[i] == one {
			return i
		}
	}
	return 0
}

// setHidden shows or hides something, and does nothing if it is so already.
func setHidden(o fyne.CanvasObject, hidden bool) {
	if o.Visible() == !hidden {
		return
	}
	if hidden {
		o.Hide()
	} else {
		o.Show()
	}
}

// setEnabled does the same for what can be used.
func setEnabled(o fyne.Disableable, enabled bool) {
	if o.Disabled() == !enabled {
		return
	}
	if enabled {
		o.Enable()
	} else {
		o.Disable()
	}
}

// showFaces shows one face, or two where the knees stand differently.
func (p *Page) showFaces() {
	chosen := p.sides()
	first := p.faceOf(chosen[0])
	if len(chosen) == 1 {
		setHidden(p.faces[1], true)
		p.faces[0].show(first)
		return
	}
	second := p.faceOf(chosen[1])
	setHidden(p.faces[1], first == second)
	if first != second {
		first.lead, first.rest = p.Watch.knee(chosen[0]), p.inShort(chosen[0])
		second.lead, second.rest = p.Watch.knee(chosen[1]), p.inShort(chosen[1])
	}
	p.faces[0].show(first)
	p.faces[1].show(second)
}

// faceOf is what the timer of a knee says.
func (p *Page) faceOf(side model.Side) faceState {
	v := p.timers().At(side)
	s := faceState{time: p.Watch.Format.Countdown(v.Remaining), icon: icons[v.Modality], ink: inks[v.Modality]}
	word := p.say("timer." + string(v.Modality))
	switch v.Phase {
	case interval.PhaseOn:
		s.lead = p.say("timer.on", "What", word)
		s.rest = p.say("timer.until", "Time", p.Watch.clock(v.Ends), "Next", p.Watch.clock(v.NextStart))
	case interval.PhasePaused:
		s.lead = p.say("timer.paused", "What", word)
		s.rest = p.say("timer.paused.until", "Time", p.Watch.clock(v.Ends))
	case interval.PhaseWait:
		s.lead = p.say("timer.off", "What", word)
		s.rest = p.say("timer.next", "Time", p.Watch.clock(v.NextStart))
		if v.Resumable {
			s.lead = p.say("timer.stopped", "Time", p.Watch.Format.Countdown(v.Total))
			s.rest = p.say("timer.resumable", "Time", p.Watch.clock(v.NextStart))
		}
	default:
		m := p.wanted.Modality
		if _, warm := p.warm[side]; warm {
			m = model.Ice
		}
		s.icon, s.ink = icons[m], inks[m]
		s.time = p.lengthText()
		s.lead = p.say("timer." + string(m))
		s.rest = p.say("timer.ready")
		if v.Due {
			s.rest = p.say("timer.due", "Round", v.Round+1)
		}
	}
	return s
}

// inShort is what the timer of a knee says where there is room for little.
func (p *Page) inShort(side model.Side) string {
	v := p.timers().At(side)
	what := p.say("timer." + string(v.Modality))
	switch v.Phase {
	case interval.PhaseOn:
		return p.say("timer.two.on", "What", what, "Time", p.Watch.clock(v.Ends))
	case interval.PhasePaused:
		return p.say("timer.paused", "What", what)
	case interval.PhaseWait:
		return p.say("timer.two.wait", "Time", p.Watch.clock(v.NextStart))
	default:
		return p.say("timer.two.ready")
	}
}

// icons and inks are how ice and heat look.
var (
	icons = map[model.Modality]theme.IconName{model.Ice: theme.IconRecovery, model.Heat: theme.IconWarmUp}
	inks  = map[model.Modality]fyne.ThemeColorName{model.Ice: theme.ColorThermalIce, model.Heat: theme.ColorThermalHeat}
)

func (p *Page) showRing(v interval.KneeView) {
	share := float32(0)
	if whole := v.Elapsed + v.Remaining; whole > 0 && v.Phase != interval.PhaseReady {
		// In whole seconds, as the digits: the arc steps with them.
		left := (v.Remaining + time.Second - 1) / time.Second * time.Second
		share = 1 - float32(left)/float32(whole)
	}
	lead, short, rest := "", "", ""
	if v.Rounds > 1 && (begun(v.Phase) || v.Due) {
		lead, short = p.say("timer.round", "Number", v.Round), strconv.Itoa(v.Round)
		rest = p.say("timer.round.of", "Number", v.Rounds)
	}
	setHidden(p.ring, v.Phase == interval.PhaseReady && !v.Due)
	p.ring.show(max(share, 0), inks[v.Modality], lead, short, rest)
}

// noticeKind is what the notice is about.
type noticeKind int

const (
	lookNone  noticeKind = iota
	lookAlarm            // take it off
	lookSkin             // look at the skin
	lookDue              // the next round may begin
)

func (p *Page) showNotice(v interval.KneeView) {
	fine := p.say("timer.notice.ok")
	switch {
	case p.look == lookSkin && v.Phase == interval.PhaseOn:
		p.notice.show(noticeState{p.say("timer.skin"), p.say("timer.do.skin-check"), p.say("timer.skin.fine"), theme.IconSkin, theme.ColorVerdictCaution, theme.ColorVerdictCautionSoft})
	case p.look == lookAlarm:
		p.notice.show(noticeState{p.say("timer.over"), p.words, fine, theme.IconFine, theme.ColorVerdictFine, theme.ColorVerdictFineSoft})
	case p.look == lookDue:
		p.notice.show(noticeState{p.say("timer.due.heading"), p.words, fine, theme.IconFine, theme.ColorVerdictFine, theme.ColorVerdictFineSoft})
	default:
		p.notice.show(p.standing(v))
	}
}

// standing is what is worth knowing without anything having happened: that heat
// is not offered, or the cloth.
func (p *Page) standing(v interval.KneeView) noticeState {
	if side, since, warm := p.warmKnee(); warm {
		key := "timer.warm"
		if begun(v.Phase) && v.Modality == model.Heat {
			key = "timer.warm.on"
		}
		return noticeState{p.say("timer.warm.heading"), p.say(key, "Knee", p.Watch.knee(side), "When", p.when(since)), "", theme.IconCaution, theme.ColorVerdictCaution, theme.ColorVerdictCautionSoft}
	}
	if v.Phase == interval.PhaseReady || v.Phase == interval.PhaseOn && v.Elapsed < time.Minute {
		return noticeState{p.say("timer.cloth"), p.say("timer.cloth.why"), "", theme.IconSkin, theme.ColorAccent, theme.ColorAccentSoft}
	}
	return noticeState{}
}

// showRounds shows the hours of a series, those done out of sight first.
func (p *Page) showRounds(v interval.KneeView) {
	if p.settable(v) {
		return
	}
	first := max(0, min(v.Round-2, v.Rounds-roundsMost))
	var shown []round
	for i := first; i < min(v.Rounds, first+roundsMost); i++ {
		shown = append(shown, p.roundAt(v, i+1))
	}
	p.rounds.show(shown, inks[v.Modality])
}

func (p *Page) roundAt(v interval.KneeView, number int) round {
	r := round{}
	if !v.NextStart.IsZero() {
		r.time = p.Watch.clock(v.NextStart.Add(time.Duration(number-v.Round-1) * time.Hour))
	}
	switch {
	case number < v.Round || number == v.Round && !begun(v.Phase):
		r.word, r.share = p.say("timer.round.done"), 1
	case number == v.Round:
		r.word, r.now = p.say("timer.round.now"), true
		if whole := v.Elapsed + v.Remaining; whole > 0 {
			r.share = float32(int(20*v.Elapsed/whole)) / 20 // in steps that are seen
		}
	case number == v.Round+1:
		r.word = p.say("timer.round.next")
	default:
		r.word = p.say("timer.round.then")
	}
	return r
}

func (p *Page) showButtons(v interval.KneeView) {
	p.act.SetWords(p.actWords(v), p.actIcon(v))
	setEnabled(p.act, p.CanAct())
	idle := !begun(v.Phase)
	setHidden(p.skip, idle)
	setHidden(p.more, idle)
	setHidden(p.stop, !p.CanStop())
	setEnabled(p.more, p.CanExtend())
}

func (p *Page) actWords(v interval.KneeView) string {
	switch {
	case v.Phase == interval.PhaseOn:
		return p.say("timer.pause")
	case v.Phase == interval.PhasePaused || v.Resumable:
		return p.say("timer.resume")
	case v.Phase == interval.PhaseWait:
		return p.say("timer.start.at", "Time", p.Watch.clock(v.NextStart))
	case v.Due:
		return p.say("timer.start.round", "Round", v.Round+1)
	default:
		return p.say("timer.start")
	}
}

func (p *Page) actIcon(v interval.KneeView) theme.IconName {
	if v.Phase == interval.PhaseOn {
		return theme.IconPause
	}
	return theme.IconPlay
}

// hintWords say the keys, or what kept the last alarm from being heard.
func (p *Page) hintWords(v interval.KneeView) string {
	if p.Watch.Trouble() != nil {
		return p.say("timer.hint.no-sound")
	}
	if begun(v.Phase) {
		return p.say("timer.hint.running")
	}
	return p.say("timer.hint.ready")
}

// day is the civil date of an instant in the person's zone.
func (p *Page) day(at time.Time) civil.Date { return civil.DateOf(at.In(p.Watch.zone())) }
