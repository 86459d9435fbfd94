package warmup

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// parts are the page's widgets: those that are always there, and those of each
// of its three faces.
type parts struct {
	panel, pane      *kit.Slab
	header           *kit.Header
	sound, lowImpact *kit.Button
	figure           *kit.Figure
	strip            *strip
	clock, clockOf   *canvas.Text // what is left of all, at the foot
	status           *kit.StatusLine

	ready readyFace
	play  playFace
	over  overFace
}

// readyFace is the choice.
type readyFace struct {
	session, warmUp           *kit.Select
	sessionField, warmUpField *kit.Field
	length, drills            *canvas.Text
	about, sore               *kit.Paragraph
	cells                     []*cell
	copy, edit, delete, start *kit.Button
}

// playFace is the drill of the moment.
type playFace struct {
	line, name               *canvas.Text
	digits                   *kit.Digits
	cue                      *kit.Paragraph
	next                     *nextCard
	crowded                  bool // there is no room for next
	extend, play, skip, stop *kit.Button
}

// overFace is what came of it.
type overFace struct {
	title       string // the whole heading
	heading, of *canvas.Text
	digits      *kit.Digits
	sentences   *kit.Paragraph
	mark, again *kit.Button
}

// Sizes of type that only this page has.
const (
	nameSize     float32 = 40
	nameSmaller  float32 = 30 // where the name has no room
	lengthSize   float32 = 32
	digitsLeast  float32 = 64
	digitsMost   float32 = 248
	cueLines             = 4
	sentenceMost         = 6
	cellsMost            = 12
)

func (p *Page) newParts() parts {
	w := parts{
		panel: kit.NewSlab(), pane: kit.NewSlab(),
		sound:     kit.Plain("", p.ToggleSound),
		lowImpact: kit.Plain(p.say("warm-up.low-impact"), p.ToggleLowImpact),
		figure:    kit.NewFigure(theme.ColorAccentSoft, 0),
		strip:     newStrip(),
		clock:     kit.NewText(theme.TextHeading, true), clockOf: kit.NewText(theme.TextHeading, false),
		status: kit.NewStatusLine(),
		ready:  p.newReadyFace(), play: p.newPlayFace(), over: p.newOverFace(),
	}
	w.figure.Alone = true
	w.header = kit.NewHeader(nil, []*kit.Button{w.sound, w.lowImpact, p.Tools.Undo, p.Tools.Redo, p.Tools.More})
	return w
}

func (p *Page) newReadyFace() readyFace {
	f := readyFace{
		session: kit.NewSelect(nil, -1, p.ChooseSession), warmUp: kit.NewSelect(nil, -1, p.ChooseWarmUp),
		length: kit.NewText(lengthSize, true), drills: kit.NewText(theme.TextHeading, false),
		about:  kit.NewParagraph("", theme.TextBody, theme.ColorTextMuted, 0, 3),
		sore:   kit.NewParagraph("", theme.TextBody, theme.ColorText, 0, 2),
		copy:   kit.Plain(p.say("warm-up.copy"), p.CopyRoutine),
		edit:   kit.Plain(p.say("warm-up.edit"), p.EditRoutine),
		delete: kit.Plain(p.say("warm-up.delete"), p.DeleteRoutine),
		start:  kit.Primary(p.say("warm-up.start"), p.Play).Large(),
	}
	f.start.SetIcon(theme.IconPlay)
	f.sessionField = kit.NewField(p.say("warm-up.for"), f.session)
	f.warmUpField = kit.NewField(p.say("warm-up.with"), f.warmUp)
	for range cellsMost {
		f.cells = append(f.cells, newCell())
	}
	return f
}

func (p *Page) newPlayFace() playFace {
	f := playFace{
		line: kit.NewText(theme.TextHeading, false), name: kit.NewText(nameSize, true),
		digits: kit.NewDigits("0:00", digitsLeast, digitsMost),
		cue:    kit.NewParagraph("", theme.TextHeading, theme.ColorText, 0, cueLines),
		next:   newNextCard(),
		extend: kit.Plain(p.say("warm-up.extend", "Seconds", int(ExtendBy)), p.Extend).Large(),
		play:   kit.Primary(p.say("warm-up.pause"), p.Play).Large(),
		skip:   kit.Plain(p.say("warm-up.skip"), p.Skip).Large(),
		stop:   kit.Plain(p.say("warm-up.stop"), p.Stop).Large(),
	}
	f.skip.SetIcon(theme.IconSkip)
	f.stop.SetIcon(theme.IconStopTime)
	return f
}

