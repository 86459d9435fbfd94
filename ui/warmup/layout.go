package warmup

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of the page.
const (
	narrowBelow  float32 = 1100 - kit.RailWidth
	wideMargin   float32 = 24
	narrowMargin float32 = 12
	paneShare    float32 = 0.45 // of the panel, for the figure
	paneLeast    float32 = 320
	stripTop     float32 = 16 // from the panel to the strip
	footHeight   float32 = stripTop + stripHeight + 8 + kit.LargeButtonHeight + 14
	lowBelow     float32 = 460 // a panel as low as this has smaller words
	crowdedBelow float32 = 76  // the height of digits for which something else makes room
	buttonGap    float32 = 10
)

// CreateRenderer is for Fyne.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	r := &pageRenderer{p: p}
	r.objects = []fyne.CanvasObject{p.panel, p.pane, p.header, p.figure, p.strip, p.clock, p.clockOf, p.status}
	ready, play, over := p.faces()
	for _, face := range [][]fyne.CanvasObject{ready, play, over} {
		r.objects = append(r.objects, face...)
	}
	r.Refresh()
	return r
}

type pageRenderer struct {
	p       *Page
	objects []fyne.CanvasObject
}

func (r *pageRenderer) Destroy()                     {}
func (r *pageRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *pageRenderer) MinSize() fyne.Size           { return fyne.NewSize(640, 480) }

func (r *pageRenderer) Refresh() {
	p := r.p
	soft := theme.Colour(theme.ColorAccentSoft)
	panel := kit.SlabLook{Fill: theme.Colour(theme.ColorRaised), Edge: theme.Colour(theme.ColorHairline), EdgeWidth: theme.Hairline, Radius: theme.RadiusTimer, Raised: true}
	if p.lit {
		panel.Fill = soft
	}
	p.panel.Set(panel)
	p.pane.Set(kit.SlabLook{Fill: soft, Radius: theme.RadiusTimer, LeftOnly: true})
	text, muted := theme.Colour(theme.ColorText), theme.Colour(theme.ColorTextMuted)
	for _, t := range []*canvas.Text{p.clock, p.ready.length, p.play.name, p.over.heading} {
		t.Color = text
	}
	for _, t := range []*canvas.Text{p.clockOf, p.ready.drills, p.play.line, p.over.of} {
		t.Color = muted
	}
	r.Layout(p.Size())
	canvas.Refresh(p)
}

// area is a rectangle to put something into.
type area struct{ x, y, width, height float32 }

func (a area) place(o fyne.CanvasObject) {
	o.Move(fyne.NewPos(float32(int(a.x)), float32(int(a.y))))
	o.Resize(fyne.NewSize(max(float32(int(a.width)), 0), max(float32(int(a.height)), 0)))
}

// Layout gives the panel what header and foot leave.
func (r *pageRenderer) Layout(size fyne.Size) {
	p := r.p
	margin := pageMargin(size)
	p.header.SetMargin(margin)
	area{0, 0, size.Width, kit.HeaderHeight()}.place(p.header)
	panel := area{margin, kit.HeaderHeight(), size.Width - 2*margin, size.Height - kit.HeaderHeight() - footHeight - kit.StatusHeight()}
	panel.place(p.panel)
	pane := panel
	pane.width = max(float32(int(paneShare*panel.width)), paneLeast)
	pane.place(p.pane)
	inset := min(pane.width, pane.height) * 0.03
	area{pane.x + inset, pane.y + inset, pane.width - 2*inset, pane.height - 2*inset}.place(p.figure)

	pad := min(max(float32(24), panel.width*0.035), 48)
	side := area{pane.x + pane.width + pad, panel.y, panel.width - pane.width - 2*pad, panel.height}
	switch {
	case p.run == nil:
		p.placeReady(side)
	case p.Begun():
		p.placePlay(side)
	default:
		p.placeOver(side)
	}
	area{margin, panel.y + panel.height + stripTop, size.Width - 2*margin, stripHeight}.place(p.strip)
	p.placeFoot(size)
	area{0, size.Height - kit.StatusHeight(), size.Width, kit.StatusHeight()}.place(p.status)
}