func (p *Page) newOverFace() overFace {
	return overFace{
		heading: kit.NewText(nameSize, true), of: kit.NewText(theme.TextTitle, false),
		digits:    kit.NewDigits("00:00", digitsLeast, digitsMost),
		sentences: kit.NewParagraph("", theme.TextHeading, theme.ColorText, 0, sentenceMost),
		mark:      kit.Primary(p.say("warm-up.mark"), p.Mark).Large(),
		again:     kit.Plain(p.say("warm-up.again"), p.Again).Large(),
	}
}

// faces are the objects of each face; only one is seen.
func (p *parts) faces() (ready, play, over []fyne.CanvasObject) {
	r, l, o := &p.ready, &p.play, &p.over
	ready = []fyne.CanvasObject{r.sessionField, r.warmUpField, r.length, r.drills, r.about, r.sore, r.copy, r.edit, r.delete, r.start}
	for _, c := range r.cells {
		ready = append(ready, c)
	}
	play = []fyne.CanvasObject{l.line, l.name, l.digits, l.cue, l.next, l.extend, l.play, l.skip, l.stop}
	over = []fyne.CanvasObject{o.heading, o.of, o.digits, o.sentences, o.mark, o.again}
	return ready, play, over
}

// show writes everything on the page.
func (p *Page) show() {
	ready, play, over := p.faces()
	seen := func(objects []fyne.CanvasObject, yes bool) {
		for _, o := range objects {
			if yes {
				o.Show()
			} else {
				o.Hide()
			}
		}
	}
	begun := p.Begun()
	seen(ready, p.run == nil)
	seen(play, begun)
	seen(over, p.run != nil && !begun)
	switch {
	case p.run == nil:
		p.showReady()
	case begun:
		p.showPlay()
	default:
		p.showOver()
	}
	p.showHeader()
	p.showStrip()
	p.beat()
	p.Refresh()
}

func (p *Page) showHeader() {
	r := p.choice.routine(&p.view)
	if p.run != nil {
		r = p.run.Player.Routine()
	}
	p.header.SetTitle(p.Format.WarmUp(&r), p.before(p.sessionOf()))
	p.lowImpact.Hidden = !p.HasLowImpact()
	p.lowImpact.SetIcon("")
	if p.LowImpact() {
		p.lowImpact.SetIcon(theme.IconTick)
	}
	p.sound.SetIcon(theme.IconSound)
	p.sound.SetText(p.say("warm-up.sound.on"))
	if p.profile.Muted {
		p.sound.SetIcon(theme.IconSoundOff)
		p.sound.SetText(p.say("warm-up.sound.off"))
	}
}

func (p *Page) showReady() {
	f := &p.ready
	var sessions []string
	chosen := len(p.view.Sessions)
	for i, s := range p.view.Sessions {
		sessions = append(sessions, p.sessionName(&s.Session))
		if s.Session.ID == p.choice.session {
			chosen = i
		}
	}
	f.session.SetOptions(append(sessions, p.say("warm-up.for.none")), chosen)
	p.showWarmUps()
	r := p.choice.routine(&p.view)
	f.length.Text = p.countdown(r.Length())
	f.drills.Text = p.say("warm-up.drills", "Count", len(r.Drills))
	f.about.SetText("")
	if p.choice.own == "" {
		f.about.SetText(p.say("warm-up.about"))
	}
	f.sore.SetText("")
	if p.view.Sore() && p.choice.own == "" {
		f.sore.SetText(p.whyLowImpact())
	}
	p.showCells(&r)
	own := p.choice.own != ""
	f.copy.Hidden, f.edit.Hidden, f.delete.Hidden = own, !own, !own
	p.drawStill(r.Drills[min(1, len(r.Drills)-1)].Exercise)
	p.status.Say("", p.say("warm-up.keys.ready"), p.aim())
}

func (p *Page) showWarmUps() {
	var options []string
	chosen := slices.Index(interval.Variants, p.choice.variant)
	for _, v := range interval.Variants {
		options = append(options, p.say("warm-up.title."+string(v)))
	}
	for i, r := range p.view.Routines {
		options = append(options, r.Title)
		if r.ID == p.choice.own {
			chosen = len(interval.Variants) + i
		}
	}
	p.ready.warmUp.SetOptions(options, chosen)
}