func pageMargin(size fyne.Size) float32 {
	if size.Width < narrowBelow {
		return theme.Gap(narrowMargin)
	}
	return theme.Gap(wideMargin)
}

func (p *Page) placeReady(side area) {
	f := &p.ready
	pad := min(float32(32), side.height*0.05)
	y := side.y + pad
	field := f.sessionField.MinSize().Height
	warmUp := max((side.width-16)/2, min(f.warmUpField.MinSize().Width, 0.6*side.width))
	session := side.width - 16 - warmUp
	area{side.x, y, session, field}.place(f.sessionField)
	area{side.x + session + 16, y, warmUp, field}.place(f.warmUpField)
	y += field + 8

	kit.PlaceText(f.length, side.x, y, 44)
	kit.PlaceText(f.drills, side.x+kit.Width(f.length)+12, y+5, 44)
	y += 44 + 4
	for _, words := range []*kit.Paragraph{f.sore, f.about} {
		words.SetWidth(side.width)
		if h := words.MinSize().Height; h > 0 {
			area{side.x, y, side.width, h}.place(words)
			y += h + 8
		}
	}
	buttons := side.y + side.height - pad - kit.ButtonHeight()
	p.placeCells(area{side.x, y + 8, side.width, buttons - 16 - y})
	x := side.x
	for _, b := range []*kit.Button{f.copy, f.edit, f.delete} {
		if b.Visible() {
			width := b.MinSize().Width
			area{x, buttons, width, kit.ButtonHeight()}.place(b)
			x += width + buttonGap
		}
	}
}

// placeCells fills an area with drawings, row by row; those for which there is
// no room are left out: the strip below names every drill.
func (p *Page) placeCells(room area) {
	across := max(int(room.width/cellLeast), 1)
	down := max(int((room.height+cellGap)/(cellHeight+cellGap)), 0)
	seen := 0
	for _, c := range p.ready.cells {
		if c.Visible() {
			seen++
		}
	}
	// Rows of even length, so that none stands alone.
	rows := max((seen+across-1)/across, 1)
	across = max((seen+rows-1)/rows, 1)
	width := min(room.width/float32(across), cellMost)
	height := max(min((room.height+cellGap)/float32(rows)-cellGap, width+cellWords), cellHeight)
	for i, c := range p.ready.cells {
		at := area{room.x + float32(i%across)*width, room.y + float32(i/across)*(height+cellGap), width, height}
		if i >= across*down {
			at = area{-cellMost, 0, 0, 0} // out of sight
		}
		at.place(c)
	}
}

func (p *Page) placePlay(side area) {
	f := &p.play
	low := side.height < lowBelow
	pad, lineHeight, nameHeight, gap := float32(40), float32(26), float32(52), float32(16)
	if low {
		pad, gap = 16, 8
	}
	y := side.y + pad
	f.line.Text = kit.Ellipsis(p.shown.line, side.width, f.line.TextSize, f.line.TextStyle)
	kit.PlaceText(f.line, side.x, y, lineHeight)
	y += lineHeight
	f.name.TextSize = nameSize
	if fyne.MeasureText(p.shown.name, nameSize, f.name.TextStyle).Width > side.width {
		f.name.TextSize = nameSmaller
	}
	f.name.Text = kit.Ellipsis(p.shown.name, side.width, f.name.TextSize, f.name.TextStyle)
	kit.PlaceText(f.name, side.x, y, nameHeight)
	y += nameHeight + gap

	f.cue.SetWidth(side.width)
	cue := f.cue.MinSize().Height
	foot := side.y + side.height - pad - cardHeight
	digits := foot - gap - cue - gap - y
	if f.crowded = digits < crowdedBelow; f.crowded { // the strip below says what is next, too
		digits += cardHeight + gap
	}
	f.next.Hidden = f.crowded || p.shown.next == ""
	area{side.x, foot, min(f.next.MinSize().Width, side.width), cardHeight}.place(f.next)
	digits = min(digits, 0.8*digitsMost)
	area{side.x, y, side.width, digits}.place(f.digits)
	area{side.x, y + digits + gap, side.width, cue}.place(f.cue)
}