// showCells draws each drill of a routine once.
func (p *Page) showCells(r *model.Routine) {
	var drills []model.ID
	for _, d := range r.Drills {
		if !slices.Contains(drills, d.Exercise) {
			drills = append(drills, d.Exercise)
		}
	}
	for i, c := range p.ready.cells {
		c.Hidden = i >= len(drills)
		if !c.Hidden {
			c.show(p.still(drills[i], kit.Drawing{}), p.drill(drills[i]))
		}
	}
}

func (p *Page) showPlay() {
	f := &p.play
	paused := p.run.Player.At(p.Now()).Phase == interval.PhasePaused
	f.play.SetText(p.say("warm-up.pause"))
	f.play.SetIcon(theme.IconPause)
	if paused {
		f.play.SetText(p.say("warm-up.resume"))
		f.play.SetIcon(theme.IconPlay)
	}
	longest := interval.Step{}
	for _, s := range p.run.Player.Steps() {
		longest.Length = max(longest.Length, s.Length)
	}
	f.digits.SetLongest(p.Format.Countdown(longest.Length))
	keys := "warm-up.keys.play"
	if _, built := p.run.variant(); !built {
		keys = "warm-up.keys.own"
	}
	p.status.Say("", p.say(keys), p.aim())
	p.shown = moment{}
	p.showMoment()
}

// showMoment writes what has changed since the last second, and draws the
// figure. On another page and in a minimised window nothing is painted.
func (p *Page) showMoment() {
	if !p.Begun() || !p.seen() {
		return
	}
	v := p.run.Player.At(p.Now())
	m := p.momentAt(v)
	if !p.profile.StillFigures {
		p.drawFrame(v)
	}
	if m == p.shown {
		return
	}
	was := p.shown
	p.shown = m
	f := &p.play
	f.digits.SetText(m.left)
	p.pass()
	if was.name == m.name && was.line == m.line && was.next == m.next && was.nextAfter == m.nextAfter && was.step == m.step {
		p.placeFoot(p.Size())
		p.clock.Refresh()
		return
	}
	f.cue.SetText(m.cue)
	f.next.Hidden = f.crowded || m.next == ""
	f.next.show(p.still(m.nextDrill, kit.Drawing{}), m.nextAfter, m.next)
	if p.profile.StillFigures {
		p.drawStill(p.drillShown(v))
	}
	p.Refresh()
}

func (p *Page) showOver() {
	f := &p.over
	heading, done, of, sentences := p.summary(p.run.Player.Summary(p.Now()))
	f.title, f.of.Text = heading, of
	f.digits.SetText(done)
	text := ""
	for i, sentence := range sentences {
		if i > 0 {
			text += " "
		}
		text += sentence
	}
	f.sentences.SetText(text)
	f.mark.Hidden = !p.run.Ask
	p.drawStill(interval.March)
	p.status.Say("", p.say("warm-up.keys.over"), p.aim())
}

// showStrip draws the steps, and on the foot what is left of them.
func (p *Page) showStrip() {
	r := p.choice.routine(&p.view)
	if p.run != nil {
		r = p.run.Player.Routine()
	}
	planned, err := interval.NewPlayer(r)
	if err != nil {
		p.Fail(err)
		return
	}
	lasting := planned.Steps()
	if p.run != nil {
		lasting = p.run.Player.Steps()
	}
	var steps []stripStep
	for i, s := range planned.Steps() {
		steps = append(steps, stripStep{
			drill: s.Drill, length: max(s.Length, lasting[i].Length), lasts: lasting[i].Length,
			rest: s.Phase == interval.PhaseRest, name: p.drill(r.Drills[s.Drill].Exercise),
		})
	}
	p.strip.show(steps)
	p.pass()
}

// pass shows how far the routine has come, on the strip and before the buttons.
func (p *Page) pass() {
	p.clock.Text, p.clockOf.Text = "", ""
	switch now := p.Now(); {
	case p.run == nil:
		p.strip.pass(0, -1)
	case p.Begun():
		v := p.run.Player.At(now)
		p.strip.pass(p.run.Player.Summary(now).Done, p.run.Player.Steps()[v.Step].Drill)
		p.clock.Text, p.clockOf.Text = p.Format.Countdown(v.Left), p.say("warm-up.left", "Length", p.Format.Countdown(p.strip.length()))
	default:
		p.strip.pass(p.run.Player.Summary(now).Done, -1)
	}
}