// overDigits is how large the sum is at the most.
const overDigits float32 = 160

func (p *Page) placeOver(side area) {
	f := &p.over
	const heading, gap = 52, 16
	f.sentences.SetWidth(side.width)
	words := f.sentences.MinSize().Height
	digits := min(0.8*overDigits, side.height-heading-words-4*gap)
	y := side.y + max((side.height-heading-digits-words-2*gap)/2, gap)
	f.heading.Text = kit.Ellipsis(f.title, side.width, f.heading.TextSize, f.heading.TextStyle)
	kit.PlaceText(f.heading, side.x, y, heading)
	y += heading + gap
	of := kit.Width(f.of)
	area{side.x, y, side.width - of - gap, digits}.place(f.digits)
	// On the line that the digits stand on.
	kit.PlaceText(f.of, side.x+f.digits.Width()+gap, y+digits-44, 32)
	y += digits + gap
	area{side.x, y, side.width, words}.place(f.sentences)
}

// placeFoot puts the buttons into the middle of the foot, and what is left of
// all before them.
func (p *Page) placeFoot(size fyne.Size) {
	margin := pageMargin(size)
	y := size.Height - kit.StatusHeight() - 14 - kit.LargeButtonHeight
	kit.PlaceText(p.clock, margin, y, kit.LargeButtonHeight)
	x := margin
	if p.clock.Text != "" {
		x += kit.Width(p.clock) + 6
	}
	kit.PlaceText(p.clockOf, x, y, kit.LargeButtonHeight)
	var buttons []*kit.Button
	switch {
	case p.run == nil:
		buttons = []*kit.Button{p.ready.start}
	case p.Begun():
		buttons = []*kit.Button{p.play.extend, p.play.play, p.play.skip, p.play.stop}
	case p.run.Ask:
		buttons = []*kit.Button{p.over.mark, p.over.again}
	default:
		buttons = []*kit.Button{p.over.again}
	}
	width := -buttonGap
	for _, b := range buttons {
		width += b.MinSize().Width + buttonGap
	}
	p.clockOf.Hidden = x+kit.Width(p.clockOf)+24+width > size.Width-margin
	if !p.clockOf.Hidden {
		x += kit.Width(p.clockOf) + 24
	}
	at := max((size.Width-width)/2, x)
	for _, b := range buttons {
		area{at, y, b.MinSize().Width, kit.LargeButtonHeight}.place(b)
		at += b.MinSize().Width + buttonGap
	}
}

// The flash at a change: two short ones, or one that lasts where nothing is to
// move (LOOK, "Motion and pointer").
const (
	flashTime  = 400 * time.Millisecond
	steadyTime = 2 * time.Second
)

// flash lights the panel up at a change, if it is seen.
func (p *Page) flash() {
	if !p.seen() {
		return
	}
	p.unflash()
	light := func(lit bool) func() {
		return func() {
			p.lit = lit
			p.Refresh()
		}
	}
	light(true)()
	if p.profile.StillFigures {
		p.flashes = append(p.flashes, p.After(steadyTime, light(false)))
		return
	}
	for i, lit := range []bool{false, true, false} {
		p.flashes = append(p.flashes, p.After(time.Duration(i+1)*flashTime, light(lit)))
	}
}

// unflash puts the light out.
func (p *Page) unflash() {
	for _, cancel := range p.flashes {
		cancel()
	}
	p.flashes, p.lit = nil, false
}
